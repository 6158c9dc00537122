"""Grading a class by stock ``nbgrader autograde`` and by the engine, in one run, on the same submissions.

Run it as ``python -P benchmarks/grading.py``: all parts, or some by name (``--parts class warm training memory``). Each
part takes minutes, the class a quarter of an hour, and keeps its numbers in ``benchmarks/grading.json``; the table
``benchmarks/grading.md`` and the picture ``benchmarks/grading.png`` are made of what is kept there. Ratios are of one
part, so of one run.

The class is the demonstration's thirty, and for the lessons that the demonstration has no answers for (10) thirty made
of the lesson's own answer and its known mistakes; all handed in again under other names until there are enough.
Everything that a number depends on is in the table: how many submissions, which lessons, how busy the machine was.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import os
import platform
import shutil
import statistics
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import nbformat
import psutil

from autograde.build.freeze import mistaken_source
from autograde.build.lesson import read_lesson
from autograde.build.notebook import solved
from autograde.engine.door import EngineGrader
from autograde.engine.grade import run_program
from autograde.engine.isolation import open_sandbox
from autograde.engine.program import cells_of, make_program
from autograde.engine.reference import start_reference
from autograde.engine.sandbox import Sandbox
from autograde.gradebook import grading, record, submissions
from autograde.gradebook.course import open_course
from autograde.gradebook.demo.fill import fill
from autograde.gradebook.demo.pupils import LESSONS, PUPILS
from autograde.gradebook.grading import grade_class
from autograde.gradebook.making import make_course
from autograde.gradebook.stock import NbgraderGrader

HERE = Path(__file__).parent
KEPT = HERE / "grading.json"


def make_class(folder: Path, lessons: list[str], count: int):
    """Make a class whose submissions are the demonstration's, repeated until there are `count`."""
    list(make_course(folder, lessons))
    course = open_course(folder)
    list(fill(course))
    for name in set(course.points) - set(LESSONS):
        hand_in(course, read_lesson(name))
    there = sorted(path for path in (folder / "submitted").glob("*/*") if path.is_dir())
    for number in range(max(0, count - len(there))):
        original = there[number % len(there)]
        copy = folder / "submitted" / f"again{number // len(there)}-{original.parent.name}" / original.name
        shutil.copytree(original, copy)
    return open_course(folder)


