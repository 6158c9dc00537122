# %% [markdown]
# # Making deep nets train
#
# ## Idea
#
# In 2005 almost nobody trained networks with more than two or three layers. It had been tried, with the very recipe
# that you know: weights drawn by chance, forward, backward, step. The deep ones hardly learned. Ten years later
# networks with a hundred layers read handwriting, faces and X-rays. The chain rule had not changed. What had?
#
# You start with a patient: a network with six hidden layers that should read handwritten digits, built exactly as an
# article for beginners gave it. It learns nothing. **Where does the gradient get lost, and what brings it back?** You
# measure, you mend one thing at a time, and at the end the same six layers read more than 97 % of digits that they
# have never seen.
#
# **Time:** about 110 minutes in two parts. Part 1: where gradients vanish (20), how to start (10), batch norm (25).
# Part 2: splitting and stopping (25), dropout (10), the digits (20).

# %% [markdown]
# ## What you will be able to do
#
# - measure how large the gradient is in each layer, and say why it vanishes or explodes
# - choose the spread of the first weights by the layer's width (Xavier, He)
# - write batch norm and dropout, forwards and backwards
# - split data fairly, notice overfitting, and stop in time
# - find out *which* of several changes has made a network better

# %% setup
from neurons.torch_needed import need_torch

need_torch()  # says what to do where PyTorch is not installed

# %% setup
import copy

import numpy as np
import torch
from torch import nn

from neurons.checking import check, hint, picture
from neurons.training import (
    compare_signals,
    compare_with_torch,
    learn,
    load_digits,
    overfit,
    plot_confusion,
    plot_gradients,
    plot_overfitting,
    plot_starts,
    plot_steps,
    plot_stop,
    score,
    show_digits,
    show_dropout,
    show_mistakes,
    tell_moves,
)

torch.set_num_threads(1)  # small layers: a second thread would cost more than it helps

# %% [markdown]
# ## Part 1 · Where the gradient gets lost
#
# ### The patient
#
# The digits are part of **MNIST**: 20,000 pictures to learn from and 5,000 to be tested on, each 28 × 28 numbers,
# from 0 (paper) to 1 (ink). A row of `X` is a picture laid out as 784 numbers. It comes centred: minus the mean of
# all, divided by their spread.
#
# The article's network has six hidden layers of 100 units and 10 outputs. It was trained with plain SGD at rate 0.01
# on the *mean squared error*, 100 pictures a step, for 201 steps. (The article calls
# them 201 epochs. They are 201 steps, about one epoch of these 20,000 digits.)

# %% setup
X_digits, labels_digits, X_test, labels_test = load_digits()


def digit_net(std=None, norm=False):
    """784 inputs, six layers of 100, 10 outputs; std(inputs) may give each layer's start."""
    layers = []
    for inputs in [784] + [100] * 5:
        layers.append(nn.Linear(inputs, 100))
        layers += [nn.BatchNorm1d(100)] if norm else []
        layers.append(nn.ReLU())
    net = nn.Sequential(*layers, nn.Linear(100, 10))
    for layer in net:
        if std is not None and isinstance(layer, nn.Linear):
            nn.init.normal_(layer.weight, 0.0, float(std(layer.in_features)))
            nn.init.zeros_(layer.bias)
    return net


def squared_error(scores, labels):
    """Return the mean squared error against one-hot labels, the article's loss."""
    return nn.functional.mse_loss(scores, nn.functional.one_hot(labels, 10).float())


# %% show
show_digits(X_digits, labels_digits)
torch.manual_seed(0)
patient = digit_net()
fresh = copy.deepcopy(patient)
learn(
    patient,
    X_digits,
    labels_digits,
    squared_error,
    torch.optim.SGD(patient.parameters(), lr=0.01),
    steps=201,
)
print(f"test digits read: {score(patient, X_test, labels_test):.3f}   (guessing: 0.100)")

# %% [markdown]
# One digit in ten: it guesses. Have its weights moved at all? The size of a table of numbers is its **Frobenius
# norm**, the root of the sum of all squares: `np.linalg.norm(table)`. Below stands, for each layer, the size of the
# move as a share of the size of the weights.

# %% show
tell_moves(fresh, patient)

