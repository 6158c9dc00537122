"""Lesson 01: the truth tables, the fruits, the pictures of one neuron, and the gate explorer."""

from __future__ import annotations

import numpy as np

from neurons.figures import COLORS, MARKERS, figure, show_figure
from neurons.gate_explorer import explore_gate

__all__ = [
    "GATES",
    "ROWS",
    "draw_neuron",
    "explore_gate",
    "fruits",
    "plot_boundaries",
    "plot_learning",
    "plot_neuron",
    "plot_step",
    "plot_tables",
    "plot_thresholds",
]

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])  # rows are examples: all that two switches can do
GATES = {"AND": np.array([0, 0, 0, 1]), "NAND": np.array([1, 1, 1, 0]), "OR": np.array([0, 1, 1, 1])}

_INKS = {0: COLORS["orange"], 1: COLORS["blue"]}
_WORDS = ("0: rests", "1: fires")


def fruits():
    """Return invented fruits to sort: 15 limes (0) and 15 lemons (1), mixed.

    Returns
    -------
    X : array of shape (30, 2)
        Length and width in centimetres above or below the average fruit, in eighths.
    y : array of shape (30,), dtype int64
        1 for a lemon, 0 for a lime.
    """
    rng = np.random.default_rng(25)  # a seed for which learning takes twelve epochs, so that there is something to see
    centres = np.repeat([[1.25, 0.75], [-1.25, -0.75]], 15, axis=0)
    X = np.round((centres + rng.normal(0, [0.75, 0.5], (30, 2))) * 8) / 8  # (30, 2)
    order = rng.permutation(30)
    return X[order], np.repeat([1, 0], 15)[order]


def _dots(ax, X, y, size=9, words=_WORDS):
    """Draw examples as dots: a hollow circle for 0, a filled square for 1."""
    for value in (0, 1):
        chosen = X[np.asarray(y) == value]
        face = "white" if value == 0 else _INKS[value]
        ax.plot(
            chosen[:, 0],
            chosen[:, 1],
            MARKERS[value],
            color=_INKS[value],
            markerfacecolor=face,
            markersize=size,
            markeredgewidth=2,
            linestyle="none",
            label=words[value],
            zorder=3,
        )


def _square(ax, title, ticks=(0, 1), limits=(-0.6, 1.6)):
    ax.set(title=title, xlim=limits, ylim=limits, xticks=ticks, yticks=ticks, aspect="equal")
    ax.set(xlabel="x1", ylabel="x2")


def draw_neuron(w, b, x=None, z=None, title="One neuron"):
    """Draw a neuron of any number of inputs as a diagram: inputs, weights, bias, sum, step, output.

    Parameters
    ----------
    w, b : array of shape (d,), float
        Weights and bias; a negative weight is a dashed orange arrow.
    x, z : array of shape (d,), float, optional
        Inputs and the sum, to be written into their boxes.
    """
    d = len(w)
    fig, ax = figure(width=6.4, height=1.0 + 0.8 * max(d, 2))
    heights = np.arange(d - 1, -1, -1.0)
    middle = (d - 1) / 2
    for i, height in enumerate(heights):
        end = middle + 0.25 * np.sign(height - middle)
        _arrow(ax, (0.35, height), (1.9, end), w[i])
        ax.text(
            1.1,
            (height + end) / 2,
            f"× {_signed(w[i])}",
            ha="center",
            va="center",
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )
        _box(ax, 0, height, f"x{i + 1}" + ("" if x is None else f" = {_signed(x[i])}"))
    _arrow(ax, (2.4, middle + 0.85), (2.4, middle + 0.27), b)
    ax.text(2.4, middle + 0.9, f"bias {_signed(b)}", ha="center", va="bottom")
    for at, text in ((2.4, "sum" if z is None else f"z = {_signed(z)}"), (4.0, "z > 0?"), (5.5, "0 or 1")):
        _box(ax, at, middle, text)
    for left, right in ((2.95, 3.6), (4.4, 5.1)):
        ax.annotate("", (right, middle), (left, middle), arrowprops={"arrowstyle": "->", "color": COLORS["grey"]})
    ax.set(xlim=(-0.55, 6.0), ylim=(min(-0.4, middle - 0.6), max(d - 0.6, middle + 1.3)), title=title)
    ax.axis("off")
    known = "" if z is None else f" The sum is {_signed(z)}."
    show_figure(
        fig,
        f"Diagram of a neuron with weights {', '.join(map(_signed, w))} and bias {_signed(b)}: the inputs "
        f"times their weights and the bias are added, then the sum is compared with 0.{known}",
    )


