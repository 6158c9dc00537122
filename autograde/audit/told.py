"""What wrong answers are told: for each exercise, answers of the corpus beside the message that they get."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from autograde.audit.answers import apart, died, verdict_on
from autograde.audit.corpus import CORPUS, read_answers
from autograde.build.freeze import VISIBLE_SEED, freeze
from autograde.build.lesson import Lesson

__all__ = ["told_table"]


def told_table(lesson: Lesson, each: int = 2) -> Iterator[str]:
    """Yield Markdown lines: up to `each` wrong answers of every exercise, and the words that they got."""
    path = CORPUS / f"{lesson.stem}.py"
    if not path.is_file():
        return
    _, wrong = read_answers(path)
    yield f"## {lesson.name}"
    for exercise, entries in wrong.items():
        record = freeze(lesson, lesson.exercises[exercise], VISIBLE_SEED)
        for source, phrase in entries[:each]:
            verdict = apart(partial(verdict_on, lesson, record, source)) or died(record)
            yield f"\n**`{exercise}`**: {phrase}\n\n```python\n{source.strip()}\n```\n"
            parts = [part for part in (verdict["seen"], verdict["why"], verdict["then"]) if part]
            yield f"> {verdict['word']}, {verdict['points']:g} of {verdict['maximum']} points  "
            yield "  \n".join(f"> {part}" for part in parts)
    yield ""
