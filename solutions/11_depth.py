# %% [markdown]
# # Wide or deep?
#
# ## Idea
#
# A network can be made larger in two ways: more units in a layer, or more layers. What does each buy?
#
# An article for beginners answered with a table: six networks, one problem of three spirals, loss and accuracy of
# each. Its conclusion was that depth wins. You will run the table yourself, find the same figures, and find that
# they do not show what the article says. Then you look at the question from the other side: how many straight
# pieces can a network be made of?
#
# Two claims are often heard: "one wide layer can do anything" and "depth is exponentially better". Both are true in
# a precise sense, and both are less than they sound. You will build the first with your own hands, and measure the
# second.
#
# **Time:** about 60 minutes. The spirals and their table (25), bumps (15), pieces (20).

# %% [markdown]
# ## What you will be able to do
#
# - build a network of any widths with any activation in a few lines
# - run a table of experiments so that others can run it again
# - say which conclusions a table allows, and which not
# - approximate any continuous curve by bumps, and say what that has to do with one wide layer
# - count the straight pieces that a ReLU network is made of

# %% setup
from neurons.torch_needed import need_torch

need_torch()  # says what to do where PyTorch is not installed

# %% setup
import numpy as np
import torch
from torch import nn

from neurons.checking import check, hint, picture
from neurons.depth import (
    ROWS,
    folding_network,
    plot_boundaries,
    plot_bumps,
    plot_folds,
    plot_fresh_regions,
    plot_noise_free,
    plot_pieces,
    plot_row_boundaries,
    plot_spirals,
    show_table,
    with_progress,
)

# %% [markdown]
# ## Three spirals
#
# Three arms that wind around each other. Arm number `c` (0, 1, 2 …) has `n` points, from the middle outwards:
#
# - the radius `r` runs evenly from 0 to 1: `linspace(0, 1, n)`
# - the angle runs evenly from `2πc/k` to `2π(c + 2)/k`, where `k` is the number of arms, and each point's angle is
#   moved by chance: plus 0.2 times a normally distributed number of its own
# - the point is `(r sin angle, r cos angle)`, and its label is `c`
#
# With `k = 3` the second arm (`c = 1`) starts at `2π/3 = 2.09` and turns by `4π/3 = 4.19`, two thirds of a full
# turn. The picture shows the arms without chance.

# %% show
plot_noise_free()

# %% [markdown]
# Write the points. PyTorch will want `float32` for `X` and `int64` for the labels; NumPy's `astype(np.float32)`
# changes the type.


# %% exercise="spirals"
def spirals(n, classes, rng):
    """Draw the points of several spiral arms.

    Parameters
    ----------
    n : int
        Points of each arm, at least 2.
    classes : int
        How many arms.
    rng : numpy.random.Generator
        For the angles.

    Returns
    -------
    tuple
        X (n * classes, 2) float32 and labels (n * classes,) int64.

    Examples
    --------
    >>> X, labels = spirals(100, 3, np.random.default_rng(0))
    >>> X.shape, X.dtype, labels.shape, labels.dtype
    ((300, 2), dtype('float32'), (300,), dtype('int64'))
    """
    ### BEGIN SOLUTION: for each arm make radius, moved angle, points and labels; put the arms together
    r = np.linspace(0, 1, n)
    arms, labels = [], []
    for c in range(classes):
        angle = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        angle += 0.2 * rng.standard_normal(n)
        arms.append(np.column_stack([r * np.sin(angle), r * np.cos(angle)]))
        labels.append(np.full(n, c))
    return np.concatenate(arms).astype(np.float32), np.concatenate(labels).astype(np.int64)
    ### END SOLUTION


# %% check="spirals" points=2
check("spirals")

# %% show="spirals"
with picture("spirals"):
    X, labels = spirals(100, 3, np.random.default_rng(0))
    X, labels = torch.as_tensor(X), torch.as_tensor(labels)
    plot_spirals(X, labels)

# %% [markdown]
# ## Any network in one call
#
# The rows of the table differ in widths and activation. So write a function that builds them all: `build([2, 100,
# 3], nn.ReLU)` should be `nn.Sequential(nn.Linear(2, 100), nn.ReLU(), nn.Linear(100, 3))`. After the last layer
# comes no activation. The activation is given as a *class*; calling it, `activation()`, makes a layer, a new one
# each time. With `None` there is none at all.
#
# `nn.Sequential(*layers)` takes the layers of a list one by one.


