"""The playground's settings: what can be chosen, and the whole state as a line of text that restores it."""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from neurons.playground.texts import trouble

__all__ = ["CHOICES", "MOST_POINTS", "Settings", "Stage", "from_text", "to_text"]

MOST_POINTS = 1000
MOST_LAYERS, MOST_UNITS = 6, 8
MOST_STEPS = 1_000_000  # a text that asks for more would keep the kernel busy for minutes
CHOICES: dict[str, list] = {
    "task": ["classification", "regression"],
    "data": ["circle", "xor", "gauss", "spiral", "moons", "slope", "hills", "own"],
    "batch": [1, 5, 10, 20, 50, 100, 0],  # 0: all
    "features": ["x1", "x2", "x1x1", "x2x2", "x1x2", "sin1", "sin2"],
    "activation": ["tanh", "relu", "sigmoid", "identity"],
    "lr": [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0],
    "optimizer": ["sgd", "momentum", "adam"],
    "penalty": ["none", "l1", "l2"],
    "rate": [0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0],
}
RANGES: dict[str, tuple] = {
    "n": (20, 500, 10),
    "noise": (0.0, 0.5, 0.01),
    "test": (0.0, 0.8, 0.05),
    "seed": (0, 999, 1),
}
_OF_TASK = {
    "classification": ["circle", "xor", "gauss", "spiral", "moons", "own"],
    "regression": ["slope", "hills", "own"],
}


@dataclass(frozen=True)
class Stage:
    """Some steps of training with one learning rate and one penalty: these may change while the network learns."""

    steps: int
    lr: float
    penalty: str
    rate: float


@dataclass(frozen=True)
class Settings:
    """Everything that a picture of the playground is made from; equal settings and stages make equal pictures."""

    task: str = "classification"
    data: str = "circle"
    n: int = 200
    noise: float = 0.1
    test: float = 0.3
    batch: int = 10
    features: tuple[str, ...] = ("x1", "x2")
    hidden: tuple[int, ...] = (4, 2)
    activation: str = "tanh"
    lr: float = 0.03
    optimizer: str = "sgd"
    penalty: str = "none"
    rate: float = 0.003
    seed: int = 0
    points: tuple[tuple[float, float, float], ...] = field(default=())

    def changed(self, **patch: Any) -> Settings:
        """Return other settings, every one of them looked at; data that do not suit the task are exchanged."""
        known = {one.name for one in fields(self)}
        for name, value in patch.items():
            if name not in known:
                raise trouble("bad_setting", name=name, value=value, offered=", ".join(sorted(known)))
        new = replace(self, **{name: _looked_at(name, value) for name, value in patch.items()})
        if new.data not in _OF_TASK[new.task]:
            if "data" in patch and "task" in patch:
                raise trouble("bad_setting", name="data", value=new.data, offered=", ".join(_OF_TASK[new.task]))
            if "data" in patch:
                new = replace(new, task="regression" if new.task == "classification" else "classification")
            else:
                new = replace(new, data=_OF_TASK[new.task][0])
        return new

    def plain(self) -> dict:
        """Return the settings as plain values."""
        return {**asdict(self), "points": [list(point) for point in self.points]}


def _looked_at(name: str, value: Any) -> Any:
    """Return one setting as its type wants it, or stop with words."""
    try:
        if name in ("features", "hidden", "points"):
            return _LISTS[name](value)
        if name in RANGES:
            low, high, _ = RANGES[name]
            number = type(low)(value)
            if low <= number <= high:
                return number if isinstance(low, int) else round(number, 6)
            raise trouble("bad_setting", name=name, value=value, offered=f"{low} to {high}")
        if name in ("lr", "rate"):  # any positive number is right; the list offers some
            if math.isfinite(float(value)) and float(value) > 0:
                return float(value)
        elif name == "batch" and 0 <= int(value) <= MOST_POINTS:
            return int(value)
        elif name == "activation" and str(value).isidentifier():
            return str(value)  # a reader's own class has a name of its own: whoever makes the network looks at it
        elif name != "activation" and value in CHOICES[name]:
            return value
    except (TypeError, ValueError) as error:
        if hasattr(error, "parts"):
            raise
    offered = _FORMS.get(name) or ", ".join(map(str, CHOICES.get(name, ["numbers"])))
    raise trouble("bad_setting", name=name, value=value, offered=offered)


