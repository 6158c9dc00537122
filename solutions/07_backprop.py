# %% [markdown]
# # The chain rule as a machine
#
# Lesson 07 · part 1 about 30 minutes, part 2 about 45 minutes · 20 points
#
# ## Idea
#
# In lesson 06 you found a slope by moving one weight a little and measuring the loss again. That takes two
# measurements for each weight. The network with layers 10-8-6-3 has 163 parameters. One single step downhill
# would take 326 walks through the network. A network with a million parameters would need two million.
#
# This lesson builds the way out. *Backpropagation* finds the slopes for all weights in one walk forwards and one
# walk backwards, whatever their number. It stands on one rule. You will first use it on a shop's bill with three
# numbers. Then the same rule, on arrays, trains a network that is made of nothing but your own classes.

# %% [markdown]
# ## What you will be able to do
#
# - draw a calculation as a graph, and send values through it forwards and gradients backwards;
# - say why a multiplication has to remember its inputs and an addition does not;
# - write the forward and the backward half of ReLU, sigmoid, an affine layer and softmax with cross-entropy;
# - test any gradient against a measured one, and read the number that comes out;
# - put layers into a network and train it on XOR and on two circles.

# %% setup
import time
from itertools import pairwise

import numpy as np
from scipy.special import expit, log_softmax

from neurons.backprop import (
    XOR_LABELS,
    XOR_X,
    circles,
    explore_graph,
    measured_gradients,
    plot_cost,
    plot_errors,
    plot_learned,
    plot_pull,
    plot_sigmoid,
    plot_step_size,
    plot_tables,
)
from neurons.bill import show_bill, show_bill_steps, show_node, show_square
from neurons.checking import check, hint, picture

# %% [markdown]
# ## Part 1 · Numbers
#
# You buy 2 apples at 100 each. The shop adds 10 % tax, so it multiplies by 1.1. Here is the bill as a *graph*.
# Each box, or *node*, does one small job. Each line carries one number from left to right.

# %% show
show_bill(100, 2, 1.1)

# %% [markdown]
# ### Which input moves the bill most?
#
# Say the price rises by 1, or the count, or the tax factor. Which of the three changes the total most? Decide
# before you run the next cell. It measures each slope the way you know: two bills that differ a little, and the
# change of the total divided by the change of the input.


# %% show
def bill(price, count, tax):
    return price * count * tax


small = 0.001
print("price", (bill(100 + small, 2, 1.1) - bill(100, 2, 1.1)) / small)
print("count", (bill(100, 2 + small, 1.1) - bill(100, 2, 1.1)) / small)
print("tax  ", (bill(100, 2, 1.1 + small) - bill(100, 2, 1.1)) / small)

# %% [markdown]
# One more unit of price costs 2.2 more, one more apple costs 110 more, and a tax factor higher by 1 costs 200
# more. (The last digits are rounding.) These three slopes are the *gradient* of the total. Now to get them
# without measuring.
#
# ### The rule
#
# Look at the price. It reaches the total in two stages, and each stage has a slope of its own.
#
# - price → sum before tax: with 2 apples, 1 more in price is **2** more in the sum.
# - sum before tax → total: with tax 1.1, 1 more in the sum is **1.1** more in the total.
#
# So 1 more in price is 2 · 1.1 = **2.2** more in the total. **Slopes of stages that follow each other multiply.**
# This is the *chain rule*, and it is the whole lesson.
#
# A box needs to know only its own stage. From its right it is told `d_out`: by how much the final result rises
# when the box's output rises by 1. It multiplies by its own slopes, and says the same about each of its inputs.

# %% [markdown]
# ### A box as a class
#
# In Python such a box is an *object*, and a *class* is the plan from which objects are made. Here is the plan of
# a box that doubles a number. A function inside a class is a *method*. `self` is the first parameter of a method,
# and it is the object itself: what is stored as `self.x` belongs to this one object and stays in it. The method
# `__init__` runs once, when an object is made: `Double("left")` calls it with the name "left".


# %% show
class Double:
    """A box that doubles a number."""

    def __init__(self, name):
        self.name = name  # runs when the object is made

    def forward(self, x):
        """Return 2 x."""
        self.x = x  # kept, only to show where
        return 2 * x

    def backward(self, d_out):
        """Return how the final result changes when x rises by 1."""
        return 2 * d_out  # the slope of this box times what comes from its right


node, another = Double("left"), Double("right")  # two objects from one plan
print("forward", node.forward(7), " and in the other", another.forward(100))
print("backward", node.backward(1.1), " kept:", node.x, "and", another.x)
print("names", node.name, "and", another.name)

