"""Grading a class by stock ``nbgrader autograde`` and by the engine, in one run, on the same submissions.

Run it as ``python -P benchmarks/grading.py``. It writes ``benchmarks/grading.md`` and ``benchmarks/grading.png``. The
class is the demonstration's, handed in again under other names until there are enough submissions. Everything that a
number depends on is in the table: how many submissions, which lessons, how busy the machine was.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import shutil
import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import nbformat
import psutil

from autograde.build.lesson import read_lesson
from autograde.engine.door import EngineGrader
from autograde.engine.isolation import open_sandbox
from autograde.engine.program import cells_of, make_program
from autograde.engine.reference import start_reference
from autograde.engine.sandbox import Sandbox
from autograde.gradebook.course import open_course
from autograde.gradebook.demo.fill import fill
from autograde.gradebook.grading import grade_class
from autograde.gradebook.making import make_course
from autograde.gradebook.stock import NbgraderGrader

HERE = Path(__file__).parent
HONEST = {"correct", "wrong", "error", "not attempted"}


def make_class(folder: Path, lessons: list[str], count: int):
    """Make a class whose submissions are the demonstration's, repeated until there are `count`."""
    list(make_course(folder, lessons))
    course = open_course(folder)
    list(fill(course))
    there = sorted(path for path in (folder / "submitted").glob("*/*") if path.is_dir())
    for number in range(max(0, count - len(there))):
        original = there[number % len(there)]
        copy = folder / "submitted" / f"again{number // len(there)}-{original.parent.name}" / original.name
        shutil.copytree(original, copy)
    return open_course(folder)


def handed_in(course) -> list[tuple[str, str]]:
    return sorted((path.parent.name, path.name) for path in (course.root / "submitted").glob("*/*") if path.is_dir())


def only(course, keep: list[tuple[str, str]], folder: Path):
    """Copy a class, with these submissions alone."""
    shutil.copytree(course.root, folder)
    for student, lesson in set(handed_in(course)) - set(keep):
        shutil.rmtree(folder / "submitted" / student / lesson)
    return open_course(folder)


def grade(root: Path, stock: bool, workers: int | None = None) -> tuple[float, dict]:
    """Grade a class; return the seconds and what was measured on the way."""
    course = open_course(root)
    grader = NbgraderGrader() if stock else EngineGrader(workers)
    started, first, marks = time.perf_counter(), 0.0, []
    for mark in grade_class(course, grader):
        first = first or time.perf_counter() - started
        marks.append(mark)
    took = time.perf_counter() - started
    return took, {
        "first": first,
        "marks": marks,
        "phases": dict(getattr(grader, "seconds", {})),
        "isolation": getattr(grader, "isolation", ""),
    }


def stock_alone(root: Path) -> None:
    grade(root, stock=True)


def stock_by_two(course, keep, place: Path) -> float:
    """Grade one half each by two processes, each with a gradebook of its own (SQLite locks writers out)."""
    halves = [only(course, keep[part::2], place / f"half{part}") for part in range(2)]
    processes = [multiprocessing.get_context("spawn").Process(target=stock_alone, args=(half.root,)) for half in halves]
    started = time.perf_counter()
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return time.perf_counter() - started


def scores(course) -> dict:
    with course.gradebook() as gradebook:
        return {
            (one.student.id, lesson, grade.name): grade.auto_score
            for lesson in course.points
            for one in gradebook.assignment_submissions(lesson)
            for grade in one.notebooks[0].grades
        }


def compare(stock, engine) -> tuple[int, list]:
    """Return how many submissions have the same scores by both, and those that have not."""
    ours, theirs = scores(engine), scores(stock)
    different, same = [], 0
    for student, lesson in handed_in(stock):
        mine = {key[2]: value for key, value in ours.items() if key[:2] == (student, lesson)}
        other = {key[2]: value for key, value in theirs.items() if key[:2] == (student, lesson)}
        if all(abs((mine[name] or 0) - (other.get(name) or 0)) < 1e-6 for name in mine):
            same += 1
        else:
            different.append(
                (
                    student,
                    lesson,
                    {
                        name: (other.get(name), mine[name])
                        for name in mine
                        if (mine[name] or 0) != (other.get(name) or 0)
                    },
                )
            )
    return same, different


