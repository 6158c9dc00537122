"""Answers to lesson 04 as people write them: RIGHT ones pass, WRONG ones fail (phrase: part of the reason)."""

RIGHT = {
    "layer_loops": [
        """
def layer_loops(X, W, b):
    Z = []
    for row in X:
        Z.append([sum(x * w for x, w in zip(row, column)) + bias for column, bias in zip(W.T, b)])
    return Z
""",
        """
def layer_loops(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        for j in range(len(b)):
            for m in range(len(W)):
                Z[i, j] += X[i][m] * W[m][j]
            Z[i, j] += b[j]
    return Z
""",
        "layer_loops = lambda X, W, b: X @ W + b",
        """
def layer_loops(X, W, b):
    out = np.empty((X.shape[0], W.shape[1]))
    for i, x in enumerate(X):
        for j, w in enumerate(W.T):
            out[i, j] = np.dot(x, w) + b[j]
    return tuple(out)
""",
    ],
    "layer": [
        "layer = lambda X, W, b: np.dot(X, W) + b",
        "def layer(X, W, b):\n    return np.einsum('nd,dh->nh', X, W) + b[None, :]\n",
        "def layer(X, W, b):\n    Z = np.matmul(X, W).astype(float)\n    Z += b\n    return Z\n",
        """
def layer(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for j in range(W.shape[1]):
        Z[:, j] = (X * W[:, j]).sum(axis=1) + b[j]
    return Z
""",
        """
def layer(X, W, b):
    Z = np.tile(np.asarray(b, dtype=float), (len(X), 1))
    for m in range(X.shape[1]):
        Z = Z + np.outer(X[:, m], W[m])
    return Z
""",
        "def layer(X, W, b):\n    return np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])\n",
    ],
    "count_weights": [
        "def count_weights(sizes):\n    return sum(sizes[i] * sizes[i + 1] for i in range(len(sizes) - 1))\n",
        "def count_weights(sizes):\n    return int(np.dot(sizes[:-1], sizes[1:]))\n",
        "def count_weights(sizes):\n    s = np.array(sizes)\n    return (s[1:] * s[:-1]).sum()\n",
        """
def count_weights(sizes):
    total, before = 0, None
    for size in sizes:
        total, before = total + (before or 0) * size, size
    return total
""",
    ],
    "count_parameters": [
        "def count_parameters(sizes):\n    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))\n",
        "def count_parameters(sizes):\n    return count_weights(sizes) + sum(sizes) - sizes[0]\n",
        "def count_parameters(sizes):\n    s = np.array(sizes)\n    return ((s[:-1] + 1) * s[1:]).sum()\n",
        """
def count_parameters(sizes):
    total = 0
    for i in range(1, len(sizes)):
        total += sizes[i - 1] * sizes[i]
        total += sizes[i]
    return total
""",
    ],
    "forward": [
        """
def forward(X, weights, biases, activations):
    outputs = []
    for i in range(len(weights)):
        before = X if i == 0 else outputs[-1]
        outputs.append(activations[i](before @ weights[i] + biases[i]))
    return outputs
""",
        """
def forward(X, weights, biases, activations):
    out = [X]
    for W, b, f in zip(weights, biases, activations):
        out.append(f(np.dot(out[-1], W) + b))
    return tuple(out[1:])
""",
        """
def forward(X, weights, biases, activations):
    if not len(weights):
        return []
    A = activations[0](layer(X, weights[0], biases[0]))
    return [A] + forward(A, weights[1:], biases[1:], activations[1:])
""",
        """
from itertools import accumulate
def forward(X, weights, biases, activations):
    return list(accumulate(zip(weights, biases, activations), lambda A, l: l[2](A @ l[0] + l[1]), initial=X))[1:]
""",
    ],
    "classify": [
        "classify = lambda P: P.argmax(1)",
        "def classify(P):\n    return [int(np.argmax(row)) for row in P]\n",
        "def classify(P):\n    return [list(row).index(max(row)) for row in P]\n",
        "def classify(P):\n    return np.argsort(-P, axis=1, kind='stable')[:, 0]\n",
        "def classify(P):\n    return (P == P.max(axis=1, keepdims=True)).argmax(axis=-1)\n",
    ],
    "rotation": [
        "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([[c, s], [-s, c]])\n",
        "import math\ndef rotation(theta):\n    c, s = math.cos(theta), math.sin(theta)\n"
        "    return [[c, s], [-s, c]]\n",
        "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([[c, -s], [s, c]]).T\n",
        "from scipy.linalg import expm\ndef rotation(theta):\n"
        "    return expm(theta * np.array([[0.0, 1.0], [-1.0, 0.0]]))\n",
        "def rotation(theta):\n    z = np.exp(1j * theta)\n"
        "    return np.array([[z.real, z.imag], [-z.imag, z.real]])\n",
    ],
    "scaling": [
        "scaling = lambda sx, sy: np.diag([sx, sy])",
        "def scaling(sx, sy):\n    return np.array([sx, sy]) * np.eye(2)\n",
        "def scaling(sx, sy):\n    return [[sx, 0], [0, sy]]\n",
        "def scaling(sx, sy):\n    S = np.zeros((2, 2))\n    S[0, 0], S[1, 1] = sx, sy\n    return S\n",
    ],
    "warp": [
        "def warp(X, W, b, f):\n    return f(np.asarray(X) @ np.asarray(W) + b)\n",
        "warp = lambda X, W, b, f: f(layer_loops(X, W, b))",
        "def warp(X, W, b, f):\n    return forward(X, [W], [b], [f])[0]\n",
        "def warp(X, W, b, f):\n    Z = np.zeros((len(X), 2))\n    Z += X @ W\n    Z += b\n    return f(Z)\n",
    ],
}

