"""``python -m neurons doctor``: is all there that the lessons need? One block of text for a bug report."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from neurons.seat.lessons import Lessons
from neurons.seat.machine import memory_mb
from neurons.seat.notebooks import read_notebook
from neurons.seat.texts import say
from neurons.seat.trouble import Trouble

__all__ = ["examine"]

PYTHON = (3, 11)
PACKAGES = ["jupyterlab", "ipykernel", "ipywidgets", "anywidget", "numpy", "scipy", "matplotlib"]
OPTIONAL = ["torch", "notebook", "nbgrader", "nbconvert"]
_LOADED = ["ipywidgets", "anywidget", "numpy", "scipy", "matplotlib.figure", "torch"]  # each in a process of its own
_SERVER_PARTS = {"@jupyter-widgets/jupyterlab-manager": "jupyterlab_widgets", "anywidget": "anywidget"}
_LEAST_ROOM_MB = 200
_LEAST_MEMORY_MB = 1000  # a kernel with PyTorch (0.5 GB), the server and the browser's page
_LOAD_S = 120
_SHADOWS = {"numpy", "scipy", "matplotlib", "torch", "IPython", "ipywidgets", "anywidget", "nbformat", "random", "math"}
_SHADOWS |= {"json", "types", "typing", "string", "queue", "copy", "code", "test", "time", "io", "html", "logging"}


class _Findings:
    """The block's lines, and what is wrong."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.troubles: list[Trouble] = []

    def line(self, what: str, value: object, trouble: Trouble | None = None) -> None:
        mark = say("doctor.bad") if trouble else say("doctor.ok")
        self.lines.append(f"{mark}  {what:26}{_private(value)}")
        if trouble:
            self.troubles.append(trouble)

    def note(self, what: str, value: object) -> None:
        self.lines.append(f"    {what:26}{_private(value)}")


def examine(folder: Path, load: bool = True) -> tuple[list[str], list[Trouble]]:
    """Look at everything the lessons need.

    Parameters
    ----------
    folder : Path
        The folder of the lessons.
    load : bool
        Load the packages too (each in a process of its own, since a broken one may take it down).

    Returns
    -------
    lines : list of str
        The block for a bug report. The name of your home folder does not stand in it.
    troubles : list of Trouble
        What is wrong, in three parts each.
    """
    found = _Findings()
    for look in (_course, _python, _shadows, _server, _disk, _memory):
        look(found, folder)
    _packages(found, folder, load)
    return found.lines, found.troubles


def _private(value: object) -> str:
    text, home = str(value), os.path.expanduser("~")
    return text.replace(home, "~") if len(home) > 1 else text


def _course(found: _Findings, folder: Path) -> None:
    try:
        lessons = Lessons(folder)
    except Trouble as trouble:
        found.line("course", folder, trouble)
        return
    found.line("course", f"edition {lessons.edition()} in {lessons.root}")
    package = Path(sys.modules["neurons"].__file__ or "").resolve().parent
    if package != lessons.root / "neurons":
        found.line("neurons from", package, Trouble("doctor.elsewhere", place=package))
    for part in ("cases", "data"):
        if not (lessons.root / part).is_dir():
            found.line(part, "missing", Trouble("doctor.part_missing", name=part, folder=lessons.root))
    names = [name for name in lessons.names() if lessons.read(name) is not None]
    broken = list(_broken(lessons, names))
    found.line("notebooks", f"{len(names)}, of which {len(broken)} can't be read" if broken else len(names))
    for one in broken:
        found.line("notebook", one.seen, one)


def _broken(lessons: Lessons, names: list[str]) -> Iterator[Trouble]:
    for name in names:
        try:
            read_notebook(lessons.read(name) or b"", name)
        except Trouble as trouble:
            yield trouble


def _python(found: _Findings, folder: Path) -> None:
    wanted = ".".join(map(str, PYTHON))
    old = sys.version_info < PYTHON
    trouble = Trouble("doctor.python", version=platform.python_version(), wanted=wanted) if old else None
    found.line("python", f"{platform.python_version()} ({platform.python_implementation()})", trouble)
    found.note("python is", sys.executable)
    found.note("system", f"{platform.system()} {platform.release()} {platform.machine()}, {os.cpu_count()} processors")
    found.note("environment", "its own" if sys.prefix != sys.base_prefix else "the system's (no virtual environment)")


