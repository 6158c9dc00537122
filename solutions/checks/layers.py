"""What the exercises of lesson 04 must show, and the mistakes known by name."""

import itertools

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, equal, judge


def _drawn(rng, spread, shape):
    """Numbers with two decimals, so that a case can be worked out on paper; none is 0."""
    return np.round(rng.uniform(0.1, spread, shape), 2) * rng.choice([-1, 1], shape)


def _tables(rng, n, d, h):
    return {"X": _drawn(rng, 3, (n, d)), "W": _drawn(rng, 2, (d, h)), "b": _drawn(rng, 5, h)}


def _whole_numbers(rng):
    return {
        "X": rng.integers(1, 9, (3, 4)) * rng.choice([-1, 1], (3, 4)),
        "W": rng.integers(1, 6, (4, 2)) * rng.choice([-1, 1], (4, 2)),
        "b": np.round(rng.uniform(0.1, 0.9, 2), 3) + np.array([2.0, -4.0]),
    }


def _strided(rng):
    return {"wide": _drawn(rng, 3, (3, 8)), "V": _drawn(rng, 2, (2, 3)), "b": _drawn(rng, 4, 2)}


def _one_input(rng):
    # many digits near 1, so that rounding shows
    return {
        "X": _drawn(rng, 3, (6, 1)),
        "W": _drawn(rng, 2, (1, 2)) / 7,
        "b": rng.integers(1, 3, 2) * np.array([1, -1]),
    }


def _normal(rng, spread, shape):
    """Numbers with all their digits, written short."""
    return Source(f"np.random.default_rng({int(rng.integers(1, 10**6))}).normal(0, {spread}, {shape})")


def _larger(rng):
    return {"X": _normal(rng, 20, (55, 9)), "W": _normal(rng, 1, (9, 6)), "b": _normal(rng, 3, 6)}


def _layer_cases(name):
    call = f"{name}(X, W, b)"
    return [
        Case("five examples, three inputs, four neurons", call, lambda rng: _tables(rng, 5, 3, 4)),
        Case("one example", call, lambda rng: _tables(rng, 1, 4, 3)),
        Case("one neuron", call, lambda rng: _tables(rng, 4, 3, 1)),
        Case("whole numbers and biases that are none", call, _whole_numbers),
        Case("tables turned on their side", f"{name}(wide.T[::2], V.T, b)", _strided),
        Case("one input, whole biases", call, _one_input),
        Case(
            "as many examples as inputs and neurons, three calls looked at afterwards",
            f"{name}(X, W, b), {name}(-X, W, b), {name}(X, 2 * W, b)",
            lambda rng: _tables(rng, 3, 3, 3),
        ),
        Case("larger tables, numbers with many digits: the last rows", f"np.asarray({call})[-3:]", _larger),
    ]


# A loop over rows shows in the count, one over inputs or neurons does not.
_COUNT_LINES = """
def lines_of_python_run(f, *arguments):
    import sys
    count = 0
    def trace(frame, event, argument):
        nonlocal count
        count += event == "line"
        return trace
    before = sys.gettrace()
    sys.settrace(trace)
    try:
        f(*arguments)
    finally:
        sys.settrace(before)
    return count
lines_of_python_run
"""
_FEW_AND_MANY = """
Z = layer(X, W, b)  # once to warm up
Z, [count_lines(layer, X[:7], W, b), count_lines(layer, X, W, b)]
"""


def _many_rows(rng):
    seed = int(rng.integers(1, 10**6))
    return {
        "count_lines": Source(_COUNT_LINES),
        "X": Source(f"np.random.default_rng({seed}).normal(0, 2, (700, 3))"),
        "W": _drawn(rng, 2, (3, 2)),
        "b": _drawn(rng, 4, 2),
    }


_LOOPS_HEAD = "def layer_loops(X, W, b):\n    n, d = X.shape\n    h = W.shape[1]\n"

LAYER_LOOPS = Exercise(
    "layer_loops",
    groups=[Group("values", _layer_cases("layer_loops"))],
    mistakes=[
        Mistake(
            "no bias",
            "Every entry is off by the bias of its column.",
            "Where in the loops does b come in, and how often for each entry of Z?",
            replace=("total = b[j]", "total = 0.0"),
        ),
        Mistake(
            "bias for every input",
            "The bias was added once for each input, so it counts d times.",
            "Look at which of the loops the bias stands in. How often should it be added for one entry?",
            replace=("total + X[i, m] * W[m, j]", "total + X[i, m] * W[m, j] + (b[j] if m else 0.0)"),
        ),
        Mistake(
            "bias subtracted",
            "The bias was taken away instead of added. A threshold is subtracted; a bias is a threshold with its "
            "sign turned.",
            "Compare the sign of b in your code with Z = X W + b.",
            replace=("total = b[j]", "total = -b[j]"),
        ),
        Mistake(
            "total carried on",
            "Each entry also holds what was added up for the entries before it.",
            "Where does your running total start again from nothing? It should do so for each example and each neuron.",
            body=_LOOPS_HEAD
            + """    Z = np.zeros((n, h))
    for i in range(n):
        total = 0.0
        for j in range(h):
            total = total + b[j]
            for m in range(d):
                total = total + X[i, m] * W[m, j]
            Z[i, j] = total
    return Z
""",
        ),
        Mistake(
            "last input left out",
            "One input is missing from every sum.",
            "How many times does your innermost loop run, and how many inputs are there?",
            replace=("for m in range(d)", "for m in range(d - 1)"),
        ),
        Mistake(
            "last neuron left out",
            "The last column of the result is still empty.",
            "How many times does the loop over the neurons run, and how many columns does W have?",
            replace=("for j in range(h)", "for j in range(h - 1)"),
        ),
        Mistake(
            "overwritten instead of added",
            "Only the last input counts: each product replaced the one before.",
            "What happens to your total when the next input comes?",
            replace=("total = total + X[i, m] * W[m, j]", "total = b[j] + X[i, m] * W[m, j]"),
        ),
        Mistake(
            "turned on its side",
            "The numbers are right, but rows and columns are exchanged: Z has a row for each neuron.",
            "Rows are examples. Which of the two loops should give the row of Z?",
            replace=("return Z", "return Z.T"),
        ),
        Mistake(
            "whole numbers only",
            "Everything behind the decimal point was cut off.",
            "Where do your numbers become whole ones? Look at the type of number that your table can hold, and at each "
            "step up to the return.",
            replace=("np.zeros((n, h))", "np.zeros((n, h), dtype=int)"),
        ),
        Mistake(
            "weights of another neuron",
            "W was looked up with its two numbers exchanged.",
            "W has a row for each input and a column for each neuron. Which number comes first in W[…, …]?",
            replace=("W[m, j]", "W[j, m]"),
        ),
        Mistake(
            "bias of the example",
            "The bias was chosen by the number of the example.",
            "b has one entry for each neuron. Which of your loops counts the neurons?",
            replace=("total = b[j]", "total = b[i]"),
        ),
        Mistake(
            "stops after one example",
            "Only the first row of Z was filled.",
            "Is the return inside a loop? How far to the right does it stand?",
            replace=("    return Z", "        return Z"),
        ),
    ],
    hints=[
        "For one entry of Z, which two loops are standing still while the third one runs?",
        "A running total needs a start for each pair of example and neuron. What could it start from, if the bias "
        "is to count once?",
    ],
)

