"""What the exercises of lesson 03 must show, and the mistakes that learners make there."""

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake

SLOPES = (0.0, 1.0)  # leaky ReLU's two ends: ReLU and the identity


def _away(rng, shape, spread=2.0):
    """Draw numbers of both signs, no two alike, none nearer to 0 than 0.05."""
    z = rng.normal(0, spread, shape)
    z = z + np.copysign(0.05, z)
    flat = z.reshape(-1)
    flat[:2] = np.abs(flat[:2]) * [1, -1]
    return z


def _whole(rng, size):
    """Draw whole numbers of both signs, none of them 0."""
    z = rng.choice([-1, 1], size) * rng.permutation(np.arange(1, size + 1))
    z[:2] = np.abs(z[:2]) * [1, -1]
    return z


def _huge(*middle):
    return np.array([-1000.0, *middle, 1000.0])


def _small_and_far(rng):
    """Draw numbers near 0 (none nearer than 0.002) and far out, each size with both signs."""
    sizes = rng.uniform([0.002, 0.006, 0.02, 12.0, 16.5, 22.0], [0.004, 0.009, 0.04, 14.0, 17.5, 30.0])
    return np.concatenate([sizes, -sizes * rng.uniform(0.97, 0.99, 6)])


def _numbers(name, extra="", inputs=lambda rng: {}):
    """Cases that every element-wise function has: shapes, sizes, whole numbers, a view, two calls in a row."""
    probe = f"{name}(z{extra})"
    shapes = ", ".join(
        f"{name}({z}{extra})" for z in ("z[:1]", "z[:1, :1]", "z[0, :1]", "np.stack([z, 2 * z])", "np.tile(z[0], 40)")
    )
    two_calls = f"first = {name}(z{extra})\nsecond = {name}(-2 * z{extra})\nfirst, second"
    return [
        Case("a table of numbers", probe, lambda rng: {"z": _away(rng, (4, 3)), **inputs(rng)}),
        Case("whole numbers", probe, lambda rng: {"z": _whole(rng, 5), **inputs(rng)}),
        Case("a single negative number", probe, lambda rng: {"z": -float(rng.uniform(0.3, 2.5)), **inputs(rng)}),
        Case("a single positive number", probe, lambda rng: {"z": float(rng.uniform(0.3, 2.5)), **inputs(rng)}),
        Case("a transposed table", f"{name}(z.T{extra})", lambda rng: {"z": _away(rng, (2, 5)), **inputs(rng)}),
        Case("near 0, and far out", probe, lambda rng: {"z": _small_and_far(rng), **inputs(rng)}),
        Case("a table of one column", probe, lambda rng: {"z": _away(rng, (4, 1)), **inputs(rng)}),
        Case(
            "one row, one entry with two axes and with one, three axes, a long row",
            shapes,
            lambda rng: {"z": _away(rng, (2, 3)), **inputs(rng)},
        ),
        Case(
            "the first result stays after a second call",
            two_calls,
            lambda rng: {"z": _away(rng, (3, 2)), **inputs(rng)},
        ),
    ]


def _large(name, extra="", inputs=None, quiet=True, middle=(-1.5, 0.25)):
    probe = f"{name}(z{extra})"
    inputs = inputs or {}
    return [
        Case("−1000 and 1000 in one array", probe, {"z": _huge(*middle), **inputs}, quiet=quiet),
        Case("−1000 alone", probe, {"z": -1000.0, **inputs}, quiet=quiet),
        Case("1000 alone", probe, {"z": 1000.0, **inputs}, quiet=quiet),
        Case("−1000 as a whole number", probe, {"z": np.array([-1000, 3, 1000]), **inputs}, quiet=quiet),
    ]


IF_ENTRY = (
    "Python's `if` needs one truth value, but a comparison of an array has one for each entry.",
    "Which NumPy function chooses entry by entry?",
)


def _one_array(signature, expression):
    """The mistake of giving back the same array from every call."""
    return Mistake(
        "one array for all",
        "Each result by itself is right, but the second call wrote into the first result: both are the same array.",
        "Where is the array made that your function gives back? Each call needs one of its own.",
        body=f"""_kept = {{}}


def {signature}:
    out = _kept.setdefault(np.shape(z), np.zeros(np.shape(z)))
    out[...] = {expression}
    return out""",
    )


def _bend_near_0(signature, right, left):
    """The mistake of a bend a little to the right of 0."""
    return Mistake(
        "bend near 0",
        "Small positive numbers were treated as if they were not above 0.",
        "At which z exactly does the graph have its bend?",
        body=f"def {signature}:\n    return np.where(np.asarray(z) > 0.05, {right}, {left})",
    )


def _clipped(limit):
    return Mistake(
        f"clipped at {limit}",
        "Numbers far from 0 are cut to a smaller range before the power. That changes the values far out: they no "
        "longer differ from each other.",
        "Which z does your function no longer tell apart? Is the result near enough to 0 or 1 there?",
        body=f"""def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -{limit}, {limit})))""",
    )


