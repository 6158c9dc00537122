"""A real JupyterLab in a real Chromium: every lesson is run as a learner runs it, every explorer is moved.

Pictures of what was seen, in both themes, are left in ``neurons-screenshots`` in the system's temporary folder.
"""

from __future__ import annotations

import itertools
import json
import re
import shutil
import statistics
import tempfile
from pathlib import Path

import nbformat
import pytest

from neurons import widgets
from tests.lab import lab_on, need_chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LESSONS = Path(widgets.__file__).parents[1]
NAMES = [path.stem for path in sorted(LESSONS.glob("[0-9][0-9]_*.ipynb"))]
EXPLORERS = ["gate", "activation", "layer", "descent", "graph"]
SHOTS = Path(tempfile.gettempdir()) / "neurons-screenshots"
WIDGET = "application/vnd.jupyter.widget-view+json"
each_lesson = pytest.mark.parametrize("name", NAMES)
each_explorer = pytest.mark.parametrize("name", EXPLORERS)
both_themes = pytest.mark.parametrize("theme", ["light", "dark"])


# ---- one server and one browser for all of it


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Make a copy of the lessons as released, one with every answer, and a notebook that holds the explorers alone."""
    need_chromium()
    root = tmp_path_factory.mktemp("lab") / "root"
    for edition in ("released", "solved"):
        shutil.copytree(LESSONS, root / edition, ignore=shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints"))
    cells = [f"from neurons.{name}_explorer import explore_{name}\nexplore_{name}()" for name in EXPLORERS]
    explorers = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    explorers.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(explorers, root / "released" / "explorers.ipynb")
    return root


@pytest.fixture(scope="module")
def browser(folder, tmp_path_factory):
    with lab_on(folder, tmp_path_factory) as browser:
        yield browser


@pytest.fixture
def lab(browser):
    """Give the browser; after the test, no request may have left the machine and no script may have failed."""
    browser.requests.clear()
    browser.errors.clear()
    yield browser
    browser.close_notebook()
    assert browser.outside() == []
    of_jupyterlab = "Canceled future for"  # its own, when a kernel is restarted or shut down
    assert [error for error in browser.errors if of_jupyterlab not in error] == []


def texts(output, kind):
    found = output.get("data", {}).get(kind, "")
    return "".join(found) if isinstance(found, list) else found


def errors(cells):
    outputs = [(cell["id"], output) for cell in cells for output in cell.get("outputs", [])]
    failed = [(where, f"{out['ename']}: {out['evalue']}") for where, out in outputs if out["output_type"] == "error"]
    failed += [(where, out["text"]) for where, out in outputs if out.get("name") == "stderr"]
    return failed


def verdicts(cells):
    """Return the word of each check's verdict, by exercise, as its card shows it."""
    words = {}
    for cell in cells:
        asked = re.fullmatch(r'check\("(\w+)"\)', "".join(cell["source"]).strip())
        if asked and cell["cell_type"] == "code":
            card = "".join(texts(output, "text/html") for output in cell["outputs"])
            word = re.search(r"<b class='n-word'>\S+ (.*?)</b>", card)
            words[asked.group(1)] = word.group(1) if word else card
    return words


def pictures_without_words(cells):
    """Return the cells that show a picture with no alternative text."""
    outputs = [(cell["id"], output.get("data", {})) for cell in cells for output in cell.get("outputs", [])]
    bare = [where for where, data in outputs if any(kind.startswith("image/") for kind in data)]
    for where, data in outputs:
        for picture in re.findall(r"<img\b[^>]*>", texts({"data": data}, "text/html")):
            if not re.search(r'alt="[^"]{20,}"', picture):
                bare.append(where)
    return bare


def exercises(name):
    record = json.loads((LESSONS / "cases" / f"{name}.json").read_text(encoding="utf-8"))
    return set(record["exercises"])


# ---- the lessons


