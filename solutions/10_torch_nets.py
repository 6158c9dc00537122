# %% [markdown]
# # The same, in PyTorch
#
# ## Idea
#
# In lesson 09 you wrote the backward pass yourself. It was right, and it was work: for every new kind of layer you
# would have to write its gradients as well. Can the machine do that part?
#
# It can. **PyTorch** has arrays, called *tensors*, that record how they were computed, like the `Value` of
# lesson 08. From that record it finds every gradient by itself. You write the forward pass; the backward pass is one
# call.
#
# What is left to you is what people get wrong: which numbers go into the loss, when gradients are thrown away,
# which network to keep. In this lesson you make the five classic mistakes on purpose, and measure each.
#
# **Time:** about 75 minutes in two parts. Part 1: tensors (15), gradients (10), a network as a class (15). Part 2:
# the training step and its mistakes (20), keeping the best network (15).

# %% [markdown]
# ## What you will be able to do
#
# - make tensors of the shape and type you need, and calculate with them
# - get the gradient of any function that PyTorch can compute
# - write a network as a class, and read its scores as probabilities
# - write the training step, and recognise its five classic mistakes by their symptoms
# - save the best network and load it again without running a stranger's code

# %% setup
from neurons.torch_needed import need_torch

need_torch()  # says what to do where PyTorch is not installed

# %% setup
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from neurons.checking import check, hint, picture
from neurons.torch_nets import (
    DEEP_NN_LABELS,
    DEEP_NN_X,
    clouds,
    copy_start_of_lesson_09,
    plot_best,
    plot_slopes,
    plot_three_classes,
    plot_two_draws,
    plot_two_libraries,
    plot_wrong_steps,
    rings,
    tell_error,
)

# %% [markdown]
# ## Part 1 · Tensors and gradients
#
# ### Arrays, with two things more
#
# A tensor is an array. Most of what you know from NumPy works the same: shapes, broadcasting, `@`, `sum`, slices.
# Two things are new. A tensor can record its history, which comes next. And its numbers are by default `float32`,
# half as long as NumPy's `float64`: about 7 digits in place of 16, half the memory, and faster. Whole numbers are
# `int64`.
#
# PyTorch refuses to mix some types, so the type (`dtype`) is worth a look whenever something does not fit.

# %% setup
a = torch.tensor([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])

# %% show
print("from a list:    ", a.dtype, tuple(a.shape))
print("whole numbers:  ", torch.tensor([1, 2, 3]).dtype)
print("zeros:          ", torch.zeros(2, 2).tolist())
print("five in a row:  ", torch.arange(5).tolist(), torch.arange(5).dtype)
print("1 to 3 in steps:", torch.arange(1, 3, 0.5).tolist())
print("4 points, 0 to 3:", torch.linspace(0, 3, 4).tolist())
print("from NumPy:     ", torch.from_numpy(np.arange(3.0)).dtype, "and back:", a.numpy().dtype)
print(
    "made like `a`, of its dtype:", a.new_zeros(1, 4).dtype, a.double().new_zeros(1, 4).dtype
)

# %% [markdown]
# Your turn. Make six tensors, each by one call where that is possible. `torch.ones`, `torch.eye` (ones on the
# diagonal), `torch.arange`, `torch.linspace` work as their NumPy namesakes do: `arange` leaves the end out,
# `linspace` includes it. `x.new_ones(shape)` makes ones of the dtype that `x` has.


# %% exercise="make_tensors"
def make_tensors():
    """Make six small tensors.

    Returns
    -------
    dict of str to Tensor
        "ones"     (2, 3) ones, float32
        "eye"      (3, 3) with ones on the diagonal
        "range"    0, 2, 4, 6, 8, int64
        "line"     five points from 0 to 1, evenly spaced, both ends included
        "like"     (4, 2) ones, float64, made by `new_ones` from a float64 tensor
        "product"  the matrix product of "ones" and "eye"

    Examples
    --------
    >>> tensors = make_tensors()
    >>> tensors["line"].tolist()
    [0.0, 0.25, 0.5, 0.75, 1.0]
    """
    ### BEGIN SOLUTION: make the six tensors and return them in a dict under these names
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
    ### END SOLUTION


# %% check="make_tensors" points=2
check("make_tensors")

