"""What the exercises of lesson 05 must show, and the mistakes known by name."""

import sys

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, equal, judge

# probabilities lie in [0.05, 0.95] where they are judged by value, so that log(p + 1e-7) and clipping are right
_LOOSE = equal(rtol=1e-5, atol=1e-6)
_ENDLESS = sys.float_info.max


def _drawn(rng, low, high, shape):
    """Numbers with two decimals, so that a case can be worked out on paper."""
    return np.round(rng.uniform(low, high, shape), 2)


def _pair(rng, shape):
    return {"y": _drawn(rng, -4, 4, shape), "t": _drawn(rng, -4, 4, shape)}


def _whole_pair(rng):
    """A square table of whole numbers, of which no row is a column."""
    y = np.array([[3, -2, 7], [-5, 0, 4], [8, 1, -6]]) + rng.integers(0, 3, (3, 3))
    return {"y": y, "t": np.array([[1, 4, -2], [6, -3, 9], [-7, 2, 5]]) + rng.integers(0, 3, (3, 3))}


def _small_pairs(rng):
    """Two calls with many small numbers of many digits; only the first prediction is the same in both."""
    y, other, t = rng.uniform(-0.02, 0.02, (3, 120))
    other[0] = y[0]
    return {"y": y, "other": other, "t": t}


def _square_cases(name):
    call = f"{name}(y, t)"
    return [
        Case("five predictions", call, lambda rng: _pair(rng, 5)),
        Case("a table", call, lambda rng: _pair(rng, (3, 4))),
        Case("one prediction", call, lambda rng: _pair(rng, 1)),
        Case("whole numbers", call, _whole_pair),
        Case(
            "one of two tables turned on its side",
            f"{name}(y.T, t)",
            lambda rng: {**(drawn := _pair(rng, (5, 2))), "y": drawn["y"].T.copy()},
        ),
        Case("two calls, looked at afterwards", f"{name}(y, t), {name}(other, t)", _small_pairs),
    ]


SUM_SQUARED_ERROR = Exercise(
    "sum_squared_error",
    groups=[Group("values", _square_cases("sum_squared_error"))],
    mistakes=[
        Mistake(
            "no half",
            "The result is twice as large: the squares were added up, but not halved.",
            "Compare with the worked number: 2.5 for the squares 4 and 1.",
            replace=("0.5 * np.sum", "np.sum"),
        ),
        Mistake(
            "mean instead of sum",
            "The result was divided by the number of entries.",
            "This loss adds up; the mean comes in the next exercise. Which of the two does your function take?",
            replace=("0.5 * np.sum((y - t) ** 2)", "np.mean((y - t) ** 2)"),
        ),
        Mistake(
            "half of the mean",
            "The mean was halved. This loss is half of the sum.",
            "Which function adds up without dividing?",
            replace=("np.sum", "np.mean"),
        ),
        Mistake(
            "not squared",
            "The differences were added as they are, so plus and minus cancel.",
            "What should happen to each difference before the sum?",
            replace=("(y - t) ** 2", "(y - t)"),
        ),
        Mistake(
            "sizes instead of squares",
            "The sizes of the differences were added, not their squares.",
            "An error of 2 should cost four times as much as an error of 1.",
            replace=("(y - t) ** 2", "np.abs(y - t)"),
        ),
        Mistake(
            "the sum squared",
            "The differences were added first and squared after: plus and minus have cancelled by then.",
            "Which comes first in the formula: the square or the sum?",
            replace=("np.sum((y - t) ** 2)", "np.sum(y - t) ** 2"),
        ),
        Mistake(
            "halved before squaring",
            "The differences were halved before they were squared, so the result is a quarter of the sum.",
            "The half stands before the whole sum.",
            replace=("0.5 * np.sum((y - t) ** 2)", "np.sum(((y - t) / 2) ** 2)"),
        ),
        Mistake(
            "root taken",
            "A square root was taken at the end. That is a distance, not this loss.",
            "Is there a root in the formula?",
            replace=("0.5 * np.sum((y - t) ** 2)", "np.sqrt(np.sum((y - t) ** 2))"),
        ),
        Mistake(
            "plus for minus",
            "Predictions and targets were added instead of subtracted.",
            "When prediction and target agree, the loss must be 0. Is it?",
            replace=("np.sum((y - t) ** 2)", "np.sum((y + t) ** 2)"),
        ),
        Mistake(
            "one row at a time",
            "For a table there is one number for each column; one number for everything is asked for.",
            "Which axes does your sum walk along?",
            replace=("np.sum((y - t) ** 2)", "np.sum((y - t) ** 2, axis=0)"),
        ),
    ],
    hints=[
        "Three things happen to the differences, one after the other. In which order?",
        "The toolbox function that adds up everything needs no axis.",
    ],
)

_REFUSED = """
try:
    out = mse(y, t)
    out = "a number came back" if isinstance(out, (int, float, np.generic, np.ndarray)) else "no exception"
except Exception as error:
    out = "ValueError" if isinstance(error, ValueError) else "another exception"
out
"""


def _column_beside(rng):
    n = int(rng.integers(3, 6))
    return {"y": _drawn(rng, -4, 4, n), "t": _drawn(rng, -4, 4, (n, 1))}


def _one_beside_many(rng):
    return {"y": _drawn(rng, -4, 4, (4, 1)), "t": _drawn(rng, -4, 4, (4, 3))}


