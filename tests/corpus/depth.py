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

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "spirals": [
        """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
        """
def spirals(n, classes, rng):
    c = np.repeat(np.arange(classes), n)
    part = np.tile(np.arange(n) / (n - 1), classes)
    angle = 2 * np.pi * (c + 2 * part) / classes + rng.normal(0, 0.2, n * classes)
    z = part * np.exp(1j * angle)
    order = rng.permutation(n * classes)
    X = np.column_stack([z.imag, z.real]).astype("float32")
    return torch.from_numpy(X[order]), torch.from_numpy(c[order])
""",
        """
import math


def spirals(n, classes, rng):
    points, labels = [], []
    for i in range(n):
        for c in range(classes):
            r = i / (n - 1)
            angle = 2 * math.pi / classes * (c + 2 * r) + 0.2 * rng.standard_normal()
            points.append((r * math.sin(angle), r * math.cos(angle)))
            labels.append(c)
    return torch.tensor(points), torch.tensor(labels)
""",
        """
def spirals(n, classes, rng):
    start = np.arange(classes)[:, None]
    r = np.broadcast_to(np.linspace(0, 1, n), (classes, n))
    angle = np.linspace(2 * np.pi * start[:, 0] / classes, 2 * np.pi * (start[:, 0] + 2) / classes, n, axis=1)
    angle = angle + rng.normal(scale=0.2, size=angle.shape)
    X = np.einsum("cn,kcn->cnk", r, np.array([np.sin(angle), np.cos(angle)])).reshape(-1, 2)
    return np.float32(X), np.broadcast_to(start, (classes, n)).ravel().astype(np.int64)
""",
    ],
    "build": [
        """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation())
    return nn.Sequential(*(layers if activation is None else layers[:-1]))
""",
        """
def build(sizes, activation):
    model = nn.Sequential(nn.Linear(sizes[0], sizes[1]))
    for d, h in zip(sizes[1:-1], sizes[2:]):
        model.append((activation or nn.Identity)())
        model.append(nn.Linear(d, h))
    return model
""",
        """
from itertools import chain, pairwise


def build(sizes, activation):
    pairs = ([nn.Linear(d, h)] + ([activation()] if activation else []) for d, h in pairwise(sizes))
    layers = list(chain.from_iterable(pairs))
    while not isinstance(layers[-1], nn.Linear):
        layers.pop()
    return nn.Sequential(*layers)
""",
        """
from collections import OrderedDict


def build(sizes, activation):
    def rest(d, widths):
        if not widths:
            return []
        one = [nn.Linear(d, widths[0])]
        if activation and len(widths) > 1:
            one.append(activation())
        return one + rest(widths[0], widths[1:])

    return nn.Sequential(OrderedDict((f"part{i}", part) for i, part in enumerate(rest(sizes[0], sizes[1:]))))
""",
    ],
    "run_row": [
        """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
        """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"]).train()
    step = row["optimizer"]([{"params": list(model.parameters())}], lr=row["lr"], weight_decay=0.00001)
    for epoch in range(row["epochs"]):
        value = nn.functional.cross_entropy(model(X), labels)
        value.backward()
        step.step()
        step.zero_grad()
    Z = model.eval()(X).detach()
    loss = nn.functional.cross_entropy(Z, labels)
    return float(loss), sum(int(z.argmax()) == int(label) for z, label in zip(Z, labels)) / len(labels)
""",
        """
def run_row(row, X, labels, seed):
    torch.random.manual_seed(seed)
    net = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](net.parameters(), row["lr"], weight_decay=1e-5)

    def closure():
        optimizer.zero_grad(set_to_none=True)
        here = torch.nn.NLLLoss()(net(X).log_softmax(1), labels)
        here.backward()
        return here

    left = row["epochs"]
    while left:
        optimizer.step(closure)
        left -= 1
    with torch.inference_mode():
        log_p = net(X).log_softmax(1)
        rows = torch.arange(len(X))
        return (-log_p[rows, labels].mean().item(), np.mean(log_p.argmax(1).numpy() == labels.numpy()))
""",
        """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(**{name: row[name] for name in ("sizes", "activation")})
    loss = nn.CrossEntropyLoss()
    options = dict(lr=row["lr"], weight_decay=1e-5)
    optimizer = row["optimizer"](model.parameters(), **options)
    parameters = list(model.parameters())
    for _ in range(row["epochs"]):
        for p, g in zip(parameters, torch.autograd.grad(loss(model(X), labels), parameters)):
            p.grad = g
        optimizer.step()
    Z = model(X).detach().numpy()
    return [loss(torch.from_numpy(Z), labels).item(), float((Z.argmax(axis=1) == labels.numpy()).mean())]
""",
    ],
    "bump": [
        "def bump(x, left, right, height):\n    return height * (np.heaviside(x - left, 1) - np.heaviside(x - right, 1))\n",
        "def bump(x, left, right, height):\n    return np.where((np.asarray(x) > left) & (np.asarray(x) < right), height, 0.0)\n",
        "bump = np.vectorize(lambda x, left, right, height: height if left < x < right else 0.0, otypes=[float])\n",
        """
from scipy.special import expit


def bump(x, left, right, height):
    steep = 1e5 / (right - left)
    return height * (expit(steep * (x - left)) - expit(steep * (x - right)))
""",
    ],
    "approximate": [
        """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:]) / 2]

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
        """
def approximate(f, n_bumps):
    heights = np.array([f((i + 0.5) / n_bumps) for i in range(n_bumps)], dtype=float)
    return lambda x: heights[np.minimum((np.asarray(x) * n_bumps).astype(int), n_bumps - 1)]
""",
        """
from functools import partial, reduce


def approximate(f, n_bumps):
    width = 1 / n_bumps
    parts = [partial(bump, left=i * width, right=(i + 1) * width, height=f(i * width + width / 2)) for i in range(n_bumps)]
    return lambda x: reduce(np.add, (part(x) for part in parts))
""",
        """
class approximate:
    __slots__ = ("edges", "heights")

    def __init__(self, f, n_bumps):
        self.edges = np.arange(1, n_bumps) / n_bumps
        self.heights = np.array([f(float(m)) for m in (2 * np.arange(n_bumps) + 1) / (2 * n_bumps)])

    def __call__(self, x):
        return np.take(self.heights, np.searchsorted(self.edges, x))
""",
    ],
    "count_linear_regions": [
        """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
        """
def count_linear_regions(model, a, b):
    X = torch.from_numpy(np.linspace(a, b, 10_001)).float()
    patterns = [""] * len(X)
    for layer in model:
        X = layer(X).detach()
        if isinstance(layer, nn.ReLU):
            patterns = [p + bytes((row > 0).tolist()).hex() for p, row in zip(patterns, X)]
    return len(set(patterns))
""",
        """
def count_linear_regions(model, a, b):
    A = np.linspace(a, b, 10_001)
    codes = np.zeros((len(A), 0), dtype=bool)
    for i, layer in enumerate(model):
        if isinstance(layer, nn.Linear):
            A = A @ layer.weight.detach().double().numpy().T + layer.bias.detach().double().numpy()
        elif isinstance(layer, nn.ReLU):
            codes = np.hstack([codes, A > 0])
            A = np.maximum(A, 0)
    return len({row.tobytes() for row in np.packbits(codes, axis=1)}) if codes.shape[1] else 1
""",
        """
def count_linear_regions(model, a, b):
    seen = set()
    parts = list(model.children())
    with torch.inference_mode():
        for batch in torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32).split(1000):
            on = []
            for part in parts:
                batch = part(batch)
                if type(part) is nn.ReLU:
                    on.append((batch > 0).int())
            rows = torch.cat(on, 1).tolist() if on else [[]]
            seen.update(map(tuple, rows))
    return len(seen)
""",
    ],
}

