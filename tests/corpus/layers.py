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

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "layer_loops": [
        """
def layer_loops(X, W, b):
    return [[sum(x * w for x, w in zip(row, column)) + c for column, c in zip(W.T, b)] for row in X]
""",
        """
def layer_loops(X, W, b):
    out = np.empty(X.shape[:1] + W.shape[1:])
    for i, j in np.ndindex(*out.shape):
        out[i, j] = np.inner(X[i], W[:, j]) + b[j]
    return out
""",
        """
def layer_loops(X, W, b):
    out = np.tile(b.astype(float), (len(X), 1))
    for k in range(W.shape[0]):
        out += np.outer(X[:, k], W[k])
    return out
""",
        """
import math


def layer_loops(X, W, b):
    rows = []
    for row in X.tolist():
        rows.append(tuple(math.fsum([bias, *(x * w for x, w in zip(row, col))])
                          for bias, col in zip(b.tolist(), zip(*W.tolist()))))
    return np.array(rows)
""",
        """
def layer_loops(X, W, b):
    def upto(row, k, j):
        return b[j] if k < 0 else upto(row, k - 1, j) + row[k] * W[k, j]

    d, h = W.shape
    out = np.zeros((len(X), h))
    for i in range(len(X)):
        for j in range(h):
            out[i][j] = upto(X[i], d - 1, j)
    return out
""",
        "layer_loops = lambda X, W, b: X @ W + b\n",
    ],
    "layer": [
        "def layer(X, W, b):\n    return np.einsum('nd,dh->nh', X, W) + b[np.newaxis]\n",
        """
def layer(X, W, b):
    return np.hstack([X, np.ones((len(X), 1))]) @ np.vstack([W, b])
""",
        """
def layer(X, W, b):
    return np.stack([X @ W[:, j] + b[j] for j in range(W.shape[1])], axis=1)
""",
        """
def layer(X, W, b):
    return (X[:, :, None] * W[None]).sum(axis=1) + b
""",
        """
from scipy.linalg import blas


class _Layer:
    __slots__ = ()

    def __call__(self, X, W, b):
        return (blas.dgemm(1.0, X, W) + b).tolist()


layer = _Layer()
""",
        """
def layer(X, W, b):
    Z = np.empty((X.shape[0], W.shape[1]))
    Z[...] = b
    for k, weights in enumerate(W):
        Z += X[:, [k]] * weights
    return Z
""",
    ],
    "count_weights": [
        "import numpy as np\n\n\ndef count_weights(sizes):\n    return np.dot(sizes[:-1], sizes[1:])\n",
        """
def count_weights(sizes):
    if len(sizes) < 2:
        return 0
    first, second, *rest = sizes
    return first * second + count_weights([second, *rest])
""",
        """
from itertools import pairwise
from math import prod


def count_weights(sizes):
    return sum(map(prod, pairwise(sizes)))
""",
        """
def count_weights(sizes):
    total, before = 0, 0
    for size in sizes:
        total += before * size
        before = size
    return total
""",
        """
def count_weights(sizes):
    return sum(np.zeros(shape).size for shape in zip(sizes, sizes[1:]))
""",
    ],
    "count_parameters": [
        "def count_parameters(sizes):\n    return sum((d + 1) * h for d, h in zip(sizes, sizes[1:]))\n",
        "def count_parameters(sizes):\n    return count_weights(sizes) + sum(sizes) - sizes[0]\n",
        "def count_parameters(sizes):\n    return np.inner(np.add(sizes[:-1], 1), sizes[1:])\n",
        """
from functools import reduce


def count_parameters(sizes):
    total, _ = reduce(lambda so_far, h: (so_far[0] + so_far[1] * h + h, h), sizes[1:], (0, sizes[0]))
    return total
""",
        """
def count_parameters(sizes):
    layers = [(np.ones((d, h)), np.ones(h)) for d, h in zip(sizes[:-1], sizes[1:])]
    return int(sum(W.sum() + b.sum() for W, b in layers))
""",
    ],
    "forward": [
        """
from itertools import accumulate


def forward(X, weights, biases, activations):
    steps = zip(weights, biases, activations)
    return list(accumulate(steps, lambda out, step: step[2](out @ step[0] + step[1]), initial=X))[1:]
""",
        """
def forward(X, weights, biases, activations):
    if not weights:
        return []
    out = activations[0](X @ weights[0] + biases[0])
    return [out, *forward(out, weights[1:], biases[1:], activations[1:])]
""",
        """
def forward(X, weights, biases, activations):
    outputs = [X]
    for i in range(len(weights)):
        outputs.append(activations[i](layer(outputs[-1], weights[i], biases[i])))
    return tuple(outputs[1:])
""",
        """
def forward(X, weights, biases, activations):
    outs = [None] * len(weights)
    for i, (W, b, f) in enumerate(zip(weights, biases, activations)):
        before = X if i == 0 else outs[i - 1]
        outs[i] = np.array(f(np.add(np.dot(before, W), b)))
    return outs
""",
        """
def forward(X, weights, biases, activations):
    def run():
        out = X
        for W, b, f in zip(weights, biases, activations):
            out = f(np.einsum('ij,jk->ik', out, W) + b)
            yield out.tolist()
            out = np.array(out)

    return list(run())
""",
    ],
    "classify": [
        "def classify(P):\n    return [max(range(len(row)), key=row.__getitem__) for row in P.tolist()]\n",
        "def classify(P):\n    return np.argsort(-P, axis=1, kind='stable')[:, 0]\n",
        "def classify(P):\n    return (P == P.max(axis=1, keepdims=True)).argmax(1).astype(np.uint8)\n",
        """
def classify(P):
    best = np.zeros(len(P), dtype=int)
    for column in range(1, P.shape[1]):
        better = P[:, column] > P[np.arange(len(P)), best]
        best[better] = column
    return best
""",
        "def classify(P):\n    return np.array([row.index(max(row)) for row in P.tolist()])\n",
        "def classify(P):\n    return np.apply_along_axis(np.argmax, -1, P)\n",
    ],
    "rotation": [
        """
def rotation(theta):
    turn = np.exp(1j * theta)
    return np.array([[turn.real, turn.imag], [-turn.imag, turn.real]])
""",
        """
from scipy.linalg import expm


def rotation(theta):
    return expm(theta * np.array([[0.0, 1.0], [-1.0, 0.0]]))
""",
        """
import math


def rotation(theta):
    return [[math.cos(theta), math.sin(theta)], [math.cos(theta + math.pi / 2), math.sin(theta + math.pi / 2)]]
""",
        """
from scipy.spatial.transform import Rotation


def rotation(theta):
    return Rotation.from_euler('z', theta).as_matrix()[:2, :2].T
""",
        """
def rotation(theta):
    J = np.array([[0, 1], [-1, 0]])
    return np.cos(theta) * np.eye(2) + np.sin(theta) * J
""",
    ],
    "scaling": [
        "def scaling(sx, sy):\n    return ((sx, 0), (0, sy))\n",
        "def scaling(sx, sy):\n    return np.eye(2) * [sx, sy]\n",
        "def scaling(sx, sy):\n    return np.diag((sx, sy))\n",
        """
def scaling(sx, sy):
    S = np.zeros(4)
    S[::3] = sx, sy
    return S.reshape(2, 2)
""",
        "from scipy.linalg import block_diag\n\nscaling = lambda sx, sy: block_diag(sx, sy)\n",
    ],
    "warp": [
        "def warp(X, W, b, f):\n    return f(layer(X, W, b))\n",
        """
def warp(X, W, b, f):
    points = np.column_stack([X, np.ones(len(X))])
    return f(points @ np.vstack([W, b]))
""",
        """
def warp(X, W, b, f):
    moved = np.empty(X.shape)
    for i, (x1, x2) in enumerate(X):
        moved[i] = x1 * W[0] + x2 * W[1] + b
    return f(moved)
""",
        "def warp(X, W, b, f):\n    return np.asarray(f((W.T @ X.T + b[:, None]).T)).tolist()\n",
        """
def warp(X, W, b, f):
    return forward(X, [W], [b], [f])[0]
""",
    ],
}

