"""What lesson 14's exercises must show, and the mistakes that their checks name."""

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, Source, changed, equal, judge

FLOAT32 = equal(rtol=1e-4, atol=0.0, of_largest=1e-5, tensors="either")


# --- models and pictures --------------------------------------------------------------------------------------------


def _seed(rng):
    return int(rng.integers(1, 10_000))


LAYERS = {
    "pictures": "nn.Flatten(), nn.Linear(784, 8), nn.Tanh(), nn.Dropout(0.5), nn.Linear(8, K)",
    "rows": "nn.Linear(784, 6), nn.Tanh(), nn.Linear(6, K)",
    "convolution": "nn.Conv2d(1, 3, 5, stride=3), nn.Tanh(), nn.Flatten(), nn.Linear(192, K)",
}
SPREADS = {"pictures": (0.05, 0.5, 1, 0.5), "rows": (0.05, 0.5, 1, 0.5), "convolution": (0.2, 0.2, 0.3, 0.5)}
HELD = """for number, weight in enumerate(model.parameters()):
    weight.grad = torch.full_like(weight, number + 1.0) if number % 2 == 0 else None
model[1].weight.requires_grad_(False)
"""


def _model(rng, kind, k, held=False):
    """Return the source of a network with drawn weights; with `held`, some hold a gradient and one is frozen."""
    return Source(
        f"chance = np.random.default_rng({_seed(rng)})\n"
        f"model = nn.Sequential({LAYERS[kind].replace('K', str(k))}).eval()\n"
        f"for weight, spread in zip(model.parameters(), {SPREADS[kind]}):\n"
        "    weight.data.copy_(torch.tensor(chance.normal(0, spread, tuple(weight.shape))))\n"
        f"{HELD if held else ''}model"
    )


def _picture(rng, shape, turned=False, held=False, paper=False):
    """Return the source of a picture; `turned` is not contiguous, `held` records, a part of `paper` is exactly 0."""
    numbers = f"np.random.default_rng({_seed(rng)}).random({shape})"
    if paper:
        numbers = f"np.maximum({numbers} - 0.4, 0)"
    made = f"torch.tensor({numbers}, dtype=torch.float32)"
    if turned:
        made += ".transpose(-1, -2)"
    return Source(f"x = {made}.requires_grad_()\nx.grad = torch.ones_like(x)\nx" if held else made)


STATE = """def state():
    weights = [*model.parameters()]
    return {
        "the weights' grad": [None if weight.grad is None else float(weight.grad.sum()) for weight in weights],
        "the weights' requires_grad": [weight.requires_grad for weight in weights],
        "the model's mode": [part.training for part in model.modules()],
        "x.requires_grad": x.requires_grad,
        "x.grad": None if x.grad is None else float(x.grad.sum()),
    }
before = state()
"""
CHANGED = """
changed = [name for name, value in state().items() if value != before[name]]
changed += ["a graph came with the result"] * getattr(out, "requires_grad", False)
"""
TOLD_LEFT = '"changed: " + (", ".join(changed) or "nothing")'


def _asked(kind, shape, label, k, eps=None, turned=False, held=False, paper=False):
    def draw(rng):
        inputs = {
            "model": _model(rng, kind, k, held),
            "x": _picture(rng, shape, turned, held, paper),
            "label": label,
        }
        return inputs if eps is None else {**inputs, "eps": eps}

    return draw


# --- input_gradient -------------------------------------------------------------------------------------------------

GRADIENT = "input_gradient(model, x, label)"
GRADIENTS = f"first = {GRADIENT}\nfirst, {GRADIENT.replace('x', '1 - x')}.reshape(-1)[:20]"
GRADIENT_LEFT = f"{STATE}out = {GRADIENT}{CHANGED}{TOLD_LEFT}, out"

