"""The judges of lesson 13: dropout and shuffled splits, right in several styles and wrong in each way they name."""

import numpy as np
import pytest

from neurons.checking.judges.dropout import dropped
from neurons.checking.judges.parts import MANY_SPLITS, parted

SHAPE = (40, 30)


def given(rate=0.3):
    rng = np.random.default_rng(0)
    return {"X": rng.uniform(0.5, 2, SHAPE), "d_out": rng.uniform(1, 3, SHAPE), "rate": rate}


def mask(rate, seed=1, shape=SHAPE):
    return (np.random.default_rng(seed).random(shape) >= rate) * np.ones(SHAPE) / (1 - rate)


def problem(inputs, **evidence):
    return dropped(evidence, None, inputs).problem


@pytest.mark.parametrize("rate", [0.1, 0.3, 0.5, 0.85])
def test_dropout_passes_at_any_rate(rate):
    for seed in range(20):
        inputs = given(rate)
        one, two = mask(rate, seed), mask(rate, seed + 100)
        X, d_out = inputs["X"], inputs["d_out"]
        told = {"out": X * one, "again": X * two, "twin": X * one, "d_X": d_out * two, "calm": X, "whole": X.tolist()}
        assert dropped(told, None, inputs).ok


def test_an_exchange_of_training_and_evaluation_is_told_from_a_layer_that_drops_nothing():
    inputs = given()
    X = inputs["X"]
    exchanged, never = (dropped({"out": X, "calm": calm}, None, inputs) for calm in (X * mask(0.3), X))
    assert exchanged.problem == never.problem == "dropout.share"
    assert "exchanged" in exchanged.summary
    assert "exchanged" not in never.summary


def test_dropout_that_is_wrong_is_told_why():
    inputs, one = given(), mask(0.3)
    X, d_out = inputs["X"], inputs["d_out"]
    assert dropped([X], None, inputs).problem == "type.dict"
    assert problem(inputs, out=None) == "type.none"
    assert problem(inputs, out=X[:3]) == "shape.array"
    assert problem(inputs, out=X * np.nan) == "finite.nan"
    assert problem(inputs, out=X * (one > 0)) == "dropout.size"
    assert problem(inputs, out=X * mask(0.7) * 0.3 / 0.7) == "dropout.share"
    assert problem(inputs, out=X / 0.7) == "dropout.share"
    assert problem(inputs, out=X * 0) == "dropout.share"
    rows = np.repeat([[0.0], [1.0], [1.0], [1.0]], 10, axis=0)[np.random.default_rng(3).permutation(40)]
    assert problem(given(0.25), out=given(0.25)["X"] * rows / 0.75) == "dropout.lines"
    columns = (np.arange(30) % 4 > 0) * np.ones(SHAPE)
    assert problem(given(0.25), out=given(0.25)["X"] * columns / 0.75) == "dropout.lines"
    assert problem(inputs, out=X * one, twin=X * mask(0.3, 2)) == "dropout.twin"
    assert problem(inputs, out=X * one, again=X * one) == "dropout.fixed"
    assert problem(inputs, out=X * one, d_X=d_out) == "dropout.slope_mask"
    assert problem(inputs, out=X * one, d_X=d_out * (one > 0)) == "dropout.slope_size"
    assert problem(inputs, out=X * one, again=X * mask(0.3, 2), d_X=d_out * one) == "dropout.slope_mask"
    assert problem(inputs, out=X * one, d_X=d_out * one**2) == "dropout.slope_size"
    assert problem(inputs, out=X * one, other=X * one) == "dropout.seed"
    assert problem(inputs, out=X * one, counts=[840] * 8) == "dropout.counts"
    assert problem(inputs, out=X * one, counts=[840] * 7 + [841]) == ""
    assert problem(inputs, out=X * one, calm=X * 0.7) == "dropout.calm"
    assert problem(inputs, out=X * one, whole=X * one) == "dropout.whole"


def rows(n=20, fractions=(0.75, 0.25)):
    rng = np.random.default_rng(5)
    return {"X": rng.normal(size=(n, 2)), "t": rng.integers(0, 3, n), "fractions": list(fractions)}


def cut(inputs, order):
    ends = np.round(np.cumsum(inputs["fractions"])[:-1] * len(order)).astype(int)
    return [(inputs["X"][part], inputs["t"][part]) for part in np.split(np.asarray(order), ends)]


def chances(inputs, draw):
    """Many splits, and two from equal states, by an order drawn from a generator."""
    rng, one, two = np.random.default_rng(1), np.random.default_rng(2), np.random.default_rng(2)
    many = [cut(inputs, draw(rng)) for _ in range(MANY_SPLITS)]
    return parted((many, cut(inputs, draw(one)), cut(inputs, draw(two))), None, inputs, chance=True)


def test_splits_pass_as_lists_and_tuples_and_with_sizes_rounded_either_way():
    inputs = rows(23, (0.6, 0.25, 0.15))
    order = np.random.default_rng(1).permutation(23)
    parts = cut(inputs, order)
    assert parted([parts], None, inputs).ok
    assert parted([tuple((X.tolist(), t.tolist()) for X, t in parts)], None, inputs).ok
    assert chances(rows(), lambda rng: rng.permutation(20)).ok
    assert chances(rows(24, (0.5, 0.25, 0.25)), lambda rng: np.argsort(rng.random(24))).ok


@pytest.mark.parametrize(
    ("draw", "wanted"),
    [
        (lambda rng: np.arange(20), "parts.in_order"),
        (lambda rng: np.random.default_rng(0).permutation(20), "parts.fixed"),
        (lambda rng: np.random.default_rng().permutation(20), "parts.again"),
        (lambda rng: np.r_[0, 1 + rng.permutation(19)], "parts.never"),
        (lambda rng: np.roll(np.arange(20), rng.integers(20)), "parts.blocks"),
        (lambda rng: rng.permutation(np.arange(20).reshape(10, 2)).ravel(), "parts.blocks"),
        (lambda rng: np.r_[rng.permutation(15), 15 + rng.permutation(5)], "parts.never"),
    ],
)
def test_chance_that_is_wrong_is_told_why(draw, wanted):
    assert chances(rows(), draw).problem == wanted


def test_parts_that_are_wrong_are_told_why():
    inputs = rows()
    order = np.random.default_rng(1).permutation(20)
    (X, t), (X_2, t_2) = cut(inputs, order)

    def told(one):
        return parted([one], None, inputs).problem

    assert parted(None, None, inputs).problem == "parts.outer"
    assert told([(X, t)]) == "parts.count"
    assert told([X, X_2]) == "parts.pair"
    assert told([(X, "t"), (X_2, t_2)]) == "parts.pair"
    assert told([(X, t[:3]), (X_2, t_2)]) == "parts.shape"
    assert told([(X * np.nan, t), (X_2, t_2)]) == "finite.nan"
    assert told([(X[:10], t[:10]), (X_2, t_2)]) == "parts.size"
    assert told([(X + 1, t), (X_2, t_2)]) == "parts.foreign"
    assert told([(X, (t + 1) % 3), (X_2, t_2)]) == "parts.torn"
    assert told([(X, t), (X[:5], t[:5])]) == "parts.rows"
