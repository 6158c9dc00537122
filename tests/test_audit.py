"""Every lesson's checks are proved: right answers pass, wrong ones are named, nothing leaks."""

from functools import cache

import pytest

from autograde.audit import proofs
from autograde.audit.commands import _bars, commit_seed
from autograde.audit.corpus import CORPUS, read_answers
from autograde.build.freeze import freeze_lesson
from autograde.build.lesson import LESSONS as MADE
from autograde.build.lesson import lesson_names, read_lesson
from neurons.checking.cases import read_cases


def _marked(name, *more):
    torch = [pytest.mark.torch] if name >= "10" else []
    return pytest.param(name, marks=[*torch, *more])


LESSONS = [_marked(name) for name in lesson_names()]
LESSONS_SLOWLY = [_marked(name, pytest.mark.slow) for name in lesson_names()]


@cache
def _lesson(name):
    return read_lesson(name)


@cache
def _records(name):
    """Return the cases that learners have; tests/test_build.py proves that they are what the sources make.

    PyTorch rounds otherwise on another processor, and training enlarges that: its lessons' cases are made here.
    """
    return freeze_lesson(_lesson(name)) if name >= "10" else read_cases(MADE / "cases" / f"{name}.json")


def _rows(name):
    return {one: proofs.Row(one) for one in _records(name)}


@pytest.mark.parametrize("name", LESSONS)
@pytest.mark.parametrize(
    "proof",
    [
        proofs.references_pass,
        proofs.empty_notebook,
        proofs.trivial_earn_nothing,
        proofs.mistakes_named,
        proofs.no_tokens_leak,
    ],
    ids=lambda proof: proof.__name__,
)
def test_the_checks_of_a_lesson_are_proved(name, proof):
    assert proof(_lesson(name), _records(name)) == []


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_uses_only_earlier_lessons(name):
    assert proofs.order_kept(_lesson(name)) == []


@pytest.mark.parametrize("name", LESSONS)
def test_mistakes_are_rejected_on_fresh_inputs_too(name):
    assert proofs.fresh_seeds(_lesson(name), _records(name), 1) == []


@pytest.mark.parametrize("name", LESSONS_SLOWLY)
def test_answers_that_others_wrote_are_judged_right(name):
    lesson = _lesson(name)
    path = CORPUS / f"{lesson.stem}.py"
    if not path.is_file():
        pytest.skip(f"nobody has written tests/corpus/{lesson.stem}.py yet")
    right, wrong = read_answers(path)
    assert proofs.alternatives(lesson, _records(name), right, wrong, _rows(name)) == []


@pytest.mark.parametrize("name", LESSONS_SLOWLY)
def test_mistakes_are_rejected_on_many_fresh_inputs(name):
    assert proofs.fresh_seeds(_lesson(name), _records(name), 20) == []


@pytest.mark.parametrize("name", LESSONS_SLOWLY)
def test_nothing_that_is_given_passes_an_exercise(name):
    assert proofs.nothing_given_passes(_lesson(name), _records(name)) == []


@pytest.mark.parametrize("name", LESSONS_SLOWLY)
def test_machine_made_mutants_are_rejected(name):
    lesson, rows = _lesson(name), _rows(name)
    proofs.killed(lesson, _records(name), rows, 10, commit_seed(), 20, 0.0)
    assert sum(row.mutants for row in rows.values()) >= len(rows)
    assert _bars(lesson, list(rows.values())) == []


def test_exercise_ids_are_unique_in_the_whole_course():
    ids = [cell.exercise for name in lesson_names() for cell in _lesson(name).cells if cell.role == "exercise"]
    assert sorted(ids) == sorted(set(ids))
