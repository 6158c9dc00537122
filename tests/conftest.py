"""Which tests share a process (`-n 2 --dist loadgroup`), and which must not be skipped where CI=true."""

import gc
import os
import re

import pytest

BY_LESSON = ("test_audit", "test_bad_input", "test_build", "test_docstrings")
SHARE_RUNS = ("test_accessibility", "test_offline")  # one solved run of each lesson serves both
LESSON = re.compile(r"\b\d\d_[a-z_]+\b")


def pytest_collection_modifyitems(items):
    """Keep a file's tests together, which share what its fixtures made; in the large files those of a lesson."""
    for item in items:
        group = item.path.stem
        lesson = LESSON.search(item.name)
        if group in BY_LESSON and lesson:
            group = f"{group} {lesson[0]}"
        if group in SHARE_RUNS and lesson:
            group = f"solved {lesson[0]}"
        item.add_marker(pytest.mark.xdist_group(group))


def pytest_runtest_teardown(item, nextitem):
    """Give back a group's figures and arrays, gigabytes of them, before the next group forks."""
    if nextitem is None or nextitem.get_closest_marker("xdist_group") != item.get_closest_marker("xdist_group"):
        gc.collect()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Let no test of the sandbox or of an attack pass for done where it was skipped."""
    report = yield
    guarded = os.environ.get("CI") == "true" and item.get_closest_marker("sandbox")
    if guarded and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome, report.longrepr = "failed", f"skipped, though CI=true: {report.longrepr}"
    return report
