"""The exercise catalogue: what every row promises, and what the loader refuses."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import tomli as tomllib

from ownpace.evidence import SOURCES
from ownpace.exercises import CATALOGUE, WORDS, BadExerciseError, Exercise, alternatives, by_pattern, load, neighbours, read
from ownpace.questionnaire import GOALS, ITEMS
from ownpace.vocabulary import Language, Modality

ROWS = 110
PATTERNS = sorted(str(pattern) for pattern in WORDS["pattern"])
STRENGTH = {"squat", "hinge", "push", "pull", "trunk", "knee", "hip", "calf", "step", "neck", "shoulder", "hand"}
MODALITY = {"balance": "balance", "aerobic": "aerobic", "warmup": "aerobic", "calm": "relaxation"}
ALARMING = {
    Language.DA: r"\b(?:slid\w*|forkert\w*|skade\w*|ustabil\w*|skæv\w*|navle\w*)\b",
    Language.EN: r"\b(?:wear and tear|wrong|damag\w+|injur\w+|unstable|crooked|navel|core)\b",
}

NEW_PATTERNS = sorted(("neck", "shoulder", "hand", *(f"mobility_{part}" for part in ("neck", "shoulder", "hip", "hand", "foot"))))
HARDEST = {
    "sore legs": {"weight_bearing", "walking", "single_leg", "deep_knee", "kneeling"},
    "sore arms, a swollen arm or a port": {"wrist_load", "arm_load", "grip", "overhead"},
    "fragile bones": {"end_range_flexion", "loaded_flexion", "sit_up", "loaded_rotation_flexion", "end_range_neck", "impact"},
    "eyes": {"vigorous", "heavy", "head_down", "breath_hold"},
    "blood pressure": {"isometric_long", "heavy"},
    "falls and low vision": {"outdoors_uneven", "jump"},
    "a stoma": {"sit_up", "breath_hold", "heavy", "pool"},
    "cannot lie flat": {"supine", "prone"},
}
"""What each of these closes; together the hardest person."""
TWO_WAYS = {"squat", "push", "pull", "trunk", "hinge", "aerobic", "warmup", "calm", "balance"}


def for_anyone(exercise: Exercise) -> bool:
    """Level 0, no equipment, not able to get down on the floor, hands needed to rise."""
    return exercise.level == 0 and not exercise.equipment and "floor" not in exercise.tags


def for_the_hardest(exercise: Exercise) -> bool:
    """What is left when all of these are true of one person who owns nothing and cannot get down on the floor."""
    return for_anyone(exercise) and exercise.tags.isdisjoint(frozenset[str]().union(*HARDEST.values()))


def texts(language: Language) -> dict[str, Any]:
    folder = Path(__file__).resolve().parents[2] / "ownpace" / "text" / language
    return tomllib.loads((folder / "exercises.toml").read_text("utf-8"))


def row(**changes: Any) -> dict[str, Any]:
    written = {
        "modality": "strength", "pattern": "squat", "ladder": "squat", "rung": 1, "level": 0, "dose": "reps", "sides": 1, "muscles": ["glutes"],
        "position": "seated", "equipment": [], "tags": [], "goals": [], "source": "ng226",
    }  # fmt: skip
    return written | changes


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_pattern_has_four_exercises_and_three_for_anyone(pattern: str) -> None:
    """Every pattern has three exercises for a person at level 0 with no equipment, no floor and hands needed to rise."""
    assert len(by_pattern(pattern)) >= 4
    assert sum(map(for_anyone, by_pattern(pattern))) >= 3


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_hardest_person_can_train_everything(pattern: str) -> None:
    """Sore legs and arms, bones, eyes, blood pressure, falls, a stoma, not lying flat, all at once: every pattern is still open, most in two ways."""
    found = [one.id for one in by_pattern(pattern) if for_the_hardest(one)]
    assert len(found) >= (2 if pattern in TWO_WAYS else 1), found


def test_the_hardest_person_has_something_to_grow_into() -> None:
    """Without walking, equipment or standing there is a seated way to get fitter that starts at every level."""
    closed = frozenset[str]().union(*HARDEST.values())
    seated = [one for one in by_pattern("aerobic") if one.position == "seated" and not one.equipment and one.tags.isdisjoint(closed)]
    assert {one.level for one in seated} == {0, 1, 2, 3}


@pytest.mark.parametrize("goal", GOALS)
def test_every_goal_is_served_by_strength_or_fitness(goal: str) -> None:
    """At level 0 without equipment every goal has strength or fitness of its own; for the hardest person too."""
    trains = {Modality.STRENGTH, Modality.AEROBIC}
    serving = [one for one in CATALOGUE.values() if goal in one.goals and one.modality in trains]
    assert [one.id for one in serving if for_anyone(one)]
    assert [one.id for one in serving if for_the_hardest(one)]


@pytest.mark.parametrize("pattern", NEW_PATTERNS)
def test_neck_shoulder_hand_hip_and_foot_can_be_trained_seated(pattern: str) -> None:
    """Two exercises for anyone are done sitting and do not make the legs carry the body."""
    seated = [one.id for one in by_pattern(pattern) if for_anyone(one) and one.position == "seated" and "weight_bearing" not in one.tags]
    assert len(seated) >= 2, seated


@pytest.mark.parametrize("pattern", ["neck", "shoulder", "hand"])
def test_neck_shoulder_and_hand_grow_with_band_or_dumbbell(pattern: str) -> None:
    """Above level 0 every level has an exercise with a band or a dumbbell."""
    assert {one.level for one in by_pattern(pattern) if set(one.equipment) & {"elastik", "haandvaegt"}} >= {1, 2, 3}


def test_neck_work_with_a_band_is_there_and_the_neck_is_never_loaded_at_its_end() -> None:
    """The band work of the trial (side raise, shrug, row, reverse fly) stands beside gentle work without equipment."""
    assert {"band_side_raise", "band_shrug", "band_high_row", "band_reverse_fly", "neck_nod", "neck_side_press"} <= {
        one.id for one in by_pattern("neck")
    }
    assert [one.id for one in CATALOGUE.values() if "end_range_neck" in one.tags] == []


def test_nothing_is_thrown_or_jumped_above_the_head() -> None:
    """Reaching up is slow."""
    assert [one.id for one in CATALOGUE.values() if "overhead" in one.tags and one.tags & {"jump", "impact", "vigorous"}] == []


def test_weights_and_bands_in_the_hands_are_tagged() -> None:
    """A dumbbell or a backpack in the hands loads the arm; hands that carry the body load wrist and arm; outdoors and water are named."""
    in_hand = [one for one in CATALOGUE.values() if "haandvaegt" in one.equipment]
    in_hand += [one for one in CATALOGUE.values() if "elastik" in one.equipment and one.pattern in {"pull", "push", "shoulder"}]
    assert [one.id for one in in_hand if "arm_load" not in one.tags] == []
    assert [id_ for id_ in CATALOGUE if id_.endswith("push_up") and not CATALOGUE[id_].tags >= {"arm_load", "wrist_load"}] == []
    assert [
        id_ for id_ in ("interval_walk", "steady_walk", "brisk_walk", "pole_walk", "hill_walk") if "outdoors_uneven" not in CATALOGUE[id_].tags
    ] == []
    assert [one.id for one in CATALOGUE.values() if ("vand" in one.equipment) != ("pool" in one.tags)] == []


def test_walking_can_be_done_indoors_at_the_first_levels() -> None:
    """Ice, low vision or a fear of falling outdoors closes no walking."""
    indoors = [one for one in by_pattern("aerobic") if "walking" in one.tags and "outdoors_uneven" not in one.tags]
    assert {one.level for one in indoors} >= {0, 1}


def test_the_catalogue_is_large_enough_and_every_piece_of_equipment_counts() -> None:
    """At least 110 rows, at least 12 ways to get fitter."""
    assert len(CATALOGUE) >= ROWS
    assert len(by_pattern("aerobic")) >= 12
    assert {piece for one in CATALOGUE.values() for piece in one.equipment} >= {"trin", "elastik", "haandvaegt", "rygsaek", "cykel", "vand"}


@pytest.mark.parametrize("exercise", CATALOGUE.values(), ids=CATALOGUE)
def test_every_exercise_has_two_alternatives_for_anyone(exercise: Exercise) -> None:
    """Whatever the plan picks, two others of the same purpose stand in for it, also for the person with the fewest means."""
    others = alternatives(exercise, for_anyone)
    assert len(others) >= 2
    assert exercise not in others
    assert {other.pattern for other in others} == {exercise.pattern}


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_can_be_done_without_standing_on_the_legs(pattern: str) -> None:
    """A swollen knee or a sore foot closes no pattern: one exercise for anyone does not make the legs carry the body."""
    assert [one.id for one in by_pattern(pattern) if for_anyone(one) and "weight_bearing" not in one.tags]


def test_a_pattern_trains_one_thing() -> None:
    """All exercises of a pattern share the modality, so that any of them fills the slot."""
    expected = dict.fromkeys(STRENGTH, "strength") | MODALITY
    assert [one.id for one in CATALOGUE.values() if one.modality != expected.get(one.pattern, "mobility")] == []


def test_balance_has_support_within_reach() -> None:
    """Balance is trained standing or seated with something to hold on to."""
    balance = [one for one in CATALOGUE.values() if one.modality is Modality.BALANCE]
    assert [one.id for one in balance if "support_within_reach" not in one.tags or one.position not in {"standing", "seated"}] == []


def test_nobody_at_level_0_or_1_jumps() -> None:
    """Jumping, impact and hard effort start at level 2."""
    assert [one.id for one in CATALOGUE.values() if one.level < 2 and one.tags & {"jump", "impact", "vigorous", "heavy"}] == []


def test_the_floor_is_tagged() -> None:
    """What is done on the floor carries the tag that keeps it from people who cannot get up again."""
    assert [one.id for one in CATALOGUE.values() if (one.position == "floor") != ("floor" in one.tags)] == []


def test_rising_without_hands_starts_at_level_1() -> None:
    """At level 0 the hands help: rising with crossed arms is for later."""
    assert CATALOGUE["chair_stand_hands"].level == 0
    assert CATALOGUE["chair_stand"].level == 1


def test_a_ladder_never_steps_down_in_level() -> None:
    """A harder rung starts at the same level or a higher one."""
    for exercise in CATALOGUE.values():
        _, harder = neighbours(exercise, lambda _: True)
        assert harder is None or (harder.rung, harder.level) >= (exercise.rung + 1, exercise.level), exercise.id


def test_muscles_belong_to_strength() -> None:
    """Strength names one to three prime movers; nothing else does, so nothing else asks for days of rest."""
    assert [one.id for one in CATALOGUE.values() if bool(one.muscles) != (one.modality is Modality.STRENGTH)] == []


def test_doses_fit_what_is_trained() -> None:
    """Strength and balance are counted or held; everything else is minutes, with both sides inside them."""
    counted = {Modality.STRENGTH, Modality.BALANCE}
    assert [one.id for one in CATALOGUE.values() if (one.dose == "time") == (one.modality in counted)] == []
    assert [one.id for one in CATALOGUE.values() if one.dose == "time" and one.sides != 1] == []


def test_goals_sources_and_equipment_exist() -> None:
    """A row names nothing that the questionnaire does not ask about or the evidence does not hold."""
    options = next(item.options for item in ITEMS if item.link_id == "rammer.udstyr")
    for exercise in CATALOGUE.values():
        assert set(exercise.goals) <= set(GOALS), exercise.id
        assert set(exercise.equipment) <= set(options), exercise.id
        assert exercise.source in SOURCES, exercise.id


@pytest.mark.parametrize("goal", [goal for goal in GOALS if goal not in {"sove", "overskud"}])
def test_every_goal_activity_has_an_exercise_for_anyone(goal: str) -> None:
    """The plan can serve every suggested activity, also for the person with the fewest means."""
    trains = {Modality.STRENGTH, Modality.BALANCE, Modality.AEROBIC}
    assert [one.id for one in CATALOGUE.values() if goal in one.goals and for_anyone(one) and one.modality in trains]


@pytest.mark.parametrize("goal", ["sove", "overskud"])
def test_sleep_and_energy_are_served_by_walking(goal: str) -> None:
    """Better sleep and more energy lead to walks."""
    assert [one.id for one in by_pattern("aerobic") if goal in one.goals and for_anyone(one) and "walking" in one.tags]


def test_who_cannot_walk_five_minutes_warms_up_and_trains() -> None:
    """A seated march exists as warm-up and as training."""
    for pattern in ("warmup", "aerobic"):
        assert [one.id for one in by_pattern(pattern) if for_anyone(one) and one.position == "seated" and "walking" not in one.tags]


def test_ways_to_get_fitter() -> None:
    """There is a bike, stairs from level 2, dance, water and marching beside walking."""
    assert CATALOGUE["cycling"].equipment == ("cykel",)
    assert (CATALOGUE["stair_steps"].equipment, CATALOGUE["stair_steps"].level) == (("trin",), 2)
    assert {"steady_walk", "standing_march", "seated_march", "side_step_dance", "pool_walk"} <= {one.id for one in by_pattern("aerobic")}


@pytest.mark.parametrize("language", Language)
def test_every_exercise_is_described(language: Language) -> None:
    """Name, look and two to four short cues stand in both languages, for every exercise and nothing else."""
    written = texts(language)
    assert list(written) == list(CATALOGUE)
    for id_, text in written.items():
        assert set(text) == {"name", "look", "cues"}, id_
        assert 2 <= len(text["cues"]) <= 4, id_
        for line in (text["look"], *text["cues"]):
            assert line.endswith("."), line
        assert [line for line in text["cues"] if len(line.split()) > 12] == []


@pytest.mark.parametrize("language", Language)
def test_names_are_unique_and_words_are_calm(language: Language) -> None:
    """No two exercises share a name, and no word frightens."""
    written = texts(language)
    assert len({text["name"] for text in written.values()}) == len(written)
    everything = " ".join(f"{text['name']} {text['look']} {' '.join(text['cues'])}" for text in written.values())
    assert re.findall(ALARMING[language], everything, re.IGNORECASE) == []


def test_a_row_becomes_a_frozen_exercise() -> None:
    """Lists become tuples and the tags a set; the modality is the shared word."""
    exercise = load({"a": row(tags=["floor"], goals=["gaa"])})["a"]
    assert (exercise.id, exercise.modality, exercise.tags, exercise.goals) == ("a", Modality.STRENGTH, frozenset({"floor"}), ("gaa",))
    assert hash(exercise)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"colour": "red"}, "colour"),
        ({"modality": "magic"}, "modality"),
        ({"pattern": "fly"}, "pattern"),
        ({"rung": "first"}, "rung"),
        ({"level": 4}, "level"),
        ({"dose": "miles"}, "dose"),
        ({"sides": 3}, "sides"),
        ({"position": "upside_down"}, "position"),
        ({"muscles": ["tail"]}, "muscles"),
        ({"muscles": ["glutes", "calves", "chest", "arms"]}, "muscles"),
        ({"equipment": ["rocket"]}, "equipment"),
        ({"tags": ["brave"]}, "tags"),
    ],
)
def test_a_row_with_an_unknown_word_is_refused(changes: dict[str, Any], named: str) -> None:
    """The loader names the exercise and the field it does not know."""
    with pytest.raises(BadExerciseError, match=rf"exercise a: {named}$"):
        load({"a": row(**changes)})


def test_a_row_without_a_field_is_refused() -> None:
    """Nothing is filled in silently."""
    short = row()
    del short["source"]
    with pytest.raises(BadExerciseError, match=r"exercise a: source$"):
        load({"a": short})


@pytest.mark.parametrize("rungs", [(1, 1), (1, 3), (2, 3)])
def test_a_ladder_with_a_rung_twice_or_missing_is_refused(rungs: tuple[int, int]) -> None:
    """Rungs are counted from 1 without gaps."""
    with pytest.raises(BadExerciseError, match="ladder squat: a rung stands twice or is missing"):
        load({"a": row(rung=rungs[0]), "b": row(rung=rungs[1])})


def test_a_ladder_across_patterns_is_refused() -> None:
    """A harder rung serves the same purpose."""
    with pytest.raises(BadExerciseError, match="ladder squat: more than one pattern"):
        load({"a": row(), "b": row(rung=2, pattern="hinge")})


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    """One exercise is one row."""
    for name in ("one.toml", "two.toml"):
        (tmp_path / name).write_text('[a]\nmodality = "strength"\n', encoding="utf-8")
    with pytest.raises(BadExerciseError, match=r"two.toml: a stands in another file too"):
        read(tmp_path)


def test_neighbours_skip_rungs_that_are_not_allowed() -> None:
    """The nearest allowed rung each way, and nothing past the ends."""
    first, hands, _, staggered = (CATALOGUE[id_] for id_ in ("seated_foot_press", "chair_stand_hands", "chair_stand", "staggered_chair_stand"))
    assert neighbours(hands, lambda one: one.id != "chair_stand") == (first, staggered)
    assert neighbours(first, lambda one: one.level == 0) == (None, hands)
    assert neighbours(hands, lambda _: False) == (None, None)


def test_alternatives_come_nearest_rung_first() -> None:
    """The same ladder by distance, then the rest of the pattern as written."""
    found = alternatives(CATALOGUE["chair_stand"], lambda _: True)
    assert [one.id for one in found] == [
        "chair_stand_hands", "staggered_chair_stand", "seated_foot_press", "backpack_chair_stand", "supported_mini_squat", "free_squat",
        "one_foot_press", "band_leg_press",
    ]  # fmt: skip


def test_an_unknown_pattern_is_an_error() -> None:
    """Asking for a pattern that does not exist is a mistake in code, not an empty answer."""
    with pytest.raises(KeyError):
        by_pattern("fly")
