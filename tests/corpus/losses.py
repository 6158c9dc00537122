"""Answers to lesson 05 as people write them: RIGHT ones pass, WRONG ones fail (phrase: part of the reason)."""

RIGHT = {
    "one_hot": [
        "one_hot = lambda labels, k: np.eye(k)[labels]",
        "def one_hot(labels, k):\n    return (labels[:, None] == np.arange(k)).astype(int)\n",
        "def one_hot(labels, k):\n    return [[1 if j == label else 0 for j in range(k)] for label in labels]\n",
        "def one_hot(labels, k):\n    return np.asarray(labels)[:, None] == np.arange(k)\n",
        """
def one_hot(labels, k):
    T = np.zeros((len(labels), k), dtype=int)
    for i, label in enumerate(labels):
        T[i][label] = 1
    return T
""",
    ],
    "sum_squared_error": [
        "def sum_squared_error(y, t):\n    return ((y - t) ** 2).sum() / 2\n",
        "def sum_squared_error(y, t):\n    d = np.ravel(y) - np.ravel(t)\n    return 0.5 * d @ d\n",
        "def sum_squared_error(y, t):\n    return np.linalg.norm(t - y) ** 2 / 2\n",
        "import math\ndef sum_squared_error(y, t):\n"
        "    return math.fsum((a - b) ** 2 for a, b in zip(np.ravel(y), np.ravel(t))) * 0.5\n",
    ],
    "mse": [
        """
def mse(y, t):
    if y.shape == t.shape:
        return ((t - y) ** 2).mean()
    raise ValueError
""",
        """
class ShapesDiffer(ValueError):
    pass
def mse(y, t):
    if np.asarray(y).shape != np.asarray(t).shape:
        raise ShapesDiffer("no")
    return np.average(np.square(y - t))
""",
        """
def mse(y, t):
    if y.shape != t.shape:
        raise ValueError(f"{y.shape} {t.shape}")
    return 2 * sum_squared_error(y, t) / y.size
""",
        """
def mse(y, t):
    if list(y.shape) != list(t.shape):
        raise ValueError("shapes")
    total = 0.0
    for a, b in zip(y.ravel(), t.ravel()):
        total += float(a - b) ** 2
    return total / y.size
""",
    ],
    "binary_cross_entropy": [
        "def binary_cross_entropy(p, t):\n    e = 1e-7\n"
        "    return np.mean(-t * np.log(p + e) - (1 - t) * np.log(1 - p + e))\n",
        "def binary_cross_entropy(p, t):\n    given = np.where(t == 1, p, 1 - p)\n"
        "    return -np.log(np.maximum(given, 1e-15)).mean()\n",
        "from scipy.special import xlogy\ndef binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-9, 1 - 1e-9)\n"
        "    return float(-(xlogy(t, p) + xlogy(1 - t, 1 - p)).mean())\n",
        """
import math
def binary_cross_entropy(p, t):
    total = 0
    for pi, ti in zip(p.ravel(), t.ravel()):
        pi = min(max(pi, 1e-7), 1 - 1e-7)
        total -= math.log(pi) if ti else math.log(1 - pi)
    return total / t.size
""",
    ],
    "log_softmax": [
        "from scipy.special import log_softmax as _ls\nlog_softmax = lambda Z: _ls(Z, axis=1)",
        "from scipy.special import logsumexp\ndef log_softmax(Z):\n"
        "    return Z - logsumexp(Z, axis=1, keepdims=True)\n",
        "def log_softmax(Z):\n    m = Z.max(axis=1)[:, None]\n"
        "    return Z - m - np.log(np.exp(Z - m).sum(axis=1))[:, None]\n",
        """
def log_softmax(Z):
    rows = []
    for z in Z:
        z = z - z.max()
        rows.append(z - np.log(sum(np.exp(z))))
    return rows
""",
        "def log_softmax(Z):\n    return Z - np.logaddexp.reduce(Z.astype(float), axis=1, keepdims=True)\n",
    ],
    "cross_entropy": [
        "def cross_entropy(P, T):\n    return -(T * np.log(P + 1e-7)).sum() / len(P)\n",
        "def cross_entropy(P, T):\n    return -np.log(np.maximum((P * T).sum(axis=1), 1e-12)).mean()\n",
        "def cross_entropy(P, T):\n"
        "    return -np.mean(np.log(np.clip(P[np.arange(len(T)), T.argmax(1)], 1e-10, 1.0)))\n",
        """
def cross_entropy(P, T):
    losses = []
    for p, t in zip(P, T):
        losses.append(-sum(ti * np.log(max(pi, 1e-12)) for pi, ti in zip(p, t)))
    return sum(losses) / len(losses)
""",
    ],
    "softmax_cross_entropy": [
        "def softmax_cross_entropy(Z, labels):\n"
        "    return -sum(log_softmax(Z)[i, c] for i, c in enumerate(labels)) / len(Z)\n",
        "def softmax_cross_entropy(Z, labels):\n"
        "    return -np.mean(np.sum(one_hot(labels, Z.shape[1]) * log_softmax(Z), axis=1))\n",
        "from scipy.special import logsumexp\ndef softmax_cross_entropy(Z, labels):\n"
        "    return np.mean(logsumexp(Z, axis=1) - Z[np.arange(len(Z)), labels])\n",
        "def softmax_cross_entropy(Z, labels):\n"
        "    return -np.take_along_axis(log_softmax(Z), labels[:, None], axis=1).mean()\n",
    ],
    "accuracy": [
        "accuracy = lambda scores, labels: (scores.argmax(axis=-1) == labels).mean()",
        "def accuracy(scores, labels):\n"
        "    return sum(int(np.argmax(r) == c) for r, c in zip(scores, labels)) / len(labels)\n",
        "def accuracy(scores, labels):\n    return 1 - np.count_nonzero(np.argmax(scores, 1) - labels) / len(labels)\n",
        "def accuracy(scores, labels):\n"
        "    return np.mean(scores[np.arange(len(labels)), labels] >= scores.max(axis=1))\n",
    ],
}

