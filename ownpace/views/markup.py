"""Safe HTML: every word from a document goes through ``tag`` or ``safe``."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Final

_IN_ADDRESS: Final = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '%#"<>&\n\r\t'})
"""Signs that an address ends at, or the attribute that holds it, and how each is written in an address."""


def safe(text: object) -> str:
    """A text as it may stand inside HTML."""
    return escape(str(text))


def wrap(name: str, inner: str, css: str = "", **attributes: str) -> str:
    """An element round HTML that is already safe."""
    said = "".join(f' {key.replace("_", "-")}="{escape(value)}"' for key, value in {"class": css, **attributes}.items() if value)
    return f"<{name}{said}>{inner}</{name}>"


def tag(name: str, text: object, css: str = "", **attributes: str) -> str:
    """An element with its text made safe."""
    return wrap(name, safe(text), css, **attributes)


def bullets(items: Iterable[object], css: str = "", kind: str = "ul") -> str:
    """A list."""
    return wrap(kind, "".join(tag("li", item) for item in items), css)


def fold(summary: str, inner: str, css: str = "") -> str:
    """Something that opens when it is asked for; both arguments are safe HTML already."""
    return wrap("details", wrap("summary", summary) + inner, css)


def picture(svg: str, alt: str, css: str = "") -> str:
    """A drawing as an image, which survives Streamlit's cleaning; an empty ``alt`` is decoration.

    As text, since that is packed to half of what base 64 is on the way to a phone; only what an address or an attribute would end at is written
    in another way.
    """
    kind = f' class="{css}"' if css else ""
    return f'<img{kind} alt="{escape(alt)}" src="data:image/svg+xml;charset=utf-8,{svg.translate(_IN_ADDRESS)}">'


def table(head: Iterable[object], rows: Iterable[Iterable[object]], css: str = "", caption: str = "") -> str:
    """A table whose first column heads its rows."""
    top = wrap("thead", wrap("tr", "".join(tag("th", word, scope="col") for word in head)))
    body = []
    for first, *rest in rows:
        body.append(wrap("tr", tag("th", first, scope="row") + "".join(tag("td", word) for word in rest)))
    return wrap("table", (tag("caption", caption) if caption else "") + top + wrap("tbody", "".join(body)), css)
