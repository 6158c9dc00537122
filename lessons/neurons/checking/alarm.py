"""A limit of time for an answer that may never end."""

from __future__ import annotations

import contextlib
import ctypes
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

__all__ = ["AnswerTimeout", "alarm"]


class AnswerTimeout(BaseException):
    """The answer used up its time; no Exception, so that `except Exception` does not swallow it."""


@contextlib.contextmanager
def alarm(seconds: float, when_stuck: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Raise AnswerTimeout in the block after `seconds`, and again every second until it ends.

    One alarm is swallowed by a bare ``except:`` around the loop; from the third on `when_stuck` is called, because
    nothing inside the process can stop such a loop. A caller's own alarm is put back with what is left of its time.
    """
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        with _by_signal(seconds, when_stuck):
            yield
    else:
        with _by_thread(seconds, when_stuck):
            yield


@contextlib.contextmanager
def _by_signal(seconds: float, when_stuck: Callable[[], None]) -> Iterator[None]:
    rung = 0

    def ring(number: int, frame: Any) -> None:
        nonlocal rung
        rung += 1
        if rung >= 3:
            when_stuck()
        raise AnswerTimeout

    started = time.monotonic()
    handler = signal.signal(signal.SIGALRM, ring)
    left, interval = signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-3), 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, handler)
        if left:
            signal.setitimer(signal.ITIMER_REAL, max(left - (time.monotonic() - started), 1e-3), interval)


@contextlib.contextmanager
def _by_thread(seconds: float, when_stuck: Callable[[], None]) -> Iterator[None]:
    """Do the same where there is no SIGALRM (Windows) or outside the main thread."""
    target, done = threading.get_ident(), threading.Event()

    def ring() -> None:
        wait, rung = seconds, 0
        while not done.wait(wait):
            rung, wait = rung + 1, 1.0
            if rung >= 3:
                when_stuck()
            ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(target), ctypes.py_object(AnswerTimeout))

    threading.Thread(target=ring, daemon=True).start()
    try:
        yield
    finally:
        done.set()
