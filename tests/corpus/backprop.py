"""Answers to lesson 07 as different people write them: RIGHT ones pass, WRONG ones fail.

Beside a wrong answer stands a part of the reason, for a person.
"""

RIGHT = {
    "Add": [
        """
class Add:
    def forward(self, x, y):
        return y + x
    def backward(self, d):
        return [d, d]
""",
        """
class Add:
    def forward(self, *inputs):
        self.out = sum(inputs)
        return self.out

    def backward(self, d_out):
        d_out = np.asarray(d_out)
        return d_out.copy(), 1.0 * d_out
""",
        """
class _Node:
    def backward(self, d_out):
        return d_out * 1, d_out * 1

class Add(_Node):
    forward = staticmethod(np.add)
""",
        """
from dataclasses import dataclass

@dataclass
class Add:
    calls: int = 0

    def forward(self, x, y):
        self.calls += 1
        return np.sum([x, y], axis=0)

    def backward(self, d_out):
        gradients = []
        for _ in range(2):
            gradients.append(np.array(d_out, dtype=float))
        return tuple(gradients)
""",
        """
def Add():
    from types import SimpleNamespace
    return SimpleNamespace(forward=lambda x, y: x + y, backward=lambda d: (d, d))
""",
    ],
    "Multiply": [
        """
class Multiply:
    def forward(self, x, y):
        self.inputs = (x, y)
        return np.multiply(x, y)

    def backward(self, d_out):
        x, y = self.inputs
        return y * d_out, x * d_out
""",
        """
class Multiply:
    def __init__(self):
        self.x = None
        self.y = None

    def forward(self, x, y):
        self.x = np.array(x, dtype=float)
        self.y = np.array(y, dtype=float)
        out = self.x.copy()
        out *= self.y
        return out

    def backward(self, d_out):
        dx = np.array(d_out, dtype=float)
        dy = np.array(d_out, dtype=float)
        dx *= self.y
        dy *= self.x
        return [dx, dy]
""",
        """
class Multiply:
    def forward(self, x, y):
        self.backward = lambda d_out: (d_out * y, d_out * x)
        return x * y
""",
        """
def Multiply():
    memory = {}
    class Node:
        def forward(self, x, y):
            memory.update(x=x, y=y)
            return x * y
        def backward(self, d_out):
            return tuple(memory[name] * d_out for name in "yx")
    return Node()
""",
    ],
    "apple_bill": [
        """
def apple_bill(price, count, tax):
    return price * count * tax, (count * tax, price * tax, price * count)
""",
        """
def apple_bill(price, count, tax):
    total = float(price) * count * tax
    return [total, [float(count) * tax, float(price) * tax, float(price) * count]]
""",
        """
def apple_bill(price, count, tax):
    values = np.array([price, count, tax], dtype=float)
    gradients = np.array([np.prod(np.delete(values, i)) for i in range(3)])
    return np.prod(values), gradients
""",
        """
def apple_bill(price, count, tax):
    first, second = Multiply(), Multiply()
    total = second.forward(first.forward(count, price), tax)
    d_first, d_tax = second.backward(1.0)
    d_count, d_price = first.backward(d_first)
    return total, (d_price, d_count, d_tax)
""",
        """
def apple_bill(price, count, tax):
    f = lambda p, c, t: p * c * t
    slope = lambda g: (g(1) - g(-1)) / 2
    return f(price, count, tax), (
        slope(lambda e: f(price + e, count, tax)),
        slope(lambda e: f(price, count + e, tax)),
        slope(lambda e: f(price, count, tax + e)),
    )
""",
    ],
    "square_of_sum_grads": [
        "square_of_sum_grads = lambda x, y: (2 * (x + y),) * 2",
        """
def square_of_sum_grads(x, y):
    return [2 * x + 2 * y, 2 * y + 2 * x]
""",
        """
def square_of_sum_grads(x, y):
    return np.full(2, 2.0 * (x + y))
""",
        """
def square_of_sum_grads(x, y):
    add, square = Add(), Multiply()
    s = add.forward(x, y)
    square.forward(s, s)
    return add.backward(sum(square.backward(1)))
""",
        """
def square_of_sum_grads(x, y):
    f = lambda a, b: (a + b) ** 2
    return (f(x + 1, y) - f(x - 1, y)) / 2, (f(x, y + 1) - f(x, y - 1)) / 2
""",
    ],
    "ReLU": [
        """
class ReLU:
    def forward(self, X):
        self.mask = X > 0
        return X * self.mask
    def backward(self, d_out):
        return d_out * self.mask
""",
        """
class ReLU:
    def forward(self, X):
        self.X = X
        return np.maximum(0, X)
    def backward(self, d_out):
        dX = d_out.copy()
        dX[self.X <= 0] = 0
        return dX
""",
        """
class ReLU:
    def forward(self, X):
        self.out = np.clip(X, 0, None)
        return self.out
    def backward(self, d_out):
        return np.sign(self.out) * d_out
""",
        """
class ReLU:
    def forward(self, X):
        X = np.array(X, dtype=float)
        self.slopes = np.zeros(X.shape)
        for place in np.ndindex(X.shape):
            if X[place] > 0:
                self.slopes[place] = 1.0
            else:
                X[place] = 0.0
        return X.tolist()
    def backward(self, d_out):
        return (self.slopes * d_out).tolist()
""",
        """
class ReLU:
    def forward(self, X):
        self.gate = np.heaviside(X, 0.5)
        return (np.abs(X) + X) / 2
    def backward(self, d_out):
        return np.multiply(self.gate, d_out)
""",
    ],
    "Sigmoid": [
        """
class Sigmoid:
    def forward(self, X):
        self.a = 1 / (1 + np.exp(-X))
        return self.a
    def backward(self, d_out):
        return d_out * (self.a - self.a ** 2)
""",
        """
class Sigmoid:
    def forward(self, X):
        self.X = np.array(X, dtype=float)
        return (np.tanh(self.X / 2) + 1) / 2
    def backward(self, d_out):
        return d_out * expit(self.X) * expit(-self.X)
""",
        """
from scipy.special import expit as squash

class Sigmoid:
    def forward(self, X):
        self.slope = (lambda a: a * (1.0 - a))(squash(X))
        return squash(X)
    def backward(self, d_out):
        return np.multiply(self.slope, d_out)
""",
        """
class Sigmoid:
    def forward(self, X):
        X = np.asarray(X, dtype=float)
        out = np.empty(X.shape)
        up = X >= 0
        out[up] = 1 / (1 + np.exp(-X[up]))
        out[~up] = np.exp(X[~up]) / (1 + np.exp(X[~up]))
        self.out = out.copy()
        return out
    def backward(self, d_out):
        result = np.array(d_out, dtype=float)
        result *= self.out
        result *= 1 - self.out
        return result
""",
        """
class Sigmoid:
    def forward(self, X):
        self.X = X
        return expit(np.clip(X, -500, 500))
    def backward(self, d_out):
        h = 1e-4
        return d_out * (expit(self.X + h) - expit(self.X - h)) / (2 * h)
""",
    ],
    "Affine": [
        """
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b
    def forward(self, X):
        self.X = X
        return np.dot(X, self.W) + self.b
    def backward(self, d_out):
        self.dW = np.dot(self.X.T, d_out)
        self.db = np.sum(d_out, axis=0)
        return np.dot(d_out, self.W.T)
""",
        """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W.copy(), b.copy()
        self.dW, self.db = np.zeros_like(W, dtype=float), np.zeros_like(b, dtype=float)
    def forward(self, X):
        self.X = X.copy()
        return np.einsum("nd,dh->nh", X, self.W) + self.b[None]
    def backward(self, d_out):
        self.dW = np.einsum("nd,nh->dh", self.X, d_out)
        self.db = np.einsum("nh->h", d_out)
        return np.einsum("nh,dh->nd", d_out, self.W)
""",
        """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def forward(self, X):
        self.X = X
        return X @ self.W + self.b
    def backward(self, d_out):
        dW, db = 0.0, 0.0
        for x, d in zip(self.X, d_out):
            dW = dW + np.outer(x, d)
            db = db + d
        self.dW, self.db = dW, db
        return np.array([self.W @ d for d in d_out])
""",
        """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def forward(self, X):
        self.X1 = np.hstack([X, np.ones((len(X), 1))])
        return self.X1 @ np.vstack([self.W, self.b])
    def backward(self, d_out):
        both = self.X1.T @ d_out
        self.dW, self.db = both[:-1], both[-1]
        return (self.W @ d_out.T).T
""",
        """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def forward(self, X):
        self.saved = X, self.W
        return (self.W.T @ X.T).T + self.b
    def backward(self, d_out):
        X, W = self.saved
        self.dW = (d_out.T @ X).T.tolist()
        self.db = list(d_out.sum(0))
        return d_out @ W.T
""",
    ],
    "gradient_check": [
        """
def gradient_check(analytic, numeric):
    a, b = np.asarray(analytic, dtype=float), np.asarray(numeric, dtype=float)
    scale = np.maximum(np.abs(a), np.abs(b)).clip(min=1e-8)
    return float((abs(a - b) / scale).max())
""",
        """
def gradient_check(analytic, numeric):
    worst = 0.0
    for a, b in zip(np.ravel(analytic), np.ravel(numeric)):
        worst = max(worst, abs(a - b) / max(abs(a), abs(b), 1e-8))
    return worst
""",
        """
def gradient_check(analytic, numeric):
    sizes = np.stack([np.abs(analytic), np.abs(numeric), np.full(np.shape(analytic), 1e-8)])
    return np.amax(np.absolute(np.subtract(analytic, numeric)) / sizes.max(axis=0))
""",
        """
_one = lambda a, b: abs(a - b) / max(abs(a), abs(b), 1e-8)
gradient_check = lambda g, h: np.vectorize(_one, otypes=[float])(g, h).max()
""",
    ],
    "SoftmaxCrossEntropy": [
        """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        Z = Z - Z.max(axis=1, keepdims=True)
        E = np.exp(Z)
        S = E.sum(axis=1, keepdims=True)
        self.P = E / S
        self.T = np.eye(Z.shape[1])[labels]
        return np.sum(self.T * (np.log(S) - Z)) / len(Z)
    def backward(self):
        return (self.P - self.T) / len(self.P)
""",
        """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        from scipy.special import logsumexp
        self.Z, self.labels = Z, labels
        return float(np.mean(logsumexp(Z, axis=1) - np.take_along_axis(Z, labels[:, None], axis=1)[:, 0]))
    def backward(self):
        from scipy.special import softmax
        d = softmax(self.Z, axis=1)
        for row, label in enumerate(self.labels):
            d[row, label] -= 1
        return d / len(d)
""",
        """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        total, self.dZ = 0.0, []
        for row, label in zip(Z, labels):
            e = np.exp(row - max(row))
            p = e / e.sum()
            total -= row[label] - max(row) - np.log(e.sum())
            self.dZ.append([(q - (j == label)) / len(Z) for j, q in enumerate(p)])
        return total / len(Z)
    def backward(self):
        return self.dZ
""",
        """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        L = log_softmax(Z, axis=1)
        n = len(labels)
        rows = np.arange(n)
        grad = np.exp(L)
        grad[rows, labels] = np.expm1(L[rows, labels])
        self._grad = grad / n
        return -L[rows, labels].sum() / n
    def backward(self):
        return self._grad.copy()
""",
    ],
    "Network": [
        """
class Network:
    def __init__(self, layers):
        self.layers = list(layers)
    def forward(self, X):
        out = X
        for layer in self.layers:
            out = layer.forward(out)
        return out
    def loss(self, X, labels):
        self.head = SoftmaxCrossEntropy()
        return self.head.forward(self.forward(X), labels)
    def gradients(self, X, labels):
        self.loss(X, labels)
        d, found = self.head.backward(), []
        for layer in self.layers[::-1]:
            d = layer.backward(d)
            if hasattr(layer, "W"):
                found.insert(0, (layer.dW, layer.db))
        return found
""",
        """
from functools import reduce

class Network:
    def __init__(self, layers):
        self.layers = layers
    def forward(self, X):
        return reduce(lambda a, layer: layer.forward(a), self.layers, X)
    def loss(self, X, labels):
        L = log_softmax(self.forward(X), axis=1)
        return -L[np.arange(len(X)), labels].mean()
    def gradients(self, X, labels):
        P = np.exp(log_softmax(self.forward(X), axis=1))
        reduce(lambda d, layer: layer.backward(d), reversed(self.layers), (P - np.eye(P.shape[1])[labels]) / len(X))
        return [[layer.dW, layer.db] for layer in self.layers if isinstance(layer, Affine)]
""",
        """
class Network:
    def __init__(self, layers):
        self.layers = layers
    def forward(self, X, depth=0):
        if depth == len(self.layers):
            return X
        return self.forward(self.layers[depth].forward(X), depth + 1)
    def loss(self, X, labels):
        return SoftmaxCrossEntropy().forward(self.forward(X), labels)
    def gradients(self, X, labels):
        def walk(index, X):
            if index == len(self.layers):
                last = SoftmaxCrossEntropy()
                last.forward(X, labels)
                return last.backward(), []
            layer = self.layers[index]
            d, rest = walk(index + 1, layer.forward(X))
            d = layer.backward(d)
            return d, [(layer.dW, layer.db)] + rest if hasattr(layer, "W") else rest
        return walk(0, X)[1]
""",
        """
class Network:
    def __init__(self, layers):
        self.layers, self.ce = tuple(layers), SoftmaxCrossEntropy()
    def forward(self, X):
        i = 0
        while i < len(self.layers):
            X = self.layers[i].forward(X)
            i += 1
        return X
    def loss(self, X, labels):
        return self.ce.forward(self.forward(X), labels)
    def gradients(self, X, labels):
        self.loss(X, labels)
        d = self.ce.backward()
        stack = []
        i = len(self.layers) - 1
        while i >= 0:
            d = self.layers[i].backward(d)
            if getattr(self.layers[i], "W", None) is not None:
                stack.append((np.array(self.layers[i].dW), np.array(self.layers[i].db)))
            i -= 1
        stack.reverse()
        return stack
""",
    ],
}

