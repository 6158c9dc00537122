"""Answers to lesson 13, written from the contracts alone."""

RIGHT = {
    "gradient_norms": [
        """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
        """
import torch

def gradient_norms(depth, activation, std, rng):
    A = torch.tensor(rng.normal(0, 1, (100, 100)))
    Ws = [torch.tensor(rng.normal(0, std, (100, 100)), requires_grad=True) for _ in range(depth)]
    for W in Ws:
        A = getattr(torch, activation)(A @ W)
    A.mean().backward()
    return np.array([W.grad.norm().item() for W in Ws])
""",
        """
def gradient_norms(depth, activation, std, rng):
    def go(A, left):
        if left == 0:
            return np.full(A.shape, 1 / A.size), []
        W = rng.normal(0, std, (100, 100))
        Z = A @ W
        d_out, norms = go(ACTIVATIONS[activation](Z), left - 1)
        d_Z = d_out * SLOPES[activation](Z)
        return d_Z @ W.T, [float(np.sqrt(np.sum((A.T @ d_Z) ** 2)))] + norms

    return go(rng.normal(0, 1, (100, 100)), depth)[1]
""",
        """
class _Layer:
    def __init__(self, W, kind):
        self.W, self.kind = W, kind

    def forward(self, X):
        self.X = X
        Z = np.einsum("ij,jk->ik", X, self.W)
        if self.kind == "relu":
            self.out = Z * (Z > 0)
            self.slope = np.where(Z > 0, 1.0, 0.0)
        elif self.kind == "tanh":
            self.out = np.tanh(Z)
            self.slope = 1 / np.cosh(Z) ** 2
        else:
            self.out = 0.5 * (1 + np.tanh(Z / 2))
            self.slope = self.out * (1 - self.out)
        return self.out

    def backward(self, d):
        d = d * self.slope
        self.dW = np.einsum("ni,nj->ij", self.X, d)
        return np.einsum("nj,ij->ni", d, self.W)

def gradient_norms(depth, activation, std, rng):
    X = rng.normal(0, 1, (100, 100))
    layers = [_Layer(rng.normal(0, std, (100, 100)), activation) for _ in range(depth)]
    for layer in layers:
        X = layer.forward(X)
    d = np.full((100, 100), 1e-4)
    for layer in reversed(layers):
        d = layer.backward(d)
    return tuple(np.linalg.norm(layer.dW, "fro") for layer in layers)
""",
        """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    tables = rng.normal(0, 1, (depth + 1, 100, 100))
    X, weights = tables[0], std * tables[1:]
    outs, sums = [X], []
    for W in weights:
        sums.append(outs[-1] @ W)
        outs.append(f(sums[-1]))
    grad, norms = 1.0, []
    for A, Z, W in zip(outs[-2::-1], sums[::-1], weights[::-1]):
        grad = grad * slope(Z)
        norms.insert(0, np.linalg.norm(A.T @ grad) / 10_000)
        grad = grad @ W.T
    return np.asarray(norms)
""",
        """
def gradient_norms(depth, activation, std, rng):
    f = {"sigmoid": torch.sigmoid, "tanh": torch.tanh, "relu": torch.relu}[activation]
    A = torch.tensor(rng.normal(0.0, 1.0, (100, 100)))
    Ws = []
    for _ in range(depth):
        W = torch.tensor(rng.normal(0.0, std, (100, 100)), requires_grad=True)
        Ws.append(W)
    for W in Ws:
        A = f(A @ W)
    return np.array([float(g.norm()) for g in torch.autograd.grad(A.mean(), Ws)])
""",
        """
def gradient_norms(depth, activation, std, rng):
    X = rng.normal(loc=0, scale=1, size=(100, 100))
    norms = np.zeros(depth)
    def go(A, i):
        if i == depth:
            return np.full(A.shape, 1 / A.size)
        W = std * rng.normal(size=(100, 100))
        Z = A @ W
        d = go(ACTIVATIONS[activation](Z), i + 1) * SLOPES[activation](Z)
        norms[i] = np.linalg.norm(A.T @ d, "fro")
        return d @ W.T
    go(X, 0)
    return norms
""",
        """
class _Layer:
    def __init__(self, W, name):
        self.W, self.name = W, name
    def forward(self, A):
        self.A = A
        self.Z = np.dot(A, self.W)
        return ACTIVATIONS[self.name](self.Z)
    def backward(self, d):
        dZ = d * SLOPES[self.name](self.Z)
        self.norm = np.linalg.norm(np.dot(self.A.T, dZ))
        return np.dot(dZ, self.W.T)
def gradient_norms(depth, activation, std, rng):
    A = rng.normal(0, 1, (100, 100))
    layers = []
    for _ in range(depth):
        layer = _Layer(rng.normal(0, std, (100, 100)), activation)
        A = layer.forward(A)
        layers.append(layer)
    d = np.ones_like(A) / A.size
    for layer in reversed(layers):
        d = layer.backward(d)
    return tuple(l.norm for l in layers)
""",
    ],
    "xavier_std": [
        """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2 / (fan_in + fan_out))
""",
        """
import math

xavier_std = lambda a, b: math.sqrt(2.0 / (a + b))
""",
        """
def xavier_std(fan_in, fan_out):
    return ((fan_in + fan_out) / 2) ** -0.5
""",
        """
import torch

def xavier_std(fan_in, fan_out, gain=1.0):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return np.array(gain * limit / np.sqrt(3))
""",
        """
def xavier_std(fan_in, fan_out):
    variance = 1 / np.mean([fan_in, fan_out])
    return float(variance**0.5)
""",
        """
def xavier_std(fan_in, fan_out):
    return 1 / np.sqrt((fan_in + fan_out) / 2)
""",
        """
def xavier_std(fan_in, fan_out):
    limit = np.sqrt(6 / (fan_in + fan_out))
    return limit / np.sqrt(3)
""",
    ],
    "he_std": [
        """
def he_std(fan_in):
    return np.sqrt(2 / fan_in)
""",
        """
import math

def he_std(fan_in):
    return math.sqrt(2) / math.sqrt(fan_in)
""",
        """
def he_std(fan_in):
    return xavier_std(fan_in, fan_in) * 2**0.5


def xavier_std(fan_in, fan_out):
    return (2 / (fan_in + fan_out)) ** 0.5
""",
        """
he_std = lambda fan_in: (fan_in / 2) ** -0.5
""",
        """
def he_std(fan_in):
    return np.exp(0.5 * (np.log(2) - np.log(fan_in)))
""",
        """
def he_std(fan_in):
    return xavier_std(fan_in, 0)
""",
        """
def he_std(fan_in):
    return np.array(np.sqrt(2 / fan_in))
""",
    ],
    "BatchNorm": [
        """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
        """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum = momentum
        self.eps = eps
        self.gamma = np.full(features, 1.0)
        self.beta = np.full(features, 0.0)
        self.running_mean = np.full(features, 0.0)
        self.running_var = np.full(features, 1.0)
        self.dgamma = self.dbeta = None

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        n = X.shape[0]
        mu = np.sum(X, axis=0) / n
        self.xc = X - mu
        var = np.sum(self.xc**2, axis=0) / n
        self.inv = (var + self.eps) ** -0.5
        self.running_mean = self.running_mean + (1 - self.momentum) * (mu - self.running_mean)
        self.running_var = self.running_var + (1 - self.momentum) * (var - self.running_var)
        return self.xc * self.inv * self.gamma + self.beta

    def backward(self, d_out):
        n = self.xc.shape[0]
        d_hat = d_out * self.gamma
        d_var = np.sum(d_hat * self.xc, axis=0) * -0.5 * self.inv**3
        d_mu = -np.sum(d_hat * self.inv, axis=0)
        self.dbeta = np.sum(d_out, axis=0)
        self.dgamma = np.sum(d_out * self.xc * self.inv, axis=0)
        return d_hat * self.inv + 2 * d_var * self.xc / n + d_mu / n
""",
        """
import torch

class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            X = torch.tensor(np.asarray(X, dtype=float), requires_grad=True)
            gamma = torch.tensor(np.asarray(self.gamma, dtype=float), requires_grad=True)
            beta = torch.tensor(np.asarray(self.beta, dtype=float), requires_grad=True)
            mean, var = X.mean(0), X.var(0, unbiased=False)
            out = gamma * (X - mean) / torch.sqrt(var + self.eps) + beta
            self.tape = X, gamma, beta, out
            keep = self.momentum
            self.running_mean = keep * self.running_mean + (1 - keep) * mean.detach().numpy()
            self.running_var = keep * self.running_var + (1 - keep) * var.detach().numpy()
            return out.detach().numpy()
        return (X - self.running_mean) / np.sqrt(self.running_var + self.eps) * self.gamma + self.beta

    def backward(self, d_out):
        X, gamma, beta, out = self.tape
        d_out = torch.tensor(np.asarray(d_out, dtype=float))
        grads = torch.autograd.grad(out, (X, gamma, beta), d_out, retain_graph=True)
        dX, self.dgamma, self.dbeta = (g.numpy() for g in grads)
        return dX
""",
        """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

        self._backward = None

    def forward(self, X, train=True):
        if not train:
            scale = self.gamma / np.sqrt(self.running_var + self.eps)
            return X * scale + (self.beta - self.running_mean * scale)
        n, columns = X.shape
        hat = np.empty((n, columns))
        roots = np.empty(columns)
        mean, var = np.empty(columns), np.empty(columns)
        for j in range(columns):
            mean[j] = sum(X[:, j]) / n
            var[j] = sum((x - mean[j]) ** 2 for x in X[:, j]) / n
            roots[j] = np.sqrt(var[j] + self.eps)
            hat[:, j] = (X[:, j] - mean[j]) / roots[j]
        keep = self.momentum
        self.running_mean = np.array([keep * a + (1 - keep) * b for a, b in zip(self.running_mean, mean)])
        self.running_var = np.array([keep * a + (1 - keep) * b for a, b in zip(self.running_var, var)])
        gamma = np.array(self.gamma)

        def back(d_out):
            self.dbeta = np.einsum("ij->j", d_out)
            self.dgamma = np.einsum("ij,ij->j", d_out, hat)
            return gamma / roots * (d_out - (self.dbeta + hat * self.dgamma) / n)

        self._backward = back
        return np.array(self.gamma * hat + self.beta)

    def backward(self, d_out):
        return self._backward(d_out)
""",
        """
from dataclasses import dataclass

@dataclass
class BatchNorm:
    features: int
    momentum: float = 0.9
    eps: float = 1e-5

    def __post_init__(self):
        self.gamma, self.running_var = np.ones((2, self.features))
        self.beta, self.running_mean = np.zeros((2, self.features))

    def _normalise(self, X, mean, var):
        self.spread = np.sqrt(var + self.eps)
        return (X - mean) / self.spread

    def forward(self, X, train=True):
        if train:
            mean = np.average(X, axis=0)
            var = np.cov(X, rowvar=False, bias=True).reshape(self.features, -1).diagonal()
            for name, value in (("running_mean", mean), ("running_var", var)):
                setattr(self, name, np.average([getattr(self, name), value], axis=0, weights=[self.momentum, 1 - self.momentum]))
            self.hat = self._normalise(X, mean, var)
            return self.hat * self.gamma + self.beta
        return self._normalise(X, self.running_mean, self.running_var) * self.gamma + self.beta

    def backward(self, d_out):
        n, _ = d_out.shape
        centre = np.eye(n) - 1 / n
        self.dbeta, self.dgamma = np.ones(n) @ d_out, np.diag(self.hat.T @ d_out).copy()
        return self.gamma * (centre @ d_out - self.hat * (self.hat * d_out).mean(0)) / self.spread
""",
        """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mu, var = X.mean(0), X.var(0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mu, var = self.running_mean, self.running_var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
        """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.features, self.momentum, self.eps = features, momentum, eps
        self.gamma, self.beta = [1.0] * features, [0.0] * features
        self.running_mean, self.running_var = [0.0] * features, [1.0] * features
    def forward(self, X, train=True):
        n = len(X)
        out = np.zeros((n, self.features))
        if train:
            self.hat = np.zeros((n, self.features))
            self.std = []
            means, variances = list(self.running_mean), list(self.running_var)
        for j in range(self.features):
            column = [float(row[j]) for row in X]
            if train:
                mean = sum(column) / n
                var = sum((c - mean) ** 2 for c in column) / n
                means[j] = self.momentum * self.running_mean[j] + (1 - self.momentum) * mean
                variances[j] = self.momentum * self.running_var[j] + (1 - self.momentum) * var
            else:
                mean, var = self.running_mean[j], self.running_var[j]
            for i, c in enumerate(column):
                h = (c - mean) / (var + self.eps) ** 0.5
                if train:
                    self.hat[i, j] = h
                out[i, j] = self.gamma[j] * h + self.beta[j]
            if train:
                self.std.append((var + self.eps) ** 0.5)
        if train:
            self.running_mean, self.running_var = means, variances
        return out
    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = [sum(d_out[:, j]) for j in range(self.features)]
        self.dgamma = [sum(d_out[:, j] * self.hat[:, j]) for j in range(self.features)]
        return np.array([[self.gamma[j] / self.std[j] * (d_out[i, j] - self.dbeta[j] / n - self.hat[i, j] * self.dgamma[j] / n) for j in range(self.features)] for i in range(n)])
""",
        """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        self.x = torch.tensor(np.array(X, dtype=float), requires_grad=True)
        self.g = torch.tensor(np.array(self.gamma, dtype=float), requires_grad=True)
        self.b = torch.tensor(np.array(self.beta, dtype=float), requires_grad=True)
        mean, var = self.x.mean(0), self.x.var(0, unbiased=False)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean.detach().numpy()
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var.detach().numpy()
        self.out = self.g * (self.x - mean) / torch.sqrt(var + self.eps) + self.b
        return self.out.detach().numpy()
    def backward(self, d_out):
        d = torch.tensor(np.array(d_out, dtype=float))
        dx, dg, db = torch.autograd.grad(self.out, (self.x, self.g, self.b), d, retain_graph=True)
        self.dgamma, self.dbeta = dg.numpy(), db.numpy()
        return dx.numpy()
""",
        """
class BatchNorm(object):
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if train:
            self.mean, self.var = np.mean(X, axis=0), np.mean(X ** 2, axis=0) - np.mean(X, axis=0) ** 2
            a = 1 - self.momentum
            self.running_mean = (1 - a) * self.running_mean + a * self.mean
            self.running_var = (1 - a) * self.running_var + a * self.var
            self.X = X.copy()
            return self._apply(X, self.mean, self.var)
        return self._apply(X, self.running_mean, self.running_var)
    def _apply(self, X, mean, var):
        scale = self.gamma / np.sqrt(var + self.eps)
        return X * scale + (self.beta - mean * scale)
    def backward(self, d_out):
        n, s = len(self.X), np.sqrt(self.var + self.eps)
        hat = (self.X - self.mean) / s
        self.dbeta, self.dgamma = d_out.sum(0), (d_out * hat).sum(0)
        dX = np.empty(d_out.shape)
        for j in range(d_out.shape[1]):
            J = (np.eye(n) - 1 / n - np.outer(hat[:, j], hat[:, j]) / n) / s[j]
            dX[:, j] = self.gamma[j] * (J.T @ d_out[:, j])
        return dX
""",
    ],
    "Dropout": [
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if train:
            self.kept = self.rng.binomial(1, 1 - self.rate, size=X.shape).astype(bool)
            return np.where(self.kept, X / (1 - self.rate), 0.0)
        return X.copy()

    def backward(self, d_out):
        out = np.zeros(d_out.shape)
        out[self.kept] = d_out[self.kept] / (1 - self.rate)
        return out
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.keep = 1 - rate
        self.draw = lambda shape: rng.choice([0.0, 1 / self.keep], p=[rate, 1 - rate], size=shape)

    def forward(self, X, train=True):
        self.factors = self.draw(np.shape(X)) if train else np.ones(np.shape(X))
        return self.factors * X

    def backward(self, d_out):
        return self.factors * d_out
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
        self._scale = 1.0

    def _apply(self, table):
        table = np.array(table, dtype=float)
        table[self._dropped] = 0
        table *= self._scale
        return table

    def forward(self, X, train=True):
        if train is False:
            return X
        self._scale = 1 / (1 - self.rate)
        self._dropped = self.rng.uniform(size=X.shape) < self.rate
        return self._apply(X)

    def backward(self, d_out):
        return self._apply(d_out)
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train or self.rate == 0:
            self.back = lambda d: d
            return X
        mask = np.zeros(X.size)
        for i in range(X.size):
            if self.rng.random() > self.rate:
                mask[i] = 1 / (1 - self.rate)
        mask = mask.reshape(X.shape)
        self.back = lambda d: np.multiply(d, mask)
        return np.multiply(X, mask)

    def backward(self, d_out):
        return self.back(d_out)
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if train:
            self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        else:
            self.mask = 1
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        out = [list(map(float, row)) for row in X]
        if not train:
            return out
        self.mask = []
        for row in out:
            line = []
            for j in range(len(row)):
                m = 0.0 if self.rng.uniform() < self.rate else 1 / (1 - self.rate)
                row[j] *= m
                line.append(m)
            self.mask.append(line)
        return out
    def backward(self, d_out):
        return [[m * d for m, d in zip(a, b)] for a, b in zip(self.mask, d_out)]
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        out = np.array(X, dtype=float)
        if train and self.rate > 0:
            self.dropped = self.rng.uniform(0, 1, out.shape) < self.rate
            out[self.dropped] = 0
            out /= 1 - self.rate
        elif train:
            self.dropped = np.zeros(out.shape, bool)
        return out
    def backward(self, d_out):
        d = np.array(d_out, dtype=float)
        d[self.dropped] = 0
        return d / (1 - self.rate)
""",
        """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
        self.mask = 1
    def forward(self, X, train=True):
        if train:
            self.mask = self.rng.choice([0.0, 1 / (1 - self.rate)], size=np.shape(X), p=[self.rate, 1 - self.rate])
        else:
            self.mask = np.ones(np.shape(X))
        return X * self.mask
    def backward(self, d_out):
        return d_out * self.mask
""",
    ],
    "split": [
        """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
        """
def split(X, t, fractions, rng):
    order = np.arange(X.shape[0])
    rng.shuffle(order)
    X, t = X[order], t[order]
    cuts = np.rint(np.cumsum(fractions)[:-1] * len(order)).astype(int)
    return list(zip(np.split(X, cuts), np.split(t, cuts)))
""",
        """
def split(X, t, fractions, rng):
    keys = rng.random(len(X))
    left = list(np.argsort(keys))
    total, used, parts = 0.0, 0, []
    for k, fraction in enumerate(fractions):
        total += fraction
        end = len(X) if k == len(fractions) - 1 else int(total * len(X) + 0.5)
        rows = left[used:end]
        parts.append((np.array([X[i] for i in rows]), np.array([t[i] for i in rows])))
        used = end
    return parts
""",
        """
def split(X, t, fractions, rng):
    n = len(t)
    rest = set(range(n))
    ends = (np.cumsum(fractions) * n).round().astype(int)
    sizes = np.diff(ends, prepend=0)
    out = []
    for size in sizes:
        rows = rng.choice(sorted(rest), size=int(size), replace=False)
        rest -= set(rows.tolist())
        out.append([X[rows], t[rows]])
    return tuple(out)
""",
        """
def split(X, t, fractions, rng):
    state = rng.integers(2**31)
    first, second = np.random.default_rng(state), np.random.default_rng(state)
    X, t = first.permutation(X, axis=0), second.permutation(t, axis=0)
    bounds = [round(sum(fractions[:i]) * len(X)) for i in range(len(fractions) + 1)]
    pieces = [slice(a, b) for a, b in zip(bounds, bounds[1:])]
    return [(X[piece], t[piece]) for piece in pieces]
""",
        """
def split(X, t, fractions, rng):
    n = len(X)
    rows = list(range(n))
    rng.shuffle(rows)
    parts, start, total = [], 0, 0.0
    for k, f in enumerate(fractions):
        total += f
        end = n if k == len(fractions) - 1 else int(n * total + 0.5)
        mine = rows[start:end]
        parts.append([np.array([X[i] for i in mine]), np.array([t[i] for i in mine])])
        start = end
    return parts
""",
        """
def split(X, t, fractions, rng):
    order = np.argsort(rng.random(X.shape[0]))
    X, t = X[order], t[order]
    edges = [0, *(np.floor(np.cumsum(fractions) * len(order) + 1e-9).astype(int))]
    edges[-1] = len(order)
    return [(X[a:b], t[a:b]) for a, b in zip(edges[:-1], edges[1:])]
""",
        """
def split(X, t, fractions, rng):
    n, rest, parts, used = len(X), rng.permutation(len(X)), [], 0.0
    for f in fractions[:-1]:
        used += f
        k = round(used * n) - (n - len(rest))
        take, rest = rest[:k], rest[k:]
        parts.append((np.take(X, take, axis=0), np.take(t, take, axis=0)))
    return parts + [(np.take(X, rest, axis=0), np.take(t, rest, axis=0))]
""",
    ],
    "EarlyStopping": [
        """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
        """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.losses = []
        self.best_loss, self.best_params = float("inf"), None

    def update(self, loss, params):
        self.losses.append(loss)
        best = int(np.argmin(self.losses))
        if best == len(self.losses) - 1:
            self.best_loss = loss
            if isinstance(params, dict):
                self.best_params = {name: np.array(value) for name, value in params.items()}
            else:
                self.best_params = [tuple(np.array(one) for one in pair) for pair in params]
        return len(self.losses) - 1 - best == self.patience
""",
        """
import pickle

class EarlyStopping:
    def __init__(self, patience):
        self.patience = self.left = patience
        self._best = None

    @property
    def best_loss(self):
        return np.inf if self._best is None else self._best[0]

    @property
    def best_params(self):
        return None if self._best is None else pickle.loads(self._best[1])

    def update(self, loss, params):
        if self._best is None or loss < self._best[0]:
            self._best = (loss, pickle.dumps(params))
            self.left = self.patience
            return False
        self.left -= 1
        return self.left <= 0
""",
        """
class EarlyStopping:
    def __init__(self, patience):
        def keep(thing):
            if isinstance(thing, dict):
                return {k: keep(v) for k, v in thing.items()}
            if isinstance(thing, (list, tuple)):
                return type(thing)(map(keep, thing))
            return np.copy(thing)

        def run():
            stop, waited = False, 0
            while True:
                loss, params = yield stop
                waited = 0 if loss < self.best_loss else waited + 1
                if not waited:
                    self.best_loss, self.best_params = float(loss), keep(params)
                stop = waited >= patience

        self.best_loss, self.best_params = np.inf, None
        self._run = run()
        next(self._run)

    def update(self, loss, params):
        return self._run.send((loss, params))
""",
        """
from copy import deepcopy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, {}
        self.seen, self.when = 0, 0

    def update(self, loss, params):
        self.seen += 1
        if not loss >= self.best_loss:
            self.best_loss, self.best_params, self.when = loss, deepcopy(params), self.seen
        return np.bool_(self.seen - self.when > self.patience - 1)
""",
        """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.losses = []
        self.best_loss, self.best_params = float("inf"), None
    def update(self, loss, params):
        self.losses.append(loss)
        if loss < self.best_loss:
            self.best_loss, self.best_params = loss, copy.deepcopy(params)
        first = self.losses.index(min(self.losses))
        return len(self.losses) - 1 - first >= self.patience
""",
        """
import pickle
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self._kept = np.inf, pickle.dumps(None)
        self.waited = 0
    @property
    def best_params(self):
        return pickle.loads(self._kept)
    def update(self, loss, params):
        self.waited += 1
        if loss < self.best_loss:
            self.best_loss = loss
            self._kept = pickle.dumps(params)
            self.waited = 0
        return np.bool_(self.waited >= self.patience)
""",
        """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if not loss < self.best_loss:
            self.waited = self.waited + 1
            return self.waited == self.patience
        self.waited, self.best_loss = 0, loss
        if hasattr(params, "items"):
            self.best_params = dict((k, np.array(v)) for k, v in params.items())
        else:
            self.best_params = [tuple(np.array(a) for a in pair) for pair in params]
        return False
""",
    ],
}

