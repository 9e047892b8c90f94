"""The rows: the loaders refuse what is wrong, tags and sources agree, every row and every source is used, a change shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ownpace import cards, evidence, laws, messages
from ownpace.document import to_document
from ownpace.evidence import KINDS, ROWS, SOURCES, UNITS, BadRowError, cited, fingerprint, has, load_rows, load_sources, replaced
from ownpace.exercises import CATALOGUE
from ownpace.facts import RULES
from ownpace.history import history, rated
from ownpace.messages import load as load_messages
from ownpace.people import DIABETES, EXAMPLES, HEART, NECK
from ownpace.plan import LawBrokenError, Plan, Referral, make_plan
from ownpace.screening import FLAGS
from tests.builders import BACK, KNEE, OLDER, an_outcome

ROW = {"value": 3, "unit": "min", "tag": "D", "source": "op-course"}
SOURCE = {"kind": "trial", "title": "A trial"}


# --- the loaders -------------------------------------------------------------------------------------------------------------------------


def test_a_row_is_read_with_its_dotted_path_and_begins_as_a_draft() -> None:
    rows = load_rows({"a": {"b": {"c": ROW}}, "d": ROW}, SOURCES)
    assert list(rows) == ["a.b.c", "d"]
    assert (rows["d"].value, rows["d"].unit, rows["d"].status) == (3, "min", "draft")


@pytest.mark.parametrize(
    "wrong",
    [
        {"unit": "furlongs"},
        {"unit": ""},
        {"tag": "X"},
        {"tag": ""},
        {"source": "hearsay"},
        {"source": ""},
        {"status": "perhaps"},
        {"colour": "red"},
        {"tag": "V"},
        {"source": "nemex"},
    ],
)
def test_a_row_with_a_wrong_field_stops_the_import(wrong: dict[str, Any]) -> None:
    """The last two: a verified figure is no judgement of ours, and our judgement is no trial."""
    with pytest.raises(BadRowError, match="row step"):
        load_rows({"step": ROW | wrong}, SOURCES)


@pytest.mark.parametrize("missing", ["unit", "tag", "source"])
def test_a_row_without_a_field_stops_the_import(missing: str) -> None:
    with pytest.raises(BadRowError):
        load_rows({"step": {key: value for key, value in ROW.items() if key != missing}}, SOURCES)


@pytest.mark.parametrize("leaf", [7, "text", [1, 2]])
def test_a_bare_value_is_no_row(leaf: object) -> None:
    with pytest.raises(BadRowError, match="not a row"):
        load_rows({"step": {"aim": leaf}}, SOURCES)


@pytest.mark.parametrize("wrong", [{"kind": "rumour"}, {"kind": None}, {"title": ""}, {"title": None}])
def test_a_source_without_kind_or_title_stops_the_import(wrong: dict[str, Any]) -> None:
    with pytest.raises(BadRowError):
        load_sources({"a": SOURCE | wrong})
    assert load_sources({"a": SOURCE})["a"].kind == "trial"


@pytest.mark.parametrize("wrong", [{"strength": 4}, {"strength": -1}, {"sources": []}, {"sources": ["hearsay"]}])
def test_a_message_without_strength_or_source_stops_the_import(wrong: dict[str, Any]) -> None:
    row = {"id": "a", "strength": 3, "sources": ["nemex"]}
    assert load_messages({"message": [row]})[0][1] is False
    with pytest.raises(BadRowError):
        load_messages({"message": [row | wrong]})


# --- the rows we have --------------------------------------------------------------------------------------------------------------------


def test_units_and_kinds_are_used() -> None:
    """A closed list holds no word that nobody needs."""
    assert {row.unit for row in ROWS.values()} <= UNITS
    assert {source.kind for source in SOURCES.values()} <= KINDS


def test_design_choices_and_only_they_are_called_judgement() -> None:
    for key, row in ROWS.items():
        assert cited(key).judgement is (row.tag == "D")
        assert (SOURCES[row.source].kind == "judgement") is (row.tag == "D")
        assert (cited(key).source, cited(key).unit) == (row.source, row.unit)


def test_every_row_says_where_it_stands() -> None:
    assert [key for key, row in ROWS.items() if not row.place] == []


def test_no_row_is_reviewed_before_a_named_clinician_signs() -> None:
    assert {row.status for row in ROWS.values()} == {"draft"}


@pytest.mark.parametrize("key", [key for key, row in ROWS.items() if row.unit in {"share", "factor"}])
def test_shares_are_at_most_one_and_factors_near_one(key: str) -> None:
    value = ROWS[key].value
    for one in value if isinstance(value, list) else [value]:
        assert 0 < one <= (1 if ROWS[key].unit == "share" else 1.5)


@pytest.mark.parametrize("key", [key for key, row in ROWS.items() if row.unit in {"effort 0-10", "pain 0-10", "score 0-10"}])
def test_scales_run_from_zero_to_ten(key: str) -> None:
    value = ROWS[key].value
    assert all(0 <= one <= 10 for one in (value if isinstance(value, list) else [value]))


@pytest.mark.parametrize("key", ["level.activity_minutes", "level.walking_minutes", "level.chair_stand_share"])
def test_brackets_neither_overlap_nor_leave_a_gap(key: str) -> None:
    """Each level begins where the one below ends; the lowest begins at zero, so that everybody has one."""
    bounds = cited(key).value
    assert bounds[0] == 0
    assert list(bounds) == sorted(set(bounds))
    assert len(bounds) == 4


@pytest.mark.parametrize(
    "key", [key for key, row in ROWS.items() if "index = level" in row.place or key.startswith(("start.lowest", "start.highest", "cap.sess"))]
)
def test_tables_by_level_have_four_columns(key: str) -> None:
    if isinstance(ROWS[key].value, list):
        assert len(ROWS[key].value) == 4
        assert ROWS[key].value == sorted(ROWS[key].value, reverse=key == "strength.reserve_start")


def test_an_unknown_row_is_a_fault_of_ours() -> None:
    assert has("strength.rest")
    assert not has("strength.colour")
    with pytest.raises(KeyError):
        cited("strength.colour")
    with pytest.raises(KeyError), replaced("strength.colour", 1):
        pass


def test_a_list_is_cited_as_a_tuple_that_nobody_can_change() -> None:
    assert isinstance(cited("level.activity_minutes").value, tuple)


# --- a change shows ----------------------------------------------------------------------------------------------------------------------


def test_the_fingerprint_changes_with_any_value_and_comes_back() -> None:
    before = fingerprint()
    seen = {before}
    for key in ROWS:
        with replaced(key, "something else"):
            seen.add(fingerprint())
        assert fingerprint() == before
    assert len(seen) == len(ROWS) + 1


def test_a_replaced_row_keeps_its_unit_source_and_tag() -> None:
    with replaced("strength.rest", 60):
        fact = cited("strength.rest")
        assert (fact.value, fact.unit, fact.source, fact.judgement) == (60, "s", "op-sessions", True)
    assert cited("strength.rest").value == 45


def test_a_row_comes_back_even_after_a_fault() -> None:
    with pytest.raises(LawBrokenError), replaced("strength.rest", 60):
        raise LawBrokenError(())
    assert cited("strength.rest").value == 45


# --- everything is used ------------------------------------------------------------------------------------------------------------------

MORE_PEOPLE: list[dict[str, Any]] = [
    {**BACK, "sikkerhed.ryg": ["iskias_stabil"], "smerte.varighed": "under_6_uger"},
    {**KNEE, "sikkerhed.knae": ["knae_lidt_haevet"]},
    {**OLDER, "om.alder": 72, "helbred.fald": "et", "funktion.rss": 8, "energi": 2},
    {"helbred.tilstande": ["depression"], "sikkerhed.tanker": "nej", "soevn.korte": 5},
    {"helbred.tilstande": ["nyresygdom"], "sikkerhed.aftalt": "ja"},
    {"helbred.tilstande": ["soevnapnoe"], "sikkerhed.aftalt": "ja"},
    {"helbred.tilstande": ["astma"]},
    {"helbred.tilstande": ["anden_sygdom"], "sikkerhed.aftalt": "ja"},
    {**NECK, "sikkerhed.nakke": ["arm_stabil"]},
    {**DIABETES, "sikkerhed.aftalt": "nej", "helbred.diabetes": ["oejne"], "helbred.medicin": ["sulfonylurinstof"], "helbred.blodsukker": 14.0},
    {**DIABETES, "helbred.diabetes": ["oejne_ubehandlet"]},
    {**HEART, "helbred.puls": 101, "helbred.blodtryk.over": 160, "sikkerhed.aftalt": "ja", "helbred.hensyn": ["svagt_syn"]},
    {**HEART, "helbred.puls": 49, "sikkerhed.aftalt": "ja"},
    {"helbred.tilstande": ["kraeft_behandling"], "helbred.kraeft": ["lymfoedem_ben", "stomi"], "sikkerhed.aftalt": "ja"},
    {"aktiv.dage": 5, "aktiv.minutter": 60, "rammer.dage": 6, "rammer.minutter": 60},
]


def outcomes() -> Iterator[Any]:
    yield from (an_outcome(name) for name in EXAMPLES)
    yield from (an_outcome(person) for person in MORE_PEOPLE)


class Recorder(dict[str, Any]):
    """Remembers which rows were asked for by name."""

    def __init__(self, rows: Mapping[str, Any]) -> None:
        """Start with nothing asked for."""
        super().__init__(rows)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> Any:
        """Note the row and hand it over."""
        self.asked.add(key)
        return super().__getitem__(key)


def logged() -> Iterator[Plan | Referral]:
    """Plans with weeks that went well and badly, and with a feared activity whose steps are rated."""
    for number, outcome in enumerate(outcomes()):
        if isinstance(outcome, Plan):
            weeks = history(1, number, outcome.profile.usual_pain.value)
            yield make_plan(outcome.answers, outcome.start, rated(1, number), check_ins=weeks)


def test_every_row_decides_something_for_somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    """A row that no plan, law or choice of exercises asks for is a promise that nobody keeps."""
    recorder = Recorder(evidence._CITED)
    monkeypatch.setattr(evidence, "_CITED", recorder)
    made = [*outcomes(), *logged()]
    monkeypatch.undo()
    facts = {id_ for outcome in made for id_ in to_document(outcome, "da").get("facts", {})}
    reached = {id_.removeprefix("evidence:") for id_ in facts if id_.startswith("evidence:")}
    assert len(reached) > 100
    assert sorted(set(ROWS) - reached - recorder.asked) == []


# Sources of wording, of later issues or of the register's background; each is shown on the evidence page all the same.
BACKGROUND = {"acsmint", "sst65", "fredette22", "talk", "dkphone", "op-messages"}


def test_every_source_is_used_or_listed_as_background() -> None:
    used = {row.source for row in ROWS.values()} | {flag.source for flag in FLAGS.values()} | {exercise.source for exercise in CATALOGUE.values()}
    used |= {source for message, _ in messages.MESSAGES for source in message.sources} | {source for _, source in laws.SOFT.values()}
    used |= {rule.source for rule in RULES.values() if rule.source}
    used |= {source for line in cards.PRECAUTIONS for source in line.sources} | {source for card in cards.CARDS for source in card.sources}
    used |= {"op-safety-scope", "sst18"}
    assert used <= set(SOURCES)
    assert sorted(set(SOURCES) - used - BACKGROUND) == []
    assert sorted(BACKGROUND & used) == []


PARTS = ("milestones", "messages", "not_covered", "precautions", "cards")


def test_every_plan_names_known_sources_only() -> None:
    for outcome in outcomes():
        document = to_document(outcome, "da")
        named = {source for reason in document["reasons"] for source in reason["sources"]}
        if isinstance(outcome, Plan):
            named |= {source for part in PARTS for one in document[part] for source in one["sources"]}
            named |= set(document["maintenance"]["sources"])
            named |= {source for habit in document["daily"].values() for source in habit["sources"]}
        assert named <= set(SOURCES)
