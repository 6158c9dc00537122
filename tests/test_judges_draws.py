"""The judge of numbers drawn from rng: draws of several kinds pass, every kind of wrong one is told."""

import numpy as np
import pytest

from neurons.checking.judges.draws import drawn


def rows(draw):
    one, same, other = np.random.default_rng(1), np.random.default_rng(1), np.random.default_rng(2)
    return draw(one), draw(same), draw(one), draw(other)


def problem(got, length=3):
    return drawn(got, None, {}, length=length).problem


@pytest.mark.parametrize(
    "draw",
    [
        lambda rng: rng.uniform(-1, 1, 3),
        lambda rng: rng.normal(0, 1, 3).tolist(),
        lambda rng: tuple(rng.integers(0, 1000, 3).tolist()),
    ],
)
def test_numbers_from_rng_pass(draw):
    assert drawn(rows(draw), None, {}, length=3).ok


def test_equal_weights_are_told():
    assert problem(rows(lambda rng: [rng.uniform()] * 3)) == "draws.alike"


def test_another_source_of_chance_is_told():
    elsewhere = np.random.default_rng(0)
    assert problem(rows(lambda rng: elsewhere.uniform(size=3))) == "draws.again"


def test_a_seed_of_its_own_is_told():
    assert problem(rows(lambda rng: np.random.default_rng(0).uniform(size=3))) == "draws.fixed"


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (None, "type.sequence"),
        ([[1.0, 2.0, 3.0]] * 3, "type.sequence"),
        ([[1.0, 2.0], [1.0, 2.0], [1.0, 2.0], [1.0, 2.0]], "shape.array"),
        ([[1.0, float("nan"), 3.0]] * 4, "finite.nan"),
        ([["a", "b", "c"]] * 4, "type.array"),
        ([[True, False, True]] * 4, "type.array"),
        ([None] * 4, "type.array"),
    ],
)
def test_wrong_types_shapes_and_nan_are_refused_before_values(got, want):
    assert problem(got) == want