MSE = Exercise(
    "mse",
    groups=[
        Group("values", _square_cases("mse"), weight=3),
        Group(
            "shapes that differ are refused",
            [
                Case("two columns (n, 1) fit", "mse(y, t)", lambda rng: _pair(rng, (4, 1))),
                Case("(n,) beside (n, 1)", _REFUSED, _column_beside),
                Case(
                    "(n, 1) beside (n,)",
                    _REFUSED,
                    lambda rng: dict(zip("ty", _column_beside(rng).values(), strict=True)),
                ),
                Case("(4, 1) beside (4, 3)", _REFUSED, _one_beside_many),
                Case(
                    "(2, 3) beside (3, 2)",
                    _REFUSED,
                    lambda rng: {"y": _drawn(rng, -4, 4, (2, 3)), "t": _drawn(rng, -4, 4, (3, 2))},
                ),
                Case(
                    "one number beside (5,)",
                    _REFUSED,
                    lambda rng: {"y": _drawn(rng, 1, 3, 1), "t": _drawn(rng, -4, 4, 5)},
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "shapes not compared",
            "Two different shapes were subtracted all the same: by broadcasting, entries met that do not belong "
            "together, and the mean of their differences means nothing.",
            "What should happen at the top of the function, before anything is computed?",
            body="def mse(y, t):\n    return np.mean((y - t) ** 2)\n",
        ),
        Mistake(
            "only the lengths compared",
            "(n,) and (n, 1) have the same length, and were let through.",
            "A shape is more than its first number. What do np.shape(y) and np.shape(t) give?",
            replace=("np.shape(y) != np.shape(t):", "len(y) != len(t):"),
        ),
        Mistake(
            "only the sizes compared",
            "(n,) and (n, 1) have the same number of entries, and were let through.",
            "Compare the shapes themselves, not how many entries they hold.",
            replace=("np.shape(y) != np.shape(t):", "np.size(y) != np.size(t):"),
        ),
        Mistake(
            "the wrong kind of error",
            "The shapes were refused, but not with a ValueError.",
            "The contract names the exception. assert, for one, raises another.",
            body="def mse(y, t):\n    assert np.shape(y) == np.shape(t)\n    return np.mean((y - t) ** 2)\n",
        ),
        Mistake(
            "a word returned",
            "For different shapes no exception came: the function went on to its end, with return, print or nothing.",
            "A caller who gets a value goes on computing with it. Which word stops with an error?",
            replace=("raise ValueError(", "return str("),
        ),
        Mistake(
            "only the number of axes compared",
            "Shapes with equally many axes were let through, whatever their lengths.",
            "A shape is more than its number of axes. What do np.shape(y) and np.shape(t) give?",
            replace=("np.shape(y) != np.shape(t):", "np.ndim(y) != np.ndim(t):"),
        ),
        Mistake(
            "one way round only",
            "(n,) beside (n, 1) was refused, (n, 1) beside (n,) was not.",
            "Compare the two shapes as a whole; then it does not matter which of them is the larger.",
            replace=("np.shape(y) != np.shape(t):", "np.ndim(y) < np.ndim(t) or np.size(y) != np.size(t):"),
        ),
        Mistake(
            "refuses what fits",
            "Shapes that agree were refused.",
            "In which of the two situations does your test come true?",
            replace=("np.shape(y) != np.shape(t):", "np.shape(y) == np.shape(t):"),
        ),
        Mistake(
            "refuses columns",
            "Two columns of the shape (n, 1) fit each other, but were refused.",
            "The shapes must be equal; they need not be (n,).",
            replace=("np.shape(y) != np.shape(t):", "np.ndim(y) > 1 or np.shape(y) != np.shape(t):"),
        ),
        Mistake(
            "half of it",
            "The result is half of the mean. The ½ belongs to the other loss.",
            "The mean of the squares has no further factor.",
            replace=("np.mean((y - t) ** 2)", "0.5 * np.mean((y - t) ** 2)"),
        ),
        Mistake(
            "half of the sum",
            "This is half of the sum, the loss of the exercise before.",
            "What should the sum be divided by?",
            replace=("np.mean((y - t) ** 2)", "0.5 * np.sum((y - t) ** 2)"),
        ),
        Mistake(
            "sum",
            "The squares were added up, not averaged.",
            "Which function divides by the number of entries?",
            replace=("np.mean(", "np.sum("),
        ),
        Mistake(
            "sizes instead of squares",
            "This is the mean of the sizes of the differences, not of their squares.",
            "An error of 2 should cost four times as much as an error of 1.",
            replace=("(y - t) ** 2", "np.abs(y - t)"),
        ),
        Mistake(
            "root taken",
            "A square root was taken at the end.",
            "Is there a root in the formula?",
            replace=("np.mean((y - t) ** 2)", "np.sqrt(np.mean((y - t) ** 2))"),
        ),
        Mistake(
            "divided by the rows",
            "For a table the sum was divided by the number of rows, not by the number of all entries.",
            "How many squares are there in a table (3, 4)?",
            replace=("np.mean((y - t) ** 2)", "np.sum((y - t) ** 2) / len(y)"),
        ),
    ],
    hints=[
        "How do you find out whether two arrays have the same shape?",
        "The test comes first; only then the differences. A mean over everything needs no axis.",
    ],
)


def _chances(rng, shape):
    p = _drawn(rng, 0.06, 0.94, shape)
    t = (rng.permutation(int(np.prod(shape))) % 2).reshape(shape)
    return {"p": p, "t": t}


def _two_chances(rng):
    p, other = rng.uniform(0.06, 0.94, (2, 80))
    other[0] = p[0]
    return {"p": p, "other": other, "t": rng.permutation(80) % 2}


def _bce_certain(rng):
    p = np.concatenate([[0.0, 1.0, 1.0, 0.0], _drawn(rng, 0.1, 0.9, 2)])
    return {"p": p, "t": np.array([0.0, 1.0, 0.0, 1.0, 1.0, 0.0])}


BINARY_CROSS_ENTROPY = Exercise(
    "binary_cross_entropy",
    groups=[
        Group(
            "values",
            [
                Case("seven predictions", "binary_cross_entropy(p, t)", lambda rng: _chances(rng, 7), _LOOSE),
                Case("a column", "binary_cross_entropy(p, t)", lambda rng: _chances(rng, (4, 1)), _LOOSE),
                Case(
                    "one prediction, target 1",
                    "binary_cross_entropy(p, t)",
                    lambda rng: {"p": _drawn(rng, 0.1, 0.4, 1), "t": np.array([1.0])},
                    _LOOSE,
                ),
                Case(
                    "one prediction, target 0",
                    "binary_cross_entropy(p, t)",
                    lambda rng: {"p": _drawn(rng, 0.1, 0.4, 1), "t": np.array([0])},
                    _LOOSE,
                ),
                Case(
                    "every other entry of an array",
                    "binary_cross_entropy(p[::2], t[::2])",
                    lambda rng: {"p": _drawn(rng, 0.06, 0.94, 6), "t": np.array([1.0, 0.0, 0.0, 1.0, 1.0, 1.0])},
                    _LOOSE,
                ),
                Case(
                    "two calls, looked at afterwards",
                    "binary_cross_entropy(p, t), binary_cross_entropy(other, t)",
                    _two_chances,
                    _LOOSE,
                ),
            ],
            weight=2,
        ),
        Group(
            "certain answers stay finite",
            [
                Case(
                    "sure of 0, and wrong",
                    "binary_cross_entropy(p, t)",
                    {"p": np.array([0.0]), "t": np.array([1])},
                    judge("between", low=5.0, high=_ENDLESS, shape=()),
                ),
                Case(
                    "sure of 1, and wrong",
                    "binary_cross_entropy(p, t)",
                    {"p": np.array([1.0]), "t": np.array([0])},
                    judge("between", low=5.0, high=_ENDLESS, shape=()),
                ),
                Case(
                    "sure and right",
                    "binary_cross_entropy(p, t)",
                    {"p": np.array([1.0, 0.0, 0.0]), "t": np.array([1.0, 0.0, 0.0])},
                    judge("between", low=-1e-6, high=_ENDLESS, shape=()),
                ),
                Case(
                    "sure ones among others",
                    "binary_cross_entropy(p, t)",
                    _bce_certain,
                    judge("between", low=-1e-6, high=_ENDLESS, shape=()),
                ),
                Case("none is sure", "binary_cross_entropy(p, t)", lambda rng: _chances(rng, 5), _LOOSE),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "no minus sign",
            "The result is negative: logarithms of probabilities are negative, and the minus sign is missing.",
            "A loss is 0 at best and grows from there. Which sign stands before your mean?",
            replace=("-np.mean", "np.mean"),
        ),
        Mistake(
            "sum instead of mean",
            "The surprises were added up, not averaged.",
            "Which function divides by the number of entries?",
            replace=("np.mean", "np.sum"),
        ),
        Mistake(
            "only the ones",
            "Targets of 0 cost nothing here: the second term of the formula is missing.",
            "What does a prediction of 0.9 cost when the target is 0?",
            replace=("t * np.log(safe) + (1 - t) * np.log(1 - safe)", "t * np.log(safe)"),
        ),
        Mistake(
            "halves exchanged",
            "p and 1 − p have changed places: being right costs most.",
            "If the target is 1, whose logarithm is taken?",
            replace=("t * np.log(safe) + (1 - t) * np.log(1 - safe)", "t * np.log(1 - safe) + (1 - t) * np.log(safe)"),
        ),
        Mistake(
            "logarithm to base 10",
            "Every number is divided by 2.303: the logarithm to base 10 was taken.",
            "In this course log is the natural logarithm. Which NumPy function is that?",
            replace=(
                "t * np.log(safe) + (1 - t) * np.log(1 - safe)",
                "t * np.log10(safe) + (1 - t) * np.log10(1 - safe)",
            ),
        ),
        Mistake(
            "logarithm to base 2",
            "Every number is divided by 0.693: the logarithm to base 2 was taken.",
            "In this course log is the natural logarithm. Which NumPy function is that?",
            replace=(
                "t * np.log(safe) + (1 - t) * np.log(1 - safe)",
                "t * np.log2(safe) + (1 - t) * np.log2(1 - safe)",
            ),
        ),
        Mistake(
            "log of 0",
            "The values are right, but a p of exactly 0 or 1 brings the logarithm of 0.",
            "What does the text say about keeping p away from both ends?",
            replace=("np.clip(p, 1e-12, 1 - 1e-12)", "np.asarray(p)"),
        ),
        Mistake(
            "only one end",
            "p was kept away from 0, but not from 1: then 1 − p is 0.",
            "Whose logarithms are taken? Which p makes each of them log 0?",
            replace=("np.clip(p, 1e-12, 1 - 1e-12)", "np.maximum(p, 1e-12)"),
        ),
        Mistake(
            "only the other end",
            "p was kept away from 1, but not from 0.",
            "Whose logarithms are taken? Which p makes each of them log 0?",
            replace=("np.clip(p, 1e-12, 1 - 1e-12)", "np.minimum(p, 1 - 1e-12)"),
        ),
        Mistake(
            "cut off too early",
            "Predictions near 0 and 1 were changed noticeably: the limits lie too far inside.",
            "How far from 0 and 1 does p have to stay, so that no other prediction is touched?",
            replace=("np.clip(p, 1e-12, 1 - 1e-12)", "np.clip(p, 0.15, 0.85)"),
        ),
        Mistake(
            "squares",
            "These are squared errors; the surprise needs logarithms.",
            "Look at the formula above: what is multiplied with t?",
            replace=("-np.mean(t * np.log(safe) + (1 - t) * np.log(1 - safe))", "np.mean((safe - t) ** 2)"),
        ),
        Mistake(
            "nan turned into 0",
            "The logarithm of 0 was taken all the same, and its result replaced: a certain wrong answer costs 0 or the "
            "largest number there is.",
            "Mend what goes into the logarithm, not what comes out: how can p be kept away from both ends?",
            body="""def binary_cross_entropy(p, t):
    with np.errstate(all="ignore"):
        surprise = -(t * np.log(p) + (1 - t) * np.log(1 - p))
    return np.mean(np.nan_to_num(surprise))
""",
        ),
        Mistake(
            "certain answers left out",
            "Answers of exactly 0 or 1 were left out, so a certain wrong one costs nothing.",
            "Keep every answer, and keep p away from both ends.",
            body="""def binary_cross_entropy(p, t):
    with np.errstate(all="ignore"):
        surprise = -(t * np.log(p) + (1 - t) * np.log(1 - p))
    kept = surprise[np.isfinite(surprise)]
    return np.mean(kept) if len(kept) else 0.0
""",
        ),
        Mistake(
            "1 % off the ends",
            "A prediction of exactly 0 or 1 was moved by a whole percent, so a certain wrong answer costs too little.",
            "How far from 0 and 1 does p have to stay? The text names a limit.",
            replace=("np.clip(p, 1e-12, 1 - 1e-12)", "np.clip(p, 0.01, 0.99)"),
        ),
        Mistake(
            "a table of surprises",
            "For a column (n, 1) every prediction met every target: (n,) beside (n, 1) makes a table (n, n).",
            "Write the shapes of both arrays beside each line. Where does one of them lose its second axis?",
            replace=("np.clip(p, 1e-12, 1 - 1e-12)", "np.clip(np.ravel(p), 1e-12, 1 - 1e-12)"),
        ),
        Mistake(
            "one number for each entry",
            "There is a surprise for each entry; their mean is asked for.",
            "Which step brings all entries together?",
            replace=(
                "-np.mean(t * np.log(safe) + (1 - t) * np.log(1 - safe))",
                "-(t * np.log(safe) + (1 - t) * np.log(1 - safe))",
            ),
        ),
    ],
    hints=[
        "For a target of 1, which of the two terms is left? And for a target of 0?",
        "Three steps: cut p off at both ends, write the formula once for the whole array, take the mean.",
    ],
)


def _labels(rng, n, k):
    return rng.integers(0, k, n)


ONE_HOT = Exercise(
    "one_hot",
    groups=[
        Group(
            "tables",
            [
                Case(
                    "six labels, four classes",
                    "one_hot(labels, k)",
                    lambda rng: {"labels": rng.permutation(np.array([0, 1, 2, 3, 1, 2])), "k": 4},
                    equal(kind="binary"),
                ),
                Case(
                    "not every class occurs",
                    "one_hot(labels, k)",
                    lambda rng: {"labels": rng.permutation(np.array([0, 11, 1, 7])), "k": 13},
                    equal(kind="binary"),
                ),
                Case(
                    "one label",
                    "one_hot(labels, k)",
                    lambda rng: {"labels": rng.integers(1, 3, 1), "k": 4},
                    equal(kind="binary"),
                ),
                Case(
                    "two classes",
                    "one_hot(labels, k)",
                    lambda rng: {"labels": rng.permutation(np.array([1, 1, 0, 1, 0])), "k": 2},
                    equal(kind="binary"),
                ),
                Case(
                    "two calls, looked at afterwards",
                    "one_hot(labels, k), one_hot(labels[::-1], k)",
                    lambda rng: {"labels": rng.permutation(np.array([0, 1, 2])), "k": 3},
                    equal(kind="binary"),
                ),
                Case(
                    "every other label",
                    "one_hot(labels[::2], k)",
                    lambda rng: {"labels": rng.permutation(np.array([0, 1, 2, 0, 1, 2, 2, 0])), "k": 3},
                    equal(kind="binary"),
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "turned on its side",
            "The table has a row for each class. Rows are examples.",
            "Which of n and k is the number of rows?",
            replace=("return table", "return table.T"),
        ),
        Mistake(
            "classes counted from the labels",
            "The number of columns was taken from the labels, and the last classes may not occur among them.",
            "What is the second parameter of the function for?",
            replace=("np.zeros((len(labels), k))", "np.zeros((len(labels), np.max(labels) + 1))"),
        ),
        Mistake(
            "counted from 1",
            "Every 1 stands one column too far to the left: columns are counted from 0.",
            "Into which column does a label of 0 go?",
            replace=("[np.arange(len(labels)), labels]", "[np.arange(len(labels)), labels - 1]"),
        ),
        Mistake(
            "labels in the table",
            "The table holds the labels themselves; a 1 is asked for in their place.",
            "What should be written into the chosen entry?",
            replace=("labels] = 1", "labels] = labels"),
        ),
        Mistake(
            "whole columns",
            "The 1s fill whole columns: every row got every label.",
            "Each row has a label of its own. Which row numbers belong to the column numbers? Or is one and the same "
            "row there n times, as `[row] * n` makes it?",
            replace=("[np.arange(len(labels)), labels]", "[:, labels]"),
        ),
        Mistake(
            "whole rows",
            "Whole rows are filled with 1.",
            "An entry is chosen by its row and its column. Which of the two do your labels name?",
            body="""def one_hot(labels, k):
    table = np.zeros((len(labels), k))
    for label in labels:
        table[label % len(labels)] = 1
    return table
""",
        ),
        Mistake(
            "ones and zeros exchanged",
            "This is the exact opposite: the true class has the 0.",
            "Which entries start as 0, and which become 1?",
            replace=("return table", "return 1 - table"),
        ),
        Mistake(
            "ones up to the label",
            "Every row is filled with ones up to its label; one single 1 is asked for.",
            "How many ones should a row have?",
            replace=("table[np.arange(len(labels)), labels] = 1", "table[np.arange(k) <= labels[:, None]] = 1"),
        ),
        Mistake(
            "still empty",
            "The table is still all 0.",
            "Where do the ones go in?",
            replace=("table[np.arange(len(labels)), labels] = 1", "pass"),
        ),
        Mistake(
            "two numbers for the shape",
            "np.zeros got two numbers; it took the second one for a type of number, not for the columns.",
            "np.zeros takes one shape. How did lesson 04 write a shape of rows and columns?",
            replace=("np.zeros((len(labels), k))", "np.zeros(len(labels), k)"),
        ),
    ],
    hints=[
        "How many rows and how many columns must the table have, and with what does it start?",
        "One loop over the rows is fine: in row i the column named by labels[i] becomes 1.",
    ],
)


def _rows_of_chances(rng, n, k):
    """Rows with two decimals that sum to 1, every entry from 0.06 on."""
    cuts = np.sort(rng.permuted(np.tile(np.arange(1, 100 - 6 * k), (n, 1)), axis=1)[:, : k - 1], axis=1)
    parts = np.diff(np.column_stack([np.zeros(n, int), cuts, np.full(n, 100 - 6 * k)]), axis=1)
    return (parts + 6) / 100


def _told(rng, n, k):
    return {"P": _rows_of_chances(rng, n, k), "T": np.eye(k)[rng.integers(0, k, n)]}


def _two_told(rng):
    """Two square tables with the same first entry, and labels whose table is not its own mirror image."""
    P, other = _rows_of_chances(rng, 4, 4), _rows_of_chances(rng, 4, 4)
    other[0] = P[0]
    return {"P": P, "other": other, "T": np.eye(4)[[1, 2, 3, int(rng.integers(1, 4))]]}


def _ce_certain(rng):
    P = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.5, 0.0, 0.5], [0.2, 0.3, 0.5], [0.0, 0.0, 1.0]])
    return {"P": P, "T": np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 1, 0], [1, 0, 0]])}


