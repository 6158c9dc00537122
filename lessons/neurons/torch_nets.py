"""Lesson 10: data as tensors, two ways to go wrong drawn, and the same network in two libraries."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import torch
from torch import nn

from neurons.figures import COLORS, MARKERS, figure, show_figure
from neurons.layers import load_deep_nn
from neurons.numpy_net import circles

__all__ = [
    "DEEP_NN_LABELS",
    "DEEP_NN_X",
    "LESSON_09_LOSSES",
    "clouds",
    "copy_start_of_lesson_09",
    "plot_best",
    "plot_slopes",
    "plot_three_classes",
    "plot_two_draws",
    "plot_two_libraries",
    "plot_wrong_steps",
    "rings",
    "tell_error",
]


def _article() -> tuple[torch.Tensor, torch.Tensor]:
    """Return the rows and labels of seed 55 without touching PyTorch's own generator."""
    chance = torch.Generator().manual_seed(55)
    torch.rand(300, 10, generator=chance)  # the rows themselves are recorded; here they move the generator on
    X = torch.tensor(load_deep_nn()[0], dtype=torch.float32)
    return X, torch.randint(0, 3, (300, 1), generator=chance)[:, 0]


DEEP_NN_X, DEEP_NN_LABELS = _article()

# The loss of lesson 09's own run (rings of seed 1, start of seed 2, rate 0.1) at epochs 0, 100, …, 900;
# tests/test_torch_nets.py computes them again.
LESSON_09_LOSSES = [0.710589, 0.1576, 0.032279, 0.019477, 0.015522, 0.013686, 0.012609, 0.01191, 0.01142, 0.011082]


def clouds(n, spread, seed=1):
    """Draw n dots of three round clouds: X (n, 2) float32 and labels (n,) int64."""
    chance = torch.Generator().manual_seed(seed)
    middles = torch.tensor([[0.0, 1.2], [1.04, -0.6], [-1.04, -0.6]])
    labels = torch.arange(n) % 3
    return middles[labels] + spread * torch.randn(n, 2, generator=chance), labels


def rings():
    """Return lesson 09's rings as float32 tensors: X, t and the held-out X, t."""
    rng = np.random.default_rng(1)
    return [torch.tensor(part, dtype=torch.float32) for _ in range(2) for part in circles(1000, rng)]


def copy_start_of_lesson_09(net):
    """Put the first weights of lesson 09's network into the linear layers of `net`."""
    rng = np.random.default_rng(2)
    with torch.no_grad():
        for layer in net:
            if isinstance(layer, nn.Linear):
                table = rng.normal(size=(layer.in_features, layer.out_features)) * (2 / layer.in_features) ** 0.5
                layer.weight.copy_(torch.from_numpy(table.T))
                layer.bias.zero_()


def tell_error(call):
    """Call something that PyTorch refuses, and print the first sentence of what it says."""
    try:
        call()
    except Exception as error:
        print(f"   {type(error).__name__}: {str(error).splitlines()[0]}")


def plot_two_draws(even, normal):
    """Draw the histograms of numbers from rand and from randn."""
    fig, axes = figure(1, 2, width=8, height=3, sharey=True)
    for ax, name, numbers, color in zip(axes, ("rand", "randn"), (even, normal), ("blue", "orange"), strict=True):
        ax.hist(numbers.numpy(), bins=40, range=(-4, 4), color=COLORS[color])
        ax.set(title=f"torch.{name}: {len(numbers)} numbers", xlabel="number")
    axes[0].set_ylabel("how many")
    words = "rand is flat between 0 and 1 and empty elsewhere; randn has a hump at 0, from about −3 to 3."
    show_figure(fig, f"Two histograms: {words}")


def plot_slopes(grad_of, f):
    """Draw a function of one variable and, below it, the slopes that `grad_of` finds."""
    x = torch.linspace(-4, 4, 161)
    slopes = grad_of(lambda many: f(many).sum(), x)
    fig, (top, bottom) = figure(2, 1, width=6, height=4.6, sharex=True)
    top.plot(x, f(x), color=COLORS["blue"])
    top.set(ylabel="f(x)", title="A function, and its slope by grad_of")
    bottom.plot(x, slopes, "--", color=COLORS["orange"])
    bottom.axhline(0, color=COLORS["grey"], lw=1)
    bottom.set(xlabel="x", ylabel="slope of f at x")
    show_figure(fig, "Above, a wavy curve; below, its slope at each x: zero where the curve has a hill or a valley.")


def plot_three_classes(P):
    """Draw the probabilities of three classes for every row; P is a tensor or an array."""
    P = torch.as_tensor(P)
    fig, ax = figure(width=7, height=3.2)
    for label, color in enumerate(("blue", "orange", "green")):
        ax.plot(P[:, label], MARKERS[label], ms=3, color=COLORS[color], label=f"class {label}")
    ax.set(xlabel="row", ylabel="probability", ylim=(0, 1), title="The untrained network's answers to 300 rows")
    ax.legend(loc="upper right", ncols=3)
    spread = ", ".join(f"{low:.2f} to {high:.2f}" for low, high in zip(P.amin(0), P.amax(0), strict=True))
    show_figure(
        fig, f"Three flat bands of dots, one for each class. Over the 300 rows the probabilities run from {spread}."
    )


