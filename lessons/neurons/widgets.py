"""What the course's explorers share: a widget that computes in the browser, and a still picture where no kernel runs.

An explorer is three things with one name: its words (``explorer_texts.py``), its JavaScript (``explorers/<name>.js``,
after the shared ``base.js``) and its start state with a still picture of it (``<name>_explorer.py``).
"""

from __future__ import annotations

import html
import math
from functools import cache
from pathlib import Path

from neurons.explorer_texts import TEXTS
from neurons.figures import figure_html

__all__ = ["explorer", "say", "shown"]

_FOLDER = Path(__file__).parent / "explorers"


def say(name: str, text: str, /, **fields) -> str:
    """Return one text of the explorer ``name``, its fields filled in."""
    return TEXTS[name][text].format(**fields)


def shown(number: float) -> str:
    """Write a number as the explorers' JavaScript writes it: two digits after the point at most, no trailing zeros."""
    rounded = math.floor(number * 100 + 0.5) / 100  # a half goes up there; Python's round sends it to the even side
    return f"{rounded:.2f}".rstrip("0").rstrip(".")


def explorer(name: str, start: dict, limits: dict, still):
    """Make an explorer, or its still picture where the widget packages are missing.

    Parameters
    ----------
    name : str
        Which explorer: a key of ``TEXTS`` and the name of its JavaScript.
    start : dict
        The state that it begins with. The widget and the still picture both begin here.
    limits : dict
        For each number ``(lowest, highest, step)``; for each choice the list of its entries.
    still : callable
        ``still(start)`` gives a figure of the state and the text that says the same.

    Returns
    -------
    object
        Something that a notebook displays. The widget has the state as ``.state``, a dict.
    """
    fig, text = still(start)
    picture = f'<div class="nx-still">{figure_html(fig, text)}<p>{html.escape(say("any", "still"))}</p></div>'
    widget = _widget_class()
    if widget is None:
        return _Still(picture, text)
    made = widget(
        state=dict(start),
        start=dict(start),
        limits=limits,
        texts=TEXTS[name],
        _esm="\n".join((_FOLDER / file).read_text(encoding="utf-8") for file in ("base.js", f"{name}.js")),
        _css=(_FOLDER / "base.css").read_text(encoding="utf-8"),
    )
    made.picture, made.text = picture, text
    return made


class _Still:
    """The still picture alone."""

    def __init__(self, picture, text):
        self.picture, self.text = picture, text

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, **_):
        return {"text/plain": self.text, "text/html": self.picture}, {}


@cache
def _widget_class():
    """Define the widget when one is wanted first: ``neurons`` imports quickly, and works without anywidget."""
    try:
        import anywidget
        import traitlets
    except ImportError:
        return None

    class Explorer(anywidget.AnyWidget):
        _esm = traitlets.Unicode().tag(sync=True)
        _css = traitlets.Unicode().tag(sync=True)
        state = traitlets.Dict().tag(sync=True)
        start = traitlets.Dict().tag(sync=True)
        limits = traitlets.Dict().tag(sync=True)
        texts = traitlets.Dict().tag(sync=True)

        def __repr__(self):
            return self.text

        def _ipython_display_(self):
            # Two outputs. A saved notebook that is opened again has no widget, and JupyterLab then shows an error in
            # place of its bundle, whatever else the bundle holds (seen). base.css hides the picture beside a widget.
            from IPython.display import display

            display(_Still(self.picture, self.text))
            bundle = super()._repr_mimebundle_()
            if bundle:
                display(bundle[0], metadata=bundle[1], raw=True)

    return Explorer
