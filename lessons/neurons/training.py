"""Lesson 13: the digits, training with a progress bar, and pictures of gradients, overfitting and mistakes."""

from __future__ import annotations

import copy
from typing import Any

import numpy as np
import torch
from torch import nn

from neurons.digits import scanned_digits
from neurons.figures import COLORS, LOOKS, figure, show_figure

__all__ = [
    "compare_signals",
    "compare_with_torch",
    "learn",
    "load_digits",
    "overfit",
    "plot_confusion",
    "plot_gradients",
    "plot_overfitting",
    "plot_starts",
    "plot_steps",
    "plot_stop",
    "score",
    "show_digits",
    "show_dropout",
    "show_mistakes",
    "tell_moves",
]

_MEAN, _SPREAD = 0.1307, 0.3081  # of all of MNIST's training pictures


def load_digits():
    """Load the bundled digits: X (20000, 784) float32, labels (20000,) int64, and the same of 5,000 test digits."""
    X, labels, test_X, test_labels = scanned_digits()
    return _standard(X), labels.astype(np.int64), _standard(test_X), test_labels.astype(np.int64)


def _standard(images):
    return (images.reshape(-1, 784).astype(np.float32) / 255 - _MEAN) / _SPREAD


class _Bar:
    """A progress bar that is a line of HTML, so that it needs no widgets and stays in a saved notebook."""

    def __init__(self, title, steps):
        from IPython.display import HTML, display

        self._html, self._title, self._steps = HTML, title, steps
        self._handle = display(self._line(0, ""), display_id=True)

    def _line(self, done, words):
        return self._html(
            f'<label>{self._title}: <progress value="{done}" max="{self._steps}" aria-label="{self._title}">'
            f"</progress> step {done} of {self._steps} {words}</label>"
        )

    def show(self, done, words):
        if self._handle is not None:  # None where there is no notebook
            self._handle.update(self._line(done, words))


def learn(
    net,
    X,
    labels,
    loss,
    optimizer,
    steps,
    *,
    title="training",
    batch=100,
    shift=False,
    cosine=False,
    total=None,
    done=0,
):
    """Train a network for some steps and return the losses.

    Parameters
    ----------
    shift : bool
        Move all pictures of a batch by at most one pixel, drawn anew for each step.
    cosine : bool
        Let the rate fade out along half a cosine wave of `total` steps, of which `done` are behind.
    """
    X, labels = torch.as_tensor(X), torch.as_tensor(labels)
    chance, losses = torch.Generator().manual_seed(1 + done), []
    order, first = torch.randperm(len(X), generator=chance), [group["lr"] for group in optimizer.param_groups]
    if cosine and done:
        first = [group["initial"] for group in optimizer.param_groups]
    bar, at = _Bar(title, steps), 0
    net.train()
    for step in range(steps):
        if at + batch > len(X):
            order, at = torch.randperm(len(X), generator=chance), 0
        rows, at = order[at : at + batch], at + batch
        pictures = X[rows]
        if shift:
            moves = torch.randint(-1, 2, (2,), generator=chance).tolist()
            pictures = torch.roll(pictures.reshape(-1, 28, 28), moves, (1, 2)).reshape(-1, 784)
        for group, lr in zip(optimizer.param_groups, first, strict=True):
            group["initial"] = lr
            if cosine:
                group["lr"] = lr * (1 + np.cos(np.pi * (done + step) / (total or steps))) / 2
        value = loss(net(pictures), labels[rows])
        optimizer.zero_grad()
        value.backward()
        optimizer.step()
        losses.append(value.item())
        if step % 20 == 19 or step == steps - 1:
            bar.show(step + 1, f"· mean loss {np.mean(losses[-20:]):.3f}")
    return losses


def _scores(net, X):
    net.eval()
    with torch.no_grad():
        return net(torch.as_tensor(X))


def score(net, X, labels):
    """Return the fraction of digits that the network reads right, in evaluation mode."""
    return float((_scores(net, X).argmax(dim=1).numpy() == np.asarray(labels)).mean())


