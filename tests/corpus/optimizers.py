"""Answers to lesson 12, written from the contracts alone."""

RIGHT = {
    "SGD": [
        """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * grads[name]
""",
        """
class SGD:
    __slots__ = ("lr",)

    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        params.update({name: value - self.lr * grads[name] for name, value in params.items()})
""",
        """
from dataclasses import dataclass


@dataclass
class SGD:
    lr: float

    def step(self, params, grads):
        for value, slope in zip(params.values(), (grads[name] for name in params)):
            np.subtract(value, self.lr * slope, out=value)
""",
        """
from types import SimpleNamespace


def SGD(lr):
    def step(params, grads):
        for name, slope in sorted(grads.items()):
            params[name][...] = params[name] + slope * -lr

    return SimpleNamespace(lr=lr, step=step)
""",
    ],
    "Momentum": [
        """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * v
""",
        """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        if not self.v:
            self.v = {name: np.zeros_like(value) for name, value in params.items()}
        for name in params:
            self.v[name] *= self.momentum
            self.v[name] += grads[name]
            params[name] = params[name] - self.lr * self.v[name]
""",
        '\nclass Momentum:\n    """The same walk, written with the last move in place of a velocity."""\n\n    def __init__(self, lr, momentum=0.9):\n        self.lr, self.momentum, self.moves = lr, momentum, {}\n\n    def step(self, params, grads):\n        for name, slope in grads.items():\n            move = -self.lr * slope\n            if name in self.moves:\n                move = move + self.momentum * self.moves[name]\n            self.moves[name] = move\n            params[name] += move\n',
        '\nclass Momentum:\n    """All gradients so far, weighted anew each time."""\n\n    def __init__(self, lr, momentum=0.9):\n        self.lr, self.momentum, self.seen = lr, momentum, []\n\n    def step(self, params, grads):\n        self.seen.append({name: np.array(slope) for name, slope in grads.items()})\n        for name in params:\n            v = sum(self.momentum**age * old[name] for age, old in enumerate(reversed(self.seen)))\n            params[name][:] = params[name] - self.lr * v\n',
    ],
    "AdaGrad": [
        """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
        """
from collections import defaultdict


class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps = lr, eps
        self.s = defaultdict(float)

    def step(self, params, grads):
        for name, slope in grads.items():
            self.s[name] = self.s[name] + np.square(slope)
            params[name] = params[name] - self.lr / (self.s[name] ** 0.5 + self.eps) * slope
""",
        """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.root = lr, eps, {}

    def step(self, params, grads):
        for name, slope in grads.items():
            self.root[name] = np.hypot(self.root.get(name, 0.0), slope)
            params[name] -= np.divide(self.lr * slope, self.root[name] + self.eps)
""",
        """
class AdaGrad:
    def __init__(self, *settings, eps=1e-10):
        self.lr, self.eps = settings if len(settings) == 2 else (*settings, eps)
        self.past = {}

    def step(self, params, grads):
        for name in params:
            self.past.setdefault(name, []).append(grads[name].copy())
            root = np.sqrt(sum(np.multiply(g, g) for g in self.past[name]))
            params[name] -= self.lr * grads[name] / (root + self.eps)
""",
    ],
    "RMSProp": [
        """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
        """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.mean = {}

    def step(self, params, grads):
        for name, slope in grads.items():
            old = self.mean.setdefault(name, np.zeros_like(params[name]))
            old += (1 - self.decay) * (slope * slope - old)
            params[name] -= self.lr * slope / (np.sqrt(old) + self.eps)
""",
        """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        def step(params, grads, means={}):
            for name in list(params):
                before = means[name] if name in means else 0.0
                means[name] = np.average([before + 0 * grads[name], grads[name] ** 2], axis=0, weights=[decay, 1 - decay])
                params[name] = params[name] - lr * grads[name] / (means[name] ** 0.5 + eps)

        means = {}
        self.step = lambda params, grads: step(params, grads, means)
""",
        """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.seen = lr, decay, eps, []

    def step(self, params, grads):
        self.seen.insert(0, {name: slope**2 for name, slope in grads.items()})
        for name in params:
            mean = (1 - self.decay) * sum(self.decay**age * one[name] for age, one in enumerate(self.seen))
            params[name] -= self.lr * grads[name] / (self.eps + np.sqrt(mean))
""",
    ],
    "Adam": [
        """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
        '\nclass Adam:\n    """The corrections taken into the rate, as PyTorch computes it."""\n\n    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):\n        self.settings = lr, beta1, beta2, eps\n        self.state, self.t = {}, 0\n\n    def step(self, params, grads):\n        lr, beta1, beta2, eps = self.settings\n        self.t += 1\n        for name, slope in grads.items():\n            m, s = self.state.get(name, (0.0, 0.0))\n            m = m + (1 - beta1) * (slope - m)\n            s = s + (1 - beta2) * (slope * slope - s)\n            self.state[name] = m, s\n            root = np.sqrt(s) / (1 - beta2**self.t) ** 0.5 + eps\n            params[name] = params[name] - lr / (1 - beta1**self.t) * m / root\n',
        """
class _State:
    __slots__ = ("m", "s", "t")

    def __init__(self, shape):
        self.m, self.s, self.t = np.zeros(shape), np.zeros(shape), 0


class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.betas, self.eps, self.of = lr, np.array([beta1, beta2]), eps, {}

    def step(self, params, grads):
        for name, slope in grads.items():
            one = self.of.setdefault(name, _State(slope.shape))
            one.t += 1
            one.m *= self.betas[0]
            one.m += (1 - self.betas[0]) * slope
            one.s *= self.betas[1]
            one.s += (1 - self.betas[1]) * slope**2
            c1, c2 = 1 - self.betas**one.t
            params[name][...] -= self.lr * (one.m / c1) / (np.sqrt(one.s / c2) + self.eps)
""",
        """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.b1, self.b2, self.eps, self.history = lr, beta1, beta2, eps, []

    def step(self, params, grads):
        self.history.append({name: np.array(slope) for name, slope in grads.items()})
        ages = np.arange(len(self.history))[::-1]
        for name in params:
            G = np.stack([one[name] for one in self.history])
            m = np.average(G, axis=0, weights=self.b1**ages)
            s = np.average(G**2, axis=0, weights=self.b2**ages)
            params[name] -= self.lr * m / (np.sqrt(s) + self.eps)
""",
    ],
    "clip_by_norm": [
        """
def clip_by_norm(grads, limit):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads.values()]))
    factor = min(1.0, limit / norm) if norm else 1.0
    return {name: g * factor for name, g in grads.items()}