# %% exercise="build"
def build(sizes, activation):
    """Build a dense network.

    Parameters
    ----------
    sizes : list of int
        Widths, inputs first: [2, 100, 25, 3].
    activation : class or None
        A module class such as nn.ReLU, made anew between the layers; None for no activation.

    Returns
    -------
    nn.Sequential
        Linear, activation, Linear, …, Linear; as PyTorch initialises them, made first to last.

    Examples
    --------
    >>> build([2, 5, 3], nn.Tanh)
    Sequential(
      (0): Linear(in_features=2, out_features=5, bias=True)
      (1): Tanh()
      (2): Linear(in_features=5, out_features=3, bias=True)
    )
    """
    ### BEGIN SOLUTION: make the linear layers in order, with an activation between each two; put them into Sequential
    layers = []
    for place in range(len(sizes) - 1):
        if place > 0 and activation is not None:
            layers.append(activation())
        layers.append(nn.Linear(sizes[place], sizes[place + 1]))
    return nn.Sequential(*layers)
    ### END SOLUTION


# %% check="build" points=2
check("build")

# %% [markdown]
# **Predict first.** Two networks learn the spirals: 2-100-100-3 without any activation, with more than 10,000 weights,
# and 2-10-3 with ReLU, which has 63 parameters in all. Which one bends its boundaries?

# %% show="build"
with picture("build"):
    torch.manual_seed(0)
    linear, bent = build([2, 100, 100, 3], None), build([2, 10, 3], nn.ReLU)
    plot_boundaries({"2-100-100-3, no activation": linear, "2-10-3, ReLU": bent}, X, labels)

# %% [markdown]
# A stack of linear layers is one linear layer (lesson 03: `collapse`). However many parameters it has, its
# boundaries are straight lines. Depth without bends is no depth.
#
# ## The table
#
# Here are the article's six rows. "SGD" is plain descent on all points at once.

# %% show
for number, row in enumerate(ROWS, 1):
    print(number, row["name"])
print(
    "\none row as the code has it:",
    {key: value for key, value in ROWS[2].items() if key != "name"},
)

# %% [markdown]
# Write `run_row`: it trains one row and tells the loss and the accuracy at the end. So that others get the same,
# everything that has to do with chance is fixed: `torch.manual_seed(seed)` comes first, then the network is built,
# then the optimizer is made. `row["optimizer"]` is its class. Give it the model's parameters, the row's rate as `lr`,
# and `weight_decay=1e-5`. (Weight decay pulls every weight a little towards 0; lesson 12 explains it.)
#
# Then `row["epochs"]` steps, each on all points, with `nn.CrossEntropyLoss()`. After the last step, *measure*: one
# more forward pass, its loss, and the fraction of points whose largest score is that of their label.


