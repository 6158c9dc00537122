"""From a notebook to a program: whatever was done to the notebook has a defined outcome."""

import json
import os
import random

import hypothesis.strategies as st
import pytest
from attacks.tiny import FULL, RIGHT, cell, graded, notebook, reference, sandboxed, words
from hypothesis import given, settings

from autograde.engine.program import NotANotebookError, cells_of, digest_of, make_program, read_cells

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))
WORDS = {"correct", "wrong", "error", "not attempted", "missing", "timeout", "killed", "out of memory", "invalid reply"}


def program_of(submission):
    return make_program(reference().given, cells_of(submission["cells"]), reference().fresh)


def sources(program, who):
    return [step.payload["source"] for step in program.steps if step.who == who]


def position(submission, identity):
    return next(place for place, item in enumerate(submission["cells"]) if item["id"] == identity)


# --- structure, without a sandbox -----------------------------------------------------------------------------------


def test_setup_cells_are_the_lessons_own_even_where_they_were_edited():
    submission = notebook()
    submission["cells"][position(submission, "90-setup-1")]["source"] = "check = None"
    program = program_of(submission)
    assert "import numpy" in sources(program, "setup")[0]
    assert any("edited" in note for note in program.notes)


def test_show_and_check_cells_are_not_run_whatever_stands_in_them():
    submission = notebook(checks={"double": "raise SystemExit"})
    submission["cells"][position(submission, "90-show-1")]["source"] = "raise SystemExit"
    run = " ".join(step.payload.get("source", "") for step in program_of(submission).steps)
    assert "SystemExit" not in run
    assert "show cell" not in run


def test_an_added_cell_runs_where_it_stands():
    program = program_of(notebook(own={"90-setup-1": ["first = 1"], "shift": ["second = 2"]}))
    told = [(step.do, step.who, step.exercise) for step in program.steps]
    assert told.index(("cell", "own", "")) == 1
    assert sources(program, "own") == ["first = 1", "second = 2"]
    place = next(number for number, step in enumerate(program.steps) if step.payload.get("source") == "second = 2")
    assert program.steps[place - 1].exercise == "shift"


def test_a_second_copy_of_an_answer_runs_where_it_stands():
    submission = notebook()
    submission["cells"].insert(
        position(submission, "double") + 1, cell("later = 1", "code", "double", {"solution": True})
    )
    program = program_of(submission)
    assert sources(program, "own") == ["later = 1"]
    assert any("more than once" in note for note in program.notes)


def test_an_untouched_copy_never_hides_the_work():
    stub = next(item.source for item in reference().given.cells if item.id == "double")
    for order in ([RIGHT["double"], stub], [stub, RIGHT["double"]]):
        submission = notebook({"double": order[0]})
        submission["cells"].insert(
            position(submission, "double") + 1, cell(order[1], "code", "double", {"solution": True})
        )
        program = program_of(submission)
        assert RIGHT["double"] in sources(program, "answer")
        assert stub not in sources(program, "answer") + sources(program, "own")


def test_a_retyped_answer_is_not_run_and_a_note_says_so():
    submission = notebook()
    submission["cells"][position(submission, "double")]["cell_type"] = "markdown"
    program = program_of(submission)
    assert program.answers["double"] == "not code"
    assert RIGHT["double"] not in sources(program, "answer") + sources(program, "own")


def test_outputs_and_execution_counts_do_not_change_what_a_submission_is():
    submission = notebook()
    before = digest_of(cells_of(submission["cells"]))
    for item in submission["cells"]:
        item.update(outputs=[{"output_type": "stream", "text": "2.0"}], execution_count=7)
    assert digest_of(cells_of(submission["cells"])) == before
    submission["cells"][1]["source"] += " "
    assert digest_of(cells_of(submission["cells"])) != before


GARBAGE = {
    "empty": b"",
    "no JSON": b"{",
    "a number": b"7",
    "a list": b"[]",
    "no cells": b'{"nbformat": 4}',
    "cells that are none": b'{"cells": 3}',
    "NUL bytes": b"\0" * 100,
    "UTF-16": json.dumps(notebook()).encode("utf-16"),
    "format 3": b'{"worksheets": [{"cells": []}], "nbformat": 3}',
    "nested": b"[" * 200_000,
    "a lone bracket": b"\xef\xbb\xbf[",
    "many digits": b'{"cells": ' + b"9" * 5000 + b"}",
}


