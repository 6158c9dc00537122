# %% [markdown]
# # One neuron is a switch
#
# ## Idea
#
# A greenhouse has a window that should open when it is warm **and** sunny. Two questions go in, each answered 0 (no)
# or 1 (yes). One answer comes out, 0 or 1 again. A device that does this is called a *logic gate*, and this one is
# the AND gate. Computers are built from such gates.
#
# You could write the gate as a rule: `if warm and sunny`. This lesson does it without a rule, with nothing but
# numbers: for each input one number says how much it counts, and one more says how much is enough.
#
# **Can two weights and a threshold make a logic gate?** If they can, then a rule has become a few numbers. And
# numbers can be changed little by little, until a machine has *learned* the rule from examples. It will, at the end
# of this lesson.

# %% [markdown]
# ## What you will be able to do
#
# - compute the weighted sum of a neuron and say what each weight does (10 minutes)
# - turn the sum into a yes or a no, and a threshold into a bias (15 minutes)
# - build AND, NAND and OR from one neuron each, and choose their weights yourself (15 minutes)
# - draw the line that a neuron draws through its inputs (10 minutes)
# - let a neuron find its own weights from examples (10 minutes)
#
# You need the toolbox of [lesson 00](00_start_here.ipynb). Run the cells from top to bottom. An exercise that you
# have not written yet says *not attempted*; it never stops the notebook.

# %% setup
import numpy as np

from neurons.checking import check, hint, picture
from neurons.gates import (
    GATES,
    ROWS,
    draw_neuron,
    explore_gate,
    fruits,
    plot_boundaries,
    plot_learning,
    plot_neuron,
    plot_step,
    plot_tables,
    plot_thresholds,
)

# %% [markdown]
# ## A weighted sum
#
# A neuron has inputs x1, x2, … up to xd. Each input has a **weight**: a positive one speaks for, a negative one
# speaks against, and a weight of 0 ignores its input. One more number, the **bias** b, is where the sum starts before
# any input has spoken:
#
# $$z = w_1 x_1 + w_2 x_2 + \dots + w_d x_d + b$$
#
# Worked by hand for x = (2, 3), w = (10, −1) and b = 0.5: z = 10 · 2 + (−1) · 3 + 0.5 = 17.5.
#
# It is a sum, not an average: nothing is divided. Write it for any number of inputs.


# %% exercise="weighted_sum"
def weighted_sum(x, w, b):
    """Add up the inputs, each times its weight, and then the bias.

    Parameters
    ----------
    x, w : arrays of shape (d,)
        The inputs, and the weight of each.
    b : float
        The bias.

    Returns
    -------
    float
        z = w1 x1 + … + wd xd + b, one number.

    Examples
    --------
    >>> float(weighted_sum(np.array([2, 3]), np.array([10, -1]), 0.5))
    17.5
    """
    ### BEGIN SOLUTION: return the sum of all inputs times their weights, plus the bias
    return np.sum(w * x) + b
    ### END SOLUTION


# %% check="weighted_sum" points=1
check("weighted_sum")

# %% [markdown]
# The picture shows the neuron as a diagram. A blue arrow has a positive weight, a dashed orange one a negative
# weight. Change the numbers and run the cell again.

# %% show="weighted_sum"
x, w, b = np.array([1, 0, 1]), np.array([0.5, 2.0, -0.25]), -0.125
with picture("weighted_sum"):
    draw_neuron(w, b, x=x, z=weighted_sum(x, w, b), title="Three inputs, one sum")

# %% [markdown]
# ## A step: yes or no
#
# A switch knows two states. The **step function** turns the sum into one of them: 1 when z > 0 (the neuron *fires*),
# 0 otherwise. Books differ about z = 0 itself. In this course a neuron **fires when z > 0**, so `step(0)` is 0.
#
# `z > 0` in NumPy gives `True` and `False`. The step must give the *numbers* 1 and 0, because the output of one
# neuron will be the input of the next, where it is multiplied and added. The next cell shows what goes wrong
# otherwise, and `np.where`, which chooses between two numbers, entry by entry.

