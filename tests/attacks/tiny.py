"""A lesson of three small exercises, submissions for it, and one sandbox that the engine's tests share."""

from __future__ import annotations

import atexit
import functools
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from autograde.engine.grade import Graded, grade
from autograde.engine.isolation import Isolation, open_sandbox
from autograde.engine.reference import Reference, work_out
from autograde.engine.sandbox import Limits, Sandbox, find_bwrap

IN_CI = os.environ.get("CI") == "true"
sandboxed = [
    pytest.mark.sandbox,
    pytest.mark.skipif(find_bwrap() is None and not IN_CI, reason="bubblewrap is not installed"),
]

SEED = 20_261_121
LIMITS = Limits(
    wall_s=60,
    cpu_s=30,
    memory_mb=512,
    scratch_mb=16,
    file_mb=8,
    scratch_files=300,
    threads=32,
    patience=1.0,
    cell_s=2.0,
    grace_s=1.5,
)
MARKER = "reference-marker-7731"

SOURCE = '''\
# %% [markdown]
# # Tiny
# %% setup
import sys
import numpy as np
from neurons.checking import check
# %% exercise="double"
def double(x):
    """Return twice x."""
    ### BEGIN SOLUTION: return twice x
    return 2 * x  # reference-marker-7731
    ### END SOLUTION
# %% check="double" points=2
check("double")
# %% exercise="shift"
def shift(x, b):
    """Return x moved by b."""
    ### BEGIN SOLUTION: return x moved by b
    return x + b
    ### END SOLUTION
# %% check="shift" points=2
check("shift")
# %% show="total"
raise RuntimeError("a show cell was run")
# %% exercise="total"
def total(x):
    """Return the sum of double(x)."""
    ### BEGIN SOLUTION: return the sum of twice x
    return double(x).sum()
    ### END SOLUTION
# %% check="total" points=2
check("total")
# %% [markdown] open="90" points=2
# Why?
# ### BEGIN MARK SCHEME
# - 2 points: because
# ### END MARK SCHEME
'''
CHECKS = """\
from autograde.build.describe import Case, Exercise, Group, Mistake

def table(rng):
    return {"x": rng.normal(0, 3, (3, 4))}

def both(rng):
    return {"x": rng.normal(0, 3, 5), "b": float(rng.normal(0, 9))}

def fast(name, probe, inputs):
    return Case(name, probe, inputs, limit_s=1.0)

EXERCISES = [
    Exercise("double", groups=[Group("tables", [fast("a table", "double(x)", table)]),
                               Group("rows", [fast("a row", "double(x)", lambda rng: {"x": rng.normal(0, 3, 7)})])],
             mistakes=[Mistake("half", "It is halved.", "Look at the factor.", replace=("2 * x", "x / 2"))]),
    Exercise("shift", groups=[Group("rows", [fast("a row", "shift(x, b)", both)])]),
    Exercise("total", groups=[Group("tables", [fast("a table", "total(x)", table)])], needs=["double"]),
]
"""
RIGHT = {
    "double": "def double(x):\n    return x * 2",
    "shift": "def shift(x, b):\n    return x + b",
    "total": "def total(x):\n    return 2 * x.sum()",
}
FULL = 6.0


@functools.cache
def folder() -> Path:
    """Write the lesson's source and checks into a folder of their own."""
    place = tempfile.TemporaryDirectory(prefix="tiny-")
    atexit.register(place.cleanup)
    path = Path(place.name)
    (path / "checks").mkdir()
    (path / "90_tiny.py").write_text(SOURCE, encoding="utf-8")
    (path / "checks" / "tiny.py").write_text(CHECKS, encoding="utf-8")
    return path


@functools.cache
def reference(seed: int = SEED) -> Reference:
    return work_out("tiny", seed, folder())


@functools.cache
def shared() -> tuple[Sandbox, Isolation]:
    """Start the sandbox that all tests of the engine share."""
    sandbox = Sandbox(LIMITS)
    isolation = open_sandbox(sandbox)
    atexit.register(sandbox.stop)
    return sandbox, isolation


def cell(source: str, kind: str = "code", identity: str = "", mark: Mapping[str, Any] | None = None) -> dict[str, Any]:
    out: dict[str, Any] = {
        "cell_type": kind,
        "id": identity or f"x{abs(hash(source)) % 10**8}",
        "metadata": {},
        "source": source,
    }
    if mark is not None:
        out["metadata"] = {"nbgrader": {"grade_id": identity, **mark}}
    return out


def notebook(
    answers: Mapping[str, str] | None = None,
    own: Mapping[str, Sequence[str]] | None = None,
    checks: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Return a submission: right answers but for `answers`, and cells of the student's own after the cells named."""
    answers, own, checks = {**RIGHT, **(answers or {})}, own or {}, checks or {}
    cells = []
    for given in reference().given.cells:
        if given.role == "exercise":
            cells.append(cell(answers[given.exercise], "code", given.id, {"solution": True, "grade": False}))
        elif given.role == "check":
            source = checks.get(given.exercise, given.source)
            cells.append(cell(source, "code", given.id, {"solution": False, "grade": True, "points": 2}))
        else:
            kind = "markdown" if given.role in ("prose", "open") else "code"
            cells.append(cell(given.source, kind, given.id))
        cells += [cell(source) for source in own.get(given.id, ())]
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def graded(submission: dict[str, Any] | bytes, sandbox: Sandbox | None = None) -> Graded:
    raw = submission if isinstance(submission, bytes) else json.dumps(submission).encode()
    if sandbox is not None:
        return grade(raw, reference(), sandbox, "a test")
    sandbox, isolation = shared()
    return grade(raw, reference(), sandbox, isolation.words)


def words(result: Graded) -> dict[str, str]:
    return {name: verdict.word for name, verdict in result.verdicts.items()}
