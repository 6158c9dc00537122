# %% [markdown]
# # Better ways down
#
# ## Idea
#
# In lesson 06 a walker went downhill: feel the slope, take a step against it, again and again. On a round bowl that
# works well. But a network's loss is seldom a bowl. Often it is a **ravine**: steep walls on two sides, and a floor
# that falls so gently that you hardly feel it.
#
# In a ravine the walker has a problem. A long step jumps from wall to wall, higher each time. A short step is safe,
# and takes forever along the floor. One learning rate has to serve both directions, and suits neither.
#
# **Can a walker that remembers do better?** Each of the five classic optimizers is one answer. You write them all, in
# about four lines each, and race them. The race has a second round, and its result is not that of the first.
#
# **Time:** about 60 minutes. The five optimizers (30), the race (10), loss curves (5), clipping, decay and a rate that
# fades out (15).

# %% [markdown]
# ## What you will be able to do
#
# - write SGD, Momentum, AdaGrad, RMSProp and Adam, and say what each of them remembers
# - explain when a step for each weight of its own helps, and when it does not
# - keep weights small, cut off steps that are too long, and let a learning rate fade out
# - read from a loss curve that a learning rate is too large

# %% setup
from neurons.torch_needed import need_torch

need_torch()  # says what to do where PyTorch is not installed

# %% setup
import numpy as np

from neurons.checking import check, hint, picture
from neurons.optimizers import (
    compare_with_torch,
    fit_bumps,
    loss_curves,
    noisy_walk,
    plot_cliff,
    plot_curves,
    plot_decay,
    plot_fading,
    plot_memory,
    plot_schedule,
    plot_valleys,
    plot_walks,
    show_race,
)

# %% [markdown]
# ## The ravine
#
# Two weights, x and y, and a loss that you can write on one line. Its slope in y is a hundred times that in x:
#
# $$L = 0.01\,x^2 + y^2 \qquad \frac{\partial L}{\partial x} = 0.02\,x \qquad \frac{\partial L}{\partial y} = 2\,y$$
#
# From here on, parameters and gradients are **dicts of arrays**: a name for each array, such as `{"W1": …, "b1": …}`.
# The gradients have the same names and shapes. `walk` calls an optimizer's `step` and notes where it is.


# %% setup
def ravine(w):
    """Return the loss at w = (x, y)."""
    return 0.01 * w[0] ** 2 + w[1] ** 2


def ravine_grads(params):
    """Return the gradient as a dict with the same name."""
    x, y = params["w"]
    return {"w": np.array([0.02 * x, 2 * y])}


def walk(optimizer, grads_of, start, steps):
    """Return the places visited, (steps + 1, d)."""
    params = {"w": np.array(start, dtype=float)}
    path = [params["w"].copy()]
    for _ in range(steps):
        optimizer.step(params, grads_of(params))
        path.append(params["w"].copy())
    return np.array(path)


# %% [markdown]
# ## SGD: the plain step
#
# Plain descent is called **SGD**, stochastic gradient descent, when the gradient comes from a mini-batch drawn by
# chance. The step itself is the one you know: w ← w − lr · gradient.
#
# With w = 5, a gradient of 2 and lr = 0.5, the new w is 5 − 0.5 · 2 = 4.
#
# New is the form. An optimizer is an object, made once, with its numbers in it. Its `step` gets the two dicts and
# changes the parameters **in place**: the caller looks into the same dict afterwards. It returns nothing, and it
# leaves the gradients alone.


# %% exercise="SGD"
class SGD:
    """Plain gradient descent.

    Parameters
    ----------
    lr : float
        The learning rate.

    Examples
    --------
    >>> params = {"w": np.array([5.0, 1.0])}
    >>> SGD(0.5).step(params, {"w": np.array([2.0, 0.0])})
    >>> params["w"].tolist()
    [4.0, 1.0]
    """

    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        """Change every array in params by one step; grads has the same names and shapes."""
        ### BEGIN SOLUTION: change every array of params by one step against its gradient
        for name in params:
            params[name] -= self.lr * grads[name]
        ### END SOLUTION


# %% check="SGD" points=1
check("SGD")

