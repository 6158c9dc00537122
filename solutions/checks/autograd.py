import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, equal, judge


def numbers(*names, low=0.3, high=2.0, sign=True):
    """Draw a number for each name: nothing near 0, mixed signs unless they are not wanted."""

    def draw(rng):
        values = rng.uniform(low, high, len(names)).round(3)
        if sign:
            values *= rng.choice([-1.0, 1.0], len(names))
        return dict(zip(names, values.tolist(), strict=True))

    return draw


# --- Value --------------------------------------------------------------------------------------------------------

AB = "a, b = Value(x), Value(y)\n"
ABC = "a, b, c = Value(x), Value(y), Value(z)\n"

ARITHMETIC = Group(
    "arithmetic",
    [
        Case("sum, product and a square", AB + "(a + b).data, (a * b).data, (a**2).data", numbers("x", "y")),
        Case("minus and division", AB + "(a - b).data, (a / b).data, (-a).data", numbers("x", "y")),
        Case(
            "numbers on the right",
            "a = Value(x)\n(a + 2).data, (a - 1.5).data, (a * 3).data, (a / 4).data",
            numbers("x"),
        ),
        Case(
            "negative numbers on the right",
            "a = Value(x)\n(a + -2).data, (a - -1.5).data, (a * -3).data, (a / -4).data, (a / -0.4).data",
            numbers("x"),
        ),
        Case(
            "numbers on the left",
            "a = Value(x)\n(2 + a).data, (1.5 - a).data, (3 * a).data, (4 / a).data",
            numbers("x"),
        ),
        Case(
            "NumPy's numbers",
            "a, n = Value(x), np.float64(y)\n(n + a).data, (n - a).data, (a * n).data, (n / a).data",
            numbers("x", "y"),
        ),
        Case("other powers", "a = Value(x)\n(a**3).data, (a**-1).data, (a**0.5).data", numbers("x", sign=False)),
        Case(
            "a whole formula, and grad at the start",
            ABC + "out = (a * b + c) * (a - 2) / c\nout.data, out.grad, a.data, a.grad",
            numbers("x", "y", "z"),
        ),
        Case("whole numbers", AB + "(a * b + a).data, (a**3 - b).data", {"x": 3, "y": -2}),
        Case("powers of a negative number", "a = Value(x)\n(a**2).data, (a**3).data, (a**-3).data", {"x": -1.5}),
        Case(
            "a small and a large number",
            AB + "(a + a).data, (a * b).data, (a / b).data, (b - a).data",
            {"x": 0.00043721986, "y": -81234.56789},
        ),
    ],
)


def far(rng):
    """A number between 12 and 19, and one near 0."""
    return {"x": round(float(rng.uniform(12, 19)), 3), "y": round(float(rng.uniform(1, 9)) * 1e-4, 6)}


FUNCTIONS = Group(
    "functions",
    [
        Case("exp", "Value(x).exp().data", numbers("x")),
        Case("log", "Value(x).log().data", numbers("x", low=1.5, high=4.0, sign=False)),
        Case("relu", AB + "a.relu().data, b.relu().data", {"x": -1.75, "y": 0.625}),
        Case("tanh", AB + "a.tanh().data, b.tanh().data", numbers("x", "y")),
        Case(
            "far from 0",
            AB + "a.exp().data, (-a).exp().data, a.tanh().data, (-a).tanh().data, a.relu().data, b.log().data",
            far,
        ),
        Case("one inside the other", "(Value(x).tanh() * 3).exp().log().relu().data", numbers("x", sign=False)),
    ],
)

BACKWARD = Group(
    "backward",
    [
        Case(
            "a sum and a product",
            ABC + "out = a * b + c\nout.backward()\nout.grad, a.grad, b.grad, c.grad",
            numbers("x", "y", "z"),
        ),
        Case(
            "minus and division",
            ABC + "out = (a - b) / c\nout.backward()\na.grad, b.grad, c.grad",
            numbers("x", "y", "z"),
        ),
        Case("a minus in front", AB + "out = -a * b\nout.backward()\na.grad, b.grad", numbers("x", "y")),
        Case(
            "numbers on the left",
            AB + "out = (3 - a) * (2 / b)\nout.backward()\na.grad, b.grad",
            numbers("x", "y"),
        ),
        Case(
            "powers",
            AB + "out = a**3 + b**-2\nout.backward()\na.grad, b.grad",
            numbers("x", "y", sign=False),
        ),
        Case(
            "powers of negative numbers, and roots",
            AB + "out = a**2 + a**5 + b**0.5 + b**1.5\nout.backward()\na.grad, b.grad",
            {"x": -1.25, "y": 0.64},
        ),
        Case(
            "divided by negative numbers",
            AB + "out = a / -4 + (b / -0.5) / a\nout.backward()\na.grad, b.grad",
            numbers("x", "y"),
        ),
        Case(
            "exp and log",
            AB + "out = (a * 2).exp() + b.log()\nout.backward()\na.grad, b.grad",
            numbers("x", "y", sign=False),
        ),
        Case("tanh", AB + "out = a.tanh() * b\nout.backward()\na.grad, b.grad", numbers("x", "y")),
        Case(
            "exp, log and relu far from 0",
            AB + "out = a.exp() + b.log() + (-a).exp() + (a * 3).relu() + (b - 0.001).relu()\n"
            "out.backward()\na.grad, b.grad",
            far,
        ),
        Case(
            "tanh where it is nearly flat",
            AB + "out = a.tanh() + b.tanh() * 5\nout.backward()\na.grad, b.grad",
            {"x": 4.75, "y": -6.5},
        ),
        Case(
            "relu, open and shut",
            ABC + "out = a.relu() * 2 + b.relu() * 3 + c\nout.backward()\na.grad, b.grad, c.grad",
            {"x": 0.75, "y": -1.25, "z": 0.5},
        ),
        Case(
            "a zero among the factors",
            AB + "out = a**2 + a * b + a * 3\nout.backward()\na.grad, b.grad",
            {"x": 0, "y": -2.5},
        ),
        Case(
            "a Value alone, and what relu let through",
            "alone = Value(y)\nalone.backward()\na = Value(x)\nm = a.relu()\nout = m * 3 + a\nout.backward()\n"
            "alone.grad, m.grad, a.grad",
            numbers("x", "y", sign=False),
        ),
        Case(
            "values in the middle",
            ABC + "d = a * b\ne = d + c\nout = e.tanh()\nout.backward()\nd.grad, e.grad, a.grad",
            numbers("x", "y", "z"),
        ),
    ],
    weight=2,
)

