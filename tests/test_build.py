"""The build: one source in, the same bytes out, and words for an author's slips."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbgrader.nbgraderformat import MetadataValidator

from autograde.build import commands, elsewhere
from autograde.build.commands import build_lesson, cases_text, edited_answers, freeze_checked, stale
from autograde.build.lesson import LESSONS, ROOT, lesson_names, load_namespace, read_lesson
from autograde.build.notebook import release, solved, source_edition, to_text
from autograde.errors import UserError
from neurons.checking.cases import exercise_to_json

SOURCE = '''\
# %% [markdown]
# # Doubling
# Text.

# %% setup
import numpy as np

# %% exercise="double"
def double(z):
    """Return twice z."""
    ### BEGIN SOLUTION: give back twice the number
    return 2 * z
    ### END SOLUTION

# %% check="double" points=2
check("double")

# %% show="double"
print(double(2))

# %% [markdown] open="08" points=1
# Why two?
# ### BEGIN MARK SCHEME
# - 1 point: because.
# ### END MARK SCHEME
'''

CHECKS = """\
from autograde.build.describe import Case, Exercise, Group, Mistake
EXERCISES = [Exercise("double", [Group("values", [
    Case("numbers", "double(z)", lambda rng: {"z": rng.normal(0, 3, (2, 3))}),
    Case("one number", "double(z)", lambda rng: {"z": float(rng.normal())})])],
    mistakes=[Mistake("thrice", "Three times.", "How many?", replace=("2 * z", "3 * z"))],
    hints=["What is double?", "Look at the sign for times."])]
