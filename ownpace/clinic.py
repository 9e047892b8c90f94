"""Whose app this is: a clinic's name, logo, contact, region and language from one file, which need not be there.

It is shown beside the plan and the national numbers. It decides nothing about anybody: no rule and no fingerprint reads it.
Not modelled: several clinics in one app, and a name in each language.
"""

from __future__ import annotations

import os
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import tomli as tomllib

from ownpace.answers import Problem
from ownpace.contacts import REGIONS
from ownpace.vocabulary import Language

NAME: Final = "clinic.toml"
VARIABLE: Final = "OWNPACE_CLINIC"
"""Names another place for the file; empty means that there is none."""
BESIDE: Final = Path(__file__).resolve().parents[1]
"""Where ``app.py`` lies."""
MOST: Final = 200_000
"""Bytes of a logo: it is sent with every page."""
MOST_DOTS: Final = 2000
"""Dots of a picture, each way: it is unpacked for every print."""
MOST_FILE: Final = 100_000
"""Bytes of the file itself: a part of one is another file."""
FILE: Final = "clinic"
"""The place of a problem with the file itself."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_ABROAD: Final = "+"
_COUNTRY: Final = "+45"


class ClinicError(ValueError):
    """The file cannot be used; ``problems`` says what to mend, ``name`` which file."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        """Keep the file's name and each problem."""
        super().__init__(", ".join(f"{p.place}: {p.kind}" for p in problems))
        self.name, self.problems = name, problems


@dataclass(frozen=True, slots=True)
class Logo:
    """A drawing or a picture, as an address that holds it: there no script of it runs and nothing is fetched."""

    kind: str
    data: bytes

    @property
    def uri(self) -> str:
        """For a page."""
        return f"data:{self.kind};base64,{b64encode(self.data).decode()}"

    @property
    def svg(self) -> str:
        """For paper: a drawing as it is, a picture inside one of its own size."""
        if self.kind == SVG:
            return self.data.decode("utf-8")
        width, height = _size(self.data)
        image = f'<image width="{width}" height="{height}" href="{self.uri}"/>'
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">{image}</svg>'


SVG: Final = "image/svg+xml"
PNG: Final = "image/png"


@dataclass(frozen=True, slots=True)
class Clinic:
    """A clinic that shows OwnPace to its patients."""

    name: str
    logo: Logo | None = None
    region: str | None = None
    language: Language | None = None
    phone: str = ""
    web: str = ""
    address: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()

    @property
    def call(self) -> str:
        """The address that a phone calls; empty without a number."""
        digits = self.phone.replace(" ", "")
        return f"tel:{'' if digits.startswith(_ABROAD) else _COUNTRY}{digits}" if digits else ""

    @property
    def site(self) -> str:
        """The address on the web as people write it."""
        return self.web.removeprefix("https://").rstrip("/")

    @property
    def reached(self) -> bool:
        """Whether there is anything to reach it by."""
        return bool(self.phone or self.web or self.address or self.lines)


@cache
def configured() -> Clinic | None:
    """The clinic of this process, read once; none where there is no file. Raises ``ClinicError`` each time while the file is wrong."""
    return found()


def wrong() -> ClinicError | None:
    """What is wrong with the file; nothing where it can be used, or is not there."""
    try:
        configured()
    except ClinicError as refused:
        return refused
    return None


def first_language() -> Language:
    """What a new visitor meets: the clinic's language, or Danish; also while the file is wrong."""
    host = None if wrong() else configured()
    return (host.language if host else None) or Language.DA


def found() -> Clinic | None:
    """The clinic of the file that is there now; none where there is no file. Raises ``ClinicError``."""
    named = os.environ.get(VARIABLE)
    if named == "":
        return None
    path = Path(named) if named else BESIDE / NAME
    return load(path) if named or path.is_file() else None


def load(path: Path) -> Clinic:
    """The clinic of a file; raises ``ClinicError`` with every problem that was found."""
    table = _table(path)
    from pydantic import ValidationError  # noqa: PLC0415 - only those who have a file wait for it

    from ownpace.clinic_model import read  # noqa: PLC0415 - as above

    refused: list[Problem] = []
    said: Any = None
    try:
        said = read(table)
    except ValidationError as fault:
        refused = [_problem(error) for error in fault.errors(include_url=False, include_context=True, include_input=False)]
    given = table.get("logo")
    logo = _logo(path.parent / given) if isinstance(given, str) and given else None
    if isinstance(logo, Problem):
        refused.append(logo)
    if refused or isinstance(logo, Problem):
        raise ClinicError(path.name, _once(refused))
    reached = said.contact
    language = Language(said.language) if said.language else None
    return Clinic(said.name, logo, said.region, language, reached.phone or "", reached.web or "", reached.address, reached.lines)


