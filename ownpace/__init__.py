"""OwnPace: from answers to an individual, cited plan, or to help. Pure; knows nothing of Streamlit."""

from ownpace.answers import Answers
from ownpace.plan import VERSION as __version__  # noqa: N811 - the name that Python tools look for
from ownpace.plan import Plan, Referral, make_plan

__all__ = ["Answers", "Plan", "Referral", "__version__", "make_plan"]