# %% exercise="run_row"
def run_row(row, X, labels, seed):
    """Train one row of the table and measure it.

    Parameters
    ----------
    row : dict
        "sizes" and "activation" as for build, "optimizer" (of torch.optim), "lr", "epochs".
    X, labels : Tensors (n, d) float32 and (n,) int64
    seed : int
        For torch.manual_seed, before the network is built.

    Returns
    -------
    tuple of float
        Loss and accuracy on X after the last step, as plain numbers.

    Examples
    --------
    >>> row = dict(sizes=[1, 2], activation=None, optimizer=torch.optim.SGD, lr=1.0, epochs=50)
    >>> run_row(row, torch.tensor([[-1.0], [1.0]]), torch.tensor([0, 1]), seed=0)[1]
    1.0
    """
    ### BEGIN SOLUTION: seed, build, make the optimizer with weight decay 1e-5, take the steps, then measure both
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    cross_entropy = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        cross_entropy(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        scores = model(X)
        right = scores.argmax(dim=1) == labels
        return cross_entropy(scores, labels).item(), right.float().mean().item()
    ### END SOLUTION


# %% check="run_row" points=3
check("run_row")

# %% [markdown]
# Now the first five rows, live, with 100 points an arm in place of 1,000, so that it takes seconds. **Predict
# first:** which two rows will do about as badly as each other?

# %% show="run_row"
with picture("run_row"):
    measured = [run_row(row, X, labels, seed=0) for row in with_progress(ROWS[:5])]
    show_table(measured)

# %% show="build"
with picture("build"):
    plot_row_boundaries(build, ROWS[:5], X, labels)

# %% [markdown]
# In full, with 1,000 points an arm and five seeds each, all six rows were recorded: the table's column "recorded".
# To its left stand the article's figures. **All six agree.** The last row takes about 50 seconds on one core, so it
# is not run here. (The program that runs any row again is `benchmarks/spiral_table.py` in the course's repository,
# not in your folder.)
#
# So the article measured well. What did it conclude? That the sigmoid network cannot do it; that plain descent is
# worse than Adam; that the second hidden layer makes the difference. But look at the rows: from one to the next,
# more than one thing changes at once. Change *one*, the rate. (The third run has fewer epochs besides, to see how few
# are enough.)

# %% show="run_row"
changed = [
    ("row 2 with rate 0.01 in place of 0.001", ROWS[1] | {"lr": 1e-2}),
    ("row 4 with rate 1 in place of 0.1", ROWS[3] | {"lr": 1.0}),
    ("row 5 with rate 0.01, 300 epochs", ROWS[4] | {"lr": 1e-2, "epochs": 300}),
]
with picture("run_row"):
    for name, row in changed:
        loss, accuracy = run_row(row, X, labels, seed=0)
        print(f"{name}: loss {loss:.3f}, accuracy {accuracy:.3f}")

# %% [markdown]
# In full (1,000 points an arm) these three gave 0.994, 0.996 and 0.999. The sigmoid row was not unable, it was not
# finished. Plain descent was not worse, its steps were short. And the deep row needs neither 10,000 nor 1,000
# epochs. (The article also saw the loss of its last row fall, rise and fall again. In five seeds it never rose
# above 1.2 times its minimum.)
#
# Two more things the table cannot tell. All its accuracies are on the points that were learned from. And a row run
# once is one draw: the loss of row 3 lay between 0.162 and 0.190 in five.
#
# ## One wide layer can do anything: build it
#
# The **universal approximation theorem** (1989) says: for every continuous function on a closed interval and every
# error that you allow, there is a network with *one* hidden layer that stays within that error. It says that one
# exists. It does not say how wide it must be, nor that training finds it.
#
# You can build one. Two step neurons make a *bump*: one switches on at `left`, the other off at `right`. In between
# the output is `height`, elsewhere 0. With `left = 0.2`, `right = 0.6`, `height = 3`: `bump(0.5)` is 3, `bump(0.7)`
# is 0.
#
# A step neuron can be written as a comparison. Of an array it gives True and False, and NumPy does not subtract those
# from each other. Multiply a comparison by 1.0 first: that makes ones and zeros of it.


# %% exercise="bump"
def bump(x, left, right, height):
    """Give `height` between left and right, and 0 outside.

    Parameters
    ----------
    x : number or array
    left, right : float
        left < right. At the two edges themselves either value will do.
    height : float
        May be negative.

    Returns
    -------
    number or array
        Of the shape of x.

    Examples
    --------
    >>> bump(np.array([0.0, 0.5, 0.7]), 0.2, 0.6, 3.0)
    array([0., 3., 0.])
    """
    ### BEGIN SOLUTION: height times (switched on at left minus switched on at right)
    x = np.asarray(x)
    return height * ((x > left) * 1.0 - (x > right) * 1.0)
    ### END SOLUTION


# %% check="bump" points=2
check("bump")

# %% [markdown]
# Now many bumps, side by side. Cut the interval from 0 to 1 into `n_bumps` equal parts. Each part gets a bump as
# high as `f` is in the part's middle. With 4 bumps the middles are 0.125, 0.375, 0.625 and 0.875. Their sum is the
# approximation. Return it as a *function*: `approximate(f, 4)(0.3)` is `f(0.375)`.
#
# `f` takes one number at a time.


# %% exercise="approximate"
def approximate(f, n_bumps):
    """Approximate a function on (0, 1) by bumps of equal width.

    Parameters
    ----------
    f : function
        Takes one float and returns one float.
    n_bumps : int
        At least 1.

    Returns
    -------
    function
        Of a number or an array in (0, 1): the sum of bumps, each as high as f at its middle.

    Examples
    --------
    >>> g = approximate(lambda x: x**2, 2)
    >>> float(g(0.1)), float(g(0.9))
    (0.0625, 0.5625)
    """
    ### BEGIN SOLUTION: find the edges and the heights at the middles; return a function that adds the bumps up
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(middle)) for middle in (edges[:-1] + edges[1:]) / 2]

    def approximation(x):
        return sum(bump(x, edges[i], edges[i + 1], heights[i]) for i in range(n_bumps))

    return approximation
    ### END SOLUTION


