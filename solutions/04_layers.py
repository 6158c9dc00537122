# %% [markdown]
# # A layer is many neurons at once
#
# ## Idea
#
# In lesson 02 two neurons stood side by side and looked at the same inputs. Such a row of neurons is called a
# **layer**. Real networks have layers of hundreds of neurons and see thousands of examples. That makes millions of
# weighted sums.
#
# Must a program go through them one at a time? Here you compute a layer twice: first with loops, so that every
# multiplication is in sight, then in one line. Both give the same numbers.
#
# Before you go on, guess: for 1,000 examples, how many times faster is the one line? Write your guess down. The
# notebook will measure it on your machine.

# %% [markdown]
# ## What you will be able to do
#
# | part | you will | minutes |
# |---|---|---|
# | One layer | compute a layer by loops and by one matrix product, and measure both | 15 |
# | How many numbers | count the weights and parameters of any network | 8 |
# | A whole network | run 300 examples through three layers and read off the class | 14 |
# | The plane | turn, stretch, shift and bend a grid of points with one layer | 15 |
# | Try it, question | try ideas of your own and answer one question in words | 8 |
#
# You need the NumPy toolbox of lesson 00 (`@`, shape, broadcasting) and the activations of lesson 03.

# %% setup
import itertools

import numpy as np

from neurons.checking import check, hint, picture
from neurons.layers import (
    explore_layer,
    grid,
    load_deep_nn,
    plot_grids,
    plot_network,
    plot_probabilities,
    plot_product,
    plot_race,
)

# %% [markdown]
# ## One layer, every multiplication in sight
#
# Rows are examples, as always: `X` has the shape `(n, d)`, n examples with d inputs each. A layer has h neurons. Each
# neuron has d weights and one bias. We write the weights of one neuron as one **column** of `W`, so `W` has the shape
# `(d, h)`, and `b` has h entries.
#
# Here are two examples with three inputs, and a layer of two neurons:

# %% setup
X = np.array([[1.0, 2.0, 0.0], [0.0, 1.0, 3.0]])  # (n, d): two examples, three inputs
W = np.array([[1.0, 0.0], [2.0, -1.0], [0.5, 4.0]])  # (d, h): three inputs, two neurons
b = np.array([10.0, -5.0])  # (h,): one bias for each neuron

# %% [markdown]
# The result `Z` has one row for each example and one column for each neuron. Its entry `Z[i, j]` is what neuron j says
# about example i: the weighted sum of row i of `X` with column j of `W`, plus `b[j]`.
#
# Example 0 and neuron 0: $1 \cdot 1 + 2 \cdot 2 + 0 \cdot 0.5 + 10 = 15$.
#
# Work out `Z[1, 0]` on paper before you write the function. The picture after the check shows it.
#
# Now fill the whole table. `np.zeros((n, h))` makes an empty one; three loops inside each other do the rest: over the
# examples, over the neurons, over the inputs.


# %% exercise="layer_loops"
def layer_loops(X, W, b):
    """Compute a layer with Python loops.

    Parameters
    ----------
    X : array (n, d)
        Examples, one a row; floats or whole numbers.
    W, b : array (d, h), array (h,)
        Weights, one column for each neuron, and one bias for each.

    Returns
    -------
    array (n, h)
        Entry (i, j): neuron j's weighted sum of example i, plus its bias.

    Examples
    --------
    >>> X, W = np.array([[1, 2]]), np.array([[3, 0.5], [4, 0.25]])
    >>> print(layer_loops(X, W, np.array([0, 1])))
    [[11.  2.]]
    """
    ### BEGIN SOLUTION: for every example and every neuron, add up inputs times weights, then the bias
    n, d = X.shape
    h = W.shape[1]
    Z = np.zeros((n, h))
    for i in range(n):
        for j in range(h):
            total = b[j]
            for m in range(d):
                total = total + X[i, m] * W[m, j]
            Z[i, j] = total
    return Z
    ### END SOLUTION


# %% check="layer_loops" points=2
check("layer_loops")

# %% [markdown]
# The picture marks what goes into one entry of your result: one row of `X`, one column of `W`, one bias. Was your
# `Z[1, 0]` on paper the same?

# %% show="layer_loops"
with picture("layer_loops"):
    plot_product(X, W, b, layer_loops(X, W, b), row=1, column=0)

