"""The made-up class gets the scores that were written by hand, whoever grades: check, Validate or nbgrader autograde.

Pupils who hand in the same cells for a lesson are graded once.
"""

import contextlib
import datetime as dt
import io
import json

import nbformat
import pytest
from nbgrader.utils import determine_grade, is_grade
from nbgrader.validator import Validator

from autograde.build.lesson import LESSONS
from autograde.engine.door import EngineGrader
from autograde.gradebook.course import open_course
from autograde.gradebook.demo.fill import fill
from autograde.gradebook.demo.pupils import LESSONS as WORKED_ON
from autograde.gradebook.demo.pupils import PUPILS
from autograde.gradebook.grading import grade_class
from autograde.gradebook.making import make_course
from autograde.gradebook.stock import NbgraderGrader
from autograde.gradebook.submissions import find_submissions

THERE = [name for name in WORKED_ON if (LESSONS / f"{name}.ipynb").exists()]
BY_HAND = {(pupil.id, lesson): pupil.scores[i] for i, lesson in enumerate(WORKED_ON) for pupil in PUPILS}


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    root = tmp_path_factory.mktemp("class") / "thirty"
    list(make_course(root, THERE, dt.date(2027, 2, 1)))
    made = open_course(root)
    list(fill(made))
    return made


@pytest.fixture(scope="module")
def alike(course):
    """For each lesson the first pupil of those who handed in the same: {(pupil, lesson): all of them}."""
    found = {}
    for submission in find_submissions(course, course.students(), THERE):
        whole = submission.notebook
        cells = [(cell.cell_type, cell.source) for cell in whole.cells] if whole else submission.word
        key = json.dumps([submission.assignment, cells])
        found.setdefault(key, []).append(submission)
    return {(group[0].student, group[0].assignment): group for group in found.values()}


@pytest.fixture(scope="module")
def graded(course, alike):
    """nbgrader's own autograde of one of each kind: {(pupil, lesson): (mark, scores by graded cell)}."""
    found = {}
    for lesson in THERE:
        students = [student for student, name in alike if name == lesson]
        for mark in grade_class(course, NbgraderGrader(), students, [lesson]):
            path = course.root / "autograded" / mark.student / lesson / f"{lesson}.ipynb"
            cells = nbformat.read(path, as_version=4).cells if path.exists() else []
            scores = {c.metadata.nbgrader.grade_id: determine_grade(c)[0] for c in cells if is_grade(c)}
            found[mark.student, lesson] = (mark, scores)
    return found


@pytest.mark.slow
def test_the_class_gets_the_scores_that_were_written_by_hand(alike, graded):
    got = {(s.student, s.assignment): graded[key][0].points for key, group in alike.items() for s in group}
    wanted = {key: score for key, score in BY_HAND.items() if score is not None and key[1] in THERE}
    assert {key: (got.get(key), score) for key, score in wanted.items() if got.get(key) != score} == {}
    assert got.keys() == wanted.keys()


@pytest.mark.slow
def test_the_engine_gives_the_same_scores_to_everyone(course):
    got = {(mark.student, mark.assignment): mark.points for mark in grade_class(course, EngineGrader(), again=True)}
    assert got == {key: score for key, score in BY_HAND.items() if score is not None and key[1] in THERE}


def validated(submission, folder):
    """Return what nbgrader's Validate button finds in a notebook lying in a learner's folder."""
    notebook = nbformat.from_dict(submission.notebook)
    notebook.cells = [cell for cell in notebook.cells if "-show-" not in cell.id]  # pictures take most of the time
    with contextlib.chdir(folder):
        notebook = Validator()._preprocess(notebook)
    return {c.metadata.nbgrader.grade_id: determine_grade(c)[0] for c in notebook.cells if is_grade(c)}


def checked(submission):
    """Return the points that ``check`` gives when the answers are run in a plain Python program."""
    space = {"__name__": "__main__"}
    points = {}
    for cell in submission.notebook.cells:
        if cell.cell_type != "code" or "-show-" in cell.id:
            continue
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        with contextlib.redirect_stdout(io.StringIO()):
            if grade_id.startswith("check-"):
                points[grade_id] = float(eval(cell.source, space))
            else:
                exec(cell.source, space)
    return points


@pytest.mark.slow
def test_validate_autograde_and_check_agree_on_every_exercise_of_the_class(course, alike, graded):
    apart = {}
    for key, group in alike.items():
        submission = group[0]
        if submission.notebook is None:
            continue
        _, by_autograde = graded[key]
        code = [name for name in by_autograde if name.startswith("check-")]
        by_validate = validated(submission, course.root / "release" / submission.assignment)
        by_check = checked(submission)
        for name in code:
            scores = (by_autograde[name], by_validate[name], by_check[name])
            if len(set(scores)) != 1:
                apart[(*key, name)] = scores
    assert apart == {}
