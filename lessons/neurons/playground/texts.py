"""Every word of the playground, by id, with named fields in braces: its labels, its description, its troubles."""

from __future__ import annotations

__all__ = ["LABELS", "TROUBLES", "WORDS", "PlaygroundError", "trouble"]

LABELS = {
    "title": "Playground: a network that learns while you watch",
    "play": "Play",
    "pause": "Pause",
    "step": "Step",
    "reset": "Reset",
    "data": "data",
    "task": "task",
    "n": "points",
    "noise": "noise",
    "test": "held out",
    "batch": "batch",
    "features": "what the network sees",
    "hidden": "hidden layers",
    "more_layers": "one layer more",
    "less_layers": "one layer less",
    "units": "units of hidden layer {k}",
    "activation": "activation",
    "lr": "learning rate",
    "optimizer": "optimizer",
    "penalty": "penalty",
    "rate": "penalty rate",
    "seed": "seed",
    "pen": "pen",
    "pen_off": "off",
    "pen_one": "class 1, square",
    "pen_zero": "class 0, disc",
    "pen_high": "height 1, square",
    "pen_low": "height −1, disc",
    "pen_erase": "eraser",
    "clear": "Remove my points",
    "task_classification": "classification",
    "task_regression": "regression",
    "data_circle": "circle",
    "data_xor": "XOR",
    "data_gauss": "Gauss",
    "data_spiral": "spiral",
    "data_moons": "moons",
    "data_slope": "slope",
    "data_hills": "hills",
    "data_own": "your own",
    "batch_0": "all",
    "feature_x1": "x1",
    "feature_x2": "x2",
    "feature_x1x1": "x1²",
    "feature_x2x2": "x2²",
    "feature_x1x2": "x1 x2",
    "feature_sin1": "sin πx1",
    "feature_sin2": "sin πx2",
    "activation_relu": "ReLU",
    "activation_tanh": "tanh",
    "activation_sigmoid": "sigmoid",
    "activation_identity": "identity",
    "optimizer_sgd": "SGD",
    "optimizer_momentum": "momentum 0.9",
    "optimizer_adam": "Adam",
    "penalty_none": "none",
    "penalty_l1": "L1",
    "penalty_l2": "L2",
    "boundary": "What the network answers",
    "network": "What each unit sees",
    "losses": "Loss",
    "loss_train": "training (solid)",
    "loss_test": "held out (dashed)",
    "epoch": "epoch",
    "own_module": "The layers are your module's own, and stay as they are.",
    "help": "Blue and discs: class 0. Orange and squares: class 1. The line between: where the network can't decide. "
    "Hollow points are held out: it never learns from them. A dashed line between units is a negative weight.",
    "help_regression": "Blue: below 0. Orange: above 0. Squares want a height above 0, discs one below. "
    "Hollow points are held out: the network never learns from them. A dashed line is a negative weight.",
    "help_keys": "Draw with the mouse, or move the cross with the arrow keys and press Enter: set the pen first.",
    "words": "The picture in words",
    "code": "Show as code",
    "copy": "Copy",
    "copied": "Copied.",
    "state": "Save or restore this state",
    "state_label": "the state as text: copy it, or paste another one here",
    "restore": "Restore",
    "waiting": "The kernel does not answer. It may be busy with a cell, then this goes on by itself. "
    "If it was restarted, run the cell above again.",
    "axis_x": "x1",
    "axis_y": "x2",
    "cross": "cross at ({x}, {y})",
}

WORDS = {
    "network": "A network {sizes}, {activation}, on {data}: {train} points to learn from, {test} held out.",
    "module": "Your {name} with {d} inputs on {data}: {train} points to learn from, {test} held out.",
    "own": "your own points",
    "fresh": "It has not learned yet.",
    "epoch": "Epoch {epoch}.",
    "loss": "Loss {train}, held out {test}.",
    "loss_alone": "Loss {train}.",
    "right": "Right: {train} % of the points, {test} % of those held out.",
    "right_alone": "Right: {train} % of the points.",
    "sides": "Class 1 takes {share} % of the plane.",
    "sides_regression": "The answers go from {low} to {high}.",
    "table": "What the network answers at 25 places of the plane: how sure it is of class 1",
    "table_regression": "What the network answers at 25 places of the plane",
    "units": "Hidden layer {k}, {h} units: {spans}.",
    "unit": "unit {k} from {low} to {high}",
    "still": "This is a still picture of the start. Run the cell above it to play.",
}

