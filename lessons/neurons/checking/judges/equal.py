"""The judges that compare with the reference's value: ``equal``, and ``one_of`` several right values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.values import Opaque, Tensor, shape_of

__all__ = ["TOLERANCES", "as_numbers", "close_entries", "equal", "one_of"]

TOLERANCES = {"rtol": 1e-6, "atol": 1e-9, "of_largest": 0.0}  # those of `equal`, where a case says nothing else
_OK = Judgement(True)
_BITS = ("binary", "truth")


def as_numbers(value: Any) -> np.ndarray | None:
    """Return a number, an array, a tensor or a regular nested list of numbers as an array; None for anything else."""
    if isinstance(value, Tensor):
        value = value.data
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biuf" else None
    if isinstance(value, (bool, int, float)):
        array = np.asarray(value)
    elif isinstance(value, (list, tuple)):
        if shape_of(value) is None or _holds(value, (str, Opaque, type(None))):
            return None
        array = np.array([as_numbers(item) for item in value]) if value else np.zeros(0)
    else:
        return None
    return array if array.dtype.kind in "biuf" else array.astype(float)  # Python ints beyond 64 bits become objects


def _holds(value: Any, kinds: tuple) -> bool:
    if isinstance(value, (list, tuple)):
        return any(_holds(item, kinds) for item in value)
    return isinstance(value, kinds)


@register
def equal(
    got: Any,
    want: Any,
    inputs: Any = None,
    *,
    rtol: float = TOLERANCES["rtol"],
    atol: float = TOLERANCES["atol"],
    of_largest: float = TOLERANCES["of_largest"],
    kind: str | Sequence[str] = "float",
    dtype: str | None = None,
    tensors: str = "as_is",
) -> Judgement:
    """Compare type, shape, finiteness and values, in this order.

    Parameters
    ----------
    rtol, atol, of_largest : float
        |got - want| ≤ atol + rtol·|want| + of_largest·(largest |want| of that array).
    kind : str or list of str
        "float" (whole numbers may be of integer type; bool is wrong), "integer" (float and bool are wrong), "binary"
        (0, 1, 0.0, 1.0; a bool passes with a note), "truth" (where True or False is asked: as "binary", without the
        note) or "step" (as "binary", but a bool is wrong). A list has one kind for each entry of a top-level tuple or
        list.
    dtype : str
        The name of the dtype, where it is judged.
    tensors : str
        "as_is": a tensor is wanted where the reference gives one, and only there; "either": tensor and array alike.
    """
    options = {"rtol": rtol, "atol": atol, "of_largest": of_largest, "dtype": dtype, "tensors": tensors}
    if isinstance(kind, str):
        judgement = _compare(got, want, "", kind, options)
        return _with_bits(judgement, got) if kind in _BITS and judgement.problem == "values" else judgement
    return _compare_items(got, want, "", list(kind), options)


def _with_bits(judgement: Judgement, got: Any) -> Judgement:
    """Let True and 1.0 count as 1 where mistakes are recognised, as they do where 0/1 is judged."""
    numbers = as_numbers(got)
    return judgement if numbers is None else replace(judgement, summary=numbers.astype(float).tolist())


def _compare(got: Any, want: Any, path: str, kind: str, options: dict) -> Judgement:
    if isinstance(want, dict):
        return _compare_dicts(got, want, path, kind, options)
    if isinstance(want, (list, tuple)):
        return _compare_items(got, want, path, [kind] * len(want), options)
    if want is None or isinstance(want, str):
        return _compare_words(got, want, path)
    return _compare_numbers(got, want, path, kind, options)


def _compare_dicts(got: Any, want: dict, path: str, kind: str, options: dict) -> Judgement:
    if not isinstance(got, dict):
        return _wrong("type.dict", path, got, want)
    for key, value in want.items():
        if key not in got:
            return _wrong("type.key", path, got, want, key=key)
        judgement = _compare(got[key], value, f'{path}["{key}"]', kind, options)
        if not judgement.ok:
            return judgement
    return _OK


def _compare_items(got: Any, want: Any, path: str, kinds: list[str], options: dict) -> Judgement:
    if isinstance(got, np.ndarray) and got.ndim == 1 and all(shape_of(item) == () for item in want):
        got = [np.asarray(item) for item in got]  # NumPy integers are no Python ints
    if not isinstance(got, (list, tuple)):
        return _wrong("type.none" if got is None else "type.sequence", path, got, want, length=len(want))
    if len(got) != len(want):
        return _wrong("shape.length", path, got, want, length=len(want), got_length=len(got))
    notes: tuple[str, ...] = ()
    for index, (one, other, kind) in enumerate(zip(got, want, kinds, strict=True)):
        judgement = _compare(one, other, f"{path}[{index}]", kind, options)
        if not judgement.ok:
            return judgement
        notes += judgement.notes
    return Judgement(True, notes=tuple(dict.fromkeys(notes)))


def _compare_words(got: Any, want: Any, path: str) -> Judgement:
    if type(got) is type(want) and got == want:
        return _OK
    returned = isinstance(got, Opaque) and got.kind.startswith("an exception")
    return _wrong("type.exception" if returned else "values.word", path, got, want)


def _compare_numbers(got: Any, want: Any, path: str, kind: str, options: dict) -> Judgement:
    problem = _wrong_kind_of_object(got, want, options["tensors"])
    numbers = None if problem else as_numbers(got)
    target = as_numbers(want)
    if problem or numbers is None or target is None:
        return _wrong(problem or _type_problem(got, target), path, got, want)
    if isinstance(got, (list, tuple)) and target.ndim == 0:
        return _wrong("type.number", path, got, want)
    problem = _dtype_problem(numbers, kind) or _named_dtype_problem(got, numbers, options["dtype"])
    if problem and numbers.shape == target.shape:
        return _wrong(problem, path, got, want, dtype=options["dtype"], got_dtype=_dtype_name(got, numbers))
    if numbers.shape != target.shape:
        name = "shape.number" if target.ndim == 0 else "shape.array"
        name = "shape.truth" if target.ndim == 0 and kind == "truth" else name
        return _wrong(name, path, got, want, shape=target.shape, got_shape=numbers.shape)
    if problem:
        return _wrong(problem, path, got, want, dtype=options["dtype"], got_dtype=_dtype_name(got, numbers))
    notes = ("note.bool",) if numbers.dtype.kind == "b" and kind != "truth" else ()
    numbers, target = numbers.astype(float), target.astype(float)
    if np.isnan(numbers).any() and not np.isnan(target).any():
        return _wrong("finite.nan", path, got, want)
    if np.isinf(numbers[np.isfinite(target)]).any():
        return _wrong("finite.inf", path, got, want)
    close = bool(np.all(close_entries(numbers, target, options)))
    return Judgement(True, notes=notes) if close else _wrong("values", path, got, want)


def close_entries(numbers: np.ndarray, target: np.ndarray, options: Mapping[str, Any]) -> np.ndarray:
    """Return for each entry whether it is near enough."""
    size = np.abs(target)
    largest = float(size.max()) if size.size else 0.0
    room = options["atol"] + options["rtol"] * size + options["of_largest"] * largest
    same = numbers == target  # infinities
    with np.errstate(invalid="ignore"):
        return same | (np.abs(numbers - target) <= room)


def _wrong_kind_of_object(got: Any, want: Any, tensors: str) -> str:
    if tensors == "either" or isinstance(got, Tensor) == isinstance(want, Tensor):
        return ""
    if isinstance(want, Tensor):
        return "type.tensor_wanted"
    return "type.item" if shape_of(want) == () else "type.array_not_tensor"


def _type_problem(got: Any, target: np.ndarray | None) -> str:
    if got is None:
        return "type.none"
    if isinstance(got, Opaque):
        return "type.exception" if got.kind.startswith("an exception") else "type.opaque"
    if isinstance(got, (list, tuple)):
        return "type.ragged"
    return "type.number" if target is not None and target.ndim == 0 else "type.array"


def _dtype_problem(numbers: np.ndarray, kind: str) -> str:
    if kind == "integer":
        return {"b": "type.bool_for_integer", "f": "type.float_for_integer"}.get(numbers.dtype.kind, "")
    if kind == "step":
        return "type.bool_for_step" if numbers.dtype.kind == "b" else ""
    if kind == "float":
        return "type.bool_for_float" if numbers.dtype.kind == "b" else ""
    if kind in _BITS:
        return ""
    raise ValueError(f"no kind of number is named {kind!r}; use float, integer, binary, truth or step")


def _dtype_name(got: Any, numbers: np.ndarray) -> str:
    return got.dtype if isinstance(got, Tensor) else str(numbers.dtype)


def _named_dtype_problem(got: Any, numbers: np.ndarray, dtype: str | None) -> str:
    return "type.dtype" if dtype and _dtype_name(got, numbers) != dtype else ""


def _wrong(problem: str, path: str, got: Any, want: Any, **more: Any) -> Judgement:
    return Judgement(False, problem, {"path": path, "part": got, "part_want": want, **more})


@register
def one_of(got: Any, want: Any, inputs: Any = None, **options: Any) -> Judgement:
    """Accept any of the values in the list `want`, each compared as :func:`equal` does."""
    found = [equal(got, one, inputs, **options) for one in want]
    return next((judgement for judgement in found if judgement.ok), found[0])
