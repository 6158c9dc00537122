"""Show as code: a program, in PyTorch or of the reader's own layers, that makes the picture without the course."""

from __future__ import annotations

import inspect
from itertools import pairwise

import numpy as np

from neurons.playground.data import DRAWN_BY, FEATURES
from neurons.playground.own_source import source_with_needs
from neurons.playground.settings import Settings, Stage
from neurons.playground.texts import trouble
from neurons.playground.training import Training

__all__ = ["as_code"]

_MOST_WEIGHTS = 3000  # more numbers are no text to read


def as_code(training: Training) -> str:
    """Return a program whose ``predict(X)`` gives the picture of this training.

    Raises
    ------
    PlaygroundError
        Where there is nothing to learn from, or the reader's own source can't be found.
    """
    if training.data.trouble is not None:
        raise training.data.trouble
    parts = _of_layers(training) if training.palette.kind == "layers" else _of_torch(training)
    return "\n".join(parts) + "\n"


# --- points ---------------------------------------------------------------------------------------------------------


def _points(training: Training) -> list[str]:
    settings = training.settings
    columns = ", ".join(FEATURES[name] for name in settings.features)
    lines = ["def features(X):", "    x1, x2 = X.T", f"    return np.column_stack([{columns}])", "", ""]
    if settings.data == "own":
        rows = [f"    [{x1!r}, {x2!r}, {t!r}]," for x1, x2, t in settings.points]
        learn = np.flatnonzero(~training.data.held_out).tolist()
        lines += ["points = np.array([  # x1, x2, target", *rows, "])"]
        lines += ["X, t = points[:, :2], points[:, 2]", f"learn = {learn}  # the others are held out"]
    else:
        maker = DRAWN_BY[settings.data]
        lines = [inspect.getsource(maker), "", *lines]
        lines += [
            f"rng = np.random.default_rng({settings.seed})",
            f"X, t = {maker.__name__}({settings.n}, rng, {settings.noise})",
            f"held_out = rng.permutation(len(X))[:{int(settings.test * settings.n)}]",
            "learn = np.setdiff1d(np.arange(len(X)), held_out)",
        ]
    return lines


def _loop(training: Training, body: list[str], stage: str) -> list[str]:
    """Return the loop over the steps, with the learning rates and penalties that were chosen on the way."""
    listed = [_listed(one) for one in training.stages] or ["(0, 0, 0, 0)"]
    return [
        f"rng = np.random.default_rng([{training.settings.seed}, 2])",
        "order = []",
        f"for steps, {stage} in [{', '.join(listed)}]:",
        "    for _ in range(steps):",
        "        if len(order) == 0:  # every point once, in another order each time",
        "            order = rng.permutation(len(learn))",
        f"        rows, order = order[:{training.batch}], order[{training.batch}:]",
        *("        " + line for line in body),
    ]


def _listed(stage: Stage) -> str:
    l1, l2 = (stage.rate if stage.penalty == name else 0 for name in ("l1", "l2"))
    return f"({stage.steps}, {stage.lr!r}, {l1!r}, {l2!r})"


# --- PyTorch --------------------------------------------------------------------------------------------------------


