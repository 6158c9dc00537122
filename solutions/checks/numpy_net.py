"""What lesson 09's exercises must show, and the mistakes that their checks name."""

import itertools

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, equal, judge

GRADIENT = equal(rtol=0.0, atol=1e-9, of_largest=1e-5)
PROBABILITY = equal(rtol=1e-6, atol=1e-6)  # clipping p to [1e-7, 1 - 1e-7] is allowed


def _params(rng, sizes):
    """Weights and biases with mixed signs, no zeros."""
    return [(rng.normal(0, 0.7, (d, h)), rng.normal(0.1, 0.4, h)) for d, h in itertools.pairwise(sizes)]


def _whole(rng, sizes):
    """Integer weights and biases, biases never 0 together with an all-integer input's half."""
    pairs = itertools.pairwise(sizes)
    return [(rng.integers(-2, 3, (d, h)), rng.integers(1, 3, h) * rng.choice([-1, 1], h)) for d, h in pairs]


def _generators(rng, **more):
    seed = int(rng.integers(1, 10_000))
    source = Source(f"np.random.default_rng({seed})")
    return {"rng": source, "same_rng": source, **more}


START = """first = init_layers(sizes, rng)
again = init_layers(sizes, same_rng)
other = init_layers(sizes, rng)
first, again, other"""


def _wide(rng):
    return _generators(
        rng, sizes=[int(rng.integers(40, 50)), int(rng.integers(60, 70)), int(rng.integers(110, 130)), 1]
    )


def _wide_last(rng):
    return _generators(rng, sizes=[2, int(rng.integers(2_200, 2_600)), 1])


def _narrow(rng):
    return _generators(rng, sizes=[3, 5, 4, 2])


INIT = Exercise(
    "init_layers",
    groups=[
        Group(
            "hidden layers",
            [
                Case("wide layers, spread by their inputs", START, _wide, judge("he_layers")),
                Case("narrow layers, and two outputs", START, _narrow, judge("he_layers")),
            ],
        ),
        Group("the last layer too", [Case("a wide layer before the output", START, _wide_last, judge("he_layers"))]),
    ],
    mistakes=[
        Mistake(
            "outputs",
            "The spread fits the number of a layer's outputs. What adds up inside a neuron is its inputs.",
            "For a layer from 50 to 80 units: how many products does one neuron add up? That number belongs under the "
            "root.",
            replace=("np.sqrt(2 / d)", "np.sqrt(2 / h)"),
        ),
        Mistake(
            "lecun",
            "The spread is sqrt(1 / inputs), which is LeCun's rule for layers without ReLU.",
            "ReLU throws away about half of the signal. By how much must the weights be larger to make up for it?",
            replace=("np.sqrt(2 / d)", "np.sqrt(1 / d)"),
        ),
        Mistake(
            "glorot",
            "The spread is sqrt(2 / (inputs + outputs)), Glorot's rule, which suits tanh.",
            "He's rule for ReLU looks at one of the two numbers only. Read the formula in the text once more.",
            replace=("np.sqrt(2 / d)", "np.sqrt(2 / (d + h))"),
        ),
        Mistake(
            "variance",
            "The standard deviation of the weights is 2 / inputs. The rule of the text has a root over it.",
            "Work out one number: for 50 inputs the text gives 0.2. What does your formula give?",
            replace=("np.sqrt(2 / d)", "2 / d"),
        ),
        Mistake(
            "standard_normal",
            "The weights have a standard deviation of 1, whatever the width of the layer.",
            "Where does the number of a layer's inputs come into your draw?",
            replace=("np.sqrt(2 / d)", "1.0"),
        ),
        Mistake(
            "zeros",
            "All weights are 0, so every neuron of a layer would compute the same and stay the same.",
            "Which function of `rng` draws a table of numbers by chance?",
            replace=("rng.standard_normal((d, h))", "np.zeros((d, h))"),
        ),
        Mistake(
            "transposed",
            "The weights have one row for each output. Here a layer computes `X @ W`, so W has one row for each input.",
            "Write the shapes of `X @ W` beside each other: `(n, d) @ (?, ?)` should be `(n, h)`.",
            replace=("standard_normal((d, h))", "standard_normal((h, d))"),
        ),
        Mistake(
            "bias_drawn",
            "The biases are not 0. All of them start at 0 here.",
            "Only the weights have to differ from each other. What should `b` hold at the start?",
            replace=("np.zeros(h)", "rng.normal(0, 1, h)"),
        ),
        Mistake(
            "bias_row",
            "The biases are a table of one row, `(1, h)`.",
            "One number for each neuron, `(h,)`: how is the shape of `np.zeros` written for a single axis?",
            replace=("np.zeros(h)", "np.zeros((1, h))"),
        ),
        Mistake(
            "own_seed",
            "Two calls in a row give the same weights: the second one does not draw on from where the caller's "
            "generator stands.",
            "Which generator does the caller hand to you? All chance should come from that one, at every call. Is a "
            "generator made, copied, or a result kept?",
            replace=("params = []", "params = []\n    rng = np.random.default_rng(0)"),
        ),
        Mistake(
            "last_unchanged",
            "The last layer is drawn in another way than the others.",
            "The rule holds for every layer here, the last one too. Is there a special case in your loop that is not "
            "asked for?",
            body="""def init_layers(sizes, rng):
    params = []
    for d, h in zip(sizes[:-1], sizes[1:], strict=True):
        spread = 1.0 if h == 1 else np.sqrt(2 / d)
        params.append((rng.normal(0, spread, (d, h)), np.zeros(h)))
    return params
""",
        ),
    ],
    hints=[
        "How many pairs (W, b) belong to a list of 4 widths? Which two widths make the shape of the second W?",
        "Go over the layers by number: the inputs and outputs of a layer are neighbours in the list of widths.",
    ],
)


