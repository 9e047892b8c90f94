"""Movement in everyday life: from what this person can do now, never vigorous, indoors where a fall would matter, and with cited numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any, Final

import pytest

from ownpace.daily import CALM, UNSTEADY, Habit, everyday, is_winter
from ownpace.evidence import ROWS, SOURCES, cited
from ownpace.facts import Fact
from ownpace.profile import Profile, assess
from ownpace.screening import screen
from ownpace.text import catalogue, t
from ownpace.text.format import number
from ownpace.vocabulary import Language
from tests.builders import an_answers
from tests.lix import lix, words

BOTH: Final = (Language.DA, Language.EN)
SUMMER, WINTER = date(2026, 5, 4), date(2026, 1, 5)
LONGEST: Final = 50
MAX_LIX: Final = 35
HARD: Final = {
    Language.DA: ("løb", "spurt", "hurtigt", "hårdt", "forpustet", "hop"),
    Language.EN: ("running", "sprint", "fast", "hard", "breathless", "jump"),
}
"""Words of vigorous movement."""


def person(*pathways: str, **differences: Any) -> Profile:
    """Somebody on these pathways and no other."""
    answers = an_answers(**differences)
    return replace(assess(answers, screen(answers)), pathways=("general", *pathways))


def a_prescription(*, slow: bool = False, on_quota: bool = False, bout: int = 12) -> Any:
    """The three facts of a prescription that matter here."""
    return SimpleNamespace(slow=Fact("slow", slow), on_quota=Fact("quota", on_quota), bout=Fact("start.bout", bout, unit="min"))


def habits(*pathways: str, start: date = SUMMER, prescription: Any = None, **differences: Any) -> dict[str, Habit]:
    """By name."""
    found = everyday(person(*pathways, **differences), prescription or a_prescription(), start, 12)
    return {habit.id: habit for habit in found}


def said(habit: Habit, language: Language = Language.DA) -> str:
    """The text with its numbers."""
    return t(f"daily.{habit.id}.{habit.variant}", language, **{slot: number(fact.value, language) for slot, fact in habit.numbers.items()})


def test_everybody_has_breaks_walks_steps_and_the_small_version() -> None:
    assert list(habits()) == ["snacks", "walking", "steps", "sitting", "transport", "minimum"]


@pytest.mark.parametrize(
    ("start", "weeks", "winter"),
    [
        (date(2026, 11, 2), 8, True),
        (date(2026, 10, 26), 1, False),
        (date(2026, 10, 26), 2, True),
        (date(2026, 3, 30), 8, True),
        (date(2026, 4, 6), 12, False),
        (date(2026, 8, 10), 12, False),
        (date(2026, 8, 17), 12, True),
    ],
)
def test_winter_is_november_to_march_in_any_week_of_the_course(start: date, weeks: int, *, winter: bool) -> None:
    assert is_winter(start, weeks) is winter


def test_in_winter_something_indoors_is_offered() -> None:
    assert "winter" not in habits(start=SUMMER)
    assert "trapper" in said(habits(start=WINTER)["winter"])


@pytest.mark.parametrize("pathway", sorted(CALM - UNSTEADY))
def test_whoever_is_offered_no_stairs_in_small_breaks_is_offered_none_when_it_is_slippery(pathway: str) -> None:
    mine = habits(pathway, start=WINTER)
    assert (mine["winter"].variant, mine["snacks"].variant) == ("calm", "seated")
    assert not any("trappe" in said(one) or "en etage" in said(one) for one in mine.values())


@pytest.mark.parametrize("pathway", sorted(UNSTEADY))
def test_those_who_must_not_fall_stay_off_ice_and_dark_paths(pathway: str) -> None:
    mine = habits(pathway, start=WINTER)
    assert (mine["winter"].variant, mine["transport"].variant, mine["snacks"].variant) == ("unsteady", "daylight", "seated")
    assert "bliv inde" in said(mine["winter"])
    assert "cykl" not in said(mine["transport"])
    assert "home" in mine


def test_who_needs_hands_to_rise_stays_off_ice_and_dark_paths_too() -> None:
    mine = habits(start=WINTER, funktion_haender="ja", funktion_gulv="ja", helbred_fald="ingen")
    assert (mine["winter"].variant, mine["transport"].variant, mine["snacks"].variant) == ("unsteady", "daylight", "seated")


def test_who_does_not_get_down_to_the_floor_is_told_how_to_train_at_home_alone() -> None:
    assert "home" in habits(om_alder=70, funktion_gulv="nej", helbred_fald="ingen")
    assert "home" not in habits(om_alder=70, funktion_gulv="ja", helbred_fald="ingen")
    assert "home" not in habits()


@pytest.mark.parametrize(("walks", "variant"), [("under_5", "slow"), ("5_9", "steady")])
def test_five_minutes_of_walking_are_enough_for_ordinary_steps(walks: str, variant: str) -> None:
    assert {one.variant for name, one in habits(funktion_gang=walks).items() if name in {"steps", "walking"}} == {variant}


def test_walks_begin_at_the_quota_of_the_plan_and_grow_by_its_row() -> None:
    walking = habits(prescription=a_prescription(bout=7))["walking"]
    assert walking.numbers["bout"].value == 7
    assert walking.numbers["step"] is cited("walking.bout_step")
    assert "Begynd med 7 minutter" in said(walking)


@pytest.mark.parametrize(
    ("pathways", "prescription", "differences"),
    [
        ((), a_prescription(slow=True), {}),
        ((), a_prescription(on_quota=True), {}),
        (("cancer_treatment",), a_prescription(), {}),
        ((), a_prescription(), {"funktion_gang": "under_5"}),
    ],
)
def test_on_quotas_in_treatment_and_with_short_walks_everything_goes_at_the_slow_end(
    pathways: tuple[str, ...], prescription: Any, differences: dict[str, Any]
) -> None:
    mine = habits(*pathways, prescription=prescription, **differences)
    assert (mine["steps"].variant, mine["walking"].variant) == ("slow", "treatment" if "cancer_treatment" in pathways else "slow")
    assert ("samme på gode og dårlige dage" in said(mine["walking"])) == ("cancer_treatment" not in pathways), "round a treatment less is fine"
    assert "500 skridt" in said(mine["steps"])
    assert "7.000" not in said(mine["steps"])
    assert "god dag" in said(mine["steps"])


def test_steps_rise_by_five_hundred_to_a_thousand_every_second_week_towards_seven_thousand() -> None:
    text = said(habits()["steps"])
    assert "500 til 1.000 skridt om dagen" in text
    assert "Vent 2 uger" in text
    assert "7.000" in text


def test_breaks_from_sitting_come_every_half_hour_and_matter_most_in_diabetes() -> None:
    assert "hvert 30. minut" in said(habits()["sitting"])
    assert habits("t2d")["sitting"].variant == "often"
    assert "blodsukker" in said(habits("t2d")["sitting"])
    assert habits("knee")["sitting"].variant == "usual"


@pytest.mark.parametrize("pathway", ["knee_oa", "hip", "heart", "lungs", "cancer_treatment", "widespread"])
def test_sore_legs_and_a_short_breath_get_breaks_without_stairs(pathway: str) -> None:
    assert "etage" not in said(habits(pathway)["snacks"])
    assert "etage" in said(habits()["snacks"])


def test_a_short_walker_walks_a_part_of_the_way() -> None:
    assert habits(funktion_gang="5_9")["transport"].variant == "part"
    assert habits(funktion_gang="10_19")["transport"].variant == "usual"


@pytest.mark.parametrize(("habit", "pathway"), [("neck", "neck"), ("neck", "shoulder"), ("together", "mood"), ("together", "widespread")])
def test_some_habits_are_for_some_people_only(habit: str, pathway: str) -> None:
    assert habit in habits(pathway)
    assert habit not in habits("knee")


@pytest.mark.parametrize("language", BOTH)
def test_vigorous_bouts_are_offered_to_nobody(language: Language) -> None:
    texts = [str(text).lower() for key, text in catalogue(language).items() if key.startswith("daily.")]
    assert [word for word in HARD[language] for text in texts if f" {word}" in text] == []


@pytest.mark.parametrize("language", BOTH)
def test_every_text_is_short_and_used(language: Language) -> None:
    texts = {key: str(text) for key, text in catalogue(language).items() if key.startswith("daily.")}
    assert {key for key, text in texts.items() if len(words(text)) > LONGEST} == set()
    people = [habits(*paths, start=WINTER, prescription=rx, funktion_gang=gang)
        for paths in ((), ("falls", "t2d"), ("neck", "mood"), ("cancer_treatment",))
        for rx in (a_prescription(), a_prescription(slow=True))
        for gang in ("5_9", "30_plus")
    ]  # fmt: skip
    used = {f"daily.{habit.id}.{part}" for mine in people for habit in mine.values() for part in ("title", habit.variant)}
    assert set(texts) == used | {"daily.heading", "daily.lead"}


def test_everyday_texts_are_easy_danish() -> None:
    assert lix(str(said) for key, said in catalogue("da").items() if key.startswith("daily.")) <= MAX_LIX


def test_every_number_is_a_cited_row_or_a_fact_of_the_plan_and_every_source_is_known() -> None:
    for habit in habits("falls", "neck", "mood", start=WINTER).values():
        assert habit.sources
        assert set(habit.sources) <= set(SOURCES)
        assert all(fact.id == "start.bout" or fact.id.removeprefix("evidence:") in ROWS for fact in habit.numbers.values())


def test_the_same_person_and_start_give_the_same_habits() -> None:
    first, second = habits("mood", start=WINTER), habits("mood", start=WINTER)
    assert [said(habit) for habit in first.values()] == [said(habit) for habit in second.values()]
