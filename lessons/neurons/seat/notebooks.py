"""Notebooks as plain data, read with the standard library alone: they can be mended where nothing else works."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from neurons.seat.trouble import Trouble

__all__ = ["LESSON", "as_bytes", "built_hash", "grade_id", "is_answer", "read_notebook"]

LESSON = re.compile(r"\d\d_[a-z_]+\.ipynb")
LARGEST_MB = 200
_FORMAT, _MINOR = 4, 5  # the notebook format that this edition knows


def read_notebook(content: bytes, name: str) -> dict[str, Any]:
    """Return a notebook's data, the text of every cell as one string.

    Parameters
    ----------
    content : bytes
        The file.
    name : str
        What the words call it.

    Raises
    ------
    Trouble
        When it is no notebook, is damaged, or is of a format that this edition does not know.
    """
    if len(content) > LARGEST_MB * 2**20:
        raise Trouble("notebook.large", name=name, size=len(content) >> 20, limit=LARGEST_MB)
    try:
        data = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Trouble("notebook.damaged", name=name, what="it is not text in UTF-8") from None
    except (ValueError, RecursionError) as error:
        place = f"it stops making sense in line {error.lineno}" if isinstance(error, json.JSONDecodeError) else error
        raise Trouble("notebook.damaged", name=name, what=place if content.strip() else "it is empty") from None
    version = data.get("nbformat") if isinstance(data, dict) else None
    if not isinstance(version, int):
        raise Trouble("notebook.damaged", name=name, what="it is JSON, but no notebook")
    minor = data.get("nbformat_minor", 0)
    if version > _FORMAT or (version == _FORMAT and isinstance(minor, int) and minor > _MINOR):
        raise Trouble("notebook.newer", name=name, version=f"{version}.{minor}", known=f"{_FORMAT}.{_MINOR}")
    if version < _FORMAT:
        raise Trouble("notebook.older", name=name, version=version)
    try:
        data["cells"] = [_plain(cell) for cell in data["cells"]]
        data["metadata"] = dict(data.get("metadata") or {})
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Trouble("notebook.damaged", name=name, what="some of its cells are not cells") from None
    return data


def _plain(cell: dict[str, Any]) -> dict[str, Any]:
    source = cell["source"]
    text = source if isinstance(source, str) else "".join(source)
    kind = cell["cell_type"]
    if not isinstance(kind, str):
        raise TypeError(kind)
    return {**cell, "source": text, "metadata": dict(cell.get("metadata") or {})}


def as_bytes(notebook: dict[str, Any]) -> bytes:
    """Write a notebook the way Jupyter does."""
    cells = [{**cell, "source": cell["source"].splitlines(keepends=True)} for cell in notebook["cells"]]
    data = {**notebook, "cells": cells, "nbformat": _FORMAT, "nbformat_minor": _MINOR}
    try:
        return (json.dumps(data, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode("utf-8")
    except UnicodeEncodeError:  # half of a pair, as some programs leave it: kept in its escaped form
        return (json.dumps(data, indent=1, sort_keys=True) + "\n").encode("ascii")


def grade_id(cell: dict[str, Any]) -> str | None:
    """Return nbgrader's id of a cell, if it has one."""
    mark = cell["metadata"].get("nbgrader")
    name = mark.get("grade_id") if isinstance(mark, dict) else None
    return name if isinstance(name, str) else None


def is_answer(cell: dict[str, Any]) -> bool:
    """Whether the learner writes into this cell of a released lesson."""
    mark = cell["metadata"].get("nbgrader")
    return isinstance(mark, dict) and mark.get("solution") is True


def built_hash(source: str) -> str:
    """Return the short hash by which the build's own stub is recognised (``metadata.neurons.built``)."""
    return hashlib.sha256(source.strip().encode("utf-8", "surrogatepass")).hexdigest()[:12]
