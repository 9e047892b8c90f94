"""What a server writes down: with every logger at its most talkative, through a whole course, not one answer."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from browser import DESK, ROOT, Server, free_port, visiting
from walkers import BACK_SENT

pytestmark = pytest.mark.browser
TALKATIVE = """
import logging, runpy, sys
logging.basicConfig(level=1, stream=sys.stderr)
logging.getLogger("asyncio").setLevel(1)
from streamlit import logger
logger.set_log_level("DEBUG")
runpy.run_path("run.py", run_name="__main__")
"""
GOAL = "zebrastribet trillebør 4711"
REASON = "kanariegul kalvekrøs 8822"


KEY = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|/media/[0-9a-f]"
"""The id of a session, with which a stranger would get the visit, or the name of a download."""


def test_no_answer_and_no_key_to_a_visit_is_ever_in_a_log_at_any_level(browser: Any, tmp_path: Path) -> None:
    log, port = tmp_path / "log", free_port()
    with log.open("wb") as out:
        environment = {**os.environ, "PORT": str(port), "STREAMLIT_LOGGER_LEVEL": "debug"}
        process = subprocess.Popen([sys.executable, "-c", TALKATIVE], cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        _wait(port)
        with visiting(browser, Server(port), viewport=DESK) as visitor:
            visitor.open()
            visitor.keep(BACK_SENT | {"funktion.1": GOAL, "funktion.1.ligner": "loefte", "om.alder": 57})
            for address in ("svar", "plan", "print", "i-dag", "ugen", "konsultation", "maal", "hvordan"):
                visitor.open(address)
            visitor.open("plan")
            assert GOAL in visitor.page.locator("[data-testid=stMain]").inner_text()
            visitor.page.get_by_text(visitor.say("ui.link"), exact=True).click()
            link = str(visitor.page.locator("a.op-link").get_attribute("href"))
            with visitor.page.expect_download() as download:
                visitor.page.get_by_role("button", name=visitor.say("ui.save_plan"), exact=True).first.click()
            download.value.save_as(tmp_path / "plan.json")
            visitor.open()
            visitor.page.locator("input[type=file]").set_input_files(tmp_path / "plan.json")
            visitor.wait_for("plan")
            visitor.open("konsultation")
            visitor.unfold("consult.override.heading")
            visitor.page.locator(".st-key-aendring").get_by_label(visitor.say("consult.override.why")).fill(REASON)
            visitor.page.locator(".st-key-aendring").get_by_label(visitor.say("consult.override.who")).fill("Fys. AB")
            visitor.press(visitor.say("consult.override.do"))
            visitor.settle()
        with visiting(browser, Server(port)) as other:
            other.page.goto(link)
            other.wait_for("plan")
            assert other.fingerprint()
    finally:
        process.terminate()
        process.wait()
    text = log.read_text("utf-8", "replace")
    assert "DEBUG" in text, "the loggers were talkative"
    word = link.partition("#p=")[2]
    for secret in (GOAL, REASON, GOAL.split(maxsplit=1)[0], REASON.split(maxsplit=1)[0], word, word[:60], "over_3_maaneder", "smerte.nrs7", "laend"):
        assert secret not in text, secret[:20]
    assert not re.search(r"om\.alder.{0,20}57", text)
    assert not re.search(KEY, text)
    assert "Session ID: …" in text, "where Streamlit wrote it"


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail("the server did not start")
