"""Relations between what an answer gave and what was expected, found without knowing the mistake.

A relation is named only when it holds on every failing case, and those hold three or more distinct values (a truth
table's complement: on a whole table).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from neurons.checking.judges.equal import as_numbers

__all__ = ["relation"]

Pair = tuple[np.ndarray, np.ndarray, Mapping[str, Any]]

_FACTORS = {  # the factor itself, and the words for it
    "2": 2.0,
    "½": 0.5,
    "ln 10 ≈ 2.303": np.log(10),
    "1/ln 10 ≈ 0.434": 1 / np.log(10),
    "ln 2 ≈ 0.693": np.log(2),
    "1/ln 2 ≈ 1.443": 1 / np.log(2),
}


def relation(pairs: Sequence[tuple[Any, Any, Mapping[str, Any]]]) -> tuple[str, dict[str, Any]] | None:
    """Return the name and the fields of the first relation that holds on all failing cases.

    Parameters
    ----------
    pairs : sequence of (got, want, inputs)
        Plain values of every failing case, of equal shapes.

    Returns
    -------
    tuple or None
        The relation's message id (without "why.") and its fields.
    """
    numbers = [(_flat(got), _flat(want), inputs) for got, want, inputs in pairs]
    if not numbers or any(got is None or want is None or got.size != want.size for got, want, _ in numbers):
        return None
    solid: list[Pair] = [(got, want, inputs) for got, want, inputs in numbers if got is not None and want is not None]
    if all(_complement(got, want) for got, want, _ in solid):
        return "complement", {}
    if len({round(float(number), 9) for _, want, _ in solid for number in want}) < 3:
        return None
    if _all(solid, lambda got, want: np.allclose(got, -want)):
        return "negated", {}
    for words, factor in _FACTORS.items():
        if _all(solid, lambda got, want, factor=factor: np.allclose(got, factor * want, rtol=1e-6)):
            return "factor", {"factor": words}
    counts = _counts(solid)
    for words, sizes in counts:
        if all(np.allclose(got, want * size) for (got, want, _), size in zip(solid, sizes, strict=True)):
            return "times_count", {"what": words}
        if all(np.allclose(got, want / size) for (got, want, _), size in zip(solid, sizes, strict=True)):
            return "over_count", {"what": words}
    some = any(np.any(got) for got, _, _ in solid)  # zeros everywhere have many causes
    if some and _all(solid, lambda got, want: np.array_equal(got, np.trunc(want))):
        return "truncated", {}
    if _transposed(pairs):
        return "transposed", {}
    for name, sign in (("without_input", 1), ("input_too_often", -1)):
        found = _differs_by_input(pairs, sign)
        if found:
            return name, {"what": found}
    return None


def _all(pairs: Iterable[Pair], holds: Callable[..., bool]) -> bool:
    return all(np.any(want) and holds(got, want) for got, want, _ in pairs)


def _flat(value: Any) -> np.ndarray | None:
    """All numbers of a value in one row, None where it holds anything else."""
    if isinstance(value, dict):
        value = list(value.values())
    numbers = as_numbers(value)
    if numbers is not None:
        return numbers.astype(float).ravel()
    if isinstance(value, (list, tuple)) and value:
        parts = [_flat(item) for item in value]
        if all(part is not None for part in parts):
            return np.concatenate([part for part in parts if part is not None])
    return None


def _complement(got: np.ndarray, want: np.ndarray) -> bool:
    bits = {0.0, 1.0}
    whole = want.size in (2, 4, 8, 16, 32) and set(want) == bits and set(got) <= bits
    return bool(whole and np.array_equal(got, 1 - want))


def _counts(pairs: Sequence[Pair]) -> list[tuple[str, list[int]]]:
    """For each way to count (rows, columns, entries of an input): the counts in every case, all above 1 somewhere."""
    found = []
    for words, axis in (("the number of rows", 0), ("the number of columns", 1)):
        sizes = []
        for _, _, inputs in pairs:
            arrays = [value for value in inputs.values() if isinstance(value, np.ndarray) and value.ndim > axis]
            sizes.append(arrays[0].shape[axis] if arrays else 0)
        if all(sizes) and max(sizes) > 2:
            found.append((words, sizes))
    return found


def _differs_by_input(pairs: Sequence[tuple[Any, Any, Mapping[str, Any]]], sign: int) -> str:
    """Return the input that is exactly what is missing (sign 1) or too much (sign -1) in every case."""
    for name in pairs[0][2]:
        for got, want, inputs in pairs:
            first, second, part = as_numbers(got), as_numbers(want), as_numbers(inputs.get(name))
            if first is None or second is None or part is None or not np.any(part) or part.ndim > second.ndim:
                break
            if any(size not in (1, whole) for size, whole in zip(part.shape[::-1], second.shape[::-1], strict=False)):
                break
            if not np.allclose(sign * (second.astype(float) - first.astype(float)), part.astype(float)):
                break
        else:
            return name
    return ""


def _transposed(pairs: Sequence[tuple[Any, Any, Mapping[str, Any]]]) -> bool:
    for got, want, _ in pairs:
        first, second = as_numbers(got), as_numbers(want)
        if first is None or second is None or first.ndim != 2 or first.T.shape != second.shape:
            return False
        if not np.allclose(first.T.astype(float), second.astype(float)):
            return False
    return True
