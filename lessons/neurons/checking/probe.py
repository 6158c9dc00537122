"""Run one probe against an answer and bring back the evidence: plain values, never a comparison.

The probe is compiled as the body of a function whose parameters are the inputs and whose globals are the learner's. So
its variables never touch the learner's, and an answer that reads a notebook variable in place of its parameter fails.
"""

from __future__ import annotations

import ast
import contextlib
import copy
import functools
import importlib
import linecache
import random
import sys
import time
import traceback
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from neurons.checking.alarm import AnswerTimeout, alarm
from neurons.checking.capture import Captured
from neurons.checking.values import Source, plain

__all__ = ["Outcome", "Raised", "build_inputs", "compile_probe", "run_probe"]

OURS = __file__.rpartition("/")[0]


@dataclass(frozen=True)
class Raised:
    """An exception, as words: its type, the types it derives from, its text and the learner's line it came from."""

    type: str
    bases: tuple[str, ...]
    text: str
    line: str = ""
    line_number: int = 0
    in_answer: bool = True


@dataclass
class Outcome:
    """What happened when a probe ran.

    Parameters
    ----------
    word : str
        "returned", "raised" or "timeout".
    value : object
        The plain value of the probe's last expression.
    before, after : dict
        Plain values of the inputs around the call; `before` holds only those built from source.
    raised : Raised
        The exception, where there was one.
    printed, warned : str, list of str
        What the answer wrote, and its warnings as "Category: text".
    seconds : float
        How long it took.
    """

    word: str
    value: Any = None
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    raised: Raised | None = None
    printed: str = ""
    warned: list[str] = field(default_factory=list)
    seconds: float = 0.0


class _Logged:
    """A callable that keeps copies of the arguments it was called with."""

    def __init__(self, function: Callable[..., Any]) -> None:
        self.function = function
        self.calls: list[Any] = []

    def __call__(self, *arguments: Any) -> Any:
        self.calls.append(copy.deepcopy(arguments[0]) if len(arguments) == 1 else copy.deepcopy(arguments))
        return self.function(*arguments)


_MODULES = {"np": "numpy", "torch": "torch", "nn": "torch.nn", "F": "torch.nn.functional"}


def _tools(code: str) -> dict[str, Any]:
    """Return the modules that a piece of source names (np, torch, nn, F) and `logged`."""
    names = _names(code)
    tools = {name: importlib.import_module(module) for name, module in _MODULES.items() if name in names}
    return {**tools, "logged": _Logged} if "logged" in names else tools


@functools.lru_cache(maxsize=1024)
def _names(code: str) -> frozenset[str]:
    """Return the names in a piece of source; a probe is run with many inputs and read once."""
    return frozenset(node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name))


@functools.lru_cache(maxsize=512)
def _source_code(code: str) -> tuple[types.CodeType | None, types.CodeType, dict[str, Any]]:
    tree = ast.parse(code)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        raise ValueError(f"the source of an input must end with an expression: {code!r}")
    head = compile(ast.Module(tree.body[:-1], []), "<input>", "exec") if tree.body[:-1] else None
    return head, compile(ast.Expression(last.value), "<input>", "eval"), _tools(code)


def build_inputs(inputs: Mapping[str, Any]) -> dict[str, Any]:
    """Make fresh objects of a case's inputs: copies of values; sources are run in a new namespace with np."""
    built = {}
    for name, value in inputs.items():
        if isinstance(value, Source):
            head, tail, tools = _source_code(value.code)
            namespace = {"np": np, **tools}
            if head is not None:
                exec(head, namespace)
            built[name] = eval(tail, namespace)
        else:
            built[name] = copy.deepcopy(value)
    return built


@contextlib.contextmanager
def _gradients_on() -> Iterator[None]:
    """Begin with PyTorch's gradients on and leave them so: an answer that turns them off would fail later ones."""
    torch = sys.modules.get("torch")
    if torch is None or not hasattr(torch, "set_grad_enabled"):
        yield
        return
    torch.set_grad_enabled(True)
    try:
        yield
    finally:
        torch.set_grad_enabled(True)


