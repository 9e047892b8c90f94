"""A logged week becomes a decision for the next one: what it showed, what follows, and what a person should be told.

Pure and replayed: week n is decided by the check-ins up to n and the week as it was planned. A new red flag or a new diagnosis ends the plan
(``stopped``). Not modelled: which exercise a red session was due to; the person swaps it by choice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ownpace.evidence import cited
from ownpace.facts import Fact, derive, highest
from ownpace.program import Decision
from ownpace.questionnaire import FALL, FEVER, LASTING, NIGHT_PAIN, RED_SIGNS, SIGNS, UNKNOWN
from ownpace.rules import motivation, review
from ownpace.screening import FLAGS, IN_TREATMENT, Flag, Screening, judge, screen
from ownpace.vocabulary import DAYS_PER_WEEK, WEEKDAYS, Clearance, Finding, Light, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ownpace.check_in_model import CheckIn, SessionLog
    from ownpace.milestones import PainRule
    from ownpace.profile import Profile
    from ownpace.program import Week

TIRING: Final = frozenset({"widespread", "cancer_after", "cancer_treatment", "mood"})
"""Pathways in which fatigue far above usual is a red session."""
CANCER_PAIN: Final = frozenset({IN_TREATMENT, "kraeft_faerdig"})
"""Conditions with which new pain at night is seen by a doctor first."""
NEW_DIAGNOSIS: Final = Flag("checkin.new_diagnosis", Clearance.SEE_FIRST, resolvable=False, symptom=False, pathway=None, source="op-safety-levels")
_DAYS: Final = Fact("unit.days_per_week", DAYS_PER_WEEK, unit="days")
_COLOURS: Final = {colour: Fact(f"review.colour.{colour.name.lower()}", colour) for colour in Light}


_PAIN: Final = ("pain_during", "pain_after", "pain_next_morning")
_AWAY: Final = (Finding.RESTART, Finding.LONG_GAP, Finding.SHORT_GAP, Finding.ILL)
EXPLAINED: Final = {
    Finding.FEW: _AWAY,
    Finding.FEW_AGAIN: _AWAY,
    Finding.SOME_MISSED: _AWAY,
    Finding.RED: (Finding.FLARE,),
}
"""What another finding already explains has no say of its own: few sessions in a week away, red sessions in a flare. A slow morning always has."""


def stopped(check_ins: Sequence[CheckIn], said: Mapping[str, Any]) -> Screening | None:
    """The first check-in that ends the plan: a new sign on a safety list is judged alone, without any earlier word from a doctor.

    ``said`` holds the first answers: fever in treatment for cancer, new night pain after cancer, and falls are judged with them.
    """
    for number, told in enumerate(check_ins, 1):
        found = screen(new_ticks([told]))
        for flag, fact in (*_with_cancer(told, said.get("helbred.tilstande") or ()), *_falls(check_ins[:number], said.get("helbred.fald"))):
            found = min(found, judge(flag, fact), key=lambda one: one.clearance.value)
        if told.new_diagnosis:
            found = min(found, judge(NEW_DIAGNOSIS, Fact(f"checkin:w{told.week}.new_diagnosis", value=True)), key=lambda one: one.clearance.value)
        if found.clearance.value < Clearance.CAUTION:
            return found
    return None


def _with_cancer(told: CheckIn, conditions: Collection[str]) -> Iterator[tuple[Flag, Fact[bool]]]:
    if FEVER in told.new_symptoms and IN_TREATMENT in conditions:
        yield FLAGS["sikkerhed.laege", "feber_kraeft"], Fact(f"checkin:w{told.week}.{FEVER}", value=True)
    if NIGHT_PAIN in told.new_symptoms and not CANCER_PAIN.isdisjoint(conditions):
        yield FLAGS["helbred.kraeft", "ny_knoglesmerte"], Fact(f"checkin:w{told.week}.{NIGHT_PAIN}", value=True)


def _falls(check_ins: Sequence[CheckIn], before: str | None) -> Iterator[tuple[Flag, Fact[Any]]]:
    """Two falls within the year, those of the first answers among them, are for a doctor; an earlier yes was about the earlier ones."""
    if FALL in check_ins[-1].new_symptoms:
        falls = _FELL.get(before, 0) + sum(FALL in told.new_symptoms for told in check_ins)
        if falls > _FELL["et"]:
            yield FLAGS["helbred.fald", "to_eller_flere"], Fact(f"checkin:w{check_ins[-1].week}.falls", falls)


_FELL: Final[Mapping[str | None, int]] = {"et": 1, "to_eller_flere": 2, UNKNOWN: 1}
"""Falls that the first answers tell of, at least."""


def new_ticks(check_ins: Sequence[CheckIn]) -> dict[str, list[str]]:
    """What was new on the safety lists, by question."""
    ticked: dict[str, list[str]] = {}
    for symptom in (symptom for told in check_ins for symptom in told.new_symptoms if symptom not in SIGNS):
        question, _, option = symptom.rpartition(".")
        ticked.setdefault(question, []).append(option)
    return ticked


def _said(told: CheckIn, field: str, value: object, unit: str = "") -> Fact[Any]:
    return Fact(f"checkin:w{told.week}.{field}", value, unit)


def _hurt_at_all(log: SessionLog) -> bool:
    return any(getattr(log, name) is not None for name in _PAIN)


def _value(told: CheckIn, session: SessionLog, name: str) -> int | None:
    """What was told for a session, or for the week, or else the week's worst; of one that was not done only what was told for it."""
    if not session.done:
        own: int | None = getattr(session, name)
        return own
    told_values: tuple[int | None, ...] = (getattr(session, name), getattr(told, name))
    for value in told_values:
        if value is not None:
            return value
    return max((one for log in told.sessions if log.done and (one := getattr(log, name)) is not None), default=None)


