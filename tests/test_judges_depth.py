"""The judges of lesson 11 on right and wrong values."""

import numpy as np
import pytest

from neurons.checking.judges.depth import row_result, spiral_arms
from neurons.checking.values import Opaque, Tensor

N, K = 150, 3


def arms(seed, n=N, move=lambda rng, n: 0.2 * rng.normal(size=n), sine=np.sin, cosine=np.cos):
    rng = np.random.default_rng(seed)
    r, X, labels = np.linspace(0, 1, n), [], []
    for c in range(K):
        angle = 2 * np.pi / K * np.linspace(c, c + 2, n) + move(rng, n)
        X.append(np.column_stack([r * sine(angle), r * cosine(angle)]))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels).astype(np.int64)


def found(first, again=None, other=None, n=N):
    again = first if again is None else again
    return spiral_arms((first, again, arms(9, n) if other is None else other), None, {"n": n, "classes": K})


def test_arms_pass_also_shuffled_and_as_tensors():
    X, labels = arms(1)
    assert found((X, labels)).ok
    order = np.random.default_rng(0).permutation(len(X))
    assert found([Tensor(X[order], "float32"), Tensor(labels[order], "int64")]).ok
    assert found(arms(1, 2), n=2).ok


@pytest.mark.parametrize(
    ("first", "problem"),
    [
        (None, "type.none"),
        (np.zeros(3), "type.sequence"),
        ((arms(1)[0].tolist(), arms(1)[1]), "type.array"),
        ((arms(1)[0][:-1], arms(1)[1]), "shape.array"),
        ((arms(1)[0], arms(1)[1][:, None]), "shape.array"),
        ((arms(1)[0].astype(float), arms(1)[1]), "type.dtype"),
        ((arms(1)[0], arms(1)[1].astype(np.int32)), "type.dtype"),
        ((arms(1)[0] * np.float32("nan"), arms(1)[1]), "finite.nan"),
        ((arms(1)[0], 0 * arms(1)[1]), "spiral.labels"),
        ((arms(1)[0] * np.float32(0.9), arms(1)[1]), "spiral.radius"),
        (arms(1, sine=np.cos, cosine=np.sin), "spiral.angle"),
        (arms(1, move=lambda rng, n: 0), "spiral.noise"),
        (arms(1, move=lambda rng, n: 0.2 * rng.normal()), "spiral.noise"),
        (arms(1, move=lambda rng, n: 0.3 * rng.normal(size=n)), "spiral.noise"),
        (arms(1, move=lambda rng, n: 0.2 * rng.choice([-1, 1], n)), "spiral.shape"),
        (arms(1, move=lambda rng, n: 0.3 + 0.2 * rng.normal(size=n)), "spiral.shape"),
        (arms(1, move=lambda rng, n: rng.laplace(0, 0.2 / 2**0.5, n)), "spiral.shape"),
        (arms(1, move=lambda rng, n: np.sort(0.2 * rng.normal(size=n))), "spiral.shape"),
        (arms(1, move=lambda rng, n: 0.2 * np.random.default_rng(5).normal(size=n)), "spiral.shape"),
    ],
)
def test_what_is_wrong_with_the_arms_is_told(first, problem):
    judgement = spiral_arms((first, first, arms(9)), None, {"n": N, "classes": K})
    assert not judgement.ok
    assert judgement.problem == problem


def summary_of(move):
    first = arms(1, move=move)
    return spiral_arms((first, first, arms(9)), None, {"n": N, "classes": K}).summary


def test_ways_to_draw_wrongly_are_told_apart():
    assert summary_of(lambda rng, n: 0.2 * np.random.default_rng(5).normal(size=n)) == ["spiral.shape", "numbers twice"]
    mirrored = lambda rng, n: 0.2 * np.outer([1, -1], rng.normal(size=n // 2)).ravel()  # noqa: E731
    assert summary_of(mirrored) == ["spiral.shape", "numbers twice"]
    ordered = lambda rng, n: np.sort(0.2 * rng.normal(size=n))  # noqa: E731
    assert summary_of(ordered) == ["spiral.shape", "each from the one before"]
    assert summary_of(lambda rng, n: 0.2 * rng.random(n)) == ["spiral.noise", "0.1 and to one side"]
    assert summary_of(lambda rng, n: rng.uniform(-0.2, 0.2, n)) == ["spiral.noise", "0.1"]


def test_points_drawn_by_the_rules_pass_whatever_the_seed():
    assert all(found(arms(seed, 200), other=arms(seed + 1000, 200), n=200).ok for seed in range(300))


def test_chance_from_elsewhere_is_told():
    assert found(arms(1), again=arms(2)).problem == "start.chance"
    assert found(arms(1), other=arms(1)).problem == "start.repeats"


WANT = ((0.5, 0.9), [(0.1, 1e-5)], 40)


@pytest.mark.parametrize("result", [(0.5, 0.9), [0.504, 0.915], np.array([0.5, 0.9]), (np.array(0.5), 0.9)])
def test_results_near_the_references_pass(result):
    assert row_result((result, [(0.1, 1e-5)], 40), WANT).ok


@pytest.mark.parametrize(
    ("got", "problem"),
    [
        ((None, [(0.1, 1e-5)]), "type.none"),
        ((0.5, [(0.1, 1e-5)]), "type.sequence"),
        (((0.5, 0.9, 1), [(0.1, 1e-5)]), "type.sequence"),
        (((Tensor(np.array(0.5), "float32"), 0.9), [(0.1, 1e-5)]), "type.item"),
        (((Opaque("a function"), 0.9), [(0.1, 1e-5)]), "type.number"),
        (((True, 0.9), [(0.1, 1e-5)]), "type.number"),
        ((([0.5], 0.9), [(0.1, 1e-5)]), "shape.number"),
        (((float("nan"), 0.9), [(0.1, 1e-5)]), "finite.nan"),
        (((0.5, 0.9), []), "row.optimizer"),
        (((0.5, 0.9), [(0.2, 1e-5)]), "row.given"),
        (((0.5, 0.9), [(0.1, 0)]), "row.given"),
        (((0.51, 0.9), [(0.1, 1e-5)]), "row.loss"),
        (((0.5, 0.93), [(0.1, 1e-5)]), "row.accuracy"),
        (((0.9, 0.5), [(0.1, 1e-5)]), "row.loss"),
    ],
)
def test_what_is_wrong_with_a_row_is_told(got, problem):
    judgement = row_result((*got, 40), WANT)
    assert not judgement.ok
    assert judgement.problem == problem


def test_another_number_of_steps_is_wrong_and_told():
    judgement = row_result(((0.5, 0.9), [(0.1, 1e-5)], 80), WANT)
    assert not judgement.ok
    assert judgement.problem == "row.loss"
    assert judgement.fields["got_loss"] == "0.5 after 80 steps of the optimizer"
    assert judgement.summary == "several steps an epoch"
    assert row_result(((0.5, 0.9), [(0.1, 1e-5)], 41), WANT).summary == "41 steps"
    assert row_result(((0.5, 0.9), [(0.1, 1e-5)], 1), WANT).fields["got_loss"].endswith("after 1 step of the optimizer")