REUSE = Group(
    "reuse",
    [
        Case("a + a", "a = Value(x)\nout = a + a\nout.backward()\na.grad, out.data", numbers("x")),
        Case("a * a * a", "a = Value(x)\nout = a * a * a\nout.backward()\na.grad", numbers("x")),
        Case(
            "used early and late",
            AB + "m = a * b\nout = m + m.tanh()\nout.backward()\nm.grad, a.grad, b.grad",
            numbers("x", "y"),
        ),
        Case(
            "used late and early",
            AB + "m = a * b\nout = m.exp() * a - m\nout.backward()\nm.grad, a.grad, b.grad",
            numbers("x", "y"),
        ),
        Case(
            "b = a + a, c = b + b",
            "a = Value(x)\nb = a + a\nc = b + b\nout = c * b\nout.backward()\na.grad, b.grad, c.grad",
            numbers("x"),
        ),
        Case(
            "anew, after the grads were set to 0",
            AB + "first = a * b + a\nfirst.backward()\nfound = a.grad\na.grad = b.grad = 0.0\n"
            "second = (a * b).exp() - b\nsecond.backward()\nfound, a.grad, b.grad",
            numbers("x", "y"),
        ),
    ],
    weight=2,
)

LONG = Group(
    "long chains",
    [
        Case(
            "30 doublings",
            "a = Value(x)\ny = a\nfor _ in range(30):\n    y = y + y\ny.backward()\na.grad, y.data",
            {"x": 0.5},
            limit_s=0.5,  # 31 Values take a millisecond, 2 ** 30 ways do not end
        ),
        Case(
            "4,000 operations in a row",
            "a = Value(x)\ny = a\nfor _ in range(2000):\n    y = y * 1.0005 + 0.25\ny.backward()\na.grad, y.data",
            numbers("x"),
        ),
        Case(
            "a sum of a thousand terms",
            AB + "y = Value(0)\nfor i in range(1000):\n    y = y + a * b * i\ny.backward()\na.grad, b.grad",
            numbers("x", "y"),
        ),
    ],
)

COLLECT = """        found, to_do = {self}, [self]
        while to_do:
            for parent in to_do.pop().parents:
                if parent not in found:
                    found.add(parent)
                    to_do.append(parent)
"""
DEPTH_FIRST = """        order, seen, to_do = [], set(), [(self, False)]
        while to_do:
            value, done = to_do.pop()
            if done:
                order.append(value)
            elif value not in seen:
                seen.add(value)
                to_do.append((value, True))
                to_do += [(parent, False) for parent in value.parents]
        self.grad = 1.0
        for value in reversed(order):
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad = slope * value.grad"""
WALK = """        self.grad = 1.0
        for value in sorted(found, key=lambda value: value.born, reverse=True):
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad += slope * value.grad"""

