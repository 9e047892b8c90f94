"""All pairs on one page, for looking at them together."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Final

from ownpace.figures import pair
from ownpace.figures.paint import STYLES

PAGE: Final = """<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body{{margin:16px;background:{page};color:{ink};font:15px/1.35 sans-serif}}main{{display:grid;gap:16px;
grid-template-columns:repeat(auto-fill,minmax(250px,1fr))}}figure{{margin:0;break-inside:avoid}}svg{{display:block;width:100%;height:190px}}</style>
<main>{figures}</main>
"""


def html(names: Mapping[str, str], style: str = "colour", title: str = "OwnPace") -> str:
    """A self-contained page with the pair of every exercise of ``names`` over its name, in the order given; raises ``KeyError`` as ``pair`` does."""
    figures = "".join(f"<figure>{pair(id_, style)}<figcaption>{escape(name)}</figcaption></figure>" for id_, name in names.items())
    palette = STYLES[style]
    return PAGE.format(title=escape(title), page=palette["page"], ink=palette["ink"], figures=figures)
