"""Read the right and wrong answers of ``tests/corpus``, and of any file of that form."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from autograde.audit.answers import apart, died, verdict_on
from autograde.audit.proofs import FRESH
from autograde.build.freeze import VISIBLE_SEED, freeze
from autograde.build.lesson import ROOT, SOLUTIONS, Lesson, lesson_names, read_lesson
from autograde.errors import UserError

__all__ = ["CORPUS", "read_answers", "try_answers"]

CORPUS = ROOT / "tests" / "corpus"

Answers = tuple[dict[str, list[str]], dict[str, list[tuple[str, str]]]]


def read_answers(path: Path) -> Answers:
    """Return RIGHT {id: [source, …]} and WRONG {id: [(source, phrase), …]} of a file."""
    if not path.is_file():
        raise UserError(
            f"There is no file {path}.", "`try` reads a Python file with the dicts RIGHT and WRONG.", "Check the path."
        )
    namespace: dict[str, Any] = {"__name__": path.stem, "__file__": str(path)}
    try:
        exec(compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True), namespace)
    except Exception as error:
        raise UserError(
            f"{path.name} could not be read: {type(error).__name__}: {error}.",
            "It must be a Python file that defines RIGHT and WRONG.",
            "Mend it and call again.",
        ) from error
    return namespace.get("RIGHT", {}), namespace.get("WRONG", {})


def _homes() -> dict[str, str]:
    """Return the lesson in which each exercise stands, read off the marks of the sources."""
    marks = re.compile(r'^# %% exercise="(\w+)"', flags=re.MULTILINE)
    sources = {name: (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8") for name in lesson_names()}
    return {exercise: name for name, source in sources.items() for exercise in marks.findall(source)}


def try_answers(path: Path) -> Iterator[str]:
    """Run each answer of a file on visible and on fresh cases, and yield a JSON line for each."""
    right, wrong = read_answers(path)
    home = _homes()
    lessons: dict[str, Lesson] = {}
    for kind, answers in (("RIGHT", right), ("WRONG", wrong)):
        for exercise, entries in answers.items():
            if exercise not in home:
                raise UserError(
                    f"There is no exercise `{exercise}`.",
                    f"{path.name} has answers to it under {kind}.",
                    "Spell it as in its lesson.",
                )
            lesson = lessons.setdefault(home[exercise], read_lesson(home[exercise]))
            spec = lesson.exercises[exercise]
            records = {"visible": freeze(lesson, spec, VISIBLE_SEED), "fresh": freeze(lesson, spec, FRESH)}
            for index, entry in enumerate(entries):
                source = entry if isinstance(entry, str) else entry[0]
                line: dict[str, Any] = {"set": kind, "id": exercise, "index": index}
                for words, record in records.items():
                    result = apart(partial(verdict_on, lesson, record, source)) or died(record)
                    line[words] = {key: result[key] for key in ("word", "points", "maximum")}
                    line[words]["mistake"] = result["why"] if result["mistake"] else None
                yield json.dumps(line, ensure_ascii=False)
