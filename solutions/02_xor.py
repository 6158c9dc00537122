# %% [markdown]
# # Why one line is not enough
#
# ## Idea
#
# In lesson 01 one neuron became AND, NAND or OR. Two weights and a bias draw a straight line, and the neuron
# fires on one side of it. Here is one more truth table, *exclusive or*, XOR for short. It gives 1 when exactly
# one of its inputs is 1.
#
# | x1 | x2 | XOR |
# |----|----|-----|
# | 0  | 0  | 0   |
# | 0  | 1  | 1   |
# | 1  | 0  | 1   |
# | 1  | 1  | 0   |
#
# Run the next two cells. In each picture, can one straight line have all the 1s on one side and all the 0s on
# the other? Decide before you read on.

# %% setup
import numpy as np

from neurons.checking import check, hint, picture
from neurons.xor import (
    TRIANGLE,
    all_truth_tables,
    gate_table,
    parity_table,
    plot_addition,
    plot_attempts,
    plot_gallery,
    plot_gate_network,
    plot_hidden_outputs,
    plot_network_sizes,
    plot_region,
    plot_three_gates,
)


# The three gates that you built in lesson 01, each one neuron:
# weights, a bias, and 1 where the sum is above 0.
def AND(x1, x2):
    return int(0.5 * x1 + 0.5 * x2 - 0.7 > 0)


def NAND(x1, x2):
    return int(-0.5 * x1 - 0.5 * x2 + 0.7 > 0)


def OR(x1, x2):
    return int(1.0 * x1 + 1.0 * x2 - 0.5 > 0)


# %% show
plot_three_gates()

# %% [markdown]
# ## What you will be able to do
#
# Part 1, about 30 minutes:
#
# - test whether a neuron computes a given truth table, and search for one that does
# - say in four short lines why no single neuron computes XOR
# - build XOR from gates
#
# Part 2, about 40 minutes:
#
# - write the same network as two tables of weights
# - add binary numbers with gates
# - write down a network for *any* truth table, without training
#
# You need arrays and `@` from lesson 00, and the neuron and its gates from lesson 01.

# %% [markdown]
# ## Part 1 · One line
#
# A truth table is an array with one row for each combination of inputs. The last column is the output y. Two
# slices take it apart: `table[:, :2]` is all rows and the first two columns, `table[:, 2]` is all rows of column 2.

# %% show
table = gate_table("XOR")
print("table\n", table)
print("inputs, shape", table[:, :2].shape, "\n", table[:, :2])
print("outputs, shape", table[:, 2].shape, "\n", table[:, 2])

# %% [markdown]
# ### Does this neuron compute that table?
#
# Before you search for a neuron, you need a judge: a function that takes weights, a bias and a truth table, and
# says `True` when the neuron gives the right output on **every** row.
#
# A worked number: w = (1, 1), b = −0.5 on the XOR table. The four sums are −0.5, 0.5, 0.5 and 1.5. So the neuron
# says 0, 1, 1, 1. XOR wants 0, 1, 1, 0. Three rows are right and one is wrong, and the verdict is `False`.
#
# With `@` you get all four sums at once: a table of shape (4, 2) times weights of shape (2,) has shape (4,). Four
# comparisons follow, and `np.all` says whether all of them are `True`.


# %% exercise="solves"
def solves(w, b, truth_table):
    """Say whether one neuron gives the right output on every row of a truth table.

    Parameters
    ----------
    w : array (2,)
        Weights. The neuron gives 1 where ``w[0] * x1 + w[1] * x2 + b > 0``, else 0.
    b : float
        Bias.
    truth_table : array (4, 3)
        Rows ``(x1, x2, y)`` of 0s and 1s, in any order.

    Returns
    -------
    bool

    Examples
    --------
    >>> solves(np.array([0.5, 0.5]), -0.7, gate_table("AND"))
    True
    """
    ### BEGIN SOLUTION: return True when the neuron's output equals y on all rows, else False
    z = truth_table[:, :2] @ w + b  # (4, 2) @ (2,) + number -> (4,)
    return bool(np.all((z > 0) == truth_table[:, 2]))
    ### END SOLUTION


# %% check="solves" points=2
check("solves")

