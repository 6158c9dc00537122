"""The judges of networks as lists of (W, b): right answers of several kinds pass, every kind of wrong one is told."""

import itertools

import numpy as np
import pytest

from neurons.checking.judges.networks import he_layers, trained_by_descent

SIZES = [50, 70, 2]


def drawn(seed, spread=lambda d, h: np.sqrt(2 / d), sizes=SIZES):
    rng = np.random.default_rng(seed)
    return [(rng.normal(0, spread(d, h), (d, h)), np.zeros(h)) for d, h in itertools.pairwise(sizes)]


def found(first, again=None, other=None):
    again = first if again is None else again
    return he_layers((first, again, drawn(9) if other is None else other), None, {"sizes": SIZES})


def test_weights_spread_by_he_pass():
    assert found(drawn(1)).ok


def test_a_uniform_draw_of_the_same_spread_passes():
    rng = np.random.default_rng(3)
    uniform = [(rng.uniform(-1, 1, (d, h)) * np.sqrt(6 / d), [0] * h) for d, h in itertools.pairwise(SIZES)]
    assert found(uniform).ok


@pytest.mark.parametrize(
    ("spread", "word"),
    [
        (lambda d, h: np.sqrt(1 / d), "sqrt(1 / inputs)"),
        (lambda d, h: np.sqrt(2 / (d + h)), "sqrt(2 / (inputs + outputs))"),
        (lambda d, h: 2 / d, "2 / inputs"),
        (lambda d, h: 1.0, "1"),
    ],
)
def test_another_spread_is_told_by_its_name(spread, word):
    judgement = found(drawn(1, spread))
    assert not judgement.ok
    assert judgement.problem == "start.spread"
    assert judgement.summary[-1] == word


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda layers: None, "type.none"),
        (lambda layers: "weights", "type.sequence"),
        (lambda layers: layers[:1], "shape.length"),
        (lambda layers: [(layers[0][0], 0), layers[1]], "shape.array"),
        (lambda layers: [(layers[0][0].T, layers[0][1]), layers[1]], "shape.array"),
        (lambda layers: [(layers[0][0] * np.nan, layers[0][1]), layers[1]], "finite.nan"),
        (lambda layers: [(layers[0][0] > 0, layers[0][1]), layers[1]], "type.array"),
        (lambda layers: [(layers[0][0], layers[0][1] + 1), layers[1]], "start.bias"),
        (lambda layers: [(layers[0][0] * 0, layers[0][1]), layers[1]], "start.columns"),
        (lambda layers: [(layers[0][0][:, :1] * np.ones(70), layers[0][1]), layers[1]], "start.columns"),
        (lambda layers: [(layers[0][0] + 0.2, layers[0][1]), layers[1]], "start.mean"),
    ],
)
def test_what_is_wrong_with_a_start_is_told(change, problem):
    judgement = found(change(drawn(1)))
    assert not judgement.ok
    assert judgement.problem == problem


def test_a_spread_far_too_wide_is_told_as_that_though_its_mean_is_off_by_chance():
    wide = [(4 * W + 0.1, b) for W, b in drawn(1)]
    assert found(wide).problem == "start.spread"


def test_weights_that_do_not_come_from_the_generator_are_told():
    assert found(drawn(1), again=drawn(2)).problem == "start.chance"
    assert found(drawn(1), other=drawn(1)).problem == "start.repeats"


# --- training, against PyTorch's gradients --------------------------------------------------------------------------

X = np.random.default_rng(4).normal(0, 1, (7, 3))
T = np.array([[1], [0], [1], [0], [0], [1], [1]])


def descend(start, lr, epochs):
    torch = pytest.importorskip("torch")
    params = [torch.tensor(part, requires_grad=True) for pair in start for part in pair]
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        A = torch.tensor(X)
        for i in range(0, len(params) - 2, 2):
            A = torch.relu(A @ params[i] + params[i + 1])
        z = A @ params[-2] + params[-1]
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, torch.tensor(T, dtype=torch.float64))
        history["loss"].append(loss.item())
        history["accuracy"].append(float(np.mean((z.detach().numpy() > 0) == T)))
        grads = torch.autograd.grad(loss, params)
        params = [(p - lr * g).detach().requires_grad_() for p, g in zip(params, grads, strict=True)]
    flat = [p.detach().numpy() for p in params]
    return list(zip(flat[::2], flat[1::2], strict=True)), history


def trained(change=lambda parts: parts, lr=0.3, epochs=4):
    sizes = [3, 5, 4, 1]
    fresh = drawn(5, sizes=sizes)
    params, history = descend(fresh, lr, epochs)
    parts = change([fresh, drawn(6, sizes=sizes), {"loss": [], "accuracy": []}, params, history])
    first, other, empty, params, history = parts
    return judged([(first, empty), (other, empty), (params, history)], sizes, lr, epochs)


def judged(runs, sizes=(3, 5, 4, 1), lr=0.3, epochs=4):
    return trained_by_descent(tuple(runs), None, {"X": X, "t": T, "sizes": sizes, "lr": lr, "epochs": epochs})


def test_descent_along_pytorchs_gradients_passes():
    assert trained().ok


def test_a_history_noted_after_each_step_passes():
    def after(parts):
        _, longer = descend(parts[0], 0.3, 5)
        parts[4] = {key: np.array(values[1:]) for key, values in longer.items()}
        return parts

    assert trained(after).ok


def _with(place, value):
    def change(parts):
        parts[place] = value(parts) if callable(value) else value
        return parts

    return change


def _times(key, factor):
    return _with(4, lambda parts: {**parts[4], key: [factor * value for value in parts[4][key]]})


