"""Truth tables as arrays, rows ``(x1, …, xd, y)``, and their dots and lines in the plane (used by lesson 02)."""

from __future__ import annotations

import numpy as np

from neurons.figures import COLORS, MARKERS

__all__ = [
    "LINE_STYLES",
    "TABLE_NAMES",
    "all_truth_tables",
    "draw_dots",
    "draw_line",
    "fitted_line",
    "gate_table",
    "parity_table",
    "set_plane",
]

_OUTPUTS = {"AND": "0001", "OR": "0111", "NAND": "1110", "XOR": "0110", "XNOR": "1001"}  # rows 00, 01, 10, 11
_INKS = {0: COLORS["orange"], 1: COLORS["blue"]}  # as in lesson 01: 0 a hollow circle, 1 a filled square
LINE_STYLES = ("-", "--", "-.", ":")
TABLE_NAMES = (
    *("always 0", "AND", "x1, not x2", "x1", "x2, not x1", "x2", "XOR", "OR"),
    *("NOR", "XNOR", "not x2", "x1 or not x2", "not x1", "x2 or not x1", "NAND", "always 1"),
)


def _inputs(d: int) -> np.ndarray:
    """Return all rows of d zeros and ones, (2**d, d), counting up."""
    return (np.arange(2**d)[:, None] >> np.arange(d)[::-1]) & 1


def gate_table(name: str) -> np.ndarray:
    """Return the truth table of "AND", "OR", "NAND", "XOR" or "XNOR": (4, 3), rows ``(x1, x2, y)``."""
    return np.column_stack([_inputs(2), [int(digit) for digit in _OUTPUTS[name]]])


def all_truth_tables() -> list[np.ndarray]:
    """Return the 16 truth tables of two inputs, each (4, 3), from "always 0" to "always 1"."""
    return [np.column_stack([_inputs(2), _inputs(4)[number]]) for number in range(16)]


def parity_table(d: int) -> np.ndarray:
    """Return the truth table (2**d, d + 1) that is 1 when an odd number of the d inputs is 1."""
    rows = _inputs(d)
    return np.column_stack([rows, rows.sum(axis=1) % 2])


def set_plane(axis, title: str) -> None:
    """Make an axis the plane of x1 and x2 around the four corners."""
    axis.set(title=title, xlabel="x1", ylabel="x2", xlim=(-0.6, 1.6), ylim=(-0.6, 1.6), xticks=(0, 1), yticks=(0, 1))
    axis.set_aspect("equal")


def draw_dots(axis, table: np.ndarray, size: int = 11, points: np.ndarray | None = None) -> None:
    """Draw the rows of a table as dots, at their inputs or at `points` (rows in the same order)."""
    points = table[:, :2] if points is None else points
    for value in (0, 1):
        chosen = points[table[:, 2] == value]
        style = {"color": _INKS[value], "markerfacecolor": _INKS[value] if value else "white", "markeredgewidth": 2}
        axis.plot(chosen[:, 0], chosen[:, 1], MARKERS[value], ms=size, label=f"gives {value}", **style)


def draw_line(axis, w, b, **style) -> None:
    """Draw where w[0] x1 + w[1] x2 + b is 0, steep lines too."""
    length = float(np.hypot(*w))
    if length > 0:
        foot = -b * np.asarray(w) / length**2  # the point of the line that is nearest to (0, 0)
        along = np.array([-w[1], w[0]]) / length
        ends = np.array([foot - 4 * along, foot + 4 * along])
        axis.plot(ends[:, 0], ends[:, 1], **style)


def fitted_line(table: np.ndarray) -> tuple[np.ndarray, float]:
    """Return the least-squares line of a table: it parts the dots wherever a line can."""
    columns = np.column_stack([table[:, :2], np.ones(4)])
    w1, w2, b = np.linalg.lstsq(columns, 2.0 * table[:, 2] - 1, rcond=None)[0].round(9)
    return np.array([w1, w2]), float(b)
