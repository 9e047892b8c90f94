"""The review pictures: ``python -m tests.paper.pictures`` draws six people's sheets into ``docs/pictures``, to be looked at and signed off.

Needs ``pdftoppm`` (Debian's ``poppler-utils``). No test compares a picture; tests read the PDF itself.
"""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from PIL import Image

from ownpace import plan_file
from ownpace.answers import parse
from ownpace.choices import parse as parse_choices
from ownpace.document import to_document
from ownpace.paper import pdf
from ownpace.people import EXAMPLES
from ownpace.vocabulary import Language

FOLDER: Final = Path(__file__).parents[2] / "docs" / "pictures"
START: Final = date(2026, 11, 30)
RATED: Final = {"kind": "exposure", "family": "bend", "ratings": {f"bend_{n}": 8 * n + 8 for n in range(1, 11)}}
SHEETS: Final[tuple[tuple[str, str, str, str], ...]] = (
    ("back", "da", "full", "whole"),
    ("older", "da", "large", "large_print"),
    ("emergency", "da", "full", "referral"),
    ("fearful_back", "da", "full", "ladder"),
    ("knee_diabetes_weight", "en", "full", "english"),
    ("busy", "da", "fridge", "fridge"),
)
"""Whose sheet, in which language and edition, and the picture's name."""
DPI: Final = 64
ACROSS: Final = 4
GAP: Final = 10
COLOURS: Final = 160


def document(name: str, language: str) -> dict[str, Any]:
    """The person's document; the one with a ladder has rated its steps."""
    chosen = parse_choices([RATED] if name == "fearful_back" else [])[0]
    return to_document(plan_file.Memory(parse(EXAMPLES[name]), START, Language(language), chosen).plan(), Language(language))


def pages(name: str, language: str, edition: str) -> list[Image.Image]:
    """Each page as an image."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.pdf"
        file.write_bytes(pdf(document(name, language), Language(language), edition))
        subprocess.run(["/usr/bin/pdftoppm", "-r", str(DPI), "-png", str(file), str(file.with_suffix(""))], check=True, stderr=subprocess.DEVNULL)
        return [Image.open(one).convert("RGB") for one in sorted(Path(folder).glob("*.png"))]


def main() -> None:
    """Draw all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name, language, edition, picture in SHEETS:
        drawn = pages(name, language, edition)
        wide, tall = drawn[0].size
        columns, rows = min(ACROSS, len(drawn)), -(-len(drawn) // ACROSS)
        sheet = Image.new("RGB", (columns * (wide + GAP) + GAP, rows * (tall + GAP) + GAP), "#7d868a")
        for place, page in enumerate(drawn):
            sheet.paste(page, (GAP + place % ACROSS * (wide + GAP), GAP + place // ACROSS * (tall + GAP)))
        sheet.quantize(COLOURS).save(FOLDER / f"{picture}.png", optimize=True)


if __name__ == "__main__":
    main()
