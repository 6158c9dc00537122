# %% [markdown]
# # Walking downhill
#
# ## Idea
#
# A loss says how wrong a network is. Learning means: find weights that make the loss small. But which way should each
# weight change, up or down, and by how much?
#
# Imagine that you stand on a hill in thick fog and want to get down to the valley. You cannot see the valley. You can
# feel with your feet which way the ground slopes. So you take a step downhill, feel again, take a step again. That is
# the whole idea of this lesson. It is called **gradient descent**, and every network in this course, and every large
# one you have heard of, learns by it or by a refined form of it.
#
# A guess before you begin: what goes wrong when the steps are too small? And when they are too large?

# %% [markdown]
# ## What you will be able to do
#
# | part | you will | minutes |
# |---|---|---|
# | Try them all | find the best weight by search, and see why search cannot work for networks | 6 |
# | Feel the slope | compute the slope of any loss in every direction | 9 |
# | Walk | walk downhill, with steps too small, right and too large | 13 |
# | A line | derive the slopes for a straight line, and let it learn from data | 10 |
# | Two kinds, three kinds | train a neuron and a layer to tell beans apart | 13 |
# | Small helpings | walk with a few examples at a time | 6 |
# | Try it, question | try ideas of your own and answer one question in words | 3 |
#
# After "Walk" is a good place for a pause. You need the losses of lesson 05.

# %% setup
import numpy as np

from neurons.checking import check, hint, picture
from neurons.descent import (
    beans,
    explore_descent,
    plot_classes,
    plot_landscapes,
    plot_line,
    plot_losses,
    plot_search,
    plot_walks,
    springs,
    watched,
)

# %% [markdown]
# ## Try them all
#
# Hang a weight on a spring and it grows longer. Somebody measured twelve weights `kilograms` and by how much the spring
# grew, `grown`. With no weight it grows by nothing, so the simplest model is $y = w \cdot x$ with a single unknown
# number w. Its loss is the mean square of the errors:

# %% setup
kilograms, grown, length = springs()


def spring_loss(w):
    """Mean square of the errors of the model y = w x."""
    return float(np.mean((w * kilograms - grown) ** 2))


print(
    "loss at w = 0.5:", round(spring_loss(0.5), 3), "   at w = 1:", round(spring_loss(1.0), 3)
)

# %% [markdown]
# The plainest way to find the best w: try many and keep the one with the smallest loss.
#
# Write this search for any loss and any candidates. Look at one candidate after the other, hand it to `loss` as it
# stands, and remember the best one so far. When two are equally good, keep the first.
#
# Candidates 4, −1, 2 with the loss w²: the losses are 16, 1 and 4, the answer is −1 (the candidate, not its loss).


# %% exercise="best_of"
def best_of(loss, candidates):
    """Find the candidate with the smallest loss by trying them all.

    Parameters
    ----------
    loss : function
        Takes one candidate as it stands in `candidates` and returns a number.
    candidates : list or array
        At least one candidate: numbers, or anything that `loss` takes.

    Returns
    -------
    object
        The candidate with the smallest loss, the first one in a tie.

    Examples
    --------
    >>> best_of(lambda w: w**2, [4, -1, 2])
    -1
    """
    ### BEGIN SOLUTION: go through the candidates and keep the one whose loss is smaller than all before
    return min(candidates, key=loss)
    ### END SOLUTION


# %% check="best_of" points=1
check("best_of")

# %% show="best_of"
with picture("best_of"):
    candidates = np.linspace(0, 1.5, 31)
    plot_search(
        kilograms,
        grown,
        candidates,
        [spring_loss(w) for w in candidates],
        float(best_of(spring_loss, candidates)),
    )

# %% [markdown]
# It works. The losses make a valley, and the search found its floor, as exactly as the candidates lie close.
#
# Why not train networks this way? With 31 candidates for one weight, two weights need 31 · 31 = 961 tries, three need
# 29,791. The small network of lesson 04 has 163 parameters: $31^{163}$ tries, a number with 244 digits. There is no
# computer for that, and never will be. We need to know *which way is down*.

