"""Lesson 09: rings and moons, the two passes drawn, learning curves, and a film of the boundary as it forms."""

from __future__ import annotations

import base64
import io
from itertools import groupby

import numpy as np
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.patches import FancyArrowPatch
from scipy.ndimage import label

from neurons import datasets
from neurons.figures import COLORS, MARKERS, figure, show_figure

__all__ = [
    "circles",
    "draw_boundary",
    "draw_passes",
    "moons",
    "plot_deaths",
    "plot_dots",
    "plot_gradient_match",
    "plot_history",
    "plot_spread",
    "show_film",
]

_DOTS = (COLORS["blue"], COLORS["orange"])
_MOMENTS = (0, 10, 20, 40, 60, 80, 100, 120, 150, 200, 400, 1000)  # most happens early
_SURE = LinearSegmentedColormap.from_list("sure", ["#A8CDE6", "#FFFFFF", "#F2C19F"])  # pale, so that the dots stand out


def circles(n, rng, radii=(1.0, 0.5), noise=0.1):
    """Draw n dots of two rings: X (n, 2), and t (n, 1) with 0 for the first radius and 1 for the second."""
    X, labels = datasets.circles(n, rng, noise, radii)
    return X, labels[:, None]


def moons(n, rng, noise=0.1):
    """Draw n dots of two half-moons, one hooked into the other: X (n, 2), t (n, 1)."""
    X, labels = datasets.moons(n, rng, noise)
    return X, labels[:, None]


def _scatter(ax, X, t, size=8):
    for target in (0, 1):
        rows = t[:, 0] == target
        ax.scatter(*X[rows].T, s=size, color=_DOTS[target], marker=MARKERS[target], lw=0, label=f"target {target}")
    ax.set_aspect("equal")
    ax.set(xlabel="x1", ylabel="x2")


def plot_dots(X, t, title):
    """Draw the dots of both targets."""
    fig, ax = figure(width=5.8, height=4.2)
    _scatter(ax, X, t, size=12)
    ax.set_title(title)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    show_figure(fig, f"{title} Dots of target 0 are blue discs, dots of target 1 orange squares, {len(X)} in all.")


def draw_passes():
    """Draw three layers with what runs forward above the boxes and what runs back below them."""
    fig, ax = figure(width=9, height=3.4)
    boxes = ["layer 1\nW1, b1, ReLU", "layer 2\nW2, b2, ReLU", "layer 3\nW3, b3", "p = sigmoid(Z3),\nloss against t"]
    forward = ["X\n(n, 2)", "A1\n(n, 16)", "A2\n(n, 16)", "Z3\n(n, 1)"]
    back = ["", "dA1\n(n, 16)", "dA2\n(n, 16)", "dZ3 =\n(p − t) / n\n(n, 1)"]
    grads = ["dW1 (2, 16)\ndb1 (16,)", "dW2 (16, 16)\ndb2 (16,)", "dW3 (16, 1)\ndb3 (1,)", ""]
    for i, words in enumerate(boxes):
        x = 2.6 * i + 1.6
        away = 0.2 if i == 3 else 0  # the last box is the widest
        box = {"boxstyle": "round,pad=0.5", "fc": "#EEF3F7", "ec": COLORS["grey"]}
        ax.text(x + away, 0, words, ha="center", va="center", bbox=box)
        ax.text(x - 1.3, 0.5, forward[i], ha="center", va="bottom", color=COLORS["blue"])
        _arrow(ax, (x - 1.75, 0.3), (x - 0.8, 0.3), "blue", "-")
        if back[i]:
            ax.text(x - 1.3, -0.5, back[i], ha="center", va="top", color=COLORS["orange"])
            _arrow(ax, (x - 0.8, -0.3), (x - 1.75, -0.3), "orange", "--")
        if grads[i]:
            ax.text(x, -1.35, grads[i], ha="center", va="top", color=COLORS["orange"])
            _arrow(ax, (x, -0.6), (x, -1.3), "orange", "--")
    ax.set(xlim=(-0.5, 10.8), ylim=(-2.2, 1.3), title="Forward (to the right) and backward (dashes, to the left)")
    ax.axis("off")
    show_figure(
        fig,
        "Three layers in a row, and behind them one box that makes p of Z3 by the sigmoid and takes the loss. "
        "Forward, X, A1, A2 and Z3 run to the right. Backward, dZ3 = (p − t) / n comes out of that last box, the slope "
        "in front of the sigmoid; dA2 and dA1 run on to the left, and at each layer the gradients dW and db, of the "
        "shapes of W and b, come out below.",
    )


def _arrow(ax, start, end, color, style):
    ax.add_patch(FancyArrowPatch(start, end, arrowstyle="-|>", mutation_scale=12, color=COLORS[color], ls=style))