def _of_torch(training: Training) -> list[str]:
    from neurons.playground.pytorch import OPTIMIZERS

    settings, goal = training.settings, training.net.goal
    imports, model = _palette_model(settings) if training.palette.kind == "torch" else _given_model(training)
    two = training.net.goal.looked_at(tuple(training.net.module(_one_row(training)).shape), 1) == 2
    score = "out[:, 1] - out[:, 0]" if two else "out.reshape(-1)"
    names = {True: "binary_cross_entropy" + ("" if goal.ends_in_probability else "_with_logits"), False: "mse_loss"}
    penalized = "[W for W in model.parameters() if W.ndim > 1]"
    body = ['optimizer.param_groups[0]["lr"] = lr']
    if training.net.random:  # dropout falls as it fell in the playground
        body += ["torch.manual_seed(number)", "number += 1"]
    body += [
        "out = model(F[rows])",
        f"loss = nn.functional.{names[goal.classes]}({score}, targets[rows])",
        f"loss = loss + sum(l1 * W.abs().sum() + l2 / 2 * W.square().sum() for W in {penalized})",
        "optimizer.zero_grad()",
        "loss.backward()",
        "optimizer.step()",
    ]
    if not any(stage.penalty != "none" for stage in training.stages):
        body = [line for line in body if "l2 / 2" not in line]
    last = score if not goal.classes or goal.ends_in_probability else f"torch.sigmoid({score})"
    return [
        *dict.fromkeys(["import numpy as np", "import torch", "from torch import nn", *imports]),
        "",
        "",
        *_points(training),
        "F = torch.tensor(features(X[learn]), dtype=torch.float32)",
        "targets = torch.tensor(t[learn], dtype=torch.float32)",
        "",
        *model,
        "optimizer = " + OPTIMIZERS[settings.optimizer].format(params="model.parameters()", lr=settings.lr),
        *(["number = 0"] if training.net.random else []),
        "model.train()",
        *_loop(training, body, "lr, l1, l2"),
        "model.eval()",
        "",
        "",
        "def predict(X):",
        "    with torch.no_grad():",
        "        out = model(torch.tensor(features(X), dtype=torch.float32))",
        f"    return ({last}).numpy()",
    ]


def _one_row(training):
    import torch

    training.net.module.eval()
    return torch.as_tensor(training.F[:1], dtype=torch.float32)


def _palette_model(settings: Settings):
    from neurons.playground.pytorch import layers_code

    lines = [f"    {line}," for line in layers_code(settings)]
    return [], [f"torch.manual_seed({settings.seed})", "model = nn.Sequential(", *lines, ")"]


def _given_model(training: Training):
    """Write the reader's module: PyTorch's own layers by their names, a class by its source; the weights as numbers."""
    from torch import nn

    fresh = training.palette.make(training.settings).module
    weights = {name: value.tolist() for name, value in fresh.state_dict().items()}
    count = sum(np.size(value) for value in weights.values())
    name = training.palette.name
    if count > _MOST_WEIGHTS:
        why = f"It has {count} weights, and the program holds the first value of each."
        raise trouble("no_source", name=name, why=why, next="Keep them by torch.save(play.network.state_dict(), path).")
    imports: list[str] = []
    if type(fresh) is nn.Sequential and all(type(part).__module__.startswith("torch.nn") for part in fresh):
        lines = ["model = nn.Sequential(", *(f"    nn.{part!r}," for part in fresh), ")"]
    else:
        try:
            same = type(fresh)().state_dict()
        except TypeError:
            same = {}
        if {key: value.shape for key, value in same.items()} != {k: v.shape for k, v in fresh.state_dict().items()}:
            why = f"Only what {name}() makes, without arguments, can be made again by a program."
            raise trouble("no_source", name=name, why=why, next="Give every argument of its __init__ a default.")
        imports, sources = source_with_needs([type(fresh)])
        lines = ["\n\n\n".join(sources), "", "", f"model = {name}()"]
    states = [f'    "{key}": torch.tensor({value}),' for key, value in weights.items()]
    return imports, [*lines, "model.load_state_dict({", *states, "})"]


# --- the reader's own layers ----------------------------------------------------------------------------------------


