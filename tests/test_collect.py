"""Archives of learning platforms: who is meant, what is taken, and that nothing in one leads anywhere else."""

import csv
import io
import shutil
import stat
import zipfile
from pathlib import Path

import hypothesis.strategies as st
import nbformat
import pytest
from hypothesis import HealthCheck, given, settings

from autograde.__main__ import main
from autograde.build.lesson import LESSONS
from autograde.errors import UserError
from autograde.gradebook import collect as module
from autograde.gradebook.class_list import read_students
from autograde.gradebook.collect import collect
from autograde.gradebook.course import open_course
from autograde.gradebook.names import names_of
from autograde.gradebook.submissions import read_submission
from autograde.words import TOLD

GATES = "01_gates"
NOTEBOOK = (LESSONS / f"{GATES}.ipynb").read_bytes()
CLASS = [
    ("ada", "Lovelace", "Ada", "ada@example.org"),
    ("joerg", "Müller-Lüdenscheidt", "Jörg", "jml@example.org"),
    ("li1", "Li", "Wei", "wei.li@example.org"),
    ("li2", "Li", "Wei", "w.li2@example.org"),
    ("ng", "Ng", "An", "an@example.org"),
]
MOODLE = "_assignsubmission_file_"


@pytest.fixture
def course(tmp_path):
    root = tmp_path / "class"
    (root / "release" / GATES / "cases").mkdir(parents=True)
    (root / "release" / GATES / f"{GATES}.ipynb").write_bytes(NOTEBOOK)
    (root / "course.toml").write_text('name = "tried"\n', encoding="utf-8")
    with (root / "students.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([("id", "last_name", "first_name", "email"), *CLASS])
    return open_course(root)


def pack(course, files, name="all.zip"):
    """Write an archive: a dict of path and content, or a list of ZipInfo or path with content."""
    path = course.root.parent / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for inside, content in files.items() if isinstance(files, dict) else files:
            packed.writestr(inside, content)
    return path


def take(course, files, table="", **named):
    path = pack(course, files, **named)
    names = course.root.parent / "names.csv"
    names.write_text(table, encoding="utf-8")
    return {one.who: one for one in collect(course, GATES, path, names if table else None)}


def there(course):
    folder = course.root / "submitted"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def is_told(collected, entry):
    return any(TOLD[entry][1].split("{")[0] in note for note in collected.notes)


# ---- whose it is -----------------------------------------------------------------------------------------------------

FORMS = {
    "Moodle, folders": [f"Ada Lovelace_4711{MOODLE}/{GATES}.ipynb", f"Jörg Müller-Lüdenscheidt_12{MOODLE}/mine.ipynb"],
    "Moodle, no folders": [f"Ada Lovelace_4711{MOODLE}{GATES}.ipynb", f"Müller-Lüdenscheidt Jörg_12{MOODLE}mine.ipynb"],
    "Moodle 4": [
        f"Ada Lovelace_4711_assignsubmission_file/{GATES}.ipynb",
        "Jörg Müller-Lüdenscheidt_12_assignsubmission_file/x/mine.ipynb",
    ],
    "Canvas": [f"lovelaceada_4711_90001_{GATES}.ipynb", "mullerludenscheidtjorg_12_90002_mine-2.ipynb"],
    "folders by id": [f"ada/{GATES}.ipynb", "joerg/mine.ipynb"],
    "as nbgrader keeps them": [f"ada/{GATES}/{GATES}.ipynb", f"joerg/{GATES}/mine.ipynb"],
    "files by id": [f"ada_{GATES}.ipynb", "joerg.ipynb"],
    "folders by address": [f"ada@example.org/{GATES}.ipynb", "jml@example.org/mine.ipynb"],
    "one folder around all": [f"all/ada/{GATES}.ipynb", "all/joerg/mine.ipynb"],
    "a browser's own suffix": [f"ada/{GATES}.ipynb.txt", "joerg/mine.IPYNB.json"],
}


@pytest.mark.parametrize("form", FORMS)
def test_each_form_of_an_archive_leads_to_the_students(form, course):
    found = take(course, dict.fromkeys(FORMS[form], NOTEBOOK))
    assert {one.student for one in found.values()} == {"ada", "joerg"}, found
    assert {one.word for one in found.values()} == {"collected"}
    assert f"ada/{GATES}/{GATES}.ipynb" in there(course)
    assert len(there(course)) == 2
    for student in ("ada", "joerg"):
        folder = course.submitted(student, GATES)
        assert read_submission(folder, student, GATES, course.released(GATES)).word == "ready"


def test_what_is_not_on_the_class_list_is_reported_and_not_taken(course):
    found = take(course, {f"Eve Black_5{MOODLE}/x.ipynb": NOTEBOOK, f"Ada Lovelace_4711{MOODLE}/x.ipynb": NOTEBOOK})
    assert found["Eve Black (5)"].word == "left out"
    assert is_told(found["Eve Black (5)"], "zip nobody")
    assert there(course) == {f"ada/{GATES}/x.ipynb"}


def test_two_students_of_one_name_are_told_apart_by_a_table_alone(course):
    files = {f"Wei Li_71{MOODLE}/x.ipynb": NOTEBOOK, f"Wei Li_72{MOODLE}/x.ipynb": NOTEBOOK + b"\n"}
    found = take(course, files)
    assert all(is_told(one, "zip several") for one in found.values())
    assert there(course) == set()
    take(course, files, "name,id\n71,li1\nWei Li_72,li2\n")
    assert course.submitted("li2", GATES).joinpath("x.ipynb").read_bytes() == NOTEBOOK + b"\n"
    assert there(course) == {f"li1/{GATES}/x.ipynb", f"li2/{GATES}/x.ipynb"}


def test_two_parts_that_lead_to_one_student_are_both_left(course):
    found = take(course, {f"Ada Lovelace_1{MOODLE}/x.ipynb": NOTEBOOK, f"Ada Lovelace_2{MOODLE}/x.ipynb": b"{}"})
    assert [is_told(one, "zip twice") for one in found.values()] == [True, True]
    assert there(course) == set()


def test_a_table_comes_first_and_gives_the_time_of_arrival(course):
    table = "name,id,time\nlovelaceada,ng,2027-02-01 23:59+01:00\n"
    found = take(course, {f"lovelaceada_LATE_1_2_{GATES}.ipynb": NOTEBOOK}, table)
    assert found["lovelaceada (1)"].student == "ng"
    assert found["lovelaceada (1)"].notes == ()
    assert course.submitted("ng", GATES).joinpath("timestamp.txt").read_text() == "2027-02-01 22:59:00 UTC"


def test_a_mark_of_lateness_is_told_and_a_timestamp_in_the_archive_is_not_believed(course):
    files = {f"lovelaceada_LATE_1_2_{GATES}.ipynb": NOTEBOOK, "ng/timestamp.txt": "2001-01-01", "ng/a.ipynb": NOTEBOOK}
    found = take(course, files)
    assert is_told(found["lovelaceada (1)"], "zip late")
    assert not [name for name in there(course) if "timestamp" in name]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("who,id\nAda,ada\n", "the name or the id is missing"),
        ("name,id\nAda,\n", "line 2"),
        ("name,id\nAda,adda\n", "not on the class list"),
        ("name,id,time\nAda,ada,noon\n", "'noon' is no time"),
        ("name,id,time\nAda,ada,12.01.2027 10:00\n", "'12.01.2027 10:00' is no time"),
    ],
)
def test_a_wrong_table_is_refused_in_three_parts(table, words, tmp_path):
    path = tmp_path / "names.csv"
    path.write_text(table, encoding="utf-8")
    with pytest.raises(UserError, match=words) as refused:
        names_of([{"id": "ada"}], path)
    assert all((refused.value.seen, refused.value.why, refused.value.then))


