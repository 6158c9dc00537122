"""nbgrader's own door: ``nbgrader autograde`` and the formgrader's button grade with the engine.

The class's ``nbgrader_config.py`` names these two preprocessors in place of nbgrader's Execute and SaveAutoGrades. What
is graded is the file in ``submitted/``, read as the batch command reads it, with the same seed and the same ledger.
"""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor, SaveAutoGrades
from nbgrader.utils import parse_utc

from autograde.errors import UserError
from autograde.gradebook.course import Course, open_course
from autograde.gradebook.grader import Result, Submission
from autograde.gradebook.record import unanswered
from autograde.gradebook.submissions import read_submission

__all__ = ["EngineExecute", "EngineSave"]

_KEY = "neurons_result"
_graders: dict[tuple[Path, str], Any] = {}


class EngineExecute(NbGraderPreprocessor):
    """Grade the submission in the sandbox, and show its verdicts and outputs in the notebook."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Return the lesson with the student's answers, verdicts and outputs; the scores go into `resources`."""
        named = resources["nbgrader"]
        course = open_course(Path(self.config.CourseDirectory.root))
        folder = course.submitted(named["student"], named["assignment"])
        submission = read_submission(
            folder, named["student"], named["assignment"], course.released(named["assignment"])
        )
        for note in submission.notes:
            self.log.warning("%s, %s: %s", named["student"], named["assignment"], note.replace("\n", " "))
        result = _warm(course, named["assignment"]).grade_one(submission)
        if result.fault is not None:
            raise UserError(
                f"{named['student']}, {named['assignment']}: {result.fault}.",
                "The grader itself failed; the submission was not graded, and that is no zero.",
                "Autograde it again; if it fails again, look at the words above.",
            )
        resources[_KEY] = submission, result
        return (nb if result.notebook is None else result.notebook), resources


class EngineSave(SaveAutoGrades):
    """Write the engine's scores and comments where nbgrader keeps its own; manual grades stay as they are."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Write scores and comments for the whole notebook, with one commit."""
        named = resources["nbgrader"]
        submission, result = resources[_KEY]
        with Gradebook(named["db_url"]) as gradebook:
            kept = gradebook.find_submission_notebook(named["notebook"], named["assignment"], named["student"])
            kept.assignment.timestamp = parse_utc(submission.timestamp)  # nbgrader reads 12.01. as December
            scores = scores_of(submission, result)
            for grade in kept.grades:
                grade.auto_score = scores.get(grade.name, 0.0)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            for comment in kept.comments:
                comment.auto_comment = result.comments.get(comment.name)
            gradebook.db.commit()
        return nb, resources


def scores_of(submission: Submission, result: Result) -> dict[str, float | None]:
    """Return the scores with 0 for an open question that was left as it came."""
    blank = unanswered(submission.notebook) if submission.notebook is not None else ()
    return {**result.scores, **dict.fromkeys(blank, 0.0)}


def _warm(course: Course, assignment: str) -> Any:
    """Return a grader whose sandbox stays up between two submissions of one lesson."""
    from autograde.engine.door import OneByOne

    key = (course.root, assignment)
    if key not in _graders:
        stop_graders()  # one sandbox at a time is enough for one button
        _graders[key] = OneByOne(course, assignment)
    return _graders[key]


def stop_graders() -> None:
    """End the sandboxes that are kept warm."""
    while _graders:
        _graders.popitem()[1].close()


atexit.register(stop_graders)
