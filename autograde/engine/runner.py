"""Runs one submission's program inside its locked-up process and reports what happened, step by step.

Everything here shares a process with the student's code, which may change any of it. So nothing here decides: it
returns plain values, and the trusted side treats them as a stranger's.
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import contextlib
import inspect
import io
import os
import resource
import signal
import socket
import sys
import types
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from autograde.engine import channel as channels
from neurons.checking import capture as _capture_module  # noqa: F401 - imported before the fork
from neurons.checking.alarm import AnswerTimeout, alarm
from neurons.checking.capture import Captured, capture
from neurons.checking.probe import Outcome, Raised, _describe, run_probe

__all__ = ["Notebook", "main"]

TEXT_CAP = 20_000
IMAGE_CAP = 300_000
IMAGES_CAP = 6  # a submission
CHECK_LIMIT_S = 15.0


def main(channel: socket.socket, settings: dict) -> int:
    """Read the program, run it, report each step; return the exit status: 0, or 71 where memory ran out."""
    try:
        return _run(channel, settings)
    except MemoryError:
        return 71


def _run(channel: socket.socket, settings: dict) -> int:
    request = channels.Reader(channel).read()
    notebook = Notebook(request["setup_names"], cwd="/tmp/home")
    spent: dict[str, float] = {}
    ended: set[str] = set()
    with capture() as captured:
        for step in request["steps"]:
            if step["do"] == "cell":
                report: dict | None = notebook.run_cell(step["source"], step["limit_s"], captured)
            elif step["do"] == "look":
                report = notebook.look(step["exercise"])
            else:
                report = _probe(notebook, step, captured, spent, ended, settings["patience"])
            if report is not None:
                channels.send(channel, {"step": step["number"], **report})
    channels.send(channel, {"step": -1, "max_kb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss})
    return 0


def _probe(notebook: Notebook, step: dict, captured: Captured, spent: dict, ended: set, patience: float) -> dict | None:
    """Run one probe; None where its exercise has already used up its time or run into an endless loop."""
    name = step["exercise"]
    left = patience * CHECK_LIMIT_S - spent.get(name, 0.0)
    if name in ended or left <= 0:
        return None
    try:
        with _computing(step["limit_s"]):
            outcome = run_probe(
                step["probe"], step["inputs"], notebook.names, captured, min(left, patience * step["limit_s"])
            )
    except AnswerTimeout:  # it came between two lines of the checker's own
        outcome = Outcome("timeout", seconds=float(step["limit_s"]))
    spent[name] = spent.get(name, 0.0) + outcome.seconds
    if outcome.word == "timeout":
        ended.add(name)
    return report_of(outcome)


@contextlib.contextmanager
def _computing(seconds: float) -> Iterator[None]:
    """Raise AnswerTimeout after `seconds` of computing: patience is for a busy machine, not for an endless loop."""

    def ring(number: int, frame: Any) -> None:
        raise AnswerTimeout

    signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def report_of(outcome: Outcome) -> dict:
    """Return an outcome as plain values."""
    return {
        "word": outcome.word,
        "value": outcome.value,
        "before": outcome.before,
        "after": outcome.after,
        "raised": raised_as_dict(outcome.raised),
        "printed": outcome.printed[:TEXT_CAP],
        "warned": [text[:500] for text in outcome.warned[:20]],
        "seconds": float(outcome.seconds),
    }


def raised_as_dict(raised: Raised | None) -> dict | None:
    """Return an exception as plain values."""
    if raised is None:
        return None
    return {
        "type": raised.type[:200],
        "bases": [base[:200] for base in raised.bases[:30]],
        "text": raised.text[:500],
        "line": raised.line[:500],
        "line_number": int(raised.line_number),
        "in_answer": bool(raised.in_answer),
    }


class Notebook:
    """The names of a notebook, and a way to run a cell as IPython does: transformed, its last expression shown.

    Magics do what they can without a machine: those that time or catch a cell run its body, all others do nothing.
    """

    def __init__(self, names: dict | None = None, cwd: str | None = None) -> None:
        from IPython.core.inputtransformer2 import TransformerManager

        self.module = types.ModuleType("__main__")
        self.names = self.module.__dict__
        self.names.update(names or {}, __builtins__=builtins)
        self.images = 0
        self.shown: list[str] = []
        self._transform = TransformerManager().transform_cell
        self._cells = 0
        sys.modules["__main__"] = self.module
        self._make_harmless()
        if cwd is not None:
            _go_home(cwd)

    def _make_harmless(self) -> None:
        """Replace what would need a person, a browser or the checker's cases."""
        shell = _Shell(self)
        self.names["get_ipython"] = lambda: shell
        vars(builtins)["get_ipython"] = self.names["get_ipython"]
        vars(builtins)["display"] = self.names["display"] = self.display
        for name in ("IPython.display", "IPython.core.display_functions", "IPython", "IPython.core.display"):
            if hasattr(sys.modules.get(name), "display"):
                vars(sys.modules[name])["display"] = self.display
        for name in ("check", "hint", "progress"):
            _silence("neurons.checking", name)

    def display(self, *objects: Any, **options: Any) -> None:
        """Keep the texts of what a cell displays."""
        for item in objects[:20]:
            if type(item).__module__.partition(".")[0] == "matplotlib" and hasattr(item, "savefig"):
                continue  # drawn with the other figures when the cell ends
            self.shown.append(_text_of(item))

    def run_cell(self, source: str, limit_s: float, captured: Captured) -> dict:
        """Run a cell and report its word, error, output and pictures."""
        self.shown, result, raised, word = [], None, None, "returned"
        self._cells += 1
        try:
            with alarm(limit_s):
                result = self._run(source)
        except AnswerTimeout:
            word = "timeout"
        except BaseException as error:  # a student's cell may raise anything, SystemExit and KeyboardInterrupt too
            word, raised = "raised", _told(error)
        shown = [text[:TEXT_CAP] for text in self.shown[:20]]
        if result is not None:
            shown.append(_text_of(result))
        return {
            "word": word,
            "raised": raised_as_dict(raised),
            "printed": captured.printed()[:TEXT_CAP],
            "shown": shown,
            "warned": [text[:500] for text in captured.warned()],
            "images": self._pictures(),
        }

    def _run(self, source: str) -> Any:
        name = f"<cell {self._cells}>"
        _remember_lines(name, source)
        try:
            tree = ast.parse(source, name)
        except SyntaxError:  # magics and the like are no Python; what is Python, IPython leaves as it is
            source = self._transform(source)
            _remember_lines(name, source)
            tree = ast.parse(source, name)
        last = tree.body[-1] if tree.body and isinstance(tree.body[-1], ast.Expr) else None
        quiet = source.rstrip().endswith(";")
        flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        if last is not None:
            tree.body.pop()
        self._execute(compile(tree, name, "exec", flags))
        if last is None:
            return None
        value = self._execute(compile(ast.Expression(last.value), name, "eval", flags))
        return None if quiet else value

    def _execute(self, code: types.CodeType) -> Any:
        value = eval(code, self.names)
        if code.co_flags & inspect.CO_COROUTINE:
            return asyncio.run(value)
        return value

    def look(self, name: str) -> dict:
        """Report whether a name is there, and the names beside it (for near ones)."""
        names = [
            key for key, value in self.names.items() if type(key) is str and not key.startswith("_") and callable(value)
        ]
        return {"word": "returned", "exists": name in self.names, "names": names[:300]}

    def _pictures(self) -> list:
        """Return the open figures as PNG bytes and close them."""
        pyplot = sys.modules.get("matplotlib.pyplot")
        if pyplot is None or not pyplot.get_fignums():
            return []
        import numpy as np

        pictures = []
        for number in pyplot.get_fignums():
            if self.images < IMAGES_CAP:
                written = io.BytesIO()
                with contextlib.suppress(Exception):
                    pyplot.figure(number).savefig(written, format="png", dpi=60)
                if 0 < len(written.getvalue()) <= IMAGE_CAP:
                    pictures.append(np.frombuffer(written.getvalue(), dtype=np.uint8).copy())
                    self.images += 1
        pyplot.close("all")
        return pictures


