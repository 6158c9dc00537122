"""The two doors to nbgrader: its own command with the engine's preprocessors, and the batch writer."""

import itertools
import json
import multiprocessing
import os
import random
import shutil
import signal
import time
import zlib

import nbformat
import pytest
from attacks.tiny import sandboxed

from autograde.build.lesson import read_lesson
from autograde.engine import door
from autograde.engine.grade import Graded
from autograde.gradebook.course import open_course
from autograde.gradebook.grading import grade_class, write_feedback
from autograde.gradebook.making import make_course
from autograde.gradebook.plugin import stop_graders

LESSON = "04_layers"
KILLS = int(os.environ.get("KILLS", "20"))
STUDENTS = ("ada", "bob", "eve")


def hand_in(course, student, notebook):
    folder = course.submitted(student, LESSON)
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / f"{LESSON}.ipynb")
    (folder / "timestamp.txt").write_text("2026-11-21 10:00:00 UTC", encoding="utf-8")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A class's folder with three submissions: right, one answer wrong, untouched."""
    root = tmp_path_factory.mktemp("class") / "course"
    list(make_course(root, ["layers"]))
    course = open_course(root)
    lesson = read_lesson("layers")
    first = next(cell.exercise for cell in lesson.cells if cell.role == "exercise")
    parameters = lesson.cell(first).stub.split("def ", 1)[1].split(":", 1)[0]
    hand_in(course, "ada", filled(course, lesson, {}))
    hand_in(course, "bob", filled(course, lesson, {first: f"def {parameters}:\n    return None"}))
    hand_in(course, "eve", course.released(LESSON))
    return root


def filled(course, lesson, answers):
    """Return the released notebook with right answers but for `answers`."""
    notebook = course.released(LESSON)
    right = {cell.exercise: cell.without_markers for cell in lesson.cells if cell.role == "exercise"}
    for cell in notebook.cells:
        if cell.id in right:
            cell.source = answers.get(cell.id, right[cell.id])
    return notebook


@pytest.fixture
def course(made, tmp_path):
    root = tmp_path / "course"
    shutil.copytree(made, root)
    return open_course(root)


def scores(course):
    with course.gradebook() as gradebook:
        return {
            student: {
                grade.name: (grade.auto_score, grade.manual_score, bool(grade.needs_manual_grade))
                for grade in gradebook.find_submission_notebook(LESSON, LESSON, student).grades
            }
            for student in STUDENTS
        }


@pytest.mark.sandbox
class TestDoors:
    pytestmark = sandboxed

    def test_both_doors_write_the_same_scores_and_manual_grades_survive_a_regrade(self, course, made, tmp_path):
        api = course.api()
        try:
            for student in STUDENTS:
                done = api.autograde(LESSON, student, force=True)
                assert done["success"], done.get("error") or done.get("log")
        finally:
            stop_graders()
        by_button = scores(course)
        other_root = tmp_path / "other"
        shutil.copytree(made, other_root)
        shutil.copy(course.root / "ledger.jsonl", other_root)  # the same seed
        other = open_course(other_root)
        marks = list(grade_class(other, door.EngineGrader(1)))
        assert {mark.word for mark in marks} == {"graded"}
        assert scores(other) == by_button
        assert len((other_root / "ledger.jsonl").read_bytes()) == len((course.root / "ledger.jsonl").read_bytes())
        full = sum(points for name, points in course.points[LESSON].items() if name != "open")
        total = {student: sum(auto or 0 for auto, _, _ in graded.values()) for student, graded in by_button.items()}
        assert total["ada"] == full
        assert 0 < total["bob"] < full
        assert total["eve"] == 0

        with other.gradebook() as gradebook:
            grade = gradebook.find_submission_notebook(LESSON, LESSON, "bob").grades[0]
            grade.manual_score, name = 1.0, grade.name
            gradebook.db.commit()
        list(grade_class(other, door.EngineGrader(1), again=True))
        auto, manual, again = scores(other)["bob"][name]
        assert (auto, manual, again) == (by_button["bob"][name][0], 1.0, True)

        list(write_feedback(other, marks))
        page = (other_root / "feedback" / "bob" / LESSON / f"{LESSON}.html").read_text(encoding="utf-8")
        assert "neurons-card" in page
        assert "<iframe sandbox" not in page or "neurons-card" in page
        untouched = (other_root / "feedback" / "eve" / LESSON / f"{LESSON}.html").read_text(encoding="utf-8")
        regions = [
            region
            for cell in read_lesson("layers").cells
            if cell.role == "exercise"
            for region in cell.solution_regions
        ]
        lines = [line.strip() for region in regions for line in region.splitlines() if len(line.strip()) > 25]
        assert lines
        assert not [line for line in lines if line in untouched], "feedback shows a line of a solution"


# --- kills ----------------------------------------------------------------------------------------------------------


