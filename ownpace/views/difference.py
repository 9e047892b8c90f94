"""What differs between two plans, in sentences: what was said, when it begins, what the weeks hold and which exercises they use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ownpace.questionnaire import BY_ID, Kind
from ownpace.text import has, t
from ownpace.text.format import number
from ownpace.vocabulary import Language

Document = Mapping[str, Any]


def sentences(before: Document, after: Document, language: Language | str) -> list[str]:
    """One sentence for each difference, in the order of the plan; one that says so when there is none. Both are plans or referrals."""
    found = [*_answers(before, after, language), *_frame(before, after, language)]
    if before["outcome"] == after["outcome"] == "plan":
        found += [*_weeks(before, after, language), *_exercises(before, after, language)]
    return found or [t("diff.nothing", language)]


def _answers(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    old, new = (one.get("answers", {}) for one in (before, after))
    for key, item in BY_ID.items():
        if old.get(key) != new.get(key):
            label = t(f"question.{key}.label", language) if has(f"question.{key}.label", language) else key
            yield t("diff.answer", language, question=label, before=_said(item, old.get(key), language), after=_said(item, new.get(key), language))


def _said(item: Any, value: object, language: Language | str) -> str:  # noqa: ANN401 - an Item of the questionnaire
    """An answer as the person knows it."""
    if value is None or value == []:
        return t("diff.no_answer", language)
    if isinstance(value, (list, tuple)):
        return ", ".join(_said(item, one, language) for one in value)
    key = f"option.{item.link_id}.{value}"
    if item.kind in {Kind.CHOICE, Kind.CHOICES, Kind.TEXT} and has(key, language):
        return t(key, language)
    return number(value, language) if isinstance(value, (int, float)) and not isinstance(value, bool) else str(value)


def _frame(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    if before["outcome"] != after["outcome"]:
        yield t(f"diff.now_{after['outcome']}", language)
    if before.get("start") != after.get("start"):
        yield t("diff.start", language, before=before.get("start", ""), after=after.get("start", ""))
    if before["engine"]["evidence_fingerprint"] != after["engine"]["evidence_fingerprint"]:
        yield t("diff.engine", language)
    known = {one["week"] for one in before.get("check_ins", ())}
    for one in after.get("changes", ()):
        if one["week"] not in known:
            yield t("diff.logged", language, n=one["week"], text=one["text"])
    for name in ("choices", "overrides"):
        if before.get(name) != after.get(name):
            yield t(f"diff.{name}", language)


def _weeks(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    old, new = ({week["number"]: week for week in one["program"]["weeks"]} for one in (before, after))
    if len(old) != len(new):
        yield t("diff.length", language, before=len(old), after=len(new))
    for n in sorted(old.keys() & new.keys()):
        first, then = old[n], new[n]
        numbers = {"n": n, "before": number(first["minutes_total"], language), "after": number(then["minutes_total"], language)}
        loads = _loads(first["load"], then["load"], language)
        if first["minutes_total"] != then["minutes_total"]:
            yield t("diff.minutes", language, **numbers, **loads)
        elif first["load"] != then["load"]:
            yield t("diff.load", language, n=n, **loads)
        if len(first["sessions"]) != len(then["sessions"]):
            yield t("diff.sessions", language, n=n, before=len(first["sessions"]), after=len(then["sessions"]))
        elif [one["weekday"] for one in first["sessions"]] != [one["weekday"] for one in then["sessions"]]:
            yield t("diff.days", language, n=n)


def _loads(before: float, after: float, language: Language | str) -> dict[str, str]:
    """Both loads in whole numbers, as everywhere else; as they are where the whole numbers would not differ."""
    whole = (round(before), round(after))
    shown = whole if whole[0] != whole[1] else (before, after)
    return dict(zip(("load_before", "load_after"), (number(one, language) for one in shown), strict=True))


def _exercises(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    old, new = (
        {item["exercise"] for week in one["program"]["weeks"] for session in week["sessions"] for item in session["items"]} for one in (before, after)
    )
    for name, gone in (("new", new - old), ("gone", old - new)):
        if gone:
            yield t(f"diff.{name}", language, names=", ".join(t(f"exercises.{one}.name", language) for one in sorted(gone)))
