"""Read a lesson's one source, ``solutions/NN_stem.py``, into cells with roles."""

from __future__ import annotations

import ast
import contextlib
import hashlib
import importlib
import io
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograde.build.describe import Exercise
from autograde.errors import UserError

__all__ = ["LESSONS", "ROOT", "SOLUTIONS", "Cell", "Lesson", "lesson_names", "load_namespace", "read_lesson"]

ROOT = Path(__file__).resolve().parents[2]
LESSONS = ROOT / "lessons"
SOLUTIONS = ROOT / "solutions"

_BEGIN = re.compile(r"^(\s*)### BEGIN SOLUTION(?::\s*(.*\S))?\s*$")
_END = re.compile(r"^\s*### END SOLUTION\s*$")
WIDTH = 90  # columns of code that a notebook shows on a small screen
_BEGIN_SCHEME, _END_SCHEME = "### BEGIN MARK SCHEME", "### END MARK SCHEME"


@dataclass(frozen=True)
class Cell:
    """One cell of the source.

    Parameters
    ----------
    role : str
        "prose", "setup", "show", "exercise", "check" or "open".
    id : str
        The notebook's cell id, and nbgrader's ``grade_id`` where there is one.
    source : str
        The text between the cell's markers.
    exercise : str
        The exercise's id, for "exercise", "check" and (the first one named) "show".
    points : int
        For "check" and "open".
    """

    role: str
    id: str
    source: str
    exercise: str = ""
    points: int = 0

    @property
    def stub(self) -> str:
        """The exercise cell as a learner gets it."""
        return _stubbed(self)[0]

    @property
    def stubs(self) -> tuple[str, ...]:
        """The texts of the cell's NotImplementedErrors."""
        return _stubbed(self)[1]

    @property
    def solution_regions(self) -> tuple[str, ...]:
        """The text of each solution region."""
        return _stubbed(self)[2]

    @property
    def without_markers(self) -> str:
        """The reference: the cell without the lines that mark its solution regions."""
        lines = self.source.splitlines()
        return "\n".join(line for line in lines if not _BEGIN.match(line) and not _END.match(line))

    @property
    def prompt(self) -> str:
        """An open question without its mark scheme."""
        return self.source.partition(_BEGIN_SCHEME)[0].strip()

    @property
    def mark_scheme(self) -> str:
        """An open question's mark scheme."""
        return self.source.partition(_BEGIN_SCHEME)[2].partition(_END_SCHEME)[0].strip()


@dataclass(frozen=True)
class Lesson:
    """A lesson: its number ("01"), stem ("gates"), cells, and what its exercises must show."""

    number: str
    stem: str
    cells: tuple[Cell, ...]
    exercises: Mapping[str, Exercise]

    @property
    def name(self) -> str:
        """The name on the source, the notebook and the cases: ``01_gates``."""
        return f"{self.number}_{self.stem}"

    @property
    def title(self) -> str:
        """The lesson's one H1."""
        first = next(cell for cell in self.cells if cell.role == "prose")
        return first.source.splitlines()[0].lstrip("# ").strip()

    def cell(self, exercise: str) -> Cell:
        """Return the cell in which an exercise is written."""
        return next(cell for cell in self.cells if cell.role == "exercise" and cell.exercise == exercise)

    def points(self, exercise: str) -> int:
        """Return an exercise's points."""
        return next(cell.points for cell in self.cells if cell.role == "check" and cell.exercise == exercise)

    @property
    def hash(self) -> str:
        """A short hash of the whole source, so that a ledger can say which edition graded."""
        text = "\x00".join(f"{cell.role}\x01{cell.id}\x01{cell.points}\x01{cell.source}" for cell in self.cells)
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def lesson_names(solutions: Path = SOLUTIONS) -> list[str]:
    """Return the names of all lessons, ``00_start_here`` first."""
    return sorted(path.stem for path in solutions.glob("[0-9][0-9]_*.py"))


def _path(stem: str, solutions: Path) -> Path:
    for name in lesson_names(solutions):
        if stem in (name, name[3:], name[:2]):
            return solutions / f"{name}.py"
    known = ", ".join(name[3:] for name in lesson_names(solutions))
    raise UserError(
        f"There is no lesson `{stem}`.",
        f"The folder solutions has: {known or 'none yet'}.",
        "Name one of them by its stem, such as `gates`.",
    )


