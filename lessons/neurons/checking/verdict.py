"""From evidence to a verdict: the same for the learner's check and for a grading run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from neurons.checking.cases import ExerciseRecord
from neurons.checking.explain import explain
from neurons.checking.findings import Finding, Place, judge_case
from neurons.checking.messages import say
from neurons.checking.probe import Outcome

__all__ = ["Line", "Verdict", "decide", "missing", "waiting"]


@dataclass(frozen=True)
class Line:
    """A group's line in the verdict."""

    name: str
    word: str
    weight: int


@dataclass(frozen=True)
class Verdict:
    """What a learner reads and a gradebook stores.

    Parameters
    ----------
    exercise, word : str
        The id, and "correct", "wrong", "error", "not attempted", "waits for X" (or a word of a grading run).
    points, maximum : float, int
        Points earned, of how many.
    lines : tuple of Line
        The groups by name.
    seen, why, then : str
        The three parts of the message.
    reproduce : str
        The probe with its inputs, ready to paste.
    mistake : str
        The name of the known mistake or relation that `why` speaks of; None where none was named.
    notes : tuple of str
        Remarks that cost nothing.
    printed : str
        What the answer wrote while it was checked.
    """

    exercise: str
    word: str
    points: float
    maximum: int
    lines: tuple[Line, ...] = ()
    seen: str = ""
    why: str = ""
    then: str = ""
    reproduce: str = ""
    mistake: str | None = None
    notes: tuple[str, ...] = ()
    printed: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


def decide(record: ExerciseRecord, outcomes: Mapping[Place, Outcome], untouched: bool = False) -> Verdict:
    """Decide on an exercise from the outcomes of its cases, by (group, case); a case without one was not reached.

    `untouched` says that all of the exercise's stubs still stand in the answer: a probe may reach another one's first.
    """
    findings = {}
    for g, group in enumerate(record.groups):
        for c, case in enumerate(group.cases):
            outcome = outcomes.get((g, c))
            findings[g, c] = judge_case(case, outcome, record.stubs) if outcome else Finding("not reached")
    lines = tuple(_line(record, findings, g) for g in range(len(record.groups)))
    total = sum(line.weight for line in lines)
    won = sum(line.weight for line in lines if line.word == "correct")
    points = record.points * won / total
    notes = tuple(
        dict.fromkeys(note for found in findings.values() if found.judgement for note in found.judgement.notes)
    )
    printed = "".join(outcome.printed for outcome in outcomes.values())
    base = Verdict(record.id, "correct", points, record.points, lines, printed=printed, notes=notes)
    if won == total:
        return base
    if all(line.word == "not attempted" for line in lines) or (untouched and not won):
        return replace(
            base,
            word="not attempted",
            lines=tuple(replace(line, word="not attempted") for line in lines),
            seen=say("not_attempted.seen", name=record.id),
            then=say("not_attempted.then", name=record.id),
        )
    lost = next(g for g, line in enumerate(lines) if line.word != "correct")
    word = "wrong" if lines[lost].word == "not attempted" else lines[lost].word
    place = _plainest(record, findings, lost)
    return replace(base, word=word, **explain(record, outcomes, findings, place))


def _plainest(record: ExerciseRecord, findings: Mapping[Place, Finding], lost: int) -> Place:
    """Return the lost case that is easiest to follow: of those like the first one, that with the smallest inputs."""
    failing = [place for place, found in findings.items() if place[0] == lost and not found.ok]
    alike = [place for place in failing if findings[place].word == findings[failing[0]].word]
    return min(alike, key=lambda place: (_size(record.groups[lost].cases[place[1]].inputs), place))


def _size(inputs: Mapping[str, Any]) -> int:
    return sum(value.size if isinstance(value, np.ndarray) else len(str(value)) for value in inputs.values())


def _line(record: ExerciseRecord, findings: Mapping[Place, Finding], g: int) -> Line:
    group = record.groups[g]
    words = [findings[g, c].word for c in range(len(group.cases))]
    word = next((word for word in words if word != "correct"), "correct")
    return Line(group.name, word, group.weight)


def missing(record: ExerciseRecord, near: Sequence[str]) -> Verdict:
    """Return the verdict where the notebook has no such name."""
    lines = tuple(Line(group.name, "not attempted", group.weight) for group in record.groups)
    then = say("missing.near", names=", ".join(f"`{name}`" for name in near)) if near else say("missing.then")
    return Verdict(
        record.id,
        "not attempted",
        0.0,
        record.points,
        lines,
        say("missing.seen", name=record.id),
        say("missing.why"),
        then,
    )


def waiting(verdict: Verdict, need: str) -> Verdict:
    """Turn a lost verdict into "waits for `need`": what it calls does not work yet."""
    return replace(
        verdict,
        word=f"waits for {need}",
        points=0.0,
        why=say("waits.why", name=verdict.exercise, need=need),
        then=say("waits.then", name=verdict.exercise, need=need),
        mistake=None,
    )
