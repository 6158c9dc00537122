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

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "sum_squared_error": [
        "def sum_squared_error(y, t):\n    return np.linalg.norm(y - t) ** 2 / 2\n",
        "def sum_squared_error(y, t):\n    return np.vdot(y - t, y - t) / 2\n",
        """
import math


def sum_squared_error(y, t):
    return math.dist(y.ravel(), t.ravel()) ** 2 / 2
""",
        """
def sum_squared_error(y, t):
    if np.ndim(y) > 1:
        return sum(sum_squared_error(a, b) for a, b in zip(y, t))
    total = 0
    for a, b in zip(y, t):
        total += (a - b) * (a - b)
    return 0.5 * total
""",
        "def sum_squared_error(y, t):\n    e = (y - t).reshape(1, -1)\n    return (e @ e.T / 2).reshape(())\n",
        "def sum_squared_error(y, t):\n    return 0.5 * np.sum(y * y - 2 * y * t + t * t)\n",
    ],
    "mse": [
        """
def mse(y, t):
    a, b = np.stack([y, t]).astype(float)
    return np.square(a - b).mean()
""",
        """
class ShapeError(ValueError):
    pass


def mse(y, t):
    if y.shape != t.shape:
        raise ShapeError(f"{y.shape} is not {t.shape}")
    return np.average((t - y) ** 2)
""",
        """
from statistics import fmean


def mse(y, t):
    if np.shape(y) == np.shape(t):
        return fmean((a - b) ** 2 for a, b in zip(y.ravel().tolist(), t.ravel().tolist()))
    raise ValueError
""",
        """
def mse(y, t):
    if y.ndim != t.ndim or any(a != b for a, b in zip(y.shape, t.shape)):
        raise ValueError("two shapes")
    return 2 * sum_squared_error(y, t) / y.size
""",
        """
def mse(y, t):
    try:
        assert y.shape == t.shape
    except AssertionError as error:
        raise ValueError(str(error)) from error
    e = np.abs(y - t)
    return np.einsum("...,...->", e.ravel(), e.ravel()) / e.size if False else float((e**2).sum() / e.size)
""",
    ],
    "binary_cross_entropy": [
        """
def binary_cross_entropy(p, t):
    given = np.where(t == 1, p, 1 - p)
    return -np.log(np.maximum(given, 1e-9)).mean()
""",
        """
import math


def binary_cross_entropy(p, t):
    total = 0.0
    for q, hit in zip(p.ravel(), t.ravel()):
        total -= math.log(max(q, 1e-3) if hit else max(1 - q, 1e-3))
    return total / p.size
""",
        """
from scipy.special import xlog1py, xlogy


def binary_cross_entropy(p, t):
    p = p.clip(1e-12, 1 - 1e-12)
    return np.mean(-(xlogy(t, p) + xlog1py(1 - t, -p)))
""",
        """
def binary_cross_entropy(p, t):
    return float(-(t * np.log(p + 1e-7) + (1 - t) * np.log(1 - p + 1e-7)).mean())
""",
        """
def binary_cross_entropy(p, t):
    return -np.log(np.abs(p + t - 1) + 1e-10).sum() / len(p)
""",
        """
def binary_cross_entropy(p, t):
    p = np.clip(p, 1e-6, 1 - 1e-6)
    z = np.log(p) - np.log(1 - p)
    return np.mean(np.logaddexp(0, z) - t * z)
""",
    ],
    "one_hot": [
        "def one_hot(labels, k):\n    return [[int(j == label) for j in range(k)] for label in labels]\n",
        "def one_hot(labels, k):\n    return np.identity(k)[labels]\n",
        "def one_hot(labels, k):\n    return np.equal.outer(labels, np.arange(k))\n",
        """
def one_hot(labels, k):
    T = np.zeros(len(labels) * k, dtype=np.uint8)
    T[np.arange(len(labels)) * k + labels] = 1
    return T.reshape(-1, k)
""",
        """
def one_hot(labels, k):
    T = np.zeros((len(labels), k))
    np.put_along_axis(T, labels[:, None], 1.0, axis=1)
    return T
""",
        """
from scipy.sparse import csr_matrix


def one_hot(labels, k):
    n = len(labels)
    return csr_matrix((np.ones(n), (np.arange(n), labels)), shape=(n, k)).toarray()
""",
    ],
    "cross_entropy": [
        "def cross_entropy(P, T):\n    return -np.log(np.clip(P[T == 1], 1e-9, None)).mean()\n",
        """
def cross_entropy(P, T):
    return -np.einsum("ij,ij->", T, np.log(P + 1e-7)) / len(P)
""",
        """
def cross_entropy(P, T):
    at = np.take_along_axis(P, T.argmax(axis=1)[:, None], axis=1)
    return float(np.mean(np.log(1 / np.maximum(at, 1e-8))))
""",
        """
import math


def cross_entropy(P, T):
    surprises = []
    for p, t in zip(P.tolist(), T.tolist()):
        surprises.append(-math.log(max(p[t.index(1)], 1e-4)))
    return sum(surprises) / len(surprises)
""",
        """
def cross_entropy(P, T):
    return -np.mean(np.log((P * T).sum(axis=1).clip(1e-12)))
""",
    ],
    "log_softmax": [
        "from scipy.special import log_softmax as _theirs\n\n\ndef log_softmax(Z):\n    return _theirs(Z, axis=1)\n",
        "def log_softmax(Z):\n    return Z - np.logaddexp.reduce(Z, axis=1, keepdims=True)\n",
        """
import math


def log_softmax(Z):
    out = []
    for row in Z.tolist():
        top = max(row)
        rest = math.log(math.fsum(math.exp(z - top) for z in row))
        out.append([z - top - rest for z in row])
    return out
""",
        """
def log_softmax(Z):
    D = Z[:, None, :] - Z[:, :, None]
    top = D.max(axis=2, keepdims=True)
    return -(top[:, :, 0] + np.log(np.exp(D - top).sum(axis=2)))
""",
        """
def log_softmax(Z):
    out = Z.astype(float)
    out -= out.max(axis=1)[:, None]
    out -= np.log(np.exp(out).sum(axis=1))[:, None]
    return out
""",
        """
from scipy.special import logsumexp

log_softmax = lambda Z: (Z.T - logsumexp(Z, axis=1)).T
""",
    ],
    "softmax_cross_entropy": [
        """
def softmax_cross_entropy(Z, labels):
    return -log_softmax(Z)[np.arange(len(Z)), labels].mean()
""",
        """
def softmax_cross_entropy(Z, labels):
    true = np.take_along_axis(Z, labels[:, None], axis=1)
    return np.logaddexp.reduce(Z - true, axis=1).sum() / len(labels)
""",
        """
from scipy.special import logsumexp


def softmax_cross_entropy(Z, labels):
    return float(np.mean([logsumexp(row) - row[label] for row, label in zip(Z, labels)]))
""",
        """
def softmax_cross_entropy(Z, labels):
    return -(one_hot(labels, Z.shape[1]) * log_softmax(Z)).sum(axis=1).mean()
""",
        """
def softmax_cross_entropy(Z, labels):
    n = len(Z)
    top = Z.max(axis=1)
    lse = top + np.log(np.exp(Z - top[:, None]).sum(1))
    return (lse.sum() - Z.ravel()[np.arange(n) * Z.shape[1] + labels].sum()) / n
""",
    ],
    "accuracy": [
        "def accuracy(scores, labels):\n    return sum(int(np.argmax(s)) == l for s, l in zip(scores, labels)) / len(labels)\n",
        """
def accuracy(scores, labels):
    n = len(labels)
    return 1 - np.count_nonzero(scores.argmax(axis=1) - labels) / n
""",
        """
def accuracy(scores, labels):
    own = np.take_along_axis(scores, labels[:, None], axis=1)
    return (own >= scores).all(axis=1).mean()
""",
        """
from fractions import Fraction


def accuracy(scores, labels):
    hits = [row.index(max(row)) == label for row, label in zip(scores.tolist(), labels.tolist())]
    return float(Fraction(sum(hits), len(hits)))
""",
        """
def accuracy(scores, labels):
    return np.sum(one_hot(np.argsort(scores, axis=1)[:, -1], scores.shape[1])
                  * one_hot(labels, scores.shape[1])) / scores.shape[0]
""",
    ],
}

