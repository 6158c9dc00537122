"""Lesson 10: the numbers in the prose, agreement with lesson 09 and with PyTorch's own, and the lesson's helpers."""

import runpy

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from autograde.audit.corpus import CORPUS  # noqa: E402
from autograde.build.lesson import load_namespace, read_lesson  # noqa: E402
from neurons import torch_nets  # noqa: E402
from neurons.checking import cases  # noqa: E402
from neurons.checking.capture import capture  # noqa: E402
from neurons.checking.check import judge_answer  # noqa: E402
from neurons.checking.judges import JUDGES  # noqa: E402
from neurons.checking.probe import run_probe  # noqa: E402
from neurons.checking.values import Source  # noqa: E402

pytestmark = [pytest.mark.torch, pytest.mark.usefixtures("one_thread")]


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("torch_nets"))


@pytest.fixture
def shown(monkeypatch):
    texts = []
    monkeypatch.setattr(torch_nets, "show_figure", lambda fig, alt: texts.append(alt))
    return texts


# --- seed 55 --------------------------------------------------------------------------------------------------------


def test_seed_55_gives_the_articles_rows_labels_and_network(lesson):
    torch.manual_seed(55)
    assert torch.equal(torch.rand(300, 10), torch_nets.DEEP_NN_X)
    assert torch.equal(torch.randint(0, 3, (300, 1))[:, 0], torch_nets.DEEP_NN_LABELS)
    model = lesson["DeepNN"]()
    P = lesson["probabilities"](model, torch_nets.DEEP_NN_X)
    assert P.shape == (300, 3)
    np.testing.assert_allclose(P[0], [0.4944, 0.1934, 0.3122], atol=5e-5)
    assert (P.sum(dim=1) - 1).abs().max() < 5e-7
    assert torch.bincount(P.argmax(dim=1), minlength=3).tolist() == [300, 0, 0]
    assert P.std(dim=0).max() < 0.005, "the prose says: almost the same three numbers for every row"
    assert torch.bincount(torch_nets.DEEP_NN_LABELS).tolist() == [112, 105, 83]
    # the article's comparison of (300,) with (300, 1): a table, and an accuracy of 112
    table = P.argmax(dim=1) == torch_nets.DEEP_NN_LABELS[:, None]
    assert table.shape == (300, 300)
    assert table.sum().item() / 300 == 112


def test_random_labels_are_memorised_not_learned(lesson):
    torch.manual_seed(55)
    model = lesson["DeepNN"]()
    rows = torch.utils.data.TensorDataset(torch_nets.DEEP_NN_X, torch_nets.DEEP_NN_LABELS)
    loader = torch.utils.data.DataLoader(rows, batch_size=100)
    losses = lesson["fit"](model, loader, torch.optim.Adam(model.parameters(), lr=0.03), 200)
    X_fresh, labels_fresh = torch.rand(300, 10), torch.randint(0, 3, (300,))

    def right(X, labels):
        return (lesson["probabilities"](model, X).argmax(dim=1) == labels).float().mean().item()

    assert losses[-1] < 0.9 < losses[0]
    assert 0.55 < right(torch_nets.DEEP_NN_X, torch_nets.DEEP_NN_LABELS) < 0.75
    assert 0.25 < right(X_fresh, labels_fresh) < 0.42


# --- mistakes, measured ---------------------------------------------------------------------------------------------


def test_without_zero_grad_the_error_swings_and_never_rests(lesson):
    right = torch_nets._line_losses(lesson["train_step"], True)
    wrong = torch_nets._line_losses(lesson["train_step"], False)
    assert right[-1] < 0.01
    assert max(wrong[-15:]) > 2
    assert min(wrong[-15:]) < 0.5


