"""A plan or a referral as the document of the contract: plain JSON values, texts in one language, every fact with its lineage.

The same answers, start, choices, language and version give the same bytes. Structural constants (a week's number, a place in a list)
are left out of the lineage: every chain ends in answers, cited rows, exercise rows or the person's choices.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Any, Final

from ownpace.answers import SCHEMA_VERSION
from ownpace.cards import precautions
from ownpace.contacts import for_clearance
from ownpace.evidence import cited
from ownpace.evidence import fingerprint as evidence_fingerprint
from ownpace.exposure import Ladder  # while it runs too: with it the rules of exposure are known to who reads all rules
from ownpace.facts import Fact
from ownpace.laws import broken_document
from ownpace.plan import VERSION, LawBrokenError, Plan, Referral, fingerprint
from ownpace.program import Body, Item, Session, Size, Week
from ownpace.screening import Flag, Screening
from ownpace.text import lines, t
from ownpace.text.format import number
from ownpace.vocabulary import DOSE, Clearance, Irritability, Language, Light, Modality, Step, Verdict
from ownpace.wording import referral_words

REVIEW_STATUS: Final = "draft"
Stored = Mapping[int, Mapping[str, Any]]
"""Logged weeks by number, as a plan file keeps them."""
LEAVES: Final = ("answer:", "evidence:", "exercise:", "choice:", "override:", "checkin:")
"""Where a lineage may end."""


def plain(value: object) -> Any:  # noqa: ANN401 - JSON
    """A fact's value as JSON."""
    match value:
        case Clearance() | Irritability() | Light():
            return value.name.lower()
        case Enum():
            return value.value
        case frozenset() | set():
            return sorted(plain(one) for one in value)
        case tuple() | list():
            return [plain(one) for one in value]
        case _:
            return value


_PLAIN: Final = frozenset({int, float, bool, str})
"""Types of which most values are; they are JSON already."""
_JUDGEMENT: Final = 1
"""The bit of a lineage that holds a judgement; every source has one of the others."""


def _says_the_same(one: Fact[Any], other: Fact[Any]) -> bool:
    """Whether two facts may share an id: the same value, and made of the same values where both are made of any."""
    if one.value != other.value or not (one.derived_from and other.derived_from):
        return bool(one.value == other.value)
    return [parent.value for parent in one.derived_from] == [parent.value for parent in other.derived_from]


