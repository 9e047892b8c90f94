"""The session of the day, without a browser: size, exercise after exercise, swap, and the end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ownpace.text import t
from tests.pages.test_pages import PERSON, heading, words

Visit = Callable[..., AppTest]


def press(app: AppTest, key: str) -> AppTest:
    """Press a button by its key."""
    return app.button(key=key).click().run()


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_exercise_is_shown_one_at_a_time_and_the_end_says_that_it_counts(visit: Visit, language: str) -> None:
    app = visit("i-dag", PERSON, language)
    assert heading(app) == t("today.title", language)
    app = press(app, "fortsaet")
    seen = [heading(app)]
    while t("today.done.title", language) not in seen:
        assert not app.exception
        app = press(app, "fortsaet")
        seen.append(heading(app))
        assert len(seen) < 30
    assert len(seen) > 2
    assert t("today.done.log", language) in words(app)
    assert heading(press(app, "forrige")) == seen[-2]


def test_the_small_version_has_fewer_minutes_and_counts(visit: Visit) -> None:
    app = visit("i-dag", PERSON)
    app.radio(key="dagens-stoerrelse").set_value("bad").run()
    assert app.session_state["today"]["size"] == "bad"
    app = press(app, "fortsaet")
    total = int(words(app).split(" af ")[1].split()[0])
    for _ in range(total):
        app = press(app, "fortsaet")
    assert heading(app) == t("today.done.title", "da")


def test_another_session_of_the_week_can_be_taken(visit: Visit) -> None:
    app = visit("i-dag", PERSON)
    before = app.session_state["today"]["session"]
    other = next(button.key for button in app.button if str(button.key).startswith("dagens-w"))
    app = press(app, other)
    assert app.session_state["today"]["session"] == other.removeprefix("dagens-") != before


def test_a_session_that_the_plan_does_not_have_any_longer_gives_way_to_the_next(visit: Visit) -> None:
    stale: dict[str, Any] = {"session": "w99-1", "size": "bad", "step": 3, "heading": "today.done.title"}
    app = visit("i-dag", PERSON, today=stale)
    assert not app.exception
    assert app.session_state["today"]["step"] == 0


def test_the_plan_opens_its_sessions(visit: Visit) -> None:
    app = visit("plan", PERSON)
    opened = next(button.key for button in app.button if str(button.key).startswith("tag-1-"))
    app.button(key=opened).click().run()
    assert app.session_state["today"]["session"].startswith("w1-")


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_drawing_moves_only_for_those_who_ask(visit: Visit, language: str) -> None:
    app = press(visit("i-dag", PERSON, language), next(one.key for one in visit("i-dag", PERSON).button if str(one.key).startswith("dagens-w")))
    app = press(app, "fortsaet")
    while t("today.move", language) not in [part.label for part in app.expander]:
        app = press(app, "fortsaet")
    moving = t("today.moving", language, name=heading(app))
    assert moving not in drawn(app)
    app.session_state[f"bevaegelse-{app.session_state['today']['step']}"] = True
    assert moving in drawn(app.run())


def drawn(app: AppTest) -> str:
    """All the HTML of the page, pictures too."""
    return "".join(part.proto.body for part in app.get("html"))
