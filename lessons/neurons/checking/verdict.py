"""From evidence to a verdict: the same for the learner's check and for a grading run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from neurons.checking.cases import CaseRecord, ExerciseRecord, MistakeRecord, Trace, thin
from neurons.checking.diagnosis import relation
from neurons.checking.judges import JUDGES, Judgement
from neurons.checking.judges.equal import as_numbers
from neurons.checking.messages import MESSAGES, say
from neurons.checking.probe import Outcome
from neurons.checking.values import Opaque, Source, Tensor, show

__all__ = ["Finding", "Line", "Verdict", "decide", "judge_case", "missing", "trace_of", "waiting"]


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


# --- one case -------------------------------------------------------------------------------------------------------


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


def same_trace(one: Trace, other: Trace) -> bool:
    """Whether two traces are of the same behaviour: values are compared with a tolerance of 1e-5."""
    if one.ok or other.ok:
        return one.ok and other.ok
    return one.kind == other.kind and one.changed == other.changed and _alike(one.data, other.data)


def _alike(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_alike(one[key], other[key]) for key in one)
    first, second = as_numbers(one), as_numbers(other)
    if first is not None and second is not None:
        if first.shape != second.shape or first.dtype.kind != second.dtype.kind:
            return False
        first, second = first.astype(float), second.astype(float)
        return np.allclose(first, second, rtol=1e-5, atol=1e-8, equal_nan=True)
    if isinstance(one, (list, tuple)) and isinstance(other, (list, tuple)):
        return len(one) == len(other) and all(_alike(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, np.ndarray) or isinstance(other, np.ndarray):
        return False
    return type(one) is type(other) and one == other


# --- one exercise ---------------------------------------------------------------------------------------------------

Place = tuple[int, int]
LONG = 16  # entries; a longer array is told by its shape and its first wrong entry


def decide(record: ExerciseRecord, outcomes: Mapping[Place, Outcome]) -> Verdict:
    """Decide on an exercise from the outcomes of its cases, by (group, case); a case without one was not reached."""
    findings = {}
    for g, group in enumerate(record.groups):
        for c, case in enumerate(group.cases):
            outcome = outcomes.get((g, c))
            findings[g, c] = judge_case(case, outcome, record.stubs) if outcome else Finding("not reached")
    lines = tuple(_line(record, findings, g) for g in range(len(record.groups)))
    total = sum(line.weight for line in lines)
    won = sum(line.weight for line in lines if line.word == "correct")
    points = record.points * won / total
    notes = tuple(dict.fromkeys(note for found in findings.values() if found.judgement for note in found.judgement.notes))
    printed = "".join(outcome.printed for outcome in outcomes.values())
    base = Verdict(record.id, "correct", points, record.points, lines, printed=printed, notes=notes)
    if won == total:
        return base
    if all(line.word == "not attempted" for line in lines):
        return replace(base, word="not attempted", seen=say("not_attempted.seen", name=record.id),
                     then=say("not_attempted.then", name=record.id))
    lost = next(g for g, line in enumerate(lines) if line.word != "correct")
    word = "wrong" if lines[lost].word == "not attempted" else lines[lost].word
    place = _plainest(record, findings, lost)
    return replace(base, word=word, **_message(record, outcomes, findings, place))


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


def _message(record: ExerciseRecord, outcomes: Mapping[Place, Outcome], findings: Mapping[Place, Finding],
             place: Place) -> dict[str, Any]:
    case, outcome = record.groups[place[0]].cases[place[1]], outcomes.get(place)
    parts: dict[str, Any] = {"reproduce": reproduce(case)}
    if outcome is None:
        return parts | {"seen": say("not_reached.seen", case=case.name), "then": say("not_reached.then")}
    parts["seen"] = _seen(record, case, outcome, findings[place])
    known = _known_mistake(record, outcomes, findings, place[0])
    if known is not None:
        return parts | {"why": known.why, "then": known.then, "mistake": known.name}
    name, why, then = _found_reason(record, case, outcome, findings, outcomes, place)
    return parts | {"why": why, "then": then, "mistake": name}


def _seen(record: ExerciseRecord, case: CaseRecord, outcome: Outcome, finding: Finding) -> str:
    inputs = _short_inputs(case)
    fields = {"case": case.name, "probe": _short_probe(case), "with": say("seen.with", inputs=inputs) if inputs else ""}
    if finding.word == "timeout":
        return say("seen.timeout", seconds=f"{outcome.seconds:.1f}", **fields)
    if outcome.raised is not None:
        raised = outcome.raised
        line = f": `{raised.line}`" if raised.line else ""
        where = say("seen.line", number=raised.line_number, line=line) if raised.line_number else ""
        name = "seen.stub" if finding.word == "not attempted" else "seen.raised"
        return say(name, type=raised.type, text=raised.text, where=where, **fields)
    if finding.word not in ("wrong", "correct"):
        return say("seen.word", word=finding.word, **fields)
    judgement = finding.judgement
    assert judgement is not None
    if judgement.problem in ("inputs.changed", "quiet"):
        return say(f"seen.{judgement.problem}", **fields, **judgement.fields)
    got, want = show(outcome.value), show(case.want)
    if case.judge in ("equal", "one_of"):
        return say("seen.value", got=got, want=want, **fields)
    more = f"seen.{judgement.problem}"  # what the judge itself worked out, where it has a sentence for it
    return say("seen.judged", got=got, **fields) + (" " + say(more, **judgement.fields) if more in MESSAGES else "")


def _short_probe(case: CaseRecord) -> str:
    return case.probe.strip()


def _short_inputs(case: CaseRecord) -> str:
    return ", ".join(_short_input(name, value) for name, value in case.inputs.items())


def _short_input(name: str, value: Any) -> str:
    if isinstance(value, np.ndarray) and value.size > LONG:
        return f"{name} of shape {value.shape}"
    if isinstance(value, Source) and "\n" in value.code:
        return f"{name} as below"
    return f"{name} = {show(value, 160)}"


def _known_mistake(record: ExerciseRecord, outcomes: Mapping[Place, Outcome], findings: Mapping[Place, Finding],
                   group: int) -> MistakeRecord | None:
    """Return the known mistake that behaves the same on the first lost group, and on most other cases."""
    traces = {place: trace_of(outcomes[place], found) for place, found in findings.items() if place in outcomes}
    best, best_score = None, 0
    for mistake in record.mistakes:
        alike = {place: same_trace(trace, mistake.traces[place]) for place, trace in traces.items()}
        if all(same for place, same in alike.items() if place[0] == group):
            failing = any(place[0] == group and not mistake.traces[place].ok for place in traces)
            score = sum(alike.values())
            if failing and score > best_score:
                best, best_score = mistake, score
    return best


def _found_reason(record: ExerciseRecord, case: CaseRecord, outcome: Outcome, findings: Mapping[Place, Finding],
                  outcomes: Mapping[Place, Outcome], place: Place) -> tuple[str | None, str, str]:
    finding = findings[place]
    if finding.word == "timeout":
        return "timeout", say("why.timeout"), say("then.timeout")
    if outcome.raised is not None:
        return _raised_reason(record, outcome, finding)
    judgement = finding.judgement
    if judgement is None:
        return None, "", say("then.values")
    if outcome.value is None and outcome.printed.strip() and judgement.problem.startswith("type"):
        return "printed", say("why.printed"), say("then.printed")
    if judgement.problem == "values" and case.judge == "equal":
        pairs = [(outcomes[p].value, record.groups[p[0]].cases[p[1]].want, record.groups[p[0]].cases[p[1]].inputs)
                 for p, found in findings.items() if found.word == "wrong" and found.judgement is not None
                 and found.judgement.problem == "values" and record.groups[p[0]].cases[p[1]].judge == "equal"]
        found = relation(pairs)
        if found is not None:
            name, fields = found
            return name, say(f"why.{name}", **fields), say(f"then.{name}", **fields)
    fields = {key: show(value) if key in ("part", "part_want") else value for key, value in judgement.fields.items()}
    fields["part_of"] = say("part_of", path=fields["path"]) if fields.get("path") else ""
    name = None if judgement.problem == "values" else judgement.problem
    return name, say(f"why.{judgement.problem}", **fields), say(f"then.{judgement.problem}", **fields)


def _raised_reason(record: ExerciseRecord, outcome: Outcome, finding: Finding) -> tuple[str | None, str, str]:
    raised = outcome.raised
    assert raised is not None
    if finding.word == "not attempted":
        return None, say("why.stub"), say("then.stub")
    for name in ("RecursionError", "NameError", "SystemExit", "MemoryError", "ModuleNotFoundError", "LinAlgError"):
        if name in raised.bases:
            return name, say(f"why.{name}"), say(f"then.{name}")
    if raised.type == "TypeError" and "positional argument" in raised.text:
        return "arity", say("why.arity"), say("then.arity", name=record.id)
    if raised.type == "TypeError" and "not callable" in raised.text:
        return "not_callable", say("why.not_callable", name=record.id), say("then.not_callable", name=record.id)
    if raised.type == "ValueError" and ("broadcast" in raised.text or "matmul" in raised.text or "aligned" in raised.text):
        return "shapes_meet", say("why.shapes_meet"), say("then.shapes_meet")
    return None, say("why.raised"), say("then.raised")


def missing(record: ExerciseRecord, near: Sequence[str]) -> Verdict:
    """Return the verdict where the notebook has no such name."""
    lines = tuple(Line(group.name, "not attempted", group.weight) for group in record.groups)
    then = say("missing.near", names=", ".join(f"`{name}`" for name in near)) if near else say("missing.then")
    return Verdict(record.id, "not attempted", 0.0, record.points, lines, say("missing.seen", name=record.id),
                   say("missing.why"), then)


def waiting(verdict: Verdict, need: str) -> Verdict:
    """Turn a lost verdict into "waits for `need`": what it calls does not work yet."""
    return replace(verdict, word=f"waits for {need}", points=0.0, why=say("waits.why", name=verdict.exercise, need=need),
                 then=say("waits.then", name=verdict.exercise, need=need), mistake=None)


def reproduce(case: CaseRecord) -> str:
    """Return the probe with its inputs as lines of Python, ready to paste into a cell."""
    lines = [_assignment(name, value) for name, value in case.inputs.items()]
    return "\n".join([*lines, case.probe.strip()])


def _assignment(name: str, value: Any) -> str:
    head = value.code.strip().rpartition("\n")[0] if isinstance(value, Source) else ""
    if not head:
        return f"{name} = {_as_python(value)}"
    last = value.code.strip().rpartition("\n")[2]
    return head if last == name else f"{head}\n{name} = {last}"


def _as_python(value: Any) -> str:
    if isinstance(value, Source):
        head, _, last = value.code.strip().rpartition("\n")
        return last if not head else f"...  # the value of:\n# {value.code.strip().replace(chr(10), chr(10) + '# ')}"
    if isinstance(value, np.ndarray):
        if value.ndim == 0:
            return f"np.{value.dtype}({value[()]!s})"
        text = np.array2string(value, separator=", ", threshold=400, precision=17, floatmode="unique", max_line_width=100)
        text = text.replace("nan", "np.nan").replace("inf", "np.inf")
        return f"np.array({text})" if value.size <= 400 else f"...  # an array of shape {value.shape}"
    if isinstance(value, list):
        return "[" + ", ".join(_as_python(item) for item in value) + "]"
    if isinstance(value, tuple):
        return "(" + "".join(_as_python(item) + ", " for item in value) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_as_python(item)}" for key, item in value.items()) + "}"
    return repr(value)