# %% [markdown]
# You call `node.forward(7)` with one argument, and Python puts the object in front as `self`.
#
# ### An addition
#
# A sum rises by 1 when either of its inputs rises by 1. Both of its slopes are 1.
#
# A worked number: 200 + 50 = 250. From the right comes `d_out = 1.1`. Raise the 200 by 1: the sum rises by 1, so
# the final result rises by 1 · 1.1 = 1.1. The same holds for the 50. So `backward(1.1)` gives `(1.1, 1.1)`.
#
# Here nothing has to be kept in `self`.


# %% exercise="Add"
class Add:
    """An addition in a graph.

    Numbers or arrays of one shape. The arrays that come in stay as they are.

    Examples
    --------
    >>> node = Add()
    >>> node.forward(200, 50)
    250
    >>> node.backward(1.5)
    (1.5, 1.5)
    """

    def forward(self, x, y):
        """Return the sum of x and y."""
        ### BEGIN SOLUTION: return what this node hands on to its right
        return x + y
        ### END SOLUTION

    def backward(self, d_out):
        """Return (d_x, d_y): how the final result changes when x, or y, rises by 1."""
        ### BEGIN SOLUTION: return two gradients, one for each input
        return d_out, d_out
        ### END SOLUTION


# %% check="Add" points=1
check("Add")

# %% show="Add"
with picture("Add"):
    node = Add()
    total = node.forward(200, 50)
    show_node("+", 200, 50, total, 1.1, node.backward(1.1))

# %% [markdown]
# ### A multiplication
#
# Here the slope for one input is the *other* input. With 2 apples, 1 more in price is 2 more in the product. At
# price 100, 1 more apple is 100 more.
#
# A worked number: 100 · 2 = 200, and from the right comes `d_out = 1.1`. Then `backward(1.1)` gives (2 · 1.1, 100
# · 1.1) = (2.2, 110).
#
# When `backward` is called, x and y are no longer among its arguments. So `forward` has to keep them in `self`,
# and `backward` reads them there.


# %% exercise="Multiply"
class Multiply:
    """A multiplication in a graph; of arrays, entry by entry.

    `backward` belongs to the latest `forward` of the same object.
    It may be called more than once.

    Examples
    --------
    >>> node = Multiply()
    >>> node.forward(100, 2)
    200
    >>> node.backward(3)
    (6, 300)
    """

    def forward(self, x, y):
        """Return the product of x and y, and keep what backward needs."""
        ### BEGIN SOLUTION: keep both inputs in the object, then return their product
        self.x, self.y = x, y
        return x * y
        ### END SOLUTION

    def backward(self, d_out):
        """Return (d_x, d_y)."""
        ### BEGIN SOLUTION: return for each input the slope of this node times what comes from the right
        return d_out * self.y, d_out * self.x
        ### END SOLUTION


# %% check="Multiply" points=1
check("Multiply")

# %% show="Multiply"
with picture("Multiply"):
    node = Multiply()
    product = node.forward(100, 2)
    show_node("×", 100, 2, product, 1.1, node.backward(1.1))

# %% [markdown]
# ### The whole bill
#
# Two multiplications make the bill. Forwards you go from left to right: first price and count, then the tax.
#
# Backwards you start with 1, because when the total rises by 1, the total rises by 1. Hand it to the *last* node.
# One of its two answers belongs to the tax. The other belongs to the line between the two nodes, and that is the
# `d_out` of the first one.
#
# A worked number, 3 pears at 50 with tax 1.2: the total is 180. The last node answers (1.2, 150), the first (3.6,
# 60). So the gradients are 3.6 for the price, 60 for the count and 150 for the tax.


# %% exercise="apple_bill"
def apple_bill(price, count, tax):
    """Work out a bill and how it depends on its three inputs.

    Parameters
    ----------
    price, count, tax : float
        Price of one piece, how many, and the factor for the tax (1.1 for 10 %).
        Each may be 0.

    Returns
    -------
    tuple
        ``(total, (d_price, d_count, d_tax))``, nothing rounded.

    Examples
    --------
    >>> apple_bill(50, 3, 2)
    (300, (6, 100, 150))
    """
    ### BEGIN SOLUTION: make two nodes, go through them forwards, then backwards starting with 1
    before_tax, with_tax = Multiply(), Multiply()
    total = with_tax.forward(before_tax.forward(price, count), tax)
    d_sum, d_tax = with_tax.backward(1)
    d_price, d_count = before_tax.backward(d_sum)
    return total, (d_price, d_count, d_tax)
    ### END SOLUTION


# %% check="apple_bill" points=2
check("apple_bill")

# %% show="apple_bill"
with picture("apple_bill"):
    total, gradients = apple_bill(100, 2, 1.1)
    print("total", total, " gradients", gradients)
    show_bill(100, 2, 1.1, total, gradients)

# %% [markdown]
# The three gradients are those that you measured. The total may read 220.00000000000003: a computer stores 1.1 in
# binary with a tiny error, and the product shows it.
#
# Is the tax really what matters most? A factor higher by 1 means a tax of 110 % in place of 10 %. A gradient is
# always *for one unit*, and units differ.
#
# Walk through the graph yourself, forwards and back. Change the count, then guess which gradients will move.

