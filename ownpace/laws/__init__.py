"""The laws: what no plan may break. One list, used by the last gate of every plan, by the tests and by the sweep.

A law names its subject: the outcome (plan or referral), the plan, or the document. A hard law that fails refuses the plan; a soft law is
satisfied, or its reason stands in ``not_covered``. Ids are those of the evidence page, section 9, as amended in the rulings; laws without a
number are our own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from ownpace.laws import conditions, covered, documents, growth, logged, outcome, own, register
from ownpace.laws.covered import SOFT, not_covered
from ownpace.laws.register import Case, Law, Reason, View, Violation, law

if TYPE_CHECKING:
    from ownpace.plan import Plan
    from ownpace.screening import Screening

__all__ = [
    "LAWS", "SOFT", "Case", "Law", "Reason", "View", "Violation", "broken", "broken_document", "law", "not_covered", "violations",
]  # fmt: skip

SECTIONS: Final = (outcome, conditions, growth, logged, own, covered, documents)
"""The list in its order."""
LAWS: Final[dict[str, Law]] = {id_: one for section in SECTIONS for id_, one in register.LAWS.items() if one.check.__module__ == section.__name__}

_BY_SUBJECT: Final = {subject: tuple(one for one in LAWS.values() if one.subject == subject) for subject in ("outcome", "plan", "whole", "document")}


def _run(subject: str, thing: object, applied: Counter[str] | None) -> Iterator[Violation]:
    for one in _BY_SUBJECT[subject]:
        if one.applies(thing):
            if applied is not None:
                applied[one.id] += 1
            for place in one.check(thing):
                yield Violation(one.id, place)


def violations(screening: Screening, plan: Plan | None, applied: Counter[str] | None = None) -> Iterator[Violation]:
    """Every broken law of an outcome; counts in ``applied`` how often each law concerned somebody."""
    yield from _run("outcome", Case(screening, plan), applied)
    if plan is not None:
        yield from _run("plan", plan.view, applied)
        yield from _run("whole", plan, applied)


def broken(plan: Plan) -> tuple[Violation, ...]:
    """The broken laws of a plan, hard and soft: a soft one left unsaid is a fault too."""
    return tuple(violations(plan.screening, plan))


def broken_document(document: Mapping[str, Any], applied: Counter[str] | None = None) -> tuple[Violation, ...]:
    """The broken laws of a document."""
    return tuple(_run("document", document, applied))
