"""The changes that are tried: each in one place, none in text, and a living function takes them over."""

from __future__ import annotations

from types import FunctionType

import pytest

from tests.mutation.changes import changes, swap_in


def texts(source: str) -> list[str]:
    return [change.text for change in changes(source)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("return a < b", ["a < b -> a <= b"]),
        ("return a + 1", ["a + 1 -> a - 1", "a + 1 -> a + 2"]),
        ("return a and b", ["a and b -> a or b", "a and b -> b", "a and b -> a"]),
        ("return not a", ["not a -> a"]),
        ("return min(a, b)", ["min(a, b) -> max(a, b)"]),
        ("return a if b else c", ["b -> True", "b -> False"]),
        ("return [one for one in a if b]", ["b -> True", "b -> False"]),
        ("return True", ["return True -> return False"]),
        ("return zip(a, b, strict=True)", []),
        ("return f'{a + 1}'", []),
        ("return 'one'", []),
        ("raise ValueError(1)", []),
    ],
)
def test_what_is_changed_in_a_line(line: str, expected: list[str]) -> None:
    assert texts(f"def f(a: int = 1, b=2):\n    {line}") == expected


def test_two_changes_alike_in_a_function_have_names_of_their_own() -> None:
    assert texts("def f(a):\n    g(a > 0)\n    h(a > 0)")[::2] == ["a > 0 -> a >= 0", "a > 0 -> a >= 0 (2)"]


def test_what_runs_at_import_only_stays() -> None:
    assert texts("LIMIT = 1\n@decorated(2)\nclass A:\n    x: int = 3") == []


def test_a_living_function_takes_the_change_over_and_the_next_change_stands_alone() -> None:
    source = "def f(a):\n    return a + 1\n\ndef g(a):\n    return a + 1\n"
    space: dict[str, FunctionType] = {}
    exec(compile(source, "made.py", "exec"), space)  # noqa: S102 - the text above
    seen = []
    for change in changes(source):
        exec(compile(source, "made.py", "exec"), space)  # noqa: S102 - as above
        swap_in(change, "made.py", [space["f"], space["g"]])
        seen.append((change.function, space["f"](1), space["g"](1)))
    assert seen == [("f", 0, 2), ("f", 3, 2), ("g", 2, 0), ("g", 2, 3)]


def test_a_method_has_the_name_of_its_class() -> None:
    assert [change.function for change in changes("class A:\n    def f(self, a):\n        return not a")] == ["A.f"]
