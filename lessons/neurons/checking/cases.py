"""The cases of a lesson as they lie in ``cases/NN_stem.json`` beside the notebooks, and as a grading run draws them."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from neurons.checking.values import Tensor, decode, encode

__all__ = [
    "CASES",
    "CaseRecord",
    "ExerciseRecord",
    "GroupRecord",
    "MistakeRecord",
    "Trace",
    "find_exercise",
    "read_cases",
    "thin",
]

CASES = Path(__file__).resolve().parents[2] / "cases"
KEPT_ENTRIES = 40  # a mistake's array is told by this many of its entries


@dataclass(frozen=True)
class CaseRecord:
    """A case with its inputs drawn and the reference's value beside it."""

    name: str
    probe: str
    inputs: Mapping[str, Any]
    want: Any
    judge: str = "equal"
    options: Mapping[str, Any] = field(default_factory=dict)
    limit_s: float = 5.0
    in_place: Sequence[str] = ()
    quiet: bool = False


@dataclass(frozen=True)
class GroupRecord:
    """Cases that together earn `weight` shares of the points."""

    name: str
    weight: int
    cases: Sequence[CaseRecord]


@dataclass(frozen=True)
class Trace:
    """How one answer behaved on one case, so far as it can be recognised again.

    `kind` is "value" (or "summary", where the judge makes one), "raised" (type and text) or "timeout"; `changed` names
    the inputs that it changed.
    """

    kind: str
    data: Any = None
    changed: tuple[str, ...] = ()
    ok: bool = False


@dataclass(frozen=True)
class MistakeRecord:
    """A known mistake: what to say, and its trace on every case, by (group, case)."""

    name: str
    why: str
    then: str
    traces: Mapping[tuple[int, int], Trace]


@dataclass(frozen=True)
class ExerciseRecord:
    """All that a verdict on one exercise needs."""

    id: str
    points: int
    stubs: Sequence[str]
    hints: Sequence[str]
    needs: Sequence[str]
    groups: Sequence[GroupRecord]
    mistakes: Sequence[MistakeRecord]
    lesson: str = ""


def thin(value: Any) -> Any:
    """Keep of each long array its shape and evenly spread entries: enough to recognise it, too little to store much."""
    if isinstance(value, Tensor):
        return thin(value.data)
    if isinstance(value, np.ndarray) and value.size > KEPT_ENTRIES:
        places = np.linspace(0, value.size - 1, KEPT_ENTRIES).astype(int)
        return {"thinned": list(value.shape), "entries": value.ravel()[places]}
    if isinstance(value, (list, tuple)):
        return [thin(item) for item in value]
    if isinstance(value, dict):
        return {key: thin(item) for key, item in value.items()}
    return value


# --- JSON -----------------------------------------------------------------------------------------------------------


def exercise_to_json(record: ExerciseRecord, digits: int = 12) -> dict[str, Any]:
    """Return the JSON data of a record; `digits` significant digits of each float are kept."""
    return {
        "points": record.points,
        "stubs": list(record.stubs),
        "hints": list(record.hints),
        "needs": list(record.needs),
        "groups": [
            {"name": group.name, "weight": group.weight, "cases": [_case_to_json(case, digits) for case in group.cases]}
            for group in record.groups
        ],
        "mistakes": [_mistake_to_json(mistake) for mistake in record.mistakes],
    }


def _case_to_json(case: CaseRecord, digits: int) -> dict[str, Any]:
    data: dict[str, Any] = {
        "name": case.name,
        "probe": case.probe,
        "inputs": {name: encode(value, digits) for name, value in case.inputs.items()},
        "want": encode(case.want, digits),
    }
    rest = {
        "judge": case.judge,
        "options": dict(case.options),
        "limit_s": case.limit_s,
        "in_place": list(case.in_place),
        "quiet": case.quiet,
    }
    usual = {"judge": "equal", "options": {}, "limit_s": 5.0, "in_place": [], "quiet": False}
    return data | {key: value for key, value in rest.items() if value != usual[key]}


def _mistake_to_json(mistake: MistakeRecord) -> dict[str, Any]:
    traces = {}
    for (group, case), trace in mistake.traces.items():
        if trace.ok:
            continue
        data: dict[str, Any] = {trace.kind: encode(trace.data, 7)}
        if trace.changed:
            data["changed"] = list(trace.changed)
        traces[f"{group}.{case}"] = data
    return {"name": mistake.name, "why": mistake.why, "then": mistake.then, "traces": traces}


def exercise_from_json(name: str, data: Mapping[str, Any], lesson: str = "") -> ExerciseRecord:
    """Return the record that :func:`exercise_to_json` wrote."""
    groups = tuple(
        GroupRecord(group["name"], group["weight"], tuple(_case_from_json(case) for case in group["cases"]))
        for group in data["groups"]
    )
    mistakes = tuple(_mistake_from_json(mistake, groups) for mistake in data["mistakes"])
    return ExerciseRecord(
        name, data["points"], tuple(data["stubs"]), tuple(data["hints"]), tuple(data["needs"]), groups, mistakes, lesson
    )


def _case_from_json(data: Mapping[str, Any]) -> CaseRecord:
    inputs = {name: decode(value) for name, value in data["inputs"].items()}
    return CaseRecord(
        data["name"],
        data["probe"],
        inputs,
        decode(data["want"]),
        data.get("judge", "equal"),
        data.get("options", {}),
        data.get("limit_s", 5.0),
        tuple(data.get("in_place", ())),
        data.get("quiet", False),
    )


def _mistake_from_json(data: Mapping[str, Any], groups: Sequence[GroupRecord]) -> MistakeRecord:
    traces = {(g, c): Trace("value", ok=True) for g, group in enumerate(groups) for c in range(len(group.cases))}
    for place, trace in data["traces"].items():
        group, _, case = place.partition(".")
        kind = next(kind for kind in ("value", "summary", "raised", "timeout") if kind in trace)
        traces[int(group), int(case)] = Trace(kind, decode(trace[kind]), tuple(trace.get("changed", ())))
    return MistakeRecord(data["name"], data["why"], data["then"], traces)


@functools.lru_cache(maxsize=32)
def _read(path: Path, changed_at: float) -> dict[str, ExerciseRecord]:
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: exercise_from_json(name, one, path.stem) for name, one in data["exercises"].items()}


def read_cases(path: Path) -> dict[str, ExerciseRecord]:
    """Return a lesson's exercises by id, in the lesson's order."""
    return _read(path, path.stat().st_mtime)


def find_exercise(name: str, folder: Path = CASES) -> tuple[ExerciseRecord | None, list[str]]:
    """Return an exercise's record by id, and all ids known here (for near names when there is none)."""
    known: list[str] = []
    for path in sorted(folder.glob("[0-9][0-9]_*.json")):
        head = _ids(path, path.stat().st_mtime)
        if name in head:
            return read_cases(path)[name], list(head)
        known += head
    return None, known


@functools.lru_cache(maxsize=32)
def _ids(path: Path, changed_at: float) -> tuple[str, ...]:
    """The ids of a lesson, kept apart so that a search does not read the files again."""
    return tuple(read_cases(path))
