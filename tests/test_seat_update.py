"""`python -m neurons update` and `reset`: what comes in, what stays, and what is said when something is in the way."""

from __future__ import annotations

import io
import json
import shutil
import stat
import subprocess
import sys
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from neurons import seat
from neurons.seat import editions, files
from neurons.seat.notebooks import as_bytes, read_notebook
from neurons.seat.reset import reset
from neurons.seat.trouble import Trouble
from neurons.seat.update import update

LESSONS = Path(seat.__file__).parents[2]
NAMES = ["00_start_here", "01_gates"]
ANSWER = "def step(z):\n    return z > 0  # é ✓\n"


def small_course(folder):
    """Make a folder of two lessons, as a download has them."""
    lessons = folder / "lessons"
    (lessons / "cases" / "released").mkdir(parents=True)
    for name in NAMES:
        shutil.copy(LESSONS / f"{name}.ipynb", lessons)
        shutil.copy(LESSONS / "cases" / f"{name}.json", lessons / "cases")
        shutil.copy(LESSONS / f"{name}.ipynb", lessons / "cases" / "released")
    shutil.copytree(LESSONS / "neurons", lessons / "neurons", ignore=shutil.ignore_patterns("__pycache__"))
    (lessons / "data").mkdir()
    (lessons / "data" / "digits.md").write_text("where the digits come from")
    return lessons


@pytest.fixture(scope="module")
def courses(tmp_path_factory):
    """Make an old edition, and a newer one with other prose, a new module, one module less and other cases."""
    old = small_course(tmp_path_factory.mktemp("old"))
    new = small_course(tmp_path_factory.mktemp("new"))
    edit(new / "01_gates.ipynb", lambda cell: cell.update(source=cell["source"].replace("switch", "clever switch")))
    shutil.copy(new / "01_gates.ipynb", new / "cases" / "released")
    cases = new / "cases" / "01_gates.json"
    data = json.loads(cases.read_text())
    data["exercises"]["step"]["hints"][0] += " Look again."
    cases.write_text(json.dumps(data))
    module = new / "neurons" / "__init__.py"
    module.write_text(module.read_text().replace('EDITION = "', 'EDITION = "99.'))
    (new / "neurons" / "brand_new.py").write_text('"""New."""\n')
    (new / "neurons" / "bill.py").unlink()
    (new.parent / "requirements.txt").write_text("numpy==99\n")
    return old, new


@pytest.fixture
def mine(courses, tmp_path):
    """Make a learner's copy of the old edition, with an answer in it."""
    folder = shutil.copytree(courses[0], tmp_path / "my course" / "lessons")
    edit(folder / "01_gates.ipynb", lambda cell: cell.update(source=ANSWER) if cell["id"] == "step" else None)
    return folder


@pytest.fixture
def new(courses):
    return courses[1]


def edit(path, change):
    notebook = read_notebook(path.read_bytes(), path.name)
    for cell in notebook["cells"]:
        change(cell)
    path.write_bytes(as_bytes(notebook))


def everything(folder):
    """Return every file of a folder, by relative name."""
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def answer(folder):
    cells = read_notebook((folder / "01_gates.ipynb").read_bytes(), "01_gates.ipynb")["cells"]
    return next(cell["source"] for cell in cells if cell["id"] == "step")


def zipped(folder, top="", more=()):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in everything(folder).items():
            archive.writestr(f"{top}{name}", data)
        for name, data in more:
            archive.writestr(name, data)
    return content.getvalue()


def refused(call, words, folder):
    """Assert that a call is refused in three parts, with these words, and that nothing has changed."""
    before = everything(folder)
    with pytest.raises(Trouble) as caught:
        list(call())
    told = str(caught.value).splitlines()
    assert words in told[0]
    assert [line.split(":")[0] for line in told[1:]] == ["Why", "What next"]
    assert everything(folder) == before
    return caught.value


# ---- an update


