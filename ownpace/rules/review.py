"""What does a logged week decide for the next one? Colours of sessions, what the week showed, and how much less is done.

The first true statement in the order of ``Finding`` decides. Nothing is caught up, and no decision raises a dose beyond the planned step.
Not modelled: which region a red session hurt, weights in kilograms, heart rate.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ownpace.facts import rule
from ownpace.vocabulary import DECIMALS, PERCENT, TWENTY, Finding, Light, Verdict, exact

if TYPE_CHECKING:
    from collections.abc import Sequence

_WAITS = (Finding.NEW_SIGN, Finding.TIRED, Finding.RISING, Finding.UNKNOWN)
"""What speaks against more without asking for less: after a lighter week the next one stays as light."""
_STILL = (Finding.NEW_SIGN, Finding.TIRED)
"""After these the next week is no heavier than the one that was written down, also where that was one of the plan's own light weeks."""
_ONCE = {Finding.SLOW_AGAIN: Finding.SLOW, Finding.FEW_AGAIN: Finding.FEW}
"""What brings a light week does so once: in an eased week it is only what it was the first time."""
_SHARED = (Verdict.EASE, Verdict.REST, Verdict.HALF)
"""The order in which the shares of an eased week are handed in."""

_DOES = {
    Finding.RESTART: Verdict.RESTART,
    Finding.LONG_GAP: Verdict.RETURN,
    Finding.ILL: Verdict.HALF,
    Finding.FLARE: Verdict.FLARE,
    Finding.RED_AGAIN: Verdict.REGRESS,
    Finding.RED: Verdict.HALF,
    Finding.CRASH: Verdict.HALF,
    Finding.SHORT_GAP: Verdict.EASE,
    Finding.SLOW_AGAIN: Verdict.REST,
    Finding.SLOW: Verdict.REGRESS,
    Finding.FEW_AGAIN: Verdict.REST,
    Finding.FEW: Verdict.CUT,
    Finding.TOO_HARD: Verdict.REST,
    Finding.GOOD: Verdict.PROGRESS,
}


@rule("review.light")
def light(worst: int | None, morning: int | None, rise: int | None, green: int, red: int, slow: int, delta: bool) -> Light:
    """The colour of a session: worst pain during and after, and how far the next morning is above usual, or above the limit of all pain."""
    higher = rise or 0
    if (worst is not None and worst > red) or (higher > slow if delta else (morning or 0) > red):
        return Light.RED
    if higher >= slow:
        return Light.AMBER_SLOW
    return Light.AMBER_OK if higher >= 1 or (worst is not None and worst > green) else Light.GREEN


@rule("review.slow_morning")
def slow_morning(rises: Sequence[int | None], slow: int) -> bool:
    """Whether pain was so far above usual on a morning after a session, whatever colour the session had."""
    return any(rise is not None and rise >= slow for rise in rises)


@rule("review.lights")
def lights(colours: Sequence[Light], sign: bool) -> tuple[Light, ...]:
    """New night pain, a limp or pain raised for more than a day is red alone: the worst session was."""
    place = colours.index(max(colours)) if colours else 0
    return (*colours[:place], Light.RED, *colours[place + 1 :]) if sign else tuple(colours)


@rule("review.morning_rise", unit="points")
def morning_rise(morning: int | None, usual: int) -> int | None:
    """How far the pain of the next morning is above usual; nothing when it was not told."""
    return None if morning is None else max(0, morning - usual)


@rule("review.adherence", unit="share")
def adherence(done: int, planned: int) -> float:
    """The share of the planned sessions that were done, in any size."""
    return done / max(1, planned)


@rule("review.days_away", unit="days")
def days_away(told: int | None, empty_weeks: int, days: int) -> int:
    """Days in a row without training: what was told, and at least the logged weeks in which nothing was done."""
    return max(told or 0, empty_weeks * days)


