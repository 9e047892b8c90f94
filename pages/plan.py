"""The plan."""

from ownpace.ui import outcome, plan_page, wording

plan_page.show(outcome.plan_document(), wording.language())
