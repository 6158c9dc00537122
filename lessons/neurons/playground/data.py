"""The playground's points: drawn by chance or by hand, split, looked at, and turned into what the network sees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from neurons import datasets
from neurons.playground.settings import MOST_POINTS, Settings
from neurons.playground.texts import PlaygroundError, trouble

__all__ = ["DRAWN_BY", "FEATURES", "Data", "features", "given_points", "make_data"]

# Each feature as NumPy code of the two columns x1 and x2: "show as code" writes the same words
FEATURES = {
    "x1": "x1",
    "x2": "x2",
    "x1x1": "x1**2",
    "x2x2": "x2**2",
    "x1x2": "x1 * x2",
    "sin1": "np.sin(np.pi * x1)",
    "sin2": "np.sin(np.pi * x2)",
}
DRAWN_BY = {
    "circle": datasets.circles,
    "xor": datasets.xor,
    "gauss": datasets.gauss,
    "spiral": datasets.spiral,
    "moons": datasets.moons,
    "slope": datasets.slope,
    "hills": datasets.hills,
}
_COMPILED = {name: compile(source, f"<feature {name}>", "eval") for name, source in FEATURES.items()}
_LEAST_SPAN = 1.5  # the plane is drawn from -1.5 to 1.5 unless points lie further out


@dataclass(frozen=True)
class Data:
    """Points X (n, 2) with targets t (n,), which of them are held out, and how far the picture reaches."""

    X: np.ndarray
    t: np.ndarray
    held_out: np.ndarray
    span: float
    trouble: PlaygroundError | None = None


def features(X: np.ndarray, names: tuple[str, ...]) -> np.ndarray:
    """Return one column for each feature: (n, 2) -> (n, d)."""
    columns = {"np": np, "x1": X[:, 0], "x2": X[:, 1]}
    return np.column_stack([eval(_COMPILED[name], columns) for name in names])


def make_data(settings: Settings) -> Data:
    """Draw the points that the settings ask for; points that can't be learned from come with their trouble."""
    rng = np.random.default_rng(settings.seed)
    if settings.data == "own":
        points = np.array(settings.points, dtype=float).reshape(-1, 3)
        X, t = points[:, :2], points[:, 2]
    else:
        X, t = DRAWN_BY[settings.data](settings.n, rng, settings.noise)
    order = rng.permutation(len(X))
    held_out = np.zeros(len(X), dtype=bool)
    held_out[order[: int(settings.test * len(X))]] = True
    if settings.data == "own":
        _keep_every_class(t, held_out)
    t = np.asarray(t, dtype=float)
    farthest = float(np.abs(X).max(initial=0)) * 1.08
    return Data(X, t, held_out, max(_LEAST_SPAN, farthest), _trouble_of(t, settings.task))


def _keep_every_class(t, held_out) -> None:
    """Leave at least one point of each target to learn from: of three drawn points none can be spared."""
    for target in np.unique(t):
        rows = np.flatnonzero(t == target)
        if held_out[rows].all():
            held_out[rows[0]] = False


def _trouble_of(t, task) -> PlaygroundError | None:
    if len(t) == 0:
        return trouble("no_points")
    if len(t) == 1:
        return trouble("one_point")
    if task == "classification" and len(np.unique(t)) == 1:
        return trouble("one_class", n=len(t), label=int(t[0]))
    return None


def given_points(X, t, task: str) -> list[tuple[float, float, float]]:
    """Look at the reader's own arrays, and return them as the playground's points.

    Parameters
    ----------
    X : array (n, 2)
    t : array (n,) or (n, 1)
        0 and 1 for classification, any numbers for regression.
    task : str
        ``"classification"`` or ``"regression"``.

    Raises
    ------
    PlaygroundError
        For other shapes, NaN, infinity, other targets, too many points, one point, one class.
    """
    X = np.asarray(X, dtype=float) if not hasattr(X, "detach") else X.detach().cpu().numpy().astype(float)
    t = np.asarray(t, dtype=float) if not hasattr(t, "detach") else t.detach().cpu().numpy().astype(float)
    if X.ndim != 2 or X.shape[1] != 2 or t.size != len(X) or t.ndim > 2:
        raise trouble("data_shape", X=X.shape, t=t.shape)
    t = t.reshape(-1)
    bad = ~(np.isfinite(X).all(axis=1) & np.isfinite(t))
    if bad.any():
        raise trouble("data_nan", count=int(bad.sum()), n=len(X), row=int(np.flatnonzero(bad)[0]))
    if len(X) > MOST_POINTS:
        raise trouble("too_many", n=len(X), most=MOST_POINTS)
    if task == "classification" and not np.isin(t, [0, 1]).all():
        seen = ", ".join(f"{value:g}" for value in np.unique(t)[:5])
        raise trouble("data_targets", seen=seen)
    found = _trouble_of(t, task)
    if found is not None:
        raise found
    return [(float(x1), float(x2), float(target)) for (x1, x2), target in zip(X, t, strict=True)]
