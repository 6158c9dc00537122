"""What may be handed in, one table: each kind gets its word and a message in three parts, and stops nobody else."""

import datetime as dt
import json
import os

import hypothesis.strategies as st
import nbformat
import pytest
from hypothesis import given, settings
from nbformat import v3
from nbgrader.utils import is_solution, parse_utc

from autograde.build.lesson import LESSONS
from autograde.gradebook import submissions
from autograde.gradebook.submissions import merge, read_submission
from autograde.gradebook.times import read_time
from autograde.words import TOLD, refusal, told

GATES = "01_gates"
NAME = f"{GATES}.ipynb"
STAMP = "timestamp.txt"
RELEASED = nbformat.read(LESSONS / NAME, as_version=4)
WRITTEN = nbformat.writes(RELEASED)


def notebook(change=None, **metadata):
    made = nbformat.from_dict(RELEASED)
    made.metadata.update(metadata)
    if change:
        change(made.cells)
    return nbformat.writes(made).encode()


def place_of(cells, name):
    return next(place for place, cell in enumerate(cells) if cell.id == name)


def delete(name):
    return lambda cells: cells.pop(place_of(cells, name))


def edit(name, **changes):
    return lambda cells: cells[place_of(cells, name)].update(changes)


def double(cells):
    copy = nbformat.from_dict({**cells[place_of(cells, "step")], "id": "copy", "source": "def step(z):\n    return 1"})
    cells.insert(place_of(cells, "step") + 1, copy)


def empty(cells):
    cells.clear()


OTHER = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
V3 = v3.new_notebook(worksheets=[v3.new_worksheet(cells=[v3.new_code_cell("1 + 1")])])
R = {"display_name": "R", "language": "R", "name": "ir"}
STEP = edit("step", source="def step(z):\n    return z > 0")

# kind: (the files handed in, the submission's word, the entry of the table that is told; None: nothing to tell)
BAD = {
    "as released": ({NAME: notebook()}, "ready", None),
    "no file": ({}, "missing", "missing"),
    "an essay": ({"essay.docx": b"PK"}, "missing", "missing"),
    "an empty file": ({NAME: b""}, "unreadable", "empty"),
    "cut short": ({NAME: notebook()[:3000]}, "unreadable", "not json"),
    "a web page": ({NAME: b"<!doctype html><title>Sign in</title>"}, "unreadable", "not json"),
    "a picture": ({NAME: b"\x89PNG\r\n\x1a\n\xff\xfe"}, "unreadable", "not text"),
    "UTF-16": ({NAME: notebook().decode().encode("utf-16")}, "unreadable", "not text"),
    "a list": ({NAME: b"[1, 2, 3]"}, "unreadable", "no notebook"),
    "another program's JSON": ({NAME: b'{"hello": "world"}'}, "unreadable", "no notebook"),
    "cells that are no list": ({NAME: b'{"nbformat": 4, "cells": "none"}'}, "unreadable", "no notebook"),
    "worksheets that are none": ({NAME: b'{"nbformat": 3, "worksheets": 7}'}, "unreadable", "no notebook"),
    "a format of the future": ({NAME: b'{"nbformat": 5, "cells": []}'}, "unreadable", "newer format"),
    "nested without end": ({NAME: b"[" * 200_000}, "unreadable", "too deep"),
    "200 MB": ({NAME: b" " * (200 * 2**20)}, "unreadable", "too large"),
    "a million cells": ({NAME: b'{"cells": [{}' + b",{}" * 10**6 + b"]}"}, "unreadable", "too many cells"),
    "format 3": ({NAME: json.dumps(V3).encode()}, "ready", "format 3"),
    "no cells": ({NAME: notebook(empty)}, "ready", "no cells"),
    "another notebook": ({NAME: nbformat.writes(OTHER).encode()}, "ready", "no answers"),
    "renamed": ({"gates final (2).ipynb": notebook()}, "ready", "taken from"),
    "a kernel for R": ({NAME: notebook(kernelspec=R)}, "ready", "other kernel"),
    "a kernel that is none": ({NAME: notebook().replace(b'"kernelspec": {', b'"kernel": {')}, "ready", None),
    "an answer deleted": ({NAME: notebook(delete("step"))}, "ready", "cell gone"),
    "a check deleted": ({NAME: notebook(delete("check-step"))}, "ready", "put back"),
    "an answer doubled": ({NAME: notebook(double)}, "ready", "cell twice"),
    "an answer turned into text": ({NAME: notebook(edit("step", cell_type="raw"))}, "ready", "cell retyped"),
    "setup edited": ({NAME: notebook(edit("01-setup-1", source="import numpy"))}, "ready", "given edited"),
    "a word for a time": ({NAME: notebook(), STAMP: b"yesterday"}, "ready", "no time"),
    "a day before its month": ({NAME: notebook(), STAMP: b"12.01.2027 10:00"}, "ready", "no time"),
    "a month before its day": ({NAME: notebook(), STAMP: b"01/12/2027"}, "ready", "no time"),
    "a time in UTF-16": ({NAME: notebook(), STAMP: "2027-02-01 10:00".encode("utf-16")}, "ready", "no time"),
    "a time before all others": ({NAME: notebook(), STAMP: b"0001-01-01 00:00+14:00"}, "ready", "no time"),
    "a zone that nobody knows": ({NAME: notebook(), STAMP: b"2027-02-01 10:00:00 ../CEST"}, "ready", "no time"),
    "an empty time": ({NAME: notebook(), STAMP: b" \n"}, "ready", None),
    "a mark at the start": ({NAME: b"\xef\xbb\xbf" + notebook()}, "ready", None),
}