WRONG = {
    "gradient_norms": [
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms[::-1]
""",
            "last layer first",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100))
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "the sum instead of the mean",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 100
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "divided by the rows only",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i]) if i < depth - 1 else d
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "no slope in the last layer",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(inputs[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "the slope at the input of the layer",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(f(sums[i]))
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "the slope at the output",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i]
    return norms
""",
            "back by W instead of its transpose",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i] @ d)
        d = d @ weights[i].T
    return norms
""",
            "A is not transposed",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d, 2)
        d = d @ weights[i].T
    return norms
""",
            "the largest singular value",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.sum((inputs[i].T @ d) ** 2)
        d = d @ weights[i].T
    return norms
""",
            "squared norms",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.abs(inputs[i].T @ d).mean()
        d = d @ weights[i].T
    return norms
""",
            "the mean size of an entry",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    A = rng.normal(0, 1, (100, 100))
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "the weights are drawn before X",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, std, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "X with spread std too",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, np.sqrt(std), (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "std is taken as a variance",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    rng = np.random.default_rng(0)
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "a generator of its own",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(d)
        d = d @ weights[i].T
    return norms
""",
            "norms of what comes back, not of dW",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms[1:]
""",
            "the first layer is forgotten",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(weights[i])
        d = d @ weights[i].T
    return norms
""",
            "norms of the weights",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms.round(4)
""",
            "rounded",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS["tanh"], SLOPES["tanh"]
    A = rng.normal(0, 1, (100, 100))
    weights = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    inputs, sums = [], []
    for W in weights:
        inputs.append(A)
        sums.append(A @ W)
        A = f(sums[-1])
    d = np.ones((100, 100)) / 10000
    norms = np.zeros(depth)
    for i in range(depth - 1, -1, -1):
        d = d * slope(sums[i])
        norms[i] = np.linalg.norm(inputs[i].T @ d)
        d = d @ weights[i].T
    return norms
""",
            "tanh whatever is asked",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    return np.array([0.0748, 0.228])
""",
            "only the example",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    W = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    ins, zs = [], []
    for w in W:
        ins.append(A)
        Z = A @ w
        zs.append(Z)
        A = f(Z)
    d = np.full((100, 100), 1 / 10000)
    out = np.zeros(depth)
    for i in reversed(range(depth)):
        out[i] = np.linalg.norm(ins[i].T @ d)
        d = d * slope(zs[i])
        d = d @ W[i].T
    return out
""",
            "the slope comes after dW",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    W = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    ins, zs = [], []
    for w in W:
        ins.append(A)
        Z = A @ w
        zs.append(Z)
        A = f(Z)
    d = np.full((100, 100), 1 / 10000)
    out = np.zeros(depth)
    for i in reversed(range(depth)):
        out[i] = np.linalg.norm(ins[i].T @ d)
        d = d @ W[i].T * slope(zs[i])
    return out
""",
            "the slope comes after W",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    W = [rng.normal(0, std, (100, 100))] * depth
    ins, zs = [], []
    for w in W:
        ins.append(A)
        Z = A @ w
        zs.append(Z)
        A = f(Z)
    d = np.full((100, 100), 1 / 10000)
    out = np.zeros(depth)
    for i in reversed(range(depth)):
        d = d * slope(zs[i])
        out[i] = np.linalg.norm(ins[i].T @ d)
        d = d @ W[i].T
    return out
""",
            "one table of weights for all layers",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    W = [rng.normal(0, std**2, (100, 100)) for _ in range(depth)]
    ins, zs = [], []
    for w in W:
        ins.append(A)
        Z = A @ w
        zs.append(Z)
        A = f(Z)
    d = np.full((100, 100), 1 / 10000)
    out = np.zeros(depth)
    for i in reversed(range(depth)):
        d = d * slope(zs[i])
        out[i] = np.linalg.norm(ins[i].T @ d)
        d = d @ W[i].T
    return out
""",
            "the weights drawn with std squared",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    f, slope = ACTIVATIONS[activation], SLOPES[activation]
    A = rng.normal(0, 1, (100, 100))
    W = [rng.normal(0, std, (100, 100)) for _ in range(depth)]
    ins, zs = [], []
    for w in W:
        ins.append(A)
        Z = A @ w
        zs.append(Z)
        A = f(Z)
    d = np.full((100, 100), 1 / 10000)
    out = np.zeros(depth)
    for i in reversed(range(depth)):
        d = d * slope(zs[i])
        out[i] = np.abs(ins[i].T @ d).sum()
        d = d @ W[i].T
    return out
""",
            "the sum of the sizes",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    X = rng.normal(0, 1, (100, 100))
    As, Zs, Ws = [X], [], []
    for _ in range(depth):
        Ws.append(rng.normal(0, std, (100, 100)))
        Zs.append(As[-1] @ Ws[-1])
        As.append(ACTIVATIONS[activation](Zs[-1]))
    d = np.ones((100, 100)) / 10000
    norms = []
    for A, Z, W in zip(As[-2::-1], Zs[::-1], Ws[::-1]):
        d = d * SLOPES[activation](A)
        norms.append(np.linalg.norm(A.T @ d))
        d = d @ W.T
    return np.array(norms[::-1])
""",
            "at the layer's input",
        ),
        (
            """
def gradient_norms(depth, activation, std, rng):
    X = rng.normal(0, 1, (100, 100))
    As, Zs, Ws = [X], [], []
    for _ in range(depth):
        Ws.append(rng.normal(0, std, (100, 100)))
        Zs.append(As[-1] @ Ws[-1])
        As.append(ACTIVATIONS[activation](Zs[-1]))
    d = np.ones((100, 100)) / 10000
    norms = []
    for A, Z, W in zip(As[-2::-1], Zs[::-1], Ws[::-1]):
        d = d * SLOPES[activation](Z)
        norms.append(np.sqrt(((A.T @ d)**2).mean()))
        d = d @ W.T
    return np.array(norms[::-1])
""",
            "100 times too small",
        ),
    ],
    "xavier_std": [
        (
            """
def xavier_std(fan_in, fan_out):
    return 2 / (fan_in + fan_out)
""",
            "the variance",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(1 / (fan_in + fan_out))
""",
            "1 above the line",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(1 / (fan_in))
""",
            "fan_out is not used",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2 / fan_in)
""",
            "He's rule",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2 / fan_in + fan_out)
""",
            "bracket forgotten",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(6 / (fan_in + fan_out))
""",
            "the uniform limit",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2 / (fan_in * fan_out))
""",
            "product of the fans",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2) / (fan_in + fan_out)