SIGMOID = Exercise(
    "sigmoid",
    groups=[
        Group("values", _numbers("sigmoid")),
        Group("large numbers, without a warning", _large("sigmoid")),
    ],
    mistakes=[
        Mistake(
            "one form for all",
            "The values are right, but on the way `np.exp` gets a number that is too large "
            "for a float, and NumPy warns.",
            "Which sign has the number that reaches `np.exp` when z is −1000? Look at the second form of the "
            "fraction for such z.",
            body="""def sigmoid(z):
    return 1 / (1 + np.exp(-z))""",
        ),
        Mistake(
            "the other form for all",
            "`np.exp(1000)` is too large for a float and becomes `inf`. The fraction is "
            "then inf / inf, and that is `nan`.",
            "Which sign has the number that reaches `np.exp` when z is 1000? Look at the first form of the "
            "fraction for such z.",
            body="""def sigmoid(z):
    return np.exp(z) / (np.exp(z) + 1)""",
        ),
        Mistake(
            "both forms worked out",
            "The values are right, but `np.where` works out both forms for all entries "
            "before it chooses, so one of "
            "them overflows.",
            "How can you make sure that the power gets no positive number, whatever z is?",
            body="""def sigmoid(z):
    z = np.asarray(z)
    return np.where(z > 0, 1 / (1 + np.exp(-z)), np.exp(z) / (1 + np.exp(z)))""",
        ),
        Mistake(
            "falls",
            "The curve is turned round: it falls from 1 to 0. At z = 2 it should be 0.8808, not 0.1192.",
            "Does your result grow when z grows? Look at the sign inside the power, or at which of the two cases "
            "is which.",
            replace=("np.asarray(z) > 0, 1, small", "np.asarray(z) > 0, small, 1"),
        ),
        Mistake(
            "only for positive z",
            "For positive z all is right. For negative z the result is that of the positive number.",
            "What should σ(−2) be? Which part of your formula still knows the sign of z?",
            replace=("np.where(np.asarray(z) > 0, 1, small)", "1"),
        ),
        Mistake(
            "no one below",
            "The 1 in the denominator is missing.",
            "Work out z = 0 by hand: e to the power 0 is 1. What should stand below the line?",
            body="""def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.where(np.asarray(z) > 0, 1 / small, small)""",
        ),
        Mistake(
            "minus below",
            "There is a minus in the denominator where a plus belongs.",
            "At z = 0 your denominator becomes 0. What should it be there?",
            replace=("(1 + small)", "(1 - small)"),
        ),
        Mistake(
            "no brackets",
            "The 1 is divided by 1, and the power is added to that: the fraction lacks its brackets.",
            "In Python a division goes before a sum. What belongs below the line?",
            body="""def sigmoid(z):
    return 1 / 1 + np.exp(-z)""",
        ),
        Mistake(
            "the size everywhere",
            "For negative z all is right. For positive z the result is that of the negative number.",
            "What should σ(2) be? Which part of your formula still knows the sign of z?",
            replace=("np.where(np.asarray(z) > 0, 1, small)", "small"),
        ),
        Mistake(
            "rounded",
            "The result is rounded. It should keep all its digits.",
            "Round where you print a number, not where you compute with it. Which line rounds?",
            body="""def sigmoid(z):
    small = np.exp(-np.abs(z))
    return np.round(np.where(np.asarray(z) > 0, 1, small) / (1 + small), 4)""",
        ),
        Mistake(
            "math",
            "A function that takes one number at a time was given a whole array. Those of Python's `math` are such.",
            "Where does NumPy come in? It has a function of the same name that works entry by entry.",
            body="""def sigmoid(z):
    import math

    return 1 / (1 + math.exp(-z))""",
        ),
        Mistake(
            "loop over z",
            "A loop walks through an array, but a single number has nothing to walk through.",
            "NumPy's functions take arrays and single numbers alike. Can you do without the loop?",
            body="""def sigmoid(z):
    return np.array([1 / (1 + np.exp(-one)) for one in z])""",
        ),
        Mistake(
            "tanh in its place",
            "This is tanh: it runs from −1 to 1. The sigmoid runs from 0 to 1.",
            "What should come out at z = 0, and what for very negative z?",
            body="""def sigmoid(z):
    return np.tanh(z)""",
        ),
        Mistake(
            "e rounded",
            "The values are a little off: e has more digits than 2.718.",
            "Which NumPy function is e to the power of its argument, with all digits?",
            replace=("np.exp(-np.abs(z))", "2.718 ** (-np.abs(z))"),
        ),
        Mistake(
            "power of two",
            "The shape is right but the values are those of powers of 2, not of e.",
            "Which NumPy function is e to the power of its argument?",
            replace=("np.exp(-np.abs(z))", "np.exp2(-np.abs(z))"),
        ),
        *[_clipped(limit) for limit in (10, 15, 18, 20)],
        Mistake(
            "if",
            *IF_ENTRY,
            body="""def sigmoid(z):
    if z > 0:
        return 1 / (1 + np.exp(-z))
    return np.exp(z) / (1 + np.exp(z))""",
        ),
        Mistake(
            "step",
            "This is the step of lesson 01: only 0 and 1 come out.",
            "What should come out between, for example at z = 0.5?",
            body="""def sigmoid(z):
    return np.where(np.asarray(z) > 0, 1.0, 0.0)""",
        ),
        _one_array("sigmoid(z)", "(1 + np.tanh(np.asarray(z) / 2)) / 2"),
    ],
    hints=[
        "For which z is e^−z too large, and which of the two forms of the fraction is safe there?",
        "Work out one power that never gets too large: e to the power of minus the size of z. For positive z it is "
        "the e^−z of the first "
        "form, for negative z the e^z of the second.",
        "The two forms then differ only in what stands above the line. `np.where` can choose that entry by entry.",
    ],
)

TANH = Exercise(
    "tanh",
    groups=[
        Group("values", _numbers("tanh")),
        Group("large numbers, without a warning", _large("tanh")),
    ],
    mistakes=[
        Mistake(
            "not moved down",
            "The curve runs from 0 to 2. It should run from −1 to 1.",
            "What should tanh(0) be, and what does your function give there?",
            replace=(" * z) - 1", " * z)"),
        ),
        Mistake(
            "z not doubled",
            "The curve has the right height but is only half as steep as tanh.",
            "At which number do you ask your sigmoid, for tanh(1)?",
            replace=("sigmoid(2 * z)", "sigmoid(z)"),
        ),
        Mistake(
            "not doubled",
            "The curve is only half as tall: it runs from −1 to 0.",
            "How tall is the sigmoid, from bottom to top, and how tall is tanh?",
            replace=("2 * sigmoid", "sigmoid"),
        ),
        Mistake(
            "moved before doubling",
            "The curve runs from −2 to 0: it was moved down first and doubled after that.",
            "Work out tanh(0) step by step. Which comes first, the doubling or the step down by 1?",
            replace=("2 * sigmoid(2 * z) - 1", "2 * (sigmoid(2 * z) - 1)"),
        ),
        Mistake(
            "powers of 2z",
            "Written with `np.exp(2 * z)` the power is too large for a float at z = 1000. The "
            "fraction is inf / inf "
            "there, which is `nan`.",
            "Your sigmoid is safe for large numbers. Can it do the work?",
            replace=("2 * sigmoid(2 * z) - 1", "(np.exp(2 * z) - 1) / (np.exp(2 * z) + 1)"),
        ),
        Mistake(
            "z halved",
            "The curve has the right height but is too flat: the input is halved where it should be doubled.",
            "At which number do you ask your sigmoid, for tanh(1)?",
            replace=("sigmoid(2 * z)", "sigmoid(z / 2)"),
        ),
        Mistake(
            "turned round",
            "Every sign is the opposite: the curve falls.",
            "Is tanh(2) positive or negative?",
            replace=("2 * sigmoid(2 * z) - 1", "1 - 2 * sigmoid(2 * z)"),
        ),
        Mistake(
            "just sigmoid",
            "This is the sigmoid itself: it never gets negative.",
            "Which three changes make tanh out of it? The text above names them.",
            replace=("2 * sigmoid(2 * z) - 1", "sigmoid(z)"),
        ),
        Mistake(
            "powers",
            "Written with powers, both `np.exp(z)` and `np.exp(-z)` occur, and one of them is too large "
            "for a float at ±1000. Then "
            "the fraction is inf / inf, which is `nan`.",
            "Your sigmoid is safe for large numbers. Can it do the work?",
            replace=("2 * sigmoid(2 * z) - 1", "(np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))"),
        ),
        Mistake(
            "straight in the middle",
            "This is z itself, cut off at −1 and 1. tanh bends little by little.",
            "What should come out at z = 1: 1 or 0.7616?",
            replace=("2 * sigmoid(2 * z) - 1", "np.clip(z, -1, 1)"),
        ),
        Mistake(
            "tan",
            "This is the tangent, a function of angles. The hyperbolic one is meant.",
            "Does your curve stay between −1 and 1?",
            replace=("2 * sigmoid(2 * z) - 1", "np.tan(z)"),
        ),
        Mistake(
            "arctan",
            "The shape is similar, but this is the arc tangent: it goes on to 1.57.",
            "What does your function give at z = 1000? It should be 1.",
            replace=("2 * sigmoid(2 * z) - 1", "np.arctan(z)"),
        ),
        _one_array("tanh(z)", "np.tanh(z)"),
    ],
    hints=[
        "How do you stretch a curve that runs from 0 to 1, so that it runs from −1 to 1?",
        "Ask your sigmoid at twice the number, double what it gives, and move the result down.",
    ],
    needs=["sigmoid"],
)