# %% show="bools"
hot = np.array([21, 35, 38]) > 30
print("two bools added: ", hot + hot)
print("two ints added:  ", hot.astype(int) + hot.astype(int))
print("np.where chooses:", np.where(hot, 7, 5))


# %% exercise="step"
def step(z):
    """Turn each sum into 1 where it is greater than 0, and into 0 elsewhere.

    Parameters
    ----------
    z : number, or array of any shape
        Weighted sums.

    Returns
    -------
    int, or array of ints of the same shape
        0 or 1 as numbers (not bools); a number in, a number out; ``step(0)`` is 0.

    Examples
    --------
    >>> step(np.array([-2.5, 0.0, 0.5])).tolist()
    [0, 0, 1]
    """
    ### BEGIN SOLUTION: return 1 where z is greater than 0 and 0 elsewhere, for one number and for arrays
    return np.where(np.asarray(z) > 0, 1, 0)
    ### END SOLUTION


# %% check="step" points=2
check("step")

# %% show="step-picture"
with picture("step"):
    plot_step(step)

# %% [markdown]
# The output jumps at 0 and is flat everywhere else. Remember the flat parts: they are why lesson 03 replaces the
# step.

# %% [markdown]
# ## The neuron
#
# Put the two together: a weighted sum, then a step. That is a whole neuron. McCulloch and Pitts described one much
# like it in 1943.
#
# With w = (1, 2) and b = −2.5, the input (1, 1) gives z = 1 + 2 − 2.5 = 0.5, so the neuron fires: 1. The input (0, 1)
# gives z = 2 − 2.5 = −0.5: it rests, 0.
#
# Inputs may be any numbers, not only 0 and 1. **Predict** before you run the picture below: if you ask this neuron at
# many points of the plane, what shape will the region have in which it fires?


# %% exercise="neuron"
def neuron(x, w, b):
    """Say whether a neuron fires: the step of the weighted sum.

    Parameters
    ----------
    x, w : arrays of shape (d,)
        The inputs, and the weight of each.
    b : float
        The bias.

    Returns
    -------
    int
        1 where the weighted sum is greater than 0, else 0. After McCulloch and Pitts (1943).

    Examples
    --------
    >>> int(neuron(np.array([1, 1]), np.array([1, 2]), -2.5))
    1
    """
    ### BEGIN SOLUTION: return the step of the weighted sum
    return step(weighted_sum(x, w, b))
    ### END SOLUTION


# %% check="neuron" points=1
check("neuron")

# %% show="neuron-plane"
with picture("neuron"):
    plot_neuron(neuron, np.array([1, 2]), -2.5)

# %% [markdown]
# You never wrote a line, and yet there is a straight edge. You will compute it soon.

# %% [markdown]
# ## Threshold or bias?
#
# Many books give a neuron a **threshold** θ (theta) in place of a bias: it fires when the inputs times their weights
# add up to *more than* θ.
#
# For AND they often choose w = (0.5, 0.5) and θ = 0.7. With both inputs 1 the sum is 0.5 + 0.5 = 1, more than 0.7: it
# fires. With one input the sum is 0.5: it rests.
#
# Bring θ to the other side, and the comparison is with 0 again:
#
# $$w_1 x_1 + w_2 x_2 > \theta \quad\text{says the same as}\quad w_1 x_1 + w_2 x_2 + b > 0$$
#
# For the row (1, 1), whose sum is 1, θ = 0.7 must leave z = 0.3, and θ = 0.8 must leave z = 0.2. Which b belongs to
# θ?


