"""Judges that need no reference value: every entry ``between`` two bounds, or numbers that go down (``decreasing``)."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers

__all__ = ["between", "decreasing"]


def _numbers_like(got: Any, shape: tuple[int, ...] | None) -> tuple[np.ndarray | None, Judgement | None]:
    numbers = as_numbers(got)
    if numbers is None or numbers.dtype.kind == "b":
        return None, Judgement(False, "type.array" if shape else "type.number", {"path": "", "part": got})
    if shape is not None and numbers.shape != tuple(shape):
        fields = {"path": "", "part": got, "shape": tuple(shape), "got_shape": numbers.shape}
        return None, Judgement(False, "shape.array", fields)
    if not np.isfinite(numbers.astype(float)).all():
        problem = "finite.nan" if np.isnan(numbers.astype(float)).any() else "finite.inf"
        return None, Judgement(False, problem, {"path": "", "part": got})
    return numbers.astype(float), None


@register
def between(got: Any, want: Any, inputs: Any = None, *, low: float, high: float, shape: Any = None) -> Judgement:
    """Ask that every entry lies in [low, high]; the summary holds the smallest and the largest entry."""
    numbers, refused = _numbers_like(got, shape)
    if numbers is None:
        return refused  # type: ignore[return-value]
    least, most = (float(numbers.min()), float(numbers.max())) if numbers.size else (low, high)
    endless = high >= sys.float_info.max
    fields = {"path": "", "part": got, "low": f"{low:g}", "high": f"{high:g}"}
    problem = "values.from" if endless else "values.between"
    return Judgement(low <= least and most <= high, problem, fields, summary=[least, most])


@register
def decreasing(got: Any, want: Any, inputs: Any = None, *, length: int | None = None) -> Judgement:
    """Ask for a 1-d row of numbers, each smaller than the one before; the summary counts the rises."""
    numbers, refused = _numbers_like(got, None if length is None else (length,))
    if numbers is None:
        return refused  # type: ignore[return-value]
    if numbers.ndim != 1:
        return Judgement(False, "shape.row", {"path": "", "part": got, "got_shape": numbers.shape})
    rises = int(np.sum(np.diff(numbers) >= 0))
    return Judgement(rises == 0, "values.decreasing", {"path": "", "part": got, "rises": rises}, summary=rises)
