# %% [markdown]
# # How wrong is it?
#
# ## Idea
#
# The network of lesson 04 had an opinion about every example, and nobody could say whether it was right: there were no
# right answers to compare with. From here on there are. Before a network can learn from them, one thing is missing: a
# number that says **how wrong** it is. Such a number is called a **loss**. It is 0 when everything is right, and it
# grows as things get worse.
#
# It sounds easy: count the mistakes. But think of two weather forecasters, who tell sun, cloud and rain apart. Both
# were right on eight of ten days. On the two other days one gave the wrong weather 60 %, the other gave it 99 %. What
# was left, 40 % and 1 %, they shared out evenly between the two other kinds: so the weather that came had got 20 % from
# the one and 0.5 % from the other. Are they equally good?
#
# Write down what you would charge each of them for those two days. At the end of the lesson you will compare your
# number with the ones that networks are trained with.

# %% [markdown]
# ## What you will be able to do
#
# | part | you will | minutes |
# |---|---|---|
# | Squares | measure errors of numbers, and see why a wrong shape is dangerous | 12 |
# | Surprise | refresh logarithms and measure errors of probabilities | 14 |
# | Several classes | write labels as tables and add up the surprise | 10 |
# | From logits | compute the same without ever losing a number to overflow | 12 |
# | Right or wrong | count what is right, and see what counting hides | 5 |
# | Try it, question | try ideas of your own and answer one question in words | 5 |
#
# You need the NumPy toolbox of lesson 00 and softmax from lesson 03.

# %% setup
import numpy as np

from neurons.checking import check, hint, picture
from neurons.losses import (
    plot_confident,
    plot_on_curve,
    plot_one_hot,
    plot_squares,
    plot_surprise,
    plot_trap,
    plot_twice,
    two_forecasters,
)

# %% [markdown]
# ## Squares
#
# First, predictions that are numbers: the price of a house, tomorrow's temperature. A network says `y`, the truth (the
# **target**) is `t`. The difference `y - t` can be positive or negative; added up, plus and minus would cancel. So
# square it: a square is never negative, and an error twice as large costs four times as much.
#
# The oldest loss adds up all squares and takes half of that. The ½ looks odd now. It is a habit: the slope of a square
# has a factor 2, as lesson 06 shows, and half of 2 is 1.
#
# Predictions 3 and 5, targets 1 and 6: $\tfrac12 \left( 2^2 + (-1)^2 \right) = 2.5$.


# %% exercise="sum_squared_error"
def sum_squared_error(y, t):
    """Add up the squares of all differences and take half of the sum.

    Parameters
    ----------
    y, t : array
        Predictions and targets, of one shape; floats or whole numbers.

    Returns
    -------
    float
        Half the sum of (y - t)**2 over all entries.

    Examples
    --------
    >>> float(sum_squared_error(np.array([3, 5]), np.array([1, 6])))
    2.5
    """
    ### BEGIN SOLUTION: half of the sum of all squared differences
    return 0.5 * np.sum((y - t) ** 2)
    ### END SOLUTION


# %% check="sum_squared_error" points=1
check("sum_squared_error")

# %% [markdown]
# The picture shows five predictions. Each difference is the side of a real square; the loss is half of the blue area.
# Which example costs most, and how much of the whole is it?

# %% show="sum_squared_error"
with picture("sum_squared_error"):
    y, t = np.array([1.0, 2.5, 4.0, 1.0, 2.0]), np.array([1.5, 2.0, 2.0, 0.0, 2.0])
    total = float(sum_squared_error(y, t))
    plot_squares(y, t)
    print("sum_squared_error:", total)

# %% [markdown]
# A sum grows with the number of examples, even when nothing gets worse. The **mean** of the squares does not: `mse`,
# the mean squared error, divides by the number of entries.
#
# For the two predictions above: $\tfrac12 \left( 2^2 + (-1)^2 \right) = 2.5$ again. (Here the ½ is 1/n, with n = 2.)
#
# This time the function must also watch over its inputs. If `y` and `t` have different shapes, NumPy may still subtract
# them, by broadcasting, and the result means nothing. So begin with a test: where the shapes differ, `raise ValueError`
# with a sentence that says what is wrong. (Lesson 01's `boundary` did this when a weight was 0.)