LAYER = Exercise(
    "layer",
    groups=[
        Group("values", _layer_cases("layer"), weight=3),
        Group(
            "no loop over the examples",
            [Case("7 examples, then 700", _FEW_AND_MANY, _many_rows, judge("lines_counted", more=350))],
        ),
    ],
    mistakes=[
        Mistake(
            "no bias",
            "Every entry is off by the bias of its column.",
            "The product alone is not the whole layer. What is missing of Z = X W + b?",
            replace=("X @ W + b", "X @ W"),
        ),
        Mistake(
            "bias subtracted",
            "The bias was taken away instead of added.",
            "Compare the sign of b in your code with Z = X W + b.",
            replace=("X @ W + b", "X @ W - b"),
        ),
        Mistake(
            "one number for all biases",
            "The biases were added up first, so every neuron got their sum.",
            "Each neuron has a bias of its own. What shape should the thing have that you add?",
            replace=("X @ W + b", "X @ W + np.sum(b)"),
        ),
        Mistake(
            "turned on its side",
            "The numbers are right, but rows and columns are exchanged: Z has a row for each neuron.",
            "Rows are examples here. Some texts keep examples in columns; their formula is turned on its side.",
            replace=("X @ W + b", "(X @ W + b).T"),
        ),
        Mistake(
            "activation already applied",
            "All negative entries are 0: an activation was applied. A layer's Z is what comes before it.",
            "The contract asks for X W + b and nothing after it.",
            replace=("X @ W + b", "np.maximum(X @ W + b, 0)"),
        ),
        Mistake(
            "absolute values",
            "The sizes are right, but minus signs are lost.",
            "A weighted sum can be negative. Where does your sign go?",
            replace=("X @ W + b", "np.abs(X @ W + b)"),
        ),
        Mistake(
            "bias added in place",
            "With whole numbers in X and W the product is a table of whole numbers, and adding b into it fails.",
            "Look at how b is added: into the table that is there, or into a new one?",
            replace=("return X @ W + b", "Z = X @ W\n    Z += b\n    return Z"),
        ),
        Mistake(
            "still a loop",
            "The numbers are right, but a loop of Python walks over the examples: its lines run again for each of "
            "them.",
            "np.vectorize and apply_along_axis are such loops too. Can one product of the whole tables do it?",
            replace=("return X @ W + b", "return np.array([row @ W + b for row in X])"),
        ),
        Mistake(
            "element by element",
            "* multiplies entry with entry and needs tables of one shape. A layer needs rows with columns.",
            "Which sign of lesson 00 stands for rows with columns?",
            replace=("X @ W + b", "X * W + b"),
        ),
    ],
    hints=[
        "Which operation on two tables takes each row of the left with each column of the right?",
        "The product has the shape (n, h). What does broadcasting do with something of shape (h,) beside it?",
    ],
)


_SIZES = [
    Case("5-6-7-7", "{}(sizes)", {"sizes": [5, 6, 7, 7]}, equal(kind="integer")),
    Case(
        "two sizes only",
        "{}(sizes)",
        lambda rng: {"sizes": [int(s) for s in rng.permutation(8)[:2] + 3]},
        equal(kind="integer"),
    ),
    Case(
        "one neuron at the end",
        "{}(sizes)",
        lambda rng: {"sizes": [*(int(s) for s in rng.permutation(9)[:2] + 2), 1]},
        equal(kind="integer"),
    ),
    Case(
        "the same size all along",
        "{}(sizes)",
        lambda rng: {"sizes": [int(rng.integers(3, 9))] * 5},
        equal(kind="integer"),
    ),
    Case(
        "a deep one",
        "{}(sizes)",
        lambda rng: {"sizes": [784, *(int(s) for s in rng.permutation(200)[:5] + 20), 10]},
        equal(kind="integer"),
    ),
    Case("one input, one neuron", "{}(sizes)", {"sizes": [1, 1]}, equal(kind="integer")),
    Case(
        "nine layers",
        "{}(sizes)",
        lambda rng: {"sizes": [int(s) for s in rng.permutation(90)[:10] + 10]},
        equal(kind="integer"),
    ),
]


def _counting(name):
    return [Case(c.name, c.probe.format(name), c.inputs, c.judge) for c in _SIZES]


