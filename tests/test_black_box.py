"""Lesson 14: the numbers in the prose, answers against independent ones, and the experiments of the six limits."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from autograde.build.lesson import load_namespace, read_lesson  # noqa: E402
from neurons import black_box, rules  # noqa: E402

pytestmark = [pytest.mark.torch, pytest.mark.usefixtures("one_thread")]


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("black_box"))


@pytest.fixture(scope="module")
def data():
    return black_box.digits()


@pytest.fixture(scope="module")
def patient(data):
    net = black_box.reader()
    black_box.teach(net, *data[:2])
    return net


@pytest.fixture(scope="module")
def hardened(data):
    net = black_box.reader()
    black_box.teach(net, *data[:2], harden=0.1)
    return net


@pytest.fixture
def shown(monkeypatch):
    texts = []
    for module in (black_box, rules):
        monkeypatch.setattr(module, "show_figure", lambda fig, alt: texts.append(alt))
    return texts


@pytest.fixture
def small():
    """Return a small double network on pictures, and a picture."""
    chance = torch.Generator().manual_seed(2)
    net = nn.Sequential(nn.Flatten(), nn.Linear(784, 6), nn.Tanh(), nn.Linear(6, 4)).double().eval()
    for weight in net.parameters():
        weight.data = torch.randn(weight.shape, generator=chance, dtype=torch.float64) / 10
    return net, torch.rand(1, 28, 28, generator=chance, dtype=torch.float64)


# --- the answers, against independent ones --------------------------------------------------------------------------


def test_the_input_gradient_is_the_measured_slope(lesson, small):
    net, x = small
    slopes = lesson["input_gradient"](net, x, 2)
    for row, column in ((0, 0), (13, 20), (27, 5)):
        step = torch.zeros_like(x)
        step[0, row, column] = 1e-5
        with torch.no_grad():
            measured = (net((x + step)[None]) - net((x - step)[None]))[0, 2] / 2e-5
        assert slopes[0, row, column].item() == pytest.approx(measured.item(), rel=1e-6)


def test_for_one_layer_the_gradient_is_a_row_of_weights(lesson):
    net = nn.Linear(784, 5)
    np.testing.assert_allclose(lesson["input_gradient"](net, torch.rand(784), 3), net.weight[3].detach(), rtol=1e-6)


def test_a_covered_patch_is_what_a_loop_finds(lesson, small):
    net, x = small
    got = lesson["occlusion"](net, x[0], 1, 9)
    assert got.shape == (3, 3)
    covered = x.clone()
    covered[0, 18:27, 9:18] = 0
    with torch.no_grad():
        fall = [torch.softmax(net(one[None])[0], 0)[1].item() for one in (x, covered)]
    assert got[2, 1].item() == pytest.approx(fall[0] - fall[1], abs=1e-9)


def test_the_fooled_picture_is_worse_no_farther_than_eps_and_still_a_picture(lesson, small):
    net, x = small
    for label in range(4):
        worse = lesson["fgsm"](net, x, label, 0.05)
        before, after = (nn.functional.cross_entropy(net(one[None]), torch.tensor([label])) for one in (x, worse))
        assert after > before
        assert (worse - x).abs().max() <= 0.05 + 1e-12
        assert 0 <= worse.min() <= worse.max() <= 1


def test_the_worked_step_of_the_prose(lesson):
    x, slopes = torch.zeros(784), torch.zeros(784)
    x[:3], slopes[:3] = torch.tensor([0.5, 0.95, 0.0]), torch.tensor([2, 0.001, -3])
    net = nn.Linear(784, 2, bias=False)
    net.weight.data = torch.stack([-slopes, slopes])  # the loss of label 0 grows along `slopes`
    np.testing.assert_allclose(lesson["fgsm"](net, x, 0, 0.1)[:3], [0.6, 1, 0])


def test_the_histogram_is_what_a_loop_counts(lesson):
    P = np.random.default_rng(0).dirichlet(np.ones(5), 200)
    want = [0] * 7
    for row in P:
        want[min(int(max(row) * 7), 6)] += 1
    assert lesson["confidence_histogram"](P, 7).tolist() == want
    worked = np.array([[0.95, 0.05], [0.6, 0.4], [0.0, 1.0]])
    assert lesson["confidence_histogram"](worked + [[0, 0], [1e-9, -1e-9], [0, 0]]).tolist() == [0] * 6 + [1, 0, 0, 2]


def test_the_worked_fraction_of_the_prose(lesson):
    test = np.zeros((3, 1)), np.array([3, 1, 7])
    told = lesson["accuracy_by_data"](
        lambda X, labels: lambda rows: np.array([3, 1, 4]), test, test, [2], np.random.default_rng(0)
    )
    assert told == [pytest.approx(0.667, abs=5e-4)]


# --- the patient ----------------------------------------------------------------------------------------------------


def test_the_digits_are_pictures_from_paper_to_ink(data):
    X, labels, X_test, labels_test = data
    assert X.shape == (20000, 1, 28, 28)
    assert X_test.shape == (5000, 1, 28, 28)
    assert X.min() == 0
    assert X.max() == 1
    assert torch.bincount(labels).tolist() == [2000] * 10
    assert torch.bincount(labels_test).tolist() == [500] * 10
    assert int(((X > 0).sum(0) < 20).sum()) == 189, "the prose: points with ink in fewer than 20 pictures"


def test_the_patient_reads_96_of_100_and_leaves_the_readers_chance_alone(data, patient):
    state = torch.get_rng_state()
    black_box.reader()
    assert torch.equal(torch.get_rng_state(), state)
    assert black_box.accuracy(patient, *data[2:]) == pytest.approx(0.96, abs=0.008)
    assert sum(weight.numel() for weight in patient.parameters()) == 784 * 100 + 100 * 100 + 100 * 10 + 210
    of_lesson_13 = 784 * 100 + 5 * 100 * 100 + 100 * 10
    assert round(of_lesson_13, -4) == 130_000


# --- limit 1 --------------------------------------------------------------------------------------------------------


def test_occlusion_is_blind_to_paper_and_the_gradient_is_not(lesson, data, patient):
    X, labels = data[2:]
    three = int(black_box.some_of(labels)[1])
    falls = lesson["occlusion"](patient, X[three, 0], 3, 4)
    paper = X[three, 0].unfold(0, 4, 4).unfold(1, 4, 4).amax((2, 3)) == 0
    assert paper.sum() > 20
    assert falls[paper].abs().max() < 1e-6
    slopes = lesson["input_gradient"](patient, X[three], 3)[0]
    for rows, columns in ((slice(10, 13), slice(6, 9)), (slice(16, 19), slice(6, 10))):  # left of the upper, lower bow
        assert X[three, 0, rows, columns].max() == 0
        assert slopes[rows, columns].mean() < -0.2


def test_the_gap_of_the_four_is_purple(lesson, data, patient):
    X, labels = data[2:]
    four = int(black_box.some_of(labels)[2])
    slopes = lesson["input_gradient"](patient, X[four], 4)[0]
    assert X[four, 0, 3:7, 11:15].max() == 0
    assert slopes[3:7, 11:15].mean() < 0


# --- limit 2 --------------------------------------------------------------------------------------------------------


def read_after(attack, net, data, eps):
    X, labels = data[2][:200], data[3][:200]
    return black_box.accuracy(net, black_box.one_by_one(attack, net, X, labels, eps), labels)


def test_a_directed_step_does_what_chance_does_not(lesson, data, patient):
    X, labels = data[2][:200], data[3][:200]
    signs = torch.sign(torch.randn(X.shape, generator=torch.Generator().manual_seed(0)))
    assert black_box.accuracy(patient, X, labels) == pytest.approx(0.98, abs=0.015)
    assert black_box.accuracy(patient, (X + 0.1 * signs).clamp(0, 1), labels) == pytest.approx(0.93, abs=0.03)
    assert read_after(lesson["fgsm"], patient, data, 0.05) == pytest.approx(0.49, abs=0.08)
    assert read_after(lesson["fgsm"], patient, data, 0.1) < 0.13, "the prose: less than one digit in ten, measured 0.09"


def test_hardening_helps_up_to_its_eps_and_not_beyond(lesson, data, hardened):
    def five(net, x, label, eps):
        for _ in range(5):
            x = lesson["fgsm"](net, x, label, eps / 5)
        return x

    assert black_box.accuracy(hardened, *data[2:]) == pytest.approx(0.963, abs=0.008)
    assert read_after(lesson["fgsm"], hardened, data, 0.1) == pytest.approx(0.8, abs=0.06)
    once, steps = (read_after(attack, hardened, data, 0.2) for attack in (lesson["fgsm"], five))
    assert steps < once < 0.5
    x = data[2][0]
    assert (five(hardened, x, int(data[3][0]), 0.2) - x).abs().max() <= 0.2 + 1e-5, "five steps stay within eps"


def test_how_sure_it_is_of_nothing(lesson, data, patient):
    noise, upside_down = black_box.nonsense(*data[2:])
    assert noise.shape == (1000, 1, 28, 28)
    assert upside_down.shape == (2500, 1, 28, 28)
    assert torch.equal(upside_down[0, 0].flip(0, 1), data[2][torch.isin(data[3], torch.tensor([2, 3, 4, 5, 7]))][0, 0])
    sorts = {"d": data[2], "n": noise, "u": upside_down}
    P = {name: black_box.probabilities_of(patient, X) for name, X in sorts.items()}
    counts = {name: lesson["confidence_histogram"](p) for name, p in P.items()}
    assert counts["n"][-1] / 1000 == pytest.approx(0.41, abs=0.08)
    assert counts["u"][-1] / 2500 == pytest.approx(0.48, abs=0.08)
    surest = {name: (p.max(axis=1) > 0.99).mean() for name, p in P.items()}
    assert surest["d"] < 0.75, "more than a quarter of the digits are refused"
    assert surest["n"] < 0.15, "nearly all noise is refused"
    assert surest["u"] > 0.2, "more than a fifth of the upside-down ones get through"


# --- limits 3 and 4 -------------------------------------------------------------------------------------------------


def test_hunger_and_what_shifting_saves(lesson, data):
    def fit(X, labels, shift=False):
        net = black_box.reader(hidden=64)
        black_box.teach(net, X, labels, steps=300, batch=50, shift=shift)
        return lambda X: black_box.probabilities_of(net, torch.as_tensor(X)).argmax(axis=1)

    train, test = (data[0].numpy(), data[1].numpy()), (data[2].numpy(), data[3].numpy())
    sizes = [10, 30, 100, 300, 1000, 3000, 10_000]
    plain = lesson["accuracy_by_data"](fit, train, test, sizes, np.random.default_rng(0))
    moved = lesson["accuracy_by_data"](lambda X, t: fit(X, t, True), train, test, sizes, np.random.default_rng(0))
    np.testing.assert_allclose(plain, [0.32, 0.49, 0.72, 0.83, 0.88, 0.91, 0.91], atol=0.025)
    assert plain == sorted(plain)
    gain = np.array(moved) - plain
    assert min(gain[2:4]) > 0.02
    assert max(abs(gain[5:])) < 0.02


def test_wrong_labels_are_not_seen_in_the_loss_but_in_the_classes(data, shown, capsys):
    X, labels, X_test, labels_test = data
    kinds = {
        "right": labels,
        "chance": black_box.shuffled_class(labels),
        "ones": black_box.shuffled_class(labels, to=1),
    }
    for name in ("chance", "ones"):
        assert torch.equal(kinds[name][labels != 7], labels[labels != 7])
    assert 100 < (kinds["chance"][labels == 7] == 7).sum() < 300
    nets = {name: black_box.reader() for name in kinds}
    ends = {name: black_box.smooth(black_box.teach(nets[name], X, wrong, 600))[-1] for name, wrong in kinds.items()}
    assert ends["right"] == pytest.approx(0.15, abs=0.03)
    assert ends["ones"] == pytest.approx(ends["right"], abs=0.03)
    assert ends["chance"] == pytest.approx(0.37, abs=0.06)
    for name in ("chance", "ones"):
        assert black_box.accuracy(nets[name], X_test, labels_test) == pytest.approx(0.863, abs=0.015)
        shares = black_box.by_digit(nets[name], X_test, labels_test)
        assert shares[7] < 0.05
        assert min(shares[:7] + shares[8:]) > 0.85
    black_box.show_worst(nets["chance"], X, kinds["chance"], labels)
    assert int(capsys.readouterr().out.split()[-3]) > 100, "more than half of the 200 with the largest loss are sevens"
    assert shown[0].count("labelled") == 12


# --- limits 5 and 6 -------------------------------------------------------------------------------------------------


def test_parity_ends_where_the_learned_numbers_end():
    right = rules.learn_parity()
    assert right.shape == (256,)
    assert right[:128].all()
    assert right[128:].mean() < 0.6


def test_tanh_flattens_a_sum_and_neither_finds_a_product():
    places = np.array([5.0, 10, 20])
    told = rules.learn_sum(places)
    assert told["truth"].tolist() == [10, 20, 40]
    for name in ("tanh", "ReLU"):
        np.testing.assert_allclose(told[name][:1], 10, atol=0.3)
    assert told["tanh"][2] < 30
    assert told["ReLU"][2] == pytest.approx(38, abs=1.5)
    product = rules.learn_sum(places, lambda a, b: a * b)
    assert max(product["tanh"][2], product["ReLU"][2]) < 300 < product["truth"][2]


def test_the_free_network_breaks_the_rule_and_squared_weights_can_not():
    *_, answers = rules.learn_prices()
    assert 1 / 3 < np.mean(np.diff(answers) < 0) < 0.45
    *_, rising = rules.learn_prices(rising=True)
    assert (np.diff(rising) >= 0).all()


# --- pictures -------------------------------------------------------------------------------------------------------


def test_every_picture_of_the_lesson_says_in_words_what_it_shows(data, patient, shown, capsys):
    state = torch.get_rng_state()
    X, labels = data[2][:4], data[3][:4]
    black_box.show_maps(X, labels, [torch.eye(7) - 0.1] * 4, "made up")
    black_box.show_fooled(X, 1 - X, labels, patient)
    black_box.plot_lines([1, 2], {"one": [0.5, 0.25]}, title="A title that says what it is", xlabel="x", ylabel="y")
    black_box.plot_confidence({"one": [1, 3], "other": [2, 2]})
    places = np.linspace(0, 20, 5)
    rules.plot_beyond(np.arange(256) < 128, places, dict.fromkeys(("truth", "tanh", "ReLU"), 2 * places))
    flats = np.array([20.0, 60]), np.array([100.0, 200]), np.linspace(20, 120, 3), np.array([100.0, 300, 200])
    rules.plot_prices(flats)
    rules.plot_prices(flats, (*flats[:3], np.array([100.0, 200, 300])))
    assert len(shown) == 7
    assert all(len(text) > 40 for text in shown)
    assert "0.75 in the last bin" in shown[3]
    assert "share of 0.50" in shown[5]
    assert "on 0.00" in shown[6]
    assert torch.equal(torch.get_rng_state(), state), "pictures leave the reader's generator alone"
