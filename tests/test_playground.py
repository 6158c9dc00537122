"""The playground without a browser: its numbers, its code, its words in trouble, what goes to the browser."""

from __future__ import annotations

import asyncio
import itertools
import linecache
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograde.build.lesson import load_namespace, read_lesson
from neurons import datasets
from neurons.playground import PlaygroundError, playground
from neurons.playground import texts as playground_texts
from neurons.playground.data import DRAWN_BY
from neurons.playground.own_source import source_with_needs
from neurons.playground.picture import SIDE, describe, frame, grid, table
from neurons.playground.settings import CHOICES, Settings, Stage, from_text, to_text

needs_torch = pytest.mark.torch
SHAPES = ["circle", "xor", "gauss", "spiral", "moons"]
FOLDER = Path(playground_texts.__file__).parents[1] / "explorers"


@pytest.fixture(scope="module")
def own():
    """Lesson 07's own classes, as a notebook has them: their source in Python's memory of lines, not in a file."""
    lesson = read_lesson("backprop")
    for cell in lesson.cells:
        if cell.role == "exercise":
            text = cell.without_markers
            linecache.cache[f"<cell {cell.id}>"] = (
                len(text),
                None,
                text.splitlines(keepends=True),
                f"<cell {cell.id}>",
            )
    return load_namespace(lesson)


def affine_net(own, sizes, bend="ReLU", seed=0):
    rng = np.random.default_rng(seed)
    layers = []
    for d, h in itertools.pairwise(sizes):
        layers += [own["Affine"](rng.normal(size=(d, h)), rng.normal(size=h) / 10), own[bend]()]
    return layers[:-1]


def parts_of(raised):
    seen, why, then = raised.value.parts
    assert seen
    assert why
    assert then
    return raised.value.parts


# ---- data


@pytest.mark.parametrize("name", [*SHAPES, "slope", "hills"])
def test_data_are_the_same_for_the_same_generator_and_lie_in_the_plane(name):
    draw = DRAWN_BY[name]
    (X, t), (again, _) = (draw(500, np.random.default_rng(3), 0.05) for _ in range(2))
    assert X.shape == (500, 2)
    assert t.shape == (500,)
    assert np.array_equal(X, again)
    assert np.abs(X).max() < 1.6


@pytest.mark.parametrize("name", SHAPES)
def test_both_classes_come_about_equally_often(name):
    _, t = DRAWN_BY[name](500, np.random.default_rng(0), 0.0)
    assert set(t) == {0, 1}
    assert 0.4 < t.mean() < 0.6


def test_no_straight_line_parts_xor_circles_or_spiral_but_one_parts_gauss():
    for name, most in [("xor", 0.75), ("circle", 0.75), ("spiral", 0.8)]:
        X, t = DRAWN_BY[name](400, np.random.default_rng(0), 0.05)
        angles = np.linspace(0, 2 * np.pi, 60)
        along = X @ np.stack([np.cos(angles), np.sin(angles)])
        best = max(np.mean((along > cut) == (t[:, None] == 1), axis=0).max() for cut in np.linspace(-1.5, 1.5, 31))
        assert best < most, name
    X, t = datasets.gauss(400, np.random.default_rng(0), 0.05)
    assert np.mean((X.sum(axis=1) > 0) == (t == 1)) == 1


# ---- learning


@needs_torch
@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("circle", {}),
        ("gauss", {"hidden": ()}),
        ("moons", {"hidden": (8,)}),
        ("xor", {"activation": "relu", "hidden": (8,)}),
        (
            "spiral",
            {
                "hidden": (8, 8),
                "lr": 0.03,
                "optimizer": "adam",
                "noise": 0.02,
                "features": ["x1", "x2", "sin1", "sin2"],
            },
        ),
    ],
)
def test_a_network_learns_each_of_the_shapes(name, more):
    play = playground(data=name, **{"lr": 0.3, "noise": 0.05, **more}).train(60)
    assert play.training.right()[1] > 0.93


@needs_torch
@pytest.mark.parametrize("name", ["slope", "hills"])
def test_a_network_learns_heights(name):
    play = playground(task="regression", data=name, hidden=(8, 8), lr=0.03, optimizer="adam", noise=0.0).train(60)
    assert play.training.loss_held_out < 0.15 * play.training.data.t.var()