# %% exercise="mse"
def mse(y, t):
    """Return the mean of (y - t)**2 over all entries, a float.

    Parameters
    ----------
    y, t : array
        Predictions and targets, of exactly one shape.

    Raises
    ------
    ValueError
        If the shapes differ; (n,) and (n, 1) differ too.

    Examples
    --------
    >>> float(mse(np.array([3, 5, 2]), np.array([1, 6, 3])))
    2.0
    """
    ### BEGIN SOLUTION: refuse two different shapes, then take the mean of the squared differences
    if np.shape(y) != np.shape(t):
        raise ValueError(
            f"y has the shape {np.shape(y)} and t {np.shape(t)}: they must be the same"
        )
    return np.mean((y - t) ** 2)
    ### END SOLUTION


# %% check="mse" points=2
check("mse")

# %% [markdown]
# What would have happened without the test? Here are four perfect predictions. Only, `t` came as a column, `(4, 1)`.
# The picture shows what NumPy makes of `y - t`.

# %% show="mse"
with picture("mse"):
    y, t = np.array([1.0, 2.0, 3.0, 4.0]), np.array([[1.0], [2.0], [3.0], [4.0]])
    meant = float(mse(y, t[:, 0]))
    plot_trap(y, t)
    print("mean of all 16 squares:", float(((y - t) ** 2).mean()))
    print("mean of the 4 that were meant:", meant)

# %% [markdown]
# Every prediction met every target. The loss says 2.5 where nothing is wrong at all, and no error message tells you.
# Networks trained with this mistake learn to predict the mean of all targets, and people search for days. Two lines
# of code at the top of a function are a good price.

# %% [markdown]
# ## Surprise
#
# Now predictions that are probabilities. A forecaster says "rain: 0.8". It rains. How much should that cost?
#
# Think of surprise. If you gave something the probability 1 and it happens, you are not surprised: 0. The smaller the
# probability you gave it, the larger the surprise. And two things that have nothing to do with each other should add
# their surprises, while their probabilities *multiply*: heads twice in a row has ½ · ½ = ¼.
#
# A function that turns products into sums is the **logarithm**. `np.log(x)` answers: e (2.718…) to which power is x?
#
# - $\log 1 = 0$, because $e^0 = 1$.
# - $\log (a \cdot b) = \log a + \log b$.
# - $\log x$ is negative between 0 and 1, and falls without end towards 0. $\log 0$ has no value; NumPy says `-inf`.
#
# So the surprise is $-\log p$.

# %% show
plot_surprise()
print("heads once:", -np.log(0.5).round(4), " heads twice:", -np.log(0.25).round(4))

# %% [markdown]
# Take a neuron with a sigmoid that gives `p`, the probability of class 1. The target `t` is 1 or 0. If t is 1, what
# happened had the probability p; if t is 0, it had 1 − p. One formula says both, because one of its two terms is
# always 0:
#
# $$-\bigl( t \log p + (1 - t) \log (1 - p) \bigr)$$

# %% setup
p = 0.8
print(f"t = 1, only the first term is left: {-np.log(p):.3f}")
print(f"t = 0, only the second term is left: {-np.log(1 - p):.3f}")

# %% [markdown]
# The mean of this over all examples is the **binary cross-entropy**. For the two above it is $(0.223 + 1.609) / 2 =
# 0.916$.
#
# One thing needs care: a p of exactly 0 or 1. Then $\log 0$ turns up, and `0 * -inf` is `nan`: "not a number", NumPy's
# answer where a calculation has no result. Whatever is computed with a `nan` becomes `nan` too. Keep p a tiny bit away
# from both ends: `np.clip(p, low, high)` cuts values off at two limits. 1e-12 is small enough.