# %% show
explore_graph()

# %% [markdown]
# The same walk as four pictures, for paper and for later:

# %% show="apple_bill"
with picture("apple_bill"):
    show_bill_steps(100, 2, 1.1)

# %% [markdown]
# ### A value that is used twice
#
# So far each number went one way. Now look at (x + y)². A square is a product of a number with itself: the sum s
# goes into *both* inputs of one multiplication.
#
# The multiplication answers twice, once for each of its inputs. When s rises by 1, both effects happen at once.
# So **where a value goes several ways, the gradients that come back are added.**
#
# A worked number, x = 3 and y = 4: s = 7 and s · s = 49. The multiplication answers (7, 7). Together that is 14
# for s, and the addition hands 14 on to x and to y.


# %% exercise="square_of_sum_grads"
def square_of_sum_grads(x, y):
    """Return the gradients of (x + y)² for x and for y.

    Parameters
    ----------
    x, y : float

    Returns
    -------
    tuple
        ``(d_x, d_y)``.

    Examples
    --------
    >>> square_of_sum_grads(3, 4)
    (14, 14)
    """
    ### BEGIN SOLUTION: forwards through a sum and a product of that sum with itself, then backwards
    add, multiply = Add(), Multiply()
    s = add.forward(x, y)
    multiply.forward(s, s)
    d_first, d_second = multiply.backward(1)
    return add.backward(d_first + d_second)
    ### END SOLUTION


# %% check="square_of_sum_grads" points=1
check("square_of_sum_grads")

# %% show="square_of_sum_grads"
with picture("square_of_sum_grads"):
    show_square(3, 4, square_of_sum_grads(3, 4))

# %% [markdown]
# ## Pause
#
# This is a good place to stop for today. What you have so far:
#
# - A calculation is a graph. Values go forwards, gradients go backwards.
# - A node knows only its own slopes. It multiplies them with the `d_out` that comes from its right.
# - An addition hands `d_out` on. A multiplication swaps: each input gets `d_out` times the other input, so it
#   must remember both.
# - Slopes in a row multiply. Gradients that come back from several ways add up.
#
# If you saved the notebook and come back later, choose Run → Run All Cells first. Part 2 needs nothing but the
# cells above.

# %% [markdown]
# ## Part 2 · Layers
#
# A layer of a network is a node too. What flows along its lines is no single number but an array: a batch of n
# examples, one in each row. The rule stays. `d_out` has the shape of the layer's output, and `backward` returns
# an array of the shape of its input. (Curves have another slope at every place. So read "rises by 1" as "rises a
# little, counted for one unit".)

# %% [markdown]
# ### ReLU, a gate with a memory
#
# ReLU lets positive numbers through and turns all others into 0. Its slope is 1 where the input was positive and
# 0 elsewhere (lesson 03). So backwards it is a gate: `d_out` passes where the *input* was positive, and is 0
# elsewhere.
#
# A worked number: X = [−2, 3], d_out = [10, −5]. Forwards that is [0, 3]. Backwards it is [0, −5]. The sign of
# `d_out` itself plays no part.


# %% exercise="ReLU"
class ReLU:
    """The layer max(0, x), entry by entry, for an array of any shape.

    Neither X nor d_out is changed. `backward` belongs to the latest `forward`. It may be
    called twice, and a later `forward` may have another shape.

    Examples
    --------
    >>> layer = ReLU()
    >>> layer.forward(np.array([-2.0, 3.0])).tolist()
    [0.0, 3.0]
    >>> layer.backward(np.array([10.0, -5.0])).tolist()
    [0.0, -5.0]
    """

    def forward(self, X):
        """Return X where it is positive and 0 elsewhere."""
        ### BEGIN SOLUTION: remember where X is positive; return a new array with 0 at all other places
        self.open = X > 0
        return np.where(self.open, X, 0)
        ### END SOLUTION

    def backward(self, d_out):
        """Return the gradient for X, of its shape."""
        ### BEGIN SOLUTION: return a new array: d_out where the gate was open, 0 elsewhere
        return np.where(self.open, d_out, 0)
        ### END SOLUTION


# %% check="ReLU" points=2
check("ReLU")

# %% show="ReLU"
with picture("ReLU"):
    X = np.array([[-2.0, 3.0, 1.0], [4.0, -1.0, -3.0]])
    d_out = np.array([[10.0, -5.0, 2.0], [6.0, 7.0, -8.0]])
    layer = ReLU()
    tables = {"X": X, "forward(X)": layer.forward(X)}
    tables |= {"d_out": d_out, "backward(d_out)": layer.backward(d_out)}
    plot_tables("Your ReLU: the gate is set by X, and d_out goes through it", tables)

