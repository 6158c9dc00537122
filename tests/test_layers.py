"""Lesson 04: the numbers quoted in its prose, its helper functions, and independent oracles for its reference."""

import subprocess
import sys

import numpy as np
import pytest

from autograde.build.lesson import ROOT, load_namespace, read_lesson
from neurons.layers import grid, load_deep_nn, plot_grids, plot_network, plot_probabilities, plot_product, plot_race


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("layers"))


@pytest.fixture(scope="module")
def outputs(lesson):
    X, weights, biases = load_deep_nn()
    return lesson["forward"](X, weights, biases, [lesson["relu"], lesson["sigmoid"], lesson["softmax"]])


def test_loops_and_one_product_give_the_same_numbers(lesson):
    rng = np.random.default_rng(0)
    X, W, b = rng.normal(size=(7, 4)), rng.normal(size=(4, 3)), rng.normal(size=3)
    want = np.einsum("nd,dh->nh", X, W) + b
    assert np.allclose(lesson["layer_loops"](X, W, b), want, atol=1e-12)
    assert np.allclose(lesson["layer"](X, W, b), want, atol=1e-12)


def test_the_worked_numbers_of_the_first_layer(lesson):
    Z = lesson["layer"](lesson["X"], lesson["W"], lesson["b"])
    assert Z.tolist() == [[15.0, -7.0], [13.5, 6.0]]


def test_the_weight_counts_that_the_text_names(lesson):
    assert [lesson["count_weights"](pair) for pair in ([5, 6], [6, 7], [7, 7])] == [30, 42, 49]
    assert lesson["count_weights"]([5, 6, 7, 7]) == 121
    assert lesson["count_parameters"]([10, 8, 6, 3]) == 163
    assert lesson["count_parameters"]([2, 3]) == 9


def test_the_recorded_network_has_163_parameters_and_300_inputs():
    X, weights, biases = load_deep_nn()
    assert X.shape == (300, 10)
    assert [W.shape for W in weights] == [(10, 8), (8, 6), (6, 3)]
    assert sum(array.size for array in weights + biases) == 163


def test_the_untrained_network_says_nearly_the_same_about_every_example(outputs):
    P = outputs[-1]
    assert P.shape == (300, 3)
    assert np.allclose(P.sum(axis=1), 1, atol=1e-12)
    assert np.allclose(P[0], [0.4944, 0.1934, 0.3122], atol=5e-5)
    assert round(P[:, 0].min(), 3) == 0.488
    assert round(P[:, 0].max(), 3) == 0.507
    assert np.all(P.argmax(axis=1) == 0)


def test_differences_between_examples_shrink_at_every_layer(outputs):
    X, _, _ = load_deep_nn()
    spread = [array.std(axis=0).mean() for array in (X, *outputs)]
    assert np.all(np.diff(spread) < 0)
    assert np.round(spread, 3).tolist() == [0.288, 0.088, 0.017, 0.003]


def test_the_rows_are_alike_because_layer_2_says_about_one_half_to_every_example(lesson, outputs):
    X, weights, biases = load_deep_nn()
    assert round(outputs[1].min(), 2) == 0.36
    assert round(outputs[1].max(), 2) == 0.57
    halves = lesson["softmax"](np.full((1, 6), 0.5) @ weights[2] + biases[2])[0]
    assert np.round(halves, 3).tolist() == [0.503, 0.191, 0.305]
    assert np.abs(halves - outputs[-1].mean(axis=0)).max() < 0.006
    sums = [A @ W + b for A, W, b in zip([X, *outputs], weights, biases, strict=False)]
    for z, A in zip(sums, [X, *outputs], strict=False):
        assert z.std(axis=0).mean() < A.std(axis=0).mean()


def test_the_biases_are_not_the_reason(lesson):
    X, weights, biases = load_deep_nn()
    steps = [lesson["relu"], lesson["sigmoid"], lesson["softmax"]]
    bare = lesson["forward"](X, weights, [np.zeros_like(b) for b in biases], steps)[-1]
    assert np.ptp(bare[:, 0]) < 0.02  # with the biases it is 0.019


def test_pictures_take_points_that_are_lists(monkeypatch):
    told = []
    monkeypatch.setattr("neurons.layers.show_figure", lambda fig, alt: told.append(alt))
    plot_grids({"moved": (grid() * 2).tolist()}, "A grid, twice as large.")
    assert told == ["A grid, twice as large."]


@pytest.mark.torch
def test_the_recorded_weights_are_those_that_pytorch_draws():
    command = [sys.executable, str(ROOT / "benchmarks" / "record_deep_nn.py"), "--check"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.torch
def test_pytorch_layers_with_these_weights_give_the_same_probabilities(outputs):
    torch = pytest.importorskip("torch")
    X, weights, biases = load_deep_nn()
    A = torch.from_numpy(X)
    steps = (torch.relu, torch.sigmoid, lambda z: torch.softmax(z, 1))
    for W, b, f in zip(weights, biases, steps, strict=True):
        A = f(torch.nn.functional.linear(A, torch.from_numpy(W.T.copy()), torch.from_numpy(b)))
    assert np.allclose(outputs[-1], A.numpy(), atol=1e-12)


def test_a_turn_keeps_lengths_and_adds_angles(lesson):
    rotation = lesson["rotation"]
    X = np.random.default_rng(1).normal(size=(5, 2))
    assert np.allclose(np.linalg.norm(X @ rotation(0.7), axis=1), np.linalg.norm(X, axis=1))
    assert np.allclose(rotation(0.4) @ rotation(0.5), rotation(0.9))
    assert np.allclose(np.array([[1.0, 0.0]]) @ rotation(0.1), [[np.cos(0.1), np.sin(0.1)]])


def test_the_example_of_warp_in_the_text(lesson):
    W = lesson["scaling"](2, 3)
    assert (np.array([[1, 2]]) @ W).tolist() == [[2, 6]]
    assert lesson["warp"](np.array([[1, 2]]), W, np.array([-5, 0]), lesson["relu"]).tolist() == [[0.0, 6.0]]


def test_turning_then_stretching_differs_from_stretching_then_turning(lesson):
    turn, stretch = lesson["rotation"](0.5), lesson["scaling"](2, 1)
    assert not np.allclose(turn @ stretch, stretch @ turn)


def test_the_grid_covers_the_square_and_its_lines_are_straight():
    points = grid()
    assert points.shape == (18 * 41 + 4 * 20, 2)
    assert np.abs(points).max() == 1.0
    assert np.ptp(points[:41, 0]) == 0.0
    assert np.ptp(points[9 * 41 : 10 * 41, 1]) == 0.0


def test_every_picture_says_in_words_what_it_shows(capsys, monkeypatch, lesson, outputs):
    told = []
    monkeypatch.setattr("neurons.layers.show_figure", lambda fig, alt: told.append((fig, alt)))
    plot_product(lesson["X"], lesson["W"], lesson["b"], lesson["layer"](lesson["X"], lesson["W"], lesson["b"]), 1, 0)
    plot_network([5, 6, 7, 7], lesson["count_weights"])
    plot_probabilities(outputs[-1])
    plot_grids({"before": grid(), "after": grid() * 2}, "A grid, then twice as large.")
    plot_race(lambda X, W, b: X @ W + b, lambda X, W, b: X @ W + b)
    assert "= 13.5" in told[0][1]
    assert "[30, 42, 49]" in told[1][1]
    for fig, alt in told:
        assert len(alt) > 20
        for ax in fig.axes:
            assert ax.get_title()
            assert ax.get_xlabel()