VALUE = Exercise(
    "Value",
    groups=[ARITHMETIC, FUNCTIONS, BACKWARD, REUSE, LONG],
    mistakes=[
        Mistake(
            "set instead of added",
            "Where a value is used twice, only one of its gradients is left: the second replaced the first.",
            "What happens to a gradient that is already there when the next one arrives?",
            replace=("parent.grad += slope", "parent.grad = slope"),
        ),
        Mistake(
            "set instead of added, another order",
            "Where a value is used twice, only one of its gradients is left: the second replaced the first.",
            "What happens to a gradient that is already there when the next one arrives?",
            replace=(COLLECT + WALK, DEPTH_FIRST),
        ),
        Mistake(
            "no sum with a number on the left",
            "Python found no way to add a Value to a number on its left.",
            "`2 + a` calls `a.__radd__(2)`. Does your class still have this method?",
            replace=("    def __radd__(self, other):\n        return as_value(other) + self\n\n", ""),
        ),
        Mistake(
            "sign of minus in backward",
            "The slopes of a − b came out with one sign for both. b is taken away.",
            "When b rises by 1, does a − b rise or fall?",
            replace=(
                "return self + -as_value(other)",
                'other = as_value(other)\n        return Value(self.data - other.data, (self, other), (1.0, 1.0), "-")',
            ),
        ),
        Mistake(
            "sign of unary minus in backward",
            "The gradient that goes back through a minus sign kept its sign.",
            "When a rises by 1, does −a rise or fall?",
            replace=("return self * -1", 'return Value(-self.data, (self,), (1.0,), "-")'),
        ),
        Mistake(
            "sign of a power's base lost",
            "The slope of a power was made from the size of its base, without the sign.",
            "What is the slope of a² at a = −1.25? Does the parabola rise or fall there?",
            replace=("n * self.data ** (n - 1)", "n * abs(self.data) ** (n - 1)"),
        ),
        Mistake(
            "oldest first",
            "Only the result's own parents got a gradient, and nothing was handed on from there. Either the oldest "
            "Values had their turn first, or no other Value had one.",
            "Which Value has a gradient at the start, and whose turn comes after it?",
            replace=("key=lambda value: value.born, reverse=True)", "key=lambda value: value.born)"),
        ),
        Mistake(
            "order of finding",
            "Values handed on in the order in which they were found, some before all of their gradient had come.",
            "Is a Value's gradient complete when its turn comes? Which order makes sure of it?",
            replace=(
                COLLECT + WALK,
                "        found, to_do = [self], [self]\n        while to_do:\n"
                "            for parent in to_do.pop().parents:\n                if parent not in found:\n"
                "                    found.append(parent)\n                    to_do.append(parent)\n"
                "        self.grad = 1.0\n        for value in found:\n"
                "            for parent, slope in zip(value.parents, value.slopes, strict=True):\n"
                "                parent.grad += slope * value.grad",
            ),
        ),
        Mistake(
            "level by level",
            "Values handed on in the order in which they were found, some before all of their gradient had come.",
            "Is a Value's gradient complete when its turn comes? Which order makes sure of it?",
            replace=(
                COLLECT + WALK,
                "        found, queue = [self], [self]\n        while queue:\n"
                "            for parent in queue.pop(0).parents:\n                if parent not in found:\n"
                "                    found.append(parent)\n                    queue.append(parent)\n"
                "        self.grad = 1.0\n        for value in found:\n"
                "            for parent, slope in zip(value.parents, value.slopes, strict=True):\n"
                "                parent.grad += slope * value.grad",
            ),
        ),
        Mistake(
            "handed on while collecting",
            "Values handed on while the graph was still being collected, some before all of their gradient had come.",
            "Is a Value's gradient complete when its turn comes? Collect first; which order makes sure of it?",
            replace=(
                COLLECT + WALK,
                "        found, to_do = {self}, [self]\n        self.grad = 1.0\n        while to_do:\n"
                "            value = to_do.pop()\n"
                "            for parent, slope in zip(value.parents, value.slopes, strict=True):\n"
                "                parent.grad += slope * value.grad\n                if parent not in found:\n"
                "                    found.add(parent)\n                    to_do.append(parent)",
            ),
        ),
        Mistake(
            "no start",
            "All gradients are 0: the walk back began without the 1.",
            "By how much does a result rise when it rises by 1 itself?",
            replace=("        self.grad = 1.0\n", ""),
        ),
        Mistake(
            "along every way",
            "The walk goes along every single way, and their number doubles with each reuse.",
            "How often is one Value visited? Collect the Values first, each once.",
            replace=(
                COLLECT + WALK,
                "        def hand_on(value, gradient):\n            value.grad += gradient\n"
                "            for parent, slope in zip(value.parents, value.slopes, strict=True):\n"
                "                hand_on(parent, slope * gradient)\n\n"
                "        hand_on(self, 1.0)",
            ),
        ),
        Mistake(
            "whole gradient each time",
            "A Value that is used twice handed on its whole gradient twice, the part that had come before included.",
            "How often may a Value hand on, and when is its gradient complete?",
            replace=(
                COLLECT + WALK,
                "        def hand_on(value):\n"
                "            for parent, slope in zip(value.parents, value.slopes, strict=True):\n"
                "                parent.grad += slope * value.grad\n                hand_on(parent)\n\n"
                "        self.grad = 1.0\n        hand_on(self)",
            ),
        ),
        Mistake(
            "too deep",
            "The order is right, but a function that calls itself for each parent finds it. Long chains stop Python.",
            "Can the Values be collected in a loop, with a list of those whose parents are still to be looked at?",
            replace=(
                COLLECT + WALK,
                "        order, seen = [], set()\n\n        def visit(value):\n            if value not in seen:\n"
                "                seen.add(value)\n                for parent in value.parents:\n"
                "                    visit(parent)\n                order.append(value)\n\n"
                "        visit(self)\n        self.grad = 1.0\n        for value in reversed(order):\n"
                "            for parent, slope in zip(value.parents, value.slopes, strict=True):\n"
                "                parent.grad += slope * value.grad",
            ),
        ),
        Mistake(
            "a plain number back",
            "The product came back as a plain number, so nothing is remembered of it.",
            "What kind of thing must an operation return, if the next one is to be recorded too?",
            replace=(
                'return Value(self.data * other.data, (self, other), (other.data, self.data), "*")',
                "return self.data * other.data",
            ),
        ),
        Mistake(
            "a plain sum back",
            "The sum came back as a plain number, so nothing is remembered of it.",
            "What kind of thing must an operation return, if the next one is to be recorded too?",
            replace=(
                'return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")',
                "return self.data + other.data",
            ),
        ),
        Mistake(
            "plain sums and products back",
            "Sums and products came back as plain numbers, so nothing is remembered of them.",
            "What kind of thing must an operation return, if the next one is to be recorded too?",
            replace=(
                'return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")\n\n'
                '    def __mul__(self, other):\n        """Return self * other."""\n        other = as_value(other)\n'
                '        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")',
                "return self.data + other.data\n\n    def __mul__(self, other):\n        other = as_value(other)\n"
                "        return self.data * other.data",
            ),
        ),
        Mistake(
            "a sum that calls itself",
            "Inside `__add__`, the sum of the two Values calls `__add__` again, and that one again, without end.",
            "Which numbers are to be added: the Values, or what they keep in `data`?",
            replace=("Value(self.data + other.data, ", "Value(self + other, "),
        ),
        Mistake(
            "a product that calls itself",
            "Inside `__mul__`, the product of the two Values calls `__mul__` again, and that one again, without end.",
            "Which numbers are to be multiplied: the Values, or what they keep in `data`?",
            replace=("Value(self.data * other.data, ", "Value(self * other, "),
        ),
        Mistake(
            "only its own parents",
            "Only the result's own parents got a gradient, and nothing was handed on from there. Either the oldest "
            "Values had their turn first, or no other Value had one.",
            "Which Value has a gradient at the start, and whose turn comes after it?",
            replace=(
                COLLECT + WALK,
                "        self.grad = 1.0\n        for parent, slope in zip(self.parents, self.slopes, strict=True):\n"
                "            parent.grad += slope * self.grad",
            ),
            same_as="oldest first",
        ),
        Mistake(
            "self not collected",
            "The result has its 1, and no other Value has a gradient: the result itself never had its turn.",
            "Which Value starts the walk? Is it among those that you collected?",
            replace=("found, to_do = {self}, [self]", "found, to_do = set(), [self]"),
        ),
        Mistake(
            "no key",
            "`sorted` was asked to put Values in order, and does not know which of two Values comes first.",
            "By which of its attributes should a Value be sorted? `key=` takes a function that tells it.",
            replace=("sorted(found, key=lambda value: value.born, reverse=True)", "sorted(found, reverse=True)"),
        ),
        Mistake(
            "parents start anew",
            "Each parent's own `backward` was called. It sets that parent's grad to 1, and what had arrived is lost.",
            "Which one Value starts with 1? What should happen to the others in the same walk?",
            replace=(
                COLLECT + WALK,
                "        self.grad = 1.0\n        for parent, slope in zip(self.parents, self.slopes, strict=True):\n"
                "            parent.grad += slope * self.grad\n            parent.backward()",
            ),
        ),
        Mistake(
            "handed on too early",
            "A Value handed on when the first gradient reached it, and not again. What came later went no further.",
            "Is a Value's gradient complete when its turn comes? Which order makes sure of it?",
            replace=(
                COLLECT + WALK,
                "        done = set()\n\n        def hand_on(value):\n            if value in done:\n"
                "                return\n            done.add(value)\n"
                "            for parent, slope in zip(value.parents, value.slopes, strict=True):\n"
                "                parent.grad += slope * value.grad\n                hand_on(parent)\n\n"
                "        self.grad = 1.0\n        hand_on(self)",
            ),
        ),
        Mistake(
            "comma forgotten",
            "The slopes of exp are a plain number. A tuple of one needs a comma: (2) is 2, and (2,) is a tuple.",
            "Look at each pair of parentheses around a single thing.",
            replace=('(self,), (out,), "exp")', '(self,), (out), "exp")'),
        ),
        Mistake(
            "slopes not swapped",
            "In a product each factor got its own number as its slope. The slope of a · b for a is b.",
            "Which number does one more in a add, if b is 5?",
            replace=("(other.data, self.data)", "(self.data, other.data)"),
        ),
        Mistake(
            "power not lowered",
            "The slope of a power kept its exponent: n · a ** n.",
            "Compare with the table: which exponent stands in the slope of a ** 3?",
            replace=("n * self.data ** (n - 1)", "n * self.data**n"),
        ),
        Mistake(
            "factor of a power",
            "The slope of a power lacks the factor n.",
            "The slope of a ** 3 at 1.5 was measured above as 6.75. What is 1.5 ** 2?",
            replace=("n * self.data ** (n - 1)", "self.data ** (n - 1)"),
        ),
        Mistake(
            "slope of exp from the input",
            "The slope of exp was taken from the number that goes in. It is the number that comes out.",
            "Look at the table: which function is its own slope?",
            replace=('return Value(out, (self,), (out,), "exp")', 'return Value(out, (self,), (self.data,), "exp")'),
        ),
        Mistake(
            "slope of tanh from the input",
            "The slope of tanh was made from the number that goes in. It is made from the one that comes out.",
            "At a large input tanh is flat. Does your slope become small there?",
            replace=("(1 - out**2,)", "(1 - self.data**2,)"),
        ),
        Mistake(
            "relu always open",
            "relu handed back the whole gradient where its input was negative, too.",
            "What is relu's slope at −1.25?",
            replace=("(1.0 if self.data > 0 else 0.0,)", "(1.0,)"),
        ),
        Mistake(
            "other logarithm",
            "This is a logarithm, but not the natural one: it is smaller by a constant factor.",
            "Which function of `math` is the inverse of exp?",
            replace=("math.log(self.data)", "math.log10(self.data)"),
        ),
        Mistake(
            "slope of log",
            "The slope of log was taken as the number itself, not as one divided by it.",
            "log is steep near 0 and flat far out. Does your slope behave so?",
            replace=("(1 / self.data,)", "(self.data,)"),
        ),
        Mistake(
            "division turned around",
            "With a number on the left, the division came out upside down.",
            "`5 / a` calls `a.__rtruediv__(5)`. Which of the two is divided?",
            replace=("return as_value(other) / self", "return self / as_value(other)"),
        ),
        Mistake(
            "minus turned around",
            "With a number on the left, the minus came out with the wrong sign.",
            "`5 - a` calls `a.__rsub__(5)`. Which of the two stands in front of the minus?",
            replace=("return as_value(other) - self", "return self - as_value(other)"),
        ),
    ],
    hints=[
        "Two questions for each operation: what comes out, and by how much does it rise when a parent rises by 1?",
        "In backward, every Value must be visited once. Which Python collection never holds a thing twice?",
        "`sorted(values, key=...)` sorts by what the key function gives. What do you know of each Value's age?",
    ],
)

