"""Answers to lesson 06 as people write them: RIGHT ones pass, WRONG ones fail (phrase: part of the reason)."""

RIGHT = {
    "best_of": [
        """
def best_of(loss, candidates):
    best = candidates[0]
    least = loss(best)
    for c in candidates[1:]:
        value = loss(c)
        if value < least:
            best, least = c, value
    return best
""",
        "def best_of(loss, candidates):\n    return candidates[int(np.argmin([loss(c) for c in candidates]))]\n",
        "def best_of(loss, candidates):\n    return sorted(candidates, key=loss)[0]\n",
        """
def best_of(loss, candidates):
    best, least = None, float("inf")
    for c in candidates:
        if loss(c) < least:
            best, least = c, loss(c)
    return best
""",
    ],
    "numerical_gradient": [
        """
def numerical_gradient(f, x):
    h = 1e-5
    grad = np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up, down = x.astype(float), x.astype(float)
        up[i] += h
        down[i] -= h
        grad[i] = (f(up) - f(down)) / (2 * h)
    return grad
""",
        """
def numerical_gradient(f, x, h=1e-6):
    x = x + 0.0
    base = f(x)
    grad = np.empty_like(x)
    it = np.nditer(x, flags=["multi_index"])
    for _ in it:
        moved = x.copy()
        moved[it.multi_index] += h
        grad[it.multi_index] = (f(moved) - base) / h
    return grad
""",
        """
def numerical_gradient(f, x):
    flat = np.array(x, dtype=float).ravel()
    steps = 1e-4 * np.eye(flat.size)
    slopes = [(f((flat + s).reshape(x.shape)) - f((flat - s).reshape(x.shape))) / 2e-4 for s in steps]
    return np.array(slopes).reshape(x.shape).tolist()
""",
        """
from scipy.optimize import approx_fprime
def numerical_gradient(f, x):
    flat = np.array(x, dtype=float)
    return approx_fprime(flat.ravel(), lambda v: f(v.reshape(flat.shape)), 1e-7).reshape(flat.shape)
""",
    ],
    "descend": [
        """
def descend(grad, w0, lr, steps):
    path = np.zeros((steps + 1,) + np.shape(w0))
    path[0] = w0
    for i in range(steps):
        path[i + 1] = path[i] - lr * grad(path[i])
    return path
""",
        """
def descend(grad, w0, lr, steps):
    w, path = w0, [w0]
    while len(path) <= steps:
        w = w - lr * grad(w)
        path.append(w)
    return path
""",
        """
def descend(grad, w0, lr, steps):
    if steps == 0:
        return np.array([w0], dtype=float)
    return np.concatenate([np.array([w0], dtype=float), descend(grad, w0 - lr * grad(w0), lr, steps - 1)])
""",
        """
def descend(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    path = [w.copy()]
    for _ in range(steps):
        w -= lr * np.array(grad(w))
        path.append(w.copy())
    return np.stack(path)
""",
    ],
    "linear_grads": [
        "def linear_grads(w, b, X, t):\n    e = X.dot(w) + b - t\n"
        "    return np.mean(2 * e[:, None] * X, axis=0), 2 * e.mean()\n",
        """
def linear_grads(w, b, X, t):
    dw, db, n = np.zeros(len(w)), 0.0, len(X)
    for x, target in zip(X, t):
        e = sum(x * w) + b - target
        dw += 2 * e * x / n
        db += 2 * e / n
    return dw, db
""",
        """
def linear_grads(w, b, X, t):
    f = lambda v: np.mean((X @ v[:-1] + v[-1] - t) ** 2)
    v = np.append(np.asarray(w, dtype=float), b)
    g = [(f(v + 1e-3 * s) - f(v - 1e-3 * s)) / 2e-3 for s in np.eye(len(v))]
    return g[:-1], g[-1]
""",
        """
def linear_grads(w, b, X, t):
    A = np.column_stack([X, np.ones(len(X))])
    g = 2 / len(X) * A.T @ (A @ np.append(w, b) - t)
    return [g[:-1], g[-1]]
""",
    ],
    "logistic_grads": [
        "def logistic_grads(w, b, X, t):\n    p = 1 / (1 + np.exp(-(X @ w + b)))\n"
        "    return ((p - t)[:, None] * X).mean(axis=0), (p - t).mean()\n",
        "from scipy.special import expit\ndef logistic_grads(w, b, X, t):\n    e = (expit(X @ w + b) - t) / len(t)\n"
        "    return e @ X, e.sum()\n",
        """
def logistic_grads(w, b, X, t):
    dw, db = np.zeros(len(w)), 0.0
    for x, y in zip(X, t):
        e = sigmoid(np.dot(x, w) + b) - y
        dw, db = dw + e * x, db + e
    return dw / len(t), db / len(t)
""",
        """
def logistic_grads(w, b, X, t):
    A = np.column_stack([X, np.ones(len(X))])
    g = A.T @ (sigmoid(A @ np.append(w, b)) - t) / len(X)
    return g[:-1], g[-1]
""",
    ],
    "softmax_grads": [
        """
def softmax_grads(W, b, X, labels):
    P = softmax(X @ W + b)
    P[np.arange(len(labels)), labels] -= 1
    return X.T @ P / len(X), P.mean(axis=0)
""",
        """
from scipy.special import softmax as sm
def softmax_grads(W, b, X, labels):
    E = sm(X @ W + b, axis=1) - np.eye(len(b))[labels]
    return np.einsum("nd,nk->dk", X, E) / len(X), E.sum(0) / len(X)
""",
        """
def softmax_grads(W, b, X, labels):
    dW, db = np.zeros(W.shape), np.zeros(b.shape)
    for x, label in zip(X, labels):
        e = softmax((x @ W + b)[None, :])[0]
        e[label] = e[label] - 1
        dW += np.outer(x, e) / len(X)
        db += e / len(X)
    return dW, db
""",
        """
def softmax_grads(W, b, X, labels):
    A = np.hstack([X, np.ones((len(X), 1))])
    G = A.T @ (softmax(A @ np.vstack([W, b])) - one_hot(labels, W.shape[1])) / len(A)
    return G[:-1], G[-1]
""",
    ],
    "minibatches": [
        """
def minibatches(n, size, rng):
    order = np.arange(n)
    rng.shuffle(order)
    batches = []
    while len(order):
        batches.append(order[:size])
        order = order[size:]
    return batches
""",
        "def minibatches(n, size, rng):\n    return np.split(rng.permutation(n), range(size, n, size))\n",
        "def minibatches(n, size, rng):\n    rows = rng.choice(n, n, replace=False).tolist()\n"
        "    return tuple(rows[i : i + size] for i in range(0, n, size))\n",
        "def minibatches(n, size, rng):\n    order = np.argsort(rng.random(n))\n"
        "    return [order[i * size : (i + 1) * size] for i in range(-(-n // size))]\n",
    ],
}

