"""What the README says of the lessons is what they say of themselves."""

import re

import pytest

from autograde.build.lesson import LESSONS, ROOT, SOLUTIONS

NAMES = sorted(path.stem for path in LESSONS.glob("[0-9][0-9]_*.ipynb"))
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = dict(re.findall(r"^\| \[(\d\d_\w+)\]\(lessons/\1\.ipynb\) \| (.*) \|$", README, flags=re.M))


def minutes_of(name):
    """Return the minutes that a lesson states for its parts, in whichever of the four ways it does so."""
    text = (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8")
    table = re.search(r"\|\s*minutes\s*\|\n# \|[-| ]+\|\n((?:# \|.*\n)+)", text)
    if table:
        return sum(int(row.rstrip("| \n").rpartition("|")[2]) for row in table.group(1).splitlines())
    whole = re.search(r"\*\*Time:\*\* about (\d+) minutes", text)
    if whole:
        return int(whole.group(1))
    parts = re.findall(r"part \d,? about (\d+) minutes", text, flags=re.I)
    return sum(map(int, parts or re.findall(r"^# - .*?\((\d+) minutes\)", text, flags=re.M)))


def test_every_lesson_has_its_row_and_every_row_its_lesson():
    assert sorted(ROWS) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_a_row_tells_the_lessons_title_and_minutes(name):
    title, _question, minutes = ROWS[name].split(" | ")
    first = (SOLUTIONS / f"{name}.py").read_text(encoding="utf-8").splitlines()[1]
    assert f"# # {title}" == first
    assert int(minutes) == minutes_of(name) > 0


def test_the_hours_in_all_are_the_sum_of_the_minutes():
    (hours,) = re.findall(r"about (\d+) hours in all", README)
    assert int(hours) == round(sum(minutes_of(name) for name in NAMES) / 60)


def test_every_target_of_the_makefile_is_told_in_the_readme():
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), flags=re.M)
    assert targets
    assert [target for target in targets if f"`make {target}`" not in README and target != "help"] == []
    assert "`make help`" in README


def test_every_path_that_the_readme_names_exists():
    tree = README[README.index("## What is where") : README.index("## Licence")]
    names = re.findall(r"^(\s*)([\w./]+?)/?(?:, | {2,})", tree, flags=re.M)
    parent = ""
    for indent, name in names:
        parent = "" if not indent else parent
        assert (ROOT / parent / name).exists(), name
        parent = name if not indent else parent


def test_a_lesson_that_is_not_there_is_not_promised():
    assert ("is still being written" in README) == ("14_black_box" not in NAMES)
