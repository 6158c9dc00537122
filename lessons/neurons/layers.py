"""Lesson 04: a recorded network, a race between two ways to compute, and grids of points before and after a layer."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter

import numpy as np

from neurons.figures import COLORS, MARKERS, figure, show_figure
from neurons.layer_explorer import explore_layer

__all__ = [
    "explore_layer",
    "grid",
    "load_deep_nn",
    "plot_grids",
    "plot_network",
    "plot_probabilities",
    "plot_product",
    "plot_race",
]

_DATA = Path(__file__).resolve().parent.parent / "data" / "deep_nn_seed55.npz"
_LINES = np.linspace(-1, 1, 9)  # the grid: nine upright and nine level lines
_ALONG = np.linspace(-1, 1, 41)  # close enough together that a bent line looks bent, not cornered
_FLAG = np.array([(0.25, 0.25), (0.25, 0.9), (0.75, 0.75), (0.25, 0.6)])  # lopsided, so that a turn can't hide


def load_deep_nn():
    """Load the untrained 10-8-6-3 network of seed 55 and its inputs (``lessons/data/deep_nn_seed55.md``).

    Returns
    -------
    tuple
        X (300, 10), a list of three weight matrices and a list of three bias vectors, all float64.
    """
    with np.load(_DATA, allow_pickle=False) as data:
        arrays = {name: data[name].astype(float) for name in data.files}
    layers = (1, 2, 3)
    return arrays["X"], [arrays[f"W{i}"] for i in layers], [arrays[f"b{i}"] for i in layers]


def grid() -> np.ndarray:
    """Return the points (n, 2) of a square grid over [-1, 1] x [-1, 1], line by line, then of a small flag."""
    upright = [np.column_stack([np.full_like(_ALONG, x), _ALONG]) for x in _LINES]
    level = [line[:, ::-1] for line in upright]
    ends = zip(_FLAG, np.roll(_FLAG, -1, axis=0), strict=True)
    flag = [start + (end - start) * np.linspace(0, 1, 20)[:, None] for start, end in ends]
    return np.concatenate([*upright, *level, *flag])


def _draw_grid(ax, points: np.ndarray) -> None:
    size, count = len(_ALONG), len(_LINES)
    for number in range(2 * count):
        line = points[number * size : (number + 1) * size]
        style = {"color": COLORS["blue"], "ls": "-"} if number < count else {"color": COLORS["orange"], "ls": "--"}
        ax.plot(line[:, 0], line[:, 1], lw=1.1, **style)
    flag = points[2 * count * size :]
    ax.fill(flag[:, 0], flag[:, 1], color=COLORS["black"])
    ax.plot(flag[:, 0], flag[:, 1], color=COLORS["black"], lw=2.5)  # the pole


def plot_grids(panels: Mapping[str, np.ndarray], alt: str) -> None:
    """Draw the points of :func:`grid`, moved in different ways, side by side on one scale.

    Parameters
    ----------
    panels : mapping
        Title -> points (n, 2), in the order in which :func:`grid` gives them.
    alt : str
        What the picture shows, in words.
    """
    fig, axes = figure(1, len(panels), width=3.0 * len(panels), height=3.4, squeeze=False)
    panels = {title: np.asarray(points, float) for title, points in panels.items()}
    reach = 1.08 * max(1.0, *(np.abs(points).max() for points in panels.values()))
    for ax, (title, points) in zip(axes[0], panels.items(), strict=True):
        _draw_grid(ax, points)
        ax.plot(0, 0, marker="+", ms=12, mew=2, color=COLORS["black"])
        ax.set(title=title, xlim=(-reach, reach), ylim=(-reach, reach), aspect="equal", xlabel="x1", ylabel="x2")
    show_figure(fig, alt)


def _draw_table(ax, table: np.ndarray, title: str, marked) -> None:
    rows, columns = table.shape
    for i in range(rows):
        for j in range(columns):
            chosen = marked(i, j)
            ax.text(
                j,
                i,
                f"{table[i, j]:g}",
                ha="center",
                va="center",
                weight="bold" if chosen else "normal",
                bbox={"boxstyle": "square,pad=0.45", "fc": "#FFE3B8" if chosen else "white", "ec": COLORS["grey"]},
            )
    ax.set(title=f"{title}\n{table.shape}", xlim=(-0.8, columns - 0.2), ylim=(rows - 0.2, -0.8))
    ax.set_xlabel("column")
    ax.set_ylabel("row")
    ax.set_xticks(range(columns))
    ax.set_yticks(range(rows))


def plot_product(X, W, b, Z, row: int, column: int) -> None:
    """Draw X, W, b and Z as tables and mark what goes into the one entry Z[row, column]."""
    X, W, b, Z = np.asarray(X), np.asarray(W), np.asarray(b), np.asarray(Z)
    fig, axes = figure(1, 4, width=9.0, height=2.9, width_ratios=[X.shape[1], len(b), len(b), len(b)])
    _draw_table(axes[0], X, "X: examples", lambda i, j: i == row)
    _draw_table(axes[1], W, "W: neurons", lambda i, j: j == column)
    _draw_table(axes[2], b[None, :], "b, as one row", lambda i, j: j == column)
    _draw_table(axes[3], Z, "Z: results", lambda i, j: (i, j) == (row, column))
    pairs = " + ".join(f"({x:g})({w:g})" for x, w in zip(X[row], W[:, column], strict=True))
    sentence = f"Z[{row}, {column}] = {pairs} + ({b[column]:g}) = {Z[row, column]:g}"
    fig.suptitle(sentence, fontsize=11)
    show_figure(
        fig,
        f"Four tables. Row {row} of X and column {column} of W and of b are marked, and the entry of Z that "
        f"they make: {sentence}.",
    )


def _draw_layer_of_dots(ax, x: float, size: int) -> np.ndarray:
    heights = np.arange(size) - (size - 1) / 2
    ax.plot(np.full(size, x), heights, "o", ms=11, mfc="white", mec=COLORS["black"], zorder=3)
    return heights


def plot_network(sizes: Sequence[int], count: Callable) -> None:
    """Draw a dense network as dots and lines; `count` says how many weights stand between two layers."""
    fig, ax = figure(width=6.5, height=4.0)
    heights = [_draw_layer_of_dots(ax, x, size) for x, size in enumerate(sizes)]
    numbers = [int(count([left, right])) for left, right in itertools.pairwise(sizes)]
    for x, (left, right) in enumerate(itertools.pairwise(heights)):
        for start in left:
            for end in right:
                ax.plot([x, x + 1], [start, end], color=COLORS["grey"], lw=0.6)
        ax.text(x + 0.5, max(sizes) / 2 + 0.15, f"{numbers[x]} weights", ha="center", color=COLORS["orange"])
    names = ["inputs", *(f"layer {i}" for i in range(1, len(sizes)))]
    ticks = [f"{name}\n{size}" for name, size in zip(names, sizes, strict=True)]
    ax.set_xticks(range(len(sizes)), ticks)
    ax.set(
        title="Every line is one weight",
        ylim=(-max(sizes) / 2 - 0.3, max(sizes) / 2 + 0.7),
        yticks=[],
        xlabel="layer and its number of neurons",
    )
    ax.spines["left"].set_visible(False)
    show_figure(
        fig,
        f"A network with layers of {list(sizes)} dots. Every dot is joined to every dot of the next layer: "
        f"{numbers} lines, each a weight.",
    )


def plot_race(loops: Callable, product: Callable) -> None:
    """Time two ways to compute a layer on 10 to 1,000 examples, and draw the seconds of both."""
    rng = np.random.default_rng(4)
    W, b, sizes = rng.normal(size=(30, 20)), rng.normal(size=20), [10, 30, 100, 300, 1000]
    seconds: dict[str, list[float]] = {"loops": [], "product": []}
    for n in sizes:
        X = rng.normal(size=(n, 30))
        for name, compute in (("loops", loops), ("product", product)):
            times = []
            for _ in range(3):  # the best of three: the machine also does other work
                start = perf_counter()
                compute(X, W, b)
                times.append(perf_counter() - start)
            seconds[name].append(min(times))
    ratio = seconds["loops"][-1] / seconds["product"][-1]
    fig, ax = figure(width=6.0, height=3.6)
    ax.loglog(sizes, seconds["loops"], marker=MARKERS[0], ls="--", label="layer_loops", color=COLORS["orange"])
    ax.loglog(sizes, seconds["product"], marker=MARKERS[1], label="layer", color=COLORS["blue"])
    ax.set(
        title=f"1,000 examples: the product is {ratio:,.0f} times faster",
        ylabel="time in seconds",
        xlabel="number of examples n (30 inputs, 20 neurons)",
    )
    ax.legend()
    show_figure(
        fig,
        f"Seconds against the number of examples, both scales in powers of ten. At 1,000 examples the loops "
        f"took {seconds['loops'][-1]:.3g} s and the product {seconds['product'][-1]:.3g} s.",
    )


def plot_probabilities(P) -> None:
    """Draw the probabilities of three classes for each example, and the sums of the rows."""
    P = np.asarray(P)
    fig, ax = figure(width=7.5, height=3.6)
    names = ("blue", "orange", "green")
    for k in range(P.shape[1]):
        ax.plot(P[:, k], MARKERS[k], ms=3, color=COLORS[names[k]], label=f"class {k}")
    sums = P.sum(axis=1)
    ax.plot(sums, "-", lw=1, color=COLORS["black"], label="sum of the row")
    ax.set(
        title="300 examples through the untrained network",
        ylim=(0, 1.1),
        xlabel="example (row number)",
        ylabel="probability (0 to 1)",
    )
    ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    show_figure(
        fig,
        f"Three bands of dots, one for each class, almost level over all {len(P)} examples: means "
        f"{np.round(P.mean(axis=0), 3).tolist()}. Every row sums to 1 (furthest: {np.abs(sums - 1).max():.1e}).",
    )
