"""A new edition of a lesson comes in: what the learner wrote is in it, character for character."""

from __future__ import annotations

import copy
import random
import string
from pathlib import Path

import nbformat
import pytest
from nbgrader.utils import compute_checksum

from neurons import seat
from neurons.seat.merge import merge
from neurons.seat.notebooks import as_bytes, built_hash, grade_id, is_answer, read_notebook
from neurons.seat.trouble import Trouble

RELEASED = Path(seat.__file__).parents[2] / "cases" / "released"
NAME = "01_gates.ipynb"


@pytest.fixture(scope="module")
def released():
    return read_notebook((RELEASED / NAME).read_bytes(), NAME)


@pytest.fixture
def mine(released):
    return copy.deepcopy(released)


def cell(notebook, key):
    """Return the lesson's cell with this id."""
    return next(one for one in notebook["cells"] if one["id"] == key)


def place(notebook, key):
    return next(place for place, one in enumerate(notebook["cells"]) if one["id"] == key)


def own(source, kind="code", **more):
    made = {"cell_type": kind, "id": "mine", "metadata": {}, "source": source, **more}
    return {**made, "outputs": [], "execution_count": None} if kind == "code" else made


def next_edition(released):
    """Return an edition with new prose, a new exercise, one exercise less, another with a new text, another order."""
    new = copy.deepcopy(released)
    for one in new["cells"]:
        if one["id"].startswith("01-text"):
            one["source"] = one["source"].replace("neuron", "small neuron")
    asked = cell(new, "step")
    asked["source"] = asked["source"].replace("return 1 where", "give 1 where")
    assert asked["source"] != cell(released, "step")["source"]
    gone = {"boundary", "check-boundary", "01-show-2"}
    new["cells"] = [one for one in new["cells"] if one["id"] not in gone]
    added = copy.deepcopy(cell(released, "AND"))
    added.update(id="XNOR", source=added["source"].replace("AND", "XNOR"))
    added["metadata"]["nbgrader"]["grade_id"] = "XNOR"
    new["cells"].insert(place(new, "AND"), added)
    new["cells"].append(new["cells"].pop(place(new, "01-show-7")))
    exercises = [one for one in new["cells"] if is_answer(one) and one["cell_type"] == "code"]
    new["metadata"]["neurons"]["built"] = {one["id"]: built_hash(one["source"]) for one in exercises}
    return new


@pytest.fixture(scope="module")
def newer(released):
    return next_edition(released)


def sources(notebook):
    return [one["source"] for one in notebook["cells"]]


# ---- what stays and what comes


def test_an_untouched_lesson_becomes_the_new_edition(mine, newer, released):
    merged, notes = merge(mine, newer, released)
    assert merged["cells"] == newer["cells"]
    assert (notes.answers, notes.own, notes.edited, notes.homeless, notes.put_back) == ([], 0, [], [], [])
    assert notes.asked == ["XNOR"]


def test_the_same_edition_again_changes_nothing(mine, released):
    cell(mine, "step")["source"] = "def step(z):\n    return z > 0\n"
    mine["cells"].insert(4, own("my_note = 1"))
    merged, _ = merge(mine, released, released)
    assert merged == mine


def test_an_answer_stays_and_the_prose_around_it_is_the_new_one(mine, newer, released):
    cell(mine, "AND")["source"] = "def AND(x1, x2):\n    return 'é✓'  # mine\n"
    merged, notes = merge(mine, newer, released)
    assert cell(merged, "AND")["source"] == "def AND(x1, x2):\n    return 'é✓'  # mine\n"
    assert notes.answers == ["AND"]
    given = [one["id"] for one in newer["cells"] if not is_answer(one)]
    assert all(cell(merged, key)["source"] == cell(newer, key)["source"] for key in given)


def test_the_answer_to_an_open_question_stays(mine, newer, released):
    cell(mine, "01-open").update(source="Because …", attachments={"a.png": {"image/png": "AA=="}})
    merged, _ = merge(mine, newer, released)
    assert cell(merged, "01-open")["source"] == "Because …"
    assert cell(merged, "01-open")["attachments"] == {"a.png": {"image/png": "AA=="}}


def test_a_cell_of_ones_own_stays_after_the_cell_that_it_followed(mine, newer, released):
    mine["cells"].insert(place(mine, "check-AND") + 1, own("AND(1, 1)"))
    merged, notes = merge(mine, newer, released)
    assert sources(merged)[place(merged, "check-AND") + 1] == "AND(1, 1)"
    assert notes.own == 1