@needs_torch
def test_a_training_in_slices_is_the_same_as_one_in_one_go():
    sliced, whole = playground(seed=4), playground(seed=4)
    for _ in range(7):
        sliced.training.advance(0.002)
    steps = sliced.training.steps
    assert steps >= 7
    whole.training.advance(steps=steps)
    assert np.array_equal(sliced.training.scores, whole.training.scores)
    assert steps % sliced.training.steps_an_epoch or steps > 7


@needs_torch
def test_the_readers_own_random_numbers_are_left_alone():
    import torch

    torch.manual_seed(5)
    wanted = torch.rand(3)
    torch.manual_seed(5)
    playground(seed=1).train(2)
    assert torch.equal(torch.rand(3), wanted)


@needs_torch
@pytest.mark.parametrize(("penalty", "rate"), [("l1", 0.03), ("l2", 0.1)])
def test_a_penalty_makes_weights_smaller(penalty, rate):
    sizes = []
    for name in ("none", penalty):
        play = playground(hidden=(8,), lr=0.1, penalty=name, rate=rate).train(30)
        sizes.append(sum(np.abs(W).sum() for W in play.training.net.weights_seen))
    assert sizes[1] < 0.7 * sizes[0]


@needs_torch
def test_pytorch_and_own_layers_take_the_same_steps_from_the_same_weights(own):
    import torch
    from torch import nn

    layers = affine_net(own, [2, 5, 1])
    module = nn.Sequential(nn.Linear(2, 5), nn.ReLU(), nn.Linear(5, 1))
    with torch.no_grad():
        for part, layer in zip((module[0], module[2]), (layers[0], layers[2]), strict=True):
            part.weight.copy_(torch.tensor(layer.W.T))
            part.bias.copy_(torch.tensor(layer.b))
    for optimizer in ("sgd", "momentum", "adam"):
        for penalty in ("none", "l1", "l2"):
            chosen = {"optimizer": optimizer, "penalty": penalty, "lr": 0.03, "rate": 0.01}
            one, two = playground(module, **chosen).train(5), playground(layers, **chosen).train(5)
            assert np.allclose(one.training.scores, two.training.scores, atol=2e-4), chosen


def test_two_scores_and_their_difference_as_one_score_learn_alike(own):
    two = affine_net(own, [2, 4, 2])
    one = affine_net(own, [2, 4, 1])
    one[0].W, one[0].b = two[0].W, two[0].b
    one[2].W, one[2].b = two[2].W[:, 1:] - two[2].W[:, :1], two[2].b[1:] - two[2].b[:1]
    plays = [playground(layers, lr=0.1) for layers in (two, one)]
    assert np.allclose(plays[0].training.scores, plays[1].training.scores)
    plays[0].training.advance(steps=1)
    last = plays[0].network[2]
    assert np.allclose(last.dW[:, 0], -last.dW[:, 1])  # what one class gains the other gives


def test_own_layers_that_end_in_a_sigmoid_learn_probabilities(own):
    layers = [*affine_net(own, [2, 8, 1]), own["Sigmoid"]()]
    play = playground(layers, data="gauss", lr=0.5).train(20)
    assert play.training.right()[1] > 0.95
    assert 0 <= play.predict([[0.6, 0.6]])[0] <= 1


def test_the_readers_layers_are_copied_and_never_changed(own):
    layers = affine_net(own, [2, 4, 1])
    before = [layer.W.copy() for layer in layers[::2]]
    play = playground(layers).train(3)
    assert all(np.array_equal(layer.W, W) for layer, W in zip(layers[::2], before, strict=True))
    assert not np.array_equal(play.network[0].W, before[0])


def test_a_network_of_lesson_07_is_taken_for_its_layers(own):
    network = own["Network"](affine_net(own, [2, 6, 2]))
    play = playground(network).train(30)
    assert play.training.settings.hidden == (6,)
    assert play.training.right()[0] > 0.8


def test_classes_alone_are_enough_to_build_networks_of_any_size(own):
    play = playground([own["Affine"], own["ReLU"], own["Sigmoid"]], hidden=(3, 4, 5), activation="sigmoid")
    assert [W.shape for W in play.training.net.weights_seen] == [(2, 3), (3, 4), (4, 5), (5, 1)]
    play.training.change(hidden=(8,), activation="relu", features=["x1", "x2", "x1x2"])
    assert [W.shape for W in play.training.net.weights_seen] == [(3, 8), (8, 1)]


