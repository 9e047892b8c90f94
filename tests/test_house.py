"""The house rules: what every file of the project promises, whoever wrote it."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
DANISH = re.compile("[\u00e6\u00f8\u00e5\u00c6\u00d8\u00c5]")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
MACHINE_PATH = re.compile(r"(?:^|[^\w./-])/(?:work|farm|tmp|root|home/\w+|Users/\w+)/", re.MULTILINE)
TOOLS = {
    "ruff check": ("-m", "ruff", "check"),
    "ruff format": ("-m", "ruff", "format", "--check"),
    "mypy": ("-m", "mypy"),
    "import contracts": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-logo"),
}
LOGIC = (
    ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef, ast.For, ast.AsyncFor, ast.While, ast.BinOp, ast.AugAssign,
    ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip


def tracked(*patterns: str) -> list[Path]:
    """Files that are, or are about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *patterns],  # noqa: S607 - git from the path, as everywhere
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    return sorted(path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file())


def texts(*patterns: str) -> Iterator[tuple[str, str]]:
    """Relative name and content of the tracked files that are text."""
    for path in tracked(*patterns):
        try:
            yield path.relative_to(ROOT).as_posix(), path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


def trees(*patterns: str) -> list[tuple[str, ast.Module]]:
    """Relative name and syntax tree of the tracked Python files."""
    return [(name, ast.parse(content)) for name, content in texts(*patterns) if name.endswith(".py")]


def number_like(node: ast.AST) -> bool:
    """Whether a literal is, or spells, a number other than 0 and 1."""
    if not isinstance(node, ast.Constant) or node.value in {None, ...} or isinstance(node.value, bool):
        return False
    if not isinstance(node.value, str):
        return node.value not in {0, 1}
    try:
        float(node.value)
    except ValueError:
        return False
    return True


def imports(tree: ast.Module) -> set[str]:
    """Top-level names of everything a file imports, wherever in the file."""
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("tool", TOOLS)
def test_the_tools_find_nothing(tool: str) -> None:
    """One command checks everything: linter, formatter, types and import contracts."""
    ran = subprocess.run([sys.executable, *TOOLS[tool]], cwd=ROOT, capture_output=True, check=False, text=True)
    assert ran.returncode == 0, f"{tool}\n{ran.stdout}{ran.stderr}"


def test_every_lint_ignore_has_its_reason_beside_it() -> None:
    configured = (ROOT / "pyproject.toml").read_text("utf-8").partition("[tool.ruff.lint]")[2].partition("[tool.mypy]")[0]
    bare = [line.strip() for line in configured.splitlines() if re.match(r'\s+"[A-Z]+\d+",', line) and not re.search(r"#\s\w+", line)]
    bare += [
        f"{name}: {line.strip()}"
        for name, content in texts("*.py")
        for line in content.splitlines()
        if re.search(r"#\snoqa\b", line) and not re.search(r"#\snoqa: [A-Z]+\d+(?:, [A-Z]+\d+)*(?: - \w| # \w)", line)
    ]
    assert bare == []


def test_rules_hold_no_number_but_zero_and_one() -> None:
    """A clinical number is a cited row that is handed in; what a rule types itself has no source."""
    rules = trees("ownpace/rules/*.py")
    assert len(rules) > 1
    assert [f"{name}:{node.lineno} {ast.unparse(node)}" for name, tree in rules for node in ast.walk(tree) if number_like(node)] == []


def all_rules() -> dict[str, object]:
    """Every rule of the package, after importing every module that may define one."""
    import ownpace  # noqa: PLC0415 - the other house rules must run when the package does not import
    from ownpace.facts import RULES  # noqa: PLC0415 - as above

    for module in pkgutil.walk_packages(ownpace.__path__, "ownpace."):
        if not module.name.startswith(("ownpace.ui", "ownpace.web", "ownpace.__main__")):
            importlib.import_module(module.name)
    return {id_: rule.function for id_, rule in RULES.items()}


