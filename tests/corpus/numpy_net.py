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
    ],
}
