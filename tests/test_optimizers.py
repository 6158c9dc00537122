"""Lesson 12: the numbers in its prose, PyTorch's optimizers as oracles, and its pictures' data."""

import numpy as np
import pytest

from autograde.build.lesson import load_namespace, read_lesson

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.torch
RAVINE_START = (-7, 1.5)


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("optimizers"))


@pytest.mark.parametrize(
    ("name", "ours", "theirs", "options"),
    [
        ("SGD", (0.3,), torch.optim.SGD, {"lr": 0.3}),
        ("Momentum", (0.1, 0.8), torch.optim.SGD, {"lr": 0.1, "momentum": 0.8}),
        ("AdaGrad", (0.2, 0.25), torch.optim.Adagrad, {"lr": 0.2, "eps": 0.25}),
        ("RMSProp", (0.2, 0.75, 0.25), torch.optim.RMSprop, {"lr": 0.2, "alpha": 0.75, "eps": 0.25}),
        ("Adam", (0.2, 0.6, 0.75, 0.25), torch.optim.Adam, {"lr": 0.2, "betas": (0.6, 0.75), "eps": 0.25}),
        ("Adam", (0.2,), torch.optim.Adam, {"lr": 0.2}),
    ],
)
def test_each_optimizer_walks_with_pytorch_s(lesson, name, ours, theirs, options):
    rng = np.random.default_rng(7)
    params = {"W": rng.normal(size=(4, 3)), "b": rng.normal(size=3)}
    tensors = {key: torch.tensor(value, requires_grad=True) for key, value in params.items()}
    mine, reference = lesson[name](*ours), theirs(tensors.values(), **options)
    for _ in range(30):
        grads = {key: rng.normal(size=value.shape) for key, value in params.items()}
        mine.step(params, grads)
        for key, tensor in tensors.items():
            tensor.grad = torch.tensor(grads[key])
        reference.step()
    for key, tensor in tensors.items():
        np.testing.assert_allclose(params[key], tensor.detach().numpy(), rtol=1e-6)


def test_clipping_agrees_with_pytorch_s(lesson):
    rng = np.random.default_rng(8)
    grads = {"W": rng.normal(size=(4, 3)), "b": rng.normal(size=3)}
    tensors = [torch.zeros(g.shape, dtype=torch.float64, requires_grad=True) for g in grads.values()]
    for limit in (0.5, 100.0):
        for tensor, g in zip(tensors, grads.values(), strict=True):
            tensor.grad = torch.tensor(g)
        torch.nn.utils.clip_grad_norm_(tensors, limit)
        for tensor, g in zip(tensors, lesson["clip_by_norm"](grads, limit).values(), strict=True):
            np.testing.assert_allclose(g, tensor.grad.numpy(), rtol=1e-5)


def test_the_cosine_agrees_with_pytorch_s_schedule(lesson):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 10, eta_min=0.1)
    for step in range(11):
        assert lesson["cosine_annealing"](step, 10, 0.4, 0.1) == pytest.approx(optimizer.param_groups[0]["lr"])
        optimizer.step()
        schedule.step()
    assert lesson["cosine_annealing"](14, 10, 0.4, 0.1) == pytest.approx(0.1)


def test_weight_decay_is_pytorch_s(lesson):
    w, g = np.array([3.0, -2.0]), np.array([0.5, 1.0])
    tensor = torch.tensor(w, requires_grad=True)
    tensor.grad = torch.tensor(g)
    torch.optim.SGD([tensor], lr=0.1, weight_decay=0.3).step()
    params = {"w": w}
    lesson["SGD"](0.1).step(params, lesson["weight_decay"](params, {"w": g}, 0.3))
    np.testing.assert_allclose(params["w"], tensor.detach().numpy())


@pytest.mark.parametrize(
    ("make", "gradients", "moves"),
    [
        (lambda lesson: lesson["Momentum"](0.5), (2, 1), (1, 1.4)),
        (lambda lesson: lesson["AdaGrad"](0.5), (3, 4), (0.5, 0.4)),
        (lambda lesson: lesson["AdaGrad"](0.5), (0.003,), (0.5,)),
        (lambda lesson: lesson["RMSProp"](0.5, 0.75), (2,), (1,)),
        (lambda lesson: lesson["Adam"](0.5), (4,), (0.5,)),
        (lambda lesson: lesson["Adam"](0.5), (-0.01,), (-0.5,)),
    ],
)
def test_the_worked_steps_of_the_prose(lesson, make, gradients, moves):
    optimizer, params = make(lesson), {"w": np.array([5.0])}
    for g, move in zip(gradients, moves, strict=True):
        before = params["w"][0]
        optimizer.step(params, {"w": np.array([float(g)])})
        assert before - params["w"][0] == pytest.approx(move, rel=1e-5)


