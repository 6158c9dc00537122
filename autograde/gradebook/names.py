"""Who is meant by a name in a learning platform's archive: the class list, and a table of names where that fails."""

from __future__ import annotations

import csv
import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from autograde.gradebook.times import read_time
from autograde.words import refusal

__all__ = ["Entry", "Names", "entry_of", "names_of"]

# Moodle: "Ada Lovelace_4711_assignsubmission_file_/work.ipynb", or the same without folders
_MOODLE = re.compile(r"(?P<who>.+?)_(?P<number>\d+)_assignsubmission_[a-z]+(?:_(?P<rest>.*))?")
# Canvas: "lovelaceada_LATE_4711_98765_work-1.ipynb"
_CANVAS = re.compile(r"(?P<who>[^_]+)_(?P<late>LATE_)?(?P<number>\d+)_\d+_(?P<rest>.+)")
_SUFFIX = re.compile(r"\.ipynb(\.txt|\.json)?$", re.IGNORECASE)  # some browsers add one


@dataclass(frozen=True)
class Entry:
    """A file of an archive: whose it says it is, by name and by the platform's number, its own name, marked late."""

    who: str
    number: str
    file: str
    late: bool = False


def entry_of(parts: list[str], lesson: str) -> Entry:
    """Return what an archive's path tells; only its first part says whose it is.

    Examples
    --------
    >>> entry_of(["Ada Lovelace_4711_assignsubmission_file_", "work.ipynb"], "01_gates")
    Entry(who='Ada Lovelace', number='4711', file='work.ipynb', late=False)
    >>> entry_of(["lovelaceada_LATE_4711_98765_01_gates-1.ipynb"], "01_gates")
    Entry(who='lovelaceada', number='4711', file='01_gates.ipynb', late=True)
    >>> entry_of(["ada_01_gates.ipynb"], "01_gates").who
    'ada'
    """
    first, file = parts[0], parts[-1]
    moodle = _MOODLE.fullmatch(first)
    if moodle:
        return Entry(moodle["who"], moodle["number"], file if len(parts) > 1 else moodle["rest"] or file)
    if len(parts) > 1:
        return Entry(first, "", file)
    canvas = _CANVAS.fullmatch(first)
    if canvas:
        name = re.sub(r"-\d+(?=\.ipynb$)", "", canvas["rest"])
        return Entry(canvas["who"], canvas["number"], name, bool(canvas["late"]))
    stem = _SUFFIX.sub("", first)
    return Entry(re.sub(rf"[ _-]{re.escape(lesson)}$", "", stem), "", f"{lesson}.ipynb" if stem != first else file)


@dataclass(frozen=True)
class Names:
    """Students by what they may be called, and by hand when each handed in.

    Parameters
    ----------
    by_table, by_list : mapping of str to set of str
        Ids by plain name: of the instructor's table, which comes first, and of the class list.
    arrived : mapping of str to datetime
        By id, what the table says.
    """

    by_table: Mapping[str, frozenset[str]]
    by_list: Mapping[str, frozenset[str]]
    arrived: Mapping[str, dt.datetime]

    def students(self, entry: Entry) -> frozenset[str]:
        """Return the ids of those who may be meant: one, none, or several of the same name."""
        keys = [entry.number, _plain(f"{entry.who}_{entry.number}"), _plain(entry.who)]
        for table in (self.by_table, self.by_list):
            for key in keys if table is self.by_table else [f"id:{entry.who}", *keys[1:]]:
                if key and key in table:
                    return table[key]
        return frozenset()


def names_of(students: Iterable[Mapping[str, str]], table: Path | None = None) -> Names:
    """Read the names of a class list and of an instructor's table with the columns name, id and perhaps time."""
    listed: dict[str, set[str]] = {}
    for row in students:
        first, last, email = (row.get(key, "") for key in ("first_name", "last_name", "email"))
        names = {row["id"], first + last, last + first, email, email.partition("@")[0]}
        for name in {f"id:{row['id']}", *map(_plain, names)} - {""}:
            listed.setdefault(name, set()).add(row["id"])
    by_table: dict[str, set[str]] = {}
    arrived: dict[str, dt.datetime] = {}
    for name, student, time in _rows(table) if table else ():
        if f"id:{student}" not in listed:
            raise refusal("names unknown", path=table, student=student)
        by_table.setdefault(_plain(name), set()).add(student)
        if time is not None:
            arrived[student] = time
    return Names(_frozen(by_table), _frozen(listed), arrived)


def _frozen(table: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(ids) for name, ids in table.items()}


def _rows(path: Path) -> list[tuple[str, str, dt.datetime | None]]:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            rows = [{(k or "").strip(): (v or "").strip() for k, v in row.items()} for row in csv.DictReader(file)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise refusal("names unreadable", path=path, words=getattr(error, "strerror", None) or error) from None
    out = []
    for number, row in enumerate(rows, start=2):
        if not row.get("name") or not row.get("id"):
            raise refusal("names columns", path=path, number=number)
        try:
            time = read_time(row["time"]) if row.get("time") else None
        except ValueError:
            raise refusal("names time", path=path, number=number, time=row["time"]) from None
        out.append((row["name"], row["id"], time))
    return out


def _plain(name: str) -> str:
    """Return a name's letters and digits alone, small and without accents: platforms write them differently.

    Examples
    --------
    >>> _plain("Müller-Lüdenscheidt, Jörg")
    'mullerludenscheidtjorg'
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