# %% [markdown]
# Only the last layer has moved by more than one percent, and the layers in the middle by less than a thousandth. A
# step is the rate times the gradient, so look at the gradients.
#
# ### Measure every layer
#
# A small model of depth: `depth` layers of 100 units, no bias, one activation after each. Data and weights are drawn
# by chance:
#
# $$A_0 = X \qquad Z_i = A_{i-1} W_i \qquad A_i = f(Z_i) \qquad L = \text{mean of all entries of the last } A$$
#
# You know the way back from lesson 07. It begins with 1/10,000 everywhere (the slope of a mean of 100 · 100 numbers).
# Then for each layer, last to first: times the slope of f at Z; `A.T @ d_Z` is the gradient of W; `d_Z @ W.T` goes on
# to the layer before.

# %% setup
ACTIVATIONS = {
    "sigmoid": lambda Z: 1 / (1 + np.exp(-Z)),
    "tanh": np.tanh,
    "relu": lambda Z: np.maximum(Z, 0),
}
SLOPES = {
    "sigmoid": lambda Z: ACTIVATIONS["sigmoid"](Z) * (1 - ACTIVATIONS["sigmoid"](Z)),
    "tanh": lambda Z: 1 - np.tanh(Z) ** 2,
    "relu": lambda Z: (Z > 0) * 1.0,
}


# %% exercise="gradient_norms"
def gradient_norms(depth, activation, std, rng):
    """Measure the gradient of every layer's weights in a fresh deep network.

    Parameters
    ----------
    depth : int
        How many layers, each 100 x 100, without bias.
    activation : str
        "sigmoid", "tanh" or "relu", after every layer, the last too (`ACTIVATIONS`, `SLOPES`).
    std : float
        Spread of the weights.
    rng : np.random.Generator
        Draws tables of (100, 100) by `rng.normal(mean, spread, shape)`, all of mean 0: first
        X with spread 1, then the weights of each layer, first to last, with spread std.

    Returns
    -------
    array (depth,)
        Frobenius norms of dL/dW, first layer to last, of L = the mean of the last outputs.

    Examples
    --------
    >>> gradient_norms(2, "relu", 0.1, np.random.default_rng(0)).round(4).tolist()
    [0.0748, 0.228]
    """
    ### BEGIN SOLUTION: forward with every input and weighted sum kept, then backward with the norm of each dW
    A = rng.normal(0, 1, (100, 100))
    kept = []
    for _ in range(depth):
        W = rng.normal(0, std, (100, 100))
        Z = A @ W
        kept.append((A, W, Z))
        A = ACTIVATIONS[activation](Z)
    d_A, norms = np.full_like(A, 1 / A.size), []
    for A_in, W, Z in reversed(kept):
        d_Z = d_A * SLOPES[activation](Z)
        norms.append(np.linalg.norm(A_in.T @ d_Z))
        d_A = d_Z @ W.T
    return np.array(norms[::-1])
    ### END SOLUTION


# %% check="gradient_norms" points=3
check("gradient_norms")

# %% [markdown]
# **Predict** before you run it: thirty layers. Which lines fall towards the first layer, and which lie level? (Left.)
# And what does the first layer get if the network is made deeper? (Right.)

# %% show="gradient_norms"
with picture("gradient_norms"):
    plot_gradients(
        gradient_norms,
        [("sigmoid", 0.1), ("tanh", 0.05), ("tanh", 0.1), ("relu", 0.1), ("relu", 0.2)],
    )

# %% [markdown]
# The way back multiplies, layer by layer: by the slope of the activation and by the weights. A product of thirty
# factors that are a bit below 1 is almost nothing: the gradient
# **vanishes**. With factors a bit above 1 it **explodes**. The sigmoid's slope is 0.25 at most, and 0.25³⁰ is about
# 10⁻¹⁸: its first layers stand still while the last ones learn.
#
# The other lines are level. That may surprise you, so look at *where* they lie. The gradient of W is made of two
# things: what came forward and what comes back. If the weights are too small, the signal shrinks on its way forward,
# and the gradient shrinks as much on its way back. Every layer gets the product of both: thirty small factors in all,
# 10⁻¹⁰ for tanh with 0.05. Then no layer learns. With ReLU and 0.2 all thirty explode to 10⁴. The picture on the right
# shows that each added layer is one more factor. Somewhere between lies a spread that keeps the signal its size.

