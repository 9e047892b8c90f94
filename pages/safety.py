"""The safety report."""

from ownpace.ui import safety_page, wording

safety_page.show(wording.language())
