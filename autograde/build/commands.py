"""``build``: make notebooks and cases, or say what is stale. ``run``: a lesson from top to bottom."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import time
from datetime import datetime
from pathlib import Path

from autograde.build import freeze as freezing
from autograde.build.elsewhere import refuse_what_moves
from autograde.build.lesson import LESSONS, Lesson, lesson_names, read_lesson
from autograde.build.notebook import answer_hash, read_notebook, release, solved, to_text
from autograde.errors import UserError
from neurons.checking.cases import ExerciseRecord, exercise_from_json, exercise_to_json
from neurons.seat.editions import RELEASED

__all__ = ["COMMANDS", "build_lesson", "cases_text", "edited_answers", "stale"]


def cases_text(lesson: Lesson, records: dict[str, ExerciseRecord]) -> str:
    """Return the text of a lesson's cases file: an exercise a block, a case a line."""
    lines = [
        "{",
        f' "generated": "made by make lessons from solutions/checks/{lesson.stem}.py; change that file",',
        f' "lesson": {json.dumps(lesson.name)},',
        ' "exercises": {',
    ]
    blocks = []
    for name, record in records.items():
        data = exercise_to_json(record)
        groups, mistakes = data.pop("groups"), data.pop("mistakes")
        inner = [f"   {json.dumps(key)}: {_json(value)}" for key, value in data.items()]
        inner.append(
            '   "groups": [\n'
            + ",\n".join(
                f'    {{"name": {_json(group["name"])}, "weight": {group["weight"]}, "cases": [\n'
                + ",\n".join("     " + _json(case) for case in group["cases"])
                + "]}"
                for group in groups
            )
            + "]"
        )
        inner.append('   "mistakes": [\n' + ",\n".join("    " + _json(mistake) for mistake in mistakes) + "]")
        blocks.append(f"  {json.dumps(name)}: {{\n" + ",\n".join(inner) + "}")
    return "\n".join(lines) + "\n" + ",\n".join(blocks) + "\n }\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def freeze_checked(lesson: Lesson) -> dict[str, ExerciseRecord]:
    """Freeze a lesson's visible cases and refuse what the proofs would refuse later."""
    records = freezing.freeze_lesson(lesson)
    for name, record in records.items():
        exercise = lesson.exercises[name]
        for later, earlier in freezing.collisions(exercise, record):
            raise UserError(
                f"{lesson.name}, `{name}`: the mistakes `{later}` and `{earlier}` behave the same on every case.",
                "A learner would be told the wrong one of them.",
                f'Add a case that tells them apart, or declare same_as="{earlier}" on `{later}`.',
            )
        _refuse_telling_hints(lesson, name)
    if lesson.number >= "10":
        refuse_what_moves(lesson, records)
    return records


def _refuse_telling_hints(lesson: Lesson, name: str) -> None:
    from autograde.build.tokens import longest_shared_run

    exercise = lesson.exercises[name]
    if len(exercise.hints) < 2:
        raise UserError(
            f"{lesson.name}, `{name}` has {len(exercise.hints)} hints.",
            "A learner gets at least two.",
            "Write a question first, then a pointer.",
        )
    for hint in exercise.hints:
        run = longest_shared_run(hint, "\n".join(lesson.cell(name).solution_regions))
        if len(run) > 4:
            raise UserError(
                f"{lesson.name}, `{name}`: a hint tells the solution: {' '.join(run)}",
                "More than four tokens in a row stand in the reference.",
                "Say it in words.",
            )


def build_lesson(stem: str, folder: Path = LESSONS, force: bool = False) -> list[Path]:
    """Write a lesson's notebook and cases into `folder`; return what changed."""
    lesson = read_lesson(stem)
    notebook, cases = folder / f"{lesson.name}.ipynb", folder / "cases" / f"{lesson.name}.json"
    kept = folder / RELEASED / notebook.name  # the same once more, for `python -m neurons update` and `reset`
    records = freeze_checked(lesson)
    text = cases_text(lesson, records)
    if cases.is_file() and _same_cases(lesson, cases, records):
        text = cases.read_text(encoding="utf-8")  # the same numbers but for their last bits: no change
    edited = edited_answers(notebook)
    if edited and not force:
        raise UserError(
            f"{notebook.name} holds answers that were written into it: {', '.join(edited)}.",
            "Building would replace them.",
            "Keep your copy elsewhere, or say --force: then a dated copy is made first.",
        )
    if edited:
        stamp = datetime.now().strftime("%Y-%m-%d_%H%M%S")
        shutil.copy2(notebook, notebook.with_name(f"{lesson.name}.{stamp}.ipynb"))
    changed = []
    made = to_text(release(lesson))
    for path, content in ((notebook, made), (kept, made), (cases, text)):
        if not path.is_file() or path.read_text(encoding="utf-8") != content:
            _write(path, content)
            changed.append(path)
    return changed


