# %% [markdown]
# # A gradient engine in a hundred lines
#
# Lesson 08 · part 1 about 35 minutes, part 2 about 50 minutes · 16 points
#
# ## Idea
#
# In lesson 07 you wrote a `backward` for every layer. Change the formula, and you write the next one. Can a
# program do that for you?
#
# It can, and the trick is small. Let numbers remember how they were made. When Python works out `w * x + b`, each
# step leaves a note: from which numbers, with which slopes. At the end you hold one number, the loss, and behind
# it the whole graph of lesson 07, drawn by nobody. One method walks it backwards and fills in every gradient.
#
# This is called *automatic differentiation*, autograd for short. PyTorch, from lesson 10 on, does the same with
# whole arrays. Here you build it yourself, for single numbers.

# %% [markdown]
# ## What you will be able to do
#
# - teach Python's `+`, `*` and `**` to leave notes, for a number class of your own;
# - say in which order a graph must be walked backwards, and what goes wrong in another one;
# - let your engine fit a curve, and then a small network, without a single gradient worked out by hand;
# - read the graph that PyTorch records, and find your own in it.

# %% setup
import itertools
import math

import numpy as np

from neurons.autograd import (
    graph_size,
    moons,
    plot_moons,
    plot_quadratic,
    plot_rules,
    plot_walks,
    show_pytorch,
    show_recording,
)
from neurons.checking import check, hint, picture

births = itertools.count()  # next(births) gives 0, 1, 2, …: who was made when


def as_value(x):
    """Return x itself if it is a Value; a plain number becomes a new Value."""
    return x if isinstance(x, Value) else Value(x)


# %% [markdown]
# ## Part 1 · Numbers that remember
#
# ### Which slopes are there?
#
# From lesson 07 you know two rules: a sum has the slopes 1 and 1, a product a · b has the slopes b and a. A
# network needs a few more functions of one number. Here are their slopes:
#
# | function | its slope at a |
# |----------|----------------|
# | a ** n   | n · a ** (n − 1) |
# | exp a    | exp a: the value itself |
# | log a    | 1 / a |
# | tanh a   | 1 − (tanh a)²: made from the value |
# | relu a   | 1 where a > 0, else 0 |
#
# You need not believe this table. Measure it: two near points, as always.


# %% show
def measured(f, a, h=1e-6):
    return (f(a + h) - f(a - h)) / (2 * h)


a = 1.5
print("          measured     rule")
print(f"a ** 3    {measured(lambda x: x**3, a):.6f}     {3 * a**2:.6f}")
print(f"exp a     {measured(math.exp, a):.6f}     {math.exp(a):.6f}")
print(f"log a     {measured(math.log, a):.6f}     {1 / a:.6f}")
print(f"tanh a    {measured(math.tanh, a):.6f}     {1 - math.tanh(a) * math.tanh(a):.6f}")
print(f"relu a    {measured(lambda x: max(x, 0.0), a):.6f}     {1.0 if a > 0 else 0.0:.6f}")
plot_rules(a)

# %% [markdown]
# Subtraction and division need no rules of their own. a − b is a + (−1) · b, and a / b is a · b ** −1. What is
# made of parts that know their slopes knows its own.
#
# ### How Python reads a sum
#
# When Python meets `a + b` and a is an object of your class, it calls `a.__add__(b)`. So you decide what happens.
# For `2 + a` it asks the 2 first. The 2 knows nothing of your class, so Python turns to `a.__radd__(2)`, r for
# right. `*` calls `__mul__`, `**` calls `__pow__`, `/` calls `__truediv__`, and `−a` calls `__neg__`.

