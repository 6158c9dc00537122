"""`python -m neurons doctor`: what it finds on a machine that is well, and on one that is not."""

# ruff: noqa: F811 - a fixture is asked for by its name

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import neurons
from neurons.seat import doctor, machine
from neurons.seat.texts import TEXTS
from tests.test_seat_update import courses, mine  # noqa: F401 - fixtures

SEAT = Path(doctor.__file__).parent
ROOT = SEAT.parents[2]


def run(folder):
    return subprocess.run([sys.executable, "-m", "neurons", "doctor"], cwd=folder, capture_output=True, text=True)


def words(troubles):
    return {trouble.words for trouble in troubles}


@pytest.mark.torch  # which the doctor loads
def test_a_machine_that_is_well_has_nothing_found(mine):
    done = run(mine)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.endswith("Nothing was found wrong.\n")
    block = done.stdout[done.stdout.index("copy from here") : done.stdout.index("to here")]
    for what in ("course", "python", "ipywidgets", "anywidget", "numpy", "torch", "can write here", "memory"):
        assert re.search(rf"^ok  {what} ", block, re.MULTILINE), what
    assert re.search(r"^ok  Lab's jupyterlab_widgets +\d", block, re.MULTILINE)


def test_the_block_does_not_tell_the_name_of_the_home_folder(mine, monkeypatch):
    monkeypatch.setenv("HOME", str(mine.parent))
    monkeypatch.setenv("USERPROFILE", str(mine.parent))
    lines, _ = doctor.examine(mine, load=False)
    assert str(mine.parent) not in "\n".join(lines)
    assert f"~{os.sep}{mine.name}" in "\n".join(lines)


def test_it_runs_where_no_package_is_installed(mine):
    """-I and -S: no site-packages at all, as in a Python that was never set up."""
    code = f"import sys; sys.path.insert(0, {str(mine)!r})\n"
    code += "from neurons.seat.commands import main; sys.exit(main(['doctor']))"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", code], cwd=mine, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr == ""
    assert "numpy is not installed for this Python." in done.stdout
    assert "PyTorch is not there" in done.stdout
    assert "-m pip install anywidget" in done.stdout


def test_a_package_that_is_there_and_broken_is_told(mine, monkeypatch):
    broken = mine.parent / "broken"
    (broken / "torch").mkdir(parents=True)
    (broken / "torch" / "__init__.py").write_text("raise OSError('libgomp.so.1: cannot open shared object file')")
    monkeypatch.setenv("PYTHONPATH", str(broken))
    monkeypatch.setattr(doctor, "_LOADED", ["torch"])
    _, troubles = doctor.examine(mine)
    (trouble,) = [trouble for trouble in troubles if trouble.words == "doctor.broken"]
    assert trouble.seen.startswith("torch 2")
    assert "libgomp.so.1" in trouble.seen
    assert "--force-reinstall torch" in trouble.then


def test_files_that_hide_a_package_are_found(mine):
    (mine / "random.py").write_text("raise SystemExit")
    (mine / "torch").mkdir()
    (mine / "torch" / "__init__.py").write_text("")
    (mine / "my_random.py").write_text("")
    _, troubles = doctor.examine(mine, load=False)
    found = {trouble.seen.split(" in ")[0]: trouble.then for trouble in troubles if trouble.words == "doctor.hides"}
    assert set(found) == {"random.py", "torch"}
    assert "for example my_random.py" in found["random.py"]


def test_damaged_notebooks_and_missing_parts_are_found(mine):
    (mine / "01_gates.ipynb").write_text("{")
    shutil.rmtree(mine / "data")
    lines, troubles = doctor.examine(mine, load=False)
    assert {"notebook.damaged", "doctor.part_missing"} <= words(troubles)
    assert any("2, of which 1 can't be read" in line for line in lines)


def test_another_folder_is_told(tmp_path):
    _, troubles = doctor.examine(tmp_path, load=False)
    assert "folder.no_lessons" in words(troubles)


def test_another_copy_of_the_package_is_told(mine):
    _, troubles = doctor.examine(mine, load=False)
    assert "doctor.elsewhere" in words(troubles), "the tests' own copy is not the learner's"


