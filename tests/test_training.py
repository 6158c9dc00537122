"""Lesson 13: finite differences and PyTorch as oracles, and the numbers in its prose."""

import numpy as np
import pytest

from autograde.build.lesson import load_namespace, read_lesson

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("training"))


@pytest.mark.parametrize("activation", ["sigmoid", "tanh", "relu"])
def test_gradient_norms_agree_with_pytorch_s(lesson, activation):
    got = lesson["gradient_norms"](6, activation, 0.12, np.random.default_rng(3))
    rng = np.random.default_rng(3)
    A, weights = torch.tensor(rng.normal(0, 1, (100, 100))), []
    for _ in range(6):
        weights.append(torch.tensor(rng.normal(0, 0.12, (100, 100)), requires_grad=True))
        A = getattr(torch, activation)(A @ weights[-1])
    A.mean().backward()
    np.testing.assert_allclose(got, [torch.linalg.norm(W.grad).item() for W in weights], rtol=1e-9)


def test_the_sigmoid_s_gradient_vanishes_and_the_others_are_level_at_the_heights_of_the_prose(lesson):
    def norms(activation, std):
        return lesson["gradient_norms"](30, activation, std, np.random.default_rng(1))

    assert pytest.approx(1e-18, rel=0.2) == 0.25**30
    assert norms("sigmoid", 0.1)[0] < 1e-18 * norms("sigmoid", 0.1)[-1]
    for activation, std, height in (("tanh", 0.05, 1e-10), ("relu", 0.2, 1e4), ("relu", 0.1, 1e-5)):
        level = norms(activation, std)
        assert level.max() / level.min() < 5  # beside a fall through twenty powers of ten
        assert height / 2.5 < np.median(level) < height * 2.5
    assert norms("tanh", lesson["xavier_std"](100, 100)).min() > 0.01
    assert norms("relu", lesson["he_std"](100)).min() > 0.01
    assert norms("relu", lesson["xavier_std"](100, 100)).max() < 3e-5
    assert norms("sigmoid", lesson["xavier_std"](100, 100))[0] < 1e-18


def test_the_starts_are_those_of_pytorch_s_own_draws(lesson):
    torch.manual_seed(0)
    table = torch.empty(300, 700)
    assert torch.nn.init.xavier_normal_(table).std().item() == pytest.approx(lesson["xavier_std"](700, 300), rel=0.01)
    he = torch.nn.init.kaiming_normal_(table, nonlinearity="relu").std().item()
    assert he == pytest.approx(lesson["he_std"](700), rel=0.01)


def test_batch_norm_s_gradients_are_the_measured_slopes(lesson):
    rng = np.random.default_rng(2)
    X, d_out, h = rng.normal(1, 2, (5, 3)), rng.normal(size=(5, 3)), 1e-6
    layer = lesson["BatchNorm"](3)
    layer.gamma, layer.beta = rng.normal(size=3), rng.normal(size=3)
    layer.forward(X)
    analytic = layer.backward(d_out)
    for place in np.ndindex(X.shape):
        up, down = X.copy(), X.copy()
        up[place] += h
        down[place] -= h
        slope = ((layer.forward(up) - layer.forward(down)) * d_out).sum() / (2 * h)
        assert analytic[place] == pytest.approx(slope, rel=1e-5, abs=1e-7)


def test_batch_norm_agrees_with_pytorch_s_but_for_the_running_variance(lesson):
    rng = np.random.default_rng(4)
    X, d_out = rng.normal(2, 3, (7, 4)), rng.normal(size=(7, 4))
    ours, theirs = lesson["BatchNorm"](4), torch.nn.BatchNorm1d(4, dtype=torch.float64)
    x = torch.tensor(X, requires_grad=True)
    out = theirs(x)
    out.backward(torch.tensor(d_out))
    np.testing.assert_allclose(ours.forward(X), out.detach().numpy(), rtol=1e-9, atol=1e-12)
    np.testing.assert_allclose(ours.backward(d_out), x.grad.numpy(), rtol=1e-7, atol=1e-10)
    np.testing.assert_allclose(ours.dgamma, theirs.weight.grad.numpy(), rtol=1e-9)
    np.testing.assert_allclose(ours.running_mean, theirs.running_mean.numpy(), rtol=1e-9)
    unbiased = 0.9 + 0.1 * X.var(axis=0) * 7 / 6
    np.testing.assert_allclose(theirs.running_var.numpy(), unbiased, rtol=1e-9)
    np.testing.assert_allclose(ours.running_var, 0.9 + 0.1 * X.var(axis=0), rtol=1e-9)


