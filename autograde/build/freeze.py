"""Draw a lesson's cases and let the reference and its known mistakes answer them.

With the fixed visible seed this makes the cases beside the notebooks; with a run's secret seed, those of a grading run.
"""

from __future__ import annotations

import inspect
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from autograde.build.describe import Case, Exercise, Mistake
from autograde.build.lesson import Lesson, load_namespace
from autograde.errors import UserError
from neurons.checking.cases import (
    CaseRecord,
    ExerciseRecord,
    GroupRecord,
    MistakeRecord,
    exercise_to_json,
)
from neurons.checking.check import run_cases
from neurons.checking.findings import judge_case
from neurons.checking.judges import JUDGES
from neurons.checking.probe import Outcome
from neurons.checking.traces import same_trace, trace_of
from neurons.checking.values import decode, encode, plain

__all__ = ["VISIBLE_SEED", "freeze", "freeze_lesson", "mistaken_source"]

VISIBLE_SEED = 2026


def mistaken_source(lesson: Lesson, mistake: Mistake, exercise: str) -> str:
    """Return the exercise cell of somebody who made the mistake.

    Raises
    ------
    UserError
        Where the text to replace does not stand exactly once in the reference.
    """
    if mistake.body is not None:
        return mistake.body
    if mistake.replace is None:
        raise UserError(
            f"Mistake `{mistake.name}` of `{exercise}` has neither replace nor body.",
            "One of them makes the mistaken answer.",
            "Give one.",
        )
    reference = lesson.cell(exercise).without_markers
    old, new = mistake.replace
    if reference.count(old) != 1:
        raise UserError(
            f"Mistake `{mistake.name}` of `{exercise}`: {old!r} stands {reference.count(old)} times in the reference.",
            "A mistake replaces one piece of text, so it must stand there exactly once.",
            "Take a longer piece, or give a whole body.",
        )
    return reference.replace(old, new)


def _probed(record: ExerciseRecord, namespace: dict[str, Any]) -> dict[tuple[int, int], Outcome]:
    """Probe an answer on every case, with more time in all than a learner's check has."""
    return run_cases(record, namespace, whole_s=60.0)


def freeze_lesson(lesson: Lesson, seed: int = VISIBLE_SEED, *, mistakes: bool = True) -> dict[str, ExerciseRecord]:
    """Freeze every exercise of a lesson, in the order of its cells."""
    reference = load_namespace(lesson)
    order = [cell.exercise for cell in lesson.cells if cell.role == "exercise"]
    return {name: freeze(lesson, lesson.exercises[name], seed, reference, mistakes=mistakes) for name in order}


def freeze(
    lesson: Lesson, exercise: Exercise, seed: int, reference: dict[str, Any] | None = None, *, mistakes: bool = True
) -> ExerciseRecord:
    """Draw an exercise's cases with `seed` and record the reference's values and the mistakes' traces.

    Parameters
    ----------
    lesson, exercise : Lesson, Exercise
        What is frozen.
    seed : int
        The seed of every draw; each case has a stream of its own.
    reference : dict
        The reference's namespace, where it was made already.
    mistakes : bool
        Whether to run the mistakes too.

    Raises
    ------
    UserError
        Where the reference fails one of its own cases, or a mistake passes all of them.
    """
    reference = load_namespace(lesson) if reference is None else reference
    groups = tuple(
        GroupRecord(
            group.name,
            group.weight,
            tuple(
                _record(
                    lesson,
                    exercise,
                    case,
                    np.random.default_rng([seed, zlib.crc32(f"{exercise.id}/{group.name}/{case.name}".encode())]),
                    reference,
                )
                for case in group.cases
            ),
        )
        for group in exercise.groups
    )
    cell = lesson.cell(exercise.id)
    record = ExerciseRecord(
        exercise.id,
        lesson.points(exercise.id),
        cell.stubs,
        tuple(exercise.hints),
        tuple(exercise.needs),
        groups,
        (),
        lesson.name,
    )
    made = tuple(_trace_mistake(lesson, record, mistake) for mistake in exercise.mistakes) if mistakes else ()
    return ExerciseRecord(**{**record.__dict__, "mistakes": made})