FRESH_WRONG = {
    "layer_loops": [
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((X.shape[0], W.shape[1]), dtype=X.dtype)
    for i in range(X.shape[0]):
        for j in range(W.shape[1]):
            for k in range(X.shape[1]):
                out[i, j] += X[i, k] * W[k, j]
            out[i, j] += b[j]
    return out
""",
            "the table takes the type of X and cuts off fractions",
        ),
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            for k in range(len(W)):
                out[i, j] += X[i, k] * W[k, j] + b[j]
    return out
""",
            "the bias is added once for every input",
        ),
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        total = 0.0
        for j in range(W.shape[1]):
            for k in range(len(W)):
                total += X[i, k] * W[k, j]
            out[i, j] = total + b[j]
    return out
""",
            "the total is not set back for each neuron",
        ),
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            for k in range(len(W)):
                out[i, j] += X[i, k] * W[k, j]
            out[i, j] += b[i]
    return out
""",
            "the bias of the row, not of the neuron",
        ),
        (
            """
def layer_loops(X, W, b):
    out = []
    for row in X:
        total = b
        for x, weights in zip(row, W):
            total += x * weights
        out.append(total)
    return np.array(out)
""",
            "adds into b itself",
        ),
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            for k in range(len(W) - 1):
                out[i, j] += X[i, k] * W[k, j]
            out[i, j] += b[j]
    return out
