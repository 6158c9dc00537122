"""What the exercises of lesson 06 must show, and the mistakes known by name."""

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, equal, judge


def _drawn(rng, low, high, shape=None):
    """Numbers with two decimals, so that a case can be worked out on paper."""
    drawn = np.round(rng.uniform(low, high, shape), 2)
    return float(drawn) if shape is None else drawn


BEST_OF = Exercise(
    "best_of",
    groups=[
        Group(
            "best candidates",
            [
                Case(
                    "numbers in a list",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda w: (w - 3) ** 2"),
                        "candidates": [float(c) for c in rng.permutation(np.array([-4.5, 2.25, 9.0, 5.5]))],
                    },
                ),
                Case(
                    "an array, a loss below 0",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda w: w ** 2 - 10 * w"),
                        "candidates": rng.permutation(np.array([-2, 4, 8, 11, 1])),
                    },
                ),
                Case(
                    "a tie: the first one",
                    "best_of(loss, candidates)",
                    {"loss": Source("lambda w: abs(w - 1)"), "candidates": [5.0, 3.0, -1.0, 3.5]},
                ),
                Case(
                    "a loss that takes one number only",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda w: 7.5 if w > 2 else abs(w + 1)"),
                        "candidates": rng.permutation(np.array([3.5, -2.5, 1.25, 2.5])),
                    },
                ),
                Case(
                    "candidates that are pairs",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda pair: abs(pair[0] * 2 + pair[1])"),
                        "candidates": [[1.5, 2.0], [-1.0, 1.25], [3.0, -7.5], [0.5, 0.5]],
                    },
                ),
                Case(
                    "rows of an array",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda row: float(np.sum((row - 1) ** 2))"),
                        "candidates": rng.permutation(np.array([[4.0, 1.5, 0.5], [1.25, 0.5, 2.0], [-3.0, 2.5, 1.0]])),
                    },
                ),
                Case(
                    "the best one early",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda w: (w - 1) ** 2"),
                        "candidates": [5.5, _drawn(rng, 1.2, 2.4), 9.0, 6.25, 7.5],
                    },
                ),
                Case(
                    "the best one last",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda w: (w - 1) ** 2"),
                        "candidates": [5.5, 3.5, 9.0, _drawn(rng, 1.2, 2.4)],
                    },
                ),
                Case(
                    "a single candidate",
                    "best_of(loss, candidates)",
                    lambda rng: {"loss": Source("lambda w: 1e16 * w"), "candidates": [_drawn(rng, 2, 9)]},
                ),
                Case(
                    "a loss of 0 in the middle",
                    "best_of(loss, candidates[:3]), best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda w: w ** 2 - 4"),
                        "candidates": [5.0, 2.0, 3.0, _drawn(rng, 0.2, 1.4), 4.0],
                    },
                ),
                Case(
                    "losses that differ little",
                    "best_of(loss, candidates)",
                    lambda rng: {
                        "loss": Source("lambda w: 2 + 1e-9 * (w - 3) ** 2"),
                        "candidates": [*rng.permutation(np.array([5.5, 9.0, -4.0])).tolist(), 3.5],
                    },
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "the loss instead of the candidate",
            "This is the smallest loss; the candidate that has it is asked for.",
            "What do you remember when a better one comes: its loss, the candidate, or both?",
            replace=("return min(candidates, key=loss)", "return min(loss(c) for c in candidates)"),
        ),
        Mistake(
            "its place in the list",
            "This is the place of the best candidate in the list, not the candidate.",
            "What stands at that place?",
            replace=("return min(candidates, key=loss)", "return int(np.argmin([loss(c) for c in candidates]))"),
        ),
        Mistake(
            "the worst one",
            "This candidate has the largest loss.",
            "In which direction does your comparison look?",
            replace=("min(candidates, key=loss)", "max(candidates, key=loss)"),
        ),
        Mistake(
            "the last in a tie",
            "Of two equally good candidates the later one was taken.",
            "Should an equal loss replace the best one so far? < and <= differ there.",
            replace=("min(candidates, key=loss)", "min(list(candidates)[::-1], key=loss)"),
        ),
        Mistake(
            "the smallest candidate",
            "This is the smallest candidate. Its loss may be large.",
            "What should be compared: the candidates, or what loss says about each?",
            replace=("min(candidates, key=loss)", "min(candidates)"),
        ),
        Mistake(
            "the size of the loss",
            "A loss below 0 was taken by its size. Below 0 is smaller than 0.",
            "Is something done to the loss before it is compared?",
            replace=("key=loss", "key=lambda c: abs(loss(c))"),
        ),
        Mistake(
            "start value too small",
            "Nothing was found where all losses are large: the search began with a best loss that no candidate "
            "reaches.",
            "With which value does your best loss begin? Any first candidate must be able to beat it.",
            body=(
                "def best_of(loss, candidates):\n"
                "    best, least = None, 100\n"
                "    for c in candidates:\n"
                "        if loss(c) < least:\n"
                "            best, least = c, loss(c)\n"
                "    return best\n"
            ),
        ),
        Mistake(
            "the last improvement forgotten",
            "Every candidate was compared with the one before it, not with the best so far.",
            "What does your search remember from round to round?",
            body=(
                "def best_of(loss, candidates):\n"
                "    best = candidates[0]\n"
                "    for before, c in zip(candidates, candidates[1:]):\n"
                "        if loss(c) < loss(before):\n"
                "            best = c\n"
                "    return best\n"
            ),
        ),
        Mistake(
            "all at once",
            "The loss got all candidates at once; it takes one.",
            "Hand each candidate to loss by itself, as it stands in the list.",
            replace=("return min(candidates, key=loss)", "return candidates[np.argmin(loss(np.asarray(candidates)))]"),
        ),
        Mistake(
            "begins at 0",
            "Nothing was found where no loss is below 0: the search began with 0 as the best loss, and no "
            "candidate beats that.",
            "With which value does your best loss begin? Any first candidate must be able to beat it.",
            body="""def best_of(loss, candidates):
    best, least = None, 0
    for c in candidates:
        if loss(c) < least:
            best, least = c, loss(c)
    return best
""",
        ),
        Mistake(
            "smallest loss not renewed",
            "Every candidate was compared with the first one, not with the best so far: of all that beat the "
            "first, the last was kept.",
            "When a better candidate is found, two things must be remembered. Which ones does your code renew?",
            body="""def best_of(loss, candidates):
    best, least = candidates[0], loss(candidates[0])
    for c in candidates:
        if loss(c) < least:
            best = c
    return best
""",
        ),
    ],
    hints=[
        "What must the search remember while it goes from candidate to candidate?",
        "A loop is fine. So is a built-in function of Python that can be told by what to compare.",
    ],
)

