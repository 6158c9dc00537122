# %% [markdown]
# # A deep network by hand
#
# ## Idea
#
# Two rings of dots, one inside the other. No straight line parts them, and no two or three lines do it well. A
# network with **five layers of weights** can bend the plane until one cut is enough.
#
# You have all the parts: layers as matrix products (lesson 04), the surprise as a loss (05), walking downhill (06),
# the chain rule as a machine (07). Here you put them together, in five short functions and nothing but NumPy. At
# the end your network draws the ring by itself, and you watch it do so.
#
# **Time:** about 55 minutes. A start and a forward pass (20), the backward pass (15), training and watching (20).

# %% [markdown]
# ## What you will be able to do
#
# - start a deep network so that signals neither die out nor explode on their way through it
# - write the forward and the backward pass of a network of any depth as one loop each
# - train it by plain gradient descent, and read a loss curve and an accuracy curve side by side
# - say what a "dead" network is, and recognise one by a loss that stands still at `log 2`

# %% setup
import numpy as np
from scipy.special import expit  # the sigmoid of lesson 03, safe for z of any size

from neurons.checking import check, hint, picture
from neurons.numpy_net import (
    circles,
    draw_passes,
    moons,
    plot_deaths,
    plot_dots,
    plot_gradient_match,
    plot_history,
    plot_spread,
    show_film,
)


def binary_cross_entropy(p, t):
    """Return the mean surprise of lesson 05; p is kept off 0 and 1, where log has no end."""
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return float(np.mean(np.where(t == 1, -np.log(p), -np.log(1 - p))))


# %% [markdown]
# ## The problem: a ring in a ring
#
# A thousand dots. The outer ring has radius 1 and target 0, the inner ring radius 0.5 and target 1. Every dot is
# moved a little by chance (noise 0.1). `X` holds one dot a row, shape `(1000, 2)`; the targets `t` have shape
# `(1000, 1)`, the same shape as the network's answers, so that no broadcast can turn a subtraction into a table
# (lesson 05).
#
# A second thousand dots is *held out*: the network never learns from them. They tell whether it found the rings, or
# only learned these dots by heart.

# %% setup
rng = np.random.default_rng(1)
X, t = circles(1000, rng)
X_held_out, t_held_out = circles(1000, rng)

# %% show
plot_dots(X, t, "The two rings: can layers of lines part them?")

# %% [markdown]
# ## The network, there and back
#
# The plan for the whole lesson stands in one picture. Numbers run from left to right: each layer computes `Z = A @
# W + b` (`A` is what the layer before gave, `X` at first), bends it with ReLU, and hands it on. The last layer
# bends with the sigmoid instead, so its answer `p` lies between 0 and 1: how sure the network is of "inner ring".
#
# The gradients run from right to left through the same layers. Three of the five layers are drawn; the others look
# alike. The last layer's sigmoid stands in one box with the loss: the way back starts in front of it.

# %% show
draw_passes()

# %% [markdown]
# ## A good start
#
# All weights zero is a bad start: every neuron of a layer would compute the same, get the same gradient and stay the
# same. So weights are drawn by chance. How large? Each neuron adds up `d` products. Too small, and the signal shrinks
# from layer to layer; too large, and it explodes.
#
# In 2015 Kaiming He and others worked it out for ReLU, which throws away half of the signal: a standard deviation of
# `sqrt(2 / d)`, with `d` the number of **inputs** of that layer. For `d = 50` that is `sqrt(0.04) = 0.2`. Biases start
# at 0. (Lesson 13 measures the rule.)
#
# `rng.standard_normal((d, h))` draws a table with mean 0 and standard deviation 1; times `s`, it has standard
# deviation `s`.