class Ledger:
    """Collects the facts that a document names, with sources and judgement inherited from everything they rest on.

    A plan has some two thousand facts: what each inherits is one number with a bit for each source, and each set of sources is sorted once.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._held: dict[Fact[Any], int] = {}
        self._facts: dict[str, Fact[Any]] = {}
        self.twice: list[str] = []
        """Ids under which a second fact says something else. For tests: nobody loses a plan to it while every number that is shown is its fact."""
        self._bits: dict[str | None, int] = {None: 0}
        self._sorted: dict[int, list[str]] = {}
        self._told: dict[int, tuple[dict[str, Any], dict[str, Fact[Any]]]] = {}

    def add(self, fact: Fact[Any]) -> str:
        """Record a fact and its lineage; returns its id."""
        if fact not in self._held:
            self._inherit(fact)
        return fact.id

    def numbers(self, item: Item) -> tuple[dict[str, Any], dict[str, Fact[Any]]]:
        """The numbers of an exercise and the fact behind each, by name; sizes of a session share most exercises. Not to be changed."""
        found = self._told.get(id(item))
        if found is None:
            facts = item.numbers()
            for fact in facts.values():
                self.add(fact)
            found = self._told[id(item)] = ({name: plain(fact.value) for name, fact in facts.items()}, facts)
        return found

    def _inherit(self, fact: Fact[Any]) -> int:
        bit = self._bits.get(fact.source)
        if bit is None:
            bit = self._bits[fact.source] = _JUDGEMENT << len(self._bits)
        held = bit | _JUDGEMENT if fact.judgement else bit
        for parent in fact.derived_from:
            known = self._held.get(parent)
            held |= self._inherit(parent) if known is None else known
        other = self._facts.get(fact.id)
        if other is not None and not _says_the_same(fact, other):
            self.twice.append(fact.id)
        self._facts[fact.id] = fact
        self._held[fact] = held
        return held

    def _in_order(self, held: int) -> list[str]:
        """The sources, sorted; a list of its own for each that asks."""
        found = self._sorted.get(held)
        if found is None:
            found = self._sorted[held] = sorted(source for source, bit in self._bits.items() if source and held & bit)
        return found.copy()

    def sources(self, *facts: Fact[Any]) -> list[str]:
        """The sources that these facts rest on, sorted."""
        held = 0
        for fact in facts:
            self.add(fact)
            held |= self._held[fact]
        return self._in_order(held)

    def document(self) -> dict[str, Any]:
        """Every fact by id, in the order of ids; structural constants left out."""
        named = {key: fact for key, fact in self._facts.items() if fact.derived_from or key.startswith(LEAVES)}
        found = {}
        for key in sorted(named):
            fact = named[key]
            held = self._held[fact]
            found[key] = {
                "value": fact.value if type(fact.value) in _PLAIN else plain(fact.value),
                "unit": fact.unit,
                "rule": fact.rule,
                "derived_from": [parent.id for parent in fact.derived_from if parent.id in named],
                "sources": self._in_order(held),
                "judgement": bool(held & _JUDGEMENT),
            }
        return found


def _reason(flag: Flag, language: Language) -> dict[str, Any]:
    return {"id": flag.id, "text": t(f"reason.{flag.id}", language), "sources": [flag.source]}


def _reasons(screening: Screening, language: Language) -> list[dict[str, Any]]:
    return [_reason(flag, language) for flag in screening.reasons]


def _engine(outcome: Plan | Referral) -> dict[str, str]:
    return {"version": VERSION, "evidence_fingerprint": evidence_fingerprint(), "fingerprint": fingerprint(outcome)}


def is_mental(screening: Screening) -> bool:
    """Whether the help to show is help for thoughts of not wanting to live."""
    return any(flag.id.startswith("sikkerhed.tanker") for flag in screening.reasons)


def _memory(outcome: Plan | Referral, stored: Stored) -> dict[str, Any]:
    """What a reader of the file makes the plan from again."""
    planned = {week.number: _planned(week) for week in outcome.program.weeks} if isinstance(outcome, Plan) else {}
    logs = [(told, stored.get(told.week) or planned.get(told.week)) for told in outcome.check_ins]
    return {
        "answers": outcome.answers.document() if outcome.answers else {},
        "choices": [choice.document() for choice in outcome.choices],
        "check_ins": [told.document() | ({} if week is None else {"planned": dict(week)}) for told, week in logs],
        "overrides": [override.document() for override in outcome.overrides],
    }


def _planned(week: Week) -> dict[str, Any]:
    """A logged week as it was planned, short."""
    sessions = [
        {"id": one.id, "weekday": one.weekday, "template": one.body.template.value, "minutes": one.body.minutes.value} for one in week.sessions
    ]
    return {
        "number": week.number,
        "kind": week.kind.value.value,
        "minutes_total": week.minutes.value,
        "load": week.load.value,
        "sessions": sessions,
    }


def _changes(plan: Plan, ledger: Ledger, language: Language) -> list[dict[str, Any]]:
    """What each logged week decided, in one sentence each, and what a person should be told beside it."""
    found = []
    for one in plan.program.decisions:
        told = next(log for log in plan.check_ins if log.week == one.week)
        week = plan.program.weeks[one.week - 1]
        done = [session.id for session in told.sessions if session.done]
        finding, verdict = one.finding.value.value, one.verdict.value.value
        said = [t(f"checkin.finding.{finding}", language)]
        if one.week < plan.program.length.value:
            falls = one.verdict.value is Verdict.HOLD and plan.program.weeks[one.week].step.value is Step.LOWER
            said.append(t("plan.change.back" if falls else f"checkin.verdict.{verdict}", language))
        notices = [
            {"id": name, "text": t(f"checkin.notice.{name}", language, hours=cited("illness.clear_hours").value), "fact": ledger.add(fact)}
            for name, fact in one.notices.items()
            if fact.value
        ]
        found.append(
            {
                "week": one.week,
                "finding": finding,
                "verdict": verdict,
                "text": " ".join(said),
                "done": sum(session.id in done for session in week.sessions),
                "planned": len(week.sessions),
                "minutes_done": one.minutes_done.value,
                "lights": [colour.name.lower() for colour in one.lights.value],
                "notices": notices,
                "facts": {"finding": ledger.add(one.finding), "verdict": ledger.add(one.verdict), "minutes_done": ledger.add(one.minutes_done)},
                "sources": ledger.sources(one.verdict),
            }
        )
    return found


def _exposure(ladder: Ladder | None, ledger: Ledger, language: Language) -> list[dict[str, Any]]:
    """The steps of the person's ladder, easiest first; exactly one is now, unless there is advice instead."""
    if ladder is None:
        return []
    return [
        {
            "step": rung.step.id,
            "family": ladder.family.id,
            "activity": t(f"exposure.family.{ladder.family.id}", language),
            "task": t(f"exposure.steps.{rung.step.id}", language),
            "harm_belief": rung.rating.value,
            "state": rung.state.value,
            "now": rung.step.id == ladder.now.value,
            "advice": t(f"exposure.advice.{ladder.advice.value}", language, **_written(ladder.numbers, language)),
            "facts": {"state": ledger.add(rung.state), "now": ledger.add(ladder.now), "advice": ledger.add(ladder.advice)},
            "sources": ledger.sources(rung.state, ladder.advice),
        }
        for rung in ladder.rungs
    ]


