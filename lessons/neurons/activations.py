"""Lesson 03: pictures of activation functions, of their slopes, and of why layers without them are one layer."""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from neurons.activation_explorer import explore_activation
from neurons.figures import COLORS, figure, show_figure

__all__ = [
    "explore_activation",
    "plot_bias_sweep",
    "plot_curves",
    "plot_fading",
    "plot_lines_stay_lines",
    "plot_slopes_below",
    "plot_softmax",
    "plot_steepness",
    "plot_tangents",
]

_STYLES = ("-", "--", "-.", ":")
_Z = np.linspace(-6, 6, 481)  # 40 points a unit: corners look like corners
_BESIDE_0 = np.linspace(-6, 6, 960)  # an even number: slopes are never asked at 0, where ReLU has a corner


def _values(f, z: np.ndarray) -> np.ndarray:
    """Return f of every entry, as floats."""
    return np.asarray(f(z.copy()), dtype=float)


def plot_bias_sweep() -> None:
    """Draw the output of a neuron while its bias grows: with a step, and with a soft step (SciPy's)."""
    from scipy.special import expit

    b = np.linspace(-6, 6, 481)
    fig, axes = figure(1, 2, width=8.4, height=2.9, sharey=True)
    for axis, values, title in ((axes[0], np.heaviside(b, 0), "With a step"), (axes[1], expit(b), "With a soft step")):
        axis.plot(b, values)
        axis.axvline(-1, color=COLORS["grey"], linestyle=":")
        axis.text(-1.15, 0.92, "b = −1", ha="right")
        axis.set(title=title, xlabel="bias b (no unit)", yticks=(0, 0.5, 1))
    axes[0].set_ylabel("output of the neuron")
    show_figure(
        fig,
        "The output of a neuron against its bias, from -6 to 6. With a step it is flat at 0, jumps at 0 and is flat "
        "at 1. With a soft step it rises all the way, so that at b = -1 a little more bias gives a little more output.",
    )


def plot_steepness(sigmoid) -> None:
    """Draw the reader's sigmoid of w z for four weights."""
    fig, axis = figure(height=3.2)
    for w, style in zip((0.5, 1, 3, 20), _STYLES, strict=True):
        axis.plot(_Z, _values(sigmoid, w * _Z), linestyle=style, label=f"w = {w:g}")
    axis.set(title="A weight makes the sigmoid steeper", xlabel="z (no unit)", ylabel="sigmoid of w · z")
    axis.set_yticks((0, 0.5, 1))
    axis.legend(loc="upper left", frameon=False)
    show_figure(
        fig,
        "Your sigmoid of w times z for w = 0.5, 1, 3 and 20. All pass through one half at z = 0; the larger the "
        "weight, the steeper, and with 20 it looks like a step.",
    )


def plot_curves(functions: dict, title: str) -> None:
    """Draw functions of z, given by name, into one picture."""
    fig, axis = figure(height=3.2)
    ends = []
    for (name, f), style in zip(functions.items(), _STYLES, strict=False):
        values = _values(f, _Z)
        axis.plot(_Z, values, linestyle=style, label=name)
        ends.append(f"{name} goes from {values[0]:.2f} at -6 through {values[240]:.2f} at 0 to {values[-1]:.2f} at 6")
    axis.axhline(0, color=COLORS["grey"], linewidth=0.8)
    axis.axvline(0, color=COLORS["grey"], linewidth=0.8)
    axis.set(title=title, xlabel="z (no unit)", ylabel="output a (no unit)")
    axis.legend(loc="upper left", frameon=False)
    show_figure(fig, f"{title}: {'; '.join(ends)}.")


def plot_lines_stay_lines(collapse, relu) -> None:
    """Draw ten random layers on one input: folded into one by the reader's `collapse`, and with `relu` between."""
    rng = np.random.default_rng(1434)  # a seed without a dead layer, with many bends to see
    sizes = [1] + [3] * 9 + [1]
    layers = [(rng.normal(0, 1, (d, h)), rng.normal(0, 0.5, h)) for d, h in pairwise(sizes)]
    W, b = layers[0]
    for W2, b2 in layers[1:]:
        W, b = collapse(W, b, W2, b2)
    x = np.linspace(-3, 3, 241)[:, None]
    straight, bent = x, x
    for place, (W2, b2) in enumerate(layers):
        straight, bent = np.dot(straight, W2) + b2, np.dot(bent, W2) + b2
        bent = _values(relu, bent) if place < len(layers) - 1 else bent
    fig, (left, right) = figure(1, 2, width=8.4, height=3.3)
    left.plot(x[:, 0], straight[:, 0], color=COLORS["blue"], label="ten layers")
    some = slice(0, None, 24)
    left.plot(x[some, 0], (np.dot(x, W) + b)[some, 0], "o", color=COLORS["orange"], mfc="white", label="your one layer")
    left.legend(frameon=False)
    left.set(title="Identity: ten layers are one line", xlabel="input x (no unit)", ylabel="output (no unit)")
    right.plot(x[:, 0], bent[:, 0], color=COLORS["blue"])
    right.set(title="ReLU: the same weights bend", xlabel="input x (no unit)", ylabel="output (no unit)")
    show_figure(
        fig,
        "Left: the output of ten layers without activation is a straight line over x, and the dots of the one "
        "collapsed layer lie on it. Right: with ReLU between the same layers the output is many straight pieces.",
    )


