"""Every exercise with its drawing."""

from ownpace.ui import exercises_page

exercises_page.show()
