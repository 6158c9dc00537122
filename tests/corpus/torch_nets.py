"""Answers to lesson 10 as different people write them: RIGHT ones pass, WRONG ones fail with a reason."""

RIGHT = {
    "make_tensors": [
        """
def make_tensors():  # `a` is the tensor that the section above made
    names, ones, eye = "ones eye range line like product".split(), a.new_ones((2, 3)), torch.eye(3)
    five = torch.linspace(0, 1, steps=5)
    return dict(zip(names, (ones, eye, 2 * torch.arange(5), five, a.double().new_ones((4, 2)), ones.mm(eye))))
""",
        """
def make_tensors():
    d = {}
    d["ones"] = torch.full((2, 3), 1.0)
    d["eye"] = torch.diag(torch.ones(3))
    d["range"] = torch.tensor([0, 2, 4, 6, 8])
    d["line"] = torch.arange(5) / 4
    d["like"] = torch.tensor([1.0], dtype=torch.double).new_ones((4, 2))
    d["product"] = torch.matmul(d["ones"], d["eye"])
    d["more"] = "fine"
    return d
""",
        """
def make_tensors():
    ones, eye = torch.ones((2, 3)), torch.eye(3, dtype=torch.float64)
    line = torch.linspace(0, 1, steps=5, dtype=torch.float64)
    return dict(ones=ones, eye=eye, range=torch.arange(0, 9, 2), line=line,
                like=torch.ones(4, 2).double(), product=torch.mm(ones, eye.float()))
""",
    ],
    "grad_of": [
        """
def grad_of(f, x):
    y = torch.tensor(x.detach().numpy().copy(), requires_grad=True)
    return torch.autograd.grad(f(y), y)[0]
""",
        "grad_of = lambda f, x: torch.func.grad(f)(x.detach())",
        """
def grad_of(f, x, graph=False):
    with torch.enable_grad():
        z = x.clone().detach()
        z.requires_grad = True
        out = f(z)
        out.backward()
    return z.grad.clone()
""",
        "grad_of = lambda f, x: torch.autograd.functional.jacobian(f, x.detach())",
    ],
    "DeepNN": [
        """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super(DeepNN, self).__init__()
        self.linear3 = nn.Linear(6, out_features)
        self.linear2 = nn.Linear(8, 6)
        self.linear1 = nn.Linear(in_features, 8)
        self.relu = nn.ReLU()
        self.sigmoid = nn.Sigmoid()

    def forward(self, x):
        x = self.relu(self.linear1(x))
        x = self.sigmoid(self.linear2(x))
        x = self.linear3(x)
        return x
""",
        """
import torch.nn.functional as F

class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3, width=8):
        nn.Module.__init__(self)
        self.linear1, self.linear2 = nn.Linear(in_features, width), nn.Linear(width, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        return self.linear3(F.sigmoid(self.linear2(self.linear1(X).clamp(min=0))))
""",
    ],
    "probabilities": [
        """
def probabilities(model, X):
    mode = model.training
    try:
        with torch.inference_mode():
            return nn.functional.softmax(model.eval()(X), -1)
    finally:
        model.train(mode)
""",
        """
@torch.no_grad()
def probabilities(model, X):
    mode = model.training
    model.train(False)
    Z = model(X)
    if mode:
        model.train()
    E = torch.exp(Z - Z.max(dim=1, keepdim=True).values)
    return E / E.sum(dim=1, keepdim=True)
""",
        """
def probabilities(model, X):
    import copy
    reader = copy.deepcopy(model).eval()
    return reader(X).softmax(dim=1).detach().numpy()
""",
    ],
    "train_step": [
        """
def train_step(model, X, t, loss, optimizer):
    l = loss(model(X), t)
    l.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(l)
""",
        """
def train_step(model, X, t, loss, optimizer):
    scores = model(X)
    value = loss(scores, t)
    model.zero_grad()
    value.backward()
    optimizer.step()
    return value.detach().cpu().item()
""",
        """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad(set_to_none=False)
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return np.float64(value.item())
""",
    ],
    "fit": [
        """
def fit(model, loader, optimizer, epochs):
    history = []
    for epoch in range(1, epochs + 1):
        total, count = 0.0, 0
        for X, y in loader:
            optimizer.zero_grad()
            l = nn.functional.cross_entropy(model(X), y)
            l.backward()
            optimizer.step()
            total += l.item()
            count += 1
        history.append(total / count)
    return history
""",
        """
def fit(model, loader, optimizer, epochs):
    step = lambda batch: train_step(model, *batch, nn.CrossEntropyLoss(), optimizer)
    return np.array([np.mean([step(batch) for batch in loader]) for _ in range(epochs)])
""",
        """
def fit(model, loader, optimizer, epochs):
    history = []
    for _ in range(epochs):
        total = 0
        for X, labels in loader:
            total += train_step(model, X, labels, nn.CrossEntropyLoss(), optimizer) * len(X)
        history.append(total / len(loader.dataset))
    return tuple(history)
""",
    ],
    "save_best": [
        """
def save_best(model, score, best, path):
    if best >= score:
        return best
    torch.save({name: value.clone() for name, value in model.state_dict().items()}, str(path))
    return score
""",
        """
def save_best(model, score, best, path):
    better = score > best
    if better:
        with open(path, "wb") as file:
            torch.save(model.state_dict(), file)
    print("saved" if better else "kept")
    return score if better else best
""",
    ],
    "load_best": [
        """
def load_best(model, path):
    state = torch.load(path)
    model.load_state_dict(state)
    model.eval()
    return model
""",
        """
def load_best(model, path):
    import copy
    fresh = copy.deepcopy(model)
    fresh.load_state_dict(torch.load(str(path), map_location="cpu", weights_only=True), strict=True)
    fresh.train(False)
    return fresh
""",
    ],
}

