"""The new edition's text with the learner's work in it: answers by cell id, own cells where they stood."""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from neurons.seat.notebooks import built_hash, grade_id, is_answer
from neurons.seat.texts import say
from neurons.seat.trouble import Trouble

__all__ = ["Notes", "merge"]

Cell = dict
_HEADING = "kept-from-before"
_VALID_ID = re.compile(r"[a-zA-Z0-9_-]{1,64}")


@dataclass
class Notes:
    """What a merge did, for the report: ids of cells, or how many."""

    answers: list[str] = field(default_factory=list)  # the learner's, in their places
    own: int = 0  # cells that the learner added, in their places
    edited: list[str] = field(default_factory=list)  # given cells that the learner had changed: kept after the new ones
    homeless: list[str] = field(default_factory=list)  # answers to what the new edition does not ask: kept at the end
    asked: list[str] = field(default_factory=list)  # exercises that the earlier edition did not have
    put_back: list[str] = field(default_factory=list)  # answer cells that were gone
    left_out: list[str] = field(default_factory=list)  # … and are not put back: the answer stands in another cell
    new_text: list[str] = field(default_factory=list)  # answers whose exercise has another text now
    unsure: list[str] = field(default_factory=list)  # prose that differs, and nothing tells who wrote it


def merge(
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    base: Mapping[str, Any] | None = None,
    stale: Collection[str] = (),
    name: str = "",
) -> tuple[dict[str, Any], Notes]:
    """Return the notebook `theirs` with the learner's work of `mine` in it, and what was done.

    Parameters
    ----------
    mine, theirs : notebook
        The learner's, and the new edition as released; as ``read_notebook`` gives them.
    base : notebook, optional
        The edition that the learner's notebook was made from, as released. Without it, hashes in the notebook tell
        what the learner has changed; they know of no prose.
    stale : collection of str
        Exercises whose checks have changed, so that a saved verdict may be wrong: the outputs of their checks go.
    name : str
        What the words call the notebook.

    Raises
    ------
    Trouble
        When not one cell of `mine` is of this lesson.
    """
    return _Merge(mine, theirs, base, stale).run(name)


