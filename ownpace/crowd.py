"""Generated people for the sweep: every option of every question that is asked, and how answers go together. No clinical number.

Everything is read from the questions themselves, so a new question takes part the day it is written. A *level* is one option or one number
of one question; numbers have their ends, their middle, and both sides of every value at which the screening, the questions asked or the
profile change. A level is *closed* when it alone ends in a referral, and *open* otherwise.

Three kinds of people share one numbering. Some come from a covering list that holds every pair of levels that can meet: open pairs stand in
people without a closed level, so that a referral hides none of them. Some hold two conditions together with regions, medicine and cautions.
The others are drawn, most of them without a closed level. The person is a function of seed and number alone.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

from ownpace.answers import problems
from ownpace.profile import assess
from ownpace.questionnaire import BY_ID, ITEMS, NO, NONE, UNKNOWN, YES, Item, Kind, Stage, relevant
from ownpace.screening import FLAGS, screen
from ownpace.vocabulary import Clearance

if TYPE_CHECKING:
    from ownpace.answer_model import Answers

Level: TypeAlias = tuple[str, Any]
Said: TypeAlias = dict[str, Any]

CONDITIONS: Final = "helbred.tilstande"
REGIONS: Final = "smerte.hvor"
MEDICINE: Final = "helbred.medicin"
AGREED: Final = "sikkerhed.aftalt"
ACTIVITY: Final = "aktiv.minutter"
OWN_WORDS: Final = "noget helt andet"

KINDS: Final = ("pair", "drawn", "drawn", "triple", "drawn", "pair", "drawn", "drawn", "triple", "drawn")
"""What each of ten people in a row is; a pair when all pairs are used up, and a triple when all triples are, is drawn."""
OPEN_TICKS: Final = 4
"""Most ticks that the covering list puts into one list; more would hide each other."""
CLOSED_TICKS: Final = 4
MOST_CLOSED: Final = 24
"""Most closed levels of one person in the covering list."""
TURNS: Final = 8
"""How many ways of being asked are tried before two levels are said never to meet."""
STARTS: Final = 3
"""How many of these are tried before two levels are said to end in a referral together."""
GRID: Final = 16
"""Where a number is tried first; between two that differ the turning point is sought."""
FEW: Final = 4
"""A fact with more values than this over the grid is a copy of the number and has no turning points."""

ASKED: Final = tuple(item for item in ITEMS if item.stage is not Stage.LATER)


# --- one question ------------------------------------------------------------------------------------------------------------------------


def numeric(item: Item) -> bool:
    """Whether the answer is a number that is typed."""
    return item.kind not in {Kind.CHOICE, Kind.CHOICES, Kind.TEXT, Kind.CONSENT, Kind.SCALE}


@cache
def values(link_id: str) -> tuple[Any, ...]:
    """Every number that may be typed: whole, or in tenths where the question takes decimals."""
    item = BY_ID[link_id]
    whole = item.kind in {Kind.NUMBER, Kind.SCALE}
    tenths = 1 if whole else 10
    count = round((item.highest - item.lowest) * tenths) + 1
    return tuple(int(item.lowest) + n if whole else round(float(item.lowest) + n / tenths, 1) for n in range(count))


def put(said: Said, level: Level) -> None:
    """Add one option or number to what is said."""
    question, value = level
    if BY_ID[question].kind is Kind.CHOICES:
        said[question] = [*said.get(question, ()), *(() if value in said.get(question, ()) else (value,))]
    else:
        said[question] = value


def levels_of(said: Mapping[str, Any]) -> Iterator[Level]:
    """Every option and number that is said."""
    for question, value in said.items():
        if isinstance(value, (list, tuple)):
            yield from ((question, tick) for tick in value)
        else:
            yield question, value


def calm(item: Item) -> Any:  # noqa: ANN401 - the type is the question's
    """The answer that asks least of the plan: none of these, no, and yes to what was agreed."""
    match item.kind:
        case Kind.CONSENT:
            return True
        case Kind.CHOICES:
            return [NONE] if NONE in item.options else [] if not item.at_least else list(item.options[: item.at_least])
        case Kind.CHOICE:
            return YES if item.link_id == AGREED else next((option for option in (NO, NONE) if option in item.options), item.options[0])
        case Kind.TEXT:
            return item.suggestions[0]
        case _:
            return values(item.link_id)[len(values(item.link_id)) // 2]


def settled(said: Mapping[str, Any]) -> Said:
    """What is said with calm answers to whatever else is required, and without answers to questions that no longer apply."""
    return lawful(_calmed(said), ())


def _calmed(said: Mapping[str, Any]) -> Said:
    whole = dict(said)
    for item in ASKED:
        if item.required and item.link_id not in whole and whole.get(item.required_unless) is None and item.enable_when(whole):
            whole[item.link_id] = calm(item)
    return whole


def lawful(said: Said, keep: Iterable[str]) -> Said:
    """Without answers to questions that are not asked, and without those that contradict another; ``keep`` are given up last."""
    while (left := relevant(said)) != said:
        said = left
    kept = set(keep)
    while wrong := [problem.path for problem in problems(said) if problem.path in said]:
        said = {key: value for key, value in said.items() if key != next((path for path in wrong if path not in kept), wrong[0])}
    return said


class _Unread(Mapping[str, Any]):
    """Answers that are known to be lawful, without the cost of reading them."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._said = said

    def __getitem__(self, link_id: str) -> Any:  # noqa: ANN401 - as a mapping
        return self._said[link_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)

    def said(self, link_id: str) -> Any:  # noqa: ANN401 - the type is the question's
        """The answer to one question, ``None`` when not given."""
        return self._said.get(link_id)


