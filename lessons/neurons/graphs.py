"""Computational graphs as plain SVG: the value above each edge, the gradient below it (lessons 07 and 08).

A graph is a mapping from a node's key to its label, and a list of edges. Nothing has to be placed by hand: nodes go
into columns by how many steps lie between them and the result, and rows are chosen so that edges cross little.
"""

from __future__ import annotations

import base64
import html
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from neurons.figures import COLORS

__all__ = ["Edge", "graph_svg", "number", "show_graph"]

_STUB = 76  # px of straight line in front of a node: room for a label of eight characters
_BARE_STUB = 26  # px, in a graph without labels
_CURVE = 40  # px between a node and the straight part, where an edge may climb or fall
_ROW = 96  # px between two rows: two edges of one node, each with a text above and one below
_PORT = 22  # px an edge lies above or below the middle of a node that has two
_HALF = _PORT + 18.0  # px, half the height of an operation's box
_FONT = 14  # px


@dataclass(frozen=True)
class Edge:
    """One line of a graph: from which node to which, what flows along it, and whether it is drawn thick.

    `value` is written above the line, `gradient` below it; an empty text leaves the place free.
    """

    source: str
    target: str
    value: str = ""
    gradient: str = ""
    active: bool = False


def number(x: float) -> str:
    """Write a number for an edge: at most four digits, no trailing zeros.

    >>> number(220.00000000000003), number(2.2), number(-0.000123456)
    ('220', '2.2', '-0.0001235')
    """
    return f"{float(x):.4g}"


def _columns(labels: Mapping[str, str], edges: Sequence[Edge]) -> dict[str, int]:
    """Return each node's column: the result stands rightmost, every other node one left of the first that uses it."""
    back = dict.fromkeys(labels, 0)
    for _ in labels:  # a graph without cycles is settled after as many rounds as its longest path has nodes
        before = dict(back)
        for edge in edges:
            back[edge.source] = max(back[edge.source], back[edge.target] + 1)
        if back == before:
            break
    deepest = max(back.values(), default=0)
    return {key: deepest - steps for key, steps in back.items()}


def _chains(columns: dict[str, int], edges: Sequence[Edge]) -> list[list[str]]:
    """Return for each edge the keys it passes: its two ends and a place in every column between, added to `columns`."""
    chains = []
    for i, edge in enumerate(edges):
        between = range(columns[edge.source] + 1, columns[edge.target])
        places = [f"\0{i}.{column}" for column in between]
        columns.update(zip(places, between, strict=True))
        chains.append([edge.source, *places, edge.target])
    return chains


def _ports(edges: Sequence[Edge]) -> list[float]:
    """Return how far above or below the middle of its target each edge ends; the first operand comes in on top."""
    count: dict[str, int] = {}
    for edge in edges:
        count[edge.target] = count.get(edge.target, 0) + 1
    seen: dict[str, int] = {}
    ports: list[float] = []
    for edge in edges:
        place = seen.get(edge.target, 0)
        seen[edge.target] = place + 1
        ports.append(_PORT * (2 * place - (count[edge.target] - 1)))
    return ports


def _first_rows(chains: list[list[str]]) -> dict[str, float]:
    """Return heights with which a tree has no crossing: inputs one below the other, a node amid what leads into it."""
    into: dict[str, list[str]] = {key: [] for chain in chains for key in chain}
    for left, right in (pair for chain in chains for pair in pairwise(chain)):
        into[right].append(left)
    used = {left for chain in chains for left in chain[:-1]}
    y: dict[str, float] = {}
    inputs = 0
    to_do = [key for key in into if key not in used]
    while to_do:
        key = to_do[-1]
        waiting = [left for left in into[key] if left not in y]
        if waiting and key not in y:
            to_do.append(waiting[0])
            continue
        to_do.pop()
        if key not in y:
            y[key] = sum(y[left] for left in into[key]) / len(into[key]) if into[key] else float(_ROW * inputs)
            inputs += not into[key]
    return y


def _rows(columns: dict[str, int], chains: list[list[str]], ports: list[float]) -> dict[str, float]:
    """Return each key's height: near its neighbours, at least a row from the next one in its column."""
    near: dict[str, list[tuple[str, float]]] = {key: [] for key in columns}
    for chain, port in zip(chains, ports, strict=True):
        for left, right in pairwise(chain):
            offset = port if right == chain[-1] else 0.0
            near[left].append((right, offset))
            near[right].append((left, -offset))
    y = _first_rows(chains)
    order = {column: [key for key in columns if columns[key] == column] for column in sorted(set(columns.values()))}
    for sweep in range(40):  # far more than the few that a graph of lesson size needs to settle
        for column in sorted(order, reverse=sweep % 2 == 0):
            want = {key: sum(y[k] + o for k, o in near[key]) / max(len(near[key]), 1) for key in order[column]}
            keys = sorted(order[column], key=lambda key: want[key])
            placed = [want[keys[0]]]
            for key in keys[1:]:
                placed.append(max(want[key], placed[-1] + _ROW))
            shift = (sum(want.values()) - sum(placed)) / len(keys)
            order[column] = keys
            y.update({key: height + shift for key, height in zip(keys, placed, strict=True)})
    return y


def _width(label: str) -> float:
    return max(44.0, 9.0 * len(label) + 18)


