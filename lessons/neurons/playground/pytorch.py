"""The playground's networks in PyTorch: made from the settings, or a copy of a module that the reader hands over."""

from __future__ import annotations

import contextlib
import copy
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, ClassVar

import numpy as np
import torch
from torch import nn

from neurons.playground.scores import Goal
from neurons.playground.settings import Settings, Stage
from neurons.playground.texts import PlaygroundError, trouble

__all__ = ["ACTIVATIONS", "OPTIMIZERS", "GivenModule", "TorchNet", "TorchPalette"]

ACTIVATIONS = {"tanh": "nn.Tanh()", "relu": "nn.ReLU()", "sigmoid": "nn.Sigmoid()", "identity": ""}
OPTIMIZERS = {  # as code, so that "show as code" writes what runs here
    "sgd": "torch.optim.SGD({params}, lr={lr})",
    "momentum": "torch.optim.SGD({params}, lr={lr}, momentum=0.9)",
    "adam": "torch.optim.Adam({params}, lr={lr})",
}
_RANDOM = (nn.Dropout, nn.Dropout1d, nn.AlphaDropout, nn.FeatureAlphaDropout, nn.RReLU)


@contextlib.contextmanager
def one_thread() -> Iterator[None]:
    """Let PyTorch work in one thread: two that meet after each small step wait for each other longer than they work.

    (Measured on two busy cores: a change of the noise took 180 ms in two threads, 17 ms in one.)
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def layers_code(settings: Settings) -> list[str]:
    """Return the layers of a network as the settings want them, each as PyTorch code."""
    sizes = [len(settings.features), *settings.hidden]
    lines = []
    for d, h in pairwise(sizes):
        lines += [f"nn.Linear({d}, {h})", ACTIVATIONS[settings.activation]]
    return [line for line in [*lines, f"nn.Linear({sizes[-1]}, 1)"] if line]


class TorchPalette:
    """Networks of PyTorch's own layers, of any size that the settings ask for."""

    fixed = False
    kind = "torch"
    activations: ClassVar = list(ACTIVATIONS)
    optimizers: ClassVar = list(OPTIMIZERS)
    name = "PyTorch"

    def make(self, settings: Settings) -> TorchNet:
        """Build a fresh network from the seed; the reader's own random numbers are not touched."""
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(settings.seed)
            module = nn.Sequential(*(eval(line, {"nn": nn}) for line in layers_code(settings)))
        return TorchNet(module, Goal(settings.task), settings)


class GivenModule:
    """A module of the reader's: each start is a copy of it, or the same layers with fresh weights for another seed."""

    fixed = True
    kind = "module"
    activations: ClassVar[list[str]] = []
    optimizers: ClassVar = list(OPTIMIZERS)

    def __init__(self, module: nn.Module, seed: int):
        self.original = copy.deepcopy(module)
        self.seed = seed
        self.name = type(module).__name__

    def make(self, settings: Settings) -> TorchNet:
        """Copy the module; for another seed than the first one, draw its weights anew."""
        module = copy.deepcopy(self.original)
        if settings.seed != self.seed:
            with torch.random.fork_rng(devices=[]):
                torch.manual_seed(settings.seed)
                for part in module.modules():
                    draw: Any = getattr(part, "reset_parameters", None)
                    if draw is not None:
                        draw()
        leaves = [part for part in module.modules() if not list(part.children())]
        goal = Goal(settings.task, bool(leaves) and isinstance(leaves[-1], nn.Sigmoid))
        wants = next((part.in_features for part in leaves if isinstance(part, nn.Linear)), len(settings.features))
        if isinstance(module, nn.Sequential) and wants != len(settings.features):
            raise trouble("width", wants=wants, d=len(settings.features))
        return TorchNet(module, goal, settings)