_NEAR = equal(rtol=1e-4, atol=1e-6)


def _slopes(name, f, x, probe="numerical_gradient(f, x)"):
    return Case(name, probe, lambda rng: {"f": Source(f), "x": x(rng)}, _NEAR)


NUMERICAL_GRADIENT = Exercise(
    "numerical_gradient",
    groups=[
        Group(
            "slopes",
            [
                _slopes(
                    "three numbers", "lambda x: x[0] ** 2 + 3 * x[1] - x[0] * x[2]", lambda rng: _drawn(rng, 1, 3, 3)
                ),
                _slopes("one number", "lambda x: np.exp(x[0]) - 2 * x[0]", lambda rng: _drawn(rng, 1.2, 2, 1)),
                _slopes(
                    "a table",
                    "lambda x: x[0, 1] * x[1, 2] + np.sum(x ** 3) / 3",
                    lambda rng: _drawn(rng, 0.5, 2, (2, 3)),
                ),
                _slopes(
                    "a curve that bends much",
                    "lambda x: np.sin(3 * x[0]) + np.cos(x[1]) * x[0]",
                    lambda rng: _drawn(rng, 0.1, 0.3, 2),
                ),
                _slopes(
                    "each slope hangs on the other entry",
                    "lambda x: 20 * x[0] * x[1]",
                    lambda rng: _drawn(rng, 0.05, 0.2, 2),
                ),
                _slopes(
                    "every other entry of an array",
                    "lambda x: x[0] * x[1] * x[2]",
                    lambda rng: _drawn(rng, -2, -0.5, 6),
                    "numerical_gradient(f, x[::2])",
                ),
                _slopes(
                    "a table turned on its side",
                    "lambda x: x[0, 0] * x[2, 1] + 2 * x[1, 0]",
                    lambda rng: _drawn(rng, 1, 3, (2, 3)),
                    "numerical_gradient(f, x.T)",
                ),
                _slopes(
                    "three axes, 60 numbers",
                    "lambda x: np.sum(x ** 3) / 8 + x[0, 1, 2] * x[2, 3, 4]",
                    lambda rng: _drawn(rng, 0.5, 2, (3, 4, 5)),
                ),
            ],
            weight=2,
        ),
        Group(
            "whole numbers",
            [
                _slopes(
                    "an array of whole numbers",
                    "lambda x: 0.37 * x[0] ** 2 + 3 * x[1] * x[0]",
                    lambda rng: rng.integers(2, 6, 2),
                ),
                _slopes(
                    "a table of whole numbers",
                    "lambda x: 0.37 * np.sum(x ** 2) + x[0, 0] * x[1, 1]",
                    lambda rng: rng.integers(1, 5, (2, 2)) * np.array([[1, -1], [-1, 1]]),
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "divided by h",
            "Every slope is twice as large: the two points lie 2h apart, not h.",
            "How far is it from x − h to x + h?",
            replace=("/ (2 * h)", "/ h"),
        ),
        Mistake(
            "not divided",
            "These are differences of heights. A slope is a difference divided by how far the points lie apart.",
            "What is missing in the last step?",
            replace=("(above - below) / (2 * h)", "above - below"),
        ),
        Mistake(
            "wrong way round",
            "Every slope has the wrong sign.",
            "Which of the two heights is subtracted from which?",
            replace=("above - below", "below - above"),
        ),
        Mistake(
            "whole numbers stay whole",
            "With whole numbers the slopes are wrong: x + h was cut off to a whole number again.",
            "Which type of numbers does your copy of x hold?",
            replace=("np.array(x, dtype=float)", "np.array(x)"),
        ),
        Mistake(
            "gradient of whole numbers",
            "The slopes lost what comes behind the decimal point: the array that collects them holds whole numbers.",
            "From where does the array of results take its type?",
            body=(
                "def numerical_gradient(f, x):\n"
                "    gradient = np.zeros_like(x)\n"
                "    x = np.array(x, dtype=float)\n"
                "    for place in np.ndindex(x.shape):\n"
                "        middle = x[place]\n"
                "        x[place] = middle + 1e-4\n"
                "        above = f(x)\n"
                "        x[place] = middle - 1e-4\n"
                "        below = f(x)\n"
                "        x[place] = middle\n"
                "        gradient[place] = (above - below) / 2e-4\n"
                "    return gradient\n"
            ),
        ),
        Mistake(
            "caller's array changed",
            "The caller's x is not bit for bit what it was: it was moved up and down itself, and rounding stayed "
            "behind.",
            "Move the entries of a copy.",
            body=(
                "def numerical_gradient(f, x):\n"
                "    gradient = np.zeros(x.shape)\n"
                "    for place in np.ndindex(x.shape):\n"
                "        x[place] += 1e-3\n"
                "        above = f(x)\n"
                "        x[place] -= 2e-3\n"
                "        below = f(x)\n"
                "        gradient[place] = (above - below) / 2e-3\n"
                "        x[place] += 1e-3\n"
                "    return gradient\n"
            ),
        ),
        Mistake(
            "all entries moved together",
            "Every entry was moved at the same time, so each slope is the sum of all.",
            "How many entries differ between the two arrays that f sees?",
            body=(
                "def numerical_gradient(f, x):\n"
                "    x = np.array(x, dtype=float)\n"
                "    return np.full(x.shape, (f(x + 1e-4) - f(x - 1e-4)) / 2e-4)\n"
            ),
        ),
        Mistake(
            "row by row",
            "In a table whole rows were moved instead of single entries.",
            "x[i] of a table is a row. How do you reach each single entry?",
            replace=("np.ndindex(x.shape)", "range(len(x))"),
        ),
        Mistake(
            "whole rows moved",
            "In a table whole rows were moved instead of single entries.",
            "x[i] of a table is a row. How do you reach each single entry?",
            body="""def numerical_gradient(f, x):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for place in range(len(x)):
        up, down = x.copy(), x.copy()
        up[place] += 1e-4
        down[place] -= 1e-4
        gradient[place] = (f(up) - f(down)) / 2e-4
    return gradient
""",
        ),
        Mistake(
            "not put back",
            "The first slope is right; before the next one was measured, the entry was not put back.",
            "What does x look like when your loop comes to the second entry?",
            body="""def numerical_gradient(f, x):
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] += 1e-4
        above = f(x)
        x[place] -= 2e-4
        gradient[place] = (above - f(x)) / 2e-4
    return gradient
""",
        ),
        Mistake(
            "nothing is moved",
            "Every slope is 0: both points that f saw were the same.",
            "Is what you move the array that f gets? `a = x` makes a second name, and of a table turned on its side "
            "`reshape` makes a copy.",
            body="""def numerical_gradient(f, x):
    return 0.0 * np.array(x, dtype=float)
""",
        ),
        Mistake(
            "h far too small",
            "The step is so small that x + h is x again, or the difference is only rounding.",
            "A float holds about 16 digits. How many are left of a step of this size?",
            replace=("h = 1e-4  #", "h = 1e-15  #"),
            noisy=True,
        ),
        Mistake(
            "h far too large",
            "The step is so long that the curve bends in between: the result is not the slope at x.",
            "Which size of h does the contract suggest?",
            replace=("h = 1e-4  #", "h = 0.5  #"),
        ),
        Mistake(
            "f divided by x",
            "These are heights divided by positions, not slopes.",
            "A slope compares two near points. Where are your two points?",
            body=("def numerical_gradient(f, x):\n    return f(np.array(x, dtype=float)) / np.array(x, dtype=float)\n"),
        ),
        Mistake(
            "on one side only",
            "The slopes are nearly right, but not exact where the curve bends: one of the two points is x itself.",
            "The formula takes one point on each side of x. Which two points does f see in your code?",
            body="""def numerical_gradient(f, x):
    x, h = np.array(x, dtype=float), 1e-4
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        middle, here = x[place], f(x)
        x[place] = middle + h
        gradient[place] = (f(x) - here) / h
        x[place] = middle
    return gradient
""",
        ),
        Mistake(
            "multiplied by h",
            "The difference was divided by 2 and then multiplied by h: `a / 2 * h` is read from left to right.",
            "What should all stand below the line of the fraction? Brackets keep it together.",
            replace=("/ (2 * h)", "/ 2 * h"),
        ),
        Mistake(
            "not as far as the other side",
            "Every slope is about half of what it should be: the second point is x, not x − h. From x + h, one h "
            "to the left only leads back to the middle.",
            "How far is it from x + h to x − h?",
            body="""def numerical_gradient(f, x):
    x, h = np.array(x, dtype=float), 1e-4
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        x[place] = x[place] + h
        above = f(x)
        x[place] = x[place] - h
        gradient[place] = (above - f(x)) / (2 * h)
    return gradient
""",
        ),
        Mistake(
            "h too large",
            "The slopes are nearly right, but the step is so long that the curve bends on the way.",
            "Which size of h does the contract suggest?",
            replace=("h = 1e-4  #", "h = 0.01  #"),
        ),
    ],
    hints=[
        "Which entry of x differs between the two calls of f, and by how much?",
        "Copy x as floats. For each place: up, measure, down, measure, put back, divide.",
    ],
)

_SHARED = Source(
    "def make():\n"
    "    filled = np.zeros(2)\n"
    "    def grad_in_one_array(w):\n"
    "        filled[:] = 2 * w - 1\n"
    "        return filled\n"
    "    return grad_in_one_array\n"
    "make()"
)


def _walk(name, grad, start, lr, steps, *, probe="descend(grad, w0, lr, steps)"):
    def inputs(rng):
        w0 = start(rng) if callable(start) else start
        return {"grad": grad if isinstance(grad, Source) else Source(grad), "w0": w0, "lr": lr, "steps": steps}

    return Case(name, probe, inputs)


DESCEND = Exercise(
    "descend",
    groups=[
        Group(
            "walks",
            [
                _walk("a number, three steps", "lambda w: 2 * (w - 3)", lambda rng: _drawn(rng, 5, 9), 0.1, 3),
                _walk("two weights", "lambda w: w * np.array([0.1, 2.0])", lambda rng: _drawn(rng, -4, 4, 2), 0.9, 4),
                _walk("a table of weights", "lambda w: 3 * w ** 2", lambda rng: _drawn(rng, 0.2, 0.9, (2, 3)), 0.05, 2),
                _walk("a slope that changes sign", "lambda w: w ** 3 - w", lambda rng: _drawn(rng, 1.5, 2), 0.2, 5),
                _walk("whole numbers", "lambda w: 2 * w - 3", lambda rng: rng.integers(4, 9, 3), 0.25, 3),
                _walk("a whole number", "lambda w: w / 2", lambda rng: int(rng.integers(3, 9)), 0.5, 2),
                _walk(
                    "every other entry of an array",
                    "lambda w: 2 * w",
                    lambda rng: _drawn(rng, 1, 4, 6),
                    0.125,
                    2,
                    probe="descend(grad, w0[::2], lr, steps)",
                ),
                _walk("nearly level", "lambda w: 2 * w", lambda rng: _drawn(rng, 1, 4, 2) * 1e-4, 0.25, 3),
                _walk("no step", "lambda w: 2 * w", lambda rng: _drawn(rng, 1, 4, 3), 0.1, 0),
                _walk("sixty steps", "lambda w: 2 * (w - 3)", lambda rng: _drawn(rng, 5, 9), 0.1, 60),
            ],
            weight=2,
        ),
        Group(
            "what grad returns stays as it is",
            [
                _walk("grad returns w itself", "lambda w: w", lambda rng: _drawn(rng, 1, 4, 2), 0.25, 3),
                _walk("grad fills one array anew each time", _SHARED, lambda rng: _drawn(rng, 1, 4, 2), 0.25, 3),
                _walk(
                    "a constant slope",
                    "lambda w, slope=np.array([0.5, -2.0]): slope",
                    lambda rng: _drawn(rng, 1, 4, 2),
                    0.5,
                    3,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "uphill",
            "The walk climbs: it steps along the slope, not against it.",
            "If the slope is positive, should w become larger or smaller?",
            replace=("w = w - lr * grad(w)", "w = w + lr * grad(w)"),
        ),
        Mistake(
            "all places the same",
            "All places of the path are the last one: the same array was put into the list each time and changed "
            "afterwards.",
            "w -= … changes the array that already lies in the list. What makes a new one?",
            body=(
                "def descend(grad, w0, lr, steps):\n"
                "    w = np.array(w0, dtype=float)\n"
                "    path = [w]\n"
                "    for _ in range(steps):\n"
                "        w -= lr * grad(w)\n"
                "        path.append(w)\n"
                "    return np.array(path)\n"
            ),
        ),
        Mistake(
            "the start is missing",
            "The path begins after the first step.",
            "path[0] is w0. What is in your list before the loop begins?",
            replace=("path = [w]", "path = []"),
        ),
        Mistake(
            "one step too few",
            "The path is one place short.",
            "steps steps and the start make steps + 1 places.",
            replace=("range(steps)", "range(steps - 1)"),
        ),
        Mistake(
            "one step too many",
            "The path is one place too long.",
            "steps steps and the start make steps + 1 places.",
            replace=("range(steps)", "range(steps + 1)"),
        ),
        Mistake(
            "the slope of the start",
            "Every step used the slope at the start.",
            "The ground changes as you walk. Where is grad called, and with which w?",
            replace=("w = w - lr * grad(w)", "w = w - lr * grad(path[0])"),
        ),
        Mistake(
            "no learning rate",
            "The steps are as long as the slope; lr was left out.",
            "Which factor stands before the slope in the formula?",
            replace=("w = w - lr * grad(w)", "w = w - grad(w)"),
        ),
        Mistake(
            "only the end",
            "Only the last place came back; the whole path is asked for.",
            "Where could each place be noted down?",
            replace=("return np.array(path)", "return w"),
        ),
        Mistake(
            "whole numbers only",
            "From whole numbers only whole numbers came: the rest was cut off.",
            "Of which type is the array that holds your places?",
            body=(
                "def descend(grad, w0, lr, steps):\n"
                "    path = np.zeros((steps + 1, *np.shape(w0)), dtype=np.asarray(w0).dtype)\n"
                "    path[0] = w0\n"
                "    for i in range(steps):\n"
                "        path[i + 1] = path[i] - lr * grad(path[i])\n"
                "    return path\n"
            ),
        ),
        Mistake(
            "what grad returned was changed",
            "The array that grad returned was multiplied in place. If it is w itself, or used again, everything is "
            "wrong after.",
            "*= writes into the array that grad gave. What makes a new one?",
            body=(
                "def descend(grad, w0, lr, steps):\n"
                "    w = np.array(w0, dtype=float)\n"
                "    path = [w]\n"
                "    for _ in range(steps):\n"
                "        slope = np.asarray(grad(w))\n"
                "        if slope.ndim and slope.dtype == float:\n"
                "            slope *= lr\n"
                "            w = w - slope\n"
                "        else:\n"
                "            w = w - lr * slope\n"
                "        path.append(w)\n"
                "    return np.array(path)\n"
            ),
        ),
        Mistake(
            "what grad returned was changed, places copied",
            "The array that grad returned was multiplied in place. If it is w itself, or used again, everything is "
            "wrong after.",
            "*= writes into the array that grad gave. What makes a new one?",
            body="""def descend(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    for _ in range(steps):
        slope = grad(w)
        slope *= lr
        w = w - slope
        path.append(w.copy())
    return np.array(path)
""",
        ),
        Mistake(
            "subtracted in place, whole numbers",
            "`-=` writes into the array w. Made of whole numbers, it keeps their type, and half a step does not fit.",
            "Of which type are the numbers in w before the first step, when w0 is whole?",
            body="""def descend(grad, w0, lr, steps):
    w = np.array(w0)
    path = [w.copy()]
    for _ in range(steps):
        w -= lr * grad(w)
        path.append(w.copy())
    return np.array(path)
""",
        ),
        Mistake(
            "multiplied in place, whole numbers",
            "`*=` puts each product back into the array that grad returned. From whole numbers grad gives whole "
            "numbers, and no fraction of lr fits into such an array.",
            "Leave what grad returned as it is: a product can be an array of its own.",
            body="""def descend(grad, w0, lr, steps):
    w = np.array(w0)
    path = [w]
    for _ in range(steps):
        slope = grad(w)
        slope *= lr
        w = w - slope
        path.append(w)
    return np.array(path)
""",
        ),
        Mistake(
            "multiplied in place, from w0 itself",
            "`*=` puts each product back into the array that grad returned. From whole numbers grad gives whole "
            "numbers, and no fraction of lr fits into such an array.",
            "Leave what grad returned as it is: a product can be an array of its own.",
            body="""def descend(grad, w0, lr, steps):
    w = w0
    path = [w]
    for _ in range(steps):
        slope = grad(w)
        slope *= lr
        w = w - slope
        path.append(w)
    return np.array(path)
""",
        ),
        Mistake(
            "only the sign of the slope",
            "All steps have the same length: only the sign of the slope was used.",
            "A step is long where it is steep and short where it is flat.",
            replace=("w = w - lr * grad(w)", "w = w - lr * np.sign(grad(w))"),
        ),
        Mistake(
            "divided by the rate",
            "The slope was divided by the learning rate: a small rate made long steps.",
            "A smaller lr must make a shorter step.",
            replace=("w = w - lr * grad(w)", "w = w - grad(w) / lr"),
        ),
        Mistake(
            "noted down before the step",
            "The start stands in the path twice and the last place is missing: each place was noted down before "
            "its step.",
            "In each round, which comes first: the step, or noting down where it led?",
            body="""def descend(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(steps):
        path.append(w)
        w = w - lr * grad(w)
    return np.array(path)
""",
        ),
        Mistake(
            "the last place is missing",
            "The last place is missing: each place was noted down before its step, so the place where the last "
            "step led never came into the list.",
            "Where does the last step lead, and who notes it down?",
            body="""def descend(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    path = []
    for _ in range(steps):
        path.append(w)
        w = w - lr * grad(w)
    return np.array(path)
""",
        ),
    ],
    hints=[
        "What is noted down before the first step, and how many places are there in the end?",
        "In each round: slope at the present w, a new w, into the list. np.array(list) makes an array at the end.",
    ],
)


def _regression(rng, n, d):
    return {
        "w": _drawn(rng, -2, 2, d),
        "b": _drawn(rng, -2, 2),
        "X": _drawn(rng, -3, 3, (n, d)),
        "t": _drawn(rng, -4, 4, n),
    }


def _regression_whole(rng):
    return {
        "w": rng.permutation(np.array([2, -1, 3])),
        "b": float(rng.integers(1, 4)) + 0.5,
        "X": rng.integers(-3, 4, (4, 3)) + np.eye(4, 3, dtype=int),
        "t": rng.permutation(np.array([5, -2, 0, 3])),
    }


def _twice(rng, draw, *shape):
    """One model and two tables X of one shape whose first entry is the same."""
    inputs, other = draw(rng, *shape), draw(rng, *shape)["X"]
    other[0, 0] = inputs["X"][0, 0]
    return {**inputs, "other": other}


def _turned(rng, draw, *shape):
    inputs = draw(rng, *shape)
    return {**inputs, "X": inputs["X"].T.copy()}


LINEAR_GRADS = Exercise(
    "linear_grads",
    groups=[
        Group(
            "gradients",
            [
                Case("five examples, three inputs", "linear_grads(w, b, X, t)", lambda rng: _regression(rng, 5, 3)),
                Case("one example", "linear_grads(w, b, X, t)", lambda rng: _regression(rng, 1, 2)),
                Case("one input", "linear_grads(w, b, X, t)", lambda rng: _regression(rng, 4, 1)),
                Case("whole numbers", "linear_grads(w, b, X, t)", _regression_whole),
                Case(
                    "a table turned on its side",
                    "linear_grads(w, b, X.T, t)",
                    lambda rng: _turned(rng, _regression, 6, 2),
                ),
                Case(
                    "as many examples as inputs, two calls",
                    "linear_grads(w, b, X, t), linear_grads(w, b, other, t)",
                    lambda rng: _twice(rng, _regression, 9, 9),
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "no factor 2",
            "Every number is half of what it should be: the slope of e² is 2e.",
            "Which factor does the square bring when its slope is taken?",
            body="def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return X.T @ e / len(t), np.mean(e)\n",
        ),
        Mistake(
            "no mean",
            "The slopes of all examples were added up, not averaged.",
            "The loss is a mean over the examples. What follows for its slope?",
            body="def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * X.T @ e, 2 * np.sum(e)\n",
        ),
        Mistake(
            "error the wrong way round",
            "Every number has the wrong sign: the error was taken as target minus prediction.",
            "In the derivation, which of the two comes first in e?",
            replace=("X @ w + b - t", "t - (X @ w + b)"),
        ),
        Mistake(
            "no bias in the prediction",
            "The bias is missing in the prediction.",
            "What does the model say for an example? All its parts belong into the error.",
            replace=("X @ w + b - t", "X @ w - t"),
        ),
        Mistake(
            "b summed, not averaged",
            "dw is right, db is n times too large.",
            "The slope for b is a mean as well.",
            replace=("2 * np.mean(e)", "2 * np.sum(e)"),
        ),
        Mistake(
            "added in place",
            "With whole numbers in X and w the product is an array of whole numbers, and adding b into it fails.",
            "Look at how b is added: into the array that is there, or into a new one?",
            replace=("e = X @ w + b - t", "e = X @ w\n    e += b\n    e -= t"),
        ),
        Mistake(
            "mean times mean",
            "The mean error was multiplied with the mean input; the mean of products is something else.",
            "Each error meets the inputs of its own example. When is the mean taken?",
            replace=("2 * X.T @ e / len(t)", "2 * np.mean(X, axis=0) * np.mean(e)"),
        ),
        Mistake(
            "divided by the number of inputs",
            "dw was divided by d, the number of weights, in place of n, the number of examples.",
            "The loss is a mean over the examples. Which of your arrays has n entries?",
            replace=("2 * X.T @ e / len(t)", "2 * X.T @ e / len(w)"),
        ),
        Mistake(
            "w summed, not averaged",
            "db is right, dw is n times too large.",
            "The slope for each weight is a mean as well.",
            replace=("2 * X.T @ e / len(t)", "2 * X.T @ e"),
        ),
        Mistake(
            "2 forgotten for b",
            "dw is right, db is half of what it should be.",
            "Both slopes come from e². Which factor does that bring?",
            replace=("2 * np.mean(e)", "np.mean(e)"),
        ),
        Mistake(
            "averaged over the inputs too",
            "The sum was divided by the number of all entries of X, not by the number of examples.",
            "How many examples are there? Rows are examples.",
            replace=("2 * X.T @ e / len(t)", "2 * X.T @ e / X.size"),
        ),
        Mistake(
            "error without its input",
            "Every weight got the same slope: the error was not multiplied with that weight's input.",
            "By how much does the error grow when one weight grows? Its input decides.",
            replace=("2 * X.T @ e / len(t)", "2 * np.mean(e) * np.ones(len(w))"),
        ),
        Mistake(
            "only dw",
            "Only the slopes of the weights came back; the bias has one too.",
            "Return both, in the order that the contract names.",
            replace=("return 2 * X.T @ e / len(t), 2 * np.mean(e)", "return 2 * X.T @ e / len(t)"),
        ),
        Mistake(
            "exchanged",
            "dw and db came back in the other order.",
            "Which of the two has the shape (d,)?",
            replace=("return 2 * X.T @ e / len(t), 2 * np.mean(e)", "return 2 * np.mean(e), 2 * X.T @ e / len(t)"),
        ),
        Mistake(
            "one slope for each example",
            "The slopes of the single examples were not brought together.",
            "dw has the shape (d,). Which axis has to go, and how?",
            replace=("2 * X.T @ e / len(t)", "2 * X * e[:, None]"),
        ),
        Mistake(
            "error squared",
            "The error was squared before it met the inputs. The square belongs to the loss; its slope is 2e, "
            "without a square.",
            "What does the loss e² become when its slope is taken?",
            replace=("e = X @ w + b - t", "e = (X @ w + b - t) ** 2"),
        ),
    ],
    hints=[
        "What is the error of each example? Write it once, for all n.",
        "For weight j: multiply column j of X with the errors and average. Which product does this for all columns "
        "at once?",
    ],
)


def _yes_no(rng, n, d):
    t = (rng.permutation(n) % 2).astype(float)
    return {"w": _drawn(rng, -2, 2, d), "b": _drawn(rng, -1, 1), "X": _drawn(rng, -2, 2, (n, d)), "t": t}


def _yes_no_whole(rng):
    return {
        "w": rng.permutation(np.array([2, -1, 1])),
        "b": int(rng.integers(1, 3)),
        "X": rng.integers(-2, 3, (4, 3)) + np.eye(4, 3, dtype=int),
        "t": rng.permutation(np.array([1, 0, 0, 1])),
    }


LOGISTIC_GRADS = Exercise(
    "logistic_grads",
    groups=[
        Group(
            "gradients",
            [
                Case("five examples, three inputs", "logistic_grads(w, b, X, t)", lambda rng: _yes_no(rng, 5, 3)),
                Case("one example", "logistic_grads(w, b, X, t)", lambda rng: _yes_no(rng, 1, 2)),
                Case("one input", "logistic_grads(w, b, X, t)", lambda rng: _yes_no(rng, 4, 1)),
                Case("whole numbers", "logistic_grads(w, b, X, t)", _yes_no_whole),
                Case(
                    "a table turned on its side",
                    "logistic_grads(w, b, X.T, t)",
                    lambda rng: _turned(rng, _yes_no, 6, 2),
                ),
                Case(
                    "scores of 90 and -90",
                    "logistic_grads(w, b, X, t)",
                    {
                        "w": np.array([30.0, 0.5]),
                        "b": 0.25,
                        "X": np.array([[3.0, 1.0], [-3.0, 2.0], [0.01, -1.0]]),
                        "t": np.array([0.0, 1.0, 1.0]),
                    },
                ),
                Case(
                    "as many examples as inputs, two calls",
                    "logistic_grads(w, b, X, t), logistic_grads(w, b, other, t)",
                    lambda rng: _twice(rng, _yes_no, 9, 9),
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "a factor 2",
            "Every number is twice as large. The 2 came from the square of the other loss.",
            "Is there a 2 in this result?",
            body=(
                "def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n"
                "    return 2 * X.T @ e / len(t), 2 * np.mean(e)\n"
            ),
        ),
        Mistake(
            "no mean",
            "The slopes of all examples were added up, not averaged.",
            "The loss is a mean over the examples. What follows for its slope?",
            body="def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n    return X.T @ e, np.sum(e)\n",
        ),
        Mistake(
            "no sigmoid",
            "The error was taken from the score itself, without the sigmoid.",
            "e is probability minus target. What makes a probability of the score?",
            replace=("sigmoid(X @ w + b) - t", "X @ w + b - t"),
        ),
        Mistake(
            "error the wrong way round",
            "Every number has the wrong sign: the error was taken as target minus probability.",
            "Which of the two comes first in e?",
            replace=("sigmoid(X @ w + b) - t", "t - sigmoid(X @ w + b)"),
        ),
        Mistake(
            "slope of the sigmoid multiplied in",
            "The error was multiplied with p (1 − p), the slope of the sigmoid. For squares that is right; with the "
            "cross-entropy it cancels.",
            "Compare with the worked numbers of one bean.",
            body=(
                "def logistic_grads(w, b, X, t):\n"
                "    p = sigmoid(X @ w + b)\n"
                "    e = (p - t) * p * (1 - p)\n"
                "    return X.T @ e / len(t), np.mean(e)\n"
            ),
        ),
        Mistake(
            "probabilities rounded",
            "The probabilities were rounded to 0 or 1 before the error was taken.",
            "The error is small when the probability is nearly right. Is it, in your function?",
            replace=("sigmoid(X @ w + b) - t", "np.round(sigmoid(X @ w + b)) - t"),
        ),
        Mistake(
            "no bias in the score",
            "The bias is missing in the score.",
            "What goes into the sigmoid?",
            replace=("sigmoid(X @ w + b) - t", "sigmoid(X @ w) - t"),
        ),
        Mistake(
            "b summed, not averaged",
            "dw is right, db is n times too large.",
            "The slope for b is a mean as well.",
            replace=("np.mean(e)", "np.sum(e)"),
        ),
        Mistake(
            "w summed, not averaged",
            "db is right, dw is n times too large.",
            "The slope for each weight is a mean as well.",
            replace=("X.T @ e / len(t)", "X.T @ e"),
        ),
        Mistake(
            "error without its input",
            "Every weight got the same slope: the error was not multiplied with that weight's input.",
            "Error times input: which input belongs to which weight?",
            replace=("X.T @ e / len(t)", "np.mean(e) * np.ones(len(w))"),
        ),
        Mistake(
            "only dw",
            "Only the slopes of the weights came back; the bias has one too.",
            "Return both, in the order that the contract names.",
            replace=("return X.T @ e / len(t), np.mean(e)", "return X.T @ e / len(t)"),
        ),
        Mistake(
            "bias behind the sigmoid",
            "The bias was added to the probability, after the sigmoid.",
            "Which sum goes into the sigmoid, and is all of it inside the brackets?",
            replace=("sigmoid(X @ w + b) - t", "sigmoid(X @ w) + b - t"),
        ),
    ],
    hints=[
        "How does e differ from the error of the line?",
        "Everything after e is as before, only without the 2.",
    ],
)


def _kinds(rng, n, d, k):
    labels = np.concatenate([rng.permutation(k), rng.integers(0, k, n)])[:n]
    return {
        "W": _drawn(rng, -2, 2, (d, k)),
        "b": _drawn(rng, -1, 1, k),
        "X": _drawn(rng, -2, 2, (n, d)),
        "labels": labels,
    }


def _kinds_whole(rng):
    return {
        "W": rng.integers(-2, 3, (3, 4)) + np.eye(3, 4, dtype=int),
        "b": rng.permutation(np.array([1, 0, -1, 2])),
        "X": rng.integers(-2, 3, (2, 3)) + np.eye(2, 3, dtype=int),
        "labels": rng.permutation(np.array([2, 1])),
    }


SOFTMAX_GRADS = Exercise(
    "softmax_grads",
    groups=[
        Group(
            "gradients",
            [
                Case(
                    "five examples, two inputs, three classes",
                    "softmax_grads(W, b, X, labels)",
                    lambda rng: _kinds(rng, 5, 2, 3),
                ),
                Case(
                    "three examples, four inputs, two classes",
                    "softmax_grads(W, b, X, labels)",
                    lambda rng: _kinds(rng, 3, 4, 2),
                ),
                Case("one example", "softmax_grads(W, b, X, labels)", lambda rng: _kinds(rng, 1, 2, 4)),
                Case("whole numbers, not every class occurs", "softmax_grads(W, b, X, labels)", _kinds_whole),
                Case(
                    "a table turned on its side",
                    "softmax_grads(W, b, X.T, labels)",
                    lambda rng: _turned(rng, _kinds, 6, 2, 3),
                ),
                Case(
                    "as many classes as inputs, two calls",
                    "softmax_grads(W, b, X, labels), softmax_grads(W, b, other, labels)",
                    lambda rng: _twice(rng, _kinds, 9, 4, 4),
                ),
                Case(
                    "two scores near 60",
                    "softmax_grads(W, b, X, labels)",
                    {
                        "W": np.array([[20.0, 20.5, -3.0], [0.5, -1.0, 2.0]]),
                        "b": np.array([0.25, 0.0, -0.5]),
                        "X": np.array([[3.0, 1.0], [-3.0, 2.0], [0.01, -1.0]]),
                        "labels": np.array([0, 2, 1]),
                    },
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "no labels",
            "The probabilities were taken for the error; the one-hot labels were not subtracted.",
            "E = P − T. Where does T come in?",
            replace=(
                "(softmax(X @ W + b) - one_hot(labels, len(b))) / len(labels)",
                "softmax(X @ W + b) / len(labels)",
            ),
        ),
        Mistake(
            "error the wrong way round",
            "Every number has the wrong sign: the error was taken as T − P.",
            "Which of the two comes first in E?",
            replace=("softmax(X @ W + b) - one_hot(labels, len(b))", "one_hot(labels, len(b)) - softmax(X @ W + b)"),
        ),
        Mistake(
            "no mean",
            "The slopes of all examples were added up, not averaged.",
            "The loss is a mean over the examples. What follows for its slope?",
            replace=(
                "(softmax(X @ W + b) - one_hot(labels, len(b))) / len(labels)",
                "softmax(X @ W + b) - one_hot(labels, len(b))",
            ),
        ),
        Mistake(
            "averaged over the classes too",
            "The error was divided by the number of all entries, classes too.",
            "How many examples are there? Only they are averaged.",
            replace=("/ len(labels)", "/ (len(labels) * len(b))"),
        ),
        Mistake(
            "no softmax",
            "The error was taken from the scores, without the softmax.",
            "P are probabilities. What makes them of the scores?",
            replace=("softmax(X @ W + b) - one_hot", "X @ W + b - one_hot"),
        ),
        Mistake(
            "softmax along the columns",
            "The columns of the scores were made to sum to 1, not the rows.",
            "One row is one example. Is the table handed over as it is?",
            replace=("softmax(X @ W + b) - one_hot", "softmax((X @ W + b).T).T - one_hot"),
        ),
        Mistake(
            "sigmoid for softmax",
            "Each score went through a sigmoid by itself; the probabilities of a row then do not sum to 1.",
            "Which function of lesson 03 makes one row of scores into probabilities that sum to 1?",
            replace=("softmax(X @ W + b) - one_hot", "sigmoid(X @ W + b) - one_hot"),
        ),
        Mistake(
            "no bias in the scores",
            "The biases are missing in the scores.",
            "What does the layer compute before softmax?",
            replace=("softmax(X @ W + b) - one_hot", "softmax(X @ W) - one_hot"),
        ),
        Mistake(
            "one number for b",
            "db is a single number; each class has a bias of its own.",
            "Along which axis are the examples?",
            replace=("np.sum(E, axis=0)", "np.sum(E)"),
        ),
        Mistake(
            "b along the wrong axis",
            "For b the classes were added up, and the examples are left.",
            "db has the shape (k,). Which axis has to go?",
            replace=("np.sum(E, axis=0)", "np.sum(E, axis=1)"),
        ),
        Mistake(
            "b averaged twice",
            "dW is right, db was divided by the number of examples twice.",
            "Is the division already in E?",
            replace=("np.sum(E, axis=0)", "np.mean(E, axis=0)"),
        ),
        Mistake(
            "b not summed",
            "db is still the whole table of errors, (n, k).",
            "db has the shape (k,): the mean over the examples.",
            replace=("np.sum(E, axis=0)", "E"),
        ),
        Mistake(
            "turned on its side",
            "dW is turned on its side: it must have the shape of W.",
            "Write the shapes beside the product: (d, n) and (n, k).",
            replace=("return X.T @ E,", "return E.T @ X,"),
        ),
        Mistake(
            "labels counted from 1",
            "The 1 was subtracted one column too far to the left: classes are counted from 0.",
            "Which column belongs to label 0?",
            replace=("one_hot(labels, len(b))", "one_hot((labels - 1) % len(b), len(b))"),
        ),
        Mistake(
            "W summed, not averaged",
            "db is right, dW is n times too large.",
            "The slope for each weight is a mean over the examples as well.",
            replace=("return X.T @ E,", "return len(labels) * X.T @ E,"),
        ),
        Mistake(
            "b summed, not averaged",
            "dW is right, db is n times too large.",
            "The slope for each bias is a mean over the examples as well.",
            replace=("np.sum(E, axis=0)", "len(labels) * np.sum(E, axis=0)"),
        ),
    ],
    hints=[
        "What is the error table E of a single bean whose label is 0?",
        "Which two functions given above make P and T? Then, for W, the same product as for the line, with E in "
        "place of e.",
    ],
)


def _sizes(rng, n, size):
    return {"n": n, "size": size, "rng": Source(f"np.random.default_rng({int(rng.integers(1, 10**6))})")}


def _many(rng):
    seed, same = (int(number) for number in rng.integers(1, 10**6, 2))
    return {
        "n": 20,
        "size": 6,
        "rng": Source(f"np.random.default_rng({seed})"),
        "one": Source(f"np.random.default_rng({same})"),
        "twin": Source(f"np.random.default_rng({same})"),
    }


MINIBATCHES = Exercise(
    "minibatches",
    groups=[
        Group(
            "every row once, in groups",
            [
                Case(
                    "a smaller last group",
                    "[minibatches(n, size, rng)]",
                    lambda rng: _sizes(rng, 7 + 3 * int(rng.integers(0, 3)), 3),
                    judge("batches"),
                ),
                Case("all groups full", "[minibatches(n, size, rng)]", lambda rng: _sizes(rng, 8, 4), judge("batches")),
                Case(
                    "one group is enough",
                    "[minibatches(n, size, rng)]",
                    lambda rng: _sizes(rng, 3, 9),
                    judge("batches"),
                ),
                Case("groups of one", "[minibatches(n, size, rng)]", lambda rng: _sizes(rng, 5, 1), judge("batches")),
                Case("a single row", "[minibatches(n, size, rng)]", lambda rng: _sizes(rng, 1, 2), judge("batches")),
                Case("62 rows", "[minibatches(n, size, rng)]", lambda rng: _sizes(rng, 62, 9), judge("batches")),
            ],
        ),
        Group(
            "shuffled row by row",
            [
                Case(
                    "400 draws of 20 rows",
                    "[minibatches(n, size, rng) for _ in range(400)], minibatches(n, size, one), minibatches(n, "
                    "size, twin)",
                    _many,
                    judge("batches", chance=True),
                ),
                Case(
                    "three draws of a single group",
                    "[minibatches(n, size, rng) for _ in range(3)]",
                    lambda rng: _sizes(rng, 23, 30),
                    judge("batches", differ=True),
                ),
                Case(
                    "three draws in groups of one",
                    "[minibatches(n, size, rng) for _ in range(3)]",
                    lambda rng: _sizes(rng, 21, 1),
                    judge("batches", differ=True),
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "not shuffled",
            "The rows come in their old order each time.",
            "What does rng.permutation give, and is it used?",
            replace=("rng.permutation(n)", "np.arange(n)"),
        ),
        Mistake(
            "the last group left out",
            "The rows that do not fill a whole group are missing.",
            "With n = 7 and size = 3, how many rows are left over?",
            replace=("range(0, n, size)", "range(0, n - size + 1, size)"),
        ),
        Mistake(
            "an empty group at the end",
            "There is an empty group at the end when size divides n.",
            "At which numbers does a group begin? Is n one of them?",
            replace=("range(0, n, size)", "range(0, n + 1, size)"),
        ),
        Mistake(
            "drawn with putting back",
            "Some rows come twice and others not at all: each row was drawn from all rows again.",
            "Drawing and shuffling differ. Which one uses every row once?",
            replace=("rng.permutation(n)", "rng.integers(0, n, n)"),
        ),
        Mistake(
            "a generator of its own",
            "Every call gives the same groups, whatever `rng` is: a generator made inside begins at the same state "
            "each time, and an order kept from an earlier call does not change.",
            "The caller hands you a generator. Where do you use it?",
            replace=("rng.permutation(n)", "np.random.default_rng(0).permutation(n)"),
        ),
        Mistake(
            "another source of chance",
            "From the same state of rng different groups came: chance was taken from elsewhere.",
            "Does every random number come from the rng that was handed over?",
            replace=("rng.permutation(n)", "np.random.default_rng().permutation(n)"),
        ),
        Mistake(
            "groups shuffled, not rows",
            "Inside each group the rows stand as they stood before, one behind the other: whole groups changed places.",
            "What is it that gets a new order: the single rows, or something larger?",
            body=(
                "def minibatches(n, size, rng):\n"
                "    groups = [np.arange(n)[start : start + size] for start in range(0, n - n % size, size)]\n"
                "    groups = [groups[i] for i in rng.permutation(len(groups))]\n"
                "    rest = np.arange(n - n % size, n)\n"
                "    return groups + ([rest] if len(rest) else [])\n"
            ),
        ),
        Mistake(
            "shuffled inside the groups",
            "Every group has always the same rows: only their order inside it changes.",
            "Which rows can come together in a group? What comes first in your function: shuffling or cutting?",
            body="""def minibatches(n, size, rng):
    return [rng.permutation(np.arange(n)[start : start + size]) for start in range(0, n, size)]
""",
        ),
        Mistake(
            "sorted after the shuffle",
            "The rows of every group are in rising order: something sorts them after they were shuffled.",
            "Row 0 may come to any place in its group. What puts it first?",
            replace=(
                "[order[start : start + size] for start in range(0, n, size)]",
                "[np.sort(order[start : start + size]) for start in range(0, n, size)]",
            ),
        ),
        Mistake(
            "turned in a circle",
            "The rows keep their order and only begin at another place: each has the same row behind it.",
            "Is each single row free to go anywhere?",
            replace=("rng.permutation(n)", "np.roll(np.arange(n), rng.integers(n))"),
        ),
        Mistake(
            "size taken for the number of groups",
            "size was taken for the number of groups; it is the number of rows in each.",
            "With n = 7 and size = 3 the groups have 3, 3 and 1 rows.",
            replace=(
                "[order[start : start + size] for start in range(0, n, size)]",
                "[part for part in np.array_split(order, size) if len(part)]",
            ),
        ),
        Mistake(
            "one flat list",
            "All row numbers came back in one array, not cut into groups.",
            "Where does one group end and the next begin?",
            replace=("[order[start : start + size] for start in range(0, n, size)]", "order"),
        ),
        Mistake(
            "counted from 1",
            "The rows are counted from 1, so row 0 is missing and row n does not exist.",
            "Which number does the first row have in Python?",
            replace=("rng.permutation(n)", "rng.permutation(n) + 1"),
        ),
    ],
    hints=[
        "When all row numbers stand in random order, what is left to do?",
        "A group begins at 0, size, 2 · size, … as long as that is below n. Slicing past the end is harmless.",
    ],
)

EXERCISES = [
    BEST_OF,
    NUMERICAL_GRADIENT,
    DESCEND,
    LINEAR_GRADS,
    LOGISTIC_GRADS,
    SOFTMAX_GRADS,
    MINIBATCHES,
]
