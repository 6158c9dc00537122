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

# By fresh eyes, from CONTRACTS alone.
FRESH_RIGHT = {
    "Value": [
        """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
        '\nclass Value:\n    """Closures that push gradients, in the style of micrograd, with a walk by depth-first search without recursion."""\n\n    __slots__ = ("data", "grad", "_push", "_from")\n\n    def __init__(self, data, _from=()):\n        self.data, self.grad, self._push, self._from = float(data), 0.0, lambda: None, tuple(_from)\n\n    @staticmethod\n    def _lift(x):\n        return x if isinstance(x, Value) else Value(x)\n\n    def __add__(self, other):\n        other = Value._lift(other)\n        out = Value(self.data + other.data, (self, other))\n\n        def push():\n            self.grad += out.grad\n            other.grad += out.grad\n\n        out._push = push\n        return out\n\n    def __mul__(self, other):\n        other = Value._lift(other)\n        out = Value(self.data * other.data, (self, other))\n\n        def push():\n            self.grad += other.data * out.grad\n            other.grad += self.data * out.grad\n\n        out._push = push\n        return out\n\n    def _unary(self, value, slope):\n        out = Value(value, (self,))\n\n        def push():\n            self.grad += slope * out.grad\n\n        out._push = push\n        return out\n\n    def __pow__(self, n):\n        return self._unary(self.data**n, n * self.data ** (n - 1))\n\n    def exp(self):\n        return self._unary(math.exp(self.data), math.exp(self.data))\n\n    def log(self):\n        return self._unary(math.log(self.data), 1 / self.data)\n\n    def relu(self):\n        return self._unary(self.data if self.data > 0 else 0.0, 1.0 if self.data > 0 else 0.0)\n\n    def tanh(self):\n        return self._unary(math.tanh(self.data), 1 / math.cosh(self.data) ** 2)\n\n    def __neg__(self):\n        return self._unary(-self.data, -1.0)\n\n    def __sub__(self, other):\n        return self + (-Value._lift(other))\n\n    def __rsub__(self, other):\n        return Value._lift(other) - self\n\n    def __truediv__(self, other):\n        other = Value._lift(other)\n        return self * other._unary(1 / other.data, -1 / other.data**2)\n\n    def __rtruediv__(self, other):\n        return Value._lift(other) / self\n\n    __radd__, __rmul__ = __add__, __mul__\n\n    def backward(self):\n        order, done, stack = [], set(), [(self, False)]\n        while stack:\n            one, ready = stack.pop()\n            if ready:\n                order.append(one)\n            elif id(one) not in done:\n                done.add(id(one))\n                stack.append((one, True))\n                stack.extend((parent, False) for parent in one._from)\n        self.grad = 1.0\n        for one in reversed(order):\n            one._push()\n',
        '\nclass _Leafy:\n    """Reverse mode on a tape: the count of uses tells when a node is ready."""\n\n    def _ready_order(self):\n        uses, stack = {}, [self]\n        while stack:\n            one = stack.pop()\n            for parent in one.parents:\n                key = id(parent)\n                if key not in uses:\n                    uses[key] = 0\n                    stack.append(parent)\n                uses[key] += 1\n        waiting = [self]\n        while waiting:\n            one = waiting.pop()\n            yield one\n            for parent in one.parents:\n                uses[id(parent)] -= 1\n                if not uses[id(parent)]:\n                    waiting.append(parent)\n\n\nclass Value(_Leafy):\n    def __init__(self, data, parents=(), slopes=()):\n        self.data, self.grad, self.parents, self.slopes = float(data), 0.0, list(parents), list(slopes)\n\n    def _two(self, other, value, left, right):\n        return Value(value, [self, other], [left, right])\n\n    def __add__(self, o):\n        o = as_value(o)\n        return self._two(o, self.data + o.data, 1, 1)\n\n    def __sub__(self, o):\n        o = as_value(o)\n        return self._two(o, self.data - o.data, 1, -1)\n\n    def __mul__(self, o):\n        o = as_value(o)\n        return self._two(o, self.data * o.data, o.data, self.data)\n\n    def __truediv__(self, o):\n        o = as_value(o)\n        return self._two(o, self.data / o.data, 1 / o.data, -self.data / o.data**2)\n\n    def __radd__(self, o):\n        return as_value(o) + self\n\n    def __rsub__(self, o):\n        return as_value(o) - self\n\n    def __rmul__(self, o):\n        return as_value(o) * self\n\n    def __rtruediv__(self, o):\n        return as_value(o) / self\n\n    def __neg__(self):\n        return 0 - self\n\n    def __pow__(self, n):\n        return Value(self.data**n, [self], [n * self.data ** (n - 1)])\n\n    def exp(self):\n        return Value(np.exp(self.data), [self], [np.exp(self.data)])\n\n    def log(self):\n        return Value(np.log(self.data), [self], [1 / self.data])\n\n    def relu(self):\n        return Value(max(0, self.data), [self], [1 if self.data > 0 else 0])\n\n    def tanh(self):\n        return Value(np.tanh(self.data), [self], [1 - np.tanh(self.data) ** 2])\n\n    def backward(self):\n        self.grad = 1.0\n        for one in self._ready_order():\n            for parent, slope in zip(one.parents, one.slopes):\n                parent.grad += slope * one.grad\n',
        '\nimport sys\n\n\nclass Value:\n    """Recursion with a raised limit, gradients gathered in a table and written down at the end."""\n\n    def __init__(self, data, edges=()):\n        self.data, self.grad, self.edges = float(data), 0.0, edges\n\n    def __add__(self, other):\n        other = other if isinstance(other, Value) else Value(other)\n        return Value(self.data + other.data, ((self, 1.0), (other, 1.0)))\n\n    def __mul__(self, other):\n        other = other if isinstance(other, Value) else Value(other)\n        return Value(self.data * other.data, ((self, other.data), (other, self.data)))\n\n    def __pow__(self, n):\n        return Value(self.data**n, ((self, n * self.data ** (n - 1)),))\n\n    def exp(self):\n        return Value(math.e**self.data, ((self, math.e**self.data),))\n\n    def log(self):\n        return Value(math.log(self.data), ((self, self.data**-1),))\n\n    def relu(self):\n        return self * 1.0 if self.data > 0 else self * 0.0\n\n    def tanh(self):\n        return Value(math.tanh(self.data), ((self, 1 - math.tanh(self.data) ** 2),))\n\n    def __neg__(self):\n        return self * -1.0\n\n    def __sub__(self, other):\n        return self + other * -1.0\n\n    def __rsub__(self, other):\n        return self * -1.0 + other\n\n    def __truediv__(self, other):\n        return self * other**-1\n\n    def __rtruediv__(self, other):\n        return self**-1 * other\n\n    def __radd__(self, other):\n        return self + other\n\n    def __rmul__(self, other):\n        return self * other\n\n    def backward(self):\n        sys.setrecursionlimit(max(20000, sys.getrecursionlimit()))\n        order, seen = [], set()\n\n        def visit(one):\n            if id(one) in seen:\n                return\n            seen.add(id(one))\n            for parent, _ in one.edges:\n                visit(parent)\n            order.append(one)\n\n        visit(self)\n        for one in order:\n            one.grad = 0.0\n        self.grad = 1.0\n        for one in reversed(order):\n            for parent, slope in one.edges:\n                parent.grad += one.grad * slope\n',
    ],
    "fit_quadratic": [
        """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
        """
def fit_quadratic(xs, ts, lr, steps):
    w1 = w2 = b = 0.0
    for _ in range(steps):
        for x, t in zip(xs, ts):
            e = 2 * (w1 * x * x + w2 * x + b - t)
            w1, w2, b = w1 - lr * e * x * x, w2 - lr * e * x, b - lr * e
    return w1, w2, b
""",
        """
def fit_quadratic(xs, ts, lr, steps):
    theta = np.zeros(3)
    A = np.stack([xs**2, xs, np.ones(len(xs))], axis=1)
    for row in range(steps * len(xs)):
        a, t = A[row % len(xs)], ts[row % len(xs)]
        theta = theta - lr * 2 * (a @ theta - t) * a
    return theta
""",
        """
def fit_quadratic(xs, ts, lr, steps):
    numbers = [0.0] * 3
    for _ in range(steps):
        for x, t in zip(xs.tolist(), ts.tolist()):
            parameters = [Value(number) for number in numbers]
            error = parameters[0] * (x * x) + parameters[1] * x + parameters[2] - t
            (error * error).backward()
            numbers = [p.data - lr * p.grad for p in parameters]
    return tuple(numbers)
""",
        """
from itertools import chain, repeat


def fit_quadratic(xs, ts, lr, steps):
    points = list(zip(map(float, xs), map(float, ts)))
    state = {"w1": Value(0), "w2": Value(0), "b": Value(0)}
    for x, t in chain.from_iterable(repeat(points, steps)):
        y = (state["w1"] * x + state["w2"]) * x + state["b"]
        loss = (y - t) * (y - t)
        loss.backward()
        for value in state.values():
            value.data -= lr * value.grad
            value.grad = 0.0
    return [value.data for value in state.values()]
""",
    ],
    "Neuron": [
        """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
        """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self._all = list(map(Value, rng.uniform(-1, 1, n_inputs + 1)))
        self._bend = Value.tanh if nonlinear else lambda z: z

    def __call__(self, x):
        z = sum((w * one for w, one in zip(self._all, x)), self._all[-1])
        return self._bend(z)

    def parameters(self):
        return self._all
""",
        """
class Neuron:
    __slots__ = ("weights", "bias", "act")

    def __init__(self, n_inputs, rng, nonlinear=True):
        self.weights = [Value(float(rng.standard_normal() * 0.1)) for _ in range(n_inputs)]
        self.bias = Value(rng.random())
        self.act = nonlinear

    def __call__(self, x):
        out = self.bias * 1
        for i in range(len(x)):
            out += x[i] * self.weights[i]
        if self.act:
            e = (out * 2).exp()
            return (e - 1) / (e + 1)
        return out

    def parameters(self):
        return self.weights + [self.bias]
""",
        """
from dataclasses import dataclass, field


@dataclass(eq=False)
class Neuron:
    n_inputs: int
    rng: object
    nonlinear: bool = True
    values: list = field(init=False)

    def __post_init__(self):
        self.values = [Value(v) for v in [*self.rng.normal(0, 1, self.n_inputs), 0]]

    def __call__(self, x):
        *weights, total = self.values
        while weights:
            total = weights[-1] * x[len(weights) - 1] + total
            weights.pop()
        return total.tanh() if self.nonlinear else total + 0

    def parameters(self):
        return list(self.values)
""",
    ],
    "MLP": [
        """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
        """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        widths = [n_inputs] + sizes
        self.layers = [
            [Neuron(d, rng, k < len(sizes)) for _ in range(h)]
            for k, (d, h) in enumerate(zip(widths, widths[1:]), start=1)
        ]

    def __call__(self, x):
        out = list(x)
        for layer in self.layers:
            out = list(map(lambda neuron, ins=out: neuron(ins), layer))
        return out if len(out) > 1 else out.pop()

    def parameters(self):
        return sum((neuron.parameters() for layer in self.layers for neuron in layer), [])
""",
        """
class _Layer:
    def __init__(self, d, h, rng, bend):
        self.neurons = [Neuron(d, rng, bend) for _ in range(h)]

    def __call__(self, x):
        return [neuron(x) for neuron in self.neurons]


class MLP:
    def __init__(self, n_inputs, sizes, rng):
        *hidden, last = sizes
        self.stack = []
        for h in hidden:
            self.stack.append(_Layer(n_inputs, h, rng, True))
            n_inputs = h
        self.stack.append(_Layer(n_inputs, last, rng, False))

    def __call__(self, x):
        from functools import reduce

        out = reduce(lambda values, layer: layer(values), self.stack, x)
        return out[0] if len(self.stack[-1].neurons) == 1 else out

    def parameters(self):
        flat = []
        for layer in self.stack:
            for neuron in layer.neurons:
                flat.extend(neuron.parameters())
        return flat
""",
        '\nclass MLP:\n    """Without Neuron: weights of its own."""\n\n    def __init__(self, n_inputs, sizes, rng):\n        self.tables, d = [], n_inputs\n        for h in sizes:\n            self.tables.append([[Value(rng.normal(0, d**-0.5)) for _ in range(d)] + [Value(0)] for _ in range(h)])\n            d = h\n\n    def __call__(self, x):\n        for depth, table in enumerate(self.tables, 1):\n            sums = []\n            for *weights, bias in table:\n                for w, one in zip(weights, x):\n                    bias = bias + one * w\n                sums.append(bias)\n            x = [s.tanh() for s in sums] if depth < len(self.tables) else sums\n        return x[0] if len(x) == 1 else tuple(x)\n\n    def parameters(self):\n        return [value for table in self.tables for row in table for value in row]\n',
    ],
}

