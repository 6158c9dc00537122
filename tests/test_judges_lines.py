import numpy as np
import pytest

from neurons.checking.judges import JUDGES

Z = np.array([[1.5, -2.0], [0.25, 3.0]])
judge = JUDGES["lines_counted"]


def verdict(got):
    return judge(got, (Z, [1, 1]), more=350)


def test_a_right_value_in_as_many_lines_for_many_rows_as_for_few_is_right():
    assert verdict((Z.copy(), [3, 3])).ok
    assert verdict((Z.copy(), [1, 351])).ok  # a loop over inputs or neurons, or library code


def test_lines_that_grow_with_the_rows_are_a_loop():
    judgement = verdict((Z.copy(), [15, 1401]))
    assert not judgement.ok
    assert judgement.problem == "lines.more"
    assert judgement.summary == "loop"


def test_few_lines_win_nothing_when_the_values_are_wrong():
    judgement = verdict((-Z, [1, 1]))
    assert not judgement.ok
    assert judgement.problem == "values"
    assert np.array_equal(judgement.summary, -Z)


@pytest.mark.parametrize(
    ("got", "problem"),
    [
        ((None, [1, 1]), "type.none"),
        ((Z[0], [1, 1]), "shape.array"),
        ((np.full_like(Z, np.nan), [1, 1]), "finite.nan"),
        (None, "type.sequence"),
        ((Z, None), "type.sequence"),
        ((Z, [1, float("nan")]), "type.sequence"),
        ((Z, [1, -1000]), "type.sequence"),
        ((Z, [1, 1], 3), "type.sequence"),
    ],
)
def test_wrong_types_shapes_and_nan_are_refused_before_lines_are_looked_at(got, problem):
    judgement = verdict(got)
    assert not judgement.ok
    assert judgement.problem == problem
