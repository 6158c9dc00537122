"""One lesson as a class gets it: notebook, cases, the learner's package and the data it reads, with the class's points.

The source notebook of a course folder holds the course's answers and, in each such cell's metadata, the text that
students get (``released_as``). ``ReleaseLesson`` turns the one into the other; it stands in the course folder's
configuration, so that the formgrader's Generate button gives what the command line gives, cell for cell.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import compute_checksum, is_grade

__all__ = [
    "OPEN",
    "ReleaseLesson",
    "cases_with_points",
    "data_files",
    "exercise_of",
    "points_of",
    "set_points",
    "source_notebook",
]

OPEN = "open"  # the open question's name in course.toml
_KEY = "released_as"


def exercise_of(cell: Any) -> str | None:
    """Return what a graded cell grades: the exercise's id, "open", or None for a cell that is not graded."""
    if not is_grade(cell):
        return None
    grade_id = cell.metadata.nbgrader.grade_id
    return grade_id.removeprefix("check-") if grade_id.startswith("check-") else OPEN


def points_of(notebook: Any) -> dict[str, int]:
    """Return the points of each exercise of a notebook, in its order."""
    named = ((exercise_of(cell), cell) for cell in notebook.cells)
    return {name: int(cell.metadata.nbgrader.points) for name, cell in named if name}


def set_points(notebook: Any, points: Mapping[str, int]) -> None:
    """Write changed points into the graded cells, and the checksums that depend on them."""
    for cell in notebook.cells:
        name = exercise_of(cell)
        if name is not None and points.get(name, cell.metadata.nbgrader.points) != cell.metadata.nbgrader.points:
            cell.metadata.nbgrader.points = points[name]
            cell.metadata.nbgrader.checksum = compute_checksum(cell)


def cases_with_points(text: str, points: Mapping[str, int]) -> str:
    """Return a lesson's cases with changed points; the same text where nothing changes."""
    data = json.loads(text)
    changed = {name for name, one in data["exercises"].items() if points.get(name, one["points"]) != one["points"]}
    if not changed:
        return text
    for name in changed:
        data["exercises"][name]["points"] = points[name]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def source_notebook(edition: Any, released: Any) -> Any:
    """Return the instructor's notebook: answers and mark schemes, in cells that carry the text students get."""
    notebook = nbformat.from_dict(released)
    answers = {cell.id: cell.source for cell in edition.cells}
    for cell in notebook.cells:
        if answers.get(cell.id, cell.source) != cell.source:
            cell.metadata[_KEY], cell.source = cell.source, answers[cell.id]
    return notebook


class ReleaseLesson(NbGraderPreprocessor):
    """nbgrader's step from source to release: the released text back in its place, no outputs, checksums made anew."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Turn the whole notebook."""
        for cell in nb.cells:
            cell.source = cell.metadata.pop(_KEY, cell.source)
            if cell.cell_type == "code":
                cell.outputs, cell.execution_count = [], None
            if "nbgrader" in cell.metadata and "checksum" in cell.metadata.nbgrader:
                cell.metadata.nbgrader.checksum = compute_checksum(cell)
        return nb, resources


def data_files(notebook: Any, package: Path, data: Path) -> list[Path]:
    """Return the data files that a lesson reads, each with the texts beside it (source and licence).

    A file counts as read when its name stands in the lesson's code or in a module of `package` that it imports,
    directly or through others.
    """
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    texts = [code, *(path.read_text(encoding="utf-8") for path in _modules(code, package))]
    files = sorted(path for path in data.iterdir() if path.is_file()) if data.is_dir() else []
    named = {path.stem for path in files if any(path.name in text for text in texts)}
    return [path for path in files if path.stem in named]


def _modules(code: str, package: Path) -> set[Path]:
    """Return the files of the learner's package that a piece of code imports, and those that they import."""
    found: set[Path] = set()
    waiting = list(_imports(code))
    while waiting:
        name = waiting.pop()
        if name.partition(".")[0] != package.name:
            continue
        base = package.joinpath(*name.split(".")[1:])
        for path in (base.with_suffix(".py"), base / "__init__.py"):
            if path.is_file() and path not in found:
                found.add(path)
                waiting += _imports(path.read_text(encoding="utf-8"))
    return found


def _imports(code: str) -> Iterator[str]:
    """Yield the dotted names that a piece of code imports (``from a import b`` may mean the module a.b)."""
    lines = [line for line in code.splitlines() if not line.lstrip().startswith(("%", "!"))]
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