def test_the_gradients_of_both_ravines_are_their_measured_slopes(lesson):
    def turned_loss(w):
        return 0.005 * (w[0] + w[1]) ** 2 + 0.5 * (w[0] - w[1]) ** 2

    for loss, grads in ((lesson["ravine"], lesson["ravine_grads"]), (turned_loss, lesson["turned"])):
        w, h = np.array([-2.3, 0.7]), 1e-6
        slopes = [(loss(w + h * unit) - loss(w - h * unit)) / (2 * h) for unit in np.eye(2)]
        np.testing.assert_allclose(grads({"w": w})["w"], slopes, rtol=1e-6)
    turned_start = np.array([-5.5, -8.5]) / np.sqrt(2)
    assert turned_loss(turned_start) == pytest.approx(lesson["ravine"](RAVINE_START))


def test_the_two_rounds_of_the_race_end_as_the_prose_says(lesson):
    rates = {"SGD": 0.9, "Momentum": 0.1, "AdaGrad": 1.0, "RMSProp": 0.1, "Adam": 0.3}
    walk, grads = lesson["walk"], lesson["ravine_grads"]
    straight = {name: walk(lesson[name](lr), grads, RAVINE_START, 40)[-1] for name, lr in rates.items()}
    start = np.array([-5.5, -8.5]) / np.sqrt(2)
    turned = {name: walk(lesson[name](lr), lesson["turned"], start, 40)[-1] for name, lr in rates.items()}
    one = {name: lesson["ravine"](w) for name, w in straight.items()}
    two = {name: 0.005 * (w[0] + w[1]) ** 2 + 0.5 * (w[0] - w[1]) ** 2 for name, w in turned.items()}
    assert set(sorted(one, key=one.get)[:3]) == {"AdaGrad", "RMSProp", "Adam"}
    assert max(one["AdaGrad"], one["RMSProp"], one["Adam"]) < one["SGD"] / 5
    assert set(sorted(two, key=two.get)[:2]) == {"SGD", "Momentum"}
    for name in ("SGD", "Momentum"):
        assert one[name] == pytest.approx(two[name])


def test_the_walks_of_the_prose(lesson):
    walk, grads, loss = lesson["walk"], lesson["ravine_grads"], lesson["ravine"]
    losses = {lr: loss(walk(lesson["SGD"](lr), grads, RAVINE_START, 60)[-1]) for lr in (0.3, 0.98, 1.05)}
    assert losses[0.98] < losses[0.3] < loss(RAVINE_START) < losses[1.05]
    walker, ball = (walk(lesson[name](0.1), grads, RAVINE_START, 60) for name in ("SGD", "Momentum"))
    assert (ball[-1, 0] + 7) / (walker[-1, 0] + 7) > 6
    first = walk(lesson["AdaGrad"](1.0), grads, RAVINE_START, 1)[1] - RAVINE_START
    np.testing.assert_allclose(first, [1, -1])
    assert round(2 * 1.5 / (0.02 * 7)) == 21  # how much larger one slope is than the other
    slow, quick = (walk(lesson[name](0.1), grads, RAVINE_START, 100) for name in ("AdaGrad", "RMSProp"))
    assert (slow[-1, 0] + 7) / 7 == pytest.approx(0.25, abs=0.01)
    assert loss(quick[-1]) < 1e-6
    np.testing.assert_allclose(quick[1] - quick[0], 10 * (slow[1] - slow[0]), rtol=1e-5)


def test_the_valleys_of_the_prose(lesson):
    ends = {
        (name, start): lesson["walk"](lesson[name](0.05), lesson["valleys"], [start], 200)[-1, 0]
        for name in ("SGD", "Momentum")
        for start in (7.0, 7.5)
    }
    assert ends["SGD", 7.0] == pytest.approx(5.22, abs=0.01)
    assert ends["Momentum", 7.0] == pytest.approx(-0.75, abs=0.01)
    assert ends["SGD", 7.5] == pytest.approx(8.16, abs=0.01)
    assert ends["Momentum", 7.5] == pytest.approx(8.16, abs=0.01)
    x = np.linspace(-6, 10, 16_001)
    assert x[np.argmin(0.1 * x**2 + np.sin(2 * x))] == pytest.approx(-0.75, abs=0.01)  # the deepest valley of all