class _Week:
    """One logged week with everything that its rules read, as facts."""

    def __init__(self, profile: Profile, rule: PainRule, logs: Sequence[CheckIn], week: Week) -> None:
        self.profile, self.rule, self.week = profile, rule, week
        self.told = next(log for log in logs if log.week == week.number)
        self.before = [log for log in logs if log.week < week.number]
        planned = {session.id: session for session in week.sessions}
        self.done = [log for log in self.told.sessions if log.done and log.id in planned]
        self.bodies = [planned[log.id].body for log in self.done]
        self.felt = [log for log in self.told.sessions if log.id in planned and (log.done or _hurt_at_all(log))]
        """The sessions that say something of pain: those that were done, and those that were begun and left."""
        self.at = f"w{week.number}"

    def said(self, name: str, unit: str = "") -> Fact[Any]:
        return _said(self.told, name, getattr(self.told, name), unit)

    def worst(self, log: SessionLog) -> Fact[int | None]:
        values = [one for name in _PAIN[:-1] if (one := _value(self.told, log, name)) is not None]
        return _said(self.told, f"{log.id}.worst", max(values, default=None), "pain 0-10")

    def morning(self, log: SessionLog) -> Fact[int | None]:
        return _said(self.told, f"{log.id}.pain_next_morning", _value(self.told, log, "pain_next_morning"), "pain 0-10")

    def rise(self, log: SessionLog) -> Fact[int | None]:
        return derive(review.morning_rise, self.morning(log), self.rule.usual, at=log.id)

    def lights(self) -> Fact[tuple[Light, ...]]:
        rule = self.rule
        limits = (rule.green_up_to, rule.red_above, rule.morning_slow, rule.delta)
        found = [derive(review.light, self.worst(log), self.morning(log), self.rise(log), *limits, at=log.id) for log in self.felt]
        colours = Fact(f"review.colours@{self.at}", tuple(one.value for one in found), rule="table", derived_from=tuple(found))
        return derive(review.lights, colours, self.sign(*RED_SIGNS), at=self.at)

    def red_days(self, lights: Fact[tuple[Light, ...]]) -> Fact[tuple[int, ...]]:
        """Days of the course with a red session, counted over the weeks."""
        weekdays = {session.id: WEEKDAYS.index(session.weekday) for session in self.week.sessions}
        days = (
            self.week.number * DAYS_PER_WEEK + weekdays[log.id] for log, colour in zip(self.felt, lights.value, strict=False) if colour is Light.RED
        )
        return Fact(f"review.red_days@{self.at}", tuple(days), "days", "table", (lights,))

    def slow(self) -> Fact[bool]:
        """A morning clearly above usual, also after a session that was red: the dose falls as it does after an amber one."""
        found = [self.rise(log) for log in self.felt]
        rises = Fact(f"review.rises@{self.at}", tuple(one.value for one in found), "points", "table", tuple(found))
        return derive(review.slow_morning, rises, self.rule.morning_slow, at=self.at)

    def sign(self, *signs: str) -> Fact[bool]:
        return _said(self.told, f"new_symptoms.{signs[0]}", not set(signs).isdisjoint(self.told.new_symptoms))

    def minutes_done(self) -> Fact[int]:
        done = sum(
            {"good": body.good, "bad": body.bad}.get(log.size or "", body).minutes.value for log, body in zip(self.done, self.bodies, strict=True)
        )
        return Fact(f"review.done@{self.at}", done, "min/wk", "table", (_said(self.told, "sessions", len(self.done), "sessions"), self.week.minutes))

    def empty_weeks(self) -> Fact[int]:
        """Logged weeks in a row, this one last, in which nothing was done."""
        count, number = 0, self.week.number
        for log in (self.told, *reversed(self.before)):
            if log.week != number - count or any(one.done for one in log.sessions):
                break
            count += 1
        return _said(self.told, "empty_weeks", count, "weeks")

    def unlogged(self) -> Fact[int]:
        last = self.before[-1].week if self.before else 0
        return _said(self.told, "unlogged", self.week.number - 1 - last, "weeks")

    def too_hard(self) -> Fact[bool]:
        """Against the hardest exercise of the session, whose effort stands beside it: that is the same task."""
        hardest = [
            highest(f"review.hardest@{log.id}", *(item.effort for item in body.items), unit="effort 0-10")
            for log, body in zip(self.done, self.bodies, strict=True)
        ]
        told = [(log.effort, one.value) for log, one in zip(self.done, hardest, strict=True) if log.effort is not None]
        if self.told.effort is not None and hardest:
            told.append((self.told.effort, max(one.value for one in hardest)))
        felt = _said(self.told, "effort", tuple(one for one, _ in told))
        planned = Fact(f"review.planned_effort@{self.at}", tuple(one for _, one in told), rule="table", derived_from=tuple(hardest))
        return derive(review.too_hard, felt, planned, cited("review.too_hard"), cited("effort.light_most"), at=self.at)

    def new_sign(self) -> Fact[bool]:
        """What ended the plan is not among them: a plan that goes on has only such signs as a plan can mind."""
        new = _said(self.told, "new_signs", sum(map(len, new_ticks([self.told]).values())))
        return derive(review.new_sign, new, self.sign(FALL), at=self.at)

    def usual_fatigue(self) -> Fact[int | None]:
        """Fatigue that is usual: what the first answers say, or else the least of the check-ins before."""
        if self.profile.fatigue.value is not None:
            return self.profile.fatigue
        return _said(self.told, "usual_fatigue", min((log.fatigue for log in self.before if log.fatigue is not None), default=None), "score 0-10")

    def mornings(self) -> tuple[Fact[float | None], Fact[float | None]]:
        weeks = cited("review.pain_rise_weeks").value
        earlier = next((log for log in self.before if log.week == self.week.number - weeks), None)
        return _said(self.told, "mornings", _mean(self.told)), _said(self.told, "mornings_before", _mean(earlier))

    def fever_before(self) -> Fact[bool]:
        """Whether the week before told of fever, too."""
        last = self.before[-1] if self.before and self.before[-1].week == self.week.number - 1 else None
        return _NO if last is None else _said(last, f"new_symptoms.{FEVER}", FEVER in last.new_symptoms)

    def pain_told(self) -> Fact[bool]:
        told = all(self.worst(log).value is not None and self.rise(log).value is not None for log in self.done)
        return _said(self.told, "pain_told", told)