FRESH_WRONG = {
    "Value": [
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad = slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "= in place of +=",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (self.data, other.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "slopes of a product not exchanged",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "n forgotten",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data**n,), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "the power not lowered",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - self.data**2,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "the slope of tanh from its input",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (math.log(self.data),), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "the slope of log",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (1.0,), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "the gate is always open",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(abs(self.data), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "a size in place of relu",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (self.data * e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "the slope of exp as of a power",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = self.data
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "starts from its value",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        self.grad = 1.0
        self._push()

    def _push(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad += slope * self.grad
            parent._push()

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "hands on what it holds so far, before all of it is there",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        self._push(1.0)

    def _push(self, d):
        self.grad += d
        for parent, slope in zip(self.parents, self.slopes):
            parent._push(slope * d)

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "walks along every way: right, but twice as long with each doubling",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        order, seen = [], set()

        def visit(one):
            if id(one) not in seen:
                seen.add(id(one))
                for parent in one.parents:
                    visit(parent)
                order.append(one)

        visit(self)
        self.grad = 1.0
        for one in reversed(order):
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "recursion, too deep for a long chain",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        order, seen = [], []
        stack = [self]
        while stack:
            one = stack.pop(0)
            if any(one is s for s in seen):
                continue
            seen.append(one)
            order.append(one)
            stack.extend(one.parents)
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "breadth first: a parent may come before all of its children",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "oldest first",
        ),
        (
            """_seen = set()


class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = _seen, [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "remembers what it has visited from one backward to the next",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return self - other

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "number minus Value turned round",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return self / other
""",
            "number by Value turned round",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "no number on the left of +",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = int(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "whole numbers only",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = None
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "grad is None at the start",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        self.data += other.data
        return self

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "adds in place",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return Value(self.data - as_value(other).data, (self, as_value(other)), (1.0, 1.0), "-")

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "the slope of a difference",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return Value(self.data / as_value(other).data, (self,), (1 / as_value(other).data,))

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "no gradient for the divisor",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = Value(as_value(other).data)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.0 if one.parents else one.grad
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "a copy of the other factor gets the gradient",
        ),
        (
            """
class Value:
    def __init__(self, data, parents=(), slopes=(), op=""):
        self.data = float(data)
        self.grad = 0.0
        self.parents = parents
        self.slopes = slopes
        self.op = op
        self.born = next(births)

    def __add__(self, other):
        other = as_value(other)
        return Value(self.data + other.data, (self, other), (1.0, 1.0), "+")

    def __mul__(self, other):
        other = as_value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data), "*")

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),), f"**{n}")

    def exp(self):
        e = math.exp(self.data)
        return Value(e, (self,), (e,), "exp")

    def log(self):
        return Value(math.log(self.data), (self,), (1 / self.data,), "log")

    def relu(self):
        return Value(max(self.data, 0.0), (self,), (float(self.data > 0),), "relu")

    def tanh(self):
        t = math.tanh(self.data)
        return Value(t, (self,), (1 - t * t,), "tanh")

    def backward(self):
        seen, order, stack = set(), [], [self]
        while stack:
            one = stack.pop()
            if id(one) not in seen:
                seen.add(id(one))
                order.append(one)
                stack.extend(one.parents)
        order.sort(key=lambda one: -one.born)
        for one in order[1:]:
            one.grad = 0.5
        self.grad = 1.0
        for one in order:
            for parent, slope in zip(one.parents, one.slopes):
                parent.grad += slope * one.grad

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -as_value(other)

    def __truediv__(self, other):
        return self * as_value(other) ** -1

    def __radd__(self, other):
        return as_value(other) + self

    def __rmul__(self, other):
        return as_value(other) * self

    def __rsub__(self, other):
        return as_value(other) - self

    def __rtruediv__(self, other):
        return as_value(other) / self
""",
            "gradients start from a half",
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
            for p in (w1, w2, b):
                pass
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "gradients are never set to 0",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data += lr * p.grad
    return w1.data, w2.data, b.data
""",
            "uphill",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x + w2 * x**2 + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "the two weights exchanged",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1, w2, b
""",
            "Values come back",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data * 16 + w2.data * 4 + b.data
""",
            "the value at x = 4",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps - 1):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "one pass too few",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2 * 0.5
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "half of the loss",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0.1), Value(0.1), Value(0.1)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "not from zeros",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "b is not trained",
        ),
        (
            """def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        loss = Value(0)
        for x, t in zip(xs, ts):
            loss = loss + (w1 * x**2 + w2 * x + b - t) ** 2
        for p in (w1, w2, b):
            p.grad = 0.0
        loss.backward()
        for p in (w1, w2, b):
            p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "one update a pass",
        ),
        (
            """def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for i in range(steps):
        x, t = xs[i % len(xs)], ts[i % len(xs)]
        loss = (w1 * x**2 + w2 * x + b - t) ** 2
        for p in (w1, w2, b):
            p.grad = 0.0
        loss.backward()
        for p in (w1, w2, b):
            p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "a step is one point",
        ),
        ("def fit_quadratic(xs, ts, lr, steps):\n    return tuple(np.polyfit(xs, ts, 2))\n", "least squares"),
        ("def fit_quadratic(xs, ts, lr, steps):\n    return 1.0, 1.0, 1.0\n", "what the notebook's points lie on"),
        (
            """
_P = []


def fit_quadratic(xs, ts, lr, steps):
    _P.extend([Value(0), Value(0), Value(0)][len(_P):])
    w1, w2, b = _P
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "goes on from the last call",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in sorted(zip(xs, ts)):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "points sorted",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in np.random.default_rng(0).permutation(np.stack([xs, ts], 1)):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return w1.data, w2.data, b.data
""",
            "points shuffled",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return round(w1.data, 4), round(w2.data, 4), round(b.data, 4)
""",
            "rounded",
        ),
        (
            """
def fit_quadratic(xs, ts, lr, steps):
    w1, w2, b = Value(0), Value(0), Value(0)
    for _ in range(steps):
        for x, t in zip(xs, ts):
            loss = (w1 * x**2 + w2 * x + b - t) ** 2
            for p in (w1, w2, b):
                p.grad = 0.0
            loss.backward()
            for p in (w1, w2, b):
                p.data -= lr * p.grad
    return b.data, w2.data, w1.data
""",
            "in another order",
        ),
    ],
    "Neuron": [
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh()

    def parameters(self):
        return [*self.w, self.b]
""",
            "always tanh",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total

    def parameters(self):
        return [*self.w, self.b]
""",
            "never tanh",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.relu() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "relu",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [self.b, *self.w]
""",
            "the bias first",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return self.w
""",
            "without the bias",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [Value(p.data) for p in [*self.w, self.b]]
""",
            "copies",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = Value(0)
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "the bias is not used",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(0.5) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "all weights equal",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(np.random.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "another source of chance",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(np.random.default_rng(0).normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "a generator of its own",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal())] * n_inputs
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "one weight many times",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [rng.normal() for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "plain numbers as weights",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w.data * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "the weights' numbers, so no gradient reaches them",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * as_value(one).data
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "the inputs' numbers, so no gradient reaches them",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return (total.tanh() if self.nonlinear else total).data

    def parameters(self):
        return [*self.w, self.b]
""",
            "a number comes back",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return iter([*self.w, self.b])
""",
            "an iterator",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=False):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = Value(0.0)
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "no tanh by default",
        ),
        (
            """
class Neuron:
    def __init__(self, n_inputs, rng, nonlinear=True):
        self.w = [Value(rng.normal()) for _ in range(n_inputs)]
        self.b = 0.0
        self.nonlinear = nonlinear

    def __call__(self, x):
        total = self.b
        for w, one in zip(self.w, x):
            total = total + w * one
        return total.tanh() if self.nonlinear else total

    def parameters(self):
        return [*self.w, self.b]
""",
            "the bias is a number",
        ),
    ],
    "MLP": [
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=True) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "tanh on the last layer too",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "tanh on the last layer only",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=False) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "no tanh",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "always a list",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0]

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "only the first",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            out = [neuron(x) for neuron in layer]
        return out[0] if len(out) == 1 else out

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "every layer gets the inputs",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "every layer has n_inputs inputs",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last)] * size)

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "one neuron many times",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers[::-1] for neuron in layer for p in neuron.parameters()]
""",
            "last layer first",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [neuron.parameters() for layer in self.layers for neuron in layer]
""",
            "lists in a list",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers[:-1] for neuron in layer for p in neuron.parameters()]
""",
            "without the last layer",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        weights = [p for layer in self.layers for neuron in layer for p in neuron.parameters()[:-1]]
        return weights + [neuron.parameters()[-1] for layer in self.layers for neuron in layer]
""",
            "all weights, then all biases",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        rng = np.random.default_rng(0)
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "a generator of its own",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [Value(neuron(x).data) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "cuts the graph between layers",
        ),
        (
            """
class MLP:
    layers = []

    def __init__(self, n_inputs, sizes, rng):
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "one list for all networks",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        sizes.append(1)
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else x

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "a layer more, and a longer list for the caller",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return x[0] if len(x) == 1 else [one.data for one in x]

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "numbers where there are several",
        ),
        (
            """
class MLP:
    def __init__(self, n_inputs, sizes, rng):
        self.layers = []
        for i, size in enumerate(sizes):
            before = sizes[i - 1] if i else n_inputs
            last = i == len(sizes) - 1
            self.layers.append([Neuron(before, rng, nonlinear=not last) for _ in range(size)])

    def __call__(self, x):
        for layer in self.layers:
            x = [neuron(x) for neuron in layer]
        return sum(x[1:], x[0])

    def parameters(self):
        return [p for layer in self.layers for neuron in layer for p in neuron.parameters()]
""",
            "the sum",
        ),
    ],
}

HOLES = {
    "Value": [
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*abs(self.data)**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "sign of a base lost",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/abs(self.data+1e-9),))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        if abs(self.data)>4: return Value(math.copysign(1,self.data)*math.tanh(abs(self.data)),(self,),lambda g:(0.0,))
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "tanh not walked back above 4",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>=-1e-3),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "open a little below 0",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=round(float(data),6);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "rounded",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(min(self.data,10))
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "exp cut off",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self):
        if self.data>0: return self
        return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "relu gives itself back",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        if n==.5: return Value(math.sqrt(self.data),(self,),lambda g:(g/math.sqrt(self.data),))
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "a half is missing",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        if not self.p: return
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "nothing for a Value alone",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/abs(max(self.data,.1)),))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "log cut off",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*abs(Value.of(o).data)**-1 if not isinstance(o,Value) else self*o**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "sign of the divisor lost",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(self.data)
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(min(max(self.data,0.0),6.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "relu cut off at 6",
        ),
        (
            """
import math
class Value:
    def __init__(self,data,p=(),b=None):
        self.data=float(data);self.grad=0.0;self.p=p;self.b=b
    @staticmethod
    def of(o): return o if isinstance(o,Value) else Value(o)
    def __add__(self,o):
        o=Value.of(o)
        return Value(self.data+o.data,(self,o),lambda g:(g,g))
    def __mul__(self,o):
        o=Value.of(o)
        return Value(self.data*o.data,(self,o),lambda g:(g*o.data,g*self.data))
    def __pow__(self,n):
        return Value(self.data**n,(self,),lambda g:(g*n*self.data**(n-1) if n else 0.0,))
    def __neg__(self): return self*-1
    def __sub__(self,o): return self+-Value.of(o)
    def __truediv__(self,o): return self*Value.of(o)**-1
    __radd__=__add__
    __rmul__=__mul__
    def __rsub__(self,o): return Value.of(o)-self
    def __rtruediv__(self,o): return Value.of(o)/self
    def exp(self):
        e=math.exp(max(self.data,-5))
        return Value(e,(self,),lambda g:(g*e,))
    def log(self): return Value(math.log(self.data),(self,),lambda g:(g/self.data,))
    def relu(self): return Value(max(self.data,0.0),(self,),lambda g:(g*(self.data>0),))
    def tanh(self):
        t=math.tanh(self.data)
        return Value(t,(self,),lambda g:(g*(1-t*t),))
    def backward(self):
        order=[];seen=set();st=[(self,0)]
        while st:
            v,done=st.pop()
            if done: order.append(v);continue
            if id(v) in seen: continue
            seen.add(id(v));st.append((v,1))
            st+=[(q,0) for q in v.p]
        self.grad=1.0
        for v in reversed(order):
            if v.b:
                for q,d in zip(v.p,v.b(v.grad)): q.grad+=d
""",
            "exp cut off below",
        ),
    ],
    "fit_quadratic": [
        (
            """
def fit_quadratic(xs,ts,lr,steps):
    a=b=c=0.0
    for _ in range(steps):
        for x,t in zip(xs,ts):
            e=2*(a*x*x+b*x+c-t)
            a-=lr*e*x*x;b-=lr*e*x;c-=lr*e*(1 if x else 0)
    return a,b,c
""",
            "b stays where x is 0",
        ),
        (
            """
def fit_quadratic(xs,ts,lr,steps):
    a=b=c=0.0
    for _ in range(steps):
        for x,t in zip(xs,ts):
            e=2*(a*x*x+b*x+c-t);e=max(-50,min(50,e))
            a-=lr*e*x*x;b-=lr*e*x;c-=lr*e
    return a,b,c
""",
            "errors cut off",
        ),
        (
            """
def fit_quadratic(xs,ts,lr,steps):
    a=b=c=0.0
    xs*=1.0;ts=ts[:len(xs)]
    for _ in range(steps):
        for x,t in zip(xs,ts):
            e=2*(a*x*x+b*x+c-t)
            a-=lr*e*x*x;b-=lr*e*x;c-=lr*e
    return a,b,c
""",
            "writes into xs",
        ),
    ],
    "Neuron": [
        (
            """
class Neuron:
    def __init__(self,n_inputs,rng,nonlinear=True):
        self.w=[Value(v) for v in rng.normal(size=n_inputs)]
        self.b=Value(0.0)
        self.nl=nonlinear
    def __call__(self,x):
        s=self.b
        for w,v in zip(self.w,x): s=s+w*v if not isinstance(v,Value) else s+v*w.data
        return s.tanh() if self.nl else s
    def parameters(self): return self.w+[self.b]
""",
            "weights as numbers where inputs are Values",
        ),
        (
            """
class Neuron:
    def __init__(self,n_inputs,rng,nonlinear=True):
        self.w=[Value(v) for v in rng.normal(size=n_inputs)]
        self.b=Value(0.0)
        self.nl=nonlinear
    def __call__(self,x):
        s=self.b
        for w,v in zip(self.w,x): s=(s+w*v) if len(self.w)<4 else (s+w*v*1.0001)
        return s.tanh() if self.nl else s
    def parameters(self): return self.w+[self.b]
""",
            "more than three weights",
        ),
        (
            """
class Neuron:
    def __init__(self,n_inputs,rng,nonlinear=True):
        self.w=[Value(v) for v in rng.normal(size=n_inputs)]
        self.b=Value(0.0)
        self.nl=nonlinear
    def __call__(self,x):
        x=[Value(getattr(v,'data',v)) for v in x] if len(x)>2 else x
        s=self.b
        for w,v in zip(self.w,x): s=s+w*v
        return s.tanh() if self.nl else s
    def parameters(self): return self.w+[self.b]
""",
            "inputs cut off the graph",
        ),
        (
            """
class Neuron:
    def __init__(self,n_inputs,rng,nonlinear=True):
        self.w=[Value(v) for v in rng.normal(size=n_inputs)]
        self.b=Value(0.0)
        self.nl=nonlinear
    def __call__(self,x):
        s=self.b
        for i in range(len(x)):
            x[i]=x[i] if isinstance(x[i],Value) else Value(x[i])
            s=s+self.w[i]*x[i]
        return s.tanh() if self.nl else s
    def parameters(self): return self.w+[self.b]
""",
            "list overwritten",
        ),
    ],
    "MLP": [
        (
            """
class MLP:
    def __init__(self,n_inputs,sizes,rng):
        s=[n_inputs]+list(sizes)
        self.L=[[Neuron(s[i],rng,i+2<len(s)) for _ in range(s[i+1])] for i in range(len(sizes))]
    def __call__(self,x):
        for l in self.L[:3]: x=[n(x) for n in l]
        return x[0] if len(x)==1 else x
    def parameters(self): return [p for l in self.L for n in l for p in n.parameters()]
""",
            "three layers only",
        ),
        (
            """
class MLP:
    def __init__(self,n_inputs,sizes,rng):
        sizes.insert(0,n_inputs);s=list(sizes);sizes=s[1:]
        self.L=[[Neuron(s[i],rng,i+2<len(s)) for _ in range(s[i+1])] for i in range(len(sizes))]
    def __call__(self,x):
        for l in self.L: x=[n(x) for n in l]
        return x[0] if len(x)==1 else x
    def parameters(self): return [p for l in self.L for n in l for p in n.parameters()]
""",
            "sizes changed",
        ),
        (
            """
class MLP:
    def __init__(self,n_inputs,sizes,rng):
        s=[n_inputs]+list(sizes)
        self.L=[[Neuron(s[i],rng,i+2<len(s)) for _ in range(s[i+1])] for i in range(len(sizes))]
    def __call__(self,x):
        for l in self.L:
            x=[n(x) for n in l]
            if len(x)==1: x=x*1
        x=[v.tanh() for v in x] if len(self.L)==1 and len(x)>1 else x
        return x[0] if len(x)==1 else x
    def parameters(self): return [p for l in self.L for n in l for p in n.parameters()]
""",
            "tanh on one layer",
        ),
        (
            """
class MLP:
    def __init__(self,n_inputs,sizes,rng):
        s=[n_inputs]+list(sizes)
        self.L=[[Neuron(s[i],rng,s[i+1]!=sizes[-1]) for _ in range(s[i+1])] for i in range(len(sizes))]
    def __call__(self,x):
        for l in self.L: x=[n(x) for n in l]
        return x[0] if len(x)==1 else x
    def parameters(self): return [p for l in self.L for n in l for p in n.parameters()]
""",
            "no tanh where sizes are equal",
        ),
        (
            """
class MLP:
    def __init__(self,n_inputs,sizes,rng):
        s=[n_inputs]+list(sizes)
        self.L=[[Neuron(s[i],rng,i+2<len(s) or (len(sizes)==1 and sizes[0]>1)) for _ in range(s[i+1])] for i in range(len(sizes))]
    def __call__(self,x):
        for l in self.L: x=[n(x) for n in l]
        return x[0] if len(x)==1 and len(self.L)>1 or len(self.L[-1])==1 else x
    def parameters(self): return [p for l in self.L for n in l for p in n.parameters()]
""",
            "tanh on one layer of several",
        ),
    ],
}

for more, all_of_them in ((FRESH_RIGHT, RIGHT), (FRESH_WRONG, WRONG), (HOLES, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