def test_softmax_twice_stops_at_its_floor(lesson):
    floor = -np.log(np.e / (np.e + 2))
    assert floor == pytest.approx(0.551, abs=5e-4)
    assert np.e / (np.e + 2) == pytest.approx(0.576, abs=5e-4)
    assert torch_nets._cloud_losses(lesson["train_step"], [])[-1] < 0.02
    assert floor < torch_nets._cloud_losses(lesson["train_step"], [nn.Softmax(dim=1)])[-1] < floor + 0.02


def test_without_zero_grad_parted_clouds_are_learned_faster_as_the_prose_says():
    def last_loss(clear):
        X, labels = torch_nets.clouds(300, spread=0.3)
        torch.manual_seed(3)
        model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        for _ in range(50):
            if clear:
                optimizer.zero_grad()
            loss = nn.functional.cross_entropy(model(X), labels)
            loss.backward()
            optimizer.step()
        return loss.item()

    assert last_loss(clear=False) < last_loss(clear=True)


def test_pytorch_refuses_what_the_lesson_says_it_refuses(capsys):
    logits, labels = torch.zeros(4, 3), torch.tensor([0, 1, 2, 1])
    for call in (
        lambda: nn.functional.cross_entropy(logits, labels[:, None]),
        lambda: nn.functional.cross_entropy(logits, labels.int()),
        lambda: nn.Linear(3, 2)(logits.double()),
    ):
        torch_nets.tell_error(call)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert all("Error: " in line for line in lines)


# --- agreement ------------------------------------------------------------------------------------------------------


def test_the_recorded_losses_are_those_of_lesson_09():
    numpy_net = load_namespace(read_lesson("numpy_net"))
    X, t = numpy_net["X"], numpy_net["t"]
    _, history = numpy_net["train"](X, t, [2, 16, 16, 16, 16, 1], 0.1, 1000, np.random.default_rng(2))
    np.testing.assert_allclose(history["loss"][::100], torch_nets.LESSON_09_LOSSES, rtol=1e-4)
    for mine, theirs in zip(torch_nets.rings(), (X, t, numpy_net["X_held_out"], numpy_net["t_held_out"]), strict=True):
        np.testing.assert_allclose(mine, theirs, atol=1e-6)


def test_the_same_network_walks_the_same_way_in_pytorch(lesson, shown, capsys):
    X, t, X_held_out, t_held_out = torch_nets.rings()
    widths = [(2, 16), (16, 16), (16, 16), (16, 16)]
    net = nn.Sequential(*[layer for d, h in widths for layer in (nn.Linear(d, h), nn.ReLU())], nn.Linear(16, 1))
    torch_nets.copy_start_of_lesson_09(net)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = [lesson["train_step"](net, X, t, nn.BCEWithLogitsLoss(), optimizer) for _ in range(1000)]
    np.testing.assert_allclose(losses[::100], torch_nets.LESSON_09_LOSSES, rtol=5e-3)
    assert ((net(X_held_out) > 0) == (t_held_out == 1)).float().mean() >= 0.99
    torch_nets.plot_two_libraries(losses)
    assert "largest distance" in capsys.readouterr().out
    assert shown


def test_the_parabola_is_within_a_tenth_of_21_after_35_epochs():
    w1, w2, b = 0.0, 0.0, 0.0
    for _ in range(35):
        for x, t in ((1.0, 3.0), (2.0, 7.0), (3.0, 13.0)):
            slope = 2 * (w1 * x**2 + w2 * x + b - t)
            w1, w2, b = w1 - 0.01 * slope * x**2, w2 - 0.01 * slope * x, b - 0.01 * slope
    assert abs(16 * w1 + 4 * w2 + b - 21) <= 0.105


def test_the_worked_numbers_of_the_prose(lesson):
    P = lesson["probabilities"](nn.Identity(), torch.tensor([[0.0, 2.0]]))
    np.testing.assert_allclose(P, [[0.12, 0.88]], atol=5e-3)
    w = torch.tensor(2.0, requires_grad=True)
    ((w * 4 - 6) ** 2).backward()
    assert w.grad.item() == 16


