"""Where the answers are."""

from ownpace.ui import privacy_page

privacy_page.show()
