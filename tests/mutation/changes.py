"""The changes: in each mutant one thing of one function is another. Text, annotations, defaults, decorators and what runs only at import stay."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
STAY = (ast.JoinedStr, ast.AnnAssign, ast.Raise)
SWAPPED_CALLS = {"min": "max", "max": "min", "any": "all", "all": "any", "lowest": "highest", "highest": "lowest"}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Div,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}


class Change(NamedTuple):
    """One mutant: where it is, what it says before and after, and the whole module with it."""

    function: str
    """Qualified name of the outermost function, as its code object has it."""
    text: str
    """The smallest expression around the change, before and after; a second one alike in the function ends in ``(2)``."""
    tree: ast.Module


def _fields(node: ast.AST) -> Iterator[tuple[Any, Any, ast.AST]]:
    """Each child that may be changed, with the container and the key under which it stands."""
    skipped = {"annotation", "returns", "decorator_list"}
    for name, value in ast.iter_fields(node):
        if name in skipped or (isinstance(node, ast.arguments) and name in {"defaults", "kw_defaults"}):
            continue
        for place, child in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if isinstance(child, ast.keyword) and child.arg == "strict":
                continue
            if isinstance(child, ast.AST) and not isinstance(child, STAY):
                yield (node.__dict__, name, child) if place is None else (value, place, child)


def _others(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    match node:
        case ast.Compare(left=left, ops=[first, *rest], comparators=right) if type(first) in COMPARISONS:
            yield ast.Compare(left, [COMPARISONS[type(first)](), *rest], right)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in ARITHMETIC:
            yield ast.BinOp(left, ARITHMETIC[type(op)](), right)
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
            for gone in range(len(values)):
                kept = values[:gone] + values[gone + 1 :]
                yield kept[0] if len(kept) == 1 else ast.BoolOp(op, kept)
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(not value)
        case ast.Constant(value=int(value) | float(value)):
            yield ast.Constant(value + 1)
        case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords) if name in SWAPPED_CALLS:
            yield ast.Call(ast.Name(SWAPPED_CALLS[name], ast.Load()), args, keywords)


def _places(node: ast.AST, around: tuple[Any, Any, ast.AST]) -> Iterator[tuple[Any, Any, ast.AST, ast.AST, tuple[Any, Any, ast.AST]]]:
    """Every (container, key, node, other, expression around it) inside a node."""
    for container, key, child in _fields(node):
        wider = (container, key, child) if isinstance(child, ast.expr | ast.stmt) and not isinstance(child, ast.Constant | ast.Name) else around
        shown = wider if not isinstance(child, ast.Constant | ast.Name) else around
        for other in _others(child):
            yield container, key, child, other, shown
        yield from _places(child, wider)
    for container, key, test in _conditions(node):
        for value in (True, False):
            yield container, key, test, ast.Constant(value), (container, key, test)


def _conditions(node: ast.AST) -> Iterator[tuple[Any, Any, ast.AST]]:
    if isinstance(node, ast.If | ast.IfExp | ast.While):
        yield node.__dict__, "test", node.test
    if isinstance(node, ast.comprehension):
        for place, test in enumerate(node.ifs):
            yield node.ifs, place, test


def _functions(tree: ast.Module | ast.ClassDef, name: str = "") -> Iterator[tuple[str, ast.AST]]:
    """The outermost functions and the methods, by qualified name."""
    for node in tree.body:
        if isinstance(node, FUNCTIONS):
            yield name + node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from _functions(node, f"{name}{node.name}.")


def _text(around: tuple[Any, Any, ast.AST]) -> str:
    container, key, _ = around
    return " ".join(ast.unparse(container[key]).split())


def changes(source: str) -> Iterator[Change]:
    """Every mutant of a module's text, one after the other; the tree is whole again before the next."""
    tree = ast.parse(source)
    for name, function in _functions(tree):
        seen: Counter[str] = Counter()
        for container, key, node, other, around in list(_places(function, ({"f": function}, "f", function))):
            before = _text(around)
            container[key] = ast.copy_location(other, node)
            text = f"{before} -> {_text(around)}"
            seen[text] += 1
            yield Change(name, text if seen[text] == 1 else f"{text} ({seen[text]})", ast.fix_missing_locations(tree))
            container[key] = node


def swap_in(change: Change, path: str, living: Sequence[Any]) -> None:
    """Give every living function of that name the code of the change."""
    wanted = [code for code in _codes(compile(change.tree, path, "exec")) if code.co_qualname == change.function]
    for function in living:
        for code in wanted:
            now = function.__code__
            if (now.co_filename, now.co_qualname, now.co_firstlineno) == (path, code.co_qualname, code.co_firstlineno):
                function.__code__ = code


def _codes(code: Any) -> Iterator[Any]:
    for one in code.co_consts:
        if hasattr(one, "co_consts"):
            yield one
            yield from _codes(one)
