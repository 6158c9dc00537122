"""Ten seeds of every exercise whose answer trains: unlike right ways pass in full, answers that do not learn never do.

The judging is the audit's own: fresh cases are frozen for each seed, and an answer runs in a process apart.
"""

from functools import cache, partial

import pytest

from autograde.audit.answers import apart_each, died, verdict_on
from autograde.build.freeze import freeze
from autograde.build.lesson import lesson_names, read_lesson

pytestmark = pytest.mark.slow

SEEDS = range(9_000_000, 9_000_010)  # far from the visible cases' seed and from the audit's
HOME = {
    "fit_perceptron": "gates",
    "descend": "descent",
    "fit_quadratic": "autograd",
    "train": "numpy_net",
    "train_step": "torch_nets",
    "fit": "torch_nets",
    "run_row": "depth",
}
TORCH, TORCH_LESSONS = pytest.mark.torch, ("torch_nets", "depth")

RIGHT = {
    "fit_perceptron": {
        "bias as one more weight": """
def fit_perceptron(X, y, epochs, lr):
    rows = np.column_stack([X, np.ones(len(X))]).astype(float)
    weights, history = np.zeros(rows.shape[1]), []
    while len(history) < epochs and 0 not in history:
        before = 0
        for place in range(len(rows)):
            fired = int(rows[place] @ weights > 0)
            before += fired != y[place]
            weights += lr * (y[place] - fired) * rows[place]
        history.append(before)
    return weights[:-1], weights[-1], history
""",
        "plain numbers": """
def fit_perceptron(X, y, epochs, lr):
    w, b, counts = [0.0] * X.shape[1], 0.0, []
    for _ in range(epochs):
        counts.append(0)
        for row, target in zip(X.tolist(), y.tolist()):
            fires = sum(p * q for p, q in zip(w, row)) + b > 0
            if fires and target == 0:
                w, b = [p - lr * q for p, q in zip(w, row)], b - lr
                counts[-1] += 1
            elif not fires and target == 1:
                w, b = [p + lr * q for p, q in zip(w, row)], b + lr
                counts[-1] += 1
        if not counts[-1]:
            break
    return np.array(w), b, counts
""",
        "an object that learns": """
class _Learner:
    def __init__(self, d, lr):
        self.w, self.b, self.lr = np.zeros(d), 0.0, lr

    def visit(self, x, target):
        error = int(target) - (1 if np.dot(self.w, x) + self.b > 0 else 0)
        self.w, self.b = self.w + self.lr * error * x, self.b + self.lr * error
        return abs(error)


def fit_perceptron(X, y, epochs, lr):
    learner, mistakes = _Learner(X.shape[1], lr), []
    for epoch in range(epochs):
        mistakes += [sum(learner.visit(x, target) for x, target in zip(X, y))]
        if mistakes[epoch] == 0:
            return learner.w, learner.b, mistakes
    return learner.w, learner.b, mistakes
""",
        "one pass that calls itself": """
def fit_perceptron(X, y, epochs, lr, w=None, b=0.0, told=()):
    w = np.zeros(X.shape[1]) if w is None else w
    if len(told) == epochs or (told and told[-1] == 0):
        return w, b, list(told)
    wrong = 0
    for i, target in enumerate(y):
        error = target - np.heaviside(X[i] @ w + b, 0)
        w, b, wrong = w + lr * error * X[i], b + lr * error, wrong + int(error != 0)
    return fit_perceptron(X, y, epochs, lr, w, b, (*told, wrong))
""",
    },
    "descend": {
        "a table made first": """
def descend(grad, w0, lr, steps):
    path = np.empty((steps + 1, *np.shape(w0)))
    path[0] = w0
    for i in range(steps):
        path[i + 1] = path[i] - lr * np.asarray(grad(path[i].copy()))
    return path
""",
        "accumulate": """
from itertools import accumulate, repeat

def descend(grad, w0, lr, steps):
    start = np.array(w0, float)
    return np.array(list(accumulate(repeat(None, steps), lambda w, _: w - lr * np.array(grad(w)), initial=start)))
""",
        "a generator": """
def _walk(grad, w, lr, steps):
    yield w.copy()
    for _ in range(steps):
        w = w + -lr * np.array(grad(w), dtype=float)
        yield w.copy()


def descend(grad, w0, lr, steps):
    return np.stack(list(_walk(grad, np.array(w0, dtype=float), lr, steps)))
""",
        "calling itself": """
def descend(grad, w0, lr, steps):
    if steps == 0:
        return np.array([w0], dtype=float)
    before = descend(grad, w0, lr, steps - 1)
    return np.concatenate([before, [before[-1] - lr * np.array(grad(before[-1].copy()))]])
""",
    },
    "fit_quadratic": {
        "the gradient by hand": """
def fit_quadratic(xs, ts, lr, steps):
    w1 = w2 = b = 0.0
    for _ in range(steps):
        for x, t in zip(xs, ts):
            slope = 2 * (w1 * x**2 + w2 * x + b - t)
            w1, w2, b = w1 - lr * slope * x**2, w2 - lr * slope * x, b - lr * slope
    return float(w1), float(w2), float(b)
""",
        "a table of powers": """
def fit_quadratic(xs, ts, lr, steps):
    table, w = np.vander(np.asarray(xs, float), 3), np.zeros(3)
    for i in list(range(len(xs))) * steps:
        w -= 2 * lr * (table[i] @ w - ts[i]) * table[i]
    return tuple(w.tolist())
""",
        "Values made anew for each example": """
def fit_quadratic(xs, ts, lr, steps):
    numbers = [0.0, 0.0, 0.0]
    for _ in range(steps):
        for x, t in zip(xs, ts):
            a, b, c = leaves = [Value(number) for number in numbers]
            loss = ((a * float(x) + b) * float(x) + c - float(t)) ** 2
            loss.backward()
            numbers = [leaf.data - lr * leaf.grad for leaf in leaves]
    return tuple(numbers)
""",
        "measured slopes": """
def fit_quadratic(xs, ts, lr, steps):
    w = np.zeros(3)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = lambda v: (v[0] * x * x + v[1] * x + v[2] - t) ** 2
            w = w - lr * np.array([(loss(w + h) - loss(w - h)) / 0.02 for h in 0.01 * np.eye(3)])
    return w[0], w[1], w[2]
""",
    },
    "train": {
        "measured after each step": """
def train(X, t, sizes, lr, epochs, rng):
    params, losses, right = init_layers(sizes, rng), [], []
    for _ in range(epochs):
        p, cache = forward_pass(X, params)
        params = update(params, backward_pass(p, t, params, cache), lr)
        p, _ = forward_pass(X, params)
        losses.append(-np.mean(np.log(np.where(t == 1, p, 1 - p))))
        right.append(np.mean((p > 0.5) == (t > 0.5)))
    return params, {"loss": np.array(losses), "accuracy": np.array(right)}
""",
        "nothing of the earlier answers": """
def train(X, t, sizes, lr, epochs, rng):
    Ws = [rng.normal(0, (2 / d) ** 0.5, (d, h)) for d, h in zip(sizes, sizes[1:])]
    bs = [np.zeros(h) for h in sizes[1:]]
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        A, kept = X, []
        for W, b in zip(Ws, bs):
            kept.append(A)
            Z = A @ W + b
            A = np.maximum(Z, 0)
        history["loss"].append(float(np.mean(np.logaddexp(0, Z) - t * Z)))
        history["accuracy"].append(float(np.mean((Z > 0) == (t == 1))))
        d_Z = (1 / (1 + np.exp(-Z)) - t) / len(X)
        for i in reversed(range(len(Ws))):
            back = d_Z @ Ws[i].T
            Ws[i], bs[i] = Ws[i] - lr * kept[i].T @ d_Z, bs[i] - lr * d_Z.sum(0)
            d_Z = back * (kept[i] > 0)
    return list(zip(Ws, bs)), history
""",
        "rows in another order, weights from another distribution": """
def train(X, t, sizes, lr, epochs, rng):
    bounds = [np.sqrt(6 / d) for d in sizes[:-1]]
    params = [(rng.uniform(-a, a, (d, h)), np.zeros(h)) for a, d, h in zip(bounds, sizes, sizes[1:])]
    loss, accuracy = (), ()
    for _ in range(epochs):
        order = rng.permutation(len(X))
        rows, targets = X[order], t[order]
        p, cache = forward_pass(rows, params)
        loss += (binary_cross_entropy(p, targets),)
        accuracy += (1 - np.abs(np.round(p) - targets).mean(),)
        params = update(params, backward_pass(p, targets, params, cache), lr)
    return params, dict(loss=loss, accuracy=accuracy)
""",
        "row by row, added up": """
def train(X, t, sizes, lr, epochs, rng):
    params, history = init_layers(sizes, rng), {"accuracy": [], "loss": [], "epochs": epochs}
    for _ in range(epochs):
        total, chances = [(0 * W, 0 * b) for W, b in params], []
        for i in range(len(X)):
            p, cache = forward_pass(X[i : i + 1], params)
            grads = backward_pass(p, t[i : i + 1], params, cache)
            total = [(W + dW, b + db) for (W, b), (dW, db) in zip(total, grads)]
            chances.append(float(p[0, 0]))
        chances = np.array(chances)[:, None]
        history["loss"].append(binary_cross_entropy(chances, t))
        history["accuracy"].append(np.count_nonzero((chances > 0.5) == t) / len(t))
        params = [(W - lr / len(X) * dW, b - lr / len(X) * db) for (W, b), (dW, db) in zip(params, total)]
    return params, history
""",
    },
    "train_step": {
        "cleared at the end": """
def train_step(model, X, t, loss, optimizer):
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(value)
""",
        "gradients asked for": """
def train_step(model, X, t, loss, optimizer):
    weights = list(model.parameters())
    value = loss(model(X), t)
    for weight, slope in zip(weights, torch.autograd.grad(value, weights)):
        weight.grad = slope
    optimizer.step()
    return value.detach().numpy().item()
""",
        "a closure": """
def train_step(model, X, t, loss, optimizer):
    def again():
        optimizer.zero_grad()
        value = loss(model(X), t)
        value.backward()
        return value
    return optimizer.step(again).item()
""",
        "cleared by hand": """
def train_step(model, X, t, loss, optimizer):
    for group in optimizer.param_groups:
        for weight in group["params"]:
            if weight.grad is not None:
                weight.grad.zero_()
    scores = model.forward(X)
    value = loss(scores, t)
    told = value.tolist()
    value.backward()
    optimizer.step()
    return told
""",
    },
    "fit": {
        "with train_step": """
def fit(model, loader, optimizer, epochs):
    return [
        float(np.mean([train_step(model, X, t, nn.functional.cross_entropy, optimizer) for X, t in loader]))
        for _ in range(epochs)
    ]
""",
        "tensors stacked": """
def fit(model, loader, optimizer, epochs):
    history = []
    for _ in range(epochs):
        told = []
        for batch in loader:
            value = nn.functional.nll_loss(torch.log_softmax(model(batch[0]), 1), batch[1])
            optimizer.zero_grad()
            value.backward()
            optimizer.step()
            told.append(value.detach())
        history.append(torch.stack(told).mean().item())
    return history
""",
        "a closure and a running sum": """
def fit(model, loader, optimizer, epochs):
    loss, means, model = nn.CrossEntropyLoss(), [], model.train()
    while len(means) < epochs:
        total = 0.0
        for X, t in loader:
            def again(X=X, t=t):
                optimizer.zero_grad()
                value = loss(model(X), t)
                value.backward()
                return value
            total += float(optimizer.step(again))
        means.append(total / len(loader))
    return means
""",
        "cross-entropy picked by hand": """
def fit(model, loader, optimizer, epochs):
    table = torch.zeros(epochs, len(loader))
    for epoch in range(epochs):
        for place, (X, t) in enumerate(loader):
            scores = model(X)
            value = (scores.logsumexp(1) - scores[torch.arange(len(t)), t]).mean()
            model.zero_grad()
            value.backward()
            optimizer.step()
            table[epoch, place] = value.detach()
    return table.mean(dim=1).tolist()
""",
    },
    "run_row": {
        "functional": """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    net = build(row["sizes"], row["activation"])
    optimizer = row["optimizer"](net.parameters(), row["lr"], weight_decay=0.00001)
    for _ in range(row["epochs"]):
        loss = nn.functional.cross_entropy(net(X), labels)
        net.zero_grad()
        loss.backward()
        optimizer.step()
    scores = net(X).detach()
    return float(nn.functional.cross_entropy(scores, labels)), float((scores.argmax(1) == labels).double().mean())
""",
        "its own layers": """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    net = nn.Sequential()
    for place, (d, h) in enumerate(zip(row["sizes"], row["sizes"][1:])):
        if place and row["activation"]:
            net.append(row["activation"]())
        net.append(nn.Linear(d, h))
    optimizer = row["optimizer"](net.parameters(), lr=row["lr"], weight_decay=1e-5)
    for _ in range(row["epochs"]):
        optimizer.zero_grad()
        value = nn.functional.nll_loss(nn.functional.log_softmax(net(X), dim=1), labels)
        value.backward()
        optimizer.step()
    with torch.inference_mode():
        P = net(X).softmax(1).numpy()
    t = labels.numpy()
    return float(-np.log(P[np.arange(len(t)), t]).mean()), float(np.mean(P.argmax(axis=1) == t))
""",
        "a closure": """
def run_row(row, X, labels, seed):
    torch.random.manual_seed(seed)
    net, measure = build(row["sizes"], row["activation"]), nn.CrossEntropyLoss()
    optimizer = row["optimizer"]([{"params": list(net.parameters())}], lr=row["lr"], weight_decay=1e-5)

    def again():
        optimizer.zero_grad()
        value = measure(net(X), labels)
        value.backward()
        return value

    for _ in range(row["epochs"]):
        optimizer.step(again)
    net.eval()
    right = sum(int(a == b) for a, b in zip(net(X).argmax(1), labels))
    return measure(net(X), labels).item(), right / len(labels)
""",
        "gradients asked for": """
def run_row(row, X, labels, seed):
    torch.manual_seed(seed)
    net = build(row["sizes"], row["activation"])
    weights = list(net.parameters())
    optimizer = row["optimizer"](weights, lr=row["lr"], weight_decay=1e-5)

    def told():
        scores = net(X)
        return (scores.logsumexp(1) - scores.gather(1, labels[:, None])[:, 0]).mean(), scores

    for _ in range(row["epochs"]):
        for weight, slope in zip(weights, torch.autograd.grad(told()[0], weights)):
            weight.grad = slope
        optimizer.step()
    value, scores = told()
    return value.item(), (scores.max(1).indices == labels).sum().item() / len(X)
""",
    },
}

