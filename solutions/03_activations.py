# %% [markdown]
# # What bends the line
#
# ## Idea
#
# Your neurons so far end with a step: 1 where z is above 0, else 0. A step is hard to teach. A neuron with z = 0.001
# and one with z = 1000 give the same 1. Change a weight a little, and almost always nothing happens. Then, at one
# point, everything happens at once.
#
# What if the answer could be "a bit more", "a bit less"? For that the step is replaced by a function that
# rises little by little. Such a function, from the sum z to the neuron's output a, is called an **activation
# function**.
#
# The picture shows the output of one neuron while its bias grows. In which of the two pictures could you tell, at b =
# −1, whether a little more bias brings you nearer to 1?

# %% setup
import numpy as np

from neurons.activations import (
    plot_bias_sweep,
    plot_curves,
    plot_fading,
    plot_lines_stay_lines,
    plot_slopes_below,
    plot_softmax,
    plot_steepness,
    plot_tangents,
)
from neurons.checking import check, hint, picture

# %% show
plot_bias_sweep()

# %% [markdown]
# ## What you will be able to do
#
# Part 1, about 45 minutes:
#
# - write the activation functions that networks use: sigmoid, tanh, ReLU, leaky ReLU, identity and softmax
# - keep them right for very large and very small numbers
# - show with two lines of algebra why a network without them is only one layer
#
# Part 2, about 30 minutes:
#
# - say how steep each of these curves is at any point
# - say where that steepness fades, and what ten faded layers do to a small change
#
# You need the toolbox and the slope of lesson 00, and the layers of lesson 02.

# %% [markdown]
# ## Part 1 · The functions
#
# All of them work **entry by entry**: one number in, one number out; a table in, a table of the same shape out. NumPy
# does this for you when you use its functions (`np.exp`, `np.abs`, `np.maximum`, `np.where` …) instead of Python's
# `if`.
#
# `np.where(condition, A, B)` takes from A where the condition is true, and from B elsewhere. It works out both A and B
# in full before it chooses.
#
# You also need a power: `np.exp(x)` is the number e ≈ 2.71828 to the power x. It is always above 0. And a float
# has an end, as you see here.

# %% show
z = np.array([-2.0, 0.0, 3.0])
print("where z > 0: 10, else z       ", np.where(z > 0, 10, z))
print("e to the power -2, 0, 3       ", np.exp(z))
with np.errstate(over="ignore"):  # without NumPy's warning, to see the numbers
    print("e to the power -1000, 709, 710", np.exp(np.array([-1000.0, 709.0, 710.0])))

# %% [markdown]
# ### Sigmoid: a step with round edges
#
# Near 0 far to the left, near 1 far to the right, ½ at z = 0:
#
# $$\sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^{z}}{e^{z} + 1}$$
#
# A worked number: at z = 2, e⁻² is 0.1353, so σ = 1 / 1.1353 = 0.8808.
#
# Both fractions are the same number (the second is the first, top and bottom times e^z). Yet on a computer they
# differ: at z = −1000 the first asks for e^1000, which is too large for a float, and NumPy warns. At z = +1000 the
# second does. Which one is safe for which z? One power serves both: that of **minus the size** of z. `np.abs` gives
# the size, 3 for −3 and for 3, so at z = −3 and at z = 3 the power is e⁻³ = 0.0498.


# %% exercise="sigmoid"
def sigmoid(z):
    """Squash z into the range 0 to 1.

    Parameters
    ----------
    z : number or array of any shape
        Any size: at -1000 and 1000 the result is right and NumPy does not warn.

    Returns
    -------
    number or array of floats, the shape of z
        0.5 at z = 0, near 1 for large z, near 0 for very negative z.

    Examples
    --------
    >>> print(np.round(sigmoid(np.array([-2.0, 0.0, 2.0])), 4))
    [0.1192 0.5    0.8808]
    """
    ### BEGIN SOLUTION: return the sigmoid of every entry, safe for large numbers
    small = np.exp(-np.abs(z))  # between 0 and 1, whatever the sign of z
    return np.where(np.asarray(z) > 0, 1, small) / (1 + small)
    ### END SOLUTION


# %% check="sigmoid" points=2
check("sigmoid")

# %% [markdown]
# Your sigmoid of w · z for four weights w. What does a large weight turn it into?

# %% show="sigmoid"
with picture("sigmoid"):
    plot_steepness(sigmoid)

