"""The plan file and the hand-over word: nothing is lost by a round trip, and what is not ours is refused in one line per place."""

from __future__ import annotations

import base64
import copy
import json
import random
import zlib
from datetime import date
from typing import Any

import pytest

from ownpace import check_in, choices, hand_over, plan_file
from ownpace.answers import AnswersError
from ownpace.document import dump, to_document
from ownpace.exposure import BY_FAMILY
from ownpace.plan import Plan, Referral, fingerprint
from ownpace.plan_file import Memory, PlanFileError
from ownpace.ui import course
from tests.builders import MONDAY, a_plan, an_answers

FIRST = {"week": 1, "sessions": [{"id": "w1-1", "done": True, "pain_during": 3, "pain_after": 3, "pain_next_morning": 3}], "fatigue": 3}
SWAPPED = [{"kind": "length", "weeks": 12}, {"kind": "days", "weekdays": ["mandag", "torsdag", "loerdag"]}]
OVERRIDDEN = [{"change": {"kind": "length", "weeks": 8}, "reason": "Ferie i uge 9", "by": "Fysioterapeut", "on": "2026-01-05"}]


def a_memory(**more: Any) -> Memory:
    chosen, overridden = choices.parse(SWAPPED, OVERRIDDEN)
    return Memory(an_answers("back"), MONDAY, choices=chosen, overrides=overridden, **more)


def a_file(memory: Memory | None = None) -> dict[str, Any]:
    kept = memory or plan_file.log(a_memory(), FIRST)
    return json.loads(dump(to_document(kept.plan(), "da", kept.planned)))


def refused(document: Any) -> list[tuple[str, str]]:
    with pytest.raises(AnswersError) as found:
        plan_file.read(document)
    return [(problem.path, problem.kind) for problem in found.value.problems]


def changed(**values: Any) -> dict[str, Any]:
    return {**copy.deepcopy(FILE), **values}


FILE = a_file()


def test_a_file_gives_back_everything_that_the_plan_is_made_from() -> None:
    memory = plan_file.read(FILE)
    written = plan_file.log(a_memory(), FIRST)
    assert (memory.answers, memory.start, memory.choices, memory.overrides, memory.check_ins) == (
        written.answers, written.start, written.choices, written.overrides, written.check_ins,
    )  # fmt: skip
    assert a_file(memory) == FILE


def test_the_same_file_gives_the_same_fingerprint_and_bytes() -> None:
    plans = [plan_file.read(FILE).plan() for _ in range(2)]
    assert fingerprint(plans[0]) == fingerprint(plans[1]) == FILE["engine"]["fingerprint"]


def test_choices_overrides_and_check_ins_are_part_of_the_fingerprint() -> None:
    bare = Memory(an_answers("back"), MONDAY)
    longer = Memory(an_answers("back"), MONDAY, choices=choices.parse([{"kind": "length", "weeks": 12}])[0])
    overridden = Memory(an_answers("back"), MONDAY, overrides=choices.parse([], OVERRIDDEN)[1])
    logged = plan_file.log(bare, FIRST)
    assert len({fingerprint(one.plan()) for one in (bare, longer, overridden, logged)}) == 4


def test_an_override_counts_before_the_persons_own_choice() -> None:
    plan = a_memory().plan()
    assert isinstance(plan, Plan)
    assert plan.program.length.value == 8
    assert {session.weekday for session in plan.program.weeks[0].sessions} <= {"monday", "thursday", "saturday"}


def test_a_swap_puts_the_other_exercise_in_its_place_and_can_be_taken_back() -> None:
    plan = a_plan("back")
    old = plan.program.strength[0]
    swap = choices.parse([{"kind": "swap", "from": old.id, "to": old.alternatives[0]}])[0]
    after = Memory(an_answers("back"), MONDAY, choices=swap).plan()
    assert isinstance(after, Plan)
    used = {item.choice.id for week in after.program.weeks for session in week.sessions for item in session.body.items}
    assert old.alternatives[0] in used
    assert old.id not in used
    assert after.program.weeks[0].load.value == plan.program.weeks[0].load.value