@pytest.mark.parametrize(
    ("change", "problem", "word"),
    [
        (_with(3, lambda parts: parts[0]), "trained.params", "0 steps in place of 4"),
        (_with(3, lambda parts: descend(parts[0], 0.3, 3)[0]), "trained.params", "3 steps in place of 4"),
        (_with(3, lambda parts: descend(parts[0], 0.1, 4)[0]), "trained.params", "something else"),
        (_times("accuracy", 100), "trained.accuracy", "times 100"),
        (_times("loss", 7), "trained.loss", "times the rows"),
        (_with(4, lambda parts: {**parts[4], "accuracy": [0.0] * 4}), "trained.accuracy", "always 0"),
    ],
)
def test_what_is_wrong_with_a_training_is_told(change, problem, word):
    judgement = trained(change)
    assert not judgement.ok
    assert judgement.problem == problem
    assert judgement.fields["found"] == word


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (_with(4, None), "type.dict"),
        (_with(4, {"loss": [1.0] * 4}), "type.key"),
        (_with(4, {"loss": [1.0] * 5, "accuracy": [1.0] * 5}), "shape.length"),
        (_with(4, {"loss": [np.nan] * 4, "accuracy": [1.0] * 4}), "finite.nan"),
        (_with(4, {"loss": np.ones((4, 1)), "accuracy": [1.0] * 4}), "shape.row"),
        (_with(2, {"loss": [0.7], "accuracy": []}), "shape.length"),
        (_with(1, lambda parts: parts[0]), "start.repeats"),
        (_with(3, None), "type.none"),
    ],
)
def test_a_training_of_another_form_is_refused_before_values_are_looked_at(change, problem):
    assert trained(change).problem == problem


def test_a_rate_of_zero_leaves_the_network_as_drawn():
    assert trained(lr=0.0).ok


def _runs():
    sizes = [3, 5, 4, 1]
    fresh = drawn(5, sizes=sizes)
    empty = {"loss": [], "accuracy": []}
    return [(fresh, empty), (drawn(6, sizes=sizes), empty), descend(fresh, 0.3, 4)]


@pytest.mark.parametrize(
    ("change", "problem", "told"),
    [
        (lambda run: None, "type.none", None),
        (lambda run: 0.5, "type.sequence", ""),
        (lambda run: run[1], "type.sequence", "the history alone"),
        (lambda run: run[0], "type.sequence", "the params alone"),
        (lambda run: run[::-1], "type.sequence", "the other way round"),
        (lambda run: (*run, 0.5), "type.sequence", ""),
        (lambda run: "UnboundLocalError: cannot access local variable", "type.sequence", "no epoch, no params"),
    ],
)
def test_what_is_there_in_place_of_params_and_history_is_told(change, problem, told):
    judgement = judged([change(run) for run in _runs()])
    assert (judgement.ok, judgement.problem) == (False, problem)
    assert judgement.summary == [problem, "[0]"] + ([told] if told is not None else [])


def test_a_row_at_one_half_exactly_may_count_as_either_answer():
    sizes, silent = [3, 2, 1], X[:1]
    W = np.array([[1.0, 2.0], [0.0, 0.0], [0.0, 0.0]])
    fresh = [(W if silent[0, 0] < 0 else -W, np.zeros(2)), (np.array([[1.5], [-0.5]]), np.zeros(1))]
    other = [(part[0] + 0.1, part[1]) for part in fresh]
    empty, loss = {"loss": [], "accuracy": []}, None
    A = np.maximum(X @ fresh[0][0], 0) @ fresh[1][0]
    loss = float(np.mean(np.logaddexp(0, np.where(T == 1, -A, A))))
    assert np.any(A == 0), "this test needs a row whose hidden units are silent"
    for answers in (A > 0, A >= 0):
        history = {"loss": [loss] * 4, "accuracy": [float(np.mean(answers == T))] * 4}
        assert judged([(fresh, empty), (other, empty), (fresh, history)], sizes, lr=0.0).ok
    history["accuracy"] = [float(np.mean((A > 0) == T)) - 1 / 7] * 4
    refused = judged([(fresh, empty), (other, empty), (fresh, history)], sizes, lr=0.0)
    assert (refused.ok, refused.problem) == (False, "trained.accuracy")


def test_more_steps_in_an_epoch_are_told_by_how_far_they_went():
    start, other, end = _runs()
    further = judged([start, other, (descend(start[0], 0.3, 12)[0], end[1])])
    assert further.problem == "trained.params"
    assert further.fields["found"].startswith("further than plain descent goes")
    shorter = judged([start, other, (descend(start[0], 0.07, 4)[0], end[1])])
    assert shorter.fields["found"] == "something else"


def test_one_loss_again_and_again_beside_params_that_move_is_told_alike_for_every_way_they_move():
    start, other, end = _runs()
    stale = {"loss": [end[1]["loss"][0]] * 4, "accuracy": [end[1]["accuracy"][0]] * 4}
    summaries = [judged([start, other, (descend(start[0], lr, 4)[0], stale)]).summary for lr in (0.1, 0.2)]
    assert summaries[0] == summaries[1] == {"params": "other", "loss": "one number again and again"}


def test_wrong_accuracies_are_told_from_each_other_by_their_size():
    ways = [
        _with(4, lambda parts, shift=shift: {**parts[4], "accuracy": [shift, 0.9, 0.1, 0.2]}) for shift in (0.3, 0.4)
    ]
    one, other = (trained(way) for way in ways)
    assert one.problem == other.problem == "trained.accuracy"
    assert one.summary != other.summary
