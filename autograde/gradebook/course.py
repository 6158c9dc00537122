"""A class's folder, opened: where things lie in it, what its ``course.toml`` says, and the door to nbgrader."""

from __future__ import annotations

import datetime as dt
import logging
import os
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat

from autograde.build.lesson import LESSONS
from autograde.errors import UserError
from autograde.gradebook.class_list import read_students
from autograde.gradebook.database import database_url, load_config, open_gradebook
from autograde.gradebook.release import points_of
from autograde.gradebook.settings import Settings, read_settings

__all__ = ["Course", "due_in_utc", "lessons_of_repository", "open_course"]


@dataclass(frozen=True)
class Course:
    """A class's folder.

    Parameters
    ----------
    root : Path
        The folder.
    settings : Settings
        What ``course.toml`` says.
    points : mapping
        For each lesson the points of its exercises in this class.
    """

    root: Path
    settings: Settings
    points: Mapping[str, Mapping[str, int]]

    def submitted(self, student: str, assignment: str) -> Path:
        """Return the folder of what a student handed in."""
        return self.root / "submitted" / student / assignment

    def released(self, assignment: str) -> Any:
        """Return the notebook that students got."""
        return nbformat.read(self.root / "release" / assignment / f"{assignment}.ipynb", as_version=4)

    def students(self) -> list[str]:
        """Return the ids of the class list; where it is empty, of everyone who handed something in."""
        folder = self.root / "submitted"
        listed = [row["id"] for row in read_students(self.root)]
        if listed or not folder.is_dir():
            return listed
        return sorted(path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))

    def write_students(self, gradebook: Any, change: bool = True) -> None:
        """Write the class list, or where it is empty everyone who handed something in, into a gradebook.

        Parameters
        ----------
        gradebook : Gradebook
            nbgrader's, opened.
        change : bool
            Whether a name that the gradebook has is replaced by another one of the class list.
        """
        from nbgrader.api import Student

        listed = {row["id"]: row for row in read_students(self.root)}
        there = {student.id: student for student in gradebook.db.query(Student)}
        for name in self.students():
            if name not in there:
                gradebook.add_student(name)
                there[name] = gradebook.find_student(name)
            for key in ("last_name", "first_name", "email"):
                if listed.get(name, {}).get(key) and (change or not getattr(there[name], key)):
                    setattr(there[name], key, listed[name][key])
        gradebook.db.commit()

    def api(self, **directories: str) -> Any:
        """Return nbgrader's API for this folder; `directories` rename its steps (``submitted_directory="staged"``)."""
        from nbgrader.apps import NbGraderAPI

        _prepare_nbgrader()
        config = load_config(self.root)
        config.CourseDirectory.update(directories)
        if directories:  # nbgrader's own way of grading, asked for in words
            config.Autograde.pop("autograde_preprocessors", None)
        return NbGraderAPI(config=config)

    def gradebook(self) -> Any:
        """Return nbgrader's gradebook of this class, to be used in a ``with``; its configuration says where it is."""
        _prepare_nbgrader()
        return open_gradebook(database_url(self.root), self.settings.name)


def open_course(root: Path) -> Course:
    """Open a folder that ``make_course`` made."""
    root = root.expanduser().resolve()
    if not (root / "course.toml").is_file():
        then = f'Name the folder of a class, or make one: python -P -m autograde course "{root}"'
        raise UserError(f"{root} is not a class's folder.", "It has no course.toml.", then)
    notebooks = sorted((root / "release").glob("[0-9]*/*.ipynb"))
    points = {path.stem: points_of(nbformat.read(path, as_version=4)) for path in notebooks}
    return Course(root, read_settings(root / "course.toml", points), points)


def lessons_of_repository() -> list[str]:
    """Return the file names of the lessons that can be graded, in order: 01 to 14, so far as they are there."""
    return [path.stem for path in sorted(LESSONS.glob("[0-9][0-9]_*.ipynb")) if not path.stem.startswith("00_")]


def due_in_utc(due: dt.datetime | None) -> str | None:
    """Return a deadline as nbgrader wants it; one without a time zone is meant in UTC.

    Examples
    --------
    >>> due_in_utc(dt.datetime(2027, 2, 1, 23, 59))
    '2027-02-01 23:59:00 UTC'
    """
    if due is None:
        return None
    return due.replace(tzinfo=due.tzinfo or dt.UTC).astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")


def _prepare_nbgrader() -> None:
    """Let nbgrader find `alembic` and `jupyter`, environment activated or not, and keep its library's remarks quiet."""
    programs = str(Path(sys.executable).parent)
    if programs not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([programs, os.environ.get("PATH", "")])
    logging.getLogger("alembic").setLevel(logging.WARNING)
    warnings.filterwarnings("ignore", message="Object of type <Submitted")  # SQLAlchemy on nbgrader's own queries