def _differs(plan: Plan, stored: Stored) -> bool:
    """Whether a logged week was stored as another week than this version would plan."""
    return any(dict(stored[told.week]) != _planned(plan.program.weeks[told.week - 1]) for told in plan.check_ins if told.week in stored)


def _referral(outcome: Referral, language: Language, stored: Stored) -> dict[str, Any]:
    clearance = outcome.screening.clearance.value
    contacts = for_clearance(clearance.word, mental=is_mental(outcome.screening))
    return {
        "outcome": "referral",
        "schema_version": SCHEMA_VERSION,
        "clearance": clearance.word,
        "words": referral_words(outcome.screening.deciding),
        "reasons": _reasons(outcome.screening, language),
        "contact": [
            {
                "id": contact.id,
                "name": t(f"contact.{contact.id}.name", language),
                "number": contact.number,
                "when": t(f"contact.{contact.id}.when", language),
            }
            for contact in contacts
        ],
        "engine": _engine(outcome),
        "language": language.value,
        "intended_use": " ".join(lines("about.intended", language)),
        "review_status": REVIEW_STATUS,
        **(_memory(outcome, stored) | {"start": outcome.start.isoformat()} if outcome.start else {}),
    }


def _item(item: Item, place: str, ledger: Ledger) -> dict[str, Any]:
    numbers, facts = ledger.numbers(item)
    exercise = item.choice.exercise
    whole = Fact(f"item@{place}.{item.part}.{exercise.id}", exercise.id, rule="table", derived_from=tuple(facts.values()), source=exercise.source)
    return {
        "exercise": exercise.id,
        "part": item.part,
        "modality": item.modality.value,
        **{name: numbers.get(name) for name in DOSE},
        "side": "each" if exercise.sides > 1 else None,
        "muscles": list(exercise.muscles),
        "tags": sorted(exercise.tags),
        "easier": item.choice.easier,
        "harder": item.choice.harder,
        "alternatives": list(item.choice.alternatives),
        "fact": whole.id,
        "facts": {name: fact.id for name, fact in facts.items()},
        "sources": ledger.sources(whole),
    }


def _size(size: Size, ledger: Ledger) -> dict[str, Any]:
    items = [{"exercise": item.choice.id, "part": item.part, **ledger.numbers(item)[0]} for item in size.items]
    return {"minutes": size.minutes.value, "bouts": size.bouts, "items": items, "fact": ledger.add(size.minutes)}


BREATHE: Final = frozenset({"heart", "hypertension", "bp_high", "bp_unknown"})
"""Pathways whose strength items each say not to hold the breath."""


def _body(body: Body, place: str, ledger: Ledger, language: Language, *, breathe: bool) -> dict[str, Any]:
    for fact in (body.minutes, body.effort, body.load):
        ledger.add(fact)
    mean = body.effort.value
    half = 0.5
    items = [_item(item, place, ledger) for item in body.items]
    for item in items:
        item["cues"] = list(lines(f"exercises.{item['exercise']}.cues", language))
        if breathe and item["modality"] == Modality.STRENGTH:
            item["cues"].append(t("plan.breathe", language))
    return {
        "template": body.template.value,
        "minutes": body.minutes.value,
        "effort": [round(mean - half, 2), round(mean + half, 2)],
        "load": body.load.value,
        "facts": {"minutes": body.minutes.id, "effort": body.effort.id, "load": body.load.id},
        "sizes": {"good": _size(body.good, ledger), "ordinary": _size(Size(body.minutes, body.items), ledger), "bad": _size(body.bad, ledger)},
        "items": items,
    }


def _session(session: Session, body: Mapping[str, Any], language: Language) -> dict[str, Any]:
    anchor = t(f"option.rammer.rutine.{session.anchor}", language)
    return {"id": session.id, "weekday": session.weekday, "anchor": anchor, **body}


def _minutes_by_modality(week: Week) -> dict[str, float]:
    minutes: dict[str, float] = {}
    for session in week.sessions:
        for item in session.body.items:
            minutes[item.modality.value] = minutes.get(item.modality.value, 0) + item.minutes.value
    return minutes


