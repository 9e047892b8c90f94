"""``python -m ownpace``."""

import sys

from ownpace.cli import main

if __name__ == "__main__":
    sys.exit(main())
