"""Texts in the language of the visit, safe HTML for the few places where Streamlit has no element of its own, and parts that wait to be opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from ownpace.text import has, lines, t
from ownpace.vocabulary import Language


def language() -> Language:
    """The language of the visit."""
    return Language(st.session_state.get("language", Language.DA))


def say(key: str, **values: object) -> str:
    """The text of a key in the language of the visit."""
    return t(key, language(), **values)


def says(key: str) -> bool:
    """Whether the key has a text or lines."""
    return has(key, language())


def say_lines(key: str, **values: object) -> tuple[str, ...]:
    """The lines of a key in the language of the visit; a single text is one line."""
    try:
        return lines(key, language(), **values)
    except KeyError:
        return (say(key, **values),)


def html(tag: str, text: str, css: str = "", **attributes: str) -> str:
    """One element with its text made safe."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in {"class": css, **attributes}.items() if value)
    return f"<{tag}{said}>{escape(text)}</{tag}>"


def listed(items: tuple[str, ...], css: str = "") -> str:
    """A bulleted list."""
    return f'<ul class="{css}">' + "".join(html("li", item) for item in items) + "</ul>"


def heading(text: str) -> None:
    """The page's one main heading; the tab says the same."""
    st.session_state.h1 = text
    st.html(html("h1", text))


def paragraph(text: str, css: str = "op-brod") -> None:
    """A paragraph."""
    st.html(html("p", text, css))


@contextmanager
def folded(text: str, key: str, *, opened: bool = False) -> Iterator[bool]:
    """A part that is made when it is opened, so that nobody waits for it before; says whether it is open."""
    part = st.expander(text, expanded=opened, key=key, on_change="rerun")
    with part:
        yield bool(part.open)
