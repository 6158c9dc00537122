"""Which tests share a process (`-n 2`), and which must not be skipped where CI=true."""

import datetime as dt
import functools
import gc
import os
import re
import sys
import time
from pathlib import Path

import pytest
from xdist.scheduler import LoadScopeScheduling

# a grammar of web addresses that jsonschema reads if it is there takes two seconds; no notebook's schema asks for one
sys.modules["rfc3987_syntax"] = None

BY_LESSON = ("test_audit", "test_bad_input", "test_build", "test_docstrings")
SHARE_RUNS = ("test_accessibility", "test_offline")  # one solved run of each lesson serves both
LESSON = re.compile(r"\b\d\d_[a-z_]+\b")
collected = 0.0  # when the collector last ran
WHOLE_FILE = re.compile(r"^pytestmark = (.*)$", re.MULTILINE)


def group_of(nodeid):
    """Name the group of a test, which runs in one process: its file, in the large files its lesson's part of it.

    A file's tests share what its fixtures made.
    """
    path, _, test = nodeid.partition("::")
    group, lesson = Path(path).stem, LESSON.search(test)
    if lesson and group in SHARE_RUNS:
        return f"solved {lesson[0]}"
    if lesson and group in BY_LESSON:
        return f"{group} {lesson[0]}"
    return group


class ByGroup(LoadScopeScheduling):
    """Give whole groups to processes (xdist's own `loadgroup` finds none with pytest 9: it renames tests no more)."""

    def _split_scope(self, nodeid):
        return group_of(nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Let `-n 2` share the tests out by groups."""
    return ByGroup(config, log)


def pytest_ignore_collect(collection_path, config):
    """Do not import a file all of whose tests `-m "not …"` leaves out: PyTorch alone would take seconds."""
    chosen = config.option.markexpr
    if collection_path.suffix != ".py" or not re.fullmatch(r"not \w+( and not \w+)*", chosen):
        return None
    marks = " ".join(WHOLE_FILE.findall(collection_path.read_text(encoding="utf-8")))
    return any(re.search(rf"\b{name}(ed)?\b", marks) for name in re.findall(r"not (\w+)", chosen)) or None


def pytest_collection_finish():
    """Keep the collector from walking through all the modules again at each group's end."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def nbgrader_asks_once():
    """nbgrader starts a program of two seconds at each new gradebook, to learn what is the same each time."""
    api = sys.modules.get("nbgrader.api")  # where no test has imported it, that alone would take two seconds more
    if api:
        api.get_alembic_version = functools.cache(api.get_alembic_version)


@pytest.fixture(scope="session")
def pristine(tmp_path_factory):
    """A class's folder with lesson 01, made once; every test works on a copy."""
    from autograde.gradebook.making import make_course

    root = tmp_path_factory.mktemp("classes") / "gates"
    list(make_course(root, ["01"], dt.date(2027, 2, 1)))
    return root


@pytest.fixture(scope="module")
def one_thread():
    """Let PyTorch add in one order, as it does when a lesson is graded."""
    torch = pytest.importorskip("torch")
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def pytest_runtest_teardown(item, nextitem):
    """Give back a group's figures and arrays, gigabytes of them, before the next group forks; short ones make few."""
    global collected
    ends = nextitem is None or group_of(nextitem.nodeid) != group_of(item.nodeid)
    if ends and time.monotonic() - collected > 5:  # a hundred groups, a tenth of a second each
        gc.collect()
        collected = time.monotonic()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let no test of the sandbox or of an attack pass for done where it was skipped."""
    report = yield
    guarded = os.environ.get("CI") == "true" and item.get_closest_marker("sandbox")
    if guarded and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, though CI=true: {report.longrepr}"
    return report
