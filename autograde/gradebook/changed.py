"""What ``course.toml`` says and students did not get: a line that was changed without ``course`` having been run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import nbformat
from nbgrader.api import MissingEntry

from autograde.build.lesson import LESSONS
from autograde.gradebook.course import Course, due_in_utc
from autograde.gradebook.making import config_text
from autograde.gradebook.release import points_of
from autograde.words import told

__all__ = ["find_changed"]


def find_changed(course: Course, lessons: Sequence[str]) -> str:
    """Return a note in three parts on all that differs, or nothing."""
    found = [*_configured(course), *_deadlines(course, lessons)]
    for lesson in lessons:
        found += _points(course, lesson)
    return told("class changed", what="; ".join(found), folder=course.root) if found else ""


def _points(course: Course, lesson: str) -> Iterator[str]:
    """Yield each exercise whose points are others in the released notebook."""
    released, wanted = course.points[lesson], dict(course.settings.assignments[lesson].points)
    if wanted.keys() != released.keys() and (LESSONS / f"{lesson}.ipynb").exists():
        own = points_of(nbformat.read(LESSONS / f"{lesson}.ipynb", as_version=4))
        wanted = {name: wanted.get(name, own.get(name, number)) for name, number in released.items()}
    for exercise, number in wanted.items():
        if released.get(exercise) != number:
            yield f"[{lesson}.points] {exercise} = {number} (released: {released.get(exercise)})"


def _deadlines(course: Course, lessons: Sequence[str]) -> Iterator[str]:
    with course.gradebook() as gradebook:
        for lesson in lessons:
            try:
                kept = due_in_utc(gradebook.find_assignment(lesson).duedate)
            except MissingEntry:
                continue
            wanted = due_in_utc(course.settings.assignments[lesson].due)
            if wanted != kept:
                yield f"[{lesson}] due = {wanted or 'none'} (in the gradebook: {kept or 'none'})"


def _configured(course: Course) -> Iterator[str]:
    """Yield `name` and `late` where nbgrader's configuration has others."""
    path = course.root / "nbgrader_config.py"
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text == config_text(course.settings):
        return
    places = {"name": (r"course_id = (.*)$", course.settings.name), "late": (r"_method = (.*)$", course.settings.late)}
    found = {key: re.search(pattern, text, re.MULTILINE) for key, (pattern, _) in places.items()}
    other = [key for key, (_, now) in places.items() if (hit := found[key]) and hit[1] != repr(now)]
    for key in other:
        hit = found[key]
        yield f"{key} = {places[key][1]!r} (in nbgrader_config.py: {hit[1] if hit else 'none'})"
    if not other:
        yield "nbgrader_config.py (it was edited, or written by another version of this repository)"