# --- fit_quadratic --------------------------------------------------------------------------------------------------


def points(n):
    def draw(rng):
        xs = np.roll(np.linspace(-1.5, 1.8, n) + rng.uniform(-0.1, 0.1, n), 2)  # not sorted
        w1, w2, b = rng.uniform(0.5, 2, 3) * rng.choice([-1, 1], 3)
        return {"xs": xs, "ts": w1 * xs**2 + w2 * xs + b, "lr": round(float(rng.uniform(0.01, 0.05)), 3)}

    return draw


FIT = Exercise(
    "fit_quadratic",
    groups=[
        Group(
            "one pass",
            [
                Case("four points", "fit_quadratic(xs, ts, lr, 1)", points(4)),
                Case("one point", "fit_quadratic(xs, ts, 0.01, 1)", {"xs": np.array([2.0]), "ts": np.array([7.5])}),
                Case(
                    "whole numbers, a zero among them, large errors",
                    "fit_quadratic(xs, ts, 0.01, 1)",
                    {"xs": np.array([2, 0, -1, 3]), "ts": np.array([90, -70, 45, 8])},
                ),
                Case("five points, every second of ten", "fit_quadratic(xs[::2], ts[::2], lr, 1)", points(10)),
            ],
        ),
        Group(
            "many passes",
            [
                Case("three passes", "fit_quadratic(xs, ts, lr, 3)", points(4)),
                Case("three passes, other points", "fit_quadratic(xs, ts, lr, 3)", points(3)),
                Case(
                    "21 at x = 4",
                    "w1, w2, b = fit_quadratic(xs, ts, 0.01, 200)\n16 * w1 + 4 * w2 + b",
                    {"xs": np.array([1.0, 2.0, 3.0]), "ts": np.array([3.0, 7.0, 13.0])},
                    judge("between", low=20.8, high=21.2, shape=[]),
                ),
            ],
            weight=2,
        ),
    ],
    needs=["Value"],
    mistakes=[
        Mistake(
            "old gradients kept",
            "The gradients of earlier examples are still in the sum. The steps grow from example to example.",
            "What must be done with the grads before each backward?",
            replace=("parameter.grad = 0.0", "pass"),
        ),
        Mistake(
            "parameters never move",
            "All three are still 0: no move reached the parameters. Either a new name was bound in the loop, or the "
            "grads were set to 0 between backward and the move.",
            "Which part of a Value has to change, and is its grad still there when it does?",
            replace=("parameter.data -= lr * parameter.grad", "parameter = parameter - lr * parameter.grad"),
        ),
        Mistake(
            "uphill",
            "The parameters move with the gradient, so the loss grows.",
            "The gradient points uphill. Which way do you want to go?",
            replace=("parameter.data -= lr", "parameter.data += lr"),
        ),
        Mistake(
            "one step a pass",
            "The parameters moved once a pass, with the gradients of all points. Asked is a move after each point.",
            "In which loop does the move stand?",
            replace=(
                "            for parameter in parameters:\n                parameter.grad = 0.0\n"
                "            loss.backward()\n            for parameter in parameters:\n"
                "                parameter.data -= lr * parameter.grad\n",
                "            loss.backward()\n        for parameter in parameters:\n"
                "            parameter.data -= lr * parameter.grad\n            parameter.grad = 0.0\n",
            ),
        ),
        Mistake(
            "Values returned",
            "The result holds Values. Asked are three plain numbers.",
            "Where does a Value keep its number?",
            replace=("return w1.data, w2.data, b.data", "return w1, w2, b"),
        ),
        Mistake(
            "points sorted",
            "The points were sorted before they were visited.",
            "The points are visited in the order in which they come.",
            replace=("in zip(xs, ts", "in zip(np.sort(xs), ts[np.argsort(xs)]"),
        ),
        Mistake(
            "half the loss",
            "Each step is half as long as it should be: the loss was ½ (ŷ − t)².",
            "Compare with the worked number: after one example each parameter is 0.06.",
            replace=("(y_hat - t) ** 2", "(y_hat - t) ** 2 / 2"),
        ),
        Mistake(
            "order of the parameters",
            "The numbers are right, but w1 and w2 have changed places.",
            "w1 belongs to x², w2 to x. Which comes first in the result?",
            replace=("return w1.data, w2.data, b.data", "return w2.data, w1.data, b.data"),
        ),
        Mistake(
            "start at one",
            "The start is not zero.",
            "From which values do the three parameters begin? At (1, 1, 1) there is nothing left to learn.",
            replace=("[Value(0.0), Value(0.0), Value(0.0)]", "[Value(1.0), Value(1.0), Value(1.0)]"),
        ),
        Mistake(
            "one pass only",
            "All points were visited once, whatever the number of passes asked for.",
            "Which loop uses `steps`?",
            replace=("for _ in range(steps):", "for _ in range(min(steps, 1)):"),
        ),
        Mistake(
            "one pass too few",
            "The points were visited once less than asked. For one pass nothing happened at all.",
            "With `steps` = 1, how often does your outer loop run?",
            replace=("for _ in range(steps):", "for _ in range(steps - 1):"),
        ),
        Mistake(
            "one pass too many",
            "The points were visited once more than asked.",
            "With `steps` = 1, how often does your outer loop run?",
            replace=("for _ in range(steps):", "for _ in range(steps + 1):"),
        ),
        Mistake(
            "result backwards",
            "The numbers are right, but they stand in reverse: b comes first.",
            "In which order does the docstring name the three?",
            replace=("return w1.data, w2.data, b.data", "return b.data, w2.data, w1.data"),
        ),
        Mistake(
            "one after the other",
            "w1 moved first, and the gradients of the others were found with the new w1. All three move from one "
            "and the same place.",
            "How often is the loss worked out for one point? When may the first parameter change?",
            body="""def fit_quadratic(xs, ts, lr, steps):
    parameters = [Value(0.0), Value(0.0), Value(0.0)]
    w1, w2, b = parameters
    for _ in range(steps):
        for x, t in zip(xs, ts, strict=True):
            for moved in parameters:
                for parameter in parameters:
                    parameter.grad = 0.0
                ((w1 * (x * x) + w2 * x + b - t) ** 2).backward()
                moved.data -= lr * moved.grad
    return w1.data, w2.data, b.data
""",
        ),
        Mistake(
            "no square of x",
            "The curve is a straight line: w1 was multiplied with x, not with x².",
            "Look at the formula once more: which of the two weights belongs to the square?",
            replace=("w1 * (x * x)", "w1 * x"),
        ),
        Mistake(
            "grads set to 0 too late",
            "All three are still 0: no move reached the parameters. Either a new name was bound in the loop, or the "
            "grads were set to 0 between backward and the move.",
            "Which part of a Value has to change, and is its grad still there when it does?",
            replace=(
                "                parameter.grad = 0.0\n            loss.backward()\n",
                "                pass\n            loss.backward()\n            for parameter in parameters:\n"
                "                parameter.grad = 0.0\n",
            ),
            same_as="parameters never move",
        ),
        Mistake(
            "grads set to 0 once a pass",
            "The grads were set to 0 at the start of a pass only. Those of the points before stay in the sum.",
            "How often is backward called in one pass, and what must come before each call?",
            replace=(
                "        for x, t in zip(xs, ts, strict=True):\n            y_hat = w1 * (x * x) + w2 * x + b\n"
                "            loss = (y_hat - t) ** 2\n            for parameter in parameters:\n"
                "                parameter.grad = 0.0\n",
                "        for parameter in parameters:\n            parameter.grad = 0.0\n"
                "        for x, t in zip(xs, ts, strict=True):\n            y_hat = w1 * (x * x) + w2 * x + b\n"
                "            loss = (y_hat - t) ** 2\n",
            ),
        ),
    ],
    hints=[
        "Two loops, one inside the other: what does the outer one count, and what the inner one?",
        "Four things happen for each point: loss, grads to 0, backward, move."
        " A move changes `data`, so the parameter stays the same Value.",
    ],
)