def _told(error: BaseException) -> Raised:
    """Return an exception as words; a cell that is no Python is told by the line that is none."""
    raised = _describe(error)
    if isinstance(error, SyntaxError):
        return replace(
            raised, text=str(error.msg)[:500], line=(error.text or "").strip()[:500], line_number=error.lineno or 0
        )
    return raised


class _Shell:
    """What ``get_ipython()`` gives: enough for magics to do no harm."""

    def __init__(self, notebook: Notebook) -> None:
        self._notebook = notebook
        self.user_ns = notebook.names

    def run_line_magic(self, name: str, line: str, *rest: Any, **options: Any) -> Any:
        if name in ("time", "timeit", "prun") and line.strip():
            with contextlib.suppress(SyntaxError):
                return self._notebook._run(line)
        return None

    def run_cell_magic(self, name: str, line: str, cell: str) -> Any:
        if name in ("time", "timeit", "capture", "prun", "python", "python3"):
            return self._notebook._run(cell)
        if name in ("writefile", "file") and line.strip():
            with open(line.split()[-1], "w", encoding="utf-8") as file:
                file.write(cell)
        return None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _nothing


def _nothing(*arguments: Any, **options: Any) -> None:
    """Do nothing, whatever is asked."""


def _silence(module: str, name: str) -> None:
    if hasattr(sys.modules.get(module), name):
        setattr(sys.modules[module], name, _nothing)


def _text_of(value: Any) -> str:
    try:
        return repr(value)[:TEXT_CAP]
    except BaseException as error:  # a student's class whose text fails
        return f"<{type(value).__name__}: its text raised {type(error).__name__}>"


def _remember_lines(name: str, source: str) -> None:
    """Let tracebacks show the cell's lines."""
    import linecache

    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)


def _go_home(cwd: str) -> None:
    os.makedirs(cwd, exist_ok=True)
    os.chdir(cwd)
    data = "/course/data"
    if os.path.isdir(data) and not os.path.lexists("data"):
        os.symlink(data, "data")
    sys.path.append(cwd)
