"""What grading says to an instructor: one table, each entry with what was seen, why it may be, what to do next.

Entries about a submission begin small: they stand behind the student's and the lesson's name. What the engine says to
students is in ``autograde.engine.words``; what the checker says, in ``neurons.checking.messages``.
"""

from __future__ import annotations

from typing import Any

from autograde.errors import UserError

__all__ = ["TOLD", "refusal", "seen", "told"]

_AGAIN = "Ask for the notebook again; put it into {folder} and run the same command."
_OPEN = "Open it in Jupyter. If it opens there, save it and run the same command; else ask for the notebook again."
_KEPT = "What was graded before is kept. "

TOLD: dict[str, tuple[str, str, str]] = {
    # ---- what was handed in cannot be read: behind "FILE can't be read: " -----------------------------------------
    "empty": ("it is empty", "The upload may have broken off, or it was never saved.", _AGAIN),
    "not json": (
        "it is not JSON, as a notebook is",
        "The download or upload may have broken off, or another file was given a notebook's name.",
        _AGAIN,
    ),
    "not text": (
        "it is not text in UTF-8",
        "A picture, a PDF, an archive or a text of another encoding may have been given a notebook's name.",
        _AGAIN,
    ),
    "too deep": ("it is nested too deeply", "No program that writes notebooks does so.", _AGAIN),
    "no notebook": (
        "it is JSON but no notebook ({what})",
        "Another program's file may have been given a notebook's name.",
        _OPEN,
    ),
    "newer format": (
        "it has format {number} of notebooks, which is newer than 4",
        "It was saved by a program that is newer than this one.",
        "Save it in format 4, or grade with a newer nbformat.",
    ),
    "too large": (
        "it has {size} MB; at most {most} are read",
        "A cell may have shown a huge table, a video or very many pictures.",
        "Open it, choose Edit → Clear Outputs of All Cells, save it, and run the same command; answers stay.",
    ),
    "too many cells": (
        "it has more than {most} cells",
        "A program may have written it, or something was pasted very often.",
        "Open it and delete the cells that are no part of the work, or ask for the notebook again.",
    ),
    "refused": (
        "the system refuses ({words})",
        "The file may belong to somebody else, or lie on a disk that is not there now.",
        "Get the right to read it, then run the same command.",
    ),
    "link": (
        "it is a link to another place",
        "Unpacking an archive can make one; following it could show one student's work as another's.",
        "If the link is yours, put the file itself there; else ask for the notebook again.",
    ),
    # ---- nothing to read ------------------------------------------------------------------------------------------
    "missing": (
        "no notebook of this lesson was handed in (there is: {there})",
        "The wrong file may have been taken, or the notebook of another lesson.",
        "Ask for {name}; put it into {folder} and run the same command.",
    ),
    # ---- what was handed in can be read, but is not as released ---------------------------------------------------
    "taken from": (
        "taken from {file!r}, which should be {name}",
        "A browser or a learning platform may have renamed it.",
        "Nothing need be done. If the folder holds a newer one, rename that one to {name}.",
    ),
    "format 3": (
        "it was saved in format 3, of before 2015",
        "An old program wrote it, and such notebooks know no names of cells.",
        "Its code was run as the student's own cells. If points lack, ask for the work in the notebook you gave out.",
    ),
    "no cells": (
        "it has no cells: none of its cells is an answer cell of this lesson",
        "An empty notebook was saved under this name.",
        "Ask for the notebook with the answers; the lesson's points are 0 until then.",
    ),
    "no answers": (
        "none of its cells is an answer cell of this lesson",
        "It may be the notebook of another lesson, or an own one into which answers were copied.",
        "Its code was run all the same, and functions of the right names count. Look at it if points lack.",
    ),
    "cell gone": (
        "the answer cell `{name}` is gone",
        "It may have been deleted, or cut and pasted as a new one.",
        "A new cell that defines `{name}` counts. Look into the notebook if its points lack.",
    ),
    "cell retyped": (
        "the answer cell `{name}` was turned into {kind}",
        "The keys M, Y and R change a cell's kind in Jupyter.",
        "It does not count so. If it should, turn it back into {wanted} in the notebook and run the same command.",
    ),
    "cell twice": (
        "the answer cell `{name}` is there more than once",
        "Copying a cell copies its hidden name too.",
        "The first is the answer, a later one runs where it stands. Look at both if points lack.",
    ),
    "given edited": (
        "the given cell `{name}` was edited; the lesson's own was run",
        "A name may have been added there, or a value tried.",
        "Look at that cell if an answer that uses it lacks points.",
    ),
    "put back": (
        "put back: {names}",
        "These checks were deleted or moved, or another program dropped their names.",
        "Nothing need be done: the lesson's own checks count.",
    ),
    "other kernel": (
        "it was saved with a kernel for {language}; it is run with Python",
        "Another kernel was chosen in Jupyter's list.",
        "If answers are not written in Python, ask for the work again.",
    ),
}


def told(entry: str, /, **fields: Any) -> str:
    """Return an entry as three lines.

    Examples
    --------
    >>> print(told("put back", names="`check-AND`").splitlines()[0])
    put back: `check-AND`.
    """
    what, why, then = (part.format(**fields) for part in TOLD[entry])
    return f"{what}.\n{why}\n{then}"


def seen(entry: str, /, **fields: Any) -> str:
    """Return the first part of an entry, without its full stop: for a list of notes, as in the ledger."""
    return TOLD[entry][0].format(**fields)


def refusal(entry: str, /, **fields: Any) -> UserError:
    """Return an entry as the error that the command line shows.

    Examples
    --------
    >>> refusal("missing", there="nothing", name="01_gates.ipynb", folder="submitted").seen
    'no notebook of this lesson was handed in (there is: nothing).'
    """
    what, why, then = (part.format(**fields) for part in TOLD[entry])
    return UserError(f"{what}.", why, then)