# %% check="approximate" points=3
check("approximate")

# %% [markdown]
# **Predict first.** Four times as many bumps: how much smaller will the largest error be?

# %% show="approximate"
with picture("approximate"):
    plot_bumps(approximate, lambda x: float(np.sin(7 * x) + 0.5 * x))

# %% [markdown]
# A quarter. Each bump is two step neurons, so `2 n` hidden neurons and one sum: one wide layer. For a smooth curve
# of one variable that is cheap. For a picture with 784 inputs, ten parts along each input would be `10 ** 784`
# bumps. "Can do anything" is true; "can do it with a network that fits into the world" is another question. That is
# where depth comes in.
#
# ## Counting straight pieces
#
# A ReLU network is made of straight pieces: as long as no unit switches between on and off, it is linear. Walk
# along a straight line from `a` to `b` and note, at each point, which ReLU units are on (above 0). Each *pattern*
# of on and off is one piece.
#
# Count them at 10,001 evenly spaced points: `a + s (b − a)` for `s` from 0 to 1. The model is an `nn.Sequential`,
# so `for layer in model:` gives its layers; after each `nn.ReLU` (`isinstance(layer, nn.ReLU)`) the signs can be
# read. `torch.unique(table, dim=0)` keeps the different rows of a table. A single unit that switches once on the
# way makes 2 pieces; no ReLU at all, 1.


# %% exercise="count_linear_regions"
def count_linear_regions(model, a, b):
    """Count the different on/off patterns of a network's ReLU units along a segment.

    Parameters
    ----------
    model : nn.Sequential
        As build makes it. Left as it is.
    a, b : arrays (2,)
        The segment's ends, float64. The model's weights are float32: its inputs must be, too.

    Returns
    -------
    int
        Different patterns at 10,001 evenly spaced points with both ends; 1 without any ReLU.

    Examples
    --------
    >>> model = nn.Sequential(nn.Linear(2, 1), nn.ReLU(), nn.Linear(1, 1))
    >>> _ = nn.init.ones_(model[0].weight), nn.init.zeros_(model[0].bias)
    >>> count_linear_regions(model, np.array([-1.0, 0.0]), np.array([1.0, 0.5]))
    2
    """
    ### BEGIN SOLUTION: send the points through layer by layer, collect which units are on, count the different rows
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    patterns = [torch.zeros(len(A), 1, dtype=torch.bool)]  # also without a ReLU
    with torch.no_grad():
        for layer in model:
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                patterns.append(A > 0)
    return len(torch.unique(torch.cat(patterns, dim=1), dim=0))
    ### END SOLUTION


# %% check="count_linear_regions" points=3
check("count_linear_regions")

# %% show="count_linear_regions"
with picture("build", "count_linear_regions"):
    plot_pieces(build, count_linear_regions)

# %% [markdown]
# ### Depth at its best: folding
#
# Along a segment one layer of `h` units can switch at most `h` times: at most `h + 1` pieces. Depth can do more, by
# **folding**. Take the interval from 0 to 1 and fold it in the middle, so that both halves lie on each other; fold
# again, and again, as with paper. Whatever comes after is drawn on every layer of the paper at once.
#
# For `x` from 0 to 1, `2 x − 4 relu(x − ½)` goes up from 0 to 1 and down again. A layer has only ReLU units to write
# this with, so one fold takes two: `relu(x − ½)`, and `relu(x + 1)`, which is always on here. It hands `x + 1` over,
# and a bias takes the 1 away again: `2 relu(x + 1) − 4 relu(x − ½) − 2`. **Predict first:** after five folds, with ten
# units in all, how many pieces?

