"""Lesson 08: numbers quoted in its prose, PyTorch and finite differences as oracles, its recorded and drawn graphs."""

import builtins
import math
from itertools import pairwise

import numpy as np
import pytest

from autograde.build.lesson import load_namespace, read_lesson
from neurons.autograd import (
    PYTORCH_EDGES,
    PYTORCH_GRADIENTS,
    graph_size,
    moons,
    plot_moons,
    plot_quadratic,
    plot_rules,
    plot_walks,
    show_pytorch,
    show_recording,
)


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("autograd"))


@pytest.fixture
def shown(monkeypatch):
    pictures = []
    monkeypatch.setattr("IPython.display.display", lambda picture: pictures.append(picture.data))
    return pictures


# --- numbers in the text ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("f", "slope"),
    [
        (lambda a: a**3, lambda a: 3 * a**2),
        (math.exp, math.exp),
        (math.log, lambda a: 1 / a),
        (math.tanh, lambda a: 1 - math.tanh(a) ** 2),
        (lambda a: max(a, 0.0), lambda a: 1.0 if a > 0 else 0.0),
    ],
)
def test_the_table_of_slopes_agrees_with_measured_ones(f, slope):
    for a in (0.4, 1.5, 2.2):
        assert math.isclose((f(a + 1e-6) - f(a - 1e-6)) / 2e-6, slope(a), rel_tol=1e-7)


def test_the_worked_numbers_of_the_class(lesson):
    a, b = lesson["Value"](2), lesson["Value"](5)
    product, power = a * b, a.exp()
    assert (product.data, product.parents, product.slopes, product.op) == (10, (a, b), (5, 2), "*")
    assert round(power.data, 3) == round(power.slopes[0], 3) == 7.389


def test_minus_makes_the_square_a_graph_of_eight_nodes(lesson):
    w, x = lesson["Value"](3), lesson["Value"](2)
    assert graph_size((w * x - 1) ** 2) == 8


def test_the_table_of_two_doublings(lesson):
    a = lesson["Value"](1)
    b = a + a
    c = b + b
    c.backward()
    assert (c.grad, b.grad, a.grad) == (1, 2, 4)


def test_thirty_doublings_along_every_way_are_two_thousand_million_visits(lesson):
    source = next(cell.source for cell in read_lesson("autograd").cells if "def visits(" in cell.source)
    namespace = {}
    exec(source.partition("\n\n\n")[0], namespace)
    assert [namespace["visits"](n) for n in range(6)] == [2 ** (n + 1) - 1 for n in range(6)]
    assert 2**31 - 1 == 2_147_483_647
    y = lesson["Value"](1)
    for _ in range(30):
        y = y + y
    assert graph_size(y) == 31


def test_the_quadratic_as_the_text_tells_it(lesson):
    xs, ts = np.array([1.0, 2.0, 3.0]), np.array([3.0, 7.0, 13.0])
    fit = lesson["fit_quadratic"]
    assert np.allclose(fit(xs[:1], ts[:1], 0.01, 1), 0.06)
    at_4 = {}
    for steps in (0, 1, 35, 200):
        w1, w2, b = fit(xs, ts, 0.01, steps)
        at_4[steps] = 16 * w1 + 4 * w2 + b
    assert at_4[0] == 0
    assert at_4[1] > 25  # the first pass overshoots
    assert abs(at_4[35] - 21) < 0.1
    assert abs(at_4[200] - 21) < 0.05
    assert max(abs(parameter - 1) for parameter in (w1, w2, b)) > 0.05  # and the parameters are not there yet


def test_at_a_rate_of_0_03_the_quadratic_never_settles_and_at_0_04_it_runs_away(lesson):
    xs, ts = np.array([1.0, 2.0, 3.0]), np.array([3.0, 7.0, 13.0])
    restless = [lesson["fit_quadratic"](xs, ts, 0.03, steps)[0] for steps in (10, 20, 40)]
    assert max(restless) < 10
    assert min(np.abs(np.diff(restless))) > 0.2
    away = [abs(lesson["fit_quadratic"](xs, ts, 0.04, steps)[0]) for steps in (5, 10, 20, 40)]
    assert all(later > 100 * earlier for earlier, later in pairwise(away))


