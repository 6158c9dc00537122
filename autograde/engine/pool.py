"""Several sandboxes at work: each worker is a thread that owns one, and all trusted work stays in this process."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Hashable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

from autograde.engine.grade import Graded, fault, grade_cells, unreadable
from autograde.engine.isolation import Isolation, open_sandbox
from autograde.engine.program import Handed
from autograde.engine.reference import Reference, Working
from autograde.engine.sandbox import Limits, Sandbox, SandboxError

__all__ = ["Job", "Pool", "grade_with_retry"]

TRIES = 3


@dataclass(frozen=True)
class Job:
    """One submission to grade: a key to know it by, its cells (or why there are none), and the reference."""

    key: Hashable
    handed: Sequence[Handed] | str
    reference: Reference | Working

    def known(self) -> Reference:
        """Return the reference, waiting for it where it is still being worked out."""
        return self.reference.result() if isinstance(self.reference, Working) else self.reference


def grade_with_retry(job: Job, sandbox: Sandbox, isolation: Isolation) -> Graded:
    """Grade a job; a fault of the grader's own is tried again in a new sandbox, then flagged."""
    reference = job.known()
    if isinstance(job.handed, str):
        return unreadable(job.handed, reference, isolation.words)
    trouble = ""
    for _ in range(TRIES):
        try:
            graded = grade_cells(job.handed, reference, sandbox, isolation.words)
        except (SandboxError, OSError) as error:
            trouble = str(error)
            _restart(sandbox)
            continue
        if graded.word != "grader fault":
            return graded
        trouble = next(verdict.why for verdict in graded.verdicts.values() if verdict.word == "grader fault")
    return fault(trouble, job.handed, reference, isolation.words)


def _restart(sandbox: Sandbox) -> None:
    with contextlib.suppress(SandboxError):  # the next try says so again
        sandbox.restart()


class Pool:
    """Workers for one lesson.

    Parameters
    ----------
    workers : int, optional
        How many; one for each processor unless said.
    limits : Limits, optional
        For each submission.
    torch, modules : bool, sequence of str
        What their servers import.
    unsafe : bool
        Whether the person asked in words to go on below full isolation.
    """

    def __init__(
        self,
        workers: int | None = None,
        limits: Limits | None = None,
        *,
        torch: bool = False,
        modules: Sequence[str] = (),
        unsafe: bool = False,
    ) -> None:
        self.workers = workers or len(os.sched_getaffinity(0))
        self.limits, self.torch, self.modules, self.unsafe = limits or Limits(), torch, tuple(modules), unsafe
        self.isolation: Isolation | None = None
        self._stop = threading.Event()
        self._opened: Future[tuple[Isolation, list[Sandbox]]] | None = None
        self._over = threading.Event()

    def prepare(self) -> None:
        """Begin to start the sandboxes."""
        if self._opened is None:
            self._opened, self._over = Future(), threading.Event()
            threading.Thread(target=self._open, args=(self._opened, self._over), daemon=True).start()

    def _open(self, opened: Future[tuple[Isolation, list[Sandbox]]], over: threading.Event) -> None:
        """Start a sandbox and try it; the other workers' are split off from it."""
        first = Sandbox(self.limits, torch=self.torch, modules=self.modules)
        try:
            isolation = open_sandbox(first, self.unsafe)
            opened.set_result((isolation, [first, *(first.twin(number) for number in range(1, self.workers))]))
        except BaseException as error:  # told to the person by the thread that asked
            first.stop()
            opened.set_exception(error)
        else:
            over.wait()  # bubblewrap ends with the thread that started it

    def close(self) -> None:
        """End the sandboxes, where they were started."""
        if self._opened is not None:
            with contextlib.suppress(Exception):
                for sandbox in reversed(self._opened.result()[1]):
                    sandbox.stop()
            self._over.set()
            self._opened = None

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Graded]]:
        """Yield each job with its result as it is done; jobs are taken only as fast as they are graded."""
        self._stop.clear()
        self.prepare()
        todo: queue.Queue[Job | None] = queue.Queue()  # never more in it than are at work
        done: queue.Queue[Any] = queue.Queue()
        threads = [
            threading.Thread(target=self._work, args=(todo, done, self._opened, number), daemon=True)
            for number in range(self.workers)
        ]
        for thread in threads:
            thread.start()
        waiting, at_work, over = iter(jobs), 0, False
        try:
            while True:
                while not over and at_work < 2 * self.workers:
                    job = next(waiting, None)
                    if job is None:
                        over = True
                        break
                    todo.put(job)
                    at_work += 1
                if not at_work:
                    return
                result = done.get()
                if isinstance(result, BaseException):
                    raise result
                at_work -= 1
                yield result
        finally:
            self._stop.set()
            _empty(todo)
            for _ in threads:
                todo.put(None)
            for thread in threads:
                thread.join(timeout=10)
            self.close()

    def _work(self, todo: queue.Queue, done: queue.Queue, opened: Any, number: int) -> None:
        try:
            isolation, sandboxes = opened.result()
            sandbox = sandboxes[number]
            if number:  # the first was tried when it was opened
                isolation = open_sandbox(sandbox, self.unsafe)
            self.isolation = isolation
            while not self._stop.is_set() and (job := todo.get()) is not None:
                result = job, grade_with_retry(job, sandbox, isolation)
                if not self._stop.is_set():
                    done.put(result)
        except BaseException as error:  # told to the person by the thread that asked
            if not self._stop.is_set():
                done.put(error)


def _empty(line: queue.Queue) -> None:
    while True:
        try:
            line.get_nowait()
        except queue.Empty:
            return