# %% [markdown]
# **Predict** before you run it: two walks of 60 steps, one with lr = 0.3, one with 0.98. Which of them gets nearer to
# the cross, and what will its path look like? What would lr = 1.05 do?

# %% show="SGD"
with picture("SGD"):
    rates = (0.3, 0.98, 1.05)
    plot_walks(
        ravine, {f"SGD, lr {lr}": walk(SGD(lr), ravine_grads, (-7, 1.5), 60) for lr in rates}
    )

# %% [markdown]
# The long steps get further along the floor, at the price of a zigzag across it. A little above 1 every jump ends
# higher than it began: y is multiplied by 1 − 2 · lr at each step, and that is below −1. The *steepest* direction
# sets the limit for all of them.

# %% [markdown]
# ## Momentum: a ball with weight
#
# Let a ball roll instead. It keeps a **velocity** v. Each step it loses a tenth of it, to friction, and the new
# gradient is added:
#
# $$v \leftarrow 0.9\,v + g \qquad w \leftarrow w - lr \cdot v$$
#
# Across the ravine the gradients change their sign and cancel in v. Along the floor they agree and add up, to ten
# times one gradient at most (1 + 0.9 + 0.81 + … = 10).
#
# Worked: lr = 0.5, gradients 2, then 1. First v = 2 and w goes down by 1. Then v = 0.9 · 2 + 1 = 2.8 and w goes down
# by 1.4.
#
# Each name has a velocity of its own; before the first step it is 0. `self.v` is an empty dict for them, and
# `self.v.get(name, 0)` gives 0 where there is none yet.


# %% exercise="Momentum"
class Momentum:
    """Gradient descent with a velocity (B. T. Polyak, 1964), as PyTorch writes it.

    Parameters
    ----------
    lr : float
        The learning rate.
    momentum : float
        The part of the velocity that a step keeps.

    Examples
    --------
    >>> optimizer, params = Momentum(0.5), {"w": np.array([5.0])}
    >>> optimizer.step(params, {"w": np.array([2.0])})
    >>> optimizer.step(params, {"w": np.array([1.0])})
    >>> round(float(params["w"][0]), 6)
    2.6
    """

    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}  # name -> velocity, an array of the parameter's shape

    def step(self, params, grads):
        """Change every array in params by one step; grads has the same names and shapes."""
        ### BEGIN SOLUTION: give every parameter its new velocity, keep it, and move by it
        for name in params:
            self.v[name] = self.momentum * self.v.get(name, 0) + grads[name]
            params[name] -= self.lr * self.v[name]
        ### END SOLUTION


# %% check="Momentum" points=2
check("Momentum")

# %% show="Momentum"
with picture("Momentum", "SGD"):
    plot_memory(
        walk(SGD(0.1), ravine_grads, (-7, 1.5), 60),
        walk(Momentum(0.1), ravine_grads, (-7, 1.5), 60),
    )

# %% [markdown]
# Same rate, same number of steps. Across the ravine the ball swings for a while. Along the floor it covers more than
# six times the walker's way.
#
# ### Over the next hill
#
# A **local minimum** is a valley that is not the deepest one. The walker stops in it: the slope there is 0. The loss
# below is 0.1 x² + sin 2x, and its slope 0.2 x + 2 cos 2x. **Predict**: from x = 7, where does the walker stop, and
# where the ball?


# %% setup
def valleys(params):
    """Return the slope of 0.1 x² + sin 2x."""
    return {"w": 0.2 * params["w"] + 2 * np.cos(2 * params["w"])}


# %% show="Momentum-2"
with picture("Momentum", "SGD"):
    ends = {
        start: [walk(kind(0.05), valleys, [start], 200) for kind in (SGD, Momentum)]
        for start in (7.0, 7.5)
    }
    plot_valleys(lambda x: 0.1 * x**2 + np.sin(2 * x), ends)

# %% [markdown]
# From 7 the ball rolls through two small valleys and stops in the deepest one; the walker stays in the first. But
# from 7.5 both end in the same shallow valley. Momentum *can* leave a local minimum. Nothing promises that it will.

