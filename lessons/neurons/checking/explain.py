"""The three parts of a message: what was seen, why it may be, what to do next. Never the solution."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from neurons.checking.cases import CaseRecord, ExerciseRecord
from neurons.checking.diagnosis import relation
from neurons.checking.findings import Finding, Place
from neurons.checking.judges import Judgement
from neurons.checking.judges.equal import TOLERANCES, as_numbers, close_entries
from neurons.checking.messages import MESSAGES, say
from neurons.checking.probe import Outcome
from neurons.checking.raised import raised_reason
from neurons.checking.traces import known_mistake
from neurons.checking.values import Source, show

__all__ = ["explain", "reproduce"]

LONG = 16  # entries; a longer array among the inputs is told by its shape
MOST_STEPS = 160  # characters; a longer probe of a class is told by the call that makes the object


def explain(
    record: ExerciseRecord, outcomes: Mapping[Place, Outcome], findings: Mapping[Place, Finding], place: Place
) -> dict[str, Any]:
    """Return the message's parts on the lost case at `place`: seen, why, then, reproduce, and the mistake's name."""
    case, outcome = record.groups[place[0]].cases[place[1]], outcomes.get(place)
    parts: dict[str, Any] = {"reproduce": reproduce(case)}
    if outcome is None:
        return parts | {"seen": say("not_reached.seen", case=case.name), "then": say("not_reached.then")}
    parts["seen"] = _seen(record, case, outcome, findings[place])
    known = known_mistake(record, outcomes, findings, place[0])
    if known is not None:
        return parts | {"why": known.why, "then": known.then, "mistake": known.name}
    name, why, then = _found_reason(record, case, outcome, findings, outcomes, place)
    return parts | {"why": why, "then": then, "mistake": name}


def _seen(record: ExerciseRecord, case: CaseRecord, outcome: Outcome, finding: Finding) -> str:
    inputs = _short_inputs(case)
    fields = {
        "case": case.name,
        "probe": _short_probe(record, case),
        "with": say("seen.with", inputs=inputs) if inputs else "",
    }
    if finding.word == "timeout":
        return say("seen.timeout", seconds=f"{outcome.seconds:.1f}", **fields)
    if outcome.raised is not None:
        raised = outcome.raised
        line = f": `{raised.line}`" if raised.line else ""
        where = say("seen.line", number=raised.line_number, line=line) if raised.line_number else ""
        name = "seen.stub" if finding.word == "not attempted" else "seen.raised"
        return say(name, type=raised.type, text=raised.text.replace("`", "'"), where=where, **fields)
    if finding.word not in ("wrong", "correct"):
        return say("seen.word", word=finding.word, **fields)
    judgement = finding.judgement
    assert judgement is not None
    if judgement.problem in ("inputs.changed", "quiet"):
        return say(f"seen.{judgement.problem}", **fields, **judgement.fields)
    got, want = show(outcome.value), show(case.want)
    if case.judge in ("equal", "one_of"):
        return say("seen.value", got=got, want=want, **fields) + _first_difference(case, judgement, got + want)
    more = f"seen.{judgement.problem}"  # what the judge itself worked out, where it has a sentence for it
    return say("seen.judged", got=got, **fields) + (" " + say(more, **judgement.fields) if more in MESSAGES else "")


def _first_difference(case: CaseRecord, judgement: Judgement, shown: str) -> str:
    """Tell the first wrong entry where what is shown leaves entries out."""
    if judgement.problem != "values" or "…" not in shown:
        return ""
    got, want = as_numbers(judgement.fields["part"]), as_numbers(judgement.fields["part_want"])
    if got is None or want is None or got.shape != want.shape or not got.ndim:
        return ""
    options = {name: case.options.get(name, usual) for name, usual in TOLERANCES.items()}
    wrong = np.argwhere(~close_entries(got.astype(float), want.astype(float), options))
    first = tuple(int(number) for number in wrong[0])
    place = str(judgement.fields["path"]) + str(list(first))
    told = {"got": show(got[first]), "want": show(want[first]), "count": len(wrong), "size": got.size}
    return say("seen.first", place=place, **told)


def _short_probe(record: ExerciseRecord, case: CaseRecord) -> str:
    """Return the probe on one line; all of it stands under "reproduce".

    Of a longer probe of a function this is the call alone. With a class, what was asked of the object matters as much
    as the call that made it, and of several calls all matter, so all steps are kept where they fit.
    """
    lines = [line.partition("  #")[0].strip() for line in case.probe.strip().splitlines()]
    if len(lines) == 1:
        return lines[0]
    calls = [line for line in lines if re.search(rf"\b{record.id}\(", line)] or lines[-1:]
    if len(calls) > 1 or any(stub.startswith(f"{record.id}.") for stub in record.stubs):
        steps = [line for line in lines if not line.startswith(("from ", "import "))]
        whole = "".join(step + (" " if step.endswith(":") else "; ") for step in steps).removesuffix("; ")
        if len(whole) <= MOST_STEPS:
            return whole
    return re.sub(r"^[\w, ()]+ = ", "", calls[-1])


def _is_the_call(record: ExerciseRecord, case: CaseRecord) -> bool:
    """Whether what is judged is what one call of the answer, or of an object that it makes, gave."""
    last: Any = ast.parse(case.probe).body[-1]
    last = last.value if isinstance(last, ast.Expr) else None
    called = isinstance(last, ast.Call)
    while isinstance(last, (ast.Call, ast.Attribute)):
        last = last.func if isinstance(last, ast.Call) else last.value
    return called and isinstance(last, ast.Name) and last.id == record.id


def _short_inputs(case: CaseRecord) -> str:
    return ", ".join(_short_input(name, value) for name, value in case.inputs.items())


def _short_input(name: str, value: Any) -> str:
    if isinstance(value, np.ndarray) and value.size > LONG:
        return f"{name} of shape {value.shape}"
    if isinstance(value, Source) and "\n" in value.code:
        return f"{name} as below"
    return f"{name} = {show(value, 160)}"


def _found_reason(
    record: ExerciseRecord,
    case: CaseRecord,
    outcome: Outcome,
    findings: Mapping[Place, Finding],
    outcomes: Mapping[Place, Outcome],
    place: Place,
) -> tuple[str | None, str, str]:
    finding = findings[place]
    if finding.word == "timeout":
        return "timeout", say("why.timeout"), say("then.timeout")
    if outcome.raised is not None:
        return raised_reason(record, outcome.raised, finding)
    judgement = finding.judgement
    if judgement is None:
        return None, "", say("then.values")
    if outcome.value is None and outcome.printed.strip() and judgement.problem.startswith("type"):
        return "printed", say("why.printed"), say("then.printed")
    if judgement.problem == "values" and case.judge == "equal":
        pairs = [
            (outcomes[p].value, record.groups[p[0]].cases[p[1]].want, record.groups[p[0]].cases[p[1]].inputs)
            for p, found in findings.items()
            if found.word == "wrong"
            and found.judgement is not None
            and found.judgement.problem == "values"
            and record.groups[p[0]].cases[p[1]].judge == "equal"
        ]
        found = relation(pairs)
        if found is not None:
            kind, told = found
            return kind, say(f"why.{kind}", **told), say(f"then.{kind}", **told)
    fields = {key: show(value) if key in ("part", "part_want") else value for key, value in judgement.fields.items()}
    if fields.get("path"):
        fields["part_of"] = say("part_of" if _is_the_call(record, case) else "part_of.collected", path=fields["path"])
    name = None if judgement.problem == "values" else judgement.problem
    return name, say(f"why.{judgement.problem}", **fields), say(f"then.{judgement.problem}", **fields)


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
        text = np.array2string(
            value, separator=", ", threshold=400, precision=17, floatmode="unique", max_line_width=100
        )
        text = text.replace("nan", "np.nan").replace("inf", "np.inf")
        return f"np.array({text})" if value.size <= 400 else f"...  # an array of shape {value.shape}"
    if isinstance(value, list):
        return "[" + ", ".join(_as_python(item) for item in value) + "]"
    if isinstance(value, tuple):
        return "(" + "".join(_as_python(item) + ", " for item in value) + ")"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key!r}: {_as_python(item)}" for key, item in value.items()) + "}"
    return repr(value)
