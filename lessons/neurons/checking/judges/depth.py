"""Judges of lesson 11: points drawn on spiral arms, and the outcome of a training run."""

from __future__ import annotations

from typing import Any

import numpy as np

from neurons.checking.judges import Judgement, register
from neurons.checking.judges.equal import as_numbers
from neurons.checking.values import Tensor, shape_of

__all__ = ["row_result", "spiral_arms"]

NORMAL_MEAN_SIZE = np.sqrt(2 / np.pi)  # the mean size of normally distributed numbers whose standard deviation is 1
ENOUGH = 200  # moved angles, so that chance moves their standard deviation by no more than a seventh


@register
def spiral_arms(got: Any, _want: Any, inputs: Any = None) -> Judgement:
    """Ask for (first, again, other): a draw of (X, labels), the same from an equal state, and another one.

    The inputs `n` and `classes` say how many points and arms. Rows may stand in any order: within an arm they are told
    by their radius.
    """
    if not isinstance(got, (list, tuple)) or len(got) != 3:
        return _no("type.sequence", got, length=3)
    n, classes = int(inputs["n"]), int(inputs["classes"])
    draws = []
    for place, draw in enumerate(got):
        X, labels, refused = _points(draw, n * classes, f"[{place}]")
        if refused is not None:
            return refused
        draws.append((X, labels))
    refused = _arms(*draws[0], n, classes)
    if refused is not None:
        return refused
    if not np.array_equal(draws[0][0], draws[1][0]):
        return _no("start.chance", got)
    if np.array_equal(draws[0][0], draws[2][0]):
        return _no("start.repeats", got)
    return Judgement(True, summary="right")


def _no(problem: str, part: Any, **more: Any) -> Judgement:
    told = [more[key] for key in ("path", "word", "got_shape", "got_dtype") if key in more]
    fields = {"path": "", "part": part, "part_want": None, **more}
    return Judgement(False, problem, fields, summary=[problem, *map(str, told)])


def _points(draw: Any, rows: int, path: str) -> tuple[Any, Any, Judgement | None]:
    if draw is None:
        return None, None, _no("type.none", draw, path=path)
    if not isinstance(draw, (list, tuple)) or len(draw) != 2:
        return None, None, _no("type.sequence", draw, path=path, length=2)
    found = []
    for place, (part, shape, dtype) in enumerate(zip(draw, ((rows, 2), (rows,)), ("float32", "int64"), strict=True)):
        numbers, where = as_numbers(part), f"{path}[{place}]"
        if numbers is None or not isinstance(part, (np.ndarray, Tensor)):
            return None, None, _no("type.array", part, path=where)
        name = part.dtype if isinstance(part, Tensor) else str(part.dtype)
        if numbers.shape != shape:
            return None, None, _no("shape.array", part, path=where, shape=shape, got_shape=numbers.shape)
        if name != dtype:
            return None, None, _no("type.dtype", part, path=where, dtype=dtype, got_dtype=name)
        if not np.isfinite(numbers).all():
            return None, None, _no("finite.nan", part, path=where)
        found.append(numbers)
    return found[0].astype(float), found[1], None


def _arms(X: np.ndarray, labels: np.ndarray, n: int, classes: int) -> Judgement | None:
    """Look at the labels, then the radii, then the angles, then how far chance moved them."""
    if sorted(labels.tolist()) != sorted(list(range(classes)) * n):
        return _no("spiral.labels", labels)
    moved = []
    for c in range(classes):
        arm = X[labels == c]
        radius = np.hypot(arm[:, 0], arm[:, 1])
        order = np.argsort(radius)
        if np.abs(radius[order] - np.linspace(0, 1, n)).max() > 1e-5:
            far = radius.max()
            word = (
                "chance in the radius"
                if np.ptp(np.diff(radius[order])) > 1e-4
                else f"from {radius.min():.2g} to {far:.2g}"
            )
            return _no("spiral.radius", X, word=word, arm=c)
        angle = np.arctan2(arm[order, 0], arm[order, 1])
        planned = 2 * np.pi / classes * np.linspace(c, c + 2, n)
        moved.append(np.angle(np.exp(1j * (angle - planned)))[1:])  # the point in the middle has no angle
    return _moves(X, moved)