@each_lesson
def test_an_untouched_lesson_runs_to_its_end_with_nothing_attempted(lab, name):
    lab.open(f"released/{name}.ipynb")
    cells = lab.run_all()
    assert errors(cells) == []
    assert verdicts(cells) == dict.fromkeys(exercises(name), "not attempted")
    for place, cell in enumerate(cells):
        shows_widget = any(WIDGET in output.get("data", {}) for output in cell.get("outputs", []))
        if shows_widget and "explore_" in "".join(cell["source"]):  # not a progress bar
            _explorer_in_a_lesson_moves(lab, place)


def _explorer_in_a_lesson_moves(lab, place):
    lab.scroll_to(place)
    explorer = lab.page.locator(".nx").first
    explorer.wait_for()
    slider = explorer.locator("input[type=range]").first
    before = explorer.locator(".nx-said").inner_text()
    slider.focus()
    lab.page.keyboard.press("ArrowRight")
    lab.wait_for_change(explorer.locator(".nx-said"), before)


@each_lesson
def test_a_solved_lesson_runs_to_its_end_with_every_check_correct(lab, folder, name):
    from autograde.build.lesson import read_lesson
    from autograde.build.notebook import solved, to_text

    (folder / "solved" / f"{name}.ipynb").write_text(to_text(solved(read_lesson(name))), encoding="utf-8")
    lab.open(f"solved/{name}.ipynb")
    cells = lab.run_all()
    assert errors(cells) == []
    assert verdicts(cells) == dict.fromkeys(exercises(name), "correct")
    assert pictures_without_words(cells) == []
    with lab.tall():
        for theme, (part, place) in itertools.product(["dark", "light"], [("a", 0), ("b", len(cells) - 1)]):
            lab.theme(theme)
            lab.scroll_to(place)
            lab.shot(SHOTS / f"{name}_{theme}_{part}.jpg")
            assert lab.weak_texts(".neurons-card, .nx") == []


def test_a_learner_types_a_wrong_answer_and_then_a_right_one(lab):
    lab.open("released/01_gates.ipynb")
    cells = lab.run_all()
    place = next(i for i, cell in enumerate(cells) if cell["id"] == "step")
    for answer, word in [
        ("np.where(np.asarray(z) >= 0, 1, 0)", "wrong"),
        ("np.where(np.asarray(z) > 0, 1, 0)", "correct"),
    ]:
        lab.scroll_to(place)
        cell = lab.page.locator(".jp-Cell", has_text="def step(z)").first
        cell.locator(".cm-content").click()
        lab.page.keyboard.press("Control+A")
        lab.page.keyboard.insert_text(f"def step(z):\n    return {answer}")
        lab.page.keyboard.press("Shift+Enter")
        lab.page.keyboard.press("Shift+Enter")
        card = lab.page.locator(".neurons-card", has=lab.page.locator("code", has_text=re.compile("^step$")))
        card.locator(".n-word", has_text=word).wait_for()
        for theme in ("dark", "light"):
            lab.theme(theme)
            lab.shot(SHOTS / f"verdict_{word}_{theme}.png", card.first)
            assert lab.weak_texts(".neurons-card") == []


# ---- the explorers


@pytest.fixture(scope="module")
def explorers(browser):
    """Open the notebook of the explorers once, all in sight."""
    browser.page.set_viewport_size({"width": 1200, "height": 900 * len(EXPLORERS)})
    browser.requests.clear()
    browser.open("released/explorers.ipynb")
    browser.command("application:toggle-left-area")
    cells = browser.run_all()
    assert errors(cells) == []
    browser.page.locator(".nx").nth(len(EXPLORERS) - 1).wait_for()
    yield browser
    assert browser.outside() == []
    browser.command("application:toggle-left-area")
    browser.page.set_viewport_size({"width": 1200, "height": 1000})
    browser.close_notebook()


@pytest.fixture
def explorer(explorers, name):
    """Give one explorer at its start, and leave it there."""
    found = explorers.page.locator(".nx").nth(EXPLORERS.index(name))
    explorers.restart(EXPLORERS.index(name))
    found.locator(".nx-said", has_text=re.compile(".")).wait_for()
    return found


def said(explorer):
    return explorer.locator(".nx-said").inner_text()


