"""What people write in the gradebook survives every re-grade, and stands in the table and the file of scores."""

import csv
import re
import shutil
import subprocess
import sys

import nbformat
import pytest
from nbgrader.utils import parse_utc

from autograde.__main__ import main
from autograde.build.lesson import ROOT
from autograde.gradebook import commands
from autograde.gradebook.course import open_course
from autograde.gradebook.database import database_url
from autograde.gradebook.grader import Result
from autograde.gradebook.grading import grade_class, write_feedback
from autograde.gradebook.making import make_course
from autograde.gradebook.people import settle_lateness, with_hand_marks
from autograde.gradebook.plugin import _KEY, EngineSave
from autograde.gradebook.states import States
from autograde.gradebook.submissions import read_submission
from autograde.gradebook.times import read_time

GATES, OPEN = "01_gates", "01-open"


class Fake:
    """Two points for `step`, one for `AND`; a person must read the open answer."""

    name = "a fake"
    points = 2.0

    def grade(self, course, submissions):
        for submission in submissions:
            scores = {"check-step": self.points, "check-AND": 1.0, OPEN: None}
            yield submission, Result(scores, submission.notebook, {"step": "look at 0"})


@pytest.fixture(scope="module")
def handed_in(pristine, tmp_path_factory):
    root = shutil.copytree(pristine, tmp_path_factory.mktemp("classes") / "gates")
    course = open_course(root)
    for student, day in (("ada", 1), ("bob", 3)):
        notebook = course.released(GATES)
        next(cell for cell in notebook.cells if cell.id == OPEN).source = f"Because, says {student}."
        folder = course.submitted(student, GATES)
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{GATES}.ipynb")
        (folder / "timestamp.txt").write_text(f"2027-02-0{day} 12:00:00 UTC", encoding="utf-8")
    return root


@pytest.fixture(scope="module", params=["none", "zero"])
def made(handed_in, tmp_path_factory, request):
    """The class with each way of taking lateness, made once."""
    root = shutil.copytree(handed_in, tmp_path_factory.mktemp(request.param) / "gates")
    settings = root / "course.toml"
    settings.write_text(settings.read_text().replace('late = "none"', f'late = "{request.param}"'))
    if request.param == "zero":
        list(make_course(root))
    return root


@pytest.fixture
def course(made, tmp_path):
    return open_course(shutil.copytree(made, tmp_path / "own"))


def write_by_hand(course, student):
    """Do what the formgrader does when a person marks, adds extra credit and comments."""
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(OPEN, GATES, GATES, student)
        grade.manual_score, grade.needs_manual_grade = 1.5, False
        gradebook.find_grade("check-AND", GATES, GATES, student).extra_credit = 0.5
        gradebook.find_comment(OPEN, GATES, GATES, student).manual_comment = "=Good, „fast“"
        gradebook.db.commit()


def rows_of(course):
    with (course.root / "grades.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def kept(course, student):
    """Return what nbgrader's API says: score, penalty, mark and comment by hand."""
    with course.gradebook() as gradebook:
        submission = gradebook.find_submission(GATES, student)
        grade = gradebook.find_grade(OPEN, GATES, GATES, student)
        comment = gradebook.find_comment(OPEN, GATES, GATES, student)
        extra = gradebook.find_grade("check-AND", GATES, GATES, student).extra_credit
        return submission.score, submission.late_submission_penalty, grade.manual_score, extra, comment.comment


def test_marks_extra_credit_comments_and_lateness_survive_every_regrade(course):
    list(grade_class(course, Fake()))
    for student in ("ada", "bob"):
        write_by_hand(course, student)
    late = 5.0 if course.settings.late == "zero" else 0.0
    for _ in range(2):
        list(grade_class(course, Fake(), again=True))
        settle_lateness(course)
        assert kept(course, "ada") == (5.0, 0.0, 1.5, 0.5, "=Good, „fast“")
        assert kept(course, "bob") == (5.0, late, 1.5, 0.5, "=Good, „fast“")
    with course.gradebook() as gradebook:
        grade = gradebook.find_grade(OPEN, GATES, GATES, "ada")
        assert grade.needs_manual_grade, "after a re-grade a person looks again"
    other = Fake()
    other.points = 1.0
    list(grade_class(course, other, again=True))
    assert kept(course, "ada")[0] == 4.0, "the control: what was graded by itself does change"


def test_a_new_submission_keeps_the_mark_by_hand_and_asks_for_another_look(course):
    list(grade_class(course, Fake()))
    write_by_hand(course, "ada")
    path = course.submitted("ada", GATES) / f"{GATES}.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("Because", "Since"), encoding="utf-8")
    list(grade_class(course, Fake()))
    assert kept(course, "ada")[2:] == (1.5, 0.5, "=Good, „fast“")
    with course.gradebook() as gradebook:
        assert gradebook.find_grade(OPEN, GATES, GATES, "ada").needs_manual_grade


def test_the_table_of_marks_and_the_file_of_scores_say_what_people_gave(course, monkeypatch, capsys):
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: Fake())
    assert main(["grade", str(course.root), "--no-feedback"]) == 0
    assert "3 ?" in capsys.readouterr().out
    for student in ("ada", "bob"):
        write_by_hand(course, student)
    assert main(["grade", str(course.root), "--no-feedback"]) == 0
    told = {line.split()[1]: line for line in capsys.readouterr().out.splitlines() if line.startswith("│ ")}
    zero = course.settings.late == "zero"
    assert "5 │" in told["ada"]
    assert ("0 L" if zero else "5 L") in told["bob"]
    assert "?" not in told["ada"] + told["bob"]
    scores = {row["student_id"]: float(row["score"]) for row in rows_of(course)}
    assert scores == {"ada": 5.0, "bob": 0.0 if zero else 5.0}