WRONG = {
    "best_of": [
        (
            "def best_of(loss, candidates):\n    return min(loss(c) for c in candidates)\n",
            "smallest loss; the candidate",
        ),
        ("def best_of(loss, candidates):\n    return min(candidates)\n", "smallest candidate"),
    ],
    "numerical_gradient": [
        ("def numerical_gradient(f, x):\n    return (f(x + 1e-4) - f(x - 1e-4)) / 2e-4\n", "shape"),
        (
            """
def numerical_gradient(f, x):
    g = np.zeros_like(x)
    for i in np.ndindex(x.shape):
        m = x[i]
        x[i] = m + 1e-4
        a = f(x)
        x[i] = m - 1e-4
        g[i] = (a - f(x)) / 2e-4
        x[i] = m
    return g
""",
            "whole",
        ),
        (
            """
def numerical_gradient(f, x):
    x = np.array(x, dtype=float)
    g = np.zeros(len(x))
    for i in range(len(x)):
        s = np.zeros(len(x))
        s[i] = 1e-4
        g[i] = (f(x + s) - f(x - s)) / 2e-4
    return g
""",
            "shapes",
        ),
    ],
    "descend": [
        (
            "def descend(grad, w0, lr, steps):\n    for _ in range(steps):\n        w0 = w0 - lr * grad(w0)\n"
            "    return w0\n",
            "last place",
        ),
        (
            """
def descend(grad, w0, lr, steps):
    path = [w0]
    for _ in range(steps):
        w0 -= lr * grad(w0)
        path.append(w0)
    return np.array(path)
""",
            "changed",
        ),
        ("def descend(grad, w0, lr, steps):\n    return np.array([w0] * (steps + 1), dtype=float)\n", "numbers"),
    ],
    "linear_grads": [
        ("def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return X.T @ e / len(t), e.mean()\n", "half"),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t[:, None]\n"
            "    return 2 * X.T @ e / len(t), 2 * e.mean()\n",
            "shape",
        ),
    ],
    "logistic_grads": [
        ("def logistic_grads(w, b, X, t):\n    return linear_grads(w, b, X, t)\n", "numbers"),
        (
            "def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n    return X.T @ e, e.sum()\n",
            "not averaged",
        ),
    ],
    "softmax_grads": [
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - labels[:, None]\n"
            "    return X.T @ E / len(X), E.mean(0)\n",
            "numbers",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    return X.T @ E, E.sum(0)\n",
            "not averaged",
        ),
    ],
    "minibatches": [
        ("def minibatches(n, size, rng):\n    return np.array_split(rng.permutation(n), n // size or 1)\n", "sizes"),
        (
            "def minibatches(n, size, rng):\n    return [rng.choice(n, min(size, n - i)) for i in range(0, n, size)]\n",
            "once",
        ),
        (
            "import random\ndef minibatches(n, size, rng):\n    o = list(range(n))\n    random.shuffle(o)\n"
            "    return [o[i : i + size] for i in range(0, n, size)]\n",
            "chance",
        ),
        (
            "def minibatches(n, size, rng):\n"
            "    return [tuple(g) for g in np.split(rng.permutation(n), range(size, n, size))]\n",
            "array or a list",
        ),
    ],
}

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "best_of": [
        "def best_of(loss, candidates):\n    return min(candidates, key=loss)\n",
        "def best_of(loss, candidates):\n    return candidates[int(np.argmin([loss(c) for c in candidates]))]\n",
        "def best_of(loss, candidates):\n    return sorted(candidates, key=lambda c: float(loss(c)))[0]\n",
        """
from functools import reduce


def best_of(loss, candidates):
    return reduce(lambda a, b: b if loss(b) < loss(a) else a, candidates)
""",
        """
def best_of(loss, candidates):
    if len(candidates) == 1:
        return candidates[0]
    rest = best_of(loss, candidates[1:])
    return candidates[0] if loss(candidates[0]) <= loss(rest) else rest
""",
        """
def best_of(loss, candidates):
    lowest = float("inf")
    for c in candidates:
        if (here := loss(c)) < lowest:
            lowest, best = here, c
    return best
""",
    ],
    "numerical_gradient": [
        """
def numerical_gradient(f, x):
    x = np.asarray(x, dtype=float)
    slopes, h = np.empty(x.shape), 1e-5
    for place in np.ndindex(*x.shape):
        old = x[place]
        x[place] = old + h
        up = f(x)
        x[place] = old - h
        down = f(x)
        x[place] = old
        slopes[place] = (up - down) / (2 * h)
    return slopes
""",
        """
def numerical_gradient(f, x):
    h = 1e-4
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([(f(x + e) - f(x - e)) / (2 * h) for e in steps]).reshape(x.shape)
""",
        """
from scipy.optimize import approx_fprime


def numerical_gradient(f, x):
    flat = x.astype(float).ravel()
    return approx_fprime(flat, lambda v: f(v.reshape(x.shape)), 1e-7).reshape(x.shape)
""",
        """
def numerical_gradient(f, x):
    h = 1e-3

    def at(place, steps):
        moved = np.array(x, dtype=np.float64)
        moved[place] += steps * h
        return f(moved)

    out = np.zeros_like(x, dtype=float)
    for place, _ in np.ndenumerate(x):
        out[place] = (at(place, -2) - 8 * at(place, -1) + 8 * at(place, 1) - at(place, 2)) / (12 * h)
    return out
""",
        """
def numerical_gradient(f, x, h=1e-4):
    moved = x.astype(float)
    out = np.zeros(x.shape)
    walk = np.nditer(out, flags=["multi_index"])
    for _ in walk:
        i = walk.multi_index
        keep = moved[i]
        ends = []
        for side in (h, -h):
            moved[i] = keep + side
            ends.append(f(moved.copy()))
        moved[i] = keep
        out[i] = (ends[0] - ends[1]) / h / 2
    return out.tolist()
""",
        """
def numerical_gradient(f, x):
    def slope(i):
        def line(s):
            v = np.array(x, float)
            v.flat[i] += s
            return f(v)

        h = 1e-4
        coarse = (line(2 * h) - line(-2 * h)) / (4 * h)
        fine = (line(h) - line(-h)) / (2 * h)
        return (4 * fine - coarse) / 3

    return np.fromiter((slope(i) for i in range(x.size)), float).reshape(x.shape)
""",
    ],
    "descend": [
        """
def descend(grad, w0, lr, steps):
    path = np.empty((steps + 1, *np.shape(w0)))
    path[0] = w0
    for i in range(steps):
        path[i + 1] = path[i] - lr * grad(path[i])
    return path
""",
        """
from itertools import accumulate


def descend(grad, w0, lr, steps):
    return np.array(list(accumulate(range(steps), lambda w, _: w - lr * grad(w), initial=w0)))
""",
        """
def descend(grad, w0, lr, steps):
    places = [np.array(w0, dtype=float)]
    while len(places) <= steps:
        places.append(places[-1] - np.multiply(lr, grad(places[-1].copy())))
    return places
""",
        """
def descend(grad, w0, lr, steps):
    w = np.array(w0, dtype=float)
    path = w[None].copy()
    for _ in range(steps):
        w -= lr * np.asarray(grad(w if w.ndim else float(w)))
        path = np.concatenate([path, w[None]])
    return path
""",
        """
class _Walker:
    __slots__ = ("grad", "lr", "w")

    def __init__(self, grad, w, lr):
        self.grad, self.w, self.lr = grad, w, lr

    def __next__(self):
        self.w = self.w + (-self.lr) * self.grad(self.w)
        return self.w

    def __iter__(self):
        return self


def descend(grad, w0, lr, steps):
    walker = _Walker(grad, w0, lr)
    return np.stack([w0, *(next(walker) for _ in range(steps))])
""",
    ],
    "linear_grads": [
        """
def linear_grads(w, b, X, t):
    A = np.column_stack([X, np.ones(len(X))])
    g = 2 / len(X) * (A.T @ (A @ np.append(w, b) - t))
    return g[:-1], g[-1]
""",
        """
def linear_grads(w, b, X, t):
    dw, db = [0.0] * len(w), 0.0
    for row, target in zip(X, t):
        e = sum(a * c for a, c in zip(row, w)) + b - target
        for j in range(len(w)):
            dw[j] += 2 * e * row[j] / len(X)
        db += 2 * e / len(X)
    return [dw, db]
""",
        """
def linear_grads(w, b, X, t):
    e = np.einsum("nd,d->n", X, w) + b - t
    return np.mean(2 * e[:, None] * X, axis=0), np.mean(2 * e)
""",
        """
def linear_grads(w, b, X, t):
    n, h = len(X), 1e-30

    def loss(w, b):
        return np.sum((X @ w + b - t) ** 2) / n

    dw = np.array([loss(w + 1j * h * e, b).imag / h for e in np.eye(len(w))])
    return dw, loss(w, b + 1j * h).imag / h
""",
        """
def linear_grads(w, b, X, t):
    n = len(t)
    dw = 2 * (X.T @ X @ w + b * X.sum(axis=0) - X.T @ t) / n
    return dw, np.array(2 * (X.mean(axis=0) @ w + b - t.mean()))
""",
    ],
    "logistic_grads": [
        """
from scipy.special import expit


def logistic_grads(w, b, X, t):
    e = expit(X @ w + b) - t
    return e @ X / len(e), e.mean()
""",
        """
import math


def logistic_grads(w, b, X, t):
    dw, db = np.zeros(X.shape[1]), 0.0
    for x, target in zip(X, t):
        z = float(np.dot(x, w) + b)
        e = 1 / (1 + math.exp(-z)) - target
        dw += e * x
        db += e
    return dw / len(X), db / len(X)
""",
        """
def logistic_grads(w, b, X, t):
    z = X @ w + b
    s = 2 * t - 1
    e = -s * np.exp(-np.logaddexp(0, s * z))
    return np.average(e[:, None] * X, axis=0).tolist(), float(np.average(e))
""",
        """
def logistic_grads(w, b, X, t):
    p = sigmoid(np.hstack([X, np.ones((X.shape[0], 1))]) @ np.hstack([w, b]))
    errors = np.subtract(p, t)
    return np.einsum("n,nd->d", errors, X) / X.shape[0], np.sum(errors) / X.shape[0]
""",
        """
def logistic_grads(w, b, X, t):
    W, B = np.column_stack([np.zeros(len(w)), w]), np.array([0.0, b])
    dW, dB = softmax_grads(W, B, X, np.asarray(t).astype(int))
    return np.asarray(dW)[:, 1], np.asarray(dB)[1]
""",
    ],
    "softmax_grads": [
        """
def softmax_grads(W, b, X, labels):
    E = softmax(X @ W + b)
    E[np.arange(len(E)), labels] -= 1
    E /= len(E)
    return X.T @ E, E.sum(axis=0)
""",
        """
def softmax_grads(W, b, X, labels):
    powers = np.exp(X @ W + b)
    P = powers / powers.sum(axis=1)[:, None]
    T = np.eye(len(b))[labels]
    return np.einsum("nd,nk->dk", X, P - T) / len(X), (P - T).mean(axis=0)
""",
        """
from scipy.special import softmax as _softmax


def softmax_grads(W, b, X, labels):
    dW, db = np.zeros(W.shape), np.zeros(len(b))
    for x, label in zip(X, labels):
        e = _softmax(x @ W + b)
        e[label] -= 1
        dW += np.outer(x, e)
        db += e
    return dW / len(X), db / len(X)
""",
        """
from scipy.special import logsumexp


def softmax_grads(W, b, X, labels):
    A = np.c_[X, np.ones(len(X))]
    Z = A @ np.vstack([W, b])
    E = np.exp(Z - logsumexp(Z, axis=1, keepdims=True)) - one_hot(labels, Z.shape[1])
    G = A.T @ E / len(A)
    return G[:-1], G[-1]
""",
        """
def softmax_grads(W, b, X, labels):
    n, k = len(X), len(b)
    P = softmax(X @ W + b)
    columns = []
    slopes = []
    for c in range(k):
        e = P[:, c] - (labels == c)
        columns.append((e[:, None] * X).sum(0) / n)
        slopes.append(float(e.sum() / n))
    return np.transpose(columns), slopes
""",
    ],
    "minibatches": [
        """
def minibatches(n, size, rng):
    return np.split(rng.permutation(n), np.arange(size, n, size))
""",
        """
def minibatches(n, size, rng):
    rows = list(range(n))
    rng.shuffle(rows)
    return [rows[i : i + size] for i in range(0, n, size)]
""",
        """
def minibatches(n, size, rng):
    order = np.argsort(rng.random(n))
    batches = []
    while len(order):
        batches.append(order[:size])
        order = order[size:]
    return batches
""",
        """
def minibatches(n, size, rng):
    rows = np.arange(n)
    for last in range(n - 1, 0, -1):
        other = int(rng.integers(last + 1))
        rows[[last, other]] = rows[[other, last]]
    return tuple(rows[start:start + size].astype(np.int32) for start in range(0, n, size))
""",
        """
from itertools import islice


def minibatches(n, size, rng):
    drawn = iter(rng.choice(n, n, replace=False).tolist())
    return list(iter(lambda: list(islice(drawn, size)), []))
""",
    ],
}

