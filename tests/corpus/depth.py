"""Answers to lesson 11 as different people write them: RIGHT ones pass, WRONG ones fail with a reason."""

RIGHT = {
    "spirals": [
        """
def spirals(n, classes, rng):
    X, y = np.zeros((n * classes, 2), dtype="float32"), np.zeros(n * classes, dtype="int64")
    for j in range(classes):
        ix = range(n * j, n * (j + 1))
        r = np.linspace(0.0, 1, n)
        a = np.linspace(j * 2 * np.pi / classes, (j + 2) * 2 * np.pi / classes, n) + rng.normal(0, 0.2, n)
        X[ix] = np.c_[r * np.sin(a), r * np.cos(a)]
        y[ix] = j
    return X, y
""",
        """
def spirals(n, classes, rng):
    t = np.tile(np.linspace(0, 1, n), classes)
    c = np.repeat(np.arange(classes), n)
    angle = 2 * np.pi * (c + 2 * t) / classes + 0.2 * rng.normal(size=n * classes)
    order = rng.permutation(n * classes)
    points = np.stack([t * np.sin(angle), t * np.cos(angle)], axis=1)
    return torch.tensor(points[order], dtype=torch.float32), torch.tensor(c[order])
""",
        """
def spirals(n, classes, rng):
    rows, labels = [], []
    for i, r in enumerate(torch.linspace(0, 1, n).tolist()):
        for c in range(classes):
            a = 2 * np.pi * (c + 2 * i / (n - 1)) / classes + rng.normal(0, 0.2)
            rows.append((r * np.sin(a), r * np.cos(a)))
            labels.append(c)
    return [np.array(rows, dtype=np.float32), np.array(labels, dtype=np.int64)]
""",
    ],
    "build": [
        """
def build(sizes, activation):
    model = nn.Sequential()
    for i, (d, h) in enumerate(zip(sizes, sizes[1:])):
        model.append(nn.Linear(d, h))
        if activation and i < len(sizes) - 2:
            model.append(activation())
    return model
""",
        """
def build(sizes, activation):
    make = activation or nn.Identity
    layers = [nn.Linear(sizes[0], sizes[1])]
    for d, h in zip(sizes[1:-1], sizes[2:]):
        layers += [make(), nn.Linear(d, h)]
    return nn.Sequential(*layers)
""",
    ],
    "run_row": [
        """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    net = build(row["sizes"], row["activation"])
    loss_f = nn.CrossEntropyLoss()
    opt = row["optimizer"](net.parameters(), row["lr"], weight_decay=0.00001)
    for epoch in range(1, row["epochs"] + 1):
        loss = loss_f(net(X), labels)
        opt.zero_grad(set_to_none=False)
        loss.backward()
        opt.step()
    out = net(X)
    return float(loss_f(out, labels)), (out.argmax(1) == labels).sum().item() / len(X)
""",
        """
def run_row(row, X, labels, seed, decay=1e-5):
    generator = torch.manual_seed(seed)
    sizes, layers = row["sizes"], []
    for d, h in zip(sizes, sizes[1:]):
        layers += [nn.Linear(d, h)] + ([row["activation"]()] if row["activation"] else [])
    net = nn.Sequential(*(layers[:-1] if row["activation"] else layers))
    optimizer = row["optimizer"](params=net.parameters(), lr=row["lr"], weight_decay=decay)
    def closure():
        optimizer.zero_grad()
        loss = nn.functional.nll_loss(net(X).log_softmax(1), labels)
        loss.backward()
        return loss
    for _ in range(row["epochs"]):
        optimizer.step(closure)
    with torch.inference_mode():
        Z = net(X)
    return [np.float64(nn.functional.cross_entropy(Z, labels).item()), np.mean(Z.numpy().argmax(1) == labels.numpy())]
""",
    ],
    "bump": [
        "bump = lambda x, left, right, height: np.where((np.asarray(x) > left) & (np.asarray(x) < right), height, 0.0)",
        """
def bump(x, left, right, height):
    return height * (np.heaviside(np.subtract(x, left), 0) - np.heaviside(np.subtract(x, right), 1))
""",
        """
@np.vectorize
def bump(x, left, right, height):
    if left <= x <= right:
        return float(height)
    return 0.0
""",
        """
def bump(x, left, right, height):
    steep = 1e9
    from scipy.special import expit
    x = np.asarray(x, dtype=float)
    return height * (expit(steep * (x - left)) - expit(steep * (x - right)))
""",
    ],
    "approximate": [
        """
def approximate(f, n_bumps):
    w = 1 / n_bumps
    def g(x):
        total = 0
        for i in range(n_bumps):
            total = total + bump(x, i * w, (i + 1) * w, f((i + 0.5) * w))
        return total
    return g
""",
        """
def approximate(f, n_bumps):
    heights = np.array([f((i + 0.5) / n_bumps) for i in range(n_bumps)])
    return lambda x: heights[np.minimum((np.asarray(x) * n_bumps).astype(int), n_bumps - 1)]
""",
    ],
    "count_linear_regions": [
        """
def count_linear_regions(model, a, b):
    points = torch.stack([torch.as_tensor(a * (1 - s) + b * s) for s in np.linspace(0, 1, 10001)]).float()
    patterns = [[] for _ in points]
    x = points
    for layer in model:
        if isinstance(layer, nn.ReLU):
            for row, on in zip(patterns, (x > 0).tolist()):
                row.extend(on)
        x = layer(x).detach()
    return len({tuple(row) for row in patterns})
""",
        """
def count_linear_regions(model, a, b):
    A = np.linspace(a, b, 10001)
    seen = np.zeros((10001, 0), dtype=bool)
    for layer in model:
        if isinstance(layer, nn.Linear):
            A = A @ layer.weight.detach().numpy().astype(float).T + layer.bias.detach().numpy()
        else:
            seen = np.hstack([seen, A > 0])
            A = A * (A > 0)
    return int(1 + (seen[1:] != seen[:-1]).any(axis=1).sum())
""",
    ],
}