# %% [markdown]
# ### Sigmoid
#
# The sigmoid of z is a number a between 0 and 1, and its slope can be written with a alone: a · (1 − a). So this
# layer need not keep its input. Its *output* is enough.
#
# SciPy's `expit(z)` is the sigmoid that you wrote in lesson 03, and it does not overflow. It was imported at the
# top.
#
# A worked number: X = [0, 2], d_out = [10, 10]. Forwards that is [0.5, 0.8808]. Backwards it is [10 · 0.5 · 0.5,
# 10 · 0.8808 · 0.1192] = [2.5, 1.05].


# %% exercise="Sigmoid"
class Sigmoid:
    """The layer 1 / (1 + exp(−x)), entry by entry, for an array of any shape.

    Right at x = ±1000 too. Neither X nor d_out is changed. `backward` belongs to the
    latest `forward`.

    Examples
    --------
    >>> layer = Sigmoid()
    >>> layer.forward(np.array([0.0, 2.0])).round(4).tolist()
    [0.5, 0.8808]
    >>> layer.backward(np.array([10.0, 10.0])).round(4).tolist()
    [2.5, 1.0499]
    """

    def forward(self, X):
        """Return the sigmoid of every entry."""
        ### BEGIN SOLUTION: work out the sigmoid, keep it for backward, return it
        self.out = expit(X)
        return self.out
        ### END SOLUTION

    def backward(self, d_out):
        """Return the gradient for X, of its shape."""
        ### BEGIN SOLUTION: return what comes from the right times the slope, written with the output you kept
        return d_out * self.out * (1 - self.out)
        ### END SOLUTION


# %% check="Sigmoid" points=2
check("Sigmoid")

# %% [markdown]
# Hand a layer a `d_out` of ones, and `backward` draws its slope:

# %% show="Sigmoid"
with picture("Sigmoid"):
    z = np.linspace(-6, 6, 121)
    layer = Sigmoid()
    plot_sigmoid(z, layer.forward(z), layer.backward(np.ones(z.shape)))

# %% [markdown]
# The slope is never above 0.25. Each sigmoid that a gradient passes makes it at least four times smaller. With
# many sigmoid layers little is left at the front. Lesson 13 is about that.

# %% [markdown]
# ### The affine layer: who touched what?
#
# An affine layer is the sum of lesson 04: `Z = X @ W + b`. Take one example with two inputs and one neuron: z =
# x₁ · w₁ + x₂ · w₂ + b. Ask the question of part 1 for each part.
#
# | raise by 1 | z rises by | so its gradient is |
# |------------|------------|--------------------|
# | w₁         | x₁         | x₁ · d_out         |
# | b          | 1          | d_out              |
# | x₁         | w₁         | w₁ · d_out         |
#
# Now a batch. Every example uses the *same* w₁ and b: values that go several ways. So their gradients are
# **summed over the rows**. And x₁ feeds *every* neuron, so its gradient is summed over the neurons. A matrix
# product does such sums in one go, if the shapes fit. Look at the shapes in the next picture: n = 2 examples, d =
# 3 inputs, h = 1 neuron.

# %% show
X = np.array([[1.0, 2.0, 0.0], [3.0, 4.0, 5.0]])
W, b = np.array([[5.0], [6.0], [7.0]]), np.array([0.5])
tables = {"X (n, d)": X, "W (d, h)": W, "b (h,)": b, "X @ W + b (n, h)": X @ W + b}
plot_tables("Forwards", tables)

# %% [markdown]
# ### Write it
#
# With the arrays of that picture and `d_out` = [[10], [1]]:
#
# - `dW` has W's shape. Its first entry is 1 · 10 + 3 · 1 = 13: the first *column* of X times d_out. In all it is
#   [[13], [24], [5]].
# - `db` has b's shape: [10 + 1] = [11].
# - `backward` returns X's gradient, of X's shape. Its first row is 10 · [5, 6, 7] = [50, 60, 70], its second [5,
#   6, 7].
#
# `A.T` is the *transpose* of A: rows become columns, (n, d) becomes (d, n). Find for dW and for the gradient of X
# the product whose shapes fit. Set `self.dW` and `self.db` anew each time.


# %% exercise="Affine"
class Affine:
    """The layer X @ W + b.

    Parameters
    ----------
    W : array (d, h)
    b : array (h,)

    Attributes
    ----------
    W, b : arrays
        May be replaced between two calls (``layer.W = new``): the next `forward` uses
        the new ones.
    dW, db : arrays
        Gradients, shaped like W and b; set anew by each `backward`.
    """

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, X):
        """Return X @ W + b, (n, d) -> (n, h), and keep what backward needs."""
        ### BEGIN SOLUTION: keep the batch, return the weighted sums
        self.X = X
        return X @ self.W + self.b  # (n, d) @ (d, h) + (h,) -> (n, h)
        ### END SOLUTION

    def backward(self, d_out):
        """Set dW and db, and return the gradient for X: (n, h) -> (n, d)."""
        ### BEGIN SOLUTION: set dW and db, each of its parameter's shape, and return the gradient for the batch
        self.dW = self.X.T @ d_out  # (d, n) @ (n, h) -> (d, h)
        self.db = d_out.sum(axis=0)  # (n, h) -> (h,)
        return d_out @ self.W.T  # (n, h) @ (h, d) -> (n, d)
        ### END SOLUTION


