"""What lesson 13's exercises must show, and the mistakes that their checks name."""

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, changed, equal, judge


def generator(rng):
    return Source(f"np.random.default_rng({int(rng.integers(1, 10_000))})")


# --- gradient_norms -------------------------------------------------------------------------------------------------

NORMS = equal(rtol=1e-5, atol=0.0)


def norms(name, depth, activation, low, high):
    def draw(rng):
        return {
            "depth": depth,
            "activation": activation,
            "std": float(np.round(rng.uniform(low, high), 4)),
            "rng": generator(rng),
        }

    return Case(name, "gradient_norms(depth, activation, std, rng)", draw, NORMS)


NORMS_BODY = """def gradient_norms(depth, activation, std, rng):
    A = rng.normal(0, 1, (100, 100))
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d, norms = np.full((100, 100), 1e-4), np.zeros(depth)
    for i in reversed(range(depth)):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
"""
X_DRAWN = "    A = rng.normal(0, 1, (100, 100))\n"
GRADIENT_NORMS = Exercise(
    "gradient_norms",
    groups=[
        Group("tanh", [norms("four layers", 4, "tanh", 0.05, 0.12), norms("one layer", 1, "tanh", 0.05, 0.15)]),
        Group(
            "sigmoid", [norms("three layers", 3, "sigmoid", 0.1, 0.3), norms("eight layers", 8, "sigmoid", 0.1, 0.3)]
        ),
        Group("ReLU", [norms("five layers", 5, "relu", 0.1, 0.2), norms("ten layers", 10, "relu", 0.1, 0.16)]),
    ],
    mistakes=[
        Mistake(
            "last_first",
            "The numbers are right, but they run from the last layer to the first.",
            "Backwards you meet the last layer first. In which order should the result be?",
            replace=("return np.array(norms[::-1])", "return np.array(norms)"),
        ),
        Mistake(
            "sum",
            "All norms are 10,000 times too large: this is the gradient of the sum of the outputs.",
            "L is the mean. What is the slope of a mean of 10,000 numbers with respect to one of them?",
            replace=("np.full_like(A, 1 / A.size)", "np.ones_like(A)"),
        ),
        Mistake(
            "rows_mean",
            "All norms are 100 times too large: the mean was taken over the rows only.",
            "How many numbers does the last layer give, all rows and units together?",
            replace=("np.full_like(A, 1 / A.size)", "np.full_like(A, 1 / len(A))"),
        ),
        Mistake(
            "no_slope",
            "The slope of the activation is missing on the way back.",
            "Between the output of a layer and its weighted sums stands the activation. What does it do to a gradient?",
            replace=("d_Z = d_A * SLOPES[activation](Z)", "d_Z = d_A"),
        ),
        Mistake(
            "slope_of_output",
            "The slope was taken at the activation's output; it is taken at the weighted sums.",
            "Which of the two arrays of a layer goes into the slope?",
            replace=("SLOPES[activation](Z)", "SLOPES[activation](ACTIVATIONS[activation](Z))"),
        ),
        Mistake(
            "slope_of_input",
            "The slope was taken at the layer's input; it is taken at the weighted sums.",
            "What goes into the activation on the way forward: what comes before W or what comes after it?",
            replace=("SLOPES[activation](Z)", "SLOPES[activation](A_in)"),
        ),
        Mistake(
            "updated_first",
            "dW was made with the layer's output; it needs the layer's input.",
            "Which array was multiplied by W on the way forward?",
            replace=(
                "norms.append(np.linalg.norm(A_in.T @ d_Z))",
                "norms.append(np.linalg.norm(ACTIVATIONS[activation](Z).T @ d_Z))",
            ),
        ),
        Mistake(
            "largest",
            "These are not Frobenius norms: the root of the sum of all squares is asked for.",
            "What does your norm do with a table: does it look at all of its entries?",
            replace=("np.linalg.norm(A_in.T @ d_Z)", "np.linalg.norm(A_in.T @ d_Z, 2)"),
        ),
        Mistake(
            "squares",
            "The squares were added up; the root is missing.",
            "What comes last in a norm?",
            replace=("np.linalg.norm(A_in.T @ d_Z)", "np.sum((A_in.T @ d_Z) ** 2)"),
        ),
        Mistake(
            "not_turned",
            "The gradient went back through W itself. On the way back its rows and columns change places.",
            "Write the shapes with different widths: (n, h) @ (?, ?) must give (n, d).",
            replace=("d_A = d_Z @ W.T", "d_A = d_Z @ W"),
        ),
        Mistake(
            "weights_first",
            "Other numbers were drawn than asked for: X comes first, then the weights, first layer to last.",
            "In which order do your draws come from `rng`?",
            body=changed(
                NORMS_BODY, (X_DRAWN, ""), ("    inputs, sums = [], []\n", X_DRAWN + "    inputs, sums = [], []\n")
            ),
        ),
        Mistake(
            "own_rng",
            "The numbers do not come from the generator that was handed in.",
            "Which object makes your random numbers?",
            body=changed(NORMS_BODY, (X_DRAWN, "    rng = np.random.default_rng(0)\n" + X_DRAWN)),
        ),
        Mistake(
            "x_std",
            "X was drawn with the spread of the weights. X has spread 1.",
            "Which of your draws should `std` touch, and which not?",
            replace=("A = rng.normal(0, 1, (100, 100))", "A = rng.normal(0, std, (100, 100))"),
        ),
        Mistake(
            "std_squared",
            "The weights were drawn with the square of `std`.",
            "Which of the two does `rng.normal` take: the spread, or its square, the variance?",
            replace=("W = rng.normal(0, std, (100, 100))", "W = rng.normal(0, std**2, (100, 100))"),
        ),
        Mistake(
            "std_root",
            "The weights were drawn with the root of `std`.",
            "Which of the two does `rng.normal` take: the spread, or its square, the variance?",
            replace=("W = rng.normal(0, std, (100, 100))", "W = rng.normal(0, std**0.5, (100, 100))"),
        ),
        Mistake(
            "one_table",
            "All layers have the same weights: one table was drawn and used again and again.",
            "How many tables does `rng` have to give, and which line of yours runs that often?",
            body=changed(
                NORMS_BODY,
                ("[rng.normal(0, std, (100, 100)) for _ in range(depth)]", "[rng.normal(0, std, (100, 100))] * depth"),
            ),
        ),
        Mistake(
            "last_without_slope",
            "The last layer's gradient did not go through its activation.",
            "After which layers does an activation stand? Is the last one among them?",
            body=changed(NORMS_BODY, ("d = d * slope(sums[i])", "d = d * slope(sums[i]) if i < depth - 1 else d")),
        ),
        Mistake(
            "slope_after_dw",
            "The slope of the activation came too late: dW was made before it.",
            "On the way forward the activation stands after W. Which of the two do you meet first on the way back?",
            body=changed(
                NORMS_BODY,
                ("        d = d * slope(sums[i])\n", ""),
                ("d = d @ weights[i].T", "d = (d * slope(sums[i])) @ weights[i].T"),
            ),
        ),
        Mistake(
            "slope_after_w",
            "The slope of the activation came too late: the gradient had already gone back through W.",
            "On the way forward the activation stands after W. Which of the two do you meet first on the way back?",
            body=changed(
                NORMS_BODY,
                ("        d = d * slope(sums[i])\n", ""),
                ("d = d @ weights[i].T", "d = d @ weights[i].T * slope(sums[i])"),
            ),
        ),
        Mistake(
            "norm_of_dz",
            "These are the norms of what comes back to the weighted sums, not of the gradients of the weights.",
            "Which two arrays of a layer make the gradient of its weights?",
            replace=("np.linalg.norm(A_in.T @ d_Z)", "np.linalg.norm(d_Z)"),
        ),
        Mistake(
            "input_not_turned",
            "dW was made with the layer's input as it stands. Its rows and columns change places first.",
            "Write the shapes with different widths: (?, ?) @ (n, h) must give (d, h).",
            replace=("np.linalg.norm(A_in.T @ d_Z)", "np.linalg.norm(A_in @ d_Z)"),
        ),
        Mistake(
            "sizes_added",
            "The sizes of the entries were added up. A Frobenius norm is the root of the sum of all squares.",
            "What happens to each entry before your sum, and what to the sum after it?",
            replace=("np.linalg.norm(A_in.T @ d_Z)", "np.abs(A_in.T @ d_Z).sum()"),
        ),
        Mistake(
            "root_of_mean",
            "All norms are 100 times too small: the mean of the squares was taken, not their sum.",
            "Is anything divided by the number of entries in a Frobenius norm?",
            replace=("np.linalg.norm(A_in.T @ d_Z)", "np.sqrt(np.mean((A_in.T @ d_Z) ** 2))"),
        ),
        Mistake(
            "no_std",
            "The weights have a standard deviation of 1, whatever `std` is.",
            "Where does `std` come into your draws?",
            replace=("W = rng.normal(0, std, (100, 100))", "W = rng.normal(0, 1, (100, 100))"),
        ),
    ],
    hints=[
        "What does the way back need of each layer, and what must the way forward therefore keep?",
        "The gradient at the very end is the same number everywhere. Then, layer by layer: through the activation, to "
        "the weights, to the layer's input.",
    ],
)

