"""The questions of one week, and the check-in document that their answers make. Which are asked depends on the plan and on each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ownpace.questionnaire import BY_ID, CHECK_IN_BOUNDS, NEW_SIGNS, NO, NONE, SIGNS, SYMPTOMS, YES, Kind, enabled
from ownpace.text.format import counted, weekday
from ownpace.ui import routing
from ownpace.ui.fields import Asked
from ownpace.ui.wording import language, say, says
from ownpace.views import clock, words
from ownpace.views import week as week_

Document = Mapping[str, Any]
NOT_DONE: Final = "not_done"
SIZES: Final = ("good", "ordinary", "bad")
PAINS: Final = ("pain_during", "pain_after", "pain_next_morning")
RETESTS: Final = ("goal_score", "pain", "chair_stands")
_PARTS: Final = ("label", "hint", "low", "high", "missing", "none", "more")
_ACUTE: Final = "sikkerhed.akut"
SECONDS: Final = 30
"""Of the test on the chair."""


@dataclass(frozen=True, slots=True)
class Form:
    """The questions of a week: a row for each planned session, then the rest in the order of asking."""

    number: int
    rows: tuple[Asked, ...]
    rest: tuple[Asked, ...]

    @property
    def all(self) -> tuple[Asked, ...]:
        """Every question."""
        return (*self.rows, *self.rest)

    def done(self, answers: Mapping[str, Any]) -> list[str]:
        """The sessions that were done, by id."""
        return [_last(row.link_id) for row in self.rows if answers.get(row.link_id) in SIZES]


def name(part: str) -> str:
    """The id of a question of a check-in."""
    return f"uge.{part}"


def ask(part: str, kind: Kind, said: Mapping[str, str] | None = None, **how: Any) -> Asked:  # noqa: ANN401 - the other fields of a question
    """A question with the words of ``checkin.question.<part>``, and of ``said`` before those."""
    key = f"checkin.question.{part}"
    found = {one: say(f"{key}.{one}") for one in _PARTS if one != "missing" and says(f"{key}.{one}")}
    if says(f"{key}.missing") and not (said and "missing" in said):
        found["missing"] = say(f"{key}.missing")
    return Asked(name(part), kind, said=found | dict(said or {}), **how)


def yes_or_no(part: str, said: Mapping[str, str] | None = None, **how: Any) -> Asked:  # noqa: ANN401 - the other fields of a question
    """A question with two answers beside each other."""
    both = {f"option.{YES}": say("ui.yes"), f"option.{NO}": say("ui.no")}
    return ask(part, Kind.CHOICE, {**both, **(said or {})}, options=(YES, NO), row=True, **how)


def form(document: Document, number: int, draft: Mapping[str, Any]) -> Form:
    """The questions of this week of this plan."""
    rows = tuple(_row(session) for session in week_.find(document, number)["sessions"])
    some = tuple((row, size) for row in rows for size in SIZES)
    none = tuple(((row, NOT_DONE),) for row in rows)
    trained = (some,)
    hurt = yes_or_no("hurt", needs=trained)
    pain = document["profile"]["has_pain"]
    sore = trained if pain else (some, ((hurt, YES),))
    rest = [
        ask("days_off", Kind.NUMBER, **_between("days_off"), needs=none),
        ask("effort", Kind.SCALE, needs=trained),
        *([] if pain else [hurt]),
        *(ask(one, Kind.SCALE, needs=sore) for one in PAINS),
        ask("sleep_hours_low_nights", Kind.NUMBER, **_between("sleep_hours_low_nights")),
        ask("fatigue", Kind.SCALE),
        _new_symptoms(draft),
        yes_or_no("new_diagnosis"),
        *(_again(document) if number in {one["week"] for one in document["milestones"]} else ()),
        ask("confidence", Kind.SCALE),
    ]
    return Form(number, rows, tuple(rest))


def _between(name: str) -> dict[str, Any]:
    """The bounds of a number, as the check-in document has them."""
    lowest, highest = CHECK_IN_BOUNDS[name]
    return {"lowest": lowest, "highest": highest}


def session_name(session: Mapping[str, Any]) -> str:
    """``Mandag: Styrke og kondition, 32 minutter``."""
    tongue = language()
    day, title = weekday(session["weekday"], tongue).capitalize(), words.session_title(session, tongue)
    return say("checkin.page.session", day=day, title=title, minutes=counted("minute", session["minutes"], tongue))


def _row(session: Mapping[str, Any]) -> Asked:
    day = weekday(session["weekday"], language()).capitalize()
    said = {f"option.{one}": say(f"checkin.size.{one}") for one in (NOT_DONE, *SIZES)}
    said |= {"label": session_name(session), "missing": say("checkin.question.sessions.row.missing", day=day)}
    return Asked(name(session["id"]), Kind.CHOICE, (NOT_DONE, *SIZES), said=said, row=True)


def _new_symptoms(draft: Mapping[str, Any]) -> Asked:
    """The signs that the pain rule looks at, and folded the list of emergencies, those of the person's own regions, and what else may be new."""
    page = routing.PAGE_OF
    asked = [item.link_id for item in enabled(draft)]
    lists = [one for one in asked if one == _ACUTE or (one.startswith("sikkerhed.") and BY_ID[one].kind is Kind.CHOICES and page[one] in _REGIONS)]
    said = {f"option.{sign}": say(f"checkin.sign.{sign}") for sign in SIGNS} | {f"option.{NONE}": say("checkin.question.new_symptoms.none")}
    groups = []
    for link_id in lists:
        found = {f"{link_id}.{option}": f"option.{link_id}.{option}" for option in BY_ID[link_id].options if f"{link_id}.{option}" in SYMPTOMS}
        said |= {f"option.{symptom}": say(key) for symptom, key in found.items()}
        title = "checkin.page.acute" if link_id == _ACUTE else f"page.{page[link_id]}.title"
        groups.append((say(title), tuple(found)))
    for title, link_ids in _NEW.items():
        more = {f"{one}.{option}": _new(one, option) for one in link_ids if link_ids[0] in asked for option in NEW_SIGNS[one]}
        said |= {f"option.{symptom}": text for symptom, text in more.items()}
        groups += [(say(f"checkin.page.{title}"), tuple(more))] if more else []
    options = (*SIGNS, *(one for _, choices in groups for one in choices), NONE)
    return ask("new_symptoms", Kind.CHOICES, said, options=options, fold=tuple(groups))


