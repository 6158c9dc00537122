"""Answers that show no thought: none of them may earn a single point."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from autograde.build.lesson import Lesson, load_namespace
from neurons.checking.cases import ExerciseRecord
from neurons.checking.judges import JUDGES
from neurons.checking.values import Tensor

__all__ = ["ALLOWED", "trivial_answers", "zeros_like"]

# (exercise, trivial answer): where CONTRACTS makes a trivial answer right
ALLOWED = {("identity", "argument 0"), ("layer", "the exercise before")}

_CONSTANTS: dict[str, Any] = {
    "None": None,
    "0": 0,
    "1": 1,
    "0.5": 0.5,
    "True": True,
    "False": False,
    "nan": float("nan"),
    "an empty list": [],
    "an empty dict": {},
    "a text": "answer",
    "(0, 0)": (0, 0),
    "(0.0, 0.0, 0.0)": (0.0, 0.0, 0.0),
    "[0]": [0],
}


class _Anything:
    """An object that takes every call and every attribute and gives always the same back."""

    def __init__(self, value: Any) -> None:
        object.__setattr__(self, "_value", value)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **named: self._value

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return self._value


class _Echo(_Anything):
    """An object whose methods give back their first argument."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments, **named: arguments[0] if arguments else None

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        return arguments[0] if arguments else None


def _raises(*arguments: Any, **named: Any) -> Any:
    raise ValueError("no")


def trivial_answers(lesson: Lesson, record: ExerciseRecord) -> Iterator[tuple[str, Any]]:
    """Yield the name and the object of each trivial answer to an exercise."""
    for name, value in _CONSTANTS.items():
        yield name, lambda *arguments, value=value, **named: value
    for place in range(3):

        def argument(*arguments: Any, place: int = place, **named: Any) -> Any:
            return arguments[place]

        yield f"argument {place}", argument
    yield "zeros like the first argument", lambda *arguments, **named: np.zeros_like(np.asarray(arguments[0], float))
    yield "ones like the first argument", lambda *arguments, **named: np.ones_like(np.asarray(arguments[0], float))
    yield "raise ValueError", _raises
    yield "an object that gives None", lambda *arguments, **named: _Anything(None)
    yield "an object that gives 0", lambda *arguments, **named: _Anything(0)
    yield "an object that gives back its argument", lambda *arguments, **named: _Echo(None)
    order = [cell.exercise for cell in lesson.cells if cell.role == "exercise"]
    before = order.index(record.id) - 1
    if before >= 0:
        yield "the exercise before", load_namespace(lesson)[order[before]]


def zeros_like(value: Any) -> Any:
    """Return a value of the same form in which every number is 0."""
    if isinstance(value, Tensor):
        return Tensor(np.zeros_like(value.data), value.dtype)
    if isinstance(value, np.ndarray):
        return np.zeros_like(value)
    if isinstance(value, (bool, int, float)):
        return type(value)(0)
    if isinstance(value, (list, tuple)):
        return type(value)(zeros_like(item) for item in value)
    if isinstance(value, dict):
        return {key: zeros_like(item) for key, item in value.items()}
    return value


def groups_won_by_zeros(record: ExerciseRecord) -> list[str]:
    """Return the groups in which zeros of the right shape would pass every case."""
    won = []
    for group in record.groups:
        judged = [
            JUDGES[case.judge](zeros_like(case.want), case.want, case.inputs, **case.options)
            for case in group.cases
            if case.want is not None
        ]
        if judged and len(judged) == len(group.cases) and all(judgement.ok for judgement in judged):
            won.append(group.name)
    return won