def test_every_rule_is_one_sentence_and_at_most_ten_lines() -> None:
    wrong = []
    rules = all_rules()
    for id_, function in rules.items():
        definition = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
        assert isinstance(definition, ast.FunctionDef)
        says = " ".join((ast.get_docstring(definition) or "").split())
        if not re.fullmatch(r"[A-Z](?:(?![.!?] [A-Z]).)*\.", says):
            wrong.append(f"{id_}: not one sentence: {says!r}")
        body = definition.body[1:]
        if not body or body[-1].end_lineno - body[0].lineno >= 10:
            wrong.append(f"{id_}: longer than ten lines")
    assert rules
    assert wrong == []


def test_pages_hold_layout_only() -> None:
    pages = trees("pages/*.py")
    assert pages
    assert [f"{name}:{node.lineno}" for name, tree in pages for node in ast.walk(tree) if isinstance(node, LOGIC)] == []


@pytest.mark.parametrize(("pattern", "limit"), [("pages/*.py", 40), ("app.py", 30)])
def test_a_page_and_the_frame_fit_on_a_screen(pattern: str, limit: int) -> None:
    lengths = {name: content.count("\n") for name, content in texts(pattern)}
    assert lengths
    assert {name: length for name, length in lengths.items() if length > limit} == {}


def test_streamlit_is_imported_only_by_the_user_interface() -> None:
    """The engine, the command line and the views run without it."""
    allowed = ("app.py", "run.py", "pages/", "ownpace/ui/", "ownpace/web", "tests/", "bench/")
    assert [name for name, tree in trees("*.py") if "streamlit" in imports(tree) and not name.startswith(allowed)] == []


def test_danish_letters_stand_only_where_danish_belongs() -> None:
    """Wording lives in text/da; titles of sources, contacts, what nginx says alone and the expectations of tests are in the language they are in."""
    allowed = ("ownpace/text/da/", "ownpace/evidence/sources.toml", "docs/", "tests/", "deploy/unavailable.html")
    wrong = [name for name, content in texts("*.py", "*.toml", "*.css", "*.js", "*.html", "*.sh") if DANISH.search(content)]
    assert [name for name in wrong if not name.startswith(allowed) and Path(name).name not in {"contacts.toml", "overclaims.toml"}] == []


def test_no_machine_path_and_no_unfinished_note_is_kept() -> None:
    found = [(name, match.group().strip()) for name, content in texts() for match in [*MACHINE_PATH.finditer(content), *UNFINISHED.finditer(content)]]
    assert found == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text("utf-8").splitlines() if line and not line.startswith(("#", "-r "))]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[a-z0-9-]+(?:\[[a-z,]+\])?==\d[\w.]*", line)] == []


def test_the_container_installs_what_the_readme_does_and_knows_every_file_by_its_hash() -> None:
    lock = (ROOT / "deploy" / "requirements.lock").read_text("utf-8")
    packages = re.findall(r"^([a-z0-9._-]+(?:\[[a-z,]+\])?==\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", lock, re.MULTILINE)
    assert len(packages) == len(re.findall(r"^[a-z]", lock, re.MULTILINE))
    wanted = [line for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines() if line and not line.startswith("#")]
    assert {line.partition("[")[0] if "[" in line else line for line in wanted if "[" not in line} <= {name for name, _ in packages}
    assert "--require-hashes" in (ROOT / "deploy" / "Containerfile").read_text("utf-8")


def test_the_readme_and_ci_run_the_same_test_command() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert "\n    pip install -r requirements.txt && streamlit run app.py\n" in readme
    assert "\n    pip install -r requirements-dev.txt && pytest\n" in readme
    assert (ROOT / ".ci/run").read_text("utf-8").endswith("\npip install -r requirements-dev.txt && pytest\n")


def test_every_link_of_the_front_pages_leads_somewhere() -> None:
    links = [
        (name, target)
        for name, content in texts("*.md")
        for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#]+)", content)
        if not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert links == []