FRESH_WRONG = {
    "spirals": [
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.cos(a), r * np.sin(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "sine and cosine exchanged",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X), np.concatenate(labels)
""",
            "float64",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels).astype(np.int32)
""",
            "int32",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, float(c)))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "labels as floats",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal()
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "one draw for a whole arm",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.04 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "the variance",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.random(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "another draw",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * np.random.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "another source of chance",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 1) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "half as long",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n, endpoint=False)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "the radius does not reach 1",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n) + 0.02 * rng.normal(size=n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "chance in the radius too",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c + 1))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "labels from 1",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)[:, None]
""",
            "labels with two axes",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    rng = np.random.default_rng(0)
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "a generator of its own",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(3):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / 3, 2 * np.pi * (c + 2) / 3, n) + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "always three arms",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        a = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        X.append(np.stack([r * np.sin(a), r * np.cos(a)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels)
""",
            "no chance",
        ),
    ],
    "build": [
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation())
    return nn.Sequential(*layers)
""",
            "an activation after the last",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        layers.append(nn.ReLU())
    return nn.Sequential(*(layers[:-1]))
""",
            "always ReLU",
        ),
        (
            """def build(sizes, activation):
    one = activation() if activation else None
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if one is not None:
            layers.append(one)
    return nn.Sequential(*(layers[:-1] if one else layers))
""",
            "one activation object at several places",
        ),
        (
            """
def build(sizes, activation):
    torch.manual_seed(0)
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation())
    return nn.Sequential(*(layers if activation is None else layers[:-1]))
""",
            "seeds inside",
        ),
        (
            """def build(sizes, activation):
    linears = [nn.Linear(d, h) for d, h in zip(sizes, sizes[1:])][::-1]
    layers = []
    while linears:
        layers.append(linears.pop())
        if activation and linears:
            layers.append(activation())
    for layer in layers:
        if isinstance(layer, nn.Linear):
            nn.init.kaiming_normal_(layer.weight)
    return nn.Sequential(*layers)
""",
            "another initialisation",
        ),
        (
            """def build(sizes, activation):
    pairs = list(zip(sizes, sizes[1:]))
    linears = [nn.Linear(d, h) for d, h in reversed(pairs)][::-1]
    layers = []
    for linear in linears:
        layers.append(linear)
        if activation:
            layers.append(activation())
    return nn.Sequential(*(layers[:-1] if activation else layers))
""",
            "made last to first",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h, bias=False))
        if activation is not None:
            layers.append(activation())
    return nn.Sequential(*(layers if activation is None else layers[:-1]))
""",
            "no biases",
        ),
        (
            """def build(sizes, activation):
    blocks = []
    for d, h in zip(sizes[:-2], sizes[1:]):
        blocks.append(nn.Sequential(nn.Linear(d, h), *([activation()] if activation else [])))
    return nn.Sequential(*blocks, nn.Linear(sizes[-2], sizes[-1]))
""",
            "Sequentials in a Sequential",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation())
    return layers if activation is None else layers[:-1]
""",
            "a list",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation)
    return nn.Sequential(*(layers if activation is None else layers[:-1]))
""",
            "the class, not an object",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        layers.append(activation())
    return nn.Sequential(*(layers if activation is None else layers[:-1]))
""",
            "None is called",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation())
    layers = layers if activation is None else layers[:-1]
    return nn.Sequential(*layers, nn.Softmax(dim=1))