def _narrow_task(rng):
    """Draw eight rows and a network with a hidden layer of one unit, which is silent for some rows only."""
    while True:
        X, params = rng.normal(0, 1, (8, 3)), _params(rng, [3, 3, 1, 4, 1])
        A = np.clip(X @ params[0][0] + params[0][1], 0, None)
        z = (A @ params[1][0] + params[1][1])[::2, 0]
        if 0 < np.sum(z > 0.1) < 4 and np.abs(z).min() > 1e-3:
            return {"X": X, "params": params}


FORWARD = Exercise(
    "forward_pass",
    groups=[
        Group(
            "one and several layers",
            [
                Case(
                    "three layers",
                    "forward_pass(X, params)[0]",
                    lambda rng: {"X": rng.normal(0, 1, (5, 3)), "params": _params(rng, [3, 6, 4, 1])},
                    PROBABILITY,
                ),
                Case(
                    "one layer alone",
                    "forward_pass(X, params)[0]",
                    lambda rng: {"X": rng.normal(0, 1, (6, 4)) - 0.5, "params": _params(rng, [4, 1])},
                    PROBABILITY,
                ),
                Case(
                    "five layers, one row",
                    "forward_pass(X, params)[0]",
                    lambda rng: {"X": rng.normal(0, 1, (1, 2)), "params": _params(rng, [2, 7, 5, 6, 3, 1])},
                    PROBABILITY,
                ),
            ],
            weight=2,
        ),
        Group(
            "other inputs",
            [
                Case(
                    "whole numbers in X and W",
                    "forward_pass(X, params)[0]",
                    lambda rng: {
                        "X": rng.integers(-3, 4, (4, 2)),
                        "params": [(W, b + 0.5) for W, b in _whole(rng, [2, 5, 1])],
                    },
                    PROBABILITY,
                ),
                Case(
                    "every second row of a larger table, then the others; square layers and one of a single unit",
                    "first = forward_pass(X[::2], params)[0]\nforward_pass(X[1::2], params)\nfirst",
                    _narrow_task,
                    PROBABILITY,
                ),
                Case(
                    "very sure, both ways",
                    "forward_pass(X, params)[0]",
                    {
                        "X": np.array([[1000.0], [-1000.0], [0.25]]),
                        "params": [
                            (np.array([[1.0, -1.0]]), np.array([0.125, -0.25])),
                            (np.array([[1.0], [-1.0]]), np.array([0.5])),
                        ],
                    },
                    PROBABILITY,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "relu_last",
            "No probability is below 0.5: the last layer has been through ReLU before the sigmoid.",
            "Which layer is the one without ReLU? Where does your loop stop?",
            body="""def forward_pass(X, params):
    layer_inputs = [X]
    for W, b in params:
        layer_inputs.append(np.maximum(layer_inputs[-1] @ W + b, 0))
    return expit(layer_inputs[-1]), layer_inputs
""",
        ),
        Mistake(
            "no_relu",
            "Nothing bends between the layers, so the whole network is one straight layer (lesson 03).",
            "What should happen to each hidden layer's numbers before they go on?",
            replace=("np.maximum(Z, 0)", "Z"),
        ),
        Mistake(
            "sigmoid_everywhere",
            "The hidden layers use the sigmoid. In this lesson they use ReLU.",
            "Which of the two activations belongs between the layers, and which at the end?",
            replace=("np.maximum(Z, 0)", "expit(Z)"),
        ),
        Mistake(
            "no_sigmoid",
            "The last layer's numbers come out as they are; some lie below 0 or above 1.",
            "What makes a probability of a number?",
            replace=("p = expit(layer_inputs[-1] @ W + b)", "p = layer_inputs[-1] @ W + b"),
        ),
        Mistake(
            "no_bias",
            "The biases are left out.",
            "Write the formula of one layer once more. What is added after the product?",
            replace=("Z = layer_inputs[-1] @ W + b", "Z = layer_inputs[-1] @ W"),
        ),
        Mistake(
            "no_bias_at_all",
            "No layer adds its bias: neither the hidden ones nor the last.",
            "Write the formula of one layer once more. What is added after the product?",
            body="""def forward_pass(X, params):
    layer_inputs = [X]
    for W, _ in params[:-1]:
        layer_inputs.append(np.maximum(layer_inputs[-1] @ W, 0))
    return expit(layer_inputs[-1] @ params[-1][0]), layer_inputs
""",
        ),
        Mistake(
            "no_bias_last",
            "The last layer's bias is left out; the hidden layers are right.",
            "The last layer differs from the others in one thing only: which one is it?",
            replace=("expit(layer_inputs[-1] @ W + b)", "expit(layer_inputs[-1] @ W)"),
        ),
        Mistake(
            "always_x",
            "A layer is given `X` where it should be given what the layer before it gave.",
            "Which variable holds the newest numbers, and does each round of your loop read that one?",
            replace=("Z = layer_inputs[-1] @ W + b", "Z = X @ W + b"),
        ),
        Mistake(
            "p_alone",
            "Only `p` comes back, so its first row is taken for `p`.",
            "Two things are asked for: the probabilities, and a cache for the backward pass.",
            replace=("return p, layer_inputs", "return p"),
        ),
        Mistake(
            "flat",
            "The probabilities lie in one row, `(n,)`. The targets have the shape `(n, 1)`, and `p - t` would become "
            "a table.",
            "Which step takes the second axis away? Without it the shape is right by itself.",
            replace=("return p, layer_inputs", "return p[:, 0], layer_inputs"),
        ),
        Mistake(
            "abs",
            "Negative numbers of the hidden layers change their sign in place of becoming 0.",
            "What does ReLU make of −2?",
            replace=("np.maximum(Z, 0)", "np.abs(Z)"),
        ),
        Mistake(
            "relu_for_sigmoid",
            "The last layer has been through ReLU in place of the sigmoid: no answer is below 0, and some are above 1.",
            "Which of the two activations makes a probability of any number, and where does it belong?",
            replace=("p = expit(layer_inputs[-1] @ W + b)", "p = np.maximum(layer_inputs[-1] @ W + b, 0)"),
        ),
        Mistake(
            "relu_of_input",
            "ReLU comes before each layer, so the negative numbers of `X` are lost before the first product.",
            "What is bent: what a layer gives, or what it is given? Follow `X` to the first product.",
            replace=("layer_inputs = [X]", "layer_inputs = [np.maximum(X, 0)]"),
        ),
        Mistake(
            "leaky",
            "The hidden layers let a hundredth of each negative number through: leaky ReLU. Plain ReLU is asked for.",
            "What does ReLU make of −2?",
            replace=("np.maximum(Z, 0)", "np.where(Z > 0, Z, 0.01 * Z)"),
        ),
        Mistake(
            "tanh",
            "The hidden layers use tanh. In this lesson they use ReLU.",
            "What does ReLU make of −2, and what of 2?",
            replace=("np.maximum(Z, 0)", "np.tanh(Z)"),
        ),
        Mistake(
            "one_minus",
            "Each answer is 1 minus the probability: the sign inside the sigmoid's exponential is the other one.",
            "For z = 1 the sigmoid is 0.731. What does your formula give?",
            replace=("expit(layer_inputs[-1] @ W + b)", "expit(-(layer_inputs[-1] @ W + b))"),
        ),
        Mistake(
            "decided",
            "Each answer is 0 or 1. How sure the network is, a number between the two, is asked for.",
            "Which step makes a decision of the probability? That is for whoever reads it.",
            replace=("p = expit(layer_inputs[-1] @ W + b)", "p = (layer_inputs[-1] @ W + b > 0).astype(float)"),
        ),
        Mistake(
            "softmax",
            "Softmax over a single column makes 1 of every number.",
            "Which function of the first code cell looks at each number by itself?",
            replace=("expit(layer_inputs[-1] @ W + b)", "np.ones((len(X), 1))"),
        ),
        Mistake(
            "adds_in_place",
            "`+=` with a bias of decimals was used on a product of whole numbers: NumPy will not write decimals into "
            "an array of integers.",
            "Which form of the sum makes a new array, of a type that can hold the result?",
            body="""def forward_pass(X, params):
    layer_inputs = [X]
    for W, b in params[:-1]:
        Z = layer_inputs[-1] @ W
        Z += b
        layer_inputs.append(np.maximum(Z, 0))
    W, b = params[-1]
    Z = layer_inputs[-1] @ W
    Z += b
    return expit(Z), layer_inputs
""",
        ),
        Mistake(
            "overflow",
            "Where a score is large, the answer is `nan`: `exp` of 1000 is infinite, and infinite over infinite is no "
            "number.",
            "Which form of the sigmoid has `exp` in one place only? One is given in the first code cell.",
            replace=(
                "p = expit(layer_inputs[-1] @ W + b)",
                "E = np.exp(layer_inputs[-1] @ W + b)\n    p = E / (1 + E)",
            ),
        ),
    ],
    hints=[
        "Which layers get ReLU, and which one gets the sigmoid? What does each of them start from?",
        "A slice takes all pairs but the last; the index −1 takes the last one. Keep each layer's input in a list as "
        "you go.",
    ],
)


def _clear(inputs):
    """Tell whether no hidden z is near 0, where ReLU has no slope, no p near 0 or 1, and no layer nearly silent."""
    A = inputs["X"]
    for W, b in inputs["params"][:-1]:
        Z = A @ W + b
        if np.abs(Z).min() < 1e-3:
            return False
        A = np.clip(Z, 0, None)
        if 2 * np.sum(A.any(axis=0)) < A.shape[1]:
            return False
    W, b = inputs["params"][-1]
    return np.abs(A @ W + b).max() < 5


def _until_clear(draw):
    """Draw inputs again and again until they are clear of the places where conventions differ."""

    def drawn(rng):
        return next(inputs for inputs in iter(lambda: draw(rng), None) if _clear(inputs))

    return drawn


def _task(n, sizes, scale=0.5, **more):
    """Return a way to draw X, t with both targets where there is room, and params."""

    def draw(rng):
        t = rng.permutation(np.arange(n) % 2)[:, None]
        params = [(scale * W, b) for W, b in _params(rng, sizes)]
        later = {name: rng.normal(0, 1, (rows, sizes[0])) for name, rows in more.items()}
        return {"X": rng.normal(0, 1, (n, sizes[0])), "t": t, "params": params, **later}

    return _until_clear(draw)


def _whole_task(rng):
    X, t = rng.integers(-1, 2, (4, 2)) + 0.5, rng.permutation([1.0, 0.0, 1.0, 1.0])[:, None]
    return {"X": X, "t": t, "params": _whole(rng, [2, 3, 1])}


BACK = """p, cache = forward_pass(X, params)
backward_pass(p, t, params, cache)"""
OLDER = """p, cache = forward_pass(X, params)
p_later, cache_later = forward_pass(X_later, params)
first = backward_pass(p, t, params, cache)
backward_pass(p_later, t, params, cache_later)
first"""

TWICE = """p, cache = forward_pass(X, params)
backward_pass(p, t, params, cache)
backward_pass(p, t, params, cache)"""

BACKWARD = Exercise(
    "backward_pass",
    groups=[
        Group(
            "one layer",
            [
                Case("one layer, seven rows", BACK, _task(7, [3, 1]), GRADIENT),
                Case("one layer, one row", BACK, _task(1, [4, 1]), GRADIENT),
            ],
        ),
        Group(
            "several layers",
            [
                Case("two layers", BACK, _task(6, [3, 5, 1]), GRADIENT),
                Case("five layers, two of them square", BACK, _task(9, [2, 5, 5, 5, 3, 1], 0.9), GRADIENT),
            ],
            weight=2,
        ),
        Group(
            "other inputs",
            [
                Case("an older cache", OLDER, _task(5, [3, 6, 1], X_later=5), GRADIENT),
                Case("asked a second time", TWICE, _task(5, [3, 4, 1]), GRADIENT),
                Case("weights of whole numbers", BACK, _until_clear(_whole_task), GRADIENT),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "sum",
            "The gradients are those of the summed loss: too large by the number of rows.",
            "The loss is a mean over the rows. At which one place does the division by `n` belong?",
            replace=("(p - t) / len(t)", "p - t"),
        ),
        Mistake(
            "twice",
            "dW and db are divided by `n`, though dZ had been divided already.",
            "Once divided, `n` is in every dZ that follows from the first. Where else do you divide?",
            replace=("(A.T @ dZ, dZ.sum(axis=0))", "(A.T @ dZ / len(t), dZ.mean(axis=0))"),
        ),
        Mistake(
            "every_layer",
            "The last layer is right; every layer before it is too small by the number of rows once more. dZ is "
            "divided by `n` in each layer.",
            "The loss is one mean, so one division is enough, in the first dZ of the way back. How often does your "
            "loop divide?",
            replace=("dZ = dA * (A > 0)", "dZ = dA * (A > 0) / len(t)"),
        ),
        Mistake(
            "mask_last",
            "The last layer's dZ is 0 in the rows where its z is not positive (p below 0.5): ReLU's slope was used "
            "for the last layer too.",
            "Which layers went through ReLU on the way forward? Is the last one among them?",
            replace=("(p - t) / len(t)", "(p - t) / len(t) * (p > 0.5)"),
        ),
        Mistake(
            "pops",
            "The first call is right; asked a second time, it finds the cache empty. `pop` takes an entry out of the "
            "list that the caller still holds. `p` and `cache` should stay as they are.",
            "How can you read the last entry, then the one before it, and leave the list whole?",
            body="""def backward_pass(p, t, params, cache):
    grads = []
    dZ = (p - t) / len(t)
    for W, _ in reversed(params):
        A = cache.pop()
        grads.append((A.T @ dZ, dZ.sum(axis=0)))
        dZ = (dZ @ W.T) * (A > 0)
    return grads[::-1]
""",
        ),
        Mistake(
            "pops_all",
            "The first call is right; asked a second time, it finds the cache empty and gives an empty list. `pop` "
            "takes an entry out of the list that the caller still holds. `p` and `cache` should stay as they are.",
            "How can you read the last entry, then the one before it, and leave the list whole?",
            body="""def backward_pass(p, t, params, cache):
    grads = []
    dZ = (p - t) / len(t)
    while cache:
        A = cache.pop()
        grads.insert(0, (A.T @ dZ, dZ.sum(axis=0)))
        dZ = (dZ @ params[len(cache)][0].T) * (A > 0)
    return grads
""",
        ),
        Mistake(
            "writes_p",
            "The first call is right; asked a second time with the same `p`, it gives other gradients. `-=` and `/=` "
            "write into the caller's array. `p` and `cache` should stay as they are.",
            "What is the difference between `p -= t` and a new array with a name of its own?",
            replace=("dZ = (p - t) / len(t)", "p -= t\n    p /= len(t)\n    dZ = p"),
        ),
        Mistake(
            "subtracts_in_p",
            "The first call is right; asked a second time with the same `p`, it gives other gradients. `-=` writes "
            "into the caller's array. `p` and `cache` should stay as they are.",
            "What is the difference between `p -= t` and a new array with a name of its own?",
            replace=("dZ = (p - t) / len(t)", "p -= t\n    dZ = p / len(t)"),
        ),
        Mistake(
            "sign",
            "Every gradient has the wrong sign: a step would go uphill.",
            "If p is larger than t, the score should come down. What sign must dZ have then?",
            replace=("(p - t)", "(t - p)"),
        ),
        Mistake(
            "order",
            "The pairs stand in the order in which they were found, the last layer first.",
            "Which layer should be the first of the list, and which one do you reach first?",
            replace=("grads[::-1]", "grads"),
        ),
        Mistake(
            "bias_mean",
            "db is the mean over the rows. dZ holds the division by `n` already.",
            "A bias is added to every row. What happens to the slopes that come from the rows?",
            replace=("dZ.sum(axis=0)", "dZ.mean(axis=0)"),
        ),
        Mistake(
            "bias_undivided",
            "dW is right; db is too large by the number of rows.",
            "The division by `n` belongs to the first dZ. Then it is in dW and db alike: where do you divide?",
            replace=("dZ.sum(axis=0)", "dZ.sum(axis=0) * len(t)"),
        ),
        Mistake(
            "bias_axis",
            "db is added up over the neurons; it should be over the rows.",
            "dZ has the shape (n, h), and db should be (h,). Which axis must go?",
            replace=("dZ.sum(axis=0)", "dZ.sum(axis=1)"),
        ),
        Mistake(
            "bias_scalar",
            "db is one number: the sum went over all axes. There is a slope for each neuron.",
            "dZ has the shape (n, h), and db should be (h,). Which axis must go, and which must stay?",
            replace=("dZ.sum(axis=0)", "dZ.sum()"),
        ),
        Mistake(
            "bias_table",
            "db has the shape (1, h); b has the shape (h,).",
            "Does your sum keep the axis that it adds up over?",
            replace=("dZ.sum(axis=0)", "dZ.sum(axis=0, keepdims=True)"),
        ),
        Mistake(
            "no_relu",
            "The last layer is right. Before it, gradients pass where ReLU had cut the signal off.",
            "Where a hidden z was negative, would a small change of it change anything behind it?",
            replace=("dZ = dA * (A > 0)", "dZ = dA"),
        ),
        Mistake(
            "mask_of_gradient",
            "ReLU lets through where the gradient is positive. What counts is where z was positive.",
            "Which numbers did ReLU look at on the way forward? Those decide on the way back as well.",
            replace=("(A > 0)", "(dA > 0)"),
        ),
        Mistake(
            "sigmoid_slope",
            "The sigmoid's slope is in there twice: `p - t` holds it already.",
            "Work out one number: for p = 0.8, t = 1 and n = 4 the text gives −0.05. What do you get?",
            replace=("(p - t) / len(t)", "(p - t) * p * (1 - p) / len(t)"),
        ),
        Mistake(
            "relu_of_hidden",
            "The gradient is multiplied by what the hidden layer gave, not by ReLU's slope.",
            "ReLU's slope is 1 or 0. Which of your factors has other values?",
            replace=("(A > 0)", "A"),
        ),
        Mistake(
            "weights_divided",
            "db is right; dW is divided by `n` once more, though dZ had been divided already.",
            "Once divided, `n` is in every dZ that follows from the first. Where else do you divide?",
            replace=("A.T @ dZ", "A.T @ dZ / len(t)"),
        ),
        Mistake(
            "mask_inverted",
            "The last layer is right. Before it, gradients pass where ReLU had cut the signal off, and stop where it "
            "had let it through.",
            "Where z was positive, ReLU changed nothing. What should it do with the gradient there?",
            replace=("(A > 0)", "(A <= 0)"),
        ),
        Mistake(
            "square_dW",
            "In layers with as many inputs as units, dW has rows and columns exchanged. There the shape is right "
            "either way.",
            "For one weight: which input does it multiply, and of which unit is its `dZ`? Rows of W belong to inputs.",
            replace=("(A.T @ dZ, ", "(dZ.T @ A if A.shape == dZ.shape else A.T @ dZ, "),
        ),
        Mistake(
            "square_dA",
            "The gradients are right down to the first layer with as many inputs as units. There `W` itself was used "
            "on the way back, and its shape fits either way.",
            "A unit hands its gradient back to each of its inputs. Where do a unit's weights stand in W: in a row or "
            "in a column?",
            replace=("dZ @ W.T", "dZ @ (W if W.shape[0] == W.shape[1] else W.T)"),
        ),
        Mistake(
            "one_row_less",
            "The division is by `n` − 1. The loss is a mean over all `n` rows.",
            "For p = 0.8 and t = 1 among 4 rows the text gives −0.05. What do you get?",
            replace=("/ len(t)", "/ max(1, len(t) - 1)"),
        ),
    ],
    hints=[
        "What is dZ of the last layer for one row with p = 0.8 and t = 1? And what does that layer's W need besides "
        "dZ?",
        "Walk through params and cache backwards together. `reversed` or an index from the end both work.",
        "Shapes first: dW (d, h) from A (n, d) and dZ (n, h); what goes back, (n, d), from dZ (n, h) and W (d, h).",
    ],
    needs=["forward_pass"],
)


def _step(rng):
    """Draw three layers, the first one square, and a gradient that is 0 in the second one."""
    params, grads = _params(rng, [3, 3, 2, 1]), _params(rng, [3, 3, 2, 1])
    grads[1] = tuple(0.0 * part for part in grads[1])
    return {"params": params, "grads": grads, "lr": float(rng.uniform(0.05, 0.4))}


ALONE = """new = update(params, grads, lr)
update(grads, params, lr)
for W, b in params:
    W[:] = 0
    b[:] = 0
new"""

UPDATE = Exercise(
    "update",
    groups=[
        Group(
            "a step",
            [
                Case("three layers", "update(params, grads, lr)", _step),
                Case(
                    "one layer, a rate of 2",
                    "update(params, grads, lr)",
                    lambda rng: {"params": _params(rng, [1, 3]), "grads": _params(rng, [1, 3]), "lr": 2},
                ),
                Case(
                    "weights of whole numbers",
                    "update(params, grads, lr)",
                    lambda rng: {
                        "params": _whole(rng, [2, 3, 1]),
                        "grads": [(12 * dW, 12 * db) for dW, db in _params(rng, [2, 3, 1])],
                        "lr": 1.5,
                    },
                ),
                Case("the old arrays are overwritten later", ALONE, _step, in_place=("params",)),
                Case("a rate of 0", ALONE, lambda rng: {**_step(rng), "lr": 0.0}, in_place=("params",)),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "in_place",
            "The old arrays were changed, so the network before the step is gone.",
            "`W -= …` writes into the array it is given. Which form makes a new one?",
            body="""def update(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        W -= lr * dW
        b -= lr * db
    return params
""",
        ),
        Mistake(
            "uphill",
            "The step goes along the gradient: uphill, where the loss grows.",
            "The gradient points to where the loss grows. Which way should the step go?",
            replace=("W - lr * dW, b - lr * db", "W + lr * dW, b + lr * db"),
        ),
        Mistake(
            "no_bias",
            "The biases stayed as they were.",
            "Which arrays belong to one layer, and do all of them take part in the step?",
            replace=("b - lr * db", "b.copy()"),
        ),
        Mistake(
            "no_bias_shared",
            "The biases take no part in the step: the new params hold the very arrays of the old ones.",
            "Which arrays belong to one layer, and do all of them take part in the step?",
            replace=("b - lr * db", "b"),
        ),
        Mistake(
            "rate_of_biases",
            "The weights are right. The biases' step is as long as their gradient: the rate is left out there.",
            "Where does `lr` stand in each of your two differences?",
            replace=("b - lr * db", "b - db"),
        ),
        Mistake(
            "whole_again",
            "Where the old arrays hold whole numbers, the digits after the decimal point are gone: the result was put "
            "into an array of their type.",
            "Of which type is the array that the result is written into, and who decided that?",
            replace=(
                "W - lr * dW, b - lr * db",
                "(W - lr * dW).astype(W.dtype), (b - lr * db).astype(b.dtype)",
            ),
        ),
        Mistake(
            "copied_whole",
            "A copy of whole numbers is of whole numbers too, and `-=` can't write decimals into it.",
            "Which form of the difference makes a new array, of a type that can hold the result?",
            body="""def update(params, grads, lr):
    new = [(W.copy(), b.copy()) for W, b in params]
    for (W, b), (dW, db) in zip(new, grads, strict=True):
        W -= lr * dW
        b -= lr * db
    return new
""",
        ),
        Mistake(
            "sign_alone",
            "Each step has the gradient's sign and not its size: all weights move equally far.",
            "With W = 3, dW = 4 and lr = 0.5 the text gets 1. What do you get?",
            replace=("W - lr * dW, b - lr * db", "W - lr * np.sign(dW), b - lr * np.sign(db)"),
        ),
        Mistake(
            "bias_lost",
            "Each layer's entry is W alone. A pair is wanted: the new W and the new b.",
            "Which arrays belong to one layer? Each of them is stepped, and both come back together.",
            replace=("(W - lr * dW, b - lr * db)", "W - lr * dW"),
        ),
        Mistake(
            "rate_outside",
            "The rate multiplies the whole difference: the old weights are scaled by it too.",
            "With W = 3, dW = 4 and lr = 0.5 the text gets 1. Which is multiplied first in your formula?",
            replace=("W - lr * dW, b - lr * db", "(W - dW) * lr, (b - db) * lr"),
        ),
        Mistake(
            "flat_list",
            "The arrays stand one after the other in one list. A pair `(W, b)` is wanted for each layer.",
            "How does `params` itself hold them? Your list should look alike.",
            body="""def update(params, grads, lr):
    new = []
    for (W, b), (dW, db) in zip(params, grads, strict=True):
        new.append(W - lr * dW)
        new.append(b - lr * db)
    return new
""",
        ),
        Mistake(
            "no_rate",
            "The step is as long as the gradient itself: the learning rate is left out.",
            "Which of the three parameters does your formula not use?",
            replace=("W - lr * dW, b - lr * db", "W - dW, b - db"),
        ),
        Mistake(
            "only_gradient",
            "The change alone comes back, without the weights it belongs to.",
            "With W = 3, dW = 4 and lr = 0.5 the text gets 1. What does your formula give?",
            replace=("W - lr * dW, b - lr * db", "-lr * dW, -lr * db"),
        ),
        Mistake(
            "nothing",
            "A list of changed arrays was made, but `None` came back.",
            "How does a result leave a function?",
            replace=("return [", "_ = ["),
        ),
    ],
    hints=[
        "With W = 3, dW = 4 and lr = 0.5: what is the new W, and what should the old one still be?",
        "`zip` walks through params and grads together; each item is a pair of pairs.",
    ],
)

TRAIN = """try:
    start, other = train(X, t, sizes, lr, 0, rng), train(X, t, sizes, lr, 0, rng)
except UnboundLocalError as error:
    start = other = f"UnboundLocalError: {error}"
end = train(X, t, sizes, lr, epochs, same_rng)
start, other, end"""


def _run(rng, n, sizes, lr, epochs):
    X = rng.normal(0, 1, (n, sizes[0]))
    t = (X[:, :1] + 0.3 * rng.normal(0, 1, (n, 1)) > 0.1).astype(int)
    t[0], t[1] = 0, 1
    return _generators(rng, X=X, t=t, sizes=sizes, lr=lr, epochs=epochs)


def _easy_run(rng):
    """Draw rows that are easily parted: after forty epochs nearly every start has all of them right for long."""
    t = np.array([0, 1, 1, 0, 1, 0])[:, None]
    X = np.hstack([(2 * t - 1) * rng.uniform(1, 2, (6, 1)), rng.uniform(-0.5, 0.5, (6, 1))])
    return _generators(rng, X=X, t=t, sizes=[2, 9, 1], lr=0.5, epochs=40)


def _jumping_run(rng):
    """Draw a run whose loss rises on the way: each row stands there with both labels, and the rate is too large."""
    half, labels = rng.uniform(-1.5, 1.5, (7, 2)), rng.integers(0, 2, (7, 1))
    X, t = np.vstack([half, half]), np.vstack([labels, 1 - labels])
    return _generators(rng, X=X, t=t, sizes=[2, 1], lr=10.0, epochs=8)  # |z| stays below 10: no p is clipped


DESCENT = judge("trained_by_descent")

TRAINING = Exercise(
    "train",
    groups=[
        Group(
            "three steps",
            [
                Case("two layers, three epochs", TRAIN, lambda rng: _run(rng, 11, [3, 8, 1], 0.25, 3), DESCENT),
                Case("another width and another rate", TRAIN, lambda rng: _run(rng, 8, [2, 5, 6, 1], 0.5, 3), DESCENT),
                Case("130 rows in each step", TRAIN, lambda rng: _run(rng, 130, [3, 6, 1], 0.25, 3), DESCENT),
            ],
            weight=2,
        ),
        Group(
            "longer and other runs",
            [
                Case("wide layers as He draws them", TRAIN, lambda rng: _run(rng, 9, [4, 70, 60, 1], 0.1, 2), DESCENT),
                Case("a rate of 0 changes nothing", TRAIN, lambda rng: _run(rng, 7, [3, 6, 1], 0.0, 4), DESCENT),
                Case("forty epochs, all rows right before the end", TRAIN, _easy_run, DESCENT),
                Case("a rate so large that the loss rises on the way", TRAIN, _jumping_run, DESCENT),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "history_alone",
            "Only the history came back. The params of the trained network are wanted too, before it.",
            "Which two things does the docstring name under Returns, and in which order?",
            replace=("    return params, history", "    return history"),
        ),
        Mistake(
            "params_alone",
            "Only the params came back. The history is wanted too.",
            "Which two things does the docstring name under Returns, and in which order?",
            replace=("    return params, history", "    return params"),
        ),
        Mistake(
            "turned_round",
            "Both things came back, but the history stands first. The params are wanted first.",
            "Compare your last line with the order that the docstring names under Returns.",
            replace=("    return params, history", "    return history, params"),
        ),
        Mistake(
            "first_in_loop",
            "With `epochs` = 0 the loop never runs, and a name that is set only inside it has no value after it "
            "(Python says `UnboundLocalError`).",
            "With 0 epochs the network as drawn should come back. What has to be done once, before the loop?",
            body="""def train(X, t, sizes, lr, epochs, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        params = init_layers(sizes, rng)
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(float(np.mean((p > 0.5) == t)))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
        ),
        Mistake(
            "history_list",
            'The history is no dict. It should be a dict with two lists, "loss" and "accuracy", each with one number '
            "an epoch.",
            "Make the dict with both lists before the loop. What is added to each of them in an epoch?",
            body="""def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), []
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history.append((binary_cross_entropy(p, t), float(np.mean((p > 0.5) == t))))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
        ),
        Mistake(
            "other_names",
            'The history is a dict, but "loss" or "accuracy" is not among its names. Both are wanted, spelt like '
            "this, with a list of one number an epoch each, and there too when `epochs` is 0.",
            "Compare the names of your entries with those under Returns in the docstring, letter by letter.",
            body="""def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"losses": [], "accuracies": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["losses"].append(binary_cross_entropy(p, t))
        history["accuracies"].append(float(np.mean((p > 0.5) == t)))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
        ),
        Mistake(
            "minibatches",
            "With few rows the params are right. With 130 rows they have moved further than three steps go: an "
            "epoch had more than one step, as with minibatches.",
            "Full batch means one step an epoch, on all rows together. How many rows does each call of "
            "`forward_pass` get in your loop?",
            body="""def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), 32):
            rows = order[start : start + 32]
            p, cache = forward_pass(X[rows], params)
            params = update(params, backward_pass(p, t[rows], params, cache), lr)
        p, _ = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(float(np.mean((p > 0.5) == t)))
    return params, history
""",
        ),
        Mistake(
            "row_by_row",
            "The params have moved further than three steps go, along nearly the same way: an epoch had more than "
            "one step, as when each row has its own, or the steps are longer than `lr` times the gradient.",
            "Three epochs are three steps, each on all rows together. How often does your code reach `update` in an "
            "epoch, and with which rate?",
            body="""def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(float(np.mean((p > 0.5) == t)))
        for i in range(len(X)):
            p, cache = forward_pass(X[i : i + 1], params)
            params = update(params, backward_pass(p, t[i : i + 1], params, cache), lr)
    return params, history
""",
        ),
        Mistake(
            "forward_once",
            "The loss is the same number in every epoch, though the params change: each epoch uses the `p` of the "
            "first network.",
            "After a step the network gives other answers. What has to be computed again in every epoch?",
            body="""def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    p, cache = forward_pass(X, params)
    for _ in range(epochs):
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(float(np.mean((p > 0.5) == t)))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
        ),
        Mistake(
            "not_kept",
            "The network never moves: after all epochs the params are the ones that were drawn.",
            "`update` makes a new list and leaves the old one alone. What do you do with what it returns?",
            replace=("params = update(params, grads, lr)", "update(params, grads, lr)"),
        ),
        Mistake(
            "anew",
            "The network is drawn anew in every epoch, so nothing that was learned is kept.",
            "What should happen once, and what in every round of the loop?",
            replace=(
                "p, cache = forward_pass(X, params)",
                "params = init_layers(sizes, rng)\n        p, cache = forward_pass(X, params)",
            ),
        ),
        Mistake(
            "own_rate",
            "The steps are not `lr` long: the rate is written as a number in your code.",
            "Which rate was the function given, and where is it used?",
            replace=("update(params, grads, lr)", "update(params, grads, 0.01)"),
        ),
        Mistake(
            "one_short",
            "One epoch is missing.",
            "How many numbers does your range give for `epochs` = 3? Count them.",
            replace=("range(epochs)", "range(1, epochs)"),
        ),
        Mistake(
            "start_counted",
            "One epoch too many is run and written down.",
            "How many numbers does your range give for `epochs` = 3? Count them.",
            replace=("range(epochs)", "range(epochs + 1)"),
        ),
        Mistake(
            "percent",
            "The accuracy is in percent. A fraction between 0 and 1 is asked for.",
            "Two rows right of three should give 0.667.",
            replace=("float(np.mean((p > 0.5) == t))", "100 * float(np.mean((p > 0.5) == t))"),
        ),
        Mistake(
            "count",
            "The accuracy counts the rows that are right. Their fraction is asked for.",
            "Two rows right of three should give 0.667. What do you get?",
            replace=("np.mean((p > 0.5) == t)", "np.sum((p > 0.5) == t)"),
        ),
        Mistake(
            "exact",
            "The accuracy is 0 in every epoch, as where a row counts as right only if p is exactly 0 or 1: that never "
            "happens.",
            'p says how sure the network is. From which p on does it say "1"?',
            replace=("(p > 0.5) == t", "p == t"),
        ),
        Mistake(
            "above_zero",
            "Every p is above 0, so every row counts as an answer of 1.",
            'p lies between 0 and 1. From which p on does the network say "1"?',
            replace=("(p > 0.5)", "(p > 0)"),
        ),
        Mistake(
            "table",
            "Of answers and targets, one was of shape `(n, 1)` and the other `(n,)`: each was compared with all of the "
            "other, a table of n times n. The accuracy is the mean of that table.",
            "Print the shape of your comparison. Which of its two sides lost an axis?",
            replace=("(p > 0.5) == t", "(p > 0.5) == t[:, 0]"),
        ),
        Mistake(
            "said_one",
            'The accuracy is the fraction of rows of which the network says "1". Whether that is right is not asked.',
            "With which numbers does each answer have to be compared?",
            replace=("np.mean((p > 0.5) == t)", "np.mean(p > 0.5)"),
        ),
        Mistake(
            "found_ones",
            'A row counts only where the network says "1" and the target is 1. To say "0" of a 0 is right as well.',
            "Targets 1, 0, 0 and answers 1, 0, 1: two rows of three are right. How many do you count?",
            replace=("np.mean((p > 0.5) == t)", "np.mean((p > 0.5) * t)"),
        ),
        Mistake(
            "squares_noted",
            "The params are right. The history's loss is the mean squared error; the network is trained on the "
            "surprise.",
            "Which loss is given in the first code cell?",
            replace=("binary_cross_entropy(p, t))", "float(np.mean((p - t) ** 2)))"),
        ),
        Mistake(
            "one_step_behind",
            "The params that came back are a step short: an update was left out, or those of an epoch before the last "
            "were kept.",
            "How many updates does your code make for `epochs` = 3, and which params does it hold after the last?",
            body="""def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(float(np.mean((p > 0.5) == t)))
        if epoch < epochs - 1:
            params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
        ),
        Mistake(
            "weights_only",
            "The weights move and the biases do not: the training leaves them at 0.",
            "Which arrays belong to a layer, and does your step move all of them?",
            replace=(
                "params = update(params, grads, lr)",
                "params = [(W - lr * dW, b) for (W, b), (dW, _) in zip(params, grads, strict=True)]",
            ),
        ),
        Mistake(
            "stops_when_right",
            "The training stopped before all epochs were run, at the first in which all rows were right.",
            "The history should hold one number an epoch. What ends your loop early?",
            replace=(
                "        grads = backward_pass",
                '        if history["accuracy"][-1] == 1:\n            break\n        grads = backward_pass',
            ),
        ),
        Mistake(
            "loss_sum",
            "The loss is the sum over the rows; the mean is asked for.",
            "What does `binary_cross_entropy` give already, and what do you do with it after that?",
            replace=("binary_cross_entropy(p, t))", "binary_cross_entropy(p, t) * len(t))"),
        ),
        Mistake(
            "own_seed",
            "Two calls in a row draw the same network: the chance does not come from the caller's generator.",
            "Which generator do you hand to `init_layers`?",
            replace=("init_layers(sizes, rng)", "init_layers(sizes, np.random.default_rng(0))"),
        ),
        Mistake(
            "last_only",
            "The history holds one number in all; one for each epoch is asked for.",
            "Do you make the lists before the loop, and add to them inside it?",
            replace=(
                "    return params, history",
                "    history = {key: values[-1:] for key, values in history.items()}\n    return params, history",
            ),
        ),
    ],
    hints=[
        "What has to happen once, before the loop? What happens in every epoch, and in which order?",
        "Your four functions do the work. In each epoch the result of one is handed to the next; the new params "
        "replace the old ones.",
        "`p > 0.5` gives True and False; compare them with `t`, and the mean of that is a fraction.",
    ],
    needs=["init_layers", "forward_pass", "backward_pass", "update"],
)

EXERCISES = [INIT, FORWARD, BACKWARD, UPDATE, TRAINING]