def test_a_cell_after_something_that_is_gone_stays_after_what_stood_before_that(mine, newer, released):
    mine["cells"].insert(place(mine, "01-show-2") + 1, own("look = 1"))
    before = mine["cells"][place(mine, "01-show-2") - 1]["id"]
    merged, _ = merge(mine, newer, released)
    assert sources(merged)[place(merged, before) + 1] == "look = 1"


def test_a_given_cell_that_was_changed_is_new_and_the_changed_one_stands_after_it(mine, newer, released):
    cell(mine, "01-setup-1")["source"] += "\nimport math"
    cell(mine, "01-text-the-neuron")["source"] += "\n\nMy own remark."
    merged, notes = merge(mine, newer, released)
    for key in ("01-setup-1", "01-text-the-neuron"):
        at = place(merged, key)
        assert merged["cells"][at]["source"] == cell(newer, key)["source"]
        assert merged["cells"][at + 1]["source"] == cell(mine, key)["source"]
        assert "nbgrader" not in merged["cells"][at + 1]["metadata"]
    assert notes.edited == ["01-setup-1", "01-text-the-neuron"]


def test_an_answer_that_is_no_longer_asked_stands_at_the_end_under_a_heading(mine, newer, released):
    cell(mine, "boundary")["source"] = "def boundary(w, b):\n    return 7"
    merged, notes = merge(mine, newer, released)
    heading, answer = merged["cells"][-2:]
    assert heading["source"].startswith("## Kept from your earlier edition")
    assert (answer["source"], answer["metadata"]) == ("def boundary(w, b):\n    return 7", {})
    assert notes.homeless == ["boundary"]
    assert merge(merged, newer, newer)[0] == merged


def test_a_new_text_of_an_exercise_is_shown_below_its_answer_once(mine, newer, released):
    cell(mine, "step")["source"] = "def step(z):\n    return 1"
    merged, notes = merge(mine, newer, released)
    below = merged["cells"][place(merged, "step") + 1]
    assert "give 1 where" in below["source"]
    assert notes.new_text == ["step"]
    again, notes = merge(merged, newer, newer)
    assert again == merged
    assert notes.new_text == []


def test_a_deleted_answer_cell_comes_back_empty(mine, newer, released):
    mine["cells"].pop(place(mine, "OR"))
    merged, notes = merge(mine, newer, released)
    assert cell(merged, "OR")["source"] == cell(newer, "OR")["source"]
    assert "OR" in notes.put_back


@pytest.mark.parametrize("answer", ["def OR(x1, x2):\n    return 1", "OR = lambda x1, x2: 1", "OR: object = max"])
def test_no_stub_comes_back_over_an_answer_in_another_cell(mine, newer, released, answer):
    mine["cells"].pop(place(mine, "OR"))
    mine["cells"].insert(3, own(f"help = 1\n{answer}"))
    merged, notes = merge(mine, newer, released)
    assert "OR" not in [one["id"] for one in merged["cells"]]
    assert notes.left_out == ["OR"]
    assert merge(merged, newer, newer)[0] == merged


def test_a_comparison_is_no_answer(mine, newer, released):
    mine["cells"].pop(place(mine, "OR"))
    mine["cells"].insert(3, own("OR == max"))
    merged, notes = merge(mine, newer, released)
    assert notes.left_out == []
    assert cell(merged, "OR")


def test_the_second_part_of_a_split_answer_stays_after_the_first(mine, newer, released):
    at = place(mine, "NAND")
    mine["cells"][at]["source"] = "def NAND(x1, x2):"
    second = copy.deepcopy(mine["cells"][at])
    second.update(id="a-new-one", source="    return 0")
    mine["cells"].insert(at + 1, second)
    merged, _ = merge(mine, newer, released)
    at = place(merged, "NAND")
    assert sources(merged)[at : at + 2] == ["def NAND(x1, x2):", "    return 0"]
    assert [grade_id(one) for one in merged["cells"]].count("NAND") == 1


def test_an_answer_in_a_copy_of_the_untouched_cell_is_the_answer(mine, newer, released):
    at = place(mine, "NAND")
    mine["cells"].insert(at + 1, {**copy.deepcopy(mine["cells"][at]), "id": "copied", "source": "NAND = max"})
    merged, notes = merge(mine, newer, released)
    assert cell(merged, "NAND")["source"] == "NAND = max"
    assert notes.answers == ["NAND"]


