"""Whether an answer is still as it came: all its stub texts stand in it.

A probe may call an earlier answer first, whose stub then raises before this one's own is reached. So the texts are
looked for in the answer itself, too.
"""

from __future__ import annotations

import ast
import types
from collections.abc import Iterable, Iterator
from typing import Any

__all__ = ["texts_in_object", "texts_in_source", "untouched"]


def untouched(stubs: Iterable[str], texts: set[str]) -> bool:
    """Whether every stub text of an exercise is among the texts of an answer."""
    return all(stub in texts for stub in stubs)


def texts_in_source(source: str) -> set[str]:
    """Return every text constant of a cell; none where it is no Python."""
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return set()
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def texts_in_object(answer: Any) -> set[str]:
    """Return every text constant in the code of a function or of a class's own methods."""
    return {text for code in _codes(answer) for text in code.co_consts if isinstance(text, str)}


def _codes(answer: Any) -> Iterator[types.CodeType]:
    if isinstance(answer, types.FunctionType):
        yield answer.__code__
    elif isinstance(answer, type):
        for method in vars(answer).values():
            yield from _codes(method)
