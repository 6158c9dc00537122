# %% [markdown]
# # Start here
#
# ## Idea
#
# A neural network is a long row of very small calculations: multiply, add, bend. None of them is difficult. What is
# hard to see is how so many of them together can read a digit, and how a machine finds the right numbers by itself.
#
# In this course you write every one of these small calculations yourself, and see each of them in a picture. You
# begin with a single neuron that acts like a switch. You end with a trained network of your own, and open it to see
# what it has learned and where it fails.
#
# **This page** gets you ready for lesson 01: how a lesson works, a short self-test of your Python, and the few tools
# of NumPy that all lessons use.

# %% [markdown]
# ### What the course is, and what it is not
#
# - It is fourteen lessons of 45 to 110 minutes. The longer ones (02, 03, 07, 08, 10, 13 and 14) have two parts with a
#   pause between. Plan about 17 hours in all. These times are the authors' estimate; take as long as you like.
# - You need Python (functions, lists, loops) and the algebra of school. You need no calculus and no NumPy.
# - Lessons 01 to 09 use NumPy only. From lesson 10 on PyTorch joins in, and you will know what it does for you.
# - It is not an introduction to Python, and not a tour of all that exists: there are no lessons on images with
#   convolutions or on transformers.
# - You need no account, no graphics card and no network. Nothing about you is sent anywhere.

# %% [markdown]
# ## What you will be able to do
#
# - work with a lesson: run, check, take a hint, save (5 minutes)
# - say whether your Python is enough (5 minutes)
# - calculate with whole arrays, pick out rows and columns, compare and count (15 minutes)
# - go along an axis, and let arrays of different shapes work together (15 minutes)
# - say how steep a curve is at a point (10 minutes)
#
# The exercises of this page earn no points. Do those that are new to you.

# %% [markdown]
# ## How a lesson works
#
# A notebook is made of cells. Click into the code cell below and press **Shift + Enter**: the cell runs, and the next
# one is chosen. Run all cells from top to bottom, in this order, in every lesson.

# %% setup
import numpy as np

from neurons.checking import check, hint, picture, progress
from neurons.figures import COLORS, figure, show_figure

# %% [markdown]
# Each exercise is a function whose text says what goes in and what comes out, with an example after `>>>`. Replace
# the line `raise NotImplementedError(…)` by your own lines, run the cell, then run the cell with `check("…")` below
# it. It answers with one of these words:
#
# - **correct**: every case is right.
# - **wrong** or **error**: you read what the check saw, why that may be, and what to look at next.
# - **not attempted**: the exercise is still as it came.
# - **waits for …**: this exercise uses an earlier one of yours, which is not right yet.
#
# You may check as often as you like. Stuck? Write `hint("toolbox_total")` in a new cell, with the name of your
# exercise: first you get a question, then a pointer. From lesson 01 on, checks also count points.
# %% [markdown]
# Three more things to know:
#
# - **Save** with Ctrl + S (Cmd + S on a Mac). The next cell says where that keeps your work. A session on Binder
#   forgets everything when it ends. There, `save_my_work()` makes one zip to download before you leave, and
#   `restore_my_work()` brings your work back from it the next time.
# - A cell that does not end can be stopped with the button ■, or with *Kernel → Restart*. After a restart Python has
#   forgotten everything, so run the cells from the top again.
# - The course's own answers lie in the folder `solutions` of the whole course. They help most *after* you have tried.
# %% show="keep"
from neurons.seat import how_to_keep, restore_my_work, save_my_work

how_to_keep()

# %% [markdown]
# ## Is your Python enough?
#
# Read each piece and say what it prints, then open the answer.
#
# **1.** `a = [3, 5, 7, 9]`, then `print(a[1], a[-1], len(a[1:3]))`
#
# <details><summary>Answer 1</summary>5 9 2: the first has place 0, the last −1; 1:3 holds places 1 and 2.</details>
#
# **2.** `b = a`, then `b[0] = 100`, then `print(a[0])`
#
# <details><summary>Answer 2</summary>100: b is another name for the same list, not a copy.</details>
#
# **3.** `print([x * x for x in range(4) if x != 1])`
#
# <details><summary>Answer 3</summary>[0, 4, 9]</details>
#
# **4.** `def f(x, y=2): return x ** y`, then `print(f(3), f(2, 3))`
#
# <details><summary>Answer 4</summary>9 8: y is 2 unless the caller says something else.</details>

