"""The layer explorer of lesson 04: a matrix, a bias and an activation move and bend a grid of points."""

from __future__ import annotations

import numpy as np

from neurons.figures import COLORS, figure
from neurons.widgets import explorer, say, shown

__all__ = ["explore_layer"]

_START = {"w11": 1.0, "w12": 0.5, "w21": -0.5, "w22": 1.0, "b1": 0.5, "b2": 0.0, "activation": "identity"}
_BENDS = {"activation": ["identity", "relu", "tanh", "sigmoid"]}
_LIMITS = {name: (-2, 2, 0.1) for name in _START if name != "activation"} | _BENDS


def explore_layer():
    """Show what one layer with two inputs and two outputs does to a grid; its six numbers and its f can be moved.

    Returns
    -------
    object
        A widget; where no widget can be shown, a still picture of its start. ``.state`` holds its numbers.
    """
    return explorer("layer", _START, _LIMITS, _still)


def _still(state):
    W = np.array([[state["w11"], state["w12"]], [state["w21"], state["w22"]]])
    b = np.array([state["b1"], state["b2"]])  # the start bends nothing: f is the identity
    fig, ax = figure(width=4.6, height=4.6)
    along = np.linspace(-2, 2, 41)
    for at in range(-2, 3):
        across, up = np.c_[along, np.full(41, at)], np.c_[np.full(41, at), along]
        for points, color, style in [(across, "blue", "-"), (up, "purple", "--")]:
            ax.plot(*points.T, ":", color=COLORS["grey"], linewidth=1)
            ax.plot(*(points @ W + b).T, style, color=COLORS[color], linewidth=1.8)
    corners = np.array([[0, 0], [1, 0], [0, 1]]) @ W + b
    for place, marker in zip(corners, "os^", strict=True):
        ax.plot(*place, marker, color=COLORS["black"], markerfacecolor="white" if marker == "o" else None, markersize=9)
    ax.set(xlim=(-4.5, 4.5), ylim=(-4.5, 4.5), xlabel=say("layer", "first"), ylabel=say("layer", "second"))
    ax.set_title(say("layer", "title"), fontsize=11)
    names = zip(["zero", "one", "two"], corners, strict=True)
    spots = {name: f"({shown(place[0])}, {shown(place[1])})" for name, place in names}
    area = shown(abs(W[0, 0] * W[1, 1] - W[0, 1] * W[1, 0]))
    return fig, " ".join(
        [say("layer", "state", **spots), say("layer", "kept", area=area), say("layer", "straight")],
    )