_THOUGHTS: Final = {"sikkerhed.tanker": "new", "sikkerhed.tanker.nu": "now"}
"""Questions that are answered with yes and no, so that a sign of them needs words of its own."""
_NEW: Final = {
    "hjerte": ("helbred.hjerte",),
    "diabetes": ("helbred.diabetes",),
    "kraeft": ("helbred.kraeft",),
    "knogler": ("helbred.knogler",),
    "tanker": tuple(_THOUGHTS),
    "laege": ("sikkerhed.laege",),
    "hensyn": ("helbred.hensyn",),
}
"""What else may be new, by the heading above it, the person's own illness first; for those who were asked about the first of its questions."""


def _new(link_id: str, option: str) -> str:
    return say(f"checkin.thought.{_THOUGHTS[link_id]}" if link_id in _THOUGHTS else f"option.{link_id}.{option}")


_REGIONS: Final = frozenset(page.id for page in routing.PAGES.values() if page.step == "smerte")


def _again(document: Document) -> list[Asked]:
    """The questions of the start once more. Chair stands only for those who rise without their hands, and only if they like."""
    found = [ask("retest.goal_score", Kind.SCALE)]
    if document["profile"]["has_pain"]:
        found.append(ask("retest.pain", Kind.SCALE))
    if not document["profile"]["needs_hands"]:
        found.append(
            ask(
                "retest.chair_stands",
                Kind.NUMBER,
                {"optional": say("ui.optional")},
                **_between("chair_stands"),
                required=False,
                above=clock.html(SECONDS, "checkin.timer", language()),
            )
        )
    return found


