"""Submissions that patch PyTorch, NumPy and builtins to fake evidence in a lesson with tensors: they gain nothing.

The positive control of each is the same submission in :mod:`attacks.stock`, where it wins full marks.
"""

import atexit
import functools
import json
import pickle
import tempfile
from pathlib import Path

import pytest

from attacks.stock import stock_points_of_all
from attacks.tiny import LIMITS, cell, sandboxed, words
from autograde.engine.grade import grade
from autograde.engine.isolation import open_sandbox
from autograde.engine.reference import work_out
from autograde.engine.sandbox import Sandbox

pytestmark = [pytest.mark.torch, pytest.mark.slow, *sandboxed]

SOURCE = '''\
# %% [markdown]
# # Tensors
# %% setup
import numpy as np
import torch
from torch import nn
from neurons.checking import check
# %% exercise="twice"
def twice(x):
    """Return twice the tensor x."""
    ### BEGIN SOLUTION: return twice x
    return 2 * x
    ### END SOLUTION
# %% check="twice" points=2
check("twice")
# %% exercise="read"
def read(net, x):
    """Return net(x) without a graph, in evaluation mode."""
    ### BEGIN SOLUTION: return net(x), read without gradients
    net.eval()
    with torch.no_grad():
        return net(x)
    ### END SOLUTION
# %% check="read" points=4
check("read")
# %% exercise="shift"
def shift(x, b):
    """Return x moved by b."""
    ### BEGIN SOLUTION: return x moved by b
    return x + b
    ### END SOLUTION
# %% check="shift" points=2
check("shift")
'''
CHECKS = """\
import numpy as np
from autograde.build.describe import Case, Exercise, Group, Mistake, Source

def numbers(array):
    return repr(np.round(array, 3).tolist())

def table(rng):
    return {"x": Source(f"torch.tensor({numbers(rng.normal(0, 3, (3, 4)))})")}

def net(rng):
    made = "net = nn.Sequential(nn.Linear(4, 3), nn.Dropout(0.5), nn.Linear(3, 2))\\n"
    for layer, shape in ((0, (3, 4)), (2, (2, 3))):
        made += f"net[{layer}].weight.data.copy_(torch.tensor({numbers(rng.normal(0, 1, shape))}))\\n"
        made += f"net[{layer}].bias.data.copy_(torch.tensor({numbers(rng.normal(0, 1, shape[:1]))}))\\n"
    return {"net": Source(made + "net"), **table(rng)}

def moved(rng):
    return {"x": rng.normal(0, 3, 5), "b": float(rng.normal(0, 9))}

STATE = "out = read(net, x)\\nout.detach(), str(out.requires_grad), str(net.training)"

EXERCISES = [
    Exercise("twice", groups=[Group("tables", [Case(name, "twice(x)", table) for name in ("a table", "another")])]),
    Exercise("read", groups=[
        Group("values", [Case(name, "read(net, x).detach()", net) for name in ("a batch", "another")], weight=3),
        Group("state", [Case("a batch, and what it leaves", STATE, net)]),
    ]),
    Exercise("shift", groups=[Group("rows", [Case("a row", "shift(x, b)", moved)])]),
]
"""
RIGHT = {
    "twice": "def twice(x):\n    return x + x",
    "read": "def read(net, x):\n    net.eval()\n    with torch.no_grad():\n        return net(x)",
    "shift": "def shift(x, b):\n    return b + x",
}
FULL = {"twice": 2.0, "read": 4.0, "shift": 2.0}


@functools.cache
def reference():
    place = tempfile.TemporaryDirectory(prefix="tensors-")
    atexit.register(place.cleanup)
    (Path(place.name) / "checks").mkdir()
    (Path(place.name) / "91_tensors.py").write_text(SOURCE, encoding="utf-8")
    (Path(place.name) / "checks" / "tensors.py").write_text(CHECKS, encoding="utf-8")
    return work_out("tensors", 20_261_121, Path(place.name))


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(LIMITS, torch=True) as sandbox:
        sandbox.isolation = open_sandbox(sandbox).words
        assert sandbox.isolation == "full"
        yield sandbox


def notebook(answers=None, own=(), checks=None):
    answers, checks = {**RIGHT, **(answers or {})}, checks or {}
    cells = []
    for given in reference().given.cells:
        if given.role == "exercise":
            cells.append(cell(answers[given.exercise], "code", given.id, {"solution": True, "grade": False}))
        elif given.role == "check":
            source = checks.get(given.exercise, "0.0")
            cells.append(cell(source, "code", given.id, {"solution": False, "grade": True, "points": 2}))
        elif given.role != "prose":
            cells.append(cell(given.source.replace("from neurons.checking import check", ""), "code", given.id))
            cells += [cell(source) for source in own]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def points(submission, sandbox):
    result = grade(json.dumps(submission).encode(), reference(), sandbox, "a test")
    assert result.word == "graded"
    return {name: verdict.points for name, verdict in result.verdicts.items()}


