import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, changed, equal, judge

BITS = equal(kind="binary")
STEP = equal(kind="step")
FITTED = equal(kind=["float", "float", "integer"])
ROWS = [(0, 0), (0, 1), (1, 0), (1, 1)]
TABLES = {"AND": [0, 0, 0, 1], "NAND": [1, 1, 1, 0], "OR": [0, 1, 1, 1]}


def eighths(rng, *shape, largest=2):
    """Draw multiples of 1/8, so that a sum is exactly 0 or clearly not."""
    return rng.integers(-8 * largest, 8 * largest + 1, shape) / 8


def sums(rng, d):
    return {"x": rng.normal(0, 2, d), "w": rng.normal(0, 2, d), "b": float(rng.normal(0, 2))}


def neuron_with(total, z, d=4):
    """Draw inputs and weights whose products add up to `total`, with the bias that makes the sum `z`."""

    def draw(rng):
        x, w = eighths(rng, d), eighths(rng, d)
        x[-1] = 1
        w[-1] = total - x[:-1] @ w[:-1]
        return {"x": x, "w": w, "b": z - total}

    return draw


def any_neuron(number):
    """Draw a neuron that rests (even numbers) or fires (odd ones), with its products on either side."""

    def draw(rng):
        z = float(rng.integers(1, 12) / 8) * (1 if number % 2 else -1)
        return neuron_with(float(eighths(rng, largest=3)), z, d=2 + number)(rng)

    return draw


def whole_neuron(total, z):
    def draw(rng):
        x, w = rng.integers(-3, 4, 3), rng.integers(-3, 4, 3)
        x[-1] = 1
        w[-1] = total - x[:-1] @ w[:-1]
        return {"x": x, "w": w, "b": z - total}

    return draw


def line(rng):
    w = rng.normal(0, 2, 2)
    w[1] = np.copysign(abs(w[1]) + 0.5, w[1])
    return {"w": w, "b": float(rng.normal(0, 2) + 3)}


def rows_of(n, d):
    """Draw n rows with both kinds of y, the first a 1 (with zero weights it is always missed)."""

    def draw(rng):
        y = rng.permutation(np.arange(n) % 2)
        y[0], y[1] = 1, 0
        X = eighths(rng, n, d)
        X[:, 0] += 0.125 * (X[:, 0] == 0)
        return {"X": X, "y": y}

    return draw


def ones_last(n, d):
    """Draw rows of which only the last five are a 1; no weight of the neuron that learns them stays 0."""

    def draw(rng):
        X = np.abs(eighths(rng, n, d)) + 0.125
        X[:, 0] *= rng.choice([-1, 1], n)
        return {"X": X, "y": np.repeat([0, 1], [n - 5, 5])}

    return draw


def separable(n, d, transposed=False):
    """Draw rows on both sides of a plane, none of them close to it."""

    def draw(rng):
        w = eighths(rng, d, largest=1)
        w[0] = 1
        X = np.zeros((0, d))
        while len(X) < n:
            row = eighths(rng, 1, d)
            side = row @ w + 0.25 > 0
            if abs(row @ w + 0.25) >= 0.5 and (len(X) > 1 or side == (len(X) == 0)):
                X = np.vstack([X, row])
        y = (X @ w + 0.25 > 0).astype(np.int64)
        return {"X": X.T.copy() if transposed else X, "y": y}

    return draw


def plus(draw, **more):
    return lambda rng: {**draw(rng), **more}


BOUNDARY_OR_ERROR = """
try:
    out = boundary(w, b)
    out = "a text came back" if isinstance(out, str) else out
except Exception as error:
    out = "ValueError" if isinstance(error, ValueError) else type(error).__name__
out
"""


def gate(name, mistakes, hints):
    """Describe a gate: judged by its truth table, built on the neuron."""
    probe = f"[{name}(x1, x2) for x1, x2 in rows]"
    cases = [
        Case("its truth table", probe, {"rows": ROWS}, BITS),
        Case("in another order, some rows twice", probe, {"rows": [ROWS[i] for i in (3, 0, 2, 2, 1, 3)]}, BITS),
    ]
    return Exercise(name, [Group("the truth table", cases)], mistakes, hints, needs=["neuron"])


def gate_with(name, w, b):
    """Return the cell of a gate whose neuron has other weights."""
    return f"def {name}(x1, x2):\n    return neuron(np.array([x1, x2]), np.array({w}), {b})\n"


FIT = """
def fit_perceptron(X, y, epochs, lr):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for row, target in zip(X, y):
            error = target - neuron(row, w, b)
            w = w + lr * error * row
            b = b + lr * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
"""