""",
        """
import math


def clip_by_norm(grads, limit):
    norm = math.hypot(*(float(np.linalg.norm(g)) for g in grads.values()))
    if norm <= limit:
        return grads
    return {name: limit * g / norm for name, g in grads.items()}
""",
        """
def clip_by_norm(grads, limit):
    norm = sum(np.vdot(g, g) for g in grads.values()) ** 0.5
    scale = np.clip(limit / (norm + 1e-6), None, 1.0)
    return dict(zip(grads, [scale * g for g in grads.values()]))
""",
        """
def clip_by_norm(grads, limit):
    short = {name: g.astype(float) for name, g in grads.items()}
    norm = np.sqrt(sum(np.sum(np.square(g)) for g in short.values()))
    for g in short.values():
        g /= max(1.0, norm / limit)
    return short
""",
    ],
    "weight_decay": [
        "def weight_decay(params, grads, rate):\n    return {name: g + rate * params[name] for name, g in grads.items()}\n",
        """
from copy import deepcopy


def weight_decay(params, grads, rate):
    new = deepcopy(grads)
    for name in new:
        new[name] = new[name] + np.multiply(params[name], rate)
    return new
""",
        "def weight_decay(params, grads, rate):\n    return dict(map(lambda name: (name, np.add(grads[name], params[name] * rate)), params))\n",
        """
from collections import OrderedDict


def weight_decay(params, grads, rate):
    names = sorted(params)
    return OrderedDict((name, np.stack([grads[name], params[name]], axis=-1) @ np.array([1, rate])) for name in names)
""",
    ],
    "cosine_annealing": [
        """
import math


def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step >= total:
        return lr_min
    return lr_min + (lr_max - lr_min) * math.cos(math.pi * step / total / 2) ** 2
""",
        """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step / total, 1)
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * part)) / 2
""",
        """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    middle, swing = (lr_max + lr_min) / 2, (lr_max - lr_min) / 2
    return np.array(middle + swing * np.exp(1j * np.pi * np.clip(step, 0, total) / total).real)
""",
        """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    share = 0.5 + 0.5 * np.sin(np.pi / 2 - np.pi * step / total) if step < total else 0.0
    return float(share * lr_max + (1 - share) * lr_min)