# %% check="Affine" points=3
check("Affine")

# %% show="Affine"
with picture("Affine"):
    layer, d_out = Affine(W, b), np.array([[10.0], [1.0]])
    layer.forward(X)
    d_input = layer.backward(d_out)
    tables = {"d_out (n, h)": d_out, "dW (d, h)": layer.dW, "db (h,)": layer.db}
    tables["gradient of X (n, d)"] = d_input
    plot_tables("Backwards, by your layer", tables)

# %% [markdown]
# ### Can you trust a gradient?
#
# A wrong gradient does not stop a program. Often the loss still falls, only slower, and nobody notices. So measure.
# `numerical_gradient` of lesson 06 is slow, but it knows nothing of your formulas. That makes it a good judge.
# Here is one way to write it:


# %% setup
def numerical_gradient(f, x, h=1e-5):
    """Return the slopes of f at x, one for each entry, by two near points (lesson 06)."""
    x = np.array(x, dtype=float)
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        left, right = x.copy(), x.copy()
        left[place] -= h
        right[place] += h
        slopes[place] = (f(right) - f(left)) / (2 * h)
    return slopes


# %% [markdown]
# ### One number that says how wrong
#
# The gradient that your formula gives is called *analytic*, the measured one *numeric*. How far are they apart?
#
# Is a difference of 0.001 large? Beside a slope of 1000 it is nothing, beside 0.002 it is half. So compare it
# with the size of the two numbers: their difference without its sign, divided by the larger of the two sizes. Do
# so for each entry, then take the *largest* result, so that one wrong entry among thousands is seen.
#
# Where both are 0 that would be 0/0. So divide by at least 1e-8.
#
# A worked number: [2, −4] against [2, −5]. The entries give 0/2 = 0 and 1/5 = 0.2. The answer is 0.2.


# %% exercise="gradient_check"
def gradient_check(analytic, numeric):
    """Say how far two gradients are apart, relative to their size.

    Parameters
    ----------
    analytic, numeric : float or array
        Two numbers, or two arrays of one shape.

    Returns
    -------
    float
        The largest ``|a − b| / max(|a|, |b|, 1e-8)`` over all entries.

    Examples
    --------
    >>> print(gradient_check(np.array([2.0, -4.0]), np.array([2.0, -5.0])))
    0.2
    """
    ### BEGIN SOLUTION: relative error of each entry, with a floor under the divisor; then the largest
    size = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)
    return np.max(np.abs(analytic - numeric) / size)
    ### END SOLUTION


# %% check="gradient_check" points=1
check("gradient_check")

# %% [markdown]
# Now test all three gradients of your affine layer on ten random shapes. To get a single number out of a layer, add
# up its outputs with random factors R. Then `d_out` is R itself: an output higher by 1 raises that sum by its factor.
#
# The gradient of X is tested like the other two: W and b stay, and `numerical_gradient` moves the entries of X.


# %% show="Affine, gradient_check"
def affine_errors(X, W, b, R):
    """Return the errors of dW, db and the gradient of X, and that of a dW 1 % too large."""

    def number(X, W, b):
        return np.sum(R * Affine(W, b).forward(X))

    layer = Affine(W, b)
    layer.forward(X)
    d_X = layer.backward(R)
    measured_W = numerical_gradient(lambda moved: number(X, moved, b), W)
    return (
        gradient_check(layer.dW, measured_W),
        gradient_check(layer.db, numerical_gradient(lambda moved: number(X, W, moved), b)),
        gradient_check(d_X, numerical_gradient(lambda moved: number(moved, W, b), X)),
        gradient_check(1.01 * layer.dW, measured_W),
    )


with picture("Affine", "gradient_check"):
    rng = np.random.default_rng(0)
    shapes, rows = [], []
    for _ in range(10):
        n, d, h = rng.integers(1, 7, 3)
        X, W = rng.normal(size=(n, d)), rng.normal(size=(d, h))
        b, R = rng.normal(size=h), rng.normal(size=(n, h))
        shapes.append(f"{n}, {d}, {h}")
        rows.append(affine_errors(X, W, b, R))
    names = ["your dW", "your db", "your gradient of X", "your dW, 1 % too large"]
    plot_errors(shapes, dict(zip(names, np.transpose(rows), strict=True)))

