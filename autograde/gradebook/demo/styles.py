"""Right answers to lessons 01 to 03 as three people might write them who have never met; the reference is a fourth.

Each text is a whole answer cell. Where a style has no text of its own for an exercise, the reference stands there.
"""

__all__ = ["HELPERS", "LOOPS", "SHORT", "WITH_LIBRARIES"]

LOOPS = {
    # ---- 01 gates
    "weighted_sum": """
def weighted_sum(x, w, b):
    total = b
    for i in range(len(x)):
        total += x[i] * w[i]
    return total
""",
    "step": """
def step(z):
    if np.ndim(z) == 0:
        if z > 0:
            return 1
        else:
            return 0
    return np.array([step(entry) for entry in z])
""",
    "neuron": """
def neuron(x, w, b):
    z = weighted_sum(x, w, b)
    fires = step(z)
    return fires
""",
    "bias_from_threshold": """
def bias_from_threshold(theta):
    b = 0 - theta
    return b
""",
    "AND": """
def AND(x1, x2):
    if x1 == 1 and x2 == 1:
        return 1
    return 0
""",
    "NAND": """
def NAND(x1, x2):
    if AND(x1, x2) == 1:
        return 0
    return 1
""",
    "OR": """
def OR(x1, x2):
    if x1 == 1 or x2 == 1:
        return 1
    return 0
""",
    "gate_weights": """
def gate_weights(name):
    table = {"AND": ([2, 2], -3), "NAND": ([-2, -2], 3), "OR": ([2, 2], -1)}
    return table[name]
""",
    "boundary": """
def boundary(w, b):
    w1, w2 = w
    if w2 == 0:
        raise ValueError("vertical")
    slope = -w1 / w2
    intercept = -b / w2
    return slope, intercept
""",
    "fit_perceptron": """
def fit_perceptron(X, y, epochs, lr):
    d = len(X[0])
    w = np.zeros(d)
    b = 0.0
    mistakes = []
    epoch = 0
    while epoch < epochs:
        count = 0
        for i in range(len(y)):
            guess = 1 if weighted_sum(X[i], w, b) > 0 else 0
            if guess != y[i]:
                count += 1
                for j in range(d):
                    w[j] += lr * (y[i] - guess) * X[i][j]
                b += lr * (y[i] - guess)
        mistakes.append(count)
        if count == 0:
            return w, b, mistakes
        epoch += 1
    return w, b, mistakes
""",
    # ---- 02 xor
    "solves": """
def solves(w, b, truth_table):
    for x1, x2, y in truth_table:
        fires = 1 if w[0] * x1 + w[1] * x2 + b > 0 else 0
        if fires != y:
            return False
    return True
""",
    "count_single_neuron_gates": """
def count_single_neuron_gates(truth_tables):
    found = 0
    for table in truth_tables:
        ok = False
        for w1 in [-2, -1, 0, 1, 2]:
            for w2 in [-2, -1, 0, 1, 2]:
                for b in [-2.5, -1.5, -0.5, 0.5, 1.5, 2.5]:
                    if solves(np.array([w1, w2]), b, table):
                        ok = True
        if ok:
            found = found + 1
    return found
""",
    "XOR": """
def XOR(x1, x2):
    if x1 == x2:
        return 0
    return 1
""",
    "XNOR": """
def XNOR(x1, x2):
    return 1 - XOR(x1, x2)
""",
    "two_layer": """
def two_layer(X, W1, b1, W2, b2):
    out = []
    for x in X:
        hidden = []
        for j in range(len(b1)):
            z = b1[j]
            for i in range(len(x)):
                z = z + x[i] * W1[i, j]
            hidden.append(1 if z > 0 else 0)
        row = []
        for j in range(len(b2)):
            z = b2[j]
            for i in range(len(hidden)):
                z = z + hidden[i] * W2[i, j]
            row.append(1 if z > 0 else 0)
        out.append(row)
    return np.array(out)
""",
    "half_adder": """
def half_adder(a, b):
    total = a + b
    return total % 2, total // 2
""",
    "full_adder": """
def full_adder(a, b, c):
    total = a + b + c
    return total % 2, total // 2
""",
    # ---- 03 activations
    "relu": """
def relu(z):
    z = np.array(z, dtype=float, order="C")
    flat = z.reshape(-1)
    for i in range(flat.size):
        if flat[i] < 0:
            flat[i] = 0.0
    return z
""",
    "collapse": """
def collapse(W1, b1, W2, b2):
    d, h = W1.shape
    k = W2.shape[1]
    W = np.zeros((d, k))
    b = np.zeros(k)
    for o in range(k):
        b[o] = b2[o]
        for j in range(h):
            b[o] += b1[j] * W2[j, o]
            for i in range(d):
                W[i, o] += W1[i, j] * W2[j, o]
    return W, b
""",
}