COUNT_WEIGHTS = Exercise(
    "count_weights",
    groups=[Group("counts", _counting("count_weights"))],
    mistakes=[
        Mistake(
            "biases counted too",
            "The count is too large by the number of neurons: their biases were counted.",
            "This function counts weights only. The biases come in the next exercise.",
            replace=("sum(left * right for", "sum(left * right + right for"),
        ),
        Mistake(
            "last layer left out",
            "The weights that lead into the last layer are missing.",
            "5-6-7-7 has three pairs of neighbours. How many pairs does your code look at?",
            body="def count_weights(sizes):\n    return sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 2))\n",
        ),
        Mistake(
            "first layer left out",
            "The weights between the inputs and the first layer are missing.",
            "Inputs are no neurons, but weights lead from them. At which pair does your code begin?",
            body=(
                "def count_weights(sizes):\n    return sum(sizes[i] * sizes[i + 1] for i in range(1, len(sizes) - 1))\n"
            ),
        ),
        Mistake(
            "everything multiplied",
            "All sizes were multiplied with each other. That would count paths through the network, not weights.",
            "Weights stand between neighbours only. What has to be done with the counts of the pairs?",
            body="def count_weights(sizes):\n    return int(np.prod(sizes))\n",
        ),
        Mistake(
            "sizes added",
            "The sizes were added: that is the number of dots in the drawing, not of lines.",
            "How many lines run between 5 dots and 6 dots when each is joined to each?",
            body="def count_weights(sizes):\n    return sum(sizes)\n",
        ),
        Mistake(
            "first times last",
            "Only the first and the last size were used.",
            "Weights stand between each pair of neighbours, in the middle of the network too.",
            body="def count_weights(sizes):\n    return sizes[0] * sizes[-1]\n",
        ),
        Mistake(
            "a list of counts",
            "The counts of the single layers are there, but as a list.",
            "The function is asked for one number.",
            body="def count_weights(sizes):\n    return [left * right for left, right in zip(sizes[:-1], sizes[1:])]\n",
        ),
        Mistake(
            "a decimal number",
            "A count is a whole number; this one is a float.",
            "Which step of your code makes a number with a decimal point?",
            replace=("return sum(left", "return 1.0 * sum(left"),
        ),
        Mistake(
            "one pair too many",
            "The code asks for an entry behind the end of the list: the last size has no neighbour to its right.",
            "5-6-7-7 has four sizes. How many pairs of neighbours are there, and how often does your loop run?",
            body="""def count_weights(sizes):
    total = 0
    for i in range(len(sizes)):
        total += sizes[i] * sizes[i + 1]
    return total
""",
        ),
        Mistake(
            "only the first pair",
            "Only the weights between the inputs and the first layer were counted.",
            "How many pairs of neighbours are there in 5-6-7-7? If there is a loop: is the return inside it?",
            body="""def count_weights(sizes):
    return sizes[0] * sizes[1]
""",
        ),
    ],
    hints=[
        "Between 5 and 6 stand 30 weights. What stands between 6 and 7?",
        "You need pairs of neighbours. zip can walk through two lists at once, and a list can be taken without its "
        "first entry.",
    ],
)

COUNT_PARAMETERS = Exercise(
    "count_parameters",
    groups=[Group("counts", _counting("count_parameters"))],
    needs=["count_weights"],
    mistakes=[
        Mistake(
            "weights only",
            "These are the weights alone.",
            "Which other numbers does each neuron have?",
            replace=("count_weights(sizes) + sum(sizes[1:])", "count_weights(sizes)"),
        ),
        Mistake(
            "biases for the inputs",
            "The inputs got biases too.",
            "Inputs are handed in as they are. From which entry of sizes on do neurons begin?",
            replace=("sum(sizes[1:])", "sum(sizes)"),
        ),
        Mistake(
            "no biases in the last layer",
            "The biases of the last layer are missing.",
            "Every neuron has a bias, those of the last layer too. Which entries of sizes do you add up?",
            replace=("sum(sizes[1:])", "sum(sizes[1:-1])"),
        ),
        Mistake(
            "the wrong end left out",
            "Biases were counted for the inputs and not for the last layer.",
            "Which end of the list holds the inputs?",
            replace=("sum(sizes[1:])", "sum(sizes[:-1])"),
        ),
        Mistake(
            "one bias for each layer",
            "One bias was counted for each layer.",
            "A layer's b has the shape (h,). How many numbers are that?",
            replace=("sum(sizes[1:])", "len(sizes) - 1"),
        ),
        Mistake(
            "a bias for each weight",
            "There are twice as many numbers as weights: each weight got a bias of its own.",
            "A bias belongs to a neuron, not to a line.",
            replace=("count_weights(sizes) + sum(sizes[1:])", "2 * count_weights(sizes)"),
        ),
        Mistake(
            "biases only",
            "These are the biases alone.",
            "Parameters are everything that training may change. What else is there?",
            replace=("count_weights(sizes) + sum(sizes[1:])", "sum(sizes[1:])"),
        ),
    ],
    hints=[
        "How many biases does a layer of 7 neurons have, and how many do 5 inputs have?",
        "You have a function that counts the weights already.",
    ],
)


def _network(rng, n=4):
    return {
        "X": _drawn(rng, 2, (n, 3)),
        "weights": [_drawn(rng, 2, shape) for shape in ((3, 5), (5, 2), (2, 4))],
        "biases": [_drawn(rng, 2, h) for h in (5, 2, 4)],
    }


_THREE = Source("[np.tanh, lambda Z: Z * (Z > 0), lambda Z: np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)]")


def _three_layers(rng):
    return {**_network(rng), "activations": _THREE}


def _one_layer(rng):
    return {
        "X": _drawn(rng, 2, (1, 4)),
        "weights": [_drawn(rng, 2, (4, 3))],
        "biases": [_drawn(rng, 2, 3)],
        "activations": Source("[np.sin]"),
    }


def _whole_network(rng):
    return {
        "X": rng.integers(-4, 5, (3, 2)),
        "weights": [rng.integers(1, 4, (2, 4)) * rng.choice([-1, 1], (2, 4)), rng.integers(1, 4, (4, 3))],
        "biases": [rng.integers(-3, 4, 4), _drawn(rng, 1, 3)],
        "activations": Source("[lambda Z: Z, lambda Z: Z / 10]"),
    }