def total_on_the_page(course, student):
    """Return what stands behind the lesson's name at the top of a feedback page: "Score: 5.0 / 19.0"."""
    page = (course.root / "feedback" / student / GATES / f"{GATES}.html").read_text(encoding="utf-8")
    return re.search(r"<h4>.*?\((.*)\)</h4>", page).group(1)


def test_a_time_that_is_none_is_one_students_note_and_the_others_are_graded(course, monkeypatch, capsys):
    """The control: the same student with a time after the deadline is late."""
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: Fake())
    stamp = course.submitted("bob", GATES) / "timestamp.txt"
    assert main(["grade", str(course.root), "--no-feedback"]) == 0
    assert "3 ?L" in capsys.readouterr().out.replace("0 ?L", "3 ?L")
    for text in ("yesterday", "12.01.2027 10:00"):
        stamp.write_text(text, encoding="utf-8")
        assert main(["grade", str(course.root), "--no-feedback"]) == 0
        out = capsys.readouterr().out
        assert f"* bob, {GATES}: timestamp.txt says {text!r}" in out
        assert "It counts as in time" in out
        assert [row["score"] for row in rows_of(course)] == ["3.0", "3.0"]
        assert rows_of(course)[1]["timestamp"] == ""
        assert "3 ?*" in next(line for line in out.splitlines() if line.startswith("│ bob"))


def scores_on_the_page(course, student):
    """Return by graded cell what stands behind "Score:", in the list at the top and beside the cell."""
    page = (course.root / "feedback" / student / GATES / f"{GATES}.html").read_text(encoding="utf-8")
    listed = re.findall(r'<a href="#([\w-]+)">[\w ]+</a> \(Score: (.*?)\)', page)
    beside = re.findall(
        r'<a name="([\w-]+)"></a><div class="panel-heading">(?:(?!<a name).)*?Score: (.*?) <a', page, flags=re.S
    )
    return {name: [score for other, score in [*listed, *beside] if other == name] for name, _ in listed}


@pytest.mark.parametrize(("text", "late"), [("12.01.2027 10:00", False), ("2027-12-01 10:00", True)])
def test_the_formgraders_button_reads_a_time_as_the_batch_command_does(course, text, late):
    """nbgrader's own reader takes 12.01. for the first of December, which would be late."""
    stamp = course.submitted("ada", GATES) / "timestamp.txt"
    stamp.write_text(text, encoding="utf-8")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("ada")
        theirs = gradebook.update_or_create_submission(GATES, "ada", timestamp=parse_utc(text))
        assert theirs.total_seconds_late > 0
    submission = read_submission(course.submitted("ada", GATES), "ada", GATES, course.released(GATES))
    named = {"notebook": GATES, "assignment": GATES, "student": "ada", "db_url": database_url(course.root)}
    EngineSave().preprocess(submission.notebook, {"nbgrader": named, _KEY: (submission, Result())})
    with course.gradebook() as gradebook:
        assert (gradebook.find_submission(GATES, "ada").total_seconds_late > 0) == late


