"""Find the source of classes and functions that a reader wrote in a notebook, with all that it needs to run alone."""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
import types
from typing import Any

from neurons.playground.texts import trouble

__all__ = ["source_with_needs"]

_LIBRARIES = ("numpy", "scipy", "torch", "math", "itertools", "functools", "random", "collections", "statistics")


def source_with_needs(wanted: list[type]) -> tuple[list[str], list[str]]:
    """Return import lines, and the sources of these classes after all of the reader's own that they use.

    Raises
    ------
    PlaygroundError
        Where a source can't be found, or needs a value that is no code.
    """
    imports: dict[str, None] = {}
    sources: dict[str, str] = {}
    for thing in wanted:
        _collect(thing, thing.__name__, imports, sources, set())
    return list(imports), list(sources.values())


def _collect(thing, name, imports, sources, underway) -> None:
    if name in sources or name in underway:
        return
    underway.add(name)
    source = _source(thing)
    space = _namespace(thing)
    for needed in sorted(_names(source)):
        if needed == name or needed not in space:
            continue
        line = _import_line(needed, space[needed])
        if line:
            imports[line] = None
        elif inspect.isclass(space[needed]) or inspect.isfunction(space[needed]):
            _collect(space[needed], needed, imports, sources, underway)
        elif isinstance(space[needed], (int, float, str, bool, tuple, type(None))):
            sources[needed] = f"{needed} = {space[needed]!r}"
        else:
            why = f"It uses {needed}, which is a {type(space[needed]).__name__} and not a line of code."
            raise trouble("no_source", name=name, why=why, next=f"Make {needed} inside the class or function.")
    sources[name] = source


def _names(source: str) -> set[str]:
    return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}


def _namespace(thing) -> dict[str, Any]:
    functions = [thing, *vars(thing).values()] if inspect.isclass(thing) else [thing]
    for function in functions:
        if inspect.isfunction(function):
            return function.__globals__
    return vars(inspect.getmodule(thing) or types)


def _import_line(name: str, value: Any) -> str:
    """Return how a library's thing is imported under this name, or nothing for the reader's own."""
    if inspect.ismodule(value):
        return f"import {value.__name__}" + (f" as {name}" if value.__name__ != name else "")
    home = getattr(value, "__module__", None) or _home_of_ufunc(value)
    if str(home).split(".")[0] not in _LIBRARIES:
        return ""
    own = getattr(value, "__name__", name)
    home = "scipy.special" if str(home).startswith("scipy.special") else home
    return f"from {home} import {own}" + (f" as {name}" if own != name else "")


def _home_of_ufunc(value: Any) -> str | None:
    import numpy as np

    if not isinstance(value, np.ufunc):
        return None
    return "numpy" if getattr(np, value.__name__, None) is value else "scipy.special"


def _source(thing) -> str:
    """Return the source as it stood when the thing was defined; Python 3.11 has none for classes of a notebook."""
    methods = [part for part in [thing, *vars(thing).values()] if inspect.isfunction(part)]
    code = methods[0].__code__ if methods else None
    lines = linecache.getlines(code.co_filename) if code else []
    found = ""
    for node in ast.walk(ast.parse("".join(lines))):
        named = isinstance(node, (ast.ClassDef, ast.FunctionDef)) and node.name == thing.__name__
        if code and named and node.lineno <= code.co_firstlineno <= (node.end_lineno or 0):  # type: ignore[attr-defined]
            found = textwrap.dedent("".join(lines[node.lineno - 1 : node.end_lineno]))  # type: ignore[attr-defined]
    if not found:
        why = "Python kept no source of it: it was not typed in a cell or a file, or has no method of its own."
        raise trouble("no_source", name=thing.__name__, why=why, next="Run the cell that defines it once more.")
    return found