def beside_a_warm_process(lesson_name: str, repeats: int = 15) -> tuple[float, float]:
    """Return milliseconds of a submission in the sandbox, and of its cells and probes in a warm process without one."""
    lesson = read_lesson(lesson_name)
    reference = start_reference(lesson_name, 1).result()
    from autograde.build.notebook import solved

    program = make_program(reference.given, cells_of(solved(lesson).cells), reference.fresh)
    from autograde.engine.grade import run_program

    options = {"torch": reference.given.uses_torch, "modules": (f"neurons.{lesson.stem}",)}
    with Sandbox(**options) as inside:
        open_sandbox(inside) if inside.pid is None else None
        boxed = [_time(run_program, program, inside) for _ in range(repeats)]
    bare = [_warm(program) for _ in range(3)]
    return 1000 * statistics.median(boxed), 1000 * min(bare)


def _time(function, *arguments) -> float:
    started = time.perf_counter()
    function(*arguments)
    return time.perf_counter() - started


def _warm(program) -> float:
    """Run a program's cells and probes in a fork of this process, which has all imported, and time that alone."""
    import matplotlib.pyplot  # noqa: F401 - so that it is there before the fork, as in the server

    reading, writing = os.pipe()
    if os.fork() == 0:
        from autograde.engine.runner import Notebook
        from neurons.checking.capture import capture
        from neurons.checking.probe import run_probe

        notebook, took = Notebook({}), 0.0
        with capture() as captured:
            for turn in range(2):  # the first imports what a warm process has
                started = time.perf_counter()
                for step in program.steps:
                    if step.do == "cell":
                        notebook.run_cell(step.payload["source"], 60.0, captured)
                    elif step.do == "probe":
                        run_probe(step.payload["probe"], step.payload["inputs"], notebook.names, captured, step.limit_s)
                took = time.perf_counter() - started if turn else took
        os.write(writing, str(took).encode())
        os._exit(0)
    os.close(writing)
    took = float(os.read(reading, 100))
    os.wait()
    return took


class Memory:
    """The most that this process and all below it held, sampled (shared pages are counted once each: PSS)."""

    def __init__(self) -> None:
        self.most, self._done = 0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *exception) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        me = psutil.Process()
        while not self._done.wait(0.5):
            total = 0
            for process in [me, *me.children(recursive=True)]:
                try:
                    total += process.memory_full_info().pss
                except (psutil.Error, OSError):
                    continue
            self.most = max(self.most, total)


def memory_of(count: int, place: Path) -> tuple[float, float]:
    """Return megabytes at the most and seconds for a class of `count` that handed in lesson 01."""
    list(make_course(place, ["01"]))
    course = open_course(place)
    lesson = read_lesson("01")
    notebook = course.released(lesson.name)
    right = {cell.exercise: cell.without_markers for cell in lesson.cells if cell.role == "exercise"}
    for cell in notebook.cells:
        cell.source = right.get(cell.id, cell.source)
    text = nbformat.writes(notebook)
    for number in range(count):
        folder = course.submitted(f"s{number:04}", lesson.name)
        folder.mkdir(parents=True)
        (folder / f"{lesson.name}.ipynb").write_text(text, encoding="utf-8")
    started = time.perf_counter()
    with Memory() as memory:
        for _ in grade_class(course, EngineGrader()):
            pass
    took = time.perf_counter() - started
    shutil.rmtree(place)
    return memory.most / 2**20, took


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lessons", nargs="+", default=["01", "02", "03"])
    parser.add_argument("--count", type=int, default=120, help="submissions for the engine (at least 100)")
    parser.add_argument("--stock", type=int, default=0, help="of them for stock nbgrader (0: all)")
    parser.add_argument("--repeats", type=int, default=3, help="runs of the engine, whose median counts")
    parser.add_argument("--sizes", nargs="*", type=int, default=[200, 400, 800, 1600, 2000], help="classes for memory")
    parser.add_argument("--place", type=Path, default=None, help="a folder to work in")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.place) as folder:
        report = measure(Path(folder), options)
    (HERE / "grading.md").write_text(report, encoding="utf-8")
    print(report)