def _shadows(found: _Findings, folder: Path) -> None:
    """Find the learner's files that have a package's name: `import` would take them for it."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if path.name.removesuffix(".py") in _SHADOWS and (path.suffix == ".py" or (path / "__init__.py").is_file()):
            found.line("hides a package", path.name, Trouble("doctor.hides", name=path.name, folder=folder))


def _disk(found: _Findings, folder: Path) -> None:
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix=".doctor-", suffix=".tmp") as file:
            file.write(b"\0" * 65536)
            file.flush()
        trouble = None
    except OSError as error:
        trouble = Trouble("doctor.write", folder=folder, error=error.strerror)
    found.line("can write here", "no" if trouble else "yes", trouble)
    try:
        room = shutil.disk_usage(folder).free >> 20
    except OSError:
        return
    little = Trouble("doctor.room", room=room, folder=folder) if room < _LEAST_ROOM_MB else None
    found.line("room on the disk", f"{room} MB", little)


def _memory(found: _Findings, folder: Path) -> None:
    free, total = memory_mb()
    if free is None or total is None:
        found.note("memory", "this system does not tell")
        return
    needed = _LEAST_MEMORY_MB
    trouble = Trouble("doctor.memory", free=free, total=total, needed=needed) if free < needed else None
    found.line("memory", f"{free} MB free of {total} MB", trouble)


# ---- packages in this Python, and their parts on the side of the server


def _packages(found: _Findings, folder: Path, load: bool) -> None:
    for name in [*PACKAGES, *OPTIONAL]:
        version = _version(name)
        module = next((module for module in _LOADED if module.split(".")[0] == name), None)
        fields = {"name": name, "what": name, "python": sys.executable}
        trouble: Trouble | None = None
        if version is None and name in PACKAGES:
            trouble = Trouble("doctor.missing", **fields)
        elif version is None and name == "torch":
            trouble = Trouble("doctor.no_torch", error="it is not installed", **fields)
        elif version is not None and module and load:
            error = _load_error(module, folder)
            trouble = Trouble("doctor.broken", version=version, error=error, **fields) if error else None
        found.line(name, version or "not there", trouble)


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except Exception:  # not installed, or its record is damaged
        return None


def _load_error(module: str, folder: Path) -> str:
    """Import a module in a process of its own; return the last line of what went wrong, or nothing."""
    command = [sys.executable, "-P", "-W", "ignore", "-c", f"import {module}"]
    if sys.version_info < (3, 11):  # noqa: UP036 - the doctor must run where nothing else does
        command.remove("-P")
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=_LOAD_S, cwd=folder)
    except subprocess.TimeoutExpired:
        return f"it has not ended in {_LOAD_S} s"
    except OSError as error:
        return str(error)
    if done.returncode == 0:
        return ""
    lines = done.stderr.strip().splitlines()
    return lines[-1] if lines else f"Python ended with {done.returncode}"


def _server(found: _Findings, folder: Path) -> None:
    """Look where JupyterLab looks for its extensions and kernels; its own Python may be another than the kernel's."""
    places = _jupyter_places()
    for name, package in _SERVER_PARTS.items():
        there = next((place for place in places if (place / "labextensions" / name / "package.json").is_file()), None)
        if there is None:
            found.line(f"Lab's {package}", "missing", Trouble("doctor.widgets", name=name, what=package))
        else:
            found.line(f"Lab's {package}", _lab_version(there / "labextensions" / name / "package.json"))
    _kernel(found, places)
    command = shutil.which("jupyter")
    found.note("jupyter is", command or "not on the PATH (an environment that was not activated?)")


def _jupyter_places() -> list[Path]:
    """Return Jupyter's data folders, in the order in which it looks."""
    named = [Path(name) for name in os.environ.get("JUPYTER_PATH", "").split(os.pathsep) if name]
    own = os.environ.get("JUPYTER_DATA_DIR")
    home = Path.home()
    users = {
        "Windows": Path(os.environ.get("APPDATA") or home) / "jupyter",
        "Darwin": home / "Library" / "Jupyter",
    }.get(platform.system(), Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share") / "jupyter")
    user, environment = Path(own) if own else users, Path(sys.prefix) / "share" / "jupyter"
    both = [environment, user] if sys.prefix != sys.base_prefix else [user, environment]
    if platform.system() == "Windows":
        shared = [Path(os.environ.get("PROGRAMDATA") or home) / "jupyter"]
    else:
        shared = [Path("/usr/local/share/jupyter"), Path("/usr/share/jupyter")]
    return [*named, *both, *shared]


def _lab_version(path: Path) -> str:
    try:
        return str(json.loads(path.read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, KeyError, TypeError):
        return "there"


def _kernel(found: _Findings, places: list[Path]) -> None:
    for place in places:
        path = place / "kernels" / "python3" / "kernel.json"
        try:
            program = str(json.loads(path.read_text(encoding="utf-8"))["argv"][0])
        except (OSError, ValueError, KeyError, IndexError, TypeError):
            continue
        other = os.path.isabs(program) and os.path.normcase(program) != os.path.normcase(sys.executable)
        trouble = Trouble("doctor.kernel", kernel=program, python=sys.executable) if other else None
        found.line("kernel python3", program, trouble)
        return
    found.note("kernel python3", "JupyterLab's own (none is registered)")
