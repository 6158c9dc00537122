"""Lesson 12: walks drawn in a ravine, loss curves at several rates, and PyTorch's optimizers beside the reader's."""

from __future__ import annotations

import numpy as np
import torch

from neurons.figures import COLORS, LOOKS, figure, figure_html, show_figure
from neurons.numpy_net import circles

__all__ = [
    "compare_with_torch",
    "fit_bumps",
    "loss_curves",
    "noisy_walk",
    "plot_cliff",
    "plot_curves",
    "plot_decay",
    "plot_fading",
    "plot_memory",
    "plot_schedule",
    "plot_valleys",
    "plot_walks",
    "show_race",
]

_THEIRS = {  # PyTorch's optimizer of each name, and the rate that both get
    "SGD": (torch.optim.SGD, 0.9, {}),
    "Momentum": (torch.optim.SGD, 0.1, {"momentum": 0.9}),
    "AdaGrad": (torch.optim.Adagrad, 1.0, {}),
    "RMSProp": (torch.optim.RMSprop, 0.1, {}),
    "Adam": (torch.optim.Adam, 0.3, {}),
}
NOISY_POINTS = np.random.default_rng(9).normal(0, 0.4, 12)  # what chance adds to the twelve points of the sine


def compare_with_torch(classes, steps=50):
    """Walk with the reader's optimizers and PyTorch's on the same gradients; print each pair's largest distance."""
    rng = np.random.default_rng(4)
    start = {"W": rng.normal(size=(3, 2)), "b": rng.normal(size=2)}
    gradients = [{name: rng.normal(size=w.shape) for name, w in start.items()} for _ in range(steps)]
    for name, ours in classes.items():
        kind, lr, options = _THEIRS[name]
        mine, params = ours(lr), {key: w.copy() for key, w in start.items()}
        tensors = {key: torch.tensor(w, requires_grad=True) for key, w in start.items()}
        theirs = kind(list(tensors.values()), lr=lr, **options)
        far = 0.0
        for grads in gradients:
            mine.step(params, grads)
            for key, tensor in tensors.items():
                tensor.grad = torch.tensor(grads[key])
            theirs.step()
            far = max(far, *(np.abs(params[key] - tensors[key].detach().numpy()).max() for key in start))
        print(f"{name:9} largest distance from {kind.__module__.rsplit('.', 1)[0]}.{kind.__name__}: {far:.1e}")


def _hills(ax, loss, paths, levels=14):
    """Draw contour lines of the loss over a square that holds every path, and the cross at (0, 0)."""
    places = np.concatenate([*paths, [[0.0, 0.0]]])
    places = np.clip(places, -9, 9)
    low, high = places.min(0) - 0.8, places.max(0) + 0.8
    xs, ys = np.linspace(low[0], high[0], 121), np.linspace(low[1], high[1], 121)
    heights = loss(np.array(np.meshgrid(xs, ys)))
    ax.contour(xs, ys, np.sqrt(heights), levels=levels, colors=COLORS["grey"], linewidths=0.6, alpha=0.6)
    ax.plot(0, 0, "+", ms=14, mew=2, color=COLORS["black"])
    ax.set(xlabel="x (weight)", ylabel="y (weight)", xlim=(low[0], high[0]), ylim=(low[1], high[1]))


def _draw(ax, path, look, name, wide=1.0):
    color, marker, line = look
    ax.plot(*path.T, line, color=COLORS[color], lw=1.2 * wide, marker=marker, ms=3.5 * wide, label=name)


def plot_walks(loss, paths):
    """Draw each walk over the loss's contour lines in a panel of its own, with the loss where it ends."""
    fig, axes = figure(len(paths), 1, width=7.5, height=0.6 + 2.1 * len(paths), squeeze=False)
    told = []
    for ax, (name, path), look in zip(axes[:, 0], paths.items(), LOOKS, strict=False):
        _hills(ax, loss, [path])
        _draw(ax, path, look, name)
        end = f"{name}: loss {loss(path[0]):.3g} at the start, {loss(path[-1]):.3g} after {len(path) - 1} steps"
        ax.set_title(end)
        told.append(end)
    words = "; ".join(told)
    show_figure(fig, f"Walks over the contour lines of a ravine; the cross marks its lowest point. {words}.")


def plot_memory(walker, ball):
    """Draw x and y of a walk without memory and of one with velocity, step by step."""
    fig, axes = figure(1, 2, width=9, height=3.2)
    for ax, i, name in zip(axes, (0, 1), ("x, along the floor", "y, across the ravine"), strict=True):
        for path, (color, _, line), label in zip((walker, ball), LOOKS, ("SGD", "Momentum"), strict=False):
            ax.plot(path[:, i], line, color=COLORS[color], label=f"{label}, lr 0.1")
        ax.axhline(0, color=COLORS["grey"], lw=1)
        ax.set(title=name, xlabel="step", ylabel="weight (no unit)")
    axes[1].legend(loc="upper right")
    show_figure(
        fig,
        f"Left: along the floor SGD comes from {walker[0, 0]:g} to {walker[-1, 0]:.2f}, Momentum to "
        f"{ball[-1, 0]:.2f}. Right: across, SGD slides to 0; Momentum swings to both sides, less and less.",
    )


