"""The plan as it prints. Not here yet: the sheet of the views."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ownpace.ui import plan_page
from ownpace.vocabulary import Language


def show(document: Mapping[str, Any], language: Language) -> None:
    """The same content as the plan page, for paper."""
    plan_page.show(document, language)
