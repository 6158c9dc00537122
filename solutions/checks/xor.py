"""What the exercises of lesson 02 must show, and the mistakes that learners make there."""

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, equal, judge

ROWS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
BINARY = equal(kind="binary")
TRUTH = equal(kind="truth")
COUNTED = equal(kind="integer")


def _table(outputs, order=(0, 1, 2, 3)):
    """Return the (4, 3) table with these outputs for the rows 00, 01, 10, 11, its rows put into `order`."""
    return np.column_stack([ROWS, outputs])[list(order)]


def _all_tables(rng=None):
    tables = [_table([(number >> place) & 1 for place in (3, 2, 1, 0)]) for number in range(16)]
    return tables if rng is None else [table[rng.permutation(4)] for table in tables]


def _neuron(rng):
    """Draw a neuron whose table needs its bias and has both outputs; sums are multiples of 1/8, none of them 0."""
    while True:
        w, b = rng.integers(-16, 17, 2) / 8, float(rng.integers(-16, 17) / 8)
        z = ROWS @ w + b
        fires, without = z > 0, ROWS @ w > 0
        if np.all(z != 0) and fires.any() and not fires.all() and np.any(fires != without) and w.all():
            return w, b, fires.astype(int)


def _solved(rng):
    w, b, y = _neuron(rng)
    return {"w": w, "b": b, "truth_table": _table(y)}


def _one_row_wrong(row):
    def draw(rng):
        w, b, y = _neuron(rng)
        y[row] = 1 - y[row]
        return {"w": w, "b": b, "truth_table": _table(y)}

    return draw


def _shuffled(right):
    """A table in another order; where not `right`, it would be right if its rows were read in the usual order."""

    def draw(rng):
        while True:
            w, b, y = _neuron(rng)
            order = rng.permutation(4)
            shuffled = _table(y, order)
            if right and np.any(shuffled[:, 2] != y):
                return {"w": w, "b": b, "truth_table": shuffled}
            misread = np.column_stack([ROWS[order], y])
            if not right and np.any(misread[:, 2] != y[order]):
                return {"w": w, "b": b, "truth_table": misread}

    return draw