# %% [markdown]
# ## AdaGrad: a rate for each weight
#
# Another answer to the ravine: let every single weight have its own step. **AdaGrad** adds up the *squares* of all
# gradients that a weight has seen, and divides by the root of that sum:
#
# $$s \leftarrow s + g^2 \qquad w \leftarrow w - lr \cdot \frac{g}{\sqrt{s} + \varepsilon}$$
#
# Everything is entry by entry: `g` and `s` have the shape of the parameter. ε (eps) is tiny, and stands outside the
# root; without it a weight whose gradient is 0 would give 0/0.
#
# Worked: lr = 0.5, gradients 3, then 4. First s = 9, and w goes down by 0.5 · 3/3 = 0.5. Then s = 25, and w goes down
# by 0.5 · 4/5 = 0.4. **Predict**: how long is the first step for a gradient of 0.003?


# %% exercise="AdaGrad"
class AdaGrad:
    """Steps divided by the root of all squared gradients so far (J. Duchi and others, 2011).

    Parameters
    ----------
    lr : float
        The learning rate.
    eps : float
        Added to the root, so that nothing is divided by 0.

    Examples
    --------
    >>> optimizer, params = AdaGrad(0.5), {"w": np.array([5.0])}
    >>> optimizer.step(params, {"w": np.array([3.0])})
    >>> optimizer.step(params, {"w": np.array([4.0])})
    >>> round(float(params["w"][0]), 6)
    4.1
    """

    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps = lr, eps
        self.s = {}  # name -> sum of squared gradients, an array of the parameter's shape

    def step(self, params, grads):
        """Change every array in params by one step; grads has the same names and shapes."""
        ### BEGIN SOLUTION: add the squared gradients to the sums, then divide each step by the root of its sum plus eps
        for name in params:
            self.s[name] = self.s.get(name, 0) + grads[name] ** 2
            params[name] -= self.lr * grads[name] / (np.sqrt(self.s[name]) + self.eps)
        ### END SOLUTION


# %% check="AdaGrad" points=2
check("AdaGrad")

# %% show="AdaGrad"
with picture("AdaGrad"):
    path = walk(AdaGrad(1.0), ravine_grads, (-7, 1.5), 60)
    plot_walks(ravine, {"AdaGrad, lr 1": path})
    print("first step (x, y):", path[1] - path[0], "  last step:", path[-1] - path[-2])

# %% [markdown]
# The first step is as long in x as in y, though one slope is 21 times the other: the gradient's *size* has been
# divided away. The path leaves the start diagonally instead of along the wall. But the sum s can only grow, so the
# steps can only shrink against the gradient. In a long training they may shrink to nothing before the end is reached.

# %% [markdown]
# ## RMSProp: forget slowly
#
# The cure is to forget. **RMSProp** keeps a running *mean* of the squares in place of their sum. Each step keeps 99 %
# of the old mean, and the new square comes in with 1 %:
#
# $$s \leftarrow 0.99\,s + 0.01\,g^2$$
#
# The step itself is AdaGrad's. The 0.99 is called `decay`. Before the first step s is 0.
#
# Worked with decay = 0.75 and lr = 0.5, gradient 2: s = 0.25 · 4 = 1, and w goes down by 0.5 · 2/1 = 1. G. Hinton
# proposed it in a lecture in 2012; there is no paper.


# %% exercise="RMSProp"
class RMSProp:
    """Steps divided by the root of a running mean of squared gradients (G. Hinton, 2012).

    Parameters
    ----------
    lr : float
        The learning rate.
    decay : float
        The part of the old mean that a step keeps.
    eps : float
        Added to the root, so that nothing is divided by 0.

    Examples
    --------
    >>> params = {"w": np.array([5.0])}
    >>> RMSProp(0.5, 0.75).step(params, {"w": np.array([2.0])})
    >>> round(float(params["w"][0]), 6)
    4.0
    """

    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.s = {}  # name -> running mean of squared gradients, shaped like the parameter

    def step(self, params, grads):
        """Change every array in params by one step; grads has the same names and shapes."""
        ### BEGIN SOLUTION: bring the running means up to date, then divide each step by the root of its mean plus eps
        for name in params:
            self.s[name] = (
                self.decay * self.s.get(name, 0) + (1 - self.decay) * grads[name] ** 2
            )
            params[name] -= self.lr * grads[name] / (np.sqrt(self.s[name]) + self.eps)
        ### END SOLUTION