def test_dropout_keeps_the_mean_and_does_nothing_outside_training(lesson):
    layer, X = lesson["Dropout"](0.3, np.random.default_rng(0)), np.full((300, 200), 2.0)
    out = layer.forward(X)
    assert out.mean() == pytest.approx(2, rel=0.01)
    assert set(np.unique(out).round(9)) == {0.0, round(2 / 0.7, 9)}
    np.testing.assert_array_equal(layer.backward(X), out)
    assert layer.forward(X, False) is X
    assert round(1 / 0.7, 2) == 1.43  # what the picture's text says


def test_the_worked_examples_of_the_prose(lesson):
    assert lesson["xavier_std"](12, 6) == pytest.approx(1 / 3)
    assert lesson["he_std"](50) == pytest.approx(0.2)
    np.testing.assert_allclose(lesson["BatchNorm"](1).forward(np.array([[1.0], [3.0]])), [[-1], [1]], atol=1e-5)
    stopper = lesson["EarlyStopping"](2)
    params = {"w": np.zeros(1)}
    told = []
    for loss in (0.9, 0.7, 0.8, 0.7):
        params["w"] += 1
        told.append(stopper.update(loss, params))
    assert told == [False, False, False, True]
    assert stopper.best_loss == 0.7
    assert stopper.best_params["w"].tolist() == [2]
    assert (
        sum(
            p.numel()
            for p in torch.nn.Sequential(
                torch.nn.Linear(784, 128), torch.nn.Linear(128, 128), torch.nn.Linear(128, 10)
            ).parameters()
        )
        // 1000
        == 118
    )


def test_the_bundled_digits_are_those_of_the_note(lesson):
    X, labels, X_test, labels_test = lesson["load_digits"]()
    assert X.shape == (20_000, 784)
    assert X_test.shape == (5_000, 784)
    assert np.bincount(labels).tolist() == [2_000] * 10
    assert np.bincount(labels_test).tolist() == [500] * 10
    assert abs(X.mean()) < 0.01
    assert X.std() == pytest.approx(1, abs=0.01)


def _full_run(lesson, seed):
    X, labels, X_test, labels_test = lesson["load_digits"]()
    (X, t), _ = lesson["split"](X, labels, [0.9, 0.1], np.random.default_rng(4))
    torch.manual_seed(seed)
    net = lesson["digit_net"](std=lesson["he_std"], norm=True)
    adam, entropy = torch.optim.Adam(net.parameters(), lr=0.004), torch.nn.functional.cross_entropy
    for done in (0, 540):
        lesson["learn"](net, X, t, entropy, adam, 540, batch=200, shift=True, cosine=True, total=1080, done=done)
    return lesson["score"](net, X_test, labels_test)


@pytest.mark.slow
def test_three_seeds_read_97_of_100_test_digits(lesson):
    reached = sorted(_full_run(lesson, seed) for seed in range(3))
    assert reached[0] >= 0.966
    assert reached[1] >= 0.970


@pytest.mark.slow
def test_the_article_s_network_stays_at_chance(lesson):
    X, labels, X_test, labels_test = lesson["load_digits"]()
    for seed in range(3):
        torch.manual_seed(seed)
        net = lesson["digit_net"]()
        optimizer = torch.optim.SGD(net.parameters(), lr=0.01)
        lesson["learn"](net, X, labels, lesson["squared_error"], optimizer, steps=201)
        assert lesson["score"](net, X_test, labels_test) < 0.15
