"""What `.ci/run` promises: no test of the sandbox or of an attack is skipped in silence."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = """
import pytest
@pytest.mark.sandbox
def test_of_the_sandbox():
    pytest.skip("no sandbox here")
@pytest.mark.sandbox
@pytest.mark.skipif(True, reason="no bubblewrap here")
def test_of_an_attack():
    pass
def test_of_something_else():
    pytest.skip("no matter")
"""


@pytest.mark.parametrize("ci", [True, False])
def test_a_skipped_test_of_the_sandbox_fails_where_ci_is_set_and_nowhere_else(ci, tmp_path):
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text(encoding="utf-8"))
    (tmp_path / "test_skipped.py").write_text(SKIPPED)
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers =\n    sandbox: as here\n    xdist_group: as there\n")
    environment = {**os.environ, "CI": "true" if ci else ""}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, env=environment, check=False)
    last = done.stdout.splitlines()[-1]
    assert ("1 failed, 1 skipped, 1 error" in last) == ci, done.stdout
    assert ("3 skipped" in last) == (not ci), done.stdout
    assert done.returncode == int(ci)


def test_ci_is_set_by_the_script_and_all_tests_of_attacks_carry_the_mark():
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "export CI=true" in script
    for path in (ROOT / "tests" / "attacks").glob("test_*.py"):
        source = path.read_text(encoding="utf-8")
        listed = path.name == "test_attacks_listed.py"  # reads the other files, and needs no sandbox
        assert listed or "pytestmark = sandboxed" in source or "*sandboxed]" in source, path.name