def _mean(told: CheckIn | None) -> float | None:
    """Mean pain of the mornings after sessions."""
    if told is None:
        return None
    values = [one for log in told.sessions if log.done and (one := _value(told, log, "pain_next_morning")) is not None]
    return sum(values) / len(values) if values else None


def decide(profile: Profile, rule: PainRule, logs: Sequence[CheckIn], week: Week, earlier: Sequence[Decision]) -> Decision | None:
    """What a week decides for the next one, ``None`` when it was not logged. ``earlier`` holds the decisions of the logged weeks before."""
    if not any(log.week == week.number for log in logs):
        return None
    one, at = _Week(profile, rule, logs, week), f"w{week.number}"
    last = _before(earlier, week)
    lights, days = one.lights(), derive(review.days_away, one.said("days_off", "days"), one.empty_weeks(), _DAYS, at=at)
    done = _said(one.told, "sessions", len(one.done), "sessions")
    share = derive(review.adherence, done, Fact(f"program.planned@{at}", len(week.sessions), "sessions", "table", (week.minutes,)), at=at)
    short, long, restart = cited("away.short_from"), cited("away.long_from"), cited("away.restart_from")
    rise = _said(one.told, "worst_rise", max((one.worst(log).value or 0 for log in one.felt), default=0) - rule.usual.value, "points")
    tiring = Fact("review.tiring", not TIRING.isdisjoint(profile.pathways), rule="selection", derived_from=(profile.conditions,))
    red = derive(review.any_light, lights, _COLOURS[Light.RED], at=f"{at}.red")
    red_days = one.red_days(lights)
    every = _with_days_before(red_days, earlier, at)
    monday = Fact(f"program.first_day@{at}", week.number * DAYS_PER_WEEK, "days")
    near = derive(review.most_within, every, monday, cited("review.flare_within"), at=f"{at}.flare")
    slow = one.slow()
    few = derive(review.below, share, cited("review.hold_from"), at=f"{at}.few")
    eased = Fact(f"review.eased@{at}", week.eased, rule="selection", derived_from=(week.kind,))
    crash = derive(review.crash, one.said("fatigue"), one.usual_fatigue(), cited("review.fatigue_rise"), tiring, at=at)
    hurt = Fact(f"review.hurt@{at}", red.value or crash.value, rule="any", derived_from=(red, crash))
    flags: dict[Finding, Fact[bool]] = {
        Finding.RESTART: derive(review.restart, days, restart, at=at),
        Finding.LONG_GAP: derive(review.away, days, long, restart, at=f"{at}.long"),
        Finding.ILL: one.sign(FEVER),
        Finding.FLARE: derive(review.flare, near, cited("review.flare_sessions"), one.sign(LASTING), rise, cited("review.flare_rise"), at=at),
        Finding.RED_AGAIN: derive(review.red_again, hurt, _lighter(week, last, eased), _hurt_before(earlier, week.number), at=at),
        Finding.RED: red,
        Finding.CRASH: crash,
        Finding.SHORT_GAP: derive(review.away, days, short, long, at=f"{at}.short"),
        Finding.SLOW_AGAIN: derive(review.again, slow, last.flags[Finding.SLOW] if last else _NO, at=f"{at}.slow"),
        Finding.SLOW: slow,
        Finding.FEW_AGAIN: derive(review.again, few, last.flags[Finding.FEW] if last else _NO, at=f"{at}.few"),
        Finding.FEW: few,
        Finding.TOO_HARD: one.too_hard(),
        Finding.NEW_SIGN: one.new_sign(),
        Finding.SOME_MISSED: derive(review.below, share, cited("review.progress_from"), at=f"{at}.some"),
        Finding.TIRED: derive(
            review.tired, one.said("sleep_hours_low_nights"), cited("sleep.short_nights"), one.said("fatigue"), cited("sleep.fatigue"), at=at
        ),
        Finding.RISING: derive(review.rising, *one.mornings(), cited("review.pain_rise"), at=at),
        Finding.UNKNOWN: derive(review.unknown, profile.has_pain, one.pain_told(), one.unlogged(), at=at),
        Finding.RESTED: eased,
        Finding.AMBER: derive(review.amber, lights, cited("review.green_share"), _was(last, Finding.AMBER), at=at),
    }
    variants = tuple(
        (
            found := Fact(f"review.shown.{name}@{at}", name, rule="selection", derived_from=(flag,)),
            derive(review.verdict, found, eased, week.light, at=f"{at}.{name}"),
        )
        for name, flag in flags.items()
        if flag.value and not any(flags[because].value for because in EXPLAINED.get(name, ()))
    )
    finding = derive(review.finding, *flags.values(), at=at)
    verdict = derive(review.verdict, finding, eased, week.light, at=at)
    minutes_done = one.minutes_done()
    small = Fact(f"review.small@{at}", sum(session.body.bad.minutes.value for session in week.sessions), "min/wk", "table", (week.minutes,))
    return Decision(
        week=week.number,
        finding=finding,
        verdict=verdict,
        flags=flags,
        variants=variants,
        eased=week.eased,
        red_days=red_days,
        lights=lights,
        minutes_done=minutes_done,
        cut_to=derive(review.cut_to, minutes_done, cited("review.cut_more"), small, week.minutes, at=at),
        hurt=hurt,
        completed=_completed(one, earlier),
        tolerated=_tolerated(one, earlier, calm=not hurt.value and not slow.value),
        notices=_notices(one, finding, lights, earlier, (every, monday, flags[Finding.RED_AGAIN])),
    )