# %% [markdown]
# ## How to start
#
# A neuron adds up as many products as it has inputs. That number is called *fan_in*. The **variance** is the spread's
# square (the mean of the squared distances from the mean). The variance of a sum of products drawn by chance is
# fan_in times that of one product. So a weight's variance should be about 1/fan_in. On the way back the same holds
# for *fan_out*, the number of units in the layer. X. Glorot and Y. Bengio (2010) took the middle; it is called Xavier's
# rule:
#
# $$std = \sqrt{\frac{2}{fan_{in} + fan_{out}}}$$
#
# Worked: from 12 inputs to 6 units, √(2/18) = 1/3.


# %% exercise="xavier_std"
def xavier_std(fan_in, fan_out):
    """Give Xavier's (Glorot's) spread for the first weights of a layer with tanh or sigmoid.

    Parameters
    ----------
    fan_in, fan_out : int
        The layer's inputs and units.

    Returns
    -------
    float
        The standard deviation.

    Examples
    --------
    >>> round(float(xavier_std(12, 6)), 6)
    0.333333
    """
    ### BEGIN SOLUTION: return the spread by Xavier's rule
    return np.sqrt(2 / (fan_in + fan_out))
    ### END SOLUTION


# %% check="xavier_std" points=1
check("xavier_std")

# %% [markdown]
# ReLU sets about half of its inputs to 0, and with them half of the signal's mean square. K. He and others (2015)
# made up for that with a 2 above the line:
#
# $$std = \sqrt{\frac{2}{fan_{in}}}$$
#
# Worked: 50 inputs, √(2/50) = 0.2.


# %% exercise="he_std"
def he_std(fan_in):
    """Give He's spread for the first weights of a layer with ReLU.

    Parameters
    ----------
    fan_in : int
        The layer's inputs.

    Returns
    -------
    float
        The standard deviation.

    Examples
    --------
    >>> round(float(he_std(50)), 6)
    0.2
    """
    ### BEGIN SOLUTION: return the spread by He's rule
    return np.sqrt(2 / fan_in)
    ### END SOLUTION


# %% check="he_std" points=1
check("he_std")

# %% show="he_std"
with picture("gradient_norms", "xavier_std", "he_std"):
    starts = {
        "tanh, Xavier": ("tanh", xavier_std(100, 100)),
        "relu, He": ("relu", he_std(100)),
        "relu, Xavier": ("relu", xavier_std(100, 100)),
        "sigmoid, Xavier": ("sigmoid", xavier_std(100, 100)),
    }
    plot_starts(gradient_norms, starts)

# %% [markdown]
# Tanh with Xavier and ReLU with He stay nearly level over thirty layers. The rule for tanh is too small for ReLU. No
# start saves the sigmoid.
#
# Now the patient again, with one thing changed: its start. Only the spread of the first weights is He's.

# %% show="he_std-2"
with picture("he_std"):
    torch.manual_seed(0)
    started = digit_net(std=he_std)
    learn(
        started,
        X_digits,
        labels_digits,
        squared_error,
        torch.optim.SGD(started.parameters(), lr=0.01),
        steps=201,
    )
    print(
        f"test digits read: {score(started, X_test, labels_test):.3f}   "
        f"(before: {score(patient, X_test, labels_test):.3f})"
    )

# %% [markdown]
# It moves: the start wakes the network. That is not yet reading.
#
# ## Batch norm: keep it level
#
# A start is good only at the start. As the weights change, so does the size of the signals between them. Below, a
# network with He's start takes 201 steps with Adam. You see the spread of the weighted sums in each layer, before and
# after.

# %% show="he_std-3"
with picture("he_std"):
    torch.manual_seed(0)
    driver = digit_net(std=he_std)
    before = copy.deepcopy(driver)
    adam = torch.optim.Adam(driver.parameters(), lr=0.004)
    learn(driver, X_digits, labels_digits, nn.functional.cross_entropy, adam, steps=201)
    compare_signals(before, driver, X_digits)

