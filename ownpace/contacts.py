"""Whom to call: the numbers of ``data/contacts.toml`` and which of them belong to a clearance. No wording.

Not modelled: opening hours, and a national psychiatric line (its number is not verified). A clinic's own contact stands beside these numbers,
never among them: ``clinic``.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import tomli as tomllib

from ownpace.vocabulary import Clearance


class Contact(NamedTuple):
    """One place to call. Name and hours are the texts ``contact.<id>.name`` and ``contact.<id>.when``."""

    id: str
    number: str
    """As it is written for people; empty for the person's own doctor."""
    region: str | None

    @property
    def link(self) -> str:
        """The address that a phone calls, ``tel:112``; empty without a number."""
        digits = self.number.replace(" ", "")
        return f"tel:{'' if len(digits) < _DIGITS else '+45'}{digits}" if digits else ""


_DIGITS: Final = 8
"""A full Danish number; shorter ones take no country code."""

with (Path(__file__).parent / "data" / "contacts.toml").open("rb") as _file:
    _data = tomllib.load(_file)

CHECKED: Final[date] = _data["checked"]
"""The day the numbers were last checked; shown beside them."""

CONTACTS: Final = tuple(Contact(row["id"], row["number"], row.get("region")) for row in _data["contact"])
BY_ID: Final = {contact.id: contact for contact in CONTACTS}
OUT_OF_HOURS: Final = tuple(contact for contact in CONTACTS if contact.region)
"""All five: nobody has to choose a region to see a number."""
REGIONS: Final = tuple(contact.region for contact in OUT_OF_HOURS if contact.region)

_112: Final = BY_ID["emergency"]
_DOCTOR: Final = BY_ID["own_doctor"]
_LIVSLINIEN: Final = BY_ID["livslinien"]


def for_clearance(word: str, *, mental: bool = False) -> tuple[Contact, ...]:
    """Whom to call, in order, for a clearance (``call_112`` ...); raises ``KeyError`` for any other word.

    ``mental``: thoughts of not wanting to live led here. Then all ways to help are shown, and Livslinien never alone.
    """
    clearance = Clearance.parse(word)
    if clearance is Clearance.CALL_112:
        return (_112, *OUT_OF_HOURS, _DOCTOR, _LIVSLINIEN) if mental else (_112,)
    if mental:
        return (_DOCTOR, *OUT_OF_HOURS, _112, _LIVSLINIEN)
    if clearance is Clearance.DOCTOR_TODAY:
        return (_DOCTOR, *OUT_OF_HOURS, _112)
    return (_DOCTOR, _112)


def nearest(ids: Iterable[str], region: str | None) -> list[str]:
    """The same places in the same order, but of the out-of-hours lines that of this region comes first; nothing is left out."""
    found = list(ids)
    lines = [id_ for id_ in found if BY_ID[id_].region]
    mine = iter(sorted(lines, key=lambda id_: BY_ID[id_].region != region))
    return [next(mine) if BY_ID[id_].region else id_ for id_ in found]
