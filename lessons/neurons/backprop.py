"""Lesson 07: two data sets, small tables of numbers, and pictures of gradients and of what a network learned."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
from matplotlib.patches import Rectangle

from neurons.datasets import circles
from neurons.figures import COLORS, MARKERS, figure, show_figure
from neurons.graph_explorer import explore_graph
from neurons.graphs import number

__all__ = [
    "XOR_LABELS",
    "XOR_X",
    "circles",
    "explore_graph",
    "measured_gradients",
    "plot_cost",
    "plot_errors",
    "plot_learned",
    "plot_pull",
    "plot_sigmoid",
    "plot_step_size",
    "plot_tables",
]

XOR_X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_LABELS = np.array([0, 1, 1, 0])


def measured_gradients(network, X, labels, numerical_gradient: Callable) -> list[tuple[np.ndarray, np.ndarray]]:
    """Measure the loss's slope for every entry of every W and b of a network, which is left as it was."""
    pairs = []
    for layer in filter(lambda part: hasattr(part, "W"), network.layers):
        pair = []
        for name in ("W", "b"):
            kept = getattr(layer, name)

            def loss_with(new, layer=layer, name=name):
                setattr(layer, name, new)
                return network.loss(X, labels)

            pair.append(numerical_gradient(loss_with, kept))
            setattr(layer, name, kept)
        pairs.append((pair[0], pair[1]))
    return pairs


def plot_tables(title: str, tables: Mapping[str, np.ndarray]) -> None:
    """Draw small arrays side by side with their numbers, every cell of one size; exact zeros stand on white."""
    grids = {name: np.atleast_2d(np.asarray(table, dtype=float)) for name, table in tables.items()}
    rows = max(grid.shape[0] for grid in grids.values())
    places, left = [], 0.0
    for name, grid in grids.items():
        room = max(grid.shape[1], 0.19 * len(name))  # cells; a letter of a name is about a fifth of one
        places.append(left + (room - grid.shape[1]) / 2)
        left += room + 0.8
    fig, ax = figure(width=0.62 * left + 0.5, height=0.5 * rows + 1.4)
    for (name, grid), x in zip(grids.items(), places, strict=True):
        for (i, j), value in np.ndenumerate(grid):
            face = "#FFFFFF" if value == 0 else "#E3EEF6"
            ax.add_patch(Rectangle((x + j, i), 1, 1, facecolor=face, edgecolor=COLORS["grey"], linewidth=0.8))
            ax.text(x + j + 0.5, i + 0.5, number(value), ha="center", va="center", color=COLORS["black"])
        ax.text(x + grid.shape[1] / 2, -0.25, name, ha="center", va="bottom", weight="bold")
    ax.set(xlim=(-0.1, left - 0.7), ylim=(rows + 0.1, -0.9), aspect="equal", xticks=[], yticks=[])
    ax.set(title=title, xlabel="columns →", ylabel="rows ↓")
    ax.spines[:].set_visible(False)
    said = "; ".join(f"{name} = {np.asarray(table).tolist()}" for name, table in tables.items())
    show_figure(fig, f"{title}. Tables of numbers, zeros on white: {said}.")


def plot_sigmoid(z, out, slope) -> None:
    """Draw the sigmoid above the slope that a layer's backward gave for a d_out of ones."""
    fig, (top, bottom) = figure(2, 1, width=6.0, height=4.6, sharex=True)
    top.plot(z, out, color=COLORS["blue"])
    top.set(title="The sigmoid, and the slope your backward gives", ylabel="output a")
    bottom.plot(z, slope, color=COLORS["orange"], linestyle="--")
    peak = int(np.argmax(slope))
    bottom.plot(z[peak], slope[peak], marker="o", color=COLORS["orange"])
    bottom.annotate(f"{slope[peak]:.3g} at z = {z[peak]:.3g}", (z[peak], slope[peak]), (1.2, 0.21))
    bottom.set(xlabel="input z", ylabel="slope a (1 − a)")
    show_figure(
        fig,
        f"Above, the sigmoid rises from 0 to 1. Below, its slope: a hill, {slope[peak]:.3g} high, near 0 far out.",
    )


def plot_errors(names: Sequence[str], errors: Mapping[str, Sequence[float]]) -> None:
    """Draw relative errors of gradients on a logarithmic axis, one marker for each test."""
    fig, ax = figure(width=7.0, height=3.6)
    for k, (label, values) in enumerate(errors.items()):
        style = {"color": COLORS[("blue", "green", "purple", "orange")[k]], "marker": MARKERS[k], "linestyle": "none"}
        ax.semilogy(range(len(names)), np.maximum(values, 1e-13), label=label, **style)
    ax.axhline(1e-6, color=COLORS["grey"], linestyle=":")
    ax.text(len(names) - 0.6, 2.5e-6, "1e-6", color=COLORS["grey"], ha="right")
    ax.set_xticks(range(len(names)), names, rotation=45)
    ax.set(
        title="Analytic against measured gradient, ten random shapes",
        xlabel="shape n, d, h",
        ylabel="relative error",
        ylim=(1e-13, 5),  # room between the title and the highest number
    )
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    said = "; ".join(f"{label}: between {min(values):.0e} and {max(values):.0e}" for label, values in errors.items())
    show_figure(fig, f"Relative errors of gradients on ten shapes, on a logarithmic axis. {said}.")