@needs_torch
def test_a_module_with_dropout_is_asked_without_and_learns_with_it():
    from torch import nn

    module = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Dropout(0.5), nn.Linear(8, 1))
    play, again = (playground(module, lr=0.1).train(3) for _ in range(2))
    assert np.array_equal(play.training.scores, again.training.scores)
    play.training.look()
    assert np.array_equal(play.training.scores, again.training.scores)


@needs_torch
def test_another_seed_draws_a_modules_weights_anew_and_the_first_brings_them_back():
    from torch import nn

    module = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
    play = playground(module)
    first = play.predict([[0.3, 0.4]])
    play.training.change(seed=9)
    assert not np.array_equal(play.predict([[0.3, 0.4]]), first)
    play.training.change(seed=0)
    assert np.array_equal(play.predict([[0.3, 0.4]]), first)


def test_learning_without_pytorch_works_for_own_layers_and_has_words_for_the_rest():
    code = """
import sys
sys.modules["torch"] = None
import numpy as np
from neurons.playground import playground
class Affine:
    def __init__(self, W, b): self.W, self.b = W, b
    def forward(self, X): self.X = X; return X @ self.W + self.b
    def backward(self, d):
        self.dW, self.db = self.X.T @ d, d.sum(0)
        return d @ self.W.T
class Tanh:
    def forward(self, X): self.out = np.tanh(X); return self.out
    def backward(self, d): return d * (1 - self.out**2)
print(playground([Affine, Tanh], lr=0.3).train(40).training.right()[0] > 0.9)
try:
    playground()
except ImportError as error:
    print(str(error).splitlines()[0])
"""
    lessons = Path(playground_texts.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=lessons, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[0] == "True"
    assert done.stdout.splitlines()[1].startswith("PyTorch is not there")


# ---- the state as text

texts = st.builds(
    Settings,
    task=st.just("classification"),
    data=st.sampled_from(SHAPES),
    n=st.integers(20, 500),
    noise=st.integers(0, 50).map(lambda k: k / 100),
    batch=st.sampled_from(CHOICES["batch"]),
    features=st.sets(st.sampled_from(CHOICES["features"]), min_size=1).map(
        lambda some: tuple(name for name in CHOICES["features"] if name in some)
    ),
    hidden=st.lists(st.integers(1, 8), max_size=6).map(tuple),
    activation=st.sampled_from(CHOICES["activation"]),
    lr=st.floats(1e-5, 10),
    seed=st.integers(0, 999),
)


@given(texts, st.lists(st.builds(Stage, st.integers(1, 9999), st.floats(1e-5, 9), st.just("l1"), st.floats(1e-5, 1))))
@settings(max_examples=60, deadline=None)
def test_a_state_written_and_read_is_the_same_state(state, stages):
    assert from_text(to_text(state, stages)) == (state, tuple(stages))


@given(st.lists(st.tuples(st.floats(-9, 9), st.floats(-9, 9), st.sampled_from([0.0, 1.0])), max_size=20))
@settings(max_examples=40, deadline=None)
def test_own_points_survive_the_text_to_the_last_digit(points):
    state = Settings(data="own", points=tuple(points))
    assert from_text(to_text(state))[0].points == tuple(points)


@needs_torch
def test_the_text_brings_the_picture_back():
    play = playground(data="moons", hidden=(6, 3), noise=0.2).train(4)
    play.training.change(lr=0.3)
    play.train(2)
    play.training.change(penalty="l2")
    play.training.advance(steps=5)
    again = playground(play.state)
    assert again.state == play.state
    assert np.array_equal(again.training.scores, play.training.scores)


@pytest.mark.parametrize(
    "text",
    ["", "hello", "lr=", "lr=-1", "lr=nan", "lr=inf", "data=cats", "hidden=9", "hidden=1,1,1,1,1,1,1", "n=1e9",
     "seed=-1",
     "features=", "features=x1,x1",
     "points=1,2", "data=own points=nan,0,1", "trained=5", "trained=0:1:none:1", "task=x",
     "trained=99999999999:1:none:1", "lr=0.1 lr=0.2", "batch=-3", "noise=9", "__class__=x",
     "data=own points=" + "0,0,1;" * 2000],
)  # fmt: skip
def test_a_text_that_is_no_state_is_refused_with_words(text):
    with pytest.raises(PlaygroundError) as raised:
        from_text(text)
    parts_of(raised)


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_a_state_or_refused_with_words(text):
    try:
        state, _ = from_text(text)
    except PlaygroundError as error:
        state = error.parts
    assert isinstance(state, Settings) or all(state)


# ---- show as code


def run(code):
    space = {}
    exec(compile(code, "<shown code>", "exec"), space)
    return space


def agrees(play):
    code = play.code()
    assert "neurons" not in code
    X = grid(play.training.data.span, 21)
    assert np.allclose(run(code)["predict"](X), play.predict(X), rtol=1e-5, atol=1e-6)
    return code


@needs_torch
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"data": "xor", "hidden": (), "features": ["x1", "x2", "x1x2"]},
        {"data": "spiral", "hidden": (8, 8), "optimizer": "adam", "features": CHOICES["features"], "test": 0.0},
        {"data": "moons", "activation": "relu", "optimizer": "momentum", "batch": 0, "seed": 12},
        {"data": "gauss", "activation": "identity", "penalty": "l1", "noise": 0.4},
        {"data": "hills", "task": "regression", "penalty": "l2", "lr": 0.01},
    ],
    ids=lambda chosen: chosen.get("data", "circle"),
)
def test_the_shown_code_makes_the_same_picture(chosen):
    agrees(playground(**chosen))
    agrees(playground(**chosen).train(5))


