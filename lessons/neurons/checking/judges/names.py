"""The judge of a dict's names: what stands under them is judged by cases of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from neurons.checking.judges import Judgement, register

__all__ = ["has_names"]


@register
def has_names(got: Any, _want: Any, inputs: Any = None, *, names: Sequence[str]) -> Judgement:
    """Look whether the result is a dict with all these names; more of them are fine.

    Parameters
    ----------
    names : sequence of str
        The names that are wanted.
    """
    if not isinstance(got, dict):
        return Judgement(False, "type.none" if got is None else "type.dict", {"part": got})
    missing = [name for name in names if name not in got]
    return Judgement(False, "type.key", {"part": got, "key": missing[0]}) if missing else Judgement(True)
