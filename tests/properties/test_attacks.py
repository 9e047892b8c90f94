"""What somebody writes is words on every surface: it never becomes markup, a formula, a line of a calendar, a command or a path."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from html.parser import HTMLParser
from typing import Any

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from ownpace import choices, hand_over, plan_file
from ownpace.answers import SCHEMA_VERSION, parse
from ownpace.document import to_document
from ownpace.paper import pdf
from ownpace.plan import make_plan
from ownpace.views import aside, fhir, markdown, note, outline, printout, sheet_csv, trace
from ownpace.views.calendar import ics
from tests.builders import MONDAY, an_answers

PLAIN = "spille bold med børn"
EVIL = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</style><style>*{display:none}</style>", "<a href=javascript:alert(1)>x</a>",
    "[a](javascript:alert(1))", "`rm -rf /` **b** # h | c", '=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1+1)", "../../etc/passwd",
    "C:\\con\\nul", "{{7*7}} ${7*7} {goal} %s", '#panic("x") #read("/etc/passwd")', "\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe", "'; DROP TABLE plans; --",
    "BEGIN:VEVENT", "a\r\nATTENDEE:mailto:x@y.z", "&lt;b&gt; &#60;b&#62;", "http://evil.example/?q=1", "x" * 80, "🦵" * 40,
)  # fmt: skip


class Shape(HTMLParser):
    """The elements of a page and the names of their attributes, in order; and where its addresses lead."""

    def __init__(self, page: str) -> None:
        """Read the page."""
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.tags.append((tag, tuple(name for name, _ in attrs)))


@cache
def made(words: str, language: str = "da") -> dict[str, Any]:
    """A plan whose own goal, reason and signature are these words."""
    signed = choices.parse((), [{"change": {"kind": "note"}, "reason": f"abc {words}", "by": words, "on": "2026-01-05"}])[1]
    answers = an_answers("back", {"funktion.1": words, "funktion.1.ligner": "loefte"})
    return to_document(make_plan(answers, MONDAY, (), signed), language)


def shape(words: str) -> list[tuple[str, tuple[str, ...]]]:
    return Shape(printout.html(made(words), "da")).tags


@pytest.mark.parametrize("words", EVIL)
def test_words_change_no_element_of_the_sheet(words: str) -> None:
    assert shape(words) == shape(PLAIN)
    assert Shape(aside.changed_by(made(words), "da", 2)).tags == Shape(aside.changed_by(made(PLAIN), "da", 2)).tags


@pytest.mark.parametrize("words", EVIL)
def test_words_make_no_heading_link_or_table_in_markdown(words: str) -> None:
    for view in (markdown.markdown, trace.markdown):
        marks = [re.findall(r"(?m)^#+ |^- |^\||(?<!\\)\]\(|(?<!\\)<", view(made(one), "da")) for one in (words, PLAIN)]
        assert marks[0] == marks[1]


@pytest.mark.parametrize("words", EVIL)
def test_no_cell_of_the_table_begins_as_a_formula_does(words: str) -> None:
    rows = list(csv.reader(io.StringIO(sheet_csv.sheet(made(words), "da")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}]


@pytest.mark.parametrize("words", EVIL)
def test_the_calendar_holds_sessions_and_nothing_that_was_written(words: str) -> None:
    text = ics(made(words), "da")
    assert re.sub(r"UID:\w+", "", text) == re.sub(r"UID:\w+", "", ics(made(PLAIN), "da"))
    found = [part.name for part in Calendar.from_ical(text).walk()]
    planned = sum(len(week["sessions"]) for week in made(PLAIN)["program"]["weeks"])
    assert found.count("VEVENT") == planned
    assert "mailto" not in text


@pytest.mark.parametrize("words", EVIL)
def test_words_come_back_from_link_and_bundle_as_they_were(words: str) -> None:
    answers = an_answers("back", {"funktion.1": words, "funktion.1.ligner": "loefte"})
    assert hand_over.unpack(hand_over.pack(plan_file.Memory(answers, MONDAY))).answers == answers
    bundle = fhir.bundle(made(words), answers.document(), "da")
    assert fhir.problems(bundle) == ()
    assert parse({"schema_version": SCHEMA_VERSION, **fhir.answers(bundle)}) == answers


@pytest.mark.parametrize("words", EVIL)
def test_a_note_for_the_record_keeps_its_lines(words: str) -> None:
    said = note.note(made(words), "da").splitlines()
    assert len(said) <= 10
    assert all(len(line) <= 120 for line in said)
    assert all(one.isprintable() for line in said for one in line)
    assert outline.outline(made(words), "da")


@pytest.mark.parametrize("words", [EVIL[0], EVIL[5], EVIL[13], EVIL[16], EVIL[18]])
def test_the_printer_reads_no_command(words: str) -> None:
    pages = PdfReader(io.BytesIO(pdf(made(words), "da"))).pages
    assert sum("/Annots" in page for page in pages) == sum("/Annots" in page for page in PdfReader(io.BytesIO(pdf(made(PLAIN), "da"))).pages)
    assert re.sub(r"\W", "", words)[:12] in re.sub(r"\W", "", "".join(page.extract_text() for page in pages))
