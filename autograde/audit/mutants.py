"""Machine-made wrong answers: the reference with one small thing changed."""

from __future__ import annotations

import ast
import copy
import random
from collections.abc import Callable, Iterator

__all__ = ["mutants"]

_BINARY: dict[type, tuple[type, ...]] = {
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div, ast.Add), ast.Div: (ast.Mult,),
    ast.MatMult: (ast.Mult,), ast.Pow: (ast.Mult,), ast.FloorDiv: (ast.Div,), ast.Mod: (ast.FloorDiv,),
}
_COMPARE: dict[type, tuple[type, ...]] = {
    ast.Gt: (ast.GtE, ast.Lt), ast.GtE: (ast.Gt, ast.Lt), ast.Lt: (ast.LtE, ast.Gt), ast.LtE: (ast.Lt, ast.Gt),
    ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,),
}
_NAMES = {"sum": "mean", "mean": "sum", "max": "min", "min": "max", "argmax": "argmin", "exp": "expm1", "log": "log10",
          "zeros": "ones", "ones": "zeros", "zeros_like": "ones_like", "maximum": "minimum", "minimum": "maximum",
          "sqrt": "square", "cos": "sin", "sin": "cos", "normal": "uniform", "permutation": "arange", "std": "var",
          "var": "std", "sign": "abs", "floor": "ceil", "all": "any", "any": "all", "append": "remove"}


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


Change = tuple[str, Callable[[ast.AST], None]]


def _changes(node: ast.AST) -> Iterator[Change]:
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        for other in _BINARY.get(type(node.op), ()):
            yield f"{type(node.op).__name__} → {other.__name__}", lambda twin, other=other: setattr(twin, "op", other())
    if isinstance(node, ast.Compare):
        for other in _COMPARE.get(type(node.ops[0]), ()):
            yield f"{type(node.ops[0]).__name__} → {other.__name__}", lambda twin, other=other: twin.ops.__setitem__(0, other())
    if isinstance(node, ast.BoolOp):
        other = ast.Or if isinstance(node.op, ast.And) else ast.And
        yield f"→ {other.__name__}", lambda twin: setattr(twin, "op", other())
    if isinstance(node, ast.Constant) and isinstance(node.value, (bool, int, float)):
        yield from _constants(node.value)
    if isinstance(node, ast.Attribute) and node.attr in _NAMES:
        yield f"{node.attr} → {_NAMES[node.attr]}", lambda twin: setattr(twin, "attr", _NAMES[twin.attr])
    if isinstance(node, ast.Call):
        yield from _calls(node)
    for field in ("body", "orelse"):
        block = getattr(node, field, None)
        if isinstance(block, list):
            yield from _statements(block, field)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.Not)):
        yield f"drop {type(node.op).__name__}", lambda twin: setattr(twin, "op", ast.UAdd())
    if isinstance(node, ast.Return) and node.value is not None:
        yield "return its negative", lambda twin: setattr(twin, "value", ast.UnaryOp(ast.USub(), twin.value))


def _constants(value: bool | int | float) -> Iterator[Change]:
    others = [not value] if isinstance(value, bool) else [value + 1, -value if value else -1, value * 2 if value else 0.5]
    for other in others:
        yield f"{value} → {other}", lambda twin, other=other: setattr(twin, "value", other)


def _calls(node: ast.Call) -> Iterator[Change]:
    if len(node.args) >= 2:
        def swap(twin: ast.AST) -> None:
            twin.args[0], twin.args[1] = twin.args[1], twin.args[0]  # type: ignore[attr-defined]
        yield "swap the first two arguments", swap
    for place, keyword in enumerate(node.keywords):
        if keyword.arg in ("axis", "keepdims", "dim", "keepdim"):
            yield f"drop {keyword.arg}", lambda twin, place=place: twin.keywords.pop(place)  # type: ignore[attr-defined]


def _statements(block: list[ast.stmt], field: str) -> Iterator[Change]:
    for place, statement in enumerate(block):
        if isinstance(statement, ast.AugAssign):
            def assign(twin: ast.AST, place: int = place) -> None:
                lines = getattr(twin, field)
                lines[place] = ast.Assign([lines[place].target], lines[place].value)
            yield f"line {statement.lineno}: += → =", assign
        words = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if isinstance(statement, (ast.Assign, ast.AugAssign, ast.Expr, ast.If, ast.For, ast.Raise)) and not words:
            yield f"drop line {statement.lineno}", lambda twin, place=place: getattr(twin, field).__setitem__(place, ast.Pass())
