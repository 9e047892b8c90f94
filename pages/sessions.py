"""Which of the week's sessions hurt."""

from ownpace.ui import check_in_page, outcome

check_in_page.show_sessions(outcome.plan_document())
