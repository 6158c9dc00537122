"""Handing in for the class of thirty: the same files for the same course, whenever it is run."""

from __future__ import annotations

import csv
import datetime as dt
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat

from autograde.build.lesson import Lesson, read_lesson
from autograde.errors import UserError
from autograde.gradebook.course import Course
from autograde.gradebook.demo.damage import DAMAGE
from autograde.gradebook.demo.pupils import LESSONS, MISTAKES_OF, PUPILS, STYLES, Pupil

__all__ = ["answer_cells", "fill", "handed_in"]

SEED = 30
_MARK = ".demo"


def fill(course: Course) -> Iterator[Pupil]:
    """Write ``submitted/`` and the class list; yield each pupil when done. Refuse where a real class has handed in."""
    submitted = course.root / "submitted"
    if any(submitted.iterdir()) and not (course.root / _MARK).exists():
        why = "The made-up class would be mixed with them."
        raise UserError(f"{submitted} holds submissions.", why, "Make another folder for the demonstration.")
    present = [lesson for lesson in LESSONS if lesson in course.points]
    if not present:
        why = f"The made-up class worked on {', '.join(LESSONS)}."
        raise UserError(f"{course.root} has none of these lessons.", why, "Make the folder again with them.")
    (course.root / _MARK).touch()
    shutil.rmtree(submitted)
    lessons = {name: read_lesson(name) for name in present}
    with (course.root / "students.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "last_name", "first_name", "email"])
        writer.writerows([pupil.id, *_names(pupil), f"{pupil.id}@example.org"] for pupil in PUPILS)
    with course.gradebook() as gradebook:
        for pupil in PUPILS:
            last, first = _names(pupil)
            gradebook.update_or_create_student(pupil.id, last_name=last, first_name=first)
    clock = random.Random(SEED)
    for pupil in PUPILS:
        for name, score in zip(LESSONS, pupil.scores, strict=True):
            early = dt.timedelta(minutes=clock.randrange(10, 6000))
            if name in present and score is not None:
                _write(course, pupil, name, handed_in(pupil, lessons[name], course.released(name)), early)
        yield pupil


def handed_in(pupil: Pupil, lesson: Lesson, released: Any) -> dict[str, str]:
    """Return the files, by name, that a pupil hands in for a lesson."""
    answers = answer_cells(pupil, lesson)
    first = next(index for index, cell in enumerate(released.cells) if cell.id in lesson.exercises)
    for cell in released.cells:
        if cell.id in answers:
            cell.source = answers[cell.id]
        elif cell.id.endswith("-open") and pupil.open_answer:
            cell.source = pupil.open_answer
    if lesson.name in pupil.own:
        released.cells.insert(first, nbformat.v4.new_code_cell(pupil.own[lesson.name], id="my-helper"))
    damage = pupil.damage if lesson.name == "01_gates" else ""
    return DAMAGE[damage](lesson.name, released)


def answer_cells(pupil: Pupil, lesson: Lesson) -> dict[str, str]:
    """Return the text of each answer cell that is not as released."""
    if pupil.blank:
        return {}
    texts: dict[str, str | None] = {name: lesson.cell(name).without_markers for name in lesson.exercises}
    texts |= {name: text.strip() for name, text in STYLES[pupil.style].items() if name in texts}
    texts |= {name: text and text.strip() for name, text in pupil.answers.items() if name in texts}
    if pupil.mistake and MISTAKES_OF in texts:
        texts[MISTAKES_OF] = _mistaken(pupil.mistake, lesson)
    return {name: text for name, text in texts.items() if text is not None}


def _mistaken(name: str, lesson: Lesson) -> str:
    """Return the answer cell of someone who made a known mistake."""
    mistake = next(one for one in lesson.exercises[MISTAKES_OF].mistakes if one.name == name)
    if mistake.body is not None:
        return mistake.body
    assert mistake.replace is not None  # one of the two is given: the build sees to it
    return lesson.cell(MISTAKES_OF).without_markers.replace(*mistake.replace)


def _names(pupil: Pupil) -> tuple[str, str]:
    last, _, first = pupil.name.partition(" ")
    return last, first


def _write(course: Course, pupil: Pupil, lesson: str, files: dict[str, str], early: dt.timedelta) -> None:
    folder: Path = course.submitted(pupil.id, lesson)
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    due = course.settings.assignments[lesson].due or dt.datetime(2027, 1, 31, 23, 59)
    moment = due + dt.timedelta(days=1) if pupil.late and lesson == LESSONS[0] else due - early
    moment = moment.replace(tzinfo=moment.tzinfo or dt.UTC).astimezone(dt.UTC)
    (folder / "timestamp.txt").write_text(f"{moment:%Y-%m-%d %H:%M:%S} UTC", encoding="utf-8")