# %% exercise="binary_cross_entropy"
def binary_cross_entropy(p, t):
    """Compute the mean surprise at targets that are 0 or 1.

    Parameters
    ----------
    p : array (n,) or (n, 1)
        Probabilities of class 1, from 0 to 1, both ends allowed.
    t : array of the same shape
        Targets, 0 or 1.

    Returns
    -------
    float
        Mean over all entries of -(t log p + (1 - t) log(1 - p)); finite even if p is 0 or 1.

    Examples
    --------
    >>> print(round(float(binary_cross_entropy(np.array([0.8, 0.8]), np.array([1, 0]))), 4))
    0.9163
    """
    ### BEGIN SOLUTION: keep p away from 0 and 1, then take the mean of the formula above
    safe = np.clip(p, 1e-12, 1 - 1e-12)
    return -np.mean(t * np.log(safe) + (1 - t) * np.log(1 - safe))
    ### END SOLUTION


# %% check="binary_cross_entropy" points=3
check("binary_cross_entropy")

# %% [markdown]
# Both losses in one picture: the truth is 1, and the prediction goes from 0 to 1. Before you run it: which of the two
# punishes "sure and wrong" harder?

# %% show="mse binary_cross_entropy"
with picture("mse", "binary_cross_entropy"):
    plot_confident(
        lambda p: float(mse(np.array([p]), np.array([1.0]))),
        lambda p: float(binary_cross_entropy(np.array([p]), np.array([1.0]))),
    )
    for p in (0.6, 0.1, 0.01, 0.0):
        print(f"p = {p}: {float(binary_cross_entropy(np.array([p]), np.array([1.0]))):.3f}")

# %% [markdown]
# The square of an error between 0 and 1 is never more than 1. However sure and however wrong, the price has a
# ceiling. The logarithm has none: from 0.1 to 0.01 the price doubles, from 0.01 to 0.0001 again. It punishes the
# **confident mistake**. That is why it is the loss for probabilities. (At p = 0 it shows the limit that `np.clip`
# set: $-\log 10^{-12} = 27.6$.)

# %% [markdown]
# ## Several classes
#
# With three classes a label is 0, 1 or 2. Those numbers are names; class 2 is not "twice class 1". So for the
# formulas each label becomes a row with a 1 in its own column and 0 elsewhere. This is called **one-hot**. With k = 3
# classes, label 2 becomes `[0, 0, 1]`.
#
# A row of ones and zeros is also a probability: that of someone who knows.
#
# The number of classes must be given. The labels at hand may not contain every class.


# %% exercise="one_hot"
def one_hot(labels, k):
    """Turn labels into rows with a single 1.

    Parameters
    ----------
    labels : array (n,) of int
        Class numbers, each from 0 to k - 1; not every class need occur.
    k : int
        Number of classes, at least 2.

    Returns
    -------
    array (n, k)
        Row i has a 1 in the column that labels[i] names, and 0 elsewhere.

    Examples
    --------
    >>> print(one_hot(np.array([2, 0]), 3).astype(int))
    [[0 0 1]
     [1 0 0]]
    """
    ### BEGIN SOLUTION: a table of zeros, and in each row one 1 at the label's column
    table = np.zeros((len(labels), k))
    table[np.arange(len(labels)), labels] = 1
    return table
    ### END SOLUTION


# %% check="one_hot" points=1
check("one_hot")

# %% show="one_hot"
with picture("one_hot"):
    plot_one_hot(one_hot(np.array([2, 0, 1, 1]), 4), np.array([2, 0, 1, 1]))

# %% [markdown]
# Now the surprise. Row i of `P` has the probabilities that were given to the k classes, row i of `T` is one-hot.
# Multiply `T` by $\log P$: all entries become 0 but one, and that is the logarithm of the probability that the
# **true** class was given. So for each row add up, turn the sign, and take the mean over the rows. (The sign $\sum$
# says "add up": what stands below it tells over what.)
#
# $$\text{cross-entropy} = \frac1n \sum_{\text{rows}} \Bigl( - \sum_{\text{classes}} T \log P \Bigr)$$
#
# P = `[[0.7, 0.2, 0.1]]` with the truth `[[0, 1, 0]]`: $-\log 0.2 = 1.609$. The 0.7 and the 0.1 do not matter, only
# what the true class got. As before, a P of exactly 0 must not give `inf`.