SOLVES = Exercise(
    "solves",
    groups=[
        Group(
            "a neuron that solves a table, and one that does not",
            [
                Case(
                    "AND's neuron on AND",
                    "solves(w, b, truth_table)",
                    {"w": np.array([0.5, 0.5]), "b": -0.7, "truth_table": _table([0, 0, 0, 1])},
                    TRUTH,
                ),
                Case(
                    "OR's neuron on XOR",
                    "solves(w, b, truth_table)",
                    {"w": np.array([1.0, 1.0]), "b": -0.5, "truth_table": _table([0, 1, 1, 0])},
                    TRUTH,
                ),
                Case(
                    "NAND's neuron on AND",
                    "solves(w, b, truth_table)",
                    {"w": np.array([-0.5, -0.5]), "b": 0.7, "truth_table": _table([0, 0, 0, 1])},
                    TRUTH,
                ),
            ],
        ),
        Group(
            "every row counts",
            [
                Case("all rows right", "solves(w, b, truth_table)", _solved, TRUTH),
                Case("only (0, 0) wrong", "solves(w, b, truth_table)", _one_row_wrong(0), TRUTH),
                Case("only (0, 1) wrong", "solves(w, b, truth_table)", _one_row_wrong(1), TRUTH),
                Case("only (1, 0) wrong", "solves(w, b, truth_table)", _one_row_wrong(2), TRUTH),
                Case("only (1, 1) wrong", "solves(w, b, truth_table)", _one_row_wrong(3), TRUTH),
                Case(
                    "always 0",
                    "solves(w, b, truth_table)",
                    {"w": np.array([0.5, -1.0]), "b": -0.75, "truth_table": _table([0, 0, 0, 0])},
                    TRUTH,
                ),
                Case(
                    "always 1",
                    "solves(w, b, truth_table)",
                    {"w": np.array([0.5, -1.0]), "b": 1.25, "truth_table": _table([1, 1, 1, 1])},
                    TRUTH,
                ),
                Case(
                    "a sum hardly above 0",
                    "solves(w, b, truth_table)",
                    {"w": np.array([0.5, 0.5]), "b": -0.998, "truth_table": _table([0, 0, 0, 1])},
                    TRUTH,
                ),
            ],
        ),
        Group(
            "rows in another order",
            [
                Case("right", "solves(w, b, truth_table)", _shuffled(True), TRUTH),
                Case("wrong", "solves(w, b, truth_table)", _shuffled(False), TRUTH),
            ],
        ),
        Group(
            "a sum of exactly 0 does not fire",
            [
                Case(
                    "0 on a row that gives 0",
                    "solves(w, b, truth_table)",
                    {"w": np.array([1, 1]), "b": -1, "truth_table": _table([0, 0, 0, 1])},
                    TRUTH,
                ),
                Case(
                    "0 on rows that give 1",
                    "solves(w, b, truth_table)",
                    {"w": np.array([1, 1]), "b": -1, "truth_table": _table([0, 1, 1, 1])},
                    TRUTH,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "any row",
            "One right row is enough for your function, so nearly every neuron passes.",
            "The verdict is `True` only when no row at all is wrong. Which NumPy function asks that of a whole array?",
            replace=("np.all(", "np.any("),
        ),
        Mistake(
            "return in the loop",
            "Your function answers after the first row and never looks at the others.",
            "Where does the `return` stand: inside the loop or after it? What may be said after one right row?",
            body="def solves(w, b, truth_table):\n    for x1, x2, y in truth_table:\n"
            "        return bool((w[0] * x1 + w[1] * x2 + b > 0) == y)",
        ),
        Mistake(
            "inclusive",
            "A sum of exactly 0 counts as firing in your function. In this course a neuron fires only above 0.",
            "Work out the four sums for the case with whole numbers. Which of them is 0, and what should the "
            "neuron say there?",
            replace=("z > 0", "z >= 0"),
        ),
        Mistake(
            "no bias",
            "The verdicts are those of a neuron without its bias.",
            "Write the sum of a neuron for one row on paper. Is every part of it in your code?",
            replace=("@ w + b", "@ w"),
        ),
        Mistake(
            "bias taken off",
            "The verdicts are those of a neuron whose bias has the opposite sign.",
            "A bias is added; a threshold is taken off. Which one is `b`?",
            replace=("@ w + b", "@ w - b"),
        ),
        Mistake(
            "always True",
            "Your function says `True` whatever the neuron does.",
            "At which line does a wrong row turn the verdict, and is that line reached?",
            replace=("bool(np.all((z > 0) == truth_table[:, 2]))", "True"),
        ),
        Mistake(
            "opposite",
            "The verdict is the opposite of what it should be: `True` stands where a row is wrong.",
            "For a single wrong row, what does your comparison give, and what do you make of it?",
            replace=("bool(np.all((z > 0) == truth_table[:, 2]))", "not bool(np.all((z > 0) == truth_table[:, 2]))"),
        ),
        Mistake(
            "only the ones",
            "Rows that should give 0 are not looked at: a neuron that fires too often passes.",
            "Try a neuron that always fires on AND's table. Which rows show that it is wrong?",
            replace=("np.all((z > 0) == truth_table[:, 2])", "np.all(z[truth_table[:, 2] == 1] > 0)"),
        ),
        Mistake(
            "only the zeros",
            "Rows that should give 1 are not looked at: a neuron that never fires passes.",
            "Try a neuron that never fires on AND's table. Which row shows that it is wrong?",
            replace=("np.all((z > 0) == truth_table[:, 2])", "not np.any(z[truth_table[:, 2] == 0] > 0)"),
        ),
        Mistake(
            "number of right rows",
            "This is how many rows are right. The exercise asks whether all of them are.",
            "From which number of right rows on is the answer `True`?",
            replace=("bool(np.all((z > 0) == truth_table[:, 2]))", "np.sum((z > 0) == truth_table[:, 2])"),
        ),
        Mistake(
            "first three rows",
            "One row of the table is left out of the verdict.",
            "How many rows does your function compare, and which one is missing?",
            replace=("bool(np.all((z > 0) == truth_table[:, 2]))", "bool(np.all(((z > 0) == truth_table[:, 2])[:3]))"),
        ),
        Mistake(
            "fixed order",
            "The inputs are taken in the order (0, 0), (0, 1), (1, 0), (1, 1), whatever the table says.",
            "A table may list its rows in any order. Where does your function get x1 and x2 from?",
            replace=("truth_table[:, :2] @ w", "np.array([[0, 0], [0, 1], [1, 0], [1, 1]]) @ w"),
        ),
        Mistake(
            "a list of verdicts",
            "There is one verdict for each row. The exercise asks for a single one.",
            "What do you know when you look at all four of them together?",
            replace=("bool(np.all((z > 0) == truth_table[:, 2]))", "(z > 0) == truth_table[:, 2]"),
        ),
    ],
    hints=[
        "For which rows may the neuron be wrong, if the answer is to be `True`? So what do you have to ask of all "
        "four comparisons?",
        "First make the four sums at once, from the input columns of the table. Then compare: does the neuron fire "
        "exactly in "
        "the rows whose last column is 1?",
        "`np.all(…)` is true when every entry of an array is.",
    ],
)


def _part(size, with_unsolvable):
    """Draw `size` tables with shuffled rows, XOR or XNOR among them or not."""

    def draw(rng):
        tables = _all_tables(rng)
        others = [number for number in range(16) if number not in (6, 9)]
        chosen = list(rng.choice(others, size - with_unsolvable, replace=False))
        chosen += list(rng.permutation([6, 9])[:with_unsolvable])
        return {"truth_tables": [tables[number] for number in rng.permutation(chosen)]}

    return draw


COUNT_PROBE = "count_single_neuron_gates(truth_tables)"
COUNT = Exercise(
    "count_single_neuron_gates",
    groups=[
        Group(
            "all 16 tables, and the gates of lesson 01",
            [
                Case("all 16", COUNT_PROBE, {"truth_tables": _all_tables()}, COUNTED),
                Case(
                    "AND, NAND and OR",
                    COUNT_PROBE,
                    {"truth_tables": [_table([0, 0, 0, 1]), _table([1, 1, 1, 0]), _table([0, 1, 1, 1])]},
                    COUNTED,
                ),
                Case(
                    "XOR and XNOR", COUNT_PROBE, {"truth_tables": [_table([0, 1, 1, 0]), _table([1, 0, 0, 1])]}, COUNTED
                ),
            ],
        ),
        Group(
            "parts of the 16",
            [
                Case(
                    "tables that look at one input",
                    COUNT_PROBE,
                    {"truth_tables": [_table(y) for y in ([0, 0, 1, 1], [0, 1, 0, 1], [1, 1, 0, 0], [1, 0, 1, 0])]},
                    COUNTED,
                ),
                Case(
                    "always 0 and always 1",
                    COUNT_PROBE,
                    {"truth_tables": [_table([0, 0, 0, 0]), _table([1, 1, 1, 1])]},
                    COUNTED,
                ),
                Case("one table", COUNT_PROBE, _part(1, 0), COUNTED),
                Case("seven tables, rows in any order", COUNT_PROBE, _part(7, 1), COUNTED),
                Case("ten tables, rows in any order", COUNT_PROBE, _part(10, 2), COUNTED),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "no negative weights",
            "Only gates that grow with their inputs are found. NAND and its relatives are missing.",
            "A gate that falls silent when x1 goes on: which sign has its weight?",
            replace=("(-1, 0, 1)", "(0, 1)"),
        ),
        Mistake(
            "no bias",
            "Gates that need a bias are missing, AND and NAND among them.",
            "How many numbers does a neuron with two inputs have? Does your search try values for all of them?",
            replace=("(-1.5, -0.5, 0.5, 1.5)", "(0,)"),
        ),
        Mistake(
            "counts all",
            "Every table is counted, also those that no neuron computes.",
            "What has to be true of a table before the count goes up?",
            replace=(
                "if any(solves(np.array([w1, w2]), b, table) for w1, w2, b in neurons):",
                "if True:",
            ),
        ),
        Mistake(
            "two less",
            "This is the number of tables less two. That fits all 16, but a shorter list may lack the exceptions.",
            "What should come out for a list with AND alone?",
            body="""def count_single_neuron_gates(truth_tables):
    return max(len(truth_tables) - 2, 0)""",
        ),
        Mistake(
            "no zero weight",
            "Gates that look at one input alone are missing.",
            "If x2 should not matter at all, how large is its weight?",
            replace=("(-1, 0, 1)", "(-1, 1)"),
        ),
        Mistake(
            "biases too narrow",
            "Some gates are missing, NAND or AND among them: no bias of your list is far enough from 0 for them.",
            "Take NAND with weights −1 and −1. Write its four sums without a bias. Which biases put 0 in the "
            "right gap?",
            replace=("(-1.5, -0.5, 0.5, 1.5)", "(-0.5, 0.5)"),
        ),
        Mistake(
            "whole-number biases",
            "Some gates are missing, NAND among them. With the biases −1, 0 and 1, its sum "
            "can't be above 0 "
            "in three rows and not above 0 in the fourth.",
            "Take NAND with weights −1 and −1. Write its four sums without a bias. Which biases put 0 in the "
            "right gap?",
            replace=("(-1.5, -0.5, 0.5, 1.5)", "(-1, 0, 1)"),
        ),
        Mistake(
            "no positive bias",
            "Gates that fire at (0, 0) are missing.",
            "At (0, 0) both products are 0. What alone decides there?",
            replace=("(-1.5, -0.5, 0.5, 1.5)", "(-1.5, -0.5)"),
        ),
        Mistake(
            "counts weights",
            "A table is counted once for each combination of weights that solves it.",
            "How often may one table add to the count?",
            body="""def count_single_neuron_gates(truth_tables):
    count = 0
    for table in truth_tables:
        for w1 in (-1, 0, 1):
            for w2 in (-1, 0, 1):
                for b in (-1.5, -0.5, 0.5, 1.5):
                    if solves(np.array([w1, w2]), b, table):
                        count += 1
    return count""",
        ),
        Mistake(
            "stops too early",
            "The count never gets past 1.",
            "Where does your function `return`: inside a loop, or after the last table?",
            body="""def count_single_neuron_gates(truth_tables):
    count = 0
    for table in truth_tables:
        for w1 in (-1, 0, 1):
            for w2 in (-1, 0, 1):
                for b in (-1.5, -0.5, 0.5, 1.5):
                    if solves(np.array([w1, w2]), b, table):
                        count += 1
                        return count
    return count""",
        ),
        Mistake(
            "counts the others",
            "This counts the tables that no neuron computes.",
            "What is known about a table when one combination of weights solves it?",
            replace=("if any(", "if not any("),
        ),
        Mistake(
            "yes or no",
            "The answer says only whether there is such a table. Their number is wanted.",
            "What should happen to a count each time a table is solved?",
            body="""def count_single_neuron_gates(truth_tables):
    return any(
        solves(np.array([w1, w2]), b, table)
        for table in truth_tables for w1 in (-1, 0, 1) for w2 in (-1, 0, 1) for b in (-1.5, -0.5, 0.5, 1.5)
    )""",
        ),
        Mistake(
            "always 14",
            "The answer for all 16 tables is given, whatever tables come in.",
            "What should come out for a list with a single table?",
            body="""def count_single_neuron_gates(truth_tables):
    return 14""",
        ),
    ],
    hints=[
        "You have a judge for one neuron and one table. What has to be tried for each table, and when can you stop "
        "trying?",
        "An outer loop goes over the tables, an inner one over the combinations. A few values are enough: each weight "
        "negative, "
        "zero or positive, and biases in the gaps between the sums that these weights can make.",
        "With weights of −1, 0 and 1 the sums without bias are whole numbers from −2 to 2. A bias with a half never "
        "hits one of them.",
    ],
    needs=["solves"],
)

FOUR = "[{0}(0, 0), {0}(0, 1), {0}(1, 0), {0}(1, 1)]"
SIX = "[{0}(1, 1), {0}(0, 0), {0}(1, 0), {0}(1, 0), {0}(0, 1), {0}(1, 1)]"


def _truth_table(gate, name="four rows"):
    """Return the cases of the four rows, in order and in another one with some of them twice."""
    cases = [(name, FOUR), ("in another order, some rows twice", SIX)]
    return [Case(one, probe.format(gate), {}, BINARY) for one, probe in cases]


def _gate_mistake(name, gate, body, why, then):
    return Mistake(name, why, then, body=f"def {gate}(x1, x2):\n    return {body}")


XOR = Exercise(
    "XOR",
    groups=[Group("the truth table", _truth_table("XOR"))],
    mistakes=[
        _gate_mistake(
            "XNOR",
            "XOR",
            "NAND(NAND(x1, x2), OR(x1, x2))",
            "This is XNOR, the exact opposite: it gives 1 when both inputs are equal.",
            "Look at the last gate. Should it fire when NAND and OR both fire, or then not?",
        ),
        _gate_mistake(
            "AND of the wrong two",
            "XOR",
            "AND(AND(x1, x2), OR(x1, x2))",
            "This is AND: only (1, 1) gives 1, and that row should give 0.",
            "Which two columns of the table above are right in every row where XOR is 1?",
        ),
        _gate_mistake(
            "OR at the end",
            "XOR",
            "OR(NAND(x1, x2), OR(x1, x2))",
            "This gives 1 in every row: in each row NAND or OR gives 1.",
            "In the rows where XOR is 1, how many of NAND and OR give 1? And in the others?",
        ),
        _gate_mistake(
            "just OR",
            "XOR",
            "OR(x1, x2)",
            "This is OR: right in three rows, but (1, 1) gives 1 too.",
            "Which gate gives 0 in that one row, and 1 in the others?",
        ),
        _gate_mistake(
            "just NAND",
            "XOR",
            "NAND(x1, x2)",
            "This is NAND: right in three rows, but (0, 0) gives 1 too.",
            "Which gate gives 0 in that one row, and 1 in the others?",
        ),
        _gate_mistake(
            "an input in place of OR",
            "XOR",
            "AND(NAND(x1, x2), x1)",
            "One of the two inputs alone decides between the rows with a single 1: (0, 1) gives 0.",
            "Write the outputs of both inner gates for (0, 1). Which of them is 0, and should it be?",
        ),
        _gate_mistake(
            "the other input in place of OR",
            "XOR",
            "AND(NAND(x1, x2), x2)",
            "One of the two inputs alone decides between the rows with a single 1: (1, 0) gives 0.",
            "Write the outputs of both inner gates for (1, 0). Which of them is 0, and should it be?",
        ),
        _gate_mistake(
            "one input",
            "XOR",
            "x1",
            "The output is x1, whatever x2 is.",
            "Compare the rows (0, 0) and (0, 1). Should they give the same?",
        ),
        _gate_mistake(
            "difference",
            "XOR",
            "x1 - x2",
            "This is a difference: (0, 1) gives −1, and a gate gives only 0 or 1.",
            "What should come out for (0, 1)? Three gates do it.",
        ),
        _gate_mistake(
            "sum",
            "XOR",
            "x1 + x2",
            "This is the sum of the inputs: (1, 1) gives 2, and a gate gives only 0 or 1.",
            "What should come out for (1, 1)? Three gates do it.",
        ),
    ],
    hints=[
        "Look at the table above. In which rows do NAND and OR both give 1?",
        "Compute the outputs of NAND and OR first. Then hand these two, in place of x1 and x2, to a third gate.",
    ],
)

XNOR = Exercise(
    "XNOR",
    groups=[Group("the truth table", _truth_table("XNOR"))],
    mistakes=[
        _gate_mistake(
            "XOR again",
            "XNOR",
            "AND(NAND(x1, x2), OR(x1, x2))",
            "This is XOR, the exact opposite. (The formula that some texts print for XNOR gives this, too.)",
            "Which gate gives 0 where AND gives 1, and 1 where AND gives 0?",
        ),
        _gate_mistake(
            "just AND",
            "XNOR",
            "AND(x1, x2)",
            "This is AND: (0, 0) gives 0, although its inputs are equal.",
            "There are two ways to be equal. Which row is still missing?",
        ),
        _gate_mistake(
            "NOR",
            "XNOR",
            "NAND(OR(x1, x2), 1)",
            "This is NOR, the opposite of OR: (1, 1) gives 0, although its inputs are equal.",
            "There are two ways to be equal. Which row is still missing?",
        ),
        _gate_mistake(
            "NAND of the wrong two",
            "XNOR",
            "NAND(AND(x1, x2), OR(x1, x2))",
            "This is NAND: it gives 1 for (0, 1) and (1, 0) and 0 for (1, 1).",
            "Which two gates made up your XOR? Only the last of its three gates has to change.",
        ),
        _gate_mistake(
            "OR at the end",
            "XNOR",
            "OR(NAND(x1, x2), OR(x1, x2))",
            "This gives 1 in every row.",
            "Work out the three gates for (0, 1), one after the other. Which one should have been 0?",
        ),
        _gate_mistake(
            "negative",
            "XNOR",
            "-NAND(NAND(x1, x2), OR(x1, x2))",
            "The rows are the right ones, but they give −1. A gate gives only 0 or 1.",
            "Where does the minus sign come from, and what does it do to 1?",
        ),
        _gate_mistake(
            "minus XOR",
            "XNOR",
            "-XOR(x1, x2)",
            "A minus sign makes −1 of 1, and 0 stays 0. A gate gives only 0 or 1.",
            "How do you make 0 of 1 and 1 of 0?",
        ),
    ],
    hints=[
        "What is the opposite of XOR in each of the four rows?",
        "Your XOR has three gates. Exchange the last one for the gate that gives the opposite.",
    ],
    needs=["XOR"],
)


def _eighths(rng, *shape):
    """Draw multiples of 1/8 from −2 to 2, no two entries of a short array likely to be equal, and none of them 0."""
    return rng.choice([-1, 1], shape) * rng.integers(1, 17, shape) / 8


def _run(X, W1, b1, W2, b2, hidden_step=True):
    H = X @ W1 + b1
    H = (H > 0).astype(float) if hidden_step else H
    return H @ W2 + b2 > 0


def _mixed_up(X, W1, b1, W2, b2):
    """Return what comes out of W1 lying and of b1 standing, where they fit, and of a large network cut short."""
    n, d, h = *X.shape, len(b1)
    outs = [_run(X, W1.T, b1, W2, b2)] if d == h else []
    outs += [_run(X, W1, b1[:, None], W2, b2)] if n == h else []
    outs += [_run(X, W1[:, :8], b1[:8], W2[:8], b2)] if h > 8 else []
    return outs + ([_run(X[:, :3], W1[:3], b1, W2, b2)] if d > 3 else [])


def _network(n, d, h, k, transposed=False):
    """Draw a network and examples on which each part of the network matters, in every output column."""

    def draw(rng):
        while True:
            X, W1, b1, W2, b2 = (_eighths(rng, *shape) for shape in ((n, d), (d, h), (h,), (h, k), (k,)))
            out = _run(X, W1, b1, W2, b2)
            others = [
                _run(X, W1, 0 * b1, W2, b2),
                _run(X, W1, 0 * b1, W2, 0 * b2),
                _run(X, W1, b1, W2, 0 * b2),
                _run(X, W1, b1, W2, b2, False),
                _run(X, W1, -b1, W2, b2),
                _run(X, W1, b1, W2, -b2),
                *_mixed_up(X, W1, b1, W2, b2),
            ]
            both = out.any(axis=0).all() and not out.all(axis=0).any()
            if both and all(np.any(out != other) for other in others):
                return {"X": X.T.copy() if transposed else X, "W1": W1, "b1": b1, "W2": W2, "b2": b2}

    return draw


def _many(n, d, h, k):
    """Draw a network as `_network` does, with an output that fires among the last rows and columns too."""

    def draw(rng):
        while True:
            inputs = _network(n, d, h, k)(rng)
            if _run(**inputs)[50:, 2:].any():
                return inputs

    return draw


TWO_PROBE = "two_layer(X, W1, b1, W2, b2)"
ON_THE_LINE = {
    "X": np.array([[1, 1], [1, 0], [2, 1], [0, 0]]),
    "W1": np.array([[1, 1], [1, 1]]),
    "b1": np.array([-2, -1]),
    "W2": np.array([[1], [1]]),
    "b2": np.array([-1]),
}
HARDLY_ABOVE = {
    "X": np.array([[1, 0], [0, 1], [1, 1]]),
    "W1": np.array([[0.5, -0.5], [-0.25, 0.25]]),
    "b1": np.array([-0.498, 0.375]),
    "W2": np.array([[1.0], [0.5]]),
    "b2": np.array([-0.998]),
}
TWO_LAYER = Exercise(
    "two_layer",
    groups=[
        Group(
            "a batch of examples",
            [
                Case("six examples, two outputs", TWO_PROBE, _network(6, 3, 4, 2), BINARY),
                Case("nine examples, one output", TWO_PROBE, _network(9, 2, 5, 1), BINARY),
                Case(
                    "X is a transposed view",
                    "two_layer(X.T, W1, b1, W2, b2)",
                    _network(7, 4, 3, 2, transposed=True),
                    BINARY,
                ),
                Case("as many examples, inputs and hidden neurons", TWO_PROBE, _network(4, 4, 4, 2), BINARY),
                Case("sixty examples, twelve hidden neurons", TWO_PROBE, _many(60, 6, 12, 4), BINARY),
                Case("sums hardly above 0", TWO_PROBE, HARDLY_ABOVE, BINARY),
                Case(
                    "two networks, one after the other",
                    "first = two_layer(X, W1, b1, W2, b2)\nsecond = two_layer(X, W1, -b1, W2, b2)\nfirst, second",
                    _network(8, 3, 5, 2),
                    BINARY,
                ),
            ],
            weight=2,
        ),
        Group(
            "one example stays a table",
            [
                Case(
                    "on",
                    TWO_PROBE,
                    {
                        "X": np.array([[1.0, 0.0]]),
                        "W1": np.array([[1.0, -1.0, 0.5], [-1.0, 1.0, 2.0]]),
                        "b1": np.array([-0.5, -0.5, -3.0]),
                        "W2": np.array([[1.0], [1.0], [1.0]]),
                        "b2": np.array([-0.5]),
                    },
                    BINARY,
                ),
                Case(
                    "off",
                    TWO_PROBE,
                    {
                        "X": np.array([[1.0, 1.0]]),
                        "W1": np.array([[1.0, -1.0, 0.5], [-1.0, 1.0, 2.0]]),
                        "b1": np.array([-0.5, -0.5, -3.0]),
                        "W2": np.array([[1.0], [1.0], [1.0]]),
                        "b2": np.array([-0.5]),
                    },
                    BINARY,
                ),
            ],
        ),
        Group("a sum of exactly 0 does not fire", [Case("whole numbers", TWO_PROBE, ON_THE_LINE, BINARY)]),
    ],
    mistakes=[
        Mistake(
            "no step between",
            "These are the outputs of a network whose hidden neurons hand on their sums, not 0 and 1.",
            "What should the output layer see: how large each hidden sum is, or only whether it is above 0?",
            replace=("H = (X @ W1 + b1 > 0).astype(int)", "H = X @ W1 + b1"),
        ),
        Mistake(
            "no step at the end",
            "The hidden layer is right. The output is the sum itself and not yet 0 or 1.",
            "Which step is missing between these sums and the answers of the network?",
            replace=("(H @ W2 + b2 > 0).astype(int)", "H @ W2 + b2"),
        ),
        Mistake(
            "inclusive",
            "A sum of exactly 0 counts as firing. In this course a neuron fires only above 0.",
            "Work out the first row of the case with whole numbers on paper. Which sum is 0?",
            body="""def two_layer(X, W1, b1, W2, b2):
    H = (X @ W1 + b1 >= 0).astype(int)
    return (H @ W2 + b2 >= 0).astype(int)""",
        ),
        Mistake(
            "signs",
            "`np.sign` gives −1 for negative numbers. The step of this course gives 0 there.",
            "Which three values can `np.sign` have, and which two has the step?",
            body="""def two_layer(X, W1, b1, W2, b2):
    H = np.sign(X @ W1 + b1)
    return np.sign(H @ W2 + b2)""",
        ),
        Mistake(
            "no biases",
            "These are the outputs of a network without any bias.",
            "Follow one example through the network on paper. Which of the four arrays of weights are not used?",
            body="""def two_layer(X, W1, b1, W2, b2):
    H = (X @ W1 > 0).astype(int)
    return (H @ W2 > 0).astype(int)""",
        ),
        Mistake(
            "no hidden bias",
            "These are the outputs of a network without the hidden biases.",
            "Follow one example through the hidden layer on paper. Which number of the layer is not used?",
            replace=("X @ W1 + b1", "X @ W1"),
        ),
        Mistake(
            "no output bias",
            "These are the outputs of a network without the bias of the output layer.",
            "Follow one example through the output layer on paper. Which number of the layer is not used?",
            replace=("H @ W2 + b2", "H @ W2"),
        ),
        Mistake(
            "flat",
            "The numbers are right, but the axis of the outputs is gone or the table is flattened.",
            "The result has one row for each example and one column for each output, even if there is only one.",
            replace=("return (H @ W2 + b2 > 0).astype(int)", "return (H @ W2 + b2 > 0).astype(int).ravel()"),
        ),
        Mistake(
            "hidden layer returned",
            "This is the hidden layer's table: one column for each hidden neuron.",
            "What is still to be done with H?",
            replace=("return (H @ W2 + b2 > 0).astype(int)", "return H"),
        ),
        Mistake(
            "star",
            "`*` multiplies entry by entry. The sums of a layer need products of rows with columns.",
            "Write the shapes of X and W1 side by side. Which operation turns (n, d) and (d, h) into (n, h)?",
            replace=("X @ W1", "X * W1"),
        ),
        Mistake(
            "one example only",
            "Only the first example comes out.",
            "X holds one example a row. How many rows should the result have?",
            replace=("return (H @ W2 + b2 > 0).astype(int)", "return (H @ W2 + b2 > 0).astype(int)[:1]"),
        ),
        Mistake(
            "cut at one half",
            "These outputs come from comparing sums with 0.5 and not with 0.",
            "A neuron fires when its sum, bias included, is above which number?",
            body="""def two_layer(X, W1, b1, W2, b2):
    H = (X @ W1 + b1 > 0.5).astype(int)
    return (H @ W2 + b2 > 0.5).astype(int)""",
        ),
    ],
    hints=[
        "What does the output layer take as its input, and which shape has that?",
        "Do the same thing twice: sums of a layer, then 1 where they are above 0. The second time with H in the place "
        "of X.",
        "The cell before this exercise computes the sums of one layer; you have to compare and convert as well.",
    ],
)

XOR_TABLE = [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]]
XOR_WEIGHTS = Exercise(
    "xor_weights",
    groups=[Group("the truth table", [Case("four rows", "xor_weights()", {}, judge("network_gate", table=XOR_TABLE))])],
    mistakes=[
        Mistake(
            "rows for neurons",
            "Only (0, 1) gives 1. That happens, for example, when a neuron's weights stand in "
            "a row of W1 and not in a column.",
            "The first column of W1 belongs to the first hidden neuron: its weight of x1 stands above its weight "
            "of x2.",
            replace=("np.array([[-0.5, 1.0], [-0.5, 1.0]])", "np.array([[-0.5, -0.5], [1.0, 1.0]])"),
        ),
        Mistake(
            "biases exchanged",
            "With these weights the network gives 0 in every row. That happens, for example, "
            "when the hidden biases "
            "stand in the wrong order, or when thresholds stand in their place.",
            "Work out both hidden neurons for (0, 1). Do both fire there, as NAND and OR would?",
            replace=("np.array([0.7, -0.5])", "np.array([-0.5, 0.7])"),
        ),
        Mistake(
            "OR at the end",
            "With these weights the network gives 1 in every row.",
            "Work out both hidden neurons for (0, 0). How many fire, and should the last neuron fire then?",
            replace=("b2 = np.array([-0.7])", "b2 = np.array([-0.2])"),
        ),
        Mistake(
            "XNOR",
            "This network computes XNOR, the exact opposite of XOR.",
            "Which numbers belong to the last neuron alone? What has to happen to all of them to turn its answer "
            "round?",
            body="""def xor_weights():
    W1 = np.array([[-0.5, 1.0], [-0.5, 1.0]])
    return W1, np.array([0.7, -0.5]), np.array([[-0.5], [-0.5]]), np.array([0.7])""",
        ),
        Mistake(
            "AND in place of NAND",
            "These weights compute AND: only (1, 1) gives 1.",
            "Which of the two hidden neurons should be silent at (1, 1)?",
            body="""def xor_weights():
    W1 = np.array([[0.5, 1.0], [0.5, 1.0]])
    return W1, np.array([-0.7, -0.5]), np.array([[0.5], [0.5]]), np.array([-0.7])""",
        ),
        Mistake(
            "one number for b2",
            "b2 is a single number. The output layer has one neuron, so its biases are an array with one entry.",
            "Compare with b1: one entry for each neuron of its layer.",
            replace=("b2 = np.array([-0.7])", "b2 = -0.7"),
        ),
        Mistake(
            "flat W2",
            "W2 has one axis. Like W1 it is a table: a row for each hidden neuron, a column for each output neuron.",
            "How many rows and how many columns has W2 here?",
            replace=("np.array([[0.5], [0.5]])", "np.array([0.5, 0.5])"),
        ),
        Mistake(
            "W2 lying",
            "W2 has its rows and columns exchanged.",
            "A column of W2 belongs to one output neuron. How many columns are there, with one output?",
            replace=("np.array([[0.5], [0.5]])", "np.array([[0.5, 0.5]])"),
        ),
        Mistake(
            "only OR",
            "These weights compute OR: three rows are right, but (1, 1) gives 1 too. One line alone can do this.",
            "Which gate of your XOR is silent at (1, 1), and is it one of your hidden neurons?",
            body="""def xor_weights():
    return np.array([[1.0], [1.0]]), np.array([-0.5]), np.array([[1.0]]), np.array([-0.5])""",
        ),
        Mistake(
            "only NAND",
            "These weights compute NAND: three rows are right, but (0, 0) gives 1 too. One line alone can do this.",
            "Which gate of your XOR is silent at (0, 0), and is it one of your hidden neurons?",
            body="""def xor_weights():
    return np.array([[-1.0], [-1.0]]), np.array([1.5]), np.array([[1.0]]), np.array([-0.5])""",
        ),
    ],
    hints=[
        "Which gates are in the hidden layer of your XOR, and which gate is the output neuron?",
        "The weights of the three gates stand in the setup cell at the top. The hidden ones become columns of W1, in "
        "the order of their biases in b1.",
        "W2 has two rows and one column, b2 has one entry: they are the last gate's weights and bias.",
    ],
)


def _adder_mistake(name, signature, body, why, then):
    return Mistake(name, why, then, body=f"def {signature}:\n" + "\n".join(f"    {line}" for line in body.split("\n")))


HALF = "half_adder(a, b)"
HALF_ADDER = Exercise(
    "half_adder",
    groups=[Group("all four rows", _truth_table("half_adder", "sum and carry"))],
    mistakes=[
        _adder_mistake(
            "exchanged",
            HALF,
            "return AND(a, b), XOR(a, b)",
            "The carry comes first in your result. The sum is wanted first.",
            "Compare the order of your two values with the line “Returns”.",
        ),
        _adder_mistake(
            "OR for the sum",
            HALF,
            "return OR(a, b), AND(a, b)",
            "The digit of 1 + 1 comes out as 1. Two has the digit 0 and the carry 1.",
            "Read the column of the sum downwards. Which gate is 0 at (1, 1)?",
        ),
        _adder_mistake(
            "OR for the carry",
            HALF,
            "return XOR(a, b), OR(a, b)",
            "There is a carry as soon as one digit is 1. But 0 + 1 is 1, without a carry.",
            "Read the column of the carry downwards. In how many rows is it 1?",
        ),
        _adder_mistake(
            "never a carry",
            HALF,
            "return XOR(a, b), 0",
            "There is never a carry. But 1 + 1 is two: digit 0, carry 1.",
            "Read the column of the carry downwards. In which row is it 1?",
        ),
        _adder_mistake(
            "NAND for the carry",
            HALF,
            "return XOR(a, b), NAND(a, b)",
            "The carry is the opposite of what it should be.",
            "When should there be a carry: when both digits are 1, or when they are not?",
        ),
        _adder_mistake(
            "XNOR for the sum",
            HALF,
            "return XNOR(a, b), AND(a, b)",
            "The digit is the opposite of what it should be.",
            "What digit has 0 + 0?",
        ),
        _adder_mistake(
            "sum not cut",
            HALF,
            "return a + b, AND(a, b)",
            "The digit of 1 + 1 comes out as 2, and a binary digit is 0 or 1.",
            "What stays in the column when 1 is carried?",
        ),
        _adder_mistake(
            "only the sum",
            HALF,
            "return XOR(a, b)",
            "Only one value comes back. Two are wanted, the sum and the carry.",
            "A function returns two values when a comma stands between them.",
        ),
    ],
    hints=[
        "Read each of the two columns downwards, as a truth table of its own. Which gates are they?",
        "One is the gate of this lesson, the other one is among the three that were given.",
    ],
    needs=["XOR"],
)

FULL = "full_adder(a, b, c)"
FULL_ADDER = Exercise(
    "full_adder",
    groups=[
        Group(
            "all eight rows",
            [
                Case(
                    "sum and carry", "[full_adder(a, b, c) for a in (0, 1) for b in (0, 1) for c in (0, 1)]", {}, BINARY
                ),
                Case(
                    "in another order",
                    "[full_adder(a, b, c) for c in (1, 0) for b in (0, 1) for a in (1, 0)]",
                    {},
                    BINARY,
                ),
            ],
        )
    ],
    mistakes=[
        _adder_mistake(
            "AND of the carries",
            FULL,
            "digit, carry = half_adder(a, b)\ndigit, second = half_adder(digit, c)\nreturn digit, AND(carry, second)",
            "There is never a carry: your rule asks for two carries at once, and that never happens.",
            "Which of the two half adders makes a carry for 1 + 1 + 0, and which for 1 + 0 + 1?",
        ),
        _adder_mistake(
            "first carry only",
            FULL,
            "digit, carry = half_adder(a, b)\ndigit, second = half_adder(digit, c)\nreturn digit, carry",
            "The carry of the second half adder is lost.",
            "Work out 1 + 0 + 1 by hand. Which half adder makes the carry there?",
        ),
        _adder_mistake(
            "second carry only",
            FULL,
            "digit, carry = half_adder(a, b)\ndigit, carry = half_adder(digit, c)\nreturn digit, carry",
            "The carry of the first half adder is lost.",
            "Work out 1 + 1 + 0 by hand. Which half adder makes the carry there, and what becomes of it in your code?",
        ),
        _adder_mistake(
            "c forgotten",
            FULL,
            "return half_adder(a, b)",
            "The third digit c is not added.",
            "Compare two rows that differ only in c. Should they give the same?",
        ),
        _adder_mistake(
            "exchanged",
            FULL,
            "digit, carry = half_adder(a, b)\ndigit, second = half_adder(digit, c)\nreturn OR(carry, second), digit",
            "The carry comes first in your result. The sum is wanted first.",
            "Compare the order of your values with the line “Returns”.",
        ),
        _adder_mistake(
            "OR for the digit",
            FULL,
            "digit, carry = half_adder(a, b)\nlast, second = half_adder(digit, c)\nreturn OR(digit, c), "
            "OR(carry, second)",
            "The digit of the second addition is wrong where its two digits are both 1.",
            "1 + 1 has the digit 0. Where in your code does the second digit come from?",
        ),
        _adder_mistake(
            "sum not cut",
            FULL,
            "return a + b + c, int(a + b + c > 1)",
            "The digit goes up to 3, and a binary digit is 0 or 1.",
            "What stays in the column when 1 is carried?",
        ),
        _adder_mistake(
            "c in the carry only",
            FULL,
            "digit, carry = half_adder(a, b)\nreturn digit, OR(carry, c)",
            "The digit c goes straight into the carry and is not added to the sum.",
            "Work out 0 + 0 + 1 by hand. Which digit and which carry should come out?",
        ),
        _adder_mistake(
            "carry when all three",
            FULL,
            "return XOR(XOR(a, b), c), AND(AND(a, b), c)",
            "There is a carry only for 1 + 1 + 1. Two ones already make a carry.",
            "Count the rows of the eight in which at least two digits are 1.",
        ),
        _adder_mistake(
            "carry when any",
            FULL,
            "return XOR(XOR(a, b), c), OR(OR(a, b), c)",
            "There is a carry as soon as one digit is 1. But 1 + 0 + 0 is 1, without a carry.",
            "Count the rows of the eight in which at least two digits are 1.",
        ),
        _adder_mistake(
            "c to the first sum",
            FULL,
            "digit, carry = half_adder(a, b)\nlast, second = half_adder(a, c)\nreturn last, OR(carry, second)",
            "The second half adder does not add c to the digit of the first one, so b is missing from the sum.",
            "What comes out of a + b, and which part of it is added to c?",
        ),
    ],
    hints=[
        "How do you add three numbers by hand? First two of them, and then?",
        "The first half adder gives a digit and a carry. The second one adds c to that digit. Then look at the two "
        "carries: when is one of them 1?",
        "The two carries are never 1 at the same time. So which gate brings them together?",
    ],
    needs=["half_adder", "XOR"],
)


def _inputs(d):
    return (np.arange(2**d)[:, None] >> np.arange(d)[::-1]) & 1


def _function(outputs):
    """A table of d inputs with these outputs, counting up."""
    return np.column_stack([_inputs(len(outputs).bit_length() - 1), list(outputs)]).astype(int)


def _drawn(d):
    """Draw a table of d inputs, neither constant nor the same read backwards, and shuffle its rows."""

    def draw(rng):
        size = 2**d
        ones = int(rng.integers(max(2, size // 4), size - 1))
        outputs = rng.permutation(np.r_[np.ones(ones, int), np.zeros(size - ones, int)])
        if d > 1 and np.array_equal(outputs, outputs[::-1]):
            outputs = np.roll(np.sort(outputs), 1)
        return {"truth_table": _function(outputs)[rng.permutation(size)]}

    return draw


NETWORK_PROBE = "network_for(truth_table)"
ANY_NETWORK = judge("network_gate", table="truth_table", least_hidden=0, most_hidden=64, per_row=True)


def _network_case(name, inputs):
    return Case(name, NETWORK_PROBE, inputs, ANY_NETWORK)


NETWORK_FOR = Exercise(
    "network_for",
    groups=[
        Group(
            "two inputs",
            [
                _network_case("XOR", {"truth_table": _table([0, 1, 1, 0], (2, 0, 3, 1))}),
                _network_case("x1 and not x2", {"truth_table": _table([0, 0, 1, 0])}),
                _network_case("NAND", {"truth_table": _table([1, 1, 1, 0], (3, 1, 0, 2))}),
            ],
        ),
        Group(
            "three to five inputs",
            [
                _network_case("parity of three", {"truth_table": _function([0, 1, 1, 0, 1, 0, 0, 1])}),
                _network_case("three inputs", _drawn(3)),
                _network_case("four inputs", _drawn(4)),
                _network_case("five inputs", _drawn(5)),
            ],
        ),
        Group(
            "one input, always 0, always 1",
            [
                _network_case("NOT", {"truth_table": np.array([[0, 1], [1, 0]])}),
                _network_case("x1 itself", {"truth_table": np.array([[0, 0], [1, 1]])}),
                _network_case("always 0", {"truth_table": _table([0, 0, 0, 0])}),
                _network_case("always 1", {"truth_table": _function([1] * 8)}),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "zeros cost nothing",
            "Hidden neurons fire on too many rows: an input that should be 0 but is 1 takes nothing off the sum.",
            "Take the row (1, 0) and the input (1, 1). Which weight of x2 keeps the sum below that of (1, 0)?",
            replace=("2 * rows.T - 1", "rows.T"),
        ),
        Mistake(
            "bias for all inputs",
            "The bias is made from the number of inputs. On its own row a neuron's sum is the number of ones there.",
            "Work out the sum without bias for the row (1, 0, 0), on that row itself. Which bias makes it a "
            "little more than 0?",
            replace=("rows.sum(axis=1)", "rows.shape[1] * np.ones(len(rows))"),
        ),
        Mistake(
            "bias one too low",
            "The hidden neurons never fire: on their own row the sum is not above 0.",
            "Work out one hidden neuron on its own row, bias included. Is the sum above 0?",
            replace=("0.5 - rows.sum", "-0.5 - rows.sum"),
        ),
        Mistake(
            "bias one too high",
            "The hidden neurons fire on their own row and on its neighbours, too.",
            "Work out one hidden neuron on a row with a single wrong input, bias included. Is the sum below 0?",
            replace=("0.5 - rows.sum", "1.5 - rows.sum"),
        ),
        Mistake(
            "AND at the end",
            "The output neuron asks for all hidden neurons at once. At most one of them fires at a time.",
            "How many hidden neurons fire on a row that should give 1? How low may the output's bias be?",
            replace=("b2 = np.array([-0.5])", "b2 = np.array([0.5 - len(rows)])"),
        ),
        Mistake(
            "rows that give 0",
            "The hidden neurons belong to the rows that give 0, so the network computes the opposite.",
            "Which rows of the table get a neuron?",
            replace=("truth_table[:, -1] == 1", "truth_table[:, -1] == 0"),
        ),
        Mistake(
            "W1 lying",
            "W1 has one row for each neuron. It should have one column for each.",
            "W1 meets the examples as `X @ W1`. With d inputs, how many rows does it need?",
            replace=("2 * rows.T - 1", "2 * rows - 1"),
        ),
        Mistake(
            "flat W2",
            "W2 has one axis. It is a table: a row for each hidden neuron, a column for the one output.",
            "Which shape does “Returns” give for W2, and which has yours?",
            replace=("np.ones((len(rows), 1))", "np.ones(len(rows))"),
        ),
        Mistake(
            "one number for b2",
            "b2 is a single number. It should be an array with one entry, for the one output neuron.",
            "Which shape does “Returns” give for b2?",
            replace=("b2 = np.array([-0.5])", "b2 = -0.5"),
        ),
        Mistake(
            "output without bias",
            "With a bias of 0 or more the output neuron fires even when no hidden neuron does.",
            "What should the output neuron's sum be when all hidden neurons are silent: above 0 or not?",
            replace=("b2 = np.array([-0.5])", "b2 = np.array([0.5])"),
        ),
        Mistake(
            "two inputs only",
            "This works for tables with two inputs. With another number the shapes don't fit or rows are lost.",
            "How many columns has the table? Where does your code rely on there being three?",
            replace=("truth_table[truth_table[:, -1] == 1, :-1]", "truth_table[truth_table[:, 2] == 1, :2]"),
        ),
        Mistake(
            "no row gives 1",
            "With a table that always gives 0 there is no row to make a neuron of, and an array "
            "made of an empty list has "
            "the shape (0,): the axis of the inputs is lost.",
            "Which shape has W1 with d inputs and no hidden neuron? How can your code keep both axes there?",
            body="""def network_for(truth_table):
    rows = [row[:-1] for row in truth_table if row[-1] == 1]
    W1 = np.array([[1 if entry == 1 else -1 for entry in row] for row in rows]).T
    b1 = np.array([0.5 - sum(row) for row in rows])
    return W1, b1, np.ones((len(rows), 1)), np.array([-0.5])""",
        ),
        Mistake(
            "table overwritten",
            "Your code wrote into the truth table that it was given.",
            "The caller still needs its 0s. Which line changes them, and how could it work on a copy?",
            body="""def network_for(truth_table):
    rows = truth_table[truth_table[:, -1] == 1, :-1]
    b1 = 0.5 - rows.sum(axis=1)
    truth_table[truth_table == 0] = -1
    W1 = truth_table[truth_table[:, -1] == 1, :-1].T
    return W1, b1, np.ones((len(rows), 1)), np.array([-0.5])""",
        ),
    ],
    hints=[
        "Write the table of AND by hand: which rows give 1, and what does the one hidden neuron look like?",
        "First pick out the rows whose last column is 1, without that column. Each of them becomes a column of W1; "
        "count the ones in each for its bias.",
        "The output neuron is an OR of all hidden neurons: equal weights, and a bias that one firing neuron is enough "
        "to overcome.",
    ],
)

EXERCISES = [SOLVES, COUNT, XOR, XNOR, TWO_LAYER, XOR_WEIGHTS, HALF_ADDER, FULL_ADDER, NETWORK_FOR]