def test_an_update_brings_the_new_edition_and_keeps_the_answer(mine, new):
    before = everything(mine)
    report = "\n".join(update(str(new), mine))
    assert answer(mine) == ANSWER
    assert "clever switch" in (mine / "01_gates.ipynb").read_text()
    after = everything(mine)
    for name, content in everything(new).items():
        assert name == "01_gates.ipynb" or after[name] == content
    (kept,) = (mine / "backups").iterdir()
    copies = everything(kept)
    assert copies["01_gates.ipynb"] == before["01_gates.ipynb"]
    assert copies["neurons/bill.py"] == before["neurons/bill.py"]
    assert all(before[name] == content for name, content in copies.items())
    gone = {name for name, content in before.items() if after.get(name) != content}
    assert gone == set(copies), "all that was replaced is in the copy"
    assert "neurons/bill.py" not in after
    assert "answers kept: step" in report
    assert f"backups/{kept.name}" in report
    assert not [name for name in after if name.endswith(".part")]


def test_an_update_of_lessons_that_nobody_touched_gives_the_new_edition_byte_for_byte(courses, tmp_path):
    old, new = courses
    folder = shutil.copytree(old, tmp_path / "lessons")
    list(update(str(new), folder))
    shutil.rmtree(folder / "backups")
    assert everything(folder) == everything(new)


def test_the_folder_of_a_classs_assignment_is_updated_and_reset_though_it_holds_no_copies(new, pristine, tmp_path):
    mine = shutil.copytree(pristine / "release" / "01_gates", tmp_path / "01_gates")
    edit(mine / "01_gates.ipynb", lambda cell: cell.update(source=ANSWER) if cell["id"] == "step" else None)
    assert not (mine / "cases" / "released").exists()
    refused(partial(reset, "gates", mine), "no copy of 01_gates.ipynb", mine)
    list(update(str(new), mine))
    assert answer(mine) == ANSWER
    assert "clever switch" in (mine / "01_gates.ipynb").read_text()
    list(reset("gates", mine))
    assert (mine / "01_gates.ipynb").read_bytes() == (new / "01_gates.ipynb").read_bytes()


def test_a_second_update_changes_nothing(mine, new):
    list(update(str(new), mine))
    before = everything(mine)
    report = list(update(str(new), mine))
    assert everything(mine) == before
    assert len(report) == 1
    assert "Nothing to change" in report[0]


def test_a_dry_run_says_the_same_and_writes_nothing(mine, new):
    before = everything(mine)
    dry = list(update(str(new), mine, dry_run=True))
    assert everything(mine) == before
    assert "nothing is written" in dry[0]
    real = list(update(str(new), mine))
    assert dry[1:] == [line for line in real[1:] if line in dry]
    assert any("01_gates.ipynb" in line for line in dry)


def test_files_of_ones_own_are_not_touched(mine, new):
    for name in ("notes.txt", "01_gates-Copy1.ipynb", "data/my_points.csv", "my_module.py"):
        (mine / name).write_text("mine")
    list(update(str(new), mine))
    for name in ("notes.txt", "01_gates-Copy1.ipynb", "data/my_points.csv", "my_module.py"):
        assert (mine / name).read_text() == "mine"


def test_a_lesson_that_is_not_there_comes_new(mine, new):
    (mine / "01_gates.ipynb").unlink()
    list(update(str(new), mine))
    assert (mine / "01_gates.ipynb").read_bytes() == (new / "01_gates.ipynb").read_bytes()


def test_a_verdict_whose_check_has_changed_is_taken_away(mine, new):
    verdict = {"outputs": [{"output_type": "stream", "name": "stdout", "text": ["2.0"]}]}
    edit(mine / "01_gates.ipynb", lambda cell: cell.update(verdict) if cell["id"].startswith("check-") else None)
    list(update(str(new), mine))
    cells = read_notebook((mine / "01_gates.ipynb").read_bytes(), "")["cells"]
    kept = {cell["id"]: bool(cell["outputs"]) for cell in cells if cell["id"].startswith("check-")}
    assert not kept.pop("check-step")
    assert all(kept.values())


@pytest.mark.parametrize("top", ["", "lessons/", "neurons-main/lessons/"])
def test_a_zip_serves_whatever_folder_it_begins_with(mine, new, tmp_path, top):
    (tmp_path / "edition.zip").write_bytes(zipped(new, top))
    list(update(str(tmp_path / "edition.zip"), mine))
    assert answer(mine) == ANSWER
    assert "clever switch" in (mine / "01_gates.ipynb").read_text()