def test_an_answer_that_was_turned_into_text_stays_as_text(mine, newer, released):
    cell(mine, "NAND").update(cell_type="markdown", source="I do not know yet")
    merged, _ = merge(mine, newer, released)
    at = place(merged, "NAND")
    assert merged["cells"][at]["source"] == cell(newer, "NAND")["source"]
    assert (merged["cells"][at + 1]["cell_type"], sources(merged)[at + 1]) == ("markdown", "I do not know yet")


def test_without_cell_ids_nbgraders_names_serve(mine, newer, released):
    cell(mine, "AND")["source"] = "AND = min"
    for one in mine["cells"]:
        one.pop("id")
    merged, _ = merge(mine, newer, released)
    assert cell(merged, "AND")["source"] == "AND = min"
    nbformat.validate(nbformat.reads(as_bytes(merged).decode(), as_version=4))


def test_without_the_old_edition_hashes_tell_what_was_written(mine, newer):
    cell(mine, "AND")["source"] = "AND = min"
    cell(mine, "01-setup-1")["source"] += "\nimport math"
    merged, notes = merge(mine, newer, None)
    assert cell(merged, "AND")["source"] == "AND = min"
    assert cell(merged, "OR")["source"] == cell(newer, "OR")["source"]
    assert notes.edited == ["01-setup-1"]
    assert notes.homeless == []
    assert set(notes.unsure) <= {one["id"] for one in newer["cells"] if "-text-" in one["id"]}


def test_the_checksum_that_tells_a_released_cell_is_nbgraders(released):
    marked = [nbformat.from_dict(one) for one in released["cells"] if "nbgrader" in one["metadata"]]
    assert marked
    assert all(one.metadata.nbgrader.checksum == compute_checksum(one) for one in marked)
    from neurons.seat.merge import _checksum_fits

    assert all(_checksum_fits(one) for one in marked)
    assert not any(_checksum_fits({**one, "source": one["source"] + " "}) for one in marked)