def plot_valleys(loss, ends):
    """Draw where walks without and with velocity stop on a line with several valleys, one panel for each start."""
    fig, axes = figure(1, len(ends), width=9, height=3.4, sharey=True)
    x, told = np.linspace(-3.5, 9.2, 400), []
    for ax, (start, paths) in zip(axes, ends.items(), strict=True):
        ax.plot(x, loss(x), color=COLORS["grey"])
        ax.plot(start, loss(start), "*", ms=13, color=COLORS["black"], label="start")
        for path, (color, marker, _), name, size in zip(paths, LOOKS, ("SGD", "Momentum"), (11, 6), strict=False):
            ax.plot(
                path[-1],
                loss(path[-1]),
                marker,
                ms=size,
                color=COLORS[color],
                ls="none",
                label=f"{name} stops at x = {path[-1, 0]:.2f}",
            )
            told.append(f"from {start:g}, {name} stops at {path[-1, 0]:.2f} with loss {loss(path[-1, 0]):.2f}")
        ax.set(title=f"start at x = {start:g}", xlabel="x (weight)", ylim=(-2, 12))
        ax.legend(loc="upper center", fontsize=9)
    axes[0].set_ylabel("loss")
    show_figure(fig, "A curve with several valleys: " + "; ".join(told) + ".")


def show_race(loss, paths, title):
    """Draw all walks on one ravine, print where they end, and put the steps behind a slider."""
    moments = [0, 1, 2, 3, 5, 7, 10, 15, 20, 30, len(next(iter(paths.values()))) - 1]
    order = sorted(paths, key=lambda name: loss(paths[name][-1]))
    words = ", ".join(f"{name} {loss(paths[name][-1]):.2g}" for name in order)
    show_figure(_race(loss, paths, moments[-1], title), f"Five walks. Loss after {moments[-1]} steps: {words}.")
    print(f"loss after {moments[-1]} steps: {words}")
    drawn = [(at, _race(loss, paths, at, f"{title}, step {at}")) for at in moments]
    frames = [figure_html(fig, f"The walks after step {at}.") for at, fig in drawn]
    _slider(frames, moments)


def _race(loss, paths, steps, title):
    fig, ax = figure(width=8, height=4.2)
    _hills(ax, loss, list(paths.values()))
    wide = (1.0, 1.0, 2.2, 1.0, 1.0)  # in round two RMSProp walks over AdaGrad's path: drawn wide, that shows under it
    for (name, path), look, more in zip(paths.items(), LOOKS, wide, strict=True):
        _draw(ax, path[: steps + 1], look, f"{name}: loss {loss(path[steps]):.2g}", more)
    ax.set_title(title)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    return fig


def _slider(frames, moments):
    """Show a slider over ready-made frames; it works with the arrow keys, and needs the kernel."""
    import ipywidgets as widgets
    from IPython.display import display

    slider = widgets.SelectionSlider(options=list(moments), value=moments[0], description="step")
    picture = widgets.HTML(frames[0])
    slider.observe(lambda change: setattr(picture, "value", frames[moments.index(change["new"])]), names="value")
    display(widgets.VBox([slider, picture]))


def loss_curves(kind, rates, steps=400):
    """Train a 2-16-16-1 network on two rings at each rate; PyTorch finds the gradients, `kind` takes the steps."""
    X, t = (torch.tensor(part) for part in circles(200, np.random.default_rng(1)))
    curves: dict[float, list[float]] = {}
    for lr in rates:
        rng, optimizer = np.random.default_rng(2), kind(lr)
        params: dict[str, np.ndarray] = {}
        for number, (d, h) in enumerate(((2, 16), (16, 16), (16, 1)), start=1):
            params |= {f"W{number}": rng.normal(0, (2 / d) ** 0.5, (d, h)), f"b{number}": np.zeros(h)}
        curves[lr] = []
        for _ in range(steps):
            w = {name: torch.tensor(value, requires_grad=True) for name, value in params.items()}
            A = torch.relu(torch.relu(X @ w["W1"] + w["b1"]) @ w["W2"] + w["b2"])  # (n, 16)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(A @ w["W3"] + w["b3"], t.double())
            loss.backward()
            optimizer.step(params, {name: np.asarray(tensor.grad) for name, tensor in w.items()})
            curves[lr].append(loss.item())
    return curves


def plot_curves(curves):
    """Draw the loss curves of several rates, one panel for each."""
    fig, axes = figure(1, len(curves), width=10, height=3, sharey=True)
    told = []
    for ax, (lr, losses), (color, _, _) in zip(axes, curves.items(), LOOKS, strict=False):
        ax.plot(np.clip(losses, 0, 5), color=COLORS[color], lw=1)
        ax.set(title=f"lr {lr:g}: ends at {losses[-1]:.3f}", xlabel="step", ylim=(0, 1.6))
        told.append(f"rate {lr:g} ends at {losses[-1]:.3f}")
    axes[0].set_ylabel("loss")
    show_figure(fig, "Four loss curves of the same network: " + "; ".join(told) + ".")


