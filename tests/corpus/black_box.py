"""Answers to lesson 14, written from the contracts alone."""

RIGHT = {
    "input_gradient": [
        """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0]
""",
        """
def input_gradient(model, x, label):
    probe = x.detach().unsqueeze(0).clone()
    probe.requires_grad = True
    before = [p.grad if p.grad is None else p.grad.clone() for p in model.parameters()]
    model(probe)[:, label].sum().backward()
    for p, old in zip(model.parameters(), before):
        p.grad = old
    return probe.grad.squeeze(0)
""",
        """
from torch.func import grad

def input_gradient(model, x, label):
    return grad(lambda one: model(one.unsqueeze(0)).squeeze(0)[label])(x.detach()).detach()
""",
        """
from copy import deepcopy

def input_gradient(model, x, label):
    own = deepcopy(model)
    leaf = x.detach().clone()
    leaf.requires_grad_()
    scores = own(torch.stack([leaf]))
    weights = torch.zeros_like(scores)
    weights[0, label] = 1
    scores.backward(weights)
    return leaf.grad.clone()
""",
        """
def input_gradient(model, x, label):
    table = torch.autograd.functional.jacobian(lambda one: model(one.reshape(1, *x.shape))[0], x.detach())
    return table[label].detach().numpy().copy()
""",
        """
def input_gradient(model, x, label):
    rows = x.detach()[None].requires_grad_()
    got, = torch.autograd.grad(torch.take(model(rows), torch.tensor([label])), rows, grad_outputs=torch.ones(1))
    return got[0]
""",
        """
def input_gradient(model, x, label):
    return torch.func.grad(lambda p: model(p.unsqueeze(0))[0, label])(x.detach()).detach()
""",
        """
def input_gradient(model, x, label):
    xx = torch.tensor(x.detach().numpy()[None], requires_grad=True)
    out = model(xx)
    v = torch.zeros_like(out)
    v[0, label] = 1.0
    g = torch.autograd.grad(out, xx, grad_outputs=v)[0][0]
    return g.numpy()
""",
        """
def input_gradient(model, x, label):
    J = torch.autograd.functional.jacobian(lambda z: model(z[None])[0], x.detach())
    return J[label]
""",
    ],
    "fgsm": [
        """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
        """
def fgsm(model, x, label, eps):
    logits = model(x.detach()[None]).detach()[0]
    p = torch.softmax(logits, 0)
    total = torch.zeros_like(x.detach())
    for k in range(len(p)):
        share = p[k] - int(k == label)
        total = total + share * input_gradient(model, x, k)
    return torch.clip(x.detach() + eps * torch.sign(total), 0.0, 1.0)


def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(x[None])[0, label], x)[0]
""",
        """
def fgsm(model, x, label, eps):
    kept = [p.grad for p in model.parameters()]
    for p in model.parameters():
        p.grad = None
    x = x.detach().clone()
    x.requires_grad = True
    (-torch.log_softmax(model(x.unsqueeze(0)), dim=1)[0, label]).backward()
    for p, old in zip(model.parameters(), kept):
        p.grad = old
    with torch.no_grad():
        out = x + eps * torch.sign(x.grad)
        return torch.minimum(torch.maximum(out, torch.zeros(())), torch.ones(()))
""",
        """
def fgsm(model, x, label, eps):
    def loss(one):
        return nn.CrossEntropyLoss()(model(one.unsqueeze(0)), torch.as_tensor([label]))

    slope = torch.func.grad(loss)(x.detach()).detach().numpy()
    return np.clip(x.detach().numpy() + np.float32(eps) * np.sign(slope), 0, 1)
""",
        """
import copy

def fgsm(model, x, label, eps):
    twin = copy.deepcopy(model).requires_grad_(False)
    start = x.detach()
    moved = start.clone().requires_grad_()
    z = twin(moved[None])[0]
    (z.logsumexp(0) - z[label]).backward()
    step = torch.where(moved.grad > 0, eps, torch.where(moved.grad < 0, -eps, 0.0))
    result = start + step
    result[result < 0] = 0
    result[result > 1] = 1
    return result
""",
        """
def fgsm(model, x, label, eps):
    with torch.no_grad():
        P = torch.softmax(model(x[None]), dim=1)[0]
    g = -input_gradient(model, x, label)
    for c in range(len(P)):
        g = g + P[c] * input_gradient(model, x, c)
    return torch.clip(x.detach() + eps * torch.sign(g), 0.0, 1.0)
""",
        """
def fgsm(model, x, label, eps):
    loss = nn.CrossEntropyLoss()
    leaf = x.clone().detach()
    leaf.requires_grad_(True)
    g = torch.autograd.grad(loss(model(leaf.unsqueeze(0)), torch.tensor([label], dtype=torch.long)), leaf)
    return np.clip(x.detach().numpy() + eps * np.sign(g[0].numpy()), 0, 1)
""",
        """
def fgsm(model, x, label, eps):
    leaf = x.detach().clone().requires_grad_()
    g = torch.autograd.grad(nn.functional.nll_loss(model(leaf[None]).log_softmax(1), torch.full((1,), label)), leaf)[0]
    new = x.detach().clone()
    new[g > 0] += eps
    new[g < 0] -= eps
    new[new > 1] = 1
    new[new < 0] = 0
    return new
""",
    ],
    "occlusion": [
        """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
        """
def occlusion(model, x, label, size):
    n = 28 // size
    batch = x.detach().repeat(n * n + 1, 1, 1)
    for k in range(n * n):
        i, j = divmod(k, n)
        batch[k, i * size : i * size + size, j * size : j * size + size].zero_()
    with torch.inference_mode():
        p = model(batch.unsqueeze(1)).softmax(dim=1)[:, label]
    return (p[-1] - p[:-1]).reshape(n, n).clone()
""",
        """
def occlusion(model, x, label, size):
    n = 28 // size
    rows = torch.arange(28) // size
    places = torch.arange(n)
    across = rows[None, :] == places[:, None]
    hole = across[:, None, :, None] & across[None, :, None, :]
    pictures = torch.where(hole, 0.0, x.detach())
    with torch.no_grad():
        covered = torch.exp(torch.log_softmax(model(pictures.reshape(-1, 1, 28, 28)), -1))
        full = torch.exp(torch.log_softmax(model(x.detach().reshape(1, 1, 28, 28)), -1))
    return full[0, label] - covered[:, label].view(n, n)
""",
        """
def occlusion(model, x, label, size):
    def p(one):
        z = model(torch.tensor(one).reshape(1, 1, 28, 28)).detach().numpy()[0].astype(float)
        e = np.exp(z - z.max())
        return e[label] / e.sum()

    original = x.detach().numpy().copy()
    result = []
    for top in range(0, 28 - size + 1, size):
        row = []
        for left in range(0, 28 - size + 1, size):
            copy = original.copy()
            copy[top:top + size, left:left + size] = 0
            row.append(p(original) - p(copy))
        result.append(row)
    return np.array(result)
""",
        """
def occlusion(model, x, label, size):
    n = 28 // size
    out = torch.empty((n, n))
    with torch.no_grad():
        for i in range(n):
            mask = torch.ones(n, 28, 28)
            for j in range(n):
                mask[j].narrow(0, i * size, size).narrow(1, j * size, size).fill_(0)
            both = torch.cat([x[None], x * mask])[:, None]
            p = torch.nn.Softmax(dim=1)(model(both)).T[label]
            out[i] = p[0] - p[1:]
    return out
""",
        """
def occlusion(model, x, label, size):
    def belief(picture):
        with torch.inference_mode():
            z = model(torch.tensor(picture, dtype=torch.float32).reshape(1, 1, 28, 28)).numpy()[0].astype(float)
        e = np.exp(z - z.max())
        return e[label] / e.sum()
    a = x.detach().numpy()
    rows = []
    for top in range(0, 28 - size + 1, size):
        row = []
        for left in range(0, 28 - size + 1, size):
            b = a.copy()
            b[top:top + size, left:left + size] = 0
            row.append(belief(a) - belief(b))
        rows.append(row)
    return np.array(rows)
""",
        """
def occlusion(model, x, label, size):
    k = 28 // size
    masks = torch.ones(k * k, 28, 28)
    for m in range(k * k):
        e = torch.zeros(k * k); e[m] = 1
        patch = torch.kron(e.reshape(k, k), torch.ones(size, size))
        masks[m, : k * size, : k * size] -= patch
    with torch.no_grad():
        covered = nn.functional.softmax(model((x.detach() * masks)[:, None]), dim=-1)[:, label]
        whole = nn.functional.softmax(model(x.detach()[None, None]), dim=-1)[0, label]
    return (whole - covered).view(k, k)
""",
        """
def occlusion(model, x, label, size):
    side = 28 // size
    out = torch.zeros(side, side)
    with torch.no_grad():
        whole = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(side):
            for j in range(side):
                s = slice(i * size, (i + 1) * size), slice(j * size, (j + 1) * size)
                kept = x[s].clone()
                x[s] = 0
                out[i, j] = whole - torch.softmax(model(x[None, None]), 1)[0, label]
                x[s] = kept
    return out
""",
    ],
    "confidence_histogram": [
        """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
        """
def confidence_histogram(P, bins=10):
    return np.histogram(P.max(axis=1), bins=bins, range=(0, 1))[0]
""",
        """
def confidence_histogram(P, bins=10):
    counts = [0] * bins
    for row in P:
        i = 0
        while i < bins - 1 and max(row) >= (i + 1) / bins:
            i += 1
        counts[i] += 1
    return counts
""",
        """
def confidence_histogram(P, bins=10):
    top = np.sort(P, axis=1)[:, -1]
    edges = np.linspace(0, 1, bins + 1)
    edges[-1] = np.inf
    return np.array([np.sum((top >= a) & (top < b)) for a, b in zip(edges, edges[1:])])
""",
        """
import torch

def confidence_histogram(P, bins=10):
    top = torch.tensor(np.array(P, dtype=float)).amax(dim=1)
    inner = torch.arange(1, bins, dtype=torch.float64) / bins
    where = torch.bucketize(top, inner, right=True)
    return torch.zeros(bins, dtype=torch.int64).index_add_(0, where, torch.ones_like(where)).numpy()
""",
        """
from collections import Counter

def confidence_histogram(P, bins=10):
    seen = Counter(min(int(p * bins), bins - 1) for p in np.amax(P, axis=-1))
    return np.array([seen[i] for i in range(bins)], dtype=np.int32)
""",
        """
def confidence_histogram(P, bins=10):
    edges = np.linspace(0, 1, bins + 1)
    i = np.searchsorted(edges, P.max(axis=1), side="right") - 1
    i[i == bins] = bins - 1
    out = np.zeros(bins, dtype=int)
    np.add.at(out, i, 1)
    return out
""",
        """
def confidence_histogram(P, bins=10):
    c = np.sort(P, axis=1)[:, -1]
    below = np.array([np.count_nonzero(c < k / bins) for k in range(bins)] + [len(c)])
    return np.diff(below)
""",
        """
from collections import Counter
def confidence_histogram(P, bins=10):
    n = Counter(min(int(np.floor(p * bins + 1e-9)), bins - 1) for p in np.amax(P, axis=-1))
    return np.array([n[i] for i in range(bins)])
""",
    ],
    "accuracy_by_data": [
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    order = rng.permutation(len(train[0]))
    X, labels = train[0][order], train[1][order]
    return [(fit(X[:n], labels[:n])(test[0]) == test[1]).mean() for n in sizes]
""",
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    def once(size):
        rows = np.arange(len(train[1]))
        rng.shuffle(rows)
        rows = np.sort(rows[:size])
        predict = fit(*(part[rows] for part in train))
        right = 0
        for guess, truth in zip(predict(test[0]), test[1]):
            right += int(guess == truth)
        return right / len(test[1])

    return tuple(map(once, sizes))
""",
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    n = train[0].shape[0]
    scores = np.zeros(len(sizes))
    for k, size in enumerate(sizes):
        chosen = np.argsort(rng.random(n))[:size]
        model = fit(np.take(train[0], chosen, axis=0), np.take(train[1], chosen))
        wrong = np.count_nonzero(model(test[0]) != test[1])
        scores[k] = 1 - wrong / len(test[1])
    return scores
""",
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    (X, y), (X_test, y_test) = train, test
    results = []
    for size in sizes:
        left, rows = list(range(len(y))), []
        while len(rows) < size:
            rows.append(left.pop(int(rng.integers(len(left)))))
        keep = np.zeros(len(y), dtype=bool)
        keep[rows] = True
        predict = fit(X[keep], y[keep])
        results.append(np.equal(predict(X_test), y_test).sum() / y_test.size)
    return results
""",
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    result = np.zeros(len(sizes))
    for k, size in enumerate(sizes):
        pool = list(range(len(train[0])))
        picked = []
        while len(picked) < size:
            picked.append(pool.pop(int(rng.integers(len(pool)))))
        said = fit(np.array([train[0][i] for i in picked]), np.array([train[1][i] for i in picked]))(test[0])
        good = 0
        for a, b in zip(said, test[1]):
            if a == b:
                good += 1
        result[k] = good / len(test[1])
    return result
""",
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, y = train
    fractions = []
    for size in sizes:
        keys = rng.random(len(y))
        chosen = keys.argsort() < size
        predict = fit(X[chosen], y[chosen])
        fractions.append((predict(test[0]) == test[1]).mean().item())
    return fractions
""",
        """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = lambda Q: fit(X[rows], labels[rows])(Q)
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
    ],
}