@rule("review.restart")
def restart(days: int, limit: int) -> bool:
    """So long away that the safety questions and the start dose come first again."""
    return days >= limit


@rule("review.away")
def away(days: int, limit: int, longer: int) -> bool:
    """Away for so many days, and not for so many that a stricter rule holds."""
    return limit <= days < longer


@rule("review.most_within", unit="sessions")
def most_within(days: Sequence[int], latest: int, within: int) -> int:
    """The most red sessions inside so many days, with at least one of them since the latest check-in."""
    return max((sum(day - within < other <= day for other in days) for day in days if day >= latest), default=0)


@rule("review.flare")
def flare(reds: int, sessions: int, lasting: bool, rise: int, limit: int) -> bool:
    """A flare: so many red sessions within a week, across its border too, or clearly more pain than usual that lasted more than a day."""
    return reds >= sessions or (lasting and rise >= limit)


@rule("review.any_light")
def any_light(lights: Sequence[Light], colour: Light) -> bool:
    """Whether a session had this colour."""
    return colour in lights


@rule("review.crash")
def crash(fatigue: int | None, usual: int | None, rise: int, applies: bool) -> bool:
    """Fatigue far above usual is red where fatigue is part of the illness."""
    return applies and fatigue is not None and usual is not None and fatigue >= usual + rise


@rule("review.again")
def again(now: bool, before: bool) -> bool:
    """The same for the second week in a row."""
    return now and before


@rule("review.red_again")
def red_again(now: bool, lighter: bool, before: Sequence[bool]) -> bool:
    """Red in a lighter week or right after an eased one, or so soon after the last red: less is held from here."""
    return now and (lighter or any(before))


@rule("review.below")
def below(share: float, limit: float) -> bool:
    """Whether less than this share was done."""
    return share < limit


@rule("review.too_hard")
def too_hard(told: Sequence[int], planned: Sequence[int], more: int, light: int) -> bool:
    """Whether a session felt so much harder than the hardest exercise in it was planned to, and more than light."""
    return any(felt >= meant + more and felt > light for felt, meant in zip(told, planned, strict=True))


@rule("review.new_sign")
def new_sign(new: int, fell: bool) -> bool:
    """Whether something on the safety lists is new, or somebody fell: the plan goes on with care, and nothing rises in the week after."""
    return new > 0 or fell


@rule("review.tired")
def tired(nights: int | None, most_nights: int, fatigue: int | None, most_fatigue: int) -> bool:
    """Many short nights or high fatigue: the next week does not rise."""
    return (nights is not None and nights >= most_nights) or (fatigue is not None and fatigue >= most_fatigue)


@rule("review.rising")
def rising(now: float | None, before: float | None, limit: int) -> bool:
    """Whether the mornings of this week hurt clearly more than those two weeks before."""
    return now is not None and before is not None and round(now - before, DECIMALS) >= limit


@rule("review.amber")
def amber(lights: Sequence[Light], share: float, held: bool) -> bool:
    """Too few green sessions hold the dose for one week; after that week it may go on."""
    return not held and sum(one is Light.GREEN for one in lights) < len(lights) * exact(share)


@rule("review.unknown")
def unknown(pain: bool, told: bool, unlogged: int) -> bool:
    """Nothing rises on what is not known: pain that was not told, or a week before that was not logged."""
    return (pain and not told) or unlogged > 0


@rule("review.finding")
def finding(*true: bool) -> Finding:
    """The first that is true decides; a week of which nothing is true was good."""
    return next((name for name, holds in zip(Finding, true, strict=False) if holds), Finding.GOOD)


@rule("review.verdict")
def verdict(why: Finding, eased: bool, light: bool) -> Verdict:
    """What follows from what the week showed; what is not named holds the dose, or keeps a lighter week light where something speaks against more."""
    if (eased and why in _WAITS) or (light and why in _STILL):
        return Verdict.STAY
    return _DOES.get(_ONCE.get(why, why) if eased else why, Verdict.HOLD)