""",
            "softmax at the end",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:-1]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation())
    return nn.Sequential(*(layers if activation is None else layers))
""",
            "the last layer is missing",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    sizes.append(sizes[-1])
    for d, h in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(d, h))
        if activation is not None:
            layers.append(activation())
    return nn.Sequential(*(layers if activation is None else layers[:-1]))
""",
            "a layer more",
        ),
    ],
    "run_row": [
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"])
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "no weight decay",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-2)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "too much weight decay",
        ),
        (
            """
def run_row(row, X, labels, seed):
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "no seed",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(0)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "another seed",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "gradients add up",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "a tensor",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean()
""",
            "accuracy as a tensor",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).sum().item()
""",
            "a count",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item() * 100
""",
            "per cent",
        ),
        (
            """def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row['sizes'], row['activation'])
    optimizer = row['optimizer'](model.parameters(), lr=row['lr'], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row['epochs']):
        optimizer.zero_grad()
        Z = model(X)
        value = loss(Z, labels)
        value.backward()
        optimizer.step()
    return value.item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "measured before the last step",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = torch.optim.SGD(model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "always SGD",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=0.1, weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "always one rate",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], nn.ReLU)
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "always ReLU",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(1000):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "always 1000 epochs",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(torch.softmax(model(X), dim=1), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "softmax before the loss",
        ),
        (
            """
def run_row(row, X, labels, seed):
    model = build(row["sizes"], row["activation"])
    torch.manual_seed(seed)
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
""",
            "seeded after the network was made",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss(model(X), labels).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return (Z.argmax(dim=1) == labels).float().mean().item(), loss(Z, labels).item()
""",
            "the two exchanged",
        ),
    ],
    "bump": [
        ("def bump(x, left, right, height):\n    return height * (x > left)\n", "never off again"),
        ("def bump(x, left, right, height):\n    return height * ((x > left) | (x < right))\n", "or in place of and"),
        ("def bump(x, left, right, height):\n    return height if left < x < right else 0\n", "numbers only"),
        (
            "def bump(x, left, right, height):\n    return np.where((x > left) & (x < right), 1.0, 0.0)\n",
            "always 1 high",
        ),
        ("def bump(x, left, right, height):\n    return height * ((x < left) | (x > right))\n", "inside out"),
        (
            "def bump(x, left, right, height):\n    return height * (np.heaviside(x - left, 1) + np.heaviside(x - right, 1))\n",
            "a second step up",
        ),
        (
            "def bump(x, left, right, height):\n    return np.maximum(0, height * (1 - np.abs(x - (left + right) / 2) / ((right - left) / 2)))\n",
            "a tent",
        ),
        (
            """def bump(x, left, right, height):
    x[(x > left) & (x < right)] = height
    return x
""",
            "writes into x",
        ),
        (
            "def bump(x, left, right, height):\n    return abs(height) * ((x > left) & (x < right))\n",
            "no negative heights",
        ),
        (
            """from scipy.special import expit


def bump(x, left, right, height):
    return height * (expit(20 * (x - left)) - expit(20 * (x - right)))
""",
            "soft edges",
        ),
        ("def bump(x, left, right, height):\n    return x * ((x > left) & (x < right))\n", "x in place of the height"),
        (
            """def bump(x, left, right, height):
    out = np.zeros_like(x)
    out[(x > left) & (x < right)] = height
    return out
""",
            "the type of x; no single numbers",
        ),
        ("def bump(x, left, right, height):\n    return int(height) * ((x > left) & (x < right))\n", "whole heights"),
        (
            "def bump(x, left, right, height):\n    return [height for v in np.atleast_1d(x) if left < v < right]\n",
            "only those inside",
        ),
    ],
    "approximate": [
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in edges[:-1]]

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
            "heights at the left edges",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in edges[1:]]

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
            "heights at the right edges",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:]) / 2]

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
            "a bump too few",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = f((edges[:-1] + edges[1:]) / 2)

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
            "f gets an array",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:]) / 2]

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g(0.5)
""",
            "a number",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:])]

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
            "not halved",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:]) / 2]

    def g(x):
        return max(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
            "the largest of all",
        ),
        (
            """def approximate(f, n_bumps):
    def g(x):
        return f(x)
    return g
""",
            "f itself",
        ),
        (
            """def approximate(f, n_bumps):
    xs = (np.arange(n_bumps) + 0.5) / n_bumps
    ys = [f(float(x)) for x in xs]
    return lambda x: np.interp(x, xs, ys)
""",
            "straight lines between",
        ),
        (
            """def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    parts = []
    for l, r in zip(edges, edges[1:]):
        h = f(float(l + r) / 2)
        parts.append(lambda x: bump(x, l, r, h))
    return lambda x: sum(part(x) for part in parts)
""",
            "every function sees the last l, r and h",
        ),
        (
            """_parts = []


def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    _parts[:] = [(l, r, f(float(l + r) / 2)) for l, r in zip(edges, edges[1:])]
    return lambda x: sum(bump(x, *part) for part in _parts)
""",
            "an earlier function changes with a later call",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:]) / 2]

    def g(x):
        return np.mean([bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights)])

    return g
""",
            "a mean of all",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:]) / 2]

    def g(x):
        return sum(bump(x, l, r, h) for l, r, h in list(zip(edges, edges[1:], heights))[:-1])

    return g
""",
            "the last bump is missing",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f(float(m)) for m in (edges[:-1] + edges[1:]) / 2]

    def g(x):
        x = float(x)
        return sum(bump(x, l, r, h) for l, r, h in zip(edges, edges[1:], heights))

    return g
