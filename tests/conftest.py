"""Which tests share a process, where several processes run them (`-n 2 --dist loadgroup`)."""

import re

import pytest

BY_LESSON = ("test_audit", "test_bad_input", "test_build", "test_docstrings")
LESSON = re.compile(r"\b\d\d_[a-z_]+\b")


def pytest_collection_modifyitems(items):
    """Keep a file's tests together, which share what its fixtures made; in the large files those of a lesson."""
    for item in items:
        group = item.path.stem
        lesson = LESSON.search(item.name)
        if group in BY_LESSON and lesson:
            group = f"{group} {lesson[0]}"
        item.add_marker(pytest.mark.xdist_group(group))