WITH_LIBRARIES = {
    # ---- 01 gates
    "weighted_sum": "def weighted_sum(x, w, b):\n    return np.dot(x, w) + b",
    "step": "def step(z):\n    return np.heaviside(z, 0)",
    "neuron": "def neuron(x, w, b):\n    return int(np.inner(x, w) + b > 0)",
    "bias_from_threshold": "bias_from_threshold = np.negative",
    "AND": "def AND(x1, x2):\n    return int(np.logical_and(x1, x2))",
    "NAND": "def NAND(x1, x2):\n    return int(np.logical_not(np.logical_and(x1, x2)))",
    "OR": "def OR(x1, x2):\n    return max(x1, x2)",
    "boundary": """
def boundary(w, b):
    if not w[1]:
        raise ValueError(f"no slope for w = {w}")
    return np.array([-w[0], -b]) / w[1]
""",
    # ---- 02 xor
    "solves": """
def solves(w, b, truth_table):
    return np.array_equal(truth_table[:, :2] @ w + b > 0, truth_table[:, 2].astype(bool))
""",
    "count_single_neuron_gates": """
def count_single_neuron_gates(truth_tables):
    grid = np.array(np.meshgrid([-1, 0, 1], [-1, 0, 1], [-1.5, -0.5, 0.5, 1.5])).reshape(3, -1).T
    return sum(any(solves(row[:2], row[2], table) for row in grid) for table in truth_tables)
""",
    "XOR": "import operator\nXOR = operator.xor",
    "XNOR": "def XNOR(x1, x2):\n    return int(not np.bitwise_xor(x1, x2))",
    "two_layer": """
def two_layer(X, W1, b1, W2, b2):
    H = np.heaviside(np.matmul(X, W1) + b1, 0.0)
    return np.heaviside(np.matmul(H, W2) + b2, 0.0)
""",
    "xor_weights": """
def xor_weights():
    return np.array([[1, 1], [1, 1]]), np.array([-0.5, -1.5]), np.array([[1], [-2]]), np.array([-0.5])
""",
    # ---- 03 activations
    "sigmoid": "from scipy.special import expit\nsigmoid = expit",
    "tanh": "tanh = np.tanh",
    "relu": "def relu(z):\n    return np.maximum(z, 0.0)",
    "softmax": """
from scipy.special import softmax as library_softmax


def softmax(Z):
    return library_softmax(Z, axis=-1)
""",
    "sigmoid_grad": "def sigmoid_grad(z):\n    return sigmoid(z) * sigmoid(-np.asarray(z))",
    "relu_grad": "def relu_grad(z):\n    return np.heaviside(z, 0.0)",
    "collapse": "def collapse(W1, b1, W2, b2):\n    return np.linalg.multi_dot([W1, W2]), np.dot(b1, W2) + b2",
}

HELPERS = {
    "01_gates": "def _fires(z):\n    return np.greater(z, 0).astype(int)",
    "02_xor": "def _layer(X, W, b):\n    return np.greater(X @ W + b, 0).astype(int)",
    "03_activations": "def _pick(condition, yes, no):\n    return np.where(condition, yes, no)",
}

SHORT = {  # lambdas, and a helper in a cell of the student's own (HELPERS)
    # ---- 01 gates
    "weighted_sum": "weighted_sum = lambda x, w, b: sum(p * q for p, q in zip(x, w)) + b",
    "step": "step = lambda z: _fires(z) if np.ndim(z) else int(_fires(z))",
    "neuron": "neuron = lambda x, w, b: step(weighted_sum(x, w, b))",
    "bias_from_threshold": "bias_from_threshold = lambda theta: -theta",
    "AND": "AND = lambda x1, x2: x1 & x2",
    "NAND": "NAND = lambda x1, x2: 1 - x1 * x2",
    "OR": "OR = lambda x1, x2: x1 | x2",
    "gate_weights": """
gate_weights = {"AND": ((3, 3), -5), "NAND": ((-3, -3), 5), "OR": ((3, 3), -1)}.__getitem__
""",
    # ---- 02 xor
    "XOR": "XOR = lambda x1, x2: (x1 + x2) % 2",
    "XNOR": "XNOR = lambda x1, x2: int(x1 == x2)",
    "two_layer": "two_layer = lambda X, W1, b1, W2, b2: _layer(_layer(X, W1, b1), W2, b2)",
    "half_adder": "half_adder = lambda a, b: (a ^ b, a & b)",
    "full_adder": "full_adder = lambda a, b, c: divmod(a + b + c, 2)[::-1]",
    # ---- 03 activations
    "sigmoid": "sigmoid = lambda z: 0.5 * (1 + np.tanh(np.asarray(z) / 2))",
    "relu": "relu = lambda z: _pick(np.asarray(z) > 0, z, 0.0)",
    "leaky_relu": "leaky_relu = lambda z, slope=0.01: _pick(np.asarray(z) > 0, z, slope * np.asarray(z))",
    "identity": "identity = lambda z: 1.0 * np.asarray(z)",
    "tanh_grad": "tanh_grad = lambda z: 1 - np.tanh(z) ** 2",
    "relu_grad": "relu_grad = lambda z: _pick(np.asarray(z) > 0, 1.0, 0.0)",
    "leaky_relu_grad": "leaky_relu_grad = lambda z, slope=0.01: _pick(np.asarray(z) > 0, 1.0, slope)",
    "collapse": "collapse = lambda W1, b1, W2, b2: (W1 @ W2, b1 @ W2 + b2)",
}