def test_a_server_without_widgets_and_a_kernel_of_another_python_are_found(mine, monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "_jupyter_places", lambda: [tmp_path])
    kernel = tmp_path / "kernels" / "python3"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text(json.dumps({"argv": [str(tmp_path / "old" / "python"), "-m"]}))
    _, troubles = doctor.examine(mine, load=False)
    assert {"doctor.widgets", "doctor.kernel"} <= words(troubles)
    (kernel / "kernel.json").write_text(json.dumps({"argv": ["python", "-m"]}))
    for name in ("@jupyter-widgets/jupyterlab-manager", "anywidget"):
        (tmp_path / "labextensions" / name).mkdir(parents=True)
        (tmp_path / "labextensions" / name / "package.json").write_text('{"version": "1"}')
    _, troubles = doctor.examine(mine, load=False)
    assert not {"doctor.widgets", "doctor.kernel"} & words(troubles)


def test_the_places_are_those_where_jupyter_looks():
    from jupyter_core.paths import jupyter_path

    assert [str(place) for place in doctor._jupyter_places()] == jupyter_path()


def test_little_memory_and_little_room_are_told(mine, monkeypatch):
    monkeypatch.setattr(doctor, "memory_mb", lambda: (300, 2000))
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(1, 1, 50 << 20))
    _, troubles = doctor.examine(mine, load=False)
    assert {"doctor.memory", "doctor.room"} <= words(troubles)
    monkeypatch.setattr(doctor, "memory_mb", lambda: (None, None))
    _, troubles = doctor.examine(mine, load=False)
    assert "doctor.memory" not in words(troubles)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ({}, (7812, 15625)),
        ({"memory.max": "max", "memory.current": "5"}, (7812, 15625)),
        ({"memory.max": str(2 << 30), "memory.current": str(1 << 30)}, (1024, 2048)),
        ({"memory/memory.limit_in_bytes": str(1 << 30), "memory/memory.usage_in_bytes": "0"}, (1024, 1024)),
        ({"memory/memory.limit_in_bytes": str(1 << 62), "memory/memory.usage_in_bytes": "0"}, (7812, 15625)),
    ],
)
def test_the_memory_of_a_container_is_its_limit(tmp_path, groups, expected):
    files = {"proc/meminfo": "MemTotal:       16000000 kB\nMemFree: 1 kB\nMemAvailable:    8000000 kB\n"}
    files |= {f"sys/fs/cgroup/{name}": text for name, text in groups.items()}
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert machine._linux(tmp_path) == expected


def test_this_machine_tells_its_memory():
    free, total = machine.memory_mb()
    assert 0 < free <= total


def test_the_edition_is_that_of_the_repository():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    assert project["project"]["version"] == neurons.EDITION


def test_the_seat_needs_the_standard_library_alone_and_an_old_python_can_read_it():
    for path in [*SEAT.glob("*.py"), SEAT.parent / "__main__.py", SEAT.parent / "__init__.py"]:
        tree = ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 9))
        for node in ast.walk(tree):
            named = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            named += [node.module] if isinstance(node, ast.ImportFrom) else []
            for name in {name.split(".")[0] for name in named}:
                assert name in sys.stdlib_module_names or name in ("neurons", "IPython"), (path.name, name)


def test_every_text_is_used_and_every_text_that_is_used_is_there():
    source = "\n".join(path.read_text(encoding="utf-8") for path in SEAT.glob("*.py") if path.name != "texts.py")
    made = {f"update.{name}" for name in re.findall(r'"(\w+)"', source)} | {
        f"main.{name}" for name in re.findall(r'"(\w+)"', source)
    }
    named = set(re.findall(r'"((?:[a-z_]+\.)+[a-z_]+)"', source)) | made
    for name in TEXTS:
        stem = re.sub(r"\.(seen|why|then)$", "", name)
        assert name in named or stem in named, name
    for stem in {name.rpartition(".")[0] for name in TEXTS if name.endswith(".seen")}:
        assert {f"{stem}.why", f"{stem}.then"} <= set(TEXTS)
    for call in re.findall(r'(?:say|Trouble)\("([a-z_.]+)"', source):
        assert call in TEXTS or f"{call}.seen" in TEXTS, call
