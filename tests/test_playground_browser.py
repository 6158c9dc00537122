"""The playground in a real JupyterLab and a real Chromium: real keys, a real mouse, both themes, a narrow screen.

Pictures of what was seen are left in ``neurons-screenshots`` in the system's temporary folder.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import nbformat
import numpy as np
import pytest

from neurons.playground import texts as playground_texts
from tests.lab import lab_on, need_chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.torch]

PACKAGE = Path(playground_texts.__file__).parents[1]
SHOTS = Path(tempfile.gettempdir()) / "neurons-screenshots"
FIRST = """from neurons.playground import playground
play = playground(hidden=(4, 2), lr=0.1)
play"""
INTERRUPT = "async () => { await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.interrupt(); }"
# a layer of the reader's, with a mistake that shows late
OWN = """import numpy as np
from neurons.playground import playground
class Line:
    def __init__(self, W, b):
        self.W, self.b, self.calls = W, b, 0
    def forward(self, X):
        self.calls += 1
        if self.calls > 60:
            raise ValueError("enough")
        self.X = X
        return X @ self.W + self.b
    def backward(self, d_out):
        self.dW, self.db = self.X.T @ d_out, d_out.sum(axis=0)
        return d_out @ self.W.T
playground([Line(np.ones((2, 1)), np.zeros(1))])"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    need_chromium()
    root = tmp_path_factory.mktemp("lab") / "root"
    shutil.copytree(PACKAGE, root / "neurons", ignore=shutil.ignore_patterns("__pycache__"))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(FIRST), nbformat.v4.new_code_cell("1 + 1")])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, root / "play.ipynb")
    with lab_on(root, tmp_path_factory) as browser:
        browser.page.set_viewport_size({"width": 1200, "height": 1600})
        yield browser


@pytest.fixture(scope="module")
def lab(browser):
    """Give the browser with the notebook open; at the end no request may have left the machine."""
    browser.open("play.ipynb")
    yield browser
    assert browser.outside() == []
    assert [error for error in browser.errors if "Canceled future for" not in error] == []


@pytest.fixture
def shown(lab):
    """Give a playground at its start."""
    return start(lab, FIRST)


def start(lab, source):
    for old in lab.page.locator(".pg").all():
        old.evaluate("node => node.classList.add('old')")
    lab.set_source(0, source)
    lab.run(0)
    place = lab.page.locator(".pg:not(.old)")
    place.and_(lab.page.locator("[data-drawn]")).wait_for()
    return lab.page.locator(".pg:not(.old)")


def number(shown, name):
    return int(shown.get_attribute(f"data-{name}"))


def wait_for_more(lab, shown, name, than):
    for _ in range(600):
        if number(shown, name) > than:
            return number(shown, name)
        lab.page.wait_for_timeout(50)
    raise AssertionError(f"{name} is still {than}")


def said(shown):
    return shown.locator(".nx-said")


def told(shown, words):
    said(shown).filter(has_text=words).wait_for()


def pixels(shown, kind):
    return shown.locator(f"canvas.{kind}").evaluate("canvas => canvas.toDataURL()")


def shades(shown):
    """Return the boundary's pixels, red, green, blue and opacity from 0 to 255."""
    read = "canvas => [...canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data]"
    return np.array(shown.locator("canvas.pg-boundary").evaluate(read))


def python(lab, expression):
    """Ask the kernel from the reader's second cell."""
    lab.set_source(1, expression)
    lab.run(1)
    output = lab.cells()[1]["outputs"][0]
    return "".join(output["data"]["text/plain"])


def button(shown, name):
    return shown.get_by_role("button", name=name, exact=True)


def choose(lab, shown, name, entry):
    version = number(shown, "version")
    shown.locator(f"select[name={name}]").select_option(entry)
    wait_for_more(lab, shown, "version", version)