FRESH_WRONG = {
    "best_of": [
        ("def best_of(loss, candidates):\n    return min(loss(c) for c in candidates)\n", "the loss itself"),
        ("def best_of(loss, candidates):\n    return int(np.argmin([loss(c) for c in candidates]))\n", "the place"),
        (
            "def best_of(loss, candidates):\n    best = candidates[0]\n    for c in candidates:\n"
            "        if loss(c) <= loss(best):\n            best = c\n    return best\n",
            "the last one in a tie",
        ),
        (
            "def best_of(loss, candidates):\n    best, lowest = None, 0\n    for c in candidates:\n"
            "        if loss(c) < lowest:\n            best, lowest = c, loss(c)\n    return best\n",
            "begins with a loss of 0",
        ),
        (
            "def best_of(loss, candidates):\n    best, lowest = None, 1000\n    for c in candidates:\n"
            "        if loss(c) < lowest:\n            best, lowest = c, loss(c)\n    return best\n",
            "begins with a loss of 1000",
        ),
        (
            "def best_of(loss, candidates):\n    return candidates[np.argmin(loss(np.array(candidates)))]\n",
            "all at once",
        ),
        ("def best_of(loss, candidates):\n    return max(candidates, key=loss)\n", "the worst"),
        ("def best_of(loss, candidates):\n    return min(candidates)\n", "the smallest candidate"),
        (
            "def best_of(loss, candidates):\n    candidates.sort(key=loss)\n    return candidates[0]\n",
            "sorts the caller's list",
        ),
        (
            "def best_of(loss, candidates):\n    return min(candidates, key=lambda c: abs(loss(c)))\n",
            "losses without sign",
        ),
        (
            "def best_of(loss, candidates):\n    best = candidates[0]\n    for i in range(1, len(candidates) - 1):\n"
            "        if loss(candidates[i]) < loss(best):\n            best = candidates[i]\n    return best\n",
            "the last is not tried",
        ),
        (
            "def best_of(loss, candidates):\n    best = candidates[0]\n    for c in candidates:\n"
            "        if loss(c) > loss(best):\n            break\n        best = c\n    return best\n",
            "stops where it first goes up",
        ),
        (
            "def best_of(loss, candidates):\n    table = {loss(c): c for c in candidates}\n    return table[min(table)]\n",
            "a later one of equal loss replaces the first",
        ),
        (
            "_best = []\n\n\ndef best_of(loss, candidates):\n    for c in candidates:\n"
            "        if not _best or loss(c) < _best[1]:\n            _best[:] = [c, loss(c)]\n    return _best[0]\n",
            "remembers the best of earlier calls",
        ),
        (
            "def best_of(loss, candidates):\n    return min(candidates, key=spring_loss)\n",
            "the notebook's loss",
        ),
    ],
    "numerical_gradient": [
        (
            """
def numerical_gradient(f, x):
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        x[i] += h
        up = f(x)
        x[i] -= 2 * h
        down = f(x)
        x[i] += h
        out[i] = (up - down) / (2 * h)
    return out
""",
            "moves x itself and does not bring it back exactly",
        ),
        (
            """
def numerical_gradient(f, x):
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        out[i] = (f(up) - f(down)) / (2 * h)
    return out
""",
            "copies of whole numbers cannot be moved a little",
        ),
        (
            """
def numerical_gradient(f, x):
    x = x.astype(float)
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        out[i] = (f(up) - f(down)) / h
    return out
""",
            "divided by h",
        ),
        (
            """
def numerical_gradient(f, x):
    x = x.astype(float)
    h, out = 1e-4, np.zeros(x.shape)
    for i in range(len(x)):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        out[i] = (f(up) - f(down)) / (2 * h)
    return out
""",
            "moves whole rows",
        ),
        (
            """
def numerical_gradient(f, x):
    x = x.astype(float)
    h, out = 1e-4, np.zeros(x.shape)
    flat, slopes = x.reshape(-1), out.reshape(-1)
    for i in range(flat.size):
        old = flat[i]
        flat[i] = old + h
        up = f(x)
        flat[i] = old - h
        down = f(x)
        flat[i] = old
        slopes[i] = (up - down) / (2 * h)
    return out
""",
            "of a transposed table, reshape gives a copy",
        ),
        (
            """
def numerical_gradient(f, x):
    h = 1e-4
    return (f(x + h) - f(x - h)) / (2 * h) * np.ones(x.shape)
""",
            "moves all entries at once",
        ),
        (
            """
def numerical_gradient(f, x):
    moved = x.astype(float)
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        moved[i] += h
        up = f(moved)
        moved[i] -= 2 * h
        out[i] = (up - f(moved)) / (2 * h)
    return out
""",
            "does not put the entry back",
        ),
        (
            """
def numerical_gradient(f, x):
    x = x.astype(float)
    h, out = 1e-2, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up = x.copy()
        up[i] += h
        out[i] = (f(up) - f(x)) / h
    return out
""",
            "one side, and a large step",
        ),
        (
            """
def numerical_gradient(f, x):
    x = x.astype(float)
    h, out = 1e-14, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        out[i] = (f(up) - f(down)) / (2 * h)
    return out
""",
            "a step so small that rounding wins",
        ),
        (
            """
def numerical_gradient(f, x):
    h, out = 1e-4, np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        out[i] = (f(x + e) - f(x - e)) / (2 * h)
    return out
""",
            "slopes put into a table of whole numbers",
        ),
        (
            """
def numerical_gradient(f, x):
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        out[i] = (f(x - e) - f(x + e)) / (2 * h)
    return out
""",
            "the sign",
        ),
        (
            """
def numerical_gradient(f, x):
    h = 1e-4
    flat = x.astype(float).ravel()
    out = np.zeros(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = h
        out[i] = (f(flat + e) - f(flat - e)) / (2 * h)
    return out.reshape(x.shape)
""",
            "f gets a flat array",
        ),
        (
            """
def numerical_gradient(f, x):
    h = 1e-4
    flat = x.astype(float).ravel()
    out = np.zeros(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = h
        out[i] = (f((flat + e).reshape(x.shape)) - f((flat - e).reshape(x.shape))) / (2 * h)
    return out
""",
            "a flat result",
        ),
        (
            """
def numerical_gradient(f, x):
    h = 1e-4
    flat = x.astype(float).flatten()
    out = np.zeros(flat.size)
    for i in range(flat.size):
        e = np.zeros(flat.size)
        e[i] = h
        out[i] = (f((flat + e).reshape(x.shape)) - f((flat - e).reshape(x.shape))) / (2 * h)
    return out.reshape(x.shape, order="F")
""",
            "two orders of the entries mixed",
        ),
        (
            """
def numerical_gradient(f, x):
    x = x.astype(float)
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up, down = x, x
        up[i] += h
        down[i] -= h
        out[i] = (f(up) - f(down)) / (2 * h)
    return out
""",
            "two names, no copies",
        ),
        (
            """
def numerical_gradient(f, x):
    x = x.astype(np.float32)
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        up, down = x.copy(), x.copy()
        up[i] += h
        down[i] -= h
        out[i] = (f(up) - f(down)) / (2 * h)
    return out
""",
            "half the digits: rounding wins",
        ),
        (
            """
def numerical_gradient(f, x):
    h, out = 1e-4, np.zeros(x.shape)
    for i in np.ndindex(*x.shape):
        e = np.zeros(x.shape)
        e[i] = h
        out[i] = f(x + e) - f(x - e) / (2 * h)
    return out
""",
            "brackets missing",
        ),
    ],
    "descend": [
        (
            "def descend(grad, w0, lr, steps):\n    w, path = np.array(w0, float), []\n    path.append(w)\n"
            "    for _ in range(steps):\n        w -= lr * grad(w)\n        path.append(w)\n    return np.array(path)\n",
            "the same array steps + 1 times",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n"
            "        path.append(path[-1] + lr * grad(path[-1]))\n    return np.array(path)\n",
            "uphill",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps - 1):\n"
            "        path.append(path[-1] - lr * grad(path[-1]))\n    return np.array(path)\n",
            "one step too few",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    w, path = w0, []\n    for _ in range(steps):\n"
            "        w = w - lr * grad(w)\n        path.append(w)\n    return np.array(path)\n",
            "without w0",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    w = w0\n    for _ in range(steps):\n"
            "        w = w - lr * grad(w)\n    return np.array(w)\n",
            "only the last place",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    w0 = np.array(w0)\n    path = np.zeros((steps + 1, *w0.shape), w0.dtype)\n"
            "    path[0] = w0\n    for i in range(steps):\n        path[i + 1] = path[i] - lr * grad(path[i])\n    return path\n",
            "the type of w0: whole numbers stay whole",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n"
            "        path.append(path[-1] - lr * grad(w0))\n    return np.array(path)\n",
            "always the slope at w0",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n        g = grad(path[-1])\n"
            "        g *= lr\n        path.append(path[-1] - g)\n    return np.array(path)\n",
            "changes what grad returned",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    w = w0\n    path = [np.array(w, float)]\n    for _ in range(steps):\n"
            "        w -= lr * grad(w)\n        path.append(np.array(w, float))\n    return np.array(path)\n",
            "moves the caller's w0",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n"
            "        if np.all(np.abs(grad(path[-1])) < 1e-3):\n            break\n"
            "        path.append(path[-1] - lr * grad(path[-1]))\n    return np.array(path)\n",
            "stops where it is nearly level",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = np.zeros((steps + 1, np.size(w0)))\n    path[0] = w0\n"
            "    for i in range(steps):\n        path[i + 1] = path[i] - lr * grad(path[i])\n    return path\n",
            "always two axes",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n"
            "        path.append(path[-1] - lr * np.sign(grad(path[-1])))\n    return np.array(path)\n",
            "steps of one length",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for i in range(steps):\n"
            "        path.append(path[-1] - lr / (i + 1) * grad(path[-1]))\n    return np.array(path)\n",
            "a rate that fades",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    gs, w = [], w0\n    for _ in range(steps):\n"
            "        gs.append(grad(w))\n        w = w - lr * gs[-1]\n    path = [w0]\n    for g in gs:\n"
            "        path.append(path[-1] - lr * g)\n    return np.array(path)\n",
            "keeps arrays that grad fills anew",
        ),
        (
            "def descend(grad, w0, lr, steps, path=[]):\n    path.append(w0)\n    for _ in range(steps):\n"
            "        path.append(path[-1] - lr * grad(path[-1]))\n    return np.array(path)\n",
            "a list that lives on",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    def walk():\n        w = w0\n        yield w\n"
            "        for _ in range(steps):\n            w = w - lr * grad(w)\n            yield w\n    return walk()\n",
            "a generator",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n        w = path[-1]\n"
            "        path.append(w - lr * grad(w) * w)\n    return np.array(path)\n",
            "times w",
        ),
    ],
    "linear_grads": [
        ("def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return X.T @ e / len(e), e.mean()\n", "no 2"),
        ("def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * X.T @ e, 2 * e.sum()\n", "sums"),
        (
            "def linear_grads(w, b, X, t):\n    e = t - X @ w - b\n    return 2 * X.T @ e / len(e), 2 * e.mean()\n",
            "sign",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * X.T @ e / len(w), 2 * e.mean()\n",
            "divided by the number of weights",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * X.T @ e / len(e), 2 * e / len(e)\n",
            "db not added up",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * X.T @ e / len(e), e.mean()\n",
            "no 2 in db",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w - t\n    return 2 * X.T @ e / len(e), 2 * e.mean()\n",
            "b left out",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * X.mean(axis=0) * e.mean(), 2 * e.mean()\n",
            "mean times mean",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w[:, None] + b - t\n    return (2 * X.T @ e / len(t)).mean(axis=1), 2 * e.mean()\n",
            "a column less a row: n times n errors",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return (2 * X.T @ e / len(e))[:, None], 2 * e.mean()\n",
            "dw as a column",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return np.append(2 * X.T @ e, 2 * e.sum()) / len(e)\n",
            "one long array",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w\n    e += b\n    e -= t\n    return 2 * X.T @ e / len(e), 2 * e.mean()\n",
            "adds into an array of whole numbers",
        ),
        (
            "def linear_grads(w, b, X, t):\n    t -= X @ w + b\n    return -2 * X.T @ t / len(t), -2 * t.mean()\n",
            "changes t",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * (X.T @ e).mean(), 2 * e.mean()\n",
            "one number for dw",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * e.mean(), 2 * X.T @ e / len(e)\n",
            "the two exchanged",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = (X @ w + b - t) ** 2\n    return 2 * X.T @ e / len(e), 2 * e.mean()\n",
            "squared errors",
        ),
        (
            "def linear_grads(w, b, X, t):\n    e = X @ w + b - t\n    return 2 * X.T @ e / len(e), np.array([2 * e.mean()])\n",
            "db of shape (1,)",
        ),
    ],
    "logistic_grads": [
        (
            "def logistic_grads(w, b, X, t):\n    p = sigmoid(X @ w + b)\n    e = (p - t) * p * (1 - p)\n"
            "    return X.T @ e / len(e), e.mean()\n",
            "the sigmoid's slope once more",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n    return 2 * X.T @ e / len(e), 2 * e.mean()\n",
            "a 2 from the squares",
        ),
        ("def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n    return X.T @ e, e.sum()\n", "sums"),
        (
            "def logistic_grads(w, b, X, t):\n    e = t - sigmoid(X @ w + b)\n    return X.T @ e / len(e), e.mean()\n",
            "sign",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = X @ w + b - t\n    return X.T @ e / len(e), e.mean()\n",
            "no sigmoid",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = (sigmoid(X @ w + b) > 0.5) - t\n    return X.T @ e / len(e), e.mean()\n",
            "decisions in place of probabilities",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = 1 / (1 + np.exp(X @ w + b)) - t\n    return X.T @ e / len(e), e.mean()\n",
            "the minus in the power is missing",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n    return X.T @ e / len(e), e\n",
            "db not averaged",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    p = np.clip(sigmoid(X @ w + b), 0.01, 0.99)\n    e = p - t\n"
            "    return X.T @ e / len(e), e.mean()\n",
            "probabilities cut off",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w) + b - t\n    return X.T @ e / len(e), e.mean()\n",
            "b outside",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n    return X.T @ e / X.size, e.mean()\n",
            "divided by all entries",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    p = sigmoid(X @ w + b)\n    e = np.where(t == 1, p - 1, 0)\n"
            "    return X.T @ e / len(e), e.mean()\n",
            "the zeros do not count",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = sigmoid(X @ w + b) - t\n    return X.T @ e / len(e) + w, e.mean()\n",
            "with a pull to 0",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    with np.errstate(all='ignore'):\n        z = np.exp(X @ w + b)\n"
            "    e = z / (1 - z) - t\n    return X.T @ e / len(e), e.mean()\n",
            "a sign in the fraction",
        ),
        (
            "def logistic_grads(w, b, X, t):\n    e = np.float32(sigmoid(X @ w + b)) - np.float32(t)\n"
            "    return X.T @ np.round(e, 4) / len(e), np.round(e, 4).mean()\n",
            "rounded",
        ),
    ],
    "softmax_grads": [
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, labels.max() + 1)\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "as many classes as occur",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    return X.T @ E, E.sum(axis=0)\n",
            "sums",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    return E.T @ X / len(X), E.mean(axis=0)\n",
            "dW turned over",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean()\n",
            "one number for db",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean(axis=1)\n",
            "db along the wrong axis",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = one_hot(labels, len(b)) - softmax(X @ W + b)\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "sign",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    P = softmax(X @ W + b)\n    P[:, labels] -= 1\n"
            "    return X.T @ P / len(X), P.mean(axis=0)\n",
            "1 taken from whole columns",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    Z = np.exp(X @ W + b)\n    E = Z / Z.sum(axis=0) - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "softmax down the columns",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    Z = np.exp(X @ W + b)\n    E = Z / Z.sum() - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "softmax over the whole table",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    return X.T @ E / E.size, E.sum(axis=0) / E.size\n",
            "divided by the classes too",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = X @ W + b - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "no softmax",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    P = softmax(X @ W + b)\n    E = (P - one_hot(labels, len(b))) * P * (1 - P)\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "the slope of a sigmoid once more",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W) - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "b left out",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, 3)\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "three classes, as in the notebook",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - labels[:, None]\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "labels in place of rows with a 1",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean(axis=0, keepdims=True)\n",
            "db with two axes",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n    W -= 0.1 * X.T @ E / len(X)\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "takes a step as well",
        ),
    ],
    "minibatches": [
        (
            "def minibatches(n, size, rng):\n    rows = np.arange(n)\n    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "not shuffled",
        ),
        (
            "def minibatches(n, size, rng):\n    return np.array_split(rng.permutation(n), max(1, n // size))\n",
            "parts of about one size",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n)\n    return [rows[i:i + size] for i in range(0, n - size + 1, size)]\n",
            "the rest is dropped",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.integers(0, n, n)\n    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "rows drawn again and again",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = np.random.permutation(n)\n    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "another source of chance",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = np.random.default_rng(0).permutation(n)\n"
            "    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "always the same order",
        ),
        (
            "def minibatches(n, size, rng):\n    groups = [np.arange(i, min(i + size, n)) for i in range(0, n, size)]\n"
            "    rng.shuffle(groups)\n    return groups\n",
            "whole groups are shuffled",
        ),
        (
            "def minibatches(n, size, rng):\n    return [i + rng.permutation(min(size, n - i)) for i in range(0, n, size)]\n",
            "shuffled inside each group only",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n)\n    return [rows[i:i + size] for i in range(0, n + 1, size)]\n",
            "an empty group at the end",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n).tolist()\n"
            "    return [tuple(rows[i:i + size]) for i in range(0, n, size)]\n",
            "tuples, which NumPy takes for one entry",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n).astype(float)\n    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "floats",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n) + 1\n    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "counts from 1",
        ),
        (
            "def minibatches(n, size, rng):\n    return [rng.permutation(n)[:size] for _ in range(-(-n // size))]\n",
            "each group drawn from all rows",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = np.roll(np.arange(n), rng.integers(n))\n"
            "    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "only turned round",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n)\n    return (rows[i:i + size] for i in range(0, n, size))\n",
            "a generator",
        ),
        (
            "def minibatches(n, size, rng):\n    return rng.permutation(n).reshape(-1, size)\n",
            "a table, where n fits",
        ),
        (
            "_order = {}\n\n\ndef minibatches(n, size, rng):\n    rows = _order.setdefault(n, rng.permutation(n))\n"
            "    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "one order for all calls",
        ),
        (
            "def minibatches(n, size, rng):\n    m = -(-n // size)\n    rows = rng.permutation(n)\n    return [rows[i::m] for i in range(m)]\n",
            "dealt out like cards, so the sizes differ",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = np.arange(n)\n    if rng.random() < 0.5:\n        rows = rows[::-1]\n"
            "    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "forwards or backwards",
        ),
    ],
}

