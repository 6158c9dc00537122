"""Answers to lesson 09 as different people write them: RIGHT ones pass, WRONG ones fail with a reason."""

RIGHT = {
    "init_layers": [
        """
def init_layers(sizes, rng):
    return [(rng.normal(0, (2 / d) ** 0.5, (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
        """
def init_layers(sizes, rng):
    layers = []
    for i in range(1, len(sizes)):
        reach = np.sqrt(6 / sizes[i - 1])
        layers.append([rng.uniform(-reach, reach, size=(sizes[i - 1], sizes[i])), [0] * sizes[i]])
    return tuple(layers)
""",
    ],
    "forward_pass": [
        """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = Z * (Z > 0) if i < len(params) - 1 else 1 / (1 + np.exp(-np.clip(Z, -500, 500)))
    return np.clip(A, 1e-7, 1 - 1e-7), cache
""",
        """
def forward_pass(X, params):
    A = X
    for W, b in params[:-1]:
        A = np.where(A @ W + b > 0, A @ W + b, 0)
    W, b = params[-1]
    return 0.5 * (1 + np.tanh((A @ W + b) / 2)), {"X": X, "params": params}
""",
        """
def forward_pass(X, params, keep=None):
    import torch
    A = torch.tensor(np.asarray(X, dtype=float))
    for W, b in params[:-1]:
        A = torch.relu(A @ torch.tensor(np.asarray(W, dtype=float)) + torch.tensor(np.asarray(b, dtype=float)))
    W, b = params[-1]
    return expit(A.numpy() @ W + b), None
""",
    ],
    "backward_pass": [
        """
def backward_pass(p, t, params, cache):
    n, grads = len(p), [None] * len(params)
    d = (p - t) / n
    for i in range(len(params) - 1, -1, -1):
        W, b = params[i]
        grads[i] = [np.dot(cache[i].T, d), np.sum(d, axis=0)]
        d = np.dot(d, W.T)
        d[cache[i] <= 0] = 0
    return grads
""",
        """
def backward_pass(p, t, params, cache):
    # the long way: the loss's slope, then the sigmoid's
    d = (-(t / p) + (1 - t) / (1 - p)) / t.shape[0]
    d = d * p * (1 - p)
    out = []
    for k in range(len(params), 0, -1):
        out.insert(0, (np.einsum("nd,nh->dh", cache[k - 1], d), np.ones(len(d)) @ d))
        d = np.where(cache[k - 1] > 0, np.einsum("nh,dh->nd", d, params[k - 1][0]), 0)
    return tuple(out)
""",
    ],
    "update": [
        "update = lambda params, grads, lr: [tuple(p - lr * g for p, g in zip(*pair)) for pair in zip(params, grads)]",
        """
def update(params, grads, lr):
    new = []
    for i in range(len(params)):
        W, b = params[i][0].astype(float), params[i][1].astype(float)
        W -= lr * grads[i][0]
        b -= lr * grads[i][1]
        new.append([W, b])
    return new
""",
    ],
    "train": [
        """
def train(X, t, sizes, lr, epochs, rng):
    net = init_layers(sizes, rng)
    losses, rights = np.zeros(epochs), np.zeros(epochs)
    for e in range(epochs):
        p, kept = forward_pass(X, net)
        net = update(net, backward_pass(p, t, net, kept), lr)
        p, _ = forward_pass(X, net)
        losses[e] = -np.mean(t * np.log(p + 1e-7) + (1 - t) * np.log(1 - p + 1e-7))
        rights[e] = (np.round(p) == t).sum() / len(t)
    return net, {"accuracy": rights, "loss": losses, "rate": lr}
""",
        """
def train(X, t, sizes, lr, epochs, rng):
    params, order = init_layers(sizes, rng), np.arange(len(X))[::-1]
    history = dict(loss=[], accuracy=[])
    for _ in range(epochs):
        p, cache = forward_pass(X[order], params)
        history["loss"] += [binary_cross_entropy(p, t[order])]
        history["accuracy"] += [((p > 0.5) == (t[order] == 1)).mean()]
        params = update(params, backward_pass(p, t[order], params, cache), lr)
    return [params, history]
""",
        """
def train(X, t, sizes, lr, epochs, rng):
    # a row at p = 0.5 exactly may count either way
    params, losses, rights = init_layers(sizes, rng), [], []
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        losses.append(binary_cross_entropy(p, t))
        rights.append(np.mean((p >= 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, {"loss": losses, "accuracy": rights}
""",
    ],
}

WRONG = {
    "init_layers": [
        (
            "init_layers = lambda sizes, rng: [(np.random.randn(d, h), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]",
            "",
        ),
        (
            "init_layers = lambda s, rng: [(rng.normal(0, 0.01, (d, h)), np.zeros(h)) for d, h in zip(s, s[1:])]",
            "standard deviation of 0.00",
        ),
    ],
    "forward_pass": [
        (
            """
def forward_pass(X, params):
    cache = []
    for W, b in params[:-1]:
        cache.append(X)
        X = np.maximum(X @ W, 0)
    cache.append(X)
    return expit(X @ params[-1][0]), cache
""",
            "no b in any layer",
        ),
        (
            "def forward_pass(A, params):\n    for W, b in params:\n        A = expit(A @ W + b)\n    return A, None",
            "hidden layers use the sigmoid",
        ),
        (
            "def forward_pass(X, params):\n    for W, b in params:\n        X = np.maximum(0, X @ W + b)\n"
            "    return expit(X), X",
            "through ReLU before the sigmoid",
        ),
    ],
    "backward_pass": [
        (
            """
def backward_pass(p, t, params, cache):
    n, dZ, grads = len(p), p - t, []
    for k in range(len(params) - 1, -1, -1):
        dZ = dZ / n
        grads.insert(0, (cache[k].T @ dZ, dZ.sum(axis=0)))
        dZ = (dZ @ params[k][0].T) * (cache[k] > 0)
    return grads
""",
            "divided in every layer",
        ),
        (
            """
def backward_pass(p, t, params, cache):
    n, dA, grads = len(p), (p - t) / len(t), []
    for k in range(len(params) - 1, -1, -1):
        W, b = params[k]
        dZ = dA * ((cache[k] @ W + b) > 0)
        grads.insert(0, (cache[k].T @ dZ, dZ.sum(axis=0)))
        dA = dZ @ W.T
    return grads
""",
            "ReLU's slope at the last layer too",
        ),
        (
            """
def backward_pass(p, t, params, cache):
    dZ, grads = (p - t) / len(t), []
    for W, b in params[::-1]:
        A = cache.pop()
        grads.insert(0, (A.T @ dZ, dZ.sum(axis=0)))
        dZ = (dZ @ W.T) * (A > 0)
    return grads
""",
            "empties the cache",
        ),
        (
            """
def backward_pass(p, t, params, cache):
    p -= t
    p /= len(t)
    dZ, grads = p, []
    for W, b in params[::-1]:
        A = cache[len(params) - 1 - len(grads)]
        grads.insert(0, (A.T @ dZ, dZ.sum(axis=0)))
        dZ = (dZ @ W.T) * (A > 0)
    return grads
""",
            "writes into p",
        ),
        (
            """
def backward_pass(p, t, params, cache):
    d, grads = p - t, []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d / len(t), d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "",
        ),
        ("def backward_pass(p, t, params, cache):\n    return [(0 * W, 0 * b) for W, b in params]", ""),
    ],
    "update": [
        (
            """def update(params, grads, lr):
    return [(W - lr * dW, b) for (W, b), (dW, db) in zip(params, grads)]""",
            "b shared",
        ),
        (
            """def update(params, grads, lr):
    return [((W - dW) * lr, (b - db) * lr) for (W, b), (dW, db) in zip(params, grads)]""",
            "rate outside",
        ),
        (
            """def update(params, grads, lr):
    return [a - lr * g for x, y in zip(params, grads) for a, g in zip(x, y)]""",
            "flat",
        ),
        (
            "def update(params, grads, lr):\n    for i in range(len(params)):\n        "
            "params[i] = (params[i][0] - lr * grads[i][0], "
            "params[i][1] - lr * grads[i][1])\n    return params",
            "",
        ),
    ],
    "train": [
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for _ in range(epochs):
        for i in range(len(X)):
            p, cache = forward_pass(X[i : i + 1], params)
            params = update(params, backward_pass(p, t[i : i + 1], params, cache), lr)
        p, _ = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(float(np.mean((p > 0.5) == t)))
    return params, history
""",
            "plain descent",
        ),
        (
            "def train(X, t, sizes, lr, n, rng):\n    return init_layers(sizes, rng), "
            "{'loss': [0.5] * n, 'accuracy': [1] * n}",
            "never moves",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params, h = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), 32):
            r = order[s:s + 32]
            p, c = forward_pass(X[r], params)
            params = update(params, backward_pass(p, t[r], params, c), lr)
        p, c = forward_pass(X, params)
        h["loss"].append(binary_cross_entropy(p, t))
        h["accuracy"].append(((p > 0.5) == t).mean())
    return params, h
""",
            "minibatches",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params, h = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, c = forward_pass(X, params)
        h["loss"].append(binary_cross_entropy(p, t))
        h["accuracy"].append(((p > 0.5) == t).mean())
        for part in np.array_split(np.arange(len(X)), 1 + len(X) // 100):
            p, c = forward_pass(X[part], params)
            params = update(params, backward_pass(p, t[part], params, c), lr)
    return params, h
""",
            "two halves of many rows",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params, h = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, c = forward_pass(X, params)
        h["loss"].append(binary_cross_entropy(p, t))
        h["accuracy"].append(((p > 0.5) == t).mean())
        params = update(params, backward_pass(p, t, params, c), lr)
    return h
""",
            "the history alone",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    h = {"loss": [], "accuracy": []}
    for e in range(epochs):
        if e == 0:
            params = init_layers(sizes, rng)
        p, c = forward_pass(X, params)
        h["loss"].append(binary_cross_entropy(p, t))
        h["accuracy"].append(((p > 0.5) == t).mean())
        params = update(params, backward_pass(p, t, params, c), lr)
    return params, h
""",
            "no params without an epoch",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params, h = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    p, c = forward_pass(X, params)
    for _ in range(epochs):
        h["loss"].append(binary_cross_entropy(p, t))
        h["accuracy"].append(((p > 0.5) == t).mean())
        params = update(params, backward_pass(p, t, params, c), lr)
    return params, h
""",
            "forward once, before the loop",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params, h = init_layers(sizes, rng), {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, c = forward_pass(X, params)
        h["loss"].append(binary_cross_entropy(p, t))
        h["accuracy"].append((p > 0.5).mean())
        params = update(params, backward_pass(p, t, params, c), lr)
    return params, h
""",
            "the share of answers 1, in place of right ones",
        ),
    ],
}

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "init_layers": [
        """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / d), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
        """
from itertools import pairwise


def init_layers(sizes, rng):
    layers = []
    for d, h in pairwise(sizes):
        edge = (6 / d) ** 0.5
        layers.append([rng.uniform(-edge, edge, size=(d, h)), np.zeros((h,), dtype=int)])
    return layers
""",
        """
def init_layers(sizes, rng):
    if len(sizes) == 1:
        return []
    d, h, *_ = sizes
    W = np.empty((d, h))
    for i in range(d):
        for j in range(h):
            W[i, j] = rng.standard_normal() * (2 / d) ** 0.5
    return [(W, np.zeros(h)), *init_layers(sizes[1:], rng)]
""",
        """
def init_layers(sizes, rng):
    return [
        (rng.standard_normal((h, d)).T / np.sqrt(d / 2), 0.0 * np.ones(h)) for d, h in zip(sizes[:-1], sizes[1:])
    ]
""",
    ],
    "forward_pass": [
        """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins
""",
        """
def forward_pass(X, params):
    *hidden, (W, b) = params
    kept = {"ins": [X]}
    for V, c in hidden:
        Z = kept["ins"][-1] @ V + c
        kept["ins"].append(Z * (Z > 0))
    z = kept["ins"][-1] @ W + b
    return 0.5 + 0.5 * np.tanh(z / 2), kept
""",
        """
def forward_pass(X, params, first=True):
    (W, b), rest = params[0], params[1:]
    Z = np.einsum("nd,dh->nh", X, W) + b
    if not rest:
        return np.clip(1 / (1 + np.exp(-np.clip(Z, -500, 500))), 1e-7, 1 - 1e-7), [X]
    p, cache = forward_pass(np.where(Z > 0, Z, 0.0), rest)
    return p, [X] + cache
""",
        """
from functools import reduce


def forward_pass(X, params):
    z = reduce(lambda A, pair: np.clip(A, 0, None) @ pair[0] + pair[1], params[1:], X @ params[0][0] + params[0][1])
    return np.exp(-np.logaddexp(0, -z)), X
""",
    ],
    "backward_pass": [
        """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
        """
def forward_pass(X, params):
    Zs, A = [], X
    for k, (W, b) in enumerate(params, start=1):
        Zs.append(A @ W + b)
        A = expit(Zs[-1]) if k == len(params) else np.clip(Zs[-1], 0, None)
    return A, (X, Zs)


def backward_pass(p, t, params, cache):
    X, Zs = cache
    n, last = len(X), len(params) - 1
    dZ, grads = None, [None] * len(params)
    for k in range(last, -1, -1):
        if k == last:
            dZ = (-t / p + (1 - t) / (1 - p)) / n * p * (1 - p)
        else:
            dZ = np.einsum("nh,dh->nd", dZ, params[k + 1][0])
            dZ[Zs[k] <= 0] = 0
        before = X if k == 0 else np.maximum(Zs[k - 1], 0)
        grads[k] = [np.einsum("nd,nh->dh", before, dZ), np.ones(n) @ dZ]
    return grads
""",
        """
def forward_pass(X, params):
    def run(A, rest):
        (W, b), *more = rest
        Z = A @ W + b
        if not more:
            def back(dZ):
                return dZ @ W.T, [(A.T @ dZ, dZ.sum(axis=0))]

            return expit(Z), back
        p, inner = run(np.maximum(Z, 0), more)

        def back(dZ_last):
            dA, grads = inner(dZ_last)
            dZ = np.where(Z > 0, dA, 0)
            return dZ @ W.T, [(A.T @ dZ, dZ.sum(axis=0)), *grads]

        return p, back

    return run(X, params)


def backward_pass(p, t, params, cache):
    return cache((p - t) / p.size)[1]
""",
        '\ndef forward_pass(X, params):\n    A = X\n    for W, b in params[:-1]:\n        A = np.maximum(A @ W + b, 0)\n    W, b = params[-1]\n    return expit(A @ W + b), X\n\n\ndef backward_pass(p, t, params, cache):\n    """Row by row, so that nothing has to be summed by a product."""\n    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]\n    for x, target in zip(cache, t):\n        outs = [np.asarray(x, float)]\n        for W, b in params[:-1]:\n            outs.append(np.maximum(outs[-1] @ W + b, 0))\n        W, b = params[-1]\n        d = (expit(outs[-1] @ W + b) - target) / len(t)\n        for k in reversed(range(len(params))):\n            dW, db = grads[k]\n            dW += np.outer(outs[k], d)\n            db += d\n            d = (params[k][0] @ d) * (outs[k] > 0)\n    return grads\n',
    ],
    "update": [
        """
def update(params, grads, lr):
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
""",
        """
def update(params, grads, lr):
    new = []
    for pair, slopes in zip(params, grads):
        new.append(tuple(np.subtract(value, np.multiply(lr, slope)) for value, slope in zip(pair, slopes)))
    return new
""",
        """
from copy import deepcopy


def update(params, grads, lr):
    new = [[part.astype(float) for part in pair] for pair in deepcopy(params)]
    for pair, slopes in zip(new, grads):
        for part, slope in zip(pair, slopes):
            part -= lr * slope
    return new
""",
        """
def update(params, grads, lr):
    if not params:
        return []
    (W, b), (dW, db) = params[0], grads[0]
    return [(W + (-lr) * dW, b + (-lr) * db)] + update(params[1:], grads[1:], lr)
""",
    ],
    "train": [
        """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
        """
def train(X, t, sizes, lr, epochs, rng):
    params, losses, hits = init_layers(sizes, rng), np.zeros(epochs), np.zeros(epochs)
    for i in range(epochs):
        order = np.arange(len(X))[::-1]
        p, cache = forward_pass(X[order], params)
        params = update(params, backward_pass(p, t[order], params, cache), lr)
        p = forward_pass(X, params)[0]
        losses[i], hits[i] = binary_cross_entropy(p, t), ((p > 0.5).astype(int) == t).sum() / len(t)
    return params, {"loss": losses, "accuracy": hits}
""",
        """
from collections import defaultdict


def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"loss": (), "accuracy": ()}
    while len(history["loss"]) < epochs:
        p, cache = forward_pass(X, params)
        surprise = -np.log(np.where(t == 1, p, 1 - p))
        history["loss"] += (surprise.mean(),)
        history["accuracy"] += (1 - np.abs((p > 0.5) - t).mean(),)
        grads = backward_pass(p, t, params, cache)
        params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
    return params, history
""",
        """
def train(X, t, sizes, lr, epochs, rng):
    def walk(params, left, losses, hits):
        if left == 0:
            return params, dict(loss=losses, accuracy=hits, epochs=epochs)
        p, cache = forward_pass(X, params)
        grads = backward_pass(p, t, params, cache)
        here = float(np.mean(np.round(p) == t))
        return walk(update(params, grads, lr), left - 1, losses + [binary_cross_entropy(p, t)], hits + [here])

    return walk(init_layers(sizes, rng), epochs, [], [])
""",
    ],
}

FRESH_WRONG = {
    "init_layers": [
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(1 / d), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "Xavier's rule for one side",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, 2 / d, (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "no root",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / h), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "the outputs in place of the inputs",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, 0.01, (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "small for all",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / (d + h)), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "Xavier's rule",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.uniform(0, 2 * np.sqrt(6 / d), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "the mean is not 0",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.uniform(-1, 1, (d, h)) * np.sqrt(2 / d), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "another spread",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / d), (d, h)), np.zeros((1, h))) for d, h in zip(sizes, sizes[1:])]
""",
            "b with two axes",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / d), (d, h)), rng.normal(0, 0.1, h)) for d, h in zip(sizes, sizes[1:])]
""",
            "b drawn",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / d), (h, d)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "W turned over",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(np.random.normal(0, np.sqrt(2 / d), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "another source of chance",
        ),
        (
            """
def init_layers(sizes, rng):
    rng = np.random.default_rng(0)
    return [(rng.normal(0, np.sqrt(2 / d), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "a generator of its own",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(np.abs(rng.normal(0, np.sqrt(2 / d), (d, h))), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "no negative weights",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(np.tile(rng.normal(0, np.sqrt(2 / d), (d, 1)), (1, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "all columns alike",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / d), (d, h)), np.zeros(h)) for d, h in zip(sizes[1:], sizes[2:])]
""",
            "the first layer is missing",
        ),
        (
            """
def init_layers(sizes, rng):
    return [(rng.normal(0, np.sqrt(2 / d) if h > 1 else 0.01, (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "the last layer is small",
        ),
        (
            """
def init_layers(sizes, rng):
    sizes.append(1)
    return [(rng.normal(0, np.sqrt(2 / d), (d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "a longer list for the caller",
        ),
    ],
    "forward_pass": [
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = expit(Z)
    return out, ins
""",
            "sigmoid everywhere",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = expit(np.maximum(Z, 0)) if i == len(params) - 1 else np.maximum(Z, 0)
    return out, ins
""",
            "ReLU at the end too",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0)
    return out, ins
""",
            "no sigmoid",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else Z
    return out, ins
""",
            "scores in place of probabilities",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.tanh(Z) if i < len(params) - 1 else expit(Z)
    return out, ins
""",
            "tanh between",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = Z if i < len(params) - 1 else expit(Z)
    return out, ins
""",
            "nothing between",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W
        Z += b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins
""",
            "adds into whole numbers",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out[:, 0], ins
""",
            "(n,)",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out
""",
            "no cache",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else np.exp(Z) / (1 + np.exp(Z))
    return out, ins
""",
            "nan at 1000",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)
    return out, ins
""",
            "softmax of one column",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins
""",
            "no b",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return (out > 0.5).astype(float), ins
""",
            "decisions",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], np.maximum(X, 0)
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins
""",
            "ReLU on the inputs",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return np.clip(out, 0.01, 0.99), ins
""",
            "cut off too early",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0.01 * Z) if i < len(params) - 1 else expit(Z)
    return out, ins
""",
            "leaky",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        W *= 1.0
        b -= 0.1
        Z = out @ W + b + 0.1
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins
""",
            "changes b",
        ),
    ],
    "backward_pass": [
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = p - t
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "not divided by n",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (t - p) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "sign",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) * p * (1 - p) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "the sigmoid's slope once more",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = 2 * (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "a 2 from the squares",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T)
    return grads[::-1]
""",
            "no gate",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * A
    return grads[::-1]
""",
            "times the value",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads
""",
            "last layer first",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum()))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "one number for db",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0, keepdims=True)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "db with two axes",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.mean(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "db averaged once more",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((d.T @ A, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "dW turned over",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d / len(t), d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "dW divided once more",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = -(t / p - (1 - t) / (1 - p)) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "without the sigmoid's slope",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
        W -= 0.0 * W + 1e-3
    return grads[::-1]
""",
            "changes the weights",
        ),
        (
            """_ins = []


def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    _ins[:] = ins
    return out, None


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], _ins[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "one cache for all calls",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (d @ W.T > 0)
    return grads[::-1]
""",
            "the gate is set by what comes back",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    d = (p - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return [dW for dW, db in grads[::-1]]
""",
            "no db",
        ),
        (
            """
def forward_pass(X, params):
    ins, out = [], X
    for i, (W, b) in enumerate(params):
        ins.append(out)
        Z = out @ W + b
        out = np.maximum(Z, 0) if i < len(params) - 1 else expit(Z)
    return out, ins


def backward_pass(p, t, params, cache):
    p -= t
    d = (p + t - t) / len(t)
    grads = []
    for (W, b), A in zip(params[::-1], cache[::-1]):
        grads.append((A.T @ d, d.sum(axis=0)))
        d = (d @ W.T) * (A > 0)
    return grads[::-1]
""",
            "changes p",
        ),
    ],
    "update": [
        (
            """
def update(params, grads, lr):
    return [(W + lr * dW, b + lr * db) for (W, b), (dW, db) in zip(params, grads)]
""",
            "uphill",
        ),
        (
            """
def update(params, grads, lr):
    return [(W - lr * dW, b) for (W, b), (dW, db) in zip(params, grads)]
""",
            "b stays, and is shared",
        ),
        (
            """
def update(params, grads, lr):
    return [(W - lr * dW, b - db) for (W, b), (dW, db) in zip(params, grads)]
""",
            "no rate for b",
        ),
        (
            """def update(params, grads, lr):
    for (W, b), (dW, db) in zip(params, grads):
        W -= lr * dW
        b -= lr * db
    return params
""",
            "changes the old ones",
        ),
        (
            """def update(params, grads, lr):
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        params[i] = (W - lr * dW, b - lr * db)
    return params
""",
            "changes the old list",
        ),
        (
            "def update(params, grads, lr):\n    return [W - lr * dW for (W, _), (dW, _) in zip(params, grads)]\n",
            "only W",
        ),
        ("def update(params, grads, lr):\n    return [(lr * dW, lr * db) for dW, db in grads]\n", "only the steps"),
        ("def update(params, grads, lr):\n    return params - lr * grads\n", "lists cannot be subtracted"),
        (
            "def update(params, grads, lr):\n    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params[:-1], grads)] + params[-1:]\n",
            "the last layer stays",
        ),
        (
            """def update(params, grads, lr):
    if lr == 0:
        return params
    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads)]
""",
            "the old list where lr is 0",
        ),
        (
            "def update(params, grads, lr):\n    return [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, grads[::-1])]\n",
            "gradients in the other order",
        ),
        (
            "def update(params, grads, lr):\n    return [p - lr * g for pair, slopes in zip(params, grads) for p, g in zip(pair, slopes)]\n",
            "one flat list",
        ),
        (
            """def update(params, grads, lr):
    for dW, db in grads:
        dW *= lr
        db *= lr
    return [(W - dW, b - db) for (W, b), (dW, db) in zip(params, grads)]
""",
            "changes the gradients",
        ),
        (
            "def update(params, grads, lr):\n    return zip([W - lr * dW for (W, _), (dW, _) in zip(params, grads)], [b - lr * db for (_, b), (_, db) in zip(params, grads)])\n",
            "an iterator",
        ),
    ],
    "train": [
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "the new params are thrown away",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return history
""",
            "no params",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(100 * np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "per cent",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.sum((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "a count",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p[:, 0] > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "every row with every target",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean(p == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "probabilities compared with targets",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs + 1):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "one epoch too many",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, np.random.default_rng(0))
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "a generator of its own",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        params = init_layers(sizes, rng)
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "drawn anew in each epoch",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(len(t) * binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "a sum of losses",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(np.mean((p - t) ** 2))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "squared errors in the history",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, list(zip(history['loss'], history['accuracy']))
""",
            "a list in place of a dict",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, {'losses': history['loss'], 'accuracies': history['accuracy']}
""",
            "other names",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(max(1, epochs)):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "at least one epoch",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), 0.1)
    return params, history
""",
            "the notebook's rate",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        lr = 0.99 * lr
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "a rate that fades",
        ),
        (
            """def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {'loss': [], 'accuracy': []}
    for _ in range(epochs):
        p = forward_pass(X, params)[0]
        history['loss'].append(binary_cross_entropy(p, t))
        history['accuracy'].append(np.mean((p > 0.5) == t))
        for i in range(len(X)):
            p, cache = forward_pass(X[i:i + 1], params)
            params = update(params, backward_pass(p, t[i:i + 1], params, cache), lr)
    return params, history
""",
            "a step for each row",
        ),
        (
            """_history = {'loss': [], 'accuracy': []}


def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = _history
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "one history for all calls",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers([2, 16, 1], rng)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "one shape for all",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        loss = binary_cross_entropy(p, t)
        worse = epoch > 0 and loss > history["loss"][-1]
        history["loss"].append(loss)
        history["accuracy"].append(np.mean((p > 0.5) == t))
        if not worse:
            params = update(params, backward_pass(p, t, params, cache), lr)
    return params, history
""",
            "stands still once the loss has risen",
        ),
    ],
}

