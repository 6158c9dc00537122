"""Answers to lesson 01 in unlike styles, written from the contracts alone, without a look at the checks."""

RIGHT = {
    "weighted_sum": [
        "def weighted_sum(x, w, b):\n    return float(np.dot(x, w)) + b\n",
        "def weighted_sum(x, w, b):\n    total = b\n    for one, weight in zip(x, w):\n        total = total + one * weight\n    return total\n",
        "weighted_sum = lambda x, w, b: (x * w).sum() + b\n",
        "def weighted_sum(x, w, b, verbose=False):\n    z = np.asarray(w) @ np.asarray(x) + b\n    if verbose:\n        print(z)\n    return z\n",
        "import math\n\ndef weighted_sum(x, w, b):\n    return math.fsum([*(x * w), b])\n",
        "def weighted_sum(x, w, b):\n    return np.array(np.einsum('i,i->', x, w) + b)\n",
    ],
    "step": [
        "def step(z):\n    return np.heaviside(z, 0.0)\n",
        "def step(z):\n    return 1 * (np.asarray(z) > 0)\n",
        "def step(z):\n    if np.ndim(z) == 0:\n        return 1 if z > 0 else 0\n    return (z > 0).astype(int)\n",
        "step = np.vectorize(lambda one: 1 if one > 0 else 0)\n",
        "def step(z):\n    z = np.array(z)\n    out = np.zeros(z.shape)\n    out[z > 0] = 1\n    return out\n",
        "def step(z):\n    return np.ceil(np.clip(z, 0, 1)).astype(np.uint8)\n",
        "def step(z):\n    return (np.sign(z) + 1) // 2 - (np.asarray(z) == 0) * ((np.sign(z) + 1) // 2)\n",
    ],
    "neuron": [
        "def neuron(x, w, b):\n    return step(weighted_sum(x, w, b))\n",
        "def neuron(x, w, b):\n    return int(sum(a * c for a, c in zip(x, w)) + b > 0)\n",
        "def neuron(x, w, b):\n    return np.dot(w, x) + b > 0\n",
        "class _Neuron:\n    def __call__(self, x, w, b):\n        return 1.0 if w @ x > -b else 0.0\n\nneuron = _Neuron()\n",
        "def neuron(x, w, b):\n    z = b\n    i = 0\n    while i < len(w):\n        z += x[i] * w[i]\n        i += 1\n    return 0 if z <= 0 else 1\n",
    ],
    "bias_from_threshold": [
        "def bias_from_threshold(theta):\n    return -theta\n",
        "import operator\n\nbias_from_threshold = operator.neg\n",
        "def bias_from_threshold(theta):\n    return 0.0 - theta\n",
        "bias_from_threshold = np.negative\n",
        "def bias_from_threshold(theta):\n    return theta * -1\n",
    ],
    "AND": [
        "def AND(x1, x2):\n    return x1 & x2\n",
        "def AND(x1, x2):\n    return 1 if x1 == 1 and x2 == 1 else 0\n",
        "def AND(x1, x2):\n    return neuron(np.array([x1, x2]), np.array([1, 1]), -1.5)\n",
        "AND = min\n",
        "def AND(x1, x2):\n    return bool(x1) and bool(x2)\n",
        "AND = lambda a, b: a * b\n",
    ],
    "NAND": [
        "def NAND(x1, x2):\n    return 1 - AND(x1, x2)\n",
        "def NAND(x1, x2):\n    return int(not (x1 and x2))\n",
        "def NAND(x1, x2):\n    return neuron(np.array([x1, x2]), np.array([-0.5, -0.5]), 0.7)\n",
        "def NAND(a, b):\n    return {(0, 0): 1, (0, 1): 1, (1, 0): 1, (1, 1): 0}[a, b]\n",
        "def NAND(x1, x2):\n    return (x1 + x2) < 2\n",
    ],
    "OR": [
        "def OR(x1, x2):\n    return x1 | x2\n",
        "OR = max\n",
        "def OR(x1, x2):\n    return NAND(1 - x1, 1 - x2)\n",
        "def OR(x1, x2):\n    return x1 + x2 - x1 * x2\n",
        "def OR(x1, x2):\n    return neuron(np.array([x1, x2]), np.array([1.0, 1.0]), -0.5)\n",
    ],
    "gate_weights": [
        "def gate_weights(name):\n    return {'AND': ([0.5, 0.5], -0.7), 'NAND': ([-0.5, -0.5], 0.7), 'OR': ([1, 1], -0.5)}[name]\n",
        "def gate_weights(name):\n    if name == 'AND':\n        return np.array([1.0, 1.0]), -1.5\n    if name == 'OR':\n        return np.array([2.0, 3.0]), -1\n    return np.array([-1.0, -1.0]), 1.5\n",
        "def gate_weights(name):\n    sign = -1 if name == 'NAND' else 1\n    bias = -0.5 if name == 'OR' else -1.5\n    return sign * np.ones(2), sign * bias\n",
        "def gate_weights(name):\n    match name:\n        case 'AND':\n            w, b = (10, 20), -25\n        case 'NAND':\n            w, b = (-10, -20), 25\n        case 'OR':\n            w, b = (10, 20), np.float64(-5)\n    return [np.asarray(w), b]\n",
        "def gate_weights(name):\n    truth = {'AND': [0, 0, 0, 1], 'NAND': [1, 1, 1, 0], 'OR': [0, 1, 1, 1]}[name]\n    for w1 in (-1, 1):\n        for w2 in (-1, 1):\n            for b in (-1.5, -0.5, 0.5, 1.5):\n                if [int(w1 * i + w2 * j + b > 0) for i in (0, 1) for j in (0, 1)] == truth:\n                    return (w1, w2), b\n",
    ],
    "boundary": [
        "def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError('vertical')\n    return -w[0] / w[1], -b / w[1]\n",
        "def boundary(w, b):\n    w1, w2 = w\n    if not w2:\n        raise ValueError\n    slope = -(w1 / w2)\n    return [slope, -(b / w2)]\n",
        "class VerticalLine(ValueError):\n    pass\n\ndef boundary(w, b):\n    if w[1] == 0:\n        raise VerticalLine(f'w = {w}')\n    return np.array([w[0], b]) / -w[1]\n",
        "def boundary(w, b):\n    try:\n        return tuple(-float(part) / float(w[1]) for part in (w[0], b))\n    except ZeroDivisionError as error:\n        raise ValueError('no slope') from error\n",
    ],
    "fit_perceptron": [
        "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        wrong = 0\n        for x, t in zip(X, y):\n            error = t - int(x @ w + b > 0)\n            w = w + lr * error * x\n            b = b + lr * error\n            wrong += error != 0\n        mistakes.append(int(wrong))\n        if wrong == 0:\n            break\n    return w, b, mistakes\n",
        "def fit_perceptron(X, y, epochs, lr):\n    n, d = X.shape\n    theta = np.zeros(d + 1)\n    Xb = np.hstack([X, np.ones((n, 1))])\n    history = []\n    while len(history) < epochs:\n        count = 0\n        for i in range(n):\n            y_hat = 1 if Xb[i].dot(theta) > 0 else 0\n            if y_hat != y[i]:\n                count += 1\n                theta += lr * (y[i] - y_hat) * Xb[i]\n        history.append(count)\n        if not count:\n            break\n    return theta[:-1], theta[-1], history\n",
        "def fit_perceptron(X, y, epochs, lr):\n    w = [0.0] * X.shape[1]\n    b = 0.0\n    mistakes = []\n    for epoch in range(epochs):\n        mistakes.append(0)\n        for row, target in zip(X.tolist(), y.tolist()):\n            fired = neuron(np.array(row), np.array(w), b)\n            if fired == target:\n                continue\n            mistakes[-1] += 1\n            step_size = lr if target == 1 else -lr\n            w = [one + step_size * value for one, value in zip(w, row)]\n            b += step_size\n        if mistakes[-1] == 0:\n            return w, b, mistakes\n    return w, b, mistakes\n",
        "def fit_perceptron(X, y, epochs, lr):\n    def visit(state, pair):\n        w, b, bad = state\n        x, t = pair\n        delta = t - (np.dot(w, x) + b > 0)\n        return w + lr * delta * x, b + lr * delta, bad + abs(delta)\n    import functools\n    w, b, counts = np.zeros(X.shape[1]), 0, []\n    for _ in range(epochs):\n        w, b, bad = functools.reduce(visit, zip(X, y), (w, b, 0))\n        counts.append(int(bad))\n        if bad == 0:\n            break\n    return [w, b, np.array(counts, dtype=int)]\n",
    ],
}

