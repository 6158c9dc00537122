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