WRONG = {
    "input_gradient": [
        (
            """
def input_gradient(model, x, label):
    x.requires_grad_(True)
    slopes = torch.autograd.grad(model(x[None])[0, label], x)[0]
    x.requires_grad_(False)
    return slopes
""",
            "a picture that recorded records no more",
        ),
        (
            """
def input_gradient(model, x, label):
    copy = x.detach().clone().requires_grad_()
    return torch.autograd.grad(model(copy[None])[0, label], copy)
""",
            "a tuple",
        ),
        (
            """
def input_gradient(model, x, label):
    x.requires_grad_()
    model(x[None])[0, label].backward()
    return x.grad
""",
            "x and the weights get a grad",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None]).sum()
    return torch.autograd.grad(score, x)[0]
""",
            "all logits added up",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None]).max()
    return torch.autograd.grad(score, x)[0]
""",
            "the largest logit, not the label's",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = torch.softmax(model(x[None]), 1)[0, label]
    return torch.autograd.grad(score, x)[0]
""",
            "of the probability",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = torch.log_softmax(model(x[None]), 1)[0, label]
    return torch.autograd.grad(score, x)[0]
""",
            "of the log probability",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = nn.functional.cross_entropy(model(x[None]), torch.tensor([label]))
    return torch.autograd.grad(score, x)[0]
""",
            "of the cross-entropy",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0].abs()
""",
            "its size",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0].sign()
