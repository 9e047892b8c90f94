"""Every page on a phone and a desk, light and dark, as four sheets in ``docs/pictures``: ``python -m tests.journeys.contact_sheet``.

To be looked at; no test compares a picture.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import sync_playwright

HERE: Final = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from browser import DESK, PHONE, launch, serving, visiting  # noqa: E402 - the tests' own helpers lie in these folders
from test_matrix import QUESTIONS, STATES, shown  # noqa: E402 - as above

FOLDER: Final = HERE.parents[1] / "docs" / "pictures"
NAMES: Final = (
    "start", "start-resumed", *QUESTIONS, "error", "svar", "plan", "plan-logged", "plan-ladder", "ugen", "passene", "i-dag", "print", "konsultation", "oevelser",
    "hjaelp-call_112", "hjaelp-mental_now", "hjaelp-walk", "om", "kilder", "sikkerhedsrapport", "privatliv", "slet",
)  # fmt: skip
LONGEST: Final = 2600
"""Pixels of a page that are shown; longer pages are cut."""
SHRUNK: Final = 3
ACROSS: Final = {390: 15, 1280: 8}
GAP: Final = 8
COLOURS: Final = 128


def picture(visitor: Any, name: str) -> Image.Image:
    """One page from its top."""
    shown(visitor, name)
    size = visitor.page.viewport_size
    tall = min(LONGEST, visitor.page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight"))
    visitor.page.set_viewport_size({"width": size["width"], "height": tall})
    visitor.page.wait_for_timeout(400)
    found = Image.open(io.BytesIO(visitor.page.screenshot())).convert("RGB")
    return found.resize((found.width // SHRUNK, found.height // SHRUNK), Image.Resampling.LANCZOS)


def sheet(pages: list[Image.Image], across: int) -> Image.Image:
    """All of them in rows, each row as tall as its longest page."""
    rows = [pages[place : place + across] for place in range(0, len(pages), across)]
    heights = [max(page.height for page in row) + GAP for row in rows]
    wide = pages[0].width + GAP
    made = Image.new("RGB", (across * wide + GAP, sum(heights) + GAP), "#7d868a")
    for number, row in enumerate(rows):
        for place, page in enumerate(row):
            made.paste(page, (GAP + place * wide, GAP + sum(heights[:number])))
    return made


def main() -> None:
    """Draw the four sheets."""
    FOLDER.mkdir(exist_ok=True)
    assert set(NAMES) <= set(STATES)
    with sync_playwright() as playwright, serving() as server:
        chromium = launch(playwright)
        for viewport in (PHONE, DESK):
            for dark in (False, True):
                pages = []
                for name in NAMES:
                    with visiting(chromium, server, viewport=viewport, dark=dark) as visitor:
                        pages.append(picture(visitor, name))
                made = sheet(pages, ACROSS[viewport["width"]])
                made.quantize(COLOURS).save(FOLDER / f"pages_{viewport['width']}_{'dark' if dark else 'light'}.png", optimize=True)
        chromium.close()


if __name__ == "__main__":
    main()