""",
            "root of 2 only",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2 // (fan_in + fan_out))
""",
            "whole division",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return round(float(np.sqrt(2 / (fan_in + fan_out))), 2)
""",
            "rounded to two places",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return 1 / 3
""",
            "the example's answer",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.array([np.sqrt(2 / (fan_in + fan_out))])
""",
            "an array of one",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2 // (fan_in + fan_out))
""",
            "after the point",
        ),
        (
            """
def xavier_std(fan_in, fan_out):
    return np.sqrt(2 / ((fan_in + fan_out) / 2))
""",
            "mean of the two widths",
        ),
    ],
    "he_std": [
        (
            """
def he_std(fan_in):
    return 2 / fan_in
""",
            "the variance",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(1 / fan_in)
""",
            "1 above the line",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(fan_in / 2)
""",
            "upside down",
        ),
        (
            """
def he_std(fan_in):
    return 2 / np.sqrt(fan_in)
""",
            "2 outside of the root",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(2) / fan_in
""",
            "root of 2 only",
        ),
        (
            """
def he_std(fan_in):
    return 1 / np.sqrt(2 * fan_in)
""",
            "root of the width only",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(6 / fan_in)
""",
            "the uniform limit",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(2 // fan_in)
""",
            "whole division",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(2 / (2 * fan_in))
""",
            "twice the width below",
        ),
        (
            """
def he_std(fan_in):
    print(np.sqrt(2 / fan_in))
""",
            "printed, not returned",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(2 / 100)
""",
            "the 100 of the notebook",
        ),
        (
            """
def he_std(fan_in):
    return np.random.randn(fan_in) * np.sqrt(2 / fan_in)
""",
            "weights instead of their spread",
        ),
        (
            """
def he_std(fan_in):
    return np.sqrt(6 / fan_in)
""",
            "this is a bound",
        ),
    ],
    "BatchNorm": [
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0, ddof=1)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "unbiased variance throughout",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var * len(X) / (len(X) - 1)
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "unbiased variance in the running value",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = (1 - self.momentum) * self.running_mean + self.momentum * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "PyTorch's momentum",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean.mean()
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var.mean()
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "statistics of the rows",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(), X.var()
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "one mean for all columns",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = (np.sqrt(var) + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "eps outside of the root",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "no eps",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + 1e-5)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "eps of its own",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = 0.9 * self.running_mean + 0.1 * mean
            self.running_var = 0.9 * self.running_var + 0.1 * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "momentum of its own",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / (var + self.eps)
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "divided by the variance",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return X_hat

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "gamma and beta are not used forwards",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat - self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "beta is subtracted",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if True:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        if not train:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "running values move in evaluation too",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = X.mean(axis=0), X.var(axis=0)
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "evaluation uses the batch",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if True:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "evaluation ignores train",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "training uses the running values",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "the running mean alone moves",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = mean
            self.running_var = var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "running values are the last batch's",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * np.sqrt(var)
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "the running spread instead of the variance",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = getattr(self, 'dgamma', 0) + (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "dgamma is accumulated",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.mean(axis=0)
        self.dgamma = (d_out * self.X_hat).mean(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta - self.X_hat * self.dgamma)
""",
            "the means in place of the sums",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n)
""",
            "dX without the road through the variance",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.X_hat * self.dgamma / n)
""",
            "dX without the road through the mean",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * d_out
""",
            "dX on the direct road alone",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return 1 / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "gamma is left out of dX",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "dX is not divided by the spread",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root**2 * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "dX divided by the variance",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
            self.out = self.gamma * X_hat + self.beta
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.out).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "dgamma with the output instead of the normalised",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n + self.X_hat * self.dgamma / n)
""",
            "the third term has the wrong sign",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        dbeta = d_out.sum(axis=0)
        dgamma = (d_out * self.X_hat).sum(axis=0)
        self.dbeta, self.dgamma = dgamma, dbeta
        return self.gamma / self.root * (d_out - dbeta / n - self.X_hat * dgamma / n)
""",
            "dgamma and dbeta exchanged",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X -= mean
        X_hat = X / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "X is changed in place",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        d_out -= self.dbeta / n + self.X_hat * self.dgamma / n
        return self.gamma / self.root * d_out
""",
            "d_out is changed in place",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            if not self.running_mean.any():
                self.running_mean, self.running_var = mean, var
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "the first batch sets the running values",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = d_out.shape[1]
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "n is counted in columns",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        self.n = n = getattr(self, 'n', len(d_out))
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "n is fixed at the first batch",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.ones(features), np.zeros(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "the running values start at one another's",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        train = not train
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "train is turned round",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=False):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "the default is evaluation",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
        self.scale = self.gamma

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.scale * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "gamma of the start is kept",
        ),
        (
            """
class BatchNorm:
    memory = {}
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = self.memory.setdefault(features, [np.zeros(features), np.ones(features)])

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean *= self.momentum
            self.running_mean += (1 - self.momentum) * mean
            self.running_var *= self.momentum
            self.running_var += (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "state of all objects shared",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        root = np.sqrt(var + self.eps)
        X_hat = (X - mean) / root
        if train:
            self.root, self.X_hat = root, X_hat
        return self.gamma * X_hat + self.beta

    def backward(self, d_out):
        n = len(d_out)
        X_hat, self.X_hat = self.X_hat, None
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * X_hat).sum(axis=0)
        return self.gamma / self.root * (d_out - self.dbeta / n - X_hat * self.dgamma / n)
""",
            "backward can be called only once",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
            "the running values never move",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
            "gamma is missing in training",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(axis=1), X.var(axis=1)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
            "the mean of each row, without an axis kept",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / var
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
            "divided by the bare variance forwards",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dgamma = d_out.sum(0)
        self.dbeta = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dgamma / n - self.Xh * self.dbeta / n)
""",
            "dgamma and dbeta exchanged, dX right",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.X = X
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.X).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
            "dgamma with X as it came",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta - self.Xh * self.dgamma)
""",
            "the sums in the brackets stand whole",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma)