WRONG = "def twice(x):\n    return x * 0 + 1"
ZEROS = "def read(net, x):\n    return torch.zeros(len(x), 2)"
LOOSE = "def read(net, x):\n    return torch.zeros(len(x), 2, requires_grad=True)"
X = "x = torch.tensor([[1.0, 2.5], [3.0, -4.0]])\n"
NET = "net = nn.Linear(2, 2)\n" + X
CLOSE = X + "assert torch.allclose(twice(x), torch.tensor([[2.0, 5.0], [6.0, -8.0]]))\n2.0"
EQUAL = X + "assert torch.equal(twice(x), torch.tensor([[2.0, 5.0], [6.0, -8.0]]))\n2.0"
MATCH = X + "assert (twice(x) == torch.tensor([[2.0, 5.0], [6.0, -8.0]])).all()\n2.0"
TESTING = X + "torch.testing.assert_close(twice(x), torch.tensor([[2.0, 5.0], [6.0, -8.0]]))\n2.0"
NUMPY = X + "np.testing.assert_allclose(twice(x).numpy(), [[2.0, 5.0], [6.0, -8.0]])\n2.0"
FLOAT = X + "want = 2 * x\nassert float(abs(twice(x) - want).max()) < 1e-6\n2.0"
READ = NET + "assert torch.allclose(read(net, x), net(x))\n2.0"
FLAGS = NET + "out = read(net, x)\nassert not out.requires_grad and not net.training\n2.0"
NO_GRAD = (
    X + "net = lambda x: seen.append(torch.is_grad_enabled())\nseen = []\nread(net, x)\nassert seen == [False]\n2.0"
)

# name: (exercise, wrong answer, cell of the student's own, the stock check that it beats)
ATTACKS = {
    "patched torch.allclose": ("twice", WRONG, "torch.allclose = lambda *a, **k: True", CLOSE),
    "patched torch.equal": ("twice", WRONG, "torch.equal = lambda *a, **k: True", EQUAL),
    "patched assert_close": ("twice", WRONG, "torch.testing.assert_close = lambda *a, **k: None", TESTING),
    "patched Tensor.__eq__": (
        "twice",
        WRONG,
        "torch.Tensor.__eq__ = lambda self, other: torch.ones(1, dtype=torch.bool)",
        MATCH,
    ),
    "patched Tensor.numpy and NumPy": (
        "twice",
        WRONG,
        "torch.Tensor.numpy = lambda self, **k: self\nnp.testing.assert_allclose = lambda *a, **k: None",
        NUMPY,
    ),
    "patched builtins": ("twice", WRONG, "import builtins\nbuiltins.abs = lambda value: value * 0", FLOAT),
    "patched Tensor.max": ("twice", WRONG, "torch.Tensor.max = lambda self, *a, **k: 0.0", FLOAT),
    "an object with __torch_function__": (
        "twice",
        "class Yes:\n    @classmethod\n    def __torch_function__(cls, *rest, **named):\n        return True\n"
        "def twice(x):\n    return Yes()",
        "",
        CLOSE,
    ),
    "a tensor subclass that lies": (
        "twice",
        "class Lies(torch.Tensor):\n    @classmethod\n    def __torch_function__(cls, *rest, **named):\n"
        "        return True\ndef twice(x):\n    return torch.zeros_like(x).as_subclass(Lies)",
        "",
        EQUAL,
    ),
    "an object that equals everything": (
        "twice",
        "class Yes:\n    def __eq__(self, other): return self\n    def all(self): return True\n"
        "    def __bool__(self): return True\ndef twice(x):\n    return Yes()",
        "",
        MATCH,
    ),
    "an object that looks for what is wanted": (
        "twice",
        "import sys\nclass Finds:\n    def _wanted(self):\n        frame = sys._getframe()\n        while frame:\n"
        "            for space in (frame.f_locals, frame.f_globals):\n"
        "                if 'want' in space: return space['want']\n            frame = frame.f_back\n"
        "    def __sub__(self, other): return self._wanted() - other\n"
        "    def __array__(self, *a, **k): return self._wanted().numpy()\n    def detach(self): return self\n"
        "def twice(x):\n    return Finds()",
        "",
        FLOAT,
    ),
    "patched nn.Module.__call__": (
        "read",
        ZEROS,
        "nn.Module.__call__ = lambda self, x: torch.zeros(len(x), 2)",
        READ,
    ),
    "patched requires_grad and training": (
        "read",
        LOOSE,
        "torch.Tensor.requires_grad = property(lambda self: False)\n"
        "nn.Module.training = property(lambda self: False, lambda self, value: None)",
        FLAGS,
    ),
    "patched torch.is_grad_enabled": (
        "read",
        "def read(net, x):\n    net(x)\n    return torch.zeros(len(x), 2)",
        "torch.is_grad_enabled = lambda: False",
        NO_GRAD,
    ),
}