""",
            "numbers only",
        ),
    ],
    "count_linear_regions": [
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on = [A > 0]
            A = layer(A)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
            "the last ReLU only",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on = on or [A > 0]
            A = layer(A)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
            "the first ReLU only",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 101)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
            "too few points",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.Linear):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
            "what goes into a Linear",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 0
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
            "0 without ReLU",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).sum(dim=1).numpy()))
""",
            "how many are on, not which",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return sum(len(np.unique(part.numpy(), axis=0)) for part in on)
""",
            "each layer by itself, added up",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return np.unique(torch.cat(on, dim=1).numpy(), axis=0)
""",
            "the patterns themselves",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return int((torch.cat(on, dim=1)[1:] != torch.cat(on, dim=1)[:-1]).any(dim=1).sum())
""",
            "borders in place of pieces",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
            layer.eval()
            for p in layer.parameters():
                p.requires_grad_(False)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
            "leaves the model otherwise",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * b, dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0))
""",
            "another segment",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return 2 ** sum(part.shape[1] for part in on)
""",
            "all that could be",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10_001)[:, None]
    A = torch.tensor(a + s * (b - a), dtype=torch.float32)
    on = []
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A > 0)
            A = layer(A)
    if not on:
        return 1
    return float(len(np.unique(torch.cat(on, dim=1).numpy(), axis=0)))
""",
            "a float",
        ),
        (
            """def count_linear_regions(model, a, b):
    on = []
    for layer in model:
        if isinstance(layer, nn.ReLU):
            layer.register_forward_hook(lambda _, ins, out: on.append(out > 0))
    with torch.no_grad():
        model(torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32))
    return len(np.unique(torch.cat(on, dim=1).numpy(), axis=0)) if on else 1
""",
            "hooks are left in the model",
        ),
    ],
}

# What newcomers wrote.
NEW_RIGHT = {
    "run_row": [
        """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss(reduction="sum")
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        for i in range(0, len(X), 64):
            (loss(model(X[i : i + 64]), labels[i : i + 64]) / len(X)).backward()
        optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item() / len(X), (Z.argmax(dim=1) == labels).float().mean().item()
""",
    ],
    "bump": [
        "def bump(x, left, right, height):\n    return height * ((x > left) ^ (x > right))\n",
    ],
    "count_linear_regions": [
        """
def count_linear_regions(model, a, b):
    A = torch.as_tensor(np.linspace(a, b, 10_001))
    on = [torch.ones(len(A), 1)]
    import copy
    with torch.no_grad():
        for layer in copy.deepcopy(model).double():
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                on.append(A.sign())
    return torch.unique(torch.cat(on, dim=1), dim=0).shape[0]
""",
        """
def count_linear_regions(model, a, b):
    A, on = torch.tensor(np.linspace(a, b, 5001), dtype=torch.float32), []
    training = model.training
    model.eval()
    with torch.no_grad():
        for layer in model:
            if isinstance(layer, nn.ReLU):
                on.append(A >= 0)
            A = layer(A)
    model.train(training)
    return 1 if not on else int((torch.cat(on, 1).diff(dim=0)).any(dim=1).sum()) + 1
""",
    ],
}
COUNTING = """
def count_linear_regions(model, a, b):
    A = torch.tensor(np.linspace(a, b, 10_001), dtype=torch.float32)
    on = []
    BEFORE
    with torch.no_grad():
        for layer in model:
            A = layer(A)
            if isinstance(layer, nn.ReLU):
                on.append(SIGNS)
    COUNT
"""


def counting(before="pass", signs="A > 0", count="return len(torch.unique(torch.cat(on, 1), dim=0)) if on else 1"):
    return COUNTING.replace("BEFORE", before).replace("SIGNS", signs).replace("COUNT", count)


