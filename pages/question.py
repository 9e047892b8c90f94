"""One topic of questions; which one is in the address."""

from ownpace.ui import wizard

wizard.show()