def test_it_plays_and_rests_by_the_space_bar_and_the_kernel_stays_free(lab, shown):
    button(shown, "Play").focus()
    lab.page.keyboard.press("Space")
    button(shown, "Pause").wait_for()
    steps = wait_for_more(lab, shown, "steps", 0)
    assert python(lab, "sum(range(10))") == "45"  # a cell of the reader's runs while it plays
    steps = wait_for_more(lab, shown, "steps", steps)
    before = pixels(shown, "pg-boundary"), pixels(shown, "pg-net"), pixels(shown, "pg-losses")
    wait_for_more(lab, shown, "drawn", number(shown, "drawn") + 5)
    after = pixels(shown, "pg-boundary"), pixels(shown, "pg-net"), pixels(shown, "pg-losses")
    assert all(one != other for one, other in zip(before, after, strict=True))
    button(shown, "Pause").focus()
    lab.page.keyboard.press("Space")
    button(shown, "Play").wait_for()
    for _ in range(20):  # a slice of steps that had begun is ended first, and its picture is on its way
        rested = int(python(lab, "play.training.steps"))
        lab.page.wait_for_timeout(500)
        if number(shown, "steps") == rested:
            break
    lab.page.wait_for_timeout(500)
    assert number(shown, "steps") == rested
    assert python(lab, "play.training.steps") == str(rested)
    told(shown, f"Epoch {rested // 14}.")


def test_an_interrupt_while_it_plays_leaves_kernel_and_playground_alive(lab, shown):
    button(shown, "Play").click()
    wait_for_more(lab, shown, "steps", 0)
    for _ in range(3):
        lab.page.evaluate(INTERRUPT)
        lab.page.wait_for_timeout(100)
    assert python(lab, "6 * 7") == "42"
    if button(shown, "Play").count():
        button(shown, "Play").click()
    wait_for_more(lab, shown, "steps", number(shown, "steps"))
    button(shown, "Pause").click()


def test_step_is_an_epoch_and_reset_goes_back_to_the_same_start(lab, shown):
    start_picture, words = pixels(shown, "pg-boundary"), said(shown).inner_text()
    button(shown, "Step").focus()
    for epoch in (1, 2):
        lab.page.keyboard.press("Enter")
        told(shown, f"Epoch {epoch}.")
    assert pixels(shown, "pg-boundary") != start_picture
    button(shown, "Reset").press("Enter")
    told(shown, "It has not learned yet.")
    assert said(shown).inner_text() == words
    assert pixels(shown, "pg-boundary") == start_picture


@pytest.mark.parametrize(
    ("name", "entry", "changed"),
    [
        ("data", "spiral", ["pg-points"]),
        ("data", "moons", ["pg-points"]),
        ("task", "regression", ["pg-points"]),
        ("activation", "relu", ["pg-net"]),
        ("batch", "0", []),
        ("optimizer", "adam", []),
        ("penalty", "l2", []),
        ("lr", "1", []),
    ],
)
def test_every_list_reaches_python_and_the_picture(lab, shown, name, entry, changed):
    before = {kind: pixels(shown, kind) for kind in changed}
    choose(lab, shown, name, entry)
    for kind, picture in before.items():
        assert pixels(shown, kind) != picture, kind
    assert str(python(lab, f"play.training.settings.{name}")).strip("'").removesuffix(".0") == entry
    words = shown.inner_text()
    assert "undefined" not in words
    assert "NaN" not in words
    assert "{" not in words


def test_layers_units_and_features_grow_by_the_keyboard(lab, shown):
    for count in (3, 4, 5, 6):
        version = number(shown, "version")
        button(shown, "one layer more").focus()
        lab.page.keyboard.press("Enter")
        wait_for_more(lab, shown, "version", version)
        assert shown.locator(".pg-layers select").count() == count
    button(shown, "one layer more").press("Enter")  # a seventh is refused quietly
    for k in range(6):
        version = number(shown, "version")
        shown.get_by_label(f"units of hidden layer {k + 1}").focus()
        lab.page.keyboard.type("8")
        wait_for_more(lab, shown, "version", version)
    for name in ("x1x1", "sin2"):
        version = number(shown, "version")
        shown.locator(f"input[name={name}]").focus()
        lab.page.keyboard.press("Space")
        wait_for_more(lab, shown, "version", version)
    told(shown, "A network 4-8-8-8-8-8-8-1")
    button(shown, "Play").press("Enter")
    wait_for_more(lab, shown, "steps", 20)
    button(shown, "Pause").press("Enter")
    lab.shot(SHOTS / "playground_largest.png", shown)