EXERCISES = [
    Exercise(
        "weighted_sum",
        groups=[
            Group(
                "the sum",
                [
                    Case("five inputs, mixed signs", "weighted_sum(x, w, b)", lambda rng: sums(rng, 5)),
                    Case("one input", "weighted_sum(x, w, b)", lambda rng: sums(rng, 1)),
                    Case(
                        "whole numbers in, a fraction out",
                        "weighted_sum(x, w, b)",
                        lambda rng: {"x": rng.integers(1, 9, 3), "w": eighths(rng, 3) + 0.0625, "b": -0.7},
                    ),
                    Case(
                        "whole numbers only",
                        "weighted_sum(x, w, b)",
                        lambda rng: {"x": rng.integers(-5, 6, 4), "w": rng.integers(1, 6, 4), "b": 3},
                    ),
                    Case(
                        "a column of a table",
                        "weighted_sum(X[:, 1], w, b)",
                        lambda rng: {"X": rng.normal(0, 1, (6, 3)), "w": rng.normal(0, 1, 6), "b": 1.5},
                    ),
                    Case(
                        "thirty small inputs, no bias",
                        "weighted_sum(x, w, b)",
                        lambda rng: {"x": rng.uniform(0.01, 0.05, 30), "w": rng.uniform(0.01, 0.05, 30), "b": 0.0},
                    ),
                    Case(
                        "the same inputs in two neurons",
                        "[weighted_sum(x, w, b), weighted_sum(x, v, c)]",
                        lambda rng: (
                            {"x": rng.normal(0, 2, 3), "w": rng.normal(0, 2, 3), "b": -0.75}
                            | {"v": rng.normal(0, 2, 3), "c": 1.25}
                        ),
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "no bias",
                "Each result is off by exactly b: the bias is not in your sum.",
                "Which of the three parameters does your function leave out?",
                replace=("np.sum(w * x) + b", "np.sum(w * x)"),
            ),
            Mistake(
                "bias subtracted",
                "Each result is off by twice b: the bias was taken away where it should be added.",
                "Look at the sign in front of the bias, and compare it with the formula.",
                replace=("np.sum(w * x) + b", "np.sum(w * x) - b"),
            ),
            Mistake(
                "not added up",
                "You have one product for each input, with the bias added to every one of them. They are not "
                "added up yet.",
                "What shape does your result have, and which step makes one number of it?",
                replace=("np.sum(w * x) + b", "w * x + b"),
            ),
            Mistake(
                "bias once for each input",
                "The bias went in once for each input. It belongs into the sum only once.",
                "Is the bias added before or after the products are added up?",
                replace=("np.sum(w * x) + b", "np.sum(w * x + b)"),
            ),
            Mistake(
                "average",
                "Your products are averaged. A neuron adds them up and does not divide by their number.",
                "Which step of yours divides by the number of inputs?",
                replace=("np.sum(w * x)", "np.mean(w * x)"),
            ),
            Mistake(
                "only the last product",
                "Only the last product is in your sum: each round of the loop replaced what was there before.",
                "Does each round add to the sum, or start it anew?",
                body="""
def weighted_sum(x, w, b):
    for value, weight in zip(x, w):
        total = value * weight
    return total + b
""",
            ),
            Mistake(
                "returned too early",
                "Only the first product is in your sum: the function returned in the first round of the loop.",
                "How far is your `return` indented? Everything indented under `for` happens in each round.",
                body="""
def weighted_sum(x, w, b):
    total = b
    for value, weight in zip(x, w):
        total = total + value * weight
        return total
""",
            ),
            Mistake(
                "weights added",
                "Inputs and weights were added to each other. A weight says how many times its input counts.",
                "For x = 2 and a weight of 10, the formula takes 20. What does yours take?",
                replace=("np.sum(w * x)", "np.sum(w + x)"),
            ),
            Mistake(
                "sum times sum",
                "You added all inputs up, added all weights up, and multiplied the two sums.",
                "Which weight belongs to which input?",
                replace=("np.sum(w * x)", "np.sum(w) * np.sum(x)"),
            ),
            Mistake(
                "times the bias",
                "The bias was multiplied with the sum. It is added.",
                "Which sign stands before b in the formula?",
                replace=("np.sum(w * x) + b", "np.sum(w * x) * b"),
            ),
            Mistake(
                "cut to a whole number",
                "The digits after the decimal point are gone: the sum was made a whole number.",
                "Where does a float become an int in your function? Would 17.5 survive it?",
                replace=("np.sum(w * x) + b", "int(np.sum(w * x) + b)"),
            ),
            Mistake(
                "two inputs only",
                "Only the first two inputs are in your sum. There may be one, five or a thousand.",
                "How would you write it for a number of inputs that you do not know?",
                body="def weighted_sum(x, w, b):\n    return w[0] * x[0] + (w[1] * x[1] if len(x) > 1 else 0) + b\n",
            ),
            Mistake(
                "writes into x",
                "Your code multiplied the inputs in place, so the caller's x is no longer what it was.",
                "`x *= w` changes x itself. Where would a new array do?",
                body="""
def weighted_sum(x, w, b):
    if x.dtype == float:
        x *= w
    else:
        x = x * w
    return np.sum(x) + b
""",
            ),
        ],
        hints=[
            "What is `w * x` when both are arrays: one number, or one for each input?",
            "First multiply entry by entry, then add the entries up (lesson 00 has two ways), and add the bias "
            "once at the end.",
        ],
    ),
    Exercise(
        "step",
        groups=[
            Group(
                "one number",
                [
                    Case("a positive number", "step(z)", {"z": 0.25}, STEP),
                    Case("a negative number", "step(z)", {"z": -1.5}, STEP),
                    Case("exactly 0", "step(z)", {"z": 0.0}, STEP),
                    Case("a whole number", "step(z)", {"z": 3}, STEP),
                    Case("a NumPy number", "step(z)", {"z": Source("np.float64(0.5)")}, STEP),
                ],
            ),
            Group(
                "an array of any shape",
                [
                    Case(
                        "a row",
                        "step(z)",
                        lambda rng: {"z": rng.permutation([-2.0, -0.25, 0.0, 0.125, 0.75, 3.5, 1000.0])},
                        STEP,
                    ),
                    Case(
                        "a table",
                        "step(z)",
                        lambda rng: {"z": rng.permutation([-3.0, 0.5, 0.0, -1e-3, 1e-3, 2.0]).reshape(2, 3)},
                        STEP,
                    ),
                    Case("whole numbers", "step(z)", lambda rng: {"z": rng.permutation([-2, -1, 0, 1, 2])}, STEP),
                    Case("one entry", "step(z)", {"z": np.array([0.375])}, STEP),
                    Case(
                        "a transposed table",
                        "step(Z.T)",
                        lambda rng: {"Z": rng.permutation(np.arange(-4, 8) / 4).reshape(4, 3)},
                        STEP,
                    ),
                    Case(
                        "three axes, looked at after a second call",
                        "first = step(z)\nsecond = step(-z)\nfirst",
                        lambda rng: {"z": rng.permutation(np.arange(-5, 7) / 4).reshape(2, 3, 2)},
                        STEP,
                    ),
                ],
            ),
        ],
        mistakes=[
            Mistake(
                "fires at 0",
                "Your step is 1 at exactly 0. In this course 0 is not enough: a neuron fires when z is greater than 0.",
                "Which comparison includes the 0, and which one does not?",
                replace=("np.asarray(z) > 0", "np.asarray(z) >= 0"),
            ),
            Mistake(
                "wrong side",
                "Your step is 1 for negative sums. It should be 1 for positive ones.",
                "Read your comparison aloud for z = 0.25, and then for z = −1.5.",
                replace=("np.asarray(z) > 0", "np.asarray(z) < 0"),
            ),
            Mistake(
                "bools",
                "You return `True` and `False`. They say the right thing, but are not yet the numbers 1 and 0.",
                "The next neuron has to calculate with the result. How do you choose between two numbers, entry "
                "by entry?",
                replace=("np.where(np.asarray(z) > 0, 1, 0)", "np.asarray(z) > 0"),
            ),
            Mistake(
                "one bool for all",
                "Python's `if` asks for one yes or no, and an array has one for each entry.",
                "Which function of NumPy makes the choice for every entry by itself?",
                body="def step(z):\n    if z > 0:\n        return 1\n    else:\n        return 0\n",
            ),
            Mistake(
                "z itself where positive",
                "Where z is positive you give back z itself. A switch gives 1, however large z is.",
                "What should come out for z = 3, and what for z = 0.25?",
                replace=("> 0, 1, 0)", "> 0, z, 0)"),
            ),
            Mistake(
                "minus one",
                "Your step gives −1 for negative sums. The two states of this switch are 0 and 1.",
                "Which of your lines can give a number other than 0 and 1?",
                replace=("np.where(np.asarray(z) > 0, 1, 0)", "np.sign(z)"),
            ),
            Mistake(
                "minus one up to 0",
                "Your step gives −1 where it should rest. The two states of this switch are 0 and 1.",
                "Which two numbers do you choose between?",
                replace=("> 0, 1, 0)", "> 0, 1, -1)"),
            ),
            Mistake(
                "half at 0",
                "At exactly 0 your step gives ½. A switch has two states, and 0 is not enough to fire.",
                "What does your function do at 0 itself, and who decides that?",
                replace=("np.where(np.asarray(z) > 0, 1, 0)", "np.heaviside(z, 0.5)"),
            ),
            Mistake(
                "from 1 on",
                "Your step fires only from 1 on, so that small positive sums are lost.",
                "With which number is z compared, and does anything round z before?",
                replace=("np.asarray(z) > 0", "np.asarray(z) >= 1"),
            ),
            Mistake(
                "a number becomes an array",
                "One number went in, and an array with one entry came out.",
                "Which step of yours adds an axis? A number should come back as a number.",
                replace=("np.where(np.asarray(z) > 0, 1, 0)", "np.where(np.atleast_1d(z) > 0, 1, 0)"),
            ),
            Mistake(
                "flat",
                "The values are right, but a table came back as one long row.",
                "The result should have the shape of z. Where does that shape get lost?",
                replace=(
                    "np.where(np.asarray(z) > 0, 1, 0)",
                    "np.where(np.ravel(z) > 0, 1, 0) if np.ndim(z) else int(z > 0)",
                ),
            ),
        ],
        hints=[
            "What does `z > 0` give for an array, and what does it give for the number 0 itself?",
            "The cell above the exercise shows a function that chooses between 7 and 5, entry by entry. Which "
            "two numbers do "
            "you need?",
        ],
    ),
    Exercise(
        "neuron",
        groups=[
            Group(
                "fires or rests",
                [
                    Case("it fires against its inputs", "neuron(x, w, b)", neuron_with(-1.0, 0.5), BITS),
                    Case("it rests against its inputs", "neuron(x, w, b)", neuron_with(2.0, -0.25), BITS),
                    Case("it fires by a wide margin", "neuron(x, w, b)", neuron_with(1.0, 3.0, d=3), BITS),
                    Case("exactly on its boundary", "neuron(x, w, b)", neuron_with(0.5, 0.0), BITS),
                    Case("whole numbers, it rests", "neuron(x, w, b)", whole_neuron(2, -1), BITS),
                    Case("whole numbers, it fires", "neuron(x, w, b)", whole_neuron(-2, 1), BITS),
                    Case("one input", "neuron(x, w, b)", neuron_with(1.5, -1.0, d=1), BITS),
                    *(Case(f"any neuron, {i}", "neuron(x, w, b)", any_neuron(i), BITS) for i in range(1, 7)),
                    Case(
                        "a column of a table",
                        "neuron(X[:, 1], w, b)",
                        lambda rng: {
                            "X": np.column_stack([eighths(rng, 3), [1.0, -0.5, 2.0], eighths(rng, 3)]),
                            "w": np.array([0.5, 1.0, -0.25]),
                            "b": 0.25,
                        },
                        BITS,
                    ),
                    Case("the sum is hardly above 0", "neuron(x, w, b)", neuron_with(0.5, 0.0015), BITS),
                    Case(
                        "inputs and weights below 0",
                        "neuron(x, w, b)",
                        lambda rng: {"x": -rng.integers(1, 9, 3) / 8, "w": -rng.integers(8, 17, 3) / 8, "b": -0.25},
                        BITS,
                    ),
                    Case(
                        "all inputs 0", "neuron(x, w, b)", {"x": np.zeros(2), "w": np.array([-0.5, 2]), "b": 0.5}, BITS
                    ),
                    Case(
                        "the same inputs in three neurons",
                        "[neuron(x, w, b), neuron(x, w, -b), neuron(x, -w, b)]",
                        {"x": np.array([1.0, -0.5]), "w": np.array([0.75, 0.5]), "b": 0.75},
                        BITS,
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "the sum itself",
                "This is the weighted sum. A neuron answers with 1 or 0.",
                "Which of your two functions turns a sum into a yes or a no?",
                replace=("step(weighted_sum(x, w, b))", "weighted_sum(x, w, b)"),
            ),
            Mistake(
                "fires at 0",
                "Your neuron fires when the sum is exactly 0. Here it fires only when z is greater than 0.",
                "Do you use your own `step`? Its check has looked at 0 already.",
                replace=("step(weighted_sum(x, w, b))", "int(weighted_sum(x, w, b) >= 0)"),
            ),
            Mistake(
                "no bias",
                "The bias has no effect on your answers.",
                "Where does b enter the sum? Try the same x and w with b = −100 and with b = 100.",
                replace=("weighted_sum(x, w, b)", "weighted_sum(x, w, 0)"),
            ),
            Mistake(
                "bias subtracted",
                "Your answers are those of a neuron whose bias has the other sign.",
                "The bias is added. Where does yours change its sign?",
                replace=("weighted_sum(x, w, b)", "weighted_sum(x, w, -b)"),
            ),
            Mistake(
                "no weights",
                "The weights have no effect on your answers: the inputs were added as they are.",
                "Where does w enter the sum?",
                replace=("weighted_sum(x, w, b)", "np.sum(x) + b"),
            ),
            Mistake(
                "wrong way round",
                "Every answer is turned round: it fires where it should rest.",
                "Which one sign or comparison turns everything round?",
                replace=("step(weighted_sum(x, w, b))", "1 - step(weighted_sum(x, w, b))"),
            ),
            Mistake(
                "step before the bias",
                "The step came first and the bias was added to its 0 or 1. So the result is neither.",
                "In which order do products, bias and step follow each other?",
                replace=("step(weighted_sum(x, w, b))", "step(weighted_sum(x, w, 0)) + b"),
            ),
            Mistake(
                "step on each product",
                "Each product went through the step by itself. A neuron adds up first and decides once.",
                "How many times is your step used for one answer?",
                replace=("step(weighted_sum(x, w, b))", "step(np.sum(step(w * x)) + b)"),
            ),
        ],
        hints=[
            "Which two functions have you written, and what does each of them take and give?",
            "What the first one gives is exactly what the second one takes. One line is enough.",
        ],
        needs=["weighted_sum", "step"],
    ),
    Exercise(
        "bias_from_threshold",
        groups=[
            Group(
                "the bias",
                [
                    Case("the threshold of AND", "bias_from_threshold(theta)", {"theta": 0.7}),
                    Case("another threshold of AND", "bias_from_threshold(theta)", {"theta": 0.8}),
                    Case("a negative threshold", "bias_from_threshold(theta)", {"theta": -0.7}),
                    Case("a whole number", "bias_from_threshold(theta)", {"theta": 3}),
                    Case(
                        "any number",
                        "bias_from_threshold(theta)",
                        lambda rng: {"theta": float(rng.normal(0, 3) + np.copysign(4, rng.normal()))},
                    ),
                    Case(
                        "a large one", "bias_from_threshold(theta)", lambda rng: {"theta": float(rng.uniform(20, 90))}
                    ),
                    Case("no threshold: 0", "bias_from_threshold(theta)", {"theta": 0.0}),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "the threshold itself",
                "You give back the threshold unchanged.",
                "Write w·x > θ, and bring θ to the other side of the comparison. What happens to its sign?",
                replace=("return -theta", "return theta"),
            ),
            Mistake(
                "what is left over",
                "1 − θ is what z becomes for the row (1, 1) of AND: the sum 1 and the bias together.",
                "Take the sum of that row away again. What did the bias alone bring in?",
                replace=("return -theta", "return 1 - theta"),
            ),
            Mistake(
                "never positive",
                "Your bias is always negative. A negative threshold needs a positive bias.",
                "What does your function do with θ = −0.7?",
                replace=("return -theta", "return -abs(theta)"),
            ),
            Mistake(
                "always positive",
                "Your bias is always positive. The threshold 0.7 of AND needs a negative one.",
                "What does your function do with θ = 0.7, and what with θ = −0.7?",
                replace=("return -theta", "return abs(theta)"),
            ),
            Mistake(
                "cut to a whole number",
                "The digits after the decimal point are gone.",
                "Where does a float become an int in your function?",
                replace=("return -theta", "return -int(theta)"),
            ),
            Mistake(
                "shared between two weights",
                "You give half of the bias. There is one bias for the whole neuron, not one for each weight.",
                "Put your b into w·x + b > 0. Is the comparison still the same as w·x > θ?",
                replace=("return -theta", "return -theta / 2"),
            ),
            Mistake(
                "one over",
                "You divide by the threshold. Bringing it to the other side needs no division.",
                "What do you do to both sides of w·x > θ so that 0 is left on the right?",
                replace=("return -theta", "return -1 / theta"),
            ),
        ],
        hints=[
            "What do you take away from both sides of w·x > θ so that 0 is left on the right?",
            "Compare what now stands on the left with w·x + b.",
        ],
    ),
    gate(
        "AND",
        [
            Mistake(
                "OR",
                "This is the table of OR: one input alone is enough to make your neuron fire.",
                "What is the sum for the row (0, 1)? It has to stay at 0 or below.",
                body=gate_with("AND", [0.5, 0.5], -0.2),
            ),
            Mistake(
                "NAND",
                "This is the table of NAND, the exact opposite of AND.",
                "Which rows have a sum greater than 0 now? Only (1, 1) should.",
                body=gate_with("AND", [-0.5, -0.5], 0.7),
            ),
            Mistake(
                "never fires",
                "Your neuron never fires, not even when both inputs are 1.",
                "What is the sum for the row (1, 1)? It has to be greater than 0, and exactly 0 is not enough.",
                body=gate_with("AND", [0.5, 0.5], -1),
            ),
            Mistake(
                "always fires",
                "Your neuron always fires, even when both inputs are 0.",
                "For the row (0, 0) the sum is the bias alone. Which sign must it have?",
                body=gate_with("AND", [0.5, 0.5], 0.7),
            ),
            Mistake(
                "only x1",
                "Your gate follows x1 and does not listen to x2.",
                "Where does x2 enter, and with which weight?",
                body=gate_with("AND", [1, 0], -0.7),
            ),
            Mistake(
                "only x2",
                "Your gate follows x2 and does not listen to x1.",
                "Where does x1 enter, and with which weight?",
                body=gate_with("AND", [0, 1], -0.7),
            ),
            Mistake(
                "both the same",
                "Your gate fires when both inputs are the same, so also when both are 0.",
                "What should come out for (0, 0)?",
                body="def AND(x1, x2):\n    return int(x1 == x2)\n",
            ),
            Mistake(
                "the sum itself",
                "This is the weighted sum; a gate answers with 0 or 1.",
                "Which of your functions makes the decision?",
                body="def AND(x1, x2):\n    return weighted_sum(np.array([x1, x2]), np.array([0.5, 0.5]), -0.7)\n",
            ),
        ],
        [
            "Work out z for each of the four rows with w = (0.5, 0.5) and b = −0.7. For which of them is it "
            "greater than 0?",
            "Make an array of the two inputs and one of the two weights, and hand both to `neuron` with the bias.",
        ],
    ),
    gate(
        "NAND",
        [
            Mistake(
                "AND",
                "This is the table of AND. NAND is its exact opposite.",
                "On which rows should the sum be greater than 0? Compare the four signs with yours.",
                body=gate_with("NAND", [0.5, 0.5], -0.7),
            ),
            Mistake(
                "always fires",
                "Your neuron always fires, even when both inputs are 1.",
                "What is the sum for the row (1, 1)? With which sign do your weights enter it?",
                body=gate_with("NAND", [0.5, 0.5], 0.7),
            ),
            Mistake(
                "never fires",
                "Your neuron never fires, not even when both inputs are 0.",
                "For the row (0, 0) the sum is the bias alone. Which sign must it have?",
                body=gate_with("NAND", [-0.5, -0.5], -0.7),
            ),
            Mistake(
                "NOR",
                "Your neuron fires only when both inputs are 0. One input alone should not stop NAND.",
                "What is the sum for the row (0, 1)? It has to stay greater than 0.",
                body=gate_with("NAND", [-0.5, -0.5], 0.2),
            ),
            Mistake(
                "OR",
                "This is the table of OR.",
                "What should come out when both inputs are 0, and what when both are 1?",
                body=gate_with("NAND", [1, 1], -0.5),
            ),
            Mistake(
                "exactly one",
                "Your gate fires when the inputs differ. NAND fires for (0, 0) too.",
                "Which of the four rows is the only one on which NAND gives 0?",
                body="def NAND(x1, x2):\n    return int(x1 != x2)\n",
            ),
            Mistake(
                "not x1",
                "Your gate is the opposite of x1 and does not listen to x2.",
                "Where does x2 enter, and with which weight?",
                body="def NAND(x1, x2):\n    return 1 - x1\n",
            ),
            Mistake(
                "~ on an int",
                "The `~` turns all bits of an int round, so that 0 becomes −1 and 1 becomes −2.",
                "Which calculation turns 0 into 1 and 1 into 0?",
                body="def NAND(x1, x2):\n    return ~(x1 & x2)\n",
            ),
        ],
        [
            "For AND the four sums are −0.7, −0.2, −0.2 and 0.3. What would the four sums of the opposite gate "
            "look like?",
            "A sum changes its sign when everything in it does: which three numbers are in it?",
        ],
    ),
    gate(
        "OR",
        [
            Mistake(
                "AND",
                "This is the table of AND: one input alone is not enough for your neuron.",
                "What is the sum for the row (0, 1)? It has to be greater than 0.",
                body=gate_with("OR", [0.5, 0.5], -0.7),
            ),
            Mistake(
                "exactly one",
                "Your gate gives 0 when both inputs are 1. OR means at least one, so both count too.",
                "Which rows have at least one 1?",
                body="def OR(x1, x2):\n    return int(x1 != x2)\n",
            ),
            Mistake(
                "always fires",
                "Your neuron always fires, even when both inputs are 0.",
                "For the row (0, 0) the sum is the bias alone. What must it be, so that the neuron rests?",
                body=gate_with("OR", [1, 1], 0.5),
            ),
            Mistake(
                "never fires",
                "Your neuron never fires.",
                "For the row (0, 1) the sum is the second weight and the bias together. Is it greater than 0?",
                body=gate_with("OR", [-1, -1], -0.5),
            ),
            Mistake(
                "NOR",
                "This is the exact opposite of OR.",
                "Which rows have a sum greater than 0 now, and which ones should?",
                body=gate_with("OR", [-1, -1], 0.5),
            ),
            Mistake(
                "NAND",
                "This is the table of NAND.",
                "What should come out when both inputs are 0, and what when both are 1?",
                body=gate_with("OR", [-0.5, -0.5], 0.7),
            ),
            Mistake(
                "only x1",
                "Your gate follows x1 and does not listen to x2.",
                "What is the sum for the row (0, 1)? It has to be greater than 0.",
                body=gate_with("OR", [1, 0.5], -0.5),
            ),
            Mistake(
                "added up",
                "For (1, 1) your gate gives 2. Its output is 0 or 1.",
                "Which step is still missing between the sum and the answer?",
                body="def OR(x1, x2):\n    return x1 + x2\n",
            ),
        ],
        [
            "On which of the four rows must the sum be greater than 0, and on which one not?",
            "Start from AND. Its sum is −0.2 when one input is 1. How far must the bias move up, and how far may it?",
        ],
    ),
    Exercise(
        "gate_weights",
        groups=[
            Group(
                f"the weights of {name}",
                [
                    Case(
                        f"{name} on all four rows",
                        "gate_weights(name)",
                        {"name": name},
                        judge("neuron_gate", table=[[*row, y] for row, y in zip(ROWS, table, strict=True)]),
                    )
                ],
            )
            for name, table in TABLES.items()
        ],
        mistakes=[
            Mistake(
                "threshold for bias",
                "Your third number works as a threshold. A bias has the opposite sign.",
                "Look at the row (0, 0): its sum is the third number alone. Should the gate fire there?",
                body="""
def gate_weights(name):
    table = {"AND": (0.5, 0.5, 0.7), "NAND": (-0.5, -0.5, -0.7), "OR": (1, 1, 0.5)}
    return np.array(table[name][:2]), table[name][2]
""",
            ),
            Mistake(
                "AND and OR exchanged",
                "The weights given for AND make OR, and those given for OR make AND.",
                "For each of the two: is one input alone enough?",
                body="def gate_weights(name):\n    if name == 'NAND':\n        return np.array([-1, -1]), 1.5\n"
                "    return np.array([1, 1]), (-0.5 if name == 'AND' else -1.5)\n",
            ),
            Mistake(
                "no bias",
                "Without a bias, AND fires for one input already, and NAND never fires.",
                "What is the sum for the row (0, 0) when b is 0? What should it be for each gate?",
                body="""
def gate_weights(name):
    return (np.array([-1, -1]) if name == "NAND" else np.array([1, 1])), 0
""",
            ),
            Mistake(
                "NAND: bias not turned",
                "For NAND you turned the weights of AND round, but not the bias. So it never fires.",
                "Which sign has the sum of NAND on the row (0, 0)?",
                replace=("np.array([-1.0, -1.0]), 1.5", "np.array([-1.0, -1.0]), -1.5"),
            ),
            Mistake(
                "NAND: weights not turned",
                "For NAND you turned the bias of AND round, but not the weights. So it always fires.",
                "Which sign has the sum of NAND on the row (1, 1)?",
                replace=("np.array([-1.0, -1.0]), 1.5", "np.array([1.0, 1.0]), 1.5"),
            ),
            Mistake(
                "NAND is AND",
                "The weights given for NAND make AND. NAND is its exact opposite.",
                "Which three numbers have to change their sign?",
                replace=("np.array([-1.0, -1.0]), 1.5", "np.array([1.0, 1.0]), -1.5"),
            ),
            Mistake(
                "AND is OR",
                "The weights given for AND make OR: one input alone is enough.",
                "What is the sum for the row (0, 1)? It has to stay at 0 or below.",
                replace=("np.array([1.0, 1.0]), -1.5", "np.array([1.0, 1.0]), -0.5"),
            ),
            Mistake(
                "AND never fires",
                "The weights given for AND never fire, not even for (1, 1).",
                "What is the sum for the row (1, 1)? Exactly 0 is not enough.",
                replace=("np.array([1.0, 1.0]), -1.5", "np.array([1.0, 1.0]), -2.0"),
            ),
            Mistake(
                "AND always fires",
                "The weights given for AND fire for every row.",
                "For the row (0, 0) the sum is the bias alone. Which sign must it have?",
                replace=("np.array([1.0, 1.0]), -1.5", "np.array([1.0, 1.0]), 1.5"),
            ),
            Mistake(
                "OR is AND",
                "The weights given for OR make AND: one input alone is not enough.",
                "What is the sum for the row (0, 1)? It has to be greater than 0.",
                replace=("np.array([1.0, 1.0]), -0.5", "np.array([1.0, 1.0]), -1.0"),
            ),
            Mistake(
                "OR always fires",
                "The weights given for OR fire for every row, also for (0, 0).",
                "For the row (0, 0) the sum is the bias alone. What must it be, so that the neuron rests?",
                replace=("np.array([1.0, 1.0]), -0.5", "np.array([1.0, 1.0]), 0.5"),
            ),
            Mistake(
                "on the line",
                "One of the dots lies exactly on your line. There z is 0, and a neuron does not fire at 0.",
                "Work out z for the row in the message. By how much can you move the bias?",
                body="def gate_weights(name):\n    if name == 'NAND':\n        return np.array([-1, -1]), 1\n"
                "    return np.array([1, 1]), (-2 if name == 'AND' else -1)\n",
            ),
            Mistake(
                "the same for every name",
                "AND is right, but the same weights come back for the other names.",
                "How does your answer depend on `name`?",
                body="def gate_weights(name):\n    return np.array([1.0, 1.0]), -1.5\n",
            ),
            Mistake(
                "three in a row",
                "The three numbers came back side by side. Wanted are two things: an array of two weights, and "
                "one bias.",
                "How many entries has your result, and what is the first of them?",
                body="def gate_weights(name):\n    return np.array([1.0, 1.0, -1.5])\n",
            ),
            Mistake(
                "bias first",
                "The bias came first, then the weights.",
                "In which order does the exercise ask for them?",
                body="def gate_weights(name):\n    return -1.5, np.array([1.0, 1.0])\n",
            ),
        ],
        hints=[
            "In the explorer, which three numbers made the gate? How far could you move one of them before it broke?",
            "Compare `name` with each of the three texts, and return an array and a number for each, separated "
            "by a comma.",
        ],
    ),
    Exercise(
        "boundary",
        groups=[
            Group(
                "slope and intercept",
                [
                    Case("any neuron", "boundary(w, b)", line),
                    Case("another neuron", "boundary(w, b)", line),
                    Case(
                        "whole numbers",
                        "boundary(w, b)",
                        lambda rng: {"w": np.array([int(rng.choice([-3, -1, 1, 3])), 2]), "b": 5},
                    ),
                    Case("a weight of 0 for x1: a flat line", "boundary(w, b)", {"w": np.array([0.0, 4.0]), "b": -3.0}),
                    Case(
                        "a column of a table",
                        "boundary(W[:, 1], b)",
                        lambda rng: {"W": eighths(rng, 2, 3) + 2.5, "b": -1.75},
                    ),
                    Case("a line through the origin", "boundary(w, b)", {"w": np.array([1.5, -4.0]), "b": 0.0}),
                    Case(
                        "large weights",
                        "boundary(w, b)",
                        lambda rng: {"w": rng.uniform(60, 90, 2) * [1, -1], "b": 700.5},
                    ),
                ],
                weight=3,
            ),
            Group(
                "a vertical line, beside one that is not",
                [
                    Case("a line that is almost vertical", "boundary(w, b)", {"w": np.array([2.0, 0.001]), "b": 0.5}),
                    Case(
                        "a vertical line has no slope",
                        BOUNDARY_OR_ERROR,
                        lambda rng: {"w": np.array([float(rng.normal() + 3), 0.0]), "b": -1.0},
                    ),
                    Case("also with whole numbers", BOUNDARY_OR_ERROR, {"w": np.array([2, 0]), "b": 1}),
                    Case("also without a bias", BOUNDARY_OR_ERROR, {"w": np.array([-1.5, 0.0]), "b": 0.0}),
                    Case("also when both weights are 0", BOUNDARY_OR_ERROR, {"w": np.array([0.0, 0.0]), "b": 2.0}),
                ],
                weight=1,
            ),
        ],
        mistakes=[
            Mistake(
                "sign of the slope",
                "The slope has the wrong sign; the intercept is right.",
                "Bring w1 x1 to the other side of w1 x1 + w2 x2 + b = 0. What happens to its sign?",
                replace=("return -w[0] / w[1]", "return w[0] / w[1]"),
            ),
            Mistake(
                "sign of the intercept",
                "The intercept has the wrong sign; the slope is right.",
                "Bring b to the other side of w1 x1 + w2 x2 + b = 0. What happens to its sign?",
                replace=("-b / w[1]", "b / w[1]"),
            ),
            Mistake(
                "both signs",
                "Slope and intercept both have the wrong sign.",
                "Two terms go to the other side of w1 x1 + w2 x2 + b = 0. What happens to their signs?",
                replace=("return -w[0] / w[1], -b / w[1]", "return w[0] / w[1], b / w[1]"),
            ),
            Mistake(
                "slope upside down",
                "The slope is upside down: the wrong one of the two weights is below.",
                "You solve for x2. By which weight do you divide in the last step?",
                body="def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError('vertical')\n"
                "    with np.errstate(divide='ignore'):\n        return -w[1] / np.float64(w[0]), -b / w[1]\n",
            ),
            Mistake(
                "solved for x1",
                "You solved for x1. Asked is x2, the upward direction in the picture.",
                "Which of the two should stand alone on the left?",
                body="def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError('vertical')\n"
                "    with np.errstate(all='ignore'):\n        return -w[1] / np.float64(w[0]), -b / "
                "np.float64(w[0])\n",
            ),
            Mistake(
                "exchanged",
                "Slope and intercept came back in the other order.",
                "Which of the two does the exercise name first?",
                replace=("return -w[0] / w[1], -b / w[1]", "return -b / w[1], -w[0] / w[1]"),
            ),
            Mistake(
                "intercept untouched",
                "The intercept is b itself. The slope is right.",
                "When b goes to the other side, and when everything is divided by w2, what happens to it each time?",
                replace=("-b / w[1]", "b"),
            ),
            Mistake(
                "intercept not divided",
                "The intercept was not divided by w2. The slope is right.",
                "When you divide an equation by w2, which of its terms change?",
                replace=("-b / w[1]", "-b"),
            ),
            Mistake(
                "whole division",
                "The digits after the decimal point are gone: `//` divides and rounds down.",
                "Which sign divides without rounding?",
                replace=("return -w[0] / w[1], -b / w[1]", "return -w[0] // w[1], -b // w[1]"),
            ),
            Mistake(
                "no error",
                "For a vertical line the function divided by 0 and went on with infinite numbers. Nobody is told.",
                "What should happen before the division when w[1] is 0?",
                body="def boundary(w, b):\n    w = np.asarray(w, dtype=float)\n    with np.errstate(all='ignore'):\n"
                "        return -w[0] / w[1], -b / w[1]\n",
            ),
            Mistake(
                "None instead of an error",
                "For a vertical line nothing was returned. Whoever calls it would only notice later.",
                "How do you raise an error in Python, and which kind is asked for?",
                replace=('raise ValueError("w[1] is 0: the line is vertical and has no slope")', "return None"),
            ),
            Mistake(
                "error returned",
                "For a vertical line the error was returned like a result, so nothing stops.",
                "With which word does Python throw an error? It is not `return`.",
                replace=('raise ValueError("w[1] is 0: the line is vertical and has no slope")', "return ValueError"),
            ),
            Mistake(
                "another error",
                "For a vertical line a `ZeroDivisionError` came. The exercise promises a `ValueError`.",
                "What can you ask before you divide, so that your own error comes first?",
                body="""
def boundary(w, b):
    return -float(w[0]) / float(w[1]), -float(b) / float(w[1])
""",
            ),
            Mistake(
                "assert",
                "An `assert` raises an `AssertionError`. The exercise promises a `ValueError`.",
                "How do you raise an error of a kind that you choose?",
                replace=(
                    'if w[1] == 0:\n        raise ValueError("w[1] is 0: the line is vertical and has no slope")',
                    "assert w[1] != 0",
                ),
            ),
            Mistake(
                "a plain exception",
                "For a vertical line a plain `Exception` came. The exercise promises a `ValueError`.",
                "Which kind of error is named under “Raises”, and which one does your code raise?",
                replace=("raise ValueError(", "raise Exception("),
            ),
            Mistake(
                "a key error",
                "For a vertical line a `KeyError` came. The exercise promises a `ValueError`.",
                "Which kind of error is named under “Raises”, and which one does your code raise?",
                replace=("raise ValueError(", "raise KeyError("),
            ),
            Mistake(
                "a type error",
                "For a vertical line a `TypeError` came. The exercise promises a `ValueError`.",
                "Which kind of error is named under “Raises”, and which one does your code raise?",
                replace=("raise ValueError(", "raise TypeError("),
            ),
            Mistake(
                "numbers instead of an error",
                "For a vertical line no error came: two zeros were returned, as if it were a flat line.",
                "How do you raise an error in Python, and which kind is asked for?",
                replace=('raise ValueError("w[1] is 0: the line is vertical and has no slope")', "return 0.0, 0.0"),
            ),
            Mistake(
                "error for flat lines",
                "A flat line raised an error. Its slope is 0, which is a number like any other.",
                "Which of the two weights must not be 0 here?",
                replace=("if w[1] == 0:", "if w[0] == 0 or w[1] == 0:"),
            ),
        ],
        hints=[
            "Start from w1 x1 + w2 x2 + b = 0. Which two terms leave the left side so that w2 x2 stands alone?",
            "Divide everything by w2. What now stands before x1 is the slope, what stands alone is the "
            "intercept. And look at "
            "w[1] before you divide.",
        ],
    ),
    Exercise(
        "fit_perceptron",
        groups=[
            Group(
                "one pass over the rows",
                [
                    Case(
                        "one row",
                        "fit_perceptron(X, y, epochs, lr)",
                        lambda rng: {"X": np.array([[1.5, -0.25]]), "y": np.array([1]), "epochs": 1, "lr": 0.5},
                        FITTED,
                    ),
                    Case(
                        "two rows, one of each kind",
                        "fit_perceptron(X, y, epochs, lr)",
                        {"X": np.array([[1.0, 0.5], [2.0, -0.25]]), "y": np.array([1, 0]), "epochs": 1, "lr": 0.25},
                        FITTED,
                    ),
                    Case(
                        "seven rows",
                        "fit_perceptron(X, y, epochs, lr)",
                        plus(separable(7, 3), epochs=1, lr=0.5),
                        FITTED,
                    ),
                    Case(
                        "thirty rows, five inputs, the ones last",
                        "fit_perceptron(X, y, epochs, lr)",
                        plus(ones_last(30, 5), epochs=1, lr=0.5),
                        FITTED,
                    ),
                ],
                weight=1,
            ),
            Group(
                "until an epoch is clean",
                [
                    Case(
                        "the table of AND",
                        "fit_perceptron(X, y, epochs, lr)",
                        {"X": np.array(ROWS), "y": np.array(TABLES["AND"]), "epochs": 20, "lr": 0.25},
                        FITTED,
                    ),
                    Case(
                        "the table of NAND",
                        "fit_perceptron(X, y, epochs, lr)",
                        {"X": np.array(ROWS), "y": np.array(TABLES["NAND"]), "epochs": 30, "lr": 1.0},
                        FITTED,
                    ),
                    Case(
                        "twelve rows that a plane separates",
                        "fit_perceptron(X, y, epochs, lr)",
                        plus(separable(12, 4), epochs=200, lr=0.5),
                        FITTED,
                    ),
                    Case(
                        "one row, one input",
                        "fit_perceptron(X, y, epochs, lr)",
                        lambda rng: {"X": rng.integers(3, 20, (1, 1)) / 8, "y": np.array([1]), "epochs": 4, "lr": 0.5},
                        FITTED,
                    ),
                    Case(
                        "every y is 0",
                        "fit_perceptron(X, y, epochs, lr)",
                        lambda rng: {"X": eighths(rng, 5, 2), "y": np.zeros(5, np.int64), "epochs": 3, "lr": 0.5},
                        FITTED,
                    ),
                    Case(
                        "OR, looked at after NAND is learned too",
                        "first = fit_perceptron(X, y, epochs, lr)\nfit_perceptron(X, other, epochs, lr)\nfirst",
                        {"X": np.array(ROWS) / 2, "y": np.array(TABLES["OR"]), "epochs": 25, "lr": 0.5}
                        | {"other": np.array(TABLES["NAND"])},
                        FITTED,
                    ),
                    Case(
                        "a transposed table",
                        "fit_perceptron(X.T, y, epochs, lr)",
                        plus(separable(9, 2, transposed=True), epochs=200, lr=2.0),
                        FITTED,
                    ),
                ],
                weight=2,
            ),
            Group(
                "never more than the given number of epochs",
                [
                    Case(
                        "a table that no line separates",
                        "fit_perceptron(X, y, epochs, lr)",
                        {"X": np.array(ROWS), "y": np.array([0, 1, 1, 0]), "epochs": 13, "lr": 0.5},
                        FITTED,
                    ),
                    Case(
                        "stopped before it has learned",
                        "fit_perceptron(X, y, epochs, lr)",
                        {"X": np.array(ROWS), "y": np.array(TABLES["AND"]), "epochs": 3, "lr": 1.0},
                        FITTED,
                    ),
                    Case(
                        "no epochs at all",
                        "fit_perceptron(X, y, epochs, lr)",
                        plus(rows_of(4, 3), epochs=0, lr=0.5),
                        FITTED,
                    ),
                ],
                weight=1,
            ),
        ],
        mistakes=[
            Mistake(
                "wrong direction",
                "Each update goes the wrong way: an input that should make the neuron fire makes it rest even more.",
                "Take x = (1, 1), y = 1 and ŷ = 0. Should the weights go up or down, and what do yours do?",
                body=changed(FIT, ("target - neuron(row, w, b)", "neuron(row, w, b) - target")),
            ),
            Mistake(
                "bias not learned",
                "The bias stays 0: only the weights learn.",
                "The bias is the weight of an input that is always 1. When does it change, and by how much?",
                body=changed(FIT, ("            b = b + lr * error\n", "")),
            ),
            Mistake(
                "weights not learned",
                "The weights stay 0: only the bias learns.",
                "What should happen to w after a row on which the neuron was wrong?",
                body=changed(FIT, ("            w = w + lr * error * row\n", "")),
            ),
            Mistake(
                "input left out",
                "All weights change by the same amount, whatever the input was.",
                "An input of 0 had no part in the mistake. Does your update leave its weight alone?",
                body=changed(FIT, ("lr * error * row", "lr * error")),
            ),
            Mistake(
                "rate left out for the bias",
                "The bias changes by whole steps of 1. It has the same learning rate as the weights.",
                "Compare your two updates: what does one have that the other does not?",
                body=changed(FIT, ("b = b + lr * error\n", "b = b + error\n")),
            ),
            Mistake(
                "rate left out",
                "The learning rate has no effect on your result.",
                "Where does `lr` come in, for the weights and for the bias?",
                body=changed(FIT, ("lr * error * row", "error * row"), ("b = b + lr * error\n", "b = b + error\n")),
            ),
            Mistake(
                "one update an epoch",
                "Your weights change only at the end of an epoch. Here they change after each row, and the next "
                "row already "
                "meets the new ones.",
                "With which weights is the second row predicted?",
                body="""
def fit_perceptron(X, y, epochs, lr):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        errors = np.array([target - neuron(row, w, b) for row, target in zip(X, y)])
        w, b = w + lr * errors @ X, b + lr * errors.sum()
        mistakes.append(int(np.sum(errors != 0)))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes
""",
            ),
            Mistake(
                "fires at 0",
                "With weights of 0 the sum is 0, and your neuron fires there. Here it fires only when z is "
                "greater than 0.",
                "Do you predict with your own `neuron`? What does it say for zero weights?",
                body=changed(FIT, ("neuron(row, w, b)", "int(weighted_sum(row, w, b) >= 0)")),
            ),
            Mistake(
                "predicts with the sum",
                "The error was computed from the sum z. Rosenblatt's rule uses the 0 or 1 that the neuron answers.",
                "Which values can y − ŷ have, and which ones does yours have?",
                body=changed(FIT, ("target - neuron(row, w, b)", "target - weighted_sum(row, w, b)")),
            ),
            Mistake(
                "does not stop",
                "After the first epoch without a mistake, more zeros are added to your list. It should end there.",
                "What happens in your code once nothing is left to learn, and how long is the list then?",
                body=changed(FIT, ("        if wrong == 0:\n            break\n", "")),
            ),
            Mistake(
                "last zero missing",
                "The clean epoch at the end is missing from the list.",
                "Which comes first in your loop: writing down the count, or stopping?",
                body=changed(
                    FIT,
                    (
                        "        mistakes.append(wrong)\n        if wrong == 0:\n            break\n",
                        "        if wrong == 0:\n            break\n        mistakes.append(wrong)\n",
                    ),
                ),
            ),
            Mistake(
                "count not reset",
                "Your counts only grow: each epoch starts with the count of the one before.",
                "When does the count go back to 0?",
                body=changed(
                    FIT,
                    (
                        "    for _ in range(epochs):\n        wrong = 0\n",
                        "    wrong = 0\n    for _ in range(epochs):\n",
                    ),
                    (
                        "        if wrong == 0:\n            break\n",
                        "        if wrong == (mistakes[-2] if len(mistakes) > 1 else 0):\n            break\n",
                    ),
                ),
            ),
            Mistake(
                "errors cancel",
                "Mistakes of the two kinds cancel each other: one has the error 1, the other −1, and together "
                "they count 0.",
                "How do you count both kinds as mistakes?",
                body=changed(FIT, ("wrong += int(error != 0)", "wrong += int(error)")),
            ),
            Mistake(
                "epochs ignored",
                "Your loop goes on until an epoch is clean, however many epochs are allowed.",
                "Where does `epochs` enter? On a table that no line separates, would your loop ever end?",
                body=changed(FIT, ("range(epochs)", "range(200)")),
            ),
            Mistake(
                "one epoch too many",
                "There is one epoch more than allowed.",
                "How often does your loop run when `epochs` is 3, and how often when it is 0?",
                body=changed(FIT, ("range(epochs)", "range(epochs + 1)")),
            ),
            Mistake(
                "one epoch too few",
                "There is one epoch less than allowed.",
                "How often does your loop run when `epochs` is 1?",
                body=changed(FIT, ("range(epochs)", "range(1, epochs)")),
            ),
            Mistake(
                "weights of whole numbers",
                "Your weights took their type from X. Where X holds whole numbers, they cannot take a fraction in.",
                "What type do your zeros have at the start, when X is an array of integers?",
                body=changed(
                    FIT,
                    ("np.zeros(X.shape[1])", "np.zeros_like(X[0])"),
                    ("w = w + lr * error * row", "w += lr * error * row"),
                ),
            ),
            Mistake(
                "starts at ones",
                "Your weights are not 0 at the start.",
                "With which weights is the very first row predicted?",
                body=changed(FIT, ("np.zeros(X.shape[1])", "np.ones(X.shape[1])")),
            ),
            Mistake(
                "only up",
                "Whatever the mistake was, your update adds the input. Where the neuron fired by mistake it "
                "should subtract it.",
                "Which sign has y − ŷ when y is 0 and ŷ is 1?",
                body=changed(
                    FIT, ("lr * error * row", "lr * abs(error) * row"), ("b + lr * error", "b + lr * abs(error)")
                ),
            ),
            Mistake(
                "one count in all",
                "There is one count over all epochs. Asked is a list with one count for each epoch.",
                "What has to be written down at the end of every epoch?",
                body=changed(FIT, ("    return w, b, mistakes", "    return w, b, sum(mistakes)")),
            ),
            Mistake(
                "written down after each row",
                "There is a count for every row. Asked is one for each epoch.",
                "How far is the line indented that adds to your list?",
                body=changed(
                    FIT,
                    (
                        "            wrong += int(error != 0)\n        mistakes.append(wrong)\n",
                        "            wrong += int(error != 0)\n            mistakes.append(wrong)\n",
                    ),
                ),
            ),
            Mistake(
                "counted after the update",
                "A row was counted by the weights that it had just changed. Counted is the prediction made when "
                "the row is visited.",
                "In which order do you predict, count and update?",
                body=changed(FIT, ("wrong += int(error != 0)", "wrong += int(neuron(row, w, b) != target)")),
            ),
        ],
        hints=[
            "What has to happen once at the start, once in each epoch, and once for each row? That makes two loops.",
            "For a row, first predict with your `neuron`. Which number do you get from y minus ŷ in each of the "
            "three cases of "
            "the text? Use it for both updates, then count the row if the number is not 0.",
            "After the rows of an epoch: write its count down, and then decide whether to leave the loop.",
        ],
        needs=["neuron"],
    ),
]
