"""``check``: five words, messages in three parts, and nothing of an answer's noise in the cell."""

import builtins
import json
import logging
import os
import random
import signal
import sys
import time
import warnings
from dataclasses import replace

import numpy as np
import pytest

from neurons.checking import cases as cases_file
from neurons.checking import check as public_check
from neurons.checking import hint, picture
from neurons.checking.capture import capture
from neurons.checking.cases import CaseRecord, ExerciseRecord, GroupRecord, MistakeRecord, Trace
from neurons.checking.check import judge_answer, run_cases
from neurons.checking.display import as_text
from neurons.checking.messages import MESSAGES
from neurons.checking.values import Source, decode, encode, show

Z = np.array([-1.5, 0.25, 2.0, 7.5])
STUB = "double: give back twice the number"


def exercise(*groups, needs=(), mistakes=(), points=2, name="double"):
    return ExerciseRecord(
        name, points, (STUB,), ("What is two times a number?", "Look at `*`."), needs, groups, mistakes
    )


def case(probe="double(z)", inputs=None, want=2 * Z, **more):
    return CaseRecord("an array", probe, {"z": Z} if inputs is None else inputs, want, **more)


ONE = exercise(GroupRecord("values", 1, (case(),)))


def verdict(answer, record=ONE, **others):
    return judge_answer(record, {"double": answer, "np": np, **others})


# --- the five words --------------------------------------------------------------------------------


def test_a_right_answer_is_correct_and_earns_all_points():
    found = verdict(lambda z: 2 * z)
    assert (found.word, found.points) == ("correct", 2.0)


def test_a_wrong_answer_is_wrong_and_earns_nothing():
    found = verdict(lambda z: 3 * z)
    assert (found.word, found.points) == ("wrong", 0.0)
    assert "[-4.5, 0.75, 6.0, 22.5]" in found.seen
    assert "[-3.0, 0.5, 4.0, 15.0]" in found.seen


def test_where_a_long_result_is_shortened_the_first_wrong_entry_is_told():
    long = np.arange(40.0)
    record = exercise(GroupRecord("values", 1, (case(inputs={"z": long}, want=2 * long),)))
    found = verdict(lambda z: np.where(z > 29, 0, 2 * z), record)
    assert "The first entry that differs is `[30]`: `0.0`; expected `60.0` (10 of 40 differ)." in found.seen
    probe, want = "double(z), {'negative': double(-z)}", (2 * long, {"negative": -2 * long})
    record = exercise(GroupRecord("values", 1, (case(probe, {"z": long}, want),)))
    found = verdict(lambda z: np.abs(2 * z), record)
    assert 'The first entry that differs is `[1]["negative"][1]`: `2.0`; expected `-2.0` (39 of 40' in found.seen


@pytest.mark.parametrize(
    ("probe", "want", "where"),
    [
        ("double(z)", (2.0, 3.0), "`[1]` of the result"),
        ("double(z)[0], double(z)", (2.0, (2.0, 3.0)), "`[1][1]` of what the lines below collect"),
    ],
)
def test_a_part_is_one_of_the_result_or_of_what_the_probe_collects(probe, want, where):
    record = exercise(GroupRecord("values", 1, (case(probe, {"z": 1.0}, want),)))
    assert f"(in entry {where})" in verdict(lambda z: (2.0, "3"), record).why