@each_explorer
def test_the_widget_says_at_its_start_what_its_still_picture_says(explorers, explorer, name):
    cell = explorers.cells()[EXPLORERS.index(name)]
    still = texts(cell["outputs"][0], "text/plain")
    assert still
    assert said(explorer) == still
    assert explorer.locator("svg.nx-plane").get_attribute("aria-label") == still


@each_explorer
def test_the_still_picture_steps_aside_for_the_widget(explorers, explorer, name):
    cell = explorers.page.locator(".jp-CodeCell").nth(EXPLORERS.index(name))
    assert cell.locator(".nx-still").count() == 1
    assert not cell.locator(".nx-still").is_visible()


@each_explorer
def test_every_slider_follows_the_arrow_keys_and_changes_the_picture(explorers, explorer, name):
    sliders = explorer.locator("input[type=range]")
    assert sliders.count() >= 3
    for i in range(sliders.count()):
        slider, before = sliders.nth(i), explorer.locator("svg").inner_html()
        value = float(slider.input_value())
        slider.focus()
        explorers.page.keyboard.press("ArrowRight")
        assert float(slider.input_value()) > value
        assert explorer.locator("svg").inner_html() != before
        assert slider.locator("xpath=following-sibling::output").inner_text() != ""
    words = explorer.inner_text()
    assert "undefined" not in words
    assert "NaN" not in words
    assert "{" not in words


@each_explorer
def test_pressing_d_twice_anywhere_in_an_explorer_deletes_no_cell(explorers, explorer, name):
    page, before = explorers.page, len(explorers.cells())
    places = [explorer.locator(kind).first for kind in (".nx-title", "svg", "input", "select", "button", ".nx-said")]
    for place in places:
        if not place.count():
            continue
        place.click()
        for key in ["d", "d", "x", "Escape", "d", "d", "ArrowUp"]:
            page.keyboard.press(key)
        page.keyboard.press("Escape")
    assert len(explorers.cells()) == before
    assert explorer.is_visible()


@each_explorer
def test_every_control_has_a_name_that_can_be_read_out(explorers, explorer, name):
    for control in explorer.locator("input, select, button").all():
        label = control.evaluate("node => (node.labels?.[0] ?? node).textContent.trim()")
        assert label
        assert control.get_attribute("data-lm-suppress-shortcuts") == "true"


@both_themes
@each_explorer
def test_every_text_in_an_explorer_can_be_read(explorers, explorer, name, theme):
    explorers.theme(theme)
    explorers.shot(SHOTS / f"explorer_{name}_{theme}.png", explorer)
    assert explorers.weak_texts(".nx") == []


def test_a_text_that_cannot_be_read_would_be_found(explorers):
    page = explorers.page
    page.evaluate(
        "() => { const p = document.querySelector('.nx-title'); p.style.color = '#999'; p.style.fontSize = '9px'; }"
    )
    weak = explorers.weak_texts(".nx")
    page.evaluate("() => document.querySelector('.nx-title').removeAttribute('style')")
    assert len(weak) == 1
    assert "Gate explorer" in weak[0]


@each_explorer
def test_a_narrow_screen_keeps_text_size_and_controls_in_sight(explorers, explorer, name):
    page = explorers.page
    page.set_viewport_size({"width": 430, "height": 900 * len(EXPLORERS)})
    page.wait_for_timeout(300)
    try:
        explorers.shot(SHOTS / f"explorer_{name}_narrow.png", explorer)
        box = explorer.bounding_box()
        for control in explorer.locator("input, select, button").all():
            place = control.bounding_box()
            assert place["x"] >= box["x"]
            assert place["x"] + place["width"] <= box["x"] + box["width"]
        drawn = explorer.locator("svg").evaluate("svg => svg.getBoundingClientRect().width / svg.viewBox.baseVal.width")
        assert drawn == pytest.approx(1, abs=0.01)
        assert explorers.weak_texts(".nx") == []
    finally:
        page.set_viewport_size({"width": 1200, "height": 900 * len(EXPLORERS)})
        page.wait_for_timeout(300)