def hand_in(folder, files):
    place = folder / "submitted" / "ada" / GATES
    place.mkdir(parents=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return place


def is_told(note, entry):
    """Whether a note is this entry of the table: all three parts, whatever stands in its fields."""
    parts = [part.split("{")[0] for part in TOLD[entry]]
    lines = note.split("\n")
    return len(lines) == 3 and all(part in line for part, line in zip(parts, lines, strict=True))


@pytest.mark.parametrize("kind", BAD)
def test_whatever_is_handed_in_has_its_word_and_a_message_in_three_parts(kind, tmp_path):
    files, word, entry = BAD[kind]
    submission = read_submission(hand_in(tmp_path, files), "ada", GATES, RELEASED)
    assert submission.word == word
    assert (submission.notebook is None) == (word != "ready")
    assert [is_told(note, entry) for note in submission.notes] == ([True] if entry else [])
    assert "{" not in "".join(submission.notes)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2027-02-01 12:00:00 UTC", "2027-02-01 12:00:00 UTC"),
        ("2027-02-01 12:00:00.123456 UTC\n", "2027-02-01 12:00:00.123456 UTC"),  # nbgrader's exchange
        ("2027-02-01 12:00:00.000000 Europe/Berlin", "2027-02-01 11:00:00 UTC"),  # with its own timezone set
        ("2027-07-01 12:00:00 Europe/Berlin", "2027-07-01 10:00:00 UTC"),
        ("2027-02-01 12:00", "2027-02-01 12:00:00 UTC"),
        ("2027-02-01T12:00:00Z", "2027-02-01 12:00:00 UTC"),
        ("2027-02-01 12:00 -0500", "2027-02-01 17:00:00 UTC"),
        ("\ufeff2027-02-01 12:00+01:00", "2027-02-01 11:00:00 UTC"),  # a simple editor's mark at the start
        ("12.01.2027 10:00", None),
        ("1/12/2027 10:00", None),
        ("12 Jan 2027", None),
        ("2027-13-01 10:00", None),
        ("2027-02-01 12:00 /etc/passwd", None),
        ("2027-02-01 12:00+01:00 UTC", None),
        ("1801483200", None),
        ("now", None),
    ],
)
def test_a_time_is_read_where_it_cannot_be_mistaken_and_means_the_same_to_nbgrader(text, wanted, tmp_path):
    submission = read_submission(hand_in(tmp_path, {NAME: notebook(), STAMP: text.encode()}), "ada", GATES, RELEASED)
    assert submission.timestamp == wanted
    assert [is_told(note, "no time") for note in submission.notes] == ([] if wanted else [True])
    if wanted:
        moment = dt.datetime.fromisoformat(wanted.removesuffix(" UTC"))
        assert parse_utc(submission.timestamp) == moment
        assert read_time(text.strip("\ufeff")) == moment.replace(tzinfo=dt.UTC)


def test_every_entry_about_a_submission_is_told_by_some_bad_input():
    about_links = {"link", "refused"}  # below: they need a system that makes them
    told_here = {entry for _, _, entry in BAD.values()}
    about_submissions = {name for name in TOLD if not name.startswith(("db ", "zip ", "names ", "class ", "not of "))}
    assert about_submissions == (told_here - {None}) | about_links


def test_links_are_not_followed_to_another_students_work(tmp_path):
    """The control: the same file in the place of the link is read."""
    place = hand_in(tmp_path, {})
    zoe = tmp_path / "submitted" / "zoe" / GATES
    zoe.mkdir(parents=True)
    (zoe / NAME).write_bytes(notebook(STEP))
    assert read_submission(zoe, "zoe", GATES, RELEASED).word == "ready"
    for name in (NAME, "other.ipynb"):
        (place / name).symlink_to(zoe / NAME)
        submission = read_submission(place, "ada", GATES, RELEASED)
        assert submission.notebook is None
        (place / name).unlink()
        if name == NAME:
            assert is_told(submission.notes[0].partition("read: ")[2], "link")
    place.rmdir()
    place.symlink_to(zoe)
    assert read_submission(place, "ada", GATES, RELEASED).word == "unreadable"
    (zoe / "timestamp.txt").symlink_to("/etc/passwd")
    assert read_submission(zoe, "zoe", GATES, RELEASED).timestamp is None


