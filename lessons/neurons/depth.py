"""Lesson 11: the spiral table, as the source had it and as it was measured again; bumps, folds and straight pieces."""

from __future__ import annotations

import numpy as np
import torch
from torch import nn

from neurons.figures import COLORS, MARKERS, figure, show_figure

__all__ = [
    "RECORDED",
    "ROWS",
    "folding_network",
    "plot_boundaries",
    "plot_bumps",
    "plot_folds",
    "plot_fresh_regions",
    "plot_noise_free",
    "plot_pieces",
    "plot_row_boundaries",
    "plot_spirals",
    "show_table",
    "with_progress",
]

_SGD, _ADAM = torch.optim.SGD, torch.optim.Adam
ROWS = [
    dict(zip(("name", "sizes", "activation", "optimizer", "lr", "epochs"), row, strict=True))
    for row in (
        ("linear 2-100-3, SGD 0.001, 1,000 epochs", [2, 100, 3], None, _SGD, 1e-3, 1000),
        ("sigmoid 2-100-3, Adam 0.001, 1,000 epochs", [2, 100, 3], nn.Sigmoid, _ADAM, 1e-3, 1000),
        ("ReLU 2-100-3, Adam 0.001, 1,000 epochs", [2, 100, 3], nn.ReLU, _ADAM, 1e-3, 1000),
        ("ReLU 2-100-3, SGD 0.1, 1,000 epochs", [2, 100, 3], nn.ReLU, _SGD, 1e-1, 1000),
        ("ReLU 2-100-25-3, Adam 0.001, 1,000 epochs", [2, 100, 25, 3], nn.ReLU, _ADAM, 1e-3, 1000),
        ("ReLU 2-100-25-3, Adam 0.001, 10,000 epochs", [2, 100, 25, 3], nn.ReLU, _ADAM, 1e-3, 10_000),
    )
]
# The source's loss and accuracy; then, with 1,000 points an arm and five seeds (PyTorch 2.13, one core): mean loss,
# smallest, largest, mean accuracy. benchmarks/spiral_table.py measures them again.
RECORDED = [
    (0.862976, 0.501, 0.8627, 0.858, 0.867, 0.502),
    (0.754807, 0.509, 0.7563, 0.753, 0.762, 0.513),
    (0.171876, 0.955, 0.1767, 0.162, 0.190, 0.945),
    (0.377146, 0.813, 0.3847, 0.372, 0.406, 0.814),
    (0.022764, 0.998, 0.0226, 0.018, 0.026, 0.999),
    (0.002587, 0.999, 0.0026, 0.0026, 0.0027, 0.999),
]
_ARMS = ("blue", "orange", "green", "purple")


def _arms(ax, X, labels, size=8):
    for label in np.unique(labels):
        rows = np.asarray(labels) == label
        ax.scatter(*np.asarray(X)[rows].T, s=size, marker=MARKERS[label], color=COLORS[_ARMS[label]], lw=0)
    ax.set_aspect("equal")
    ax.set(xlabel="x1", ylabel="x2")


def plot_noise_free():
    """Draw the arms without chance, with the start and the turn of the second one marked."""
    fig, ax = figure(width=5.6, height=4.4)
    r = np.linspace(0, 1, 60)
    for c in range(3):
        angle = 2 * np.pi / 3 * (c + 2 * r)
        look = {"color": COLORS[_ARMS[c]], "marker": MARKERS[c], "markevery": 6, "ms": 5}
        ax.plot(np.sin(angle) * r, np.cos(angle) * r, label=f"c = {c}", **look)
    ax.set_aspect("equal")
    ax.set(xlabel="x1 = r sin angle", ylabel="x2 = r cos angle", title="Three arms without chance")
    ax.set_xticks([-1, -0.5, 0, 0.5, 1])
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    show_figure(fig, "Three spiral arms that start in the middle and turn clockwise by two thirds of a circle each.")


def plot_spirals(X, labels):
    """Draw the reader's points."""
    fig, ax = figure(width=4.6, height=4.4)
    _arms(ax, X, labels, size=12)
    ax.locator_params(nbins=5)
    ax.set_title(f"{len(X)} points of {len(np.unique(labels))} arms")
    show_figure(
        fig, "Three spiral arms of scattered points, wound around each other; near the middle they run together."
    )


def plot_row_boundaries(build, rows, X, labels):
    """Train the network of each row as the row says, and draw which class wins where."""
    with torch.random.fork_rng():
        torch.manual_seed(0)
        models = {row["name"]: build(*(row[part] for part in ("sizes", "activation"))) for row in rows}
    plot_boundaries(models, X, labels, rows)


