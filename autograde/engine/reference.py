"""What a grading run knows of a lesson: its given cells, and what the reference answers on inputs drawn from the seed.

It is worked out in a process of its own, so that the one that grades needs neither the solutions nor, for the lessons
that use it, PyTorch. That process imports from a safe path, reads nothing of a submission, and is trusted: its result
comes back as a pickle.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from pathlib import Path

from autograde.errors import UserError
from neurons.checking.cases import ExerciseRecord, read_cases

__all__ = ["Given", "GivenCell", "Reference", "Working", "Workshop", "start_reference", "work_out"]

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

    def __init__(self, future: Future[Reference]) -> None:
        self._future = future

    def result(self) -> Reference:
        """Return the reference.

        Raises
        ------
        UserError
            It could not be worked out.
        """
        return self._future.result()


class Workshop:
    """A process that works out references one after another, in the order in which they are asked for.

    One process for all lessons of a run: importing what the lessons are made of takes longer than their references.

    Parameters
    ----------
    solutions : Path, optional
        Where the lessons' sources are; the repository's unless said.
    """

    def __init__(self, solutions: Path | None = None) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg"}
        program = (
            f"import sys; sys.path[:0] = {[str(REPOSITORY), str(REPOSITORY / 'lessons')]!r}; "
            "from autograde.engine.reference import _main; _main()"
        )
        self._solutions, self._said = solutions, tempfile.TemporaryFile()  # noqa: SIM115 - the listener closes it
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            env=environment,
            cwd="/",
        )
        self._asked: queue.SimpleQueue[Future[Reference]] = queue.SimpleQueue()
        self._lock, self._over, self._last = threading.Lock(), False, "no words"
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self, lesson: str, seed: int) -> Working:
        """Ask for a reference; it is worked out after those that were asked for before."""
        future: Future[Reference] = Future()
        with self._lock, contextlib.suppress(OSError, ValueError):  # a process that is gone: the listener says so
            assert self._process.stdin is not None
            self._asked.put(future)
            # The seed goes through the pipe: a command line is public on this machine.
            self._process.stdin.write(pickle.dumps((lesson, seed, self._solutions)))
            self._process.stdin.flush()
        if self._over:
            self._fail()
        return Working(future)

    def finish(self) -> None:
        """Ask for no more; the process ends when all is worked out."""
        with self._lock, contextlib.suppress(OSError):
            assert self._process.stdin is not None
            self._process.stdin.close()

    def close(self) -> None:
        """End the process, whatever it is at."""
        self._process.kill()
        self.finish()

    def _listen(self) -> None:
        """Take the answers as they come, so that the process never waits for a reader."""
        assert self._process.stdout is not None
        try:
            while True:
                kind, value = pickle.load(self._process.stdout)
                future = self._asked.get()
                if kind == "trouble":
                    future.set_exception(UserError(*value))
                else:
                    future.set_result(value)
        except (EOFError, OSError, pickle.UnpicklingError):
            self._process.stdout.close()
            self._process.wait()
            self._over = True
            self._fail()

    def _fail(self) -> None:
        """Tell those who still wait that the process is gone."""
        with contextlib.suppress(ValueError):
            self._said.seek(0)
            self._last = (self._said.read().decode(errors="replace").strip().splitlines() or ["no words"])[-1]
            self._said.close()
        with contextlib.suppress(queue.Empty):
            while True:
                future = self._asked.get_nowait()
                future.set_exception(
                    UserError("The lesson's reference could not be worked out.", self._last, "Run the lesson's build.")
                )


def start_reference(lesson: str, seed: int, solutions: Path | None = None) -> Working:
    """Begin to work out one reference while other things start."""
    workshop = Workshop(solutions)
    working = workshop.start(lesson, seed)
    workshop.finish()
    return working


def _main() -> None:
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a lesson prints is not the answer
    with contextlib.suppress(EOFError):
        while True:
            lesson, seed, solutions = pickle.load(sys.stdin.buffer)
            try:
                answer: tuple = ("reference", work_out(lesson, seed, solutions))
            except UserError as error:
                answer = ("trouble", (error.seen, error.why, error.then))
            out.write(pickle.dumps(answer))
            out.flush()
