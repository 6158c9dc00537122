"""The engine behind the gradebook's interface of a grader: submissions become scores and comments."""

from __future__ import annotations

import base64
import collections
import copy
import html
import itertools
import re
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from autograde.engine.grade import Graded
from autograde.engine.isolation import Isolation, open_sandbox
from autograde.engine.ledger import Ledger
from autograde.engine.pool import Job, Pool, grade_with_retry
from autograde.engine.program import NotANotebookError, cells_of, digest_of
from autograde.engine.reference import Reference, Working, Workshop, start_reference
from autograde.engine.sandbox import Limits, Sandbox
from autograde.gradebook.grader import Result, Submission
from neurons.checking.display import as_html, as_text

__all__ = ["EngineGrader", "OneByOne", "ledger_path", "result_of", "with_outputs"]

LEDGER = "ledger.jsonl"
AHEAD = 24  # submissions read before their turn: about the time that a lesson's reference takes


def ledger_path(root: Path) -> Path:
    """Return where a class's ledger lies."""
    return root / LEDGER


class EngineGrader:
    """Grades in sandboxes, as the gradebook asks a grader to.

    Parameters
    ----------
    workers : int, optional
        How many sandboxes; one for each processor unless said.
    unsafe : bool
        Whether to go on below full isolation.
    limits : Limits, optional
        For each submission.
    cluster : str, optional
        The address of a ``dask.distributed`` scheduler whose workers grade instead of this machine.
    solutions : Path, optional
        Where the lessons' sources are; the repository's unless said.
    """

    name = "the grading engine"

    def __init__(
        self,
        workers: int | None = None,
        *,
        unsafe: bool = False,
        limits: Limits | None = None,
        cluster: str | None = None,
        solutions: Path | None = None,
    ) -> None:
        self.workers, self.unsafe, self.limits, self.solutions = workers, unsafe, limits, solutions
        self.cluster = cluster
        self.changes: dict[tuple[str, str], dict[str, str]] = {}
        self.isolation = ""
        self.seconds: Counter[str] = Counter()

    def grade(self, course: Any, submissions: Iterable[Submission]) -> Iterator[tuple[Submission, Result]]:
        """Yield each submission with its result as soon as it is known."""
        with Ledger(ledger_path(course.root)) as ledger, _Ahead(self, course, ledger) as ahead:
            # One pool serves all lessons that import the same: starting sandboxes costs more than grading with them.
            for torch, group in itertools.groupby(ahead.jobs(submissions), key=lambda one: one[0]):
                yield from self._grade_group(ahead.pools[torch], (job for _, job in group), ledger)

    def _grade_group(self, pool: Any, jobs: Iterable[Job], ledger: Ledger) -> Iterator[tuple[Submission, Result]]:
        for job, graded in pool.run(jobs):
            submission: Any = job.key
            self.isolation = graded.isolation
            self.seconds.update(graded.seconds)
            if graded.word == "grader fault":
                yield submission, Result(fault="; ".join(graded.notes))
                continue
            started = time.perf_counter()
            changed = ledger.write(submission.student, graded.as_data())
            if changed:
                self.changes[submission.student, submission.assignment] = changed
            result = result_of(graded, submission.notebook)
            self.seconds.update({"ledger and feedback's notebook": time.perf_counter() - started})
            yield submission, result

    def pool(self, course: Any, torch: bool) -> Any:
        """Return sandboxes for the lessons that use PyTorch, or for those that do not; none is started yet."""
        helpers = [f"neurons.{lesson[3:]}" for lesson in sorted(course.points) if _uses_torch(course, lesson) <= torch]
        if self.cluster is None:
            return Pool(self.workers, self.limits, torch=torch, modules=helpers, unsafe=self.unsafe)
        from autograde.engine.cluster import ClusterPool

        return ClusterPool(self.cluster, self.limits, torch=torch, modules=helpers, unsafe=self.unsafe)


