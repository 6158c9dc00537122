"""Judges of weights: many are right, so the judge runs them itself over a truth table (a unit fires where z > 0).

A truth table is rows ``(x1, …, xd, y)``, given as an option or as the name of the probe's input that holds it. The
weights are run in float64, without a tolerance; the summary is the list of the outputs that they give, row by row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers
from neurons.checking.values import Opaque

__all__ = ["network_gate", "neuron_gate"]

Table = str | Sequence[Sequence[int]]


@register
def neuron_gate(got: Any, _want: Any, inputs: Mapping[str, Any] | None = None, *, table: Table) -> Judgement:
    """Ask that `got` is the (w, b) of one neuron that gives y on every row of the truth table."""
    X, y = _rows(table, inputs)
    parts, refused = _parts(got, {"w": (X.shape[1],), "b": ()})
    if refused:
        return refused
    with np.errstate(all="ignore"):
        fires = X @ parts["w"] + parts["b"] > 0
    return _compare_tables(got, X, y, fires)


@register
def network_gate(
    got: Any,
    _want: Any,
    inputs: Mapping[str, Any] | None = None,
    *,
    table: Table,
    least_hidden: int = 1,
    most_hidden: int = 64,
    per_row: bool = False,
) -> Judgement:
    """Ask that `got` is the (W1, b1, W2, b2) of a two-layer network that gives y on every row of the truth table.

    Parameters
    ----------
    table : str or list of rows
        The truth table, or the name of the input that is it.
    least_hidden, most_hidden : int
        How many hidden units are allowed; with `per_row`, `most_hidden` for each row of the table.
    """
    X, y = _rows(table, inputs)
    hidden = _hidden_units(got)
    parts, refused = _parts(got, {"W1": (X.shape[1], hidden), "b1": (hidden,), "W2": (hidden, 1), "b2": (1,)})
    if refused:
        return refused
    most = most_hidden * len(X) if per_row else most_hidden
    if not least_hidden <= hidden <= most:
        fields = {"path": "", "part": got, "hidden": hidden, "least": least_hidden, "most": most}
        return Judgement(False, "weights.hidden", fields, summary=["hidden", hidden])
    with np.errstate(all="ignore"):
        first = (X @ parts["W1"] + parts["b1"] > 0).astype(float)
        fires = first @ parts["W2"] + parts["b2"] > 0
    return _compare_tables(got, X, y, fires[:, 0])


def _rows(table: Table, inputs: Mapping[str, Any] | None) -> tuple[np.ndarray, np.ndarray]:
    rows = (inputs or {})[table] if isinstance(table, str) else table
    numbers = np.asarray(rows, dtype=float)
    return numbers[:, :-1], numbers[:, -1].astype(int)


def _hidden_units(got: Any) -> int:
    """Count the columns of W1, as far as there are any; shapes are looked at after."""
    numbers = as_numbers(got[0]) if isinstance(got, (list, tuple)) and got else None
    return int(numbers.shape[1]) if numbers is not None and numbers.ndim == 2 else 1


def _parts(got: Any, shapes: Mapping[str, tuple[int, ...]]) -> tuple[dict[str, np.ndarray], Judgement | None]:
    """Take the named arrays out of `got`, or refuse it: no sequence, wrong type, wrong shape, not finite."""
    names = "(" + ", ".join(shapes) + ")"
    if not isinstance(got, (list, tuple)) or len(got) != len(shapes):
        problem = "type.none" if got is None else "type.opaque" if isinstance(got, Opaque) else "weights.parts"
        length = len(got) if isinstance(got, (list, tuple)) or np.ndim(got) else None
        summary = ["parts", type(got).__name__ if length is None else length]
        return {}, Judgement(False, problem, {"path": "", "part": got, "names": names}, summary=summary)
    parts: dict[str, np.ndarray] = {}
    for index, (name, shape) in enumerate(shapes.items()):
        numbers = as_numbers(got[index])
        fields = {"path": f"[{index}]", "part": got[index], "name": name, "names": names, "shape": shape}
        if numbers is None or numbers.dtype.kind == "b":
            return {}, Judgement(False, "weights.numbers", fields, summary=["numbers", name])
        if numbers.shape != shape:
            fields |= {"got_shape": numbers.shape, "wanted": shape or "one number, of shape (),"}
            return {}, Judgement(False, "weights.shape", fields, summary=["shape", name, list(numbers.shape)])
        numbers = numbers.astype(float)
        if not np.isfinite(numbers).all():
            problem = "finite.nan" if np.isnan(numbers).any() else "finite.inf"
            return {}, Judgement(False, problem, fields, summary=["finite", name])
        parts[name] = numbers
    return parts, None


def _compare_tables(got: Any, X: np.ndarray, y: np.ndarray, fires: np.ndarray) -> Judgement:
    outputs = [int(value) for value in fires]
    lost = [row for row, (one, other) in enumerate(zip(outputs, y.tolist(), strict=True)) if one != other]
    if not lost:
        return Judgement(True, summary=outputs)
    fields = {
        "path": "",
        "part": got,
        "rows": X.astype(int).tolist(),
        "row": tuple(X[lost[0]].astype(int).tolist()),
        "y_hat": outputs[lost[0]],
        "y": int(y[lost[0]]),
        "outputs": outputs,
        "want_outputs": y.tolist(),
    }
    return Judgement(False, "weights.table", fields, summary=outputs)
