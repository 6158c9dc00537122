"""The folder of lessons in which a command runs: which it is, and what is in it."""

from __future__ import annotations

import json
from pathlib import Path

from neurons.seat.editions import RELEASED, edition_of
from neurons.seat.notebooks import LESSON
from neurons.seat.trouble import Trouble, refused

__all__ = ["Lessons", "changed_exercises"]


class Lessons:
    """A learner's folder of lessons.

    Parameters
    ----------
    root : Path
        The folder that holds the notebooks and, beside them, ``neurons``.

    Raises
    ------
    Trouble
        When it is no such folder.
    """

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()
        if not (self.root / "neurons" / "__init__.py").is_file():
            raise Trouble("folder.no_lessons", folder=self.root)

    def edition(self) -> str:
        """Return the number of the edition that is here."""
        return edition_of(self.read("neurons/__init__.py") or b"")

    def read(self, name: str) -> bytes | None:
        """Return a file's bytes, or None where there is no such file."""
        path = self.root / name
        try:
            return path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise refused(error, path) from None

    def released(self, name: str) -> bytes | None:
        """Return a lesson as it was released, where the copy for this is here."""
        return self.read(f"{RELEASED}/{name}")

    def names(self) -> list[str]:
        """Return the file names of the lessons that are here, or were."""
        there = {path.name for folder in (self.root, self.root / RELEASED) for path in folder.glob("*.ipynb")}
        return sorted(name for name in there if LESSON.fullmatch(name))

    def find(self, wanted: str) -> str:
        """Return the file name of a lesson by its number, its stem or its name."""
        known = self.names()
        asked = wanted.strip().removesuffix(".ipynb")
        for name in known:
            lesson = name.removesuffix(".ipynb")
            if asked in (lesson, lesson[:2], lesson[3:]) or (asked.isdigit() and asked.rjust(2, "0") == lesson[:2]):
                return name
        names = ", ".join(name.removesuffix(".ipynb") for name in known) or "none"
        raise Trouble("reset.no_lesson", name=wanted, known=names)


def changed_exercises(before: bytes | None, after: bytes | None) -> set[str]:
    """Return the exercises whose checks differ between two files of cases, so that a saved verdict may be wrong."""
    old, new = _exercises(before), _exercises(after)
    return {name for name in {*old, *new} if old.get(name) != new.get(name)}


def _exercises(content: bytes | None) -> dict[str, object]:
    try:
        return dict(json.loads(content or b"{}").get("exercises", {}))
    except (ValueError, AttributeError, TypeError):
        return {}
