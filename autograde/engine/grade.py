"""``grade(submission, reference, sandbox) -> Graded``: pure but for the sandbox that it runs in.

The student's process gets code and inputs and returns plain values. What they are worth is decided here, by the same
functions as the learner's ``check()``.
"""

from __future__ import annotations

import difflib
import signal
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from autograde.engine import channel as channels
from autograde.engine.program import Handed, NotANotebookError, Program, Step, digest_of, make_program, read_cells
from autograde.engine.reference import Reference
from autograde.engine.sandbox import Run, Sandbox, Status
from autograde.engine.words import WORDS
from neurons.checking.cases import ExerciseRecord
from neurons.checking.probe import Outcome, Raised
from neurons.checking.stubs import texts_in_source, untouched
from neurons.checking.verdict import Line, Verdict, decide, missing, waiting

__all__ = [
    "ENGINE",
    "Evidence",
    "Graded",
    "fault",
    "grade",
    "grade_cells",
    "judge",
    "outcome_of",
    "run_program",
    "unreadable",
]

ENGINE = "1"  # changes when the same submission and seed may get another verdict
MOST_LAUNCHES = 200  # a program is begun anew behind each step at which its process ended
END = -1
OUR_FAULTS = ("grader fault",)
ENDED = ("timeout", "killed", "out of memory", "invalid reply")  # what may end a student's process


@dataclass
class Evidence:
    """What came back from a student's process.

    Parameters
    ----------
    reports : dict
        By step number, the report (plain values, a stranger's).
    ends : dict
        By step number, the word for a step at which the process ended.
    ended_cells : set of str
        The cells at which the process ended.
    launches, cpu_s : int, float
        How often the program was begun, and the computing that it took.
    """

    reports: dict[int, dict[str, Any]] = field(default_factory=dict)
    ends: dict[int, str] = field(default_factory=dict)
    ended_cells: set[str] = field(default_factory=set)
    launches: int = 0
    cpu_s: float = 0.0


@dataclass(frozen=True)
class Graded:
    """The result for one submission.

    Parameters
    ----------
    lesson, digest, seed, engine, isolation, edition : str or int
        Of what, of which bytes, with which inputs, by which engine, in which sandbox, of which course edition.
    verdicts : mapping
        By exercise; what feedback may show.
    outputs : mapping
        By cell, what the student's own cells showed: texts and PNG bytes.
    notes : tuple of str
        What had been done to the notebook.
    word : str
        "graded", "unreadable" or "grader fault".
    """

    lesson: str
    digest: str
    seed: int
    engine: str
    isolation: str
    edition: str
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    outputs: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    word: str = "graded"
    seconds: Mapping[str, float] = field(default_factory=dict, compare=False)

    @property
    def points(self) -> float:
        """All points earned."""
        return sum(verdict.points for verdict in self.verdicts.values())

    def as_data(self) -> dict[str, Any]:
        """Return all but the outputs as JSON data, the same for the same submission and seed."""
        verdicts = {
            name: {
                "word": verdict.word,
                "points": verdict.points,
                "maximum": verdict.maximum,
                "mistake": verdict.mistake,
                "groups": [asdict(line) for line in verdict.lines],
                "seen": verdict.seen,
                "why": verdict.why,
                "then": verdict.then,
            }
            for name, verdict in self.verdicts.items()
        }
        return {
            "lesson": self.lesson,
            "digest": self.digest,
            "seed": self.seed,
            "engine": self.engine,
            "isolation": self.isolation,
            "edition": self.edition,
            "word": self.word,
            "points": self.points,
            "notes": list(self.notes),
            "verdicts": verdicts,
        }


def grade(raw: bytes, reference: Reference, sandbox: Sandbox, isolation: str = "unknown") -> Graded:
    """Grade a notebook's bytes."""
    try:
        handed = read_cells(raw)
    except NotANotebookError as error:
        return unreadable(str(error), reference, isolation)
    return grade_cells(handed, reference, sandbox, isolation)


def unreadable(why: str, reference: Reference, isolation: str) -> Graded:
    """Return the result for what is no notebook."""
    verdicts = {name: _missing(record, WORDS["unreadable"].format(why=why)) for name, record in reference.fresh.items()}
    return Graded(
        reference.given.name,
        "",
        reference.seed,
        ENGINE,
        isolation,
        reference.given.edition,
        verdicts,
        notes=(f"it can't be read: {why}",),
        word="unreadable",
    )


def fault(why: str, handed: Sequence[Handed], reference: Reference, isolation: str) -> Graded:
    """Return the result where the grader itself failed: nothing is graded, and nothing is a zero."""
    verdicts = {
        name: replace(_ended(record, "grader fault"), why=WORDS["why grader fault"])
        for name, record in reference.fresh.items()
    }
    return Graded(
        reference.given.name,
        digest_of(handed),
        reference.seed,
        ENGINE,
        isolation,
        reference.given.edition,
        verdicts,
        notes=(f"the grader failed: {why}"[:300],),
        word="grader fault",
    )


