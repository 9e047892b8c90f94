"""Help instead of a plan."""

from ownpace.ui import referral_page

referral_page.show()
