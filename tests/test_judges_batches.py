import numpy as np
import pytest

from neurons.checking.judges import JUDGES

N, SIZE = 20, 6


def judge(got, chance=False, n=7, size=3, **options):
    return JUDGES["batches"](got, None, {"n": n, "size": size}, chance=chance, **options)


def cut(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


def draws(make, seed=1):
    """Answer as the probe does: many draws, and two from equal states."""
    rng = np.random.default_rng(seed)
    return [make(rng) for _ in range(400)], make(np.random.default_rng(5)), make(np.random.default_rng(5))


def by_chance(make):
    return judge(draws(make), chance=True, n=N, size=SIZE)


def test_a_shuffled_permutation_in_groups_is_right():
    assert by_chance(lambda rng: cut(rng.permutation(N), SIZE)).ok
    assert by_chance(lambda rng: cut(rng.permutation(N).tolist(), SIZE)).ok


def test_another_way_to_shuffle_is_right():
    assert by_chance(lambda rng: cut(np.argsort(rng.random(N)), SIZE)).ok


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda rng: cut(np.arange(N), SIZE), "batches.same"),
        (lambda rng: cut(np.random.permutation(N), SIZE), "batches.state"),  # noqa: NPY002 - the mistake itself
        (lambda rng: cut(np.roll(np.arange(N), rng.integers(N)), SIZE), "batches.neighbours"),
        (lambda rng: cut(np.concatenate([rng.permutation(10), 10 + rng.permutation(10)]), SIZE), "batches.places"),
        (lambda rng: [np.sort(group) for group in cut(rng.permutation(N), SIZE)], "batches.places"),
        (lambda rng: cut(rng.choice(N, N), SIZE), "batches.rows"),
    ],
)
def test_what_is_not_shuffled_row_by_row_from_the_given_state_is_wrong(make, problem):
    found = by_chance(make)
    assert not found.ok
    assert found.problem == problem
    assert found.summary[0] == found.problem


def whole_groups(rng):
    return [np.arange(N)[6 * i : 6 * i + 6] for i in [*rng.permutation(3), 3]]


def pairs(rng):
    return cut(np.arange(N).reshape(-1, 2)[rng.permutation(N // 2)].ravel(), SIZE)


@pytest.mark.parametrize(
    ("make", "found"),
    [
        (lambda rng: cut(np.roll(np.arange(N), rng.integers(1, N)), SIZE), ["batches.neighbours", "in a circle"]),
        (whole_groups, ["batches.neighbours", "whole groups"]),
        (
            lambda rng: [rng.permutation(group) for group in cut(np.arange(N), SIZE)],
            ["batches.places", "inside the groups"],
        ),
        (lambda rng: [np.sort(group) for group in cut(rng.permutation(N), SIZE)], ["batches.places", "sorted groups"]),
        (lambda rng: cut(np.append(0, 1 + rng.permutation(N - 1)), SIZE), ["batches.places", None]),
        (
            lambda rng: cut(np.concatenate([rng.permutation(10), 10 + rng.permutation(10)]), SIZE),
            ["batches.places", None],
        ),
        (pairs, ["batches.neighbours", None]),
    ],
)
def test_what_moves_in_place_of_single_rows_is_told_apart(make, found):
    assert by_chance(make).summary == found


def test_a_few_draws_must_not_all_be_the_same():
    rng = np.random.default_rng(2)
    shuffled = [rng.permutation(23) for _ in range(3)]
    for size in (1, 30):
        assert judge([cut(order, size) for order in shuffled], n=23, size=size, differ=True).ok
        in_order = judge([cut(np.arange(23), size)] * 3, n=23, size=size, differ=True)
        assert in_order.summary == ["batches.same", "in order"]
        assert judge([cut(shuffled[0], size)] * 3, n=23, size=size, differ=True).summary == ["batches.same", "shuffled"]
        assert judge([cut(np.arange(23), size)] * 3, n=23, size=size).ok


@pytest.mark.parametrize(
    ("got", "problem"),
    [
        ([None], "type.none"),
        ([np.arange(7)], "batches.outer"),
        ([[(0, 1, 2), (3, 4, 5), (6,)]], "batches.group"),
        ([[[0.0, 1.0, 2.0], [3, 4, 5], [6]]], "batches.group"),
        ([[[0, 1, np.nan], [3, 4, 5], [6]]], "batches.group"),
        ([[[True, False, True], [3, 4, 5], [6]]], "batches.group"),
        ([[[0, 1, 2], [3, 4, 5]]], "batches.sizes"),
        ([[[0, 1, 2], [3, 4, 5], [6], []]], "batches.sizes"),
        ([[[0, 1, 2, 3], [4, 5, 6]]], "batches.sizes"),
        ([[[0, 1, 2], [3, 4, 5], [5]]], "batches.rows"),
        ([[[1, 2, 3], [4, 5, 6], [7]]], "batches.rows"),
        (None, "batches.outer"),
        ([], "batches.outer"),
    ],
)
def test_wrong_types_sizes_and_rows_are_refused(got, problem):
    found = judge(got)
    assert not found.ok
    assert found.problem == problem


def test_right_groups_are_right_without_looking_at_chance():
    assert judge([[[0, 1, 2], [3, 4, 5], [6]]]).ok
    assert judge([[np.array([2, 0, 1])]], n=3, size=9).ok
