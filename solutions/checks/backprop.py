from itertools import pairwise

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, equal


def away_from_zero(rng, shape):
    """Mixed signs, nothing near 0, where ReLU's slope is a matter of taste."""
    return rng.choice([-1.0, 1.0], shape) * rng.uniform(0.2, 3.0, shape)


# --- Add and Multiply ---------------------------------------------------------------------------------------------


def two_numbers(rng):
    x, y, d_out = away_from_zero(rng, 3).round(3)
    return {"x": float(x), "y": float(y), "d_out": float(d_out)}


def two_arrays(rng):
    return {"x": away_from_zero(rng, (2, 3)), "y": away_from_zero(rng, (2, 3)), "d_out": away_from_zero(rng, (2, 3))}


def whole_arrays(rng):
    return {"x": rng.integers(1, 9, 4), "y": -rng.integers(1, 9, 4), "d_out": away_from_zero(rng, 4)}


def two_pairs(rng):
    x, y, u, v, d_out = away_from_zero(rng, 5).round(3).tolist()
    return {"x": x, "y": y, "u": u, "v": v, "d_out": d_out}


def four_arrays(rng):
    return {**two_arrays(rng), "u": away_from_zero(rng, (2, 3)), "v": away_from_zero(rng, (2, 3))}


def node_once(name):
    return f"node = {name}()\nout = node.forward(x, y)\nout, node.backward(d_out)"


def node_again(name):
    return (
        f"node = {name}()\nnode.forward(x, y)\nnode.backward(d_out)\n"
        "out = node.forward(u, v)\nout, node.backward(d_out)"
    )


def two_nodes(name):
    return (
        f"one, other = {name}(), {name}()\nfirst = one.forward(x, y)\nsecond = other.forward(u, v)\n"
        "first, second, one.backward(d_out), other.backward(d_out)"
    )


def backward_twice(name, forward="node.forward(x, y)"):
    return (
        f"from copy import deepcopy\nnode = {name}()\n{forward}\n"
        "once = deepcopy(node.backward(d_out))\nonce, node.backward(d_out)"
    )