class TorchNet:
    """One network that learns by PyTorch: it answers, shows its units, takes a step, and can be put back."""

    def __init__(self, module: nn.Module, goal: Goal, settings: Settings):
        self.module, self.goal, self.settings = module, goal, settings
        self.random = any(isinstance(part, _RANDOM) for part in module.modules())
        self.weights_seen: list[np.ndarray] = []
        params = list(module.parameters())
        self.penalized = [param for param in params if param.ndim > 1]
        code = OPTIMIZERS[settings.optimizer].format(params="params", lr="lr")
        self.optimizer = (
            eval(code, {"torch": torch, "params": params, "lr": settings.lr})
            if any(param.requires_grad for param in params)
            else None
        )

    def _run(self, F: np.ndarray) -> torch.Tensor:
        try:
            out = self.module(torch.as_tensor(F, dtype=torch.float32))
            self.goal.looked_at(tuple(out.shape), len(F))
        except PlaygroundError:
            raise
        except Exception as error:
            said = f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else ''}"
            raise trouble("raised", error=said, rows=len(F), d=F.shape[1]) from error
        return out

    def see(self, F: np.ndarray) -> tuple[np.ndarray, list[np.ndarray]]:
        """Return a score for each row of features, and what each hidden layer gives: arrays (n, h)."""
        calls: list[tuple[nn.Linear, torch.Tensor]] = []
        hooks = [
            part.register_forward_pre_hook(lambda part, inputs: calls.append((part, inputs[0].detach())))
            for part in self.module.modules()
            if isinstance(part, nn.Linear)
        ]
        self.module.eval()
        try:
            with torch.no_grad(), one_thread():
                out = self._run(F)
        finally:
            for hook in hooks:
                hook.remove()
        self.weights_seen = [part.weight.detach().numpy().T for part, _ in calls]
        hidden = [given.numpy() for _, given in calls[1:] if given.ndim == 2 and len(given) == len(F)]
        return self.goal.scores(out.numpy()), hidden

    def step(self, F: np.ndarray, targets: np.ndarray, stage: Stage, number: int) -> None:
        """Take one step on a batch."""
        self.module.train()
        with one_thread():
            if not self.random:
                return self._step(F, targets, stage)
            with torch.random.fork_rng(devices=[]):
                torch.manual_seed(number)
                return self._step(F, targets, stage)

    def _step(self, F, targets, stage) -> None:
        if self.optimizer is None:
            return
        self.optimizer.param_groups[0]["lr"] = stage.lr
        out = self._run(F)
        loss = self._loss(out, torch.as_tensor(targets, dtype=torch.float32))
        if stage.penalty == "l1":
            loss = loss + stage.rate * sum(W.abs().sum() for W in self.penalized)
        elif stage.penalty == "l2":
            loss = loss + stage.rate / 2 * sum(W.square().sum() for W in self.penalized)
        self.optimizer.zero_grad()
        try:
            loss.backward()
        except RuntimeError as error:
            raise trouble("raised", error=f"RuntimeError: {error}", rows=len(F), d=F.shape[1]) from error
        self.optimizer.step()

    def _loss(self, out, targets):
        if self.goal.ends_in_probability:
            return nn.functional.binary_cross_entropy(out.reshape(-1), targets)
        score = out[:, 1] - out[:, 0] if out.ndim == 2 and out.shape[1] == 2 else out.reshape(-1)
        if self.goal.classes:
            return nn.functional.binary_cross_entropy_with_logits(score, targets)
        return nn.functional.mse_loss(score, targets)

    def snapshot(self) -> tuple:
        """Return a copy of everything that learning changes."""
        parts = self.module.state_dict(), self.optimizer.state_dict() if self.optimizer else None
        return copy.deepcopy(parts)

    def restore(self, kept: tuple) -> None:
        """Go back to a copy."""
        module, optimizer = copy.deepcopy(kept)
        self.module.load_state_dict(module)
        if self.optimizer:
            self.optimizer.load_state_dict(optimizer)
