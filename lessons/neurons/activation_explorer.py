"""The activation explorer of lesson 03: choose a function, move w and b, see how steep the curve is at a point."""

from __future__ import annotations

import numpy as np
from scipy.special import expit

from neurons.figures import COLORS, figure
from neurons.widgets import explorer, say, shown

__all__ = ["explore_activation"]

_START = {"activation": "sigmoid", "w": 1.5, "b": 0.0, "x": 1.0}  # w is not 1: two slopes to tell apart
_LIMITS = {
    "activation": ["sigmoid", "tanh", "relu", "leaky_relu", "step", "identity"],
    "w": (-4, 4, 0.1),
    "b": (-4, 4, 0.1),
    "x": (-5, 5, 0.1),
}
_CURVES = {"sigmoid": expit, "tanh": np.tanh}  # what the still picture can start with


def explore_activation():
    """Show a neuron of one input as a curve; its activation, weight, bias and a point on the curve can be moved.

    Returns
    -------
    object
        A widget; where no widget can be shown, a still picture of its start. ``.state`` holds its numbers.
    """
    return explorer("activation", _START, _LIMITS, _still)


def _still(state):
    w, b, x, f = state["w"], state["b"], state["x"], _CURVES[state["activation"]]
    z, a = w * x + b, float(f(w * x + b))
    slope = float(f(w * (x + 1e-5) + b) - f(w * (x - 1e-5) + b)) / 2e-5
    fig, ax = figure(width=5.4, height=3.9)
    along = np.linspace(-5, 5, 401)
    ax.plot(along, f(w * along + b), color=COLORS["blue"], linewidth=2.5, label="a")
    near = np.array([x - 1.5, x + 1.5])
    ax.plot(near, a + slope * (near - x), "--", color=COLORS["orange"], linewidth=2)
    ax.plot(x, a, "o", color=COLORS["orange"], markerfacecolor="white", markersize=9, markeredgewidth=2)
    ax.set(xlim=(-5, 5), ylim=(-1.5, 2.5), xlabel="x", ylabel="a", title=say("activation", "title"))
    ax.grid(alpha=0.3)
    numbers = {"w": shown(w), "b": shown(b), "x": shown(x), "z": shown(z), "a": shown(a), "slope": shown(slope)}
    name = say("activation", f"activation_{state['activation']}")
    return fig, say("activation", "state", name=name, **numbers) + " " + say("activation", "tilted", **numbers)
