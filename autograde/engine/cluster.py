"""The same grading on the workers of a ``dask.distributed`` cluster, each with its own sandboxed server.

What travels to a worker is a submission's cells and the reference (once for each worker); what comes back is the
result. The workers are the instructor's own machines, with this repository and bubblewrap on them: they see expected
values, as the process that grades on one machine does.
"""

from __future__ import annotations

import atexit
import threading
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from autograde.engine.grade import Graded
from autograde.engine.isolation import Isolation, open_sandbox
from autograde.engine.pool import Job, grade_with_retry
from autograde.engine.reference import Reference
from autograde.engine.sandbox import Limits, Sandbox
from autograde.errors import UserError

__all__ = ["ClusterPool"]

AT_WORK = 4  # submissions on their way for each worker's thread

_mine = threading.local()
_all: list[Sandbox] = []


def _sandbox(limits: Limits, torch: bool, modules: tuple[str, ...], unsafe: bool) -> tuple[Sandbox, Isolation]:
    """Return this worker thread's own sandbox, started where it is not, or is of another lesson."""
    asked = (limits, torch, modules, unsafe)
    if getattr(_mine, "asked", None) != asked:
        if getattr(_mine, "sandbox", None) is not None:
            _mine.sandbox.stop()
        _mine.sandbox = Sandbox(limits, torch=torch, modules=modules)
        _mine.isolation = open_sandbox(_mine.sandbox, unsafe)
        _mine.asked = asked
        _all.append(_mine.sandbox)
    return _mine.sandbox, _mine.isolation


@atexit.register
def _stop_all() -> None:
    for sandbox in _all:
        sandbox.stop()


def _grade(handed: Any, reference: Reference, asked: tuple) -> Graded:
    """Grade one submission on a worker."""
    sandbox, isolation = _sandbox(*asked)
    return grade_with_retry(Job("", handed, reference), sandbox, isolation)


class ClusterPool:
    """Does what :class:`autograde.engine.pool.Pool` does, on a cluster.

    Parameters
    ----------
    address : str
        Of the scheduler: ``tcp://10.0.0.5:8786``.
    limits, torch, modules, unsafe
        As for the pool.
    """

    def __init__(
        self,
        address: str,
        limits: Limits | None = None,
        *,
        torch: bool = False,
        modules: Sequence[str] = (),
        unsafe: bool = False,
    ) -> None:
        self.address = address
        self._asked = (limits or Limits(), torch, tuple(modules), unsafe)

    def prepare(self) -> None:
        """Nothing: the workers start their own sandboxes."""

    def close(self) -> None:
        """Nothing: the workers' sandboxes end with the workers."""

    def run(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Graded]]:
        """Yield each job with its result as it is done; a worker that dies loses nothing but its time."""
        from distributed import Client, as_completed

        try:
            client = Client(self.address, timeout="5s", set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise UserError(
                f"No scheduler answers at {self.address} ({type(error).__name__}).",
                "A cluster is started by `dask scheduler` and, on each machine, `dask worker ADDRESS`.",
                "Start it, or leave out --cluster to grade on this machine.",
            ) from None
        with client:
            if not client.scheduler_info(n_workers=-1)["workers"]:
                raise UserError(
                    f"The cluster at {self.address} has no workers.",
                    "Nothing would ever be graded.",
                    "Start `dask worker` on at least one machine.",
                )
            yield from self._run(client, as_completed, iter(jobs))

    def _run(self, client: Any, as_completed: Any, waiting: Iterator[Job]) -> Iterator[tuple[Job, Graded]]:
        scattered: dict[int, Any] = {}
        at_work: dict[str, Job] = {}
        done = as_completed([], loop=client.loop)

        def send() -> bool:
            job = next(waiting, None)
            if job is None:
                return False
            known = job.known()
            if id(known) not in scattered:
                scattered[id(known)] = (client.scatter(known, broadcast=True, hash=False), known)
            future = client.submit(_grade, job.handed, scattered[id(known)][0], self._asked, pure=False, retries=3)
            at_work[future.key] = job
            done.add(future)
            return True

        room = AT_WORK * max(1, sum(client.nthreads().values()))
        while len(at_work) < room and send():
            pass
        while at_work:
            future = next(done)
            result = future.result()
            job = at_work.pop(future.key)
            send()
            yield job, result
