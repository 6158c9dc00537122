"""What a grader is: it takes submissions and gives results. Nothing else of the gradebook knows how it does it.

Two kinds exist. A *pure* grader (the engine, or the fake one of the tests) returns scores, and ``record`` writes them
to nbgrader's gradebook. nbgrader's own autograde writes them itself and says so (``Result.recorded``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from autograde.gradebook.course import Course

__all__ = ["Grader", "Result", "Submission"]


@dataclass(frozen=True)
class Submission:
    """One lesson's notebook of one student, read from what was handed in (which is never written to).

    Parameters
    ----------
    student, assignment : str
        Names of the folders: ``submitted/<student>/<assignment>``. The assignment is a lesson's file name, "01_gates".
    folder : Path
        What was handed in.
    notebook : NotebookNode or None
        The lesson as released with the student's answers and own cells in their places; None where nothing can be run.
    timestamp : str or None
        When it arrived, as nbgrader writes it.
    word : str
        "ready"; or why there is nothing to run: "missing" (no notebook) or "unreadable".
    notes : tuple of str
        What was put right or should be known, in words for the instructor.
    """

    student: str
    assignment: str
    folder: Path
    notebook: Any = None
    timestamp: str | None = None
    word: str = "ready"
    notes: tuple[str, ...] = ()

    def kept_beside(self) -> dict[str, str]:
        """Return the small files that nbgrader wants beside what was graded, by name.

        Its exchange gives feedback out under a name made of the submission's secret.
        """
        kept = {"timestamp.txt": self.timestamp or ""}
        secret = self.folder / "submission_secret.txt"
        if secret.is_file() and not secret.is_symlink():
            with secret.open(encoding="utf-8", errors="replace") as file:
                kept[secret.name] = file.read(1000)
        return {name: text for name, text in kept.items() if text}


@dataclass(frozen=True)
class Result:
    """What a grader found.

    Parameters
    ----------
    scores : mapping of str to (float or None)
        Points by `grade_id` of the graded cell ("check-sigmoid", "03-open"); None: a person must read it.
    notebook : NotebookNode or None
        The notebook with the outputs that feedback shows.
    comments : mapping of str to str
        What to tell the student, by `grade_id`.
    fault : str or None
        Words of a grader fault: the submission was not graded, and that is never a zero.
    recorded : bool
        Whether the grader itself has written to the gradebook.
    """

    scores: Mapping[str, float | None] = field(default_factory=dict)
    notebook: Any = None
    comments: Mapping[str, str] = field(default_factory=dict)
    fault: str | None = None
    recorded: bool = False


class Grader(Protocol):
    """Anything with a name and a ``grade``."""

    name: str  # shown above the table of marks

    def grade(self, course: Course, submissions: Iterable[Submission]) -> Iterator[tuple[Submission, Result]]:
        """Yield each submission with its result as soon as it is known, in any order; never raise for one of them."""
        ...
