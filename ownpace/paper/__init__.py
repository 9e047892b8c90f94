"""The programme on paper: an accessible PDF made in memory, in four editions and both languages. Nothing is written to disk."""

from ownpace.paper.pdf import PaperBusyError, pdf
from ownpace.paper.sheet import Variant

__all__ = ["PaperBusyError", "Variant", "pdf"]
