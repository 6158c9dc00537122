"""A moment that somebody wrote down, read only where it cannot be mistaken for another."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo

__all__ = ["as_nbgrader_writes", "read_time"]

_WITH_ZONE = re.compile(r"(?P<moment>\d{4}-\d\d-\d\d[ T]\d\d:\d\d\S*) (?P<zone>[A-Za-z]\S*|[+-]\d\d:?\d\d)")


def read_time(text: str) -> dt.datetime:
    """Return a moment in UTC, from ISO 8601 or nbgrader's own ``2027-02-01 23:59:00.000000 Europe/Berlin``.

    A moment without a zone is in UTC. Year, month and day stand in this order and no other.

    Raises
    ------
    ValueError
        For anything else: a word, a day that stands before its month, a zone that nobody knows.

    Examples
    --------
    >>> read_time("2027-02-01 23:59+01:00"), read_time("2027-02-01 12:00 UTC").hour
    (datetime.datetime(2027, 2, 1, 22, 59, tzinfo=datetime.timezone.utc), 12)
    """
    text = text.strip()
    named = _WITH_ZONE.fullmatch(text)
    try:
        if not named:
            moment = dt.datetime.fromisoformat(text)
        elif named["zone"][0] in "+-":
            moment = dt.datetime.fromisoformat(named["moment"] + named["zone"])
        else:
            moment = dt.datetime.fromisoformat(named["moment"])
            if moment.tzinfo is not None:
                raise ValueError("two zones")
            moment = moment.replace(tzinfo=_zone(named["zone"]))
        return moment.replace(tzinfo=moment.tzinfo or dt.UTC).astimezone(dt.UTC)
    except OverflowError:
        raise ValueError(text) from None


def _zone(name: str) -> dt.tzinfo:
    if name in ("UTC", "GMT", "Z"):
        return dt.UTC
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, OSError):
        raise ValueError(name) from None


def as_nbgrader_writes(moment: dt.datetime) -> str:
    """Return a moment in UTC as nbgrader's exchange writes it into ``timestamp.txt``; whole seconds stay whole.

    Examples
    --------
    >>> as_nbgrader_writes(read_time("2027-02-01T23:59"))
    '2027-02-01 23:59:00 UTC'
    """
    return f"{moment.astimezone(dt.UTC).replace(tzinfo=None).isoformat(' ')} UTC"
