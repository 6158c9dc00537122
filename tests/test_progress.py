"""``progress()``: the map is read off the verdicts in the saved notebooks, and says what it could not read."""

import json

import nbformat
import pytest

from neurons.checking import progress
from neurons.checking.check import judge_answer
from neurons.checking.display import Points, as_html
from neurons.checking.progress import read_stages
from tests.test_check import ONE, STUB


def not_written(z):
    raise NotImplementedError(STUB)


CARDS = {
    "correct": as_html(judge_answer(ONE, {"double": lambda z: 2 * z})),
    "wrong": as_html(judge_answer(ONE, {"double": lambda z: 3 * z})),
    "not attempted": as_html(judge_answer(ONE, {"double": not_written})),
}


def save(folder, name, *words, title="A lesson"):
    """Save a notebook with one check cell for each word; None is a check that was never run."""
    cells = [nbformat.v4.new_markdown_cell(f"# {title}\n\nIt begins.", id="text")]
    for number, word in enumerate(words):
        cell = nbformat.v4.new_code_cell(f'check("e{number}")', id=f"check-e{number}")
        if word is not None:
            data = {"text/plain": "0.0", "text/html": CARDS[word]}
            cell.outputs = [nbformat.v4.new_output("execute_result", data=data, execution_count=1)]
        cells.append(cell)
    cells.append(nbformat.v4.new_code_cell('check("e0")', id="my-own-cell"))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / name)


def test_only_verdicts_that_say_correct_are_counted(tmp_path):
    save(tmp_path, "02_xor.ipynb", "correct", "wrong", "not attempted", None, title="Two lines make XOR")
    save(tmp_path, "01_gates.ipynb", "correct", "correct", title="One neuron")
    stages, broken = read_stages(tmp_path)
    assert [(stage.number, stage.title, stage.done, stage.count) for stage in stages] == [
        ("01", "One neuron", 2, 2),
        ("02", "Two lines make XOR", 1, 4),
    ]
    assert broken == []


def test_a_verdict_on_a_real_answer_is_found_as_the_notebook_saves_it(tmp_path):
    save(tmp_path, "01_gates.ipynb", None)
    path = tmp_path / "01_gates.ipynb"
    notebook = json.loads(path.read_text())
    card = Points(judge_answer(ONE, {"double": lambda z: 2 * z}))._repr_html_()
    notebook["cells"][1]["outputs"] = [
        {
            "output_type": "execute_result",
            "data": {"text/html": card.splitlines(keepends=True), "text/plain": ["2.0"]},
            "metadata": {},
            "execution_count": 3,
        }
    ]
    path.write_text(json.dumps(notebook))
    assert read_stages(tmp_path)[0][0].done == 1


@pytest.mark.parametrize("text", ["", "not JSON", "[]", '{"cells": 3}', '{"cells": []}', '{"metadata": {}}'])
def test_a_damaged_notebook_is_named_and_the_others_are_shown(tmp_path, text):
    save(tmp_path, "01_gates.ipynb", "correct")
    (tmp_path / "02_xor.ipynb").write_text(text)
    stages, broken = read_stages(tmp_path)
    assert [stage.number for stage in stages] == ["01"]
    assert len(broken) == 1
    assert "02_xor.ipynb" in broken[0]


def test_other_notebooks_are_no_lessons(tmp_path):
    save(tmp_path, "Untitled.ipynb", "correct")
    save(tmp_path, "01_gates-Copy1.ipynb", "correct")
    assert read_stages(tmp_path) == ([], [])


def test_in_plain_python_the_map_is_words(tmp_path, capsys):
    save(tmp_path, "01_gates.ipynb", "correct", "wrong", title="One neuron")
    progress(tmp_path)
    said = capsys.readouterr().out
    assert "01 One neuron: 1 of 2 exercises correct" in said
    assert "Ctrl+S" in said


def test_a_folder_without_lessons_gets_words(tmp_path, capsys):
    progress(tmp_path)
    assert "No notebook of the course" in capsys.readouterr().out