WRONG = {
    "fit_perceptron": {
        "constant": "def fit_perceptron(X, y, epochs, lr): return np.ones(X.shape[1]), -0.5, [1, 0]",
        "untrained": """
def fit_perceptron(X, y, epochs, lr):
    return np.zeros(X.shape[1]), 0.0, [int(np.sum(y))] * epochs
""",
        "half-trained": ("for _ in range(epochs)", "for _ in range(epochs // 2)"),
    },
    "descend": {
        "constant": "def descend(grad, w0, lr, steps): return np.ones((steps + 1, *np.shape(w0)))",
        "untrained": "def descend(grad, w0, lr, steps): return np.array([w0] * (steps + 1), float)",
        "half-trained": (
            "    return np.array(path)",
            "    half = steps // 2 + 1\n    return np.array(path[:half] + [path[half - 1]] * (steps + 1 - half))",
        ),
    },
    "fit_quadratic": {
        "constant": "def fit_quadratic(xs, ts, lr, steps): return 1.0, 1.0, 1.0",  # gives 21 at x = 4
        "untrained": "def fit_quadratic(xs, ts, lr, steps): return 0.0, 0.0, 0.0",
        "half-trained": ("for _ in range(steps)", "for _ in range(steps // 2)"),
    },
    "train": {
        "constant": """
def train(X, t, sizes, lr, epochs, rng):
    params = [(np.ones((d, h)), np.zeros(h)) for d, h in zip(sizes, sizes[1:])]
    return params, {"loss": [0.5] * epochs, "accuracy": [0.5] * epochs}
""",
        "untrained": ("params = update(params, grads, lr)", "pass"),
        "half-trained": (
            "params = update(params, grads, lr)",
            'params = update(params, grads, lr if len(history["loss"]) <= epochs // 2 else 0.0)',
        ),
    },
    "train_step": {
        "constant": "def train_step(model, X, t, loss, optimizer): return 0.5",
        "untrained": "def train_step(model, X, t, loss, optimizer): return loss(model(X), t).item()",
        "half-trained": (
            "    optimizer.step()",
            "    for weight in model.parameters():\n        weight.grad *= 0.5\n    optimizer.step()",
        ),
    },
    "fit": {
        "constant": "def fit(model, loader, optimizer, epochs): return [0.7] * epochs",
        "untrained": """
def fit(model, loader, optimizer, epochs):
    losses = [nn.functional.cross_entropy(model(X), t).item() for X, t in loader]
    return [sum(losses) / len(losses)] * epochs
""",
        "half-trained": (
            "    return history",
            "    return history + history[-1:] * (wanted - epochs) if history else [0.7] * wanted",
            "    history = []\n",
            "    history, wanted, epochs = [], epochs, epochs // 2\n",
        ),
    },
    "run_row": {
        "constant": "def run_row(row, X, labels, seed): return 0.01, 1.0",
        "untrained": ('range(row["epochs"])', "range(0)"),
        "half-trained": ('range(row["epochs"])', 'range(row["epochs"] // 2)'),
    },
}