class Canned(door.EngineGrader):
    """The engine's door with results that are known beforehand, so that only the writing is left to kill."""

    def grade(self, course, submissions):
        with door.Ledger(door.ledger_path(course.root)) as ledger:
            for submission in submissions:
                lesson = submission.assignment
                number = zlib.crc32(submission.student.encode())
                digest = door.digest_of(door._cells(submission))
                seed = ledger.seed_for(lesson, submission.student, digest, None)
                graded = Graded(lesson, digest, seed, "1", "full", "e", _verdicts(course, number))
                ledger.write(submission.student, graded.as_data())
                yield submission, door.result_of(graded, submission.notebook)


def _verdicts(course, number):
    from neurons.checking.verdict import Verdict

    return {
        name: Verdict(name, "correct" if (number + place) % 2 else "wrong", points * ((number + place) % 2), points)
        for place, (name, points) in enumerate(course.points[LESSON].items())
        if name != "open"
    }


def _run(root):
    list(grade_class(open_course(root), Canned()))


def whole_state(course):
    lines = [json.loads(line) for line in (course.root / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    ledger = {
        item["student"]: {key: value for key, value in item.items() if key != "seed"}
        for item in lines
        if "student" in item
    }
    assert len(ledger) == len([item for item in lines if "student" in item]), "a submission was entered twice"
    assert len({item["seed"] for item in lines}) == 1
    with course.gradebook() as gradebook:
        grades = {
            (one.student.id, grade.name): grade.auto_score
            for one in gradebook.assignment_submissions(LESSON)
            for grade in one.notebooks[0].grades
        }
    files = sorted(str(path.relative_to(course.root)) for path in (course.root / "autograded").rglob("*.*"))
    return ledger, grades, files


def verdicts_of(state):
    return {name: item["verdicts"] for name, item in state[0].items()}


def grow(course, count):
    for number in range(count):
        shutil.copytree(course.submitted("ada", LESSON), course.submitted(f"s{number:02}", LESSON))
    return course


@pytest.fixture(scope="module")
def unharmed(made, tmp_path_factory):
    """The end of a run that nobody killed."""
    root = tmp_path_factory.mktemp("unharmed") / "course"
    shutil.copytree(made, root)
    grow(open_course(root), 3)
    _run(root)
    return whole_state(open_course(root))


@pytest.mark.slow
def test_twenty_kills_of_a_run_that_writes_change_nothing_of_its_end(course, tmp_path):
    class_of_many = grow(course, 9)
    unharmed = tmp_path / "unharmed"
    shutil.copytree(class_of_many.root, unharmed)
    started = time.monotonic()
    _run(unharmed)
    took = time.monotonic() - started
    forking, chance = multiprocessing.get_context("fork"), random.Random(9)
    kills = 0
    while kills < KILLS:
        process = forking.Process(target=_run, args=(class_of_many.root,))
        process.start()
        time.sleep(chance.random() * took * 0.6)
        if process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
            kills += 1
        process.join()
        if process.exitcode == 0:
            memory = class_of_many.root / ".graded.json"  # done already: forget half of it and go on killing
            lines = memory.read_text(encoding="utf-8").splitlines(keepends=True)
            memory.write_text("".join(lines[: len(lines) // 2]), encoding="utf-8")
    _run(class_of_many.root)
    got, want = whole_state(class_of_many), whole_state(open_course(unharmed))
    assert got[1:] == want[1:]
    assert verdicts_of(got) == verdicts_of(want)


KINDS = {
    "the ledger": ("autograde.engine.ledger", "Ledger._append"),
    "the gradebook": ("autograde.gradebook.record", "Writer.write"),
    "the notebook": ("autograde.gradebook.record", "_write_autograded"),
    "the memory": ("autograde.gradebook.grading", "_keep"),
}


def _run_and_die(root, module, name, after):
    import importlib

    holder = importlib.import_module(module)
    *path, last = name.split(".")
    for part in path:
        holder = getattr(holder, part)
    real, calls = getattr(holder, last), itertools.count()

    def dying(*arguments, **options):
        number = next(calls)
        if number == 3 and not after:
            os.kill(os.getpid(), signal.SIGKILL)
        out = real(*arguments, **options)
        if number == 3 and after:
            os.kill(os.getpid(), signal.SIGKILL)
        return out

    setattr(holder, last, dying)
    _run(root)


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_a_kill_at_every_kind_of_write_loses_nothing(kind, after, course, unharmed):
    grow(course, 3)
    target = (course.root, *KINDS[kind], after)
    process = multiprocessing.get_context("fork").Process(target=_run_and_die, args=target)
    process.start()
    process.join()
    assert process.exitcode == -signal.SIGKILL
    _run(course.root)
    got, want = whole_state(course), unharmed
    assert got[1:] == want[1:]
    assert verdicts_of(got) == verdicts_of(want)