# %% exercise="init_layers"
def init_layers(sizes, rng):
    """Draw the first weights of a dense network, by He's rule.

    Parameters
    ----------
    sizes : list of int
        At least two widths, inputs first: [2, 16, 1] is 2 inputs, 16 hidden units, 1 output.
    rng : numpy.random.Generator
        The only source of chance.

    Returns
    -------
    list of (W, b)
        For each layer W (d, h), mean 0, standard deviation sqrt(2 / d), and b (h,), zeros.

    Examples
    --------
    >>> [(W.shape, b.shape) for W, b in init_layers([2, 16, 1], np.random.default_rng(0))]
    [((2, 16), (16,)), ((16, 1), (1,))]
    """
    ### BEGIN SOLUTION: for each layer, draw W with standard deviation sqrt(2 / inputs), and make b of zeros
    params = []
    for layer in range(len(sizes) - 1):
        d, h = sizes[layer], sizes[layer + 1]
        W = np.sqrt(2 / d) * rng.standard_normal((d, h))
        params.append((W, np.zeros(h)))
    return params
    ### END SOLUTION


# %% check="init_layers" points=2
check("init_layers")

# %% [markdown]
# **Predict first.** A signal goes through thirty layers of 64 units. Your start is one of the three lines below; in
# the others every weight is half as large, or twice as large. What will be left of the signal after thirty layers:
# half of it? A millionth?

# %% show="init_layers"
with picture("init_layers"):
    plot_spread(init_layers)

# %% [markdown]
# Half the weight, thirty times, is `0.5 ** 30`: a billionth. With He's rule the signal that comes out is about as
# large as the one that went in.
#
# ## The forward pass
#
# The same loop as in lesson 04, and one thing more: keep what each layer was given. The backward pass will ask for it.
# What you keep, and in which form, is up to you: `cache` is handed back to you unread.
#
# A worked number: one input `x = 2`, a hidden neuron with weight 1.5, bias −1, an output with weight 2, bias −3.
# Hidden: `z = 2 * 1.5 - 1 = 2`, ReLU leaves it 2. Output: `z = 2 * 2 - 3 = 1`, and the sigmoid of 1 is 0.731. The last
# layer has no ReLU: with it, `p` could never be below 0.5.
#
# `expit(z)` is the sigmoid, given in the first code cell.


# %% exercise="forward_pass"
def forward_pass(X, params):
    """Send a batch through: ReLU after every layer but the last, the sigmoid after that one.

    Parameters
    ----------
    X : array (n, d)
        One example a row.
    params : list of (W, b)
        As init_layers makes them, one or more layers. A single layer has the sigmoid alone.

    Returns
    -------
    tuple
        p (n, 1), the probability of target 1, and a cache: what your backward_pass will need.

    Examples
    --------
    >>> params = [(np.array([[1.5]]), np.array([-1.0])), (np.array([[2.0]]), np.array([-3.0]))]
    >>> p, cache = forward_pass(np.array([[2.0]]), params)
    >>> p.round(3)
    array([[0.731]])
    """
    ### BEGIN SOLUTION: keep each layer's input, go through the hidden layers with ReLU, then the last with the sigmoid
    layer_inputs = [X]
    for W, b in params[:-1]:
        Z = layer_inputs[-1] @ W + b  # (n, d) @ (d, h) + (h,) -> (n, h)
        layer_inputs.append(np.maximum(Z, 0))
    W, b = params[-1]
    p = expit(layer_inputs[-1] @ W + b)
    return p, layer_inputs
    ### END SOLUTION


# %% check="forward_pass" points=3
check("forward_pass")

# %% [markdown]
# ## The backward pass
#
# Start at the end. For the sigmoid with this loss, the slope of the mean loss with respect to the last `z` is again
# *error*, as in lessons 06 and 07: the sigmoid's own slope is in it already. Each row's error is divided by the
# number of rows, because the loss is a mean:

# %% show
p_four, t_four = np.array([[0.8], [0.3], [0.5], [0.9]]), np.array([[1], [0], [1], [0]])
print("the last layer's dZ:", ((p_four - t_four) / 4)[:, 0].round(3).tolist())