def test_other_packages_of_the_new_edition_are_told(mine, new):
    (mine.parent / "requirements.txt").write_text("numpy==1\n")
    assert any("requirements.txt" in line for line in update(str(new.parent), mine))
    assert (mine.parent / "requirements.txt").read_text() == "numpy==1\n"


def test_an_address_serves_like_a_file(mine, new, tmp_path):
    (tmp_path / "edition.zip").write_bytes(zipped(new, "neurons-main/lessons/"))

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *words):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}"
        refused(partial(update, f"{address}/nothing.zip", mine), "could not be fetched: File not found", mine)
        list(update(f"{address}/edition.zip", mine))
        server.shutdown()
    assert "clever switch" in (mine / "01_gates.ipynb").read_text()
    refused(partial(update, f"{address}/edition.zip", mine), "could not be fetched", mine)


def test_an_edition_that_was_worked_in_serves_by_its_copies_as_released(mine, new, tmp_path):
    worked = shutil.copytree(new, tmp_path / "theirs")
    edit(worked / "01_gates.ipynb", lambda cell: cell.update(source="AND = 1") if cell["id"] == "AND" else None)
    list(update(str(worked), mine))
    assert "AND = 1" not in (mine / "01_gates.ipynb").read_text()
    shutil.rmtree(worked / "cases" / "released")
    refused(partial(update, str(worked), mine), "answers are written into it", mine)


def test_a_link_stays_a_link_and_what_it_leads_to_is_updated(mine, new, tmp_path):
    elsewhere = tmp_path / "gates.ipynb"
    shutil.move(mine / "01_gates.ipynb", elsewhere)
    (mine / "01_gates.ipynb").symlink_to(elsewhere)
    list(update(str(new), mine))
    assert (mine / "01_gates.ipynb").is_symlink()
    assert "clever switch" in elsewhere.read_text()


# ---- what can't be opened


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b'{"cells": [', "line 1"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"[1, 2]", "no notebook"),
        (b'{"cells": [3], "nbformat": 4}', "not cells"),
        (b'{"cells": [], "nbformat": 5, "nbformat_minor": 0}', "format 5.0"),
        (b'{"cells": [], "nbformat": 4, "nbformat_minor": 6}', "format 4.6"),
        (b'{"worksheets": [], "nbformat": 3}', "format 3"),
        (b'{"cells": [], "nbformat": 4, "nbformat_minor": 5}', "not one cell of this lesson"),
        (b"[" * 100_000, "read as a notebook"),
    ],
)
def test_a_notebook_that_cannot_be_read_stays_and_the_others_are_updated(mine, new, content, words):
    (mine / "00_start_here.ipynb").write_bytes(content)
    report = []
    with pytest.raises(Trouble, match=r"[\s\S]*Why: [\s\S]*What next: ") as caught:
        report.extend(update(str(new), mine))
    assert words in caught.value.seen
    assert "00_start_here.ipynb" in caught.value.seen
    assert (mine / "00_start_here.ipynb").read_bytes() == content
    assert "clever switch" in (mine / "01_gates.ipynb").read_text()
    assert answer(mine) == ANSWER


def with_link(folder):
    link = zipfile.ZipInfo("lessons/neurons/link.py")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped(folder, "lessons/", [(link, "/etc/passwd")])