# %% [markdown]
# ### Chance, comparison, linear algebra
#
# `torch.rand` draws evenly between 0 and 1; `torch.randn` draws from the normal distribution, with mean 0 and
# standard deviation 1. `torch.manual_seed` sets the generator, so that the same numbers come again.
#
# **Predict first.** Which of the two pictures is flat, and which has a hump?

# %% show
torch.manual_seed(0)
plot_two_draws(torch.rand(10_000), torch.randn(10_000))

# %% [markdown]
# A comparison gives a tensor of `True` and `False`, entry by entry. Mind the difference between two questions: "is
# each entry equal?" (`==`, many answers) and "are they all equal?" (`torch.equal`, one answer). For results of a
# calculation ask `torch.allclose`. At the end of the cell, `det` is the determinant, the factor by which a matrix
# stretches areas, and `solve` finds the x with `M @ x` equal to c.

# %% show
v, w = torch.tensor([1.0, 2.0, 3.0]), torch.tensor([1.0, 0.0, 3.0])
print("v + w, v * w, v ** 2:", (v + w).tolist(), (v * w).tolist(), (v**2).tolist())
print("v > 1.5:             ", (v > 1.5).tolist())
print("v == w:              ", (v == w).tolist(), " torch.equal(v, w):", torch.equal(v, w))
two = torch.sqrt(torch.tensor(2.0)) ** 2
close = torch.allclose(two, torch.tensor(2.0))
print("root of 2, squared:  ", two.item(), " == 2:", (two == 2).item(), " allclose:", close)
M = torch.tensor([[2.0, 1.0], [1.0, 3.0]])
c = torch.tensor([3.0, 5.0])
print("M @ c:               ", (M @ c).tolist())
print("transpose, det:      ", M.T.tolist(), torch.linalg.det(M).item())
print("solve M x = c:       ", torch.linalg.solve(M, c).tolist())
print("length of c:         ", torch.linalg.norm(c).item())

# %% [markdown]
# ### A tensor that remembers
#
# Say `requires_grad=True`, and a tensor records what is computed from it. Three attributes matter:
#
# - `data`: the numbers
# - `grad_fn`: the last step that made this tensor (`None` for one you made yourself)
# - `grad`: the slope of the end result with respect to this tensor; filled by `backward()`, and **added up** at
#   each call
#
# Here is `y = w x` with `x = 4`, and `loss = (y - 6)²`. By hand: at `w = 2` we have `y = 8`, and
# `dloss/dw = 2 (y - 6) x = 16`.

# %% show
w = torch.tensor(2.0, requires_grad=True)
x = torch.tensor(4.0)
y = w * x
loss = (y - 6) ** 2
print("w.data, y.data, loss.data:", w.data.item(), y.data.item(), loss.data.item())
print("y came from:   ", y.grad_fn.name())
print(
    "loss came from:",
    loss.grad_fn.name(),
    "and before that",
    loss.grad_fn.next_functions[0][0].name(),
)
loss.backward()
print("w.grad after one backward: ", w.grad.item())
((w * x - 6) ** 2).backward()
print("w.grad after a second one: ", w.grad.item(), "(added up!)")
print("x.grad:", x.grad, "(x was not asked to remember)")

# %% [markdown]
# Now a helper of your own: give it a function and a point, and it returns the gradient. The caller's `x` should be
# the same afterwards: its `grad` and its `requires_grad` untouched. So work on a copy. `x.detach()` gives the same
# numbers without history; `.clone()` makes a copy; `.requires_grad_()` switches the recording on.
#
# For `f(x) = sum of x²` at `(1, -3)` the gradient is `(2, -6)`.


# %% exercise="grad_of"
def grad_of(f, x):
    """Compute the gradient of a function at a point, by PyTorch.

    Parameters
    ----------
    f : function
        Takes a tensor like x and returns a tensor with a single number (0-d).
    x : Tensor
        float32 or float64, any shape. Left as it is.

    Returns
    -------
    Tensor
        df/dx: shape and dtype of x, without a graph (`requires_grad` is False).

    Examples
    --------
    >>> grad_of(lambda x: (x**2).sum(), torch.tensor([1.0, -3.0]))
    tensor([ 2., -6.])
    """
    ### BEGIN SOLUTION: compute f of a recording copy of x, run backward, return the copy's gradient
    copy = x.detach().clone().requires_grad_()
    f(copy).backward()
    return copy.grad
    ### END SOLUTION