class _Reading(dict[str, Any]):
    """A draft that remembers which questions were looked up."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        super().__init__(said)
        self.read: list[str] = []

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as a mapping
        self.read.append(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - as a mapping
        self.read.append(key)
        return super().__getitem__(key)


def _asked(item: Item, said: Mapping[str, Any]) -> tuple[bool, tuple[str, ...]]:
    reading = _Reading(said)
    return bool(item.enable_when(reading)), tuple(reading.read)


def _branches(question: str, of: Mapping[str, tuple[Level, ...]]) -> Iterator[Any]:
    """Each answer to a question, and for a list every option at once."""
    if BY_ID[question].kind is Kind.CHOICES:
        yield from ([value] for _, value in of[question])
        yield [value for _, value in of[question] if value not in {NONE, UNKNOWN}]
    else:
        yield from (value for _, value in of[question])


def _fewest(item: Item, said: Said) -> Iterator[Said]:
    """The answers with no tick more than is needed to be asked, from either end of the list."""
    for backwards in (False, True):
        least = dict(said)
        for question, ticks in said.items():
            for tick in (list(reversed(ticks)) if backwards else list(ticks)) if isinstance(ticks, list) else ():
                fewer = {**least, question: [one for one in least[question] if one != tick]}
                if fewer[question] and item.enable_when(fewer):
                    least = fewer
        yield least


def _ways(item: Item, of: Mapping[str, tuple[Level, ...]]) -> tuple[Said, ...]:
    """The fewest answers that make a question be asked, each way once; found by watching what its condition looks up."""
    found: list[Said] = []
    queue: list[tuple[Said, frozenset[str]]] = [({}, frozenset())]
    for said, passed in queue:
        yes, read = _asked(item, said)
        if yes:
            found.extend(way for way in _fewest(item, said) if way not in found)
            continue
        open_question = next((key for key in read if key not in passed and key in of), None)
        if open_question is None:
            continue
        queue.append((said, passed | {open_question}))
        for value in _branches(open_question, of):
            more = {**said, open_question: value}
            if _asked(item, more) != (yes, read):
                queue.append((more, passed | {open_question}))
    return tuple(way for way in found if not any(other != way and other.items() <= way.items() for other in found))


# --- all questions -----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Crowd:
    """The levels of all questions, which may meet, and how each question comes to be asked."""

    levels: tuple[Level, ...]
    of: Mapping[str, tuple[Level, ...]]
    ways: Mapping[str, tuple[Said, ...]]
    free: Mapping[str, tuple[Any, ...]]
    """The numbers of each typed question that do not end in a referral."""
    closed: int
    """Bits of the levels that alone end in a referral."""
    index: Mapping[Level, int] = field(repr=False)

    @cached_property
    def clash(self) -> dict[int, int]:
        """For each level of a list, the levels of the same list that contradict it."""
        found = dict.fromkeys(range(len(self.levels)), 0)
        for question, own in self.of.items():
            if BY_ID[question].kind is Kind.CHOICES:
                together = not problems({question: [value for _, value in own if value != NONE]})
                for one, other in combinations(own, 2):
                    if NONE in {one[1], other[1]} if together else problems({question: [one[1], other[1]]}):
                        found[self.index[one]] |= 1 << self.index[other]
                        found[self.index[other]] |= 1 << self.index[one]
        return found

    def bits(self, said: Mapping[str, Any]) -> int:
        """The levels that are said, as bits."""
        bits = 0
        for level in levels_of(said):
            place = self.index.get(level)
            if place is not None:
                bits |= 1 << place
        return bits

    def fits(self, said: Mapping[str, Any], level: Level) -> bool:
        """Whether a level contradicts nothing that is said about the same question."""
        question, value = level
        if question not in said:
            return True
        if BY_ID[question].kind is not Kind.CHOICES:
            return bool(said[question] == value)
        clash = self.clash[self.index[level]]
        return not any(clash >> self.index[question, tick] & 1 for tick in said[question])

    def opened(self, said: Said, questions: Sequence[str], turn: int = 0) -> Said | None:
        """What is said with the fewest more answers that make these questions be asked; ``turn`` varies the way. ``None`` if none does."""
        for question in questions:
            if not BY_ID[question].enable_when(said):
                ways = self.ways[question]
                for n in range(len(ways)):
                    more = self._with(said, ways[(n + turn) % len(ways)])
                    needed = [key for key in ways[(n + turn) % len(ways)] if key not in said]
                    if more is not None and BY_ID[question].enable_when(more):
                        whole = self.opened(more, [*needed, *(other for other in questions if other != question)], turn)
                        if whole is not None:
                            return whole
                return None
        return said

    def _with(self, said: Said, way: Said) -> Said | None:
        more = dict(said)
        for level in levels_of(way):
            if not self.fits(more, level):
                return None
            put(more, level)
        return more

    def start(self, pair: Iterable[Level], turn: int = 0) -> Said | None:
        """The fewest answers in which these levels stand together; ``None`` when no question or list allows it."""
        said: Said = {"samtykke": True}
        for level in pair:
            if not self.fits(said, level):
                return None
            put(said, level)
        found = self.opened(said, [question for question, _ in pair], turn)
        return None if found is None or relevant(found) != found else found


def _thresholds(item: Item, base: Mapping[str, Any]) -> tuple[set[Any], tuple[Any, ...]]:
    """Both sides of every turning point of a number, and the numbers that do not end in a referral."""
    every = values(item.link_id)
    grid = sorted({round(n * (len(every) - 1) / GRID) for n in range(GRID + 1)})
    seen = {n: _reading_of(item, base, every[n]) for n in grid}
    copies = {key for key in set().union(*seen.values()) if len({_worded(one.get(key)) for one in seen.values()}) > FEW}
    found: set[Any] = set()
    ends: list[tuple[int, int]] = []

    def same(low: int, high: int) -> bool:
        keys = (seen[low].keys() | seen[high].keys()) - copies
        return all(_worded(seen[low].get(key)) == _worded(seen[high].get(key)) for key in keys)

    def split(low: int, high: int) -> None:
        if high - low == 1:
            if not same(low, high):
                found.update((every[low], every[high]))
                ends.append((low, high))
            return
        if not same(low, high):
            middle = (low + high) // 2
            seen[middle] = _reading_of(item, base, every[middle])
            split(low, middle)
            split(middle, high)

    for low, high in pairwise(grid):
        split(low, high)
    borders = [0, *(high for _, high in sorted(ends)), len(every)]
    spans = [(low, high) for low, high in pairwise(borders) if _may_start(relevant({**base, item.link_id: every[low]}))]
    return found, tuple(every[n] for low, high in spans for n in range(low, high))


def _worded(value: object) -> str:
    return repr(value)


def _reading_of(item: Item, base: Mapping[str, Any], value: object) -> dict[str, Any]:
    """What one number means to screening, routing and profile."""
    said = relevant({**base, item.link_id: value})
    verdict = screen(said)
    seen: dict[str, Any] = {"flags": [flag.id for flag in verdict.flags], "clearance": verdict.clearance.value}
    seen["asked"] = [other.link_id for other in ASKED if other.enable_when(said)]
    if verdict.clearance.value >= Clearance.CAUTION:
        profile = assess(cast("Answers", _Unread(_calmed(said))), verdict)
        seen |= {name: getattr(getattr(profile, name), "value", None) for name in profile.__dataclass_fields__} | {"pathways": profile.pathways}
    return seen


def _options(item: Item) -> tuple[Level, ...]:
    if item.kind is Kind.TEXT:
        return tuple((item.link_id, option) for option in (*item.suggestions, OWN_WORDS))
    if item.kind in {Kind.CHOICE, Kind.CHOICES}:
        return tuple((item.link_id, option) for option in item.options)
    every = values(item.link_id)
    return tuple((item.link_id, value) for value in (every if item.kind is Kind.SCALE else (every[0], every[len(every) // 2], every[-1])))


@cache
def crowd() -> Crowd:
    """The questions as they are, looked through once."""
    of = {item.link_id: _options(item) for item in ASKED if item.kind is not Kind.CONSENT}
    first = _crowd(of, {})
    free: dict[str, tuple[Any, ...]] = {}
    for item in ASKED:
        if numeric(item):
            alone = _calmed(first.opened({"samtykke": True}, [item.link_id]) or {})
            found, free[item.link_id] = _thresholds(item, alone)
            together = _company(item, alone, first)
            if together != alone:
                found |= _thresholds(item, together)[0]
            of[item.link_id] = tuple((item.link_id, value) for value in sorted({*found, *(value for _, value in of[item.link_id])}))
    made = _crowd(of, free)
    return replace(made, closed=sum(1 << place for place, level in enumerate(made.levels) if _is_closed(made, level)))


def _crowd(of: Mapping[str, tuple[Level, ...]], free: Mapping[str, tuple[Any, ...]]) -> Crowd:
    levels = tuple(level for own in of.values() for level in own)
    ways = {link_id: _ways(BY_ID[link_id], of) for link_id in of}
    return Crowd(levels, dict(of), ways, free, 0, {level: place for place, level in enumerate(levels)})


def _company(item: Item, alone: Said, c: Crowd) -> Said:
    """The same calm person, who also answers the other numbers that are asked under the same condition, if that leaves the plan open."""
    if c.ways[item.link_id] == ({},):
        return alone
    others = {other.link_id: calm(other) for other in ASKED if numeric(other) and other is not item and c.ways[other.link_id] == c.ways[item.link_id]}
    together = {**others, **alone}
    return together if _may_start(together) else alone


def _is_closed(c: Crowd, level: Level) -> bool:
    """Whether a level ends in a referral in whatever way it comes to be asked, and whatever was agreed with a doctor."""
    for turn in range(max(1, len(c.ways[level[0]]))):
        said = c.start((level,), turn)
        if said is not None and _may_start(_agreed(said)):
            return False
    return True


# --- all pairs ---------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Covering:
    """People that hold every pair, and for each level the bits of those it can meet and of those with which it ends in a referral."""

    people: tuple[Said, ...]
    meets: tuple[int, ...]
    refers: tuple[int, ...]

    @property
    def pairs(self) -> int:
        """How many pairs of levels can stand together."""
        return sum(bits.bit_count() for bits in self.meets) // 2


@cache
def covering() -> Covering:
    """The covering list, made greedily and always the same."""
    return _Cover(crowd()).made()


class _Cover:
    """Builds people until no pair that can stand together is left."""

    def __init__(self, c: Crowd) -> None:
        self.c = c
        size = len(c.levels)
        every = (1 << size) - 1
        own = self.own = {question: sum(1 << c.index[level] for level in levels) for question, levels in c.of.items()}
        never = {question: self._never(question) for question in c.of}
        meets = []
        for place, (question, _) in enumerate(c.levels):
            same = own[question] if BY_ID[question].kind is not Kind.CHOICES else c.clash[place] | 1 << place
            meets.append(every & ~same & ~never[question])
        for one in range(size):
            for other in range(size):
                if meets[one] >> other & 1 and not meets[other] >> one & 1:
                    meets[one] &= ~(1 << other)
        self.meets = meets
        self.refers = [every if c.closed >> place & 1 else c.closed for place in range(size)]
        """For each level, those with which it ends in a referral: a closed level with all, others with what is found on the way."""
        self.tried = list(self.refers)
        self.need = list(meets)
        self.active = sum(1 << place for place in range(size) if meets[place])
        self.rows = {question: tuple((c.index[level], 1 << c.index[level]) for level in of) for question, of in c.of.items()}
        self.judged = {question for question, _ in FLAGS} | {item.link_id for item in ASKED if numeric(item)} | {CONDITIONS, MEDICINE, AGREED}
        self.unlocks: list[set[str]] = [set() for _ in c.levels]
        for question, ways in c.ways.items():
            for level in (level for way in ways for level in levels_of(way)):
                self.unlocks[c.index[level]].add(question)
        self.keys = sum(1 << place for place in range(size) if self.unlocks[place])

    def _never(self, question: str) -> int:
        """Levels with which a question is never asked, as far as one look shows; the others are tried."""
        ways = self.c.ways[question]
        if ways == ({},):
            return 0
        shut = 0
        for place, level in enumerate(self.c.levels):
            if level[0] != question and not any(self.c.fits(way, level) for way in ways):
                shut |= 1 << place
        return shut

    def made(self) -> Covering:
        """Open pairs first, in people without anything that hides them; then the pairs that end in a referral."""
        parts: list[list[Said]] = []
        for is_open in (True, False):
            people: list[Said] = []
            start = 0
            while (pair := self._next(start, is_open=is_open)) is not None:
                start = pair[0]
                people.extend(self._person(pair, len(people), is_open=is_open))
            parts.append(people)
        refers = tuple(self.refers[place] & bits for place, bits in enumerate(self.meets))
        return Covering(tuple(_woven(*parts)), tuple(self.meets), refers)

    def _next(self, start: int, *, is_open: bool) -> tuple[int, int] | None:
        """A pair that nobody holds yet."""
        for one in range(start, len(self.need)):
            if left := self.need[one] & (~self.refers[one] if is_open else -1):
                return one, (left & -left).bit_length() - 1
        return None

    def _person(self, pair: tuple[int, int], turn: int, *, is_open: bool) -> Iterator[Said]:
        """Somebody who holds the pair and much else; nobody when it cannot be held, or not without a referral."""
        both = [self.c.levels[place] for place in pair]
        starts: list[Said] = []
        for n in range(TURNS):
            found = self.c.start(both, turn + n)
            if found is not None and found not in starts and len(starts) < STARTS:
                starts.append(found)
        held = False
        for start in map(_agreed, starts):
            for said in self._tries(start, is_open=is_open):
                bits = self.c.bits(said)
                if bits >> pair[0] & 1 and bits >> pair[1] & 1:
                    held = True
                    if not is_open or _may_start(said):
                        self._take(bits, is_open=is_open)
                        yield said
                        return
        for mask in (self.refers,) if held else (self.meets, self.need):
            mask[pair[0]] ^= 1 << pair[1]
            mask[pair[1]] ^= 1 << pair[0]

    def _tries(self, start: Said, *, is_open: bool) -> Iterator[Said]:
        """The start filled, filled with a look at every answer, and as it is."""
        if not is_open or _may_start(start):
            yield lawful(self._filled(start, is_open=is_open), start)
            if is_open:
                yield lawful(self._filled(start, is_open=is_open, careful=True), start)
        yield lawful(start, start)

    def _take(self, bits: int, *, is_open: bool) -> None:
        """Everything that stands together in one person is done; in a person who is referred, only what ends in a referral."""
        left = bits
        while left:
            bit = left & -left
            left ^= bit
            place = bit.bit_length() - 1
            self.need[place] &= ~(bits if is_open else bits & self.refers[place])
            if not self.need[place]:
                self.active &= ~bit

    def _filled(self, start: Said, *, is_open: bool, careful: bool = False) -> Said:
        """The rest of the answers, each the one that meets most that it has not met; without what ends in a referral in an open person."""
        c, said = self.c, dict(start)
        chosen = c.bits(said)
        for item in ASKED:
            question = item.link_id
            if question not in c.of or not item.enable_when(said):
                continue
            before = said.get(question)
            if before is not None and item.kind is not Kind.CHOICES:
                continue
            if question == AGREED and is_open:
                put(said, (AGREED, YES))
                chosen |= 1 << c.index[AGREED, YES]
                continue
            behind: dict[str, int] = {}
            new = []
            for _ in range(OPEN_TICKS if item.kind is Kind.CHOICES else 1):
                best = self._best(question, said, chosen, behind, is_open=is_open)
                if best is None:
                    break
                put(said, c.levels[best])
                chosen |= 1 << best
                new.append(best)
            if careful and new and question in self.judged and not _may_start(_agreed(said)):
                said, chosen = self._without(new, said, chosen)
        return said

    def _without(self, new: Sequence[int], said: Said, chosen: int) -> tuple[Said, int]:
        """Takes the last answer back, and remembers which earlier answer it ends in a referral with."""
        question = self.c.levels[new[0]][0]
        left = {key: value for key, value in said.items() if key != question}
        if isinstance(said[question], list):
            kept = [tick for tick in said[question] if self.c.index[question, tick] not in new]
            left |= {question: kept} if kept else {}
        for place in new:
            chosen &= ~(1 << place)
            for other in (level for level in levels_of(said) if level[0] in self.judged):
                at = self.c.index[other]
                if at != place and not self.tried[place] >> at & 1:
                    self.tried[place] |= 1 << at
                    self.tried[at] |= 1 << place
                    start = self.c.start((self.c.levels[place], other))
                    if start is not None and not _may_start(_agreed(start)):
                        self.refers[place] |= 1 << at
                        self.refers[at] |= 1 << place
        return left, chosen

    def _best(self, question: str, said: Said, chosen: int, behind: dict[str, int], *, is_open: bool) -> int | None:
        """The option or number of a question that meets most, by itself and through the questions that it opens."""
        c, need, found, most = self.c, self.need, None, (0, 0)
        places = [c.index[question, tick] for tick in said.get(question) or ()]
        full = (chosen & c.closed).bit_count() >= MOST_CLOSED or sum(c.closed >> place & 1 for place in places) >= CLOSED_TICKS
        blocked = chosen | (c.closed if is_open or full else 0) | ~(self.active | self.keys)
        for place in places:
            blocked |= c.clash[place]
        for place, bit in self.rows[question]:
            if bit & blocked or (is_open and self.refers[place] & chosen):
                continue
            gain = (need[place] & (chosen if is_open else chosen & self.refers[place])).bit_count()
            for key in self.unlocks[place]:
                if key not in behind:
                    behind[key] = 0 if BY_ID[key].enable_when(said) else self._most(key, chosen, is_open=is_open)
                gain += behind[key]
            if gain >= most[0] and gain and (gain, need[place].bit_count()) > most:
                found, most = place, (gain, need[place].bit_count())
        return found

    def _most(self, question: str, chosen: int, *, is_open: bool) -> int:
        """How much the best answer to a question would meet."""
        need, refers, closed = self.need, self.refers, self.c.closed
        if is_open:
            return max(((need[place] & chosen).bit_count() for place, bit in self.rows[question] if not bit & closed), default=0)
        return max((need[place] & chosen & refers[place]).bit_count() for place, _ in self.rows[question])


def _agreed(said: Said) -> Said:
    """With the doctor's yes where it is asked for and nothing else was said."""
    return {**said, AGREED: YES} if AGREED not in said and BY_ID[AGREED].enable_when(said) else said