def _signed(number):
    return f"{float(number):.4g}".replace("-", "−")


def _arrow(ax, start, end, weight):
    ink, line = (_INKS[1], "-") if weight >= 0 else (_INKS[0], "--")
    ax.annotate("", end, start, arrowprops={"arrowstyle": "->", "color": ink, "lw": 2, "linestyle": line})


def _box(ax, x, y, text):
    ax.text(
        x,
        y,
        text,
        ha="center",
        va="center",
        zorder=4,
        bbox={"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": COLORS["grey"], "lw": 1.5},
    )


def plot_step(step):
    """Draw the step function that the reader wrote, dot by dot, with the point at 0 marked."""
    z = np.arange(-3, 3.01, 0.125)
    y = np.broadcast_to(np.asarray(step(z), dtype=float), z.shape)  # an unfinished step may give one number for all
    fig, ax = figure(height=2.8)
    for value in (0, 1):
        ax.plot(
            z[y == value],
            y[y == value],
            MARKERS[value],
            color=_INKS[value],
            markersize=4,
            label=_WORDS[value],
            markerfacecolor="white" if value == 0 else _INKS[value],
        )
    at = int(step(0.0))
    ax.annotate(f"at z = 0: {at}", (0, at), (0.4, 0.4), arrowprops={"arrowstyle": "->", "color": COLORS["grey"]})
    ax.set(title="Your step: a yes or a no", xlabel="z (weighted sum, no unit)", ylabel="output", yticks=[0, 1])
    ax.legend(loc="center left")
    show_figure(fig, f"Your step function over z from -3 to 3. At z = 0 it gives {at}.")


def plot_neuron(neuron, w, b):
    """Ask the reader's neuron at 17 × 17 points of the plane, and draw each answer."""
    ticks = np.linspace(-1, 2, 17)
    X = np.array([[x1, x2] for x1 in ticks for x2 in ticks])  # (289, 2)
    y = np.array([int(neuron(x, w, b)) for x in X])
    fig, ax = figure(width=5.4, height=4.4)
    _dots(ax, X, y, size=5)
    _square(ax, f"Your neuron asked at {len(X)} points", ticks=(-1, 0, 1, 2), limits=(-1.2, 2.2))
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    show_figure(
        fig,
        f"A grid of {len(X)} points. The neuron fires at {int(y.sum())} of them, all on one side of a straight edge.",
    )


def plot_thresholds(w, theta, b):
    """Draw two number lines: the sum of w·x against a threshold, and the same sum with the bias against 0."""
    sums = ROWS @ w  # (4, 2) @ (2,) -> (4,)
    fig, axes = figure(2, 1, width=6.4, height=3.2, sharex=True)
    panels = (
        (axes[0], sums, theta, f"Threshold form: w1 x1 + w2 x2 > {theta:g}", "w1 x1 + w2 x2 (no unit)"),
        (axes[1], sums + b, 0, f"Bias form: w1 x1 + w2 x2 + ({_signed(b)}) > 0", "z (no unit)"),
    )
    for ax, values, line, title, label in panels:
        fires = values > line
        for value in (0, 1):
            ax.plot(
                values[fires == value],
                np.zeros(np.sum(fires == value)),
                MARKERS[value],
                color=_INKS[value],
                markersize=9,
                markeredgewidth=2,
                markerfacecolor="white" if value == 0 else _INKS[value],
            )
        ax.axvline(line, color=COLORS["black"], linestyle="--")
        ax.text(line + 0.02, 0.6, f" {line:g}", va="center")
        ax.set(title=title, yticks=[], ylim=(-1, 1), xlabel=label)
        ax.spines["left"].set_visible(False)
    show_figure(
        fig,
        f"Two number lines with the sums of the four rows. Above they are compared with {theta:g}; below "
        f"all are moved by {b:g} and compared with 0. A dashed line marks what they are compared with.",
    )


