"""Notebooks out of the archive that a learning platform exports, put where grading looks for them.

Nothing in an archive is trusted. Its paths say whose a file is, and never where it is written; files are unpacked one
by one, never more of them or of each than a lesson can need; links, and all that is no notebook, are left out. What
was handed in before is moved to ``replaced/``, not overwritten.
"""

from __future__ import annotations

import datetime as dt
import functools
import lzma
import os
import re
import shlex
import shutil
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import nbformat

from autograde.build.lesson import LESSONS
from autograde.engine.program import LARGEST_BYTES
from autograde.errors import UserError
from autograde.gradebook.class_list import read_students
from autograde.gradebook.course import Course, due_in_utc, lessons_of_repository
from autograde.gradebook.names import Entry, Names, entry_of, names_of
from autograde.gradebook.submissions import UnreadableError, belongs_elsewhere, keys_of_cells, read_notebook
from autograde.words import refusal, told

__all__ = ["Collected", "collect"]

MOST_ENTRIES = 100_000
MOST_NOTEBOOKS = 20  # of one person
MOST_BYTES = 2 * LARGEST_BYTES  # of one person, unpacked
_UNPACKING = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, ValueError)
_ASIDE = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\.ipynb_checkpoints/|timestamp\.txt$)")
_NOTEBOOK = re.compile(r"\.ipynb(\.txt|\.json)?$", re.IGNORECASE)


@dataclass(frozen=True)
class Collected:
    """What became of one person's part of an archive.

    Parameters
    ----------
    who : str
        The name in the archive.
    student : str or None
        The id; None where nobody could be found.
    word : str
        "collected", "replaced" (another one was there), "same as before" or "left out".
    notes : tuple of str
        What should be known, in words.
    """

    who: str
    student: str | None
    word: str
    notes: tuple[str, ...] = ()


@dataclass
class _Person:
    who: str
    entry: Entry
    notebooks: list[tuple[str, zipfile.ZipInfo]] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def collect(course: Course, lesson: str, archive: Path, table: Path | None = None) -> Iterator[Collected]:
    """Put an archive's notebooks into ``submitted/<student>/<lesson>``; yield what became of each person's part.

    Parameters
    ----------
    course : Course
        The class.
    lesson : str
        Its full name, "01_gates".
    archive : Path
        What Moodle or Canvas gives for "download all submissions", or a zip of folders named by student.
    table : Path, optional
        A CSV file with columns ``name`` (as in the archive, or the platform's number), ``id`` and, where it is known
        and matters, ``time``.
    """
    students = read_students(course.root)
    if not students:
        raise refusal("class list empty", path=course.root / "students.csv")
    names = names_of(students, table)
    try:
        packed = zipfile.ZipFile(archive)
    except FileNotFoundError:
        raise refusal("zip gone", path=archive) from None
    except (OSError, *_UNPACKING) as error:
        words = getattr(error, "strerror", None) or str(error)
        raise refusal("zip unreadable", path=archive, words=words) from None
    with packed:
        if len(packed.infolist()) > MOST_ENTRIES:
            raise refusal("zip many", path=archive, count=len(packed.infolist()), most=MOST_ENTRIES)
        yield from _collect(course, lesson, packed, names)


def _collect(course: Course, lesson: str, packed: zipfile.ZipFile, names: Names) -> Iterator[Collected]:
    persons, strays = _persons(packed, lesson)
    meant = {who: names.students(person.entry) for who, person in persons.items()}
    for who, person in persons.items():
        folder = f"submitted/{next(iter(meant[who]), 'ID')}/{lesson}"
        trouble = _trouble(who, person, meant, folder)
        if trouble:
            yield Collected(who, None, "left out", (trouble,))
            continue
        (student,) = meant[who]
        yield _take(course, lesson, packed, person, student, names.arrived.get(student))
    for path in strays:
        yield Collected("the archive", None, "left out", (told("zip path", path=path[:80]),))