# %% [markdown]
# **Batch norm** (S. Ioffe and C. Szegedy, 2015) brings each unit back to mean 0 and variance 1, batch by batch, and
# lets the network choose a scale γ and a shift β:
#
# $$\hat X = \frac{X - \mu}{\sqrt{\sigma^2 + \varepsilon}} \qquad out = \gamma \hat X + \beta$$
#
# μ and σ² are the mean and variance of each *column* (σ² divided by n). A single picture has no batch. So training
# also keeps running values, `running ← momentum · running + (1 − momentum) · batch`, and evaluation uses those.
#
# Each x acts on three roads: directly, through μ, and through σ². With dβ = Σ d_out and dγ = Σ d_out · X̂ over the n
# rows, they add up to
#
# $$dX = \frac{\gamma}{\sqrt{\sigma^2 + \varepsilon}}\left(d_{out} - d\beta / n - \hat X \cdot d\gamma / n\right)$$
#
# Worked (ε left out): a column 1, 1, 3, 3 has μ = 2, σ² = 1 and becomes −1, −1, 1, 1. With d_out 4, 0, 0, 0 and γ = 1:
# dβ = 4, dγ = −4, dX = 2, −2, 0, 0.


# %% exercise="BatchNorm"
class BatchNorm:
    """Batch normalisation (S. Ioffe and C. Szegedy, 2015).

    Parameters
    ----------
    features : int
        Columns of X.
    momentum : float
        The part of the old running values that a train pass keeps.
    eps : float
        Added to the variance, under the root.

    Attributes
    ----------
    gamma, beta, running_mean, running_var : arrays (features,)
        1, 0, 0 and 1 at the start; may be replaced (``layer.gamma = new``).
    dgamma, dbeta : arrays (features,)
        Set anew by each `backward`.

    Examples
    --------
    >>> BatchNorm(1).forward(np.array([[1.0], [3.0]])).round(3).tolist()
    [[-1.0], [1.0]]
    """

    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        """Normalise (n, features) by the batch, moving the running values, or by those."""
        ### BEGIN SOLUTION: choose mean and variance, keep the running values up to date, normalise, scale, shift
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        self.root = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.root
        return self.gamma * self.X_hat + self.beta
        ### END SOLUTION

    def backward(self, d_out):
        """Set dgamma and dbeta, return the gradient for X; called after a train pass."""
        ### BEGIN SOLUTION: set the two sums, then return the gradient by the formula with its three terms
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
        ### END SOLUTION


# %% check="BatchNorm" points=4
check("BatchNorm")

# %% [markdown]
# Compare it with `nn.BatchNorm1d`, on one batch of 7 rows and then in evaluation. One line will differ. **Read it:**
# PyTorch puts the *unbiased* variance (divided by n − 1) into its running value, and the biased one into the formula.
# And its `momentum` is the share of the *new* value, 1 minus ours.

# %% show="BatchNorm"
with picture("BatchNorm"):
    compare_with_torch(BatchNorm)

# %% [markdown]
# **Pause.** Gradients are products, and products of many factors vanish or explode. A start by the layer's width
# keeps the factors near 1; batch norm keeps them there. Part 2 is about the other half: a network that *can* learn
# may learn the wrong thing.

# %% [markdown]
# ## Part 2 · Learning what matters
#
# ### Split first
#
# A network that knows its training digits by heart reads those perfectly. What counts is how it does on others. So
# first put rows aside: one part to *train* on, one to *validate* (to choose between networks, and to decide when to
# stop). The *test* digits are for the very end. (Part 1 looked at them, but chose nothing by them.)
#
# Rows often come sorted. Shuffle before you cut, and keep each row with its label: one random order for both.
# `rng.permutation(n)` draws an order of 0 … n − 1.
#
# Worked: 10 rows with fractions 0.8 and 0.2 give parts of 8 and 2. Where a number does not divide, a size may be at
# most one row away from fraction · n. Of 17 rows a share of 0.4 is 6.8: 6 or 7 rows are right, and 8 are too many.


# %% exercise="split"
def split(X, t, fractions, rng):
    """Shuffle rows and cut them into parts.

    Parameters
    ----------
    X, t : arrays (n, d) and (n,) or (n, k)
        Rows and their targets.
    fractions : list of float
        The share of each part, to within one row; they add up to 1, and no part is empty.
    rng : np.random.Generator

    Returns
    -------
    list of (X_i, t_i)
        One pair for each fraction: every row in exactly one part, with its own target.

    Examples
    --------
    >>> parts = split(np.eye(10), np.arange(10), [0.8, 0.2], np.random.default_rng(0))
    >>> [len(X) for X, t in parts]
    [8, 2]
    """
    ### BEGIN SOLUTION: draw one order for both, cut it where the added-up fractions say, return the pairs
    order = rng.permutation(len(X))
    cuts = np.round(np.cumsum(fractions)[:-1] * len(X)).astype(int)
    return [(X[part], t[part]) for part in np.split(order, cuts)]
    ### END SOLUTION