def _moves(X: np.ndarray, moved: list[np.ndarray]) -> Judgement | None:
    noise = np.concatenate(moved)
    if np.abs(noise).max() > 1.4:  # seven standard deviations
        return _no("spiral.angle", X, word=f"{np.sqrt(np.mean(noise**2)):.1f}")
    if len(noise) < ENOUGH:
        return None
    within = np.concatenate([arm - arm.mean() for arm in moved]).std()
    if abs(within - 0.2) > 0.03:
        aside = " and to one side" if min(np.mean(noise > 0), np.mean(noise < 0)) < 0.05 else ""
        return _no("spiral.noise", X, std=f"{within:.3f}", word=f"{within:.1f}{aside}")
    away = np.abs(noise - noise.mean())
    far, mean_size = float(np.mean(away > 2 * within)), float(away.mean() / within)
    if abs(noise.mean()) > 0.05 or not 0.015 < far < 0.085 or abs(mean_size - NORMAL_MEAN_SIZE) > 0.05:
        return _no("spiral.shape", X, word="not normal")
    repeats = _repeats(moved)
    return _no("spiral.shape", X, word=repeats) if repeats else None


def _repeats(moved: list[np.ndarray]) -> str:
    """Say whether numbers come twice, with either sign, or follow from the one before; "" where each is its own."""
    outer = [arm[len(arm) // 5 :] for arm in moved]  # nearer to the middle float32 has too few digits of an angle
    sizes = np.sort(np.abs(np.concatenate(outer)))
    if float(np.mean(np.diff(sizes) < 2e-6)) > 0.1:
        return "numbers twice"
    follows = np.mean([np.corrcoef(arm[:-1], arm[1:])[0, 1] for arm in outer])
    return "each from the one before" if abs(follows) > 0.5 else ""


@register
def row_result(got: Any, want: Any, inputs: Any = None, *, rtol: float = 0.01, room: float = 0.02) -> Judgement:
    """Ask for ((loss, accuracy), given, steps): plain numbers near the reference's, its options and number of steps.

    `given` has the (lr, weight_decay) of each optimizer made; `steps` counts its steps. Their number, where it is
    wrong, tells mistakes apart: batches may be shuffled.

    Parameters
    ----------
    rtol : float
        How far the loss may be off, as a fraction.
    room : float
        How far the accuracy may be off.
    """
    result, given, steps = got if isinstance(got, (list, tuple)) and len(got) == 3 else (got, None, 0)
    if result is None:
        return Judgement(False, "type.none", {"path": "", "part": result})
    if not isinstance(result, (list, tuple, np.ndarray)) or isinstance(result, Tensor) or len(result) != 2:
        return Judgement(False, "type.sequence", {"path": "", "part": result, "length": 2})
    for place, part in enumerate(result):
        path = f"[{place}]"
        if isinstance(part, Tensor):
            return Judgement(False, "type.item", {"path": path, "part": part})
        numbers = as_numbers(part)
        if numbers is None or numbers.dtype.kind == "b":
            return Judgement(False, "type.number", {"path": path, "part": part})
        if shape_of(part) != ():
            return Judgement(False, "shape.number", {"path": path, "part": part, "got_shape": shape_of(part)})
        if not np.isfinite(float(numbers)):
            problem = "finite.nan" if np.isnan(float(numbers)) else "finite.inf"
            return Judgement(False, problem, {"path": path, "part": part})
    (loss, right), (want_loss, want_right) = (float(result[0]), float(result[1])), want[0]
    if not given:
        return Judgement(False, "row.optimizer", {"path": "", "part": given})
    for (rate, decay), (want_rate, want_decay) in zip(given[:1], want[1][:1], strict=True):
        if not np.isclose(float(rate), want_rate) or not np.isclose(float(decay), want_decay):
            return Judgement(
                False, "row.given", {"path": "", "part": given, "rate": float(rate), "decay": float(decay)}
            )
    if steps != want[2]:
        seen, wanted = (
            f"{number:.4g} after {_steps(count)}" for number, count in ((loss, steps), (want_loss, want[2]))
        )
        fields = {"path": "[0]", "got_loss": seen, "want_loss": wanted}
        many = steps >= 2 * want[2]  # as with batches, of whatever size
        return Judgement(False, "row.loss", fields, summary="several steps an epoch" if many else f"{steps} steps")
    if abs(loss - want_loss) > rtol * want_loss:
        return Judgement(False, "row.loss", {"path": "[0]", "got_loss": f"{loss:.4g}", "want_loss": f"{want_loss:.4g}"})
    if abs(right - want_right) > room:
        fields = {"path": "[1]", "got_right": f"{right:.4g}", "want_right": f"{want_right:.4g}"}
        return Judgement(False, "row.accuracy", fields)
    return Judgement(True)


def _steps(count: int) -> str:
    return f"{count} step{'' if count == 1 else 's'} of the optimizer"