def plot_step_size(steps, errors) -> None:
    """Draw the relative error of a measured slope against the step."""
    fig, ax = figure(width=6.0, height=3.6)
    ax.loglog(steps, np.maximum(errors, 1e-13), color=COLORS["blue"], marker="o")
    ax.text(3e-13, 1e-2, "rounding", color=COLORS["orange"])
    ax.text(2e-2, 3e-8, "the curve bends", color=COLORS["orange"])
    ax.set(title="Neither too small nor too large", xlabel="step h", ylabel="relative error of the measured slope")
    best = steps[int(np.argmin(errors))]
    show_figure(
        fig,
        f"Relative error against the step h, both axes logarithmic: a valley, lowest at h = {best:.0e}.",
    )


def plot_pull(P, labels, pulls) -> None:
    """Draw for each row the probabilities as bars and the gradient as a number above each bar."""
    fig, axes = figure(1, len(P), width=7.0, height=3.4, sharey=True)
    for ax, p, label, pull in zip(axes, P, labels, pulls, strict=True):
        classes = np.arange(len(p))
        bars = ax.bar(classes, p, color=COLORS["blue"], alpha=0.85)
        bars[label].set(hatch="//", edgecolor="white")
        for k in classes:
            ax.text(
                k, p[k] + 0.03, f"{pull[k]:+.2f}".replace("-", "−"), ha="center", color=COLORS["orange"], weight="bold"
            )
        ax.set(title=f"label {label} (hatched)", xlabel="class", ylim=(0, 1.1), xticks=classes)
    axes[0].set_ylabel("probability (number: gradient)")
    fig.suptitle("The same scores, two labels", fontsize=12)
    said = "; ".join(
        f"label {t}: probabilities {p.round(2).tolist()}, gradients {g.round(2).tolist()}"
        for p, t, g in zip(P, labels, pulls, strict=True)
    )
    show_figure(fig, f"Two bar charts of the same probabilities with different labels. {said}.")


def plot_learned(losses, scores: Callable, X, labels, title: str) -> None:
    """Draw the loss over the steps, and beside it the plane as the network divides it."""
    fig, (left, right) = figure(1, 2, width=8.0, height=3.8)
    left.plot(losses, color=COLORS["blue"])
    left.set(title="Loss while it learns", xlabel="step", ylabel="mean cross-entropy", ylim=(0, None))
    low, high = X.min(axis=0) - 0.3, X.max(axis=0) + 0.3
    x1, x2 = np.meshgrid(np.linspace(low[0], high[0], 150), np.linspace(low[1], high[1], 150))
    Z = np.asarray(scores(np.column_stack([x1.ravel(), x2.ravel()])))
    margin = (Z[:, 1] - Z[:, 0]).reshape(x1.shape)
    right.contourf(x1, x2, margin > 0, levels=[-0.5, 0.5, 1.5], colors=["#DCEAF4", "#F8E4D6"])
    if margin.min() < 0 < margin.max():
        right.contour(x1, x2, margin, levels=[0], colors=COLORS["black"], linewidths=1.2)
    for k, color in ((0, "blue"), (1, "orange")):
        right.scatter(
            *X[labels == k].T, s=60 if len(X) < 10 else 14, marker=MARKERS[k], color=COLORS[color], label=f"label {k}"
        )
    right.set(title=title, xlabel="x1", ylabel="x2", aspect="equal")
    right.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    right_count = int(np.sum(np.asarray(scores(X)).argmax(axis=1) == labels))
    show_figure(
        fig,
        f"Left: the loss goes from {losses[0]:.2f} to {losses[-1]:.3f}. Right: the plane in two zones with the points; "
        f"{right_count} of the {len(X)} points lie in the zone of their label.",
    )


def plot_cost(counts, slow, quick) -> None:
    """Draw seconds against the number of parameters, for measuring and for backpropagation."""
    fig, ax = figure(width=6.4, height=3.6)
    ax.loglog(counts, slow, color=COLORS["orange"], marker="s", linestyle="--", label="measured, one by one")
    ax.loglog(counts, quick, color=COLORS["blue"], marker="o", label="one walk back")
    ax.set(title="Time for one gradient, on this computer", xlabel="parameters", ylabel="seconds")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    show_figure(
        fig,
        "Seconds for one gradient against the number of parameters, both axes logarithmic. "
        f"Measuring takes {slow[0] / quick[0]:.0f} times as long as backpropagation at {counts[0]} parameters "
        f"and {slow[-1] / quick[-1]:.0f} times at {counts[-1]}.",
    )