RELU = Exercise(
    "relu",
    groups=[
        Group("values", _numbers("relu")),
        Group("large numbers, without a warning", _large("relu")),
    ],
    mistakes=[
        Mistake(
            "np.max",
            "`np.max(z, 0)` is the largest entry along axis 0. The 0 is taken for an axis, not for a "
            "number to compare with.",
            "A NumPy function with a similar name compares two things entry by entry. Which?",
            replace=("np.maximum(", "np.max("),
        ),
        Mistake(
            "Python's max",
            "Python's `max` compares two things as a whole. For arrays it needs one truth value and stops.",
            "Which NumPy function compares entry by entry?",
            replace=("np.maximum(", "max("),
        ),
        Mistake(
            "keeps the negative part",
            "The negative part stays and the positive part becomes 0: it is the wrong half.",
            "Which of 3 and −2 should stay as it is?",
            replace=("np.maximum", "np.minimum"),
        ),
        Mistake(
            "absolute",
            "Negative numbers became positive. They should become 0.",
            "What should come out for −2?",
            replace=("np.maximum(z, 0)", "np.abs(z)"),
        ),
        Mistake(
            "step",
            "This is the step: every positive number became 1.",
            "What should come out for 3? And for 0.5?",
            replace=("np.maximum(z, 0)", "np.where(np.asarray(z) > 0, 1.0, 0.0)"),
        ),
        Mistake(
            "written into z",
            "The values are right, but your function wrote them into the array of its caller: `np.asarray` "
            "makes no copy of an array.",
            "Where does your function use `z[…] =`? Work on a new array there.",
            body="""def relu(z):
    z = np.asarray(z)
    z[z < 0] = 0
    return z""",
        ),
        Mistake(
            "written into z as it is",
            "The values are right, but your function wrote them into the array of its caller. "
            "A single number can't be written into at all.",
            "Where does your function use `z[…] =`? Work on a new array there.",
            body="""def relu(z):
    z[z < 0] = 0
    return z""",
        ),
        Mistake(
            "z.copy()",
            "For arrays the values are right. A single number has no method `copy`.",
            "`np.array(…)` copies arrays and takes single numbers as well. Or is there a function that makes a "
            "new array by itself?",
            body="""def relu(z):
    out = z.copy()
    out[out < 0] = 0
    return out""",
        ),
        Mistake(
            "cut at one",
            "Numbers below 1 are cut as well: everything is at least 1.",
            "Where does the graph of ReLU have its bend, and at which height?",
            replace=("np.maximum(z, 0)", "np.maximum(z, 1)"),
        ),
        Mistake(
            "capped",
            "Large numbers are cut off at the top.",
            "What should come out for 1000?",
            replace=("np.maximum(z, 0)", "np.clip(z, 0, 6)"),
        ),
        Mistake(
            "only the positive ones",
            "The negative numbers are gone, so the result has fewer entries than z.",
            "The shape should stay. What should stand in the places of the negative numbers?",
            replace=("np.maximum(z, 0)", "np.asarray(z)[np.asarray(z) > 0]"),
        ),
        Mistake(
            "if",
            *IF_ENTRY,
            body="""def relu(z):
    if z > 0:
        return z
    return 0""",
            same_as="Python's max",
        ),
        _bend_near_0("relu(z)", "z", "0.0"),
        _one_array("relu(z)", "np.maximum(z, 0)"),
    ],
    hints=[
        "Of z and 0, which one does ReLU give for z = 3? And for z = −2? What have the two answers in common?",
        "NumPy has a function that compares two arrays (or an array and a number) entry by entry and gives the larger "
        "one each time.",
    ],
)

