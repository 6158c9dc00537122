"""Training in slices: the same settings, seed and number of steps give the same network, however it was sliced."""

from __future__ import annotations

import time
from dataclasses import replace

import numpy as np

from neurons.playground.data import Data, features, make_data
from neurons.playground.settings import Settings, Stage
from neurons.playground.texts import trouble

__all__ = ["Training"]

_LIVE = {"lr", "penalty", "rate"}  # these may change while the network learns; all others begin anew
_MOST_HISTORY = 300  # a longer curve keeps every second of its moments
_FAR = 1e6  # a loss beyond this comes back from nowhere


class Training:
    """One network, its points, and how far it has learned.

    Parameters
    ----------
    palette
        What makes networks: ``TorchPalette``, ``GivenModule`` or ``OwnLayers``.
    settings : Settings
    """

    def __init__(self, palette, settings: Settings):
        self.palette = palette
        self.settings = settings
        self.todo: list[Stage] = []
        _look_at_choices(palette, settings)
        self.reset()

    # --- settings

    def change(self, **patch) -> None:
        """Take other settings. Learning rate and penalty go on from here; everything else begins anew.

        Raises
        ------
        PlaygroundError
            Where the settings or the network can't be; then nothing was changed.
        """
        self._take(self.settings.changed(**patch), anew=not set(patch) <= _LIVE)

    def restore(self, settings: Settings, stages: tuple[Stage, ...]) -> None:
        """Begin anew with these settings, and plan the steps that lead to the same picture."""
        self._take(settings, anew=True)
        self.todo = list(stages)

    def _take(self, new: Settings, anew: bool) -> None:
        _look_at_choices(self.palette, new)
        old = self.__dict__.copy()
        self.settings = new
        try:
            if anew:
                self.reset()
            self.todo = []
        except BaseException:
            self.__dict__.update(old)
            raise

    def reset(self) -> None:
        """Begin anew from the seed."""
        self.data: Data = make_data(self.settings)
        self.net = self.palette.make(self.settings)
        learns = ~self.data.held_out
        self.F = features(self.data.X, self.settings.features)
        self.F_train, self.t_train = self.F[learns], self.data.t[learns]
        self.steps = 0
        self.stages: list[Stage] = []
        self.todo = []
        self.order: np.ndarray = np.empty(0, dtype=int)
        self.rng = np.random.default_rng([self.settings.seed, 2])
        self.history: list[tuple[float, float, float]] = []
        self.scores, self.loss, self.loss_held_out = np.empty(0), float("nan"), float("nan")
        if len(self.F):
            self.look()
            if not np.isfinite(self.scores).all():
                raise trouble("not_finite")
            self._note()

    # --- numbers

    @property
    def batch(self) -> int:
        """How many points a step sees."""
        n = len(self.t_train)
        return min(self.settings.batch or n, n)

    @property
    def steps_an_epoch(self) -> int:
        """How many steps see every point once."""
        return -(-len(self.t_train) // max(self.batch, 1))

    @property
    def epoch(self) -> float:
        """How often every point was seen."""
        return self.steps / max(self.steps_an_epoch, 1)

    def look(self) -> None:
        """Measure: scores of all points, the loss of the two parts."""
        self.scores, _ = self.net.see(self.F)
        held, goal = self.data.held_out, self.net.goal
        with np.errstate(all="ignore"):  # a loss that is too large for a float is seen by whoever asked
            self.loss = goal.loss(self.scores[~held], self.data.t[~held])
            self.loss_held_out = goal.loss(self.scores[held], self.data.t[held])

    def right(self) -> tuple[float, float]:
        """Return the share of points on their side of the boundary: of those learned from, of those held out."""
        ok = (self.scores > 0) == (self.data.t == 1)
        parts = [ok[~self.data.held_out], ok[self.data.held_out]]
        return tuple(float(part.mean()) if len(part) else float("nan") for part in parts)  # type: ignore[return-value]

    def _note(self) -> None:
        self.history.append((self.epoch, self.loss, self.loss_held_out))
        if len(self.history) > _MOST_HISTORY:
            self.history = self.history[:-1:2] + self.history[-1:]

    # --- learning

    def advance(self, seconds: float = 0.008, steps: int | None = None) -> None:
        """Take steps for about this time, or exactly this many; then measure.

        Raises
        ------
        PlaygroundError
            Where the points can't be learned from, the network raises or the loss grows without end. Then the
            network is back where it was before the call.
        """
        if self.data.trouble is not None:
            raise self.data.trouble
        kept = self._snapshot()
        until = time.perf_counter() + seconds
        try:
            taken = 0
            while (taken < steps) if steps is not None else (taken == 0 or time.perf_counter() < until):
                self._step()
                taken += 1
                if steps is None and not self.todo and kept["todo"]:
                    break  # what was planned is done
            self.look()
            if not (np.isfinite(self.loss) and self.loss < _FAR):
                raise trouble("diverged", loss=f"{self.loss:.3g}", epoch=f"{self.epoch:.1f}")
        except BaseException:
            self._back_to(kept)
            raise
        self._note()

    def advance_epoch(self) -> None:
        """Take the steps that are left of this epoch."""
        self.advance(steps=self.steps_an_epoch - self.steps % self.steps_an_epoch)

    def finish(self) -> None:
        """Take all planned steps, in slices that an interrupt can end."""
        while self.todo:
            self.advance(0.1)

    def _step(self) -> None:
        if not len(self.order):
            self.order = self.rng.permutation(len(self.t_train))
        rows, self.order = self.order[: self.batch], self.order[self.batch :]
        stage = self._stage()
        self.net.step(self.F_train[rows], self.t_train[rows], stage, self.steps)
        self.steps += 1
        if self.stages and replace(self.stages[-1], steps=0) == replace(stage, steps=0):
            stage = replace(stage, steps=self.stages.pop().steps + 1)
        self.stages.append(stage)

    def _stage(self) -> Stage:
        """Return what the next step learns with; of planned ones, one step is taken off."""
        if not self.todo:
            return Stage(1, self.settings.lr, self.settings.penalty, self.settings.rate)
        first = self.todo[0]
        self.todo = ([replace(first, steps=first.steps - 1)] if first.steps > 1 else []) + self.todo[1:]
        return replace(first, steps=1)

    def _snapshot(self) -> dict:
        names = ("steps", "order", "scores", "loss", "loss_held_out")
        kept = {name: getattr(self, name) for name in names}
        lists = {name: list(getattr(self, name)) for name in ("stages", "todo", "history")}
        return {**kept, **lists, "net": self.net.snapshot(), "rng": self.rng.bit_generator.state}

    def _back_to(self, kept: dict) -> None:
        self.net.restore(kept["net"])
        self.rng.bit_generator.state = kept["rng"]
        self.__dict__.update({name: value for name, value in kept.items() if name not in ("net", "rng")})


def _look_at_choices(palette, settings: Settings) -> None:
    """Stop with words where a network can't be of this kind here; a module has no choice of activations."""
    for name, offered in (("activation", palette.activations), ("optimizer", palette.optimizers)):
        if offered and getattr(settings, name) not in offered:
            raise trouble("bad_setting", name=name, value=getattr(settings, name), offered=", ".join(offered))
