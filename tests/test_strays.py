"""Folders and words that name no lesson and no student of the class: told with the near name, nothing is moved."""

import shutil

import pytest

from autograde.__main__ import main
from autograde.build.lesson import LESSONS
from autograde.errors import UserError
from autograde.gradebook import commands
from autograde.gradebook.course import open_course
from autograde.gradebook.grader import Result
from autograde.gradebook.making import which_lessons
from autograde.gradebook.strays import chosen_lessons, chosen_students, find_strays

GATES, LAYERS = "01_gates", "04_layers"


class Fake:
    """One point for everybody."""

    name = "a fake"

    def grade(self, course, submissions):
        for submission in submissions:
            yield submission, Result({"check-step": 1.0}, submission.notebook)


@pytest.fixture
def course(tmp_path):
    """A class of three lessons and three students, as far as names go."""
    root = tmp_path / "the class"
    for lesson in (GATES, "02_xor", LAYERS):
        (root / "release" / lesson).mkdir(parents=True)
        shutil.copy(LESSONS / f"{lesson}.ipynb", root / "release" / lesson)
    (root / "course.toml").write_text('name = "tried"\n', encoding="utf-8")
    (root / "students.csv").write_text("id,last_name\ns03,Li\ns04,Ng\ns05,Up\n", encoding="utf-8")
    return open_course(root)


def put(course, *paths):
    for path in paths:
        place = course.root / "submitted" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(LESSONS / f"{GATES}.ipynb", place)


def tree(course):
    return sorted(path.as_posix() for path in course.root.rglob("*"))


# what lies where: (its path as told, words of the note)
STRAYS = {
    "s04/01_gate/01_gates.ipynb": ("submitted/s04/01_gate", "Did you mean `01_gates`?", "submitted/s04/01_gates"),
    "s05/gates/work.ipynb": ("submitted/s05/gates", "Did you mean `01_gates`?", "submitted/s05/01_gates"),
    "s05/homework/01_gates.ipynb": ("submitted/s05/homework", "Did you mean `01_gates`?", "submitted/s05/01_gates"),
    "s05/01_gatse/deep/work.ipynb": ("submitted/s05/01_gatse", "Did you mean `01_gates`?", "submitted/s05/01_gates"),
    "s05/zzz/work.ipynb": ("submitted/s05/zzz", "The class's lessons are 01_gates,", "submitted/s05/LESSON"),
    "04_layers.ipynb": ("submitted/04_layers.ipynb", "no lesson's folder", "submitted/ID/04_layers/"),
    "s03/02_xor.ipynb": ("submitted/s03/02_xor.ipynb", "no lesson's folder", "submitted/s03/02_xor/"),
    "s77/01_gates/01_gates.ipynb": ("submitted/s77", "not in students.csv", "add a line"),
    "S03/01_gates/01_gates.ipynb": ("submitted/S03", "Did you mean `s03`?", "add a line"),
    "01_gates/s03/01_gates.ipynb": ("submitted/01_gates", "a lesson's name where", "submitted/ID/01_gates/"),
}


@pytest.mark.parametrize("path", STRAYS)
def test_what_lies_in_the_wrong_place_is_told_in_three_parts_and_not_moved(path, course):
    name, *words = STRAYS[path]
    put(course, path, "s03/01_gates/anything.ipynb")
    before = tree(course)
    ((told, note),) = find_strays(course)
    assert told == name
    assert note.count("\n") == 2
    assert [part for part in words if part not in note] == []
    assert tree(course) == before


def test_folders_without_a_notebook_hidden_ones_and_what_is_in_place_are_no_strays(course):
    put(course, "s03/01_gates/work.ipynb", "s04/.01_gates.new/work.ipynb", "s04/__MACOSX/work.ipynb", "s05/x/notes.txt")
    (course.root / "submitted" / "readme.txt").touch()
    assert list(find_strays(course)) == []


