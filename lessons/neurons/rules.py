"""Lesson 14: networks beside rules that are known: parity, a sum, and a price that must not fall."""

from __future__ import annotations

import itertools

import numpy as np
import torch
from torch import nn

from neurons.figures import COLORS, figure, show_figure

__all__ = ["learn_parity", "learn_prices", "learn_sum", "plot_beyond", "plot_prices"]


class _Rising(nn.Linear):
    """A linear layer whose weights can't be negative, so that its outputs can't fall where its inputs rise."""

    def forward(self, X):
        return nn.functional.linear(X, self.weight.square(), self.bias)


def _network(sizes, kind=nn.Tanh, layer=nn.Linear):
    with torch.random.fork_rng():
        torch.manual_seed(0)
        pairs = [(layer(d, h), kind()) for d, h in itertools.pairwise(sizes)]
    return nn.Sequential(*[part for pair in pairs for part in pair][:-1])


def _learn(net, X, t, loss, steps, lr=5e-3):
    walk = torch.optim.Adam(net.parameters(), lr=lr)
    for _ in range(steps):
        walk.zero_grad()
        loss(net(X), t).backward()
        walk.step()


def learn_parity(bits=8):
    """Teach a network whether a number has an odd number of ones, from the lower half of all numbers.

    Returns
    -------
    array (2 ** bits,) of bool
        For each number, whether it is read right; only the lower half was learned.
    """
    X = torch.tensor(list(itertools.product([0.0, 1.0], repeat=bits)))
    t = X.sum(1).long() % 2
    net, half = _network([bits, 64, 64, 2], nn.ReLU), len(X) // 2
    _learn(net, X[:half], t[:half], nn.functional.cross_entropy, 600)
    with torch.no_grad():
        return (net(X).argmax(1) == t).numpy()


def learn_sum(places, rule=lambda a, b: a + b):
    """Teach two networks a rule on pairs from 0 to 10, and ask them for a = b at `places`.

    Returns
    -------
    dict of str to array
        The truth, and the answers of a network with tanh and one with ReLU.
    """
    X = torch.tensor(np.random.default_rng(0).uniform(0, 10, (500, 2)), dtype=torch.float32)
    t, ask = rule(X[:, 0], X[:, 1]), torch.tensor(places, dtype=torch.float32)
    told = {"truth": rule(ask, ask).numpy()}
    for name, kind in (("tanh", nn.Tanh), ("ReLU", nn.ReLU)):
        net = _network([2, 64, 64, 1], kind)
        _learn(net, X / 10, (t / t.std())[:, None], nn.functional.mse_loss, 1200, 3e-3)
        with torch.no_grad():
            told[name] = (net(torch.stack([ask, ask], 1) / 10)[:, 0] * t.std()).numpy()
    return told


def plot_beyond(right, places, answers):
    """Draw parity in blocks of 32 numbers, and a rule for two numbers, with the end of what was learned."""
    fig, (left, beside) = figure(1, 2, width=9.6, height=3.6)
    shares, half = right.reshape(8, -1).mean(axis=1), len(right) // 2
    width = len(right) // 8
    bars = left.bar(
        np.arange(8) * width + width / 2,
        shares,
        0.85 * width,
        color=[COLORS["blue"]] * 4 + [COLORS["orange"]] * 4,
        hatch=[""] * 4 + ["//"] * 4,
        edgecolor="white",
    )
    left.bar_label(bars, [f"{share:.2f}" for share in shares], padding=2)
    left.axhline(0.5, color=COLORS["grey"], ls=":")
    left.set(
        title="Is the number of ones odd?",
        xlabel=f"number (learned: 0 to {half - 1})",
        ylabel="fraction right (dotted: guessing)",
        ylim=(0, 1.15),
    )
    looks = {"truth": ("black", "-"), "tanh": ("orange", "--"), "ReLU": ("blue", ":")}
    for name, values in answers.items():
        beside.plot(places, values, looks[name][1], color=COLORS[looks[name][0]], lw=2, label=name)
    beside.axvspan(0, 10, color=COLORS["grey"], alpha=0.15, lw=0)
    beside.set(title="The rule beyond the data", xlabel="a = b (learned: grey, 0 to 10)", ylabel="answer")
    beside.legend(loc="upper left")
    words = ", ".join(f"{name} {values[-1]:.1f}" for name, values in answers.items())
    show_figure(
        fig,
        f"Left: of the learned numbers {right[:half].mean():.2f} are right, of those beyond {right[half:].mean():.2f}. "
        f"Right: at a = b = {places[-1]:g} the answers are {words}.",
    )


def learn_prices(rising=False):
    """Teach a network 40 made-up flats; return their sizes and prices, a fine row of sizes, and its answers there."""
    rng = np.random.default_rng(0)
    area = np.sort(rng.uniform(20, 120, 40))
    price = 60 + 2.5 * area + rng.normal(0, 30, 40)
    grid = np.linspace(20, 120, 501)

    def column(values, middle, spread):
        return torch.tensor((values - middle) / spread, dtype=torch.float32)[:, None]

    net = _network([1, 50, 50, 1], nn.Tanh, _Rising if rising else nn.Linear)
    _learn(net, column(area, 70, 30), column(price, 235, 75), nn.functional.mse_loss, 2000)
    with torch.no_grad():
        answers = net(column(grid, 70, 30))[:, 0].numpy() * 75 + 235
    return area, price, grid, answers


def plot_prices(free, rising=None):
    """Draw the flats and the network's prices, bold where they fall; also those of a network that can't fall."""
    area, price, grid, answers = free
    fig, ax = figure(width=7.4, height=3.8)
    ax.plot(area, price, "o", ms=4, color=COLORS["grey"], label="flats")
    falls = np.diff(answers) < 0
    ax.plot(grid, answers, color=COLORS["blue"], lw=1.5, label="network")
    ax.plot(
        grid, np.where(np.append(falls, False), answers, np.nan), color=COLORS["orange"], lw=4, label="here it falls"
    )
    words = f"the network's price falls on a share of {falls.mean():.2f} of the way from 20 to 120 m²"
    if rising is not None:
        ax.plot(grid, rising[3], "--", color=COLORS["green"], lw=2, label="weights ≥ 0")
        words += f"; with weights that can't be negative, on {np.mean(np.diff(rising[3]) < 0):.2f}"
    ax.set(title="Does a larger flat cost less?", xlabel="size in m²", ylabel="price in 1,000")
    ax.legend(loc="upper left")
    print(words)
    show_figure(fig, f"Forty flats, larger ones dearer with scatter; {words}.")
