"""Answers to lesson 08 as different people write them: RIGHT ones pass, WRONG ones fail.

Beside a wrong answer stands a part of the reason, for a person.
"""

RIGHT = {
    "Value": [
        # closures that hand on, and Kahn's way of ordering: a node's turn comes when all its users have had theirs
        """
class Value:
    def __init__(self, data, parents=(), op=""):
        self.data, self.grad, self.parents, self.op = data, 0.0, tuple(parents), op
        self._push = lambda: None

    def _made(self, data, parents, op, push):
        out = Value(data, parents, op)
        out._push = lambda: push(out.grad, out)
        return out

    @staticmethod
    def _wrap(x):
        return x if isinstance(x, Value) else Value(x)

    def __add__(self, other):
        other = self._wrap(other)

        def push(g, out):
            self.grad += g
            other.grad += g

        return self._made(self.data + other.data, (self, other), "+", push)

    def __mul__(self, other):
        other = self._wrap(other)

        def push(g, out):
            self.grad += g * other.data
            other.grad += g * self.data

        return self._made(self.data * other.data, (self, other), "*", push)

    def __truediv__(self, other):
        other = self._wrap(other)

        def push(g, out):
            self.grad += g / other.data
            other.grad -= g * self.data / other.data**2

        return self._made(self.data / other.data, (self, other), "/", push)

    def _one(self, data, slope, op):
        def push(g, out):
            self.grad += g * slope

        return self._made(data, (self,), op, push)

    def __pow__(self, n):
        return self._one(self.data**n, n * self.data ** (n - 1), "**")

    def exp(self):
        return self._one(np.exp(self.data), np.exp(self.data), "exp")

    def log(self):
        return self._one(np.log(self.data), 1 / self.data, "log")

    def tanh(self):
        return self._one(np.tanh(self.data), 1 / np.cosh(self.data) ** 2, "tanh")

    def relu(self):
        return self._one(self.data if self.data > 0 else 0.0, float(self.data > 0), "relu")

    def __neg__(self):
        return self._one(-self.data, -1.0, "-")

    def __sub__(self, other):
        return self + (-self._wrap(other))

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other):
        return (-self) + other

    def __rtruediv__(self, other):
        return self._wrap(other) / self

    def backward(self):
        users, stack = {self: 0}, [self]
        while stack:
            for parent in stack.pop().parents:
                if parent not in users:
                    users[parent] = 0
                    stack.append(parent)
                users[parent] += 1
        self.grad = 1.0
        ready = [self]
        while ready:
            node = ready.pop()
            node._push()
            for parent in node.parents:
                users[parent] -= 1
                if users[parent] == 0:
                    ready.append(parent)
""",
        # recursion with a higher limit
        """
import sys

class Value:
    def __init__(self, data, children=()):
        self.data = np.float64(data)
        self.grad = 0.0
        self.children = children  # pairs (Value, slope)

    def __add__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data + o.data, [(self, 1.0), (o, 1.0)])

    def __radd__(self, o):
        return self + o

    def __mul__(self, o):
        o = o if isinstance(o, Value) else Value(o)
        return Value(self.data * o.data, [(self, o.data), (o, self.data)])

    def __rmul__(self, o):
        return self * o

    def __pow__(self, n):
        return Value(self.data ** n, [(self, n * self.data ** (n - 1.0))])

    def __neg__(self):
        return self * (-1)

    def __sub__(self, o):
        return self + (o * -1)

    def __rsub__(self, o):
        return self * -1 + o

    def __truediv__(self, o):
        return self * (o ** -1 if isinstance(o, Value) else 1 / o)

    def __rtruediv__(self, o):
        return (self ** -1) * o

    def exp(self):
        e = np.exp(self.data)
        return Value(e, [(self, e)])

    def log(self):
        return Value(np.log(self.data), [(self, self.data ** -1)])

    def tanh(self):
        t = np.tanh(self.data)
        return Value(t, [(self, (1 - t) * (1 + t))])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    def backward(self):
        order, seen = [], set()

        def visit(v):
            if id(v) in seen:
                return
            seen.add(id(v))
            for child, _ in v.children:
                visit(child)
            order.append(v)

        old = sys.getrecursionlimit()
        sys.setrecursionlimit(100_000)
        try:
            visit(self)
        finally:
            sys.setrecursionlimit(old)
        self.grad = 1.0
        for v in order[::-1]:
            for child, slope in v.children:
                child.grad = child.grad + slope * v.grad
""",
        # a tape that all results are written on
        """
tape = []

class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data, self.grad = data, 0.0
        self.parents, self.slopes, self.op = parents, slopes, op
        self.place = len(tape)
        tape.append(None)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1, 1), "+")

    def __sub__(self, other):
        other = as_value(other)
        return Value(self.data - other.data, (self, other), (1, -1), "-")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __truediv__(self, other):
        other = as_value(other)
        return Value(self.data / other.data, (self, other), (1 / other.data, -self.data / other.data**2), "/")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data**n / self.data if self.data else float(n == 1),), "**")

    def __neg__(self):
        return 0 - self

    def __radd__(self, other):
        return as_value(other).__add__(self)

    def __rsub__(self, other):
        return as_value(other).__sub__(self)

    def __rmul__(self, other):
        return as_value(other).__mul__(self)

    def __rtruediv__(self, other):
        return as_value(other).__truediv__(self)

    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return self * (1 if self.data > 0 else 0)

    def tanh(self):
        e = math.exp(2 * self.data)
        return Value((e - 1) / (e + 1), (self,), (4 * e / (e + 1) ** 2,), "tanh")

    def backward(self):
        found = {self.place: self}
        todo = [self]
        while todo:
            node = todo.pop(0)
            for p in node.parents:
                if p.place not in found:
                    found[p.place] = p
                    todo.append(p)
        self.grad = 1.0
        for place in sorted(found)[::-1]:
            node = found[place]
            for p, s in zip(node.parents, node.slopes):
                p.grad += s * node.grad
""",
        # depth of each node known from the start; grads are cleared before the walk
        """
class Value:
    def __init__(self, data, edges=()):
        self.data = data
        self.grad = 0.0
        self.edges = list(edges)
        self.depth = 1 + max((v.depth for v, _ in self.edges), default=0)

    @property
    def parents(self):
        return [v for v, _ in self.edges]

    op = ""

    def _lift(self, x):
        return x if hasattr(x, "edges") else Value(x)

    def __add__(self, x):
        x = self._lift(x)
        return Value(self.data + x.data, [(self, 1.0), (x, 1.0)])

    def __mul__(self, x):
        x = self._lift(x)
        return Value(self.data * x.data, [(self, x.data), (x, self.data)])

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def __neg__(self): return Value(-self.data, [(self, -1.0)])
    def __sub__(self, x): return self + -self._lift(x)
    def __truediv__(self, x): return self * self._lift(x) ** -1.0
    def __radd__(self, x): return self + x
    def __rmul__(self, x): return self * x
    def __rsub__(self, x): return -self + x
    def __rtruediv__(self, x): return self._lift(x) / self

    def exp(self):
        out = Value(math.exp(self.data))
        out.edges, out.depth = [(self, out.data)], self.depth + 1
        return out

    def log(self): return Value(math.log(self.data), [(self, 1.0 / self.data)])
    def tanh(self): return Value(math.tanh(self.data), [(self, 1.0 - math.tanh(self.data) ** 2)])
    def relu(self): return Value(max(0.0, self.data), [(self, 1.0 * (self.data > 0))])

    def backward(self):
        layers = {self.depth: {id(self): self}}
        for depth in range(self.depth, 0, -1):
            for node in list(layers.get(depth, {}).values()):
                node.grad = 0.0
                for parent, _ in node.edges:
                    layers.setdefault(parent.depth, {})[id(parent)] = parent
        self.grad = 1.0
        for depth in range(self.depth, 0, -1):
            for node in layers.get(depth, {}).values():
                for parent, slope in node.edges:
                    parent.grad += slope * node.grad
""",
    ],
    "fit_quadratic": [
        """
def fit_quadratic(xs, ts, lr, steps):
    w1 = w2 = b = 0.0
    for _ in range(steps):
        for x, t in zip(xs, ts):
            error = w1 * x * x + w2 * x + b - t
            w1, w2, b = w1 - lr * 2 * error * x * x, w2 - lr * 2 * error * x, b - lr * 2 * error
    return w1, w2, b
""",
        """
def fit_quadratic(xs, ts, lr, steps):
    w = np.zeros(3)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            features = np.array([x**2, x, 1.0])
            w = w - 2 * lr * (w @ features - t) * features
    return w
""",
        """
def fit_quadratic(xs, ts, lr, steps):
    w = [0.0, 0.0, 0.0]
    for i in range(steps * len(xs)):
        x, t = float(xs[i % len(xs)]), float(ts[i % len(xs)])
        a, b, c = map(Value, w)
        loss = ((a * x + b) * x + c - t) ** 2
        loss.backward()
        w = [v.data - lr * v.grad for v in (a, b, c)]
    return list(w)
""",
        """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    step = 0
    while step < steps:
        for i in range(len(xs)):
            x = xs[i]
            difference = w1 * (x * x) + w2 * x + b - ts[i]
            (difference * difference).backward()
            for v in [w1, w2, b]:
                v.data = v.data - v.grad * lr
                v.grad = 0.0
        step += 1
    return float(w1.data), float(w2.data), float(b.data)
""",
    ],
    "Neuron": [
        """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.ps = [Value(w) for w in rng.normal(size=n_inputs + 1)]
        self.f = Value.tanh if nonlinear else (lambda v: v)

    def __call__(self, x):
        return self.f(sum((p * v for p, v in zip(self.ps, x)), self.ps[-1]))

    def parameters(self):
        return self.ps
""",
        """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.weights = []
        for _ in range(n_inputs):
            self.weights.append(Value(float(rng.uniform(-0.5, 0.5))))
        self.bias = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        z = Value(0.0)
        for i in range(len(x)):
            z = z + x[i] * self.weights[i]
        z = z + self.bias
        if self.nonlinear:
            z = z.tanh()
        return z

    def parameters(self):
        return self.weights + [self.bias]
""",
        """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.nonlinear = nonlinear
        self.params = {i: Value(w) for i, w in enumerate(rng.standard_normal(n_inputs) / n_inputs**0.5)}
        self.params["b"] = Value(0)

    def __call__(self, x):
        out = self.params["b"]
        for i, x_i in enumerate(x):
            out = self.params[i] * x_i + out
        return out.tanh() if self.nonlinear else out

    def parameters(self):
        return [*self.params.values()]
""",
        """
from functools import reduce

def Neuron(n_inputs, rng, nonlinear=True):
    values = list(map(Value, rng.random(n_inputs) - 0.5)) + [Value(rng.random())]

    class One:
        def __call__(self, x):
            z = reduce(lambda acc, pair: acc + pair[0] * pair[1], zip(values, x), values[-1])
            return z.tanh() if nonlinear else z

        def parameters(self):
            return values

    return One()
""",
    ],
    "MLP": [
        """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        widths = [n_inputs] + list(sizes)
        last = len(sizes) - 1
        self.layers = [
            [Neuron(widths[i], rng, i != last) for _ in range(widths[i + 1])] for i in range(len(sizes))
        ]

    def __call__(self, x):
        out = x
        for layer in self.layers:
            out = [n(out) for n in layer]
        if len(out) == 1:
            return out[0]
        return out

    def parameters(self):
        result = []
        for layer in self.layers:
            for n in layer:
                result.extend(n.parameters())
        return result
""",
        """
class Layer:
    def __init__(self, n_inputs, n_outputs, rng, nonlinear):
        self.neurons = tuple(Neuron(n_inputs, rng, nonlinear) for _ in range(n_outputs))

    def __call__(self, x):
        return [neuron(x) for neuron in self.neurons]

    def parameters(self):
        return sum((neuron.parameters() for neuron in self.neurons), [])

class MLP:
    def __init__(self, n_inputs, sizes, rng):
        pairs = zip([n_inputs, *sizes], sizes)
        self.layers = [Layer(d, h, rng, nonlinear=i + 1 < len(sizes)) for i, (d, h) in enumerate(pairs)]

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return sum((layer.parameters() for layer in self.layers), [])
""",
        """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        first, *rest = sizes
        self.first = [Neuron(n_inputs, rng, bool(rest)) for _ in range(first)]
        self.rest = MLP(first, rest, rng) if rest else None

    def __call__(self, x):
        out = [neuron(x) for neuron in self.first]
        if self.rest is not None:
            return self.rest(out)
        return out if len(out) > 1 else out[0]

    def parameters(self):
        mine = [p for neuron in self.first for p in neuron.parameters()]
        return mine + (self.rest.parameters() if self.rest is not None else [])
""",
        """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.tables = []
        for d, h in zip([n_inputs] + sizes[:-1], sizes):
            W = rng.normal(0, 1 / np.sqrt(d), (h, d))
            self.tables.append([[Value(w) for w in row] + [Value(0.0)] for row in W])

    def __call__(self, x):
        for depth, table in enumerate(self.tables):
            sums = []
            for row in table:
                z = row[-1]
                for w, v in zip(row, x):
                    z = z + w * v
                sums.append(z)
            x = sums if depth == len(self.tables) - 1 else [z.tanh() for z in sums]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [value for table in self.tables for row in table for value in row]
""",
    ],
}

