"""The judges that compare: what they accept, what they refuse, and in which order they look."""

import numpy as np
import pytest

from neurons.checking.judges import JUDGES, Judgement
from neurons.checking.judges.equal import equal, one_of
from neurons.checking.judges.plain_checks import between, decreasing
from neurons.checking.values import Opaque, Tensor, decode, encode, plain

TABLE = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.5]])


@pytest.mark.parametrize(
    "got",
    [
        TABLE,
        TABLE.tolist(),
        tuple(map(tuple, TABLE.tolist())),
        [TABLE[0], TABLE[1]],
        TABLE * (1 + 5e-7),
        np.asfortranarray(TABLE),
        TABLE.view(type("Sub", (np.ndarray,), {})),
    ],
)
def test_an_array_may_be_an_ndarray_or_a_nested_list_of_its_shape(got):
    assert equal(plain(got), TABLE).ok


@pytest.mark.parametrize(
    ("got", "problem"),
    [
        (TABLE[0], "shape.array"),
        (TABLE.T, "shape.array"),
        (TABLE[None], "shape.array"),
        (TABLE + 1e-3, "values"),
        ([[1.0, 2.0], [3.0]], "type.ragged"),
        ([["1", "2", "3"], ["4", "5", "6"]], "type.ragged"),
        (None, "type.none"),
        (TABLE > 2, "type.bool_for_float"),
        (TABLE * np.nan, "finite.nan"),
        (TABLE * np.inf, "finite.inf"),
        (TABLE.astype(object), "type.opaque"),
        (map(float, TABLE[0]), "type.opaque"),
        (TABLE.astype(complex), "type.array"),
        ({"a": TABLE}, "type.array"),
        ("text", "type.array"),
    ],
)
def test_what_is_no_such_array_is_refused_by_the_first_thing_that_is_wrong(got, problem):
    judgement = equal(plain(got), TABLE)
    assert not judgement.ok
    assert judgement.problem == problem


@pytest.mark.parametrize("got", [2.0, 2, np.float64(2), np.float32(2), np.array(2.0), np.int64(2)])
def test_a_number_may_be_pythons_or_numpys_or_a_0d_array(got):
    assert equal(plain(got), 2.0).ok


@pytest.mark.parametrize("got", [np.array([2.0]), [2.0], (2.0,), "2", True, None, 2 + 0j, 2.1, {"a": 2}])
def test_what_is_no_such_number_is_refused(got):
    assert not equal(plain(got), 2.0).ok


@pytest.mark.parametrize("got", [(1.0, 2.0), [1.0, 2.0], np.array([1.0, 2.0]), [np.float64(1), np.array(2.0)]])
def test_a_pair_may_be_a_tuple_a_list_or_a_row_of_numbers(got):
    assert equal(plain(got), (1.0, 2.0)).ok


@pytest.mark.parametrize(
    "got", [(2.0, 1.0), (1.0,), (1.0, 2.0, 3.0), iter((1.0, 2.0)), {1.0, 2.0}, 1.0, np.array([[1.0, 2.0]])]
)
def test_what_is_no_such_pair_is_refused(got):
    assert not equal(plain(got), (1.0, 2.0)).ok


@pytest.mark.parametrize(
    ("kind", "got", "ok"),
    [
        ("integer", np.array([1, 0]), True),
        ("integer", [1, 0], True),
        ("integer", np.array([1.0, 0.0]), False),
        ("integer", np.array([True, False]), False),
        ("binary", np.array([1.0, 0.0]), True),
        ("binary", [True, False], True),
        ("binary", [2, 0], False),
        ("step", np.array([1, 0]), True),
        ("step", np.array([1.0, 0.0]), True),
        ("step", np.array([True, False]), False),
        ("float", np.array([1, 0]), True),
        ("float", [True, False], False),
        ("integer", np.array([1, 0], np.uint8), True),
    ],
)
def test_the_kind_of_number_is_judged_where_it_is_asked(kind, got, ok):
    assert equal(plain(got), np.array([1, 0]), kind=kind).ok is ok


def test_a_bool_where_0_and_1_are_asked_passes_with_a_note():
    assert equal(True, 1, kind="binary").notes == ("note.bool",)
    assert equal(1, 1, kind="binary").notes == ()


def test_where_true_or_false_is_asked_a_bool_needs_no_note_and_0_and_1_pass():
    for right in (True, 1, 1.0, np.array(True)):
        assert equal(plain(right), True, kind="truth") == Judgement(True)
    for wrong in (False, 0, 2, None, np.array([True])):
        assert not equal(plain(wrong), True, kind="truth").ok


def test_kinds_may_differ_within_a_pair():
    assert equal((1.5, 2), (1.5, 2), kind=["float", "integer"]).ok
    assert not equal((1.5, 2.0), (1.5, 2), kind=["float", "integer"]).ok


