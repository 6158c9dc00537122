"""Lesson 05: pictures of losses: real squares, surprise, the confident mistake, the table that a wrong shape makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.patches import Rectangle

from neurons.figures import COLORS, MARKERS, figure, show_figure

__all__ = [
    "plot_confident",
    "plot_on_curve",
    "plot_one_hot",
    "plot_squares",
    "plot_surprise",
    "plot_trap",
    "plot_twice",
    "two_forecasters",
]


def two_forecasters():
    """Return what two forecasters said about ten days, and what came.

    Returns
    -------
    tuple
        Two tables (10, 3) of probabilities for sun, cloud and rain, and the labels (10,). Both are right on the same
        eight days; the first is careful, the second is sure of everything, also of its two mistakes.
    """
    labels = np.array([0, 2, 1, 0, 0, 2, 1, 2, 0, 1])
    said = labels.copy()
    said[[3, 7]] = [2, 0]
    careful = _table(said, np.array([0.5, 0.7, 0.6, 0.6, 0.55, 0.75, 0.65, 0.6, 0.5, 0.7]))
    return careful, _table(said, np.full(10, 0.99)), labels


def _table(said: np.ndarray, sureness: np.ndarray) -> np.ndarray:
    """Give the said class its probability and share the rest among the two others."""
    return np.where(np.arange(3) == said[:, None], sureness[:, None], (1 - sureness[:, None]) / 2)


def plot_squares(y, t) -> None:
    """Draw every difference between prediction y and target t as a real square."""
    y, t = np.asarray(y, float), np.asarray(t, float)
    fig, ax = figure(width=7.0, height=3.2)
    places = np.arange(len(y)) * 2.5
    for place, one, other in zip(places, y, t, strict=True):
        side = abs(one - other)
        ax.add_patch(Rectangle((place, min(one, other)), side, side, fc="#CFE6F5", ec=COLORS["blue"]))
        ax.text(place + max(side, 0.15) + 0.2, (one + other) / 2, f"{side**2:g}", va="center")
    ax.plot(places, t, MARKERS[0], ms=9, color=COLORS["black"], label="target t")
    ax.plot(places, y, MARKERS[3], ms=8, color=COLORS["orange"], label="prediction y")
    ax.set_xticks(places, [str(i) for i in range(len(y))])
    ax.set(title="Each difference, squared", xlabel="example", ylabel="value", aspect="equal", ylim=(-0.4, 4.4))
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    areas = [f"{area:g}" for area in (y - t) ** 2]
    alt = (
        f"Targets and predictions of {len(y)} examples. Between each pair stands a square with the difference "
        f"as its side; the areas are {', '.join(areas)}."
    )
    show_figure(fig, alt)


def _box(ax, row: int, column: int, marked: bool) -> None:
    """Draw the box of a table's entry."""
    face = "#FFE3B8" if marked else "white"
    ax.add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, fc=face, ec=COLORS["grey"], clip_on=False))


def plot_trap(y, t) -> None:
    """Draw the table that ``y - t`` makes of y (n,) and t (n, 1), and mark the n differences that were meant."""
    y, t = np.asarray(y, float).ravel(), np.asarray(t, float).reshape(-1, 1)
    table = y - t
    n = len(y)
    fig, ax = figure(width=5.2, height=4.2)
    for (i, j), difference in np.ndenumerate(table):
        meant = i == j
        _box(ax, i, j, meant)
        ax.text(j, i, f"{difference:g}", ha="center", va="center", weight="bold" if meant else "normal")
    ax.set(
        xlim=(-0.5, n - 0.5),
        ylim=(n - 0.5, -0.5),
        aspect="equal",
        title=f"y {y.shape} minus t {t.shape}: {table.shape}",
    )
    ax.set_xticks(range(n), [f"y = {value:g}" for value in y])
    ax.set_yticks(range(n), [f"t = {value:g}" for value in t[:, 0]])
    ax.set_xlabel("predictions, one a column")
    ax.set_ylabel("targets, one a row")
    alt = (
        f"A table with {n} rows and {n} columns: every prediction minus every target. Only the {n} entries on "
        "the diagonal, marked and bold, were meant."
    )
    show_figure(fig, alt)


def plot_surprise() -> None:
    """Draw minus the logarithm of p, and mark 1, 1/2, 1/4 and 1/8."""
    p = np.linspace(0.01, 1, 400)
    fig, ax = figure(width=6.0, height=3.6)
    ax.plot(p, -np.log(p), color=COLORS["blue"])
    for power in range(4):
        at = 0.5**power
        ax.plot(at, -np.log(at), MARKERS[0], ms=8, color=COLORS["orange"])
        ax.annotate(f"p = {at:g}: {abs(np.log(at)):.2f}", (at, -np.log(at)), (8, 6), textcoords="offset points")
    ax.set(
        title="Surprise: minus the logarithm of p",
        xlabel="probability p that was given to what happened",
        ylabel="surprise",
        xlim=(0, 1.2),
        xticks=np.linspace(0, 1, 6),
        ylim=(0, 5),
    )
    alt = (
        "A curve that falls from very high near p = 0 to 0 at p = 1. Halving p adds the same step, 0.69, each "
        "time: 0 at 1, 0.69 at one half, 1.39 at one quarter, 2.08 at one eighth."
    )
    show_figure(fig, alt)