# %% [markdown]
# Three or four right: go on. Fewer: work through chapters 3 to 5 of the tutorial on python.org first, a few hours
# that will pay off here. Now a function of your own. First run its check **before** you write anything, to see what
# *not attempted* looks like.
#
# Worked: 2 apples at 100 and 3 oranges at 150 make 2 · 100 + 3 · 150 = 650.


# %% exercise="toolbox_total"
def toolbox_total(counts, prices):
    """Add up what a basket costs.

    Parameters
    ----------
    counts, prices : lists of numbers, equally long
        How many of each thing, and what one of it costs.

    Returns
    -------
    number
        The sum of all counts times their prices.

    Examples
    --------
    >>> toolbox_total([2, 3], [100, 150])
    650
    """
    ### BEGIN SOLUTION: return the sum of each count times its price; a loop is fine
    total = 0
    for count, price in zip(counts, prices, strict=True):
        total += count * price
    return total
    ### END SOLUTION


# %% check="toolbox_total" points=0
check("toolbox_total")

# %% [markdown]
# This sum of products is what a neuron computes. In lesson 01 you will write it without a loop.

# %% [markdown]
# ## Arrays calculate all at once
#
# A NumPy **array** holds numbers of one type, in rows and columns. Calculations go entry by entry, without a loop.
# Its `shape` says how many entries it has along each direction: `(3,)` is one direction with three entries, `(4, 3)`
# is four rows with three columns. Run the cell, and change the numbers.

# %% show="arrays"
temperatures = np.array([12.5, 19.0, 24.5])
print("shape:         ", temperatures.shape)
print("all plus ten:  ", temperatures + 10)
print("times 1, 0, 2: ", temperatures * np.array([1, 0, 2]))
print("four zeros:    ", np.zeros(4))
print("as a list:     ", temperatures.tolist())
print(
    "type of number:",
    temperatures.dtype,
    "here,",
    np.array([1, 2]).dtype,
    "in an array of whole numbers",
)

# %% [markdown]
# A list would do something else: `[1, 2] + [3]` glues two lists together.
#
# Now use it. To turn degrees Fahrenheit into Celsius, take away 32, then take five ninths: 212 °F become (212 − 32) ·
# 5 / 9 = 100 °C.


# %% exercise="toolbox_celsius"
def toolbox_celsius(fahrenheit):
    """Turn temperatures from degrees Fahrenheit into degrees Celsius.

    Parameters
    ----------
    fahrenheit : array of any shape
        Temperatures. It stays as it is.

    Returns
    -------
    array of the same shape
        Five ninths of the temperature less 32, entry by entry.

    Examples
    --------
    >>> toolbox_celsius(np.array([32.0, 212.0])).tolist()
    [0.0, 100.0]
    """
    ### BEGIN SOLUTION: return a new array with all temperatures in Celsius, without a loop
    return (fahrenheit - 32) * 5 / 9
    ### END SOLUTION


# %% check="toolbox_celsius" points=0
check("toolbox_celsius")

# %% [markdown]
# ## Rows are examples
#
# Data come as a table. In this course **each row is one example** and each column one thing measured, always. A table
# `X` of 4 houses with 3 measures each has the shape `(4, 3)`, and we write `X (n, d)`: n examples, d inputs.
#
# The places are counted from 0. `X[2]` is the third row, `X[2, 0]` its first entry. A colon means *all*: `X[2, :]` is
# all of row 2.

# %% show="rows"
X = np.array(
    [[70, 3, 1990], [120, 5, 2005], [45, 2, 1968], [85, 4, 1977]]
)  # area in m², rooms, year built
print("shape (n, d):    ", X.shape)
print("the second house:", X[1])
print("its year:        ", X[1, 2])
print("the first two:   ", X[:2])


# %% exercise="toolbox_column"
def toolbox_column(X, j):
    """Pick one column out of a table: one measure of all examples.

    Parameters
    ----------
    X : array of shape (n, d)
        The table, rows are examples.
    j : int
        Which column, counted from 0.

    Returns
    -------
    array of shape (n,)
        Entry j of every row.

    Examples
    --------
    >>> toolbox_column(np.array([[1, 2], [3, 4], [5, 6]]), 1).tolist()
    [2, 4, 6]
    """
    ### BEGIN SOLUTION: return column j of X, with one entry for each row
    return X[:, j]
    ### END SOLUTION


# %% check="toolbox_column" points=0
check("toolbox_column")