_NO: Final = Fact("review.no", value=False)


def _before(earlier: Sequence[Decision], week: Week) -> Decision | None:
    """The decision of the week before, where that week was logged."""
    return earlier[-1] if earlier and earlier[-1].week == week.number - 1 else None


def _was(last: Decision | None, finding: Finding) -> Fact[bool]:
    """Whether the week before was decided by this finding."""
    if last is None:
        return _NO
    return Fact(f"review.was_{finding}@w{last.week}", last.finding.value is finding, rule="selection", derived_from=(last.finding,))


def _lighter(week: Week, last: Decision | None, eased: Fact[bool]) -> Fact[bool]:
    """Whether this week was a light or an eased one, or the logged week before it an eased one."""
    rested = last is not None and last.eased
    reasons = (eased, week.light, *([last.verdict] if last else ()))
    return Fact(f"review.lighter@w{week.number}", eased.value or week.light.value or rested, rule="any", derived_from=reasons)


def _hurt_before(earlier: Sequence[Decision], number: int) -> Fact[tuple[bool, ...]]:
    """Whether the logged weeks just before were red."""
    last = [one.hurt for one in earlier if one.week >= number - cited("review.red_again_weeks").value]
    return Fact(
        f"review.hurt_before@w{number}", tuple(one.value for one in last), rule="table", derived_from=(*last, cited("review.red_again_weeks"))
    )


