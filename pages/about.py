"""What OwnPace is for."""

from ownpace.ui import about_page

about_page.show()