def hand_in(course, lesson) -> None:
    """Hand in a lesson for the thirty: half are right, a tenth left it as it came, the others made a known mistake."""
    made = [(name, mistake) for name, exercise in lesson.exercises.items() for mistake in exercise.mistakes]
    for number, pupil in enumerate(PUPILS):
        notebook = course.released(lesson.name)
        name, mistake = made[number * len(made) // len(PUPILS)]
        for cell in notebook.cells:
            if cell.id in lesson.exercises and number % 10 != 9:
                wrong = number % 2 and cell.id == name
                cell.source = mistaken_source(lesson, mistake, name) if wrong else lesson.cell(cell.id).without_markers
        folder = course.submitted(pupil.id, lesson.name)
        folder.mkdir(parents=True)
        (folder / f"{lesson.name}.ipynb").write_text(nbformat.writes(notebook), encoding="utf-8")


def handed_in(course) -> list[tuple[str, str]]:
    return sorted((path.parent.name, path.name) for path in (course.root / "submitted").glob("*/*") if path.is_dir())


def only(course, keep: list[tuple[str, str]], folder: Path):
    """Copy a class, with these submissions alone."""
    shutil.copytree(course.root, folder)
    for student, lesson in set(handed_in(course)) - set(keep):
        shutil.rmtree(folder / "submitted" / student / lesson)
    return open_course(folder)


@contextlib.contextmanager
def timed(phases: Counter, *places):
    """Add up the seconds spent in some functions, each given as (phase, where it is looked up, its name)."""
    with contextlib.ExitStack() as stack:
        for phase, owner, name in places:
            stack.callback(setattr, owner, name, getattr(owner, name))
            setattr(owner, name, _adding(phases, phase, getattr(owner, name)))
        yield


def _adding(phases: Counter, phase: str, function):
    def run(*arguments, **options):
        started = time.perf_counter()
        try:
            return function(*arguments, **options)
        finally:
            phases[phase] += time.perf_counter() - started

    return run


@contextlib.contextmanager
def servers_computing(total: Counter):
    """Add up the computing of sandboxes' servers and their submissions, read before each sandbox is ended."""
    stop = Sandbox.stop

    def reading_first(sandbox: Sandbox) -> None:
        if sandbox.pid is not None:
            for process in psutil.Process(sandbox.pid).children(recursive=True):
                with contextlib.suppress(psutil.Error):
                    total["servers"] += sum(process.cpu_times()[:4])
        stop(sandbox)

    Sandbox.stop = reading_first
    try:
        yield
    finally:
        Sandbox.stop = stop


def computed() -> float:
    """Return the seconds that this process has computed, and those below it that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def grade(root: Path, stock: bool, workers: int | None = None) -> tuple[float, dict]:
    """Grade a class; return the seconds and what was measured on the way."""
    course = open_course(root)
    grader = NbgraderGrader() if stock else EngineGrader(workers)
    phases: Counter[str] = Counter()
    places = [
        ("reading what was handed in", submissions, "read_submission"),
        ("writing the gradebook", record.Writer, "write"),
        ("of that, feedback's notebook", record, "_write_autograded"),
        ("what is remembered for the next run", grading, "_keep"),
    ]
    inside: Counter[str] = Counter()
    started, own, all_of_it = time.perf_counter(), time.process_time(), computed()
    first, count, faults = 0.0, 0, 0
    with timed(phases, *places), servers_computing(inside):
        for mark in grade_class(course, grader):
            first = first or time.perf_counter() - started
            count, faults = count + 1, faults + (mark.word == "grader fault")
    took = time.perf_counter() - started
    return took, {
        "first": first,
        "count": count,
        "faults": faults,
        "phases": dict(getattr(grader, "seconds", {})) | dict(phases),
        "computing": time.process_time() - own,
        "all computing": computed() - all_of_it + inside["servers"],
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
    program = make_program(reference.given, cells_of(solved(lesson).cells), reference.fresh)
    options = {"torch": reference.given.uses_torch, "modules": (f"neurons.{lesson.stem}",)}
    with Sandbox(**options) as inside:
        open_sandbox(inside)
        run_program(program, inside)
        pairs = [(_time(run_program, program, inside), _warm(program)) for _ in range(repeats)]  # by turns
    return tuple(1000 * statistics.median(column) for column in zip(*pairs, strict=True))


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
    os.close(reading)
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


def memory_of(count: int, place: Path) -> dict:
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
    with Memory() as memory:
        took, _ = grade(course.root, stock=False)
    shutil.rmtree(place)
    return {"count": count, "seconds": took, "megabytes": memory.most / 2**20}


# --- the parts ------------------------------------------------------------------------------------------------------


def part_class(place: Path, options) -> dict:
    """Stock and engine on the same class."""
    made = options.made or place / "class"
    course = open_course(made) if made.exists() else make_class(made, options.lessons, options.count)
    all_of_it = handed_in(course)
    by_lesson = sorted(all_of_it, key=lambda one: one[::-1])
    sample = by_lesson[:: max(1, len(all_of_it) // options.stock)][: options.stock]  # of each lesson the same share
    stock = only(course, sample, place / "stock")
    print(f"{len(all_of_it)} submissions; stock nbgrader grades {len(sample)} of them", flush=True)
    runs = []
    for number in range(options.repeats):
        mine = only(course, all_of_it, place / f"engine{number}")
        runs.append(grade(mine.root, stock=False))
        print(f"engine: {runs[-1][0]:.1f} s", flush=True)
    took, told = sorted(runs, key=lambda run: run[0])[len(runs) // 2]
    alone, stock_told = grade(stock.root, stock=True)
    print(f"stock, one process: {alone:.1f} s", flush=True)
    by_two = stock_by_two(course, sample, place)
    print(f"stock, two processes: {by_two:.1f} s", flush=True)
    same, different = compare(stock, mine)
    return {
        "lessons": options.lessons,
        "count": len(all_of_it),
        "stock": len(sample),
        "by lesson": dict(Counter(lesson for _, lesson in sample)),
        "repeats": [run[0] for run in runs],
        "took": took,
        "told": told,
        "alone": alone,
        "alone computing": stock_told["all computing"],
        "by_two": by_two,
        "same": same,
        "different": different,
    }


def part_warm(place: Path, options) -> dict:
    """A submission in the sandbox beside a warm process without one."""
    return {name: beside_a_warm_process(name) for name in options.lessons}


def part_training(place: Path, options) -> dict:
    """The same for the lessons whose exercises train."""
    return {name: beside_a_warm_process(name, 3) for name in options.training}


def part_memory(place: Path, options) -> dict:
    """Memory of all processes for classes of several sizes."""
    rows = []
    for count in options.sizes:
        rows.append(memory_of(count, place / f"size{count}"))
        print(rows[-1], flush=True)
    return {"rows": rows}


PARTS = {"class": part_class, "warm": part_warm, "training": part_training, "memory": part_memory}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--parts", nargs="*", choices=list(PARTS), default=list(PARTS))
    parser.add_argument("--lessons", nargs="+", default=["01", "02", "03", "10"])
    parser.add_argument("--training", nargs="+", default=["09", "11", "13", "14"])
    parser.add_argument("--count", type=int, default=480, help="submissions for the engine (at least 100)")
    parser.add_argument("--stock", type=int, default=100, help="of them for stock nbgrader")
    parser.add_argument("--repeats", type=int, default=3, help="runs of the engine, whose median counts")
    parser.add_argument("--sizes", nargs="*", type=int, default=[200, 500, 1000, 2000], help="classes for memory")
    parser.add_argument("--made", type=Path, default=None, help="a folder for the class, kept for the next time")
    parser.add_argument("--place", type=Path, default=None, help="a folder to work in")
    options = parser.parse_args()
    kept = _kept()
    for name in options.parts:
        load = os.getloadavg()[0]
        with tempfile.TemporaryDirectory(dir=options.place) as folder:
            found = PARTS[name](Path(folder), options)
        kept = _kept()  # another part may have ended meanwhile
        kept[name] = {**found, "load": [load, os.getloadavg()[0]], "niceness": os.nice(0)}
        KEPT.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    (HERE / "grading.md").write_text(table(kept), encoding="utf-8")
    if "class" in kept:
        draw(*each_of(kept["class"]))


def _kept() -> dict:
    return json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {}


# --- the table ------------------------------------------------------------------------------------------------------


def each_of(seen: dict) -> tuple[float, float, float]:
    """Return seconds for a submission: stock, stock by two processes, the engine."""
    return seen["alone"] / seen["stock"], seen["by_two"] / seen["stock"], seen["took"] / seen["count"]


def table(kept: dict) -> str:
    """Write what was measured as the file that is kept."""
    lines = [
        "# Grading: stock nbgrader and the engine",
        "",
        "Made by `python -P benchmarks/grading.py`, part by part; the numbers are in `grading.json`.",
        f"Machine: {platform.machine()}, {os.cpu_count()} processors, Python {platform.python_version()}. A load of 0 "
        "is an idle machine; above 2, something else was at work here.",
        "",
    ]
    for name, section in (("class", of_class), ("warm", of_warm), ("training", of_training), ("memory", of_memory)):
        if name in kept:
            before, after = kept[name]["load"]
            ahead = " (these processes went before others)" if kept[name]["niceness"] < 0 else ""
            told = f"Load: {before:.1f} when this began, {after:.1f} at its end{ahead}."
            lines += [*section(kept[name]), "", told, ""]
    notes = HERE / "grading_notes.md"
    return "\n".join(lines) + "\n" + (notes.read_text(encoding="utf-8") if notes.exists() else "")


def of_class(seen: dict) -> list[str]:
    told, (one, two, each) = seen["told"], each_of(seen)
    lessons = ", ".join(f"{number} of {name}" for name, number in sorted(seen["by lesson"].items()))
    runs = ", ".join(f"{took:.1f}" for took in seen["repeats"])
    less = seen["alone computing"] / seen["stock"] / told["all computing"] * seen["count"]
    return [
        "## A class",
        "",
        "| what | submissions | seconds | each, ms | times stock | computing of each, ms |",
        "|---|---|---|---|---|---|",
        f"| stock `nbgrader autograde`, one process | {seen['stock']} | {seen['alone']:.1f} | {1000 * one:.0f} | 1 | "
        f"{1000 * seen['alone computing'] / seen['stock']:.0f} |",
        f"| stock, two processes | {seen['stock']} | {seen['by_two']:.1f} | {1000 * two:.0f} | {one / two:.1f} | |",
        f"| the engine, its start included | {seen['count']} | {seen['took']:.1f} | {1000 * each:.0f} "
        f"| {one / each:.0f} | {1000 * told['all computing'] / seen['count']:.0f} |",
        "",
        f"Lessons {', '.join(seen['lessons'])}. Stock graded {lessons}. Runs of the engine, of which the median "
        f"counts: {runs} s. "
        f"{seen['same']} of {seen['stock']} submissions have the same scores by both; different: "
        f"{_differences(seen['different'])}. Isolation obtained: {told['isolation']}. Faults of the grader's: "
        f"{told['faults']}.",
        "",
        f"The first result came after {told['first']:.1f} s. Where the engine's time goes, for each submission, summed "
        f"over {len(os.sched_getaffinity(0))} workers and the process that reads and writes:",
        "",
        "| phase | ms |",
        "|---|---|",
        *(f"| {name} | {1000 * value / seen['count']:.1f} |" for name, value in told["phases"].items()),
        f"| computing of the process that judges, reads and writes | {1000 * told['computing'] / seen['count']:.1f} |",
        "",
        "Computing depends less than the clock on what else is at work on the machine; by it the engine takes "
        f"{less:.0f} times less than stock.",
        "",
        "`run` is all of a submission's time in its sandbox (fork, namespaces, cells, probes, what travels); `cpu` is "
        "the computing of the student's process, part of `run`.",
    ]


def _rows(seen: dict) -> list[str]:
    return [
        f"| {name} | {values[0]:.0f} | {values[1]:.0f} | {values[0] - values[1]:.0f} | {values[0] / values[1]:.2f} |"
        for name, values in seen.items()
        if name not in ("load", "niceness")
    ]


_HEAD = ["| lesson | sandbox, ms | warm process, ms | more, ms | times |", "|---|---|---|---|---|"]


def of_warm(seen: dict) -> list[str]:
    return ["## A submission in the sandbox beside a warm process without one", "", *_HEAD, *_rows(seen)]


def of_training(seen: dict) -> list[str]:
    return ["## Lessons whose exercises train, beside their own cells and probes", "", *_HEAD, *_rows(seen)]


def of_memory(seen: dict) -> list[str]:
    least = seen["rows"][0]
    return [
        "## Memory of all processes",
        "",
        "Lesson 01, all right; the most that was seen of this process and all below it (shared pages counted once).",
        "",
        "| class | seconds | each, ms | MB at the most | times the smallest class |",
        "|---|---|---|---|---|",
        *(
            f"| {row['count']} | {row['seconds']:.0f} | {1000 * row['seconds'] / row['count']:.0f} | "
            f"{row['megabytes']:.0f} | {row['megabytes'] / least['megabytes']:.2f} |"
            for row in seen["rows"]
        ),
    ]


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
