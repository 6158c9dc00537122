"""Bad answers, one table: each gets a word of the five and a message in three parts, on every exercise."""

from functools import cache

import numpy as np
import pytest

from autograde.audit.trivial import _Anything
from autograde.build.freeze import freeze_lesson
from autograde.build.lesson import lesson_names, load_namespace, read_lesson
from neurons.checking.check import judge_answer


def _raises(*arguments, **named):
    raise KeyError("inside")


def _recursion(*arguments, **named):
    return _recursion()


def _huge_output(*arguments, **named):
    for _ in range(300):
        print("x" * 10_000)


def _generator(*arguments, **named):
    yield 1.0


BAD = {
    "None": (lambda *arguments, **named: None, {"wrong", "error"}),
    "a string": (lambda *arguments, **named: "0.5", {"wrong", "error"}),
    "the wrong arity": (lambda one, two, three, four, five, six, seven, eight, nine: 0, {"error", "wrong"}),
    "an exception inside": (_raises, {"error", "wrong"}),
    "recursion": (_recursion, {"error", "wrong"}),
    "huge output": (_huge_output, {"wrong", "error"}),
    "NaN": (lambda *arguments, **named: float("nan"), {"wrong", "error"}),
    "an object array": (lambda *arguments, **named: np.array([None, 1], dtype=object), {"wrong", "error"}),
    "a generator": (_generator, {"wrong", "error"}),
    "a number in the function's place": (5, {"error", "wrong"}),
    "a string in the function's place": ("answer", {"error", "wrong"}),
    "an object whose methods give NaN": (lambda *arguments, **named: _Anything(float("nan")), {"wrong", "error"}),
    "an object whose methods give a string": (lambda *arguments, **named: _Anything("text"), {"wrong", "error"}),
}


@cache
def _lesson(name):
    lesson = read_lesson(name)
    return lesson, freeze_lesson(lesson, mistakes=False), load_namespace(lesson)


def _named(name):
    return pytest.param(name, marks=[pytest.mark.torch] if name >= "10" else [])


@pytest.mark.parametrize("words", BAD)
@pytest.mark.parametrize("name", [_named(name) for name in lesson_names()])
def test_a_bad_answer_gets_words_on_every_exercise(name, words):
    answer, expected = BAD[words]
    _, records, reference = _lesson(name)
    for record in records.values():
        verdict = judge_answer(record, {**reference, record.id: answer}, stop_at_first=words == "huge output")
        assert verdict.word in expected, (record.id, verdict)
        assert verdict.points == 0, (record.id, verdict)
        assert verdict.seen, record.id
        assert verdict.then, record.id
        assert "neurons/checking" not in verdict.seen + verdict.why


@pytest.mark.parametrize("name", [_named(name) for name in lesson_names()])
def test_a_misspelt_name_is_not_attempted_and_the_near_one_is_named(name):
    _, records, reference = _lesson(name)
    for record in records.values():
        namespace = {key: value for key, value in reference.items() if key != record.id}
        namespace[record.id + "_"] = reference[record.id]
        verdict = judge_answer(record, namespace)
        assert verdict.word == "not attempted"
        assert record.id + "_" in verdict.then
