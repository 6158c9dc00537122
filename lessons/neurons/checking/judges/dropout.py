"""The judge of dropout: which entries are dropped is a matter of chance, how they are dropped is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers

__all__ = ["MANY_PASSES", "dropped"]

MANY_PASSES = 8  # passes of 1,200 entries that all keep equally many: once in 10**10 at rate 0.1, and rarer elsewhere
_FAR = 6.0  # standard deviations; a right answer lies farther out once in 500 million cases


@register
def dropped(got: Any, _want: Any, inputs: Mapping[str, Any] | None = None) -> Judgement:
    """Ask that entries are dropped one by one with the probability `rate`, and that the kept ones are scaled up.

    Parameters
    ----------
    got : dict
        "out", a train pass of X, and any of "again" (a second one), "twin" (a first one from an equal state of rng),
        "other" (a first one from another state), "counts" (how many entries each of MANY_PASSES more passes kept),
        "d_X" (the gradient after "out", or after "again" where that is there), "calm" (an evaluation), "whole" (a
        train pass at rate 0).
    inputs : mapping
        Holds `X`, without zeros, `rate` and, for "d_X", `d_out`.

    Returns
    -------
    Judgement
        The summary is the problem found first, with the size of what was kept where that is what is wrong.
    """
    given = inputs or {}
    X, rate = np.asarray(given["X"], float), float(given["rate"])
    if not isinstance(got, Mapping):
        return _lost("type.dict", "", got)
    tables: dict[str, np.ndarray] = {}
    for name, value in got.items():
        if name == "counts":
            continue
        numbers = as_numbers(value)
        path = f'["{name}"]'
        if numbers is None or numbers.dtype.kind == "b":
            return _lost("type.none" if value is None else "type.array", path, value)
        if numbers.shape != X.shape:
            return _lost("shape.array", path, value, shape=X.shape, got_shape=numbers.shape)
        if not np.isfinite(numbers.astype(float)).all():
            return _lost("finite.nan", path, value)
        tables[name] = numbers.astype(float)
    found = _entries(tables, X, rate) or _passes(tables, X, rate, given)
    counts = np.ravel(got.get("counts", []))
    if found is None and len(counts) >= MANY_PASSES and np.ptp(counts) == 0:
        return _lost("dropout.counts", "", counts.tolist(), count=int(counts[0]))
    return found or Judgement(True, summary=["right"])


def _lost(problem: str, path: str, part: Any, *more: Any, **fields: Any) -> Judgement:
    return Judgement(False, problem, {"path": path, "part": part, **fields}, summary=[problem, path, *more])


def _entries(tables: Mapping[str, np.ndarray], X: np.ndarray, rate: float) -> Judgement | None:
    """Look at the train passes one by one: the kept entries' size, how many there are, and whether they are single."""
    for name in ("out", "again", "twin", "other"):
        if name not in tables:
            continue
        out, path = tables[name], f'["{name}"]'
        kept = out != 0
        if kept.all():  # a mistake's trace tells an exchange of training and evaluation by what evaluation dropped
            turned = ["exchanged"] if "calm" in tables and (tables["calm"] == 0).any() else []
            return _lost("dropout.share", path, out, 1.0, *turned, share=1, wanted=round(1 - rate, 3))
        if kept.any() and not np.allclose(out[kept], X[kept] / (1 - rate), rtol=1e-6, atol=0):
            sizes = (out / X)[kept]
            alike = float(np.round(np.median(sizes), 3)) if np.ptp(sizes) < 1e-6 else "unlike"
            return _lost("dropout.size", path, out, alike, wanted=round(1 / (1 - rate), 3))
        share, spread = float(kept.mean()), np.sqrt(rate * (1 - rate) / X.size)
        if abs(share - (1 - rate)) > _FAR * spread:
            return _lost("dropout.share", path, out, round(share, 1), share=round(share, 3), wanted=round(1 - rate, 3))
        for axis in (0, 1):
            counts = kept.sum(axis)
            wanted = X.shape[axis] * rate * (1 - rate)  # the variance of a line's count where entries go one by one
            if not 0.15 * wanted < counts.var() < 4 * wanted:
                return _lost("dropout.lines", path, out, axis)
    return None


def _passes(tables: Mapping[str, np.ndarray], X: np.ndarray, rate: float, given: Mapping[str, Any]) -> Judgement | None:
    """Compare the passes with each other."""
    kept = tables["out"] != 0
    if "twin" in tables and not np.array_equal(tables["twin"] != 0, kept):
        return _lost("dropout.twin", '["twin"]', tables["twin"])
    if "other" in tables and np.array_equal(tables["other"] != 0, kept):
        return _lost("dropout.seed", '["other"]', tables["other"])
    if "again" in tables:
        if np.array_equal(tables["again"] != 0, kept):
            return _lost("dropout.fixed", '["again"]', tables["again"])
        kept = tables["again"] != 0
    if "d_X" in tables:
        want = np.asarray(given["d_out"], float) * kept / (1 - rate)
        if not np.allclose(tables["d_X"], want, rtol=1e-6, atol=1e-9):
            same = np.array_equal(tables["d_X"] != 0, kept)
            zeros = bool((tables["d_X"] == 0).any())
            if same:
                plain = bool(np.allclose(tables["d_X"], want * (1 - rate), rtol=1e-6, atol=1e-9))
                return _lost("dropout.slope_size", '["d_X"]', tables["d_X"], "not scaled" if plain else "other")
            return _lost("dropout.slope_mask", '["d_X"]', tables["d_X"], zeros)
    for name, problem in (("calm", "dropout.calm"), ("whole", "dropout.whole")):
        if name in tables and not np.allclose(tables[name], X, rtol=1e-6, atol=1e-9):
            zeros = bool((tables[name] == 0).any())
            return _lost(problem, f'["{name}"]', tables[name], zeros)
    return None
