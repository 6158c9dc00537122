"""Lesson 07: a bill of apples as a graph, walked through node by node, and single nodes that answer backwards."""

from __future__ import annotations

from neurons.graphs import Edge, number, show_graph

__all__ = ["bill_graph", "show_bill", "show_bill_steps", "show_node", "show_square"]


def bill_graph(price, count, tax, total=None, gradients=None) -> tuple[dict[str, str], list[Edge]]:
    """Return the nodes and edges of the apple bill; gradients only where they are given."""
    labels = {"price": "price", "count": "count", "sum": "×", "tax": "tax", "bill": "×", "total": "total"}
    total = price * count * tax if total is None else total
    values = [price, count, price * count, tax, total]
    slopes = ["", "", "", "", ""]
    if gradients is not None:
        d_price, d_count, d_tax = gradients
        slopes = [number(x) for x in (d_price, d_count, tax, d_tax, 1)]
    ends = [("price", "sum"), ("count", "sum"), ("sum", "bill"), ("tax", "bill"), ("bill", "total")]
    return labels, [Edge(a, b, number(v), s) for (a, b), v, s in zip(ends, values, slopes, strict=True)]


def show_bill(price, count, tax, total=None, gradients=None) -> None:
    """Draw the apple bill with its values and, where given, its gradients ``(d_price, d_count, d_tax)``."""
    labels, edges = bill_graph(price, count, tax, total, gradients)
    alt = f"Graph of a bill: price {number(price)} times count {number(count)}, the product times tax {number(tax)}, "
    alt += f"total {edges[-1].value}."
    if gradients is not None:
        alt += " Gradients flow back: " + ", ".join(f"{e.source} {e.gradient}" for e in edges[:2] + edges[3:4]) + "."
    show_graph(labels, edges, title=f"{number(count)} apples at {number(price)}, tax factor {number(tax)}", alt=alt)


def show_bill_steps(price, count, tax) -> None:
    """Draw the walk through the apple bill one node at a time: two pictures forwards, two backwards."""
    labels, full = bill_graph(price, count, tax, None, (count * tax, price * tax, price * count))
    from_inputs, into_bill, last = full[:2], full[2:4], full[4]
    steps = [  # title, node at work, edges with a value, edges with a gradient, edges that are new
        ("forward 1: the sum before tax", "sum", full[:3], [], full[2:3]),
        ("forward 2: the total", "bill", full, [], [last]),
        ("backward 1: start with 1, the last node answers", "bill", full, [*into_bill, last], into_bill),
        (f"backward 2: d_out = {number(tax)}, the first node answers", "sum", full, full, from_inputs),
    ]
    for title, node, valued, graded, new in steps:
        edges = [
            Edge(e.source, e.target, e.value if e in valued else "", e.gradient if e in graded else "", e in new)
            for e in full
        ]
        said = ", ".join(f"{labels[e.source]} {e.gradient if graded else e.value}" for e in new)
        show_graph(labels, edges, title=title, alt=f"{title}. New on the lines: {said}.", marked=[node])


def show_node(sign: str, x, y, out, d_out, gradients) -> None:
    """Draw one node with two inputs: values above the lines, the gradients that it answered below them."""
    d_x, d_y = gradients
    edges = [
        Edge("x", "node", number(x), number(d_x)),
        Edge("y", "node", number(y), number(d_y)),
        Edge("node", "out", number(out), number(d_out)),
    ]
    alt = f"A node {sign} with inputs {number(x)} and {number(y)} and output {number(out)}. From the right comes the "
    alt += f"gradient {number(d_out)}; the node hands back {number(d_x)} and {number(d_y)}."
    show_graph({"x": "x", "y": "y", "node": sign, "out": "output"}, edges, title=f"Your node {sign}", alt=alt)


def show_square(x, y, gradients) -> None:
    """Draw (x + y)²: the sum goes into both inputs of one multiplication."""
    s = x + y
    edges = [
        Edge("x", "add", number(x), number(gradients[0])),
        Edge("y", "add", number(y), number(gradients[1])),
        Edge("add", "square", number(s), number(s)),
        Edge("add", "square", number(s), number(s)),
        Edge("square", "out", number(s * s), "1"),
    ]
    alt = f"Graph of the square of x + y with x = {number(x)} and y = {number(y)}. Two lines lead from the sum "
    alt += f"{number(s)} to the multiplication, and {number(s)} comes back on each; "
    alt += f"x gets {number(gradients[0])} and y {number(gradients[1])}."
    labels = {"x": "x", "y": "y", "add": "+", "square": "×", "out": "(x + y)²"}
    show_graph(labels, edges, title="The sum goes two ways; what comes back is added", alt=alt)