def _week(week: Week, phase: str, ledger: Ledger, language: Language, *, breathe: bool) -> dict[str, Any]:
    for fact in (week.kind, week.step, week.light, week.minutes, week.load):
        ledger.add(fact)
    bodies: dict[int, dict[str, Any]] = {}
    for session in week.sessions:
        if id(session.body) not in bodies:
            bodies[id(session.body)] = _body(session.body, session.id, ledger, language, breathe=breathe)
    return {
        "number": week.number,
        "phase": phase,
        "kind": week.kind.value.value,
        "step": week.step.value.value,
        "light": bool(week.light.value),
        "minutes": _minutes_by_modality(week),
        "minutes_total": week.minutes.value,
        "load": week.load.value,
        "facts": {"minutes": week.minutes.id, "load": week.load.id, "kind": week.kind.id, "step": week.step.id},
        "sessions": [_session(session, bodies[id(session.body)], language) for session in week.sessions],
    }


def _phase(number: int, length: int) -> str:
    """Start, build or hold: thirds of the course."""
    return ("start", "build", "keep")[min(2, 3 * (number - 1) // length)]


def _named(record: object, names: Iterable[str], ledger: Ledger) -> dict[str, Any]:
    facts = {name: getattr(record, name) for name in names}
    for fact in facts.values():
        ledger.add(fact)
    return {name: plain(fact.value) for name, fact in facts.items()} | {"facts": {name: fact.id for name, fact in facts.items()}}


PROFILE: Final = (
    "level", "irritability", "usual_pain", "has_pain", "recent_pain", "fear", "fearful", "wary", "confident", "one_week_try", "short_sleep", "tired",
    "reported_minutes", "stated_days", "stated_minutes", "tolerance", "needs_hands", "may_use_floor", "needs_balance", "goal", "conditions",
)  # fmt: skip
PRESCRIPTION: Final = (
    "budget", "budget_kind", "week1", "growth_limit", "weekly_cap", "sessions_first", "sessions_most", "session_cap", "first_longest", "effort",
    "effort_cap", "reserve", "reserve_least", "strength_days", "length", "slow", "hold_second_week", "on_quota", "bout", "gap_walk", "forbidden",
    "prefer",
)  # fmt: skip
PAIN_RULE: Final = ("usual", "delta", "green_up_to", "red_above", "morning_slow", "settle_hours", "amber_factor", "red_factor")
PROGRESSION_RULE: Final = ("top_sessions", "top_reserve", "load_step_least", "load_step_most")


def _written(facts: Mapping[str, Fact[Any]], language: Language) -> dict[str, Any]:
    """Numbers as the slots of a text take them; a pair stays a pair."""
    pairs = {slot: tuple(number(one, language) for one in fact.value) for slot, fact in facts.items() if isinstance(fact.value, tuple)}
    return pairs | {slot: number(fact.value, language) for slot, fact in facts.items() if slot not in pairs}


def _used(facts: Mapping[str, Fact[Any]], ledger: Ledger) -> dict[str, Any]:
    """The numbers of a text and the fact behind each."""
    return {"numbers": {slot: plain(fact.value) for slot, fact in facts.items()}, "facts": {slot: ledger.add(fact) for slot, fact in facts.items()}}


MEDICINE: Final = "helbred.medicin"
"""The question of medicine: what it raises says, too, that nobody changes medicine without the doctor."""


def _precautions(plan: Plan, ledger: Ledger, language: Language) -> list[dict[str, Any]]:
    """What to mind, from the flags that made this a caution and then from the pathways of the person's answers."""
    flags = []
    for flag in plan.screening.reasons:
        said = [t(f"reason.{flag.id}", language), t("plan.precaution.show", language)]
        if flag.id.startswith(f"{MEDICINE}."):
            said.insert(1, t("precaution.medicine", language))
        flags.append({"id": flag.id, "text": " ".join(said), "sources": [flag.source]})
    return flags + [
        {
            "id": line.id,
            "text": t(f"precaution.{line.id}.text", language, **_written(line.facts, language)),
            "sources": list(line.sources),
            **_used(line.facts, ledger),
        }
        for line in precautions(plan.profile)
    ]


def _cards(plan: Plan, ledger: Ledger, language: Language) -> list[dict[str, Any]]:
    """The cards beside the programme; those with ``before`` are read before every session."""
    return [
        {
            "id": card.id,
            "before": card.before,
            "title": t(f"cards.{card.id}.title", language),
            "lines": [t(f"cards.{card.id}.{line.id}", language, **_written(line.facts, language)) for line in card.lines],
            "sources": list(card.sources),
            "facts": {f"{line.id}.{slot}": ledger.add(fact) for line in card.lines for slot, fact in line.facts.items()},
        }
        for card in plan.cards
    ]


def _daily(plan: Plan, ledger: Ledger, language: Language) -> dict[str, dict[str, Any]]:
    """Everyday movement by name."""
    return {
        habit.id: {
            "title": t(f"daily.{habit.id}.title", language),
            "text": t(f"daily.{habit.id}.{habit.variant}", language, **_written(habit.numbers, language)),
            "sources": list(habit.sources),
            **_used(habit.numbers, ledger),
        }
        for habit in plan.daily
    }


def _maintenance(plan: Plan, ledger: Ledger, language: Language) -> dict[str, Any]:
    """What follows the last week: the advice one by one, and as one text."""
    found = [
        {
            "id": one.id,
            "text": t(f"plan.after.{one.id}.{one.variant}", language, **_written(one.numbers, language)),
            "sources": list(one.sources),
            **_used(one.numbers, ledger),
        }
        for one in plan.afterwards
    ]
    return {
        "text": " ".join(one["text"] for one in found),
        "lines": found,
        "sources": sorted({source for one in plan.afterwards for source in one.sources}),
    }


def _plan(plan: Plan, language: Language, stored: Stored, ledger: Ledger) -> dict[str, Any]:
    ledger.add(plan.screening.clearance)
    milestones = [
        {
            "week": one.week,
            "measure": one.measure,
            "target": one.target.value,
            "real_change": one.real_change.value,
            "facts": {"target": ledger.add(one.target), "real_change": ledger.add(one.real_change)},
            "sources": ledger.sources(one.target, one.real_change),
        }
        for one in plan.milestones
    ]
    breathe = not BREATHE.isdisjoint(plan.profile.pathways)
    head: dict[str, Any] = {
        "outcome": "plan",
        "schema_version": SCHEMA_VERSION,
        **_memory(plan, stored),
        "clearance": plan.screening.clearance.value.word,
        "reasons": _reasons(plan.screening, language)
        or [{"id": "go", "text": t("reason.go", language), "sources": ledger.sources(plan.screening.clearance)}],
        "engine": _engine(plan),
        "language": language.value,
        "start": plan.start.isoformat(),
        "intended_use": " ".join(lines("about.intended", language)),
        "review_status": REVIEW_STATUS,
        "profile": _named(plan.profile, PROFILE, ledger) | {"pathways": list(plan.profile.pathways)},
        "prescription": _named(plan.prescription, PRESCRIPTION, ledger),
        "program": {
            "length": plan.program.length.value,
            "weeks": [_week(week, _phase(week.number, plan.program.length.value), ledger, language, breathe=breathe) for week in plan.program.weeks],
        },
        "pain_rule": _named(plan.pain_rule, PAIN_RULE, ledger),
        "progression_rule": _named(plan.progression_rule, PROGRESSION_RULE, ledger),
        "stop_symptoms": list(lines("plan.stop.symptoms", language)),
        "precautions": _precautions(plan, ledger, language),
        "cards": _cards(plan, ledger, language),
        "daily": _daily(plan, ledger, language),
        "messages": [
            {
                "week": m.week,
                "id": m.id,
                "title": t(f"messages.{m.id}.title", language),
                "text": t(f"messages.{m.id}.text", language),
                "strength": m.strength,
                "sources": list(m.sources),
            }
            for m in plan.messages
        ],
        "changes": _changes(plan, ledger, language),
        "logged_differs": _differs(plan, stored),
        "exposure": _exposure(plan.exposure, ledger, language),
        "milestones": milestones,
        "not_covered": [{"id": r.id, "text": t(f"plan.not_covered.{r.id}", language), "sources": list(r.sources)} for r in plan.not_covered],
        "maintenance": _maintenance(plan, ledger, language),
    }
    return head | {"facts": ledger.document()}


def to_document(outcome: Plan | Referral, language: Language | str, stored: Stored | None = None) -> dict[str, Any]:
    """The plan or referral as JSON values, texts in one language. ``stored`` holds logged weeks as an earlier file has them; they stay so.

    Raises ``ValueError`` for another language and ``LawBrokenError`` when a law of documents fails.
    """
    spoken = Language(language)
    kept = stored or {}
    document = _plan(outcome, spoken, kept, Ledger()) if isinstance(outcome, Plan) else _referral(outcome, spoken, kept)
    if found := broken_document(document):
        raise LawBrokenError(found)
    return document


def dump(document: Mapping[str, Any]) -> str:
    """The document's bytes: the same document always gives the same text."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n"
