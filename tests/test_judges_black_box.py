"""The judge of trainings on drawn rows, on right answers and on wrong ones."""

import numpy as np
import pytest

from neurons.checking.judges.rows_drawn import MANY_ROUNDS, rows_drawn

N, SIZES = 14, [4, 9]
CHANCE = np.random.default_rng(3)
X = np.column_stack([CHANCE.permutation(N) * 0.7, CHANCE.normal(size=N)])
LABELS = CHANCE.integers(0, 3, N)
X_TEST = np.column_stack([np.arange(8) * 1.1 + 0.05, CHANCE.normal(size=8)])
LABELS_TEST = CHANCE.integers(0, 3, 8)
GIVEN = {"X": X, "labels": LABELS, "X_test": X_TEST, "labels_test": LABELS_TEST, "sizes": SIZES}


def nearest(rows, labels, asked):
    return labels[np.argmin(np.abs(asked[:, :1] - rows[:, 0]), axis=1)]


def answer(rng, draw=lambda rng, size: rng.choice(N, size, replace=False), pair=lambda rows: LABELS[rows]):
    """Give the fractions and the log of one right answer, but for what is asked to be different."""
    told, log = [], []
    for size in SIZES:
        rows = draw(rng, size)
        log.append((X[rows], pair(rows)))
        told.append(float(np.mean(nearest(X[rows], pair(rows), X_TEST) == LABELS_TEST)))
    return told, log


def often(draw, rng=None):
    """Answer as the probe does: many rounds, and two from equal states."""
    rng = np.random.default_rng(1) if rng is None else rng
    generators = [rng] * MANY_ROUNDS + [np.random.default_rng(5), np.random.default_rng(5)]
    answers = [answer(generator, draw) for generator in generators]
    return [told for told, _ in answers], [call for _, log in answers for call in log]


def found(got, **options):
    return rows_drawn(got, None, GIVEN, **options)


TOLD, LOG = answer(np.random.default_rng(0))


@pytest.mark.parametrize(
    "got",
    [
        (TOLD, LOG),
        [tuple(TOLD), LOG],
        (np.array(TOLD), LOG),
        (TOLD, [(rows.tolist(), labels.tolist()) for rows, labels in LOG]),
        (TOLD, [(rows.astype(np.float64), labels.astype(float)) for rows, labels in LOG]),
    ],
)
def test_right_answers_of_every_sensible_type_pass(got):
    assert found(got).ok


def test_rows_that_are_pictures_keep_their_shape():
    pictures = X.reshape(N, 1, 2)
    given = {**GIVEN, "X": pictures, "X_test": X_TEST.reshape(8, 1, 2)}
    log = [(rows.reshape(-1, 1, 2), labels) for rows, labels in LOG]
    assert rows_drawn((TOLD, log), None, given).ok
    flat = rows_drawn((TOLD, LOG), None, given)
    assert (flat.problem, flat.fields["X_shape"]) == ("rows.shape", (SIZES[0], 2))
    torn = [(rows[:, :, ::-1], labels) for rows, labels in log]
    assert rows_drawn((TOLD, torn), None, given).problem == "rows.foreign"


def test_a_turned_table_is_read_as_it_was_handed_in():
    assert rows_drawn((TOLD, LOG), None, {**GIVEN, "X": X.T}, turned=True).ok


@pytest.mark.parametrize(
    "draw",
    [
        lambda rng, size: rng.choice(N, size, replace=False),
        lambda rng, size: rng.permutation(N)[:size],
        lambda rng, size: np.sort(rng.permutation(N)[-size:]),
        lambda rng, size: np.argsort(rng.random(N))[:size],
    ],
)
def test_every_fair_draw_passes(draw):
    assert found(often(draw), chance=True).ok


def test_a_growing_draw_passes():
    """Draw one order for each call, and take more and more of it."""
    state = {}

    def growing(rng, size):
        if size == SIZES[0]:
            state["order"] = rng.permutation(N)
        return state["order"][:size]

    assert found(often(growing), chance=True).ok