WRONG = {
    "spirals": [
        (
            "spirals = lambda n, classes, rng: (np.zeros((n * classes, 2), 'float32'), np.arange(n * classes) // n)",
            "radii",
        ),
        (
            "def spirals(n, classes, rng):\n    r = np.linspace(0, 1, n * classes)\n    a = 4 * np.pi * r\n"
            "    X = np.c_[r * np.sin(a), r * np.cos(a)].astype('float32')\n    return X, np.arange(n * classes) % classes",
            "radii",
        ),
    ],
    "build": [
        ("build = lambda sizes, activation: nn.Sequential(nn.Linear(sizes[0], sizes[-1]))", ""),
        ("build = lambda sizes, activation: nn.Linear(sizes[0], sizes[-1])", ""),
    ],
    "run_row": [
        ("run_row = lambda row, X, labels, seed: (0.5, 0.9)", "optimizer of the row was not made"),
        ("run_row = lambda row, X, labels, seed: (1.0986, 1 / 3)", ""),
        (
            "def run_row(row, X, labels, seed):\n    torch.manual_seed(seed)\n"
            "    net = build(row['sizes'], row['activation'])\n"
            "    row['optimizer'](net.parameters(), lr=row['lr'], weight_decay=1e-5)\n    out = net(X)\n"
            "    loss = nn.functional.cross_entropy(out, labels).item()\n"
            "    return loss, (out.argmax(1) == labels).float().mean().item()",
            "The loss is",
        ),
    ],
    "bump": [
        ("bump = lambda x, left, right, height: height", ""),
        ("def bump(x, left, right, height):\n    return height if left < x < right else 0", ""),
    ],
    "approximate": [
        ("approximate = lambda f, n_bumps: np.vectorize(f)", ""),
        ("approximate = lambda f, n_bumps: lambda x: np.full(np.shape(x), f(0.5))", ""),
    ],
    "count_linear_regions": [
        ("count_linear_regions = lambda model, a, b: sum(p.numel() for p in model.parameters())", ""),
        ("count_linear_regions = lambda model, a, b: 2", ""),
    ],
}