def _persons(packed: zipfile.ZipFile, lesson: str) -> tuple[dict[str, _Person], list[str]]:
    """Sort an archive's files by whose they are; paths that lead elsewhere belong to nobody."""
    persons: dict[str, _Person] = {}
    strays = []
    # not `is_dir`, which asks an empty name for its last letter; such an entry is a stray like any other
    files = [info for info in packed.infolist() if not info.filename.endswith("/")]
    infos = [info for info in files if not _ASIDE.search(info.filename)]
    top = _common_top(packed, infos, lesson)
    for info in infos:
        parts = info.filename.replace("\\", "/").split("/")[top:]
        if not _plain_path(parts):
            strays.append(info.filename)
            continue
        entry = entry_of(parts, lesson)
        who = f"{entry.who} ({entry.number})" if entry.number else entry.who
        person = persons.setdefault(who, _Person(who, entry))
        if entry.late and not person.entry.late:
            person.entry = replace(person.entry, late=True)
        if stat.S_ISLNK(info.external_attr >> 16):
            person.notes.append(told("zip link", file=entry.file[:80]))
        elif _NOTEBOOK.search(entry.file):
            person.notebooks.append((_file_name(entry.file, lesson), info))
        else:
            person.others.append(entry.file[:80])
    return persons, strays


def _common_top(packed: zipfile.ZipFile, infos: list[zipfile.ZipInfo], lesson: str) -> int:
    """Return 1 where all lies in one folder named after the archive or the lesson: no student's name, then."""
    tops = {info.filename.partition("/")[0] for info in infos if "/" in info.filename}
    flat = any("/" not in info.filename for info in infos)
    own = {Path(packed.filename or "").stem, lesson, "submitted", "submissions"}
    return int(len(tops) == 1 and not flat and tops <= own)


def _plain_path(parts: list[str]) -> bool:
    return all(part not in ("", ".", "..") and ":" not in part and part.isprintable() for part in parts)


def _file_name(name: str, lesson: str) -> str:
    """Return a harmless name for a notebook.

    Examples
    --------
    >>> _file_name("my <b>gates</b>.ipynb.txt", "01_gates")
    'my _b_gates__b_.ipynb'
    """
    stem = re.sub(r"[^\w .()+-]", "_", _NOTEBOOK.sub("", name)).strip(" .")[:80]
    return f"{stem or lesson}.ipynb"


def _trouble(who: str, person: _Person, meant: dict[str, frozenset[str]], folder: str) -> str:
    """Return why nothing of a person's can be taken, or nothing."""
    ids = meant[who]
    if not ids:
        return told("zip nobody", who=who)
    if len(ids) > 1:
        return told("zip several", who=who, ids=", ".join(sorted(ids)))
    others = [other for other, found in meant.items() if other != who and ids <= found and len(found) == 1]
    if others:
        return told("zip twice", others=", ".join(others), student=next(iter(ids)))
    if not person.notebooks:
        there = ", ".join(person.others[:5]) or "nothing that may be taken"
        return "\n".join([told("zip no notebook", there=there, folder=folder), *person.notes])
    if len(person.notebooks) > MOST_NOTEBOOKS:
        return told("zip too many", count=len(person.notebooks), most=MOST_NOTEBOOKS)
    return ""