def test_no_momentum_gets_out_from_7_5_and_from_9_it_does(lesson):
    valleys, walk, kind = lesson["valleys"], lesson["walk"], lesson["Momentum"]
    for lr in (0.02, 0.05, 0.1, 0.2, 0.3):
        for momentum in (0, 0.3, 0.5, 0.7, 0.9, 0.95, 0.99):
            assert abs(walk(kind(lr, momentum), valleys, [7.5], 1000)[-1, 0] - 8.16) < 0.1
    assert walk(kind(0.05, 0.95), valleys, [9.0], 200)[-1, 0] < 0
    hill = np.linspace(7, 7.5, 501)
    assert np.max(0.1 * hill**2 + np.sin(2 * hill)) >= 0.1 * 7.5**2 + np.sin(15)  # no lower than the start


def test_the_loss_curves_do_what_the_prose_says(lesson):
    drawn = lesson["loss_curves"](lesson["SGD"], [0.02, 0.5, 3.0, 4.0, 6.0])
    curves = {lr: np.array(losses) for lr, losses in drawn.items()}
    assert curves[0.02][-1] > 0.3
    assert np.all(np.diff(curves[0.02]) < 0)
    assert curves[0.5][-1] < 0.05
    assert np.diff(curves[0.5]).max() < 0.02
    assert curves[3.0][0] == pytest.approx(0.76, abs=0.005)
    assert curves[3.0].max() == pytest.approx(1.64, abs=0.01)
    assert np.sum(curves[3.0] > curves[3.0][0]) == 5
    assert np.sum(curves[3.0] > 2 * curves[3.0][0]) == 1
    assert curves[3.0][-1] < 0.05
    assert curves[4.0][-1] > 0.5
    np.testing.assert_allclose(curves[6.0][-100:], np.log(2), atol=1e-3)


def test_the_cliff_the_decay_and_the_fading_rate(lesson):
    def steep(params):
        return {"w": 4 * params["w"] ** 3}

    assert steep({"w": np.array([8.0])})["w"][0] == 2048
    clip, sgd = lesson["clip_by_norm"], lesson["SGD"](0.01)
    assert abs(lesson["walk"](sgd, steep, [8.0], 5)[-1, 0]) > 1e12
    assert abs(lesson["walk"](sgd, lambda params: clip(steep(params), 50.0), [8.0], 60)[-1, 0]) < 1
    sine = np.sin(2 * np.pi * np.linspace(0, 1, 201))
    far = [
        np.sqrt(np.mean((lesson["fit_bumps"](lesson["Adam"](0.05), lesson["weight_decay"], rate) - sine) ** 2))
        for rate in (0.0, 0.3, 3.0)
    ]
    assert far[1] < 0.6 * min(far[0], far[2])
    noisy, fading = lesson["noisy_walk"], lesson["cosine_annealing"]
    ends = [noisy(lesson["SGD"], rate)[-1] for rate in (lambda s: 0.4, lambda s: 0.01, lambda s: fading(s, 200, 0.4))]
    assert ends[2] < 0.5 * min(ends[:2])


def test_another_default_eps_and_another_way_to_write_adam_are_right(lesson):
    from autograde.build.freeze import freeze_lesson
    from neurons.checking.check import judge_answer

    other = """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-7):
        self.lr, self.betas, self.eps, self.m, self.s, self.t = lr, (beta1, beta2), eps, {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        one, two = self.betas
        for name, g in grads.items():
            self.m[name] = one * self.m.get(name, 0.0) + (1 - one) * g
            self.s[name] = two * self.s.get(name, 0.0) + (1 - two) * g * g
            root = np.sqrt(self.s[name]) / np.sqrt(1 - two**self.t)
            params[name] = params[name] - self.lr / (1 - one**self.t) * self.m[name] / (root + self.eps)
"""
    answers = dict(lesson)
    exec(other, answers)
    record = freeze_lesson(read_lesson("optimizers"))["Adam"]
    assert judge_answer(record, answers).word == "correct"