def test_outputs_stay_but_for_a_verdict_whose_check_has_changed(mine, newer, released):
    for key in ("check-AND", "check-OR"):
        cell(mine, key)["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "1.0"}]
    merged, _ = merge(mine, newer, released, stale={"OR"})
    assert cell(merged, "check-AND")["outputs"]
    assert cell(merged, "check-OR")["outputs"] == []


def test_a_notebook_with_no_cell_of_the_lesson_is_refused_in_three_parts(newer, released):
    other = {"cells": [own("1 + 1")], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    with pytest.raises(Trouble, match=r"not one cell[\s\S]*Why:[\s\S]*What next:"):
        merge(other, newer, released, name=NAME)


# ---- a thousand learners


class Learner:
    """Edits a notebook as JupyterLab lets one do it, at random."""

    def __init__(self, notebook, seed):
        self.cells, self.rng = notebook["cells"], random.Random(seed)

    def any(self):
        return self.rng.randrange(len(self.cells))

    def words(self):
        letters = string.ascii_letters + string.digits + " \n\t#=()\"'\\é✓😀\u2028"
        return "".join(self.rng.choices(letters, k=self.rng.randrange(1, 30)))

    def fresh(self):
        return f"{self.rng.getrandbits(64):016x}"

    def type(self):
        one = self.cells[self.any()]
        at = self.rng.randrange(len(one["source"]) + 1)
        one["source"] = one["source"][:at] + self.words() + one["source"][at:]

    def answer(self):
        answers = [one for one in self.cells if is_answer(one)]
        if answers:
            self.rng.choice(answers)["source"] = self.words()

    def cut(self):
        one = self.cells[self.any()]
        one["source"] = one["source"][: self.rng.randrange(len(one["source"]) + 1)]

    def add(self):
        self.cells.insert(self.any(), {**own(self.words(), self.rng.choice(["code", "markdown"])), "id": self.fresh()})

    def delete(self):
        if len(self.cells) > 5:
            self.cells.pop(self.any())

    def move(self):
        one = self.cells.pop(self.any())
        self.cells.insert(self.any(), one)

    def copy(self):
        made = copy.deepcopy(self.cells[self.any()])
        self.cells.insert(self.any(), {**made, "id": self.fresh()})

    def split(self):
        at = self.any()
        one = self.cells[at]
        cut = self.rng.randrange(len(one["source"]) + 1)
        parts = one["source"][:cut], one["source"][cut:]
        self.cells[at : at + 1] = [{**copy.deepcopy(one), "source": part, "id": self.fresh()} for part in parts]

    def join(self):
        at = self.rng.randrange(len(self.cells) - 1)
        first, second = self.cells[at : at + 2]
        joined = {**first, "source": f"{first['source']}\n\n{second['source']}"}
        self.cells[at : at + 2] = [{**joined, "id": self.rng.choice([first.get("id"), self.fresh()])}]

    def retype(self):
        one = self.cells[self.any()]
        one["cell_type"] = self.rng.choice(["code", "markdown", "raw"])
        for key in ("outputs", "execution_count", "attachments"):
            one.pop(key, None)
        if one["cell_type"] == "code":
            one.update(outputs=[], execution_count=None)

    def forget(self):
        """Do what some programs do when they save: drop what they don't know."""
        one = self.cells[self.any()]
        self.rng.choice([one["metadata"].clear, lambda: one.pop("id", None)])()

    def work(self, steps):
        doings = [self.type, self.answer, self.cut, self.add, self.delete, self.move, self.copy, self.split, self.join]
        for doing in self.rng.choices([*doings, self.retype, self.forget], k=steps):
            doing()


@pytest.mark.parametrize("with_base", [True, False])
def test_after_a_thousand_random_edits_every_character_of_the_learner_is_in_the_new_notebook(
    released, newer, with_base
):
    base = released if with_base else None
    given = {one["source"].strip() for edition in (released, newer) for one in edition["cells"]}
    for seed in range(0 if with_base else 1, 1000, 1 if with_base else 5):
        mine = copy.deepcopy(released)
        Learner(mine, seed).work(1 + seed % 12)
        before = copy.deepcopy(mine)
        merged, notes = merge(mine, newer, base)
        assert mine == before, seed
        there = set(sources(merged))
        unsure = {one["source"] for one in mine["cells"] if one.get("id") in notes.unsure}
        lost = [text for text in sources(mine) if text not in there and text.strip() not in given]
        assert [text for text in lost if text.strip() and text not in unsure] == [], seed
        assert not (notes.unsure and with_base), seed
        ids = [one["id"] for one in merged["cells"]]
        marked = [name for one in merged["cells"] if (name := grade_id(one))]
        assert len({*ids}) == len(ids), seed
        assert len({*marked}) == len(marked), seed
        assert merge(merged, newer, newer)[0] == merged, seed
        if seed % 20 == 0:
            nbformat.validate(nbformat.reads(as_bytes(merged).decode(), as_version=4))


def test_the_heading_for_what_has_no_place_comes_once(mine, newer, released):
    for key in ("boundary", "OR"):
        cell(mine, key)["source"] = f"{key} = 1"
    once, _ = merge(mine, newer, released)
    less = copy.deepcopy(newer)
    less["cells"] = [one for one in less["cells"] if one["id"] not in ("OR", "check-OR")]
    twice, notes = merge(once, less, newer)
    assert notes.homeless == ["OR"]
    assert sources(twice)[-3:-1][1] == "boundary = 1"
    assert sources(twice)[-1] == "OR = 1"
    assert sum("Kept from your earlier edition" in text for text in sources(twice)) == 1


def test_a_given_cell_that_got_another_number_is_known_by_its_text(mine, released):
    new = copy.deepcopy(released)
    shows = [one for one in new["cells"] if "-show-" in one["id"]]
    for one in reversed(shows):
        stem, _, number = one["id"].rpartition("-")
        one["id"] = one["metadata"]["nbgrader"]["grade_id"] = f"{stem}-{int(number) + 1}"
    first = {**copy.deepcopy(shows[0]), "id": "01-show-1", "source": "print('new')"}
    first["metadata"]["nbgrader"]["grade_id"] = "01-show-1"
    new["cells"].insert(2, first)
    cell(mine, "01-show-5")["source"] += "\n# changed"
    mine["cells"].insert(place(mine, "01-show-3") + 1, own("note = 1"))
    merged, notes = merge(mine, new, released)
    assert sources(merged)[place(merged, "01-show-4") + 1] == "note = 1"
    at = place(merged, "01-show-6")
    assert sources(merged)[at : at + 2] == [cell(released, "01-show-5")["source"], cell(mine, "01-show-5")["source"]]
    assert notes.edited == ["01-show-6"]
    back, _ = merge(merged, released, new)
    assert [one["source"] for one in back["cells"]] == [one["source"] for one in mine["cells"]][
        : place(mine, "01-show-5")
    ] + [cell(released, "01-show-5")["source"]] + [one["source"] for one in mine["cells"]][place(mine, "01-show-5") :]