TRAINING = """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        for i in range(0, len(X), SIZE):
            optimizer.zero_grad()
            loss(model(X[i : i + SIZE]), labels[i : i + SIZE]).backward()
            optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
"""
SHUFFLED = """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    loss = nn.CrossEntropyLoss()
    data = torch.utils.data.TensorDataset(X, labels)
    for _ in range(row["epochs"]):
        for some, theirs in torch.utils.data.DataLoader(data, batch_size=100, shuffle=True):
            optimizer.zero_grad()
            loss(model(some), theirs).backward()
            optimizer.step()
    with torch.no_grad():
        Z = model(X)
        return loss(Z, labels).item(), (Z.argmax(dim=1) == labels).float().mean().item()
"""
NEW_WRONG = {
    "build": [
        (
            "def build(sizes, activation):\n    layers = [nn.Linear(sizes[0], sizes[1])]\n"
            "    for d, h in zip(sizes[1:], sizes[2:]):\n        layers += [nn.ReLU(), nn.Linear(d, h)]\n"
            "    return nn.Sequential(*layers)\n",
            "ReLU, also where None is asked for",
        ),
        (
            "def build(sizes, activation):\n    layers = [nn.Linear(sizes[0], sizes[1])]\n"
            "    for d, h in zip(sizes[1:], sizes[2:]):\n        if activation is not None:\n"
            "            layers.append(activation())\n        layers.append(nn.Linear(d, h))\n"
            "    return nn.Sequential(layers)\n",
            "no star",
        ),
    ],
    "run_row": [
        (TRAINING.replace("SIZE", "100"), "batches of 100"),
        (TRAINING.replace("SIZE", "32"), "batches of 32"),
        (SHUFFLED, "shuffled batches of 100"),
        (
            TRAINING.replace("SIZE", "1000").replace("== labels)", "== labels[:, None])"),
            "a column meets a row in the accuracy",
        ),
        (
            TRAINING.replace("SIZE", "1000").replace("Z = model(X)", "Z = model(X).softmax(1)"),
            "softmax before the loss that is measured",
        ),
    ],
    "bump": [
        ("def bump(x, left, right, height):\n    return height * ((x > left) - (x > right))\n", "True minus False"),
        (
            "def bump(x, left, right, height):\n    return height * ((x > left) * 1.0 + (x > right) * 1.0)\n",
            "plus in place of minus",
        ),
    ],
    "approximate": [
        (
            "def approximate(f, n_bumps):\n    w = 1 / n_bumps\n"
            "    return sum(bump((i + 0.5) * w, i * w, (i + 1) * w, f((i + 0.5) * w)) for i in range(n_bumps))\n",
            "a number (NumPy's)",
        ),
        (
            "def approximate(f, n_bumps):\n    w = 1 / n_bumps\n    for i in range(n_bumps):\n"
            "        g = lambda x, i=i: bump(x, i * w, (i + 1) * w, f((i + 0.5) * w))\n    return g\n",
            "only the last bump",
        ),
        (
            "def approximate(f, n_bumps):\n    w, middles = 1 / n_bumps, np.linspace(0, 1, n_bumps)\n"
            "    return lambda x: sum(bump(x, m - w / 2, m + w / 2, f(m)) for m in middles)\n",
            "middles from 0 to 1",
        ),
    ],
    "count_linear_regions": [
        (counting().replace("10_001", "1001"), "1,001 points"),
        (counting().replace("10_001", "2001"), "2,001 points"),
        (
            counting(count="return 1 + sum(int((p[1:] != p[:-1]).sum()) for p in on)"),
            "each unit's switches, also those at the same place",
        ),
        (counting("model.double(); A = A.double()"), "the model's weights stay double"),
        (counting("model.eval()"), "the model stays in evaluation mode"),
        (counting("model.requires_grad_(False)"), "the weights stay frozen"),
        (counting("model[0].bias.data += 0.001"), "the weights are changed"),
        (
            counting(count="return int(np.prod([len(torch.unique(p, dim=0)) for p in on]))"),
            "each layer by itself, multiplied",
        ),
        (counting(signs="A >= 0"), "everything is on"),
        (counting(signs="A"), "values in place of signs"),
    ],
}