@pytest.mark.parametrize("name", ["gate"])
def test_each_gate_can_be_made_and_says_so_but_xor_cannot(explorers, explorer, name):
    goals = {gate: explorer.locator(f"[data-goal={gate}]") for gate in ("AND", "OR", "NAND", "XOR")}
    assert {goal.get_attribute("data-word") for goal in goals.values()} == {"goal_open", "goal_never"}
    for gate, (w1, w2, b) in {"AND": (1, 1, -1.5), "OR": (1, 1, -0.5), "NAND": (-1, -1, 1.5)}.items():
        for slider, value in {"w1": w1, "w2": w2, "b": b}.items():
            explorer.locator(f"input[name={slider}]").fill(str(value))
        assert goals[gate].get_attribute("data-word") == "goal_now"
        explorer.locator(".nx-said", has_text=f"This neuron is {gate}.").wait_for()
    assert [goal.get_attribute("data-word") for goal in goals.values()] == [
        "goal_done",
        "goal_done",
        "goal_now",
        "goal_never",
    ]


@pytest.mark.parametrize("name", ["gate"])
def test_a_dot_exactly_on_the_line_does_not_fire_and_the_explorer_says_so(explorers, explorer, name):
    for slider, value in {"w1": 0.3, "w2": 1, "b": -0.3}.items():
        explorer.locator(f"input[name={slider}]").fill(str(value))
    explorer.locator(".nx-said", has_text="Dots exactly on the line: 1.").wait_for()
    assert explorer.locator("tbody tr").nth(2).inner_text().split() == ["1", "0", "0", "0"]


def drag(page, handle, across, down):
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + across, y + down, steps=5)
    page.mouse.up()


@pytest.mark.parametrize(
    ("name", "handle", "moved"),
    [("gate", "w", {"w1", "w2", "b"}), ("gate", "line", {"b"}), ("activation", "x", {"x"}), ("descent", "w0", {"w0"})],
)
def test_what_can_be_dragged_follows_the_mouse(explorers, explorer, name, handle, moved):
    sliders = {one.get_attribute("name"): one for one in explorer.locator("input[type=range]").all()}
    before = {key: slider.input_value() for key, slider in sliders.items()}
    drag(explorers.page, explorer.locator(f"[data-handle={handle}]"), 45, -30)
    changed = {key for key, slider in sliders.items() if slider.input_value() != before[key]}
    assert changed
    assert changed <= moved


@pytest.mark.parametrize("name", ["activation"])
@pytest.mark.parametrize(
    ("function", "x", "phrase"),
    [
        ("tanh", 0, "slope 1.5"),
        ("relu", 0, "corner"),
        ("relu", -2, "slope is 0"),
        ("step", 1, "slope is 0"),
        ("identity", 1, "slope 1.5"),
    ],
)
def test_the_activation_explorer_names_the_slope(explorers, explorer, name, function, x, phrase):
    explorer.locator("select").select_option(function)
    explorer.locator("input[name=x]").fill(str(x))
    explorer.locator(".nx-said", has_text=phrase).wait_for()


@pytest.mark.parametrize("name", ["descent"])
@pytest.mark.parametrize(
    ("lr", "phrase"),
    [(0.05, "some way to go"), (1, "all but arrived"), (1.8, "other side"), (2, "never arrives"), (2.3, "leads away")],
)
def test_the_descent_explorer_says_what_the_learning_rate_does(explorers, explorer, name, lr, phrase):
    explorer.locator("input[name=lr]").fill(str(lr))
    explorer.locator(".nx-said", has_text=phrase).wait_for()


@pytest.mark.parametrize("name", ["graph"])
def test_the_graph_explorer_steps_forward_and_back_by_key(explorers, explorer, name):
    page, (back, forward) = explorers.page, explorer.locator("button").all()
    forward.focus()
    for _ in range(7):  # two more than there are steps
        page.keyboard.press("Enter")
    explorer.locator(".nx-said", has_text="Price: 1.1 × 2 = 2.2. Count: 1.1 × 100 = 110.").wait_for()
    assert {"gradient 2.2", "gradient 110", "gradient 200"} <= set(explorer.locator(".nx-back").all_text_contents())
    back.focus()
    for _ in range(5):
        page.keyboard.press("Enter")
    explorer.locator(".nx-said", has_text="Step 0 of 5").wait_for()
    assert explorer.locator(".nx-back").count() == 0


