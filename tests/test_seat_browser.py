"""A Binder session that ends: in a real JupyterLab the learner's work is downloaded, uploaded into a new one, and back.

Notebook 7 opens a lesson too, and `jupyter nbconvert --execute` runs released lessons to their end.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from contextlib import ExitStack
from pathlib import Path

import pytest

from neurons import seat
from tests.lab import TOKEN, Browser, Server, need_chromium

LESSONS = Path(seat.__file__).parents[2]
ANSWER = "def toolbox_total(counts, prices):\n    return sum(c * p for c, p in zip(counts, prices))  # mine"


def released(folder):
    left_out = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints", "backups", "my_work_*")
    return shutil.copytree(LESSONS, folder, ignore=left_out)


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """Give a function that starts a server on a copy of the lessons, and a browser, as a session on Binder has them."""
    need_chromium()
    from playwright.sync_api import sync_playwright

    with pytest.MonkeyPatch.context() as patch, ExitStack() as ends:
        patch.setenv("BINDER_REPO_URL", "https://example.org/course")
        playwright = ends.enter_context(sync_playwright())

        def start(app="jupyterlab"):
            folder = released(tmp_path_factory.mktemp("session") / "lessons")
            server = Server(folder, tmp_path_factory.mktemp("home"), app)
            ends.callback(server.stop)
            browser = Browser(playwright, server, tmp_path_factory.mktemp("profile"))
            ends.callback(browser.close)
            return folder, browser

        yield start


def with_source(cells, text):
    return next(place for place, cell in enumerate(cells) if text in "".join(cell["source"]))


def told(cell):
    """Return what a cell shows, its HTML and its text."""
    found = []
    for output in cell["outputs"]:
        assert output["output_type"] != "error", output
        found += ["".join(text) for text in output.get("data", {}).values()]
    return "\n".join(found)


@pytest.mark.browser
@pytest.mark.slow
def test_work_is_downloaded_from_one_session_and_is_back_in_the_next(start, tmp_path):
    folder, lab = start()
    lab.open("00_start_here.ipynb")
    cells = lab.cells()
    keep, exercise = with_source(cells, "how_to_keep()"), with_source(cells, "def toolbox_total")
    lab.set_source(exercise, ANSWER)
    lab.command("docmanager:save")
    lab.run(keep)
    assert "This is a session on Binder: it forgets everything" in told(lab.cells()[keep])
    lab.command("notebook:insert-cell-below")
    lab.set_source(keep + 1, "save_my_work()")
    lab.run(keep + 1)
    link = lab.page.locator(".jp-OutputArea a[download]")
    lab.scroll_to(keep + 1)
    with lab.page.expect_download(timeout=30_000) as download:
        link.click()
    lab.shot(tmp_path / "saved.png")
    zipped = tmp_path / download.value.suggested_filename
    download.value.save_as(zipped)
    assert zipfile.ZipFile(zipped).testzip() is None
    assert zipped.name.startswith("my_work_")
    assert lab.outside() == []

    folder, lab = start()
    lab.open("00_start_here.ipynb")
    lab.run(keep)
    assert ANSWER not in (folder / "00_start_here.ipynb").read_text()
    with lab.page.expect_file_chooser() as chooser:
        lab.page.locator('[data-jp-item-name="uploader"]').first.click()
    chooser.value.set_files(zipped)
    lab.page.locator(".jp-DirListing-itemText", has_text=zipped.name).wait_for(timeout=30_000)
    lab.command("notebook:insert-cell-below")
    lab.set_source(keep + 1, "restore_my_work()")
    lab.run(keep + 1)
    assert "Back from my_work_" in told(lab.cells()[keep + 1])
    cells = json.loads((folder / "00_start_here.ipynb").read_text())["cells"]
    assert ANSWER in ["".join(cell["source"]) for cell in cells]
    lab.page.evaluate("() => { window.jupyterapp.commands.execute('docmanager:reload'); }")
    lab.page.locator(".jp-Dialog button.jp-mod-accept").first.click()  # "are you sure?"
    cells = "window.jupyterapp.shell.currentWidget.content.model.toJSON().cells"
    ours = f"(answer) => {cells}.some((cell) => cell.source === answer)"
    lab.page.wait_for_function(ours, arg=ANSWER, timeout=30_000)
    lab.shot(tmp_path / "restored.png")
    assert lab.outside() == []


@pytest.mark.browser
@pytest.mark.slow
def test_notebook_7_runs_a_lesson_and_its_explorer_moves(start, tmp_path):
    _, lab = start("notebook")
    lab.page.goto(f"{lab.server.address}/notebooks/01_gates.ipynb?token={TOKEN}")
    idle = "() => window.jupyterapp?.shell?.currentWidget?.sessionContext?.session?.kernel?.status === 'idle'"
    lab.page.wait_for_function(idle, timeout=60_000)
    cells = lab.run_all()
    explorer = with_source(cells, "explore_gate()")
    words = "\n".join(told(cell) for cell in cells if cell["cell_type"] == "code")
    checks = [cell for cell in cells if cell["id"].startswith("check-")]
    assert words.count("not attempted") >= len(checks) > 5
    lab.scroll_to(explorer)
    moved = lab.page.locator(".nx").first
    moved.wait_for()
    before = moved.locator(".nx-said").inner_text()
    moved.locator("input[type=range]").first.focus()
    lab.page.keyboard.press("ArrowRight")
    lab.wait_for_change(moved.locator(".nx-said"), before)
    lab.shot(tmp_path / "notebook7.png")
    assert lab.outside() == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["00_start_here", "01_gates", "07_backprop"])
def test_nbconvert_runs_a_released_lesson_to_its_end(name, tmp_path):
    folder = released(tmp_path / "lessons")
    command = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", f"{name}.ipynb", "--output", "done"]
    environment = {**os.environ, "JUPYTER_PLATFORM_DIRS": "1", "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr[-2000:]
    cells = json.loads((folder / "done.ipynb").read_text())["cells"]
    for cell in (cell for cell in cells if cell["id"].startswith("check-")):
        assert "not attempted" in told(cell), cell["id"]