@pytest.mark.parametrize("refused", ["the file", "the folder"])
def test_a_file_or_folder_that_the_system_refuses_is_told_in_words(refused, tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    place = hand_in(tmp_path, {NAME: notebook()} if refused == "the file" else {"essay.txt": b""})
    monkeypatch.setattr(submissions.Path, "read_bytes" if refused == "the file" else "glob", refuse)
    submission = read_submission(place, "ada", GATES, RELEASED)
    assert submission.word == "unreadable"
    assert is_told(submission.notes[0], "refused")


def test_a_pipe_in_the_place_of_a_notebook_is_not_waited_for(tmp_path):
    place = hand_in(tmp_path, {})
    os.mkfifo(place / NAME)
    assert read_submission(place, "ada", GATES, RELEASED).word == "missing"


def test_an_untouched_copy_never_hides_the_work_in_either_order(tmp_path):
    """The control: a copy that differs does take the answer's place, as in the student's own notebook."""
    work, stub = "def step(z):\n    return z > 0", RELEASED.cells[place_of(RELEASED.cells, "step")].source
    for number, (first, second) in enumerate([(work, stub), (stub, work), (work, "step = 3")]):

        def two(cells, first=first, second=second):
            place = place_of(cells, "step")
            cells[place].source = first
            cells.insert(place + 1, nbformat.from_dict({**cells[place], "id": "copy", "source": second}))

        submission = read_submission(hand_in(tmp_path / str(number), {NAME: notebook(two)}), "ada", GATES, RELEASED)
        texts = [cell.source for cell in submission.notebook.cells]
        assert work in texts
        assert stub not in texts
        assert ("step = 3" in texts) == (second == "step = 3")


def test_a_refusal_of_the_table_has_three_parts():
    error = refusal("empty", folder="x")
    assert all((error.seen, error.why, error.then))
    assert told("empty", folder="x").count("\n") == 2


# ---- fuzz ------------------------------------------------------------------------------------------------------------

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
names = st.sampled_from([cell.id for cell in RELEASED.cells] + ["", "STEP", "x"])
marks = st.fixed_dictionaries({}, optional={"grade_id": names | json_values, "solution": json_values})
wild_cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw"]) | json_values,
        "id": names | json_values,
        "source": st.text(max_size=60) | st.lists(st.text(max_size=9) | json_values, max_size=3) | json_values,
        "metadata": st.fixed_dictionaries({}, optional={"nbgrader": marks | json_values}) | json_values,
        "outputs": json_values,
    },
)
wild_notebooks = st.fixed_dictionaries(
    {"cells": st.lists(wild_cells | json_values, max_size=12) | json_values},
    optional={
        "nbformat": st.integers(0, 6) | json_values,
        "metadata": st.fixed_dictionaries({}, optional={"kernelspec": json_values, "orig_nbformat": json_values})
        | json_values,
        "worksheets": json_values,
    },
)
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "500"))


@settings(max_examples=EXAMPLES, deadline=None)
@given(wild_notebooks | json_values, st.booleans())
def test_any_notebook_is_read_into_the_lessons_order_or_refused_in_words(wild, whole):
    if whole and isinstance(wild, dict) and isinstance(wild.get("cells"), list):
        wild = {**wild, "cells": [*json.loads(WRITTEN)["cells"], *wild["cells"]]}
    try:
        notebook = submissions._parse(json.dumps(wild))
    except submissions.UnreadableError as error:
        error.told(LESSONS / NAME)
        return
    except Exception:  # a format 3 that is none: read_notebook tells so
        assert "worksheets" in wild
        return
    merged, notes = merge(RELEASED, notebook)
    order = {cell.id: place for place, cell in enumerate(RELEASED.cells)}
    found = [order[cell.id] for cell in merged.cells if cell.id in order]
    assert found == sorted(set(found))
    gone = {cell.id for cell in RELEASED.cells} - {cell.id for cell in merged.cells}
    assert gone <= {cell.id for cell in RELEASED.cells if is_solution(cell)}
    for cell in merged.cells:
        if cell.id in order and not is_solution(RELEASED.cells[order[cell.id]]):
            assert cell.source == RELEASED.cells[order[cell.id]].source
    assert all(note.count("\n") == 2 for note in notes)
    json.dumps(merged).encode("utf-8")