# %% exercise="cross_entropy"
def cross_entropy(P, T):
    """Compute the mean surprise at the true classes.

    Parameters
    ----------
    P : array (n, k)
        Probabilities, rows sum to 1; entries of exactly 0 or 1 are allowed.
    T : array (n, k)
        One-hot targets.

    Returns
    -------
    float
        Mean over the rows of -sum(T log P); finite also where P is exactly 0.

    Examples
    --------
    >>> P, T = np.array([[0.7, 0.2, 0.1]]), np.array([[0, 1, 0]])
    >>> print(round(float(cross_entropy(P, T)), 4))
    1.6094
    """
    ### BEGIN SOLUTION: keep P away from 0, add up each row, take the mean over rows, turn the sign
    return -np.mean(np.sum(T * np.log(np.clip(P, 1e-12, 1)), axis=1))
    ### END SOLUTION


# %% check="cross_entropy" points=2
check("cross_entropy")

# %% [markdown]
# Here are the two forecasters of the beginning: ten days, three kinds of weather. Each mark stands for the days on
# which the weather that came had got this probability; where there are several, their number stands beside it. Both are
# right on the same eight days. Whose mean surprise is larger?

# %% show="one_hot cross_entropy"
with picture("one_hot", "cross_entropy"):
    careful, sure, weather = two_forecasters()
    surprise = [float(cross_entropy(said, one_hot(weather, 3))) for said in (careful, sure)]
    plot_on_curve({"The careful forecaster": careful, "The sure forecaster": sure}, weather)
    print(f"careful: cross-entropy {surprise[0]:.3f}")
    print(f"sure: cross-entropy {surprise[1]:.3f}")

# %% [markdown]
# The sure one pays almost nothing on the eight good days, yet has the larger loss: the two bad days cost $-\log 0.005
# = 5.3$ each. Is that what you wrote down at the start? Charging this way has a use: the best way to keep it low is to
# say the probabilities you really believe.

# %% [markdown]
# ## From logits
#
# A network's last layer gives scores of any size, called **logits**. Softmax makes probabilities of them, cross-entropy
# takes their logarithm. It works, until a score is large. Here is softmax (lesson 03), and its logarithm for a row of
# three scores:


# %% setup
def softmax(Z):
    """Turn each row into probabilities that sum to 1 (lesson 03)."""
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


scores = np.array([[1000.0, 0.0, -1000.0]])
with np.errstate(divide="ignore"):  # NumPy would warn of log 0, and rightly
    print("softmax:", softmax(scores), " its logarithm:", np.log(softmax(scores)))

# %% [markdown]
# The numbers that we want are about 0, −1000 and −2000: small enough for any float. But on the way, softmax became
# exactly 0, and what is 0 once cannot be brought back. So take the logarithm *on paper*, before the computer rounds:
#
# $$\log \frac{e^{z_j}}{\sum_i e^{z_i}} = z_j - \log \sum_i e^{z_i}$$
#
# ($\sum_i$: let i go over all columns of the row, and add up. $z_j$ is the one score whose result is wanted.)
#
# The sum still overflows at $e^{1000}$. Use the trick of softmax: first subtract the row's maximum m from every
# score. This changes nothing in the result, and the largest power is then $e^0 = 1$.
#
# For the row `[0, 0]` both entries are $0 - \log 2 = -0.693$.


