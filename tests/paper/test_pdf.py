"""The PDF as it leaves the printer: its text, tags, fonts and pages; and that nobody's words can become layout."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import BoundedSemaphore
from typing import Any

import numpy as np
import pytest
import zxingcpp
from pypdf import PdfReader

from ownpace import hand_over, plan_file
from ownpace.document import to_document
from ownpace.exercises import CATALOGUE
from ownpace.paper import PaperBusyError, Variant, code, pdf
from ownpace.paper import pdf as _pdf_function
from ownpace.paper.letters import FONTS, printable
from ownpace.paper.sheet import sheet
from ownpace.text import catalogue, lines, t
from ownpace.text.format import plain_date
from ownpace.views import programme, words
from tests.builders import REFERRED, TRAINING, a_document, an_answers
from tests.views.conftest import RATED

LARGEST = 400_000
ADDRESS = "https://example.org/plan"
EVIL = '#panic("x") *b* $x$ `raw` <a> \\u{41} // _c_ [d] "'
printer = sys.modules[_pdf_function.__module__]


@cache
def document(name: str, language: str = "da", goal: str = "") -> dict[str, Any]:
    own = {"funktion.1": goal, "funktion.1.ligner": "gaa"} if goal else {}
    return a_document(name, own, language=language)


@cache
def made(name: str, language: str = "da", variant: str = "full") -> bytes:
    return pdf(document(name, language), language, variant)


@cache
def reader(name: str, language: str = "da", variant: str = "full") -> PdfReader:
    return PdfReader(io.BytesIO(made(name, language, variant)))


def squeezed(text: str) -> str:
    """Letters and signs alone: where a line breaks is no matter here."""
    return "".join(unicodedata.normalize("NFC", text).split())


@cache
def pages(name: str, language: str = "da", variant: str = "full") -> tuple[str, ...]:
    return tuple(squeezed(page.extract_text()) for page in reader(name, language, variant).pages)


def whole(name: str, language: str = "da", variant: str = "full") -> str:
    return "".join(pages(name, language, variant))


def sized(read: PdfReader) -> Iterator[tuple[float, str]]:
    """Every piece of text with its size in points."""
    found: list[tuple[float, str]] = []

    def visit(text: str, _cm: Any, matrix: list[float], _font: Any, size: float) -> None:
        if text.strip():
            found.append((round(size * abs(matrix[3] or 1), 1), text))

    for page in read.pages:
        page.extract_text(visitor_text=visit)
    yield from found


def elements(read: PdfReader) -> Iterator[Any]:
    """Every element of the tags, in reading order."""

    def inside(node: Any) -> Iterator[Any]:
        one = node.get_object()
        if isinstance(one, list):
            for child in one:
                yield from inside(child)
        elif isinstance(one, dict):
            if "/S" in one:
                yield one
            if "/K" in one:
                yield from inside(one["/K"])

    yield from inside(read.trailer["/Root"]["/StructTreeRoot"])


# --- pages


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_fridge_sheet_is_one_page_for_everybody(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printer, "_forget", lambda: None)
    long = [name for name in TRAINING if len(PdfReader(io.BytesIO(pdf(document(name, language), language, "fridge"))).pages) != 1]
    assert long == []


@pytest.mark.parametrize("name", ["back", "insulin", "busy"])
def test_the_fridge_sheet_has_limits_and_when_to_stop_and_names_no_condition(name: str) -> None:
    (page,) = pages(name, "da", "fridge")
    plan = document(name)
    assert squeezed(plan["stop_symptoms"][-1]) in page
    assert squeezed(t("plan.stop.now", "da")) in page
    assert all(squeezed(zone.range) in page for zone in words.zones(plan, "da"))
    assert not [row["text"] for row in plan["reasons"] if row["id"] != "go" and squeezed(row["text"]) in page]


@pytest.mark.parametrize(
    ("name", "language", "variant"),
    [("back", "da", "full"), ("heart", "en", "full"), ("heart", "da", "large"), ("back", "da", "large"), ("back", "da", "text")],
)
def test_the_first_page_has_goal_limits_and_when_to_stop(name: str, language: str, variant: str) -> None:
    plan, first = document(name, language), pages(name, language, variant)[0]
    zones = words.zones(plan, language)
    for said in (
        words.goal(plan, language),
        *(zone.range for zone in zones),
        zones[-1].does[-1],
        *plan["stop_symptoms"],
        t("plan.stop.now", language),
    ):
        assert squeezed(said) in first


@pytest.mark.parametrize("variant", ["full", "large", "fridge"])
def test_the_longest_goal_leaves_everything_on_the_first_page(variant: str) -> None:
    goal = ("at bære min datters flyttekasser op ad trappen uden at være bange " * 2)[:80]
    read = PdfReader(io.BytesIO(pdf(document("insulin", goal=goal), "da", variant)))
    first = squeezed(read.pages[0].extract_text())
    assert squeezed(goal) in first
    assert squeezed(t("plan.stop.now", "da")) in first
    assert variant != "fridge" or len(read.pages) == 1


def test_the_text_comes_in_the_order_of_use() -> None:
    said = whole("back")
    plan = programme.plan(document("back"), "da")
    order = [
        plan["title"], plan["goal"], plan["week"]["heading"], plan["road"]["heading"], plan["light"]["heading"], plan["stop"]["heading"],
        plan["beside"]["cards"]["rows"][0]["items"][-1], plan["sessions"][0]["anchor"], plan["sessions"][0]["cards"][-1]["cues"][-1],
        plan["sessions"][0]["sizes"]["lead"], plan["sessions"][1]["cards"][0]["name"], plan["daily"]["lead"], plan["diary"]["how"],
        plan["rules"][-1]["items"][-1], document("back")["engine"]["fingerprint"],
    ]  # fmt: skip
    place = 0
    for one in order:
        place = said.index(squeezed(one), place)


@pytest.mark.parametrize(("name", "variant"), [("insulin", "full"), ("heart", "large")])
def test_no_card_is_split_over_two_pages(name: str, variant: str) -> None:
    found = pages(name, "da", variant)
    for session in programme.plan(document(name), "da")["sessions"]:
        for card in session["cards"]:
            rows = [row["when"] + row["much"] for block in card["doses"] for row in block["rows"]]
            parts = [squeezed(one) for one in (card["name"], *rows, *card["cues"], *(way["name"] for way in card["ways"]))]
            assert [page for page in found if all(part in page for part in parts)], card["name"]


@pytest.mark.parametrize(("name", "language", "variant"), [("heart", "en", "full"), ("heart", "da", "large"), ("back", "da", "text")])
def test_every_page_says_which_it_is_and_every_part_has_its_heading(name: str, language: str, variant: str) -> None:
    found = pages(name, language, variant)
    assert len(found) > 1
    assert all(squeezed(t("paper.page", language, page=n, pages=len(found))) in page for n, page in enumerate(found, 1))
    plan = programme.plan(document(name, language), language)
    for part in ("light", "stop", "week", "road", "daily", "diary"):
        assert squeezed(plan[part]["heading"]) in "".join(found)


# --- the dose


@pytest.mark.parametrize("name", ["back", "insulin", "fearful_back"])
def test_the_dose_on_the_cards_is_the_plans_in_every_week(name: str) -> None:
    plan, said = document(name), whole(name)
    cards = {
        (session["kind"], card["exercise"], card["part"]): card for session in programme.plan(plan, "da")["sessions"] for card in session["cards"]
    }
    for week in plan["program"]["weeks"]:
        for session in week["sessions"]:
            for item in session["items"]:
                part = t(f"plan.part.{item['part']}", "da") if item["part"] != "main" else ""
                card = cards[session["template"], item["exercise"], part]
                rows = [(row, block["rest"]) for block in card["doses"] for row in block["rows"] if covers(row["when"], week["number"])]
                assert len(rows) == 1
                row, rest = rows[0]
                assert words.amount(item, "da") in row["much"]
                assert all(one in f"{row['much']} {rest}" for one in words.details(item, "da"))
                assert squeezed(row["when"] + row["much"]) in said
                assert squeezed(rest) in said


def covers(when: str, week: int) -> bool:
    numbers = [int(one) for one in re.findall(r"\d+", when)]
    return numbers[0] <= week <= numbers[-1]


def test_the_fridge_sheet_has_the_dose_of_its_own_week() -> None:
    plan, (page,) = document("insulin"), pages("insulin", "da", "fridge")
    for session in plan["program"]["weeks"][0]["sessions"]:
        main = [item for item in session["items"] if item["part"] == "main"] or session["items"]
        assert all(squeezed(words.exercise_name(item["exercise"], "da") + words.amount(item, "da")) in page for item in main)


def test_the_numbers_of_the_light_are_those_of_the_person() -> None:
    for name in ("back", "insulin"):
        rule = document(name)["pain_rule"]
        assert squeezed(t("plan.pain.range_over", "da", high=rule["red_above"])) in pages(name)[0]
    assert document("back")["pain_rule"]["red_above"] != document("insulin")["pain_rule"]["red_above"]


# --- what a screen reader and a copier need


@pytest.mark.parametrize(("language", "variant"), [("da", "full"), ("da", "fridge"), ("en", "text")])
def test_the_file_has_language_title_tags_bookmarks_and_alternatives(language: str, variant: str) -> None:
    read = reader("back", language, variant)
    root = read.trailer["/Root"]
    assert root["/Lang"].startswith(language)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert read.metadata
    assert read.metadata.title
    assert read.outline
    kinds = Counter(one["/S"] for one in elements(read))
    assert kinds["/H1"] == 1
    assert kinds["/H2"] > 1
    figures = [one for one in elements(read) if one["/S"] == "/Figure"]
    assert all(str(one.get("/Alt", "")) for one in figures)
    assert kinds["/TH"] > 1
    assert bool(figures) == (variant != "text") or variant == "fridge"


def test_the_letters_are_in_the_file_and_are_our_own() -> None:
    for name, variant in (("back", "full"), ("emergency", "full")):
        fonts = {}
        for page in reader(name, "da", variant).pages:
            for font in page["/Resources"]["/Font"].values():
                described = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
                fonts[str(font.get_object()["/BaseFont"])] = described
        assert fonts
        assert all("Figtree" in one for one in fonts)
        assert all("/FontFile2" in one or "/FontFile3" in one for one in fonts.values())


@pytest.mark.parametrize(
    ("name", "variant", "least"), [("insulin", "full", 9), ("insulin", "fridge", 9), ("back", "text", 10), ("heart", "large", 12)]
)
def test_no_letter_is_too_small(name: str, variant: str, least: float) -> None:
    assert min(size for size, _ in sized(reader(name, "da", variant))) >= least


def test_large_print_is_sixteen_points_but_for_foot_and_sources() -> None:
    small = squeezed("".join(text for size, text in sized(reader("back", "da", "large")) if size < 16))
    plan = programme.plan(document("back"), "da")
    for said in (t("plan.stop.now", "da"), plan["light"]["zones"][0]["does"][0], plan["sessions"][0]["cards"][0]["cues"][0], plan["diary"]["how"]):
        assert squeezed(said)[:20] not in small
    rest = small
    foot = programme.foot(document("back"), "da")
    for said in (*plan["rules"][-1]["items"], *foot["lines"], foot["running"]):
        rest = rest.replace(squeezed(said), "")
    assert not re.sub(r"•|side\d+af\d+", "", rest)


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert pdf(document("back"), "da") == made("back")
    assert b"CreationDate" in made("back") or reader("back").metadata


def test_the_file_is_small() -> None:
    assert max(len(made(name, "da", variant)) for name, variant in (("insulin", "full"), ("heart", "large"))) <= LARGEST


# --- help instead of a programme


@pytest.mark.parametrize("name", sorted(REFERRED))
def test_a_referral_is_help_in_every_edition_and_never_an_exercise(name: str) -> None:
    referral = document(name)
    names = [squeezed(t(f"exercises.{id_}.name", "da")) for id_ in CATALOGUE]
    for variant in Variant:
        said = whole(name, "da", variant)
        assert squeezed(t(f"referral.{referral['words']}.heading", "da")) in said
        assert all(squeezed(row["text"]) in said for row in referral["reasons"])
        assert "112" in said
        assert not [one for one in names if len(one) > len("Cykling") and one in said]
        assert squeezed(t("plan.print.log", "da")) not in said


# --- own words


def test_own_words_are_text_and_never_layout() -> None:
    said = squeezed(PdfReader(io.BytesIO(pdf(document("back", goal=EVIL), "da"))).pages[0].extract_text())
    assert squeezed(EVIL) in said


@pytest.mark.parametrize("goal", ["Gå med \U0001f600 hunden", "\u0645\u0634\u064a", "\u0445\u043e\u0434\u0438\u0442\u044c"])
def test_letters_that_cannot_be_printed_are_left_out_and_stop_nothing(goal: str) -> None:
    for variant in ("full", "fridge"):
        assert pdf(document("busy", goal=goal), "da", variant).startswith(b"%PDF")


def test_every_text_of_the_project_can_be_printed() -> None:
    lost = {
        letter
        for language in ("da", "en")
        for text in catalogue(language).values()
        for said in ((text,) if isinstance(text, str) else text)
        for letter in said
        if printable(f"a{letter}b") not in {f"a{letter}b", "a b"} or (letter not in " \n" and printable(f"a{letter}b") == "a b")
    }
    assert lost == set()


def test_a_letter_out_of_two_signs_becomes_one() -> None:
    assert printable("ma\u030al\n  nu") == "m\u00e5l nu"


# --- the code with the link


def test_the_code_holds_the_whole_plan_in_the_fragment(monkeypatch: pytest.MonkeyPatch) -> None:
    links: list[str] = []
    monkeypatch.setattr(code, "drawn", lambda link: links.append(link) or "<svg/>")
    assert code.svg(document("back"), ADDRESS) == "<svg/>"
    before, _, word = links[0].partition("#p=")
    assert before == ADDRESS
    assert hand_over.unpack(word).answers == an_answers("back")


def test_a_reader_of_codes_finds_the_link_in_what_is_drawn() -> None:
    link = f"{ADDRESS}#p={hand_over.pack(plan_file.read(document('back')))}"
    drawn = code.drawn(link)
    side = int(re.findall(r'viewBox="0 0 (\d+) ', drawn)[0])
    assert f'<rect width="{side}" height="{side}" fill="#fff"/>' in drawn
    square = np.full((side, side), 255, np.uint8)
    for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", drawn):
        square[int(y), int(x)] = 0
    assert [one.text for one in zxingcpp.read_barcodes(square.repeat(4, 0).repeat(4, 1))] == [link]


def test_there_is_no_code_without_an_address_or_when_it_would_be_too_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert code.svg(document("back"), None) == ""
    assert code.svg(document("back"), ADDRESS).startswith("<svg")
    monkeypatch.setattr(code, "LONGEST", len(ADDRESS) + 100)
    assert code.svg(document("back"), ADDRESS) == ""


def test_the_code_is_on_paper_with_its_words() -> None:
    read = PdfReader(io.BytesIO(pdf(document("back"), "da", address=ADDRESS)))
    assert t("paper.code.alt", "da") in [str(one.get("/Alt")) for one in elements(read)]
    assert t("paper.code.alt", "da") not in [str(one.get("/Alt")) for one in elements(reader("back"))]


# --- with a ladder and logged weeks


def test_the_ladder_is_on_paper_with_room_to_write() -> None:
    memory = plan_file.read({**document("fearful_back"), "choices": [RATED]})
    plan = to_document(memory.plan(), "da")
    said = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(plan, "da"))).pages))
    assert all(squeezed(rung["task"]) in said for rung in plan["exposure"])
    assert squeezed(t("plan.ladder.write", "da")) in said
    assert squeezed(lines("exposure.stop", "da", distress=8)[2]) in said


def test_what_a_therapist_changed_is_on_paper_with_the_reason_as_plain_text() -> None:
    change = {"kind": "length", "weeks": 12}
    memory = plan_file.read({**document("back"), "overrides": [{"change": change, "reason": EVIL, "by": "NN", "on": "2026-01-05"}]})
    plan = to_document(memory.plan(), "da")
    said = squeezed("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(plan, "da"))).pages))
    assert squeezed(t("paper.changed.heading", "da")) in said
    assert squeezed(f"{EVIL} (NN, {plain_date(date(2026, 1, 5), 'da')})") in said


# --- the printer


def test_one_more_than_can_be_made_waits_and_is_then_refused_without_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    busy = BoundedSemaphore(1)
    busy.acquire()
    monkeypatch.setattr(printer, "_turns", busy)
    monkeypatch.setattr(printer, "PATIENCE", 0.01)
    with pytest.raises(PaperBusyError) as refused:
        pdf(document("back"), "da")
    assert str(refused.value) == str(PaperBusyError())
    busy.release()
    assert pdf(document("emergency"), "da").startswith(b"%PDF")


def test_another_edition_or_language_is_refused() -> None:
    for language, variant in (("sv", "full"), ("da", "poster")):
        with pytest.raises(ValueError, match=r"sv|poster"):
            pdf(document("back"), language, variant)


def test_the_typesetter_is_loaded_only_to_print(root: Path) -> None:
    asked = "import sys, ownpace.paper, ownpace.views.calendar; print(sorted({'typst', 'segno', 'icalendar'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", asked], cwd=root, capture_output=True, check=True, text=True)
    assert ran.stdout.strip() == "[]"


# --- colours


@cache
def colours() -> dict[str, str]:
    """Every named colour of the template."""
    source = (FONTS.parent / "template.typ").read_text("utf-8")
    plain = dict(re.findall(r'^#let (\w+) = rgb\("(#\w{6})"\)', source, re.MULTILINE))
    for zone, mark, tint, text in re.findall(
        r'^  (\w+): \(mark: rgb\("(#\w{6})"\), tint: rgb\("(#\w{6})"\), text: rgb\("(#\w{6})"\)\)', source, re.MULTILINE
    ):
        plain |= {f"{zone}.mark": mark, f"{zone}.tint": tint, f"{zone}.text": text}
    plain |= {f"part.{name}": value for name, value in re.findall(r'^  (\w+): rgb\("(#\w{6})"\)', source, re.MULTILINE)}
    assert len(re.findall(r"rgb\(", source)) == len(plain)
    return plain


def luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_every_colour_can_be_read_in_grey() -> None:
    found = colours()
    paper = found["paper"]
    for name in ("ink", "muted", "fjord"):
        assert contrast(found[name], paper) >= 4.5
    for name in ("ink", "muted"):
        assert contrast(found[name], found["mist"]) >= 4.5
    for zone in ("green", "amber", "red"):
        assert contrast(found[f"{zone}.text"], found[f"{zone}.tint"]) >= 4.5
        assert contrast(found["ink"], found[f"{zone}.tint"]) >= 4.5
    assert contrast(found["line"], paper) >= 3
    assert all(contrast(value, paper) >= 3 for name, value in found.items() if name.startswith("part."))


def test_neighbours_in_a_bar_differ_in_grey_or_are_the_same_colour() -> None:
    stack = [value for name, value in colours().items() if name.startswith("part.")]
    for one, other in pairwise(stack):
        assert one == other or contrast(one, other) >= 1.5


def test_each_light_has_a_shape_a_word_a_number_and_a_frame() -> None:
    said = sheet(document("back"), "da")["light"]["zones"]
    assert len({zone["word"] for zone in said}) == len({zone["range"] for zone in said}) == 3
    source = (FONTS.parent / "template.typ").read_text("utf-8")
    assert all(f'if id == "{zone["id"]}"' in source for zone in said)
