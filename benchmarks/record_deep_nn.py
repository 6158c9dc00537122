"""Record the untrained 10-8-6-3 network of lesson 04: seed 55's inputs and weights, drawn by PyTorch, as NumPy arrays.

Lessons 01 to 09 run without PyTorch, so its random numbers are drawn here once and kept in ``lessons/data``.
Run from anywhere, with the requirements of the course installed::

    python benchmarks/record_deep_nn.py            # writes lessons/data/deep_nn_seed55.npz
    python benchmarks/record_deep_nn.py --check    # compares, writes nothing; exit status 1 where they differ
"""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn

TARGET = Path(__file__).resolve().parents[1] / "lessons" / "data" / "deep_nn_seed55.npz"
SIZES = (10, 8, 6, 3)
EXAMPLES = 300
SEED = 55


def record() -> dict[str, np.ndarray]:
    """Draw the inputs, labels (not kept: they are chance) and the layers, in this order.

    Returns
    -------
    dict
        "X" (300, 10) in [0, 1), "W1" (10, 8), "b1" (8,), … "W3" (6, 3), "b3" (3,); float32, the weights turned to this
        course's way round: one column for each neuron (PyTorch keeps one row for each).
    """
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    arrays = {"X": torch.rand(EXAMPLES, SIZES[0]).numpy()}
    torch.randint(0, SIZES[-1], (EXAMPLES, 1))  # the labels that the source text drew here: they move the generator on
    for number, (fan_in, fan_out) in enumerate(itertools.pairwise(SIZES), start=1):
        linear = nn.Linear(fan_in, fan_out)
        arrays[f"W{number}"] = np.ascontiguousarray(linear.weight.detach().numpy().T)
        arrays[f"b{number}"] = linear.bias.detach().numpy()
    return arrays


def main() -> int:
    """Write the file, or compare it with what PyTorch draws now."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the recorded file and write nothing")
    arrays = record()
    if not parser.parse_args().check:
        np.savez_compressed(TARGET, **arrays)
        print(f"wrote {TARGET.name}: {TARGET.stat().st_size} bytes")
        return 0
    with np.load(TARGET, allow_pickle=False) as recorded:
        same = sorted(recorded.files) == sorted(arrays) and all(
            np.array_equal(recorded[name], array) for name, array in arrays.items()
        )
    print("the recorded numbers are PyTorch's" if same else "the recorded numbers differ from PyTorch's")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