# %% [markdown]
# ### Tanh: the same curve around zero
#
# The outputs of a sigmoid are never negative. Often an output around 0 is nicer: *no*, *don't know*, *yes* as −1,
# 0, 1. That is **tanh** (say "tanch"). It is a sigmoid twice as tall, moved down by 1, and run through twice as fast,
# so its input is 2z.
#
# A worked number: at z = 1 you need σ(2) = 0.8808. Twice that is 1.7616, one less is 0.7616. So tanh(1) = 0.7616.
#
# NumPy has this function too, and using it is a right answer. Build it from your own sigmoid once, and compare.


# %% exercise="tanh"
def tanh(z):
    """Squash z into the range -1 to 1.

    Parameters
    ----------
    z : number or array of any shape
        Any size: at -1000 and 1000 the result is right and NumPy does not warn.

    Returns
    -------
    number or array of floats, the shape of z
        0 at z = 0, near 1 for large z, near -1 for very negative z.

    Examples
    --------
    >>> print(np.round(tanh(np.array([-1.0, 0.0, 1.0])), 4))
    [-0.7616  0.      0.7616]
    """
    ### BEGIN SOLUTION: return tanh of every entry
    return 2 * sigmoid(2 * z) - 1
    ### END SOLUTION


# %% check="tanh" points=1
check("tanh")

# %% show="sigmoid,tanh"
with picture("sigmoid", "tanh"):
    title = "Two curves that level off at both ends"
    plot_curves({"sigmoid": sigmoid, "tanh": tanh}, title)

# %% [markdown]
# ### ReLU: a bend, nothing more
#
# Sigmoid and tanh level off: whether z is 10 or 20 hardly shows. The **rectified linear unit**, ReLU, keeps z where z
# is positive and gives 0 elsewhere. Its graph is two straight pieces with one bend. That is enough, and it is quick
# to compute. Most deep networks today use it or a close relative.
#
# Worked numbers: 3 → 3, 0.5 → 0.5, −2 → 0.
#
# Your function should return a new array. The array that it was given stays as it was.


# %% exercise="relu"
def relu(z):
    """Keep what is positive, replace the rest by 0.

    Parameters
    ----------
    z : number or array of any shape
        Is left unchanged.

    Returns
    -------
    number or array, the shape of z
        z where z > 0, else 0.

    Examples
    --------
    >>> print(relu(np.array([-2.0, 0.5, 3.0])))
    [0.  0.5 3. ]
    """
    ### BEGIN SOLUTION: return z where z is positive, else 0
    return np.maximum(z, 0)
    ### END SOLUTION


# %% check="relu" points=1
check("relu")

# %% show="relu"
with picture("relu"):
    plot_curves({"relu": relu}, "Two straight pieces and one bend")

# %% [markdown]
# ### Leaky ReLU: never quite silent
#
# Left of 0, a ReLU says 0 whatever happens. A neuron that lands there for every example is called dead: you can't see
# from its output which way to pull it back. The **leaky** ReLU lets a little through: left of 0 it gives `slope`
# times z. The usual slope is 0.01.
#
# Worked numbers with slope 0.01: 3 → 3, −2 → −0.02. With slope 0.2: −2 → −0.4.
#
# `slope=0.01` in the first line is a default: `leaky_relu(z)` uses 0.01, `leaky_relu(z, 0.2)` uses 0.2.


# %% exercise="leaky_relu"
def leaky_relu(z, slope=0.01):
    """Keep what is positive, shrink the rest.

    Parameters
    ----------
    z : number or array of any shape
        Is left unchanged.
    slope : float, from 0 to 1
        Factor for what is not positive.

    Returns
    -------
    number or array of floats, the shape of z
        z where z > 0, else slope * z.

    Examples
    --------
    >>> print(leaky_relu(np.array([-2.0, 3.0])))
    [-0.02  3.  ]
    """
    ### BEGIN SOLUTION: return z where z is positive, else slope times z
    return np.where(np.asarray(z) > 0, z, slope * np.asarray(z))
    ### END SOLUTION


# %% check="leaky_relu" points=1
check("leaky_relu")

# %% show="relu,leaky_relu"
with picture("relu", "leaky_relu"):
    curves = {"relu": relu, "leaky, slope 0.2": lambda z: leaky_relu(z, 0.2)}
    plot_curves(curves, "A leak left of zero")