# %% check="grad_of" points=2
check("grad_of")

# %% show="grad_of"
with picture("grad_of"):
    plot_slopes(grad_of, lambda x: torch.sin(2 * x) + x**2 / 8)

# %% [markdown]
# The upper curve is any formula you like; the lower one you never had to derive. Try another formula in the cell
# above.
#
# ### Twenty-one, once more
#
# The parabola of lesson 08: `y = w1 x² + w2 x + b` should learn from `x = 1, 2, 3 → 3, 7, 13` that `x = 4`
# gives 21. There you built the engine. Here it is given. Note two lines: inside `torch.no_grad()` nothing is recorded,
# since a step is no part of the function; and the gradients are set to zero, since they would be added up.

# %% show
w1, w2, b = (torch.zeros(1, requires_grad=True) for _ in range(3))
epochs = 35
for _ in range(epochs):
    for x, t in ((1.0, 3.0), (2.0, 7.0), (3.0, 13.0)):
        error = (w1 * x**2 + w2 * x + b - t) ** 2
        error.backward()
        with torch.no_grad():
            for weight in (w1, w2, b):
                weight -= 0.01 * weight.grad
                weight.grad.zero_()
print(f"after {epochs} epochs, at x = 4: {(w1 * 16 + w2 * 4 + b).item():.2f}")

# %% [markdown]
# ### A network as a class
#
# `nn.Linear(d, h)` is a layer: it holds a weight and a bias, drawn by chance, and computes `X @ W.T + b`. (PyTorch
# keeps the weight the other way round, one *row* for each neuron; our lessons keep one column.)
#
# A network is a class built on `nn.Module`. `__init__` makes the layers as attributes; `forward` says what happens
# to a batch. You then call the object itself: `model(X)`. All weights are found by `model.parameters()`.
#
# Write the network of lesson 04: 10 inputs, layers of 8, 6 and 3, ReLU after the first, sigmoid after the second
# (`torch.relu`, `torch.sigmoid`), and after the third **nothing**. What comes out are raw scores, *logits*. Softmax is
# only for reading: the loss does its own.


# %% exercise="DeepNN"
class DeepNN(nn.Module):
    """Layers of 8, 6 and `out_features` units: ReLU, sigmoid, none. It returns logits.

    Parameters
    ----------
    in_features, out_features : int
        Numbers that come in and scores that come out, for each row.

    Examples
    --------
    >>> model = DeepNN()
    >>> model(torch.zeros(5, 10)).shape
    torch.Size([5, 3])
    >>> sum(p.numel() for p in model.parameters())
    163
    """

    def __init__(self, in_features=10, out_features=3):
        """Make the layers linear1, linear2, linear3.

        Each draws its first weights when it is made. So the order only matters for chance:
        in another one, seed 55 below gives other numbers.
        """
        super().__init__()
        ### BEGIN SOLUTION: make self.linear1, self.linear2 and self.linear3
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)
        ### END SOLUTION

    def forward(self, X):
        """Return the logits (n, out_features) of a batch X (n, in_features)."""
        ### BEGIN SOLUTION: send X through the three layers, with ReLU after the first and sigmoid after the second
        A = torch.relu(self.linear1(X))
        A = torch.sigmoid(self.linear2(A))
        return self.linear3(A)
        ### END SOLUTION


# %% check="DeepNN" points=2
check("DeepNN")

# %% [markdown]
# ### Reading the scores
#
# Softmax over each row makes probabilities of logits. Three things belong to *reading* a network, as opposed to
# training it:
#
# - No history: inside `with torch.no_grad():` nothing is recorded, which saves time and memory.
# - Evaluation mode: some layers (dropout and batch norm, lesson 13) behave in training in another way.
#   `model.eval()` switches to reading, `model.train()` back; `model.training` tells which it is.
# - Manners: leave the model in the mode in which you found it. `model.train(True)` and `model.train(False)` set it.
#
# Scores 0 and 2 in a row give probabilities 0.12 and 0.88. (`nn.Identity()` in the example is a model that hands on
# what comes in, so there the scores are X itself.)