def test_the_worked_numbers_of_neuron_and_mlp(lesson):
    neuron = lesson["Neuron"](2, np.random.default_rng(0))
    for parameter, number in zip(neuron.parameters(), (2, -1, 0.5), strict=True):
        parameter.data = number
    assert round(neuron([1, 3]).data, 4) == -0.4621
    assert len(lesson["MLP"](2, [3, 1], np.random.default_rng(0)).parameters()) == 13
    assert len(lesson["MLP"](2, [8, 1], np.random.default_rng(0)).parameters()) == 33


def test_larger_rates_on_the_moons_as_the_comment_tells_them(lesson):
    def losses(lr):
        X, t = moons(50, np.random.default_rng(0))
        model, means = lesson["MLP"](2, [8, 1], np.random.default_rng(0)), []
        for _ in range(60):
            total = 0.0
            for x, target in zip(X, t, strict=True):
                loss = (model(list(x)) - target) ** 2
                for value in model.parameters():
                    value.grad = 0.0
                loss.backward()
                for value in model.parameters():
                    value.data -= lr * value.grad
                total += loss.data
            means.append(total / len(X))
        return means

    lessons, larger = losses(0.05), losses(0.15)
    assert larger[0] > 2 * lessons[0]  # begins worse
    assert larger[-1] < lessons[-1] / 2  # ends lower
    assert all(after < before for before, after in pairwise(larger))  # and falls on every pass
    with pytest.raises(OverflowError):
        losses(0.3)


def test_a_value_without_backward_earns_what_the_text_says():
    exercise = read_lesson("autograd").exercises["Value"]
    weights = {group.name: group.weight for group in exercise.groups}
    assert round(6 * (weights["arithmetic"] + weights["functions"]) / sum(weights.values()), 3) == 1.714


def test_the_moons_are_separated_and_one_loss_records_about_a_hundred_values(lesson, monkeypatch, capsys):
    namespace = dict(lesson)
    cell = next(cell for cell in read_lesson("autograd").cells if "moons(50" in cell.source)
    body = cell.source.replace('with picture("MLP"):', "if True:").replace("plot_moons(", "0 and plot_moons(")
    exec(compile(body, "<moons>", "exec"), namespace)
    assert namespace["right"] == 1.0
    assert 90 <= graph_size(namespace["loss"]) <= 130
    assert capsys.readouterr().out.count("pass ") == 6
    later, targets = moons(400, np.random.default_rng(7))
    scores = np.array([namespace["model"](list(x)).data for x in later])
    assert np.mean((scores > 0) == (targets > 0)) > 0.93


# --- oracles ----------------------------------------------------------------------------------------------------------


def random_expression(rng, leaves, tools):
    """Combine leaves by chance, with reuse; `tools` gives exp, log, tanh and relu of the values' kind."""
    pool = list(leaves)
    for _ in range(12):
        a, b = pool[rng.integers(len(pool))], pool[rng.integers(len(pool))]
        kind = rng.integers(10)
        if kind == 0:
            made = a + b
        elif kind == 1:
            made = a - b
        elif kind == 2:
            made = a * b
        elif kind == 3:
            made = a / (b * b + 1)
        elif kind == 4:
            made = tools["tanh"](a) + 2
        elif kind == 5:
            made = tools["exp"](tools["tanh"](a))
        elif kind == 6:
            made = tools["log"](a * a + 0.5)
        elif kind == 7:
            made = tools["relu"](a) - 0.5 * b
        elif kind == 8:
            made = 3 - a
        else:
            made = 2 / (a * a + 2)
        pool.append(tools["tanh"](made) * 2)
    total = pool[-1]
    for made in pool[-4:-1]:
        total = total + made
    return total


@pytest.mark.parametrize("seed", range(40))
def test_random_expressions_agree_with_pytorch(lesson, seed):
    torch = pytest.importorskip("torch")
    Value = lesson["Value"]
    start = np.random.default_rng(seed).normal(0, 1, 4)
    mine = [Value(number) for number in start]
    theirs = [torch.tensor(number, dtype=torch.float64, requires_grad=True) for number in start]
    names = ("tanh", "exp", "log", "relu")
    out = random_expression(np.random.default_rng(seed), mine, {name: getattr(Value, name) for name in names})
    other = random_expression(np.random.default_rng(seed), theirs, {name: getattr(torch, name) for name in names})
    out.backward()
    other.backward()
    assert math.isclose(out.data, other.item(), rel_tol=1e-10, abs_tol=1e-12)
    for value, tensor in zip(mine, theirs, strict=True):
        want = 0.0 if tensor.grad is None else tensor.grad.item()
        assert math.isclose(value.grad, want, rel_tol=1e-8, abs_tol=1e-10)


