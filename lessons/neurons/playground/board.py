"""What a reader opens: the function ``playground``, and the object that the notebook shows and Python can ask."""

from __future__ import annotations

import contextlib
import html
import importlib.util
import io
from typing import Any

import numpy as np

from neurons.figures import figure_html
from neurons.playground.as_code import as_code
from neurons.playground.data import given_points
from neurons.playground.picture import describe, frame, still, table
from neurons.playground.settings import CHOICES, RANGES, Settings, from_text, to_text
from neurons.playground.texts import WORDS, PlaygroundError, trouble
from neurons.playground.training import Training

__all__ = ["Playground", "PlaygroundError", "playground"]

_SLICE = 0.005  # seconds of learning in one picture: what is left of 33 ms is for drawing and for the reader's cells


def playground(network: Any = None, *, data: tuple | None = None, **settings) -> Playground:
    """Open the playground.

    Parameters
    ----------
    network
        Nothing: networks of PyTorch's layers. A PyTorch module: a copy of it learns. A list of your own layers
        (objects or classes like ``Affine`` and ``ReLU`` of lesson 07), or a network that has them as ``.layers``.
        A text: the state that another playground wrote.
    data : tuple
        Points of your own: X (n, 2) and targets (n,), 0 or 1 for classification.
    **settings
        What to begin with: ``task``, ``data``, ``n``, ``noise``, ``test``, ``batch``, ``features``, ``hidden``,
        ``activation``, ``lr``, ``optimizer``, ``penalty``, ``rate``, ``seed``.

    Returns
    -------
    Playground
        Something that a notebook displays, with ``.state``, ``.code()`` and ``.network``.

    Raises
    ------
    PlaygroundError
        With what was seen, why, and what next.
    """
    stages: tuple = ()
    start = Settings()
    if isinstance(network, str):
        (start, stages), network = from_text(network), None
    if isinstance(data, str):
        settings["data"], data = data, None
    if data is not None:
        settings |= {"data": "own", "points": given_points(data[0], data[1], settings.get("task", start.task))}
    palette = _palette(network, int(settings.get("seed", start.seed)))
    if hasattr(palette, "start"):
        start = start.changed(lr=0.1)
        own = {name: value for name, value in palette.start().items() if name not in settings}
        start = _with_own(start, own)
    training = Training(palette, start.changed(**settings))
    if stages:
        training.restore(training.settings, stages)
        training.finish()
    return Playground(training)


def _with_own(start: Settings, own: dict) -> Settings:
    """Take over what a list of layers says; its names of activations and its widths are its own."""
    from dataclasses import replace

    return replace(start, **own)


def _palette(network: Any, seed: int):
    layers = getattr(network, "layers", network)
    is_module = any(base.__module__.startswith("torch.nn.") for base in type(network).__mro__)
    if is_module or network is None:
        from neurons.torch_needed import need_torch

        need_torch()
        from neurons.playground.pytorch import GivenModule, TorchPalette

        return GivenModule(network, seed) if is_module else TorchPalette()
    if isinstance(layers, (list, tuple)) and layers:
        from neurons.playground.own_layers import OwnLayers

        return OwnLayers(layers, seed)
    seen = f"{network.__name__}, a class" if isinstance(network, type) else f"a {type(network).__name__}"
    raise trouble("no_network", seen=seen)