# %% exercise="bias_from_threshold"
def bias_from_threshold(theta):
    """Give the bias of the neuron that fires when the weighted inputs sum to more than theta.

    Parameters
    ----------
    theta : float
        The threshold; any number, negative too.

    Returns
    -------
    float
        The bias b for which w·x + b > 0 says the same as w·x > theta.

    Examples
    --------
    >>> int(neuron(np.array([1, 0]), np.array([0.5, 0.5]), bias_from_threshold(0.75)))
    0
    """
    ### BEGIN SOLUTION: return the bias that belongs to the threshold theta
    return -theta
    ### END SOLUTION


# %% check="bias_from_threshold" points=1
check("bias_from_threshold")

# %% show="thresholds"
with picture("bias_from_threshold"):
    for theta in (0.7, 0.8):
        plot_thresholds(np.array([0.5, 0.5]), theta, bias_from_threshold(theta))

# %% [markdown]
# All dots have moved by b, and so has the dashed line: no dot changed sides. With 0.7 or with 0.8, only the row
# (1, 1) lies to the right. (Two of the four sums are equal, so you see three dots.)
#
# There is a second way to read the bias: it is **the weight w0 of one more input, x0, that is always 1**. The next
# cell shows that the sum is the same. This lets programs treat the bias as a weight like any other.

# %% show="bias-as-weight"
with picture("weighted_sum"):
    x, w, b = np.array([1, 1]), np.array([0.5, 0.5]), -0.75
    print("with a bias:     ", weighted_sum(x, w, b))
    x, w = np.array([1, 1, 1]), np.array([-0.75, 0.5, 0.5])  # x0 = 1 comes first, and w0 = b
    print("bias as weight 0:", weighted_sum(x, w, 0))

# %% [markdown]
# ## Three gates
#
# A gate is known by its **truth table**: the output for each of the four rows. AND fires when both inputs are 1. NAND
# (short for *not AND*) fires except then. OR fires when at least one input is 1.
#
# The picture draws each row as a dot at (x1, x2). A filled square is a 1, a hollow circle a 0. **Predict**: in each
# panel, where could one straight line pass so that the squares are on one side and the circles on the other?

# %% show="tables"
plot_tables(GATES)

# %% [markdown]
# ### AND
#
# You know weights for AND: w = (0.5, 0.5) and θ = 0.7, so b = −0.7. Use your `neuron`. The inputs arrive as two
# numbers; `np.array([x1, x2])` makes them a row.


# %% exercise="AND"
def AND(x1, x2):
    """Give 1 when both inputs are 1, else 0.

    Parameters
    ----------
    x1, x2 : int
        0 or 1.

    Returns
    -------
    int
        0 or 1.

    Examples
    --------
    >>> [int(AND(0, 0)), int(AND(0, 1)), int(AND(1, 0)), int(AND(1, 1))]
    [0, 0, 0, 1]
    """
    ### BEGIN SOLUTION: return the output of a neuron with weights that make it AND
    return neuron(np.array([x1, x2]), np.array([0.5, 0.5]), -0.7)
    ### END SOLUTION


# %% check="AND" points=1
check("AND")

# %% show="gates-1"
with picture("AND"):
    plot_tables({"AND": AND}, title="Your first gate")

# %% [markdown]
# ### NAND
#
# NAND gives 1 exactly where AND gives 0. For AND the sum z is −0.7, −0.2, −0.2 and 0.3 on the four rows. **Predict**:
# which signs should these four sums have for NAND, and what is the smallest change to the three numbers that brings
# this about?


# %% exercise="NAND"
def NAND(x1, x2):
    """Give 0 when both inputs are 1, else 1.

    Parameters
    ----------
    x1, x2 : int
        0 or 1.

    Returns
    -------
    int
        0 or 1.

    Examples
    --------
    >>> [int(NAND(0, 0)), int(NAND(0, 1)), int(NAND(1, 0)), int(NAND(1, 1))]
    [1, 1, 1, 0]
    """
    ### BEGIN SOLUTION: return the output of a neuron with weights that make it NAND
    return neuron(np.array([x1, x2]), np.array([-0.5, -0.5]), 0.7)
    ### END SOLUTION


