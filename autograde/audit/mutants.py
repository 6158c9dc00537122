"""Machine-made wrong answers: the reference with one small thing changed."""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["mutants"]

_BINARY: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
    ast.Pow: (ast.Mult,),
    ast.FloorDiv: (ast.Div,),
    ast.Mod: (ast.FloorDiv,),
}
_COMPARE: dict[type, tuple[type, ...]] = {
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
}
_NAMES = {
    "sum": "mean",
    "mean": "sum",
    "max": "min",
    "min": "max",
    "argmax": "argmin",
    "exp": "expm1",
    "log": "log10",
    "zeros": "ones",
    "ones": "zeros",
    "zeros_like": "ones_like",
    "maximum": "minimum",
    "minimum": "maximum",
    "sqrt": "square",
    "cos": "sin",
    "sin": "cos",
    "normal": "uniform",
    "permutation": "arange",
    "std": "var",
    "var": "std",
    "sign": "abs",
    "floor": "ceil",
    "all": "any",
    "any": "all",
    "append": "remove",
}


def mutants(source: str, count: int | None = None, seed: int = 0) -> list[tuple[str, str]]:
    """Return (what was changed, source) of up to `count` different mutants, drawn by `seed`; all of them if None."""
    tree = ast.parse(source)
    made: dict[str, str] = {}
    original = ast.unparse(tree)
    for index, node in enumerate(ast.walk(tree)):
        for name, change in _changes(node):
            other = copy.deepcopy(tree)
            twin = next(found for place, found in enumerate(ast.walk(other)) if place == index)
            change(twin)
            try:
                text = ast.unparse(ast.fix_missing_locations(other))
            except (ValueError, AttributeError):
                continue
            if text != original and text not in made:
                made[text] = f"line {getattr(node, 'lineno', 0)}: {name}"
    found = sorted((name, text) for text, name in made.items())
    if count is not None and len(found) > count:
        found = random.Random(seed).sample(found, count)
    return found


Change = tuple[str, Callable[[Any], None]]


def _put(field: str, value: Callable[[Any], Any]) -> Callable[[Any], None]:
    """Return a change that gives a node's field a new value, made from the node."""

    def change(twin: Any) -> None:
        setattr(twin, field, value(twin))

    return change


def _constant(value: Any) -> Callable[[Any], Any]:
    return lambda twin: value


def _changes(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        for other in _BINARY.get(type(node.op), ()):
            yield f"{type(node.op).__name__} → {other.__name__}", _put("op", _constant(other()))
    if isinstance(node, ast.Compare):
        for other in _COMPARE.get(type(node.ops[0]), ()):
            yield f"{type(node.ops[0]).__name__} → {other.__name__}", _put("ops", _constant([other(), *node.ops[1:]]))
    if isinstance(node, ast.BoolOp):
        connective = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"→ {connective.__name__}", _put("op", _constant(connective()))
    if isinstance(node, ast.Constant) and isinstance(node.value, (bool, int, float)):
        yield from _constants(node.value)
    if isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield f"{node.attr} → {_NAMES[node.attr]}", _put("attr", _constant(_NAMES[node.attr]))
    if isinstance(node, ast.Call):
        yield from _calls(node)
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if isinstance(block, list):
            yield from _statements(block, field)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield f"drop {type(node.op).__name__}", _put("op", _constant(ast.UAdd()))
    if isinstance(node, ast.Return) and node.value is not None:
        yield "return its negative", _put("value", lambda twin: ast.UnaryOp(ast.USub(), twin.value))


def _constants(value: bool | int | float) -> Iterator[Change]:
    others = [value + 1, -value if value else -1, value * 2 if value else 0.5]
    for other in [not value] if isinstance(value, bool) else others:
        yield f"{value} → {other}", _put("value", _constant(other))


def _calls(node: ast.Call) -> Iterator[Change]:
    if len(node.args) >= 2:
        yield "swap the first two arguments", _put("args", lambda twin: [twin.args[1], twin.args[0], *twin.args[2:]])
    for keyword in node.keywords:
        if keyword.arg in ("axis", "keepdims", "dim", "keepdim"):
            yield f"drop {keyword.arg}", _put("keywords", _without(keyword.arg))


def _without(name: str) -> Callable[[Any], Any]:
    return lambda twin: [keyword for keyword in twin.keywords if keyword.arg != name]


def _statements(block: list[ast.stmt], field: str) -> Iterator[Change]:
    for place, statement in enumerate(block):
        if isinstance(statement, ast.AugAssign):
            plain = ast.Assign([statement.target], statement.value)
            yield (
                f"line {statement.lineno}: += → =",
                _put(field, _constant([*block[:place], plain, *block[place + 1 :]])),
            )
        words = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if isinstance(statement, (ast.Assign, ast.AugAssign, ast.Expr, ast.If, ast.For, ast.Raise)) and not words:
            rest = [*block[:place], ast.Pass(), *block[place + 1 :]]
            yield f"drop line {statement.lineno}", _put(field, _constant(rest))