FRESH_WRONG = {
    "sum_squared_error": [
        ("def sum_squared_error(y, t):\n    return np.sum((y - t) ** 2)\n", "no half"),
        ("def sum_squared_error(y, t):\n    return np.mean((y - t) ** 2)\n", "a mean"),
        ("def sum_squared_error(y, t):\n    return np.sum((y - t) ** 2) // 2\n", "cuts off halves"),
        ("def sum_squared_error(y, t):\n    return np.sum(y - t) ** 2 / 2\n", "sum first, square afterwards"),
        ("def sum_squared_error(y, t):\n    return np.sum(y**2 - t**2) / 2\n", "a difference of squares"),
        ("def sum_squared_error(y, t):\n    return np.sum(np.abs(y - t)) / 2\n", "no squares"),
        ("def sum_squared_error(y, t):\n    return 0.5 * np.sum((y - t) ** 2, axis=0)\n", "a sum for each column"),
        ("def sum_squared_error(y, t):\n    y -= t\n    return 0.5 * np.sum(y**2)\n", "changes y"),
        ("def sum_squared_error(y, t):\n    return 0.5 * sum((y - t) ** 2)\n", "Python's sum over rows only"),
        ("def sum_squared_error(y, t):\n    return 0.5 * np.dot(y - t, y - t)\n", "a product that knows one axis only"),
        ("def sum_squared_error(y, t):\n    return np.sqrt(np.sum((y - t) ** 2))\n", "the distance"),
        ("def sum_squared_error(y, t):\n    return (y - t) ** 2 / 2\n", "not added up"),
        ("def sum_squared_error(y, t):\n    return 0.5 * np.sum((y - t) ** 2, keepdims=True)\n", "keeps axes"),
        (
            "def sum_squared_error(y, t):\n    return 0.5 * float(np.sum(((y - t) ** 2).astype(int)))\n",
            "whole squares only",
        ),
    ],
    "mse": [
        ("def mse(y, t):\n    return np.mean((y - t) ** 2)\n", "refuses nothing"),
        (
            "def mse(y, t):\n    if len(y) != len(t):\n        raise ValueError\n    return np.mean((y - t) ** 2)\n",
            "compares lengths only",
        ),
        (
            "def mse(y, t):\n    if y.size != t.size:\n        raise ValueError\n    return np.mean((y - t) ** 2)\n",
            "compares sizes only",
        ),
        (
            "def mse(y, t):\n    if y.ndim != t.ndim:\n        raise ValueError\n    return np.mean((y - t) ** 2)\n",
            "compares the number of axes only",
        ),
        ("def mse(y, t):\n    assert y.shape == t.shape\n    return np.mean((y - t) ** 2)\n", "AssertionError"),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        raise TypeError('shapes')\n    return np.mean((y - t) ** 2)\n",
            "another kind of error",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        return ValueError('shapes')\n    return np.mean((y - t) ** 2)\n",
            "returns the error in place of raising it",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        print('ValueError')\n        return None\n"
            "    return np.mean((y - t) ** 2)\n",
            "prints",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        t = t.reshape(y.shape)\n    return np.mean((y - t) ** 2)\n",
            "helps itself",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        raise ValueError\n    return np.sum((y - t) ** 2) / len(y)\n",
            "divides by the rows only",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        raise ValueError\n    return sum_squared_error(y, t) / y.size\n",
            "half of it",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        raise ValueError\n    return np.mean(y - t) ** 2\n",
            "the square of the mean",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        raise ValueError\n    return np.sqrt(np.mean((y - t) ** 2))\n",
            "a root",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        raise ValueError\n    return ((y - t) ** 2).mean(axis=-1)\n",
            "a mean for each row",
        ),
        (
            "def mse(y, t):\n    if y.shape == t.shape:\n        raise ValueError\n    return np.mean((y - t) ** 2)\n",
            "the test turned round",
        ),
        (
            "def mse(y, t):\n    if y.ndim == 1 and t.ndim == 2:\n        raise ValueError\n    return np.mean((y - t) ** 2)\n",
            "refuses one way round only",
        ),
        (
            "def mse(y, t):\n    if y.shape != t.shape:\n        return 'ValueError'\n    return np.mean((y - t) ** 2)\n",
            "returns the word (thought of after the first run)",
        ),
        (
            "def mse(y, t):\n    return np.mean([(a - b) ** 2 for a, b in zip(y, t, strict=True)])\n",
            "zip sees lengths only",
        ),
    ],
    "binary_cross_entropy": [
        (
            "def binary_cross_entropy(p, t):\n    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "not finite at 0 and 1",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n"
            "    return -np.sum(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "a sum",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n"
            "    return np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "no minus",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1)\n    return -np.mean(t * np.log(p))\n",
            "the first term only",
        ),
        (
            "def binary_cross_entropy(p, t):\n    np.clip(p, 1e-7, 1 - 1e-7, out=p)\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "clips the caller's p",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-20, 1 - 1e-20)\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "so small that 1 - eps is 1",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 0.1, 0.9)\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "clips too much",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n"
            "    return -np.mean(t * np.log2(p) + (1 - t) * np.log2(1 - p))\n",
            "in bits",
        ),
        (
            "def binary_cross_entropy(p, t):\n    with np.errstate(all='ignore'):\n"
            "        s = -(t * np.log(p) + (1 - t) * np.log(1 - p))\n    return np.mean(np.nan_to_num(s))\n",
            "nan becomes 0, so a certain wrong answer costs the largest float, and several are infinite",
        ),
        (
            "def binary_cross_entropy(p, t):\n    with np.errstate(all='ignore'):\n"
            "        s = -(t * np.log(p) + (1 - t) * np.log(1 - p))\n    s = s[np.isfinite(s)]\n"
            "    return s.mean() if len(s) else 0.0\n",
            "leaves out certain answers",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p), axis=0)\n",
            "one number for each column, so (1,) for (n, 1)",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n"
            "    return -(t @ np.log(p) + (1 - t) @ np.log(1 - p)) / len(p)\n",
            "a product that does not take (n, 1)",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n"
            "    return -np.mean((1 - t) * np.log(p) + t * np.log(1 - p))\n",
            "targets exchanged",
        ),
        (
            "def binary_cross_entropy(p, t):\n    return -np.mean(t * np.log(p + 1e-7) + (1 - t) * np.log(1 - p))\n",
            "only one of the logarithms is kept off 0",
        ),
        (
            "def binary_cross_entropy(p, t):\n    return -np.mean(t * np.log(p + 0.01) + (1 - t) * np.log(1 - p + 0.01))\n",
            "adds too much",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7)\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p)) / 2\n",
            "half",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 0.01, 0.99)\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "a certain wrong answer costs less than 5",
        ),
        (
            "def binary_cross_entropy(p, t):\n    p = np.clip(p, 1e-7, 1 - 1e-7).ravel()\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "(n,) against (n, 1): n times n surprises",
        ),
    ],
    "one_hot": [
        ("def one_hot(labels, k):\n    return np.eye(labels.max() + 1)[labels]\n", "as many columns as occur"),
        ("def one_hot(labels, k):\n    return np.eye(k)[labels - 1]\n", "counts from 1"),
        ("def one_hot(labels, k):\n    return np.eye(k)[labels].T\n", "classes as rows"),
        (
            "def one_hot(labels, k):\n    T = [[0] * k] * len(labels)\n    for row, label in zip(T, labels):\n"
            "        row[label] = 1\n    return T\n",
            "one row that is there n times",
        ),
        (
            "def one_hot(labels, k):\n    T = np.zeros((len(labels), k))\n    T[:, labels] = 1\n    return T\n",
            "whole columns",
        ),
        (
            "def one_hot(labels, k):\n    T = np.zeros((len(labels), k))\n    T[labels] = 1\n    return T\n",
            "whole rows",
        ),
        ("def one_hot(labels, k):\n    return 2 * np.eye(k)[labels] - 1\n", "-1 in place of 0"),
        (
            "def one_hot(labels, k):\n    return (labels[:, None] == np.unique(labels)).astype(int)\n",
            "classes that occur only",
        ),
        (
            "def one_hot(labels, k):\n    T = np.zeros((len(labels), k + 1))\n"
            "    T[np.arange(len(labels)), labels] = 1\n    return T\n",
            "one column too many",
        ),
        (
            "_T = {}\n\n\ndef one_hot(labels, k):\n    T = _T.setdefault((len(labels), k), np.zeros((len(labels), k)))\n"
            "    T[np.arange(len(labels)), labels] = 1\n    return T\n",
            "ones of the call before",
        ),
        (
            "def one_hot(labels, k):\n    return (labels[:, None] <= np.arange(k)).astype(int)\n",
            "ones from the label on",
        ),
        (
            "def one_hot(labels, k):\n    return (labels[:, None] == np.arange(k)) * labels[:, None]\n",
            "the label in place of 1",
        ),
        ("def one_hot(labels, k=4):\n    return np.eye(4)[labels]\n", "always four classes"),
        ("def one_hot(labels, k):\n    return np.eye(k)[labels].astype(str)\n", "text"),
    ],
    "cross_entropy": [
        ("def cross_entropy(P, T):\n    return -np.mean(T * np.log(P + 1e-7))\n", "a mean over all entries"),
        ("def cross_entropy(P, T):\n    return -np.sum(T * np.log(P + 1e-7))\n", "a sum"),
        ("def cross_entropy(P, T):\n    return -np.sum(T * np.log(P)) / len(P)\n", "0 times infinity is nan"),
        ("def cross_entropy(P, T):\n    return -np.log(P[T == 1]).mean()\n", "infinite at 0"),
        ("def cross_entropy(P, T):\n    return np.sum(T * np.log(P + 1e-7)) / len(P)\n", "no minus"),
        (
            "def cross_entropy(P, T):\n    return -np.sum(T * np.log(P + 1e-7)) / P.shape[1]\n",
            "divides by the classes",
        ),
        (
            "def cross_entropy(P, T):\n    P = np.clip(P, 1e-7, 1 - 1e-7)\n"
            "    return -np.sum(T * np.log(P) + (1 - T) * np.log(1 - P)) / len(P)\n",
            "the formula for two classes, in each column",
        ),
        ("def cross_entropy(P, T):\n    return -np.log(P.max(axis=1)).mean()\n", "surprise at the own guess"),
        ("def cross_entropy(P, T):\n    return -np.log(np.mean(np.sum(T * P, axis=1)) + 1e-7)\n", "log of the mean"),
        (
            "def cross_entropy(P, T):\n    P[P == 0] = 1e-7\n    return -np.sum(T * np.log(P)) / len(P)\n",
            "changes P",
        ),
        (
            "def cross_entropy(P, T):\n    return -(T * np.log(P + 1e-7)).sum(axis=1)\n",
            "one number for each row",
        ),
        (
            "def cross_entropy(P, T):\n    with np.errstate(all='ignore'):\n"
            "        return np.nan_to_num(-np.sum(T * np.log(P), axis=1)).mean()\n",
            "nan becomes 0: a certain wrong answer costs nothing",
        ),
        ("def cross_entropy(P, T):\n    return -np.sum(P * np.log(T + 1e-7)) / len(P)\n", "P and T exchanged"),
        ("def cross_entropy(P, T):\n    return 1 - np.sum(T * P) / len(P)\n", "no logarithm"),
        ("def cross_entropy(P, T):\n    return -np.sum(T * np.log10(P + 1e-7)) / len(P)\n", "another logarithm"),
        (
            "def cross_entropy(P, T):\n    Q = np.exp(P) / np.exp(P).sum(axis=1, keepdims=True)\n"
            "    return -np.sum(T * np.log(Q)) / len(P)\n",
            "a softmax of probabilities",
        ),
    ],
    "log_softmax": [
        ("def log_softmax(Z):\n    return np.log(softmax(Z))\n", "log 0 at large scores"),
        ("def log_softmax(Z):\n    return np.log(softmax(Z) + 1e-12)\n", "kept off 0, so wrong at large scores"),
        ("def log_softmax(Z):\n    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))\n", "overflows"),
        (
            "def log_softmax(Z):\n    Z = Z - Z.max()\n    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))\n",
            "one maximum for all rows",
        ),
        (
            "def log_softmax(Z):\n    Z = Z - Z.max(axis=0)\n    return Z - np.log(np.exp(Z).sum(axis=0))\n",
            "down the columns",
        ),
        (
            "def log_softmax(Z):\n    top = Z.max(axis=1, keepdims=True)\n"
            "    return Z - np.log(np.exp(Z - top).sum(axis=1, keepdims=True))\n",
            "the maximum is not put back",
        ),
        (
            "def log_softmax(Z):\n    Z -= Z.max(axis=1, keepdims=True)\n"
            "    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))\n",
            "changes Z",
        ),
        (
            "def log_softmax(Z):\n    S = Z - Z.max(axis=1, keepdims=True)\n"
            "    return S - np.log(np.exp(S).sum(axis=1, keepdims=True) + 1e-7)\n",
            "something small added where nothing is needed",
        ),
        (
            "def log_softmax(Z):\n    S = Z - Z.max(axis=1)\n    return S - np.log(np.exp(S).sum(axis=1))\n",
            "no keepdims: rows meet columns",
        ),
        (
            "def log_softmax(Z):\n    S = Z - Z.max(axis=1, keepdims=True)\n    return S - np.log(np.exp(S).sum())\n",
            "one sum for the whole table",
        ),
        (
            "def log_softmax(Z):\n    S = Z - Z.max(axis=1, keepdims=True)\n"
            "    return np.log(np.exp(S).sum(axis=1, keepdims=True)) - S\n",
            "the sign turned",
        ),
        ("def log_softmax(Z):\n    Z = np.clip(Z, -500, 500)\n    return np.log(softmax(Z))\n", "clips the scores"),
        (
            "def log_softmax(Z):\n    S = Z - Z.max(axis=1, keepdims=True)\n    return np.log(np.exp(S) / np.exp(S).sum(axis=1, keepdims=True))\n",
            "the logarithm of a quotient that is 0",
        ),
        (
            "def log_softmax(Z):\n    S = Z - Z.mean(axis=1, keepdims=True)\n"
            "    return S - np.log(np.exp(S).sum(axis=1, keepdims=True))\n",
            "the mean in place of the maximum",
        ),
        (
            "def log_softmax(Z):\n    S = Z - Z.max(axis=1, keepdims=True)\n    return np.exp(S) / np.exp(S).sum(axis=1, keepdims=True)\n",
            "no logarithm",
        ),
    ],
    "softmax_cross_entropy": [
        (
            "def softmax_cross_entropy(Z, labels):\n    return cross_entropy(softmax(Z), one_hot(labels, Z.shape[1]))\n",
            "log(p + something small)",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -log_softmax(Z)[:, labels].mean()\n",
            "every row with every label",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -log_softmax(Z)[np.arange(len(Z)), labels].sum()\n",
            "a sum",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return log_softmax(Z)[np.arange(len(Z)), labels].mean()\n",
            "no minus",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -log_softmax(softmax(Z))[np.arange(len(Z)), labels].mean()\n",
            "softmax twice",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -log_softmax(Z).max(axis=1).mean()\n",
            "the guess in place of the label",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -(one_hot(labels, labels.max() + 1) * log_softmax(Z)).sum() / len(Z)\n",
            "as many classes as occur",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -(one_hot(labels, Z.shape[1]) * log_softmax(Z)).mean()\n",
            "a mean over all entries",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -Z[np.arange(len(Z)), labels].mean()\n",
            "no softmax",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    S = Z - Z.max()\n    lse = np.log(np.exp(S).sum(axis=1))\n"
            "    return (lse - S[np.arange(len(Z)), labels]).mean()\n",
            "one maximum for all rows",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    Z -= Z.max(axis=1, keepdims=True)\n"
            "    return (np.log(np.exp(Z).sum(axis=1)) - Z[np.arange(len(Z)), labels]).mean()\n",
            "changes Z",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return (-log_softmax(Z)[np.arange(len(Z)), labels]).mean() / Z.shape[1]\n",
            "divided by the classes too",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -np.log(softmax(Z)[np.arange(len(Z)), labels]).mean()\n",
            "infinite at 1000",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    S = np.log(np.exp(Z).sum(axis=1))\n"
            "    return (S - Z[np.arange(len(Z)), labels]).mean()\n",
            "overflows at 1000",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -log_softmax(Z)[np.arange(len(Z)), labels - 1].mean()\n",
            "labels from 1",
        ),
        (
            "def softmax_cross_entropy(Z, labels):\n    return -log_softmax(Z)[np.arange(len(Z)), labels]\n",
            "one number for each row",
        ),
    ],
    "accuracy": [
        ("def accuracy(scores, labels):\n    return np.sum(scores.argmax(axis=1) == labels)\n", "a count"),
        ("def accuracy(scores, labels):\n    return 100 * np.mean(scores.argmax(axis=1) == labels)\n", "per cent"),
        ("def accuracy(scores, labels):\n    return np.mean(scores.argmax(axis=0) == labels)\n", "the wrong axis"),
        (
            "def accuracy(scores, labels):\n    return np.mean(scores.argmax(axis=1)[:, None] == labels)\n",
            "every guess with every label",
        ),
        ("def accuracy(scores, labels):\n    return np.mean(scores.argmax(axis=1) != labels)\n", "the wrong ones"),
        (
            "def accuracy(scores, labels):\n    return np.mean(np.round(scores).argmax(axis=1) == labels)\n",
            "rounds first",
        ),
        ("def accuracy(scores, labels):\n    return np.mean(np.abs(scores).argmax(axis=1) == labels)\n", "no signs"),
        ("def accuracy(scores, labels):\n    return np.mean((scores[:, 1] > 0) == labels)\n", "two classes only"),
        (
            "def accuracy(scores, labels):\n    return np.mean(scores[np.arange(len(labels)), labels] > 0.5)\n",
            "the true class above a half",
        ),
        (
            "def accuracy(scores, labels):\n    return np.sum(scores.argmax(axis=1) == labels) // len(labels)\n",
            "cuts off",
        ),
        ("def accuracy(scores, labels):\n    return np.all(scores.argmax(axis=1) == labels)\n", "all or nothing"),
        ("def accuracy(scores, labels):\n    return scores.argmax(axis=1) == labels\n", "no mean"),
        (
            "def accuracy(scores, labels):\n    return round(float(np.mean(scores.argmax(axis=1) == labels)), 2)\n",
            "rounded",
        ),
        (
            "def accuracy(scores, labels):\n    return np.sum(scores.argmax(axis=1) == labels) / scores.size\n",
            "divides by all entries",
        ),
        (
            "def accuracy(scores, labels):\n    return np.mean(scores[np.arange(len(labels)), labels] > scores.mean(axis=1))\n",
            "above the row's mean is not the largest",
        ),
        (
            "_right, _all = 0, 0\n\n\ndef accuracy(scores, labels):\n    global _right, _all\n"
            "    _right += np.sum(scores.argmax(axis=1) == labels)\n    _all += len(labels)\n    return _right / _all\n",
            "counts on from call to call",
        ),
    ],
}