def _may_start(said: Mapping[str, Any]) -> bool:
    return screen(said).clearance.value >= Clearance.CAUTION


def _woven(one: Sequence[Said], other: Sequence[Said]) -> Iterator[Said]:
    """Two lists as one, each spread over its whole length."""
    places = [(n / len(part), k, n) for k, part in enumerate((one, other)) for n in range(len(part))]
    yield from ((one, other)[k][n] for _, k, n in sorted(places))


# --- triples -----------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Triples:
    """Two conditions and a third thing that shapes the plan: a region, a medicine, something agreed or something to be careful with."""

    conditions: tuple[str, ...]
    thirds: tuple[Level, ...]
    pairs: tuple[tuple[str, str], ...]
    possible: frozenset[tuple[int, int]]
    """Pair and third, by their places."""


@cache
def triples() -> Triples:
    """Every triple that can stand together and leads to a plan when each of its parts does."""
    c = crowd()

    def is_open(level: Level) -> bool:
        return not c.closed >> c.index[level] & 1 and level[1] not in {NONE, UNKNOWN}

    conditions = tuple(value for level in c.of[CONDITIONS] if is_open(level) for value in (level[1],))
    lists = [level for question in (REGIONS, MEDICINE) if question in c.of for level in c.of[question] if is_open(level)]
    flags = [
        key for key, flag in FLAGS.items() if key in c.index and is_open(key) and key[0] not in {CONDITIONS, REGIONS, MEDICINE}
        if flag.resolvable or flag.pathway or flag.clearance is Clearance.CAUTION
    ]  # fmt: skip
    thirds = (*lists, *flags)
    pairs = tuple(pair for pair in combinations(conditions, 2) if c.start([(CONDITIONS, one) for one in pair]) is not None)
    possible = frozenset(
        (n, k)
        for n, (one, other) in enumerate(pairs)
        for k, third in enumerate(thirds)
        if c.start([(CONDITIONS, one), (CONDITIONS, other), third]) is not None
    )
    return Triples(conditions, thirds, pairs, possible)


