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
    "plot_boundary",
    "plot_learning",
    "plot_neuron",
    "plot_step",
    "plot_tables",
    "plot_thresholds",
]

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])  # rows are examples: all that two switches can do
GATES = {"AND": np.array([0, 0, 0, 1]), "NAND": np.array([1, 1, 1, 0]), "OR": np.array([0, 1, 1, 1])}

_INKS = {0: COLORS["orange"], 1: COLORS["blue"]}
_WORDS = {0: "0: rests", 1: "1: fires"}


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


def _dots(ax, X, y, size=9):
    """Draw examples as dots: a hollow circle for 0, a filled square for 1."""
    for value in (0, 1):
        chosen = X[np.asarray(y) == value]
        face = "white" if value == 0 else _INKS[value]
        ax.plot(chosen[:, 0], chosen[:, 1], MARKERS[value], color=_INKS[value], markerfacecolor=face, markersize=size,
                markeredgewidth=2, linestyle="none", label=_WORDS[value], zorder=3)


def _square(ax, title, ticks=(0, 1), limits=(-0.6, 1.6)):
    ax.set(title=title, xlim=limits, ylim=limits, xticks=ticks, yticks=ticks, aspect="equal")
    ax.set(xlabel="x1", ylabel="x2")


def draw_neuron(w, b, x=None, z=None, y=None, title="One neuron"):
    """Draw a neuron of any number of inputs as a diagram: inputs, weights, bias, sum, step, output.

    Parameters
    ----------
    w : array of shape (d,)
    b : float
    x : array of shape (d,), optional
        Inputs to write into their circles.
    z, y : number, optional
        The sum and the output, where they are known.
    """
    d = len(w)
    fig, ax = figure(width=6.4, height=max(2.4, 1.0 + 0.8 * d))
    heights = np.linspace(d - 1, 0, d) + 0.5 * (d == 1)
    middle = heights.mean()
    for i, height in enumerate(heights):
        ax.annotate("", (2.12, middle), (0.28, height), arrowprops={"arrowstyle": "->", "color": _ink(w[i]), "lw": 2,
                                                                    "linestyle": "-" if w[i] >= 0 else "--"})
        ax.text(1.1, middle + (height - middle) * 0.58 + 0.08, f"× {w[i]:g}", ha="center", va="bottom",
                bbox={"facecolor": "white", "edgecolor": "none", "pad": 1})
        _circle(ax, 0, height, f"x{i + 1}" + ("" if x is None else f" = {x[i]:g}"))
    ax.annotate("", (2.4, middle + 0.33), (2.4, middle + 0.95), arrowprops={"arrowstyle": "->", "color": _ink(b)})
    ax.text(2.4, middle + 1.0, f"bias {b:+g}", ha="center", va="bottom")
    _circle(ax, 2.4, middle, "sum" if z is None else f"z = {float(z):.4g}")
    _circle(ax, 4.0, middle, "z > 0?")
    _circle(ax, 5.5, middle, "output" if y is None else f"{int(y)}")
    for left, right in ((2.8, 3.6), (4.4, 5.1)):
        ax.annotate("", (right, middle), (left, middle), arrowprops={"arrowstyle": "->", "color": COLORS["grey"]})
    ax.set(xlim=(-0.55, 6.0), ylim=(min(-0.5, middle - 0.6), max(d - 0.4, middle + 1.45)), title=title)
    ax.axis("off")
    known = ("" if z is None else f" z is {float(z):.4g}.") + ("" if y is None else f" The output is {int(y)}.")
    show_figure(fig, f"Diagram of a neuron with weights {[float(value) for value in w]} and bias {b:g}: the inputs "
                     f"times their weights and the bias are added, then the sum is compared with 0.{known}")


def _ink(weight):
    return COLORS["blue"] if weight >= 0 else COLORS["orange"]


def _circle(ax, x, y, text):
    ax.text(x, y, text, ha="center", va="center", zorder=4,
            bbox={"boxstyle": "round,pad=0.45", "facecolor": "white", "edgecolor": COLORS["grey"], "lw": 1.5})


def plot_step(step):
    """Draw the step function that the reader wrote, dot by dot, with the point at 0 marked."""
    z = np.arange(-3, 3.01, 0.125)
    y = np.asarray(step(z))
    fig, ax = figure(height=2.8)
    for value in (0, 1):
        ax.plot(z[y == value], y[y == value], MARKERS[value], color=_INKS[value], markersize=4, label=_WORDS[value],
                markerfacecolor="white" if value == 0 else _INKS[value])
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
    show_figure(fig, f"A grid of {len(X)} points. The neuron fires at {int(y.sum())} of them, all on one side of a "
                     "straight edge.")