# %% [markdown]
# ### The class
#
# A Value keeps `data` (the number), `grad` (0 until backward has run), its `parents` (the Values it was made
# from), one of the `slopes` for each parent, the sign `op` for the picture, and when it was `born`.
#
# A worked number: with a = Value(2) and b = Value(5), `a * b` is a Value with data 10, the parents `(a, b)`, the
# slopes `(5, 2)` and the op "*". And `a.exp()` has data 7.389, the parents `(a,)` and the slopes `(7.389,)`.
#
# Write all methods **but `backward`** now. `as_value(other)` turns a plain number into a Value. `math` has exp,
# log and tanh. The lower methods are given. Then run the check. Its first two lines can be won now. For the other
# three it says *error* and asks for `backward`: leave that for part 2.


# %% exercise="Value"
class Value:
    """A number that remembers how it was made, so that gradients can be found.

    Plain numbers may stand on either side of ``+ - * /``.

    Examples
    --------
    >>> a, b = Value(2), Value(5)
    >>> c = 3 * a + b**2
    >>> c.data
    31.0
    >>> c.backward()
    >>> a.grad, b.grad
    (3.0, 10.0)
    """

    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents  # the Values this one was made from
        self.slopes = slopes  # for each parent: by how much data rises when it rises by 1
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        """Return self + other."""
        other = as_value(other)
        ### BEGIN SOLUTION: return a Value with the sum, its two parents, their slopes and the op "+"
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")
        ### END SOLUTION

    def __mul__(self, other):
        """Return self * other."""
        other = as_value(other)
        ### BEGIN SOLUTION: return a Value with the product, its two parents, their slopes and the op "*"
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")
        ### END SOLUTION

    def __pow__(self, n):
        """Return self ** n, n a plain number."""
        ### BEGIN SOLUTION: return a Value with the power, its one parent, its slope and the op: "**" with the power behind it
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")
        ### END SOLUTION

    def exp(self):
        """Return e to the power of self."""
        ### BEGIN SOLUTION: return a Value made with math.exp; mind the comma that makes (slope,) a tuple
        out = math.exp(self.data)
        return Value(out, (self,), (out,), "exp")
        ### END SOLUTION

    def log(self):
        """Return the natural logarithm of self."""
        ### BEGIN SOLUTION: return a Value made with math.log
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")
        ### END SOLUTION

    def relu(self):
        """Return self where it is positive, else 0."""
        ### BEGIN SOLUTION: return a Value; its slope depends on the sign of what comes in
        return Value(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,), "relu")
        ### END SOLUTION

    def tanh(self):
        """Return the hyperbolic tangent of self."""
        ### BEGIN SOLUTION: return a Value made with math.tanh; its slope is made from its value
        out = math.tanh(self.data)
        return Value(out, (self,), (1 - out**2,), "tanh")
        ### END SOLUTION

    def backward(self):
        """Part 2: set the grad of every Value that self depends on, from self.grad = 1."""
        ### BEGIN SOLUTION: collect what self depends on, each Value once; then, newest first, hand gradients to parents
        found, to_do = {self}, [self]
        while to_do:
            for parent in to_do.pop().parents:
                if parent not in found:
                    found.add(parent)
                    to_do.append(parent)
        self.grad = 1.0
        for value in sorted(found, key=lambda value: value.born, reverse=True):
            for parent, slope in zip(value.parents, value.slopes, strict=True):
                parent.grad += slope * value.grad
        ### END SOLUTION

    # Given: everything else is made of + * and **, so it needs no slopes of its own.
    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self

    def __repr__(self):
        return f"Value(data={self.data:.4g}, grad={self.grad:.4g})"


# %% check="Value" points=6
check("Value")

# %% [markdown]
# Now look at what your numbers remember. The first graph is y = w · x + b; nobody drew it but your `parents` and
# `op`. How many nodes will (w · x − 1)² have? Guess before you run: the minus is made of other parts.

# %% show="Value"
with picture("Value"):
    w, x, b = Value(3), Value(2), Value(-5)
    show_recording(w * x + b, "What w * x + b has recorded", w=w, x=x, b=b)
    show_recording((w * x - 1) ** 2, "What (w * x - 1) ** 2 has recorded", w=w, x=x)