TORCH_SAYS = [
    ("RuntimeError", "mat1 and mat2 shapes cannot be multiplied (4x3 and 2x5)", "shapes_meet"),
    ("RuntimeError", "The size of tensor a (3) must match the size of tensor b (4)", "shapes_line_up"),
    ("RuntimeError", "mat1 and mat2 must have the same dtype, but got Double and Float", "dtypes_meet"),
    ("RuntimeError", "element 0 of tensors does not require grad and does not have a grad_fn", "no_graph"),
    ("RuntimeError", "Trying to backward through the graph a second time", "graph_used"),
    ("RuntimeError", "Can't call numpy() on Tensor that requires grad.", "still_records"),
    ("RuntimeError", "a leaf Variable that requires grad is being used in an in-place operation.", "leaf_changed"),
    ("RuntimeError", "Boolean value of Tensor with more than one value is ambiguous", "ambiguous_tensor"),
    ("NotImplementedError", "\"log_softmax_lastdim_kernel_impl\" not implemented for 'Long'", "whole_numbers"),
    ("NotImplementedError", "triple: give back three times the number", "other_stub"),
    ("TypeError", "list is not a Module subclass", "module"),
    ("TypeError", "numpy boolean subtract, the `-` operator, is not supported", "truth_subtracted"),
    ("AttributeError", "'float' object has no attribute 'backward'", "number_too_early"),
    ("AttributeError", "'float' object has no attribute 'shape'", "plain_number"),
    ("AttributeError", "'NoneType' object has no attribute 'detach'", "none_used"),
    ("KeyError", "'w'", "KeyError"),
    ("IndexError", "pop from empty list", "IndexError"),
    ("RuntimeError", "something that nobody foresaw", None),
]


@pytest.mark.parametrize(("kind", "text", "name"), TORCH_SAYS)
def test_what_a_library_says_is_told_in_words(kind, text, name):
    def answer(z):
        raise getattr(builtins, kind)(text)

    found = verdict(answer)
    assert (found.word, found.mistake) == ("error", name)
    assert found.why == MESSAGES[f"why.{name or 'raised'}"]
    assert found.then == MESSAGES[f"then.{name or 'raised'}"]


def test_numbers_of_float32_are_shown_as_short_as_others():
    assert show(np.array([1.4447999, 2.0], dtype=np.float32)) == "[1.4448, 2.0]"


@pytest.mark.parametrize(
    ("answer", "why", "then"),
    [
        (lambda z: z @ np.ones(3), "rows with columns", "the inner numbers must agree"),
        (lambda z: np.dot(z, np.ones((3, 2))), "rows with columns", "the inner numbers must agree"),
        (lambda z: z - np.ones(3), "entry by entry", "lined up from the right"),
        (lambda z: 2 * np.ones((4, 2)) * z, "entry by entry", "lined up from the right"),
        (lambda z: np.zeros((2, 3)).__setitem__(0, z), "into the place", "to the left of the sign"),
        (lambda z: np.ones(1).__iadd__(z), "into the place", "to the left of the sign"),
    ],
    ids=["matmul", "dot", "minus", "times", "assigned", "added in place"],
)
def test_shapes_that_do_not_fit_are_told_by_the_way_they_met(answer, why, then):
    found = verdict(answer)
    assert found.word == "error"
    assert why in found.why
    assert then in found.then


def test_an_exception_is_an_error_told_with_the_learners_own_line():
    code = "def double(z):\n    a = 1\n    return z.nothing\n"
    namespace = {"np": np}
    exec(compile(code, "<cell double>", "exec"), namespace)
    found = judge_answer(ONE, namespace)
    assert found.word == "error"
    assert "AttributeError" in found.seen
    assert "line 3" in found.seen
    assert "checking" not in found.seen, "no frame of the checker's own is shown"


def test_the_exercises_own_stub_is_not_attempted():
    def stub(z):
        raise NotImplementedError(STUB)

    found = verdict(stub)
    assert (found.word, found.points) == ("not attempted", 0.0)


def test_another_not_implemented_error_is_an_error():
    def other(z):
        raise NotImplementedError("something else")

    assert verdict(other).word == "error"


def test_a_class_begun_shows_its_stub_on_its_own_line_and_is_wrong():
    record = exercise(GroupRecord("first", 1, (case(),)), GroupRecord("second", 1, (case("double(-z)", want=-2 * Z),)))

    def half_done(z):
        if z[0] > 0:
            raise NotImplementedError(STUB)
        return 2 * z

    found = verdict(half_done, record)
    assert found.word == "wrong"
    assert [line.word for line in found.lines] == ["correct", "not attempted"]
    assert found.points == 1.0


def test_a_missing_name_is_not_attempted_and_a_near_name_is_offered():
    found = judge_answer(ONE, {"doubel": lambda z: 2 * z})
    assert found.word == "not attempted"
    assert "doubel" in found.then


def test_a_failing_need_turns_a_lost_verdict_into_waiting(tmp_path, monkeypatch):
    record = exercise(GroupRecord("values", 1, (case(),)), needs=("helper",))
    assert verdict(lambda z: 0, record).word == "waits for helper", "the need is not even there"