@needs_torch
def test_the_shown_code_follows_what_was_changed_on_the_way():
    play = playground().train(2)
    for patch in ({"lr": 0.3}, {"penalty": "l1", "rate": 0.01}, {"lr": 0.01}):
        play.training.change(**patch)
        play.training.advance(steps=11)
    assert len(play.training.stages) == 4
    agrees(play)


@needs_torch
def test_the_shown_code_holds_points_that_were_drawn():
    X = np.array([[0.1, 0.2], [0.5, -0.4], [-0.3, 0.7], [1.0, 1.0], [-1.0, 0.3]])
    play = playground(data=(X, [0, 1, 0, 1, 1]), test=0.4).train(5)
    assert "0.5, -0.4, 1.0" in agrees(play)


@needs_torch
def test_the_shown_code_of_a_module_holds_its_weights():
    from torch import nn

    agrees(playground(nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Dropout(0.3), nn.Linear(4, 1)), lr=0.1).train(4))
    agrees(playground(nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 2)), lr=0.1).train(4))
    agrees(playground(nn.Sequential(nn.Linear(2, 3), nn.Sigmoid(), nn.Linear(3, 1), nn.Sigmoid()), lr=0.1).train(4))


@pytest.mark.parametrize("bend", ["ReLU", "Sigmoid"])
def test_the_shown_code_of_own_layers_is_the_readers_own_source(own, bend):
    for sizes in ([2, 5, 1], [2, 4, 3, 2]):
        code = agrees(playground(affine_net(own, sizes, bend)).train(3))
        assert "class Affine:" in code
        assert "import torch" not in code
    agrees(playground([own["Affine"], own[bend]], hidden=(4,), task="regression", penalty="l2").train(3))
    agrees(playground([*affine_net(own, [2, 3, 1]), own["Sigmoid"]()], penalty="l1").train(3))


@needs_torch
def test_the_shown_code_of_own_layers_may_use_pytorchs_optimizers(own):
    for optimizer in ("momentum", "adam"):
        agrees(playground([own["Affine"], own["ReLU"]], hidden=(4,), optimizer=optimizer, penalty="l1").train(3))


def test_the_package_carries_no_layer_of_its_own():
    for path in Path(playground_texts.__file__).parent.glob("*.py"):
        assert "def backward" not in path.read_text(encoding="utf-8"), path.name


def in_notebook(source, name="<ipython-input-77>"):
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
    space = {"__name__": "__main__", "np": np}
    exec(compile(source, name, "exec"), space)
    return space


