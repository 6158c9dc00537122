"""Judges of whole networks as lists of (W, b): how their first weights are spread, and whether they were trained right.

Chance and the learner's own draw differ from run to run, so the judge looks at the spread of the weights, and walks
downhill from the learner's own first weights. The summaries are words, so that a mistake is told from another one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers
from neurons.checking.values import Opaque

__all__ = ["he_layers", "trained_by_descent"]

ENOUGH = 2000  # weights, so that chance moves the standard deviation by no more than 2 in 100
FURTHER = "further than plain descent goes, as when an epoch has several steps, or longer ones"
AGAIN = "one number again and again"
Layers = list[tuple[np.ndarray, np.ndarray]]


@register
def he_layers(got: Any, _want: Any, inputs: Any = None, *, sizes: str = "sizes", room: float = 0.15) -> Judgement:
    """Ask for (first, again, other): fresh layers, the same drawn from an equal state, and a second draw that differs.

    Parameters
    ----------
    sizes : str
        The name of the input that holds the widths.
    room : float
        How far the standard deviation may be from sqrt(2 / inputs), as a fraction, where a layer has 2,000 weights.
    """
    widths = [int(size) for size in inputs[sizes]]
    if not isinstance(got, (list, tuple)) or len(got) != 3:
        return _no("type.sequence", "", got, length=3)
    drawn = []
    for place, part in enumerate(got):
        layers, refused = _layers(part, widths, f"[{place}]")
        if refused is not None:
            return refused
        drawn.append(layers)
    first, again, other = drawn
    refused = _spread(first, room)
    if refused is not None:
        return refused
    if not _same(first, again):
        return _no("start.chance", "", got)
    if _same(first, other):
        return _no("start.repeats", "", got)
    return Judgement(True, summary="right")


@register
def trained_by_descent(got: Any, _want: Any, inputs: Any = None, *, room: float = 0.15) -> Judgement:
    """Ask for (start, other, end), each (params, history), of a network trained by full-batch descent on its surprise.

    `start` and `other` are two trainings of 0 epochs, or the words of an UnboundLocalError that they raised; `end` is
    one of `epochs` steps at rate `lr`, from the generator state that `start` had. The inputs X, t, sizes, lr and
    epochs are the probe's.
    """
    if not isinstance(got, (list, tuple)) or len(got) != 3:
        return _no("type.sequence", "", got, length=3)
    widths = [int(size) for size in inputs["sizes"]]
    refused = next(filter(None, (_bundle(part, widths, f"[{place}]") for place, part in enumerate(got))), None)
    if refused is not None:
        return refused
    nets = []
    for place, (net, _) in enumerate(got):
        layers, refused = _layers(net, widths, f"[{place}][0]")
        if refused is not None:
            return refused
        nets.append(layers)
    fresh, other, params = nets
    refused = _spread(fresh, room) or (_no("start.repeats", "", got) if _same(fresh, other) else None)
    epochs = int(inputs["epochs"])
    for place, count in ((0, 0), (2, epochs)):
        refused = refused or _history(got[place][1], count, f"[{place}][1]")
    if refused is not None:
        return refused
    history, rows = got[2][1], len(inputs["X"])
    states = list(_walk(fresh, inputs["X"], inputs["t"], float(inputs["lr"]), epochs + 1))
    words = {
        "params": _told_params(params, states, epochs),
        "loss": _told_numbers(history["loss"], [(loss, loss) for _, loss, _ in states], rows, 1e-4),
        "accuracy": _told_numbers(
            history["accuracy"],
            [right for *_, right in states],
            rows,
            1e-6,
            **{"always 0": 0.0, "the fraction of ones": float(np.mean(inputs["t"]))},
        ),
    }
    wrong = next((part for part, word in words.items() if word != "right"), None)
    if wrong is None:
        return Judgement(True, summary=words)
    found = "something else" if words[wrong] == "other" else words[wrong]
    return Judgement(False, f"trained.{wrong}", {"path": "", "part": got, "found": found}, summary=_how(words, got))


def _how(words: dict[str, str], got: Any) -> dict[str, Any]:
    """Return the words that tell one mistake from another; where they say too little, sizes stand beside them."""
    if words["params"] == FURTHER:
        return {"params": FURTHER}  # rows can be parted and ordered in many ways, and each has its own losses
    if words["params"] == "other" and words["loss"] == AGAIN:
        return {"params": "other", "loss": AGAIN}  # one and the same p all along, with old or new gradients
    params, history = got[2]
    size = float(sum(np.abs(np.asarray(W, float)).sum() for W, _ in params)) if words["params"] == "other" else 0.0
    last = float(np.ravel(np.asarray(as_numbers(history["loss"]), float))[-1]) if words["loss"] == "other" else 0.0
    told = {**words, "size": size, "last loss": last}
    if words["accuracy"] == "other":
        told["accuracies"] = float(np.sum(np.asarray(as_numbers(history["accuracy"]), float)))
    return told


def _bundle(value: Any, widths: Sequence[int], path: str) -> Judgement | None:
    """Refuse what is no pair of params and history, and tell which of the two is there."""
    if value is None:
        return _no("type.none", path, value, length=2)
    alone = ""
    if isinstance(value, str) and value.startswith("UnboundLocalError"):
        alone = "no epoch, no params"
    elif isinstance(value, dict):
        alone = "the history alone"
    elif isinstance(value, (list, tuple)) and _layers(value, widths, path)[1] is None:
        alone = "the params alone"
    elif isinstance(value, (list, tuple)) and len(value) == 2:
        if not isinstance(value[0], dict):
            return None
        alone = "the other way round"
    return _no("type.sequence", path, value, length=2, word=alone)


def _no(problem: str, path: str, part: Any, **more: Any) -> Judgement:
    told = [more[key] for key in ("layer", "got_shape", "word") if key in more]
    fields = {"path": path, "part": part, "part_want": None, **more}
    return Judgement(False, problem, fields, summary=[problem, path, *map(str, told)])


def _layers(value: Any, widths: Sequence[int], path: str) -> tuple[Layers, Judgement | None]:
    """Return the (W, b) of a network as float arrays, or a refusal: type, then shape, then finite."""
    if value is None or isinstance(value, (Opaque, str)) or not isinstance(value, (list, tuple)):
        return [], _no("type.none" if value is None else "type.sequence", path, value, length=len(widths) - 1)
    if len(value) != len(widths) - 1:
        return [], _no("shape.length", path, value, length=len(widths) - 1, got_length=len(value))
    layers = []
    for layer, (pair, d, h) in enumerate(zip(value, widths[:-1], widths[1:], strict=True)):
        place = f"{path}[{layer}]"
        if not isinstance(pair, (list, tuple)) or len(pair) != 2:
            return [], _no("type.sequence", place, pair, length=2)
        arrays = []
        for item, (part, shape) in enumerate(zip(pair, ((d, h), (h,)), strict=True)):
            numbers = as_numbers(part)
            if numbers is None or numbers.dtype.kind == "b":
                return [], _no("type.array", f"{place}[{item}]", part)
            if numbers.shape != shape:
                return [], _no("shape.array", f"{place}[{item}]", part, shape=shape, got_shape=numbers.shape)
            if not np.isfinite(numbers).all():
                return [], _no("finite.nan", f"{place}[{item}]", part)
            arrays.append(numbers.astype(float))
        layers.append((arrays[0], arrays[1]))
    return layers, None


_SPREADS = {  # what else the standard deviation may be, for a message that names it
    "sqrt(2 / outputs)": lambda d, h: np.sqrt(2 / h),
    "sqrt(1 / inputs)": lambda d, h: np.sqrt(1 / d),
    "sqrt(2 / (inputs + outputs))": lambda d, h: np.sqrt(2 / (d + h)),
    "2 / inputs": lambda d, h: 2 / d,
    "1": lambda d, h: 1.0,
    "0.01": lambda d, h: 0.01,
    "0": lambda d, h: 0.0,
}


def _spread(layers: Layers, room: float) -> Judgement | None:
    for number, (W, b) in enumerate(layers, 1):
        d, h = W.shape
        if b.any():
            return _no("start.bias", "", W, layer=number)
        if not W.any() or (h > 1 and np.ptp(W, axis=1).max() == 0):
            return _no("start.columns", "", W, layer=number, word="alike" if W.any() else "zeros")
        if W.size < ENOUGH:
            continue
        std, wanted = float(W.std()), float(np.sqrt(2 / d))
        if abs(float(W.mean())) > 0.15 * max(std, wanted):  # of a wide spread the mean is far from 0 by chance
            return _no("start.mean", "", W, layer=number, mean=f"{W.mean():.3g}")
        if abs(std - wanted) > room * wanted:
            far = {word: abs(std - value(d, h)) for word, value in _SPREADS.items()}
            word = min(far, key=lambda one: far[one])
            return _no(
                "start.spread",
                "",
                W,
                layer=number,
                std=f"{std:.3g}",
                wanted=f"{wanted:.3g}",
                inputs=d,
                word=word if far[word] <= 0.04 * std else f"{std / wanted:.1f} times",
            )
    return None


def _same(one: Layers, other: Layers) -> bool:
    return all(np.array_equal(W, V) for (W, _), (V, _) in zip(one, other, strict=True))  # biases are 0 by now


def _history(value: Any, count: int, path: str) -> Judgement | None:
    if not isinstance(value, dict):
        return _no("type.dict", path, value)
    for key in ("loss", "accuracy"):
        if key not in value:
            return _no("type.key", path, value, key=key)
        numbers = value[key]
        place = f'{path}["{key}"]'
        if isinstance(numbers, (list, tuple)) and any(isinstance(number, (Opaque, str)) for number in numbers):
            return _no("type.array", place, numbers)
        array = as_numbers(numbers) if isinstance(numbers, (list, tuple, np.ndarray)) else None
        if array is None or array.dtype.kind == "b":
            return _no("type.array", place, numbers)
        if array.ndim != 1:
            return _no("shape.row", place, numbers, got_shape=array.shape)
        if len(array) != count:
            return _no("shape.length", place, numbers, length=count, got_length=len(array), word=len(array) - count)
        if not np.isfinite(array).all():
            return _no("finite.nan", place, numbers)
    return None


def _walk(
    start: Layers, X: np.ndarray, t: np.ndarray, lr: float, steps: int
) -> Iterator[tuple[list, float, tuple[float, float]]]:
    """Yield (weights over biases, loss, least and most accuracy) before each of `steps` steps and after the last.

    A row whose hidden units are all silent has z = 0 while biases are 0: p is exactly 0.5 then, and may count or not.
    """
    stacked = [np.vstack([W, b]) for W, b in start]
    ones = np.ones((len(X), 1))
    for _ in range(steps + 1):
        inside = [np.hstack([np.asarray(X, dtype=float), ones])]
        for M in stacked[:-1]:
            inside.append(np.hstack([np.clip(inside[-1] @ M, 0, None), ones]))
        z = inside[-1] @ stacked[-1]
        unsure = np.abs(z) < 1e-9
        least = float(np.mean(((z > 0) == (t == 1)) & ~unsure))
        loss = float(np.mean(np.logaddexp(0, np.where(t == 1, -z, z))))
        yield stacked, loss, (least, least + float(np.mean(unsure)))
        slope = (np.tanh(z / 2) + 1 - 2 * t) / (2 * len(X))
        moved: list[np.ndarray] = []
        for M, A in zip(stacked[::-1], inside[::-1], strict=True):
            moved.insert(0, M - lr * np.einsum("ni,nj->ij", A, slope))
            slope = np.einsum("nj,ij->ni", slope, M[:-1]) * np.sign(A[:, :-1])
        stacked = moved


def _told_params(params: Layers, states: Sequence[tuple], epochs: int) -> str:
    stacked = [np.vstack([W, b]) for W, b in params]

    def near(wanted: list) -> bool:
        return all(
            np.abs(one - two).max() <= 1e-5 * np.abs(two).max() + 1e-9 for one, two in zip(stacked, wanted, strict=True)
        )

    if near(states[epochs][0]):
        return "right"
    for count, (wanted, _, _) in enumerate(states):
        if near(wanted):
            return f"{count} steps in place of {epochs}"
    if near([2 * start - end for start, end in zip(states[0][0], states[1][0], strict=True)]) and epochs == 1:
        return "uphill"
    start, end = states[0][0], states[epochs][0]
    moved = np.concatenate([(one - two).ravel() for one, two in zip(stacked, start, strict=True)])
    plain = np.concatenate([(one - two).ravel() for one, two in zip(end, start, strict=True)])
    far, wanted = np.linalg.norm(moved), np.linalg.norm(plain)
    return FURTHER if far > 1.4 * wanted and moved @ plain > 0.7 * far * wanted else "other"


def _told_numbers(numbers: Any, states: Sequence[tuple[float, float]], n: int, tolerance: float, **known: float) -> str:
    """Compare one number an epoch with the (least, most) allowed before and after each step."""
    got = np.asarray(as_numbers(numbers), dtype=float)
    ways = [np.array(states[: len(got)]).T, np.array(states[1 : len(got) + 1]).T]
    for word, factor in {"right": 1.0, "times 100": 100.0, "times the rows": float(n)}.items():
        for least, most in ways:
            off = np.maximum(factor * least - got, got - factor * most)
            if np.all(off <= factor * (tolerance * most + 1e-6)):
                return word
    if np.ptp(got) > 1e-12:
        return "other"
    return next((word for word, value in known.items() if abs(got[0] - value) < 1e-9), AGAIN)