# %% [markdown]
# A right gradient lies below 1e-8 here: rounding is all that is left. A gradient that is wrong by 1 % shows as 1e-2,
# clearly apart. As a rule of thumb, below 1e-6 is right and above 1e-3 is wrong. In between, look at the worst
# entry. If its slope is tiny beside the others, the rounding of the measurement may be all. If not, suspect your
# formula.
#
# One thing this test cannot see: a wrong `forward`. It asks whether backward fits the forward that is there.
#
# What does the step h do? Guess: is smaller always better?

# %% show="gradient_check"
with picture("gradient_check"):
    steps = 10.0 ** np.arange(-15, 1)
    slope = expit(0.7) * (1 - expit(0.7))
    errors = [gradient_check(slope, numerical_gradient(expit, 0.7, h)) for h in steps]
    plot_step_size(steps, errors)

# %% [markdown]
# A large step misses the curve's bend. A tiny step subtracts two almost equal numbers, and rounding is all that
# remains. Between 1e-4 and 1e-6 all is well.

# %% [markdown]
# ### The last node: softmax with cross-entropy
#
# A network ends in scores Z. Softmax makes probabilities P of them, and the loss is the mean over the rows of
# −log p, for the label's p (lesson 05). Taken as *one* node, its gradient is short, as lesson 06 told you:
# **(probability − target) / n**. The target is 1 at the label and 0 elsewhere.
#
# A worked number, n = 1: Z = [[0, 0]], label 1. Then P = [[0.5, 0.5]], the loss is −log 0.5 = 0.6931, and the
# gradient is [[0.5 − 0, 0.5 − 1]] = [[0.5, −0.5]].
#
# SciPy's `log_softmax(Z, axis=1)` is yours from lesson 05. `A[np.arange(n), labels]` is one entry from each row.


# %% exercise="SoftmaxCrossEntropy"
class SoftmaxCrossEntropy:
    """Softmax and cross-entropy as one node, the last of a graph.

    Right at scores of ±1000 too. Z and labels are not changed. `backward` belongs to the
    latest `forward` and may be called twice.

    Examples
    --------
    >>> last = SoftmaxCrossEntropy()
    >>> print(round(last.forward(np.array([[0.0, 0.0]]), np.array([1])), 4))
    0.6931
    >>> last.backward().tolist()
    [[0.5, -0.5]]
    """

    def forward(self, Z, labels):
        """Return the mean loss of scores Z (n, k); labels (n,) are integers below k."""
        ### BEGIN SOLUTION: keep the logarithms of the probabilities and the labels; return the mean loss
        self.log_p, self.labels = log_softmax(Z, axis=1), labels
        return -np.mean(self.log_p[np.arange(len(labels)), labels])
        ### END SOLUTION

    def backward(self):
        """Return the gradient of the mean loss for Z, (n, k)."""
        ### BEGIN SOLUTION: probabilities minus targets, divided by the number of rows, in a new array
        d_Z = np.exp(self.log_p)
        d_Z[np.arange(len(self.labels)), self.labels] -= 1
        return d_Z / len(self.labels)
        ### END SOLUTION


# %% check="SoftmaxCrossEntropy" points=2
check("SoftmaxCrossEntropy")

# %% show="SoftmaxCrossEntropy"
with picture("SoftmaxCrossEntropy"):
    Z, labels = np.array([[2.0, 0.5, -1.0], [2.0, 0.5, -1.0]]), np.array([0, 2])
    pulls = []
    for row in range(2):
        last = SoftmaxCrossEntropy()
        last.forward(Z[row : row + 1], labels[row : row + 1])
        pulls.append(last.backward()[0])
    plot_pull(np.exp(log_softmax(Z, axis=1)), labels, np.array(pulls))

# %% [markdown]
# Both examples have the same scores. Each number says how the loss changes when that score rises, so a step moves
# the score *against* it. On the left the network is right, and the pulls are weak. On the right it is sure of the
# wrong class: the score of class 0 is pushed down hard (+0.79), and that of class 2 pulled up (−0.96). Each row of
# gradients adds up to 0; the numbers shown are rounded, and add up to 0.01.
#
# Where does "probability minus target" come from? The loss of a row is log(Σ exp z) − z of the label. Move one
# score z and go through the stages, as with the bill:
#
# - z → Σ exp z. The slope of exp is exp itself, and the other scores stay. So this slope is exp z.
# - Σ exp z → its logarithm. The slope of log at s is 1 / s. So this slope is 1 / Σ exp z.
#
# Slopes in a row multiply: exp z / Σ exp z. That is the probability of z's class. The last part, − z of the label,
# takes 1 away at the label and nothing elsewhere.
#
# A single sigmoid is the same with two classes. Softmax of the scores 0 and z gives the second class exp z / (1 +
# exp z), which is the sigmoid of z. So its slope with cross-entropy is "probability minus target", too.

