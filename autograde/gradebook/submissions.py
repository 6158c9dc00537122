"""What was handed in, read without trust: found by its cells, put back into the lesson's order, never written to.

The notebook that is graded is the lesson *as released*, with the student's answers in its answer cells and the
student's own cells between them. So a test cell that was deleted, edited or moved is back in its place, and a file
that was renamed is found by what is in it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.utils import is_solution

from autograde.gradebook.course import Course
from autograde.gradebook.grader import Submission

__all__ = ["UnreadableError", "find_submissions", "identity", "merge", "read_notebook", "read_submission"]

LARGEST_MB = 50  # a lesson with all its pictures has 2 to 4


class UnreadableError(Exception):
    """A file that is no notebook; the message says in words why."""


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
    stamp = folder / "timestamp.txt"
    timestamp = (stamp.read_text(encoding="utf-8", errors="replace").strip() or None) if stamp.is_file() else None
    path, notes = _which_file(folder, assignment, released)
    if path is None:
        there = ", ".join(sorted(item.name for item in folder.iterdir() if item != stamp)) or "nothing"
        note = f"no notebook of this lesson was handed in (there is: {there})"
        return Submission(student, assignment, folder, None, timestamp, "missing", (note,))
    try:
        notebook = read_notebook(path)
    except UnreadableError as error:
        note = f"{path.name} can't be read: {error}"
        return Submission(student, assignment, folder, None, timestamp, "unreadable", (*notes, note))
    merged, changes = merge(released, notebook)
    return Submission(student, assignment, folder, merged, timestamp, "ready", (*notes, *changes))


def read_notebook(path: Path) -> Any:
    """Return a notebook in format 4; raise ``UnreadableError`` with words for anything else."""
    try:
        if path.stat().st_size > LARGEST_MB * 2**20:
            raise UnreadableError(f"it has {path.stat().st_size / 2**20:.0f} MB; at most {LARGEST_MB} are read")
        notebook = _parse(path.read_bytes().decode("utf-8-sig"))
        for cell in notebook.cells:
            cell.source = cell.get("source", "").encode("utf-8", "replace").decode("utf-8").replace("\0", "")
            cell.metadata = cell.get("metadata", {})
            cell.cell_type = cell.get("cell_type", "raw")
    except UnreadableError:
        raise
    except (json.JSONDecodeError, nbformat.reader.NotJSONError):
        raise UnreadableError("it is not JSON, as a notebook is") from None
    except UnicodeDecodeError:
        raise UnreadableError("it is not text in UTF-8") from None
    except OSError as error:
        raise UnreadableError(error.strerror or "the system refuses") from None
    except RecursionError:
        raise UnreadableError("it is nested too deeply") from None
    except Exception as error:  # nbformat raises many kinds for JSON that is no notebook
        raise UnreadableError(f"it is JSON but no notebook ({type(error).__name__})") from None
    return notebook


def _parse(text: str) -> Any:
    """Return a notebook; nbformat's own reader, which checks a schema, is left for what is not of format 4."""
    data = json.loads(text)
    if isinstance(data, dict) and data.get("nbformat") == 4 and isinstance(data.get("cells"), list):
        notebook = nbformat.from_dict(data)
        if not isinstance(notebook.get("metadata"), dict):
            notebook.metadata = nbformat.NotebookNode()
        if all(isinstance(cell, dict) for cell in notebook.cells):
            for cell in notebook.cells:
                if isinstance(cell.get("source"), list):
                    cell.source = "".join(cell.source)
            return notebook
    return nbformat.reads(text, as_version=4)


def identity(cell: Any, known: Any) -> str | None:
    """Return which of the lesson's cells this is: by nbgrader's id, else by its own, where a tool dropped the other."""
    mark = cell.metadata.get("nbgrader")
    grade_id = mark.get("grade_id") if isinstance(mark, dict) else None
    if isinstance(grade_id, str) and grade_id in known:
        return grade_id
    own = cell.get("id")
    return own if isinstance(own, str) and own in known else None


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
        notes.append("none of its cells is an answer cell of this lesson")
    else:
        notes += [f"the answer cell `{key}` is gone" for key in gone if not any(f"`{key}`" in note for note in notes)]
    merged.nbformat_minor = 5
    language = submitted.metadata.get("kernelspec", {}).get("language") or "python"
    if str(language).lower() != "python":
        notes.append(f"it was saved with a kernel for {str(language)[:20]}; it is run with Python")
    return merged, notes


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
        elif key not in seen:
            seen.add(key)
            place = key
            if is_solution(known[key]) and cell.cell_type == known[key].cell_type:
                answers[key] = cell
            elif is_solution(known[key]):
                notes.append(f"the answer cell `{key}` was turned into {cell.cell_type}")
                own[place].append(_as_own(cell, own))
        elif is_solution(known[key]):
            notes.append(f"the answer cell `{key}` is there more than once")
            own[place].append(_as_own(cell, own))
    missing = [key for key, cell in known.items() if key not in seen and "nbgrader" in cell.metadata]
    checks = [key for key in missing if key.startswith("check-")]
    if checks and seen:
        notes.append(f"put back: {', '.join(f'`{key}`' for key in checks)}")
    return answers, own, notes


def _as_own(cell: Any, own: dict[str | None, list[Any]]) -> Any:
    """Return a copy of a cell without outputs and marks, as the next cell of the student's own."""
    make = {"code": nbformat.v4.new_code_cell, "markdown": nbformat.v4.new_markdown_cell}
    identifier = f"own-{1 + sum(map(len, own.values()))}"  # always the same, so that a submission's hash is
    return make.get(cell.cell_type, nbformat.v4.new_raw_cell)(cell.source, id=identifier)


def _which_file(folder: Path, assignment: str, released: Any) -> tuple[Path | None, list[str]]:
    """Return the notebook by its name, else the one that holds most of the lesson's cells."""
    named = folder / f"{assignment}.ipynb"
    if named.is_file():
        return named, []
    known = {_key(cell) for cell in released.cells}
    ranked = []
    for path in sorted(folder.glob("*.ipynb")):
        try:
            cells = read_notebook(path).cells
        except UnreadableError:
            ranked.append((0, path.name, path))
            continue
        found = {identity(cell, known) for cell in cells} - {None}
        if found:
            ranked.append((len(found), path.name, path))
    if not ranked:
        return None, []
    best = max(ranked)[2]
    return best, [f"taken from {best.name!r}, which should be {named.name}"]
