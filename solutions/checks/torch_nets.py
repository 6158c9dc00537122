"""What lesson 10's exercises must show, and the mistakes that their checks name."""

import itertools

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, equal, judge

FLOAT32 = {"rtol": 1e-4, "atol": 0.0, "of_largest": 1e-5}


def _numbers(array):
    """Write an array as a nested list with four digits, for a source."""
    return repr(np.round(array, 4).tolist())


def _tensor(array, dtype="float32"):
    return Source(f"torch.tensor({_numbers(array)}, dtype=torch.{dtype})")


def _model(rng, sizes, between="nn.Tanh()", norm=False):
    """Return the source of a network with stored weights; with `norm`, batch norm after the first layer."""
    layers, values = [], []
    for number, (d, h) in enumerate(itertools.pairwise(sizes)):
        layers.append(f"nn.Linear({d}, {h})")
        values += [rng.normal(0, 0.8, (h, d)), rng.normal(0, 0.5, h)]
        if number == 0 and norm:
            layers.append(f"nn.BatchNorm1d({h})")
            values += [rng.uniform(0.5, 2, h), rng.normal(0, 0.5, h)]
        if number < len(sizes) - 2:
            layers.append(between)
    extra = ""
    if norm:
        mean, var = _numbers(rng.normal(0, 1, sizes[1])), _numbers(rng.uniform(0.5, 3, sizes[1]))
        extra = f"model[1].running_mean.copy_(torch.tensor({mean}))\nmodel[1].running_var.copy_(torch.tensor({var}))\n"
    return (
        f"model = nn.Sequential({', '.join(layers)})\n"
        f"weights = [{', '.join(_numbers(value) for value in values)}]\n"
        "for weight, numbers in zip(model.parameters(), weights):\n"
        "    weight.data.copy_(torch.tensor(numbers))\n"
        f"{extra}"
    )


def _network(rng, sizes, **options):
    return Source(_model(rng, sizes, **options) + "model")


# --- make_tensors ---------------------------------------------------------------------------------------------------

SIX = ["ones", "eye", "range", "line", "like", "product"]