# %% exercise="probabilities"
def probabilities(model, X):
    """Read a network's scores as probabilities.

    Parameters
    ----------
    model : nn.Module
        Returns logits (n, k). Run in evaluation mode; afterwards its mode is as it was before.
    X : Tensor (n, d)
        One example a row.

    Returns
    -------
    Tensor (n, k)
        Each row sums to 1. Without a graph.

    Examples
    --------
    >>> probabilities(nn.Identity(), torch.tensor([[0.0, 2.0], [1.0, 1.0]]))
    tensor([[0.1192, 0.8808],
            [0.5000, 0.5000]])
    """
    ### BEGIN SOLUTION: in evaluation mode and without a graph, take softmax over each row; put the mode back
    was_training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(was_training)
    return P
    ### END SOLUTION


# %% check="probabilities" points=2
check("probabilities")

# %% [markdown]
# An article for beginners made this network with `torch.manual_seed(55)` and 300 random rows. Here are the same
# rows and the same start. **Predict first:** how different will the probabilities of 300 different rows be, before
# any training?

# %% show="probabilities"
with picture("DeepNN", "probabilities"):
    torch.manual_seed(55)
    # the article's rows and labels: drawn first, kept in the helper
    torch.rand(300, 10), torch.randint(0, 3, (300, 1))
    deep_nn = DeepNN()
    P = torch.as_tensor(probabilities(deep_nn, DEEP_NN_X))  # yours may be an array
    print("shape", tuple(P.shape), " first row", P[0].tolist())
    print("largest distance of a row's sum from 1:", (P.sum(dim=1) - 1).abs().max().item())
    print(
        "rows predicted as class 0, 1, 2:",
        torch.bincount(P.argmax(dim=1), minlength=3).tolist(),
    )
    plot_three_classes(P)

# %% [markdown]
# All 300 rows get almost the same three numbers, and class 0 wins everywhere. The sigmoid in the middle flattens
# what little differs. An untrained network is not "random" from row to row. It has one opinion, drawn by chance.
#
# **Pause.** You have tensors, gradients by one call, a network as a class, and a way to read it. Part 2 trains it.

# %% [markdown]
# ## Part 2 · Training
#
# ### One step, four lines
#
# Every training loop in PyTorch has these parts:
#
# - throw away the old gradients: `optimizer.zero_grad()`
# - forward: the model's scores, and from them the loss
# - backward: `backward()` on the loss fills every `grad`
# - one step of the optimizer: `optimizer.step()` moves every weight
#
# The optimizer knows the weights and the rule; `torch.optim.SGD(model.parameters(), lr=0.1)` is plain descent. The
# loss is given the scores first, then the targets. `nn.CrossEntropyLoss()` wants **logits** `(n, k)` and labels
# `(n,)` of type int64: it takes the softmax itself, in a safe way (lesson 05).
#
# Return the loss as a plain number: a tensor with one entry becomes one by `.item()`. A loss kept as a tensor would
# keep its whole history in memory.


# %% exercise="train_step"
def train_step(model, X, t, loss, optimizer):
    """Take one training step on a batch.

    Parameters
    ----------
    model : nn.Module
    X, t : Tensors
        A batch and its targets, as `loss` wants them.
    loss : function
        Called as loss(scores, t); returns a 0-d tensor.
    optimizer : torch.optim.Optimizer
        Holds the model's parameters.

    Returns
    -------
    float
        The loss before the step, a plain number.

    Examples
    --------
    >>> model = nn.Linear(1, 1)
    >>> optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    >>> X, t = torch.ones(4, 1), torch.zeros(4, 1)
    >>> first = train_step(model, X, t, nn.MSELoss(), optimizer)
    >>> first > train_step(model, X, t, nn.MSELoss(), optimizer)
    True
    """
    ### BEGIN SOLUTION: clear the gradients, compute the loss, run backward, step; return the loss as a number
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value.item()
    ### END SOLUTION


# %% check="train_step" points=3
check("train_step")

# %% [markdown]
# ### Five classic mistakes, each measured
#
# **1. No `zero_grad`.** Gradients are added up from step to step. **2. Softmax twice:** a softmax at the end of the
# network, and the one inside the loss.
#
# **Predict first.** Mistake 1 on the left, fitting `y = w x` to points on a line: will it be slower, faster, or
# never come to rest? Mistake 2 on the right, three well-parted clouds: can its loss come down to 0?