# %% [markdown]
# ## The same numbers in one line
#
# "Row of the left table with column of the right table, multiply and add": that is exactly what `@` does, for all rows
# and columns at once. And the bias? `X @ W` has the shape `(n, h)`, `b` has `(h,)`, and broadcasting adds `b` to
# every row.
#
# $$Z = X W + b$$
#
# For the tables above the first row comes out as $[5 + 10,\; -2 - 5] = [15, -7]$.
#
# Write `layer` without a Python loop. The check counts how many lines of Python run for 7 examples and for 700; it
# should hardly matter.


# %% exercise="layer"
def layer(X, W, b):
    """Compute a layer for all examples at once, without a Python loop over them.

    Parameters
    ----------
    X : array (n, d)
        Examples, one a row; floats or whole numbers. Stays as it is.
    W, b : array (d, h), array (h,)
        Weights, one column for each neuron, and one bias for each.

    Returns
    -------
    array (n, h)
        X W + b, the same numbers as ``layer_loops``.

    Examples
    --------
    >>> print(layer(np.array([[1, 2]]), np.array([[3, 0.5], [4, 0.25]]), np.array([0, 1])))
    [[11.  2.]]
    """
    ### BEGIN SOLUTION: one matrix product, and the biases added to every row
    return X @ W + b  # (n, d) @ (d, h) + (h,) -> (n, h)
    ### END SOLUTION


# %% check="layer" points=2
check("layer")

# %% [markdown]
# Now the race. The next cell runs both of your functions on 10 to 1,000 examples and takes the time. Both scales of the
# picture go up in powers of ten: a straight line with a constant gap means "always the same factor". Hold the number in
# the title against your guess.

# %% show="layer_loops layer"
with picture("layer_loops", "layer"):
    plot_race(layer_loops, layer)

# %% [markdown]
# Why so much? Both do the same multiplications. But in a loop Python looks up, checks and unpacks every single number,
# and that takes far longer than multiplying it. `@` hands both tables over once, to compiled code made for this job.
# This is why deep learning is written with whole tables: not to save lines, but time.
#
# **Rows or columns?** Many texts keep each example in a *column* and write $Z = W X + b$, with one row of $W$ for each
# neuron. It is the same thing turned on its side. In this course rows are examples, everywhere.

# %% [markdown]
# ## How many numbers does a network have?
#
# A network is written by the sizes of its layers. 5-6-7-7 means: 5 inputs, then a layer of 6 neurons, one of 7, one
# of 7. The inputs are no neurons; they are only handed in.
#
# Between two neighbours every number on the left reaches every neuron on the right, each over its own weight. Between
# the 5 inputs and the 6 neurons of the first layer stand $5 \cdot 6 = 30$ weights: a table `W` of shape `(5, 6)`.
#
# How many weights has the whole network 5-6-7-7?


# %% exercise="count_weights"
def count_weights(sizes):
    """Count the weights of a network, without its biases.

    Parameters
    ----------
    sizes : list of int
        Number of inputs, then the number of neurons in each layer; at least two entries.

    Returns
    -------
    int
        All weights between neighbouring layers.

    Examples
    --------
    >>> count_weights([2, 3])
    6
    """
    ### BEGIN SOLUTION: for each pair of neighbours multiply their sizes; add up all the products
    return sum(left * right for left, right in itertools.pairwise(sizes))
    ### END SOLUTION


# %% check="count_weights" points=1
check("count_weights")

# %% show="count_weights"
with picture("count_weights"):
    plot_network([5, 6, 7, 7], count_weights)
    print("5-6-7-7 has", count_weights([5, 6, 7, 7]), "weights in all")

# %% [markdown]
# Everything that training will change later is called a **parameter**: the weights *and* the biases. Each neuron has
# one bias. Inputs have none.
#
# The small network 2-3 has 6 weights and 3 biases: 9 parameters.


# %% exercise="count_parameters"
def count_parameters(sizes):
    """Count all the numbers that training may change: weights and biases.

    Parameters
    ----------
    sizes : list of int
        Number of inputs, then the number of neurons in each layer; at least two entries.

    Returns
    -------
    int
        Weights between neighbours, and one bias for each neuron.

    Examples
    --------
    >>> count_parameters([2, 3])
    9
    """
    ### BEGIN SOLUTION: the weights, and one bias for each neuron of each layer (the inputs have none)
    return count_weights(sizes) + sum(sizes[1:])
    ### END SOLUTION