INPUT_GRADIENT = Exercise(
    "input_gradient",
    groups=[
        Group(
            "gradients",
            [
                Case("a picture, 4 labels", GRADIENT, _asked("pictures", (1, 28, 28), 2, 4), FLOAT32),
                Case("784 numbers in a row, 10 labels", GRADIENT, _asked("rows", (784,), 7, 10), FLOAT32),
                Case(
                    "a convolution, a turned picture and its negative",
                    GRADIENTS,
                    _asked("convolution", (1, 28, 28), 0, 3, turned=True),
                    FLOAT32,
                ),
            ],
            weight=2,
        ),
        Group(
            "model and picture as they were",
            [
                Case("nothing held before", GRADIENT_LEFT, _asked("pictures", (1, 28, 28), 1, 5), FLOAT32),
                Case(
                    "gradients held, a weight frozen, a picture that records",
                    GRADIENT_LEFT,
                    _asked("pictures", (1, 28, 28), 3, 6, held=True),
                    FLOAT32,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "of_loss",
            "This is the gradient of the loss. The gradient of one logit is asked for.",
            "Which number do you start from on the way back, and does softmax come into it?",
            replace=(
                "score = model(copy[None])[0, label]",
                "score = nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))",
            ),
        ),
        Mistake(
            "of_log_probability",
            "This is the gradient of the logarithm of a probability. The logit, before softmax, is asked for.",
            "What does the model return, and what do you do with it before the way back?",
            replace=(
                "score = model(copy[None])[0, label]",
                "score = torch.log_softmax(model(copy[None]), dim=1)[0, label]",
            ),
        ),
        Mistake(
            "times_picture",
            "The slopes were multiplied by the picture. The slopes alone are asked for.",
            "What do you do with the gradient before you return it?",
            replace=("torch.autograd.grad(score, copy)[0]", "torch.autograd.grad(score, copy)[0] * x.detach()"),
        ),
        Mistake(
            "of_probability",
            "This is the gradient of the label's probability. The logit, before softmax, is asked for.",
            "What does the model return, and what do you do with it before the way back?",
            replace=(
                "score = model(copy[None])[0, label]",
                "score = torch.softmax(model(copy[None]), dim=1)[0, label]",
            ),
        ),
        Mistake(
            "of_all",
            "The gradients of all logits are added up.",
            "Which one of the logits is asked for?",
            replace=("model(copy[None])[0, label]", "model(copy[None]).sum()"),
        ),
        Mistake(
            "of_largest",
            "This is the gradient of the largest logit, whatever label was asked for.",
            "Where does `label` come into your function?",
            replace=("model(copy[None])[0, label]", "model(copy[None])[0].max()"),
        ),
        Mistake(
            "absolute",
            "All signs are gone. Whether ink raises or lowers the score is part of the answer.",
            "What do you do with the gradient before you return it?",
            replace=("torch.autograd.grad(score, copy)[0]", "torch.autograd.grad(score, copy)[0].abs()"),
        ),
        Mistake(
            "minus",
            "Every slope has the wrong sign.",
            "If ink raises the score, should the slope be above or below 0?",
            replace=("return torch.autograd.grad", "return -torch.autograd.grad"),
        ),
        Mistake(
            "tuple_back",
            "A tuple came back, with the slopes as its only entry: `torch.autograd.grad` returns a tuple even for a "
            "single tensor.",
            "Which entry of the tuple is asked for?",
            replace=("torch.autograd.grad(score, copy)[0]", "torch.autograd.grad(score, copy)"),
        ),
        Mistake(
            "batch_kept",
            "The result still has the axis of the batch in front.",
            "What shape does x have, and what shape is the tensor for which you take the gradient?",
            replace=("torch.autograd.grad(score, copy)[0]", "torch.autograd.grad(score, copy)[0][None]"),
        ),
        Mistake(
            "fills_weights",
            "The slopes are right, but the weights' `grad` is no longer what it was.",
            "What does `backward()` fill besides your picture's gradient?",
            body="""def input_gradient(model, x, label):
    copy = x.detach().clone().requires_grad_()
    model(copy[None])[0, label].backward()
    return copy.grad
""",
        ),
        Mistake(
            "clears_weights",
            "The slopes are right, but gradients that the weights held before are gone.",
            "Who may need those gradients still, and which call throws them away?",
            body="""def input_gradient(model, x, label):
    copy = x.detach().clone().requires_grad_()
    model(copy[None])[0, label].backward()
    model.zero_grad()
    return copy.grad
""",
        ),
        Mistake(
            "no_copy",
            "The picture that was given records from now on, or it holds another gradient than before.",
            "For which tensor do you switch the recording on, and whose is it?",
            body="""def input_gradient(model, x, label):
    x.requires_grad_()
    return torch.autograd.grad(model(x[None])[0, label], x)[0]
""",
        ),
        Mistake(
            "switched_off",
            "The slopes are right, but a picture that recorded when it came does not record any more: x.requires_grad "
            "was changed.",
            "What was `x.requires_grad` before your first line? With a copy of your own, nothing has to be put back.",
            body="""def input_gradient(model, x, label):
    x.requires_grad_(True)
    slopes = torch.autograd.grad(model(x[None])[0, label], x)[0]
    x.requires_grad_(False)
    return slopes
""",
        ),
        Mistake(
            "fills_x",
            "`backward()` filled the `grad` of the picture that was given, and of every weight. If the picture held a "
            "gradient already, the slopes were even added to it.",
            "Whose are the tensors whose `grad` is filled? The section names a call that fills none.",
            body="""def input_gradient(model, x, label):
    x.requires_grad_()
    model(x[None])[0, label].backward()
    return x.grad
""",
        ),
        Mistake(
            "fills_x_anew",
            "The slopes are right, but the picture that was given and every weight have another `grad` than before.",
            "Whose are the tensors whose `grad` is filled? The section names a call that fills none.",
            body="""def input_gradient(model, x, label):
    x.requires_grad_()
    x.grad = None
    model(x[None])[0, label].backward()
    return x.grad
""",
        ),
        Mistake(
            "put_back",
            "The weights have another `grad` than before, and a picture that recorded and held a gradient has lost "
            "both. Such a picture's own gradient came into the slopes, too.",
            "What were x.requires_grad and x.grad before your first line? With a copy, nothing has to be put back.",
            body="""def input_gradient(model, x, label):
    x.requires_grad_(True)
    model(x[None])[0, label].backward()
    slopes = x.grad.clone()
    x.requires_grad_(False)
    x.grad = None
    return slopes
""",
        ),
        Mistake(
            "graph",
            "The slopes are right, but the result carries a graph.",
            "Does your call ask for a graph of the gradient itself?",
            replace=("torch.autograd.grad(score, copy)[0]", "torch.autograd.grad(score, copy, create_graph=True)[0]"),
        ),
        Mistake(
            "training_mode",
            "The model was switched to training mode, where dropout is at work.",
            "In which mode is the model given to you?",
            replace=("    score = model", "    model.train()\n    score = model"),
            noisy=True,
        ),
    ],
    hints=[
        "The gradient of what, with respect to what? Which of the two do you have to prepare before the model runs?",
        "A recording copy of the picture goes into the model with an axis in front. Pick one number of what comes out.",
    ],
)

# --- occlusion ------------------------------------------------------------------------------------------------------

COVERED = "occlusion(model, x, label, size)"
COVERED_LEFT = f"{STATE}out = {COVERED}{CHANGED}{TOLD_LEFT}, out"
NEAR = equal(rtol=0.0, atol=1e-5, tensors="either")


def _patches(kind, label, k, size, **options):
    return lambda rng: {**_asked(kind, (28, 28), label, k, **options)(rng), "size": size}


def occlusion_body(count="28 // size", row="{0} * size : ({0} + 1) * size", fall="before - after"):
    """Write an answer that asks the network picture by picture, as most do: its last digits differ from a batch's."""
    return f"""def occlusion(model, x, label, size):
    count = {count}
    falls = torch.zeros(count, count)
    with torch.no_grad():
        before = torch.softmax(model(x[None, None]), dim=1)[0, label]
        for row in range(count):
            for column in range(count):
                covered = x.detach().clone()
                covered[{row.format("row")}, {row.format("column")}] = 0
                after = torch.softmax(model(covered[None, None]), dim=1)[0, label]
                falls[row, column] = {fall}
    return falls
"""


OCCLUSION = Exercise(
    "occlusion",
    groups=[
        Group(
            "patches that fit",
            [
                Case("size 7", COVERED, _patches("pictures", 1, 4, 7), NEAR),
                Case("size 14, a turned picture", COVERED, _patches("pictures", 0, 3, 14, turned=True), NEAR),
                Case("size 4, a convolution", COVERED, _patches("convolution", 2, 5, 4), NEAR),
            ],
            weight=2,
        ),
        Group(
            "a border that is not covered",
            [
                Case("size 9 leaves one row and one column", COVERED, _patches("pictures", 3, 4, 9), NEAR),
                Case("one patch of 16", COVERED, _patches("pictures", 1, 3, 16), NEAR),
            ],
        ),
        Group(
            "model and picture as they were",
            [
                Case("nothing held before", COVERED_LEFT, _patches("pictures", 2, 6, 12), NEAR),
                Case(
                    "gradients held, a weight frozen, a picture that records",
                    COVERED_LEFT,
                    _patches("pictures", 4, 5, 13, held=True),
                    NEAR,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "minus",
            "Every number has the wrong sign: the whole picture's probability comes first.",
            "Probability 0.9 at first and 0.4 when covered: is your result 0.5 or −0.5?",
            replace=("(P[0] - P[1:])", "(P[1:] - P[0])"),
        ),
        Mistake(
            "logits",
            "These are differences of logits. Probabilities are asked for.",
            "What has to happen to the model's scores before they are probabilities?",
            replace=("torch.softmax(model(covered[:, None]), dim=1)[:, label]", "model(covered[:, None])[:, label]"),
        ),
        Mistake(
            "log_probabilities",
            "These are differences of logarithms. Probabilities are asked for.",
            "What has to happen to the model's scores before they are probabilities?",
            body=occlusion_body().replace("torch.softmax", "torch.log_softmax"),
        ),
        Mistake(
            "softmax_over_pictures",
            "Softmax was taken over the pictures, not over the labels.",
            "Which axis of the scores holds the labels? Which sum should be 1?",
            replace=("dim=1)[:, label]", "dim=0)[:, label]"),
        ),
        Mistake(
            "stays_covered",
            "Patches stay covered when the next one comes, so later numbers are of several patches.",
            "From which picture does each covering start: the whole one, or the one before it?",
            replace=("covered[1 + place, rows", "covered[1 + place :, rows"),
        ),
        Mistake(
            "transposed",
            "Rows and columns of the map are exchanged.",
            "Does the first index of your map count downwards or to the right?",
            replace=("rows, columns = (slice", "columns, rows = (slice"),
        ),
        Mistake(
            "absolute",
            "All signs are gone. A patch that spoke against the label has a number below 0.",
            "If the probability rises when a patch is covered, what should stand in the map?",
            replace=("(P[0] - P[1:])", "(P[0] - P[1:]).abs()"),
        ),
        Mistake(
            "no_rise",
            "Numbers below 0 were set to 0. A patch that spoke against the label has one.",
            "If the probability rises when a patch is covered, what should stand in the map?",
            replace=("(P[0] - P[1:])", "(P[0] - P[1:]).clamp(min=0)"),
        ),
        Mistake(
            "relative",
            "The falls were divided by the whole picture's probability. The fall itself is asked for.",
            "Probability 0.9 at first and 0.4 when covered: is your result 0.5?",
            body=occlusion_body(fall="(before - after) / before"),
        ),
        Mistake(
            "ratio",
            "The two probabilities were divided. Their difference is asked for.",
            "Probability 0.9 at first and 0.4 when covered: is your result 0.5?",
            replace=("(P[0] - P[1:])", "(P[1:] / P[0])"),
        ),
        Mistake(
            "with_mean",
            "The patches were covered with the picture's mean, which is grey. Paper is 0.",
            "Which number stands for paper?",
            replace=("rows, columns] = 0", "rows, columns] = x.detach().mean()"),
        ),
        Mistake(
            "with_own_mean",
            "The patches were covered with their own mean, which is grey. Paper is 0.",
            "Which number stands for paper?",
            replace=("rows, columns] = 0", "rows, columns] = covered[1 + place, rows, columns].mean()"),
        ),
        Mistake(
            "shifted",
            "The patches lie one point too far down and to the right: the first row and column are never covered.",
            "At which row does the first patch begin, and at which the second one?",
            body=occlusion_body(row="{0} * size + 1 : ({0} + 1) * size + 1"),
        ),
        Mistake(
            "one_apart",
            "Neighbouring patches lie one point apart, so that they overlap. They should lie side by side.",
            "At which row does the second patch of size 7 begin?",
            replace=("(slice(at * size, (at + 1) * size)", "(slice(at, at + size)"),
        ),
        Mistake(
            "every_place",
            "There is a number for every place where a patch fits. Patches should lie side by side.",
            "How many patches of 7 lie side by side in 28, and how many numbers has a row of your map?",
            body=occlusion_body(count="28 - size + 1", row="{0} : {0} + size"),
        ),
        Mistake(
            "border_too",
            "There are more patches than `28 // size` in a row: the border was covered as well.",
            "How many whole patches of 9 fit into 28?",
            replace=("count = 28 // size", "count = -(-28 // size)"),
        ),
        Mistake(
            "rounded_count",
            "The number of patches was rounded up: the last ones do not fit into the picture.",
            "How many whole patches of 16 fit into 28?",
            body=occlusion_body(count="round(28 / size)"),
        ),
        Mistake(
            "border_with_last",
            "The last patches of a row and a column reach to the border. What is left over stays uncovered.",
            "How many rows does the last patch of size 9 cover?",
            body=occlusion_body(row="{0} * size : ({0} + 1) * size if {0} < count - 1 else 28"),
        ),
        Mistake(
            "bands",
            "Whole rows of the picture were covered, so that the numbers of one row are all alike.",
            "Which columns does your patch cover? Where do they come into the index?",
            body=changed(
                occlusion_body(),
                (
                    "covered[row * size : (row + 1) * size, column * size : (column + 1) * size]",
                    "covered[row * size : (row + 1) * size]",
                ),
            ),
        ),
        Mistake(
            "patch_alone",
            "All but the patch was covered.",
            "What should the network still see: the patch, or the rest of the picture?",
            body=changed(
                occlusion_body(),
                ("covered = x.detach().clone()", "covered = torch.zeros(28, 28)"),
                (
                    "(column + 1) * size] = 0",
                    "(column + 1) * size] = x[row * size : (row + 1) * size, column * size : (column + 1) * size]",
                ),
            ),
        ),
        Mistake(
            "last_missing",
            "The last row and the last column of the map stayed 0.",
            "How often does each of your loops go round, and how many patches are there?",
            body=occlusion_body().replace("in range(count)", "in range(count - 1)"),
        ),
        Mistake(
            "training_mode",
            "The model was switched to training mode, where dropout is at work.",
            "In which mode is the model given to you?",
            replace=("    count = 28", "    model.train()\n    count = 28"),
            noisy=True,
        ),
        Mistake(
            "covered_alone",
            "These are the probabilities with a patch covered, not how far they fell.",
            "What is subtracted from what?",
            replace=("(P[0] - P[1:])", "P[1:]"),
        ),
        Mistake(
            "with_ones",
            "The patches were covered with 1, which is ink. Paper is 0.",
            "Which number stands for paper?",
            replace=("rows, columns] = 0", "rows, columns] = 1"),
        ),
        Mistake(
            "largest",
            "The probability followed is not that of the label that was asked for.",
            "Where does `label` come into your function?",
            replace=("dim=1)[:, label]", "dim=1).amax(dim=1)"),
        ),
        Mistake(
            "one_pixel_short",
            "The patches are too small: a slice leaves its end out.",
            "From which row to which row goes the first patch of size 7, and where does its slice end?",
            replace=("(at + 1) * size)", "(at + 1) * size - 1)"),
        ),
        Mistake(
            "flat",
            "The numbers stand in one row. A map has rows and columns.",
            "Which shape should the result have?",
            replace=(".reshape(count, count)", ""),
        ),
        Mistake(
            "paints_on_x",
            "The picture that was given has been painted over.",
            "On which tensor do you set a patch to 0, and whose is it?",
            body="""def occlusion(model, x, label, size):
    count = 28 // size
    out = torch.zeros(count, count)
    with torch.no_grad():
        before = torch.softmax(model(x[None, None]), dim=1)[0, label]
        for row in range(count):
            for column in range(count):
                x[row * size : (row + 1) * size, column * size : (column + 1) * size] = 0
                out[row, column] = before - torch.softmax(model(x[None, None]), dim=1)[0, label]
    return out
""",
        ),
        Mistake(
            "graph",
            "The numbers are right, but the result carries a graph.",
            "What keeps PyTorch from recording what is only read?",
            body="""def occlusion(model, x, label, size):
    count = 28 // size
    covered = x.repeat(1 + count * count, 1, 1)
    for place in range(count * count):
        row, column = divmod(place, count)
        covered[1 + place, row * size : (row + 1) * size, column * size : (column + 1) * size] = 0
    P = torch.softmax(model(covered[:, None]), dim=1)[:, label]
    return (P[0] - P[1:]).reshape(count, count)
""",
        ),
    ],
    hints=[
        "How many patches fit side by side, and which rows and columns does the patch number (1, 2) of size 7 cover?",
        "Start each covering from a fresh copy. Softmax over the labels gives probabilities; compare with the whole.",
    ],
)

# --- fgsm -----------------------------------------------------------------------------------------------------------

MOVED = "fgsm(model, x, label, eps).reshape(-1)[places]"
MOVED_LEFT = f"{STATE}out = fgsm(model, x, label, eps){CHANGED}{TOLD_LEFT}, out.reshape(-1)[places], [*out.shape]"


def _attacked(*asked, **options):
    """Draw inputs, and the places whose gradient is no less than a fiftieth of the largest."""

    def draw(rng):
        import torch

        from neurons.checking.probe import build_inputs

        inputs = _asked(*asked, **options)(rng)
        built = build_inputs(inputs)
        x = built["x"].detach().double().requires_grad_()  # float64: no two processors differ about a place
        loss = torch.nn.functional.cross_entropy(built["model"].double()(x[None]), torch.tensor([built["label"]]))
        size = torch.autograd.grad(loss, x)[0].abs().reshape(-1).numpy()
        clear = np.flatnonzero(size > 0.02 * size.max())
        return {**inputs, "places": np.sort(rng.choice(clear, 40, replace=False)).tolist()}

    return draw


FGSM = Exercise(
    "fgsm",
    groups=[
        Group(
            "moved along the sign, and clipped",
            [
                Case("a picture, eps 0.1", MOVED, _attacked("pictures", (1, 28, 28), 2, 4, 0.1), FLOAT32),
                Case(
                    "784 numbers, many of them 0, eps 0.25",
                    MOVED,
                    _attacked("rows", (784,), 6, 10, 0.25, paper=True),
                    FLOAT32,
                ),
                Case(
                    "a convolution, a turned picture, eps 0.03",
                    MOVED,
                    _attacked("convolution", (1, 28, 28), 0, 3, 0.03, turned=True),
                    FLOAT32,
                ),
            ],
            weight=2,
        ),
        Group(
            "model and picture as they were",
            [
                Case("nothing held before", MOVED_LEFT, _attacked("pictures", (1, 28, 28), 1, 5, 0.15), FLOAT32),
                Case(
                    "gradients held, a weight frozen, a picture that records",
                    MOVED_LEFT,
                    _attacked("pictures", (1, 28, 28), 3, 6, 0.07, held=True),
                    FLOAT32,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "downhill",
            "Every point moved the other way: the network reads this picture better than before.",
            "Should the loss grow or fall?",
            replace=("x.detach() + eps", "x.detach() - eps"),
        ),
        Mistake(
            "no_sign",
            "The points moved by different distances: the gradient itself was used in place of its sign.",
            "How far should each point move, whatever the size of its slope?",
            replace=("slope.sign()", "slope"),
        ),
        Mistake(
            "not_clipped",
            "Some points left the range from 0 to 1.",
            "What is darker than ink, and paler than paper?",
            replace=(".clamp(0, 1)", ""),
        ),
        Mistake(
            "clipped_below_only",
            "No point is below 0, but some are above 1.",
            "Which two bounds does a picture's number have?",
            replace=(".clamp(0, 1)", ".clamp(min=0)"),
        ),
        Mistake(
            "clipped_above_only",
            "No point is above 1, but some are below 0.",
            "Which two bounds does a picture's number have?",
            replace=(".clamp(0, 1)", ".clamp(max=1)"),
        ),
        Mistake(
            "own_bounds",
            "The picture was clipped to the smallest and the largest number that it had before.",
            "Which two bounds does a picture's number have?",
            replace=(".clamp(0, 1)", ".clamp(x.min().item(), x.max().item())"),
        ),
        Mistake(
            "ink_alone",
            "Points of paper did not move. Each point should.",
            "What becomes of a point that is 0 when ink there makes the loss grow?",
            replace=("eps * slope.sign()", "eps * slope.sign() * (x.detach() > 0)"),
        ),
        Mistake(
            "upwards_alone",
            "Points with a slope below 0 stayed where they were.",
            "Where does a point go whose slope is negative?",
            replace=("slope.sign()", "(slope > 0)"),
        ),
        Mistake(
            "squared_error",
            "The loss was the squared error. The cross-entropy is asked for.",
            "Which loss does the section name, and what does it take?",
            replace=(
                "nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))",
                "((model(copy[None]) - torch.eye(model(copy[None]).shape[1])[label]) ** 2).mean()",
            ),
        ),
        Mistake(
            "step_clipped",
            "The step was clipped, not the picture.",
            "Which of the two must lie between 0 and 1?",
            replace=(
                "(x.detach() + eps * slope.sign()).clamp(0, 1)",
                "x.detach() + (eps * slope.sign()).clamp(0, 1)",
            ),
        ),
        Mistake(
            "of_logit",
            "The picture was moved along the slope of the label's logit, not of the loss.",
            "Along which slope does the network get worse: that of its score, or that of its loss?",
            replace=(
                "nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))",
                "model(copy[None])[0, label]",
            ),
        ),
        Mistake(
            "against_logit",
            "The picture was moved against the label's logit. The loss looks at the other logits as well, so that some "
            "points go the other way.",
            "Of which number is the slope asked for, the label's logit or the loss?",
            replace=(
                "nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))",
                "-model(copy[None])[0, label]",
            ),
        ),
        Mistake(
            "by_norm",
            "The gradient was divided by its length, so that each point moves by another distance.",
            "How far should each point move, whatever the size of its slope?",
            replace=("slope.sign()", "slope / slope.norm()"),
        ),
        Mistake(
            "by_largest",
            "The gradient was divided by its largest slope, so that only one point moves by a whole eps.",
            "How far should each point move, whatever the size of its slope?",
            replace=("slope.sign()", "slope / slope.abs().max()"),
        ),
        Mistake(
            "slope_cut",
            "The slopes were cut off at ±eps and small ones stayed as they are. Each point should move by a whole eps.",
            "How far should each point move, whatever the size of its slope?",
            replace=("eps * slope.sign()", "slope.clamp(-eps, eps)"),
        ),
        Mistake(
            "clipped_at_eps",
            "The picture was cut off at ±eps, so that hardly anything is left of it.",
            "Which two bounds does a picture's number have?",
            replace=(".clamp(0, 1)", ".clamp(-eps, eps)"),
        ),
        Mistake(
            "switched_off",
            "The picture is right, but the one that was given recorded when it came, and does not any more: "
            "x.requires_grad was changed.",
            "What was `x.requires_grad` before your first line? With a copy of your own, nothing has to be put back.",
            body="""def fgsm(model, x, label, eps):
    x.requires_grad_(True)
    loss = nn.functional.cross_entropy(model(x[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, x)[0]
    x.requires_grad_(False)
    return (x + eps * slope.sign()).clamp(0, 1)
""",
        ),
        Mistake(
            "no_copy",
            "The picture that was given records from now on, and so does the result.",
            "For which tensor do you switch the recording on, and whose is it?",
            body="""def fgsm(model, x, label, eps):
    x.requires_grad_()
    loss = nn.functional.cross_entropy(model(x[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, x)[0]
    return (x + eps * slope.sign()).clamp(0, 1)
""",
        ),
        Mistake(
            "fills_x",
            "`backward()` filled the `grad` of the picture that was given, and of every weight. If the picture held a "
            "gradient already, the slopes were even added to it.",
            "Whose are the tensors whose `grad` is filled? Which call returns slopes and fills none?",
            body="""def fgsm(model, x, label, eps):
    x.requires_grad_()
    nn.functional.cross_entropy(model(x[None]), torch.tensor([label])).backward()
    return (x + eps * x.grad.sign()).clamp(0, 1)
""",
        ),
        Mistake(
            "fills_x_detached",
            "`backward()` filled the `grad` of the picture that was given and of every weight. The picture records "
            "from now on.",
            "Whose are the tensors whose `grad` is filled? Which call returns slopes and fills none?",
            body="""def fgsm(model, x, label, eps):
    x.requires_grad_()
    nn.functional.cross_entropy(model(x[None]), torch.tensor([label])).backward()
    return (x + eps * x.grad.sign()).clamp(0, 1).detach()
""",
        ),
        Mistake(
            "fills_weights_graph",
            "The picture is right, but it carries a graph, and the weights' `grad` is no longer what it was.",
            "What does `backward()` fill besides your picture's gradient? And to which tensor do you add the step?",
            body="""def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    nn.functional.cross_entropy(model(copy[None]), torch.tensor([label])).backward()
    return (copy + eps * copy.grad.sign()).clamp(0, 1)
""",
        ),
        Mistake(
            "not_clipped_fills_weights",
            "Some points left the range from 0 to 1. Besides, the weights' `grad` is no longer what it was.",
            "What is darker than ink, and paler than paper? And what does `backward()` fill?",
            body="""def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    nn.functional.cross_entropy(model(copy[None]), torch.tensor([label])).backward()
    return copy.detach() + eps * copy.grad.sign()
""",
        ),
        Mistake(
            "not_clipped_fills_weights_graph",
            "Some points left the range from 0 to 1. Besides, the result carries a graph, and the weights' `grad` was "
            "changed.",
            "What is darker than ink, and paler than paper? And what does `backward()` fill?",
            body="""def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    nn.functional.cross_entropy(model(copy[None]), torch.tensor([label])).backward()
    return copy + eps * copy.grad.sign()
""",
        ),
        Mistake(
            "not_clipped_no_copy",
            "Some points left the range from 0 to 1. Besides, the picture that was given records from now on.",
            "What is darker than ink, and paler than paper? And whose tensor do you make record?",
            body="""def fgsm(model, x, label, eps):
    x.requires_grad_()
    loss = nn.functional.cross_entropy(model(x[None]), torch.tensor([label]))
    slope = torch.autograd.grad(loss, x)[0]
    return x + eps * slope.sign()
""",
        ),
        Mistake(
            "not_clipped_graph",
            "Some points left the range from 0 to 1. Besides, the result carries a graph.",
            "What is darker than ink, and paler than paper? And to which tensor do you add the step?",
            replace=("(x.detach() + eps * slope.sign()).clamp(0, 1)", "copy + eps * slope.sign()"),
        ),
        Mistake(
            "softmax_twice",
            "Softmax was taken before the loss, which takes its own. Some signs are different.",
            "What does cross_entropy want: logits or probabilities?",
            replace=(
                "nn.functional.cross_entropy(model(copy[None]), torch.tensor([label]))",
                "nn.functional.cross_entropy(torch.softmax(model(copy[None]), dim=1), torch.tensor([label]))",
            ),
        ),
        Mistake(
            "label_forgotten",
            "The loss was taken with what the network reads, not with the label that was given.",
            "Where does `label` come into your function?",
            replace=("torch.tensor([label])", "model(copy[None]).argmax(dim=1)"),
        ),
        Mistake(
            "twice",
            "Each point moved by two eps.",
            "How many steps does your function take, and how long is each?",
            replace=("x.detach() + eps", "x.detach() + 2 * eps"),
        ),
        Mistake(
            "step_alone",
            "This is the step, not the picture after it.",
            "What is the step added to?",
            replace=("(x.detach() + eps * slope.sign())", "(eps * slope.sign())"),
        ),
        Mistake(
            "whole_step_alone",
            "This is the step, not the picture after it.",
            "What is the step added to?",
            replace=("(x.detach() + eps * slope.sign()).clamp(0, 1)", "eps * slope.sign()"),
        ),
        Mistake(
            "graph_of_x",
            "The picture is right, but it carries a graph: the x that was given records, and the step was added to it.",
            "What does a tensor record from which a recording one was made? Of which x can you take the numbers alone?",
            replace=("(x.detach() + eps", "(x + eps"),
        ),
        Mistake(
            "fills_weights_graph_of_x",
            "The weights' `grad` is no longer what it was. Besides, the x that was given may record, and then the "
            "result carries a graph.",
            "What does `backward()` fill besides your picture's gradient? And of which x are the numbers alone wanted?",
            body="""def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    nn.functional.cross_entropy(model(copy[None]), torch.tensor([label])).backward()
    return (x + eps * copy.grad.sign()).clamp(0, 1)
""",
        ),
        Mistake(
            "clears_weights",
            "The picture is right, but gradients that the weights held before are gone.",
            "Who may need those gradients still, and which call throws them away?",
            replace=(
                "slope = torch.autograd.grad(loss, copy)[0]",
                "loss.backward()\n    slope = copy.grad\n    model.zero_grad()",
            ),
        ),
        Mistake(
            "clears_weights_graph_of_x",
            "Gradients that the weights held before are gone. Besides, the x that was given may record, and then the "
            "result carries a graph.",
            "Which call throws gradients away that others may need? And of which x do you take the numbers alone?",
            body="""def fgsm(model, x, label, eps):
    copy = x.detach().clone().requires_grad_()
    nn.functional.cross_entropy(model(copy[None]), torch.tensor([label])).backward()
    model.zero_grad()
    return (x + eps * copy.grad.sign()).clamp(0, 1)
""",
        ),
        Mistake(
            "training_mode",
            "The model was switched to training mode, where dropout is at work.",
            "In which mode is the model given to you?",
            replace=("    loss = nn", "    model.train()\n    loss = nn"),
            noisy=True,
        ),
        Mistake(
            "fills_weights",
            "The picture is right, but the weights' `grad` is no longer what it was.",
            "What does `backward()` fill besides your picture's gradient?",
            replace=(
                "slope = torch.autograd.grad(loss, copy)[0]",
                "loss.backward()\n    slope = copy.grad",
            ),
        ),
        Mistake(
            "changes_x",
            "The picture that was given has been changed itself.",
            "On which tensor do you take the step, and whose is it?",
            replace=(
                "return (x.detach() + eps * slope.sign()).clamp(0, 1)",
                "return x.detach().add_(eps * slope.sign()).clamp_(0, 1)",
            ),
        ),
        Mistake(
            "graph",
            "The picture is right, but it carries a graph.",
            "To which tensor do you add the step: the one that records, or one without a history?",
            replace=("(x.detach() + eps", "(copy + eps"),
        ),
    ],
    hints=[
        "In which direction does each point have to move so that the loss grows, and how far?",
        "You need the slope of the cross-entropy at a recording copy. `sign()` keeps the direction and drops the size.",
    ],
)

# --- confidence_histogram -------------------------------------------------------------------------------------------


def _rows(n, k, *, bins, sure=1, flat=0, sharp=0.35, turned=False):
    """Draw rows of probabilities whose largest is no nearer than 0.01 to an inner edge.

    `sure` rows have a 1, and in `flat` rows all probabilities are nearly equal.
    """

    def draw(rng):
        rows = []
        while len(rows) < n - sure:
            spread = 2000 if len(rows) < flat else sharp * (1 + 2 * (len(rows) % 3))
            row = np.round(rng.dirichlet(np.full(k, spread)), 4)
            row[row.argmax()] += 1 - row.sum()
            place = row.max() * bins
            if abs(place - round(place)) > 0.01 * bins and np.sort(row)[-1] > np.sort(row)[-2]:
                rows.append(row)
        rows += [np.eye(k)[place % k] for place in range(sure)]
        P = rng.permutation(np.array(rows))
        return {"P": P.T.copy() if turned else P}

    return draw


def _with_bins(draw, bins):
    return lambda rng: {**draw(rng), "bins": bins}


COUNTS = equal(kind="integer")
CONFIDENCE = Exercise(
    "confidence_histogram",
    groups=[
        Group(
            "ten bins, as nothing else is said",
            [
                Case("thirty rows of 4", "confidence_histogram(P)", _rows(30, 4, bins=10, sure=2), COUNTS),
                Case("twelve rows of 10", "confidence_histogram(P)", _rows(12, 10, bins=10, sure=1), COUNTS),
                Case("a turned table", "confidence_histogram(P.T)", _rows(17, 3, bins=10, sure=3, turned=True), COUNTS),
            ],
        ),
        Group(
            "other numbers of bins",
            [
                Case("5 bins", "confidence_histogram(P, bins)", _with_bins(_rows(20, 6, bins=5, flat=3), 5), COUNTS),
                Case("4 bins", "confidence_histogram(P, bins)", _with_bins(_rows(9, 2, bins=4), 4), COUNTS),
                Case(
                    "3 bins, one row",
                    "confidence_histogram(P, bins)",
                    _with_bins(_rows(1, 5, bins=3, sure=0, flat=1), 3),
                    COUNTS,
                ),
                Case(
                    "7 bins, whole numbers",
                    "confidence_histogram(P, bins)",
                    lambda rng: {"P": np.eye(4, dtype=int)[rng.integers(0, 4, 6)], "bins": 7},
                    COUNTS,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "last_open",
            "Rows with a confidence of exactly 1 are not counted.",
            "In which bin does 1 belong? Add up your counts: how many rows are there?",
            body="""def confidence_histogram(P, bins=10):
    sure = np.max(P, axis=1)
    return np.array([np.sum((sure >= i / bins) & (sure < (i + 1) / bins)) for i in range(bins)])
""",
        ),
        Mistake(
            "past_the_end",
            "A confidence of exactly 1 was counted into a bin after the last one, which is not there.",
            "In which bin does 1 belong, and what does your number of the bin say?",
            body="""def confidence_histogram(P, bins=10):
    counts = np.zeros(bins, int)
    for sure in np.max(P, axis=1):
        counts[int(sure * bins)] += 1
    return counts
""",
        ),
        Mistake(
            "one_more_bin",
            "Rows with a confidence of exactly 1 got a bin of their own, so that there is one too many.",
            "In which bin does 1 belong, and how many bins are asked for?",
            body="""def confidence_histogram(P, bins=10):
    return np.bincount((np.max(P, axis=1) * bins).astype(int), minlength=bins)
""",
        ),
        Mistake(
            "bins_missing",
            "The empty bins after the last row's are missing.",
            "How many numbers should come back, wherever the surest row lies?",
            body="""def confidence_histogram(P, bins=10):
    return np.bincount(np.minimum((np.max(P, axis=1) * bins).astype(int), bins - 1))
""",
        ),
        Mistake(
            "one_bin_short",
            "There is one bin too few: what was counted out are the edges, and ten bins have eleven of them.",
            "How many edges has one bin, and how many have two side by side?",
            replace=("bins=bins, range=(0, 1)", "np.linspace(0, 1, bins)"),
        ),
        Mistake(
            "each_bin_once",
            "A bin was counted once, however many rows lie in it.",
            "What does `+= 1` do with an index that comes twice in one call?",
            body="""def confidence_histogram(P, bins=10):
    counts = np.zeros(bins, int)
    counts[np.minimum((np.max(P, axis=1) * bins).astype(int), bins - 1)] += 1
    return counts
""",
        ),
        Mistake(
            "tenths",
            "The bins are a tenth wide, however many were asked for.",
            "How wide is one of 5 bins? Where does `bins` come into your function?",
            body="""def confidence_histogram(P, bins=10):
    places = np.minimum((np.max(P, axis=1) * 10).astype(int), bins - 1)
    return np.bincount(places, minlength=bins)
""",
        ),
        Mistake(
            "softmax_again",
            "Softmax was taken of what are probabilities already.",
            "What do the rows of P add up to when they come in?",
            replace=("np.max(P, axis=1)", "np.max(np.exp(P) / np.exp(P).sum(axis=1, keepdims=True), axis=1)"),
        ),
        Mistake(
            "all_entries",
            "All probabilities were counted, not only the largest of each row.",
            "How many numbers should be counted for one row?",
            replace=("np.max(P, axis=1)", "P"),
        ),
        Mistake(
            "over_columns",
            "The largest of each column was taken. A picture is a row.",
            "Which axis goes along one row?",
            replace=("axis=1", "axis=0"),
        ),
        Mistake(
            "shares",
            "These are shares of all rows. Counts are asked for, which are whole numbers.",
            "What do your numbers add up to, and what should they add up to?",
            body="""def confidence_histogram(P, bins=10):
    return np.histogram(np.max(P, axis=1), bins=bins, range=(0, 1))[0] / len(P)
""",
        ),
        Mistake(
            "float_counts",
            "The counts are right, but they are floats: rows are counted in whole numbers.",
            "Of which type are the numbers that you start from?",
            replace=("range=(0, 1))[0]", "range=(0, 1))[0] * 1.0"),
        ),
        Mistake(
            "own_range",
            "The bins begin at the smallest confidence that there is. They should go from 0 to 1.",
            "Where does the first bin begin if all rows are surer than 0.5?",
            replace=(", range=(0, 1)", ""),
        ),
        Mistake(
            "labels",
            "The labels were counted: how often each one was the surest. How *sure* is asked for.",
            "Does your number say which entry is largest, or how large it is?",
            replace=(
                "np.histogram(np.max(P, axis=1), bins=bins, range=(0, 1))[0]",
                "np.bincount(np.argmax(P, axis=1), minlength=bins)[:bins]",
            ),
        ),
        Mistake(
            "always_ten",
            "There are ten bins, however many were asked for.",
            "Where does `bins` come into your function?",
            replace=("bins=bins", "bins=10"),
        ),
        Mistake(
            "edges_too",
            "The bins' edges came back as well. The counts alone are asked for.",
            "How many things does the function that you call return?",
            replace=("range=(0, 1))[0]", "range=(0, 1))"),
        ),
        Mistake(
            "rounded",
            "Confidences were rounded to the nearest edge, so that some come into the bin above theirs.",
            "Into which of ten bins does 0.97 belong, and into which 0.86?",
            body="""def confidence_histogram(P, bins=10):
    places = np.minimum(np.round(np.max(P, axis=1) * bins), bins - 1).astype(int)
    return np.bincount(places, minlength=bins)
""",
        ),
        Mistake(
            "smallest",
            "The smallest probability of each row was counted.",
            "Which of a row's probabilities says how sure the network is?",
            replace=("np.max(P", "np.min(P"),
        ),
    ],
    hints=[
        "Which one number of each row says how sure the network is, and in which of the bins does it lie?",
        "Multiplied by the number of bins and cut down to a whole number, a confidence tells its bin. Where does 1 go?",
    ],
)

# --- accuracy_by_data -----------------------------------------------------------------------------------------------

ROUNDS = 200
NEAREST = Source(
    "def nearest(X, labels):\n"
    "    first, labels = np.reshape(X, (len(X), -1))[:, 0], np.asarray(labels)\n"
    "    return lambda rows: labels[np.abs(np.reshape(rows, (len(rows), -1))[:, :1] - first).argmin(axis=1)]\n"
    "logged(nearest)"
)
MEASURE = "accuracy_by_data(fit, (X, labels), (X_test, labels_test), sizes, rng)"
TOLD = f"told = {MEASURE}\ntold, fit.calls"
TURNED = TOLD.replace("(X, labels)", "(X.T, labels)")
CHANCE = f"""told = [{MEASURE} for _ in range(rounds)]
told += [{MEASURE.replace("rng)", "same_rng)")}, {MEASURE.replace("rng)", "again_rng)")}]
told, fit.calls"""


def _generator(rng):
    return Source(f"np.random.default_rng({_seed(rng)})")


def _data(n, m, d, k, sizes, whole=False, turned=False, pictures=False):
    """Draw a table in whose first column no number comes twice; labels that partly follow it.

    With `pictures` a row is a picture, (1, 2, d // 2).
    """

    def draw(rng):
        X = np.round(rng.normal(0, 1, (n + m, d)), 3)
        X[:, 0] = (rng.permutation(n + m) * 3 - n) if whole else np.round(rng.permutation(n + m) * 0.37 - n / 5, 2)
        X = X.astype(int) if whole else X
        follow = np.argsort(np.argsort(X[:, 0])) * k // (n + m)
        labels = np.where(rng.random(n + m) < 0.7, follow, rng.integers(0, k, n + m))
        X = X.reshape(n + m, 1, 2, d // 2) if pictures else X
        return {
            "fit": NEAREST,
            "X": X[:n].T.copy() if turned else X[:n],
            "labels": labels[:n],
            "X_test": X[n:],
            "labels_test": labels[n:],
            "sizes": sizes,
            "rng": _generator(rng),
        }

    return draw


def _often(n, m, d, k, sizes, rare=False):
    """Draw what many rounds need; with `rare` only one training row has the label 0, and it comes no oftener."""

    def draw(rng):
        state, made = _generator(rng), _data(n, m, d, k, sizes)(rng)
        if rare:
            made["labels"] = np.maximum(made["labels"], 1)
            made["labels"][rng.integers(n)] = 0
        return {**made, "same_rng": state, "again_rng": state, "rounds": ROUNDS}

    return draw


ROWS = judge("rows_drawn")
BY_DATA = Exercise(
    "accuracy_by_data",
    groups=[
        Group(
            "rows, labels and fractions",
            [
                Case("three sizes", TOLD, _data(30, 17, 2, 3, [2, 7, 19]), ROWS),
                Case("all rows, and one", TOLD, _data(11, 8, 3, 2, [11, 1]), ROWS),
                Case("a size comes twice, whole numbers", TOLD, _data(16, 13, 2, 4, [9, 3, 9], whole=True), ROWS),
                Case("rows that are pictures", TOLD, _data(14, 12, 4, 3, [5, 8], pictures=True), ROWS),
                Case(
                    "a turned table", TURNED, _data(23, 9, 4, 3, [5, 14], turned=True), judge("rows_drawn", turned=True)
                ),
            ],
            weight=3,
        ),
        Group(
            "chance",
            [
                Case(
                    "many trainings on 4 of 12 rows", CHANCE, _often(12, 5, 2, 2, [4]), judge("rows_drawn", chance=True)
                ),
                Case(
                    "many trainings on 3 and 8 of 15 rows",
                    CHANCE,
                    _often(15, 6, 2, 3, [3, 8], rare=True),
                    judge("rows_drawn", chance=True),
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "with_replacement",
            "Some rows were drawn twice for the same training.",
            "What does `rng.choice` do with a row after it was drawn, as long as nothing else is said?",
            replace=(", replace=False", ""),
        ),
        Mistake(
            "first_rows",
            "The first rows were taken each time. They should be drawn by chance.",
            "If the data are sorted by label, what do the first ten rows hold?",
            replace=("rng.choice(len(X), size, replace=False)", "np.arange(size)"),
        ),
        Mistake(
            "own_seed",
            "The same rows are drawn at every call: they come from a generator made inside.",
            "Which generator does the caller hand to you?",
            replace=("rng.choice(len(X)", "np.random.default_rng(0).choice(len(X)"),
        ),
        Mistake(
            "own_chance",
            "From the same state of `rng` other rows came: they were drawn by another generator.",
            "Which generator does the caller hand to you?",
            replace=("rng.choice(len(X)", "np.random.default_rng().choice(len(X)"),
        ),
        Mistake(
            "torn",
            "The rows of X were trained with the labels of other rows.",
            "With which row numbers do you pick the labels?",
            replace=("labels[rows])", "labels[:size])"),
        ),
        Mistake(
            "flattened",
            "The rows went into `fit` in another shape than they have: pictures were laid out as rows of numbers.",
            "Which shape has one row of X, and which shape does `predict` get for the test?",
            replace=("fit(X[rows], labels[rows])", "fit(X[rows].reshape(size, -1), labels[rows])"),
        ),
        Mistake(
            "each_label_first",
            "Some rows come oftener than others: one of each label was taken first.",
            "Has a row of a rare label the same chance as any other?",
            body="""def accuracy_by_data(fit, train, test, sizes, rng):
    (X, labels), (X_test, labels_test) = train, test
    reached = []
    for size in sizes:
        order = rng.permutation(len(X))
        first = [order[labels[order] == label][0] for label in np.unique(labels)]
        rows = np.array([*first, *(row for row in order if row not in first)])[:size]
        reached.append(float(np.mean(fit(X[rows], labels[rows])(X_test) == labels_test)))
    return reached
""",
        ),
        Mistake(
            "tested_on_train",
            "The fractions were measured on the rows that were learned from.",
            "Which rows has the network never seen?",
            replace=("np.mean(predict(X_test) == labels_test)", "np.mean(predict(X[rows]) == labels[rows])"),
        ),
        Mistake(
            "wrong_ones",
            "These are the fractions that were read *wrong*.",
            "Does your mean count the rows that agree or those that differ?",
            replace=("predict(X_test) == labels_test", "predict(X_test) != labels_test"),
        ),
        Mistake(
            "counts",
            "These are counts of the right rows. Fractions are asked for.",
            "What is left to divide by?",
            replace=("np.mean(predict", "np.sum(predict"),
        ),
        Mistake(
            "percent",
            "These are percentages. Fractions between 0 and 1 are asked for.",
            "What should the number be when every row is right?",
            replace=(
                "float(np.mean(predict(X_test) == labels_test))",
                "100 * float(np.mean(predict(X_test) == labels_test))",
            ),
        ),
        Mistake(
            "all_rows",
            "Every training got all rows, whatever the size.",
            "Which rows go into `fit`?",
            replace=("fit(X[rows], labels[rows])", "fit(X, labels)"),
        ),
        Mistake(
            "one_number",
            "One number came back; a list with one for each size is asked for.",
            "Where does your list begin, and where do you add to it?",
            replace=("return reached", "return reached[-1]"),
        ),
        Mistake(
            "sorted_sizes",
            "The sizes were put into another order.",
            "Which size belongs to the first number of the list?",
            replace=("for size in sizes:", "for size in sorted(sizes):"),
        ),
        Mistake(
            "block",
            "Rows that stand side by side were taken, from a place drawn by chance.",
            "Could your draw ever take the first and the fifth row without the second?",
            replace=(
                "rng.choice(len(X), size, replace=False)",
                "(rng.integers(len(X)) + np.arange(size)) % len(X)",
            ),
        ),
        Mistake(
            "last_never",
            "The last row is never drawn.",
            "Up to which row number does your draw go, the end included?",
            replace=(
                "rng.choice(len(X), size, replace=False)",
                "rng.choice(max(len(X) - 1, size), size, replace=False)",
            ),
        ),
    ],
    hints=[
        "What does one training need: which rows, which labels, and from where do their numbers come?",
        "Draw row numbers first and use them for both arrays. The test rows stay the same for every size.",
    ],
)

EXERCISES = [INPUT_GRADIENT, OCCLUSION, FGSM, CONFIDENCE, BY_DATA]