# %% [markdown]
# The square has eight nodes; `out` is only a name for what comes out. For the minus, your class recorded 1 · (−1) and a sum: `__sub__` and `__neg__` are
# made of `+` and `*`.
#
# ## Pause
#
# This is a good place to stop for today. What you have so far:
#
# - A Value keeps its number, its parents and one slope for each parent.
# - `a + b` on your objects calls `__add__`, so an ordinary formula builds the graph while it is worked out.
# - Seven rules are enough. Minus and division are made of them.
#
# The check of `Value` gives 1.714 of 6 points now, for arithmetic and functions. The rest is what part 2 is about.
# When you come back, choose Run → Run All Cells first.

# %% [markdown]
# ## Part 2 · Backwards
#
# ### In which order?
#
# A Value gets a gradient from everything that uses it, and what comes back is *added up* (lesson 07). It may hand
# on its gradient only when all of that has arrived. Take b = a + a and c = b + b with a = 1. Then c = 4 · a, so
# a's gradient must be 4.
#
# Suppose each node hands on at once whatever reaches it. Then b is visited once along each line from c, and a
# twice for each of b's visits. That is right, but the work doubles with every such step. Watch it, for y = y + y
# done n times:


# %% show
def visits(n):
    """Walk back through n doublings along every way; return how many nodes were visited."""
    return 1 + visits(n - 1) + visits(n - 1) if n else 1


doublings = list(range(1, 17))
plot_walks(doublings, [visits(n) for n in doublings])

# %% [markdown]
# With 30 doublings that would be two thousand million visits, for a graph of 31 nodes. And a long formula fails
# in another way: a function that calls itself for each node goes as deep as the graph, and Python stops at a
# depth of about 1,000.
#
# ### Newest first
#
# There is an order that always works, and your Values carry it with them. **What was made from a is younger than
# a.** So go from the newest to the oldest. When a's turn comes, everything that uses a has had its turn already,
# and a's gradient is complete. A Value that had its turn too early would hand on too little.
#
# | step | for b = a + a, c = b + b | c.grad | b.grad | a.grad |
# |------|--------------------------|--------|--------|--------|
# | start | c gets 1 | 1 | 0 | 0 |
# | c, the newest | hands 1 · 1 to b, twice | 1 | 2 | 0 |
# | b | hands 1 · 2 to a, twice | 1 | 2 | 4 |
# | a | has no parents | 1 | 2 | 4 |

# %% [markdown]
# ### Write backward
#
# Go back up to the class and fill in `backward`. Run the class and its check, then come back here. Three stages:
#
# 1. **Collect** every Value that self depends on, each once. Keep a set of those found and a list of those whose
#    parents you have yet to look at. Take one from the list, look at its parents, and put the new ones into both.
#    Stop when the list is empty. No function needs to call itself.
# 2. **Start** with self.grad = 1.
# 3. **Hand on**, newest first: each parent's grad grows by slope times own grad.
#
# Three things of Python that help: a set such as `{"pear"}` holds a thing at most once (`add` puts one in, `in`
# asks); `a_list.pop()` takes the last thing off a list; and `sorted(people, key=lambda person: person.age,
# reverse=True)` puts the oldest first.
#
# Then run every cell from the class down to here once more.

# %% show="Value"
with picture("Value"):
    w, x, b = Value(3), Value(2), Value(-5)
    y = (w * x + b).tanh()
    y.backward()
    show_recording(y, "tanh(w * x + b), walked back", w=w, x=x, b=b)
    a = Value(1)
    b = a + a
    c = b + b
    c.backward()
    show_recording(c, "b = a + a, c = b + b: gradients of all ways are added", a=a)

# %% [markdown]
# Compare with the table above: a's two lines carry 2 each, in all 4.
#
# ### What PyTorch records
#
# PyTorch does the same. Each result keeps a `grad_fn`, which knows its parents. Here is its graph of the same
# formula, tanh(w · x + b) with w = 3, x = 2, b = −5. (Where PyTorch is not installed you see a recorded picture.
# Lesson 10 needs it, this one does not.)