# %% [markdown]
# ## Feel the slope
#
# How steep is a loss at a point? Lesson 00 took two near points: how far up, divided by how far along. Take one point a
# little to each side, x + h and x − h, and it becomes more exact:
#
# $$\text{slope} \approx \frac{f(x + h) - f(x - h)}{2h}$$
#
# A loss has many inputs: all the weights. Then there is a slope for each: move **one** number a little, leave the
# others where they are, measure, put it back, go on to the next. All slopes together are called the **gradient**. It
# has the same shape as x.
#
# For $f(x) = x_0^2 + 3 x_1$ at `[2, 5]`: the slope along x0 is 4, along x1 it is 3.
#
# One trap first. Run this cell:

# %% setup
whole = np.array([3, 4])
whole[0] = whole[0] + 0.001
print("3 + 0.001 in an array of whole numbers:", whole[0])

# %% [markdown]
# An array made of whole numbers *stays* one; what comes behind the decimal point is cut off without a word. A slope
# measured there would be 0. So begin with a copy made of floats: `np.array(x, dtype=float)` is one. Working on a copy
# also leaves the caller's x as it was.
#
# To visit every entry of an array of any shape: `for place in np.ndindex(x.shape)`. Then `x[place]` is one number.


# %% exercise="numerical_gradient"
def numerical_gradient(f, x):
    """Measure the slope of f at x in the direction of every entry of x.

    Parameters
    ----------
    f : function
        Takes a float array of x's shape and returns a number.
    x : array
        One axis or more; floats or whole numbers. Stays exactly as it is.

    Returns
    -------
    array of float
        Shape of x: (f(x + h) - f(x - h)) / (2 h), one entry moved at a time. h = 1e-4 is good.

    Examples
    --------
    >>> bowl = lambda x: x[0] ** 2 + 3 * x[1]
    >>> print(np.round(numerical_gradient(bowl, np.array([2, 5])), 4))
    [4. 3.]
    """
    ### BEGIN SOLUTION: on a float copy, move one entry up and down, measure both, put it back
    h = 1e-4  # smaller: the difference drowns in rounding; larger: the curve bends in between
    x = np.array(x, dtype=float)
    gradient = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        middle = x[place]
        x[place] = middle + h
        above = f(x)
        x[place] = middle - h
        below = f(x)
        x[place] = middle
        gradient[place] = (above - below) / (2 * h)
    return gradient
    ### END SOLUTION


# %% check="numerical_gradient" points=3
check("numerical_gradient")

# %% show="numerical_gradient"
with picture("numerical_gradient"):
    for w in (0.2, 0.7, 1.2):
        slope = float(numerical_gradient(lambda v: spring_loss(v[0]), np.array([w]))[0])
        way = "go right: make w larger" if slope < 0 else "go left: make w smaller"
        print(f"w = {w}: loss {spring_loss(w):.3f}, slope {slope:+.2f}  ->  {way}")

# %% [markdown]
# ## Walk
#
# Where the slope is negative, the valley lies to the right; where it is positive, to the left. So step *against* the
# slope. Where it is steep, a long step; where it is flat, a short one:
#
# $$w \leftarrow w - \text{lr} \cdot \text{slope}$$
#
# `lr` is the **learning rate**: how long a step is for a given slope. With the slope 6, w = 5 and lr = 0.1 the next w
# is $5 - 0.1 \cdot 6 = 4.4$.
#
# Write the walk: note down the start, then step after step. `grad` gives the slope at any w, number or array. Make a
# *new* w in each step: `w -= …` would change the one that you noted down before.


# %% exercise="descend"
def descend(grad, w0, lr, steps):
    """Walk downhill and note down every place.

    Parameters
    ----------
    grad : function
        Takes w and returns its gradient, a number or array like w, which must stay as it is.
    w0, lr, steps : number or array, float, int
        Where the walk begins (stays as it is), learning rate, number of steps (0 or more).

    Returns
    -------
    array (steps + 1, *shape of w0)
        All places: path[0] is w0, each next one is w - lr * grad(w).

    Examples
    --------
    >>> print(descend(lambda w: 2 * w, 8.0, 0.25, 3))
    [8. 4. 2. 1.]
    """
    ### BEGIN SOLUTION: start a list with w0; in each step put a new w into it, against the slope
    w = np.array(w0, dtype=float)
    path = [w]
    for _ in range(steps):
        w = w - lr * grad(w)
        path.append(w)
    return np.array(path)
    ### END SOLUTION


