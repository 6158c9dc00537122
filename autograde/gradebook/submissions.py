"""What was handed in, read without trust: found by its cells, put back into the lesson's order, never written to.

The notebook that is graded is the lesson *as released*, with the student's answers in its answer cells and the
student's own cells between them. So a test cell that was deleted, edited or moved is back in its place, and a file
that was renamed is found by what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import is_solution

from autograde.engine.program import LARGEST_BYTES, MOST_CELLS
from autograde.gradebook.course import Course
from autograde.gradebook.grader import Submission
from autograde.gradebook.times import as_nbgrader_writes, read_time
from autograde.words import told

__all__ = [
    "UnreadableError",
    "belongs_elsewhere",
    "find_submissions",
    "identity",
    "keys_of_cells",
    "merge",
    "read_notebook",
    "read_submission",
]

_MOST_CELLS = MOST_CELLS - 500  # the lesson's own come on top


class UnreadableError(Exception):
    """A file that is no notebook, with the name of its entry in the table of words, and that entry's fields."""

    def __init__(self, entry: str, /, **fields: Any) -> None:
        super().__init__(entry)
        self.entry, self.fields = entry, fields

    def told(self, path: Path) -> str:
        """Return what to say about a file, as three lines."""
        return f"{path.name} can't be read: {told(self.entry, folder=_short(path.parent), **self.fields)}"


def _short(folder: Path) -> str:
    """Return a submission's folder as it is named in a class's folder."""
    return "/".join(folder.parts[-3:])


def find_submissions(course: Course, students: list[str], assignments: list[str]) -> Iterator[Submission]:
    """Yield a submission for each folder that is there: ``submitted/<student>/<assignment>``."""
    for assignment in assignments:
        released = course.released(assignment)
        for student in students:
            folder = course.submitted(student, assignment)
            if folder.is_dir():
                yield read_submission(folder, student, assignment, released)


def read_submission(folder: Path, student: str, assignment: str, released: Any) -> Submission:
    """Read one folder; every kind of bad input has its word and its note."""
    name = f"{assignment}.ipynb"
    path: Path | None = None
    timestamp: str | None = None
    when: list[str] = []
    try:
        if folder.is_symlink():
            raise UnreadableError("link")
        timestamp, when = _arrival(folder)
        path, notes = _which_file(folder, name, released)
        if path is None:
            there = ", ".join(sorted(item.name for item in folder.iterdir() if item.name != "timestamp.txt"))
            note = told("missing", there=there or "nothing", name=name, folder=_short(folder))
            return Submission(student, assignment, folder, None, timestamp, "missing", (*when, note))
        merged, changes = merge(released, read_notebook(path))
    except UnreadableError as error:
        note = error.told(path or folder / name)
        return Submission(student, assignment, folder, None, timestamp, "unreadable", (*when, note))
    except OSError as error:
        words = UnreadableError("refused", words=error.strerror or type(error).__name__)
        note = words.told(path or folder / name)
        return Submission(student, assignment, folder, None, timestamp, "unreadable", (*when, note))
    return Submission(student, assignment, folder, merged, timestamp, "ready", (*when, *notes, *changes))


def _arrival(folder: Path) -> tuple[str | None, list[str]]:
    """Return when a submission arrived, as nbgrader reads it, and a note where its file says nothing that is sure."""
    stamp = folder / "timestamp.txt"
    if stamp.is_symlink() or not stamp.is_file():
        return None, []
    with stamp.open(encoding="utf-8-sig", errors="replace") as file:
        text = file.read(100).strip()
    try:
        return (as_nbgrader_writes(read_time(text)) if text else None), []
    except ValueError:
        return None, [told("no time", text=text[:40], folder=_short(folder))]


