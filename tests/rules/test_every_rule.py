"""Every rule has its table: a rule that no test of this folder calls is found here."""

from __future__ import annotations

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import ownpace.rules
from ownpace.facts import Rule

MODULES = [module.name for module in pkgutil.iter_modules(ownpace.rules.__path__)]


@pytest.mark.parametrize("name", MODULES)
def test_every_rule_of_a_module_is_called_in_its_test_file(name: str) -> None:
    module = importlib.import_module(f"ownpace.rules.{name}")
    written = (Path(__file__).parent / f"test_{name}.py").read_text("utf-8")
    rules = [key for key, value in vars(module).items() if isinstance(value, Rule)]
    assert rules
    assert [rule for rule in rules if not re.search(rf"\b{name}\.{rule}\b", written)] == []