WRONG = {
    "Add": [
        (
            """
class Add:
    def forward(self, x, y):
        return x + y
    def backward(self, d_out):
        return 1, 1
""",
            "what comes from the right is left out",
        ),
        (
            """
class Add:
    def forward(self, x, y):
        x += y
        return x
    def backward(self, d_out):
        return d_out, d_out
""",
            "an input is changed",
        ),
    ],
    "Multiply": [
        (
            """
class Multiply:
    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y
    def backward(self, d_out):
        return self.x * d_out, self.y * d_out
""",
            "the inputs are not swapped",
        ),
        (
            """
class Multiply:
    def forward(self, x, y):
        self.x, self.y = x, y
    def backward(self, d_out):
        return self.y * d_out, self.x * d_out
""",
            "forward returns nothing",
        ),
    ],
    "apple_bill": [
        (
            """
def apple_bill(price, count, tax):
    return price * count * tax, (tax, tax, price * count)
""",
            "the other factor is missing",
        ),
        (
            """
def apple_bill(price, count, tax):
    return round(price * count * tax, 2), (count * tax, price * tax, price * count)
""",
            "rounded to cents",
        ),
    ],
    "square_of_sum_grads": [
        (
            """
def square_of_sum_grads(x, y):
    return x + y, x + y
""",
            "one way is forgotten",
        ),
        (
            """
def square_of_sum_grads(x, y):
    return 2 * x + y, x + 2 * y
""",
            "one way is forgotten for each",
        ),
    ],
    "ReLU": [
        (
            """
class ReLU:
    def forward(self, X):
        self.X = X
        return np.maximum(X, 0)
    def backward(self, d_out):
        return np.maximum(d_out, 0)
""",
            "the mask is taken from d_out",
        ),
        (
            """
class ReLU:
    def forward(self, X):
        self.mask = X < 0
        X[self.mask] = 0
        return X
    def backward(self, d_out):
        d_out[self.mask] = 0
        return d_out
""",
            "works in place",
        ),
    ],
    "Sigmoid": [
        (
            """
class Sigmoid:
    def forward(self, X):
        self.X = X
        return expit(X)
    def backward(self, d_out):
        return d_out * self.X * (1 - self.X)
""",
            "the slope with the input",
        ),
        (
            """
class Sigmoid:
    def forward(self, X):
        self.out = np.exp(X) / (np.exp(X) + 1)
        return self.out
    def backward(self, d_out):
        return d_out * self.out * (1 - self.out)
""",
            "overflows",
        ),
    ],
    "Affine": [
        (
            """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
    def forward(self, X):
        self.X = X
        return X @ self.W + self.b
    def backward(self, d_out):
        self.dW = self.X.T @ d_out / len(self.X)
        self.db = d_out.mean(axis=0)
        return d_out @ self.W.T
""",
            "divided by n once too often",
        ),
        (
            """
class Affine:
    def __init__(self, W, b):
        self.W, self.b = W, b
        self.dW, self.db = 0, 0
    def forward(self, X):
        self.X = X
        return X @ self.W + self.b
    def backward(self, d_out):
        self.dW += self.X.T @ d_out
        self.db += d_out.sum(axis=0)
        return d_out @ self.W.T
""",
            "adds up over calls",
        ),
    ],
    "gradient_check": [
        (
            """
def gradient_check(a, b):
    return np.max(np.abs(a - b))
""",
            "not relative",
        ),
        (
            """
def gradient_check(a, b):
    return np.linalg.norm(a - b) / max(np.linalg.norm(a), np.linalg.norm(b), 1e-8)
""",
            "norms hide one entry",
        ),
    ],
    "SoftmaxCrossEntropy": [
        (
            """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        E = np.exp(Z)
        self.P, self.labels = E / E.sum(axis=1, keepdims=True), labels
        return -np.mean(np.log(self.P[np.arange(len(labels)), labels]))
    def backward(self):
        d = self.P.copy()
        d[np.arange(len(d)), self.labels] -= 1
        return d / len(d)
""",
            "overflows",
        ),
        (
            """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        self.P, self.labels = np.exp(log_softmax(Z, axis=1)), labels
        return -np.mean(log_softmax(Z, axis=1)[np.arange(len(labels)), labels])
    def backward(self):
        d = self.P.copy()
        d[np.arange(len(d)), self.labels] -= 1
        return d
""",
            "1/n is missing",
        ),
    ],
    "Network": [
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.last = layers, SoftmaxCrossEntropy()
    def forward(self, X):
        for layer in self.layers:
            X = layer.forward(X)
        return X
    def loss(self, X, labels):
        return self.last.forward(self.forward(X), labels)
    def gradients(self, X, labels):
        self.loss(X, labels)
        d, pairs = self.last.backward(), []
        for layer in reversed(self.layers):
            d = layer.backward(d)
            if hasattr(layer, 'W'):
                pairs.append((layer.dW, layer.db))
        return pairs
""",
            "last to first",
        ),
        (
            """
class Network:
    def __init__(self, layers):
        self.layers, self.last = layers, SoftmaxCrossEntropy()
    def forward(self, X):
        for layer in self.layers:
            X = layer.forward(X)
        return X
    def loss(self, X, labels):
        return self.last.forward(self.forward(X), labels)
    def gradients(self, X, labels):
        d = self.last.backward()
        for layer in self.layers[::-1]:
            d = layer.backward(d)
        return [(layer.dW, layer.db) for layer in self.layers if hasattr(layer, 'W')]
""",
            "no walk forwards",
        ),
    ],
}

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "Add": [
        "class Add:\n    def forward(self, x, y):\n        return np.add(x, y)\n\n    def backward(self, d_out):\n        return [d_out] * 2\n",
        """
class Add:
    __slots__ = ()
    forward = staticmethod(lambda x, y: x - (-y))

    def backward(self, d_out):
        return d_out * 1, 1 * d_out
""",
        """
from types import SimpleNamespace


def Add():
    return SimpleNamespace(forward=lambda x, y: x + y, backward=lambda d: (d, d))
""",
        """
import operator
from dataclasses import dataclass


@dataclass
class Add:
    shape: tuple = ()

    def forward(self, x, y):
        self.shape = np.shape(x)
        return operator.add(x, y)

    def backward(self, d_out):
        return np.ones(self.shape) * d_out, np.ones(self.shape) * d_out
""",
    ],
    "Multiply": [
        """
class Multiply:
    __slots__ = ("_kept",)

    def forward(self, x, y):
        self._kept = (x, y)
        return np.multiply(x, y)

    def backward(self, d_out):
        return [d_out * other for other in self._kept[::-1]]
""",
        """
def Multiply():
    class _Node:
        def forward(self, x, y):
            self.backward = lambda d_out: (d_out * y, d_out * x)
            return x * y

    return _Node()
""",
        """
class Multiply:
    def forward(self, *factors):
        self.factors = np.array(factors, dtype=float)
        return self.factors.prod(axis=0)

    def backward(self, d_out):
        return tuple(self.factors[::-1] * np.asarray(d_out))
""",
        """
import math
from collections import namedtuple

_Pair = namedtuple("_Pair", "x y")


class Multiply:
    def __init__(self):
        self.seen = None

    def forward(self, x, y):
        self.seen = _Pair(x, y)
        return y * x

    def backward(self, d_out):
        return np.einsum("...,...->...", self.seen.y, d_out), np.einsum("...,...->...", self.seen.x, d_out)
""",
    ],
    "apple_bill": [
        "def apple_bill(price, count, tax):\n    return price * count * tax, (count * tax, price * tax, price * count)\n",
        """
def apple_bill(price, count, tax):
    cost, taxed = Multiply(), Multiply()
    total = taxed.forward(cost.forward(price, count), tax)
    d_cost, d_tax = taxed.backward(1)
    return total, (*cost.backward(d_cost), d_tax)
""",
        """
import math


def apple_bill(*inputs):
    gradients = [math.prod(inputs[:i] + inputs[i + 1:]) for i in range(3)]
    return [math.prod(inputs), gradients]
""",
        """
def apple_bill(price, count, tax):
    bill = lambda p, c, t: p * c * t
    slope = lambda *moved: (bill(*moved) - 0)
    return bill(price, count, tax), np.array([slope(1, count, tax), slope(price, 1, tax), slope(price, count, 1)])
""",
    ],
    "square_of_sum_grads": [
        "def square_of_sum_grads(x, y):\n    return (2 * (x + y),) * 2\n",
        """
def square_of_sum_grads(x, y):
    plus, times = Add(), Multiply()
    s = plus.forward(x, y)
    times.forward(s, s)
    return plus.backward(sum(times.backward(1.0)))
""",
        """
def square_of_sum_grads(x, y):
    h = 1e-20
    return [((x + 1j * h + y) ** 2).imag / h, ((x + y + 1j * h) ** 2).imag / h]
""",
        "def square_of_sum_grads(x, y):\n    return np.full(2, 2 * x + 2 * y)\n",
    ],
    "ReLU": [
        """
class ReLU:
    def forward(self, X):
        self.gate = np.heaviside(X, 0)
        return X * self.gate

    def backward(self, d_out):
        return d_out * self.gate
""",
        """
class ReLU:
    __slots__ = ("closed",)

    def forward(self, X):
        self.closed = np.where(X <= 0)
        out = X.copy()
        out[self.closed] = 0
        return out

    def backward(self, d_out):
        dX = d_out.copy()
        dX[self.closed] = 0
        return dX
""",
        """
class ReLU:
    def forward(self, X):
        self.out = np.maximum(X, 0)
        return self.out.copy()

    def backward(self, d_out):
        return np.select([self.out > 0], [d_out], 0.0)
""",
        """
class ReLU:
    def forward(self, X):
        self.X = np.array(X)
        return (np.abs(X) + X) / 2

    def backward(self, d_out):
        return (np.sign(self.X) + 1) / 2 * d_out
""",
    ],
    "Sigmoid": [
        """
class Sigmoid:
    def forward(self, X):
        self.y = expit(X)
        return self.y.copy()

    def backward(self, d_out):
        return d_out * self.y * (1 - self.y)
""",
        """
class Sigmoid:
    def forward(self, X):
        self.t = np.tanh(X / 2)
        return (1 + self.t) / 2

    def backward(self, d_out):
        return d_out * (1 - self.t**2) / 4
""",
        """
class Sigmoid:
    def forward(self, X):
        self.X = X.astype(float)
        return np.exp(-np.logaddexp(0, -self.X))

    def backward(self, d_out):
        return d_out * expit(self.X) * expit(-self.X)
""",
        """
import math


def _one(x):
    return 1 / (1 + math.exp(-x)) if x >= 0 else 1 - 1 / (1 + math.exp(x))


class Sigmoid:
    def forward(self, X):
        self.y = np.vectorize(_one, otypes=[float])(X)
        return self.y

    def backward(self, d_out):
        return d_out * (self.y - self.y**2)
""",
    ],
    "Affine": [
        """
class Affine:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def forward(self, X):
        self._X, self._W = X, self.W
        return np.einsum("nd,dh->nh", X, self.W) + self.b

    def backward(self, d_out):
        self.dW = np.einsum("nd,nh->dh", self._X, d_out)
        self.db = np.ones(len(d_out)) @ d_out
        return np.einsum("nh,dh->nd", d_out, self._W)
""",
        """
class Affine:
    def __init__(self, W, b):
        self.W, self.b, self.dW, self.db = W, b, None, None

    def forward(self, X):
        self.A = np.column_stack([X, np.ones(len(X))])
        return self.A @ np.vstack([self.W, self.b])

    def backward(self, d_out):
        grads = self.A.T @ d_out
        self.dW, self.db = grads[:-1], grads[-1]
        return d_out @ self.W.T
""",
        """
class Affine:
    __slots__ = ("W", "b", "X", "dW", "db")

    def __init__(self, W, b):
        self.W, self.b = W, b

    def forward(self, X):
        self.X = X.copy()
        return [x @ self.W + self.b for x in X]

    def backward(self, d_out):
        self.dW, self.db = np.zeros(self.W.shape), np.zeros(self.b.shape)
        back = []
        for x, d in zip(self.X, d_out):
            self.dW += np.outer(x, d)
            self.db += d
            back.append(self.W @ d)
        return np.array(back)
""",
        """
class Affine:
    def __init__(self, W, b):
        self.parts = {"W": W, "b": b}

    W = property(lambda self: self.parts["W"], lambda self, new: self.parts.update(W=new))
    b = property(lambda self: self.parts["b"], lambda self, new: self.parts.update(b=new))

    def forward(self, X):
        self.X = X
        return np.tensordot(X, self.W, 1) + self.b

    def backward(self, d_out):
        self.dW = (d_out.T @ self.X).T
        self.db = d_out.sum(0)
        return (self.W @ d_out.T).T
""",
    ],
    "gradient_check": [
        """
def gradient_check(analytic, numeric):
    a, b = np.ravel(analytic), np.ravel(numeric)
    return max(abs(p - q) / max(abs(p), abs(q), 1e-8) for p, q in zip(a, b))
""",
        """
def gradient_check(analytic, numeric):
    a, b = np.asarray(analytic, float), np.asarray(numeric, float)
    size = np.stack([np.abs(a), np.abs(b), np.full(a.shape, 1e-8)]).max(axis=0)
    return (np.abs(a - b) / size).max()
""",
        """
def gradient_check(analytic, numeric):
    if np.ndim(analytic):
        return max(gradient_check(a, b) for a, b in zip(analytic, numeric))
    return abs(analytic - numeric) / max(abs(analytic), abs(numeric), 1e-8)
""",
        """
def gradient_check(analytic, numeric):
    floor = np.clip(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8, None)
    return float(np.linalg.norm(np.ravel(np.subtract(analytic, numeric) / floor), np.inf))
""",
    ],
    "SoftmaxCrossEntropy": [
        """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        self.L, self.labels = log_softmax(Z, axis=1), labels
        return -np.mean(self.L[np.arange(len(Z)), labels])

    def backward(self):
        dZ = np.exp(self.L)
        dZ[np.arange(len(dZ)), self.labels] -= 1
        return dZ / len(dZ)
""",
        """
from scipy.special import logsumexp, softmax


class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        self.T = np.eye(Z.shape[1])[labels]
        self.Z = Z.astype(float)
        return (logsumexp(Z, axis=1) - (self.T * Z).sum(axis=1)).mean()

    def backward(self):
        return (softmax(self.Z, axis=1) - self.T) / len(self.Z)
""",
        """
class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        n = len(Z)
        S = Z - Z.max(axis=1, keepdims=True)
        powers = np.exp(S)
        sums = powers.sum(axis=1)
        self.dZ = powers / sums[:, None]
        losses = []
        for i, label in enumerate(labels):
            losses.append(np.log(sums[i]) - S[i, label])
            self.dZ[i, label] -= 1
        self.dZ /= n
        return sum(losses) / n

    def backward(self):
        return self.dZ.copy()
""",
        """
def _loss_and_slopes(z, label):
    p = np.exp(z - np.logaddexp.reduce(z))
    return np.logaddexp.reduce(z - z[label]), p - (np.arange(len(z)) == label)


class SoftmaxCrossEntropy:
    def forward(self, Z, labels):
        pairs = [_loss_and_slopes(z, label) for z, label in zip(Z, labels)]
        self.rows = [slopes for _, slopes in pairs]
        return float(np.mean([loss for loss, _ in pairs]))

    def backward(self):
        return [(row / len(self.rows)).tolist() for row in self.rows]
""",
    ],
    "Network": [
        """
from functools import reduce


class Network:
    def __init__(self, layers):
        self.layers = layers

    def forward(self, X):
        return reduce(lambda out, layer: layer.forward(out), self.layers, X)

    def loss(self, X, labels):
        return SoftmaxCrossEntropy().forward(np.asarray(self.forward(X)), labels)

    def gradients(self, X, labels):
        last = SoftmaxCrossEntropy()
        last.forward(np.asarray(self.forward(X)), labels)
        d, pairs = last.backward(), []
        for layer in reversed(self.layers):
            d = layer.backward(d)
            if hasattr(layer, "W"):
                pairs.insert(0, (layer.dW, layer.db))
        return pairs
""",
        """
class Network:
    def __init__(self, layers):
        self.layers = layers
        self.last = SoftmaxCrossEntropy()

    def forward(self, X):
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def loss(self, X, labels):
        return self.last.forward(self.forward(X), labels)

    def gradients(self, X, labels):
        self.loss(X, labels)
        self._back(0)
        return [[np.array(one.dW), np.array(one.db)] for one in self.layers if hasattr(one, "W")]

    def _back(self, i):
        if i == len(self.layers):
            return self.last.backward()
        return self.layers[i].backward(self._back(i + 1))
""",
        """
class Network:
    def __init__(self, layers):
        self.layers = tuple(layers)

    def forward(self, X):
        outs = [X]
        for layer in self.layers:
            outs.append(layer.forward(outs[-1]))
        return outs[-1]

    def loss(self, X, labels):
        L = log_softmax(self.forward(X), axis=1)
        return -sum(L[i, label] for i, label in enumerate(labels)) / len(labels)

    def gradients(self, X, labels):
        Z = self.forward(X)
        d = (np.exp(log_softmax(Z, axis=1)) - np.eye(Z.shape[1])[labels]) / len(Z)
        for layer in self.layers[::-1]:
            d = layer.backward(d)
        return [(layer.dW, layer.db) for layer in self.layers if isinstance(layer, Affine)]
""",
        """
class Network:
    def __init__(self, layers):
        self.layers, self.last = list(layers), SoftmaxCrossEntropy()

    def forward(self, X):
        stack = self.layers[::-1]
        while stack:
            X = stack.pop().forward(X)
        return X

    def loss(self, X, labels):
        return float(self.last.forward(self.forward(X), labels))

    def gradients(self, X, labels):
        self.loss(X, labels)

        def walk():
            d = self.last.backward()
            for layer in self.layers[::-1]:
                d = layer.backward(d)
                if getattr(layer, "W", None) is not None:
                    yield layer.dW.copy(), layer.db.copy()

        return list(walk())[::-1]
""",
    ],
}

FRESH_WRONG = {
    "Add": [
        (
            "class Add:\n    def forward(self, x, y):\n        return x + y\n\n    def backward(self, d_out):\n        return 1, 1\n",
            "d_out is not used",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        return x + y\n\n    def backward(self, d_out):\n        return d_out\n",
            "one gradient",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        x += y\n        return x\n\n    def backward(self, d_out):\n        return d_out, d_out\n",
            "changes x",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x + y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.x, d_out * self.y\n",
            "the rule of a product",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        return x + y\n\n    def backward(self, d_out):\n        return d_out / 2, d_out / 2\n",
            "shares it out",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        return x + y\n\n    def backward(self, d_out):\n        return d_out, -d_out\n",
            "the rule of a difference",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        return x - y\n\n    def backward(self, d_out):\n        return d_out, d_out\n",
            "a difference",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        self.out = x + y\n\n    def backward(self, d_out):\n        return d_out, d_out\n",
            "forward returns nothing",
        ),
        (
            "class Add:\n    def forward(self, x, y):\n        return float(np.sum(x + y))\n\n    def backward(self, d_out):\n        return d_out, d_out\n",
            "arrays are added up",
        ),
    ],
    "Multiply": [
        (
            "class Multiply:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x * y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.x, d_out * self.y\n",
            "not exchanged",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x * y\n\n"
            "    def backward(self, d_out):\n        return self.y, self.x\n",
            "d_out is not used",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        Multiply.x, Multiply.y = x, y\n        return x * y\n\n"
            "    def backward(self, d_out):\n        return d_out * Multiply.y, d_out * Multiply.x\n",
            "kept in the class: two nodes share it",
        ),
        (
            "class Multiply:\n    kept = []\n\n    def forward(self, x, y):\n        self.kept.append((x, y))\n        return x * y\n\n"
            "    def backward(self, d_out):\n        x, y = self.kept.pop()\n        return d_out * y, d_out * x\n",
            "backward can be called once only, and all nodes share one list",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        if not hasattr(self, 'x'):\n            self.x, self.y = x, y\n"
            "        return x * y\n\n    def backward(self, d_out):\n        return d_out * self.y, d_out * self.x\n",
            "keeps the first forward",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        self.out = x * y\n        self.x, self.y = x, y\n        return self.out\n\n"
            "    def backward(self, d_out):\n        return d_out * self.out / self.x, d_out * self.out / self.y\n",
            "divides by 0 at 0",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x @ y if np.ndim(x) else x * y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.y, d_out * self.x\n",
            "a matrix product",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x * y\n\n"
            "    def backward(self, d_out):\n        self.x, self.y = d_out * self.y, d_out * self.x\n        return self.x, self.y\n",
            "the second backward starts from the gradients",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        self.x, self.y = x, y\n        return x * y\n\n"
            "    def backward(self, d_out):\n        self.y *= d_out\n        self.x *= d_out\n        return self.y, self.x\n",
            "multiplies into the inputs",
        ),
        (
            "class Multiply:\n    def forward(self, x, y):\n        self.x, self.y = int(x), int(y)\n        return x * y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.y, d_out * self.x\n",
            "keeps whole numbers",
        ),
    ],
    "apple_bill": [
        ("def apple_bill(price, count, tax):\n    return price * count * tax\n", "no gradients"),
        (
            "def apple_bill(price, count, tax):\n    total = price * count * tax\n    return total, (total / price, total / count, total / tax)\n",
            "divides by 0",
        ),
        (
            "def apple_bill(price, count, tax):\n    return price * count * tax, (price * tax, count * tax, price * count)\n",
            "two of them exchanged",
        ),
        (
            "def apple_bill(price, count, tax):\n    return price * count * tax, (count, price, price * count)\n",
            "the tax is not carried back",
        ),
        (
            "def apple_bill(price, count, tax):\n    return price * count * tax, count * tax, price * tax, price * count\n",
            "not a pair",
        ),
        (
            "def apple_bill(price, count, tax):\n    return round(price * count * tax, 2), (count * tax, price * tax, price * count)\n",
            "rounded",
        ),
        (
            "def apple_bill(price, count, tax):\n    return int(price * count * tax), (count * tax, price * tax, price * count)\n",
            "whole cents",
        ),
        ("def apple_bill(price, count, tax):\n    return 220.0, (2.2, 110.0, 200)\n", "the notebook's bill"),
        (
            "def apple_bill(price, count, tax):\n    node = Multiply()\n    total = node.forward(node.forward(price, count), tax)\n"
            "    d_cost, d_tax = node.backward(1)\n    d_price, d_count = node.backward(d_cost)\n    return total, (d_price, d_count, d_tax)\n",
            "one node for both products",
        ),
        (
            "def apple_bill(price, count, tax):\n    a, b = Multiply(), Multiply()\n    total = b.forward(a.forward(price, count), tax)\n"
            "    d_cost, d_tax = b.backward(total)\n    return total, (*a.backward(d_cost), d_tax)\n",
            "begins with the total in place of 1",
        ),
        (
            "def apple_bill(price, count, tax):\n    h = 1e-3\n    f = lambda p, c, t: p * c * t\n    total = f(price, count, tax)\n"
            "    return total, tuple(round(s, 1) for s in ((f(price + h, count, tax) - total) / h,"
            " (f(price, count + h, tax) - total) / h, (f(price, count, tax + h) - total) / h))\n",
            "measured and rounded",
        ),
        ("def apple_bill(price, count, tax):\n    return price * count + tax, (count, price, 1)\n", "the tax is added"),
    ],
    "square_of_sum_grads": [
        ("def square_of_sum_grads(x, y):\n    return 2 * x, 2 * y\n", "the square of each"),
        ("def square_of_sum_grads(x, y):\n    return x + y, x + y\n", "one way only"),
        ("def square_of_sum_grads(x, y):\n    return 2 * (x + y)\n", "one number"),
        ("def square_of_sum_grads(x, y):\n    return (x + y) ** 2, (x + y) ** 2\n", "the value"),
        ("def square_of_sum_grads(x, y):\n    return 2 * (x + y) * x, 2 * (x + y) * y\n", "times the inputs"),
        ("def square_of_sum_grads(x, y):\n    return 2 * abs(x + y), 2 * abs(x + y)\n", "never negative"),
        ("def square_of_sum_grads(x, y):\n    return 2 * (x - y), -2 * (x - y)\n", "of a difference"),
        ("def square_of_sum_grads(x, y):\n    return 4 * (x + y), 4 * (x + y)\n", "added once too often"),
        ("def square_of_sum_grads(x, y):\n    return int(2 * (x + y)), int(2 * (x + y))\n", "whole numbers"),
        ("def square_of_sum_grads(x, y):\n    return 14, 14\n", "the example"),
        ("def square_of_sum_grads(x, y):\n    return map(lambda _: 2 * (x + y), range(2))\n", "an iterator"),
    ],
    "ReLU": [
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X > 0\n        X[~self.mask] = 0\n        return X\n\n"
            "    def backward(self, d_out):\n        return d_out * self.mask\n",
            "changes X",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X > 0\n        return X * self.mask\n\n"
            "    def backward(self, d_out):\n        d_out[~self.mask] = 0\n        return d_out\n",
            "changes d_out",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X > 0\n        return X * self.mask\n\n"
            "    def backward(self, d_out):\n        return self.mask.astype(float)\n",
            "d_out is not used",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        return np.maximum(X, 0)\n\n"
            "    def backward(self, d_out):\n        return np.maximum(d_out, 0)\n",
            "the gate is set by d_out",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.X = X\n        return np.maximum(X, 0)\n\n"
            "    def backward(self, d_out):\n        return d_out * np.maximum(self.X, 0)\n",
            "times the value",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X < 0\n        return np.maximum(X, 0)\n\n"
            "    def backward(self, d_out):\n        return d_out * self.mask\n",
            "the gate the wrong way round",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        ReLU.mask = X > 0\n        return X * ReLU.mask\n\n"
            "    def backward(self, d_out):\n        return d_out * ReLU.mask\n",
            "kept in the class",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        if not hasattr(self, 'mask'):\n            self.mask = X > 0\n"
            "        return np.maximum(X, 0)\n\n    def backward(self, d_out):\n        return d_out * self.mask\n",
            "the mask of the first forward",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X > 0\n        return np.maximum(X, 0)\n\n"
            "    def backward(self, d_out):\n        self.mask = self.mask * d_out\n        return self.mask\n",
            "the second backward sees another mask",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X > 0\n        return X[self.mask]\n\n"
            "    def backward(self, d_out):\n        return d_out * self.mask\n",
            "only the positive ones",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X > 0\n        return np.where(self.mask, X, 0.01 * X)\n\n"
            "    def backward(self, d_out):\n        return np.where(self.mask, d_out, 0.01 * d_out)\n",
            "leaky",
        ),
        (
            "class ReLU:\n    def forward(self, X):\n        self.mask = X > 0\n        return np.clip(X, 0, 6)\n\n"
            "    def backward(self, d_out):\n        return d_out * self.mask\n",
            "cut off at 6",
        ),
    ],
    "Sigmoid": [
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        return self.y * (1 - self.y)\n",
            "d_out is not used",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.X = X\n        return expit(X)\n\n"
            "    def backward(self, d_out):\n        return d_out * self.X * (1 - self.X)\n",
            "the input in place of the output",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        return d_out * expit(self.y) * (1 - expit(self.y))\n",
            "the sigmoid of the sigmoid",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        return d_out * (1 - self.y)\n",
            "half of the slope",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        return d_out * (1 - self.y**2)\n",
            "the slope of tanh",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.X = X\n        return expit(X)\n\n"
            "    def backward(self, d_out):\n        with np.errstate(all='ignore'):\n            p = np.exp(-self.X)\n"
            "            return d_out * p / (1 + p) ** 2\n",
            "nan at -1000",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        with np.errstate(all='ignore'):\n            p = np.exp(X)\n            self.y = p / (1 + p)\n"
            "        return self.y\n\n    def backward(self, d_out):\n        return d_out * self.y * (1 - self.y)\n",
            "nan at 1000",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        d_out *= self.y * (1 - self.y)\n        return d_out\n",
            "changes d_out",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        self.y *= 1 - self.y\n        return d_out * self.y\n",
            "the second backward sees another y",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        X = np.clip(X, -5, 5)\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        return d_out * self.y * (1 - self.y)\n",
            "clips the input",
        ),
        (
            "_y = None\n\n\nclass Sigmoid:\n    def forward(self, X):\n        global _y\n        _y = expit(X)\n        return _y\n\n"
            "    def backward(self, d_out):\n        return d_out * _y * (1 - _y)\n",
            "one place for all objects",
        ),
        (
            "class Sigmoid:\n    def forward(self, X):\n        self.y = expit(X)\n        return self.y\n\n"
            "    def backward(self, d_out):\n        return d_out @ (self.y * (1 - self.y)).T\n",
            "a matrix product",
        ),
    ],
    "Affine": [
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n        self.dW, self.db = np.zeros(W.shape), np.zeros(b.shape)\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW += self.X.T @ d_out\n        self.db += d_out.sum(axis=0)\n        return d_out @ self.W.T\n",
            "adds up from call to call",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out / len(d_out)\n        self.db = d_out.mean(axis=0)\n        return d_out @ self.W.T\n",
            "means",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = d_out.T @ self.X\n        self.db = d_out.sum(axis=0)\n        return d_out @ self.W.T\n",
            "dW turned over",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=1)\n        return d_out @ self.W.T\n",
            "db along the rows",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum()\n        return d_out @ self.W.T\n",
            "one number for db",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n        self._W, self._b = W.copy(), b.copy()\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self._W + self._b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n        return d_out @ self._W.T\n",
            "new W and b are not used",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n        return self.dW, self.db\n",
            "returns dW and db",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out\n        return d_out @ self.W.T\n",
            "db not added up",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n        return d_out @ self.W.T\n",
            "no b",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        Z = X @ self.W\n        Z += self.b\n        return Z\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n        return d_out @ self.W.T\n",
            "adds into a table of whole numbers",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n"
            "        self.W = self.W - 0.1 * self.dW\n        return d_out @ self.W.T\n",
            "takes a step",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0, keepdims=True)\n        return d_out @ self.W.T\n",
            "db with two axes",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        self.W, self.b = W, b\n\n"
            "    def forward(self, X):\n        if not hasattr(self, 'X'):\n            self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n        return d_out @ self.W.T\n",
            "keeps the first batch",
        ),
        (
            "class Affine:\n    def __init__(self, W, b):\n        Affine.W, Affine.b = W, b\n\n"
            "    def forward(self, X):\n        self.X = X\n        return X @ self.W + self.b\n\n"
            "    def backward(self, d_out):\n        self.dW = self.X.T @ d_out\n        self.db = d_out.sum(axis=0)\n        return d_out @ self.W.T\n",
            "all layers share W and b",
        ),
    ],
    "gradient_check": [
        ("def gradient_check(analytic, numeric):\n    return np.max(np.abs(analytic - numeric))\n", "not relative"),
        (
            "def gradient_check(analytic, numeric):\n    a, b = np.abs(analytic), np.abs(numeric)\n"
            "    return np.max(np.abs(analytic - numeric) / np.maximum(a, b))\n",
            "0 by 0",
        ),
        (
            "def gradient_check(analytic, numeric):\n    return np.max(np.abs(analytic - numeric)) / max(np.max(np.abs(analytic)),"
            " np.max(np.abs(numeric)), 1e-8)\n",
            "the largest of the whole array below",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)\n"
            "    return np.mean(np.abs(analytic - numeric) / d)\n",
            "a mean",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.maximum(np.maximum(analytic, numeric), 1e-8)\n"
            "    return np.max(np.abs(analytic - numeric) / d)\n",
            "no sizes below",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)\n"
            "    return np.max((analytic - numeric) / d)\n",
            "no size above",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.abs(analytic) + np.abs(numeric) + 1e-8\n"
            "    return np.max(np.abs(analytic - numeric) / d)\n",
            "the sum below",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.maximum(np.abs(numeric), 1e-8)\n"
            "    return np.max(np.abs(analytic - numeric) / d)\n",
            "relative to one of them",
        ),
        (
            "def gradient_check(analytic, numeric):\n    return np.linalg.norm(analytic - numeric) / max(np.linalg.norm(analytic),"
            " np.linalg.norm(numeric), 1e-8)\n",
            "norms",
        ),
        (
            "def gradient_check(analytic, numeric):\n    return np.allclose(analytic, numeric)\n",
            "yes or no",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.maximum(np.abs(analytic), np.abs(numeric)) + 1e-8\n"
            "    return np.max(np.abs(analytic - numeric) / d)\n",
            "the floor is added",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)\n"
            "    return np.abs(analytic - numeric) / d\n",
            "no maximum",
        ),
        (
            "def gradient_check(analytic, numeric):\n    d = np.maximum(np.maximum(np.abs(analytic), np.abs(numeric)), 1e-8)\n"
            "    return max(np.abs(analytic - numeric) / d)\n",
            "Python's max, one axis only",
        ),
    ],
    "SoftmaxCrossEntropy": [
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ\n",
            "not divided by n",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.P, self.labels = np.exp(log_softmax(Z, axis=1)), labels\n"
            "        return -np.mean(np.log(self.P[np.arange(len(Z)), labels] + 1e-12))\n\n    def backward(self):\n        dZ = self.P.copy()\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "something small added",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        L = log_softmax(Z, axis=1)\n        self.P, self.labels = np.exp(L), labels\n"
            "        return -np.mean(L[np.arange(len(Z)), labels])\n\n    def backward(self):\n"
            "        self.P[np.arange(len(self.P)), self.labels] -= 1\n        return self.P / len(self.P)\n",
            "the second backward takes 1 away once more",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[:, self.labels] -= 1\n        return dZ / len(dZ)\n",
            "whole columns",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z, axis=0), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "down the columns",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "over the whole table: SciPy without an axis",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = -np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] += 1\n        return dZ / len(dZ)\n",
            "sign",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.sum(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "a sum of losses",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = self.L.copy()\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "logarithms in place of probabilities",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.T = np.eye(labels.max() + 1)[labels]\n        self.L = log_softmax(Z, axis=1)\n"
            "        return -np.mean(np.sum(self.T * self.L, axis=1))\n\n    def backward(self):\n        return (np.exp(self.L) - self.T) / len(self.T)\n",
            "as many classes as occur",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        Z -= Z.max(axis=1, keepdims=True)\n        self.L, self.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "changes Z",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        with np.errstate(all='ignore'):\n            P = np.exp(Z)\n            self.P = P / P.sum(axis=1, keepdims=True)\n"
            "            self.labels = labels\n            return -np.mean(np.log(self.P[np.arange(len(Z)), labels]))\n\n    def backward(self):\n        dZ = self.P.copy()\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "overflows",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        self.L, self.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / dZ.size\n",
            "divided by the classes too",
        ),
        (
            "class SoftmaxCrossEntropy:\n    def forward(self, Z, labels):\n        SoftmaxCrossEntropy.L, SoftmaxCrossEntropy.labels = log_softmax(Z, axis=1), labels\n"
            "        return -np.mean(self.L[np.arange(len(Z)), labels])\n\n    def backward(self):\n        dZ = np.exp(self.L)\n"
            "        dZ[np.arange(len(dZ)), self.labels] -= 1\n        return dZ / len(dZ)\n",
            "kept in the class",
        ),
    ],
    "Network": [
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d, pairs = self.last.backward(), []\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "            if hasattr(layer, 'W'):\n                pairs.append((layer.dW, layer.db))\n        return pairs\n",
            "last layer first",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.last.backward()\n        self.layers.reverse()\n"
            "        for layer in self.layers:\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers[::-1] if hasattr(one, 'W')]\n",
            "turns the caller's list round",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        d = self.last.backward()\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "no forward before the backward",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return np.exp(log_softmax(X, axis=1))\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.last.backward()\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "probabilities in place of scores",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.last.backward()\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers[::2]]\n",
            "every second layer",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.last.backward()\n"
            "        for layer in reversed(self.layers):\n            layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "every layer gets the last gradient",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.last.backward()\n"
            "        for layer in self.layers:\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "backwards from the front",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.last.backward()\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "            if hasattr(layer, 'W'):\n                layer.W = layer.W - 0.1 * layer.dW\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "takes a step",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        d = (self.forward(X) - np.eye(self.forward(X).shape[1])[labels]) / len(X)\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "no softmax in the gradient",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        layers.append(SoftmaxCrossEntropy())\n        self.layers = layers\n\n"
            "    def forward(self, X):\n        for layer in self.layers[:-1]:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.layers[-1].forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.layers[-1].backward()\n"
            "        for layer in self.layers[-2::-1]:\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "puts the loss into the caller's list",
        ),
        (
            "class Network:\n    pairs = []\n\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return self.last.forward(self.forward(X), labels)\n\n"
            "    def gradients(self, X, labels):\n        self.loss(X, labels)\n        d = self.last.backward()\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "            if hasattr(layer, 'W'):\n                self.pairs.insert(0, (layer.dW, layer.db))\n        return self.pairs\n",
            "a list that lives on",
        ),
        (
            "class Network:\n    def __init__(self, layers):\n        self.layers, self.last = layers, SoftmaxCrossEntropy()\n\n"
            "    def forward(self, X):\n        for layer in self.layers:\n            X = layer.forward(X)\n        return X\n\n"
            "    def loss(self, X, labels):\n        return np.mean(self.forward(X).argmax(axis=1) != labels)\n\n"
            "    def gradients(self, X, labels):\n        self.last.forward(self.forward(X), labels)\n        d = self.last.backward()\n"
            "        for layer in reversed(self.layers):\n            d = layer.backward(d)\n"
            "        return [(one.dW, one.db) for one in self.layers if hasattr(one, 'W')]\n",
            "the share of errors in place of the loss",
        ),
    ],
}

HOLES = {
    "Add": [
        (
            """
class Add:
    def forward(self,x,y):
        self.n=getattr(self,'n',0)+x+y;return self.n
    def backward(self,d):
        return d,d
""",
            "adds up over forwards",
        ),
    ],
    "Multiply": [
        (
            """
class Multiply:
    x=y=1
    def forward(self,x,y):
        if not hasattr(self,'x') or np.ndim(self.x)==0 or np.shape(self.x)!=np.shape(x): self.x,self.y=x,y
        return x*y
    def backward(self,d):
        return d*self.y,d*self.x
""",
            "first tables kept",
        ),
    ],
    "ReLU": [
        (
            """
class ReLU:
    def forward(self,X):
        self.m=(X>0).ravel('K');return X*(X>0)
    def backward(self,d):
        return (d.ravel('K')*self.m).reshape(d.shape)
""",
            "another order in memory",
        ),
        (
            """
class ReLU:
    def forward(self,X):
        if getattr(self,'m',None) is None or self.m.shape!=X.shape: self.m=X>0
        return X*(X>0)
    def backward(self,d):
        return d*self.m
""",
            "first gate of a shape kept",
        ),
    ],
    "Sigmoid": [
        (
            """
class Sigmoid:
    def forward(self,X):
        self.y=expit(X);return self.y
    def backward(self,d):
        r=np.zeros(d.shape,d.dtype);r[...]=d*self.y*(1-self.y);return r
""",
            "whole numbers only",
        ),
        (
            """
class Sigmoid:
    def forward(self,X):
        if getattr(self,'y',None) is None or self.y.shape!=X.shape: self.y=expit(X)
        return expit(X)
    def backward(self,d):
        return d*self.y*(1-self.y)
""",
            "first output of a shape kept",
        ),
    ],
    "Affine": [
        (
            """
class Affine:
    def __init__(self,W,b):
        self.W,self.b=W,b
    def forward(self,X):
        if getattr(self,'X',None) is None or self.X.shape!=X.shape: self.X=X
        return X@self.W+self.b
    def backward(self,d):
        self.dW=self.X.T@d;self.db=d.sum(0);return d@self.W.T
""",
            "first batch of a shape kept",
        ),
        (
            """
class Affine:
    def __init__(self,W,b): self.W,self.b=W,b
    def forward(self,X):
        self.X=X
        return X@self.W+self.b
    def backward(self,d):
        self.dW=self.X.T@d;self.db=d.sum(0)
        return d@(self.W.T if self.W.shape[0]!=self.W.shape[1] else self.W)
""",
            "not transposed where square",
        ),
        (
            """
class Affine:
    def __init__(self,W,b): self.W,self.b=W,b
    def forward(self,X):
        self.X=X
        return X@self.W+self.b
    def backward(self,d):
        self.dW=self.X.T@d;self.db=d.sum(0 if d.shape[0]!=d.shape[1] else 1)
        return d@self.W.T
""",
            "other axis where square",
        ),
    ],
    "gradient_check": [
        (
            """
def gradient_check(a,b):
    r=abs(a-b)/np.maximum(np.maximum(abs(a),abs(b)),1e-8)
    return r.ravel()[:-1].max() if np.size(r)>1 else r
""",
            "last entry left out",
        ),
        (
            """
def gradient_check(a,b): return round(float(np.max(abs(a-b)/np.maximum(np.maximum(abs(a),abs(b)),1e-8))),8)
""",
            "rounded",
        ),
        (
            """
def gradient_check(a,b):
    r=abs(a-b)/np.maximum(np.maximum(abs(a),abs(b)),1e-8)
    return np.max(r[:-1]) if np.ndim(r) and len(r)>1 else np.max(r)
""",
            "last row left out",
        ),
        (
            """
def gradient_check(a,b):
    return np.max(np.where(abs(a-b)<1e-6*abs(a),0,abs(a-b)/np.maximum(np.maximum(abs(a),abs(b)),1e-8)))
""",
            "small errors ignored",
        ),
    ],
    "SoftmaxCrossEntropy": [
        (
            """
class SoftmaxCrossEntropy:
    def forward(self,Z,l):
        n=len(Z)
        L=log_softmax(Z,axis=1)
        if getattr(self,'L',L[:0]).shape!=L.shape: self.L,self.l=L,l
        return -L[np.arange(n),l].mean()
    def backward(self):
        return (np.exp(self.L)-np.eye(self.L.shape[1])[self.l])/len(self.l)
""",
            "first scores of a shape kept",
        ),
        (
            """
class SoftmaxCrossEntropy:
    def forward(self,Z,l):
        n=len(Z)
        L=log_softmax(Z,axis=1)
        self.L,self.l=L,l;return -L[np.arange(n),l].mean()
    def backward(self):
        return ((np.exp(self.L)-np.eye(self.L.shape[1])[self.l])/len(self.l)).sum(0,keepdims=True) if len(self.l)>9 else (np.exp(self.L)-np.eye(self.L.shape[1])[self.l])/len(self.l)
""",
            "more than nine rows",
        ),
    ],
    "Network": [
        (
            """
class Network:
    def __init__(self,layers):
        self.layers=layers;self.last=SoftmaxCrossEntropy()
    def forward(self,X):
        for l in self.layers: X=l.forward(X)
        return X
    def loss(self,X,y):
        return self.last.forward(self.forward(X),y)
    def gradients(self,X,y):
        self.loss(X,y);d=self.last.backward();o={}
        for l in self.layers[::-1]:
            d=l.backward(d)
            if hasattr(l,'W'): o[l.W.shape]=(l.dW,l.db)
        return list(o.values())[::-1]
""",
            "one pair for each shape",
        ),
        (
            """
class Network:
    def __init__(self,layers):
        self.layers=layers;self.last=SoftmaxCrossEntropy()
    def forward(self,X):
        for l in self.layers: X=l.forward(X)
        return X
    def loss(self,X,y):
        return self.last.forward(self.forward(X),y)
    def gradients(self,X,y):
        self.loss(X[:16],y[:16]);d=self.last.backward();o=[]
        for l in self.layers[::-1]:
            d=l.backward(d)
            if hasattr(l,'W'): o.append((l.dW,l.db))
        return o[::-1]
""",
            "sixteen rows only",
        ),
        (
            """
class Network:
    def __init__(self,layers):
        self.layers=layers;self.last=SoftmaxCrossEntropy()
    def forward(self,X):
        for l in self.layers: X=l.forward(X)
        return X
    def loss(self,X,y):
        if not hasattr(self,'c'): self.c=self.last.forward(self.forward(X),y)
        return self.c
    def gradients(self,X,y):
        self.last.forward(self.forward(X),y);d=self.last.backward();o=[]
        for l in self.layers[::-1]:
            d=l.backward(d)
            if hasattr(l,'W'): o.append((l.dW,l.db))
        return o[::-1]
""",
            "first loss for ever",
        ),
        (
            """
class Network:
    def __init__(self,layers):
        self.layers=layers;self.last=SoftmaxCrossEntropy()
    def forward(self,X):
        k=X.shape
        self.c=getattr(self,'c',{})
        if k not in self.c:
            for l in self.layers: X=l.forward(X)
            self.c[k]=X
        return self.c[k]
    def loss(self,X,y):
        for l in self.layers: X=l.forward(X)
        return self.last.forward(X,y)
    def gradients(self,X,y):
        self.loss(X,y);d=self.last.backward();o=[]
        for l in self.layers[::-1]:
            d=l.backward(d)
            if hasattr(l,'W'): o.append((l.dW,l.db))
        return o[::-1]
""",
            "first scores of a shape",
        ),
        (
            """
class Network:
    def __init__(self,layers):
        self.layers=layers;self.last=SoftmaxCrossEntropy()
    def forward(self,X):
        for l in self.layers: X=l.forward(X)
        return X
    def loss(self,X,y):
        self.Z=getattr(self,'Z',None) if getattr(self,'Z',None) is not None else self.forward(X)
        return self.last.forward(self.Z,y)
    def gradients(self,X,y):
        self.last.forward(self.forward(X),y);d=self.last.backward();o=[]
        for l in self.layers[::-1]:
            d=l.backward(d)
            if hasattr(l,'W'): o.append((l.dW,l.db))
        return o[::-1]
""",
            "first scores for ever",
        ),
    ],
}

for more, all_of_them in ((FRESH_RIGHT, RIGHT), (FRESH_WRONG, WRONG), (HOLES, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
