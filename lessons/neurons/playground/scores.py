"""From a network's outputs to one score a row, and from scores to a loss: what all networks of the playground share."""

from __future__ import annotations

import numpy as np

from neurons.playground.texts import trouble

__all__ = ["Goal"]


class Goal:
    """What the network is to reach: probabilities of class 1, or heights.

    Classification looks at one score z a row: the log of the odds of class 1. Of two outputs that is their
    difference, of a probability its logit, so that one loss serves all.
    """

    def __init__(self, task: str, ends_in_probability: bool = False):
        self.classes = task == "classification"
        self.ends_in_probability = ends_in_probability and self.classes

    def looked_at(self, shape: tuple[int, ...], rows: int) -> int:
        """Return how many outputs a row has, 1 or 2; stop with words at any other shape."""
        allowed = [(rows,), (rows, 1)] + ([(rows, 2)] if self.classes else [])
        if tuple(shape) not in allowed:
            raise trouble("outputs", rows=rows, shape=tuple(shape))
        return 2 if tuple(shape) == (rows, 2) and len(shape) == 2 and shape[1] == 2 else 1

    def scores(self, out: np.ndarray) -> np.ndarray:
        """Return one score a row, (n,)."""
        if self.looked_at(out.shape, len(out)) == 2:
            return out[:, 1] - out[:, 0]
        out = out.reshape(-1)
        if self.ends_in_probability:
            kept = np.clip(out, 1e-7, 1 - 1e-7)
            return np.log(kept / (1 - kept))
        return out

    def answers(self, scores: np.ndarray) -> np.ndarray:
        """Return what the picture shows: how sure of class 1 (0 to 1), or the height."""
        return 0.5 * (1 + np.tanh(scores / 2)) if self.classes else scores  # overflows for no score

    def loss(self, scores: np.ndarray, targets: np.ndarray) -> float:
        """Return the mean loss in nats, or the mean squared distance of heights."""
        if not len(scores):
            return float("nan")
        if self.classes:
            return float(np.logaddexp(0, np.where(targets == 1, -scores, scores)).mean())
        return float(np.square(scores - targets).mean())

    def pull(self, out: np.ndarray, targets: np.ndarray) -> np.ndarray:
        """Return the loss's slope for every output, of its shape: where the reader's layers start their way back."""
        scores = self.scores(out)
        each = (self.answers(scores) - targets) * ((1.0 if self.classes else 2.0) / len(scores))
        if self.looked_at(out.shape, len(out)) == 2:
            return np.column_stack([-each, each])
        if self.ends_in_probability:
            kept = np.clip(out.reshape(-1), 1e-7, 1 - 1e-7)
            each = each / (kept * (1 - kept))
        return each.reshape(out.shape)
