"""One writer for nbgrader's gradebook: what a pure grader found, and submissions with nothing in them to run."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Notebook,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from nbgrader.utils import compute_checksum, is_grade, is_solution, parse_utc
from sqlalchemy import bindparam, insert, select, update

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

    nbgrader's own functions load and save an object for each cell, which costs more than grading it. So the rows of its
    tables (the models of ``nbgrader.api``) are read and written as rows, a table at a time.
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
            if submission.student not in self._known:
                self._gradebook.update_or_create_student(submission.student)
                database.flush()
            late, notebook = _submitted(database, submission)
            _write_grades(database, notebook, result.scores)
            _write_comments(database, notebook, result.comments)
            penalty = None
            if late and self.course.settings.late == "zero":
                penalty = database.scalar(select(SubmittedNotebook.score).where(SubmittedNotebook.id == notebook))
            marked = update(SubmittedNotebook.__table__).where(SubmittedNotebook.__table__.c.id == notebook)
            database.execute(marked.values(late_submission_penalty=penalty))
        self._known.add(submission.student)
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


def _submitted(database: Any, submission: Submission) -> tuple[bool, str]:
    """Write that this was submitted and when; return whether it was late, and its notebook's id in the gradebook."""
    lesson = database.execute(select(Assignment.id, Assignment.duedate).filter_by(name=submission.assignment)).one()
    timestamp = parse_utc(submission.timestamp)
    table = SubmittedAssignment.__table__
    where = (table.c.assignment_id == lesson.id, table.c.student_id == submission.student)
    kept = database.execute(select(table.c.id, table.c.extension).where(*where)).one_or_none()
    if kept is None:
        named = {"id": new_uuid(), "assignment_id": lesson.id, "student_id": submission.student}
        database.execute(insert(table), [{**named, "timestamp": timestamp}])
        notebooks = _add_notebooks(database, lesson.id, named["id"])
    else:
        database.execute(update(table).where(table.c.id == kept.id).values(timestamp=timestamp))
        notebooks = _notebooks(database, kept.id)
    due = lesson.duedate
    if due is not None and kept is not None and kept.extension is not None:
        due += kept.extension
    return timestamp is not None and due is not None and timestamp > due, notebooks[submission.assignment]


def _notebooks(database: Any, submitted: str) -> dict[str, str]:
    """Return the ids of a submission's notebooks by their names."""
    rows = select(Notebook.name, SubmittedNotebook.id).join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
    return dict(map(tuple, database.execute(rows.where(SubmittedNotebook.assignment_id == submitted))))


def _add_notebooks(database: Any, assignment: str, submitted: str) -> dict[str, str]:
    """Write a submission's empty rows, as nbgrader's ``add_submission`` does; return its notebooks' ids by name."""
    out = {}
    for notebook in database.execute(select(Notebook.id, Notebook.name).filter_by(assignment_id=assignment)).all():
        out[notebook.name] = own = new_uuid()
        row = {"id": own, "assignment_id": submitted, "notebook_id": notebook.id, "flagged": False}
        database.execute(insert(SubmittedNotebook.__table__), [row])
        base = BaseCell.__table__.c
        cells = database.execute(select(base.id, base.type).where(base.notebook_id == notebook.id)).all()
        for model, kinds in ((Grade, ("GradeCell", "TaskCell")), (Comment, ("SolutionCell", "TaskCell"))):
            rows = [{"id": new_uuid(), "cell_id": cell.id, "notebook_id": own} for cell in cells if cell.type in kinds]
            if rows:
                database.execute(insert(model.__table__), rows)
    return out


def _write_grades(database: Any, notebook: str, scores: Mapping[str, float | None]) -> None:
    grade, cell = Grade.__table__, BaseCell.__table__
    query = select(grade.c.id, grade.c.manual_score, cell.c.name).join(cell, grade.c.cell_id == cell.c.id)
    rows = []
    for kept in database.execute(query.where(grade.c.notebook_id == notebook)):
        score = scores.get(kept.name, 0.0)
        look_again = kept.manual_score is not None or score is None
        rows.append({"_id": kept.id, "auto_score": score, "needs_manual_grade": look_again})
    if rows:
        database.connection().execute(update(grade).where(grade.c.id == bindparam("_id")), rows)


def _write_comments(database: Any, notebook: str, comments: Mapping[str, str]) -> None:
    comment, cell = Comment.__table__, BaseCell.__table__
    query = select(comment.c.id, cell.c.name).join(cell, comment.c.cell_id == cell.c.id)
    kept = database.execute(query.where(comment.c.notebook_id == notebook))
    rows = [{"_id": one.id, "auto_comment": comments.get(one.name)} for one in kept]
    if rows:
        database.connection().execute(update(comment).where(comment.c.id == bindparam("_id")), rows)


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
    # Not nbformat.write, which checks a schema and indents: each takes longer than the grading. One line for a cell.
    rest = {key: value for key, value in notebook.items() if key != "cells"}
    cells = ",\n".join(json.dumps(cell, ensure_ascii=False, sort_keys=True) for cell in notebook["cells"])
    text = f'{{"cells": [\n{cells}\n],\n{json.dumps(rest, ensure_ascii=False, sort_keys=True)[1:]}\n'
    (folder / f"{submission.assignment}.ipynb").write_text(text, encoding="utf-8")
    for name, text in submission.kept_beside().items():
        (folder / name).write_text(text, encoding="utf-8")


def forget_notebook(course: Course, submission: Submission) -> None:
    """Remove what an earlier grading wrote for this submission."""
    from nbgrader.utils import rmtree

    for step in ("autograded", "feedback"):
        folder = course.root / step / submission.student / submission.assignment
        if folder.exists():
            rmtree(str(folder))
