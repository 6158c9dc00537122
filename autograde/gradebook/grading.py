"""Grading what a class handed in: which submissions, what is remembered, feedback and the file of scores."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from autograde.gradebook.course import Course
from autograde.gradebook.export import write_scores
from autograde.gradebook.grader import Grader, Result, Submission
from autograde.gradebook.record import Kept, Writer, forget_notebook, unanswered
from autograde.gradebook.states import MEMORY, States, remembered
from autograde.gradebook.submissions import find_submissions

__all__ = ["Mark", "grade_class", "write_feedback", "write_table"]


@dataclass(frozen=True)
class Mark:
    """What stands in one place of the table of marks.

    `points` counts what was graded by itself; `unread` is how many answers a person must still read. `word` is "graded"
    or "missing", "unreadable", "grader fault" (this one was not graded, and is no zero).
    """

    student: str
    assignment: str
    points: float | None
    word: str = "graded"
    late: bool = False
    unread: int = 0
    notes: tuple[str, ...] = ()


def grade_class(
    course: Course,
    grader: Grader,
    students: Sequence[str] = (),
    assignments: Sequence[str] = (),
    *,
    again: bool = False,
) -> Iterator[Mark]:
    """Grade and yield a mark for each submission; one that has not changed since it was graded is not run again."""
    chosen = list(students) or course.students()
    lessons = list(assignments) or sorted(course.points)
    if again:
        _forget(course, {f"{student}/{lesson}" for student in chosen for lesson in lessons})
    memory = remembered(course.root)
    aside: list[Mark] = []
    digests: dict[str, str] = {}

    with Writer(course) as writer:

        def waiting() -> Iterator[Submission]:
            """Hand out what has to run, one at a time; what has not is marked on the way."""
            for submission in find_submissions(course, chosen, lessons):
                digest = _digest(course, submission, grader.name)
                known = memory.get(_name(submission))
                if known and known["digest"] == digest:
                    aside.append(_mark_again(known["mark"]))
                elif submission.notebook is None:
                    forget_notebook(course, submission)
                    kept = writer.write(submission, Result())
                    aside.append(_keep(course, submission, _mark(submission, Result(), kept), digest))
                else:
                    digests[_name(submission)] = digest
                    yield submission

        for submission, result in grader.grade(course, waiting()):
            while aside:
                yield aside.pop(0)
            if result.fault is not None:
                yield _fault(submission, result)
                continue
            if result.recorded:
                kept = writer.look(submission)
            else:
                blank = dict.fromkeys(unanswered(submission.notebook), 0.0)
                result = replace(result, scores={**result.scores, **blank})
                kept = writer.write(submission, result)
            mark = _mark(submission, result, kept)
            yield _keep(course, submission, mark, digests.pop(_name(submission)))
        yield from aside


def _fault(submission: Submission, result: Result) -> Mark:
    return Mark(
        submission.student, submission.assignment, None, "grader fault", notes=(*submission.notes, result.fault or "")
    )


def _mark(submission: Submission, result: Result, kept: Kept) -> Mark:
    points = sum(score or 0.0 for score in result.scores.values()) - kept.penalty
    unread = sum(score is None for score in result.scores.values())
    word = "graded" if submission.word == "ready" else submission.word
    return Mark(submission.student, submission.assignment, max(0.0, points), word, kept.late, unread, submission.notes)


def write_feedback(course: Course, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Let nbgrader write ``feedback/…/*.html`` for each graded notebook; yield each mark when it is there."""
    api = course.api()
    for mark in marks:
        if mark.word == "graded" and (course.root / "autograded" / mark.student / mark.assignment).is_dir():
            api.generate_feedback(mark.assignment, mark.student, force=True)
        yield mark


def write_table(course: Course, path: Path, marks: Sequence[Mark] = ()) -> int:
    """Write the scores of the whole class; return the number of rows.

    Parameters
    ----------
    course : Course
        The class.
    path : Path
        Where to.
    marks : sequence of Mark
        Those of this run: what was not graded through a fault of the grader's has its word from here.
    """
    faults = {(mark.student, mark.assignment): mark.word for mark in marks if mark.points is None}
    with course.gradebook() as gradebook:
        course.write_students(gradebook, change=False)
        return write_scores(gradebook, path, states=States(course.root, faults))


# ---- what was graded already, so that a stopped run goes on where it was ---------------------------------------------


def _name(submission: Submission) -> str:
    return f"{submission.student}/{submission.assignment}"


def _digest(course: Course, submission: Submission, grader: str) -> str:
    """Return a hash of all that decides the mark: what was handed in and when, the lesson, its points, who graded."""
    cases = course.root / "release" / submission.assignment / "cases" / f"{submission.assignment}.json"
    settings = course.settings.assignments[submission.assignment]
    what = [submission.notebook, submission.notes, submission.timestamp, submission.word]
    how = [grader, course.settings.late, str(settings.due), dict(course.points[submission.assignment])]
    text = json.dumps([what, how], sort_keys=True)
    return hashlib.sha256(text.encode() + _hash(cases, cases.stat().st_mtime_ns)).hexdigest()


@functools.lru_cache(maxsize=64)
def _hash(path: Path, changed_at: int) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()


def _forget(course: Course, names: set[str]) -> None:
    """Let these be graded again; a run that is stopped leaves those that it did not reach forgotten."""
    for name, entry in remembered(course.root).items():
        if name in names:
            _append(course, {**entry, "digest": ""})


def _keep(course: Course, submission: Submission, mark: Mark, digest: str) -> Mark:
    _append(course, {"name": _name(submission), "digest": digest, "mark": asdict(mark)})
    return mark


def _append(course: Course, entry: dict[str, Any]) -> None:
    with (course.root / MEMORY).open("a+b") as file:
        torn = file.seek(0, 2) and file.seek(-1, 2) >= 0 and file.read(1) != b"\n"
        file.write(b"\n" * bool(torn) + json.dumps(entry).encode() + b"\n")


def _mark_again(data: dict[str, Any]) -> Mark:
    return Mark(**{**data, "notes": tuple(data["notes"])})
