"""A session as it is read on the screen: its heading, its exercises in three sizes, and why the numbers are as they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ownpace.text import lines, t
from ownpace.text.format import counted, join
from ownpace.views import drawing, why, words
from ownpace.views.markup import bullets, fold, safe, tag, wrap
from ownpace.vocabulary import Language

Session = Mapping[str, Any]
ORDINARY: Final = "ordinary"
"""The size that is planned."""


def head(group: Sequence[Session], language: Language | str) -> str:
    """The days, what it is, how long and how hard, and the habit that it hangs on."""
    one = group[0]
    facts = [
        words.session_title(one, language),
        counted("minute", one["minutes"], language),
        t("plan.page.effort_about", language, n=words.effort_middle(one)),
    ]
    anchor = t("plan.page.anchor", language, when=one["anchor"])
    return tag("h3", words.days(group, language)) + tag("p", words.DOT.join(facts), "op-fakta") + tag("p", anchor, "op-vane")


def sizes(session: Session, language: Language | str, swapped: Mapping[str, str] | None = None, *, dark: bool = False) -> str:
    """The exercises as planned, and the two other sizes to open under them. Where a size is as planned, that is said instead.

    With ``swapped``, each exercise can be swapped by a button; it names what stands in the place of another one already.
    """
    others = "".join(_size(session, name, language) for name in words.SIZES if name != ORDINARY)
    return planned(session, language, swapped, dark=dark) + others


def _size(session: Session, name: str, language: Language | str) -> str:
    """Another size, folded under its name and its minutes."""
    size = session["sizes"][name]
    if size["items"] == session["sizes"][ORDINARY]["items"] and size["bouts"] == 1:
        inner = tag("p", t("plan.size.same", language))
    else:
        inner = wrap("ul", "".join(_plain(item, language) for item in size["items"]), "op-ovelser")
    return fold(safe(words.size(session, name, language)), inner, "op-fold op-udgave")


def planned(session: Session, language: Language | str, swapped: Mapping[str, str] | None = None, *, dark: bool = False) -> str:
    """Every exercise with its dose; how to do it opens under it, and what can stand in for it."""
    rows = (wrap("li", fold(_line(item, language), _inside(item, language, swapped, dark=dark))) for item in session["items"])
    return wrap("ul", "".join(rows), "op-ovelser")


def _line(item: Mapping[str, Any], language: Language | str) -> str:
    part = tag("small", t(f"plan.part.{item['part']}", language), "del") if item["part"] != "main" else ""
    return _two(item, part, words.DOT.join(words.details(item, language)), language)


def _plain(item: Mapping[str, Any], language: Language | str) -> str:
    return wrap("li", _two(words.sided(item), "", "", language))


def _two(item: Mapping[str, Any], part: str, rest: str, language: Language | str) -> str:
    """Name and dose, beside each other where there is room."""
    name = wrap("span", part + tag("b", words.exercise_name(item["exercise"], language)), "navn")
    much = tag("span", words.amount(item, language), "dosis") + (" " + tag("span", rest, "resten") if rest else "")
    return wrap("span", f"{name} {wrap('span', much, 'maengde')}", "linje")


def _inside(item: Mapping[str, Any], language: Language | str, swapped: Mapping[str, str] | None, *, dark: bool) -> str:
    """How it is done, what can stand in for it."""
    said = [t(f"plan.page.{way}", language, name=words.exercise_name(item[way], language)) for way in ("easier", "harder") if item[way]]
    others = [words.exercise_name(other, language) for other in item["alternatives"] if other not in {item["easier"], item["harder"]}]
    if others and swapped is None:
        said.append(t("plan.page.alternatives", language, names=join(others, language)))
    cues = drawing.pair(item["exercise"], language, dark=dark) + bullets(lines(f"exercises.{item['exercise']}.cues", language))
    offered = "" if swapped is None else offers(item, language, swapped.get(item["exercise"]))
    return wrap("div", cues + "".join(tag("p", one, "op-bytte") for one in said) + offered, "inde")


def offers(item: Mapping[str, Any], language: Language | str, original: str | None) -> str:
    """A button for each exercise of equal purpose, and first the one that the plan suggested where that was swapped."""
    here = item["exercise"]
    names = {original: t("ui.swap_original", language, name=words.exercise_name(original, language))} if original else {}
    names |= {other: words.exercise_name(other, language) for other in item["alternatives"] if other != original}
    buttons = "".join(
        wrap("li", tag("button", said, type="button", data_from=here, data_to=other, aria_label=t("ui.swap_to", language, name=said)))
        for other, said in names.items()
    )
    inner = tag("p", t("ui.swap_how", language), "op-hint") + wrap("ul", buttons)
    return fold(safe(t("ui.swap", language)), inner, "op-byt") if names else ""


def reasons(document: Mapping[str, Any], session: Session, language: Language | str) -> str:
    """Why the session is as it is: its length first, then a line for the exercises that share their reasons."""
    tree = why.sentences(document, session["facts"]["minutes"], language)
    told = "".join(wrap("li", words.titled(line.text), f"trin{min(line.depth, 2)}") for line in tree)
    same: dict[str, list[str]] = {}
    for item in session["items"]:
        said = why.short(document, item["facts"], language)
        if said:
            same.setdefault(said, []).append(words.exercise_name(item["exercise"], language))
    rows = [wrap("li", f"{tag('b', f'{join(names, language)}.')} {words.titled(said)}") for said, names in same.items()]
    inner = wrap("ul", told, "op-spor") + (
        tag("p", t("plan.page.why_more", language), "op-fakta") + wrap("ul", "".join(rows), "op-spor") if rows else ""
    )
    return fold(safe(t("plan.page.why_session", language)), wrap("div", inner), "op-hvorfor")