# %% [markdown]
# ## Compare and count
#
# A comparison goes entry by entry too, and gives an array of `True` and `False`. In a sum `True` counts as 1, so the
# sum of a comparison says for how many entries it is true. You will count mistakes this way.

# %% show="compare"
ages = np.array([12, 30, 18, 45])
print("adults:   ", ages >= 18)
print("how many: ", np.sum(ages >= 18))
print("which:    ", ages[ages >= 18])
print("as 0 or 1:", (ages >= 18).astype(int))


# %% exercise="toolbox_count_above"
def toolbox_count_above(values, limit):
    """Count the entries that are greater than a limit.

    Parameters
    ----------
    values : array of any shape
        The numbers.
    limit : number
        What is compared with; an entry equal to it does not count.

    Returns
    -------
    int
        How many entries are greater.

    Examples
    --------
    >>> int(toolbox_count_above(np.array([1.0, 5.0, 3.0]), 2.0))
    2
    """
    ### BEGIN SOLUTION: return how many entries are greater than limit, as one whole number
    return np.sum(values > limit)
    ### END SOLUTION


# %% check="toolbox_count_above" points=0
check("toolbox_count_above")

# %% [markdown]
# ## Along which axis?
#
# A table has two directions, and NumPy numbers them: **axis 0 runs down** through the rows, **axis 1 runs across**
# through the columns. `X.sum(axis=0)` adds *along* axis 0: it goes down each column, and the rows are gone. Without
# an axis everything is added.

# %% show="axis"
X = np.array([[1, 2, 3], [10, 20, 30]])  # (2, 3)
print("axis 0:", X.sum(axis=0), "shape", X.sum(axis=0).shape)
print("axis 1:", X.sum(axis=1), "shape", X.sum(axis=1).shape)
print("no axis:", X.sum())

# %% [markdown]
# The next cell only draws a picture. You need not read its code, here or later.

# %% show="axis-picture"
fig, ax = figure(width=4.6, height=2.4)
box = {"facecolor": "white", "edgecolor": COLORS["grey"], "pad": 9}
for (row, column), entry in np.ndenumerate(X):
    ax.text(column, row, entry, ha="center", va="center", bbox=box)
down, across = (
    {"arrowstyle": "->", "color": COLORS["blue"], "lw": 2},
    {"color": COLORS["orange"], "linestyle": "--"},
)
ax.annotate("", (-0.75, 1.4), (-0.75, -0.4), arrowprops=down)
ax.annotate("", (2.4, -0.75), (-0.4, -0.75), arrowprops={**down, **across})
ax.set(
    title="A table of shape (2, 3)",
    xlim=(-1, 3),
    ylim=(1.7, -1),
    xticks=[0, 1, 2],
    yticks=[0, 1],
)
ax.set(xlabel="axis 1, across (dashed): column", ylabel="axis 0, down: row")
show_figure(
    fig,
    "A table of two rows and three columns. The arrow down is axis 0, the dashed one axis 1.",
)

# %% [markdown]
# **Predict** before you write: a table of 30 pupils (rows) and 4 tests (columns). Which axis gives each pupil's mean,
# and what shape does the result have?


# %% exercise="toolbox_row_means"
def toolbox_row_means(X):
    """Give the mean of each row.

    Parameters
    ----------
    X : array of shape (n, d)
        The table, rows are examples.

    Returns
    -------
    array of shape (n,)
        For each row the mean of its d entries.

    Examples
    --------
    >>> toolbox_row_means(np.array([[1.0, 3.0], [10.0, 20.0], [0.0, 0.0]])).tolist()
    [2.0, 15.0, 0.0]
    """
    ### BEGIN SOLUTION: return the mean of every row, one number for each
    return X.mean(axis=1)
    ### END SOLUTION


# %% check="toolbox_row_means" points=0
check("toolbox_row_means")

# %% [markdown]
# ## Shapes that work together
#
# What happens when a table meets a row? NumPy **broadcasts**: the smaller array is repeated as often as needed.
# Shapes are compared from the right. Two lengths fit when they are equal, or when one of them is 1; a missing one
# counts as 1.
#
# A column for a table of 2 rows needs the shape `(2, 1)`, not `(2,)`. The option `keepdims=True` keeps the added-up
# axis with length 1, so that the result still fits to the table it came from.

# %% show="broadcast"
X = np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]])  # (2, 3)
print("a row for every row:\n", X + np.array([100, 200, 300]))  # (2, 3) + (3,)
print("a column for every column:\n", X + np.array([[100], [500]]))  # (2, 3) + (2, 1)
print(
    "shapes of the largest of each row:",
    X.max(axis=1).shape,
    "and",
    X.max(axis=1, keepdims=True).shape,
)

