"""The plan for paper."""

from ownpace.ui import outcome, print_page, wording

print_page.show(outcome.plan_document(), wording.language())
