"""From a notebook that was handed in to a program: the steps that the student's process takes.

The lesson's own order counts. Setup cells are the trusted lesson's; answers are found by their cells' ids; what the
student added runs where it stands; shows, checks and edited given cells are not run. So whatever was done to the
notebook has a defined outcome:

- an answer cell that is missing, or no code any more: nothing runs in its place; an answer typed elsewhere counts;
- one that is there more than once, or was split: the first is the answer, the others run where they stand;
- one that lost its id: it is a cell that the student added;
- moved cells: answers run in the lesson's order, added cells after the lesson's cell that they follow.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from autograde import words
from autograde.engine.reference import Given, GivenCell
from neurons.checking.cases import ExerciseRecord

__all__ = ["Handed", "NotANotebookError", "Program", "Step", "digest_of", "make_program", "read_cells"]

LARGEST_BYTES = 50 * 2**20
MOST_CELLS = 3000
LONGEST_SOURCE = 200_000
SETUP_S = 60.0


class NotANotebookError(ValueError):
    """What was handed in cannot be read; the message says why."""


@dataclass(frozen=True)
class Handed:
    """A cell of a submission: its kind, its text, and the names by which it may be known."""

    kind: str
    source: str
    grade_id: str = ""
    id: str = ""


@dataclass(frozen=True)
class Step:
    """One step of a program.

    Parameters
    ----------
    number : int
        Its place.
    do : str
        "cell", "look" (is the name there?) or "probe".
    who : str
        For a cell: "setup", "answer" or "own".
    cell : str
        The cell's name in reports: its id, or ``own cell 3`` where that is missing or taken.
    exercise : str
        For an answer cell, a look and a probe.
    place : tuple
        For a probe: group and case.
    limit_s : float
        Seconds, before patience.
    payload : mapping
        What the student's process gets besides: source, or probe and inputs.
    """

    number: int
    do: str
    who: str = ""
    cell: str = ""
    exercise: str = ""
    place: tuple[int, int] = (0, 0)
    limit_s: float = 5.0
    payload: Mapping[str, Any] = field(default_factory=dict)

    def message(self) -> dict[str, Any]:
        """Return the step as the student's process gets it."""
        return {
            "number": self.number,
            "do": self.do,
            "exercise": self.exercise,
            "limit_s": float(self.limit_s),
            **self.payload,
        }


@dataclass(frozen=True)
class Program:
    """Steps, notes on what had been done to the notebook, and by exercise what became of its cell."""

    steps: tuple[Step, ...]
    notes: tuple[str, ...]
    answers: Mapping[str, str]  # exercise → "there", "missing" or "not code"


