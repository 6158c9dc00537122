"""The gate explorer of lesson 01: move two weights and a bias, see the line, the four dots and the truth table."""

from __future__ import annotations

from neurons.figures import COLORS, MARKERS, figure
from neurons.widgets import explorer, say, shown

__all__ = ["explore_gate"]

_START = {"w1": 1.0, "w2": -0.5, "b": 0.2, "done": []}  # fires for x1 and for (0, 0): none of the gates yet
_LIMITS = {"w1": (-2, 2, 0.1), "w2": (-2, 2, 0.1), "b": (-3, 3, 0.1)}
_ROWS = [(0, 0), (0, 1), (1, 0), (1, 1)]


def explore_gate():
    """Show one neuron of two inputs; its weights and its bias can be moved.

    Returns
    -------
    object
        A widget; where no widget can be shown, a still picture of its start. ``.state`` holds w1, w2 and b.
    """
    return explorer("gate", _START, _LIMITS, _still)


def _still(state):
    w1, w2, b = state["w1"], state["w2"], state["b"]
    outputs = [int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in _ROWS]
    fig, ax = figure(width=4.6, height=4.2)
    low, high = -0.6, 1.6
    at = [-(b + w1 * low) / w2, -(b + w1 * high) / w2]
    ax.plot([low, high], at, color=COLORS["black"])
    ax.fill_between([low, high], at, [low if w2 < 0 else high] * 2, color=COLORS["blue"], alpha=0.15)
    for (x1, x2), output in zip(_ROWS, outputs, strict=True):
        color, fill = (COLORS["blue"], COLORS["blue"]) if output else (COLORS["orange"], "white")
        ax.plot(x1, x2, MARKERS[output], color=color, markerfacecolor=fill, markersize=13, markeredgewidth=2)
        ax.annotate(str(output), (x1, x2), xytext=(12, 9), textcoords="offset points")
    ax.set(xlim=(low, high), ylim=(low, high), xlabel="x1", ylabel="x2", xticks=[0, 1], yticks=[0, 1])
    ax.set_title(say("gate", "title"))
    numbers = {name: shown(state[name]) for name in ("w1", "w2", "b")}
    text = say("gate", "state", **numbers, outputs=", ".join(map(str, outputs))) + " " + say("gate", "unmade")
    return fig, text
