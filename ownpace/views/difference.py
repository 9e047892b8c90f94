"""What differs between two plans, in sentences: what was said, when it begins, what the weeks hold and what stands beside them.

What a person would read otherwise in the second plan is never left unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ownpace.questionnaire import BY_ID, Kind
from ownpace.text import has, t
from ownpace.text.format import join, number
from ownpace.vocabulary import DOSE, Language

Document = Mapping[str, Any]
UNREAD: Final = frozenset({"fact", "facts", "sources"})
"""Where a number comes from; the number may be the same."""


def sentences(before: Document, after: Document, language: Language | str) -> list[str]:
    """One sentence for each difference, the limits of pain first; one that says so when there is none. Both are plans or referrals."""
    found = [*_answers(before, after, language), *_frame(before, after, language)]
    if before["outcome"] == after["outcome"] == "plan":
        for part in (_pain, _weeks, _exercises, _doses, _sizes, _milestones, _beside):
            found += part(before, after, language)
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


def _doses(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    """The exercises that stay, and are done otherwise in some week."""
    old, new = (_done(one) for one in (before, after))
    other = {name for week, name in old.keys() & new.keys() if old[week, name] != new[week, name]}
    if other:
        yield t("diff.doses", language, names=", ".join(t(f"exercises.{one}.name", language) for one in sorted(other)))


def _done(document: Document) -> dict[tuple[int, str], list[tuple[Any, ...]]]:
    """How each exercise is done in each week."""
    found: dict[tuple[int, str], list[tuple[Any, ...]]] = {}
    for week in document["program"]["weeks"]:
        for item in (item for session in week["sessions"] for item in session["items"]):
            found.setdefault((week["number"], item["exercise"]), []).append(tuple(item.get(name) for name in DOSE))
    return found


def _sizes(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    """The sizes for bad and for good days, where a session of both plans has another one."""
    for size in ("bad", "good"):
        old, new = (
            {session["id"]: session["sizes"][size] for week in one["program"]["weeks"] for session in week["sessions"]} for one in (before, after)
        )
        if not all(alike(old[one], new[one]) for one in old.keys() & new.keys()):
            yield t(f"diff.size_{size}", language)


def _pain(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    """The limits of pain, by their numbers where those are others."""
    old, new = (one.get("pain_rule") or {} for one in (before, after))
    ends = ("green_up_to", "red_above")
    if any(old.get(name) != new.get(name) for name in ends) and all(one.get(name) is not None for one in (old, new) for name in ends):
        numbers = {"green": new[ends[0]], "red": new[ends[1]], "green_before": old[ends[0]], "red_before": old[ends[1]]}
        yield t("diff.pain", language, **{name: number(value, language) for name, value in numbers.items()})
    elif not alike(old, new):
        yield t("diff.pain_other", language)


def _milestones(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    """The weeks whose milestones are others."""
    old, new = ({(one["week"], one["measure"]): one["target"] for one in document["milestones"]} for document in (before, after))
    weeks = sorted({week for week, measure in old.keys() | new.keys() if old.get((week, measure)) != new.get((week, measure))})
    if weeks:
        yield t("diff.milestones", language, weeks=join([str(week) for week in weeks], language))


def _beside(before: Document, after: Document, language: Language | str) -> Iterator[str]:
    """What the plan does not reach, movement in everyday life and what follows the plan; both plans are in one language."""
    old, new = ({one["id"]: one["text"] for one in document["not_covered"]} for document in (before, after))
    for id_ in sorted(new.keys() - old.keys()):
        yield t("diff.not_covered", language, text=new[id_])
    for id_ in sorted(old.keys() - new.keys()):
        yield t("diff.covered", language, text=old[id_])
    habits, others = before["daily"], after["daily"]
    for id_, habit in others.items():
        if id_ not in habits or habits[id_]["text"] != habit["text"]:
            yield t("diff.daily", language, title=habit["title"], text=habit["text"])
    for id_ in sorted(habits.keys() - others.keys()):
        yield t("diff.daily_gone", language, title=habits[id_]["title"])
    if before["maintenance"]["text"] != after["maintenance"]["text"]:
        yield t("diff.later", language)


def alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether two parts of plans read the same; where their numbers come from may differ."""
    if one == other:
        return True
    if isinstance(one, dict) and isinstance(other, dict):
        names = one.keys() - UNREAD
        return names == other.keys() - UNREAD and all(alike(one[name], other[name]) for name in names)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return False
