"""Every lesson with every answer, run once for all the tests that look at it, where no network is.

Each run is a process in a network namespace of its own that holds the loopback and nothing else. In the notebook's
kernel a cell before the first writes what every figure looks like, and every address that Python is asked for.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest

from autograde.build.lesson import ROOT, lesson_names
from autograde.engine.sandbox import find_bwrap

NAMES = [name for name in lesson_names() if (ROOT / "lessons" / f"{name}.ipynb").is_file()]
LONGEST_S = 400
needs_a_namespace = pytest.mark.skipif(
    find_bwrap() is None and os.environ.get("CI") != "true", reason="bubblewrap is not installed"
)

_FIRST = """
def _seen_by_the_tests():
    import importlib.util, json, pathlib, sys
    folder = pathlib.Path({folder!r})
    spec = importlib.util.spec_from_file_location("figure_looks", {looks!r})
    looks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(looks)
    looks.record(folder / "looks.jsonl")
    def asked(event, arguments):
        if event in ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"):
            where = arguments[1] if event in ("socket.connect", "socket.sendto") else arguments[0]
            host = where[0] if isinstance(where, tuple) else where
            if host not in (None, "localhost", "127.0.0.1", "::1") or {every}:
                with (folder / "asked.jsonl").open("a") as lines:
                    lines.write(json.dumps(f"{{event}}: {{where}}") + "\\n")
    sys.addaudithook(asked)
_seen_by_the_tests()
"""


def each(name: str):
    """Return a lesson as a test's parameter, with the marks that its run needs."""
    marks = [pytest.mark.sandbox, pytest.mark.slow, needs_a_namespace]
    return pytest.param(name, marks=[*marks, *([pytest.mark.torch] if name >= "10" else [])])


each_lesson = pytest.mark.parametrize("name", [each(name) for name in NAMES])


@dataclass
class Run:
    """What a run showed."""

    notebook: nbformat.NotebookNode
    points: float
    maximum: int
    seconds: float
    errors: list[str] = field(default_factory=list)
    devices: list[str] = field(default_factory=list)
    looks: list[dict] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)


def without_network(command: list[str]) -> list[str]:
    """Return the command that runs this one with a loopback of its own and no other network."""
    bwrap = find_bwrap()
    if bwrap is None:
        raise RuntimeError("bubblewrap is not installed (Debian: apt-get install bubblewrap)")
    return [bwrap, "--dev-bind", "/", "/", "--unshare-net", "--die-with-parent", "--", *command]


@cache
def solved_run(name: str) -> Run:
    """Run a lesson with every answer in it."""
    from autograde.build.lesson import read_lesson
    from autograde.build.notebook import solved

    return run(solved(read_lesson(name)))


def run(notebook: nbformat.NotebookNode, network: bool = False, loopback: bool = False) -> Run:
    """Run a notebook as if it lay in lessons/; note requests to the loopback too if asked to."""
    with TemporaryDirectory(prefix="neurons-run-") as place:
        folder = Path(place)
        looks = str(Path(__file__).with_name("figure_looks.py"))
        first = nbformat.v4.new_code_cell(_FIRST.format(folder=place, looks=looks, every=loopback), id="seen-by-tests")
        notebook = nbformat.from_dict({**notebook, "cells": [first, *notebook.cells]})
        nbformat.write(notebook, folder / "in.ipynb")
        command = [sys.executable, "-P", __file__, str(folder)]
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "IPYTHONDIR": str(folder / "ipython")}
        done = subprocess.run(
            command if network else without_network(command),
            capture_output=True,
            text=True,
            timeout=LONGEST_S,
            env=environment,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"The run ended with {done.returncode}.\n{done.stderr[-3000:]}")
        told = json.loads((folder / "told.json").read_text(encoding="utf-8"))
        return Run(
            nbformat.read(folder / "out.ipynb", as_version=4),
            **told,
            looks=_lines(folder / "looks.jsonl"),
            asked=_lines(folder / "asked.jsonl"),
        )


def _lines(path: Path) -> list:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def _inside(folder: Path) -> None:
    """Run the notebook that lies in the folder, and leave beside it what was seen."""
    from autograde.build.execute import run_notebook

    notebook = nbformat.read(folder / "in.ipynb", as_version=4)
    report = run_notebook(notebook, ROOT / "lessons", timeout=LONGEST_S)
    devices = [line.partition(":")[0].strip() for line in Path("/proc/self/net/dev").read_text().splitlines()[2:]]
    told = {"points": report.points, "maximum": report.maximum, "seconds": report.seconds}
    told |= {"errors": report.errors, "devices": devices}
    (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
    report.notebook.cells.pop(0)
    nbformat.write(report.notebook, folder / "out.ipynb")


if __name__ == "__main__":
    _inside(Path(sys.argv[1]))