# %% show="train_step"
with picture("train_step"):
    plot_wrong_steps(train_step)

# %% [markdown]
# Without `zero_grad` each step follows the sum of *all* slopes so far: a ball without friction, which swings
# through the valley for ever. (Where the valley has no bottom, as with clouds that can be parted perfectly, such a
# ball even runs faster. So the bug can hide for a long time.)
#
# With softmax twice the loss sees "logits" between 0 and 1 only. The surest answer it can ever get is `(1, 0, 0)`,
# whose softmax is `e / (e + 2) = 0.576`, and `-log 0.576 = 0.551`. The loss stops there, and the gradients are
# small all the way.
#
# The other three mistakes are about shapes and types. Read what PyTorch says, or does not say.

# %% show
logits = torch.tensor([[2.0, 0.0, 1.0], [0.0, 3.0, 0.0], [1.0, 0.0, 2.0], [4.0, 1.0, 0.0]])
labels = torch.tensor([0, 1, 2, 1])
cross_entropy = nn.CrossEntropyLoss()
print("right:", round(cross_entropy(logits, labels).item(), 3))

print("\n3. labels of shape (n, 1)")
tell_error(lambda: cross_entropy(logits, labels[:, None]))
print(
    "   and without a word: predictions (4,) == labels (4, 1) has the shape",
    tuple((logits.argmax(dim=1) == labels[:, None]).shape),
)

print("\n4. another dtype than wanted")
tell_error(lambda: cross_entropy(logits, labels.int()))
tell_error(lambda: nn.Linear(3, 2)(logits.double()))

print("\n5. argmax over the wrong axis")
print("   dim=1:", logits.argmax(dim=1).tolist())
print("   dim=0:", logits.argmax(dim=0).tolist(), "<- one for each class, not for each row")

# %% [markdown]
# The article had mistake 3 in its accuracy: 300 predictions `(300,)` compared with labels `(300, 1)` made a table
# of 300 × 300, and an "accuracy" of 112 came out. An accuracy above 1 is easy to see; a wrong one below 1 is not.
#
# ### Epochs and batches
#
# A `TensorDataset` pairs each row with its label, and a `DataLoader` cuts the pairs into batches. One pass over all of
# them is an epoch:


# %% show
rows = TensorDataset(torch.arange(6.0)[:, None], torch.arange(6))
for X_batch, t_batch in DataLoader(rows, batch_size=4):
    print("batch of", len(X_batch), "rows, labels", t_batch.tolist())

# %% [markdown]
# Write the loop: in each epoch a training step on every batch, with cross-entropy on the labels. Return one number
# an epoch: the mean of its batches' losses. If an epoch has batches with losses 1.2 and 0.8, its number is 1.0.


# %% exercise="fit"
def fit(model, loader, optimizer, epochs):
    """Train a classifier and return its mean loss in each epoch.

    Parameters
    ----------
    model : nn.Module
        Returns logits (n, k).
    loader : DataLoader
        Gives batches (X, labels), labels (n,) int64.
    optimizer : torch.optim.Optimizer
    epochs : int

    Returns
    -------
    list of float
        For each epoch the mean of its batches' cross-entropy, each taken before its step.

    Examples
    --------
    >>> rows = TensorDataset(torch.eye(4), torch.tensor([0, 1, 0, 1]))
    >>> loader = DataLoader(rows, batch_size=2)
    >>> model = nn.Linear(4, 2)
    >>> len(fit(model, loader, torch.optim.SGD(model.parameters(), lr=0.5), 3))
    3
    """
    ### BEGIN SOLUTION: for each epoch, take a step on every batch and note the mean of the losses
    loss = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        losses = [train_step(model, X, labels, loss, optimizer) for X, labels in loader]
        history.append(sum(losses) / len(losses))
    return history
    ### END SOLUTION


# %% check="fit" points=2
check("fit")

# %% [markdown]
# Now train the network of seed 55 on its article's labels. Mind what these labels are: drawn by chance, 112, 105
# and 83 of the three classes. The optimizer is `torch.optim.Adam`, which gives each weight a step length of its own
# (lesson 12). **Predict first.** How much of the labels can 163 parameters learn? And how many of 300 *fresh* random
# labels will it get right?