def plot_confident(square: Callable[[float], float], logarithm: Callable[[float], float]) -> None:
    """Draw two losses against the prediction p, where the truth is 1."""
    p = np.linspace(0.001, 0.999, 300)
    fig, ax = figure(width=6.0, height=3.8)
    ax.plot(p, [logarithm(one) for one in p], color=COLORS["orange"], label="binary cross-entropy")
    ax.plot(p, [square(one) for one in p], "--", color=COLORS["blue"], label="squared error")
    ax.axvline(0.5, color=COLORS["grey"], lw=0.8, ls=":")
    ax.set(
        title="The truth is 1. What does it cost to say p?",
        xlabel="prediction p (probability)",
        ylabel="loss",
        xlim=(0, 1),
        ylim=(0, 7),
    )
    ax.annotate("sure and wrong", (0.005, 5.3), (0.12, 5.6), arrowprops={"arrowstyle": "->"})
    ax.annotate("sure and right", (0.99, 0.02), (0.72, 1.6), arrowprops={"arrowstyle": "->"})
    ax.legend(loc="upper right")
    alt = (
        f"Both losses are 0 at p = 1. At p = 0.001 the squared error is {square(0.001):.2f} and the "
        f"cross-entropy {logarithm(0.001):.2f}; it rises without limit towards p = 0."
    )
    show_figure(fig, alt)


def plot_one_hot(table, labels) -> None:
    """Draw a one-hot table, ones marked, with the label of each row beside it."""
    table = np.asarray(table)
    fig, ax = figure(width=4.2, height=0.55 * len(table) + 1.3)
    for (i, j), value in np.ndenumerate(table):
        _box(ax, i, j, value)
        ax.text(j, i, f"{value:g}", ha="center", va="center", weight="bold" if value else "normal")
    ax.set(xlim=(-0.5, table.shape[1] - 0.5), ylim=(len(table) - 0.5, -0.5), title="One 1 in each row", xlabel="class")
    ax.set_xticks(range(table.shape[1]))
    ax.set_yticks(range(len(table)), [f"label {label}" for label in labels])
    ax.set_ylabel("example")
    alt = (
        f"A table of 0s and 1s for the labels {list(map(int, labels))}: in each row the 1 stands in the "
        "column that the label names."
    )
    show_figure(fig, alt)


def plot_on_curve(panels: Mapping[str, np.ndarray], labels) -> None:
    """Place each example on the surprise curve, by the probability that its true class was given."""
    fig, axes = figure(1, len(panels), width=4.2 * len(panels), height=3.6, squeeze=False, sharey=True)
    p, told = np.linspace(0.004, 1, 400), []
    for ax, (title, P) in zip(axes[0], panels.items(), strict=True):
        given = np.array([row[label] for row, label in zip(P, labels, strict=True)])
        mean = float(np.mean(-np.log(given)))
        ax.plot(p, -np.log(p), color=COLORS["blue"])
        ax.plot(given, -np.log(given), MARKERS[3], ms=8, mfc="none", mew=1.5, color=COLORS["orange"], label="days")
        for one, days in zip(*np.unique(given.round(12), return_counts=True), strict=True):
            if days > 1:
                to, side = ((-5, -12), "right") if 0.1 < one < 0.9 else ((7, 7), "left")
                ax.annotate(f"{days} days", (one, -np.log(one)), to, textcoords="offset points", ha=side)
        ax.axhline(mean, ls="--", color=COLORS["green"], label=f"mean: {mean:.3f}")
        ax.set(title=title, xlabel="probability given to the true class", ylabel="surprise", ylim=(-0.3, 5.8))
        ax.legend(loc="upper right")
        told.append(f"{title}: {', '.join(f'{one:.3g}' for one in given)}; mean surprise {mean:.3f}.")
    alt = (
        "Days are marks on the curve of surprise, with their number where several fall together. Given to what came: "
        + " ".join(told)
    )
    show_figure(fig, alt)


def plot_twice(loss: Callable, softmax: Callable) -> None:
    """Draw the loss of one example against the lead of its class, from logits and from softmax's output."""
    lead = np.linspace(0, 12, 60)
    once = [float(loss(np.array([[z, 0.0, 0.0]]), np.array([0]))) for z in lead]
    twice = [float(loss(softmax(np.array([[z, 0.0, 0.0]])), np.array([0]))) for z in lead]
    fig, ax = figure(width=6.5, height=3.6)
    ax.plot(lead, once, color=COLORS["blue"], label="from logits")
    ax.plot(lead, twice, "--", color=COLORS["orange"], label="softmax twice")
    ax.axhline(twice[-1], lw=0.8, ls=":", color=COLORS["grey"])
    ax.text(12, twice[-1] + 0.02, f"{twice[-1]:.3f}", ha="right")
    ax.set(
        title="The larger the lead, the smaller the loss?",
        xlabel="lead of the right class (its logit; the others are 0)",
        ylabel="loss",
        ylim=(0, 1.15),
    )
    ax.legend(loc="center right", bbox_to_anchor=(1.0, 0.3))
    alt = (
        f"Loss against the lead of the right class. From logits it falls from {once[0]:.2f} to nearly 0. With "
        f"softmax applied before as well it stops falling at {twice[-1]:.3f}."
    )
    show_figure(fig, alt)
