"""Every source with the numbers read from it, by kind: what each number is for, how sure we are of it, and whether a clinician has seen it."""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from urllib.parse import urlparse

from ownpace.evidence import ROWS, SOURCES, Row, Source
from ownpace.text import has, t
from ownpace.views.markup import bullets, fold, safe, tag, wrap
from ownpace.views.why import spoken
from ownpace.views.words import tongue
from ownpace.vocabulary import Language

KINDS: Final = ("guideline", "review", "trial", "cohort", "consensus", "reference", "judgement")


@lru_cache(maxsize=2 * len(Language))
def html(language: Language) -> str:
    """The register as HTML, grouped by kind of source; our own judgement last."""
    by_source: dict[str, list[Row]] = {}
    for row in ROWS.values():
        by_source.setdefault(row.source, []).append(row)
    found = []
    for kind in KINDS:
        sources = sorted((one for one in SOURCES.values() if one.kind == kind), key=lambda one: one.title)
        if sources:
            found.append(
                tag("h2", t(f"evidence.kind.{kind}", language)) + "".join(_source(one, by_source.get(one.id, []), language) for one in sources)
            )
    return wrap("div", "".join(found), "op-kilder")


def _source(source: Source, rows: list[Row], language: Language) -> str:
    """A source, and under it what was read there."""
    title = wrap("span", safe(source.title), "titel", lang=tongue(source.title))
    year = f" {tag('span', f'({source.year})', 'aar')}" if source.year else ""
    link = _link(source.link)
    if not rows:
        return wrap("div", f"<p>{title}{year}</p>{link}", "kilde")
    return fold(wrap("span", f"{title}{year}"), link + bullets(line(row, language) for row in rows), "kilde")


def line(row: Row, language: Language) -> str:
    """One number: what it is for, its value and unit, how it was read, and its status."""
    says = t(f"evidence.{row.id}", language) if has(f"evidence.{row.id}", language) else row.id
    value = row.value if not isinstance(row.value, tuple) else list(row.value)
    return f"{says}: {spoken(value, row.unit, language)}. {t(f'evidence.tag.{row.tag}', language)}. {t(f'evidence.status.{row.status}', language)}."


def _link(link: str) -> str:
    """Where to read it; only an address that is safe to follow."""
    found = urlparse(link)
    if found.scheme != "https":
        return ""
    return wrap("p", tag("a", found.netloc + found.path, href=link, rel="noreferrer noopener"))