# %% [markdown]
# Now divide each row by its own sum, so that it shows shares. The row (1, 3) has the sum 4 and becomes (0.25, 0.75).
# Lesson 03 needs this step.


# %% exercise="toolbox_shares"
def toolbox_shares(X):
    """Turn each row into shares of its own sum.

    Parameters
    ----------
    X : array of shape (n, d)
        Positive numbers, rows are examples. It stays as it is.

    Returns
    -------
    array of shape (n, d)
        Each entry divided by the sum of its row, so that every row adds up to 1.

    Examples
    --------
    >>> toolbox_shares(np.array([[1, 3], [2, 2], [9, 1]])).tolist()
    [[0.25, 0.75], [0.5, 0.5], [0.9, 0.1]]
    """
    ### BEGIN SOLUTION: return the table with every row divided by its own sum
    return X / X.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %% check="toolbox_shares" points=0
check("toolbox_shares")

# %% show="shares"
with picture("toolbox_shares"):
    hours = np.array(
        [[8, 6, 10], [7, 9, 8], [9, 2, 13]]
    )  # of three people: sleep, work, the rest
    shares = toolbox_shares(hours)  # (3, 3)
    fig, ax = figure(height=2.6)
    left = np.zeros(3)
    for j, (name, hatch) in enumerate((("sleep", ""), ("work", "//"), ("the rest", ".."))):
        ax.barh(
            ["Ada", "Ben", "Cleo"],
            shares[:, j],
            left=left,
            label=name,
            hatch=hatch,
            edgecolor="white",
        )
        left = left + shares[:, j]
    ax.set(
        title="Every bar is full: each row adds up to 1",
        xlabel="share of the day",
        ylabel="person",
        xlim=(0, 1),
    )
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    show_figure(
        fig,
        "Three bars of equal length, one a person: the shares of sleep, work and rest.",
    )

# %% [markdown]
# ## Rows times columns
#
# There are two ways to multiply. `*` goes **entry by entry**. `@` is the **matrix product**: each row of the left one
# meets each column of the right one, their entries are multiplied in pairs and added up. So `(n, d) @ (d, k)` gives
# `(n, k)`: the inner lengths must agree, and they disappear.
#
# It is your `toolbox_total`, for all pairs at once. With two arrays of one direction it gives a single number; a row
# times a table, `(d,) @ (d, k)`, gives a row `(k,)`.

# %% show="matmul"
A = np.array([[1, 2], [3, 4], [5, 6]])  # (3, 2)
B = np.array([[10], [1]])  # (2, 1)
print("A @ B, shape", (A @ B).shape, "\n", A @ B)
print("its first entry by hand:", 1 * 10 + 2 * 1)
print("one direction each:", np.array([2, 3]) @ np.array([100, 150]))
print("a row times a table:", np.array([2, 3]) @ np.array([[100, 90], [150, 200]]))
print("A * A, entry by entry:\n", A * A)

# %% [markdown]
# Now n baskets meet k shops. Each row of `counts` is a basket: how many of each of d things. Column j of `prices`
# holds what these things cost in shop j.


# %% exercise="toolbox_bills"
def toolbox_bills(counts, prices):
    """Say what each basket costs in each shop.

    Parameters
    ----------
    counts : array of shape (n, d)
        How many of each of d things are in each of n baskets.
    prices : array of shape (d, k)
        What each thing costs in each of k shops.

    Returns
    -------
    array of shape (n, k)
        Row i, column j: the price of basket i in shop j.

    Examples
    --------
    >>> toolbox_bills(np.array([[2, 3]]), np.array([[100, 90], [150, 200]])).tolist()
    [[650, 780]]
    """
    ### BEGIN SOLUTION: return the table of all bills, baskets down and shops across
    return counts @ prices
    ### END SOLUTION


# %% check="toolbox_bills" points=0
check("toolbox_bills")

# %% show="bills"
with picture("toolbox_bills"):
    counts = np.array([[2, 3, 0], [0, 1, 4]])  # two baskets: apples, oranges, pears
    prices = np.array([[100, 90], [150, 200], [120, 100]])  # what each costs in two shops
    bills = toolbox_bills(counts, prices)  # (2, 3) @ (3, 2) -> (2, 2)
    print(bills)
    print("cheapest shop for each basket:", bills.argmin(axis=1))

