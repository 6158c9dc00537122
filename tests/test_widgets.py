"""The explorers without a browser: start states, still pictures, words, colours, what their JavaScript may not do."""

from __future__ import annotations

import inspect
import itertools
import math
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest

from neurons import activation_explorer, descent_explorer, gate_explorer, graph_explorer, layer_explorer, widgets
from neurons.explorer_texts import TEXTS
from tests.colours import contrast

MODULES = {
    "gate": gate_explorer,
    "activation": activation_explorer,
    "layer": layer_explorer,
    "descent": descent_explorer,
    "graph": graph_explorer,
}
FOLDER = Path(widgets.__file__).parent / "explorers"
WIDGET = "application/vnd.jupyter.widget-view+json"
each_explorer = pytest.mark.parametrize("name", MODULES)


def explore(name):
    return getattr(MODULES[name], f"explore_{name}")()


def script(name):
    return (FOLDER / "base.js").read_text(encoding="utf-8") + (FOLDER / f"{name}.js").read_text(encoding="utf-8")


@pytest.fixture
def shown_outputs(monkeypatch):
    """Collect what is displayed, as mime bundles."""
    outputs = []

    def display(thing, raw=False, metadata=None):
        outputs.append(thing if raw else thing._repr_mimebundle_()[0])

    monkeypatch.setattr("IPython.display.display", display)
    return outputs


@each_explorer
def test_an_explorer_leaves_a_still_picture_beside_its_widget(name, shown_outputs):
    made = explore(name)
    made._ipython_display_()
    still, live = shown_outputs
    assert 'src="data:image/png;base64,' in still["text/html"]
    assert still["text/plain"] == made.text
    assert WIDGET in live
    assert WIDGET not in still  # else JupyterLab would try the widget, fail, and show no picture


@each_explorer
def test_without_the_widget_package_the_still_picture_is_shown(name, monkeypatch):
    widgets._widget_class.cache_clear()
    monkeypatch.setitem(sys.modules, "anywidget", None)
    try:
        bundle, _ = explore(name)._repr_mimebundle_()
    finally:
        widgets._widget_class.cache_clear()
    assert set(bundle) == {"text/plain", "text/html"}
    assert "<img alt=" in bundle["text/html"]


@each_explorer
def test_an_explorer_starts_where_its_limits_allow(name):
    made = explore(name)
    for key, limits in made.limits.items():
        if isinstance(made.state[key], str):
            assert made.state[key] in limits
        else:
            low, high, step = limits
            assert low <= made.state[key] <= high
            assert math.isclose(round((made.state[key] - low) / step), (made.state[key] - low) / step, abs_tol=1e-9)


@each_explorer
def test_two_explorers_do_not_share_a_state(name):
    first, second = explore(name), explore(name)
    key = next(iter(first.state))
    first.state = {**first.state, key: "moved"}
    assert second.state[key] != "moved"
    assert explore(name).state == second.state == second.start


def drawn(name):
    """The still picture of the widget's own start state: its axes and its text."""
    made = explore(name)
    fig, text = MODULES[name]._still(made.state)
    assert made.text == text
    return made.state, fig.axes[0], text


def marks(axis, marker):
    return [line.get_xydata()[0] for line in axis.lines if line.get_marker() == marker]


def test_the_still_gate_shows_the_widgets_start():
    state, axis, text = drawn("gate")
    w1, w2, b = state["w1"], state["w2"], state["b"]
    line = next(line for line in axis.lines if line.get_marker() == "None")
    for x1, x2 in line.get_xydata():
        assert w1 * x1 + w2 * x2 + b == pytest.approx(0)
    fires = {(x1, x2) for x1, x2 in itertools.product((0, 1), repeat=2) if w1 * x1 + w2 * x2 + b > 0}
    assert {tuple(spot) for spot in marks(axis, "s")} == fires
    assert len(marks(axis, "o")) == 4 - len(fires)
    assert f"w1 = {w1:g}, w2 = {w2:g}, b = {b:g}" in text


def test_the_gate_explorer_does_not_start_at_a_gate_of_its_challenge():
    state = explore("gate").state
    rows = itertools.product((0, 1), repeat=2)
    outputs = "".join(str(int(state["w1"] * x1 + state["w2"] * x2 + state["b"] > 0)) for x1, x2 in rows)
    assert outputs not in re.findall(r'"([01]{4})"', script("gate"))
    assert len(re.findall(r'"([01]{4})"', script("gate"))) == 4


def test_the_still_activation_shows_the_widgets_start():
    state, axis, text = drawn("activation")
    z = state["w"] * state["x"] + state["b"]
    a = 1 / (1 + math.exp(-z))
    assert state["activation"] == "sigmoid"
    assert marks(axis, "o")[0] == pytest.approx([state["x"], a])
    (x1, y1), (x2, y2) = next(line.get_xydata() for line in axis.lines if line.get_linestyle() == "--")
    assert (y2 - y1) / (x2 - x1) == pytest.approx(state["w"] * a * (1 - a), rel=1e-6)
    assert f"a = {a:.2f}" in text


def test_the_still_layer_shows_the_widgets_start():
    s, axis, text = drawn("layer")
    assert s["activation"] == "identity"
    for marker, (x1, x2) in {"o": (0, 0), "s": (1, 0), "^": (0, 1)}.items():
        want = [x1 * s["w11"] + x2 * s["w21"] + s["b1"], x1 * s["w12"] + x2 * s["w22"] + s["b2"]]
        assert marks(axis, marker)[0] == pytest.approx(want)
    assert "1.25 times" in text
    assert s["w11"] * s["w22"] - s["w12"] * s["w21"] == pytest.approx(1.25)