# %% show="Value"
with picture("Value"):
    w, x, b = Value(3), Value(2), Value(-5)
    (w * x + b).tanh().backward()
    print("your engine  w, x, b:", [round(value.grad, 6) for value in (w, x, b)])
    show_pytorch()

# %% [markdown]
# ### A curve, fitted by your engine
#
# Three points lie on a curve y = w1 · x² + w2 · x + b: (1, 3), (2, 7), (3, 13). Which curve is it, and what does
# it say at x = 4? Start with w1 = w2 = b = 0, and walk downhill on (ŷ − t)², one example at a time.
#
# A worked number: at x = 1, t = 3, ŷ = 0 the slope of the loss for ŷ is 2 · (0 − 3) = −6. All three gradients are
# −6, and with lr = 0.01 each parameter becomes 0.06. Then comes x = 2.
#
# For each example: build the loss, set the three grads to 0 (else old ones stay in the sum), call backward, move
# the three `data`. Move the number inside, not the Value: a difference of Values remembers all steps before it, so
# the graph grows with each point, and each walk back takes longer than the last.


# %% exercise="fit_quadratic"
def fit_quadratic(xs, ts, lr, steps):
    """Fit y = w1 x² + w2 x + b to points by gradient descent, one example at a time.

    Parameters
    ----------
    xs, ts : array (n,)
        The points, visited in this order.
    lr : float
        Learning rate.
    steps : int
        How often all points are visited. The parameters move after each point.

    Returns
    -------
    tuple of three floats
        (w1, w2, b), from zeros, on the loss (ŷ − t)².

    Examples
    --------
    >>> fit_quadratic(np.array([1.0]), np.array([3.0]), 0.01, 1)
    (0.06, 0.06, 0.06)
    """
    ### BEGIN SOLUTION: three Values of 0; for each pass and each point a loss, a backward and a small move
    parameters = [Value(0.0), Value(0.0), Value(0.0)]
    w1, w2, b = parameters
    for _ in range(steps):
        for x, t in zip(xs, ts, strict=True):
            y_hat = w1 * (x * x) + w2 * x + b
            loss = (y_hat - t) ** 2
            for parameter in parameters:
                parameter.grad = 0.0
            loss.backward()
            for parameter in parameters:
                parameter.data -= lr * parameter.grad
    return w1.data, w2.data, b.data
    ### END SOLUTION


# %% check="fit_quadratic" points=3
check("fit_quadratic")

# %% show="fit_quadratic"
with picture("fit_quadratic"):
    xs, ts = np.array([1.0, 2.0, 3.0]), np.array([3.0, 7.0, 13.0])
    passes = [0, 1, 2, 5, 10, 20, 50, 100, 200]
    fits = [fit_quadratic(xs, ts, 0.01, steps) for steps in passes]
    w1, w2, b = fits[-1]
    print(f"after 200 passes w1 = {w1:.3f}, w2 = {w2:.3f}, b = {b:.3f}")
    print(f"at x = 4 it says {16 * w1 + 4 * w2 + b:.2f}")
    plot_quadratic(xs, ts, passes, fits)

# %% [markdown]
# The first pass overshoots. Then the fit comes close to 21 soon. The curve behind the points is x² + x + 1, but
# the parameters are not yet 1, 1 and 1: several curves come close to three points, and the last bit of the way is
# slow.

# %% [markdown]
# ### A neuron
#
# A neuron on Values is a list of weights, one for each input, and a bias. It returns tanh(Σ w · x + b), or the
# sum alone where `nonlinear` is False.
#
# A worked number: weights 2 and −1, bias 0.5, inputs [1, 3]. The sum is 2 · 1 − 1 · 3 + 0.5 = −0.5, and
# tanh(−0.5) is −0.4621.
#
# `__call__` lets an object be used like a function: `neuron([1, 3])`. `parameters()` returns the Values
# themselves, not copies. Whoever trains the neuron changes their `data`.
#
# `rng.normal(0, 1, n_inputs)` draws the weights; the bias may start at 0.