# %% [markdown]
# ## How steep?
#
# A small function can be written without a name: `lambda x: x**2` is the function that takes x and returns x².
#
# On a road, steepness is *how far up* divided by *how far along*. A curve is a road too: take a point at x, another a
# little further at x + h, and divide the difference in height by h.
#
# Worked for f(x) = x² at x = 3 with h = 0.5: f(3.5) = 12.25 and f(3) = 9, so the slope is 3.25 / 0.5 = 6.5. With h =
# 0.001 it is 6.001.
#
# **Predict**: which number will it be when h gets smaller and smaller? That number is the slope *at* the point. It is
# all the calculus that you need to start with.


# %% exercise="toolbox_slope"
def toolbox_slope(f, x, h):
    """Give the slope of the straight line through the points of a curve at x and at x + h.

    Parameters
    ----------
    f : function
        Takes a number and returns a number: the height of the curve there.
    x, h : numbers
        Where, and how far along; h is not 0, but may be negative.

    Returns
    -------
    float
        How far up divided by how far along.

    Examples
    --------
    >>> toolbox_slope(lambda x: x**2, 3, 0.5)
    6.5
    """
    ### BEGIN SOLUTION: return the difference in height between the two points, divided by h
    return (f(x + h) - f(x)) / h
    ### END SOLUTION


# %% check="toolbox_slope" points=0
check("toolbox_slope")

# %% show="slope"
with picture("toolbox_slope"):
    xs = np.linspace(0, 5.2, 101)
    fig, ax = figure()
    ax.plot(xs, xs**2, color=COLORS["black"], lw=2, label="f(x) = x²")
    for h, style, ink in ((2, ":", "blue"), (1, "--", "orange"), (0.001, "-", "green")):
        slope = toolbox_slope(lambda x: x**2, 3, h)
        ax.plot(
            xs,
            9 + slope * (xs - 3),
            style,
            color=COLORS[ink],
            label=f"h = {h}: slope {slope:.3f}",
        )
        ax.plot(3 + h, (3 + h) ** 2, "s", color=COLORS["black"])
    ax.plot(3, 9, "o", color=COLORS["black"])
    ax.set(title="The nearer the second point, the better the fit", ylim=(-6, 27))
    ax.set(xlabel="x (no unit)", ylabel="f(x) (no unit)")
    ax.legend()
    show_figure(
        fig,
        "The curve x² and three lines through its point at x = 3: slopes 8, 7 and 6.001.",
    )

# %% [markdown]
# The lines turn towards one that only touches the curve. Its slope is 6, and that is the slope of x² at 3.

# %% [markdown]
# ## The map
#
# Here is the course with what you have done so far. The map reads the notebooks that you *saved* in this folder, so
# save before you look. Come back to this cell whenever you like.

# %% show="map"
progress()

# %% [markdown]
# ## Try it
#
# - Take `X.sum(axis=1)` of a table of shape (3, 3), once with and once without `keepdims=True`, and divide the table
#   by it. Both run. Which one is wrong, and why does NumPy not complain?
# - Ask for the slope of x² at 3 with h = 1e-15. It is far from 6. What happens to 3 + h in a computer?

# %% show="try-it"
T = np.array([[1.0, 1.0, 2.0], [2.0, 3.0, 5.0], [4.0, 4.0, 8.0]])
print(T / T.sum(axis=1))
print(3 + 1e-15 - 3)

# %% [markdown]
# ## What you know now
#
# - How to run, check, take a hint and save.
# - Arrays calculate entry by entry, and a comparison counts when you sum it (lesson 01).
# - Rows are examples: `X (n, d)`. A column is one measure of all examples (lesson 01).
# - `@` adds up products, for all rows and columns at once (lesson 02).
# - Axis 0 runs down, axis 1 across, and `keepdims` keeps the result fitting (lesson 03).
# - The slope of a curve is how far up divided by how far along, for two near points (lesson 03).
#
# What surprised? Perhaps that a wrong division of a square table runs without a word. In this course the checks use
# tables with unequal sides, so that such a slip shows. Do the same when you try things.
#
# Next: [01 · One neuron is a switch](01_gates.ipynb).

# %% [markdown]
# ## Where it comes from
#
# - C. R. Harris and others, *Array programming with NumPy*, Nature 585, 2020: where arrays and broadcasting are
#   described.
# - *NumPy: the absolute basics for beginners*, in NumPy's documentation at numpy.org: more of the same, with
#   pictures.