# %% check="NAND" points=1
check("NAND")

# %% show="gates-2"
with picture("AND", "NAND"):
    plot_tables({"AND": AND, "NAND": NAND}, title="Your two gates")

# %% [markdown]
# ### OR
#
# For OR one input alone must be enough, and no input must not be. Compare with AND: is it the weights that have to
# change, the bias, or can either of them do it?


# %% exercise="OR"
def OR(x1, x2):
    """Give 1 when at least one input is 1, else 0.

    Parameters
    ----------
    x1, x2 : int
        0 or 1.

    Returns
    -------
    int
        0 or 1.

    Examples
    --------
    >>> [int(OR(0, 0)), int(OR(0, 1)), int(OR(1, 0)), int(OR(1, 1))]
    [0, 1, 1, 1]
    """
    ### BEGIN SOLUTION: return the output of a neuron with weights that make it OR
    return neuron(np.array([x1, x2]), np.array([1, 1]), -0.5)
    ### END SOLUTION


# %% check="OR" points=1
check("OR")

# %% show="gates-3"
with picture("AND", "NAND", "OR"):
    plot_tables({"AND": AND, "NAND": NAND, "OR": OR}, title="Your three gates")

# %% [markdown]
# Written with `neuron`, the code of the three is the same. Only three numbers differ. That is the point of this
# lesson: **the rule lives in the weights**.

# %% [markdown]
# ## Choose the weights yourself
#
# Move the sliders below and watch the line, the dots and the truth table. Make each of the three gates. There is not
# one right answer: find a gate, then move one slider until the gate breaks, and you see how much room there is.

# %% show="explore"
explore_gate()

# %% [markdown]
# Now write down what you found, as numbers. `gate_weights("AND")` gives the two weights as an array and the bias.
# Weights other than those above are welcome: the check runs your neuron on all four rows.


# %% exercise="gate_weights"
def gate_weights(name):
    """Give weights and bias of one neuron that is the named gate.

    Parameters
    ----------
    name : str
        "AND", "NAND" or "OR".

    Returns
    -------
    w : array of shape (2,)
        The weights.
    b : float
        The bias. On all four rows w1 x1 + w2 x2 + b > 0 exactly where the gate gives 1.

    Examples
    --------
    >>> w, b = gate_weights("OR")
    >>> int(neuron(np.array([0, 1]), w, b))
    1
    """
    ### BEGIN SOLUTION: return the pair (w, b) for the gate with this name
    if name == "AND":
        return np.array([1.0, 1.0]), -1.5
    if name == "NAND":
        return np.array([-1.0, -1.0]), 1.5
    return np.array([1.0, 1.0]), -0.5
    ### END SOLUTION


# %% check="gate_weights" points=3
check("gate_weights")

# %% show="gate-diagrams"
with picture("gate_weights"):
    for name in GATES:
        draw_neuron(*gate_weights(name), title=f"Your {name}")

# %% [markdown]
# Textbooks often choose, as (w1, w2, θ): AND (0.5, 0.5, 0.7) or (0.5, 0.5, 0.8), NAND (−0.5, −0.5, −0.7), OR (1, 1,
# 0.5). Compare them with yours. A negative threshold looks strange at first: this neuron fires *unless* enough speaks
# against it.

# %% [markdown]
# ## The line a neuron draws
#
# On one side the neuron fires, on the other it rests. Between them z is exactly 0:
#
# $$w_1 x_1 + w_2 x_2 + b = 0$$
#
# This is a straight line, the **decision boundary**. Solved for x2 it reads x2 = slope · x1 + intercept, the form you
# know from school.
#
# Worked by hand for w = (1, 2), b = −2.5: 2 · x2 = −1 · x1 + 2.5, so x2 = −0.5 · x1 + 1.25. The slope is −0.5, the
# intercept 1.25.
#
# When w2 is 0 the line is vertical and has no slope. Then raise a `ValueError` that says so: `raise ValueError("…")`.


