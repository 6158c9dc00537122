"""Lesson 06: the numbers quoted in its prose, its helper functions, and independent oracles for its reference."""

import math

import numpy as np
import pytest

from autograde.build.lesson import load_namespace, read_lesson
from neurons import descent
from neurons.descent import beans, springs, watched


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("descent"))


def test_trying_all_weights_of_the_small_network_takes_a_number_of_244_digits():
    assert 31**3 == 29_791
    assert len(str(31**163)) == 244


def test_the_search_finds_the_floor_of_the_springs_valley(lesson):
    candidates = np.linspace(0, 1.5, 31)
    kilograms, grown, _ = springs()
    exact = kilograms @ grown / (kilograms @ kilograms)
    assert abs(lesson["best_of"](lesson["spring_loss"], candidates) - exact) <= 0.025


@pytest.mark.parametrize(("lr", "least", "most"), [(0.002, 0.30, 0.361), (0.03, 0.7215, 0.7225)])
def test_twelve_steps_from_0_get_not_halfway_or_there(lesson, lr, least, most):
    walk = _spring_walk(lesson, lr)
    assert least < walk[-1] < most  # half of the way to 0.722 is 0.361


def _spring_walk(lesson, lr, steps=12):
    kilograms, grown, _ = springs()
    return lesson["descend"](lambda w: 2 * np.mean(kilograms * (w * kilograms - grown)), 0.0, lr, steps)


def test_the_right_rate_is_there_after_five_steps(lesson):
    assert abs(_spring_walk(lesson, 0.03)[5] - 0.722) < 0.002


def test_with_too_large_a_rate_the_loss_rises_at_every_step(lesson):
    losses = [lesson["spring_loss"](w) for w in _spring_walk(lesson, 0.076)]
    assert np.all(np.diff(losses) > 0)


def test_the_largest_rate_is_1_divided_by_the_mean_of_x_squared(lesson):
    kilograms, _, _ = springs()
    limit = 1 / np.mean(kilograms**2)
    assert abs(_spring_walk(lesson, 0.98 * limit, 500)[-1] - 0.7218) < 1e-3
    assert abs(_spring_walk(lesson, 1.02 * limit, 500)[-1]) > 1e3


def test_the_ravine_flies_off_across_its_walls_beyond_a_rate_of_1(lesson):
    end = lesson["descend"](lambda w: np.array([0.1, 2.0]) * w, np.array([-7.0, 2.0]), 1.01, 60)[-1]
    assert abs(end[0]) < 0.1
    assert abs(end[1]) > 2.0


def test_the_line_is_too_steep_after_5_steps_and_right_after_600(lesson):
    kilograms, _, length = springs()
    X = kilograms[:, None]
    path = lesson["descend"](
        lambda v: np.append(*lesson["linear_grads"](v[:-1], v[-1], X, length)), np.zeros(2), 0.03, 600
    )
    want = np.polyfit(kilograms, length, 1)
    assert path[5][0] > 2 * want[0]
    assert path[5][1] < want[1] / 2
    assert np.allclose(path[-1], want, atol=0.01)


def test_both_kinds_of_beans_are_learned_from_nothing(lesson):
    X, t = beans(2)
    path = lesson["descend"](lambda v: np.append(*lesson["logistic_grads"](v[:-1], v[-1], X, t)), np.zeros(3), 0.5, 300)
    assert np.mean((X @ path[-1, :-1] + path[-1, -1] > 0) == t) > 0.95
    X, labels = beans(3)
    grad = lambda V: np.vstack(lesson["softmax_grads"](V[:-1], V[-1], X, labels))  # noqa: E731
    V = lesson["descend"](grad, np.zeros((3, 3)), 0.5, 300)[-1]
    assert np.mean(np.argmax(X @ V[:-1] + V[-1], axis=1) == labels) > 0.95


def _helpings(lesson, size, rate, rng):
    X, labels = beans(3)
    W, b, losses = np.zeros((2, 3)), np.zeros(3), [np.log(3)]
    for _ in range(50):
        for rows in lesson["minibatches"](120, size, rng):
            dW, db = lesson["softmax_grads"](W, b, X[rows], labels[rows])
            W, b = W - rate * dW, b - rate * db
            losses.append(lesson["surprise"](lesson["softmax"](X @ W + b), labels))
    return np.array(losses)


@pytest.mark.parametrize("seed", range(5))
def test_small_helpings_get_lower_for_the_same_number_of_beans(lesson, seed):
    rng = np.random.default_rng(seed)
    assert _helpings(lesson, 10, 0.1, rng)[-1] < 0.6 * _helpings(lesson, 120, 0.1, rng)[-1]


