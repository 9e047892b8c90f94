"""Serve a floor app the way ``run.py`` serves OwnPace: heavy modules loaded and frozen first, the project's settings, ``PORT`` from outside."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

for name in ("numpy", "pandas", "altair"):
    import_module(name)
gc.collect()
gc.freeze()
PagesManager.uses_pages_directory = False
app = st.App(sys.argv[1])

if __name__ == "__main__":
    app.run(config={"server.port": int(os.environ["PORT"]), "server.address": "127.0.0.1", "server.headless": True})