def grade_cells(handed: Sequence[Handed], reference: Reference, sandbox: Sandbox, isolation: str = "unknown") -> Graded:
    """Grade a submission's cells."""
    started = time.perf_counter()
    program = make_program(reference.given, handed, reference.fresh, cell_s=sandbox.limits.cell_s)
    evidence = run_program(program, sandbox)
    ran = time.perf_counter()
    verdicts = judge(program, evidence, reference.fresh)
    lost = {
        name: reference.visible[name]
        for name, verdict in verdicts.items()
        if verdict.word not in ("correct", "not attempted", "missing", *ENDED)
    }
    shown: Mapping[str, Verdict] = {}
    if lost:
        twins = make_program(reference.given, handed, reference.visible, cell_s=sandbox.limits.cell_s, only=lost)
        shown = judge(twins, run_program(twins, sandbox, skip_from=evidence), lost)
    verdicts = {name: _for_feedback(verdict, shown.get(name)) for name, verdict in verdicts.items()}
    ended = time.perf_counter()
    return Graded(
        reference.given.name,
        digest_of(handed),
        reference.seed,
        ENGINE,
        isolation,
        reference.given.edition,
        verdicts,
        _outputs(program, evidence),
        program.notes,
        _word(verdicts),
        {"run": ran - started, "judge and twins": ended - ran, "cpu": evidence.cpu_s},
    )


def _word(verdicts: Mapping[str, Verdict]) -> str:
    return "grader fault" if any(verdict.word in OUR_FAULTS for verdict in verdicts.values()) else "graded"


# --- running --------------------------------------------------------------------------------------------------------


def run_program(program: Program, sandbox: Sandbox, skip_from: Evidence | None = None) -> Evidence:
    """Run a program, and begin anew behind each step at which the process ended, until every step has its word.

    Parameters
    ----------
    program : Program
        The steps.
    sandbox : Sandbox
        A started one.
    skip_from : Evidence, optional
        Of an earlier run of the same cells: those that ended it are left out at once.

    Raises
    ------
    SandboxError
        The sandbox itself failed: nobody's answer did.
    """
    evidence = Evidence()
    skipped = set(skip_from.ended_cells) if skip_from is not None else set()
    deadline = time.monotonic() + sandbox.limits.wall_s
    while True:
        todo = _todo(program, evidence, skipped)
        if not any(step.number not in evidence.reports for step in todo):
            return evidence
        culprit, word, status = _launch(todo, sandbox, evidence, deadline)
        evidence.launches += 1
        evidence.cpu_s += status.cpu_s
        if culprit is None:
            return evidence
        evidence.ends[culprit.number] = word
        if culprit.do == "cell":
            skipped.add(culprit.cell)
            evidence.ended_cells.add(culprit.cell)
        if time.monotonic() >= deadline or evidence.launches >= MOST_LAUNCHES:
            for step in _todo(program, evidence, skipped):
                if step.number not in evidence.reports:
                    evidence.ends.setdefault(step.number, "timeout")
            return evidence


def _todo(program: Program, evidence: Evidence, skipped: set[str]) -> list[Step]:
    """Return the steps of the next launch: all cells but those that ended it, and what has not been answered yet."""
    over = {step.exercise for step in program.steps if step.number in evidence.ends and step.do != "cell"}
    over |= {
        step.exercise
        for step in program.steps
        if step.do == "probe" and evidence.reports.get(step.number, {}).get("word") == "timeout"
    }
    out = []
    for step in program.steps:
        if step.do == "cell":
            if step.cell not in skipped:
                out.append(step)
        elif step.exercise not in over and step.number not in evidence.reports:
            out.append(step)
    return out


def _launch(
    todo: Sequence[Step], sandbox: Sandbox, evidence: Evidence, deadline: float
) -> tuple[Step | None, str, Status]:
    """Run the steps once; return the one at which the process ended before its time, its word, and how it ended."""
    run = sandbox.launch()
    culprit, word = None, ""
    try:
        channels.send(run.channel, {"setup_names": {}, "steps": [step.message() for step in todo]})
        culprit, word = _listen(run, todo, sandbox, evidence, deadline)
    except OSError:
        culprit, word = todo[0], "killed"
    finally:
        if culprit is not None:
            run.kill()
        status = run.finish()
    if culprit is not None and word == "killed":
        word = _how_it_ended(status, sandbox)
    return culprit, word, status