def test_a_failing_need_does_not_matter_to_a_right_answer():
    record = exercise(GroupRecord("values", 1, (case(),)), needs=("helper",))
    assert verdict(lambda z: 2 * z, record).word == "correct"


# --- the order of looking --------------------------------------------------------------------------


def test_a_changed_input_is_told_before_a_wrong_value():
    def double(z):
        z *= 3
        return z

    found = verdict(double)
    assert found.mistake == "inputs.changed"
    assert "`z`" in found.seen


def test_inputs_are_fresh_for_every_case_and_the_learners_own_are_untouched():
    mine = np.array([1.0, 2.0])
    namespace = {"double": lambda z: 2 * z, "z": mine, "np": np}
    judge_answer(ONE, namespace)
    assert namespace["z"] is mine
    assert set(namespace) == {"double", "z", "np", "__builtins__"} or set(namespace) == {"double", "z", "np"}


def test_chance_begins_alike_in_every_case_and_the_learners_own_goes_on_as_if_nothing_was():
    def double(z):
        return [random.random(), np.random.rand()]

    states = random.getstate(), np.random.get_state()[1].tolist()
    two = exercise(GroupRecord("values", 1, (case(), case())))
    values = [outcome.value for outcome in run_cases(two, {"double": double}).values()]
    assert (random.getstate(), np.random.get_state()[1].tolist()) == states
    assert values[0] == values[1] != double(Z)


def test_an_answer_that_reads_a_notebook_name_in_place_of_its_parameter_fails_and_is_told_so():
    namespace = {"data": 5 * Z, "np": np}
    exec("def double(z):\n    return 2 * data\n", namespace)
    found = judge_answer(ONE, namespace)
    assert found.word == "wrong"
    assert found.mistake == "global"
    assert "`data`" in found.why


@pytest.mark.parametrize(
    "array",
    [
        np.array([1.5, np.nan, -np.inf]),
        np.array([[1.5, 2.5]]),
        np.array(2.5),
        np.zeros(0),
        np.zeros((0, 3)),
        np.array([1, 2]),
        np.array([[True], [False]]),
        np.array([0.1, 0.2], dtype=np.float32),
        np.array([1 + 2j]),
    ],
    ids=lambda array: f"{array.dtype} {array.shape}",
)
def test_an_array_comes_back_from_the_case_file_as_it_was(array):
    back = decode(json.loads(json.dumps(encode(array))))
    assert (back.dtype, back.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(back, array)


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (lambda z: None, "type.none"),
        (lambda z: "text", "type.array"),
        (lambda z: iter(2 * z), "type.opaque"),
        (lambda z: np.array([2.0, None, 3.0, 4.0], dtype=object), "type.opaque"),
        (lambda z: z > 0, "type.bool_for_float"),
        (lambda z: (2 * z)[:, None], "shape.array"),
        (lambda z: (2 * z)[:3], "shape.array"),
        (lambda z: np.where(z > 0, np.nan, 2 * z), "finite.nan"),
        (lambda z: np.where(z > 0, np.inf, 2 * z), "finite.inf"),
    ],
)
def test_type_comes_before_shape_before_finite_before_values(answer, problem):
    assert verdict(answer).mistake == problem


def test_a_printed_result_is_told_from_a_returned_one():
    def double(z):
        print(2 * z)

    found = verdict(double)
    assert found.mistake == "printed"
    assert "-3." in found.printed


# --- whatever an answer does -----------------------------------------------------------------------


def test_lambdas_classes_partials_and_library_functions_count_alike():
    import functools

    class Double:
        def __call__(self, z):
            return 2 * z

    for answer in (
        lambda z: 2 * z,
        Double(),
        functools.partial(np.multiply, 2),
        np.vectorize(lambda z: 2 * z),
        lambda z, extra=1: [2 * number for number in z],
    ):
        assert verdict(answer).word == "correct"


@pytest.mark.parametrize("error", [SystemExit, RecursionError, MemoryError, GeneratorExit, BaseException])
def test_whatever_an_answer_raises_becomes_an_error(error):
    def double(z):
        raise error

    assert verdict(double).word == "error"


