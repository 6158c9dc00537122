"""``course.toml``: the one readable file in which an instructor changes deadlines and points."""

from __future__ import annotations

import datetime as dt
import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograde.errors import UserError

__all__ = ["LATE", "AssignmentSettings", "Settings", "as_toml", "head", "read_settings"]

LATE = ("none", "zero")
_TOP = ("name", "late")

_HEAD = """\
# This class: deadlines and points. Change a line, then run
#     python -P -m autograde course "{folder}"
# which writes them into the notebooks, the cases and the gradebook together. A line that is left out keeps the
# course's own number. Delete a `due` line for a lesson without a deadline.

name = "{name}"
late = "none"  # "none": a late notebook is marked as late and keeps its points; "zero": it gets none
"""


@dataclass(frozen=True)
class AssignmentSettings:
    """Deadline (None: there is none) and changed points, by exercise, of one lesson."""

    due: dt.datetime | None
    points: Mapping[str, int]


@dataclass(frozen=True)
class Settings:
    """What ``course.toml`` says."""

    name: str
    late: str
    assignments: Mapping[str, AssignmentSettings]


def as_toml(name: str, points: Mapping[str, int], due: dt.datetime) -> str:
    """Write the section of one lesson.

    Examples
    --------
    >>> print(as_toml("01_gates", {"step": 1}, dt.datetime(2027, 2, 1, 23, 59)), end="")
    <BLANKLINE>
    [01_gates]
    due = 2027-02-01 23:59:00
    [01_gates.points]
    step = 1
    """
    lines = ["", f"[{name}]", f"due = {due:%Y-%m-%d %H:%M:%S}", f"[{name}.points]"]
    return "\n".join([*lines, *(f"{key} = {value}" for key, value in points.items())]) + "\n"


def head(folder: Path) -> str:
    """Write the top of the file for a class that is named like its folder."""
    name = folder.name.replace('"', "").replace("\\", "").lstrip(".")
    return _HEAD.format(folder=folder.as_posix(), name=name or "class")


def read_settings(path: Path, released: Mapping[str, Mapping[str, int]]) -> Settings:
    """Read the file, and refuse in words what can't be meant.

    Parameters
    ----------
    path : Path
        The ``course.toml``.
    released : mapping
        For each lesson the points of its exercises as the course has them.
    """
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UserError(f"{path} can't be read: {error}.", "It must be a text file in TOML.", _MEND) from None
    unknown = [key for key in table if key not in released and key not in _TOP]
    if unknown:
        near = difflib.get_close_matches(unknown[0], [*_TOP, *released], 1)
        why = f"Beside `name` and `late` it has a section for each lesson: {', '.join(released)}."
        seen = f"`{unknown[0]}` is no lesson of this course, and no other word that is known here"
        raise _refusal(path, seen, why + "".join(f" Did you mean `{name}`?" for name in near))
    if table.get("late", "none") not in LATE:
        raise _refusal(path, f"late = {table['late']!r}", f"It may be {' or '.join(map(repr, LATE))}.")
    assignments = {lesson: _section(path, lesson, table.get(lesson, {}), released[lesson]) for lesson in released}
    return Settings(_name(path, table.get("name", "neurons")), table.get("late", "none"), assignments)


_MEND = (
    "Put that line right. Or move the file away: the next `course` writes a new one, but the points and deadlines that "
    "were set in it go with it; copy those lines into the new one."
)


def _refusal(path: Path, seen: str, why: str) -> UserError:
    return UserError(f"{path}: {seen}.", why, _MEND)


def _name(path: Path, name: Any) -> str:
    """Return the class's name, which becomes a folder of nbgrader's exchange."""
    text = str(name) if type(name) in (str, int) else ""
    if not text.strip() or text.startswith(".") or set(text) & set("/\\") or not text.isprintable() or len(text) > 100:
        why = (
            "It becomes the name of a folder in nbgrader's exchange: no `/` and no `\\` in it, no dot at its beginning."
        )
        raise _refusal(path, f"name = {name!r}", why)
    return text


def _section(path: Path, lesson: str, table: Any, released: Mapping[str, int]) -> AssignmentSettings:
    if not isinstance(table, dict) or not isinstance(table.get("points", {}), dict):
        raise _refusal(path, f"`{lesson}` is not a section", f"It is written as [{lesson}] and [{lesson}.points].")
    due = table.get("due")
    if due is not None and not isinstance(due, dt.datetime):
        raise _refusal(path, f"[{lesson}] due = {due!r}", "A deadline is written without quotes: 2027-02-01 23:59:00.")
    points = table.get("points", {})
    for exercise, number in points.items():
        if exercise not in released:
            why = f"The exercises of this lesson are {', '.join(released)}."
            raise _refusal(path, f"`{exercise}` is no exercise of {lesson}", why)
        if type(number) is not int or not 0 <= number <= 100:
            raise _refusal(path, f"[{lesson}.points] {exercise} = {number!r}", "Points are whole numbers, 0 to 100.")
    return AssignmentSettings(due, dict(points))