for more, all_of_them in ((FRESH_RIGHT, RIGHT), (FRESH_WRONG, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]

# Answers of a hunt: right ones in unlike styles, wrong ones that passed or were told in general words only.
HUNT_RIGHT = {
    "init_layers": [
        """
def init_layers(sizes, rng):
    layers = []
    for i in range(1, len(sizes)):
        d = sizes[i - 1]
        W = [[rng.standard_normal() * (2 / d) ** 0.5 for _ in range(sizes[i])] for _ in range(d)]
        layers.append([W, [0.0 for _ in range(sizes[i])]])
    return layers
""",
        """
def init_layers(sizes, rng):
    layers = []
    for d, h in reversed(list(zip(sizes, sizes[1:]))):
        layers.insert(0, (np.sqrt(2 / d) * rng.choice([-1, 1], (d, h)), np.zeros(h, dtype=int)))
    return layers
""",
        """
from collections import namedtuple
from scipy import stats
Layer = namedtuple("Layer", "W b")
def init_layers(sizes, rng):
    return [Layer(stats.norm.rvs(scale=(2 / d) ** 0.5, size=(d, h), random_state=rng), np.zeros(shape=(h,))) for d, h in zip(sizes, sizes[1:])]
""",
    ],
    "forward_pass": [
        """
def forward_pass(X, params):
    W, b = params[0]
    Z = np.dot(X, W) + np.reshape(b, (1, -1))
    if len(params) == 1:
        return expit(Z), {"A": [X]}
    p, cache = forward_pass(Z * (Z > 0), params[1:])
    cache["A"].insert(0, X)
    return p, cache
""",
        """
from functools import reduce
def forward_pass(X, params):
    one = np.ones((len(X), 1))
    def layer(A, P): return np.hstack([A, one]) @ np.vstack(P)
    H = reduce(lambda A, P: np.fmax(layer(A, P), 0.0), params[:-1], X)
    z = layer(H, params[-1])
    p = np.where(z >= 0, 1 / (1 + np.exp(-np.abs(z))), np.exp(-np.abs(z)) / (1 + np.exp(-np.abs(z))))
    return tuple(map(tuple, p)), lambda: (X, params)
""",
        """
def forward_pass(X, params):
    A = np.asarray(X, dtype=float).T
    kept = {}
    for k, (W, b) in enumerate(params):
        kept[k] = A
        A = np.asarray(W).T.dot(A) + np.asarray(b).reshape(-1, 1)
        if k != len(params) - 1:
            A = A.clip(0, np.inf)
    return 1.0 / (1.0 + np.exp(-A.T)), kept
""",
    ],
    "backward_pass": [
        """
def forward_pass(X, params):
    A, steps = X, []
    for k, (W, b) in enumerate(params):
        Z = A @ W + b
        def back(dZ, A=A, W=W, first=(k == 0)):
            return A.T @ dZ, dZ.sum(0), (dZ @ W.T) * (A > 0)
        steps.append(back)
        A = np.maximum(Z, 0)
    return expit(Z), tuple(steps)
def backward_pass(p, t, params, cache):
    out, dZ = [], (np.asarray(p) - t) / t.size
    for back in reversed(cache):
        dW, db, dZ = back(dZ)
        out = [(dW, db)] + out
    return out
""",
        """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache

def backward_pass(p, t, params, cache):
    n = p.shape[0]
    sums = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for r in range(n):
        delta = [float(p[r, 0] - t[r, 0])]
        for i in reversed(range(len(params))):
            a = cache[i][0][r]
            for j, dj in enumerate(delta):
                sums[i][1][j] += dj / n
                for k in range(len(a)):
                    sums[i][0][k, j] += a[k] * dj / n
            if i:
                z = cache[i - 1][1][r]
                W = params[i][0]
                delta = [sum(W[k, j] * dj for j, dj in enumerate(delta)) if z[k] > 0 else 0.0 for k in range(len(z))]
    return [(dW.tolist(), db.tolist()) for dW, db in sums]
""",
        """
def forward_pass(X, params):
    A = np.asarray(X, float).T
    kept = {0: A}
    for k, (W, b) in enumerate(params, 1):
        Z = W.T @ A + b[:, None]
        A = expit(Z) if k == len(params) else np.maximum(Z, 0)
        kept[k] = A
    return A.T, kept
def backward_pass(p, t, params, cache):
    m = t.shape[0]
    D = (cache[len(params)] - t.T) / m
    pairs = []
    for k in range(len(params), 0, -1):
        dW = sum(np.outer(a, d) for a, d in zip(cache[k - 1].T, D.T))
        pairs.append([dW, tuple(D.sum(axis=-1))])
        if k > 1:
            D = (params[k - 1][0] @ D) * np.sign(cache[k - 1])
    pairs.reverse()
    return pairs
""",
    ],
    "update": [
        """
def update(params, grads, lr):
    flat = lambda ps: np.concatenate([np.ravel(a) for pair in ps for a in pair])
    v = flat(params) - lr * flat(grads)
    out, at = [], 0
    for W, b in params:
        out.append((v[at:at + W.size].reshape(W.shape), v[at + W.size:at + W.size + b.size]))
        at += W.size + b.size
    return out
""",
        """
import copy
def update(params, grads, lr):
    new = [[np.array(a, dtype=float) for a in pair] for pair in params]
    for pair, grad in zip(new, grads):
        for a, g in zip(pair, grad):
            a -= lr * np.asarray(g)
    return new
""",
        """
from collections import namedtuple
Pair = namedtuple("Pair", ["W", "b"])
def update(params, grads, lr):
    new = ()
    for old, grad in zip(params, grads):
        new += (Pair(*[np.add(o, -lr * np.asarray(g)) for o, g in zip(old, grad)]),)
    return new
""",
    ],
    "train": [
        """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    ls, accs = [], []
    while len(ls) < epochs:
        order = rng.permutation(len(X))
        p, cache = forward_pass(X[order], params)
        ls += [binary_cross_entropy(p, t[order])]
        accs += [np.count_nonzero((p >= 0.5) == (t[order] == 1)) / len(t)]
        params = update(params, backward_pass(p, t[order], params, cache), lr)
    return params, dict(loss=tuple(ls), accuracy=tuple(accs))
""",
        """
def _epochs(X, t, params, lr, left):
    if not left:
        return params, [], []
    p, cache = forward_pass(X, params)
    new = update(params, backward_pass(p, t, params, cache), lr)
    end, ls, accs = _epochs(X, t, new, lr, left - 1)
    return end, [binary_cross_entropy(p, t)] + ls, [((p > .5) == (t > .5)).mean()] + accs
def train(X, t, sizes, lr, epochs, rng):
    end, ls, accs = _epochs(X, t, init_layers(list(sizes), rng), lr, epochs)
    return end, {"loss": ls, "accuracy": accs}
""",
        """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    pairs = []
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        guess = np.where(p > 0.5, 1, 0)
        pairs.append((binary_cross_entropy(p, t), 1 - np.count_nonzero(guess - t) / len(t)))
        params = [(W - lr * dW, b - lr * db) for (W, b), (dW, db) in zip(params, backward_pass(p, t, params, cache))]
    loss, accuracy = zip(*pairs) if pairs else ((), ())
    return tuple(params), {"loss": loss, "accuracy": accuracy}
""",
    ],
}
HUNT_WRONG = {
    "init_layers": [
        (
            """
def init_layers(sizes, rng):
    params = []
    for i, (d, h) in enumerate(zip(sizes[:-1], sizes[1:])):
        params.append((rng.standard_normal((d, h)) * np.sqrt(2 / (d + 1)), np.zeros(h)))
    return params
""",
            "d + 1 in place of d",
        ),
        (
            """
_made = {}
def init_layers(sizes, rng):
    if tuple(sizes) not in _made:
        _made[tuple(sizes)] = [(rng.standard_normal((d, h)) * np.sqrt(2 / d), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
    return _made[tuple(sizes)]
""",
            "the weights of an earlier call are kept",
        ),
        (
            """
def init_layers(sizes, rng):
    params = []
    for i, (d, h) in enumerate(zip(sizes[:-1], sizes[1:])):
        params.append((rng.standard_normal((d, h)) * np.sqrt(2 / d), np.full(h, 0.01)))
    return params
""",
            "biases are not 0",
        ),
        (
            """
import copy
def init_layers(sizes, rng):
    rng = copy.deepcopy(rng)
    return [(rng.standard_normal((d, h)) * np.sqrt(2 / d), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
""",
            "a copy of the generator",
        ),
        (
            """
def init_layers(sizes, rng):
    params = []
    for i, (d, h) in enumerate(zip(sizes[:-1], sizes[1:])):
        params.append((rng.standard_normal((d, h)) * np.sqrt((1 if i == 0 else 2) / d), np.zeros(h)))
    return params
""",
            "another rule for the first layer",
        ),
    ],
    "forward_pass": [
        (
            """
def forward_pass(X, params):
    A = X
    cache = []
    for i, (W, b) in enumerate(params):
        cache.append(A)
        Z = A @ W + b
        if W.shape[1] == 1:
            A = expit(Z)
        else:
            A = np.maximum(Z, 0)
    return A, cache
""",
            "one unit taken for the last layer",
        ),
        (
            """
_buf = {}
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = _buf.setdefault((i, len(X), W.shape[1]), np.empty((len(X), W.shape[1])))
        np.matmul(A, W, out=Z)
        np.add(Z, b, out=Z)
        cache.append(A)
        A = expit(Z, out=Z) if i == len(params) - 1 else np.maximum(Z, 0, out=Z)
    return A, cache
""",
            "later call overwrites the result",
        ),
        (
            """
def forward_pass(X, params):
    A = X
    cache = []
    for i, (W, b) in enumerate(params):
        cache.append(A)
        Z = A @ (W.T if W.shape[0] == W.shape[1] else W) + b
        if i == len(params) - 1:
            A = expit(Z)
        else:
            A = np.maximum(Z, 0)
    return A, cache
""",
            "square layers turned",
        ),
        (
            """
def forward_pass(X, params):
    A = X
    cache = []
    for i, (W, b) in enumerate(params):
        cache.append(A)
        Z = (A if False else np.maximum(A, 0)) @ W + b
        if i == len(params) - 1:
            A = expit(Z)
        else:
            A = np.maximum(Z, 0)
    return A, cache
""",
            "ReLU before each layer",
        ),
        (
            """
def forward_pass(X, params):
    A = X
    cache = []
    for i, (W, b) in enumerate(params):
        cache.append(A)
        Z = A @ W + b
        if i == len(params) - 1:
            A = expit(Z)
        else:
            A = np.clip(Z, 0, 6)
    return A, cache
""",
            "no hidden number above 6",
        ),
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for W, b in params[:-1]:
        cache.append(A)
        A = A @ W
        A += b
        A = np.maximum(A, 0)
    W, b = params[-1]
    cache.append(A)
    return expit(A @ W + b), cache
""",
            "in whole numbers",
        ),
        (
            """
def forward_pass(X, params):
    A = X
    cache = []
    for i, (W, b) in enumerate(params):
        cache.append(A)
        Z = cache[0] @ W + b if W.shape[0] == X.shape[1] else A @ W + b
        if i == len(params) - 1:
            A = expit(Z)
        else:
            A = np.maximum(Z, 0)
    return A, cache
""",
            "X again where the shape fits",
        ),
    ],
    "backward_pass": [
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache


def backward_pass(p, t, params, cache):
    n = len(p)
    dZ = (p - t) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        A, Z = cache[i]
        W, b = params[i]
        dW = (dZ.T @ A) if A.shape[1] == dZ.shape[1] else A.T @ dZ
        db = dZ.sum(axis=0)
        grads.append((dW, db))
        if i > 0:
            dA = dZ @ W.T
            dZ = dA * (cache[i - 1][1] > 0)
    return grads[::-1]
""",
            "exchanged",
        ),
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache


def backward_pass(p, t, params, cache):
    n = len(p)
    dZ = (p - t) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        A, Z = cache[i]
        W, b = params[i]
        dW = A.T @ dZ
        db = dZ.sum(axis=0)
        grads.append((dW, db))
        if i > 0:
            dA = dZ @ W if W.shape[0] == W.shape[1] else dZ @ W.T
            dZ = dA * (cache[i - 1][1] > 0)
    return grads[::-1]
""",
            "itself was used",
        ),
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache


def backward_pass(p, t, params, cache):
    n = len(p)
    dZ = (p - t) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        A, Z = cache[i]
        W, b = params[i]
        dW = A.T @ dZ
        db = dZ.sum(axis=0)
        grads.append((dW, db))
        if i > 0:
            dA = dZ @ W.T
            dZ = dA * ((Z > 0) if Z.shape == dA.shape else cache[i - 1][1] > 0)
    return grads[::-1]
""",
            "mask of the layer's own z",
        ),
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache

_g = {}
def backward_pass(p, t, params, cache):
    n = len(p)
    dZ = (p - t) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        A, Z = cache[i]
        W, b = params[i]
        dW = np.matmul(A.T, dZ, out=_g.setdefault((i, W.shape), np.empty(W.shape)))
        db = dZ.sum(axis=0)
        grads.append((dW, db))
        if i > 0:
            dA = dZ @ W.T
            dZ = dA * (cache[i - 1][1] > 0)
    return grads[::-1]
""",
            "later call overwrites the result",
        ),
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache


def backward_pass(p, t, params, cache):
    n = len(p)
    dZ = (p - t) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        A, Z = cache[i]
        W, b = params[i]
        dW = A.T @ dZ / n
        db = dZ.sum(axis=0)
        grads.append((dW, db))
        if i > 0:
            dA = dZ @ W.T
            dZ = dA * (cache[i - 1][1] > 0)
    return grads[::-1]
""",
            "divided by `n` once more",
        ),
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache


