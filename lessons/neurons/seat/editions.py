"""A new edition, read from a folder, a zip or an address into memory: nothing is unpacked to the disk."""

from __future__ import annotations

import io
import os
import re
import stat
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from neurons.seat.notebooks import LESSON, built_hash, is_answer, read_notebook
from neurons.seat.trouble import Trouble, refused

__all__ = ["RELEASED", "Edition", "edition_of", "open_edition", "read_zip"]

RELEASED = "cases/released"  # the lessons as they were released, for updates and resets
LARGEST_MB = 500
_MOST_FILES = 20_000
_EDITION = re.compile(rb"""^EDITION = ["']([\w.]+)["']""", re.MULTILINE)
_SKIPPED = {"__pycache__", ".ipynb_checkpoints"}


@dataclass(frozen=True)
class Edition:
    """The course's files by their place in the folder of lessons, and the lessons as released.

    Parameters
    ----------
    place : str
        Where it was found, for the words.
    number : str
        Its edition, such as "0.1.0".
    files : mapping of str to bytes
        Everything but the notebooks.
    lessons : mapping of str to bytes
        The notebooks as released, by file name.
    requirements : bytes or None
        The list of packages beside the folder of lessons, if it is there.
    """

    place: str
    number: str
    files: Mapping[str, bytes]
    lessons: Mapping[str, bytes]
    requirements: bytes | None = None


def open_edition(source: str) -> Edition:
    """Read a new edition.

    Parameters
    ----------
    source : str
        A folder or zip of the course (or of its `lessons` alone), or the address of such a zip.

    Raises
    ------
    Trouble
        When it can't be had, is damaged, is unsafe to open or is no edition of this course.
    """
    if re.match(r"https?://", source):
        content = _fetch(source)
        return _edition(source, *_in_zip(io.BytesIO(content), source))
    path = Path(source).expanduser()
    if not source.strip() or not path.exists():
        raise Trouble("edition.missing", place=source)
    if path.is_dir():
        return _edition(source, *_in_folder(path, source))
    return _edition(source, *_in_zip(path, source))


def edition_of(module: bytes) -> str:
    """Return the edition's number that the text of ``neurons/__init__.py`` tells."""
    found = _EDITION.search(module)
    return found[1].decode() if found else "0"


def _fetch(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            content = answer.read(LARGEST_MB * 2**20 + 1)
    except (OSError, ValueError) as error:
        what = getattr(error, "reason", None) or error
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        raise Trouble("edition.network", place=address, what=what) from None
    if len(content) > LARGEST_MB * 2**20:
        raise Trouble("edition.network", place=address, what=f"it has more than {LARGEST_MB} MB")
    return content


# ---- what there is, by name; nothing is read yet


def _in_folder(path: Path, source: str) -> tuple[list[str], Callable[[str], bytes]]:
    names: list[str] = []
    for at, folders, files in os.walk(path):
        folders[:] = [name for name in folders if name not in _SKIPPED and not name.startswith(".")]
        if len(names) > _MOST_FILES or Path(at).relative_to(path).parts[5:]:
            folders[:] = []
        names += [(Path(at) / name).relative_to(path).as_posix() for name in files]
    home = path.resolve()

    def read(name: str) -> bytes:
        real = (path / name).resolve()
        if home not in real.parents:
            raise Trouble("edition.unsafe", place=source, name=name, what="is a link that leads out of it")
        try:
            return real.read_bytes()
        except OSError as error:
            raise refused(error, real) from None

    return names, read


def _in_zip(file: Path | io.BytesIO, source: str) -> tuple[list[str], Callable[[str], bytes]]:
    contents = read_zip(file, source)
    return list(contents), contents.__getitem__


def read_zip(file: Path | io.BytesIO, source: str) -> dict[str, bytes]:
    """Return the files of a zip by name, after a look at every name.

    Raises
    ------
    Trouble
        When it is no zip, is damaged, is larger than any edition, or holds a name or a link that leads out of it.
    """
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if len(members) > _MOST_FILES or sum(member.file_size for member in members) > LARGEST_MB * 2**20:
                what = f"more than {_MOST_FILES} files or {LARGEST_MB} MB are in it"
                raise Trouble("edition.damaged", place=source, what=what)
            for member in members:
                _refuse_unsafe(member, source)
            return {
                member.filename: archive.read(member) for member in members if member.filename and not member.is_dir()
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, zipfile.BadZipFile) and "not a zip" in str(error):
            raise Trouble("edition.no_zip", place=source) from None
        raise Trouble("edition.damaged", place=source, what=str(error) or type(error).__name__) from None
    except OSError as error:
        raise refused(error, source) from None


def _refuse_unsafe(member: zipfile.ZipInfo, source: str) -> None:
    name = member.orig_filename
    parts = re.split(r"[/\\]", name)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Trouble("edition.unsafe", place=source, name=name, what="is a link")
    if ".." in parts or name.startswith(("/", "\\")) or ":" in name or "\0" in name:
        raise Trouble("edition.unsafe", place=source, name=name, what="leads out of it")
    if "\\" in name:
        raise Trouble("edition.unsafe", place=source, name=name, what="has a backslash in its name")
    if member.flag_bits & 1:
        raise Trouble("edition.unsafe", place=source, name=name, what="needs a password")


# ---- what of it is the course


def _edition(source: str, names: list[str], read: Callable[[str], bytes]) -> Edition:
    """Find the folder of lessons among the names: here, in `lessons`, or one folder further down."""
    homes = [name[: -len("neurons/__init__.py")] for name in names if name.endswith("neurons/__init__.py")]
    for home in sorted(homes, key=lambda name: (name.count("/"), name)):
        inside = [name[len(home) :] for name in names if name.startswith(home)]
        lessons = sorted(name for name in inside if LESSON.fullmatch(name))
        if not lessons or not any(name.startswith("cases/") for name in inside) or home.count("/") > 3:
            continue
        files = {name: read(home + name) for name in inside if _is_course_file(name)}
        released = {
            name: _released(source, name, files.get(f"{RELEASED}/{name}") or read(home + name)) for name in lessons
        }
        above = home.removesuffix("lessons/") + "requirements.txt"
        wanted = read(above) if above in names else None
        return Edition(source, edition_of(files["neurons/__init__.py"]), files, released, wanted)
    raise Trouble("edition.no_course", place=source)


def _is_course_file(name: str) -> bool:
    first, *rest = name.split("/")
    hidden = any(part in _SKIPPED or part.startswith(".") for part in rest)
    return first in ("neurons", "cases", "data") and bool(rest) and not hidden and not name.endswith(".pyc")


def _released(source: str, name: str, content: bytes) -> bytes:
    """Return a lesson's bytes (the copy that is kept as released, else the notebook), if nobody has worked in it."""
    try:
        notebook = read_notebook(content, name)
    except Trouble as trouble:
        raise Trouble("edition.damaged", place=source, what=trouble.seen) from None
    if any(not isinstance(cell.get("id"), str) for cell in notebook["cells"]):
        raise Trouble("edition.damaged", place=source, what=f"{name} has cells without an id")
    if _worked_in(notebook):
        raise Trouble("edition.answers", place=source, name=name)
    return content


def _worked_in(notebook: Mapping[str, Any]) -> bool:
    built = (notebook["metadata"].get("neurons") or {}).get("built") or {}
    answers = [cell for cell in notebook["cells"] if is_answer(cell) and cell["cell_type"] == "code"]
    return any(built.get(cell["id"], built_hash(cell["source"])) != built_hash(cell["source"]) for cell in answers)
