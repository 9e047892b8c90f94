"""The trace of the rules: every number of the plan, in the order of the calculation, with rule and sources; somebody's words stay words."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

import pytest

from ownpace.evidence import SOURCES
from ownpace.facts import RULES
from ownpace.text import t
from ownpace.views import trace, why
from ownpace.vocabulary import Language
from tests.builders import REFERRED
from tests.views.conftest import RATED

BOTH: Final = (Language.DA, Language.EN)
Make = Callable[..., dict[str, Any]]
SPOKEN: Final = ("back", "heart", "fearful_back", "three_conditions", "unsure")
EVIL: Final = "# [a](javascript:1) <b> *c* `d` | e\n- f"
NAMED: Final = frozenset({"lowest", "highest", "worst", "union", "table", "selection", "all", "screening"})
"""What combines facts without being a rule of its own."""


def unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def read(document: dict[str, Any]) -> dict[str, Any]:
    found = json.loads(trace.dump(document))
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize("name", SPOKEN)
def test_every_fact_of_the_plan_is_in_the_trace_once_and_as_it_is(document: Make, name: str) -> None:
    plan = document(name)
    rows = read(plan)["facts"]
    assert {row["id"]: {key: one for key, one in row.items() if key != "id"} for row in rows} == plan["facts"]
    assert len(rows) == len(plan["facts"])
    assert all(set(row) == {"id", "value", "unit", "rule", "derived_from", "sources", "judgement"} for row in rows)


@pytest.mark.parametrize("name", SPOKEN)
def test_no_number_stands_before_what_it_rests_on(document: Make, name: str) -> None:
    seen: set[str] = set()
    for row in read(document(name))["facts"]:
        assert seen.issuperset(row["derived_from"]), row["id"]
        seen.add(row["id"])


@pytest.mark.parametrize("name", [*SPOKEN, *sorted(REFERRED)])
def test_the_engine_and_the_reasons_are_those_of_the_document_and_every_source_resolves(document: Make, name: str) -> None:
    made = document(name)
    found = read(made)
    assert (found["engine"], found["reasons"], found["outcome"]) == (made["engine"], made["reasons"], made["outcome"])
    named = {id_ for row in (*found["facts"], *found["reasons"]) for id_ in row["sources"]}
    assert named
    assert set(found["sources"]) == named <= set(SOURCES)
    assert all(found["sources"][id_]["title"] == SOURCES[id_].title for id_ in named)


@pytest.mark.parametrize("name", SPOKEN)
def test_every_rule_that_is_named_exists(document: Make, name: str) -> None:
    rules = {row["rule"] for row in read(document(name))["facts"]} - {None}
    assert {rule for rule in rules if "." in rule} <= set(RULES)
    assert {rule for rule in rules if "." not in rule} <= NAMED | set(RULES)


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("name", ["back", "heart"])
def test_for_a_reader_every_fact_has_a_line_with_sentence_value_rule_and_sources(document: Make, name: str, language: Language) -> None:
    plan = document(name, language)
    lines = [line for line in trace.markdown(plan, language).splitlines() if line.startswith("- ") and " = **" in line]
    assert len(lines) == len(plan["facts"])
    by_id = {re.findall(r"`([^`]+)` = \*\*", line)[0]: line for line in lines}
    assert list(by_id) == [row["id"] for row in read(plan)["facts"]]
    for id_, fact in plan["facts"].items():
        line = unescaped(by_id[id_])
        said = why.sentence(plan["facts"], id_, language)
        assert said is None or " ".join(said.split()) in line
        assert fact["rule"] is None or f"`{fact['rule']}`" in line
        assert all(f"`{source}`" in line for source in fact["sources"])
        assert (t("why.judgement", language) in line) or not fact["judgement"]


def test_the_parts_follow_one_another_from_the_first_question_to_the_last_week(document: Make) -> None:
    plan = document("back")
    heads = re.findall(r"^## (.+)$", trace.markdown(plan, "da"), re.MULTILINE)
    weeks = [t("plan.chart.week", "da", n=week["number"]) for week in plan["program"]["weeks"]]
    assert [head for head in heads if head in weeks] == weeks
    assert unescaped(heads[1]) == t("trace.part.begin", "da")
    assert t("trace.part.rest", "da") not in heads
    assert len(heads) == len(set(heads))


def test_an_answer_that_was_not_given_is_not_the_answer_none(document: Make) -> None:
    said = trace.markdown(document("back"), "da")
    line = next(one for one in said.splitlines() if "`answer:funktion.rss`" in one)
    assert f"= **{t('ui.not_given', 'da').lower()}**" in line


def test_own_words_stay_words(document: Make, logged: Make) -> None:
    reason = {"change": {"kind": "length", "weeks": 12}, "reason": EVIL}
    for made in (document("back", goal=EVIL), logged("back", overrides=[reason]), logged("fearful_back", {}, choices=[RATED])):
        said = trace.markdown(made, "da")
        plain = re.sub(r"`[^`\n]*`|\*\*.*?\*\*", "", said)
        assert not re.search(r"(?<!\\)[\[\]<>|~]", plain)
        assert all(line.startswith(("# ", "## ", "- ")) or not re.match(r"[#\-+>]|\d+\.", line) for line in said.splitlines())
    assert r"\# \[a\](javascript:1) \<b\> \*c\* \`d\` \| e - f" in trace.markdown(document("back", goal=EVIL), "da")


@pytest.mark.parametrize("name", sorted(REFERRED))
def test_a_referral_has_reasons_and_no_number(document: Make, name: str) -> None:
    referral = document(name)
    said = unescaped(trace.markdown(referral, "da"))
    assert read(referral)["facts"] == []
    assert all(row["text"] in said and f"`{row['id']}`" in said for row in referral["reasons"])
    assert " = **" not in said


def test_the_same_document_gives_the_same_bytes(document: Make) -> None:
    plan = document("heart")
    again = json.loads(json.dumps(plan))
    assert trace.dump(plan) == trace.dump(again)
    assert trace.markdown(plan, "en") == trace.markdown(again, "en")
