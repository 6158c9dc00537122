"""What was found on one case: the evidence of a probe held against the reference's value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from neurons.checking.cases import CaseRecord
from neurons.checking.judges import JUDGES, Judgement
from neurons.checking.judges.equal import as_numbers
from neurons.checking.probe import Outcome
from neurons.checking.values import Opaque, Source, Tensor

__all__ = ["Finding", "Place", "judge_case"]

Place = tuple[int, int]  # the number of a group, and of a case in it


@dataclass(frozen=True)
class Finding:
    """What was found on one case: a word of the verdict's five ("timeout" is the grading run's) and why."""

    word: str
    judgement: Judgement | None = None
    changed: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether the case is won."""
        return self.word == "correct"


def judge_case(case: CaseRecord, outcome: Outcome, stubs: Sequence[str] = ()) -> Finding:
    """Look in this order: runs, inputs left unchanged, type, shape, finite, values, silent where that is promised."""
    if outcome.word == "timeout":
        return Finding("timeout")
    if outcome.word == "raised":
        stub = outcome.raised is not None and outcome.raised.text in stubs
        return Finding("not attempted" if stub else "error")
    if outcome.word != "returned":
        return Finding(outcome.word)
    changed = _changed_inputs(case, outcome)
    if changed:
        return Finding("wrong", Judgement(False, "inputs.changed", {"names": ", ".join(changed)}), changed)
    judgement = JUDGES[case.judge](outcome.value, case.want, case.inputs, **case.options)
    if judgement.ok and case.quiet:
        noise = [text for text in outcome.warned if text.startswith("RuntimeWarning")]
        if noise:
            judgement = Judgement(False, "quiet", {"warning": noise[0]})
    return Finding("correct" if judgement.ok else "wrong", judgement)


def _changed_inputs(case: CaseRecord, outcome: Outcome) -> tuple[str, ...]:
    changed = []
    for name, value in case.inputs.items():
        if name in case.in_place or name not in outcome.after:
            continue
        before = outcome.before.get(name) if isinstance(value, Source) else value
        if not _same(before, outcome.after[name]):
            changed.append(name)
    return tuple(changed)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and one.shape == other.shape and np.array_equal(one, other)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(_same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(one[key], other[key]) for key in one)
    if isinstance(one, Tensor) and isinstance(other, Tensor):
        return one.dtype == other.dtype and _same(one.data, other.data)
    if isinstance(one, Opaque) or isinstance(other, Opaque) or one is None:
        return True  # a callable or a model: its numbers are probed where they are judged
    first, second = as_numbers(one), as_numbers(other)
    if first is not None and second is not None:
        return np.array_equal(first, second)
    return one == other