def read_lesson(stem: str, solutions: Path = SOLUTIONS) -> Lesson:
    """Read a lesson by its stem ("gates"), number ("01") or name ("01_gates").

    Raises
    ------
    UserError
        Where the source breaks a rule of the format; the message names the cell.
    """
    import jupytext

    path = _path(stem, solutions)
    number, _, stem = path.stem.partition("_")
    notebook = jupytext.reads(
        path.read_text(encoding="utf-8"), fmt={"extension": ".py", "format_name": "percent", "comment_magics": False}
    )
    cells = tuple(_cells(notebook, number, path.name))
    lesson = Lesson(number, stem, cells, _exercises(stem, solutions))
    _validate(lesson, path.name)
    return lesson


def _exercises(stem: str, solutions: Path) -> dict[str, Exercise]:
    path = solutions / "checks" / f"{stem}.py"
    if not path.is_file():
        raise UserError(
            f"solutions/checks/{stem}.py is missing.",
            "Every lesson has its checks under its own stem.",
            "Write it with a list EXERCISES; autograde/build/describe.py says how.",
        )
    namespace: dict[str, Any] = {"__name__": f"solutions.checks.{stem}", "__file__": str(path)}
    importlib.invalidate_caches()
    exec(compile(path.read_text(encoding="utf-8"), str(path), "exec", dont_inherit=True), namespace)
    return {exercise.id: exercise for exercise in namespace["EXERCISES"]}


def _cells(notebook: Any, number: str, name: str) -> Iterator[Cell]:
    counts = {"setup": 0, "show": 0}
    used: set[str] = set()
    for position, cell in enumerate(notebook.cells, start=1):
        marks = {key: value for key, value in cell.metadata.items() if key in _ROLES or key in ("points", "title")}
        where = (
            f"{name}, cell {position} ({cell.source.strip().splitlines()[0][:50] if cell.source.strip() else 'empty'})"
        )
        role = _role(cell, marks, where)
        exercise = str(marks.get(role, "")).split(",")[0].strip() if role in ("show", "exercise", "check") else ""
        if role in counts:
            counts[role] += 1
            identity = f"{number}-{role}-{counts[role]}"
        elif role == "prose":
            identity = _slug(number, cell.source, used)
        else:
            identity = {"exercise": exercise, "check": f"check-{exercise}", "open": f"{number}-open"}[role]
        if identity in used:
            raise _broken(where, f"The id `{identity}` stands on two cells.", "Ids are unique; give one another name.")
        used.add(identity)
        yield Cell(role, identity, cell.source.strip("\n"), exercise, int(marks.get("points", 0)))


_ROLES = ("show", "exercise", "check", "open")


def _role(cell: Any, marks: Mapping[str, Any], where: str) -> str:
    roles = [role for role in _ROLES if role in marks]
    title = marks.get("title")
    if title == "show" and not roles:
        return "show"
    if cell.cell_type == "markdown":
        if title or roles not in ([], ["open"]):
            raise _broken(where, f"A markdown cell is marked {title or roles}.", 'Only open="NN" stands on markdown.')
        return "open" if roles else "prose"
    if title == "setup" and not roles:
        return "setup"
    if title or len(roles) != 1 or roles == ["open"]:
        raise _broken(
            where,
            f"The code cell is marked {title or roles or 'with nothing'}.",
            'Mark it setup, show, show="id", exercise="id" or check="id" points=N.',
        )
    return roles[0]


def _slug(number: str, source: str, used: set[str]) -> str:
    first = next((line for line in source.splitlines() if line.strip()), "text")
    words = re.findall(r"[a-z0-9]+", first.lower())[:6] or ["text"]
    slug = f"{number}-text-{'-'.join(words)}"[:56].rstrip("-")
    count = 2
    while slug in used:
        slug = re.sub(r"(-n\d+)?$", f"-n{count}", slug)
        count += 1
    return slug


def _broken(where: str, why: str, then: str) -> UserError:
    return UserError(f"{where} cannot be built.", why, then)


