"""Replicas die in the middle of journeys, fifty times at random moments: no answer that somebody gave is lost."""

from __future__ import annotations

import os
import threading
from collections import deque
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from browser import visiting
from people import Person
from replicas import Site, dice, site
from walkers import BACK, DIABETES, NECK

pytestmark = [pytest.mark.browser, pytest.mark.full]
KILLS = int(os.environ.get("OWNPACE_KILLS", "50"))
PEOPLE = (BACK, DIABETES, NECK)


class Killer(threading.Thread):
    """Ends a replica without a word, starts it again, and so on; one time in ten both are gone at once."""

    def __init__(self, running: Site, kills: int, seed: int) -> None:
        """Nothing dies before it is started."""
        super().__init__(daemon=True)
        self.running, self.kills, self.chance = running, kills, dice(seed)
        self.killed, self.restarted = 0, 0
        self.fault: BaseException | None = None
        self.wanted = threading.Event()

    def run(self) -> None:
        """Until as many have died as were asked for."""
        try:
            while self.killed < self.kills and not self.wanted.wait(self.chance.uniform(0.2, 4)):
                both = self.chance.random() < 0.1
                replicas = self.running.replicas if both else (self.chance.choice(self.running.replicas),)
                for each in replicas:
                    each.kill()
                    self.killed += 1
                for each in replicas:
                    each.start()
                    self.restarted += 1
                print(f"kills {self.killed}", flush=True)  # noqa: T201 - a run takes minutes
        except BaseException as fault:  # noqa: BLE001 - handed on to the test, which runs in another thread
            self.fault = fault


def test_no_given_answer_is_lost_when_replicas_die_fifty_times_in_the_middle_of_journeys(browser: Any, tmp_path: Path) -> None:
    """Three people at a time, of three kinds; as soon as one has every answer together, another one begins."""
    with site(tmp_path) as running, ExitStack() as doors:
        wanted: dict[int, str] = {}
        killer = Killer(running, KILLS, seed=20)
        people: list[Person] = []

        def arrive(number: int) -> tuple[Person, Any]:
            visitor = doors.enter_context(visiting(browser, running, user_agent=f"OwnPace test {number}"))
            person = Person(visitor, PEOPLE[number % len(PEOPLE)])
            people.append(person)
            return person, person.walk()

        def plan(person: Person) -> str:
            person.patiently(lambda: person.visitor.open("plan"))
            return person.visitor.fingerprint()

        for number in range(len(PEOPLE)):
            person, walking = arrive(number)
            deque(walking, maxlen=0)
            wanted[number] = plan(person)
            person.visitor.page.context.close()
        undisturbed = sum(person.presses for person in people)
        people.clear()
        killer.start()
        at_work = [(number, *arrive(number)) for number in range(len(PEOPLE))]
        finished, coming = 0, len(PEOPLE)
        while at_work:
            number, person, walking = at_work.pop(0)
            if next(walking, "done") != "done":
                at_work.append((number, person, walking))
                continue
            person.kept("at the end")
            if plan(person) != wanted[number % len(PEOPLE)]:
                person.lost.append(f"person {number} has another plan")
            person.visitor.page.context.close()
            finished += 1
            if killer.is_alive():
                at_work.append((coming, *arrive(coming)))
                coming += 1
        killer.join()
        lost = [one for person in people for one in person.lost]
        answers, pages = sum(len(person.given) for person in people), sum(person.pages for person in people)
        presses = sum(person.presses for person in people)
        print(f"kills {killer.killed}, restarts {killer.restarted}, people {finished}, pages {pages}, answers {answers}, lost {len(lost)}, "  # noqa: T201 - the figures of the run
              f"reloads {sum(person.reloads for person in people)}, presses {presses} (undisturbed {undisturbed} for {len(PEOPLE)} people)")  # fmt: skip
        assert killer.fault is None
        assert (killer.killed >= KILLS, killer.restarted) == (True, killer.killed)
        assert lost == []
        assert [one for person in people for one in person.visitor.off_host] == []