""",
            "its sign",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return -torch.autograd.grad(score, x)[0]
""",
            "the wrong sign",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    g = torch.autograd.grad(score, x)[0]
    return g / g.abs().max()
""",
            "divided by the largest",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    score.backward()
    return x.grad
""",
            "gradients are left in the model",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    score.backward()
    model.zero_grad()
    return x.grad
""",
            "gradients of the model are set to None",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    score.backward()
    for p in model.parameters():
        p.grad = torch.zeros_like(p)
    return x.grad
""",
            "gradients of the model become zeros",
        ),
        (
            """
def input_gradient(model, x, label):
    x.requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0]
""",
            "x records from now on",
        ),
        (
            """
def input_gradient(model, x, label):
    x.requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    g = torch.autograd.grad(score, x)[0]
    x.grad = g
    x.requires_grad_(False)
    return g
""",
            "x.grad is filled",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0][None]
""",
            "the batch axis is left on",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    for p in model.parameters():
        p.requires_grad_(False)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0]
""",
            "the model's parameters are frozen",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    model.train()
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0]
""",
            "the model is put into training mode",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0] * x.detach()
""",
            "gradient times input",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, 0]
    return torch.autograd.grad(score, x)[0]
""",
            "always label 0",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0].flatten()
""",
            "flattened",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return score.detach()