WRONG = {
    "make_tensors": [
        ("make_tensors = lambda: [torch.ones(2, 3), torch.eye(3)]", ""),
        ("make_tensors = lambda: {'ones': torch.ones(2, 3)}", ""),
    ],
    "grad_of": [
        ("def grad_of(f, x):\n    x.requires_grad = True\n    f(x).backward()\n    return x.grad", ""),
        ("def grad_of(f, x):\n    return (f(x + 0.5) - f(x - 0.5)) * torch.ones_like(x)", ""),
        ("def grad_of(f, x):\n    x.requires_grad_()\n    g = torch.autograd.grad(f(x), x)[0]\n    return g", ""),
    ],
    "DeepNN": [
        (
            "class DeepNN(nn.Module):\n"
            "    def __init__(self, in_features=10, out_features=3):\n"
            "        super().__init__()\n"
            "        self.linear1, self.linear2 = nn.Linear(in_features, 8), nn.Linear(8, 6)\n"
            "        self.linear3 = nn.Linear(6, out_features)\n"
            "    def forward(self, X):\n"
            "        X = torch.sigmoid(self.linear2(torch.relu(self.linear1(X))))\n"
            "        return nn.functional.log_softmax(self.linear3(X), dim=1)",
            "",
        ),
        ("DeepNN = lambda d=10, k=3: nn.Sequential(nn.Linear(d, 8), nn.ReLU(), nn.Linear(8, k))", ""),
    ],
    "probabilities": [
        ("def probabilities(model, X):\n    return torch.softmax(model(X), dim=1)", ""),
        ("def probabilities(model, X):\n    return torch.softmax(model.eval()(X), dim=1).detach()", "evaluation mode"),
        ("def probabilities(model, X):\n    return torch.ones(len(X), 3) / 3", ""),
    ],
    "train_step": [
        (
            "def train_step(model, X, t, loss, optimizer):\n"
            "    value = loss(model(X), t)\n    value.backward()\n    optimizer.step()\n    return value.item()",
            "gradients of all earlier steps",
        ),
        ("train_step = lambda model, X, t, loss, optimizer: loss(model(X), t).item()", "weights stay as they were"),
        (
            "def train_step(model, X, t, loss, optimizer):\n    optimizer.zero_grad()\n    value = loss(t, model(X))\n"
            "    value.backward()\n    optimizer.step()\n    return value.item()",
            "",
        ),
    ],
    "fit": [
        (
            "def fit(model, loader, optimizer, epochs):\n    history = []\n    for _ in range(epochs):\n"
            "        for X, y in loader:\n            loss = nn.functional.cross_entropy(model(X), y)\n"
            "            loss.backward()\n            optimizer.step()\n        history.append(loss.item())\n"
            "    return history",
            "",
        ),
        ("def fit(model, loader, optimizer, epochs):\n    return [1.0986] * epochs", ""),
    ],
    "save_best": [
        (
            "def save_best(model, score, best, path):\n    torch.save(model.state_dict(), path)\n"
            "    return max(score, best)",
            "also a worse one",
        ),
        ("def save_best(model, score, best, path):\n    return max(score, best)", "Nothing was written"),
    ],
    "load_best": [
        (
            "def load_best(model, path):\n    model.load_state_dict(torch.load(path, weights_only=False))\n"
            "    return model.eval()",
            "safe reading was switched off",
        ),
        ("def load_best(model, path):\n    return model.eval()", "still has its own weights"),
    ],
}

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "make_tensors": [
        """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
        """
def make_tensors():
    made = {"ones": torch.full((2, 3), 1.0), "eye": torch.diag(torch.ones(3)), "range": torch.tensor([0, 2, 4, 6, 8])}
    made["line"] = torch.arange(5) / 4
    made["like"] = torch.ones_like(torch.empty(4, 2).double())
    made["product"] = torch.einsum("ij,jk->ik", made["ones"], made["eye"])
    made["more"] = None
    return made
""",
        """
def make_tensors():
    return dict(
        ones=torch.ones((2, 3), dtype=torch.float32),
        eye=torch.from_numpy(np.identity(3, dtype=np.float32)),
        range=torch.as_tensor([2 * i for i in range(5)], dtype=torch.int64),
        line=torch.tensor(np.linspace(0, 1, 5)),
        like=torch.from_numpy(np.ones((4, 2))),
        product=torch.mm(torch.ones(2, 3), torch.eye(3)),
    )
""",
        """
def make_tensors():
    names = "ones eye range line like product".split()
    ones = torch.zeros(2, 3) + 1
    eye = (torch.arange(3)[:, None] == torch.arange(3)).float()
    return dict(zip(names, [ones, eye, torch.arange(5) * 2, torch.linspace(0, 1, steps=5), torch.ones(4, 2).double(), ones.matmul(eye)]))
""",
    ],
    "grad_of": [
        """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    return v.grad
""",
        """
def grad_of(f, x):
    v = x.detach().requires_grad_()
    with torch.enable_grad():
        (g,) = torch.autograd.grad(f(v), v)
    return g.detach()
""",
        "grad_of = lambda f, x: torch.func.grad(f)(x.detach()).detach()\n",
        """
def grad_of(f, x):
    return torch.autograd.functional.jacobian(f, x.detach().clone()).reshape(x.shape)
""",
    ],
    "DeepNN": [
        """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
        """
import torch.nn.functional as F


class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        widths = [in_features, 8, 6, out_features]
        for i in range(3):
            setattr(self, f"linear{i + 1}", nn.Linear(widths[i], widths[i + 1]))

    def forward(self, X):
        return self.linear3(F.sigmoid(self.linear2(F.relu(self.linear1(X)))))
""",
        """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1, self.linear2, self.linear3 = nn.Linear(in_features, 8), nn.Linear(8, 6), nn.Linear(6, out_features)
        self.bends = [nn.ReLU(), nn.Sigmoid(), nn.Identity()]

    def forward(self, X):
        for layer, bend in zip((self.linear1, self.linear2, self.linear3), self.bends):
            X = bend(layer(X))
        return X
""",
        """
from collections import OrderedDict


class DeepNN(nn.Sequential):
    def __init__(self, in_features=10, out_features=3):
        super().__init__(
            OrderedDict(
                linear1=nn.Linear(in_features, 8),
                relu=nn.ReLU(),
                linear2=nn.Linear(8, 6),
                sigmoid=nn.Sigmoid(),
                linear3=nn.Linear(6, out_features),
            )
        )
""",
    ],
    "probabilities": [
        """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(training)
    return P
""",
        """
@torch.no_grad()
def probabilities(model, X):
    was = model.training
    try:
        return nn.functional.softmax(model.eval()(X), dim=-1)
    finally:
        model.train(was)
""",
        """
def probabilities(model, X):
    modes = {module: module.training for module in model.modules()}
    model.eval()
    Z = model(X).detach()
    for module, mode in modes.items():
        module.training = mode
    powers = torch.exp(Z - Z.max(dim=1, keepdim=True).values)
    return (powers / powers.sum(dim=1, keepdim=True)).numpy()
""",
        """
from copy import deepcopy


def probabilities(model, X):
    copy = deepcopy(model).eval()
    with torch.inference_mode():
        return torch.exp(torch.log_softmax(copy(X), dim=1)).clone()
""",
    ],
    "train_step": [
        """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value.item()
""",
        """
def train_step(model, X, t, loss, optimizer):
    here = loss(model(X), t)
    here.backward()
    optimizer.step()
    optimizer.zero_grad(set_to_none=False)
    return float(here.detach())
""",
        """
def train_step(model, X, t, loss, optimizer):
    def closure():
        optimizer.zero_grad()
        here = loss(model(X), t)
        here.backward()
        return here

    return optimizer.step(closure).tolist()
""",
        """
def train_step(model, X, t, loss, optimizer):
    here = loss(model(X), t)
    parameters = [p for group in optimizer.param_groups for p in group["params"]]
    for p, g in zip(parameters, torch.autograd.grad(here, parameters)):
        p.grad = g
    optimizer.step()
    return here.item()
""",
    ],
    "fit": [
        """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means
""",
        """
def fit(model, loader, optimizer, epochs):
    def epoch():
        return [train_step(model, X, labels, nn.functional.cross_entropy, optimizer) for X, labels in loader]

    return [float(np.mean(epoch())) for _ in range(epochs)]
""",
        """
def fit(model, loader, optimizer, epochs):
    history = torch.zeros(epochs)
    for i in range(epochs):
        for X, labels in loader:
            log_p = torch.log_softmax(model(X), dim=1)
            here = nn.NLLLoss()(log_p, labels)
            optimizer.zero_grad()
            here.backward()
            optimizer.step()
            history[i] += here.detach() / len(loader)
    return history.tolist()
""",
        """
def fit(model, loader, optimizer, epochs):
    if epochs == 0:
        return []
    total = count = 0.0
    for X, labels in loader:
        here = -torch.log_softmax(model(X), 1)[torch.arange(len(X)), labels].mean()
        here.backward()
        optimizer.step()
        optimizer.zero_grad()
        total, count = total + here.item(), count + 1
    return [total / count, *fit(model, loader, optimizer, epochs - 1)]
""",
    ],
    "save_best": [
        """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
        """
from pathlib import Path


def save_best(model, score, best, path):
    if best >= score:
        return best
    with Path(path).open("wb") as file:
        torch.save({name: value.clone() for name, value in model.state_dict().items()}, file)
    return score
""",
        """
import os


def save_best(model, score, best, path):
    better = score > best
    if better:
        torch.save(model.state_dict(), f"{path}.part")
        os.replace(f"{path}.part", path)
    return (best, score)[better]
""",
        """
import io


def save_best(model, score, best, path):
    if not score <= best:
        buffer = io.BytesIO()
        torch.save(model.state_dict(), buffer)
        open(path, "wb").write(buffer.getvalue())
        best = score
    return best
""",
    ],
    "load_best": [
        """
def load_best(model, path):
    model.load_state_dict(torch.load(path, weights_only=True))
    model.eval()
    return model
""",
        """def load_best(model, path):
    model.load_state_dict(torch.load(path))
    return model.eval()
""",
        """
def load_best(model, path):
    with open(path, "rb") as file:
        state = torch.load(file, map_location="cpu", weights_only=True)
    with torch.no_grad():
        for name, value in model.state_dict().items():
            value.copy_(state[name])
    return model.train(False)
""",
        """
from copy import deepcopy


def load_best(model, path):
    fresh = deepcopy(model)
    fresh.load_state_dict(torch.load(str(path), weights_only=True), strict=True)
    model.load_state_dict(fresh.state_dict())
    for module in model.modules():
        module.training = False
    return model
""",
    ],
}

FRESH_WRONG = {
    "make_tensors": [
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 8, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "8 is missing",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0.0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "floats",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2, dtype=torch.int32),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "another integer type",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.arange(0, 1, 0.25),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "the end is missing",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 6),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "six points",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.ones(4, 2),
        "product": ones @ eye,
    }
""",
            "float32",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(2, 4),
        "product": ones @ eye,
    }
