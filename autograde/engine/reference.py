"""What a grading run knows of a lesson: its given cells, and what the reference answers on inputs drawn from the seed.

It is worked out in a process of its own, so that the one that grades needs neither the solutions nor, for the lessons
that use it, PyTorch. That process imports from a safe path, reads nothing of a submission, and is trusted: its result
comes back as a pickle.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from autograde.errors import UserError
from neurons.checking.cases import ExerciseRecord, read_cases

__all__ = ["Given", "GivenCell", "Reference", "Working", "start_reference", "work_out"]

REPOSITORY = Path(__file__).resolve().parents[2]
REDRAWS = 20  # a draw on which a known mistake would pass is drawn again


@dataclass(frozen=True)
class GivenCell:
    """A cell of the lesson as a learner gets it (an exercise's is its stub)."""

    role: str
    id: str
    source: str
    exercise: str = ""


@dataclass(frozen=True)
class Given:
    """A lesson without its solutions: all that is needed to make a program of a submission."""

    name: str
    edition: str
    cells: tuple[GivenCell, ...]

    @property
    def uses_torch(self) -> bool:
        """Whether its cells import PyTorch."""
        return any("import torch" in cell.source or "from torch" in cell.source for cell in self.cells)


@dataclass(frozen=True)
class Reference:
    """A lesson, a seed, and what is right on the inputs drawn from it.

    Parameters
    ----------
    given : Given
        The lesson's cells.
    seed : int
        The run's secret seed.
    fresh, visible : mapping
        By exercise, the cases drawn from the seed, and the learner's own.
    """

    given: Given
    seed: int
    fresh: Mapping[str, ExerciseRecord]
    visible: Mapping[str, ExerciseRecord]

    def worth(self, points: Mapping[str, int]) -> Reference:
        """Return the same with other points, by exercise."""

        def changed(records: Mapping[str, ExerciseRecord]) -> dict[str, ExerciseRecord]:
            return {name: replace(record, points=points.get(name, record.points)) for name, record in records.items()}

        return replace(self, fresh=changed(self.fresh), visible=changed(self.visible))


def work_out(lesson_name: str, seed: int, solutions: Path | None = None) -> Reference:
    """Read a lesson and let its reference and its known mistakes answer the cases drawn from `seed`.

    Raises
    ------
    UserError
        The lesson cannot be read, or its reference fails.
    """
    from autograde.build.freeze import VISIBLE_SEED, freeze_lesson
    from autograde.build.lesson import SOLUTIONS, load_namespace, read_lesson

    lesson = read_lesson(lesson_name, solutions or SOLUTIONS)
    cells = tuple(
        GivenCell(cell.role, cell.id, cell.stub if cell.role == "exercise" else _source(cell), cell.exercise)
        for cell in lesson.cells
    )
    namespace = load_namespace(lesson)
    fresh = {
        cell.exercise: _draw(lesson, cell.exercise, seed, namespace) for cell in lesson.cells if cell.role == "exercise"
    }
    visible = _as_released(lesson.name, list(fresh)) or freeze_lesson(lesson, VISIBLE_SEED)
    return Reference(Given(lesson.name, lesson.hash, cells), seed, fresh, visible)


def _as_released(lesson: str, exercises: list[str]) -> dict[str, ExerciseRecord] | None:
    """Return the cases that learners have, where they are there and of this edition's exercises."""
    path = REPOSITORY / "lessons" / "cases" / f"{lesson}.json"
    if not path.is_file():
        return None
    records = read_cases(path)
    return records if list(records) == exercises else None


def _source(cell: object) -> str:
    return cell.prompt if cell.role == "open" else cell.source  # type: ignore[attr-defined]


def _draw(lesson: object, exercise: str, seed: int, namespace: dict) -> ExerciseRecord:
    """Freeze one exercise on the first draw of the seed's on which every known mistake is told from the reference."""
    from autograde.build.freeze import freeze

    trouble: UserError | None = None
    for attempt in range(REDRAWS):
        digest = hashlib.sha256(f"{seed}/{attempt}".encode()).digest()
        try:
            return freeze(lesson, lesson.exercises[exercise], int.from_bytes(digest[:8], "big"), namespace)  # type: ignore[arg-type,attr-defined]
        except UserError as error:
            trouble = trouble or error
    assert trouble is not None
    raise trouble


class Working:
    """A reference being worked out in another process; :meth:`result` waits for it."""

    def __init__(self, lesson: str, seed: int, solutions: Path | None = None) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg"}
        program = (
            f"import sys; sys.path[:0] = {[str(REPOSITORY), str(REPOSITORY / 'lessons')]!r}; "
            "from autograde.engine.reference import _main; _main()"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd="/",
        )
        assert self._process.stdin is not None
        # The seed goes through the pipe: a command line is public on this machine.
        pickle.dump((lesson, seed, solutions), self._process.stdin)
        self._process.stdin.close()
        self._process.stdin = None
        self._result: Reference | None = None
        self._lock = threading.Lock()

    def result(self) -> Reference:
        """Return the reference.

        Raises
        ------
        UserError
            It could not be worked out.
        """
        with self._lock:
            if self._result is None:
                self._result = self._wait()
            return self._result

    def _wait(self) -> Reference:
        out, said = self._process.communicate()
        if self._process.returncode:
            last = said.decode(errors="replace").strip().splitlines() or ["no words"]
            raise UserError("The lesson's reference could not be worked out.", last[-1], "Run the lesson's build.")
        kind, value = pickle.loads(out)
        if kind == "trouble":
            raise UserError(*value)
        return value


def start_reference(lesson: str, seed: int, solutions: Path | None = None) -> Working:
    """Begin to work out a reference while other things start."""
    return Working(lesson, seed, solutions)


def _main() -> None:
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a lesson prints is not the answer
    lesson, seed, solutions = pickle.load(sys.stdin.buffer)
    try:
        answer: tuple = ("reference", work_out(lesson, seed, solutions))
    except UserError as error:
        answer = ("trouble", (error.seen, error.why, error.then))
    out.write(pickle.dumps(answer))
    out.close()