# %% [markdown]
# The next picture lets your function judge three lines on XOR.

# %% show="solves"
with picture("solves"):
    plot_attempts(solves)

# %% [markdown]
# ### How many tables can one neuron compute?
#
# Two inputs make four rows, and each row's output is 0 or 1. That makes 2 · 2 · 2 · 2 = 16 truth tables. How
# many of the 16 can one neuron compute? Write your guess down.
#
# Then find out by trying. Choose a few values for w1 and w2, and a few for b. A table counts once, as soon as one
# combination solves it. Which values are enough? AND needs a negative bias and NAND a positive one. A gate that
# looks at x1 alone needs a weight of 0 for x2.
#
# After `import itertools`, `itertools.product(ws, ws, bs)` gives every combination of three lists. Your `solves` wants
# its two weights as one array: `np.array([w1, w2])`.


# %% exercise="count_single_neuron_gates"
def count_single_neuron_gates(truth_tables):
    """Count the truth tables that one neuron can compute.

    Parameters
    ----------
    truth_tables : list of arrays (4, 3)
        1 to 16 different tables of rows ``(x1, x2, y)``, their rows in any order.

    Returns
    -------
    int
        How many of them some choice of w1, w2 and b computes.

    Examples
    --------
    >>> count_single_neuron_gates([gate_table("AND"), gate_table("NAND")])
    2
    """
    ### BEGIN SOLUTION: return how many of the tables some weights and bias solve
    from itertools import product

    weights = (-1, 0, 1)
    biases = (-1.5, -0.5, 0.5, 1.5)  # between the sums that 0s and 1s can make
    count = 0
    for table in truth_tables:
        neurons = product(weights, weights, biases)
        if any(solves(np.array([w1, w2]), b, table) for w1, w2, b in neurons):
            count += 1
    return count
    ### END SOLUTION


# %% check="count_single_neuron_gates" points=2
check("count_single_neuron_gates")

# %% [markdown]
# Here are all 16, sorted by your function.

# %% show="count_single_neuron_gates"
with picture("count_single_neuron_gates"):
    count = count_single_neuron_gates(all_truth_tables())
    print("One neuron computes", int(count), "of the 16 tables.")
    plot_gallery(count_single_neuron_gates)

# %% [markdown]
# ### A search is not a proof
#
# Your search tried a handful of weights. Perhaps 0.3712 and −5.04 would do? No, and school algebra shows it.
# A neuron that computes XOR has to give
#
# 1. row (0, 0) → 0, so b ≤ 0;
# 2. row (0, 1) → 1, so w2 + b > 0;
# 3. row (1, 0) → 1, so w1 + b > 0;
# 4. row (1, 1) → 0, so w1 + w2 + b ≤ 0.
#
# Add lines 2 and 3: w1 + w2 + 2b > 0. Take b away on both sides: w1 + w2 + b > −b. By line 1, −b is 0 or more, so
# w1 + w2 + b > 0. Line 4 says the opposite. No weights can obey all four lines.
#
# So a perceptron (lesson 01) that learns from these four rows never has an epoch without a mistake. The next cell
# makes 100,000 neurons with random weights. How many of them will be OR? How many XOR?

# %% show
rng = np.random.default_rng(2)
ws = rng.normal(0, 5, (100_000, 2))  # one neuron a row
bs = rng.normal(0, 5, (100_000, 1))
for name in ("AND", "OR", "XOR"):
    rows = gate_table(name)
    fires = ws @ rows[:, :2].T + bs > 0  # (100000, 4): one neuron a row
    right = np.sum(fires == rows[:, 2], axis=1)  # rows that each neuron has right
    print(name, "is computed by", np.sum(right == 4), "of 100,000 random neurons")

# %% [markdown]
# ### Two gates, then a third
#
# You often read that XOR "needs a curve". It doesn't: two straight lines are enough. Compare the columns.
#
# | x1 | x2 | NAND | OR | XOR |
# |----|----|------|----|-----|
# | 0  | 0  | 1    | 0  | 0   |
# | 0  | 1  | 1    | 1  | 1   |
# | 1  | 0  | 1    | 1  | 1   |
# | 1  | 1  | 0    | 1  | 0   |
#
# Taken for XOR, NAND is wrong in one row only, OR in another. Look at the row where each of them gives 0. Which gate,
# fed with the outputs of NAND and OR, gives the last column?
#
# `AND`, `NAND` and `OR` are there: they came with the first cell.


