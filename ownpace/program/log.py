"""What the weeks so far have decided, and what is due for the next one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from ownpace.program.parts import Decision, Week
from ownpace.vocabulary import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


Decide: TypeAlias = "Callable[[Week, Sequence[Decision]], Decision | None]"
"""What a week and the decisions before it decide for the next one; ``None`` where it was not logged."""


class Logged:
    """The decisions of the weeks that have been made so far, and the one that is due."""

    def __init__(self, decide: Decide | None) -> None:
        """Nothing is logged yet."""
        self.decide = decide
        self.decisions: list[Decision] = []
        self.due: Decision | None = None
        self.eased = False

    def take(self) -> tuple[Verdict, Decision | None]:
        """What the next week does. Without a log the plan goes on as it was made on day 1, but it holds after an eased week."""
        if self.due is not None:
            return self.due.verdict.value, self.due
        return (Verdict.HOLD if self.eased else Verdict.PROGRESS), None

    def made(self, week: Week) -> Week:
        """Note that a week is made, and ask what it decides."""
        week = week if self.due is None else replace(week, decision=self.due)
        self.eased = week.eased
        self.due = self.decide(week, tuple(self.decisions)) if self.decide is not None else None
        if self.due is not None:
            self.decisions.append(self.due)
        return week