MAKE = Exercise(
    "make_tensors",
    groups=[
        Group(
            "entries",
            [
                Case("a dict with all six names", "make_tensors()", {}, judge("has_names", names=SIX)),
                *(Case(f"the entry {name}", f'make_tensors()["{name}"]', {}) for name in SIX),
            ],
        ),
        Group(
            "types",
            [
                Case("ones: float32", 'make_tensors()["ones"]', {}, equal(dtype="float32")),
                Case("range: int64", 'make_tensors()["range"]', {}, equal(dtype="int64", kind="integer")),
                Case("like: float64", 'make_tensors()["like"]', {}, equal(dtype="float64")),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "end_included",
            '"range" goes on to 10. It should end with 8.',
            "`arange` leaves the end out: what must the end be, at least and at most, so that 8 is the last one?",
            replace=("torch.arange(0, 10, 2)", "torch.arange(0, 11, 2)"),
        ),
        Mistake(
            "end_left_out",
            '"range" stops at 6: `arange` leaves its end out.',
            "Which end is beyond 8, but not so far that another number fits?",
            replace=("torch.arange(0, 10, 2)", "torch.arange(0, 8, 2)"),
        ),
        Mistake(
            "float_range",
            '"range" is not int64: one float among the arguments makes floats, and a dtype that is passed stays.',
            "Has one of the numbers that you give to `arange` a decimal point, or is a dtype passed?",
            replace=("torch.arange(0, 10, 2)", "torch.arange(0, 10, 2.0)"),
        ),
        Mistake(
            "four_points",
            '"line" has another number of points.',
            "The last argument of `linspace` counts points, not gaps. How many of each are there?",
            replace=("torch.linspace(0, 1, 5)", "torch.linspace(0, 1, 4)"),
        ),
        Mistake(
            "float32_like",
            '"like" is not float64. `new_ones` takes the dtype of the tensor that it is called on.',
            "Which dtype does the tensor have on which you call it, or which one do you pass?",
            replace=("torch.zeros(1, dtype=torch.float64).new_ones(4, 2)", "torch.zeros(1).new_ones(4, 2)"),
        ),
        Mistake(
            "turned",
            '"ones" has rows and columns exchanged, and its product with "eye" would not fit: rows come first.',
            "How many rows are asked for, and which of the two numbers counts rows?",
            replace=("torch.ones(2, 3), torch.eye(3)", "torch.ones(3, 2), torch.eye(3)"),
        ),
        Mistake(
            "numpy",
            "These are NumPy arrays or lists. Tensors are asked for.",
            "Which module's functions do you call, and does one of them turn a tensor into something else?",
            body="""def make_tensors():
    ones, eye = np.ones((2, 3), dtype=np.float32), np.eye(3)
    return {"ones": ones, "eye": eye, "range": np.arange(0, 10, 2), "line": np.linspace(0, 1, 5),
            "like": np.ones((4, 2)), "product": ones @ eye}
""",
        ),
        Mistake(
            "no_product",
            '"product" is "ones" times a matrix of ones; "eye" has ones on its diagonal only.',
            "What does multiplying by the identity change?",
            replace=("ones @ eye", "ones @ torch.ones(3, 3)"),
        ),
        Mistake(
            "entry_by_entry",
            '"product" holds zeros: its numbers were multiplied entry by entry. The matrix product adds up products of '
            "rows with columns.",
            "Which sign is the matrix product's, `*` or `@`?",
            replace=("ones @ eye", "ones * eye[:2]"),
        ),
    ],
    hints=[
        "Which of the six does one call make by itself, and which needs another tensor first?",
        "The types come from the arguments: whole numbers make int64, a decimal point makes float32.",
    ],
)

# --- grad_of --------------------------------------------------------------------------------------------------------

GRAD = """out = grad_of(f, x)
dtype = str(out.dtype) if isinstance(out, torch.Tensor) else "no tensor"
out, str(getattr(out, "requires_grad", "")), str(x.requires_grad), x.grad, dtype"""
AT_ONE_POINT = """first = grad_of(f, x)
again = grad_of(f, x)
grad_of(f, 2 * x.detach())
{"first": first, "again": again}"""


def _point(rng, shape, dtype="float32", more=""):
    values = _numbers(rng.uniform(0.4, 2, shape) * rng.choice([-1, 1], shape))
    return Source(f"x = torch.tensor({values}, dtype=torch.{dtype}{more}" + ")\nx")


def _recording(rng):
    """Draw a point that records and holds a gradient already."""
    values, held = _numbers(rng.normal(0, 1, 4)), _numbers(rng.normal(0, 1, 4))
    return Source(f"x = torch.tensor({values}, requires_grad=True)\nx.grad = torch.tensor({held})\nx")


X_TAKEN = (
    "The recording was set on the caller's own `x`: the `grad` that it held before is lost, and it does not record as "
    "it did."
)
ON_X = """def grad_of(f, x):
    x.requires_grad_()
    BEFORE
    f(x).backward()
    slopes = x.grad.clone()
    AFTER
    return slopes
"""
LONG = 12.0  # seconds: torch.func loads a large part of PyTorch when it is first called

GRAD_OF = Exercise(
    "grad_of",
    groups=[
        Group(
            "gradients",
            [
                Case(
                    "the sum of squares",
                    "grad_of(f, x)",
                    lambda rng: {"f": Source("lambda x: (x ** 2).sum()"), "x": _point(rng, (3,))},
                    equal(**FLOAT32),
                    LONG,
                ),
                Case(
                    "a column, and a curve; again at the same point",
                    AT_ONE_POINT,
                    lambda rng: {"f": Source("lambda x: (torch.sin(x) * x).mean()"), "x": _point(rng, (3, 1))},
                    equal(**FLOAT32),
                    LONG,
                ),
                Case(
                    "one number in, one out",
                    "grad_of(f, x)",
                    lambda rng: {"f": Source("lambda x: torch.exp(x / 2)"), "x": _point(rng, ())},
                    equal(**FLOAT32),
                    LONG,
                ),
            ],
        ),
        Group(
            "type, graph, and x as it was",
            [
                Case(
                    "float64 stays float64",
                    "grad_of(f, x)",
                    lambda rng: {"f": Source("lambda x: (x ** 3).sum()"), "x": _point(rng, (1,), "float64")},
                    equal(dtype="float64", **FLOAT32),
                    LONG,
                ),
                Case(
                    "a square table that does not record",
                    GRAD,
                    lambda rng: {"f": Source("lambda x: (x ** 2).sum() / 3"), "x": _point(rng, (3, 3))},
                    equal(**FLOAT32),
                    LONG,
                ),
                Case(
                    "a point that records and holds a gradient",
                    GRAD,
                    lambda rng: {"f": Source("lambda x: (x ** 2).sum() * 3"), "x": _recording(rng)},
                    equal(**FLOAT32),
                    LONG,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "no_copy",
            "The gradient was put into the caller's `x`, beside what was there before, and `x` records from now on.",
            "Which tensor does your code switch the recording on for, and whose is it?",
            body="""def grad_of(f, x):
    x.requires_grad_()
    f(x).backward()
    return x.grad
""",
        ),
        Mistake(
            "x_records",
            "The gradient is right, but the caller's `x` records from now on.",
            "Which tensor does your code switch the recording on for, and whose is it?",
            body="""def grad_of(f, x):
    x.requires_grad_()
    return torch.autograd.grad(f(x), x)[0]
""",
        ),
        Mistake(
            "x_grad_lost",
            "The gradient is right, but the caller's `x` has lost the `grad` that it had before.",
            "Which tensor's `grad` is cleared, and whose is it?",
            body="""def grad_of(f, x):
    x.grad = None
    copy = x.detach().clone().requires_grad_()
    f(copy).backward()
    return copy.grad
""",
        ),
        *(
            Mistake(name, X_TAKEN, "Which tensor does `backward()` fill in your code, and whose is it?", body=body)
            for name, body in (
                ("x_cleared", ON_X.replace("BEFORE", "x.grad = None").replace("x.grad.clone()\n    AFTER", "x.grad")),
                ("x_cleared_after", ON_X.replace("BEFORE", "pass").replace("AFTER", "x.grad = None")),
                ("x_cleared_twice", ON_X.replace("BEFORE", "x.grad = None").replace("AFTER", "x.grad = None")),
                (
                    "x_switched_off",
                    ON_X.replace("BEFORE", "x.grad = None").replace("AFTER", "x.grad = None; x.requires_grad_(False)"),
                ),
            )
        ),
        Mistake(
            "no_detach",
            "This `x` records already, so a mere copy of it is a step in x's history: the gradient went on to `x`, and "
            "the copy's `grad` stayed `None`.",
            "Three calls stand in the text above. Which of them cuts the history off?",
            replace=("x.detach().clone()", "x.clone()"),
        ),
        Mistake(
            "x_filled",
            "The result is right, but the gradient went on to the caller's `x` as well: this `x` records, and a mere "
            "copy of it is a step in its history.",
            "Three calls stand in the text above. Which of them cuts the history off?",
            replace=(
                "copy = x.detach().clone().requires_grad_()",
                "copy = x.clone().requires_grad_()\n    copy.retain_grad()",
            ),
        ),
        Mistake(
            "nothing",
            "`None` came back. `backward()` itself returns nothing: it fills the `grad` of the tensor that records.",
            "Is `backward()` run, and what does your function return after it?",
            replace=("    f(copy).backward()\n    return copy.grad", "    return f(copy).backward()"),
        ),
        Mistake(
            "copy",
            "This is the point itself, not the gradient there.",
            "Where does `backward()` put the gradient?",
            replace=("return copy.grad", "return copy"),
        ),
        Mistake(
            "value",
            "This is the value of the function, not its gradient.",
            "What has to be run before a tensor has a `grad`?",
            replace=("return copy.grad", "return f(copy).detach()"),
        ),
        Mistake(
            "minus",
            "Every slope has the wrong sign: this is the way downhill, not the gradient.",
            "Is a step asked for, or the slope itself?",
            replace=("return copy.grad", "return -copy.grad"),
        ),
        Mistake(
            "graph_kept",
            "The numbers are right, but the result still carries a graph.",
            "`backward` can keep a graph of the gradient itself, if it is told to. Do you need that?",
            replace=("f(copy).backward()", "f(copy).backward(create_graph=True)"),
        ),
        Mistake(
            "array",
            "The numbers are right, but they are no tensor any more: an array, a list or a plain number came back.",
            "Which call at the end turns the tensor into something else?",
            replace=("return copy.grad", "return copy.grad.numpy()"),
        ),
        Mistake(
            "float32",
            "A float64 point came in, and float32 came out: half of the digits are lost.",
            "Which call sets the dtype, though it is not asked for?",
            replace=("x.detach().clone()", "x.detach().clone().float()"),
        ),
        Mistake(
            "float64",
            "The numbers are right. A float32 point came in, and float64 came out.",
            "Which call sets the dtype, though it is not asked for?",
            replace=("x.detach().clone()", "x.detach().clone().double()"),
        ),
        Mistake(
            "in_a_tuple",
            "A tuple came back, with the gradient in it: `torch.autograd.grad` gives one entry for each tensor that "
            "it is asked about.",
            "How do you take the only entry out of a tuple?",
            replace=("    f(copy).backward()\n    return copy.grad", "    return torch.autograd.grad(f(copy), copy)"),
        ),
        Mistake(
            "squeezed",
            "The numbers are right, but an axis of length 1 is gone. The gradient has the shape of x.",
            "Which call takes axes of length 1 away?",
            replace=("return copy.grad", "return copy.grad.squeeze()"),
        ),
        Mistake(
            "x_emptied",
            "The gradient is right, but it went through the caller's own `x`: its `grad` is full of zeros now, not of "
            "what was there.",
            "Which tensor does `backward()` fill in your code, and whose is it?",
            body="""def grad_of(f, x):
    before = x.requires_grad
    x.requires_grad_(True)
    x.grad = None
    f(x).backward()
    slopes = x.grad.clone()
    x.grad.zero_()
    x.requires_grad_(before)
    return slopes
""",
        ),
        Mistake(
            "x_given",
            "The gradient is right, but it was put into the caller's `x` as well, as its `grad`.",
            "What does the docstring say of `x` after the call?",
            replace=("return copy.grad", "x.grad = copy.grad.clone()\n    return copy.grad"),
        ),
        Mistake(
            "summed",
            "One number came out: the sum of all slopes. Each entry of x has a slope of its own.",
            "What shape should the gradient have?",
            replace=("return copy.grad", "return copy.grad.sum()"),
        ),
        Mistake(
            "twice",
            "The gradient is in there twice: `backward` ran two times, and slopes are added up.",
            "How many times does your code run `backward` on this copy?",
            replace=("f(copy).backward()", "f(copy).backward()\n    f(copy).backward()"),
        ),
    ],
    hints=[
        "Which tensor should hold the gradient afterwards: the caller's `x`, or one of your own?",
        "Make the copy first, then the recording, then the function's value. `backward()` fills `grad`.",
    ],
)

# --- DeepNN ---------------------------------------------------------------------------------------------------------

NAMES = [f"linear{number}.{part}" for number in (1, 2, 3) for part in ("weight", "bias")]
FILL = """for name, numbers in weights.items():
    model.get_parameter(name).data.copy_(torch.tensor(numbers))"""


def _deep_weights(rng, d, k):
    shapes = [(8, d), (8,), (6, 8), (6,), (k, 6), (k,)]
    return {name: np.round(rng.normal(0, 0.8, shape), 4) for name, shape in zip(NAMES, shapes, strict=True)}


def _deep(n, d, k):
    return lambda rng: {"X": np.round(rng.normal(0, 1.5, (n, d)), 4), "weights": _deep_weights(rng, d, k)}


OTHER = """other = DeepNN()
for weight in other.parameters():
    weight.data.zero_()
"""


def _deep_probe(arguments, result, between=""):
    return f"model = DeepNN({arguments})\n{FILL}\n{between}out = model(torch.tensor(X).float())\n{result}"


SHAPES = """model = DeepNN(d, k)
shapes = [list(model.get_parameter(name).shape) for name in names]
shapes, list(model(torch.ones(2, d)).shape), list(DeepNN(d, 1)(torch.ones(2, d)).shape)"""
GRADS = "out.square().sum().backward()\n[model.get_parameter(name).grad for name in weights]"

THIRD = "self.linear3(A)"
DEEP_BODY = f"""class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        A = torch.sigmoid(self.linear2(torch.relu(self.linear1(X))))
        return {THIRD}
"""

DEEP = Exercise(
    "DeepNN",
    groups=[
        Group(
            "logits",
            [
                Case(
                    "10 inputs and 3 classes, as nothing else is said; another network is made",
                    _deep_probe("", "out.detach()", OTHER),
                    _deep(5, 10, 3),
                    equal(**FLOAT32),
                ),
                Case(
                    "7 inputs and 4 classes, one row, evaluation mode",
                    _deep_probe("7, 4", "out.detach()", "model.eval()\n"),
                    _deep(1, 7, 4),
                    equal(**FLOAT32),
                ),
            ],
        ),
        Group(
            "widths and gradients",
            [
                Case(
                    "the layers' widths",
                    SHAPES,
                    lambda rng: {"d": int(rng.integers(4, 8)), "k": int(rng.integers(9, 12)), "names": NAMES},
                ),
                Case("gradients reach all six", _deep_probe("", GRADS), _deep(6, 10, 3), equal(**FLOAT32)),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "softmax",
            "Each row sums to 1: softmax is in the network already. With a loss that takes softmax, that is once too "
            "many.",
            "What are logits? What should happen after the third layer?",
            replace=("return self.linear3(A)", "return torch.softmax(self.linear3(A), dim=1)"),
        ),
        Mistake(
            "exchanged",
            "Sigmoid comes after the first layer and ReLU after the second.",
            "Read the order once more: which one comes first?",
            body="""class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        return self.linear3(torch.relu(self.linear2(torch.sigmoid(self.linear1(X)))))
""",
        ),
        Mistake(
            "no_relu",
            "The first layer's numbers are not bent.",
            "What happens to the numbers between linear1 and linear2?",
            replace=("torch.relu(self.linear1(X))", "self.linear1(X)"),
        ),
        Mistake(
            "no_sigmoid",
            "The second layer's numbers go on as they are.",
            "What happens to the numbers between linear2 and linear3?",
            replace=("torch.sigmoid(self.linear2(A))", "self.linear2(A)"),
        ),
        Mistake(
            "relu_at_end",
            "No score is below 0: there is an activation after the last layer.",
            "What should happen after the third layer?",
            replace=("return self.linear3(A)", "return torch.relu(self.linear3(A))"),
        ),
        Mistake(
            "sigmoid_at_end",
            "Every score lies between 0 and 1: there is a sigmoid after the last layer.",
            "What should happen after the third layer?",
            replace=("return self.linear3(A)", "return torch.sigmoid(self.linear3(A))"),
        ),
        Mistake(
            "relu_twice",
            "ReLU comes after the second layer, too.",
            "Which activation is asked for between linear2 and linear3?",
            replace=("torch.sigmoid(self.linear2(A))", "torch.relu(self.linear2(A))"),
        ),
        Mistake(
            "relu_everywhere",
            "ReLU comes after each of the three layers.",
            "Read which activation is asked for after the first layer, after the second, and after the third.",
            body=DEEP_BODY.replace("torch.sigmoid(", "torch.relu(").replace(THIRD, "torch.relu(self.linear3(A))"),
        ),
        Mistake(
            "sigmoid_twice",
            "Sigmoid comes after the first layer, too.",
            "Which activation is asked for between linear1 and linear2?",
            replace=("torch.relu(self.linear1(X))", "torch.sigmoid(self.linear1(X))"),
        ),
        Mistake(
            "no_activation",
            "No activation stands between the layers: three layers in a row are one.",
            "What happens to the numbers after linear1, and what after linear2?",
            body=DEEP_BODY.replace(
                "        A = torch.sigmoid(self.linear2(torch.relu(self.linear1(X))))\n",
                "        A = self.linear2(self.linear1(X))\n",
            ),
        ),
        Mistake(
            "class_called",
            "`nn.ReLU` and `nn.Sigmoid` are classes: called on numbers they make a layer object and compute nothing.",
            "A layer object is made once and called later; a function takes the numbers at once. Which of the two is "
            "meant in your line?",
            replace=("torch.relu(self.linear1(X))", "nn.ReLU(self.linear1(X))"),
        ),
        Mistake(
            "no_return",
            "`forward` gives nothing back, so the scores of a batch are `None`.",
            "Which line of `forward` hands the scores to the caller?",
            replace=("return self.linear3(A)", "self.linear3(A)"),
        ),
        *(
            Mistake(
                f"turned_{number}",
                f"`linear{number}` should take {count} numbers in, and does not. `nn.Linear` is told first how many "
                "come in, then how many go out.",
                "For each layer: how many numbers come in, how many go out, and in which order do you write the two?",
                body=DEEP_BODY.replace(f"nn.Linear({first}, {second})", f"nn.Linear({second}, {first})"),
            )
            for number, first, second, count in (
                (1, "in_features", 8, "`in_features`"),
                (2, 8, 6, 8),
                (3, 6, "out_features", 6),
            )
        ),
        *(
            Mistake(
                f"name_{number}",
                f"The network has no layer named `linear{number}`. The names belong to the exercise, and a layer is "
                "the network's own only as an attribute of `self`.",
                "Compare the three names in `__init__` with those in its docstring, letter by letter.",
                body=DEEP_BODY.replace(f"linear{number}", f"fc{number}"),
            )
            for number in (1, 2, 3)
        ),
        Mistake(
            "detached",
            "The scores carry no history, so no gradient reaches the weights.",
            "Which call in `forward` cuts the history off, and is it needed there?",
            replace=("return self.linear3(A)", "return self.linear3(A).detach()"),
        ),
        Mistake(
            "fixed_inputs",
            "The network has 10 inputs whatever it is told.",
            "Where do `in_features` and `out_features` come in?",
            replace=("nn.Linear(in_features, 8)", "nn.Linear(10, 8)"),
        ),
        Mistake(
            "six_then_eight",
            "The hidden layers have 6 and 8 units; 8 and then 6 are asked for.",
            "What does a layer's second number say, and what must the next layer's first number be?",
            body="""class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 6)
        self.linear2 = nn.Linear(6, 8)
        self.linear3 = nn.Linear(8, out_features)

    def forward(self, X):
        return self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X)))))
""",
        ),
        Mistake(
            "no_bias",
            "The layers have no bias.",
            "Which argument of `nn.Linear` leaves the bias out?",
            replace=("nn.Linear(in_features, 8)", "nn.Linear(in_features, 8, bias=False)"),
        ),
        Mistake(
            "softmax_when_reading",
            "In evaluation mode each row sums to 1: there is a softmax then. Logits are asked for in both modes.",
            "Who takes the softmax in this lesson, for the loss and for reading?",
            body=DEEP_BODY.replace(
                THIRD, "self.linear3(A) if self.training else torch.softmax(self.linear3(A), dim=1)"
            ),
        ),
        Mistake(
            "log_softmax",
            "No score is above 0: log_softmax is in the network already.",
            "What are logits? What should happen after the third layer?",
            body=DEEP_BODY.replace(THIRD, "torch.log_softmax(self.linear3(A), dim=1)"),
        ),
        Mistake(
            "no_super",
            "`nn.Module` was not made ready: its own `__init__` has to run before the first layer is set.",
            "The first line of `__init__` came with the exercise. Is it still there?",
            body=DEEP_BODY.replace("        super().__init__()\n", ""),
        ),
        Mistake(
            "fixed_outputs",
            "The network gives 3 scores whatever it is told.",
            "Where do `in_features` and `out_features` come in?",
            body=DEEP_BODY.replace("nn.Linear(6, out_features)", "nn.Linear(6, 3)"),
        ),
        Mistake(
            "cut_after_1",
            "The scores are right, but no gradient reaches `linear1`.",
            "Which call in your class cuts the history off behind that layer, or switches its recording off?",
            body=DEEP_BODY.replace("torch.relu(self.linear1(X))", "torch.relu(self.linear1(X)).detach()"),
        ),
        Mistake(
            "cut_after_2",
            "The scores are right, but no gradient reaches `linear1` and `linear2`.",
            "Which call in your class cuts the history off behind those layers, or switches their recording off?",
            body=DEEP_BODY.replace(THIRD, "self.linear3(A.detach())"),
        ),
        Mistake(
            "array",
            "An array came back. A network hands on tensors, with their history.",
            "Which call in `forward` makes an array of the tensor?",
            body=DEEP_BODY.replace(THIRD, "self.linear3(A).detach().numpy()"),
        ),
        Mistake(
            "squeezed",
            "An axis of length 1 is gone. One score for each row is a table of one column, (n, 1).",
            "Which call takes axes of length 1 away?",
            body=DEEP_BODY.replace(THIRD, "self.linear3(A).squeeze(-1)"),
        ),
    ],
    hints=[
        "How many numbers come into each layer, and how many go out? The second must fit the next layer's first.",
        "`__init__` only makes the three layers; `forward` calls them one after the other, each on what the last one "
        "gave.",
    ],
)

# --- probabilities --------------------------------------------------------------------------------------------------

READ = """P = probabilities(model, X)
trainable = str(all(p.requires_grad for p in model.parameters()))
P, str(getattr(P, "requires_grad", False)), str(model.training), trainable"""
READ_BATCH_NORM = """model.train(training)
P = probabilities(model, X)
mode = str(model.training)
probabilities(model, -X)
P, str(getattr(P, "requires_grad", False)), mode, model.state_dict()"""
GRAD_MODE = """torch.set_grad_enabled(on)
P = probabilities(model, X)
P, str(torch.is_grad_enabled())"""
EITHER = equal(**FLOAT32, tensors="either")


def _reading(n, sizes, **more):
    return lambda rng: {"model": _network(rng, sizes), "X": _tensor(rng.normal(0, 2, (n, sizes[0]))), **more}


def _reading_norm(n, sizes, training):
    return lambda rng: {
        "model": _network(rng, sizes, norm=True),
        "X": _tensor(rng.normal(0, 2, (n, sizes[0]))),
        "training": training,
    }


def _far(rng):
    scores = rng.uniform(-0.8, 0.8, (4, 3)) + np.array([[49.2], [-49.2], [0], [-49.2]])
    return {"model": Source("nn.Identity()"), "X": _tensor(scores)}


PROBABILITIES = Exercise(
    "probabilities",
    groups=[
        Group(
            "probabilities",
            [
                Case("five rows, four classes", "probabilities(model, X)", _reading(5, [3, 6, 4]), EITHER),
                Case("one row", "probabilities(model, X)", _reading(1, [4, 3]), EITHER),
                Case("two layers, no graph", READ, _reading(7, [2, 5, 3]), EITHER),
                Case("scores as they come in, far above and far below 0", "probabilities(model, X)", _far, EITHER),
            ],
        ),
        Group(
            "mode and manners",
            [
                Case("batch norm, found in training mode", READ_BATCH_NORM, _reading_norm(6, [3, 5, 4], True), EITHER),
                Case(
                    "batch norm, found in evaluation mode", READ_BATCH_NORM, _reading_norm(4, [3, 4, 2], False), EITHER
                ),
                Case("called where gradients are on", GRAD_MODE, _reading(3, [2, 4, 3], on=True), EITHER),
                Case("called where gradients are off", GRAD_MODE, _reading(4, [3, 3, 2], on=False), EITHER),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "columns",
            "The columns sum to 1; the rows should. Each row is one example.",
            "Along which axis lie the classes of one example?",
            replace=("dim=1", "dim=0"),
        ),
        Mistake(
            "logits",
            "These are the raw scores. Probabilities are asked for.",
            "Which function makes a row of scores sum to 1?",
            replace=("torch.softmax(model(X), dim=1)", "model(X)"),
        ),
        Mistake(
            "twice",
            "Softmax was taken twice: the rows sum to 1, but they are much too even.",
            "How often does softmax stand between the model's scores and your result?",
            replace=("torch.softmax(model(X), dim=1)", "torch.softmax(torch.softmax(model(X), dim=1), dim=1)"),
        ),
        Mistake(
            "logs",
            "These are logarithms of probabilities: none is above 0.",
            "Which of the two functions, softmax or log_softmax, gives numbers between 0 and 1?",
            replace=("torch.softmax(model(X), dim=1)", "torch.log_softmax(model(X), dim=1)"),
        ),
        Mistake(
            "sigmoid",
            "Each score went through a sigmoid of its own, so the rows do not sum to 1.",
            "Which function looks at all scores of a row together?",
            replace=("torch.softmax(model(X), dim=1)", "torch.sigmoid(model(X))"),
        ),
        Mistake(
            "no_exp",
            "The scores were divided by their row's sum as they are: each row sums to 1, but softmax does more.",
            "What does softmax do to each score before it divides, so that nothing can be below 0?",
            replace=("torch.softmax(model(X), dim=1)", "model(X) / model(X).sum(dim=1, keepdim=True)"),
        ),
        Mistake(
            "class_called",
            "`nn.Softmax` is a class: called on the scores it makes an object and computes nothing.",
            "Which function takes the scores themselves and gives numbers?",
            replace=("torch.softmax(model(X), dim=1)", "nn.Softmax(model(X))"),
        ),
        Mistake(
            "whole_table",
            "All entries of the table together sum to 1; each row should.",
            "Over which entries does the sum below the line go?",
            replace=("torch.softmax(model(X), dim=1)", "torch.softmax(model(X).ravel(), dim=0).view_as(model(X))"),
        ),
        Mistake(
            "sigmoids_shared",
            "Each score went through a sigmoid before the division by the row's sum. The rows sum to 1, but softmax "
            "starts from something else.",
            "What does softmax do to each score before it divides?",
            replace=(
                "P = torch.softmax(model(X), dim=1)",
                "P = torch.sigmoid(model(X))\n        P = P / P.sum(dim=1, keepdim=True)",
            ),
        ),
        Mistake(
            "one_largest",
            "The largest score of the whole table was subtracted. In a row far below it, nothing or nearly nothing is "
            "left.",
            "Which number may be subtracted from a row without a change of its softmax, and keeps that row's `exp` "
            "from 0?",
            replace=(
                "P = torch.softmax(model(X), dim=1)",
                "P = torch.exp(model(X) - model(X).max())\n        P = P / P.sum(dim=1, keepdim=True)",
            ),
        ),
        Mistake(
            "training_mode",
            "The model was read in training mode: batch norm used this batch's own mean, and changed what it keeps.",
            "Which call switches to reading, and does it come before the model is called?",
            replace=("    model.eval()\n", ""),
        ),
        Mistake(
            "left_in_eval",
            "The model was left in evaluation mode, though it was found in training mode.",
            "How do you remember the mode at the start, and where do you put it back?",
            replace=("    model.train(was_training)\n", ""),
        ),
        Mistake(
            "left_in_train",
            "The model was left in training mode, though it was found in evaluation mode.",
            "Is the mode that you set at the end the one that you found?",
            replace=("model.train(was_training)", "model.train()"),
        ),
        Mistake(
            "graph",
            "The result carries a graph.",
            "Inside which block is nothing recorded?",
            replace=("with torch.no_grad():", "if True:"),
        ),
        Mistake(
            "switched_off",
            "Gradients were switched off for the whole program and not switched on again.",
            "Which form of `no_grad` ends by itself?",
            replace=("with torch.no_grad():", "torch.set_grad_enabled(False)\n    if True:"),
        ),
    ],
    hints=[
        "Which function makes scores into probabilities, and along which axis? What must be the same afterwards as "
        "before?",
        "Remember first which mode the model is in. Compute in evaluation mode, with no history. Then put the mode "
        "back.",
    ],
)

# --- train_step -----------------------------------------------------------------------------------------------------

STEPS = """optimizer = make(model.parameters())
losses = [train_step(model, X, t, loss, optimizer) for _ in range(steps)]
losses, [weight.detach() for weight in model.parameters()], str(X.requires_grad)"""

SGD = "lambda weights: torch.optim.SGD(weights, lr=0.2)"
MOMENTUM = "lambda weights: torch.optim.SGD(weights, lr=0.1, momentum=0.9)"
ADAM = "lambda weights: torch.optim.Adam(weights, lr=0.05)"


def _classify(n, sizes, make, steps):
    def draw(rng):
        labels = rng.permutation(np.arange(n) % sizes[-1])
        return {
            "model": _network(rng, sizes),
            "X": _tensor(rng.normal(0, 1, (n, sizes[0]))),
            "t": _tensor(labels, "int64"),
            "loss": Source("nn.CrossEntropyLoss()"),
            "make": Source(make),
            "steps": steps,
        }

    return draw


def _regress(n, sizes, make, steps, far=0):
    def draw(rng):
        return {
            "model": _network(rng, sizes),
            "X": _tensor(rng.normal(0, 1, (n, sizes[0]))),
            "t": _tensor(rng.normal(0, 1, (n, sizes[-1])) + far),
            "loss": Source("nn.MSELoss()"),
            "make": Source(make),
            "steps": steps,
        }

    return draw


STEP = Exercise(
    "train_step",
    groups=[
        Group(
            "one step",
            [
                Case("classes, plain descent", STEPS, _classify(6, [3, 4, 3], SGD, 1), equal(**FLOAT32)),
                Case("numbers far off, plain descent", STEPS, _regress(5, [2, 4, 1], SGD, 1, 20), equal(**FLOAT32)),
            ],
        ),
        Group(
            "several steps in a row",
            [
                Case("three steps, plain descent", STEPS, _classify(7, [4, 3], SGD, 3), equal(**FLOAT32)),
                Case("three steps, momentum", STEPS, _regress(6, [2, 3, 2], MOMENTUM, 3), equal(**FLOAT32)),
                Case("two steps on one row, Adam", STEPS, _classify(1, [2, 3, 3], ADAM, 2), equal(**FLOAT32)),
            ],
            weight=2,
        ),
    ],
    mistakes=[
        Mistake(
            "no_zero_grad",
            "The first step is right. From the second on, the gradients of all earlier steps are added in.",
            "Which call throws the old gradients away, at which moment, and do brackets stand behind its name?",
            replace=("    optimizer.zero_grad()\n", ""),
        ),
        Mistake(
            "no_step",
            "The weights stay as they were, so the loss is the same at every step.",
            "One line fills the gradients and another one uses them. Are both there, in this order, with brackets, and "
            "does nothing throw the gradients away in between?",
            replace=("    optimizer.step()\n", ""),
        ),
        Mistake(
            "zero_before_step",
            "Nothing moves: the gradients are thrown away after they are computed and before the step.",
            "In which order must clear, backward and step come?",
            replace=("    value.backward()\n", "    value.backward()\n    optimizer.zero_grad()\n"),
            same_as="no_step",
        ),
        Mistake(
            "tensor",
            "The loss comes back as a tensor, and with its whole history where it is not detached.",
            "How does a tensor with one entry become a plain number?",
            replace=("return value.item()", "return value"),
        ),
        Mistake(
            "loss_after",
            "The weights are right. The loss is the one after the step; the one before it is asked for.",
            "At which moment is the loss you return computed?",
            replace=("return value.item()", "return loss(model(X), t).item()"),
        ),
        Mistake(
            "two_steps",
            "The optimizer takes two steps each time.",
            "How many times does `step` stand in your function?",
            replace=("    optimizer.step()\n", "    optimizer.step()\n    optimizer.step()\n"),
        ),
        Mistake(
            "softmax_twice",
            "A softmax stands between the model and the loss. The step takes what the model gives, and hands it on as "
            "it is: whether that needs a softmax is the loss's affair.",
            "What happens to the scores on their way from the model to the loss?",
            replace=("loss(model(X), t)", "loss(torch.softmax(model(X), dim=1), t)"),
        ),
        Mistake(
            "item_early",
            "The loss became a plain number before `backward()`. A number has no history to go back through.",
            "Until which line must the loss stay a tensor?",
            replace=("value = loss(model(X), t)", "value = loss(model(X), t).item()"),
        ),
        Mistake(
            "turned",
            "The loss got the targets first and the scores second.",
            "In which order does the docstring call the loss?",
            replace=("loss(model(X), t)", "loss(t, model(X))"),
        ),
        Mistake(
            "times_rows",
            "The loss is multiplied by the number of rows, so the steps are too long.",
            "Does the loss that you were given take the mean already?",
            replace=("loss(model(X), t)", "loss(model(X), t) * len(X)"),
        ),
        Mistake(
            "sum_told",
            "The weights are right. The loss that came back is multiplied by the number of rows.",
            "What does the loss tell already, a sum or a mean?",
            replace=("return value.item()", "return value.item() * len(X)"),
        ),
        Mistake(
            "sigmoid",
            "A sigmoid stands between the model and the loss. The step takes what the model gives, and hands it on as "
            "it is.",
            "What happens to the scores on their way from the model to the loss?",
            replace=("loss(model(X), t)", "loss(torch.sigmoid(model(X)), t)"),
        ),
        Mistake(
            "squeezed",
            "An axis of length 1 was taken from the scores: `(n,)` and targets `(n, 1)` make a table of n times n, and "
            "the loss its mean.",
            "What shape do the scores have, and what shape do the targets have, when they meet?",
            replace=("loss(model(X), t)", "loss(model(X).squeeze(), t)"),
        ),
        Mistake(
            "own_descent",
            "Plain descent is right; with momentum or Adam the weights should go elsewhere. The steps are those of "
            "plain descent, whatever the optimizer is.",
            "Who knows the rule for a step? Does your code use the optimizer that it was handed?",
            replace=(
                "    optimizer.step()\n",
                "    with torch.no_grad():\n        for weight in model.parameters():\n"
                '            weight -= optimizer.param_groups[0]["lr"] * weight.grad\n',
            ),
        ),
        Mistake(
            "new_optimizer",
            "What the optimizer remembers from step to step is lost, as when one is made anew at each call.",
            "Which optimizer does the caller hand to you?",
            replace=(
                "    optimizer.zero_grad()\n",
                "    optimizer = type(optimizer)(model.parameters(), **optimizer.defaults)\n"
                "    optimizer.zero_grad()\n",
            ),
        ),
        Mistake(
            "row_by_row",
            "Each row had a step of its own. One step for the whole batch is asked for.",
            "How many rows does each call of the model get in your code?",
            body="""def train_step(model, X, t, loss, optimizer):
    for i in range(len(X)):
        optimizer.zero_grad()
        value = loss(model(X[i : i + 1]), t[i : i + 1])
        value.backward()
        optimizer.step()
    return value.item()
""",
        ),
    ],
    hints=[
        "Four things happen in one step. In which order, and which of them uses what the one before it left behind?",
        "The loss is called with the model's scores first and the targets second. What you return is the number it had "
        "before the weights moved.",
    ],
)

# --- fit ------------------------------------------------------------------------------------------------------------

FIT = """rows = torch.utils.data.TensorDataset(X, labels)
loader = torch.utils.data.DataLoader(rows, batch_size=size)
optimizer = torch.optim.SGD(model.parameters(), lr=lr, momentum=momentum)
history = fit(model, loader, optimizer, epochs)
history, [weight.detach() for weight in model.parameters()]"""


def _fitting(n, sizes, size, epochs, momentum=0.0):
    def draw(rng):
        labels = rng.permutation(np.arange(n) % sizes[-1])
        return {
            "model": _network(rng, sizes),
            "X": _tensor(rng.normal(0, 1, (n, sizes[0]))),
            "labels": _tensor(labels, "int64"),
            "size": size,
            "lr": float(np.round(rng.uniform(0.1, 0.5), 2)),
            "momentum": momentum,
            "epochs": epochs,
        }

    return draw


def _contradicted(rng):
    """Draw two batches of the same rows and a large rate, so that the loss rises after the first epoch.

    The first batch has the labels that the network gives at the start, the second has others.
    """
    half, seed = rng.normal(0, 1, (3, 2)), int(rng.integers(10_000))
    same = np.random.default_rng(seed)
    W, b = same.normal(0, 0.8, (3, 2)), same.normal(0, 0.5, 3)  # as `_model` draws them
    labels = np.argmax(half @ W.T + b, axis=1)
    return {
        "model": _network(np.random.default_rng(seed), [2, 3]),
        "X": _tensor(np.vstack([half, half])),
        "labels": _tensor(np.concatenate([labels, (labels + 1) % 3]), "int64"),
        "size": 3,
        "lr": 8.0,
        "momentum": 0.0,
        "epochs": 4,
    }


AFTER = """def fit(model, loader, optimizer, epochs):
    loss, history = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            train_step(model, X, labels, loss, optimizer)
WHERE
        history.append(sum(losses) / len(losses))
    return history
"""

LOOP = """def fit(model, loader, optimizer, epochs):
    loss, history = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        history.append(sum(losses) / len(losses))
    return history
"""
CLEAR, PASS = "            optimizer.zero_grad()\n", "        for X, labels in loader:\n"
MOVE, NOTED = "            optimizer.step()\n", "        history.append(sum(losses) / len(losses))\n"

FITTING = Exercise(
    "fit",
    groups=[
        Group(
            "two epochs",
            [
                Case("two batches of four rows", FIT, _fitting(8, [3, 4, 3], 4, 2), equal(**FLOAT32)),
                Case("three batches of two rows, momentum", FIT, _fitting(6, [2, 4], 2, 2, 0.5), equal(**FLOAT32)),
            ],
        ),
        Group(
            "other numbers of epochs",
            [
                Case("one epoch, one batch", FIT, _fitting(5, [4, 3, 2], 5, 1), equal(**FLOAT32)),
                Case("three epochs of single rows", FIT, _fitting(3, [2, 3], 1, 3), equal(**FLOAT32)),
                Case("four epochs, the loss rises on the way", FIT, _contradicted, equal(**FLOAT32)),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "sum",
            "Each number is the sum over an epoch's batches; their mean is asked for.",
            "Losses 1.2 and 0.8 in one epoch: which number should stand in the history?",
            replace=("sum(losses) / len(losses)", "sum(losses)"),
        ),
        Mistake(
            "last",
            "Each number is the loss of the epoch's last batch.",
            "Do you keep the losses of all batches until the epoch is over?",
            replace=("sum(losses) / len(losses)", "losses[-1]"),
        ),
        Mistake(
            "every_batch",
            "There is a number for each batch; one for each epoch is asked for.",
            "In which of the two loops do you add to the history?",
            replace=("history.append(sum(losses) / len(losses))", "history.extend(losses)"),
        ),
        Mistake(
            "one_epoch",
            "Only one epoch was run.",
            "How often does your outer loop go round?",
            replace=("for _ in range(epochs):", "for _ in range(1):"),
        ),
        Mistake(
            "one_number",
            "One number came back for the whole training; one for each epoch is asked for.",
            "Where does the list begin, and where do you add to it?",
            replace=("return history", "return sum(history) / len(history)"),
        ),
        Mistake(
            "one_batch",
            "Only the first batch of each epoch was used.",
            "What ends the inner loop? Does it reach every batch?",
            replace=("for X, labels in loader]", "for X, labels in [next(iter(loader))]]"),
        ),
        Mistake(
            "by_rows",
            "The sum of the losses was divided by something else than the number of batches.",
            "How many losses did you add up?",
            replace=("sum(losses) / len(losses)", "sum(losses) / len(loader.dataset)"),
        ),
        Mistake(
            "by_size",
            "The sum of the losses was divided by the number of rows in a batch; it is a sum over batches.",
            "How many losses did you add up?",
            replace=("sum(losses) / len(losses)", "sum(losses) / loader.batch_size"),
        ),
        Mistake(
            "by_epochs",
            "The sum of an epoch's losses was divided by the number of epochs.",
            "How many losses did you add up?",
            replace=("sum(losses) / len(losses)", "sum(losses) / epochs"),
        ),
        Mistake(
            "untrained",
            "The losses are computed, but no step is taken: the weights stay as they were.",
            "Which of your earlier functions takes a step on a batch, and is it called?",
            replace=(
                "[train_step(model, X, labels, loss, optimizer) for X",
                "[loss(model(X), labels).item() for X",
            ),
        ),
        Mistake(
            "after_step",
            "The network is trained right. Each loss was computed after its step; the one before it is asked for.",
            "Which loss does your `train_step` tell, and do you compute another one?",
            body=AFTER.replace("WHERE", "            losses.append(loss(model(X), labels).item())"),
        ),
        Mistake(
            "after_epoch",
            "The network is trained right. The losses were computed when the epoch was over; each batch's loss before "
            "its own step is asked for.",
            "Which loss does your `train_step` tell, and do you compute another one?",
            body=AFTER.replace("WHERE", "        losses = [loss(model(X), labels).item() for X, labels in loader]"),
        ),
        Mistake(
            "no_brackets",
            "The loss was used as a class: scores and labels went into the making of a loss, and none was computed.",
            "`nn.CrossEntropyLoss` is a class. How is an object made of it, and which of the two takes the scores?",
            replace=("nn.CrossEntropyLoss()", "nn.CrossEntropyLoss"),
        ),
        Mistake(
            "no_zero_grad",
            "The gradients of all earlier batches are added in: only the very first step is right.",
            "Which call throws the old gradients away, and is it reached for every batch?",
            body=LOOP.replace(CLEAR, ""),
        ),
        Mistake(
            "cleared_once_an_epoch",
            "The gradients of an epoch's earlier batches are added in: they are thrown away once an epoch.",
            "Which call throws the old gradients away, and is it reached for every batch?",
            body=LOOP.replace(CLEAR, "").replace(PASS, "        optimizer.zero_grad()\n" + PASS),
        ),
        Mistake(
            "one_step_an_epoch",
            "There is one step an epoch, with the gradients of all its batches. Each batch should have its own.",
            "In which of the two loops is the step taken?",
            body=LOOP.replace(CLEAR, "")
            .replace(PASS, "        optimizer.zero_grad()\n" + PASS)
            .replace(MOVE, "")
            .replace(NOTED, "        optimizer.step()\n" + NOTED),
        ),
        Mistake(
            "softmax_twice",
            "A softmax stands between the model and the loss, and cross-entropy takes one itself: that is twice.",
            "What does `nn.CrossEntropyLoss` want to be given: logits or probabilities?",
            body=LOOP.replace("loss(model(X), labels)", "loss(torch.softmax(model(X), dim=1), labels)"),
        ),
        Mistake(
            "first",
            "Each number is the loss of the epoch's first batch.",
            "Do you keep the losses of all batches until the epoch is over?",
            replace=("sum(losses) / len(losses)", "losses[0]"),
        ),
        Mistake(
            "one_epoch_less",
            "An epoch is missing.",
            "How many numbers does your range give for `epochs` = 3? Count them.",
            replace=("range(epochs)", "range(1, epochs)"),
        ),
        Mistake(
            "one_epoch_more",
            "There is one epoch too many.",
            "How many numbers does your range give for `epochs` = 3? Count them.",
            replace=("range(epochs)", "range(epochs + 1)"),
        ),
        Mistake(
            "stops_early",
            "The training stopped before all epochs were run, when the loss had risen. All of them are asked for.",
            "What ends your outer loop early?",
            replace=(
                "    return history",
                "        if len(history) > 1 and history[-1] > history[-2]:\n            break\n    return history",
            ),
        ),
        Mistake(
            "running",
            "The losses of earlier epochs are still in the mean of the later ones.",
            "When does the list of an epoch's losses start empty?",
            body="""def fit(model, loader, optimizer, epochs):
    loss, history, losses = nn.CrossEntropyLoss(), [], []
    for _ in range(epochs):
        losses += [train_step(model, X, labels, loss, optimizer) for X, labels in loader]
        history.append(sum(losses) / len(losses))
    return history
""",
        ),
    ],
    hints=[
        "Two loops: what does the outer one count, and what does the inner one walk through?",
        "Your `train_step` does the work on a batch and tells its loss. Keep an epoch's losses in a list of its own.",
    ],
    needs=["train_step"],
)

# --- save_best, load_best -------------------------------------------------------------------------------------------

SAVE = """import os, pathlib, tempfile
told = []
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "best.pt")
    for score in scores:
        model[0].bias.data.add_(1)  # the network changes from one call to the next
        best = save_best(model, score, best, PATH)
        found, kept = "no file", {}
        if os.path.exists(path):
            try:
                found, kept = "a dict of numbers", torch.load(path, weights_only=True)
            except Exception:
                found = "a file that torch.load refuses"
        if not isinstance(kept, dict):
            found, kept = "no dict", {}
        told.append((best, found, dict(kept)))
told"""


def _saving(scores, best, sizes, norm=False):
    return lambda rng: {"model": _network(rng, sizes, norm=norm), "scores": scores, "best": best}


SAVING = Exercise(
    "save_best",
    groups=[
        Group(
            "better, worse, equal",
            [
                Case("a better score first", SAVE.replace("PATH", "path"), _saving([0.5, 0.25, 0.5004], 0.25, [3, 2])),
                Case(
                    "a worse score first, below 0",
                    SAVE.replace("PATH", "path"),
                    _saving([-0.5, 0.875, 0.625], 0.0, [2, 4]),
                ),
                Case(
                    "equal scores keep the older network",
                    SAVE.replace("PATH", "path"),
                    _saving([0.5, 0.5, 0.625, 0.625], 0.25, [4, 1]),
                ),
            ],
        ),
        Group(
            "all its numbers, and a Path",
            [
                Case(
                    "batch norm keeps numbers too, path as a Path",
                    SAVE.replace("PATH", "pathlib.Path(path)") + ", str(model.training), str(model[0].weight.dtype)",
                    _saving([-2.5, -1.5], -2.0, [2, 3, 2], True),
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "equal_too",
            "An equal score replaced the older network.",
            "What should happen when score and best are the same?",
            replace=("if score > best:", "if score >= best:"),
        ),
        Mistake(
            "always",
            "Every network is written, also a worse one.",
            "Under which condition should the file be touched?",
            replace=("if score > best:", "if True:"),
        ),
        Mistake(
            "lower",
            "The file is written when the score is lower.",
            "Which of two scores is the better one here?",
            replace=("if score > best:", "if score < best:"),
        ),
        Mistake(
            "never",
            "Nothing was written to `path` though the score was better.",
            "Which call writes, and what does it get: first, and second?",
            replace=("torch.save(model.state_dict(), path)", "model.state_dict()"),
        ),
        Mistake(
            "whole_model",
            "The file holds more than numbers: the model itself, or a method that was not called. It can't be read "
            "safely.",
            "Which method gives a dict of nothing but numbers with names, and do brackets stand behind it?",
            replace=("torch.save(model.state_dict(), path)", "torch.save(model, path)"),
        ),
        Mistake(
            "no_dict",
            "What was written is no dict: numbers need names, so that each finds its place again.",
            "Which method of the model gives *all* its numbers, by name?",
            replace=("model.state_dict()", "list(model.parameters())"),
        ),
        Mistake(
            "generator",
            "`parameters()` gives the weights one after the other, and such a walk can't be written to a file.",
            "Which method of the model gives *all* its numbers at once, by name?",
            replace=("model.state_dict()", "model.parameters()"),
        ),
        Mistake(
            "path_first",
            "`torch.save` was given something in place of a path.",
            "In which order does `torch.save(thing, path)` take the two?",
            replace=("torch.save(model.state_dict(), path)", "torch.save(path, model.state_dict())"),
        ),
        Mistake(
            "lower_both",
            "The lower score was taken for the better one, in the file and in what came back.",
            "Which of two scores is the better one here?",
            body="""def save_best(model, score, best, path):
    if score < best:
        torch.save(model.state_dict(), path)
    return min(score, best)
""",
        ),
        Mistake(
            "weights_alone",
            "What batch norm keeps beside its weights is missing in the file.",
            "Which method of the model gives *all* its numbers, by name?",
            replace=("model.state_dict()", "dict(model.named_parameters())"),
        ),
        Mistake(
            "score",
            "The score came back even where the best one before was higher.",
            "Which of the two should the caller remember?",
            replace=("return max(score, best)", "return score"),
        ),
        Mistake(
            "old_best",
            "The best of before came back even where the score is higher.",
            "Which of the two should the caller remember?",
            replace=("return max(score, best)", "return best"),
        ),
        Mistake(
            "nothing",
            "Nothing came back. The caller needs the best score for the next time.",
            "Does every way through your function end in `return`?",
            replace=("return max(score, best)", "max(score, best)"),
        ),
        Mistake(
            "lower_back",
            "The file is right. The lower of the two scores came back; the higher one is the better one.",
            "Which of the two should the caller remember?",
            replace=("return max(score, best)", "return min(score, best)"),
        ),
        Mistake(
            "wrapped",
            "The file holds a dict, but the numbers do not stand in it under their own names: they are in a dict "
            "inside it.",
            "What does `load_state_dict` want to be given? That alone belongs into the file.",
            replace=("torch.save(model.state_dict(), path)", 'torch.save({"state_dict": model.state_dict()}, path)'),
        ),
        Mistake(
            "with_score",
            "The file holds a dict, but the numbers do not stand in it under their own names: they are in a dict "
            "inside it, and something else beside them.",
            "What does `load_state_dict` want to be given? That alone belongs into the file.",
            replace=(
                "torch.save(model.state_dict(), path)",
                'torch.save({"model": model.state_dict(), "score": score}, path)',
            ),
        ),
        Mistake(
            "zero_is_none",
            "A best of 0 was taken for no best at all, and a score below it was saved.",
            "What does Python take a 0 for, where a condition is asked for?",
            replace=("if score > best:", "if not best or score > best:"),
        ),
        Mistake(
            "path_added",
            "`path` may be a `Path`, and `+` does not join that with a text.",
            "Does the file's name have to be changed at all?",
            replace=("torch.save(model.state_dict(), path)", 'torch.save(model.state_dict(), path + "")'),
        ),
        Mistake(
            "mode_left",
            "The file and the score are right, but the model was left in evaluation mode. It is on its way through "
            "training.",
            "Is a change of mode asked for?",
            replace=("        torch.save(", "        model.eval()\n        torch.save("),
        ),
    ],
    hints=[
        "When should the file be written, and what should the caller get in each of the three cases?",
        "`torch.save` takes the thing first and the path second. The state_dict holds all the numbers.",
    ],
)

LOAD = """import os, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "best.pt")
    torch.save(saved.state_dict(), path)
    loaded = load_best(model, path)
loaded(X).detach(), str(loaded.training)"""
LOAD_AGAIN = """import pathlib, tempfile
with tempfile.TemporaryDirectory() as folder:
    path = pathlib.Path(folder) / "best.pt"
    torch.save(saved.state_dict(), path)
    first = load_best(model, path)(X).detach()
    saved[0].bias.data.add_(1)  # later a better network was saved
    torch.save(saved.state_dict(), path)
    loaded = load_best(model, path)
    there = "the file is still there" if path.exists() else "the file is gone"
loaded(X).detach(), str(loaded.training), first, there"""
TRAP = """import copy, os, tempfile
class Trap:  # when it is read, its file calls copy.copy: harmless here, but no business of a file
    def __reduce__(self):
        return copy.copy, (saved.state_dict(),)
told = []
with tempfile.TemporaryDirectory() as folder:
    for name, content in (("numbers.pt", saved.state_dict()), ("trap.pt", Trap())):
        path = os.path.join(folder, name)
        torch.save(content, path)
        try:
            loaded = load_best(copy.deepcopy(model), path)
        except NotImplementedError:
            raise
        except Exception:
            told.append("an exception")
        else:
            told.append(loaded(X).detach() if callable(loaded) else "no exception, and no model")
told"""


def _loading(n, sizes, norm=False):
    return lambda rng: {
        "model": _network(rng, sizes, norm=norm),
        "saved": _network(rng, sizes, norm=norm),
        "X": _tensor(rng.normal(0, 1, (n, sizes[0]))),
    }


LOADING = Exercise(
    "load_best",
    groups=[
        Group(
            "weights and mode",
            [
                Case("two layers", LOAD, _loading(4, [3, 5, 2]), equal(**FLOAT32)),
                Case(
                    "batch norm in evaluation mode; a Path, loaded from twice",
                    LOAD_AGAIN,
                    _loading(5, [2, 4, 3], True),
                    equal(**FLOAT32),
                ),
            ],
            weight=3,
        ),
        Group(
            "a file that wants to run code",
            [Case("numbers first, then a trap", TRAP, _loading(3, [4, 2]), equal(**FLOAT32))],
        ),
    ],
    mistakes=[
        Mistake(
            "unsafe",
            "The file was allowed to run code: safe reading was switched off.",
            "What does `weights_only` say, and what is its default?",
            replace=("weights_only=True", "weights_only=False"),
        ),
        Mistake(
            "swallowed",
            "The file was refused, and no exception came: the caller gets a model with other weights and does not "
            "know it.",
            "What happens to the error that `torch.load` raises?",
            body="""def load_best(model, path):
    try:
        model.load_state_dict(torch.load(path, weights_only=True))
    except Exception:
        pass
    return model.eval()
""",
        ),
        Mistake(
            "nothing_for_refused",
            "The file was refused, and no exception came: the caller gets `None` in place of a model.",
            "What happens to the error that `torch.load` raises?",
            body="""def load_best(model, path):
    try:
        model.load_state_dict(torch.load(path, weights_only=True))
    except Exception:
        return None
    return model.eval()
""",
        ),
        Mistake(
            "outer_mode",
            "The model itself says that it is in evaluation mode, but layers in it, batch norm among them, are still "
            "in training mode.",
            "Which call switches a model with all that is in it?",
            replace=("return model.eval()", "model.training = False\n    return model"),
        ),
        Mistake(
            "weights_alone",
            "What batch norm keeps beside its weights was not put in.",
            "Which call puts *all* the numbers of a state_dict into a model?",
            body="""def load_best(model, path):
    state = torch.load(path, weights_only=True)
    for name, weight in model.named_parameters():
        weight.data.copy_(state[name])
    return model.eval()
""",
        ),
        Mistake(
            "path_added",
            "`path` may be a `Path`, and `+` does not join that with a text.",
            "Does the file's name have to be changed at all?",
            replace=("torch.load(path,", 'torch.load(path + "",'),
        ),
        Mistake(
            "no_eval",
            "The model is still in training mode.",
            "Which call makes it ready for reading, and do brackets stand behind its name?",
            replace=("return model.eval()", "return model"),
        ),
        Mistake(
            "not_loaded",
            "The model still has its own weights; the file's numbers were read and not used.",
            "What puts a state_dict into a model?",
            replace=(
                "model.load_state_dict(torch.load(path, weights_only=True))",
                "torch.load(path, weights_only=True)",
            ),
        ),
        Mistake(
            "note",
            "What came back is the note of `load_state_dict` on missing names, not the model.",
            "Which object should the caller get?",
            replace=(
                "model.load_state_dict(torch.load(path, weights_only=True))\n    return model.eval()",
                "return model.load_state_dict(torch.load(path, weights_only=True))",
            ),
        ),
        Mistake(
            "dict_eval",
            "`torch.load` gives the dict of numbers, not a model, and a dict has no `eval`.",
            "What has to happen between reading the dict and switching the mode, and which of the two has a mode?",
            body="def load_best(model, path):\n    model = torch.load(path)\n    return model.eval()\n",
        ),
        Mistake(
            "note_eval",
            "`load_state_dict` gives a note on missing names, not the model, and a note has no `eval`.",
            "On which object do you call `eval`?",
            replace=(
                "model.load_state_dict(torch.load(path, weights_only=True))\n    return model.eval()",
                "return model.load_state_dict(torch.load(path, weights_only=True)).eval()",
            ),
        ),
        Mistake(
            "path_loaded",
            "`load_state_dict` was given the path. It wants the dict that lies in the file.",
            "Which call reads the file?",
            replace=("torch.load(path, weights_only=True)", "path"),
        ),
        Mistake(
            "state",
            "The dict of numbers came back; the model is asked for.",
            "Which object should the caller get?",
            replace=("return model.eval()", "return model.eval().state_dict()"),
        ),
        Mistake(
            "nothing",
            "Nothing came back.",
            "Does your function end in `return`?",
            replace=("return model.eval()", "model.eval()"),
        ),
    ],
    hints=[
        "Reading a file gives you a dict of numbers. What still has to happen with it?",
        "`torch.load` reads, `load_state_dict` puts the numbers in, `eval()` switches the mode and gives the model "
        "back.",
    ],
)

EXERCISES = [MAKE, GRAD_OF, DEEP, PROBABILITIES, STEP, FITTING, SAVING, LOADING]