def plot_cliff(plain, clipped):
    """Draw how far two walks are from the goal, step by step, on a logarithmic scale."""
    fig, ax = figure(width=6.5, height=3.2)
    names = ("not clipped", "clipped at 50")
    for path, (color, marker, line), name in zip((plain, clipped), LOOKS, names, strict=False):
        ax.plot(np.abs(path[:, 0]), line, color=COLORS[color], marker=marker, ms=3.5, label=name)
    ax.set(yscale="log", xlabel="step", ylabel="distance from the goal", title="A cliff: the loss is w to the fourth")
    ax.set_ylim(0.1, 1e12)
    ax.legend(loc="upper right")
    show_figure(
        fig,
        f"Without clipping the walk is {abs(plain[-1, 0]):.0e} away after {len(plain) - 1} steps. Clipped, it comes "
        f"from 8 to {clipped[-1, 0]:.2f} in {len(clipped) - 1} steps.",
    )


def fit_bumps(optimizer, weight_decay, rate, steps=1500):
    """Fit twelve noisy points of a sine with 25 bumps, the reader's weight decay pulling; return the fitted curve."""
    x = (np.arange(12) + 0.5) / 12
    t = np.sin(2 * np.pi * x) + NOISY_POINTS

    def bumps(at):
        return np.exp(-(((at[:, None] - np.linspace(0, 1, 25)) / 0.08) ** 2) / 2)  # (n, 25)

    B, params = bumps(x), {"w": np.zeros(25)}
    for _ in range(steps):
        grads = {"w": 2 * B.T @ (B @ params["w"] - t) / len(t)}
        optimizer.step(params, weight_decay(params, grads, rate))
    return bumps(np.linspace(0, 1, 201)) @ params["w"]


def plot_decay(curves):
    """Draw the fitted curves beside the sine they should find, one panel for each rate of decay."""
    fig, axes = figure(1, len(curves), width=10, height=3.2, sharey=True)
    x, dots, told = np.linspace(0, 1, 201), (np.arange(12) + 0.5) / 12, []
    for ax, (rate, curve), (color, _, _) in zip(axes, curves.items(), LOOKS, strict=False):
        ax.plot(x, np.sin(2 * np.pi * x), "--", color=COLORS["grey"], label="the sine")
        ax.plot(dots, np.sin(2 * np.pi * dots) + NOISY_POINTS, "o", ms=5, color=COLORS["black"], label="points")
        ax.plot(x, curve, color=COLORS[color], lw=2, label="fit")
        far = np.sqrt(np.mean((curve - np.sin(2 * np.pi * x)) ** 2))
        ax.set(title=f"decay {rate:g}: {far:.2f} off the sine", xlabel="x", ylim=(-3.4, 1.8))
        told.append(f"decay {rate:g} is {far:.2f} off the sine")
    axes[0].set_ylabel("y")
    axes[0].legend(loc="lower left", fontsize=9)
    show_figure(fig, "Three fits of twelve noisy points. Root mean square distance: " + "; ".join(told) + ".")


def plot_schedule(rates):
    """Draw learning rates over the steps."""
    fig, ax = figure(width=6.5, height=3)
    for (name, values), (color, _, line) in zip(rates.items(), LOOKS, strict=False):
        ax.plot(values, line, color=COLORS[color], label=name)
    ax.set(title="Your cosine annealing", xlabel="step", ylabel="learning rate", ylim=(-0.02, None))
    ax.legend()
    show_figure(fig, "Two rates that start at 0.4, fall along half a cosine wave until step 100, and stay there.")


def noisy_walk(kind, rate, steps=200, walkers=100):
    """Walk a hundred times down a round bowl with noisy gradients; return the root mean square distance, by step."""
    rng, params = np.random.default_rng(6), {"w": np.tile([4.0, -3.0], (walkers, 1))}
    far = []
    for step in range(steps):
        far.append(np.sqrt((params["w"] ** 2).sum(1).mean()))
        kind(rate(step)).step(params, {"w": params["w"] + rng.normal(size=(walkers, 2))})
    return np.array([*far, np.sqrt((params["w"] ** 2).sum(1).mean())])


def plot_fading(walks):
    """Draw the distance from the goal of walks with constant and with fading rates."""
    fig, ax = figure(width=6.8, height=3.4)
    for (name, far), (color, _, line) in zip(walks.items(), LOOKS, strict=False):
        ax.plot(far, line, color=COLORS[color], label=f"{name}: ends {far[-1]:.2f} away")
    ax.set(yscale="log", title="A hundred noisy walks", xlabel="step", ylabel="distance from the goal")
    ax.legend()
    words = "; ".join(f"{name} ends {far[-1]:.2f} away" for name, far in walks.items())
    show_figure(
        fig, f"Root mean square distance from the goal over {len(next(iter(walks.values()))) - 1} steps: {words}."
    )