@pytest.mark.parametrize("mark", [1.5, -0.5])
def test_a_page_shows_the_total_that_the_file_of_scores_has_after_marking_by_hand(course, monkeypatch, mark):
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: Fake())
    assert main(["grade", str(course.root), "--no-feedback"]) == 0
    for student in ("ada", "bob"):
        write_by_hand(course, student)
        with course.gradebook() as gradebook:
            gradebook.find_grade(OPEN, GATES, GATES, student).manual_score = mark
            gradebook.db.commit()
    assert main(["grade", str(course.root)]) == 0
    for row in rows_of(course):
        assert total_on_the_page(course, row["student_id"]) == f"Score: {row['score']} / {row['max_score']}"
    scores = {row["student_id"]: float(row["score"]) for row in rows_of(course)}
    assert scores == {"ada": 3.5 + mark, "bob": 0.0 if course.settings.late == "zero" else 3.5 + mark}


def test_the_page_says_of_an_answer_that_nobody_has_read_that_it_waits_and_the_total_is_not_final(course):
    """The control: once read it has its number, and the total stands alone."""
    late = course.settings.late == "zero"
    marks = list(grade_class(course, Fake()))
    list(write_feedback(course, marks))
    for student, total in (("ada", 3.0), ("bob", 0.0 if late else 3.0)):
        wanted = f"Score: {total} / 19.0; not final: 1 answer waits for a reader"
        assert total_on_the_page(course, student) == wanted
        assert scores_on_the_page(course, student)[OPEN] == ["waits for a reader / 2.0"] * 2
        assert scores_on_the_page(course, student)["check-AND"] == ["1.0 / 1.0"] * 2
        write_by_hand(course, student)
    api = course.api()  # as the formgrader's button does it: nothing settled lateness before
    for student, total in (("ada", 5.0), ("bob", 0.0 if late else 5.0)):
        assert api.generate_feedback(GATES, student, force=True)["success"]
        assert total_on_the_page(course, student) == f"Score: {total} / 19.0"
        assert scores_on_the_page(course, student)[OPEN] == ["1.5 / 2.0"] * 2
    list(write_feedback(course, list(grade_class(course, Fake(), ["ada"], again=True))))
    assert "not final" in total_on_the_page(course, "ada")
    assert scores_on_the_page(course, "ada")[OPEN] == ["1.5, waits for a reader again / 2.0"] * 2


def test_a_comment_stands_on_the_feedback_page(course):
    marks = list(grade_class(course, Fake(), ["ada"]))
    write_by_hand(course, "ada")
    with course.gradebook() as gradebook:
        gradebook.find_comment(OPEN, GATES, GATES, "ada").manual_comment = "Name the *threshold*."
        gradebook.db.commit()
    list(write_feedback(course, with_hand_marks(course, marks)))
    page = (course.root / "feedback" / "ada" / GATES / f"{GATES}.html").read_text(encoding="utf-8")
    assert "Name the <em>threshold</em>." in page


class Faulty(Fake):
    """Fails on one student."""

    def grade(self, course, submissions):
        for submission, result in super().grade(course, submissions):
            fault = "the machine was switched off" if submission.student == "eve" else None
            yield submission, Result(fault=fault) if fault else result