# %% show="fit"
with picture("DeepNN", "probabilities", "fit"):
    torch.manual_seed(55)
    memoriser = DeepNN()
    loader = DataLoader(TensorDataset(DEEP_NN_X, DEEP_NN_LABELS), batch_size=100)
    losses = fit(memoriser, loader, torch.optim.Adam(memoriser.parameters(), lr=0.03), 200)
    X_fresh, labels_fresh = torch.rand(300, 10), torch.randint(0, 3, (300,))
    print(f"loss {losses[0]:.3f} at first, {losses[-1]:.3f} at the end")
    for name, X, labels in (
        ("its own rows", DEEP_NN_X, DEEP_NN_LABELS),
        ("fresh rows", X_fresh, labels_fresh),
    ):
        P = torch.as_tensor(probabilities(memoriser, X))
        right = P.argmax(dim=1) == labels
        print(f"{name}: {right.float().mean():.2f} right")

# %% [markdown]
# It memorised: well over half of its own rows, and a third of fresh ones, which is what guessing gives. There was
# nothing to learn but the rows themselves. The loss alone does not tell learning from memorising.
#
# ### The same network as in lesson 09
#
# The rings again, the same start of the weights, five layers, ReLU between them. `nn.Sequential` makes a network of
# the layers it is given: it runs them one after the other. The last layer gives one logit for each row, and
# `nn.BCEWithLogitsLoss` takes the sigmoid itself. A thousand of your own training steps, full batch, learning rate
# 0.1. The crosses are what the NumPy network of lesson 09 wrote into its history.

# %% show="train_step"
with picture("train_step"):
    X, t, X_held_out, t_held_out = rings()
    hidden = [
        nn.Linear(16, 16),
        nn.ReLU(),
        nn.Linear(16, 16),
        nn.ReLU(),
        nn.Linear(16, 16),
        nn.ReLU(),
    ]
    net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), *hidden, nn.Linear(16, 1))
    copy_start_of_lesson_09(net)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = [train_step(net, X, t, nn.BCEWithLogitsLoss(), optimizer) for _ in range(1000)]
    right = (net(X_held_out) > 0) == (t_held_out == 1)
    print(f"held-out rings: {right.float().mean():.3f} right")
    plot_two_libraries(losses)

# %% [markdown]
# Two programs, one written by you down to the last derivative, walk the same way downhill. Nothing in PyTorch is
# magic; you have built all of it once.
#
# ### Keep the best network
#
# During training a network may get worse again on new rows. So look at rows it does not learn from, and keep the
# network that was best *there*. (The best on a training batch is mostly luck.)
#
# `model.state_dict()` is a dict of all the network's numbers: its weights, and what layers such as batch norm keep
# besides. `torch.save(thing, path)` writes, `torch.load(path)` reads. Save the state_dict, not the model: the
# numbers are what you need, and numbers can be read without trust.


# %% exercise="save_best"
def save_best(model, score, best, path):
    """Save the model's state_dict if its score beats the best so far.

    Parameters
    ----------
    model : nn.Module
    score, best : float
        The score now, and the best one before; higher is better.
    path : str or Path
        Written only if score > best; an equal score keeps the older network.

    Returns
    -------
    float
        The larger of the two.

    Examples
    --------
    >>> import tempfile, os
    >>> folder = tempfile.mkdtemp()
    >>> path = os.path.join(folder, "best.pt")
    >>> save_best(nn.Linear(2, 1), 0.5, 0.75, path), os.listdir(folder)
    (0.75, [])
    """
    ### BEGIN SOLUTION: where the score is better, write the state_dict; return the larger score
    if score > best:
        torch.save(model.state_dict(), path)
    return max(score, best)
    ### END SOLUTION


# %% check="save_best" points=2
check("save_best")

# %% [markdown]
# A file that `torch.load` reads is a *pickle*, a small program that builds objects. An evil one can run anything.
# So PyTorch reads by default with `weights_only=True`: tensors and plain containers, nothing else; a file that asks
# for more is refused with an exception. Let it refuse. Whoever switches that off runs a stranger's code.
#
# `model.load_state_dict(state)` puts the numbers into a model of the same layers. (What it returns is a note on
# missing names, not the model.)