def _calls_counted(rng):
    return {
        **_network(rng, 6),
        "activations": Source("[logged(np.tanh), logged(np.cos), logged(lambda Z: Z - Z.max(axis=1, keepdims=True))]"),
    }


def _in_place(rng):
    return {
        **_network(rng, 5),
        "activations": Source("[lambda Z: np.tanh(Z, out=Z), lambda Z: np.sin(Z, out=Z), lambda Z: np.exp(Z, out=Z)]"),
    }


def _square(rng):
    return {
        "X": _drawn(rng, 2, (2, 3)),
        "weights": [_drawn(rng, 2, (3, 3)), _drawn(rng, 2, (3, 1))],
        "biases": [_drawn(rng, 2, 3), _drawn(rng, 2, 1)],
        "activations": Source("[np.tanh, lambda Z: Z]"),
    }


def _six_layers(rng):
    sizes = [2, 3, 2, 1, 2, 2, 1]
    return {
        "X": _normal(rng, 1, (55, 2)),
        "weights": [_drawn(rng, 2, shape) for shape in itertools.pairwise(sizes)],
        "biases": [_drawn(rng, 2, h) for h in sizes[1:]],
        "activations": Source("[np.tanh, np.sin, np.arctan, np.cos, np.tanh, lambda Z: Z]"),
    }


_FORWARD_HEAD = "def forward(X, weights, biases, activations):\n    outputs = []\n    A = X\n"

FORWARD = Exercise(
    "forward",
    groups=[
        Group(
            "values",
            [
                Case("three layers, the last a softmax", "forward(X, weights, biases, activations)", _three_layers),
                Case("one layer, one example", "forward(X, weights, biases, activations)", _one_layer),
                Case("whole numbers", "forward(X, weights, biases, activations)", _whole_network),
                Case(
                    "as many neurons as inputs, then one neuron; two calls, looked at afterwards",
                    "forward(X, weights, biases, activations), forward(-X, weights, biases, activations)",
                    _square,
                ),
                Case(
                    "six layers, 55 examples: the last rows",
                    "[np.asarray(A)[-2:] for A in forward(X, weights, biases, activations)]",
                    _six_layers,
                ),
            ],
            weight=2,
        ),
        Group(
            "activations are called once, with the whole table",
            [
                Case(
                    "calls counted",
                    "outputs = forward(X, weights, biases, activations)\noutputs, [len(f.calls) for f in activations]",
                    _calls_counted,
                    equal(kind=["float", "integer"]),
                ),
                Case(
                    "activations that write into their argument", "forward(X, weights, biases, activations)", _in_place
                ),
            ],
        ),
    ],
    needs=["layer"],
    mistakes=[
        Mistake(
            "only the last output",
            "Only the output of the last layer came back.",
            "Learning will need every layer's output. Where could your loop put each one aside?",
            replace=("return outputs", "return A"),
        ),
        Mistake(
            "inputs among the outputs",
            "The list begins with X itself.",
            "The list has one entry for each layer, and X is not the output of one.",
            replace=("outputs = []", "outputs = [X]"),
        ),
        Mistake(
            "kept before the activation",
            "The list holds what each layer computed before its activation.",
            "At which moment is the table put into the list: before f or after it?",
            body=_FORWARD_HEAD
            + """    for W, b, f in zip(weights, biases, activations):
        Z = A @ W + b
        outputs.append(Z)
        A = f(Z)
    return outputs
""",
        ),
        Mistake(
            "activation not passed on",
            "The first entry is right, the later ones are not: each layer was fed with what the one before computed "
            "before its activation.",
            "What is handed to the next layer: the sum, or what f makes of it?",
            body=_FORWARD_HEAD
            + """    for W, b, f in zip(weights, biases, activations):
        A = A @ W + b
        outputs.append(f(A.copy()))
    return outputs
""",
        ),
        Mistake(
            "no bias",
            "Each layer's bias is missing.",
            "A layer is A W + b. Do all three parts stand in your loop?",
            replace=("f(layer(A, W, b))", "f(A @ W)"),
        ),
        Mistake(
            "activation twice",
            "The activation was applied two times in each layer.",
            "Count how often f is called in one round of your loop.",
            replace=("f(layer(A, W, b))", "f(f(layer(A, W, b)))"),
        ),
        Mistake(
            "bias added in place",
            "With whole numbers the product is a table of whole numbers, and adding b into it fails.",
            "Look at how b is added: into the table that is there, or into a new one?",
            replace=("A = f(layer(A, W, b))", "Z = A @ W\n        Z += b\n        A = f(Z)"),
        ),
        Mistake(
            "activation called again",
            "The values are right, but each activation was called more than once.",
            "Keep what f returns under a name, in place of calling it a second time.",
            replace=("A = f(layer(A, W, b))", "f(layer(A, W, b))\n        A = f(layer(A, W, b))"),
        ),
        Mistake(
            "activation first",
            "The activation was applied to what comes in, before weights and bias.",
            "In a layer the order is matrix, bias, activation. What does your f get?",
            replace=("f(layer(A, W, b))", "layer(f(A * 1.0), W, b)"),
        ),
        Mistake(
            "bias after the activation",
            "The bias was added after the activation.",
            "In a layer the order is matrix, bias, activation. What does your f get?",
            replace=("f(layer(A, W, b))", "f(A @ W) + b"),
        ),
        Mistake(
            "no activation at the end",
            "The last layer's output is missing its activation.",
            "The last layer has an activation too; the list holds one for each layer.",
            replace=("A = f(layer(A, W, b))", "A = layer(A, W, b) if W is weights[-1] else f(layer(A, W, b))"),
        ),
        Mistake(
            "first activation everywhere",
            "Every layer used the activation of the first one.",
            "Each layer has an activation of its own. Does yours change from round to round?",
            replace=("f(layer(A, W, b))", "activations[0](layer(A, W, b))"),
        ),
        Mistake(
            "no activation",
            "The layers are there, but no activation bends anything.",
            "What should happen to A W + b before it is kept and handed on?",
            replace=("f(layer(A, W, b))", "layer(A, W, b)"),
        ),
        Mistake(
            "row by row",
            "The activation got one example at a time. A softmax over axis 1 needs the whole table.",
            "Hand the whole (n, h) table to f, once.",
            replace=("f(layer(A, W, b))", "np.array([f(row) for row in layer(A, W, b)])"),
        ),
        Mistake(
            "one example at a time",
            "The activation was called once for each example.",
            "Hand the whole (n, h) table to f, once.",
            replace=("f(layer(A, W, b))", "np.array([f(row[None])[0] for row in layer(A, W, b)])"),
        ),
        Mistake(
            "last first",
            "The outputs are right, but the last layer's stands first.",
            "The list goes from the first layer to the last. At which end do you add?",
            replace=("outputs.append(A)", "outputs.insert(0, A)"),
        ),
        Mistake(
            "always fed with X",
            "The first layer's output is not what reaches the second layer: it was fed with X again, and the shapes "
            "do not fit.",
            "Which name stands to the left of the product, and does it change in your loop?",
            body=_FORWARD_HEAD
            + """    for W, b, f in zip(weights, biases, activations):
        A = f(X @ W + b)
        outputs.append(A)
    return outputs
""",
        ),
    ],
    hints=[
        "What is the input of the second layer?",
        'Keep one name for "what came out last". It starts as X and gets a new value in each round; each value also '
        "goes into a list.",
    ],
)