def plot_boundaries(models, X, labels, rows=None):
    """Train each model (as its row says, or 400 steps of Adam) and draw which class wins where."""
    wide = min(len(models), 3)
    high = -(-len(models) // wide)
    fig, axes = figure(high, wide, width=3.1 * wide, height=3.5 * high, squeeze=False)
    axis = torch.linspace(-1.15, 1.15, 120)
    points = torch.cartesian_prod(axis, axis)
    told = []
    for number, (ax, (name, model)) in enumerate(zip(axes.flat, models.items(), strict=False)):
        _learn(model, X, labels, rows[number] if rows else {"optimizer": _ADAM, "lr": 1e-2, "epochs": 400})
        with torch.no_grad():
            wins = model(points).argmax(dim=1).reshape(120, 120).T
            right = float((model(X).argmax(dim=1) == labels).double().mean())
        pale = [_pale(COLORS[name]) for name in _ARMS[:3]]
        ax.contourf(axis, axis, wins, levels=[-0.5, 0.5, 1.5, 2.5], colors=pale)
        _arms(ax, X, labels, size=12)  # smaller, and their shape can't be told
        short = name.replace(", ", "\n", 1)
        ax.set_title(f"{short}\n{right:.2f} right", fontsize=10)
        told.append(f"{name}: {right:.2f} right")
    for ax in axes.flat[len(models) :]:
        ax.axis("off")
    show_figure(fig, f"Which class wins where, after training. {'; '.join(told)}.")


def _pale(color):
    numbers = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    return "#" + "".join(f"{255 - (255 - number) // 3:02X}" for number in numbers)


def _learn(model, X, labels, how):
    walk = how["optimizer"]([*model.parameters()], weight_decay=1e-5, lr=how["lr"])
    for _ in range(how["epochs"]):
        walk.zero_grad()
        nn.functional.cross_entropy(input=model(X), target=labels).backward()
        walk.step()


def with_progress(rows):
    """Go through the rows of the table while a bar tells how far it is."""
    import ipywidgets as widgets
    from IPython.display import display

    bar = widgets.IntProgress(value=0, max=len(rows), description="row 1")
    display(bar)
    for number, row in enumerate(rows, 1):
        bar.description = f"row {number}"
        yield row
        bar.value = number
    bar.description = "done"


def show_table(measured):
    """Show the source's figures, the recorded ones, and those of the reader's run, as a table."""
    from IPython.display import HTML, display

    head = "<tr><th scope='col'>row</th><th scope='col'>source: loss, accuracy</th><th scope='col'>recorded: mean loss "
    head += "[least, most], accuracy</th><th scope='col'>yours, 300 points: loss, accuracy</th></tr>"
    lines = []
    for number, (row, record) in enumerate(zip(ROWS, RECORDED, strict=True)):
        source, source_right, mean, least, most, right = record
        mine = "{:.3f}, {:.3f}".format(*measured[number]) if number < len(measured) else "not run here"
        cells = (f"{source:.4f}, {source_right}", f"{mean} [{least}, {most}], {right}", mine)
        lines.append(f"<tr><th scope='row'>{row['name']}</th>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>")
    caption = "<caption>The spiral table: one row for each network</caption>"
    display(HTML(f"<table>{caption}<thead>{head}</thead><tbody>{''.join(lines)}</tbody></table>"))


def plot_bumps(approximate, f, counts=(5, 20, 80)):
    """Draw a curve and its approximations by more and more bumps, with the largest error of each."""
    x = (np.arange(2000) + 0.5) / 2000 * 0.998 + 0.001
    curve = np.array([f(float(one)) for one in x])
    fig, axes = figure(1, len(counts), width=10, height=3.2, sharey=True)
    told = []
    for ax, count in zip(axes, counts, strict=True):
        steps = np.asarray(approximate(f, count)(x))
        worst = np.abs(steps - curve).max()
        ax.plot(x, curve, "--", color=COLORS["orange"], label="f")
        ax.plot(x, steps, color=COLORS["blue"], lw=1.2, label="bumps")
        ax.set(xlabel="x", title=f"{count} bumps: largest error {worst:.3f}")
        told.append(f"{count} bumps: {worst:.3f}")
    axes[0].set_ylabel("f(x)")
    axes[0].legend()
    show_figure(fig, f"A wavy curve and the steps that approximate it. Largest error with {', with '.join(told)}.")


def folding_network(folds):
    """Build the network that folds the interval from 0 to 1 `folds` times: two ReLU units a fold, made by hand.

    Its two inputs are x1, which is folded, and x2, which it does not look at.
    """
    layers = []
    for number in range(folds):
        into = nn.Linear(2 if number == 0 else 1, 2)
        out = nn.Linear(2, 1)
        with torch.no_grad():
            into.weight.copy_(torch.tensor([[1.0, 0.0], [1.0, 0.0]])[:, : into.in_features])
            into.bias.copy_(torch.tensor([1.0, -0.5]))  # relu(x + 1) is x + 1 here: always on, so it adds no piece
            out.weight.copy_(torch.tensor([[2.0, -4.0]]))
            out.bias.fill_(-2.0)
        layers += [into, nn.ReLU(), out]
    return nn.Sequential(*layers)


_FROM, _TO = np.array([0.0003, 0.0]), np.array([0.9998, 0.0])  # not from 0 to 1: so no point lies on a fold's edge


def plot_folds(folding_network, count_linear_regions, most=8):
    """Draw the folded line after one, two and four folds, and count the pieces against those of one layer."""
    fig, axes = figure(1, 4, width=11.5, height=3, width_ratios=[1, 1, 1, 1.5])
    x = torch.linspace(0, 1, 1001)
    for ax, folds in zip(axes, (1, 2, 4), strict=False):
        with torch.no_grad():
            ax.plot(x, folding_network(folds)(torch.stack([x, 0 * x], dim=1)), color=COLORS["blue"])
        ax.set(xlabel="x", ylabel="output", title=f"{folds} fold{'s' if folds > 1 else ''}")
    pieces = [count_linear_regions(folding_network(folds), _FROM, _TO) for folds in range(1, most + 1)]
    units = 2 * np.arange(1, most + 1)
    axes[3].plot(units, pieces, "o-", color=COLORS["blue"], label="folding, 2 units a layer")
    axes[3].plot(units, units + 1, "s--", color=COLORS["orange"], label="one layer, at most")
    axes[3].set(yscale="log", xticks=units[1::2], xlabel="ReLU units", ylabel="straight pieces", title="Pieces")
    axes[3].set_ylim(top=30 * pieces[-1])
    axes[3].legend(loc="upper left")
    print("pieces after 1, 2, 3 … folds:", pieces)
    words = f"After {most} folds, {2 * most} units, there are {pieces[-1]} pieces"
    words += f"; one layer of as many units has at most {units[-1] + 1}."
    show_figure(fig, f"The output against x: one tent after one fold, two after two, eight after four. {words}")


def plot_pieces(build, count_linear_regions):
    """Draw a small fresh network along a segment, each straight piece in turn of another colour."""
    with torch.random.fork_rng():
        torch.manual_seed(4)
        model = build([2, 8, 8, 1], nn.ReLU)
    a, b = np.array([-3.0, -3.0]), np.array([3.0, 3.0])
    s = torch.linspace(0, 1, 4001).unsqueeze(1)
    start, way = (torch.tensor(part, dtype=torch.float32) for part in (a, b - a))
    A = start + s * way
    with torch.no_grad():
        y, on = model(A)[:, 0], []
        for layer in model:
            A = layer(A)
            on += [A > 0] if isinstance(layer, nn.ReLU) else []
    switch = (torch.cat(on, dim=1).diff(dim=0).any(dim=1)).nonzero()[:, 0] + 1
    fig, ax = figure(width=7, height=3.2)
    bounds = [0, *switch.tolist(), len(s)]
    for number in range(len(bounds) - 1):
        part = slice(bounds[number], bounds[number + 1] + 1)
        look = {"color": COLORS["blue"], "ls": "-"} if number % 2 == 0 else {"color": COLORS["orange"], "ls": "--"}
        ax.plot(s[part], y[part], lw=2, **look)
    for at in switch:
        ax.axvline(s[at].item(), color=COLORS["grey"], lw=0.6, ls=":")
    count = count_linear_regions(model, a, b)
    ax.set(xlabel="s, the way from a to b", ylabel="output", title=f"A fresh 2-8-8-1 network: {count} straight pieces")
    show_figure(
        fig,
        f"The output along a segment, a bent line of {count} straight pieces; dotted lines where a unit switches.",
    )


def plot_fresh_regions(build, count_linear_regions, seeds=10):
    """Count the pieces of freshly drawn networks, from wide to deep, with 393 to 517 parameters."""
    shapes = [[2, 120, 1], [2, 20, 20, 1], [2, 12, 12, 12, 12, 1], [2, 8, 8, 8, 8, 8, 8, 1]]
    a, b = np.array([-1.0, -1.0]), np.array([1.0, 1.0])
    fig, ax = figure(width=7, height=3.4)
    told = []
    for place, sizes in enumerate(shapes):
        counts = []
        for seed in range(seeds):
            with torch.random.fork_rng():
                torch.manual_seed(seed)
                counts.append(count_linear_regions(build(sizes, nn.ReLU), a, b))
        ax.plot([place] * seeds, counts, "o", color=COLORS["grey"], ms=4)
        ax.plot(place, np.mean(counts), "D", color=COLORS["blue"], ms=9)
        ax.text(place + 0.1, np.mean(counts), f"{np.mean(counts):.0f}", va="center")
        told.append(f"{'-'.join(map(str, sizes))}: {np.mean(counts):.1f}")
    names = ["2-120-1", "2-20-20-1", "2-12×4-1", "2-8×6-1"]
    ax.set_xticks(range(4), names)
    ax.set(
        xlabel="network",
        ylabel="straight pieces",
        ylim=(0, None),
        title="Fresh networks, ten seeds (dots) and mean (diamond)",
    )
    print("mean number of pieces:", "; ".join(told))
    show_figure(
        fig,
        f"Pieces of fresh networks with 481, 501, 517 and 393 parameters, mean of {seeds} seeds: {'; '.join(told)}.",
    )
