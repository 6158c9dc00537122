"""Lesson 09: the reference against PyTorch, the numbers in the prose, and the lesson's own helpers."""

import itertools

import numpy as np
import pytest

from autograde.build.lesson import load_namespace, read_lesson
from neurons import numpy_net

SIZES = [2, 16, 16, 16, 16, 1]


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("numpy_net"))


@pytest.fixture
def shown(monkeypatch):
    """The alternative texts of the figures that a helper shows, in place of showing them."""
    texts = []
    monkeypatch.setattr(numpy_net, "show_figure", lambda fig, alt: texts.append(alt))
    return texts


def small_params(rng, sizes=(3, 5, 4, 1)):
    return [(rng.normal(0, 0.7, (d, h)), rng.normal(0, 0.3, h)) for d, h in itertools.pairwise(sizes)]


def test_both_passes_agree_with_pytorch(lesson):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(3)
    params, X, t = small_params(rng), rng.normal(0, 1, (9, 3)), rng.integers(0, 2, (9, 1))
    p, cache = lesson["forward_pass"](X, params)
    grads = lesson["backward_pass"](p, t, params, cache)
    leaves = [torch.tensor(part, requires_grad=True) for pair in params for part in pair]
    A = torch.tensor(X)
    for W, b in ((leaves[0], leaves[1]), (leaves[2], leaves[3])):
        A = torch.relu(A @ W + b)
    q = torch.sigmoid(A @ leaves[4] + leaves[5])
    torch.nn.functional.binary_cross_entropy(q, torch.tensor(t, dtype=torch.float64)).backward()
    np.testing.assert_allclose(p, q.detach().numpy(), rtol=1e-12)
    for got, leaf in zip([part for pair in grads for part in pair], leaves, strict=True):
        np.testing.assert_allclose(got, leaf.grad.numpy(), rtol=1e-9, atol=1e-14)


def test_the_given_loss_is_pytorchs(lesson):
    torch = pytest.importorskip("torch")
    p, t = np.array([[0.2], [0.9], [0.6]]), np.array([[0.0], [1.0], [0.0]])
    wanted = torch.nn.functional.binary_cross_entropy(torch.tensor(p), torch.tensor(t)).item()
    assert lesson["binary_cross_entropy"](p, t) == pytest.approx(wanted, rel=1e-12)


def test_the_lessons_own_run_gets_99_percent_of_held_out_rings_right(lesson):
    params, history = lesson["train"](lesson["X"], lesson["t"], SIZES, 0.1, 1000, np.random.default_rng(2))
    p = lesson["forward_pass"](lesson["X_held_out"], params)[0]
    assert np.mean((p > 0.5) == lesson["t_held_out"]) == pytest.approx(0.996, abs=0.0015)  # as the prose says
    assert history["loss"][0] == pytest.approx(np.log(2), abs=0.05)
    assert np.all(np.diff(history["loss"]) < 1e-3), "the prose calls the loss curve smooth"


@pytest.mark.parametrize("seed", range(3))
def test_other_starts_reach_99_percent_as_well(lesson, seed):
    params, _ = lesson["train"](lesson["X"], lesson["t"], SIZES, 0.1, 1000, np.random.default_rng(100 + seed))
    p = lesson["forward_pass"](lesson["X_held_out"], params)[0]
    assert np.mean((p > 0.5) == lesson["t_held_out"]) >= 0.99


def test_the_network_has_881_parameters(lesson):
    params = lesson["init_layers"](SIZES, np.random.default_rng(0))
    assert sum(W.size + b.size for W, b in params) == 881


def test_hes_start_keeps_a_signal_its_size_through_thirty_layers(lesson):
    A = np.random.default_rng(0).normal(0, 1, (200, 64))
    start = np.sqrt(np.mean(A**2))
    for W, b in lesson["init_layers"]([64] * 31, np.random.default_rng(1)):
        A = np.maximum(A @ W + b, 0)
    assert 1 / 3 < np.sqrt(np.mean(A**2)) / start < 3
    assert pytest.approx(1e-9, rel=0.1) == 0.5**30  # "a billionth"


def test_the_worked_numbers_of_the_prose(lesson):
    assert lesson["expit"](1) == pytest.approx(0.731, abs=5e-4)
    assert pytest.approx(-0.05) == (0.8 - 1) / 4
    assert np.sqrt(2 / 50) == pytest.approx(0.2)
    assert np.log(2) == pytest.approx(0.693, abs=5e-4)


def test_narrow_networks_die_at_a_rate_of_one_and_not_at_a_tenth(lesson, shown):
    numpy_net.plot_deaths(lesson["train"], lesson["X"][:200], lesson["t"][:200], [2, 4, 6, 6, 4, 1], [1.0, 0.1], 20)
    assert "at learning rate 1.0, 8 of 20 starts end with a dead layer" in shown[0]
    assert "at learning rate 0.1, 0 of 20 starts end with a dead layer" in shown[0]


def test_how_layers_die_is_told_as_it_happens(lesson):
    X, t, before = lesson["X"][:200], lesson["t"][:200], []
    for seed in range(20):
        params, seen = lesson["init_layers"]([2, 4, 6, 6, 4, 1], np.random.default_rng(seed)), None
        for _ in range(600):
            p, layer_inputs = lesson["forward_pass"](X, params)
            if not layer_inputs[-1].any():
                before.append(seen)
                break
            seen = np.mean(layer_inputs[-1] > 0)
            params = lesson["update"](params, lesson["backward_pass"](p, t, params, layer_inputs), 1.0)
    assert len(before) == 8
    assert sorted(share > 0.23 for share in before) == [False] * 3 + [True] * 5  # "about a quarter or more"
    assert max(share for share in before if share < 0.23) < 0.07  # "had faded before"