def _record(
    lesson: Lesson, exercise: Exercise, case: Case, rng: np.random.Generator, reference: dict[str, Any]
) -> CaseRecord:
    where = f"{lesson.name}, `{exercise.id}`, case “{case.name}”"
    _refuse_names(lesson, case, where)
    if case.judge.name not in JUDGES:
        raise UserError(
            f"{where}: there is no judge `{case.judge.name}`.",
            f"The list has {', '.join(sorted(JUDGES))}.",
            "Take one of them, or add one to neurons/checking/judges.",
        )
    inputs = {name: _settled(value) for name, value in case.draw(rng).items()}
    blank = CaseRecord(
        case.name,
        case.probe,
        inputs,
        None,
        case.judge.name,
        json.loads(json.dumps(dict(case.judge.options))),
        case.limit_s,
        tuple(case.in_place),
        case.quiet,
    )
    alone = ExerciseRecord(exercise.id, 1, (), (), (), (GroupRecord("", 1, (blank,)),), (), lesson.name)
    outcome = _probed(alone, reference)[0, 0]
    if outcome.word != "returned":
        detail = f"{outcome.raised.type}: {outcome.raised.text}" if outcome.raised else f"{outcome.seconds:.1f} s"
        raise UserError(
            f"{where}: the reference itself gave {outcome.word} ({detail}).",
            "Every case is answered by the reference first.",
            "Mend the probe, the inputs or the reference.",
        )
    want = decode(encode(outcome.value, 12))
    record = CaseRecord(**{**blank.__dict__, "want": want})
    finding = judge_case(record, outcome)
    if not finding.ok:
        raise UserError(
            f"{where}: the reference fails its own case ({finding.judgement}).",
            f"It gave {outcome.value!r}.",
            "Mend the reference, the judge's options or the case.",
        )
    return record if _uses_want(case.judge.name) else CaseRecord(**{**record.__dict__, "want": None})


def _uses_want(judge: str) -> bool:
    """A judge whose second parameter is called `_want` does not look at it, so it is not stored."""
    return "want" in inspect.signature(JUDGES[judge]).parameters


def _settled(value: Any) -> Any:
    """An input as it will be after a trip through the file, so that expected values belong to what is stored."""
    from neurons.checking.values import Source

    return value if isinstance(value, Source) else decode(encode(plain(value), 12))


def _refuse_names(lesson: Lesson, case: Case, where: str) -> None:
    ids = {cell.exercise for cell in lesson.cells if cell.role == "exercise"}
    assigned = set(re.findall(r"^\s*([A-Za-z_]\w*)\s*(?:[-+*/@]?=)(?!=)", case.probe, flags=re.MULTILINE))
    names = (assigned | set(case.draw(np.random.default_rng(0)))) & ids
    if names:
        raise UserError(
            f"{where}: the name `{sorted(names)[0]}` is an exercise of this lesson.",
            "A probe's variables would hide the answer.",
            "Give the input or variable another name.",
        )


def _cases(record: ExerciseRecord) -> dict[tuple[int, int], CaseRecord]:
    return {(g, c): case for g, group in enumerate(record.groups) for c, case in enumerate(group.cases)}