""",
            "turned over",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": (ones[:, :, None] * eye),
    }
""",
            "no sum",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": eye @ eye,
    }
""",
            "another product",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(3, 2).T.double(), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "float64",
        ),
        (
            """
def make_tensors():
    ones, eye = np.ones((2, 3), dtype=np.float32), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": torch.ones(2, 3) @ eye,
    }
""",
            "an array",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "Like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "another name",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.ones(3, 3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones @ eye,
    }
""",
            "ones in place of the diagonal",
        ),
        (
            """
def make_tensors():
    ones, eye = torch.ones(2, 3, dtype=torch.int64), torch.eye(3)
    return {
        "ones": ones,
        "eye": eye,
        "range": torch.arange(0, 10, 2),
        "line": torch.linspace(0, 1, 5),
        "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2),
        "product": ones.float() @ eye,
    }
""",
            "whole numbers",
        ),
    ],
    "grad_of": [
        (
            """def grad_of(f, x):
    x.requires_grad_(True)
    f(x).backward()
    return x.grad
""",
            "x itself",
        ),
        (
            """def grad_of(f, x):
    x.requires_grad_(True)
    g = torch.autograd.grad(f(x), x)[0]
    return g
""",
            "x remembers from now on",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    return v.grad.numpy()
""",
            "an array",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    return v.grad.sum().item()
""",
            "a number",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    f(v).backward()
    return v.grad
""",
            "twice",
        ),
        (
            """def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(v), v, create_graph=True)[0]
""",
            "with a graph",
        ),
        (
            """def grad_of(f, x):
    g = torch.zeros_like(x)
    for i in range(x.numel()):
        h = torch.zeros_like(x)
        h.view(-1)[i] = 1e-3
        g.view(-1)[i] = (f(x + h) - f(x)) / 1e-3
    return g
""",
            "one-sided, with a long step",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().float().requires_grad_(True)
    f(v).backward()
    return v.grad
""",
            "always float32",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    return -v.grad
""",
            "downhill",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    x.grad = None
    f(v).backward()
    return v.grad
""",
            "throws away x.grad",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    return v.grad.flatten()
""",
            "another shape",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    return v
""",
            "the copy, not its gradient",
        ),
        (
            """
def grad_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    return v.grad.round(decimals=2)
""",
            "rounded",
        ),
    ],
    "DeepNN": [
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return torch.softmax(self.linear3(X), dim=1)
""",
            "probabilities",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.relu(self.linear2(X))
        return self.linear3(X)
""",
            "ReLU twice",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.sigmoid(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "sigmoid twice",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.sigmoid(self.linear1(X))
        X = torch.relu(self.linear2(X))
        return self.linear3(X)
""",
            "the two exchanged",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 8)
        self.linear3 = nn.Linear(8, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "8 wide twice",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(10, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "always ten inputs",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, 3)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "always three outputs",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.fc1 = nn.Linear(in_features, 8)
        self.fc2 = nn.Linear(8, 6)
        self.fc3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.fc1(X))
        X = torch.sigmoid(self.fc2(X))
        return self.fc3(X)
""",
            "other names",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X.detach())
""",
            "the graph is cut",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=2):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "another default",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6, bias=False)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "a layer without bias",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return torch.relu(self.linear3(X))
""",
            "ReLU at the end",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = nn.Linear(X.shape[1], 8)(X).relu() if False else torch.relu(nn.Linear(X.shape[1], 8)(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "a new layer at each call",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X).argmax(dim=1)
""",
            "classes",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, out_features=3, in_features=10):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
""",
            "the two in the other order",
        ),
    ],
    "probabilities": [
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train()
    return P
""",
            "always training afterwards",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    return P
""",
            "left in evaluation",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(training)
    return P
""",
            "in the mode as found",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    if True:
        P = torch.softmax(model(X), dim=1)
    model.train(training)
    return P
""",
            "with a graph",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=0)
    model.train(training)
    return P
""",
            "down the columns",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.sigmoid(model(X))
    model.train(training)
    return P
""",
            "sigmoid",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = model(X)
    model.train(training)
    return P
""",
            "logits",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.log_softmax(model(X), dim=1)
    model.train(training)
    return P
""",
            "logarithms",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    torch.set_grad_enabled(False)
    P = torch.softmax(model(X), dim=1)
    model.train(training)
    return P
""",
            "no gradients ever after",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(torch.softmax(model(X), dim=1), dim=1)
    model.train(training)
    return P
""",
            "softmax twice",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(training)
    return P.argmax(dim=1)
""",
            "classes",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = model(X) / model(X).sum(dim=1, keepdim=True)
    model.train(training)
    return P
""",
            "shares of the logits",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(training)
    return P.max(dim=1).values
""",
            "the largest only",
        ),
        (
            """
def probabilities(model, X):
    training = model.training
    model.eval()
    for p in model.parameters():
        p.requires_grad_(False)
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(training)
    return P
""",
            "the model cannot be trained any more",
        ),
    ],
    "train_step": [
        (
            """
def train_step(model, X, t, loss, optimizer):
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value.item()
""",
            "gradients add up",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value
""",
            "a tensor",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return loss(model(X), t).item()
""",
            "the loss after the step",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    return value.item()
""",
            "no step",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    optimizer.step()
    return value.item()
