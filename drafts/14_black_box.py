# %% [markdown]
# # Opening the black box
#
# ## Idea
#
# Lesson 13 ended with a network that reads more than 97 of 100 digits. Why does it say "7"? You can print all its 130,000 weights, and know nothing more. It is a **black box**: you see what goes in and what
# comes out.
#
# In this lesson you ask the box questions. Which points of a picture does it look at? What is the smallest change that makes it wrong? What does it say to a picture of nothing? Each tool takes
# a few lines, because you have gradients.
#
# You will also meet **six limits** that networks of this kind have. Each is an experiment that you run, with what is known against it, and how far that goes.
#
# **Predict before you start:** how many of the 784 numbers of a picture must change a little, so that a person sees no difference and the network reads another digit?

# %% [markdown]
# ## What you will be able to do
#
# - draw what a network looks at, by its gradient and by covering parts (20 minutes)
# - make pictures that fool it, and measure how easily it is fooled (15 minutes)
# - measure how hungry for data it is, and how sure it is without reason (20 minutes)
# - name six limits of deep learning, each with an experiment that shows it (10 minutes)

# %% setup
from neurons.torch_needed import need_torch

need_torch()  # says what to do where PyTorch is not installed

# %% setup
import numpy as np
import torch
from torch import nn

from neurons.checking import check, hint, picture

# %% [markdown]
# ## Limit 1 · Opaque: what does it look at?
#
# ### The gradient of the input
#
# Until now gradients went to the weights. But a network is a function of its *input* as well. The gradient of one score with respect to the picture says, for every point: if this
# point got a little darker, how much would the score for "7" rise? Drawn as a picture it is called a **saliency map**.
#
# The network takes a batch: put an axis in front of the one picture (`x[None]`). Leave the model and the picture as you found them: work on a copy that records
# (lesson 10), and mind that `backward()` would also fill the `grad` of every weight. `torch.autograd.grad(y, x)` returns the gradient of y with respect to x and touches nothing else.
#
# Worked: for a network with one layer and no bias, the gradient of score 3 is that layer's weights for unit 3, whatever the picture.

# %% exercise="input_gradient"
def input_gradient(model, x, label):
    """Give the gradient of a label's logit with respect to a picture.

    Parameters
    ----------
    model : nn.Module
        In evaluation mode; takes a batch and returns logits. Left as it is.
    x : Tensor (1, 28, 28) or (784,)
        One picture, float32. Left as it is.
    label : int
        Which logit.

    Returns
    -------
    Tensor
        Of x's shape, without a graph.

    Examples
    --------
    >>> input_gradient(nn.Flatten(), torch.zeros(1, 1, 3), 1)
    tensor([[[0., 1., 0.]]])
    """
    ### BEGIN SOLUTION: let the label's logit of a recording copy of x give its gradient, and nothing else
    copy = x.detach().clone().requires_grad_()
    score = model(copy[None])[0, label]
    return torch.autograd.grad(score, copy)[0]
    ### END SOLUTION


# %% check="input_gradient" points=2
check("input_gradient")

# %% [markdown]
# ### Cover a part
#
# A gradient is about tiny changes. A coarser question: what happens if a part of the picture is *not there*? **Occlusion** covers one square patch after the other with 0 and writes down how much the label's
# probability falls. Patches lie side by side; what is left over at the right and at the bottom (28 // size patches fit) is not covered.
#
# Worked: probability 0.9 with the whole picture and 0.4 with a patch covered gives 0.5 for that patch. A negative number says that the patch spoke against the label.

# %% exercise="occlusion"
def occlusion(model, x, label, size):
    """Measure how much a label's probability falls when a patch is covered.

    Parameters
    ----------
    model : nn.Module
        In evaluation mode; takes (n, 1, 28, 28) and returns logits. Left as it is.
    x : Tensor (28, 28)
        One picture. Left as it is.
    label, size : int
        Which probability, and the side of a patch.

    Returns
    -------
    Tensor (28 // size, 28 // size)
        The label's probability minus that with the patch set to 0.
    """
    ### BEGIN SOLUTION: cover one patch at a time on copies, and subtract each softmax probability from the first one
    count = 28 // size
    covered = x.repeat(1 + count * count, 1, 1)
    for place in range(count * count):
        row, column = divmod(place, count)
        covered[1 + place, row * size : (row + 1) * size, column * size : (column + 1) * size] = 0
    with torch.no_grad():
        P = torch.softmax(model(covered[:, None]), dim=1)[:, label]
    return (P[0] - P[1:]).reshape(count, count)
    ### END SOLUTION


# %% check="occlusion" points=3
check("occlusion")