@rule("review.share")
def share(decided: Verdict, day: int, of: Sequence[float], flare_days: Sequence[int], flare_shares: Sequence[float]) -> float:
    """The share of a session in an eased week; in a flare by days: a walk first, then half, then three quarters."""
    if decided is Verdict.STAY:
        return 1
    if decided is not Verdict.FLARE:
        return of[_SHARED.index(decided)]
    return ([0, *flare_shares])[sum(day >= first for first in flare_days)]


@rule("review.eased", unit="min/session")
def eased(minutes: int, share: float, shortest: int) -> int:
    """Minutes of an eased session, rounded down, never longer than planned."""
    return min(minutes, max(shortest, math.floor(minutes * exact(share))))


@rule("review.load_limit")
def load_limit(load: float, share: float) -> float:
    """The most load that an eased session or a lowered week may have."""
    return float(exact(load) * exact(share))


@rule("review.cap", unit="share")
def cap(limit: float, load: float) -> float:
    """The share of the dose that keeps a week within a limit, never more than all of it."""
    return min(1.0, math.floor(limit / max(1, load) * PERCENT) / PERCENT)


@rule("review.done_load")
def done_load(load: float, done: int, planned: int) -> float:
    """The load of what was done of a week, by its minutes and never more than was planned."""
    return float(exact(load) * min(done, planned) / max(1, planned))


@rule("review.most_back")
def most_back(loads: Sequence[float], more: float, last: float) -> float:
    """The most that may come back: a fifth above the average of what was done in the last weeks, or what the last lighter week already was."""
    return max(last, round(sum(loads) / max(1, len(loads)) * more, DECIMALS))


@rule("review.closer", unit="share")
def closer(share: float) -> float:
    """A twentieth less, where short sessions still weigh too much."""
    return math.floor(share * PERCENT * (1 - 1 / TWENTY)) / PERCENT


@rule("review.gentle", unit="min")
def gentle(limit: float, easy: int, shortest: int, longest: int) -> int:
    """Whole minutes of very light effort within the limit."""
    return max(shortest, min(longest, math.floor(limit / easy)))


@rule("review.lowered", unit="min/wk")
def lowered(minutes: int, share: float, sessions: int, shortest: int) -> int:
    """Minutes of a week whose dose falls for good, rounded down, with sessions that are still worth the name."""
    return min(minutes, max(sessions * shortest, math.floor(minutes * exact(share))))


@rule("review.sessions", unit="sessions/wk")
def sessions(planned: int, minutes: int, shortest: int, lowest: int) -> int:
    """As many sessions as before, fewer only where they would be too short."""
    return min(planned, max(lowest, minutes // shortest))


@rule("review.cut_to", unit="min/wk")
def cut_to(done: int, more: float, small: int, planned: int) -> int:
    """What was done and a little more: at least a week of bad days, at most the planned week."""
    return min(planned, max(small, math.floor(done * exact(more))))


@rule("review.at_least", unit="min/wk")
def at_least(minutes: int, sessions: int, shortest: int) -> int:
    """A week that is cut keeps sessions that are worth the name."""
    return max(minutes, sessions * shortest)


@rule("review.no_response")
def no_response(goal: int | None, pain: int | None, stands: int | None, least: Sequence[int]) -> bool:
    """No real change yet in anything that was measured again."""
    told = [(change, limit) for change, limit in zip((goal, pain, stands), least, strict=True) if change is not None]
    return bool(told) and all(change < limit for change, limit in told)


@rule("review.show")
def show(reds: int, most_reds: int, flares: int, most_flares: int, no_relief: bool, again: int, most_again: int) -> bool:
    """Whether a therapist should see the plan: many red sessions or flares, a flare that did not ease, or red that comes again and again."""
    return reds >= most_reds or flares >= most_flares or no_relief or again >= most_again