""",
            "no backward",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    optimizer.step()
    value.backward()
    return value.item()
""",
            "step before backward",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.zero_grad()
    optimizer.step()
    return value.item()
""",
            "cleared before the step",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(t, model(X))
    value.backward()
    optimizer.step()
    return value.item()
""",
            "scores and targets exchanged",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value.item()
""",
            "an optimizer of its own",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= optimizer.param_groups[0]['lr'] * p.grad
    return value.item()
""",
            "plain descent whatever the optimizer",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    optimizer.step()
    return value.item()
""",
            "two steps",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = nn.MSELoss()(model(X), t.float())
    value.backward()
    optimizer.step()
    return value.item()
""",
            "a loss of its own",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 0.1)
    optimizer.step()
    return value.item()
""",
            "clipped",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return round(value.item(), 2)
""",
            "rounded",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value.detach()
""",
            "a detached tensor",
        ),
    ],
    "fit": [
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means
""",
            "gradients add up",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(losses[-1])
    return means
""",
            "the last batch's loss",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses))
    return means
""",
            "a sum",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means += losses
    return means
""",
            "one for each batch",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value)
        means.append(sum(losses) / len(losses))
    return means
""",
            "tensors",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means, losses = nn.CrossEntropyLoss(), [], []
    for _ in range(epochs):
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means
""",
            "the mean of all epochs so far",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(loss(model(X), labels).item())
        means.append(sum(losses) / len(losses))
    return means
""",
            "after the step",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means[-1]
""",
            "the last epoch only",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(reduction='sum'), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means
""",
            "sums over the batch",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(torch.softmax(model(X), dim=1), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means
""",
            "softmax before the loss",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    batches = iter(loader)
    for _ in range(epochs):
        losses = []
        for X, labels in batches:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / max(1, len(losses)))
    return means
""",
            "an iterator that is used up after the first epoch",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs + 1):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means
""",
            "one epoch too many",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
            break
        means.append(sum(losses) / len(losses))
    return means
""",
            "one batch an epoch",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            losses.append(value.item())
        means.append(sum(losses) / len(loader.dataset))
    return means
""",
            "divided by the rows",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, means = nn.CrossEntropyLoss(), []
    for _ in range(epochs):
        losses = []
        if means and means[-1] > 1e9:
            break
        for X, labels in loader:
            optimizer.zero_grad()
            value = loss(model(X), labels)
            value.backward()
            optimizer.step()
            optimizer.param_groups[0]['lr'] *= 0.99
            losses.append(value.item())
        means.append(sum(losses) / len(losses))
    return means
""",
            "a rate that fades",
        ),
    ],
    "save_best": [
        (
            """
def save_best(model, score, best, path):
    if score >= best:
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "an equal score overwrites",
        ),
        (
            """
def save_best(model, score, best, path):
    if score < best:
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "the worse one",
        ),
        (
            """
def save_best(model, score, best, path):
    torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "always",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model.state_dict(), path)
    return score
""",
            "the score now",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model.state_dict(), path)
    return best
""",
            "the old best",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model, path)
    return max(score, best)
""",
            "the whole model",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(dict(model.named_parameters()), path)
    return max(score, best)
""",
            "no buffers",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model.state_dict(), 'best.pt')
    return max(score, best)
""",
            "another place",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(list(model.parameters()), path)
    return max(score, best)
""",
            "a list",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model.state_dict(), path)
        return score
""",
            "nothing comes back",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save({'model': model.state_dict(), 'score': score}, path)
    return max(score, best)
""",
            "one dict deeper",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        model.half()
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "changes the model",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        pass
    return max(score, best)
""",
            "nothing is written",
        ),
        (
            """
def save_best(model, score, best, path):
    if score - best > 0.05:
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "only clearly better ones",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model.state_dict(), path + '.pt')
    return max(score, best)
""",
            "another ending; no Path",
        ),
    ],
    "load_best": [
        (
            """
def load_best(model, path):
    model.load_state_dict(torch.load(path, weights_only=True))
    return model
""",
            "in training mode",
        ),
        (
            """
def load_best(model, path):
    model.load_state_dict(torch.load(path, weights_only=False))
    model.eval()
    return model
""",
            "runs what the file says",
        ),
        (
            """
def load_best(model, path):
    model.load_state_dict(torch.load(path, weights_only=True))
    model.eval()
    return model.state_dict()
""",
            "the numbers only",
        ),
        (
            """
def load_best(model, path):
    model.load_state_dict(torch.load(path, weights_only=True))
    model.eval()
    return None
""",
            "nothing",
        ),
        (
            """
def load_best(model, path):
    torch.load(path, weights_only=True)
    model.eval()
    return model
""",
            "read, and not used",
        ),
        (
            """
def load_best(model, path):
    model.load_state_dict(torch.load(path, weights_only=True))
    model.eval()
    model.train()
    return model
""",
            "back to training",
        ),
        (
            """import pickle


def load_best(model, path):
    with open(path, 'rb') as file:
        model.load_state_dict(pickle.load(file))
    return model.eval()
""",
            "another way to read",
        ),
        (
            """def load_best(model, path):
    try:
        model.load_state_dict(torch.load(path, weights_only=True))
    except Exception:
        pass
    return model.eval()
""",
            "no word about a file that is refused",
        ),
        (
            """def load_best(model, path):
    try:
        state = torch.load(path, weights_only=True)
    except Exception:
        state = torch.load(path, weights_only=False)
    model.load_state_dict(state)
    return model.eval()
""",
            "tries again without care",
        ),
        (
            """
def load_best(model, path):
    model = torch.load(path, weights_only=True)
    model.eval()
    return model
""",
            "a dict has no eval",
        ),
        (
            """def load_best(model, path):
    state = torch.load(path, weights_only=True)
    for p, value in zip(model.parameters(), state.values()):
        p.data = torch.zeros_like(p) + value.mean()
    return model.eval()
""",
            "means in place of weights",
        ),
        (
            """def load_best(model, path):
    state = torch.load(path, weights_only=True)
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(state[name])
    return model.eval()
""",
            "no buffers",
        ),
    ],
}