@pytest.mark.parametrize("name", GARBAGE)
def test_what_is_no_notebook_is_refused_in_words(name):
    with pytest.raises(NotANotebookError, match="it "):
        read_cells(GARBAGE[name])


def test_a_notebook_that_is_too_large_or_has_too_many_cells_is_refused_before_it_costs_much():
    with pytest.raises(NotANotebookError, match="MB"):
        read_cells(b" " * (51 * 2**20))
    with pytest.raises(NotANotebookError, match="cells"):
        read_cells(json.dumps({"cells": [{"cell_type": "code", "source": ""}] * 5000}).encode())


def test_a_byte_order_mark_lone_surrogates_and_nul_are_read():
    raw = b"\xef\xbb\xbf" + json.dumps(notebook({"double": RIGHT["double"] + "  # \ud800 \0"})).encode()
    program = make_program(reference().given, read_cells(raw), reference().fresh)
    answer = next(source for source in sources(program, "answer") if "double" in source)
    answer.encode("utf-8")
    assert "\0" not in answer


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
identities = st.sampled_from([item.id for item in reference().given.cells] + ["", "90-open-prompt", "DOUBLE", "x"])
wild_cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw"]) | json_values,
        "id": identities | json_values,
        "source": st.text(max_size=60) | st.lists(st.text(max_size=9), max_size=3) | json_values,
        "metadata": st.fixed_dictionaries(
            {},
            optional={
                "nbgrader": st.fixed_dictionaries(
                    {}, optional={"grade_id": identities | json_values, "points": json_values, "solution": json_values}
                )
            },
        )
        | json_values,
        "outputs": json_values,
    },
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(wild_cells | json_values, max_size=12), st.randoms(use_true_random=False))
def test_any_structure_makes_a_program_with_the_trusted_parts_whole(wild, random_source: random.Random):
    """Fuzz: setup is the lesson's, and every exercise is probed once, in order, with all its cases."""
    cells = [*notebook()["cells"], *wild]
    random_source.shuffle(cells)
    raw = json.dumps({"cells": cells}).encode("utf-8", "replace")
    program = make_program(reference().given, read_cells(raw), reference().fresh)
    assert sources(program, "setup") == [item.source for item in reference().given.cells if item.role == "setup"]
    assert [step.exercise for step in program.steps if step.do == "look"] == ["double", "shift", "total"]
    probes = [(step.exercise, step.place) for step in program.steps if step.do == "probe"]
    assert probes == [("double", (0, 0)), ("double", (1, 0)), ("shift", (0, 0)), ("total", (0, 0))]
    assert [step.number for step in program.steps] == list(range(len(program.steps)))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=200) | json_values.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_are_read_or_refused_in_words(raw):
    try:
        handed = read_cells(raw)
    except NotANotebookError as error:
        handed, told = [], str(error)
    else:
        told = "read"
    assert told
    assert isinstance(handed, list)


# --- run ------------------------------------------------------------------------------------------------------------


def without(identity):
    submission = notebook()
    del submission["cells"][position(submission, identity)]
    return submission