# %% check="descend" points=3
check("descend")

# %% [markdown]
# Now three walks for the spring, all from w = 0, with 12 steps each. They differ only in the learning rate: 0.002,
# 0.03 and 0.076. Write down a guess for each: where will it be after 12 steps?

# %% show="numerical_gradient descend"
with picture("numerical_gradient", "descend"):

    def slope_at(w):
        return np.asarray(numerical_gradient(lambda v: spring_loss(v[0]), w))

    walks = {
        f"lr = {lr}": np.asarray(descend(slope_at, np.array([0.0]), lr, 12))
        for lr in (0.002, 0.03, 0.076)
    }
    plot_walks(spring_loss, walks, -0.7, 2.1)
    for name, walk in walks.items():
        print(f"{name}: w = {walk[-1, 0]:.3f}, loss {spring_loss(walk[-1, 0]):.3f}")

# %% [markdown]
# - **Too small** (0.002): every step goes the right way, but after 12 of them the walk is not even halfway.
# - **Right** (0.03): five steps and it is there. Near the floor the slope is small, so the steps become small by
#   themselves.
# - **Too large** (0.076): each step jumps over the valley and lands *higher* on the other side. The loss grows and
#   grows. When you see a loss that rises from step to step, the learning rate is too large.
#
# Try it with your hand. Which is the largest rate that still comes to rest?

# %% show="explore"
explore_descent()

# %% [markdown]
# With two weights the loss is a landscape, seen here from above: each grey line joins places of equal loss, like on a
# map for hikers. On the left a round **bowl**, $w_1^2 + w_2^2$. On the right a **ravine**, $0.05\, w_1^2 + w_2^2$:
# steep across, nearly flat along. Both walks use 20 steps. Which one will get closer to the cross?

# %% show="descend"
with picture("descend"):
    start = np.array([-7.0, 2.0])
    plot_landscapes(
        {
            "Bowl, lr = 0.15": (
                lambda w: w[0] ** 2 + w[1] ** 2,
                descend(lambda w: 2 * w, start, 0.15, 20),
            ),
            "Ravine, lr = 0.9": (
                lambda w: 0.05 * w[0] ** 2 + w[1] ** 2,
                descend(lambda w: np.array([0.1, 2.0]) * w, start, 0.9, 20),
            ),
        }
    )

# %% [markdown]
# In the bowl the slope points straight at the cross. In the ravine it points across, from wall to wall, and the walk
# zigzags while it creeps along the floor. A larger rate would leave the walls for good; a smaller one would creep
# even more slowly. One rate must serve a steep and a flat direction at once. Lesson 12 is about ways out.
#
# **A pause.** So far: a gradient is the list of all slopes; a step goes against it; the learning rate sets its
# length; too small is slow, too large flies off. What remains is to get gradients of real models without measuring
# each slope twice.

# %% [markdown]
# ## A line learns
#
# Another spring, and this time the whole `length` was measured, also of the spring itself. The model needs a bias:
# $y = w x + b$. We want the slope of the loss for w and for b, as a formula.
#
# Take one example. Its error is $e = w x + b - t$, its loss $e^2$.
#
# - Make **b** larger by a tiny δ: e grows by δ, and the loss becomes $(e + δ)^2 = e^2 + 2e \cdot δ + δ^2$. Where δ is
#   tiny, δ² is nothing beside it. So the loss grows by $2e \cdot δ$: the slope for b is $2e$.
# - Make **w** larger by δ: e grows by $x \cdot δ$. So the loss grows by $2e \cdot x \cdot δ$. The slope for w is
#   $2 e x$.

