"""What stops a command, in three parts: what was seen, why it may be so, what to do next."""

from __future__ import annotations

import errno

from neurons.seat.texts import say

__all__ = ["Trouble", "refused"]


class Trouble(Exception):  # noqa: N818 - it is told as words, never as a traceback
    """Something that the person at the keyboard can mend.

    Parameters
    ----------
    words : str
        Which: ``<words>.seen``, ``<words>.why`` and ``<words>.then`` in :mod:`neurons.seat.texts`.
    **fields
        What is filled into them.

    Examples
    --------
    >>> print(Trouble("work.nothing", folder="lessons"))
    There is nothing of yours in lessons yet.
    Why: every notebook there is as it was released, and there is no other file.
    What next: save your notebooks with Ctrl + S (Cmd + S on a Mac), then do this again.
    """

    def __init__(self, words: str, /, **fields: object) -> None:
        self.words = words
        self.seen, self.why, self.then = (say(f"{words}.{part}", **fields) for part in ("seen", "why", "then"))
        super().__init__("\n".join([self.seen, say("part.why", text=self.why), say("part.then", text=self.then)]))

    def _render_traceback_(self) -> list[str]:  # what IPython shows in place of a traceback
        return [str(self)]


def refused(error: OSError, path: object) -> Trouble:
    """Return the words for what the system refused: no right to write, no room, or something else."""
    place = error.filename or path
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", None)):
        return Trouble("disk.full", path=place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Trouble("disk.locked", path=place, error=error.strerror)
    return Trouble("disk.other", path=place, error=error.strerror or type(error).__name__)