# --- xavier_std, he_std ---------------------------------------------------------------------------------------------


def fans(*pair):
    return {"fan_in": pair[0], "fan_out": pair[1]}


XAVIER = Exercise(
    "xavier_std",
    groups=[
        Group(
            "values",
            [
                Case("narrow", "xavier_std(fan_in, fan_out)", lambda rng: fans(*map(int, rng.integers(3, 30, 2)))),
                Case("wide", "xavier_std(fan_in, fan_out)", lambda rng: fans(*map(int, rng.integers(200, 900, 2)))),
                Case("one unit", "xavier_std(fan_in, fan_out)", lambda rng: fans(int(rng.integers(20, 90)), 1)),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "variance",
            "That is the variance; the standard deviation is its root.",
            "Which of the two does a normal draw take?",
            replace=("np.sqrt(2 / (fan_in + fan_out))", "2 / (fan_in + fan_out)"),
        ),
        Mistake(
            "one_above",
            "The number above the line is 1; it is 2, because below it stand two widths.",
            "With 8 inputs and 8 outputs: which number should be under the root?",
            replace=("np.sqrt(2 / (fan_in + fan_out))", "np.sqrt(1 / (fan_in + fan_out))"),
        ),
        Mistake(
            "he",
            "Only one of the two widths was used.",
            "Xavier's rule is a compromise. Between which two numbers?",
            replace=("2 / (fan_in + fan_out)", "2 / fan_in"),
        ),
        Mistake(
            "lecun",
            "The inputs alone were used, with a 1 above the line (an older rule, of Y. LeCun and others, 1998).",
            "Where does fan_out come in?",
            replace=("2 / (fan_in + fan_out)", "1 / fan_in"),
        ),
        Mistake(
            "uniform",
            "With a 6 this is a bound: the rule's other form draws evenly from −bound to bound. Asked is the spread.",
            "Which of the two does the formula of this section give?",
            replace=("2 / (fan_in + fan_out)", "6 / (fan_in + fan_out)"),
        ),
        Mistake(
            "product",
            "The two widths were multiplied.",
            "What stands between them in the formula?",
            replace=("fan_in + fan_out", "fan_in * fan_out"),
        ),
        Mistake(
            "whole_division",
            "The division dropped what is after the point, before the root was taken.",
            "What is 2 // 18 in Python?",
            replace=("2 / (fan_in + fan_out)", "2 // (fan_in + fan_out)"),
        ),
        Mistake(
            "mean_of_widths",
            "The mean of the two widths stands below a 2. The formula's 2 is already there because it has their sum.",
            "From 12 inputs to 6 units the answer is 1/3. What is yours?",
            replace=("2 / (fan_in + fan_out)", "2 / ((fan_in + fan_out) / 2)"),
        ),
        Mistake(
            "bracket",
            "The division came before the sum, so only fan_in stands below the line.",
            "Python works out / before +. What keeps two numbers together?",
            replace=("2 / (fan_in + fan_out)", "2 / fan_in + fan_out"),
        ),
        Mistake(
            "root_of_2",
            "Only the 2 stands under the root.",
            "How far does the root of the formula reach?",
            replace=("np.sqrt(2 / (fan_in + fan_out))", "np.sqrt(2) / (fan_in + fan_out)"),
        ),
    ],
    hints=[
        "In which order are the sum, the division and the root worked out? Say it in words before you write it.",
        "Below the line stands one number, made of both widths. In Python a fraction's lower part may need brackets.",
    ],
)

HE = Exercise(
    "he_std",
    groups=[
        Group(
            "values",
            [
                Case("narrow", "he_std(fan_in)", lambda rng: {"fan_in": int(rng.integers(3, 30))}),
                Case("wide", "he_std(fan_in)", lambda rng: {"fan_in": int(rng.integers(200, 900))}),
                Case("one input", "he_std(fan_in)", {"fan_in": 1}),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "variance",
            "That is the variance; the standard deviation is its root.",
            "Which of the two does a normal draw take?",
            replace=("np.sqrt(2 / fan_in)", "2 / fan_in"),
        ),
        Mistake(
            "lecun",
            "The number above the line is 1. That suits a layer without ReLU (a rule of Y. LeCun and others, 1998).",
            "ReLU drops about half of the signal. What makes up for it?",
            replace=("2 / fan_in", "1 / fan_in"),
        ),
        Mistake(
            "uniform",
            "With a 6 this is a bound: the rule's other form draws evenly from −bound to bound. Asked is the spread.",
            "Which of the two does the formula of this section give?",
            replace=("2 / fan_in", "6 / fan_in"),
        ),
        Mistake(
            "upside_down",
            "The root is upside down: more inputs must give smaller weights.",
            "What happens to a sum when more products are added up?",
            replace=("2 / fan_in", "fan_in / 2"),
        ),
        Mistake(
            "whole_division",
            "The division dropped what is after the point, before the root was taken.",
            "What is 2 // 50 in Python?",
            replace=("2 / fan_in", "2 // fan_in"),
        ),
        Mistake(
            "two_outside",
            "The 2 stands outside the root.",
            "For 50 inputs the answer is 0.2. What is yours?",
            replace=("np.sqrt(2 / fan_in)", "2 * np.sqrt(1 / fan_in)"),
        ),
        Mistake(
            "root_of_2",
            "Only the 2 stands under the root.",
            "How far does the root of the formula reach?",
            replace=("np.sqrt(2 / fan_in)", "np.sqrt(2) / fan_in"),
        ),
    ],
    hints=[
        "Four times as many inputs: by which factor should the spread of the weights change? Does yours?",
        "The formula gives the variance first, a fraction. What makes a standard deviation of a variance?",
    ],
)

# --- BatchNorm ------------------------------------------------------------------------------------------------------

SET = "layer = BatchNorm(h)\nlayer.gamma, layer.beta = gamma, beta\n"


def batch(n, h, **more):
    def draw(rng):
        made = {
            "h": h,
            "gamma": rng.uniform(0.5, 2, h) * rng.choice([-1, 1], h),
            "beta": rng.normal(0, 1, h),
            "X": rng.normal(0, 1, (n, h)) * rng.uniform(0.5, 3, h) + rng.normal(0, 2, h),
            "d_out": rng.normal(0, 1, (n, h)),
        }
        return {**made, **{name: give(rng) for name, give in more.items()}}

    return draw


def only(draw, *names):
    return lambda rng: {name: value for name, value in draw(rng).items() if name in names}


def eval_only(rng):
    h = 3
    return {
        "h": h,
        "gamma": rng.uniform(0.5, 2, h),
        "beta": rng.normal(0, 1, h),
        "mean": rng.normal(0, 2, h),
        "var": rng.uniform(0.25, 4, h),
        "X": rng.normal(0, 2, (1, h)),
    }


BACK = SET + "layer.forward(X)\nd_X = layer.backward(d_out)\n"
FORWARD_NAMES = ("h", "gamma", "beta", "X")


def back_cases(value):
    return [
        Case("a single column", BACK + value, batch(5, 1)),
        Case("four rows, three columns", BACK + value, batch(4, 3)),
        Case(
            "sliced and transposed arrays",
            SET + "layer.forward(X[::2])\nd_X = layer.backward(d_out[:3])\n" + value,
            batch(6, 4),
        ),
    ]


NORM_BODY = """class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
        self.dgamma, self.dbeta = np.zeros(features), np.zeros(features)

    def forward(self, X, train=True):
        if not train:
            hat = (X - self.running_mean) / np.sqrt(self.running_var + self.eps)
            return self.gamma * hat + self.beta
        self.X = X
        mean, var = X.mean(axis=0), X.var(axis=0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.root
        return self.gamma * self.X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        dbeta, dgamma = d_out.sum(axis=0), (d_out * self.X_hat).sum(axis=0)
        self.dbeta, self.dgamma = dbeta, dgamma
        return self.gamma / self.root * (d_out - dbeta / n - self.X_hat * dgamma / n)
"""
NOT_TRAIN = """        if not train:
            hat = (X - self.running_mean) / np.sqrt(self.running_var + self.eps)
            return self.gamma * hat + self.beta
"""
MEASURED = "mean, var = X.mean(axis=0), X.var(axis=0)"
MOVED = """        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
"""
ALONG_ROWS = "mean, var = X.mean(axis=1), X.var(axis=1)"
RESULT = "        return self.gamma * self.X_hat + self.beta\n"
SUMS = "dbeta, dgamma = d_out.sum(axis=0), (d_out * self.X_hat).sum(axis=0)"
SUMS_KEPT = "self.dbeta, self.dgamma = dbeta, dgamma"
D_X = "d_out - dbeta / n - self.X_hat * dgamma / n"
SWAPPED = "(1 - self.momentum) * self.running_{0} + self.momentum * {0}"
D_X_OF_KEPT = "d_out - self.dbeta / n - self.X_hat * self.dgamma / n"


def added_up(name, kept, d_x=D_X):
    """Make the mistake of sums that are added to those of earlier calls."""
    return Mistake(
        name,
        "The sums of an earlier `backward` are still in: what was new was added to them.",
        "After a second `backward`: should dgamma hold both gradients, or the latest alone?",
        body=changed(NORM_BODY, (SUMS_KEPT, kept), (D_X, d_x)),
    )


def exchanged_sums(name, d_x):
    return Mistake(
        name,
        "dgamma and dbeta are exchanged.",
        "Which of gamma and beta is multiplied by X̂ on the way forward, and which is only added?",
        body=changed(NORM_BODY, (SUMS_KEPT, "self.dgamma, self.dbeta = dbeta, dgamma"), (D_X, d_x)),
    )


def dgamma_of(name, what, table, d_x=D_X_OF_KEPT):
    return Mistake(
        name,
        f"dgamma was made with {what}.",
        "By which table is gamma multiplied on the way forward?",
        body=changed(
            NORM_BODY,
            (RESULT, "        self.out = self.gamma * self.X_hat + self.beta\n        return self.out\n"),
            (SUMS_KEPT, f"self.dbeta, self.dgamma = dbeta, (d_out * {table}).sum(axis=0)"),
            (D_X, d_x),
        ),
    )


def whole_sums(name, d_x):
    return Mistake(
        name,
        "The road to X misses a division: a sum over the rows stands whole in the brackets.",
        "Compare your brackets with the formula, term by term. By what is each of the two sums divided?",
        body=changed(NORM_BODY, (D_X, d_x)),
    )


def no_scale_or_shift_in_training(name, what, out):
    return Mistake(
        name,
        f"In training {what}.",
        "Scale and shift belong to training and to evaluation. What becomes of X̂ in each of the two?",
        body=changed(NORM_BODY, (RESULT, f"        return {out}\n")),
    )


def along_rows(name, body):
    return Mistake(
        name,
        "The mean and the variance were taken along each row, so there is one for each row, not for each column.",
        "Rows are examples, columns are features. Along which axis is a feature's mean taken?",
        body=body,
    )


BATCH_NORM = Exercise(
    "BatchNorm",
    groups=[
        Group(
            "forward, train",
            [
                Case("fresh: gamma 1, beta 0", "BatchNorm(h).forward(X)", only(batch(6, 2), "h", "X")),
                Case("with gamma and beta", SET + "layer.forward(X)", only(batch(5, 3), *FORWARD_NAMES)),
                Case("a large eps", "layer = BatchNorm(h, 0.9, 0.5)\nlayer.forward(X)", only(batch(4, 3), "h", "X")),
                Case(
                    "whole numbers",
                    "BatchNorm(h).forward(X)",
                    lambda rng: {"h": 2, "X": np.array([[1, 7], [4, -2], [-3, 5]])},
                ),
                Case("a single row", SET + "layer.forward(X)", only(batch(1, 3), *FORWARD_NAMES)),
            ],
        ),
        Group(
            "running values and eval",
            [
                Case(
                    "after two batches",
                    "layer = BatchNorm(h)\nlayer.forward(X)\nlayer.forward(X2)\nlayer.running_mean, layer.running_var",
                    only(batch(5, 3, X2=lambda rng: rng.normal(1, 2, (7, 3))), "h", "X", "X2"),
                ),
                Case(
                    "another momentum",
                    "layer = BatchNorm(h, momentum)\nlayer.forward(X)\nlayer.running_mean, layer.running_var",
                    only(
                        batch(4, 2, momentum=lambda rng: float(np.round(rng.uniform(0.2, 0.7), 2))),
                        "h",
                        "X",
                        "momentum",
                    ),
                ),
                Case(
                    "eval with given running values, one row",
                    SET + "layer.running_mean, layer.running_var = mean, var\n"
                    "out = layer.forward(X, False)\nout, layer.running_mean, layer.running_var",
                    eval_only,
                ),
                Case(
                    "train, then eval",
                    SET + "layer.forward(X)\nlayer.forward(X2, False), layer.running_mean",
                    only(batch(5, 3, X2=lambda rng: rng.normal(1, 2, (4, 3))), *FORWARD_NAMES, "X2"),
                ),
            ],
        ),
        Group("dgamma and dbeta", back_cases("layer.dgamma, layer.dbeta")),
        Group("the gradient of X", back_cases("d_X")),
        Group(
            "more than one call",
            [
                Case(
                    "a second batch",
                    SET + "layer.forward(X)\nlayer.backward(d_out)\nlayer.forward(X2)\n"
                    "d_X = layer.backward(d_out2)\nd_X, layer.dgamma, layer.dbeta",
                    batch(4, 3, X2=lambda rng: rng.normal(1, 2, (6, 3)), d_out2=lambda rng: rng.normal(0, 1, (6, 3))),
                ),
                Case(
                    "backward twice",
                    SET + "layer.forward(X)\nlayer.backward(d_out)\nd_X = layer.backward(d_out)\n"
                    "d_X, layer.dgamma, layer.dbeta",
                    batch(5, 2),
                ),
                Case(
                    "two layers at once",
                    SET + "other = BatchNorm(h)\nlayer.forward(X)\nother.forward(X2)\n"
                    "d_X = layer.backward(d_out)\nd_X, layer.running_mean, other.running_mean, layer.dgamma",
                    batch(4, 3, X2=lambda rng: rng.normal(1, 2, (5, 3))),
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "over_rows",
            "Each row was brought to mean 0, not each column: that is another method, layer norm.",
            "Rows are examples, columns are features. Along which axis is a feature's mean taken?",
            body=changed(
                NORM_BODY,
                (MEASURED, "mean, var = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)"),
            ),
        ),
        along_rows("along_rows", changed(NORM_BODY, (MEASURED, ALONG_ROWS))),
        along_rows(
            "along_rows_moved_last", changed(NORM_BODY, (MEASURED, ALONG_ROWS), (MOVED, ""), (RESULT, MOVED + RESULT))
        ),
        Mistake(
            "all_together",
            "One mean and one variance were taken over the whole table. Each column has its own.",
            "What shape should the mean have?",
            replace=("X.mean(axis=0), X.var(axis=0)", "X.mean(), X.var()"),
        ),
        Mistake(
            "unbiased",
            "The variance was divided by n − 1. Here it is divided by n.",
            "Which of the two does the text ask for, and which one does your function give?",
            replace=("X.var(axis=0)", "X.var(axis=0, ddof=1)"),
        ),
        Mistake(
            "no_root",
            "The columns were divided by the variance, not by its root.",
            "What is a column's spread measured in: squares, or the numbers themselves?",
            replace=("self.root = np.sqrt(var + self.eps)", "self.root = var + self.eps"),
        ),
        Mistake(
            "no_root_forwards",
            "The columns were divided by the variance, not by its root.",
            "What is a column's spread measured in: squares, or the numbers themselves?",
            body=changed(NORM_BODY, ("(X - mean) / self.root", "(X - mean) / (var + self.eps)")),
        ),
        Mistake(
            "variance_alone",
            "The columns were divided by the variance, not by the root of variance and eps.",
            "What is a column's spread measured in: squares, or the numbers themselves?",
            body=changed(NORM_BODY, ("(X - mean) / self.root", "(X - mean) / var")),
        ),
        Mistake(
            "no_eps",
            "eps is missing: the numbers are a little too large, and a column of equal entries would be divided by 0.",
            "Where does ε stand in the formula?",
            replace=("np.sqrt(var + self.eps)", "np.sqrt(var)"),
        ),
        Mistake(
            "eps_outside",
            "eps was added to the root; here it goes under it.",
            "Read the formula once more: what stands under the root?",
            replace=("np.sqrt(var + self.eps)", "np.sqrt(var) + self.eps"),
        ),
        Mistake(
            "no_beta",
            "beta is missing.",
            "What is the last thing that happens to a column?",
            replace=("self.gamma * self.X_hat + self.beta", "self.gamma * self.X_hat"),
        ),
        no_scale_or_shift_in_training("no_beta_in_training", "beta is missing", "self.gamma * self.X_hat"),
        no_scale_or_shift_in_training("no_gamma_in_training", "gamma is missing", "self.X_hat + self.beta"),
        no_scale_or_shift_in_training("neither_in_training", "gamma and beta are missing", "self.X_hat"),
        Mistake(
            "no_gamma",
            "gamma is missing.",
            "Each column has a scale of its own. What does it do to X̂?",
            replace=("self.gamma * self.X_hat + self.beta", "self.X_hat + self.beta"),
        ),
        Mistake(
            "no_gamma_no_beta",
            "The columns were normalised, but neither scaled nor shifted by the gamma and beta that the layer has now.",
            "The formula has two parts. What does the second one make of X̂? And if both are there: whose gamma is it?",
            replace=("self.gamma * self.X_hat + self.beta", "self.X_hat"),
        ),
        Mistake(
            "train_uses_running",
            "In training the columns were normalised by the running values.",
            "Which mean and variance belong to training: those of this batch, or those kept for later?",
            body=changed(
                NORM_BODY,
                ("np.sqrt(var + self.eps)", "np.sqrt(self.running_var + self.eps) "),
                ("(X - mean) / self.root", "(X - self.running_mean) / self.root"),
            ),
        ),
        Mistake(
            "turned",
            "The two ways are exchanged: training used the running values, and evaluation those of the batch.",
            "For which value of `train` does each of your two ways run?",
            replace=("        if train:\n", "        if not train:\n"),
        ),
        Mistake(
            "turned_early",
            "The two ways are exchanged: training used the running values, and evaluation those of the batch.",
            "For which value of `train` does each of your two ways run?",
            body=changed(NORM_BODY, ("if not train:", "if train:")),
        ),
        Mistake(
            "momentum_swapped",
            "The two shares are exchanged: your `momentum` is PyTorch's, the share of the new batch.",
            "Here it is the other way round. Which value does `momentum` multiply in the line with the arrow?",
            body=changed(
                NORM_BODY,
                ("self.momentum * self.running_mean + (1 - self.momentum) * mean", SWAPPED.format("mean")),
                ("self.momentum * self.running_var + (1 - self.momentum) * var", SWAPPED.format("var")),
            ),
        ),
        Mistake(
            "momentum_swapped_once",
            "The running mean follows the newest batch almost entirely: the two shares are exchanged.",
            "Which share does the old value keep?",
            replace=(
                "self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean",
                "self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean",
            ),
        ),
        Mistake(
            "no_running",
            "The running values stayed as they were made.",
            "When are they brought up to date?",
            body=changed(NORM_BODY, (MOVED, "")),
        ),
        Mistake(
            "no_running_mean",
            "The running mean stayed as it was made.",
            "Which two running values does a train pass bring up to date?",
            body=changed(NORM_BODY, (MOVED.splitlines(keepends=True)[0], "")),
        ),
        Mistake(
            "no_running_var",
            "The running variance stayed as it was made.",
            "Which two running values does a train pass bring up to date?",
            body=changed(NORM_BODY, (MOVED.splitlines(keepends=True)[1], "")),
        ),
        Mistake(
            "momentum_swapped_for_var",
            "The running variance follows the newest batch almost entirely: the two shares are exchanged.",
            "Which share does the old value keep?",
            body=changed(
                NORM_BODY,
                ("self.momentum * self.running_var + (1 - self.momentum) * var", SWAPPED.format("var")),
            ),
        ),
        Mistake(
            "momentum_fixed",
            "The running values moved by a tenth, whatever `momentum` is.",
            "Where does `momentum` come into your function, and who sets it?",
            body=changed(NORM_BODY, ("self.momentum, self.eps = momentum, eps", "self.momentum, self.eps = 0.9, eps")),
        ),
        Mistake(
            "eps_fixed",
            "The eps that the layer was made with is not used: the numbers are those of another one.",
            "Where does `eps` come into your function, and who sets it?",
            body=changed(
                NORM_BODY, ("self.momentum, self.eps = momentum, eps", "self.momentum, self.eps = momentum, 1e-5")
            ),
        ),
        Mistake(
            "running_unbiased",
            "The running variance took the batch's variance divided by n − 1, as PyTorch's does. Here n stands below.",
            "Which variance normalises the batch, and which one do you keep?",
            body=changed(
                NORM_BODY,
                ("(1 - self.momentum) * var", "(1 - self.momentum) * var * len(X) / max(len(X) - 1, 1)"),
            ),
        ),
        Mistake(
            "running_with_eps",
            "The running variance took eps in, too. It keeps the batch's variance alone.",
            "In which step is eps added, and what should be kept before that?",
            body=changed(NORM_BODY, ("(1 - self.momentum) * var", "(1 - self.momentum) * (var + self.eps)")),
        ),
        Mistake(
            "single_row_by_running",
            "A single row in training was treated as in evaluation.",
            "Which mean and variance does a batch of one row have? The formula holds for it, too.",
            body=changed(NORM_BODY, ("if not train:", "if not train or len(X) == 1:")),
        ),
        Mistake(
            "gamma_for_beta",
            "gamma and beta are exchanged: X̂ was multiplied by the shift, and the scale was added.",
            "Which of the two is 1 at the start, and which 0?",
            replace=("self.gamma * self.X_hat + self.beta", "self.beta * self.X_hat + self.gamma"),
        ),
        Mistake(
            "running_added",
            "The old running mean stays whole, and a part of the new one is added to it.",
            "The two shares make 1 together. Which share does the old value keep?",
            body=changed(NORM_BODY, ("self.momentum * self.running_mean + (1", "self.running_mean + (1")),
        ),
        Mistake(
            "running_moves_in_eval",
            "The running values moved in evaluation, too.",
            "In which of the two ways may the layer change what it keeps?",
            body=changed(
                NORM_BODY,
                (NOT_TRAIN, f"        {MEASURED}\n" + MOVED + NOT_TRAIN),
                (f"        {MEASURED}\n" + MOVED + "        self.root", f"        {MEASURED}\n        self.root"),
            ),
        ),
        Mistake(
            "train_ignored",
            "Training and evaluation do the same: both use the batch's values, and both move the running ones.",
            "What does `train` say, and where do you look at it?",
            body=changed(NORM_BODY, (NOT_TRAIN, "")),
        ),
        Mistake(
            "running_std",
            "The running variance was fed with something other than the batch's variance.",
            "What exactly goes into the running variance?",
            replace=("(1 - self.momentum) * var", "(1 - self.momentum) * np.sqrt(var)"),
        ),
        Mistake(
            "eval_uses_batch",
            "In evaluation the batch's own mean and variance were used.",
            "With a single row, what would its own mean leave of it? Which values belong here?",
            replace=("mean, var = self.running_mean, self.running_var", "mean, var = X.mean(axis=0), X.var(axis=0)"),
        ),
        Mistake(
            "no_eps_in_eval",
            "eps is missing in evaluation.",
            "The formula holds in both ways. What stands under the root?",
            body=changed(
                NORM_BODY,
                (
                    "hat = (X - self.running_mean) / np.sqrt(self.running_var + self.eps)",
                    "hat = (X - self.running_mean) / np.sqrt(self.running_var)",
                ),
            ),
        ),
        Mistake(
            "running_mean_moves_in_eval",
            "The running mean moved in evaluation, too.",
            "In which of the two ways may the layer change what it keeps?",
            body=changed(
                NORM_BODY,
                (
                    NOT_TRAIN,
                    NOT_TRAIN.replace(
                        "            return",
                        "            mean = X.mean(axis=0)\n"
                        + "    "
                        + MOVED.splitlines(keepends=True)[0]
                        + "            return",
                    ),
                ),
            ),
        ),
        Mistake(
            "backwards_by_running",
            "On the way back gamma was divided by the root of the running variance.",
            "Which variance normalised the batch on the way forward?",
            body=changed(
                NORM_BODY,
                ("return self.gamma / self.root * (", "return self.gamma / np.sqrt(self.running_var + self.eps) * ("),
            ),
        ),
        Mistake(
            "direct_only",
            "Only the direct way back is there: gamma · d_out / root. But every x also moves the mean and the "
            "variance of its column.",
            "If you move one x, the mean moves too, and with it all other rows. Where is that in your formula?",
            replace=(
                "self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)",
                "self.gamma / self.root * d_out",
            ),
        ),
        Mistake(
            "no_variance_path",
            "The way through the mean is there; the one through the variance is missing.",
            "There are three terms in the brackets. Which one has X̂ in it?",
            replace=("(d_out - self.dbeta / n - self.X_hat * self.dgamma / n)", "(d_out - self.dbeta / n)"),
        ),
        Mistake(
            "gamma_missing",
            "The factor gamma, as the layer has it now, is missing on the way back.",
            "What was X̂ multiplied by on the way forward?",
            replace=("return self.gamma / self.root * (d_out", "return 1 / self.root * (d_out"),
        ),
        Mistake(
            "dgamma_of_x",
            "dgamma was made with something other than X̂.",
            "By what is gamma multiplied on the way forward?",
            replace=(
                "self.dgamma = (d_out * self.X_hat).sum(axis=0)",
                "self.dgamma = (d_out * self.X_hat * self.root).sum(axis=0)",
            ),
        ),
        Mistake(
            "dbeta_mean",
            "dbeta is the mean over the rows; gradients are added up.",
            "Is anything divided by n on the way forward of beta?",
            replace=("self.dbeta = d_out.sum(axis=0)", "self.dbeta = d_out.mean(axis=0)"),
        ),
        Mistake(
            "no_mean_path",
            "The way through the variance is there; the one through the mean is missing.",
            "There are three terms in the brackets. Which one has dβ in it?",
            replace=(" - self.dbeta / n", ""),
        ),
        Mistake(
            "third_added",
            "The last of the three terms was added; it is taken away.",
            "Compare the signs in your brackets with those of the formula.",
            replace=("- self.X_hat * self.dgamma / n", "+ self.X_hat * self.dgamma / n"),
        ),
        Mistake(
            "n_of_columns",
            "The sums were divided by the number of columns. n is the number of rows.",
            "Which of the two numbers of d_out's shape is n?",
            replace=("n = len(d_out)", "n = d_out.shape[1]"),
        ),
        Mistake(
            "no_root_backwards",
            "On the way back gamma was divided by the variance, not by its root.",
            "By what was a column divided on the way forward?",
            replace=("return self.gamma / self.root * (d_out", "return self.gamma / self.root**2 * (d_out"),
        ),
        Mistake(
            "dgamma_mean",
            "dgamma is the mean over the rows; gradients are added up.",
            "Is anything divided by n on the way forward of gamma?",
            body=changed(NORM_BODY, (SUMS_KEPT, "self.dbeta, self.dgamma = dbeta, dgamma / n")),
        ),
        Mistake(
            "dbeta_mean_alone",
            "dbeta is the mean over the rows; gradients are added up.",
            "Is anything divided by n on the way forward of beta?",
            body=changed(NORM_BODY, (SUMS_KEPT, "self.dbeta, self.dgamma = dbeta / n, dgamma")),
        ),
        Mistake(
            "both_means",
            "dgamma and dbeta are means over the rows; gradients are added up.",
            "Is anything divided by n on the way forward of gamma and beta?",
            body=changed(NORM_BODY, (SUMS_KEPT, "self.dbeta, self.dgamma = dbeta / n, dgamma / n")),
        ),
        Mistake(
            "gamma_kept_in_hat",
            "X̂ was kept after it had been multiplied by gamma, so dgamma was made with another table.",
            "By which table is gamma multiplied on the way forward, and which table do you keep?",
            body=changed(
                NORM_BODY,
                ("self.X_hat = (X - mean) / self.root", "self.X_hat = self.gamma * (X - mean) / self.root"),
                (RESULT, "        return self.X_hat + self.beta\n"),
            ),
        ),
        Mistake(
            "hat_overwritten",
            "What was kept as X̂ is the layer's output by now: scale and shift were written into the same table.",
            "Which of your lines change a table in place, and who needs the old numbers later?",
            body=changed(
                NORM_BODY,
                (
                    RESULT,
                    "        self.X_hat *= self.gamma\n        self.X_hat += self.beta\n        return self.X_hat\n",
                ),
            ),
        ),
        dgamma_of("dgamma_of_plain_x", "X itself, before it was normalised", "self.X"),
        dgamma_of("dgamma_of_plain_x_alone", "X itself, before it was normalised", "self.X", D_X),
        dgamma_of("dgamma_of_out", "the layer's output, after scaling and shifting", "self.out"),
        dgamma_of("dgamma_of_out_alone", "the layer's output, after scaling and shifting", "self.out", D_X),
        exchanged_sums("exchanged_sums", D_X),
        exchanged_sums("exchanged_sums_in_brackets", D_X_OF_KEPT),
        whole_sums("whole_sums", "d_out - dbeta - self.X_hat * dgamma"),
        whole_sums("whole_dgamma", "d_out - dbeta / n - self.X_hat * dgamma"),
        whole_sums("whole_dbeta", "d_out - dbeta - self.X_hat * dgamma / n"),
        added_up("added_up", "self.dbeta, self.dgamma = self.dbeta + dbeta, self.dgamma + dgamma"),
        added_up(
            "added_up_in_brackets", "self.dbeta, self.dgamma = self.dbeta + dbeta, self.dgamma + dgamma", D_X_OF_KEPT
        ),
        added_up("dgamma_added_up", "self.dbeta, self.dgamma = dbeta, self.dgamma + dgamma"),
        added_up("dgamma_added_up_in_brackets", "self.dbeta, self.dgamma = dbeta, self.dgamma + dgamma", D_X_OF_KEPT),
    ],
    hints=[
        "Which four numbers does each column need in training: two measured, two learned? Which two in evaluation?",
        "dbeta and dgamma are sums over the rows. The gradient of X then needs only these two, X̂, gamma and the root.",
        "Test your backward alone: with d_out all ones, moving any x changes nothing, so all of dX must be 0.",
    ],
)

# --- Dropout --------------------------------------------------------------------------------------------------------


def table(rng, low, high, shape=(40, 30)):
    """Draw eighths: they are short to store, and none is 0."""
    return rng.integers(8 * low, 8 * high, shape) / 8


def dropping(low, high, shape=(40, 30), whole=False):
    """Draw inputs at a rate from low / 10 + 0.05 to below high / 10, which is no whole number of tenths."""

    def draw(rng):
        source = f"np.random.default_rng({int(rng.integers(1, 10_000))})"
        return {
            "X": rng.integers(1, 9, shape) if whole else table(rng, 1, 3, shape),
            "d_out": rng.integers(1, 9, shape) if whole else table(rng, 1, 4, shape),
            "rate": int(rng.integers(low, high)) / 10 + 0.05,
            "rng": Source(source),
            "same_rng": Source(source),
            "other_rng": Source(f"np.random.default_rng({int(rng.integers(10_000, 20_000))})"),
        }

    return draw


TRAIN = """layer = Dropout(rate, rng)
out = layer.forward(X)
again = layer.forward(X)
twin = Dropout(rate, same_rng).forward(X)
other = Dropout(rate, other_rng).forward(X)
counts = [np.count_nonzero(layer.forward(X)) for _ in range(8)]
{"out": out, "again": again, "twin": twin, "other": other, "counts": counts}"""
DROP_BACK = """layer = Dropout(rate, rng)
out = layer.forward(X)
Dropout(rate, rng).forward(d_out)
d_X = layer.backward(d_out)
{"out": out, "d_X": d_X}"""
DROP_LATEST = """layer = Dropout(rate, rng)
out = layer.forward(X)
again = layer.forward(X)
layer.backward(d_out)
d_X = layer.backward(d_out)
{"out": out, "again": again, "d_X": d_X}"""
DROP_ZEROS = """layer = Dropout(rate, rng)
layer.forward(0 * X)
out = layer.backward(X)
{"out": out}"""
DROP_NONE = """layer = Dropout(0.0, rng)
layer.forward(X)
layer.backward(X)"""
CALM = """layer = Dropout(rate, rng)
out = layer.forward(X)
calm = layer.forward(X, False)
whole = Dropout(0.0, same_rng).forward(X)
{"out": out, "calm": calm, "whole": whole}"""


def without(draw, *names):
    return lambda rng: {name: value for name, value in draw(rng).items() if name not in names}


DROPPED = judge("dropped")
OTHERS = ("same_rng", "other_rng")
DROPOUT = Exercise(
    "Dropout",
    groups=[
        Group(
            "forward, train",
            [
                Case("few are dropped", TRAIN, without(dropping(1, 3), "d_out"), DROPPED),
                Case("many of whole numbers are dropped", TRAIN, without(dropping(6, 7, whole=True), "d_out"), DROPPED),
            ],
        ),
        Group(
            "backward",
            [
                Case("after one pass", DROP_BACK, without(dropping(2, 4), *OTHERS), DROPPED),
                Case("after two passes", DROP_LATEST, without(dropping(6, 7, (30, 40), whole=True), *OTHERS), DROPPED),
                Case(
                    "the gradient of a table of zeros",
                    DROP_ZEROS,
                    without(dropping(2, 4), "d_out", *OTHERS),
                    DROPPED,
                ),
            ],
        ),
        Group(
            "outside training, and with rate 0",
            [
                Case("few are dropped in training", CALM, without(dropping(1, 3), "d_out", "other_rng"), DROPPED),
                Case("many are dropped in training", CALM, without(dropping(6, 8), "d_out", "other_rng"), DROPPED),
                Case("about half are dropped", CALM, without(dropping(4, 6), "d_out", "other_rng"), DROPPED),
                Case(
                    "the way back at rate 0",
                    DROP_NONE,
                    lambda rng: {"X": rng.normal(0, 1, (2, 3)), "rng": generator(rng)},
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "complement",
            "About `rate` of the entries was kept; that is the share to be dropped.",
            "`rng.random` is below 0.2 in a fifth of the cases. Is that the fifth that you keep or drop?",
            replace=(">= self.rate", "< self.rate"),
        ),
        Mistake(
            "not_scaled",
            "The kept entries have the size that they came with, so the mean is smaller than before.",
            "With rate 0.5, what must a kept 3 become, so that the mean stays the same?",
            replace=("/ (1 - self.rate)", "/ 1"),
        ),
        Mistake(
            "scaled_down",
            "The kept entries were made smaller, not larger.",
            "If some are missing, should the others grow or shrink?",
            replace=("/ (1 - self.rate)", "* (1 - self.rate)"),
        ),
        Mistake(
            "scaled_by_rate",
            "The kept entries were divided by `rate`; the share that is kept is another number.",
            "Which share is kept when rate is 0.1?",
            replace=("/ (1 - self.rate)", "/ max(self.rate, 1e-9)"),
        ),
        Mistake(
            "rows",
            "Whole rows were dropped.",
            "Which shape do the numbers have that you draw?",
            replace=("self.rng.random(X.shape)", "self.rng.random((len(X), 1))"),
        ),
        Mistake(
            "columns",
            "Whole columns were dropped, the same ones for all rows.",
            "Which shape do the numbers have that you draw?",
            replace=("self.rng.random(X.shape)", "self.rng.random(X.shape[1])"),
        ),
        Mistake(
            "own_rng",
            "The chance does not come from the generator that the layer was given.",
            "Which object makes your random numbers?",
            replace=("self.rng.random(X.shape)", "np.random.default_rng().random(X.shape)"),
        ),
        Mistake(
            "own_seed",
            "The chance comes from a generator made inside, so every layer drops the same entries.",
            "Which generator is handed to the layer, and which one does it keep?",
            replace=("self.rate, self.rng = rate, rng", "self.rate, self.rng = rate, np.random.default_rng(0)"),
        ),
        Mistake(
            "fixed_number",
            "Each pass drops the same number of entries, chosen by chance. Each entry should be dropped by itself.",
            "For each entry a coin is thrown. Is the number of heads always the same?",
            replace=("self.rng.random(X.shape)", "self.rng.permutation(X.size).reshape(X.shape) / X.size"),
        ),
        Mistake(
            "mask_once",
            "The mask was drawn once and used again.",
            "When is it drawn: in each train pass, or only in the first?",
            replace=(
                "        if not train:\n            return X\n",
                "        if not train:\n            return X\n        if hasattr(self, 'mask'):\n"
                "            return X * self.mask\n",
            ),
        ),
        Mistake(
            "always",
            "Entries are dropped in evaluation, too.",
            "What does `train` say, and where do you look at it?",
            replace=("if not train:", "if False:"),
        ),
        Mistake(
            "turned",
            "Training and evaluation are exchanged: nothing is dropped in training, but in evaluation.",
            "For which value of `train` does `forward` give back what came in?",
            replace=("if not train:", "if train:"),
        ),
        Mistake(
            "never",
            "Nothing was dropped in training.",
            "What do you draw, and for which of the draws does an entry become 0?",
            replace=("if not train:", "if True:"),
        ),
        Mistake(
            "calm_scaled",
            "In evaluation the values were scaled, though nothing is dropped there.",
            "The scaling is already done in training. What is left to do in evaluation?",
            replace=("            return X\n", "            return X * (1 - self.rate)\n"),
        ),
        Mistake(
            "no_mask_at_0",
            "At rate 0 no mask was kept, so that `backward` has none.",
            "Which line of `forward` makes the mask, and for which rates is it reached?",
            replace=("if not train:", "if not train or self.rate == 0:"),
        ),
        Mistake(
            "type_of_x",
            "The result took its type from X. Of whole numbers, what is after the point got lost by the scaling.",
            "An array of integers cannot hold fractions. Which of your arrays took its type from an integer one?",
            replace=("return X * self.mask", "return (X * self.mask).astype(X.dtype)"),
        ),
        Mistake(
            "shared_by_all",
            "Two layers share their mask: it belongs to the class, not to each of them.",
            "Where is the mask kept: with the class, or with this object?",
            body="""class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        Dropout.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * Dropout.mask

    def backward(self, d_out):
        return d_out * Dropout.mask
""",
        ),
        Mistake(
            "backward_whole",
            "The gradient went back through every entry, also through those that were dropped.",
            "How much does the result change when a dropped entry changes?",
            replace=("return d_out * self.mask", "return d_out"),
        ),
        Mistake(
            "mask_of_result",
            "On the way back an entry counts as dropped when its result was 0; but it may have been 0 before.",
            "What says for certain which entries were dropped: the result, or what you drew?",
            body="""class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.out = X * (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return self.out

    def backward(self, d_out):
        return d_out * (self.out != 0) / (1 - self.rate)
""",
        ),
        Mistake(
            "backward_unscaled",
            "The mask is right on the way back; the scaling is missing there.",
            "By which number was a kept entry multiplied on its way forward?",
            replace=("return d_out * self.mask", "return d_out * (self.mask > 0)"),
        ),
        Mistake(
            "backward_anew",
            "A new mask was drawn on the way back.",
            "Which entries were dropped on the way forward, and where is that kept?",
            replace=(
                "return d_out * self.mask",
                "return d_out * (self.rng.random(d_out.shape) >= self.rate) / (1 - self.rate)",
            ),
        ),
    ],
    hints=[
        "Draw one number between 0 and 1 for each entry. For which of them does the entry stay?",
        "Keep one table with everything that an entry is multiplied by; the way back multiplies by the same table.",
    ],
)

# --- split ----------------------------------------------------------------------------------------------------------


def rows(n, fractions, whole=False):
    def draw(rng):
        X = rng.normal(0, 1, (n, 2))
        if whole:
            X = np.stack([rng.permutation(n), rng.integers(0, 9, n)], axis=1)
        return {"X": X, "t": rng.integers(0, 3, n), "fractions": fractions, "rng": generator(rng)}

    return draw


def many_rows(n, fractions):
    def draw(rng):
        made = rows(n, fractions)(rng)
        source = generator(rng)
        return {**made, "same_rng": source, "again_rng": source, "rounds": 120}

    return draw


def column_targets(rng):
    made = rows(11, [0.25, 0.75])(rng)
    return {**made, "t": rng.normal(0, 1, (11, 1))}


CHANCE = """many = [split(X, t, fractions, rng) for _ in range(rounds)]
many, split(X, t, fractions, same_rng), split(X, t, fractions, again_rng)"""
SPLIT = Exercise(
    "split",
    groups=[
        Group(
            "parts and sizes",
            [
                Case("two parts", "[split(X, t, fractions, rng)]", rows(10, [0.8, 0.2]), judge("parted")),
                Case(
                    "four parts of a number that does not divide",
                    "[split(X, t, fractions, rng)]",
                    rows(12, [0.2, 0.2, 0.2, 0.4]),
                    judge("parted"),
                ),
                Case(
                    "whole numbers",
                    "[split(X, t, fractions, rng)]",
                    rows(17, [0.1, 0.2, 0.3, 0.4], whole=True),
                    judge("parted"),
                ),
                Case("targets in a column", "[split(X, t, fractions, rng)]", column_targets, judge("parted")),
                Case("one part", "[split(X, t, fractions, rng)]", rows(6, [1.0]), judge("parted")),
            ],
        ),
        Group(
            "chance",
            [
                Case("many splits in two parts", CHANCE, many_rows(20, [0.75, 0.25]), judge("parted", chance=True)),
                Case(
                    "many splits in three parts", CHANCE, many_rows(24, [0.5, 0.25, 0.25]), judge("parted", chance=True)
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "not_shuffled",
            "The rows were cut in the order that they came in.",
            "If the first half of the rows are all zeros, what does the first part hold?",
            replace=("rng.permutation(len(X))", "np.arange(len(X))"),
        ),
        Mistake(
            "two_orders",
            "X and t were shuffled separately, so rows got the targets of others.",
            "How many orders should be drawn?",
            replace=("(X[part], t[part])", "(X[part], t[rng.permutation(part)])"),
        ),
        Mistake(
            "drawn_again",
            "Rows were drawn with putting back: some came twice, others never.",
            "Which draw of `rng` uses every row number exactly once?",
            replace=("rng.permutation(len(X))", "rng.integers(0, len(X), len(X))"),
        ),
        Mistake(
            "own_seed",
            "The order comes from a generator made inside, so it is the same at every call.",
            "Which generator does the caller hand to you?",
            replace=("rng.permutation(len(X))", "np.random.default_rng(0).permutation(len(X))"),
        ),
        Mistake(
            "last_missing",
            "The last part is missing.",
            "How many cuts make three parts?",
            replace=("np.split(order, cuts)]", "np.split(order, cuts)[:-1]]"),
        ),
        Mistake(
            "from_the_start",
            "Every part begins at the first row of the order, so parts share rows.",
            "Where does the second part begin?",
            body="""def split(X, t, fractions, rng):
    order = rng.permutation(len(X))
    parts = [order[: round(fraction * len(X))] for fraction in fractions]
    return [(X[part], t[part]) for part in parts]
""",
        ),
        Mistake(
            "cut_down",
            "Rows were lost: each size was cut down to a whole number, and the rest left over.",
            "Do the sizes of your parts add up to n?",
            body="""def split(X, t, fractions, rng):
    order, parts, start = rng.permutation(len(X)), [], 0
    for fraction in fractions:
        size = int(fraction * len(X))
        parts.append(order[start : start + size])
        start += size
    return [(X[part], t[part]) for part in parts]
""",
        ),
        Mistake(
            "rest_to_last",
            "Each size was cut down to a whole number, and the last part got all that was left. Of 17 rows a share of "
            "0.4 is 6.8, so 6 or 7 rows are allowed; it has more.",
            "Where should each part end? Add up the fractions as far as it goes, and only then make a whole number.",
            body="""def split(X, t, fractions, rng):
    order, parts, start = rng.permutation(len(X)), [], 0
    for i, fraction in enumerate(fractions):
        end = len(X) if i == len(fractions) - 1 else start + int(fraction * len(X))
        parts.append(order[start:end])
        start = end
    return [(X[part], t[part]) for part in parts]
""",
        ),
        Mistake(
            "rounded_each",
            "Rows were lost: each size was rounded by itself, and the sizes do not add up to n. Of 12 rows a share of "
            "0.2 is 2.4: three parts of 2 and one of 5 are only 11 rows.",
            "Where should each part end? Add up the fractions as far as it goes, and only then make a whole number.",
            body="""def split(X, t, fractions, rng):
    order, parts, start = rng.permutation(len(X)), [], 0
    for fraction in fractions:
        size = round(fraction * len(X))
        parts.append(order[start : start + size])
        start += size
    return [(X[part], t[part]) for part in parts]
""",
        ),
        Mistake(
            "rounded_rest_to_last",
            "Each size was rounded by itself, and the last part got all that was left. Of 12 rows a share of 0.4 is "
            "4.8, so 4 or 5 rows are allowed; it has 6.",
            "Where should each part end? Add up the fractions as far as it goes, and only then make a whole number.",
            body="""def split(X, t, fractions, rng):
    order, parts, start = rng.permutation(len(X)), [], 0
    for i, fraction in enumerate(fractions):
        end = len(X) if i == len(fractions) - 1 else start + round(fraction * len(X))
        parts.append(order[start:end])
        start = end
    return [(X[part], t[part]) for part in parts]
""",
        ),
        Mistake(
            "rolled",
            "The rows were moved round as a block, not shuffled: neighbours stay together.",
            "Does your order part two rows that stood next to each other?",
            replace=("rng.permutation(len(X))", "np.roll(np.arange(len(X)), rng.integers(len(X)))"),
        ),
        Mistake(
            "no_targets",
            "The parts hold the rows of X without their targets.",
            "What should each entry of the list be?",
            replace=("(X[part], t[part])", "X[part]"),
        ),
        Mistake(
            "grouped",
            "All parts of X came first, and then all parts of t.",
            "What belongs together in one entry of the list?",
            body="""def split(X, t, fractions, rng):
    order = rng.permutation(len(X))
    cuts = np.round(np.cumsum(fractions)[:-1] * len(X)).astype(int)
    parts = np.split(order, cuts)
    return [X[part] for part in parts], [t[part] for part in parts]
""",
        ),
    ],
    hints=[
        "How many random orders of the row numbers do you need for X and t together?",
        "Add the fractions up: 0.6, 0.85, 1. Times n, these are the places at which the order is cut.",
    ],
)

# --- EarlyStopping --------------------------------------------------------------------------------------------------

WATCH = """stopper = EarlyStopping(patience)
params = {"W": W.copy(), "b": b.copy()}
told = []
for loss in losses:
    told.append(stopper.update(loss, params))
    last_W = params["W"].copy()
    params["W"] += 1
    params["b"] *= 2
told, stopper.best_loss, stopper.best_params, last_W"""
WATCH_PAIRS = """stopper = EarlyStopping(patience)
params = [(W.copy(), b.copy()), (W.T.copy(), b + 1)]
told = []
for loss in losses:
    told.append(stopper.update(loss, params))
    for one, other in params:
        one -= 1
        other *= 3
told, stopper.best_loss, stopper.best_params"""
WATCH_NEW = """stopper = EarlyStopping(patience)
told = []
for loss in losses:
    told.append(stopper.update(loss, {"W": W * loss, "b": b}))
told, stopper.best_loss, stopper.best_params"""
WATCH_TWO = """stopper, other = EarlyStopping(patience), EarlyStopping(9)
told = []
for loss in losses:
    told.append(stopper.update(loss, {"W": W * loss, "b": b}))
    other.update(-loss, {"W": -W, "b": b})
told, stopper.best_loss, stopper.best_params"""
TOLD = equal(kind=["truth", "float", "float"])
TOLD_AND_LAST = equal(kind=["truth", "float", "float", "float"])


def watching(losses, patience):
    def draw(rng):
        scale = float(np.round(rng.uniform(0.5, 2), 3))
        return {
            "patience": patience,
            "W": rng.normal(0, 1, (1, 2)),
            "b": rng.normal(0, 1, 2),
            "losses": [scale * loss for loss in losses],
        }

    return draw


EARLY = Exercise(
    "EarlyStopping",
    groups=[
        Group(
            "when to stop",
            [
                Case("better, then worse", WATCH_NEW, watching([0.9, 0.7, 0.8, 0.75], 2), TOLD),
                Case("an equal loss is no improvement", WATCH_NEW, watching([0.9, 0.6, 0.6, 0.6, 0.6], 3), TOLD),
                Case("the waiting begins anew", WATCH_NEW, watching([0.9, 0.95, 0.8, 0.85, 0.7, 0.71, 0.72], 2), TOLD),
                Case(
                    "the waiting begins at none again",
                    WATCH_NEW,
                    watching([0.9, 0.95, 0.92, 0.8, 0.85, 0.81, 0.82], 3),
                    TOLD,
                ),
                Case("a small improvement counts", WATCH_NEW, watching([0.9, 0.5, 0.499999, 0.5, 0.52], 2), TOLD),
                Case("no patience", WATCH_NEW, watching([0.5, 0.4, 0.0, 0.45], 1), TOLD),
                Case("never", WATCH_NEW, watching([-0.5, -0.6, -0.7, -0.65], 2), TOLD),
                Case("large losses", WATCH_NEW, watching([8e12, 7e12, 7.5e12], 2), TOLD),
                Case("two at once", WATCH_TWO, watching([0.9, 0.7, 0.8, 0.6], 2), TOLD),
            ],
        ),
        Group(
            "the best network is kept",
            [
                Case("the arrays change afterwards", WATCH, watching([0.9, 0.5, 0.7, 0.6], 2), TOLD_AND_LAST),
                Case("a list of pairs", WATCH_PAIRS, watching([0.9, 0.8, 0.5, 0.7], 3), TOLD),
                Case("the first is the best", WATCH, watching([0.3, 0.5, 0.7], 2), TOLD_AND_LAST),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "no_copy",
            "The best parameters changed after they were kept: the same arrays are trained on.",
            "What does the caller do with the arrays after `update`? Whose arrays do you keep?",
            replace=("copy.deepcopy(params)", "params"),
        ),
        Mistake(
            "shallow",
            "The dict or list was copied, but not the arrays in it; training went on in them.",
            "How deep does your copy go?",
            replace=("copy.deepcopy(params)", "copy.copy(params)"),
            same_as="no_copy",
        ),
        Mistake(
            "pairs_shared",
            "The arrays of a dict were copied; those of a list of pairs were not, and training went on in them.",
            "params may be either. What does your copy do with the two arrays of a pair?",
            replace=(
                "copy.deepcopy(params)",
                "{k: v.copy() for k, v in params.items()} if isinstance(params, dict) else [*params]",
            ),
        ),
        Mistake(
            "dict_alone",
            "Your copy asks params for its `items`, and a list of pairs has none.",
            "params may be a dict of arrays or a list of pairs. Which call of the section copies both?",
            replace=("copy.deepcopy(params)", "{k: v.copy() for k, v in params.items()}"),
        ),
        Mistake(
            "dict_alone_keys",
            "Your copy takes every entry of params for a name, and a list of pairs has none.",
            "params may be a dict of arrays or a list of pairs. Which call of the section copies both?",
            replace=("copy.deepcopy(params)", "{k: params[k].copy() for k in params}"),
        ),
        Mistake(
            "writes_back",
            "At the stop the best parameters were written into the arrays that were given. They belong to the caller.",
            "Should `update` change params, or only remember them?",
            replace=(
                "        return self.waited >= self.patience",
                "        if self.waited >= self.patience and isinstance(params, dict):\n"
                "            for name in params:\n"
                "                params[name][...] = self.best_params[name]\n"
                "        return self.waited >= self.patience",
            ),
        ),
        Mistake(
            "least_gain",
            "A very small improvement was not counted. Any smaller loss is one.",
            "How much smaller must a loss be, by your comparison?",
            replace=("if loss < self.best_loss:", "if loss < self.best_loss - 1e-4:"),
        ),
        Mistake(
            "zero_is_none",
            "A best loss of 0 was taken for none at all, so that the next loss counts as an improvement.",
            "What does `not` make of the number 0?",
            replace=("if loss < self.best_loss:", "if not self.best_loss or loss < self.best_loss:"),
        ),
        Mistake(
            "shared_by_all",
            "Two objects share their counter: it belongs to the class, not to each of them.",
            "Where is the counter made: for the class, or for this object?",
            body="""class EarlyStopping:
    waited = 0

    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        EarlyStopping.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params, EarlyStopping.waited = loss, copy.deepcopy(params), 0
        else:
            EarlyStopping.waited += 1
        return EarlyStopping.waited >= self.patience
""",
        ),
        Mistake(
            "equal_counts",
            "An equal loss was taken for an improvement.",
            '"Improved" is strict here. Which comparison includes the equal case?',
            replace=("if loss < self.best_loss:", "if loss <= self.best_loss:"),
        ),
        Mistake(
            "higher",
            "A higher loss was taken for better.",
            "For a loss, which of two numbers is the better one?",
            replace=("if loss < self.best_loss:", "if loss > self.best_loss or self.best_params is None:"),
        ),
        Mistake(
            "no_reset",
            "The waiting goes on after an improvement: all bad updates are counted, not those in a row.",
            "What happens to your counter when the loss improves?",
            replace=(
                "self.best_loss, self.best_params, self.waited = loss, copy.deepcopy(params), 0",
                "self.best_loss, self.best_params = loss, copy.deepcopy(params)",
            ),
        ),
        Mistake(
            "one_late",
            "It stops one update too late.",
            "With a patience of 2, at which bad update in a row should it be True?",
            replace=("return self.waited >= self.patience", "return self.waited > self.patience"),
        ),
        Mistake(
            "one_early",
            "It stops one update too early.",
            "With a patience of 2, at which bad update in a row should it be True?",
            replace=("return self.waited >= self.patience", "return self.waited + 1 >= self.patience"),
        ),
        Mistake(
            "against_last",
            "Each loss was compared with the one before it, not with the best.",
            "After 0.5, 0.7, 0.6: is 0.6 an improvement?",
            body="""class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params, self.waited, self.last = np.inf, None, 0, np.inf

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, copy.deepcopy(params)
        self.waited = 0 if loss < self.last else self.waited + 1
        self.last = loss
        return self.waited >= self.patience
""",
        ),
        Mistake(
            "against_last_kept",
            "Each loss was compared with the one before it, not with the best.",
            "After 0.5, 0.7, 0.6: is 0.6 an improvement?",
            body="""class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params, self.waited, self.last = np.inf, None, 0, np.inf

    def update(self, loss, params):
        if loss < self.last:
            self.best_loss, self.best_params, self.waited = loss, copy.deepcopy(params), 0
        else:
            self.waited += 1
        self.last = loss
        return self.waited >= self.patience
""",
        ),
        Mistake(
            "against_last_loss",
            "`best_loss` took every loss, so each one was compared with the one before it, not with the best.",
            "After 0.5, 0.7, 0.6: is 0.6 an improvement? When should `best_loss` change?",
            body="""class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params, self.waited = np.inf, None, 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_params, self.waited = copy.deepcopy(params), 0
        else:
            self.waited += 1
        self.best_loss = loss
        return self.waited >= self.patience
""",
        ),
        Mistake(
            "copied_at_the_stop",
            "The parameters were kept only when it was time to stop; by then the best ones are gone.",
            "At which update do the arrays still hold the best network?",
            body="""class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params, self.waited = np.inf, None, 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.waited = loss, 0
        else:
            self.waited += 1
        stop = self.waited >= self.patience
        if stop:
            self.best_params = copy.deepcopy(params)
        return stop
""",
        ),
        Mistake(
            "best_copied_at_the_stop",
            "The best arrays were remembered, but copied only at the stop; until then training went on in them.",
            "At which update do the arrays still hold the best network?",
            body="""class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params, self.waited = np.inf, None, 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params, self.waited = loss, params, 0
        else:
            self.waited += 1
        stop = self.waited >= self.patience
        if stop:
            self.best_params = copy.deepcopy(self.best_params)
        return stop
""",
        ),
        Mistake(
            "last_params",
            "The latest parameters were kept, not the best ones.",
            "When should `best_params` change?",
            replace=(
                "            self.waited += 1\n",
                "            self.waited += 1\n            self.best_params = copy.deepcopy(params)\n",
            ),
        ),
        Mistake(
            "turned",
            "True and False are exchanged: True means stop.",
            "After the first update, should your answer be True or False?",
            replace=("return self.waited >= self.patience", "return self.waited < self.patience"),
        ),
        Mistake(
            "nothing",
            "`update` gives nothing back.",
            "Does every way through it end in `return`?",
            replace=("return self.waited >= self.patience", "self.waited >= self.patience"),
        ),
        Mistake(
            "count",
            "The number of updates waited came back; a yes or a no is asked for.",
            "Which comparison makes a yes or a no of the counter?",
            replace=("return self.waited >= self.patience", "return self.waited"),
        ),
        Mistake(
            "best_loss_forgotten",
            "`best_loss` stays as it was made, so every loss is taken for the best.",
            "Which number does your comparison look at, and where does it change?",
            replace=(
                "self.best_loss, self.best_params, self.waited = loss, copy.deepcopy(params), 0",
                "self.best_params, self.waited = copy.deepcopy(params), 0",
            ),
        ),
        Mistake(
            "from_zero",
            "No loss counts as the best one unless it is below 0 or so: the first best loss is too small.",
            "Which loss should be better than having none yet?",
            body="""class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params, self.waited = 0.0, None, 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss, self.best_params, self.waited = loss, copy.deepcopy(params), 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
        ),
    ],
    hints=[
        "Which three things must the object remember from one update to the next?",
        "There are two cases: better than the best so far, or not. What happens to each of the three in each case?",
    ],
)

EXERCISES = [GRADIENT_NORMS, XAVIER, HE, BATCH_NORM, SPLIT, EARLY, DROPOUT]