def measure(place: Path, options) -> str:
    load = os.getloadavg()[0]
    course = make_class(place / "class", options.lessons, options.count)
    all_of_it = handed_in(course)
    sample = all_of_it if not options.stock else all_of_it[:: max(1, len(all_of_it) // options.stock)][: options.stock]
    stock = only(course, sample, place / "stock")
    print(f"{len(all_of_it)} submissions; stock nbgrader grades {len(sample)} of them", flush=True)
    engine_runs = []
    for number in range(options.repeats):
        mine = only(course, all_of_it, place / f"engine{number}")
        engine_runs.append(grade(mine.root, stock=False))
        print(f"engine: {engine_runs[-1][0]:.1f} s", flush=True)
    took, told = sorted(engine_runs, key=lambda run: run[0])[len(engine_runs) // 2]
    alone, _ = grade(stock.root, stock=True)
    print(f"stock, one process: {alone:.1f} s", flush=True)
    by_two = stock_by_two(course, sample, place)
    print(f"stock, two processes: {by_two:.1f} s", flush=True)
    same, different = compare(stock, mine)
    sizes = [(count, *memory_of(count, place / f"size{count}")) for count in options.sizes]
    boxed = {name: beside_a_warm_process(name) for name in options.lessons}
    return table(locals(), options, load)


def table(seen: dict, options, load: float) -> str:
    """Write what was measured as the file that is kept."""
    all_of_it, sample, told = seen["all_of_it"], seen["sample"], seen["told"]
    each, one, two = (seen["took"] / len(all_of_it), seen["alone"] / len(sample), seen["by_two"] / len(sample))
    phases = {name: value / len(all_of_it) for name, value in told["phases"].items()}
    lines = [
        "# Grading: stock nbgrader and the engine",
        "",
        "Made by `python -P benchmarks/grading.py " + " ".join(sys.argv[1:]) + "`.",
        f"Machine: {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}; its load was "
        f"{load:.1f} when this began (0 is an idle machine). Isolation obtained: {told['isolation']}.",
        "",
        "| what | submissions | seconds | each, ms | times stock |",
        "|---|---|---|---|---|",
        f"| stock `nbgrader autograde`, one process | {len(sample)} | {seen['alone']:.1f} | {1000 * one:.0f} | 1 |",
        f"| stock, two processes | {len(sample)} | {seen['by_two']:.1f} | {1000 * two:.0f} | {one / two:.1f} |",
        f"| the engine, its start included (median of {options.repeats}) | {len(all_of_it)} | {seen['took']:.1f} | "
        f"{1000 * each:.0f} | {one / each:.0f} |",
        "",
        f"Lessons {', '.join(options.lessons)}, the demonstration's mix. {seen['same']} of {len(sample)} submissions "
        f"have the same scores by both; different: {_differences(seen['different'])}.",
        "",
        "## Where the engine's time goes",
        "",
        f"The first result came after {told['first']:.1f} s. Each submission, summed over "
        f"{len(os.sched_getaffinity(0))} workers:",
        "",
        "| phase | ms |",
        "|---|---|",
        *(f"| {name} | {1000 * value:.1f} |" for name, value in phases.items()),
        "",
        "`cpu` is the computing of the student's process, part of `run`.",
        "",
        "## A submission in the sandbox beside a warm process without one",
        "",
        "| lesson | sandbox, ms | warm process, ms | more, ms |",
        "|---|---|---|---|",
        *(
            f"| {name} | {boxed:.1f} | {bare:.1f} | {boxed - bare:.1f} |"
            for name, (boxed, bare) in seen["boxed"].items()
        ),
        "",
        "## Memory of all processes",
        "",
        "| class | seconds | MB at the most |",
        "|---|---|---|",
        *(f"| {count} | {seconds:.0f} | {megabytes:.0f} |" for count, megabytes, seconds in seen["sizes"]),
        "",
    ]
    draw(one, two, each)
    return "\n".join(lines)


def _differences(different: list) -> str:
    return "; ".join(f"{student} {lesson} {found} (stock, engine)" for student, lesson, found in different) or "none"


def draw(one: float, two: float, each: float) -> None:
    from neurons.figures import COLORS, figure

    fig, axes = figure(width=6.4, height=2.6)
    names = ["stock nbgrader,\none process", "stock nbgrader,\ntwo processes", "the engine,\ntwo sandboxes"]
    values = [1000 * value for value in (one, two, each)]
    bars = axes.barh(names, values, color=[COLORS["grey"], COLORS["grey"], COLORS["blue"]], hatch=None)
    bars[2].set_hatch("//")
    axes.bar_label(bars, [f"{value:.0f} ms" for value in values], padding=4)
    axes.set(title="Time for one submission", xlabel="milliseconds (log scale)", ylabel="graded by", xscale="log")
    axes.set_xlim(min(values) / 3, max(values) * 6)
    axes.invert_yaxis()
    fig.savefig(HERE / "grading.png", dpi=100)


if __name__ == "__main__":
    main()
