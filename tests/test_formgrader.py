"""nbgrader's formgrader in a real browser: its button grades with the engine, and what a person writes there stays."""

import datetime as dt
import json
import shutil
import tempfile
import time
from pathlib import Path

import nbformat
import pytest
from attacks.tiny import sandboxed

from autograde.build.lesson import read_lesson
from autograde.engine.door import EngineGrader
from autograde.gradebook.course import open_course
from autograde.gradebook.grading import grade_class
from autograde.gradebook.making import make_course
from tests.lab import TOKEN, lab_on, need_chromium

pytestmark = [pytest.mark.browser, pytest.mark.slow, *sandboxed]

GATES = "01_gates"
OPEN = "01-open"
SHOTS = Path(tempfile.gettempdir()) / "neurons-screenshots"
EVIL = "<script>window.evil = 'ran'</script><img src=x onerror=\"window.evil = 'ran'\">"


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A class of two: ada has every answer right, eve wrote scripts wherever a student can write."""
    need_chromium()
    root = tmp_path_factory.mktemp("class") / "course"
    list(make_course(root, ["gates"], dt.date(2027, 2, 1)))
    course = open_course(root)
    lesson = read_lesson("gates")
    for student in ("ada", "eve"):
        notebook = course.released(GATES)
        for cell in notebook.cells:
            if cell.id in lesson.exercises:
                cell.source = lesson.cell(cell.id).without_markers
            elif cell.id == OPEN:
                cell.source = f"Because of the bias, says {student}. {EVIL if student == 'eve' else ''}"
        if student == "eve":
            show = f"from IPython.display import HTML, display\nprint({EVIL!r})\ndisplay(HTML({EVIL!r}))"
            notebook.cells.insert(2, nbformat.v4.new_code_cell(show, id="mine"))
            notebook.cells.insert(3, nbformat.v4.new_markdown_cell(f"Look: {EVIL}", id="words"))
            data = {"text/html": EVIL, "text/plain": "x"}
            notebook.cells[2].outputs = [nbformat.v4.new_output("display_data", data)]
        folder = course.submitted(student, GATES)
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{GATES}.ipynb")
        (folder / "timestamp.txt").write_text("2027-01-31 10:00:00 UTC", encoding="utf-8")
    return course


@pytest.fixture(scope="module")
def browser(course, tmp_path_factory):
    with lab_on(course.root, tmp_path_factory) as browser:
        browser.page.goto(f"{browser.server.address}/lab?token={TOKEN}", wait_until="commit")  # logs in
        yield browser


def go(browser, path):
    """Open one of the formgrader's pages (its formulas' program lies elsewhere, and is not waited for)."""
    browser.page.goto(f"{browser.server.address}/formgrader/{path}", wait_until="domcontentloaded")


def read(browser, identity):
    """Open a student's notebook for marking, and wait until both marks and comments have come from the gradebook."""
    go(browser, f"submissions/{identity}/")
    browser.page.wait_for_function("() => formgrader.grades?.loaded && formgrader.comments?.loaded", timeout=60_000)


def press(browser, student, button):
    """Press a button in a student's row, and wait until the formgrader says that it was done."""
    go(browser, f"manage_submissions/{GATES}")
    row = browser.page.locator("#main-table tr", has_text=student)
    row.locator(f".{button} a").click(timeout=60_000)
    done = browser.page.locator(".modal.in")
    done.wait_for(timeout=180_000)
    assert "Success" in done.locator(".modal-title").inner_text(), done.inner_text()


def kept(course, student):
    with course.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(GATES, GATES, student)
        grades = {grade.name: (grade.auto_score, grade.manual_score) for grade in notebook.grades}
        comments = {comment.name: comment.manual_comment for comment in notebook.comments}
        return notebook.id, grades, comments


def wait_until(condition, seconds=20):
    until = time.monotonic() + seconds
    while not condition() and time.monotonic() < until:
        time.sleep(0.2)
    assert condition()


def test_the_button_uses_the_engine_and_a_persons_marks_and_comments_survive_every_regrade(course, browser):
    press(browser, "ada", "autograde")
    lines = [json.loads(line) for line in (course.root / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["student"] for line in lines if line["event"] == "graded"] == ["ada"]
    assert lines[-1]["isolation"] == "full"
    identity, grades, _ = kept(course, "ada")
    full = {f"check-{name}": float(points) for name, points in course.points[GATES].items() if name != "open"}
    assert {name: auto for name, (auto, _) in grades.items()} == {**full, OPEN: None}

    # a person reads the open answer beside the mark scheme in the class's source, gives a mark and says why
    source = nbformat.read(course.root / "source" / GATES / f"{GATES}.ipynb", as_version=4)
    assert any("MARK SCHEME" in cell.source for cell in source.cells)
    read(browser, identity)
    page = browser.page
    mark, words = page.locator(f"input.score[id='{OPEN}']"), page.locator(f"[id='{OPEN}-comment']")
    assert "Because of the bias, says ada." in page.locator("body").inner_text()
    mark.fill("1.5")
    mark.press("Tab")
    words.fill("Well argued; name the *threshold*, too.")
    words.blur()
    written = ((None, 1.5), "Well argued; name the *threshold*, too.")

    def survived():
        _, grades, comments = kept(course, "ada")
        return (grades[OPEN], comments[OPEN]) == written

    wait_until(survived)
    browser.shot(SHOTS / "formgrader.png")

    press(browser, "ada", "autograde")
    assert survived()
    list(grade_class(course, EngineGrader(1), ["ada"], again=True))
    assert survived()
    assert kept(course, "ada")[1].items() >= {name: (points, None) for name, points in full.items()}.items()
    read(browser, identity)
    assert (mark.input_value(), words.input_value()) == ("1.5", written[1])

    press(browser, "ada", "generate-feedback")
    feedback = course.root / "feedback" / "ada" / GATES / f"{GATES}.html"
    page.goto(feedback.as_uri(), wait_until="domcontentloaded")
    told = page.locator("body").inner_text()
    assert "Well argued; name the threshold, too." in told
    assert f"{sum(full.values()) + 1.5:g} / {sum(full.values()) + 2:g}" in told.replace(".0 ", " ")
    browser.shot(SHOTS / "feedback.png")


def ran(browser):
    browser.page.wait_for_timeout(1500)
    return browser.page.evaluate("() => window.evil")


def test_no_script_of_a_student_runs_in_the_formgrader_or_in_feedback(course, browser):
    """The control is the notebook as it was handed in, in the place of the one that the engine writes."""
    press(browser, "eve", "autograde")
    identity = kept(course, "eve")[0]
    read(browser, identity)
    assert ran(browser) is None
    assert "Look: <script>" in browser.page.locator("body").inner_text()
    press(browser, "eve", "generate-feedback")
    feedback = course.root / "feedback" / "eve" / GATES / f"{GATES}.html"
    browser.page.goto(feedback.as_uri(), wait_until="domcontentloaded")
    assert ran(browser) is None

    autograded = course.root / "autograded" / "eve" / GATES / f"{GATES}.ipynb"
    shutil.copyfile(course.submitted("eve", GATES) / f"{GATES}.ipynb", autograded)
    go(browser, f"submissions/{identity}/")
    browser.page.wait_for_function("() => window.evil === 'ran'")  # or the control no longer runs