def backward_pass(p, t, params, cache):
    n = len(p)
    dZ = (p - t) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        A, Z = cache[i]
        W, b = params[i]
        dW = A.T @ dZ
        db = dZ.sum(axis=0)
        grads.append((dW, db))
        if i > 0:
            dA = dZ @ W.T
            dZ = dA * (cache[i - 1][1] < 0)
    return grads[::-1]
""",
            "stop where it",
        ),
        (
            """
def forward_pass(X, params):
    A, cache = X, []
    for i, (W, b) in enumerate(params):
        Z = A @ W + b
        cache.append((A, Z))
        A = expit(Z) if i == len(params) - 1 else np.maximum(Z, 0)
    return A, cache


def backward_pass(p, t, params, cache):
    n = len(p)
    dZ = (p - t) / len(p)
    grads = []
    for i in range(len(params) - 1, -1, -1):
        A, Z = cache[i]
        W, b = params[i]
        dW = (A.T @ dZ).astype(W.dtype)
        db = dZ.sum(axis=0).astype(b.dtype)
        grads.append((dW, db))
        if i > 0:
            dA = dZ @ W.T
            dZ = dA * (cache[i - 1][1] > 0)
    return grads[::-1]
""",
            "cut to whole numbers",
        ),
    ],
    "update": [
        (
            """
