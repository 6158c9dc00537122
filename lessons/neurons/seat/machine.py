"""How much memory there is, in plain Python on each system; a container's limit counts."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import re
import subprocess
from pathlib import Path

__all__ = ["memory_mb"]


def memory_mb() -> tuple[int | None, int | None]:
    """Return the free and the whole memory in MB (2**20 bytes); None for what the system does not tell."""
    look = {"Linux": _linux, "Windows": _windows, "Darwin": _mac}.get(platform.system())
    with contextlib.suppress(Exception):  # a strange system must not stop the doctor
        if look:
            return look()
    return None, None


def _linux(root: Path = Path("/")) -> tuple[int, int]:
    told = dict(re.findall(r"^(\w+):\s+(\d+) kB", (root / "proc/meminfo").read_text(), re.MULTILINE))
    free, total = int(told["MemAvailable"]) >> 10, int(told["MemTotal"]) >> 10
    for limit, used in _container(root):
        if limit < total:
            free, total = min(free, limit - used), limit
    return free, total


def _container(root: Path) -> list[tuple[int, int]]:
    """Return limit and use in MB, as the container's control group tells them."""
    found = []
    group = root / "sys/fs/cgroup"
    for limit, used in (
        ("memory.max", "memory.current"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes"),
    ):
        with contextlib.suppress(OSError, ValueError):
            found.append((int((group / limit).read_text()) >> 20, int((group / used).read_text()) >> 20))
    return found


def _windows() -> tuple[int, int]:
    class Status(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ulong), ("load", ctypes.c_ulong)] + [
            (name, ctypes.c_ulonglong) for name in ("total", "free", "a", "b", "c", "d", "e")
        ]

    status = Status(length=ctypes.sizeof(Status))
    ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status))  # type: ignore[attr-defined]
    return status.free >> 20, status.total >> 20


def _mac() -> tuple[int, int]:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    pages = subprocess.run(["vm_stat"], capture_output=True, text=True, timeout=5).stdout
    size = int(re.findall(r"page size of (\d+)", pages)[0])
    kinds = ("free", "inactive", "speculative", "purgeable")
    free = sum(int(count) for kind, count in re.findall(r"Pages (\w+):\s+(\d+)\.", pages) if kind in kinds)
    return free * size >> 20, total >> 20
