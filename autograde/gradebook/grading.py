"""Grading what a class handed in: which submissions, what is remembered, feedback and the file of scores."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from autograde.gradebook.course import Course
from autograde.gradebook.export import write_scores
from autograde.gradebook.grader import Grader, Result, Submission
from autograde.gradebook.record import forget_notebook, record, unanswered
from autograde.gradebook.submissions import find_submissions

__all__ = ["Mark", "grade_class", "write_feedback", "write_table"]

_MEMORY = ".graded.json"


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
    memory = {} if again else _remembered(course)
    waiting = []
    for submission in find_submissions(course, chosen, lessons):
        known = memory.get(_name(submission))
        if known and known["digest"] == _digest(course, submission, grader.name):
            yield _mark_again(known["mark"])
        elif submission.notebook is None:
            forget_notebook(course, submission)
            record(course, submission, Result())
            yield _keep(course, submission, _mark(course, submission, Result()), grader.name)
        else:
            waiting.append(submission)
    for submission, result in grader.grade(course, waiting):
        if not result.recorded and result.fault is None:
            result = replace(result, scores={**result.scores, **dict.fromkeys(unanswered(submission.notebook), 0.0)})
            record(course, submission, result)
        mark = _mark(course, submission, result)
        yield mark if result.fault else _keep(course, submission, mark, grader.name)


def _mark(course: Course, submission: Submission, result: Result) -> Mark:
    who = (submission.student, submission.assignment)
    if result.fault is not None:
        return Mark(*who, None, "grader fault", notes=(*submission.notes, result.fault))
    with course.gradebook() as gradebook:
        kept = gradebook.find_submission(submission.assignment, submission.student)
        late = kept.total_seconds_late > 0
        penalty = kept.late_submission_penalty or 0.0
    points = sum(score or 0.0 for score in result.scores.values()) - penalty
    unread = sum(score is None for score in result.scores.values())
    word = "graded" if submission.word == "ready" else submission.word
    return Mark(*who, max(0.0, points), word, late, unread, submission.notes)


def write_feedback(course: Course, marks: Sequence[Mark]) -> Iterator[Mark]:
    """Let nbgrader write ``feedback/…/*.html`` for each graded notebook; yield each mark when it is there."""
    api = course.api()
    for mark in marks:
        if mark.word == "graded" and (course.root / "autograded" / mark.student / mark.assignment).is_dir():
            api.generate_feedback(mark.assignment, mark.student, force=True)
        yield mark


def write_table(course: Course, path: Path) -> int:
    """Write the scores of the whole class; return the number of rows."""
    with course.gradebook() as gradebook:
        for student in course.students():
            gradebook.update_or_create_student(student)
        return write_scores(gradebook, path)


# ---- what was graded already, so that a stopped run goes on where it was ---------------------------------------------


def _name(submission: Submission) -> str:
    return f"{submission.student}/{submission.assignment}"


def _digest(course: Course, submission: Submission, grader: str) -> str:
    """Return a hash of all that decides the mark: what was handed in and when, the lesson, its points, who graded."""
    lesson = course.root / "release" / submission.assignment
    cases = (lesson / "cases" / f"{submission.assignment}.json").read_bytes()
    settings = course.settings.assignments[submission.assignment]
    text = json.dumps(
        [submission.notebook, submission.notes, submission.timestamp, course.settings.late], sort_keys=True
    )
    due = f"{settings.due}{dict(course.points[submission.assignment])}"
    return hashlib.sha256(text.encode() + cases + due.encode()).hexdigest()


def _remembered(course: Course) -> dict[str, Any]:
    path = course.root / _MEMORY
    if not path.exists():
        return {}
    return {entry["name"]: entry for entry in map(json.loads, path.read_text(encoding="utf-8").splitlines())}


def _keep(course: Course, submission: Submission, mark: Mark, grader: str) -> Mark:
    entry = {"name": _name(submission), "digest": _digest(course, submission, grader), "mark": asdict(mark)}
    with (course.root / _MEMORY).open("a", encoding="utf-8") as file:
        file.write(json.dumps(entry) + "\n")
    return mark


def _mark_again(data: dict[str, Any]) -> Mark:
    return Mark(**{**data, "notes": tuple(data["notes"])})