# %% [markdown]
# ### Identity: no bend at all
#
# Sometimes a network should give any number: a price, a temperature. Then nothing may squash its last sum. The
# activation for that is the **identity**: the output is z itself. Predicting a number like this is called *regression*.
#
# It sounds useless as a function, but a program that asks for "an activation" needs something to call.
#
# Worked numbers: −3.7 → −3.7, 1000 → 1000.


# %% exercise="identity"
def identity(z):
    """Give back z.

    Parameters
    ----------
    z : number or array of any shape

    Returns
    -------
    number or array, the shape of z
        z, unchanged; it may be the same object.

    Examples
    --------
    >>> identity(-3.7)
    -3.7
    """
    ### BEGIN SOLUTION: return z
    return z
    ### END SOLUTION


# %% check="identity" points=1
check("identity")

# %% show="sigmoid,relu,identity"
with picture("sigmoid", "relu", "identity"):
    curves = {"sigmoid": sigmoid, "relu": relu, "identity": identity}
    plot_curves(curves, "Only one of these is a straight line")

# %% [markdown]
# ### Why a network must bend
#
# Suppose all neurons use the identity. One input, two layers of one neuron each: the first gives 3x + 1, the second
# gives 2h − 5 of that. Put in: 2 · (3x + 1) − 5 = 6x − 3. That is **one** neuron with weight 6 and bias −3. A third
# layer changes nothing: c · (c · (c · x)) is c³ · x, one number times x.
#
# The same happens with tables. Multiply out
#
# $$(X W_1 + b_1)\, W_2 + b_2$$
#
# and collect what stands with X and what stands alone. Mind the order in products of tables; a row times a table is a
# row. In the worked example,
# how did −3 come from 1, 2 and −5?


# %% exercise="collapse"
def collapse(W1, b1, W2, b2):
    """Turn two layers without activation into one that gives the same.

    Parameters
    ----------
    W1, b1 : arrays (d, h) and (h,)
        First layer, one column of weights a neuron.
    W2, b2 : arrays (h, k) and (k,)
        Second layer.

    Returns
    -------
    W, b : arrays (d, k) and (k,)
        With ``(X @ W1 + b1) @ W2 + b2`` equal to ``X @ W + b`` for every X.

    Examples
    --------
    >>> W1, b1 = np.array([[3.0]]), np.array([1.0])
    >>> W, b = collapse(W1, b1, np.array([[2.0]]), np.array([-5.0]))
    >>> print(W, b)
    [[6.]] [-3.]
    """
    ### BEGIN SOLUTION: return the weights W and the bias b of the one layer
    return W1 @ W2, b1 @ W2 + b2  # (d, h) @ (h, k) -> (d, k); (h,) @ (h, k) + (k,) -> (k,)
    ### END SOLUTION


# %% check="collapse" points=2
check("collapse")

# %% [markdown]
# Ten layers of three neurons, random weights, one input. On the left all neurons use the identity, and your
# `collapse` folds the ten layers into one, two at a time. On the right the same weights, with ReLU after each layer
# but the last.

# %% show="collapse,relu"
with picture("collapse", "relu"):
    plot_lines_stay_lines(collapse, relu)

# %% [markdown]
# ### Softmax: shares that add up to 1
#
# A network that tells cats, dogs and birds apart ends with three numbers, one *score* a class, of any sign and size.
# **Softmax** turns each row of scores into shares between 0 and 1 that add up to 1: take e to the power of each score,
# then divide by the row's sum.
#
# A worked row: scores 0, 1, 2 → powers 1, 2.718, 7.389 → sum 11.107 → shares 0.090, 0.245, 0.665.
#
# Scores of 1000 would be too large for `np.exp`. But shifting a whole row by one number changes no share: 1000, 1001,
# 1002 have the shares of 0, 1, 2. So take each row's largest score off first.
#
# `axis=-1` means the last axis, for one row (k,) and for a table (n, k) alike.


# %% exercise="softmax"
def softmax(Z):
    """Turn rows of scores into rows of shares that add up to 1.

    Parameters
    ----------
    Z : array (n, k) or (k,)
        Scores of any size: one example a row, one class a column, or a single example.

    Returns
    -------
    array of floats, the shape of Z
        ``exp(z)`` of each entry over the sum of these in its row.

    Examples
    --------
    >>> print(np.round(softmax(np.array([[0.0, 1.0, 2.0], [1000.0, 1000.0, 1000.0]])), 3))
    [[0.09  0.245 0.665]
     [0.333 0.333 0.333]]
    """
    ### BEGIN SOLUTION: return the shares, row by row
    powers = np.exp(Z - np.max(Z, axis=-1, keepdims=True))  # (n, k) - (n, 1), at most 1
    return powers / np.sum(powers, axis=-1, keepdims=True)
    ### END SOLUTION


