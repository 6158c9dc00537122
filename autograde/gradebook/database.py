"""nbgrader's database: which one a class has, whether its tables fit, and its troubles in words."""

from __future__ import annotations

import functools
import importlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from autograde.errors import UserError
from autograde.words import refusal

__all__ = ["database_url", "in_words", "load_config", "open_gradebook", "shown_url"]


def load_config(root: Path) -> Any:
    """Return a class's nbgrader configuration."""
    from traitlets.config.loader import PyFileConfigLoader

    return PyFileConfigLoader("nbgrader_config.py", path=str(root)).load_config()


def database_url(root: Path) -> str:
    """Return what ``c.CourseDirectory.db_url`` says in a class's configuration, else nbgrader's own place."""
    if (root / "nbgrader_config.py").exists():
        named = load_config(root).CourseDirectory.get("db_url")
        if named:
            return str(named)
    return f"sqlite:///{root / 'gradebook.db'}"


def shown_url(url: str) -> str:
    """Return an address as it may be shown: without a password; SQLite's as the file's path.

    Examples
    --------
    >>> shown_url("postgresql://ta:secret@db.example.org/course"), shown_url("sqlite:////srv/class/gradebook.db")
    ('postgresql://ta:***@db.example.org/course', '/srv/class/gradebook.db')
    """
    if url.startswith("sqlite:///"):
        return url.removeprefix("sqlite:///").partition("?")[0]
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:***@", url)


def open_gradebook(url: str, course_id: str) -> Any:
    """Open nbgrader's gradebook; refuse, before anything is changed, tables that another nbgrader made."""
    from nbgrader.api import Gradebook
    from sqlalchemy.exc import SQLAlchemyError

    try:
        _refuse_other_tables(url)
        return Gradebook(url, course_id)
    except (SQLAlchemyError, ModuleNotFoundError) as error:
        raise trouble(error, url) from error


def _refuse_other_tables(url: str) -> None:
    """Compare the revision that the database names with nbgrader's own."""
    from sqlalchemy import create_engine, inspect, text

    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            tables = inspect(connection).get_table_names()
            if not tables:
                return  # a new one
            found = None
            if "alembic_version" in tables:
                found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    finally:
        engine.dispose()
    newest, older = _revisions()
    if found != newest:
        entry = "db older" if found is None or found in older else "db newer"
        raise refusal(entry, path=shown_url(url), found=found or "none")


@functools.cache
def _revisions() -> tuple[str, frozenset[str]]:
    """Return nbgrader's newest revision of its tables, and those before it (alembic itself takes a second to say)."""
    folder = Path(importlib.import_module("nbgrader").__file__ or "").parent / "alembic" / "versions"
    texts = [path.read_text(encoding="utf-8") for path in folder.glob("*.py")]
    named = {kind: set(re.findall(rf"^{kind} = ['\"](\w+)['\"]", "\n".join(texts), re.M)) for kind in _KINDS}
    (newest,) = named["revision"] - named["down_revision"]
    return newest, frozenset(named["down_revision"])


_KINDS = ("revision", "down_revision")

# What the databases themselves say, in the order of looking
_SIGNS = (
    ("db locked", r"database is locked|database table is locked|deadlock|could not obtain lock"),
    ("db full", r"disk is full|No space left|disk I/O error|could not extend"),
    ("db unwritable", r"readonly database|read-only|unable to open database file|permission denied for"),
    ("db no database", r"file is not a database|malformed|file is encrypted"),
    ("db older", r"no such (column|table)|UndefinedColumn|UndefinedTable|has no column"),
    ("db no driver", r"No module named|import of \w+ halted"),
    ("db unreachable", r"connection|could not connect|authentication|does not exist|timeout|refused"),
)


def trouble(error: Exception, url: str) -> UserError:
    """Return a database's error in words."""
    said = str(getattr(error, "orig", None) or error).strip().splitlines()
    words = said[0][:200] if said else type(error).__name__
    entry = next((entry for entry, sign in _SIGNS if re.search(sign, words, re.IGNORECASE)), "db other")
    return refusal(entry, path=shown_url(url), found="none", words=words.rstrip("."))


def in_words(command: Callable[[Any], int]) -> Callable[[Any], int]:
    """Let a command that works in ``options.folder`` tell a database's trouble in words."""

    @functools.wraps(command)
    def wrapped(options: Any) -> int:
        try:
            return command(options)
        except Exception as error:
            cause = _of_the_database(error)
            if cause is None:
                raise
            raise trouble(cause, database_url(options.folder.expanduser().resolve())) from error

    return wrapped


def _of_the_database(error: Exception) -> Exception | None:
    """Return the database's own error: this one, or the one that nbgrader passed on as an entry it could not write."""
    from nbgrader.api import InvalidEntry
    from sqlalchemy.exc import SQLAlchemyError

    behind = error.__context__ if isinstance(error, InvalidEntry) else error
    return behind if isinstance(behind, SQLAlchemyError) else None