def test_an_interrupt_is_the_persons_own_and_goes_through():
    def double(z):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verdict(double)


def test_deep_recursion_is_told_as_such():
    def double(z):
        return double(z)

    assert verdict(double).mistake == "RecursionError"


def test_the_wrong_number_of_parameters_is_told_as_such():
    assert verdict(lambda: 1).mistake == "arity"


def test_something_that_is_no_function_is_told_as_such():
    assert verdict(5).mistake == "not_callable"


# --- output ----------------------------------------------------------------------------------------


def test_nothing_an_answer_writes_reaches_the_cell(capfd):
    taken_earlier = logging.StreamHandler(sys.stderr)
    logger = logging.getLogger("answer")
    logger.addHandler(taken_earlier)

    def double(z):
        print("out")
        print("err", file=sys.stderr)
        os.write(1, b"descriptor 1\n")
        os.write(2, b"descriptor 2\n")
        warnings.warn("careful", stacklevel=1)
        logger.warning("logged")
        sys.__stderr__.write("the first stderr\n")
        return 2 * z

    try:
        found = verdict(double)
    finally:
        logger.removeHandler(taken_earlier)
    shown = capfd.readouterr()
    assert shown.out == shown.err == ""
    for word in ("out", "err", "descriptor 1", "descriptor 2", "logged", "the first stderr"):
        assert word in found.printed
    assert found.word == "correct"


def test_streams_are_put_back_even_when_the_answer_replaced_them():
    before = sys.stdout, sys.stderr

    def double(z):
        sys.stdout = None
        return 2 * z

    verdict(double)
    assert (sys.stdout, sys.stderr) == before
    assert "write" not in vars(sys.stdout) if hasattr(sys.stdout, "__dict__") else True


def test_endless_output_is_cut_and_costs_no_memory():
    def double(z):
        for _ in range(20_000):
            print("x" * 1000)
        return 2 * z

    assert len(verdict(double).printed) <= 20_000


def test_input_answers_with_an_empty_line():
    def double(z):
        assert input("? ") == ""
        return 2 * z

    assert verdict(double).word == "correct"


def test_figures_that_an_answer_draws_are_closed():
    from matplotlib import pyplot

    mine = pyplot.figure()

    def double(z):
        pyplot.plot(z)
        pyplot.figure()
        return 2 * z

    assert verdict(double).word == "correct"
    assert pyplot.get_fignums() == [mine.number]
    pyplot.close(mine)


def test_a_quiet_case_is_lost_by_numpys_warning_and_won_when_it_is_silenced():
    record = exercise(
        GroupRecord("quiet", 1, (case(inputs={"z": np.array([1e200, 2.0])}, want=np.array([2e200, 4.0]), quiet=True),))
    )

    def loud(z):
        np.exp(z)
        return 2 * z

    def silenced(z):
        with np.errstate(over="ignore"):
            np.exp(z)
        return 2 * z

    assert verdict(loud, record).mistake == "quiet"
    assert verdict(silenced, record).word == "correct"
    with np.errstate(all="ignore"):
        assert verdict(loud, record).word == "correct", "silenced by the notebook: any means is allowed"


# --- time ------------------------------------------------------------------------------------------


def limited(seconds=0.2):
    return exercise(
        GroupRecord("values", 1, (case(limit_s=seconds),)), GroupRecord("more", 1, (case("double(-z)", want=-2 * Z),))
    )


def test_an_endless_loop_is_stopped_and_loses_what_was_not_won_yet():
    def double(z):
        while True:
            pass

    found = verdict(double, limited())
    assert found.word == "error"
    assert [line.word for line in found.lines] == ["error", "not reached"]
    assert "still running" in found.seen


def test_a_loop_that_swallows_one_alarm_is_stopped_by_the_next():
    def double(z):
        try:
            while True:
                time.sleep(0.01)
        except:  # noqa: E722 - this is what a learner's bare except does
            time.sleep(20)
        return 2 * z

    started = time.monotonic()
    assert verdict(double, limited()).word == "error"
    assert time.monotonic() - started < 15