def test_a_source_brings_the_helpers_and_imports_that_it_uses():
    space = in_notebook(
        "import math\nfrom scipy.special import expit\nLEAK = 0.1\n\ndef half(x):\n    return x / 2\n\n"
        "class Bend:\n    def forward(self, X):\n        return half(expit(X)) + LEAK * math.pi + np.ones(1)\n"
    )
    imports, sources = source_with_needs([space["Bend"]])
    assert set(imports) == {"import math", "from scipy.special import expit", "import numpy as np"}
    assert sources[0] == "LEAK = 0.1"
    alone = run("\n".join([*imports, *sources]))
    assert alone["Bend"]().forward(np.zeros(1)) == pytest.approx(0.25 + 0.1 * np.pi + 1)


def test_a_class_without_a_source_has_words():
    space = {"__name__": "__main__"}
    exec("class Bend:\n    def forward(self, X):\n        return X", space)
    with pytest.raises(PlaygroundError) as raised:
        source_with_needs([space["Bend"]])
    assert "Run the cell" in parts_of(raised)[2]


@needs_torch
def test_a_module_that_only_its_maker_can_make_has_words():
    source = (
        "from torch import nn\n\nclass Net(nn.Module):\n    def __init__(self, width):\n        super().__init__()\n"
        "        self.line = nn.Linear(2, width)\n        self.last = nn.Linear(width, 1)\n\n"
        "    def forward(self, X):\n        return self.last(self.line(X).tanh())\n"
    )
    play = playground(in_notebook(source, "<ipython-input-78>")["Net"](5)).train(2)
    with pytest.raises(PlaygroundError) as raised:
        play.code()
    assert "default" in parts_of(raised)[2]
    whole = in_notebook(source.replace("width)", "width=5)", 1), "<ipython-input-79>")["Net"]
    assert "class Net(nn.Module):" in agrees(playground(whole()).train(2))


# ---- bad input: clear words, and nothing lost

TWO = np.array([[0.0, 0.5], [1.0, -0.5]])


@pytest.mark.parametrize(
    ("X", "t", "words"),
    [
        ([[0, np.nan], [1, 1]], [0, 1], "1 of the 2 points"),
        ([[0, np.inf], [1, 1]], [0, 1], "1 of the 2 points"),
        (TWO, [0, np.nan], "1 of the 2 points"),
        (TWO, [1, 1], "All 2 points are of class 1"),
        (TWO[:1], [1], "one point only"),
        (TWO[:0], [], "no point"),
        (TWO, [0, 2], "hold 0, 2"),
        (TWO, [0], "shapes (2, 2) and (1,)"),
        (TWO[0], [0, 1], "shapes"),
        (np.zeros((2, 3)), [0, 1], "shapes"),
        (np.zeros((2000, 2)), np.arange(2000) % 2, "2000 points"),
    ],
)
def test_points_that_cannot_be_learned_from_are_refused_with_words(own, X, t, words):
    with pytest.raises(PlaygroundError) as raised:
        playground([own["Affine"], own["ReLU"]], data=(X, t))
    assert words in parts_of(raised)[0]


class InPlace:
    """A layer that writes into what it is given."""

    def forward(self, X):
        X *= 0.5
        return X

    def backward(self, d_out):
        return d_out * 0.5


def test_a_layer_that_works_in_place_spoils_no_points_and_no_picture(own):
    play = playground([InPlace(), *affine_net(own, [2, 4, 1])])
    F = play.training.F.copy()
    (_, first), (_, second) = frame(play.training), frame(play.training)
    assert first[0] == second[0]
    play.train(2)
    assert np.array_equal(play.training.F, F)


class Raises:
    """A layer that works a few times and then no more."""

    def __init__(self, times=10**9):
        self.times = times

    def forward(self, X):
        self.times -= 1
        if self.times < 0:
            raise ValueError("shapes (3,) and (4,) do not fit")
        return X

    def backward(self, d_out):
        return d_out


def ask(play, kind, **more):
    return play.handle({"kind": kind, "id": 1, "view": "v", "version": play.version, **more})


def test_a_layer_that_raises_is_named_with_words(own):
    layers = [*affine_net(own, [2, 3, 1])[:1], Raises(0), *affine_net(own, [3, 1])]
    with pytest.raises(PlaygroundError) as raised:
        playground(layers)
    assert "ValueError: shapes (3,) and (4,)" in parts_of(raised)[0]