# %% exercise="load_best"
def load_best(model, path):
    """Load saved weights into a model and make it ready for reading.

    Parameters
    ----------
    model : nn.Module
        Of the same layers as the one that was saved.
    path : str or Path
        A file with a state_dict. One that wants to run code raises, as torch.load does.

    Returns
    -------
    nn.Module
        The model, with those weights, in evaluation mode.

    Examples
    --------
    >>> import tempfile, os
    >>> path = os.path.join(tempfile.mkdtemp(), "best.pt")
    >>> torch.save(nn.Linear(2, 1).state_dict(), path)
    >>> load_best(nn.Linear(2, 1), path).training
    False
    """
    ### BEGIN SOLUTION: read the file safely, put its numbers into the model, switch to evaluation, return the model
    model.load_state_dict(torch.load(path, weights_only=True))
    return model.eval()
    ### END SOLUTION


# %% check="load_best" points=2
check("load_best")

# %% [markdown]
# Sixty dots of three clouds that overlap, and a wide network: it can learn them by heart. After each epoch it is
# asked about 600 other dots, and the best network so far is kept. **Predict first:** at which epoch will the best
# one be, near the end?

# %% show="load_best"
with picture("train_step", "probabilities", "save_best", "load_best"):
    plot_best(train_step, probabilities, save_best, load_best)

# %% [markdown]
# ### On another device
#
# Large networks are trained on graphics processors. The program stays the same: model and data are moved to a
# *device* once, and must be on the same one.

# %% show
device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
model = nn.Linear(10, 3).to(device)
X_there = torch.rand(4, 10, device=device)
print(
    "computed on",
    model(X_there).device,
    "- back on the CPU:",
    model(X_there).detach().cpu().shape,
)

# %% [markdown]
# ## Try it
#
# - Put `nn.Softmax(dim=1)` at the end of the network that you train on the clouds below. Where does its loss stop?
# - Train without `optimizer.step()`. What is the symptom, and how does it differ from a learning rate that is too
#   small?
# - Replace SGD by `torch.optim.Adam(net.parameters(), lr=0.01)`. Lesson 12 tells what it does differently.

# %% show="fit"
with picture("fit", "probabilities"):
    torch.manual_seed(1)
    X_clouds, labels_clouds = clouds(300, spread=0.3)
    net = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3))
    loader = DataLoader(TensorDataset(X_clouds, labels_clouds), batch_size=50)
    history = fit(net, loader, torch.optim.SGD(net.parameters(), lr=0.5), 10)
    print("mean loss, epoch by epoch:", [round(loss, 3) for loss in history])
    P = torch.as_tensor(probabilities(net, X_clouds))
    right = P.argmax(dim=1) == labels_clouds
    print(f"{right.float().mean():.3f} right")

# %% [markdown] open="10" points=2
# ## In your own words
#
# A colleague's classifier for 3 classes has trained for a day. Its loss has stood at 0.56 for hours, while its
# accuracy on the training rows is 0.99. Another colleague suggests to train longer. What do you think has happened,
# how does the number 0.56 help you, and what would you look at in the code first?
# ### BEGIN MARK SCHEME
# - 1 point: softmax is taken twice, in the network and again inside the cross-entropy loss; so its scores lie
#   between 0 and 1, and the surest possible answer still costs -log(e / (e + 2)) = 0.551: the loss stands just
#   above its floor.
# - 1 point: accuracy can be high all the same, because softmax does not change which score is the largest; so look
#   at the end of the network's forward (remove the softmax there, use it only for reading) instead of training
#   longer.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A tensor is an array with a dtype that matters and, if you ask for it, a memory. `backward()` reads that memory.
# - Gradients are added up until somebody sets them to zero.
# - A network returns logits. The loss takes the softmax; you take it only to read.
# - Labels are `(n,)` and int64. Many shape mistakes make no error, only a wrong number: print shapes.
# - Reading is done in evaluation mode and without a graph.
# - Save numbers (`state_dict`), choose by rows that were not learned from, and never switch the safe loading off.

# %% [markdown]
# ## Where it comes from
#
# - A. Paszke and others, *PyTorch: An Imperative Style, High-Performance Deep Learning Library*, NeurIPS 2019.
# - The PyTorch documentation: *Autograd mechanics*, *CrossEntropyLoss*, *Saving and loading models*.
# - The 10-8-6-3 network with seed 55 comes from an article for beginners; its text said 8, 6 and 1 units, and it
#   took the softmax twice.