def overfit(parts, stopper=None, rate=0.0, epochs=60):
    """Train on few digits; after each epoch note both losses and ask `stopper`, if there is one, whether to stop."""
    (X, t), (X_valid, t_valid) = ((torch.as_tensor(rows), torch.as_tensor(labels)) for rows, labels in parts)
    with torch.random.fork_rng():
        torch.manual_seed(2)
        extra = [nn.Dropout(rate)] if rate else []
        net = nn.Sequential(
            nn.Linear(784, 128),
            nn.ReLU(),
            *extra,
            nn.Linear(128, 128),
            nn.ReLU(),
            *copy.deepcopy(extra),
            nn.Linear(128, 10),
        )
        optimizer = torch.optim.Adam(net.parameters(), lr=1e-3)
        told: dict[str, Any] = {"train": [], "valid": [], "right": []}
        live = {name: weight.detach().numpy() for name, weight in net.named_parameters()}  # they change as it learns
        for _ in range(epochs):
            net.train()
            for rows in torch.randperm(len(X)).split(50):
                optimizer.zero_grad()
                nn.functional.cross_entropy(net(X[rows]), t[rows]).backward()
                optimizer.step()
            scores = _scores(net, X_valid)
            told["train"].append(nn.functional.cross_entropy(_scores(net, X), t).item())
            told["valid"].append(nn.functional.cross_entropy(scores, t_valid).item())
            told["right"].append(float((scores.argmax(1) == t_valid).float().mean()))
            if stopper is not None and stopper.update(told["valid"][-1], live):
                break
    if stopper is not None:
        net.load_state_dict({name: torch.tensor(array) for name, array in stopper.best_params.items()})
        told["kept"] = nn.functional.cross_entropy(_scores(net, X_valid), t_valid).item()
    return told


def tell_moves(before, after):
    """Print how far the weights of each linear layer have moved, as a share of their own size."""
    shares = []
    for old, new in zip(before, after, strict=True):
        if isinstance(old, nn.Linear):
            one, other = old.weight.detach().numpy(), new.weight.detach().numpy()
            shares.append(np.linalg.norm(other - one) / np.linalg.norm(one))
    print("moved, first layer to last: " + "   ".join(f"{share:.2%}" for share in shares))


def compare_signals(before, after, X):
    """Print the spread of the weighted sums of each linear layer on 500 rows, before and after a training."""
    for name, net in (("at the start", before), ("after 201 steps", after)):
        spreads, A = [], torch.as_tensor(X[:500])
        with torch.no_grad():
            for layer in net:
                A = layer(A)
                spreads += [A.std().item()] if isinstance(layer, nn.Linear) else []
        print(f"spread {name:15}: " + "   ".join(f"{spread:.1f}" for spread in spreads))


def _lines(ax, curves, title, xlabel, *, at=None, **more):
    for (name, values), (color, marker, line) in zip(curves.items(), LOOKS, strict=False):
        places = np.arange(1, len(values) + 1) if at is None else at
        ax.plot(places, values, line, color=COLORS[color], marker=marker, ms=3.5, label=name)
    ax.set(xlabel=xlabel, title=title, yscale="log", **more)


def plot_gradients(gradient_norms, settings, depths=(1, 2, 5, 10, 15, 20, 25, 30)):
    """Draw the norm of every layer's gradient, and that of the first layer by depth, for activations and spreads."""
    made = {
        f"{f}, std {std:g}": [gradient_norms(depth, f, std, np.random.default_rng(1)) for depth in depths]
        for f, std in settings
    }
    last, first = ({name: pick(norms) for name, norms in made.items()} for pick in (_deepest, _first_layers))
    fig, (left, right) = figure(1, 2, width=9.5, height=3.8, sharey=True)
    _lines(left, last, f"{depths[-1]} layers", "layer", ylabel="norm of dL/dW", ylim=(1e-24, 1e10))
    _lines(right, first, "The first layer's, by depth", "number of layers", at=depths)
    right.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    words = "; ".join(
        f"{name}: {v[0]:.0e} in the first layer, {v[-1]:.0e} in the last, {alone:.0e} where there is one layer"
        for (name, v), (alone, *_) in zip(last.items(), first.values(), strict=True)
    )
    show_figure(fig, f"Gradient norms of {depths[-1]} layers on a logarithmic scale. {words}.")


def _deepest(norms):
    return norms[-1]


def _first_layers(norms):
    return [each[0] for each in norms]