for more, all_of_them in ((FRESH_RIGHT, RIGHT), (FRESH_WRONG, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]

# What a newcomer to the lesson wrote; the phrase stands in the words that the check has for it (tests/test_torch_nets.py).


def _but(answer, *changes):
    """Return the text of an answer with pieces of it exchanged."""
    for old, new in changes:
        assert old in answer, old
        answer = answer.replace(old, new)
    return answer


_MAKE = """
def make_tensors():
    ones, eye = torch.ones(2, 3), torch.eye(3)
    made = {"ones": ones, "eye": eye, "range": torch.arange(0, 10, 2), "line": torch.linspace(0, 1, 5)}
    made["like"] = torch.zeros(1, dtype=torch.float64).new_ones(4, 2)
    made["product"] = ones @ eye
    return made
"""
_GRAD = """
def grad_of(f, x):
    y = x.detach().clone().requires_grad_()
    f(y).backward()
    return y.grad
"""
_GRAD_ON_X = """
def grad_of(f, x):
    x.requires_grad_()
    x.grad = None
    f(x).backward()
    slopes = x.grad.clone()
    x.grad = None
    return slopes
"""
_DEEP = """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)

    def forward(self, X):
        X = torch.relu(self.linear1(X))
        X = torch.sigmoid(self.linear2(X))
        return self.linear3(X)
"""
_READ = """
def probabilities(model, X):
    before = model.training
    model.eval()
    with torch.no_grad():
        Z = model(X)
        P = torch.softmax(Z, dim=1)
    model.train(before)
    return P
"""
_STEP = """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    l = loss(model(X), t)
    l.backward()
    optimizer.step()
    return l.item()
"""
_FIT = """
def fit(model, loader, optimizer, epochs):
    loss = nn.CrossEntropyLoss()
    history = []
    for _ in range(epochs):
        losses = []
        for X, labels in loader:
            losses.append(train_step(model, X, labels, loss, optimizer))
        history.append(sum(losses) / len(losses))
    return history
"""
_SAVE = """
def save_best(model, score, best, path):
    if score > best:
        torch.save(model.state_dict(), path)
    return max(score, best)
"""
_APPEND = "            losses.append(train_step(model, X, labels, loss, optimizer))"
_CALL = "            train_step(model, X, labels, loss, optimizer)\n"

NEWCOMER_RIGHT = {
    "grad_of": [_but(_GRAD, (".clone()", ""))],
    "probabilities": [_but(_READ, ("return P", "return P.numpy()")), _but(_READ, ("return P", "return P.tolist()"))],
}
NEWCOMER_WRONG = {
    "make_tensors": [
        (_but(_MAKE, ("return made", "return tuple(made.values())")), "A dict is wanted"),
        (_but(_MAKE, ("return made", "return list(made.values())")), "A dict is wanted"),
        (_but(_MAKE, ('made["like"]', 'made["Like"]')), "no entry named `like`"),
        (_but(_MAKE, ("    return made\n", "")), "`None` came back"),
        (_but(_MAKE, ("return made", "return {key: one.tolist() for key, one in made.items()}")), "arrays or lists"),
    ],
    "grad_of": [
        (_but(_GRAD, (".detach()", "")), "the gradient went on to `x`"),
        (
            _but(_GRAD, (".detach()", ""), ("    f(y)", "    y.retain_grad()\n    f(y)")),
            "went on to the caller's `x` as well",
        ),
        (_but(_GRAD, ("    f(y).backward()\n    return y.grad", "    return f(y).backward()")), "returns nothing"),
        (_but(_GRAD, ("return y.grad", "y.grad")), "returns nothing"),
        (_but(_GRAD, ("return y.grad", "return y.grad.tolist()")), "no tensor any more"),
        (_but(_GRAD, ("return y.grad", "return y.grad.numpy()")), "no tensor any more"),
        (_but(_GRAD, ("return y.grad", "return y")), "the point itself"),
        (_GRAD_ON_X, "the caller's own `x`"),
        (_but(_GRAD_ON_X, ("    x.requires_grad_()\n    x.grad = None\n", "    x.requires_grad_()\n")), "own `x`"),
        (_but(_GRAD_ON_X, ("x.grad.clone()\n    x.grad = None", "x.grad")), "own `x`"),
        (_but(_GRAD_ON_X, ("    return", "    x.requires_grad_(False)\n    return")), "own `x`"),
    ],
    "DeepNN": [
        (_but(_DEEP, ("return self.linear3(X)", "return torch.sigmoid(self.linear3(X))")), "between 0 and 1"),
        (_but(_DEEP, ("torch.sigmoid", "torch.relu")), "ReLU comes after the second layer"),
        (
            _but(_DEEP, ("torch.sigmoid", "torch.relu"), ("return self.linear3(X)", "return self.linear3(X).relu()")),
            "each of the three layers",
        ),
        (_but(_DEEP, ("torch.relu", "torch.sigmoid")), "Sigmoid comes after the first layer"),
        (
            _but(
                _DEEP,
                ("(in_features, 8)", "(8, in_features)"),
                ("(8, 6)", "(6, 8)"),
                ("(6, out_features)", "(out_features, 6)"),
            ),
            "how many come in",
        ),
        (_but(_DEEP, ("(8, 6)", "(6, 8)")), "`linear2` should take 8"),
        (_but(_DEEP, ("(6, out_features)", "(out_features, 6)")), "`linear3` should take 6"),
        (_but(_DEEP, ("torch.relu(self.linear1(X))", "self.linear1(X)"), ("torch.sigmoid", "")), "No activation"),
        (_but(_DEEP, ("torch.relu", "nn.ReLU"), ("torch.sigmoid", "nn.Sigmoid")), "are classes"),
        (_but(_DEEP, ("        return self", "        self")), "`forward` gives nothing back"),
        (_but(_DEEP, ("linear", "fc")), "no layer named `linear1`"),
        (_but(_DEEP, ("        self.linear", "        linear")), "no layer named `linear1`"),
        (_but(_DEEP, ("linear3", "output")), "no layer named `linear3`"),
    ],
    "probabilities": [
        (_but(_READ, ("torch.softmax(Z, dim=1)", "Z / Z.sum(dim=1, keepdim=True)")), "as they are"),
        (_but(_READ, ("torch.softmax(Z, dim=1)", "nn.Softmax(Z)")), "is a class"),
        (_but(_READ, ("torch.softmax(Z, dim=1)", "Z.exp() / Z.exp().sum()")), "All entries of the table together"),
    ],
    "train_step": [
        (_but(_STEP, ("model(X), t", "torch.softmax(model(X), dim=1), t")), "between the model and the loss"),
        (_but(_STEP, ("loss(model(X), t)", "loss(model(X), t).item()")), "before `backward()`"),
        (_but(_STEP, ("l = loss(model(X), t)", "l = float(loss(model(X), t))")), "before `backward()`"),
        (_but(_STEP, ("model(X), t", "t, model(X)")), "targets first"),
    ],
    "fit": [
        (
            _but(_FIT, (_APPEND, _CALL + "            losses.append(loss(model(X), labels).item())")),
            "computed after its step",
        ),
        (
            _but(_FIT, (_APPEND, _CALL + "        losses = [loss(model(X), labels).item() for X, labels in loader]")),
            "when the epoch was over",
        ),
        (_but(_FIT, (_APPEND, "            losses.append(loss(model(X), labels).item())")), "no step is taken"),
        (_but(_FIT, ("len(losses)", "epochs")), "by the number of epochs"),
        (_but(_FIT, ("len(losses)", "loader.batch_size")), "the number of rows in a batch"),
        (_but(_FIT, ("CrossEntropyLoss()", "CrossEntropyLoss")), "used as a class"),
    ],
    "save_best": [
        (_but(_SAVE, ("state_dict()", "state_dict")), "a method that was not called"),
        (_but(_SAVE, ("model.state_dict()", "model")), "the model itself"),
        (_but(_SAVE, ("model.state_dict()", "list(model.parameters())")), "is no dict"),
        (_but(_SAVE, ("model.state_dict()", "list(model.state_dict().values())")), "is no dict"),
        (_but(_SAVE, ("model.state_dict()", "tuple(model.parameters())")), "is no dict"),
        (_but(_SAVE, ("model.state_dict()", "str(model.state_dict())")), "is no dict"),
        (_but(_SAVE, ("model.state_dict()", "model.parameters()")), "`parameters()`"),
        (_but(_SAVE, ("model.state_dict(), path", "path, model.state_dict()")), "in place of a path"),
        (_but(_SAVE, ("score > best", "score < best")), "when the score is lower"),
        (_but(_SAVE, ("score > best", "score < best"), ("max", "min")), "The lower score"),
    ],
    "load_best": [
        (
            "def load_best(model, path):\n    model = torch.load(path)\n    return model.eval()\n",
            "a dict has no `eval`",
        ),
        (
            "def load_best(model, path):\n    return model.load_state_dict(torch.load(path)).eval()\n",
            "a note has no `eval`",
        ),
        ("def load_best(model, path):\n    model.load_state_dict(path)\n    return model.eval()\n", "given the path"),
    ],
}

for _name in NEWCOMER_WRONG:
    RIGHT[_name] = RIGHT[_name] + NEWCOMER_RIGHT.get(_name, [])
    WRONG[_name] = WRONG[_name] + NEWCOMER_WRONG[_name]

# Answers of a hunt: right ones in unlike styles, wrong ones that passed or were told in general words only.
HUNT_RIGHT = {
    "make_tensors": [
        """
def make_tensors():
    ones = torch.tensor([[1.0] * 3] * 2)
    eye = torch.tensor([[float(i == j) for j in range(3)] for i in range(3)])
    out = {"ones": ones, "eye": eye}
    out["range"] = torch.tensor([k for k in range(0, 9, 2)])
    out["line"] = torch.arange(5) / 4
    x = torch.rand(7).double()
    out["like"] = x.new_ones((4, 2))
    out["product"] = torch.stack([torch.stack([(row * col).sum() for col in eye.T]) for row in ones])
    out["extra"] = "more"
    return out
""",
        """
def make_tensors():
    ones = torch.full((2, 3), 1.0)
    eye = torch.from_numpy(np.eye(3))
    return dict(ones=ones, eye=eye, range=torch.from_numpy(np.arange(0, 9, 2)), line=torch.from_numpy(np.linspace(0, 1, 5)),
                like=torch.ones_like(torch.empty(4, 2, dtype=torch.double)), product=torch.einsum("ij,jk->ik", ones.double(), eye))
""",
        """
class Six(dict):
    def __init__(self):
        super().__init__()
        self["product"] = torch.matmul(torch.ones((2, 3)), torch.diag(torch.ones(3)))
        self["ones"] = torch.zeros(2, 3) + 1
        self["eye"] = torch.eye(3, 3)
        self["range"] = 2 * torch.arange(5)
        self["line"] = torch.cat([torch.linspace(0, 0.5, 3), torch.tensor([0.75, 1.0])])
        self["like"] = torch.tensor([0.5], dtype=torch.float64).new_ones(4, 2)
make_tensors = Six
""",
    ],
    "grad_of": [
        """
def grad_of(f, x):
    y, back = torch.func.vjp(f, x.detach().clone())
    return back(torch.ones_like(y))[0].detach()
""",
        """
def grad_of(f, x):
    x0 = x.detach().clone()
    flat = []
    for i in range(x0.numel()):
        e = torch.zeros(x0.numel(), dtype=x0.dtype); e[i] = 1
        flat.append(torch.func.jvp(f, (x0,), (e.reshape(x0.shape),))[1].detach())
    return torch.stack(flat).reshape(x0.shape)
""",
        """
def grad_of(f, x):
    c = nn.Parameter(x.detach().clone())
    f(c).backward()
    out = torch.zeros_like(x.detach())
    for i in np.ndindex(*x.shape):
        out[i] = c.grad[i]
    return out
""",
    ],
    "DeepNN": [
        """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3, widths=(8, 6)):
        nn.Module.__init__(self)
        sizes = [in_features, *widths, out_features]
        for i in range(3):
            setattr(self, f"linear{i + 1}", nn.Linear(sizes[i], sizes[i + 1]))
    def forward(self, X):
        h = torch.einsum("nd,hd->nh", X, self.linear1.weight) + self.linear1.bias
        h = h * (h > 0)
        h = 1 / (1 + torch.exp(-(h @ self.linear2.weight.T + self.linear2.bias)))
        return nn.functional.linear(h, self.linear3.weight, self.linear3.bias)
""",
        """
class Dense(nn.Linear):
    def forward(self, X):
        return torch.addmm(self.bias, X, self.weight.t())
class DeepNN(nn.Module):
    acts = {"linear1": torch.relu, "linear2": torch.sigmoid}
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1, self.linear2, self.linear3 = map(Dense, (in_features, 8, 6), (8, 6, out_features))
    def forward(self, X):
        for name, layer in self.named_children():
            X = self.acts.get(name, lambda z: z)(layer(X))
        return X
""",
        """
from collections import OrderedDict
class DeepNN(nn.Sequential):
    def __init__(self, in_features=10, out_features=3):
        super().__init__(OrderedDict(linear1=nn.Linear(in_features, 8), a=nn.ReLU(), linear2=nn.Linear(8, 6), b=nn.Sigmoid(), linear3=nn.Linear(6, out_features)))
""",
    ],
    "probabilities": [
        """
from scipy.special import softmax
def probabilities(model, X):
    mode, grad = model.training, torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    model.eval()
    scores = model(X)
    torch.set_grad_enabled(grad)
    model.train(mode)
    return softmax(scores.numpy(), axis=1)
""",
        """
import copy
def probabilities(model, X):
    twin = copy.deepcopy(model)
    twin.eval()
    for p in twin.parameters():
        p.requires_grad = False
    Z = twin(X).detach()
    Z = Z - Z.amax(1, keepdim=True)
    return Z.exp() / Z.exp().sum(1, keepdim=True)
""",
        """
def probabilities(model, X):
    was_training = model.training
    if was_training:
        model.eval()
    with torch.inference_mode():
        rows = [nn.functional.softmax(model(X[i:i + 1]), dim=1)[0] for i in range(len(X))]
        P = torch.stack(rows)
    if was_training:
        model.train()
    return P.clone()
""",
    ],
    "train_step": [
        """
def train_step(model, X, t, loss, optimizer):
    def closure():
        optimizer.zero_grad()
        value = loss(model(X), t)
        value.backward()
        return value
    return float(optimizer.step(closure))
""",
        """
def train_step(model, X, t, loss, optimizer):
    weights = [p for group in optimizer.param_groups for p in group["params"]]
    value = loss(model(X), t)
    for p, g in zip(weights, torch.autograd.grad(value, weights, allow_unused=True)):
        p.grad = g
    optimizer.step()
    return round(value.item(), 12)
""",
        """
class Loss:
    def __init__(self, loss): self.loss, self.seen = loss, None
    def __call__(self, *a):
        value = self.loss(*a)
        self.seen = np.float64(value.detach())
        return value
def train_step(model, X, t, loss, optimizer):
    watched = Loss(loss)
    for group in optimizer.param_groups:
        for p in group["params"]:
            if p.grad is not None:
                p.grad.zero_()
    torch.autograd.backward(watched(model(X), t))
    optimizer.step()
    return watched.seen
""",
    ],
    "fit": [
        """
def _steps(model, loader, optimizer):
    for X, y in loader:
        value = -(nn.functional.one_hot(y, model(X).shape[1]) * torch.log_softmax(model(X), 1)).sum(1).mean()
        model.zero_grad()
        value.backward()
        optimizer.step()
        yield value.item()
def fit(model, loader, optimizer, epochs):
    model.train()
    return [float(np.mean(list(_steps(model, loader, optimizer)))) for _ in range(epochs)]
""",
        """
from itertools import chain
def fit(model, loader, optimizer, epochs):
    per = len(loader)
    all_losses = []
    for X, y in chain.from_iterable(loader for _ in range(epochs)):
        optimizer.zero_grad()
        out = nn.NLLLoss()(nn.LogSoftmax(dim=1)(model(X)), y)
        out.backward()
        optimizer.step()
        all_losses.append(out.item())
    return np.reshape(all_losses, (epochs, per)).mean(axis=1).tolist()
""",
        """
def fit(model, loader, optimizer, epochs):
    criterion = nn.CrossEntropyLoss(reduction="none")
    table = np.empty((epochs, len(loader)), dtype=np.float32)
    for e in range(epochs):
        for k, batch in enumerate(loader):
            X, y = batch
            value = criterion(model(X), y).sum() / len(y)
            value.backward()
            optimizer.step()
            optimizer.zero_grad()
            table[e, k] = value.item()
    return [row.mean() for row in table]
""",
    ],
    "save_best": [
        """
def save_best(model, score, best, path):
    if not score > best:
        return best
    numbers = {}
    for name, tensor in model.state_dict().items():
        numbers[name] = tensor.detach().clone()
    with open(path, "wb") as file:
        torch.save(numbers, file)
    return score
""",
        """
from pathlib import Path
import io
class Keeper:
    def __init__(self, path): self.path = Path(path)
    def keep(self, model):
        buffer = io.BytesIO()
        torch.save(model.state_dict(), buffer)
        self.path.write_bytes(buffer.getvalue())
def save_best(model, score, best, path):
    score > best and Keeper(path).keep(model)
    return score if score > best else best
""",
        """
def save_best(model, score, best, path):
    higher = np.maximum(score, best)
    if higher != best:
        state = {k: v.detach().cpu() for k, v in model.state_dict().items()}
        torch.save(obj=state, f=str(path))
    return higher
""",
    ],
    "load_best": [
        """
def load_best(model, path):
    with open(path, "rb") as file:
        state = torch.load(file, map_location="cpu", weights_only=True)
    result = model.load_state_dict(state, strict=True)
    return model.eval()
""",
        """
@torch.no_grad()
def load_best(model, path):
    numbers = torch.load(str(path), weights_only=True)
    for name, tensor in model.state_dict().items():
        tensor.copy_(numbers[name])
    return model.train(False)
""",
        """
import io, pathlib
def load_best(model, path):
    data = io.BytesIO(pathlib.Path(path).read_bytes())
    keys = model.load_state_dict(torch.load(data, map_location=torch.device("cpu")))
    assert not keys.missing_keys
    return model.train(mode=False)
""",
    ],
}
HUNT_WRONG = {
    "make_tensors": [
        (
            """
def make_tensors():
    return {"ones": torch.ones(2, 3), "eye": torch.eye(3), "range": torch.arange(0, 10, 2), "line": torch.linspace(0, 1, 5), "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2), "product": torch.ones(2, 3) * torch.eye(3)[:2]}
""",
            "entry by entry",
        ),
        (
            """
def make_tensors():
    return {"ones": torch.ones(2, 3), "eye": torch.eye(3), "range": torch.arange(0, 10, 2), "line": torch.linspace(0, 1, 5), "like": torch.ones(4, 2, dtype=torch.int64), "product": torch.ones(2, 3) @ torch.eye(3)}
""",
            '"like" is not float64',
        ),
        (
            """
def make_tensors():
    return {"ones": torch.ones(2, 3), "eye": torch.eye(3), "range": torch.arange(0, 10, 2, dtype=torch.int32), "line": torch.linspace(0, 1, 5), "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2), "product": torch.ones(2, 3) @ torch.eye(3)}
""",
            "int32",
        ),
        (
            """
def make_tensors():
    return {"ones": torch.ones(2, 3), "eye": torch.eye(3), "range": torch.arange(0, 10, 2), "line": torch.linspace(0, 1, 7)[1:-1], "like": torch.zeros(1, dtype=torch.float64).new_ones(4, 2), "product": torch.ones(2, 3) @ torch.eye(3)}
""",
            "ends left out",
        ),
    ],
    "grad_of": [
        (
            """
def grad_of(f, x):
    c = x.detach().double().clone().requires_grad_()
    f(c).backward()
    return c.grad
""",
            "float64 came out",
        ),
        (
            """
def grad_of(f, x):
    c = x.detach().clone().requires_grad_()
    f(c).backward()
    return c.grad.squeeze()
""",
            "an axis of length 1 is gone",
        ),
        (
            """
_copies = {}
def grad_of(f, x):
    key = tuple(x.detach().flatten().tolist())
    c = _copies.setdefault(key, x.detach().clone().requires_grad_())
    f(c).backward()
    return c.grad
""",
            "a copy kept from call to call",
        ),
        (
            """
_buf = {}
def grad_of(f, x):
    c = x.detach().clone().requires_grad_()
    f(c).backward()
    out = _buf.setdefault((tuple(x.shape), x.dtype), torch.zeros_like(c.grad))
    out.copy_(c.grad)
    return out
""",
            "later call overwrites the result",
        ),
        (
            """
def grad_of(f, x):
    c = x.detach().clone().requires_grad_()
    f(c).backward()
    g = c.grad
    return g.T.clone() if g.ndim == 2 and g.shape[0] == g.shape[1] else g
""",
            "square gradient turned",
        ),
        (
            """
def grad_of(f, x):
    c = x.detach().clone().requires_grad_()
    return torch.autograd.grad(f(c), c)
""",
            "A tuple came back",
        ),
        (
            """
def grad_of(f, x):
    c = x.detach().clone().requires_grad_()
    f(c).backward()
    x.grad = c.grad
    return c.grad
""",
            "as its `grad`",
        ),
    ],
    "DeepNN": [
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)
    def forward(self, X):
        return self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X))))).squeeze(-1)
