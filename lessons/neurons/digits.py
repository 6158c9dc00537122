"""The bundled digits, which lessons 13 and 14 read."""

from __future__ import annotations

from pathlib import Path

import numpy as np

__all__ = ["scanned_digits"]

_DATA = Path(__file__).resolve().parents[1] / "data" / "mnist_20k.npz"


def scanned_digits() -> tuple[np.ndarray, ...]:
    """Load the bundled digits as they were scanned.

    Returns
    -------
    tuple
        Images (20000, 28, 28) with ink from 0 to 255, uint8; their labels (20000,); the same of 5,000 to test with.
    """
    with np.load(_DATA, allow_pickle=False) as data:
        return tuple(data[f"{part}_{kind}"] for part in ("train", "test") for kind in ("images", "labels"))