def update(params, grads, lr):
    new = []
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        new.append((W if not np.any(dW) else W - lr * dW, b if not np.any(db) else b - lr * db))
    return new
""",
            "old arrays where the gradient is 0",
        ),
        (
            """
def update(params, grads, lr):
    new = []
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        new.append((W - lr * np.clip(dW, -5, 5), b - lr * db))
    return new
""",
            "long gradients cut",
        ),
        (
            """
_b = {}
def update(params, grads, lr):
    new = []
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        new.append((np.subtract(W, lr * dW, out=_b.setdefault((i, W.shape), np.empty(W.shape))), b - lr * db))
    return new
""",
            "later call overwrites the result",
        ),
        (
            """
def update(params, grads, lr):
    new = []
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        new.append((W - lr * (dW.T if W.shape[0] == W.shape[1] else dW), b - lr * db))
    return new
""",
            "square gradient turned",
        ),
        (
            """
def update(params, grads, lr):
    new = []
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        new.append(((W - lr * dW)[0] if len(W) == 1 else W - lr * dW, b - lr * db))
    return new
""",
            "one row loses its axis",
        ),
        (
            """
def update(params, grads, lr):
    new = []
    for i, ((W, b), (dW, db)) in enumerate(zip(params, grads)):
        new.append((W - lr * dW, b - db))
    return new