WRONG = {
    "layer_loops": [
        ("def layer_loops(X, W, b):\n    print(X @ W + b)\n", "returned `None`"),
        ("def layer_loops(X, W, b):\n    return X @ W\n", "bias of its column"),
        ("def layer_loops(X, W, b):\n    return (W.T @ X.T).T - b\n", "added"),
        (
            """
def layer_loops(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for i in range(X.shape[0]):
        for j in range(W.shape[1]):
            for m in range(X.shape[1]):
                Z[i, j] += X[i, m] * W[m, j] + b[j]
    return Z
""",
            "once for each input",
        ),
        (
            """
def layer_loops(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]), dtype=X.dtype)
    for i in range(X.shape[0]):
        for j in range(W.shape[1]):
            Z[i, j] = X[i] @ W[:, j] + b[j]
    return Z
""",
            "decimal point",
        ),
    ],
    "layer": [
        ("def layer(X, W, b):\n    return [[x @ w + c for w, c in zip(W.T, b)] for x in X]\n", "lines"),
        ("def layer(X, W, b):\n    return np.apply_along_axis(lambda row: row @ W + b, 1, X)\n", "loop"),
        ("def layer(X, W, b):\n    return layer_loops(X, W, b)\n", "loop"),
        ("def layer(X, W, b):\n    return X * W + b\n", "entry with entry"),
        ("def layer(X, W, b):\n    return X @ W\n", "bias of its column"),
    ],
    "count_weights": [
        ("def count_weights(sizes):\n    return np.prod(sizes)\n", "multiplied"),
        ("def count_weights(sizes):\n    return len(sizes)\n", "numbers"),
    ],
    "count_parameters": [
        ("def count_parameters(sizes):\n    return count_weights(sizes) + sum(sizes)\n", "inputs got biases"),
    ],
    "forward": [
        (
            """
def forward(X, weights, biases, activations):
    for W, b, f in zip(weights, biases, activations):
        X = f(X @ W + b)
    return X
""",
            "last layer",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs = []
    for W, b, f in zip(weights, biases, activations):
        outputs.append(f(X @ W + b))
    return outputs
""",
            "fed with X again",
        ),
    ],
    "classify": [
        ("def classify(P):\n    return np.argmax(P, axis=0)\n", "columns"),
        ("def classify(P):\n    return np.argmax(P, axis=1).astype(float)\n", "integer"),
    ],
    "rotation": [
        (
            "def rotation(theta):\n    return np.array([[np.cos(theta), -np.sin(theta)], [np.sin(theta), "
            "np.cos(theta)]])\n",
            "clockwise",
        ),
        ("def rotation(theta):\n    return np.array([[0, 1], [-1, 0]])\n", "numbers"),
    ],
    "scaling": [
        ("def scaling(sx, sy):\n    return np.array([sx, sy])\n", "pair of factors"),
        ("def scaling(sx, sy):\n    return np.eye(2)\n", "numbers"),
    ],
    "warp": [
        ("def warp(X, W, b, f):\n    return f(X) @ W + b\n", "points themselves"),
        ("def warp(X, W, b, f):\n    return X @ W + b\n", "f is missing"),
    ],
}