@each_explorer
def test_a_move_adds_less_than_50_ms_to_a_frame(explorers, explorer, name):
    times, idle, pictures = explorer.evaluate(MOVES)
    move, frame = statistics.median(times), statistics.median(idle)
    print(f"\n{name}: a move is drawn after {move:.1f} ms, a frame without one after {frame:.1f} ms (medians of 40)")
    assert all(before != after for before, after in itertools.pairwise(pictures))
    assert move - frame < 50  # what a busy machine adds to every frame is not the explorer's


MOVES = """async (root) => {
  const slider = [...root.querySelectorAll("input[type=range]")].find((one) => (one.max - one.min) / one.step >= 19);
  const most = (slider.max - slider.min) / slider.step;
  const svg = root.querySelector("svg");
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))); // after the next frame
  const [times, idle, pictures] = [[], [], []];
  for (let i = 0; i < 40; i++) {
    await new Promise(requestAnimationFrame);
    slider.value = Number(slider.min) + ((7 * i) % (most + 1)) * slider.step;
    const start = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await drawn();
    times.push(performance.now() - start);
    pictures.push(svg.innerHTML);
    await new Promise(requestAnimationFrame);
    const rest = performance.now();
    await drawn();
    idle.push(performance.now() - rest);
  }
  return [times, idle, pictures];
}"""


# ---- no kernel, no network


def test_python_learns_what_was_moved(lab):
    lab.open("released/explorers.ipynb")
    lab.set_source(0, "from neurons.gates import explore_gate\nmoved = explore_gate()\nmoved")
    lab.run(0)
    explorer = lab.page.locator(".nx").first
    explorer.wait_for()
    explorer.locator("input[name=w1]").focus()
    lab.page.keyboard.press("End")
    lab.set_source(1, "moved.state['w1']")
    lab.run(1)
    assert texts(lab.cells()[1]["outputs"][0], "text/plain") == "2"


def test_a_kernel_that_lags_does_not_undo_what_was_moved(lab):
    lab.open("released/explorers.ipynb")
    lab.set_source(0, "from neurons.gates import explore_gate\nexplore_gate()")
    lab.run(0)
    lab.set_source(1, "import time\ntime.sleep(1.5)")
    lab.start(1)
    slider = lab.page.locator(".nx input[name=w1]").first
    slider.focus()
    lab.page.keyboard.press("Home")
    for i in range(20):  # 4 s: while the kernel is busy, when it answers, and after that
        lab.page.wait_for_timeout(200)
        lab.page.keyboard.press("ArrowRight")
        assert float(slider.input_value()) == pytest.approx(-2 + 0.1 * (i + 1))


def test_an_explorer_goes_on_when_its_kernel_is_restarted(lab):
    lab.open("released/explorers.ipynb")
    lab.run(0)
    slider = lab.page.locator(".nx input[name=w1]").first
    slider.focus()
    lab.restart_kernel()
    lab.page.keyboard.press("End")
    lab.page.locator(".nx-said", has_text="w1 = 2,").first.wait_for()


def test_a_saved_notebook_without_a_kernel_shows_the_still_picture(lab):
    lab.open("released/explorers.ipynb")
    lab.run_all()
    lab.page.locator(".nx").first.wait_for()
    lab.command("docmanager:save")
    lab.close_notebook()
    lab.open("released/explorers.ipynb")
    still = lab.page.locator(".nx-still").first
    still.wait_for()
    assert still.locator("img").get_attribute("alt")
    assert "Run the cell above" in still.inner_text()
    lab.shot(SHOTS / "saved_without_kernel.png")
    lab.errors.clear()  # JupyterLab logs that it found no widget: that is what is tried here


def test_a_request_to_the_outside_would_be_noticed(browser):
    browser.requests.clear()
    browser.page.evaluate("() => fetch('http://example.invalid/picture.png').catch(() => null)")
    assert browser.outside() == ["http://example.invalid/picture.png"]
    browser.requests.clear()