# %% check="split" points=2
check("split")

# %% [markdown]
# ### Overfitting
#
# Three hundred digits to train on, a thousand to validate, and a network with 118,000 weights. **Predict**: what will
# the two loss curves do after the network knows its three hundred by heart?

# %% show="split"
with picture("split"):
    few = split(X_digits, labels_digits, [0.015, 0.05, 0.935], np.random.default_rng(3))[:2]
    plain = overfit(few)
    plot_overfitting({"no dropout": plain})

# %% [markdown]
# The training loss falls to almost nothing. The validation loss falls, turns, and rises: the network becomes surer of
# its mistakes. That is **overfitting**.
#
# ### Stop in time
#
# **Early stopping**: after each epoch look at the validation loss. Keep the parameters whenever it is the best so far.
# If it has not improved (got strictly smaller) for `patience` updates in a row, stop.
#
# The arrays go on being trained, in place. Whoever keeps the arrays themselves has the last network, not the best.
# `copy.deepcopy(params)` copies a dict or a list *and* the arrays in it.
#
# Worked, patience 2: losses 0.9, 0.7, 0.8, 0.7. The answers are False, False, False, True; the best loss is 0.7, and
# the parameters are those of the second update.


# %% exercise="EarlyStopping"
class EarlyStopping:
    """Remember the best network, and say when to stop.

    Parameters
    ----------
    patience : int
        How many updates in a row without improvement are too many; at least 1.

    Attributes
    ----------
    best_loss : float
    best_params : like params
        A deep copy of what belonged to the best loss.

    Examples
    --------
    >>> stopper = EarlyStopping(2)
    >>> [bool(stopper.update(loss, {"w": np.ones(1)})) for loss in (0.9, 0.7, 0.8, 0.7)]
    [False, False, False, True]
    """

    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0  # updates without improvement, in a row

    def update(self, loss, params):
        """Note a loss and its params (dict of arrays or list of pairs); True means stop."""
        ### BEGIN SOLUTION: on an improvement keep both and wait anew, else count; say whether it is too long
        if loss < self.best_loss:
            self.best_loss, self.best_params, self.waited = loss, copy.deepcopy(params), 0
        else:
            self.waited += 1
        return self.waited >= self.patience
        ### END SOLUTION


# %% check="EarlyStopping" points=3
check("EarlyStopping")

# %% show="EarlyStopping"
with picture("split", "EarlyStopping"):
    plot_stop(overfit(few, EarlyStopping(5)), plain)

# %% [markdown]
# ### Dropout
#
# A network that knows by heart relies on single units that know a single digit. **Dropout** (N. Srivastava and
# others, 2014) makes that impossible: in each training pass every entry is set to 0 with probability `rate`, each by
# itself. The others are divided by 1 − rate, so that the mean stays the same. In evaluation nothing happens.
#
# On the way back the same entries are 0, and the others are divided in the same way: keep the **mask**, the table of
# what each entry was multiplied by.
#
# Worked: rate 0.5, a row 3, 4. One draw may keep the first and drop the second: 6, 0.


# %% exercise="Dropout"
class Dropout:
    """Set entries to 0 by chance while training (N. Srivastava and others, 2014).

    Parameters
    ----------
    rate : float
        Probability of being dropped, 0 <= rate < 1.
    rng : np.random.Generator
        The only source of chance.

    Examples
    --------
    >>> layer = Dropout(0.5, np.random.default_rng(1))
    >>> layer.forward(np.array([[3.0, 4.0]]), False).tolist()
    [[3.0, 4.0]]
    """

    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        """Drop and scale entries of X while training, drawn anew each time; else return X."""
        ### BEGIN SOLUTION: outside training return the input, else draw and keep a mask and use it
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask
        ### END SOLUTION

    def backward(self, d_out):
        """Return the gradient for X; called after a train pass, and belongs to that one."""
        ### BEGIN SOLUTION: send the gradient back through the kept mask
        return d_out * self.mask
        ### END SOLUTION