# %% setup
w, b, x, t = 1.0, 0.0, 3.0, 1.0
e, delta = w * x + b - t, 1e-6
print("e =", e, "  2e =", 2 * e, "  2ex =", 2 * e * x)
print("slope for b, measured:", round((((w * x + (b + delta) - t) ** 2) - e**2) / delta, 3))
print("slope for w, measured:", round(((((w + delta) * x + b - t) ** 2) - e**2) / delta, 3))

# %% [markdown]
# The loss is the **mean** over n examples, so the slopes are means too. With several inputs each weight has its own x:
# dw[j] is the mean of $2 e\, x_j$. All of them at once: `X.T @ e` multiplies each column of `X` with the errors and
# adds up.
#
# With w = 1, b = 0 and the single example x = 3, t = 1 the slopes are 12 and 4, as above. With two such examples they
# are the same: a mean does not grow.


# %% exercise="linear_grads"
def linear_grads(w, b, X, t):
    """Compute the gradients of the mean squared error of a linear model.

    Parameters
    ----------
    w, b : array (d,), float
        Weights and bias.
    X, t : array (n, d), array (n,)
        Examples, one a row, and targets.

    Returns
    -------
    tuple
        dw (d,) and db (a number): the slopes of mean((X w + b - t)**2).

    Examples
    --------
    >>> dw, db = linear_grads(np.array([1.0]), 0.0, np.array([[3.0]]), np.array([1.0]))
    >>> print(dw, db)
    [12.] 4.0
    """
    ### BEGIN SOLUTION: the errors, then for each weight the mean of 2 · error · input, for b the mean of 2 · error
    e = X @ w + b - t  # (n, d) @ (d,) + () - (n,) -> (n,)
    return 2 * X.T @ e / len(t), 2 * np.mean(e)
    ### END SOLUTION


# %% check="linear_grads" points=3
check("linear_grads")

# %% [markdown]
# Is the formula right? `numerical_gradient` can tell: it measures, without knowing any formula. Then let it learn.
# `descend` walks with one array, so w and b travel together as `[w, b]`. The line below counts the steps.

# %% show="numerical_gradient descend linear_grads"
with picture("numerical_gradient", "descend", "linear_grads"):
    X, t = kilograms[:, None], length  # (12, 1), (12,)

    def line_loss(v):
        return float(np.mean((X @ v[:-1] + v[-1] - t) ** 2))

    def line_grad(v):
        return np.append(*linear_grads(v[:-1], v[-1], X, t))

    print(
        "measured:",
        np.round(numerical_gradient(line_loss, np.zeros(2)), 4),
        " formula:",
        line_grad(np.zeros(2)).round(4),
    )
    path = np.asarray(descend(watched(line_grad, 600), np.zeros(2), 0.03, 600))
    plot_line(kilograms, length, path, [line_loss(v) for v in path])

# %% [markdown]
# After 5 steps the line runs through the middle of the points, but it is far too steep and begins too low. Then it
# takes hundreds of steps until b has risen and w has come down. It is a ravine again: the inputs go up to 6, so w is
# the steep direction, and b, whose "input" is always 1, is part of the flat one.

# %% [markdown]
# ## Two kinds: a neuron learns
#
# Now classes. `X` holds the length and width of beans of two kinds, in mm, each less that of a typical bean: −2 means
# 2 mm shorter. `t` is 0 or 1. The model is a sigmoid neuron, $p = \sigma(X w + b)$, its loss the binary cross-entropy.
# This is called **logistic regression**. The name says "regression" because the neuron predicts a number, the
# probability p; it sorts when we ask whether p is above 0.5.
#
# The derivation is lesson 07's. Its result is wonderfully short: with the error $e = p - t$,
#
# - the slope for $w_j$ is the mean of $e\, x_j$, the slope for b the mean of $e$.
#
# It is "error times input" again, without the 2. One bean `[2, −1]` with p = 0.7 and t = 1: e = −0.3, the slopes for
# w are −0.6 and 0.3, for b −0.3.


# %% setup
def sigmoid(z):
    """Squash into (0, 1) without overflow (lesson 03)."""
    return 0.5 * (1.0 + np.tanh(0.5 * z))


