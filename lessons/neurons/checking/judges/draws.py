"""Judges of numbers drawn by chance from an `rng`: the same state gives the same draw, and draws differ otherwise."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers

__all__ = ["drawn"]


@register
def drawn(got: Any, _want: Any, _inputs: Any = None, *, length: int) -> Judgement:
    """Ask for (first, again, later, other), four rows of `length` numbers.

    `first` and `again` come from equal states of rng, `later` from the state after `first`, `other` from another seed.
    A row's numbers must not all be equal. The summary is a word, since the numbers themselves are a matter of chance.
    """
    if not isinstance(got, (list, tuple)) or len(got) != 4:
        return _no("type.sequence", "", got, length=4)
    rows = []
    for place, row in enumerate(got):
        path, numbers = f"[{place}]", as_numbers(row)
        if numbers is None or numbers.dtype.kind == "b":
            return _no("type.array", path, row)
        if numbers.shape != (length,):
            return _no("shape.array", path, row, shape=(length,), got_shape=numbers.shape)
        if not np.isfinite(numbers.astype(float)).all():
            return _no("finite.nan", path, row)
        rows.append(numbers.astype(float))
    first, again, later, other = rows
    if np.ptp(first) == 0:
        return _no("draws.alike", "[0]", got[0])
    if not np.array_equal(first, again):
        return _no("draws.again", "[1]", got[1])
    if np.array_equal(first, later) or np.array_equal(first, other):
        return _no("draws.fixed", "[2]", got[2])
    return Judgement(True, summary="right")


def _no(problem: str, path: str, part: Any, **fields: Any) -> Judgement:
    return Judgement(False, problem, {"path": path, "part": part, **fields}, summary=problem)