def test_twelve_small_steps_go_as_far_as_one_exact_step_twelve_times_as_long(lesson):
    rng = np.random.default_rng(6)  # in the order of the lesson's race
    exact, small, long = (_helpings(lesson, *one, rng) for one in ((120, 0.1), (10, 0.1), (120, 1.2)))
    assert [round(losses[-1], 4) for losses in (exact, small, long)] == [0.1969, 0.0998, 0.0993]
    rises = np.diff(small)
    assert round(np.mean(rises > 0) * 7) == 1
    assert round(rises.max(), 4) == 0.0005
    assert round(_helpings(lesson, 120, 50, rng)[-1], 3) == 0.369
    assert np.diff(_helpings(lesson, 1, 0.1, rng)).max() > 0.02


def test_pictures_take_a_walk_that_is_a_list(lesson, monkeypatch):
    told = []
    monkeypatch.setattr("neurons.descent.show_figure", lambda fig, alt: told.append(alt))
    walk = [[-7.0, 2.0], [-3.0, 1.0], [0.0, 0.0]]
    descent.plot_landscapes({"bowl": (lambda w: w[0] ** 2 + w[1] ** 2, walk)})
    descent.plot_walks(lesson["spring_loss"], {"right": [[0.0], [0.7]]}, -0.5, 2.0)
    assert "loss 53 at the start, 0 after 2 steps" in told[0]
    assert len(told) == 2


@pytest.mark.torch
def test_pytorch_finds_the_same_gradients(lesson):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(2)
    X, w, t = rng.normal(size=(7, 3)), rng.normal(size=3), rng.integers(0, 2, 7).astype(float)
    W, b, labels = rng.normal(size=(3, 4)), rng.normal(size=4), rng.integers(0, 4, 7)
    F, x = torch.nn.functional, torch.from_numpy(X)

    def pulled(loss_of, *arrays):
        tensors = [torch.tensor(array, requires_grad=True) for array in arrays]
        loss_of(*tensors).backward()
        return [tensor.grad.numpy() for tensor in tensors]

    y = torch.from_numpy(t)
    pairs = [
        (pulled(lambda w, c: F.mse_loss(x @ w + c, y), w, 0.3), lesson["linear_grads"](w, 0.3, X, t)),
        (
            pulled(lambda w, c: F.binary_cross_entropy_with_logits(x @ w + c, y), w, 0.3),
            lesson["logistic_grads"](w, 0.3, X, t),
        ),
        (
            pulled(lambda W, c: F.cross_entropy(x @ W + c, torch.from_numpy(labels)), W, b),
            lesson["softmax_grads"](W, b, X, labels),
        ),
    ]
    for want, got in pairs:
        for one, other in zip(want, got, strict=True):
            assert np.allclose(one, other, atol=1e-6)


def test_the_numerical_gradient_of_whole_numbers_is_right_and_leaves_them_alone(lesson):
    x = np.array([[2, 5], [1, 3]])
    before = x.copy()
    assert np.allclose(lesson["numerical_gradient"](lambda v: np.sum(v**2), x), 2 * x, atol=1e-6)
    assert np.array_equal(x, before)


def test_the_counting_line_changes_nothing_of_the_walk(lesson, monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *args, **options: None)
    walk = lesson["descend"](watched(lambda w: 2 * w, 5), 8.0, 0.25, 5)
    assert walk.tolist() == [8.0, 4.0, 2.0, 1.0, 0.5, 0.25]


def test_the_data_are_the_same_for_every_reader():
    for one, other in zip(springs(), springs(), strict=True):
        assert np.array_equal(one, other)
    X, labels = beans(3)
    assert X.shape == (120, 2)
    assert np.bincount(labels).tolist() == [40, 40, 40]
    assert math.isfinite(X.sum())


def test_every_picture_says_in_words_what_it_shows(monkeypatch, lesson):
    told = []
    monkeypatch.setattr("neurons.descent.show_figure", lambda fig, alt: told.append((fig, alt)))
    kilograms, grown, length = springs()
    walk = _spring_walk(lesson, 0.03)
    descent.plot_search(kilograms, grown, [0.5, 0.7, 0.9], [1.0, 0.2, 1.1], 0.7)
    descent.plot_walks(lesson["spring_loss"], {"right": walk}, -0.5, 2.0)
    descent.plot_landscapes({"bowl": (lambda w: w[0] ** 2 + w[1] ** 2, np.array([[-7.0, 2.0], [0.0, 0.0]]))})
    descent.plot_line(kilograms, length, np.tile([0.4, 3.0], (50, 1)), [1.0, 0.5])
    X, labels = beans(3)
    descent.plot_classes(X, labels, lambda points: np.zeros(len(points), dtype=int), [1.0, 0.5], "Three kinds")
    descent.plot_losses({"all": ([0, 1], [1.0, 0.5])}, "beans looked at")
    assert "w = 0.70" in told[0][1]
    assert "33.3%" in told[4][1]
    for fig, alt in told:
        assert len(alt) > 40
        for ax in fig.axes:
            assert ax.get_title()
            assert ax.get_xlabel()
            assert ax.get_ylabel()
