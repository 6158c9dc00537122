"""How an answer behaved, in a form in which known mistakes are recognised without carrying any solution."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from neurons.checking.cases import ExerciseRecord, MistakeRecord, Trace, thin
from neurons.checking.findings import Finding, Place
from neurons.checking.judges.equal import as_numbers
from neurons.checking.probe import Outcome

__all__ = ["known_mistake", "same_trace", "trace_of"]


def trace_of(outcome: Outcome, finding: Finding) -> Trace:
    """Return how the answer behaved, in the form in which mistakes are stored."""
    if finding.ok:
        return Trace("value", ok=True)
    if outcome.word == "returned":
        judgement = finding.judgement
        if judgement is not None and judgement.summary is not None and not finding.changed:
            return Trace("summary", thin(judgement.summary))
        return Trace("value", thin(outcome.value), finding.changed)
    if outcome.word == "raised" and outcome.raised is not None:
        return Trace("raised", [outcome.raised.type, outcome.raised.text])
    return Trace("timeout")


def same_trace(one: Trace, other: Trace, any_type: bool = False) -> bool:
    """Whether two traces are of the same behaviour: values are compared with a tolerance of 1e-5, float32 with 1e-4.

    With `any_type` the numbers 1, 1.0 and True are alike.
    """
    if one.ok or other.ok:
        return one.ok and other.ok
    return one.kind == other.kind and one.changed == other.changed and _alike(one.data, other.data, any_type)


def _alike(one: Any, other: Any, any_type: bool) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key], any_type) for key in one)
    first, second = as_numbers(one), as_numbers(other)
    if first is not None and second is not None:
        if first.shape != second.shape or not (any_type or first.dtype.kind == second.dtype.kind):
            return False
        single = "float32" in (first.dtype.name, second.dtype.name)  # batch norm alone loses a digit or two of seven
        rtol, atol = (1e-4, 1e-6) if single else (1e-5, 1e-8)
        return np.allclose(first.astype(float), second.astype(float), rtol=rtol, atol=atol, equal_nan=True)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(_alike(a, b, any_type) for a, b in zip(one, other, strict=True))
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return False
    return type(one) is type(other) and one == other


def known_mistake(
    record: ExerciseRecord, outcomes: Mapping[Place, Outcome], findings: Mapping[Place, Finding], group: int
) -> MistakeRecord | None:
    """Return the known mistake that behaves the same on the first lost group and on most cases lost elsewhere.

    Most, not all: whoever made two mistakes is told the first. One whose numbers have the same type too comes first:
    the type may be the mistake.
    """
    traces = {place: trace_of(outcomes[place], found) for place, found in findings.items() if place in outcomes}
    return _nearest(record, traces, group, False) or _nearest(record, traces, group, True)


def _nearest(record: ExerciseRecord, traces: Mapping[Place, Trace], group: int, any_type: bool) -> MistakeRecord | None:
    best, best_score = None, 0
    here = [place for place in traces if place[0] == group]
    rest = [place for place in traces if place[0] != group]
    for mistake in record.mistakes:
        known = mistake.traces
        failing = any(not known[place].ok for place in here)
        if not failing or not all(same_trace(traces[place], known[place], any_type) for place in here):
            continue  # so for most mistakes nothing else is compared
        alike = {place: same_trace(traces[place], known[place], any_type) for place in rest}
        lost = [same for place, same in alike.items() if not (traces[place].ok and known[place].ok)]
        score = len(here) + sum(alike.values())
        if sum(lost) >= len(lost) / 2 and score > best_score:
            best, best_score = mistake, score
    return best