def test_the_tolerance_is_absolute_plus_relative_plus_of_the_largest():
    want = np.array([1000.0, 0.0])
    assert equal(np.array([1000.0009, 0.0]), want).ok
    assert not equal(np.array([1000.01, 0.0]), want).ok
    assert equal(np.array([1000.0, 0.009]), want, of_largest=1e-5).ok
    assert not equal(np.array([1000.0, 0.011]), want, of_largest=1e-5, rtol=0).ok


def test_a_tensor_is_wanted_where_the_reference_gives_one_and_only_there():
    tensor = Tensor(np.ones(3, np.float32), "float32")
    assert equal(tensor, tensor).ok
    assert equal(np.ones(3), tensor).problem == "type.tensor_wanted"
    assert equal(tensor, np.ones(3)).problem == "type.array_not_tensor"
    assert equal(Tensor(np.array(1.0), "float32"), 1.0).problem == "type.item"
    assert equal(np.ones(3), tensor, tensors="either").ok
    assert equal(tensor, tensor, dtype="float32").ok
    assert equal(Tensor(np.ones(3), "float64"), tensor, dtype="float32").problem == "type.dtype"


def test_a_dict_may_have_more_keys_but_not_fewer():
    assert equal({"loss": 1.0, "more": None}, {"loss": 1.0}).ok
    assert equal({"los": 1.0}, {"loss": 1.0}).problem == "type.key"
    assert equal([1.0], {"loss": 1.0}).problem == "type.dict"


def test_words_are_compared_letter_by_letter():
    assert equal("ValueError", "ValueError").ok
    assert not equal("TypeError", "ValueError").ok
    assert equal(None, None).ok


def test_a_wrong_entry_says_where_it_stands():
    assert equal({"a": (1.0, 3.0)}, {"a": (1.0, 2.0)}).fields["path"] == '["a"][1]'


def test_one_of_accepts_each_of_several_values_and_nothing_else():
    assert one_of(2.0, [1.0, 2.0]).ok
    assert not one_of(3.0, [1.0, 2.0]).ok


@pytest.mark.parametrize("got", [None, np.nan, [np.nan], True, "a", [[0.5]], Opaque("a function")])
def test_between_refuses_what_is_no_row_of_numbers(got):
    assert not between(plain(got), None, low=0, high=1, shape=(1,)).ok


def test_between_and_decreasing_look_at_every_entry():
    assert between([0.0, 1.0], None, low=0, high=1).ok
    assert not between([0.0, 1.1], None, low=0, high=1).ok
    assert decreasing([3.0, 2.0, 1.0], None).ok
    assert not decreasing([3.0, 2.0, 2.0], None).ok
    assert not decreasing([3.0, np.nan], None).ok
    assert not decreasing([3.0], None, length=2).ok


def test_every_judge_of_the_list_refuses_nonsense_without_an_error():
    """A judge gets whatever an answer returned; it must answer in words, never raise."""
    from autograde.build.freeze import freeze_lesson
    from autograde.build.lesson import lesson_names, read_lesson

    nonsense = [
        None,
        float("nan"),
        "text",
        [],
        {},
        np.zeros((0, 3)),
        Opaque("a function"),
        [[1], [2, 3]],
        True,
        np.full((2, 2), np.nan),
        (None, None, None, None),
        [np.nan] * 4,
        10**300,
        plain(10**400),
        {"loss": "a"},
        ("a", "b"),
    ]
    tried = set()
    for name in (name for name in lesson_names() if name < "10"):
        for record in freeze_lesson(read_lesson(name), mistakes=False).values():
            for case in (case for group in record.groups for case in group.cases):
                tried.add(case.judge)
                for got in nonsense:
                    judgement = JUDGES[case.judge](got, case.want, case.inputs, **case.options)
                    assert judgement.problem or judgement.ok
                    assert not (judgement.ok and got is None and case.want is not None)
    assert tried


# --- plain values ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        3,
        -2.5,
        float("inf"),
        "text",
        [1, 2.0],
        (1, (2, 3)),
        {"a": [1]},
        np.arange(6).reshape(2, 3),
        np.array([np.nan, np.inf, -np.inf]),
        np.array(True),
        np.zeros((0, 2)),
        np.float32(1.5),
        Tensor(np.ones(2, np.float32), "float32", True),
    ],
)
def test_a_value_comes_back_from_json_as_it_was(value):
    back = decode(encode(plain(value)))
    assert encode(back) == encode(plain(value))


def test_plain_takes_nothing_of_the_answers_own_along():
    class Liar(np.ndarray):
        def __eq__(self, other):
            return True

    class Text(str):
        def __eq__(self, other):
            return True

        __hash__ = str.__hash__

    array = np.ones(3)
    copy = plain(array.view(Liar))
    array[0] = 5
    assert type(copy) is np.ndarray
    assert copy[0] == 1
    assert type(plain(Text("a"))) is str


@pytest.mark.parametrize(
    "value", [object(), len, (n for n in ()), np.array([object()]), np.zeros(3_000_000), {1, 2}, b"bytes", 1j]
)
def test_what_is_no_plain_data_is_told_by_its_kind_alone(value):
    assert isinstance(plain(value), (Opaque, complex))