def test_a_class_without_a_list_and_what_is_no_archive_are_refused_in_three_parts(course, tmp_path):
    (tmp_path / "no.zip").write_bytes(b"PK\x03\x04 torn")
    archives = {"no.zip": "cannot be read as an archive", "gone.zip": "no such file: .*gone.zip", ".": "cannot be read"}
    for name, words in archives.items():
        with pytest.raises(UserError, match=words) as refused:
            list(collect(course, GATES, tmp_path / name))
        assert refused.value.then
        assert (refused.value.why == TOLD["zip gone"][1]) == (name == "gone.zip")
    (course.root / "students.csv").write_text("id,last_name,first_name,email\n")
    with pytest.raises(UserError, match="lists no students"):
        take(course, {"ada/x.ipynb": NOTEBOOK})


# ---- what is taken ---------------------------------------------------------------------------------------------------


def test_only_notebooks_are_taken_and_a_student_without_one_is_reported(course):
    files = {"ada/numpy.py": "boom", "ada/essay.docx": "x", "ng/x.ipynb": NOTEBOOK, "ng/json.py": "boom"}
    files |= {"__MACOSX/ng/._x.ipynb": "x", "ng/.DS_Store": "x", "ng/.ipynb_checkpoints/x-checkpoint.ipynb": "old"}
    found = take(course, files)
    assert is_told(found["ada"], "zip no notebook")
    assert "numpy.py, essay.docx" in found["ada"].notes[0]
    assert set(found) == {"ada", "ng"}
    assert there(course) == {f"ng/{GATES}/x.ipynb"}


