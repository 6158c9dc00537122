"""What nbgrader makes of a check's result: exactly the points, for every verdict at every share of groups."""

import nbformat
import pytest
from IPython.core.formatters import DisplayFormatter
from nbgrader.utils import determine_grade

from neurons.checking.display import Points
from neurons.checking.verdict import Line, Verdict

WORDS = ["correct", "wrong", "error", "not attempted", "waits for Value"]


def graded_cell(result, maximum):
    """A check cell as a kernel leaves it when `result` is its last expression."""
    data, metadata = DisplayFormatter().format(result)
    output = nbformat.v4.new_output("execute_result", data=data, metadata=metadata, execution_count=1)
    cell = nbformat.v4.new_code_cell("check('x')", outputs=[output])
    cell.metadata["nbgrader"] = {
        "grade": True,
        "solution": False,
        "locked": True,
        "points": maximum,
        "grade_id": "check-x",
        "schema_version": 3,
        "task": False,
    }
    return cell


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("maximum", [1, 2, 3, 5])
@pytest.mark.parametrize("weights", [(1,), (1, 1), (1, 2), (1, 1, 1), (2, 1, 1, 3), (1,) * 9])
def test_every_verdict_at_every_share_is_read_as_the_points_it_shows(word, maximum, weights):
    for won in range(sum(weights) + 1):
        points = maximum * won / sum(weights)
        lines = tuple(Line(f"group {place}", word, weight) for place, weight in enumerate(weights))
        result = Points(Verdict("x", word, points, maximum, lines))
        score, out_of = determine_grade(graded_cell(result, maximum))
        assert out_of == maximum
        assert score == points
        assert score <= maximum
        assert (score == maximum) is (won == sum(weights))


def test_the_result_is_one_output_with_the_bare_number_as_text():
    result = Points(Verdict("x", "wrong", 0.0, 2, (Line("values", "wrong", 1),)))
    data = graded_cell(result, 2).outputs[0].data
    assert data["text/plain"] == "0.0"
    assert "neurons-card" in data["text/html"]