def test_a_slider_follows_the_arrow_keys_and_redraws_the_points(lab, shown):
    for name in ("n", "noise", "test"):
        before, version = pixels(shown, "pg-points"), number(shown, "version")
        slider = shown.locator(f"input[name={name}]")
        value = float(slider.input_value())
        slider.focus()
        lab.page.keyboard.press("ArrowRight")
        assert float(slider.input_value()) > value
        wait_for_more(lab, shown, "version", version)
        assert pixels(shown, "pg-points") != before


def test_points_drawn_by_mouse_are_learned_from(lab, shown):
    shown.locator("select[name=pen]").select_option("one")
    plane = shown.locator(".pg-points")
    box = plane.bounding_box()
    version = number(shown, "version")
    lab.page.mouse.move(box["x"] + 20, box["y"] + 20)
    lab.page.mouse.down()
    lab.page.mouse.move(box["x"] + 250, box["y"] + 20, steps=25)
    lab.page.mouse.up()
    wait_for_more(lab, shown, "version", version)
    told(shown, "on your own points")
    count = int(python(lab, "len(play.training.settings.points)"))
    assert count > 205  # the 200 drawn by chance, and a line of new ones
    assert python(lab, "play.training.settings.points[-1][2]") == "1.0"
    version = number(shown, "version")
    shown.locator("select[name=pen]").select_option("erase")
    lab.page.mouse.click(box["x"] + 250, box["y"] + 20)
    wait_for_more(lab, shown, "version", version)
    assert int(python(lab, "len(play.training.settings.points)")) < count


def test_points_drawn_by_keyboard_wait_for_the_other_class_and_nothing_is_lost(lab, shown):
    choose(lab, shown, "data", "own")
    shown.get_by_role("alert").filter(has_text="There is no point yet.").wait_for()
    plane = shown.locator(".pg-points")
    shown.locator("select[name=pen]").select_option("one")
    plane.focus()
    lab.page.keyboard.press("Enter")
    shown.get_by_role("alert").filter(has_text="There is one point only.").wait_for()
    for key in ["ArrowRight", "ArrowRight", "Space"]:
        lab.page.keyboard.press(key)
    shown.get_by_role("alert").filter(has_text="All 2 points are of class 1.").wait_for()
    button(shown, "Play").click()
    button(shown, "Play").wait_for()  # it does not begin
    assert number(shown, "steps") == 0
    lab.shot(SHOTS / "playground_trouble.png", shown)
    shown.locator("select[name=pen]").select_option("zero")
    plane.focus()
    for key in ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowLeft", "Enter"]:
        lab.page.keyboard.press(key)
    told(shown, "3 points to learn from, 0 held out")
    assert shown.get_by_role("alert").count() == 0
    button(shown, "Play").click()
    wait_for_more(lab, shown, "steps", 10)
    button(shown, "Pause").click()
    button(shown, "Remove my points").click()
    shown.get_by_role("alert").filter(has_text="There is no point yet.").wait_for()


def test_pressing_d_twice_anywhere_deletes_no_cell(lab, shown):
    count = len(lab.cells())
    kinds = [".nx-title", ".pg-net", ".pg-points", ".pg-losses", "input[type=range]", "select", "summary", ".nx-said"]
    for kind in [*kinds, "input[type=checkbox]", "input[name=seed]", ".pg-play"]:
        shown.locator(kind).first.click()
        for key in ["d", "d", "x", "Escape", "d", "d", "ArrowUp"]:
            lab.page.keyboard.press(key)
        lab.page.keyboard.press("Escape")
    assert len(lab.cells()) == count
    assert shown.is_visible()


def test_every_control_has_a_name_that_can_be_read_out(shown):
    for control in shown.locator("input, select, button, summary").all():
        name = control.evaluate("n => n.getAttribute('aria-label') || (n.labels?.[0] ?? n).textContent.trim()")
        assert name
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"
    for canvas in shown.locator("canvas").all():
        assert len(canvas.get_attribute("aria-label")) > 10
    assert "points to learn from" in shown.locator(".pg-boundary").get_attribute("aria-label")


def test_the_picture_in_words_is_a_table_and_follows(lab, shown):
    shown.get_by_text("The picture in words").click()
    cells = shown.locator("details td")
    cells.nth(24).wait_for()
    before = cells.all_inner_texts()
    assert all(0 <= float(text) <= 1 for text in before)
    words = shown.locator("details table").inner_text()
    button(shown, "Step").click()
    lab.wait_for_change(shown.locator("details table"), words)