# %% [markdown]
# ### A network is a list
#
# Now put layers into a list. Forwards, the output of each layer is the input of the next. Backwards, you start
# with the gradient that the loss gives, walk the list from its end to its start, and hand on what each `backward`
# returns.
#
# On the way, every affine layer sets its dW and db. Collect those pairs in the order of the layers, first to
# last. An affine layer is one that has a W: `hasattr(layer, "W")` says so. `reversed(a_list)` walks a list
# backwards and leaves it as it is.
#
# `gradients` must not rely on an earlier call of `loss`: the batch may be another one.


# %% exercise="Network"
class Network:
    """Layers one after the other, ending in scores; softmax and cross-entropy come last.

    Parameters
    ----------
    layers : list
        `Affine`, `ReLU` and `Sigmoid` objects, first to last. The list, and W and b in
        it, are never changed here.
    """

    def __init__(self, layers):
        self.layers = layers
        self.last = SoftmaxCrossEntropy()

    def forward(self, X):
        """Return the scores (n, k) of a batch X (n, d)."""
        ### BEGIN SOLUTION: hand the batch through all layers, first to last
        for layer in self.layers:
            X = layer.forward(X)
        return X
        ### END SOLUTION

    def loss(self, X, labels):
        """Return the mean cross-entropy of a batch with its labels (n,)."""
        ### BEGIN SOLUTION: the last node's loss of this batch's scores
        return self.last.forward(self.forward(X), labels)
        ### END SOLUTION

    def gradients(self, X, labels):
        """Return a list of (dW, db), one pair for each affine layer, first to last."""
        ### BEGIN SOLUTION: forwards with this batch; then backwards through the list, and collect the pairs in order
        self.loss(X, labels)
        d_out = self.last.backward()
        for layer in reversed(self.layers):
            d_out = layer.backward(d_out)
        return [(layer.dW, layer.db) for layer in self.layers if hasattr(layer, "W")]
        ### END SOLUTION


# %% check="Network" points=3
check("Network")

# %% [markdown]
# ### Does it learn?
#
# XOR first, the puzzle of lesson 02. Nobody chooses the weights this time. They start at random, and each step
# moves them a little against their gradient: `W − lr · dW`. Look for that line in the cell.


# %% show="Network"
def train(network, X, labels, lr, steps):
    """Walk downhill with the whole batch; return the loss before each step."""
    losses = []
    for _ in range(steps):
        losses.append(network.loss(X, labels))
        pairs = network.gradients(X, labels)
        affine = [part for part in network.layers if hasattr(part, "W")]
        for layer, (dW, db) in zip(affine, pairs, strict=True):
            layer.W = layer.W - lr * dW
            layer.b = layer.b - lr * db
    return losses


def new_network(sizes, rng):
    """Make affine layers with ReLU between them; why sqrt(2 / d) is told in lesson 13."""
    layers = []
    for d, h in pairwise(sizes):
        layers += [Affine(rng.normal(0, np.sqrt(2 / d), (d, h)), np.zeros(h)), ReLU()]
    return Network(layers[:-1])  # no ReLU after the last: scores may be negative


# %% show="Network"
with picture("Network"):
    network = new_network([2, 8, 2], np.random.default_rng(1))
    losses = train(network, XOR_X, XOR_LABELS, lr=0.5, steps=300)
    print("predictions", network.forward(XOR_X).argmax(axis=1), "  XOR is", XOR_LABELS)
    plot_learned(losses, network.forward, XOR_X, XOR_LABELS, "XOR, layers 2-8-2")

# %% [markdown]
# Two borders with a strip between them, as in lesson 02. But by hand you put the two 1s into the strip. The
# network put the two 0s there. Both solve XOR, and nobody told it which to take.
#
# Now 200 points on two noisy circles. How should the border look, if every hidden unit draws one straight fold?
# Guess, then run.

# %% show="Network"
with picture("Network"):
    X, labels = circles(200, np.random.default_rng(2))
    network = new_network([2, 16, 2], np.random.default_rng(3))
    losses = train(network, X, labels, lr=0.5, steps=600)
    more_points, more_labels = circles(1000, np.random.default_rng(4))
    right = np.mean(network.forward(more_points).argmax(axis=1) == more_labels)
    print(f"right on 1000 fresh points: {right:.3f}")
    plot_learned(losses, network.forward, X, labels, "Two circles, layers 2-16-2")

# %% [markdown]
# The border is a polygon: pieces of straight lines, one fold for each hidden unit that helps.
#
# ### What did it save?
#
# The same gradient in two ways, timed as you run it: measured weight by weight, and by one walk back. Each time is
# the shortest of several. Look at the two lines as the network grows.


# %% show="Network, gradient_check"
def shortest(work, times):
    """Return the seconds of the quickest of several runs; the first one only warms up."""
    seconds = []
    for _ in range(1 + times):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    return min(seconds[1:])


