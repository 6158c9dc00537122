"""Run one answer against an exercise's cases, in a process of its own that may loop, crash or eat memory."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from autograde.build.lesson import Lesson, load_namespace
from neurons.checking.cases import ExerciseRecord
from neurons.checking.check import run_cases
from neurons.checking.stubs import texts_in_object, untouched
from neurons.checking.verdict import Verdict, decide

# A fork of a process that ran one tensor operation with two threads hangs at its first product, so there is one thread.
os.environ["OMP_NUM_THREADS"] = "1"
if "torch" in sys.modules:
    sys.modules["torch"].set_num_threads(1)

__all__ = ["apart", "apart_each", "died", "summary", "verdict_in", "verdict_on"]

WHOLE_S = 40.0  # a check has 15 s; running the lesson's cells before it may take as long again
MEMORY = 6 << 30


def verdict_in(record: ExerciseRecord, namespace: dict[str, Any], stop_at_first: bool = False) -> Verdict:
    """Return the verdict on the answer in `namespace`; needs are taken to be right."""
    as_it_came = untouched(record.stubs, texts_in_object(namespace.get(record.id)))
    return decide(record, run_cases(record, namespace, stop_at_first), as_it_came)


def verdict_on(lesson: Lesson, record: ExerciseRecord, source: str, stop_at_first: bool = False) -> dict[str, Any]:
    """Return the summary of the verdict on an answer given as the text of its cell."""
    try:
        namespace = load_namespace(lesson, {record.id: source}, upto=None)
    except BaseException as error:  # the answer's own cell stops: the learner would see that before any check
        return {
            "word": "error",
            "points": 0.0,
            "maximum": record.points,
            "mistake": type(error).__name__,
            "why": str(error),
            "won": [],
            "seen": "",
            "then": "",
        }
    if record.id not in namespace:
        return {
            "word": "not attempted",
            "points": 0.0,
            "maximum": record.points,
            "mistake": None,
            "why": "",
            "won": [],
            "seen": "",
            "then": "",
        }
    return summary(verdict_in(record, namespace, stop_at_first))


def summary(verdict: Verdict) -> dict[str, Any]:
    """Return what the proofs look at, as JSON data."""
    return {
        "word": "error" if verdict.word == "timeout" else verdict.word,
        "points": verdict.points,
        "maximum": verdict.maximum,
        "mistake": verdict.mistake,
        "seen": verdict.seen,
        "why": verdict.why,
        "then": verdict.then,
        "won": [line.name for line in verdict.lines if line.word == "correct"],
    }


def apart(work: Callable[[], Any], seconds: float = WHOLE_S) -> Any:
    """Do `work` in a fork of this process and return its JSON result; None where it died or took too long."""
    return next(apart_each([work], seconds))


def apart_each(works: Sequence[Callable[[], Any]], seconds: float = WHOLE_S) -> Iterator[Any]:
    """Do each work in a fork and yield its JSON result, None where it died or took over `seconds`.

    One fork serves as many works as it survives; after a death or a timeout the next one gets a new fork.
    """
    done = 0
    while done < len(works):
        for result in _one_fork(works[done:], seconds):
            done += 1
            yield result


def _one_fork(works: Sequence[Callable[[], Any]], seconds: float) -> Iterator[Any]:
    """Yield results until the fork ends; the last one is None where it died before its time."""
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    answered = 0
    with tempfile.TemporaryDirectory() as folder:  # an answer may write files where it stands
        child = os.fork()
        if child == 0:
            _child(works, reading, writing, folder)
        os.close(writing)
        try:
            with contextlib.closing(os.fdopen(reading, "rb", buffering=0)) as pipe:
                for line in _lines(pipe, seconds):
                    answered += 1
                    yield json.loads(line)
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
    if answered < len(works):
        yield None


def _lines(pipe: Any, seconds: float) -> Iterator[bytes]:
    """Yield whole lines, each within `seconds` of the one before."""
    rest, deadline = b"", time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
        chunk = pipe.read(1 << 16)
        if not chunk:
            return
        *whole, rest = (rest + chunk).split(b"\n")
        for line in whole:
            yield line
            deadline = time.monotonic() + seconds


def _child(works: Sequence[Callable[[], Any]], reading: int, writing: int, folder: str) -> None:
    """Run in the fork; never return."""
    gc.freeze()  # the collector then leaves alone what is shared with the parent: looking at it would copy it
    try:
        os.close(reading)
        os.chdir(folder)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        for work in works:
            view = memoryview(json.dumps(work()).encode() + b"\n")
            while view:
                view = view[os.write(writing, view) :]
    finally:
        os._exit(0)


def died(record: ExerciseRecord) -> Mapping[str, Any]:
    """What is said of an answer whose process died or never came back."""
    return {
        "word": "error",
        "points": 0.0,
        "maximum": record.points,
        "mistake": "killed",
        "why": "",
        "won": [],
        "seen": "",
        "then": "",
    }
