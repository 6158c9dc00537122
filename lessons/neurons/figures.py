"""What every picture of the course shares: its palette, its size and its alternative text.

A figure is shown as a light card in both themes of JupyterLab, so that its colours mean the same everywhere.
"""

from __future__ import annotations

import base64
import html
import io
from typing import Any

from matplotlib.figure import Figure
from matplotlib.text import Text

__all__ = ["COLORS", "LOOKS", "MARKERS", "figure", "figure_html", "show_figure"]

# Okabe and Ito's colour-blind-safe palette, darkened where needed to at least 4.5:1 on white, so that it serves text
COLORS = {
    "blue": "#0072B2",
    "orange": "#B84A00",
    "green": "#00785A",
    "purple": "#9A4478",
    "grey": "#595959",
    "black": "#1A1A1A",
}
MARKERS = {0: "o", 1: "s", 2: "^", 3: "D"}  # a class is told by its marker too, never by colour alone
# how up to five curves of one picture are told apart: colour, marker, line
LOOKS = (("blue", "o", "-"), ("orange", "s", "--"), ("green", "^", "-."), ("purple", "D", ":"), ("black", "X", "-"))

_COLUMN = 740  # pixels: what a notebook has for a picture beside JupyterLab's file browser in a window of 1200
_STYLE = {
    "font.size": 11,  # points; at 100 dots an inch that is 15 px, and no text of ours is below 12 px
    "axes.titlesize": 12,
    "axes.labelsize": 11,
    "xtick.labelsize": 10,
    "ytick.labelsize": 10,
    "legend.fontsize": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.edgecolor": COLORS["grey"],
    "text.color": COLORS["black"],
    "axes.labelcolor": COLORS["black"],
}


def figure(rows: int = 1, columns: int = 1, *, width: float = 6.0, height: float = 3.6, **options):
    """Make a figure in the course's style.

    Parameters
    ----------
    rows, columns : int
        How many panels.
    width, height : float
        Size of the whole figure in inches (100 pixels each).
    **options
        Handed to ``Figure.subplots``: ``sharex``, ``sharey``, ``width_ratios``, ``subplot_kw``, ``squeeze`` …

    Returns
    -------
    tuple
        The Figure and its axes, as ``Figure.subplots`` gives them.
    """
    from cycler import cycler
    from matplotlib import rc_context

    cycle = cycler(color=[COLORS[name] for name in ("blue", "orange", "green", "purple", "grey")])
    style: Any = {**_STYLE, "axes.prop_cycle": cycle}
    with rc_context(style):
        fig = Figure(figsize=(width, height), dpi=100, layout=_margins(), facecolor="white")
        axes = fig.subplots(rows, columns, **options)
    return fig, axes


def _margins() -> Any:
    """Leave room around what is drawn: in the dark theme the figure is a white card, whose edge can be seen."""
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    return ConstrainedLayoutEngine(h_pad=0.08, w_pad=0.1)  # inches


def figure_html(fig: Figure, alt: str) -> str:
    """Return a figure as HTML, its picture inside and its alternative text beside it.

    Parameters
    ----------
    fig : Figure
        As :func:`figure` makes it.
    alt : str
        One to three sentences: what is drawn and what it shows. Must not be empty.
    """
    if not alt.strip():
        raise ValueError("the figure has no alternative text; say in a sentence or two what it shows")
    fig.draw_without_rendering()  # the layout needs a second pass where an aspect is equal, or titles are cut off
    width = int(fig.get_figwidth() * 100)
    least = min(width, _COLUMN)  # on a narrower screen the picture is moved sideways; its text is not shrunk
    _enlarge_small_text(fig, 12 * width / least)
    picture = io.BytesIO()
    fig.savefig(picture, format="png")
    data = base64.b64encode(picture.getvalue()).decode()
    return (
        '<figure style="margin:0.5em 0;overflow-x:auto">'
        f'<img alt="{html.escape(alt, quote=True)}" src="data:image/png;base64,{data}" width="{width}" '
        f'style="max-width:100%;min-width:{least}px;height:auto;border-radius:6px">'
        "</figure>"
    )


def _enlarge_small_text(fig: Figure, pixels: float) -> None:
    """Give every text at least this height, so that it has 12 pixels still when the picture is fitted to its column."""
    points = pixels * 72 / fig.dpi
    for text in fig.findobj(Text):
        if float(text.get_fontsize()) < points:
            text.set_fontsize(points)
    for axis in (axis for axes in fig.axes for axis in (axes.xaxis, axes.yaxis)):
        labels = axis.get_ticklabels()
        if labels and float(labels[0].get_fontsize()) < points:
            axis.set_tick_params(labelsize=points)


def show_figure(fig: Figure, alt: str) -> None:
    """Display a figure with the text that says the same to someone who cannot see it.

    Parameters
    ----------
    fig : Figure
        As :func:`figure` makes it.
    alt : str
        One to three sentences: what is drawn and what it shows. Must not be empty.
    """
    from IPython.display import HTML, display

    display(HTML(figure_html(fig, alt)))