""",
            "the score instead of its gradient",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    for p in model.parameters():
        p.requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0]
""",
            "frozen and thawed, whatever was before",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x)[..., label].sum()
    return torch.autograd.grad(score, x)[0]
""",
            "no batch axis in front",
        ),
        (
            """
def input_gradient(model, x, label):
    x = (x + 0.1 * torch.randn_like(x)).detach().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0]
""",
            "smoothed over noise",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0].clamp(0, 1)
""",
            "clipped to [0, 1]",
        ),
        (
            """
def input_gradient(model, x, label):
    x = x.detach().clone().requires_grad_(True)
    with torch.enable_grad():
        score = model(x[None])[0, label]
    return torch.autograd.grad(score, x)[0] + 0 * x
""",
            "still on the graph",
        ),
        (
            """
_cache = {}
def input_gradient(model, x, label):
    key = (id(model), label)
    if key not in _cache:
        c = x.detach().clone().requires_grad_(True)
        _cache[key] = torch.autograd.grad(model(c[None])[0, label], c)[0]
    return _cache[key]
""",
            "",
        ),
        (
            """
def input_gradient(model, x, label):
    copy_ = x.detach().clone().requires_grad_(True)
    logit = torch.log_softmax(model(copy_[None]), 1)[0, label]
    return torch.autograd.grad(logit, copy_)[0]
""",
            "logarithm of a probability",
        ),
        (
            """
def input_gradient(model, x, label):
    copy_ = x.detach().clone().requires_grad_(True)
    logit = model(copy_[None])[0, label]
    return torch.autograd.grad(logit, copy_)[0] * x
""",
            "multiplied by the picture",
        ),
    ],
    "fgsm": [
        (
            """
def fgsm(model, x, label, eps):
    x.requires_grad_()
    loss = nn.functional.cross_entropy(model(x[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, x)[0]
    return x + eps * slope.sign()
""",
            "not clipped, and x records",
        ),
        (
            """
def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    loss = nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, copy)[0]
    return (x.detach() + eps * slope.sign()).clamp(-eps, eps)
""",
            "clipped at eps",
        ),
        (
            """
def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    loss = nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, copy)[0]
    return (x.detach() + slope.clamp(-eps, eps)).clamp(0, 1)
""",
            "the slope cut off at eps",
        ),
        (
            """
def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    nn.functional.cross_entropy(model(copy[None]), torch.tensor([label])).backward()
    return (copy + eps * copy.grad.sign()).clamp(0, 1)
""",
            "on the graph, and the weights get a grad",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() - eps * grad.sign()).clamp(0, 1)
""",
            "down the loss",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad).clamp(0, 1)
""",
            "the gradient without its sign",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad / grad.norm()).clamp(0, 1)
