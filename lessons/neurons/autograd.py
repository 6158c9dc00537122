"""Lesson 08: the graph that a Value recorded, the same from PyTorch, two moons, and pictures of what was fitted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from neurons import datasets
from neurons.figures import COLORS, MARKERS, figure, show_figure
from neurons.graphs import Edge, number, show_graph

__all__ = [
    "PYTORCH_EDGES",
    "PYTORCH_GRADIENTS",
    "graph_size",
    "moons",
    "plot_moons",
    "plot_quadratic",
    "plot_rules",
    "plot_walks",
    "show_pytorch",
    "show_recording",
]

# What PyTorch 2.13 recorded of tanh(w * x + b) at w = 3, x = 2, b = -5: (child, parent), and the gradients of w, x, b
PYTORCH_EDGES = [
    ("TanhBackward0", "AddBackward0"),
    ("AddBackward0", "MulBackward0"),
    ("MulBackward0", "w"),
    ("MulBackward0", "x"),
    ("AddBackward0", "b"),
]
PYTORCH_GRADIENTS = [0.839949, 1.259923, 0.419974]

_MOST_NODES = 40  # a larger graph is no picture any more
_SIGNS = {"*": "×"}


def moons(n: int, rng: np.random.Generator, noise: float = 0.1) -> tuple[np.ndarray, np.ndarray]:
    """Draw points near two half circles that reach into each other.

    Parameters
    ----------
    n : int
        How many points; every second one belongs to the lower moon.
    rng : numpy.random.Generator
    noise : float
        Standard deviation that is added to each coordinate.

    Returns
    -------
    tuple
        X (n, 2) and targets (n,): 1.0 on the upper moon, -1.0 on the lower one.
    """
    X, labels = datasets.moons(n, rng, noise, centre=(0.0, 0.0))
    return X, np.where(labels == 0, 1.0, -1.0)


# --- recorded graphs ------------------------------------------------------------------------------------------------


def _recorded(result) -> list:
    """Return every object reachable through ``parents``, the result first; each once."""
    found, seen = [result], {id(result)}
    for value in found:  # the list grows while it is read
        for parent in getattr(value, "parents", ()):
            if id(parent) not in seen:
                seen.add(id(parent))
                found.append(parent)
    return found


def graph_size(result) -> int:
    """Count the Values that a result was made from, itself included."""
    return len(_recorded(result))


def show_recording(result, title: str, **names) -> None:
    """Draw the graph behind a Value: values above the lines and, once ``backward`` has run, gradients below.

    Parameters
    ----------
    result : Value
        Its ``parents`` and ``op`` are read, ``slopes`` where there are any.
    title : str
    **names : Value
        What some of the Values are called; other inputs are shown by their number.
    """
    values = _recorded(result)
    if len(values) == 1 or len(values) > _MOST_NODES:
        print(
            f"No picture: {len(values)} Values are recorded. A Value keeps its parents in `parents`, its sign in `op`."
        )
        return
    called = {id(value): name for name, value in names.items()}
    key = {id(value): str(place) for place, value in enumerate(values)}
    labels = {}
    for value in reversed(values):
        sign = _SIGNS.get(value.op, value.op or "?") if value.parents else called.get(id(value), number(value.data))
        labels[key[id(value)]] = sign
    walked = result.grad != 0
    edges = [
        Edge(key[id(parent)], key[id(value)], number(parent.data), number(gradient) if walked else "")
        for value in reversed(values)
        for parent, gradient in zip(value.parents, _handed_on(value), strict=True)
    ]
    labels["result"] = "out"
    edges.append(Edge(key[id(result)], "result", number(result.data), number(result.grad) if walked else ""))
    inputs = ", ".join(f"{name} = {number(value.data)}" for name, value in names.items())
    alt = f"Graph of {len(values)} recorded Values for {title}; inputs {inputs}; result {number(result.data)}."
    if walked:
        alt += " Gradients: " + ", ".join(f"{name} {number(value.grad)}" for name, value in names.items()) + "."
    show_graph(labels, edges, title=title, alt=alt)


def _handed_on(value) -> list[float]:
    """Return what a Value hands to each parent; without slopes, each parent's whole gradient."""
    slopes = getattr(value, "slopes", ())
    if len(slopes) == len(value.parents):
        return [slope * value.grad for slope in slopes]
    return [parent.grad for parent in value.parents]