# %% exercise="Neuron"
class Neuron:
    """One neuron made of Values.

    Parameters
    ----------
    n_inputs : int
    rng : numpy.random.Generator
        Draws the weights.
    nonlinear : bool
        Whether tanh is applied to the sum.
    """

    def __init__(self, n_inputs, rng, nonlinear=True):
        ### BEGIN SOLUTION: keep a list of weight Values drawn from rng, a bias Value, and nonlinear
        self.w = [Value(number) for number in rng.normal(0, 1, n_inputs)]
        self.b = Value(0)
        self.nonlinear = nonlinear
        ### END SOLUTION

    def __call__(self, x):
        """Return the output, a Value, for a list of n_inputs numbers or Values."""
        ### BEGIN SOLUTION: begin with the bias, add weight times input for each input, then tanh where asked
        total = self.b
        for w, x_i in zip(self.w, x, strict=True):
            total = total + w * x_i
        return total.tanh() if self.nonlinear else total
        ### END SOLUTION

    def parameters(self):
        """Return the list of its Values: the weights in order, then the bias."""
        ### BEGIN SOLUTION: one list with the very objects that the neuron uses
        return [*self.w, self.b]
        ### END SOLUTION


# %% check="Neuron" points=2
check("Neuron")

# %% show="Neuron"
with picture("Neuron"):
    neuron = Neuron(2, np.random.default_rng(0))
    x1, x2 = Value(1), Value(3)
    out = neuron([x1, x2])
    out.backward()
    w1, w2, b = neuron.parameters()
    show_recording(out, "One neuron with two inputs", x1=x1, x2=x2, w1=w1, w2=w2, b=b)

# %% [markdown]
# ### Layers of neurons
#
# An `MLP` (multi-layer perceptron) is a list of layers, each a list of neurons. Every neuron of a layer gets all
# outputs of the layer before. All layers use tanh but the last, whose neurons return their sums.
#
# A worked number: `MLP(2, [3, 1], rng)` has 3 neurons with 2 weights and a bias, then 1 neuron with 3 weights and
# a bias: 3 · 3 + 1 · 4 = 13 parameters.
#
# When the last layer has one neuron, return its Value itself. Otherwise return the list.


# %% exercise="MLP"
class MLP:
    """A network of neurons: tanh in all layers but the last.

    Parameters
    ----------
    n_inputs : int
    sizes : list of int
        How many neurons each layer has, at least one layer.
    rng : numpy.random.Generator
    """

    def __init__(self, n_inputs, sizes, rng):
        ### BEGIN SOLUTION: a list of layers; a layer's neurons have as many inputs as the layer before has neurons
        self.layers = []
        for place, size in enumerate(sizes, start=1):
            self.layers.append(
                [Neuron(n_inputs, rng, place < len(sizes)) for _ in range(size)]
            )
            n_inputs = size
        ### END SOLUTION

    def __call__(self, x):
        """Return the output for a list of numbers or Values: a Value, or a list of several."""
        ### BEGIN SOLUTION: hand the list through the layers; unpack it at the end if it holds a single Value
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x
        ### END SOLUTION

    def parameters(self):
        """Return all Values that training changes: layer by layer, neuron by neuron."""
        ### BEGIN SOLUTION: one flat list of every neuron's parameters, in order
        neurons = [neuron for layer in self.layers for neuron in layer]
        return [parameter for neuron in neurons for parameter in neuron.parameters()]
        ### END SOLUTION


# %% check="MLP" points=3
check("MLP")

# %% [markdown]
# ### Two moons
#
# The last test is a real one: 50 points on two half circles that reach into each other, with targets 1 and −1. No
# line separates them. A network 2-8-1 of yours gets 60 passes, and moves after each point.
#
# Read the loop. There is a formula for the loss, and no formula for any gradient. Guess: how many Values does the
# loss of *one* point record, in a network of 33 parameters?