""",
            "the gradient of length one",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign())
""",
            "not clipped",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(min=0)
""",
            "clipped below only",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(max=1)
""",
            "clipped above only",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(-1, 1)
""",
            "clipped to [-1, 1]",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return x.detach() + (eps * grad.sign()).clamp(0, 1)
""",
            "the step is clipped, not the picture",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(x.min(), x.max())
""",
            "clipped to x's own range",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = model(probe[None])[0, label]
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "of the label's logit",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = -model(probe[None])[0, label]
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "against the label's logit, not up the loss",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), model(probe[None]).argmax(1))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "the predicted label instead of the true one",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(torch.softmax(model(probe[None]), 1), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "softmax before the cross-entropy",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    loss.backward()
    grad = probe.grad
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "gradients are left in the model",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    loss.backward()
    model.zero_grad()
    grad = probe.grad
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "gradients of the model are set to None",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return x.detach().add_(eps * grad.sign()).clamp_(0, 1)
""",
            "x is moved in place",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "x records from now on",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return eps * grad.sign()
""",
            "the change alone",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + 0.1 * grad.sign()).clamp(0, 1)
""",
            "eps is 0.1",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * (grad > 0).float()).clamp(0, 1)
""",
            "up only",
        ),
        (
            """
def fgsm(model, x, label, eps):
    y = x.detach()
    for _ in range(10):
        y = _step(model, y, label, eps / 10)
    return y


def _step(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "ten small steps",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)[None]
""",
            "with the batch axis",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (probe + eps * grad.sign()).clamp(0, 1)
""",
            "still on the graph",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.zeros(1, dtype=torch.long))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "label 0 always",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + 2 * eps * grad.sign()).clamp(0, 1)