def test_notebooks_of_one_name_are_both_kept_and_the_last_counts(course):
    found = take(course, [(f"ada/a/{GATES}.ipynb", b"1"), (f"ada/b/{GATES}.ipynb", b"2"), (f"ada/{GATES}.ipynb", b"3")])
    assert is_told(found["ada"], "zip same name")
    folder = course.submitted("ada", GATES)
    assert (folder / f"{GATES}.ipynb").read_bytes() == b"3"
    assert {path.read_bytes() for path in folder.iterdir()} == {b"1", b"2", b"3"}


def test_a_second_archive_moves_what_was_there_aside_and_the_same_one_changes_nothing(course):
    take(course, {"ada/x.ipynb": NOTEBOOK}, "name,id,time\nada,ada,2027-01-01 10:00\n")
    assert take(course, {"ada/x.ipynb": NOTEBOOK})["ada"].word == "same as before"
    assert (course.submitted("ada", GATES) / "timestamp.txt").exists()
    assert take(course, {"ada/x.ipynb": NOTEBOOK + b" "})["ada"].word == "replaced"
    (kept,) = (course.root / "replaced").iterdir()
    assert (kept / "x.ipynb").read_bytes() == NOTEBOOK
    assert there(course) == {f"ada/{GATES}/x.ipynb"}
    third = take(course, {"ada/x.ipynb": NOTEBOOK})["ada"]
    assert is_told(third, "zip replaced")
    assert [path.name for path in (course.root / "replaced").iterdir() if path.name in third.notes[0]]


def test_an_archive_whose_notebook_fails_leaves_what_was_there(course, monkeypatch):
    take(course, {"ada/x.ipynb": NOTEBOOK})
    monkeypatch.setattr(module, "LARGEST_BYTES", 100)
    found = take(course, {"ada/x.ipynb": NOTEBOOK + b" "})
    assert found["ada"].word == "left out"
    assert (course.submitted("ada", GATES) / "x.ipynb").read_bytes() == NOTEBOOK


def test_a_notebook_of_another_lesson_is_not_taken_and_the_good_one_stays(course):
    take(course, {"ada/x.ipynb": NOTEBOOK})
    other = (LESSONS / "02_xor.ipynb").read_bytes()
    for name in ("02_xor.ipynb", f"{GATES}.ipynb"):  # whatever it is called
        found = take(course, {f"ada/{name}": other, "ng/x.ipynb": NOTEBOOK})
        assert found["ada"].word == "left out"
        assert is_told(found["ada"], "zip other lesson")
        assert f"{name} is by its cells the notebook of 02_xor" in found["ada"].notes[0]
        assert found["ada"].notes[0].count("\n") == 2
        assert there(course) == {f"ada/{GATES}/x.ipynb", f"ng/{GATES}/x.ipynb"}
        assert (course.submitted("ada", GATES) / "x.ipynb").read_bytes() == NOTEBOOK