# %% exercise="XOR"
def XOR(x1, x2):
    """Exclusive or: 1 when exactly one input is 1, built from AND, NAND and OR.

    Parameters
    ----------
    x1, x2 : int
        0 or 1.

    Returns
    -------
    int
        0 or 1.

    Examples
    --------
    >>> XOR(0, 1)
    1
    """
    ### BEGIN SOLUTION: feed the outputs of two gates into a third one
    return AND(NAND(x1, x2), OR(x1, x2))
    ### END SOLUTION


# %% check="XOR" points=1
check("XOR")

# %% show="XOR"
with picture("XOR"):
    plot_gate_network("XOR", XOR)

# %% [markdown]
# ### The other gate that no neuron can be
#
# The gallery showed a second table without a line: XNOR, which gives 1 when both inputs are **equal**. Worked row:
# XNOR(0, 0) is 1, because 0 equals 0.
#
# Take care with formulas that you find in print. One text for beginners gives XNOR as "(x1 NAND x2) AND (x1 OR x2)".
# You have just built that one. Four rows are quickly checked, so check them: it is XOR.
#
# One change to one gate of your XOR is enough.


# %% exercise="XNOR"
def XNOR(x1, x2):
    """Equality: 1 when both inputs are the same, built from gates.

    Parameters
    ----------
    x1, x2 : int
        0 or 1.

    Returns
    -------
    int
        0 or 1.

    Examples
    --------
    >>> XNOR(0, 1)
    0
    """
    ### BEGIN SOLUTION: return 1 when x1 and x2 are equal, else 0
    return NAND(NAND(x1, x2), OR(x1, x2))
    ### END SOLUTION


# %% check="XNOR" points=1
check("XNOR")

# %% show="XNOR"
with picture("XNOR"):
    plot_gate_network("XNOR", XNOR)

# %% [markdown]
# ### Pause
#
# So far: one neuron draws one line, and 14 of the 16 tables need no more. XOR and XNOR need two lines, and a third
# neuron that reads the answers of the first two. Those first two are called a **hidden layer**: they are neither
# the input nor the output.
#
# This is a good place to stop and save. Part 2 starts from here.

# %% [markdown]
# ## Part 2 · Two layers
#
# Calling gates inside gates is hard to read when there are hundreds. So write the layer as a table: one **column**
# of weights for each neuron.
#
# | | neuron 1 (AND) | neuron 2 (OR) |
# |---|---|---|
# | weight of x1 | 0.5 | 1 |
# | weight of x2 | 0.5 | 1 |
# | bias | −0.7 | −0.5 |
#
# With examples as rows of X, `X @ W1 + b1` gives all sums of the layer: one row for each example, one column for each
# neuron.

# %% show
X = gate_table("XOR")[:, :2]  # (4, 2): four examples, two inputs
W = np.array([[0.5, 1.0], [0.5, 1.0]])  # (2, 2): two inputs, two neurons
b = np.array([-0.7, -0.5])  # (2,): one bias for each neuron
print("sums of AND and OR in each row\n", X @ W + b)  # (4, 2) @ (2, 2) + (2,) -> (4, 2)

# %% [markdown]
# ### Two layers in two lines
#
# The hidden layer turns X into a table H of 0s and 1s. The output layer treats H as its input and does the same once
# more. Here n counts examples, d inputs, h hidden neurons and k output neurons:
#
# - X is (n, d), W1 is (d, h), b1 is (h,), so H is (n, h);
# - W2 is (h, k), b2 is (k,), so the result is (n, k).
#
# Both layers end with the step: 1 where the sum is above 0, else 0. A comparison gives `True` and `False`;
# `.astype(int)` on such an array makes 1 and 0 of them.
#
# The result keeps both axes, even with one output: (n, 1).