# Answers that were once accepted: right at one size, in one layout or in the first of two calls only.
HOLES = {
    "one_hot": [("def one_hot(labels, k):\n    return np.eye(10)[labels, :k]\n", "ten classes at most")],
    "sum_squared_error": [
        ("def sum_squared_error(y, t):\n    return round(float(0.5 * np.sum((y - t) ** 2)), 5)\n", "rounded"),
        (
            "def sum_squared_error(y, t):\n"
            "    return 0.5 * sum((a - b) ** 2 for a, b in zip(y.ravel('K'), t.ravel('K')))\n",
            "entries paired as they lie in memory",
        ),
        (
            "_kept = {}\n\n\ndef sum_squared_error(y, t):\n"
            "    return _kept.setdefault((y[0].tobytes(), t.shape), 0.5 * np.sum((y - t) ** 2))\n",
            "kept from an earlier call with the same first entry",
        ),
    ],
    "mse": [
        (
            "def mse(y, t):\n    if y.ndim != t.ndim or y.size != t.size:\n        raise ValueError\n"
            "    return np.mean((y.ravel() - t.ravel()) ** 2)\n",
            "(2, 3) beside (3, 2) let through",
        ),
        (
            "_kept = {}\n\n\ndef mse(y, t):\n    if y.shape != t.shape:\n        raise ValueError\n"
            "    return _kept.setdefault(y.shape, np.mean((y - t) ** 2))\n",
            "kept by shape",
        ),
    ],
    "binary_cross_entropy": [
        (
            "def binary_cross_entropy(p, t):\n    p, t = np.clip(p.ravel()[:64], 1e-7, 1 - 1e-7), t.ravel()[:64]\n"
            "    return -np.mean(t * np.log(p) + (1 - t) * np.log(1 - p))\n",
            "64 entries at most",
        ),
    ],
    "log_softmax": [
        (
            "_kept = {}\n\n\ndef log_softmax(Z):\n    shifted = Z - Z.max(axis=1, keepdims=True)\n"
            "    return _kept.setdefault(Z.shape, shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True)))\n",
            "kept by shape",
        ),
    ],
    "cross_entropy": [
        (
            "def cross_entropy(P, T):\n    with np.errstate(all='ignore'):\n"
            "        return -np.mean(np.sum(np.nan_to_num(T * np.log(P)), axis=1))\n",
            "two certain wrong rows overflow",
        ),
        (
            "def cross_entropy(P, T):\n    return -np.mean(np.log(P.ravel('K')[T.ravel('K') == 1] + 1e-7))\n",
            "entries paired as they lie in memory",
        ),
        (
            "def cross_entropy(P, T):\n    if len(P) == P.shape[1]:\n        P = P.T\n"
            "    return -np.mean(np.sum(T * np.log(P + 1e-7), axis=1))\n",
            "turned on its side where it is square",
        ),
        (
            "def cross_entropy(P, T):\n    return -np.mean(np.log(P[:100][T[:100] == 1] + 1e-7))\n",
            "the first hundred rows only",
        ),
        (
            "def cross_entropy(P, T):\n    return -np.mean(np.log(P[:, T.argmax(axis=1)] + 1e-7))\n",
            "every row, every label",
        ),
    ],
    "softmax_cross_entropy": [
        (
            "def softmax_cross_entropy(Z, labels):\n    if Z.shape[1] == 2:\n"
            "        return np.mean(np.log1p(np.exp(-np.abs(Z[:, 0] - Z[:, 1]))))\n"
            "    return -np.mean(log_softmax(Z)[np.arange(len(Z)), labels])\n",
            "of two classes the favourite",
        ),
    ],
    "accuracy": [
        (
            "def accuracy(scores, labels):\n    if scores.shape[1] == 2:\n"
            "        return np.mean((scores[:, 1] > 0.5) == labels)\n"
            "    return np.mean(scores.argmax(axis=1) == labels)\n",
            "scores of two classes taken for probabilities",
        ),
        (
            "def accuracy(scores, labels):\n    axis = 0 if scores.shape[0] == len(labels) == scores.shape[1] else 1\n"
            "    return np.mean(scores.argmax(axis=axis) == labels)\n",
            "along the columns where it is square",
        ),
        (
            "_kept = {}\n\n\ndef accuracy(scores, labels):\n"
            "    return _kept.setdefault(float(scores[0, 0]), np.mean(scores.argmax(axis=1) == labels))\n",
            "kept from an earlier call with the same first entry",
        ),
    ],
}

for more, all_of_them in ((FRESH_RIGHT, RIGHT), (FRESH_WRONG, WRONG), (HOLES, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
