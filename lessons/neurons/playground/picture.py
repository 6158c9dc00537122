"""What is seen of a training: small pictures of 8 bits for the browser, the same in words, and a still picture."""

from __future__ import annotations

import functools

import numpy as np

from neurons.figures import COLORS, MARKERS, figure
from neurons.playground.data import features
from neurons.playground.texts import LABELS, WORDS
from neurons.playground.training import Training

__all__ = ["SIDE", "UNIT_SIDE", "describe", "frame", "grid", "still", "table"]

SIDE = 64  # pixels of the boundary's picture; every second one makes a unit's picture
UNIT_SIDE = SIDE // 2


def grid(span: float, side: int = SIDE) -> np.ndarray:
    """Return the places of a square picture's pixels, row by row from its top: (side * side, 2)."""
    along = span * ((np.arange(side) + 0.5) / side * 2 - 1)
    x1, x2 = np.meshgrid(along, along[::-1])
    return np.column_stack([x1.ravel(), x2.ravel()])


@functools.lru_cache(maxsize=8)
def _grid_features(span: float, names: tuple[str, ...]) -> np.ndarray:
    """Return what the network sees at every pixel; kept, since each picture needs it."""
    return features(grid(span), names)


def frame(training: Training) -> tuple[dict, list[bytes]]:
    """Return one picture: a few numbers, and the bytes of boundary, units, features, weights and loss curves."""
    F = _grid_features(training.data.span, training.settings.features)
    scores, hidden = training.net.see(F)
    answers = training.net.goal.answers(scores)
    share = answers if training.net.goal.classes else (np.clip(answers, -1, 1) + 1) / 2
    weights = [np.asarray(W, dtype="<f4").ravel() for W in training.net.weights_seen]
    numbers = {
        "sizes": [
            F.shape[1],
            *(layer.shape[1] for layer in hidden),
            *(W.shape[1] for W in training.net.weights_seen[-1:]),
        ],
        "shapes": [list(W.shape) for W in training.net.weights_seen],
        "epoch": training.epoch,
        "steps": training.steps,
        "loss": _number(getattr(training, "loss", None)),
        "held": _number(getattr(training, "loss_held_out", None)),
    }
    buffers = [
        np.rint(np.nan_to_num(share) * 65535).astype("<u2").tobytes(),  # 8 bits would give a flat start a jagged line
        _eight_bits(np.hstack([F, *hidden])),
        np.concatenate(weights).tobytes() if weights else b"",
        np.asarray(training.history, dtype="<f4").tobytes(),
    ]
    return numbers, buffers


def _number(value) -> float | None:
    return float(value) if value is not None and np.isfinite(value) else None


def _eight_bits(columns: np.ndarray) -> bytes:
    """Return a picture for each unit: 128 is 0, 1 and 255 are as far from 0 as the unit goes."""
    squares = np.nan_to_num(columns.T.reshape(-1, SIDE, SIDE)[:, ::2, ::2])
    most = np.abs(squares).max(axis=(1, 2), keepdims=True)
    return np.rint(128 + 127 * squares / np.where(most > 0, most, 1)).astype(np.uint8).tobytes()


# --- words ----------------------------------------------------------------------------------------------------------


def describe(training: Training) -> str:
    """Say in a few sentences what the picture shows."""
    settings, data = training.settings, training.data
    held = int(data.held_out.sum())
    parts = {
        "data": WORDS["own"] if settings.data == "own" else LABELS[f"data_{settings.data}"],
        "train": len(data.t) - held,
        "test": held,
    }
    if training.palette.kind == "module":
        said = [WORDS["module"].format(name=training.palette.name, d=training.F.shape[1], **parts)]
    else:
        sizes = "-".join(map(str, [training.F.shape[1], *settings.hidden, 1]))
        activation = LABELS.get(f"activation_{settings.activation}", settings.activation)
        said = [WORDS["network"].format(sizes=sizes, activation=activation, **parts)]
    if data.trouble is not None:
        return " ".join([*said, data.trouble.parts[0], data.trouble.parts[2]])
    said.append(WORDS["epoch"].format(epoch=int(training.epoch)) if training.steps else WORDS["fresh"])
    losses = {"train": f"{training.loss:.3f}", "test": f"{training.loss_held_out:.3f}"}
    said.append(WORDS["loss" if held else "loss_alone"].format(**losses))
    if training.net.goal.classes:
        train, test = training.right()
        rights = {"train": f"{100 * train:.0f}", "test": f"{100 * test:.0f}"}
        said.append(WORDS["right" if held else "right_alone"].format(**rights))
    return " ".join(said)


