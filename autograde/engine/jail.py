"""What a forked child does to itself before it runs a student's code (Linux only; standard library only).

The steps are in the order in which they must happen: while the child still has its capabilities it gets namespaces
and a private scratch disk of its own; then limits; then it gives every capability away, for good.
"""

from __future__ import annotations

import ctypes
import os
import resource
import struct
from typing import Any

__all__ = ["DEFENCES", "enter", "new_pid_namespace", "old_pid_namespace", "virtual_size"]

# Named one by one so that a test can leave one out and see the attack that it stops (its positive control).
DEFENCES = ("namespaces", "scratch", "limits", "capabilities", "seccomp", "descriptors")

CLONE_NEWNS, CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWNET = 0x00020000, 0x04000000, 0x08000000, 0x40000000
CLONE_NEWPID = 0x20000000
MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REC, MS_PRIVATE = 1, 2, 4, 8, 0x4000, 0x40000
PR_CAPBSET_DROP, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, PR_CAP_AMBIENT = 24, 38, 22, 47
PR_CAP_AMBIENT_CLEAR_ALL, SECCOMP_MODE_FILTER = 4, 2
CAPABILITY_VERSION_3, LAST_CAPABILITY = 0x20080522, 63

_libc = ctypes.CDLL(None, use_errno=True)


def _call(name: str, *arguments: Any) -> int:
    result = getattr(_libc, name)(*arguments)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")
    return result


def _prctl(option: int, *arguments: int) -> int:
    padded = [ctypes.c_ulong(value) for value in (*arguments, 0, 0, 0, 0)[:4]]
    return _call("prctl", ctypes.c_int(option), *padded)


def new_pid_namespace() -> None:
    """Make the next fork of this process the first process of a PID namespace of its own."""
    _call("unshare", CLONE_NEWPID)


def old_pid_namespace(descriptor: int) -> None:
    """Undo :func:`new_pid_namespace` for the forks after that one; `descriptor` is the own ``/proc/self/ns/pid``."""
    _call("setns", descriptor, CLONE_NEWPID)


def virtual_size() -> int:
    """Return the bytes of address space in use now."""
    with open("/proc/self/statm", "rb") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()


def _mount(kind: bytes | None, target: bytes, flags: int, options: bytes | None) -> None:
    _call("mount", kind, target, kind, ctypes.c_ulong(flags), options)


def _namespaces(settings: dict) -> None:
    network = 0 if "network" in settings["without"] else CLONE_NEWNET
    _call("unshare", CLONE_NEWNS | CLONE_NEWIPC | CLONE_NEWUTS | network)
    _mount(None, b"/", MS_REC | MS_PRIVATE, None)
    _mount(b"proc", b"/proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, None)


def _scratch(settings: dict) -> None:
    owner = f"uid={settings['uid']},gid={settings['uid']}," if settings["uid"] is not None else ""
    options = f"{owner}size={settings['scratch_mb']}m,nr_inodes={settings['scratch_files']},mode=0700"
    _mount(b"tmpfs", b"/tmp", MS_NOSUID | MS_NODEV | MS_NOEXEC, options.encode())
    # read-only: where the grader is no root, its own user is the submission's too, and may write what it owns
    _mount(b"tmpfs", b"/dev/shm", MS_RDONLY | MS_NOSUID | MS_NODEV | MS_NOEXEC, b"size=4k,nr_inodes=2,mode=0700")


def _limits(settings: dict) -> None:
    megabyte = 2**20
    address_space = virtual_size() + settings["memory_mb"] * megabyte
    for which, value in (
        (resource.RLIMIT_AS, address_space),
        (resource.RLIMIT_CPU, settings["cpu_s"]),
        (resource.RLIMIT_FSIZE, settings["file_mb"] * megabyte),
        (resource.RLIMIT_NOFILE, settings["open_files"]),
        (resource.RLIMIT_NPROC, settings["threads"]),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_MEMLOCK, 0),
        (resource.RLIMIT_MSGQUEUE, 0),
        (resource.RLIMIT_STACK, 16 * megabyte),
    ):
        soft_limit, hard_limit = value, value
        if which == resource.RLIMIT_STACK:  # glibc takes new threads' stacks from the soft one
            soft_limit = 8 * megabyte
        resource.setrlimit(which, (soft_limit, hard_limit))


def _capabilities(settings: dict) -> None:
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    _prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL)
    for capability in range(LAST_CAPABILITY + 1):
        try:
            _prctl(PR_CAPBSET_DROP, capability)
        except OSError:  # past the last one that this kernel knows
            break
    if settings["uid"] is not None:
        os.setgroups([])
        os.setresgid(settings["uid"], settings["uid"], settings["uid"])
        os.setresuid(settings["uid"], settings["uid"], settings["uid"])
    header = ctypes.create_string_buffer(struct.pack("Ii", CAPABILITY_VERSION_3, 0))
    data = ctypes.create_string_buffer(bytes(24))
    _call("capset", header, data)


def _seccomp(settings: dict) -> None:
    program = settings["filter"]
    if not program:
        return
    _prctl(PR_SET_NO_NEW_PRIVS, 1)
    instructions = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]

    described = Program(len(program) // 8, ctypes.addressof(instructions))
    _prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(described))


def _descriptors(settings: dict) -> None:
    keep = settings["keep"]
    null = os.open("/dev/null", os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(null, standard)
    highest = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    os.closerange(3, keep)
    os.closerange(keep + 1, min(highest, 65536))


_STEPS = {
    "descriptors": _descriptors,
    "namespaces": _namespaces,
    "scratch": _scratch,
    "limits": _limits,
    "capabilities": _capabilities,
    "seccomp": _seccomp,
}


def enter(settings: dict) -> None:
    """Lock this process up: namespaces, scratch disk, limits, no capabilities, no descriptor but ``settings["keep"]``.

    Parameters
    ----------
    settings : dict
        ``uid`` (an unprivileged one to become, or None where the sandbox runs as one already), ``scratch_mb``,
        ``scratch_files``, ``memory_mb``, ``cpu_s``, ``file_mb``, ``open_files``, ``threads``, ``filter`` (a seccomp
        program or b""), ``keep`` (the one descriptor kept) and ``without`` (defences to leave out; tests only).
    """
    without = set(settings["without"])
    if "namespaces" in without:
        without.add("scratch")  # a mount here would be everybody's
    for name, step in _STEPS.items():
        if name not in without:
            step(settings)