ADD = Exercise(
    "Add",
    groups=[
        Group(
            "numbers",
            [
                Case("two numbers", node_once("Add"), two_numbers),
                Case("whole numbers", node_once("Add"), {"x": 200, "y": 50, "d_out": 3}),
                Case("two nodes at once", two_nodes("Add"), two_pairs),
                Case("a second forward", node_again("Add"), two_pairs),
            ],
        ),
        Group(
            "arrays",
            [
                Case("tables of numbers", node_once("Add"), two_arrays),
                Case("whole numbers in, fractions back", node_once("Add"), whole_arrays),
                Case("backward twice", backward_twice("Add"), two_arrays),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "swapped inputs",
            "The gradients are those of a multiplication: d_out times the other input.",
            "By how much does x + y rise when x rises by 1? Does that depend on y?",
            body="class Add:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x + y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.y, d_out * self.x\n",
        ),
        Mistake(
            "one gradient",
            "`backward` gave one gradient. This node has two inputs, and each wants an answer of its own.",
            "Count the lines that come into the node from the left.",
            replace=("return d_out, d_out", "return d_out"),
        ),
        Mistake(
            "d_out forgotten",
            "Both gradients are 1: that is this node's own slope, without what comes from its right.",
            "Follow the worked number: what became of the 1.1 that came from the right?",
            replace=("return d_out, d_out", "return 1, 1"),
        ),
        Mistake(
            "shared out",
            "Each input got half of d_out, as if the two had to share it.",
            "Raise only x by 1 and leave y alone. By how much does the sum rise: by 1 or by a half?",
            replace=("return d_out, d_out", "return d_out / 2, d_out / 2"),
        ),
        Mistake(
            "sign",
            "The second gradient has the wrong sign, as it would be for a subtraction.",
            "When y rises by 1, does x + y rise or fall?",
            replace=("return d_out, d_out", "return d_out, -d_out"),
        ),
        Mistake(
            "product",
            "`forward` multiplied its inputs.",
            "This node is the addition; look at what forward returns for 200 and 50.",
            replace=("return x + y", "return x * y"),
        ),
        Mistake(
            "values in the gradient",
            "The gradients contain the inputs themselves: they are x · d_out and y · d_out.",
            "The worked number has inputs 200 and 50, and both gradients are 1.1. Where do the inputs come in?",
            body="class Add:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x + y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.x, d_out * self.y\n",
        ),
    ],
    hints=[
        "When x rises by 1 and y stays, by how much does the sum rise? And when y rises by 1?",
        "Both slopes of an addition are 1. So what is left of `slope times what comes from the right`?",
    ],
)

MULTIPLY = Exercise(
    "Multiply",
    groups=[
        Group(
            "numbers",
            [
                Case("two numbers", node_once("Multiply"), two_numbers),
                Case("whole numbers", node_once("Multiply"), {"x": 100, "y": 2, "d_out": 3}),
                Case("a negative and a zero", node_once("Multiply"), {"x": -1.5, "y": 0.0, "d_out": 0.25}),
                Case("a zero and a negative", node_once("Multiply"), {"x": 0.0, "y": -2.5, "d_out": 0.75}),
            ],
        ),
        Group(
            "its own memory",
            [
                Case("tables of numbers", node_once("Multiply"), two_arrays),
                Case("two nodes at once", two_nodes("Multiply"), two_pairs),
                Case("a second forward", node_again("Multiply"), two_pairs),
                Case("a second pair of tables", node_again("Multiply"), four_arrays),
                Case("backward twice", backward_twice("Multiply"), two_arrays),
                Case("whole numbers in, fractions back", node_once("Multiply"), whole_arrays),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "not swapped",
            "Each input got d_out times *itself*. The slope of x · y for x is y.",
            "With 2 apples, what does one more in *price* add: the price or the count?",
            replace=("d_out * self.y, d_out * self.x", "d_out * self.x, d_out * self.y"),
        ),
        Mistake(
            "d_out forgotten",
            "The gradients are the slopes of this node alone. What came from the right is not in them.",
            "What has to happen to a node's own slope before it is handed to the left?",
            replace=("d_out * self.y, d_out * self.x", "self.y, self.x"),
        ),
        Mistake(
            "d_out added",
            "d_out was added to the slopes. Stages that follow each other multiply.",
            "Go back to the price: 2 for the first stage, 1.1 for the second. How did 2.2 come about?",
            replace=("d_out * self.y, d_out * self.x", "d_out + self.y, d_out + self.x"),
        ),
        Mistake(
            "inputs not kept",
            "`backward` looks for names that exist in `forward` only. What a method does not keep in `self` is lost.",
            "Where can forward leave the two numbers, so that backward finds them?",
            replace=(
                "self.x, self.y = x, y\n        return x * y\n\n    def backward(self, d_out):\n"
                '        """Return (d_x, d_y)."""\n        return d_out * self.y, d_out * self.x',
                "return x * y\n\n    def backward(self, d_out):\n        return d_out * y, d_out * x",
            ),
        ),
        Mistake(
            "one memory for all",
            "Two nodes were used, and the first one answered with the second one's inputs. They share one store.",
            "Where are the inputs kept: in this one object, or in something that all objects see?",
            body="class Multiply:\n    def forward(self, x, y):\n        Multiply.x, Multiply.y = x, y\n"
            "        return x * y\n\n"
            "    def backward(self, d_out):\n        return d_out * Multiply.y, d_out * Multiply.x\n",
        ),
        Mistake(
            "first inputs kept",
            "After a second forward, backward still answers for the inputs of the first.",
            "Does every call of forward replace what the object remembers?",
            body="class Multiply:\n    def forward(self, x, y):\n        if not hasattr(self, 'x'):\n"
            "            self.x, self.y = x, y\n"
            "        return x * y\n\n    def backward(self, d_out):\n        return d_out * self.y, d_out * self.x\n",
        ),
        Mistake(
            "inputs changed",
            "The array x was changed: `*=` writes into the array that came in, which others still need.",
            "Which line works *in place*? The product should be a new array.",
            replace=("return x * y", "x *= y\n        return x"),
        ),
        Mistake(
            "addition",
            "Both gradients are d_out: that is what an addition hands back.",
            "Is the slope of x · y for x always 1? Try it with y = 2.",
            replace=("d_out * self.y, d_out * self.x", "d_out, d_out"),
        ),
        Mistake(
            "one slope for both",
            "Both gradients are the same number, d_out · (x + y).",
            "x and y each have a slope of their own. What is the slope when only x moves?",
            replace=("d_out * self.y, d_out * self.x", "d_out * (self.x + self.y), d_out * (self.x + self.y)"),
        ),
        Mistake(
            "kept in a local name",
            "`backward` looks into the object for something that was never put there. A name without `self.` in front "
            "ends with the method.",
            "What is the difference between a name inside a method and one behind `self.`?",
            body="class Multiply:\n    def forward(self, x, y):\n        return x * y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.y, d_out * self.x\n",
        ),
        Mistake(
            "divided back",
            "A gradient was made by dividing the product by an input. That fails where the input is 0.",
            "Which numbers does a multiplication hand back? None of them is found by dividing.",
            body="class Multiply:\n    def forward(self, x, y):\n        self.x, self.product = x, x * y\n"
            "        return self.product\n\n"
            "    def backward(self, d_out):\n        return d_out * self.product / self.x, d_out * self.x\n",
        ),
        Mistake(
            "both divided back",
            "The gradients were made by dividing the product by an input. That fails where the input is 0.",
            "Which numbers does a multiplication hand back? None of them is found by dividing.",
            body="class Multiply:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x * y\n"
            "\n    def backward(self, d_out):\n        product = self.x * self.y\n"
            "        return d_out * product / self.x, d_out * product / self.y\n",
        ),
    ],
    hints=[
        "Leave y alone and raise x by 1: by how much does x · y rise?",
        "`backward` needs x and y, but gets neither. Which method saw them last, and where could it leave them?",
    ],
)

# --- whole graphs of numbers ----------------------------------------------------------------------------------------

BILL = Exercise(
    "apple_bill",
    groups=[
        Group(
            "total and gradients",
            [
                Case(
                    "a bill with fractions",
                    "apple_bill(price, count, tax)",
                    lambda rng: {
                        "price": float(rng.uniform(20, 90).__round__(2)),
                        "count": int(rng.integers(3, 9)),
                        "tax": float(rng.uniform(1.03, 1.3).__round__(3)),
                    },
                ),
                Case("two apples at 100", "apple_bill(price, count, tax)", {"price": 100, "count": 2, "tax": 1.1}),
                Case("half a kilo", "apple_bill(price, count, tax)", {"price": 7.25, "count": 0.5, "tax": 1.07}),
            ],
        ),
        Group(
            "zeros",
            [
                Case("a free apple", "apple_bill(price, count, tax)", {"price": 0, "count": 3, "tax": 1.25}),
                Case("no apples", "apple_bill(price, count, tax)", {"price": 80.0, "count": 0, "tax": 1.5}),
                Case("a tax factor of zero", "apple_bill(price, count, tax)", {"price": 30, "count": 4, "tax": 0.0}),
            ],
        ),
    ],
    needs=["Add", "Multiply"],
    mistakes=[
        Mistake(
            "d_out of the first node",
            "The gradients of price and count lack the tax: the first node's `backward` was started with 1.",
            "Which line leads out of the first multiplication, and which number came back along it?",
            replace=("before_tax.backward(d_sum)", "before_tax.backward(1)"),
        ),
        Mistake(
            "order",
            "The gradients are right, but price and count have changed places.",
            "In which order did the first node get its two inputs? It answers in the same order.",
            replace=("return total, (d_price, d_count", "return total, (d_count, d_price"),
        ),
        Mistake(
            "tax added",
            "The tax was added to the sum, not multiplied with it.",
            "Look at the sign in the second box of the picture.",
            body="def apple_bill(price, count, tax):\n    return price * count + tax, (count, price, 1)\n",
        ),
        Mistake(
            "tax as a share",
            "The total was multiplied by 1 + tax. Here the tax is already the factor, such as 1.1.",
            "For two apples at 100 and tax 1.1 the total should be 220.",
            body="def apple_bill(price, count, tax):\n    factor = 1 + tax\n"
            "    return price * count * factor, (count * factor, price * factor, price * count)\n",
        ),
        Mistake(
            "divided back",
            "The gradients were made by dividing the total by an input. That fails where the input is 0.",
            "Which numbers does a multiplication hand back? None of them is found by dividing.",
            body="def apple_bill(price, count, tax):\n    total = price * count * tax\n"
            "    return total, (total / price, total / count, total / tax)\n",
        ),
        Mistake(
            "rounded",
            "The total was rounded.",
            "Return the number as it comes out of forward; a picture may round it, a result must not.",
            replace=("return total, (", "return round(total), ("),
        ),
        Mistake(
            "rounded to cents",
            "The total was rounded to two places. A shop may do so, but then slopes no longer fit the total.",
            "Return the number as it comes out of forward; a picture may round it, a result must not.",
            replace=("return total, (", "return round(total, 2), ("),
        ),
        Mistake(
            "flat",
            "Four numbers came back in one row. Asked are two things: the total, and the three gradients together.",
            "Compare the parentheses with those in the docstring's example.",
            replace=("return total, (d_price, d_count, d_tax)", "return total, d_price, d_count, d_tax"),
        ),
        Mistake(
            "started with the total",
            "All gradients are too large by the same factor, the total: the walk back was started with the total.",
            "When the total rises by 1, by how much does the total rise?",
            replace=("with_tax.backward(1)", "with_tax.backward(total)"),
        ),
        Mistake(
            "one node for both",
            "One multiplication did both jobs. At its second forward it forgot the inputs of the first.",
            "How many boxes does the picture have? Each needs an object of its own.",
            replace=("before_tax, with_tax = Multiply(), Multiply()", "before_tax = with_tax = Multiply()"),
        ),
    ],
    hints=[
        "How many multiplications are in the picture, and which of them is asked first on the way back?",
        "The last node answers for two lines. One comes from the tax. Where does the other come from?",
    ],
)

SQUARE = Exercise(
    "square_of_sum_grads",
    groups=[
        Group(
            "both gradients",
            [
                Case(
                    "two numbers",
                    "square_of_sum_grads(x, y)",
                    lambda rng: {"x": float(rng.uniform(1, 4)), "y": float(rng.uniform(-0.9, -0.3))},
                ),
                Case("a negative sum", "square_of_sum_grads(x, y)", {"x": -5, "y": 1.5}),
                Case("whole numbers", "square_of_sum_grads(x, y)", {"x": 3, "y": 4}),
                Case("a sum of zero beside others", "square_of_sum_grads(x, y)", {"x": 2.5, "y": -2.5}),
            ],
        ),
    ],
    needs=["Add", "Multiply"],
    mistakes=[
        Mistake(
            "one way forgotten",
            "The gradients are half of what they should be: x + y. Only one of the two ways was counted.",
            "The multiplication answers twice. Who gets the second answer?",
            replace=("add.backward(d_first + d_second)", "add.backward(d_first)"),
        ),
        Mistake(
            "squares apart",
            "These are the gradients of x² + y². That is another function: (x + y)² also has 2xy in it.",
            "Make the sum first, then square it. Which number goes into the multiplication?",
            body="def square_of_sum_grads(x, y):\n    return 2 * x, 2 * y\n",
        ),
        Mistake(
            "ways multiplied",
            "Both gradients are (x + y)². That is the value that goes forwards, or the two answers multiplied.",
            "Asked is how the value changes. And what happens to two effects that act at the same time?",
            replace=("d_first + d_second", "d_first * d_second"),
        ),
        Mistake(
            "one number",
            "One number came back. There are two inputs, so two gradients are asked, even if they are equal.",
            "What does the addition's backward return?",
            replace=("return add.backward(d_first + d_second)", "return d_first + d_second"),
        ),
        Mistake(
            "sign",
            "The gradient of y has the wrong sign.",
            "Which node is in front: one that adds or one that subtracts?",
            body="def square_of_sum_grads(x, y):\n    return 2 * (x + y), -2 * (x + y)\n",
        ),
        Mistake(
            "x and y not summed",
            "The gradients are 2 · x · y: in place of the sum the product of x and y went into the graph.",
            "Which two nodes does (x + y)² need, and which comes first?",
            body="def square_of_sum_grads(x, y):\n    return 2 * x * y, 2 * x * y\n",
        ),
    ],
    hints=[
        "Draw (x + y)² as a graph. How many lines lead from the sum to the multiplication?",
        "You have a node for each of the two steps. The second one is given the same number twice.",
    ],
)

# --- layers ---------------------------------------------------------------------------------------------------------


def layer_inputs(shape):
    def draw(rng):
        return {"X": away_from_zero(rng, shape), "d_out": away_from_zero(rng, shape)}

    return draw


def layer_whole(rng):
    X = rng.choice([-3, -2, -1, 1, 2, 4], (3, 4))
    X[0, :2] = [-2, 3]
    return {"X": X, "d_out": away_from_zero(rng, (3, 4))}


def layer_twice(rng):
    return {"X": away_from_zero(rng, (4, 3)), "X2": away_from_zero(rng, (2, 5)), "d_out": away_from_zero(rng, (2, 5))}


def layer_pair(rng):
    return {"X": away_from_zero(rng, (2, 3)), "X2": away_from_zero(rng, (2, 3)), "d_out": away_from_zero(rng, (2, 3))}


def layer_turned(rng):
    """Two batches of one shape, of which each has one of its arrays transposed."""
    X = away_from_zero(rng, (3, 4))
    X[:2, 0] = np.abs(X[:2, 0]) * [1, -1]
    return {
        "X": X,
        "X2": -X.T * rng.uniform(0.5, 1.5, (4, 3)),
        "d_out": away_from_zero(rng, (4, 3)),
        "d_out2": away_from_zero(rng, (3, 4)),
    }


def layer_whole_back(rng):
    return {"X": away_from_zero(rng, (3, 4)), "d_out": rng.choice([-3, -2, -1, 1, 2, 4], (3, 4))}


HUGE = {
    "X": np.array([[-1000.0, 1000.0, 0.5], [-0.25, 1000.0, -1000.0]]),
    "d_out": np.array([[0.5, -2.0, 3.0], [-4.0, 0.25, 1.5]]),
}


def layer_groups(name):
    forward = f"{name}().forward(X)"
    backward = f"layer = {name}()\nlayer.forward(X)\nlayer.backward(d_out)"
    return [
        Group(
            "forward",
            [
                Case("a batch", forward, lambda rng: {"X": away_from_zero(rng, (4, 3))}),
                Case("±1000", forward, {"X": HUGE["X"]}),
                Case("whole numbers", forward, lambda rng: {"X": layer_whole(rng)["X"]}),
                Case("one row, transposed", f"{name}().forward(X.T)", lambda rng: {"X": away_from_zero(rng, (5, 1))}),
            ],
        ),
        Group(
            "backward",
            [
                Case("a batch", backward, layer_inputs((4, 3))),
                Case("one axis", backward, layer_inputs((5,))),
                Case("three axes", backward, layer_inputs((2, 3, 4))),
                Case("±1000", backward, HUGE),
                Case("whole numbers in, fractions back", backward, layer_whole),
                Case("fractions in, whole numbers back", backward, layer_whole_back),
            ],
            weight=2,
        ),
        Group(
            "more than one call",
            [
                Case(
                    "a second batch of another shape",
                    f"layer = {name}()\nlayer.forward(X)\nlayer.forward(X2)\nlayer.backward(d_out)",
                    layer_twice,
                ),
                Case(
                    "a second batch of the same shape, and transposed arrays",
                    f"from copy import deepcopy\nlayer = {name}()\nlayer.forward(X.T)\n"
                    "once = deepcopy(layer.backward(d_out))\nlayer.forward(X2)\nonce, layer.backward(d_out2.T)",
                    layer_turned,
                ),
                Case(
                    "two layers at once",
                    f"one, other = {name}(), {name}()\none.forward(X)\nother.forward(X2)\n"
                    "one.backward(d_out), other.backward(d_out)",
                    layer_pair,
                ),
                Case("backward twice", backward_twice(name, "node.forward(X)"), layer_inputs((3, 2))),
            ],
        ),
    ]


def shared(name, value, forward, backward):
    """Write a layer that keeps what it remembers in its class, where all layers see it."""
    return (
        f"class {name}:\n    def forward(self, X):\n        {name}.kept = {value}\n        return {forward}\n\n"
        f"    def backward(self, d_out):\n        return {backward}\n"
    )


RELU = Exercise(
    "ReLU",
    groups=layer_groups("ReLU"),
    mistakes=[
        Mistake(
            "mask from d_out",
            "The gate was opened where d_out is positive. Whether it is open was settled by the input X.",
            "Follow the worked number: which entry passes, and what is the sign of its d_out?",
            replace=("np.where(self.open, d_out, 0)", "np.where(d_out > 0, d_out, 0)"),
        ),
        Mistake(
            "Python's max",
            "Python was asked whether a whole array is larger than 0, by `if` or by its own `max`. It cannot tell.",
            "Which function of NumPy works entry by entry?",
            replace=("np.where(self.open, X, 0)", "max(0, X)"),
        ),
        Mistake(
            "X changed",
            "The array X that came in was changed: entries were set to 0 in place. The layer before still needs it.",
            "Does forward write into X, or does it make a new array?",
            replace=("return np.where(self.open, X, 0)", "X[~self.open] = 0\n        return X"),
        ),
        Mistake(
            "d_out changed",
            "The array d_out that came in was changed: entries were set to 0 in place.",
            "Does backward write into d_out, or does it make a new array?",
            replace=("return np.where(self.open, d_out, 0)", "d_out[~self.open] = 0\n        return d_out"),
        ),
        Mistake(
            "slope alone",
            "backward gave the slopes, 0 and 1. What comes from the right is missing.",
            "A gate lets something through. What is it here?",
            replace=("np.where(self.open, d_out, 0)", "np.where(self.open, 1.0, 0.0)"),
        ),
        Mistake(
            "output in the gradient",
            "The gradient contains the layer's input as a factor. Where the gate is open the slope is 1, not x.",
            "By how much does max(0, x) rise when x rises from 3 to 4?",
            body="class ReLU:\n    def forward(self, X):\n        self.out = np.where(X > 0, X, 0)\n"
            "        return self.out\n\n"
            "    def backward(self, d_out):\n        return d_out * self.out\n",
        ),
        Mistake(
            "gate always open",
            "backward handed on all of d_out, also where the input was negative and the output stuck at 0.",
            "What is the slope of max(0, x) at x = −2?",
            replace=("np.where(self.open, d_out, 0)", "d_out * 1"),
        ),
        Mistake(
            "absolute value",
            "Negative numbers came out positive: that is the absolute value.",
            "What does max(0, x) give for x = −2?",
            replace=("np.where(self.open, X, 0)", "np.abs(X)"),
        ),
        Mistake(
            "whole numbers only",
            "The gradient was put into an array of whole numbers, and the fractions were cut off.",
            "Which array's type did you copy when you made the result: that of X, or that of d_out?",
            body="class ReLU:\n    def forward(self, X):\n        self.X = X\n        return np.where(X > 0, X, 0)\n\n"
            "    def backward(self, d_out):\n        result = np.zeros_like(self.X)\n"
            "        result[self.X > 0] = d_out[self.X > 0]\n        return result\n",
        ),
        Mistake(
            "one memory for all",
            "Two layers were used, and one answered with the other's gate. They share one store.",
            "Where is the gate kept: in this one object, or in something that all objects see?",
            body=shared("ReLU", "X > 0", "np.where(X > 0, X, 0)", "np.where(ReLU.kept, d_out, 0)"),
        ),
    ],
    hints=[
        "Where was the input positive? Who has to remember that, and until when?",
        "`np.where(condition, a, b)` makes a new array: a where the condition holds, b elsewhere.",
    ],
)

SIGMOID = Exercise(
    "Sigmoid",
    groups=layer_groups("Sigmoid"),
    mistakes=[
        Mistake(
            "input for output",
            "The slope was worked out as z · (1 − z) with the layer's *input*. It holds for the output a.",
            "Which number did forward keep, and which does the slope a · (1 − a) need?",
            body="class Sigmoid:\n    def forward(self, X):\n        self.X = X\n        return expit(X)\n\n"
            "    def backward(self, d_out):\n        return d_out * self.X * (1 - self.X)\n",
        ),
        Mistake(
            "sigmoid twice",
            "The sigmoid was taken of the output, which already is a sigmoid.",
            "How often does an entry go through expit on its way into the slope?",
            replace=("d_out * self.out * (1 - self.out)", "d_out * expit(self.out) * (1 - expit(self.out))"),
        ),
        Mistake(
            "slope alone",
            "backward gave the slope a · (1 − a) alone. What comes from the right is missing.",
            "What did every node so far do with d_out?",
            replace=("d_out * self.out * (1 - self.out)", "self.out * (1 - self.out) + 0 * d_out"),
        ),
        Mistake(
            "sign",
            "The outputs are mirrored: they fall where they should rise.",
            "A large positive input should give nearly 1. Look at the sign in the exponent.",
            replace=("expit(X)", "expit(-1.0 * X)"),
        ),
        Mistake(
            "half the slope",
            "The gradient is d_out · a: the factor (1 − a) is missing.",
            "Compare with the worked number: 10, then 0.5, then once more 0.5.",
            replace=("d_out * self.out * (1 - self.out)", "d_out * self.out"),
        ),
        Mistake(
            "overflow",
            "Far out, exp grows too large for a float, and a division of infinities gives nan.",
            "Which sign reaches exp when X is 1000? SciPy's expit takes care of that.",
            replace=("expit(X)", "np.exp(X * 1.0) / (1 + np.exp(X * 1.0))"),
        ),
        Mistake(
            "plus",
            "The slope was worked out with a plus: a · (1 + a). It is never above 0.25.",
            "What should the slope be where a is nearly 1 and the curve is flat?",
            replace=("(1 - self.out)", "(1 + self.out)"),
        ),
        Mistake(
            "d_out changed",
            "The array d_out that came in was changed: `*=` writes into it.",
            "Make a new array for the result.",
            replace=(
                "return d_out * self.out * (1 - self.out)",
                "d_out *= self.out * (1 - self.out)\n        return d_out",
            ),
        ),
        Mistake(
            "one memory for all",
            "Two layers were used, and one answered with the other's output. They share one store.",
            "Where is the output kept: in this one object, or in something that all objects see?",
            body=shared("Sigmoid", "expit(X)", "expit(X)", "d_out * Sigmoid.kept * (1 - Sigmoid.kept)"),
        ),
        Mistake(
            "whole numbers only",
            "The gradient was put into an array of whole numbers, and the fractions were cut off.",
            "Which array's type did you copy when you made the result? d_out may hold whole numbers.",
            body="class Sigmoid:\n    def forward(self, X):\n        self.out = expit(X)\n        return self.out\n\n"
            "    def backward(self, d_out):\n        result = np.zeros_like(d_out)\n"
            "        result[:] = d_out * self.out * (1 - self.out)\n        return result\n",
        ),
        Mistake(
            "sigmoid of d_out",
            "The slope was made from the sigmoid of d_out. It is made from the output that forward gave.",
            "Which number did forward keep, and does backward use it?",
            replace=("d_out * self.out * (1 - self.out)", "d_out * expit(d_out) * (1 - expit(d_out))"),
        ),
    ],
    hints=[
        "The slope of a sigmoid is written with one number only. Which of the layer's two, its input or its output?",
        "Three factors: what comes from the right, the output, and what the output lacks to 1.",
    ],
)


def affine(n, d, h):
    def draw(rng):
        return {
            "W": rng.normal(0, 1, (d, h)),
            "b": rng.normal(0, 1, h),
            "X": rng.normal(0, 1, (n, d)),
            "d_out": rng.normal(0, 1, (n, h)),
        }

    return draw


def affine_forward(n, d, h):
    return lambda rng: {name: value for name, value in affine(n, d, h)(rng).items() if name != "d_out"}


def affine_whole(rng):
    return {
        "W": rng.integers(-4, 5, (2, 3)),
        "b": rng.normal(0, 1, 3),
        "X": rng.integers(1, 6, (4, 2)),
        "d_out": rng.normal(0, 1, (4, 3)),
    }


def affine_strided(rng):
    return {
        "W": rng.normal(0, 1, (3, 2)),
        "b": rng.normal(0, 1, 3),
        "X": rng.normal(0, 1, (8, 2)),
        "d_out": rng.normal(0, 1, (3, 4)),
    }


BACK = "layer = Affine(W, b)\nlayer.forward(X)\nd_X = layer.backward(d_out)\n"
BACK_STRIDED = "layer = Affine(W.T, b)\nlayer.forward(X[::2])\nd_X = layer.backward(d_out.T)\n"


def affine_cases(value):
    return [
        Case("a batch of 5, 3 inputs, 2 neurons", BACK + value, affine(5, 3, 2)),
        Case("one example", BACK + value, affine(1, 4, 3)),
        Case("one neuron", BACK + value, affine(4, 2, 1)),
        Case("whole numbers", BACK + value, affine_whole),
        Case("transposed and sliced arrays", BACK_STRIDED + value, affine_strided),
        Case("3 examples, 3 inputs, 3 neurons", BACK + value, affine(3, 3, 3)),
    ]


def affine_two_batches(rng):
    first, second = affine(4, 3, 2)(rng), affine(6, 3, 2)(rng)
    return {**first, "X2": second["X"], "d_out2": second["d_out"]}


def affine_same_shape(rng):
    first, second = affine(4, 3, 2)(rng), affine(4, 3, 2)(rng)
    return {**first, "X2": second["X"], "d_out2": second["d_out"]}


def affine_new(rng):
    first, second = affine(4, 2, 3)(rng), affine(4, 2, 3)(rng)
    return {**first, "W2": second["W"], "b2": second["b"]}


AFFINE = Exercise(
    "Affine",
    groups=[
        Group(
            "forward",
            [
                Case("a batch of 5, 3 inputs, 2 neurons", "Affine(W, b).forward(X)", affine_forward(5, 3, 2)),
                Case("one example", "Affine(W, b).forward(X)", affine_forward(1, 4, 3)),
                Case(
                    "whole numbers",
                    "Affine(W, b).forward(X)",
                    lambda rng: {k: v for k, v in affine_whole(rng).items() if k != "d_out"},
                ),
            ],
        ),
        Group("dW", affine_cases("layer.dW")),
        Group("db", affine_cases("layer.db")),
        Group("the gradient of X", affine_cases("d_X")),
        Group(
            "more than one call",
            [
                Case(
                    "a second batch",
                    "layer = Affine(W, b)\nlayer.forward(X)\nlayer.backward(d_out)\nlayer.forward(X2)\n"
                    "d_X = layer.backward(d_out2)\nd_X, layer.dW, layer.db",
                    affine_two_batches,
                ),
                Case(
                    "a second batch of the same size",
                    "layer = Affine(W, b)\nlayer.forward(X)\nlayer.backward(d_out)\nlayer.forward(X2)\n"
                    "d_X = layer.backward(d_out2)\nd_X, layer.dW, layer.db",
                    affine_same_shape,
                ),
                Case(
                    "backward twice",
                    "layer = Affine(W, b)\nlayer.forward(X)\nlayer.backward(d_out)\n"
                    "d_X = layer.backward(d_out)\nd_X, layer.dW, layer.db",
                    affine(3, 2, 4),
                ),
                Case(
                    "new weights are used",
                    "layer = Affine(W, b)\nlayer.forward(X)\nlayer.W, layer.b = W2, b2\nout = layer.forward(X)\n"
                    "d_X = layer.backward(d_out)\nout, d_X, layer.dW, layer.W, layer.b",
                    affine_new,
                ),
                Case(
                    "two layers at once",
                    "one, other = Affine(W, b), Affine(W2, b2)\nout = other.forward(one.forward(X) @ W.T)\n"
                    "d_X = one.backward(d_out)\nd_X2 = other.backward(d_out)\n"
                    "out, d_X, d_X2, one.dW, other.dW, one.db",
                    affine_new,
                ),
            ],
            weight=2,
        ),
    ],
    mistakes=[
        Mistake(
            "db not summed",
            "db has one row for each example. The bias is shared by all examples, so its gradients are added up.",
            "db must have b's shape. Which axis has to disappear?",
            replace=("d_out.sum(axis=0)", "d_out"),
        ),
        Mistake(
            "db over the wrong axis",
            "db has one entry for each example: the sum ran over the neurons.",
            "Rows are examples. The sum over the examples goes along which axis?",
            replace=("d_out.sum(axis=0)", "d_out.sum(axis=1)"),
        ),
        Mistake(
            "db one number",
            "db is one number: the sum ran over everything. Each neuron has a bias of its own.",
            "db must have b's shape, (h,). Sum over the rows only.",
            replace=("d_out.sum(axis=0)", "d_out.sum()"),
        ),
        Mistake(
            "db a mean",
            "db is the mean over the rows. If the loss is a mean, its 1/n is in d_out already.",
            "Look at the worked number: [10 + 1]. Is anything divided there?",
            replace=("d_out.sum(axis=0)", "d_out.mean(axis=0)"),
        ),
        Mistake(
            "db keeps two axes",
            "db has shape (1, h). The numbers are right, but b has shape (h,).",
            "Compare db's shape with b's.",
            replace=("d_out.sum(axis=0)", "d_out.sum(axis=0, keepdims=True)"),
        ),
        Mistake(
            "dW divided by n",
            "dW is too small by the number of rows. If the loss is a mean, its 1/n is in d_out already.",
            "Check with the worked number: 1 · 10 + 3 · 1 = 13. Is anything divided there?",
            replace=("self.X.T @ d_out", "self.X.T @ d_out / len(d_out)"),
        ),
        Mistake(
            "gradients not kept",
            "dW and db were worked out, but not kept in the object: whoever trains the layer looks for `layer.dW`.",
            "What is the difference between a name inside a method and one behind `self.`?",
            body="class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        dW = self.X.T @ d_out\n        db = d_out.sum(axis=0)\n"
            "        return d_out @ self.W.T\n",
        ),
        Mistake(
            "dW transposed",
            "dW came out as (h, d): the numbers are right, but rows and columns have changed places.",
            "Compare dW's shape with W's. Which of the two factors has to be transposed?",
            replace=("self.X.T @ d_out", "d_out.T @ self.X"),
        ),
        Mistake(
            "averaged over the rows",
            "dW and db were divided by the number of rows. A division by n belongs to the loss; its gradient d_out "
            "brings it along.",
            "When two rows come in, does each of them count in full in the gradient?",
            replace=(
                "self.dW = self.X.T @ d_out  # (d, n) @ (n, h) -> (d, h)\n        self.db = d_out.sum(axis=0)",
                "self.dW = self.X.T @ d_out / len(d_out)\n        self.db = d_out.mean(axis=0)",
            ),
        ),
        Mistake(
            "dW and db returned",
            "backward returned dW and db. They belong into the object; the layer before waits for the gradient of X.",
            "What does backward set, and what does it return?",
            replace=("return d_out @ self.W.T", "return self.dW, self.db"),
        ),
        Mistake(
            "bias added in place",
            "With whole numbers the product is a table of whole numbers, and adding b into it fails.",
            "Look at how b is added: into the table that is there, or into a new one?",
            replace=("return X @ self.W + self.b", "Z = X @ self.W\n        Z += self.b\n        return Z"),
        ),
        Mistake(
            "added up over calls",
            "dW and db grow with each call of backward: the new gradients were added to the old ones.",
            "After a second backward, should the first batch still count?",
            body="class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
            "        self.dW, self.db = 0, 0\n\n    def forward(self, X):\n        self.X = X\n"
            "        return X @ self.W + self.b\n\n    def backward(self, d_out):\n"
            "        self.dW = self.dW + self.X.T @ d_out\n        self.db = self.db + d_out.sum(axis=0)\n"
            "        return d_out @ self.W.T\n",
        ),
        Mistake(
            "bias forgotten",
            "The bias is missing in forward.",
            "Which of the three arrays X, W, b was not used?",
            replace=("X @ self.W + self.b", "X @ self.W"),
        ),
        Mistake(
            "weights not transposed",
            "The shapes do not meet: the gradient has h columns, W has d rows.",
            "Write the shapes under the product, (n, h) @ (?, ?) -> (n, d). How must W be turned?",
            replace=("d_out @ self.W.T", "d_out @ self.W"),
        ),
        Mistake(
            "old weights",
            "After `layer.W = new` the layer still works with the weights it was made with.",
            "Does forward look into self.W each time, or into a copy taken earlier?",
            body="class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n"
            "        self.old = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.old[0] + self.old[1]\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n"
            "        return d_out @ self.old[0].T\n",
        ),
        Mistake(
            "first batch kept",
            "After a second forward, dW is still that of the first batch, or the two batches do not fit together.",
            "Does every call of forward replace the batch that the layer remembers?",
            replace=("        self.X = X\n", "        self.X = getattr(self, 'X', X)\n"),
        ),
        Mistake(
            "nothing returned",
            "backward set dW and db but returned nothing. The layer to its left waits for the gradient of X.",
            "What does backward return, and what shape has it?",
            replace=("return d_out @ self.W.T", "d_out @ self.W.T"),
        ),
        Mistake(
            "added to nothing",
            "`self.dW += …` adds to a dW that does not exist yet. The gradients are set anew each time.",
            "Which sign sets a name, and which one adds to what is there?",
            replace=("self.dW = self.X.T @ d_out", "self.dW += self.X.T @ d_out"),
        ),
    ],
    hints=[
        "A weight touches every example of the batch. So what is done with the examples' gradients?",
        "Write the three shapes on paper: X is (n, d), d_out is (n, h), dW must be (d, h). Which axis is summed away?",
        "For the gradient of X the neurons' axis is summed away: (n, h) and (d, h) must become (n, d).",
    ],
)

# --- gradient_check -------------------------------------------------------------------------------------------------


def near_gradients(shape):
    def draw(rng):
        analytic = away_from_zero(rng, shape)
        return {"analytic": analytic, "numeric": analytic * (1 + away_from_zero(rng, shape) * 0.05)}

    return draw


def worst_at_the_end(size):
    """Thirty slopes whose errors are `size` or less; the last one has the largest."""

    def draw(rng):
        analytic = away_from_zero(rng, (10, 3))
        errors = size * rng.uniform(0.1, 0.5, (10, 3))
        errors[-1, -1] = size * rng.uniform(0.7, 0.95)
        return {"analytic": analytic, "numeric": analytic * (1 - errors)}

    return draw


def nearly_one_sided(rng):
    analytic = np.array([2.0, -30.0, 0.5]) * rng.uniform(1, 2, 3)
    return {"analytic": analytic, "numeric": analytic + np.array([-0.3, 0.9, 0.01])}


CLOSE = equal(atol=1e-13)
CHECK = Exercise(
    "gradient_check",
    groups=[
        Group(
            "relative error",
            [
                Case("a table", "gradient_check(analytic, numeric)", near_gradients((3, 4)), CLOSE),
                Case("two numbers", "gradient_check(analytic, numeric)", {"analytic": -4.0, "numeric": -5.0}, CLOSE),
                Case("opposite signs", "gradient_check(analytic, numeric)", {"analytic": 0.5, "numeric": -0.25}, CLOSE),
                Case("the largest of several", "gradient_check(analytic, numeric)", nearly_one_sided, CLOSE),
                Case("the worst at the end", "gradient_check(analytic, numeric)", worst_at_the_end(0.3), CLOSE),
                Case("alike to seven digits", "gradient_check(analytic, numeric)", worst_at_the_end(3e-7), CLOSE),
                Case("whole numbers", "gradient_check(analytic, numeric)", {"analytic": 8, "numeric": 7.0}, CLOSE),
            ],
        ),
        Group(
            "zeros and tiny slopes",
            [
                Case(
                    "zeros that agree, beside an error",
                    "gradient_check(analytic, numeric)",
                    {"analytic": np.array([0.0, 3.0, 0.0]), "numeric": np.array([0.0, 2.4, 0.0])},
                    CLOSE,
                ),
                Case(
                    "slopes below the floor",
                    "gradient_check(analytic, numeric)",
                    {"analytic": np.array([3e-9, 0.5]), "numeric": np.array([-1e-9, 0.5])},
                    CLOSE,
                ),
                Case("two zeros", "gradient_check(analytic, numeric)", {"analytic": 0.0, "numeric": 0.0}, CLOSE),
                Case(
                    "slopes just above the floor",
                    "gradient_check(analytic, numeric)",
                    {"analytic": np.array([[2e-8], [5e-8]]), "numeric": np.array([[3e-8], [5e-8]])},
                    CLOSE,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "absolute",
            "This is the difference itself. Beside a slope of 1000, a difference of 0.001 is nothing.",
            "Divide by the size of what is compared.",
            replace=("np.abs(analytic - numeric) / size", "np.abs(analytic - numeric)"),
        ),
        Mistake(
            "mean",
            "This is the mean over the entries. One wrong entry among a thousand right ones would not be seen in it.",
            "Which summary shows the worst entry?",
            replace=("np.max(np.abs(analytic - numeric)", "np.mean(np.abs(analytic - numeric)"),
        ),
        Mistake(
            "sign kept",
            "A difference below 0 was taken as small. −5 against −4 is as wrong as 5 against 4.",
            "What has to be done with the sign of the difference before the largest is taken?",
            replace=("np.abs(analytic - numeric) / size", "(analytic - numeric) / size"),
        ),
        Mistake(
            "divided by the sum",
            "The difference was divided by the sum of the two sizes. Here it is divided by the larger one.",
            "Use the worked number: 4 against 5 gives 1/5.",
            replace=("np.maximum(np.abs(analytic), np.abs(numeric))", "(np.abs(analytic) + np.abs(numeric))"),
        ),
        Mistake(
            "divided by the smaller",
            "The difference was divided by the smaller of the two sizes.",
            "Use the worked number: 4 against 5 gives 1/5, not 1/4.",
            replace=("np.maximum(np.abs(analytic), np.abs(numeric))", "np.minimum(np.abs(analytic), np.abs(numeric))"),
        ),
        Mistake(
            "sizes with a sign",
            "The larger of the two *numbers* was taken, not of their sizes. For negative slopes that goes wrong.",
            "Which is the larger size, −4 or −5?",
            replace=("np.maximum(np.abs(analytic), np.abs(numeric))", "np.maximum(analytic, numeric)"),
        ),
        Mistake(
            "relative to the measured one",
            "The difference was divided by the size of the measured slope alone.",
            "Which of the two sizes does the docstring take?",
            replace=(
                "np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)",
                "np.maximum(np.abs(numeric), 1e-8)",
            ),
        ),
        Mistake(
            "one size for all",
            "All differences were divided by the largest slope of the whole array, so a wrong small slope is not seen.",
            "Each entry has a size of its own. When is the maximum over all entries taken?",
            replace=(
                "np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)",
                "max(np.max(np.abs(analytic)), np.max(np.abs(numeric)), 1e-8)",
            ),
        ),
        Mistake(
            "no floor",
            "Where both slopes are 0 this is 0/0, and tiny slopes give large errors.",
            "The docstring has a third number among the sizes. What is it for?",
            replace=(
                "np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)",
                "np.maximum(np.abs(analytic), np.abs(numeric)) * 1.0",
            ),
        ),
        Mistake(
            "floor added",
            "The floor was added to the size. It should only take over where both sizes are smaller than it.",
            "At a slope of 2e-8, what should the divisor be?",
            replace=(
                "np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)",
                "np.maximum(np.abs(analytic), np.abs(numeric)) + 1e-8",
            ),
        ),
        Mistake(
            "a table back",
            "A whole array came back. Asked is one number for all entries.",
            "Which entry of that array decides?",
            replace=("np.max(np.abs(analytic - numeric) / size)", "np.abs(analytic - numeric) / size"),
        ),
        Mistake(
            "no sizes",
            "The signs were left in everywhere: neither the difference nor the two slopes were made a size.",
            "How large is a slope of −5, beside one of −4? Which function of NumPy takes a sign off?",
            replace=(
                "size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)\n"
                "    return np.max(np.abs(analytic - numeric) / size)",
                "size = np.maximum(np.maximum(analytic, numeric), 1e-8)\n"
                "    return np.max((analytic - numeric) / size)",
            ),
        ),
    ],
    hints=[
        "Is a difference of 0.001 large? What do you have to know to answer?",
        "`np.maximum(a, b)` compares two arrays entry by entry; `np.max(a)` finds the largest entry of one.",
    ],
)

# --- the last node and the network ------------------------------------------------------------------------------------


def scores(n, k):
    def draw(rng):
        return {"Z": rng.normal(0, 2, (n, k)), "labels": rng.integers(0, k, n)}

    return draw


def two_scores(rng):
    return {**scores(4, 3)(rng), "Z2": rng.normal(0, 2, (2, 5)), "labels2": np.array([4, 1])}


def two_tall_scores(rng):
    first, second = scores(12, 3)(rng), scores(12, 3)(rng)
    return {**first, "Z2": second["Z"], "labels2": second["labels"]}


FAR = {
    "Z": np.array([[1000.0, -1000.0, 0.5], [-1000.0, -999.0, -1000.5], [3.0, 1000.0, 999.25]]),
    "labels": np.array([1, 0, 2]),
}
LAST = "last = SoftmaxCrossEntropy()\n"
SCE = Exercise(
    "SoftmaxCrossEntropy",
    groups=[
        Group(
            "forward",
            [
                Case("four rows, three classes", LAST + "last.forward(Z, labels)", scores(4, 3)),
                Case("one row", LAST + "last.forward(Z, labels)", scores(1, 4)),
                Case("±1000", LAST + "last.forward(Z, labels)", FAR),
                Case(
                    "whole numbers",
                    LAST + "last.forward(Z, labels)",
                    {"Z": np.array([[2, 0], [-1, 3], [1, 1]]), "labels": np.array([1, 1, 0])},
                ),
            ],
        ),
        Group(
            "backward",
            [
                Case("four rows, three classes", LAST + "last.forward(Z, labels)\nlast.backward()", scores(4, 3)),
                Case("one row", LAST + "last.forward(Z, labels)\nlast.backward()", scores(1, 4)),
                Case("±1000", LAST + "last.forward(Z, labels)\nlast.backward()", FAR),
                Case(
                    "transposed scores",
                    LAST + "last.forward(Z.T, labels)\nlast.backward()",
                    lambda rng: {"Z": rng.normal(0, 2, (3, 5)), "labels": rng.integers(0, 3, 5)},
                ),
            ],
            weight=2,
        ),
        Group(
            "more than one call",
            [
                Case(
                    "backward twice",
                    "from copy import deepcopy\n" + LAST + "last.forward(Z, labels)\n"
                    "once = deepcopy(last.backward())\nonce, last.backward()",
                    scores(3, 4),
                ),
                Case(
                    "a second batch of another shape",
                    LAST + "last.forward(Z, labels)\nlast.backward()\nloss = last.forward(Z2, labels2)\n"
                    "loss, last.backward()",
                    two_scores,
                ),
                Case(
                    "a second batch of the same shape, twelve rows",
                    LAST + "last.forward(Z, labels)\nlast.backward()\nloss = last.forward(Z2, labels2)\n"
                    "loss, last.backward()",
                    two_tall_scores,
                ),
                Case(
                    "two nodes at once",
                    "one, other = SoftmaxCrossEntropy(), SoftmaxCrossEntropy()\none.forward(Z, labels)\n"
                    "other.forward(Z2, labels2)\none.backward(), other.backward()",
                    two_scores,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "1/n missing",
            "The gradient is too large by the number of rows. It belongs to the sum of the losses, not to their mean.",
            "forward returns a mean. What does that do to the slope of each row?",
            replace=("return d_Z / len(self.labels)", "return d_Z"),
        ),
        Mistake(
            "sum for mean",
            "forward gave the sum over the rows. Asked is the mean.",
            "How does the result change when the same rows come twice? A mean stays.",
            replace=("-np.mean(", "-np.sum("),
        ),
        Mistake(
            "minus missing in the loss",
            "The loss is negative. The logarithm of a probability is below 0.",
            "A loss is never below 0. What turns the sign of a logarithm of a probability?",
            replace=("return -np.mean(", "return np.mean("),
        ),
        Mistake(
            "target minus probability",
            "The gradient has the wrong sign: it is target minus probability.",
            "When the score of the *right* class rises, does the loss rise or fall?",
            replace=("return d_Z / len(self.labels)", "return -d_Z / len(self.labels)"),
        ),
        Mistake(
            "targets forgotten",
            "The gradient holds the probabilities. The targets have not been taken off.",
            "What is the gradient at the label, if the network is quite right? It should be near 0.",
            replace=("d_Z[np.arange(len(self.labels)), self.labels] -= 1", "d_Z = d_Z + 0"),
        ),
        Mistake(
            "whole columns",
            "1 was taken off in whole columns, not once in each row.",
            "`A[:, labels]` picks columns. You want one entry from each row.",
            replace=("d_Z[np.arange(len(self.labels)), self.labels] -= 1", "d_Z[:, self.labels] -= 1"),
        ),
        Mistake(
            "all labels in every row",
            "The loss was averaged over a whole table: from every row the entries of *all* labels were taken.",
            "`A[:, labels]` makes a table of n by n. You want one entry from each row.",
            replace=("self.log_p[np.arange(len(labels)), labels]", "self.log_p[:, labels]"),
        ),
        Mistake(
            "wrong axis",
            "The probabilities of a *column* add up to 1. Each row is an example and needs its own.",
            "Which axis runs over the classes of one example?",
            replace=("log_softmax(Z, axis=1)", "log_softmax(Z, axis=0)"),
        ),
        Mistake(
            "overflow",
            "exp(1000) is too large for a float, and infinity divided by infinity is nan.",
            "Softmax stays the same when a row's largest score is taken off first. Or use what the top imports.",
            replace=("log_softmax(Z, axis=1)", "np.log(np.exp(1.0 * Z) / np.exp(1.0 * Z).sum(axis=1, keepdims=True))"),
        ),
        Mistake(
            "small number in the logarithm",
            "A small number was added inside the logarithm. It hides the true loss where the probability is tiny.",
            "Work with the logarithm of softmax as a whole; then no probability ever becomes 0.",
            replace=("log_softmax(Z, axis=1)", "np.log(np.exp(log_softmax(Z, axis=1)) + 1e-7)"),
        ),
        Mistake(
            "one memory for all",
            "Two objects were used, and the first one answered with what the second one kept. They share one store.",
            "Is what forward keeps written to the object, with self, or to the class or a name outside?",
            replace=(
                "self.log_p, self.labels = log_softmax(Z, axis=1), labels",
                "SoftmaxCrossEntropy.log_p, SoftmaxCrossEntropy.labels = log_softmax(Z, axis=1), labels",
            ),
        ),
        Mistake(
            "whole table",
            "The probabilities of the whole table add up to 1. Each row is an example and needs its own.",
            "Along which axis do log_softmax and your sums run? Without one they take everything.",
            replace=("log_softmax(Z, axis=1)", "log_softmax(Z)"),
        ),
        Mistake(
            "a little added before the log",
            "A small number was added before the logarithm. That hides the 0, and large losses come out too small.",
            "Softmax was rounded to 0 first. Use the logarithm of softmax in one piece, as the top imports it.",
            replace=(
                "return -np.mean(self.log_p[np.arange(len(labels)), labels])",
                "return -np.mean(np.log(np.exp(self.log_p[np.arange(len(labels)), labels]) + 1e-12))",
            ),
        ),
        Mistake(
            "backward eats its memory",
            "The second backward differs from the first: the array that forward kept was changed.",
            "Does backward take the 1 off in a new array, or in the one that the object keeps?",
            body="class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n"
            "        self.P = np.exp(log_softmax(Z, axis=1))\n"
            "        self.labels = labels\n"
            "        return -np.mean(log_softmax(Z, axis=1)[np.arange(len(labels)), labels])\n\n"
            "    def backward(self):\n        self.P[np.arange(len(self.labels)), self.labels] -= 1\n"
            "        return self.P / len(self.labels)\n",
        ),
        Mistake(
            "divided by all entries",
            "The gradient was divided by the number of entries. The mean runs over rows only.",
            "How many losses are averaged: one for each row, or one for each score?",
            replace=("d_Z / len(self.labels)", "d_Z / d_Z.size"),
        ),
        Mistake(
            "labels taken off",
            "The labels themselves were taken off the probabilities. A label such as 2 is the number of a column, "
            "and no target.",
            "The target is 1 at the label and 0 elsewhere. In how many columns of a row does anything change?",
            replace=(
                "d_Z[np.arange(len(self.labels)), self.labels] -= 1",
                "d_Z = d_Z - self.labels",
            ),
        ),
        Mistake(
            "a column of labels taken off",
            "From each row of probabilities its label was taken off, in every column. A label is the number of a "
            "column, and no target.",
            "The target is 1 at the label and 0 elsewhere. In how many columns of a row does anything change?",
            replace=(
                "d_Z[np.arange(len(self.labels)), self.labels] -= 1",
                "d_Z = d_Z - self.labels[:, None]",
            ),
        ),
    ],
    hints=[
        "What do forward and backward both need, and which of them sees Z and the labels?",
        "Probabilities are the exp of what you get from log_softmax. At each row's label, take 1 off.",
        "The loss is a mean over n rows. So each row counts 1/n, forwards and backwards.",
    ],
)

NETS = {
    "relu": "net = Network([Affine(W1, b1), ReLU(), Affine(W2, b2)])\n",
    "deep": "net = Network([Affine(W1, b1), Sigmoid(), Affine(W2, b2), ReLU(), Affine(W3, b3)])\n",
    "sigmoid": "net = Network([Affine(W1, b1), Sigmoid(), Affine(W2, b2)])\n",
    "single": "net = Network([Affine(W1, b1)])\n",
    "ends in sigmoid": "net = Network([Affine(W1, b1), ReLU(), Sigmoid(), Affine(W2, b2), Sigmoid()])\n",
}


def net_inputs(n, *sizes, labels=True, whole=False):
    def draw(rng):
        inputs = {}
        for i, (d, h) in enumerate(pairwise(sizes), start=1):
            inputs[f"W{i}"], inputs[f"b{i}"] = rng.normal(0, 1, (d, h)), rng.normal(0, 1, h)
        inputs["X"] = rng.integers(-3, 4, (n, sizes[0])) if whole else rng.normal(0, 1, (n, sizes[0]))
        if labels:
            inputs["labels"] = rng.integers(0, sizes[-1], n)
        return inputs

    return draw


def net_two_batches(rng):
    inputs = net_inputs(5, 3, 4, 2)(rng)
    return {**inputs, "X2": rng.normal(0, 1, (2, 3)), "labels2": np.array([1, 0])}


def net_same_shape(rng):
    more = net_inputs(5, 3, 4, 2)(rng)
    return {**net_inputs(5, 3, 4, 2)(rng), "X2": more["X"], "labels2": more["labels"], "W": more["W1"]}


def net_new_weights(rng):
    return {**net_inputs(5, 3, 4, 2)(rng), "W": rng.normal(0, 1, (3, 4))}


def net_list(rng):
    return {**net_inputs(4, 2, 5, 3)(rng)}


NETWORK = Exercise(
    "Network",
    groups=[
        Group(
            "forward",
            [
                Case("affine, ReLU, affine", NETS["relu"] + "net.forward(X)", net_inputs(5, 3, 4, 2, labels=False)),
                Case("five layers", NETS["deep"] + "net.forward(X)", net_inputs(4, 2, 5, 3, 6, labels=False)),
                Case("one layer", NETS["single"] + "net.forward(X)", net_inputs(1, 3, 2, labels=False, whole=True)),
            ],
        ),
        Group(
            "loss",
            [
                Case("affine, ReLU, affine", NETS["relu"] + "net.loss(X, labels)", net_inputs(5, 3, 4, 2)),
                Case("five layers", NETS["deep"] + "net.loss(X, labels)", net_inputs(4, 2, 5, 3, 6)),
                Case("one example", NETS["relu"] + "net.loss(X, labels)", net_inputs(1, 2, 3, 4)),
            ],
        ),
        Group(
            "gradients",
            [
                Case("affine, ReLU, affine", NETS["relu"] + "net.gradients(X, labels)", net_inputs(5, 3, 4, 2)),
                Case("five layers", NETS["deep"] + "net.gradients(X, labels)", net_inputs(4, 2, 5, 3, 6)),
                Case(
                    "one layer, whole numbers",
                    NETS["single"] + "net.gradients(X, labels)",
                    net_inputs(4, 3, 2, whole=True),
                ),
                Case(
                    "the last layer is a sigmoid",
                    NETS["ends in sigmoid"] + "net.gradients(X, labels)",
                    net_inputs(6, 2, 3, 4),
                ),
                Case(
                    "two affine layers of one shape, twenty examples",
                    NETS["sigmoid"] + "net.gradients(X, labels)",
                    net_inputs(20, 3, 3, 3),
                ),
            ],
            weight=2,
        ),
        Group(
            "more than one call",
            [
                Case(
                    "a second batch of another size",
                    NETS["relu"]
                    + "loss = net.loss(X, labels)\nnet.gradients(X, labels)\nloss, net.gradients(X2, labels2)",
                    net_two_batches,
                ),
                Case(
                    "gradients of another batch than the loss",
                    NETS["relu"] + "net.loss(X2, labels2)\nnet.gradients(X, labels)",
                    net_two_batches,
                ),
                Case(
                    "new weights are used",
                    "first = Affine(W1, b1)\nnet = Network([first, ReLU(), Affine(W2, b2)])\nnet.gradients(X, labels)\n"
                    "first.W = W\nnet.loss(X, labels), net.gradients(X, labels)",
                    net_new_weights,
                ),
                Case(
                    "a second batch of the same size, then new weights",
                    "from copy import deepcopy\nfirst = Affine(W1, b1)\n"
                    "net = Network([first, ReLU(), Affine(W2, b2)])\nscores = deepcopy(net.forward(X))\n"
                    "loss = net.loss(X, labels)\nscores2 = deepcopy(net.forward(X2))\n"
                    "loss2 = net.loss(X2, labels2)\nfirst.W = W\nloss3 = net.loss(X2, labels2)\n"
                    "scores, loss, scores2, loss2, net.forward(X2), loss3",
                    net_same_shape,
                ),
                Case(
                    "the list stays as it is",
                    "layers = [Affine(W1, b1), ReLU(), Affine(W2, b2)]\nnet = Network(layers)\n"
                    "net.gradients(X, labels)\n"
                    "len(layers), [layer.W for layer in layers if hasattr(layer, 'W')], net.gradients(X, labels)",
                    net_list,
                ),
            ],
            weight=2,
        ),
    ],
    needs=["Affine", "ReLU", "Sigmoid", "SoftmaxCrossEntropy"],
    mistakes=[
        Mistake(
            "list not turned",
            "The pairs are right, but they stand in the order of the walk back: last to first.",
            "You meet the last layer first. What has to be done with the list at the end?",
            replace=(
                "[(layer.dW, layer.db) for layer in self.layers",
                "[(layer.dW, layer.db) for layer in self.layers[::-1]",
            ),
        ),
        Mistake(
            "not handed on",
            "Every layer was given the gradient of the loss. Each should get what the layer to its right returned.",
            "What does a layer's backward return, and who needs it?",
            replace=("d_out = layer.backward(d_out)", "layer.backward(d_out)"),
        ),
        Mistake(
            "walked forwards",
            "The walk back began at the first layer.",
            "The gradient of the loss belongs to the scores. Which layer made the scores?",
            replace=("for layer in reversed(self.layers):", "for layer in self.layers[:]:"),
        ),
        Mistake(
            "list turned in place",
            "The network's own list was turned around. Afterwards it runs backwards.",
            "`reverse()` changes a list, `reversed(...)` does not.",
            replace=("for layer in reversed(self.layers):", "self.layers.reverse()\n        for layer in self.layers:"),
        ),
        Mistake(
            "no forward",
            "gradients used what an earlier call had left behind, or found nothing there.",
            "Which batch do the layers remember when gradients begins its walk back?",
            replace=("        self.loss(X, labels)\n        d_out", "        d_out"),
        ),
        Mistake(
            "loss put into the list",
            "The caller's list has become longer: the loss was put into it.",
            "The list belongs to the caller. Where else can the last node be kept?",
            body="""class Network:
    def __init__(self, layers):
        self.layers = layers
        self.layers.append(SoftmaxCrossEntropy())

    def forward(self, X):
        for layer in self.layers[:-1]:
            X = layer.forward(X)
        return X

    def loss(self, X, labels):
        return self.layers[-1].forward(self.forward(X), labels)

    def gradients(self, X, labels):
        self.loss(X, labels)
        d_out = self.layers[-1].backward()
        for layer in self.layers[-2::-1]:
            d_out = layer.backward(d_out)
        return [(layer.dW, layer.db) for layer in self.layers if hasattr(layer, "W")]
""",
        ),
        Mistake(
            "softmax twice",
            "forward gave probabilities, and the loss then took softmax of them a second time.",
            "The last node works on scores. Who turns scores into probabilities, and how often?",
            replace=("        return X\n", "        return np.exp(log_softmax(X, axis=1))\n"),
        ),
        Mistake(
            "bias first",
            "The pairs are (db, dW). Asked is (dW, db).",
            "Look at the order inside a pair.",
            replace=("(layer.dW, layer.db)", "(layer.db, layer.dW)"),
        ),
        Mistake(
            "weights in place of gradients",
            "The list holds the weights themselves, W and b, not their gradients.",
            "Where did backward leave what it found?",
            replace=("(layer.dW, layer.db)", "(layer.W, layer.b)"),
        ),
        Mistake(
            "one layer left out",
            "The last layer of the list was never used.",
            "How many layers does the loop in forward visit?",
            replace=(
                "        for layer in self.layers:\n            X",
                "        for layer in self.layers[:-1] or self.layers:\n            X",
            ),
        ),
        Mistake(
            "places without weights",
            "The list has an entry for every layer. Only affine layers have weights.",
            "How can you tell an affine layer from the others?",
            replace=(
                '[(layer.dW, layer.db) for layer in self.layers if hasattr(layer, "W")]',
                '[(layer.dW, layer.db) if hasattr(layer, "W") else None for layer in self.layers]',
            ),
        ),
        Mistake(
            "loss of the first batch",
            "The gradients belong to an earlier batch: a second call did not start anew.",
            "Does each call of gradients walk forwards with *its* batch first?",
            replace=(
                "        self.loss(X, labels)\n        d_out",
                "        if not hasattr(self, 'seen'):\n            self.seen = self.loss(X, labels)\n        d_out",
            ),
        ),
        Mistake(
            "an iterator back",
            "`reversed(...)` alone is no list: it is something to walk along once. Asked is a list of pairs.",
            "Which function makes a list of whatever can be walked along?",
            replace=(
                'return [(layer.dW, layer.db) for layer in self.layers if hasattr(layer, "W")]',
                'return reversed([(layer.dW, layer.db) for layer in self.layers[::-1] if hasattr(layer, "W")])',
            ),
        ),
        Mistake(
            "no loss on the way",
            "The batch went through the layers, but not through the last node. It knows nothing of these scores and "
            "labels.",
            "Whose backward gives the first gradient, and which forward must it have seen?",
            replace=("        self.loss(X, labels)\n        d_out", "        self.forward(X)\n        d_out"),
        ),
        Mistake(
            "reverse gives nothing",
            "`a_list.reverse()` turns the list around where it is, and gives None back. None cannot be walked along.",
            "`reversed(a_list)` walks backwards and leaves the list as it is.",
            replace=("for layer in reversed(self.layers):", "for layer in self.layers.reverse():"),
        ),
        Mistake(
            "list left turned around",
            "The first gradients are right, but the list of layers was left turned around: the next walk is wrong.",
            "`reverse()` changes a list, `reversed(...)` does not.",
            replace=(
                "for layer in reversed(self.layers):\n            d_out = layer.backward(d_out)\n"
                '        return [(layer.dW, layer.db) for layer in self.layers if hasattr(layer, "W")]',
                "self.layers.reverse()\n        for layer in self.layers:\n"
                "            d_out = layer.backward(d_out)\n"
                '        return [(layer.dW, layer.db) for layer in self.layers[::-1] if hasattr(layer, "W")]',
            ),
        ),
    ],
    hints=[
        "Which variable changes on the way through the layers, forwards? And which on the way back?",
        "After the walk back, each affine layer holds its own gradients. In which order do you read them?",
        "Before the first backward, every layer must have seen this very batch.",
    ],
)

EXERCISES = [ADD, MULTIPLY, BILL, SQUARE, RELU, SIGMOID, AFFINE, CHECK, SCE, NETWORK]