"""


@pytest.fixture
def author(tmp_path):
    """Write a lesson 08 into a folder and return a function that reads it, changed or not."""

    def write(source=SOURCE, checks=CHECKS):
        (tmp_path / "checks").mkdir(exist_ok=True)
        (tmp_path / "08_doubling.py").write_text(source, encoding="utf-8")
        (tmp_path / "checks" / "doubling.py").write_text(checks, encoding="utf-8")
        return read_lesson("doubling", tmp_path)

    return write


def test_a_lesson_reads_into_cells_with_roles_and_stable_ids(author):
    assert [(cell.role, cell.id) for cell in author().cells] == [
        ("prose", "08-text-doubling"),
        ("setup", "08-setup-1"),
        ("exercise", "double"),
        ("check", "check-double"),
        ("show", "08-show-1"),
        ("open", "08-open"),
    ]


def test_the_stub_says_what_to_write_and_nothing_of_the_answer(author):
    cell = author().cell("double")
    assert cell.stub.splitlines()[-1] == '    raise NotImplementedError("double: give back twice the number")'
    assert "2 * z" not in cell.stub
    assert cell.without_markers.splitlines()[-1] == "    return 2 * z"


def test_a_released_notebook_is_valid_for_nbformat_and_for_nbgrader(author):
    notebook = release(author())
    nbformat.validate(notebook)
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    for cell in notebook.cells:
        MetadataValidator().validate_cell(cell)


def test_roles_become_nbgraders_metadata(author):
    found = {cell.id: cell.metadata.get("nbgrader") for cell in release(author()).cells}
    assert found["08-text-doubling"] is None
    assert {key: found["double"][key] for key in ("solution", "grade", "locked")} == {
        "solution": True,
        "grade": False,
        "locked": False,
    }
    assert {key: found["check-double"][key] for key in ("solution", "grade", "locked", "points")} == {
        "solution": False,
        "grade": True,
        "locked": True,
        "points": 2,
    }
    assert found["08-setup-1"]["locked"]
    assert found["08-show-1"]["locked"]
    assert {key: found["08-open"][key] for key in ("solution", "grade", "points")} == {
        "solution": True,
        "grade": True,
        "points": 1,
    }


def test_the_mark_scheme_is_in_the_instructors_source_only(author):
    lesson = author()
    assert "because" not in to_text(release(lesson))
    assert "because" not in to_text(solved(lesson))
    assert "because" in to_text(source_edition(lesson))


def test_the_same_source_makes_the_same_bytes(author):
    assert to_text(release(author())) == to_text(release(author()))
    lesson = author()
    assert cases_text(lesson, freeze_checked(lesson)) == cases_text(lesson, freeze_checked(lesson))


def test_the_cases_hold_no_line_of_the_answer(author):
    lesson = author()
    assert "2 * z" not in cases_text(lesson, freeze_checked(lesson))


def test_stubs_run_untouched_and_only_raise_when_called(author):
    namespace = load_namespace(author(), stubs=True)
    with pytest.raises(NotImplementedError, match="double: give back"):
        namespace["double"](1)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("    ### END SOLUTION\n", "", "not closed"),
        ("    ### BEGIN SOLUTION: give back twice the number\n", "", "none is open"),
        (": give back twice the number", "", "does not say what to write"),
        ('# %% check="double" points=2\ncheck("double")\n', "", "no check cell"),
        ('check("double")\n', 'check("double")\nprint(1)\n', "nothing else"),
        ('# %% show="double"\n', "# %%\n", "marked"),
        ('# %% exercise="double"', '# %% exercise="twice"', "twice"),
        ('# %% show="double"\n', '# %% check="double" points=1\ncheck("double")\n# %% show="double"\n', "two cells"),
    ],
)
def test_a_slip_in_the_source_is_told_by_its_cell(author, old, new, words):
    assert old in SOURCE
    with pytest.raises(UserError, match=words):
        author(SOURCE.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('replace=("2 * z", "3 * z")', 'replace=("4 * z", "3 * z")', "stands 0 times"),
        ('replace=("2 * z", "3 * z")', 'replace=("2 * z", "z + z")', "no case tells it"),
        ('replace=("2 * z", "3 * z")', 'body="def double(z:"', "stops with SyntaxError"),
        ('"double(z)", lambda rng: {"z": float', '"double(z) / 0", lambda rng: {"z": float', "the reference itself"),
        ('"double(z)", lambda rng: {"z": float', '"double = 3; double", lambda rng: {"z": float', "hide the answer"),
        ('"What is double?", ', "", "at least two"),
        (
            '"double(z)", lambda rng: {"z": float',
            '"double(z)", judge=judge("nobody"), inputs=lambda rng: {"z": float',
            "no judge",
        ),
    ],
)
def test_a_slip_in_the_checks_is_told_by_its_exercise(author, old, new, words):
    assert old in CHECKS
    with pytest.raises(UserError, match=words):
        freeze_checked(author(checks=CHECKS.replace(old, new).replace("Group, Mistake", "Group, Mistake, judge")))


def test_a_hint_that_tells_the_solution_is_refused(author):
    checks = CHECKS.replace("What is double?", "Perhaps `return 2 * z`, or so?")
    freeze_checked(author(checks=checks))  # four tokens in a row are allowed
    with pytest.raises(UserError, match="tells the solution"):
        freeze_checked(
            author(
                SOURCE.replace("return 2 * z", "return 2 * z * 1"),
                checks.replace("`return 2 * z`", "`return 2 * z * 1`"),
            )
        )


def test_two_mistakes_that_behave_the_same_are_refused_unless_declared(author):
    twin = 'Mistake("again", "Again.", "Hm?", body="def double(z):\\n    return z + z + z")'
    both = CHECKS.replace('"3 * z"))]', f'"3 * z")), {twin}]')
    assert both != CHECKS
    with pytest.raises(UserError, match="behave the same"):
        freeze_checked(author(checks=both))
    freeze_checked(author(checks=both.replace('z + z + z")', 'z + z + z", same_as="thrice")')))


# --- what is committed -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=[pytest.mark.torch] if name >= "10" else []) for name in lesson_names()]
)
def test_committed_notebooks_and_cases_are_what_their_sources_make(name):
    assert stale(name) == []


def test_every_lesson_has_all_its_files_under_one_stem():
    for name in lesson_names():
        stem = name[3:]
        wanted = [
            f"solutions/{name}.py",
            f"solutions/checks/{stem}.py",
            f"lessons/{name}.ipynb",
            f"lessons/cases/{name}.json",
            f"tests/test_{stem}.py",
        ]
        if name != "00_start_here":
            wanted.append(f"lessons/neurons/{stem}.py")
        assert [path for path in wanted if not (ROOT / path).is_file()] == []


def test_all_cases_together_stay_under_three_megabytes():
    assert sum(path.stat().st_size for path in (LESSONS / "cases").glob("*.json")) < 3_000_000


@pytest.mark.slow
def test_cases_are_the_same_numbers_without_the_processors_extras():
    """Frozen on one processor, checked on another: NumPy's AVX features are switched off for this one."""
    found = subprocess.run(
        [sys.executable, "-P", "-c", "import numpy._core._multiarray_umath as m; print(*m.__cpu_dispatch__)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    import numpy._core._multiarray_umath as features

    enabled = [name for name in found.split() if features.__cpu_features__.get(name)]
    result = subprocess.run(
        [sys.executable, "-P", "-m", "autograde", "build", "--check", "activations", "losses"],
        cwd=ROOT,
        env={**os.environ, "NPY_DISABLE_CPU_FEATURES": " ".join(enabled)},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_a_torch_case_that_another_processor_moves_by_a_tenth_of_its_tolerance_is_refused(author, monkeypatch):
    lesson = author()
    records = freeze_checked(lesson)
    name, record = next(iter(records.items()))
    group = next(one for one in record.groups if np.all(np.isfinite(np.asarray(one.cases[0].want, dtype=float))))
    first = group.cases[0]
    want = np.asarray(first.want, dtype=float)

    def shifted(share):
        """As on another processor: the first case's values moved by a share of their tolerance (1e-6 |want| + 1e-9)."""
        case = replace(first, want=want + share * (1e-6 * np.abs(want) + 1e-9))
        rest = tuple(replace(one, cases=(case, *one.cases[1:])) if one is group else one for one in record.groups)
        return {**records, name: replace(record, groups=rest)}

    def frozen_elsewhere(others):
        data = json.dumps({one: exercise_to_json(found, 17) for one, found in others.items()})
        done = subprocess.CompletedProcess([], 0, f"a line before it\n{data}", "")
        monkeypatch.setattr(elsewhere.subprocess, "run", lambda command, **options: done)

    frozen_elsewhere(shifted(0.05))
    elsewhere.refuse_what_moves(lesson, records)
    frozen_elsewhere(shifted(0.2))
    with pytest.raises(UserError, match="differ between processors") as refused:
        elsewhere.refuse_what_moves(lesson, records)
    assert first.name in str(refused.value)


def test_names_of_files_say_what_is_in_them():
    vague = {"utils", "util", "common", "misc", "helpers"}
    folders = [ROOT / name for name in ("autograde", "lessons", "solutions", "tests", "benchmarks", "binder")]
    paths = [path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts]
    assert len(paths) > 100
    assert [path for path in paths if path.stem in vague] == []


# --- nothing of a learner's is lost ----------------------------------------------------------------


@pytest.fixture
def built(author, tmp_path, monkeypatch):
    author()
    monkeypatch.setattr(commands, "read_lesson", lambda stem: read_lesson(stem, tmp_path))
    folder = tmp_path / "lessons"
    build_lesson("doubling", folder)
    return folder


def _edit(path: Path, old: str, new: str):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_second_build_changes_nothing(built):
    assert build_lesson("doubling", built) == []


def test_an_edited_answer_is_not_replaced_without_a_dated_copy(built):
    path = built / "08_doubling.ipynb"
    _edit(path, "raise NotImplementedError", "return z + z  # mine")
    assert edited_answers(path) == ["double"]
    with pytest.raises(UserError, match="answers that were written into it: double"):
        build_lesson("doubling", built)
    build_lesson("doubling", built, force=True)
    copies = list(built.glob("08_doubling.20*.ipynb"))
    assert len(copies) == 1
    assert "# mine" in copies[0].read_text(encoding="utf-8")
    assert edited_answers(path) == []


@pytest.mark.parametrize("damage", ["", "not JSON", "{}", '{"cells": []}'])
def test_a_notebook_that_no_build_made_is_kept_too(built, damage):
    path = built / "08_doubling.ipynb"
    path.write_text(damage, encoding="utf-8")
    with pytest.raises(UserError, match="did not make"):
        build_lesson("doubling", built)
    assert path.read_text(encoding="utf-8") == damage


def test_an_added_cell_is_an_edit(built):
    path = built / "08_doubling.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"].append(
        {"cell_type": "code", "id": "mine", "metadata": {}, "source": "1", "outputs": [], "execution_count": None}
    )
    path.write_text(json.dumps(notebook), encoding="utf-8")
    assert edited_answers(path) == ["mine"]


def test_stale_and_edited_files_are_told_apart(built, author):
    path = built / "08_doubling.ipynb"
    assert stale("doubling", built) == []
    _edit(path, "raise NotImplementedError", "return 0  # mine")
    assert "edited by hand (double)" in stale("doubling", built)[0]
    path.unlink()
    assert "missing" in stale("doubling", built)[0]


def test_changed_numbers_make_cases_stale(built):
    path = built / "cases" / "08_doubling.json"
    text = path.read_text(encoding="utf-8")
    data = json.loads(text)
    entry = data["exercises"]["double"]["groups"][0]["cases"][0]["want"]["array"]
    entry[0] *= 1 + 1e-11
    path.write_text(json.dumps(data), encoding="utf-8")
    assert stale("doubling", built) == [], "the last bits differ between processors"
    entry[0] *= 1 + 1e-6
    path.write_text(json.dumps(data), encoding="utf-8")
    assert "cases" in stale("doubling", built)[0]


def test_a_full_disk_leaves_the_old_file_whole(built, author, monkeypatch):
    path = built / "08_doubling.ipynb"
    before = path.read_text(encoding="utf-8")
    author(SOURCE.replace("# Text.", "# Other text."))

    def full(self, *args, **kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(UserError, match="could not be written: No space left"):
        build_lesson("doubling", built)
    assert path.read_text(encoding="utf-8") == before
    assert not list(built.rglob("*.part"))


def test_a_folder_that_may_not_be_written_gets_words(built, author, monkeypatch):
    author(SOURCE.replace("# Text.", "# Other text."))

    def refused(self, *args, **kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "write_text", refused)
    with pytest.raises(UserError, match="Permission denied"):
        build_lesson("doubling", built)


def test_a_long_stub_is_wrapped_and_still_says_the_same(author):
    what = "give back twice the number, " * 6 + 'also of "numbers" and of \\\\ signs'
    lesson = author(SOURCE.replace("give back twice the number", what))
    assert max(len(line) for line in lesson.cell("double").stub.splitlines()) <= 90
    with pytest.raises(NotImplementedError) as caught:
        load_namespace(lesson, stubs=True)["double"](1)
    assert (str(caught.value),) == lesson.cell("double").stubs
