"""The proofs, one function each; every one returns the sentences of what it found wrong."""

from __future__ import annotations

import ast
import functools
import importlib
import inspect
import json
import pkgutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import ModuleType
from typing import Any

from autograde.audit.answers import apart, apart_each, died, summary, verdict_in, verdict_on
from autograde.audit.given import BY_NATURE, GIVEN, TOLD
from autograde.audit.mutants import mutants
from autograde.audit.trivial import ALLOWED, groups_won_by_zeros, trivial_answers
from autograde.build.freeze import freeze, freeze_lesson, mistaken_source
from autograde.build.lesson import LESSONS, Lesson, lesson_names, load_namespace, read_lesson
from autograde.build.tokens import longest_shared_run, tokens, windows
from autograde.errors import UserError
from neurons.checking.cases import ExerciseRecord
from neurons.checking.messages import MESSAGES

__all__ = [
    "Row",
    "alternatives",
    "empty_notebook",
    "fresh_seeds",
    "killed",
    "mistakes_named",
    "no_tokens_leak",
    "nothing_given_passes",
    "order_kept",
    "references_pass",
    "trivial_earn_nothing",
]

FRESH = 7_000_000  # where the seeds of fresh cases begin; the visible ones have a seed of their own


@dataclass
class Row:
    """One exercise's line in the audit's table."""

    exercise: str
    cases: int = 0
    mistakes: int = 0
    right: int = 0
    wrong: int = 0
    mutants: int = 0
    rejected: int = 0
    equivalent: int = 0
    seeds: int = 0
    survivors: list[str] = field(default_factory=list)
    equal: bool = True


Records = Mapping[str, ExerciseRecord]


def references_pass(lesson: Lesson, records: Records) -> list[str]:
    """The reference earns full marks on the visible cases."""
    namespace = load_namespace(lesson)
    found = []
    for name, record in records.items():
        verdict = verdict_in(record, namespace)
        if verdict.word != "correct" or verdict.points != record.points:
            found.append(f"{name}: the reference is {verdict.word} with {verdict.points} points: {verdict.seen}")
    return found


def empty_notebook(lesson: Lesson, records: Records) -> list[str]:
    """Every exercise of the notebook as it came is "not attempted" and earns 0.

    A probe may call an answer that the exercise needs before its own: then that stub is met first, and `check` says
    that the exercise waits for it.
    """
    namespace = load_namespace(lesson, stubs=True)
    found = []
    for name, record in records.items():
        verdict = verdict_in(record, namespace)
        waits = any(stub in verdict.seen for need in record.needs if need in records for stub in records[need].stubs)
        if verdict.points or (verdict.word != "not attempted" and not waits):
            found.append(f"{name}: the stub is {verdict.word} with {verdict.points} points: {verdict.seen}")
    return found


def trivial_earn_nothing(lesson: Lesson, records: Records) -> list[str]:
    """No trivial answer earns a point, or wins a group where the lesson gives none."""
    found = []
    _namespace(lesson.name, lesson.hash)  # made before the forks, which all find it there
    for name, record in records.items():
        found += [f"{name}: zeros of the right shape win the group “{group}”" for group in groups_won_by_zeros(record)]
        answers = [(words, answer) for words, answer in trivial_answers(lesson, record) if (name, words) not in ALLOWED]
        results = apart_each([partial(_try_object, lesson, record, answer) for _, answer in answers])
        for (words, _), result in zip(answers, results, strict=True):
            if result is not None and result["won"]:
                found.append(f"{name}: the trivial answer “{words}” wins {result['won']}")
    return found


def _try_object(lesson: Lesson, record: ExerciseRecord, answer: Any, stop_at_first: bool = False) -> dict[str, Any]:
    """Put an object in the answer's place among the reference's others."""
    namespace = _namespace(lesson.name, lesson.hash)
    reference = namespace[record.id]
    namespace[record.id] = answer
    try:
        return summary(verdict_in(record, namespace, stop_at_first))
    finally:
        namespace[record.id] = reference


@functools.lru_cache(maxsize=1)
def _namespace(name: str, edition: str) -> dict[str, Any]:
    return load_namespace(read_lesson(name))


