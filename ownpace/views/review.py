"""The review pack: everything that a clinician signs, in the order in which it is signed, safety first. Nothing in it is reviewed yet.

Whatever a table does not place ends in the last section before the sources, so that nothing is left out. Also the hazard file as a page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import Any, Final

import tomli as tomllib

# These two register every rule: exposure is loaded with a plan for some people only.
import ownpace.exposure
import ownpace.plan  # noqa: F401 - see above
from ownpace import contacts
from ownpace.cards import CARDS, PRECAUTIONS
from ownpace.document import REVIEW_STATUS
from ownpace.evidence import FOLDER, ROW_FILES, ROWS, SOURCES, Row, load_rows
from ownpace.exercises import CATALOGUE
from ownpace.facts import RULES
from ownpace.laws import LAWS, SOFT
from ownpace.messages import MESSAGES
from ownpace.screening import FLAGS, GATES, Flag
from ownpace.text import catalogue, has, lines, t
from ownpace.text.format import join
from ownpace.views.why import spoken
from ownpace.vocabulary import Clearance, Language

HAZARDS: Final = Path(__file__).parents[1] / "data" / "hazards.toml"
FILES: Final[Mapping[str, tuple[str, ...]]] = {
    name: tuple(load_rows(tomllib.loads((FOLDER / name).read_text("utf-8")), SOURCES)) for name in ROW_FILES
}
"""The rows of each file, in written order."""
STRENGTH: Final = ("strength", "balance", "alternatives")
"""Tables of the course that are about strength; the rest are about progression."""
RULES_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "numbers": ("gates",),
    "pain": ("pain",),
    "start": ("capacity", "start", "motivation"),
    "strength": ("strength",),
    "progression": ("progression", "course", "outcomes"),
}
"""First words of the rules that belong to a section."""

Cells = tuple[str, ...]


def markdown(language: Language | str) -> str:
    """The whole pack; the same data always give the same text."""
    return _Pack(Language(language)).text()


def _cell(text: object) -> str:
    return " ".join(str(text).split()).replace("|", "\\|")


def _table(head: Cells, rows: Iterable[Cells]) -> str:
    body = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    return "\n".join([f"| {' | '.join(head)} |", f"|{'---|' * len(head)}", *body]) + "\n" if body else ""


def _depth(source: str) -> str:
    """How much of a source was read, or that it is our own judgement. A row of a list has no tag of its own, so none is claimed for it."""
    found = SOURCES[source]
    return "D" if found.kind == "judgement" else found.depth


class _Pack:
    """One pass over everything; remembers what has been placed."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.rows: set[str] = set()
        self.rules: set[str] = set()
        self.flags: set[str] = set()
        self.precautions: set[str] = set()

    def text(self) -> str:
        """Every section with its place for a signature."""
        head = [f"# {self.say('heading')}", self.say("lead"), self.say("how")]
        sections: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
            ("emergency", self.emergency),
            ("regions", self.regions),
            ("scope", self.scope),
            ("numbers", self.numbers),
            ("pain", lambda: self.of_files("pain", "pain.toml")),
            ("start", lambda: self.of_files("start", "capacity.toml", "motivation.toml")),
            ("conditions", self.conditions),
            ("strength", self.strength),
            ("progression", self.progression),
            ("exercises", self.exercises),
            ("cards", self.cards),
            ("everyday", self.everyday),
            ("messages", self.messages),
            ("laws", self.laws),
            ("rest", self.rest),
            ("sources", self.sources),
        )
        parts = []
        for place, (name, made) in enumerate(sections, 1):
            body = "\n".join(part for part in made() if part)
            parts.append(f"## {place}. {self.say(f'section.{name}')}\n\n{body}\n{self.say('sign')}\n")
        return "\n\n".join(head) + "\n\n" + "\n".join(parts)

    def say(self, key: str, **values: object) -> str:
        """A text of the pack."""
        return t(f"review.{key}", self.language, **values)

    def known(self, key: str) -> str:
        """A text that may not be written yet; the tests of the wording ask for it."""
        return t(key, self.language) if has(key, self.language) else ""

    def head(self, *columns: str) -> Cells:
        """The names of columns."""
        return tuple(self.say(f"column.{name}") for name in columns)

    # --- the kinds of thing that are signed

    def flag_rows(self, flags: Iterable[Flag]) -> str:
        """Answers with how far each lets a person go."""
        found = []
        for flag in flags:
            self.flags.add(flag.id)
            resolvable = self.say("resolvable") if flag.resolvable else ""
            said = self.known(f"reason.{flag.id}") or self.known(f"option.{flag.id}")
            verdict = t(f"plan.clearance.{flag.clearance.word}", self.language)
            found.append((flag.id, said, f"{verdict} {resolvable}".strip(), flag.pathway or "", flag.source, _depth(flag.source), REVIEW_STATUS))
        return _table(self.head("id", "says", "clearance", "pathway", "source", "depth", "status"), found)

    def row_rows(self, ids: Iterable[str]) -> str:
        """Cited numbers."""
        found = []
        for id_ in ids:
            self.rows.add(id_)
            row = ROWS[id_]
            found.append((id_, self.known(f"evidence.{id_}"), self.value(row), row.source, row.tag, row.status))
        return _table(self.head("id", "says", "value", "source", "tag", "status"), found)

    def value(self, row: Row) -> str:
        """A number with its unit."""
        return spoken(row.value, row.unit, self.language)

    def rule_rows(self, *first: str) -> str:
        """Rules by the first word of their id: what each does, and the reason that a person reads."""
        found = []
        for id_, rule in RULES.items():
            if id_ not in self.rules and (not first or id_.partition(".")[0] in first):
                self.rules.add(id_)
                why = t(f"why.{id_}", self.language, value="…") if has(f"why.{id_}", self.language) else ""
                found.append((id_, rule.says, why, rule.source or "", REVIEW_STATUS))
        return _table(self.head("rule", "does", "why", "source", "status"), found)

    # --- the sections

    def emergency(self) -> Iterator[str]:
        """What leads to 112 or to a doctor today, wherever it is asked, the stop list, and whom to call."""
        for clearance in (Clearance.CALL_112, Clearance.DOCTOR_TODAY):
            yield f"### {t(f'plan.clearance.{clearance.word}', self.language)}\n"
            yield self.flag_rows(flag for flag in FLAGS.values() if flag.clearance is clearance)
        yield f"### {t('plan.stop.heading', self.language)}\n"
        yield "".join(f"- {line}\n" for line in (*lines("plan.stop.symptoms", self.language), t("plan.stop.now", self.language)))
        yield f"### {t('contact.heading', self.language)}\n"
        found = [
            (one.id, t(f"contact.{one.id}.name", self.language), one.number, t(f"contact.{one.id}.when", self.language)) for one in contacts.CONTACTS
        ]
        yield _table(self.head("id", "says", "value", "when"), found)
        yield self.say("checked", date=contacts.CHECKED.isoformat()) + "\n"

    def regions(self) -> Iterator[str]:
        """The safety list of each region, all of its rows together."""
        for question, group in groupby(FLAGS.items(), key=lambda entry: entry[0][0]):
            flags = [flag for _, flag in group]
            if question.startswith("sikkerhed.") and question not in {"sikkerhed.akut", "sikkerhed.laege"}:
                yield f"### {question}\n"
                yield self.flag_rows(flags)

    def scope(self) -> Iterator[str]:
        """Signs that ask for a doctor first."""
        yield self.flag_rows(flag for (question, _), flag in FLAGS.items() if question == "sikkerhed.laege")

    def numbers(self) -> Iterator[str]:
        """Gates of measured numbers: what is compared, and where it leads."""
        yield self.row_rows(FILES.get("gates.toml", ()))
        found = []
        gated = [gate for bands in GATES for gate in bands]
        for gate in gated:
            flag = FLAGS[gate.flag]
            against = ", ".join(f"{number} {gate.rule.id if gate.rule else ''} {row}".strip() for number, row in gate.against)
            found.append(
                (flag.id, against, t(f"plan.clearance.{flag.clearance.word}", self.language), flag.source, _depth(flag.source), REVIEW_STATUS)
            )
        yield _table(self.head("id", "compared", "clearance", "source", "depth", "status"), found)
        yield self.flag_rows(FLAGS[gate.flag] for gate in gated)
        yield self.rule_rows(*RULES_OF["numbers"])

    def of_files(self, section: str, *files: str) -> Iterator[str]:
        """The rows of whole files and the rules of a section."""
        for name in files:
            yield self.row_rows(FILES[name])
        yield self.rule_rows(*RULES_OF[section])

    def conditions(self) -> Iterator[str]:
        """Each condition and region by itself: who comes here, every limit, what to mind, and its messages."""
        rows = FILES["conditions.toml"]
        heads = dict.fromkeys(
            [*(id_.partition(".")[0] for id_ in rows), *(flag.pathway for flag in FLAGS.values() if flag.pathway), *(line.id for line in PRECAUTIONS)]
        )
        minded = {line.id: line for line in PRECAUTIONS}
        for head in heads:
            yield f"### {head}\n"
            yield self.flag_rows(flag for flag in FLAGS.values() if flag.pathway == head)
            yield self.row_rows(id_ for id_ in rows if id_.partition(".")[0] == head)
            if head in minded:
                self.precautions.add(head)
                text, sources = self.raw(f"precaution.{head}.text"), ", ".join(minded[head].sources)
                yield _table(
                    self.head("minds", "rows", "source", "status"), [(text, ", ".join(minded[head].numbers.values()), sources, REVIEW_STATUS)]
                )
            about = [(m.id, t(f"messages.{m.id}.text", self.language)) for m, _ in MESSAGES if head in m.when]
            yield _table(self.head("message", "says"), about)

    def raw(self, key: str) -> str:
        """A text with its slots as they are written."""
        found = catalogue(self.language)[key]
        return found if isinstance(found, str) else " ".join(found)

    def strength(self) -> Iterator[str]:
        """Strength and balance."""
        yield self.row_rows(id_ for id_ in FILES["course.toml"] if id_.partition(".")[0] in STRENGTH)
        yield self.rule_rows(*RULES_OF["strength"])

    def progression(self) -> Iterator[str]:
        """The course over the weeks and what counts as a change."""
        yield self.row_rows(id_ for id_ in FILES["course.toml"] if id_.partition(".")[0] not in STRENGTH)
        yield self.row_rows(FILES["outcomes.toml"])
        yield self.rule_rows(*RULES_OF["progression"])

    def exercises(self) -> Iterator[str]:
        """Every exercise by pattern, with what it asks of the body."""
        by_pattern = sorted(CATALOGUE.values(), key=lambda one: (one.pattern, one.ladder, one.rung))
        for pattern, group in groupby(by_pattern, key=lambda one: one.pattern):
            yield f"### {pattern}\n"
            found = [
                (
                    one.id, self.known(f"exercises.{one.id}.name"), f"{one.ladder} {one.rung}", str(one.level), ", ".join(one.muscles),
                    ", ".join(sorted(one.tags)), ", ".join(one.equipment), one.source, _depth(one.source), REVIEW_STATUS,
                )
                for one in group
            ]  # fmt: skip
            yield _table(self.head("id", "says", "rung", "level", "muscles", "tags", "equipment", "source", "depth", "status"), found)

    def cards(self) -> Iterator[str]:
        """Every card with every line, for whom it is, and the rows behind its numbers."""
        for card in CARDS:
            yield f"### {t(f'cards.{card.id}.title', self.language)} ({card.id})\n"
            yield self.say("for_whom", who=join(sorted(card.when), self.language) if card.when else self.say("everybody")) + "\n"
            found = [
                (
                    line.id, self.raw(f"cards.{card.id}.{line.id}"), ", ".join(sorted(line.when)), ", ".join(sorted(line.unless)),
                    ", ".join(line.numbers.values()), ", ".join(line.sources), REVIEW_STATUS,
                )
                for line in card.lines
            ]  # fmt: skip
            yield _table(self.head("id", "says", "only", "unless", "rows", "source", "status"), found)

    def everyday(self) -> Iterator[str]:
        """Numbers and words of everyday movement."""
        yield self.row_rows(FILES["daily.toml"])
        texts = {key: self.raw(key) for key in catalogue(self.language) if key.startswith("daily.")}
        yield _table(self.head("id", "says", "status"), [(key, said, REVIEW_STATUS) for key, said in texts.items()])

    def messages(self) -> Iterator[str]:
        """Every message with its strength and for whom it is."""
        found = []
        for message, pain in MESSAGES:
            who = join(sorted(message.when), self.language) if message.when else self.say("in_pain" if pain else "everybody")
            strength = t(f"plan.strength.{message.strength}", self.language)
            text = f"{t(f'messages.{message.id}.title', self.language)}. {t(f'messages.{message.id}.text', self.language)}"
            found.append((message.id, text, who, f"{message.strength}: {strength}", ", ".join(message.sources), REVIEW_STATUS))
        yield _table(self.head("id", "says", "who", "strength", "source", "status"), found)

    def laws(self) -> Iterator[str]:
        """What no plan may break, and what a plan may leave out when it says so."""
        found = []
        for one in LAWS.values():
            says = " ".join((one.check.__doc__ or "").split())
            found.append((one.id, self.known(f"laws.{one.id}.title"), says, self.say("hard" if one.hard else "soft"), REVIEW_STATUS))
        yield _table(self.head("id", "says", "does", "severity", "status"), found)
        left = [(id_, self.known(f"plan.not_covered.{id_}"), source) for id_, (_, source) in SOFT.items()]
        yield _table(self.head("left_out", "says", "source"), left)

    def rest(self) -> Iterator[str]:
        """Every answer, row and rule that no section before this one has shown."""
        yield self.flag_rows(flag for flag in FLAGS.values() if flag.id not in self.flags)
        yield self.row_rows(id_ for id_ in ROWS if id_ not in self.rows)
        yield self.rule_rows()

    def sources(self) -> Iterator[str]:
        """The register, with how much of each source was read."""
        found = [
            (one.id, one.title, str(one.year or ""), t(f"evidence.kind.{one.kind}", self.language), one.depth, one.link) for one in SOURCES.values()
        ]
        yield _table(self.head("id", "says", "year", "kind", "depth", "link"), found)


def hazards() -> dict[str, Any]:
    """The hazard file as it is written."""
    return tomllib.loads(HAZARDS.read_text("utf-8"))


def hazards_markdown() -> str:
    """The page ``docs/hazards.md``: a table with the words of the file itself."""
    data = hazards()
    head = tuple(data["columns"].values())
    found = []
    for id_, row in data["hazard"].items():
        proof = ", ".join(f"`{name}`" for name in (*row["laws"], *row["tests"]))
        found.append((id_, row["hazard"], row["cause"], row["harm"], row["severity"], row["control"], proof, row["left"]))
    words = "".join(f"- **{word}**: {said}\n" for word, said in data["severity"].items())
    return f"# {data['title']}\n\n{data['lead']}\n\n{words}\n{_table(head, found)}"
