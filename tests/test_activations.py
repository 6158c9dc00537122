"""Lesson 03: the numbers in its prose, and its answers against SciPy and finite differences."""

import re

import numpy as np
import pytest
import scipy.special

from autograde.audit.answers import verdict_on
from autograde.build.freeze import VISIBLE_SEED, freeze
from autograde.build.lesson import load_namespace, read_lesson
from neurons.activations import plot_curves, plot_fading, plot_lines_stay_lines, plot_slopes_below, plot_tangents

Z = np.random.default_rng(3).normal(0, 3, (40, 5))


@pytest.fixture(scope="module")
def source():
    return read_lesson("activations")


@pytest.fixture(scope="module")
def lesson(source):
    return load_namespace(source)


def prose_of(source):
    return re.sub(r"\s+", " ", " ".join(cell.source for cell in source.cells if cell.role in ("prose", "open")))


def told(source, exercise, answer):
    return verdict_on(source, freeze(source, source.exercises[exercise], VISIBLE_SEED), answer)


# --- the functions


@pytest.mark.parametrize(
    ("name", "oracle"),
    [
        ("sigmoid", scipy.special.expit),
        ("tanh", np.tanh),
        ("relu", lambda z: (z + np.abs(z)) / 2),
        ("leaky_relu", lambda z: np.maximum(z, 0.01 * z)),
        ("identity", np.copy),
    ],
)
def test_the_functions_agree_with_independent_ones(lesson, name, oracle):
    for z in (Z, Z.T, Z[0], np.arange(-5, 6), 0.7, -0.7, -3, 0):
        got = lesson[name](z)
        np.testing.assert_allclose(got, oracle(np.asarray(z, dtype=float)), rtol=1e-12, atol=1e-15)
        assert np.shape(got) == np.shape(z)


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "identity"])
def test_a_thousand_gives_neither_a_warning_nor_a_wrong_number(lesson, name):
    with np.errstate(all="raise", under="ignore"):
        low, high = lesson[name](np.array([-1000.0, 1000.0]))
    lows = {"sigmoid": 0, "tanh": -1, "relu": 0, "leaky_relu": -10, "identity": -1000}
    assert low == lows[name]
    assert high == (1 if name in ("sigmoid", "tanh") else 1000)


def test_the_plain_sigmoid_warns_but_is_right(lesson):
    with pytest.warns(RuntimeWarning, match="overflow"):
        assert 1 / (1 + np.exp(-np.array([-1000.0]))) == lesson["sigmoid"](-1000.0)


def test_softmax_agrees_with_scipy_also_for_one_row_and_for_huge_scores(lesson):
    huge = np.array([[1000.0, 999.0, 998.0], [-1001.0, -1000.0, -1000.5]])
    for scores in (Z, Z.T, Z[0], huge, np.array([1, 2, 3])):
        np.testing.assert_allclose(lesson["softmax"](scores), scipy.special.softmax(scores, axis=-1), rtol=1e-12)


def test_two_layers_without_activation_are_one(lesson):
    rng = np.random.default_rng(8)
    for d, h, k in ((3, 5, 2), (1, 1, 1), (4, 2, 6)):
        parts = rng.normal(size=(d, h)), rng.normal(size=h), rng.normal(size=(h, k)), rng.normal(size=k)
        X = rng.normal(size=(7, d))
        W, b = lesson["collapse"](*parts)
        np.testing.assert_allclose(X @ W + b, (X @ parts[0] + parts[1]) @ parts[2] + parts[3], atol=1e-12)


# --- the slopes


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu"])
def test_the_slopes_are_those_of_finite_differences(lesson, name):
    z = Z[np.abs(Z) > 0.01]
    np.testing.assert_allclose(lesson[f"{name}_grad"](z), lesson["slope"](lesson[name], z), rtol=1e-6, atol=1e-9)


def test_the_leak_given_is_the_slope_on_the_left(lesson):
    assert lesson["leaky_relu_grad"](np.array([-5.0, -1.0, 2.0]), 0.2).tolist() == [0.2, 0.2, 1.0]


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu"])
def test_slopes_far_out_are_numbers(lesson, name):
    assert np.isfinite(lesson[f"{name}_grad"](np.array([-1000.0, 1000.0]))).all()