_HEAD = """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data, self.grad = float(data), 0.0
        self.parents, self.slopes, self.op, self.born = parents, slopes, op, next(births)
    def __add__(self, o):
        o = as_value(o)
        return Value(self.data + o.data, (self, o), (1.0, 1.0), "+")
    def __mul__(self, o):
        o = as_value(o)
        return Value(self.data * o.data, (self, o), (o.data, self.data), "*")
    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), "**")
    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),), "exp")
    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")
    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")
    def tanh(self):
        return Value(math.tanh(self.data), (self,), (1 - math.tanh(self.data) ** 2,), "tanh")
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + -as_value(o)
    def __truediv__(self, o): return self * as_value(o) ** -1
    def __radd__(self, o): return self + o
    def __rmul__(self, o): return self * o
    def __rsub__(self, o): return -self + o
    def __rtruediv__(self, o): return as_value(o) / self
"""

WRONG = {
    "Value": [
        (
            _HEAD
            + """
    def backward(self):
        self.grad = 1.0
        self._pass()

    def _pass(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad += slope * self.grad
            parent._pass()
""",
            "recursion hands on too much where a value is used twice",
        ),
        (
            _HEAD
            + """
    def backward(self):
        order, seen = [], set()
        def visit(v):
            if v not in seen:
                seen.add(v)
                for p in v.parents:
                    visit(p)
                order.append(v)
        visit(self)
        self.grad = 1.0
        for v in reversed(order):
            for p, slope in zip(v.parents, v.slopes):
                p.grad += slope * v.grad
""",
            "the recursion is too deep for a long chain",
        ),
        (
            _HEAD
            + """
    def backward(self):
        found, to_do = {self}, [self]
        while to_do:
            for p in to_do.pop().parents:
                if p not in found:
                    found.add(p)
                    to_do.append(p)
        self.grad = 1.0
        for v in sorted(found, key=lambda v: -v.born):
            for p, slope in zip(v.parents, v.slopes):
                p.grad = slope * v.grad
""",
            "gradients replace one another",
        ),
    ],
    "fit_quadratic": [
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "grads are never set to 0",
        ),
        ("def fit_quadratic(xs, ts, lr, steps):\n    return 1.0, 1.0, 1.0\n", "the answer for one set of points"),
        ("def fit_quadratic(xs, ts, lr, steps):\n    return tuple(np.polyfit(xs, ts, 2))\n", "not by steps"),
    ],
    "Neuron": [
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(0.5) for _ in range(n_inputs)]
        self.b = Value(0)
        self.nonlinear = nonlinear
    def __call__(self, x):
        z = self.b
        for w, v in zip(self.w, x):
            z = z + w * v
        return z.tanh() if self.nonlinear else z
    def parameters(self):
        return self.w + [self.b]
""",
            "nothing is drawn",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(w) for w in rng.normal(size=n_inputs)]
        self.b = Value(0)
    def __call__(self, x):
        z = self.b
        for w, v in zip(self.w, x):
            z = z + w * v
        return z.tanh()
    def parameters(self):
        return self.w + [self.b]
""",
            "nonlinear is not looked at",
        ),
    ],
    "MLP": [
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        widths = [n_inputs] + sizes
        self.layers = [[Neuron(d, rng) for _ in range(h)] for d, h in zip(widths, sizes)]
    def __call__(self, x):
        for layer in self.layers:
            x = [n(x) for n in layer]
        return x[0] if len(x) == 1 else x
    def parameters(self):
        return [p for layer in self.layers for n in layer for p in n.parameters()]
""",
            "tanh in the last layer too",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        widths = [n_inputs] + sizes
        last = len(sizes) - 1
        self.layers = [[Neuron(widths[i], rng, i < last) for _ in range(widths[i + 1])] for i in range(len(sizes))]
    def __call__(self, x):
        for layer in self.layers:
            x = [n(x) for n in layer]
        return x
    def parameters(self):
        return [p for layer in self.layers for n in layer for p in n.parameters()]
""",
            "always a list",
        ),
    ],
}
