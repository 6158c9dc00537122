"""Lesson 07: numbers quoted in its prose, finite differences and PyTorch as oracles, its graphs and data sets."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.optimize import approx_fprime

from autograde.build.lesson import load_namespace, read_lesson
from neurons.backprop import (
    XOR_LABELS,
    XOR_X,
    circles,
    measured_gradients,
    plot_cost,
    plot_errors,
    plot_learned,
    plot_pull,
    plot_sigmoid,
    plot_step_size,
    plot_tables,
)
from neurons.bill import bill_graph, show_bill, show_bill_steps, show_node, show_square
from neurons.graphs import Edge, graph_svg, number, show_graph


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("backprop"))


@pytest.fixture(scope="module")
def training():
    """The two functions that the notebook shows beside its training."""
    source = read_lesson("backprop")
    cell = next(cell for cell in source.cells if cell.role == "show" and "def train(" in cell.source)
    namespace = load_namespace(source)
    exec(compile(cell.source, "<show>", "exec"), namespace)
    return namespace


# --- numbers in the text ----------------------------------------------------------------------------------------------


def test_the_bill_of_two_apples(lesson):
    total, gradients = lesson["apple_bill"](100, 2, 1.1)
    assert total == 220.00000000000003
    assert np.allclose(gradients, (2.2, 110, 200), rtol=1e-12)
    small = 0.001
    bill = lambda p, c, t: p * c * t  # noqa: E731
    measured = [(bill(100 + small, 2, 1.1) - 220) / small, (bill(100, 2 + small, 1.1) - 220) / small]
    assert np.allclose(measured, (2.2, 110), rtol=1e-6)


def test_the_worked_numbers_of_part_one(lesson):
    assert np.allclose(lesson["apple_bill"](50, 3, 1.2)[0], 180)
    assert np.allclose(lesson["apple_bill"](50, 3, 1.2)[1], (3.6, 60, 150))
    assert lesson["square_of_sum_grads"](3, 4) == (14, 14)
    node = lesson["Multiply"]()
    node.forward(100, 2)
    assert np.allclose(node.backward(1.1), (2.2, 110))


def test_the_worked_numbers_of_the_layers(lesson):
    relu, sigmoid = lesson["ReLU"](), lesson["Sigmoid"]()
    assert relu.forward(np.array([-2.0, 3.0])).tolist() == [0, 3]
    assert relu.backward(np.array([10.0, -5.0])).tolist() == [0, -5]
    assert np.allclose(sigmoid.forward(np.array([0.0, 2.0])), [0.5, 0.8808], atol=5e-5)
    assert np.allclose(sigmoid.backward(np.array([10.0, 10.0])), [2.5, 1.05], atol=5e-4)
    X, W = np.array([[1.0, 2.0, 0.0], [3.0, 4.0, 5.0]]), np.array([[5.0], [6.0], [7.0]])
    layer, d_out = lesson["Affine"](W, np.array([0.5])), np.array([[10.0], [1.0]])
    assert layer.forward(X).tolist() == [[17.5], [74.5]]
    assert layer.backward(d_out).tolist() == [[50, 60, 70], [5, 6, 7]]
    assert layer.dW.tolist() == [[13], [24], [5]]
    assert layer.db.tolist() == [11]


def test_the_worked_numbers_of_the_last_node_and_the_check(lesson):
    last = lesson["SoftmaxCrossEntropy"]()
    assert round(last.forward(np.zeros((1, 2)), np.array([1])), 4) == 0.6931
    assert last.backward().tolist() == [[0.5, -0.5]]
    assert lesson["gradient_check"](np.array([2.0, -4.0]), np.array([2.0, -5.0])) == 0.2


def test_a_sigmoids_slope_is_never_above_a_quarter(lesson):
    layer, z = lesson["Sigmoid"](), np.linspace(-20, 20, 4001)
    layer.forward(z)
    assert layer.backward(np.ones(z.shape)).max() == 0.25


def test_163_parameters_need_326_measurements():
    sizes = [10, 8, 6, 3]
    assert sum(d * h + h for d, h in pairwise(sizes)) == 163 == 326 // 2


def test_the_pulls_of_the_two_pictures(lesson):
    shown = []
    for label in (0, 2):
        last = lesson["SoftmaxCrossEntropy"]()
        last.forward(np.array([[2.0, 0.5, -1.0]]), np.array([label]))
        shown.append(last.backward()[0].round(2))
    assert shown[0].tolist() == [-0.21, 0.18, 0.04]
    assert shown[1].tolist() == [0.79, 0.18, -0.96]
    assert [round(sum(row), 2) for row in shown] == [0.01, 0.01]


def test_a_sigmoid_is_softmax_with_two_classes(lesson):
    z = np.linspace(-5, 5, 11)
    last = lesson["SoftmaxCrossEntropy"]()
    last.forward(np.column_stack([np.zeros(11), z]), np.array([0, 1] * 5 + [1]))
    slope = 11 * last.backward()[:, 1]
    assert np.allclose(slope, lesson["expit"](z) - np.array([0, 1] * 5 + [1]), atol=1e-12)


def test_a_right_gradient_is_far_below_1e_minus_6_and_a_wrong_one_far_above(training):
    cell = next(cell for cell in read_lesson("backprop").cells if "def affine_errors(" in cell.source)
    exec(compile(cell.source.partition("\n\n\nwith ")[0], "<show>", "exec"), training)
    rng = np.random.default_rng(0)
    for _ in range(10):
        n, d, h = rng.integers(1, 7, 3)
        X, W = rng.normal(size=(n, d)), rng.normal(size=(d, h))
        *right, wrong = training["affine_errors"](X, W, rng.normal(size=h), rng.normal(size=(n, h)))
        assert len(right) == 3
        assert max(right) < 1e-8
        assert 9e-3 < wrong < 1.1e-2


def test_the_comparison_of_the_two_ways_to_a_gradient(training):
    cell = next(cell for cell in read_lesson("backprop").cells if "def one_comparison(" in cell.source)
    space = training | {"measured_gradients": measured_gradients}
    exec(compile(cell.source.partition("\n\n\nwith ")[0], "<show>", "exec"), space)
    X, labels = circles(200, np.random.default_rng(2))
    count, slow, quick, forwards, error = space["one_comparison"](4, np.random.default_rng(4), X[:40], labels[:40])
    assert count == 42
    assert slow > quick > forwards > 0
    assert error < 1e-3


@pytest.mark.parametrize("h", [2, 4, 8, 16, 32])
def test_differences_of_the_compared_networks_stay_below_1e_minus_9(training, h):
    rng = np.random.default_rng(h)
    X, labels = circles(200, np.random.default_rng(2))
    network = training["new_network"]([2, h, h, 2], rng)
    for layer in network.layers[::2]:
        layer.b = rng.normal(0, 0.5, layer.b.shape)
    pairs = network.gradients(X[:40], labels[:40])
    measured = measured_gradients(network, X[:40], labels[:40], training["numerical_gradient"])
    assert max(np.abs(pairs[i][j] - measured[i][j]).max() for i in range(3) for j in (0, 1)) < 1e-9


def test_steps_between_1e_minus_4_and_1e_minus_6_measure_well(lesson):
    a = 1 / (1 + np.exp(-0.7))
    errors = {
        h: lesson["gradient_check"](a * (1 - a), lesson["numerical_gradient"](lesson["expit"], 0.7, h))
        for h in (1e-15, 1e-6, 1e-5, 1e-4, 1.0)
    }
    assert max(errors[1e-6], errors[1e-5], errors[1e-4]) < 1e-8
    assert min(errors[1e-15], errors[1.0]) > 1e-2


def test_the_network_learns_xor_with_the_zeros_in_the_strip(training):
    network = training["new_network"]([2, 8, 2], np.random.default_rng(1))
    losses = training["train"](network, XOR_X, XOR_LABELS, lr=0.5, steps=300)
    assert network.forward(XOR_X).argmax(axis=1).tolist() == [0, 1, 1, 0]
    assert losses[-1] < 0.01
    middle = np.column_stack([np.linspace(0, 1, 50)] * 2)  # from one 0 to the other
    assert np.all(network.forward(middle).argmax(axis=1) == 0)


def test_the_network_learns_the_circles(training):
    X, labels = circles(200, np.random.default_rng(2))
    network = training["new_network"]([2, 16, 2], np.random.default_rng(3))
    training["train"](network, X, labels, lr=0.5, steps=600)
    fresh, wanted = circles(1000, np.random.default_rng(4))
    assert np.mean(network.forward(fresh).argmax(axis=1) == wanted) >= 0.985


def test_three_hidden_units_can_close_a_ring_and_two_cannot(training):
    X, labels = circles(200, np.random.default_rng(2))
    right = {}
    for h in (2, 3):
        right[h] = []
        for seed in range(1, 7):
            network = training["new_network"]([2, h, 2], np.random.default_rng(seed))
            training["train"](network, X, labels, lr=0.5, steps=600)
            right[h].append(np.mean(network.forward(X).argmax(axis=1) == labels))
    assert max(right[2]) < 0.9
    assert max(right[3]) > 0.97
    assert min(right[3]) < 0.9  # some starts get stuck: "try several seeds"


def equal_start(training, value):
    layers = [training["Affine"](np.full((2, 16), value), np.zeros(16)), training["ReLU"]()]
    return training["Network"]([*layers, training["Affine"](np.full((16, 2), value), np.zeros(2))])


def test_from_zero_weights_nothing_moves_on_balanced_circles(training):
    X, labels = circles(200, np.random.default_rng(2))
    pairs = equal_start(training, 0.0).gradients(X, labels)
    assert all(np.abs(array).max() < 1e-12 for pair in pairs for array in pair)


def test_units_that_start_alike_stay_alike(training):
    X, labels = circles(200, np.random.default_rng(2))
    network = equal_start(training, 0.5)
    training["train"](network, X, labels, lr=0.5, steps=600)
    W = network.layers[0].W
    assert np.allclose(W, W[:, :1], atol=1e-9)
    assert np.abs(W - 0.5).max() > 0.1


# --- oracles ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["ReLU", "Sigmoid"])
def test_a_layers_backward_agrees_with_finite_differences(lesson, name):
    rng = np.random.default_rng(5)
    X, d_out = rng.normal(size=12), rng.normal(size=12)
    layer = lesson[name]()
    layer.forward(X)
    slopes = approx_fprime(X, lambda x: float(np.sum(d_out * lesson[name]().forward(x))), 1e-7)
    assert np.allclose(layer.backward(d_out), slopes, atol=1e-5)


@pytest.mark.parametrize("seed", range(8))
def test_a_network_agrees_with_pytorch_on_random_shapes(lesson, seed):
    torch = pytest.importorskip("torch")
    rng = np.random.default_rng(seed)
    n, *sizes = rng.integers(2, 7, 5).tolist()
    arrays = [(rng.normal(size=(d, h)), rng.normal(size=h)) for d, h in pairwise(sizes)]
    X, labels = rng.normal(size=(n, sizes[0])), rng.integers(0, sizes[-1], n)
    layers = []
    for i, (W, b) in enumerate(arrays):
        layers += [lesson["Affine"](W, b), lesson["ReLU" if i % 2 else "Sigmoid"]()]
    network = lesson["Network"](layers[:-1])

    leaves = [[torch.tensor(array, requires_grad=True) for array in pair] for pair in arrays]
    out = torch.tensor(X)
    for i, (W, b) in enumerate(leaves):
        out = out @ W + b
        if i < len(leaves) - 1:
            out = torch.relu(out) if i % 2 else torch.sigmoid(out)
    loss = torch.nn.functional.cross_entropy(out, torch.tensor(labels))
    loss.backward()
    assert np.isclose(network.loss(X, labels), loss.item(), rtol=1e-12)
    for pair, leaf in zip(network.gradients(X, labels), leaves, strict=True):
        for got, want in zip(pair, leaf, strict=True):
            assert np.allclose(got, want.grad.numpy(), rtol=1e-9, atol=1e-12)


def test_measured_gradients_leave_the_network_as_it_was(lesson):
    rng = np.random.default_rng(6)
    layers = [lesson["Affine"](rng.normal(size=(2, 3)), rng.normal(size=3)), lesson["ReLU"]()]
    network = lesson["Network"]([*layers, lesson["Affine"](rng.normal(size=(3, 2)), rng.normal(size=2))])
    kept = layers[0].W
    pairs = measured_gradients(network, XOR_X, XOR_LABELS, lesson["numerical_gradient"])
    assert layers[0].W is kept
    for pair, got in zip(network.gradients(XOR_X, XOR_LABELS), pairs, strict=True):
        assert np.allclose(pair[0], got[0], atol=1e-8)
        assert np.allclose(pair[1], got[1], atol=1e-8)


# --- data and pictures ------------------------------------------------------------------------------------------------


def test_the_circles_have_radius_one_and_a_half_and_equal_shares():
    X, labels = circles(4000, np.random.default_rng(0), noise=0.0)
    radius = np.hypot(X[:, 0], X[:, 1])
    assert np.allclose(radius[labels == 0], 1)
    assert np.allclose(radius[labels == 1], 0.5)
    assert labels.mean() == 0.5
    noisy, _ = circles(4000, np.random.default_rng(0))
    assert 0.08 < np.std(noisy - X) < 0.25


def test_numbers_on_an_edge_are_short():
    assert [number(x) for x in (220.00000000000003, 2.2, -0.000123456, 1)] == ["220", "2.2", "-0.0001235", "1"]


def test_an_input_stands_beside_the_node_that_uses_it_and_the_result_on_the_right():
    labels, edges = bill_graph(100, 2, 1.1, None, (2.2, 110, 200))
    svg = graph_svg(labels, edges, title="bill")
    place = {
        text: float(svg.split(f">{text}</text>")[0].rpartition('<text x="')[2].split('"')[0])
        for text in labels
        if text in ("price", "count", "tax", "total")
    }
    assert place["price"] == place["count"] < place["tax"] < place["total"]
    for text in ("100", "200", "220", "←2.2", "←110", "←1.1", "←200", "←1"):
        assert f">{text}</text>" in svg


def test_two_lines_of_one_node_into_another_do_not_lie_on_each_other():
    svg = graph_svg(
        {"s": "s", "m": "×", "o": "out"}, [Edge("s", "m", "7"), Edge("s", "m", "7"), Edge("m", "o")], title=""
    )
    paths = [part.split('"')[0] for part in svg.split('<path d="')[1:]]
    assert len(set(paths)) == len(paths)


def test_a_label_cannot_bring_markup_into_a_graph():
    svg = graph_svg({"a": "<script>", "b": "b"}, [Edge("a", "b", "<b>")], title="<i>")
    assert "<script>" not in svg
    assert "<b>" not in svg
    assert "<i>" not in svg


def test_a_graph_without_alternative_text_is_refused():
    with pytest.raises(ValueError, match="alternative text"):
        show_graph({"a": "a", "b": "b"}, [Edge("a", "b")], title="t", alt=" ")


@pytest.fixture
def shown(monkeypatch):
    pictures = []
    monkeypatch.setattr("IPython.display.display", lambda picture: pictures.append(picture.data))
    return pictures


def test_every_picture_of_the_lesson_has_an_alternative_text(shown):
    show_bill(100, 2, 1.1, 220, (2.2, 110, 200))
    show_bill_steps(100, 2, 1.1)
    show_node("+", 1, 2, 3, 1, (1, 1))
    show_square(3, 4, (14, 14))
    plot_tables("two tables", {"X": np.eye(2), "b": np.zeros(3)})
    z = np.linspace(-6, 6, 25)
    plot_sigmoid(z, np.tanh(z), 0.25 / np.cosh(z))
    plot_errors(["1, 2, 3"] * 10, {"one": [1e-9] * 10, "two": [1e-2] * 10})
    plot_step_size(10.0 ** np.arange(-15, 1), np.geomspace(1e-11, 1, 16))
    plot_pull(np.array([[0.5, 0.5], [0.2, 0.8]]), np.array([0, 1]), np.zeros((2, 2)))
    plot_learned([0.7, 0.1], lambda X: np.column_stack([X[:, 0], -X[:, 0]]), XOR_X, XOR_LABELS, "a plane")
    plot_cost([10, 100], [0.1, 1.0], [0.01, 0.01])
    assert len(shown) == 14
    assert all('alt="' in picture and 'alt=""' not in picture for picture in shown)
