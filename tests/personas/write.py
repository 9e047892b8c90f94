"""Write the expected outlines anew, on purpose: ``python -m tests.personas.write``. A changed outline is a clinical change; read the diff."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests.builders import a_document
from tests.personas.outline import outline
from tests.personas.people import PEOPLE, answers

FOLDER: Final = Path(__file__).resolve().parent


def drawn(person: str) -> str:
    """What the engine makes of the person now."""
    return outline(a_document(answers(person)))


def expected(person: str) -> str:
    """What was last agreed on."""
    return (FOLDER / f"{person}.txt").read_text("utf-8")


if __name__ == "__main__":
    for name in PEOPLE:
        (FOLDER / f"{name}.txt").write_text(drawn(name), "utf-8")