def test_of_two_notebooks_the_lessons_own_is_taken_and_the_students_own_stays_theirs(course):
    """The controls: what is of no lesson, or holds a cell of this one, is taken as it is."""
    other = nbformat.read(LESSONS / "02_xor.ipynb", as_version=4)
    found = take(course, {"ada/02_xor.ipynb": nbformat.writes(other), "ada/x.ipynb": NOTEBOOK})
    assert found["ada"].word == "collected"
    assert is_told(found["ada"], "zip other lesson")
    assert there(course) == {f"ada/{GATES}/x.ipynb"}
    own = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1", id="mine")])
    assert take(course, {"ng/x.ipynb": nbformat.writes(own)})["ng"].notes == ()
    other.cells.append(nbformat.reads(NOTEBOOK.decode(), as_version=4).cells[-1])
    assert take(course, {"joerg/x.ipynb": nbformat.writes(other)})["joerg"].notes == ()


# ---- harm ------------------------------------------------------------------------------------------------------------


def tree(folder):
    return {path: path.read_bytes() if path.is_file() else b"" for path in sorted(folder.rglob("*"))}


PATHS = ["../evil.ipynb", "/tmp/evil.ipynb", "ada/../../evil.ipynb", "..\\evil.ipynb", "C:\\evil.ipynb", "ada//e.ipynb"]
PATHS += ["ada/\x1b[2Jx.ipynb", "./ada/x.ipynb"]


@pytest.mark.parametrize("path", PATHS)
def test_a_path_that_leads_elsewhere_is_left_out_and_reported(path, course):
    before = tree(course.root.parent)
    found = take(course, {path: NOTEBOOK})
    assert [one.word for one in found.values()] == ["left out"]
    assert is_told(found["the archive"], "zip path")
    after = tree(course.root.parent)
    assert set(after) - set(before) <= {course.root.parent / "all.zip", course.root.parent / "names.csv"}


def test_only_the_first_part_of_a_path_says_whose_it_is(course):
    """The control: by its first part the same file does reach a student."""
    found = take(course, {"eve/ada/x.ipynb": NOTEBOOK, f"eve/Ng An_1{MOODLE}/x.ipynb": NOTEBOOK})
    assert set(found) == {"eve"}
    assert there(course) == set()
    assert take(course, {"ada/eve/x.ipynb": NOTEBOOK})["ada"].word == "collected"


def test_a_link_is_never_made(course, tmp_path):
    secret = tmp_path / "secret.ipynb"
    secret.write_bytes(b"the answers")
    link = zipfile.ZipInfo(f"ada/{GATES}.ipynb")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    found = take(course, [(link, str(secret))])
    assert found["ada"].word == "left out"
    assert "is a link" in found["ada"].notes[0]
    assert there(course) == set()


def test_a_bomb_is_stopped_at_what_a_notebook_may_be_and_costs_nobody_else(course, monkeypatch):
    """A megabyte stands for the real limit; what the archive says about the size is a lie."""
    monkeypatch.setattr(module, "LARGEST_BYTES", 2**20)
    path = pack(course, {"ada/x.ipynb": bytes(2**26), "ng/x.ipynb": NOTEBOOK})
    assert path.stat().st_size < 2**20
    raw = path.read_bytes()
    path.write_bytes(raw.replace((2**26).to_bytes(4, "little"), (9).to_bytes(4, "little")))
    for honest in (False, True):
        path.write_bytes(raw) if honest else None
        found = {one.who: one for one in collect(course, GATES, path)}
        assert found["ada"].word == "left out"
        assert is_told(found["ada"], "zip too large") or is_told(found["ada"], "zip damaged")
        assert found["ng"].student == "ng"
        assert there(course) == {f"ng/{GATES}/x.ipynb"}


def test_many_files_of_one_person_and_of_all_are_capped(course, monkeypatch):
    found = take(course, {f"ada/{number}.ipynb": b"{}" for number in range(21)})
    assert is_told(found["ada"], "zip too many")
    monkeypatch.setattr(module, "MOST_BYTES", 3 * len(NOTEBOOK))
    found = take(course, {f"ada/{number}.ipynb": NOTEBOOK for number in range(5)})
    assert is_told(found["ada"], "zip too large")
    assert len(there(course)) == 3
    monkeypatch.setattr(module, "MOST_ENTRIES", 4)
    with pytest.raises(UserError, match="holds 5 files"):
        take(course, {f"ada/{number}.ipynb": b"{}" for number in range(5)})


