"""The system calls that a student's process is refused, as a filter made by libseccomp (loaded by ctypes).

What the filter stops that namespaces do not: making processes at all (the limit on their number does not hold for
real root), user namespaces and with them the kernel's mount and network code, memory that no address-space limit
counts (System V and in-memory files), keyrings, BPF, io_uring, performance counters, other processes' memory, and
sockets of any family but Unix ones.

Landlock is not used: everything that it could refuse (paths, TCP ports, abstract sockets, signals) is not there to be
refused, because the mount, network and PID namespaces hold nothing of the host; and no maintained Python package
for it was found.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import errno
import os
import tempfile

__all__ = ["REFUSED", "make_filter"]

REFUSED = (
    "fork",
    "vfork",
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    "kcmp",
    "unshare",
    "setns",
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "move_mount",
    "open_tree",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "add_key",
    "request_key",
    "keyctl",
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "memfd_create",
    "memfd_secret",
    "shmget",
    "shmat",
    "shmctl",
    "semget",
    "msgget",
    "mq_open",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "kexec_file_load",
    "reboot",
    "swapon",
    "swapoff",
    "syslog",
    "acct",
    "quotactl",
    "settimeofday",
    "clock_settime",
    "clock_adjtime",
    "adjtimex",
    "sethostname",
    "setdomainname",
    "open_by_handle_at",
    "name_to_handle_at",
    "fanotify_init",
    "lookup_dcookie",
    "personality",
    "vhangup",
    "iopl",
    "ioperm",
    "execve",
    "execveat",
    "seccomp",
)

CLONE_THREAD = 0x00010000
AF_UNIX = 1
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_EQUAL, _NOT_EQUAL, _MASKED_EQUAL = 4, 1, 7


class _Comparison(ctypes.Structure):
    _fields_ = (
        ("argument", ctypes.c_uint),
        ("operator", ctypes.c_int),
        ("first", ctypes.c_uint64),
        ("second", ctypes.c_uint64),
    )


def _library() -> ctypes.CDLL | None:
    for name in ("libseccomp.so.2", ctypes.util.find_library("seccomp")):
        if name:
            try:
                return ctypes.CDLL(name, use_errno=True)
            except OSError:
                continue
    return None


def make_filter() -> bytes:
    """Return the filter as a BPF program; empty where this machine has no libseccomp."""
    library = _library()
    if library is None:
        return b""
    library.seccomp_init.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.seccomp_init(ctypes.c_uint32(_ALLOW)))
    try:
        _add_rules(library, context)
        return _export(library, context)
    finally:
        library.seccomp_release(context)


def _add_rules(library: ctypes.CDLL, context: ctypes.c_void_p) -> None:
    def refuse(call: str, code: int, *comparisons: _Comparison) -> None:
        number = library.seccomp_syscall_resolve_name(call.encode())
        if number < 0:  # unknown to this library, or not a call of this processor
            return
        array = (_Comparison * max(1, len(comparisons)))(*comparisons)
        result = library.seccomp_rule_add_array(
            context, ctypes.c_uint32(_ERRNO | code), number, len(comparisons), array
        )
        if result < 0:
            raise OSError(-result, f"libseccomp refused the rule for {call}")

    for call in REFUSED:
        refuse(call, errno.EPERM)
    refuse("clone3", errno.ENOSYS)  # its flags lie in memory, where no filter can look; glibc falls back to clone
    refuse("clone", errno.EPERM, _Comparison(0, _MASKED_EQUAL, CLONE_THREAD, 0))
    refuse("socket", errno.EPERM, _Comparison(0, _NOT_EQUAL, AF_UNIX, 0))
    refuse("socketpair", errno.EPERM, _Comparison(0, _NOT_EQUAL, AF_UNIX, 0))


def _export(library: ctypes.CDLL, context: ctypes.c_void_p) -> bytes:
    with tempfile.TemporaryFile() as file:
        result = library.seccomp_export_bpf(context, file.fileno())
        if result < 0:
            raise OSError(-result, "libseccomp could not write its filter")
        file.seek(0)
        return file.read(os.fstat(file.fileno()).st_size)
