"""What the course command wrote, by fingerprint, so that an instructor's own change is never lost without a copy."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
import sys
from pathlib import Path

__all__ = ["keep_edited", "remember"]

_RECORD = ".written.json"
_PASSING = {"__pycache__", ".ipynb_checkpoints"}


def remember(root: Path, folder: Path) -> None:
    """Note what `folder` holds now as written by the command."""
    record = _written(root) | {str(folder.relative_to(root)): _fingerprint(folder)}
    (root / _RECORD).write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def keep_edited(root: Path, folder: Path) -> None:
    """Copy a folder that was changed by hand to ``replaced/``, with the date, before it is made anew."""
    if not folder.is_dir() or _written(root).get(str(folder.relative_to(root))) == _fingerprint(folder):
        return
    stamp = dt.datetime.now().strftime("%Y-%m-%d_%H%M%S")
    kept = root / "replaced" / f"{folder.parent.name}_{folder.name}_{stamp}"
    shutil.copytree(folder, kept)
    name = folder.relative_to(root)
    print(f"{name} was changed by hand; a copy is kept in {kept.relative_to(root)}.", file=sys.stderr)


def _written(root: Path) -> dict[str, str]:
    path = root / _RECORD
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


def _fingerprint(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not _PASSING & set(path.parts):
            digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()