# %% show="count_linear_regions"
with picture("count_linear_regions"):
    plot_folds(folding_network, count_linear_regions)

# %% [markdown]
# Two to the power of the number of folds: each layer doubles. Ten units in one layer make at most 11 pieces, in
# five layers 32; twenty units at most 21, or 1,024. This is what "depth is exponentially better" means: **there
# are** deep networks that no wide one of the same size can copy.
#
# ### Depth as you get it
#
# The folding network was built by hand. What do networks look like that are freshly drawn? Four networks, from wide to
# deep, with 481, 501, 517 and 393 parameters, ten seeds each, along the segment from (−1, −1) to (1, 1).
# **Predict first:** which has most pieces?

# %% show="count_linear_regions"
with picture("build", "count_linear_regions"):
    plot_fresh_regions(build, count_linear_regions)

# %% [markdown]
# The wide one, by far: about 73 pieces; the deep ones have 23, 15 and 12. A fresh deep network folds nothing. Its
# later layers find the signal squeezed into a small range, where most of their units never switch. The exponential
# is what is *possible*, not what you get. What training makes of it is a question for experiments, one change at a
# time.

# %% [markdown]
# ## Try it
#
# - Give the spirals four arms, or 0.4 in place of 0.2 for the angles. Which row suffers most?
# - Count the pieces of a network before and after training on the spirals. Does training make more of them?
# - How many bumps keep `approximate` within 0.01 of the curve above?

# %% show="run_row"
with picture("spirals", "build", "run_row"):
    X4, labels4 = (torch.as_tensor(part) for part in spirals(100, 4, np.random.default_rng(1)))
    row = ROWS[2] | {"sizes": [2, 100, 4], "lr": 1e-2, "epochs": 300}
    print("four arms: loss {:.3f}, accuracy {:.3f}".format(*run_row(row, X4, labels4, seed=0)))

# %% [markdown] open="11" points=2
# ## In your own words
#
# A report compares two networks on one data set: "2-100-3 with sigmoid, learning rate 0.001, 1,000 epochs: accuracy
# 0.51. 2-100-25-3 with ReLU, learning rate 0.01, 5,000 epochs: 0.999. So deep networks are needed for this
# problem." Say what is wrong with the conclusion, and describe the two or three runs that would really answer the
# question.
# ### BEGIN MARK SCHEME
# - 1 point: several things change at once (depth, activation, rate, epochs; also the number of parameters), so the
#   difference can't be put down to depth; the first network may only be unfinished. (Also fine: accuracy on the
#   training points only, one seed only.)
# - 1 point: runs that change depth alone: same activation, about the same number of parameters, each network with
#   its own well-chosen rate and enough epochs, several seeds, measured on held-out points.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A stack of layers without activations is one layer; its boundaries are straight.
# - A table of experiments is worth as much as it can be run again: seed, optimizer, rate, epochs, all written down.
# - Figures can be right and conclusions wrong: change one thing at a time, several seeds, held-out data.
# - One wide layer can approximate any continuous function on a closed interval. How wide it must be is not said.
# - `k` folds of two units make `2 ** k` pieces; one layer of `h` units makes at most `h + 1` along a line.
# - Freshly drawn, with roughly as many parameters (393 to 517), the wide network had more pieces than the deep ones.
#
# The next lesson asks how to walk downhill better.

# %% [markdown]
# ## Where it comes from
#
# - G. Cybenko, *Approximation by Superpositions of a Sigmoidal Function*, 1989; K. Hornik, M. Stinchcombe, H.
#   White, *Multilayer Feedforward Networks are Universal Approximators*, 1989.
# - G. Montúfar, R. Pascanu, K. Cho, Y. Bengio, *On the Number of Linear Regions of Deep Neural Networks*, NeurIPS
#   2014: folding.
# - M. Telgarsky, *Benefits of Depth in Neural Networks*, 2016: the tent map, folded.
# - B. Hanin, D. Rolnick, *Complexity of Linear Regions in Deep Networks*, 2019: why fresh networks have few pieces.
# - The spiral table comes from an article for beginners; the figures beside it were measured again, five seeds a
#   row (`benchmarks/spiral_table.py` in the course's repository).