# %% show="MLP"
with picture("MLP"):
    X, t = moons(50, np.random.default_rng(0))
    model, losses = MLP(2, [8, 1], np.random.default_rng(0)), []
    for step in range(60):
        total = 0.0
        for x, target in zip(X, t, strict=True):
            loss = (model(list(x)) - target) ** 2
            for value in model.parameters():
                value.grad = 0.0
            loss.backward()
            for value in model.parameters():
                value.data -= 0.05 * value.grad  # 0.15 begins worse, ends lower; 0.3 runs away
            total += loss.data
        losses.append(total / len(X))
        if step % 10 == 9:
            print(f"pass {step + 1} of 60   mean loss {losses[-1]:.3f}")
    scores = np.array([model(list(x)).data for x in X])
    right = np.mean((scores > 0) == (t > 0))
    print(f"right on {right:.0%} of the points; one loss recorded {graph_size(loss)} Values")
    plot_moons(losses, lambda x: model(x).data, X, t)

# %% [markdown]
# The loss of a single point is a graph of about a hundred nodes. It was built anew and walked back 3,000 times.
# PyTorch does the same with arrays: there, one node is a whole matrix product. That is the difference between an
# engine to understand and an engine to use.

# %% [markdown]
# ## Try it
#
# - Change `+=` to `=` in backward. Which graphs above get wrong gradients, and which stay right?
# - Leave out the two lines that set the grads to 0 in the moons cell. What does the loss do, and why?
# - Fit the quadratic with lr = 0.03, then with 0.04. Look at w1 after 5, 10, 20 and 40 passes. Which of the two
#   never settles, and which one runs away?
# - Add a method `sigmoid` to Value: from exp and division it needs no slope of its own. Test its gradient by two
#   near points.
# - Build an MLP with three layers for the moons. How many Values does one loss record now?

# %% [markdown] open="08" points=2
# ### In your own words
#
# A friend writes a backward in which each Value hands on its gradient **as soon as the first one reaches it, and
# only once**. She tries b = a + a, c = b + b with a = 1.
#
# Which gradient does b hand on, which one does a get, and what is right? Then say why "newest first" cannot make
# this mistake.
#
# ### BEGIN MARK SCHEME
# - 1 point: c's gradient is 1. b hands on after the first 1 has arrived, so it hands on 1 to each of its two
#   parents' places, and a gets 1 + 1 = 2. Right is 4, because b's complete gradient is 2.
# - 1 point: everything that uses b was made after b, so it is younger. Going from new to old, all of them have
#   handed on before b's turn comes, and b's gradient is complete.
# ### END MARK SCHEME

# %% [markdown]
# ## What you know now
#
# - A gradient engine is two things: operators that leave notes, and one walk back over the notes.
# - Each operation knows only its own slopes. Everything else, minus, division, a neuron, a loss, is made of them.
# - Gradients are added up (`+=`), because a value may be used more than once. So they must be set to 0 before the
#   next backward.
# - Newest first is an order in which every gradient is complete before it is handed on, and each node is visited
#   once.
#
# In lesson 09 you write a deep network by hand once more, with arrays and all gradients. In lesson 10 an engine
# like yours takes over.
#
# ## Where it comes from
#
# - R. E. Wengert, *A simple automatic derivative evaluation program*, Communications of the ACM 7 (1964), lets a
#   program find slopes along with values. B. Speelpenning's thesis (University of Illinois, 1980) made the walk
#   backwards automatic.
# - A. G. Baydin and others, *Automatic differentiation in machine learning: a survey*, Journal of Machine
#   Learning Research 18 (2018), is a good next step.
# - The idea of a class for single numbers is that of A. Karpathy's micrograd (2020). Notes with slopes, and the
#   order by age, are done differently here.
# - PyTorch's notes, "Autograd mechanics", tell what a `grad_fn` is.