def test_an_archive_locked_or_spoilt_in_one_file_is_told_and_costs_nobody_else(course):
    path = pack(course, {"ada/x.ipynb": NOTEBOOK, "ng/x.ipynb": NOTEBOOK})
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"ada/x.ipynb") + 300] ^= 0xFF
    path.write_bytes(raw)
    found = {one.who: one for one in collect(course, GATES, path)}
    assert is_told(found["ada"], "zip damaged")
    assert found["ng"].word == "collected"
    raw = bytearray(pack(course, {"ada/x.ipynb": NOTEBOOK}).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + place] |= 1  # locked by a password
    path.write_bytes(raw)
    (locked,) = collect(course, GATES, path)
    assert is_told(locked, "zip damaged")


def test_a_file_whose_name_would_run_in_a_page_or_hide_gets_a_harmless_one(course):
    take(course, {"ada/<img src=x onerror=alert(1)>.ipynb": NOTEBOOK, "ng/.hidden.ipynb": NOTEBOOK})
    assert not [name for name in there(course) if set(name) & set("<>=")]
    assert f"ng/{GATES}/hidden.ipynb" in there(course)


def test_an_id_that_leads_elsewhere_is_refused(course):
    (course.root / "students.csv").write_text("id,last_name,first_name,email\n../../up,Up,Una,\n", encoding="utf-8")
    with pytest.raises(UserError, match="cannot be an id"):
        take(course, {f"Una Up_1{MOODLE}/x.ipynb": NOTEBOOK})
    assert not (course.root.parent / "up").exists()


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_spoilt_archive_is_read_or_refused_in_words_and_writes_nowhere_else(course, changes):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("ada/x.ipynb", b'{"cells": []}' * 9)
        packed.writestr(f"Ng An_7{MOODLE}/y.ipynb", b'{"cells": []}' * 9)
    raw = bytearray(made.getvalue())
    for place, value in changes:
        raw[place % len(raw)] = value
    path = course.root.parent / "spoilt.zip"
    path.write_bytes(raw)
    shutil.rmtree(course.root / "submitted", ignore_errors=True)
    try:
        found = list(collect(course, GATES, path))
    except UserError as error:
        found = [error]
    assert all(one for one in found)
    for name in there(course):
        assert name.split("/")[0] in {row["id"] for row in read_students(course.root)}
    assert {item.name for item in course.root.parent.iterdir()} <= {"class", "spoilt.zip", "all.zip", "names.csv"}


# ---- the command -----------------------------------------------------------------------------------------------------


def test_the_command_tells_what_it_took_what_it_left_and_who_is_missing(course, capsys):
    path = pack(course, {"ada/x.ipynb": NOTEBOOK, "eve/x.ipynb": NOTEBOOK})
    assert main(["collect", str(course.root), "gates", str(path)]) == 1
    told = capsys.readouterr().out
    assert "01_gates: 1 collected, 1 left out." in told
    assert "eve: nobody on the class list has this name." in told
    assert "a line for `eve`" in told
    assert "Nothing of 01_gates is there from joerg, li1, li2, ng." in told
    assert main(["collect", str(course.root), "01", str(pack(course, {"ada/x.ipynb": NOTEBOOK}))]) == 0
    assert "1 same as before" in capsys.readouterr().out
    assert main(["collect", str(course.root), "xor", str(path)]) == 2
    assert "no lesson of this class" in capsys.readouterr().err


def test_every_entry_about_archives_has_a_test():
    source = Path(__file__).read_text(encoding="utf-8")
    entries = {name for name in TOLD if name.startswith("zip ")} - {"zip unreadable", "zip many", "zip link"}
    assert [name for name in entries if f'"{name}"' not in source] == []
    assert nbformat.reads(NOTEBOOK.decode(), as_version=4).cells
