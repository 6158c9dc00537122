"""What lesson 11's exercises must show, and the mistakes that their checks name."""

import itertools

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, equal, judge

FLOAT32 = {"rtol": 1e-4, "atol": 0.0, "of_largest": 1e-5}


def _numbers(array, digits=4):
    """Write an array as a nested list with so many digits behind the point, for a source."""
    return repr(np.round(array, digits).tolist())


def _tensor(array, dtype="float32"):
    return Source(f"torch.tensor({_numbers(array)}, dtype=torch.{dtype})")


# --- spirals --------------------------------------------------------------------------------------------------------

DRAWS = """first = spirals(n, classes, rng)
again = spirals(n, classes, same_rng)
other = spirals(n, classes, rng)
first, again, other"""


def _spiral(n, classes):
    def draw(rng):
        source = Source(f"np.random.default_rng({int(rng.integers(1, 10_000))})")
        return {"n": n, "classes": classes, "rng": source, "same_rng": source}

    return draw


SPIRALS = Exercise(
    "spirals",
    groups=[
        Group(
            "three arms and others",
            [
                Case("three arms of 300 points", DRAWS, _spiral(300, 3), judge("spiral_arms")),
                Case("five arms of 120 points", DRAWS, _spiral(120, 5), judge("spiral_arms")),
                Case("two arms of two points", DRAWS, _spiral(2, 2), judge("spiral_arms")),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "three_always",
            "The angles are those of three arms, whatever the number of arms is.",
            "Which of the function's parameters does your angle not use?",
            replace=(
                "np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)",
                "np.linspace(2 * np.pi * c / 3, 2 * np.pi * (c + 2) / 3, n)",
            ),
        ),
        Mistake(
            "one_number",
            "The points of an arm are hardly moved against each other: one number was drawn for all of them, or the "
            "spread is too small.",
            "How many numbers does your draw give, and what is their standard deviation?",
            replace=("rng.standard_normal(n)", "rng.standard_normal()"),
        ),
        Mistake(
            "no_chance",
            "The points lie exactly on the arms: nothing was moved by chance.",
            "What is added to each angle?",
            replace=("0.2 * rng.standard_normal(n)", "0 * rng.standard_normal(n)"),
        ),
        Mistake(
            "too_far",
            "The angles are moved five times too far: the factor 0.2 is missing.",
            "What is a normally distributed number multiplied by here?",
            replace=("0.2 * rng.standard_normal(n)", "rng.standard_normal(n)"),
        ),
        Mistake(
            "even",
            "The angles are moved by evenly drawn numbers, all to one side.",
            "Which method of `rng` draws from the normal distribution?",
            replace=("0.2 * rng.standard_normal(n)", "0.2 * rng.random(n)"),
        ),
        Mistake(
            "exchanged",
            "Sine and cosine are exchanged.",
            "Which of the two makes x1?",
            replace=("[r * np.sin(angle), r * np.cos(angle)]", "[r * np.cos(angle), r * np.sin(angle)]"),
        ),
        Mistake(
            "float64",
            "The points are float64, NumPy's usual type; PyTorch's layers want float32.",
            "Which method of an array changes its type?",
            replace=("np.concatenate(arms).astype(np.float32)", "np.concatenate(arms)"),
        ),
        Mistake(
            "float_labels",
            "The labels are floats. Labels are whole numbers, int64.",
            "Which of your calls makes floats unless it is told otherwise?",
            replace=("np.concatenate(labels).astype(np.int64)", "np.concatenate(labels).astype(float)"),
        ),
        Mistake(
            "label_column",
            "The labels stand in a column, (rows, 1); one axis is asked for.",
            "Where does the second axis come from?",
            replace=("np.concatenate(labels).astype(np.int64)", "np.concatenate(labels).astype(np.int64)[:, None]"),
        ),
        Mistake(
            "own_seed",
            "Every call gives the same points, because a generator is made anew inside the function.",
            "Which generator does the caller hand to you?",
            replace=("r = np.linspace(0, 1, n)", "r = np.linspace(0, 1, n)\n    rng = np.random.default_rng(0)"),
        ),
        Mistake(
            "end_left_out",
            "The radii do not reach 1: the end was left out.",
            "Does `linspace` include its end, and do you?",
            replace=("r = np.linspace(0, 1, n)", "r = np.linspace(0, 1, n, endpoint=False)"),
        ),
    ],
    hints=[
        "For one arm: which three arrays of n numbers do you need before you can write down its points?",
        "Make one arm with `linspace`, then go over the arms and put them together with `np.concatenate`.",
    ],
)

# --- build ----------------------------------------------------------------------------------------------------------

BUILT = """torch.manual_seed(seed)
model = build(sizes, activation)
after = torch.rand(2)
names = [type(layer).__name__ for layer in model if not isinstance(layer, nn.Identity)]
model(torch.tensor(X).float()).detach(), names, len({id(layer) for layer in model}), type(model).__name__, after"""
BUILT_LINEAR = """torch.manual_seed(seed)
model = build(sizes, activation)
names = [type(layer).__name__ for layer in model if not isinstance(layer, nn.Identity)]
model(torch.tensor(X).float()).detach(), names"""


def _building(n, sizes, activation):
    def draw(rng):
        return {
            "sizes": sizes,
            "activation": Source(activation),
            "seed": int(rng.integers(1, 10_000)),
            "X": np.round(rng.normal(0, 2, (n, sizes[0])), 4),
        }

    return draw


BUILD = Exercise(
    "build",
    groups=[
        Group(
            "with an activation",
            [
                Case("one hidden layer, ReLU", BUILT, _building(4, [2, 7, 3], "nn.ReLU"), equal(**FLOAT32)),
                Case("three hidden layers, tanh", BUILT, _building(3, [3, 6, 4, 5, 2], "nn.Tanh"), equal(**FLOAT32)),
                Case("a single layer", BUILT, _building(5, [4, 3], "nn.Sigmoid"), equal(**FLOAT32)),
            ],
            weight=2,
        ),
        Group(
            "without one",
            [
                Case("two hidden layers, None", BUILT_LINEAR, _building(4, [3, 5, 6, 2], "None"), equal(**FLOAT32)),
                Case("one hidden layer, None", BUILT_LINEAR, _building(1, [2, 4, 3], "None"), equal(**FLOAT32)),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "after_last",
            "There is an activation after the last layer.",
            "How many activations stand between four layers?",
            replace=(
                "        if place > 0 and activation is not None:\n            layers.append(activation())\n"
                "        layers.append(nn.Linear(sizes[place], sizes[place + 1]))",
                "        layers.append(nn.Linear(sizes[place], sizes[place + 1]))\n"
                "        if activation is not None:\n            layers.append(activation())",
            ),
        ),
        Mistake(
            "before_first",
            "There is an activation before the first layer: it bends the inputs themselves.",
            "Between which layers does an activation stand?",
            replace=("if place > 0 and activation is not None:", "if activation is not None:"),
        ),
        Mistake(
            "always_relu",
            "The activation is ReLU whatever was asked for.",
            "Which of the function's parameters is not used?",
            replace=("layers.append(activation())", "layers.append(nn.ReLU())"),
        ),
        Mistake(
            "relu_for_none",
            "The activation is ReLU whatever was asked for, also where None asks for no activation.",
            "Which of the function's parameters is not used?",
            replace=(
                "if place > 0 and activation is not None:\n            layers.append(activation())",
                "if place > 0:\n            layers.append(nn.ReLU())",
            ),
        ),
        Mistake(
            "no_star",
            "Sequential got one list. It wants the layers themselves, one by one.",
            "With which sign does the text hand over the entries of a list one by one?",
            replace=("return nn.Sequential(*layers)", "return nn.Sequential(layers)"),
        ),
        Mistake(
            "not_called",
            "A class stands among the layers. Calling the class makes a layer; this one was not called.",
            "What does `nn.Linear(2, 3)` have that your activation does not?",
            replace=("layers.append(activation())", "layers.append(activation)"),
        ),
        Mistake(
            "not_called_nor_asked",
            "A class stands among the layers. Calling the class makes a layer; this one was not called. And None was "
            "put among them, too.",
            "What does `nn.Linear(2, 3)` have that your activation does not? And what should None put there?",
            replace=(
                "if place > 0 and activation is not None:\n            layers.append(activation())",
                "if place > 0:\n            layers.append(activation)",
            ),
        ),
        Mistake(
            "none_there",
            "There is no activation at all.",
            "What should stand between two linear layers?",
            replace=("if place > 0 and activation is not None:", "if False:"),
        ),
        Mistake(
            "none_called",
            "`None` was called like a class: it means that there is no activation.",
            "What should your loop do where activation is None?",
            replace=("if place > 0 and activation is not None:", "if place > 0:"),
        ),
        Mistake(
            "one_for_all",
            "One and the same activation object stands in every place. Here it makes no difference; for layers that "
            "learn it would.",
            "Where do you call `activation()`: once, or each time?",
            replace=(
                "    layers = []\n",
                "    layers = []\n    activation = None if activation is None else (lambda made=activation(): made)\n",
            ),
        ),
        Mistake(
            "own_seed",
            "The generator is set inside the function, so every network starts with the same weights.",
            "Who should set the seed: the function, or the one who calls it?",
            replace=("    layers = []\n", "    torch.manual_seed(0)\n    layers = []\n"),
        ),
        Mistake(
            "backwards",
            "The layers were made in another order than they are used, so the draws went to other layers.",
            "Which layer should get the first numbers of the generator?",
            body="""def build(sizes, activation):
    layers = []
    for place in reversed(range(len(sizes) - 1)):
        layers.insert(0, nn.Linear(sizes[place], sizes[place + 1]))
        if place > 0 and activation is not None:
            layers.insert(0, activation())
    return nn.Sequential(*layers)
""",
        ),
        Mistake(
            "a_list",
            "The layers came back as a list, which cannot be called.",
            "What turns a list of layers into one network?",
            replace=("return nn.Sequential(*layers)", "return layers"),
        ),
    ],
    hints=[
        "For sizes [2, 100, 25, 3]: write the five layers down. Before which of the linear ones stands an activation?",
        "Walk over the places of the list. Before every linear layer but the first one goes an activation, if there "
        "is one.",
    ],
)

# --- run_row --------------------------------------------------------------------------------------------------------

RUN = """result = run_row(row, X, labels, seed)
given = [(made["lr"], made["weight_decay"]) for made in row["optimizer"].made]
result, given, row["optimizer"].steps"""


def _row(sizes, activation, optimizer, lr, epochs):
    return Source(
        f"class Recorded(torch.optim.{optimizer}):\n"
        "    made, steps = [], 0\n"
        "    def __init__(self, *arguments, **options):\n"
        "        super().__init__(*arguments, **options)\n"
        "        Recorded.made.append(dict(self.defaults))\n"
        "    def step(self, closure=None):\n"
        "        Recorded.steps += 1\n"
        "        return super().step(closure)\n"
        f"row = {{'sizes': {sizes}, 'activation': {activation}, 'optimizer': Recorded, 'lr': {lr}, 'epochs': "
        f"{epochs}}}\n"
        "row"
    )


def _running(n, sizes, activation, optimizer, lr, epochs):
    def draw(rng):
        labels = np.arange(n) % sizes[-1]
        middles = 1.5 * rng.normal(0, 1, (sizes[-1], sizes[0]))
        X = middles[labels] + rng.normal(0, 0.7, (n, sizes[0]))
        return {
            "row": _row(sizes, activation, optimizer, lr, epochs),
            "X": _tensor(X),
            "labels": _tensor(labels, "int64"),
            "seed": int(rng.integers(1, 10_000)),
        }

    return draw


def _running_many(n, sizes, activation, optimizer, lr, epochs):
    """Draw a run on more rows than a batch of 100 holds, its points made by a few lines in place of a long table."""

    def draw(rng):
        d, k = sizes[0], sizes[-1]
        points = (
            f"chance = torch.Generator().manual_seed({int(rng.integers(1, 10_000))})\n"
            f"middles = 1.5 * torch.randn({k}, {d}, generator=chance)\n"
            f"X = middles[torch.arange({n}) % {k}] + 0.7 * torch.randn({n}, {d}, generator=chance)\n"
            "X"
        )
        return {
            "row": _row(sizes, activation, optimizer, lr, epochs),
            "X": Source(points),
            "labels": Source(f"torch.arange({n}) % {k}"),
            "seed": int(rng.integers(1, 10_000)),
        }

    return draw


ROW = judge("row_result")
ONE_STEP = """        optimizer.zero_grad()
        cross_entropy(model(X), labels).backward()
        optimizer.step()
"""

RUN_ROW = Exercise(
    "run_row",
    groups=[
        Group(
            "short runs",
            [
                Case("a single epoch, a large rate", RUN, _running(40, [2, 12, 3], "nn.ReLU", "SGD", 2.0, 1), ROW),
                Case(
                    "ten epochs on 230 rows, plain descent, no activation",
                    RUN,
                    _running_many(230, [3, 4], "None", "SGD", 0.3, 10),
                    ROW,
                ),
            ],
        ),
        Group(
            "longer runs",
            [
                Case("sigmoid, Adam", RUN, _running(45, [2, 10, 3], "nn.Sigmoid", "Adam", 0.02, 40), ROW, 10.0),
                Case(
                    "two hidden layers, tanh, plain descent, 130 rows",
                    RUN,
                    _running_many(130, [2, 8, 6, 2], "nn.Tanh", "SGD", 0.1, 60),
                    ROW,
                    10.0,
                ),
            ],
            weight=2,
        ),
    ],
    mistakes=[
        Mistake(
            "no_decay",
            "The optimizer was made without the weight decay.",
            "Which two options does the text give to the optimizer?",
            replace=(", weight_decay=1e-5)", ")"),
        ),
        Mistake(
            "large_decay",
            "The weight decay is a hundred times too large.",
            "Which number does the text give?",
            replace=("weight_decay=1e-5", "weight_decay=1e-3"),
        ),
        Mistake(
            "own_rate",
            "The rate does not come from the row.",
            "Which entry of the row says how long the steps are?",
            replace=('lr=row["lr"]', "lr=0.01"),
        ),
        Mistake(
            "batches",
            "Far more steps were taken than the row has epochs, as happens with batches. Here every step sees all "
            "rows, and an epoch is one step.",
            "How many steps does one epoch take in this lesson, and on which points?",
            replace=(
                ONE_STEP,
                "        for i in range(0, len(X), 100):\n            optimizer.zero_grad()\n"
                "            cross_entropy(model(X[i : i + 100]), labels[i : i + 100]).backward()\n"
                "            optimizer.step()\n",
            ),
        ),
        Mistake(
            "small_batches",
            "Far more steps were taken than the row has epochs, as happens with batches. Here every step sees all "
            "rows, and an epoch is one step.",
            "How many steps does one epoch take in this lesson, and on which points?",
            replace=(
                ONE_STEP,
                "        for i in range(0, len(X), 32):\n            optimizer.zero_grad()\n"
                "            cross_entropy(model(X[i : i + 32]), labels[i : i + 32]).backward()\n"
                "            optimizer.step()\n",
            ),
        ),
        Mistake(
            "softmax_trained",
            "The scores went through softmax before the loss. PyTorch's cross-entropy takes raw scores and does that "
            "itself, so it was done twice.",
            "What does `CrossEntropyLoss` expect: scores or probabilities?",
            replace=(
                "cross_entropy(model(X), labels).backward()",
                "cross_entropy(model(X).softmax(1), labels).backward()",
            ),
        ),
        Mistake(
            "softmax_measured",
            "The scores went through softmax before the loss was measured. PyTorch's cross-entropy takes raw scores "
            "and does that itself, so it was done twice.",
            "What does `CrossEntropyLoss` expect: scores or probabilities?",
            replace=("scores = model(X)", "scores = model(X).softmax(1)"),
        ),
        Mistake(
            "softmax_everywhere",
            "The scores went through softmax before the loss, in the steps and in the measurement. PyTorch's "
            "cross-entropy takes raw scores and does that itself, so it was done twice.",
            "What does `CrossEntropyLoss` expect: scores or probabilities?",
            body="""def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X).softmax(1), labels).backward()
        optimizer.step()
    scores = model(X).softmax(1).detach()
    loss = nn.functional.cross_entropy(scores, labels)
    return loss.item(), (scores.argmax(dim=1) == labels).float().mean().item()
""",
        ),
        Mistake(
            "broadcast",
            "A column met a row in the accuracy: broadcasting compared every answer with every label.",
            "Which shapes do the two sides of your comparison have, and which shape comes out?",
            replace=("scores.argmax(dim=1) == labels", "scores.argmax(dim=1) == labels[:, None]"),
        ),
        Mistake(
            "before_last_step",
            "Loss and accuracy belong to the moment before the last step. They should be measured after it.",
            "Is there a forward pass after the last step?",
            body="""def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        scores = model(X)
        loss = nn.functional.cross_entropy(scores, labels)
        loss.backward()
        optimizer.step()
    return loss.item(), (scores.argmax(dim=1) == labels).float().mean().item()
""",
        ),
        Mistake(
            "no_zero_grad",
            "The gradients of all steps are added up.",
            "Who throws the old gradients away?",
            replace=("        optimizer.zero_grad()\n", ""),
        ),
        Mistake(
            "seed_late",
            "The network does not start as this seed says: the seed was set too late, or to another number.",
            "What should come first: the seed or the network? And which seed?",
            replace=(
                '    torch.manual_seed(seed)\n    model = build(row["sizes"], row["activation"])\n',
                '    torch.manual_seed(0)\n    model = build(row["sizes"], row["activation"])\n    '
                "torch.manual_seed(seed)\n",
            ),
        ),
        Mistake(
            "one_epoch_more",
            "One step too many was taken.",
            "How often does your loop go round for `epochs` = 1?",
            replace=('range(row["epochs"])', 'range(row["epochs"] + 1)'),
        ),
        Mistake(
            "tensors",
            "Tensors came back; plain numbers are asked for.",
            "How does a tensor with one entry become a number?",
            replace=(
                "cross_entropy(scores, labels).item(), right.float().mean().item()",
                "cross_entropy(scores, labels), right.float().mean()",
            ),
        ),
        Mistake(
            "count",
            "The accuracy counts the right answers; their fraction is asked for.",
            "What is a count divided by to become a fraction?",
            replace=("right.float().mean().item()", "right.float().sum().item()"),
        ),
        Mistake(
            "exchanged",
            "The two numbers came back in the wrong order.",
            "Which one comes first?",
            replace=(
                "return cross_entropy(scores, labels).item(), right.float().mean().item()",
                "return right.float().mean().item(), cross_entropy(scores, labels).item()",
            ),
        ),
    ],
    hints=[
        "In which order must seed, network and optimizer come, so that a second run gives the same numbers?",
        "The loop is the training step of lesson 10, without batches. Measure once more when it is over.",
    ],
    needs=["build"],
)

# --- bump and approximate -------------------------------------------------------------------------------------------


def _clear_of(edges, x, width):
    return all(abs(one - edge) > 2e-3 * width for one in np.ravel(x) for edge in edges)


def _bump(shape):
    def draw(rng):
        while True:
            left = float(np.round(rng.uniform(-2, 1), 3))
            right = float(np.round(left + rng.uniform(0.5, 2), 3))
            x = np.round(rng.uniform(left - 1, right + 1, shape), 3)
            inside = (x > left) & (x < right)
            if _clear_of((left, right), x, right - left) and inside.any() and not inside.all():
                height = float(np.round(rng.uniform(0.5, 3) * rng.choice([-1, 1]), 3))
                return {"x": x, "left": left, "right": right, "height": height}

    return draw


def _bump_at(place):
    """Draw a single number: before, inside or behind the bump."""

    def draw(rng):
        left, right = float(np.round(rng.uniform(-1, 0), 3)), float(np.round(rng.uniform(0.5, 2), 3))
        return {
            "x": left + place * (right - left),
            "left": left,
            "right": right,
            "height": float(np.round(rng.uniform(-3, -1), 3)),
        }

    return draw


BUMP = Exercise(
    "bump",
    groups=[
        Group(
            "arrays",
            [
                Case("a row of points", "bump(x, left, right, height)", _bump(9)),
                Case("a table of points", "bump(x, left, right, height)", _bump((3, 4))),
                Case(
                    "whole numbers",
                    "bump(x, left, right, height)",
                    lambda rng: {
                        "x": np.arange(-3, 5),
                        "left": -1.5,
                        "right": 2.5,
                        "height": float(np.round(rng.uniform(0.2, 0.8), 3)),
                    },
                ),
            ],
        ),
        Group(
            "single numbers",
            [
                Case("inside", "bump(x, left, right, height)", _bump_at(0.4)),
                Case("before it", "bump(x, left, right, height)", _bump_at(-0.3)),
                Case("behind it", "bump(x, left, right, height)", _bump_at(1.2)),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "one_step",
            "The bump does not end: it stays up behind `right`.",
            "What switches the output off again?",
            replace=("((x > left) * 1.0 - (x > right) * 1.0)", "((x > left) * 1.0)"),
        ),
        Mistake(
            "plus",
            "Behind `right` the bump is twice as high: the two steps were added.",
            "What should the second step do at `right`: switch on once more, or off?",
            replace=("* 1.0 - (x > right)", "* 1.0 + (x > right)"),
        ),
        Mistake(
            "truth_minus",
            "NumPy does not subtract True and False from each other.",
            "What makes ones and zeros of True and False?",
            body="""def bump(x, left, right, height):
    return height * ((x > left) - (x > right))
""",
        ),
        Mistake(
            "truth_minus_array",
            "NumPy does not subtract True and False from each other.",
            "What makes ones and zeros of True and False?",
            replace=("((x > left) * 1.0 - (x > right) * 1.0)", "((x > left) - (x > right))"),
        ),
        Mistake(
            "upside_down",
            "The sign is wrong: the bump points the other way.",
            "Which of the two steps is subtracted?",
            replace=("((x > left) * 1.0 - (x > right) * 1.0)", "((x > right) * 1.0 - (x > left) * 1.0)"),
        ),
        Mistake(
            "height_one",
            "The bump is 1 high, whatever `height` says.",
            "Which parameter is not used?",
            replace=("return height * (", "return ("),
        ),
        Mistake(
            "outside",
            "It is up outside and down inside.",
            "For a point between left and right: which of your comparisons hold?",
            replace=("((x > left) * 1.0 - (x > right) * 1.0)", "((x < left) * 1.0 + (x > right) * 1.0)"),
        ),
        Mistake(
            "whole_numbers",
            "With whole numbers for x the height lost its digits behind the point.",
            "Which array took its type from x?",
            body="""def bump(x, left, right, height):
    x = np.asarray(x)
    out = np.zeros_like(x)
    out[(x > left) & (x < right)] = height
    return out
""",
        ),
        Mistake(
            "inside_only",
            "Points outside are missing: the result is shorter than x.",
            "What should stand in the places outside the bump?",
            body="""def bump(x, left, right, height):
    x = np.asarray(x)
    return height * np.ones_like(x[(x > left) & (x < right)], dtype=float)
""",
        ),
        Mistake(
            "added",
            "The height is added, so the floor is not 0.",
            "What should the output be far away from the bump?",
            replace=("height * (", "height + ("),
        ),
    ],
    hints=[
        "What does a neuron with a step give before its threshold, and what behind it? What do two of them give "
        "together?",
        "The first step is on everywhere behind `left`. At which points should the second one take the height away "
        "again?",
    ],
)

APPROXIMATE_AT = "approximate(f, n_bumps)(x)"
BEFORE_ANOTHER = "g = approximate(f, n_bumps)\nanother = approximate(f, n_bumps + 1)\ng(x)"
STEPS = equal(rtol=1e-5, atol=1e-6)  # the cases of PyTorch lessons keep six digits


def _approximating(f, n_bumps, points, scalar=False):
    def draw(rng):
        scale = float(np.round(rng.uniform(0.7, 2.5), 3))
        parts = rng.permutation(np.arange(points) % n_bumps)
        x = (parts + rng.uniform(0.1, 0.9, points)) / n_bumps
        return {
            "f": Source(f.replace("S", str(scale))),
            "n_bumps": n_bumps,
            "x": float(x[0]) if scalar else np.round(x, 6),
        }

    return draw


CURVE = "lambda x: float(np.sin(S * float(x) * 3) + 0.3)"

APPROXIMATE = Exercise(
    "approximate",
    groups=[
        Group(
            "arrays",
            [
                Case("five bumps", APPROXIMATE_AT, _approximating(CURVE, 5, 12), STEPS),
                Case("seventeen bumps", APPROXIMATE_AT, _approximating("lambda x: float(x) ** 2 - S", 17, 30), STEPS),
                Case("one bump", APPROXIMATE_AT, _approximating("lambda x: S + float(x)", 1, 4), STEPS),
                Case("two functions made, the first one used", BEFORE_ANOTHER, _approximating(CURVE, 3, 6), STEPS),
            ],
            weight=2,
        ),
        Group(
            "single numbers",
            [
                Case("a number in, four bumps", APPROXIMATE_AT, _approximating(CURVE, 4, 6, True), STEPS),
                Case(
                    "a number in, nine bumps",
                    APPROXIMATE_AT,
                    _approximating("lambda x: S - 2 * float(x)", 9, 3, True),
                    STEPS,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "left_edges",
            "Each bump is as high as f is at its left edge; the middle is asked for.",
            "With 4 bumps, at which x is the first height read? The text says 0.125.",
            replace=("(edges[:-1] + edges[1:]) / 2", "edges[:-1]"),
        ),
        Mistake(
            "right_edges",
            "Each bump is as high as f is at its right edge; the middle is asked for.",
            "With 4 bumps, at which x is the first height read? The text says 0.125.",
            replace=("(edges[:-1] + edges[1:]) / 2", "edges[1:]"),
        ),
        Mistake(
            "one_edge_short",
            "There is one bump too few, and each one is too wide.",
            "How many edges do 4 bumps have, side by side?",
            replace=("np.linspace(0, 1, n_bumps + 1)", "np.linspace(0, 1, max(n_bumps, 2))"),
        ),
        Mistake(
            "the_function",
            "This is f itself, not its approximation.",
            "Which heights should your function know, and what should it do with them?",
            replace=("    return approximation", "    return np.vectorize(f, otypes=[float])"),
        ),
        Mistake(
            "divided",
            "The sum is divided by the number of bumps.",
            "How many bumps are not 0 at a given x? Is a mean asked for?",
            replace=("for i in range(n_bumps))", "for i in range(n_bumps)) / n_bumps"),
        ),
        Mistake(
            "not_a_function",
            "A number or list came back; a function is asked for.",
            "How do you return a function that was defined inside?",
            replace=("    return approximation", "    return heights"),
        ),
        *(
            Mistake(
                name,
                "A number or list came back; a function is asked for.",
                "How do you return a function that was defined inside?",
                replace=("    return approximation", f"    return {what}"),
            )
            for name, what in (
                ("a_number", "approximation(0.5)"),
                ("an_array", "np.array(heights)"),
                ("a_float", "float(approximation(0.5))"),
            )
        ),
        Mistake(
            "nothing",
            "Nothing came back; a function is asked for.",
            "Which line hands the inner function to the caller?",
            replace=("    return approximation", "    approximation"),
        ),
        Mistake(
            "late_binding",
            "All your small functions use the last edges and the last height: a function made in a loop looks its "
            "variables up when it is called, not when it is made.",
            "Where could edges and heights be kept, so that each bump finds its own?",
            body="""def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    parts = []
    for left, right in zip(edges[:-1], edges[1:]):
        height = f(float(left + right) / 2)
        parts.append(lambda x: bump(x, left, right, height))
    return lambda x: sum(part(x) for part in parts)
""",
        ),
        Mistake(
            "last_only",
            "Only the last bump is there.",
            "What happens to the bumps of the rounds before, when your loop goes on to the next?",
            replace=(
                "sum(bump(x, edges[i], edges[i + 1], heights[i]) for i in range(n_bumps))",
                "bump(x, edges[-2], edges[-1], heights[-1])",
            ),
        ),
        Mistake(
            "first_only",
            "Only the first bump is there.",
            "After how many rounds does your loop return?",
            replace=(
                "sum(bump(x, edges[i], edges[i + 1], heights[i]) for i in range(n_bumps))",
                "bump(x, edges[0], edges[1], heights[0])",
            ),
        ),
        Mistake(
            "evenly_to_the_ends",
            "The heights were read at points from 0 to 1 with both ends. The middles of the parts do not reach the "
            "ends.",
            "With 4 bumps the text names the middles. Which four points do you use?",
            replace=("(edges[:-1] + edges[1:]) / 2", "np.linspace(0, 1, n_bumps)"),
        ),
        Mistake(
            "bumps_at_the_ends",
            "The bumps stand around points from 0 to 1 with both ends. The middles of the parts do not reach the ends.",
            "With 4 bumps the text names the middles. Which four points do you use?",
            body="""def approximate(f, n_bumps):
    half = 0.5 / n_bumps
    middles = np.linspace(0, 1, n_bumps)
    return lambda x: sum(bump(x, m - half, m + half, f(float(m))) for m in middles)
""",
        ),
        Mistake(
            "last_missing",
            "The last bump is missing.",
            "How many rounds does your loop have for 4 bumps?",
            replace=("for i in range(n_bumps))", "for i in range(max(n_bumps - 1, 1)))"),
        ),
    ],
    hints=[
        "With 4 bumps: what are the edges, what are the middles, and what is the third bump's height?",
        "Compute edges and heights first, outside. Define the inner function after them; it adds up one `bump` for "
        "each part.",
    ],
    needs=["bump"],
)

# --- count_linear_regions -------------------------------------------------------------------------------------------

COUNT = "count_linear_regions(model, a, b)"
STATE = """def state():
    weights = [*model.parameters()]
    return {
        "train or eval mode": [part.training for part in model.modules()],
        "the weights' requires_grad": [weight.requires_grad for weight in weights],
        "the weights' grad": [weight.grad is None for weight in weights],
        "the weights' dtype": [str(weight.dtype) for weight in weights],
        "the weights' values": [weight.tolist() for weight in weights],
        "hooks": [len(part._forward_hooks) + len(part._forward_pre_hooks) for part in model.modules()],
    }
before = state()
"""
FOUND = f"""{STATE}found = count_linear_regions(model, a, b)
changed = [name for name, value in state().items() if value != before[name]]
found, "changed in the model: " + (", ".join(changed) or "nothing")"""


def _regions(weights, a, b, points=40_001):
    """Return the numbers of points of each straight piece, and the least distance of a unit from 0 at a sample "
    "point.
    """
    s = np.linspace(0, 1, points)[:, None]
    A, on, least = a + s * (b - a), [], np.inf
    for W, bias in weights[:-1]:
        Z = A @ W.T + bias
        on.append(Z > 0)
        least = min(least, np.abs(Z[:: (points - 1) // 10_000]).min())
        A = np.clip(Z, 0, None)
    bits = np.concatenate(on, axis=1)
    starts = np.flatnonzero((bits[1:] != bits[:-1]).any(axis=1)) + 1
    return np.diff([0, *starts, points]), least


def _relu_net(weights, digits=4):
    parts = []
    for number, (W, _) in enumerate(weights):
        parts += ["nn.ReLU()"] * (number > 0) + [f"nn.Linear({W.shape[1]}, {W.shape[0]})"]
    values = ", ".join(_numbers(part, digits) for pair in weights for part in pair)
    return Source(
        f"model = nn.Sequential({', '.join(parts)})\n"
        f"weights = [{values}]\n"
        "for weight, numbers in zip(model.parameters(), weights):\n"
        "    weight.data.copy_(torch.tensor(numbers))\n"
        "model"
    )


def _counting(sizes, least=2, most=45):
    """Draw a network whose pieces along the segment are clear: none thinner than 1/2,000, no unit at 0."""

    def draw(rng):
        while True:
            weights = [
                (np.round(rng.normal(0, 1, (h, d)), 4), np.round(rng.normal(0, 0.7, h), 4))
                for d, h in itertools.pairwise(sizes)
            ]
            a, b = np.round(rng.uniform(-2, -0.5, 2), 3), np.round(rng.uniform(0.5, 2, 2), 3)
            if len(sizes) == 2:
                return {"model": _relu_net(weights), "a": a, "b": b}
            pieces, distance = _regions(weights, a, b)
            if least <= len(pieces) <= most and pieces.min() >= 20 and distance > 1e-6:
                return {"model": _relu_net(weights), "a": a, "b": b}

    return draw


def _crossing(rng, places):
    """Draw one hidden layer whose units switch at these places of a drawn segment; return weights, a and b."""
    a, b = np.round(rng.uniform(-2, -0.5, 2), 3), np.round(rng.uniform(0.5, 2, 2), 3)
    W = np.round(rng.uniform(0.4, 1.5, (len(places), 2)) * rng.choice([-1, 1], (len(places), 1)), 4)
    bias = -np.sum(W * (a + np.array(places)[:, None] * (b - a)), axis=1)
    return W, bias, a, b


def _last_layer(rng, h):
    return np.round(rng.normal(0, 1, (1, h)), 4), np.round(rng.normal(0, 0.7, 1), 4)


def _within(left, right, points):
    """Say whether one of so many evenly spaced points lies between left and right, or nearly so."""
    near = np.arange(points) / (points - 1)
    return bool(((near > left - 1e-5) & (near < right + 1e-5)).any())


def _thin(rng):
    """Draw three pieces of 1/3,300 to 1/2,900 of the segment that 2,001 points or fewer step over, and others."""
    places = []
    for middle in (0.1, 0.2, 0.85):  # near 0.5, 2,000 points lie between 2,001
        while True:
            left = middle + rng.uniform(-0.03, 0.03)
            right = left + rng.uniform(1 / 3300, 1 / 2900)
            off_the_grid = all(0.15 < place * 10_000 % 1 < 0.85 for place in (left, right))
            if off_the_grid and not any(_within(left, right, points) for points in (500, 1000, 1001, 2000, 2001)):
                break
        places += [left, right]
    W, bias, a, b = _crossing(rng, [*places, 0.35003])
    return {"model": _relu_net([(W, bias), _last_layer(rng, len(W))], digits=7), "a": a, "b": b}


def _together(rng):
    """Draw six units of which two switch where another one does, and a second layer with one switch: six pieces."""
    while True:
        places = [tenth / 10 + rng.integers(0, 700) / 10_000 + 0.00005 for tenth in (1, 3, 5, 7)]
        W, bias, a, b = _crossing(rng, places)
        bias = np.round(bias, 6)
        W, bias = np.concatenate([W, -2 * W[1:2], 4 * W[2:3]]), np.concatenate([bias, -2 * bias[1:2], 4 * bias[2:3]])
        W2, bias2 = np.round(rng.normal(0, 1, (3, 6)), 4), np.round(rng.normal(0, 0.7, 3), 4)
        weights = [(W, bias), (W2, bias2), _last_layer(rng, 3)]
        pieces, distance = _regions(weights, a, b)
        if len(pieces) == 6 and pieces.min() >= 20 and distance > 3e-5:
            return {"model": _relu_net(weights, digits=7), "a": a, "b": b}


def _nowhere(sizes):
    def draw(rng):
        found = _counting(sizes)(rng)
        return {**found, "b": found["a"]}

    return draw


WHOLE = equal(kind="integer")

REGIONS = Exercise(
    "count_linear_regions",
    groups=[
        Group(
            "pieces",
            [
                Case("one hidden layer of five", COUNT, _counting([2, 5, 1], 3, 5), WHOLE),
                Case("two hidden layers", COUNT, _counting([2, 6, 7, 1], 6), WHOLE),
                Case("three hidden layers, two outputs", COUNT, _counting([2, 5, 4, 6, 2], 7), WHOLE),
            ],
        ),
        Group(
            "thin pieces, and units that switch together",
            [
                Case("three pieces of about 1/3,000", COUNT, _thin, WHOLE),
                Case("six units that switch at four places, and a second layer", COUNT, _together, WHOLE),
            ],
        ),
        Group(
            "edge cases, and the model as it was",
            [
                Case("no ReLU at all", COUNT, _counting([2, 3]), WHOLE),
                Case("from a to a", COUNT, _nowhere([2, 4, 1]), WHOLE),
                Case(
                    "the model as it was found",
                    FOUND,
                    _counting([2, 8, 3], 4),
                    equal(kind=["integer", "float"]),
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "switches",
            "This counts the places where a unit switches. One switch lies between two pieces.",
            "A rope that is cut once: how many pieces?",
            replace=(
                "return len(torch.unique(torch.cat(patterns, dim=1), dim=0))",
                "return len(torch.unique(torch.cat(patterns, dim=1), dim=0)) - 1",
            ),
        ),
        Mistake(
            "first_layer",
            "Only the first layer's units were looked at.",
            "Which layers' units belong to a pattern?",
            replace=("patterns.append(A > 0)", "patterns[:] = patterns if len(patterns) > 1 else [*patterns, A > 0]"),
        ),
        Mistake(
            "last_layer",
            "Only the last ReLU layer's units were looked at.",
            "Which layers' units belong to a pattern?",
            replace=("patterns.append(A > 0)", "patterns[1:] = [A > 0]"),
        ),
        Mistake(
            "tensor",
            "The count is a tensor or a float; a plain whole number is asked for.",
            "How many rows does the table of different patterns have, as a Python number?",
            replace=(
                "return len(torch.unique(torch.cat(patterns, dim=1), dim=0))",
                "return torch.tensor(len(torch.unique(torch.cat(patterns, dim=1), dim=0)))",
            ),
        ),
        Mistake(
            "half_way",
            "Only a part of the segment was walked.",
            "Where are you at s = 1?",
            replace=("a + s * (b - a)", "a + s * (b - a) / 2"),
        ),
        Mistake(
            "outputs_too",
            "The signs of the outputs were counted as well. They are no ReLU units.",
            "After which layers should you read the signs?",
            replace=(
                "            if isinstance(layer, nn.ReLU):\n                patterns.append(A > 0)",
                "            patterns.append(A > 0)",
            ),
        ),
        Mistake(
            "few_points",
            "Thin pieces were missed: there are too few points along the segment.",
            "How many points does the text ask for?",
            replace=("np.linspace(0, 1, 10_001)", "np.linspace(0, 1, 11)"),
        ),
        Mistake(
            "thousand_points",
            "Thin pieces were missed: there are too few points along the segment.",
            "How many points does the text ask for?",
            replace=("np.linspace(0, 1, 10_001)", "np.linspace(0, 1, 1_001)"),
        ),
        Mistake(
            "each_unit",
            "Every switch of a unit was counted. Where several units switch at the same place, only one new pattern "
            "begins.",
            "Two units switch at the same place and no other does: how many patterns are met?",
            body="""def count_linear_regions(model, a, b):
    A = torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32)
    count = 1
    with torch.no_grad():
        for layer in model:
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                count += int((A > 0).diff(dim=0).sum())
    return count
""",
        ),
        Mistake(
            "layers_added",
            "Each layer's patterns were counted by themselves and added up. A pattern has the units of all layers.",
            "For one point: where do the entries of its second layer belong, beside those of the first, or in a table "
            "of their own?",
            body="""def count_linear_regions(model, a, b):
    A = torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32)
    counts = []
    with torch.no_grad():
        for layer in model:
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                counts.append(len(torch.unique(A > 0, dim=0)))
    return sum(counts) or 1
""",
        ),
        Mistake(
            "layers_multiplied",
            "The layers' numbers of patterns were multiplied. Most combinations are never met on the way.",
            "For one point: where do the entries of its second layer belong, beside those of the first, or in a table "
            "of their own?",
            body="""def count_linear_regions(model, a, b):
    A = torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32)
    count = 1
    with torch.no_grad():
        for layer in model:
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                count *= len(torch.unique(A > 0, dim=0))
    return count
""",
        ),
        Mistake(
            "zero_is_on",
            "Every unit counts as on, always: what comes out of a ReLU is never below 0.",
            "Which number does a ReLU give while its unit is off, and what does your comparison say to it?",
            replace=("patterns.append(A > 0)", "patterns.append(A >= 0)"),
        ),
        Mistake(
            "values",
            "The values after each ReLU were compared, not whether they are above 0. Values change at every point.",
            "Two neighbouring points lie on the same piece. What do they have in common: the values, or something "
            "about them?",
            replace=("patterns.append(A > 0)", "patterns.append(A)"),
        ),
        Mistake(
            "eval_left",
            "The count is right. The model was found in training mode and left in evaluation mode.",
            "Which call of yours changes the mode, and is it needed for linear layers and ReLU?",
            replace=("    with torch.no_grad():", "    model.eval()\n    with torch.no_grad():"),
        ),
        Mistake(
            "frozen",
            "The count is right. The weights asked for gradients (`requires_grad` was True); now they do not.",
            "How can you do without gradients for a while, leaving the weights alone?",
            replace=("    with torch.no_grad():", "    model.requires_grad_(False)\n    with torch.no_grad():"),
        ),
        Mistake(
            "eval_and_frozen",
            "The count is right. The model was left in evaluation mode, and its weights no longer ask for gradients "
            "(`requires_grad`).",
            "Which calls of yours change the model, and what would do without them?",
            replace=(
                "    with torch.no_grad():",
                "    model.eval().requires_grad_(False)\n    with torch.no_grad():",
            ),
        ),
        Mistake(
            "doubled",
            "The count is right. The model's weights were float32; now they are float64.",
            "Which call changes the model itself? What could be changed in its place, so that the types meet?",
            body="""def count_linear_regions(model, a, b):
    A = torch.tensor(np.linspace(a, b, 10_001))
    patterns = [torch.zeros(len(A), 1, dtype=torch.bool)]
    model.double()
    with torch.no_grad():
        for layer in model:
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                patterns.append(A > 0)
    return len(torch.unique(torch.cat(patterns, dim=1), dim=0))
""",
        ),
        Mistake(
            "hooks_left",
            "The count is right. Hooks were hung into the model, and they are still there.",
            "What does the call that hangs a hook give back, and what can be done with it afterwards?",
            body="""def count_linear_regions(model, a, b):
    on = []
    for layer in model:
        if isinstance(layer, nn.ReLU):
            layer.register_forward_hook(lambda _, ins, out: on.append(out > 0))
    with torch.no_grad():
        model(torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32))
    return len(torch.unique(torch.cat(on, dim=1), dim=0)) if on else 1
""",
        ),
        Mistake(
            "columns",
            "Different columns were counted, that is units; different rows, that is points, are asked for.",
            "Which axis of the table holds the points?",
            replace=("dim=1), dim=0))", "dim=1), dim=1))"),
        ),
        Mistake(
            "no_relu_fails",
            "A network without ReLU is a single straight piece.",
            "What does your list of patterns hold when there is no ReLU?",
            replace=(
                "[torch.zeros(len(A), 1, dtype=torch.bool)]  # also without a ReLU",
                "[]",
            ),
        ),
    ],
    hints=[
        "At one point of the segment: what is a pattern, and how many entries has it? What does it mean that two "
        "neighbours have the same one?",
        "Send all points through together, layer by layer. After each ReLU keep which entries are positive; in the "
        "end put these tables side by side.",
    ],
)

EXERCISES = [SPIRALS, BUILD, RUN_ROW, BUMP, APPROXIMATE, REGIONS]
