"""What stock grading does, in small: the submission and its check cells run in one IPython, points from the outputs.

Run as a program: notebooks as JSON on stdin; on stdout, for each, the points of its check cells by nbgrader's own rule,
and what the cells printed. It is the positive control of attacks that win where checker and student share a process.
"""

from __future__ import annotations

import importlib
import json
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def stock_points(submission: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Grade a submission as stock nbgrader would; `folder` is its working folder."""
    return stock_points_of_all([submission], folder)[0]


def stock_points_of_all(
    submissions: Sequence[dict[str, Any]], folder: Path, imports: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Grade several, each in a fork of one process that has made `imports`: PyTorch takes seconds to import."""
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps([list(imports), list(submissions)]),
        capture_output=True,
        text=True,
        cwd=folder,
        timeout=60 + 20 * len(submissions),
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith('{"points": ')]
    assert len(found) == len(submissions), done.stderr[-2000:]
    return found


def _main() -> None:
    imports, submissions = json.load(sys.stdin)
    for name in imports:
        importlib.import_module(name)
    import nbformat  # noqa: F401 - before the fork
    from IPython.core.interactiveshell import InteractiveShell  # noqa: F401
    from nbgrader.utils import determine_grade  # noqa: F401

    for submission in submissions:
        sys.__stdout__.flush()
        child = os.fork()
        if child == 0:
            try:
                _grade(submission)
            except BaseException:  # a patch that breaks the grader itself
                traceback.print_exc(file=sys.__stderr__)
                sys.__stdout__.write('\n{"points": {}, "printed": ""}\n')
            finally:
                sys.__stdout__.flush()
                sys.__stderr__.flush()
                os._exit(0)
        os.waitpid(child, 0)


def _grade(submission: dict[str, Any]) -> None:
    import nbformat
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output
    from nbgrader.utils import determine_grade

    results: list[Any] = []
    shell = InteractiveShell.instance()
    shell.displayhook.write_format_data = lambda data, metadata=None: results.append(data)
    points, printed = {}, ""
    for cell in submission["cells"]:
        if cell["cell_type"] != "code":
            continue
        results.clear()
        with capture_output() as captured:
            ran = shell.run_cell(cell["source"], store_history=True)
        printed += captured.stdout
        mark = cell["metadata"].get("nbgrader", {})
        if not mark.get("grade"):
            continue
        made = nbformat.v4.new_code_cell(cell["source"])
        made.metadata["nbgrader"] = {**mark, "schema_version": 3, "locked": True, "task": False, "cell_type": "code"}
        made.outputs = [nbformat.v4.new_output("execute_result", data, execution_count=1) for data in results]
        error = getattr(ran, "error_in_exec", None) or getattr(ran, "error_before_exec", None)
        if error is not None:
            made.outputs.append(nbformat.v4.new_output("error", ename="E", evalue="e", traceback=[]))
        made.metadata["nbgrader"]["checksum"] = ""
        points[mark["grade_id"]] = determine_grade(made, logging.getLogger("stock"))[0]
    sys.__stdout__.write("\n" + json.dumps({"points": points, "printed": printed[-200_000:]}) + "\n")


if __name__ == "__main__":
    sys.path.pop(0)
    _main()
