"""Lesson 06: springs and beans to learn from, a line of progress, and pictures of walks on losses."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from neurons.descent_explorer import explore_descent
from neurons.figures import COLORS, MARKERS, figure, show_figure

__all__ = [
    "beans",
    "explore_descent",
    "plot_classes",
    "plot_landscapes",
    "plot_line",
    "plot_losses",
    "plot_search",
    "plot_walks",
    "springs",
    "watched",
]

_CLASS_COLORS = ("blue", "orange", "green")


def springs():
    """Return measurements of two springs (made up, with chance in them).

    Returns
    -------
    tuple
        Weights hung on a spring in kg (12,), by how much the first spring grew in dm (12,), and how long the second
        one was in dm (12,).
    """
    rng = np.random.default_rng(6)
    kilograms = np.round(np.linspace(0.5, 6, 12), 1)
    grown = 0.7 * kilograms + rng.normal(0, 0.3, 12)
    length = 0.4 * kilograms + 3.0 + rng.normal(0, 0.25, 12)
    return kilograms, np.round(grown, 2), np.round(length, 2)


def beans(kinds: int, each: int = 40):
    """Return measured beans of two or three kinds (made up, with chance in them).

    Returns
    -------
    tuple
        X (n, 2), length and width in mm less those of a typical bean; labels (n,) from 0 to kinds - 1; rows mixed.
    """
    rng = np.random.default_rng(16)
    middles = np.array([[-2.0, -0.8], [1.5, 1.6], [2.0, -2.2]])[:kinds]
    labels = rng.permutation(np.repeat(np.arange(kinds), each))
    return middles[labels] + rng.normal(0, 1, (kinds * each, 2)), labels


def watched(grad: Callable, steps: int, every: float = 0.1) -> Callable:
    """Return a function that does what `grad` does and shows in one line how many steps are done."""
    from IPython.display import display

    state = {"calls": 0, "shown": 0.0}
    line = display({"text/plain": f"step 0 of {steps}"}, raw=True, display_id=True)

    def count(w):
        state["calls"] += 1
        now = time.monotonic()
        if line is not None and (now - state["shown"] > every or state["calls"] == steps):
            state["shown"] = now
            done = round(20 * state["calls"] / steps)
            line.update({"text/plain": f"{'█' * done}{'░' * (20 - done)} step {state['calls']} of {steps}"}, raw=True)
        return grad(w)

    return count


def plot_search(x, t, candidates, losses, best: float) -> None:
    """Draw the data with the best line through 0, and the loss of every candidate."""
    fig, (left, right) = figure(1, 2, width=9.0, height=3.6)
    left.plot(x, t, MARKERS[0], color=COLORS["black"], label="measured")
    left.plot(x, best * np.asarray(x), color=COLORS["blue"], label=f"w = {best:.2f}")
    left.set(title="Which line fits best?", xlabel="weight in kg", ylabel="grown by, in dm")
    left.legend()
    right.plot(candidates, losses, MARKERS[0], ms=4, color=COLORS["grey"], label="candidates")
    right.plot(best, np.min(losses), MARKERS[3], ms=10, color=COLORS["orange"], label="smallest loss")
    right.set(title="The loss of every candidate", xlabel="w in dm per kg", ylabel="loss (mean square, dm²)")
    right.legend()
    alt = f"Left: {len(x)} measured points and the line with w = {best:.2f}. Right: {len(candidates)} losses "
    show_figure(fig, alt + f"make a valley; the lowest, {np.min(losses):.3f}, is at w = {best:.2f}.")


def plot_walks(loss: Callable[[float], float], walks: Mapping[str, np.ndarray], low: float, high: float) -> None:
    """Draw walks on one curve, a panel for each: step by step, w along and the loss up."""
    fig, axes = figure(1, len(walks), width=3.4 * len(walks) + 0.6, height=3.6, squeeze=False, sharey=True)
    line, told = np.linspace(low, high, 200), []
    top = max(loss(w) for w in line)
    for ax, (title, walk) in zip(axes[0], walks.items(), strict=True):
        steps = np.asarray(walk, float).ravel()
        values = np.array([loss(w) for w in steps])
        ax.plot(line, [loss(w) for w in line], color=COLORS["grey"])
        ax.plot(steps, values, "-", lw=1, color=COLORS["orange"])
        ax.plot(steps, values, MARKERS[0], ms=5, color=COLORS["orange"], label="steps")
        ax.plot(steps[0], values[0], MARKERS[1], ms=8, color=COLORS["blue"], label="start")
        ax.set(title=title, xlabel="w", ylabel="loss", xlim=(low, high), ylim=(-0.04 * top, 1.02 * top))
        told.append(f"{title}: from {values[0]:.3g} to {values[-1]:.3g} in {len(steps) - 1} steps.")
    axes[0][0].legend(loc="upper center")
    show_figure(fig, "The loss against w is a valley. Walks that begin at the square: " + " ".join(told))


def plot_landscapes(panels: Mapping[str, tuple[Callable, np.ndarray]]) -> None:
    """Draw walks on losses of two numbers, seen from above, with lines of equal loss."""
    fig, axes = figure(1, len(panels), width=4.6 * len(panels), height=3.0, squeeze=False)
    across, up = np.meshgrid(np.linspace(-8, 8, 121), np.linspace(-4, 4, 81))
    told = []
    for ax, (title, (loss, walk)) in zip(axes[0], panels.items(), strict=True):
        path = np.asarray(walk, float)
        heights = np.array([[loss(np.array([w1, w2])) for w1 in across[0]] for w2 in up[:, 0]])
        ax.contour(
            across, up, heights, levels=np.geomspace(0.05, heights.max(), 12), colors=COLORS["grey"], linewidths=0.7
        )
        ax.plot(path[:, 0], path[:, 1], "-" + MARKERS[0], ms=4, lw=1, color=COLORS["orange"])
        ax.plot(*path[0], MARKERS[1], ms=8, color=COLORS["blue"])
        ax.plot(0, 0, marker="+", ms=12, mew=2, color=COLORS["black"])
        ax.set(title=title, xlabel="w1", ylabel="w2", xlim=(-8, 8), ylim=(-4, 4), aspect="equal")
        told.append(
            f"{title}: loss {loss(path[0]):.3g} at the start, {loss(path[-1]):.3g} after {len(path) - 1} steps."
        )
    alt = "Lines of equal loss seen from above, the lowest place marked by a cross, a walk from the square. "
    show_figure(fig, alt + " ".join(told))


def plot_line(x, t, path, losses) -> None:
    """Draw the data with the lines (w, b) after a few steps of `path`, and the loss of every step."""
    fig, (left, right) = figure(1, 2, width=9.0, height=3.6)
    left.plot(x, t, MARKERS[0], color=COLORS["black"], label="measured")
    chosen = [0, 5, 40, len(path) - 1]
    for step, style in zip(chosen, (":", "-.", "--", "-"), strict=True):
        w, b = path[step]
        left.plot(x, w * np.asarray(x) + b, style, color=COLORS["blue"], label=f"step {step}: {w:.2f} x + {b:.2f}")
    left.set(title="The line learns", xlabel="weight in kg", ylabel="length in dm", ylim=(-0.4, 11))
    left.legend(fontsize=9, loc="upper left")
    right.semilogy(losses, color=COLORS["orange"])
    right.set(title="The loss falls", xlabel="step", ylabel="loss (mean square, dm²)")
    alt = f"Left: {len(x)} points and four lines; the last is {path[-1][0]:.2f} x + {path[-1][1]:.2f}. "
    show_figure(fig, alt + f"Right: the loss falls from {losses[0]:.3g} to {losses[-1]:.3g}.")


def plot_classes(X, labels, decide: Callable, losses: Sequence[float], title: str) -> None:
    """Draw beans by kind, the regions that `decide` (points -> classes) makes of the plane, and the loss."""
    fig, (left, right) = figure(1, 2, width=9.0, height=3.8)
    edge = float(np.abs(X).max()) + 0.3
    across, up = np.meshgrid(np.linspace(-edge, edge, 150), np.linspace(-edge, edge, 150))
    regions = np.asarray(decide(np.column_stack([across.ravel(), up.ravel()]))).reshape(across.shape)
    kinds = int(np.max(labels)) + 1
    for kind in range(kinds):
        name = COLORS[_CLASS_COLORS[kind]]
        left.contourf(across, up, regions == kind, levels=[0.5, 1.5], colors=[name], alpha=0.12)
        left.plot(*X[labels == kind].T, MARKERS[kind], ms=5, mec=name, mfc="none", label=f"kind {kind}")
    left.contour(across, up, regions, levels=np.arange(kinds - 1) + 0.5, colors=COLORS["black"], linewidths=1)
    left.set(title=title, xlabel="length less a typical bean's, in mm", ylabel="width less a typical bean's, in mm")
    left.set_aspect("equal")
    left.legend(loc="upper left", fontsize=9)
    right.semilogy(losses, color=COLORS["orange"])
    right.set(title="The loss falls", xlabel="step", ylabel="loss (cross-entropy)")
    share = float(np.mean(np.asarray(decide(X)) == labels))
    alt = (
        f"Left: {len(X)} beans of {kinds} kinds and the straight borders between them; {share:.1%} lie on their side. "
    )
    show_figure(fig, alt + f"Right: the loss falls from {losses[0]:.3g} to {losses[-1]:.3g}.")


def plot_losses(runs: Mapping[str, tuple[Sequence[float], Sequence[float]]], along: str) -> None:
    """Draw several losses over a common cost: name -> (cost of each point, loss)."""
    fig, ax = figure(width=6.5, height=3.6)
    for (name, (cost, losses)), style, color in zip(
        runs.items(), ("-", "--", ":"), ("blue", "orange", "green"), strict=False
    ):
        ax.plot(cost, losses, style, color=COLORS[color], label=name)
    ax.set(title="What a step costs, and what it brings", xlabel=along, ylabel="loss (cross-entropy)", yscale="log")
    ax.legend()
    told = [f"{name}: {losses[-1]:.3g} at {cost[-1]:g}" for name, (cost, losses) in runs.items()]
    show_figure(fig, f"Losses against {along}. In the end, " + "; ".join(told) + ".")