""",
    ],
}

WRONG = {
    "SGD": [
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        pass
""",
            "nothing moves",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] += self.lr * grads[name]
""",
            "uphill",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] = -self.lr * grads[name]
""",
            "the old place is lost",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= grads[name]
""",
            "no rate",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        return {name: params[name] - self.lr * grads[name] for name in params}
""",
            "returns new ones, changes nothing",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name, value in params.items():
            value = value - self.lr * grads[name]
""",
            "binds a local name",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            grads[name] *= self.lr
            params[name] -= grads[name]
""",
            "changes grads",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * grads[name]
            break
""",
            "the first name only",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in ['w']:
            params[name] -= self.lr * grads[name]
""",
            "the notebook's name only",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * np.sign(grads[name])
""",
            "only signs",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        SGD.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * grads[name]
""",
            "one rate for all objects",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * grads[name] / np.linalg.norm(grads[name])
""",
            "steps of one length",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * grads[name].mean()
""",
            "one mean for all entries",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * grads[name]
        self.lr *= 0.99
""",
            "the rate fades",
        ),
    ],
    "Momentum": [
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            self.v[name] = (1 - self.momentum) * self.v.get(name, 0) + g
            params[name] -= self.lr * self.v[name]
""",
            "keeps what friction takes",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            self.v[name] = self.momentum * self.v.get(name, 0) + g
""",
            "the move is forgotten",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + (1 - self.momentum) * g
            self.v[name] = v
            params[name] -= self.lr * v
""",
            "a running mean",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            params[name] -= self.lr * v
""",
            "the velocity is not kept",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, None

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * (0 if self.v is None else self.v) + g
            self.v = v
            params[name] -= self.lr * v
""",
            "one velocity for all names",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= v
""",
            "no rate",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] += self.lr * v
""",
            "uphill",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.99):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * v
""",
            "another default",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * (g + self.momentum * v)
""",
            "Nesterov's",
        ),
        (
            """
class Momentum:
    v = {}

    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * v
""",
            "all objects share the velocities",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, g) + g
            self.v[name] = v
            params[name] -= self.lr * v
""",
            "the first step counts its gradient nearly twice",
        ),
        (
            """class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            if name not in self.v:
                self.v[name] = g
            else:
                self.v[name] *= self.momentum
                self.v[name] += g
            params[name] -= self.lr * self.v[name]
""",
            "the velocity is the caller's first gradient",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * v
""",
            "nothing is forgotten",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = 0.9 * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * v
""",
            "0.9 whatever is passed",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * self.v[name]
            self.v[name] = self.v[name] * 0
""",
            "set back after each step",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, g in grads.items():
            v = self.momentum * self.v.get(name, np.zeros(g.shape)) + g
            self.v[name] = v
            params[name] -= self.lr * v.sum()
""",
            "added up over the entries",
        ),
    ],
    "AdaGrad": [
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            self.s[name] = (self.s.get(name, 0) + g) ** 2
            params[name] -= self.lr * g / (np.sqrt(self.s[name]) + self.eps)
""",
            "squares the old sum, too",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) * 0 + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "no sum",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (s + self.eps)
""",
            "no root",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s + self.eps))
""",
            "eps inside the root",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s))
""",
            "no eps",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-2):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "a large default",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + np.sum(g**2)
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "one sum for all entries",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + np.abs(g)
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "sizes in place of squares",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "no square",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.ones(g.shape)) + g**2
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "not kept, and from 1",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.ones(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "from 1",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape))
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
            self.s[name] = s + g**2
""",
            "the new square comes too late",
        ),
        (
            """
class AdaGrad:
    s = {}

    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps = lr, eps

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "all objects share the sums",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] += self.lr * g / (np.sqrt(s) + self.eps)
""",
            "uphill",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            g /= 1
            g **= 1
            g *= self.lr
            params[name] -= g / (np.sqrt(s) + self.eps)
""",
            "changes grads",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.s = lr, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros(g.shape)) + params[name] ** 2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "squares of the parameters",
        ),
    ],
    "RMSProp": [
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            self.s[name] = 0.99 * self.s.get(name, 0) + 0.01 * g**2
            params[name] -= self.lr * g / (np.sqrt(self.s[name]) + self.eps)
""",
            "0.99 and 0.01 typed in",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "no share for the new square",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = (1 - self.decay) * self.s.get(name, np.zeros(g.shape)) + self.decay * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "the shares exchanged",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, g**2) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "starts with the first square",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s + self.eps))