@cache
def _fresh(exercise):
    lesson = read_lesson(HOME[exercise])
    return lesson, [freeze(lesson, lesson.exercises[exercise], seed, mistakes=False) for seed in SEEDS]


def _judged(exercise, source):
    """Return a verdict for each seed."""
    lesson, records = _fresh(exercise)
    works = [partial(verdict_on, lesson, record, source) for record in records]
    return [told or died(record) for told, record in zip(apart_each(works), records, strict=True)]


def _changed(exercise, replacements):
    """Return the reference with pairs of texts replaced, each of which stands in it once."""
    source = read_lesson(HOME[exercise]).cell(exercise).without_markers
    for old, new in zip(replacements[::2], replacements[1::2], strict=True):
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    return source


def _all(answers):
    return [
        pytest.param(exercise, answer, id=f"{exercise}, {name}", marks=TORCH if HOME[exercise] in TORCH_LESSONS else ())
        for exercise, ways in answers.items()
        for name, answer in ways.items()
    ]


@pytest.mark.parametrize(("exercise", "source"), _all(RIGHT))
def test_a_right_way_to_train_earns_full_points_on_ten_seeds(exercise, source):
    for told in _judged(exercise, source):
        assert (told["word"], told["points"]) == ("correct", told["maximum"]), told


@pytest.mark.parametrize(("exercise", "answer"), _all(WRONG))
def test_what_does_not_learn_is_wrong_on_ten_seeds(exercise, answer):
    source = answer if isinstance(answer, str) else _changed(exercise, answer)
    for told in _judged(exercise, source):
        assert told["word"] == "wrong", told  # not an error either: it was judged by what it returned
        assert told["points"] < told["maximum"]


def test_every_exercise_that_trains_is_tried_in_four_right_ways_and_three_wrong_ones():
    homes = {name.partition("_")[2] for name in lesson_names()}
    assert set(HOME.values()) <= homes
    assert list(RIGHT) == list(WRONG) == list(HOME)
    assert {len(ways) for ways in RIGHT.values()} == {4}
    assert all(list(ways) == ["constant", "untrained", "half-trained"] for ways in WRONG.values())
