"""A lesson as nbformat notebooks: as released to learners, and solved by the reference."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograde.build.lesson import Cell, Lesson

__all__ = ["filled", "read_notebook", "release", "solved", "source_edition", "to_text"]

SCHEMA = 3


def release(lesson: Lesson, points: Mapping[str, int] | None = None) -> NotebookNode:
    """Return the notebook that learners open: stubs, no outputs, nbgrader's metadata.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    points : mapping
        Points by cell id (``check-sigmoid``, ``03-open``) where a course changes them.
    """
    return _notebook(lesson, {cell.id: cell.stub for cell in lesson.cells if cell.role == "exercise"}, points or {})


def solved(lesson: Lesson) -> NotebookNode:
    """Return the released notebook with the reference in every exercise cell."""
    return filled(lesson, {})


def filled(lesson: Lesson, answers: Mapping[str, str], points: Mapping[str, int] | None = None) -> NotebookNode:
    """Return the released notebook with `answers` (cell text by exercise id) and the reference everywhere else."""
    sources = {
        cell.id: answers.get(cell.exercise, cell.without_markers) for cell in lesson.cells if cell.role == "exercise"
    }
    return _notebook(lesson, sources, points or {})


def source_edition(lesson: Lesson, points: Mapping[str, int] | None = None) -> NotebookNode:
    """Return the instructor's source notebook: nbgrader's solution and mark scheme regions are still in it."""
    sources = {cell.id: cell.source for cell in lesson.cells if cell.role == "exercise"}
    return _notebook(lesson, sources, points or {}, with_scheme=True)


def _notebook(
    lesson: Lesson, sources: Mapping[str, str], points: Mapping[str, int], with_scheme: bool = False
) -> NotebookNode:
    cells = [made for cell in lesson.cells for made in _notebook_cells(cell, sources, points, with_scheme)]
    for cell in cells:
        if "nbgrader" in cell.metadata:
            cell.metadata["nbgrader"]["checksum"] = _checksum(cell)
    metadata = {
        "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
        "neurons": {
            "lesson": lesson.name,
            "generated": f"made by `make lessons` from solutions/{lesson.name}.py; change that file, not this one",
            "built": {cell.id: answer_hash(cell.stub) for cell in lesson.cells if cell.role == "exercise"},
        },
    }
    return nbformat.from_dict({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


def answer_hash(source: str) -> str:
    """A short hash of an answer cell, by which an edited one is recognised."""
    return hashlib.sha256(source.strip().encode()).hexdigest()[:12]


def _notebook_cells(
    cell: Cell, sources: Mapping[str, str], points: Mapping[str, int], with_scheme: bool
) -> list[NotebookNode]:
    if cell.role == "prose":
        return [_cell("markdown", cell.id, cell.source)]
    if cell.role == "open":
        prompt = cell.source if with_scheme else cell.prompt
        worth = points.get(cell.id, cell.points)
        return [
            _cell("markdown", f"{cell.id}-prompt", prompt, _nbgrader(f"{cell.id}-prompt", locked=True)),
            _cell(
                "markdown",
                cell.id,
                "*Write your answer here, in place of this line.*",
                _nbgrader(cell.id, grade=True, solution=True, points=worth),
            ),
        ]
    if cell.role == "exercise":
        return [_cell("code", cell.id, sources[cell.id], _nbgrader(cell.id, solution=True))]
    if cell.role == "check":
        worth = points.get(cell.id, cell.points)
        # lesson 00 earns no points, and nbgrader calls a graded cell of 0 points "partial credit": so it is not graded
        graded = (
            _nbgrader(cell.id, grade=True, locked=True, points=worth)
            if cell.points
            else _nbgrader(cell.id, locked=True)
        )
        return [_cell("code", cell.id, cell.source, graded)]
    return [_cell("code", cell.id, cell.source, _nbgrader(cell.id, locked=True))]


def _nbgrader(
    identity: str, *, grade: bool = False, locked: bool = False, solution: bool = False, points: int | None = None
) -> dict[str, Any]:
    data: dict[str, Any] = {
        "grade": grade,
        "grade_id": identity,
        "locked": locked,
        "schema_version": SCHEMA,
        "solution": solution,
        "task": False,
    }
    return {"nbgrader": data if points is None else data | {"points": points}}


def _cell(kind: str, identity: str, source: str, metadata: dict[str, Any] | None = None) -> NotebookNode:
    data: dict[str, Any] = {"cell_type": kind, "id": identity, "metadata": metadata or {}, "source": source}
    if kind == "code":
        data |= {"execution_count": None, "outputs": []}
    if "nbgrader" in data["metadata"]:
        data["metadata"]["nbgrader"]["cell_type"] = kind
    return nbformat.from_dict(data)


def _checksum(cell: NotebookNode) -> str:
    from nbgrader.utils import compute_checksum

    return compute_checksum(cell)


def to_text(notebook: NotebookNode) -> str:
    """Write a notebook as the bytes that are committed: the same for the same source."""
    nbformat.validate(notebook)
    return nbformat.writes(notebook, version=4, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def read_notebook(text: str) -> NotebookNode:
    """Read a notebook of this or an older format."""
    return nbformat.reads(text, as_version=4)