def plot_thresholds(w, theta, b):
    """Draw two number lines: the sum of w·x against a threshold, and the same sum with the bias against 0."""
    sums = ROWS @ w  # (4, 2) @ (2,) -> (4,)
    fig, axes = figure(2, 1, width=6.4, height=3.2, sharex=True)
    panels = ((axes[0], sums, theta, f"Threshold form: w1 x1 + w2 x2 > {theta:g}", "w1 x1 + w2 x2 (no unit)"),
              (axes[1], sums + b, 0, f"Bias form: w1 x1 + w2 x2 + ({b:g}) > 0", "z (no unit)"))
    for ax, values, line, title, label in panels:
        fires = values > line
        for value in (0, 1):
            ax.plot(values[fires == value], np.zeros(np.sum(fires == value)), MARKERS[value], color=_INKS[value],
                    markersize=9, markeredgewidth=2, markerfacecolor="white" if value == 0 else _INKS[value])
        ax.axvline(line, color=COLORS["black"], linestyle="--")
        ax.text(line + 0.02, 0.6, f" {line:g}", va="center")
        ax.set(title=title, yticks=[], ylim=(-1, 1), xlabel=label)
        ax.spines["left"].set_visible(False)
    show_figure(fig, f"Two number lines with the sums of the four rows. Above they are compared with {theta:g}; below "
                     f"all are moved by {b:g} and compared with 0. A dashed line marks what they are compared with.")


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


def plot_boundary(w, b, line, y, title):
    """Draw the two half-planes of a neuron, the boundary line that the reader computed, and four dots.

    Parameters
    ----------
    w, b : array of shape (2,), float
        The neuron; its half-planes are coloured from these.
    line : tuple of float
        Slope and intercept, drawn as they come.
    y : array of shape (4,)
        The dots' values in the order of ``ROWS``.
    """
    fig, ax = figure(width=5.4, height=4.4)
    _half_planes(ax, w, b, (-0.6, 1.6))
    slope, intercept = (float(value) for value in line)
    ends = np.array([-0.6, 1.6])
    ax.plot(ends, slope * ends + intercept, color=COLORS["black"], lw=2, label=f"x2 = {slope:.3g} x1 + {intercept:.3g}")
    _dots(ax, ROWS, y, size=14)
    _square(ax, title)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    show_figure(fig, f"{title}: the line x2 = {slope:.3g} x1 + {intercept:.3g} over the half-plane where the neuron "
                     "fires (shaded) and the four dots of the truth table.")


def _half_planes(ax, w, b, limits):
    ticks = np.linspace(*limits, 201)
    x1, x2 = np.meshgrid(ticks, ticks)
    z = w[0] * x1 + w[1] * x2 + b
    ax.contourf(x1, x2, z > 0, levels=[0.5, 1.5], colors=[COLORS["blue"]], alpha=0.15)


def plot_learning(X, y, path, mistakes):
    """Draw the line after some epochs of learning, and how many mistakes each epoch made.

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
    limits = (-4.0, 4.0)
    _dots(left, X, y, size=6)
    shown = sorted({0, len(path) // 2, len(path) - 1})
    for index, style in zip(shown, (":", "--", "-")[-len(shown):], strict=True):
        w, b = path[index]
        corners = np.array([[x1, x2] for x1 in limits for x2 in limits])
        if np.ptp(np.sign(corners @ w + b)) and w[1]:
            x1 = np.array(limits)
            left.plot(x1, -(w[0] * x1 + b) / w[1], style, color=COLORS["black"], label=f"after epoch {index + 1}")
    _square(left, "Lines on the way", ticks=range(-4, 5, 2), limits=limits)
    left.set(xlabel="length against the average (cm)", ylabel="width against the average (cm)")
    left.legend(loc="upper left", fontsize=9)
    epochs = np.arange(1, len(mistakes) + 1)
    right.plot(epochs, mistakes, "s-", color=COLORS["purple"])
    right.set(title="Mistakes in each epoch", xlabel="epoch", ylabel="mistakes", ylim=(-0.2, max([*mistakes, 1]) + 0.5))
    show_figure(fig, f"Left: {len(X)} fruits and the neuron's line after some epochs. Right: mistakes in each of "
                     f"{len(mistakes)} epochs: {', '.join(map(str, mistakes))}.")
