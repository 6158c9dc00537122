"""One writer for nbgrader's gradebook: what a pure grader found, and submissions with nothing in them to run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import nbformat
from nbgrader.utils import compute_checksum, is_grade, is_solution

from autograde.gradebook.course import Course
from autograde.gradebook.grader import Result, Submission

__all__ = ["forget_notebook", "read_scores", "record", "unanswered"]


def record(course: Course, submission: Submission, result: Result) -> None:
    """Write a result's scores and comments, the late penalty, and the notebook that feedback shows.

    Manual scores and comments stay as they are; a score that a person changed is marked to be looked at again.
    """
    student, assignment = submission.student, submission.assignment
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student(student)
        kept = gradebook.update_or_create_submission(assignment, student, timestamp=submission.timestamp)
        notebook = gradebook.find_submission_notebook(assignment, assignment, student)
        for grade in notebook.grades:
            grade.auto_score = result.scores.get(grade.name, 0.0)
            grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
        for comment in notebook.comments:
            comment.auto_comment = result.comments.get(comment.name)
        gradebook.db.flush()
        late = course.settings.late == "zero" and kept.total_seconds_late > 0
        notebook.late_submission_penalty = notebook.score if late else None
        gradebook.db.commit()
    if result.notebook is not None:
        _write_autograded(course, submission, result.notebook)


def read_scores(course: Course, student: str, assignment: str) -> Mapping[str, float | None]:
    """Return the automatic scores that the gradebook holds, by the graded cell's id."""
    with course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(assignment, assignment, student)
        return {grade.name: grade.auto_score for grade in notebook.grades}


def unanswered(notebook: Any) -> set[str]:
    """Return the open questions whose answer cell is as it was released: nobody need read those."""
    marked = [cell for cell in notebook.cells if is_grade(cell) and is_solution(cell)]
    same = [cell for cell in marked if cell.metadata.nbgrader.get("checksum") == compute_checksum(cell)]
    return {cell.metadata.nbgrader.grade_id for cell in same}


def _write_autograded(course: Course, submission: Submission, notebook: Any) -> None:
    """Write ``autograded/…``; the formgrader wants its timestamp to be that of the submission."""
    folder = course.root / "autograded" / submission.student / submission.assignment
    forget_notebook(course, submission)
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{submission.assignment}.ipynb")
    if submission.timestamp:
        (folder / "timestamp.txt").write_text(submission.timestamp, encoding="utf-8")


def forget_notebook(course: Course, submission: Submission) -> None:
    """Remove what an earlier grading wrote for this submission."""
    from nbgrader.utils import rmtree

    for step in ("autograded", "feedback"):
        folder = course.root / step / submission.student / submission.assignment
        if folder.exists():
            rmtree(str(folder))
