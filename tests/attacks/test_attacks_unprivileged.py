"""Where the grader is no root: the same isolation, and the same scores."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from shlex import quote

from attacks.tiny import graded, notebook, sandboxed, words

pytestmark = sandboxed

NOBODY = 65534
REPOSITORY = Path(__file__).resolve().parents[2]
ANSWERS = {"double": "def double(x):\n    return x / 2", "shift": "import os\nos._exit(0)"}
GRADE = f"""\
import json, os, sys
sys.path[:0] = {[str(REPOSITORY / name) for name in ("tests", "lessons", "")]!r}
from attacks.tiny import graded, notebook, shared, words
_, isolation = shared()
result = graded(notebook({ANSWERS!r}))
print(json.dumps([os.geteuid(), isolation.level, isolation.broken, result.points, words(result)]))
"""


def closed(path):
    """Return the first folder on the way to a path that others may not enter."""
    return next((str(part) for part in reversed(path.parents) if not part.stat().st_mode & 0o001), None)


def as_nobody(place, program):
    """Return a command that runs a program of Python as a user without any rights.

    A home that is closed to others may hold the interpreter or the repository: in a mount namespace of our own they
    are shown there, and nothing else of it is.
    """
    command = [sys.executable, "-P", "-c", program]
    if os.geteuid() != 0:
        return command
    command = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs", *command]
    hidden = {path: closed(path) for path in (Path(sys.base_prefix), REPOSITORY) if closed(path)}
    if not hidden:
        return command
    steps = []
    for number, path in enumerate(hidden):
        steps += [f"mkdir {place}/{number}", f"mount --bind {quote(str(path))} {place}/{number}"]
    steps += [f"mount -t tmpfs -o mode=755 shown {quote(top)}" for top in dict.fromkeys(hidden.values())]
    for number, path in enumerate(hidden):
        steps += [f"mkdir -p {quote(str(path))}", f"mount --bind {place}/{number} {quote(str(path))}"]
    script = "\n".join(["set -e", *steps, 'exec "$@"'])
    return ["unshare", "--mount", "--propagation", "private", "sh", "-c", script, "show", *command]


def test_an_unprivileged_grader_obtains_full_isolation_and_gives_the_same_scores():
    place = Path(tempfile.mkdtemp(prefix="nobody-"))
    try:
        home = place / "home"
        home.mkdir()
        place.chmod(0o755)
        home.chmod(0o777)
        environment = {"PATH": os.environ["PATH"], "HOME": str(home), "TMPDIR": str(home), "OMP_NUM_THREADS": "1"}
        environment["PYTHONDONTWRITEBYTECODE"] = "1"
        done = subprocess.run(
            as_nobody(place, GRADE), cwd=home, capture_output=True, text=True, env=environment, timeout=120, check=False
        )
    finally:
        shutil.rmtree(place, ignore_errors=True)
    assert done.returncode == 0, done.stderr[-3000:]
    user, level, broken, points, told = json.loads(done.stdout.splitlines()[-1])
    assert user != 0
    assert (level, broken) == ("full", {})
    here = graded(notebook(ANSWERS))
    assert (
        (points, told)
        == (here.points, words(here))
        == (2.0, {"double": "wrong", "shift": "killed", "total": "correct"})
    )
