"""Lesson 02: pictures of what one line, two lines and a hidden layer can do."""

from __future__ import annotations

import numpy as np

from neurons.figures import COLORS, figure, show_figure
from neurons.truth_tables import (
    LINE_STYLES,
    TABLE_NAMES,
    all_truth_tables,
    draw_dots,
    draw_line,
    fitted_line,
    gate_table,
    parity_table,
    set_plane,
)

__all__ = [
    "TRIANGLE",
    "all_truth_tables",
    "gate_table",
    "parity_table",
    "plot_addition",
    "plot_attempts",
    "plot_gallery",
    "plot_gate_network",
    "plot_hidden_outputs",
    "plot_network_sizes",
    "plot_region",
    "plot_three_gates",
]

_SHADE = "#CFE3F1"  # a light blue: where a network gives 1

# W1, b1, W2, b2: x1 > 0, x2 > 0 and x1 + x2 < 1.5, and a neuron that fires when all three fire
TRIANGLE = (
    np.array([[1.0, 0.0, -1.0], [0.0, 1.0, -1.0]]),
    np.array([0.0, 0.0, 1.5]),
    np.array([[1.0], [1.0], [1.0]]),
    np.array([-2.5]),
)


def plot_three_gates() -> None:
    """Draw the dots of OR, NAND and XOR, without lines."""
    fig, axes = figure(1, 3, width=8.4, height=3.1)
    for axis, name in zip(axes, ("OR", "NAND", "XOR"), strict=True):
        draw_dots(axis, gate_table(name))
        set_plane(axis, name)
    fig.legend(*axes[0].get_legend_handles_labels(), loc="outside lower center", ncols=2, frameon=False)
    show_figure(
        fig,
        "The four inputs as dots in the plane. OR gives 0 only at (0, 0), NAND gives 0 only at (1, 1). XOR gives 0 at "
        "both of these corners and 1 at the other two, so equal outputs lie crosswise.",
    )


def plot_attempts(solves) -> None:
    """Draw three lines on the dots of XOR, each with the verdict of the reader's `solves`."""
    table = gate_table("XOR")
    tries = [("OR's line", (1.0, 1.0), -0.5), ("NAND's line", (-1.0, -1.0), 1.5), ("a line for x1", (1.0, 0.0), -0.5)]
    fig, axes = figure(1, 3, width=8.4, height=3.2)
    for axis, (name, w, b) in zip(axes, tries, strict=True):
        right = int(np.sum((table[:, :2] @ w + b > 0) == table[:, 2]))
        draw_dots(axis, table)
        draw_line(axis, w, b, color=COLORS["grey"], linestyle="--")
        set_plane(axis, f"{name}: {right} of 4 rows\nsolves: {bool(solves(np.array(w), b, table))}")
    show_figure(
        fig,
        "Three tries to part XOR's dots with one line. The lines of OR and of NAND each leave one dot on the wrong "
        "side; an upright line leaves two. No try solves the table.",
    )


def plot_gallery(count_single_neuron_gates) -> None:
    """Draw all 16 tables; those that the reader's function counts get a line."""
    fig, axes = figure(4, 4, width=8.4, height=8.8)
    solved = 0
    for axis, name, table in zip(axes.flat, TABLE_NAMES, all_truth_tables(), strict=True):
        one_neuron = bool(count_single_neuron_gates([table]))
        solved += one_neuron
        draw_dots(axis, table, size=8)
        if one_neuron:
            draw_line(axis, *fitted_line(table), color=COLORS["grey"], linestyle="--")
        set_plane(axis, name if one_neuron else f"{name}: no neuron")
    show_figure(
        fig,
        f"The 16 truth tables of two inputs as dots. One neuron computes {solved} of them; in these a dashed line "
        "parts the outputs, or all outputs are equal. XOR and XNOR are the two whose equal outputs lie crosswise.",
    )