def test_a_swap_for_an_exercise_of_another_purpose_is_refused() -> None:
    old = a_plan("back").program.strength[0]
    swap = choices.parse([{"kind": "swap", "from": old.id, "to": "gaatur"}])[0]
    with pytest.raises(choices.ChoiceError) as found:
        Memory(an_answers("back"), MONDAY, choices=swap).plan()
    assert [problem.kind for problem in found.value.problems] == ["choice_refused"]


@pytest.mark.parametrize(
    ("document", "problems"),
    [
        ([], [("plan", "not_object")]),
        (None, [("plan", "not_object")]),
        ({}, [("plan", "file_foreign")]),
        ({"schema_version": 1, "answers": {}}, [("plan", "file_foreign")]),
        (changed(schema_version=2), [("schema_version", "file_newer")]),
        (changed(schema_version=0), [("schema_version", "file_damaged")]),
        (changed(schema_version="1"), [("schema_version", "file_damaged")]),
        (changed(schema_version=True), [("schema_version", "file_damaged")]),
        (changed(start="2026-01-06"), [("start", "start_not_monday")]),
        (changed(start="30/11/2026"), [("start", "start_not_date")]),
        (changed(start=20261130), [("start", "start_not_date")]),
        *((changed(start=start), [("start", "start_not_date")]) for start in ("2026-W49-1", "20261130", "2026-1-05", "\u0662026-01-05")),
        *((changed(start=start), [("start", "start_far")]) for start in ("2019-12-30", "2101-01-03", "9999-12-27", "0001-01-01")),
        (changed(language="sv"), [("language", "not_language")]),
        (changed(check_ins={"a": 1}), [("check_ins", "file_damaged")]),
        (changed(check_ins=[{"week": 1}, {"week": 1}]), [("check_ins[1].week", "week_order")]),
        (changed(check_ins=[{"week": 13}]), [("check_ins[0].week", "out_of_range")]),
        (changed(check_ins=[{"week": 1, "planned": {"number": 1}}]), [("check_ins[0].planned", "file_damaged")]),
        (changed(choices=[{"kind": "dance"}]), [("choices[0]", "choice_unknown")]),
        (
            changed(overrides=[{"change": {"kind": "length", "weeks": 8}}]),
            [(f"overrides[0].{name}", "field_missing") for name in ("reason", "by", "on")],
        ),
    ],
)
def test_what_is_not_ours_is_refused_with_its_place(document: Any, problems: list[tuple[str, str]]) -> None:
    assert refused(document) == problems


@pytest.mark.parametrize("rows", ["", {}, 0, False, "x", 1, True, {"a": 1}])
@pytest.mark.parametrize("name", ["choices", "overrides", "check_ins"])
def test_a_list_of_a_file_that_is_no_list_is_refused_and_never_an_empty_one(name: str, rows: Any) -> None:
    assert refused(changed(**{name: rows})) == [(name, "file_damaged")]
    assert course.clean({key: FILE[key] for key in ("start", "choices", "overrides", "check_ins")} | {name: rows}) is None


@pytest.mark.parametrize("name", ["choices", "overrides", "check_ins"])
def test_a_list_of_a_file_that_is_null_or_not_there_is_empty(name: str) -> None:
    for document in (changed(**{name: None}), {key: value for key, value in FILE.items() if key != name}):
        assert getattr(plan_file.read(document), name) == ()


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"choices": [{"kind": "exposure", "family": "x", "ratings": {}}]}, "choices[0].family"),
        ({"choices": [{"kind": "exposure", "family": "bend", "ratings": {"nope": 3}}]}, "choices[0].ratings"),
        ({"choices": [{"kind": "swap", "from": "x", "to": "chair_stand"}]}, "choices[0].from"),
        ({"choices": [*SWAPPED, {"kind": "swap", "from": "chair_stand", "to": "x"}]}, "choices[2].to"),
        (
            {"overrides": [OVERRIDDEN[0], OVERRIDDEN[0] | {"change": {"kind": "swap", "from": "chair_stand", "to": "x"}}]}, "overrides[1].change.to",
        ),
        ({"check_ins": [{"week": 1, "exposure": [{"step": "nope", "harm_belief": 3}]}]}, "check_ins[0].exposure[0].step"),
    ],
)  # fmt: skip
def test_a_file_that_names_what_there_is_not_is_refused_and_nothing_is_passed_over(changes: dict[str, Any], path: str) -> None:
    assert refused(changed(**changes)) == [(path, "choice_unknown")]