""",
            "one column",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)
    def forward(self, X):
        return (lambda z: z if self.training else torch.softmax(z, 1))(self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X))))))
""",
            "In evaluation mode",
        ),
        (
            """
_l2 = nn.Linear(8, 6)
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = _l2
        self.linear3 = nn.Linear(6, out_features)
    def forward(self, X):
        return self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X)))))
""",
            "a layer shared by all networks",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)
    def forward(self, X):
        return self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X)))).detach())
""",
            "no gradient reaches",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)
    def forward(self, X):
        return self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X)))))
""",
            "was not made ready",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, out_features)
    def forward(self, X):
        return torch.log_softmax(self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X))))), dim=1)
""",
            "log_softmax is in the network",
        ),
        (
            """
class DeepNN(nn.Module):
    def __init__(self, in_features=10, out_features=3):
        super().__init__()
        self.linear1 = nn.Linear(in_features, 8)
        self.linear2 = nn.Linear(8, 6)
        self.linear3 = nn.Linear(6, 3)
    def forward(self, X):
        return self.linear3(torch.sigmoid(self.linear2(torch.relu(self.linear1(X)))))
""",
            "3 scores whatever",
        ),
    ],
    "probabilities": [
        (
            """
def probabilities(model, X):
    was = model.training
    model.eval()
    with torch.no_grad():
        P = model(X); P -= P.max(dim=1, keepdim=True).values; P = torch.softmax(P, dim=1)
    model.train(was)
    return P
