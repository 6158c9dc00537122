"""nbgrader's database, SQLite and PostgreSQL: its troubles are told in words, nothing is lost, a run goes on."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import zlib
from pathlib import Path

import nbformat
import nbgrader
import pytest
import sqlalchemy
from postgres import Postgres, programs
from sqlalchemy.engine import Engine

from autograde.__main__ import main
from autograde.errors import UserError
from autograde.gradebook import commands
from autograde.gradebook.course import open_course
from autograde.gradebook.database import _revisions, database_url, open_gradebook, shown_url, trouble
from autograde.gradebook.grader import Result
from autograde.gradebook.grading import grade_class, write_feedback, write_table
from autograde.gradebook.making import make_course

GATES = "01_gates"
STUDENTS = [f"s{number}" for number in range(6)]


@pytest.fixture(scope="module")
def handed_in(pristine, tmp_path_factory):
    """A class with lesson 01 and six submissions, the last one late."""
    root = shutil.copytree(pristine, tmp_path_factory.mktemp("classes") / "gates")
    course = open_course(root)
    for number, student in enumerate(STUDENTS):
        notebook = course.released(GATES)
        place = next(place for place, cell in enumerate(notebook.cells) if cell.id.endswith("-open"))
        notebook.cells[place].source = f"Because, says {student}."
        folder = course.submitted(student, GATES)
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / f"{GATES}.ipynb")
        (folder / "timestamp.txt").write_text(f"2027-02-0{1 + number // 5} 12:00:00 UTC", encoding="utf-8")
    return root


@pytest.fixture
def own(handed_in, tmp_path):
    return open_course(shutil.copytree(handed_in, tmp_path / "own"))


class Fake:
    """Points by the student's name; a person must read the open answer."""

    name = "a fake"
    trouble = None  # called before a submission is graded, with its number

    def grade(self, course, submissions):
        for number, submission in enumerate(submissions):
            if self.trouble:
                self.trouble(number)
            points = zlib.crc32(submission.student.encode()) % 3
            scores = {"check-step": float(points), "check-AND": 1.0, "01-open": None}
            yield submission, Result(scores, submission.notebook, {"step": f"{points} points"})


def state(course):
    """Return all that a run leaves: scores, comments, lateness, notebooks."""
    with course.gradebook() as gradebook:
        rows = [
            (one.student.id, one.late_submission_penalty, one.total_seconds_late, grade.name)
            + (grade.auto_score, grade.manual_score, bool(grade.needs_manual_grade))
            for one in gradebook.assignment_submissions(GATES)
            for grade in one.notebooks[0].grades
        ]
        rows += [
            (one.student.id, comment.name, comment.auto_comment, comment.manual_comment)
            for one in gradebook.assignment_submissions(GATES)
            for comment in one.notebooks[0].comments
        ]
    files = {
        path.relative_to(course.root).as_posix(): path.read_bytes()
        for path in (course.root / "autograded").rglob("*.*")
    }
    return sorted(map(str, rows)), files


@pytest.fixture(scope="module")
def wanted(handed_in, tmp_path_factory):
    """What a run leaves that nothing disturbed."""
    course = open_course(shutil.copytree(handed_in, tmp_path_factory.mktemp("wanted") / "gates"))
    list(grade_class(course, Fake()))
    return state(course)


def grade(course, monkeypatch, capsys, *options, trouble=None):
    """Run the command with the fake grader; return its status and what it told of trouble."""
    fake = Fake()
    fake.trouble = trouble
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: fake)
    status = main(["grade", str(course.root), "--no-feedback", *options])
    return status, capsys.readouterr().err.splitlines()


def use(course, url):
    (course.root / "nbgrader_local.py").write_text(f"c = get_config()\nc.CourseDirectory.db_url = {url!r}\n")


def is_whole_again(course, wanted, monkeypatch, capsys):
    status, told = grade(course, monkeypatch, capsys, "--resume")
    assert (status, told) == (0, [])
    return state(course) == wanted


# ---- SQLite ----------------------------------------------------------------------------------------------------------