def _with_days_before(red_days: Fact[tuple[int, ...]], earlier: Sequence[Decision], at: str) -> Fact[tuple[int, ...]]:
    every = (*(of.red_days for of in earlier), red_days)
    return Fact(f"review.all_red_days@{at}", tuple(day for fact in every for day in fact.value), "days", "table", every)


def _completed(one: _Week, earlier: Sequence[Decision]) -> int:
    """The last week with a session done that was not eased; 0 for none."""
    eased = {of.week for of in earlier if of.eased} | ({one.week.number} if one.week.eased else set())
    done = (log.week for log in (*one.before, one.told) if any(session.done for session in log.sessions))
    return max((week for week in done if week not in eased), default=0)


def _tolerated(one: _Week, earlier: Sequence[Decision], *, calm: bool) -> int:
    """The last logged week with a session done that was not lighter, and calm: neither red nor slow, and pain was told; 0 for none."""
    known = not one.profile.has_pain.value or one.pain_told().value
    if calm and known and not one.week.eased and not one.week.light.value and one.done:
        return one.week.number
    return earlier[-1].tolerated if earlier else 0


def _notices(
    one: _Week, finding: Fact[Finding], lights: Fact[tuple[Light, ...]], earlier: Sequence[Decision], red: tuple[Fact[Any], Fact[int], Fact[bool]]
) -> dict[str, Fact[bool]]:
    """What a person should be told beside the decision; each is a fact that is true or false.

    ``red``: all red days, this week's first day, and whether this week was red again.
    """
    at = one.at
    within = cited("review.show_within").value
    counted_flares = [finding.value, *(of.finding.value for of in earlier if of.week > one.week.number - within)].count(Finding.FLARE)
    flares = counted_flares if finding.value is Finding.FLARE else 0
    was_flare = one.week.decision is not None and one.week.decision.verdict.value is Verdict.FLARE
    counted = (
        derive(review.most_within, *red[:2], cited("review.show_days"), at=f"{at}.show"),
        Fact(f"review.flares@{at}", flares, "weeks", "table", (finding, *(of.finding for of in earlier))),
        Fact(f"review.no_relief@{at}", was_flare and Light.RED in lights.value, rule="table", derived_from=(lights,)),
    )
    again = Fact(
        f"review.weeks_again@{at}",
        _again(one, earlier, within, now=red[2]),
        "weeks",
        "table",
        (red[2], *(of.flags[Finding.RED_AGAIN] for of in earlier)),
    )
    limits = (cited("review.show_sessions"), cited("review.show_flares"), cited("review.show_again"))
    show = derive(review.show, counted[0], limits[0], counted[1], limits[1], counted[2], again, limits[2], at=at)
    ill = one.sign(FEVER)
    unsure = derive(motivation.confident, _score(one, "confidence"), cited("motivation.confident_from"), at=at)
    doubts = one.told.confidence is not None and not unsure.value
    unknown = finding.value is Finding.UNKNOWN
    found = {
        "show_therapist": show,
        "rescreen": Fact(f"review.rescreen@{at}", finding.value is Finding.RESTART, rule="selection", derived_from=(finding,)),
        "fell": Fact(f"review.fell@{at}", one.sign(FALL).value, rule="selection", derived_from=(one.sign(FALL),)),
        "wait_for_fever": Fact(f"review.fever@{at}", ill.value, rule="selection", derived_from=(ill, cited("illness.clear_hours"))),
        "fever_again": derive(review.again, ill, one.fever_before(), at=f"{at}.fever"),
        "less_is_fine": Fact(f"review.less_is_fine@{at}", doubts, rule="selection", derived_from=(unsure,)),
        "tell_pain": Fact(f"review.tell_pain@{at}", unknown and one.profile.has_pain.value, rule="selection", derived_from=(finding,)),
        "tell_week": Fact(f"review.tell_week@{at}", unknown and not one.profile.has_pain.value, rule="selection", derived_from=(finding,)),
    }
    return found | ({"no_response": _no_response(one, at)} if one.told.retest is not None else {})


