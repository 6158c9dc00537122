"""The class list, ``students.csv``: read with whatever a spreadsheet made of it, or refused in words."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from autograde.words import refusal

__all__ = ["read_students"]

_ID = re.compile(r"(?!\.)[\w.-]+")


def read_students(root: Path) -> list[dict[str, str]]:
    """Return the rows of ``students.csv``: id, last_name, first_name, email; rows without a word are left out."""
    path = root / "students.csv"
    if not path.exists():
        return []
    rows = _rows(path, _text(path))
    _refuse_unusable(path, rows)
    _refuse_same(path, rows)
    return [row for _, row in rows]


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise refusal("class list unreadable", path=path, words=error.strerror or type(error).__name__) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        raise refusal("class list encoding", path=path, number=number) from None


def _rows(path: Path, text: str) -> list[tuple[int, dict[str, str]]]:
    """Return each row that says something, with the number of its line."""
    reader = csv.reader(io.StringIO(text, newline=""))
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                rows.append((reader.line_num, stripped))
    except csv.Error as error:
        raise refusal("class list unreadable", path=path, words=str(error)) from None
    if not rows:
        return []
    number, head = rows[0]
    if "id" not in head:
        for sign, name in ((";", "semicolons"), ("\t", "tabs")):
            if any(sign in cell for cell in head):
                raise refusal("class list separator", path=path, sign=name)
        raise refusal("class list columns", path=path, number=number, found=",".join(head)[:80])
    return [(number, dict(zip(head, cells, strict=False))) for number, cells in rows[1:]]


def _refuse_unusable(path: Path, rows: list[tuple[int, dict[str, str]]]) -> None:
    for number, row in rows:
        student = row["id"]
        if not student:
            raise refusal("class list no id", path=path, number=number)
        if ";" in student:
            raise refusal("class list separator", path=path, sign="semicolons")
        if not _ID.fullmatch(student):
            raise refusal("class list id", path=path, number=number, student=student[:80])


def _refuse_same(path: Path, rows: list[tuple[int, dict[str, str]]]) -> None:
    """Refuse an id that stands there twice, or twice but for capitals: some disks keep one folder for both."""
    seen: dict[str, tuple[int, str]] = {}
    for number, row in rows:
        student = row["id"]
        first, other = seen.setdefault(student.casefold(), (number, student))
        if first != number:
            entry = "class list twice" if other == student else "class list capitals"
            raise refusal(entry, path=path, student=student, other=other, first=first, number=number)