def plot_gate_network(name: str, gate) -> None:
    """Draw XOR (or XNOR) as a network of three gates, each in its own colour, once the reader's `gate` is right."""
    rows = gate_table(name).tolist()
    for x1, x2, _ in rows:
        print(f"{name}({x1}, {x2}) = {int(gate(x1, x2))}")
    if not all(gate(x1, x2) == y for x1, x2, y in rows):
        print(f"When these four are right, {name} is drawn here as a network.")
        return
    last = {"XOR": "AND", "XNOR": "NAND"}[name]
    colors = {"AND": COLORS["purple"], "NAND": COLORS["orange"], "OR": COLORS["green"]}
    spots = {"x1": (0, 1), "x2": (0, 0), "NAND": (1.2, 1), "OR": (1.2, 0), last + " ": (2.4, 0.5)}
    wires = [("x1", "NAND"), ("x1", "OR"), ("x2", "NAND"), ("x2", "OR"), ("NAND", last + " "), ("OR", last + " ")]
    fig, axis = figure(width=6.4, height=3.0)
    for start, end in wires:
        style = {"arrowstyle": "-|>", "color": COLORS["grey"], "shrinkA": 24, "shrinkB": 27}
        axis.annotate("", spots[end], spots[start], arrowprops=style)
    for label, (x, y) in spots.items():
        fill = colors.get(label.strip(), "white")
        axis.plot(x, y, "o", ms=46, color=fill, markeredgecolor=COLORS["black"])
        axis.text(x, y, label.strip(), ha="center", va="center", color=COLORS["black"] if fill == "white" else "white")
    axis.annotate(
        "", (3.25, 0.5), spots[last + " "], arrowprops={"arrowstyle": "-|>", "color": COLORS["grey"], "shrinkA": 24}
    )
    axis.text(3.3, 0.5, name, va="center")
    for x, text in ((0, "inputs"), (1.2, "hidden layer"), (2.4, "output")):
        axis.text(x, -0.62, text, ha="center", color=COLORS["grey"])
    axis.set(xlim=(-0.5, 3.8), ylim=(-0.8, 1.5), title=f"{name}: three neurons in two layers")
    axis.axis("off")
    show_figure(
        fig,
        "A network drawn from left to right. The inputs x1 and x2 both go into NAND and into OR, the hidden layer. "
        f"The outputs of these two go into {last}, whose output is {name}.",
    )


def plot_region(two_layer, weights, title: str, table: np.ndarray | None = None) -> None:
    """Shade where the reader's `two_layer` gives 1, with the hidden neurons' lines and, if given, a table's dots."""
    W1, b1, W2, b2 = (np.asarray(part, dtype=float) for part in weights)
    ticks = np.linspace(-0.6, 1.6, 221)
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    fires = np.asarray(two_layer(grid, W1, b1, W2, b2), dtype=float).reshape(len(ticks), len(ticks))
    fig, axis = figure(width=6.0, height=4.0)
    axis.contourf(ticks, ticks, fires, levels=[-0.5, 0.5, 1.5], colors=["white", _SHADE])
    for unit in range(min(W1.shape[1], 6)):
        style = {"linestyle": LINE_STYLES[unit % 4], "color": COLORS["grey"], "label": f"hidden neuron {unit + 1}"}
        draw_line(axis, W1[:, unit], b1[unit], **style)
    if table is not None:
        draw_dots(axis, table)
    axis.plot([], [], "s", color=_SHADE, ms=12, label="network gives 1")
    set_plane(axis, title)
    fig.legend(loc="outside right upper", frameon=False)
    share = 100 * fires.mean()
    show_figure(
        fig,
        f"{title}. The plane of x1 and x2 with the lines of {W1.shape[1]} hidden neurons; the network gives 1 in the "
        f"shaded part, {share:.0f} percent of the square from -0.6 to 1.6.",
    )


