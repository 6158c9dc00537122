"""Plain values: what an answer returned, as data that no longer belongs to the answer.

Everything a judge looks at has gone through :func:`plain` first, in the learner's kernel and in a grading run alike, so
that an object with an ``__eq__`` of its own, a view of an input or an array that changes later cannot reach a judge.
:func:`encode` and :func:`decode` turn plain values into JSON and back, for the cases beside the notebooks.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["Opaque", "Source", "Tensor", "decode", "encode", "plain", "shape_of", "show"]

MAX_ENTRIES = 2_000_000  # larger than any array a case asks for, small enough to copy in a blink
MAX_DEPTH = 12
MAX_TEXT = 20_000
FLOAT32_DIGITS = 9  # enough to give every float32 back exactly
MAX_BITS = 1000  # of an int; a larger one is no float any more


@dataclass(frozen=True)
class Opaque:
    """Something that is no number, text, array or collection of them: only its kind is known."""

    kind: str


@dataclass(frozen=True, eq=False)
class Tensor:
    """A PyTorch tensor's numbers, its dtype by name, and whether it still carries a graph."""

    data: np.ndarray
    dtype: str
    attached: bool = False


@dataclass(frozen=True)
class Source:
    """An input given as Python source, built afresh for each probe: ``Source("lambda w: 2 * (w - 3)")``."""

    code: str


def plain(value: Any, _depth: int = 0) -> Any:
    """Copy a value into plain data.

    Parameters
    ----------
    value : object
        Whatever an answer returned.

    Returns
    -------
    object
        None, bool, int, float, str, ndarray (copied; NumPy scalars become 0-d arrays), Tensor, list, tuple, dict with
        text keys, or Opaque for anything else, for what is nested too deeply and for what is too large.
    """
    if isinstance(value, int) and value.bit_length() > MAX_BITS:
        return Opaque(f"an integer of {value.bit_length()} bits")
    if value is None or type(value) in (bool, int, float):
        return value
    if isinstance(value, str):
        return str.__str__(value)[:MAX_TEXT]
    if isinstance(value, (np.ndarray, np.generic)):
        return _plain_array(value)
    if isinstance(value, bool | int):
        return int(value)
    if isinstance(value, float):
        return float(value)
    if _depth >= MAX_DEPTH:
        return Opaque("a deeply nested value")
    if isinstance(value, (list, tuple)):
        if len(value) > MAX_ENTRIES:
            return Opaque(f"a {type(value).__name__} of {len(value)} entries")
        items = [plain(item, _depth + 1) for item in list(value)]
        return tuple(items) if isinstance(value, tuple) else items
    if isinstance(value, dict):
        return {str(key): plain(item, _depth + 1) for key, item in list(value.items())[:10_000]}
    if type(value).__module__.partition(".")[0] == "torch" and hasattr(value, "detach"):
        return _plain_tensor(value)
    return Opaque(_kind(value))


def _plain_array(value: np.ndarray | np.generic) -> Any:
    array = np.asarray(value)
    if array.dtype.hasobject:
        return Opaque("an array of objects")
    if array.size > MAX_ENTRIES:
        return Opaque(f"an array of {array.size} entries")
    if array.dtype.kind == "U" and array.ndim == 0:
        return str(array)
    return np.array(array, copy=True, order="C", subok=False)


def _plain_tensor(value: Any) -> Any:
    try:
        data = value.detach().cpu().numpy()
    except Exception:  # sparse, meta or otherwise without numbers of its own
        return Opaque(f"a tensor of kind {value.dtype}")
    if data.size > MAX_ENTRIES:
        return Opaque(f"a tensor of {data.size} entries")
    name = str(value.dtype).removeprefix("torch.")
    return Tensor(np.array(data, copy=True), name, bool(value.requires_grad))


def _kind(value: Any) -> str:
    name = type(value).__name__
    if name in ("generator", "map", "filter", "zip", "range_iterator", "list_iterator"):
        return f"an iterator ({name})"
    if name in ("function", "method", "builtin_function_or_method", "ufunc", "partial"):
        return "a function"
    if isinstance(value, BaseException):
        return f"an exception ({name})"
    if isinstance(value, type):
        return f"the class {value.__name__}"
    return f"an object of class {name}"


def shape_of(value: Any) -> tuple[int, ...] | None:
    """Return the shape of a number, array, tensor or regular nested list; None where there is none."""
    if isinstance(value, Tensor):
        return value.data.shape
    if isinstance(value, np.ndarray):
        return value.shape
    if isinstance(value, (bool, int, float)):
        return ()
    if isinstance(value, (list, tuple)):
        shapes = {shape_of(item) for item in value}
        if len(shapes) == 1 and None not in shapes:
            inner = shapes.pop()
            return None if inner is None else (len(value), *inner)
        return (0,) if not value else None
    return None


# --- JSON -----------------------------------------------------------------------------------------------------------


def _round(number: float, digits: int) -> Any:
    if math.isnan(number):
        return "nan"
    if math.isinf(number):
        return "inf" if number > 0 else "-inf"
    return float(f"{number:.{digits}g}")


