"""The judge of loops: ``lines_counted`` compares how many lines of Python ran for few examples and for many."""

from __future__ import annotations

from typing import Any

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import equal

__all__ = ["lines_counted"]


@register
def lines_counted(got: Any, want: Any, inputs: Any = None, *, more: int) -> Judgement:
    """Ask for the right value, computed in about as many lines for many examples as for few.

    Parameters
    ----------
    got, want : tuple
        The value, and a list of two counts: lines run for few examples, then for many.
    more : int
        How many lines more the second count may be.

    Returns
    -------
    Judgement
        The summary is "loop" where the lines grew, else the value.
    """
    if not (isinstance(got, (list, tuple)) and len(got) == 2 and _two_counts(got[1])):
        return Judgement(False, "type.sequence", {"path": "", "part": got, "length": 2})
    value = equal([got[0]], [want[0]])
    if not value.ok:
        return Judgement(False, value.problem, value.fields, summary=got[0])
    few, many = got[1]
    fields = {"path": "", "part": got[1], "few": few, "many": many}
    return Judgement(many - few <= more, "lines.more", fields, summary="loop" if many - few > more else "no loop")


def _two_counts(counts: Any) -> bool:
    return isinstance(counts, list) and len(counts) == 2 and all(type(count) is int and count >= 0 for count in counts)
