"""``save_my_work()`` and ``restore_my_work()``: one zip for a place that forgets, such as a Binder session."""

from __future__ import annotations

import html
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from neurons.seat.editions import RELEASED, read_zip
from neurons.seat.files import BACKUPS, keep_copies, stamp, write_all
from neurons.seat.lessons import Lessons
from neurons.seat.merge import merge
from neurons.seat.notebooks import LESSON, as_bytes, read_notebook
from neurons.seat.texts import say
from neurons.seat.trouble import Trouble

__all__ = ["forgetful_place", "how_to_keep", "restore", "restore_my_work", "save", "save_my_work"]

LARGEST_MB = 50  # of one file; a lesson with all its pictures has 2 to 4
_LIST = "my_work.json"
_OURS = re.compile(r"my_work_[\w-]+\.zip")
_OF_THE_COURSE = ("neurons", "cases", "data", BACKUPS)
_FORGETFUL = {  # each of these places sets such a name in its sessions
    "BINDER_LAUNCH_HOST": "Binder",
    "BINDER_REQUEST": "Binder",
    "BINDER_REPO_URL": "Binder",
    "COLAB_RELEASE_TAG": "Colab",
    "KAGGLE_KERNEL_RUN_TYPE": "Kaggle",
}
_HOME = Path(__file__).resolve().parents[2]


def forgetful_place() -> str | None:
    """Return the name of the place where this runs if it forgets all files when a session ends, else None."""
    return next((place for name, place in _FORGETFUL.items() if name in os.environ), None)


def how_to_keep() -> None:
    """Say how what you write here is kept: on Binder nothing is, unless you take it with you."""
    place = forgetful_place()
    if place:
        _show([say("keep.session", place=place), say("keep.session.how")])
    else:
        _show([say("keep.here", folder=_HOME), say("keep.here.how")])


def save_my_work(folder: str | Path = _HOME) -> None:
    """Make one zip of all that is yours, and show a link to download it.

    It holds every notebook that is no longer as it was released, and your own files beside the notebooks (not what
    you put into ``data``). Save your notebooks first: the zip has what was saved.

    Parameters
    ----------
    folder : str or Path
        The folder of the lessons; this one unless said.

    Raises
    ------
    Trouble
        When there is nothing to save, or the zip can't be written; told in three parts.
    """
    name, lines = save(Path(folder))
    _show([*lines, say("work.save_first")], name)


def restore_my_work(file: str | Path | None = None, folder: str | Path = _HOME) -> None:
    """Bring back what is in a zip of ``save_my_work()``; what it replaces is kept in ``backups``.

    Parameters
    ----------
    file : str or Path, optional
        The zip; the newest ``my_work_….zip`` in the folder unless said.
    folder : str or Path
        The folder of the lessons; this one unless said.

    Raises
    ------
    Trouble
        When there is no such zip, or it is not one of ours; told in three parts. Nothing was changed then.
    """
    _show(list(restore(file, Path(folder))))


def save(folder: Path) -> tuple[str, list[str]]:
    """Write the zip; return its name and what to tell."""
    lessons = Lessons(folder)
    own, large = _own_files(lessons)
    if not own:
        raise Trouble("work.nothing", folder=lessons.root)
    day = stamp()
    name = f"my_work_{day}.zip"
    listed = {"made_by": "save_my_work", "edition": lessons.edition(), "date": day, "files": sorted(own)}
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_LIST, json.dumps(listed, indent=1))
        for path, data in sorted(own.items()):
            archive.writestr(f"work/{path}", data)
            base = lessons.released(path)
            if base is not None:
                archive.writestr(f"released/{path}", base)
    write_all({lessons.root / name: content.getvalue()})
    lines = [say("work.saved", names=", ".join(sorted(own)), name=name)]
    if large:
        lines.append(say("work.too_large", limit=LARGEST_MB, names=", ".join(large)))
    return name, [*lines, say("work.back", name=name)]


def _own_files(lessons: Lessons) -> tuple[dict[str, bytes], list[str]]:
    """Return what is the learner's, by relative name, and the names of what is too large."""
    own, large = {}, []
    for at, folders, files in os.walk(lessons.root):
        top = Path(at) == lessons.root
        folders[:] = [name for name in folders if not name.startswith((".", "__")) and not _skipped(at, name)]
        folders[:] = [name for name in folders if not (top and name in _OF_THE_COURSE)]
        for file in files:
            path = Path(at) / file
            name = path.relative_to(lessons.root).as_posix()
            if file.startswith(".") or path.is_symlink() or _OURS.fullmatch(file):
                continue
            if path.stat().st_size > LARGEST_MB * 2**20:
                large.append(name)
                continue
            content = lessons.read(name)
            if content is not None and content != lessons.released(name):
                own[name] = content
    return own, large