@pytest.mark.parametrize(
    ("got", "problem"),
    [
        (None, "rows.outer"),
        (TOLD, "rows.outer"),
        ((TOLD, None), "rows.outer"),
        ((None, LOG), "type.none"),
        ((0.5, LOG), "type.sequence"),
        ((["a", "b"], LOG), "type.array"),
        (([True, False], LOG), "type.array"),
        (([0.5], LOG), "shape.array"),
        (([[0.5, 0.5]], LOG), "shape.array"),
        (([0.5, np.nan], LOG), "finite.nan"),
        ((TOLD, []), "rows.calls"),
        ((TOLD, LOG[:1]), "rows.calls"),
        ((TOLD, [LOG[0], LOG[1][0]]), "rows.given"),
        ((TOLD, [LOG[0], (LOG[1][0], "abc")]), "rows.given"),
        ((TOLD, [LOG[0], (LOG[1][0][:, :1], LOG[1][1])]), "rows.shape"),
        ((TOLD, [LOG[0], (LOG[1][0], LOG[1][1][:, None])]), "rows.shape"),
        ((TOLD, [LOG[0], (LOG[1][0] * np.nan, LOG[1][1])]), "finite.nan"),
        ((TOLD, [LOG[0], LOG[0]]), "rows.size"),
        ((TOLD, [LOG[0], (LOG[1][0] + 0.01, LOG[1][1])]), "rows.foreign"),
        ((TOLD, [LOG[0], (LOG[1][0] * [1, 2], LOG[1][1])]), "rows.foreign"),
        ((TOLD, [LOG[0], (LOG[1][0], LOG[1][1] + 1)]), "rows.torn"),
        (([TOLD[0], TOLD[1] + 0.01], LOG), "rows.fraction"),
        ((TOLD[::-1], LOG), "rows.fraction"),
    ],
)
def test_what_is_wrong_is_told(got, problem):
    judgement = found(got)
    assert not judgement.ok
    assert judgement.problem == problem
    assert judgement.summary[0] == problem


def test_a_row_that_came_twice_is_told():
    rows = np.array([2, 5, 2, 7])
    judgement = found((TOLD, [(X[rows], LABELS[rows]), LOG[1]]))
    assert (judgement.problem, judgement.fields["different"]) == ("rows.twice", 3)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (lambda told: [1 - value for value in told], "wrong"),
        (lambda told: [8 * value for value in told], "counts"),
        (lambda told: [100 * value for value in told], "percent"),
        (
            lambda told: [np.mean(nearest(rows, labels, rows) == labels) for rows, labels in LOG],
            "on training rows",
        ),
        (lambda told: [0.123, 0.456], "something else"),
    ],
)
def test_what_the_numbers_are_instead_is_in_the_summary(change, word):
    assert found((change(TOLD), LOG)).summary == ["rows.fraction", word]


@pytest.mark.parametrize(
    ("draw", "problem"),
    [
        (lambda rng, size: np.arange(size), "rows.fixed"),
        (lambda rng, size: np.random.default_rng(0).permutation(N)[:size], "rows.fixed"),
        (lambda rng, size: CHANCE.permutation(N)[:size], "rows.again"),
        (lambda rng, size: rng.permutation(N - 1)[:size], "rows.uneven"),
        (lambda rng, size: np.concatenate([[0], 1 + rng.permutation(N - 1)[: size - 1]]), "rows.uneven"),
        (lambda rng, size: (rng.integers(N) + np.arange(size)) % N, "rows.block"),
    ],
)
def test_chance_that_is_not_fair_is_told(draw, problem):
    judgement = found(often(draw), chance=True)
    assert not judgement.ok
    assert judgement.problem == problem


def test_too_few_rounds_are_refused():
    told, log = often(lambda rng, size: rng.permutation(N)[:size])
    assert found((told[1:], log[2:]), chance=True).problem == "rows.outer"