""",
            "eps along each of two signs",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * torch.randn_like(grad).sign()).clamp(0, 1)
""",
            "random signs",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    model.train()
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "the model is put into training mode",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    model.requires_grad_(False)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1)
""",
            "the model is frozen",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return torch.where(x > 0, x.detach() + eps * grad.sign(), x).clamp(0, 1)
""",
            "paper stays as it is",
        ),
        (
            """
def fgsm(model, x, label, eps):
    probe = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(probe[None]), torch.tensor([label]))
    grad = torch.autograd.grad(loss, probe)[0]
    return (x.detach() + eps * grad.sign()).clamp(0, 1).mul(255).round().div(255)
""",
            "rounded to whole grey values",
        ),
        (
            """
def fgsm(model, x, label, eps):
    leaf = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(leaf[None]), torch.tensor([label]))
    g = torch.autograd.grad(loss, leaf)[0]
    return (x.detach() + eps * g.sign() * (x.detach() > 0)).clamp(0, 1)
""",
            "Points of paper",
        ),
        (
            """
def fgsm(model, x, label, eps):
    leaf = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(leaf[None]), torch.tensor([label]))
    g = torch.autograd.grad(loss, leaf)[0]
    return (x + eps * g.sign()).clamp(max=1)
""",
            "No point is above 1",
        ),
        (
            """
def fgsm(model, x, label, eps):
    leaf = x.detach().clone().requires_grad_(True)
    loss = nn.functional.mse_loss(model(leaf[None]), nn.functional.one_hot(torch.tensor([label]), model(leaf[None]).shape[1]).float())
    g = torch.autograd.grad(loss, leaf)[0]
    return (x + eps * g.sign()).clamp(0, 1)
""",
            "squared error",
        ),
        (
            """
def fgsm(model, x, label, eps):
    leaf = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(leaf[None]), torch.tensor([label]))
    g = torch.autograd.grad(loss, leaf)[0]
    return (x + eps * g.sign()).clamp(0, 1)
""",
            "the x that was given records",
        ),
        (
            """
def fgsm(model, x, label, eps):
    leaf = x.detach().clone().requires_grad_(True)
    model.zero_grad()
    nn.functional.cross_entropy(model(leaf[None]), torch.tensor([label])).backward()
    model.zero_grad()
    return (x + eps * leaf.grad.sign()).clamp(0, 1)
""",
            "gradients that the weights held",
        ),
        (
            """
def fgsm(model, x, label, eps):
    leaf = x.detach().clone().requires_grad_(True)
    loss = nn.functional.cross_entropy(model(leaf[None]), torch.tensor([label]))
    g = torch.autograd.grad(loss, leaf)[0]
    return (x + eps * (g > 0)).clamp(0, 1)
""",
            "stayed where they were",
        ),
    ],
    "occlusion": [
        (
            """
def occlusion(model, x, label, size):
    n = 28 // size
    out = torch.zeros(n, n)
    with torch.no_grad():
        before = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(n):
            for j in range(n):
                c = x.clone()
                a, b = i * size, j * size
                c[a:a + size, b:b + size] = 0
                p = torch.softmax(model(c[None, None]), 1)[0, label]
                out[i, j] = abs(before - p)
    return out
""",
            "no signs",
        ),
        (
            """
def occlusion(model, x, label, size):
    n = 28 // size
    out = torch.zeros(n, n)
    with torch.no_grad():
        before = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(n):
            for j in range(n):
                c = x.clone()
                a, b = i * size, j * size
                c[a:a + size, b:b + size] = 0
                p = torch.softmax(model(c[None, None]), 1)[0, label]
                out[i, j] = max(before - p, 0)
    return out
""",
            "no rise",
        ),
        (
            """
def occlusion(model, x, label, size):
    n = 28 // size
    out = torch.zeros(n, n)
    with torch.no_grad():
        before = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(n):
            for j in range(n):
                c = x.clone()
                a, b = i * size, j * size
                c[a:a + size, b:b + size] = 0
                p = torch.softmax(model(c[None, None]), 1)[0, label]
                out[i, j] = (before - p) / before
    return out
""",
            "relative to the whole",
        ),
        (
            """
def occlusion(model, x, label, size):
    n = 28 // size
    out = torch.zeros(n, n)
    with torch.no_grad():
        before = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(n):
            for j in range(n):
                c = x.clone()
                a, b = i * size + 1, j * size + 1
                c[a:a + size, b:b + size] = 0
                p = torch.softmax(model(c[None, None]), 1)[0, label]
                out[i, j] = before - p
    return out
""",
            "one point too far",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = chance(y) - whole
    return out
""",
            "the wrong way round",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return model(picture[None, None])[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "logits instead of probabilities",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.sigmoid(model(picture[None, None]))[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "sigmoid instead of softmax",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.log_softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "the log of the probability",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = chance(y)
    return out
""",
            "the probability left, no difference",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = 1 - chance(y) / whole
    return out
""",
            "the ratio",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 1
            out[i, j] = whole - chance(y)
    return out
""",
            "the patch is set to 1",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = x.mean()
            out[i, j] = whole - chance(y)
    return out
""",
            "the patch is set to the mean",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    y = x.detach().clone()
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "covers add up",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "x is changed",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[j, i] = whole - chance(y)
    return out
""",
            "rows and columns exchanged",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size - 1, j * size:(j + 1) * size - 1] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "the patch is one too small",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i:i + size, j:j + size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "patches overlap, at every point",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "a strip instead of a patch",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = torch.zeros_like(x)
            a, b = slice(i * size, (i + 1) * size), slice(j * size, (j + 1) * size)
            y[a, b] = x.detach()[a, b]
            out[i, j] = whole - chance(y)
    return out
""",
            "everything else is covered",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = -(-28 // size)
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "a patch at the edge too, where size does not divide 28",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 7
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "7 patches whatever the size",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n, size = 28 // size, 4
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "sizes of 4 only",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0].max()

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "the largest probability",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 0)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "softmax over the wrong axis",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out.flatten()
""",
            "a flat result",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out.clamp(min=0)
""",
            "never negative",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "with a graph",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out / size**2
""",
            "divided by the patch's points",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    model.train()
    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "left in training mode",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out.abs()
""",
            "the size of the difference",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, 0]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "label 0 always",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "a batch without the channel axis",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out.repeat_interleave(size, 0).repeat_interleave(size, 1)
""",
            "stretched to the picture's size",
        ),
        (
            """
def occlusion(model, x, label, size):
    def chance(picture):
        with torch.no_grad():
            return torch.softmax(model(picture[None, None]), 1)[0, label]

    n = 28 // size
    whole = 1 - chance(x)
    out = torch.zeros(n, n)
    for i in range(n):
        for j in range(n):
            y = x.detach().clone()
            y[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
            out[i, j] = whole - chance(y)
    return out
""",
            "whole minus of the other labels",
        ),
        (
            """
def occlusion(model, x, label, size):
    side = round(28 / size)
    out = torch.zeros(side, side)
    with torch.no_grad():
        whole = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(side):
            for j in range(side):
                covered = x.clone()
                covered[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
                out[i, j] = whole - torch.softmax(model(covered[None, None]), 1)[0, label]
    return out
""",
            "rounded up",
        ),
        (
            """
def occlusion(model, x, label, size):
    side = 28 // size
    out = torch.zeros(side, side)
    with torch.no_grad():
        whole = model(x[None, None])[0, label]
        for i in range(side):
            for j in range(side):
                covered = x.clone()
                covered[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
                out[i, j] = whole - model(covered[None, None])[0, label]
    return out
""",
            "differences of logits",
        ),
        (
            """
def occlusion(model, x, label, size):
    side = 28 // size
    out = torch.zeros(side, side)
    with torch.no_grad():
        whole = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(side):
            for j in range(side):
                covered = x.clone()
                covered[i * size:((i + 1) * size if i < side - 1 else 28), j * size:((j + 1) * size if j < side - 1 else 28)] = 0
                out[i, j] = whole - torch.softmax(model(covered[None, None]), 1)[0, label]
    return out
""",
            "reach to the border",
        ),
        (
            """
def occlusion(model, x, label, size):
    side = 28 // size
    out = torch.zeros(side, side)
    with torch.no_grad():
        whole = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(side):
            for j in range(side):
                covered = x.clone()
                covered[i * size:(i + 1) * size] = 0
                out[i, j] = whole - torch.softmax(model(covered[None, None]), 1)[0, label]
    return out
""",
            "Whole rows",
        ),
        (
            """
def occlusion(model, x, label, size):
    side = 28 // size
    out = torch.zeros(side, side)
    with torch.no_grad():
        whole = torch.softmax(model(x[None, None]), 1)[0, label]
        for i in range(side):
            for j in range(side):
                covered = torch.zeros_like(x)
                s = slice(i * size, (i + 1) * size), slice(j * size, (j + 1) * size)
                covered[s] = x[s]
                out[i, j] = whole - torch.softmax(model(covered[None, None]), 1)[0, label]
    return out
""",
            "All but the patch",
        ),
        (
            """
def occlusion(model, x, label, size):
    side = 28 // size
    out = torch.zeros(side, side)
    with torch.no_grad():
        whole = torch.log_softmax(model(x[None, None]), 1)[0, label]
        for i in range(side):
            for j in range(side):
                covered = x.clone()
                covered[i * size:(i + 1) * size, j * size:(j + 1) * size] = 0
                out[i, j] = whole - torch.log_softmax(model(covered[None, None]), 1)[0, label]
    return out
""",
            "logarithms",
        ),
    ],
    "confidence_histogram": [
        (
            """
def confidence_histogram(P, bins=10):
    top = P.ravel()
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "all entries are counted",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P[:, -1]
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "the last column alone",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.mean(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "the mean of a row",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=0)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "the largest of each column",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum(P.argmax(axis=1), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "the column of the largest",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = (top * bins).astype(int)
    return np.bincount(places, minlength=bins)
""",
            "a certain row gets a bin of its own",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    places = places[top < 1]
    return np.bincount(places, minlength=bins)
""",
            "a certain row is lost",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    bins = 10
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "always ten bins",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins) / len(P)
""",
            "shares instead of counts",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins).astype(float)
""",
            "counts of type float",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    return np.histogram(top, bins)[0]
""",
            "bins from the smallest to the largest",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    return np.histogram(top, bins, range=(1 / P.shape[1], 1))[0]
""",
            "bins from 1 / k to 1",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    return np.histogram(top, bins, range=(0.5, 1))[0]
""",
            "bins from a half to 1",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    return np.histogram(top, bins, range=(0, 1))
""",
            "counts and edges",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum(np.rint(top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "rounded to the nearest bin",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum(np.ceil(top * bins).astype(int) - 1, bins - 2)
    return np.bincount(places, minlength=bins)
""",
            "one bin too low",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places)