def _table(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_FILE + 1)
    except (OSError, ValueError):
        raise ClinicError(path.name, (Problem(FILE, "absent", {"variable": VARIABLE}),)) from None
    if len(raw) > MOST_FILE:
        raise ClinicError(path.name, (Problem(FILE, "big", {"max": MOST_FILE // 1000}),))
    try:
        return tomllib.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as fault:
        problem = Problem(FILE, "not_toml", {"line": raw[: fault.start].count(b"\n") + 1})
    except tomllib.TOMLDecodeError as fault:
        problem = Problem(FILE, "not_toml", {"line": fault.lineno})
    except (ValueError, RecursionError):
        problem = Problem(FILE, "strange")
    raise ClinicError(path.name, (problem,))


def _once(problems: list[Problem]) -> tuple[Problem, ...]:
    """One problem for each place."""
    return tuple({problem.path: problem for problem in reversed(problems)}.values())[::-1]


KINDS: Final = {
    "missing": "missing", "extra_forbidden": "unknown", "string_type": "text", "tuple_type": "list", "string_too_short": "empty",
    "string_too_long": "long", "too_long": "many", "literal_error": "option", "model_type": "table", "model_attributes_type": "table",
}  # fmt: skip
"""What pydantic calls a fault, and the word of ours for it."""
FORMS: Final = frozenset({"phone", "web"})
"""Fields whose form has a text of its own."""
ALLOWED: Final[Mapping[str, tuple[str, ...]]] = {"region": REGIONS, "language": tuple(str(one) for one in Language)}


def _problem(error: Mapping[str, Any]) -> Problem:
    """A fault in our words. The value itself is not repeated: whoever reads this has the file."""
    path = ".".join(str(part + 1 if isinstance(part, int) else part) for part in error["loc"])
    name = str(error["loc"][-1])
    kind = name if name in FORMS and error["type"] not in {"extra_forbidden", "string_type"} else KINDS.get(error["type"], "form")
    values: dict[str, Any] = {"max": error.get("ctx", {}).get("max_length", "")}
    return Problem(path, kind, values | {"allowed": ", ".join(ALLOWED.get(name, ()))})


# --- the logo


def _logo(path: Path) -> Logo | Problem:
    """The logo of a file, or what is wrong with it."""
    kind = {".svg": SVG, ".png": PNG}.get(path.suffix.lower())
    if kind is None:
        return Problem("logo", "logo_kind")
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except (OSError, ValueError):
        return Problem("logo", "logo_absent")
    if len(data) > MOST:
        return Problem("logo", "logo_big", {"max": MOST // 1000})
    whole = _is_drawing(data) if kind == SVG else _is_picture(data)
    if not whole:
        return Problem("logo", "logo_broken")
    return Problem("logo", "logo_dots", {"max": MOST_DOTS}) if kind == PNG and max(_size(data)) > MOST_DOTS else Logo(kind, data)


def _is_drawing(data: bytes) -> bool:
    """Whether it is one whole SVG drawing that has a size, and declares nothing."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return False
    try:
        data.decode("utf-8")
        top = ET.fromstring(data)  # noqa: S314 - the installer's own file, small, and without declarations
    except (ET.ParseError, UnicodeDecodeError, ValueError, LookupError):
        return False
    return top.tag == "{http://www.w3.org/2000/svg}svg" and ("viewBox" in top.attrib or {"width", "height"} <= set(top.attrib))


def _is_picture(data: bytes) -> bool:
    """Whether it is one whole PNG picture: every part is there and has the sum that it says."""
    if not data.startswith(_PNG):
        return False
    names = [name for name, whole in _chunks(data) if whole]
    return names[:1] == [b"IHDR"] and names[-1:] == [b"IEND"] and b"IDAT" in names and all(_size(data))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bool]]:
    """The parts of a PNG: name, and whether the part is as it was written."""
    place = len(_PNG)
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        body, end = data[place + 4 : place + 8 + length], place + 12 + length
        whole = end <= len(data) and struct.unpack_from(">I", data, end - 4)[0] == zlib.crc32(body)
        yield body[:4], whole
        if not whole:
            return
        place = end


def _size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG, in dots."""
    width, height = struct.unpack_from(">II", data, 16)
    return width, height