def table(training: Training) -> dict:
    """Return the picture as a table of five by five answers, with what each hidden unit does, in words."""
    places = grid(training.data.span, 5)
    scores, _ = training.net.see(features(places, training.settings.features))
    answers = training.net.goal.answers(scores)
    classes = training.net.goal.classes
    fine = features(grid(training.data.span, 32), training.settings.features)
    many, units = training.net.see(fine)
    if classes:
        said = WORDS["sides"].format(share=f"{100 * np.mean(many > 0):.0f}")
    else:
        said = WORDS["sides_regression"].format(low=f"{many.min():.2f}", high=f"{many.max():.2f}")
    spans = [
        WORDS["units"].format(
            k=k, h=layer.shape[1], spans=", ".join(_span(u, column) for u, column in enumerate(layer.T, 1))
        )
        for k, layer in enumerate(units, 1)
    ]
    return {
        "caption": WORDS["table" if classes else "table_regression"],
        "x1": [f"{x:.1f}" for x in places[:5, 0]],
        "x2": [f"{x:.1f}" for x in places[::5, 1]],
        "answers": [[f"{value:.2f}" for value in row] for row in answers.reshape(5, 5)],
        "said": [said, *spans],
    }


def _span(unit: int, column) -> str:
    return WORDS["unit"].format(k=unit, low=f"{column.min():.2f}", high=f"{column.max():.2f}")


# --- a still picture ------------------------------------------------------------------------------------------------


def still(training: Training):
    """Draw the state as a figure, for places where no kernel runs; return it with its words."""
    data, goal = training.data, training.net.goal
    fig, (left, right) = figure(1, 2, width=7.4, height=3.8, width_ratios=[1.1, 1])
    _, (pixels, *_) = frame(training)
    shown = np.frombuffer(pixels, "<u2").reshape(SIDE, SIDE) / 65535
    from matplotlib.colors import LinearSegmentedColormap

    tints = LinearSegmentedColormap.from_list("sure", ["#A8CDE6", "#FFFFFF", "#F2C19F"])
    box = (-data.span, data.span, -data.span, data.span)
    left.imshow(shown, extent=box, cmap=tints, vmin=0, vmax=1, interpolation="bilinear")
    if shown.min() < 0.5 < shown.max():
        left.contour(shown[::-1], levels=[0.5], colors=COLORS["black"], linewidths=1.2, extent=box)
    upper = data.t > (0.5 if goal.classes else 0)
    for target, color in ((0, "blue"), (1, "orange")):
        for part, face in ((~data.held_out, COLORS[color]), (data.held_out, "none")):
            rows = (upper == bool(target)) & part
            left.scatter(
                *data.X[rows].T, s=16, marker=MARKERS[target], facecolors=face, edgecolors=COLORS[color], lw=0.8
            )
    left.set(title=LABELS["boundary"], xlabel="x1", ylabel="x2", xlim=box[:2], ylim=box[2:], aspect="equal")
    curve = np.array(training.history or [(0, np.nan, np.nan)])
    right.plot(curve[:, 0], curve[:, 1], "-o", ms=3, color=COLORS["blue"], label=LABELS["loss_train"])
    right.plot(curve[:, 0], curve[:, 2], "--s", ms=3, color=COLORS["orange"], label=LABELS["loss_test"])
    right.set(title=LABELS["losses"], xlabel=LABELS["epoch"], ylabel=LABELS["losses"], ylim=(0, None))
    right.set_xlim(0, max(1.0, curve[-1, 0]))
    right.legend(loc="best", frameon=False)
    return fig, f"{LABELS['title']}. {describe(training)}"