# %% exercise="two_layer"
def two_layer(X, W1, b1, W2, b2):
    """Run a network with one hidden layer; a step follows both layers.

    Parameters
    ----------
    X : array (n, d)
        One example a row.
    W1, b1 : arrays (d, h) and (h,)
        Hidden layer, one column of weights a neuron.
    W2, b2 : arrays (h, k) and (k,)
        Output layer.

    Returns
    -------
    array (n, k) of 0s and 1s

    Examples
    --------
    >>> W1, b1 = np.array([[1.0], [1.0]]), np.array([-1.5])
    >>> two_layer(np.array([[1, 1]]), W1, b1, np.array([[1.0]]), np.array([-0.5]))
    array([[1]])
    """
    ### BEGIN SOLUTION: return the 0s and 1s of the output layer, shape (n, k)
    H = (X @ W1 + b1 > 0).astype(int)  # (n, d) @ (d, h) + (h,) -> (n, h)
    return (H @ W2 + b2 > 0).astype(int)  # (n, h) @ (h, k) + (k,) -> (n, k)
    ### END SOLUTION


# %% check="two_layer" points=2
check("two_layer")

# %% [markdown]
# A network answers everywhere, not only at 0 and 1. Here are three hidden neurons, three lines, and an output neuron
# that fires when all three fire. Your function colours the plane.

# %% show="two_layer"
with picture("two_layer"):
    plot_region(two_layer, TRIANGLE, "Three lines and an AND make a triangle")

# %% [markdown]
# ### XOR in nine numbers
#
# Now write the network for XOR as weights. You know the two gates of the hidden layer and the gate behind them. Each
# is one neuron, so each is one column of a table.
#
# Before you type, predict: which shapes do W1, b1, W2 and b2 have with two hidden neurons and one output? Why is
# b2 an array of shape (1,) and not a number?
#
# Any weights that compute XOR are right. Yours need not be the ones of lesson 01.


# %% exercise="xor_weights"
def xor_weights():
    """Return weights with which `two_layer` computes XOR.

    Returns
    -------
    W1 : array (2, h)
        Weights of the h hidden neurons, one column each; h from 1 to 64.
    b1 : array (h,)
    W2 : array (h, 1)
        Weights of the one output neuron.
    b2 : array (1,)

    Examples
    --------
    >>> two_layer(np.array([[0, 0], [0, 1]]), *xor_weights())
    array([[0],
           [1]])
    """
    ### BEGIN SOLUTION: return W1, b1, W2, b2
    W1 = np.array([[-0.5, 1.0], [-0.5, 1.0]])  # columns: NAND, OR
    b1 = np.array([0.7, -0.5])
    W2 = np.array([[0.5], [0.5]])  # AND
    b2 = np.array([-0.7])
    return W1, b1, W2, b2
    ### END SOLUTION


# %% check="xor_weights" points=2
check("xor_weights")

# %% show="xor_weights,two_layer"
with picture("xor_weights", "two_layer"):
    title = "Your XOR network in the plane"
    plot_region(two_layer, xor_weights(), title, gate_table("XOR"))

# %% [markdown]
# Between its two lines the network gives 1, outside 0: a strip. (With other weights you may see another shape.
# The four dots are what counts.)
#
# What does the last neuron see? Not the plane, only the outputs of the hidden layer. The next picture shows the dots
# before and after that layer. Which two dots fell together? Why is one line enough now?

# %% show="xor_weights"
with picture("xor_weights"):
    plot_hidden_outputs(xor_weights(), gate_table("XOR"))

# %% [markdown]
# ### Gates that add
#
# What is XOR good for? For one thing, a computer adds with it. In the binary system 1 + 1 is "10": digit 0, carry 1,
# as 5 + 5 is "10" in the decimal one.
#
# | a | b | carry | sum |
# |---|---|-------|-----|
# | 0 | 0 | 0     | 0   |
# | 0 | 1 | 0     | 1   |
# | 1 | 0 | 0     | 1   |
# | 1 | 1 | 1     | 0   |
#
# Read each column downwards. You know both gates. Mind the order of the result: the sum first, then the carry.