def _features(value) -> tuple[str, ...]:
    chosen = tuple(name for name in CHOICES["features"] if name in list(value))
    if not chosen or len(chosen) != len(list(value)):
        offered = ", ".join(CHOICES["features"])
        raise trouble("bad_setting", name="features", value=", ".join(map(str, value)) or "nothing", offered=offered)
    return chosen


def _hidden(value) -> tuple[int, ...]:
    sizes = tuple(int(size) for size in value)
    if len(sizes) > MOST_LAYERS or any(not 1 <= size <= MOST_UNITS for size in sizes):
        offered = f"up to {MOST_LAYERS} layers of 1 to {MOST_UNITS} units"
        raise trouble("bad_setting", name="hidden layers", value=", ".join(map(str, sizes)), offered=offered)
    return sizes


def _points(value) -> tuple[tuple[float, float, float], ...]:
    points = tuple((float(x1), float(x2), float(t)) for x1, x2, t in value)
    if len(points) > MOST_POINTS:
        raise trouble("too_many", n=len(points), most=MOST_POINTS)
    if not all(math.isfinite(number) for point in points for number in point):
        row = next(i for i, point in enumerate(points) if not all(map(math.isfinite, point)))
        raise trouble("data_nan", count="Some", n=len(points), row=row)
    return points


_FORMS = {
    "points": "points of your own, a list of (x1, x2, class); how many are drawn for you is n",
    "hidden": "a list with the size of each hidden layer, such as (4, 2)",
}
_LISTS = {"features": _features, "hidden": _hidden, "points": _points}

# --- as text --------------------------------------------------------------------------------------------------------


def to_text(settings: Settings, stages: list[Stage] | tuple[Stage, ...] = ()) -> str:
    """Write settings and what was trained as one line without blanks inside its words.

    Examples
    --------
    >>> to_text(Settings(), [Stage(30, 0.03, "none", 0.003)]).split()[-1]
    'trained=30:0.03:none:0.003'
    """
    words = []
    for name, value in settings.plain().items():
        if name == "points":
            if settings.data == "own":
                words.append("points=" + ";".join(",".join(f"{number!r}" for number in point) for point in value))
        elif isinstance(value, (list, tuple)):
            words.append(f"{name}=" + ",".join(map(str, value)))
        else:
            words.append(f"{name}={value}")
    if stages:
        words.append("trained=" + "+".join(f"{s.steps}:{s.lr}:{s.penalty}:{s.rate}" for s in stages))
    return " ".join(words)


def from_text(text: str) -> tuple[Settings, tuple[Stage, ...]]:
    """Read what :func:`to_text` wrote.

    Raises
    ------
    PlaygroundError
        With what was seen, why and what next, for any text that is none.
    """
    patch: dict[str, Any] = {}
    stages: tuple[Stage, ...] = ()
    known = {one.name for one in fields(Settings)}
    for word in text.split():
        name, is_pair, value = word.partition("=")
        try:
            if name == "trained" and is_pair:
                stages = tuple(_stage(part) for part in value.split("+"))
            elif name in known and is_pair and name not in patch:
                patch[name] = _READ.get(name, str)(value)
            else:
                raise ValueError
        except (ValueError, TypeError):
            raise trouble("bad_state", seen=f"“{word[:60]}”") from None
    if not patch:
        raise trouble("bad_state", seen="no word of a state")
    settings = Settings().changed(**patch)
    return settings, stages


def _stage(text: str) -> Stage:
    steps, lr, penalty, rate = text.split(":")
    stage = Stage(int(steps), _looked_at("lr", lr), _looked_at("penalty", penalty), _looked_at("rate", rate))
    if not 0 < stage.steps <= MOST_STEPS:
        raise ValueError
    return stage


def _split(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


_READ: dict[str, Any] = {
    "n": int,
    "batch": int,
    "seed": int,
    "noise": float,
    "test": float,
    "lr": float,
    "rate": float,
    "features": _split,
    "hidden": _split,
    "points": lambda text: [point.split(",") for point in text.split(";") if point],
}
