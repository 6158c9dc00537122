"""The commands ``course``, ``demo``, ``collect`` and ``grade``: words, progress and the table, and no more."""

from __future__ import annotations

import argparse
import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn
from rich.table import Table

from autograde.gradebook.changed import find_changed
from autograde.gradebook.course import Course, open_course
from autograde.gradebook.database import in_words
from autograde.gradebook.grader import Grader
from autograde.gradebook.grading import Mark, grade_class, write_feedback, write_table
from autograde.gradebook.making import make_course, which_lessons
from autograde.gradebook.people import settle_lateness, with_hand_marks
from autograde.gradebook.strays import chosen_lessons, chosen_students, find_strays

__all__ = ["COMMANDS"]

T = TypeVar("T")


def _course_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the class's folder, outside the repository")
    parser.add_argument("--lessons", nargs="+", default=[], metavar="LESSON", help="only these (01, gates or 01_gates)")
    parser.add_argument("--start", type=_date, metavar="YYYY-MM-DD", help="the first deadline")


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        words = f"{text!r} is no date that is read here; write year, month and day as in 2027-02-01"
        raise argparse.ArgumentTypeError(words) from None


def _course(options: argparse.Namespace) -> int:
    console = Console()
    lessons = which_lessons(options.lessons, options.folder.expanduser())
    for name in _progress(console, "Lessons", make_course(options.folder, lessons, options.start), len(lessons)):
        console.print(f"  release/{name}")
    folder = options.folder.expanduser().resolve()
    console.print(f"The class's folder is {folder}.", soft_wrap=True)
    words = "Deadlines and points: course.toml. Class list: students.csv. Give students a folder of release/."
    console.print(words, soft_wrap=True)
    return 0


def _demo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="a class's folder without real submissions")


def _demo(options: argparse.Namespace) -> int:
    from autograde.gradebook.demo.fill import fill

    console = Console()
    course = open_course(options.folder)
    count = sum(1 for _ in fill(course))
    console.print(f"{count} students have handed in work for {', '.join(sorted(course.points))}.", soft_wrap=True)
    return 0


def _collect_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the class's folder")
    parser.add_argument("lesson", metavar="LESSON", help="which lesson was handed in (01, gates or 01_gates)")
    parser.add_argument(
        "archive", type=Path, metavar="FILE.zip", help="all submissions, as Moodle or Canvas gives them"
    )
    words = "columns name,id and perhaps time: for names that are not as in the class list"
    parser.add_argument("--names", type=Path, metavar="TABLE.csv", help=words)


def _collect(options: argparse.Namespace) -> int:
    from autograde.gradebook.collect import collect

    console = Console()
    course = open_course(options.folder)
    (lesson,) = chosen_lessons(course, [options.lesson])
    counts: Counter[str] = Counter()
    for one in collect(course, lesson, options.archive, options.names):
        counts[one.word] += 1
        if one.notes:
            lines = "\n".join(one.notes).replace("\n", "\n  ")
            console.print(f"* {one.who}: {lines}", markup=False, highlight=False, soft_wrap=True)
    summary = ", ".join(f"{count} {word}" for word, count in sorted(counts.items())) or "nothing in it"
    console.print(f"{lesson}: {summary}.", markup=False, highlight=False, soft_wrap=True)
    missing = [name for name in course.students() if not course.submitted(name, lesson).is_dir()]
    if missing:
        console.print(f"Nothing of {lesson} is there from {', '.join(missing)}.", markup=False, soft_wrap=True)
    return 1 if counts["left out"] else 0


def _grade_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="the class's folder")
    parser.add_argument("--lessons", nargs="+", default=[], metavar="LESSON", help="only these")
    parser.add_argument("--students", nargs="+", default=[], metavar="ID", help="only these")
    words = "who grades: the engine in its sandbox (unless said), or nbgrader's own autograde, whose scores are advice"
    parser.add_argument("--grader", choices=list(_GRADERS), default="engine", help=words)
    parser.add_argument("--workers", type=int, metavar="N", help="engine: how many sandboxes (one for each processor)")
    parser.add_argument("--cluster", metavar="ADDRESS", help="engine: a dask scheduler, whose workers grade")
    parser.add_argument("--unsafe", action="store_true", help="engine: go on where the sandbox does not hold")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--again", action="store_true", help="grade also what has not changed since")
    which.add_argument("--resume", action="store_true", help="go on where a run was stopped (done without it, too)")
    parser.add_argument("--no-feedback", action="store_true", help="leave out the pages for students")


