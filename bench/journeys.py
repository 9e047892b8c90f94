"""Whole journeys, one message at a time: consent, every question, the check, the plan and two other weeks of it; then somebody else comes.

An answer of OwnPace starts no run: the browser sends the answers of a page when Continue is pressed. So does the floor's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from bench.visitor import ShownError, Visitor
from ownpace.people import EXAMPLES
from ownpace.questionnaire import BY_ID, Item, Kind, on, pages, relevant, share
from ownpace.ui import fields, routing

PERSON: Final = "back"
GIVEN: Final[Mapping[str, Any]] = {**EXAMPLES[PERSON], "rammer.ugedage": ["mandag", "onsdag", "fredag"]}
ON: Final = "fortsaet"
"""The key of the one primary button of a page."""
WEEK: Final = "uge"
WEEKS: Final = 2
"""Other weeks that are looked at before the visit ends."""
PATH: Final = (routing.START, *(page.id for page in pages(relevant(GIVEN))), routing.CHECK, routing.PLAN)


class Journey(Protocol):
    """Somebody on the way."""

    @property
    def finished(self) -> bool:
        """Whether there is nothing left to do."""

    async def step(self) -> list[float]:
        """The next message, or the few that belong together; seconds of each."""

    async def leave(self) -> None:
        """Close the tab."""


def filled(item: Item, value: Any) -> dict[str, Any]:  # noqa: ANN401 - the type is the question's
    """The widgets of one answer by key, options by their place."""
    if item.kind is Kind.CHOICES:
        return {fields.key(item, choice): True for choice in (share(item, value) if item.whole else value)}
    if item.kind is Kind.CONSENT:
        return {fields.key(item): True}
    choices = fields.options(item)
    if not choices:
        return {fields.key(item): str(value)}
    if value in choices:
        return {fields.key(item): choices.index(value)}
    return {fields.key(item): choices.index(fields.OWN), fields.key(item, fields.OWN): value}


def told(place: int) -> str:
    """The vault's document of somebody who has answered every page before this one."""
    before = {question for id_ in PATH[1:place] if id_ in routing.PAGES for question in routing.PAGES[id_].questions}
    draft = {key: value for key, value in GIVEN.items() if key in before or key == "samtykke"}
    return json.dumps({"v": 1, "language": "da", "draft": draft}, separators=(",", ":")) if place else ""


@dataclass
class OwnPace:
    """A visitor of OwnPace who begins at a place of the path, as after a reload, with the answers given before it."""

    address: str
    place: int = 0
    _visitor: Visitor | None = None
    _weeks: int = 0

    @property
    def finished(self) -> bool:
        """The plan is there and other weeks were looked at."""
        return self._weeks == WEEKS

    @property
    def visitor(self) -> Visitor:
        """The open tab; raises ``ShownError`` before there is one."""
        if self._visitor is None:
            message = "nobody is here yet"
            raise ShownError(message)
        return self._visitor

    async def step(self) -> list[float]:
        """Arrive, answer a page and go on, or look at another week."""
        if self._visitor is None:
            self._visitor = await Visitor(self.address, PATH[self.place], told(self.place)).__aenter__()
            return await self._visitor.arrive()
        here = self.visitor.page
        if here != PATH[self.place]:
            message = f"/{here} instead of /{PATH[self.place]}"
            raise ShownError(message)
        if here == routing.PLAN:
            self._weeks += 1
            return await self.visitor.choose(WEEK, self._weeks)
        self._answer((BY_ID["samtykke"],) if here == routing.START else on(routing.PAGES[here]) if here in routing.PAGES else ())
        self.place += 1
        return await self.visitor.press(ON)

    async def leave(self) -> None:
        """Close the tab."""
        if self._visitor is not None:
            await self._visitor.__aexit__()

    def _answer(self, questions: tuple[Item, ...]) -> None:
        for item in questions:
            for key, value in filled(item, GIVEN[item.answer]).items() if item.answer in GIVEN else ():
                self.visitor.fill(key, value)


@dataclass
class Floor:
    """A visitor of the three-page floor who goes round as often as a journey through OwnPace has steps."""

    address: str
    place: int = 0
    length: int = len(PATH) + WEEKS
    _visitor: Visitor | None = None

    @property
    def finished(self) -> bool:
        """As many steps as the other journey."""
        return self.place >= self.length

    async def step(self) -> list[float]:
        """Arrive, or answer a page and go on."""
        self.place += 1
        if self._visitor is None:
            self._visitor = await Visitor(self.address).__aenter__()
            return await self._visitor.arrive()
        self._visitor.fill(f"answer-{self._visitor.page or 'one'}", self.place % 5)
        return await self._visitor.press("next")

    async def leave(self) -> None:
        """Close the tab."""
        if self._visitor is not None:
            await self._visitor.__aexit__()


@dataclass
class Chart:
    """A visitor of the untuned page with a chart, who changes one answer after another and stays."""

    address: str
    place: int = 0
    finished: bool = field(default=False, init=False)
    _visitor: Visitor | None = None

    async def step(self) -> list[float]:
        """Arrive, or change the answer that the chart shows."""
        self.place += 1
        if self._visitor is None:
            self._visitor = await Visitor(self.address).__aenter__()
            return await self._visitor.arrive()
        return await self._visitor.choose("pace", self.place % 3)

    async def leave(self) -> None:
        """Close the tab."""
        if self._visitor is not None:
            await self._visitor.__aexit__()