def _write(path: Path, content: str) -> None:
    """Write through a neighbour, so that a full disk leaves the old file as it was."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(content, encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UserError(
            f"{path.name} could not be written: {error.strerror}.",
            "The disk is full or the folder may not be written to; the old file is as it was.",
            "Make room or allow writing, then build again.",
        ) from error


def edited_answers(path: Path) -> list[str]:
    """Return the ids of answer cells in a notebook that differ from the build that made it."""
    if not path.is_file():
        return []
    try:
        notebook = read_notebook(path.read_text(encoding="utf-8"))
        built = notebook.metadata["neurons"]["built"]
    except Exception:
        return ["the whole file, which this build did not make"]
    cells = {cell.get("id"): cell.source for cell in notebook.cells}
    known = {identity for identity, digest in built.items() if answer_hash(cells.get(identity, "")) == digest}
    extra = [
        cell.get("id", "?") for cell in notebook.cells if cell.cell_type == "code" and "nbgrader" not in cell.metadata
    ]
    return [identity for identity in built if identity not in known] + extra


def _same_cases(lesson: Lesson, path: Path, records: dict[str, ExerciseRecord], elsewhere: bool = False) -> bool:
    """Whether a file holds these cases; `elsewhere` allows for what another processor may compute."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))["exercises"]
        stored = {name: exercise_from_json(name, one, lesson.name) for name, one in data.items()}
    except (ValueError, KeyError, TypeError):
        return False
    if list(stored) != list(records):
        return False
    torch = elsewhere and lesson.number >= "10"
    return all(
        freezing.same_records(
            stored[name], _through_file(name, record), torch, _noisy(lesson, name) if elsewhere else frozenset()
        )
        for name, record in records.items()
    )


def _noisy(lesson: Lesson, name: str) -> frozenset[str]:
    return frozenset(mistake.name for mistake in lesson.exercises[name].mistakes if mistake.noisy)


def _through_file(name: str, record: ExerciseRecord) -> ExerciseRecord:
    return exercise_from_json(name, json.loads(json.dumps(exercise_to_json(record))))


def stale(stem: str, folder: Path = LESSONS) -> list[str]:
    """Say in words what of a lesson's committed files differs from what its source makes."""
    lesson = read_lesson(stem)
    notebook, cases = folder / f"{lesson.name}.ipynb", folder / "cases" / f"{lesson.name}.json"
    found = []
    if not notebook.is_file():
        found.append(f"{notebook.name} is missing; `make lessons` makes it.")
    elif notebook.read_text(encoding="utf-8") != to_text(release(lesson)):
        edited = edited_answers(notebook)
        how = f"was edited by hand ({', '.join(edited)})" if edited else "is older than its source"
        found.append(f"{notebook.name} {how}; `make lessons` makes it anew.")
    kept = folder / RELEASED / notebook.name
    if not kept.is_file() or kept.read_text(encoding="utf-8") != to_text(release(lesson)):
        found.append(f"cases/released/{kept.name} is not the released notebook; `make lessons` makes it anew.")
    if not cases.is_file() or not _same_cases(lesson, cases, freeze_checked(lesson), elsewhere=True):
        found.append(f"cases/{cases.name} is not what its source makes; `make lessons` makes it anew.")
    return found


# --- the command line -----------------------------------------------------------------------------------------------


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lessons", nargs="*", help="stems such as gates; all lessons if none is named")
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale or edited by hand")
    parser.add_argument("--force", action="store_true", help="replace edited answers, after a dated copy")


def _build(args: argparse.Namespace) -> int:
    found = 0
    for stem in args.lessons or lesson_names():
        started = time.monotonic()
        if args.check:
            for line in stale(stem):
                print(line)
                found = 1
            continue
        changed = build_lesson(stem, force=args.force)
        names = ", ".join(path.name for path in changed) or "nothing to change"
        print(f"{stem}: {names} ({time.monotonic() - started:.1f} s)")
    if args.check and not found:
        print("Every notebook and all cases are what their sources make.")
    return found


def _add_run(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("lessons", nargs="*", help="stems; all lessons if none is named")
    parser.add_argument("--solved", action="store_true", help="with the reference in every exercise cell")


def _run(args: argparse.Namespace) -> int:
    """Run lessons in a kernel and tell the time and the points of each."""
    from autograde.build.execute import run_notebook

    failed = 0
    for stem in args.lessons or lesson_names():
        lesson = read_lesson(stem)
        notebook = solved(lesson) if args.solved else release(lesson)
        report = run_notebook(notebook, LESSONS)
        print(
            f"{lesson.name}: {report.points:g} of {report.maximum} points in {report.seconds:.1f} s, "
            f"slowest cell {report.slowest_s:.1f} s ({report.slowest})"
        )
        for error in report.errors:
            print(f"  {error}", file=sys.stderr)
            failed = 1
    return failed


COMMANDS = {"build": (_add_build, _build), "run": (_add_run, _run)}
