"""``html``: make the pages."""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
from pathlib import Path

from autograde.build.execute import run_notebook
from autograde.build.lesson import LESSONS, Lesson, lesson_names, read_lesson
from autograde.build.notebook import release, solved
from autograde.errors import UserError
from autograde.pages.page import index_page, lesson_page

__all__ = ["COMMANDS", "make_pages"]


def make_pages(folder: Path, stems: list[str]) -> list[Path]:
    """Write a page for each lesson and an index of them; return what was written.

    The text is the released notebook's, with the stubs. The pictures come from a run in which every exercise is
    answered by the reference, in a copy of the lessons.
    """
    lessons = [read_lesson(stem) for stem in stems]
    titles = {lesson.name: lesson.title for lesson in lessons}
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place).resolve() / "lessons"
        left_out = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "backups", "my_work_*")
        shutil.copytree(LESSONS, copy, ignore=left_out)
        for lesson in lessons:
            started = time.monotonic()
            page = lesson_page(lesson, release(lesson), _outputs(lesson, copy), titles)
            written.append(folder / f"{lesson.name}.html")
            written[-1].write_text(page.replace(str(copy), "lessons"), encoding="utf-8")  # lesson 00 tells it
            print(f"{written[-1].name} ({time.monotonic() - started:.1f} s)", flush=True)
    written.append(folder / "index.html")
    written[-1].write_text(index_page(titles), encoding="utf-8")
    return written


def _outputs(lesson: Lesson, place: Path) -> dict:
    """Run a lesson with every answer; return the run notebook."""
    report = run_notebook(solved(lesson), place)
    if report.errors:
        raise UserError(
            f"{lesson.name} does not run with the course's own answers: {report.errors[0]}",
            "Its pictures come from such a run.",
            f"Mend it first: python -P -m autograde run {lesson.stem} --solved",
        )
    return report.notebook


def _add_html(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", help="where the pages are written")
    parser.add_argument("lessons", nargs="*", help="stems such as gates; all lessons if none is named")


def _html(args: argparse.Namespace) -> int:
    folder = Path(args.folder).expanduser()
    written = make_pages(folder, args.lessons or lesson_names())
    size = sum(path.stat().st_size for path in written) / 2**20
    print(f"{len(written)} pages, {size:.1f} MB. Open {folder / 'index.html'} in a browser; no network is needed.")
    return 0


COMMANDS = {"html": (_add_html, _html)}
