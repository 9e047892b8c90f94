"""What to look for at weeks 4, 6, 8 and 12, and the person's own pain rule."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ownpace.evidence import cited
from ownpace.facts import Fact, derive
from ownpace.prescription import limits
from ownpace.questionnaire import BY_ID
from ownpace.rules import outcomes, pain

if TYPE_CHECKING:
    from ownpace.profile import Profile
    from ownpace.program import Program


class Milestone(NamedTuple):
    """A measure in a test week: the target, and what counts as a real change. ``measure`` is goal, pain, minutes, chair_stand or response."""

    week: int
    measure: str
    target: Fact[int]
    real_change: Fact[Any]


class PainRule(NamedTuple):
    """The person's traffic light: limits for the worst of during and after, for the next morning, and what each colour does."""

    usual: Fact[int]
    delta: Fact[bool]
    green_up_to: Fact[int]
    red_above: Fact[int]
    morning_slow: Fact[int]
    settle_hours: Fact[int]
    amber_factor: Fact[float]
    red_factor: Fact[float]


class ProgressionRule(NamedTuple):
    """When more weight is due: so many sessions at the top of the range with so many reps left, and how much more."""

    top_sessions: Fact[int]
    top_reserve: Fact[int]
    load_step_least: Fact[int]
    load_step_most: Fact[int]


def progression_rule(profile: Profile) -> ProgressionRule:
    """The rule for weights; careful steps at level 0 and for conditions that ask for them."""
    rows = tuple(limits(profile, "careful"))
    small = Fact("progression.careful", bool(rows), rule="selection", derived_from=rows)
    careful = derive(outcomes.careful_step, profile.level, small, cited("strength.load_step_careful"), cited("strength.load_step_most"))
    return ProgressionRule(cited("strength.top_sessions"), cited("strength.top_reserve"), cited("strength.load_step_least"), careful)


def pain_rule(profile: Profile) -> PainRule:
    """The limits of rulings 7 with this person's numbers."""
    delta = derive(pain.uses_delta, profile.usual_pain, cited("pain.usual_high_from"))
    lower = derive(pain.lower_by, profile.irritability, cited("pain.irritable_lower"))
    red = derive(pain.red_above, profile.usual_pain, delta, cited("pain.acceptable"), cited("pain.delta_amber"), cited("pain.highest_ever"), lower)
    return PainRule(
        usual=profile.usual_pain,
        delta=delta,
        green_up_to=derive(pain.green_up_to, profile.usual_pain, delta, cited("pain.safe"), cited("pain.delta_green"), red, lower),
        red_above=red,
        morning_slow=derive(pain.morning_slow, delta, cited("pain.morning_slow"), cited("pain.morning_slow_high")),
        settle_hours=cited("pain.settle_hours"),
        amber_factor=cited("pain.amber_factor"),
        red_factor=cited("pain.red_factor"),
    )


def milestones(profile: Profile, program: Program) -> tuple[Milestone, ...]:
    """Own goal, pain, minutes and (where counted) chair stands in each test week, and the check for no response at week 6."""
    found = []
    top = Fact("question:scale.top", BY_ID["energi"].highest, unit="score 0-10")
    for week in program.weeks:
        at = f"w{week.number}"
        if week.number == cited("weeks.no_response_check").value:
            found.append(Milestone(week.number, "response", cited("change.goal_mean"), cited("change.responders")))
        if week.number not in cited("weeks.tests").value:
            continue
        goal = derive(
            outcomes.goal_target,
            profile.goal_score,
            cited("change.goal"),
            Fact(f"program.week.{week.number}", week.number),
            program.length,
            top,
            at=at,
        )
        found.append(Milestone(week.number, "goal", goal, cited("change.goal")))
        found.append(Milestone(week.number, "minutes", week.minutes, cited("step.free_minutes")))
        if profile.usual_pain.value > 0:
            target = derive(
                outcomes.pain_target,
                profile.usual_pain,
                cited("change.pain"),
                Fact(f"program.week.{week.number}", week.number),
                program.length,
                at=at,
            )
            found.append(Milestone(week.number, "pain", target, cited("change.pain")))
        if profile.chair_stands.value is not None:
            stands = derive(outcomes.stand_target, profile.chair_stands, cited("change.chair_stand"), at=at)
            found.append(Milestone(week.number, "chair_stand", stands, cited("change.chair_stand")))
    return tuple(found)