class Playground:
    """A playground: what it shows in the notebook, and what Python can ask it."""

    def __init__(self, training: Training):
        self.training = training
        self.version = 0  # of the settings and points: a view asks for them when it has older ones
        self._answers = {
            "hello": lambda message: None,
            "tick": lambda message: self.training.advance(_SLICE),
            "pause": lambda message: None,
            "step": lambda message: self.training.advance_epoch(),
            "reset": self._reset,
            "change": self._change,
            "restore": self._restore,
        }

    @property
    def state(self) -> str:
        """The state as one line of text: ``playground(text)`` brings it back."""
        return to_text(self.training.settings, self.training.stages)

    @property
    def network(self) -> Any:
        """The network as it is now: a module, or a list of layers."""
        return getattr(self.training.net, "module", None) or self.training.net.layers

    def code(self) -> str:
        """Return a program that makes the picture again; its ``predict(X)`` is what the picture shows."""
        return as_code(self.training)

    def predict(self, X) -> np.ndarray:
        """Return how sure the network is of class 1, or its height, at the points X (n, 2)."""
        from neurons.playground.data import features

        F = features(np.asarray(X, dtype=float), self.training.settings.features)
        return self.training.net.goal.answers(self.training.net.see(F)[0])

    def train(self, epochs: int) -> Playground:
        """Learn for some epochs, as the button Step does, and return the playground."""
        for _ in range(epochs):
            self.training.advance_epoch()
        return self

    # --- what the browser asks

    def handle(self, message: dict) -> tuple[dict, list[bytes]]:
        """Do what the browser asks for, and return the answer with its bytes; trouble becomes words."""
        reply: dict[str, Any] = {
            "id": message.get("id"),
            "view": message.get("view"),
            "asked": message.get("kind"),
            "trouble": None,
        }
        try:
            with contextlib.redirect_stdout(io.StringIO()):  # a layer that prints would print at every step
                if message.get("kind") in ("code", "words", "state"):
                    return {**reply, "kind": message["kind"], "content": self._content(message["kind"])}, []
                planned = bool(self.training.todo)
                self._answers[message["kind"]](message)
                if planned and not self.training.todo:
                    reply["ended"] = True  # a restored state is there: playing on would lead past it
        except PlaygroundError as error:
            reply["trouble"] = list(error.parts)
        except KeyboardInterrupt:
            reply["ended"] = True
        except Exception as error:
            reply["trouble"] = list(
                trouble("raised", error=f"{type(error).__name__}: {error}", rows="some", d="its").parts
            )
        if reply["trouble"] is None and self.training.data.trouble is not None:
            reply["trouble"] = list(self.training.data.trouble.parts)
        return self._frame(reply, message)

    def _frame(self, reply, message) -> tuple[dict, list[bytes]]:
        with np.errstate(all="ignore"):
            try:
                numbers, buffers = frame(self.training)
            except PlaygroundError as error:
                return {**reply, "kind": "none", "trouble": list(error.parts)}, []
        reply |= {"kind": "frame", "said": describe(self.training), "todo": bool(self.training.todo), **numbers}
        if message.get("version") != self.version or message["kind"] == "hello":
            reply["scene"] = self._scene()
            data = self.training.data
            buffers.append(np.column_stack([data.X, data.t, data.held_out]).astype("<f4").tobytes())
        return reply, buffers

    def _scene(self) -> dict:
        palette, settings = self.training.palette, self.training.settings
        plain = {name: value for name, value in settings.plain().items() if name != "points"}
        choices = {**CHOICES, "activation": palette.activations, "optimizer": palette.optimizers}
        return {
            "version": self.version,
            "settings": plain,
            "choices": {name: _with(plain.get(name), entries) for name, entries in choices.items()},
            "ranges": RANGES,
            "fixed": palette.fixed,
            "span": self.training.data.span,
        }

    def _reset(self, message) -> None:
        self.training.reset()
        self.version += 1

    def _change(self, message) -> None:
        self.training.change(**message["patch"])
        self.version += 1

    def _restore(self, message) -> None:
        settings, stages = from_text(message["text"])
        self.training.restore(settings, stages)
        self.version += 1

    def _content(self, kind):
        if kind == "state":
            return self.state
        try:
            return self.code() if kind == "code" else table(self.training)
        except PlaygroundError as error:
            return (
                str(error)
                if kind == "code"
                else {"caption": "", "x1": [], "x2": [], "answers": [], "said": [str(error)]}
            )

    # --- what a notebook shows

    def __repr__(self):
        return describe(self.training)

    def still(self) -> str:
        """Return the picture of this state as HTML, for places where no kernel runs."""
        picture = figure_html(*still(self.training))
        return f'<div class="nx-still">{picture}<p>{html.escape(WORDS["still"])}</p></div>'

    def _ipython_display_(self):
        # two outputs, as for every explorer: see widgets.py
        from IPython.display import display

        display({"text/plain": repr(self), "text/html": self.still()}, raw=True)
        if importlib.util.find_spec("anywidget"):
            from neurons.playground.widget import widget_of

            display(widget_of(self))


def _with(value, entries: list) -> list:
    """Return the list of choices, with the value that is set though it is not among them."""
    if value in entries or isinstance(value, (list, tuple)) or value is None:
        return entries
    return sorted([*entries, value]) if isinstance(value, float) else [*entries, value]