# %% check="softmax" points=2
check("softmax")

# %% show="softmax"
with picture("softmax"):
    plot_softmax(softmax)

# %% [markdown]
# Softmax is used at the very end, when you want to read scores as shares. Is a share of 0.665 a probability? It behaves
# like one: it is positive, and a row adds up to 1. Whether the network is right in 66.5 % of such cases is another
# question. For an untrained network the answer is no.

# %% [markdown]
# ### Pause
#
# You have six activation functions. What they are used for:
#
# | function | range | where |
# |---|---|---|
# | sigmoid | 0 to 1 | output for yes or no |
# | tanh | −1 to 1 | hidden layers, older networks |
# | ReLU | 0 and up | hidden layers, most networks today |
# | leaky ReLU | any number | hidden layers, where ReLUs die |
# | identity | any number | output for a number (regression) |
# | softmax | shares of 1 | output for one of several classes |
#
# And you know why hidden layers need one of the first four: without a bend, ten layers are one.
#
# This is a good place to stop and save. Part 2 asks one more thing of these curves: how steep are they?

# %% [markdown]
# ## Part 2 · Slopes
#
# In lesson 06 a network will learn by asking, for each weight: if I change you a little, how much does the output
# change? For an activation function this is the question how steep its curve is. The **slope** at z says how much
# the output grows for each unit that z grows, right there.
#
# You met it in lesson 00: take two near points of the curve and divide how far up by how far along. Here one point lies
# a little to the left of z and one a little to the right, which comes closer to the true slope. Other words for the
# slope are *derivative* and *gradient*.


# %% setup
def slope(f, z, h=1e-5):
    """Return how steep f is at z, by the points h to the left and h to the right."""
    return (f(z + h) - f(z - h)) / (2 * h)


# %% show
print("slope of z * z at z = 3:", slope(lambda z: z * z, 3.0))
print("slope of 5 z + 2 at z = 3:", slope(lambda z: 5 * z + 2, 3.0))

# %% [markdown]
# A straight line has one slope everywhere. On a curve the slope changes from point to point. Here are three points of
# your sigmoid. Each straight line touches the curve with the slope at that point. Where is the sigmoid steepest? What
# happens far out?

# %% show="sigmoid"
with picture("sigmoid"):
    plot_tangents(sigmoid, slope)

# %% [markdown]
# Now try it yourself. Choose a function, move the weight and the bias, and look at the curve and its slope at a
# point. Challenge: find a place where the slope of tanh is 1, and one where that of ReLU is 0.

# %% show
from neurons.activations import explore_activation

explore_activation()

# %% [markdown]
# ### The slope of the sigmoid
#
# The next cell prints a = σ(z) beside the slope at z. Can you find the rule that makes the slope from a alone? Cover
# the last column first.

# %% show="sigmoid"
with picture("sigmoid"):
    print("    z        a = sigmoid(z)   slope      1 - a")
    for z in (-3.0, -1.0, 0.0, 1.0, 3.0):
        a = float(sigmoid(z))
        print(f"{z:5.1f} {a:17.4f} {float(slope(sigmoid, z)):12.4f} {1 - a:10.4f}")

# %% [markdown]
# The slope is a times (1 − a). At z = 1: 0.7311 · 0.2689 = 0.1966. At z = 0 it is ½ · ½ = ¼, and nowhere is it
# larger.
#
# Mind what goes in. Your function gets **z**, not a. So work out a first.
#
# The formula is exact, and it calls the sigmoid once, `slope` calls it twice. In a large network that counts.


# %% exercise="sigmoid_grad"
def sigmoid_grad(z):
    """Return the slope of the sigmoid at z.

    Parameters
    ----------
    z : number or array of any shape
        The input of the sigmoid, not its output. Any size.

    Returns
    -------
    number or array of floats, the shape of z
        Between 0 and 0.25.

    Examples
    --------
    >>> print(np.round(sigmoid_grad(np.array([0.0, 1.0])), 4))
    [0.25   0.1966]
    """
    ### BEGIN SOLUTION: return the slope of the sigmoid at every entry of z
    a = sigmoid(z)
    return a * (1 - a)
    ### END SOLUTION


# %% check="sigmoid_grad" points=1
check("sigmoid_grad")

