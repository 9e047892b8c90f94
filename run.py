"""How OwnPace is deployed: ``python run.py``. Loads what a visitor would wait for, freezes it, adds headers and a health address.

``PORT`` and ``ADDRESS`` choose where. Every other option stands in ``.streamlit/config.toml``, and ``STREAMLIT_*`` wins over that file.
"""

from __future__ import annotations

import logging
import os
import sys
from importlib import import_module
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from streamlit.runtime.pages_manager import PagesManager

from ownpace.clinic import first_language, wrong
from ownpace.text import t
from ownpace.ui.calm import freeze
from ownpace.vocabulary import Language
from ownpace.web import Packed, SecurityHeaders, from_environment, pack_early, page, routes, writing
from ownpace.wording import clinic_line

PRELOAD = ("numpy", "pandas", "altair", "babel.dates", "ownpace.ui.frame", "ownpace.document", "ownpace.plan", "ownpace.views.welcome")


def on_error(fault: BaseException) -> bool:
    """Say it in the visitor's language; no traceback, no message of an exception."""
    logging.getLogger("ownpace").error("script failed: %s", type(fault).__name__)
    st.error(t("ui.fault", st.session_state.get("language", Language.DA)))
    return True


def preload() -> None:
    """Import what the first visitor would otherwise wait for, and keep it out of every later collection."""
    for name in PRELOAD:
        try:
            import_module(name)
        except ModuleNotFoundError as absent:
            logging.getLogger("ownpace").warning("not preloaded: %s", absent.name)
    pack_early()
    freeze()


def check() -> None:
    """Tell each line that is wrong in the clinic's file; until it is mended the app says so on every page."""
    if refused := wrong():
        for problem in refused.problems:
            logging.getLogger("ownpace").error("%s: %s: %s", refused.name, problem.path, clinic_line(problem, Language.DA))


logging.setLogRecordFactory(writing(logging.getLogRecordFactory()))
check()
preload()
PagesManager.uses_pages_directory = False  # else the first visitor of a new process is told that the address is unknown
app = st.App(
    Path(__file__).with_name("app.py"),
    on_script_error=on_error,
    middleware=[Middleware(SecurityHeaders), Middleware(Packed)],
    routes=routes(
        {language.value: page(language.value, *(t(f"app.{key}", language) for key in ("noscript", "waiting", "missing"))) for language in Language},
        first_language().value,
    ),
)

if __name__ == "__main__":
    try:
        settings = from_environment(os.environ)
    except ValueError as refused:
        sys.exit(str(refused))
    app.run(config=settings)