@contextlib.contextmanager
def _seeded() -> Iterator[None]:
    """Begin with the same states of Python's, NumPy's and PyTorch's own chance, and put the reader's back.

    An answer that draws from them (dropout left on, say) then behaves alike every time, so its mistake is recognised.
    """
    torch = sys.modules.get("torch")
    generator = getattr(torch, "default_generator", None)
    states = random.getstate(), np.random.get_state(), generator and generator.get_state()
    random.seed(0)
    np.random.seed(0)
    if generator is not None:
        generator.manual_seed(0)
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])
        if generator is not None:
            generator.set_state(states[2])


@functools.lru_cache(maxsize=1024)
def compile_probe(code: str, names: tuple[str, ...]) -> types.CodeType:
    """Compile a probe as the body of a function of `names`; the value of its last expression is returned.

    Raises
    ------
    ValueError
        Where the last statement is not an expression.
    """
    tree = ast.parse(code)
    last = tree.body[-1]
    if not isinstance(last, ast.Expr):
        raise ValueError(f"a probe must end with the expression that is judged: {code!r}")
    tree.body[-1] = ast.copy_location(ast.Return(last.value), last)
    arguments = ast.arguments([], [ast.arg(name) for name in names], None, [], [], None, [])
    function = ast.FunctionDef("probe", arguments, tree.body, [], None)
    namespace: dict[str, Any] = {}
    exec(compile(ast.fix_missing_locations(ast.Module([function], [])), "<probe>", "exec"), namespace)
    return namespace["probe"].__code__


def run_probe(
    code: str,
    inputs: Mapping[str, Any],
    namespace: dict[str, Any],
    captured: Captured,
    limit_s: float = 5.0,
    when_stuck: Callable[[], None] = lambda: None,
) -> Outcome:
    """Run a probe in the learner's `namespace` and return the evidence.

    Parameters
    ----------
    code : str
        The probe.
    inputs : mapping
        Its inputs: plain values and sources.
    namespace : dict
        The globals in which the answer lives.
    captured : Captured
        What `capture()` gave.
    limit_s : float
        Seconds it may take.

    Returns
    -------
    Outcome
        What happened; a KeyboardInterrupt is the person's own and goes through.
    """
    started = time.monotonic()
    try:
        with _seeded():
            built = build_inputs(inputs)
            before = {name: plain(built[name]) for name, value in inputs.items() if isinstance(value, Source)}
            tools = {name: value for name, value in _tools(code).items() if name not in built}
            function = types.FunctionType(compile_probe(code, (*built, *tools)), namespace, "probe")
            with alarm(limit_s, when_stuck), _gradients_on():
                value = plain(function(*built.values(), *tools.values()))
        outcome = Outcome("returned", value, before, {name: plain(built[name]) for name in built})
    except AnswerTimeout:
        outcome = Outcome("timeout")
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # SystemExit and whatever else an answer raises
        outcome = Outcome("raised", raised=_describe(error))
    outcome.seconds = time.monotonic() - started
    outcome.printed, outcome.warned = captured.printed(), captured.warned()
    return outcome


def _describe(error: BaseException) -> Raised:
    stack = traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
    frames = [frame for frame in stack if not frame.filename.startswith(OURS)]
    learners = [frame for frame in frames if _is_learners(frame.filename)]
    learners = [frame for frame in learners if frame.filename == learners[0].filename]  # of the cell that was asked
    line, number = "", 0
    if learners:
        number = learners[-1].lineno or 0
        line = (learners[-1].line or linecache.getline(learners[-1].filename, number)).strip()
    try:
        text = str(error)[:500]
    except BaseException:  # an exception class of the learner's whose text fails
        text = ""
    bases = tuple(base.__name__ for base in type(error).__mro__)
    return Raised(type(error).__name__, bases, text, line, number, bool(learners))


@functools.lru_cache(maxsize=256)
def _is_learners(filename: str) -> bool:
    """A notebook cell has no file in an installed package."""
    return not any(
        part in filename
        for part in (
            "site-packages",
            "dist-packages",
            "lib/python",
            "<probe>",
            "<input>",
            "<frozen",
            "<__array_function__",
        )
    )
