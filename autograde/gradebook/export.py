"""The class's scores as a CSV file that a spreadsheet opens without running anything in it."""

from __future__ import annotations

import contextlib
import csv
from pathlib import Path
from typing import Any

from nbgrader.api import MissingEntry
from nbgrader.plugins import ExportPlugin

from autograde.gradebook.states import States

__all__ = ["COLUMNS", "QuotedCsv", "harmless", "write_scores"]

COLUMNS = (  # nbgrader's own, in its order, then ours
    "assignment",
    "duedate",
    "timestamp",
    "student_id",
    "last_name",
    "first_name",
    "email",
    "raw_score",
    "late_submission_penalty",
    "score",
    "max_score",
    "state",
)


def harmless(value: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula; numbers stay numbers.

    Examples
    --------
    >>> harmless("=HYPERLINK(1)"), harmless("Ada"), harmless(2.0), harmless(None)
    ("'=HYPERLINK(1)", 'Ada', 2.0, '')
    """
    if value is None:
        return ""
    if isinstance(value, (int, float)):
        return value
    text = str(value)
    starts = text.lstrip().startswith(("=", "+", "@", "-")) or text.startswith(("\t", "\r", "\n"))
    return f"'{text}" if starts else text


def write_scores(gradebook: Any, path: Path, assignments: list[str] | None = None, states: States | None = None) -> int:
    """Write one row for each student and assignment; return how many."""
    states = states or States(None)
    rows = [
        [harmless(value) for value in _row(gradebook, assignment, student, states)]
        for assignment in gradebook.assignments
        if not assignments or assignment.name in assignments
        for student in gradebook.students
    ]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    return len(rows)


def _row(gradebook: Any, assignment: Any, student: Any, states: States) -> list[Any]:
    handed_in = None
    scores = [None, 0.0, 0.0, 0.0]
    with contextlib.suppress(MissingEntry):
        handed_in = gradebook.find_submission(assignment.name, student.id)
        penalty = handed_in.late_submission_penalty or 0.0
        scores = [handed_in.timestamp, handed_in.score, penalty, max(0.0, handed_in.score - penalty)]
    who = [student.id, student.last_name, student.first_name, student.email]
    state = states.of(student.id, assignment.name, handed_in)
    return [assignment.name, assignment.duedate, scores[0], *who, *scores[1:], assignment.max_score, state]


class QuotedCsv(ExportPlugin):
    """The same for ``nbgrader export``, which the course folder's configuration points here."""

    def export(self, gradebook: Any) -> None:
        """Write the file that ``--to`` names, grades.csv unless said."""
        named = self.config.CourseDirectory.get("root")
        states = States(Path(named) if named else None)
        write_scores(gradebook, Path(self.to or "grades.csv"), list(self.assignment), states)