# %% check="RMSProp" points=1
check("RMSProp")

# %% show="RMSProp"
with picture("RMSProp", "AdaGrad"):
    plot_walks(
        ravine,
        {
            "AdaGrad, lr 0.1": walk(AdaGrad(0.1), ravine_grads, (-7, 1.5), 100),
            "RMSProp, lr 0.1": walk(RMSProp(0.1), ravine_grads, (-7, 1.5), 100),
        },
    )

# %% [markdown]
# With the same small rate AdaGrad has gone a quarter of the way after 100 steps; RMSProp has arrived. Look at
# RMSProp's first steps: they are ten times as long as AdaGrad's. The mean starts at 0, so after one step it is only 1
# % of the square. The next optimizer mends that, too.

# %% [markdown]
# ## Adam: both memories
#
# **Adam** keeps two running means: m of the gradients (Momentum's idea) and s of their squares (RMSProp's).
#
# $$m \leftarrow \beta_1 m + (1-\beta_1)\,g \qquad s \leftarrow \beta_2 s + (1-\beta_2)\,g^2$$
#
# Both start at 0 and are therefore too small at first. After t steps the missing part is known, so it is divided out:
#
# $$\hat m = \frac{m}{1-\beta_1^t} \qquad \hat s = \frac{s}{1-\beta_2^t}$$
#
# $$w \leftarrow w - lr\,\frac{\hat m}{\sqrt{\hat s} + \varepsilon}$$
#
# t is 1 at the first step. Worked with gradient 4, β1 = 0.9, β2 = 0.999: m = 0.4, so m̂ = 0.4/0.1 = 4; s = 0.016, so
# ŝ = 0.016/0.001 = 16. The first step is lr · 4/4 = lr, whatever the gradient.
#
# One step of the optimizer counts once, however many parameters there are.


# %% exercise="Adam"
class Adam:
    """Running means of gradients and of their squares, start corrected (Kingma and Ba, 2015).

    Parameters
    ----------
    lr : float
        The learning rate.
    beta1, beta2 : float
        The parts of the old means that a step keeps: of the gradients, and of their squares.
    eps : float
        Added to the root, so that nothing is divided by 0.

    Examples
    --------
    >>> params = {"w": np.array([5.0, 5.0])}
    >>> Adam(0.5).step(params, {"w": np.array([4.0, -0.25])})
    >>> params["w"].round(6).tolist()
    [4.5, 5.5]
    """

    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s = {}, {}  # name -> running mean of the gradients, and of their squares
        self.t = 0  # steps taken so far

    def step(self, params, grads):
        """Change every array in params by one step; grads has the same names and shapes."""
        ### BEGIN SOLUTION: count the step; for every parameter update both means, correct them, and move
        self.t += 1
        for name, g in grads.items():
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m_hat = self.m[name] / (1 - self.beta1**self.t)
            s_hat = self.s[name] / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
        ### END SOLUTION


# %% check="Adam" points=3
check("Adam")

# %% [markdown]
# PyTorch has all five in `torch.optim`. Here each of yours walks beside PyTorch's for 50 steps, on two parameters and
# random gradients, in double precision. The number is the largest distance between the two.

# %% show="Adam"
with picture("SGD", "Momentum", "AdaGrad", "RMSProp", "Adam"):
    compare_with_torch(
        {
            "SGD": SGD,
            "Momentum": Momentum,
            "AdaGrad": AdaGrad,
            "RMSProp": RMSProp,
            "Adam": Adam,
        }
    )

# %% [markdown]
# ## The race
#
# All five from the same start, each with a rate that suits it here. **Predict** the order after 40 steps. Then move
# the slider (the arrow keys work too) and watch them walk.


# %% setup
def turned(params):
    """The gradient of the same ravine, turned by 45 degrees: its floor runs along x = y."""
    x, y = params["w"]
    # half of 0.02 and half of 2, each times its own direction
    along, across = 0.01 * (x + y), x - y
    return {"w": np.array([along + across, along - across])}