def _take(
    course: Course,
    lesson: str,
    packed: zipfile.ZipFile,
    person: _Person,
    student: str,
    arrived: dt.datetime | None,
) -> Collected:
    """Unpack one person's notebooks beside the place where they belong, then move them there at once."""
    folder = course.submitted(student, lesson)
    new = folder.with_name(f".{lesson}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    notes = list(person.notes)
    try:
        left = MOST_BYTES
        for name, info in person.notebooks:
            if (new / name).exists():
                notes.append(told("zip same name", name=name))
                _make_room(new / name)
            try:
                left -= _unpack(packed, info, new / name, left)
            except UserError as error:
                notes.append("\n".join([error.seen, error.why, error.then]))
                (new / name).unlink(missing_ok=True)
        notes += _leave_other_lessons(course, lesson, new)
        if not any(new.iterdir()):
            return Collected(person.who, student, "left out", tuple(notes))
        if arrived is not None:
            (new / "timestamp.txt").write_text(due_in_utc(arrived) or "", encoding="utf-8")
        elif person.entry.late:
            notes.append(told("zip late", who=person.who))
        word, kept = _put(course, new, folder)
        if kept is not None:
            notes.insert(0, told("zip replaced", kept=kept.relative_to(course.root).as_posix()))
        return Collected(person.who, student, word, tuple(notes))
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _leave_other_lessons(course: Course, lesson: str, folder: Path) -> Iterator[str]:
    """Delete the notebooks that are by their cells another lesson's, with a note on each."""
    for path in sorted(folder.glob("*.ipynb")):
        try:
            other = belongs_elsewhere(read_notebook(path), lesson, _cells_of_lessons(course))
        except UnreadableError:
            continue  # taken as it is: grading says what is wrong with it
        if other is not None:
            path.unlink()
            yield told(
                "zip other lesson", file=path.name, other=other, lesson=lesson, folder=shlex.quote(str(course.root))
            )


def _cells_of_lessons(course: Course) -> dict[str, frozenset[str]]:
    """Return the names of the cells of each lesson: the class's as released, the others as the repository has them."""
    paths = {lesson: LESSONS / f"{lesson}.ipynb" for lesson in lessons_of_repository()}
    paths |= {lesson: course.root / "release" / lesson / f"{lesson}.ipynb" for lesson in course.points}
    return {lesson: _cells_of(path, path.stat().st_mtime_ns) for lesson, path in paths.items()}


@functools.lru_cache(maxsize=256)
def _cells_of(path: Path, changed_at: int) -> frozenset[str]:
    return keys_of_cells(nbformat.read(path, as_version=4))


def _make_room(path: Path) -> None:
    number = 1
    while (aside := path.with_name(f"{path.stem} (earlier {number}).ipynb")).exists():
        number += 1
    path.rename(aside)


def _unpack(packed: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, left: int) -> int:
    """Write one file of an archive; return its size. What the archive says about sizes is not believed."""
    most, size = min(LARGEST_BYTES, left), 0
    with path.open("wb") as file:
        try:
            source = packed.open(info)
        except (OSError, *_UNPACKING) as error:
            raise refusal("zip damaged", file=path.name, words=str(error)[:80]) from None
        with source:
            while True:
                try:
                    piece = source.read(2**20)
                except (OSError, *_UNPACKING) as error:
                    raise refusal("zip damaged", file=path.name, words=str(error)[:80]) from None
                if not piece:
                    return size
                size += len(piece)
                if size > most:
                    raise refusal("zip too large", file=path.name, most=LARGEST_BYTES // 2**20)
                file.write(piece)


def _put(course: Course, new: Path, folder: Path) -> tuple[str, Path | None]:
    """Move a folder to its place; what was there before goes to ``replaced/`` (returned) unless it says the same."""
    if folder.is_dir() and _same(new, folder):
        return "same as before", None
    kept = None
    if os.path.lexists(folder):
        stamp = dt.datetime.now().strftime("%Y-%m-%d_%H%M%S_%f")
        kept = course.root / "replaced" / f"submitted_{folder.parent.name}_{folder.name}_{stamp}"
        kept.parent.mkdir(exist_ok=True)
        folder.rename(kept)
    new.rename(folder)
    return ("replaced" if kept else "collected"), kept


def _same(new: Path, old: Path) -> bool:
    one, other = ({path.name: path for path in folder.iterdir() if path.is_file()} for folder in (new, old))
    if "timestamp.txt" not in one:
        other.pop("timestamp.txt", None)
    return one.keys() == other.keys() and all(
        path.read_bytes() == other[name].read_bytes() for name, path in one.items()
    )