def show_pytorch() -> None:
    """Draw what PyTorch records of tanh(w * x + b) at w = 3, x = 2, b = -5, and print its three gradients."""
    try:
        edges, gradients, note = (*_ask_pytorch(), "")
    except ImportError:
        edges, gradients, note = PYTORCH_EDGES, PYTORCH_GRADIENTS, " (recorded: PyTorch is not installed here)"
    print("PyTorch      w, x, b:", [round(x, 6) for x in gradients], note)
    names = list(dict.fromkeys(name for edge in reversed(edges) for name in (edge[1], edge[0])))
    labels = {name: name for name in names} | {"result": "out"}
    lines = [Edge(parent, child) for child, parent in edges] + [Edge(edges[0][0], "result")]
    alt = "PyTorch's graph of tanh(w x + b): MulBackward0 has w and x as parents, AddBackward0 has that and b, "
    alt += "TanhBackward0 has AddBackward0."
    show_graph(labels, lines, title="PyTorch's graph of tanh(w * x + b)" + note, alt=alt)


def _ask_pytorch() -> tuple[list[tuple[str, str]], list[float]]:
    import torch  # only where it is installed: lessons 01 to 09 run without it

    leaves = {
        name: torch.tensor(value, dtype=torch.float64, requires_grad=True)
        for name, value in (("w", 3.0), ("x", 2.0), ("b", -5.0))
    }
    y = torch.tanh(leaves["w"] * leaves["x"] + leaves["b"])
    y.backward()
    edges: list[tuple[str, str]] = []
    to_do: list[Any] = [y.grad_fn]
    while to_do:
        child = to_do.pop(0)
        for parent, _ in child.next_functions:
            leaf = next((name for name, tensor in leaves.items() if getattr(parent, "variable", None) is tensor), None)
            edges.append((child.name(), leaf or parent.name()))
            to_do += [] if leaf else [parent]
    return edges, [float(torch.as_tensor(leaf.grad)) for leaf in leaves.values()]


# --- figures --------------------------------------------------------------------------------------------------------


def plot_rules(a: float) -> None:
    """Draw four functions with the straight line that has the rule's slope at a."""
    rules: dict[str, tuple[Callable, float]] = {
        "a ** 3": (lambda x: x**3, 3 * a * a),
        "exp a": (np.exp, np.exp(a)),
        "log a": (np.log, 1 / a),
        "tanh a": (np.tanh, 1 / np.cosh(a) ** 2),
    }
    fig, axes = figure(1, 4, width=9.0, height=2.8)
    x = np.linspace(0.3, 2.5, 80)
    for ax, (name, (f, slope)) in zip(axes, rules.items(), strict=True):
        ax.plot(x, f(x), color=COLORS["blue"])
        near = np.array([a - 0.5, a + 0.5])
        ax.plot(near, f(a) + slope * (near - a), color=COLORS["orange"], linestyle="--", linewidth=2)
        ax.plot(a, f(a), marker="o", color=COLORS["orange"])
        ax.set(title=f"{name}: slope {slope:.3g}", xlabel="a", ylim=(f(x).min() - 0.2, f(x).max() * 1.05))
    axes[0].set_ylabel("value")
    said = ", ".join(f"{name} {slope:.3g}" for name, (_, slope) in rules.items())
    show_figure(fig, f"Four curves with the line of the rule's slope touching them at a = {a:g}; slopes: {said}.")


