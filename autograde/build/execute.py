"""Run a notebook from top to bottom in a real kernel, as nbconvert and Run All do."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from pathlib import Path

from nbformat import NotebookNode

__all__ = ["Report", "run_notebook"]


@dataclass
class Report:
    """What a run showed.

    Parameters
    ----------
    notebook : NotebookNode
        With its outputs.
    points, maximum : float, int
        The sum of the graded check cells' results, and what they are worth.
    errors : list of str
        One line for each cell that raised or wrote to stderr.
    seconds, slowest_s, slowest : float, float, str
        The whole run, its slowest cell and that cell's id.
    """

    notebook: NotebookNode
    points: float = 0.0
    maximum: int = 0
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    slowest_s: float = 0.0
    slowest: str = ""


def run_notebook(notebook: NotebookNode, folder: Path, timeout: int = 120) -> Report:
    """Run every cell in a kernel that starts in `folder`, and go on after an error."""
    from nbclient import NotebookClient

    starts: dict[int, float] = {}
    report = Report(notebook)

    def before(cell: NotebookNode, cell_index: int) -> None:
        starts[cell_index] = time.monotonic()

    def after(cell: NotebookNode, cell_index: int, **kwargs: object) -> None:
        took = time.monotonic() - starts.get(cell_index, time.monotonic())
        if took > report.slowest_s:
            report.slowest_s, report.slowest = took, cell.get("id", "?")

    client = NotebookClient(
        notebook,
        timeout=timeout,
        allow_errors=True,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=before,
        on_cell_executed=after,
    )
    started = time.monotonic()
    client.execute()
    report.seconds = time.monotonic() - started
    for cell in notebook.cells:
        _add(report, cell)
    return report


def _add(report: Report, cell: NotebookNode) -> None:
    grading = cell.metadata.get("nbgrader", {})
    if cell.cell_type == "code" and grading.get("grade"):
        report.maximum += grading["points"]
        for output in cell.outputs:
            if output.output_type == "execute_result":
                with contextlib.suppress(ValueError):
                    report.points += float(output.data["text/plain"])
    for output in cell.get("outputs", []):
        if output.output_type == "error":
            report.errors.append(f"{cell.id}: {output.ename}: {output.evalue}")
        elif output.output_type == "stream" and output.name == "stderr":
            report.errors.append(f"{cell.id}: stderr: {output.text.strip()[:200]}")