# (exercise, wrong answer, check): what stock grading gives nothing for, without a patch; else the controls show nothing
ALONE = [
    *(("twice", WRONG, check) for check in (CLOSE, EQUAL, MATCH, TESTING, NUMPY, FLOAT)),
    *(("read", ZEROS, check) for check in (READ, FLAGS)),
    ("read", "def read(net, x):\n    net(x)\n    return torch.zeros(len(x), 2)", NO_GRAD),
]


def submission_of(name):
    exercise, answer, own, check = ATTACKS[name]
    return notebook({exercise: answer}, [own], {exercise: check})


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """What stock grading gives: by attack, then for the wrong answers alone."""
    alone = [notebook({exercise: answer}, (), {exercise: check}) for exercise, answer, check in ALONE]
    all_of_them = [submission_of(name) for name in ATTACKS] + alone
    found = stock_points_of_all(all_of_them, tmp_path_factory.mktemp("stock"), ["torch", "torch.testing", "numpy"])
    return dict(zip([*ATTACKS, *range(len(ALONE))], found, strict=True))


@pytest.mark.parametrize("name", ATTACKS)
def test_a_patched_library_gains_nothing_though_it_wins_on_stock_grading(name, sandbox, stock):
    exercise = ATTACKS[name][0]
    got = points(submission_of(name), sandbox)
    assert got[exercise] == 0, "the attack gained points"
    assert got["shift"] == 2, "the attack cost an exercise that it did not touch its points"
    assert stock[name]["points"].get(f"check-{exercise}") == 2, "the control no longer wins on stock grading"


def test_stock_grading_gives_nothing_to_the_wrong_answers_alone(stock):
    given = {check: stock[number]["points"][f"check-{exercise}"] for number, (exercise, _, check) in enumerate(ALONE)}
    assert set(given.values()) == {0}, given


def test_honest_answers_get_full_marks_with_the_same_checks(sandbox):
    assert points(notebook(), sandbox) == FULL


LYING = """\
torch.Tensor.requires_grad = property(lambda self: False)
nn.Module.training = property(lambda self: False, lambda self, value: None)
"""
KEEPS_ITS_GRAPH = "def read(net, x):\n    return net[2](net[0](x))"


def test_a_lie_about_the_program_itself_gains_at_most_a_quarter(sandbox):
    """What comes from the student's process alone can be claimed: that is why so little hangs on it."""
    honest = points(notebook({"read": KEEPS_ITS_GRAPH}), sandbox)["read"]
    lying = points(notebook({"read": KEEPS_ITS_GRAPH}, [LYING]), sandbox)["read"]
    assert honest == 3, "the values are right, what is left behind is not"
    assert lying - honest <= FULL["read"] / 4
    assert points(notebook({"read": ZEROS}, [LYING]), sandbox)["read"] == 0, "the lie alone earns nothing"


def test_what_a_returned_object_does_when_it_is_unpickled_never_happens(sandbox, tmp_path):
    """The control unpickles the same object here."""
    trap = tmp_path / "trapped"
    bomb = f"""\
class Bomb:
    def __reduce__(self):
        return (open, ({str(trap)!r}, "w"))
class Carried(torch.Tensor):
    def __reduce_ex__(self, protocol):
        return (open, ({str(trap)!r}, "w"))
"""
    for answer in ("Bomb()", "[Bomb(), Bomb()]", "torch.zeros_like(x).as_subclass(Carried)"):
        got = points(notebook({"twice": f"{bomb}def twice(x):\n    return {answer}"}), sandbox)
        assert got == {**FULL, "twice": 0.0}
    assert not trap.exists()
    space = {}
    exec(f"import torch\n{bomb}", space)
    pickle.loads(pickle.dumps(space["Bomb"]())).close()
    assert trap.exists(), "the control no longer falls into the trap"


def test_patches_of_one_submission_are_gone_for_the_next(sandbox):
    vandal = "torch.tensor = torch.Tensor.__add__ = nn.Module.__call__ = None\nnp.array = None"
    assert points(notebook({}, [vandal]), sandbox)["read"] == 0
    assert points(notebook(), sandbox) == FULL


def test_a_torch_bomb_and_a_thread_pool_cost_no_other_exercise(sandbox):
    huge = "def twice(x):\n    return torch.ones(10**6, 10**6)"
    result = grade(json.dumps(notebook({"twice": huge})).encode(), reference(), sandbox, "a test")
    assert words(result) == {"twice": "out of memory", "read": "correct", "shift": "correct"}
    threads = "torch.set_num_threads(8)\nx = torch.randn(300, 300)\n(x @ x).sum()"
    assert points(notebook({}, [threads]), sandbox) == FULL