""",
            "leaves out the last input",
        ),
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((X.shape[0], W.shape[1]))
    for i in range(X.shape[0]):
        for j in range(W.shape[1]):
            for k in range(X.shape[1]):
                out[i, j] = X[i, k] * W[k, j]
            out[i, j] += b[j]
    return out
""",
            "= in place of +=, so only the last input counts",
        ),
        (
            """
def layer_loops(X, W, b):
    out = []
    for row in X:
        for column, bias in zip(W.T, b):
            out.append(sum(x * w for x, w in zip(row, column)) + bias)
    return np.array(out)
""",
            "one long row of numbers",
        ),
        (
            """
def layer_loops(X, weights, biases):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            out[i, j] = sum(X[i, k] * W[k, j] for k in range(len(W))) + b[j]
    return out
""",
            "uses the notebook's W and b",
        ),
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            for k in range(len(W)):
                out[i, j] += X[i, k] * W[k, j]
            out[i, j] += b[j]
        return out
""",
            "returns after the first row",
        ),
        (
            """
def layer_loops(X, W, b):
    out = np.zeros((len(X), W.shape[1]))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            for k in range(len(W)):
                out[i, j] += X[i, k] * W[j, k]
            out[i, j] += b[j]
    return out
""",
            "weights looked up the other way round",
        ),
        (
            """
_cache = {}


def layer_loops(X, W, b):
    out = _cache.setdefault((X.shape, W.shape), np.zeros((len(X), W.shape[1])))
    for i in range(len(X)):
        for j in range(W.shape[1]):
            for k in range(len(W)):
                out[i, j] += X[i, k] * W[k, j]
            out[i, j] += b[j]
    return out
""",
            "a table kept from the call before",
        ),
    ],
    "layer": [
        ("def layer(X, W, b):\n    return X @ W\n", "no biases"),
        ("def layer(X, W, b):\n    return X @ W + b[:, None]\n", "biases as a column"),
        ("def layer(X, W, b):\n    return np.array([x @ W + b for x in X])\n", "a loop over rows"),
        ("def layer(X, W, b):\n    return np.apply_along_axis(lambda x: x @ W + b, 1, X)\n", "a hidden loop over rows"),
        (
            "layer = np.vectorize(lambda x, W, b: x @ W + b, signature='(d),(d,h),(h)->(h)')\n",
            "np.vectorize over rows",
        ),
        ("def layer(X, W, b):\n    Z = X @ W\n    Z += b\n    return Z\n", "adds into a table of whole numbers"),
        ("def layer(X, W, b):\n    return X @ W + b.sum()\n", "all biases for every neuron"),
        ("def layer(X, W, b):\n    return X @ (W + b)\n", "biases added to the weights"),
        ("def layer(X, W, b):\n    return (X @ W + b).squeeze()\n", "loses the axis of one row"),
        (
            "def layer(X, W, b):\n    return X.astype(np.float32) @ W.astype(np.float32) + b.astype(np.float32)\n",
            "half the digits",
        ),
        ("def layer(X, W, b):\n    return (X @ W + b).T\n", "rows and columns exchanged"),
        ("def layer(X, W, b):\n    return layer_loops(X, W, b)\n", "calls the loops"),
        ("def layer(X, W, b):\n    return W.T @ X + b\n", "the product the other way round"),
        ("def layer(X, W, b):\n    return X @ W + b[0]\n", "one bias for all"),
        (
            "def layer(X, W, b):\n    Z = X @ W + b\n    np.maximum(Z, 0, out=Z)\n    return Z\n",
            "an activation that nobody asked for",
        ),
        (
            """
def layer(X, W, b):
    if not hasattr(layer, 'W'):
        layer.W, layer.b = W, b
    return X @ layer.W + layer.b
""",
            "keeps the weights of the first call",
        ),
        (
            """
def layer(X, W, b):
    out = np.zeros((len(X), len(b)))
    i = 0
    while i < len(X):
        out[i] = X[i] @ W + b
        i += 1
    return out