# %% [markdown]
# For `p = 0.8` and `t = 1` among 4 rows: `-0.2 / 4 = -0.05`. You divide by `n` here and nowhere else: every later
# `dZ` is made from this one.
#
# Then each layer, the last one first, does what the `Affine` and `ReLU` of lesson 07 did. With `A` the layer's input:
#
# - `dW`: input times `dZ`, added up over the rows; of the shape of `W`
# - `db`: `dZ` added up over the rows; of the shape of `b`
# - `dA`: what goes back to the layer before, of the shape of `A`
# - through ReLU: 0 where `z` was not positive; elsewhere `dA` passes unchanged
#
# Shapes are your guide: `A (n, d)`, `dZ (n, h)`, `W (d, h)`. Where `n`, `d` and `h` differ, one way to multiply them
# fits each result. In a square layer (`d = h`) a table turned over fits as well: there, shapes alone do not tell.


# %% exercise="backward_pass"
def backward_pass(p, t, params, cache):
    """Compute gradients of the mean binary cross-entropy by the chain rule, last layer first.

    Parameters
    ----------
    p : array (n, 1)
        What forward_pass gave.
    t : array (n, 1)
        Targets, 0 or 1.
    params, cache
        The same params, and the cache that forward_pass gave with this p. p and cache stay as
        they are.

    Returns
    -------
    list of (dW, db)
        One pair for each layer, first layer first; each of the shape of W and b.

    Examples
    --------
    >>> params = [(np.array([[0.0]]), np.array([0.0]))]
    >>> p, cache = forward_pass(np.array([[3.0]]), params)
    >>> backward_pass(p, np.array([[1]]), params, cache)
    [(array([[-1.5]]), array([-0.5]))]
    """
    ### BEGIN SOLUTION: from the last layer to the first, find dW and db, then carry dZ back through W and ReLU
    grads = []
    dZ = (p - t) / len(t)
    for (W, _), A in zip(reversed(params), reversed(cache), strict=True):
        grads.append((A.T @ dZ, dZ.sum(axis=0)))  # (d, n) @ (n, h) -> (d, h); (h,)
        dA = dZ @ W.T  # (n, h) @ (h, d) -> (n, d)
        dZ = dA * (A > 0)  # A is ReLU's output: positive exactly where z was
    return grads[::-1]
    ### END SOLUTION


# %% check="backward_pass" points=4
check("backward_pass")

# %% [markdown]
# Your gradients against the slow way of lesson 06: nudge one weight a little to each side, run the whole network
# twice, divide. Every mark is one weight. On the line, both ways agree.

# %% show="backward_pass"
with picture("forward_pass", "backward_pass"):
    plot_gradient_match(forward_pass, backward_pass, X, t)

# %% [markdown]
# The slow way needs two forward passes for *every* weight. The backward pass gets all of them at about the price of
# two forward passes in all. That is why deep networks can be trained at all.
#
# ## One step
#
# A step downhill: every weight minus learning rate times its slope. With `W = 3`, `dW = 4` and `lr = 0.5`:
# `3 - 0.5 * 4 = 1`. Make **new** arrays and leave the old ones as they are. Then the network before the step and the
# network after it are both there, and can be compared.


# %% exercise="update"
def update(params, grads, lr):
    """Take one step of gradient descent and return the new params.

    Parameters
    ----------
    params, grads : list of (W, b) and list of (dW, db)
        Shaped alike. Neither is changed.
    lr : float
        Learning rate.

    Returns
    -------
    list of (W, b)
        New arrays: each the old one minus lr times its gradient.

    Examples
    --------
    >>> one, grad = (np.array([[3.0]]), np.array([1.0])), (np.array([[4.0]]), np.array([-2.0]))
    >>> update([one], [grad], 0.5)
    [(array([[1.]]), array([2.]))]
    """
    ### BEGIN SOLUTION: make a new list of pairs, each array minus lr times its gradient
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads, strict=True)]
    ### END SOLUTION


# %% check="update" points=1
check("update")