def test_the_third_alarm_tells_how_to_get_out(capsys):
    rounds = 0

    def double(z):
        nonlocal rounds
        while rounds < 3:
            try:
                time.sleep(20)
            except BaseException:
                rounds += 1
        return 2 * z

    verdict(double, limited())
    assert "Kernel → Restart" in capsys.readouterr().out


def test_a_slow_call_that_returns_is_told_afterwards():
    held = signal.pthread_sigmask(signal.SIG_BLOCK, [])

    def double(z):  # a C call cannot be interrupted: blocking the signal does the same here
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM])
        try:
            time.sleep(0.6)
        finally:  # another thread may take the signal, then the alarm is heard here
            signal.pthread_sigmask(signal.SIG_SETMASK, held)
        return 2 * z

    assert verdict(double, limited()).word == "error"


def test_a_callers_own_alarm_is_put_back():
    rung = []
    handler = signal.signal(signal.SIGALRM, lambda *_: rung.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    try:
        verdict(lambda z: 2 * z)
        time.sleep(0.5)
        assert rung == [1]
    finally:
        signal.signal(signal.SIGALRM, handler)


def test_outside_the_main_thread_a_loop_is_stopped_too():
    import threading

    found = []

    def double(z):
        while True:
            pass

    def work():
        with capture() as captured:
            from neurons.checking.probe import run_probe

            found.append(run_probe("double(z)", {"z": Z}, {"double": double}, captured, 0.2).word)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    assert found == ["timeout"]


# --- messages --------------------------------------------------------------------------------------


def test_a_known_mistake_is_told_in_its_own_words():
    mistake = MistakeRecord("thrice", "You took three times.", "What is double?", {(0, 0): Trace("value", 3 * Z)})
    record = exercise(GroupRecord("values", 1, (case(),)), mistakes=(mistake,))
    found = verdict(lambda z: 3 * z, record)
    assert (found.mistake, found.why, found.then) == ("thrice", "You took three times.", "What is double?")
    assert verdict(lambda z: 4 * z, record).mistake != "thrice"


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        (lambda z: -2 * z, "negated"),
        (lambda z: 4 * z, "factor"),
        (lambda z: z, "factor"),
        (lambda z: 2 * z * np.log(10), "factor"),
        (lambda z: 2 * z * len(z), "times_count"),
        (lambda z: 2 * z / len(z), "over_count"),
        (lambda z: (2 * z).astype(int), "truncated"),
    ],
)
def test_relations_are_found_without_knowing_the_mistake(answer, name):
    assert verdict(answer).mistake == name


def test_a_relation_is_said_only_where_three_values_differ():
    two = exercise(GroupRecord("values", 1, (case(inputs={"z": np.array([1.0, 2.0])}, want=np.array([2.0, 4.0])),)))
    assert verdict(lambda z: -2 * z, two).mistake is None


def test_a_relation_must_hold_on_every_failing_case():
    both = exercise(GroupRecord("values", 1, (case(), case("double(z + 100)", want=2 * Z + 200))))
    assert verdict(lambda z: -2 * z if z[0] < 0 else 5 * z, both).mistake is None


def test_rows_and_columns_exchanged_are_told():
    want = np.arange(6.0).reshape(2, 3) + 0.5
    record = exercise(GroupRecord("values", 1, (case(want=want),)))
    assert verdict(lambda z: want.T, record).mistake == "shape.array"
    square = want[:, :2]
    record = exercise(GroupRecord("values", 1, (case(want=square),)))
    assert verdict(lambda z: square.T, record).mistake == "transposed"


def test_the_complement_is_said_of_a_whole_truth_table_only():
    table = case("[double(a) for a in (0, 0, 0, 1)]", {}, [0, 0, 0, 1], options={"kind": "binary"})
    record = exercise(GroupRecord("truth table", 1, (table,)))
    assert verdict(lambda a: 1 - a, record).mistake == "complement"
    single = exercise(GroupRecord("one", 1, (case("double(1)", {}, 1, options={"kind": "binary"}),)))
    assert verdict(lambda a: 0, single).mistake is None