def _validate(lesson: Lesson, name: str) -> None:
    written = [cell for cell in lesson.cells if cell.role == "exercise"]
    checked = {cell.exercise: cell for cell in lesson.cells if cell.role == "check"}
    for cell in written:
        where = f"{name}, exercise `{cell.exercise}`,"
        _stubbed(cell)  # complains of an unclosed region
        if cell.exercise not in checked:
            raise _broken(where, "It has no check cell.", f'Put `# %% check="{cell.exercise}" points=…` after it.')
        if cell.exercise not in lesson.exercises:
            raise _broken(where, f"solutions/checks/{lesson.stem}.py has no Exercise of this id.", "Add it there.")
        if not cell.solution_regions:
            raise _broken(
                where, "It has no solution region.", "Mark it with ### BEGIN SOLUTION: … and ### END SOLUTION."
            )
    ids = {cell.exercise for cell in written}
    for exercise, cell in checked.items():
        if exercise not in ids:
            raise _broken(
                f"{name}, check of `{exercise}`,", "There is no exercise cell of this id.", "Write it, or drop it."
            )
        if cell.source.strip() != f'check("{exercise}")':
            raise _broken(
                f"{name}, check of `{exercise}`,",
                "A check cell holds its check and nothing else.",
                f'Write check("{exercise}") alone.',
            )
    for exercise in lesson.exercises:
        if exercise not in ids:
            raise _broken(
                f"checks/{lesson.stem}.py, `{exercise}`,",
                "No cell of the lesson has this exercise.",
                "Spell both the same way.",
            )


def _stubbed(cell: Cell) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Return the learner's cell, the stubs' texts and the regions' texts."""
    where = f"exercise `{cell.exercise}`"
    lines: list[str] = []
    stubs: list[str] = []
    regions: list[str] = []
    region: list[str] | None = None
    indent, what = "", ""
    for number, line in enumerate(cell.source.splitlines(), start=1):
        begin, end = _BEGIN.match(line), _END.match(line)
        if begin:
            if region is not None:
                raise _broken(
                    where, f"A solution region begins in line {number} inside another.", "Close the first one."
                )
            region, indent, what = [], begin[1], begin[2] or ""
            if not what:
                raise _broken(
                    where,
                    f"The solution region in line {number} does not say what to write.",
                    "Write it after the marker: ### BEGIN SOLUTION: what to write.",
                )
            stubs.append(f"{_place(cell, number)}: {what}")
            lines += _raise_stub(stubs[-1], indent)
        elif end:
            if region is None:
                raise _broken(where, f"A solution region ends in line {number} but none is open.", "Begin it.")
            regions.append("\n".join(region))
            region = None
        elif region is not None:
            region.append(line)
        else:
            lines.append(line)
    if region is not None:
        raise _broken(where, "A solution region is not closed.", "Put ### END SOLUTION after its last line.")
    if len(set(stubs)) < len(stubs):
        raise _broken(where, "Two of its stubs have the same text.", "Say what to write in each.")
    return "\n".join(lines), tuple(stubs), tuple(regions)


def _raise_stub(text: str, indent: str) -> list[str]:
    """Write the stub's line; a long one is wrapped, since a notebook does not wrap code."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    line = f'{indent}raise NotImplementedError("{quoted}")'
    if len(line) <= WIDTH:
        return [line]
    pieces = textwrap.wrap(quoted, WIDTH - len(indent) - 8, drop_whitespace=False, break_long_words=False)
    return [f"{indent}raise NotImplementedError(", *(f'{indent}    "{piece}"' for piece in pieces), f"{indent})"]


def _place(cell: Cell, line: int) -> str:
    """Name the function or method around a line: ``sigmoid`` or ``Value.backward``."""
    path: list[str] = []
    node: Any = ast.parse(cell.source)
    while True:
        inner = [
            child
            for child in ast.walk(node)
            if child is not node
            and isinstance(child, (ast.FunctionDef, ast.ClassDef))
            and child.lineno <= line <= (child.end_lineno or line) + 1
        ]
        if not inner:
            break
        node = min(inner, key=lambda child: child.lineno)
        path.append(node.name)
    return ".".join(path) or cell.exercise


def load_namespace(
    lesson: Lesson, answers: Mapping[str, str] | None = None, *, upto: str | None = None, stubs: bool = False
) -> dict[str, Any]:
    """Run a lesson's setup and exercise cells, and nothing else, in a fresh namespace.

    Parameters
    ----------
    lesson : Lesson
        As :func:`read_lesson` gives it.
    answers : mapping
        Sources that take the place of the references, by exercise id.
    upto : str
        Stop after this exercise.
    stubs : bool
        Run what a learner gets in place of the references.

    Returns
    -------
    dict
        The namespace.
    """
    answers = answers or {}
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for cell in lesson.cells:
        if cell.role not in ("setup", "exercise"):
            continue
        source = cell.source
        if cell.role == "exercise":
            source = answers.get(cell.exercise, cell.stub if stubs else cell.without_markers)
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(source, f"<cell {cell.id}>", "exec", dont_inherit=True), namespace)
        if upto is not None and cell.exercise == upto:
            break
    return namespace