def read_notebook(path: Path) -> Any:
    """Return a notebook in format 4 whose cells have texts, kinds and marks of the right types.

    Raises
    ------
    UnreadableError
        For anything else.
    """
    try:
        if path.is_symlink():
            raise UnreadableError("link")
        if path.stat().st_size > LARGEST_BYTES:
            size = f"{path.stat().st_size / 2**20:.0f}"
            raise UnreadableError("too large", size=size, most=LARGEST_BYTES // 2**20)
        return _parse(path.read_bytes().decode("utf-8-sig"))
    except UnreadableError:
        raise
    except UnicodeDecodeError:
        raise UnreadableError("not text") from None
    except OSError as error:
        raise UnreadableError("refused", words=error.strerror or type(error).__name__) from None
    except RecursionError:
        raise UnreadableError("too deep") from None
    except Exception as error:  # nbformat raises many kinds for old formats that are none
        raise UnreadableError("no notebook", what=type(error).__name__) from None


def _parse(text: str) -> Any:
    """Return a notebook; nbformat's own reader, which checks a schema, is left for formats before 4."""
    if not text.strip():
        raise UnreadableError("empty")
    try:
        data = json.loads(text)
    except ValueError:
        raise UnreadableError("not json") from None
    if not isinstance(data, dict):
        raise UnreadableError("no notebook", what=f"a {type(data).__name__}")
    number = data.get("nbformat")
    if type(number) is int and number > 4:
        raise UnreadableError("newer format", number=number)
    if "worksheets" in data and "cells" not in data:
        notebook = nbformat.reads(text, as_version=4)
        data = {**notebook, "metadata": {**notebook.metadata, "orig_nbformat": 3}}
    if not isinstance(data.get("cells"), list):
        raise UnreadableError("no notebook", what="it has no list of cells")
    cells = [cell for cell in data["cells"] if isinstance(cell, dict)]
    if len(cells) > _MOST_CELLS:  # counted before anything is made of them: a million take seconds and a gigabyte
        raise UnreadableError("too many cells", most=_MOST_CELLS)
    metadata = data["metadata"] if isinstance(data.get("metadata"), dict) else {}
    return nbformat.from_dict(
        {"cells": [_cell(cell) for cell in cells], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    )


def _cell(cell: dict[str, Any]) -> dict[str, Any]:
    """Return what counts of a cell: its kind, text, mark and id, each of the type that it should have."""
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    text = source.encode("utf-8", "replace").decode("utf-8").replace("\0", "") if isinstance(source, str) else ""
    metadata = cell["metadata"] if isinstance(cell.get("metadata"), dict) else {}
    kind = cell["cell_type"] if cell.get("cell_type") in ("code", "markdown") else "raw"
    out: dict[str, Any] = {"cell_type": kind, "source": text, "metadata": {}}
    if isinstance(metadata.get("nbgrader"), dict):
        out["metadata"] = {"nbgrader": metadata["nbgrader"]}
    return {**out, "id": cell["id"]} if isinstance(cell.get("id"), str) else out


def identity(cell: Any, known: Any) -> str | None:
    """Return which of the lesson's cells this is: by nbgrader's id, else by its own, where a tool dropped the other."""
    mark = cell.metadata.get("nbgrader")
    grade_id = mark.get("grade_id") if isinstance(mark, dict) else None
    if isinstance(grade_id, str) and grade_id in known:
        return grade_id
    own = cell.get("id")
    return own if isinstance(own, str) and own in known else None


def belongs_elsewhere(notebook: Any, lesson: str, keys: Mapping[str, Collection[str]]) -> str | None:
    """Return the lesson that a notebook is of where none of its cells is of `lesson`; None where it is of no other.

    Parameters
    ----------
    notebook : NotebookNode
        As it was handed in.
    lesson : str
        What it was handed in for.
    keys : mapping
        For each lesson the names of its cells.
    """
    found = {name: len(_found(notebook.cells, known)) for name, known in keys.items()}
    most = max(found, key=lambda name: found[name])
    return most if found[most] and not found[lesson] else None


def keys_of_cells(released: Any) -> frozenset[str]:
    """Return the names of a lesson's cells."""
    return frozenset(map(_key, released.cells))


def _found(cells: Any, known: Collection[str]) -> set[str]:
    return {key for cell in cells if (key := identity(cell, known)) is not None}


def merge(released: Any, submitted: Any) -> tuple[Any, list[str]]:
    """Return the lesson as released with the student's answers and own cells in their places, and notes on changes.

    An answer cell that is there twice: the first is the answer, a later one runs where it stands, as in the student's
    own notebook. One that is gone, or is no code any more, leaves no stub, so that an answer typed elsewhere counts.
    """
    known = {_key(cell): cell for cell in released.cells}
    answers, own, notes = _sort(submitted, known)
    merged = nbformat.v4.new_notebook(metadata=released.metadata)
    merged.cells += own[None]
    gone: list[str] = []
    for key, cell in known.items():
        answer = answers.get(key)
        if not is_solution(cell):
            merged.cells.append(nbformat.from_dict(cell))
        elif answer is not None:
            merged.cells.append(nbformat.from_dict({**cell, "source": answer.source}))
        else:
            gone.append(key)
            if cell.cell_type == "markdown":
                merged.cells.append(nbformat.from_dict(cell))
        merged.cells += own[key]
    if len(gone) == sum(map(is_solution, released.cells)):
        old = submitted.metadata.get("orig_nbformat") == 3
        notes.append(told("format 3" if old else "no answers" if submitted.cells else "no cells"))
    else:
        notes += [told("cell gone", name=key) for key in gone if not any(f"`{key}`" in note for note in notes)]
    merged.nbformat_minor = 5
    return merged, [*notes, *_of_the_whole(submitted.metadata)]


def _of_the_whole(metadata: Any) -> Iterator[str]:
    kernel = metadata.get("kernelspec")
    language = (kernel.get("language") if isinstance(kernel, dict) else None) or "python"
    if str(language).lower() != "python":
        yield told("other kernel", language=str(language)[:20])


def _key(cell: Any) -> str:
    """Return a released cell's name: nbgrader's, or its own id for cells that nbgrader does not know."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", cell.id)


def _sort(submitted: Any, known: dict[str, Any]) -> tuple[dict[str, Any], dict[str | None, list[Any]], list[str]]:
    """Tell answers from the student's own cells, each of these by the lesson's cell that it follows."""
    answers: dict[str, Any] = {}
    own: dict[str | None, list[Any]] = {key: [] for key in [None, *known]}
    seen: set[str] = set()
    notes: list[str] = []
    place: str | None = None
    for cell in submitted.cells:
        key = identity(cell, known)
        if key is None:
            own[place].append(_as_own(cell, own))
            continue
        first, right_kind = key not in seen, cell.cell_type == known[key].cell_type
        seen.add(key)
        if not is_solution(known[key]):
            place = key if first else place
            if first and "-setup-" in key and _differ(cell, known[key]):
                notes.append(told("given edited", name=key))
        elif first:
            place = key
            if right_kind:
                answers[key] = cell
            else:
                notes.append(told("cell retyped", name=key, kind=cell.cell_type, wanted=known[key].cell_type))
                own[place].append(_as_own(cell, own))
        else:
            note = told("cell twice", name=key)
            notes += [note] if note not in notes else []
            if right_kind and not _differ(answers.get(key, known[key]), known[key]):
                answers[key] = cell  # an untouched copy never hides the work
            elif _differ(cell, known[key]):
                own[place].append(_as_own(cell, own))
    missing = [key for key, cell in known.items() if key not in seen and "nbgrader" in cell.metadata]
    checks = [key for key in missing if key.startswith("check-")]
    if checks and seen:
        notes.append(told("put back", names=", ".join(f"`{key}`" for key in checks)))
    return answers, own, notes


def _differ(cell: Any, other: Any) -> bool:
    return cell.source.strip() != other.source.strip()


def _as_own(cell: Any, own: dict[str | None, list[Any]]) -> Any:
    """Return a copy of a cell without outputs and marks, as the next cell of the student's own."""
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    identifier = f"own-{1 + sum(map(len, own.values()))}"  # always the same, so that a submission's hash is
    return make.get(cell.cell_type, nbformat.v4.new_raw_cell)(cell.source, id=identifier)


def _which_file(folder: Path, name: str, released: Any) -> tuple[Path | None, list[str]]:
    """Return the notebook by its name, else the one that holds most of the lesson's cells."""
    named = folder / name
    if named.is_symlink() or named.is_file():
        return named, []
    known = keys_of_cells(released)
    ranked = []
    for path in sorted(folder.glob("*.ipynb")):
        try:
            cells = read_notebook(path).cells if path.is_file() else []
        except UnreadableError:
            ranked.append((0, path.name, path))
            continue
        found = _found(cells, known)
        if found:
            ranked.append((len(found), path.name, path))
    if not ranked:
        return None, []
    best = max(ranked)[2]
    return best, [told("taken from", file=best.name, name=name)]
