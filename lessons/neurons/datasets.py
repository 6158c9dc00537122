"""Points of the plane that several lessons and the playground share, drawn from the generator that they are handed."""

from __future__ import annotations

import numpy as np

__all__ = ["circles", "gauss", "hills", "moons", "slope", "spiral", "xor"]


def circles(
    n: int, rng: np.random.Generator, noise: float = 0.1, radii: tuple[float, float] = (1.0, 0.5)
) -> tuple[np.ndarray, np.ndarray]:
    """Draw points near two circles around the origin.

    Parameters
    ----------
    n : int
        How many points; every second one belongs to the inner circle.
    rng : numpy.random.Generator
    noise : float
        Standard deviation that is added to each coordinate.
    radii : tuple
        The radius of label 0 and that of label 1.

    Returns
    -------
    tuple
        X (n, 2) and labels (n,): 0 near the first radius, 1 near the second.
    """
    labels = np.arange(n) % 2
    angle = rng.uniform(0, 2 * np.pi, n)
    radius = np.where(labels == 0, radii[0], radii[1])
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    return X + rng.normal(0, noise, (n, 2)), labels


def moons(
    n: int, rng: np.random.Generator, noise: float = 0.1, centre: tuple[float, float] = (0.5, 0.25)
) -> tuple[np.ndarray, np.ndarray]:
    """Draw points near two half circles that reach into each other: X (n, 2), labels (n,), 0 on the upper one.

    The point ``centre`` of the usual drawing (upper moon around the origin, radius 1) is moved to the origin.
    """
    labels = np.arange(n) % 2
    angle = rng.uniform(0, np.pi, n)
    x = np.where(labels == 0, np.cos(angle), 1 - np.cos(angle)) - centre[0]
    y = np.where(labels == 0, np.sin(angle), 0.5 - np.sin(angle)) - centre[1]
    return np.column_stack([x, y]) + rng.normal(0, noise, (n, 2)), labels


def xor(n: int, rng: np.random.Generator, noise: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Draw points of a square: X (n, 2), labels (n,), 1 where exactly one of the two numbers was positive.

    A strip of 0.1 along both axes stays empty until the noise moves points into it.
    """
    X = rng.uniform(0.05, 1.2, (n, 2)) * rng.choice([-1, 1], (n, 2))
    labels = (X[:, 0] * X[:, 1] < 0).astype(int)
    return X + rng.normal(0, noise, (n, 2)), labels


def gauss(n: int, rng: np.random.Generator, noise: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Draw two clouds around (-0.6, -0.6) and (0.6, 0.6), of standard deviation 0.15 + noise: X (n, 2), labels (n,)."""
    labels = np.arange(n) % 2
    centre = np.where(labels == 0, -0.6, 0.6)
    return centre[:, None] + (0.15 + noise) * rng.standard_normal((n, 2)), labels


def spiral(n: int, rng: np.random.Generator, noise: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Draw two arms that wind one and a half times around the origin: X (n, 2), labels (n,)."""
    labels = np.arange(n) % 2
    along = rng.uniform(0.05, 1, n)
    turn = 3 * np.pi * along + np.pi * labels
    X = 1.2 * along[:, None] * np.column_stack([np.cos(turn), np.sin(turn)])
    return X + 0.5 * rng.normal(0, noise, (n, 2)), labels  # the arms are near each other


def slope(n: int, rng: np.random.Generator, noise: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Draw points of a square with heights on a slanted plane: X (n, 2), heights (n,) about -1 to 1."""
    X = rng.uniform(-1.2, 1.2, (n, 2))
    return X, X.sum(axis=1) / 2.4 + rng.normal(0, noise, n)


def hills(n: int, rng: np.random.Generator, noise: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Draw points of a square with heights on two hills and in two valleys: X (n, 2), heights (n,) about -1 to 1."""
    X = rng.uniform(-1.2, 1.2, (n, 2))
    height = np.sin(2.4 * X[:, 0]) * np.sin(2.4 * X[:, 1])
    return X, height + rng.normal(0, noise, n)