# %% exercise="half_adder"
def half_adder(a, b):
    """Add two binary digits.

    Parameters
    ----------
    a, b : int
        0 or 1.

    Returns
    -------
    tuple of int
        ``(sum, carry)``, each 0 or 1, with ``a + b == sum + 2 * carry``.

    Examples
    --------
    >>> half_adder(1, 1)
    (0, 1)
    """
    ### BEGIN SOLUTION: return the digit and the carry, in this order
    return XOR(a, b), AND(a, b)
    ### END SOLUTION


# %% check="half_adder" points=1
check("half_adder")

# %% show="half_adder"
with picture("half_adder"):
    for a, b in [(0, 0), (0, 1), (1, 0), (1, 1)]:
        digit, carry = half_adder(a, b)
        print(f"{a} + {b} = {int(carry)}{int(digit)} in binary")

# %% [markdown]
# ### One more digit
#
# In a column of a longer sum there are up to three digits to add: a, b and the carry c from the column to the right.
# So 1 + 1 + 1 is "11": digit 1, carry 1.
#
# Two half adders do it. The first adds a and b. The second adds c to the digit of the first. Each of them may
# produce a carry. When is there a carry in the end? Try a = 1, b = 0, c = 1 by hand before you write.


# %% exercise="full_adder"
def full_adder(a, b, c):
    """Add three binary digits: two of the numbers, and the carry of the column before.

    Parameters
    ----------
    a, b, c : int
        0 or 1.

    Returns
    -------
    tuple of int
        ``(sum, carry)``, each 0 or 1, with ``a + b + c == sum + 2 * carry``.

    Examples
    --------
    >>> full_adder(1, 0, 1)
    (0, 1)
    """
    ### BEGIN SOLUTION: return the digit and the carry, in this order
    digit, carry = half_adder(a, b)
    digit, second_carry = half_adder(digit, c)
    return digit, OR(carry, second_carry)
    ### END SOLUTION


# %% check="full_adder" points=2
check("full_adder")

# %% [markdown]
# Now your gates add whole numbers, column by column from the right, each column handing its carry to the next. Change
# the two numbers and run the cell again.

# %% show="full_adder"
with picture("full_adder"):
    plot_addition(full_adder, 13, 29)

# %% [markdown]
# ### A network for any truth table
#
# Two more ways to cut an array, for what comes next: a comparison in the brackets keeps some rows, and `.T` exchanges
# rows and columns.

# %% show
table = gate_table("OR")
print("rows in which x1 is 1\n", table[table[:, 0] == 1])
print("all rows, without the last column, shape", table[:, :-1].shape)
print("rows and columns exchanged, shape", table[:, :-1].T.shape, "\n", table[:, :-1].T)

# %% [markdown]
# With XOR you had to have an idea. Here is one that always works, for any number of inputs d: **one hidden neuron for
# each row that gives 1**. Such a neuron fires on its own row and on no other. The output neuron fires when at least
# one of them fires.
#
# How does a neuron know its row, say (1, 0, 1)? Give weight 1 to inputs that should be 1, −1 to those that
# should be 0: here (1, −1, 1). On its own row the sum is 2. Each wrong input costs 1, so every other row
# reaches at most 1. A bias of −1.5 parts 2 from 1.
#
# Which bias has a row with m ones? A table that never gives 1 needs no hidden neuron at all: its arrays are
# `np.zeros((d, 0))`, `np.zeros(0)` and `np.zeros((0, 1))`. `np.ones` makes arrays of ones in the same way.


# %% exercise="network_for"
def network_for(truth_table):
    """Return weights with which `two_layer` computes any truth table of d inputs.

    Parameters
    ----------
    truth_table : array (2**d, d + 1)
        Rows ``(x1, ..., xd, y)`` of 0s and 1s, in any order.

    Returns
    -------
    W1, b1 : arrays (d, h) and (h,)
        Hidden layer: a neuron for each row that gives 1. With no such row h is 0.
    W2, b2 : arrays (h, 1) and (1,)
        Output neuron: fires when at least one hidden neuron fires.

    Examples
    --------
    >>> two_layer(np.array([[0, 1], [1, 1]]), *network_for(gate_table("XOR")))
    array([[1],
           [0]])
    """
    ### BEGIN SOLUTION: return W1, b1, W2, b2
    rows = truth_table[truth_table[:, -1] == 1, :-1]  # (h, d): the inputs that give 1
    W1 = 2 * rows.T - 1  # (d, h): 1 where the input is 1, -1 where it is 0
    b1 = 0.5 - rows.sum(axis=1)  # (h,): on its own row the sum is 0.5, on others at most -0.5
    W2 = np.ones((len(rows), 1))
    b2 = np.array([-0.5])
    return W1, b1, W2, b2
    ### END SOLUTION


