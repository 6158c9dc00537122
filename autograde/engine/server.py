"""The warm server: runs inside the sandbox, imports what answers need, and forks once for each submission.

It never sees a submission: a fork gets its channel as a descriptor and reads from it itself, so that nothing of one
student is left in memory for the next. It computes nothing and starts no thread, because a fork of a process that has
computed with threads hangs at its first product.

Started as ``python -I -S server.py DESCRIPTOR``; the first message on that socket says the rest.
"""

import base64
import ctypes
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import time

MESSAGE_CAP = 2**20
MADV_COLLAPSE, LARGE_PAGE = 25, 2**21

# Imported before the first fork, so that no submission pays for them. The second list is for lessons that use torch.
PLAIN_MODULES = [
    "ast",
    "asyncio",
    "builtins",
    "cmath",
    "collections",
    "contextlib",
    "copy",
    "dataclasses",
    "decimal",
    "fractions",
    "functools",
    "heapq",
    "io",
    "itertools",
    "json",
    "linecache",
    "logging",
    "math",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "random",
    "re",
    "statistics",
    "string",
    "tempfile",
    "textwrap",
    "threading",
    "time",
    "traceback",
    "typing",
    "unittest.mock",
    "warnings",
    "numpy",
    "numpy.linalg",
    "numpy.random",
    "numpy.fft",
    "numpy.lib.stride_tricks",
    "numpy.polynomial",
    "numpy.testing",
    "scipy",
    "scipy.special",
    "scipy.linalg",
    "scipy.optimize",
    "scipy.stats",
    "matplotlib",
    "matplotlib.pyplot",
    "matplotlib.backends.backend_agg",
    "matplotlib.figure",
    "matplotlib.animation",
    "mpl_toolkits.mplot3d",
    "IPython.display",
    "IPython.core.inputtransformer2",
    "ipywidgets",
    "anywidget",
    "neurons",
    "neurons.checking",
    "neurons.checking.values",
    "neurons.checking.probe",
    "neurons.checking.capture",
    "autograde.engine.channel",
    "autograde.engine.runner",
]
TORCH_MODULES = [
    "torch",
    "torch.nn",
    "torch.nn.functional",
    "torch.optim",
    "torch.optim.lr_scheduler",
    "torch.utils.data",
    "torch.autograd",
    "torch.func",
    "torch.nn.utils",
    "torch._dynamo",
    "torch.serialization",
]


def main(control: socket.socket) -> None:
    """Serve until the other side closes the control socket."""
    settings = json.loads(control.recv(MESSAGE_CAP))
    settings["filter"] = base64.b64decode(settings["filter"])
    sys.path[:0] = settings["path"]
    missing = _import_all(settings)
    own_namespace = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC)
    gc.collect()
    gc.freeze()
    _use_large_pages()
    threads = len(os.listdir("/proc/self/task"))
    ready = json.dumps({"ready": True, "threads": threads, "missing": missing}).encode()
    control.send(ready)
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 4096, 2)
        if not message:
            return
        if message == b"kill":  # came too late: that submission had ended by itself
            continue
        request = json.loads(message)
        if "twin" not in request:
            _serve_one(control, settings, request, descriptors[0], own_namespace)
        elif os.fork() == 0:  # a second server like this one, for submissions of another user
            control.close()
            os.setsid()  # Linux shares processors out among sessions
            control = socket.socket(fileno=descriptors[0])
            settings["uid"] = request["twin"]
            control.send(ready)
        else:
            os.close(descriptors[0])


def _use_large_pages() -> None:
    """Ask Linux to gather this process's memory in pages of 2 MB, which makes each fork several times quicker."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.madvise.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int]
    with open("/proc/self/maps", encoding="utf-8") as maps:
        regions = [line.split(maxsplit=5) for line in maps]
    for addresses, rights, _, _, _, *name in regions:
        start, end = (int(address, 16) for address in addresses.split("-"))
        start, end = -(-start // LARGE_PAGE) * LARGE_PAGE, end // LARGE_PAGE * LARGE_PAGE
        if rights == "rw-p" and start < end and "".join(name).strip() in ("", "[heap]"):
            libc.madvise(start, end - start, MADV_COLLAPSE)  # a kernel that cannot leaves all as it is


def _import_all(settings: dict) -> list[str]:
    """Import the modules; return the names of those that this machine lacks."""
    missing = []
    for name in PLAIN_MODULES + (TORCH_MODULES if settings["torch"] else []) + settings["modules"]:
        try:
            importlib.import_module(name)
        except ImportError as error:
            missing.append(f"{name}: {error}")
    if settings["torch"]:
        sys.modules["torch"].set_num_threads(1)
        sys.modules["torch"].set_num_interop_threads(1)
    return missing


def _serve_one(control: socket.socket, settings: dict, request: dict, channel: int, own_namespace: int) -> None:
    """Fork for one submission, wait for its end, and tell how it ended."""
    from autograde.engine import jail

    without = set(settings["without"]) | set(request.get("without", ()))
    if "namespaces" not in without:
        jail.new_pid_namespace()
    pid = os.fork()
    if pid == 0:
        _become_submission(control, {**settings, **request, "without": without}, channel, own_namespace)
    if "namespaces" not in without:
        jail.old_pid_namespace(own_namespace)
    os.close(channel)
    control.send(json.dumps(_wait(control, pid, request["wall_s"])).encode())


def _become_submission(control: socket.socket, settings: dict, channel: int, own_namespace: int) -> None:
    status = 70  # the harness itself failed
    try:
        from autograde.engine import jail, runner

        jail.enter({**settings, "keep": channel})
        status = runner.main(socket.socket(fileno=channel), settings)
    finally:
        os._exit(status)


def _wait(control: socket.socket, pid: int, wall_s: float) -> dict:
    descriptor = os.pidfd_open(pid)
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    poll.register(control, select.POLLIN)
    deadline, late = time.monotonic() + wall_s, False
    while True:
        left = deadline - time.monotonic()
        ready = {number for number, _ in poll.poll(max(0, left * 1000))}
        if descriptor in ready:
            break
        if control.fileno() in ready and control.recv(4096) != b"kill":
            os.kill(pid, signal.SIGKILL)
            os._exit(0)  # nobody is there any more: the sandbox ends, and all in it
        late = control.fileno() not in ready
        os.kill(pid, signal.SIGKILL)
        break
    _, status, usage = os.wait4(pid, 0)
    os.close(descriptor)
    return {
        "exit": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None,
        "late": late,
        "cpu_s": usage.ru_utime + usage.ru_stime,
        "max_kb": usage.ru_maxrss,
    }


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started the sandbox
    main(socket.socket(fileno=int(sys.argv[1])))