def test_a_layer_that_raises_while_it_plays_stops_the_play_and_loses_nothing(own):
    play = playground([*affine_net(own, [2, 3, 1]), Raises(40)])
    for _ in range(30):
        before = play.training.scores.copy(), play.training.steps
        reply, _ = ask(play, "tick")
        if reply["trouble"]:
            break
    assert "ValueError" in reply["trouble"][0]
    assert len(reply["trouble"]) == 3
    assert np.array_equal(play.training.scores, before[0])
    assert play.training.steps == before[1]


@needs_torch
def test_a_module_that_raises_is_named_with_words():
    from torch import nn

    class Wrong(nn.Module):
        def __init__(self):
            super().__init__()
            self.line = nn.Linear(3, 1)

        def forward(self, X):
            return self.line(X)

    with pytest.raises(PlaygroundError) as raised:
        playground(Wrong())
    assert "RuntimeError" in parts_of(raised)[0]
    with pytest.raises(PlaygroundError, match="takes 3 numbers"):
        playground(nn.Sequential(nn.Linear(3, 1)))
    with pytest.raises(PlaygroundError, match="shape"):
        playground(nn.Sequential(nn.Linear(2, 3)))


@needs_torch
def test_a_network_that_holds_nan_is_refused_with_words():
    import torch
    from torch import nn

    module = nn.Sequential(nn.Linear(2, 1))
    with torch.no_grad():
        module[0].weight.fill_(torch.nan)
    with pytest.raises(PlaygroundError, match="NaN"):
        playground(module)


@needs_torch
def test_a_network_that_diverges_is_put_back_and_says_so():
    play = playground(task="regression", data="hills", activation="relu", hidden=(8, 8), lr=0.01).train(2)
    kept, steps = play.training.scores.copy(), play.training.steps
    ask(play, "change", patch={"lr": 10.0})
    for _ in range(50):
        reply, _ = ask(play, "tick")
        if reply["trouble"]:
            break
    assert "The loss became" in reply["trouble"][0]
    assert "smaller learning rate" in reply["trouble"][2]
    assert np.isfinite(play.training.scores).all()
    if play.training.steps == steps:
        assert np.array_equal(play.training.scores, kept)
    ask(play, "change", patch={"lr": 0.01})
    reply, _ = ask(play, "tick")
    assert reply["trouble"] is None
    agrees(play)


def test_own_layers_that_diverge_are_put_back(own):
    play = playground(affine_net(own, [2, 8, 1]), task="regression", data="slope", lr=10.0)
    with pytest.raises(PlaygroundError, match="The loss became"):
        play.train(30)
    assert np.isfinite(play.training.scores).all()
    assert np.isfinite(play.network[0].W).all()


NO_NETWORK = {"3": 3, "text": "lr", "[]": [], "[3]": [3], "an object": object(), "a dict": {"a": 1}, "int": int}


@pytest.mark.parametrize("thing", [*NO_NETWORK.values(), [Raises]], ids=[*NO_NETWORK, "[Raises]"])
def test_things_that_are_no_network_are_refused_with_words(thing):
    with pytest.raises(PlaygroundError) as raised:
        playground(thing)
    parts_of(raised)


def test_layers_that_are_not_written_yet_say_so():
    space = load_namespace(read_lesson("backprop"), stubs=True)
    with pytest.raises(PlaygroundError) as raised:
        playground([space["Affine"], space["ReLU"]])
    assert "check" in parts_of(raised)[2]


def test_a_setting_that_is_not_offered_changes_nothing(own):
    play = playground([own["Affine"], own["ReLU"]], hidden=(4,))
    before = play.state
    for patch in (
        {"hidden": [9]},
        {"lr": -1},
        {"lr": float("nan")},
        {"activation": "gelu"},
        {"cats": 1},
        {"features": []},
    ):
        reply, _ = ask(play, "change", patch=patch)
        assert len(reply["trouble"]) == 3, patch
        assert play.state == before
    reply, _ = ask(play, "restore", text="lr=0.1 data=cats")
    assert "Nothing was changed" in reply["trouble"][2]
    assert play.state == before