def test_the_failure_can_be_reproduced_by_pasting_what_is_shown():
    found = verdict(lambda z: 3 * z)
    namespace = {"np": np, "double": lambda z: 3 * z}
    *lines, last = found.reproduce.splitlines()
    exec("\n".join(lines), namespace)
    assert np.array_equal(eval(last, namespace), 3 * Z)


def test_a_source_input_is_built_afresh_and_can_be_pasted():
    record = exercise(GroupRecord("values", 1, (case("double(f)", {"f": Source("lambda w: 2 * (w - 3)")}, 4.0),)))
    assert verdict(lambda f: f(5.0), record).word == "correct"
    assert "lambda w: 2 * (w - 3)" in verdict(lambda f: 0.0, record).reproduce


# --- the public names ------------------------------------------------------------------------------


@pytest.fixture
def no_lessons(tmp_path, monkeypatch):
    monkeypatch.setattr(cases_file, "CASES", tmp_path)
    return tmp_path


def test_a_misspelt_exercise_gets_near_names(capsys):
    assert public_check("weighted_sun") is None
    assert "weighted_sum" in capsys.readouterr().out


@pytest.mark.parametrize("name", [None, 3, len, ["sigmoid"]])
def test_a_name_that_is_no_text_gets_words(name, capsys):
    assert public_check(name) is None
    assert "quotation marks" in capsys.readouterr().out


def test_a_folder_without_cases_gets_words(no_lessons, capsys):
    assert public_check("sigmoid") is None
    assert "lie beside the notebooks" in capsys.readouterr().out


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"exercises": {"a": {}}}', "\x00\x01"])
def test_damaged_cases_get_words(no_lessons, damage, capsys):
    (no_lessons / "01_gates.json").write_text(damage, encoding="utf-8")
    assert public_check("weighted_sum") is None
    assert "edition" in capsys.readouterr().out


def test_check_looks_in_the_callers_globals_and_prints_its_words_in_plain_python(capsys):
    namespace = {"check": public_check}
    exec('def weighted_sum(x, w, b):\n    return 0.0\npoints = check("weighted_sum")', namespace)
    assert namespace["points"] == 0.0
    assert "weighted_sum: wrong" in capsys.readouterr().out


def test_hints_come_one_by_one_and_begin_again(capsys):
    from neurons.checking.cases import find_exercise

    record, _ = find_exercise("weighted_sum")
    for given in [*record.hints, record.hints[0]]:
        hint("weighted_sum")
        assert given.replace("`", "") in capsys.readouterr().out


def test_a_picture_waits_for_an_answer_that_is_not_written(capsys):
    with picture("double"):
        raise NotImplementedError(STUB)
    assert "waits for double" in capsys.readouterr().out


def test_a_picture_tells_the_error_of_an_answer_that_has_not_passed(capsys):
    with picture("never_checked"):
        raise IndexError("5")
    assert "IndexError" in capsys.readouterr().out


@pytest.mark.parametrize("right", [True, False])
def test_a_picture_that_needs_what_an_earlier_cell_makes_says_which_cell_to_run(capsys, right):
    verdict((lambda z: 2 * z) if right else (lambda z: z))
    with picture("double"):
        print(few)  # noqa: F821 - an earlier cell, which waited, should have made it
    told = capsys.readouterr().out
    assert "needs few, which a cell above makes" in told
    assert "double" not in told


def test_a_name_that_an_answer_lacks_is_the_answers_own_error(capsys):
    def answer():
        return few  # noqa: F821

    with picture("never_checked"):
        answer()
    assert "NameError" in capsys.readouterr().out


def test_a_picture_shows_its_own_error_where_the_answer_is_right():
    verdict(lambda z: 2 * z)
    with pytest.raises(IndexError), picture("double"):
        raise IndexError("the picture's own")


def test_a_picture_that_does_not_end_is_stopped(capsys, monkeypatch):
    monkeypatch.setattr(sys.modules["neurons.checking.check"], "PICTURE_S", 0.2)
    with picture("double"):
        while True:
            pass
    assert "was stopped" in capsys.readouterr().out


def test_figures_begun_for_a_picture_are_closed_whatever_happens():
    from matplotlib import pyplot

    mine = pyplot.figure()
    with picture("never_checked"):
        pyplot.figure()
        raise IndexError("5")
    assert pyplot.get_fignums() == [mine.number]
    pyplot.close(mine)