# --- the prose


def test_the_worked_numbers_of_part_one(lesson):
    sigmoid, tanh, softmax = lesson["sigmoid"], lesson["tanh"], lesson["softmax"]
    assert round(np.exp(-2), 4) == 0.1353
    assert round(1 / 1.1353, 4) == 0.8808 == round(float(sigmoid(2)), 4)
    assert round(2 * 0.8808 - 1, 4) == 0.7616 == round(float(tanh(1)), 4)
    assert np.exp(np.arange(3)).round(3).tolist() == [1.0, 2.718, 7.389]
    assert round(float(np.exp(np.arange(3)).sum()), 3) == 11.107
    assert softmax(np.array([0, 1, 2])).round(3).tolist() == [0.09, 0.245, 0.665]
    assert np.allclose(softmax(np.array([1000, 1001, 1002])), softmax(np.array([0, 1, 2])))
    W, b = lesson["collapse"](np.array([[3]]), np.array([1]), np.array([[2]]), np.array([-5]))
    assert (W.tolist(), b.tolist()) == ([[6]], [-3])


def test_the_worked_numbers_of_part_two(lesson):
    a, t = float(lesson["sigmoid"](1)), float(lesson["tanh"](1))
    assert (round(a, 4), round(1 - a, 4), round(a * (1 - a), 4)) == (0.7311, 0.2689, 0.1966)
    assert (round(t, 4), round(t * t, 4), round(1 - t * t, 4)) == (0.7616, 0.58, 0.42)
    z = np.linspace(-8, 8, 1601)
    assert lesson["sigmoid_grad"](z).max() == 0.25 == lesson["sigmoid_grad"](0.0)
    assert lesson["tanh_grad"](0.0) == 4 * lesson["sigmoid_grad"](0.0)
    assert 0.25**10 < 1e-6  # “less than a millionth is left”


def test_try_it_tells_the_truth(lesson):
    softmax, slope = lesson["softmax"], lesson["slope"]
    assert slope(lesson["relu"], 0.0) == pytest.approx(0.5)
    scores = np.array([0.0, 1.0, 3.0])
    assert np.allclose(softmax(scores + 5), softmax(scores))
    assert not np.allclose(softmax(5 * scores), softmax(scores))
    for z in (-2.0, 0.3, 4.0):
        assert softmax(np.array([0, z]))[1] == pytest.approx(float(lesson["sigmoid"](z)))


def test_nothing_of_slopes_is_said_before_they_are_explained(source):
    first = prose_of(source).partition("## Part 2")[0].partition("## Part 1")[2]
    assert not re.search(r"derivative|gradient|steepness|calculus", first)


# --- the pictures


@pytest.fixture
def shown(monkeypatch):
    figures = []
    monkeypatch.setattr("neurons.activations.show_figure", lambda fig, alt: figures.append((fig, alt)))
    return figures


def test_ten_layers_of_the_picture_are_one_line_without_a_bend_and_many_pieces_with_relu(lesson, shown):
    plot_lines_stay_lines(lesson["collapse"], lesson["relu"])
    left, right = shown[0][0].axes
    ten, one = (line.get_ydata() for line in left.lines)
    assert np.allclose(np.diff(ten, 2), 0, atol=1e-9)
    assert np.allclose(ten[::24], one)
    bends = np.abs(np.diff(right.lines[0].get_ydata(), 2)) > 1e-9
    assert bends.sum() > 10


def test_the_fading_picture_shades_where_the_slope_is_below_a_hundredth(lesson, shown):
    plot_fading({name: lesson[f"{name}_grad"] for name in ("sigmoid", "tanh", "relu")})
    alt = shown[0][1]
    assert "sigmoid 9.5e-07" in alt
    assert "relu 1" in alt
    assert lesson["sigmoid_grad"](4.7) < 0.01 < lesson["sigmoid_grad"](4.5)


