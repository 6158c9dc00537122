"""PyTorch's optimizers at work on the reader's own layers: they get dW and db, and give back W and b."""

from __future__ import annotations

import copy

import torch

from neurons.playground.pytorch import OPTIMIZERS
from neurons.playground.settings import Settings

__all__ = ["TorchDescent"]


class TorchDescent:
    """An optimizer of PyTorch for layers that hold ``W``, ``b``, ``dW`` and ``db`` as NumPy arrays."""

    def __init__(self, affine: list, settings: Settings):
        self.affine = affine
        self.params = [torch.tensor(array, dtype=torch.float64) for part in affine for array in (part.W, part.b)]
        code = OPTIMIZERS[settings.optimizer].format(params="params", lr="lr")
        self.optimizer = eval(code, {"torch": torch, "params": self.params, "lr": settings.lr})

    def step(self, lr: float) -> None:
        """Move W and b of each layer by its dW and db."""
        self.optimizer.param_groups[0]["lr"] = lr
        slopes = [slope for part in self.affine for slope in (part.dW, part.db)]
        for param, slope in zip(self.params, slopes, strict=True):
            param.grad = torch.tensor(slope, dtype=torch.float64)
        self.optimizer.step()
        for part, (W, b) in zip(self.affine, zip(self.params[::2], self.params[1::2], strict=True), strict=True):
            part.W, part.b = W.numpy().copy(), b.numpy().copy()

    def snapshot(self) -> tuple:
        """Return a copy of what the optimizer knows."""
        return copy.deepcopy(([param.numpy() for param in self.params], self.optimizer.state_dict()))

    def restore(self, kept: tuple) -> None:
        """Go back to a copy."""
        for param, old in zip(self.params, kept[0], strict=True):
            param.copy_(torch.as_tensor(old))
        self.optimizer.load_state_dict(copy.deepcopy(kept[1]))
