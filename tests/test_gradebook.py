"""A class's folder, what is read from what was handed in, and what is written into the gradebook."""

import csv
import datetime as dt
import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import v3

from autograde.__main__ import main
from autograde.build.lesson import LESSONS, ROOT, read_lesson
from autograde.errors import UserError
from autograde.gradebook import commands
from autograde.gradebook.course import open_course
from autograde.gradebook.demo.damage import DAMAGE
from autograde.gradebook.demo.fill import answer_cells, fill
from autograde.gradebook.demo.pupils import MISTAKES_OF, PUPILS
from autograde.gradebook.export import harmless
from autograde.gradebook.grader import Result
from autograde.gradebook.grading import grade_class, write_table
from autograde.gradebook.making import make_course
from autograde.gradebook.record import Writer
from autograde.gradebook.settings import head, read_settings
from autograde.gradebook.submissions import read_submission

GATES = "01_gates"
TOTAL = 17  # points of lesson 01 without its open question


@pytest.fixture(scope="module")
def made(pristine, tmp_path_factory):
    """A copy with the made-up class, for tests that only read it."""
    root = shutil.copytree(pristine, tmp_path_factory.mktemp("classes") / "made")
    course = open_course(root)
    list(fill(course))
    return course


@pytest.fixture
def own(pristine, tmp_path):
    """A copy that a test may change."""
    return open_course(shutil.copytree(pristine, tmp_path / "own"))


def roles(notebook):
    keys = ("grade", "solution", "locked", "task", "grade_id", "points", "checksum")
    return [{key: cell.metadata.get("nbgrader", {}).get(key) for key in keys} for cell in notebook.cells]


# ---- the folder ------------------------------------------------------------------------------------------------------


def test_the_release_equals_the_lesson_in_sources_roles_and_ids(made):
    lesson = nbformat.read(LESSONS / f"{GATES}.ipynb", as_version=4)
    released = made.released(GATES)
    assert [cell.source for cell in released.cells] == [cell.source for cell in lesson.cells]
    assert [cell.id for cell in released.cells] == [cell.id for cell in lesson.cells]
    assert roles(released) == roles(lesson)