def test_the_code_that_is_shown_runs_and_the_state_comes_back(lab, shown):
    for _ in range(3):
        button(shown, "Step").click()
    told(shown, "Epoch 3.")
    shown.get_by_text("Show as code").click()
    shown.locator("pre").filter(has_text="def predict").wait_for()
    code, picture = shown.locator("pre").inner_text(), shades(shown)
    space = "space = {}; exec(" + repr(code) + ", space)"
    lab.set_source(1, "import numpy as np\n" + space + "\nX = np.random.default_rng(0).uniform(-1, 1, (50, 2))")
    lab.run(1)
    assert python(lab, "bool(np.allclose(space['predict'](X), play.predict(X), atol=1e-6))") == "True"
    shown.get_by_text("Save or restore this state").click()
    field = shown.locator(".pg-state")
    for _ in range(400):
        if field.input_value():
            break
        lab.page.wait_for_timeout(50)
    state = field.input_value()
    assert "trained=42:0.1" in state
    choose(lab, shown, "data", "xor")
    field.fill(state)
    button(shown, "Restore").click()
    told(shown, "Epoch 3.")
    assert np.abs(shades(shown) - picture).max() <= 2  # of 255; a sum in another order may round otherwise
    field.fill("hello")
    button(shown, "Restore").click()
    shown.get_by_role("alert").filter(has_text="“hello”").wait_for()
    assert np.abs(shades(shown) - picture).max() <= 2  # of 255; a sum in another order may round otherwise


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_text_can_be_read(lab, shown, theme):
    choose(lab, shown, "data", "spiral")
    lab.theme(theme)
    button(shown, "Play").click()
    wait_for_more(lab, shown, "steps", 200)
    button(shown, "Pause").click()
    for name in ("The picture in words", "Show as code", "Save or restore this state"):
        shown.get_by_text(name).click()
    shown.locator("pre").filter(has_text="def predict").wait_for()
    lab.shot(SHOTS / f"playground_{theme}.png", shown)
    assert lab.weak_texts(".pg") == []


def test_a_narrow_screen_keeps_every_control_in_sight(lab, shown):
    lab.command("application:toggle-left-area")
    lab.page.set_viewport_size({"width": 430, "height": 2600})
    try:
        lab.page.wait_for_timeout(500)
        lab.shot(SHOTS / "playground_narrow.png", shown)
        box = shown.bounding_box()
        for control in shown.locator("input:visible, select:visible, button:visible, canvas").all():
            place = control.bounding_box()
            assert place["x"] >= box["x"]
            assert place["x"] + place["width"] <= box["x"] + box["width"]
        assert lab.weak_texts(".pg") == []
    finally:
        lab.page.set_viewport_size({"width": 1200, "height": 1600})
        lab.command("application:toggle-left-area")


def test_a_layer_of_the_readers_that_raises_while_it_plays_is_told_in_words(lab):
    shown = start(lab, OWN)
    assert shown.locator("select[name=optimizer]").input_value() == "sgd"
    button(shown, "Play").click()
    alert = shown.get_by_role("alert").filter(has_text="ValueError: enough")
    alert.wait_for()
    assert alert.locator("p").count() == 3
    button(shown, "Play").wait_for()


def test_a_kernel_that_was_restarted_is_told_in_words_and_the_picture_stays(lab, shown):
    picture = pixels(shown, "pg-boundary")
    lab.restart_kernel()
    button(shown, "Step").click()
    shown.get_by_role("alert").filter(has_text="The kernel does not answer").wait_for()
    assert pixels(shown, "pg-boundary") == picture


def test_a_saved_notebook_without_a_kernel_shows_the_still_picture(lab):
    start(lab, FIRST)
    lab.command("docmanager:save")
    lab.close_notebook()
    lab.open("play.ipynb")
    still = lab.page.locator(".nx-still").first
    still.wait_for()
    assert "points to learn from" in still.locator("img").get_attribute("alt")
    assert "Run the cell above" in still.inner_text()
    lab.shot(SHOTS / "playground_still.png", still)
    lab.errors.clear()  # JupyterLab logs that it found no widget: that is what is tried here