# %% check="network_for" points=3
check("network_for")

# %% [markdown]
# *Parity* is XOR for many inputs: 1 when an odd number of inputs is 1. Below is your network at work on three inputs.
# Each hidden neuron fires on one row only.

# %% show="network_for"
with picture("network_for"):
    plot_hidden_outputs(network_for(parity_table(3)), parity_table(3))

# %% [markdown]
# So two layers are enough for every truth table. What does it cost? Predict before you run: with one more input, how
# many more hidden neurons does parity need by this recipe?

# %% show="network_for"
with picture("network_for"):
    plot_network_sizes(network_for)

# %% [markdown]
# The number doubles with each input: 2 to the power d − 1. With 30 inputs that is 536,870,912 hidden neurons. A chain
# of XORs needs 29 of them, three neurons each, so 87, but in many layers. One hidden layer can do everything, and
# more layers can do some things with far fewer neurons. Lesson 11 returns to this.

# %% [markdown]
# ## Try it
#
# - Can XOR be done with **one** hidden neuron, if the output neuron also sees x1 and x2? Use the hidden neuron as
#   AND, and give its output a strongly negative weight. Draw it, then check the four rows.
# - Change one number in `TRIANGLE` (its four arrays are W1, b1, W2, b2), for example `TRIANGLE[1][2] = 1.0`. Predict
#   which side of the triangle moves, then draw it again.
# - Copy `weighted_sum`, `step`, `neuron` and `fit_perceptron` from lesson 01 into a new cell and let the perceptron
#   learn the XOR table for 50 epochs. Watch its mistakes in each epoch.
# - Build a network for "at least two of three inputs are 1" with `network_for`. How many hidden neurons has it? A
#   single neuron can do it too. Which weights?

# %% [markdown] open="02" points=2
# ## In your own words
#
# A friend says: "My single neuron can't learn XOR yet. I will let it train for a week." Explain in four to six
# sentences why this won't help, and what a hidden layer of two neurons changes. Use the picture of dots and lines;
# you may use the four inequalities too.
#
# ### BEGIN MARK SCHEME
# - 1 point: one neuron parts the plane by one straight line (or: the four inequalities contradict each other), so
#   **no** weights at all compute XOR, and more training can't find what doesn't exist.
# - 1 point: the two hidden neurons are two lines; their outputs move the four dots so that (0, 1) and (1, 0) fall
#   together (or: the strip between two lines holds the dots that give 1), and one line is then enough for the output
#   neuron.
# - No point for "XOR needs a curve" or "more data is needed"; wording and length are free.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - One neuron draws one line. It can compute 14 of the 16 tables with two inputs, not XOR and not XNOR.
# - XOR = AND(NAND, OR): two lines in a hidden layer, one neuron behind them. No curve is needed.
# - A layer is a table of weights, one column for each neuron, and a bias for each. The hidden layer moves the dots to
#   where one line is enough.
# - Two layers compute any truth table, if the hidden layer may be large.
# - What may have surprised you: nothing was wrong with the neuron. It was only alone in its layer.
#
# You chose all weights by hand. How a network finds them by itself needs outputs that change little by little, not in
# one jump. That is where lesson 03 starts.

# %% [markdown]
# ## Where it comes from
#
# - W. S. McCulloch and W. Pitts, *A logical calculus of the ideas immanent in nervous activity* (1943): networks of
#   threshold neurons compute any finite logical expression.
# - C. E. Shannon, *A symbolic analysis of relay and switching circuits* (1938): logic in circuits, with an adder.
# - M. Minsky and S. Papert, *Perceptrons* (1969): what a single layer can't do.
# - D. E. Rumelhart, G. E. Hinton and R. J. Williams, *Learning internal representations by error propagation* (1986):
#   a network that learns XOR by itself.
