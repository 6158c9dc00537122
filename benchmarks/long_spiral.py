"""Does the loss of a small network fall, rise and fall again over 10,000 epochs? Lesson 12 tells what came out.

An article for beginners drew such a curve for its spiral (three arms of 1,000 points, 2-100-25-3, ReLU, Adam 1e-3,
weight decay 1e-5, 10,000 full-batch epochs). This trains the same network from several seeds and prints, for each,
the last loss, the accuracy, and the largest rise: a loss divided by the smallest one before it. Run from anywhere,
with the requirements of the course installed; it takes about a minute for each seed on one core::

    python benchmarks/long_spiral.py --seeds 5
"""

from __future__ import annotations

import argparse
import time

import numpy as np
import torch
from torch import nn


def spirals(points: int, seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    rng = np.random.default_rng(seed)
    t = np.linspace(0, 1, points)
    rows = []
    for arm in range(3):
        angle = np.linspace(2 * np.pi * arm / 3, 2 * np.pi * (arm + 2) / 3, points) + 0.2 * rng.normal(size=points)
        rows.append(np.stack([t * np.sin(angle), t * np.cos(angle)], axis=1))
    labels = torch.arange(3).repeat_interleave(points)
    return torch.tensor(np.concatenate(rows), dtype=torch.float32), labels


def run(seed: int, points: int, epochs: int) -> dict[str, float]:
    X, labels = spirals(points, seed)
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 100), nn.ReLU(), nn.Linear(100, 25), nn.ReLU(), nn.Linear(25, 3))
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-3, weight_decay=1e-5)
    losses, began = [], time.perf_counter()
    for _ in range(epochs):
        optimizer.zero_grad()
        scores = model(X)
        loss = nn.functional.cross_entropy(scores, labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    rise = float(np.max(np.array(losses[1:]) / np.minimum.accumulate(losses)[:-1]))
    accuracy = float((scores.argmax(1) == labels).float().mean())
    seconds = time.perf_counter() - began
    return {"seed": seed, "loss": losses[-1], "accuracy": accuracy, "largest rise": rise, "seconds": seconds}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--points", type=int, default=1000, help="points of each arm")
    parser.add_argument("--epochs", type=int, default=10_000)
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)  # the weight decay makes denormal numbers, on which a processor is five times slower
    for seed in range(wanted.seeds):
        told = run(seed, wanted.points, wanted.epochs)
        print("  ".join(f"{name} {value:.4g}" for name, value in told.items()), flush=True)


if __name__ == "__main__":
    main()