# %% show="race"
with picture("SGD", "Momentum", "AdaGrad", "RMSProp", "Adam"):
    makers = {
        "SGD": lambda: SGD(0.9),
        "Momentum": lambda: Momentum(0.1),
        "AdaGrad": lambda: AdaGrad(1.0),
        "RMSProp": lambda: RMSProp(0.1),
        "Adam": lambda: Adam(0.3),
    }
    start = np.array([-7, 1.5])
    paths = {name: walk(make(), ravine_grads, start, 40) for name, make in makers.items()}
    show_race(ravine, paths, "Round one: the ravine runs along x")

# %% [markdown]
# The three with a rate for each weight win by far. Is that always so? In round two nothing changes but the compass:
# the same ravine, the same distance, turned by 45 degrees. **Predict** the order again.

# %% show="race-2"
with picture("SGD", "Momentum", "AdaGrad", "RMSProp", "Adam"):
    # the same place, seen from the turned axes
    start_turned = np.array([-5.5, -8.5]) / np.sqrt(2)
    paths = {name: walk(make(), turned, start_turned, 40) for name, make in makers.items()}
    show_race(
        lambda w: 0.005 * (w[0] + w[1]) ** 2 + 0.5 * (w[0] - w[1]) ** 2,
        paths,
        "Round two: turned by 45 degrees",
    )

# %% [markdown]
# SGD and Momentum arrive exactly where they arrived before: they know no axes. AdaGrad, RMSProp and Adam are now the
# last three. They stretch x and y, but this ravine lies between the two, and no stretching of x and y alone makes it
# round. (AdaGrad's path is the wide one under RMSProp's.)
#
# So no optimizer is the best one. On real networks Adam is often good with little tuning, and SGD with momentum is
# often as good or better with a rate that was searched for. Compare on your own problem.

# %% [markdown]
# ## When the rate is too large
#
# You cannot see a network's ravine. What you see is the **loss curve**. Here a small network (2-16-16-1) learns two
# rings, with your SGD, at four rates.

# %% show="rates"
with picture("SGD"):
    plot_curves(loss_curves(SGD, [0.02, 0.5, 3.0, 6.0]))

# %% [markdown]
# 0.02 is too small: a calm line that is still high at the end. 0.5 falls quickly and calmly. 3 is too large: the line
# jumps wildly, in five steps above its start, and once to more than twice of it (1.64, from 0.76). This run was lucky
# and came down in the end; at 4 it ends above 0.5. At 6 the jumps threw it onto a plain at log 2 = 0.693, where a coin would be, and it stays there.
#
# An article for beginners shows a loss that falls, **rises for thousands of epochs, and falls again**, and explains
# it as a walk out of a local minimum. That network was trained again for this course, with five seeds and its own
# settings: the rise was not found again. In none of the five runs did the loss go more than 1 % above the smallest
# value before it. (The program is `benchmarks/long_spiral.py` in the course's repository, not in your folder.) One curve is one draw of chance. Repeat it before you explain it.

# %% [markdown]
# ## Clipping: no step longer than this
#
# Sometimes a loss has a cliff: for a moment the gradient is enormous, and one step throws away all that was learned.
# **Clipping** keeps the direction and cuts the length. All gradients together are seen as one long list of numbers;
# its length is the *global norm*, the root of the sum of all squares. If it is above the limit, everything is
# multiplied by limit / norm.
#
# Worked: gradients `{"a": [3.0], "b": [4.0]}` have the norm √(9 + 16) = 5. With limit 1 they become 0.6 and 0.8; with
# limit 10 nothing changes.


# %% exercise="clip_by_norm"
def clip_by_norm(grads, limit):
    """Shorten gradients so that all together they are no longer than a limit.

    Parameters
    ----------
    grads : dict of arrays
        Left as they are.
    limit : float
        The largest global norm allowed, greater than 0.

    Returns
    -------
    dict of arrays
        The same names and shapes; unchanged values where the norm is at most the limit.

    Examples
    --------
    >>> short = clip_by_norm({"a": np.array([3.0]), "b": np.array([4.0])}, 1.0)
    >>> {name: g.round(6).tolist() for name, g in short.items()}
    {'a': [0.6], 'b': [0.8]}
    """
    ### BEGIN SOLUTION: measure the norm over all arrays together; where it is above the limit, shrink all by one factor
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm <= limit:
        return dict(grads)
    return {name: g * (limit / norm) for name, g in grads.items()}
    ### END SOLUTION


