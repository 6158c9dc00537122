"""``python -m neurons update``: a newer edition of the lessons comes in, and what the learner wrote stays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from neurons.seat.editions import Edition, open_edition
from neurons.seat.files import keep_copies, write_all
from neurons.seat.lessons import Lessons, changed_exercises
from neurons.seat.merge import Notes, merge
from neurons.seat.notebooks import as_bytes, read_notebook
from neurons.seat.texts import say
from neurons.seat.trouble import Trouble

__all__ = ["update"]


@dataclass
class _Plan:
    """What an update would write, keep and say. Nothing is written while it is made."""

    writes: dict[str, bytes] = field(default_factory=dict)
    copies: dict[str, bytes] = field(default_factory=dict)
    moved: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)

    def replace(self, name: str, before: bytes | None, after: bytes) -> bool:
        """Plan a file's new content, and a copy of the old; return whether anything changes."""
        if before == after:
            return False
        self.writes[name] = after
        if before is not None:
            self.copies[name] = before
        return True


def update(source: str, folder: Path, dry_run: bool = False, older: bool = False) -> Iterator[str]:
    """Bring an edition into a folder of lessons; yield the report, line by line.

    Parameters
    ----------
    source : str
        Folder, zip or address of the edition.
    folder : Path
        The learner's folder of lessons.
    dry_run : bool
        Write nothing.
    older : bool
        Allow a step back to an older edition.

    Raises
    ------
    Trouble
        When nothing was changed; and, after the last line, for the first notebook that had to be left as it is.
    """
    lessons = Lessons(folder)
    if source.strip() and Path(source).expanduser().resolve() in (lessons.root, lessons.root.parent):
        raise Trouble("edition.itself", place=source)
    edition = open_edition(source)
    here = lessons.edition()
    if _parts(edition.number) < _parts(here) and not older:
        raise Trouble("edition.older", place=source, there=edition.number, here=here)
    plan = _plan(lessons, edition)
    done = [] if dry_run or not (plan.writes or plan.moved) else list(_carry_out(lessons, edition, plan))
    if plan.writes or plan.moved:
        yield say("update.dry") if dry_run else say("update.head", place=source, there=edition.number, here=here)
    elif not plan.troubles:
        yield say("update.nothing", place=source, there=edition.number)
    yield from [*plan.lines, *done]
    for trouble in plan.troubles[:-1]:
        yield str(trouble)
    if plan.troubles:
        raise plan.troubles[-1]


def _parts(number: str) -> list[tuple[int, str]]:
    """Return an edition's number in a form that can be compared."""
    return [(int(part), "") if part.isdigit() else (-1, part) for part in number.split(".")]


def _plan(lessons: Lessons, edition: Edition) -> _Plan:
    plan = _Plan()
    for name, released in edition.lessons.items():
        try:
            _plan_lesson(plan, lessons, edition, name, released)
        except Trouble as trouble:
            plan.lines.append(say("update.skipped", name=name))
            plan.troubles.append(trouble)
    replaced: dict[str, int] = {}
    for name, content in edition.files.items():
        first = name.split("/")[0]
        replaced[first] = replaced.get(first, 0) + plan.replace(name, lessons.read(name), content)
    for first, count in sorted(replaced.items()):
        if count:
            plan.lines.append(say("update.files", folder=first, count=count))
    for name in _modules(lessons.root):
        if name not in edition.files:
            plan.copies[name] = lessons.read(name) or b""
            plan.moved.append(name)
            plan.lines.append(say("update.moved", name=name))
    return plan


def _modules(root: Path) -> list[str]:
    """Return the modules of the package: an old one that stayed could stand in the way of a new one."""
    return sorted(path.relative_to(root).as_posix() for path in (root / "neurons").rglob("*.py"))


def _plan_lesson(plan: _Plan, lessons: Lessons, edition: Edition, name: str, released: bytes) -> None:
    before = lessons.read(name)
    if before is None:
        plan.replace(name, None, released)
        plan.lines.append(say("update.new", name=name))
        return
    if before in (released, lessons.released(name)):
        if plan.replace(name, before, released):
            plan.lines.append(say("update.lesson", name=name))
        return
    mine, theirs = read_notebook(before, name), read_notebook(released, name)
    cases = f"cases/{name.removesuffix('.ipynb')}.json"
    stale = changed_exercises(lessons.read(cases), edition.files.get(cases))
    merged, notes = merge(mine, theirs, _base(lessons, name), stale, name)
    if merged == {**mine, "nbformat_minor": 5}:
        return
    plan.replace(name, before, as_bytes(merged))
    plan.lines += [say("update.lesson", name=name), *_told(notes)]


def _base(lessons: Lessons, name: str) -> dict | None:
    """Return the edition that the learner's notebook was made from, where its copy is here and whole."""
    content = lessons.released(name)
    try:
        return None if content is None else read_notebook(content, name)
    except Trouble:
        return None


def _told(notes: Notes) -> Iterator[str]:
    for part in ("answers", "edited", "homeless", "asked", "put_back", "left_out", "new_text", "unsure"):
        names = getattr(notes, part)
        if names:
            yield say(f"update.{part}", names=", ".join(names))
    if notes.own:
        yield say("update.own", count=notes.own)


def _carry_out(lessons: Lessons, edition: Edition, plan: _Plan) -> Iterator[str]:
    """Write the copies, then everything else; say where the copies are."""
    kept = keep_copies(lessons.root, plan.copies)
    write_all({lessons.root / name: content for name, content in plan.writes.items()})
    for name in plan.moved:
        (lessons.root / name).unlink()
    if kept:
        yield say("update.kept", folder=kept.relative_to(lessons.root))
    yield say("update.open")
    beside = lessons.root.parent / "requirements.txt"
    if edition.requirements is not None and beside.is_file() and beside.read_bytes() != edition.requirements:
        yield say("update.requirements")