CROSS_ENTROPY = Exercise(
    "cross_entropy",
    groups=[
        Group(
            "values",
            [
                Case("five rows, three classes", "cross_entropy(P, T)", lambda rng: _told(rng, 5, 3), _LOOSE),
                Case("three rows, four classes", "cross_entropy(P, T)", lambda rng: _told(rng, 3, 4), _LOOSE),
                Case(
                    "one row",
                    "cross_entropy(P, T)",
                    lambda rng: {"P": _rows_of_chances(rng, 1, 4), "T": np.array([[0, 0, 1, 0]])},
                    _LOOSE,
                ),
                Case(
                    "two classes, one of two tables turned on its side",
                    "cross_entropy(P.T, T)",
                    lambda rng: {"P": _rows_of_chances(rng, 5, 2).T.copy(), "T": np.eye(2)[[0, 1, 1, 0, 1]]},
                    _LOOSE,
                ),
                Case(
                    "each of five rows 30 times, eight classes",
                    "cross_entropy(np.repeat(P, 30, axis=0), np.repeat(T, 30, axis=0))",
                    lambda rng: _told(rng, 5, 8),
                    _LOOSE,
                ),
                Case(
                    "two calls, looked at afterwards",
                    "cross_entropy(P, T), cross_entropy(other, T)",
                    _two_told,
                    _LOOSE,
                ),
            ],
        ),
        Group(
            "certain answers stay finite",
            [
                Case(
                    "sure and wrong",
                    "cross_entropy(P, T)",
                    {"P": np.array([[1.0, 0.0, 0.0]]), "T": np.array([[0, 1, 0]])},
                    judge("between", low=5.0, high=_ENDLESS, shape=()),
                ),
                Case(
                    "sure and right",
                    "cross_entropy(P, T)",
                    {
                        "P": np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
                        "T": np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]),
                    },
                    judge("between", low=-1e-6, high=_ENDLESS, shape=()),
                ),
                Case(
                    "sure ones among others",
                    "cross_entropy(P, T)",
                    _ce_certain,
                    judge("between", low=-1e-6, high=_ENDLESS, shape=()),
                ),
                Case("none is sure", "cross_entropy(P, T)", lambda rng: _told(rng, 6, 3), _LOOSE),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "no minus sign",
            "The result is negative: the minus sign is missing.",
            "A loss is 0 at best and grows from there. Where does the sign turn?",
            replace=("-np.mean", "np.mean"),
        ),
        Mistake(
            "sum over the rows",
            "The surprises of the rows were added up, not averaged.",
            "Should the loss grow when every example is given twice?",
            replace=("-np.mean", "-np.sum"),
        ),
        Mistake(
            "mean over all entries",
            "The sum was divided by the number of all entries, classes too, so the result is k times too small.",
            "Within a row the entries are added; only the rows are averaged.",
            replace=(
                "-np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1))",
                "-np.mean(T * np.log(np.clip(P, 1e-12, 1)))",
            ),
        ),
        Mistake(
            "divided by the classes",
            "The mean was taken over the columns, not over the rows.",
            "One row is one example. Along which axis do you add up?",
            replace=("axis=1", "axis=0"),
        ),
        Mistake(
            "one number for each row",
            "There is a surprise for each row; their mean is asked for.",
            "Which step brings the rows together?",
            replace=(
                "-np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1))",
                "-np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1)",
            ),
        ),
        Mistake(
            "logarithm to base 10",
            "Every number is divided by 2.303: the logarithm to base 10 was taken.",
            "In this course log is the natural logarithm. Which NumPy function is that?",
            replace=("np.log(", "np.log10("),
        ),
        Mistake(
            "log of 0",
            "The values are right, but a probability of exactly 0 brings the logarithm of 0.",
            "T is 0 there, but 0 times minus infinity is not 0. How did you keep p away from 0 before?",
            replace=("np.clip(P, 1e-12, 1)", "P"),
        ),
        Mistake(
            "cut off too early",
            "Small probabilities were changed noticeably: the limit lies too far inside.",
            "How close to 0 may a probability come before log gets into trouble?",
            replace=("np.clip(P, 1e-12, 1)", "np.clip(P, 0.2, 1)"),
        ),
        Mistake(
            "nan turned into 0",
            "The logarithm of 0 was taken all the same, and its result replaced: then a certain wrong answer costs 0.",
            "Mend what goes into the logarithm, not what comes out: how can P be kept away from 0?",
            body="""def cross_entropy(P, T):
    with np.errstate(all="ignore"):
        return np.mean(np.nan_to_num(-np.sum(T * np.log(P), axis=1)))
""",
        ),
        Mistake(
            "the favourite, not the truth",
            "In each row the largest probability was taken, whatever T says.",
            "Whose surprise is wanted: that of the favourite, or that of what really was the case?",
            body="def cross_entropy(P, T):\n    return -np.mean(np.log(np.max(P, axis=1)))\n",
        ),
        Mistake(
            "log of the mean",
            "The probabilities were averaged first and the logarithm taken after that.",
            "Each row has a surprise of its own. Which comes first: the logarithm or the mean?",
            replace=(
                "-np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1))",
                "-np.log(np.clip(np.mean(np.sum(T * P, axis=1)), 1e-12, 1))",
            ),
        ),
        Mistake(
            "P and T exchanged",
            "The logarithm was taken of T, and P stands before it.",
            "T only picks the true class. Whose logarithm is the surprise?",
            replace=("T * np.log(np.clip(P, 1e-12, 1))", "P * np.log(np.clip(T, 1e-12, 1))"),
        ),
        Mistake(
            "the other classes too",
            "The classes that did not happen cost something here: a term with 1 − T was added.",
            "That term belongs to one probability. With a row for all classes, only the true class counts.",
            replace=(
                "-np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1))",
                "-np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1))"
                " + (1 - T) * np.log(np.clip(1 - P, 1e-12, 1)), axis=1))",
            ),
        ),
        Mistake(
            "no logarithm",
            "This is 1 minus the probability of the true class: the logarithm is missing.",
            "Surprise is minus the logarithm of p, not 1 − p.",
            replace=(
                "-np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1))",
                "1 - np.mean(np.sum(T * P, axis=1))",
            ),
        ),
        Mistake(
            "all classes alike",
            "The targets were not used: the logarithms of all classes were added.",
            "Which entry of each row counts, and what picks it?",
            replace=("T * np.log", "np.log"),
        ),
        Mistake(
            "every row with every row",
            "Every row of P met the true class of every row of T: that makes a table (n, n), and its mean came back.",
            "Row i of P belongs to row i of T alone. Write the shape beside each step: where does n × n come from?",
            replace=(
                "-np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1))",
                "-np.mean(T @ np.log(np.clip(P, 1e-12, 1)).T)",
            ),
        ),
        Mistake(
            "T inside the logarithm",
            "T was multiplied inside the logarithm: then log 0 is taken at every class that did not happen.",
            "Which comes first in the formula: T times something, or the logarithm?",
            replace=("np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1)", "np.sum(np.log(T * P), axis=1)"),
        ),
        Mistake(
            "T inside, then cut off",
            "T was multiplied inside the logarithm: each class that did not happen then costs as much as the "
            "limit that cuts off.",
            "Which comes first in the formula: T times something, or the logarithm?",
            replace=("T * np.log(np.clip(P, 1e-12, 1))", "np.log(np.clip(T * P, 1e-12, 1))"),
        ),
    ],
    hints=[
        "In one row of T all entries but one are 0. What is left of T times log P?",
        "First along the classes, then along the rows: two steps, one of them a sum and the other a mean.",
    ],
)