def graph_svg(labels: Mapping[str, str], edges: Sequence[Edge], *, title: str, marked: Sequence[str] = ()) -> str:
    """Draw a graph.

    Parameters
    ----------
    labels : mapping
        From each node's key to the text in it: an input's name, an operation's sign, the result's name.
    edges : sequence of Edge
        From left to right; of two edges into one node the first comes in on top.
    title : str
        One line above the graph.
    marked : sequence of str
        Keys of nodes drawn with a thick line.

    Returns
    -------
    str
        The SVG's source.
    """
    columns = _columns(labels, edges)
    chains, ports = _chains(columns, edges), _ports(edges)
    y = _rows(columns, chains, ports)
    widths = [
        max((_width(labels[k]) for k in labels if columns[k] == c), default=44.0)
        for c in range(1 + max(columns.values()))
    ]
    stub = _STUB if any(edge.value or edge.gradient for edge in edges) else _BARE_STUB
    x, left = [], 20.0
    for width in widths:
        x.append(left + width / 2)
        left += width + _CURVE + stub
    operations = {edge.source for edge in edges} & {edge.target for edge in edges}
    half = {key: _HALF if key in operations else 17.0 for key in y}
    top = 54 - min(y[key] - half[key] for key in y)
    y = {key: height + top for key, height in y.items()}

    parts = [
        _edge(edge, chain, port, x, y, columns, widths, labels, stub)
        for edge, chain, port in zip(edges, chains, ports, strict=True)
    ]
    for key, label in labels.items():
        parts.append(_node(label, x[columns[key]], y[key], half[key], key in marked))
    legend = "above a line: the value →" if any(edge.value for edge in edges) else ""
    legend += "     below: ← the gradient" if any(edge.gradient for edge in edges) else ""
    full = max(left - _CURVE - stub + 20, 9.0 * max(len(title), len(legend)) + 20)
    tall = max(y[key] + half[key] for key in y) + (44 if legend else 20)
    head = _text(20, 26, title, anchor="start", weight="bold", size=15)
    foot = _text(20, tall - 14, legend, anchor="start", color=COLORS["grey"], size=13)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{full:.0f}" height="{tall:.0f}" '
        f'viewBox="0 0 {full:.0f} {tall:.0f}" font-family="DejaVu Sans, Verdana, sans-serif">'
        f'<rect width="100%" height="100%" fill="white"/>{"".join(parts)}{head}{foot}</svg>'
    )


def _edge(edge, chain, port, x, y, columns, widths, labels, stub) -> str:
    start = x[columns[edge.source]] + _width(labels[edge.source]) / 2
    path, at = [f"M{start:.1f},{y[edge.source]:.1f}"], (start, y[edge.source])
    for key in chain[1:]:
        last = key == edge.target
        column = columns[key]
        end_x = x[column] - widths[column] / 2 - (stub if last else 0)
        end_y = y[key] + (port if last else 0.0)
        middle = (at[0] + end_x) / 2
        path.append(f"C{middle:.1f},{at[1]:.1f} {middle:.1f},{end_y:.1f} {end_x:.1f},{end_y:.1f}")
        at = (end_x + (0 if last else widths[column]), end_y)
        if not last:
            path.append(f"H{at[0]:.1f}")
    tip = x[columns[edge.target]] - _width(labels[edge.target]) / 2
    path.append(f"H{tip - 7:.1f}")
    line = 3.5 if edge.active else 1.6
    arrow = f'<path d="M{tip:.1f},{at[1]:.1f} l-10,-5 v10 z" fill="{COLORS["black"]}"/>'
    drawn = f'<path d="{" ".join(path)}" fill="none" stroke="{COLORS["black"]}" stroke-width="{line}"/>{arrow}'
    middle = at[0] + stub / 2 - 4
    weight = "bold" if edge.active else "normal"
    if edge.value:
        drawn += _text(middle, at[1] - 6, edge.value, color=COLORS["blue"], weight=weight)
    if edge.gradient:
        drawn += _text(middle, at[1] + 17, "←" + edge.gradient, color=COLORS["orange"], weight=weight)
    return drawn


def _node(label: str, x: float, y: float, half: float, marked: bool) -> str:
    operation = half == _HALF
    width, height = _width(label), 2 * half
    fill = "#EDEDED" if operation else "white"
    shape = (
        f'<rect x="{x - width / 2:.1f}" y="{y - height / 2:.1f}" width="{width:.1f}" height="{height:.1f}" '
        f'rx="{8 if operation else 17}" '
        f'fill="{fill}" stroke="{COLORS["black"]}" stroke-width="{3.5 if marked else 1.4}"/>'
    )
    return shape + _text(
        x, y + 5, label, weight="bold" if operation else "normal", size=16 if operation and len(label) < 3 else _FONT
    )


def _text(x: float, y: float, text: str, *, anchor="middle", color=COLORS["black"], weight="normal", size=_FONT) -> str:
    safe = html.escape(text)
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{color}" font-weight="{weight}" '
        f'font-size="{size}" xml:space="preserve">{safe}</text>'
    )


def show_graph(
    labels: Mapping[str, str], edges: Sequence[Edge], *, title: str, alt: str, marked: Sequence[str] = ()
) -> None:
    """Display a graph with the text that says the same to someone who cannot see it.

    A wide graph is scrolled, never shrunk, so that its numbers stay readable on a narrow screen.
    """
    from IPython.display import HTML, display

    if not alt.strip():
        raise ValueError("the graph has no alternative text; say in a sentence or two what it shows")
    data = base64.b64encode(graph_svg(labels, edges, title=title, marked=marked).encode()).decode()
    display(
        HTML(
            '<figure style="margin:0.5em 0;overflow-x:auto">'
            f'<img alt="{html.escape(alt, quote=True)}" src="data:image/svg+xml;base64,{data}" '
            'style="max-width:none;border-radius:6px"></figure>'
        )
    )