def plot_spread(init_layers, depth=30, width=64):
    """Send one signal through many ReLU layers: the reader's start, and the same weights times 2 and times one half."""
    fig, ax = figure(width=6.4)
    signal = np.random.default_rng(0).normal(0, 1, (200, width))
    for factor, style, color in ((2, "--", "orange"), (1, "-", "blue"), (0.5, ":", "green")):
        A, sizes = signal, []
        for W, b in init_layers([width] * (depth + 1), np.random.default_rng(1)):
            A = np.maximum(A @ (factor * np.asarray(W)) + b, 0)
            sizes.append(np.sqrt(np.mean(A**2)))
        ax.plot(range(1, depth + 1), sizes, style, color=COLORS[color], label=f"your weights × {factor}")
    ax.set(yscale="log", xlabel="layer", ylabel="size of the signal (root mean square)")
    ax.set_title("What is left of a signal, layer after layer")
    ax.legend()
    show_figure(
        fig,
        "The size of a signal behind each of thirty ReLU layers, on a logarithmic scale. With the weights doubled it "
        "grows a thousand "
        "million times, with the weights halved it shrinks as much; with the weights as drawn it stays about the same.",
    )


def plot_gradient_match(forward_pass, backward_pass, X, t):
    """Hold the reader's gradients of a small network against central differences, weight by weight."""
    rng = np.random.default_rng(5)
    X, t = X[:40], t[:40]
    params = [(rng.normal(0, 0.8, size), rng.normal(0.3, 0.3, size[1])) for size in ((2, 5), (5, 4), (4, 1))]

    def surprise():
        p = np.asarray(forward_pass(X, params)[0])
        return -np.mean(np.log(np.where(t == 1, p, 1 - p)))

    p, kept = forward_pass(X, params)
    by_chain_rule = backward_pass(p, t, params, kept)
    fig, ax = figure(width=5.4, height=4.4)
    for layer, ((W, _), (dW, _)) in enumerate(zip(params, by_chain_rule, strict=True)):
        slopes = np.empty_like(W)
        for place in np.ndindex(W.shape):
            kept = W[place]
            ends = []
            for nudge in (1e-5, -1e-5):
                W[place] = kept + nudge
                ends.append(surprise())
            W[place] = kept
            slopes[place] = (ends[0] - ends[1]) / 2e-5
        ax.scatter(slopes.ravel(), np.ravel(dW), marker=MARKERS[layer], label=f"weights of layer {layer + 1}")
    ax.axline((0, 0), slope=1, color=COLORS["grey"], lw=1)
    ax.set(xlabel="slope by nudging the weight", ylabel="slope by your backward_pass")
    ax.set_title("Two ways to the same gradient")
    ax.legend()
    show_figure(
        fig,
        "Each mark is a weight of a 2-5-4-1 network: its slope by nudging, to the right, and by the backward pass, "
        "upward.",
    )


def plot_history(history):
    """Draw loss and accuracy over the epochs, side by side."""
    fig, (left, right) = figure(1, 2, width=9, height=3.4)
    left.plot(history["loss"], color=COLORS["blue"])
    left.axhline(np.log(2), color=COLORS["grey"], ls=":", lw=1)
    left.text(len(history["loss"]), np.log(2) + 0.01, "log 2: a coin's answer", ha="right")
    left.set(xlabel="epoch", ylabel="mean loss", title="Loss", ylim=(0, None))
    right.plot(history["accuracy"], color=COLORS["orange"], ls="-")
    right.set(xlabel="epoch", ylabel="fraction of rows right", title="Accuracy on the training rings", ylim=(0, 1.03))
    last = f"{history['loss'][-1]:.3f}", f"{history['accuracy'][-1]:.3f}"
    ends = f"at the end the loss is {last[0]}, the accuracy {last[1]}"
    show_figure(fig, f"Loss and accuracy over {len(history['loss'])} epochs; {ends}.")


def draw_boundary(ax, probability, X, t):
    """Colour the plane by `probability` (a function of points (n, 2)), with the line of 0.5 and the dots over it."""
    axis, p = _on_grid(probability)
    ax.contourf(axis, axis, p, levels=np.linspace(0, 1, 9), cmap=_SURE, vmin=0, vmax=1)
    if p.min() < 0.5 < p.max():
        ax.contour(axis, axis, p, levels=[0.5], colors=COLORS["black"], linewidths=1.5)
    _scatter(ax, X, t, size=12)  # smaller, and their shape can't be told


def _on_grid(probability, reach=1.6):
    axis = np.linspace(-reach, reach, 70)
    points = np.stack(np.meshgrid(axis, axis), axis=-1).reshape(-1, 2)
    return axis, np.reshape(probability(points), (70, 70))