def _stock(options: argparse.Namespace) -> Grader:
    from autograde.gradebook.stock import NbgraderGrader

    return NbgraderGrader()


def _engine(options: argparse.Namespace) -> Grader:
    from autograde.engine.door import EngineGrader

    return EngineGrader(options.workers, unsafe=options.unsafe, cluster=options.cluster)


_GRADERS = {"engine": _engine, "nbgrader": _stock}


def _grade(options: argparse.Namespace) -> int:
    console = Console()
    course = open_course(options.folder)
    lessons = chosen_lessons(course, options.lessons)
    students = chosen_students(course, options.students)
    grader = _GRADERS[options.grader](options)
    total = sum(course.submitted(student, lesson).is_dir() for student in students for lesson in lessons)
    run = grade_class(course, grader, students, lessons, again=options.again)
    marks = list(_progress(console, "Grading", run, total))
    settle_lateness(course)  # before the pages, which show it
    if not options.no_feedback:
        list(_progress(console, "Feedback", write_feedback(course, marks), total))
    rows = write_table(course, course.root / "grades.csv", marks)
    console.print(_table(course, students, lessons, with_hand_marks(course, marks)))
    isolation = getattr(grader, "isolation", "")
    held = f" Isolation obtained: {isolation}." if isolation else ""
    console.print(f"{_LEGEND}\nGraded by {grader.name}.{held}", soft_wrap=True)
    _notes(console, marks)
    for path, note in find_strays(course, options.students):
        console.print(f"* {path}: {note}".replace("\n", "\n  "), markup=False, highlight=False, soft_wrap=True)
    changed = find_changed(course, lessons)
    if changed:
        console.print(f"* {changed}".replace("\n", "\n  "), markup=False, highlight=False, soft_wrap=True)
    _changes(console, getattr(grader, "changes", {}))
    console.print(
        f"Scores: {course.root / 'grades.csv'} ({rows} rows). Feedback: {course.root / 'feedback'}", soft_wrap=True
    )
    return 1 if any(mark.word == "grader fault" for mark in marks) else 0


def _changes(console: Console, changes: Mapping[tuple[str, str], Mapping[str, str]]) -> None:
    """Tell which verdicts differ from the last time, and why."""
    for (student, lesson), exercises in sorted(changes.items()):
        for exercise, words in exercises.items():
            console.print(f"* {student}, {lesson}, {exercise}: {words}", markup=False, highlight=False, soft_wrap=True)


def _progress(console: Console, title: str, steps: Iterator[T], total: int) -> Iterator[T]:
    """Yield the steps of a run under a progress bar; where output is no terminal, a line for every tenth."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    if not console.is_terminal:
        for count, step in enumerate(steps, start=1):
            if total >= 10 and count % max(1, total // 10) == 0:
                print(f"{title} {count} of {total}", flush=True)
            yield step
        return
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
        task = progress.add_task(title, total=total)
        for step in steps:
            progress.advance(task)
            yield step


def _table(course: Course, students: list[str], lessons: list[str], marks: list[Mark]) -> Table:
    by_place = {(mark.student, mark.assignment): mark for mark in marks}
    table = Table(title=course.settings.name)
    table.add_column("student", no_wrap=True)
    for lesson in lessons:
        table.add_column(f"{lesson}\nof {sum(course.points[lesson].values())}", justify="right")
    table.add_column("sum", justify="right")
    for student in students:
        row = [by_place.get((student, lesson)) for lesson in lessons]
        total = sum(mark.points or 0.0 for mark in row if mark)
        table.add_row(student, *map(_cell, row), f"{total:g}")
    return table


_LEGEND = "? an answer waits for a person to read it   L late   * see the notes   – nothing handed in"


def _cell(mark: Mark | None) -> str:
    if mark is None:
        return "–"
    number = mark.word if mark.points is None or mark.word != "graded" else f"{mark.points:g}"
    signs = ("?" if mark.unread else "") + ("L" if mark.late else "") + ("*" if mark.notes else "")
    return f"{number} {signs}".rstrip()


def _notes(console: Console, marks: list[Mark]) -> None:
    for mark in marks:
        for note in mark.notes:
            lines = f"* {mark.student}, {mark.assignment}: {note}".replace("\n", "\n  ")
            console.print(lines, markup=False, highlight=False, soft_wrap=True)


COMMANDS = {
    "course": (_course_arguments, in_words(_course)),
    "demo": (_demo_arguments, in_words(_demo)),
    "collect": (_collect_arguments, _collect),
    "grade": (_grade_arguments, in_words(_grade)),
}