def plot_walks(doublings, visits) -> None:
    """Draw how many nodes are visited: along every way, and each once."""
    fig, ax = figure(width=6.4, height=3.4)
    once = [n + 1 for n in doublings]
    ax.semilogy(doublings, visits, color=COLORS["orange"], marker="s", linestyle="--", label="along every way")
    ax.semilogy(doublings, once, color=COLORS["blue"], marker="o", label="each node once")
    ax.set(title="Walking back through y = y + y", xlabel="number of doublings n", ylabel="nodes visited")
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5), frameon=False)
    show_figure(
        fig,
        f"Nodes visited against the number of doublings, logarithmic. With {doublings[-1]} doublings a walk along "
        f"every way makes {visits[-1]} visits, a walk that visits each node once makes {once[-1]}.",
    )


def plot_quadratic(xs, ts, passes, fits) -> None:
    """Draw the fitted curves after some numbers of passes, and what they say at x = 4."""
    fig, (left, right) = figure(1, 2, width=8.4, height=3.6)
    x = np.linspace(0, 4.2, 100)
    at_4 = [16 * w1 + 4 * w2 + b for w1, w2, b in fits]
    chosen = [place for place, count in enumerate(passes) if count in (1, 5, passes[-1])]
    for place, style, color in zip(chosen, (":", "--", "-"), ("grey", "orange", "blue"), strict=True):
        w1, w2, b = fits[place]
        left.plot(
            x,
            w1 * x**2 + w2 * x + b,
            color=COLORS[color],
            linestyle=style,
            label=f"{passes[place]} pass" + "es" * (passes[place] > 1),
        )
    left.plot(xs, ts, linestyle="none", marker="o", color=COLORS["black"], label="the points")
    left.plot(4, 21, linestyle="none", marker="*", markersize=12, color=COLORS["purple"], label="(4, 21)")
    left.set(title="The fitted curve", xlabel="x", ylabel="y", ylim=(-1, 24))
    left.legend(frameon=False)
    right.plot(range(len(passes)), at_4, color=COLORS["blue"], marker="o")
    right.axhline(21, color=COLORS["purple"], linestyle=":")
    right.set_xticks(range(len(passes)), [str(count) for count in passes])
    right.set(title="What it says at x = 4 (dotted: 21)", xlabel="passes", ylabel="prediction", ylim=(0, None))
    show_figure(
        fig,
        f"Left: curves after {', '.join(str(passes[p]) for p in chosen)} passes, the last through the three points. "
        f"Right: the prediction at x = 4 is {at_4[0]:.2f} first, {max(at_4):.2f} at most, {at_4[-1]:.2f} last.",
    )


def plot_moons(losses, score: Callable, X, t) -> None:
    """Draw the loss over the steps, and the plane as the sign of the score divides it."""
    fig, (left, right) = figure(1, 2, width=8.4, height=3.6)
    left.plot(range(1, len(losses) + 1), losses, color=COLORS["blue"])
    left.set(title="Loss while it learns", xlabel="pass", ylabel="mean squared error", ylim=(0, None))
    low, high = X.min(axis=0) - 0.3, X.max(axis=0) + 0.3
    x1, x2 = np.meshgrid(np.linspace(low[0], high[0], 40), np.linspace(low[1], high[1], 40))
    Z = np.array([score([a, b]) for a, b in zip(x1.ravel(), x2.ravel(), strict=True)]).reshape(x1.shape)
    right.contourf(x1, x2, Z > 0, levels=[-0.5, 0.5, 1.5], colors=["#DCEAF4", "#F8E4D6"])
    if Z.min() < 0 < Z.max():
        right.contour(x1, x2, Z, levels=[0], colors=COLORS["black"], linewidths=1.2)
    for place, (target, color) in enumerate(((-1, "blue"), (1, "orange"))):
        right.scatter(*X[t == target].T, s=24, marker=MARKERS[place], color=COLORS[color], label=f"target {target}")
    right.set(title="Two moons, layers 2-8-1", xlabel="x1", ylabel="x2", aspect="equal")
    right.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)
    show_figure(
        fig,
        f"Left: the loss goes from {losses[0]:.2f} to {losses[-1]:.3f}. Right: a bent border between the two moons.",
    )