def test_a_locked_gradebook_is_told_and_the_run_goes_on_later(own, wanted, monkeypatch, capsys):
    use(own, f"{database_url(own.root)}?timeout=0.1")
    other = sqlite3.connect(own.root / "gradebook.db")

    def lock(number):
        if number == 3:
            other.execute("BEGIN EXCLUSIVE")

    status, told = grade(own, monkeypatch, capsys, trouble=lock)
    assert status == 2
    assert len(told) == 3
    assert "gradebook.db is locked by another program" in told[0]
    other.rollback()
    other.close()
    assert 0 < len(list((own.root / "autograded").iterdir())) < len(STUDENTS)
    assert is_whole_again(own, wanted, monkeypatch, capsys)


def test_a_full_disk_under_the_gradebook_is_told_and_nothing_is_lost(own, wanted, monkeypatch, capsys):
    """SQLite itself says "database or disk is full": it may not grow past what it has now."""

    def no_room(connection, record):
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0] + 1}")

    sqlalchemy.event.listen(Engine, "connect", no_room)
    try:
        status, told = grade(own, monkeypatch, capsys)
    finally:
        sqlalchemy.event.remove(Engine, "connect", no_room)
    assert status == 2
    assert len(told) == 3
    assert "disk is full" in told[0]
    check = sqlite3.connect(own.root / "gradebook.db")
    assert check.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    check.close()
    assert is_whole_again(own, wanted, monkeypatch, capsys)


def test_a_full_disk_under_the_notebooks_is_told_and_nothing_is_lost(own, wanted, monkeypatch, capsys):
    real = Path.write_text

    def full(path, *arguments, **options):
        if "autograded" in path.parts and path.parts[-3] == STUDENTS[2]:
            real(path, "torn")
            raise OSError(28, "No space left on device", str(path))
        return real(path, *arguments, **options)

    monkeypatch.setattr(Path, "write_text", full)
    status, told = grade(own, monkeypatch, capsys)
    assert status == 2
    assert len(told) == 3
    assert "No space left on device" in told[0]
    monkeypatch.setattr(Path, "write_text", real)
    assert is_whole_again(own, wanted, monkeypatch, capsys)


def test_a_gradebook_that_may_only_be_read_is_told(own, wanted, monkeypatch, capsys):
    use(own, f"sqlite:///file:{own.root / 'gradebook.db'}?mode=ro&uri=true")
    status, told = grade(own, monkeypatch, capsys)
    assert status == 2
    assert "may not be written (attempt to write a readonly database)" in told[0]
    (own.root / "nbgrader_local.py").unlink()
    assert is_whole_again(own, wanted, monkeypatch, capsys)


def test_a_folder_that_is_not_there_is_told(own, monkeypatch, capsys):
    use(own, "sqlite:////nowhere/at/all/gradebook.db")
    status, told = grade(own, monkeypatch, capsys)
    assert status == 2
    assert "/nowhere/at/all/gradebook.db may not be written (unable to open database file)" in told[0]


def test_a_file_that_is_no_database_is_told_and_left_as_it_is(own, monkeypatch, capsys):
    (own.root / "gradebook.db").write_bytes(b"my notes, not a database. " * 100)
    status, told = grade(own, monkeypatch, capsys)
    assert status == 2
    assert "is no database" in told[0]
    assert (own.root / "gradebook.db").read_bytes().startswith(b"my notes")


@pytest.mark.slow  # it starts nbgrader itself and upgrades an old database
def test_tables_of_an_older_nbgrader_are_refused_untouched_and_work_once_upgraded(own, monkeypatch, capsys):
    """The old gradebook is one of nbgrader's own tests."""
    old = Path(nbgrader.__file__).parent / "tests" / "apps" / "files" / "gradebook.db"
    path = own.root / "gradebook.db"
    shutil.copy(old, path)
    before = path.read_bytes()
    status, told = grade(own, monkeypatch, capsys)
    assert status == 2
    assert len(told) == 3
    assert "older nbgrader" in told[0]
    assert "nbgrader db upgrade" in told[2]
    assert path.read_bytes() == before
    assert main(["course", str(own.root), "--lessons", "01"]) == 2
    assert path.read_bytes() == before
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    upgrade = [sys.executable, "-m", "nbgrader", "db", "upgrade"]
    done = subprocess.run(upgrade, cwd=own.root, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    assert main(["course", str(own.root), "--lessons", "01"]) == 0
    capsys.readouterr()
    status, told = grade(own, monkeypatch, capsys)
    assert (status, told) == (0, [])


def test_tables_of_a_newer_nbgrader_are_refused(own, monkeypatch, capsys):
    with sqlite3.connect(own.root / "gradebook.db") as database:
        assert database.execute("SELECT version_num FROM alembic_version").fetchone()[0] == _revisions()[0]
        database.execute("UPDATE alembic_version SET version_num = 'fedcba987654'")
    database.close()
    status, told = grade(own, monkeypatch, capsys)
    assert status == 2
    assert "another nbgrader (revision fedcba987654)" in told[0]


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("could not translate host name", "refused (could not"),
        ('connection to server at "db" failed: Connection refused', "cannot be reached"),
        ('FATAL: password authentication failed for user "ta"', "cannot be reached"),
        ("permission denied for table grade", "may not be written"),
        ("could not extend file: No space left on device", "could not be written"),
        ("something quite new", "refused (something quite new)"),
    ],
)
def test_what_a_database_says_becomes_words_without_its_password(said, wanted):
    error = trouble(Exception(f"{said}\n[SQL: SELECT secret]"), "postgresql://ta:pass@db/course")
    assert wanted in error.seen
    assert all((error.seen, error.why, error.then))
    assert "pass@" not in str(error)
    assert "SELECT" not in str(error)


