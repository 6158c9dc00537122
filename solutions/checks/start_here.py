import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, equal


def degrees(rng, *shape):
    return rng.normal(60, 30, shape)


def table(n, d, j):
    return lambda rng: {"X": rng.normal(0, 1, (n, d)), "j": j}


def basket(n):
    return lambda rng: {"counts": rng.integers(1, 9, n).tolist(), "prices": np.round(rng.uniform(1, 90, n), 2).tolist()}


def bills(n, d, k):
    return lambda rng: {"counts": rng.integers(0, 9, (n, d)), "prices": np.round(rng.uniform(1, 90, (d, k)), 2)}


EXERCISES = [
    Exercise(
        "toolbox_total",
        groups=[
            Group(
                "the sum",
                [
                    Case("three things", "toolbox_total(counts, prices)", basket(3)),
                    Case("one thing", "toolbox_total(counts, prices)", basket(1)),
                    Case("seven things", "toolbox_total(counts, prices)", basket(7)),
                    Case(
                        "some of them not bought",
                        "toolbox_total(counts, prices)",
                        {"counts": [0, 4, 0, 2], "prices": [25, 30, 8, 7]},
                    ),
                    Case(
                        "the same thing twice, and a part of one",
                        "toolbox_total(counts, prices)",
                        {"counts": [2, 0.375, 2, 1], "prices": [1.5, 2.99, 1.5, 1.5]},
                    ),
                    Case(
                        "more given back than bought",
                        "toolbox_total(counts, prices)",
                        {"counts": [-12, 1], "prices": [0.25, 1.5]},
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "returned too early",
                "Only the first thing is in your total: the function returned in the first round of the loop.",
                "How far is your `return` indented? Everything indented under `for` happens in each round.",
                replace=("    return total", "        return total"),
            ),
            Mistake(
                "only the last",
                "Only the last thing is in your total: each round replaced what was there before.",
                "Does each round of your loop add to the total, or start it anew?",
                replace=("total += count * price", "total = count * price"),
            ),
            Mistake(
                "added, not multiplied",
                "Counts and prices were added to each other. Four things at 30 cost 4 · 30.",
                "What should happen to a count and its price before they go into the total?",
                replace=("count * price", "count + price"),
            ),
            Mistake(
                "counts forgotten",
                "You added the prices up. Each thing may be bought more than once, or not at all.",
                "Where do the counts enter?",
                replace=("count * price", "price"),
            ),
            Mistake(
                "sum times sum",
                "You added all counts up, added all prices up, and multiplied the two sums.",
                "Which count belongs to which price?",
                body="def toolbox_total(counts, prices):\n    return sum(counts) * sum(prices)\n",
            ),
            Mistake(
                "first left out",
                "The first thing is missing from your total.",
                "At which place does your loop start? The first one has the number 0.",
                replace=("zip(counts, prices, strict=True)", "list(zip(counts, prices, strict=True))[1:]"),
            ),
            Mistake(
                "last left out",
                "The last thing is missing from your total.",
                "At which place does your loop end? `range(n)` ends before n already.",
                replace=("zip(counts, prices, strict=True)", "list(zip(counts, prices, strict=True))[:-1]"),
            ),
        ],
        hints=[
            "What does one kind of thing add to the bill, and how do you go through all kinds?",
            "Start a total at 0 before the loop, add to it in every round, and return it after the loop.",
        ],
    ),
    Exercise(
        "toolbox_celsius",
        groups=[
            Group(
                "entry by entry",
                [
                    Case("a row", "toolbox_celsius(fahrenheit)", lambda rng: {"fahrenheit": degrees(rng, 5)}),
                    Case("a table", "toolbox_celsius(fahrenheit)", lambda rng: {"fahrenheit": degrees(rng, 2, 3)}),
                    Case("whole numbers", "toolbox_celsius(fahrenheit)", {"fahrenheit": np.array([-40, 0, 70, 451])}),
                    Case("one entry", "toolbox_celsius(fahrenheit)", {"fahrenheit": np.array([99.5])}),
                    Case(
                        "three axes, close to freezing, then much warmer",
                        "first = toolbox_celsius(cold)\nsecond = toolbox_celsius(warm)\nfirst, second",
                        lambda rng: {"cold": rng.uniform(31.5, 32.5, (2, 3, 2)), "warm": degrees(rng, 2, 3, 2)},
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "no parentheses",
                "Only the 32 was multiplied by 5/9, not the whole difference: `*` and `/` come before `-`.",
                "Which part of the formula has to be worked out first, and how does Python know?",
                replace=("(fahrenheit - 32) * 5 / 9", "fahrenheit - 32 * 5 / 9"),
            ),
            Mistake(
                "nine fifths",
                "You took nine fifths of the difference, not five ninths.",
                "212 °F are 100 °C. Is the result larger or smaller than 212 − 32?",
                replace=("* 5 / 9", "* 9 / 5"),
            ),
            Mistake(
                "32 added",
                "The 32 was added where it should be taken away.",
                "Water freezes at 32 °F. What should come out for 32?",
                replace=("fahrenheit - 32", "fahrenheit + 32"),
            ),
            Mistake(
                "rounded down",
                "The digits after the decimal point are gone: `//` divides and rounds down.",
                "Which sign divides without rounding?",
                replace=("* 5 / 9", "* 5 // 9"),
            ),
            Mistake(
                "in place",
                "Your code wrote into the array that it was given: the caller's temperatures have changed.",
                "`-=` and `*=` change an array itself. Which calculation gives a new array?",
                body="""
def toolbox_celsius(fahrenheit):
    if fahrenheit.dtype == float:
        fahrenheit -= 32
    else:
        fahrenheit = fahrenheit - 32
    return fahrenheit * 5 / 9
""",
            ),
            Mistake(
                "the other way",
                "You turned Celsius into Fahrenheit.",
                "Which of the two goes into your function, and which comes out?",
                replace=("(fahrenheit - 32) * 5 / 9", "fahrenheit * 9 / 5 + 32"),
            ),
        ],
        hints=[
            "What does `temperatures + 10` in the cell above do to each entry?",
            "Write the formula as you would for one number. Think of the parentheses.",
        ],
    ),
    Exercise(
        "toolbox_column",
        groups=[
            Group(
                "the column",
                [
                    Case("the last of four columns", "toolbox_column(X, j)", table(6, 4, 3)),
                    Case("the first column", "toolbox_column(X, j)", table(3, 5, 0)),
                    Case(
                        "whole numbers",
                        "toolbox_column(X, j)",
                        lambda rng: {"X": rng.integers(-9, 10, (4, 3)), "j": 1},
                    ),
                    Case("one row", "toolbox_column(X, j)", table(1, 3, 2)),
                    Case(
                        "two columns of a square table, transposed",
                        "first = toolbox_column(X.T, j)\nsecond = toolbox_column(X.T, k)\nfirst, second",
                        lambda rng: {"X": rng.normal(0, 1, (5, 5)), "j": 3, "k": 1},
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "a row",
                "You picked row j, one example with all its measures. Asked is column j.",
                "Which of the two places in the brackets stands for the row?",
                replace=("X[:, j]", "X[j]"),
            ),
            Mistake(
                "counted from 1",
                "This is the column before the one asked for. Columns are counted from 0.",
                "Which number does the first column have here?",
                replace=("X[:, j]", "X[:, j - 1]"),
            ),
            Mistake(
                "still a table",
                "The column came back as a table with one column. Asked is one row of numbers, of shape (n,).",
                "What is the difference between a single place and a range of places in the brackets?",
                replace=("X[:, j]", "X[:, j : j + 1]"),
            ),
            Mistake(
                "always the first",
                "This is the first column, whatever j is.",
                "Where does j enter?",
                replace=("X[:, j]", "X[:, 0]"),
            ),
            Mistake(
                "one entry",
                "This is a single entry. Asked is entry j of *every* row.",
                "Which sign in the brackets means all rows?",
                replace=("X[:, j]", "X[0, j]"),
            ),
        ],
        hints=[
            "In `X[2, :]`, which place stands for the rows and which for the columns?",
            "Say *all* for the rows, and j for the columns.",
        ],
    ),
    Exercise(
        "toolbox_count_above",
        groups=[
            Group(
                "the count",
                [
                    Case(
                        "a row",
                        "toolbox_count_above(values, limit)",
                        lambda rng: {"values": rng.permutation([-2.5, 0.5, 1.5, 3.0, 4.25, 8.0, 9.5]), "limit": 1.5},
                        equal(kind="integer"),
                    ),
                    Case(
                        "a table",
                        "toolbox_count_above(values, limit)",
                        lambda rng: {"values": rng.permutation(np.arange(12)).reshape(3, 4), "limit": 8},
                        equal(kind="integer"),
                    ),
                    Case(
                        "none is greater",
                        "toolbox_count_above(values, limit)",
                        {"values": np.array([-1.0, -3.5, 0.0]), "limit": 0},
                        equal(kind="integer"),
                    ),
                    Case(
                        "all are greater",
                        "toolbox_count_above(values, limit)",
                        {"values": np.array([0.5, 7.0, 2.0, 4.0, 3.0]), "limit": -1.5},
                        equal(kind="integer"),
                    ),
                    Case(
                        "many, most of them there several times",
                        "toolbox_count_above(values, limit)",
                        lambda rng: {"values": np.vstack([rng.integers(0, 40, (150, 4)) / 4, [[9] * 4]]), "limit": 3},
                        equal(kind="integer"),
                    ),
                    Case(
                        "one is hardly greater",
                        "toolbox_count_above(values, limit)",
                        {"values": np.array([-2.5, 0.1234 + 1e-9, 0.1234, 0.1]), "limit": 0.1234},
                        equal(kind="integer"),
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "equal ones too",
                "An entry that is equal to the limit was counted.",
                "Which comparison leaves the equal ones out?",
                replace=("values > limit", "values >= limit"),
            ),
            Mistake(
                "below",
                "You counted the entries below the limit.",
                "Read your comparison aloud: which side should be greater?",
                replace=("values > limit", "values < limit"),
            ),
            Mistake(
                "True and False",
                "The comparison gave a yes or no for each entry. They are not counted yet.",
                "`True` counts as 1. What makes one number of them all?",
                replace=("np.sum(values > limit)", "values > limit"),
            ),
            Mistake(
                "added up",
                "You added the large entries up. Asked is how many there are.",
                "Does your result change when one large entry becomes still larger? It should not.",
                replace=("np.sum(values > limit)", "np.sum(values[values > limit])"),
            ),
            Mistake(
                "a fraction",
                "This is the part of all entries that is greater, not their number.",
                "Which step of yours divides by the number of entries?",
                replace=("np.sum(", "np.mean("),
            ),
            Mistake(
                "all of them",
                "You counted all entries: the comparison has a `False` for the small ones, and that is an entry too.",
                "What counts the `True` ones only?",
                replace=("np.sum(values > limit)", "np.size(values > limit)"),
            ),
            Mistake(
                "the entries themselves",
                "These are the entries that are greater. Asked is how many there are.",
                "How many numbers should come back?",
                replace=("np.sum(values > limit)", "values[values > limit]"),
            ),
        ],
        hints=[
            "What does `values > limit` give for an array?",
            "The cell above counts adults. Where does the 18 go?",
        ],
    ),
    Exercise(
        "toolbox_row_means",
        groups=[
            Group(
                "the means",
                [
                    Case("a table", "toolbox_row_means(X)", lambda rng: {"X": rng.normal(0, 3, (5, 3))}),
                    Case("whole numbers", "toolbox_row_means(X)", lambda rng: {"X": rng.integers(-9, 10, (2, 4))}),
                    Case("one row", "toolbox_row_means(X)", lambda rng: {"X": rng.normal(0, 3, (1, 6))}),
                    Case("one column", "toolbox_row_means(X)", lambda rng: {"X": rng.normal(0, 3, (4, 1))}),
                    Case("a transposed table", "toolbox_row_means(X.T)", lambda rng: {"X": rng.normal(0, 3, (3, 7))}),
                    Case(
                        "a square table with zeros",
                        "toolbox_row_means(X)",
                        lambda rng: {"X": rng.normal(0, 3, (4, 4)) * (1 - np.eye(4))},
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "means of the columns",
                "These are the means of the columns: the axis that runs down was taken.",
                "After which axis has gone is there one number left for each row?",
                replace=("axis=1", "axis=0"),
            ),
            Mistake(
                "the mean of all",
                "This is one mean over the whole table.",
                "How do you tell NumPy to go along one axis only?",
                replace=("X.mean(axis=1)", "X.mean()"),
            ),
            Mistake(
                "sums",
                "These are the sums of the rows. They are not divided by the number of entries yet.",
                "How many entries has a row?",
                replace=("X.mean(axis=1)", "X.sum(axis=1)"),
            ),
            Mistake(
                "divided by the number of rows",
                "The sums of the rows were divided by the number of rows. A row has as many entries as there are "
                "columns.",
                "Which of the two numbers in `X.shape` counts the entries of one row?",
                replace=("X.mean(axis=1)", "X.sum(axis=1) / len(X)"),
            ),
            Mistake(
                "still a table",
                "The numbers are right, but they came back as a table with one column.",
                "Which option keeps an axis that should go here?",
                replace=("axis=1", "axis=1, keepdims=True"),
            ),
            Mistake(
                "rounded down",
                "The digits after the decimal point are gone.",
                "Which step of yours makes whole numbers?",
                replace=("X.mean(axis=1)", "X.mean(axis=1) // 1"),
            ),
        ],
        hints=[
            "For the mean of one row, do you go down or across?",
            "`mean` takes an axis as `sum` does in the cell above.",
        ],
    ),
    Exercise(
        "toolbox_shares",
        groups=[
            Group(
                "the shares",
                [
                    Case("a table", "toolbox_shares(X)", lambda rng: {"X": rng.uniform(0.5, 9, (4, 3))}),
                    Case("whole numbers", "toolbox_shares(X)", lambda rng: {"X": rng.integers(1, 10, (2, 5))}),
                    Case("a square table", "toolbox_shares(X)", lambda rng: {"X": rng.uniform(0.5, 9, (3, 3))}),
                    Case("one row", "toolbox_shares(X)", lambda rng: {"X": rng.uniform(0.5, 9, (1, 4))}),
                    Case(
                        "sixty rows of small numbers, transposed",
                        "toolbox_shares(X.T)",
                        lambda rng: {"X": rng.uniform(0.001, 0.02, (3, 60))},
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "columns add up to 1",
                "Your columns add up to 1. Asked are rows.",
                "Along which axis do you add?",
                replace=("axis=1", "axis=0"),
            ),
            Mistake(
                "the whole table adds up to 1",
                "Your whole table adds up to 1. Each row should.",
                "How many sums do you need for a table with n rows?",
                replace=("X.sum(axis=1, keepdims=True)", "X.sum()"),
            ),
            Mistake(
                "without keepdims",
                "The sums have the shape (n,), and NumPy compares shapes from the right: it lays them along the "
                "columns.",
                "Which shape must the sums have, so that one goes with each row?",
                replace=("axis=1, keepdims=True", "axis=1"),
            ),
            Mistake(
                "divided by the largest",
                "Each row was divided by its largest entry, so that this one became 1.",
                "By what do you divide, so that the row adds up to 1?",
                replace=("X.sum(", "X.max("),
            ),
            Mistake(
                "divided by the mean",
                "Your rows add up to the number of columns: each was divided by its mean.",
                "By what do you divide, so that the row adds up to 1?",
                replace=("X.sum(", "X.mean("),
            ),
            Mistake(
                "in place",
                "Your code wrote into the table that it was given: the caller's numbers have changed.",
                "`/=` changes an array itself. Which calculation gives a new one?",
                body="""
def toolbox_shares(X):
    if X.dtype == float:
        X /= X.sum(axis=1, keepdims=True)
        return X
    return X / X.sum(axis=1, keepdims=True)
""",
            ),
        ],
        hints=[
            "For a table of shape (2, 3), which shape must the sums have so that each row meets its own?",
            "Add up along the axis that runs across, and keep that axis.",
        ],
    ),
    Exercise(
        "toolbox_bills",
        groups=[
            Group(
                "the bills",
                [
                    Case("four baskets, three things, two shops", "toolbox_bills(counts, prices)", bills(4, 3, 2)),
                    Case("one basket", "toolbox_bills(counts, prices)", bills(1, 5, 3)),
                    Case("one shop", "toolbox_bills(counts, prices)", bills(3, 2, 1)),
                    Case("one thing", "toolbox_bills(counts, prices)", bills(2, 1, 4)),
                    Case("as many of each", "toolbox_bills(counts, prices)", bills(3, 3, 3)),
                    Case(
                        "parts of things, some given back, low prices",
                        "toolbox_bills(counts, prices.T)",
                        lambda rng: {"counts": rng.normal(0, 2, (9, 3)), "prices": rng.uniform(0.001, 0.09, (2, 3))},
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "entry by entry",
                "`*` multiplies entry by entry, so it wants tables that fit onto each other. These do not.",
                "Which sign lets each row meet each column?",
                replace=("counts @ prices", "counts * prices"),
            ),
            Mistake(
                "the wrong way round",
                "The prices came first. In a matrix product the inner lengths must agree, and here they do not.",
                "Write the two shapes side by side: which order puts d next to d?",
                replace=("counts @ prices", "prices @ counts"),
            ),
            Mistake(
                "rows and columns exchanged",
                "The numbers are right, but shops go down and baskets across.",
                "Which of the two should be the rows of the result?",
                replace=("counts @ prices", "(counts @ prices).T"),
            ),
            Mistake(
                "one shop only",
                "There is one number for each basket: the bill of the first shop.",
                "How many columns does `prices` have, and how many the result?",
                replace=("counts @ prices", "counts @ prices[:, 0]"),
            ),
            Mistake(
                "added over the shops",
                "There is one number for each basket: the bills of all shops were added up.",
                "Which step of yours adds along the shops?",
                replace=("counts @ prices", "counts @ prices.sum(axis=1)"),
            ),
        ],
        hints=[
            "Basket i and shop j: which row of `counts` meets which column of `prices`?",
            "There is one sign that does this for all rows and all columns at once. Write the shapes down to see "
            "in which order.",
        ],
    ),
    Exercise(
        "toolbox_slope",
        groups=[
            Group(
                "the slope",
                [
                    Case(
                        "a parabola",
                        "toolbox_slope(f, x, h)",
                        {"f": Source("lambda x: x**2 - x"), "x": 3.0, "h": 0.5},
                    ),
                    Case(
                        "a line that falls",
                        "toolbox_slope(f, x, h)",
                        {"f": Source("lambda x: 7 - 2 * x"), "x": -1.5, "h": 0.25},
                    ),
                    Case(
                        "a step to the left",
                        "toolbox_slope(f, x, h)",
                        {"f": Source("lambda x: x**3"), "x": 2.0, "h": -0.125},
                    ),
                    Case("whole numbers", "toolbox_slope(f, x, h)", {"f": Source("lambda x: x**2"), "x": 4, "h": 2}),
                    Case(
                        "a wave, two near points",
                        "toolbox_slope(f, x, h)",
                        lambda rng: {"f": Source("lambda x: np.sin(x)"), "x": float(rng.uniform(1.8, 2.8)), "h": 0.01},
                    ),
                    Case(
                        "two curves, one of height 0 there",
                        "[toolbox_slope(f, x, h), toolbox_slope(g, x, h)]",
                        {"f": Source("lambda x: x**2 - x"), "g": Source("lambda x: x**3"), "x": 1.0, "h": 0.5},
                    ),
                ],
            )
        ],
        mistakes=[
            Mistake(
                "not divided",
                "This is how far up. It is not divided by how far along yet.",
                "What do you divide by, to get a steepness?",
                replace=("(f(x + h) - f(x)) / h", "f(x + h) - f(x)"),
            ),
            Mistake(
                "no parentheses",
                "Only one of the two heights was divided by h: `/` comes before `-`.",
                "Which part has to be worked out first, and how does Python know?",
                replace=("(f(x + h) - f(x)) / h", "f(x + h) - f(x) / h"),
            ),
            Mistake(
                "sign",
                "The slope has the wrong sign: the two heights were taken the other way round.",
                "Which of the two points comes second when you walk from x to x + h?",
                replace=("f(x + h) - f(x)", "f(x) - f(x + h)"),
            ),
            Mistake(
                "height at h",
                "You took the height at h. The second point is at x + h.",
                "Where does the second point lie when x is 3 and h is 0.5?",
                replace=("f(x + h)", "f(h)"),
            ),
            Mistake(
                "to both sides",
                "Your points are x − h and x + h. Asked are x and x + h.",
                "At which two places do you ask for the height?",
                replace=("(f(x + h) - f(x)) / h", "(f(x + h) - f(x - h)) / (2 * h)"),
            ),
            Mistake(
                "divided by the place",
                "You divided by x + h. How far along is only h.",
                "How long is the way from x to x + h?",
                replace=("/ h", "/ (x + h)"),
            ),
            Mistake(
                "upside down",
                "This is how far along divided by how far up.",
                "Which of the two is above in a steepness?",
                replace=("(f(x + h) - f(x)) / h", "h / (f(x + h) - f(x))"),
            ),
        ],
        hints=[
            "How high is the curve at the two points, and how far apart are they?",
            "Call f twice. Put the difference of the two heights in parentheses before you divide.",
        ],
    ),
]