# %% exercise="boundary"
def boundary(w, b):
    """Give the line on which the weighted sum is 0, as x2 = slope * x1 + intercept.

    Parameters
    ----------
    w, b : array of shape (2,), float
        The weights and the bias.

    Returns
    -------
    slope, intercept : float

    Raises
    ------
    ValueError
        If w[1] is 0: the line is vertical.

    >>> [float(number) for number in boundary(np.array([1, 2]), -2.5)]
    [-0.5, 1.25]
    """
    ### BEGIN SOLUTION: return (slope, intercept), or raise a ValueError when the line is vertical
    if w[1] == 0:
        raise ValueError("w[1] is 0: the line is vertical and has no slope")
    return -w[0] / w[1], -b / w[1]
    ### END SOLUTION


# %% check="boundary" points=2
check("boundary")

# %% show="boundary-picture"
with picture("gate_weights", "boundary"):
    neurons = {}
    for name in GATES:
        w, b = gate_weights(name)
        neurons[name] = (w, b, boundary(w, b))
    plot_boundaries(neurons)

# %% [markdown]
# The shaded half is where your neuron fires, painted from its weights. Your line is its edge. Every neuron with two
# inputs cuts the plane in two halves along one straight line, and can do no more than that.

# %% [markdown]
# ## Let the neuron find its weights
#
# You chose the weights by thinking. In 1958 Frank Rosenblatt let a machine find them. All weights start at 0. The
# examples come one at a time, and the neuron predicts ŷ (y-hat) with the weights of that moment:
#
# - ŷ = y: nothing changes.
# - ŷ = 0, but y = 1: it should have fired. Add a bit of the input to the weights.
# - ŷ = 1, but y = 0: subtract a bit of it.
#
# One formula does all three, with the **learning rate** lr: w grows by lr · (y − ŷ) · x, and b by lr · (y − ŷ).
# Worked for lr = 0.5, zero weights, x = (1, 1), y = 1: z = 0, so ŷ = 0; w becomes (0.5, 0.5) and b becomes 0.5.
#
# One pass over all rows is an **epoch**. Count its wrong predictions. After an epoch without one, stop. A neuron that
# learns in this way is called a **perceptron**. `X.shape[1]` is the number of inputs.


# %% exercise="fit_perceptron"
def fit_perceptron(X, y, epochs, lr):
    """Learn the weights of one neuron from examples, by Rosenblatt's rule (1958).

    Parameters
    ----------
    X, y : arrays of shape (n, d) and (n,)
        The examples, visited in the order of their rows; y holds 0 or 1.
    epochs, lr : int, float
        The largest number of passes over all rows (0 is allowed), and the learning rate.

    Returns
    -------
    w, b : array of shape (d,), float
        Zeros at the start, changed after each row.
    mistakes : list of int
        For each epoch the rows predicted wrong when visited; ends with a 0, or after `epochs`.

    >>> fit_perceptron(np.array([[1], [-1]]), np.array([1, 0]), 9, 1.0)[2]
    [1, 0]
    """
    ### BEGIN SOLUTION: start at zeros, visit the rows epoch by epoch, update after each, count the mistakes, stop at 0
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for row, target in zip(X, y, strict=True):
            error = target - neuron(row, w, b)  # 1: should have fired, -1: should have rested
            w = w + lr * error * row
            b = b + lr * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes
    ### END SOLUTION


# %% check="fit_perceptron" points=4
check("fit_perceptron")

# %% [markdown]
# First the gates. Nobody gives the neuron weights now, only the truth table:

# %% show="learn-gates"
with picture("fit_perceptron"):
    for name, y in GATES.items():
        w, b, mistakes = fit_perceptron(ROWS, y, 20, 0.5)
        print(f"{name:5} w = {w}, b = {b}, mistakes in each epoch: {mistakes}")

