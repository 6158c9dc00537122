"""The graph explorer of lesson 07: the bill for some apples as a graph, one node at a time, forward and then back."""

from __future__ import annotations

from neurons.figures import COLORS, figure
from neurons.widgets import explorer, say, shown

__all__ = ["explore_graph"]

_LIMITS = {"price": (10, 200, 10), "count": (1, 10, 1), "tax": (1, 1.5, 0.05), "step": (0, 5, 1)}


def explore_graph(price=100, count=2, tax=1.1):
    """Show the graph of ``total = price * count * tax``; it is worked through by steps, forward and back.

    Parameters
    ----------
    price, count, tax : float
        Where the three inputs begin; a slider's range grows where it has to.

    Returns
    -------
    object
        A widget; where no widget can be shown, a still picture of its start. ``.state`` holds its numbers.
    """
    start = {"price": price, "count": count, "tax": tax, "step": 0}
    limits = {name: (min(low, start[name]), max(high, start[name]), by) for name, (low, high, by) in _LIMITS.items()}
    return explorer("graph", start, limits, _still)


def _still(state):
    fig, ax = figure(width=6.4, height=3.4)
    ends = {"price": (0, 5, 4, 4), "count": (0, 3, 4, 4), "apples": (4, 4, 8, 4)}
    ends |= {"tax": (0, 1, 8, 4), "total": (8, 4, 12, 4)}
    for name, (x1, y1, x2, y2) in ends.items():
        corner = 2.9 if name != "tax" else 7
        ax.plot([x1, max(x1, corner), x2], [y1, y1, y2], color=COLORS["black"], linewidth=1.5)
        value = shown(state[name]) if name in state else "?"  # nothing is worked out at the start
        ax.text(max(x1 + 0.6, 4.6) if name == "tax" else x1 + 0.6 * (x1 > 0), y1 + 0.2, say("graph", name, value=value))
    for x in (4, 8):
        ax.plot(x, 4, "o", color=COLORS["black"], markerfacecolor="white", markersize=22)
        ax.text(x, 4, "×", ha="center", va="center", fontsize=15)
    ax.set(xlim=(-0.2, 12.2), ylim=(0.4, 6))
    ax.set_axis_off()
    ax.set_title(say("graph", "title"))
    numbers = {name: shown(state[name]) for name in ("price", "count", "tax")}
    return fig, say("graph", "state", step=state["step"]) + " " + say("graph", "step_0", **numbers)