def _again(one: _Week, earlier: Sequence[Decision], within: int, *, now: Fact[bool]) -> int:
    """Weeks of late that were red again, when this one was; or weeks with new pain at night, when this one had it."""
    since = one.week.number - within
    weeks = 1 + sum(bool(of.flags[Finding.RED_AGAIN].value) for of in earlier if of.week > since) if now.value else 0
    nights = sum(NIGHT_PAIN in log.new_symptoms for log in (*one.before, one.told) if log.week > since) if one.sign(NIGHT_PAIN).value else 0
    return max(weeks, nights)


def _score(one: _Week, name: str) -> Fact[Any]:
    value = getattr(one.told, name)
    return _said(one.told, name, 0 if value is None else value, "score 0-10")


def _no_response(one: _Week, at: str) -> Fact[bool]:
    """From week 6 on: whether nothing that was measured again has changed by as much as a point."""
    again, profile = one.told.retest, one.profile
    if again is None or one.week.number < cited("weeks.no_response_check").value:
        return _NO
    goal = None if again.goal_score is None else again.goal_score - profile.goal_score.value
    pain = None if again.pain is None or not profile.has_pain.value else profile.usual_pain.value - again.pain
    stands = None if again.chair_stands is None or profile.chair_stands.value is None else again.chair_stands - profile.chair_stands.value
    least = tuple(cited(f"noresponse.{name}") for name in ("goal", "pain", "chair_stand"))
    limits = Fact("review.least_change", tuple(row.value for row in least), rule="table", derived_from=least)
    changes = zip(("goal", "pain", "chair_stands"), (goal, pain, stands), strict=True)
    return derive(review.no_response, *(_said(one.told, f"retest.{name}", change) for name, change in changes), limits, at=at)


def decider(profile: Profile, rule: PainRule, logs: Sequence[CheckIn]) -> Callable[[Week, Sequence[Decision]], Decision | None]:
    """``decide`` for one person: the program asks it after each week it has made."""
    return lambda week, earlier: decide(profile, rule, logs, week, earlier)