@cache
def triple_people() -> tuple[Said, ...]:
    """People that hold every triple: several thirds each, and one each for the triples that found no company."""
    people: list[Said] = []
    while (bundle := _bundle(len(people))) is not None:
        people.append(bundle)
    all_triples = triples()
    for pair, third in sorted(all_triples.possible - {triple for said in people for triple in triples_in(said)}):
        one, other = all_triples.pairs[pair]
        alone = crowd().start([(CONDITIONS, one), (CONDITIONS, other), all_triples.thirds[third]])
        people.extend([] if alone is None else [alone])
    return tuple(people)


def _bundle(number: int) -> Said | None:
    """Two conditions with as many thirds as go together: one medicine, two regions, and two things to be careful with; ``None`` after the last."""
    c, all_triples = crowd(), triples()
    if not all_triples.pairs:
        return None
    step, place = divmod(number, len(all_triples.pairs))
    groups = _groups(all_triples)
    if step >= max(-(-len(group) // size) for group, size in groups if group):
        return None
    said: Said = {"samtykke": True, CONDITIONS: list(all_triples.pairs[place])}
    for group, size in groups:
        for n in range(size if group else 0):
            level = group[(step + n * -(-len(group) // size) + place) % len(group)]
            if c.fits(said, level):
                more = {**said, level[0]: list(said[level[0]])} if isinstance(said.get(level[0]), list) else dict(said)
                put(more, level)
                opened = c.opened(more, [level[0]], number)
                said = opened if opened is not None else said
    return said


def _groups(all_triples: Triples) -> tuple[tuple[list[Level], int], ...]:
    by = {question: [level for level in all_triples.thirds if level[0] == question] for question in (REGIONS, MEDICINE)}
    rest = [level for level in all_triples.thirds if level[0] not in by]
    return (by[REGIONS], 2), (by[MEDICINE], 1), (rest, 2)


def triples_in(said: Mapping[str, Any]) -> list[tuple[int, int]]:
    """The triples that a person holds, by place."""
    ticks = said.get(CONDITIONS) or ()
    if len(ticks) < 2:
        return []
    all_triples, places = triples(), _places()
    held = [places[1][level] for level in levels_of(said) if level in places[1]]
    pairs = [places[0][pair] for pair in product(ticks, ticks) if pair in places[0]]
    return [(pair, third) for pair in pairs for third in held if (pair, third) in all_triples.possible]


@cache
def _places() -> tuple[dict[tuple[str, str], int], dict[Level, int]]:
    all_triples = triples()
    return {pair: n for n, pair in enumerate(all_triples.pairs)}, {third: n for n, third in enumerate(all_triples.thirds)}


# --- drawn people ------------------------------------------------------------------------------------------------------------------------


@cache
def _open_options(link_id: str) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """The open options without "none of these" and "don't know", and all options."""
    c = crowd()
    levels = c.of[link_id]
    is_open = [value for level in levels if not c.closed >> c.index[level] & 1 for value in (level[1],)]
    return tuple(value for value in is_open if value not in {NONE, UNKNOWN}), tuple(value for _, value in levels)


@cache
def _safety_lists() -> tuple[str, ...]:
    """The lists with an option that ends in a referral."""
    c = crowd()
    lists = (item.link_id for item in ASKED if item.kind is Kind.CHOICES)
    return tuple(question for question in lists if any(c.closed >> c.index[level] & 1 and level[1] != UNKNOWN for level in c.of[question]))


def _some(dice: random.Random, question: str, options: Sequence[Any], most: int) -> list[Any]:
    """A few of the options of a question that do not contradict each other."""
    c = crowd()
    said: Said = {}
    for option in dice.sample(options, min(len(options), 1 + int(most * dice.random()))):
        if c.fits(said, (question, option)):
            put(said, (question, option))
    return list(said[question])


def _ticks(dice: random.Random, item: Item, *, safe: bool) -> list[Any]:
    is_open, every = _open_options(item.link_id)
    none = [NONE] if NONE in item.options else []
    if not safe:
        ticks = [one for one in every if one not in {NONE, UNKNOWN}]
        return [UNKNOWN] if UNKNOWN in item.options and dice.random() < 0.1 else _some(dice, item.link_id, ticks, 2)
    chance = dice.random()
    if item.link_id == CONDITIONS:
        ticks = none if chance < 0.35 else _some(dice, item.link_id, is_open, 1 if chance < 0.7 else 2 if chance < 0.9 else 3)
    elif item.link_id == REGIONS:
        ticks = _some(dice, item.link_id, is_open, 3)
    elif item.link_id in _safety_lists():
        ticks = none if chance < 0.85 or not is_open else _some(dice, item.link_id, is_open, 2)
    else:
        ticks = none if none and chance < 0.35 else _some(dice, item.link_id, is_open, len(is_open))
    return ticks


def _option(dice: random.Random, item: Item, *, safe: bool) -> str:
    if item.link_id == AGREED and dice.random() < 0.85:
        return YES
    c = crowd()
    options = [one for one in item.options if not c.closed >> c.index[item.link_id, one] & 1] if safe else []
    return dice.choice(options or item.options)


def _drawn(dice: random.Random, item: Item, *, safe: bool) -> Any:  # noqa: ANN401 - the type is the question's
    match item.kind:
        case Kind.CONSENT:
            return True
        case Kind.CHOICES:
            return _ticks(dice, item, safe=safe)
        case Kind.TEXT:
            return dice.choice(item.suggestions) if dice.random() < 0.9 else OWN_WORDS
        case Kind.CHOICE:
            return _option(dice, item, safe=safe)
        case Kind.SCALE:
            return dice.randint(item.lowest, item.highest)
        case _:
            every = (crowd().free[item.link_id] if safe else ()) or values(item.link_id)
            share = dice.random()
            return every[int(share * share * len(every)) if item.link_id == ACTIVITY else int(share * len(every))]


def _wanted(dice: random.Random, item: Item, said: Mapping[str, Any]) -> bool:
    """Whether a question that is asked gets an answer: always when it must, often otherwise."""
    chance = dice.random()
    if item.required_unless:
        return said.get(item.required_unless) is None or chance < 0.3
    return item.required or chance < (0.6 if item.stage is Stage.WIZARD else 0.3)


def drawn(dice: random.Random, start: Mapping[str, Any], closed: int) -> Said:
    """A start filled with drawn answers; ``closed`` safety lists may be answered in any way, the others keep the person free to train."""
    said = dict(start)
    lists = _safety_lists()
    any_way = set(dice.sample(lists, min(closed, len(lists)))) if closed else set()
    for item in ASKED:
        if item.link_id not in said and item.enable_when(said) and _wanted(dice, item, said):
            said[item.link_id] = _drawn(dice, item, safe=item.link_id not in any_way)
    left = lawful(said, start)
    return left if len(left) == len(said) else lawful(_calmed(left), start)


def start_of(number: int) -> Said:
    """What a person is made to hold: a pair and its company, a triple and its company, or nothing."""
    turn, place = divmod(number, len(KINDS))
    kind = KINDS[place]
    nth = turn * KINDS.count(kind) + KINDS[:place].count(kind)
    people = covering().people if kind == "pair" else triple_people() if kind == "triple" else ()
    return people[nth] if nth < len(people) else {}


def person(seed: int, number: int) -> Said:
    """One person of a seed, as the answers stand when the wizard is complete; the same whenever asked for."""
    dice = random.Random(seed << 32 | number)  # noqa: S311 - reproducible people, not secrets
    start = start_of(number)
    closed = 0 if start or dice.random() < 0.5 else dice.randint(2, 8)
    return drawn(dice, start, closed)
