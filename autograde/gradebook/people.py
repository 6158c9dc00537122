"""What people did in the gradebook since grading: marks by hand in the table, and lateness that follows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from autograde.gradebook.course import Course
from autograde.gradebook.grading import Mark

__all__ = ["let_penalty_follow", "settle_lateness", "with_hand_marks"]


def with_hand_marks(course: Course, marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks with what people gave; an answer that was read waits no more."""
    with course.gradebook() as gradebook:
        rows = _touched(gradebook.db)
    more: dict[tuple[str, str], float] = {}
    read: dict[tuple[str, str], int] = {}
    for student, assignment, auto, manual, extra, waits in rows:
        place = student, assignment
        given = 0.0 if manual is None else manual - (auto or 0.0)
        more[place] = more.get(place, 0.0) + given + (extra or 0.0)
        read[place] = read.get(place, 0) + int(manual is not None and auto is None and not waits)
    out = []
    for mark in marks:
        place = mark.student, mark.assignment
        if mark.word != "graded" or mark.points is None or place not in more:
            out.append(mark)
        elif mark.late and course.settings.late == "zero":
            out.append(replace(mark, unread=max(0, mark.unread - read[place])))
        else:
            unread = max(0, mark.unread - read[place])
            out.append(replace(mark, points=max(0.0, mark.points + more[place]), unread=unread))
    return out


def _touched(database: Any) -> Any:
    """Return the grades that a person changed, with whose they are."""
    from nbgrader.api import Assignment, Grade, SubmittedAssignment, SubmittedNotebook
    from sqlalchemy import or_

    query = database.query(
        SubmittedAssignment.student_id,
        Assignment.name,
        Grade.auto_score,
        Grade.manual_score,
        Grade.extra_credit,
        Grade.needs_manual_grade,
    )
    query = query.select_from(Grade).join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
    query = query.join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
    query = query.join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
    return query.filter(or_(Grade.manual_score.is_not(None), Grade.extra_credit.is_not(None))).all()


def settle_lateness(course: Course) -> None:
    """Where late means zero, let the penalty be all points, those that a person gave after grading too."""
    if course.settings.late != "zero":
        return
    with course.gradebook() as gradebook:
        for assignment in course.points:
            for submission in gradebook.assignment_submissions(assignment):
                for notebook in submission.notebooks:
                    let_penalty_follow(notebook)
        gradebook.db.commit()


def let_penalty_follow(notebook: Any) -> None:
    """Let a late notebook's penalty be all its points; `notebook` is the gradebook's, and nothing is committed."""
    if notebook.assignment.total_seconds_late > 0:
        notebook.late_submission_penalty = notebook.score
