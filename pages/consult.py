"""The consultation: demo people, what if, before and after."""

from ownpace.ui import consult_page, wording

consult_page.show(wording.language())