def plot_tables(tables, title="Three gates: which dots fire?"):
    """Draw truth tables as dots, one panel for each.

    Parameters
    ----------
    tables : dict
        For each name four outputs in the order of ``ROWS``, or a function of x1 and x2 that gives them.
    """
    fig, axes = figure(1, len(tables), width=max(3.6, 2.7 * len(tables)), height=3.3, squeeze=False)
    parts = []
    for ax, (name, table) in zip(axes[0], tables.items(), strict=True):
        y = np.array([int(table(*row)) for row in ROWS.tolist()]) if callable(table) else np.asarray(table)
        _dots(ax, ROWS, y, size=14)
        for (x1, x2), value in zip(ROWS, y, strict=True):
            ax.annotate(str(value), (x1, x2), xytext=(13, 8), textcoords="offset points")
        _square(ax, name)
        parts.append(f"{name}: {', '.join(map(str, y))}")
    fig.suptitle(title)
    show_figure(fig, "Truth tables as dots at (0,0), (0,1), (1,0), (1,1). " + "; ".join(parts) + ".")


def plot_boundaries(neurons):
    """Draw for each gate the half-plane where its neuron fires, the line that the reader computed, and the four dots.

    Parameters
    ----------
    neurons : dict
        For each gate's name (w, b, (slope, intercept)). The half-plane comes from w and b, the line from the rest.
    """
    fig, axes = figure(1, len(neurons), width=2.9 * len(neurons), height=3.5, squeeze=False)
    parts, ends = [], np.array([-0.6, 1.6])
    for ax, (name, (w, b, (slope, intercept))) in zip(axes[0], neurons.items(), strict=True):
        _half_plane(ax, w, b, ends)
        ax.plot(ends, float(slope) * ends + float(intercept), color=COLORS["black"], lw=2)
        _dots(ax, ROWS, GATES[name], size=14)
        line = f"x2 = {_signed(slope)} x1 + {_signed(intercept)}"
        _square(ax, f"{name}\n{line}")
        parts.append(f"{name}: {line}")
    fig.suptitle("Shaded: where your neuron fires. Black: your line")
    show_figure(
        fig,
        f"For each gate the half-plane where the neuron fires, the boundary line ({'; '.join(parts)}) and "
        "the four dots of its truth table.",
    )


def _half_plane(ax, w, b, limits):
    ticks = np.linspace(limits[0], limits[1], 201)
    x1, x2 = np.meshgrid(ticks, ticks)
    z = w[0] * x1 + w[1] * x2 + b
    fires = (z > 0).astype(int)
    if np.ptp(fires):
        ax.contourf(x1, x2, fires, levels=[0.5, 1.5], colors=[_INKS[1]], alpha=0.15)


def plot_learning(X, y, path, mistakes):
    """Draw the line after the first, a middle and the last epoch, and how many mistakes each epoch made.

    Parameters
    ----------
    X, y : arrays of shape (n, 2) and (n,)
        The examples.
    path : list of (w, b)
        The neuron after each epoch.
    mistakes : list of int
        Mistakes of each epoch.
    """
    fig, (left, right) = figure(1, 2, width=9.0, height=4.2, width_ratios=(1.25, 1))
    limits = np.array([-3.2, 3.2])
    last_w, last_b = path[-1]
    _half_plane(left, last_w, last_b, limits)
    _dots(left, X, y, size=6, words=("0: lime", "1: lemon"))
    for index, style in {0: ":", len(path) // 2: "--", len(path) - 1: "-"}.items():
        w, b = path[index]
        if w[1]:
            line = -(w[0] * limits + b) / w[1]
            left.plot(limits, line, style, color=COLORS["black"], label=f"after epoch {index + 1}")
    _square(left, "Lines on the way", ticks=range(-2, 3, 2), limits=limits)
    left.set(xlabel="length against the average (cm)", ylabel="width against the average (cm)")
    left.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=3, fontsize=9, frameon=False)
    right.plot(np.arange(1, len(mistakes) + 1), mistakes, "s-", color=COLORS["purple"])
    right.set(title="Mistakes in each epoch", xlabel="epoch", ylabel="mistakes", ylim=(-0.2, max([*mistakes, 1]) + 0.5))
    show_figure(
        fig,
        f"Left: {len(X)} fruits and the neuron's line after some epochs. Right: mistakes in each of "
        f"{len(mistakes)} epochs: {', '.join(map(str, mistakes))}.",
    )