def test_the_file_of_scores_tells_a_zero_that_was_earned_from_one_where_nothing_was_graded(course, monkeypatch, capsys):
    listed = ["ada", "bob", "cyd", "dan", "eve", "fay", "gus"]
    (course.root / "students.csv").write_text("id,last_name,first_name,email\n" + "".join(f"{i},,,\n" for i in listed))
    notebook = (course.submitted("ada", GATES) / f"{GATES}.ipynb").read_text(encoding="utf-8")
    for student, name, text in (("cyd", f"{GATES}.ipynb", "{"), ("dan", "essay.txt", ""), ("eve", "x.ipynb", notebook)):
        course.submitted(student, GATES).mkdir(parents=True)
        (course.submitted(student, GATES) / name).write_text(text, encoding="utf-8")
    blank = course.released(GATES)
    course.submitted("gus", GATES).mkdir(parents=True)
    nbformat.write(blank, course.submitted("gus", GATES) / f"{GATES}.ipynb")
    wanted = dict(zip(listed, ["waits for a reader"] * 2, strict=False))
    wanted |= {"cyd": "unreadable", "dan": "missing", "fay": "nothing handed in", "gus": "graded"}
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: Faulty())
    assert main(["grade", str(course.root), "--no-feedback"]) == 1
    assert {row["student_id"]: row["state"] for row in rows_of(course)} == {**wanted, "eve": "grader fault"}
    stock = "assignment duedate timestamp student_id last_name first_name email raw_score late_submission_penalty"
    assert list(rows_of(course)[0]) == [*stock.split(), "score", "max_score", "state"]
    write_by_hand(course, "ada")
    wanted["ada"] = "graded"
    assert main(["grade", str(course.root), "--no-feedback"]) == 1
    assert {row["student_id"]: row["state"] for row in rows_of(course)} == {**wanted, "eve": "grader fault"}
    # nbgrader's own command, in the class's folder: of a fault it knows that no mark is there
    done = subprocess.run([sys.executable, "-m", "nbgrader", "export"], cwd=course.root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert {row["student_id"]: row["state"] for row in rows_of(course)} == {**wanted, "eve": "not graded"}


def test_a_change_of_course_toml_that_course_has_not_written_is_told(course, monkeypatch, capsys):
    """The control: nothing is told before, and nothing after `course`."""
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: Fake())
    late = course.settings.late
    other = {"none": "zero", "zero": "none"}[late]
    changes = [
        ("step = 2", "step = 6", f"[{GATES}.points] step = 6 (released: 2)"),
        ("step = 6", "", f"[{GATES}.points] step = 2 (released: 6)"),  # left out: the course's own number again
        ("due = 2027-02-01 23:59:00", "due = 2027-03-04 12:00:00+02:00", "04 10:00:00 UTC (in the gradebook: 2027-02"),
        ("due = 2027-03-04 12:00:00+02:00", "", f"[{GATES}] due = none (in the gradebook: 2027-03-04 10:00:00 UTC)"),
        (f'late = "{late}"', f'late = "{other}"', f"late = {other!r} (in nbgrader_config.py: {late!r})"),
        ('name = "gates"', 'name = "spring"', "name = 'spring' (in nbgrader_config.py: 'gates')"),
    ]
    path = course.root / "course.toml"
    for old, new, words in changes:
        assert main(["grade", str(course.root), "--no-feedback"]) == 0
        assert "course.toml and what" not in capsys.readouterr().out
        before = path.read_text(encoding="utf-8")
        assert f"\n{old}" in before
        path.write_text(before.replace(f"\n{old}", f"\n{new}"), encoding="utf-8")
        assert main(["grade", str(course.root), "--no-feedback"]) == 0
        out = capsys.readouterr().out
        assert "* course.toml and what the class got differ: " in out
        assert words in out
        list(make_course(course.root))
    assert main(["grade", str(course.root), "--no-feedback"]) == 0
    assert "course.toml and what" not in capsys.readouterr().out
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + "# older\n")
    assert main(["grade", str(course.root), "--no-feedback"]) == 0
    assert "nbgrader_config.py (it was edited" in capsys.readouterr().out


def test_nbgraders_own_export_command_writes_the_same_harmless_file(course):
    from autograde.gradebook.export import QuotedCsv

    list(grade_class(course, Fake()))
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("ada", last_name="=HYPERLINK(1)", first_name="+1", email="@x")
        exporter = QuotedCsv()
        exporter.to = str(course.root / "exported.csv")
        exporter.export(gradebook)
    with (course.root / "exported.csv").open(newline="", encoding="utf-8") as file:
        row = next(row for row in csv.DictReader(file) if row["student_id"] == "ada")
    assert [row[key] for key in ("last_name", "first_name", "email")] == ["'=HYPERLINK(1)", "'+1", "'@x"]


def test_the_readme_names_every_state_and_only_times_that_are_read_or_told():
    text = (ROOT / "autograde" / "README.md").read_text(encoding="utf-8")
    states = text[text.index("Its\n   last column, `state`") : text.index("`nbgrader export`")]
    named = set(re.findall(r"`([a-z ]+)`", " ".join(states.split()))) - {"state"}
    assert named == {*re.findall(r'"([a-z ]+)"', States.of.__doc__.replace("\n", " ")), "grader fault"}
    late = text[text.index("**Late by hand**") : text.index("6. **Grade.**")]
    sure = re.findall(r"`(2027[^`]*)`", late)
    assert [read_time(one).date().isoformat() for one in sure] == ["2027-02-02"] * 2
    for one in re.findall(r"\(`(yesterday)`, `(02.01.2027)`\)", late)[0]:
        with pytest.raises(ValueError, match=one):
            read_time(one)