def test_an_activation_of_the_readers_own_can_be_chosen_and_shown_as_code(own):
    source = (
        "class Leaky:\n    def forward(self, X):\n        self.X = X\n        return np.where(X > 0, X, 0.1 * X)\n\n"
        "    def backward(self, d_out):\n        return np.where(self.X > 0, d_out, 0.1 * d_out)\n"
    )
    leaky = in_notebook(source, "<ipython-input-80>")["Leaky"]
    play = playground([own["Affine"], leaky, own["ReLU"]], hidden=(6,))
    assert play.training.palette.activations == ["leaky", "relu", "identity"]
    reply, _ = ask(play, "change", patch={"activation": "leaky"})
    assert reply["trouble"] is None
    assert "class Leaky:" in agrees(play.train(3))
    text = play.state
    ask(play, "change", patch={"activation": "relu"})
    ask(play, "restore", text=text)
    assert play.training.settings.activation == "leaky"


@needs_torch
def test_a_state_with_anothers_activation_is_refused_and_nothing_is_changed():
    play = playground()
    reply, _ = ask(play, "restore", text="activation=leaky lr=0.1")
    assert "activation = leaky" in reply["trouble"][0]
    with pytest.raises(PlaygroundError, match="activation = gelu"):
        playground(activation="gelu")
    assert play.state == to_text(Settings())


def test_points_drawn_of_one_class_are_kept_and_wait_for_the_other(own):
    play = playground([own["Affine"], own["ReLU"]], hidden=(4,))
    for points, words in [
        ([], "no point"),
        ([[0, 0, 1]], "one point"),
        ([[0, 0, 1], [0.5, 0, 1]], "All 2 points are of class 1"),
    ]:
        reply, buffers = ask(play, "change", patch={"data": "own", "points": points})
        assert words in reply["trouble"][0]
        assert np.frombuffer(buffers[4], "<f4").size == 4 * len(points)
        reply, _ = ask(play, "tick")
        assert words in reply["trouble"][0]
        assert words in describe(play.training)
    reply, _ = ask(play, "change", patch={"points": [[0, 0, 1], [0.5, 0, 1], [0.5, 0.5, 0]]})
    assert reply["trouble"] is None
    reply, _ = ask(play, "tick")
    assert reply["epoch"] > 0


def test_every_trouble_has_three_parts_that_say_something():
    for name, parts in playground_texts.TROUBLES.items():
        assert len(parts) == 3, name
        assert all(part.strip() for part in parts), name


# ---- what goes to the browser