""",
            "a while loop over rows",
        ),
        ("def layer(X, W, b):\n    return list(map(lambda x: x @ W + b, X))\n", "map over rows"),
    ],
    "count_weights": [
        ("def count_weights(sizes):\n    return int(np.prod(sizes))\n", "the product of all"),
        ("def count_weights(sizes):\n    return sizes[0] * sizes[1]\n", "the first layer alone"),
        ("def count_weights(sizes):\n    return sizes[0] * sizes[-1]\n", "inputs times outputs"),
        (
            "def count_weights(sizes):\n    total = 0\n    while len(sizes) > 1:\n"
            "        total += sizes.pop(0) * sizes[0]\n    return total\n",
            "empties the list",
        ),
        (
            "def count_weights(sizes):\n    return float(np.dot(sizes[1:], sizes[:-1]))\n",
            "a float",
        ),
        (
            "def count_weights(sizes):\n    return sum(d * h for d, h in zip(sizes[:-1], sizes[1:-1]))\n",
            "leaves out the last layer",
        ),
        (
            "def count_weights(sizes):\n    return int(np.dot(sizes, np.roll(sizes, 1)))\n",
            "a layer from the end to the start",
        ),
        (
            "def count_weights(sizes):\n    return [d * h for d, h in zip(sizes, sizes[1:])]\n",
            "one number for each layer",
        ),
        (
            "def count_weights(sizes):\n    return sum((d + 1) * h for d, h in zip(sizes, sizes[1:]))\n",
            "biases counted too",
        ),
        (
            "_total = 0\n\n\ndef count_weights(sizes):\n    global _total\n    for d, h in zip(sizes, sizes[1:]):\n"
            "        _total += d * h\n    return _total\n",
            "a total that is not set back",
        ),
        ("def count_weights(sizes):\n    return 6\n", "the number of the example"),
        (
            "def count_weights(sizes):\n    return sum(d * h for d in sizes for h in sizes)\n",
            "every size with every size",
        ),
        (
            "def count_weights(sizes):\n    return sum(sizes[i] * sizes[i + 1] for i in range(0, len(sizes) - 1, 2))\n",
            "every second pair",
        ),
        (
            "def count_weights(sizes):\n    return sum(d * h for d, h in set(zip(sizes, sizes[1:])))\n",
            "equal layers counted once",
        ),
    ],
    "count_parameters": [
        ("def count_parameters(sizes):\n    return count_weights(sizes) + sum(sizes)\n", "biases for the inputs too"),
        ("def count_parameters(sizes):\n    return count_weights(sizes) + len(sizes) - 1\n", "one bias a layer"),
        (
            "def count_parameters(sizes):\n    return sum(d * (h + 1) for d, h in zip(sizes, sizes[1:]))\n",
            "biases by input",
        ),
        (
            "def count_parameters(sizes):\n    return count_weights(sizes) + sizes[-1]\n",
            "biases of the last layer only",
        ),
        ("def count_parameters(sizes):\n    return count_weights(sizes)\n", "no biases"),
        (
            "def count_parameters(sizes):\n    return sum((d + 1) * (h + 1) for d, h in zip(sizes, sizes[1:]))\n",
            "one too many on either side",
        ),
        (
            "def count_parameters(sizes):\n    return count_weights(sizes) + sum(sizes[1:-1])\n",
            "no biases in the last layer",
        ),
        (
            "def count_parameters(sizes):\n    weights = count_weights(sizes)\n    del sizes[0]\n"
            "    return weights + sum(sizes)\n",
            "takes the first entry out of the list",
        ),
        (
            "def count_parameters(sizes):\n    return count_weights(sizes) + float(np.sum(sizes[1:]))\n",
            "a float",
        ),
        (
            "def count_parameters(sizes):\n    return count_weights(sizes) + count_weights(sizes[1:])\n",
            "weights of the next layer taken for biases",
        ),
        ("def count_parameters(sizes):\n    return count_weights(sizes), sum(sizes[1:])\n", "two numbers"),
    ],
    "forward": [
        (
            """
def forward(X, weights, biases, activations):
    outputs = [X]
    for W, b, f in zip(weights, biases, activations):
        outputs.append(f(outputs[-1] @ W + b))
    return outputs
""",
            "X is the first entry",
        ),
        (
            """
def forward(X, weights, biases, activations):
    for W, b, f in zip(weights, biases, activations):
        X = f(X @ W + b)
    return X
""",
            "only the last output",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs = []
    for W, b, f in zip(weights, biases, activations):
        outputs.append(f(X @ W + b))
    return outputs
""",
            "every layer is fed with X",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs = []
    for W, b, f in zip(weights, biases, activations):
        X = f(X) @ W + b
        outputs.append(X)
    return outputs
