"""What Markdown makes of a lesson's prose."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import nbformat
import pytest

from neurons import widgets

LESSONS = Path(widgets.__file__).parents[1]
WIDEST = 95  # a cell shows 96 characters beside JupyterLab's file browser in a window of 1200 pixels (measured)
_ITEM = re.compile(r"\s*(\d+[.)]|[-+*])\s")


def accidental_lists(source):
    """Return the lines that begin an item of a list in the middle of a sentence, because a line was broken there."""
    lines = re.sub(r"```.*?```", "", source, flags=re.DOTALL).split("\n")
    found = []
    for before, line in itertools.pairwise(lines):
        told = not before.strip() or before.startswith("  ") or before.rstrip().endswith(":")
        if _ITEM.match(line) and not _ITEM.match(before) and not told:
            found.append(line)
    return found


@pytest.mark.parametrize("path", sorted(LESSONS.glob("[0-9][0-9]_*.ipynb")), ids=lambda path: path.stem)
def test_no_line_break_turns_a_sentence_into_a_list(path):
    cells = nbformat.read(path, as_version=4).cells
    assert [line for cell in cells if cell.cell_type == "markdown" for line in accidental_lists(cell.source)] == []


def headings(cells):
    """Return the levels of a notebook's headings, in order."""
    prose = "\n\n".join(cell.source for cell in cells if cell.cell_type == "markdown")
    prose = re.sub(r"```.*?```", "", prose, flags=re.DOTALL)
    return [len(marks) for marks in re.findall(r"^(#{1,6}) ", prose, flags=re.MULTILINE)]


@pytest.mark.parametrize("path", sorted(LESSONS.glob("[0-9][0-9]_*.ipynb")), ids=lambda path: path.stem)
def test_a_lesson_has_one_title_and_its_headings_skip_no_level(path):
    levels = headings(nbformat.read(path, as_version=4).cells)
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def cut_off(cells):
    """Return the lines of code that a reader has to push to the left to see their end."""
    lines = [line for cell in cells if cell.cell_type == "code" for line in cell.source.splitlines()]
    return [line for line in lines if len(line) > WIDEST]


@pytest.mark.parametrize("path", sorted(LESSONS.glob("[0-9][0-9]_*.ipynb")), ids=lambda path: path.stem)
def test_no_line_of_code_is_cut_off_at_the_right(path):
    assert cut_off(nbformat.read(path, as_version=4).cells) == []


def test_a_line_that_is_cut_off_would_be_found():
    wide = "x = 1  # " + "a" * 87
    assert cut_off([nbformat.v4.new_code_cell(f"y = 2\n{wide}\n"), nbformat.v4.new_markdown_cell(wide)]) == [wide]
    assert cut_off([nbformat.v4.new_code_cell(wide[:-1])]) == []


def test_a_sentence_that_becomes_a_list_would_be_found():
    assert accidental_lists("Only the row (1,\n1) lies to the right.") == ["1) lies to the right."]
    assert accidental_lists("With 3 - 0.5\n* 4 it is 1.") == ["* 4 it is 1."]
    assert accidental_lists("Two things:\n\n- one\n- two\n  in two lines\n- three") == []