def _listen(
    run: Run, todo: Sequence[Step], sandbox: Sandbox, evidence: Evidence, deadline: float
) -> tuple[Step | None, str]:
    reader = channels.Reader(run.channel, naps=True)
    waiting_for = list(todo)
    patience = sandbox.limits.patience
    while True:
        until = deadline
        if waiting_for:
            until = min(deadline, time.monotonic() + waiting_for[0].limit_s * patience + sandbox.limits.grace_s)
        try:
            report = reader.read(until)
            number = report.get("step")
            if number == END:
                return None, ""
            _take(report, waiting_for, evidence)
        except channels.TooSlowError:
            return (waiting_for or list(todo))[0], "timeout"
        except channels.InvalidReplyError:
            return (waiting_for or list(todo))[0], "invalid reply"
        except channels.ChannelClosedError:
            return (waiting_for or list(todo))[0], "killed"


def _take(report: dict[str, Any], waiting_for: list[Step], evidence: Evidence) -> None:
    """Keep a report of a step that is waited for; steps before it were left out by the process itself."""
    numbers = [step.number for step in waiting_for]
    if type(report.get("step")) is not int or report["step"] not in numbers:
        raise channels.InvalidReplyError("a report of a step that nobody asked for")
    step = waiting_for[numbers.index(report["step"])]
    del waiting_for[: numbers.index(step.number) + 1]
    evidence.reports.setdefault(step.number, report)
    if step.do == "probe" and report.get("word") == "timeout":
        while waiting_for and waiting_for[0].do == "probe" and waiting_for[0].exercise == step.exercise:
            del waiting_for[0]


def _how_it_ended(status: Status, sandbox: Sandbox) -> str:
    if status.late or status.cpu_s >= sandbox.limits.cpu_s * 0.95 or status.signal == signal.SIGXCPU:
        return "timeout"
    if status.exit == 71:
        return "out of memory"
    return "killed"


# --- judging --------------------------------------------------------------------------------------------------------


def judge(program: Program, evidence: Evidence, records: Mapping[str, ExerciseRecord]) -> dict[str, Verdict]:
    """Decide on every exercise; then see which lost ones wait for another."""
    asked = {step.exercise for step in program.steps if step.do == "look"}
    verdicts = {name: _verdict(record, program, evidence) for name, record in records.items() if name in asked}
    for name, verdict in verdicts.items():
        if verdict.word in ("correct", "not attempted", "missing", *OUR_FAULTS):
            continue
        failing = (need for need in records[name].needs if need in verdicts and verdicts[need].word != "correct")
        need = next(failing, None)
        if need is not None:
            verdicts[name] = waiting(verdict, need)
    return verdicts


def _verdict(record: ExerciseRecord, program: Program, evidence: Evidence) -> Verdict:
    look = next(step for step in program.steps if step.do == "look" and step.exercise == record.id)
    found = evidence.reports.get(look.number)
    if found is None:
        return _ended(record, evidence.ends.get(look.number, "timeout"))
    if found.get("exists") is not True:
        return _not_there(record, program, evidence, found)
    outcomes = {}
    for step in program.steps:
        if step.do == "probe" and step.exercise == record.id:
            if step.number in evidence.ends:
                outcomes[step.place] = Outcome(evidence.ends[step.number])
            elif step.number in evidence.reports:
                outcomes[step.place] = outcome_of(evidence.reports[step.number])
    try:
        sources = [
            step.payload["source"] for step in program.steps if step.who == "answer" and step.exercise == record.id
        ]
        return decide(record, outcomes, untouched(record.stubs, texts_in_source("\n".join(sources))))
    except Exception as error:  # a judge must never fail; if one does, a person has to look
        return replace(_ended(record, "grader fault"), why=f"{type(error).__name__} in a judge: {error}"[:300])


def _not_there(record: ExerciseRecord, program: Program, evidence: Evidence, found: Mapping[str, Any]) -> Verdict:
    names = [name for name in found.get("names", ()) if type(name) is str] if type(found.get("names")) is list else []
    near = difflib.get_close_matches(record.id, names, 2, 0.7)
    verdict = missing(record, near)
    state = program.answers.get(record.id, "missing")
    if state != "there":
        return replace(verdict, word="missing", why=WORDS[f"cell {state}"].format(name=record.id))
    cell = next(step for step in program.steps if step.who == "answer" and step.exercise == record.id)
    if cell.number in evidence.ends:
        word = evidence.ends[cell.number]
        return replace(_ended(record, word), why=WORDS["cell ended"].format(word=word))
    report = evidence.reports.get(cell.number, {})
    if report.get("word") == "timeout":
        return replace(_ended(record, "timeout"), why=WORDS["cell ended"].format(word="timeout"))
    raised = _raised(report.get("raised"))
    if raised is not None:
        why = WORDS["cell raised"].format(type=raised.type, text=raised.text, line=raised.line_number)
        return replace(verdict, word="missing", why=why)
    return replace(verdict, word="missing")


