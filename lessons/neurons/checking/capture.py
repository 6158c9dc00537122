"""Keep what an answer writes, warns, displays and draws, so that a check cell shows nothing but its verdict.

nbgrader gives 0 points to a graded cell with anything on stderr, so even a line that a logging handler sends to a
stream it took earlier must not get through.
"""

from __future__ import annotations

import builtins
import contextlib
import io
import os
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

__all__ = ["Captured", "capture", "new_figures_closed", "speaker"]

MAX_KEPT = 20_000  # characters of output kept; an answer may print in an endless loop


class _Kept(io.TextIOBase):
    """A text stream that keeps its first characters and counts the rest."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, text: Any) -> int:
        text = str(text)
        if self.size < MAX_KEPT:
            self.text.append(text[: MAX_KEPT - self.size])
        self.size += len(text)
        return len(text)

    def take(self) -> str:
        text, self.text, self.size = "".join(self.text), [], 0
        return text


class Captured:
    """What has been kept since the last look."""

    def __init__(self, kept: _Kept, files: list[Any], caught: list[warnings.WarningMessage]) -> None:
        self._kept, self._files, self._caught = kept, files, caught

    def printed(self) -> str:
        """Return what was written since the last call, on any stream or descriptor."""
        text = self._kept.take()
        for file in self._files:
            if os.fstat(file.fileno()).st_size:
                file.seek(0)
                text += file.read(MAX_KEPT).decode(errors="replace")
                file.seek(0)
                file.truncate()
        return text[:MAX_KEPT]

    def warned(self) -> list[str]:
        """Return the warnings since the last call, as "Category: text"."""
        found = [f"{warning.category.__name__}: {warning.message}" for warning in self._caught[:20]]
        self._caught.clear()
        return found


@contextlib.contextmanager
def capture() -> Iterator[Captured]:
    """Keep stdout, stderr, descriptors 1 and 2, warnings, displays and new figures while the block runs.

    A loop that swallows every alarm is told so on the stream that was there before (:func:`speaker`).
    """
    kept = _Kept()
    with contextlib.ExitStack() as stack:
        # Each line below undoes itself in reverse order, also when an answer replaced a stream or closed it.
        files = _hold_descriptors(stack)
        streams = {name: getattr(sys, name) for name in ("stdout", "stderr")}
        for stream in (*streams.values(), sys.__stdout__, sys.__stderr__):
            _hold_writes(stack, stream, kept)
        for name, stream in streams.items():
            stack.callback(setattr, sys, name, stream)
            setattr(sys, name, kept)
        _hold_displays(stack, kept)
        stack.enter_context(new_figures_closed())
        _hold_input(stack)
        caught = stack.enter_context(_default_warnings())
        stack.enter_context(np.errstate(**_error_state()))
        yield Captured(kept, files, caught)


def _hold_descriptors(stack: contextlib.ExitStack) -> list[Any]:
    files = []
    for number in (1, 2):
        try:
            before = os.dup(number)
        except OSError:  # closed, as under pythonw
            continue
        file = stack.enter_context(tempfile.TemporaryFile(buffering=0))  # noqa: SIM115 - the stack closes it
        os.dup2(file.fileno(), number)
        stack.callback(_put_back, before, number)
        files.append(file)
    return files


def _put_back(before: int, number: int) -> None:
    os.dup2(before, number)
    os.close(before)


def _hold_writes(stack: contextlib.ExitStack, stream: Any, kept: _Kept) -> None:
    """Let a stream object that somebody took earlier write into `kept`; it gets its own methods back."""
    held = getattr(stream, "__dict__", None)
    if held is None or "write" in held:
        return
    with contextlib.suppress(Exception):
        stream.flush()
    try:
        stream.write = kept.write
        stream.writelines = lambda lines: kept.write("".join(map(str, lines)))
    except AttributeError:
        return
    stack.callback(held.pop, "write", None)
    stack.callback(held.pop, "writelines", None)


def _hold_displays(stack: contextlib.ExitStack, kept: _Kept) -> None:
    if "IPython" not in sys.modules:
        return
    from IPython import get_ipython
    from IPython.core.displaypub import CapturingDisplayPublisher

    shell = get_ipython()
    if shell is None:
        return
    stack.callback(setattr, shell, "display_pub", shell.display_pub)
    shell.display_pub = CapturingDisplayPublisher()


@contextlib.contextmanager
def new_figures_closed() -> Iterator[None]:
    """Close the pyplot figures that are begun in the block; pyplot is not imported for it."""
    before = set(_figures())
    try:
        yield
    finally:
        for number in set(_figures()) - before:
            sys.modules["matplotlib.pyplot"].close(number)


def _figures() -> list[int]:
    pyplot = sys.modules.get("matplotlib.pyplot")
    return pyplot.get_fignums() if pyplot else []


def _hold_input(stack: contextlib.ExitStack) -> None:
    """Answer every ``input()`` with an empty line: a check must never wait for somebody to type."""
    stack.callback(setattr, builtins, "input", builtins.input)
    builtins.input = lambda prompt="", /: ""


@contextlib.contextmanager
def _default_warnings() -> Iterator[list[warnings.WarningMessage]]:
    """Record every warning that the answer did not silence, and turn none into an error."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.filters = [rule for rule in warnings.filters if rule[0] != "error"]
        warnings.simplefilter("always", append=True)
        yield caught


def _error_state() -> dict[str, Any]:
    """NumPy's default error state, but for what was silenced in words."""
    default = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
    return {name: "ignore" if how == "ignore" else default[name] for name, how in np.geterr().items()}


def speaker() -> Callable[[str], None]:
    """Return a function that writes to the notebook even while everything is captured; call it before `capture`."""
    stream = sys.stdout
    write, flush = stream.write, stream.flush

    def say(text: str) -> None:
        with contextlib.suppress(Exception):
            write(text)
            flush()

    return say