# What was seen, why, what next. The third part is true for every way to get there.
TROUBLES = {
    "data_shape": (
        "The data have the shapes {X} and {t}.",
        "The playground draws points of the plane: X needs the shape (n, 2), and the targets one number for each row.",
        "Look at X.shape and t.shape, and hand over two columns.",
    ),
    "data_nan": (
        "{count} of the {n} points hold a number that is NaN or infinite; the first is row {row}.",
        "Such a point has no place in the plane, and one of them turns every weight into NaN.",
        "Look at that row, and find out where its number comes from; leave such rows out with np.isfinite.",
    ),
    "data_targets": (
        "The targets hold {seen}.",
        "Classification here has two classes, 0 and 1.",
        'Make the targets 0 and 1, or ask for task="regression".',
    ),
    "no_points": (
        "There is no point yet.",
        "A network learns from points, and all of them were removed or none was drawn.",
        "Choose a class in the list “pen” and draw points, or choose other data.",
    ),
    "one_point": (
        "There is one point only.",
        "One point has no other side: any network fits it, and none is held out.",
        "Draw more points, of both classes.",
    ),
    "one_class": (
        "All {n} points are of class {label}.",
        "There is nothing to tell apart: the answer “always {label}” is right everywhere.",
        "Draw points of the other class too, or choose other data.",
    ),
    "too_many": (
        "There are {n} points.",
        "The playground draws {most} at most, to stay quick.",
        "Take a part of them.",
    ),
    "diverged": (
        "The loss became {loss} at epoch {epoch}.",
        "A step that is too long lands higher than it started, and the next one higher still.",
        "The weights are back where they were before. Try a smaller learning rate, then Play or Reset.",
    ),
    "raised": (
        "Your network stopped with {error}.",
        "It was given {rows} rows of {d} numbers; the playground hands over what the list of features says.",
        "Try your network on such an array in a cell of its own, and mend what it says. Points and settings are kept.",
    ),
    "width": (
        "The network takes {wants} numbers, and the features give {d}.",
        "Each feature is one column, so their number has to be the network's number of inputs.",
        "Choose {wants} features, or build the network with {d} inputs.",
    ),
    "outputs": (
        "For {rows} rows the network gave the shape {shape}.",
        "The playground wants one score for each row, or two: one for each class.",
        "Give the last layer one output (or two, for classification).",
    ),
    "not_finite": (
        "The network's answers hold NaN or infinity before any step.",
        "A weight may be NaN, or a layer may divide by 0 or take a logarithm of 0.",
        "Look at the weights, and at the output of each layer for a few rows.",
    ),
    "no_network": (
        "The playground was given {seen}.",
        "It takes a PyTorch module, or layers like those of lesson 07: objects with forward and backward, "
        "of which those with weights have W, b, dW and db.",
        "Hand over a module, a list of layers, or nothing at all.",
    ),
    "not_written": (
        "{seen} still waits to be written: {error}",
        "The playground builds and runs the layers that it is given, so they have to be whole.",
        "Go back to the lesson where it belongs, and run its check; or call playground() with nothing.",
    ),
    "bad_state": (
        "The text holds {seen}, which is not a state of the playground.",
        "A state is a line of words like lr=0.03, as the playground writes it under “Save or restore this state”.",
        "Copy the whole line again. Nothing was changed.",
    ),
    "bad_setting": (
        "{name} = {value} is not among the choices here.",
        "This playground offers: {offered}.",
        "Choose one of these. Nothing was changed.",
    ),
    "no_source": (
        "The code of {name} can't be written out.",
        "{why}",
        "{next}",
    ),
}


class PlaygroundError(ValueError):
    """Something that the playground can't work with, in three parts: what was seen, why, what next."""

    def __init__(self, parts: tuple[str, str, str]):
        self.parts = parts
        super().__init__("\n".join([parts[0], f"Why: {parts[1]}", f"What next: {parts[2]}"]))

    def _render_traceback_(self):  # what IPython shows in place of a traceback
        return [f"PlaygroundError: {self}"]


def trouble(name: str, /, **fields) -> PlaygroundError:
    """Make the error of one entry of ``TROUBLES``, its fields filled in."""
    seen, why, then = (part.format(**fields) for part in TROUBLES[name])
    return PlaygroundError((seen, why, then))
