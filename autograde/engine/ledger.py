"""The ledger: append-only JSON lines that say what was graded, with which seed, in which sandbox, and how it went.

It is written by one process. A line is there whole or not at all: a run that was killed in the middle of one leaves a
tail without an end, which the next run puts aside before it goes on.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from autograde.errors import UserError

__all__ = ["Ledger"]

if os.name == "posix":
    import fcntl


class Ledger:
    """A course's ledger, opened for writing by one process at a time.

    Parameters
    ----------
    path : Path
        Where it lies; it is made when it is first written to.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: Any = None
        self._last: dict[tuple[str, str], dict[str, Any]] = {}
        self._seeds: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Ledger:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self.path.open("a+b")
        except OSError as error:
            raise UserError(
                f"{self.path} cannot be written: {error.strerror}.",
                "Grading keeps its ledger there.",
                "Make room or get the right to write there, then run the same command again.",
            ) from None
        try:
            self._lock()
            self._read()
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *exception: Any) -> None:
        with contextlib.suppress(OSError):
            os.fsync(self._file.fileno())
        self._file.close()

    def _lock(self) -> None:
        if os.name != "posix":
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise UserError(
                f"Another run is grading this class: it holds {self.path}.",
                "Two at once would write over each other.",
                "Wait until it is done, or stop it.",
            ) from None

    def _read(self) -> None:
        self._file.seek(0)
        whole, _, tail = self._file.read().rpartition(b"\n")
        if tail:
            self._put_aside(tail, len(whole) + 1 if whole else 0)
        for number, line in enumerate(whole.splitlines(), start=1):
            try:
                entry = json.loads(line)
                self._remember(entry)
            except (ValueError, KeyError, TypeError):
                raise UserError(
                    f"{self.path}, line {number}, is no line of a ledger.",
                    "The file was changed by something else than grading.",
                    "Put that line right from a copy, or move it to another file and look at it.",
                ) from None

    def _put_aside(self, tail: bytes, end: int) -> None:
        """Keep the beginning of a line that a kill cut off, outside the ledger."""
        with self.path.with_name(self.path.name + ".torn").open("ab") as torn:
            torn.write(tail + b"\n")
        os.truncate(self.path, end)

    def _remember(self, entry: dict[str, Any]) -> None:
        if entry["event"] == "seed":
            self._seeds[entry["lesson"]] = entry
        elif entry["event"] == "graded":
            self._last[entry["student"], entry["lesson"]] = entry

    def _append(self, entry: dict[str, Any]) -> None:
        line = json.dumps(entry, sort_keys=True, ensure_ascii=True).encode() + b"\n"
        start = self._file.seek(0, os.SEEK_END)
        try:
            self._file.write(line)
            self._file.flush()  # a kill loses nothing from here on; the disk itself is waited for at the end
        except OSError as error:
            with contextlib.suppress(OSError):
                os.truncate(self.path, start)
            raise UserError(
                f"{self.path} could not be written: {error.strerror}.",
                "The disk may be full. Everything graded before this submission is kept.",
                "Make room, then run the same command again; it goes on from there.",
            ) from None
        self._remember(entry)

    # --- seeds --------------------------------------------------------------------------------------------------------

    def seed_for(self, lesson: str, student: str, digest: str, feedback_at: float | None) -> int:
        """Return the secret seed to grade a submission with, drawing and recording a new one where that is due.

        Parameters
        ----------
        lesson, student, digest : str
            Whose, of what, and the hash of what was handed in.
        feedback_at : float, optional
            When feedback on this lesson was last written for anybody (seconds since 1970).
        """
        last = self._last.get((student, lesson))
        if last is not None and last["digest"] == digest:
            return int(last["seed"], 16)
        current = self._seeds.get(lesson)
        if current is None or (feedback_at is not None and feedback_at >= current["at"]):
            current = {"event": "seed", "lesson": lesson, "seed": secrets.token_hex(16), "at": time.time()}
            self._append(current)
        return int(current["seed"], 16)

    # --- results ------------------------------------------------------------------------------------------------------

    def last(self, student: str, lesson: str) -> dict[str, Any] | None:
        """Return the last line on a student's lesson."""
        return self._last.get((student, lesson))

    def write(self, student: str, graded: Mapping[str, Any]) -> dict[str, str]:
        """Append a result, unless the last line says the same; return what changed, by exercise, in words."""
        entry = {"event": "graded", "student": student, **graded, "seed": f"{graded['seed']:032x}"}
        before = self._last.get((student, graded["lesson"]))
        if before == entry:
            return {}
        self._append(entry)
        return dict(_changes(before, entry)) if before is not None else {}


def _changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    reasons = [
        words
        for key, words in (
            ("digest", "a new submission"),
            ("edition", "a new edition of the lesson"),
            ("engine", "a new engine"),
            ("isolation", "another sandbox"),
        )
        if before.get(key) != after.get(key)
    ]
    why = ", ".join(reasons) or "the same submission"
    for name, verdict in after["verdicts"].items():
        old = before["verdicts"].get(name)
        if old is None or (old["word"], old["points"]) != (verdict["word"], verdict["points"]):
            told = f"{old['word']} ({old['points']:g})" if old else "not there"
            yield name, f"{told} → {verdict['word']} ({verdict['points']:g}): {why}"