LEAKY_RELU = Exercise(
    "leaky_relu",
    groups=[
        Group("slope not given: 0.01", _numbers("leaky_relu")),
        Group(
            "slope given",
            [
                *_numbers("leaky_relu", ", slope", lambda rng: {"slope": float(rng.uniform(0.1, 0.6))}),
                Case("slope 0", "leaky_relu(z, slope)", lambda rng: {"z": _away(rng, 6), "slope": SLOPES[0]}),
                Case("slope 1", "leaky_relu(z, slope)", lambda rng: {"z": _away(rng, 6), "slope": SLOPES[1]}),
            ],
        ),
        Group("large numbers, without a warning", _large("leaky_relu")),
    ],
    mistakes=[
        Mistake(
            "another default",
            "With a slope given all is right. Without one, your function does not use 0.01.",
            "Look at the first line of your function. What stands behind `slope=`?",
            replace=("slope=0.01", "slope=0.1"),
        ),
        Mistake(
            "fixed slope",
            "Your function uses 0.01 whatever slope it is given.",
            "Does the parameter `slope` occur in the body of your function?",
            replace=("slope * np", "0.01 * np"),
        ),
        Mistake(
            "ReLU",
            "This is ReLU: nothing leaks through on the left.",
            "What should come out for −2 with slope 0.01?",
            replace=("slope * np.asarray(z))", "0.0)"),
        ),
        Mistake(
            "the slope itself",
            "Left of 0 the result is always the slope, however far left z is.",
            "What should come out for −2, and what for −4, with slope 0.2?",
            replace=("slope * np.asarray(z))", "slope)"),
        ),
        Mistake(
            "wrong side",
            "The positive numbers are shrunk and the negative ones stay: the two sides are exchanged.",
            "Which of 3 and −2 should stay as it is?",
            replace=("np.asarray(z) > 0", "np.asarray(z) < 0"),
        ),
        Mistake(
            "sign",
            "Left of 0 the result is positive. The line should go on downwards there.",
            "Which sign has slope times z when z is negative?",
            replace=("slope * np", "-slope * np"),
        ),
        Mistake(
            "divided",
            "Negative numbers are divided by the slope and grow. They should shrink.",
            "What should come out for −2 with slope 0.01?",
            replace=("slope * np.asarray(z))", "np.asarray(z) / slope)"),
        ),
        Mistake(
            "leak everywhere",
            "The leak was added on the right as well: 3 became a little more than 3.",
            "What should come out for 3?",
            replace=("> 0, z,", "> 0, z + slope * np.asarray(z),"),
        ),
        Mistake(
            "both sides",
            "The slope was applied on both sides.",
            "What should come out for 3?",
            replace=("> 0, z,", "> 0, slope * np.asarray(z),"),
        ),
        Mistake(
            "written into z",
            "Your function wrote into the array that it was given. If that holds whole numbers, "
            "the fractions are lost too.",
            "Where does your function use `z[…] =`? Make a new array there.",
            body="""def leaky_relu(z, slope=0.01):
    z = np.asarray(z)
    z[z < 0] = slope * z[z < 0]
    return z""",
        ),
        Mistake(
            "fractions lost",
            "For whole numbers the fractions are gone: the result was put into an array of integers.",
            "Which of your arrays takes its type from z? What type has it when z holds whole numbers?",
            body="""def leaky_relu(z, slope=0.01):
    out = np.array(z)
    out[out < 0] = slope * out[out < 0]
    return out""",
        ),
        Mistake(
            "if",
            *IF_ENTRY,
            body="""def leaky_relu(z, slope=0.01):
    if z > 0:
        return z
    return slope * z""",
        ),
        _bend_near_0("leaky_relu(z, slope=0.01)", "z", "slope * np.asarray(z)"),
        _one_array("leaky_relu(z, slope=0.01)", "np.where(np.asarray(z) > 0, z, slope * np.asarray(z))"),
    ],
    hints=[
        "Two cases, z above 0 or not. What comes out in each?",
        "The function that takes from one array or another by a condition was shown at the start of part 1.",
    ],
)

IDENTITY = Exercise(
    "identity",
    groups=[
        Group("values", _numbers("identity")),
        Group("large numbers, without a warning", _large("identity")),
    ],
    mistakes=[
        Mistake(
            "ones",
            "Every entry is 1. The identity of numbers changes nothing; it does not make ones.",
            "What should come out for −3.7?",
            replace=("return z", "return np.ones_like(z, dtype=float)"),
        ),
        Mistake(
            "identity matrix",
            "`np.identity` makes a table with ones on its diagonal. Here the function that changes nothing is meant.",
            "What should come out for −3.7?",
            body="""def identity(z):
    return np.identity(np.size(z))""",
        ),
        Mistake(
            "absolute", "The sign is lost.", "What should come out for −3.7?", replace=("return z", "return np.abs(z)")
        ),
        Mistake(
            "ReLU",
            "The negative numbers became 0.",
            "What should come out for −3.7?",
            replace=("return z", "return np.maximum(z, 0)"),
        ),
        Mistake(
            "sign turned",
            "Every number has the opposite sign.",
            "What should come out for −3.7? Is there a minus too many?",
            replace=("return z", "return -z"),
        ),
        Mistake(
            "whole numbers",
            "The digits after the decimal point are gone.",
            "What should come out for −3.7?",
            replace=("return z", "return np.asarray(z).astype(int)"),
        ),
        Mistake(
            "flat",
            "The numbers are right, but the table became a single row.",
            "The result should have the shape of z. What changes the shape?",
            replace=("return z", "return np.ravel(z)"),
        ),
        Mistake(
            "nothing returned",
            "The function gives back `None`, not z. What a function prints does not reach its caller.",
            "How does a value get from a function to its caller?",
            replace=("return z", "print(z)"),
        ),
        _one_array("identity(z)", "z"),
    ],
    hints=[
        "What is the output when the input is 5? And −5?",
        "One line is enough, and it does no arithmetic.",
    ],
)


def _score_rows(rng, n, k):
    """Draw rows of scores of unequal size, so that rows and columns are told apart."""
    return rng.normal(0, 1.5, (n, k)) + np.linspace(-2, 3, n)[:, None]


