"""A plan over weeks in a real browser: what was written and chosen is there after a reload, with the file, and on a device that remembers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browser import Server, Visitor, visiting
from walkers import BACK_SENT

pytestmark = pytest.mark.browser
KEPT = "localStorage.getItem('ownpace.v1')"
EMPTY = "() => [sessionStorage, localStorage].every(store => !Object.keys(store).some(key => key.startsWith('ownpace')))"


def rows(visitor: Visitor, size: str) -> dict[str, str]:
    """The same answer for every session of the week."""
    names = visitor.page.locator("[class*=st-key-felt-uge-w]").evaluate_all(
        "all => all.map(e => [...e.classList].find(name => name.startsWith('st-key-felt-uge-')).slice('st-key-felt-uge-'.length))"
    )
    return dict.fromkeys(names, visitor.say(f"checkin.size.{size}"))


def write_week(visitor: Visitor, number: int, **changed: Any) -> None:
    """From the plan to the check-in, and answer it; nothing is sent yet."""
    visitor.page.get_by_role("link", name=visitor.say("checkin.call.link", n=number), exact=True).click()
    visitor.wait_for("ugen")
    calm = {"effort": 3, "pain_during": 4, "pain_after": 4, "pain_next_morning": 4, "sleep_hours_low_nights": 0, "fatigue": 2, "confidence": 8}
    signs = {"new_symptoms": [visitor.say("checkin.question.new_symptoms.none")], "new_diagnosis": visitor.say("ui.no")}
    visitor.tell(rows(visitor, "ordinary") | calm | signs | changed)


def send(visitor: Visitor, following: int) -> None:
    """Press the page's button and wait for the next page."""
    here = visitor.address
    visitor.press(visitor.say("checkin.button", n=following))
    visitor.leave(here)


def begin(visitor: Visitor) -> str:
    """A visitor with every question answered, at the plan."""
    visitor.open()
    visitor.keep(BACK_SENT)
    visitor.open("plan")
    return visitor.fingerprint()


LADDER = {"kind": "exposure", "family": "bend", "ratings": {"bend_1": 10, "bend_2": 25, "bend_3": 40, "bend_4": 55}}