@pytest.mark.sandbox
class TestRun:
    pytestmark = sandboxed

    def test_a_right_notebook_gets_full_marks_and_an_untouched_one_none(self):
        assert graded(notebook()).points == FULL
        stubs = {item.exercise: item.source for item in reference().given.cells if item.role == "exercise"}
        result = graded(notebook(stubs))
        assert result.points == 0
        assert set(words(result).values()) == {"not attempted"}

    def test_a_missing_answer_cell_is_missing_and_costs_no_other(self):
        result = graded(without("shift"))
        assert words(result) == {"double": "correct", "shift": "missing", "total": "correct"}
        assert "no cell for `shift`" in result.verdicts["shift"].why

    def test_missing_check_setup_and_show_cells_cost_nothing(self):
        for identity in ("check-shift", "90-setup-1", "90-show-1"):
            assert graded(without(identity)).points == FULL

    def test_a_retyped_answer_is_missing_in_words(self):
        submission = notebook()
        submission["cells"][position(submission, "shift")]["cell_type"] = "raw"
        result = graded(submission)
        assert words(result)["shift"] == "missing"
        assert "no code cell any more" in result.verdicts["shift"].why

    def test_an_answer_whose_cell_lost_its_name_counts_where_it_stands(self):
        submission = notebook()
        place = position(submission, "shift")
        submission["cells"][place] = cell(RIGHT["shift"])
        assert graded(submission).points == FULL

    def test_a_split_answer_counts(self):
        submission = notebook({"total": "def helper(x):\n    return 2 * x"})
        place = position(submission, "total")
        submission["cells"].insert(
            place + 1, cell("def total(x):\n    return helper(x).sum()", "code", "total", {"solution": True})
        )
        assert graded(submission).points == FULL

    def test_moved_cells_run_in_the_lessons_order(self):
        submission = notebook()
        submission["cells"].reverse()
        assert graded(submission).points == FULL

    def test_a_renamed_function_is_missing_and_the_near_name_is_told(self):
        result = graded(notebook({"double": "def doubel(x):\n    return 2 * x"}))
        assert words(result)["double"] == "missing"
        assert "doubel" in result.verdicts["double"].then

    def test_a_cell_that_raises_says_so(self):
        result = graded(notebook({"shift": "def shift(x, b)\n    return x + b"}))
        assert words(result)["shift"] == "missing"
        assert "SyntaxError" in result.verdicts["shift"].why

    def test_a_name_of_an_edited_given_cell_is_not_there_and_costs_its_users_alone(self):
        submission = notebook({"shift": "def shift(x, b):\n    return MINE + x + b"})
        submission["cells"][position(submission, "90-setup-1")]["source"] += "\nMINE = 0"
        result = graded(submission)
        assert words(result) == {"double": "correct", "shift": "error", "total": "correct"}
        assert any("edited" in note for note in result.notes)

    def test_points_raised_in_the_metadata_and_edited_checks_change_nothing(self):
        submission = notebook({"double": "def double(x):\n    return x"}, checks={"double": "1000.0"})
        for item in submission["cells"]:
            if "nbgrader" in item["metadata"]:
                item["metadata"]["nbgrader"]["points"] = 1000
        result = graded(submission)
        assert result.verdicts["double"].points == 0
        assert result.points == FULL - 2

    def test_a_need_that_fails_is_named(self):
        result = graded(
            notebook({"double": "def double(x):\n    return x", "total": "def total(x):\n    return double(x).sum()"})
        )
        assert words(result)["total"] == "waits for double"

    def test_what_cannot_be_read_gets_its_word_and_no_points(self):
        result = graded(b"{")
        assert result.word == "unreadable"
        assert result.points == 0
        assert set(words(result).values()) == {"missing"}

    def test_the_same_submission_gives_the_same_result(self):
        submission = notebook({"double": "def double(x):\n    return x + 2"})
        assert graded(submission).as_data() == graded(submission).as_data()