def one_comparison(h, rng, X, labels):
    """Return the parameters, three times and the largest error of a network 2-h-h-2."""
    network = new_network([2, h, h, 2], rng)
    for layer in network.layers[::2]:
        # with b = 0 a unit may sit exactly on ReLU's corner
        layer.b = rng.normal(0, 0.5, layer.b.shape)
    pairs = network.gradients(X, labels)
    measured = measured_gradients(network, X, labels, numerical_gradient)
    errors = [gradient_check(pairs[i][j], measured[i][j]) for i in range(3) for j in (0, 1)]
    forwards = shortest(lambda: network.forward(X), 20)
    quick = shortest(lambda: network.gradients(X, labels), 20)
    slow = shortest(lambda: measured_gradients(network, X, labels, numerical_gradient), 2)
    return sum(dW.size + db.size for dW, db in pairs), slow, quick, forwards, max(errors)


with picture("Network", "gradient_check"):
    rows = []
    print("parameters  measuring / both walks  both walks / forwards alone  largest error")
    for h in (2, 4, 8, 16, 32):
        rows.append(one_comparison(h, np.random.default_rng(h), X[:40], labels[:40]))
        count, slow, quick, forwards, error = rows[-1]
        print(f"{count:10d}  {slow / quick:22.0f}  {quick / forwards:27.1f}  {error:13.0e}")
    plot_cost(*list(zip(*rows, strict=True))[:3])

# %% [markdown]
# Measuring costs two walks for each parameter, so its line rises with their number. Backpropagation takes a few
# times as long as the walk forwards alone. Look at the third column: it hardly changes from the smallest network to
# the largest. This is why networks with millions of weights can be trained at all.
#
# Why is the largest relative error not below 1e-8 each time, as for one layer? Among many slopes some are tiny,
# and beside a tiny slope the rounding of the measurement counts. In each of these networks the differences
# themselves stay below 1e-9. It can also happen that a measuring step carries a unit across ReLU's corner, where the
# slope jumps. Then one entry stands out, and the others are fine.

# %% [markdown]
# ## Try it
#
# - Put `Sigmoid()` in place of `ReLU()` in `new_network`. How many steps does XOR need now?
# - Start all weights of the circles' network at 0.5, with `np.full((d, h), 0.5)`. What is alike among the 16 hidden
#   units after 600 steps? Then start at 0: every single gradient is 0. Why?
# - Break one backward on purpose: leave out the sum over the rows, or a factor. Which check, and which picture,
#   shows it?
# - Give the circles 2 hidden units, then 3, then 4. What is the smallest number that can close a ring? Try several
#   seeds: with one start a network gets stuck where with another it does not.

# %% [markdown] open="07" points=2
# ### In your own words
#
# A friend's network is Affine → ReLU → Affine → loss. She checks its gradients against measured ones. For the
# *last* affine layer, `gradient_check` of dW and of db gives 1e-9. For the *first* affine layer it gives 0.5 for
# both.
#
# Which parts of her code are right for sure, and where can the mistake be? Say how you know, and what you would
# test next.
#
# ### BEGIN MARK SCHEME
# - 1 point: gradients travel from the loss to the front. The last layer's dW and db need the loss's backward and
#   what forward kept, so the forward walk, the loss's backward and those two formulas are right.
# - 1 point: the mistake lies in front of that: in what the last affine layer returns (the gradient of its input),
#   in ReLU's backward, in how the network hands gradients on, or in the first layer's own dW and db. To find it,
#   test each layer alone against `numerical_gradient`, from the back to the front. (Since both dW and db of the
#   first layer are wrong, its `d_out` is the first suspect; an answer that says so gets the point too.)
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - Backpropagation is the chain rule, done by nodes that know only themselves: slopes in a row multiply,
#   gradients from several ways add up.
# - `forward` keeps what `backward` needs. ReLU keeps where it was open, sigmoid its output, an affine layer its
#   batch.
# - In a batch all rows share the weights, so dW and db are sums over the rows: `X.T @ d_out`, and a sum along
#   axis 0.
# - A wrong gradient is silent. `gradient_check` makes it speak.
# - One walk forwards and one backwards give every gradient, for a hundred weights or a hundred million.
#
# You wrote each `backward` by hand. Lesson 08 builds a number that writes its own.
#
# ## Where it comes from
#
# - D. E. Rumelhart, G. E. Hinton and R. J. Williams, *Learning representations by back-propagating errors*,
#   Nature 323 (1986), made it known for networks. S. Linnainmaa (1970) had described the same walk backwards for
#   any program.
# - The bill of apples as a graph, and layers in a list that is reversed, follow the way of K. Saito, *Deep
#   Learning from Scratch* (O'Reilly, 2016, in Japanese), chapter 5.
# - The relative error and how to read it: A. Karpathy and others, course notes of Stanford's CS231n, "Gradient
#   checks".
