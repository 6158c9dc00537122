"""Lesson 14: a small reader of digits, what it looks at, how it is fooled, and what its training hides."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from neurons.digits import scanned_digits
from neurons.figures import COLORS, LOOKS, figure, show_figure

__all__ = [
    "accuracy",
    "by_digit",
    "digits",
    "nonsense",
    "one_by_one",
    "plot_confidence",
    "plot_lines",
    "probabilities_of",
    "reader",
    "show_fooled",
    "show_maps",
    "show_worst",
    "shuffled_class",
    "smooth",
    "some_of",
    "teach",
]


def digits():
    """Load the bundled digits with ink from 0 to 1: X (20000, 1, 28, 28), labels (20000,), and 5,000 to test with."""
    X, labels, test_X, test_labels = map(torch.from_numpy, scanned_digits())
    return X.float()[:, None] / 255, labels.long(), test_X.float()[:, None] / 255, test_labels.long()


def reader(seed=0, hidden=100):
    """Build an untrained network: 784 inputs, two hidden layers with ReLU, 10 logits; PyTorch's own start."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        inner = [nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU()]
        return nn.Sequential(nn.Flatten(), *inner, nn.Linear(hidden, 10))


def teach(net, X, labels, steps=1000, *, batch=100, shift=False, harden=0.0):
    """Train a network with Adam, put it into evaluation mode, and return the losses.

    Parameters
    ----------
    shift : bool
        Move all pictures of a batch by at most one pixel, drawn anew for each step.
    harden : float
        Where above 0, each batch is learned beside a copy that was moved so far against the network.
    """
    X, labels = torch.as_tensor(X), torch.as_tensor(labels)
    chance, walk = torch.Generator().manual_seed(1), torch.optim.Adam(net.parameters(), lr=2e-3)
    batch, at, losses = min(batch, len(X)), len(X), []
    net.train()
    for _ in range(steps):
        if at + batch > len(X):
            order, at = torch.randperm(len(X), generator=chance), 0
        rows, at = order[at : at + batch], at + batch
        pictures, t = X[rows], labels[rows]
        if shift:
            moves = torch.randint(-1, 2, (2,), generator=chance).tolist()
            pictures = torch.roll(pictures, moves, (2, 3))
        if harden:
            pictures, t = torch.cat([pictures, _worse(net, pictures, t, harden)]), torch.cat([t, t])
        walk.zero_grad()
        loss = nn.functional.cross_entropy(input=net(pictures), target=t)
        loss.backward()
        walk.step()
        losses.append(loss.item())
    net.eval()
    return losses


def _worse(net, pictures, labels, far):
    """Move a batch against the network: every pixel `far` up the slope of the loss."""
    moving = pictures.clone().requires_grad_()
    nn.functional.cross_entropy(input=net(moving), target=labels).backward()
    return torch.clip(pictures + far * torch.sign(moving.grad), 0.0, 1.0)


def probabilities_of(net, X):
    """Return the probabilities (n, 10) of a batch as an array."""
    with torch.no_grad():
        return nn.functional.softmax(net(X), 1).numpy()


def accuracy(net, X, labels):
    """Return the fraction of a batch that is read right."""
    return float((probabilities_of(net, X).argmax(1) == np.asarray(labels)).mean())


def by_digit(net, X, labels):
    """Return for each digit the fraction that is read right, 0 to 9."""
    return [accuracy(net, X[labels == digit], labels[labels == digit]) for digit in range(10)]


def some_of(labels, kinds=(7, 3, 4, 2, 8)):
    """Return the place of the fourth picture of each kind."""
    return torch.tensor([int(torch.nonzero(labels == digit)[3, 0]) for digit in kinds])


def smooth(losses, size=50):
    """Return the mean of every `size` losses."""
    return np.reshape(losses, (-1, size)).mean(axis=1)


def one_by_one(attack, net, X, labels, eps):
    """Change every picture by attack(net, x, label, eps)."""
    changed = [torch.as_tensor(attack(net, x, int(label), eps)) for x, label in zip(X, labels, strict=True)]
    return torch.stack(changed)


def shuffled_class(labels, digit=7, to=None):
    """Return the labels with those of one digit drawn anew by chance, or all replaced by `to`."""
    labels, chance = labels.clone(), torch.Generator().manual_seed(0)
    rows = torch.nonzero(labels == digit)[:, 0]
    labels[rows] = torch.randint(0, 10, (len(rows),), generator=chance) if to is None else to
    return labels


def nonsense(X, labels):
    """Return two batches that are no digits: noise, and 2, 3, 4, 5 and 7 upside down."""
    noise = torch.rand(1000, 1, 28, 28, generator=torch.Generator().manual_seed(3))
    return noise, torch.flip(X[torch.isin(labels, torch.tensor([2, 3, 4, 5, 7]))], (2, 3))


# --- pictures -------------------------------------------------------------------------------------------------------


