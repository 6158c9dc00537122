"""``check("id")``, ``hint("id")`` and ``picture("id")``: what a lesson's cells call."""

from __future__ import annotations

import contextlib
import difflib
import dis
import inspect
import time
import traceback
import types
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from neurons.checking import cases as cases_file
from neurons.checking.alarm import AnswerTimeout, alarm
from neurons.checking.capture import Captured, capture, new_figures_closed, speaker
from neurons.checking.cases import ExerciseRecord, find_exercise
from neurons.checking.display import Points, as_text, in_notebook, note_html
from neurons.checking.findings import judge_case
from neurons.checking.messages import say
from neurons.checking.probe import Outcome, run_probe
from neurons.checking.stubs import texts_in_object, untouched
from neurons.checking.verdict import Verdict, decide, missing, waiting

__all__ = ["check", "hint", "judge_answer", "picture", "run_cases"]

WHOLE_CHECK_S = 15.0  # nbgrader stops any cell at 30 s; a check has to be done long before
PICTURE_S = 15

_seen: dict[str, tuple[Any, str]] = {}  # exercise → the object last checked, and its word
_hints_given: dict[str, int] = {}


def check(name: str) -> float | None:
    """Check your answer to the exercise `name` and show what is right and what is not.

    Parameters
    ----------
    name : str
        The exercise's name, which is the name of your function or class.

    Returns
    -------
    float
        The points earned. None where there is no such exercise: then nothing was checked.

    Examples
    --------
    >>> check("no_such_exercise")  # doctest: +SKIP
    """
    frame = inspect.currentframe()
    assert frame is not None
    assert frame.f_back is not None
    record = _find(name)
    if record is None:
        return None
    verdict = judge_answer(record, frame.f_back.f_globals)
    points = Points(verdict)
    if not in_notebook():
        print(as_text(verdict))
    return points


