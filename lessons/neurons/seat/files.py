"""Files written so that nothing is lost: whole or not at all, and after a dated copy of what was there."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from neurons.seat.trouble import Trouble, refused

__all__ = ["BACKUPS", "keep_copies", "stamp", "write_all"]

BACKUPS = "backups"


def stamp() -> str:
    """Return the date and time as a part of a file's name."""
    return datetime.now().strftime("%Y-%m-%d_%H%M%S")


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write several files, each whole or not at all.

    Every new text is first written beside its file and sent to the disk. Only when all of them are there do they take
    their places, so a full disk or a folder that may not be written to leaves every file as it was.

    Raises
    ------
    Trouble
        When the system refuses.
    """
    waiting: list[tuple[Path, Path]] = []
    at = next(iter(contents), Path())
    try:
        for path, content in contents.items():
            at = Path(os.path.realpath(path))  # a link stays a link; what it leads to is written
            at.parent.mkdir(parents=True, exist_ok=True)
            beside = at.with_name(f".{at.name}.{os.getpid()}.part")
            waiting.append((beside, at))
            _write(beside, content, at)
        _take_places(waiting)
        for folder in {path.parent for _, path in waiting}:
            _sync(folder)
    except OSError as error:
        raise refused(error, at) from None
    finally:
        for beside, _ in waiting:
            with contextlib.suppress(OSError):
                beside.unlink()


def _take_places(waiting: list[tuple[Path, Path]]) -> None:
    """Put each new file into its place; from the first one on, a refusal leaves some new and some old, all whole."""
    for done, (beside, at) in enumerate(waiting):
        try:
            os.replace(beside, at)
        except OSError as error:
            if not done:
                raise
            raise Trouble("disk.partly", path=at, error=error.strerror) from None


def _write(beside: Path, content: bytes, at: Path) -> None:
    with open(beside, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if at.exists():
        os.chmod(beside, stat.S_IMODE(at.stat().st_mode))


def _sync(folder: Path) -> None:
    """Send a folder's list of names to the disk, where the system can do that."""
    with contextlib.suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def keep_copies(root: Path, contents: Mapping[str, bytes]) -> Path | None:
    """Write a dated folder ``backups/<date>`` with these contents, by relative name; return it (None: nothing to keep).

    Raises
    ------
    Trouble
        When the system refuses.
    """
    if not contents:
        return None
    day = stamp()
    names = (day if number == 1 else f"{day}-{number}" for number in range(1, 1_000_000))
    folder = next(root / BACKUPS / name for name in names if not (root / BACKUPS / name).exists())
    try:
        write_all({folder / name: content for name, content in contents.items()})
    except Trouble:
        shutil.rmtree(folder, ignore_errors=True)  # no half of a copy stays
        raise
    return folder