# ---- PostgreSQL ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def server():
    if programs() is None:
        pytest.skip("no PostgreSQL server is installed (Debian: apt-get install postgresql)")
    server = Postgres()
    yield server
    server.close()


@pytest.fixture
def elsewhere(own, server, request):
    """The class with its gradebook in PostgreSQL: the address is written, then `course` is run again."""
    use(own, server.new(f"d{zlib.crc32(request.node.name.encode())}"))
    (own.root / "gradebook.db").unlink()
    list(make_course(own.root, ["01"]))
    return open_course(own.root)


@pytest.mark.slow
def test_with_postgresql_a_class_ends_as_with_sqlite(elsewhere, wanted, tmp_path):
    marks = list(grade_class(elsewhere, Fake()))
    assert state(elsewhere) == wanted
    assert not (elsewhere.root / "gradebook.db").exists(), "SQLite was used after all"
    list(write_feedback(elsewhere, marks[:1]))
    assert list((elsewhere.root / "feedback").glob(f"*/{GATES}/*.html"))
    assert write_table(elsewhere, tmp_path / "grades.csv") == len(STUDENTS)
    assert len(elsewhere.api().get_submissions(GATES)) == len(STUDENTS)


@pytest.mark.slow
def test_with_postgresql_what_people_wrote_survives_a_second_grading(elsewhere):
    list(grade_class(elsewhere, Fake()))
    with elsewhere.gradebook() as gradebook:
        gradebook.find_grade("01-open", GATES, GATES, "s1").manual_score = 1.5
        gradebook.find_comment("01-open", GATES, GATES, "s1").manual_comment = "=Good, „fast“"
        gradebook.db.commit()
    list(grade_class(elsewhere, Fake(), again=True))
    with elsewhere.gradebook() as gradebook:
        assert gradebook.find_grade("01-open", GATES, GATES, "s1").manual_score == 1.5
        assert gradebook.find_comment("01-open", GATES, GATES, "s1").comment == "=Good, „fast“"


@pytest.mark.slow
def test_a_postgresql_server_that_ends_in_the_middle_is_told_and_the_run_goes_on(
    elsewhere, server, wanted, monkeypatch, capsys
):
    status, told = grade(elsewhere, monkeypatch, capsys, trouble=lambda number: server.stop() if number == 3 else None)
    assert status == 2
    assert len(told) == 3
    assert "cannot be reached" in told[0]
    assert ":word@" not in "".join(told)
    status, told = grade(elsewhere, monkeypatch, capsys)
    assert status == 2
    assert "cannot be reached" in told[0]
    server.start()
    assert is_whole_again(elsewhere, wanted, monkeypatch, capsys)


@pytest.mark.slow
def test_a_database_that_is_not_there_is_told(own, server, monkeypatch, capsys):
    use(own, server.address("nowhere"))
    status, told = grade(own, monkeypatch, capsys)
    assert status == 2
    assert 'database "nowhere" does not exist' in told[0]
    with pytest.raises(UserError, match="cannot be reached"):
        open_gradebook(server.address("nowhere"), "x")
    assert shown_url(server.address("x")).startswith("postgresql://teacher:***@/x")


def test_a_missing_driver_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UserError, match="driver"):
        open_gradebook("postgresql+psycopg://ta@/course", "x")
    assert json.dumps(shown_url("postgresql+psycopg://ta@/course"))