SOFTMAX = Exercise(
    "softmax",
    groups=[
        Group(
            "a table of scores",
            [
                Case("four rows of three", "softmax(Z)", lambda rng: {"Z": _score_rows(rng, 4, 3)}),
                Case("whole numbers", "softmax(Z)", {"Z": np.array([[1, 3, -2, 0], [5, 4, 4, -1], [0, 0, 0, 2]])}),
                Case("one row stays a table", "softmax(Z)", lambda rng: {"Z": rng.normal(0, 1.5, (1, 5))}),
                Case("a transposed table", "softmax(Z.T)", lambda rng: {"Z": _score_rows(rng, 4, 2)}),
                Case("as many rows as classes", "softmax(Z)", lambda rng: {"Z": _score_rows(rng, 3, 3)}),
                Case("twelve classes", "softmax(Z)", lambda rng: {"Z": _score_rows(rng, 2, 12)}),
                Case("sixty rows", "softmax(Z)", lambda rng: {"Z": _score_rows(rng, 60, 2)}),
                Case(
                    "the first result stays after a second call",
                    "first = softmax(Z)\nsecond = softmax(-2 * Z)\nfirst, second",
                    lambda rng: {"Z": _score_rows(rng, 2, 4)},
                ),
            ],
        ),
        Group(
            "the scores of a single example",
            [
                Case("three scores", "softmax(Z)", lambda rng: {"Z": rng.normal(0, 1.5, 3)}),
                Case("two scores", "softmax(Z)", {"Z": np.array([-1, 2])}),
            ],
        ),
        Group(
            "large scores",
            [
                Case("around 1000", "softmax(Z)", {"Z": np.array([[1000.0, 1001.0, 1002.0], [1000.0, 998.5, 1000.5]])}),
                Case(
                    "1000 in one row, −1000 in the other",
                    "softmax(Z)",
                    {"Z": np.array([[1000.0, 999.0, 998.0], [-1001.0, -1000.0, -1000.5]])},
                ),
                Case("−1000 and 1000 in one row", "softmax(Z)", {"Z": np.array([-1000.0, 1000.0, 999.0, 0.5])}),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "no shift",
            "`np.exp(1000)` is too large for a float and becomes `inf`; inf / inf is `nan`. Small "
            "scores come out right.",
            "Which number can you take off a whole row without changing its shares, so that no power gets large?",
            replace=("np.exp(Z - np.max(Z, axis=-1, keepdims=True))", "np.exp(Z)"),
        ),
        Mistake(
            "no shift, one sum",
            "The whole table adds up to 1, not each row. And for large scores the powers are too large for a float.",
            "What should each row add up to? Over which axis does your sum go? Look at the large scores after that.",
            body="""def softmax(Z):
    return np.exp(Z) / np.sum(np.exp(Z))""",
        ),
        Mistake(
            "no shift, axis one",
            "A single example has only one axis, and axis 1 does not exist there. And for "
            "large scores the powers are "
            "too large for a float.",
            "How do you name the last axis, whatever their number? Look at the large scores after that.",
            body="""def softmax(Z):
    return np.exp(Z) / np.sum(np.exp(Z), axis=1, keepdims=True)""",
        ),
        Mistake(
            "one shift for all rows",
            "The largest score of the whole table was taken off every row. A row far "
            "below it becomes 0 / 0, which is `nan`.",
            "Each row has a largest score of its own. Over which axis do you look for it?",
            replace=("np.max(Z, axis=-1, keepdims=True)", "np.max(Z)"),
        ),
        Mistake(
            "sum over everything",
            "The whole table adds up to 1, not each row.",
            "What should each row add up to? Over which axis does your sum go?",
            replace=("np.sum(powers, axis=-1, keepdims=True)", "np.sum(powers)"),
        ),
        Mistake(
            "columns",
            "Each column adds up to 1, not each row.",
            "Rows are examples. Which axis runs along a row?",
            body="""def softmax(Z):
    powers = np.exp(Z - np.max(Z, axis=0, keepdims=True))
    return powers / np.sum(powers, axis=0, keepdims=True)""",
        ),
        Mistake(
            "axis one",
            "For tables all is right. A single example has only one axis, and axis 1 does not exist there.",
            "How do you name the last axis, whatever their number?",
            body="""def softmax(Z):
    powers = np.exp(Z - np.max(Z, axis=1, keepdims=True))
    return powers / np.sum(powers, axis=1, keepdims=True)""",
        ),
        Mistake(
            "no keepdims",
            "Without the lost axis, the sums of the rows have the shape (n,) and meet the columns of the table.",
            "Which shape has your sum of each row, and which would fit beside a table of shape (n, k)?",
            replace=("np.sum(powers, axis=-1, keepdims=True)", "np.sum(powers, axis=-1)"),
        ),
        Mistake(
            "no powers",
            "The rows add up to 1, but they are shares of the scores themselves, not of their powers.",
            "For the scores 0, 1, 2: is the first share 0 or 0.090?",
            body="""def softmax(Z):
    return Z / np.sum(Z, axis=-1, keepdims=True)""",
        ),
        Mistake(
            "not divided",
            "These are powers. A row does not add up to 1 yet.",
            "Add up one row of your result. By what should it be divided?",
            replace=("return powers / np.sum(powers, axis=-1, keepdims=True)", "return powers"),
        ),
        Mistake(
            "mean",
            "Each row adds up to the number of its classes, not to 1: the powers were divided by their mean.",
            "Add up one row of your result. By what should the powers be divided to make that 1?",
            replace=("np.sum(powers", "np.mean(powers"),
        ),
        Mistake(
            "sigmoid",
            "This is the sigmoid of each score. It looks at one score at a time, so a row need not add up to 1.",
            "Which other numbers should a share depend on, beside its own score?",
            body="""def softmax(Z):
    return sigmoid(np.asarray(Z, dtype=float))""",
        ),
        Mistake(
            "smallest wins",
            "The smallest score gets the largest share.",
            "Does a higher score make your power larger or smaller? Look at its sign.",
            replace=("np.exp(Z - np.max(Z, axis=-1, keepdims=True))", "np.exp(np.min(Z, axis=-1, keepdims=True) - Z)"),
        ),
        Mistake(
            "written into Z",
            "Your code changed the scores it was given (or, where they are whole numbers, stopped while doing so).",
            "`-=`, `/=` and `Z[…] =` write into an array. On which array do you use one of them?",
            body="""def softmax(Z):
    Z -= np.max(Z, axis=-1, keepdims=True)
    powers = np.exp(Z)
    return powers / np.sum(powers, axis=-1, keepdims=True)""",
        ),
        Mistake(
            "one-hot",
            "Only 0 and 1 come out: the largest score takes everything.",
            "For the scores 0, 1, 2: what share is left for the smaller two?",
            body="""def softmax(Z):
    return (Z == np.max(Z, axis=-1, keepdims=True)).astype(float)""",
        ),
    ],
    hints=[
        "Three steps: take off what, raise e to which powers, divide by what? Which of these look along a row?",
        "Both the largest score and the sum are wanted once for each row. `axis=-1` says so, and `keepdims=True` "
        "keeps the axis, so that the "
        "result fits beside the table.",
        "Work out one row of three scores by hand and print each step of your function for it.",
    ],
)

SIGMOID_GRAD = Exercise(
    "sigmoid_grad",
    groups=[
        Group("values", _numbers("sigmoid_grad")),
        Group("large numbers", _large("sigmoid_grad", quiet=False)),
    ],
    mistakes=[
        Mistake(
            "z as the output",
            "The rule was used with z itself. It needs a, the output of the sigmoid at z.",
            "Your function is given z. What is a there?",
            replace=("a = sigmoid(z)", "a = z"),
        ),
        Mistake(
            "sigmoid twice",
            "The sigmoid was applied twice: first to z, then again to its own output.",
            "How often does z go through the sigmoid on its way to a?",
            replace=("a = sigmoid(z)", "a = sigmoid(sigmoid(z))"),
        ),
        Mistake(
            "plus",
            "The slopes are too large: at z = 0 yours is ¾, and the curve there has ¼.",
            "Compare your rule with the table above: which sign stands before a?",
            replace=("(1 - a)", "(1 + a)"),
        ),
        Mistake(
            "no brackets",
            "The result is 0 everywhere: a · 1 − a is a − a. The brackets are missing.",
            "In Python a product goes before a difference. What should be worked out first?",
            replace=("a * (1 - a)", "a * 1 - a"),
        ),
        Mistake(
            "squared",
            "This is a times a. Far to the right it goes to 1, but the curve is flat there.",
            "Compare with the table above: which two of its columns have to be multiplied?",
            replace=("(1 - a)", "a"),
        ),
        Mistake(
            "opposite sign",
            "Every slope has the wrong sign. The sigmoid rises everywhere.",
            "Is your second factor above 0?",
            replace=("(1 - a)", "(a - 1)"),
        ),
        Mistake(
            "only one factor",
            "This is 1 − a alone: it falls from 1 to 0.",
            "Compare with the table above. How large is the slope far to the left?",
            replace=("return a * (1 - a)", "return 1 - a"),
        ),
        Mistake(
            "the function",
            "This is the sigmoid, not its slope.",
            "How steep is the sigmoid far to the right, where it is near 1?",
            replace=("return a * (1 - a)", "return a"),
        ),
        Mistake(
            "tanh's rule",
            "This is 1 − a², the rule for tanh.",
            "At z = 0, a is ½. Which rule makes ¼ of it?",
            replace=("return a * (1 - a)", "return 1 - a**2"),
        ),
        Mistake(
            "powers",
            "Written with powers this becomes inf / inf at −1000, which is `nan`. Near 0 it is right.",
            "Your sigmoid is safe for large numbers. Can you use what it gives?",
            body="""def sigmoid_grad(z):
    z = np.asarray(z, dtype=float)
    return np.exp(-z) / (1 + np.exp(-z)) ** 2""",
        ),
        Mistake(
            "very small steps",
            "This is measured between two points so near to each other that rounding spoils the difference.",
            "How many correct digits has the difference of two numbers that agree in their first twelve?",
            body="""def sigmoid_grad(z):
    return (sigmoid(z + 1e-13) - sigmoid(z - 1e-13)) / 2e-13""",
            noisy=True,
        ),
        _one_array("sigmoid_grad(z)", "sigmoid(z) * (1 - sigmoid(z))"),
    ],
    hints=[
        "Which column of the table above is a, and which number have you to multiply it with to get the slope?",
        "Two lines: first the output of the sigmoid at z, then the rule with it.",
    ],
    needs=["sigmoid"],
)

TANH_GRAD = Exercise(
    "tanh_grad",
    groups=[
        Group("values", _numbers("tanh_grad")),
        Group("large numbers", _large("tanh_grad", quiet=False)),
    ],
    mistakes=[
        Mistake(
            "z as the output",
            "The rule was used with z itself. It needs a, the output of tanh at z.",
            "Your function is given z. What is a there?",
            replace=("tanh(z) **", "z **"),
        ),
        Mistake(
            "plus",
            "The slopes grow to 2 far out, where the curve is flat.",
            "In the table above the last two columns add up to 1. Which of them is the slope?",
            replace=("1 - tanh", "1 + tanh"),
        ),
        Mistake(
            "not squared",
            "a was not squared. For negative z the slopes are larger than 1.",
            "Compare with the table above at z = −1: a is −0.7616, the slope 0.4200.",
            replace=("tanh(z) ** 2", "tanh(z)"),
        ),
        Mistake(
            "sigmoid's rule",
            "This is a(1 − a), the rule for the sigmoid. For negative z it even becomes negative.",
            "Is tanh anywhere falling? Look at the table above once more.",
            replace=("1 - tanh(z) ** 2", "tanh(z) * (1 - tanh(z))"),
        ),
        Mistake(
            "squared outside",
            "The whole difference was squared, not a alone.",
            "Work out z = −1 by hand: what comes first, the square or the difference?",
            replace=("1 - tanh(z) ** 2", "(1 - tanh(z)) ** 2"),
        ),
        Mistake(
            "opposite sign",
            "Every slope has the wrong sign. tanh rises everywhere.",
            "Is your result above 0 at z = 0?",
            replace=("1 - tanh(z) ** 2", "tanh(z) ** 2 - 1"),
        ),
        Mistake(
            "only the square",
            "This is a²: it is 0 at z = 0, where the curve is steepest.",
            "In the table above the last two columns add up to 1. Which of them is the slope?",
            replace=("1 - tanh(z) ** 2", "tanh(z) ** 2"),
        ),
        Mistake(
            "tanh twice",
            "tanh was applied twice: first to z, then to its own output.",
            "How often does z go through tanh on its way to a?",
            replace=("tanh(z) **", "tanh(tanh(z)) **"),
        ),
        Mistake(
            "the function",
            "This is tanh, not its slope.",
            "How steep is tanh at z = 0?",
            replace=("1 - tanh(z) ** 2", "tanh(z)"),
        ),
        Mistake(
            "a quarter",
            "Every slope is a quarter of what it should be. The slope of the sigmoid at 2z is not yet that of tanh: "
            "tanh is twice as tall, too.",
            "Compare with the table above at z = 0. What is the factor between a sigmoid run through twice as fast "
            "and tanh?",
            replace=("1 - tanh(z) ** 2", "sigmoid(2 * z) * (1 - sigmoid(2 * z))"),
        ),
        Mistake(
            "half",
            "Every slope is half of what it should be. tanh is a sigmoid twice as tall and run through twice as fast: "
            "each doubles the slope.",
            "Compare with the table above at z = 0. How steep is tanh there?",
            replace=("1 - tanh(z) ** 2", "(1 - tanh(z) ** 2) / 2"),
        ),
        Mistake(
            "powers",
            "Written with powers this becomes inf / inf at ±1000, which is `nan`. Near 0 it is right.",
            "Your tanh is safe for large numbers. Can you use what it gives?",
            body="""def tanh_grad(z):
    z = np.asarray(z, dtype=float)
    return 1 - ((np.exp(z) - np.exp(-z)) / (np.exp(z) + np.exp(-z))) ** 2""",
        ),
        _one_array("tanh_grad(z)", "1 - np.tanh(z) ** 2"),
    ],
    hints=[
        "Look at the two last columns of the table above. What do they add up to in each row?",
        "Work out a first, from z. Then take its square off the number that you found.",
    ],
    needs=["tanh", "sigmoid"],
)

RELU_GRAD = Exercise(
    "relu_grad",
    groups=[
        Group("values", _numbers("relu_grad")),
        Group("large numbers", _large("relu_grad", quiet=False)),
    ],
    mistakes=[
        Mistake(
            "comparison only",
            "`True` and `False` stand where numbers are wanted. The choice itself is right.",
            "How do you make 1 and 0 of truth values?",
            replace=("np.where(np.asarray(z) > 0, 1.0, 0.0)", "np.asarray(z) > 0"),
        ),
        Mistake(
            "the function",
            "This is ReLU itself. Its slope does not depend on how far right z is.",
            "How steep is the graph at z = 2, and how steep at z = 5?",
            replace=("1.0, 0.0", "z, 0.0"),
        ),
        Mistake(
            "wrong side",
            "Left and right are exchanged.",
            "On which side of 0 does the output grow with z?",
            replace=("np.asarray(z) > 0", "np.asarray(z) < 0"),
        ),
        Mistake(
            "minus one",
            "Left of 0 the slope is −1, as if the graph fell there. It is flat.",
            "How much does the output change between z = −3 and z = −2?",
            replace=("1.0, 0.0", "1.0, -1.0"),
        ),
        Mistake(
            "one everywhere",
            "The slope is 1 everywhere. Left of 0 the graph is flat.",
            "How much does the output change between z = −3 and z = −2?",
            replace=("1.0, 0.0", "1.0, 1.0"),
        ),
        Mistake(
            "leaky",
            "Left of 0 a small slope is left. That belongs to leaky ReLU.",
            "How much does the output of ReLU change between z = −3 and z = −2?",
            replace=("1.0, 0.0", "1.0, 0.01"),
        ),
        Mistake(
            "z of the left side",
            "Left of 0 the result is z, not a slope.",
            "How steep is a line that runs level?",
            replace=("1.0, 0.0", "1.0, z"),
        ),
        Mistake(
            "later bend",
            "The slope changes at 1, and the bend of ReLU lies elsewhere.",
            "At which z does the graph turn from level to rising?",
            replace=("np.asarray(z) > 0", "np.asarray(z) > 1"),
        ),
        Mistake(
            "written into z",
            "Your function wrote into the array of its caller: `np.asarray` makes no copy of an array.",
            "Where does your function use `z[…] =`? Make a new array there.",
            body="""def relu_grad(z):
    z = np.asarray(z)
    z[z > 0] = 1
    z[z < 0] = 0
    return z""",
        ),
        Mistake(
            "written into z as it is",
            "Your function wrote into the array of its caller. A single number can't be written into at all.",
            "Where does your function use `z[…] =`? Make a new array there.",
            body="""def relu_grad(z):
    z[z > 0] = 1
    z[z < 0] = 0
    return z""",
        ),
        Mistake(
            "if",
            *IF_ENTRY,
            body="""def relu_grad(z):
    if z > 0:
        return 1
    return 0""",
        ),
        _bend_near_0("relu_grad(z)", "1.0", "0.0"),
        _one_array("relu_grad(z)", "np.asarray(z) > 0"),
    ],
    hints=[
        "How steep is the graph of ReLU to the right of 0, and how steep to the left?",
        "There are only two answers, chosen entry by entry by a condition on z.",
    ],
)

LEAKY_RELU_GRAD = Exercise(
    "leaky_relu_grad",
    groups=[
        Group("slope not given: 0.01", _numbers("leaky_relu_grad")),
        Group(
            "slope given",
            [
                *_numbers("leaky_relu_grad", ", slope", lambda rng: {"slope": float(rng.uniform(0.1, 0.6))}),
                Case("slope 0", "leaky_relu_grad(z, slope)", lambda rng: {"z": _away(rng, 6), "slope": SLOPES[0]}),
                Case("slope 1", "leaky_relu_grad(z, slope)", lambda rng: {"z": _away(rng, 6), "slope": SLOPES[1]}),
            ],
        ),
        Group("large numbers", _large("leaky_relu_grad", quiet=False)),
    ],
    mistakes=[
        Mistake(
            "another default",
            "With a slope given all is right. Without one, your function does not use 0.01.",
            "Look at the first line of your function. What stands behind `slope=`?",
            replace=("slope=0.01", "slope=0.1"),
        ),
        Mistake(
            "fixed slope",
            "Your function uses 0.01 whatever slope it is given.",
            "Does the parameter `slope` occur in the body of your function?",
            replace=("1.0, slope", "1.0, 0.01"),
        ),
        Mistake(
            "slope times z",
            "Left of 0 the result is slope times z, the value of the function. Its steepness is "
            "the same at all these points.",
            "How steep is the left piece at z = −1, and how steep at z = −5?",
            replace=("1.0, slope", "1.0, slope * np.asarray(z)"),
        ),
        Mistake(
            "ReLU's",
            "This is the slope of ReLU: left of 0 nothing is left.",
            "How much does leaky ReLU change between z = −3 and z = −2?",
            replace=("1.0, slope", "1.0, 0.0"),
        ),
        Mistake(
            "wrong side",
            "The two sides are exchanged.",
            "Which piece of the graph is the steeper one, left or right?",
            replace=("np.asarray(z) > 0", "np.asarray(z) < 0"),
        ),
        Mistake(
            "sign",
            "Left of 0 the slope is negative, as if the graph fell there. It still rises, slowly.",
            "Is leaky ReLU at z = −2 above or below its value at z = −3?",
            replace=("1.0, slope", "1.0, -slope"),
        ),
        Mistake(
            "z on the right",
            "Right of 0 the result is z, the value of the function. Its slope is the same at all these points.",
            "How steep is the right piece at z = 1, and how steep at z = 5?",
            replace=("1.0, slope", "z, slope"),
        ),
        Mistake(
            "slope added",
            "The slope was added on the right as well.",
            "How much does leaky ReLU grow between z = 2 and z = 3?",
            replace=("1.0, slope", "1.0 + slope, slope"),
        ),
        Mistake(
            "one less",
            "Left of 0 the result is one minus the slope.",
            "With slope 0.2, how much does the output grow between z = −3 and z = −2?",
            replace=("1.0, slope", "1.0, 1 - slope"),
        ),
        Mistake(
            "written into z",
            "Your function wrote into the array that it was given. If that holds whole numbers, "
            "the slope became 0 there.",
            "Where does your function use `z[…] =`? Make a new array there.",
            body="""def leaky_relu_grad(z, slope=0.01):
    z = np.asarray(z)
    right = z > 0
    z[right] = 1
    z[~right] = slope
    return z""",
        ),
        Mistake(
            "fractions lost",
            "For whole numbers the slope became 0: it was put into an array of integers.",
            "Which of your arrays takes its type from z? What type has it when z holds whole numbers?",
            body="""def leaky_relu_grad(z, slope=0.01):
    out = np.ones_like(z)
    out[np.asarray(z) < 0] = slope
    return out""",
        ),
        Mistake(
            "if",
            *IF_ENTRY,
            body="""def leaky_relu_grad(z, slope=0.01):
    if z > 0:
        return 1
    return slope""",
        ),
        _bend_near_0("leaky_relu_grad(z, slope=0.01)", "1.0", "slope"),
        _one_array("leaky_relu_grad(z, slope=0.01)", "np.where(np.asarray(z) > 0, 1.0, slope)"),
    ],
    hints=[
        "The graph has two straight pieces. What is the slope of each?",
        "It is your answer for ReLU with one of the two numbers exchanged.",
    ],
)


def _layers(d, h, k):
    def draw(rng):
        return {
            "W1": rng.normal(0, 1, (d, h)),
            "b1": rng.normal(0, 1, h),
            "W2": rng.normal(0, 1, (h, k)),
            "b2": rng.normal(0, 1, k),
        }

    return draw


def _whole_layers(rng):
    # some layer sizes are equal here on purpose: products in the wrong order run, and give other numbers
    return {
        "W1": rng.integers(-4, 5, (2, 2)) + np.array([[5, 0], [0, -5]]),
        "b1": np.array([1, -3]),
        "W2": rng.integers(-4, 5, (2, 2)) + np.array([[0, 6], [-6, 0]]),
        "b2": np.array([2, 7]),
    }


def _stored_transposed(rng):
    layers = _layers(4, 2, 3)(rng)
    return {**layers, "W1": layers["W1"].T.copy(), "W2": layers["W2"].T.copy()}


COLLAPSE_PROBE = "collapse(W1, b1, W2, b2)"
COLLAPSE = Exercise(
    "collapse",
    groups=[
        Group(
            "one input, one neuron",
            [
                Case(
                    "3x + 1, then 2h − 5",
                    COLLAPSE_PROBE,
                    {"W1": np.array([[3.0]]), "b1": np.array([1.0]), "W2": np.array([[2.0]]), "b2": np.array([-5.0])},
                ),
                Case("other numbers", COLLAPSE_PROBE, _layers(1, 1, 1)),
            ],
        ),
        Group(
            "layers of any size",
            [
                Case("3 inputs, 4 hidden, 2 outputs", COLLAPSE_PROBE, _layers(3, 4, 2)),
                Case("whole numbers", COLLAPSE_PROBE, _whole_layers),
                Case("2 inputs, 1 hidden, 5 outputs", COLLAPSE_PROBE, _layers(2, 1, 5)),
                Case("weights are transposed views", "collapse(W1.T, b1, W2.T, b2)", _stored_transposed),
                Case("2 inputs, 12 hidden, 3 outputs", COLLAPSE_PROBE, _layers(2, 12, 3)),
                Case(
                    "the first result stays after a second call",
                    "first = collapse(W1, b1, W2, b2)\nsecond = collapse(-2 * W1, 3 * b1, W2, b2)\nfirst, second",
                    _layers(3, 2, 4),
                ),
            ],
            weight=2,
        ),
    ],
    mistakes=[
        Mistake(
            "biases added",
            "The two biases were added. But the first one goes through the second layer's weights "
            "before it meets the second one.",
            "In the worked example, how did −3 come from 1, 2 and −5?",
            replace=("b1 @ W2 + b2", "b1 + b2"),
        ),
        Mistake(
            "second bias only",
            "The first bias is lost.",
            "In the worked example, what would come out if the 1 were a 100?",
            replace=("b1 @ W2 + b2", "b2"),
        ),
        Mistake(
            "second bias forgotten",
            "The second bias is lost.",
            "In the worked example, where does the −5 go?",
            replace=("b1 @ W2 + b2", "b1 @ W2"),
        ),
        Mistake(
            "wrong order",
            "The product of the tables was taken in the other order. For tables the order matters.",
            "X meets W1 first, then W2. Write the shapes (n, d), (d, h), (h, k) side by side. Which two meet?",
            replace=("W1 @ W2", "W2 @ W1"),
        ),
        Mistake(
            "weights added",
            "The weights were added. A number that goes through two layers is multiplied twice.",
            "In the worked example, how did 6 come from 3 and 2?",
            replace=("W1 @ W2", "W1 + W2"),
        ),
        Mistake(
            "star",
            "`*` multiplies entry by entry. Multiplying out two layers needs products of rows with columns.",
            "What is the shape of W, in terms of d, h and k? Which operation makes it from (d, h) and (h, k)?",
            replace=("W1 @ W2", "W1 * W2"),
        ),
        Mistake(
            "weights transposed",
            "The numbers of W are right, but its rows and columns are exchanged.",
            "X has d columns and meets W as `X @ W`. How many rows does W need?",
            replace=("W1 @ W2", "(W1 @ W2).T"),
        ),
        Mistake(
            "minus",
            "The second bias was taken off, not added.",
            "In the worked example, what is 2 · 1 together with −5?",
            replace=("b1 @ W2 + b2", "b1 @ W2 - b2"),
        ),
        Mistake(
            "second bias through the weights",
            "The second bias went through the second weights, too. It is added after them.",
            "In the worked example, is −5 multiplied by anything?",
            replace=("b1 @ W2 + b2", "(b1 + b2) @ W2"),
        ),
        Mistake(
            "first bias through the wrong weights",
            "The first bias went through the first weights. It is added after these, and before the second ones.",
            "Follow the 1 of the worked example. By which number is it multiplied?",
            replace=("b1 @ W2 + b2", "b1 @ W1 + b2"),
        ),
        Mistake(
            "bias as a table",
            "The bias has two axes. It should have one, as b1 and b2 do.",
            "Which line gives the bias a second axis?",
            replace=("b1 @ W2 + b2", "b1[None, :] @ W2 + b2"),
        ),
        Mistake(
            "weights only",
            "Only one value comes back. Two are wanted, the weights and the bias.",
            "What stays when X is all zeros?",
            replace=("return W1 @ W2, b1 @ W2 + b2", "return W1 @ W2"),
        ),
    ],
    hints=[
        "Multiply out (x · w1 + b1) · w2 + b2 with plain numbers. What stands with x, and what stands alone?",
        "The same with tables. What stands with X is a product of both weight tables, in the order in which X meets "
        "them.",
        "What stands alone is what the second layer makes of the first bias.",
    ],
)

EXERCISES = [
    SIGMOID,
    TANH,
    RELU,
    LEAKY_RELU,
    IDENTITY,
    COLLAPSE,
    SOFTMAX,
    SIGMOID_GRAD,
    TANH_GRAD,
    RELU_GRAD,
    LEAKY_RELU_GRAD,
]
