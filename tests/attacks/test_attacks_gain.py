"""Submissions that gain points where checker and student share a process: here they gain none.

The positive control of each is the same submission in :mod:`attacks.stock`, where it wins full marks.
"""

import pytest

from attacks.stock import stock_points
from attacks.tiny import FULL, graded, notebook, sandboxed

pytestmark = sandboxed

WRONG = "def double(x):\n    return x * 0 + 1"
# How an instructor writes a check for stock nbgrader: the last expression is the points.
PARTIAL = """\
score = 2.0 if np.allclose(double(np.array([1.0, 2.5])), [2.0, 5.0]) else 0.0
score"""
ASSERTS = """\
np.testing.assert_allclose(double(np.array([1.0, 2.5])), [2.0, 5.0])
2.0"""
PLAIN_ASSERT = """\
assert (double(np.array([1.0, 2.5])) == np.array([2.0, 5.0])).all()
2.0"""

SETUP = "90-setup-1"
# name: (answer to `double`, cells of the student's own after the setup, the stock check that it beats)
ATTACKS = {
    "patched np.allclose": (WRONG, ["np.allclose = lambda *a, **k: True"], PARTIAL),
    "patched assert_allclose": (WRONG, ["np.testing.assert_allclose = lambda *a, **k: None"], ASSERTS),
    "sys.displayhook in the answer": ("def double(x):\n    sys.displayhook(2.0)\n    return x", [], PARTIAL),
    "an AST transformer that strips asserts": (
        WRONG,
        [
            """\
import ast
class Strip(ast.NodeTransformer):
    def visit_Assert(self, node):
        return ast.Pass()
get_ipython().ast_transformers.append(Strip())"""
        ],
        PLAIN_ASSERT,
    ),
    "an input transformer": (
        WRONG,
        [
            """\
get_ipython().input_transformers_post.append(lambda lines: ["2.0\\n"] if "score" in "".join(lines) else lines)"""
        ],
        PARTIAL,
    ),
    "patched run_cell": (
        WRONG,
        [
            """\
kind = type(get_ipython())
real = kind.run_cell
kind.run_cell = lambda self, raw, *a, **k: real(self, "2.0" if "score" in raw else raw, *a, **k)"""
        ],
        PARTIAL,
    ),
    "a check of one's own": (WRONG, ["def check(*names):\n    return 2.0"], 'check("double")'),
    "an object that equals everything": (
        """\
class Yes:
    def __eq__(self, other): return self
    def all(self): return True
    def __bool__(self): return True
    def __array_function__(self, *rest): return True
def double(x):
    return Yes()""",
        [],
        PLAIN_ASSERT,
    ),
    "an object that answers for NumPy": (
        """\
class Yes:
    def __array_function__(self, *rest): return True
def double(x):
    return Yes()""",
        [],
        PARTIAL,
    ),
    "an array subclass that lies": (
        """\
class Lies(np.ndarray):
    def __array_function__(self, *rest): return True
def double(x):
    return np.zeros_like(x).view(Lies)""",
        [],
        PARTIAL,
    ),
    "patched np.array_equal": (
        WRONG,
        ["np.array_equal = lambda *a, **k: True"],
        """\
assert np.array_equal(double(np.array([1.0, 2.5])), [2.0, 5.0])
2.0""",
    ),
    "a patched exception type": (
        WRONG,
        ["AssertionError = type('Nothing', (BaseException,), {})\nnp.testing.assert_allclose = lambda *a, **k: True"],
        ASSERTS,
    ),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_on_the_checker_gains_nothing_though_it_wins_on_stock_grading(name, tmp_path):
    answer, own, check = ATTACKS[name]
    submission = notebook({"double": answer}, {SETUP: own}, {"double": check})
    result = graded(submission)
    assert result.verdicts["double"].points == 0, "the attack gained points"
    assert result.verdicts["shift"].points == 2, "the attack cost a neighbouring exercise its points"
    assert result.verdicts["total"].points in (0, 2)
    assert stock_points(submission, tmp_path)["points"]["check-double"] == 2, (
        "the control no longer wins on stock grading"
    )


def test_stock_grading_gives_nothing_to_the_wrong_answer_alone(tmp_path):
    """Else the controls above would show nothing."""
    for check in (PARTIAL, ASSERTS, PLAIN_ASSERT):
        submission = notebook({"double": WRONG}, {}, {"double": check})
        assert stock_points(submission, tmp_path)["points"]["check-double"] == 0


INSIDE_PATCHES = {
    "the encoder": "import autograde.engine.channel as c\nc._encode = lambda value, blocks: True",
    "plain()": "import neurons.checking.probe as p\np.plain = lambda value, _depth=0: True",
    "the runner's report": "import autograde.engine.runner as r\nr.report_of = lambda outcome: {'word': 'correct', "
    "'points': 2, 'score': 1.0}",
    "the verdict inside": "import neurons.checking.verdict as v\nv.decide = lambda *a: 'correct'",
    "every judge inside": "from neurons.checking.judges import JUDGES, Judgement\n"
    "for name in JUDGES: JUDGES[name] = lambda *a, **k: Judgement(True)",
}


@pytest.mark.parametrize("name", INSIDE_PATCHES)
def test_patching_what_runs_beside_the_answer_gains_nothing(name):
    result = graded(notebook({"double": WRONG}, {SETUP: [INSIDE_PATCHES[name]]}))
    assert result.verdicts["double"].points == 0
    assert result.points < FULL


def test_control_patching_the_report_does_change_what_is_reported():
    """The patches above do reach the process: with the right values in a forged report the points come."""
    forge = """\
import autograde.engine.runner as r
honest = r.report_of
def forged(outcome):
    outcome.value = outcome.after["x"] * 2
    return honest(outcome)
r.report_of = forged"""
    result = graded(
        notebook(
            {"double": WRONG, "shift": "def shift(x, b):\n    return 0", "total": "def total(x):\n    return 0"},
            {SETUP: [forge]},
        )
    )
    assert result.verdicts["double"].points == 2
    assert result.verdicts["shift"].points == 0
    assert result.verdicts["total"].points == 0
