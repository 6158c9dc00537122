"""The judge of trainings on drawn rows: which rows each training got, with which labels, and what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers

__all__ = ["rows_drawn"]

# In 200 fair draws a row's count is off by more than 6.5 standard deviations with the chance 1e-10.
MANY_ROUNDS = 200
FAR = 6.5


@dataclass(frozen=True)
class _Table:
    """What the caller handed in, a row laid out as numbers: the first column of X names a row."""

    X: np.ndarray
    labels: np.ndarray
    X_test: np.ndarray
    labels_test: np.ndarray
    row: tuple[int, ...]  # the shape in which a row came

    def read(self, rows: np.ndarray, X: np.ndarray) -> np.ndarray:
        """Give the labels that the nearest of the drawn rows (by the first column) have, as `fit` of the case does."""
        nearest = np.argmin(np.abs(X[:, :1] - self.X[rows, 0]), axis=1)
        return self.labels[rows][nearest]


@register
def rows_drawn(
    got: Any, _want: Any, inputs: Mapping[str, Any] | None = None, *, turned: bool = False, chance: bool = False
) -> Judgement:
    """Ask that each training got as many different rows as its size says, with their labels, and was tested right.

    Parameters
    ----------
    got : tuple
        What was returned, and the list of (X, labels) that `fit` was given. With `chance` a list of MANY_ROUNDS such
        results and two from equal states, and the log of all of them.
    inputs : mapping
        Holds X, labels, X_test, labels_test and sizes; X's first column (a picture's first point) has no number twice.
    turned : bool
        Whether the input X is the transposed table.
    chance : bool
        Whether rounds must differ and bring every row equally often.

    Returns
    -------
    Judgement
        The summary is the problem found first, and a word that tells mistakes apart.
    """
    given = inputs or {}
    X = np.asarray(given["X"], float)
    X = X.T if turned else X
    X_test = np.asarray(given["X_test"], float)
    table = _Table(
        X.reshape(len(X), -1),
        np.asarray(given["labels"]),
        X_test.reshape(len(X_test), -1),
        np.asarray(given["labels_test"]),
        X.shape[1:],
    )
    sizes = [int(size) for size in given["sizes"]]
    if not isinstance(got, (list, tuple)) or len(got) != 2 or not isinstance(got[1], list):
        return _lost("rows.outer", got)
    results, calls = (got[0] if chance else [got[0]]), got[1]
    if not isinstance(results, list) or (chance and len(results) != MANY_ROUNDS + 2):
        return _lost("rows.outer", got)
    for result in results:
        refused = _refused_fractions(result, len(sizes))
        if refused is not None:
            return refused
    if len(calls) != len(results) * len(sizes):
        return _lost("rows.calls", None, len(calls), calls=len(calls), wanted=len(results) * len(sizes))
    drawn = []
    for place, call in enumerate(calls):
        rows, refused = _rows(call, table, sizes[place % len(sizes)])
        if refused is not None:
            return refused
        drawn.append(rows)
    fractions = np.array([as_numbers(result) for result in results], float).ravel().tolist()
    for value, rows in zip(fractions, drawn, strict=True):
        if abs(value - np.mean(table.read(rows, table.X_test) == table.labels_test)) > 1e-6:
            return _lost("rows.fraction", value, _instead(fractions, drawn, table), value=f"{value:.4g}")
    return _by_chance(drawn, sizes, len(table.X)) if chance else Judgement(True, summary=["right"])


def _lost(problem: str, part: Any, *more: Any, **fields: Any) -> Judgement:
    return Judgement(False, problem, {"path": "", "part": part, **fields}, summary=[problem, *more])


def _refused_fractions(result: Any, length: int) -> Judgement | None:
    """Refuse what is no row of plain numbers of the right length, and what is not a number."""
    if result is None:
        return _lost("type.none", result)
    if not isinstance(result, (list, tuple, np.ndarray)):
        one = "a number" if isinstance(result, (int, float, np.number)) else "no list"
        return _lost("type.sequence", result, one, length=length)
    numbers = as_numbers(result)
    if numbers is None or numbers.dtype.kind == "b":
        return _lost("type.array", result)
    if numbers.shape != (length,):
        return _lost("shape.array", result, list(numbers.shape), shape=(length,), got_shape=numbers.shape)
    return None if np.isfinite(numbers.astype(float)).all() else _lost("finite.nan", result)


def _rows(call: Any, table: _Table, size: int) -> tuple[Any, Judgement | None]:
    """Return the row numbers of one training, or refuse: type, shape, then the rows and their labels."""
    if not isinstance(call, tuple) or len(call) != 2:
        return None, _lost("rows.given", call)
    X, labels = as_numbers(call[0]), as_numbers(call[1])
    if X is None or labels is None:
        return None, _lost("rows.given", call)
    if X.ndim < 1 or X.shape[1:] != table.row or labels.shape != (len(X),):
        return None, _lost("rows.shape", call, X_shape=X.shape, labels_shape=labels.shape)
    if not (np.isfinite(X.astype(float)).all() and np.isfinite(labels.astype(float)).all()):
        return None, _lost("finite.nan", call)
    if len(X) != size:
        every = "all" if len(X) == len(table.X) else "other"
        return None, _lost("rows.size", call, every, size=size, rows=len(X))
    X = X.reshape(len(X), -1)
    places = {float(key): row for row, key in enumerate(table.X[:, 0])}
    rows = np.array([places.get(float(key), -1) for key in X[:, 0]], int)
    if (rows < 0).any() or not np.array_equal(table.X[rows], X):
        return None, _lost("rows.foreign", call)
    if len(set(rows.tolist())) != size:
        return None, _lost("rows.twice", call, size=size, different=len(set(rows.tolist())))
    if not np.array_equal(table.labels[rows], labels):
        return None, _lost("rows.torn", call)
    return rows, None


def _instead(fractions: list[float], drawn: list[np.ndarray], table: _Table) -> str:
    """Say what the numbers are in place of the fractions of test rows read right."""
    for name, change in (
        ("wrong", lambda share, rows: 1 - share),
        ("counts", lambda share, rows: share * len(table.labels_test)),
        ("percent", lambda share, rows: 100 * share),
        ("on training rows", lambda share, rows: np.mean(table.read(rows, table.X[rows]) == table.labels[rows])),
    ):
        shares = [np.mean(table.read(rows, table.X_test) == table.labels_test) for rows in drawn]
        other = [change(share, rows) for share, rows in zip(shares, drawn, strict=True)]
        if np.allclose(fractions, other, atol=1e-6):
            return name
    return "something else"


def _by_chance(drawn: list[np.ndarray], sizes: list[int], n: int) -> Judgement:
    """Look at the twins first, then whether rounds differ, then how often each row came, then for blocks."""
    rounds = [
        [sorted(rows.tolist()) for rows in drawn[at : at + len(sizes)]] for at in range(0, len(drawn), len(sizes))
    ]
    *many, twin, other = rounds
    if all(one == many[0] for one in rounds):
        return _lost("rows.fixed", None, "in order" if many[0][0] == list(range(sizes[0])) else "drawn")
    if twin != other:
        return _lost("rows.again", None)
    if all(one == many[0] for one in many):
        return _lost("rows.fixed", None, "many")
    for place, size in enumerate(sizes):
        counts = np.bincount(np.concatenate([one[place] for one in many]), minlength=n)
        share = size / n
        far = np.abs(counts - len(many) * share)
        if far.max() > FAR * np.sqrt(len(many) * share * (1 - share)):
            row = int(far.argmax())
            return _lost("rows.uneven", None, row, row=row, times=int(counts[row]), wanted=round(len(many) * share))
        if np.mean([_is_block(one[place], n) for one in many]) > 0.5:
            return _lost("rows.block", None)
    return Judgement(True, summary=["right"])


def _is_block(rows: list[int], n: int) -> bool:
    """Whether rows stand side by side, also round the end."""
    return sum((row + 1) % n not in rows for row in rows) == 1