def encode(value: Any, digits: int = 12) -> Any:
    """Turn a plain value (or a Source) into JSON data; floats keep `digits` significant digits."""
    if value is None or type(value) in (bool, int, str):
        return value
    if type(value) is float:
        number = _round(value, digits)
        return number if isinstance(number, float) else {"float": number}
    if isinstance(value, np.ndarray):
        return {"array": _entries(value, digits)} | _unless_usual(str(value.dtype), value.shape)
    if isinstance(value, Tensor):
        return {
            "tensor": _entries(value.data, digits),
            "dtype": value.dtype,
            "shape": list(value.data.shape),
            "attached": value.attached,
        }
    if isinstance(value, list):
        return [encode(item, digits) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [encode(item, digits) for item in value]}
    if isinstance(value, dict):
        return {"dict": {key: encode(item, digits) for key, item in value.items()}}
    if isinstance(value, Source):
        return {"source": value.code}
    if isinstance(value, Opaque):
        return {"opaque": value.kind}
    raise TypeError(f"no JSON form for {type(value).__name__}; call plain() on it first")


def _unless_usual(dtype: str, shape: tuple[int, ...]) -> dict[str, Any]:
    """Return what an array's entries do not tell: most are of float64 and have one axis."""
    return ({} if dtype == "float64" else {"dtype": dtype}) | ({} if len(shape) == 1 else {"shape": list(shape)})


def _entries(array: np.ndarray, digits: int) -> list:
    flat = array.ravel().tolist()
    if array.dtype.itemsize < 8:
        digits = min(digits, FLOAT32_DIGITS)
    if array.dtype.kind == "f":
        return [_round(number, digits) for number in flat]
    if array.dtype.kind == "c":
        return [str(number) for number in flat]
    return flat


def decode(data: Any) -> Any:
    """Turn JSON data made by :func:`encode` back into the plain value."""
    if isinstance(data, list):
        return [decode(item) for item in data]
    if not isinstance(data, dict):
        return data
    if "float" in data:
        return float(data["float"])
    if "array" in data:
        return _array(data["array"], data.get("dtype", "float64"), data.get("shape", [-1]))
    if "tensor" in data:
        dtype = "float32" if data["dtype"] == "bfloat16" else data["dtype"]
        return Tensor(_array(data["tensor"], dtype, data["shape"]), data["dtype"], data["attached"])
    if "tuple" in data:
        return tuple(decode(item) for item in data["tuple"])
    if "dict" in data:
        return {key: decode(item) for key, item in data["dict"].items()}
    if "source" in data:
        return Source(data["source"])
    if "opaque" in data:
        return Opaque(data["opaque"])
    raise ValueError(f"not an encoded value: {sorted(data)}")


def _array(entries: list, dtype: str, shape: list[int]) -> np.ndarray:
    if np.dtype(dtype).kind == "f":
        entries = [float(entry) for entry in entries]
    elif np.dtype(dtype).kind == "c":
        entries = [complex(entry) for entry in entries]
    return np.array(entries, dtype=dtype).reshape(shape)


# --- for people -----------------------------------------------------------------------------------------------------


def _number(value: Any) -> str:
    if isinstance(value, (bool, np.bool_)):
        return str(bool(value))
    if isinstance(value, (int, np.integer)):
        return str(value)
    if isinstance(value, (complex, np.complexfloating)):
        return str(complex(value))
    text = f"{float(value):.6g}"
    return text if any(mark in text for mark in ".enai") else text + ".0"


def show(value: Any, limit: int = 300) -> str:
    """Write a plain value for a person, on one line, shortened in the middle where it is long."""
    text = _show(value)
    return text if len(text) <= limit else text[: limit * 2 // 3] + " … " + text[-limit // 4 :]


def _show(value: Any) -> str:
    if isinstance(value, Opaque):
        return value.kind
    if isinstance(value, Source):
        return value.code.strip().rpartition("\n")[2]  # the lines before it only make what the last one names
    if isinstance(value, Tensor):
        return f"tensor({_show(value.data)})"
    if isinstance(value, str) or value is None:
        return repr(value)
    if isinstance(value, (bool, int, float, np.bool_, np.number)):
        return _number(value)
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return _number(value[()]) if value.dtype.kind in "biufc" else repr(value[()])
        rows = [_show(row) for row in value[:6]]
        if len(value) > 6:
            rows = [*rows[:4], f"… {len(value)} in all"]
        return "[" + ", ".join(rows) + "]" if len(value) else f"an empty array of shape {value.shape}"
    if isinstance(value, tuple):
        return "(" + ", ".join(_show(item) for item in value) + ("," if len(value) == 1 else "") + ")"
    if isinstance(value, list):
        items = [_show(item) for item in value[:20]] + (["…"] if len(value) > 20 else [])
        return "[" + ", ".join(items) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_show(item)}" for key, item in value.items()) + "}"
    return str(value)