def test_an_mlp_agrees_with_finite_differences(lesson):
    rng = np.random.default_rng(3)
    model = lesson["MLP"](3, [4, 2], rng)
    x = [0.5, -1.25, 2.0]
    first, second = model(x)
    (first * second).backward()
    for parameter in model.parameters():
        kept, sides = parameter.data, []
        for step in (1e-6, -1e-6):
            parameter.data = kept + step
            a, b = model(x)
            sides.append(a.data * b.data)
        parameter.data = kept
        assert math.isclose(parameter.grad, (sides[0] - sides[1]) / 2e-6, rel_tol=1e-5, abs_tol=1e-8)


def test_a_chain_of_four_thousand_needs_no_deep_recursion(lesson):
    a = lesson["Value"](1.0)
    y = a
    for _ in range(4000):
        y = y * 1.0001
    y.backward()
    assert math.isclose(a.grad, 1.0001**4000, rel_tol=1e-9)


# --- what PyTorch recorded --------------------------------------------------------------------------------------------


def test_the_recorded_picture_is_what_pytorch_records_today(shown, capsys):
    pytest.importorskip("torch")
    from neurons.autograd import _ask_pytorch

    edges, gradients = _ask_pytorch()
    assert sorted(edges) == sorted(PYTORCH_EDGES)
    assert np.allclose(gradients, PYTORCH_GRADIENTS, atol=1e-6)
    show_pytorch()
    assert "recorded" not in capsys.readouterr().out


def test_without_pytorch_the_recorded_picture_is_shown_and_says_so(shown, capsys, monkeypatch):
    real = builtins.__import__

    def no_torch(name, *rest, **more):
        if name == "torch":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", no_torch)
    show_pytorch()
    assert "recorded: PyTorch is not installed here" in capsys.readouterr().out
    assert len(shown) == 1


# --- pictures ---------------------------------------------------------------------------------------------------------


def test_a_recording_shows_what_is_handed_on_along_each_line(lesson, shown):
    import base64

    a = lesson["Value"](1)
    b = a + a
    c = b + b
    c.backward()
    show_recording(c, "twice two", a=a)
    svg = base64.b64decode(shown[0].split("base64,")[1].split('"')[0]).decode()
    assert svg.count(">←2</text>") == 2
    assert svg.count(">←1</text>") == 3
    assert 'alt="' in shown[0]


def test_an_engine_without_slopes_is_drawn_with_whole_gradients(shown):
    class Other:
        def __init__(self, data, parents=(), op=""):
            self.data, self.parents, self.op, self.grad = data, parents, op, 0.0

    x = Other(2.0)
    show_recording(Other(4.0, (x, x), "+"), "another engine", x=x)
    assert len(shown) == 1


def test_what_cannot_be_drawn_is_said_in_words(lesson, shown, capsys):
    show_recording(lesson["Value"](1), "one number")
    y = lesson["Value"](1)
    for _ in range(60):
        y = y * 1.5
    show_recording(y, "a long chain")
    assert capsys.readouterr().out.count("No picture") == 2
    assert shown == []


def test_the_moons_have_their_places():
    X, targets = moons(1000, np.random.default_rng(0), noise=0.0)
    upper = X[targets == 1.0]
    assert np.allclose(np.hypot(upper[:, 0], upper[:, 1]), 1)
    assert upper[:, 1].min() >= 0
    lower = X[targets == -1.0]
    assert np.allclose(np.hypot(lower[:, 0] - 1, lower[:, 1] - 0.5), 1)
    assert targets.sum() == 0


def test_every_figure_has_an_alternative_text(shown):
    plot_rules(1.5)
    plot_walks([1, 2, 3], [3, 7, 15])
    xs, ts = np.array([1.0, 2.0, 3.0]), np.array([3.0, 7.0, 13.0])
    plot_quadratic(xs, ts, [0, 1, 5, 200], [(0, 0, 0), (1, 2, 1), (1, 1, 2), (1, 1, 1)])
    X, targets = moons(20, np.random.default_rng(0))
    plot_moons([0.5, 0.1], lambda x: x[1] - 0.25, X, targets)
    assert len(shown) == 4
    assert all('alt="' in picture and 'alt=""' not in picture for picture in shown)