# %% [markdown]
# ## Training
#
# Now the loop. Draw the first params. Then, once an *epoch*: forward, write down loss and accuracy, backward,
# update.
#
# All thousand rows go through together at every step ("full batch"). The `minibatches` of lesson 06 would make more
# steps out of the same number of rows, each with a noisier gradient; lesson 12 compares such ways down, and lesson
# 13 uses them. Here the data are few, and full batches make the curve smooth and the run the same each time.
#
# Accuracy is the fraction of rows whose answer is on the right side: `p > 0.5` should agree with `t`. Two rows
# right of three is 0.667. `binary_cross_entropy(p, t)` is given in the first code cell.


# %% exercise="train"
def train(X, t, sizes, lr, epochs, rng):
    """Draw a network and train it by full-batch gradient descent.

    Parameters
    ----------
    X, t : arrays (n, d) and (n, 1)
        Examples and their targets, 0 or 1.
    sizes : list of int
        Widths, as for init_layers; the last is 1.
    lr : float
        Learning rate.
    epochs : int
        Steps, each on all rows; 0 gives the network as drawn.
    rng : numpy.random.Generator
        For the first weights.

    Returns
    -------
    tuple
        params, and a history: {"loss": [...], "accuracy": [...]}, one number an epoch, on X.

    Examples
    --------
    >>> X, t, rng = np.eye(2), np.array([[0], [1]]), np.random.default_rng(0)
    >>> params, history = train(X, t, [2, 4, 1], 0.5, 3, rng)
    >>> len(params), len(history["loss"]), len(history["accuracy"])
    (2, 3, 3)
    """
    ### BEGIN SOLUTION: draw the params; each epoch, run forward, note loss and accuracy, run backward, update
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(float(np.mean((p > 0.5) == t)))
        grads = backward_pass(p, t, params, cache)
        params = update(params, grads, lr)
    return params, history
    ### END SOLUTION


# %% check="train" points=3
check("train")

# %% [markdown]
# ## Watch it learn
#
# Five layers of weights: 2 inputs, four hidden layers of 16, one output. How many parameters is that? (Lesson 04: 3
# · 16 + 3 · (17 · 16) + 17 = 881.) A thousand epochs take about a second.
#
# **Predict first.** Where will the loss be at the very start, before the network has learned anything? Which of the
# two curves will be smooth, and which will move in small jumps?

# %% show="train"
sizes = [2, 16, 16, 16, 16, 1]
lr = 0.1  # 0.5 needs fewer epochs, but its loss jumps up now and then

with picture("train"):
    params, history = train(X, t, sizes, lr, 1000, np.random.default_rng(2))
    plot_history(history)
    right = (np.asarray(forward_pass(X_held_out, params)[0]) > 0.5) == t_held_out
    print(f"held-out rings: {right.mean():.3f} right")

# %% [markdown]
# With the course's own answers, 0.996 of the held-out dots are right. The last few cannot be: where the noise of
# the two rings overlaps, even someone who knows both radii is wrong now and then. The loss starts near `log 2`,
# where a coin would be, and falls smoothly, because every small change of a weight changes it a little. Accuracy
# only moves when a dot changes sides.
#
# Now the same run as a film. Equal generator states give equal walks, so training again for fewer epochs shows an
# earlier moment of the same run. The still shows six moments; below it, drag the slider (or use the arrow keys on
# it).

# %% show="train"
with picture("train"):
    show_film(train, forward_pass, X, t, sizes, lr, seed=2)

# %% [markdown]
# Look at the early frames: first an open corner, then a wedge, then a closed shape with many corners. The edge is
# made of straight pieces: ReLU bends, it does not curve. Lesson 11 counts the pieces.
#
# ## What dies, and why
#
# Two hundred of the same dots, but a narrow network: hidden layers of 4, 6, 6 and 4 units. Twenty starts at a
# learning rate of 1, and the same twenty at 0.1. Every mark is the loss at the end of one run.
#
# **Predict first.** In how many of the twenty runs will the larger rate go wrong for good?

