"""nbgrader's exchange, as on a JupyterHub: a lesson goes out, comes back, is graded, and its feedback arrives."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from autograde.gradebook.course import open_course
from autograde.gradebook.grader import Result, Submission
from autograde.gradebook.grading import grade_class, write_feedback
from autograde.gradebook.making import make_course

GATES = "01_gates"


class OnePoint:
    """Gives one point for `step`: what is tried here is the way, not the grading."""

    name = "one point"

    def grade(self, course, submissions):
        for submission in submissions:
            yield submission, Result({"check-step": 1.0, "01-open": None}, submission.notebook)


@pytest.fixture
def nbgrader(tmp_path):
    """Run nbgrader's commands with an exchange of their own; return what they say."""
    exchange, settings = tmp_path / "exchange", tmp_path / "settings"
    for folder in (exchange, settings, tmp_path / "home"):
        folder.mkdir()
    exchange.chmod(0o777)
    lines = f'c = get_config()\nc.Exchange.root = "{exchange}"\nc.CourseDirectory.course_id = "spring"\n'
    (settings / "nbgrader_config.py").write_text(lines)
    names = {"JUPYTER_CONFIG_DIR": settings, "HOME": tmp_path / "home", "JUPYTER_DATA_DIR": tmp_path / "data"}
    environment = {**os.environ, **{name: str(folder) for name, folder in names.items()}}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"

    def run(folder, *words):
        command = [sys.executable, "-m", "nbgrader", *words]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    return run


@pytest.mark.slow
def test_a_lesson_goes_out_comes_back_and_its_feedback_arrives(nbgrader, tmp_path):
    root, student = tmp_path / "spring", tmp_path / "home"
    list(make_course(root, ["01"]))
    nbgrader(root, "release_assignment", GATES)
    nbgrader(student, "fetch_assignment", GATES, "--course", "spring")
    assert {path.name for path in (student / GATES).iterdir()} == {f"{GATES}.ipynb", "neurons", "cases"}
    nbgrader(student, "submit", GATES, "--course", "spring")
    nbgrader(root, "collect", GATES)
    course = open_course(root)
    marks = list(write_feedback(course, list(grade_class(course, OnePoint()))))
    assert [(mark.word, mark.points) for mark in marks] == [("graded", 1)]
    nbgrader(root, "release_feedback", GATES)
    nbgrader(student, "fetch_feedback", GATES, "--course", "spring")
    (page,) = (student / GATES / "feedback").rglob("*.html")
    assert "One neuron is a switch" in page.read_text(encoding="utf-8")


def test_a_secret_that_is_a_link_or_very_long_is_not_followed(tmp_path):
    (tmp_path / "other").write_text("somebody else's")
    (tmp_path / "submission_secret.txt").symlink_to(tmp_path / "other")
    assert Submission("p01", GATES, tmp_path, timestamp="2027-02-01 10:00:00 UTC").kept_beside() == {
        "timestamp.txt": "2027-02-01 10:00:00 UTC"
    }
    (tmp_path / "submission_secret.txt").unlink()
    (tmp_path / "submission_secret.txt").write_text("x" * 5000)
    assert Submission("p01", GATES, tmp_path).kept_beside() == {"submission_secret.txt": "x" * 1000}
