"""The 50 form rules: the table that says how each is met or why not, and what can be seen of them without opening a page."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from ownpace.questionnaire import BY_ID, ITEMS, NONE, PAGES, UNKNOWN, Item, Kind, Stage
from ownpace.text import Text, catalogue, lines, t
from ownpace.ui import fields, site
from ownpace.vocabulary import Language

ROOT: Final = Path(__file__).resolve().parents[1]
BOTH: Final = (Language.DA, Language.EN)
STATES: Final = ("met", "amended", "in part")
ASKED: Final = tuple(BY_ID[link_id] for page in PAGES if page.part <= 1 for link_id in page.questions)
KNOWN_TO_ALL: Final = {"smerte.hvor", "rammer.ugedage", "rammer.udstyr"}
"""Where it hurts, which days fit and what one owns: somewhere else, one's own choice and "none of these" leave nothing not to know."""
UNITS: Final = {
    "om.alder": "år", "helbred.blodtryk.over": "mmHg", "helbred.blodtryk.under": "mmHg", "helbred.puls": "minuttet", "helbred.blodsukker": "mmol/l",
    "helbred.blodplader": "milliarder pr. liter", "helbred.haemoglobin": "mmol/l", "helbred.leukocytter": "milliarder pr. liter",
    "helbred.hoejde": "centimeter", "helbred.vaegt": "kilo", "aktiv.minutter": "minutter", "rammer.minutter": "minutter",
}  # fmt: skip
ENGLISH: Final = r"\b(?:the|and|or|your|you|with|this|please|press|apply|choose|page|answers?|are|of)\b"