def plot_starts(gradient_norms, starts, depth=30):
    """Draw the norms for starts by rule."""
    curves = {name: gradient_norms(depth, f, std, np.random.default_rng(1)) for name, (f, std) in starts.items()}
    fig, ax = figure(width=8, height=3.6)
    _lines(ax, curves, "Starts by the layer's width", "layer", ylabel="norm of dL/dW", ylim=(1e-22, 1e4))
    ax.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    words = "; ".join(f"{name}: {v.min():.0e} to {v.max():.0e}" for name, v in curves.items())
    show_figure(fig, f"Gradient norms of {depth} layers on a logarithmic scale. Smallest to largest: {words}.")


def compare_with_torch(kind):
    """Print how far the reader's batch norm is from PyTorch's: output, gradients, running values, evaluation."""
    rng = np.random.default_rng(3)
    X, d_out, gamma, beta = rng.normal(2, 3, (7, 4)), rng.normal(size=(7, 4)), rng.normal(size=4), rng.normal(size=4)
    ours, theirs = kind(4), nn.BatchNorm1d(4, momentum=0.1, dtype=torch.float64)
    ours.gamma, ours.beta = gamma.copy(), beta.copy()
    with torch.no_grad():
        theirs.weight.copy_(torch.tensor(gamma))
        theirs.bias.copy_(torch.tensor(beta))
    x = torch.tensor(X, requires_grad=True)
    out = theirs(x)
    out.backward(torch.tensor(d_out))
    pairs = {"output": (ours.forward(X), out), "gradient of X": (ours.backward(d_out), x.grad)}
    pairs |= {"dgamma": (ours.dgamma, theirs.weight.grad), "dbeta": (ours.dbeta, theirs.bias.grad)}
    pairs |= {"running mean": (ours.running_mean, theirs.running_mean)}
    pairs |= {"running variance": (ours.running_var, theirs.running_var)}
    for name, (mine, other) in pairs.items():
        print(f"{name:17} largest distance {np.abs(mine - other.detach().numpy()).max():.1e}")
    with torch.no_grad():
        theirs.get_buffer("running_var").copy_(torch.tensor(np.asarray(ours.running_var)))
    far = np.abs(ours.forward(X, False) - theirs.eval()(x).detach().numpy()).max()
    print(f"evaluation, from the same running values: largest distance {far:.1e}")


def plot_overfitting(runs):
    """Draw training and validation losses of one run or several, side by side."""
    fig, axes = figure(1, len(runs), width=1.5 + 4 * len(runs), height=3.4, sharey=True, squeeze=False)
    words = []
    for ax, (name, told) in zip(axes[0], runs.items(), strict=True):
        epochs = np.arange(1, len(told["valid"]) + 1)
        ax.plot(epochs, told["train"], "--", color=COLORS["orange"], label="training")
        ax.plot(epochs, told["valid"], "-", color=COLORS["blue"], label="validation")
        best = int(np.argmin(told["valid"]))
        ax.plot(
            best + 1, told["valid"][best], "o", ms=8, color=COLORS["blue"], label=f"best: {told['valid'][best]:.3f}"
        )
        ax.set(title=f"{name}: ends at {told['valid'][-1]:.3f}", xlabel="epoch")
        ax.legend(loc="upper right", fontsize=9)
        words.append(
            f"{name}: validation loss is best after epoch {best + 1} ({told['valid'][best]:.3f}) and ends at "
            f"{told['valid'][-1]:.3f}; training loss ends at {told['train'][-1]:.3f}"
        )
    axes[0, 0].set_ylabel("mean cross-entropy")
    show_figure(fig, "; ".join(words) + ".")


def plot_stop(stopped, plain):
    """Draw the validation loss until it was stopped, over the whole run, and tell which network was kept."""
    fig, ax = figure(width=7, height=3.4)
    best = int(np.argmin(stopped["valid"]))
    ax.plot(np.arange(1, len(plain["valid"]) + 1), plain["valid"], ":", color=COLORS["grey"], label="without stopping")
    ax.plot(np.arange(1, len(stopped["valid"]) + 1), stopped["valid"], color=COLORS["blue"], label="until you stopped")
    ax.plot(best + 1, stopped["valid"][best], "o", ms=9, color=COLORS["orange"], label=f"kept: epoch {best + 1}")
    ax.set(title="Your early stopping", xlabel="epoch", ylabel="validation loss")
    ax.legend()
    print(
        f"stopped after epoch {len(stopped['valid'])}; the kept network's loss, measured again: {stopped['kept']:.3f}"
    )
    show_figure(
        fig,
        f"The validation loss is smallest after epoch {best + 1}; training stopped after epoch "
        f"{len(stopped['valid'])}. Without stopping it would have risen to {plain['valid'][-1]:.3f}.",
    )


