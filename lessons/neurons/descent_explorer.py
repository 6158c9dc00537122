"""The descent explorer of lesson 06: choose a learning rate and follow the walk down a loss."""

from __future__ import annotations

import numpy as np

from neurons.figures import COLORS, figure
from neurons.widgets import explorer, say, shown

__all__ = ["explore_descent"]

_START = {"lr": 0.3, "w0": -3.0, "steps": 6}
_LIMITS = {"lr": (0, 2.5, 0.05), "w0": (-4, 10, 0.1), "steps": (0, 30, 1)}  # from lr = 2 on the walk leads away


def explore_descent():
    """Show a walk down the loss 1 + (w - 3)² / 2; the learning rate, the start and the number of steps can be moved.

    Returns
    -------
    object
        A widget; where no widget can be shown, a still picture of its start. ``.state`` holds its numbers.
    """
    return explorer("descent", _START, _LIMITS, _still)


def _still(state):
    bottom = 3
    walk = bottom + (state["w0"] - bottom) * (1 - state["lr"]) ** np.arange(state["steps"] + 1)  # in closed form
    loss = 1 + (walk - bottom) ** 2 / 2
    fig, ax = figure(width=5.4, height=3.9)
    along = np.linspace(-5, 11, 161)
    ax.plot(along, 1 + (along - bottom) ** 2 / 2, color=COLORS["blue"], linewidth=2.5)
    ax.plot(walk, loss, "--o", color=COLORS["orange"], markerfacecolor="white", label="walk")
    ax.plot(walk[0], loss[0], "s", color=COLORS["blue"], markersize=10)
    ax.set(xlim=(-5, 11), ylim=(-1, 28), xlabel="w", ylabel=say("descent", "loss"), title=say("descent", "title"))
    ax.grid(alpha=0.3)
    numbers = {"lr": shown(state["lr"]), "w0": shown(state["w0"]), "steps": str(state["steps"])}
    text = say("descent", "state", **numbers, w=shown(walk[-1]), loss=shown(loss[-1]))
    return fig, text + " " + say("descent", "on_the_way")
