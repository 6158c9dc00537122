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

# Answers in unlike styles, and wrong ones that were accepted or told in general words only.
HUNTED_RIGHT = {
    "SGD": [
        """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            params[name] = params[name] - self.lr * grads[name]
""",
        """
class SGD:
    __slots__ = ("rate",)
    def __init__(self, lr):
        self.rate = lr
    def step(self, params, grads):
        for (name, w) in params.items():
            np.subtract(w, np.multiply(self.rate, grads[name]), out=w)
""",
        """
def _move(w, g, lr):
    for place in np.ndindex(w.shape):
        w[place] = w[place] - lr * g[place]
class Optimizer:
    def step(self, params, grads):
        for name, g in grads.items():
            self.one(name, params[name], g)
class SGD(Optimizer):
    def __init__(self, lr=0.1):
        self.lr = float(lr)
    def one(self, name, w, g):
        _move(w, g, self.lr)
""",
    ],
    "Momentum": [
        """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}
    def step(self, params, grads):
        for name, g in grads.items():
            if name not in self.v:
                self.v[name] = np.zeros_like(g)
            v = self.v[name]
            v *= self.momentum
            v += g
            params[name] = params[name] - self.lr * v
""",
        """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.past = lr, momentum, []
    def step(self, params, grads):
        self.past.append({name: g.copy() for name, g in grads.items()})
        for name in params:
            v = sum(old[name] * self.momentum**age for age, old in enumerate(reversed(self.past)))
            params[name][...] = params[name] - self.lr * v
""",
        """
import torch
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.opt = None
    def step(self, params, grads):
        if self.opt is None:
            self.t = {n: torch.zeros(p.shape, dtype=torch.float64, requires_grad=True) for n, p in params.items()}
            self.opt = torch.optim.SGD(list(self.t.values()), lr=self.lr, momentum=self.momentum)
        with torch.no_grad():
            for n, p in params.items():
                self.t[n].copy_(torch.tensor(np.ascontiguousarray(p)))
                self.t[n].grad = torch.tensor(np.ascontiguousarray(grads[n]))
        self.opt.step()
        for n in params:
            params[n] = self.t[n].detach().numpy().copy()
""",
    ],
    "AdaGrad": [
        """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.past = lr, eps, {}
    def step(self, params, grads):
        for name in grads:
            self.past.setdefault(name, []).append(grads[name].copy())
            root = np.linalg.norm(np.stack(self.past[name]), axis=0)
            params[name][:] -= self.lr * np.divide(grads[name], root + self.eps)
""",
        """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps, self.root = lr, eps, {}
    def step(self, params, grads):
        for name, g in grads.items():
            self.root[name] = np.hypot(self.root.get(name, 0.0), g)
            params[name] = params[name] - self.lr * g / (self.root[name] + self.eps)
""",
    ],
    "RMSProp": [
        """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.s = {}
    def step(self, params, grads):
        for name, g in grads.items():
            s = self.s.get(name, np.zeros_like(g))
            s = s + (1 - self.decay) * (g * g - s)
            self.s[name] = s
            np.subtract(params[name], self.lr * g / (self.eps + s**.5), out=params[name])
""",
        """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.seen = {}
    def step(self, params, grads):
        for name in list(params):
            self.seen[name] = self.seen.get(name, []) + [grads[name] ** 2]
            n = len(self.seen[name])
            parts = (1 - self.decay) * self.decay ** np.arange(n - 1, -1, -1)
            s = np.tensordot(parts, np.array(self.seen[name]), axes=1)
            params[name] = params[name] - self.lr * grads[name] / (np.sqrt(s) + self.eps)
""",
    ],
    "Adam": [
        """
import math
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.betas, self.eps, self.state = lr, (beta1, beta2), eps, {}
    def step(self, params, grads):
        b1, b2 = self.betas
        for name, w in params.items():
            st = self.state.setdefault(name, {"t": 0, "m": np.zeros_like(w), "s": np.zeros_like(w)})
            st["t"] += 1
            st["m"] *= b1; st["m"] += (1 - b1) * grads[name]
            st["s"] *= b2; st["s"] += (1 - b2) * grads[name] * grads[name]
            size = self.lr / (1 - b1 ** st["t"])
            denominator = np.sqrt(st["s"]) / math.sqrt(1 - b2 ** st["t"]) + self.eps
            w -= size * st["m"] / denominator
""",
        """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.past = []
    def step(self, params, grads):
        self.past.append({n: g.copy() for n, g in grads.items()})
        age = np.arange(len(self.past))[::-1]
        w1, w2 = self.beta1 ** age, self.beta2 ** age
        for n in params:
            G = np.array([p[n] for p in self.past])
            m = np.tensordot(w1 / w1.sum(), G, 1)
            s = np.tensordot(w2 / w2.sum(), G**2, 1)
            params[n] = params[n] - self.lr * m / (np.sqrt(s) + self.eps)
""",
        """
import torch
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.args = dict(lr=lr, betas=(beta1, beta2), eps=eps)
        self.opt = None
    def step(self, params, grads):
        if self.opt is None:
            self.own = {n: torch.zeros(p.shape, dtype=torch.float64) for n, p in params.items()}
            self.opt = torch.optim.Adam(self.own.values(), **self.args)
        for n, p in params.items():
            self.own[n].copy_(torch.from_numpy(p.copy()))
            self.own[n].grad = torch.from_numpy(grads[n].copy())
        self.opt.step()
        for n, p in params.items():
            p[...] = self.own[n].numpy()
""",
    ],
    "clip_by_norm": [
        """
def clip_by_norm(grads, limit):
    norm = np.linalg.norm(np.concatenate([g.ravel() for g in grads.values()]))
    if norm <= limit:
        return grads
    return {name: limit / norm * g for name, g in grads.items()}
""",
        """
def clip_by_norm(grads, limit):
    norms = [np.linalg.norm(g) for g in grads.values()]
    factor = min(1.0, limit / (np.linalg.norm(norms) + 1e-6))
    return dict(zip(grads, (g * factor for g in grads.values())))
""",
        """
import math
def clip_by_norm(grads, limit):
    total = 0.0
    new = {}
    for name in grads:
        new[name] = np.array(grads[name], dtype=float)
        for v in new[name].flat:
            total += v * v
    length = math.sqrt(total)
    if length > limit:
        for g in new.values():
            g *= limit
            g /= length
    return new
""",
    ],
    "weight_decay": [
        """
def weight_decay(params, grads, rate):
    new = {}
    for name, g in grads.items():
        new[name] = g.copy()
        for place in np.ndindex(*g.shape):
            new[name][place] = g[place] + params[name][place] * rate
    return new
""",
        """
import copy
def weight_decay(params, grads, rate):
    own = copy.deepcopy(grads)
    for name in own:
        own[name] += np.multiply(rate, params[name])
    return own
""",
    ],
    "cosine_annealing": [
        """
import math
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step / total, 1.0)
    c = math.cos(math.pi * part / 2)
    return lr_max * c * c + lr_min * (1 - c * c)
""",
        """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    angle = np.pi * np.minimum(step, total) / total
    middle, half = (lr_max + lr_min) / 2, (lr_max - lr_min) / 2
    return np.array(middle + half * np.cos(angle))
""",
        """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = np.clip(step / total, 0, 1)
    return np.interp(np.exp(1j * np.pi * part).real, [-1, 1], [lr_min, lr_max])
""",
    ],
}