def test_a_file_with_steps_of_its_own_feared_activity_is_read() -> None:
    ratings = {step.id: 30 for step in BY_FAMILY["bend"].steps}
    document = changed(choices=[{"kind": "exposure", "family": "bend", "ratings": ratings}])
    assert plan_file.read(document).choices[0].document()["ratings"] == ratings


@pytest.mark.parametrize("start", ["2020-01-06", "2100-12-27"])
def test_a_plan_begins_in_the_first_and_the_last_year_that_are_read(start: str) -> None:
    assert isinstance(plan_file.read(changed(start=start)).plan(), Plan)


def test_a_logged_week_stays_as_it_was_stored_when_the_engine_has_changed() -> None:
    older = copy.deepcopy(FILE)
    older["check_ins"][0]["planned"]["load"] = 1.5
    again = a_file(plan_file.read(older))
    assert again["check_ins"][0]["planned"]["load"] == 1.5
    assert again["logged_differs"] is True
    assert FILE["logged_differs"] is False


def test_a_week_is_added_after_the_last_one_and_no_other() -> None:
    memory = plan_file.read(FILE)
    assert [told.week for told in plan_file.log(memory, {"week": 2}).check_ins] == [1, 2]
    for week in (1, 9):
        with pytest.raises(check_in.CheckInError):
            plan_file.log(memory, {"week": week})


def test_a_new_red_flag_ends_the_plan_and_keeps_what_was_told() -> None:
    memory = plan_file.log(plan_file.read(FILE), {"week": 2, "new_symptoms": ["sikkerhed.akut.brystsmerter"]})
    outcome = memory.plan()
    assert isinstance(outcome, Referral)
    document = a_file(memory)
    assert "program" not in document
    assert len(document["check_ins"]) == 2
    assert plan_file.read(document).check_ins == memory.check_ins
    with pytest.raises(check_in.CheckInError) as found:
        plan_file.log(memory, {"week": 3})
    assert [problem.kind for problem in found.value.problems] == ["no_check_in_after_help"]


def test_a_word_opens_to_the_same_plan() -> None:
    memory = plan_file.read(FILE)
    word = hand_over.pack(memory)
    assert len(word) < hand_over.LONGEST
    assert fingerprint(hand_over.unpack(word).plan()) == fingerprint(memory.plan())


@pytest.mark.parametrize("spoil", [lambda w: w[:-1], lambda w: w[1:], lambda w: w + "a", lambda _: "", lambda w: "é" + w, lambda w: w.swapcase()])
def test_a_word_that_is_not_whole_is_refused(spoil: Any) -> None:
    with pytest.raises(PlanFileError) as found:
        hand_over.unpack(spoil(hand_over.pack(plan_file.read(FILE))))
    assert [problem.kind for problem in found.value.problems] == ["link_broken"]


def test_a_word_that_unpacks_to_too_much_is_refused() -> None:
    packed = zlib.compress(b"0" * (hand_over.LARGEST + 1), 9)
    word = base64.urlsafe_b64encode(packed).decode().rstrip("=") + "." + hand_over._seal(packed)
    with pytest.raises(PlanFileError):
        hand_over.unpack(word)