def beyond(document: Document, answers: Mapping[str, Any]) -> list[str]:
    """Which of the week's worst numbers are above green for this person."""
    rule = document["pain_rule"]
    limits = dict.fromkeys(PAINS[:-1], rule["green_up_to"]) | {PAINS[-1]: rule["usual"]}
    return [one for one, limit in limits.items() if (answers.get(name(one)) or 0) > limit]


def by_session(document: Document, asked: Form, answers: Mapping[str, Any]) -> list[tuple[Mapping[str, Any], tuple[Asked, ...]]]:
    """Each session that was done with the questions of pain that are not green, to be told apart."""
    done, measures = asked.done(answers), beyond(document, answers)
    sessions = [one for one in week_.find(document, asked.number)["sessions"] if one["id"] in done]
    return [(one, tuple(_of(one, measure, answers.get(name(measure))) for measure in measures)) for one in sessions]


def _of(session: Mapping[str, Any], measure: str, worst: int | None) -> Asked:
    said = {part: say(f"checkin.question.{measure}.{part}") for part in ("label", "low", "high")}
    said |= {"hint": say("checkin.page.told", n=worst), "spoken": f"{session_name(session)}. {said['label']}"}
    return Asked(name(f"{session['id']}.{measure}"), Kind.SCALE, said=said, required=False)


def told(asked: Form, answers: Mapping[str, Any]) -> dict[str, Any]:
    """The check-in document of these answers; what does not apply is left out. Who says that nothing hurt has told pain 0."""
    said = {_last(one.link_id): answers.get(one.link_id) for one in asked.rest if one.applies(answers) and ".retest." not in one.link_id}
    hurt = said.pop("hurt", None)
    if hurt == NO:
        said |= dict.fromkeys(PAINS, 0)
    said["new_symptoms"] = [one for one in said["new_symptoms"] or () if one != NONE]
    said["new_diagnosis"] = said["new_diagnosis"] == YES
    again = {one: answers.get(name(f"retest.{one}")) for one in RETESTS if any(item.link_id == name(f"retest.{one}") for item in asked.rest)}
    document = {"week": asked.number, "sessions": [_session(row, answers) for row in asked.rows], **said, "exposure": list(answers.get("tries", ()))}
    document["retest"] = {key: value for key, value in again.items() if value is not None} or None
    return {key: value for key, value in document.items() if value not in (None, [])}


def _session(row: Asked, answers: Mapping[str, Any]) -> dict[str, Any]:
    id_, size = _last(row.link_id), answers.get(row.link_id)
    if size not in SIZES:
        return {"id": id_, "done": False}
    pains = {one: value for one in PAINS if (value := answers.get(f"{row.link_id}.{one}")) is not None}
    return {"id": id_, "done": True, "size": size, **pains}


def again(told: Mapping[str, Any]) -> dict[str, Any]:
    """The answers behind a check-in document, so that a week that was taken back can be mended."""
    answers: dict[str, Any] = {"number": told["week"]}
    for one in told.get("sessions", ()):
        answers[name(one["id"])] = one.get("size", "ordinary") if one["done"] else NOT_DONE
        answers |= {name(f"{one['id']}.{pain}"): one[pain] for pain in PAINS if pain in one}
    plain = (*PAINS, "effort", "sleep_hours_low_nights", "fatigue", "days_off", "confidence")
    answers |= {name(one): told[one] for one in plain if one in told}
    if any(one["done"] for one in told.get("sessions", ())):
        answers[name("hurt")] = YES if any(told.get(one) for one in PAINS) else NO
    answers[name("new_symptoms")] = list(told.get("new_symptoms", ())) or [NONE]
    answers[name("new_diagnosis")] = YES if told.get("new_diagnosis") else NO
    answers |= {name(f"retest.{one}"): value for one, value in told.get("retest", {}).items()}
    return answers | ({"tries": list(told["exposure"])} if told.get("exposure") else {})


def _last(link_id: str) -> str:
    return link_id.removeprefix("uge.")