# %% exercise="log_softmax"
def log_softmax(Z):
    """Compute the logarithm of the softmax of each row, without overflow.

    Parameters
    ----------
    Z : array (n, k)
        Logits of any size.

    Returns
    -------
    array (n, k)
        log(softmax(Z)), right also at scores of 1000 and -1000.

    Examples
    --------
    >>> np.round(log_softmax(np.array([[0.0, 0.0], [1000.0, 0.0]])), 3).tolist()
    [[-0.693, -0.693], [0.0, -1000.0]]
    """
    ### BEGIN SOLUTION: subtract each row's maximum, then each row's logarithm of the sum of powers
    shifted = Z - np.max(Z, axis=1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=1, keepdims=True))
    ### END SOLUTION


# %% check="log_softmax" points=3
check("log_softmax")

# %% show="log_softmax"
with picture("log_softmax"):
    print("on paper first:", log_softmax(scores))
    small = np.array([[2.0, 1.0, 0.0]])
    print(
        "small scores, both ways:",
        np.round(np.log(softmax(small)), 6),
        np.round(log_softmax(small), 6),
    )

# %% [markdown]
# Now put it together. `softmax_cross_entropy` takes logits and plain labels, no one-hot table: from each row of
# `log_softmax(Z)` it picks the entry of the true class. To pick one entry from each row, give NumPy two lists of the
# same length, row numbers and column numbers:
#
# `table[[0, 1, 2], [2, 0, 1]]` gives `table[0, 2], table[1, 0], table[2, 1]`. The row numbers 0 to n − 1 are
# `np.arange(n)`.
#
# Two equal scores `[[0, 0]]` with the label 1: $-(-0.693) = 0.693$.


# %% exercise="softmax_cross_entropy"
def softmax_cross_entropy(Z, labels):
    """Compute the mean surprise at the true classes, straight from logits.

    Parameters
    ----------
    Z : array (n, k)
        Logits of any size.
    labels : array (n,) of int
        The true classes, each from 0 to k - 1.

    Returns
    -------
    float
        Mean over the rows of -log(softmax(Z)) at the true class; right at scores of ±1000 too.

    Examples
    --------
    >>> Z = np.array([[0.0, 1000.0], [1000.0, 0.0]])
    >>> print(float(softmax_cross_entropy(Z, np.array([0, 0]))))
    500.0
    """
    ### BEGIN SOLUTION: pick each row's entry of log_softmax at its label, take the mean, turn the sign
    return -np.mean(log_softmax(Z)[np.arange(len(labels)), labels])
    ### END SOLUTION


# %% check="softmax_cross_entropy" points=3
check("softmax_cross_entropy")

# %% [markdown]
# A trap that even published code falls into: a network that ends in softmax, *and* a loss that takes logits. Then
# softmax is applied **twice**. The program runs and learns a little, and nobody notices. The picture shows one
# example with three classes. The right class leads by more and more. What should the loss do?

# %% show="softmax_cross_entropy"
with picture("softmax_cross_entropy"):
    plot_twice(softmax_cross_entropy, softmax)
    perfect = np.array([[1.0, 0.0, 0.0]])
    print("softmax of a perfect row of probabilities:", np.round(softmax(perfect), 3))

# %% [markdown]
# Probabilities lie between 0 and 1. Taken for logits, their lead is at most 1, and softmax of `[1, 0, 0]` gives the
# right class only 0.576. So with three classes the loss cannot fall below $-\log 0.576 = 0.551$, however good the
# network is. If a loss of yours will not go under 0.55, look for a second softmax.

# %% [markdown]
# ## Right or wrong
#
# In the end people want to know: how many were right? The **accuracy** is the fraction of rows whose largest score
# stands in the column of the true label. It is 1 when all are right and 0 when none is. It does not matter whether
# the scores are probabilities or logits: softmax keeps their order.
#
# Three rows, two of them right: 0.667. A comparison of two arrays gives `True` and `False`, and in a mean they count
# as 1 and 0.


# %% exercise="accuracy"
def accuracy(scores, labels):
    """Compute the fraction of rows whose largest score is that of the true class.

    Parameters
    ----------
    scores : array (n, k)
        Logits or probabilities.
    labels : array (n,) of int
        The true classes.

    Returns
    -------
    float
        From 0 (none is right) to 1 (all are).

    Examples
    --------
    >>> float(accuracy(np.array([[-3.0, -1.0], [5.0, 2.0]]), np.array([1, 1])))
    0.5
    """
    ### BEGIN SOLUTION: compare the column of the largest score with the label, and take the mean
    return np.mean(np.argmax(scores, axis=1) == labels)
    ### END SOLUTION