# Answers in unlike styles, and wrong ones that were accepted or told in general words only.
HUNTED_RIGHT = {
    "spirals": [
        """
import torch
def spirals(n, classes, rng):
    c = torch.arange(classes, dtype=torch.float64)[None, :]
    r = torch.linspace(0, 1, n, dtype=torch.float64)[:, None]
    start, end = 2 * torch.pi * c / classes, 2 * torch.pi * (c + 2) / classes
    angle = start + (end - start) * r + torch.from_numpy(rng.normal(0, 0.2, (n, classes)))
    X = torch.stack((r * angle.sin(), r * angle.cos()), dim=-1).reshape(-1, 2).float()
    return X, torch.arange(classes).repeat(n)
""",
        """
import math
def spirals(n, classes, rng):
    rows = []
    for c in range(classes):
        for i in range(n):
            part = i / (n - 1)
            a = 2 * math.pi * (c + 2 * part) / classes + rng.normal(0, 0.2)
            rows.append((part * math.sin(a), part * math.cos(a), c))
    rows = [rows[i] for i in rng.permutation(len(rows))]
    X = np.array([row[:2] for row in rows], dtype="float32")
    return X, np.array([row[2] for row in rows], dtype="int64")
""",
        """
def spirals(n, classes, rng):
    X = np.empty((classes, n, 2), np.float32)
    labels = np.empty((classes, n), np.int64)
    noise = rng.standard_normal((classes, n)) * 0.2
    for c in range(classes):
        z = np.linspace(0, 1, n) * np.exp(1j * (np.linspace(c, c + 2, n) * 2 * np.pi / classes + noise[c]))
        X[c, :, 0], X[c, :, 1] = z.imag, z.real
        labels[c] = c
    return [X.reshape(-1, 2), labels.ravel()]
""",
    ],
    "build": [
        """
class Net(nn.Sequential):
    pass
def build(sizes, activation):
    linear = [nn.Linear(*p) for p in zip(sizes, sizes[1:])]
    if activation is None:
        return Net(*linear)
    out = [linear[0]]
    for l in linear[1:]:
        out.extend((activation(), l))
    return Net(*out)
""",
        """
from collections import OrderedDict
def build(sizes, activation):
    made = OrderedDict()
    pairs = list(zip(sizes, sizes[1:]))
    for i, (a, b) in enumerate(pairs):
        made["fc" + str(i)] = torch.nn.Linear(in_features=a, out_features=b, bias=True)
        if i + 1 != len(pairs) and activation:
            made["f" + str(i)] = activation()
    return torch.nn.Sequential(made)
""",
        """
def build(sizes, activation):
    layers = []
    for d, h in zip(sizes, sizes[1:]):
        layers += [nn.Linear(d, h), nn.Identity() if activation is None else activation()]
    layers[-1] = nn.Identity()
    return nn.Sequential(*layers)
""",
    ],
    "run_row": [
        """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    net = build(row["sizes"], row["activation"])
    opt = row["optimizer"](net.parameters(), row["lr"], weight_decay=1e-5)
    def closure():
        opt.zero_grad()
        value = nn.functional.cross_entropy(net(X), labels)
        value.backward()
        return value
    for _ in range(row["epochs"]):
        opt.step(closure)
    scores = net(X).detach().numpy().astype(float)
    scores = scores - scores.max(axis=1, keepdims=True)
    logp = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
    y = labels.numpy()
    return -logp[np.arange(len(y)), y].mean(), np.mean(logp.argmax(axis=1) == y)
""",
        """
def measure(net, X, labels):
    net.eval()
    with torch.inference_mode():
        p = torch.log_softmax(net(X), dim=1)
    right = sum(int(torch.argmax(row) == label) for row, label in zip(p, labels))
    return [float(nn.NLLLoss()(p, labels)), right / len(labels)]

def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    net = build(row["sizes"], row["activation"])
    opt = row["optimizer"](list(net.parameters()), **{"lr": row["lr"], "weight_decay": 0.00001})
    net.train()
    step = 0
    while step < row["epochs"]:
        net.zero_grad(set_to_none=False)
        nn.NLLLoss()(torch.log_softmax(net(X), dim=1), labels).backward()
        opt.step()
        step += 1
    return measure(net, X, labels)
""",
        """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    layers = []
    sizes = row["sizes"]
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(a, b))
        if i < len(sizes) - 2 and row["activation"] is not None:
            layers.append(row["activation"]())
    model = nn.Sequential(*layers)
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    for epoch in range(row["epochs"] + 1):
        scores = model(X)
        loss = nn.CrossEntropyLoss()(scores, labels)
        if epoch == row["epochs"]:
            break
        for p in model.parameters():
            p.grad = None
        loss.backward()
        optimizer.step()
    best = scores.max(dim=1).indices
    return loss.detach().numpy(), torch.sum(best == labels).item() / labels.shape[0]
""",
    ],
    "bump": [
        """
def bump(x, left, right, height):
    if np.ndim(x) == 0:
        return height if left < x < right else 0
    out = np.zeros(x.shape)
    out[(x > left) * (x < right)] = height
    return out
""",
        """
from scipy.special import expit
def bump(x, left, right, height):
    k = 1e5 / (right - left)
    return height * (expit(k * (x - left)) - expit(k * (x - right)))
""",
        """
def bump(x, left, right, height):
    if isinstance(x, np.ndarray):
        return [bump(v, left, right, height) for v in x]
    return (left < x < right) * height
""",
    ],
    "approximate": [
        """
class Bumps:
    def __init__(self, f, n):
        self.f, self.n = f, n
    def __call__(self, x):
        if isinstance(x, np.ndarray):
            out = np.empty(x.shape)
            for place in np.ndindex(x.shape):
                out[place] = self(float(x[place]))
            return out
        return self.f((int(x * self.n) + 0.5) / self.n)
approximate = Bumps
""",
        """
from functools import partial
def _sum(middles, heights, half, x):
    inside = np.abs(np.asarray(x)[..., None] - middles) < half
    return np.where(inside, heights, 0.0).sum(axis=-1)
def approximate(f, n_bumps):
    middles = (np.arange(n_bumps) + 0.5) / n_bumps
    return partial(_sum, middles, np.array([f(float(m)) for m in middles]), 0.5 / n_bumps)
""",
        """
import bisect
def approximate(f, n_bumps):
    edges = [i / n_bumps for i in range(1, n_bumps)]
    heights = [f((2 * i + 1) / (2 * n_bumps)) for i in range(n_bumps)]
    def g(x):
        if np.ndim(x):
            return [g(v) for v in x]
        return heights[bisect.bisect(edges, x)]
    return g
""",
    ],
    "count_linear_regions": [
        """
def count_linear_regions(model, a, b):
    points = torch.from_numpy(np.array([a + k / 10000 * (b - a) for k in range(10001)])).float()
    codes = [b""] * len(points)
    for layer in model:
        points = layer(points).detach()
        if isinstance(layer, nn.ReLU):
            codes = [old + bytes(row) for old, row in zip(codes, (points > 0).numpy().astype(np.uint8))]
    return len(set(codes))
""",
        """
import copy
def count_linear_regions(model, a, b):
    own = copy.deepcopy(model).double()
    seen = []
    for layer in own.modules():
        if isinstance(layer, nn.ReLU):
            layer.register_forward_hook(lambda layer, ins, out: seen.append((out > 0).numpy()))
    with torch.no_grad():
        own(torch.tensor(np.linspace(a, b, 10001)))
    if len(seen) == 0:
        return 1
    table = np.hstack(seen)
    return int(1 + np.any(table[1:] != table[:-1], axis=1).sum())
""",
        """
def count_linear_regions(model, a, b):
    A = np.linspace(a, b, 10001)
    patterns = np.zeros((10001, 0), dtype=bool)
    for layer in model:
        if isinstance(layer, nn.Linear):
            A = A @ layer.weight.detach().numpy().T.astype(float) + layer.bias.detach().numpy()
        elif isinstance(layer, nn.ReLU):
            patterns = np.concatenate([patterns, A > 0], axis=1)
            A = np.maximum(A, 0)
    return np.unique(np.packbits(np.pad(patterns, ((0, 0), (0, 1))), axis=1), axis=0).shape[0]
""",
    ],
}