# %% check="Dropout" points=2
check("Dropout")

# %% show="Dropout"
with picture("Dropout"):
    show_dropout(Dropout)

# %% show="Dropout-2"
with picture("split"):
    plot_overfitting({"no dropout": plain, "dropout 0.5": overfit(few, rate=0.5)})

# %% [markdown]
# PyTorch's `nn.Dropout` does what yours does; the right picture uses it. The validation loss turns later and gets a
# little lower before it does. It rises in the end all the same: dropout is a brake, not a cure.

# %% [markdown]
# ### Mend one thing at a time
#
# Back to the patient, with six layers of 100. You know five things that might help. If you change all five at once
# you learn nothing about any of them, so each row of the table adds **one** change to the row before: always the same
# 201 steps, the same order of digits, scored on 2,000 *validation* digits.
#
# **Predict**: which change will help most?


# %% setup
def climb(rows, X, t, X_valid, t_valid):
    """Train one network for each row, 201 steps, and tell what share of digits it reads."""
    reached = {}
    for name, build, loss, optimizer, lr in rows:
        torch.manual_seed(0)
        net = digit_net(**build)
        learn(net, X, t, loss, optimizer(net.parameters(), lr=lr), steps=201, title=name)
        reached[name] = score(net, X_valid, t_valid)
    return reached


# %% show="ladder"
with picture("split", "he_std"):
    (X_train, t_train), (X_valid, t_valid) = split(
        X_digits, labels_digits, [0.9, 0.1], np.random.default_rng(4)
    )
    entropy = nn.functional.cross_entropy
    rows = [
        ("the article's", {}, squared_error, torch.optim.SGD, 0.01),
        ("+ He's start", {"std": he_std}, squared_error, torch.optim.SGD, 0.01),
        ("+ cross-entropy", {"std": he_std}, entropy, torch.optim.SGD, 0.01),
        ("+ rate 0.1", {"std": he_std}, entropy, torch.optim.SGD, 0.1),
        ("+ batch norm", {"std": he_std, "norm": True}, entropy, torch.optim.SGD, 0.1),
        ("+ Adam 0.004", {"std": he_std, "norm": True}, entropy, torch.optim.Adam, 0.004),
    ]
    reached = climb(rows[:3], X_train, t_train, X_valid, t_valid)

# %% show="ladder-2"
with picture("split", "he_std"):
    plot_steps(reached | climb(rows[3:], X_train, t_train, X_valid, t_valid))

# %% [markdown]
# The start alone gives little. Cross-entropy does most: at the same rate its gradients are larger, and they stay
# large for an answer that is sure and wrong (lesson 05). But mind the order: each bar tells what a change gives
# *after* those above it. Would batch norm have made up for the bad start? "Try it" asks that.
#
# ### To the end
#
# What is left is time, and **more data**: in every step all pictures of the batch are shifted by at most one pixel,
# in a direction drawn by chance. A 7 that is moved by a pixel is still a 7. The network never sees quite the same
# picture twice, so it can't know it by heart. With it goes lesson 12's fading rate (`cosine=True`). Twelve epochs of
# 90 steps, 200 digits a step, in two cells.

# %% show="final"
with picture("split", "he_std"):
    torch.manual_seed(0)
    reader = digit_net(std=he_std, norm=True)
    adam = torch.optim.Adam(reader.parameters(), lr=0.004)
    whole = {"batch": 200, "shift": True, "cosine": True, "total": 1080}
    learn(reader, X_train, t_train, entropy, adam, steps=540, title="epochs 1 to 6", **whole)
    print(f"validation digits read: {score(reader, X_valid, t_valid):.4f}")

# %% show="final-2"
with picture("split", "he_std"):
    learn(
        reader,
        X_train,
        t_train,
        entropy,
        adam,
        steps=540,
        done=540,
        title="epochs 7 to 12",
        **whole,
    )
    print(f"validation digits read: {score(reader, X_valid, t_valid):.4f}")

# %% [markdown]
# And now, once, the test digits.

# %% show="final-3"
with picture("split", "he_std"):
    print(
        f"test digits read: {score(reader, X_test, labels_test):.4f}   "
        f"(the patient: {score(patient, X_test, labels_test):.4f})"
    )
    plot_confusion(reader, X_test, labels_test)
    show_mistakes(reader, X_test, labels_test)

