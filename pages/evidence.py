"""Sources and review status."""

from ownpace.ui import evidence_page, wording

evidence_page.show(wording.language())