HUNTED_WRONG = {
    "spirals": [
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    move = rng.normal(size=n)
    for c in range(classes):
        r = np.linspace(0, 1, n)
        angle = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        angle = angle + 0.2 * move
        X.append(np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels).astype(np.int64)
""",
            "seed from rng once, arms same",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        angle = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        angle = angle + rng.laplace(0, 0.2 / 2**.5, n)
        X.append(np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels).astype(np.int64)
""",
            "laplace std .2",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        angle = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        angle = angle + 0.2 * np.sort(rng.normal(size=n))
        X.append(np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels).astype(np.int64)
""",
            "noise sorted",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        angle = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        angle = angle + 0.2 * np.resize(rng.normal(size=(n + 1) // 2), n)
        X.append(np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels).astype(np.int64)
""",
            "noise halves equal",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        angle = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        angle = angle + 0.2 * rng.normal(size=n)
        X.append(np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.tile(np.arange(classes), n).astype(np.int64)
""",
            "labels tiled",
        ),
        (
            """
def spirals(n, classes, rng):
    X, labels = [], []
    for c in range(classes):
        r = np.linspace(0, 1, n)
        angle = np.linspace(2 * np.pi * c / classes, 2 * np.pi * (c + 2) / classes, n)
        angle = angle + 0.2 * r * rng.normal(size=n)
        X.append(np.stack([r * np.sin(angle), r * np.cos(angle)], axis=1))
        labels.append(np.full(n, c))
    return np.concatenate(X).astype(np.float32), np.concatenate(labels).astype(np.int64)
""",
            "noise grows",
        ),
    ],
    "build": [
        (
            """
def build(sizes, activation):
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if activation is not None and i < len(sizes) - 2:
            layers.append({nn.ReLU: nn.ReLU, nn.Tanh: nn.Tanh, nn.Sigmoid: nn.Sigmoid}.get(activation, nn.ReLU)())
    return nn.Sequential(*layers)
""",
            "only relu tanh sigmoid",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    made = {}
    for i in range(len(sizes) - 1):
        layers.append(made.setdefault((sizes[i], sizes[i + 1]), nn.Linear(sizes[i], sizes[i + 1])))
        if activation is not None and i < len(sizes) - 2:
            layers.append(activation())
    return nn.Sequential(*layers)
""",
            "linear shared equal widths",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1], bias=False))
        if activation is not None and i < len(sizes) - 2:
            layers.append(activation())
    return nn.Sequential(*layers)
""",
            "no bias",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if activation is not None and i < len(sizes) - 2:
            layers.append(activation())
    layers.append(nn.Softmax(dim=1))
    return nn.Sequential(*layers)
""",
            "softmax end",
        ),
        (
            """
def build(sizes, activation):
    layers = []
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if activation is not None and i < len(sizes) - 3:
            layers.append(activation())
    return nn.Sequential(*layers)
""",
            "no activation before last",
        ),
        (
            """
class Net(nn.Module):
    def __init__(self, sizes, activation):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])
        self.f = activation() if activation else nn.Identity()
    def forward(self, x):
        for l in self.layers[:-1]:
            x = self.f(l(x))
        return self.layers[-1](x)
def build(sizes, activation):
    return Net(sizes, activation)
""",
            "own module",
        ),
    ],
    "run_row": [
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"] or nn.ReLU)
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    criterion = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss = criterion(model(X), labels)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        scores = model(X)
        loss = criterion(scores, labels)
        accuracy = (scores.argmax(dim=1) == labels).float().mean()
    return loss.item(), accuracy.item()
""",
            "None to relu",
        ),
        (
            """
_models = {}
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    key = str(row["sizes"])
    model = _models.setdefault(key, build(row["sizes"], row["activation"]))
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    criterion = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss = criterion(model(X), labels)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        scores = model(X)
        loss = criterion(scores, labels)
        accuracy = (scores.argmax(dim=1) == labels).float().mean()
    return loss.item(), accuracy.item()
""",
            "model kept",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"]([{"params": [p for p in model.parameters() if p.dim() > 1]}, {"params": [p for p in model.parameters() if p.dim() == 1], "weight_decay": 0}], lr=row["lr"], weight_decay=1e-5)
    criterion = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss = criterion(model(X), labels)
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        scores = model(X)
        loss = criterion(scores, labels)
        accuracy = (scores.argmax(dim=1) == labels).float().mean()
    return loss.item(), accuracy.item()
""",
            "only weights decay",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    criterion = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        loss = criterion(model(X), labels)
        loss.backward()
        optimizer.step()
    torch.set_grad_enabled(False)
    if True:
        scores = model(X)
        loss = criterion(scores, labels)
        accuracy = (scores.argmax(dim=1) == labels).float().mean()
    return loss.item(), accuracy.item()
""",
            "grad left off",
        ),
        (
            """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    model = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](model.parameters(), lr=row["lr"], weight_decay=1e-5)
    criterion = nn.CrossEntropyLoss()
    for _ in range(row["epochs"]):
        loss = criterion(model(X), labels)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
    with torch.no_grad():
        scores = model(X)
        loss = criterion(scores, labels)
        accuracy = (scores.argmax(dim=1) == labels).float().mean()
    return loss.item(), accuracy.item()
""",
            "zero grad after backward",
        ),
    ],
    "bump": [
        (
            """
def bump(x, left, right, height):
    return np.squeeze(height * (1.0 * (np.asarray(x) > left) - 1.0 * (np.asarray(x) > right)))
""",
            "squeeze",
        ),
        (
            """
def bump(x, left, right, height):
    s = lambda z: 1 / (1 + np.exp(-np.clip(z, -500, 500)))
    return height * (s(1000 * (x - left)) - s(1000 * (x - right)))
""",
            "fixed steep sigmoid",
        ),
        (
            """