# %% check="clip_by_norm" points=2
check("clip_by_norm")

# %% show="clip_by_norm"
with picture("clip_by_norm", "SGD"):

    def steep(params):
        return {"w": 4 * params["w"] ** 3}  # the slope of w to the fourth: at w = 8 it is 2048

    plain = walk(SGD(0.01), steep, [8.0], 5)
    clipped = walk(SGD(0.01), lambda params: clip_by_norm(steep(params), 50.0), [8.0], 60)
    plot_cliff(plain, clipped)

# %% [markdown]
# ## Weight decay: a pull towards zero
#
# Large weights make wild functions. **Weight decay** adds a small gradient that pulls every weight towards 0:
# rate · w, the slope of rate · w²/2. It has nothing to do with a learning rate that decays, though the words sound
# alike; that comes next.
#
# Worked: w = 10, gradient 3, rate 0.1: the new gradient is 3 + 0.1 · 10 = 4.


# %% exercise="weight_decay"
def weight_decay(params, grads, rate):
    """Add to each gradient a pull of its parameter towards 0.

    Parameters
    ----------
    params, grads : dicts of arrays
        The same names and shapes. Left as they are.
    rate : float
        How strong the pull is, 0 or more.

    Returns
    -------
    dict of arrays
        New gradients: the old ones, plus rate times the parameters.

    Examples
    --------
    >>> params, grads = {"w": np.array([10.0, 0.0])}, {"w": np.array([3.0, 3.0])}
    >>> weight_decay(params, grads, 0.1)["w"].tolist()
    [4.0, 3.0]
    """
    ### BEGIN SOLUTION: return a new dict: each gradient with its parameter's pull added
    return {name: grads[name] + rate * params[name] for name in grads}
    ### END SOLUTION


# %% check="weight_decay" points=1
check("weight_decay")

# %% [markdown]
# Twelve noisy points of a sine curve, and 25 weights to fit them with: more than enough to go through every point.
# **Predict**: which of the three curves is nearest to the dashed one?

# %% show="weight_decay"
with picture("weight_decay", "Adam"):
    plot_decay({rate: fit_bumps(Adam(0.05), weight_decay, rate) for rate in (0.0, 0.3, 3.0)})

# %% [markdown]
# No decay follows the noise. Too much of it lets nothing be learned. Lesson 13 calls the first *overfitting*, and has
# more against it.
#
# In an optimizer that divides, such as Adam, the pull is divided too. *AdamW* pulls at the weights directly, after
# the step; it is another method.

# %% [markdown]
# ## Cosine annealing: a rate that fades out
#
# Mini-batches make gradients noisy. A large rate is quick, and then shakes around the goal; a small one is calm and
# slow. So start large and end small.
# **Cosine annealing** goes down along half a cosine wave:
#
# $$lr = lr_{min} + (lr_{max} - lr_{min})\,\frac{1 + \cos(\pi \cdot step/total)}{2}$$
#
# Worked with 100 steps from 0.4 to 0: at step 0 the cosine is 1 and lr = 0.4; at step 50 it is 0 and lr = 0.2; at
# step 100 it is −1 and lr = 0. After that the rate stays where it ended.


# %% exercise="cosine_annealing"
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    """Give the learning rate of a step: from lr_max down to lr_min along half a cosine wave.

    Parameters
    ----------
    step, total : int
        The step, from 0, and the step at which lr_min is reached; after it lr_min stays.
    lr_max, lr_min : float
        The rates at the start and at the end.

    Returns
    -------
    float
        The learning rate. After I. Loshchilov and F. Hutter (2017).

    Examples
    --------
    >>> [round(float(cosine_annealing(step, 100, 0.4)), 6) for step in (0, 50, 100, 120)]
    [0.4, 0.2, 0.0, 0.0]
    """
    ### BEGIN SOLUTION: follow half a cosine wave from the largest to the smallest rate, and stay there
    part = min(step, total) / total
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * part)) / 2
    ### END SOLUTION


