"""The judge of a shuffled split: all rows once, still paired, in parts of the right sizes, and chance at work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers

__all__ = ["MANY_SPLITS", "parted"]

# A part of a fifth of the rows misses a given row in 120 splits with the chance 0.8**120 = 2e-12.
MANY_SPLITS = 120


@register
def parted(got: Any, _want: Any, inputs: Mapping[str, Any] | None = None, *, chance: bool = False) -> Judgement:
    """Ask that splits hold every row once, with its own target, in parts of the right sizes.

    Parameters
    ----------
    got : list
        Splits in a row from one generator. With `chance` a tuple: MANY_SPLITS of them, then two from equal states.
    inputs : mapping
        Holds `X` (its first column has no number twice), `t` and `fractions`.
    chance : bool
        Whether the splits must differ, bring every row into every part, and part neighbours.

    Returns
    -------
    Judgement
        The summary is the problem found first, and the sizes where they are wrong.
    """
    given = inputs or {}
    X, t, fractions = np.asarray(given["X"], float), np.asarray(given["t"], float), list(given["fractions"])
    if chance and not (isinstance(got, tuple) and len(got) == 3):
        return _lost("parts.outer", got)
    splits, twins = (got[0], [got[1], got[2]]) if chance else (got, [])
    if not isinstance(splits, list) or not splits or (chance and len(splits) < MANY_SPLITS):
        return _lost("parts.outer", got)
    orders = []
    for one in [*splits, *twins]:
        order, refused = _order(one, X, t, fractions)
        if order is None:
            return refused  # type: ignore[return-value]
        orders.append(order)
    return _by_chance(orders, len(X)) if chance else Judgement(True, summary=["right"])


def _lost(problem: str, part: Any, *more: Any, **fields: Any) -> Judgement:
    return Judgement(False, problem, {"path": "", "part": part, **fields}, summary=[problem, *more])


def _order(
    one: Any, X: np.ndarray, t: np.ndarray, fractions: list[float]
) -> tuple[list[np.ndarray] | None, Judgement | None]:
    """Return the row numbers of each part, or refuse: types first, then sizes, then the rows and their targets."""
    if not isinstance(one, (list, tuple)):
        return None, _lost("type.sequence", one, length=len(fractions))
    if len(one) != len(fractions):
        return None, _lost("parts.count", one, len(one) - len(fractions), wanted=len(fractions))
    places, parts = {float(key): row for row, key in enumerate(X[:, 0])}, []
    for pair, fraction in zip(one, fractions, strict=True):
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            return None, _lost("parts.pair", pair)
        X_part, t_part = as_numbers(pair[0]), as_numbers(pair[1])
        if X_part is None or t_part is None:
            return None, _lost("parts.pair", pair)
        if X_part.ndim != 2 or X_part.shape[1:] != X.shape[1:] or t_part.shape != (len(X_part), *t.shape[1:]):
            return None, _lost("parts.shape", pair, X_shape=X_part.shape, t_shape=t_part.shape)
        if not (np.isfinite(X_part.astype(float)).all() and np.isfinite(t_part.astype(float)).all()):
            return None, _lost("finite.nan", pair)
        if abs(len(X_part) - fraction * len(X)) > 1 + 1e-9:
            told = {"size": len(X_part), "fraction": fraction, "rows": len(X), "exact": round(fraction * len(X), 3)}
            return None, _lost("parts.size", pair, len(X_part), **told)
        rows = [places.get(float(key), -1) for key in X_part[:, 0]]
        if -1 in rows or not np.array_equal(X[rows], X_part):
            return None, _lost("parts.foreign", pair)
        if not np.array_equal(t[rows], t_part):
            return None, _lost("parts.torn", pair)
        parts.append(np.array(rows, int))
    every = np.concatenate(parts)
    if len(every) != len(X) or len(set(every.tolist())) != len(X):
        return None, _lost("parts.rows", one, len(every) - len(set(every.tolist())))
    return parts, None


def _by_chance(orders: list[list[np.ndarray]], n: int) -> Judgement:
    *many, twin, other_twin = orders
    if not all(np.array_equal(a, b) for a, b in zip(twin, other_twin, strict=True)):
        return _lost("parts.again", None)
    labels = np.zeros((len(many), n), int)  # for each split, the part that each row came to
    for place, parts in enumerate(many):
        for number, rows in enumerate(parts):
            labels[place, rows] = number
    if all(np.array_equal(np.concatenate(parts), np.arange(n)) for parts in many):
        return _lost("parts.in_order", None)
    if all(np.array_equal(a, b) for parts in many for a, b in zip(parts, many[0], strict=True)):
        return _lost("parts.fixed", None)
    for number in range(labels.max() + 1):
        if not (labels == number).any(axis=0).all():
            return _lost("parts.never", None, number)
    shares = np.array([len(rows) for rows in many[0]]) / n
    apart = (labels[:, 1:] != labels[:, :-1]).mean(axis=0)  # how often two neighbours are in different parts
    fair = 1 - float((shares**2).sum())
    if apart.mean() < 0.5 * fair:
        return _lost("parts.blocks", None)
    if apart.min() < 0.3 * fair:
        return _lost("parts.blocks", None, "some")
    return Judgement(True, summary=["right"])
