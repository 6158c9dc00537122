"""The judges of weights, fed with right, wrong and hostile values."""

import numpy as np
import pytest

from neurons.checking.judges import JUDGES
from neurons.checking.values import plain

AND = [[0, 0, 0], [0, 1, 0], [1, 0, 0], [1, 1, 1]]
XOR = np.array([[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]])


def neuron(got, table=AND, **inputs):
    return JUDGES["neuron_gate"](plain(got), None, inputs, table=table)


def network(got, **options):
    return JUDGES["network_gate"](plain(got), None, {"truth_table": XOR}, **{"table": "truth_table", **options})


def xor():
    return np.array([[1.0, 1.0], [1.0, 1.0]]), np.array([-0.5, -1.5]), np.array([[1.0], [-1.0]]), np.array([-0.5])


def test_a_one_axis_integer_array_counts_as_a_list_of_integers():
    assert JUDGES["equal"](np.array([3, 0]), [3, 0], kind="integer").ok
    assert not JUDGES["equal"](np.array([3, 1]), [3, 0], kind="integer").ok
    assert not JUDGES["equal"](np.array([3.0, 0.0]), [3, 0], kind="integer").ok


def test_a_wrong_table_of_bools_is_recognised_like_one_of_ints():
    tables = ([True, False], [1, 0], np.array([1.0, 0.0]))
    assert {str(JUDGES["equal"](plain(table), [0, 1], kind="binary").summary) for table in tables} == {"[1.0, 0.0]"}


@pytest.mark.parametrize(
    "got",
    [
        (np.array([0.5, 0.5]), -0.7),
        ([1, 1], -1),
        ((1, 1), np.float64(-1.5)),
        (np.array([1, 1]), np.array(-1)),
        [np.array([3e300, 3e300]), -4e300],
        (np.array([0.25, 0.5], dtype="float32"), -0.625),
    ],
)
def test_any_weights_that_make_the_table_are_right(got):
    judgement = neuron(got)
    assert judgement.ok
    assert judgement.summary == [0, 0, 0, 1]


def test_exactly_0_does_not_fire():
    judgement = neuron((np.array([0.5, 0.5]), -1.0))
    assert not judgement.ok
    assert (judgement.problem, judgement.summary) == ("weights.table", [0, 0, 0, 0])
    assert (judgement.fields["row"], judgement.fields["y_hat"], judgement.fields["y"]) == ((1, 1), 0, 1)


@pytest.mark.parametrize(
    ("got", "problem"),
    [
        (None, "type.none"),
        (iter([1, 2]), "type.opaque"),
        (7, "weights.parts"),
        ("AND", "weights.parts"),
        (np.array([1.0, 1.0, -1.5]), "weights.parts"),
        (([1, 1], -1.5, 0), "weights.parts"),
        ((-1.5, [1, 1]), "weights.shape"),
        (([[1, 1]], -1.5), "weights.shape"),
        (([1, 1, 1], -1.5), "weights.shape"),
        (([1, 1], [-1.5]), "weights.shape"),
        (([True, True], -1.5), "weights.numbers"),
        ((["1", "1"], -1.5), "weights.numbers"),
        (([[1], [1, 2]], -1.5), "weights.numbers"),
        ((np.array([1, 1], dtype=object), -1.5), "weights.numbers"),
        (([float("nan"), 1], -1.5), "finite.nan"),
        (([1, 1], float("-inf")), "finite.inf"),
        (([1, 10**400], -1.5), "weights.numbers"),
        (([1j, 1], -1.5), "weights.numbers"),
    ],
)
def test_what_is_no_neuron_is_refused_before_it_is_run(got, problem):
    judgement = neuron(got)
    assert not judgement.ok
    assert judgement.problem == problem


def test_refused_weights_are_told_apart_so_that_a_mistake_is_named_for_its_own_form_only():
    forms = (np.array([1.0, 1.0, -1.5]), ([1, 1], 0, 0, 0), 7, "AND", len, ([1, 1, 1], 0), ([1, 1], [0]))
    assert len({str(neuron(form).summary) for form in forms}) == len(forms)


def test_a_network_is_run_as_two_layers_of_steps():
    judgement = network(xor())
    assert judgement.ok
    assert judgement.summary == [0, 1, 1, 0]
    W1, b1, W2, b2 = xor()
    assert network((W1.tolist(), b1.tolist(), W2.tolist(), b2.tolist())).ok
    wrong = network((W1, b1, -W2, b2))
    assert wrong.problem == "weights.table"
    assert wrong.summary == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, np.ones((3, 2))),
        (0, np.ones(2)),
        (0, 1.0),
        (1, np.ones(3)),
        (1, np.ones((1, 2))),
        (2, np.ones(2)),
        (2, np.ones((1, 2))),
        (3, -0.5),
        (3, np.ones((1, 1))),
    ],
)
def test_a_network_s_shapes_are_looked_at_before_it_is_run(place, value):
    parts = list(xor())
    parts[place] = value
    assert network(tuple(parts)).problem == "weights.shape"


def test_the_number_of_hidden_units_has_limits():
    def idle(h):
        W1, b1, W2, b2 = xor()
        return (np.hstack([W1, np.zeros((2, h))]), np.append(b1, np.zeros(h)), np.vstack([W2, np.zeros((h, 1))]), b2)

    assert network(idle(62)).ok
    assert network(idle(63)).problem == "weights.hidden"
    assert network(idle(254), per_row=True).ok
    assert network(idle(255), per_row=True).problem == "weights.hidden"
    none = (np.zeros((2, 0)), np.zeros(0), np.zeros((0, 1)), np.array([-1.0]))
    assert network(none).problem == "weights.hidden"
    allowed = network(none, least_hidden=0)
    assert (allowed.problem, allowed.summary) == ("weights.table", [0, 0, 0, 0])


def test_every_finding_has_its_sentences():
    from neurons.checking.messages import MESSAGES

    for problem in ("parts", "numbers", "shape", "hidden", "table"):
        assert f"why.weights.{problem}" in MESSAGES
        assert f"then.weights.{problem}" in MESSAGES
