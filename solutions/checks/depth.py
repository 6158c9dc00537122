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
            "All angles are moved to the same side; normally distributed numbers have both signs.",
            "Which method of `rng` draws from the normal distribution, and what do you do with its numbers?",
            replace=("0.2 * rng.standard_normal(n)", "0.2 * rng.random(n)"),
        ),
        Mistake(
            "drawn_once",
            "Several points were moved by one and the same number. Each point has a number of its own.",
            "How many numbers are drawn in all, and how many points are there?",
            body="""def spirals(n, classes, rng):
    r, moved = np.linspace(0, 1, n), 0.2 * rng.standard_normal(n)
    angles = [np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + moved for c in range(classes)]
    X = np.concatenate([np.column_stack([r * np.sin(angle), r * np.cos(angle)]) for angle in angles])
    return X.astype(np.float32), np.repeat(np.arange(classes), n)
""",
        ),
        Mistake(
            "labels_in_turn",
            "The labels stand in another order than the points: a label must be that of its point's arm.",
            "The first n points belong to arm 0. Which labels do they have in yours?",
            replace=("np.concatenate(labels).astype(np.int64)", "np.tile(np.arange(classes), n).astype(np.int64)"),
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

SEEN_IN_IT = """kind = "Sequential" if isinstance(model, nn.Sequential) else type(model).__name__
layers = [layer for layer in model if not isinstance(layer, nn.Identity)] if kind == "Sequential" else []
names = [type(layer).__name__ for layer in layers]
out = model(torch.tensor(X).float()).detach() if kind == "Sequential" else None
"""
BUILT = f"""torch.manual_seed(seed)
model = build(sizes, activation)
after = torch.rand(2)
{SEEN_IN_IT}kind, names, len({{id(layer) for layer in layers}}), out, after"""
BUILT_LINEAR = f"""torch.manual_seed(seed)
model = build(sizes, activation)
{SEEN_IN_IT}kind, names, out"""


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
                Case(
                    "four layers, three of one width, SiLU",
                    BUILT,
                    _building(2, [3, 4, 4, 4, 2], "nn.SiLU"),
                    equal(**FLOAT32),
                ),
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
            "relu_if_none",
            "For None the network got ReLU. It means that there is no activation.",
            "What should your loop do where activation is None?",
            replace=(
                "    layers = []\n",
                "    layers, activation = [], nn.ReLU if activation is None else activation\n",
            ),
        ),
        Mistake(
            "known_ones_only",
            "An activation that your code does not know was replaced by ReLU. Any module class may come.",
            "Which names of activations stand in your code? What can you do with a class whose name you do not know?",
            replace=(
                "layers.append(activation())",
                "layers.append(activation() if activation in (nn.ReLU, nn.Tanh, nn.Sigmoid) else nn.ReLU())",
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
            "last_gap_empty",
            "Before the last layer the activation is missing.",
            "For sizes [2, 7, 3]: how many layers are there, and between which two does the activation stand?",
            replace=("if place > 0 and", "if 0 < place < len(sizes) - 2 and"),
        ),
        Mistake(
            "softmax_last",
            "A softmax stands at the end. PyTorch's cross-entropy takes the raw scores of the last linear layer.",
            "Which layers does the docstring name, and which one is the last?",
            replace=("return nn.Sequential(*layers)", "return nn.Sequential(*layers, nn.Softmax(dim=1))"),
        ),
        Mistake(
            "no_bias",
            "The linear layers have no biases.",
            "What does `nn.Linear` make if only the two widths are given?",
            replace=("sizes[place + 1])", "sizes[place + 1], bias=False)"),
        ),
        Mistake(
            "one_per_shape",
            "Two places share one and the same linear layer. Every layer has weights of its own.",
            "How often is `nn.Linear` called, and how many linear layers should there be?",
            body="""def build(sizes, activation):
    made, layers = {}, []
    for place, pair in enumerate(zip(sizes[:-1], sizes[1:])):
        if place > 0 and activation is not None:
            layers.append(activation())
        layers.append(made.setdefault(pair, nn.Linear(*pair)))
    return nn.Sequential(*layers)
""",
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
RUN_AGAIN = f"""run_row(dict(row), X, labels, seed + 1)
row["optimizer"].made, row["optimizer"].steps = [], 0
{RUN}"""


def _row(sizes, activation, optimizer, lr, epochs):
    return Source(
        f"class Recorded(torch.optim.{optimizer}):\n"
        "    made, steps = [], 0\n"
        "    def __init__(self, *arguments, **options):\n"
        "        super().__init__(*arguments, **options)\n"
        "        least = lambda name: min(group[name] for group in self.param_groups)\n"
        "        Recorded.made.append({name: least(name) for name in ('lr', 'weight_decay')})\n"
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
                Case(
                    "a second run, of a single epoch with a large rate",
                    RUN_AGAIN,
                    _running(40, [2, 12, 3], "nn.ReLU", "SGD", 4.0, 1),
                    ROW,
                ),
                Case(
                    "ten epochs on 230 rows, plain descent, no activation",
                    RUN,
                    _running_many(230, [3, 5, 4], "None", "SGD", 0.3, 10),
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
            "nothing_learned",
            "The network is still as it was drawn: the steps were taken without gradients.",
            "In which order come these three: throwing old gradients away, `backward()`, the step?",
            replace=(
                ONE_STEP,
                "        cross_entropy(model(X), labels).backward()\n        optimizer.zero_grad()\n"
                "        optimizer.step()\n",
            ),
        ),
        Mistake(
            "relu_for_none",
            "Where the row has None for the activation, the network got one all the same.",
            "What does `None` mean for `build`, and what do you hand to it?",
            replace=('row["activation"])', 'row["activation"] or nn.ReLU)'),
        ),
        Mistake(
            "error_rate",
            "The loss is right. In place of the accuracy, the fraction of wrong answers came back.",
            "Which answers does your comparison count?",
            replace=("scores.argmax(dim=1) == labels", "scores.argmax(dim=1) != labels"),
        ),
        Mistake(
            "gradients_off",
            "PyTorch was told to make no gradients, and that was never taken back: a second run cannot learn.",
            "Which call switches the gradients off, and for how long?",
            body="""def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        nn.functional.cross_entropy(model(X), labels).backward()
        optimizer.step()
    torch.set_grad_enabled(False)
    scores = model(X)
    loss = nn.functional.cross_entropy(scores, labels)
    return loss.item(), (scores.argmax(dim=1) == labels).float().mean().item()
""",
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
            "no_seed",
            "Every run starts from another network: the seed of PyTorch's generator was not set.",
            "Which generator do the layers draw from, and which line sets it?",
            replace=("    torch.manual_seed(seed)\n", ""),
        ),
        Mistake(
            "seed_after_build",
            "The seed was set when the network had been drawn already.",
            "What should come first: the seed or the network?",
            replace=(
                '    torch.manual_seed(seed)\n    model = build(row["sizes"], row["activation"])\n',
                '    model = build(row["sizes"], row["activation"])\n    torch.manual_seed(seed)\n',
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


def _bump_near_the_edges(rng):
    """Draw a bump and points of which four stand close to its edges, as far as promised: there it is steep."""
    made = _bump(9)(rng)
    left, right = made["left"], made["right"]
    near = np.array([left, left, right, right]) + np.array([-1, 1, -1, 1]) * rng.uniform(3e-3, 4e-3, 4) * (right - left)
    return {**made, "x": rng.permutation(np.concatenate([made["x"][:5], np.round(near, 6)]))}


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
                Case("a row of points", "bump(x, left, right, height)", _bump_near_the_edges),
                Case("a column of points", "bump(x, left, right, height)", _bump((6, 1))),
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
            "everywhere",
            "It is up everywhere: every number is above `left` or below `right`.",
            "For a point between left and right: must one of the two comparisons hold, or both?",
            replace=("((x > left) * 1.0 - (x > right) * 1.0)", "(((x > left) | (x < right)) * 1.0)"),
        ),
        Mistake(
            "never_negative",
            "A bump with a negative height is cut off at 0.",
            "Which function of yours keeps the larger of two numbers, and what does it do below 0?",
            replace=(
                "return height * ((x > left) * 1.0 - (x > right) * 1.0)",
                "return np.maximum(0, height * ((x > left) * 1.0 - (x > right) * 1.0))",
            ),
        ),
        Mistake(
            "squeezed",
            "An axis of length 1 is gone: a column should stay a column.",
            "Which call of yours takes axes away?",
            replace=(
                "return height * ((x > left) * 1.0 - (x > right) * 1.0)",
                "return np.squeeze(height * ((x > left) * 1.0 - (x > right) * 1.0))",
            ),
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
BEFORE_ANOTHER = """g = approximate(f, n_bumps)
another = approximate(f, n_bumps + 1)
first = g(x)
second = g(1 - x)
first, second, another(x)"""
STEPS = equal(rtol=1e-5, atol=1e-6)  # the cases of PyTorch lessons keep six digits


def _approximating(f, n_bumps, points, scalar=False, shape=None):
    def draw(rng):
        scale = float(np.round(rng.uniform(0.7, 2.5), 3))
        parts = rng.permutation(np.arange(points) % n_bumps)
        x = (parts + rng.uniform(0.1, 0.9, points)) / n_bumps
        return {
            "f": Source(f.replace("S", str(scale))),
            "n_bumps": n_bumps,
            "x": float(x[0]) if scalar else np.round(x, 6).reshape(shape or -1),
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
                Case(
                    "seventeen bumps, a table",
                    APPROXIMATE_AT,
                    _approximating("lambda x: float(x) ** 2 - S", 17, 30, shape=(10, 3)),
                    STEPS,
                ),
                Case("one bump", APPROXIMATE_AT, _approximating("lambda x: S + float(x)", 1, 4), STEPS),
                Case("two functions made, one of them used twice", BEFORE_ANOTHER, _approximating(CURVE, 3, 6), STEPS),
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
            "mean_of_edges",
            "Each bump is as high as the mean of f at its two edges; f in the middle is asked for.",
            "With 4 bumps, at which x is the first height read? The text says 0.125.",
            replace=(
                "[f(float(middle)) for middle in (edges[:-1] + edges[1:]) / 2]",
                "[(f(float(left)) + f(float(right))) / 2 for left, right in zip(edges[:-1], edges[1:])]",
            ),
        ),
        Mistake(
            "table_to_f",
            "f got an array; it takes one number at a time.",
            "How do you go over the middles one by one?",
            replace=(
                "[f(float(middle)) for middle in (edges[:-1] + edges[1:]) / 2]",
                "f((edges[:-1] + edges[1:]) / 2)",
            ),
        ),
        Mistake(
            "x_to_f",
            "The heights do not come from the middles: f got the x at which the sum is asked for.",
            "How many heights are there, and when are they computed?",
            replace=("edges[i + 1], heights[i])", "edges[i + 1], f(x))"),
        ),
        Mistake(
            "one_number_only",
            "The function works for a single number. It should take an array, too.",
            "Which line makes one number of what it gets: one of yours, or one of f?",
            replace=(
                "return sum(bump(x, edges[i], edges[i + 1], heights[i]) for i in range(n_bumps))",
                "return heights[int(x * n_bumps)]",
            ),
        ),
        Mistake(
            "straight_between",
            "The middles were joined by straight lines. Bumps are flat.",
            "At x = 0.3 with 4 bumps, which one number should come out, by the text?",
            replace=(
                "return sum(bump(x, edges[i], edges[i + 1], heights[i]) for i in range(n_bumps))",
                "return np.interp(x, (edges[:-1] + edges[1:]) / 2, heights)",
            ),
        ),
        Mistake(
            "one_memory",
            "Two functions were made; the first one then used the edges and heights of the second.",
            "Do edges and heights belong to each call of `approximate`, or to the whole notebook?",
            replace=("    edges = np", "    global edges, heights\n    edges = np"),
        ),
        Mistake(
            "one_memory_of_heights",
            "Two functions were made; the first one then used the heights of the second.",
            "Do the heights belong to each call of `approximate`, or to the whole notebook?",
            replace=("    heights = [", "    global heights\n    heights = ["),
        ),
        Mistake(
            "goes_on_adding",
            "A second call of the function added to what the first had left.",
            "Where does the sum begin: once, or anew at each call?",
            body="""def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    total = 0.0

    def g(x):
        nonlocal total
        for i in range(n_bumps):
            total = total + bump(x, edges[i], edges[i + 1], f(float(edges[i] + edges[i + 1]) / 2))
        return total

    return g
""",
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
        "whether PyTorch makes gradients": torch.is_grad_enabled(),
    }
before = state()
"""
IN_EVAL_MODE = """model.eval()
found = count_linear_regions(model, a, b)
found, "in training mode" if model.training else "in eval mode, as before"
"""
FOUND = f"""{STATE}found = count_linear_regions(model, a, b)
changed = [name for name, value in state().items() if value != before[name]]
found, "changed in the model: " + (", ".join(changed) or "nothing")"""


def _regions(weights, a, b, points=40_001):
    """Return the points of each straight piece, the least distance of a unit from 0 at a sample point, and the most
    units that switch between two points.
    """
    s = np.linspace(0, 1, points)[:, None]
    A, on, least = a + s * (b - a), [], np.inf
    for W, bias in weights[:-1]:
        Z = A @ W.T + bias
        on.append(Z > 0)
        least = min(least, np.abs(Z[:: (points - 1) // 10_000]).min())
        A = np.clip(Z, 0, None)
    bits = np.concatenate(on, axis=1)
    switched = (bits[1:] != bits[:-1]).sum(axis=1)
    return np.diff([0, *(np.flatnonzero(switched) + 1), points]), least, switched.max()


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
            pieces, distance, together = _regions(weights, a, b)
            if least <= len(pieces) <= most and pieces.min() >= 20 and distance > 1e-6 and together <= 1:
                return {"model": _relu_net(weights), "a": a, "b": b}

    return draw


def _crossing(rng, places):
    """Draw one hidden layer whose units switch at these places of a drawn segment; return weights, a and b."""
    a, b = np.round(rng.uniform(-2, -0.5, 2), 3), np.round(rng.uniform(0.5, 2, 2), 3)
    W = np.round(rng.uniform(0.4, 1.5, (len(places), 2)) * rng.choice([-1, 1], (len(places), 1)), 4)
    bias = -np.sum(W * (a + np.array(places)[:, None] * (b - a)), axis=1)
    return W, bias, a, b


def _last_layer(rng, h):
    """Draw a last layer that does not look at the first unit, so that its switch leaves no bend in the output."""
    W = np.round(rng.normal(0, 1, (1, h)), 4)
    W[0, 0] = 0.0
    return W, np.round(rng.normal(0, 0.7, 1), 4)


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


def _wide(rng):
    """Draw seventy units, too many for a pattern to be kept as one number; the first and the last ones switch."""
    while True:
        switching = int(rng.integers(25, 40))
        inside = rng.permutation((np.arange(switching) + rng.uniform(0.2, 0.8, switching)) / switching)
        outside = rng.uniform(1.1, 2, 70 - switching)
        outside[::2] = 1 - outside[::2]  # before a; the others stand behind b
        W, bias, a, b = _crossing(rng, np.concatenate([inside[:12], outside, inside[12:]]))
        weights = [(W, np.round(bias, 4)), _last_layer(rng, 70)]
        pieces, distance, _ = _regions(weights, a, b)
        if len(pieces) == switching + 1 and distance > 1e-6:
            return {"model": _relu_net(weights), "a": a, "b": b}


def _together(rng):
    """Draw six units of which two switch where another one does, and a second layer with one switch: six pieces."""
    while True:
        places = [tenth / 10 + rng.integers(0, 700) / 10_000 + 0.00005 for tenth in (1, 3, 5, 7)]
        W, bias, a, b = _crossing(rng, places)
        bias = np.round(bias, 6)
        W, bias = np.concatenate([W, -2 * W[1:2], 4 * W[2:3]]), np.concatenate([bias, -2 * bias[1:2], 4 * bias[2:3]])
        W2, bias2 = np.round(rng.normal(0, 1, (3, 6)), 4), np.round(rng.normal(0, 0.7, 3), 4)
        weights = [(W, bias), (W2, bias2), _last_layer(rng, 3)]
        pieces, distance, _ = _regions(weights, a, b)
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
                Case("two hidden layers", COUNT, _counting([2, 6, 7, 1], 6), WHOLE),
                Case("one hidden layer of seventy", COUNT, _wide, WHOLE),
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
                Case("from a to a, in eval mode", IN_EVAL_MODE, _nowhere([2, 4, 1]), equal(kind=["integer", "float"])),
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
            "from_a_by_b",
            "The walk does not end at b: at s = 1 it stands at a + b.",
            "Where should you be at s = 1, and what must be added to a for that?",
            replace=("a + s * (b - a)", "a + s * b"),
        ),
        Mistake(
            "no_relu_none",
            "A network without ReLU is a single straight piece, not none.",
            "What should come back where there is no pattern at all?",
            body="""def count_linear_regions(model, a, b):
    A = torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32)
    patterns = []
    with torch.no_grad():
        for layer in model:
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                patterns.append(A > 0)
    return len(torch.unique(torch.cat(patterns, dim=1), dim=0)) if patterns else 0
""",
        ),
        Mistake(
            "entries",
            "The different entries of the table were counted: there are only on and off.",
            "What keeps `torch.unique` from taking every entry by itself?",
            replace=("torch.cat(patterns, dim=1), dim=0))", "torch.cat(patterns, dim=1)))"),
        ),
        Mistake(
            "how_many_on",
            "Points were told apart by how many units are on. Which ones are on belongs to a pattern, too.",
            "One unit switches on where another one switches off: is it a new pattern, and a new number?",
            replace=("torch.cat(patterns, dim=1), dim=0))", "torch.cat(patterns, dim=1).sum(dim=1), dim=0))"),
        ),
        Mistake(
            "all_units",
            "One piece was counted for each unit, and one more. Not every unit switches on the way.",
            "Which units change between a and b, and how can you see it?",
            replace=(
                "return len(torch.unique(torch.cat(patterns, dim=1), dim=0))",
                "return torch.cat(patterns[1:] or patterns, dim=1).shape[1] + 1 if patterns[1:] else 1",
            ),
        ),
        Mistake(
            "one_layer_at_a_time",
            "Each layer's patterns were counted by themselves, and the largest count came back. A pattern has the "
            "units of all layers.",
            "For one point: where do the entries of its second layer belong, beside those of the first, or in a table "
            "of their own?",
            replace=(
                "return len(torch.unique(torch.cat(patterns, dim=1), dim=0))",
                "return max(len(torch.unique(table, dim=0)) for table in patterns)",
            ),
        ),
        *(
            Mistake(
                f"bits_lost_{kind}",
                "Each pattern was made one number. With many units the numbers are too large to be kept whole.",
                "How many digits has 2 to the power of 70? Which way compares the patterns themselves?",
                replace=(
                    "return len(torch.unique(torch.cat(patterns, dim=1), dim=0))",
                    "bits = torch.cat(patterns, dim=1)[:, 1:].numpy()\n"
                    f"    return len(np.unique((bits * {two} ** np.arange(bits.shape[1])).sum(axis=1)))",
                ),
            )
            for kind, two in (("int64", "2"), ("float64", "2.0"))
        ),
        Mistake(
            "hundred_points",
            "Thin pieces were missed: there are too few points along the segment.",
            "How many points does the text ask for?",
            replace=("np.linspace(0, 1, 10_001)", "np.linspace(0, 1, 100)"),
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
            "columns",
            "Different columns were counted, that is units; different rows, that is points, are asked for.",
            "Which axis of the table holds the points?",
            replace=("dim=1), dim=0))", "dim=1), dim=1))"),
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
            "train_left",
            "The count is right. A model that was found in evaluation mode was left in training mode.",
            "Which call of yours changes the mode, and is it needed for linear layers and ReLU?",
            replace=("    with torch.no_grad():", "    model.train()\n    with torch.no_grad():"),
        ),
        Mistake(
            "gradients_off",
            "The count is right. PyTorch was told to make no gradients, and that was never taken back: nothing can "
            "learn afterwards.",
            "Which call switches the gradients off, and for how long?",
            replace=("    with torch.no_grad():", "    torch.set_grad_enabled(False)\n    with torch.no_grad():"),
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