def test_the_still_walk_shows_the_widgets_start():
    state, axis, text = drawn("descent")
    walk = next(line.get_xydata() for line in axis.lines if line.get_linestyle() == "--")
    assert walk[0] == pytest.approx([state["w0"], 1 + (state["w0"] - 3) ** 2 / 2])
    assert len(walk) == state["steps"] + 1
    for (w, _), (after, _) in itertools.pairwise(walk):
        assert after == pytest.approx(w - state["lr"] * (w - 3))
    assert f"w = {walk[-1][0]:.2f}" in text


def test_the_still_graph_shows_the_widgets_start():
    _, axis, text = drawn("graph")
    words = {label.get_text() for label in axis.texts}
    assert {"price 100", "count 2", "tax 1.1", "apples ?", "total ?"} <= words
    assert "price 100, count 2, tax 1.1" in text


def test_the_graph_explorer_takes_other_numbers_and_widens_its_sliders():
    made = graph_explorer.explore_graph(price=7, count=20, tax=0.5)
    assert (made.state["price"], made.limits["price"][0]) == (7, 7)
    assert (made.state["count"], made.limits["count"][1]) == (20, 20)
    assert made.limits["tax"][0] == 0.5


@pytest.mark.parametrize(
    ("number", "text"), [(1.0, "1"), (-0.5, "-0.5"), (-0.0001, "0"), (0.125, "0.13"), (110.5, "110.5")]
)
def test_numbers_are_written_short_and_never_as_minus_zero(number, text):
    assert widgets.shown(number) == text


@each_explorer
def test_the_script_asks_for_texts_that_the_table_has_and_the_table_has_no_others(name):
    source = script(name)
    own = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
    asked = set(re.findall(r'(?:page|this)\.say\("(\w+)"', source)) | set(re.findall(r'button\("(\w+)"', source))
    words = set(TEXTS[name])
    assert asked <= words
    strings = set(re.findall(r'"(\w+)"', own)) | set(re.findall(r"\b(\w+):", own))
    limits = explore(name).limits
    made = {f"label_{key}" for key in limits} | {f"{key}_{entry}" for key in limits for entry in _entries(limits[key])}
    assert words <= asked | strings | made


def _entries(limits):
    if isinstance(limits[0], str):
        return limits
    return range(int(limits[0]), int(limits[1]) + 1)


@each_explorer
def test_every_text_is_plain_words_with_named_fields(name):
    for text in TEXTS[name].values():
        fields = [field for _, field, _, _ in string.Formatter().parse(text) if field is not None]
        assert all(field.isidentifier() for field in fields)
        assert "<" not in text  # texts are set as text: a tag would be shown


@pytest.mark.parametrize("path", sorted(FOLDER.iterdir()), ids=lambda path: path.name)
def test_nothing_is_fetched_and_nothing_is_evaluated(path):
    source = path.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")  # a name, never fetched
    for word in ["http:", "https:", "//cdn", "fetch(", "XMLHttpRequest", "WebSocket", "import ", "import(", "@import"]:
        assert word not in source
    for word in ["url(h", "eval(", "new Function", "innerHTML", "localStorage", "document.cookie"]:
        assert word not in source


def test_every_control_keeps_its_keys_from_jupyterlab():
    for name in MODULES:
        for made in re.findall(r'make\("(?:input|select|button)"[^;]*;', script(name)):
            assert '"data-lm-suppress-shortcuts": "true"' in made


def palettes():
    css = (FOLDER / "base.css").read_text(encoding="utf-8")
    blocks = [block for block in re.findall(r"{[^}]*}", css) if "--nx-ground:" in block]
    light, dark = [dict(re.findall(r"--nx-(\w+): (#\w{6});", block)) for block in blocks]
    assert set(light) == set(dark)
    return {"light": light, "dark": dark}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_stand_out_from_their_ground(theme):
    colors = palettes()[theme]
    for words, grounds in {
        "ink": ["ground", "paper", "tint"],
        "quiet": ["ground", "paper"],
        "blue": ["ground", "paper"],
        "orange": ["ground", "paper"],
    }.items():
        for ground in grounds:
            assert contrast(colors[words], colors[ground]) >= 4.5, (words, ground)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_lines_and_edges_stand_out_from_their_ground(theme):
    colors = palettes()[theme]
    lines = ["edge", "ink", "blue", "orange", "green", "purple"]
    for line, ground in itertools.product(lines, ["ground", "paper", "tint"]):
        if (line, ground) != ("edge", "tint"):  # the frame has no tint on its outside
            assert contrast(colors[line], colors[ground]) >= 3, (line, ground)


def test_no_text_is_smaller_than_12_pixels():
    css = (FOLDER / "base.css").read_text(encoding="utf-8")
    sizes = [float(size) for size in re.findall(r"font-size:[^;]*?(\d+)px", css)]
    assert sizes
    assert min(sizes) >= 12


def test_importing_an_explorer_does_not_import_the_widget_packages():
    code = "import sys, neurons.gate_explorer; print(sorted({'anywidget', 'ipywidgets', 'IPython'} & set(sys.modules)))"
    lessons = Path(widgets.__file__).parents[1]
    done = subprocess.run([sys.executable, "-c", code], cwd=lessons, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_explorers_take_no_argument_that_an_exercise_could_pass():
    for name in MODULES:
        parameters = inspect.signature(getattr(MODULES[name], f"explore_{name}")).parameters
        assert list(parameters) == (["price", "count", "tax"] if name == "graph" else [])