""",
            "empty bins at the end are missing",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins + 1)
""",
            "bins + 1 counts",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins).cumsum()
""",
            "added up",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)[::-1]
""",
            "highest bin first",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    P.sort(axis=1)
    top = P[:, -1]
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "P is sorted in place",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    return np.histogram(top, bins, range=(0, 1), density=True)[0]
""",
            "density",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = np.unique(P.max(axis=1))
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "equal rows are counted once",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    return np.histogram(top, np.linspace(0, 1, bins))[0]
""",
            "edges by linspace with one too few",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1) - np.sort(P, axis=1)[:, -2]
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "the margin over the second",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    out = np.bincount(places, minlength=bins)
    out[0] = 0
    return out
""",
            "the first bin is left out",
        ),
        (
            """
def confidence_histogram(P, bins=5):
    top = P.max(axis=1)
    places = np.minimum((top * bins).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
            "the default is five",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    out = np.zeros(bins, int)
    for c in P.max(axis=1):
        out[int(c * bins)] += 1
    return out
""",
            "after the last one",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    c = P.max(axis=1)
    i = (c * bins).astype(int)
    return np.bincount(i, minlength=bins)
""",
            "bin of their own",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    c = P.max(axis=1)
    i = np.minimum((c * bins).astype(int), bins - 1)
    return np.bincount(i)
""",
            "empty bins",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    return np.histogram(P.max(axis=1), np.linspace(0, 1, bins))[0]
""",
            "one bin too few",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    out = np.zeros(bins, int)
    out[np.minimum((P.max(axis=1) * bins).astype(int), bins - 1)] += 1
    return out
""",
            "counted once",
        ),
        (
            """
def confidence_histogram(P, bins=10):
    c = P.max(axis=1)
    i = np.minimum((c * 10).astype(int), bins - 1)
    return np.bincount(i, minlength=bins)
""",
            "tenth wide",
        ),
    ],
    "accuracy_by_data": [
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=True)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "with replacement",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = np.arange(size)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "the first rows",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    rng = np.random.default_rng(0)
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "a seed of its own",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = np.random.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "numpy's global generator",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rng.choice(len(X), size, replace=False)])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "labels are drawn anew",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[:size])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "labels from the front",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X, labels)
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "always all rows",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.permutation(len(X))[:size + 1]
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "one row too many",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.permutation(len(X))[:size - 1]
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "one row too few",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X[rows]) == labels[rows])))
    return out
""",
            "measured on the training rows",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) != labels_test)))
    return out
