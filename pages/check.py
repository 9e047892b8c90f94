"""Every answer before the plan."""

from ownpace.ui import check_page

check_page.show()