def bce(p, t):
    """Mean surprise at targets 0 and 1 (lesson 05's binary_cross_entropy)."""
    given = np.clip(np.where(t == 1, p, 1 - p), 1e-12, None)
    return float(np.mean(-np.log(given)))


# %% exercise="logistic_grads"
def logistic_grads(w, b, X, t):
    """Compute the gradients of the mean binary cross-entropy of one sigmoid neuron.

    Parameters
    ----------
    w, b : array (d,), float
        Weights and bias.
    X, t : array (n, d), array (n,)
        Examples, one a row, and targets, 0 or 1.

    Returns
    -------
    tuple
        dw (d,) and db (a number): slopes of the mean binary cross-entropy of sigmoid(X w + b).

    Examples
    --------
    >>> w, X = np.array([0.0, 0.0]), np.array([[2.0, -1.0]])
    >>> dw, db = logistic_grads(w, 0.0, X, np.array([1]))
    >>> print(dw, db)
    [-1.   0.5] -0.5
    """
    ### BEGIN SOLUTION: the error is probability minus target; average error times input, and the error itself
    e = sigmoid(X @ w + b) - t  # (n,)
    return X.T @ e / len(t), np.mean(e)
    ### END SOLUTION


# %% check="logistic_grads" points=2
check("logistic_grads")

# %% [markdown]
# Found right by measuring, then trained on 80 beans. The border is where p = 0.5.

# %% show="numerical_gradient descend logistic_grads"
with picture("numerical_gradient", "descend", "logistic_grads"):
    X, t = beans(2)

    def bean_loss(v):
        return bce(sigmoid(X @ v[:-1] + v[-1]), t)

    def bean_grad(v):
        return np.append(*logistic_grads(v[:-1], v[-1], X, t))

    at = np.array([0.3, -0.2, 0.1])
    print(
        "measured:",
        np.round(numerical_gradient(bean_loss, at), 5),
        " formula:",
        bean_grad(at).round(5),
    )
    path = np.asarray(descend(watched(bean_grad, 300), np.zeros(3), 0.5, 300))
    plot_classes(
        X,
        t,
        lambda points: (points @ path[-1, :-1] + path[-1, -1] > 0).astype(int),
        [bean_loss(v) for v in path],
        "Two kinds",
    )

# %% [markdown]
# ## Three kinds: a layer learns
#
# Now three neurons give three scores, softmax makes probabilities `P` of them, and the loss is the cross-entropy.
# This is **softmax regression**. `W` has the shape (d, k), `b` has k entries.
#
# Again only the result: the error is now a table, $E = P - T$, with `T` the one-hot labels. The slope for weight
# `W[j, c]` is the mean over the rows of $x_j \cdot E_c$, the slope for `b[c]` the mean of $E_c$.
#
# One bean `[2, −1]` with P = `[0.5, 0.3, 0.2]` and label 0: E = `[−0.5, 0.3, 0.2]`. So db is E itself, and dW has the
# rows `[−1, 0.6, 0.4]` and `[0.5, −0.3, −0.2]`.


