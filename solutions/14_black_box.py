# %% [markdown]
# # Opening the black box
#
# ## Idea
#
# Lesson 13 ended with a network that reads more than 97 of 100 digits. Why does it say "7"? You can print all its
# 130,000 weights, and know nothing more. It is a **black box**: you see what goes in and what comes out.
#
# In this lesson you ask the box questions. Which points of a picture does it look at? What is the smallest change that
# makes it wrong? What does it say to a picture of nothing? Each tool takes a few lines, because you have gradients.
#
# You will also meet **six limits** that networks of this kind have. Each is an experiment that you run, with what is
# known against it, and how far that goes.
#
# **Predict before you start.** A picture is 784 numbers from 0 (paper) to 1 (ink). Each may change by a small amount.
# How much is needed before the network reads nine of ten digits wrong: 0.5, 0.3 or 0.1?
#
# **Time:** about 85 minutes in two parts. Part 1: what it looks at (25), how it is fooled (15), how sure it is (10).
# Part 2: hunger for data (15), wrong labels (10), rules (10).

# %% [markdown]
# ## What you will be able to do
#
# - draw what a network looks at, by its gradient and by covering parts
# - make pictures that fool it, and measure how easily it is fooled
# - measure how sure it is without reason, and how hungry for data
# - name six limits of deep learning, each with an experiment that shows it, a remedy, and the remedy's own limit

# %% setup
from neurons.torch_needed import need_torch

need_torch()  # says what to do where PyTorch is not installed

# %% setup
from functools import partial

import numpy as np
import torch
from torch import nn

from neurons.black_box import (
    accuracy,
    by_digit,
    digits,
    nonsense,
    one_by_one,
    plot_confidence,
    plot_lines,
    probabilities_of,
    reader,
    show_fooled,
    show_maps,
    show_worst,
    shuffled_class,
    smooth,
    some_of,
    teach,
)
from neurons.checking import check, hint, picture
from neurons.rules import learn_parity, learn_prices, learn_sum, plot_beyond, plot_prices

torch.set_num_threads(1)  # small layers: a second thread would cost more than it helps

# %% [markdown]
# ## Part 1 · Asking the network
#
# ### The patient
#
# A small reader of digits, so that it is trained in seconds: 784 inputs, two hidden layers of 100 with ReLU, 10
# logits. It learns from the 20,000 pictures of lesson 13, for five epochs. `X` has the shape (20000, 1, 28, 28), as
# PyTorch likes pictures: how many, how many colours, rows, columns.

# %% show
X_digits, labels_digits, X_test, labels_test = digits()
patient = reader()
losses = teach(patient, X_digits, labels_digits)
print(f"test digits read: {accuracy(patient, X_test, labels_test):.3f}")
shown = some_of(labels_test)  # a 7, a 3, a 4, a 2 and an 8