def rows() -> list[tuple[int, str, str, str, str]]:
    """Number, rule, state, how, and tests of every line of the table."""
    page = (ROOT / "docs" / "form-rules.md").read_text("utf-8")
    cells = ([cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if re.match(r"\| \d", line))
    return [(int(number), rule, state, how, tests) for number, rule, state, how, tests in cells]


def written_in(path: str) -> set[str]:
    """The names of the tests of a file."""
    return set(re.findall(r"^def (test_\w+)", (ROOT / path).read_text("utf-8"), re.MULTILINE))


def flat(value: Text) -> str:
    """A text, or its lines, without slots."""
    return re.sub(r"\{\w+\}", "", value if isinstance(value, str) else "\n".join(value))


TURNED: Final = frozenset({"consult_page.py", "exercises_page.py", "override_form.py"})
"""Pages on which no person answers: a professional turns answers of an example and corrects its plan, and a reader chooses what to look at."""


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of something of Streamlit in the user interface: its name and how it is called."""
    for path in [*(ROOT / "ownpace" / "ui").glob("*.py"), *(ROOT / "pages").glob("*.py")]:
        if path.name in TURNED:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and ast.unparse(node.func).startswith("st."):
                yield node.func.attr, node


# --- the table


def test_every_rule_stands_in_the_table_once_and_in_order() -> None:
    assert [number for number, *_ in rows()] == list(range(1, 51))


def test_every_rule_says_how_it_is_met_and_what_holds_it() -> None:
    for number, rule, state, how, tests in rows():
        assert rule, number
        assert how, number
        assert state in STATES, number
        assert state != "amended" or re.search(r"[Rr]uling|\]\(adr/", how), "what amends a rule is named"
        assert "::test_" in tests or state == "in part", number


def test_every_test_that_the_table_names_exists() -> None:
    named = [found for *_, tests in rows() for found in re.findall(r"`([^`]+)`", tests)]
    assert named
    for name in named:
        path, _, test = name.partition("::")
        assert (ROOT / path).is_file(), name
        assert test in written_in(path), name


# --- what is asked


def test_whatever_a_person_may_not_know_can_be_left_or_answered_with_dont_know() -> None:
    """Numbers of feeling and habit are estimates: they have no wrong answer."""
    chosen = [item for item in ASKED if item.kind in {Kind.CHOICE, Kind.CHOICES} and item.required]
    assert {item.link_id for item in chosen if UNKNOWN not in item.options} == KNOWN_TO_ALL


@pytest.mark.parametrize("language", BOTH)
def test_none_of_these_comes_last_and_says_no(language: Language) -> None:
    """In Danish a question of what or which has nothing to say no to."""
    for item in (item for item in ITEMS if item.kind is Kind.CHOICES and NONE in item.options):
        assert item.options[-1] == NONE
        assert UNKNOWN not in item.options or item.options[-2] == UNKNOWN
        what = t(f"question.{item.link_id}.label", language).startswith(("Hvad ", "Hvilke"))
        assert t(f"option.{item.link_id}.{NONE}", language) == ("Ingen af dem" if what else t("ui.none_of_these", language))


@pytest.mark.parametrize("item", [item for item in ITEMS if item.kind is not Kind.CONSENT], ids=lambda item: item.link_id)
def test_what_need_not_be_answered_is_marked_and_what_must_be_is_not(item: Item) -> None:
    assert fields.label(item).endswith(f" {t('ui.optional', 'da')}") == (not item.required)


@pytest.mark.parametrize("language", BOTH)
def test_no_text_of_the_app_marks_anything_with_an_asterisk(language: Language) -> None:
    assert [key for key, value in catalogue(language).items() if "*" in flat(value) and not key.startswith("review.")] == []


def test_the_unit_of_a_typed_number_stands_in_its_question_or_hint() -> None:
    typed = [item for item in ASKED if fields.typed(item)]
    assert {item.link_id for item in typed} == set(UNITS)
    for link_id, unit in UNITS.items():
        assert unit in f"{t(f'question.{link_id}.label', 'da')} {fields.words(BY_ID[link_id], 'hint')}", link_id


def test_own_words_are_never_the_only_way_to_answer() -> None:
    free = [item for item in ITEMS if item.kind is Kind.TEXT]
    assert free
    assert all(item.suggestions for item in free)
    for language in BOTH:
        assert all(str(item.highest) in t(f"question.{item.link_id}.hint", language) for item in free), "how much there is room for is said first"


@pytest.mark.parametrize("language", BOTH)
def test_a_sensitive_question_says_why_in_its_own_words(language: Language) -> None:
    """Age and thoughts of not living, sex, weight and medicine: no reason is borrowed from another question."""
    sensitive = ("om.alder", "om.koen", "sikkerhed.tanker", "sikkerhed.tanker.nu", "helbred.vaegt", "helbred.medicin", "helbred.tilstande")
    reasons = [t(f"question.{item.link_id}.why", language) for item in ITEMS]
    shared = {"helbred.vaegt"}  # with the height: one number is made of both
    assert [one for one in sensitive if one not in shared and reasons.count(t(f"question.{one}.why", language)) > 1] == []


@pytest.mark.parametrize("language", BOTH)
def test_no_question_is_asked_in_the_words_of_another_one(language: Language) -> None:
    labels = [t(f"question.{item.link_id}.label", language) for item in ASKED]
    assert len(labels) == len(set(labels))


def test_the_check_in_says_once_for_all_its_questions_why_it_asks() -> None:
    assert "Vi spørger, fordi" in t("checkin.lead", "da")
    assert "We ask because" in t("checkin.lead", "en")


def test_the_questions_after_the_plan_are_not_asked_before_it() -> None:
    assert {item.stage for item in ASKED} == {Stage.WIZARD}


# --- the words


@pytest.mark.parametrize("language", BOTH)
def test_no_hint_is_more_than_one_sentence(language: Language) -> None:
    for key, value in catalogue(language).items():
        if key.endswith(".hint"):
            assert not re.search(r"[.!?] [A-ZÆØÅ]", flat(value)), key


@pytest.mark.parametrize("language", BOTH)
def test_every_error_says_what_is_wrong_and_then_how_to_mend_it(language: Language) -> None:
    """All of them, also those that only a file, a check-in or the command line can have."""
    said = {key: flat(value) for key, value in catalogue(language).items() if key.startswith("error.") and not key.startswith("error.missing.")}
    assert [key for key, text in said.items() if len(re.split(r"[.:] ", text)) < 2] == []


def test_every_missing_answer_is_told_as_something_to_do() -> None:
    do = ("Vælg", "Skriv", "Sæt kryds")
    missing = [value for key, value in catalogue("da").items() if re.match(r"error\.missing\.|checkin\..*missing$", key)]
    assert missing
    assert [text for text in missing if not flat(text).lstrip(": ").startswith(do)] == []


@pytest.mark.parametrize("language", BOTH)
def test_a_range_is_written_with_a_word_between_its_numbers(language: Language) -> None:
    assert [key for key, value in catalogue(language).items() if re.search(r"\d\s*[-–]\s*\d", flat(value))] == []


def test_danish_texts_hold_no_english_sentence() -> None:
    """A word of another language is a title or a name, and the page marks it; "or" in a command is none."""
    assert [key for key, value in catalogue("da").items() if re.search(ENGLISH, re.sub(r"python -m [\w ]+", "", flat(value)), re.IGNORECASE)] == []


def test_a_word_that_few_know_is_explained_where_it_is_asked_about() -> None:
    explained = {"helbred.haemoglobin": "blodprocent", "helbred.leukocytter": "hvide blodlegemer"}
    for link_id, plain in explained.items():
        label = t(f"question.{link_id}.label", "da")
        assert plain in label
        assert "(" in label, "the plain word first, the name from the laboratory after it"


@pytest.mark.parametrize("language", BOTH)
def test_every_page_has_a_heading_of_its_own(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ownpace.ui.wording.language", lambda: language)
    headings = [site.heading(path) for path in site.FILES]
    assert len(headings) == len(set(headings))
    assert t("ui.page_title", language, title="X") == "X – OwnPace"
    assert t("ui.page_title_error", language, title="X").startswith(t("ui.error_prefix", language))


@pytest.mark.parametrize("language", BOTH)
def test_help_begins_with_what_to_do(language: Language) -> None:
    first = {Language.DA: ("Ring", "Tal"), Language.EN: ("Call", "Talk")}[language]
    for kind in ("call_112", "cauda", "mental_now", "doctor_today", "see_first", "mental_today", "mental_unsure"):
        assert t(f"referral.{kind}.heading", language).startswith(first), kind
    for kind in ("call_112", "cauda", "mental_now"):
        assert "112" in t(f"referral.{kind}.heading", language)
        assert "112" in " ".join(lines(f"referral.{kind}.now", language))


# --- how it is drawn


def test_nothing_is_dragged_counted_up_or_hidden_in_a_tooltip() -> None:
    found = list(calls())
    assert len(found) > 50
    never = {"slider", "select_slider", "number_input", "date_input", "time_input", "multiselect", "selectbox", "feedback", "dialog", "toast"}
    assert {name for name, _ in found} & never == set()
    assert [ast.unparse(call) for _, call in found if any(keyword.arg == "help" for keyword in call.keywords)] == []
    chosen_before = [ast.unparse(call.args[0]) for name, call in found if name == "radio" and "index=None" not in ast.unparse(call)]
    assert chosen_before == ["say('today.choose')"], "the size of a session begins as the plan has it; it is no question"
    assert [ast.unparse(call) for name, call in found if name == "checkbox" and any(keyword.arg == "value" for keyword in call.keywords)] == []


def test_nobody_is_kept_from_pasting() -> None:
    scripts = [path.read_text("utf-8") for path in (ROOT / "assets").glob("*.js")]
    assert scripts
    assert not any(re.search(r"'(?:paste|copy|cut|contextmenu)'|onpaste|user-select", script) for script in scripts)


def test_nothing_stays_in_front_of_the_page_but_the_line_that_makes_room_for_itself() -> None:
    style = "\n".join(path.read_text("utf-8") for path in (ROOT / "assets").glob("*.css"))
    lifted = re.findall(r"([^{}]+)\{[^{}]*position:(?:fixed|sticky)", style)
    assert [one.strip().splitlines()[-1] for one in lifted] == [".op-linje"]
    assert "[data-op-linje] [data-testid=stMain]{scroll-padding-bottom:" in style


def test_the_only_time_that_runs_out_is_one_that_the_person_starts() -> None:
    """The clock of half a minute and those of the session: none submits, moves on or takes an answer away.

    Only a page that Streamlit has given up, on which no answer counts any more, is loaded anew, with the answers.
    """
    script = (ROOT / "assets" / "shell.js").read_text("utf-8")
    assert re.findall(r"setInterval\((\w+)", script) == ["tick"]
    assert re.findall(r".*location\.reload.*", script) == [line for line in script.splitlines() if "state === GIVEN_UP && " in line]
    assert t("checkin.timer.again", "da")