def _logits(rng, n, k):
    return {"Z": _drawn(rng, -3, 3, (n, k))}


def _two_scored(rng):
    """Two tables of one shape that share their first row."""
    Z, other = _drawn(rng, -3, 3, (2, 7, 9))
    other[0] = Z[0]
    return {"Z": Z, "other": other}


_EXTREME = np.array([[1000.0, 1001.5, 999.0], [-1000.0, -1002.0, -1000.5], [-1000.0, 0.25, 1000.0]])

LOG_SOFTMAX = Exercise(
    "log_softmax",
    groups=[
        Group(
            "values",
            [
                Case("four rows, three scores", "log_softmax(Z)", lambda rng: _logits(rng, 4, 3)),
                Case("two rows, five scores", "log_softmax(Z)", lambda rng: _logits(rng, 2, 5)),
                Case("one row", "log_softmax(Z)", lambda rng: _logits(rng, 1, 4)),
                Case(
                    "whole numbers",
                    "log_softmax(Z)",
                    lambda rng: {"Z": rng.permuted(np.array([[2, -1, 0], [3, 1, -4]]), axis=1)},
                ),
                Case("a table turned on its side", "log_softmax(Z.T)", lambda rng: _logits(rng, 3, 5)),
                Case("two calls, looked at afterwards", "log_softmax(Z), log_softmax(other)", _two_scored),
            ],
            weight=2,
        ),
        Group(
            "large scores",
            [
                Case("scores of 1000", "log_softmax(Z)", {"Z": _EXTREME}),
                Case("scores of -1000 alone", "log_softmax(Z)", lambda rng: {"Z": -1000.0 - _drawn(rng, 0, 5, (2, 4))}),
                Case("whole numbers", "log_softmax(Z)", {"Z": np.array([[1000, -1000], [-1000, -1001]])}),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "no maximum subtracted",
            "The formula is right, but the powers of large scores overflow (and those of −1000 all become 0).",
            "Which number can be taken from every score of a row without changing the result?",
            replace=("Z - np.max(Z, axis=1, keepdims=True)", "Z - 0.0"),
        ),
        Mistake(
            "log after softmax",
            "Softmax was rounded to 0 first, and the logarithm of 0 is minus infinity.",
            "Take the logarithm on paper before the computer rounds: what is log of a quotient?",
            replace=(
                "shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))",
                "np.log(np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True))",
            ),
        ),
        Mistake(
            "softmax without the maximum",
            "The power of 1000 is inf, and inf divided by inf is nan.",
            "Take the logarithm on paper first, and the maximum from every score before any power.",
            body=(
                "def log_softmax(Z):\n"
                "    powers = np.exp(Z)\n"
                "    return np.log(powers / np.sum(powers, axis=1, keepdims=True))\n"
            ),
        ),
        Mistake(
            "a little added before the log",
            "A small number was added to the probability before its logarithm, or the probability was cut off at one. "
            "That hides the 0, and the result is wrong there.",
            "Do not take the logarithm of softmax at all: write it as a difference.",
            replace=(
                "shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))",
                "np.log(np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True) + 1e-12)",
            ),
        ),
        Mistake(
            "one maximum for all rows",
            "The maximum of the whole table was subtracted, so rows with much smaller scores still lose everything.",
            "Each row has a maximum of its own. What do axis and keepdims say?",
            replace=("np.max(Z, axis=1, keepdims=True)", "np.max(Z)"),
        ),
        Mistake(
            "maximum not added back",
            "The maximum was subtracted inside the sum, but the other z kept it.",
            "If m is taken from every score, then from both places where z stands in the formula.",
            replace=("return shifted - np.log", "return Z - np.log"),
        ),
        Mistake(
            "along the columns",
            "The columns were normalised, not the rows.",
            "Rows are examples, columns are classes. Along which axis is the sum over the classes?",
            body=(
                "def log_softmax(Z):\n"
                "    shifted = Z - np.max(Z, axis=0, keepdims=True)\n"
                "    return shifted - np.log(np.sum(np.exp(shifted), axis=0, keepdims=True))\n"
            ),
        ),
        Mistake(
            "one sum for the whole table",
            "The powers of the whole table were added up; each row has a sum of its own.",
            "What do axis and keepdims say in your sum?",
            replace=("np.sum(np.exp(shifted), axis=1, keepdims=True)", "np.sum(np.exp(shifted))"),
        ),
        Mistake(
            "softmax itself",
            "These are the probabilities; their logarithms are asked for.",
            "Logarithms of probabilities are never positive.",
            replace=(
                "shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))",
                "np.exp(shifted) / np.sum(np.exp(shifted), axis=1, keepdims=True)",
            ),
        ),
        Mistake(
            "sign turned",
            "Every number has the wrong sign. The minus of the surprise comes later, in the loss.",
            "log_softmax is a logarithm of probabilities: is it positive or negative?",
            replace=(
                "return shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))",
                "return np.log(np.sum(np.exp(shifted), axis=1, keepdims=True)) - shifted",
            ),
        ),
        Mistake(
            "no sum",
            "Only the maximum was subtracted; the logarithm of the sum is missing.",
            "The formula has two terms. Are both in your last line?",
            replace=("shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))", "shifted"),
        ),
        Mistake(
            "logarithm to base 10",
            "The logarithm to base 10 was taken; it does not undo np.exp.",
            "In this course log is the natural logarithm. Which NumPy function is that?",
            replace=("np.log(", "np.log10("),
        ),
        Mistake(
            "input changed",
            "The maximum was subtracted inside the array Z itself, so the caller's scores changed.",
            "-= writes into the array that it is given. What makes a new array instead?",
            replace=(
                "shifted = Z - np.max(Z, axis=1, keepdims=True)",
                "Z -= np.max(Z, axis=1, keepdims=True)\n    shifted = Z",
            ),
        ),
    ],
    hints=[
        "What is the logarithm of a quotient? And the logarithm of e to the power z?",
        "Two lines: the scores less their row's maximum, then those less one logarithm for each row.",
    ],
)


def _scored(rng, n, k):
    return {"Z": _drawn(rng, -3, 3, (n, k)), "labels": _labels(rng, n, k)}


def _two_of_two(rng):
    """Five rows of two classes, wrong ones too; only the first row is the same in both tables."""
    labels = np.array([0, 1, 1, 0, 1])
    Z, other = _drawn(rng, -1, 1, (2, 5, 2))
    Z[np.arange(5), labels] += np.array([3.0, -3.0, 3.0, -3.0, -3.0])
    other[0] = Z[0]
    return {"Z": Z, "other": other, "labels": labels}


SOFTMAX_CROSS_ENTROPY = Exercise(
    "softmax_cross_entropy",
    groups=[
        Group(
            "values",
            [
                Case(
                    "five rows, three classes",
                    "softmax_cross_entropy(Z, labels)",
                    lambda rng: {"Z": _drawn(rng, -3, 3, (5, 3)), "labels": rng.permutation(np.array([0, 1, 2, 2, 0]))},
                ),
                Case(
                    "three rows, four classes",
                    "softmax_cross_entropy(Z, labels)",
                    lambda rng: {"Z": _drawn(rng, -3, 3, (3, 4)), "labels": rng.permutation(np.array([3, 1, 1]))},
                ),
                Case(
                    "one row",
                    "softmax_cross_entropy(Z, labels)",
                    lambda rng: {"Z": _drawn(rng, -3, 3, (1, 4)), "labels": rng.integers(1, 3, 1)},
                ),
                Case(
                    "whole numbers",
                    "softmax_cross_entropy(Z, labels)",
                    lambda rng: {"Z": np.array([[2, -1, 0], [3, 1, -4]]), "labels": rng.permutation(np.array([1, 2]))},
                ),
                Case(
                    "a table turned on its side",
                    "softmax_cross_entropy(Z.T, labels)",
                    lambda rng: {
                        "Z": _drawn(rng, -3, 3, (3, 6)),
                        "labels": rng.permutation(np.array([0, 2, 1, 2, 1, 0])),
                    },
                ),
                Case(
                    "two classes, 40 rows, two calls",
                    "softmax_cross_entropy(np.repeat(Z, 8, axis=0), np.repeat(labels, 8)), "
                    "softmax_cross_entropy(np.repeat(other, 8, axis=0), np.repeat(labels, 8))",
                    _two_of_two,
                ),
            ],
            weight=2,
        ),
        Group(
            "large scores",
            [
                Case(
                    "sure and wrong at 1000",
                    "softmax_cross_entropy(Z, labels)",
                    {"Z": np.array([[1000.0, 0.0, -1000.0], [0.5, 0.0, 1.0]]), "labels": np.array([2, 0])},
                ),
                Case(
                    "rows near 1000 and near -1000",
                    "softmax_cross_entropy(Z, labels)",
                    {"Z": _EXTREME, "labels": np.array([2, 0, 1])},
                ),
                Case(
                    "sure and right",
                    "softmax_cross_entropy(Z, labels)",
                    {"Z": np.array([[-1000.0, 1000.0], [1000.0, 999.0]]), "labels": np.array([1, 0])},
                ),
            ],
        ),
    ],
    needs=["log_softmax"],
    mistakes=[
        Mistake(
            "log after softmax",
            "Softmax was rounded to 0 first, and the logarithm of 0 is minus infinity.",
            "You have a function that gives logarithms of probabilities without that detour.",
            replace=(
                "log_softmax(Z)[np.arange(len(labels)), labels]",
                "np.log(softmax(Z))[np.arange(len(labels)), labels]",
            ),
        ),
        Mistake(
            "a little added before the log",
            "The 0 was hidden before the logarithm, by adding a small number or by cutting off. That makes the loss "
            "too small.",
            "You have a function that gives logarithms of probabilities without that detour.",
            replace=(
                "log_softmax(Z)[np.arange(len(labels)), labels]",
                "np.log(softmax(Z) + 1e-12)[np.arange(len(labels)), labels]",
            ),
        ),
        Mistake(
            "no minus sign",
            "The result is negative: the minus sign is missing.",
            "A loss is 0 at best and grows from there.",
            replace=("-np.mean", "np.mean"),
        ),
        Mistake(
            "sum instead of mean",
            "The surprises of the rows were added up, not averaged.",
            "Should the loss grow when every example is given twice?",
            replace=("-np.mean", "-np.sum"),
        ),
        Mistake(
            "whole columns",
            "For each row the columns of all labels were taken, so every row met every label.",
            "Each row has a label of its own. Which row numbers belong to the column numbers?",
            replace=("[np.arange(len(labels)), labels]", "[:, labels]"),
        ),
        Mistake(
            "mean over all classes",
            "All classes were averaged; only the true class counts.",
            "What picks one entry from each row?",
            replace=("log_softmax(Z)[np.arange(len(labels)), labels]", "log_softmax(Z)"),
        ),
        Mistake(
            "mean over all entries",
            "The result was divided by the number of classes as well.",
            "Within a row one entry counts; only the rows are averaged.",
            replace=(
                "-np.mean(log_softmax(Z)[np.arange(len(labels)), labels])",
                "-np.mean(log_softmax(Z)[np.arange(len(labels)), labels]) / Z.shape[1]",
            ),
        ),
        Mistake(
            "one maximum for all rows",
            "The maximum of the whole table was subtracted, so rows with much smaller scores lose everything.",
            "You have a function that gives logarithms of probabilities safely, row by row.",
            body="""def softmax_cross_entropy(Z, labels):
    Z = Z - np.max(Z)
    return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - Z[np.arange(len(labels)), labels])
""",
        ),
        Mistake(
            "no maximum subtracted",
            "The formula is right, but the powers of large scores overflow (and those of −1000 all become 0).",
            "You have a function that gives logarithms of probabilities safely.",
            body="""def softmax_cross_entropy(Z, labels):
    return np.mean(np.log(np.sum(np.exp(Z), axis=1)) - Z[np.arange(len(labels)), labels])
""",
        ),
        Mistake(
            "the largest, not the true one",
            "In each row the largest entry was taken, whatever the label says.",
            "Whose surprise is wanted: that of the network's favourite, or that of what really was the case?",
            replace=("log_softmax(Z)[np.arange(len(labels)), labels]", "np.max(log_softmax(Z), axis=1)"),
        ),
        Mistake(
            "labels counted from 1",
            "The entry beside the true class was taken: classes are counted from 0.",
            "Which column belongs to the label 0?",
            replace=("[np.arange(len(labels)), labels]", "[np.arange(len(labels)), labels - 1]"),
        ),
        Mistake(
            "softmax twice",
            "Softmax was applied twice: the probabilities were taken for logits.",
            "What does log_softmax expect, and what did you hand to it?",
            replace=("log_softmax(Z)", "log_softmax(softmax(Z))"),
        ),
        Mistake(
            "no softmax",
            "The scores themselves were taken for logarithms of probabilities.",
            "Logits can be any numbers. What makes logarithms of probabilities of them?",
            replace=("log_softmax(Z)", "np.asarray(Z)"),
        ),
        Mistake(
            "one number for each row",
            "There is a surprise for each row; their mean is asked for.",
            "Which step brings the rows together?",
            replace=(
                "-np.mean(log_softmax(Z)[np.arange(len(labels)), labels])",
                "-log_softmax(Z)[np.arange(len(labels)), labels]",
            ),
        ),
        Mistake(
            "rows and columns exchanged",
            "The labels were taken for row numbers, and the row numbers for columns.",
            "The first number in the square brackets names the row. Which of your two lists stands first?",
            replace=("[np.arange(len(labels)), labels]", "[labels, np.arange(len(labels))]"),
        ),
    ],
    hints=[
        "Which of your functions gives the logarithms of all probabilities, safely?",
        "From each row one entry: NumPy takes a list of row numbers and a list of column numbers, both of length n.",
    ],
)


def _counted(rng, n, k, right):
    """Scores without ties, of which exactly `right` rows are right."""
    scores = _drawn(rng, -2, -0.5, (n, k)) - 0.001 * np.arange(k)
    labels = _labels(rng, n, k)
    largest = np.where(rng.permutation(n) < right, labels, (labels + 1) % k)
    scores[np.arange(n), largest] = -0.2 - 0.01 * rng.permutation(n)
    return {"scores": scores, "labels": labels}


def _close_ones(rng):
    """Scores that look alike when rounded; the true class is never the smallest and is the largest in one row only."""
    others = np.tile([0.23, 0.28, 0.28 + 0.01 * rng.integers(1, 4)], (3, 1))
    scores = np.column_stack([np.full(3, 0.21), rng.permuted(others, axis=1)])  # rounded, column 0 would win
    ranked = np.argsort(scores, axis=1)
    return {"scores": scores, "labels": ranked[np.arange(3), rng.permutation([3, 2, 2])]}


def _square_one(rng):
    """As many rows as classes; nothing is right along the columns."""
    drawn = _counted(rng, 4, 4, 1)
    while np.any(np.argmax(drawn["scores"], axis=0) == drawn["labels"]):
        drawn = _counted(rng, 4, 4, 1)
    return drawn


def _two_columns(rng):
    """Two tables with the same first row; in the other one all rows below have their classes exchanged."""
    drawn = _counted(rng, 9, 2, 7)
    other = np.vstack([drawn["scores"][:1], drawn["scores"][1:, ::-1]])
    return {"scores": drawn["scores"], "other": other, "labels": drawn["labels"]}


ACCURACY = Exercise(
    "accuracy",
    groups=[
        Group(
            "fractions",
            [
                Case("five of seven, negative scores", "accuracy(scores, labels)", lambda rng: _counted(rng, 7, 3, 5)),
                Case("one of four, four classes", "accuracy(scores, labels)", _square_one),
                Case("one row, right", "accuracy(scores, labels)", lambda rng: _counted(rng, 1, 4, 1)),
                Case("none", "accuracy(scores, labels)", lambda rng: _counted(rng, 3, 4, 0)),
                Case("close ones", "accuracy(scores, labels)", _close_ones),
                Case(
                    "whole numbers",
                    "accuracy(scores, labels)",
                    {"scores": np.array([[5, -7, 2], [1, 9, -4], [-3, -2, -8]]), "labels": np.array([0, 1, 2])},
                ),
                Case(
                    "a table turned on its side",
                    "accuracy(scores.T, labels)",
                    lambda rng: {**(drawn := _counted(rng, 5, 3, 2)), "scores": drawn["scores"].T.copy()},
                ),
                Case(
                    "two classes, two calls",
                    "accuracy(scores, labels), accuracy(other, labels)",
                    _two_columns,
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "a count",
            "This is the number of right rows; the fraction is asked for.",
            "Which function divides by the number of rows?",
            replace=("np.mean", "np.sum"),
        ),
        Mistake(
            "percent",
            "The result is 100 times too large: a percentage.",
            "The contract asks for a number from 0 to 1.",
            replace=(
                "np.mean(np.argmax(scores, axis=1) == labels)",
                "100 * np.mean(np.argmax(scores, axis=1) == labels)",
            ),
        ),
        Mistake(
            "the wrong ones counted",
            "This is the fraction of wrong rows.",
            "What does your comparison say for a row that is right?",
            replace=("== labels", "!= labels"),
        ),
        Mistake(
            "smallest score",
            "The smallest score was taken for the network's choice.",
            "Which end of the scores is the network's favourite?",
            replace=("np.argmax", "np.argmin"),
        ),
        Mistake(
            "sizes compared",
            "A large negative score won in some rows: signs were left aside.",
            "Largest means farthest to the right on the number line.",
            replace=("np.argmax(scores, axis=1)", "np.argmax(np.abs(scores), axis=1)"),
        ),
        Mistake(
            "rounded first",
            "The scores were rounded before they were compared, so close ones look equal.",
            "Compare the scores as they are.",
            replace=("np.argmax(scores, axis=1)", "np.argmax(np.round(scores), axis=1)"),
        ),
        Mistake(
            "divided by all entries",
            "The count was divided by the number of all scores, not of rows.",
            "How many choices are there to be right or wrong?",
            replace=(
                "np.mean(np.argmax(scores, axis=1) == labels)",
                "np.sum(np.argmax(scores, axis=1) == labels) / scores.size",
            ),
        ),
        Mistake(
            "the fraction rounded",
            "The fraction was rounded.",
            "Return the mean as it is; how many digits are printed is another matter.",
            replace=(
                "np.mean(np.argmax(scores, axis=1) == labels)",
                "np.round(np.mean(np.argmax(scores, axis=1) == labels), 2)",
            ),
        ),
        Mistake(
            "along the columns",
            "The largest entry of each column was looked for.",
            "One row is one example. Along which axis do you walk through its classes?",
            replace=("axis=1", "axis=0"),
        ),
        Mistake(
            "a table of comparisons",
            "Every prediction was compared with every label: a column (n, 1) met a row (n,) and made a table (n, n).",
            "Write both shapes beside the comparison.",
            replace=("np.argmax(scores, axis=1)", "np.argmax(scores, axis=1, keepdims=True)"),
        ),
        Mistake(
            "counted from 1",
            "Classes are counted from 0; here the first one is 1.",
            "Which number does the first column have?",
            replace=("np.argmax(scores, axis=1)", "np.argmax(scores, axis=1) + 1"),
        ),
        Mistake(
            "whole numbers only",
            "The fraction was cut off to a whole number.",
            "Which kind of division, or of number, does your last line use?",
            replace=(
                "np.mean(np.argmax(scores, axis=1) == labels)",
                "np.sum(np.argmax(scores, axis=1) == labels) // len(labels)",
            ),
        ),
        Mistake(
            "one answer for each row",
            "There is a True or False for each row; their mean is asked for.",
            "Which step brings the rows together?",
            replace=("np.mean(np.argmax(scores, axis=1) == labels)", "np.argmax(scores, axis=1) == labels"),
        ),
        Mistake(
            "one choice for the whole table",
            "A single largest entry of the whole table was looked for; each row has one of its own.",
            "What does axis say, and what comes without it?",
            replace=("np.argmax(scores, axis=1)", "np.argmax(scores)"),
        ),
        Mistake(
            "the score, not its column",
            "The largest score itself was compared with the label. A label is the number of a column.",
            "Which function gives the place of the largest entry, and which the entry?",
            replace=("np.argmax(scores, axis=1)", "np.max(scores, axis=1)"),
        ),
    ],
    hints=[
        "Which column is the network's choice in each row? Lesson 04 has a function for this question.",
        "Compare n choices with n labels at once. What is the mean of True and False?",
    ],
)

EXERCISES = [
    ONE_HOT,
    SUM_SQUARED_ERROR,
    MSE,
    BINARY_CROSS_ENTROPY,
    LOG_SOFTMAX,
    CROSS_ENTROPY,
    SOFTMAX_CROSS_ENTROPY,
    ACCURACY,
]
