"""Delete every answer."""

from ownpace.ui import delete_page

delete_page.show()