# %% check="cosine_annealing" points=2
check("cosine_annealing")

# %% show="cosine_annealing"
with picture("cosine_annealing"):
    plot_schedule(
        {
            "down to 0": [cosine_annealing(step, 100, 0.4) for step in range(121)],
            "down to 0.1": [cosine_annealing(step, 100, 0.4, 0.1) for step in range(121)],
        }
    )

# %% [markdown]
# Now three walks on the loss ½ (x² + y²), with chance added to every gradient. Each is walked by a hundred walkers, and
# all three rates are disturbed by the same draws. The picture shows how far off the walkers are on the whole: the root
# of their mean squared distance from the goal.

# %% show="cosine_annealing-2"
with picture("cosine_annealing", "SGD"):
    plot_fading(
        {
            "constant 0.4": noisy_walk(SGD, lambda step: 0.4),
            "constant 0.01": noisy_walk(SGD, lambda step: 0.01),
            "cosine, 0.4 to 0": noisy_walk(SGD, lambda step: cosine_annealing(step, 200, 0.4)),
        }
    )

# %% [markdown]
# The fading rate is as quick as the large one and ends nearer to the goal than both.

# %% [markdown]
# ## Try it
#
# - In the valleys above, no rate from 0.02 to 0.3 with any `momentum` up to 0.99 that was tried gets the ball out from
#   7.5. Why? (How high is the hill on its left, and how high does it start?) From which start further right does it
#   get out?
# - In the second race, give every optimizer a rate that you think is better. Who wins then?
# - Clip at 5 in place of 50 on the cliff. What is better, and what is worse?

# %% show="try-it"
with picture("Momentum"):
    path = walk(Momentum(0.05, 0.95), valleys, [7.5], 200)  # try a start of 9.0, too
    print(f"the ball comes to x = {path[-1, 0]:.2f}")

# %% [markdown] open="12" points=2
# ## In your own words
#
# A friend says: "Adam gives every weight its own step size, so it must be better than SGD with momentum on any
# problem." Use what you saw in the two rounds of the race to answer. What does Adam's own step size help against, and
# what can it not help against?
# ### BEGIN MARK SCHEME
# - 1 point: it helps where single weights have gradients of very different size (the ravine along an axis): dividing
#   by the root of the mean square makes the steps in both directions equally long, so that the flat direction no
#   longer waits for the steep one.
# - 1 point: it does not help where the ravine lies between the axes (round two): there each weight sees a mixture of
#   steep and flat, and dividing weight by weight can't pull them apart; SGD and Momentum did as well as before and
#   better than Adam. So it depends on the problem; compare.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - The steepest direction limits the learning rate of plain descent; the flat one pays for it.
# - Momentum remembers directions: what agrees adds up, what alternates cancels. It may roll out of a small valley.
# - AdaGrad, RMSProp and Adam remember sizes, weight by weight. That helps along the axes, and not between them.
# - A running mean that starts at 0 is too small at first; Adam divides the missing part out.
# - A loss curve that jumps says: the rate is too large. Clipping, decay and a fading rate each mend one thing.
# - One curve is one draw of chance.

# %% [markdown]
# ## Where it comes from
#
# - B. T. Polyak, *Some methods of speeding up the convergence of iteration methods*, 1964: momentum.
# - J. Duchi, E. Hazan, Y. Singer, *Adaptive Subgradient Methods*, JMLR 12, 2011: AdaGrad.
# - G. Hinton, N. Srivastava, K. Swersky, *Neural Networks for Machine Learning*, lecture 6e, 2012: RMSProp.
# - D. P. Kingma, J. Ba, *Adam: A Method for Stochastic Optimization*, ICLR 2015.
# - I. Loshchilov, F. Hutter, *SGDR* (ICLR 2017: cosine annealing) and *Decoupled Weight Decay Regularization* (ICLR
#   2019: AdamW).
# - R. Pascanu, T. Mikolov, Y. Bengio, *On the difficulty of training recurrent neural networks*, ICML 2013: clipping
#   by norm.