# --- Neuron and MLP -------------------------------------------------------------------------------------------------

SET = "for parameter, number in zip({name}.parameters(), numbers):\n    parameter.data = number\n"
GRADS = "[parameter.grad for parameter in {name}.parameters()]"
DRAWN = "one, same, other = np.random.default_rng(seed), np.random.default_rng(seed), np.random.default_rng(seed + 1)\n"


def neuron_inputs(n):
    def draw(rng):
        return {
            "x": rng.uniform(-1.5, 1.5, n).round(3).tolist(),
            "numbers": rng.uniform(-1, 1, n + 1).round(3).tolist(),
        }

    return draw


def neuron_probe(n, more="", call="neuron(x)"):
    head = f"neuron = Neuron({n}, np.random.default_rng(3){more})\n" + SET.format(name="neuron")
    return head + f"out = {call}\nout.backward()\n" + "out.data, " + GRADS.format(name="neuron")


NEURON = Exercise(
    "Neuron",
    groups=[
        Group(
            "output and gradients",
            [
                Case("three inputs", neuron_probe(3), neuron_inputs(3)),
                Case("without tanh", neuron_probe(3, ", False"), neuron_inputs(3)),
                Case("one input", neuron_probe(1), neuron_inputs(1)),
                Case(
                    "a list of plain numbers, used again",
                    "neuron = Neuron(4, np.random.default_rng(3))\n"
                    + SET.format(name="neuron")
                    + "kept = list(x)\nneuron(kept).backward()\n"
                    + GRADS.format(name="neuron")
                    + ", kept",
                    neuron_inputs(4),
                ),
                Case(
                    "inputs that are Values",
                    "neuron = Neuron(2, np.random.default_rng(3), True)\n"
                    + SET.format(name="neuron")
                    + "inputs = [Value(number) for number in x]\nout = neuron(inputs)\nout.backward()\n"
                    "out.data, [value.grad for value in inputs]",
                    neuron_inputs(2),
                ),
                Case(
                    "five inputs that are Values",
                    "neuron = Neuron(5, np.random.default_rng(3))\n"
                    + SET.format(name="neuron")
                    + "inputs = [Value(number) for number in x]\nout = neuron(inputs)\nout.backward()\n"
                    "out.data, [value.grad for value in inputs], " + GRADS.format(name="neuron"),
                    neuron_inputs(5),
                ),
                Case(
                    "called twice",
                    "neuron = Neuron(3, np.random.default_rng(3))\n"
                    + SET.format(name="neuron")
                    + "first = neuron(x).data\nneuron.parameters()[0].data = 2.0\nneuron.parameters()[3].data = -1.0\n"
                    "first, neuron(x).data, len(neuron.parameters())",
                    neuron_inputs(3),
                ),
            ],
            weight=2,
        ),
        Group(
            "weights from rng",
            [
                Case(
                    "drawn, and drawn again",
                    "draw = lambda rng: [value.data for value in Neuron(4, rng).parameters()[:4]]\n"
                    + DRAWN
                    + "draw(one), draw(same), draw(one), draw(other)",
                    {"seed": 11},
                    judge("drawn", length=4),
                ),
            ],
        ),
    ],
    needs=["Value"],
    mistakes=[
        Mistake(
            "bias forgotten",
            "The bias that `parameters()` gives does nothing in the sum: either the sum has none, or another one.",
            "Where does the sum use the bias, and is that the very Value at the end of your list?",
            replace=("total = self.b\n", "total = Value(0)\n"),
        ),
        Mistake(
            "a number back",
            "The output came back as a plain number, so nothing is remembered of it.",
            "What kind of thing must a neuron return, if backward is to start there?",
            replace=(
                "return total.tanh() if self.nonlinear else total",
                "return total.tanh().data if self.nonlinear else total.data",
            ),
        ),
        Mistake(
            "bias as a number",
            "The bias counts in the sum, but gets no gradient: the sum holds its number, not the Value itself.",
            "With what does the sum begin: with the bias, or with a copy of its number?",
            replace=("total = self.b\n", "total = Value(self.b.data)\n"),
        ),
        Mistake(
            "inputs as numbers",
            "Inputs that are Values got no gradient: only their numbers went into the sum, so the graph ends here.",
            "Can a weight be multiplied with a Value just as it is?",
            replace=("w * x_i", "w * getattr(x_i, 'data', x_i)"),
        ),
        Mistake(
            "list of inputs changed",
            "The list that came in was changed: its numbers were replaced by Values. It belongs to the caller.",
            "Does your loop write into the list `x`? A weight can be multiplied with a plain number, too.",
            body="""class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(number) for number in rng.normal(0, 1, n_inputs)]
        self.b = Value(0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for i in range(len(x)):
            x[i] = x[i] if isinstance(x[i], Value) else Value(x[i])
            total = total + self.w[i] * x[i]
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
        ),
        Mistake(
            "always tanh",
            "tanh was applied although `nonlinear` is False.",
            "What should a neuron without tanh return?",
            replace=("return total.tanh() if self.nonlinear else total", "return total.tanh()"),
        ),
        Mistake(
            "never tanh",
            "The sum came back without tanh.",
            "What does `nonlinear` say here, and what is the default?",
            replace=("return total.tanh() if self.nonlinear else total", "return total"),
        ),
        Mistake(
            "bias first",
            "The bias stands first in the list of parameters. The weights come first.",
            "In which order does the docstring name them?",
            replace=("return [*self.w, self.b]", "return [self.b, *self.w]"),
        ),
        Mistake(
            "bias not among the parameters",
            "The list of parameters has no bias, so training could never move it.",
            "How many parameters has a neuron with three inputs?",
            replace=("return [*self.w, self.b]", "return [*self.w]"),
        ),
        Mistake(
            "copies",
            "The parameters are copies: changing their data does not change the neuron.",
            "Are the Values in your list the very ones that the neuron works with?",
            replace=("return [*self.w, self.b]", "return [Value(v.data) for v in (*self.w, self.b)]"),
        ),
        Mistake(
            "equal weights",
            "All weights are the same number.",
            "Where does each weight's number come from? Weights that start alike tend to stay alike.",
            replace=("for number in rng.normal(0, 1, n_inputs)", "for number in [rng.normal()] * n_inputs"),
        ),
        Mistake(
            "not from rng",
            "The weights do not come from rng: the same state should give the same weights, the next draw others.",
            "Which object makes your random numbers?",
            replace=("rng.normal(0, 1, n_inputs)", "np.random.default_rng(0).normal(0, 1, n_inputs)"),
        ),
        Mistake(
            "numbers instead of Values",
            "The sum was made of plain numbers, so it recorded nothing.",
            "What has to be multiplied so that the graph is recorded: the weights, or their data?",
            replace=("total = total + w * x_i", "total = total + w.data * x_i"),
        ),
        Mistake(
            "weights of zero",
            "All weights are the same number.",
            "Where does each weight's number come from? Weights that start alike tend to stay alike.",
            replace=("[Value(number) for number in rng.normal(0, 1, n_inputs)]", "[Value(0) for _ in range(n_inputs)]"),
            same_as="equal weights",
        ),
        Mistake(
            "one Value many times",
            "The list of weights holds one Value several times. Changing one weight changes them all.",
            "How many Values are made, one or one for each input?",
            replace=(
                "[Value(number) for number in rng.normal(0, 1, n_inputs)]",
                "[Value(rng.normal(0, 1))] * n_inputs",
            ),
        ),
        Mistake(
            "plain weights",
            "The weights are plain numbers. They have no data to change and can keep no gradient.",
            "What must a weight be, so that backward finds it?",
            replace=(
                "[Value(number) for number in rng.normal(0, 1, n_inputs)]",
                "list(rng.normal(0, 1, n_inputs))",
            ),
        ),
        Mistake(
            "plain weights of Python",
            "The weights are plain numbers. They have no data to change and can keep no gradient.",
            "What must a weight be, so that backward finds it?",
            replace=(
                "[Value(number) for number in rng.normal(0, 1, n_inputs)]",
                "rng.normal(0, 1, n_inputs).tolist()",
            ),
        ),
    ],
    hints=[
        "What would you write for plain numbers? Values can be added and multiplied in the same words.",
        "Keep the weights as a list of Values. What does `zip` do with the weights and the inputs?",
    ],
)


def mlp_inputs(n, sizes):
    counts = [(d + 1) * h for d, h in zip([n, *sizes[:-1]], sizes, strict=True)]

    def draw(rng):
        return {
            "x": rng.uniform(-1.5, 1.5, n).round(3).tolist(),
            "numbers": rng.uniform(-1, 1, sum(counts)).round(3).tolist(),
        }

    return draw


def mlp_head(n, sizes):
    return f"model = MLP({n}, {sizes}, np.random.default_rng(5))\n" + SET.format(name="model")


MLP = Exercise(
    "MLP",
    groups=[
        Group(
            "output",
            [
                Case("2-3-1", mlp_head(2, [3, 1]) + "model(x).data, len(model.parameters())", mlp_inputs(2, [3, 1])),
                Case(
                    "3-4-2, a list comes back",
                    mlp_head(3, [4, 2]) + "[value.data for value in model(x)], len(model.parameters())",
                    mlp_inputs(3, [4, 2]),
                ),
                Case(
                    "one neuron alone", mlp_head(2, [1]) + "model(x).data, len(model.parameters())", mlp_inputs(2, [1])
                ),
                Case(
                    "2-3, one layer of three",
                    mlp_head(2, [3]) + "[value.data for value in model(x)], len(model.parameters())",
                    mlp_inputs(2, [3]),
                ),
                Case(
                    "2-3-2-3-3, and the list of sizes",
                    "sizes = [3, 2, 3, 3]\nmodel = MLP(2, sizes, np.random.default_rng(5))\n"
                    + SET.format(name="model")
                    + "[value.data for value in model(x)], len(model.parameters()), sizes",
                    mlp_inputs(2, [3, 2, 3, 3]),
                ),
                Case(
                    "2-3-2-1",
                    mlp_head(2, [3, 2, 1]) + "model(x).data, len(model.parameters())",
                    mlp_inputs(2, [3, 2, 1]),
                ),
                Case(
                    "inputs that are Values",
                    mlp_head(2, [3, 1])
                    + "inputs = [Value(number) for number in x]\nout = model(inputs)\nout.backward()\n"
                    "out.data, [value.grad for value in inputs]",
                    mlp_inputs(2, [3, 1]),
                ),
            ],
            weight=2,
        ),
        Group(
            "gradients",
            [
                Case(
                    "2-3-1",
                    mlp_head(2, [3, 1]) + "model(x).backward()\n" + GRADS.format(name="model"),
                    mlp_inputs(2, [3, 1]),
                ),
                Case(
                    "the second of two outputs",
                    mlp_head(3, [4, 2]) + "model(x)[1].backward()\n" + GRADS.format(name="model"),
                    mlp_inputs(3, [4, 2]),
                ),
                Case(
                    "two networks do not share Values",
                    mlp_head(2, [2, 1]) + "MLP(2, [2, 1], np.random.default_rng(6))(x).backward()\n"
                    "model(x).backward()\n" + GRADS.format(name="model"),
                    mlp_inputs(2, [2, 1]),
                ),
            ],
            weight=2,
        ),
        Group(
            "weights from rng",
            [
                Case(
                    "drawn, and drawn again",
                    "def draw(rng):\n    found = MLP(2, [3, 1], rng).parameters()\n"
                    "    return [found[i].data for i in (0, 1, 3, 4, 6, 7)]\n"
                    + DRAWN
                    + "draw(one), draw(same), draw(one), draw(other)",
                    {"seed": 21},
                    judge("drawn", length=6),
                ),
            ],
        ),
    ],
    needs=["Value", "Neuron"],
    mistakes=[
        Mistake(
            "tanh in the last layer",
            "The last layer has a tanh, too. Its neurons should return their sums.",
            "Which number of the loop tells you that a layer is the last one?",
            replace=("place < len(sizes)", "True"),
        ),
        Mistake(
            "no tanh at all",
            "No layer has a tanh. Then all layers together are one straight line (lesson 03).",
            "Which neurons should be nonlinear?",
            replace=("place < len(sizes)", "False"),
        ),
        Mistake(
            "number of inputs",
            "The neurons of a later layer have as many weights as the network has inputs.",
            "How many numbers does a layer get from the layer before it?",
            replace=("            n_inputs = size\n", ""),
        ),
        Mistake(
            "one neuron many times",
            "A layer holds the same neuron several times. They would learn the same for ever.",
            "How many neurons are made, one or as many as the layer's size?",
            replace=(
                "[Neuron(n_inputs, rng, place < len(sizes)) for _ in range(size)]",
                "[Neuron(n_inputs, rng, place < len(sizes))] * size",
            ),
        ),
        Mistake(
            "always a list",
            "A list with one Value came back where the last layer has one neuron.",
            "What should come back for a single output?",
            replace=("return x[0] if len(x) == 1 else x", "return x"),
        ),
        Mistake(
            "first output only",
            "One Value came back, though the last layer has several neurons.",
            "When is the list unpacked, and when does it stay a list?",
            replace=("return x[0] if len(x) == 1 else x", "return x[0]"),
        ),
        Mistake(
            "an array of numbers back",
            "For several outputs an array of plain numbers came back. Asked is a list of Values, which remember.",
            "What does each neuron of the last layer return? Does anything have to be done with it?",
            replace=(
                "return x[0] if len(x) == 1 else x",
                "return x[0] if len(x) == 1 else np.array([v.data for v in x])",
            ),
        ),
        Mistake(
            "sizes changed",
            "The list `sizes` that came in was changed. It belongs to the caller.",
            "Which line changes the list? A new one can hold the number of inputs in front.",
            replace=(
                "        self.layers = []\n",
                "        sizes.insert(0, n_inputs)\n        sizes = sizes[1:]\n        self.layers = []\n",
            ),
        ),
        Mistake(
            "last layer's parameters only",
            "The list of parameters lacks some layers, so training would never move them.",
            "How many parameters has a network 2-3-1? Count again.",
            replace=(
                "for layer in self.layers for neuron in layer",
                "for layer in self.layers[-1:] for neuron in layer",
            ),
        ),
        Mistake(
            "parameters backwards",
            "The parameters come in another order: the last layer first.",
            "Layer by layer, from the input on.",
            replace=(
                "for layer in self.layers for neuron in layer",
                "for layer in self.layers[::-1] for neuron in layer",
            ),
        ),
        Mistake(
            "all layers see the input",
            "Every layer was given the network's own input. Each should get the outputs of the layer before it.",
            "What does a layer hand on to the next one?",
            replace=(
                "for layer in self.layers:\n            x = [neuron(x)",
                "first = x\n        for layer in self.layers:\n            x = [neuron(first)",
            ),
        ),
        Mistake(
            "numbers handed on",
            "Plain numbers were handed from layer to layer. The graph ends there, and earlier layers get no gradient.",
            "What does a neuron return, and what should the next layer get?",
            replace=("x = [neuron(x) for neuron in layer]", "x = [Value(neuron(x).data) for neuron in layer]"),
        ),
        Mistake(
            "tanh in the last layer only",
            "tanh was applied in the last layer alone. It belongs into all layers but the last.",
            "For which layers is `nonlinear` True?",
            replace=("place < len(sizes)", "place == len(sizes)"),
        ),
        Mistake(
            "lists in the list",
            "The list of parameters holds lists, one for each neuron. Asked is one flat list of Values.",
            "What does a neuron's `parameters()` return, and how are several such lists made into one?",
            replace=(
                "return [parameter for neuron in neurons for parameter in neuron.parameters()]",
                "return [neuron.parameters() for neuron in neurons]",
            ),
        ),
        Mistake(
            "number of inputs, silently",
            "The neurons of a later layer have as many weights as the network has inputs. `zip` stops at the shorter "
            "list, so nobody was told.",
            "How many numbers does a layer get from the layer before it?",
            body="""class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for place, size in enumerate(sizes, start=1):
            self.layers.append([Neuron(n_inputs, rng, place < len(sizes)) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x[: len(neuron.parameters()) - 1]) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        neurons = [neuron for layer in self.layers for neuron in layer]
        return [parameter for neuron in neurons for parameter in neuron.parameters()]
""",
        ),
    ],
    hints=[
        "Which of your classes is a layer made of, and how many of them?",
        "A layer's outputs are a list. Whose input is that list?",
        "`enumerate` counts while it walks a list. How can you tell the last layer by its number?",
    ],
)

EXERCISES = [VALUE, FIT, NEURON, MLP]