def plot_wrong_steps(train_step):
    """Measure two mistakes beside the right step: no zero_grad on a line, softmax twice on three clouds."""
    fig, (left, right) = figure(1, 2, width=9.5, height=3.6)
    for label, look, clear in (("right", "-", True), ("no zero_grad", "--", False)):
        left.plot(_line_losses(train_step, clear), look, label=label, lw=1.5)
    left.set(title="1. Fitting y = w x", xlabel="step", ylabel="mean squared error", ylim=(-0.1, 4.8))
    left.legend(loc="upper right")
    for label, look, ends in (("right: logits", "-", []), ("softmax twice", "--", [nn.Softmax(dim=1)])):
        right.plot(_cloud_losses(train_step, ends), look, label=label, lw=1.5)
    floor = float(-np.log(np.e / (np.e + 2)))
    right.axhline(floor, color=COLORS["grey"], ls=":", lw=1)
    right.text(200, floor + 0.03, f"floor {floor:.3f}", ha="right")
    right.set(title="2. Three clouds", xlabel="step", ylabel="mean cross-entropy", ylim=(0, None))
    right.legend(loc="upper right")
    show_figure(
        fig,
        "Left: the right step's error falls to 0 and stays; without zero_grad it swings up and down again and again. "
        f"Right: with logits the loss falls to nearly 0; with softmax twice it stops above {floor:.3f}.",
    )


def _line_losses(train_step, clear, steps=60):
    x = torch.linspace(-1, 1, 20)[:, None]
    with torch.random.fork_rng():  # its weight starts at 0; the reader's generator stays where it is
        model = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(model.weight)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for _ in range(steps):
        if clear:
            losses.append(train_step(model, x, 3 * x, nn.MSELoss(), optimizer))
            continue
        error = ((model(x) - 3 * x) ** 2).mean()
        error.backward()  # the slopes of all earlier steps are still in there
        optimizer.step()
        losses.append(float(error.detach()))
    return losses


def _cloud_losses(train_step, ends, steps=200):
    X, labels = clouds(300, spread=0.3)
    with torch.random.fork_rng():
        torch.manual_seed(3)
        model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3), *ends)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.5)
    return [train_step(model, X, labels, nn.CrossEntropyLoss(), optimizer) for _ in range(steps)]


def plot_two_libraries(losses):
    """Draw PyTorch's losses, and those that lesson 09's network wrote down as crosses."""
    fig, ax = figure(width=6.4, height=3.4)
    ax.plot(losses, color=COLORS["blue"], label="this lesson, PyTorch, float32")
    places = range(0, 100 * len(LESSON_09_LOSSES), 100)
    ax.plot(places, LESSON_09_LOSSES, "X", color=COLORS["orange"], ms=8, label="lesson 09, NumPy, float64")
    ax.set(yscale="log", xlabel="epoch", ylabel="mean loss", title="One network, two libraries")
    ax.legend()
    apart = max(abs(losses[at] - loss) / loss for at, loss in zip(places, LESSON_09_LOSSES, strict=True))
    print(f"largest distance between the two, as a fraction of the loss: {apart:.1e}")
    words = "PyTorch's loss over 1000 epochs on a logarithmic scale"
    show_figure(fig, f"{words}, and ten crosses of lesson 09's run that lie on it.")


def plot_best(train_step, probabilities, save_best, load_best, epochs=150):
    """Train too long on few dots, keep the network that was best on others, and load it again."""
    X, labels = clouds(60, spread=0.9, seed=4)
    X_new, labels_new = clouds(600, spread=0.9, seed=5)

    def share(model, rows, wanted):
        P = torch.as_tensor(probabilities(model, rows))  # an array is a right answer, too
        return float((P.argmax(dim=1) == wanted).float().mean())

    def network():
        return nn.Sequential(nn.Linear(2, 64), nn.ReLU(), nn.Linear(64, 64), nn.ReLU(), nn.Linear(64, 3))

    with torch.random.fork_rng(), tempfile.TemporaryDirectory() as folder:
        torch.manual_seed(7)
        model, path, best = network(), Path(folder) / "best.pt", 0.0
        optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
        own, new = [], []
        for _ in range(epochs):
            train_step(model, X, labels, nn.CrossEntropyLoss(), optimizer)
            own.append(share(model, X, labels))
            new.append(share(model, X_new, labels_new))
            best = save_best(model, new[-1], best, path)
        loaded = share(load_best(network(), path), X_new, labels_new)
    fig, ax = figure(width=7, height=3.6)
    ax.plot(own, "--", color=COLORS["orange"], label="the 60 dots it learns from")
    ax.plot(new, color=COLORS["blue"], label="600 other dots")
    at = int(np.argmax(new))
    ax.plot(at, new[at], "o", ms=9, color=COLORS["blue"], label="kept")
    ax.set(xlabel="epoch", ylabel="fraction right", title="Which network to keep?")
    ax.legend(loc="lower right")
    print(f"kept: epoch {at}, {loaded:.3f} right when loaded again; the last network: {new[-1]:.3f}")
    others = f"on other dots it is best at epoch {at} ({best:.3f}) and ends at {new[-1]:.3f}"
    show_figure(fig, f"On its own dots the network climbs to {own[-1]:.2f}; {others}.")