UNSAFE = {
    "up": ("../evil.py", "leads out"),
    "up inside": ("lessons/../../evil.py", "leads out"),
    "absolute": ("/tmp/evil.py", "leads out"),
    "drive": ("C:/evil.py", "leads out"),
    "backslash": ("lessons\\..\\..\\evil.py", "leads out"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_a_zip_that_leads_out_of_itself_is_not_opened(mine, new, tmp_path, name):
    evil, words = UNSAFE[name]
    (tmp_path / "evil.zip").write_bytes(zipped(new, "lessons/", [(evil, "import os")]))
    refused(partial(update, str(tmp_path / "evil.zip"), mine), words, tmp_path)


def test_a_zip_with_a_link_is_not_opened(mine, new, tmp_path):
    (tmp_path / "evil.zip").write_bytes(with_link(new))
    refused(partial(update, str(tmp_path / "evil.zip"), mine), "is a link", tmp_path)


def test_a_folder_with_a_link_that_leads_out_of_it_is_not_opened(mine, new, tmp_path):
    folder = shutil.copytree(new, tmp_path / "edition")
    (folder / "neurons" / "leak.py").symlink_to("/etc/hostname")
    refused(partial(update, str(folder), mine), "leads out of it", mine)


def test_a_damaged_zip_is_told_from_one_that_is_no_course(mine, new, tmp_path):
    whole = zipped(new, "lessons/")
    damaged = bytearray(whole)
    damaged[200:400] = bytes(200)
    for name, content, words in [
        ("half.zip", whole[: len(whole) // 2], "neither a folder nor a zip"),
        ("page.zip", b"<html>404</html>", "neither a folder nor a zip"),
        ("bits.zip", bytes(damaged), "is damaged"),
        ("other.zip", zipped(new / "cases"), "holds no edition"),
        ("broken.zip", zipped(new, "", [("02_xor.ipynb", "{")]), "is damaged"),
    ]:
        (tmp_path / name).write_bytes(content)
        refused(partial(update, str(tmp_path / name), mine), words, tmp_path)


def test_a_zip_larger_than_any_edition_is_not_read(mine, new, tmp_path, monkeypatch):
    (tmp_path / "bomb.zip").write_bytes(zipped(new))
    monkeypatch.setattr(editions, "LARGEST_MB", 0)
    refused(partial(update, str(tmp_path / "bomb.zip"), mine), "more than", tmp_path)


def test_wrong_places_are_told(mine, new, tmp_path):
    refused(partial(update, str(tmp_path / "nothing"), mine), "There is nothing at", mine)
    refused(partial(update, " ", mine), "There is nothing at", mine)
    refused(partial(update, str(mine), mine), "should be updated", mine)
    refused(partial(update, str(mine.parent), mine), "should be updated", mine)
    refused(partial(update, str(new), tmp_path), "no folder of lessons", tmp_path)
    empty = tmp_path / "empty"
    empty.mkdir()
    refused(partial(update, str(empty), mine), "holds no edition", mine)


def test_a_step_back_has_to_be_asked_for(courses, mine):
    old, new = courses
    list(update(str(new), mine))
    refused(partial(update, str(old), mine), "and you have 99.", mine)
    list(update(str(old), mine, older=True))
    assert "clever" not in (mine / "01_gates.ipynb").read_text()
    assert answer(mine) == ANSWER


# ---- what the system refuses


@pytest.mark.parametrize("which", range(10))
def test_a_disk_that_is_full_at_any_file_leaves_every_file_whole(mine, new, monkeypatch, which):
    before, count, write = everything(mine), iter(range(10_000)), files._write

    def until_full(beside, content, at):
        if next(count) == which:
            beside.write_bytes(content[: len(content) // 2])
            raise OSError(28, "No space left on device", str(beside))
        write(beside, content, at)

    monkeypatch.setattr(files, "_write", until_full)
    with pytest.raises(Trouble, match="the disk is full") as caught:
        list(update(str(new), mine))
    assert "Make room" in caught.value.then
    after = {name: content for name, content in everything(mine).items() if not name.startswith("backups/")}
    assert after == before
    copies = {name.split("/", 2)[2]: content for name, content in everything(mine).items() if "backups/" in name}
    assert all(before[name] == content for name, content in copies.items())


def test_a_file_that_is_held_open_is_told_and_the_next_run_goes_on(mine, new, monkeypatch):
    replace = files.os.replace

    def held(beside, at):
        if at.name == "brand_new.py" and "backups" not in at.parts:
            raise PermissionError(13, "The process cannot access the file", str(at))
        replace(beside, at)

    with monkeypatch.context() as patch:
        patch.setattr(files.os, "replace", held)
        with pytest.raises(Trouble, match="could not be replaced") as caught:
            list(update(str(new), mine))
    assert "run the same command again" in caught.value.then
    assert answer(mine) == ANSWER
    list(update(str(new), mine))
    assert answer(mine) == ANSWER
    shutil.rmtree(mine / "backups")
    differ = {name for name, content in everything(new).items() if everything(mine).get(name) != content}
    assert differ == {"01_gates.ipynb"}


def run(command, *words, folder, **options):
    return subprocess.run(
        [*command, sys.executable, "-m", "neurons", *words], cwd=folder, capture_output=True, text=True, **options
    )


def test_the_command_line_tells_and_ends_with_a_status(mine, new):
    assert "doctor" in run([], folder=mine).stdout
    assert run([], "updte", folder=mine).returncode == 2
    done = run([], "update", str(new), "--dry-run", folder=mine)
    assert (done.returncode, done.stderr) == (0, "")
    from_elsewhere = partial(run, ["env", f"PYTHONPATH={mine}"], folder=mine.parent)
    assert from_elsewhere("update", str(new), "--dry-run", "--folder", mine.name).stdout == done.stdout
    done = run([], "update", "nowhere", folder=mine)
    assert done.returncode == 2
    assert done.stderr.startswith("There is nothing at nowhere.\nWhy: ")
    assert "Traceback" not in done.stderr


def test_a_learners_file_with_the_name_of_a_module_is_not_taken_for_it(mine, new):
    for name in ("json", "zipfile", "argparse", "random", "hashlib"):
        (mine / f"{name}.py").write_text("raise SystemExit('taken')")
    done = run([], "update", str(new), folder=mine)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.sandbox
def test_a_folder_that_can_only_be_read_is_told(mine, new):
    before = everything(mine)
    jail = ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"]
    done = run(jail, "update", str(new), folder=mine)
    assert done.returncode == 2
    assert "could not be written: Read-only file system" in done.stderr
    assert "What next: every file is as it was." in done.stderr
    assert everything(mine) == before
    done = run(jail, "doctor", folder=mine)
    assert done.returncode == 1
    assert "Nothing can be written into" in done.stdout


@pytest.mark.sandbox
def test_a_real_disk_that_is_full_is_told(mine, new, tmp_path):
    size = sum(map(len, everything(mine).values())) + 400_000
    jail = ["bwrap", "--bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--size", str(size), "--tmpfs", "/mnt"]
    script = (
        f"cp -r '{mine}' /mnt/lessons && cd /mnt/lessons && '{sys.executable}' -m neurons update '{new}'; echo $?;"
        f" rm -rf backups neurons/__pycache__ neurons/*/__pycache__; diff -r '{mine}' /mnt/lessons && echo the same"
    )
    done = subprocess.run([*jail, "sh", "-c", script], capture_output=True, text=True)
    assert "the disk is full" in done.stderr
    assert done.stdout == "2\nthe same\n", done.stdout


# ---- reset


def test_a_lesson_is_reset_after_a_copy(mine):
    before = (mine / "01_gates.ipynb").read_bytes()
    for name in ("01", "1", "gates", "01_gates", "01_gates.ipynb"):
        (mine / "01_gates.ipynb").write_bytes(before)
        list(reset(name, mine))
        assert (mine / "01_gates.ipynb").read_bytes() == (LESSONS / "cases/released/01_gates.ipynb").read_bytes()
    assert [path.read_bytes() for path in mine.glob("backups/*/01_gates.ipynb")] == [before] * 5
    assert "already" in next(reset("gates", mine))


def test_a_damaged_lesson_is_reset_after_a_copy(mine):
    (mine / "01_gates.ipynb").write_bytes(b'{"cells": [')
    list(reset("gates", mine))
    assert answer(mine) != ANSWER
    assert next(mine.glob("backups/*/01_gates.ipynb")).read_bytes() == b'{"cells": ['


def test_one_exercise_is_reset_and_the_others_stay(mine):
    edit(mine / "01_gates.ipynb", lambda cell: cell.update(source="AND = 1") if cell["id"] == "AND" else None)
    list(reset("gates", mine, "step"))
    assert "NotImplementedError" in answer(mine)
    assert "AND = 1" in (mine / "01_gates.ipynb").read_text()
    refused(partial(reset, "gates", mine, "Step"), "has no exercise 'Step'", mine)


def test_a_dry_run_of_a_reset_writes_nothing(mine):
    before = everything(mine)
    assert "nothing is written" in next(reset("gates", mine, dry_run=True))
    assert everything(mine) == before


def test_a_reset_without_a_copy_asks_for_the_edition(mine, new):
    for name in ("nets", "", "77", "0x"):
        refused(partial(reset, name, mine), f"no lesson {name!r}", mine)
    shutil.rmtree(mine / "cases" / "released")
    refused(partial(reset, "gates", mine), "no copy of 01_gates.ipynb", mine)
    list(reset("gates", mine, source=str(new)))
    assert "clever switch" in (mine / "01_gates.ipynb").read_text()