def _hidden(weights, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    W1, b1, W2, b2 = (np.asarray(part, dtype=float) for part in weights)
    first = np.heaviside(np.dot(inputs, W1) + b1, 0)
    return first, np.heaviside(np.dot(first, W2) + b2, 0)[:, 0]


def plot_hidden_outputs(weights, table: np.ndarray) -> None:
    """Draw what the hidden layer makes of a table: as dots if two inputs meet two neurons, else as a table."""
    first, output = _hidden(weights, table[:, :-1])
    if table.shape[1] == 3 and first.shape[1] == 2:
        _plot_moved_dots(weights, table, first)
    else:
        _plot_hidden_table(table, first, output)


def _plot_moved_dots(weights, table: np.ndarray, first: np.ndarray) -> None:
    W1, b1, W2, b2 = (np.asarray(part, dtype=float) for part in weights)
    fig, (before, after) = figure(1, 2, width=8.4, height=3.9)
    draw_dots(before, table)
    for unit in (0, 1):
        draw_line(before, W1[:, unit], b1[unit], color=COLORS["grey"], linestyle=LINE_STYLES[unit])
    set_plane(before, "Before: the inputs, two lines")
    draw_dots(after, table, points=first)
    draw_line(after, W2[:, 0], float(b2[0]), color=COLORS["grey"], linestyle="-.")
    set_plane(after, "After: what the last neuron sees, one line")
    after.set(xlabel="output of hidden neuron 1", ylabel="output of hidden neuron 2")
    for axis, spots in ((before, table[:, :2]), (after, first)):
        _name_dots(axis, spots, table)
    moves = "; ".join(
        f"({x1}, {x2}) goes to ({h1:.0f}, {h2:.0f})" for (x1, x2, _), (h1, h2) in zip(table, first, strict=True)
    )
    show_figure(fig, f"Left the four inputs with two lines, right the outputs of the two hidden neurons: {moves}.")


def _name_dots(axis, spots: np.ndarray, table: np.ndarray) -> None:
    names: dict[tuple[float, float], list[str]] = {}
    for spot, (x1, x2, _) in zip(spots, table, strict=True):
        names.setdefault((float(spot[0]), float(spot[1])), []).append(f"({x1}, {x2})")
    for (x, y), labels in names.items():
        axis.annotate(" and ".join(labels), (x, y), (0, 11), textcoords="offset points", ha="center", fontsize=10)


def _plot_hidden_table(table: np.ndarray, first: np.ndarray, output: np.ndarray) -> None:
    d, h = table.shape[1] - 1, first.shape[1]
    values = np.column_stack([table[:, :-1], first, output])
    names = [f"x{i + 1}" for i in range(d)] + [f"h{i + 1}" for i in range(h)] + ["out"]
    fig, axis = figure(width=min(9.0, 1.5 + 0.6 * len(names)), height=1.2 + 0.32 * len(values))
    axis.pcolormesh(values, cmap="Blues", vmin=0, vmax=2.4, edgecolor="white", linewidth=2)
    for row, column in np.ndindex(values.shape) if values.size <= 400 else ():
        axis.text(column + 0.5, row + 0.5, f"{values[row, column]:.0f}", ha="center", va="center")
    for edge in (d, d + h):
        axis.axvline(edge, color=COLORS["black"], linewidth=2)
    axis.set(xticks=np.arange(len(names)) + 0.5, yticks=[], ylabel="one row for each input")
    axis.set_xticklabels(names)
    axis.invert_yaxis()
    axis.set_title(f"Inputs, {h} hidden neurons, output")
    fires = first.sum(axis=0)
    once = "fires in one row only" if h and (fires == 1).all() else "fires in one or more rows, or in none"
    show_figure(
        fig,
        f"A table of 0s and 1s: {d} inputs, the outputs of {h} hidden neurons, the network's output. "
        f"Each neuron {once}.",
    )


def plot_addition(full_adder, a: int, b: int) -> None:
    """Add two whole numbers with the reader's `full_adder`, column by column from the right, and show each column."""
    width = max(a, b, 1).bit_length() + 1
    carry, carries, digits = 0, [], []
    for place in range(width):
        carries.append(int(carry))
        digit, carry = full_adder((a >> place) & 1, (b >> place) & 1, carry)
        digits.append(int(digit))
    total = sum(digit << place for place, digit in enumerate(digits))
    rows = [
        ("carry", carries),
        ("a", [(a >> i) & 1 for i in range(width)]),
        ("b", [(b >> i) & 1 for i in range(width)]),
    ]
    for name, bits in rows:
        print(f"{name:>6}", *reversed(bits))
    print("      ", "--" * width)
    print(f"{'sum':>6}", *reversed(digits), f"   {a} + {b} = {total}")


def plot_network_sizes(network_for) -> None:
    """Draw how many hidden neurons the reader's `network_for` gives parity and AND of one to five inputs."""
    inputs = range(1, 6)
    parity, ands = [], []
    for d in inputs:
        table = parity_table(d)
        parity.append(np.shape(network_for(table)[0])[1])
        table[:, -1] = table[:, :-1].all(axis=1)
        ands.append(np.shape(network_for(table)[0])[1])
    fig, axis = figure(width=6.0, height=3.4)
    axis.plot(inputs, parity, "s-", color=COLORS["orange"], label="parity (XOR of all inputs)")
    axis.plot(inputs, ands, "o--", color=COLORS["blue"], label="AND of all inputs")
    for d, count in zip(inputs, parity, strict=True):
        axis.annotate(str(count), (d, count), (0, 8), textcoords="offset points", ha="center")
    axis.set(title="One hidden neuron for each row that gives 1", xlabel="inputs d (number)")
    axis.set(ylabel="hidden neurons (number)", ylim=(0, max(parity) * 1.2 + 1), xticks=inputs, yticks=[0, *parity])
    axis.legend(loc="upper left", frameon=False)
    show_figure(
        fig,
        f"Hidden neurons against inputs, from 1 to 5. Parity needs {', '.join(map(str, parity))}; "
        f"AND of all inputs needs {', '.join(map(str, ands))}.",
    )
