"""The playground's networks of the reader's own layers: objects with forward and backward, as in lesson 07."""

from __future__ import annotations

import copy
import importlib.util
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from neurons.playground.scores import Goal
from neurons.playground.settings import Settings, Stage
from neurons.playground.texts import PlaygroundError, trouble

__all__ = ["LayersNet", "OwnLayers"]

_KNOWN = {"tanh": "tanh", "relu": "relu", "sigmoid": "sigmoid"}  # how a class's name, in small letters, is shown


class OwnLayers:
    """The reader's layers: a list of objects is the first network; classes are what others are built of.

    A layer with ``W`` and ``b`` is affine and is made as ``Class(W, b)``; any other is an activation, made as
    ``Class()``. The objects that come in are copied, never changed.
    """

    kind = "layers"

    def __init__(self, layers: Sequence[Any], seed: int):
        self.given = [part for part in layers if not isinstance(part, type)]
        self.seed = seed
        self.name = "layers"
        kinds = [part if isinstance(part, type) else type(part) for part in layers]
        for kind in kinds:
            if not (callable(getattr(kind, "forward", None)) and callable(getattr(kind, "backward", None))):
                raise trouble("no_network", seen=f"{kind.__name__}, which has no forward and backward")
        with_weights = [type(part) for part in self.given if _is_affine(part)]
        affine = with_weights[0] if with_weights else next(filter(_makes_affine, kinds), None)
        if affine is None:
            raise trouble("no_network", seen="layers of which none has weights")
        self.affine: Any = affine
        bends = {kind.__name__.lower(): kind for kind in kinds if kind is not self.affine}
        self.bends = {_KNOWN.get(name, name): kind for name, kind in bends.items()}
        self.activations = [*self.bends, "identity"]
        self.optimizers = ["sgd"] + (["momentum", "adam"] if importlib.util.find_spec("torch") else [])
        self.fixed = not all(_can_be_made(kind) for kind in self.bends.values())

    def start(self) -> dict[str, Any]:
        """Return the settings of the network that came in."""
        widths = [np.shape(part.W) for part in self.given if _is_affine(part)]
        first = next((name for name, kind in self.bends.items()), "identity")
        return {"activation": first, **({"hidden": tuple(int(width[1]) for width in widths[:-1])} if widths else {})}

    def is_given(self, settings: Settings) -> bool:
        """Say whether these settings ask for the network that came in, as it came."""
        if not self.given:
            return False
        same = all(getattr(settings, name) == value for name, value in self.start().items())
        return self.fixed or (same and settings.seed == self.seed)

    def make(self, settings: Settings) -> LayersNet:
        """Copy the network that came in, or build one from its classes."""
        sizes = [len(settings.features), *settings.hidden, 1]
        try:
            if self.is_given(settings):
                layers = copy.deepcopy(self.given)
            else:
                layers = self._build(sizes, settings)
        except NotImplementedError as error:
            raise trouble("not_written", seen="One of your layers", error=error) from error
        wants = next((np.shape(part.W)[0] for part in layers if _is_affine(part)), sizes[0])
        if wants != sizes[0]:
            raise trouble("width", wants=wants, d=sizes[0])
        ends = type(layers[-1]).__name__.lower() == "sigmoid"
        return LayersNet(layers, Goal(settings.task, ends), settings)

    def _build(self, sizes, settings) -> list:
        rng = np.random.default_rng([settings.seed, 1])
        layers: list[Any] = []
        for d, h in pairwise(sizes):
            most = 1.5 / np.sqrt(d)  # neither dies out nor grows from layer to layer, for tanh and ReLU alike
            layers.append(self.affine(rng.uniform(-most, most, (d, h)), rng.uniform(-0.1, 0.1, h)))
            if settings.activation != "identity":
                layers.append(self.bends[settings.activation]())
        return layers if settings.activation == "identity" else layers[:-1]


def _is_affine(part) -> bool:
    return getattr(part, "W", None) is not None and getattr(part, "b", None) is not None


def _makes_affine(kind) -> bool:
    try:
        return _is_affine(kind(np.eye(2), np.zeros(2)))
    except Exception:
        return False


def _can_be_made(kind) -> bool:
    try:
        kind()
    except Exception:
        return False
    return True


class LayersNet:
    """One network of the reader's layers: it answers, shows its units, takes a step, and can be put back."""

    def __init__(self, layers: list, goal: Goal, settings: Settings):
        self.layers, self.goal, self.settings = layers, goal, settings
        self.affine = [part for part in layers if _is_affine(part)]
        self.torch_descent = None
        if settings.optimizer != "sgd":
            from neurons.playground.descent import TorchDescent

            self.torch_descent = TorchDescent(self.affine, settings)

    def _guarded(self, work, rows, d):
        try:
            return work()
        except PlaygroundError:
            raise
        except NotImplementedError as error:
            raise trouble("not_written", seen="One of your layers", error=error) from error
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            raise trouble("raised", error=said, rows=rows, d=d) from error

    def _forward(self, F, inputs=None) -> np.ndarray:
        out: Any = F.copy()  # a layer that works in place changes this alone
        for part in self.layers:
            if inputs is not None and _is_affine(part):
                inputs.append(out)
            out = part.forward(out)
        out = np.asarray(out, dtype=float)
        self.goal.looked_at(out.shape, len(F))
        return out

    def see(self, F: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """Return a score for each row of features, and what each hidden layer gives: arrays (n, h)."""
        inputs: list[np.ndarray] = []
        with np.errstate(all="ignore"):
            out = self._guarded(lambda: self._forward(F, inputs), len(F), F.shape[1])
            return self.goal.scores(out), [np.asarray(given) for given in inputs[1:]]

    @property
    def weights_seen(self) -> list[np.ndarray]:
        """The weights of each layer, (d, h)."""
        return [np.asarray(part.W, dtype=float) for part in self.affine]

    def step(self, F: np.ndarray, targets: np.ndarray, stage: Stage, number: int) -> None:
        """Take one step on a batch: forwards, the loss's slope, backwards through the list, then downhill."""
        with np.errstate(all="ignore"):
            self._guarded(lambda: self._back(F, targets), len(F), F.shape[1])
            for part in self.affine:
                part.dW = part.dW + _penalty_slope(part.W, stage)
            if self.torch_descent is not None:
                return self.torch_descent.step(stage.lr)
            for part in self.affine:
                part.W, part.b = part.W - stage.lr * part.dW, part.b - stage.lr * part.db
        return None

    def _back(self, F, targets) -> None:
        slope = self.goal.pull(self._forward(F), targets)
        for part in reversed(self.layers):
            slope = part.backward(slope)
        for part in self.affine:
            if np.shape(part.dW) != np.shape(part.W) or np.shape(part.db) != np.shape(part.b):
                raise ValueError(f"dW has the shape {np.shape(part.dW)} and W {np.shape(part.W)}")

    def snapshot(self) -> tuple:
        """Return a copy of everything that learning changes."""
        return copy.deepcopy(self.layers), self.torch_descent and self.torch_descent.snapshot()

    def restore(self, kept: tuple) -> None:
        """Go back to a copy."""
        for part, old in zip(self.layers, copy.deepcopy(kept[0]), strict=True):
            vars(part).update(vars(old))
        if self.torch_descent is not None:
            self.torch_descent.restore(kept[1])


def _penalty_slope(W, stage: Stage):
    if stage.penalty == "l1":
        return stage.rate * np.sign(W)
    return stage.rate * W if stage.penalty == "l2" else 0.0