# %% check="accuracy" points=1
check("accuracy")

# %% show="accuracy cross_entropy one_hot"
with picture("accuracy", "cross_entropy", "one_hot"):
    careful, sure, weather = two_forecasters()
    for name, said in (("careful", careful), ("sure", sure)):
        loss = float(cross_entropy(said, one_hot(weather, 3)))
        print(
            f"{name}: accuracy {float(accuracy(said, weather)):.1f}, cross-entropy {loss:.3f}"
        )
    nudged = careful + np.array([0.01, 0.0, -0.01])
    right = float(accuracy(nudged, weather))
    loss = float(cross_entropy(nudged, one_hot(weather, 3)))
    print(f"careful, nudged by 0.01: accuracy {right:.1f}, cross-entropy {loss:.3f}")

# %% [markdown]
# The same accuracy, very different losses. And look at the last line: a small change of the probabilities changed the
# loss a little and the accuracy not at all. Accuracy stands still, then jumps when a row changes sides. So it cannot
# tell which small change of a weight is a step in the right direction. A loss can. This is why networks are
# **trained** on a loss and
# **judged** by their accuracy.

# %% [markdown]
# ## Try it
#
# - What is the cross-entropy of someone who always says ⅓, ⅓, ⅓? Compute it, then find it as a logarithm.
# - Which single probability for the true class, said on *every* day, would cost the sure forecaster as much as now?
# - Make a third forecaster with the same eight right days and the smallest loss you can find. How sure should it be?
# - Give `binary_cross_entropy` a p of (n,) and a t of (n, 1). What comes out, and how could the function protect
#   itself?

# %% show="cross_entropy one_hot"
with picture("cross_entropy", "one_hot"):
    _, _, weather = two_forecasters()
    clueless = np.full((10, 3), 1 / 3)
    print("one third each:", float(cross_entropy(clueless, one_hot(weather, 3))))

# %% [markdown]
# ## In your own words

# %% [markdown] open="05" points=2
# Two networks have the same accuracy, 0.9, on the same examples. One has a cross-entropy of
# 0.3, the other of 0.9. How can that be? And why is a network trained on its cross-entropy and not on its accuracy?
# Three or four sentences.
#
# ### BEGIN MARK SCHEME
# - 1 point: accuracy only looks at which class has the largest score; cross-entropy looks at the probability given to
#   the true class. The second network must be (nearly) sure in some of its mistakes: a confident mistake costs much.
# - 1 point: accuracy does not change under small changes of the weights (it stands still, then jumps), so it does not
#   say in which direction to change them; the loss changes a little with every small change.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A loss is one number for "how wrong". For numbers: squares. For probabilities: surprise, $-\log p$.
# - Shapes (n,) and (n, 1) make an n × n table without a word; a test at the top of a function catches it.
# - Cross-entropy looks only at what the true class was given, and has no ceiling for confident mistakes.
# - $\log 0$ has no value: clip probabilities, or better, work from logits and take the logarithm on paper first.
# - Softmax twice keeps a three-class loss above 0.551.
# - Accuracy is for reporting, a loss is for learning.

# %% [markdown]
# ## Where it comes from
#
# - Squared errors: A.-M. Legendre, *Nouvelles méthodes pour la détermination des orbites des comètes* (1805), and C.
#   F. Gauss (1809).
# - Surprise as $-\log p$: Claude Shannon, *A Mathematical Theory of Communication* (1948).
# - Charging a forecaster by the logarithm: I. J. Good, *Rational Decisions* (1952).
# - Softmax with cross-entropy for networks: John Bridle, *Probabilistic Interpretation of Feedforward Classification
#   Network Outputs* (1990).