# %% [markdown]
# ### Limit 1 · It is opaque: what does it look at?
#
# Until now gradients went to the weights. But a network is a function of its *input* as well. The gradient of one
# score for the picture says of every point: if it got a little darker, how much would the score for "7" rise? Drawn, it
# is called a **saliency map** (K. Simonyan and others, 2014).
#
# The network takes a batch: put an axis in front of the one picture (`x[None]`). Leave model and picture as you found
# them: work on a copy that records (lesson 10). `backward()` would also fill the `grad` of every weight;
# `torch.autograd.grad(y, x)` returns a tuple with the gradient of y for x, and touches nothing else.
#
# Worked: with a single layer, the gradient of score 3 is that layer's weights for unit 3.


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

    Returns
    -------
    Tensor
        Of x's shape, without a graph.

    Examples
    --------
    >>> input_gradient(nn.Flatten(), torch.zeros(1, 1, 3), 1)
    tensor([[[0., 1., 0.]]])
    """
    ### BEGIN SOLUTION: give the gradient of the label's logit at a recording copy
    copy = x.detach().clone().requires_grad_()
    score = model(copy[None])[0, label]
    return torch.autograd.grad(score, copy)[0]
    ### END SOLUTION


# %% check="input_gradient" points=2
check("input_gradient")

# %% show="input_gradient"
with picture("input_gradient"):
    maps = [input_gradient(patient, X_test[i], int(labels_test[i])) for i in shown]
    show_maps(X_test[shown], labels_test[shown], maps, "gradient of its own logit")

# %% [markdown]
# Orange: ink here would raise the digit's own score; purple: it would lower it. The gap at the top of the 4 is purple:
# close it, and you have a 9. So you can see *where* something matters, though never *why*. And mind the border: 189
# points have ink in fewer than 20 of the 20,000 pictures. What the network says there it has learned from next to
# nothing.
#
# ### Cover a part
#
# A gradient is about tiny changes. A coarser question: what happens if a part of the picture is *not there*?
# **Occlusion** (M. Zeiler, R. Fergus, 2014) covers one square patch after the other with 0 and writes down how much
# the label's probability falls. Patches lie side by side, `28 // size` of them in a row and in a column; what is left
# over at the right and at the bottom is not covered.
#
# Worked: probability 0.9 with the whole picture and 0.4 with a patch covered gives 0.5 for that patch. A negative
# number says that the patch spoke against the label.


# %% exercise="occlusion"
def occlusion(model, x, label, size):
    """Measure how much a label's probability falls when a patch is covered.

    Parameters
    ----------
    model : nn.Module
        In evaluation mode; takes (n, 1, 28, 28) and returns logits. Left as it is.
    x : Tensor (28, 28)
        One picture, float32. Left as it is.
    label, size : int
        Which probability, and the side of a patch.

    Returns
    -------
    Tensor (28 // size, 28 // size)
        The label's probability minus that with the patch set to 0; without a graph.

    Examples
    --------
    >>> occlusion(nn.Flatten(), torch.zeros(28, 28), 0, 14).tolist()
    [[0.0, 0.0], [0.0, 0.0]]
    """
    ### BEGIN SOLUTION: cover one patch at a time, and say how far the probability falls
    count = 28 // size
    covered = x.detach().repeat(1 + count * count, 1, 1)
    for place in range(count * count):
        rows, columns = (slice(at * size, (at + 1) * size) for at in divmod(place, count))
        covered[1 + place, rows, columns] = 0
    with torch.no_grad():
        P = torch.softmax(model(covered[:, None]), dim=1)[:, label]
    return (P[0] - P[1:]).reshape(count, count)
    ### END SOLUTION


# %% check="occlusion" points=3
check("occlusion")

# %% [markdown]
# **Predict**: what will the map say where there is only paper, for example at the open left side of the 3?

# %% show="occlusion"
with picture("occlusion"):
    maps = [occlusion(patient, X_test[i, 0], int(labels_test[i]), 4) for i in shown]
    meaning = "fall of the probability, 4 × 4 patches"
    show_maps(X_test[shown], labels_test[shown], maps, meaning)

# %% [markdown]
# On paper it says exactly 0: covering paper with paper changes nothing. So this tool can't show that a 3 is a 3
# *because* its left side is open. The gradient can: ink there is purple. Each tool answers one question and is blind
# to others. Neither gives a reason that a person could check, such as "one loop above, one below".

# %% [markdown]
# ### Limit 2 · It is unstable: a step that nobody sees
#
# Training goes down the slope of the loss by changing weights. Turn it round: go *up* the slope of the loss by changing
# the *picture*. The **fast gradient sign method** (I. Goodfellow and others, 2015) moves every point by the same small
# ε, in the direction in which the loss grows, and keeps the result between 0 and 1:
#
# $$x_{new} = \text{clip}\left(x + \varepsilon \cdot \text{sign}(\nabla_x\, loss),\ 0,\ 1\right)$$
#
# The loss is the cross-entropy with the true label; `nn.functional.cross_entropy` takes logits (n, k) and a tensor of n
# labels. Worked, ε = 0.1: points 0.5, 0.95, 0 with slopes 2, 0.001, −3 become 0.6, 1, 0.


# %% exercise="fgsm"
def fgsm(model, x, label, eps):
    """Move a picture one step against the network, along the sign of the loss's gradient.

    Parameters
    ----------
    model : nn.Module
        In evaluation mode; takes a batch and returns logits. Left as it is.
    x : Tensor (1, 28, 28) or (784,)
        One picture, float32, in [0, 1]. Left as it is.
    label, eps : int, float
        The true label, and how far each point moves.

    Returns
    -------
    Tensor
        x + eps * sign(gradient of the cross-entropy), clipped to [0, 1]; without a graph.

    Examples
    --------
    >>> fgsm(nn.Flatten(), torch.tensor([[[0.5, 0.0]]]), 0, 0.1)
    tensor([[[0.4000, 0.1000]]])
    """
    ### BEGIN SOLUTION: move every point by eps along the sign of the loss's gradient; clip
    copy = x.detach().clone().requires_grad_()
    loss = nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, copy)[0]
    return (x.detach() + eps * slope.sign()).clamp(0, 1)
    ### END SOLUTION


# %% check="fgsm" points=3
check("fgsm")

# %% show="fgsm"
with picture("fgsm"):
    fooled = one_by_one(fgsm, patient, X_test[shown], labels_test[shown], 0.1)
    show_fooled(X_test[shown], fooled, labels_test[shown], patient)

# %% [markdown]
# You would not hesitate over any of the lower ones. Now measure it: 200 test digits, and ε from 0 to 0.3. Beside it
# the same distance in a direction drawn **by chance**: each point up or down by ε.

# %% show="fgsm"
with picture("fgsm"):
    X_some, labels_some = X_test[:200], labels_test[:200]
    steps = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3]
    signs = torch.sign(torch.randn(X_some.shape, generator=torch.Generator().manual_seed(0)))
    by_chance = [(X_some + eps * signs).clamp(0, 1) for eps in steps]
    by_fgsm = [one_by_one(fgsm, patient, X_some, labels_some, eps) for eps in steps]
    curves = {"by chance": [accuracy(patient, X, labels_some) for X in by_chance]}
    curves["fgsm"] = [accuracy(patient, X, labels_some) for X in by_fgsm]
    axis = {"title": "Accuracy against ε", "xlabel": "ε", "ylabel": "fraction read, of 200"}
    plot_lines(steps, curves, **axis)

# %% [markdown]
# At ε = 0.1 chance does almost no harm compared with the directed step: it brings the fraction from 0.98 down to about
# 0.93, the step leaves less than one digit in ten. It is no lack of training: 784 tiny changes that all push the same
# way add up (as a product `x @ w` does). In 784 directions there is nearly always one that leads out of the class.
#
# **A remedy: harden it.** Train on each picture *and* on its fooled copy, made anew in each step with ε = 0.1
# (*adversarial training*). And then attack harder as well: five small steps of ε/5, each with a fresh gradient.

# %% show
hardened = reader()
teach(hardened, X_digits, labels_digits, harden=0.1)
print(f"test digits read, unchanged: {accuracy(hardened, X_test, labels_test):.3f}")


# %% show="fgsm"
def five_steps(net, x, label, eps):
    """Attack five times, a fifth of the way each."""
    for _ in range(5):
        x = torch.as_tensor(fgsm(net, x, label, eps / 5))
    return x


with picture("fgsm"):
    for name, attack in (("hardened, fgsm", fgsm), ("hardened, 5 steps", five_steps)):
        fooled = [one_by_one(attack, hardened, X_some, labels_some, eps) for eps in steps]
        curves[name] = [accuracy(hardened, X, labels_some) for X in fooled]
    plot_lines(steps, curves, **axis)

# %% [markdown]
# The hardened network reads four digits of five at ε = 0.1, and is no worse on unchanged ones. That is the honest good
# news. The limit: it is hardened against *this* change of *this* size. At twice the ε most digits are lost, five
# small steps do more harm than one, and nothing was learned about other changes, such as a turned or a bent digit.

# %% [markdown]
# ### Sure without reason
#
# The largest probability of a row is called the network's **confidence**. Counted into bins it makes a histogram: how
# often was it how sure? With 10 bins the first one counts confidences from 0 up to but not including 0.1, the last one
# those from 0.9 up to *and including* 1.
#
# Worked: rows (0.95, 0.05), (0.6, 0.4) and (0, 1) have confidences 0.95, 0.6 and 1: one in the bin from 0.6, two in
# the last.


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
        Rows whose largest probability lies in [i / bins, (i + 1) / bins); the last bin
        is closed.

    Examples
    --------
    >>> confidence_histogram(np.array([[0.95, 0.05], [0.7, 0.3], [0.0, 1.0]]), 5).tolist()
    [0, 0, 0, 1, 2]
    """
    ### BEGIN SOLUTION: count each row's largest probability into the bins
    return np.histogram(np.max(P, axis=1), bins=bins, range=(0, 1))[0]
    ### END SOLUTION


# %% check="confidence_histogram" points=2
check("confidence_histogram")

# %% [markdown]
# Two sorts of pictures that are no digits: noise (784 numbers drawn by chance), and the digits 2, 3, 4, 5, 7 upside
# down. **Predict**: how sure will the network be of them? It has never been told that there are pictures of nothing.

# %% show="confidence_histogram"
with picture("confidence_histogram"):
    noise, upside_down = nonsense(X_test, labels_test)
    sorts = {"test digits": X_test, "noise": noise, "upside down": upside_down}
    tables = {name: probabilities_of(patient, X) for name, X in sorts.items()}
    plot_confidence({name: confidence_histogram(P) for name, P in tables.items()})
    for name, P in tables.items():
        print(f"{name}: above 0.99 sure of {(P.max(axis=1) > 0.99).mean():.2f}")

# %% [markdown]
# Of pure noise it is more than 0.9 sure in four of ten cases. Softmax divides one unit of belief among ten digits;
# "none of them" is not among the answers. **A remedy**: answer only where the confidence is above 0.99. It refuses
# nearly all the noise. But look at the price: more than a quarter of the real digits are refused as well, and of the
# upside-down ones more than a fifth still get through. Confidence is not knowledge.
#
# **Pause.** You can ask a network where it looks, what fools it, and how sure it is. Part 2 asks what its training
# needs, and what it hides.

# %% [markdown]
# ## Part 2 · What training needs and hides
#
# ### Limit 3 · It is hungry for data
#
# How does accuracy grow with the number of training rows? To measure it, draw some rows by chance, train, and test, for
# several numbers of rows. The training itself is handed in as a function: `fit(X, labels)` returns a function
# `predict`, and `predict(X_test)` gives labels.
#
# `rng.choice(n, size)` draws row numbers from 0 to n − 1. Mind its `replace`: as it stands, one row may come twice.
#
# Worked: sizes [10, 100] make two trainings and a list of two fractions. If `predict` gives 3, 1, 4 where 3, 1, 7 is
# right, the fraction is 0.667.


# %% exercise="accuracy_by_data"
def accuracy_by_data(fit, train, test, sizes, rng):
    """Measure the test accuracy after training on more and more rows.

    Parameters
    ----------
    fit : function; fit(X, labels) returns predict, and predict(X) returns labels
    train, test : pairs (X, labels) of arrays
    sizes, rng : list of int, np.random.Generator
        How many training rows to use; for each, that many different rows, drawn by rng.

    Returns
    -------
    list of float
        For each size the fraction of test rows read right.

    Examples
    --------
    >>> fit = lambda X, labels: lambda X: X[:, 0]  # learns nothing: says the first number
    >>> data = np.array([[1], [2]]), np.array([1, 3])
    >>> accuracy_by_data(fit, data, data, [1, 2], np.random.default_rng(0))
    [0.5, 0.5]
    """
    ### BEGIN SOLUTION: for each size draw rows, fit on them, note the fraction read right
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
# From 10 digits to 10,000, always 300 steps. **Predict**: how many are needed for 80 of 100? A child needs a few of
# each.


# %% show="accuracy_by_data"
def fit(X, labels, shift=False):
    """Train a small reader on some rows and return its predict."""
    net = reader(hidden=64)
    teach(net, X, labels, steps=300, batch=50, shift=shift)
    return lambda X: probabilities_of(net, torch.as_tensor(X)).argmax(axis=1)


with picture("accuracy_by_data"):
    train = X_digits.numpy(), labels_digits.numpy()
    test = X_test.numpy(), labels_test.numpy()
    sizes = [10, 30, 100, 300, 1000, 3000, 10_000]
    plain = accuracy_by_data(fit, train, test, sizes, np.random.default_rng(0))
    for size, fraction in zip(sizes, plain, strict=True):
        print(f"{size:6} rows: {fraction:.2f} of the test digits")

# %% [markdown]
# **A remedy**: make more of what there is. A 7 that is moved by a pixel is still a 7; you know that, the network does
# not. So every batch is shifted by at most a pixel, as in lesson 13.

# %% show="accuracy_by_data"
with picture("accuracy_by_data"):
    shifting = partial(fit, shift=True)
    moved = accuracy_by_data(shifting, train, test, sizes, np.random.default_rng(0))
    plot_lines(
        sizes,
        {"as they are": plain, "shifted": moved},
        title="Accuracy against training rows",
        xlabel="training rows (logarithmic)",
        ylabel="fraction of test digits read",
        xscale="log",
        ylim=(0, 1),
    )

# %% [markdown]
# With ten digits it reads one in three, with 1,000 seven of eight (0.88). Ten times as many again bring it to 0.91, no
# further. Shifting helps most in the middle, by some digits of a hundred. With 3,000 rows and more it brings nothing in
# these few steps. Another remedy is to begin with a network that was trained on a large set of something similar.
# It moves the hunger to somebody else, who must have that set.

# %% [markdown]
# ### Limit 4 · It is hard to debug: nothing stops
#
# A program with an error stops, or gives nonsense. A network with an error in its data trains on, and gives something a
# little worse. Here are three trainings. In one the labels are right. In one, somebody's mistake, the 2,000 sevens have
# labels drawn by chance. In one all sevens are called 1.
#
# **Predict**: which of the three could you tell from its loss alone, if you had only that one curve?

# %% show
kinds = {
    "right": labels_digits,
    "sevens by chance": shuffled_class(labels_digits),
    "sevens called 1": shuffled_class(labels_digits, to=1),
}
nets = {name: reader() for name in kinds}
told = {name: teach(nets[name], X_digits, kinds[name], steps=600) for name in kinds}
plot_lines(
    list(range(50, 601, 50)),
    {name: smooth(values) for name, values in told.items()},
    title="Training loss, mean of 50 steps",
    xlabel="step",
    ylabel="mean cross-entropy",
    ylim=(0, None),
)
for name, net in nets.items():
    print(f"{name}: test digits read {accuracy(net, X_test, labels_test):.3f}")

# %% [markdown]
# All three fall and level out. The second ends higher, but without the first beside it that looks like a network that
# needs more steps. The third is as low as the right one: its labels are easy to learn. They are only wrong.
#
# So do not look at the loss. **Look inside**: one number for each digit, and the training pictures with the largest
# loss.

# %% show
for name in ("sevens by chance", "sevens called 1"):
    shares = by_digit(nets[name], X_test, labels_test)
    print(f"{name:17} read right, 0 to 9:", " ".join(f"{share:.2f}" for share in shares))
show_worst(nets["sevens by chance"], X_digits, kinds["sevens by chance"], labels_digits)

# %% [markdown]
# Ten numbers tell what one average hid: no seven is read. And more than half of the pictures with the largest loss are
# sevens with odd labels, where one in ten would be fair. That is the **remedy**: break the average down by class, and
# look at data with your own eyes. Its limit: the ten numbers need test labels that *you* trust. With the sevens called
# 1 in the test as well, nothing would show.

# %% [markdown]
# ### Limit 5 · It does not reason: rules end where the data end
#
# Two rules that you can say in a sentence. Is the number of ones in the binary digits of a number odd (the XOR of
# lesson 02, with eight inputs)? A network learns it from the numbers 0 to 127 and is asked about 128 to 255, where
# only one more digit is set. And what is a + b? Two networks learn it for numbers from 0 to 10 and are asked up to 20.
#
# **Predict** both.

# %% show
right = learn_parity()
places = np.linspace(0, 20, 41)
plot_beyond(right, places, learn_sum(places))

# %% [markdown]
# All 128 learned numbers are right; beyond, guessing would do as well. It has not found the rule, and it can't
# tell you that it has not. Of sums, tanh flattens out, as tanh does. ReLU goes straight on, which happens to suit a
# sum. That is luck of its shape and no insight: "Try it" asks for products.
#
# **Remedies**: data that cover what will be asked; a shape that fits the rule. Large language models write steps down
# before they answer, which helps with such tasks; whether each written step is what led to the answer is an open
# question.

# %% [markdown]
# ### Limit 6 · No way in for what you know
#
# Forty flats, made up: their prices rise with their size, with some scatter. You know a rule: a larger flat of the same
# kind does not cost less. Where would you tell the network? There is no line for it: it has weights and examples,
# nothing else.

# %% show
flats = learn_prices()
plot_prices(flats)

# %% [markdown]
# It fits the flats and breaks the rule on more than a third of the way. More data would help, but promise nothing. **A
# remedy**: build the rule in. If no weight can be negative (the layers below use squares of weights) and the
# activation rises, then the output can't fall.

# %% show
plot_prices(flats, learn_prices(rising=True))

# %% [markdown]
# Now the rule holds everywhere, and not only where it was tried: that is a proof, by the shape of the network. The
# limit: few rules can be built in like this. How would you build in "a 7 has no loop"? Shifting digits was
# such a rule too, told by examples: that works for more rules, and guarantees none.

# %% [markdown]
# ## Try it
#
# - Give `learn_sum` the rule `lambda a, b: a * b`. Neither network is right beyond 10 now. How far is each from 400 at
#   20 · 20, and why does going straight on no longer help?
# - Draw the saliency maps of the *hardened* network. What has changed?
# - Make the noise darker or paler (`noise ** 3`). Is the network less sure?

# %% show="input_gradient"
with picture("input_gradient"):
    net = patient  # try: hardened
    maps = [input_gradient(net, X_test[i], int(labels_test[i])) for i in shown]
    show_maps(X_test[shown], labels_test[shown], maps, "gradient of its own logit")

# %% [markdown] open="14" points=2
# ## In your own words
#
# A clinic wants to use a network that reads X-rays with 99 % accuracy on the maker's test pictures. Choose two of the
# six limits and say for each: what could go wrong in the clinic, and which experiment of this lesson would you ask the
# maker to run?
# ### BEGIN MARK SCHEME
# - 1 point for each limit with a consequence in the clinic and a fitting experiment. Opaque: saliency or occlusion,
#   does it look at the organ or at a mark of the scanner? Unstable: FGSM and accuracy against ε, or confidence on
#   pictures that are no X-rays. Hungry: accuracy against rows, and for rare illnesses alone. Hard to debug: accuracy
#   for each class, and the pictures with the largest loss. No reasoning: pictures beyond what was learned (children,
#   another scanner). No way in for knowledge: check a rule that doctors know, such as one that may only rise.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - The gradient of a score with respect to the *input* shows where small changes matter; occlusion shows what is
#   missed when it is gone. Neither says why.
# - A step of 0.1 along the sign of the gradient fools a network that reads 96 of 100 digits. Hardening helps for the
#   change it was hardened against.
# - A network is never at a loss for an answer. Its confidence is no measure of what it knows.
# - Averages hide. Look at classes, at single rows, at the data.
# - A rule that was learned ends where the data end; a rule that is built in holds everywhere.
# - Six limits: opaque, unstable, hungry for data, hard to debug, without reasoning, closed to what you know. Each has
#   remedies, and each remedy was measured with its limit.

# %% [markdown]
# ## Where it comes from
#
# - K. Simonyan, A. Vedaldi, A. Zisserman, *Deep Inside Convolutional Networks*, ICLR workshop 2014: saliency.
# - M. Zeiler, R. Fergus, *Visualizing and Understanding Convolutional Networks*, ECCV 2014: occlusion.
# - I. Goodfellow, J. Shlens, C. Szegedy, *Explaining and Harnessing Adversarial Examples*, ICLR 2015: the fast gradient
#   sign method, and training against it.
# - A. Madry and others, *Towards Deep Learning Models Resistant to Adversarial Attacks*, ICLR 2018: many small steps.
# - C. Guo and others, *On Calibration of Modern Neural Networks*, ICML 2017: confidence.
# - Y. LeCun, C. Cortes, C. J. C. Burges, *The MNIST database of handwritten digits*.

# %% [markdown]
# ## The playground
#
# You began with one gate. You end with everything that a small network has: units, layers, activations, a loss, a way
# down. In the playground all of it moves while you watch: choose a set of points, add layers and units, change the
# learning rate, press *Play*. Each hidden unit's picture shows where it fires. The first ones draw straight edges
# (lesson 01); the answer makes of the edges a shape that no straight line could (lesson 02).
#
# It also runs on *your own* layers. Copy `Affine` and `ReLU` from lesson 07 into a new cell, and write
# `playground([Affine, ReLU])`.

# %% show
from neurons.playground import playground

playground(data="circle", hidden=(4,), optimizer="adam", lr=0.3)