# %% [markdown]
# AND is learned in six epochs, OR in four. These weights are unlike those of the textbooks, and they work as well.
#
# Now something that no truth table says: thirty invented fruits, each with its length and width in centimetres above
# or below the average. Lemons are 1, limes are 0. Nobody knows the rule. **Predict**: will the number of mistakes go
# down in every epoch?

# %% show="learn-fruits"
with picture("fit_perceptron"):
    X, y = fruits()  # (30, 2), (30,)
    w, b, mistakes = fit_perceptron(X, y, 50, 0.5)
    path = [fit_perceptron(X, y, epoch + 1, 0.5)[:2] for epoch in range(len(mistakes))]
    plot_learning(X, y, path, mistakes)

# %% [markdown]
# It does not. Putting one fruit right can put another one wrong, and the count goes up again more than once. After
# twelve epochs and 25 mistakes there is none left. A theorem of 1962 promises this: **if any straight line separates
# the two kinds, the rule finds one** after a limited number of mistakes.

# %% [markdown]
# ## Try it
#
# - Keep w = (0.5, 0.5) and change the threshold. Between which two values of θ is the neuron AND? Are the ends
#   themselves allowed?
# - Multiply both weights and the bias of a gate by 10, then by −1. What happens to the line, and what to the outputs?
# - Train on a fourth truth table: 1 when exactly one input is 1. Run the cell below with 10, 20 and 100 epochs. What
#   does the theorem say about this table?

# %% show="try-it"
with picture("fit_perceptron"):
    exactly_one = np.array([0, 1, 1, 0])
    print(fit_perceptron(ROWS, exactly_one, 20, 0.5)[2])

# %% [markdown] open="01" points=2
# ## In your own words
#
# A friend has a neuron with two inputs that is an AND gate, and drew its decision boundary. Explain to the friend, in
# three to six sentences: what happens to the line when only the bias b is changed? What happens to it when only the
# weight w1 is changed? And why can very different weights be the same gate?
# ### BEGIN MARK SCHEME
# One point for the effect on the line, one for why many weights make one gate.
#
# - 1 point, the line: changing b moves the line without turning it (the slope −w1/w2 does not contain b); changing w1
#   turns it (the slope changes, the point where it crosses the x2 axis, −b/w2, stays). Half a point for one of the
#   two.
# - 1 point, the gates: the gate depends only on which side of the line each of the four dots lies, and there is room
#   between the dots; every line through that room, with the right side firing, is the same gate. Accept also: w and b
#   times the same positive number give the same line and the same outputs. Half a point for an example without a
#   reason.
#
# Do not take off points for missing terms such as "slope" if the movement is described. "b is the threshold" without
# its sign is accepted.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A neuron adds up inputs times weights and a bias, and fires when the sum z is greater than 0.
# - A bias is a threshold with its sign turned, or the weight of an input that is always 1.
# - AND, NAND and OR are one neuron each. Only three numbers differ, and each gate has endlessly many right choices of
#   them.
# - The neuron cuts the plane in two along the line z = 0.
# - Rosenblatt's rule finds such a line from examples, where there is one.
#
# What surprised? Perhaps that the fourth truth table of *Try it* made mistakes in every epoch, whatever you did. It
# is called XOR, and it is where [lesson 02](02_xor.ipynb) begins.

# %% [markdown]
# ## Where it comes from
#
# - W. S. McCulloch and W. Pitts, *A logical calculus of the ideas immanent in nervous activity*, Bulletin of
#   Mathematical Biophysics 5, 1943: neurons as logic.
# - F. Rosenblatt, *The perceptron: a probabilistic model for information storage and organization in the brain*,
#   Psychological Review 65, 1958: the learning rule.
# - A. B. J. Novikoff, *On convergence proofs on perceptrons*, Symposium on the Mathematical Theory of Automata, 1962:
#   the theorem.
# - K. Saitoh, *Deep Learning from Scratch*, O'Reilly Japan, 2016, chapter 2: gates as neurons, with a threshold and
#   then with a bias.