def a_word(text: str | bytes) -> str:
    """A whole word with its seal, whatever it holds."""
    packed = zlib.compress(text if isinstance(text, bytes) else text.encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=") + "." + hand_over._seal(packed)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda text: text[:-1] + ',"x":' + "1" * 5000 + "}",
        lambda text: text[:-1] + ',"x":NaN}',
        lambda text: text[:-1] + ',"x":-Infinity}',
        lambda text: text[:-1] + ',"start":"2027-01-04"}',
        lambda text: text[:-1] + ',"x":"\\ud800"}',
        lambda text: text.encode("utf-16"),
        lambda text: text[:-1],
        lambda _: "[" * 90_000,
        lambda _: b"\xff",
    ],
)
def test_a_sealed_word_that_holds_no_document_is_a_broken_link(spoil: Any) -> None:
    text = json.dumps(hand_over.document(plan_file.read(FILE)))
    assert hand_over.unpack(a_word(text)).check_ins
    with pytest.raises(AnswersError) as found:
        hand_over.unpack(a_word(spoil(text)))
    assert [(problem.path, problem.kind) for problem in found.value.problems] == [("link", "link_broken")]


# --- mutated files

SMALL = {key: FILE[key] for key in ("schema_version", "answers", "start", "language", "choices", "overrides", "check_ins")}
STRANGE: tuple[Any, ...] = (
    None,
    True,
    -1,
    0,
    13,
    10**20,
    0.5,
    float("nan"),
    "",
    "x" * 5000,
    "<script>",
    [],
    {},
    [[]],
    {"a": {"b": []}},
    "ja",
    "2026-11-30",
)


def _places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, value in inner for place in _places(value, (*path, key)))]


def _mutant(dice: random.Random) -> Any:
    document = copy.deepcopy(SMALL)
    for _ in range(dice.randint(1, 3)):
        places = [place for place in _places(document) if place]
        if not places:
            break
        *way, last = dice.choice(places)
        node = document
        for key in way:
            node = node[key]
        match dice.randint(0, 3):
            case 0:
                del node[last]
            case 1:
                node[last] = dice.choice(STRANGE)
            case 2 if isinstance(node, dict):
                node[dice.choice(("x", "week", "planned", "kind", "schema_version"))] = dice.choice(STRANGE)
            case _:
                node[last] = copy.deepcopy(node[dice.choice(list(node))]) if isinstance(node, dict) else [node[last]]
    return document


def _read_or_refused(document: Any) -> Memory | None:
    try:
        return plan_file.read(document)
    except AnswersError:
        return None


def mutants(seed: int, count: int) -> int:
    """How many of the mutants were read; each of them holds exactly what it was read from."""
    dice, accepted = random.Random(seed), 0  # noqa: S311 - reproducible, no secret
    for _ in range(count):
        document = _mutant(dice)
        memory = _read_or_refused(document)
        if memory is not None:
            accepted += 1
            again = plan_file.read(json.loads(json.dumps(hand_over.document(memory))))
            assert again == memory
            said = {key: value for key, value in document["answers"].items() if value is not None}
            assert memory.answers.document() == said
    return accepted


def test_no_mutated_file_is_more_than_a_refusal_or_the_answers_it_holds() -> None:
    assert 0 < mutants(1, 600) < 600


@pytest.mark.full
def test_ten_thousand_mutated_files_are_refused_or_read_as_they_are() -> None:
    assert 0 < mutants(2, 10_000) < 10_000


def test_cut_and_garbled_text_never_gets_past_the_reader() -> None:
    text, dice = json.dumps(SMALL), random.Random(3)  # noqa: S311 - as above
    for _ in range(300):
        place = dice.randrange(len(text))
        garbled = dice.choice((text[:place], text[:place] + chr(dice.randrange(32, 0x2FF)) + text[place + 1 :], text[place:]))
        try:
            document = json.loads(garbled)
        except ValueError:
            continue
        _read_or_refused(document)


def test_a_start_is_read_as_the_calendar_day_it_is() -> None:
    assert plan_file.read(FILE).start == date(2026, 1, 5)
