"""Measure the spiral table of lesson 11 in full: 1,000 points an arm, several seeds a row.

The figures in ``lessons/neurons/depth.py`` (RECORDED) were measured so, with PyTorch 2.13 on one core. Run from
anywhere, with the requirements of the course installed::

    python benchmarks/spiral_table.py                    # rows 1 to 5, five seeds: about two minutes
    python benchmarks/spiral_table.py --rows 6 --seeds 1 # the row of 10,000 epochs: about 50 seconds a seed
    python benchmarks/spiral_table.py --changed          # rows 2, 4 and 5 with one thing changed

Row 6 is slow because Adam with weight decay makes denormal numbers; with them set to 0 (done here) it is five times
faster.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

import numpy as np
import torch

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "lessons"), str(ROOT)]

from autograde.build.lesson import load_namespace, read_lesson  # noqa: E402
from neurons.depth import RECORDED, ROWS  # noqa: E402

POINTS = 1000
CHANGED = {  # row: what is changed, loss and accuracy as recorded
    2: ({"lr": 1e-2}, 0.053, 0.994),
    4: ({"lr": 1.0}, None, 0.996),
    5: ({"lr": 1e-2, "epochs": 300}, 0.006, 0.999),
}


def measure(row: dict, seeds: int, lesson: dict) -> tuple[np.ndarray, float]:
    """Return the (loss, accuracy) of each seed, and the seconds they took in all."""
    started = time.perf_counter()
    found = []
    for seed in range(seeds):
        X, labels = (torch.as_tensor(part) for part in lesson["spirals"](POINTS, 3, np.random.default_rng(seed)))
        found.append(lesson["run_row"](row, X, labels, seed))
    return np.array(found), time.perf_counter() - started


def main() -> None:
    """Measure the rows that were asked for and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, nargs="*", default=[1, 2, 3, 4, 5], help="numbers of rows, 1 to 6")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--changed", action="store_true", help="the rows of which one thing is changed")
    options = parser.parse_args()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    lesson = load_namespace(read_lesson("depth"))
    for number in CHANGED if options.changed else options.rows:
        row = ROWS[number - 1] | (CHANGED[number][0] if options.changed else {})
        found, seconds = measure(row, options.seeds, lesson)
        losses, right = found[:, 0], found[:, 1].mean()
        if options.changed:
            recorded = f"{CHANGED[number][1]} / {CHANGED[number][2]}"
        else:
            recorded = "{2} [{3}, {4}] / {5}".format(*RECORDED[number - 1])
        print(
            f"row {number}, {options.seeds} seeds: loss {losses.mean():.4f} [{losses.min():.4f}, {losses.max():.4f}], "
            f"accuracy {right:.3f}; recorded {recorded}; {seconds / options.seeds:.1f} s a seed",
            flush=True,
        )


if __name__ == "__main__":
    main()