def show_dropout(kind):
    """Draw what the reader's dropout makes of a table of ones, twice, and measure the mean."""
    layer, X = kind(0.3, np.random.default_rng(5)), np.ones((12, 24))
    fig, axes = figure(1, 2, width=8.5, height=2.6, sharey=True)
    for ax, name in zip(axes, ("first pass", "second pass"), strict=True):
        out = np.asarray(layer.forward(X))
        ax.imshow(out, cmap="Blues", vmin=0, vmax=2)
        ax.set(title=f"{name} (white: dropped): mean {out.mean():.3f}", xlabel="unit", ylabel="row")
    show_figure(
        fig,
        "Two tables of ones after dropout with rate 0.3: white entries are 0, scattered differently in each pass; "
        "the others are 1.43, so that the mean stays near 1.",
    )


def plot_steps(reached):
    """Draw the ladder of fixes: one bar for each network."""
    fig, ax = figure(width=8, height=3.2)
    ax.barh(list(reached), list(reached.values()), color=COLORS["blue"])
    for name, value in reached.items():
        ax.text(max(value, 0.1) + 0.01, name, f"{value:.3f}", va="center")
    ax.axvline(0.1, color=COLORS["grey"], ls="--")
    ax.set(
        xlim=(0, 1.1),
        xlabel="fraction of validation digits read (dashed: guessing)",
        title="201 steps, one change at a time",
    )
    ax.invert_yaxis()
    show_figure(fig, "Bars: " + "; ".join(f"{name} {value:.3f}" for name, value in reached.items()) + ".")


def _pictures(axes, X, titles):
    for ax, row, title in zip(axes.flat, X, titles, strict=False):
        ax.imshow(np.asarray(row).reshape(28, 28), cmap="Greys")
        ax.set_title(title, fontsize=10)
        ax.set(xticks=[], yticks=[])


def show_digits(X, labels, each=2):
    """Draw the first digits of each kind."""
    rows = np.concatenate([np.flatnonzero(labels == digit)[:each] for digit in range(10)])
    rows = rows.reshape(10, each).T.ravel()
    fig, axes = figure(each, 10, width=9, height=1.1 * each + 0.3)
    fig.suptitle("Handwritten digits, 28 x 28 pixels, and what they are", fontsize=12)
    _pictures(axes, X[rows], labels[rows])
    show_figure(fig, f"{each} handwritten digits of each kind, 0 to 9.")


def plot_confusion(net, X, labels):
    """Draw how often each digit was read as each other one."""
    table = np.zeros((10, 10), int)
    np.add.at(table, (labels, _scores(net, X).argmax(1).numpy()), 1)
    wrong = table - np.diag(np.diag(table))
    fig, ax = figure(width=5.6, height=5)
    ax.imshow(wrong, cmap="Oranges", vmax=max(wrong.max() * 1.5, 1))
    for (i, j), count in np.ndenumerate(table):
        ax.text(j, i, count, ha="center", va="center", fontsize=9, color=COLORS["grey" if i == j else "black"])
    ax.set(
        xticks=range(10), yticks=range(10), xlabel="read as", ylabel="is", title="Confusion matrix of the test digits"
    )
    i, j = np.unravel_index(wrong.argmax(), wrong.shape)
    show_figure(
        fig,
        f"A 10 by 10 table: {np.trace(table)} of {table.sum()} digits lie on its diagonal. No mistake is commoner than "
        f"this: {wrong.max()} times a {i} was read as a {j}.",
    )


def show_mistakes(net, X, labels, count=10):
    """Draw the wrong readings of which the network was surest."""
    P = torch.softmax(_scores(net, X), 1).numpy()
    read = P.argmax(1)
    wrong = np.flatnonzero(read != labels)
    worst = wrong[np.argsort(-P.max(1)[wrong])][:count]
    fig, axes = figure(2, count // 2, width=8, height=4.1)
    fig.suptitle("The worst mistakes: wrong, and sure of it", fontsize=12)
    _pictures(axes, X[worst], [f"{labels[i]} read as {read[i]}\n{P[i].max():.3f} sure" for i in worst])
    show_figure(fig, "The ten worst mistakes: " + ", ".join(f"a {labels[i]} read as {read[i]}" for i in worst) + ".")