HUNTED_WRONG = {
    "SGD": [
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for w, g in zip(params.values(), grads.values()):
            w -= self.lr * g
""",
            "zip order",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr
        self.own = {}

    def step(self, params, grads):
        for name in params:
            self.own[name] = self.own.get(name, params[name]) - self.lr * grads[name]
            params[name] = self.own[name]
""",
            "first copy kept",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr
        self.buf = {}

    def step(self, params, grads):
        for name in params:
            buf = self.buf.setdefault(params[name].shape, np.empty(params[name].shape))
            np.subtract(params[name], self.lr * grads[name], out=buf)
            params[name] = buf
""",
            "params kept in buffer",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for n, m in zip(sorted(params), list(grads)):
            params[n] -= self.lr * grads[m]
""",
            "sorted zip",
        ),
        (
            """
class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name in params:
            flat = params[name].reshape(-1)
            flat -= self.lr * grads[name].reshape(-1)
""",
            "ravel",
        ),
    ],
    "Momentum": [
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        for name in params:
            self.v[grads[name].shape] = self.momentum * self.v.get(grads[name].shape, 0) + grads[name]
            params[name] -= self.lr * self.v[grads[name].shape]
""",
            "v by shape",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        for i, (w, g) in enumerate(zip(params.values(), grads.values())):
            self.v[i] = self.momentum * self.v.get(i, 0) + g
            w -= self.lr * self.v[i]
""",
            "zip",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        for i, name in enumerate(params):
            self.v[i] = self.momentum * self.v.get(i, 0) + grads[name]
            params[name] -= self.lr * self.v[i]
""",
            "by position",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        for name in params:
            self.v[id(params[name])] = self.momentum * self.v.get(id(params[name]), 0) + grads[name]
            params[name] -= self.lr * self.v[id(params[name])]
""",
            "id keyed",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v = {}

    def step(self, params, grads):
        for name in params:
            self.v[name] = self.v.get(name, 0) + self.momentum * grads[name]
            params[name] -= self.lr * self.v[name]
""",
            "swapped",
        ),
        (
            """
class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum
        self.v, self.t = {}, 0

    def step(self, params, grads):
        self.t += 1
        if self.t > 10:
            self.v = {}
        for name in params:
            self.v[name] = self.momentum * self.v.get(name, 0) + grads[name]
            params[name] -= self.lr * self.v[name]
""",
            "cap 10 steps",
        ),
    ],
    "AdaGrad": [
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps = lr, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            self.s[g.shape] = self.s.get(g.shape, 0) + g**2
            params[name] -= self.lr * g / (np.sqrt(self.s[g.shape]) + self.eps)
""",
            "s by shape",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps = lr, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            self.s[name] = self.s.get(name, 0) + g**2
            params[name] -= self.lr * g / np.sqrt(self.s[name]) + self.eps
""",
            "precedence",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps = lr, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            self.s[name] = self.s.get(name, 0) + g**2
            params[name] -= self.lr * g / np.where(self.s[name] == 0, 1, np.sqrt(self.s[name]))
""",
            "where zero",
        ),
        (
            """
class AdaGrad:
    def __init__(self, lr, eps=1e-10):
        self.lr, self.eps = lr, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            self.s[name] = self.s.get(name, 0) + g**2
            params[name] -= self.lr * g / (np.sqrt(self.s[name]) + self.eps)
            return
""",
            "returns in loop",
        ),
    ],
    "RMSProp": [
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            self.s[g.shape] = self.decay * self.s.get(g.shape, 0) + (1 - self.decay) * g**2
            params[name] -= self.lr * g / (np.sqrt(self.s[g.shape]) + self.eps)
""",
            "s by shape",
        ),
        (
            """
class RMSProp:
    s = {}

    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            self.s[name] = self.decay * self.s.get(name, 0) + (1 - self.decay) * g**2
            params[name] -= self.lr * g / (np.sqrt(self.s[name]) + self.eps)
""",
            "class s",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            s = self.s.get(name, 0)
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
            self.s[name] = self.decay * s + (1 - self.decay) * g**2
""",
            "old s",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            self.s[name] = self.decay * self.s.get(name, 0) + ((1 - self.decay) * g)**2
            params[name] -= self.lr * g / (np.sqrt(self.s[name]) + self.eps)
""",
            "square of mean",
        ),
        (
            """
class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps = lr, decay, eps
        self.s = {}

    def step(self, params, grads):
        for name in params:
            g = grads[name]
            s = self.decay * self.s.get(name, 0) + (1 - self.decay) * g**2
            params[name] -= self.lr * g / (np.sqrt(s) + self.eps)
""",
            "not kept",
        ),
    ],
    "Adam": [
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s = {}, {}
        self.t = 0

    def step(self, params, grads):
        self.t += 1
        for name in params:
            g = grads[name]
            self.m[g.shape] = self.beta1 * self.m.get(g.shape, 0) + (1 - self.beta1) * g
            self.s[g.shape] = self.beta2 * self.s.get(g.shape, 0) + (1 - self.beta2) * g**2
            m = self.m[g.shape] / (1 - self.beta1**self.t)
            s = self.s[g.shape] / (1 - self.beta2**self.t)
            params[name] -= self.lr * m / (np.sqrt(s) + self.eps)
""",
            "by shape",
        ),
        (
            """
class Adam:
    t = 0

    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s = {}, {}

    def step(self, params, grads):
        Adam.t += 1
        for name in params:
            g = grads[name]
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m = self.m[name] / (1 - self.beta1**self.t)
            s = self.s[name] / (1 - self.beta2**self.t)
            params[name] -= self.lr * m / (np.sqrt(s) + self.eps)
""",
            "class t",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s = {}, {}
        self.t = 0

    def step(self, params, grads):
        self.t += 1
        for name in params:
            g = grads[name]
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m = self.m[name] / (1 - self.beta1**self.t)
            s = self.s[name] / (1 - self.beta2**self.t)
            params[name] -= self.lr * np.sqrt(1 - self.beta2**self.t) * m / (np.sqrt(self.s[name]) + self.eps)
""",
            "eps hat",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s = {}, {}
        self.t = 0

    def step(self, params, grads):
        self.t += 1
        for name in params:
            g = grads[name]
            self.m[name] = self.beta1 * self.m.get(name, 0) + g
            self.s[name] = self.beta2 * self.s.get(name, 0) + g**2
            m = self.m[name] / (1 - self.beta1**self.t)
            s = self.s[name] / (1 - self.beta2**self.t)
            params[name] -= self.lr * m / (np.sqrt(s) + self.eps)
""",
            "1-beta missing both",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s = {}, {}
        self.t = 0

    def step(self, params, grads):
        self.t = self.t + 1 if self.t < 5 else 10**6
        for name in params:
            g = grads[name]
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m = self.m[name] / (1 - self.beta1**self.t)
            s = self.s[name] / (1 - self.beta2**self.t)
            params[name] -= self.lr * m / (np.sqrt(s) + self.eps)
""",
            "correction only early",
        ),
        (
            """
class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s = {}, {}
        self.t = 0

    def step(self, params, grads):
        self.t += 1
        for name in params:
            g = grads[name]
            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            m = self.m[name] / (1 - self.beta2**self.t)
            s = self.s[name] / (1 - self.beta2**self.t)
            params[name] -= self.lr * m / (np.sqrt(s) + self.eps)
""",
            "both beta2 correction",
        ),
    ],
    "clip_by_norm": [
        (
            """
def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    factor = limit / norm if norm**2 > limit else 1.0
    return {name: g * factor for name, g in grads.items()}
""",
            "limit squared",
        ),
        (
            """
def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    factor = limit / norm if norm > 1 else 1.0
    return {name: g * factor for name, g in grads.items()}
""",
            "limit 1",
        ),
        (
            """
def clip_by_norm(grads, limit):
    norm = max(np.linalg.norm(g) for g in grads.values())
    factor = limit / norm if norm > limit else 1.0
    return {name: g * factor for name, g in grads.items()}
""",
            "max norm",
        ),
        (
            """
def clip_by_norm(grads, limit):
    norm = np.linalg.norm(np.concatenate(list(grads.values())))
    factor = limit / norm if norm > limit else 1.0
    return {name: g * factor for name, g in grads.items()}
""",
            "concatenate 1d",
        ),
        (
            """
def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    factor = limit / norm if norm < limit else 1.0
    return {name: g * factor for name, g in grads.items()}
""",
            "only below",
        ),
        (
            """
def clip_by_norm(grads, limit):
    norm = np.sqrt(1 / len(grads) * sum(np.sum(g**2) for g in grads.values()))
    factor = limit / norm if norm > limit else 1.0
    return {name: g * factor for name, g in grads.items()}
""",
            "count mean",
        ),
    ],
    "weight_decay": [
        (
            """
def weight_decay(params, grads, rate):
    return {name: g + rate * w for name, w, g in zip(params, params.values(), grads.values())}
""",
            "zip",
        ),
        (
            """
def weight_decay(params, grads, rate):
    return {name: g + rate * w for name, w, g in zip(grads, params.values(), grads.values())}
""",
            "zip2",
        ),
        (
            """
_new = {}
def weight_decay(params, grads, rate):
    _new.update({name: grads[name] + rate * params[name] for name in grads})
    return _new
""",
            "kept",
        ),
        (
            """
def weight_decay(params, grads, rate):
    return {name: grads[name] + (rate if params[name].ndim > 1 else 0) * params[name] for name in grads}
""",
            "only 2d",
        ),
        (
            """
def weight_decay(params, grads, rate):
    return {name: (grads[name] + params[name]) * rate for name in grads}
""",
            "1+rate",
        ),
        (
            """
def weight_decay(params, grads, rate):
    return {name: (1 - rate) * params[name] for name in grads}
""",
            "shrink params",
        ),
    ],
    "cosine_annealing": [
        (
            """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step >= total - 1:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * step / total)) / 2
""",
            "ge total minus one",
        ),
        (
            """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step > total + 1:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * step / total)) / 2
""",
            "second after",
        ),
        (
            """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step > total:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * step / total) / 2)
""",
            "half of cos only",
        ),
        (
            """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step > total:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * (step + 1) / total)) / 2
""",
            "step+1",
        ),
        (
            """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step > total:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * step / (total - 1))) / 2
""",
            "total-1",
        ),
        (
            """
def cosine_annealing(step, total, lr_max, lr_min=0.0):
    step = min(step, total - 1)
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * step / total)) / 2
""",
            "min total-1",
        ),
    ],
}


for more, all_of_them in ((HUNTED_RIGHT, RIGHT), (HUNTED_WRONG, WRONG)):
    for exercise, answers in more.items():
        all_of_them[exercise] = [*all_of_them.get(exercise, []), *answers]