# --- what a newcomer is told ----------------------------------------------------------------------------------------

NEWCOMER = runpy.run_path(str(CORPUS / "torch_nets.py"))["NEWCOMER_WRONG"]


@pytest.mark.parametrize(
    ("name", "source", "phrase"), [(name, *entry) for name, entries in NEWCOMER.items() for entry in entries]
)
def test_a_frequent_mistake_is_told_in_its_own_words(lesson, name, source, phrase):
    namespace = dict(lesson)
    exec(source, namespace)
    record, _ = cases.find_exercise(name, cases.CASES)
    verdict = judge_answer(record, namespace)
    assert verdict.word in ("wrong", "error")
    assert phrase in verdict.why
    assert verdict.then


def test_the_judge_of_names_wants_a_dict_with_every_name():
    def judge(got):
        return JUDGES["has_names"](got, None, {}, names=["a", "b"])

    assert judge({"a": 1, "b": None, "more": 2}).ok
    assert judge({"a": 1}).problem == "type.key"
    assert judge({"a": 1}).fields["key"] == "b"
    assert judge(None).problem == "type.none"
    for wrong in ((1, 2), ["a", "b"], "ab", 1.0):
        assert judge(wrong).problem == "type.dict"


# --- the checks and the pictures ------------------------------------------------------------------------------------


def test_an_answer_that_switches_gradients_off_harms_no_later_probe():
    def off(x):
        torch.set_grad_enabled(False)
        return 0

    with capture() as captured:
        run_probe("off(1)", {}, {"off": off}, captured)
    assert torch.is_grad_enabled()


def test_dropout_left_on_behaves_alike_in_every_probe():
    def drop(x):
        return nn.Dropout()(x)

    state = torch.get_rng_state()
    with capture() as captured:
        ones = {"x": Source("torch.ones(64)")}
        first, second = (run_probe("drop(x)", ones, {"drop": drop}, captured).value.data for _ in range(2))
    assert first.tolist() == second.tolist()
    assert torch.equal(torch.get_rng_state(), state)


def test_every_picture_of_the_lesson_says_in_words_what_it_shows(lesson, shown, capsys):
    state = torch.get_rng_state()
    torch_nets.plot_two_draws(torch.rand(100), torch.randn(100))
    torch.set_rng_state(state)
    torch_nets.plot_slopes(lesson["grad_of"], torch.sin)
    torch_nets.plot_three_classes(torch.full((5, 3), 1 / 3))
    torch_nets.plot_wrong_steps(lesson["train_step"])
    torch_nets.plot_best(*(lesson[name] for name in ("train_step", "probabilities", "save_best", "load_best")))
    assert len(shown) == 5
    assert all(len(text) > 40 for text in shown)
    assert torch.equal(torch.get_rng_state(), state), "pictures leave the reader's generator alone"


def test_probabilities_that_are_an_array_are_drawn_too(lesson, shown, capsys):
    def as_array(model, X):
        return lesson["probabilities"](model, X).numpy()

    torch_nets.plot_three_classes(np.full((5, 3), 1 / 3))
    torch_nets.plot_best(*(lesson[name] for name in ("train_step", "probabilities", "save_best", "load_best")))
    tensors = capsys.readouterr().out
    torch_nets.plot_best(lesson["train_step"], as_array, lesson["save_best"], lesson["load_best"])
    assert capsys.readouterr().out == tensors
    assert len(shown) == 3


def test_the_best_network_comes_long_before_the_end(lesson, shown, capsys):
    torch_nets.plot_best(*(lesson[name] for name in ("train_step", "probabilities", "save_best", "load_best")))
    words = capsys.readouterr().out
    epoch = int(words.split("epoch ")[1].split(",")[0])
    kept, last = float(words.split(", ")[1].split()[0]), float(words.split()[-1])
    assert epoch < 75
    assert kept > last
