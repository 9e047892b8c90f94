"""The session of the day, one exercise at a time."""

from ownpace.ui import outcome, today_page

today_page.show(outcome.plan_document())
