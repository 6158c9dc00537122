"""Lesson 13: finite differences and PyTorch as oracles, and the numbers in its prose."""

import copy

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


@pytest.mark.parametrize("seed", [1, 2, 3])  # the pictures show 1
def test_the_sigmoid_s_gradient_vanishes_and_the_others_lie_level_at_the_heights_of_the_prose(lesson, seed):
    def exponents(activation, std):
        return np.log10(lesson["gradient_norms"](30, activation, std, np.random.default_rng(seed)))

    xavier, he = lesson["xavier_std"](100, 100), lesson["he_std"](100)
    assert pytest.approx(1e-18, rel=0.2) == 0.25**30
    for std in (0.1, xavier):
        sigmoid = exponents("sigmoid", std)
        assert sigmoid[-1] - sigmoid[0] > 18
    for activation, std, height in (
        ("tanh", 0.05, -10),
        ("tanh", xavier, -2),
        ("relu", 0.2, 4),
        ("relu", xavier, -4.6),
        ("relu", he, -0.3),
    ):
        level = exponents(activation, std)
        assert np.ptp(level) < 1  # all thirty within one power of ten, where the sigmoid falls through eighteen
        assert abs(np.median(level) - height) < 0.5


def test_the_first_layer_gets_one_more_factor_for_each_added_layer(lesson):
    def first(depth, activation, std):
        return np.log10(lesson["gradient_norms"](depth, activation, std, np.random.default_rng(1))[0])

    for activation, std, rises in (("sigmoid", 0.1, False), ("tanh", 0.05, False), ("relu", 0.2, True)):
        by_depth = [first(depth, activation, std) for depth in (5, 10, 15, 20, 25, 30)]
        assert all((np.diff(by_depth) > 0) == rises), activation


def test_the_patient_s_weights_hardly_move_and_signals_drift_as_the_prose_says(lesson, capsys):
    X, labels, *_ = lesson["load_digits"]()
    torch.manual_seed(0)
    patient = lesson["digit_net"]()
    fresh = copy.deepcopy(patient)
    optimizer = torch.optim.SGD(patient.parameters(), lr=0.01)
    lesson["learn"](patient, X, labels, lesson["squared_error"], optimizer, steps=201)
    capsys.readouterr()
    lesson["tell_moves"](fresh, patient)
    moved = [float(word.rstrip("%")) for word in capsys.readouterr().out.split() if word.endswith("%")]
    assert len(moved) == 7
    assert moved[-1] > 1 > max(moved[:-1])
    assert max(moved[1:4]) < 0.1
    torch.manual_seed(0)
    driver = lesson["digit_net"](std=lesson["he_std"])
    before = copy.deepcopy(driver)
    adam = torch.optim.Adam(driver.parameters(), lr=0.004)
    lesson["learn"](driver, X, labels, torch.nn.functional.cross_entropy, adam, steps=201)
    capsys.readouterr()
    lesson["compare_signals"](before, driver, X)
    start, end = (np.array(line.partition(":")[2].split(), float) for line in capsys.readouterr().out.splitlines())
    assert all(end > 1.3 * start)


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


def test_dropout_sends_back_what_pytorch_s_does_for_the_same_mask(lesson):
    torch.manual_seed(0)
    X, d_out = torch.rand(40, 30, dtype=torch.float64) + 1, torch.rand(40, 30, dtype=torch.float64)
    x = X.clone().requires_grad_()
    theirs = torch.nn.Dropout(0.3)(x)
    theirs.backward(d_out)
    kept = theirs.detach().numpy() != 0

    class SameMask:  # stands for a generator: draws what keeps exactly those
        def random(self, size=None):
            return np.where(kept, 0.99, 0.01)

    layer = lesson["Dropout"](0.3, SameMask())
    np.testing.assert_allclose(layer.forward(X.numpy()), theirs.detach().numpy(), rtol=1e-12)
    np.testing.assert_allclose(layer.backward(d_out.numpy()), x.grad.numpy(), rtol=1e-12)


def test_the_worked_examples_of_the_prose(lesson):
    assert lesson["xavier_std"](12, 6) == pytest.approx(1 / 3)
    assert lesson["he_std"](50) == pytest.approx(0.2)
    norm = lesson["BatchNorm"](1, 0.9, 1e-12)
    np.testing.assert_allclose(norm.forward(np.array([[1.0], [1], [3], [3]])).ravel(), [-1, -1, 1, 1])
    d_X = norm.backward(np.array([[4.0], [0], [0], [0]]))
    np.testing.assert_allclose([*d_X.ravel(), *norm.dbeta, *norm.dgamma], [2, -2, 0, 0, 4, -4], atol=1e-9)
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


@pytest.mark.slow
def test_batch_norm_makes_up_for_a_bad_start_as_try_it_says(lesson):
    X, labels, *_ = lesson["load_digits"]()
    (X, t), (X_valid, t_valid) = lesson["split"](X, labels, [0.9, 0.1], np.random.default_rng(4))

    def reached(std, seed):
        torch.manual_seed(seed)
        net = lesson["digit_net"](std=std, norm=True)
        sgd = torch.optim.SGD(net.parameters(), lr=0.1)
        lesson["learn"](net, X, t, torch.nn.functional.cross_entropy, sgd, steps=201)
        return lesson["score"](net, X_valid, t_valid)

    for start, low, high in ((None, 0.949, 0.958), (lesson["he_std"], 0.935, 0.942)):
        shares = [reached(start, seed) for seed in range(6)]
        assert min(shares) == pytest.approx(low, abs=0.005)
        assert max(shares) == pytest.approx(high, abs=0.005)