def mistakes_named(lesson: Lesson, records: Records) -> list[str]:
    """Every known mistake is rejected and told in its own words; at most one in ten shares them by declaration."""
    found, count, declared = [], 0, 0
    for name, record in records.items():
        known = lesson.exercises[name].mistakes
        sources = [mistaken_source(lesson, mistake, name) for mistake in known]
        results = apart_each([partial(verdict_on, lesson, record, source) for source in sources])
        for mistake, answer in zip(known, results, strict=True):
            count += 1
            declared += mistake.same_as is not None
            result = answer or died(record)
            if result["word"] == "correct":
                found.append(f"{name}: the mistake `{mistake.name}` is accepted")
            elif result["mistake"] not in {mistake.name, mistake.same_as} - {None}:
                found.append(f"{name}: the mistake `{mistake.name}` is told as `{result['mistake']}`: {result['why']}")
    if declared > max(1, count // 10):
        found.append(f"{lesson.name}: {declared} of {count} mistakes share another's words; one in ten may")
    return found


def fresh_seeds(lesson: Lesson, records: Records, seeds: int) -> list[str]:
    """On fresh inputs the reference is right, every mistake is rejected and no group falls to a constant."""
    found = []
    for seed in range(seeds):
        try:
            fresh = freeze_lesson(lesson, FRESH + seed)
        except UserError as error:
            found.append(f"fresh seed {seed}: {error}")
            continue
        for name, record in fresh.items():
            found += [f"{name}: on fresh seed {seed} zeros win “{group}”" for group in groups_won_by_zeros(record)]
    return found


def alternatives(
    lesson: Lesson, records: Records, right: Mapping[str, list], wrong: Mapping[str, list], rows: Mapping[str, Row]
) -> list[str]:
    """Differently written right answers pass in full, on visible and on fresh cases; wrong ones never do."""
    found = []
    for name, record in records.items():
        fresh = freeze(lesson, lesson.exercises[name], FRESH + 1, mistakes=False)
        rows[name].right, rows[name].wrong = len(right.get(name, [])), len(wrong.get(name, []))
        for words, one in (("visible", record), ("fresh", fresh)):
            for index, (_, result) in enumerate(_judged(lesson, one, [(text, "") for text in right.get(name, [])])):
                if result["word"] != "correct":
                    found.append(
                        f"{name}: right answer {index} is {result['word']} on {words} cases: "
                        f"{result['seen'][:300]} {result['why']}"
                    )
            for index, (phrase, result) in enumerate(_judged(lesson, one, wrong.get(name, []))):
                if result["word"] == "correct":
                    found.append(f"{name}: wrong answer {index} ({phrase}) is accepted on {words} cases")
    return found


def _judged(
    lesson: Lesson, record: ExerciseRecord, answers: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each answer's phrase and verdict; each is run in a fresh namespace."""
    results = apart_each([partial(verdict_on, lesson, record, source) for source, _ in answers])
    for (_, phrase), result in zip(answers, results, strict=True):
        yield phrase, result or died(record)


def killed(
    lesson: Lesson,
    records: Records,
    rows: Mapping[str, Row],
    count: int | None,
    seed: int,
    seeds: int = 20,
    seconds: float = 10.0,
) -> None:
    """Run mutants of each reference and fill in the rows: rejected, equivalent on fresh inputs, survivors."""
    for name, record in records.items():
        row = rows[name]
        row.equal = all(case.judge == "equal" for group in record.groups for case in group.cases)
        made = mutants(lesson.cell(name).without_markers, count, seed)
        results = apart_each([partial(verdict_on, lesson, record, source, True) for _, source in made])
        for (change, source), result in zip(made, results, strict=True):
            row.mutants += 1
            if result is None or result["word"] != "correct":
                row.rejected += 1
                continue
            tried, differs = apart(partial(_fresh_agreement, lesson, name, source, seeds, seconds), 90.0) or (0, True)
            row.seeds = max(row.seeds, tried)
            if differs:
                row.survivors.append(change)
            else:
                row.equivalent += 1


def _fresh_agreement(lesson: Lesson, name: str, source: str, seeds: int, seconds: float) -> tuple[int, bool]:
    """Return on how many fresh seeds a survivor was tried, and whether any tells it from the reference."""
    namespace, reference = load_namespace(lesson, {name: source}), load_namespace(lesson)
    started, seed = time.monotonic(), 0
    while seed < 1000 and (seed < seeds or time.monotonic() - started < seconds):
        record = freeze(lesson, lesson.exercises[name], FRESH + 100 + seed, reference, mistakes=False)
        seed += 1
        if verdict_in(record, namespace, stop_at_first=True).word != "correct":
            return seed, True
        if seed >= seeds and seconds <= 0:
            break
    return seed, False


# --- nothing leaks --------------------------------------------------------------------------------------------------


def nothing_given_passes(lesson: Lesson, records: Records) -> list[str]:
    """No callable in lessons/neurons passes an exercise."""
    found = []
    known = list(callables())
    for name, record in records.items():
        results = apart_each([partial(_try_object, lesson, record, function, True) for _, function in known])
        for (place, _), result in zip(known, results, strict=True):
            by_nature = name in BY_NATURE and place.startswith("neurons.checking.")
            if result is not None and result["word"] == "correct" and not by_nature:
                found.append(f"{name}: `{place}` of lessons/neurons passes its checks")
    return found


def callables() -> Iterator[tuple[str, Any]]:
    """Yield every module-level callable and method that lessons/neurons defines, private ones too."""
    import neurons

    for module in _modules(neurons):
        for name, value in vars(module).items():
            if getattr(value, "__module__", None) != module.__name__ or not callable(value):
                continue
            yield f"{module.__name__}.{name}", value
            if inspect.isclass(value):
                for inner, method in vars(value).items():
                    if isinstance(method, (staticmethod, classmethod)) or inspect.isfunction(method):
                        yield f"{module.__name__}.{name}.{inner}", getattr(value, inner)


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for entry in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if entry.name.rpartition(".")[2] == "__main__" or entry.name.startswith("neurons.seat"):
            continue  # (neurons.seat writes and replaces files, and calculates nothing)
        try:
            yield importlib.import_module(entry.name)
        except ImportError:
            continue


def no_tokens_leak(lesson: Lesson, records: Records) -> list[str]:
    """No run of 12 tokens of a solution stands in what is released, but for what given.py lists."""
    return list(_token_leaks(lesson))


def _token_leaks(lesson: Lesson) -> Iterator[str]:
    for cell in lesson.cells:
        if cell.role != "exercise":
            continue
        for region in cell.solution_regions:
            runs = windows(tuple(tokens(region)))
            for place, text, theirs in _released_texts():
                home, _, identity = place.partition(" (")
                given = (home, cell.exercise) in GIVEN and "-setup-" in identity
                if runs.isdisjoint(theirs) or given or (home, cell.exercise) in TOLD:
                    continue
                run = longest_shared_run(text, region)
                yield f"{cell.exercise}: {len(run)} tokens of its solution stand in {place}: {' '.join(run)}"


@functools.cache
def _released_texts() -> tuple[tuple[str, str, frozenset[tuple[str, ...]]], ...]:
    """Return every text that learners get: its place, itself, and its runs of twelve tokens."""
    texts = {"the messages": "\n".join(MESSAGES.values())}
    for path in sorted(LESSONS.glob("[0-9][0-9]_*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            texts[f"{path.stem} ({cell['id']})"] = "".join(cell["source"])
    for path in sorted((LESSONS / "neurons").rglob("*.py")):
        texts[f"neurons/{path.relative_to(LESSONS / 'neurons')}"] = path.read_text(encoding="utf-8")
    return tuple((place, text, windows(tuple(tokens(text)))) for place, text in texts.items())


def order_kept(lesson: Lesson) -> list[str]:
    """A lesson and its helper import nothing of a later lesson, and no helper imports autograde or solutions."""
    number = {name[3:]: name[:2] for name in lesson_names()}
    sources = {
        f"the notebook of {lesson.name}": "\n".join(
            cell.source for cell in lesson.cells if cell.role in ("setup", "show", "exercise")
        )
    }
    helper = LESSONS / "neurons" / f"{lesson.stem}.py"
    if helper.is_file():
        sources[f"neurons/{helper.name}"] = helper.read_text(encoding="utf-8")
    found = []
    for place, source in sources.items():
        for module in _imported(source):
            parts = module.split(".")
            if parts[0] in ("autograde", "solutions"):
                found.append(f"{place} imports {module}")
            if parts[0] == "neurons" and len(parts) > 1 and number.get(parts[1], "00") > lesson.number:
                found.append(f"{place} imports {module} of a later lesson")
            if parts[0] == "torch" and lesson.number < "10" and "notebook" in place:
                found.append(f"{place} imports torch before lesson 10")
    return found


def _imported(source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names if node.module == "neurons")