""",
            "eps inside the root",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (s + self.eps)
""",
            "no root",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.9, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "another default",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "no square",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * np.mean(g**2)
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "one mean for all entries",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s))
""",
            "no eps",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s / (1 - self.decay)) + self.eps)
""",
            "corrected as in Adam's first step",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "not kept",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get('all', np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s['all'] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "one mean for all names",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=0.1):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "a large default",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s = lr, decay, eps, {}

    def step(self, params, grads):
        for name, g in grads.items():
            s = self.decay * self.s.get(name, np.zeros(g.shape)) + (1 - self.decay) * g**2
            self.s[name] = s
            params[name] -= self.lr * np.sign(g) / (np.sqrt(s) + self.eps)
""",
            "only signs above",
        ),
    ],
    "Adam": [
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            s = self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1 * self.t)
            s_hat = s / (1 - self.beta2 * self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "times t in both corrections",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            s = self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1)
            s_hat = s / (1 - self.beta2)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "corrects by 1 - beta at every step",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            s = self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            self.s[name] = s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "keeps the corrected mean of the squares",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = self.beta2 * self.m.get(name, 0) + (1 - self.beta2) * g
            s = self.s[name] = self.beta1 * self.s.get(name, 0) + (1 - self.beta1) * g**2
            m_hat = m / (1 - self.beta2**self.t)
            s_hat = s / (1 - self.beta1**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "the betas exchanged everywhere",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            s = self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta2**self.t)
            s_hat = s / (1 - self.beta1**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "the betas exchanged in the corrections",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            s = self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = np.sqrt(s) / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (s_hat + self.eps)
""",
            "corrects outside the root",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            s = self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m_hat = m / (self.beta1**self.t - 1)
            s_hat = s / (self.beta2**self.t - 1)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "the corrections' sign",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m
            s_hat = s
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "no correction",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "only the squares are corrected",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "only the gradients are corrected",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        for name, g in grads.items():
            self.t += 1
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "counts names, not steps",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1 * self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "times t in place of to the power",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            self.m[name], self.s[name] = m_hat, s_hat
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "keeps the corrected means",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat + self.eps))
""",
            "eps inside the root",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (s_hat + self.eps)
""",
            "no root",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.99, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "another default",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta2**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "one beta for both corrections",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "no square",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "never counts",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 1

    def step(self, params, grads):
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            self.t = 1
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "always the first step",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "a sum of gradients in place of a mean",
        ),
        (
            """
class Adam:
    m, s = {}, {}

    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.t = 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "all objects share the means",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] = params[name] - 0.01 * params[name]
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "with a weight decay of its own",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta2=0.999, beta1=0.9, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "the betas in the other order",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-3):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {}, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name, g in grads.items():
            m = self.beta1 * self.m.get(name, np.zeros(g.shape)) + (1 - self.beta1) * g
            s = self.beta2 * self.s.get(name, np.zeros(g.shape)) + (1 - self.beta2) * g**2
            self.m[name], self.s[name] = m, s
            m_hat = m / (1 - self.beta1**self.t)
            s_hat = s / (1 - self.beta2**self.t)
            params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)
""",
            "a large default",
        ),
    ],
    "clip_by_norm": [
        (
            "def clip_by_norm(grads, limit):\n    return {name: g * min(1, limit / np.linalg.norm(g)) for name, g in grads.items()}\n",
            "each array by itself",
        ),
        (
            "def clip_by_norm(grads, limit):\n    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}\n",
            "each entry by itself",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {name: g * limit / norm for name, g in grads.items()}
""",
            "short ones become longer",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm > limit:
        for g in grads.values():
            g *= limit / norm
    return grads
""",
            "changes the caller's arrays",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm > limit:
        for name in grads:
            grads[name] = grads[name] * limit / norm
    return grads
""",
            "changes the caller's dict",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = sum(np.linalg.norm(g) for g in grads.values())
    factor = min(1, limit / norm)
    return {name: g * factor for name, g in grads.items()}
""",
            "norms added up",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = sum(np.sum(g**2) for g in grads.values())
    factor = min(1, limit / norm)
    return {name: g * factor for name, g in grads.items()}
""",
            "no root",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = max(np.linalg.norm(g) for g in grads.values())
    factor = min(1, limit / norm)
    return {name: g * factor for name, g in grads.items()}
""",
            "the longest array only",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm > limit:
        return {name: g / norm for name, g in grads.items()}
    return grads
""",
            "shortened to length 1",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm > limit:
        return {name: g * limit / norm for name, g in grads.items()}
""",
            "nothing comes back where it is short",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.mean(g**2) for g in grads.values()))
    factor = min(1, limit / norm)
    return {name: g * factor for name, g in grads.items()}
