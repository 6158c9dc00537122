"""Answers to lesson 10 as different people write them: RIGHT ones pass, WRONG ones fail with a reason."""

RIGHT = {
    "make_tensors": [
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
        ("def save_best(model, score, best, path):\n    return max(score, best)", "No file was written"),
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