def _picture(ax, x, title, **look):
    shown = ax.imshow(np.reshape(x.numpy(), (28, 28)), **({"cmap": "Greys", "vmin": 0, "vmax": 1} | look))
    ax.set_title(title, fontsize=10)
    ax.set(xticks=[], yticks=[])
    return shown


def show_worst(net, X, labels, truth, digit=7):
    """Draw twelve of the 200 pictures with the largest loss, and count a digit among the 200."""
    P = probabilities_of(net, X)
    of_label = P[np.arange(len(P)), labels.numpy()]
    worst = np.argsort(of_label)[:200]  # the smallest probability of its label: the largest loss
    titles = [f"labelled {labels[i]}, read as {P[i].argmax()}" for i in worst[::17]]
    fig, axes = figure(2, 6, width=8.4, height=4)
    for ax, i, title in zip(axes.flat, worst[::17], titles, strict=True):
        _picture(ax, X[i], title.replace(", ", "\n"))
    many = int((truth.numpy()[worst] == digit).sum())
    print(f"among the 200 with the largest loss are {many} true {digit}s")
    show_figure(fig, f"Twelve of the 200 training pictures with the largest loss: {'; '.join(titles)}.")


def show_maps(X, labels, maps, meaning):
    """Draw pictures and below each its map, orange where positive and purple where negative."""
    maps = [torch.as_tensor(one).reshape(len(one.squeeze()), -1) for one in maps]
    fig, axes = figure(2, len(X), width=1.75 * len(X), height=4)
    words = []
    for column, (x, label, one) in enumerate(zip(X, labels, maps, strict=True)):
        _picture(axes[0, column], x, f"a {int(label)}")
        most = float(one.abs().max())
        axes[1, column].imshow(one.numpy(), cmap="PuOr_r", vmin=-most, vmax=most, extent=(0, 28, 28, 0))
        axes[1, column].contour(x.reshape(28, 28).numpy(), [0.5], colors=COLORS["black"], linewidths=1)
        axes[1, column].set(xticks=[], yticks=[])
        axes[1, column].set_title(f"{round(float(one.min()), 2) + 0.0:.2f} to {float(one.max()):.2f}", fontsize=10)
        row, place = divmod(int(one.argmax()), one.shape[1])
        down, along = (row + 0.5) / len(one), (place + 0.5) / len(one)
        words.append(f"{int(label)} at {down:.0%} from the top, {along:.0%} from the left")
    fig.supxlabel(f"{meaning}: orange above 0, purple below 0, white 0; the line is the digit's edge", fontsize=10)
    show_figure(fig, f"Digits, and below each a map ({meaning}). It is largest for the {'; for the '.join(words)}.")


def show_fooled(before, after, labels, net):
    """Draw pictures before and after a change, with what the network reads and how sure it is."""
    fig, axes = figure(2, len(before), width=1.6 * len(before), height=4)
    words = []
    for row, (name, X) in enumerate((("before", before), ("after", after))):
        P = probabilities_of(net, X)
        for ax, x, p in zip(axes[row], X, P, strict=True):
            _picture(ax, x, f"read as {p.argmax()}\n{p.max():.3f} sure")
        axes[row, 0].set_ylabel(name)
        words.append(f"{name}: read as {', '.join(str(p.argmax()) for p in P)}")
    show_figure(fig, f"The digits {', '.join(map(str, labels.tolist()))} {'; '.join(words)}.")


def plot_lines(x, curves, *, title, xlabel, ylabel, **axis):
    """Draw curves over common places, each with a marker and a line style of its own."""
    fig, ax = figure(width=7.4, height=3.8)
    for (name, values), (color, marker, line) in zip(curves.items(), LOOKS, strict=False):
        ax.plot(x, values, line, color=COLORS[color], marker=marker, ms=5, label=name)
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel, **axis)
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    words = "; ".join(f"{name}: " + ", ".join(f"{value:.2f}" for value in curve) for name, curve in curves.items())
    show_figure(fig, f"{title}. At {', '.join(f'{place:g}' for place in x)}: {words}.")


def plot_confidence(counts):
    """Draw histograms of the confidence, one panel for each sort of picture."""
    fig, axes = figure(1, len(counts), width=3 * len(counts), height=3.2, sharey=True)
    words = []
    for ax, (name, bins), (color, _, _) in zip(axes, counts.items(), LOOKS, strict=False):
        shares = np.asarray(bins) / np.sum(bins)
        ax.bar((np.arange(len(shares)) + 0.5) / len(shares), shares, 0.9 / len(shares), color=COLORS[color])
        ax.set(title=name, xlabel="confidence", xlim=(0, 1), ylim=(0, 1))
        ax.text(0.04, 0.92, f"above {1 - 1 / len(shares):.1f}: {shares[-1]:.2f}")
        words.append(f"{name}: a share of {shares[-1]:.2f} in the last bin")
    axes[0].set_ylabel("share of the pictures")
    show_figure(fig, f"Histograms of the largest probability. {'; '.join(words)}.")