# %% show="train"
with picture("train"):
    plot_deaths(train, X[:200], t[:200], [2, 4, 6, 6, 4, 1], rates=[1.0, 0.1], starts=20)

# %% [markdown]
# The crosses all lie at 0.693. That number is `log 2`: the surprise of someone who says 0.5 to everything. In such
# a run one whole layer gives 0 for every dot: steps that were too long pushed every `z` of that layer below 0.
# ReLU's slope is 0 there, so from then on no gradient comes through: the layer cannot move back. It is **dead**.
# With the course's own answers that happens to 8 of the twenty at rate 1. In five of them a single step did it, to
# a layer in which about a quarter of the values or more had been above 0; in three the layer had faded before.
#
# At 0.1 no run is dead, though one ends near 0.69, too (at 0.695). A jump of its loss had thrown it back. It still
# moves: after 1000 epochs it is at 0.19. So one number is not enough to recognise a dead network. Its loss is 0.693
# **and** stands still.
#
# With 16 units a layer, one unit that dies is no loss; with 4, all four may go. A smaller learning rate, wider
# layers and a better start all help. Lessons 12 and 13 show what else does.

# %% [markdown]
# ## Try it
#
# Change one thing at a time in the cell below, and predict before you run it.
#
# - Other data: two half-moons. Is the shape harder or easier than the rings?
# - A learning rate of 0.02, and of 2. What changes in the film?
# - The rings again (`X, t`), with one hidden layer of 3 units: `[2, 3, 1]`. What is the simplest closed shape made
#   of straight pieces?

# %% show="train"
with picture("train"):
    X_moons, t_moons = moons(1000, np.random.default_rng(3))
    show_film(train, forward_pass, X_moons, t_moons, [2, 16, 16, 16, 16, 1], 0.1, seed=4)

# %% [markdown] open="09" points=2
# ## In your own words
#
# A friend trains a deep ReLU network on a task with as many 0s as 1s. From the third epoch on, the loss is 0.693
# and does not move at all, whatever the learning rate is set to *from then on*. Explain in your own words what has
# probably happened, why training on cannot mend it, and name one change to try in the next run.
# ### BEGIN MARK SCHEME
# - 1 point: a whole layer gives 0 for every row (its ReLU units are dead), so the answer is the same for every row,
#   0.5; and where ReLU gives 0 its slope is 0, so no gradient reaches the weights that would have to change.
# - 1 point: a change with its reason: smaller learning rate from the start (no step so long), wider layers (not all
#   units die), another start of the weights, or an activation that has a slope below 0 (leaky ReLU).
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A deep network is a list of `(W, b)`. Forward is a loop over it, backward is the same loop in reverse.
# - He's start, `sqrt(2 / inputs)`, keeps a signal its size through many ReLU layers.
# - One division by `n`, at the start of the backward pass. Shapes tell which way to multiply.
# - Training is: forward, note, backward, update. Accuracy moves in jumps, the loss smoothly.
# - A layer whose ReLU units all give 0 passes no gradient and never comes back.
# - Held-out data say whether the network learned the rings or the dots.
#
# In the next lesson PyTorch writes the backward pass for you.

# %% [markdown]
# ## Where it comes from
#
# - D. E. Rumelhart, G. E. Hinton, R. J. Williams, *Learning representations by back-propagating errors*, Nature
#   323, 1986.
# - K. He, X. Zhang, S. Ren, J. Sun, *Delving Deep into Rectifiers*, ICCV 2015: the start of the weights (section
#   2.2).
# - L. Lu, Y. Shin, Y. Su, G. E. Karniadakis, *Dying ReLU and Initialization*, 2019: how narrow, deep networks die
#   at the start.
# - An article for beginners trained two circles (radii 1 and 0.3) with layers of 4, 6, 6, 4 and 1; measured over
#   several starts, that narrow network reached between 0.77 and 1.00. Hence the wider layers here.