def _of_layers(training: Training) -> list[str]:
    settings, goal, palette = training.settings, training.net.goal, training.palette
    kinds = list(dict.fromkeys(type(part) for part in training.net.layers))
    imports, sources = source_with_needs(kinds)
    adam = settings.optimizer != "sgd"
    imports = ["import numpy as np", *(["import torch"] if adam else []), *imports]
    slope, answer = _ends(training, goal)
    penalized = any(stage.penalty != "none" for stage in training.stages)
    dW = "layer.dW + l1 * np.sign(layer.W) + l2 * layer.W" if penalized else "layer.dW"
    body = ["out = forward(F[rows])", *slope, "for layer in reversed(layers):", "    d_out = layer.backward(d_out)"]
    start: list[str] = []
    if adam:
        from neurons.playground.pytorch import OPTIMIZERS

        start = ["params = [torch.tensor(array) for layer in affine for array in (layer.W, layer.b)]"]
        start += ["optimizer = " + OPTIMIZERS[settings.optimizer].format(params="params", lr=settings.lr)]
        body += [
            'optimizer.param_groups[0]["lr"] = lr',
            "for layer, W, b in zip(affine, params[::2], params[1::2]):",
            f"    W.grad, b.grad = torch.tensor({dW}), torch.tensor(layer.db)",
            "optimizer.step()",
            "for layer, W, b in zip(affine, params[::2], params[1::2]):",
            "    layer.W, layer.b = W.numpy().copy(), b.numpy().copy()",
        ]
    else:
        body += ["for layer in affine:", f"    slope_W = {dW}", "    layer.W = layer.W - lr * slope_W"]
        body += ["    layer.b = layer.b - lr * layer.db"]
    return [
        *dict.fromkeys(imports),
        "",
        "",
        "\n\n\n".join(sources),
        "",
        "",
        *_points(training),
        "F, targets = features(X[learn]), t[learn]",
        "",
        *(_given_layers(palette) if palette.is_given(settings) else _built_layers(palette, settings)),
        'affine = [layer for layer in layers if hasattr(layer, "W")]',
        *start,
        "",
        "",
        "def forward(out):",
        "    for layer in layers:",
        "        out = layer.forward(out)",
        "    return out",
        "",
        "",
        *_loop(training, body, "lr, l1, l2"),
        "",
        "",
        "def predict(X):",
        "    out = forward(features(X))",
        f"    return {answer}",
    ]


def _ends(training, goal) -> tuple[list[str], str]:
    """Return the lines that make d_out of the batch's out, and the expression of the answers."""
    two = goal.looked_at(np.shape(training.net._forward(training.F[:1])), 1) == 2
    score = "out[:, 1] - out[:, 0]" if two else "out.reshape(-1)"
    if not goal.classes:
        return [f"d_out = (2 * ({score} - targets[rows]) / len(rows)).reshape(out.shape)"], score
    if goal.ends_in_probability:
        lines = ["p = np.clip(out.reshape(-1), 1e-7, 1 - 1e-7)"]
        return [*lines, "d_out = ((p - targets[rows]) / len(rows) / (p * (1 - p))).reshape(out.shape)"], score
    sure = f"0.5 * (1 + np.tanh(({score}) / 2))"
    lines = [f"pull = ({sure} - targets[rows]) / len(rows)"]
    return [*lines, "d_out = " + ("np.column_stack([-pull, pull])" if two else "pull.reshape(out.shape)")], sure


def _built_layers(palette, settings) -> list[str]:
    sizes = [len(settings.features), *settings.hidden, 1]
    pairs = list(pairwise(sizes))
    bend = "" if settings.activation == "identity" else f"{palette.bends[settings.activation].__name__}()"
    lines = [
        f"rng = np.random.default_rng([{settings.seed}, 1])",
        "layers = []",
        f"for d, h in {pairs}:",
        "    most = 1.5 / np.sqrt(d)",
        "    W, b = rng.uniform(-most, most, (d, h)), rng.uniform(-0.1, 0.1, h)",
        f"    layers += [{palette.affine.__name__}(W, b){', ' + bend if bend else ''}]",
    ]
    return lines + (["layers = layers[:-1]"] if bend else [])


def _given_layers(palette) -> list[str]:
    lines = []
    for part in palette.given:
        name = type(part).__name__
        if getattr(part, "W", None) is not None:
            W, b = np.asarray(part.W).tolist(), np.asarray(part.b).tolist()
            lines.append(f"    {name}(np.array({W}), np.array({b})),")
        elif palette.fixed:
            why = f"{name} is made with arguments that the playground does not know."
            raise trouble("no_source", name=name, why=why, next="Give every argument of its __init__ a default.")
        else:
            lines.append(f"    {name}(),")
    return ["layers = [", *lines, "]"]