def _trace_mistake(lesson: Lesson, record: ExerciseRecord, mistake: Mistake) -> MistakeRecord:
    source = mistaken_source(lesson, mistake, record.id)
    where = f"{lesson.name}, `{record.id}`, mistake `{mistake.name}`"
    try:
        namespace = load_namespace(lesson, {record.id: source})
    except Exception as error:
        raise UserError(
            f"{where}: its cell stops with {type(error).__name__}: {error}.",
            "A mistake has to be defined before it can be probed.",
            "Mend its replacement.",
        ) from error
    cases = _cases(record)
    outcomes = _probed(record, namespace)
    traces = {}
    for place, case in cases.items():
        outcome = outcomes.get(place, Outcome("timeout"))
        traces[place] = trace_of(outcome, judge_case(case, outcome, record.stubs))
    if all(trace.ok for trace in traces.values()):
        raise UserError(
            f"{where}: no case tells it from the reference.",
            "A mistake that passes would never be named.",
            "Add a case on which it differs, or drop it.",
        )
    return MistakeRecord(mistake.name, mistake.why, mistake.then, traces)


def collisions(exercise: Exercise, record: ExerciseRecord) -> Iterator[tuple[str, str]]:
    """Yield pairs of mistakes (later, earlier) that behave the same on every case and are not declared so."""
    declared = {mistake.name: mistake.same_as for mistake in exercise.mistakes}
    for index, later in enumerate(record.mistakes):
        for earlier in record.mistakes[:index]:
            same = all(same_trace(trace, earlier.traces[place]) for place, trace in later.traces.items())
            if same and declared[later.name] != earlier.name:
                yield later.name, earlier.name


def same_records(
    one: ExerciseRecord, other: ExerciseRecord, torch: bool = False, noisy: frozenset[str] = frozenset()
) -> bool:
    """Whether two records say the same: numbers within 1e-9; with PyTorch, values within their judge's tolerance.

    Of the mistakes named in `noisy` only the cases that they fail are compared.
    """
    first, second = _without_noise(exercise_to_json(one), noisy), _without_noise(exercise_to_json(other), noisy)
    if not torch:
        return _near(first, second)
    if not _near(_without_values(first), _without_values(second)):
        return False
    return all(_same_want(case, _cases(other)[place]) for place, case in _cases(one).items())


def _without_noise(data: dict[str, Any], noisy: frozenset[str]) -> dict[str, Any]:
    mistakes = [
        {**mistake, "traces": sorted(mistake["traces"])} if mistake["name"] in noisy else mistake
        for mistake in data["mistakes"]
    ]
    return {**data, "mistakes": mistakes}


def _without_values(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what PyTorch computes: expected values, and the numbers in a mistake's traces."""
    groups = [
        {**group, "cases": [{key: value for key, value in case.items() if key != "want"} for case in group["cases"]]}
        for group in data["groups"]
    ]
    mistakes = [{**mistake, "traces": sorted(mistake["traces"])} for mistake in data["mistakes"]]
    return {**data, "groups": groups, "mistakes": mistakes}


def _same_want(case: CaseRecord, other: CaseRecord, share: float = 1.0) -> bool:
    """Whether two expected values agree within a share of their judge's tolerance."""
    if case.want is None or case.judge not in ("equal", "one_of"):
        return (case.want is None) == (other.want is None)
    usual = {"rtol": 1e-6, "atol": 1e-9, "of_largest": 0.0}
    room = {name: share * case.options.get(name, value) for name, value in usual.items()}
    return JUDGES[case.judge](other.want, case.want, case.inputs, **{**case.options, **room}).ok


def moved(records: Mapping[str, ExerciseRecord], others: Mapping[str, ExerciseRecord]) -> list[str]:
    """Name the cases whose expected values differ by more than a tenth of their judge's tolerance."""
    return [
        f"`{name}`, case “{case.name}”"
        for name, record in records.items()
        for place, case in _cases(record).items()
        if not _same_want(case, _cases(others[name])[place], 0.1)
    ]


def _near(one: Any, other: Any) -> bool:
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_near(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_near(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, float) or isinstance(other, float):
        numbers = (int, float)
        if not isinstance(one, numbers) or not isinstance(other, numbers):
            return one == other
        return abs(one - other) <= 1e-9 + 1e-9 * abs(other)
    return one == other