def test_a_picture_is_small_and_holds_what_the_network_says(own):
    play = playground([own["Affine"], own["ReLU"]], hidden=(8, 8), n=500).train(3)
    numbers, (boundary, units, weights, history) = frame(play.training)
    assert numbers["sizes"] == [2, 8, 8, 1]
    assert len(boundary) + len(units) + len(weights) + len(history) < 40_000  # bytes
    shown = np.frombuffer(boundary, "<u2") / 65535
    assert np.abs(shown - play.predict(grid(play.training.data.span))).max() <= 0.5 / 65535 + 1e-9
    first = np.frombuffer(units, np.uint8).reshape(-1, SIDE // 2, SIDE // 2)[0]
    assert first[0, 0] < 5  # x1 grows from left to right
    assert first[0, -1] > 250
    second = np.frombuffer(units, np.uint8).reshape(-1, SIDE // 2, SIDE // 2)[1]
    assert second[0, 0] > 250  # x2 grows upwards
    assert np.frombuffer(weights, "<f4").size == 2 * 8 + 8 * 8 + 8


def test_a_curve_of_a_long_training_stays_short(own):
    play = playground([own["Affine"], own["ReLU"]], hidden=(2,), n=20, batch=0).train(700)
    assert len(play.training.history) <= 301
    assert play.training.history[0][0] == 0
    assert play.training.history[-1][0] == 700


def test_the_words_say_what_the_picture_shows(own):
    play = playground([own["Affine"], own["ReLU"]], hidden=(4,), data="gauss", lr=0.3)
    assert "It has not learned yet." in describe(play.training)
    play.train(20)
    said = describe(play.training)
    assert "2-4-1" in said
    assert "140 points to learn from, 60 held out" in said
    assert "Epoch 20." in said
    assert f"Right: {100 * play.training.right()[0]:.0f} %" in said
    told = table(play.training)
    assert len(told["answers"]) == len(told["answers"][0]) == 5
    assert float(told["answers"][4][0]) < 0.2 < 0.8 < float(told["answers"][0][4])  # class 1 lies above on the right
    assert play.predict([[float(told["x1"][4]), float(told["x2"][0])]])[0] == pytest.approx(
        float(told["answers"][0][4]), abs=0.02
    )


def test_the_still_picture_says_the_same_words(own, monkeypatch):
    play = playground([own["Affine"], own["ReLU"]])
    outputs = []
    monkeypatch.setattr("IPython.display.display", lambda thing, raw=False: outputs.append(thing))
    play._ipython_display_()
    still, widget = outputs
    assert repr(play) in still["text/html"]
    assert still["text/plain"] == repr(play)
    assert type(widget).__name__ == "PlaygroundWidget"


def test_a_play_stops_when_nothing_more_is_granted_and_gives_way_between_pictures(own):
    from neurons.playground.widget import _Play

    play = playground([own["Affine"], own["ReLU"]])
    sent, others = [], []
    loop = _Play(play, lambda reply, data: sent.append(reply))

    async def reader():
        loop.grant({"pictures": 4, "view": "v"})
        for _ in range(10):
            others.append(len(sent))
            await asyncio.sleep(0.02)
        await loop.task

    asyncio.run(reader())
    assert len(sent) == 4
    assert all(reply["playing"] for reply in sent)
    assert len(set(others)) >= 4  # the reader's own work went on between the pictures
    assert [reply["steps"] for reply in sent] == sorted({reply["steps"] for reply in sent})


def test_a_restored_state_is_played_to_its_end_and_not_past_it(own):
    from neurons.playground.widget import _Play

    play = playground([own["Affine"], own["ReLU"]], hidden=(8, 8), batch=1, n=500)
    goal = playground([own["Affine"], own["ReLU"]], hidden=(8, 8), batch=1, n=500)
    goal.training.advance(steps=300)
    ask(play, "restore", text=goal.state)
    sent = []
    loop = _Play(play, lambda reply, data: sent.append(reply))

    async def run_it():
        while not (sent and sent[-1].get("ended")):
            loop.grant({"pictures": 12, "view": "v", "run": "first"})
            await loop.task
        loop.grant({"pictures": 12, "view": "v", "run": "first"})  # was under way when the play ended
        await loop.task

    asyncio.run(run_it())
    assert play.state == goal.state
    assert np.array_equal(play.training.scores, goal.training.scores)
    assert [reply.get("ended", False) for reply in sent] == [False] * (len(sent) - 1) + [True]


def test_a_play_in_trouble_ends(own):
    from neurons.playground.widget import _Play

    play = playground([*affine_net(own, [2, 3, 1]), Raises(30)])
    sent = []
    loop = _Play(play, lambda reply, data: sent.append(reply))

    async def run_it():
        loop.grant({"pictures": 20, "view": "v"})
        await loop.task

    asyncio.run(run_it())
    assert len(sent) < 20
    assert sent[-1]["trouble"]


# ---- words and script


def script():
    return (FOLDER / "playground.js").read_text(encoding="utf-8")


def test_the_script_asks_for_texts_that_there_are_and_there_are_no_others():
    labels = set(playground_texts.LABELS)
    asked = set(re.findall(r'this\.(?:say|button|labelled|details)\("(\w+)"', script()))
    assert asked <= labels
    strings = set(re.findall(r'"(\w+)"', script()))
    made = {f"{key}_{entry}" for key, entries in CHOICES.items() for entry in entries}
    made |= {f"feature_{name}" for name in CHOICES["features"]} | {name for name in labels if name.startswith("pen_")}
    assert labels <= asked | strings | made | {"n"}


def test_every_control_of_the_script_keeps_its_keys_from_jupyterlab():
    lines = [line for line in script().splitlines() if re.search(r'make\("(input|select|button|summary|pre)"', line)]
    assert len(lines) >= 8
    assert [line for line in lines if "OUR_KEYS" not in line] == []


def test_importing_the_playground_imports_neither_pytorch_nor_the_widget_packages():
    code = "import sys, neurons.playground; print(sorted({'anywidget', 'torch', 'IPython'} & set(sys.modules)))"
    lessons = Path(playground_texts.__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=lessons, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(("setting", "words"), [({"points": 300}, "is n"), ({"hidden": 4}, "list with the size")])
def test_a_number_where_a_list_is_wanted_is_told_what_the_list_holds(setting, words):
    with pytest.raises(PlaygroundError, match=words):
        playground(**setting)