# %% [markdown]
# The same six layers of 100. Look at the worst mistakes, those of which the network was surest. In some of them you
# would not be sure yourself.
#
# ### What history calls these things
#
# - 1997, **LSTM** (S. Hochreiter, J. Schmidhuber): a cell in recurrent networks that adds instead of multiplying, so
#   that gradients survive many steps.
# - 2006, **layer-wise pre-training** (G. Hinton and others; Y. Bengio and others): train one layer after the other,
#   then all together. It opened the door and is hardly used today.
# - 2010 and 2015, **starts** by the layer's width (Glorot and Bengio; He and others).
# - 2012, **ReLU** won with AlexNet (A. Krizhevsky and others), after X. Glorot and others had shown it for deep
#   networks in 2011.
# - 2013/14, **auxiliary losses** (C.-Y. Lee and others; GoogLeNet, C. Szegedy and others, 2014): extra outputs
#   half-way, so that early layers get a gradient of their own.
# - 2015, **batch norm** (S. Ioffe, C. Szegedy).
# - 2015, **residual networks** (K. He and others): each layer adds to its input, and the gradient has a road without
#   factors.

# %% [markdown]
# ## Try it
#
# - Leave He's start out of the ladder's row with batch norm, and keep all the rest. Does batch norm make up for a bad
#   start? The cell below asks the validation digits: the test digits have been used.
# - Use "sigmoid" in the patient (`nn.Sigmoid()` in place of `nn.ReLU()` in `digit_net`). Which of the fixes bring it
#   to life?
# - Train the last network without `shift`. How much is a pixel worth?

# %% show="try-it"
with picture("split", "he_std"):
    rows = [
        (
            "batch norm, He's start",
            {"std": he_std, "norm": True},
            entropy,
            torch.optim.SGD,
            0.1,
        ),
        ("batch norm, PyTorch's own start", {"norm": True}, entropy, torch.optim.SGD, 0.1),
    ]
    for name, share in climb(rows, X_train, t_train, X_valid, t_valid).items():
        print(f"validation digits read with {name}: {share:.3f}")

# %% [markdown]
# It does, and more: with batch norm, PyTorch's own start reads more than He's. Six seeds gave 0.949 to 0.958 with it,
# and 0.935 to 0.942 with He's start. A rule that helps alone need not help beside another.

# %% [markdown] open="13" points=2
# ## In your own words
#
# A colleague has a network with eight sigmoid layers that does not learn. "I have changed the optimizer, added
# dropout and doubled the number of units, all at once, and it is as bad as before. So none of the three is any use."
# Say what is wrong with the conclusion, and what you would measure first, and why.
# ### BEGIN MARK SCHEME
# - 1 point: three changes at once tell nothing about any one of them (one may help and another hurt; and none can
#   show an effect as long as something else, the vanishing gradient, stops all learning); change one thing at a time.
# - 1 point: measure first: the size of the gradient in each layer (first against last), because eight sigmoid slopes
#   of at most 0.25 multiply to almost nothing; then change what the measurement points to (activation, start, batch
#   norm), not dropout, which is a brake against overfitting and not a help for a network that can't even learn its
#   training rows.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A gradient in an early layer is a product over all later ones. It vanishes or explodes
#   unless the factors are near 1.
# - The start sets the factors (Xavier for tanh, He for ReLU); batch norm keeps them.
# - Shuffle, split, and look at the test part once.
# - Overfitting is a validation loss that rises while the training loss falls. Stop early, drop out, or get more data,
#   even by moving pictures a pixel.
# - Change one thing at a time, and measure.

# %% [markdown]
# ## Where it comes from
#
# - S. Hochreiter, *Untersuchungen zu dynamischen neuronalen Netzen*, 1991: why gradients vanish.
# - X. Glorot, Y. Bengio, *Understanding the difficulty of training deep feedforward neural networks*, AISTATS 2010.
# - K. He and others, *Delving Deep into Rectifiers*, ICCV 2015; *Deep Residual Learning*, CVPR 2016.
# - S. Ioffe, C. Szegedy, *Batch Normalization*, ICML 2015.
# - N. Srivastava and others, *Dropout*, JMLR 15, 2014.
# - Y. LeCun, C. Cortes, C. J. C. Burges, *The MNIST database of handwritten digits*.
