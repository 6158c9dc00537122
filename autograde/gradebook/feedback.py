"""The page that a student gets: nbgrader's own, which takes an answer that nobody has read for one that earned 0.

The class's ``nbgrader_config.py`` names ``Grades`` in place of nbgrader's GetGrades, and the two filters in place of
Jinja's, so that a word may stand where nbgrader's template expects a number. The formgrader's button and
``nbgrader generate_feedback`` write the same page.
"""

from __future__ import annotations

from typing import Any

from jinja2.filters import do_float, do_round
from nbgrader.api import Gradebook
from nbgrader.preprocessors import GetGrades

from autograde.gradebook.people import let_penalty_follow

__all__ = ["Grades", "number_or_word", "rounded_or_word"]

_WAITS = "waits for a reader"


class Grades(GetGrades):
    """Put scores and comments into the notebook, and a word beside each score that is not a person's last one."""

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Turn the whole notebook."""
        named = resources["nbgrader"]
        with Gradebook(named["db_url"]) as gradebook:
            kept = gradebook.find_submission_notebook(named["notebook"], named["assignment"], named["student"])
            if self.config.LateSubmissionPlugin.penalty_method == "zero":
                let_penalty_follow(kept)
                gradebook.db.commit()
            waiting = {grade.name: grade.manual_score for grade in kept.grades if grade.needs_manual_grade}
        nb, resources = super().preprocess(nb, resources)
        named["score"] = max(0.0, named["score"])
        if waiting:
            who = "1 answer waits" if len(waiting) == 1 else f"{len(waiting)} answers wait"
            named["max_score"] = f"{named['max_score']}; not final: {who} for a reader"
        for cell in nb.cells:
            mark = cell.metadata.get("nbgrader", {})
            if "score" in mark and mark.grade_id in waiting:
                before = waiting[mark.grade_id]
                mark["score"] = _WAITS if before is None else f"{before}, {_WAITS} again"
        return nb, resources


def number_or_word(value: Any, *arguments: Any) -> Any:
    """Return what Jinja's ``float`` does, and words as they are.

    Examples
    --------
    >>> number_or_word(3), number_or_word("waits for a reader")
    (3.0, 'waits for a reader')
    """
    return value if isinstance(value, str) else do_float(value, *arguments)


def rounded_or_word(value: Any, *arguments: Any) -> Any:
    """Return what Jinja's ``round`` does, and words as they are."""
    return value if isinstance(value, str) else do_round(value, *arguments)
