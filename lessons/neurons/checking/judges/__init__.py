"""The closed list of judges: each looks at plain values and says whether an answer is right.

A judge is a function ``(got, want, inputs, **options) -> Judgement``. `got` is what the answer gave and `want` what the
reference gave, both plain (``neurons.checking.values``); `inputs` are the probe's inputs by name. Every judge refuses
the wrong type, the wrong shape and NaN before it looks at values, in this order.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["JUDGES", "Judgement", "register"]


@dataclass(frozen=True)
class Judgement:
    """What a judge found.

    Parameters
    ----------
    ok : bool
        Whether the answer is right on this case.
    problem : str
        Where it is not: the id of a message in ``neurons.checking.messages``.
    fields : mapping
        The named fields of that message (plain values are written out by the message table).
    summary : object
        A small plain value that tells mistakes apart where the answer's value itself cannot (weights, chance).
    notes : tuple of str
        Message ids of remarks that cost nothing ("a bool where 0/1 was asked").
    """

    ok: bool
    problem: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    summary: Any = None
    notes: tuple[str, ...] = ()


JUDGES: dict[str, Callable[..., Judgement]] = {}


def register(function: Callable[..., Judgement]) -> Callable[..., Judgement]:
    """Add a judge to the list under its own name."""
    if function.__name__ in JUDGES:
        raise ValueError(f"two judges are named {function.__name__}; give one another name")
    JUDGES[function.__name__] = function
    return function


for _module in sorted(module.name for module in pkgutil.iter_modules(__path__)):
    importlib.import_module(f"{__name__}.{_module}")