# Answers that were once accepted: right at one size, with one loss or in the first of two calls only.
HOLES = {
    "best_of": [
        (
            "def best_of(loss, candidates):\n    best, least = None, None\n    for c in candidates:\n"
            "        if not least or loss(c) < least:\n            best, least = c, loss(c)\n    return best\n",
            "a loss of 0 taken for none yet",
        ),
        (
            "def best_of(loss, candidates):\n    best = candidates[0]\n    for c in candidates:\n"
            "        if loss(c) < loss(best):\n            best = c\n        if loss(best) == 0:\n            return best\n"
            "    return best\n",
            "stops at 0",
        ),
        (
            "def best_of(loss, candidates):\n    best, least = None, 1e6\n    for c in candidates:\n"
            "        if loss(c) < least:\n            best, least = c, loss(c)\n    return best\n",
            "no loss above a million",
        ),
        (
            "def best_of(loss, candidates):\n    return min(candidates, key=lambda c: round(float(loss(c)), 6))\n",
            "rounded",
        ),
    ],
    "numerical_gradient": [
        (
            "def numerical_gradient(f, x):\n    x = np.array(x, float)\n    g = np.zeros(x.shape)\n"
            "    for i in np.ndindex(*x.shape[:2]):\n        up, down = x.copy(), x.copy()\n        up[i] += 1e-4\n"
            "        down[i] -= 1e-4\n        g[i] = (f(up) - f(down)) / 2e-4\n    return g\n",
            "two axes at most",
        ),
    ],
    "descend": [
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n"
            "        new = path[-1] - lr * grad(path[-1])\n"
            "        path.append(path[-1] if np.allclose(new, path[-1]) else new)\n    return np.array(path)\n",
            "short steps left out",
        ),
        (
            "def descend(grad, w0, lr, steps):\n    path = [w0]\n    for _ in range(steps):\n        g = grad(path[-1])\n"
            "        g *= lr\n        path.append(path[-1] - g)\n    return np.array(path)\n",
            "multiplies in place",
        ),
    ],
    "linear_grads": [
        (
            "def linear_grads(w, b, X, t):\n    if len(X) == len(w):\n        X = X.T\n    e = X @ w + b - t\n"
            "    return 2 * X.T @ e / len(t), 2 * e.mean()\n",
            "turned on its side where it is square",
        ),
        (
            "_kept = {}\n\n\ndef linear_grads(w, b, X, t):\n    e = X @ w + b - t\n"
            "    return _kept.setdefault((X.shape, b), (2 * X.T @ e / len(t), 2 * e.mean()))\n",
            "kept by shape",
        ),
    ],
    "logistic_grads": [
        (
            "def logistic_grads(w, b, X, t):\n    e = (sigmoid(X @ w + b) - t)[:8]\n"
            "    return X[:8].T @ e / len(e), e.mean()\n",
            "eight examples at most",
        ),
    ],
    "softmax_grads": [
        (
            "def softmax_grads(W, b, X, labels):\n    e = np.exp(np.clip(X @ W + b, -30, 30))\n"
            "    E = e / e.sum(axis=1, keepdims=True) - one_hot(labels, len(b))\n"
            "    return X.T @ E / len(X), E.mean(axis=0)\n",
            "scores cut off at 30",
        ),
        (
            "def softmax_grads(W, b, X, labels):\n    E = softmax(X @ W + b) - one_hot(labels, len(b))\n"
            "    dW = X.T @ E / len(X)\n    return dW.T if W.shape[0] == W.shape[1] else dW, E.mean(axis=0)\n",
            "turned on its side where it is square",
        ),
    ],
    "minibatches": [
        (
            "def minibatches(n, size, rng):\n    if size >= n:\n        return [np.arange(n)]\n"
            "    rows = rng.permutation(n)\n    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "a single group is not shuffled",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n) if size > 1 else np.arange(n)\n"
            "    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "groups of one are not shuffled",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = np.append(0, 1 + rng.permutation(n - 1))\n"
            "    return [rows[i:i + size] for i in range(0, n, size)]\n",
            "row 0 stays",
        ),
        (
            "def minibatches(n, size, rng):\n    rows = rng.permutation(n)\n"
            "    return [np.sort(rows[i:i + size]) for i in range(0, n, size)]\n",
            "sorted groups",
        ),
    ],
}

for more, all_of_them in ((FRESH_RIGHT, RIGHT), (FRESH_WRONG, WRONG), (HOLES, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