# %% check="count_parameters" points=1
check("count_parameters")

# %% [markdown]
# Three networks that you will meet. The last one reads pictures of digits in lesson 13: 28 × 28 = 784 dots come in, six
# layers of 100 follow, and ten classes come out. Which of its layers do you think holds most of the numbers?

# %% show="count_weights count_parameters"
with picture("count_weights", "count_parameters"):
    for sizes in ([5, 6, 7, 7], [10, 8, 6, 3], [784, 100, 100, 100, 100, 100, 100, 10]):
        name = "-".join(str(size) for size in sizes)
        print(
            f"{name}: {int(count_weights(sizes)):,} weights, "
            f"{int(count_parameters(sizes)):,} parameters"
        )
    print(
        f"of the last one, {int(count_weights([784, 100])):,} weights are in "
        "the first layer alone"
    )

# %% [markdown]
# ## A whole network
#
# A network is layers in a row: what comes out of one is what goes into the next. Each layer has its own activation from
# lesson 03. Three of them are given here again, because the network below uses them.


# %% setup
def relu(z):
    """Keep what is positive, 0 otherwise (lesson 03)."""
    return np.maximum(z, 0.0)


def sigmoid(z):
    """Squash into (0, 1) without overflow (lesson 03)."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def softmax(Z):
    """Turn each row into probabilities that sum to 1 (lesson 03)."""
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


inputs, deep_weights, deep_biases = load_deep_nn()
print("inputs:", inputs.shape, " weights:", [table.shape for table in deep_weights])

# %% [markdown]
# This is a network 10-8-6-3: ReLU after the first layer, sigmoid after the second, softmax after the third. Its 163
# parameters are random numbers, drawn once and kept in a file. Nobody has trained it.

# %% [markdown]
# `forward` gets three lists of one length: weights, biases, activations. Layer by layer, it computes `f(A @ W + b)`,
# where `A` is what came out of the layer before, at first `X` itself. It keeps **every** layer's output: learning
# will need them.
#
# `zip` walks through several lists in step: `for name, age in zip(names, ages)`. It takes three lists as well.
#
# One layer with `X = [[1, 2]]`, `W = [[3], [-5]]`, `b = [1]` and ReLU: the sum is $3 - 10 + 1 = -6$, the output 0.


# %% exercise="forward"
def forward(X, weights, biases, activations):
    """Run examples through all layers of a network and keep every layer's output.

    Parameters
    ----------
    X : array (n, d)
        Examples, one a row. Stays as it is.
    weights, biases, activations : three lists of one length
        For every layer W (d, h), b (h,), and f from (n, h) to (n, h). Call each f once.

    Returns
    -------
    list of array (n, h)
        Each layer's output after its activation, first to last. X is not among them.

    Examples
    --------
    >>> W, b = np.array([[3], [-5]]), np.array([1])
    >>> forward(np.array([[1, 2]]), [W], [b], [relu])[0].tolist()
    [[0.0]]
    """
    ### BEGIN SOLUTION: feed each layer with the output of the one before and collect all outputs in a list
    outputs = []
    A = X
    for W, b, f in zip(weights, biases, activations, strict=False):
        A = f(layer(A, W, b))
        outputs.append(A)
    return outputs
    ### END SOLUTION


# %% check="forward" points=3
check("forward")

# %% [markdown]
# Run all 300 examples through the network at once. The last layer gives a table `(300, 3)`: for each example three
# probabilities. What do you expect to see, in a network with random weights and random inputs?

# %% show="forward"
with picture("forward"):
    outputs = [
        np.asarray(output)
        for output in forward(inputs, deep_weights, deep_biases, [relu, sigmoid, softmax])
    ]
    print("shapes of the outputs:", [output.shape for output in outputs])
    print(
        "first example:",
        np.round(outputs[-1][0], 4),
        " sum:",
        np.round(outputs[-1][0].sum(), 12),
    )
    plot_probabilities(outputs[-1])

# %% [markdown]
# The inputs are all different, yet the network says nearly the same about each: class 0 gets 0.488 to 0.507, whatever
# comes in. The next cell shows where the differences went: it prints how much the outputs of each layer vary over the
# 300 examples (their standard deviation, averaged over the layer's neurons).

# %% show="forward"
with picture("forward"):
    for name, output in zip(
        ["inputs", "layer 1", "layer 2", "layer 3"], [inputs, *outputs], strict=False
    ):
        print(f"{name}: varies by {output.std(axis=0).mean():.3f} over the examples")
    print(f"outputs of layer 2: all from {outputs[1].min():.2f} to {outputs[1].max():.2f}")
    halves = softmax(np.full((1, 6), 0.5) @ deep_weights[2] + deep_biases[2])
    print("layer 3, if layer 2 said 0.5 six times:", np.round(halves[0], 3))

# %% [markdown]
# Each neuron adds up its inputs, multiplied with small random weights, some positive, some negative. So the differences
# between two examples partly cancel, and what is left of them is made small: the sums vary less than the inputs. That
# happens at every layer. ReLU makes every negative sum 0, and near 0 the sigmoid gives about ½, whatever comes in: all
# outputs of layer 2 lie between 0.36 and 0.57.
#
# So layer 3 gets about the same six numbers for every example. Six times ½, times the weights, plus the biases, gives
# 0.503, 0.191 and 0.305 after softmax. That is nearly what the network says to everybody.
#
# The rows sum to 1 all the same: softmax sees to that, whatever it is given. A sum of 1 says nothing about being right.

# %% [markdown]
# To get *a class* from three probabilities, take the column with the largest. `np.argmax` gives the place of the
# largest entry: `np.argmax([0.2, 0.7, 0.1])` is 1. Like `np.sum`, it takes an `axis`.


# %% exercise="classify"
def classify(P):
    """Name the most likely class of each row.

    Parameters
    ----------
    P : array (n, k)
        One row for each example, one column for each class: probabilities or any other scores.

    Returns
    -------
    array (n,) of int
        For each row the column of its largest entry, the first one in a tie.

    Examples
    --------
    >>> classify(np.array([[0.2, 0.7, 0.1], [0.6, 0.3, 0.1]])).tolist()
    [1, 0]
    """
    ### BEGIN SOLUTION: the place of the largest entry along each row
    return np.argmax(P, axis=1)
    ### END SOLUTION


# %% check="classify" points=1
check("classify")

# %% show="forward classify"
with picture("forward", "classify"):
    P = np.asarray(forward(inputs, deep_weights, deep_biases, [relu, sigmoid, softmax])[-1])
    predicted = np.asarray(classify(P))
    for k in range(3):
        print(f"class {k}: {np.sum(predicted == k)} of {len(predicted)} examples")

# %% [markdown]
# All 300 go into one class. A network that has not been trained has an opinion, but no knowledge. Nobody can even say
# how wrong it is: these inputs are random numbers and have no right answers. Lesson 05 measures how wrong a network is
# where the answers are known, and lesson 06 begins to learn from that.

# %% [markdown]
# ## What a layer does to the plane
#
# With two inputs and two neurons a layer takes a point of the plane and gives another point. So it can be seen: draw a
# grid, send it through, draw again.

# %% [markdown]
# First a turn by the angle θ ("theta"). It takes the point (1, 0) to (cos θ, sin θ) and the point (0, 1) to (−sin θ,
# cos θ). That is what cosine and sine are; NumPy has them as `np.cos` and `np.sin`. They take the angle in radians: a
# full turn is $2\pi$, a quarter turn $\pi/2$, and `np.pi` is $\pi$.
#
# The turn is done by a **matrix**, another word for a table of numbers that a layer multiplies with. We call it `R`.
# Rows are points, so `[1, 0] @ R` is the *first row* of `R`, and `[0, 1] @ R` is the second.
#
# A quarter turn is $R = \begin{pmatrix} 0 & 1 \\ -1 & 0 \end{pmatrix}$: it takes (1, 0) to (0, 1).


# %% exercise="rotation"
def rotation(theta):
    """Make the matrix that turns points about the origin.

    Parameters
    ----------
    theta : float
        Angle in radians, any number; positive turns counter-clockwise (from +x1 to +x2).

    Returns
    -------
    array (2, 2)
        R, such that ``X @ R`` turns every row (x1, x2) of X.

    Examples
    --------
    >>> print(np.round(np.array([[3.0, 0.0]]) @ rotation(np.pi / 2), 6))
    [[0. 3.]]
    """
    ### BEGIN SOLUTION: as rows, the places where (1, 0) and (0, 1) go
    return np.array([[np.cos(theta), np.sin(theta)], [-np.sin(theta), np.cos(theta)]])
    ### END SOLUTION


# %% check="rotation" points=2
check("rotation")

# %% show="rotation"
with picture("rotation"):
    plot_grids(
        {
            "before": grid(),
            "a twelfth of a turn": grid() @ rotation(np.pi / 6),
            "a quarter turn": grid() @ rotation(np.pi / 2),
        },
        alt="A square grid with a black flag in its upper right quarter; the same turned "
        "counter-clockwise by 30 and by 90 degrees. After the quarter turn the flag is in "
        "the upper left quarter.",
    )

# %% [markdown]
# Next, stretching: every x1 is multiplied by one factor, every x2 by another. A factor below 1 shrinks, a negative one
# mirrors.
#
# The row `[3, 4]`, stretched by the factors 2 and 10, is `[6, 40]`. Which four numbers must the matrix have? Think of
# where (1, 0) goes, and where (0, 1) goes.


# %% exercise="scaling"
def scaling(sx, sy):
    """Make the matrix that stretches the plane along its two axes.

    Parameters
    ----------
    sx, sy : float
        Factors for x1 and for x2; any numbers, 0 and negative ones too.

    Returns
    -------
    array (2, 2)
        S, such that ``X @ S`` multiplies the first column of X by sx and the second by sy.

    Examples
    --------
    >>> print(np.array([[3, 4]]) @ scaling(2, 10))
    [[ 6 40]]
    """
    ### BEGIN SOLUTION: the two factors on the diagonal, 0 elsewhere
    return np.array([[sx, 0], [0, sy]])
    ### END SOLUTION


# %% check="scaling" points=1
check("scaling")

# %% [markdown]
# Before you run the next cell: the third picture uses the factors −1 and 1. Where will the flag be? And the fourth
# uses 1 and 0. What is left of the plane?

# %% show="scaling"
with picture("scaling"):
    plot_grids(
        {
            "before": grid(),
            "1.4 and 0.6": grid() @ scaling(1.4, 0.6),
            "-1 and 1": grid() @ scaling(-1, 1),
            "1 and 0": grid() @ scaling(1, 0),
        },
        alt="The square grid; stretched to a wide rectangle; mirrored, so that the flag is on "
        "the left, pointing left; and pressed flat onto a level line.",
    )

# %% [markdown]
# The factor 0 presses the plane onto a line: all points of one upright line become one point. No later layer can take
# them apart again. A matrix with fewer columns than rows does the same: `(3, 2)` presses space onto a plane. One with
# more columns lays the points into a larger space.
#
# A whole layer does three things in turn: the matrix turns and stretches, the bias **shifts** every point by the same
# amount, the activation **bends**. In a formula: $f(X W + b)$.
#
# The point (1, 2) with `W = scaling(2, 3)`, `b = [-5, 0]` and ReLU: first (2, 6), then (−3, 6), then (0, 6).


# %% exercise="warp"
def warp(X, W, b, f):
    """Send points of the plane through one layer.

    Parameters
    ----------
    X, W, b : array (n, 2), array (2, 2), array (2,)
        Points (a row each), weights and biases. X stays as it is, whatever f does.
    f : function
        Activation; takes and returns an (n, 2) array. Call it once.

    Returns
    -------
    array (n, 2)
        Where the points are afterwards: f(X W + b).

    Examples
    --------
    >>> print(warp(np.array([[1, 2]]), np.array([[2, 0], [0, 3]]), np.array([-5, 0]), relu))
    [[0. 6.]]
    """
    ### BEGIN SOLUTION: matrix first, then the shift, then f on the whole result
    return f(layer(X, W, b))
    ### END SOLUTION


# %% check="warp" points=2
check("warp")

# %% [markdown]
# Watch one layer at work: the matrix, then the shift, then one of two activations, tanh or ReLU. Before you run it:
# which of the four pictures can have bent lines?


# %% show="rotation scaling warp"
def keep(z):
    """Change nothing (the identity of lesson 03)."""
    return z


with picture("rotation", "scaling", "warp"):
    turn, stay, shift = (
        np.asarray(rotation(np.pi / 6)) @ np.asarray(scaling(1.3, 1.0)),
        np.zeros(2),
        np.array([0.3, -0.4]),
    )
    plot_grids(
        {
            "matrix": warp(grid(), turn, stay, keep),
            "matrix, shift": warp(grid(), turn, shift, keep),
            "and tanh": warp(grid(), turn, shift, np.tanh),
            "or ReLU": warp(grid(), turn, shift, relu),
        },
        alt="The grid turned and stretched; the same shifted right and down; with tanh the "
        "grid's lines bend and stay inside a square from -1 to 1; with ReLU everything left "
        "of or below the axes is folded onto them.",
    )

# %% [markdown]
# Matrix and shift keep straight lines straight, and parallel lines parallel. Only the activation bends. tanh bends
# gently and keeps every point apart. ReLU folds: whatever is negative lands on an axis. The step of lesson 02 does
# more: it leaves only the points 0 and 1 on each axis. In both ways a hidden layer brings points together, and points
# that no single line could part can be parted after it.
#
# Now move the six numbers yourself, and choose the activation. Can you make the grid flat? Can you fold it so that
# three of its corners meet in one point?

# %% show="explore"
explore_layer()

# %% [markdown]
# ## Try it
#
# Change the cell below as you like. Some ideas:
#
# - Is it the same to turn first and stretch then, as to stretch first and turn then? Try `rotation(0.5) @ scaling(2,
#   1)` against `scaling(2, 1) @ rotation(0.5)`.
# - Send the grid through `warp` twice with tanh, then five times. What happens to the flag?
# - Which `W` and `b` with ReLU make *all* points one point?
# - Double all the weights of the 10-8-6-3 network (`[2 * table for table in deep_weights]`). Do its probabilities
#   vary more?

# %% show="rotation scaling warp"
with picture("rotation", "scaling", "warp"):
    turn, stretch = np.asarray(rotation(0.5)), np.asarray(scaling(2, 1))
    one, other = turn @ stretch, stretch @ turn
    plot_grids(
        {"turn, then stretch": grid() @ one, "stretch, then turn": grid() @ other},
        alt="Two moved grids, made by the same two matrices in either order; they differ.",
    )

# %% [markdown]
# ## In your own words

# %% [markdown] open="04" points=2
# A friend runs the untrained 10-8-6-3 network and says: "It gives class 0 for all 300
# examples, with probabilities that sum to exactly 1. So it has found out that class 0 is the right one." What do you
# answer? Say where the sum of 1 comes from, and why the 300 rows are so much alike. Three or four sentences.
#
# ### BEGIN MARK SCHEME
# - 1 point: the rows sum to 1 because softmax makes every row sum to 1, whatever the weights; it is no sign of being
#   right.
# - 1 point: the weights are random and no label was ever used, so nothing was found out. And the rows are alike
#   because sums with small random weights differ little from example to example, or because the sigmoid gives about ½
#   near 0: the last layer gets about the same numbers for all (one of the two reasons is enough). "Because of the
#   biases" alone is no reason: with all biases 0 the rows are just as alike.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A layer is `X @ W + b`: rows are examples, columns of `W` are neurons, `b` is added to every row.
# - One product and three loops give the same numbers; the product is faster by a factor that you measured.
# - Between layers of 5 and 6 stand 30 weights; parameters are weights and biases.
# - A network hands each layer's output to the next; argmax reads a class off the last one.
# - The matrix turns and stretches, raises or lowers the number of dimensions, the bias shifts, the activation bends.
# - A network that was not trained answers too. What surprised you more: the factor in the race, or how alike its 300
#   answers were?

# %% [markdown]
# ## Where it comes from
#
# - Writing the connections of a network as one table is as old as the perceptron: Frank Rosenblatt's *Principles of
#   Neurodynamics* (1962) calls it the interaction matrix.
# - The matrix product behind `@` follows a standard of 1990 (J. Dongarra, J. Du Croz, S. Hammarling and I. Duff, *A
#   Set of Level 3 Basic Linear Algebra Subprograms*). Code for it is tuned anew for every processor to this day.
# - The idea of watching a layer bend the plane is told with many pictures in Christopher Olah, *Neural Networks,
#   Manifolds, and Topology* (2014).
# - The counts 30, 42 and 49 and the 10-8-6-3 network come from articles for beginners that this course grew from; its
#   inputs and weights were drawn with PyTorch once (`data/deep_nn_seed55.md`).
