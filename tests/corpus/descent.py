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