""",
            "activation before the weights",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b, f in zip(weights, biases, activations):
        Z = out @ W + b
        outputs.append(Z)
        out = f(Z)
    return outputs
""",
            "keeps what comes before the activation",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b in zip(weights, biases):
        out = activations[0](out @ W + b)
        outputs.append(out)
    return outputs
""",
            "the first activation everywhere",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b, f in zip(weights, biases, activations):
        outputs.append(f(out @ W + b))
        out = f(out @ W + b)
    return outputs
""",
            "calls each activation twice",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b, f in zip(weights, biases, activations):
        Z = out @ W + b
        out = np.array([f(row[None])[0] for row in Z])
        outputs.append(out)
    return outputs
""",
            "an activation gets one row at a time",
        ),
        (
            """
def forward(X, weights, biases, activations, outputs=[]):
    out = X
    for W, b, f in zip(weights, biases, activations):
        out = f(out @ W + b)
        outputs.append(out)
    return outputs
""",
            "a list that lives on",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b, f in zip(weights, biases, activations):
        Z = out @ W
        Z += b
        out = f(Z)
        outputs.append(out)
    return outputs
""",
            "adds biases into a table of whole numbers",
        ),
        (
            """
def forward(X, weights, biases, activations):
    def run():
        out = X
        for W, b, f in zip(weights, biases, activations):
            out = f(out @ W + b)
            yield out

    return run()
""",
            "a generator",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs = []
    while activations:
        X = activations.pop(0)(X @ weights.pop(0) + biases.pop(0))
        outputs.append(X)
    return outputs
""",
            "empties the lists",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b, f in zip(weights, biases, activations):
        out = f(out @ W + b)
        outputs.insert(0, out)
    return outputs
""",
            "last layer first",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b, f in zip(weights, biases, activations):
        out = f(out @ W) + b
        outputs.append(out)
    return outputs
""",
            "bias after the activation",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], X
    for W, b, f in zip(weights[:-1], biases[:-1], activations[:-1]):
        out = f(out @ W + b)
        outputs.append(out)
    outputs.append(out @ weights[-1] + biases[-1])
    return outputs
""",
            "no activation at the end",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs, out = [], inputs
    for W, b, f in zip(weights, biases, activations):
        out = f(out @ W + b)
        outputs.append(out)
    return outputs
""",
            "takes the notebook's inputs",
        ),
    ],
    "classify": [
        ("def classify(P):\n    return P.argmax(axis=0)\n", "the wrong axis"),
        ("def classify(P):\n    return P.argmax()\n", "over the whole table"),
        ("def classify(P):\n    return P.argsort(axis=1)[:, -1]\n", "the last one in a tie"),
        ("def classify(P):\n    return P.max(axis=1)\n", "the entry, not its place"),
        ("def classify(P):\n    return P.argmax(axis=1, keepdims=True)\n", "a column"),
        ("def classify(P):\n    return np.where(P == P.max(axis=1, keepdims=True))[1]\n", "all of a tie"),
        ("def classify(P):\n    return np.abs(P).argmax(axis=1)\n", "the largest without its sign"),
        (
            """
def classify(P):
    out = []
    for row in P:
        best, place = 0, 0
        for j, p in enumerate(row):
            if p > best:
                best, place = p, j
        out.append(place)
    return np.array(out)
""",
            "starts from 0, so negative rows give column 0",
        ),
        ("def classify(P):\n    return (P[:, 1] > 0.5).astype(int)\n", "two classes only"),
        ("def classify(P):\n    return P.argmax(axis=1) + 1\n", "counts from 1"),
        ("def classify(P):\n    return P.argmax(axis=1).astype(float)\n", "floats"),
        (
            "def classify(P):\n    out = np.zeros(len(P))\n    for i, row in enumerate(P):\n"
            "        out[i] = np.argmax(row)\n    return out\n",
            "a table of floats",
        ),
        ("def classify(P):\n    return P.argmin(axis=1)\n", "the smallest"),
        ("def classify(P):\n    P[P < 0] = 0\n    return P.argmax(axis=1)\n", "changes P"),
        (
            "def classify(P):\n    place = [row.tolist().index(P.max()) if P.max() in row else 0 for row in P]\n"
            "    return np.array(place)\n",
            "compares with the largest of the whole table",
        ),
        ("def classify(P):\n    return map(int, P.argmax(axis=1))\n", "an iterator"),
        (
            "def classify(P):\n    return np.array([row.argmax() for row in P[:100]])\n",
            "as many rows as the notebook has",
        ),
        ("def classify(P):\n    return np.round(P).argmax(axis=1)\n", "rounds first"),
    ],
    "rotation": [
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([[c, -s], [s, c]])\n",
            "the matrix for columns: turns clockwise",
        ),
        (
            "def rotation(theta):\n    theta = np.deg2rad(theta)\n    c, s = np.cos(theta), np.sin(theta)\n"
            "    return np.array([[c, s], [-s, c]])\n",
            "degrees",
        ),
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([[s, c], [-c, s]])\n",
            "sine and cosine exchanged",
        ),
        (
            "def rotation(theta):\n    c = np.cos(theta)\n    s = np.sqrt(1 - c**2)\n"
            "    return np.array([[c, s], [-s, c]])\n",
            "the sine is never negative",
        ),
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([[c, s], [s, c]])\n",
            "no minus at all",
        ),
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([[c, s], [s, -c]])\n",
            "a mirror",
        ),
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n"
            "    return np.round(np.array([[c, s], [-s, c]]), 4)\n",
            "rounded",
        ),
        (
            "def rotation(theta):\n    R = np.eye(2, dtype=int)\n    R[0] = np.cos(theta), np.sin(theta)\n"
            "    R[1] = -np.sin(theta), np.cos(theta)\n    return R\n",
            "a table of whole numbers",
        ),
        (
            "def rotation(theta):\n    c, s = 1 - theta**2 / 2, theta - theta**3 / 6\n"
            "    return np.array([[c, s], [-s, c]])\n",
            "good for small angles only",
        ),
        ("def rotation(theta):\n    return np.array([[0, 1], [-1, 0]])\n", "always a quarter turn"),
        (
            "def rotation(theta):\n    theta = abs(theta)\n    c, s = np.cos(theta), np.sin(theta)\n"
            "    return np.array([[c, s], [-s, c]])\n",
            "no negative angles",
        ),
        (
            "def rotation(theta):\n    theta = theta % np.pi\n    c, s = np.cos(theta), np.sin(theta)\n"
            "    return np.array([[c, s], [-s, c]])\n",
            "starts anew after half a turn",
        ),
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([[c], [s]])\n",
            "one column",
        ),
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return lambda X: X @ np.array([[c, s], [-s, c]])\n",
            "a function in place of a matrix",
        ),
    ],
    "scaling": [
        ("def scaling(sx, sy):\n    return np.diag([sy, sx])\n", "exchanged"),
        ("def scaling(sx, sy):\n    return np.array([sx, sy])\n", "a vector"),
        ("def scaling(sx, sy):\n    return np.array([[sx, 0], [0, sy]], dtype=type(sx))\n", "sy gets the type of sx"),
        (
            "def scaling(sx, sy):\n    S = np.eye(2, dtype=int)\n    S[0, 0] = sx\n    S[1, 1] = sy\n    return S\n",
            "a table of whole numbers",
        ),
        ("def scaling(sx, sy):\n    return np.array([[0, sx], [sy, 0]])\n", "the other diagonal"),
        ("def scaling(sx, sy):\n    return np.array([[sx, 1], [1, sy]])\n", "ones beside the diagonal"),
        ("def scaling(sx, sy):\n    return np.array([[sx, sx], [sy, sy]])\n", "each factor twice"),
        ("def scaling(sx, sy):\n    return sx * sy * np.eye(2)\n", "both factors on both axes"),
        ("def scaling(sx, sy):\n    return np.diag([1 / sx, 1 / sy])\n", "divides"),
        ("def scaling(sx, sy):\n    return np.diag([abs(sx), abs(sy)])\n", "no negative factors"),
        ("def scaling(sx, sy):\n    return np.diag([sx or 1, sy or 1])\n", "0 taken for missing"),
        ("def scaling(sx, sy):\n    return np.diag([sx, sy, 1])\n", "three axes"),
        ("def scaling(sx, sy=None):\n    return np.diag([sx, sx])\n", "sy is not used"),
        (
            "_S = np.eye(2)\n\n\ndef scaling(sx, sy):\n    _S[0, 0], _S[1, 1] = sx, sy\n    return _S\n",
            "one table for all calls: an earlier result changes",
        ),
    ],
    "warp": [
        ("def warp(X, W, b, f):\n    return f(X) @ W + b\n", "activation first"),
        ("def warp(X, W, b, f):\n    return f(X @ W) + b\n", "shift after the activation"),
        ("def warp(X, W, b, f):\n    return X @ W + b\n", "no activation"),
        ("def warp(X, W, b, f):\n    return f((X + b) @ W)\n", "shift before the matrix"),
        ("def warp(X, W, b, f):\n    return f(X @ W.T + b)\n", "the matrix turned over"),
        ("def warp(X, W, b, f):\n    return np.array([f(x @ W + b) for x in X])\n", "f gets one point at a time"),
        ("def warp(X, W, b, f):\n    Z = X @ W + b\n    f(Z)\n    return f(Z)\n", "f is called twice"),
        ("def warp(X, W, b, f):\n    Z = X @ W + b\n    f(Z)\n    return Z\n", "throws away what f returns"),
        ("def warp(X, W, b, f):\n    X[:] = X @ W + b\n    return f(X)\n", "moves X itself"),
        ("def warp(X, W, b, f):\n    return f((X @ W + b).T).T\n", "f gets the table turned over"),
        (
            "def warp(X, W, b, f):\n    Z = X @ W + b\n    return np.column_stack([f(Z[:, 0]), f(Z[:, 1])])\n",
            "f gets one column at a time",
        ),
        ("def warp(X, W, b, f):\n    Z = X @ W\n    Z += b\n    return f(Z)\n", "adds the shift into whole numbers"),
        ("def warp(X, W, b, f):\n    return np.maximum(X @ W + b, 0)\n", "always ReLU"),
        ("def warp(X, W, b, f):\n    return f(f(X @ W + b))\n", "f of f"),
        ("def warp(X, W, b, f):\n    return f(X * np.diag(W) + b)\n", "only the diagonal"),
        ("def warp(X, W, b, f):\n    return f(X @ W - b)\n", "the shift taken away"),
        ("def warp(X, W, b, f):\n    return f(X @ W + b[:, None])\n", "the shift as a column"),
    ],
}

# By a hunter, from CONTRACTS alone: all were accepted once.
HUNTED_WRONG = {
    "layer_loops": [
        ("def layer_loops(X, W, b):\n    return X @ (W.T if W.shape[0] == W.shape[1] else W) + b\n", "square W turned"),
        ("def layer_loops(X, W, b):\n    return X @ W + (b[:, None] if len(b) == len(X) else b)\n", "biases down"),
        ("def layer_loops(X, W, b):\n    return np.round(X @ W + b, 5)\n", "rounded"),
        ("def layer_loops(X, W, b):\n    return X[:, :8] @ W[:8] + b\n", "eight inputs at most"),
        ("def layer_loops(X, W, b):\n    return (X @ W + b)[:, :5]\n", "five neurons at most"),
        ("def layer_loops(X, W, b):\n    Z = X @ W + b\n    Z[50:] = 0\n    return Z\n", "fifty examples at most"),
        ("def layer_loops(X, W, b):\n    return X @ np.ravel(W, order='K').reshape(W.shape) + b\n", "order in memory"),
        ("def layer_loops(X, W, b):\n    return (X @ W + b).astype(int)\n", "decimal point"),
        (
            """
def layer_loops(X, W, b, kept={}):
    if X.tobytes() not in kept:
        kept[X.tobytes()] = X @ W + b
    return kept[X.tobytes()]
""",
            "kept for X, whatever W is",
        ),
    ],
    "layer": [
        ("def layer(X, W, b):\n    return X @ (W.T if W.shape[0] == W.shape[1] else W) + b\n", "square W turned"),
        ("def layer(X, W, b):\n    return X @ W + (b[:, None] if len(b) == len(X) else b)\n", "biases down"),
        ("def layer(X, W, b):\n    return X[:, :8] @ W[:8] + b\n", "eight inputs at most"),
        ("def layer(X, W, b):\n    return X @ W * (2 if np.abs(X).max() > 20 else 1) + b\n", "small numbers only"),
        ("def layer(X, W, b):\n    return X * W + b + 1 if W.shape[0] == 1 else X @ W + b\n", "one input"),
        ("def layer(X, W, b):\n    return X @ W if b.dtype.kind == 'i' else X @ W + b\n", "whole biases"),
        ("def layer(X, W, b):\n    return X @ np.ravel(W, order='K').reshape(W.shape) + b\n", "order in memory"),
    ],
    "count_weights": [
        ("def count_weights(sizes):\n    return sum(a * b for a, b in zip(sizes[:8], sizes[1:8]))\n", "eight sizes"),
        (
            "def count_weights(sizes):\n    total = int(np.dot(sizes[1:], sizes[:-1]))\n"
            "    return True if total == 1 else total\n",
            "True for 1",
        ),
    ],
    "count_parameters": [
        ("def count_parameters(sizes):\n    return sum((a + 1) * b for a, b in zip(sizes[:8], sizes[1:8]))\n", "eight"),
    ],
    "forward": [
        (
            """
def forward(X, weights, biases, activations):
    outputs = []
    for W, b, f in zip(weights, biases, activations):
        X = f(X @ (W.T if W.shape[0] == W.shape[1] else W) + b)
        outputs.append(X)
    return outputs
""",
            "square W turned",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs = []
    for W, b, f in zip(weights[:5], biases, activations):
        X = f(X @ W + b)
        outputs.append(X)
    return outputs
""",
            "five layers at most",
        ),
        (
            """
def forward(X, weights, biases, activations):
    outputs = []
    for W, b, f in zip(weights, biases, activations):
        X = f(X @ W + b)
        outputs.append(X.ravel() if X.shape[1] == 1 else X)
    return outputs
""",
            "a layer of one neuron loses its axis",
        ),
        (
            """
def forward(X, weights, biases, activations, outputs=[]):
    outputs.clear()
    for W, b, f in zip(weights, biases, activations):
        X = f(X @ W + b)
        outputs.append(X)
    return outputs
""",
            "one list for all calls",
        ),
        (
            """
def forward(X, weights, biases, activations, kept={}):
    key = X.shape, len(weights)
    if key not in kept:
        kept[key] = []
        for W, b, f in zip(weights, biases, activations):
            X = f(X @ W + b)
            kept[key].append(X)
    return kept[key]
""",
            "kept for a shape",
        ),
    ],
    "classify": [
        ("def classify(P):\n    return np.argmax(np.round(P, 4), axis=1)\n", "far behind the decimal point"),
        ("def classify(P):\n    return np.argmax(P.astype(np.float32), axis=1)\n", "far behind the decimal point"),
        ("def classify(P):\n    return np.argmax(P.astype(int), axis=1)\n", "cut off"),
        ("def classify(P):\n    return np.argmax(P[:, :10], axis=1)\n", "ten classes at most"),
        (
            "def classify(P):\n    found = np.argmax(P, axis=1)\n"
            "    return found.astype(bool) if P.shape[1] == 2 else found\n",
            "bools for two classes",
        ),
        (
            "def classify(P):\n    e = np.exp(P)\n    return (e / e.sum(axis=1, keepdims=True)).argmax(axis=1)\n",
            "a softmax that overflows",
        ),
        (
            "def classify(P, kept={}):\n    if P.shape not in kept:\n        kept[P.shape] = P.argmax(1)\n"
            "    return kept[P.shape]\n",
            "kept for a shape",
        ),
    ],
    "rotation": [
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n    return np.array([c, s, -s, c])\n",
            "one row (4,)",
        ),
        (
            "def rotation(theta):\n    theta = np.clip(theta, -50, 50)\n    c, s = np.cos(theta), np.sin(theta)\n"
            "    return np.array([[c, s], [-s, c]])\n",
            "few turns only",
        ),
        (
            "def rotation(theta):\n    c, s = np.cos(theta), np.sin(theta)\n"
            "    return np.round([[c, s], [-s, c]], 6)\n",
            "rounded",
        ),
        (
            "def rotation(theta, R=np.zeros((2, 2))):\n    c, s = np.cos(theta), np.sin(theta)\n"
            "    R[:] = [[c, s], [-s, c]]\n    return R\n",
            "one table for all calls",
        ),
    ],
    "scaling": [
        ("def scaling(sx, sy):\n    return np.round(np.diag([sx, sy]), 5)\n", "rounded"),
        ("def scaling(sx, sy):\n    return np.diag([max(sx, -10), min(sy, 10)])\n", "small factors only"),
        ("def scaling(sx, sy, kept={}):\n    return kept.setdefault(sx, np.diag([sx, sy]))\n", "kept for sx"),
    ],
    "warp": [
        ("def warp(X, W, b, f):\n    return f(X @ W + b) if len(X) < 300 else X @ W + b\n", "few points only"),
        ("def warp(X, W, b, f):\n    return f((X @ W + b)[:50])\n", "fifty points at most"),
        (
            "def warp(X, W, b, f):\n    return f(X @ (W.astype(int) if X.dtype.kind == 'i' else W) + b)\n",
            "whole points",
        ),
        (
            "def warp(X, W, b, f):\n    still = (W == np.eye(2)).all() and (b == 0).all()\n"
            "    return f(X if still else X @ W + b)\n",
            "f writes into X where nothing moves",
        ),
        (
            """
def warp(X, W, b, f, tables={}):
    Z = tables.setdefault(X.shape, np.zeros(X.shape))
    np.matmul(X, W, out=Z)
    Z += b
    return f(Z)
""",
            "one table for all calls",
        ),
    ],
}

for more, all_of_them in ((FRESH_RIGHT, RIGHT), (FRESH_WRONG, WRONG), (HUNTED_WRONG, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