class _Ahead:
    """Reads some submissions ahead, so that references and sandboxes are ready when they are needed."""

    def __init__(self, grader: EngineGrader, course: Any, ledger: Ledger) -> None:
        self._grader, self._course, self._ledger = grader, course, ledger
        self._workshop: Workshop | None = None
        self._references: dict[str, _References] = {}
        self._told: dict[str, float | None] = {}
        self.pools: dict[bool, Any] = {}

    def __enter__(self) -> _Ahead:
        return self

    def __exit__(self, *exception: object) -> None:
        for pool in self.pools.values():
            pool.close()
        if self._workshop is not None:
            self._workshop.close()

    def jobs(self, submissions: Iterable[Submission]) -> Iterator[tuple[bool, Job]]:
        """Yield whether a submission's lesson uses PyTorch, and the job."""
        waiting: collections.deque[tuple[bool, Job]] = collections.deque()
        for number, submission in enumerate(submissions):
            waiting.append(self._job(submission))
            # At first two are read for each that goes: the first ones do not wait for the reading of all.
            if number % 2 or len(waiting) >= AHEAD:
                yield waiting.popleft()
        yield from waiting

    def _job(self, submission: Submission) -> tuple[bool, Job]:
        lesson = submission.assignment
        torch = _uses_torch(self._course, lesson)
        if torch not in self.pools:
            self.pools[torch] = self._grader.pool(self._course, torch)
            self.pools[torch].prepare()
        if self._workshop is None:
            self._workshop = Workshop(self._grader.solutions)
        if lesson not in self._references:
            self._references[lesson] = _References(self._course, lesson, self._workshop.start)
            self._told[lesson] = feedback_time(self._course.root, lesson)
        handed = _cells(submission)
        digest = digest_of(handed) if not isinstance(handed, str) else ""
        seed = self._ledger.seed_for(lesson, submission.student, digest, self._told[lesson])
        return torch, Job(submission, handed, self._references[lesson].of(seed))


class OneByOne:
    """Grades one lesson's submissions as they are asked for, in a sandbox that stays up between them."""

    def __init__(
        self,
        course: Any,
        lesson: str,
        *,
        limits: Limits | None = None,
        unsafe: bool = False,
        solutions: Path | None = None,
    ) -> None:
        self._course, self._lesson, self._unsafe = course, lesson, unsafe
        self._references = _References(course, lesson, lambda name, seed: start_reference(name, seed, solutions))
        self._sandbox = Sandbox(limits, torch=_uses_torch(course, lesson), modules=(f"neurons.{lesson[3:]}",))
        self._isolation: Isolation | None = None

    def grade_one(self, submission: Submission) -> Result:
        """Return the result for one submission, and write it into the ledger."""
        handed = _cells(submission)
        with Ledger(ledger_path(self._course.root)) as ledger:
            digest = digest_of(handed) if not isinstance(handed, str) else ""
            told = feedback_time(self._course.root, self._lesson)
            seed = ledger.seed_for(self._lesson, submission.student, digest, told)
            job = Job(submission, handed, self._references.of(seed))
            if self._isolation is None or self._sandbox.pid is None:
                self._isolation = open_sandbox(self._sandbox, self._unsafe)
            graded = grade_with_retry(job, self._sandbox, self._isolation)
            if graded.word == "grader fault":
                return Result(fault="; ".join(graded.notes))
            ledger.write(submission.student, graded.as_data())
        return result_of(graded, submission.notebook)

    def close(self) -> None:
        """End the sandbox."""
        self._sandbox.stop()


class _References:
    """A lesson's references by seed, each worked out once, with the points of this class."""

    def __init__(self, course: Any, lesson: str, start: Callable[[str, int], Working]) -> None:
        self._course, self._lesson, self._start = course, lesson, start
        self._by_seed: dict[int, Any] = {}

    def of(self, seed: int) -> Any:
        if seed not in self._by_seed:
            points = self._course.points[self._lesson]
            self._by_seed[seed] = _Worth(self._start(self._lesson, seed), points)
        return self._by_seed[seed]


class _Worth(Working):
    """A reference being worked out, with a class's own points."""

    def __init__(self, working: Working, points: Mapping[str, int]) -> None:
        self._working, self._points = working, points
        self._worth: Reference | None = None

    def result(self) -> Reference:
        """Return the reference with the class's points."""
        if self._worth is None:
            self._worth = self._working.result().worth(self._points)
        return self._worth


def feedback_time(root: Path, lesson: str) -> float | None:
    """Return when feedback on a lesson was last written for anybody, None where it never was."""
    times = [path.stat().st_mtime for path in (root / "feedback").glob(f"*/{lesson}/*.html")]
    return max(times, default=None)