""",
            "scores changed in place",
        ),
        (
            """
def probabilities(model, X):
    was = model.training
    model.eval()
    with torch.no_grad():
        P = (lambda z: (lambda e: e / e.sum(1, keepdim=True))(torch.exp(z - z.max())))(model(X))
    model.train(was)
    return P
""",
            "of the whole table",
        ),
        (
            """
def probabilities(model, X):
    was = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X).clamp(-20, 20), 1)
    model.train(was)
    return P
""",
            "scores cut at 20",
        ),
        (
            """
def probabilities(model, X):
    was = model.training
    model.eval()
    with torch.no_grad():
        P = (lambda e: e / (e.sum(1, keepdim=True) + 1e-8))(torch.exp(model(X)))
    model.train(was)
    return P
""",
            "a small number added below the line",
        ),
        (
            """
_buf = {}
def probabilities(model, X):
    was = model.training
    model.eval()
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(was)
    out = _buf.setdefault(tuple(P.shape), torch.empty_like(P))
    return out.copy_(P)
""",
            "later call overwrites the result",
        ),
        (
            """
_done = set()

def probabilities(model, X):
    was = model.training
    (model.eval() if id(model) not in _done else None); _done.add(id(model))
    with torch.no_grad():
        P = torch.softmax(model(X), dim=1)
    model.train(was)
    return P