# %% [markdown]
# ## Limit 2 · Unstable: a step that nobody sees
#
# Training goes down the slope of the loss by changing weights. Turn it round: go *up* the slope of the loss by changing the *picture*. The **fast gradient sign method** (I. Goodfellow and others, 2015) moves every
# point by the same small ε, in the direction in which the loss grows, and keeps the result between 0 and 1:
#
# $$x_{new} = \text{clip}\left(x + \varepsilon \cdot \text{sign}(\nabla_x\, loss),\ 0,\ 1\right)$$
#
# The loss is the cross-entropy with the true label. Worked, ε = 0.1: points 0.5, 0.95, 0 with slopes 2, 0.001, −3 become 0.6, 1, 0.

# %% exercise="fgsm"
def fgsm(model, x, label, eps):
    """Make a picture that the network reads worse, by one step along the sign of the loss's gradient.

    Parameters
    ----------
    model, x, label
        As for `input_gradient`; x lies in [0, 1].
    eps : float
        How far each point moves.

    Returns
    -------
    Tensor
        x + eps * sign(gradient of the cross-entropy), clipped to [0, 1], of x's shape, without a graph.
    """
    ### BEGIN SOLUTION: find the loss's gradient at a recording copy, move every point by eps along its sign, clip
    copy = x.detach().clone().requires_grad_()
    loss = nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, copy)[0]
    return (x.detach() + eps * slope.sign()).clamp(0, 1)
    ### END SOLUTION


# %% check="fgsm" points=3
check("fgsm")

# %% [markdown]
# ## Limit 3 · Hungry for data
#
# How does accuracy grow with the number of training rows? To measure it, draw some rows by chance, train, and test, for several numbers of rows. The training itself is handed in as a function: `fit(X, labels)` returns a function
# `predict`, and `predict(X_test)` gives labels.
#
# Worked: sizes [10, 100] make two trainings and a list of two fractions.

# %% exercise="accuracy_by_data"
def accuracy_by_data(fit, train, test, sizes, rng):
    """Measure the test accuracy after training on more and more rows.

    Parameters
    ----------
    fit : function
        fit(X, labels) returns predict; predict(X) returns labels.
    train, test : pairs (X, labels) of arrays
    sizes : list of int
        How many training rows to use; for each, that many different rows, drawn by rng.
    rng : np.random.Generator

    Returns
    -------
    list of float
        For each size the fraction of test rows read right.
    """
    ### BEGIN SOLUTION: for each size draw that many different rows, fit on them, and note the fraction of right test rows
    (X, labels), (X_test, labels_test) = train, test
    reached = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        reached.append(float(np.mean(predict(X_test) == labels_test)))
    return reached
    ### END SOLUTION


# %% check="accuracy_by_data" points=2
check("accuracy_by_data")

# %% [markdown]
# ## Sure without reason
#
# The largest probability of a row is called the network's **confidence**. Counted into bins it makes a histogram: how often was it how sure? With 10 bins the first one counts confidences from 0 up to but not including 0.1,
# the last one those from 0.9 up to *and including* 1.
#
# Worked: rows (0.95, 0.05), (0.6, 0.4) and (0, 1) have confidences 0.95, 0.6 and 1: one in the bin from 0.6, two in the last.

# %% exercise="confidence_histogram"
def confidence_histogram(P, bins=10):
    """Count how often the network is how sure.

    Parameters
    ----------
    P : array (n, k)
        Probabilities; each row sums to 1.
    bins : int
        How many bins of equal width from 0 to 1.

    Returns
    -------
    array (bins,) of int
        Rows whose largest probability lies in [i / bins, (i + 1) / bins); the last bin is closed.

    Examples
    --------
    >>> confidence_histogram(np.array([[0.95, 0.05], [0.6, 0.4], [0.0, 1.0]]), 5).tolist()
    [0, 0, 0, 1, 2]
    """
    ### BEGIN SOLUTION: take each row's largest probability and count them into the bins, 1 into the last
    return np.histogram(np.max(P, axis=1), bins=bins, range=(0, 1))[0]
    ### END SOLUTION


# %% check="confidence_histogram" points=2
check("confidence_histogram")

# %% [markdown] open="14" points=2
# A clinic wants to use a network that reads X-rays with 99 % accuracy on the maker's test pictures. Choose two of the six limits and say for each: what could go wrong in the clinic, and which experiment of this lesson
# would you ask the maker to run?
# ### BEGIN MARK SCHEME
# - 1 point for each limit with a consequence in the clinic and a fitting experiment (instability: FGSM and accuracy against ε; opaque: saliency or occlusion, does it look at the organ or at a mark of the scanner; hunger for
#   data: accuracy by rows for rare illnesses; sure without reason: confidence on pictures that are no X-rays; wrong labels: shuffle one class and see whether the training loss tells; no rule can be put in: check a rule known to be monotone).
# ### END MARK SCHEME