def read_cells(raw: bytes) -> list[Handed]:
    """Read a notebook's cells from its bytes, trusting nothing.

    Raises
    ------
    NotANotebookError
        With words that say why.
    """
    if len(raw) > LARGEST_BYTES:
        raise NotANotebookError(words.seen("too large", size=f"{len(raw) / 2**20:.0f}", most=LARGEST_BYTES // 2**20))
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NotANotebookError(words.seen("not text")) from None
    except RecursionError:
        raise NotANotebookError(words.seen("too deep")) from None
    except ValueError:
        raise NotANotebookError(words.seen("not json")) from None
    if not isinstance(data, dict):
        raise NotANotebookError(words.seen("no notebook", what=f"a {type(data).__name__}"))
    if "worksheets" in data and "cells" not in data:
        raise NotANotebookError(words.seen("format 3"))
    cells = data.get("cells")
    if not isinstance(cells, list):
        raise NotANotebookError(words.seen("no notebook", what="it has no list of cells"))
    return cells_of(cells)


def cells_of(cells: Iterable[Any]) -> list[Handed]:
    """Read cells from dictionaries: an nbformat notebook's, or those of a file."""
    handed: list[Handed] = []
    for cell in cells:
        if len(handed) >= MOST_CELLS:
            raise NotANotebookError(words.seen("too many cells", most=MOST_CELLS))
        if isinstance(cell, dict):
            handed.append(_handed(cell))
    return handed


def _handed(cell: dict[str, Any]) -> Handed:
    source = cell.get("source", "")
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        source = ""
    source = source.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
    metadata = cell.get("metadata")
    mark = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = mark.get("grade_id") if isinstance(mark, dict) else None
    kind, own = cell.get("cell_type"), cell.get("id")
    return Handed(
        kind if isinstance(kind, str) else "raw",
        source[:LONGEST_SOURCE],
        grade_id if isinstance(grade_id, str) else "",
        own if isinstance(own, str) else "",
    )


def digest_of(handed: Sequence[Handed]) -> str:
    """Return a hash of what a submission says, whatever else its file holds (outputs, execution counts)."""
    text = json.dumps([[cell.kind, cell.source, cell.grade_id, cell.id] for cell in handed])
    return hashlib.sha256(text.encode()).hexdigest()


def make_program(
    given: Given,
    handed: Sequence[Handed],
    records: Mapping[str, ExerciseRecord],
    *,
    cell_s: float = 10.0,
    only: Mapping[str, ExerciseRecord] | None = None,
) -> Program:
    """Make the program of a submission.

    Parameters
    ----------
    given : Given
        The trusted lesson.
    handed : sequence of Handed
        The submission's cells.
    records : mapping
        The cases to probe, by exercise.
    cell_s : float
        Seconds for a cell of the student's.
    only : mapping, optional
        Probe these exercises alone.
    """
    answers, own, notes, states = _sorted(given, handed)
    wanted = records if only is None else only
    steps: list[Step] = []

    def add(do: str, **rest: Any) -> None:
        steps.append(Step(len(steps), do, **rest))

    def add_own(place: str) -> None:
        for name, cell in own.get(place, ()):
            add("cell", who="own", cell=name, limit_s=cell_s, payload={"source": cell.source})

    add_own("")
    for cell in given.cells:
        if cell.role == "setup":
            add("cell", who="setup", cell=cell.id, limit_s=SETUP_S, payload={"source": cell.source})
        elif cell.role == "exercise" and cell.id in answers:
            add(
                "cell",
                who="answer",
                cell=cell.id,
                exercise=cell.exercise,
                limit_s=cell_s,
                payload={"source": answers[cell.id].source},
            )
        elif cell.role == "check" and cell.exercise in wanted:
            _add_probes(add, wanted[cell.exercise])
        add_own(cell.id)
    return Program(tuple(steps), tuple(notes), states)


def _add_probes(add: Any, record: ExerciseRecord) -> None:
    add("look", exercise=record.id)
    for g, group in enumerate(record.groups):
        for c, case in enumerate(group.cases):
            add(
                "probe",
                exercise=record.id,
                place=(g, c),
                limit_s=case.limit_s,
                payload={"probe": case.probe, "inputs": dict(case.inputs)},
            )


def _sorted(given: Given, handed: Sequence[Handed]) -> tuple[dict, dict, list[str], dict[str, str]]:
    """Tell answers from the student's own cells; each of these by the lesson's cell that it follows."""
    known = {cell.id: cell for cell in given.cells}
    known |= {f"{cell.id}-prompt": cell for cell in given.cells if cell.role == "open"}
    answers: dict[str, Handed] = {}
    own: dict[str, list[tuple[str, Handed]]] = {}
    notes: list[str] = []
    place, seen, retyped, used, count = "", set(), set(), set(), 0
    for cell in handed:
        name = next((key for key in (cell.grade_id, cell.id) if key in known), "")
        origin = known.get(name)
        if origin is not None and name not in seen:
            seen.add(name)
            place = origin.id
            if origin.role != "exercise":
                _note_edit(notes, origin, cell)
            elif cell.kind == "code":
                answers[name] = cell
            else:
                retyped.add(name)
                notes.append(words.seen("cell retyped", name=name, kind=cell.kind[:20]))
            continue
        if origin is not None and origin.role == "exercise" and cell.kind == "code":
            if _again(name, origin, cell, answers, notes):
                continue
        elif origin is not None:
            continue  # a second copy of a given cell
        if cell.kind == "code" and cell.source.strip():
            count += 1
            own_name = cell.id if cell.id and cell.id not in used and cell.id not in known else f"own cell {count}"
            used.add(own_name)
            own.setdefault(place, []).append((own_name, cell))
    states = {
        cell.exercise: "there" if cell.id in answers else "not code" if cell.id in retyped else "missing"
        for cell in given.cells
        if cell.role == "exercise"
    }
    notes += [words.seen("cell gone", name=name) for name, state in states.items() if state == "missing"]
    return answers, own, notes, states


def _again(name: str, origin: GivenCell, cell: Handed, answers: dict[str, Handed], notes: list[str]) -> bool:
    """Deal with a second cell of the same answer; True where it is not to run as a cell of the student's own."""
    note = words.seen("cell twice", name=name)
    if note not in notes:
        notes.append(note)
    untouched = origin.source.strip()
    if name not in answers or answers[name].source.strip() == untouched:
        answers[name] = cell  # the copy holds the work
        return True
    return cell.source.strip() == untouched


def _note_edit(notes: list[str], origin: GivenCell, cell: Handed) -> None:
    if origin.role == "setup" and cell.source.strip() != origin.source.strip():
        notes.append(words.seen("given edited", name=origin.id))