def test_one_run_at_a_tenth_ends_near_log_2_and_goes_on(lesson):
    X, t = lesson["X"][:200], lesson["t"][:200]
    params, history = lesson["train"](X, t, [2, 4, 6, 6, 4, 1], 0.1, 1000, np.random.default_rng(16))
    assert history["loss"][599] == pytest.approx(0.695, abs=5e-4)  # plot_deaths shows the last of 600 epochs
    assert max(history["loss"][500:600]) > 2, "the prose says that a jump threw it back"
    assert history["loss"][-1] == pytest.approx(0.19, abs=5e-3)
    assert np.ptp(lesson["forward_pass"](X, params)[0]) > 0.3


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (lambda points: np.full(len(points), 0.2), "it is nowhere in the picture"),
        (lambda points: (np.hypot(*points.T) < 0.7) * 0.9, "it is closed and parts it into 2 areas"),
        (lambda points: points[:, 0] > 0.1, "it is open, runs out of the picture and parts it into 2 areas"),
        (lambda points: np.abs(points[:, 0]) < 0.4, "it is open, runs out of the picture and parts it into 3 areas"),
    ],
)
def test_the_line_of_one_half_is_told_as_it_is_drawn(probability, words):
    assert numpy_net._line_told(probability) == words


def test_the_films_of_rings_and_of_moons_are_described_differently(lesson, shown, monkeypatch):
    monkeypatch.setattr(numpy_net, "_slider", lambda *_: None)
    moments = (0, 20, 60, 120, 200, 400)
    for X, t, seed in (
        (lesson["X"], lesson["t"], 2),
        (*numpy_net.moons(1000, np.random.default_rng(3)), 4),
    ):
        numpy_net.show_film(lesson["train"], lesson["forward_pass"], X, t, SIZES, 0.1, seed, moments)
    assert "after 0, 20 epochs it is open" in shown[0]
    assert "after 60, 120, 200, 400 epochs it is closed" in shown[0]
    assert "after 20, 60, 120, 200, 400 epochs it is open" in shown[1]
    assert "closed" not in shown[1]


def test_a_dead_layer_says_one_half_to_everything(lesson):
    rng = np.random.default_rng(0)
    params = small_params(rng, (2, 4, 1))
    params[0] = (params[0][0] * 0.01, np.full(4, -5.0))
    assert numpy_net._dead_layer(lesson["X"], params)
    assert np.ptp(lesson["forward_pass"](lesson["X"], params)[0]) == 0


def test_circles_lie_around_their_radii():
    X, t = numpy_net.circles(4000, np.random.default_rng(8))
    radius = np.hypot(*X.T)
    assert radius[t[:, 0] == 0].mean() == pytest.approx(1.0, abs=0.02)
    assert radius[t[:, 0] == 1].mean() == pytest.approx(0.5, abs=0.02)
    assert t.shape == (4000, 1)
    assert t.mean() == 0.5


def test_moons_are_learned_to_98_percent(lesson):
    X, t = numpy_net.moons(1000, np.random.default_rng(3))
    params, _ = lesson["train"](X, t, SIZES, 0.1, 1000, np.random.default_rng(4))
    X_new, t_new = numpy_net.moons(1000, np.random.default_rng(30))
    assert np.mean((lesson["forward_pass"](X_new, params)[0] > 0.5) == t_new) >= 0.98


def test_every_picture_of_the_lesson_says_in_words_what_it_shows(lesson, shown, monkeypatch):
    displayed = []
    monkeypatch.setattr("IPython.display.display", lambda *things: displayed.extend(things))
    X, t = lesson["X"][:100], lesson["t"][:100]
    numpy_net.plot_dots(X, t, "Rings")
    numpy_net.draw_passes()
    numpy_net.plot_spread(lesson["init_layers"], depth=5)
    numpy_net.plot_gradient_match(lesson["forward_pass"], lesson["backward_pass"], X, t)
    _, history = lesson["train"](X, t, [2, 6, 1], 0.1, 20, np.random.default_rng(0))
    numpy_net.plot_history(history)
    moments = (0, 1, 2, 3, 4, 5)
    numpy_net.show_film(lesson["train"], lesson["forward_pass"], X, t, [2, 6, 1], 0.1, 1, moments)
    assert len(shown) == 6
    assert all(len(text) > 40 for text in shown)
    slider, frame = displayed[0].children
    slider.value = 2
    assert 'alt="The boundary after 2 epochs' in frame.value


def test_pictures_take_weights_and_probabilities_that_are_lists(lesson, shown, monkeypatch):
    monkeypatch.setattr("IPython.display.display", lambda *things: None)
    X, t = lesson["X"][:100], lesson["t"][:100]

    def listed_init(sizes, rng):
        return [(W.tolist(), b.tolist()) for W, b in lesson["init_layers"](sizes, rng)]

    def listed_forward(X, params):
        p, cache = lesson["forward_pass"](X, params)
        return p.tolist(), cache

    def backward(p, t, params, cache):
        return lesson["backward_pass"](np.array(p), t, params, cache)

    numpy_net.plot_spread(listed_init, depth=5)
    numpy_net.plot_gradient_match(listed_forward, backward, X, t)
    numpy_net.show_film(lesson["train"], listed_forward, X, t, [2, 6, 1], 0.1, 1, (0, 1, 2, 3, 4, 5))
    assert len(shown) == 3