def _missing(record: ExerciseRecord, why: str) -> Verdict:
    return replace(missing(record, ()), word="missing", why=why)


def _ended(record: ExerciseRecord, word: str) -> Verdict:
    lines = tuple(Line(group.name, word, group.weight) for group in record.groups)
    return Verdict(
        record.id,
        word,
        0.0,
        record.points,
        lines,
        seen=WORDS["ended"].format(name=record.id, word=word),
        why=WORDS.get(f"why {word}", ""),
        then=WORDS.get(f"then {word}", WORDS["then ended"]),
    )


_OUT_OF_MEMORY = ("DefaultCPUAllocator", "can't allocate memory", "Unable to allocate")


def outcome_of(report: Mapping[str, Any]) -> Outcome:
    """Return a report as an outcome; one whose fields are not what they should be is an invalid reply."""
    kinds = {"word": str, "before": dict, "after": dict, "printed": str, "warned": list, "seconds": float}
    if any(type(report.get(name)) is not kind for name, kind in kinds.items()):
        return Outcome("invalid reply")
    word, raised = report["word"], _raised(report.get("raised"))
    texts = all(type(text) is str for text in report["warned"])
    if not texts or word not in ("returned", "raised", "timeout") or (word == "raised") != (raised is not None):
        return Outcome("invalid reply")
    if raised is not None and ("MemoryError" in raised.bases or any(text in raised.text for text in _OUT_OF_MEMORY)):
        word = "out of memory"
    rest = {name: report[name] for name in kinds if name != "word"}
    return Outcome(word, report.get("value"), raised=raised, **rest)


def _raised(data: Any) -> Raised | None:
    if type(data) is not dict:
        return None
    kinds = {"type": str, "bases": list, "text": str, "line": str, "line_number": int, "in_answer": bool}
    if set(data) != set(kinds) or any(type(data[key]) is not kind for key, kind in kinds.items()):
        return None
    if any(type(base) is not str for base in data["bases"]):
        return None
    return Raised(**{**data, "bases": tuple(data["bases"])})


# --- what may be shown ----------------------------------------------------------------------------------------------


def _for_feedback(verdict: Verdict, twin: Verdict | None) -> Verdict:
    """Show got and expected of the visible twin only; of the fresh case its name and the mistake's."""
    verdict = replace(verdict, printed="")
    name = next((line.name for line in verdict.lines if line.word != "correct"), "")
    if verdict.word in ENDED:
        seen = WORDS["ended at"].format(name=verdict.exercise, word=verdict.word, group=name)
        return replace(
            verdict,
            seen=seen,
            why=verdict.why or WORDS[f"why {verdict.word}"],
            then=verdict.then or WORDS["then ended"],
            reproduce="",
        )
    if twin is None:
        return verdict
    if twin.word != "correct":
        return replace(
            verdict,
            seen=twin.seen,
            why=twin.why,
            then=twin.then,
            reproduce=twin.reproduce,
            mistake=twin.mistake,
            printed="",
        )
    return replace(
        verdict,
        seen=WORDS["fresh only"].format(name=verdict.exercise, group=name, word=verdict.word),
        why=WORDS["fresh only why"],
        then=WORDS["fresh only then"],
        reproduce="",
        printed="",
    )


def _outputs(program: Program, evidence: Evidence) -> dict[str, dict[str, Any]]:
    """Return what the student's cells showed, by cell: well-formed texts and PNG pictures only."""
    out: dict[str, dict[str, Any]] = {}
    for step in program.steps:
        report = evidence.reports.get(step.number)
        if step.do != "cell" or step.who == "setup":
            continue
        if report is None:
            if step.number in evidence.ends:
                told = WORDS["cell ended"].format(word=evidence.ends[step.number])
                out[step.cell] = {"texts": [told], "pictures": []}
            continue
        shown = {"texts": _texts(report), "pictures": _pictures(report)}
        if shown["texts"] or shown["pictures"]:
            out[step.cell] = shown
    return out


def _texts(report: Mapping[str, Any]) -> list[str]:
    parts = [report.get("printed")]
    parts += report["shown"] if type(report.get("shown")) is list else []
    raised = _raised(report.get("raised"))
    if raised is not None:
        parts.append(f"{raised.type}: {raised.text}")
    return [part[:20_000] for part in parts if type(part) is str and part.strip()][:30]


def _pictures(report: Mapping[str, Any]) -> list[bytes]:
    import numpy as np

    found = report["images"] if type(report.get("images")) is list else []
    arrays = [item for item in found if type(item) is np.ndarray and item.dtype == np.uint8 and item.ndim == 1]
    pictures = [item.tobytes() for item in arrays]
    return [picture for picture in pictures if picture.startswith(b"\x89PNG\r\n\x1a\n") and len(picture) <= 300_000][:6]
