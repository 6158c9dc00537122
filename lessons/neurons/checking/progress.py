"""``progress()``: the course map, drawn from the verdicts in the saved notebooks. No second file that drifts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from neurons.checking.display import in_notebook, note_html
from neurons.checking.messages import say

__all__ = ["Stage", "progress", "read_stages"]

_LESSON = re.compile(r"^\d\d_[a-z_]+\.ipynb$")


@dataclass(frozen=True)
class Stage:
    """One lesson on the map: its number, title, how many exercises it has and how many are correct as saved."""

    number: str
    title: str
    done: int
    count: int


def progress(folder: str | Path = ".") -> None:
    """Draw the course map with what you have done, from the notebooks as they were last saved.

    Parameters
    ----------
    folder : str or Path
        The folder of the notebooks; the one you are in unless said.
    """
    stages, broken = read_stages(Path(folder))
    lines = [
        say("progress.line", number=stage.number, title=stage.title, done=stage.done, count=stage.count)
        for stage in stages
    ]
    notes = [say("progress.save"), *broken] if stages else [say("progress.none"), *broken]
    if not in_notebook():
        print("\n".join([say("progress.title"), *lines, *notes]))
        return
    from IPython.display import HTML, display

    if stages:
        _draw(stages, say("progress.alt", count=len(stages), text=". ".join(lines)))
    display(HTML(note_html(*notes)))


def read_stages(folder: Path) -> tuple[list[Stage], list[str]]:
    """Return the lessons in a folder, by number, and a sentence for each notebook that could not be read."""
    stages, broken = [], []
    for path in sorted(folder.glob("*.ipynb")):
        if not _LESSON.match(path.name):
            continue
        try:
            stages.append(_stage(path))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, StopIteration) as error:
            broken.append(say("progress.broken", name=path.name, error=type(error).__name__))
    return stages, broken


def _stage(path: Path) -> Stage:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    checks = [cell for cell in cells if str(cell.get("id", "")).startswith("check-")]
    heading = "".join(next(cell for cell in cells if cell["cell_type"] == "markdown")["source"]).splitlines()[0]
    return Stage(path.name[:2], heading.lstrip("# ").strip(), sum(_is_correct(cell) for cell in checks), len(checks))


def _is_correct(cell: dict) -> bool:
    """Whether the saved verdict in a check cell is "correct": it stands in the card that the check made."""
    for output in cell.get("outputs", []):
        card = "".join(output.get("data", {}).get("text/html", ""))
        found = re.search(r"<b class='n-word'>\S+ ([^<]*)</b>", card)
        if found:
            return found[1] == say("word.correct")
    return False


def _draw(stages: list[Stage], alt: str) -> None:
    from neurons.figures import COLORS, figure, show_figure

    fig, axes = figure(width=9.0, height=0.42 * len(stages) + 0.9)
    for row, stage in enumerate(stages):
        share = stage.done / stage.count if stage.count else 0.0
        axes.barh(row, 1.0, height=0.62, color="white", edgecolor=COLORS["grey"])
        axes.barh(row, share, height=0.62, color=COLORS["blue"])
        mark = "✓ all" if stage.count and stage.done == stage.count else f"{stage.done} of {stage.count}"
        axes.text(1.02, row, mark, va="center")
    axes.set_yticks(range(len(stages)), [f"{stage.number}  {stage.title}" for stage in stages])
    axes.invert_yaxis()
    axes.set_xlim(0, 1.2)
    axes.set_xticks([0, 0.5, 1.0], ["0 %", "50 %", "100 %"])
    axes.set_xlabel("exercises correct, as saved")
    axes.set_title(say("progress.title"))
    show_figure(fig, alt)
