"""Lesson 00: the numbers in its prose, and its answers against plain loops."""

import numpy as np
import pytest

from autograde.build.lesson import load_namespace, read_lesson


@pytest.fixture(scope="module")
def lesson():
    return load_namespace(read_lesson("start_here"))


def test_the_questions_about_python_have_the_answers_given(capsys):
    a = [3, 5, 7, 9]
    assert (a[1], a[-1], len(a[1:3])) == (5, 9, 2)
    b = a
    b[0] = 100
    assert a[0] == 100
    assert [x * x for x in range(4) if x != 1] == [0, 4, 9]

    def f(x, y=2):
        return x**y

    assert (f(3), f(2, 3)) == (9, 8)


def test_the_worked_numbers_of_the_prose(lesson):
    assert lesson["toolbox_total"]([2, 3], [100, 150]) == 650
    assert lesson["toolbox_celsius"](np.array([212.0]))[0] == pytest.approx(100)
    assert lesson["toolbox_shares"](np.array([[1, 3]])).tolist() == [[0.25, 0.75]]
    slope = lesson["toolbox_slope"]
    assert [slope(lambda x: x**2, 3, h) for h in (2, 1, 0.5)] == [8, 7, 6.5]
    assert slope(lambda x: x**2, 3, 0.001) == pytest.approx(6.001)


def test_a_tiny_h_is_lost_in_the_digits_of_3(lesson):
    assert abs(lesson["toolbox_slope"](lambda x: x**2, 3, 1e-15) - 6) > 0.5
    assert 3 + 1e-15 - 3 != 1e-15


def test_a_square_table_hides_the_missing_keepdims(lesson):
    table = np.array([[1.0, 1.0, 2.0], [2.0, 3.0, 5.0], [4.0, 4.0, 8.0]])
    wrong = table / table.sum(axis=1)
    assert wrong.shape == table.shape
    assert not np.allclose(wrong.sum(axis=1), 1)
    with pytest.raises(ValueError):
        table[:2] / table[:2].sum(axis=1)


def test_arrays_do_what_plain_loops_do(lesson):
    rng = np.random.default_rng(5)
    counts, prices = rng.integers(0, 9, (4, 3)), rng.uniform(1, 9, (3, 2))
    bills = [[sum(counts[i, m] * prices[m, j] for m in range(3)) for j in range(2)] for i in range(4)]
    assert np.allclose(lesson["toolbox_bills"](counts, prices), bills)
    assert [sum(row) / 3 for row in counts.tolist()] == pytest.approx(lesson["toolbox_row_means"](counts).tolist())
    assert lesson["toolbox_count_above"](counts, 4) == sum(entry > 4 for row in counts.tolist() for entry in row)
    assert lesson["toolbox_column"](counts, 2).tolist() == [row[2] for row in counts.tolist()]
    assert np.allclose(
        lesson["toolbox_shares"](prices), [[entry / sum(row) for entry in row] for row in prices.tolist()]
    )
