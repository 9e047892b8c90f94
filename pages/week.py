"""How the week went."""

from ownpace.ui import check_in_page, outcome

check_in_page.show(outcome.plan_document())
