"""`save_my_work` and `restore_my_work`: one zip, and everything of the learner's is back from it."""

# ruff: noqa: F811 - a fixture is asked for by its name

from __future__ import annotations

import json
import shutil
import zipfile
from functools import partial

import pytest

from neurons.seat import how_to_keep, restore_my_work, save_my_work, work
from neurons.seat.trouble import Trouble
from tests.test_seat_update import ANSWER, answer, courses, edit, everything, mine, new, refused  # noqa: F401 - fixtures


@pytest.fixture
def fresh(courses, tmp_path):
    """Make the folder of a new session: lessons as released."""
    return shutil.copytree(courses[0], tmp_path / "another session" / "lessons")


def saved(folder):
    name, _ = work.save(folder)
    return folder / name


def test_what_was_saved_comes_back_in_a_new_session(mine, fresh):
    (mine / "notes").mkdir()
    (mine / "notes" / "é.txt").write_text("my note")
    (mine / "00_start_here-Copy1.ipynb").write_text("{}")
    path = saved(mine)
    released = everything(fresh)
    shutil.copy(path, fresh)
    report = "\n".join(work.restore(None, fresh))
    there = everything(fresh)
    assert there["01_gates.ipynb"] == (mine / "01_gates.ipynb").read_bytes()
    assert there["notes/é.txt"] == b"my note"
    assert there["00_start_here-Copy1.ipynb"] == b"{}"
    ours = {"01_gates.ipynb", "notes/é.txt", "00_start_here-Copy1.ipynb", path.name}
    assert {name for name, content in there.items() if released.get(name) != content} == ours
    assert f"Back from {path.name}: 00_start_here-Copy1.ipynb, 01_gates.ipynb, notes/é.txt." in report
    assert list(work.restore(path.name, fresh)) == [f"All that is in {path.name} is here already; nothing was changed."]


def test_the_zip_holds_nothing_of_the_courses_own(mine):
    (mine / ".ipynb_checkpoints").mkdir()
    (mine / ".ipynb_checkpoints" / "x.ipynb").write_text("{}")
    saved(mine)
    with zipfile.ZipFile(saved(mine)) as archive:
        assert sorted(archive.namelist()) == ["my_work.json", "released/01_gates.ipynb", "work/01_gates.ipynb"]


def test_what_is_replaced_is_kept(mine, fresh):
    path = saved(mine)
    edit(fresh / "01_gates.ipynb", lambda cell: cell.update(source="AND = 1") if cell["id"] == "AND" else None)
    before = (fresh / "01_gates.ipynb").read_bytes()
    report = "\n".join(work.restore(path, fresh))
    assert answer(fresh) == ANSWER
    (kept,) = fresh.glob("backups/*/01_gates.ipynb")
    assert kept.read_bytes() == before
    assert kept.parent.name in report


def test_work_comes_back_into_a_newer_edition(mine, new, tmp_path):
    path = saved(mine)
    folder = shutil.copytree(new, tmp_path / "newer session")
    report = "\n".join(work.restore(path, folder))
    assert answer(folder) == ANSWER
    assert "clever switch" in (folder / "01_gates.ipynb").read_text()
    assert "another edition" in report
    (kept,) = folder.glob("backups/*/as-saved/01_gates.ipynb")
    assert kept.read_bytes() == (mine / "01_gates.ipynb").read_bytes()


def test_a_damaged_notebook_is_saved_and_comes_back_as_it_is(mine, new, tmp_path):
    (mine / "01_gates.ipynb").write_bytes(b'{"cells": [')
    path = saved(mine)
    folder = shutil.copytree(new, tmp_path / "newer session")
    report = "\n".join(work.restore(path, folder))
    assert (folder / "01_gates.ipynb").read_bytes() == b'{"cells": ['
    assert "can't be read as a notebook" in report


def test_nothing_to_save_is_told(fresh):
    refused(partial(work.save, fresh), "nothing of yours", fresh)


def test_a_file_that_is_too_large_is_named_and_left_out(mine, monkeypatch):
    (mine / "large.bin").write_bytes(bytes(3 * 2**20))
    monkeypatch.setattr(work, "LARGEST_MB", 2)
    name, lines = work.save(mine)
    assert any("large.bin" in line for line in lines)
    with zipfile.ZipFile(mine / name) as archive:
        assert "work/large.bin" not in archive.namelist()


def made(folder, files, listed=None):
    path = folder / "my_work_made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        if listed is not None:
            head = {"made_by": "save_my_work", "date": "today", "edition": "1"}
            archive.writestr("my_work.json", json.dumps({**head, "files": listed}))
    return path


@pytest.mark.parametrize(
    ("files", "listed", "words"),
    [
        ({"a.txt": "x"}, None, "not a zip that save_my_work() made"),
        ({"a.txt": "x"}, ["a.txt"], "not a zip that save_my_work() made"),
        ({"work/neurons/checking/check.py": "x"}, ["neurons/checking/check.py"], "belongs to the course"),
        ({"work/.ssh/config": "x"}, [".ssh/config"], "belongs to the course"),
        ({"work/../../a.txt": "x"}, ["../../a.txt"], "leads out of it"),
        ({"work/" + "/no/a.txt": "x"}, ["/no/a.txt"], "leads out of it"),
        ({"work/C:a.txt": "x"}, ["C:a.txt"], "leads out of it"),
        ({"work/Cases/01_gates.json": "x"}, ["Cases/01_gates.json"], "belongs to the course"),
    ],
)
def test_a_zip_that_is_not_ours_is_not_opened(fresh, files, listed, words):
    path = made(fresh, files, listed)
    refused(partial(work.restore, path, fresh), words, fresh.parent)


def test_a_zip_that_is_not_there_or_damaged_is_told(mine, fresh):
    refused(partial(work.restore, None, fresh), "There is no my_work_….zip", fresh)
    refused(partial(work.restore, "x.zip", fresh), "There is no x.zip", fresh)
    (fresh / "my_work_x.zip").write_bytes(saved(mine).read_bytes()[:300])
    refused(partial(work.restore, None, fresh), "neither a folder nor a zip", fresh)


def test_binder_is_told_by_its_environment(monkeypatch, capsys):
    for name in work._FORGETFUL:
        monkeypatch.delenv(name, raising=False)
    how_to_keep()
    assert "Your work is kept in this folder" in capsys.readouterr().out
    monkeypatch.setenv("BINDER_REPO_URL", "https://example.org/course")
    how_to_keep()
    assert "This is a session on Binder: it forgets everything" in capsys.readouterr().out
    monkeypatch.delenv("BINDER_REPO_URL")
    monkeypatch.setenv("COLAB_RELEASE_TAG", "1")
    assert work.forgetful_place() == "Colab"


def test_the_calls_of_a_notebook_do_the_same_in_plain_python(mine, fresh, capsys):
    save_my_work(mine)
    (path,) = mine.glob("my_work_*.zip")
    assert f"In {path.name} is, as it was last saved: 01_gates.ipynb." in capsys.readouterr().out
    restore_my_work(path, fresh)
    assert answer(fresh) == ANSWER
    with pytest.raises(Trouble, match="What next: "):
        restore_my_work("nothing.zip", fresh)


def test_a_notebook_gets_a_link_and_every_name_is_escaped():
    said = work._Said(["a < b"], "my_work_1.zip")
    assert '<a href="my_work_1.zip" download="my_work_1.zip">' in said._repr_html_()
    assert "<p>a &lt; b</p>" in said._repr_html_()
    assert repr(said) == "a < b"