def test_all_cases_together_have_a_limit_too():
    record = exercise(GroupRecord("values", 1, (case(limit_s=2.0),) * 5))
    outcomes = run_cases(record, {"double": lambda z: time.sleep(0.4) or 2 * z}, whole_s=1.0)
    assert 2 <= len(outcomes) <= 3  # the third is stopped, or no time was left for it


def test_a_right_answer_points_to_the_courses_own_where_the_solutions_are(tmp_path, monkeypatch):
    (tmp_path / "lessons" / "cases").mkdir(parents=True)
    (tmp_path / "solutions").mkdir()
    (tmp_path / "solutions" / "01_gates.py").touch()
    monkeypatch.setattr(cases_file, "CASES", tmp_path / "lessons" / "cases")
    found = verdict(lambda z: 2 * z, replace(ONE, lesson="01_gates"))
    assert "solutions/01_gates.py" in as_text(found)
    assert "solutions/" not in as_text(verdict(lambda z: 3 * z, replace(ONE, lesson="01_gates")))
    (tmp_path / "solutions" / "01_gates.py").unlink()
    assert "solutions/" not in as_text(verdict(lambda z: 2 * z, replace(ONE, lesson="01_gates")))


def test_an_input_that_is_missing_or_too_much_is_named():
    b = np.array([0.5, -1.0, 2.0, 3.5])
    record = exercise(GroupRecord("values", 1, (case("double(z, b)", {"z": Z, "b": b}, 2 * Z + b),)))
    assert "`b`" in verdict(lambda z, b: 2 * z, record).why
    assert verdict(lambda z, b: 2 * z, record).mistake == "without_input"
    assert verdict(lambda z, b: 2 * z + 2 * b, record).mistake == "input_too_often"


def test_of_a_long_probe_the_sentence_shows_the_call_alone():
    probe = "try:\n    out = double(z)\nexcept Exception as error:\n    out = type(error).__name__\nout"
    found = verdict(lambda z: 3 * z, exercise(GroupRecord("values", 1, (case(probe),))))
    assert found.seen.startswith("`double(z)` with")
    assert "except Exception" in found.reproduce


def test_of_a_class_the_sentence_shows_what_was_asked_of_the_object():
    class Doubler:
        def run(self, z):
            return 3 * z

    probe = "from copy import deepcopy\nnode = Doubler()\nfor _ in range(2):\n    out = node.run(z)\nout"
    group = GroupRecord("values", 1, (case(probe),))
    stubs = ("Doubler.run: give back twice",)
    record = ExerciseRecord("Doubler", 2, stubs, ("Twice?", "Look at `*`."), (), (group,), ())
    found = judge_answer(record, {"Doubler": Doubler})
    assert found.seen.startswith("`node = Doubler(); for _ in range(2): out = node.run(z); out` with")
    long = probe.replace("out = node.run(z)", "out = node.run(z)\n" + "    out = node.run(z)\n" * 20 + "    pass")
    group = GroupRecord("values", 1, (case(long),))
    record = ExerciseRecord("Doubler", 2, record.stubs, record.hints, (), (group,), ())
    assert judge_answer(record, {"Doubler": Doubler}).seen.startswith("`Doubler()` with")


def test_an_untouched_answer_is_not_attempted_even_where_another_stub_speaks_first():
    record = exercise(GroupRecord("values", 1, (case("double(helper(z))"),)), needs=("helper",))

    def helper(z):
        raise NotImplementedError("helper: another exercise's stub")

    def double(z):
        raise NotImplementedError("double: give back twice the number")

    assert verdict(double, record, helper=helper).word == "not attempted"
    assert verdict(lambda z: 2 * z, record, helper=helper).word == "error"


def test_a_class_of_stubs_is_not_attempted_even_where_a_probe_catches_the_error():
    probe = "try:\n    out = double(z)\nexcept Exception:\n    out = 0.0\nout"

    class double:  # noqa: N801 - the exercise's name
        def __init__(self, z):
            raise NotImplementedError("double: give back twice the number")

    assert verdict(double, exercise(GroupRecord("values", 1, (case(probe),)))).word == "not attempted"
