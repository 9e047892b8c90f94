"""A person who keeps on in spite of faults: ticks until the tick is seen, presses until the next page comes, and misses what has gone."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from browser import ASKED, Visitor, said
from playwright.sync_api import Error
from walkers import sent

from ownpace.questionnaire import PAGES, Kind, on

PATIENCE = 90
"""Seconds after which a person gives up; then the test fails."""
SOON = 30
"""Seconds after which a page is loaded anew."""
MOMENT = 1500
"""Milliseconds for one click."""


@dataclass
class Person:
    """A visitor, what has been given so far, and what was missed of it."""

    visitor: Visitor
    answers: Mapping[str, Any]
    given: dict[str, Any] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    presses: int = 0
    pages: int = 0
    reloads: int = 0

    def walk(self, until: str = "svar") -> Iterator[None]:
        """From the first page until an address; stops for a moment after each act, so that somebody else can act."""
        if self.visitor.page.url == "about:blank":
            self.patiently(lambda: self.visitor.page.goto(self.visitor.base, timeout=5000))
        yield
        consent = self.visitor.page.get_by_role("checkbox").first
        while self.visitor.address == "":
            self.tick(consent, self.visitor.say("question.samtykke.label"))
            yield
            self.press(self.visitor.say("ui.start"))
            yield
        self.given["samtykke"] = True
        yield from self.on(until)

    def on(self, until: str = "svar") -> Iterator[None]:
        """From where the person is until an address."""
        by_page = {page.id: page for page in PAGES}
        while (here := self.arrived({*by_page, until})) != until:
            self.pages += 1
            for item in on(by_page[here]):
                if item.answer in self.answers and self.asked(item.link_id):
                    self.give(item.link_id)
                    yield
            began = time.monotonic()
            while self.visitor.address == here:
                began = self.impatient(began, f"{here} cannot be left")
                self.look(here)
                self.press(self.visitor.say("ui.continue"))
                yield
            self.patiently(lambda: self.visitor.page.wait_for_selector("[data-testid=stMain] h1", timeout=MOMENT))
            self.kept(f"after {here}")
            yield

    def arrived(self, known: Collection[str]) -> str:
        """One of these addresses, once the person is there: a new process of `streamlit run` passes by the first page on its way back."""
        began = time.monotonic()
        while (here := self.visitor.address) not in known:
            began = self.impatient(began, f"nobody is asked anything on {here}")
            self.visitor.page.wait_for_timeout(100)
        return here

    def asked(self, link_id: str) -> bool:
        """Whether the page asks this; waits until the page is one that asks."""
        self.patiently(lambda: self.visitor.page.locator("[class*=st-key-felt-]").first.wait_for(timeout=MOMENT))
        area = self.visitor.field(link_id)
        return bool(area.count()) and bool(area.first.is_visible())

    def give(self, link_id: str) -> None:
        """Answer, until the answer is seen on the screen and has reached the browser's own memory."""
        began = time.monotonic()
        while not self.shown(link_id):
            began = self.impatient(began, f"{link_id} cannot be answered")
            self.once(link_id)
        self.visitor.page.wait_for_timeout(100)
        self.given[link_id] = said(ASKED[link_id], self.answers)
        self.kept(f"answering {link_id}")

    def impatient(self, began: float, what: str) -> float:
        """Load the page anew, as people do, when nothing has helped for long; returns when the waiting began."""
        if time.monotonic() - began < SOON:
            return began
        self.reloads += 1
        if self.reloads > 3:
            pytest.fail(what)
        state = "() => { const app = document.querySelector('[data-testid=stApp]'); return app && Object.values(app.dataset).join(' ') }"
        print(f"reload: {what}: {self.visitor.page.evaluate(state)}: {self.visitor.page.inner_text('body')[:1500]}", flush=True)  # noqa: T201 - as in miss
        self.patiently(lambda: self.visitor.page.reload(timeout=5000))
        return time.monotonic()

    def once(self, link_id: str) -> None:
        """One try to answer."""
        item, value, area = ASKED[link_id], said(ASKED[link_id], self.answers), self.visitor.field(link_id)
        try:
            if item.kind is Kind.CHOICES:
                for choice in value:
                    box = area.get_by_role("checkbox", name=self.visitor.wording(item, choice), exact=True)
                    self.tick(box, self.visitor.wording(item, choice), area)
            elif self.scale(link_id):
                area.get_by_text(str(value), exact=True).click(timeout=MOMENT)
            elif item.kind in {Kind.NUMBER, Kind.DECIMAL}:
                area.get_by_role("textbox").fill(str(value), timeout=MOMENT)
            else:
                area.get_by_text(self.visitor.wording(item, value), exact=True).click(timeout=MOMENT)
            self.visitor.page.wait_for_timeout(60)
        except Error:
            self.visitor.page.wait_for_timeout(100)

    def tick(self, box: Any, words: str, area: Any = None) -> None:
        """Tick a box that is not ticked."""
        try:
            if not box.is_checked(timeout=MOMENT):
                (area or self.visitor.page).get_by_text(words, exact=True).click(timeout=MOMENT)
                self.visitor.page.wait_for_timeout(60)
        except Error:
            self.visitor.page.wait_for_timeout(100)

    @staticmethod
    def scale(link_id: str) -> bool:
        """Whether the answer is one of a row of numbers."""
        item = ASKED[link_id]
        return item.kind is Kind.SCALE or (item.kind is Kind.NUMBER and item.highest <= 10)

    def shown(self, link_id: str) -> bool:
        """Whether the answer is seen on the screen."""
        item, value, area = ASKED[link_id], said(ASKED[link_id], self.answers), self.visitor.field(link_id)
        try:
            if item.kind is Kind.CHOICES:
                names = (self.visitor.wording(item, choice) for choice in value)
                return all(area.get_by_role("checkbox", name=name, exact=True).is_checked(timeout=MOMENT) for name in names)
            if self.scale(link_id):
                return bool(area.get_by_role("radio", checked=True).inner_text(timeout=MOMENT) == str(value))
            if item.kind in {Kind.NUMBER, Kind.DECIMAL}:
                typed = area.get_by_role("textbox").input_value(timeout=MOMENT)
                return bool(typed) and str(value).startswith(typed)
            return bool(area.get_by_role("radio", name=self.visitor.wording(item, value), exact=True).is_checked(timeout=MOMENT))
        except Error:
            return False

    def look(self, here: str) -> None:
        """Before going on: everything that was given on this page is still seen on it, at the latest after a moment."""
        page = next(page for page in PAGES if page.id == here)
        for link_id in (item.link_id for item in on(page)):
            if link_id not in self.given:
                continue
            until = time.monotonic() + 10
            while not self.shown(link_id) and self.visitor.address == here:
                if time.monotonic() > until:
                    self.miss(f"{link_id} is not on {here} any more")
                    self.give(link_id)
                self.visitor.page.wait_for_timeout(100)

    def kept(self, when: str) -> None:
        """Everything that was given is in the browser's memory, at the latest after a moment."""
        wanted = {key: value for key, value in sent(self.given).items() if key != "samtykke"}
        until = time.monotonic() + 10
        while True:
            try:
                held = {key: value for store in ("draft", "parts") for key, value in self.visitor.stored().get(store, {}).items()}
            except Error:
                held = {}
            gone = [key for key, value in wanted.items() if held.get(key) != value]
            if not gone:
                return
            if time.monotonic() > until:
                for key in gone:
                    self.miss(f"{key} is not kept {when}: {held.get(key)}")
                    self.given.pop(key)
                return
            self.visitor.page.wait_for_timeout(100)

    def miss(self, what: str) -> None:
        """Note what has gone, and say it at once to whoever watches."""
        self.lost.append(what)
        print(f"lost: {what}", flush=True)  # noqa: T201 - a run takes minutes

    def press(self, name: str) -> None:
        """Press a button, and wait a moment for another page."""
        here = self.visitor.address
        try:
            self.visitor.page.get_by_role("button", name=name, exact=True).click(timeout=MOMENT)
            self.presses += 1
            for _ in range(30):
                if self.visitor.address != here:
                    return
                self.visitor.page.wait_for_timeout(100)
        except Error:
            self.visitor.page.wait_for_timeout(100)

    def patiently(self, act: Any) -> None:
        """Try again while it fails."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                act()
            except Error as failed:
                if time.monotonic() > until:
                    pytest.fail(f"on {self.visitor.address}: {failed}")
                self.visitor.page.wait_for_timeout(200)
            else:
                return