def _line_told(probability):
    """Say in words whether the line of 0.5 is there, whether it closes, and how many areas it makes."""
    above = _on_grid(probability)[1] > 0.5
    if above.all() or not above.any():
        return "it is nowhere in the picture"
    edge = np.concatenate([above[0], above[-1], above[:, 0], above[:, -1]])
    runs = "it is closed" if edge.all() or not edge.any() else "it is open, runs out of the picture"
    return f"{runs} and parts it into {label(above)[1] + label(~above)[1]} areas"


def show_film(train, forward_pass, X, t, sizes, lr, seed, moments=_MOMENTS):
    """Train to each of some moments, show six of them as a still, and all of them behind a slider."""
    frames = [train(X, t, sizes, lr, epochs, np.random.default_rng(seed))[0] for epochs in moments]
    some = X[:300], t[:300]
    chosen = np.linspace(0, len(moments) - 1, 6).round().astype(int)
    fig, axes = figure(2, 3, width=9, height=6.2, sharex=True, sharey=True)
    for ax, i in zip(axes.flat, chosen, strict=True):
        draw_boundary(ax, lambda points, i=i: forward_pass(points, frames[i])[0], *some)
        ax.set(title=_told(moments[i], forward_pass(X, frames[i])[0], t))
    lines = [_line_told(lambda points, i=i: forward_pass(points, frames[i])[0]) for i in chosen]
    told = [
        f"after {', '.join(str(moments[i]) for i, _ in same)} epochs {line}"
        for line, same in groupby(zip(chosen, lines, strict=True), key=lambda pair: pair[1])
    ]
    show_figure(
        fig,
        f"Six moments of one training run. The line where the network says 0.5: {'; '.join(told)}. "
        f"{_told(moments[-1], forward_pass(X, frames[-1])[0], t)}.",
    )
    pictures = [_frame(forward_pass, frames[i], some, X, t, epochs) for i, epochs in enumerate(moments)]
    _slider(pictures, moments)


def _told(epochs, p, t):
    right = (np.asarray(p) > 0.5) == t
    return f"{epochs} epochs: {right.mean():.3f} right"


def _frame(forward_pass, params, some, X, t, epochs):
    fig, ax = figure(width=4.6, height=4.4)
    draw_boundary(ax, lambda points: forward_pass(points, params)[0], *some)
    words = _told(epochs, forward_pass(X, params)[0], t)
    ax.set_title(words)
    data = io.BytesIO()
    fig.savefig(data, format="png")
    source = base64.b64encode(data.getvalue()).decode()
    return f'<img alt="The boundary after {words}" width="460" src="data:image/png;base64,{source}">'


def _slider(frames, moments):
    """Show a slider over ready-made frames; it works with the arrow keys, and needs the kernel."""
    import ipywidgets as widgets
    from IPython.display import display

    slider = widgets.SelectionSlider(options=list(moments), value=moments[-1], description="epochs")
    picture = widgets.HTML(frames[-1])
    slider.observe(lambda change: setattr(picture, "value", frames[moments.index(change["new"])]), names="value")
    display(widgets.VBox([slider, picture]))


def plot_deaths(train, X, t, sizes, rates, starts, epochs=600):
    """Train one narrow network from many starts at each rate; mark the runs that end with a dead layer."""
    fig, axes = figure(1, len(rates), width=9, height=3.8, sharey=True)
    told = []
    for ax, lr in zip(axes, rates, strict=True):
        runs = []
        for seed in range(starts):
            params, history = train(X, t, sizes, lr, epochs, np.random.default_rng(seed))
            runs.append((history["loss"][-1], _dead_layer(X, params)))
        ends = np.array(sorted(runs))
        dead = ends[:, 1] == 1
        place = np.arange(1, starts + 1)
        ax.plot(place[~dead], ends[~dead, 0], "o", color=COLORS["blue"], label=f"no layer is dead: {np.sum(~dead)}")
        ax.plot(place[dead], ends[dead, 0], "X", color=COLORS["orange"], ms=8, label=f"a layer is dead: {np.sum(dead)}")
        ax.axhline(np.log(2), color=COLORS["grey"], ls=":", lw=1)
        ax.set(xlabel="start, best first", xticks=[1, 5, 10, 15, 20], title=f"learning rate {lr}", ylim=(-0.03, 0.85))
        ax.legend(loc="upper left")
        told.append(f"at learning rate {lr}, {np.sum(dead)} of {starts} starts end with a dead layer")
        near = np.sum(np.abs(ends[~dead, 0] - np.log(2)) < 0.005)
        if near:
            told[-1] += f" ({near} without one ended near log 2)"
    axes[0].set_ylabel(f"loss after {epochs} epochs")
    net = "-".join(map(str, sizes))
    words = f"The last loss of {starts} starts of the network {net}: {', '.join(told)}."
    show_figure(fig, f"{words} Runs with a dead layer all end at a loss of log 2.")


def _dead_layer(X, params):
    A = X
    for weights, bias in params[:-1]:
        A = np.clip(A @ weights + bias, 0, None)
        if not A.any():
            return True
    return False