def test_an_assignment_holds_its_notebook_the_package_its_own_cases_and_nothing_else(made):
    folder = made.root / "release" / GATES
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    package = {
        path.relative_to(LESSONS).as_posix()
        for path in (LESSONS / "neurons").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert there == package | {f"{GATES}.ipynb", f"cases/{GATES}.json"}


def test_no_answer_stands_in_a_release_and_the_source_has_them_with_the_mark_scheme(made):
    released = (made.root / "release" / GATES / f"{GATES}.ipynb").read_text(encoding="utf-8")
    source = (made.root / "source" / GATES / f"{GATES}.ipynb").read_text(encoding="utf-8")
    for mark in ("BEGIN SOLUTION", "BEGIN MARK SCHEME", "released_as"):
        assert mark in source
        assert mark not in released


def test_the_formgraders_generate_button_gives_the_same_file(own):
    path = own.root / "release" / GATES / f"{GATES}.ipynb"
    before = path.read_bytes()
    assert own.api().generate_assignment(GATES, force=True)["success"]
    assert path.read_bytes() == before


def test_changed_points_reach_metadata_checksums_cases_and_gradebook_together(own):
    settings = own.root / "course.toml"
    settings.write_text(settings.read_text().replace("step = 2", "step = 6").replace("open = 2", "open = 5"))
    list(make_course(own.root, ["gates"]))
    from nbgrader.utils import compute_checksum

    for cell in open_course(own.root).released(GATES).cells:
        mark = cell.metadata.get("nbgrader", {})
        if mark.get("grade_id") in ("check-step", "01-open"):
            assert mark.points == {"check-step": 6, "01-open": 5}[mark.grade_id]
            assert mark.checksum == compute_checksum(cell)
    cases = json.loads((own.root / "release" / GATES / "cases" / f"{GATES}.json").read_text())
    assert cases["exercises"]["step"]["points"] == 6
    with own.gradebook() as gradebook:
        assert gradebook.find_assignment(GATES).max_score == TOTAL + 2 + 4 + 3


def test_a_changed_deadline_reaches_the_gradebook_and_a_deleted_one_leaves_it(own):
    settings = own.root / "course.toml"
    text = settings.read_text()
    assert "due = 2027-02-01 23:59:00" in text
    for new, wanted in (("due = 2027-03-04 12:00:00+02:00", dt.datetime(2027, 3, 4, 10)), ("", None)):
        settings.write_text(text.replace("due = 2027-02-01 23:59:00", new))
        list(make_course(own.root, ["gates"]))
        with own.gradebook() as gradebook:
            assert gradebook.find_assignment(GATES).duedate == wanted


def test_an_instructors_own_change_is_kept_with_the_date_before_it_is_replaced(own, capsys):
    edited = own.root / "source" / GATES / f"{GATES}.ipynb"
    edited.write_text(edited.read_text() + "\n")
    wanted = edited.read_bytes()
    list(make_course(own.root, ["gates"]))
    (copy,) = (own.root / "replaced").glob(f"source_{GATES}_*/{GATES}.ipynb")
    assert copy.read_bytes() == wanted
    assert "was changed by hand" in capsys.readouterr().err


def test_without_a_word_on_lessons_a_class_keeps_its_own(own):
    """The command that course.toml names must not add the rest of the course."""
    assert list(make_course(own.root)) == [GATES]


def test_names_written_into_the_class_list_later_reach_the_scores(own):
    (own.root / "students.csv").write_text("id,last_name,first_name,email\nada,Lovelace,Ada,ada@example.org\n")
    write_table(own, own.root / "grades.csv")
    with (own.root / "grades.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert (row["student_id"], row["last_name"], row["email"]) == ("ada", "Lovelace", "ada@example.org")


@pytest.mark.parametrize("inside", [ROOT, ROOT / "lessons", ROOT / "a" / "new" / "folder", ROOT.parent])
def test_a_class_lies_outside_the_repository(inside):
    with pytest.raises(UserError, match="repository"):
        list(make_course(inside))


def test_folders_that_cannot_be_a_class_are_refused_in_three_parts(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    for folder, words in (
        (tmp_path, "not a class's folder"),
        (tmp_path / "notes.txt", "not a class's folder"),
        (Path("/proc/1/class"), "can't be written"),
    ):
        with pytest.raises(UserError, match=words) as refused:
            list(make_course(folder, ["gates"]))
        assert all((refused.value.seen, refused.value.why, refused.value.then))
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name = ", "can't be read"),
        ("[15_more]\n", "no lesson of this course"),
        ('lat = "zero"', "`lat` is no lesson of this course, and no other word"),
        ('name = "Spring 27 / A"', "name = 'Spring 27 / A'"),
        ('name = "..\\\\up"', "name = "),
        ('name = ".hidden"', "name = '.hidden'"),
        ('name = " "', "name = ' '"),
        ('name = ["a"]', "name = ['a']"),
        ('late = "half"', "late = 'half'"),
        ('[01_gates]\ndue = "tomorrow"', "tomorrow"),
        ("[01_gates.points]\nstepp = 2", "no exercise of 01_gates"),
        ("[01_gates.points]\nstep = 1.5", "1.5"),
        ("[01_gates.points]\nstep = -1", "-1"),
        ("[01_gates.points]\nstep = true", "True"),
        ("01_gates = 3", "not a section"),
    ],
)
def test_a_wrong_line_in_course_toml_is_named(tmp_path, text, words):
    path = tmp_path / "course.toml"
    path.write_text(text)
    with pytest.raises(UserError) as refused:
        read_settings(path, {GATES: {"step": 2, "open": 2}})
    assert words in refused.value.seen
    assert refused.value.why
    assert "points and deadlines that were set in it go with it" in refused.value.then


def test_a_misspelt_setting_and_section_get_the_near_name_and_a_plain_name_is_taken(tmp_path):
    path = tmp_path / "course.toml"
    for text, near in (('lat = "zero"', "late"), ('nam = "x"', "name"), ("[01_gate]", GATES)):
        path.write_text(text)
        with pytest.raises(UserError) as refused:
            read_settings(path, {GATES: {"step": 2, "open": 2}})
        assert "Beside `name` and `late`" in refused.value.why
        assert f"Did you mean `{near}`?" in refused.value.why
    path.write_text('name = "Spring 27, Müller"')
    assert read_settings(path, {GATES: {"step": 2}}).name == "Spring 27, Müller"
    for folder in ("Spring 27", ".class", 'a"b\\c', "..."):
        path.write_text(head(tmp_path / folder))
        assert read_settings(path, {GATES: {"step": 2}}).name


def test_a_first_deadline_in_another_order_is_refused_with_the_format(tmp_path, capsys):
    with pytest.raises(SystemExit):
        main(["course", str(tmp_path / "class"), "--start", "1.2.2027"])
    told = capsys.readouterr().err
    assert "'1.2.2027' is no date" in told
    assert "2027-02-01" in told


# ---- what was handed in ----------------------------------------------------------------------------------------------


def hand_in(course, files, student="p01"):
    folder = course.root / "tried" / student
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, content in files.items():
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_submission(folder, student, GATES, course.released(GATES))


def filled(course):
    notebook = course.released(GATES)
    answers = answer_cells(PUPILS[0], read_lesson(GATES))
    for cell in notebook.cells:
        cell.source = answers.get(cell.id, cell.source)
    return notebook


V3 = v3.new_notebook(worksheets=[v3.new_worksheet(cells=[v3.new_code_cell("1 + 1")])])

UNREADABLE = {
    "cut short": ('{"cells": [{"cell_type": "code", ', "not JSON"),
    "empty": ("", "it is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\xff\xfe", "not text"),
    "JSON but a list": ("[1, 2, 3]", "no notebook"),
    "JSON but no notebook": ('{"hello": "world"}', "no notebook"),
    "cells are no list": ('{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": "none"}', "no notebook"),
    "nested without end": ("[" * 100_000, "nested|not JSON|no notebook"),
    "51 MB": (b" " * (51 * 2**20), "at most 50"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
def test_a_file_that_is_no_notebook_is_told_in_words(made, kind):
    content, words = UNREADABLE[kind]
    submission = hand_in(made, {f"{GATES}.ipynb": content})
    assert submission.word == "unreadable"
    assert submission.notebook is None
    assert any(part in submission.notes[-1] for part in words.split("|"))


def test_a_notebook_of_format_3_is_read(made):
    submission = hand_in(made, {f"{GATES}.ipynb": json.dumps(V3)})
    assert submission.word == "ready"
    assert "1 + 1" in [cell.source for cell in submission.notebook.cells]


def test_nul_and_lone_surrogates_do_not_stop_the_reading(made):
    notebook = filled(made)
    notebook.cells[0].source = "a\0b"
    text = (
        nbformat.writes(notebook).replace("fires at 0", "x").replace('"import numpy as np', '"# \\ud800\\nimport numpy')
    )
    submission = hand_in(made, {f"{GATES}.ipynb": text})
    assert submission.word == "ready"
    json.dumps([cell.source for cell in submission.notebook.cells]).encode()
    nbformat.writes(submission.notebook).encode("utf-8")


NOTES = {
    "renamed": "taken from 'gates final (2).ipynb'",
    "not a notebook": "there is: essay.txt",
    "torn": "not JSON",
    "no cells": "none of its cells",
    "other kernel": "saved with a kernel for R",
    "cells deleted": "`OR` is gone",
    "cell copied": "`neuron` is there more than once",
    "answer as text": "`NAND` was turned into markdown",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_is_mended_where_it_can_be_and_always_told(made, damage):
    submission = hand_in(made, DAMAGE[damage](GATES, filled(made)))
    assert submission.word == {"not a notebook": "missing", "torn": "unreadable"}.get(damage, "ready")
    assert NOTES.get(damage, "") in " ".join(submission.notes)
    assert bool(submission.notes) == (damage in NOTES)


@pytest.mark.parametrize("damage", sorted(set(DAMAGE) - {"not a notebook", "torn"}))
def test_every_check_stands_in_its_place_as_released_whatever_was_done_to_it(made, damage):
    submission = hand_in(made, DAMAGE[damage](GATES, filled(made)))
    released = made.released(GATES)
    checks = [cell for cell in released.cells if cell.metadata.get("nbgrader", {}).get("grade")]
    found = {cell.id: cell for cell in submission.notebook.cells if cell.metadata.get("nbgrader", {}).get("grade")}
    assert list(found) == [cell.id for cell in checks]
    for cell in checks:
        if cell.cell_type == "code":
            assert found[cell.id].source == cell.source
        assert found[cell.id].metadata.nbgrader == cell.metadata.nbgrader


def test_a_students_own_cell_stays_where_it_was_put(made):
    notebook = filled(made)
    place = [cell.id for cell in notebook.cells].index("step")
    notebook.cells.insert(place, nbformat.v4.new_code_cell("helper = 1"))
    sources = [cell.source for cell in hand_in(made, {f"{GATES}.ipynb": nbformat.writes(notebook)}).notebook.cells]
    assert sources.index("helper = 1") == [cell.id for cell in made.released(GATES).cells].index("step")


def test_an_answer_typed_into_a_new_cell_counts_when_its_own_cell_was_deleted(made):
    notebook = filled(made)
    place = [cell.id for cell in notebook.cells].index("step")
    notebook.cells[place] = nbformat.v4.new_code_cell("def step(z):\n    return z > 0")
    merged = hand_in(made, {f"{GATES}.ipynb": nbformat.writes(notebook)}).notebook
    assert not [
        cell for cell in merged.cells if "raise NotImplementedError" in cell.source and "def step" in cell.source
    ]
    assert [cell for cell in merged.cells if cell.source == "def step(z):\n    return z > 0"]


def test_what_was_handed_in_is_never_written_to(own):
    list(fill(own))
    before = {path: path.read_bytes() for path in (own.root / "submitted").rglob("*") if path.is_file()}
    list(grade_class(own, Fake(), ["p01", "p18", "p20", "p24"]))
    assert {path: path.read_bytes() for path in (own.root / "submitted").rglob("*") if path.is_file()} == before


# ---- a second grader behind the same interface -----------------------------------------------------------------------


class Fake:
    """Gives one point for `step`, leaves the open question to a person, and fails on p03."""

    name = "a fake"

    def __init__(self):
        self.seen: list[str] = []

    def grade(self, course, submissions) -> Iterator:
        for submission in submissions:
            self.seen.append(submission.student)
            if submission.student == "p03":
                yield submission, Result(fault="the machine was switched off")
            else:
                scores = {"check-step": 1.0, "01-open": None}
                yield submission, Result(scores, submission.notebook, {"step": "look at 0"})


def test_another_grader_takes_nbgraders_place_and_its_scores_reach_the_gradebook(own):
    list(fill(own))
    marks = {mark.student: mark for mark in grade_class(own, Fake(), ["p01", "p15", "p17"])}
    assert marks["p01"].points == 1
    assert marks["p01"].unread == 1  # p01 answered the open question
    assert marks["p15"].unread == 0  # p15 did not
    assert marks["p17"].late
    with own.gradebook() as gradebook:
        notebook = gradebook.find_submission_notebook(GATES, GATES, "p01")
        scores = {grade.name: grade.auto_score for grade in notebook.grades}
        assert scores == {**dict.fromkeys(scores, 0.0), "check-step": 1.0, "01-open": None}
        assert [grade.name for grade in notebook.grades if grade.needs_manual_grade] == ["01-open"]
        assert {comment.name: comment.auto_comment for comment in notebook.comments}["step"] == "look at 0"
    graded = own.root / "autograded" / "p01" / GATES
    assert (graded / "timestamp.txt").read_text() == (own.submitted("p01", GATES) / "timestamp.txt").read_text()
    assert (graded / f"{GATES}.ipynb").is_file()


def _rows_of(course, student):
    """Return what the gradebook's tables hold of a student's lesson, by column, without the made-up ids."""
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(GATES, student)
        (notebook,) = submission.notebooks
        cells = sorted([*notebook.grades, *notebook.comments], key=lambda row: (row.__tablename__, row.cell_id))
        made_up = {
            "submitted_assignment": {"id", "student_id"},
            "submitted_notebook": {"id", "assignment_id"},
            "grade": {"id", "notebook_id"},
            "comment": {"id", "notebook_id"},
        }
        return [
            (kind, {key: getattr(row, key) for key in {column.key for column in row.__table__.columns} - made_up[kind]})
            for row in (submission, notebook, *cells)
            for kind in [row.__tablename__]
        ]


def test_the_writers_rows_are_those_of_nbgraders_own_functions(own):
    list(fill(own))
    submission = read_submission(own.submitted("p17", GATES), "p17", GATES, own.released(GATES))
    scores, comments = {"check-step": 1.0, "check-NAND": 0.5, "01-open": None}, {"step": "look at 0"}
    for turn in range(2):  # a new row, and one that is there
        with Writer(own) as writer:
            kept = writer.write(submission, Result(scores, None, comments))
        with own.gradebook() as gradebook:
            if not turn:
                gradebook.update_or_create_student("other")
            theirs = gradebook.update_or_create_submission(GATES, "other", timestamp=submission.timestamp)
            notebook = gradebook.find_submission_notebook(GATES, GATES, "other")
            for grade in notebook.grades:
                grade.auto_score = scores.get(grade.name, 0.0)
                grade.needs_manual_grade = grade.manual_score is not None or grade.auto_score is None
            for comment in notebook.comments:
                comment.auto_comment = comments.get(comment.name)
            assert kept.late == (theirs.total_seconds_late > 0)
            gradebook.db.commit()
        assert kept.late
        assert _rows_of(own, "p17") == _rows_of(own, "other")
        assert len(_rows_of(own, "p17")) > 10
        scores = {"check-step": 0.0}  # what is written the second time


def test_an_extension_that_a_person_granted_is_no_lateness(own):
    list(fill(own))
    submission = read_submission(own.submitted("p17", GATES), "p17", GATES, own.released(GATES))
    with Writer(own) as writer:
        assert writer.write(submission, Result()).late
        with own.gradebook() as gradebook:
            gradebook.grant_extension(GATES, "p17", days=2)
        assert not writer.write(submission, Result()).late


def test_a_grader_fault_is_no_zero_and_is_tried_again(own):
    list(fill(own))
    marks = {mark.student: mark for mark in grade_class(own, Fake(), ["p02", "p03"])}
    assert marks["p03"].word == "grader fault"
    assert marks["p03"].points is None
    assert "switched off" in marks["p03"].notes[-1]
    again = Fake()
    list(grade_class(own, again, ["p02", "p03"]))
    assert again.seen == ["p03"]


def test_only_what_changed_is_graded_again(own):
    list(fill(own))
    some = ["p01", "p02", "p04", "p20"]
    list(grade_class(own, Fake(), some))
    path = own.submitted("p02", GATES) / f"{GATES}.ipynb"
    path.write_text(path.read_text().replace("def OR(x1, x2):", "def OR(x1,  x2):"))
    again = Fake()
    marks = {mark.student: mark for mark in grade_class(own, again, some)}
    assert again.seen == ["p02"]
    assert sorted(marks) == some


class Stopped(Fake):
    """Ctrl-C behind the first submission."""

    def grade(self, course, submissions):
        yield next(super().grade(course, submissions))
        raise KeyboardInterrupt


def test_a_stopped_run_of_again_is_gone_on_with_by_resume_as_its_words_say(own, monkeypatch, capsys):
    list(fill(own))
    some = ["p01", "p02", "p04"]
    list(grade_class(own, Fake(), [*some, "p05"]))
    grader = Stopped()
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: grader)
    options = ["grade", str(own.root), "--students", *some, "--no-feedback"]
    assert main([*options, "--again"]) == 130
    assert "with --resume in the place of --again the command goes on" in capsys.readouterr().err
    grader = Fake()
    assert main([*options, "--resume"]) == 0
    assert grader.seen == ["p02", "p04"]
    other = Fake()
    list(grade_class(own, other, ["p05"]))
    assert other.seen == [], "who was not named stays as graded"
    grader = Stopped()
    (own.root / ".graded.json").unlink()
    assert main(options) == 130
    assert "the same command goes on from there" in capsys.readouterr().err


def test_a_mark_of_one_grader_is_not_taken_for_anothers(own):
    list(fill(own))
    list(grade_class(own, Fake(), ["p01"]))
    other = Fake()
    other.name = "another"
    list(grade_class(own, other, ["p01"]))
    assert other.seen == ["p01"]


def test_a_persons_marks_survive_a_second_grading(own):
    list(fill(own))
    list(grade_class(own, Fake(), ["p01"]))
    with own.gradebook() as gradebook:
        grade = gradebook.find_grade("01-open", GATES, GATES, "p01")
        grade.manual_score = 1.5
        gradebook.db.commit()
    list(grade_class(own, Fake(), ["p01"], again=True))
    with own.gradebook() as gradebook:
        grade = gradebook.find_grade("01-open", GATES, GATES, "p01")
        assert (grade.manual_score, grade.needs_manual_grade) == (1.5, True)


def test_where_late_means_zero_a_late_notebook_gets_none(own):
    settings = own.root / "course.toml"
    settings.write_text(settings.read_text().replace('late = "none"', 'late = "zero"'))
    list(make_course(own.root, ["gates"]))
    course = open_course(own.root)
    list(fill(course))
    marks = {mark.student: mark for mark in grade_class(course, Fake(), ["p16", "p17"])}
    assert (marks["p16"].points, marks["p17"].points) == (1, 0)


# ---- the file of scores ----------------------------------------------------------------------------------------------


def test_the_scores_file_is_quoted_and_runs_nothing_in_a_spreadsheet(own):
    list(fill(own))
    list(grade_class(own, Fake(), ["p01", "p28"]))
    with own.gradebook() as gradebook:
        gradebook.update_or_create_student("p02", last_name='O"Neil, Jr', first_name="@SUM(1)")
    write_table(own, own.root / "grades.csv")
    with (own.root / "grades.csv").open(newline="", encoding="utf-8") as file:
        rows = {row["student_id"]: row for row in csv.DictReader(file)}
    assert len(rows) == len(PUPILS)
    assert rows["p28"]["last_name"] == "'=1+1"
    assert (rows["p02"]["last_name"], rows["p02"]["first_name"]) == ('O"Neil, Jr', "'@SUM(1)")
    assert (rows["p01"]["score"], rows["p01"]["max_score"], rows["p02"]["score"]) == ("1.0", "19.0", "0.0")


@pytest.mark.parametrize("text", ["=1", "+1", "@x", "-1", "  =1", "\t=1", "\r1", "\n=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_made_text(text):
    assert harmless(text) == f"'{text}"


def test_numbers_and_plain_words_stay_as_they_are_in_the_scores_file():
    assert [harmless(value) for value in (-1.5, 0.0, "Ada", "", None, "a=b")] == [-1.5, 0.0, "Ada", "", "", "a=b"]


# ---- the made-up class -----------------------------------------------------------------------------------------------


def test_the_class_has_thirty_pupils_and_every_known_mistake_of_one_exercise():
    assert len({pupil.id for pupil in PUPILS}) == len(PUPILS) == 30
    known = {mistake.name for mistake in read_lesson("gates").exercises[MISTAKES_OF].mistakes}
    assert {pupil.mistake for pupil in PUPILS} - {""} == known
    assert {pupil.damage for pupil in PUPILS} == set(DAMAGE)


def test_the_class_hands_in_the_same_files_whenever_it_is_made(made, own):
    list(fill(own))
    one, other = (
        {path.relative_to(root): path.read_bytes() for path in (root / "submitted").rglob("*") if path.is_file()}
        for root in (made.root, own.root)
    )
    assert one == other


def test_the_demo_refuses_to_mix_with_a_real_class(own):
    folder = own.submitted("ada", GATES)
    folder.mkdir(parents=True)
    (folder / f"{GATES}.ipynb").write_text("hers")
    with pytest.raises(UserError, match="holds submissions"):
        list(fill(own))
    assert (folder / f"{GATES}.ipynb").read_text() == "hers"


# ---- the command line ------------------------------------------------------------------------------------------------


def test_a_folder_that_is_no_class_is_refused_without_a_traceback(tmp_path, capsys):
    assert main(["grade", str(tmp_path)]) == 2
    seen = capsys.readouterr().err
    assert "not a class's folder" in seen
    assert "python -P -m autograde course" in seen
    assert "Traceback" not in seen


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS, errno.ENOSPC])
def test_a_folder_that_refuses_while_grading_is_told_in_three_parts(own, number, monkeypatch, capsys):
    def refuse(*_):
        raise OSError(number, os.strerror(number), str(own.root / "grades.csv"))

    monkeypatch.setattr("autograde.gradebook.commands.write_table", refuse)
    assert main(["grade", str(own.root), "--no-feedback"]) == 2
    seen = capsys.readouterr().err.splitlines()
    assert len(seen) == 3
    assert str(own.root / "grades.csv") in seen[0]
    assert os.strerror(number) in seen[0]


def test_an_unknown_command_is_answered_with_the_list(capsys):
    assert main(["gradee"]) == 2
    assert "no command `gradee`" in capsys.readouterr().err
    assert main(["--help"]) == 0
    assert "course" in capsys.readouterr().out


def test_help_imports_no_part_of_the_package():
    code = "import sys; from autograde.__main__ import main; main(['--help']); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    modules = done.stdout.splitlines()[-1]
    assert not [name for name in ("numpy", "nbgrader", "nbformat", "autograde.build") if f"'{name}'" in modules]
