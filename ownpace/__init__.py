"""OwnPace: from answers to an individual, cited plan, or to help. Pure; knows nothing of Streamlit."""

from typing import TYPE_CHECKING, Any

from ownpace.plan import VERSION as __version__  # noqa: N811 - the name that Python tools look for
from ownpace.plan import Plan, Referral, make_plan

if TYPE_CHECKING:
    from ownpace.answer_model import Answers

__all__ = ["Answers", "Plan", "Referral", "__version__", "make_plan"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - a module attribute
    """``Answers`` brings pydantic with it, so it is imported when asked for."""
    if name != "Answers":
        raise AttributeError(name)
    from ownpace.answer_model import Answers  # noqa: PLC0415 - see above

    return Answers