""",
            "means of squares",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.max([np.abs(g).max() for g in grads.values()])
    factor = min(1, limit / norm)
    return {name: g * factor for name, g in grads.items()}
""",
            "the largest entry as the norm",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    factor = min(1, limit / norm)
    return [g * factor for g in grads.values()]
""",
            "a list",
        ),
        (
            """def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    factor = 1 if norm > limit else limit / norm
    return {name: g * factor for name, g in grads.items()}
""",
            "the test turned round",
        ),
    ],
    "weight_decay": [
        (
            """def weight_decay(grads, params, rate):
    return {name: grads[name] + rate * params[name] for name in grads}
""",
            "arguments exchanged",
        ),
        (
            """def weight_decay(params, grads, rate):
    return {name: g + rate * params[name] ** 2 / 2 for name, g in grads.items()}
""",
            "the penalty, not its slope",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g - rate * params[name] for name, g in grads.items()}\n",
            "pushes away from 0",
        ),
        (
            """def weight_decay(params, grads, rate):
    for name in grads:
        grads[name] += rate * params[name]
    return grads
""",
            "changes grads",
        ),
        (
            """def weight_decay(params, grads, rate):
    new = dict(grads)
    for name in new:
        new[name] += rate * params[name]
    return new
""",
            "a new dict with the caller's arrays in it",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g + rate * params[name] ** 2 for name, g in grads.items()}\n",
            "squares",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g + rate * np.sign(params[name]) for name, g in grads.items()}\n",
            "signs",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g + 2 * rate * params[name] for name, g in grads.items()}\n",
            "twice",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: (1 - rate) * params[name] for name in grads}\n",
            "shrunk parameters",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g + rate for name, g in grads.items()}\n",
            "the rate itself",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: rate * params[name] for name in grads}\n",
            "only the pull",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g + rate * np.abs(params[name]) for name, g in grads.items()}\n",
            "no signs",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g + rate * params[name] if name.startswith('w') or name == 'W' else g for name, g in grads.items()}\n",
            "not for biases",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g * (1 + rate) for name, g in grads.items()}\n",
            "longer gradients",
        ),
        (
            "def weight_decay(params, grads, rate):\n    return {name: g + rate * params[name].mean() for name, g in grads.items()}\n",
            "the mean of the parameters",
        ),
    ],
    "cosine_annealing": [
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return max(lr_min, lr_max * (1 + np.cos(np.pi * part)) / 2)
""",
            "cut off at lr_min",
        ),
        (
            """import math


def cosine_annealing(step, total, lr_max, lr_min=0.0):
    return lr_min + (lr_max - lr_min) * (1 + math.cos(math.pi * step / total)) / 2
""",
            "rises again after total",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_max * (1 + np.cos(np.pi * part)) / 2
""",
            "lr_min is not used",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_min + lr_max * (1 + np.cos(np.pi * part)) / 2
""",
            "lr_min added on top",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_min + (lr_max - lr_min) * np.cos(np.pi * part / 2)
""",
            "a quarter of a wave",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_max + (lr_min - lr_max) * part
""",
            "a straight line",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_min + (lr_max - lr_min) * (1 + np.cos(2 * np.pi * part)) / 2
""",
            "a whole wave",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_min + (lr_max - lr_min) * (1 - np.cos(np.pi * part)) / 2
""",
            "upwards",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step >= total:
        return 0.0
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * step / total)) / 2
""",
            "0 at the end, not lr_min",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) // total
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * part)) / 2
""",
            "whole numbers only",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total - 1) / (total - 1)
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * part)) / 2
""",
            "one step too early",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_min + (lr_max - lr_min) * (1 + np.cos(180 * part)) / 2
""",
            "degrees",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * part))
""",
            "not halved",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step + 1, total) / total
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * part)) / 2
""",
            "counts from 1",
        ),
        (
            """def cosine_annealing(step, total, lr_max, lr_min=0.01):
    part = min(step, total) / total
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * part)) / 2
""",
            "another default",
        ),
        (
            "def cosine_annealing(step, total, lr_max, lr_min=0.0):\n    return [lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * min(i, total) / total)) / 2 for i in range(step + 1)]\n",
            "all of them",
        ),
    ],
}