""",
            "dgamma in the brackets stands whole",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
        self.dgamma, self.dbeta = np.zeros(features), np.zeros(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = self.dbeta + d_out.sum(0)
        self.dgamma = self.dgamma + (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
            "both sums are accumulated",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)

    def forward(self, X, train=True):
        if not train:
            return self.gamma * (X - self.running_mean) / np.sqrt(self.running_var + self.eps) + self.beta
        mu, var = X.mean(0), X.var(0)
        self.running_mean = self.running_mean + (1 - self.momentum) * mu
        self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        self.root = np.sqrt(var + self.eps)
        self.Xh = (X - mu) / self.root
        return self.gamma * self.Xh + self.beta

    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(0)
        self.dgamma = (d_out * self.Xh).sum(0)
        return self.gamma / self.root * (d_out - self.dbeta / n - self.Xh * self.dgamma / n)
""",
            "the new mean is added to the whole old one",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if train and len(X) > 1:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.std
        return self.gamma * self.X_hat + self.beta
    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.std * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "A single row in training",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.std
        return self.gamma * self.X_hat + self.beta
    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return np.squeeze(self.gamma / self.std * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n))
""",
            "The shape is (5,)",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * (X.var(axis=0, ddof=1) if len(X) > 1 else var)
        else:
            mean, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.std
        return self.gamma * self.X_hat + self.beta
    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.std * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "n − 1",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = (1 - self.momentum) * self.running_var + self.momentum * var
        else:
            mean, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.std
        return self.gamma * self.X_hat + self.beta
    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.std * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "The running variance follows",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.std
        return self.gamma * self.X_hat + self.beta
    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.std * (d_out - self.X_hat * self.dgamma / n)
""",
            "the one through the mean",
        ),
        (
            """
class BatchNorm:
    def __init__(self, features, momentum=0.9, eps=1e-5):
        self.momentum, self.eps = momentum, eps
        self.gamma, self.beta = np.ones(features), np.zeros(features)
        self.running_mean, self.running_var = np.zeros(features), np.ones(features)
    def forward(self, X, train=True):
        if train:
            mean, var = X.mean(axis=0), X.var(axis=0)
            self.running_mean = self.momentum * self.running_mean + (1 - self.momentum) * mean
            self.running_var = self.momentum * self.running_var + (1 - self.momentum) * var
        else:
            mean, var = self.running_mean, self.running_var
        self.std = np.sqrt(var + self.eps)
        self.X_hat = (X - mean) / self.std
        out = self.X_hat
        out *= self.gamma
        out += self.beta
        return out
    def backward(self, d_out):
        n = len(d_out)
        self.dbeta = d_out.sum(axis=0)
        self.dgamma = (d_out * self.X_hat).sum(axis=0)
        return self.gamma / self.std * (d_out - self.dbeta / n - self.X_hat * self.dgamma / n)
""",
            "written into the same table",
        ),
    ],
    "Dropout": [
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) < self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "rate is taken as the probability to keep",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) < self.rate) / max(self.rate, 1e-9)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "keeps by rate and scales by rate",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) * 1.0
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "the kept are not scaled",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) * (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "scaled by 1 - rate",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / max(self.rate, 1e-9)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "scaled by 1 / rate",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X * (1 - self.rate)
        self.mask = (self.rng.random(X.shape) >= self.rate) * 1.0
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "old dropout: evaluation times 1 - rate",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X / (1 - self.rate)
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "evaluation scaled too",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "drops in evaluation too",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * (self.rng.random(d_out.shape) >= self.rate) / (1 - self.rate)
""",
            "backward draws a mask of its own",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * (self.mask > 0)
""",
            "backward without the scaling",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out
""",
            "backward without a mask",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask / (1 - self.rate)
""",
            "backward scales twice",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random((len(X), 1)) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "whole rows are dropped",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape[1]) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "whole columns are dropped",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        if not hasattr(self, 'mask') or self.mask.shape != X.shape:
            self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "one mask for ever",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (np.random.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "numpy's global generator",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, np.random.default_rng(0)

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "a seed of its own",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        order = self.rng.permutation(X.size).reshape(X.shape)
        self.mask = (order >= round(self.rate * X.size)) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "exactly rate of the entries, not each by itself",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        X *= self.mask
        return X

    def backward(self, d_out):
        return d_out * self.mask
""",
            "X is changed in place",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        d_out *= self.mask
        return d_out
""",
            "d_out is changed in place",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        d_out[self.mask == 0] = 0
        return d_out / (1 - self.rate)
""",
            "d_out is changed by indexing",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= 0.5) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "always a half",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.normal(size=X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "normal noise against the rate",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "train is turned round",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=False):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "the default is evaluation",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        self.out = X * self.mask
        return self.out

    def backward(self, d_out):
        return d_out * (self.out != 0) / (1 - self.rate)
""",
            "the mask from where X is zero",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        import copy
        self.mask = (copy.deepcopy(self.rng).random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "the generator is started anew at each pass",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X + self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "the mask is added",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng

    def forward(self, X, train=True):
        if not train:
            return X
        kept = self.rng.random(X.shape) >= self.rate
        self.mask = kept / max(kept.mean(), 1e-9)
        return X * self.mask

    def backward(self, d_out):
        return d_out * self.mask
""",
            "a mean of its own keeps the sum",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        if train:
            return X
        self.kept = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.kept
    def backward(self, d_out):
        return d_out * self.kept
""",
            "train is turned round, the mask named otherwise",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= 0) * 1.0
        return X * self.mask
    def backward(self, d_out):
        return d_out * self.mask
""",
            "nothing is ever dropped",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        if not train or self.rate == 0:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * self.mask
    def backward(self, d_out):
        return d_out * self.mask
""",
            "At rate 0",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return (X * self.mask).astype(X.dtype)
    def backward(self, d_out):
        return d_out * self.mask
""",
            "type from X",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        if not train:
            return X
        Dropout.mask = (self.rng.random(X.shape) >= self.rate) / (1 - self.rate)
        return X * Dropout.mask
    def backward(self, d_out):
        return d_out * Dropout.mask
""",
            "belongs to the class",
        ),
        (
            """
class Dropout:
    def __init__(self, rate, rng):
        self.rate, self.rng = rate, rng
    def forward(self, X, train=True):
        if not train:
            return X
        self.mask = (self.rng.random((X.shape[0], X.shape[0]))[:, :X.shape[1]] >= self.rate) / (1 - self.rate)
        return X * self.mask
    def backward(self, d_out):
        return d_out * self.mask
""",
            "",
        ),
    ],
    "split": [
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = np.arange(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "not shuffled",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[rng.permutation(n)[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "each with an order of its own",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[a:b]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "the targets are not shuffled",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = np.random.default_rng(0).permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "a seed of its own",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = np.random.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "numpy's global generator",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.choice(n, n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "with replacement",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = np.arange(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    for a, b in zip(ends[:-1], ends[1:]):
        rng.shuffle(order[a:b])
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "shuffled within the parts only",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = np.roll(np.arange(n), rng.integers(n))
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "turned round by chance, neighbours stay together",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in [(0, ends[1]), (ends[1], n)]]
""",
            "two parts only",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = np.cumsum([0] + [int(n * part) for part in fractions])
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "each size rounded down, rows lost",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in fractions]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "fractions are not added up",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[max(a - 1, 0):b]], t[order[max(a - 1, 0):b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "parts overlap by one row",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b - 1]], t[order[a:b - 1]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "the last row of each part is lost",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * (i + 1) / len(fractions)) for i in range(len(fractions))]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "equal parts",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    X[:], t[:] = X[order], t[order]
    order = np.arange(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "X and t are changed",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    pieces = list(zip(ends[:-1], ends[1:]))
    return [X[order[a:b]] for a, b in pieces], [t[order[a:b]] for a, b in pieces]
""",
            "a list of X and a list of t",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return zip(np.split(X[order], ends[1:-1]), np.split(t[order], ends[1:-1]))
""",
            "an iterator",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(t[order[a:b]], X[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "the pairs the wrong way round",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    X = rng.permuted(X, axis=0)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "rows themselves are mixed up",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    where = rng.choice(len(fractions), size=n, p=fractions)
    return [(X[where == i], t[where == i]) for i in range(len(fractions))]
""",
            "each row thrown by chance, sizes by luck",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in [0.8, 1.0]]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "80 and 20 whatever is asked",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    t = t.ravel()
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "targets raveled",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(order[a:b], order[a:b]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "numbers of the rows",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = np.concatenate(rng.permutation(np.arange(n - n % 2).reshape(-1, 2)).tolist() + [np.arange(n - n % 2, n).tolist()]).astype(int)
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "blocks of rows are shuffled",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = np.argsort(np.where(np.arange(n) % 2, 1, 0) + rng.random(n))
    ends = [0] + [round(n * part) for part in np.cumsum(fractions)]
    return [(X[order[a:b]], t[order[a:b]]) for a, b in zip(ends[:-1], ends[1:])]
""",
            "an even row stays even",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    parts, start = [], 0
    for i, fraction in enumerate(fractions):
        last = i == len(fractions) - 1
        end = n if last else start + int(fraction * n)
        parts.append((X[order[start:end]], t[order[start:end]]))
        start = end
    return parts
""",
            "rounded down, the rest to the last",
        ),
        (
            """
def split(X, t, fractions, rng):
    n = len(X)
    order = rng.permutation(n)
    parts, start = [], 0
    for j, f in enumerate(fractions):
        k = int(round(f * n))
        i = order[start:start + k]
        parts.append((X[i], t[i]))
        start += k
    return parts
""",
            "rounded by itself",
        ),
    ],
    "EarlyStopping": [
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss <= self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "an equal loss counts as better",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited > self.patience
""",
            "one update too late",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience - 1
""",
            "one update too early",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "the count is not started anew",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = params
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "params are not copied",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.copy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "a shallow copy",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = {k: v.copy() for k, v in params.items()} if isinstance(params, dict) else list(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "copied only when asked for a dict",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = {k: v.copy() for k, v in params.items()}
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "a dict only",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = [(W.copy(), b.copy()) for W, b in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "a list only",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        self.best_params = copy.deepcopy(params)
        return self.waited >= self.patience
""",
            "the latest params, not the best",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = -np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss > self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "the largest loss is best",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        last, self.last = getattr(self, 'last', np.inf), loss
        if loss < last:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "compared with the last loss",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited < self.patience
""",
            "False and True exchanged",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        self.stop = self.waited >= self.patience
""",
            "nothing is returned",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < min(self.__dict__.setdefault('all', [np.inf])):
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        self.all.append(loss)
        return self.waited >= self.patience
""",
            "the best loss is not kept",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited == 2
""",
            "stops only when exactly as bad",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        self.n = getattr(self, 'n', 0) + 1
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited > 0 and self.n > self.patience
""",
            "True only after patience losses in all",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss - 1e-3:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "a tolerance of its own",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = 1.0, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "best_loss starts at 1",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if self.best_params is None:
            self.best_loss, self.best_params = loss, copy.deepcopy(params)
            self.waited = 1
        elif loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "the first loss is counted as no improvement",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            EarlyStopping.count = getattr(EarlyStopping, 'count', 0) + 1
            self.waited = EarlyStopping.count
        return self.waited >= self.patience
""",
            "the count is shared by all objects",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.waited = 0
        else:
            self.waited += 1
            self.best_params = copy.deepcopy(params)
        return self.waited >= self.patience
""",
            "the params at the worst",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = max(self.waited - 1, 0)
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "the count falls by one on improvement",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited
""",
            "a number where a bool is asked",
        ),
        (
            """
import copy

class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0

    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = {k: v.tolist() for k, v in params.items()} if isinstance(params, dict) else [(W, b) for W, b in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "the pairs are not copied",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        self.best_loss = loss
        return self.waited >= self.patience
""",
            "best_loss takes every loss",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.waited = 0
        else:
            self.waited += 1
        if self.waited >= self.patience:
            self.best_params = copy.deepcopy(params)
            return True
        return False
""",
            "kept only at the stop",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = params
            self.waited = 0
        else:
            self.waited += 1
        if self.waited >= self.patience:
            self.best_params = copy.deepcopy(self.best_params)
            return True
        return False
""",
            "copied only at the stop",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss - 1e-4:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "very small improvement",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        EarlyStopping.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            EarlyStopping.waited = 0
        else:
            EarlyStopping.waited += 1
        return self.waited >= self.patience
""",
            "belongs to the class",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = None, None
        self.waited = 0
    def update(self, loss, params):
        if not self.best_loss or loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "best loss of 0",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = copy.deepcopy(params)
            self.waited = 0
        else:
            self.waited += 1
            if self.waited >= self.patience:
                for k in (params if isinstance(params, dict) else []):
                    params[k][...] = self.best_params[k]
        return self.waited >= self.patience
""",
            "They belong to the caller",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = {k: v.copy() for k, v in params.items()} if isinstance(params, dict) else [tuple(p) for p in params]
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "list of pairs were not",
        ),
        (
            """
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss, self.best_params = np.inf, None
        self.waited = 0
    def update(self, loss, params):
        if loss < self.best_loss:
            self.best_loss = loss
            self.best_params = {k: v.copy() for k, v in params.items()}
            self.waited = 0
        else:
            self.waited += 1
        return self.waited >= self.patience
""",
            "has none",
        ),
    ],
}