def test_a_try_that_was_saved_is_off_the_screen_and_counted_once(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.keep(BACK_SENT | {"smerte.tryghed": 2, "funktion.1": "bukke"}, course={"choices": [LADDER]})
        visitor.open("plan")
        visitor.fingerprint()
        write_week(visitor, 1)
        visitor.tell({"try.expected": 60, "try.happened": visitor.say("ui.no"), "try.harm_belief": 40})
        visitor.press(visitor.say("checkin.step.try_save"))
        assert visitor.told("try.expected").get_by_role("textbox").input_value() == ""
        assert visitor.told("try.harm_belief").get_by_role("textbox").input_value() == ""
        assert visitor.told("try.happened").get_by_role("radio", checked=True).count() == 0
        send(visitor, 2)
        (week,) = visitor.stored()["course"]["check_ins"]
        assert len(week["exposure"]) == 1
        assert visitor.errors == []


def test_a_check_in_that_was_begun_is_there_after_a_look_at_the_plan(browser: Any, server: Server) -> None:
    """Left by the link back and by the browser's own button, without a press of the page's own."""
    with visiting(browser, server) as visitor:
        begin(visitor)
        write_week(visitor, 1, effort=6)
        visitor.page.get_by_role("link", name=visitor.say("ui.back"), exact=True).click()
        visitor.wait_for("plan")
        assert (visitor.stored()["week"]["number"], visitor.stored()["week"]["uge.effort"]) == (1, 6)
        visitor.page.go_back()
        visitor.wait_for("ugen")
        assert visitor.told("effort").get_by_role("radio", checked=True).inner_text() == "6"
        visitor.tell({"effort": 7})
        visitor.page.go_forward()
        visitor.wait_for("plan")
        assert visitor.stored()["week"]["uge.effort"] == 7
        visitor.page.go_back()
        visitor.wait_for("ugen")
        send(visitor, 2)
        assert len(visitor.stored()["course"]["check_ins"]) == 1
        visitor.page.get_by_role("link", name=visitor.say("checkin.call.link", n=2), exact=True).click()
        visitor.wait_for("ugen")
        assert visitor.page.get_by_role("radio", checked=True).count() == 0, "what was sent is no answer about the next week"
        assert visitor.errors == []


def two_weeks(visitor: Visitor) -> None:
    """A calm week, then one in which the last session was red; each time the plan says what follows."""
    write_week(visitor, 1)
    visitor.audit()
    send(visitor, 2)
    assert visitor.address == "plan"
    assert visitor.say("checkin.call.done", n=1) in visitor.page.get_by_role("status").all_inner_texts()
    assert visitor.say("checkin.verdict.progress") in visitor.page.locator(".op-nyest").inner_text()
    write_week(visitor, 2, pain_during=9)
    send(visitor, 3)
    assert visitor.address == "passene"
    visitor.audit()
    visitor.tell({"w2-1-pain_during": 2, "w2-2-pain_during": 2})
    send(visitor, 3)
    assert visitor.address == "plan"
    assert visitor.say("checkin.finding.red") in visitor.page.locator(".op-nyest").inner_text()


def swap_one(visitor: Visitor) -> None:
    """Another exercise, by the buttons under the first one that has some; what came of it has the focus."""
    exercise = visitor.page.locator(".op-ovelser > li > details").filter(has=visitor.page.locator(".op-byt")).first
    exercise.locator("> summary").click()
    exercise.locator(".op-byt > summary").click()
    exercise.locator(".op-byt button").first.click()
    visitor.page.wait_for_selector(".op-byttet:focus")


def saved(visitor: Visitor, folder: Path) -> Path:
    """The plan file, as it is saved."""
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("button", name=visitor.say("ui.save_plan"), exact=True).first.click()
    file = folder / str(download.value.suggested_filename)
    download.value.save_as(file)
    return file


def remembered(visitor: Visitor) -> str:
    """What the device keeps, once it is asked to."""
    assert visitor.page.evaluate(KEPT) is None, "nothing lasts on the device without the explicit choice"
    visitor.page.get_by_text(visitor.say("ui.remember"), exact=True).click()
    visitor.page.wait_for_function(f"() => {KEPT} !== null && {KEPT} === sessionStorage.getItem('ownpace.v1')")
    return str(visitor.page.evaluate(KEPT))


def delete(visitor: Visitor) -> None:
    """Delete all answers; returns when that has been said and the browser holds nothing."""
    visitor.page.get_by_role("link", name=visitor.say("ui.delete"), exact=True).click()
    visitor.wait_for("slet")
    visitor.press(visitor.say("ui.delete_yes"))
    visitor.wait_for("")
    visitor.page.get_by_role("status").filter(has_text=visitor.say("ui.delete_done")).wait_for()
    visitor.page.wait_for_function(EMPTY)


@pytest.mark.parametrize("remembers", [True, False])
def test_deleting_in_one_tab_deletes_in_the_others_that_the_device_keeps_the_same_answers_for(
    browser: Any, server: Server, *, remembers: bool
) -> None:
    """A tab of its own, in which the device keeps nothing, may be another person's, as in a consultation."""
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.keep(BACK_SENT)
        visitor.open("plan")
        if remembers:
            remembered(visitor)
        other = visitor.page.context.new_page()
        other.goto(f"{server.url}/slet?lang=da")
        other.get_by_role("button", name=visitor.say("ui.delete_yes")).click()
        other.get_by_role("status").filter(has_text=visitor.say("ui.delete_done")).wait_for()
        if remembers:
            visitor.page.get_by_role("heading", level=1, name=visitor.say("app.not_yet.title")).wait_for()
        else:
            other.wait_for_timeout(500)
        assert bool(visitor.stored().get("draft")) is not remembers


def test_weeks_and_swaps_are_there_after_a_reload_with_the_file_and_where_the_device_remembers(browser: Any, server: Server, tmp_path: Path) -> None:
    with visiting(browser, server) as visitor:
        before = begin(visitor)
        two_weeks(visitor)
        written = visitor.fingerprint()
        swap_one(visitor)
        mark = visitor.fingerprint()
        assert len({before, written, mark}) == 3, "weeks and swaps make another plan"
        visitor.audit()
        visitor.page.reload()
        assert visitor.fingerprint() == mark
        file, kept = saved(visitor, tmp_path), remembered(visitor)
        delete(visitor)
        assert (visitor.violations, visitor.errors, visitor.off_host) == ({}, [], [])

    with visiting(browser, server) as other:
        other.open()
        other.page.locator("input[type=file]").set_input_files(file)
        other.wait_for("plan")
        assert other.fingerprint() == mark
        assert other.say("ui.file_opened") in other.page.get_by_role("status").all_inner_texts()
        assert (other.violations, other.errors, other.off_host) == ({}, [], [])

    with visiting(browser, server) as later:
        later.page.goto(f"{server.url}/app/static/figtree-OFL.txt")
        later.page.evaluate("raw => localStorage.setItem('ownpace.v1', raw)", kept)
        later.open("plan")
        assert later.fingerprint() == mark
        assert later.page.get_by_role("checkbox", name=later.say("ui.remember"), exact=True).is_checked()
        later.page.get_by_text(later.say("ui.remember"), exact=True).click()
        later.page.wait_for_function(f"() => {KEPT} === null")
        assert later.stored()["course"]["check_ins"], "the tab still has it"
        assert later.errors == []


def test_a_new_sign_ends_the_plan_and_the_week_can_be_taken_back(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        begin(visitor)
        write_week(visitor, 1)
        visitor.page.reload()
        visitor.page.locator(".st-key-felt-uge-fatigue [aria-checked=true]").wait_for()
        visitor.page.get_by_text(visitor.say("checkin.question.new_symptoms.more"), exact=True).click()
        visitor.tell({"new_symptoms": [visitor.say("option.sikkerhed.akut.brystsmerter")]})
        assert not visitor.page.get_by_role("checkbox", name=visitor.say("checkin.question.new_symptoms.none"), exact=True).is_checked()
        send(visitor, 2)
        assert visitor.address == "hjaelp"
        assert visitor.heading == visitor.say("referral.call_112.heading")
        assert visitor.page.get_by_role("button", name=visitor.say("ui.save_plan"), exact=True).is_visible()
        visitor.audit()
        visitor.press(visitor.say("checkin.call.undo"))
        visitor.wait_for("ugen")
        assert visitor.told("fatigue").get_by_role("radio", checked=True).inner_text() == "2"
        assert (visitor.violations, visitor.errors) == ({}, [])


def test_a_file_that_is_too_large_is_refused_in_words_before_it_is_sent(browser: Any, server: Server, tmp_path: Path) -> None:
    huge = tmp_path / "plan.json"
    huge.write_bytes(b" " * 5_000_000)
    with visiting(browser, server) as visitor:
        visitor.open()
        visitor.page.locator("input[type=file]").set_input_files(huge)
        said = visitor.page.locator(".st-key-aabn [role=alert]").filter(has_text=visitor.say("error.too_big_file", max=4000))
        said.wait_for()
        assert visitor.say("ui.open_kept") in said.inner_text()
        visitor.audit()
        assert (visitor.violations, visitor.errors) == ({}, [])


@pytest.mark.parametrize("calm", ["no-preference", "reduce"])
def test_a_movement_is_offered_unless_the_visitor_wants_less_of_it(browser: Any, server: Server, calm: str) -> None:
    with visiting(browser, server, reduced_motion=calm) as visitor:
        begin(visitor)
        visitor.open("i-dag")
        visitor.page.locator(".st-key-andre-pas button").first.click()
        visitor.settle()
        visitor.press(visitor.say("today.begin"))
        part = visitor.page.locator("[class*=st-key-bevaegelse-]").first
        while not part.count():
            visitor.press(visitor.say("today.next"))
        assert part.is_visible() == (calm == "no-preference")
        if part.is_visible():
            visitor.unfold("today.move")
            part.locator(f"img[alt='{visitor.say('today.moving', name=visitor.heading)}']").wait_for()
            visitor.audit()
            assert visitor.violations == {}


def test_a_clock_says_that_it_runs_and_a_second_press_stops_it(browser: Any, server: Server) -> None:
    with visiting(browser, server) as visitor:
        begin(visitor)
        visitor.open("i-dag")
        visitor.press(visitor.say("today.begin"))
        clock = visitor.page.locator(".op-ur").first
        button, left = clock.get_by_role("button"), clock.locator(".op-tid")
        start = button.inner_text()
        button.click()
        assert button.inner_text() == visitor.say("today.timer.stop")
        assert left.is_visible()
        button.click()
        assert button.inner_text() == start
        visitor.page.wait_for_timeout(300)
        assert not left.is_visible()
        button.click()
        assert button.inner_text() == visitor.say("today.timer.stop")
        assert visitor.errors == []