HONEST = {
    "warns": ({"double": "import warnings\ndef double(x):\n    warnings.warn('careful')\n    return 2 * x"}, {}),
    "warns through NumPy": ({"double": "def double(x):\n    np.log(np.zeros(2))\n    return 2 * x"}, {}),
    "prints": (
        {"double": "def double(x):\n    print('half', x)\n    print('oh', file=sys.stderr)\n    return 2 * x"},
        {},
    ),
    "logs": (
        {"double": "import logging\nlogging.basicConfig()\ndef double(x):\n    logging.error('x')\n    return 2 * x"},
        {},
    ),
    "plots": ({}, {"double": ["import matplotlib.pyplot as plt\nplt.plot(double(np.arange(5)))\nplt.show()"]}),
    "plots in the answer": (
        {"double": "import matplotlib.pyplot as plt\ndef double(x):\n    plt.figure()\n    return 2 * x"},
        {},
    ),
    "uses magics": (
        {"double": "%matplotlib inline\n%load_ext autoreload\n%time y = 1\ndef double(x):\n    return 2 * x"},
        {"90-setup-1": ["%%time\nz = 3", "!ls", "%config InlineBackend.figure_format = 'svg'", "%pip list"]},
    ),
    "a cell magic around an answer": ({"double": "%%time\ndef double(x):\n    return 2 * x"}, {}),
    "displays": (
        {
            "double": "from IPython.display import display, HTML\ndef double(x):\n    display(x, HTML('<b>'))\n"
            "    return 2 * x"
        },
        {"double": ["display(double(np.ones(2)))", "double(np.ones(2))"]},
    ),
    "asks": ({"double": "name = input('Your name? ')\ndef double(x):\n    input()\n    return 2 * x"}, {}),
    "uses threads": (
        {
            "double": "from concurrent.futures import ThreadPoolExecutor\ndef double(x):\n"
            "    with ThreadPoolExecutor(4) as pool:\n        return sum(pool.map(lambda i: x, range(2)))"
        },
        {},
    ),
    "a lambda": ({"double": "double = lambda x: 2 * x"}, {}),
    "a partial": ({"double": "from functools import partial\ndouble = partial(np.multiply, 2)"}, {}),
    "a class": ({"double": "class double:\n    def __new__(cls, x):\n        return 2 * x"}, {}),
    "a helper in an added cell": (
        {"double": "def double(x):\n    return twice(x)"},
        {"90-setup-1": ["def twice(x):\n    return 2 * x"]},
    ),
    "an import in an added cell": (
        {"double": "def double(x):\n    return sp.linalg.norm([2]) * x"},
        {"90-setup-1": ["import scipy as sp\nimport scipy.linalg"]},
    ),
    "slow but within its time": ({"double": "import time\ndef double(x):\n    time.sleep(0.4)\n    return 2 * x"}, {}),
    "a slow cell": ({"double": "import time\ntime.sleep(0.8)\ndef double(x):\n    return 2 * x"}, {}),
    "calls check in its own cells": ({}, {"double": ["check('double')", "check('double')\nmine = 1"]}),
    "a list in place of an array": (
        {
            "double": "def double(x):\n    return [[2 * v for v in row] for row in x] "
            "if x.ndim > 1 else [2 * v for v in x]"
        },
        {},
    ),
    "top-level await": ({"double": "import asyncio\nawait asyncio.sleep(0)\ndef double(x):\n    return 2 * x"}, {}),
    "type annotations": (
        {"double": "from __future__ import annotations\ndef double(x: Foo) -> Bar:\n    return 2 * x"},
        {},
    ),
    "writes a file and reads it": (
        {"double": "open('notes.txt', 'w').write('2')\ndef double(x):\n    return int(open('notes.txt').read()) * x"},
        {},
    ),
    "pickles its own class": (
        {
            "double": "import pickle\nclass Twice:\n    pass\npickle.loads(pickle.dumps(Twice()))\n"
            "def double(x):\n    return 2 * x"
        },
        {},
    ),
    "a dataclass": (
        {
            "double": "from dataclasses import dataclass\n@dataclass\nclass Twice:\n    factor: int = 2\n"
            "def double(x):\n    return Twice().factor * x"
        },
        {},
    ),
    "changes NumPy's error state": ({"double": "np.seterr(all='raise')\ndef double(x):\n    return 2 * x"}, {}),
}


@pytest.mark.parametrize("name", HONEST)
@pytest.mark.sandbox
@pytest.mark.skipif(sandboxed[1].args[0], reason="bubblewrap is not installed")
def test_honest_code_gets_full_marks(name):
    answers, own = HONEST[name]
    result = graded(notebook(answers, own))
    assert result.points == FULL, {
        exercise: (verdict.word, verdict.seen, verdict.why) for exercise, verdict in result.verdicts.items()
    }


@pytest.mark.sandbox
@pytest.mark.skipif(sandboxed[1].args[0], reason="bubblewrap is not installed")
def test_texts_pictures_and_errors_of_own_cells_come_back_capped():
    own = [
        "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
        "print('seen')\n1 / 0",
        "'y' * 10**6",
        "class Bad:\n    def __repr__(self):\n        raise SystemExit\nBad()",
    ]
    submission = notebook({}, {"90-setup-1": own})
    for number, source in enumerate(own, start=1):
        next(item for item in submission["cells"] if item["source"] == source)["id"] = f"own-{number}"
    shown = graded(submission).outputs
    assert shown["own-1"]["pictures"][0].startswith(b"\x89PNG")
    assert "seen" in shown["own-2"]["texts"][0]
    assert "ZeroDivisionError" in shown["own-2"]["texts"][1]
    assert len(shown["own-3"]["texts"][0]) <= 20_000
    assert "Bad" in shown["own-4"]["texts"][0]
