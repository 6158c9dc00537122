"""What may happen to a notebook on its way: each function takes the filled notebook and returns what is handed in."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import nbformat

__all__ = ["DAMAGE"]

Files = dict[str, str]  # name of the file: its text


def _as_files(name: str, notebook: Any) -> Files:
    return {f"{name}.ipynb": nbformat.writes(notebook)}


def _without(notebook: Any, *ids: str) -> Any:
    notebook.cells = [cell for cell in notebook.cells if cell.id not in ids]
    return notebook


def _renamed(name: str, notebook: Any) -> Files:
    return _as_files(f"{name[3:]} final (2)", notebook)


def _not_a_notebook(name: str, notebook: Any) -> Files:
    return {"essay.txt": "I could not find the notebook."}


def _torn(name: str, notebook: Any) -> Files:
    text = nbformat.writes(notebook)
    return {f"{name}.ipynb": text[: len(text) // 2]}


def _no_cells(name: str, notebook: Any) -> Files:
    notebook.cells = []
    return _as_files(name, notebook)


def _other_kernel(name: str, notebook: Any) -> Files:
    notebook.metadata.kernelspec = {"display_name": "R", "language": "R", "name": "ir"}
    notebook.metadata.language_info = {"name": "R"}
    return _as_files(name, notebook)


def _cells_deleted(name: str, notebook: Any) -> Files:
    """Delete one check and one answer."""
    return _as_files(name, _without(notebook, "check-AND", "OR"))


def _cell_copied(name: str, notebook: Any) -> Files:
    """Copy an answer cell: a first try stands above, the copy with the answer below it."""
    place = next(i for i, cell in enumerate(notebook.cells) if cell.id == "neuron")
    copy = nbformat.from_dict({**notebook.cells[place], "id": "copied"})
    notebook.cells[place].source = "# first try, see below"
    notebook.cells.insert(place + 1, copy)
    return _as_files(name, notebook)


def _check_edited(name: str, notebook: Any) -> Files:
    """Write full marks into a check that has no answer, and say that it is worth ten."""
    for cell in notebook.cells:
        if cell.id == "AND":
            cell.source = "# later"
        elif cell.id == "check-AND":
            cell.source, cell.metadata.nbgrader.points = "10.0", 10
    return _as_files(name, notebook)


def _answer_as_text(name: str, notebook: Any) -> Files:
    for place, cell in enumerate(notebook.cells):
        if cell.id == "NAND":
            made = nbformat.v4.new_markdown_cell(cell.source, id=cell.id, metadata=cell.metadata)
            notebook.cells[place] = made
    return _as_files(name, notebook)


def _old_format(name: str, notebook: Any) -> Files:
    """Save as a Jupyter of 2020 did: without cell ids, and with a mark at the start that some editors add."""
    data = json.loads(nbformat.writes(notebook))
    data["nbformat_minor"] = 4
    for cell in data["cells"]:
        del cell["id"]
    return {f"{name}.ipynb": "\ufeff" + json.dumps(data)}


def _marks_lost(name: str, notebook: Any) -> Files:
    """Pass through a tool that knows nothing of nbgrader."""
    for cell in notebook.cells:
        cell.metadata = {}
    return _as_files(name, notebook)


DAMAGE: Mapping[str, Callable[[str, Any], Files]] = {
    "": _as_files,
    "renamed": _renamed,
    "not a notebook": _not_a_notebook,
    "torn": _torn,
    "no cells": _no_cells,
    "other kernel": _other_kernel,
    "cells deleted": _cells_deleted,
    "cell copied": _cell_copied,
    "check edited": _check_edited,
    "answer as text": _answer_as_text,
    "old format": _old_format,
    "marks lost": _marks_lost,
}
