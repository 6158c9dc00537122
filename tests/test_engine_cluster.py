"""The engine on a real cluster: a scheduler and two workers on loopback, one of which is killed in the middle."""

import contextlib
import os
import signal
import subprocess
import sys
import time
import warnings
from pathlib import Path

import pytest
from attacks.tiny import LIMITS, notebook, reference, sandboxed

from autograde.engine.cluster import ClusterPool
from autograde.engine.pool import Job, Pool
from autograde.engine.program import cells_of
from autograde.errors import UserError

REPOSITORY = Path(__file__).resolve().parents[1]
pytestmark = [*sandboxed, pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def start(module, *arguments, folder):
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": "1",
        "PYTHONPATH": os.pathsep.join([str(REPOSITORY), str(REPOSITORY / "lessons"), str(REPOSITORY / "tests")]),
    }
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "distributed.cli." + module, *arguments],
        cwd=folder,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


@pytest.fixture
def cluster(tmp_path):
    where = tmp_path / "scheduler.json"
    started = [
        start(
            "dask_scheduler",
            "--host",
            "127.0.0.1",
            "--port",
            "0",
            "--no-dashboard",
            "--scheduler-file",
            str(where),
            folder=tmp_path,
        )
    ]
    started += [
        start(
            "dask_worker",
            "--scheduler-file",
            str(where),
            "--nthreads",
            "1",
            "--no-dashboard",
            "--no-nanny",
            "--local-directory",
            str(tmp_path / f"worker{number}"),
            folder=tmp_path,
        )
        for number in range(2)
    ]
    try:
        from distributed import Client

        deadline = time.monotonic() + 60
        while not where.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
        with Client(scheduler_file=str(where), set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
            address = client.scheduler.address
        yield address, started[1:]
    finally:
        for process in started:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def jobs(count):
    answers = [
        {},
        {"double": "import time\ndef double(x):\n    time.sleep(0.05)\n    return x"},
        {"shift": "import os\nos._exit(1)"},
    ]
    return [
        Job(number, tuple(cells_of(notebook(answers[number % 3])["cells"])), reference()) for number in range(count)
    ]


def test_a_cluster_gives_the_same_results_also_when_a_worker_is_killed_in_the_middle(cluster):
    address, workers = cluster
    got = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for job, graded in ClusterPool(address, LIMITS).run(jobs(24)):
            got[job.key] = graded.as_data()
            if len(got) == 6:
                os.killpg(workers[0].pid, signal.SIGKILL)
    want = {job.key: graded.as_data() for job, graded in Pool(1, LIMITS).run(jobs(24))}
    assert got == want


def test_an_address_where_nobody_answers_is_told_in_words():
    with pytest.raises(UserError, match="No scheduler answers"):
        list(ClusterPool("tcp://127.0.0.1:9", LIMITS).run(jobs(1)))