# %% setup
def softmax(Z):
    """Turn each row into probabilities that sum to 1 (lesson 03)."""
    powers = np.exp(Z - Z.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def one_hot(labels, k):
    """Turn labels into rows with a single 1 (lesson 05)."""
    return (np.asarray(labels)[:, None] == np.arange(k)).astype(float)


def surprise(P, labels):
    """Mean surprise at the true classes (lesson 05's cross_entropy, with labels)."""
    given = np.array([row[label] for row, label in zip(P, labels, strict=False)])
    return float(np.mean(-np.log(np.maximum(given, 1e-12))))


# %% exercise="softmax_grads"
def softmax_grads(W, b, X, labels):
    """Compute the gradients of the mean cross-entropy of softmax(X W + b).

    Parameters
    ----------
    W, b : array (d, k), array (k,)
        Weights, one column for each class, and biases.
    X, labels : array (n, d), array (n,) of int
        Examples, one a row, and their true classes, 0 to k - 1.

    Returns
    -------
    tuple
        dW (d, k) and db (k,).

    Examples
    --------
    >>> dW, db = softmax_grads(np.zeros((1, 2)), np.zeros(2), np.array([[4.0]]), np.array([0]))
    >>> print(dW, db)
    [[-2.  2.]] [-0.5  0.5]
    """
    ### BEGIN SOLUTION: the table of errors, then for W the mean of input times error, for b the mean of each column
    E = (softmax(X @ W + b) - one_hot(labels, len(b))) / len(labels)  # (n, k)
    return X.T @ E, np.sum(E, axis=0)  # (d, n) @ (n, k) -> (d, k), and (k,)
    ### END SOLUTION


# %% check="softmax_grads" points=3
check("softmax_grads")

# %% show="numerical_gradient descend softmax_grads"
with picture("numerical_gradient", "descend", "softmax_grads"):
    X, labels = beans(3)

    def loss_of(V):
        return surprise(softmax(X @ V[:-1] + V[-1]), labels)

    def grad_of(V):
        return np.vstack(softmax_grads(V[:-1], V[-1], X, labels))

    at = np.linspace(-0.4, 0.4, 9).reshape(3, 3)
    print(
        "largest difference, measured less formula:",
        f"{np.abs(np.asarray(numerical_gradient(loss_of, at)) - grad_of(at)).max():.1e}",
    )
    path = np.asarray(descend(watched(grad_of, 300), np.zeros((3, 3)), 0.5, 300))

    def decide(points):
        return np.argmax(points @ path[-1, :-1] + path[-1, -1], axis=1)

    plot_classes(X, labels, decide, [loss_of(V) for V in path], "Three kinds")

# %% [markdown]
# Linear, logistic, softmax regression: three models of a single layer, three losses, and one and the same gradient,
# *input times error*. Measuring needs two losses for every parameter. The formula gives all slopes for the price of
# about two. For networks with many layers that is the difference between possible and impossible, and lesson 07 finds
# those formulas.

# %% [markdown]
# ## Small helpings
#
# With a million examples one step of descent would look at all of them. But a few give nearly the same slope. So
# shuffle the rows, cut them into small groups, called **mini-batches**, and make a step after each group. When all
# are used up, an
# **epoch** is over; shuffle again.
#
# Write the shuffling and cutting. `rng.permutation(n)` gives the numbers 0 to n − 1 in random order.
# `order[start:stop]` takes a piece. With n = 7 and size = 3 the pieces have 3, 3 and 1 numbers. Nothing is left out,
# no piece is empty.


# %% exercise="minibatches"
def minibatches(n, size, rng):
    """Split the rows 0 to n - 1 into random groups.

    Parameters
    ----------
    n, size : int
        Number of rows, and of rows in each group but perhaps the last; size may exceed n.
    rng : np.random.Generator
        The only source of chance.

    Returns
    -------
    list of arrays of int
        Together every row number exactly once, shuffled row by row; no group is empty.

    Examples
    --------
    >>> groups = minibatches(7, 3, np.random.default_rng(0))
    >>> [len(group) for group in groups], sorted(int(row) for group in groups for row in group)
    ([3, 3, 1], [0, 1, 2, 3, 4, 5, 6])
    """
    ### BEGIN SOLUTION: shuffle all row numbers, then cut the result into pieces of the given size
    order = rng.permutation(n)
    return [order[start : start + size] for start in range(0, n, size)]
    ### END SOLUTION


# %% check="minibatches" points=2
check("minibatches")

# %% [markdown]
# A race: each walk may look at 6,000 beans in all. The first looks at all 120 for each step and makes 50 steps. The
# second takes 10 at a time and makes 600 steps, with the same learning rate. The third makes 50 exact steps again, but
# with twelve times the rate. Who gets lowest?

# %% show="softmax_grads minibatches"
with picture("softmax_grads", "minibatches"):
    X, labels = beans(3)
    rng, runs = np.random.default_rng(6), {}
    for name, size, lr in (
        ("120 beans a step, lr = 0.1", 120, 0.1),
        ("10 beans a step, lr = 0.1", 10, 0.1),
        ("120 beans a step, lr = 1.2", 120, 1.2),
    ):
        W, b, seen, losses = np.zeros((2, 3)), np.zeros(3), [0], [np.log(3)]
        for _ in range(50):
            for rows in map(np.asarray, minibatches(120, size, rng)):
                slopes = softmax_grads(W, b, X[rows], labels[rows])
                W, b = W - lr * np.asarray(slopes[0]), b - lr * np.asarray(slopes[1])
                seen.append(seen[-1] + len(rows))
                losses.append(surprise(softmax(X @ W + b), labels))
        runs[name] = (seen, losses)
        print(f"{name}: loss {losses[-1]:.4f} after {len(losses) - 1} steps")
    plot_losses(runs, "beans looked at")

# %% [markdown]
# At the same rate the small helpings get much lower: a rough slope is enough to walk downhill, and there are twelve
# rough steps for the price of one exact step. Rough steps are not *better*: one exact step that is twelve times as long
# went about as far as twelve small ones, 0.0993 against 0.0998.
#
# Why not take long steps always, then? A step too long jumps over the valley, as on the spring. Here, too: 50 exact
# steps with the rate 50 end at 0.369, above all three. Many short steps feel the slope anew each time, and small
# helpings make them cheap.
#
# Each helping differs, so one small step in seven even made the loss rise, but by 0.0005 at most: too little to see.
# (With 1 bean at a time the line trembles plainly.) Nearly all networks are trained this way. It is called stochastic
# gradient descent, SGD for short.

# %% [markdown]
# ## Try it
#
# - Find the largest rate at which the spring's walk still comes to rest, to three decimals. (It is 1 divided by the
#   mean of x².)
# - Start the ravine's walk with lr = 1.01. What happens, and in which direction?
# - Take helpings of 1 bean, or a rate of 1.0 with helpings of 10. What does the loss do?
# - Let the line learn from `kilograms - kilograms.mean()`. How many steps does it need now, and why?

# %% show="descend"
with picture("descend"):
    for lr in (0.9, 0.99, 1.01):
        far = descend(lambda w: np.array([0.1, 2.0]) * w, np.array([-7.0, 2.0]), lr, 60)
        print(f"lr = {lr}: after 60 steps at {np.round(far[-1], 3)}")

# %% [markdown]
# ## In your own words

# %% [markdown] open="06" points=2
# A friend trains a model and reports the losses of the first steps: 2.1, 2.9, 4.4, 7.0. What is happening, and what
# should be changed? Your friend answers: "Then I'll rather try all possible weights and keep the best." Why does that
# not work for the 163 parameters of a small network? Three or four sentences.
#
# ### BEGIN MARK SCHEME
# - 1 point: the loss rises from step to step, so the learning rate is too large: each step jumps over the valley and
#   lands higher on the other side. Make the rate smaller.
# - 1 point: the number of tries is (candidates for one weight) to the power of the number of weights, for instance 31
#   to the power of 163; no computer can do that. (The gradient says which way is down instead.)
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - The gradient is the list of all slopes. A step goes against it, as long as the learning rate says.
# - Too small a rate is slow, too large a rate flies off; a ravine makes both true at once.
# - Slopes can be measured without any formula, two losses for each number, on a copy made of floats.
# - For a single layer the gradient is the mean of input times error.
# - Mini-batches give rough slopes for little money, and rough is enough.
# - What surprised you: that the same short formula serves three models, or that a rough slope is enough?

# %% [markdown]
# ## Where it comes from
#
# - Descent along the gradient: Augustin-Louis Cauchy, *Méthode générale pour la résolution des systèmes d'équations
#   simultanées* (1847).
# - Steps from a few random examples: Herbert Robbins and Sutton Monro, *A Stochastic Approximation Method* (1951).
# - Logistic regression: David Cox, *The Regression Analysis of Binary Sequences* (1958).
# - The springs and the beans are made up; their numbers come from `neurons/descent.py`.