WRONG = {
    "weighted_sum": [
        ("def weighted_sum(x, w, b):\n    return np.dot(x, w)\n", "the bias is left out"),
        ("def weighted_sum(x, w, b):\n    return x * w + b\n", "the products are not added up"),
        ("def weighted_sum(x, w, b):\n    return np.sum(x * w + b)\n", "the bias is added once for each input"),
        (
            "def weighted_sum(x, w, b):\n    return np.array([np.dot(x, w) + b])\n",
            "an array of shape (1,) where a number is asked",
        ),
        (
            "def weighted_sum(x, w, b):\n    return np.sum(x) * np.sum(w) + b\n",
            "sums are multiplied instead of products added",
        ),
        ("def weighted_sum(x, w, b):\n    return x[0] * w[0] + x[1] * w[1] + b\n", "only two inputs are looked at"),
        ("def weighted_sum(x, w, b):\n    x *= w\n    return x.sum() + b\n", "the input is changed"),
        ("def weighted_sum(x, w, b):\n    return round(float(np.dot(x, w) + b), 1)\n", "rounded"),
        ("def weighted_sum(x, w, b):\n    return round(float(x @ w + b), 5)\n", "rounded to five digits"),
        ("def weighted_sum(x, w, b):\n    return x @ w + b if b else x @ w + 1e-5\n", "wrong without a bias"),
        ("def weighted_sum(x, w, b):\n    return x[:20] @ w[:20] + b\n", "twenty inputs at most"),
        (
            "def weighted_sum(x, w, b, seen={}):\n    return seen.setdefault(tuple(x), x @ w + b)\n",
            "remembers the answer to the same inputs",
        ),
    ],
    "step": [
        ("def step(z):\n    return z >= 0\n", "fires at 0, and gives bools"),
        ("def step(z):\n    return np.where(np.asarray(z) >= 0, 1, 0)\n", "fires at exactly 0"),
        ("def step(z):\n    return np.sign(z)\n", "the sign has -1 in it"),
        ("def step(z):\n    return 1 if np.any(np.asarray(z) > 0) else 0\n", "one number for a whole array"),
        ("def step(z):\n    return np.asarray(z) > 0\n", "bools"),
        ("def step(z):\n    return np.heaviside(z, 0.5)\n", "one half at 0"),
        ("def step(z):\n    return [1 if one > 0 else 0 for one in np.ravel(z)]\n", "the shape is lost"),
        ("def step(z):\n    return np.where(np.asarray(z) > 0.5, 1, 0)\n", "the jump is at one half"),
        (
            "def step(z, kept={}):\n    out = kept.setdefault(np.shape(z), np.zeros(np.shape(z), int))\n    out[...] = np.asarray(z) > 0\n    return out\n",
            "each call writes into the result of the one before",
        ),
        ("def step(z):\n    return z if np.ndim(z) > 2 else (np.asarray(z) > 0) * 1\n", "three axes are left alone"),
    ],
    "neuron": [
        ("def neuron(x, w, b):\n    return weighted_sum(x, w, b)\n", "no step"),
        ("def neuron(x, w, b):\n    return step(np.dot(x, w))\n", "no bias"),
        ("def neuron(x, w, b):\n    return step(weighted_sum(x, w, -b))\n", "the bias has the wrong sign"),
        ("def neuron(x, w, b):\n    return int(np.dot(x, w) + b >= 0)\n", "fires on the line"),
        ("def neuron(x, w, b):\n    return int(np.dot(x, w) + b < 0)\n", "fires where it should rest"),
        ("def neuron(x, w, b):\n    return step(x * w + b)\n", "one output for each input"),
        ("def neuron(x, w, b):\n    return int(any(x * w + b > 0))\n", "each input is judged alone"),
        ("def neuron(x, w, b):\n    return int(x @ w + b > 1e-2)\n", "fires only above one hundredth"),
        ("def neuron(x, w, b):\n    return int(x @ w + b > 0) if x.any() else 0\n", "rests when all inputs are 0"),
        (
            "def neuron(x, w, b):\n    return 0 if (w < 0).all() else int(x @ w + b > 0)\n",
            "rests when all weights are negative",
        ),
        (
            "def neuron(x, w, b):\n    return 0 if (x < 0).all() else int(x @ w + b > 0)\n",
            "rests when all inputs are negative",
        ),
        (
            "def neuron(x, w, b, seen={}):\n    return seen.setdefault((tuple(x), tuple(w)), int(x @ w + b > 0))\n",
            "remembers the answer to another bias",
        ),
    ],
    "bias_from_threshold": [
        ("def bias_from_threshold(theta):\n    return theta\n", "the sign is not turned"),
        ("def bias_from_threshold(theta):\n    return abs(theta)\n", "the absolute value"),
        ("def bias_from_threshold(theta):\n    return -abs(theta)\n", "always negative"),
        ("def bias_from_threshold(theta):\n    return 1 - theta\n", "the complement"),
        ("def bias_from_threshold(theta):\n    return 1 / theta if theta else 0.0\n", "the inverse"),
        ("def bias_from_threshold(theta):\n    return int(-theta)\n", "the digits after the point are lost"),
        ("def bias_from_threshold(theta):\n    return str(-theta)\n", "a text"),
        ("def bias_from_threshold(theta):\n    return -theta if theta else 1\n", "wrong at 0"),
        ("def bias_from_threshold(theta):\n    return -theta if theta < 10 else -10\n", "cut at 10"),
        ("def bias_from_threshold(theta):\n    return -theta - 1e-7\n", "a little too low"),
    ],
    "AND": [
        ("def AND(x1, x2):\n    return x1 | x2\n", "OR"),
        ("def AND(x1, x2):\n    return 1 - x1 * x2\n", "NAND"),
        ("def AND(x1, x2):\n    return x1\n", "looks at the first input only"),
        ("def AND(x1, x2):\n    return x1 + x2\n", "adds: 2 for two ones"),
        ("def AND(x1, x2):\n    return x1 == x2\n", "equal inputs: also fires for two zeros"),
        ("def AND(x1, x2):\n    return 0\n", "never fires"),
        ("def AND(x1, x2):\n    print(x1 * x2)\n", "prints"),
        ("def AND(x1, x2):\n    return '1' if x1 and x2 else '0'\n", "texts"),
        (
            "def AND(x1, x2, calls=[0]):\n    calls[0] += 1\n    return (0, 0, 0, 1)[calls[0] % 4 - 1]\n",
            "answers by the number of the call",
        ),
    ],
    "NAND": [
        ("def NAND(x1, x2):\n    return x1 & x2\n", "AND"),
        ("def NAND(x1, x2):\n    return 1 - max(x1, x2)\n", "NOR"),
        ("def NAND(x1, x2):\n    return ~(x1 & x2)\n", "bitwise not: -1 and -2"),
        ("def NAND(x1, x2):\n    return x1 ^ x2\n", "XOR: 0 for two zeros"),
        ("def NAND(x1, x2):\n    return 1\n", "always fires"),
        ("def NAND(x1, x2):\n    return -AND(x1, x2)\n", "the negative of AND"),
    ],
    "OR": [
        ("def OR(x1, x2):\n    return x1 & x2\n", "AND"),
        ("def OR(x1, x2):\n    return x1 + x2\n", "adds: 2 for two ones"),
        ("def OR(x1, x2):\n    return x1 ^ x2\n", "XOR: 0 for two ones"),
        ("def OR(x1, x2):\n    return 1 - max(x1, x2)\n", "NOR"),
        ("def OR(x1, x2):\n    return x2\n", "looks at the second input only"),
        ("def OR(x1, x2):\n    return 1\n", "always fires"),
        (
            "def OR(x1, x2):\n    return neuron(np.array([x1, x2]), np.array([1, 1]), 0.5)\n",
            "the bias has the wrong sign",
        ),
    ],
    "gate_weights": [
        ("def gate_weights(name):\n    return np.array([0.5, 0.5]), -0.7\n", "the same weights for every gate"),
        (
            "def gate_weights(name):\n    return {'AND': ([1, 1], -1), 'NAND': ([-1, -1], 1), 'OR': ([1, 1], 0)}[name]\n",
            "on the line at (1, 0) AND is right, NAND is not",
        ),
        (
            "def gate_weights(name):\n    return {'AND': ([0.5, 0.5], 0.7), 'NAND': ([-0.5, -0.5], -0.7), 'OR': ([1, 1], 0.5)}[name]\n",
            "thresholds in place of biases",
        ),
        (
            "def gate_weights(name):\n    return {'AND': [0.5, 0.5, -0.7], 'NAND': [-0.5, -0.5, 0.7], 'OR': [1, 1, -0.5]}[name]\n",
            "three numbers in a row, not a pair",
        ),
        (
            "def gate_weights(name):\n    return {'AND': ([np.inf, np.inf], -np.inf), 'NAND': ([-1, -1], 1.5), 'OR': ([1, 1], -0.5)}[name]\n",
            "infinite weights",
        ),
        (
            "def gate_weights(name):\n    return {'AND': ([[0.5], [0.5]], -0.7), 'NAND': ([[-0.5], [-0.5]], 0.7), 'OR': ([[1], [1]], -0.5)}[name]\n",
            "weights of shape (2, 1)",
        ),
        ("def gate_weights(name):\n    return AND if name == 'AND' else NAND if name == 'NAND' else OR\n", "functions"),
    ],
    "boundary": [
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        return 'ValueError'\n    return -w[0] / w[1], -b / w[1]\n",
            "returns the word in place of raising it",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError\n    return w[0] / w[1], b / w[1]\n",
            "the signs are missing",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError\n    return -w[1] / w[0], -b / w[0]\n",
            "the weights are exchanged",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError\n    return -b / w[1], -w[0] / w[1]\n",
            "slope and intercept are exchanged",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        return None\n    return -w[0] / w[1], -b / w[1]\n",
            "no error for a vertical line",
        ),
        (
            "def boundary(w, b):\n    with np.errstate(all='ignore'):\n        return -np.float64(w[0]) / w[1], -np.float64(b) / w[1]\n",
            "infinite for a vertical line",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise ZeroDivisionError\n    return -w[0] / w[1], -b / w[1]\n",
            "another error",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError\n    return -w[0] / w[1]\n",
            "the slope alone",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0 and w[0] != 0:\n        raise ValueError\n    with np.errstate(all='ignore'):\n        return -w[0] / w[1], -b / w[1]\n",
            "no error unless w[0] != 0",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0 and b != 0:\n        raise ValueError\n    with np.errstate(all='ignore'):\n        return -w[0] / w[1], -b / w[1]\n",
            "no error unless b != 0",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0 and w[0] < 0:\n        return 0, 0\n    if w[1] == 0:\n        raise ValueError\n    return -w[0] / w[1], -b / w[1]\n",
            "zeros for a vertical line on one side",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError\n    return -w[0] / w[1], 1e-3 if b == 0 else -b / w[1]\n",
            "wrong without a bias",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise ValueError\n    return -w[0] / w[1], 0 if abs(w[1]) >= 50 else -b / w[1]\n",
            "no intercept for large weights",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise Exception('vertical')\n    return -w[0] / w[1], -b / w[1]\n",
            "a plain exception",
        ),
        (
            "def boundary(w, b):\n    if w[1] == 0:\n        raise KeyError('vertical')\n    return -w[0] / w[1], -b / w[1]\n",
            "a KeyError",
        ),
    ],
    "fit_perceptron": [
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        wrong = 0\n        for x, t in zip(X, y):\n            error = int(x @ w + b > 0) - t\n            w = w + lr * error * x\n            b = b + lr * error\n            wrong += error != 0\n        mistakes.append(int(wrong))\n        if wrong == 0:\n            break\n    return w, b, mistakes\n",
            "the error has the wrong sign",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        wrong = 0\n        for x, t in zip(X, y):\n            error = t - int(x @ w + b > 0)\n            w = w + lr * error * x\n            wrong += error != 0\n        mistakes.append(int(wrong))\n        if wrong == 0:\n            break\n    return w, b, mistakes\n",
            "the bias is never changed",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        error = y - (X @ w + b > 0)\n        w = w + lr * error @ X\n        b = b + lr * error.sum()\n        mistakes.append(int(np.abs(error).sum()))\n        if mistakes[-1] == 0:\n            break\n    return w, b, mistakes\n",
            "all rows at once, one step an epoch",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        wrong = 0\n        for x, t in zip(X, y):\n            error = t - int(x @ w + b > 0)\n            w = w + lr * error * x\n            b = b + lr * error\n            wrong += error != 0\n        mistakes.append(int(wrong))\n    return w, b, mistakes\n",
            "does not stop after a clean epoch",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        wrong = 0\n        for x, t in zip(X, y):\n            error = t - int(x @ w + b > 0)\n            w = w + error * x\n            b = b + error\n            wrong += error != 0\n        mistakes.append(int(wrong))\n        if wrong == 0:\n            break\n    return w, b, mistakes\n",
            "the learning rate is not used",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        wrong = 0\n        for x, t in zip(X, y):\n            error = t - int(x @ w + b >= 0)\n            w = w + lr * error * x\n            b = b + lr * error\n            wrong += error != 0\n        mistakes.append(int(wrong))\n        if wrong == 0:\n            break\n    return w, b, mistakes\n",
            "fires on the line",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        for x, t in zip(X, y):\n            error = t - int(x @ w + b > 0)\n            w = w + lr * error * x\n            b = b + lr * error\n        mistakes.append(int(np.sum((X @ w + b > 0) != y)))\n        if mistakes[-1] == 0:\n            break\n    return w, b, mistakes\n",
            "counts after the epoch, not when visited",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        wrong = 0\n        for x, t in zip(X, y):\n            error = t - int(x @ w + b > 0)\n            w = w + lr * error * x\n            b = b + lr * error\n            wrong += error != 0\n        if wrong == 0:\n            break\n        mistakes.append(int(wrong))\n    return w, b, mistakes\n",
            "the clean epoch is not counted",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(min(epochs, 10)):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    return w, b, ms\n",
            "ten epochs at most",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X[:20], y[:20]):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    return w, b, ms\n",
            "twenty rows at most",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    if X.shape[1] > 3:\n        w[3:] = 0\n    return w, b, ms\n",
            "three weights at most",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    if len(X) > 10:\n        b = 0\n    return w, b, ms\n",
            "no bias for many rows",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    if not y.any():\n        w = w + 1\n    return w, b, ms\n",
            "weights where no row is a 1",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    if len(X) == 1:\n        ms = ms[:1]\n    return w, b, ms\n",
            "one count for one row",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    return (w if X.shape[1] > 1 else w[0]), b, ms\n",
            "one weight loses its axis",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr, ms=[]):\n    ms.clear()\n    w, b = np.zeros(X.shape[1]), 0.0\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    return w, b, ms\n",
            "each call empties the list of the one before",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr, kept={}):\n    w, b, ms = kept.setdefault(X.shape[1], np.zeros(X.shape[1])), 0.0, []\n    w[:] = 0\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w += lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    return w, b, ms\n",
            "each call writes into the weights of the one before",
        ),
        (
            "def fit_perceptron(X, y, epochs, lr):\n    w, b, ms = np.zeros(X.shape[1]), 0.0, []\n    for _ in range(epochs):\n        m = 0\n        for x, t in zip(X, y):\n            e = t - int(x @ w + b > 0)\n            w = w + lr * e * x\n            b = b + lr * e\n            m += int(e != 0)\n        ms.append(m)\n        if m == 0:\n            break\n    return w, b, ms + [0] * (epochs - len(ms))\n",
            "the list is filled up with zeros",
        ),
    ],
}