# %% show="sigmoid,sigmoid_grad"
with picture("sigmoid", "sigmoid_grad"):
    plot_slopes_below({"sigmoid": (sigmoid, sigmoid_grad)})

# %% [markdown]
# ### The slope of tanh
#
# Again a table, this time for a = tanh(z). First read the slope off the curve: at z = 0, is tanh as steep as the line
# a = z?

# %% show="tanh"
with picture("tanh"):
    print("    z        a = tanh(z)      slope       a * a")
    for z in (-2.0, -1.0, 0.0, 1.0, 2.0):
        a = float(tanh(z))
        print(f"{z:5.1f} {a:17.4f} {float(slope(tanh, z)):12.4f} {a * a:11.4f}")

# %% [markdown]
# In each row the last two numbers add up to 1. So the slope is 1 − a². At z = 1: a = 0.7616, a² = 0.5800,
# slope 0.4200. At 0 it is 1: four times as steep as the sigmoid there.


# %% exercise="tanh_grad"
def tanh_grad(z):
    """Return the slope of tanh at z.

    Parameters
    ----------
    z : number or array of any shape
        The input of tanh, not its output. Any size.

    Returns
    -------
    number or array of floats, the shape of z
        Between 0 and 1.

    Examples
    --------
    >>> print(np.round(tanh_grad(np.array([0.0, 1.0])), 4))
    [1.   0.42]
    """
    ### BEGIN SOLUTION: return the slope of tanh at every entry of z
    return 1 - tanh(z) ** 2
    ### END SOLUTION


# %% check="tanh_grad" points=1
check("tanh_grad")

# %% show="sigmoid,tanh,sigmoid_grad,tanh_grad"
with picture("sigmoid", "tanh", "sigmoid_grad", "tanh_grad"):
    plot_slopes_below({"sigmoid": (sigmoid, sigmoid_grad), "tanh": (tanh, tanh_grad)})

# %% [markdown]
# ### The slope of ReLU
#
# No table is needed: look at the picture of ReLU in part 1. Right of 0 the output grows by 1 when z grows by 1. Left
# of 0 it doesn't grow at all. So there are only two slopes.
#
# At z = 0 itself the curve has a corner and no single slope. Programs pick one; ours here gives 0, as PyTorch does. The
# check does not look at that point.
#
# Worked numbers: at z = 2 the slope is 1, at z = −2 it is 0. Give numbers, not `True` and `False`.


# %% exercise="relu_grad"
def relu_grad(z):
    """Return the slope of ReLU at z.

    Parameters
    ----------
    z : number or array of any shape
        Is left unchanged.

    Returns
    -------
    number or array of numbers, the shape of z
        1 where z > 0, else 0.

    Examples
    --------
    >>> print(relu_grad(np.array([-2.0, 2.0])))
    [0. 1.]
    """
    ### BEGIN SOLUTION: return the slope of ReLU at every entry of z
    return np.where(np.asarray(z) > 0, 1.0, 0.0)
    ### END SOLUTION


# %% check="relu_grad" points=1
check("relu_grad")

# %% show="relu,relu_grad"
with picture("relu", "relu_grad"):
    plot_slopes_below({"relu": (relu, relu_grad)})

# %% [markdown]
# You have seen this curve of slopes before: it is the step of lesson 01.
#
# ### The slope of leaky ReLU
#
# Read it off its two straight pieces. Which slope has each? The answer is a *slope*, so it does not depend on how far
# left z is: with slope 0.2, both z = −1 and z = −5 give 0.2. (Inside, the name `slope` is your parameter and hides the
# given function of that name.)


# %% exercise="leaky_relu_grad"
def leaky_relu_grad(z, slope=0.01):
    """Return the slope of leaky ReLU at z.

    Parameters
    ----------
    z : number or array of any shape
        Is left unchanged.
    slope : float, from 0 to 1
        The factor that `leaky_relu` uses for what is not positive.

    Returns
    -------
    number or array of floats, the shape of z
        1 where z > 0, else slope.

    Examples
    --------
    >>> print(leaky_relu_grad(np.array([-5.0, 2.0]), 0.2))
    [0.2 1. ]
    """
    ### BEGIN SOLUTION: return the slope of leaky ReLU at every entry of z
    return np.where(np.asarray(z) > 0, 1.0, slope)
    ### END SOLUTION


# %% check="leaky_relu_grad" points=1
check("leaky_relu_grad")

