"""``python -m neurons reset``: a lesson, or one exercise, as it was released; what was there is kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from neurons.seat.editions import open_edition
from neurons.seat.files import keep_copies, write_all
from neurons.seat.lessons import Lessons
from neurons.seat.notebooks import as_bytes, grade_id, is_answer, read_notebook
from neurons.seat.texts import say
from neurons.seat.trouble import Trouble

__all__ = ["reset"]


def reset(
    lesson: str, folder: Path, exercise: str = "", source: str | None = None, dry_run: bool = False
) -> Iterator[str]:
    """Bring a lesson back to how it was released, after a dated copy; yield the report, line by line.

    Parameters
    ----------
    lesson : str
        Its number or name; a damaged notebook is reset like any other.
    folder : Path
        The learner's folder of lessons.
    exercise : str
        Only the cell of this exercise, and the output of its check.
    source : str, optional
        Folder or zip of an edition; without it, the copy in ``cases/released`` is taken.
    dry_run : bool
        Write nothing.

    Raises
    ------
    Trouble
        When nothing was changed.
    """
    lessons = Lessons(folder)
    name = lessons.find(lesson)
    released = open_edition(source).lessons.get(name) if source else lessons.released(name)
    if released is None:
        raise Trouble("reset.no_copy", name=name)
    before = lessons.read(name)
    after = _with_stub(before, released, name, exercise) if exercise and before is not None else released
    if after == before:
        yield say("reset.nothing", name=name)
        return
    if dry_run:
        yield say("reset.dry", name=name)
        return
    kept = keep_copies(lessons.root, {} if before is None else {name: before})
    write_all({lessons.root / name: after})
    yield say("reset.exercise" if exercise else "reset.lesson", name=name, exercise=exercise)
    if kept:
        yield say("reset.kept", folder=kept.relative_to(lessons.root))
    yield say("update.open")


def _with_stub(before: bytes, released: bytes, name: str, exercise: str) -> bytes:
    notebook = read_notebook(before, name)
    stubs = {cell["id"]: cell for cell in read_notebook(released, name)["cells"] if is_answer(cell)}
    if exercise not in stubs:
        raise Trouble("reset.no_exercise", name=name, exercise=exercise, known=", ".join(stubs))
    found = [cell for cell in notebook["cells"] if exercise in (cell.get("id"), grade_id(cell))]
    if not found:
        raise Trouble("reset.gone", name=name, exercise=exercise)
    cell, stub = found[0], stubs[exercise]
    if (cell["source"], cell["cell_type"]) == (stub["source"], stub["cell_type"]):
        return before
    cells = [{**stub} if one is cell else one for one in notebook["cells"]]
    for one in cells:
        if grade_id(one) == f"check-{exercise}" and one["cell_type"] == "code":
            one["outputs"], one["execution_count"] = [], None
    return as_bytes({**notebook, "cells": cells})
