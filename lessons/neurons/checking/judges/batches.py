"""The judge of mini-batches: every row once, in groups of one size, shuffled row by row."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers
from neurons.checking.values import Opaque

__all__ = ["batches"]

# In 400 draws of 20 rows a given row misses a given place with the chance 0.95**400 = 1e-9.
MANY_DRAWS = 400


@register
def batches(
    got: Any, _want: Any, inputs: Mapping[str, Any] | None = None, *, chance: bool = False, differ: bool = False
) -> Judgement:
    """Ask that draws of groups hold every row once, in groups of the right sizes, and that chance is at work.

    Parameters
    ----------
    got : list
        Draws in a row from one generator. With `chance` a tuple: MANY_DRAWS such draws, and two draws from generators
        of equal state.
    inputs : mapping
        Holds `n`, the number of rows, and `size`, that of a group.
    chance : bool
        Whether the draws must differ, put every row at every place and part neighbours; n is at least 20 then.
    differ : bool
        Whether the draws, a few, must not all be the same; n is at least 20 then too.

    Returns
    -------
    Judgement
        The summary is what was found first, in words, and the sizes of the first draw where they are wrong.
    """
    n, size = int((inputs or {})["n"]), int((inputs or {})["size"])
    if chance and not (isinstance(got, tuple) and len(got) == 3 and isinstance(got[0], list)):
        return _lost("batches.outer", got)
    draws, twins = (got[0], [got[1], got[2]]) if chance else (got, [])
    if not isinstance(draws, list) or not draws or (chance and len(draws) < MANY_DRAWS):
        return _lost("batches.outer", got)
    orders = []
    for draw in [*draws, *twins]:
        order, refused = _order(draw, n, size)
        if order is None:
            return refused  # type: ignore[return-value]
        orders.append(order)
    if chance:
        return _by_chance(np.array(orders), n, size)
    return (_all_the_same(np.array(orders)) if differ else None) or Judgement(True, summary=["right"])


def _lost(problem: str, part: Any, *more: Any, **fields: Any) -> Judgement:
    return Judgement(False, problem, {"path": "", "part": part, **fields}, summary=[problem, *more])


def _order(draw: Any, n: int, size: int) -> tuple[np.ndarray | None, Judgement | None]:
    """Return all row numbers of a draw in their order, or refuse: type first, then sizes, then the rows themselves."""
    if isinstance(draw, Opaque):
        return None, _lost("type.opaque", draw)
    if not isinstance(draw, (list, tuple)) or not draw:
        return None, _lost("type.none" if draw is None else "batches.outer", draw)
    groups = []
    for group in draw:
        numbers = None if isinstance(group, tuple) else as_numbers(group)
        if numbers is None:
            return None, _lost("batches.group", group)
        if numbers.shape != (0,) and (numbers.ndim != 1 or numbers.dtype.kind not in "iu"):  # an empty list has no type
            return None, _lost("batches.group", group)
        groups.append(numbers)
    sizes = [len(group) for group in groups]
    want = [size] * (n // size) + ([n % size] if n % size else [])
    if sizes != want:
        fields = {"sizes": sizes, "want_sizes": want, "n": n, "size": size}
        return None, _lost("batches.sizes", draw, sizes[:20], **fields)
    order = np.concatenate(groups)
    missing = sorted(set(range(n)) - set(order.tolist()))
    if missing:
        return None, _lost("batches.rows", draw, missing=missing[:5], last=n - 1)
    return order, None


def _all_the_same(draws: np.ndarray) -> Judgement | None:
    if not (draws == draws[0]).all():
        return None
    return _lost("batches.same", draws[0], "in order" if (np.diff(draws[0]) == 1).all() else "shuffled")


def _what_moves(draws: np.ndarray, n: int, size: int) -> str | None:
    """Say what moves where it is not the single rows, as it is seen in every draw; None where it is something else."""
    steps = np.diff(draws, axis=1)
    within = steps[:, np.arange(1, n) % size != 0]  # from row to row of one group
    if (steps % n == 1).all():
        return "in a circle"
    if (within == 1).all():
        return "whole groups"
    if (draws // size == np.arange(n) // size).all():
        return "inside the groups"
    return "sorted groups" if (within > 0).all() else None


def _by_chance(orders: np.ndarray, n: int, size: int) -> Judgement:
    draws, twins = orders[:-2], orders[-2:]
    same = _all_the_same(draws)
    if same is not None:
        return same
    if not np.array_equal(*twins):
        return _lost("batches.state", twins)
    moves = _what_moves(draws, n, size)
    seen = np.zeros((n, n), dtype=bool)
    for order in draws:
        seen[order, np.arange(n)] = True
    together = float(np.mean(np.sum(np.abs(np.diff(draws, axis=1)) == 1, axis=1)))
    apart = moves in ("inside the groups", "sorted groups")  # then places say more than neighbours
    if together > 5 and not apart:  # by chance 2 (n - 1) / n: just below 2 pairs of neighbours stay side by side
        return _lost("batches.neighbours", draws[0], moves, together=f"{together:.1f}")
    if not seen.all():
        row, place = np.argwhere(~seen)[0].tolist()
        return _lost("batches.places", draws[0], moves, row=row, place=place)
    if (draws[1:] == draws[:-1]).all(axis=1).any():
        return _lost("batches.same", draws[0])
    return Judgement(True, summary=["right"])