def _scores(rng):
    # every row has its largest entry elsewhere; the largest of all is negative in one row
    P = np.round(rng.uniform(0.05, 1.0, (6, 4)), 2)
    P[np.arange(6), [2, 0, 3, 1, 3, 2]] += 1.5
    P[4] -= 6.0
    return {"P": P}


def _tied(rng):
    high = float(np.round(rng.uniform(1, 2), 2))
    return {"P": np.array([[0.0, high, high], [high, -1.0, high], [0.5, -0.5, high], [high, high, high]])}


def _unsure(rng):
    # no entry reaches one half, and there are more rows than in the lesson's own table
    return {"P": Source(f"np.random.default_rng({int(rng.integers(1, 10**6))}).uniform(0.2, 0.45, (400, 3))")}


def _close(rng):
    # far from 0, and both ends of each row are nearer to a neighbour than a float32 can tell; the ends lie far right
    P = np.round(rng.uniform(-1, 1, (3, 13)), 2)
    for row in P:
        low, high = rng.choice(10, 2, replace=False)
        row[[low, high, 11, 12]] = [-2.0, 2.0, -2.0 - 1e-7, 2.0 + 1e-7]
    return {"P": P + np.array([[900.0], [-900.0], [0.0]])}


CLASSIFY = Exercise(
    "classify",
    groups=[
        Group(
            "classes",
            [
                Case("six examples, four classes", "classify(P)", _scores, equal(kind="integer")),
                Case("ties: the first one", "classify(P)", _tied, equal(kind="integer")),
                Case("no entry near 1", "classify(P)", _unsure, equal(kind="integer")),
                Case(
                    "one example",
                    "classify(P)",
                    lambda rng: {"P": rng.permutation(np.array([[-3, 5, 1, -8]]).T).T},
                    equal(kind="integer"),
                ),
                Case(
                    "a table turned on its side",
                    "classify(P.T)",
                    lambda rng: {"P": _scores(rng)["P"].T.copy()},
                    equal(kind="integer"),
                ),
                Case(
                    "two classes",
                    "classify(P)",
                    lambda rng: {"P": rng.permutation(np.array([[0.25, 0.75], [3.5, -2.0], [-4.0, -1.5]]))},
                    equal(kind="integer"),
                ),
                Case(
                    "thirteen classes, close entries: two calls, looked at afterwards",
                    "classify(P), classify(-P)",
                    _close,
                    equal(kind="integer"),
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "along the wrong axis",
            "There is one answer for each column: the largest entry was looked for down the columns.",
            "One row is one example. Along which axis do you move when you walk through the classes of one example?",
            replace=("axis=1", "axis=0"),
        ),
        Mistake(
            "the largest value",
            "These are the largest entries themselves, not their places.",
            "The class is the number of the column. Which function gives a place?",
            replace=("np.argmax", "np.max"),
        ),
        Mistake(
            "the smallest",
            "This is the column of the smallest entry.",
            "Which end are you looking for?",
            replace=("np.argmax", "np.argmin"),
        ),
        Mistake(
            "no axis",
            "One number came back for the whole table.",
            "There should be one class for each row. What does the toolbox function need to know for that?",
            replace=("np.argmax(P, axis=1)", "np.argmax(P)"),
        ),
        Mistake(
            "the last in a tie",
            "Where two entries are equal, the later one was taken.",
            "Compare with the tied rows: which of the equal columns is asked for?",
            replace=("np.argmax(P, axis=1)", "P.shape[1] - 1 - np.argmax(P[:, ::-1], axis=1)"),
        ),
        Mistake(
            "counted from 1",
            "Every class is one too high: columns are counted from 0.",
            "Which number does the first column have in Python?",
            replace=("np.argmax(P, axis=1)", "np.argmax(P, axis=1) + 1"),
        ),
        Mistake(
            "two axes",
            "The classes are right, but they stand in a table (n, 1).",
            "The result has one axis: (n,).",
            replace=("np.argmax(P, axis=1)", "np.argmax(P, axis=1, keepdims=True)"),
        ),
        Mistake(
            "rounded first",
            "The entries were rounded before they were compared, so close ones look equal.",
            "Compare the entries as they are.",
            replace=("np.argmax(P, axis=1)", "np.argmax(np.round(P), axis=1)"),
        ),
        Mistake(
            "cut to whole numbers",
            "Everything behind the decimal point was cut off before the entries were compared: close ones look equal.",
            "Compare the entries as they are.",
            replace=("np.argmax(P, axis=1)", "np.argmax(P.astype(int), axis=1)"),
        ),
        Mistake(
            "fewer digits",
            "Entries that differ far behind the decimal point were taken for equal.",
            "What happens to the digits of P before its entries are compared?",
            replace=("np.argmax(P, axis=1)", "np.argmax(np.round(P, 5), axis=1)"),
        ),
        Mistake(
            "0 to begin with",
            "Where all entries of a row are negative, column 0 was taken.",
            "What does your search for the largest begin with, and can a row be smaller than that everywhere?",
            body="""def classify(P):
    found = []
    for row in P:
        largest, place = 0, 0
        for j, entry in enumerate(row):
            if entry > largest:
                largest, place = entry, j
        found.append(place)
    return np.array(found)
""",
        ),
        Mistake(
            "sizes compared",
            "In some rows a large negative number won: the sign was left aside.",
            "Largest means farthest to the right on the number line.",
            replace=("np.argmax(P, axis=1)", "np.argmax(np.abs(P), axis=1)"),
        ),
        Mistake(
            "marked, not named",
            "The largest entry of each row is marked with True. The class is the number of its column.",
            "Which function gives the place of the largest entry as a number?",
            replace=("np.argmax(P, axis=1)", "P == np.max(P, axis=1, keepdims=True)"),
        ),
    ],
    hints=[
        "Do you want the largest value of a row, or the place where it stands?",
        "The toolbox of lesson 00: axis says in which direction NumPy walks. One example is one row.",
    ],
)


def _many_turns(rng):
    # the sine is near 0.04 and has a seventh digit, so that rounding shows
    sine = int(rng.integers(300, 500)) * 1e-4 + 4e-7
    return {"theta": float(int(rng.integers(10, 15)) * 2 * np.pi + np.arcsin(sine))}


ROTATION = Exercise(
    "rotation",
    groups=[
        Group(
            "turns",
            [
                Case("some angle", "rotation(theta)", lambda rng: {"theta": float(round(rng.uniform(0.3, 0.6), 2))}),
                Case(
                    "a quarter turn of (3, 0) and (0, 2)",
                    "np.array([[3.0, 0.0], [0.0, 2.0]]) @ rotation(theta)",
                    {"theta": np.pi / 2},
                ),
                Case(
                    "a negative angle",
                    "rotation(theta)",
                    lambda rng: {"theta": float(round(rng.uniform(-2.8, -2.0), 2))},
                ),
                Case(
                    "more than a full turn",
                    "rotation(theta)",
                    lambda rng: {"theta": float(round(rng.uniform(7.5, 8.5), 2))},
                ),
                Case(
                    "more than half a turn",
                    "rotation(theta)",
                    lambda rng: {"theta": float(round(rng.uniform(3.6, 4.4), 2))},
                ),
                Case("a whole number of radians", "rotation(theta)", {"theta": 2}),
                Case("no turn at all", "rotation(theta)", {"theta": 0.0}),
                Case(
                    "many turns, forwards and back: two calls, looked at afterwards",
                    "rotation(theta), rotation(-theta)",
                    _many_turns,
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "clockwise",
            "The points turn the other way round: clockwise. Texts that write points as columns have this matrix.",
            "Take the row (1, 0) times your matrix: where does it go for a small positive angle, up or down?",
            body=(
                "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n"
                "    return np.array([[c, -s], [s, c]])\n"
            ),
        ),
        Mistake(
            "degrees",
            "The angle was taken as degrees.",
            "theta is in radians already, as np.cos and np.sin want it. A quarter turn is about 1.57.",
            body=(
                "def rotation(theta):\n    a = np.deg2rad(theta)\n"
                "    return np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])\n"
            ),
        ),
        Mistake(
            "no minus sign",
            "Both sines have the same sign; then lengths change too.",
            "Where does the point (0, 1) go when you turn it a little to the left: to a positive or a negative x1?",
            replace=("-np.sin(theta)", "np.sin(theta)"),
        ),
        Mistake(
            "sine and cosine exchanged",
            "Cosine and sine have changed places: without any turn the matrix should leave every point alone.",
            "Put theta = 0 in: which of the two is 1 there, and where must the ones stand?",
            body=(
                "def rotation(theta):\n    c, s = np.sin(theta), np.cos(theta)\n"
                "    return np.array([[c, s], [-s, c]])\n"
            ),
        ),
        Mistake(
            "mirrored",
            "This matrix mirrors the plane as well as turning it.",
            "Look at the second row: where should (0, 1) go? Both of its entries matter.",
            body=(
                "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n"
                "    return np.array([[c, s], [s, -c]])\n"
            ),
        ),
        Mistake(
            "half a circle too far",
            "All four signs are turned: every point lands opposite to where it should.",
            "Put theta = 0 in: the matrix should leave every point alone.",
            body=(
                "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n"
                "    return np.array([[-c, -s], [s, -c]])\n"
            ),
        ),
        Mistake(
            "sign of the angle lost",
            "Positive angles are right, negative ones turn the same way as positive ones.",
            "What does your code do with theta = -1 before it takes cosine and sine?",
            replace=("return np.array(", "theta = abs(theta)\n    return np.array("),
        ),
        Mistake(
            "the sine is never negative",
            "The cosine is right; the sine has lost its sign where it is negative.",
            "A root is never negative. Which function gives the sine itself?",
            body=(
                "def rotation(theta):\n    c = np.cos(theta)\n    s = np.sqrt(1 - c**2)\n"
                "    return np.array([[c, s], [-s, c]])\n"
            ),
        ),
        Mistake(
            "whole numbers only",
            "Everything behind the decimal point was cut off.",
            "Look at the type of number that your matrix can hold.",
            replace=("np.cos(theta)]])", "np.cos(theta)]]).astype(int)"),
        ),
        Mistake(
            "a quarter of a circle is taken as 1",
            "The angle was counted in quarter turns.",
            "theta is in radians, as np.cos and np.sin want it: a quarter turn is about 1.57.",
            body=(
                "def rotation(theta):\n    a = theta * np.pi / 2\n"
                "    return np.array([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]])\n"
            ),
        ),
        Mistake(
            "four numbers in a row",
            "The four numbers are right, but they stand in one row (4,), not in a (2, 2) matrix.",
            "X @ R needs a table of two rows and two columns. How many pairs of brackets does it take?",
            body="""def rotation(theta):
    return np.array([np.cos(theta), np.sin(theta), -np.sin(theta), np.cos(theta)])
""",
        ),
        Mistake(
            "cos without np",
            "Python itself knows no cos and no sin; they belong to NumPy.",
            "How are the other functions of NumPy called in this notebook?",
            body="""def rotation(theta):
    return np.array([[cos(theta), sin(theta)], [-sin(theta), cos(theta)]])
""",
        ),
    ],
    hints=[
        "Where does (1, 0) go? That is the first row. Where does (0, 1) go?",
        "Check yourself with a quarter turn: its matrix stands in the text above.",
    ],
)

SCALING = Exercise(
    "scaling",
    groups=[
        Group(
            "factors",
            [
                Case(
                    "two factors",
                    "scaling(sx, sy)",
                    lambda rng: {
                        "sx": float(round(rng.uniform(2, 3), 1)),
                        "sy": int(rng.integers(1, 7)) / 7,
                    },
                ),
                Case(
                    "a negative one and 0",
                    "scaling(sx, sy)",
                    lambda rng: {"sx": float(round(rng.uniform(-3, -2), 1)), "sy": 0.0},
                ),
                Case(
                    "whole numbers",
                    "scaling(sx, sy)",
                    lambda rng: {"sx": int(rng.integers(2, 5)), "sy": -int(rng.integers(6, 9))},
                ),
                Case(
                    "a whole number and one that is none",
                    "scaling(sx, sy)",
                    lambda rng: {"sx": int(rng.integers(2, 5)), "sy": float(round(rng.uniform(1.2, 1.8), 1))},
                ),
                Case(
                    "three calls, looked at afterwards",
                    "scaling(sx, sy), scaling(sy, sx), scaling(sx, sx)",
                    lambda rng: {"sx": float(round(rng.uniform(60, 90), 1)), "sy": -int(rng.integers(60, 90))},
                ),
                Case(
                    "points stretched",
                    "X @ scaling(sx, sy)",
                    lambda rng: {"X": _drawn(rng, 2, (3, 2)), "sx": 0.5, "sy": int(rng.integers(1, 7)) / 7},
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "factors exchanged",
            "The two factors have changed places.",
            "x1 is the first column of X. Which entry of the matrix does it meet?",
            replace=("[[sx, 0], [0, sy]]", "[[sy, 0], [0, sx]]"),
        ),
        Mistake(
            "only the two numbers",
            "A pair of factors came back instead of a (2, 2) matrix.",
            "X @ S needs a table of two rows and two columns.",
            replace=("[[sx, 0], [0, sy]]", "[sx, sy]"),
        ),
        Mistake(
            "on the other diagonal",
            "The factors stand on the other diagonal: that exchanges x1 and x2 as well.",
            "Where should (1, 0) go? It must stay on the x1 axis.",
            replace=("[[sx, 0], [0, sy]]", "[[0, sx], [sy, 0]]"),
        ),
        Mistake(
            "ones beside the factors",
            "There are ones beside the factors, so x1 and x2 are mixed.",
            "How much of x2 should the new x1 contain?",
            replace=("[[sx, 0], [0, sy]]", "[[sx, 1], [1, sy]]"),
        ),
        Mistake(
            "factors in both rows",
            "Every row holds both factors: then x1 and x2 are added.",
            "Where should (1, 0) go? Its second coordinate stays 0.",
            replace=("[[sx, 0], [0, sy]]", "[[sx, sy], [sx, sy]]"),
        ),
        Mistake(
            "minus signs lost",
            "A negative factor should mirror; here its sign is lost.",
            "What is done to sx and sy before they go into the matrix?",
            replace=("[[sx, 0], [0, sy]]", "[[abs(sx), 0], [0, abs(sy)]]"),
        ),
        Mistake(
            "whole numbers only",
            "Everything behind the decimal point was cut off.",
            "Look at the type of number that your matrix can hold.",
            replace=("[[sx, 0], [0, sy]])", "[[sx, 0], [0, sy]], dtype=int)"),
        ),
        Mistake(
            "one factor for both",
            "Both directions were stretched by the first factor.",
            "Which factor belongs to x2?",
            replace=("[[sx, 0], [0, sy]]", "[[sx, 0], [0, sx]]"),
        ),
    ],
    hints=[
        "The first row of the matrix is the place where (1, 0) goes. Which place is that?",
        "New x1 is made of x1 alone. What must stand where x2 would come in?",
    ],
)


def _plane(rng, n=5):
    return {"X": _drawn(rng, 2, (n, 2)), "W": _drawn(rng, 2, (2, 2)), "b": _drawn(rng, 2, 2)}


def _plane_whole(rng):
    return {
        "X": rng.integers(1, 5, (3, 2)) * rng.choice([-1, 1], (3, 2)),
        "W": np.array([[2, 1], [-3, 4]]),
        "b": np.array([-4.5, 2.5]) + rng.integers(-1, 2, 2),
        "f": Source("lambda Z: np.minimum(Z, 4) / 2"),
    }


def _many_points(rng):
    seed = int(rng.integers(1, 10**6))
    return {
        **_plane(rng),
        "X": Source(f"np.random.default_rng({seed}).integers(-3, 4, (310, 2))"),
        "f": Source("np.sin"),
    }


WARP = Exercise(
    "warp",
    groups=[
        Group(
            "values",
            [
                Case("tanh", "warp(X, W, b, f)", lambda rng: {**_plane(rng), "f": Source("np.tanh")}),
                Case("one point", "warp(X, W, b, f)", lambda rng: {**_plane(rng, 1), "f": Source("np.cos")}),
                Case("whole numbers", "warp(X, W, b, f)", _plane_whole),
                Case(
                    "a table turned on its side",
                    "warp(X.T, W, b, f)",
                    lambda rng: {**_plane(rng), "X": _drawn(rng, 2, (2, 4)), "f": Source("np.sin")},
                ),
                Case("310 whole points: the last rows", "np.asarray(warp(X, W, b, f))[-3:]", _many_points),
            ],
        ),
        Group(
            "f is called once, with the whole table",
            [
                Case(
                    "calls counted",
                    "Z = warp(X, W, b, f)\nZ, len(f.calls)",
                    lambda rng: {
                        **_plane(rng, 6),
                        "f": Source("logged(lambda Z: Z - Z.mean() * np.arange(Z.shape[-1]))"),
                    },
                    equal(kind=["float", "integer"]),
                ),
                Case(
                    "an f that writes into its argument",
                    "warp(X, W, b, f)",
                    lambda rng: {**_plane(rng), "f": Source("lambda Z: np.arctan(Z, out=Z)")},
                ),
                Case(
                    "nothing turned or shifted, an f that writes: two calls, looked at afterwards",
                    "warp(X, W, b, f), warp(Y, W, b, f)",
                    lambda rng: {
                        "X": _drawn(rng, 2, (3, 2)),
                        "Y": _drawn(rng, 2, (3, 2)),
                        "W": np.eye(2),
                        "b": np.zeros(2),
                        "f": Source("lambda Z: np.arctan(Z, out=Z)"),
                    },
                ),
            ],
        ),
    ],
    needs=["layer"],
    mistakes=[
        Mistake(
            "no f",
            "The points were turned and shifted, but nothing was bent: f is missing.",
            "f(X W + b): what is the last step?",
            replace=("f(layer(X, W, b))", "layer(X, W, b)"),
        ),
        Mistake(
            "f before the shift",
            "The bias was added after f.",
            "The order is matrix, shift, f. What does your f get?",
            replace=("f(layer(X, W, b))", "f(X @ W) + b"),
        ),
        Mistake(
            "f first",
            "f was applied to the points themselves, before the matrix.",
            "The order is matrix, shift, f. What does your f get?",
            replace=("f(layer(X, W, b))", "layer(f(X * 1.0), W, b)"),
        ),
        Mistake(
            "f first, on X itself",
            "f was applied to the points themselves, before the matrix.",
            "The order is matrix, shift, f. What does your f get?",
            replace=("f(layer(X, W, b))", "layer(f(X), W, b)"),
        ),
        Mistake(
            "no shift",
            "The bias is missing.",
            "f(X W + b): where does b come in?",
            replace=("f(layer(X, W, b))", "f(X @ W)"),
        ),
        Mistake(
            "matrix turned on its side",
            "W was transposed. With two inputs and two neurons the shapes fit all the same, so nothing complains.",
            "Columns of W are neurons, rows are inputs. Is W used as it came?",
            replace=("f(layer(X, W, b))", "f(X @ W.T + b)"),
        ),
        Mistake(
            "f twice",
            "f was applied two times.",
            "Count how often f is called.",
            replace=("f(layer(X, W, b))", "f(f(layer(X, W, b)))"),
        ),
        Mistake(
            "point by point",
            "f got one point at a time, so it was called n times.",
            "f takes the whole (n, 2) table. Hand it over once.",
            replace=("f(layer(X, W, b))", "np.array([f(row) for row in layer(X, W, b)])"),
        ),
        Mistake(
            "bias added in place",
            "With whole numbers the product is a table of whole numbers, and adding b into it fails.",
            "Look at how b is added: into the table that is there, or into a new one?",
            replace=("return f(layer(X, W, b))", "Z = X @ W\n    Z += b\n    return f(Z)"),
        ),
        Mistake(
            "shift before the matrix",
            "b was added to the points, before the matrix.",
            "The order is matrix, shift, f. What is b added to?",
            replace=("f(layer(X, W, b))", "f((X + b) @ W)"),
        ),
        Mistake(
            "shift taken away",
            "The bias was subtracted.",
            "Compare the sign of b in your code with f(X W + b).",
            replace=("f(layer(X, W, b))", "f(X @ W - b)"),
        ),
        Mistake(
            "f called again",
            "The values are right, but f was called more than once.",
            "Keep what f returns under a name, in place of calling it a second time.",
            replace=("return f(layer(X, W, b))", "f(layer(X, W, b))\n    return f(layer(X, W, b))"),
        ),
        Mistake(
            "f column by column",
            "f got the columns one at a time.",
            "f takes the whole (n, 2) table. Hand it over once.",
            replace=(
                "return f(layer(X, W, b))",
                "Z = layer(X, W, b)\n    return np.column_stack([f(Z[:, 0]), f(Z[:, 1])])",
            ),
        ),
        Mistake(
            "element by element",
            "* multiplies entry with entry; the points need rows with columns.",
            "Which sign of lesson 00 stands for rows with columns?",
            replace=("f(layer(X, W, b))", "f(X * W.sum(axis=0) + b)"),
        ),
        Mistake(
            "always ReLU",
            "ReLU was used, whatever f is.",
            "Which of the four parameters is not used in your function?",
            replace=("f(layer(X, W, b))", "np.maximum(layer(X, W, b), 0)"),
        ),
    ],
    hints=[
        "Which of your functions does the matrix and the shift already?",
        "Three steps, from the inside out. Which one is outermost in the formula?",
    ],
)

EXERCISES = [
    LAYER_LOOPS,
    LAYER,
    COUNT_WEIGHTS,
    COUNT_PARAMETERS,
    FORWARD,
    CLASSIFY,
    ROTATION,
    SCALING,
    WARP,
]