def test_for_some_students_only_their_own_folders_are_looked_into(course):
    put(course, *STRAYS)
    assert {told for told, _ in find_strays(course, ["s04"])} == {"submitted/s04/01_gate"}


def test_without_a_class_list_everyone_who_handed_in_belongs_to_the_class(course):
    (course.root / "students.csv").unlink()
    put(course, "s77/01_gates/x.ipynb")
    assert course.students() == ["s77"]
    assert list(find_strays(course)) == []


@pytest.mark.parametrize(
    ("named", "lessons"),
    [([], [GATES, "02_xor", LAYERS]), (["4"], [LAYERS]), (["04", "layers", "gates"], [GATES, LAYERS])],
)
def test_a_lesson_is_named_by_number_stem_or_in_full(named, lessons, course):
    assert chosen_lessons(course, named) == lessons


@pytest.mark.parametrize(
    ("name", "why", "then"),
    [
        ("05", "Its lessons are 01_gates, 02_xor, 04_layers.", "--lessons 05"),
        ("99", "Its lessons are 01_gates, 02_xor, 04_layers.", "by its number or its name"),
        ("01_gate", "Did you mean `01_gates`?", "by its number or its name"),
        ("Layer", "Did you mean `04_layers`?", "by its number or its name"),
    ],
)
def test_a_lesson_that_is_not_of_the_class_is_refused_with_the_near_name(name, why, then, course):
    with pytest.raises(UserError, match=f"`{name}` is no lesson of this class") as refused:
        chosen_lessons(course, [GATES, name])
    assert why in refused.value.why
    assert then in refused.value.then
    assert ("course '" in refused.value.then) == ("--lessons" in then), "a folder with a space can be pasted"


def test_the_course_command_knows_the_same_names():
    assert which_lessons(["4", "gates"]) == [GATES, LAYERS]
    with pytest.raises(UserError, match="Did you mean `04_layers`"):
        which_lessons(["layer"])


@pytest.mark.parametrize(("name", "near"), [("s99", ""), ("S03", "Did you mean `s03`?"), ("s3", "Did you mean `s03`?")])
def test_a_student_who_is_not_of_the_class_is_refused_with_the_near_name(name, near, course):
    put(course, f"{name}/01_gates/x.ipynb")
    with pytest.raises(UserError, match=f"`{name}` is no student of this class") as refused:
        chosen_students(course, ["s04", name])
    assert near in refused.value.why
    assert ("Did" in refused.value.why) == bool(near)
    assert refused.value.then
    assert chosen_students(course, ["s04", "s04"]) == ["s04"]


def test_the_commands_tell_it_and_enter_nobody_who_is_not_on_the_list(pristine, tmp_path, monkeypatch, capsys):
    root = shutil.copytree(pristine, tmp_path / "class")
    (root / "students.csv").write_text("id,last_name\ns03,Li\ns04,Ng\n", encoding="utf-8")
    course = open_course(root)
    put(course, "s03/01_gates/01_gates.ipynb", "S03/01_gates/01_gates.ipynb", "s04/01_gate/01_gates.ipynb")
    monkeypatch.setitem(commands._GRADERS, "engine", lambda options: Fake())
    assert main(["grade", str(root), "--no-feedback"]) == 0
    told = capsys.readouterr().out
    assert "* submitted/S03: `S03` is not in students.csv, and nothing in this folder was graded.\n" in told
    assert "  The class's lessons are 01_gates. Did you mean `01_gates`?\n" in told
    with course.gradebook() as gradebook:
        assert sorted(student.id for student in gradebook.students) == ["s03", "s04"]
    for words, refused in ((["--students", "s99"], "no student"), (["--lessons", "05"], "no lesson")):
        assert main(["grade", str(root), *words]) == 2
        assert f"`{words[1]}` is {refused} of this class" in capsys.readouterr().err
    assert main(["grade", str(root), "--lessons", "1", "--students", "s03", "--no-feedback"]) == 0
    assert "submitted/S03" not in capsys.readouterr().out