def test_pictures_take_answers_that_return_ints_lists_and_zero_dimensional_arrays(lesson, shown):
    plot_curves({"step": lambda z: (z > 0).astype(int), "list": lambda z: z.tolist()}, "Any")
    plot_tangents(lambda z: np.array(scipy.special.expit(z)), lesson["slope"])
    plot_slopes_below({"relu": (lambda z: np.maximum(z, 0), lambda z: (z > 0) * 1)})
    assert "slopes are 0.018 at z = -4, 0.250 at z = 0" in shown[1][1]
    assert "relu from 0.000 to 1.000" in shown[2][1]


# --- what a reader is told


@pytest.mark.parametrize(
    ("exercise", "answer", "mistake"),
    [
        ("sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))", "one form for all"),
        ("sigmoid_grad", "def sigmoid_grad(z):\n    return z * (1 - z)", "z as the output"),
        ("relu", "def relu(z):\n    return np.max(z, 0)", "np.max"),
        ("relu_grad", "def relu_grad(z):\n    return z > 0", "comparison only"),
        ("softmax", "def softmax(Z):\n    E = np.exp(Z)\n    return E / E.sum()", "no shift, one sum"),
        ("sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-np.clip(z, -20, 20)))", "clipped at 20"),
        ("sigmoid", "def sigmoid(z):\n    return 1 / (1 + np.exp(-np.clip(z, -15, 15)))", "clipped at 15"),
        ("relu", "def relu(z):\n    return np.where(np.asarray(z) > 0.05, z, 0)", "bend near 0"),
        (
            "tanh",
            "kept = {}\ndef tanh(z):\n    a = kept.setdefault(np.shape(z), np.zeros(np.shape(z)))\n"
            "    a[...] = np.tanh(z)\n    return a",
            "one array for all",
        ),
        ("identity", "def identity(z):\n    pass", "nothing returned"),
        ("identity", "def identity(z):\n    print(z)", "nothing returned"),
        ("relu", "def relu(z):\n    z = np.asarray(z)\n    z[z < 0] = 0\n    return z", "written into z"),
        ("relu", "def relu(z):\n    z[z < 0] = 0\n    return z", "written into z as it is"),
    ],
)
def test_the_documented_mistakes_are_named(source, exercise, answer, mistake):
    verdict = told(source, exercise, answer)
    assert verdict["mistake"] == mistake
    assert verdict["points"] < verdict["maximum"]


def test_the_sigmoid_is_clipped_no_nearer_than_what_is_safe(source):
    # a clip at ±25 changes no value by more than the tolerance of 1e-9
    for limit, word in ((20, "wrong"), (25, "correct"), (500, "correct")):
        answer = f"def sigmoid(z):\n    return 1 / (1 + np.exp(-np.clip(z, -{limit}, {limit})))"
        assert told(source, "sigmoid", answer)["word"] == word


def test_a_slope_of_zero_everywhere_is_not_called_a_lost_fraction(source):
    verdict = told(source, "tanh_grad", "def tanh_grad(z):\n    return 0.0 * np.asarray(z)")
    assert verdict["mistake"] != "truncated"
    assert verdict["points"] == 0


@pytest.mark.parametrize(
    "answer",
    [
        "def sigmoid(z):\n    return 0.5 * (1 + np.tanh(0.5 * z))",
        "def sigmoid(z):\n    with np.errstate(over='ignore'):\n        return 1 / (1 + np.exp(-z))",
        "from scipy.special import expit as sigmoid",
        "sigmoid = lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500)))",
    ],
)
def test_a_sigmoid_in_any_style_is_right(source, answer):
    assert told(source, "sigmoid", answer)["word"] == "correct"


def test_a_slope_by_small_steps_is_a_right_answer(source):
    for name in ("sigmoid", "tanh", "relu"):
        answer = f"def {name}_grad(z):\n    return slope({name}, z)"
        assert told(source, f"{name}_grad", answer)["word"] == "correct"


def test_the_points_of_the_lesson(source):
    assert sum(cell.points for cell in source.cells) == 16
