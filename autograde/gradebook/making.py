"""Making a class's folder from the lessons, and bringing it up to date when ``course.toml`` has changed."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat

from autograde.build.lesson import LESSONS, ROOT, read_lesson
from autograde.errors import UserError
from autograde.gradebook.course import Course, due_in_utc, lessons_of_repository
from autograde.gradebook.kept import keep_edited, remember
from autograde.gradebook.release import cases_with_points, data_files, points_of, set_points, source_notebook
from autograde.gradebook.settings import Settings, as_toml, head, read_settings
from autograde.gradebook.strays import guess, keys_of, near_lessons

__all__ = ["config_text", "make_course", "which_lessons"]

_CONFIG = """\
# Written by `python -P -m autograde course`; deadlines and points are in course.toml. Your own lines go into
# nbgrader_local.py beside this file, which is read last and never written.
import os

c = get_config()  # noqa: F821
c.CourseDirectory.course_id = {name!r}
c.CourseDirectory.root = os.path.dirname(os.path.abspath(__file__))
c.Execute.timeout = 120  # seconds a cell; nbgrader's own 30 is short for lessons that train
c.Execute.extra_arguments = ["--IPKernelApp.log_level=40"]  # a kernel's remarks are not part of anyone's work
c.Autograde.autograde_preprocessors = [  # the button and `nbgrader autograde` grade in the sandbox
    "autograde.gradebook.plugin.EngineExecute",
    "nbgrader.preprocessors.LimitOutput",
    "autograde.gradebook.plugin.EngineSave",
    "nbgrader.preprocessors.AssignLatePenalties",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateAssignment.preprocessors = [
    "autograde.gradebook.release.ReleaseLesson",
    "nbgrader.preprocessors.SaveCells",
    "nbgrader.preprocessors.CheckCellMetadata",
]
c.GenerateFeedback.preprocessors = [  # pages say which answers nobody has read
    "autograde.gradebook.feedback.Grades",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]
c.HTMLExporter.filters = {{
    "float": "autograde.gradebook.feedback.number_or_word",
    "round": "autograde.gradebook.feedback.rounded_or_word",
}}
c.LateSubmissionPlugin.penalty_method = {late!r}
c.ExportApp.plugin_class = "autograde.gradebook.export.QuotedCsv"

if os.path.exists(os.path.join(c.CourseDirectory.root, "nbgrader_local.py")):
    load_subconfig("nbgrader_local.py", path=c.CourseDirectory.root)  # noqa: F821
"""


def make_course(root: Path, lessons: Sequence[str] = (), start: dt.date | None = None) -> Iterator[str]:
    """Make the folder, or bring it up to date; yield each lesson's name when it is done.

    Parameters
    ----------
    root : Path
        Where: outside the repository; empty, new, or made by this function before.
    lessons : sequence of str
        Which lessons, by number, stem or full name; unless said those of the class, and for a new class all.
    start : date, optional
        The first deadline; one lesson a week follows. Two weeks from today unless said. Only for new sections.
    """
    root = _safe_folder(root)
    chosen = which_lessons(lessons, root)
    notebooks = {lesson: nbformat.read(LESSONS / f"{lesson}.ipynb", as_version=4) for lesson in chosen}
    course = _write_settings(root, {name: points_of(notebook) for name, notebook in notebooks.items()}, start)
    _write(root / "nbgrader_config.py", config_text(course.settings))
    if not (root / "students.csv").exists():
        _write(root / "students.csv", "id,last_name,first_name,email\n")
    (root / "submitted").mkdir(exist_ok=True)
    with course.gradebook() as gradebook:
        course.write_students(gradebook)
        for lesson in chosen:
            gradebook.update_or_create_assignment(lesson, duedate=due_in_utc(course.settings.assignments[lesson].due))
    api = course.api()
    for lesson in chosen:
        _write_source(course, lesson, notebooks[lesson])
        _generate(course, api, lesson)
        yield lesson


def config_text(settings: Settings) -> str:
    """Return the ``nbgrader_config.py`` of a class."""
    return _CONFIG.format(name=settings.name, late=settings.late)


def which_lessons(names: Sequence[str] = (), root: Path | None = None) -> list[str]:
    """Return full names of the lessons named by number, stem or full name; for none, a class's own, else all."""
    there = lessons_of_repository()
    names = names or [name for name in there if root and (root / "release" / name).is_dir()]
    full = {key: name for name in there for key in keys_of(name)}
    unknown = [name for name in names if name not in full]
    if unknown or not there:
        near = guess(near_lessons(unknown[0], there)) if unknown else ""
        why = f"The lessons here are {', '.join(there) or 'none yet'}.{near}"
        raise UserError(
            f"There is no lesson `{(unknown or ['01'])[0]}`.", why, "Name one of them, or run `make lessons`."
        )
    return sorted({full[name] for name in names}) if names else there


def _safe_folder(root: Path) -> Path:
    root = root.expanduser().resolve()
    if root == ROOT or ROOT in root.parents or root in ROOT.parents:
        why = "nbgrader empties and fills a class's folders, and what students hand in is not part of the repository."
        raise UserError(f"{root} lies in, or around, the repository {ROOT}.", why, "Name a folder elsewhere.")
    try:
        if root.is_file() or (root.is_dir() and any(root.iterdir()) and not (root / "course.toml").exists()):
            why = "It holds something, and has no course.toml; a class's folder begins empty."
            raise UserError(f"{root} is not a class's folder.", why, "Name a new folder, or empty this one yourself.")
        root.mkdir(parents=True, exist_ok=True)
        (root / ".can-write").touch()
        (root / ".can-write").unlink()
    except OSError as error:
        why = "The class's notebooks, gradebook and feedback are kept there."
        raise UserError(f"{root} can't be written: {error.strerror}.", why, "Name a folder that is yours.") from None
    return root


def _write_settings(root: Path, own: Mapping[str, Mapping[str, int]], start: dt.date | None) -> Course:
    """Add the sections that course.toml lacks (nothing in it is ever changed), and read it."""
    path = root / "course.toml"
    text = path.read_text(encoding="utf-8") if path.exists() else head(root)
    first = start or dt.date.today() + dt.timedelta(weeks=2)
    there = lessons_of_repository()
    for lesson, points in own.items():
        if f"[{lesson}]" not in text:
            day = first + dt.timedelta(weeks=there.index(lesson))
            text += as_toml(lesson, points, dt.datetime.combine(day, dt.time(23, 59)))
    _write(path, text)
    whole_course = {lesson: points_of(nbformat.read(LESSONS / f"{lesson}.ipynb", as_version=4)) for lesson in there}
    settings = read_settings(path, whole_course)
    merged = {lesson: {**own[lesson], **settings.assignments[lesson].points} for lesson in own}
    return Course(root, settings, merged)


def _write_source(course: Course, lesson: str, released: Any) -> None:
    """Write ``source/<lesson>``: the notebook with answers, mark schemes and this class's points, and its files."""
    from autograde.build.notebook import source_edition

    folder = course.root / "source" / lesson
    keep_edited(course.root, folder)
    shutil.rmtree(folder, ignore_errors=True)
    set_points(released, course.points[lesson])
    (folder / "cases").mkdir(parents=True)
    nbformat.write(source_notebook(source_edition(read_lesson(lesson)), released), folder / f"{lesson}.ipynb")
    cases = (LESSONS / "cases" / f"{lesson}.json").read_text(encoding="utf-8")
    _write(folder / "cases" / f"{lesson}.json", cases_with_points(cases, course.points[lesson]))
    shutil.copytree(LESSONS / "neurons", folder / "neurons", ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for file in data_files(released, LESSONS / "neurons", LESSONS / "data"):
        (folder / "data").mkdir(exist_ok=True)
        shutil.copy(file, folder / "data" / file.name)
    remember(course.root, folder)


def _generate(course: Course, api: Any, lesson: str) -> None:
    """Let nbgrader make ``release/<lesson>`` and write its cells into the gradebook."""
    folder = course.root / "release" / lesson
    keep_edited(course.root, folder)
    done = api.generate_assignment(lesson, force=True)
    if not done["success"]:
        words = (done.get("error") or done.get("log") or "no words").strip().splitlines()[-1]
        why = "nbgrader refuses where students have handed in work for a lesson that had other cells then."
        then = "Keep this folder as it is for this class, and make a new one for the next. No submission was changed."
        raise UserError(f"{lesson} could not be released: {words}", why, then)
    remember(course.root, folder)


def _write(path: Path, text: str) -> None:
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        path.write_text(text, encoding="utf-8")