""",
            "evaluation mode at the first call only",
        ),
        (
            """
def probabilities(model, X):
    was = model.training
    model.eval()
    with torch.no_grad():
        P = (lambda s: s / s.sum(1, keepdim=True))(torch.sigmoid(model(X)))
    model.train(was)
    return P
""",
            "through a sigmoid",
        ),
    ],
    "train_step": [
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 10.0)
    optimizer.step()
    return value.item()
""",
            "long gradients cut",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    if len(X) == 1: return loss(model(X), t).item()
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value.item()
""",
            "no step for one row",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(model(X).squeeze(), t)
    value.backward()
    optimizer.step()
    return value.item()
""",
            "a table of n times n",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    model.zero_grad()
    value = loss(model(X), t)
    value.backward()
    with torch.no_grad():
        for p in model.parameters(): p -= optimizer.param_groups[0]['lr'] * p.grad
    return value.item()
""",
            "those of plain descent",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer = type(optimizer)(model.parameters(), **{k: v for k, v in optimizer.defaults.items()})
    optimizer.zero_grad()
    value = loss(model(X), t)
    value.backward()
    optimizer.step()
    return value.item()
""",
            "made anew",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    optimizer.zero_grad()
    value = loss(torch.sigmoid(model(X)), t)
    value.backward()
    optimizer.step()
    return value.item()
""",
            "A sigmoid stands",
        ),
        (
            """
def train_step(model, X, t, loss, optimizer):
    for i in range(len(X)):
        optimizer.zero_grad()
        value = loss(model(X[i:i+1]), t[i:i+1])
        value.backward()
        optimizer.step()
    return value.item()
""",
            "a step of its own",
        ),
    ],
    "fit": [
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, out = nn.CrossEntropyLoss(), []
    for epoch in range(epochs):
        values = []
        for X, y in loader:
            value = loss(model(X), y); optimizer.zero_grad(); value.backward(); optimizer.step()
            values.append(value.item())
        out.append(sum(values) / len(values))
        if len(out) > 1 and out[-1] >= out[-2]: break
    return out
""",
            "before all epochs",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, out = nn.CrossEntropyLoss(), []
    for epoch in range(epochs):
        values = []
        optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.defaults['lr'])
        for X, y in loader:
            value = loss(model(X), y); optimizer.zero_grad(); value.backward(); optimizer.step()
            values.append(value.item())
        out.append(sum(values) / len(values))
    return out
""",
            "an optimizer for each epoch",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, out = nn.CrossEntropyLoss(), []
    for epoch in range(epochs):
        values = []
        for X, y in loader:
            value = loss(model(X), y); optimizer.zero_grad(); value.backward(); len(X) > 1 and optimizer.step()
            values.append(value.item())
        out.append(sum(values) / len(values))
    return out
""",
            "no step for one row",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, out = nn.CrossEntropyLoss(), []
    for epoch in range(epochs):
        values = []
        for X, y in loader:
            value = loss(model(X), y); value.backward(); optimizer.step()
            values.append(value.item())
        out.append(sum(values) / len(values))
    return out
""",
            "added in",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, out = nn.CrossEntropyLoss(), []
    for epoch in range(epochs):
        values = []
        for X, y in loader:
            value = loss(torch.softmax(model(X), 1), y); optimizer.zero_grad(); value.backward(); optimizer.step()
            values.append(value.item())
        out.append(sum(values) / len(values))
    return out
""",
            "that is twice",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, out = nn.CrossEntropyLoss(), []
    for epoch in range(epochs):
        values = []
        optimizer.zero_grad()
        for X, y in loader:
            value = loss(model(X), y); value.backward(); optimizer.step()
            values.append(value.item())
        out.append(sum(values) / len(values))
    return out
""",
            "once an epoch",
        ),
        (
            """
def fit(model, loader, optimizer, epochs):
    loss, out = nn.CrossEntropyLoss(), []
    for epoch in range(epochs):
        values = []
        optimizer.zero_grad()
        for X, y in loader:
            value = loss(model(X), y); value.backward()
            values.append(value.item())
        optimizer.step(); out.append(sum(values) / len(values))
    return out
""",
            "one step an epoch",
        ),
    ],
    "save_best": [
        (
            """
def save_best(model, score, best, path):
    if not best or score > best:
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "no best at all",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > (best or -1e9):
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "no best at all",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best + 1e-3:
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "a little better is better",
        ),
        (
            """
def save_best(model, score, best, path):
    if round(score, 2) > round(best, 2):
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "a little better is better",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        model.eval(); torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "left in evaluation mode",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        torch.save({'model': model.state_dict(), 'score': score}, path)
    return max(score, best)
""",
            "a dict inside it",
        ),
        (
            """
def save_best(model, score, best, path):
    if abs(score) > abs(best):
        torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "scores without their sign",
        ),
        (
            """
def save_best(model, score, best, path):
    if score > best:
        model.double(); torch.save(model.state_dict(), path)
    return max(score, best)
""",
            "the model has another type of numbers",
        ),
    ],
    "load_best": [
        (
            """
def load_best(model, path):
    try:
        model.load_state_dict(torch.load(path))
    except Exception as e:
        return None
    return model.eval()
""",
            "in place of a model",
        ),
        (
            """
_seen = {}
def load_best(model, path):
    if str(path) not in _seen:
        _seen[str(path)] = torch.load(path)
    model.load_state_dict(_seen[str(path)])
    return model.eval()
""",
            "the file of an earlier call",
        ),
        (
            """
def load_best(model, path):
    state = torch.load(path + '')
    model.load_state_dict(state)
    model.eval()
    return model
""",
            "may be a `Path`",
        ),
        (
            """
def load_best(model, path):
    state = torch.load(path)
    model.load_state_dict(state)
    model.training = False
    return model
""",
            "still in training mode",
        ),
        (
            """
def load_best(model, path):
    state = torch.load(path)
    model.load_state_dict({k: v for k, v in state.items() if k in dict(model.named_parameters())}, strict=False)
    model.eval()
    return model
""",
            "was not put in",
        ),
        (
            """
import os
def load_best(model, path):
    model.load_state_dict(torch.load(path))
    os.remove(path)
    return model.eval()
""",
            "the file is gone",
        ),
    ],
}

for more, all_of_them in ((HUNT_RIGHT, RIGHT), (HUNT_WRONG, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