def _uses_torch(course: Any, lesson: str) -> bool:
    """Whether a lesson's released notebook speaks of PyTorch; looked up once."""
    known = _torch_lessons.setdefault(str(course.root), {})
    if lesson not in known:
        known[lesson] = any(
            "torch" in cell.source for cell in course.released(lesson).cells if cell.cell_type == "code"
        )
    return known[lesson]


_torch_lessons: dict[str, dict[str, bool]] = {}


def _cells(submission: Submission) -> Any:
    if submission.notebook is None:
        return submission.word
    try:
        return cells_of(submission.notebook.cells)
    except NotANotebookError as error:
        return str(error)


# --- what the gradebook and feedback get ----------------------------------------------------------------------------


def result_of(graded: Graded, notebook: Any) -> Result:
    """Return a result as the gradebook takes it: scores, comments, and the notebook that feedback shows."""
    scores: dict[str, float | None] = {f"check-{name}": verdict.points for name, verdict in graded.verdicts.items()}
    shown = with_outputs(graded, notebook) if notebook is not None else None
    if notebook is not None:
        scores |= dict.fromkeys(_read_by_people(notebook))
    comments = {name: as_text(verdict) for name, verdict in graded.verdicts.items() if verdict.word != "correct"}
    return Result(scores, shown, comments)


def _read_by_people(notebook: Any) -> list[str]:
    marks = [cell.metadata.get("nbgrader", {}) for cell in notebook.cells if cell.cell_type == "markdown"]
    return [mark["grade_id"] for mark in marks if mark.get("grade") and mark.get("solution")]


def with_outputs(graded: Graded, notebook: Any) -> Any:
    """Return a copy of the notebook with verdicts in its check cells and the student's output drawn apart."""
    shown = copy.copy(notebook)
    shown["cells"] = [copy.copy(cell) for cell in notebook.cells]  # what is in them is shared, and replaced below
    for cell in shown.cells:
        mark = cell.metadata.get("nbgrader", {})
        name = mark.get("grade_id", cell.get("id", ""))
        cell.pop("attachments", None)
        if cell.cell_type != "code":
            if not mark or mark.get("solution"):
                cell.source = harmless_markdown(cell.source)
            continue
        cell.outputs, cell.execution_count = [], None
        if name.startswith("check-") and name[6:] in graded.verdicts:
            cell.outputs = [_verdict_output(graded.verdicts[name[6:]])]
        elif name in graded.outputs:
            cell.outputs = [_apart(graded.outputs[name])]
    return shown


def _verdict_output(verdict: Any) -> Any:
    points = repr(float(verdict.points))
    return _output("execute_result", {"text/plain": points, "text/html": as_html(verdict)}, execution_count=None)


def _output(kind: str, data: dict[str, str], **rest: Any) -> Any:
    """Return a notebook's output; nbformat's own function checks a schema each time, which takes a millisecond."""
    from nbformat import from_dict

    return from_dict({"output_type": kind, "metadata": {}, "data": data, **rest})


def harmless_markdown(source: str) -> str:
    """Let what looks like a tag be read as text: a student's words are shown to people who may grade.

    Examples
    --------
    >>> harmless_markdown("a < b and <script>x</script>")
    'a < b and &lt;script>x&lt;/script>'
    """
    return re.sub(r"<(?=[A-Za-z/!?])", "&lt;", source)


_FRAME_STYLE = "width:100%;border:1px dashed #888;height:{height}px"


def _apart(shown: Mapping[str, Sequence[Any]]) -> Any:
    """Draw a student's output in a frame of its own, where no script runs and nothing can pass for a verdict."""
    text = "\n".join(shown["texts"])
    pictures = [base64.b64encode(picture).decode() for picture in shown["pictures"]]
    images = "".join(f"<img alt='drawn by this cell' src='data:image/png;base64,{data}'>" for data in pictures)
    inner = (
        "<!doctype html><meta charset='utf-8'><p><small>Shown by this cell's own code:</small></p>"
        f"<pre>{html.escape(text)}</pre>{images}"
    )
    height = min(600, 70 + 18 * (text.count("\n") + 1) + 320 * len(pictures))
    frame = (
        f'<iframe sandbox="" title="what this cell\'s own code showed" loading="lazy" '
        f'style="{_FRAME_STYLE.format(height=height)}" srcdoc="{html.escape(inner)}"></iframe>'
    )
    return _output("display_data", {"text/html": frame, "text/plain": "(output of this cell)"})
