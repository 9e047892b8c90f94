"""Every cited number, rule and law has words of its own in both languages; no number is said in its statement."""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum
from typing import Any, Final

import pytest

from ownpace import exercises, text
from ownpace.check_in import parse
from ownpace.check_in_model import CheckIn
from ownpace.document import to_document
from ownpace.evidence import KINDS, ROWS, STATUSES, TAGS, UNITS, cited
from ownpace.facts import RULES
from ownpace.laws import LAWS
from ownpace.plan import Plan, make_plan
from ownpace.text import lines, t
from ownpace.vocabulary import Budget, Clearance, Finding, Irritability, Language, Light, Modality, Step, Template, Verdict, WeekKind
from tests.builders import MONDAY, TRAINING, a_document, an_answers
from tests.lix import lix, words
from tests.text.test_catalogues import slots

BOTH: Final = (Language.DA, Language.EN)
COMBINATORS: Final = ("lowest", "highest", "worst", "union", "table", "all", "screening", "selection")
LEAVES: Final = ("answer", "choice", "override", "checkin", "exercise")
OTHER_SLOTS: Final[dict[str, set[str]]] = {
    "evidence": {"says", "value", "tag", "source"},
    "level": {"says", "value", "tag", "source"},
    "loser": {"value", "name"},
    "heading": set(),
    "because": set(),
    "judgement": set(),
}
"""Templates that take something else than the value alone."""
VALUES: Final[tuple[type[StrEnum | IntEnum], ...]] = (Step, WeekKind, Budget, Irritability, Clearance, Template, Modality, Finding, Verdict, Light)
NOT_WRITTEN_YET: Final = ("lineage", "zero_is_an_answer", "coverage")
"""Laws whose titles stand ready."""
STATEMENT: Final = 25
MAX_LIX: Final = 35


def said(prefix: str, language: Language | str) -> dict[str, text.Text]:
    return {key: value for key, value in text.catalogue(language).items() if key.startswith(prefix)}


def numbers(value: Any) -> set[str]:
    """The numbers of a row's value as they would be written, a share as a percentage too."""
    values = value if isinstance(value, list) else [value]
    return {f"{number * factor:g}" for number in values if isinstance(number, (int, float)) for factor in (1, 100)}


# --- the cited rows


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("row", ROWS)
def test_every_row_says_what_its_number_is_for(row: str, language: Language) -> None:
    statement = t(f"evidence.{row}", language)
    assert len(words(statement)) <= STATEMENT
    assert not statement.endswith((".", ":")), "the number follows"
    assert not slots(statement)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("row", ROWS)
def test_no_statement_repeats_its_number(row: str, language: Language) -> None:
    assert not numbers(ROWS[row].value) & set(re.findall(r"\d+(?:\.\d+)?", t(f"evidence.{row}", language).replace(",", ".")))


@pytest.mark.parametrize("language", BOTH)
def test_no_two_rows_say_the_same(language: Language) -> None:
    statements = [t(f"evidence.{row}", language) for row in ROWS]
    assert len(statements) == len(set(statements))


@pytest.mark.parametrize("language", BOTH)
def test_every_unit_tag_kind_and_status_has_words_and_nothing_else_has(language: Language) -> None:
    page = ("heading", "lead", "rows_heading", "sources_heading")
    known = {*page, *ROWS, *(f"tag.{tag}" for tag in TAGS), *(f"kind.{kind}" for kind in KINDS), *(f"status.{status}" for status in STATUSES)}
    known |= {f"{form}.{unit}" for unit in UNITS for form in ("unit", "unit_one")}
    assert set(said("evidence.", language)) == {f"evidence.{key}" for key in known}


# --- the reasons


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("rule", [*RULES, *COMBINATORS, *LEAVES])
def test_every_rule_and_combinator_says_why_with_its_value_alone(rule: str, language: Language) -> None:
    sentence = t(f"why.{rule}", language, value="X")
    assert "X" in sentence
    assert sentence.endswith(".")
    assert slots(text.catalogue(language)[f"why.{rule}"]) == {"value"}


@pytest.mark.parametrize("language", BOTH)
def test_no_two_rules_give_the_same_reason(language: Language) -> None:
    sentences = [t(f"why.{rule}", language, value="X") for rule in (*RULES, *COMBINATORS, *LEAVES)]
    assert len(sentences) == len(set(sentences))


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize(("key", "allowed"), OTHER_SLOTS.items())
def test_the_other_templates_take_only_their_own_slots(key: str, allowed: set[str], language: Language) -> None:
    assert slots(text.catalogue(language)[f"why.{key}"]) == allowed