def _find(name: Any) -> ExerciseRecord | None:
    """Return the record, or tell what is wrong with the name and return None."""
    if not isinstance(name, str):
        _tell(say("unknown.text", kind=_kind_of(name)), say("unknown.text_then"))
        return None
    folder = cases_file.CASES
    try:
        record, known = find_exercise(name, folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        _tell(
            say("bad_cases.seen", path=folder.name, error=type(error).__name__),
            say("bad_cases.why"),
            say("bad_cases.then"),
        )
        return None
    if record is None and not known:
        _tell(say("no_cases.seen", folder=folder.name), say("no_cases.why"), say("no_cases.then"))
    elif record is None:
        near = difflib.get_close_matches(name, known, 3, 0.5)
        guess = say("unknown.near", names=", ".join(f"`{one}`" for one in near)) if near else ""
        _tell(say("unknown.seen", name=name), guess, say("unknown.then"))
    return record


def _kind_of(name: Any) -> str:
    return "the function itself" if callable(name) else f"a value of type `{type(name).__name__}`"


def _tell(*paragraphs: str) -> None:
    paragraphs = tuple(paragraph for paragraph in paragraphs if paragraph)
    if in_notebook():
        from IPython.display import HTML, display

        display(HTML(note_html(*paragraphs)))
    else:
        print("\n".join(paragraph.replace("`", "") for paragraph in paragraphs))


def judge_answer(record: ExerciseRecord, namespace: dict[str, Any], stop_at_first: bool = False) -> Verdict:
    """Return the verdict on the answer `record.id` that lives in `namespace`.

    The answer is probed first; only when it fails are the answers that it needs looked at: their last verdict for the
    same objects, or else a check now.
    """
    if record.id not in namespace:
        names = [name for name, value in namespace.items() if callable(value) and not name.startswith("_")]
        verdict = missing(record, difflib.get_close_matches(record.id, names, 2, 0.7))
        _seen.pop(record.id, None)
        return verdict
    verdict = _with_globals_named(record, _decide(record, namespace, stop_at_first), namespace)
    verdict = _in_learners_words(verdict)
    if verdict.word == "correct":
        verdict = _with_own_answer(record, verdict)
    elif verdict.word != "not attempted":
        need = next((need for need in record.needs if _fails(need, namespace)), None)
        verdict = waiting(verdict, need) if need else verdict
    _seen[record.id] = (namespace[record.id], verdict.word)
    return verdict


def _decide(record: ExerciseRecord, namespace: dict[str, Any], stop_at_first: bool) -> Verdict:
    outcomes = run_cases(record, namespace, stop_at_first)
    return decide(record, outcomes, untouched(record.stubs, texts_in_object(namespace[record.id])))


def _in_learners_words(verdict: Verdict) -> Verdict:
    """Time that ran out is an error like any other; only a grading run tells them apart."""
    lines = tuple(replace(line, word="error") if line.word == "timeout" else line for line in verdict.lines)
    return replace(verdict, word="error" if verdict.word == "timeout" else verdict.word, lines=lines)


def run_cases(
    record: ExerciseRecord, namespace: dict[str, Any], stop_at_first: bool = False, whole_s: float = WHOLE_CHECK_S
) -> dict[tuple[int, int], Outcome]:
    """Probe every case of an exercise; the first timeout ends it, and cases not reached have no outcome."""
    outcomes: dict[tuple[int, int], Outcome] = {}
    started, tell = time.monotonic(), speaker()
    with capture() as captured:
        for g, group in enumerate(record.groups):
            for c, case in enumerate(group.cases):
                left = whole_s - (time.monotonic() - started)
                if left <= 0:
                    return outcomes
                outcome = _probe(case, namespace, captured, min(case.limit_s, left), tell)
                outcomes[g, c] = outcome
                if outcome.word == "timeout" or (stop_at_first and not judge_case(case, outcome).ok):
                    return outcomes
    return outcomes


def _probe(case: Any, namespace: dict[str, Any], captured: Captured, limit_s: float, tell: Any) -> Outcome:
    said: list[str] = []

    def stuck() -> None:
        if not said:
            said.append("said")
            tell(say("stuck"))

    return run_probe(case.probe, case.inputs, namespace, captured, limit_s, stuck)


def _fails(need: str, namespace: dict[str, Any]) -> bool:
    if need not in namespace:
        return True
    known = _seen.get(need)
    if known is not None and known[0] is namespace[need]:
        return known[1] != "correct"
    record, _ = find_exercise(need, cases_file.CASES)
    return record is not None and judge_answer(record, namespace).word != "correct"


def _with_own_answer(record: ExerciseRecord, verdict: Verdict) -> Verdict:
    """Point to the course's own answer where the folder with the solutions is there (a class has none)."""
    path = cases_file.CASES.parent.parent / "solutions" / f"{record.lesson}.py"
    if not record.lesson or not path.is_file():
        return verdict
    return replace(verdict, extra={"answer": f"`solutions/{path.name}`"})


def _with_globals_named(record: ExerciseRecord, verdict: Verdict, namespace: Mapping[str, Any]) -> Verdict:
    """Say so when a wrong answer reads a plain notebook variable and leaves a parameter unused."""
    if verdict.word not in ("wrong", "error") or (verdict.mistake and verdict.mistake != "NameError"):
        return verdict
    answer = namespace[record.id]
    if not isinstance(answer, types.FunctionType):
        return verdict
    code = answer.__code__
    parameters = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    plain_names = [
        name
        for name in code.co_names
        if name in namespace and not callable(namespace[name]) and not isinstance(namespace[name], types.ModuleType)
    ]
    used = {
        instruction.argval
        for instruction in dis.get_instructions(code)
        if instruction.opname.startswith(("LOAD_FAST", "LOAD_CLOSURE", "LOAD_DEREF"))
    }
    unused = [name for name in parameters if name not in used]
    if not plain_names or not unused:
        return verdict
    names = ", ".join(plain_names)
    return replace(verdict, why=say("why.global", names=names), then=say("then.global", names=names), mistake="global")


def hint(name: str) -> None:
    """Show the next hint for the exercise `name`: first a question, then a pointer, never the answer.

    Parameters
    ----------
    name : str
        The exercise's name. After the last hint the first comes again.
    """
    record = _find(name)
    if record is None or not record.hints:
        return
    number = _hints_given.get(name, 0) % len(record.hints)
    _hints_given[name] = number + 1
    last = number + 1 == len(record.hints)
    title = say("hint.title", number=number + 1, count=len(record.hints))
    _tell(f"{title}: {record.hints[number]}", say("hint.last" if last else "hint.more", name=name))


def _in_the_cell_itself(error: Exception) -> bool:
    """Whether an error comes from the lines under ``with picture``, and not from what they call."""
    frames = list(traceback.walk_tb(error.__traceback__))
    return len(frames) == 2  # that of `picture`, which gives the lines their turn, and theirs


@contextlib.contextmanager
def picture(*names: str) -> Iterator[None]:
    """Guard a picture that calls answers: until they are right, one line says what the picture waits for.

    A name that an earlier picture's cell should have made is told as that; the stub's error and any error of an answer
    whose check has not passed are turned into words; an answer that does not end is stopped after 15 s; figures begun
    inside are closed.

    Examples
    --------
    >>> with picture("sigmoid"):
    ...     plot_curve(sigmoid)  # doctest: +SKIP
    """
    quoted = ", ".join(f"`{name}`" for name in names)
    try:
        with new_figures_closed(), alarm(PICTURE_S):
            yield
    except AnswerTimeout:
        _tell(say("picture.time", names=quoted, seconds=PICTURE_S))
    except NotImplementedError:
        _tell(say("picture.waits", names=quoted))
    except Exception as error:
        if isinstance(error, NameError) and _in_the_cell_itself(error):
            _tell(say("picture.name", name=error.name))
            return
        if all(_seen.get(name, (0, ""))[1] == "correct" for name in names):
            raise  # the answers are right, so the error is the picture's own and must be seen
        _tell(say("picture.error", names=quoted, error=f"{type(error).__name__}: {str(error)[:200]}"))
