"""Names that nobody bears: folders of what was handed in, and what was typed behind ``--lessons`` and ``--students``.

Nothing is moved and nothing guessed: who looks is told the near name.
"""

from __future__ import annotations

import contextlib
import difflib
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from autograde.gradebook.class_list import read_students
from autograde.gradebook.course import Course, lessons_of_repository
from autograde.words import refusal, told

__all__ = ["chosen_lessons", "chosen_students", "find_strays", "guess", "keys_of", "near_lessons"]


def keys_of(lesson: str) -> set[str]:
    """Return what a lesson may be called.

    Examples
    --------
    >>> sorted(keys_of("01_gates"))
    ['01', '01_gates', '1', 'gates']
    """
    return {lesson, lesson[:2], lesson[:2].lstrip("0"), lesson[3:]}


def near_lessons(name: str, lessons: Sequence[str]) -> list[str]:
    """Return the lessons that a wrong name may have meant, the likeliest first.

    Examples
    --------
    >>> near_lessons("01_gate", ["01_gates", "02_xor"]), near_lessons("XOR", ["01_gates", "02_xor"])
    (['01_gates'], ['02_xor'])
    """
    keys = {key.casefold(): lesson for lesson in lessons for key in keys_of(lesson)}
    plain = name.strip().casefold().replace("-", "_").replace(" ", "_")
    found = [keys[plain]] if plain in keys else []
    words = {key: lesson for key, lesson in keys.items() if not key.isdigit()}
    found += [words[key] for key in difflib.get_close_matches(plain, words, 3, 0.7)]
    return list(dict.fromkeys(found))[:2]


def _near_students(name: str, students: Sequence[str]) -> list[str]:
    keys = {student.casefold(): student for student in students}
    plain = name.strip().casefold()
    return [keys[key] for key in ([plain] if plain in keys else difflib.get_close_matches(plain, keys, 2, 0.7))]


def guess(names: Sequence[str]) -> str:
    """Return the question after near names, with a space before it, or nothing.

    Examples
    --------
    >>> guess(["01_gates"]), guess([])
    (' Did you mean `01_gates`?', '')
    """
    return f" Did you mean {' or '.join(f'`{name}`' for name in names)}?" if names else ""


def chosen_lessons(course: Course, names: Sequence[str]) -> list[str]:
    """Return the class's lessons that are meant by number, stem or full name; all of them for no names."""
    there = sorted(course.points)
    full = {key: lesson for lesson in there for key in keys_of(lesson)}
    for name in names:
        if name not in full:
            known = any(name in keys_of(lesson) for lesson in lessons_of_repository())
            fields = {"lesson": name[:80], "there": ", ".join(there), "folder": shlex.quote(str(course.root))}
            raise refusal(
                "not of class" if known else "not of course", guess=guess(near_lessons(name, there)), **fields
            )
    return sorted({full[name] for name in names}) if names else there


def chosen_students(course: Course, names: Sequence[str]) -> list[str]:
    """Return the students that are named, refusing who is no student of the class; all of them for no names."""
    there = course.students()
    for name in names:
        if name not in there:
            near = guess(_near_students(name, there))
            raise refusal("not of students", student=name[:80], path=course.root / "students.csv", guess=near)
    return list(dict.fromkeys(names)) or there


def find_strays(course: Course, students: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield what holds notebooks and is not graded for its name or its place, each with a note in three parts.

    Parameters
    ----------
    course : Course
        The class.
    students : sequence of str
        Look into the folders of these alone; unless said, into all, and at what belongs to nobody.
    """
    known = set(course.students())
    for path in _inside(course.root / "submitted"):
        if path.is_dir() and path.name in known:
            if not students or path.name in students:
                yield from _of_student(course, path)
        elif not students and path.is_dir() and _notebooks(path):
            yield _shown(course, path), _stranger(course, path.name)
        elif not students and _is_notebook(path):
            yield _shown(course, path), _loose(course, path, "ID")


def _of_student(course: Course, folder: Path) -> Iterator[tuple[str, str]]:
    lessons = sorted(course.points)
    for path in _inside(folder):
        if path.name in lessons:
            continue
        if path.is_dir() and (notebooks := _notebooks(path)):
            near = [one for name in (path.name, *notebooks) for one in near_lessons(name, lessons)][:1]
            place = f"submitted/{folder.name}/{near[0] if near else 'LESSON'}"
            fields = {"guess": guess(near), "there": ", ".join(lessons), "place": place}
            yield _shown(course, path), told("class folder of no lesson", **fields)
        elif _is_notebook(path):
            yield _shown(course, path), _loose(course, path, folder.name)


def _loose(course: Course, path: Path, student: str) -> str:
    near = near_lessons(path.stem, sorted(course.points))
    return told("class loose notebook", place=f"submitted/{student}/{near[0] if near else 'LESSON'}/")


def _stranger(course: Course, name: str) -> str:
    lessons = near_lessons(name, sorted(course.points))
    if lessons:
        return told("class lesson before student", lesson=lessons[0])
    near = _near_students(name, [row["id"] for row in read_students(course.root)])
    return told("class stranger", guess=guess(near), name=name)


def _inside(folder: Path) -> list[Path]:
    with contextlib.suppress(OSError):
        return sorted(path for path in folder.iterdir() if not path.name.startswith((".", "__")))
    return []


def _is_notebook(path: Path) -> bool:
    return path.suffix.lower() == ".ipynb" and path.is_file()


def _notebooks(folder: Path) -> list[str]:
    """Return the names, without ending, of notebooks in a folder and in the folders in it."""
    inside = _inside(folder)
    deeper = [path for one in inside if one.is_dir() and not one.is_symlink() for path in _inside(one)]
    return [path.stem for path in [*inside, *deeper] if _is_notebook(path)]


def _shown(course: Course, path: Path) -> str:
    name = path.relative_to(course.root).as_posix()
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:200]
