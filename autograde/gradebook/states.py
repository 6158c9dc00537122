"""What stands behind a score: a 0 that was earned, or one that stands there because nothing could be graded."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

__all__ = ["MEMORY", "States", "remembered"]

MEMORY = ".graded.json"


def remembered(root: Path) -> dict[str, Any]:
    """Return what earlier runs have noted of each submission, by "student/assignment"; the last note counts."""
    path = root / MEMORY
    entries = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        with contextlib.suppress(ValueError):  # a line that a kill cut off: that one is graded again
            entry = json.loads(line)
            entries[entry["name"]] = entry
    return entries


class States:
    """The word for each place of a class's table of scores.

    Parameters
    ----------
    root : Path or None
        The class's folder; None where it is not known, and the gradebook alone is asked.
    faults : mapping
        Words, by student and assignment, that come before all others.
    """

    def __init__(self, root: Path | None, faults: Mapping[tuple[str, str], str] | None = None) -> None:
        self._root, self._faults = root, faults or {}
        self._remembered = remembered(root) if root else {}

    def of(self, student: str, assignment: str, handed_in: Any) -> str:
        """Return "graded", "waits for a reader", "unreadable", "missing", "nothing handed in" or "not graded".

        Parameters
        ----------
        student, assignment : str
            Which place.
        handed_in : SubmittedAssignment or None
            What the gradebook has.
        """
        if (student, assignment) in self._faults:
            return self._faults[student, assignment]
        if handed_in is None:
            there = self._root and (self._root / "submitted" / student / assignment).is_dir()
            return "not graded" if there else "nothing handed in"
        word = self._remembered.get(f"{student}/{assignment}", {}).get("mark", {}).get("word", "graded")
        if word != "graded" and not self._has_notebook(student, assignment):
            return str(word)
        return "waits for a reader" if handed_in.needs_manual_grade else "graded"

    def _has_notebook(self, student: str, assignment: str) -> bool:
        """Whether a graded notebook is there: nbgrader's own door may have graded one since, and notes nothing here."""
        return self._root is not None and (self._root / "autograded" / student / assignment).is_dir()