WRONG = {
    "one_hot": [
        ("def one_hot(labels, k):\n    return np.eye(labels.max() + 1)[labels]\n", "taken from the labels"),
        (
            "def one_hot(labels, k):\n    T = np.zeros((len(labels), k))\n    T[:, labels] = 1\n    return T\n",
            "whole columns",
        ),
        ("def one_hot(labels, k):\n    return np.eye(k)[labels].T\n", "row for each class"),
    ],
    "sum_squared_error": [
        ("def sum_squared_error(y, t):\n    return np.mean((y - t) ** 2) / 2\n", "mean was halved"),
        ("def sum_squared_error(y, t):\n    print(0.5 * np.sum((y - t) ** 2))\n", "returned `None`"),
        ("def sum_squared_error(y, t):\n    return 1 / 2 * sum((y - t) ** 2)\n", "column"),
    ],
    "mse": [
        ("def mse(y, t):\n    return ((y - t) ** 2).mean()\n", "broadcasting"),
        (
            "def mse(y, t):\n    if y.shape[0] != t.shape[0]:\n        raise ValueError\n"
            "    return np.mean((y - t) ** 2)\n",
            "same length",
        ),
        ("def mse(y, t):\n    raise ValueError('no')\n", "stopped with"),
    ],
    "binary_cross_entropy": [
        (
            "def binary_cross_entropy(p, t):\n    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "exactly 0 or 1",
        ),
        ("def binary_cross_entropy(p, t):\n    return -np.mean(t * np.log(p + 1e-9))\n", "second term"),
        ("def binary_cross_entropy(p, t):\n    return np.mean((p - t) ** 2)\n", "squared errors"),
        (
            "def binary_cross_entropy(p, t):\n    return -np.nanmean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "not a number",
        ),
    ],
    "log_softmax": [
        (
            "def log_softmax(Z):\n    return np.log(np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True))\n",
            "inf divided by inf",
        ),
        ("def log_softmax(Z):\n    return np.log(softmax(Z))\n", "minus infinity"),
        ("def log_softmax(Z):\n    return np.log(softmax(Z) + 1e-7)\n", "numbers"),
        ("def log_softmax(Z):\n    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))\n", "overflow"),
    ],
    "cross_entropy": [
        ("def cross_entropy(P, T):\n    return -np.sum(T * np.log(P + 1e-12))\n", "not averaged"),
        ("def cross_entropy(P, T):\n    return -np.mean(T * np.log(P + 1e-12))\n", "k times too small"),
        ("def cross_entropy(P, T):\n    return -np.mean(np.sum(T * np.log(P), axis=1))\n", "exactly 0"),
        ("def cross_entropy(P, T):\n    return binary_cross_entropy(P, T)\n", "numbers"),
    ],
    "softmax_cross_entropy": [
        (
            "def softmax_cross_entropy(Z, labels):\n"
            "    return cross_entropy(softmax(Z), one_hot(labels, Z.shape[1]))\n",
            "hidden",
        ),
        ("def softmax_cross_entropy(Z, labels):\n    return -np.mean(log_softmax(Z)[:, labels])\n", "every label"),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -np.sum(log_softmax(Z)[np.arange(len(Z)), labels])\n",
            "not averaged",
        ),
    ],
    "accuracy": [
        ("def accuracy(scores, labels):\n    return (scores.argmax(1) == labels).sum()\n", "number of right rows"),
        ("def accuracy(scores, labels):\n    return np.mean(scores == labels)\n", "shapes"),
        ("def accuracy(scores, labels):\n    return 0.5\n", "numbers"),
    ],
}