@pytest.mark.parametrize("language", BOTH)
def test_every_value_that_is_no_number_has_a_word_and_nothing_else_has(language: Language) -> None:
    known = {"true", "false", "none", *(word.name.lower() if isinstance(word, IntEnum) else word.value for kind in VALUES for word in kind)}
    known |= {str(pattern) for pattern in exercises.WORDS["pattern"]} | exercises.WORD_LISTS["tags"] | exercises.WORD_LISTS["muscles"]
    known |= {one for row in ROWS if row.endswith(".prefer") for one in ROWS[row].value}
    assert set(said("why.value.", language)) == {f"why.value.{word}" for word in known}


@pytest.mark.parametrize("kind", VALUES)
@pytest.mark.parametrize("language", BOTH)
def test_two_words_of_a_kind_are_told_apart(kind: type[StrEnum | IntEnum], language: Language) -> None:
    shown = [t(f"why.value.{word.name.lower() if isinstance(word, IntEnum) else word.value}", language) for word in kind]
    assert len(shown) == len(set(shown))


@pytest.mark.parametrize("language", BOTH)
def test_no_reason_is_left_from_a_rule_that_is_gone(language: Language) -> None:
    kept = {f"why.{key}" for key in (*RULES, *COMBINATORS, *LEAVES, *OTHER_SLOTS)}
    assert {key for key in said("why.", language) if not key.startswith(("why.value.", "why.of.", "why.spared."))} == kept


def logged() -> set[str]:
    """The facts of a plan whose first weeks were logged, with every part of a check-in told."""
    answers = an_answers("back")
    told: list[CheckIn] = []
    for number in range(1, cited("weeks.no_response_check").value + 1):
        plan = make_plan(answers, MONDAY, check_ins=tuple(told))
        assert isinstance(plan, Plan)
        done = [{"id": session.id, "done": True} for session in plan.program.weeks[number - 1].sessions]
        told.append(
            parse({
                "week": number, "sessions": done, "effort": 3, "pain_during": 4, "pain_after": 4, "pain_next_morning": 4, "fatigue": 3,
                "sleep_hours_low_nights": 1, "days_off": 2, "confidence": 8, "retest": {"goal_score": 5, "pain": 4, "chair_stands": 12},
            })
        )  # fmt: skip
    return set(to_document(make_plan(answers, MONDAY, check_ins=tuple(told)), "da")["facts"])


@pytest.mark.parametrize("language", BOTH)
def test_everything_that_is_told_of_a_week_has_a_sentence_when_it_is_a_reason(language: Language) -> None:
    ids = {id_.split(".", 1)[1] for id_ in logged() if id_.startswith("checkin:")}
    known = {re.sub(r"^w\d+-\d+\.", "", name) for name in ids} | {"new_diagnosis"}
    sentences = said("checkin.told.", language)
    assert {f"checkin.told.{name}" for name in known} <= set(sentences)
    assert all(slots(sentence) == {"value"} and str(sentence).endswith(".") for sentence in sentences.values())
    assert len(set(sentences.values())) == len(sentences)


@pytest.mark.parametrize("language", BOTH)
def test_a_reason_of_a_certain_number_has_that_number_in_some_plan_and_its_value_alone(language: Language) -> None:
    facts = {id_ for name in TRAINING for id_ in a_document(name)["facts"]} | logged()
    known = {base for id_ in facts for base in (id_.partition("@")[0], f"{id_.partition('@')[0]}.{id_.rpartition('@')[2].rpartition('.')[2]}")}
    reasons = said("why.of.", language)
    assert {key.removeprefix("why.of.") for key in reasons} <= known
    assert all(slots(sentence) == {"value"} and str(sentence).endswith(".") for sentence in reasons.values())


# --- the laws


@pytest.mark.parametrize("language", BOTH)
def test_every_law_has_a_title_of_its_own(language: Language) -> None:
    titles = [t(f"laws.{law}.title", language) for law in (*LAWS, *NOT_WRITTEN_YET)]
    assert len(titles) == len(set(titles))
    assert all(len(words(title)) <= STATEMENT and not title.endswith(".") for title in titles)


@pytest.mark.parametrize("language", BOTH)
def test_no_title_is_left_from_a_law_that_is_gone(language: Language) -> None:
    titles = {key.split(".")[1] for key in said("laws.", language) if key.endswith(".title")}
    assert titles == {*LAWS, *NOT_WRITTEN_YET}


@pytest.mark.parametrize("language", BOTH)
def test_the_page_of_a_refused_plan_names_the_law_and_what_to_do(language: Language) -> None:
    assert t("laws.refused.heading", language)
    assert t("laws.refused.lead", language)
    assert "I25" in " ".join(lines("laws.refused.now", language, law="I25"))


# --- easy to read


@pytest.mark.parametrize("part", ["evidence", "why", "laws"])
def test_statements_reasons_and_laws_are_easy_danish(part: str) -> None:
    left_out = ("evidence.unit", "evidence.kind", "why.value", "why.evidence", "why.level")
    values = [value for key, value in said(f"{part}.", "da").items() if not key.startswith(left_out)]
    running = [line for value in values for line in ([value] if isinstance(value, str) else value)]
    assert lix(running) <= MAX_LIX