def _skipped(at: str, name: str) -> bool:
    return Path(at, name).is_symlink()


def restore(file: str | Path | None, folder: Path) -> Iterator[str]:
    """Bring a zip's files back; yield the report, line by line."""
    lessons = Lessons(folder)
    path = _find(file, lessons)
    contents = read_zip(path, path.name)
    listed = _listed(contents, path.name)
    writes, merged, troubles = _planned(lessons, contents, listed)
    before = {name: content for name in writes if (content := lessons.read(name)) is not None}
    untouched = {name for name, content in before.items() if content == lessons.released(name)}
    changed = {name: content for name, content in writes.items() if before.get(name) != content}
    if changed:
        copies = {name: content for name, content in before.items() if name in changed and name not in untouched}
        copies.update({f"as-saved/{name}": contents[f"work/{name}"] for name in merged if name in changed})
        kept = keep_copies(lessons.root, copies)
        write_all({lessons.root / name: content for name, content in changed.items()})
        yield say("work.restored", name=path.name, names=", ".join(sorted(changed)))
        if kept:
            which = "work.moved_on" if merged else "work.before"
            yield say(which, folder=kept.relative_to(lessons.root))
        yield say("work.reload")
    elif not troubles:
        yield say("work.same", name=path.name)
    for trouble in troubles:
        yield str(trouble)


def _find(file: str | Path | None, lessons: Lessons) -> Path:
    if file is None:
        ours = sorted(path for path in lessons.root.glob("my_work_*.zip") if _OURS.fullmatch(path.name))
        if not ours:
            raise Trouble("work.no_zip", name="my_work_….zip", folder=lessons.root)
        return ours[-1]  # the name holds the date
    for path in (Path(file).expanduser(), lessons.root / file):
        if path.is_file():
            return path
    raise Trouble("work.no_zip", name=file, folder=lessons.root)


def _listed(contents: dict[str, bytes], name: str) -> dict[str, Any]:
    """Return the list that the zip begins with; refuse what would write into the course's own folders."""
    try:
        listed = json.loads(contents[_LIST])
        files = [str(file) for file in listed["files"]]
        if listed["made_by"] != "save_my_work" or any(f"work/{file}" not in contents for file in files):
            raise KeyError
    except (KeyError, ValueError, TypeError):
        raise Trouble("work.not_ours", name=name) from None
    for file in files:
        parts = file.split("/")
        if any(part in ("", "..") for part in parts) or re.search(r"[\\:\0]", file):
            raise Trouble("edition.unsafe", place=name, name=file, what="leads out of it")
        if parts[0].lower() in _OF_THE_COURSE or any(part.startswith(".") for part in parts):
            raise Trouble("edition.unsafe", place=name, name=file, what="belongs to the course itself")
    return {**listed, "files": files}


def _planned(
    lessons: Lessons, contents: dict[str, bytes], listed: dict[str, Any]
) -> tuple[dict[str, bytes], list[str], list[Trouble]]:
    """Return what each file shall be, which notebooks were put into a newer text, and which could not be."""
    writes, merged, troubles = {}, [], []
    for name in listed["files"]:
        content, base, released = contents[f"work/{name}"], contents.get(f"released/{name}"), lessons.released(name)
        writes[name] = content
        if not LESSON.fullmatch(name) or released is None or base == released:
            continue
        try:
            mine, theirs = read_notebook(content, name), read_notebook(released, name)
            old = None if base is None else read_notebook(base, f"{RELEASED}/{name}")
            writes[name] = as_bytes(merge(mine, theirs, old, (), name)[0])
            merged.append(name)
        except Trouble as trouble:  # it comes back as it was saved
            troubles.append(trouble)
    return writes, merged, troubles


def _show(lines: list[str], link: str | None = None) -> None:
    """Show lines in a notebook, with a link to a file beside it; print them anywhere else."""
    try:
        from IPython import get_ipython
        from IPython.display import display
    except Exception:  # saving must work where IPython is broken, too
        print("\n".join(lines))
        return
    if getattr(get_ipython(), "kernel", None) is None:
        print("\n".join(lines))
        return
    display(_Said(lines, link))


class _Said:
    """Lines as a notebook shows them; as plain text where it does not show HTML."""

    def __init__(self, lines: list[str], link: str | None) -> None:
        self.lines, self.link = lines, link

    def __repr__(self) -> str:
        return "\n".join(self.lines)

    def _repr_html_(self) -> str:
        parts = [f"<p>{html.escape(line)}</p>" for line in self.lines]
        if self.link:
            name = html.escape(self.link, quote=True)
            words = html.escape(say("work.link", name=self.link))
            more = html.escape(say("work.right_click"))
            parts.insert(1, f'<p><a href="{name}" download="{name}"><b>{words}</b></a>. {more}</p>')
        return "".join(parts)
