"""Where the tests of the deployment find the helpers of the others."""

from __future__ import annotations

import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(_TESTS / "deploy"), str(_TESTS), str(_TESTS / "journeys")]
