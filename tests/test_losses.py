"""Lesson 05: the numbers quoted in its prose, its helper functions, and independent oracles for its reference."""

import warnings

import numpy as np
import pytest
from scipy.special import log_softmax as scipy_log_softmax

from autograde.build.lesson import load_namespace, read_lesson
from neurons import losses
from neurons.losses import two_forecasters


@pytest.fixture(scope="module")
def lesson():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return load_namespace(read_lesson("losses"))


def test_the_worked_numbers_of_the_text(lesson):
    assert lesson["sum_squared_error"](np.array([3, 5]), np.array([1, 6])) == 2.5
    assert lesson["mse"](np.array([3, 5]), np.array([1, 6])) == 2.5
    assert -np.log(0.8) == pytest.approx(0.223, abs=5e-4)
    assert -np.log(0.2) == pytest.approx(1.609, abs=5e-4)
    assert -np.log(0.005) == pytest.approx(5.3, abs=5e-3)
    assert -np.log(1e-12) == pytest.approx(27.6, abs=5e-2)
    assert lesson["softmax_cross_entropy"](np.array([[0, 0]]), np.array([1])) == pytest.approx(0.693, abs=5e-4)


def test_four_perfect_predictions_cost_two_and_a_half_when_one_is_a_column(lesson):
    y, t = np.array([1.0, 2.0, 3.0, 4.0]), np.array([[1.0], [2.0], [3.0], [4.0]])
    assert ((y - t) ** 2).mean() == 2.5
    with pytest.raises(ValueError, match="shape"):
        lesson["mse"](y, t)
    assert lesson["mse"](y, t[:, 0]) == 0


def test_the_price_of_a_confident_mistake_doubles_from_a_tenth_to_a_hundredth(lesson):
    prices = [lesson["binary_cross_entropy"](np.array([p]), np.array([1])) for p in (0.1, 0.01, 0.0001)]
    assert prices[1] == pytest.approx(2 * prices[0])
    assert prices[2] == pytest.approx(2 * prices[1])


def test_the_forecasters_are_right_on_the_same_eight_days_and_the_sure_one_pays_more(lesson):
    careful, sure, weather = two_forecasters()
    assert np.array_equal(careful.argmax(axis=1), sure.argmax(axis=1))
    truth = lesson["one_hot"](weather, 3)
    for said, price in ((careful, 0.715), (sure, 1.068)):
        assert np.allclose(said.sum(axis=1), 1)
        assert lesson["accuracy"](said, weather) == 0.8
        assert lesson["cross_entropy"](said, truth) == pytest.approx(price, abs=5e-4)
    wrong = weather != careful.argmax(axis=1)
    assert np.allclose(careful[wrong, weather[wrong]], 0.2)
    assert np.allclose(sure[wrong, weather[wrong]], 0.005)
    assert np.allclose(careful.max(axis=1)[wrong], 0.6)
    assert np.allclose(sure.max(axis=1)[wrong], 0.99)


def test_a_nudge_changes_the_loss_a_little_and_the_accuracy_not_at_all(lesson):
    careful, _, weather = two_forecasters()
    nudged = careful + np.array([0.01, 0.0, -0.01])
    truth = lesson["one_hot"](weather, 3)
    assert lesson["accuracy"](nudged, weather) == lesson["accuracy"](careful, weather)
    assert 0 < abs(lesson["cross_entropy"](nudged, truth) - lesson["cross_entropy"](careful, truth)) < 0.01


def test_someone_who_always_says_one_third_pays_log_3(lesson):
    truth = lesson["one_hot"](np.array([0, 2, 1]), 3)
    assert lesson["cross_entropy"](np.full((3, 3), 1 / 3), truth) == pytest.approx(np.log(3))


def test_log_softmax_is_right_where_softmax_has_rounded_to_0(lesson):
    Z = np.array([[1000.0, 0.0, -1000.0], [1000.0, 1000.5, 999.0], [-1000.0, -1001.0, -1002.5]])
    assert np.allclose(lesson["log_softmax"](Z), scipy_log_softmax(Z, axis=1), rtol=1e-12, atol=1e-12)


def test_softmax_twice_keeps_a_three_class_loss_above_0_551(lesson):
    once = lesson["softmax"](np.array([[60.0, 0.0, 0.0]]))
    assert lesson["softmax"](once)[0, 0] == pytest.approx(0.576, abs=5e-4)
    assert lesson["softmax_cross_entropy"](once, np.array([0])) == pytest.approx(0.551, abs=5e-4)


@pytest.mark.torch
def test_pytorch_agrees_on_every_loss(lesson):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(5)
    Z, labels = rng.normal(0, 3, (6, 4)), rng.integers(0, 4, 6)
    want = torch.nn.functional.cross_entropy(torch.from_numpy(Z), torch.from_numpy(labels)).item()
    assert lesson["softmax_cross_entropy"](Z, labels) == pytest.approx(want, abs=1e-12)
    P = np.exp(scipy_log_softmax(Z, axis=1))
    assert lesson["cross_entropy"](P, lesson["one_hot"](labels, 4)) == pytest.approx(want, abs=1e-9)
    p, t = rng.uniform(0.05, 0.95, 7), rng.integers(0, 2, 7).astype(float)
    want = torch.nn.functional.binary_cross_entropy(torch.from_numpy(p), torch.from_numpy(t)).item()
    assert lesson["binary_cross_entropy"](p, t) == pytest.approx(want, abs=1e-9)
    want = torch.nn.functional.mse_loss(torch.from_numpy(Z), torch.from_numpy(Z * 2)).item()
    assert lesson["mse"](Z, 2 * Z) == pytest.approx(want)


def test_every_picture_says_in_words_what_it_shows(monkeypatch, lesson):
    told = []
    monkeypatch.setattr("neurons.losses.show_figure", lambda fig, alt: told.append((fig, alt)))
    y, t = np.array([1.0, 2.5]), np.array([1.5, 0.5])
    losses.plot_squares(y, t)
    losses.plot_trap(y, t)
    losses.plot_surprise()
    losses.plot_confident(lambda p: (1 - p) ** 2, lambda p: -np.log(p))
    losses.plot_one_hot(np.eye(3), [0, 1, 2])
    careful, sure, weather = two_forecasters()
    losses.plot_on_curve({"careful": careful, "sure": sure}, weather)
    losses.plot_twice(lesson["softmax_cross_entropy"], lesson["softmax"])
    assert "0.25, 4" in told[0][1]
    marked = [text.get_text() for ax in told[5][0].axes for text in ax.texts]
    assert marked[-2:] == ["2 days", "8 days"]  # the sure forecaster's, whose marks lie on each other
    assert "0.551" in told[-1][1]
    for fig, alt in told:
        assert len(alt) > 40
        for ax in fig.axes:
            assert ax.get_title()
            assert ax.get_xlabel()
            assert ax.get_ylabel()