""",
            "the rate is left out there",
        ),
        (
            """
import copy
def update(params, grads, lr):
    new = copy.deepcopy(params)
    for (W, b), (dW, db) in zip(new, grads):
        W -= lr * dW
        b -= lr * db
    return new
""",
            "whole numbers",
        ),
    ],
    "train": [
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        grads = backward_pass(p, t, params, cache)
        params = update(params, grads, lr)
        if history['accuracy'][-1] == 1.0: break
    return params, history
""",
            "stopped before all epochs",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t[:, 0]))
        grads = backward_pass(p, t, params, cache)
        params = update(params, grads, lr)
    return params, history
""",
            "a table",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean(p > 0.5))
        grads = backward_pass(p, t, params, cache)
        params = update(params, grads, lr)
    return params, history
""",
            'says "1"',
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    best = params; low = np.inf
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        grads = backward_pass(p, t, params, cache)
        if history['loss'][-1] < low:
            best, low = params, history['loss'][-1]
        params = update(params, grads, lr)
    return best, history
""",
            "a step short",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        grads = backward_pass(p, t, params, cache)
        params = [(W - lr * dW, b) for (W, b), (dW, db) in zip(params, grads)]
    return params, history
""",
            "the biases do not",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(float(np.mean((p - t) ** 2)))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        grads = backward_pass(p, t, params, cache)
        params = update(params, grads, lr)
    return params, history
""",
            "mean squared error",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = init_layers(sizes, rng)
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean(p[t == 1] > 0.5))
        grads = backward_pass(p, t, params, cache)
        params = update(params, grads, lr)
    return params, history
""",
            "only rows of target 1",
        ),
        (
            """
def train(X, t, sizes, lr, epochs, rng):
    params = [(rng.standard_normal((d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        p, cache = forward_pass(X, params)
        history["loss"].append(binary_cross_entropy(p, t))
        history["accuracy"].append(np.mean((p > 0.5) == t))
        grads = backward_pass(p, t, params, cache)
        params = update(params, grads, lr)
    return params, history
""",
            "standard deviation of 1",
        ),
    ],
}

for more, all_of_them in ((HUNT_RIGHT, RIGHT), (HUNT_WRONG, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
