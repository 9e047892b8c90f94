"""The clinic on pages and paper: its mark at the top, and how it is reached, always beside the national numbers. Safe HTML and plain data."""

from __future__ import annotations

from typing import Any, Final

from ownpace.clinic import Clinic
from ownpace.text import t
from ownpace.views.markup import safe, tag, wrap
from ownpace.vocabulary import Clearance, Language

BETWEEN: Final = " · "


def mark(clinic: Clinic | None) -> str:
    """The logo, which says the name to those who do not see it; the name itself where there is no logo."""
    if clinic is None:
        return ""
    if clinic.logo is None:
        return wrap("p", tag("span", clinic.name), "op-klinik")
    return wrap("p", f'<img alt="{safe(clinic.name)}" src="{clinic.logo.uri}">', "op-klinik")


def rows(clinic: Clinic) -> list[str]:
    """How it is reached: telephone and web, the address, and the rest; each in one line."""
    reach = BETWEEN.join(one for one in (clinic.phone, clinic.site) if one)
    return [one for one in (reach, ", ".join(clinic.address), BETWEEN.join(clinic.lines)) if one]


def line(clinic: Clinic) -> str:
    """The name and the shortest way to reach it, for the first page of paper."""
    way = clinic.phone or clinic.site
    return f"{clinic.name}{BETWEEN}{way}" if way else clinic.name


def fits(clinic: Clinic | None, clearance: str) -> bool:
    """Whether it may stand beside the numbers to call: nothing is to delay 112."""
    return clinic is not None and clinic.reached and clearance != Clearance.CALL_112.word


def block(clinic: Clinic | None, clearance: str, language: Language | str, level: int = 2) -> str:
    """The clinic with its telephone and address, and that it is not for emergencies; nothing where it may not stand."""
    if clinic is None or not fits(clinic, clearance):
        return ""
    reach = []
    if clinic.phone:
        reach.append(wrap("p", tag("a", clinic.phone, href=clinic.call)))
    if clinic.web:
        reach.append(wrap("p", tag("a", clinic.site, href=clinic.web, rel="noreferrer noopener")))
    reach += [wrap("p", "<br>".join(safe(one) for one in lines)) for lines in (clinic.address, clinic.lines) if lines]
    inner = tag(f"h{level}", t("clinic.heading", language)) + wrap("p", tag("b", clinic.name)) + "".join(reach)
    return wrap("section", inner + tag("p", t("clinic.not_urgent", language), "note"), "op-klinik-kort")


def data(clinic: Clinic | None, clearance: str, language: Language | str) -> dict[str, Any] | None:
    """For paper and Markdown: the name, the mark, and where it may stand how it is reached."""
    if clinic is None:
        return None
    shown = fits(clinic, clearance)
    return {
        "name": clinic.name,
        "mark": {"svg": clinic.logo.svg if clinic.logo else ""},
        "heading": t("clinic.heading", language),
        "line": line(clinic) if shown else "",
        "rows": rows(clinic) if shown else [],
        "note": t("clinic.not_urgent", language),
    }