def plot_softmax(softmax) -> None:
    """Draw three rows of scores above the shares that the reader's `softmax` makes of them."""
    scores = np.array([[0.0, 1.0, 2.0], [0.0, 3.0, 6.0], [-1.0, -1.0, -1.0]])
    shares = _values(softmax, scores)
    fig, axes = figure(2, 3, width=8.4, height=4.2, sharey="row")
    for row in range(3):
        for axis, heights, color in ((axes[0, row], scores[row], "grey"), (axes[1, row], shares[row], "blue")):
            bars = axis.bar(["cat", "dog", "bird"], heights, color=COLORS[color])
            axis.bar_label(bars, fmt="{:.3g}", padding=2)
            axis.margins(y=0.25)
        axes[0, row].axhline(0, color=COLORS["black"], linewidth=0.8)
        axes[0, row].set_title(("scores 0, 1, 2", "three times as far apart", "all the same")[row])
    axes[0, 0].set_ylabel("score (no unit)")
    axes[1, 0].set_ylabel("share of 1")
    for axis in axes[1]:
        axis.set_xlabel("class")
    rows = "; ".join(", ".join(f"{share:.3f}" for share in row) for row in shares)
    show_figure(fig, f"Three rows of scores as bars, and below the shares that softmax makes of them: {rows}.")


def plot_tangents(f, slope) -> None:
    """Draw f with the lines that touch it at three points, each with its slope."""
    fig, axis = figure(height=3.4)
    axis.plot(_Z, _values(f, _Z), label="sigmoid")
    spots = []
    for z, style, color in zip((-4.0, 0.0, 1.5), _STYLES[1:], ("orange", "green", "purple"), strict=True):
        a, steep = float(f(z)), float(slope(f, z))
        near = np.array([z - 1.6, z + 1.6])
        label = f"z = {z:g}: slope {steep:.3f}"
        axis.plot(near, a + steep * (near - z), linestyle=style, color=COLORS[color], label=label)
        axis.plot(z, a, "o", color=COLORS["black"])
        spots.append(f"{steep:.3f} at z = {z:g}")
    axis.set(title="Slopes of your sigmoid", xlabel="z (no unit)", ylabel="output a (no unit)", ylim=(-0.15, 1.15))
    axis.legend(loc="upper left", frameon=False)
    show_figure(fig, f"The sigmoid with three lines that touch it. The slopes are {', '.join(spots)}.")


def plot_slopes_below(pairs: dict) -> None:
    """Draw functions, and below each its slope; `pairs` holds a function and its gradient for each name."""
    names = list(pairs)
    shared = {"squeeze": False, "sharex": True, "sharey": "row"}
    fig, axes = figure(2, len(names), width=max(4.6, 2.1 * len(names)), height=4.4, **shared)
    tops = []
    for column, name in enumerate(names):
        f, grad = pairs[name]
        slopes = _values(grad, _BESIDE_0)
        axes[0, column].plot(_Z, _values(f, _Z), color=COLORS["blue"])
        for side in (_BESIDE_0 < 0, _BESIDE_0 > 0):  # a jump at 0 stays a jump
            axes[1, column].plot(_BESIDE_0[side], slopes[side], color=COLORS["orange"], linestyle="--")
        axes[0, column].set(title=name, ylim=(-1.6, 4) if len(names) > 1 else None)
        axes[1, column].set(xlabel="z (no unit)", ylim=(-0.1, 1.15) if len(names) > 1 else None)
        for axis in axes[:, column]:
            axis.set_xticks((-4, 0, 4))
            axis.axhline(0, color=COLORS["grey"], linewidth=0.8)
            axis.axvline(0, color=COLORS["grey"], linewidth=0.8)
        tops.append(f"{name} from {slopes.min():.3f} to {slopes.max():.3f}")
    axes[0, 0].set_ylabel("output a")
    axes[1, 0].set_ylabel("slope")
    show_figure(fig, f"Above each activation function from -6 to 6, below its slope. The slopes: {'; '.join(tops)}.")


def plot_fading(grads: dict) -> None:
    """Draw where slopes are below 0.01, and what is left of a change after one to ten activations in a row."""
    fig, axes = figure(1, 2, width=8.4, height=3.4)
    z = np.linspace(-8, 8, 640)
    layers = np.arange(1, 11)
    left_over = []
    for row, ((name, grad), style) in enumerate(zip(grads.items(), _STYLES, strict=False)):
        slopes = _values(grad, z)
        color = COLORS[("blue", "orange", "green", "purple")[row]]
        look = {"color": color, "alpha": 0.85, "hatch": "/x."[row % 3]}
        axes[0].fill_between(z, row + 0.1, row + 0.8, where=slopes < 0.01, **look)
        best = slopes.max() ** layers
        axes[1].semilogy(layers, best, style, marker="os^D"[row], color=color, label=name)
        left_over.append(f"{name} {best[-1]:.2g}")
    axes[0].set(title="Slope below 0.01", xlabel="z (no unit)", xlim=(-8, 8), yticks=np.arange(len(grads)) + 0.45)
    axes[0].set_yticklabels(list(grads))
    axes[1].set(title="At best left of a change", xlabel="activations in a row (number)", ylabel="product of slopes")
    axes[1].legend(loc="lower left", frameon=False)
    show_figure(
        fig,
        "Left: bars show where the slope of each activation is below 0.01, far out on both sides for sigmoid and tanh, "
        "everywhere left of 0 for ReLU. Right: the largest slope, multiplied one to ten times. "
        f"After ten: {', '.join(left_over)}.",
    )
