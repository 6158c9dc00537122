"""nbgrader's own autograde behind the interface of a grader.

A student's code runs here in an ordinary kernel, as in JupyterLab. That is fit for honest work only: a program that
looks for the checker can fool it, so these scores are advice.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from typing import Any

import nbformat

from autograde.gradebook.course import Course
from autograde.gradebook.grader import Result, Submission
from autograde.gradebook.record import read_scores

__all__ = ["NbgraderGrader"]

STAGED = "staged"  # beside submitted/: what nbgrader is given, made anew for each run


class NbgraderGrader:
    """Run ``nbgrader autograde`` on one submission after the other."""

    name = "nbgrader's own autograde (its scores are advice)"

    def grade(self, course: Course, submissions: Iterable[Submission]) -> Iterator[tuple[Submission, Result]]:
        """Yield each submission with the scores that nbgrader wrote into the gradebook."""
        api = course.api(submitted_directory=STAGED)
        for submission in submissions:
            yield submission, _grade(course, api, submission)


def _grade(course: Course, api: Any, submission: Submission) -> Result:
    _stage(course, submission)
    done = api.autograde(submission.assignment, submission.student, force=True)
    if not done["success"]:
        return Result(fault=_reason(f"{done.get('log', '')}\n{done.get('error', '')}"), recorded=True)
    return Result(read_scores(course, submission.student, submission.assignment), recorded=True)


def _reason(log: str) -> str:
    """Return the line of nbgrader's log that names the error, not the one that says to look above."""
    lines = [line.strip() for line in log.splitlines() if re.match(r"\s*[\w.]+(Error|Exception|Timeout)\b", line)]
    named = [line for line in lines if "NbGraderException: Please see" not in line]
    return (named or lines or ["nbgrader gave no words"])[-1][:200]


def _stage(course: Course, submission: Submission) -> None:
    """Write the repaired notebook, and only it, where nbgrader looks: no other file that was handed in is used."""
    folder = course.root / STAGED / submission.student / submission.assignment
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    nbformat.write(submission.notebook, folder / f"{submission.assignment}.ipynb")
    for name, text in submission.kept_beside().items():
        (folder / name).write_text(text, encoding="utf-8")
