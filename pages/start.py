"""What this is, and the yes before the first health question."""

from ownpace.ui import start_page

start_page.show()