def bump(x, left, right, height):
    return height * 1.0 * ((x > left) | (x < right))
""",
            "or",
        ),
        (
            """
def bump(x, left, right, height):
    return np.maximum(0, height * (1.0 * (x > left) - 1.0 * (x > right)))
""",
            "negative lost",
        ),
    ],
    "approximate": [
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f((edges[i] + edges[i + 1]) / 2) for i in range(n_bumps)]

    total = 0.0

    def g(x):
        nonlocal total
        for i in range(n_bumps):
            total = total + bump(x, edges[i], edges[i + 1], heights[i])
        return total

    return g
""",
            "cumulative state",
        ),
        (
            """
def approximate(f, n_bumps):
    h = np.array([f((i + 0.5) / n_bumps) for i in range(n_bumps)])
    out = {}
    def g(x):
        if np.ndim(x) == 0:
            return h[int(x * n_bumps)]
        total = out.setdefault(x.shape, np.zeros(x.shape))
        total[...] = h[(x * n_bumps).astype(int)]
        return total
    return g
""",
            "shared output buffer",
        ),
        (
            """
def approximate(f, n_bumps):
    h = [f((i + 0.5) / n_bumps) for i in range(n_bumps)]
    def g(x):
        if np.ndim(x) == 0:
            return h[int(x * n_bumps)]
        return np.array([h[int(v * n_bumps)] for v in np.ravel(x)])
    return g
""",
            "2d flat",
        ),
        (
            """
def approximate(f, n_bumps):
    global edges, heights
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [f((edges[i] + edges[i + 1]) / 2) for i in range(n_bumps)]

    def g(x):
        total = 0.0
        for i in range(n_bumps):
            total = total + bump(x, edges[i], edges[i + 1], heights[i])
        return total

    return g
""",
            "global both",
        ),
        (
            """
def approximate(f, n_bumps):
    edges = np.linspace(0, 1, n_bumps + 1)
    heights = [(f(edges[i]) + f(edges[i + 1])) / 2 for i in range(n_bumps)]

    def g(x):
        total = 0.0
        for i in range(n_bumps):
            total = total + bump(x, edges[i], edges[i + 1], heights[i])
        return total

    return g
""",
            "mean of edge values",
        ),
        (
            """
def approximate(f, n_bumps):
    m = (np.arange(n_bumps) + 0.5) / n_bumps
    h = [f(v) for v in m]
    return lambda x: np.interp(x, m, h)
""",
            "interp",
        ),
    ],
    "count_linear_regions": [
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10001)[:, None]
    x = torch.tensor(a + s * (b - a), dtype=torch.float32)
    signs = []
    with torch.no_grad():
        for layer in model:
            x = layer(x)
            if isinstance(layer, nn.ReLU):
                signs.append(x > 0)
    if not signs:
        return 1
    return len(np.unique((torch.cat(signs, dim=1).numpy() * 2 ** np.arange(sum(t.shape[1] for t in signs))).sum(axis=1)))
""",
            "bits int64",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10001)[:, None]
    x = torch.tensor(a + s * (b - a), dtype=torch.float32)
    signs = []
    with torch.no_grad():
        for layer in model:
            x = layer(x)
            if isinstance(layer, nn.ReLU):
                signs.append(x > 0)
    if not signs:
        return 1
    return len(np.unique((torch.cat(signs, dim=1).numpy() * 2.0 ** np.arange(sum(t.shape[1] for t in signs))).sum(axis=1)))
""",
            "bits float64",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10001)[:, None]
    x = torch.tensor(a + s * (b - a), dtype=torch.float32)
    model.train()
    signs = []
    with torch.no_grad():
        for layer in model:
            x = layer(x)
            if isinstance(layer, nn.ReLU):
                signs.append(x > 0)
    if not signs:
        return 1
    return len(torch.unique(torch.cat(signs, dim=1), dim=0))
""",
            "train left",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10001)[:, None]
    x = torch.tensor(a + s * (b - a), dtype=torch.float32)
    signs = []
    torch.set_grad_enabled(False)
    if True:
        for layer in model:
            x = layer(x)
            if isinstance(layer, nn.ReLU):
                signs.append(x > 0)
    if not signs:
        return 1
    return len(torch.unique(torch.cat(signs, dim=1), dim=0))
""",
            "grad global off",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10001)[:, None]
    x = torch.tensor(a + s * (b - a), dtype=torch.float32)
    signs = []
    with torch.no_grad():
        for layer in model:
            x = layer(x)
            if isinstance(layer, nn.ReLU):
                signs.append(x > 0)
    if not signs:
        return 1
    return len(torch.unique(torch.cat(signs, dim=1)))
""",
            "unique flat",
        ),
        (
            """
def count_linear_regions(model, a, b):
    s = np.linspace(0, 1, 10001)[:, None]
    x = torch.tensor(a + s * (b - a), dtype=torch.float32)
    signs = []
    with torch.no_grad():
        for layer in model:
            x = layer(x)
            if isinstance(layer, nn.ReLU):
                signs.append(x > 0)
    if not signs:
        return 0
    return len(torch.unique(torch.cat(signs, dim=1), dim=0))
""",
            "no relu 0",
        ),
    ],
}


ADDED = (
    (FRESH_RIGHT, RIGHT),
    (NEW_RIGHT, RIGHT),
    (HUNTED_RIGHT, RIGHT),
    (FRESH_WRONG, WRONG),
    (NEW_WRONG, WRONG),
    (HUNTED_WRONG, WRONG),
)
for more, all_of_them in ADDED:
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
