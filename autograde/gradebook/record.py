"""One writer for nbgrader's gradebook: what a pure grader found, and submissions with nothing in them to run."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbgrader.api import BaseCell, Comment, Grade
from nbgrader.utils import compute_checksum, is_grade, is_solution

from autograde.gradebook.course import Course
from autograde.gradebook.grader import Result, Submission

__all__ = ["Kept", "Writer", "forget_notebook", "read_scores", "unanswered"]


@dataclass(frozen=True)
class Kept:
    """What the gradebook holds of a submission besides its scores."""

    late: bool
    penalty: float


class Writer:
    """The one writer of a run: the gradebook stays open, and each submission is written with one commit.

    Opening nbgrader's gradebook anew for each submission costs more than grading it: every statement is compiled again.
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self._gradebook: Any = None
        self._known: set[str] = set()

    def __enter__(self) -> Writer:
        self._gradebook = self.course.gradebook()
        return self

    def __exit__(self, *exception: object) -> None:
        self._gradebook.close()

    def write(self, submission: Submission, result: Result) -> Kept:
        """Write a result's scores and comments, the late penalty, and the notebook that feedback shows.

        Manual scores and comments stay as they are; a score that a person changed is marked to be looked at again.
        """
        database = self._gradebook.db
        with _one_commit(database):
            kept = self._submission(submission)
            notebook = next(one for one in kept.notebooks if one.name == submission.assignment)
            for grade, name in _named(database, Grade, notebook):
                grade.auto_score = result.scores.get(name, 0.0)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            for comment, name in _named(database, Comment, notebook):
                comment.auto_comment = result.comments.get(name)
            late = kept.total_seconds_late > 0
            penalty = None
            if late and self.course.settings.late == "zero":
                database.flush()
                penalty = notebook.score
            notebook.late_submission_penalty = penalty
        database.expunge_all()
        if result.notebook is not None:
            _write_autograded(self.course, submission, result.notebook)
        return Kept(late, penalty or 0.0)

    def look(self, submission: Submission) -> Kept:
        """Return what the gradebook holds of a submission that nbgrader itself has written."""
        self._gradebook.db.expunge_all()
        kept = self._gradebook.find_submission(submission.assignment, submission.student)
        seen = Kept(kept.total_seconds_late > 0, kept.late_submission_penalty or 0.0)
        self._gradebook.db.rollback()
        return seen

    def _submission(self, submission: Submission) -> Any:
        if submission.student not in self._known:
            self._gradebook.update_or_create_student(submission.student)
            self._known.add(submission.student)
        return self._gradebook.update_or_create_submission(
            submission.assignment, submission.student, timestamp=submission.timestamp
        )


@contextlib.contextmanager
def _one_commit(database: Any) -> Iterator[None]:
    """Let nbgrader's own functions, each of which commits, share one commit at the end."""
    commit = database.commit
    database.commit = database.flush
    try:
        yield
    except BaseException:
        del database.commit
        database.rollback()
        raise
    del database.commit
    commit()


def _named(database: Any, kind: Any, notebook: Any) -> list[tuple[Any, str]]:
    """Return a submitted notebook's grades or comments with their cells' names, by one query."""
    query = database.query(kind, BaseCell.name).join(BaseCell, kind.cell_id == BaseCell.id)
    return list(query.filter(kind.notebook_id == notebook.id))


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
    # not nbformat.write: it checks the notebook against its schema, which takes longer than the grading
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{submission.assignment}.ipynb").write_text(text + "\n", encoding="utf-8")
    if submission.timestamp:
        (folder / "timestamp.txt").write_text(submission.timestamp, encoding="utf-8")


def forget_notebook(course: Course, submission: Submission) -> None:
    """Remove what an earlier grading wrote for this submission."""
    from nbgrader.utils import rmtree

    for step in ("autograded", "feedback"):
        folder = course.root / step / submission.student / submission.assignment
        if folder.exists():
            rmtree(str(folder))
