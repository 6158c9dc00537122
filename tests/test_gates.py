"""Lesson 01: the numbers in its prose, its pictures' data, and its answers against independent oracles."""

import itertools

import numpy as np
import pytest

from autograde.build.lesson import load_namespace, read_lesson
from neurons.gates import GATES, ROWS, fruits


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("gates"))


def outputs(w, b):
    return (ROWS @ np.asarray(w) + b > 0).astype(int)


def test_the_tables_are_those_of_python_s_own_logic():
    for (x1, x2), values in zip(ROWS.tolist(), zip(*GATES.values(), strict=True), strict=True):
        assert [bool(value) for value in values] == [x1 and x2 == 1, not (x1 and x2), bool(x1 or x2)]


def test_the_worked_sums_of_the_prose(lesson):
    weighted_sum, neuron = lesson["weighted_sum"], lesson["neuron"]
    assert weighted_sum(np.array([2, 3]), np.array([10, -1]), 0.5) == 17.5
    assert weighted_sum(np.array([1, 1]), np.array([1, 2]), -2.5) == 0.5
    assert weighted_sum(np.array([0, 1]), np.array([1, 2]), -2.5) == -0.5
    assert [neuron(np.array(row), np.array([1, 2]), -2.5) for row in ([1, 1], [0, 1])] == [1, 0]
    sums = [weighted_sum(row, np.array([0.5, 0.5]), -0.7) for row in ROWS]
    assert sums == pytest.approx([-0.7, -0.2, -0.2, 0.3])


def test_a_neuron_exactly_on_its_boundary_does_not_fire(lesson):
    assert lesson["neuron"](np.array([1, 1]), np.array([0.5, 0.5]), -1) == 0


def test_the_textbook_weights_in_threshold_form_are_the_gates(lesson):
    for name, (w1, w2, theta) in (
        ("AND", (0.5, 0.5, 0.7)),
        ("AND", (0.5, 0.5, 0.8)),
        ("NAND", (-0.5, -0.5, -0.7)),
        ("OR", (1, 1, 0.5)),
    ):
        assert outputs([w1, w2], lesson["bias_from_threshold"](theta)).tolist() == GATES[name].tolist()
    for theta, left in ((0.7, 0.3), (0.8, 0.2)):  # what z keeps on the row (1, 1), as the prose says
        assert 1 + lesson["bias_from_threshold"](theta) == pytest.approx(left)


def test_a_bias_is_the_weight_of_an_input_that_is_always_1(lesson):
    weighted_sum = lesson["weighted_sum"]
    with_bias = weighted_sum(np.array([1, 1]), np.array([0.5, 0.5]), -0.75)
    assert weighted_sum(np.array([1, 1, 1]), np.array([-0.75, 0.5, 0.5]), 0) == with_bias == 0.25


def test_or_comes_from_and_by_the_bias_alone_or_by_the_weights_alone():
    assert outputs([0.5, 0.5], -0.2).tolist() == GATES["OR"].tolist()
    assert outputs([1, 1], -0.7).tolist() == GATES["OR"].tolist()


def test_thresholds_from_one_half_up_to_but_not_including_one_make_and():
    working = [theta for theta in np.arange(0, 1.5, 0.125) if np.array_equal(outputs([0.5, 0.5], -theta), GATES["AND"])]
    assert working == [0.5, 0.625, 0.75, 0.875]


def test_the_boundary_is_where_the_sum_is_zero(lesson):
    rng = np.random.default_rng(3)
    for w, b in ((rng.normal(size=2), rng.normal()) for _ in range(20)):
        slope, intercept = lesson["boundary"](w, b)
        for x1 in (-2.0, 0.0, 3.0):
            assert w @ [x1, slope * x1 + intercept] + b == pytest.approx(0, abs=1e-9)
    assert lesson["boundary"](np.array([1, 2]), -2.5) == (-0.5, 1.25)
    with pytest.raises(ValueError):
        lesson["boundary"](np.array([1.0, 0.0]), 2.0)


def test_rosenblatt_s_rule_agrees_with_scikit_style_updates_on_homogeneous_vectors(lesson):
    """The oracle keeps one vector of weights, the bias first, and knows no neuron function."""
    rng = np.random.default_rng(8)
    for n, d, epochs, lr in ((7, 3, 1, 0.5), (6, 2, 4, 2.0), (9, 1, 3, 0.25)):
        X, y = rng.integers(-16, 17, (n, d)) / 8, rng.integers(0, 2, n)
        v, counts = np.zeros(d + 1), []
        for _ in range(epochs):
            counts.append(0)
            for row, target in zip(np.hstack([np.ones((n, 1)), X]), y, strict=True):
                fires = v @ row > 0
                if fires and target == 0:
                    v, counts[-1] = v - lr * row, counts[-1] + 1
                if not fires and target == 1:
                    v, counts[-1] = v + lr * row, counts[-1] + 1
            if counts[-1] == 0:
                break
        w, b, mistakes = lesson["fit_perceptron"](X, y, epochs, lr)
        assert np.array_equal(np.append(b, w), v)
        assert mistakes == counts


def test_the_gates_are_learned_in_the_epochs_that_the_prose_names(lesson):
    learned = {name: lesson["fit_perceptron"](ROWS, y, 20, 0.5) for name, y in GATES.items()}
    assert {name: len(mistakes) for name, (_, _, mistakes) in learned.items()} == {"AND": 6, "NAND": 6, "OR": 4}
    for name, (w, b, _) in learned.items():
        assert outputs(w, b).tolist() == GATES[name].tolist()


def test_the_fruits_are_learned_after_twelve_epochs_and_25_mistakes_with_ups_and_downs(lesson):
    X, y = fruits()
    assert X.shape == (30, 2)
    assert np.array_equal(X, np.round(X * 8) / 8)
    assert sorted(y.tolist()) == [0] * 15 + [1] * 15
    w, b, mistakes = lesson["fit_perceptron"](X, y, 50, 0.5)
    assert (len(mistakes), sum(mistakes), mistakes[-1]) == (12, 25, 0)
    assert np.sum(np.diff(mistakes) > 0) > 1
    assert np.array_equal((X @ w + b > 0).astype(int), y)


def test_no_weights_make_the_fourth_table_and_its_mistakes_never_end(lesson):
    exactly_one = np.array([0, 1, 1, 0])
    mistakes = lesson["fit_perceptron"](ROWS, exactly_one, 100, 0.5)[2]
    assert len(mistakes) == 100
    assert min(mistakes) > 0
    grid = np.arange(-2, 2.25, 0.25)
    assert not any(np.array_equal(outputs([w1, w2], b), exactly_one) for w1, w2, b in itertools.product(grid, repeat=3))


def test_one_weight_turns_the_line_and_the_bias_moves_it(lesson):
    """What the open question's mark scheme says."""
    boundary = lesson["boundary"]
    slope, intercept = boundary(np.array([1.0, 2.0]), -1.0)
    moved, turned = boundary(np.array([1.0, 2.0]), -3.0), boundary(np.array([4.0, 2.0]), -1.0)
    assert moved[0] == slope
    assert moved[1] != intercept
    assert turned[0] != slope
    assert turned[1] == intercept
    assert boundary(np.array([10.0, 20.0]), -10.0) == (slope, intercept)