# %% show="sigmoid,tanh,relu,leaky_relu,sigmoid_grad,tanh_grad,relu_grad,leaky_relu_grad"
names = ["sigmoid", "tanh", "relu", "leaky_relu"]
with picture(*names, *[f"{name}_grad" for name in names]):
    leaky = (lambda z: leaky_relu(z, 0.2), lambda z: leaky_relu_grad(z, 0.2))
    pairs = {"sigmoid": (sigmoid, sigmoid_grad), "tanh": (tanh, tanh_grad)}
    plot_slopes_below({**pairs, "relu": (relu, relu_grad), "leaky, slope 0.2": leaky})

# %% [markdown]
# ### Where the slope fades
#
# A slope near 0 is bad news for learning: "change me a little" then changes nothing. The shaded parts of the next
# picture are where the slope is below 0.01.
#
# It gets worse in a deep network. A small change at the input passes through one activation after another, and each
# multiplies it by its slope. Predict: the sigmoid's slope is ¼ at best. What is left of a change after ten sigmoids?
# (On the right the scale is one of powers of ten: each labelled line is a tenth of the one above, 10⁻⁶ is a millionth.)

# %% show="sigmoid_grad,tanh_grad,relu_grad"
with picture("sigmoid_grad", "tanh_grad", "relu_grad"):
    plot_fading({"sigmoid": sigmoid_grad, "tanh": tanh_grad, "relu": relu_grad})
    print("at best, after ten sigmoids:", 0.25**10)

# %% [markdown]
# Less than a millionth is left. This is called the **vanishing gradient**. It is one reason why ReLU took over in
# deep networks: where it is on, its slope is 1, and 1 · 1 · … · 1 stays 1. (The weights multiply too. Lesson 13
# measures both.)

# %% [markdown]
# ## Try it
#
# - Compute `slope(relu, 0.0)`. Explain the number. Which two points were used?
# - Add 5 to all scores of a softmax row, then multiply them all by 5. Which of the two changes the shares?
# - Compare `sigmoid(z)` with `softmax(np.array([0, z]))[1]` for a few z. What do you notice?
# - Invent an activation, for example `np.sin(z)`, and draw it: `plot_curves({"sine": np.sin}, "My own activation")`.
#   Where is it flat?

# %% [markdown] open="03" points=2
# ## In your own words
#
# A friend builds a network of ten layers and leaves the activation functions out, "to keep it simple". It does no
# better than one layer. So the friend puts a sigmoid after every layer, and now the first layers hardly learn at all.
# Explain both in four to six sentences, and say what you would try.
#
# ### BEGIN MARK SCHEME
# - 1 point: without activation the layers multiply out to one layer, (X W1 + b1) W2 + b2 = X W + b, so depth adds
#   nothing (the 6x − 3 example or "a straight line stays a straight line" is enough).
# - 1 point: each sigmoid multiplies a small change by its slope, at most ¼ and near 0 far out, so almost nothing
#   passes through ten; and a sensible proposal (ReLU or leaky ReLU in the hidden layers, or fewer layers).
# - Half marks are not given; wording and length are free.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - An activation function bends the line. Without one, any number of layers is one layer.
# - Sigmoid and tanh are soft steps; ReLU is one bend; softmax makes shares of a row of scores.
# - Formulas that are equal on paper can differ on a computer. Powers of large numbers are the usual reason.
# - A slope says how much the output changes when the input changes a little. The sigmoid's is a(1 − a), that of tanh
#   is 1 − a², that of ReLU is 0 or 1.
# - What may surprise you: the smoothest of them is not the best one in deep networks. Its slope is at most ¼, and ten
#   of them in a row leave almost nothing.

# %% [markdown]
# ## Where it comes from
#
# - P.-F. Verhulst (1845) named the logistic curve, our sigmoid, in a study of how populations grow.
# - J. S. Bridle (1990) brought softmax, under this name, to neural networks.
# - V. Nair and G. E. Hinton, *Rectified linear units improve restricted Boltzmann machines* (2010); X. Glorot, A.
#   Bordes and Y. Bengio, *Deep sparse rectifier neural networks* (2011): ReLU.
# - A. L. Maas, A. Y. Hannun and A. Y. Ng, *Rectifier nonlinearities improve neural network acoustic models* (2013):
#   leaky ReLU.
# - S. Hochreiter (1991, in German) and Y. Bengio, P. Simard and P. Frasconi, *Learning long-term dependencies with
#   gradient descent is difficult* (1994): the vanishing gradient.