""",
            "the fraction read wrong",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(100 * float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "percent",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(int(np.sum(predict(X_test) == labels_test)))
    return out
""",
            "counts instead of fractions",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(np.sum(predict(X_test) == labels_test) / size)
    return out
""",
            "divided by the training rows",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X_test[:size], labels_test[:size])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "fit on the test rows",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sorted(sizes):
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "sizes are sorted first",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    sizes.sort()
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "sizes are sorted in place",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes[::-1]:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "the largest size first",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out[-1]
""",
            "the last size only",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return dict(zip(sizes, out))
""",
            "a dict by size",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        if not out:
            predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "predict is kept from the first fit",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(min(2 * size, len(X)), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "only from the first rows of twice the size",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = (rng.integers(len(X)) + np.arange(size)) % len(X)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "a block at a place drawn by chance",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        order = rng.permutation(len(X))
        X[:], labels[:] = X[order], labels[order]
        rows = np.arange(size)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "the train rows are shuffled in place",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test[:size]) == labels_test[:size])))
    return out
""",
            "only the test rows of the first size",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(round(float(np.mean(predict(X_test) == labels_test)), 2))
    return out
""",
            "rounded to two places",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X) - 1, size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "the last row is never drawn",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.permutation(np.arange(1, len(X)))[:size]
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "the first row is never drawn",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = np.concatenate([rng.permutation(np.flatnonzero(labels == c))[: size // 2] for c in np.unique(labels)])[:size]
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "every class equally often",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = accuracy_by_data.__dict__.setdefault('out', [])
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "the lists of sizes run together",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return np.maximum.accumulate(out).tolist()
""",
            "the best so far",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = np.random.default_rng(size).choice(len(X), size, replace=False)
        predict = fit(X[rows], labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "a generator of bytes from the seed of the call",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, labels = train
    X_test, labels_test = test
    out = []
    for size in sizes:
        rows = rng.choice(len(X), size, replace=False)
        predict = fit(X[rows].reshape(size, -1), labels[rows])
        out.append(float(np.mean(predict(X_test) == labels_test)))
    return out
""",
            "in another shape",
        ),
        (
            """
def accuracy_by_data(fit, train, test, sizes, rng):
    X, y = train
    out = []
    for size in sizes:
        rows = [rng.choice(np.flatnonzero(y == c)) for c in np.unique(y)][:size]
        rest = np.setdiff1d(np.arange(len(X)), rows)
        rows = np.r_[rows, rng.choice(rest, size - len(rows), replace=False)].astype(int)
        out.append(float(np.mean(fit(X[rows], y[rows])(test[0]) == test[1])))
    return out
""",
            "one of each label",
        ),
    ],
}