class _Merge:
    """One merge under way."""

    def __init__(self, mine: Any, theirs: Any, base: Any, stale: Collection[str]) -> None:
        self.mine, self.theirs, self.stale = mine, theirs, stale
        self.new = {_key(cell): cell for cell in theirs["cells"]}
        self.built = _built(mine)
        fits = base is not None and (not self.built or _built(base) == self.built)
        self.base = {_key(cell): cell for cell in base["cells"]} if fits else {}
        self.known = {*self.new, *self.base, *self.built}
        self.moved = _moved(self.base, self.new)
        self.answers: dict[str, Cell] = {}
        self.given: dict[str, Cell] = {}  # the learner's copy of a given cell, or of an answer cell as it came
        self.after: dict[str | None, list[Cell]] = {key: [] for key in [None, *self.new]}
        self.homeless: list[Cell] = []
        self.notes = Notes()

    def run(self, name: str) -> tuple[dict[str, Any], Notes]:
        self._sort()
        if not self.answers and not self.given:
            raise Trouble("notebook.other", name=name)
        cells = list(self.after[None])
        for key, cell in self.new.items():
            if not self._answered_elsewhere(key):
                cells.append(self._placed(key, cell))
            cells += self._note_on(key)
            cells += self.after[key]
        cells += self._end()
        theirs, mine = self.theirs["metadata"], self.mine["metadata"]
        metadata = {**theirs, **mine, "neurons": theirs.get("neurons", {})}
        if str(mine.get("kernelspec", {}).get("language") or "python").lower() != "python":
            metadata["kernelspec"], metadata["language_info"] = theirs["kernelspec"], theirs["language_info"]
        rest = {key: value for key, value in self.mine.items() if key not in ("cells", "metadata")}
        merged = {**rest, "cells": self._with_ids(cells), "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        return merged, self.notes

    def _sort(self) -> None:
        """Tell answers, given cells and the learner's own cells apart, these by the lesson's cell that they follow."""
        place: str | None = None
        for cell in self.mine["cells"]:
            key = self._identity(cell)
            now = self.moved.get(key, key)
            if key is None:
                self._own(place, cell)
            elif now not in self.new:
                self._of_an_earlier_edition(key, place, cell)
            elif now in self.answers or now in self.given:
                self._again(now, place, cell)
            else:
                place = now
                self._first(key, now, cell)

    def _identity(self, cell: Cell) -> str | None:
        """Return which of the lesson's cells this is: by nbgrader's id, else by its own, as the grader does."""
        marked, own = grade_id(cell), cell.get("id")
        if marked in self.known:
            return marked
        return own if isinstance(own, str) and own in self.known else None

    def _first(self, key: str, now: str, cell: Cell) -> None:
        same_kind = cell["cell_type"] == self.new[now]["cell_type"]
        if self._untouched(key, cell):
            self.given[now] = cell
        elif is_answer(self.new[now]) and same_kind and cell["source"].strip():
            self.answers[now] = cell
        else:
            self.given[now] = {**cell, "outputs": [], "source": ""}
            if cell["source"].strip() and not self._unsure(key, cell):
                self.notes.edited.append(now)
                self._own(now, cell, counted=False)

    def _again(self, key: str, place: str | None, cell: Cell) -> None:
        """Handle a copy, or a part of a cell that was split: the first part with work in it is the answer."""
        fills_in = key not in self.answers and cell["cell_type"] == self.new[key]["cell_type"]
        if is_answer(self.new[key]) and fills_in and not self._untouched(key, cell):
            self.answers[key] = cell
        else:
            self._own(place, cell)

    def _of_an_earlier_edition(self, key: str, place: str | None, cell: Cell) -> None:
        if self._untouched(key, cell) or not cell["source"].strip():
            return
        if key in self.built or is_answer(cell):
            self.homeless.append(_stripped(cell))
            self.notes.homeless.append(key)
        elif not self._unsure(key, cell):
            self.notes.edited.append(key)
            self._own(place, cell, counted=False)

    def _own(self, place: str | None, cell: Cell, counted: bool = True) -> None:
        self.after[place].append(_stripped(cell))
        self.notes.own += counted

    def _untouched(self, key: str, cell: Cell) -> bool:
        """Whether a cell of the lesson still has a text that an edition gave it."""
        text = cell["source"].strip()
        for edition in (self.base, self.new):
            there = edition.get(key)
            if there and there["cell_type"] == cell["cell_type"] and there["source"].strip() == text:
                return True
        return self.built.get(key) == built_hash(text) or (key not in self.base and _checksum_fits(cell))

    def _unsure(self, key: str, cell: Cell) -> bool:
        """Whether nothing tells if the learner changed this: prose of an edition that is not here (the copy has it)."""
        if key in self.base or key in self.built or grade_id(cell) is not None:
            return False
        self.notes.unsure.append(key)
        return True

    def _answered_elsewhere(self, key: str) -> bool:
        """Whether an answer cell is gone because its answer stands in another cell: a stub would then replace it."""
        if not is_answer(self.new[key]) or key in self.answers or not key.isidentifier():
            return False
        if key in self.given and self.given[key]["source"]:
            return False  # the learner still has the stub, so it belongs there
        defined = re.compile(rf"^(?:(?:async\s+)?def|class)\s+{key}\b|^{key}\s*(?::[^=\n]*)?=(?!=)", re.MULTILINE)
        cells = [*self.answers.values(), *(cell for own in self.after.values() for cell in own)]
        if not any(cell["cell_type"] == "code" and defined.search(cell["source"]) for cell in cells):
            return False
        self.notes.left_out.append(key)
        return True

    def _placed(self, key: str, new: Cell) -> Cell:
        """Return a cell of the new edition with what the learner has in it."""
        cell, mine = copy.deepcopy(dict(new)), self.answers.get(key, self.given.get(key))
        if mine is None:
            if is_answer(new):
                before = {*self.base, *self.built}
                (self.notes.put_back if key in before or not before else self.notes.asked).append(key)
            return cell
        cell["metadata"] = {**mine["metadata"], **cell["metadata"]}
        if "nbgrader" not in new["metadata"]:
            cell["metadata"].pop("nbgrader", None)
        if key in self.answers:
            cell["source"] = mine["source"]
            self.notes.answers.append(key)
        asks_anew = key.startswith("check-") and key[len("check-") :] in self.stale
        same = cell["source"].strip() == mine["source"].strip() and cell["cell_type"] == mine["cell_type"]
        if same and not asks_anew:
            _carry(cell, mine)
        return cell

    def _note_on(self, key: str) -> list[Cell]:
        """Return the cell that shows an exercise's new text below an answer that was written for the old one."""
        before = self.built.get(key)
        if key not in self.answers or before is None or before == built_hash(self.new[key]["source"]):
            return []
        self.notes.new_text.append(key)
        text = say("merge.new_text", name=key, code=self.new[key]["source"].rstrip())
        return [{"cell_type": "markdown", "_own": f"new-text-{key}"[:64], "metadata": {}, "source": text}]

    def _end(self) -> list[Cell]:
        there = any(cell["_own"] == _HEADING for own in self.after.values() for cell in own)
        if not self.homeless:
            return []
        heading = {"cell_type": "markdown", "_own": _HEADING, "metadata": {}, "source": say("merge.heading")}
        return self.homeless if there else [heading, *self.homeless]

    def _with_ids(self, cells: list[Cell]) -> list[Cell]:
        """Give every cell an id of its own; those of the lesson keep theirs."""
        used = {cell["id"] for cell in self.new.values()}
        number = 1
        for cell in cells:
            if "_own" not in cell:
                continue
            identity = cell.pop("_own")
            if not isinstance(identity, str) or not _VALID_ID.fullmatch(identity) or identity in used:
                while f"own-{number}" in used:
                    number += 1
                identity = f"own-{number}"
            used.add(identity)
            cell["id"] = identity
        return cells


def _moved(base: Mapping[str, Cell], new: Mapping[str, Cell]) -> dict[str | None, str | None]:
    """Return the new name of each given cell whose number has changed, because one came in or fell out before it.

    A cell is known by its text. One whose text is nowhere, and whose name another cell has now, has no new name.
    """
    texts: dict[str, list[str]] = {}
    for key, cell in new.items():
        if not is_answer(cell):
            texts.setdefault(cell["source"], []).append(key)
    moved: dict[str | None, str | None] = {}
    for key, cell in base.items():
        there = texts.get(cell["source"], [])
        if not is_answer(cell) and key not in there and len(there) == 1 and there[0] not in moved.values():
            moved[key] = there[0]
    stays = {key for key, cell in base.items() if key in new and cell["source"] == new[key]["source"]}
    moved = {key: now for key, now in moved.items() if now not in stays}
    taken = set(moved.values())
    return {**{key: None for key in base if key in taken and key not in moved}, **moved}


def _key(cell: Cell) -> str:
    """Return the name of a cell of an edition: nbgrader's, or its own for cells that nbgrader does not know."""
    return grade_id(cell) or cell["id"]


def _built(notebook: Mapping[str, Any]) -> dict[str, str]:
    """Return the hashes of the stubs that the build wrote into a notebook."""
    own = notebook["metadata"].get("neurons")
    built = own.get("built") if isinstance(own, dict) else None
    return dict(built) if isinstance(built, dict) else {}


def _stripped(cell: Cell) -> Cell:
    """Return a copy of a cell as one of the learner's own: nbgrader must not take it for the lesson's."""
    kind = cell["cell_type"] if cell["cell_type"] in ("code", "markdown") else "raw"
    metadata = {key: value for key, value in cell["metadata"].items() if key != "nbgrader"}
    made: Cell = {"cell_type": kind, "_own": cell.get("id"), "metadata": metadata, "source": cell["source"]}
    if kind == "code":
        made = {**made, "execution_count": None, "outputs": []}
    _carry(made, cell)
    return made


def _carry(cell: Cell, mine: Cell) -> None:
    """Take over what hangs on a cell: its outputs, the pictures pasted into it."""
    for key in ("outputs", "execution_count") if cell["cell_type"] == "code" else ("attachments",):
        if key in mine:
            cell[key] = mine[key]


def _checksum_fits(cell: Cell) -> bool:
    """Whether a cell is as nbgrader released it, by the checksum that it carries."""
    mark = cell["metadata"].get("nbgrader")
    if not isinstance(mark, dict) or not isinstance(mark.get("checksum"), str):
        return False
    grade, solution = mark.get("grade", False), mark.get("solution", False)
    locked = not solution and (grade or mark.get("locked", False))
    parts = [cell["source"], cell["cell_type"], grade, solution, locked, mark.get("grade_id")]
    if grade:
        parts.append(float(mark.get("points") or 0))
    text = "".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return hashlib.md5(text, usedforsecurity=False).hexdigest() == mark["checksum"]
