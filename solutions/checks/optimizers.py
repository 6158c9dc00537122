"""What lesson 12's exercises must show, and the mistakes that their checks name."""

import numpy as np

from autograde.build.describe import Case, Exercise, Group, Mistake, equal

SHAPES = {
    "one": {"w": (1,)},
    "few": {"w": (3,)},
    "alike": {"u": (2,), "v": (2,)},
    "two": {"W": (3, 2), "b": (2,)},
    "three": {"W1": (2, 3), "b": (3,), "W2": (2, 3)},  # two of one shape, so that a memory is told by its name
}


def arrays(rng, shapes, size=1.0):
    """Arrays of mixed signs, none near 0."""
    return {name: rng.uniform(0.25, 2, shape) * rng.choice([-1, 1], shape) * size for name, shape in shapes.items()}


def walk(which, steps, size=1.0, **options):
    """Draw parameters and as many gradients as there are steps; an option may be a pair, between which it is drawn."""

    def draw(rng):
        made = {
            "params": arrays(rng, SHAPES[which]),
            "many_grads": [arrays(rng, SHAPES[which], size) for _ in range(steps)],
        }
        for name, value in options.items():
            made[name] = float(np.round(rng.uniform(*value), 3)) if isinstance(value, tuple) else value
        return made

    return draw


def run(call):
    return f"optimizer = {call}\nfor grads in many_grads:\n    optimizer.step(params, grads)\nparams"


def with_a_zero(rng):
    made = walk("two", 2, lr=(0.1, 0.5))(rng)
    for grads in made["many_grads"]:
        grads["W"][1, 1] = 0.0
    return made


# eps is judged where it is passed: another default, or PyTorch's other way to write Adam's eps, is right elsewhere
ANY_EPS = equal(rtol=1e-4, atol=1e-4)
EXACT = equal()


def case(name, call, inputs, judged=EXACT):
    return Case(name, run(call), inputs, judged, in_place=("params",))


def turned_view(kind, judged):
    """A parameter that is a transposed view: the array behind it has to change."""

    def draw(rng):
        made = walk("two", 2, lr=(0.1, 0.5))(rng)
        W, b = made["params"]["W"], made["params"]["b"]
        grads = [{"W": g["W"].T.copy(), "b": g["b"]} for g in made["many_grads"]]
        return {"W": W, "b": b, "many_grads": grads, "lr": made["lr"]}

    probe = (
        f'params = {{"W": W.T, "b": b}}\noptimizer = {kind}(lr)\n'
        "for grads in many_grads:\n    optimizer.step(params, grads)\nparams"
    )
    return Case("a transposed array", probe, draw, judged, in_place=("W", "b"))


def two_at_once(kind, judged):
    """Two optimizers take turns; each has a memory and a rate of its own."""

    def draw(rng):
        first, second = walk("few", 3, lr=(0.1, 0.5))(rng), walk("few", 3)(rng)
        return {**first, "others": second["params"], "other_grads": second["many_grads"]}

    probe = (
        f"one, two = {kind}(lr), {kind}(2 * lr)\n"
        "for grads, more in zip(many_grads, other_grads):\n"
        "    one.step(params, grads)\n    two.step(others, more)\n"
        "params, others"
    )
    return Case("two optimizers take turns", probe, draw, judged, in_place=("params", "others"))


def anew_each_time(kind, judged):
    """The caller makes params anew between the steps, its names in another order: only the names say what is whose."""
    probe = (
        f"optimizer = {kind}(lr)\n"
        "for grads in many_grads:\n"
        "    params = {name: 2 * np.asarray(params[name]) for name in reversed(params)}\n"
        "    optimizer.step(params, grads)\nparams"
    )
    return Case("names in another order at every step", probe, walk("alike", 4, lr=(0.1, 0.5)), judged)


def groups(kind, few=2, own=(), judged=EXACT, first=()):
    """Groups that every optimizer has: `few` is the least number of steps that tells it from the others."""
    steps = [
        *first,
        case(f"{few} step{'s' if few > 1 else ''}, two arrays", f"{kind}(lr)", walk("two", few, lr=(0.1, 0.5)), judged),
        case("another rate, one weight", f"{kind}(lr)", walk("one", few, lr=(0.01, 0.09)), judged),
        case("large and small gradients", f"{kind}(lr)", walk("few", few, size=50.0, lr=(0.01, 0.05)), judged),
    ]
    more = [
        case("four steps, three arrays", f"{kind}(lr)", walk("three", 4, lr=(0.1, 0.5)), judged),
        turned_view(kind, judged),
        two_at_once(kind, judged),
        anew_each_time(kind, judged),
        case("fifteen steps, one weight", f"{kind}(lr)", walk("one", 15, lr=(0.01, 0.09)), judged),
    ]
    made = [Group("the first steps", steps), Group("several steps, several arrays", more)]
    return [*made, Group("numbers of its own", list(own))] if own else made


NEW_DICT = Mistake(
    "not_in_place",
    "After the steps the parameters in the caller's dict are what they were before.",
    "Is there a line that moves them? If there is one, does it change what the dict `params` holds, or does it make a "
    "new array that never gets into the dict?",
    replace=("params[name] -=", "moved = params[name] -"),
)
NO_EPS = (
    "eps has no effect: nothing was added to the root. Where a gradient has always been 0, that even gives 0/0, nan.",
    "Which small number keeps the denominator off 0?",
)
ALWAYS_EPS = (
    "The number that was given for `eps` has no effect.",
    "Does your step use `self.eps`, or a number that you typed?",
)
EPS_OUTSIDE = (
    "eps was added to the whole quotient, not to the root below the line.",
    "In which order does Python divide and add? Which two parts belong together below the line?",
)
GRADS_CHANGED = (
    "The gradients that came in were changed.",
    "Which of your lines writes into an array of `grads`? Make a new array there.",
)
UPHILL = (
    "Every weight moved the other way, uphill.",
    "A positive slope means that the loss grows with the weight. In which direction should the weight go then?",
)
BY_PLACE = (
    "Arrays and gradients were paired by their places in the two dicts. The names say what belongs to what; the order "
    "may differ.",
    "For a name of `params`: how do you get the gradient of the same name?",
)
FIRST_ONLY = ("Only the first array of the dict moved.", "What ends your loop after its first round?")
SHARED = (
    "Two optimizers were used in turn, and each one's memory got mixed with the other's.",
    "Is the memory made anew for each object, in `__init__`, or does it belong to the whole class?",
)


SGD_EXERCISE = Exercise(
    "SGD",
    groups=groups("SGD", few=1),
    mistakes=[
        Mistake("uphill", *UPHILL, replace=("-= self.lr * grads[name]", "+= self.lr * grads[name]")),
        Mistake(
            "no_rate",
            "The whole gradient was taken off; the learning rate has no effect.",
            "Where do you use `self.lr`?",
            replace=("self.lr * grads[name]", "grads[name]"),
        ),
        NEW_DICT,
        Mistake(
            "divided",
            "The gradient was divided by the learning rate.",
            "A smaller rate should give a smaller step. Does it?",
            replace=("self.lr * grads[name]", "grads[name] / self.lr"),
        ),
        Mistake(
            "replaced",
            "The parameters became the step itself: their old value is gone.",
            "A step starts from where you are. What is the new value, in terms of the old one?",
            replace=("params[name] -= self.lr * grads[name]", "params[name] = -self.lr * grads[name]"),
        ),
        Mistake(
            "first_only",
            *FIRST_ONLY,
            replace=(
                "            params[name] -= self.lr * grads[name]",
                "            params[name] -= self.lr * grads[name]\n            break",
            ),
        ),
        Mistake(
            "grads_changed",
            *GRADS_CHANGED,
            replace=(
                "            params[name] -= self.lr * grads[name]",
                "            grads[name] *= self.lr\n            params[name] -= grads[name]",
            ),
        ),
        Mistake(
            "by_place",
            *BY_PLACE,
            replace=(
                "        for name in params:\n            params[name] -= self.lr * grads[name]",
                "        for w, g in zip(params.values(), grads.values()):\n            w -= self.lr * g",
            ),
        ),
        Mistake(
            "other_names",
            "The names of the one dict were put beside the places of the other. Their order may differ.",
            "How do you get, for one name, both the array and its gradient?",
            body="""class SGD:
    def __init__(self, lr):
        self.lr = lr

    def step(self, params, grads):
        for name, g in zip(params, list(grads.values())):
            params[name] = params[name] - self.lr * g
""",
            same_as="by_place",
        ),
        Mistake(
            "sign_only",
            "Every weight moved by the same length: only the sign of its gradient was used.",
            "Should a steep slope and a gentle one give the same step here?",
            replace=("self.lr * grads[name]", "self.lr * np.sign(grads[name])"),
        ),
    ],
    hints=[
        "Which two things does a step need for each name, and what happens to the one that is in `params`?",
        "Walk through the names of the dict. An assignment to an entry of the dict, or `-=` on it, changes what the "
        "caller sees.",
    ],
)

MOMENTUM_EXERCISE = Exercise(
    "Momentum",
    groups=groups(
        "Momentum",
        few=2,
        own=[
            case("momentum given", "Momentum(lr, momentum)", walk("few", 3, lr=(0.1, 0.5), momentum=(0.3, 0.7))),
            case("no memory at all", "Momentum(lr, momentum)", walk("one", 3, lr=(0.1, 0.5), momentum=0.0)),
            case("as usual", "Momentum(lr)", walk("one", 3, lr=(0.1, 0.5))),
        ],
    ),
    mistakes=[
        Mistake(
            "forgets",
            "Every step is as if there had been none before it: the velocity was not kept, or it was not used.",
            "Where is the new velocity stored, so that the next call finds it, and what is the weight moved by?",
            replace=("self.v[name] = self.momentum * self.v.get(name, 0) + grads[name]", "self.v[name] = grads[name]"),
        ),
        Mistake(
            "no_friction",
            "The velocity never loses anything: the old one was kept whole.",
            "Which number of the formula stands in front of the old velocity?",
            replace=("self.momentum * self.v.get(name, 0)", "self.v.get(name, 0)"),
        ),
        Mistake(
            "damped",
            "The gradient was scaled down on its way into the velocity, as in a running mean.",
            "In the formula of this section, what stands in front of g? (The running mean comes with RMSProp.)",
            replace=("+ grads[name]", "+ (1 - self.momentum) * grads[name]"),
        ),
        Mistake(
            "friction_kept",
            "The two parts of the velocity are exchanged: a step keeps what friction should take.",
            "With 0.9 for `momentum`, which part of the old velocity is still there after a step, 0.9 or 0.1?",
            replace=("self.momentum * self.v", "(1 - self.momentum) * self.v"),
        ),
        Mistake(
            "gradient_scaled",
            "The velocity is kept whole, and the gradient is made smaller on its way into it.",
            "In the formula, which of the two has 0.9 in front of it: v or g?",
            replace=(
                "self.momentum * self.v.get(name, 0) + grads[name]",
                "self.v.get(name, 0) + self.momentum * grads[name]",
            ),
        ),
        Mistake(
            "rate_twice",
            "The learning rate comes in twice: in the velocity, and in the move.",
            "In the two formulas, in which one does lr stand?",
            replace=("+ grads[name]", "+ self.lr * grads[name]"),
        ),
        Mistake(
            "first_only",
            *FIRST_ONLY,
            replace=(
                "params[name] -= self.lr * self.v[name]",
                "params[name] -= self.lr * self.v[name]\n            return",
            ),
        ),
        Mistake(
            "by_place",
            *BY_PLACE,
            body="""class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name, w, g in zip(params, params.values(), grads.values()):
            self.v[name] = self.momentum * self.v.get(name, 0) + g
            w -= self.lr * self.v[name]
""",
        ),
        Mistake(
            "memory_by_place",
            "A velocity was found again by its array's place in the dict. It belongs to a name; the order may differ.",
            "What is the key under which your velocities are kept?",
            body="""class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for place, name in enumerate(params):
            self.v[place] = self.momentum * self.v.get(place, 0) + grads[name]
            params[name] -= self.lr * self.v[place]
""",
        ),
        Mistake(
            "memory_by_shape",
            "Two arrays of the same shape share one velocity. Each name has its own.",
            "What is the key under which your velocities are kept?",
            replace=(
                "            self.v[name] = self.momentum * self.v.get(name, 0) + grads[name]\n"
                "            params[name] -= self.lr * self.v[name]",
                "            shape = params[name].shape\n"
                "            self.v[shape] = self.momentum * self.v.get(shape, 0) + grads[name]\n"
                "            params[name] -= self.lr * self.v[shape]",
            ),
        ),
        Mistake(
            "moved_by_gradient",
            "The weights moved by the gradient; the velocity was computed and not used.",
            "What should a parameter be moved by?",
            replace=("self.lr * self.v[name]", "self.lr * grads[name]"),
            same_as="forgets",
        ),
        Mistake(
            "nesterov",
            "The step looks one further ahead, as if the ball had rolled on already: that is Y. Nesterov's variant.",
            "In the formula the weight moves by the velocity alone. What else is in your step?",
            replace=("self.lr * self.v[name]", "self.lr * (grads[name] + self.momentum * self.v[name])"),
        ),
        Mistake("uphill", *UPHILL, replace=("params[name] -=", "params[name] +=")),
        Mistake(
            "minus_gradient",
            "The gradient was taken off the velocity, and the velocity off the weight: two minus signs lead uphill.",
            "How many minus signs are in your two lines, and how many in the formula?",
            replace=("+ grads[name]", "- grads[name]"),
            same_as="uphill",
        ),
        Mistake(
            "late",
            "The weights move by the velocity of the step before, so the first step is none at all.",
            "Which comes first: the new velocity, or the move?",
            body="""class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name in params:
            params[name] -= self.lr * self.v.get(name, 0)
            self.v[name] = self.momentum * self.v.get(name, 0) + grads[name]
""",
        ),
        Mistake(
            "always_0.9",
            "The number that was given for `momentum` has no effect.",
            "Does your step use `self.momentum`, or a number that you typed?",
            replace=("self.momentum * self.v", "0.9 * self.v"),
        ),
        NEW_DICT,
        Mistake(
            "shared",
            *SHARED,
            body="""class Momentum:
    v = {}

    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum = lr, momentum

    def step(self, params, grads):
        for name in params:
            self.v[name] = self.momentum * self.v.get(name, 0) + grads[name]
            params[name] -= self.lr * self.v[name]
""",
        ),
        Mistake(
            "grads_changed",
            *GRADS_CHANGED,
            body="""class Momentum:
    def __init__(self, lr, momentum=0.9):
        self.lr, self.momentum, self.v = lr, momentum, {}

    def step(self, params, grads):
        for name in params:
            grads[name] += self.momentum * self.v.get(name, 0)
            self.v[name] = grads[name].copy()
            params[name] -= self.lr * self.v[name]
""",
        ),
    ],
    hints=[
        "What does the ball remember from one call to the next, and under which name?",
        "Two lines for each name: the new velocity from the old one and the gradient, then the move.",
    ],
)

OWN_EPS = {"lr": (0.1, 0.5), "eps": (0.2, 0.9)}


def adagrad_body(line, update="self.s[name] = self.s.get(name, 0) + grads[name] ** 2", first="update"):
    lines = [update, line] if first == "update" else [line, update]
    body = "\n".join(f"            {text}" for text in lines)
    return (
        "class AdaGrad:\n    def __init__(self, lr, eps=1e-10):\n        self.lr, self.eps, self.s = lr, eps, {}\n\n"
        f"    def step(self, params, grads):\n        for name in params:\n{body}\n"
    )


ADAGRAD_EXERCISE = Exercise(
    "AdaGrad",
    groups=groups(
        "AdaGrad",
        few=2,
        judged=ANY_EPS,
        own=[
            case("eps given", "AdaGrad(lr, eps)", walk("few", 3, **OWN_EPS)),
            case("a gradient that is 0", "AdaGrad(lr)", with_a_zero, ANY_EPS),
        ],
    ),
    mistakes=[
        Mistake(
            "not_squared",
            "The gradients were added up as they are, not their squares. Then plus and minus cancel, and the root of a "
            "negative sum is nan.",
            "What is added to s, in the formula?",
            replace=("+ grads[name] ** 2", "+ grads[name]"),
        ),
        Mistake(
            "absolute",
            "The gradients' sizes were added up, not their squares.",
            "With gradient 3, what is s after the first step in the worked example, and what is yours?",
            replace=("+ grads[name] ** 2", "+ np.abs(grads[name])"),
        ),
        Mistake(
            "squared_together",
            "The old sum was squared along with the gradient, so s grows far too large from the second step on.",
            "In the worked example s is 9, then 25. What is yours after two steps, and what does the square take in?",
            replace=("self.s.get(name, 0) + grads[name] ** 2", "(self.s.get(name, 0) + grads[name]) ** 2"),
        ),
        Mistake(
            "forgets",
            "Each step divides by the size of its own gradient only: the sum was not kept.",
            "Is the old sum still in the new one?",
            replace=("self.s.get(name, 0) + grads[name] ** 2", "grads[name] ** 2"),
        ),
        Mistake(
            "eps_inside",
            "The numbers are slightly off where eps counts: it went under the root.",
            "What is the root taken of, in the formula, and what is added afterwards?",
            replace=("(np.sqrt(self.s[name]) + self.eps)", "np.sqrt(self.s[name] + self.eps)"),
        ),
        Mistake(
            "no_eps",
            *NO_EPS,
            replace=("(np.sqrt(self.s[name]) + self.eps)", "np.sqrt(self.s[name])"),
        ),
        Mistake(
            "no_root",
            "The steps were divided by the sum of squares itself.",
            "With gradient 3 the first step should be lr · 3/3. What does yours divide by?",
            replace=("(np.sqrt(self.s[name]) + self.eps)", "(self.s[name] + self.eps)"),
        ),
        Mistake(
            "multiplied",
            "The steps were multiplied by the root, not divided.",
            "A weight with large gradients should get shorter steps. Does it?",
            replace=("grads[name] / (np.sqrt", "grads[name] * (np.sqrt"),
        ),
        Mistake("always_eps", *ALWAYS_EPS, replace=("+ self.eps)", "+ 1e-10)")),
        Mistake(
            "eps_outside",
            *EPS_OUTSIDE,
            replace=("(np.sqrt(self.s[name]) + self.eps)", "np.sqrt(self.s[name]) + self.eps"),
        ),
        Mistake(
            "first_only",
            *FIRST_ONLY,
            replace=("+ self.eps)", "+ self.eps)\n            return"),
        ),
        Mistake(
            "one_number",
            "All entries of an array share one sum. Each entry has its own.",
            "What shape has the sum, and what shape has the parameter?",
            replace=("+ grads[name] ** 2", "+ np.sum(grads[name] ** 2)"),
        ),
        Mistake(
            "mean",
            "The sum lost something from step to step. AdaGrad keeps everything; forgetting comes in the next section.",
            "What stands in front of the old s?",
            replace=("self.s.get(name, 0) + grads", "0.9 * self.s.get(name, 0) + 0.1 * grads"),
        ),
        Mistake(
            "late",
            "The sum is used before this step's square is in it, so the first step divides by almost 0.",
            "Which of your two lines must come first?",
            body=adagrad_body(
                "params[name] -= self.lr * grads[name] / (np.sqrt(self.s.get(name, 0)) + self.eps)", first="move"
            ),
        ),
        Mistake("uphill", *UPHILL, replace=("params[name] -=", "params[name] +=")),
        NEW_DICT,
        Mistake(
            "shared",
            *SHARED,
            body=adagrad_body("params[name] -= self.lr * grads[name] / (np.sqrt(self.s[name]) + self.eps)")
            .replace("    def __init__", "    s = {}\n\n    def __init__")
            .replace("self.lr, self.eps, self.s = lr, eps, {}", "self.lr, self.eps = lr, eps"),
        ),
    ],
    hints=[
        "What does each single weight remember, and does it ever become smaller?",
        "First bring the sum up to date, then use it. The small number is added last, to the root.",
    ],
)


def rmsprop_body(late=False, shared=False):
    lines = [
        "new = self.decay * self.s.get(name, 0) + (1 - self.decay) * grads[name] ** 2",
        "self.s[name] = new",
        "params[name] -= self.lr * grads[name] / (np.sqrt(self.s.get(name, 0)) + self.eps)",
    ]
    made = ("", "    s = {}\n\n") if shared else ("        self.s = {}\n", "")
    body = "\n".join(f"            {lines[i]}" for i in ((0, 2, 1) if late else (0, 1, 2)))
    return (
        f"class RMSProp:\n{made[1]}    def __init__(self, lr, decay=0.99, eps=1e-8):\n"
        f"        self.lr, self.decay, self.eps = lr, decay, eps\n{made[0]}\n"
        f"    def step(self, params, grads):\n        for name in params:\n{body}\n"
    )


RMSPROP_EXERCISE = Exercise(
    "RMSProp",
    groups=groups(
        "RMSProp",
        few=2,
        judged=ANY_EPS,
        own=[
            case("decay given", "RMSProp(lr, decay)", walk("few", 3, lr=(0.1, 0.5), decay=(0.3, 0.7)), ANY_EPS),
            case("decay and eps given", "RMSProp(lr, decay, eps)", walk("one", 3, decay=(0.8, 0.95), **OWN_EPS)),
            case("a gradient that is 0", "RMSProp(lr)", with_a_zero, ANY_EPS),
        ],
    ),
    mistakes=[
        Mistake(
            "swapped",
            "The two shares of the mean are exchanged: nearly all of the old mean is thrown away.",
            "Which of the two gets the larger share, the old mean or the new square?",
            replace=(
                "self.decay * self.s.get(name, 0) + (1 - self.decay) * grads[name] ** 2",
                "(1 - self.decay) * self.s.get(name, 0) + self.decay * grads[name] ** 2",
            ),
        ),
        Mistake(
            "whole_square",
            "The new square came in whole, so what is kept is no mean: it grows too large.",
            "The two shares of a mean add up to 1. Do yours?",
            replace=("(1 - self.decay) * grads[name] ** 2", "grads[name] ** 2"),
        ),
        Mistake(
            "adagrad",
            "Nothing is forgotten: the squares are added up, as AdaGrad does.",
            "What stands in front of the old s here?",
            replace=(
                "self.decay * self.s.get(name, 0) + (1 - self.decay) * grads[name] ** 2",
                "self.s.get(name, 0) + grads[name] ** 2",
            ),
        ),
        Mistake(
            "not_squared",
            "The gradients themselves went into the mean, not their squares.",
            "What is under the root, a mean of gradients or of their squares?",
            replace=("grads[name] ** 2", "grads[name]"),
        ),
        Mistake(
            "eps_inside",
            "The numbers are slightly off where eps counts: it went under the root.",
            "What is the root taken of, and what is added afterwards?",
            replace=("(np.sqrt(self.s[name]) + self.eps)", "np.sqrt(self.s[name] + self.eps)"),
        ),
        Mistake(
            "no_eps",
            *NO_EPS,
            replace=("(np.sqrt(self.s[name]) + self.eps)", "np.sqrt(self.s[name])"),
        ),
        Mistake(
            "no_root",
            "The steps were divided by the mean of the squares; its root is missing.",
            "In which unit is s, and in which the gradient?",
            replace=("(np.sqrt(self.s[name]) + self.eps)", "(self.s[name] + self.eps)"),
        ),
        Mistake(
            "corrected",
            "The mean was corrected for its start at 0. That is right for Adam; RMSProp does not do it.",
            "Follow the worked example with one step: s = 1. What is yours?",
            body="""class RMSProp:
    def __init__(self, lr, decay=0.99, eps=1e-8):
        self.lr, self.decay, self.eps, self.s, self.t = lr, decay, eps, {}, 0

    def step(self, params, grads):
        self.t += 1
        for name in params:
            self.s[name] = self.decay * self.s.get(name, 0) + (1 - self.decay) * grads[name] ** 2
            root = np.sqrt(self.s[name] / (1 - self.decay**self.t))
            params[name] -= self.lr * grads[name] / (root + self.eps)
""",
        ),
        Mistake(
            "always_0.99",
            "The number that was given for `decay` has no effect.",
            "Do your two shares come from `self.decay`, or from numbers that you typed?",
            replace=(
                "self.decay * self.s.get(name, 0) + (1 - self.decay) * grads[name] ** 2",
                "0.99 * self.s.get(name, 0) + 0.01 * grads[name] ** 2",
            ),
        ),
        Mistake("always_eps", *ALWAYS_EPS, replace=("+ self.eps)", "+ 1e-8)")),
        Mistake(
            "eps_outside",
            *EPS_OUTSIDE,
            replace=("(np.sqrt(self.s[name]) + self.eps)", "np.sqrt(self.s[name]) + self.eps"),
        ),
        Mistake(
            "forgets",
            "Every step is as if there had been none before it: the mean was not kept.",
            "Where is the new mean stored, so that the next call finds it?",
            replace=("self.decay * self.s.get(name, 0)", "self.decay * 0"),
        ),
        Mistake(
            "late",
            "The mean is used before this step's square is in it, so the first step divides by almost 0.",
            "Which of your two lines must come first?",
            body=rmsprop_body(late=True),
        ),
        Mistake(
            "share_squared",
            "The square was taken of the share and the gradient together, so the new part comes in far too small.",
            "In the worked example s = 0.25 · 4. What is yours, and what does the square take in?",
            replace=("(1 - self.decay) * grads[name] ** 2", "((1 - self.decay) * grads[name]) ** 2"),
        ),
        Mistake(
            "one_number",
            "All entries of an array share one mean. Each entry has its own.",
            "What shape has the mean, and what shape has the parameter?",
            replace=("* grads[name] ** 2", "* np.mean(grads[name] ** 2)"),
        ),
        Mistake("shared", *SHARED, body=rmsprop_body(shared=True)),
        Mistake(
            "first_whole",
            "The mean began with the first square itself, not with 0.",
            "What is s before the first step?",
            replace=("self.s.get(name, 0)", "self.s.get(name, grads[name] ** 2)"),
        ),
        Mistake("uphill", *UPHILL, replace=("params[name] -=", "params[name] +=")),
        NEW_DICT,
    ],
    hints=[
        "In which one line does this differ from AdaGrad?",
        "A running mean has two shares that add up to 1: a large one for the past, a small one for what is new.",
    ],
)


def adam_body(
    count="        self.t += 1\n",
    inside="",
    m_hat="self.m[name] / (1 - self.beta1**self.t)",
    s_hat="self.s[name] / (1 - self.beta2**self.t)",
):
    return f"""class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, eps=1e-8):
        self.lr, self.beta1, self.beta2, self.eps = lr, beta1, beta2, eps
        self.m, self.s, self.t = {{}}, {{}}, 0

    def step(self, params, grads):
{count}        for name, g in grads.items():
{inside}            self.m[name] = self.beta1 * self.m.get(name, 0) + (1 - self.beta1) * g
            self.s[name] = self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2
            params[name] -= self.lr * {m_hat} / (np.sqrt({s_hat}) + self.eps)
"""


ADAM_EXERCISE = Exercise(
    "Adam",
    groups=groups(
        "Adam",
        few=2,
        judged=ANY_EPS,
        first=[case("1 step, two arrays", "Adam(lr)", walk("two", 1, lr=(0.1, 0.5)), ANY_EPS)],
        own=[
            case(
                "both betas given",
                "Adam(lr, beta1, beta2)",
                walk("few", 3, lr=(0.1, 0.5), beta1=(0.3, 0.7), beta2=(0.75, 0.9)),
                ANY_EPS,
            ),
            case(
                "eps given",
                "Adam(lr, beta1, beta2, eps)",
                walk("alike", 3, beta1=(0.75, 0.95), beta2=(0.5, 0.7), **OWN_EPS),
            ),
            case("a gradient that is 0", "Adam(lr)", with_a_zero, ANY_EPS),
        ],
    ),
    mistakes=[
        Mistake(
            "not_corrected",
            "The means are used as they are: too small in the first steps.",
            "What is the first step for a gradient of 4, by the worked example, and by your code?",
            body=adam_body(m_hat="self.m[name]", s_hat="self.s[name]"),
        ),
        Mistake(
            "only_m_corrected",
            "Only one of the two means is corrected for its start at 0.",
            "Which of m and s do you divide, and by what?",
            replace=("self.s[name] / (1 - self.beta2**self.t)", "self.s[name]"),
        ),
        Mistake(
            "only_s_corrected",
            "Only one of the two means is corrected for its start at 0.",
            "Which of m and s do you divide, and by what?",
            replace=("self.m[name] / (1 - self.beta1**self.t)", "self.m[name]"),
        ),
        Mistake(
            "one_beta",
            "Both corrections use the same beta.",
            "Which beta belongs to the mean of the squares?",
            replace=("(1 - self.beta2**self.t)", "(1 - self.beta1**self.t)"),
        ),
        Mistake(
            "t_times",
            "The correction multiplies beta by t; it is beta to the power of t.",
            "What is 0.9 to the power of 2, and what is 0.9 times 2?",
            replace=("(1 - self.beta1**self.t)", "(1 - self.beta1 * self.t)"),
        ),
        Mistake(
            "t_times_both",
            "The first step is right, and after the second all is nan: beta was multiplied by t, so that 1 − beta · t "
            "is below 0. It is beta to the power of t.",
            "What is 0.9 to the power of 2, and what is 0.9 times 2?",
            body=adam_body(
                m_hat="self.m[name] / (1 - self.beta1 * self.t)", s_hat="self.s[name] / (1 - self.beta2 * self.t)"
            ),
        ),
        Mistake(
            "never_counted",
            "The first step is right. In all later ones the corrections are those of the first step.",
            "By what do you divide at the second step, and where does the number of the step come into it?",
            body=adam_body(m_hat="self.m[name] / (1 - self.beta1)", s_hat="self.s[name] / (1 - self.beta2)"),
        ),
        Mistake(
            "s_outside",
            "The second mean was corrected after its root was taken.",
            "Is ŝ under the root in the formula, or s? Follow the worked example: the root of 16 is 4.",
            body=adam_body().replace(
                "(np.sqrt(self.s[name] / (1 - self.beta2**self.t)) + self.eps)",
                "(np.sqrt(self.s[name]) / (1 - self.beta2**self.t) + self.eps)",
            ),
        ),
        Mistake(
            "count_names",
            "The counter went up once for each array; it counts steps.",
            "Where does the counter stand: inside the loop over names, or before it?",
            body=adam_body(count="", inside="            self.t += 1\n"),
        ),
        Mistake(
            "t_from_0",
            "From the first step on all is nan: a correction divides by 0, or the root of a negative number is taken.",
            "What is t at your first step, and what are the two denominators of the corrections then?",
            body=adam_body(count="").rstrip() + "\n        self.t += 1\n",
        ),
        Mistake(
            "t_late",
            "The corrections are one step ahead.",
            "What is t at the first step?",
            replace=("        self.t += 1\n", "        self.t = max(2, self.t + 1)\n"),
        ),
        Mistake(
            "eps_inside",
            "The numbers are off where eps counts: it went under the root.",
            "What is the root taken of, and what is added afterwards?",
            replace=("(np.sqrt(s_hat) + self.eps)", "np.sqrt(s_hat + self.eps)"),
        ),
        Mistake(
            "no_eps",
            *NO_EPS,
            replace=("(np.sqrt(s_hat) + self.eps)", "np.sqrt(s_hat)"),
        ),
        Mistake(
            "betas_swapped",
            "The two betas are exchanged in the means. (The corrections have them right.)",
            "Which mean has the longer memory, that of the gradients or that of the squares?",
            body=adam_body()
            .replace("self.beta1 * self.m", "self.beta2 * self.m")
            .replace("(1 - self.beta1) * g", "(1 - self.beta2) * g")
            .replace("self.beta2 * self.s", "self.beta1 * self.s")
            .replace("(1 - self.beta2) * g**2", "(1 - self.beta1) * g**2"),
        ),
        Mistake(
            "betas_swapped_everywhere",
            "The two betas are exchanged, in the means and in the corrections.",
            "Which mean has the longer memory, that of the gradients or that of the squares?",
            body=adam_body()
            .replace("self.lr, self.beta1, self.beta2, self.eps", "self.lr, self.beta2, self.beta1, self.eps")
            .strip(),
        ),
        Mistake(
            "betas_swapped_in_corrections",
            "The two betas are exchanged in the corrections.",
            "Which beta belongs to the mean of the squares?",
            body=adam_body(
                m_hat="self.m[name] / (1 - self.beta2**self.t)", s_hat="self.s[name] / (1 - self.beta1**self.t)"
            ),
        ),
        Mistake(
            "no_root",
            "The steps were divided by the mean of the squares; its root is missing.",
            "In which unit is ŝ, and in which m̂? By the worked example the first step is lr · 4/4.",
            replace=("(np.sqrt(s_hat) + self.eps)", "(s_hat + self.eps)"),
        ),
        Mistake(
            "whole_m",
            "The new gradient came into its mean whole, so what is kept is no mean: it grows too large.",
            "The two shares of a mean add up to 1. Do both pairs of yours?",
            replace=("(1 - self.beta1) * g", "g"),
        ),
        Mistake(
            "whole_s",
            "The new square came into its mean whole, so what is kept is no mean: it grows too large.",
            "The two shares of a mean add up to 1. Do both pairs of yours?",
            replace=("(1 - self.beta2) * g**2", "g**2"),
        ),
        Mistake(
            "whole_both",
            "Gradient and square came into their means whole, so what is kept are no means: they grow too large.",
            "The two shares of a mean add up to 1. Do yours?",
            body=adam_body().replace("(1 - self.beta1) * g", "g").replace("(1 - self.beta2) * g**2", "g**2"),
        ),
        Mistake(
            "beta1_everywhere",
            "The mean of the squares has the shares of the mean of the gradients.",
            "Which beta belongs to the mean of the squares?",
            replace=(
                "self.beta2 * self.s.get(name, 0) + (1 - self.beta2) * g**2",
                "self.beta1 * self.s.get(name, 0) + (1 - self.beta1) * g**2",
            ),
        ),
        Mistake(
            "always_betas",
            "The numbers that were given for the betas have no effect.",
            "Do your means and corrections use `self.beta1` and `self.beta2`, or numbers that you typed?",
            body=adam_body().replace("= lr, beta1, beta2, eps", "= lr, 0.9, 0.999, eps"),
        ),
        Mistake("always_eps", *ALWAYS_EPS, replace=("(np.sqrt(s_hat) + self.eps)", "(np.sqrt(s_hat) + 1e-8)")),
        Mistake("eps_outside", *EPS_OUTSIDE, replace=("(np.sqrt(s_hat) + self.eps)", "np.sqrt(s_hat) + self.eps")),
        Mistake(
            "first_only",
            *FIRST_ONLY,
            replace=("(np.sqrt(s_hat) + self.eps)", "(np.sqrt(s_hat) + self.eps)\n            return"),
        ),
        Mistake(
            "forgets",
            "The means of the steps before are missing: they were not kept.",
            "Where are the new means stored, so that the next call finds them?",
            body=adam_body().replace("self.m.get(name, 0)", "0").replace("self.s.get(name, 0)", "0"),
        ),
        Mistake(
            "one_beta_two",
            "Both corrections use the same beta.",
            "Which beta belongs to the mean of the gradients?",
            replace=("(1 - self.beta1**self.t)", "(1 - self.beta2**self.t)"),
        ),
        Mistake(
            "eps_before_correction",
            "The numbers are off where eps counts: it was added to the root of s before s was corrected.",
            "Which of s and ŝ is under the root in the formula, and when is eps added?",
            replace=(
                "params[name] -= self.lr * m_hat / (np.sqrt(s_hat) + self.eps)",
                "root = (np.sqrt(self.s[name]) + self.eps) / (1 - self.beta2**self.t) ** 0.5\n"
                "            params[name] -= self.lr * m_hat / root",
            ),
        ),
        Mistake(
            "shared",
            *SHARED,
            body=adam_body()
            .replace("    def __init__", "    m, s = {}, {}\n\n    def __init__")
            .replace("self.m, self.s, self.t = {}, {}, 0", "self.t = 0"),
        ),
        Mistake(
            "shared_count",
            "Two optimizers were used in turn, and the steps of both were counted together.",
            "Does the counter belong to each object, or to the whole class?",
            body=adam_body(count="        Adam.t += 1\n")
            .replace("    def __init__", "    t = 0\n\n    def __init__")
            .replace("self.m, self.s, self.t = {}, {}, 0", "self.m, self.s = {}, {}"),
        ),
        Mistake(
            "not_squared",
            "The gradients themselves went into the second mean, not their squares.",
            "What is s a mean of?",
            replace=("(1 - self.beta2) * g**2", "(1 - self.beta2) * g"),
        ),
        Mistake(
            "gradient_over_root",
            "The steps use this step's gradient in place of the mean of the gradients.",
            "What stands above the line in the formula for w?",
            replace=("self.lr * m_hat", "self.lr * g"),
        ),
        Mistake(
            "kept_corrected",
            "The corrected mean of the gradients was stored in place of the mean itself, so the next step corrects it "
            "again.",
            "Which of m and m̂ should the next step find?",
            replace=(
                "m_hat = self.m[name] / (1 - self.beta1**self.t)",
                "m_hat = self.m[name] = self.m[name] / (1 - self.beta1**self.t)",
            ),
        ),
        Mistake(
            "kept_corrected_s",
            "The corrected mean of the squares was stored in place of the mean itself, so the next step corrects it "
            "again.",
            "Which of s and ŝ should the next step find?",
            replace=(
                "s_hat = self.s[name] / (1 - self.beta2**self.t)",
                "s_hat = self.s[name] = self.s[name] / (1 - self.beta2**self.t)",
            ),
        ),
        Mistake(
            "kept_corrected_both",
            "Both corrected means were stored in place of the means themselves, so the next step corrects them again.",
            "Which of m and m̂ should the next step find, and which of s and ŝ?",
            replace=(
                "            params[name] -=",
                "            self.m[name], self.s[name] = m_hat, s_hat\n            params[name] -=",
            ),
        ),
        Mistake("uphill", *UPHILL, replace=("params[name] -=", "params[name] +=")),
        NEW_DICT,
    ],
    hints=[
        "Two memories for each name and one counter for all. In which order are they brought up to date and used?",
        "The corrected means are only for this step: the next one goes on from the means themselves.",
        "With one step and any gradient, the move should be the learning rate itself. Print both parts of yours.",
    ],
)


def gradients(size, shapes="two"):
    return lambda rng: {"grads": arrays(rng, SHAPES[shapes], size), "limit": float(np.round(rng.uniform(0.5, 1.5), 2))}


def just_short_enough(rng):
    """Draw gradients whose norm is above 1 and a little below the limit, and whose squares add up to more than it."""
    grads = arrays(rng, SHAPES["two"], 1.1)
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    return {"grads": grads, "limit": float(np.round(norm * rng.uniform(1.1, 1.4), 2))}


CLOSE = equal(rtol=1e-5)
CLIP_EXERCISE = Exercise(
    "clip_by_norm",
    groups=[
        Group(
            "too long",
            [
                Case("two arrays", "clip_by_norm(grads, limit)", gradients(3.0), CLOSE),
                Case("three arrays, far too long", "clip_by_norm(grads, limit)", gradients(40.0, "three"), CLOSE),
                Case(
                    "a transposed array",
                    'clip_by_norm({"b": grads["b"], "W": grads["W"].T}, limit)',
                    gradients(2.0),
                    CLOSE,
                ),
            ],
        ),
        Group(
            "short enough, and just too long",
            [
                Case(
                    "below the limit",
                    "clip_by_norm(grads, limit)",
                    just_short_enough,
                    CLOSE,
                ),
                Case(
                    "each array short enough, all together not",
                    "clip_by_norm(grads, limit)",
                    lambda rng: {"grads": {"a": np.array([3.0, 0.5]), "b": rng.uniform(3.5, 4, (1, 2))}, "limit": 5.8},
                    CLOSE,
                ),
                Case(
                    "one number, two limits",
                    "first = clip_by_norm(grads, limit)\nsecond = clip_by_norm(grads, limit / 2)\nfirst, second",
                    lambda rng: {"grads": {"w": rng.uniform(-1.4, -1.2, 1)}, "limit": 2.0},
                    CLOSE,
                ),
                Case(
                    "a limit below 1, and a norm a little above it",
                    "clip_by_norm(grads, limit)",
                    lambda rng: {"grads": {"w": rng.uniform(0.42, 0.46, 2) * [1, -1]}, "limit": 0.5},
                    CLOSE,
                ),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "each_array",
            "Each array was clipped by its own norm. The limit is for all of them together; then the direction stays.",
            "Over which numbers do you add up the squares?",
            body="""def clip_by_norm(grads, limit):
    norms = {name: np.sqrt(np.sum(g**2)) for name, g in grads.items()}
    return {name: g * min(1, limit / norms[name]) for name, g in grads.items()}
""",
        ),
        Mistake(
            "each_entry",
            "Each entry was cut off at the limit by itself. That changes the direction.",
            "Gradients 3 and 4 with limit 1 become 0.6 and 0.8. What makes yours?",
            body="""def clip_by_norm(grads, limit):
    return {name: np.clip(g, -limit, limit) for name, g in grads.items()}
""",
        ),
        Mistake(
            "always",
            "Gradients that were short enough have been made longer.",
            "What should happen when the norm is below the limit?",
            replace=("if norm <= limit:", "if False:"),
        ),
        Mistake(
            "nothing_back",
            "For gradients that are short enough None came back: no `return` was reached. Longer ones are right.",
            "Which way do short gradients take through your lines, and what should come back at its end?",
            body="""def clip_by_norm(grads, limit):
    norm = np.sqrt(sum(np.sum(g**2) for g in grads.values()))
    if norm > limit:
        return {name: g * (limit / norm) for name, g in grads.items()}
""",
        ),
        Mistake(
            "no_root",
            "The root is missing: the sum of squares was taken for the norm.",
            "For 3 and 4 the norm is 5. What is yours?",
            replace=("np.sqrt(sum(np.sum(g**2) for g in grads.values()))", "sum(np.sum(g**2) for g in grads.values())"),
        ),
        Mistake(
            "upside_down",
            "The gradients got longer: the factor is upside down.",
            "Should the factor be larger or smaller than 1?",
            replace=("(limit / norm)", "(norm / limit)"),
        ),
        Mistake(
            "to_one",
            "The gradients were cut to the length 1, whatever the limit is.",
            "Which length should they have after clipping?",
            replace=("g * (limit / norm)", "g / norm"),
        ),
        Mistake(
            "absolute",
            "The absolute values were added up. The norm is the root of the sum of squares.",
            "For 3 and 4 the norm is 5, not 7. What do you add up?",
            replace=(
                "np.sqrt(sum(np.sum(g**2) for g in grads.values()))",
                "sum(np.sum(np.abs(g)) for g in grads.values())",
            ),
        ),
        Mistake(
            "added_norms",
            "The norms of the arrays were added up. Their squares add up, and the root comes last.",
            "How many roots does the formula take?",
            replace=(
                "np.sqrt(sum(np.sum(g**2) for g in grads.values()))",
                "sum(np.sqrt(np.sum(g**2)) for g in grads.values())",
            ),
        ),
        Mistake(
            "largest",
            "The largest entry was taken for the norm.",
            "What does the norm of a list of numbers have to do with the largest of them?",
            replace=(
                "np.sqrt(sum(np.sum(g**2) for g in grads.values()))",
                "max(np.abs(g).max() for g in grads.values())",
            ),
        ),
        Mistake(
            "compared_with_one",
            "The norm was compared with 1, whatever the limit is.",
            "Which number should the norm be above, so that something happens?",
            replace=("if norm <= limit:", "if norm <= 1:"),
        ),
        Mistake(
            "root_forgotten_once",
            "The sum of squares was compared with the limit, not the norm; the factor has the norm.",
            "Which number has to be above the limit, 25 or 5, for gradients 3 and 4?",
            replace=("if norm <= limit:", "if norm**2 <= limit:"),
        ),
        Mistake(
            "other_side",
            "Long gradients stay as they are, and short ones are made longer.",
            "On which side of the limit should something happen?",
            replace=("if norm <= limit:", "if norm >= limit:"),
        ),
        Mistake(
            "longest_array",
            "The norm of the longest array was taken for the norm of all together.",
            "For arrays [3.0] and [4.0] the global norm is 5. What is yours?",
            replace=(
                "np.sqrt(sum(np.sum(g**2) for g in grads.values()))",
                "max(np.sqrt(np.sum(g**2)) for g in grads.values())",
            ),
        ),
        Mistake(
            "mean_squares",
            "The mean of the squares was taken in each array; the norm has their sum.",
            "For an array [3.0, 4.0] the norm is 5. What is yours?",
            replace=("np.sum(g**2)", "np.mean(g**2)"),
        ),
        Mistake(
            "first_array",
            "Only the first array was measured.",
            "Over which arrays do you add up?",
            replace=("for g in grads.values()))", "for g in list(grads.values())[:1]))"),
        ),
        Mistake(
            "not_flat",
            "The arrays were put together as they are. A table and a row do not fit into one array.",
            "What shape should each array have before they are put one behind the other? Or what can be added up "
            "without that?",
            replace=(
                "np.sqrt(sum(np.sum(g**2) for g in grads.values()))",
                "np.linalg.norm(np.concatenate(list(grads.values())))",
            ),
        ),
        Mistake(
            "changed",
            "The gradients that came in were changed. A new dict is asked for.",
            "Which of your lines writes into the caller's arrays?",
            replace=(
                "    return {name: g * (limit / norm) for name, g in grads.items()}",
                "    for g in grads.values():\n        g *= limit / norm\n    return grads",
            ),
        ),
    ],
    hints=[
        "How many norms are there to measure, and how many factors to multiply by?",
        "First one number from all arrays together. Then ask whether it is above the limit.",
    ],
)


def decayed(shapes="two", rate=(0.05, 0.5)):
    """Draw params, and grads with the same names in another order."""
    return lambda rng: {
        "params": arrays(rng, SHAPES[shapes], 3.0),
        "grads": dict(reversed(arrays(rng, SHAPES[shapes]).items())),
        "rate": float(np.round(rng.uniform(*rate), 3)),
    }


DECAY_EXERCISE = Exercise(
    "weight_decay",
    groups=[
        Group(
            "new gradients",
            [
                Case("two arrays", "weight_decay(params, grads, rate)", decayed()),
                Case("three arrays, a strong pull", "weight_decay(params, grads, rate)", decayed("three", (1.5, 2.5))),
                Case(
                    "one weight, two rates",
                    "first = weight_decay(params, grads, rate)\n"
                    "second = weight_decay(params, grads, 3 * rate)\nfirst, second",
                    decayed("one"),
                ),
                Case(
                    "transposed arrays",
                    'weight_decay({"W": params["W"].T}, {"W": grads["W"].T}, rate)',
                    decayed(),
                ),
            ],
        )
    ],
    mistakes=[
        Mistake(
            "sign",
            "The pull points away from 0: it was taken off.",
            "A step goes *against* the gradient. Which sign must the pull have in it?",
            replace=("+ rate * params[name]", "- rate * params[name]"),
        ),
        Mistake(
            "exchanged",
            "Weights and gradients are exchanged: the gradients were multiplied by the rate and added to the weights.",
            "Which of the two comes first in the list of arguments, and which of the two is the pull made of?",
            replace=("grads[name] + rate * params[name]", "params[name] + rate * grads[name]"),
        ),
        Mistake(
            "half_square",
            "What was added is the penalty rate · w²/2 itself. The pull is its slope.",
            "How does w²/2 grow with w: what is its derivative?",
            replace=("rate * params[name]", "rate * params[name] ** 2 / 2"),
        ),
        Mistake(
            "factor_2",
            "The pull is twice as strong as asked for.",
            "The slope of rate · w²/2: does the 2 stay?",
            replace=("rate * params[name]", "2 * rate * params[name]"),
        ),
        Mistake(
            "signs",
            "The pull is equally strong for every weight: it looks at the sign only.",
            "Should a weight of 10 be pulled as hard as one of 0.1?",
            replace=("rate * params[name]", "rate * np.sign(params[name])"),
        ),
        Mistake(
            "shrunk",
            "The gradients were made smaller; the weights do not come in.",
            "What is pulled towards 0, the gradient or the weight?",
            replace=("grads[name] + rate * params[name]", "grads[name] * (1 - rate)"),
        ),
        Mistake(
            "pull_only",
            "Only the pull is there; the old gradients are gone.",
            "What should be left where rate is 0?",
            replace=("grads[name] + rate * params[name]", "rate * params[name]"),
        ),
        Mistake(
            "no_rate",
            "The weights were added whole; the rate has no effect.",
            "Where do you use `rate`?",
            replace=("rate * params[name]", "params[name]"),
        ),
        Mistake(
            "weights_too",
            "The biases were left out. In this exercise every array is pulled.",
            "Which names does your code treat in another way?",
            replace=("rate * params[name]", "rate * params[name] * (not name.startswith('b'))"),
        ),
        Mistake(
            "by_place",
            *BY_PLACE,
            body="""def weight_decay(params, grads, rate):
    return {name: g + rate * w for (name, w), g in zip(params.items(), grads.values())}
""",
        ),
        Mistake(
            "by_place_of_grads",
            *BY_PLACE,
            body="""def weight_decay(params, grads, rate):
    return {name: g + rate * w for (name, g), w in zip(grads.items(), params.values())}
""",
        ),
        Mistake(
            "tables_only",
            "Only arrays with two axes were pulled. In this exercise every array is, biases too.",
            "Which arrays does your code treat in another way?",
            replace=("rate * params[name]", "rate * params[name] * (params[name].ndim > 1)"),
        ),
        Mistake(
            "half",
            "The pull is half as strong as asked for.",
            "The slope of rate · w²/2: does the half stay?",
            replace=("rate * params[name]", "rate * params[name] / 2"),
        ),
        Mistake(
            "square",
            "The weights were squared, so all pulls point the same way.",
            "How does w²/2 grow with w: what is its derivative?",
            replace=("rate * params[name]", "rate * params[name] ** 2"),
        ),
        Mistake(
            "rate_alone",
            "The rate itself was added to every gradient; the weights do not come in.",
            "Should a weight of 10 be pulled as hard as one of 0.1, and to the same side as one of −10?",
            replace=("rate * params[name]", "rate"),
        ),
        Mistake(
            "all_by_rate",
            "The old gradients were multiplied by the rate, too.",
            "What should be left where rate is 0?",
            replace=("grads[name] + rate * params[name]", "rate * (grads[name] + params[name])"),
        ),
        Mistake(
            "shrunk_weights",
            "Smaller weights came back. New gradients are asked for; the optimizer moves the weights.",
            "Of which of the two dicts should the result be a new version?",
            replace=("grads[name] + rate * params[name]", "params[name] * (1 - rate)"),
        ),
        Mistake(
            "changed",
            "The gradients that came in were changed. A new dict is asked for.",
            "What does `+=` do to the caller's array?",
            body="""def weight_decay(params, grads, rate):
    for name in grads:
        grads[name] += rate * params[name]
    return grads
""",
        ),
        Mistake(
            "list",
            "A list came back. The optimizers look gradients up by name.",
            "Which kind of brackets, and what stands before the colon?",
            body="""def weight_decay(params, grads, rate):
    return [grads[name] + rate * params[name] for name in grads]
""",
        ),
    ],
    hints=[
        "Which names should the new dict have, and which two old arrays go into each entry?",
        "Try rate = 0 in your head: then nothing may differ from the gradients that came in.",
    ],
)


def schedule(low, high, **given):
    def draw(rng):
        total = int(rng.integers(40, 90))
        return {
            "step": int(rng.integers(int(total * low), int(total * high))),
            "total": total,
            "lr_max": float(np.round(rng.uniform(0.4, 0.9), 2)),
            **{name: float(np.round(rng.uniform(*span), 2)) for name, span in given.items()},
        }

    return draw


def near_the_end(away):
    """Draw a short schedule and a step that is so far from its end: there a step more or less shows."""

    def draw(rng):
        made = schedule(0.5, 0.6, lr_min=LR_MIN)(rng)
        total = int(rng.integers(4, 9))
        return {**made, "step": total + away, "total": total}

    return draw


LR_MIN = (0.05, 0.2)
COSINE_EXERCISE = Exercise(
    "cosine_annealing",
    groups=[
        Group(
            "down to 0",
            [
                Case("early", "cosine_annealing(step, total, lr_max)", schedule(0.1, 0.4)),
                Case("late", "cosine_annealing(step, total, lr_max)", schedule(0.6, 0.9)),
                Case(
                    "the start",
                    "cosine_annealing(0, total, lr_max)",
                    lambda rng: {k: v for k, v in schedule(0.5, 0.6)(rng).items() if k != "step"},
                ),
                Case(
                    "the end",
                    "cosine_annealing(total, total, lr_max)",
                    lambda rng: {k: v for k, v in schedule(0.5, 0.6)(rng).items() if k != "step"},
                ),
            ],
        ),
        Group(
            "down to another rate, and after",
            [
                Case("early", "cosine_annealing(step, total, lr_max, lr_min)", schedule(0.1, 0.4, lr_min=LR_MIN)),
                Case("late", "cosine_annealing(step, total, lr_max, lr_min)", schedule(0.6, 0.9, lr_min=LR_MIN)),
                Case(
                    "after the end", "cosine_annealing(step, total, lr_max, lr_min)", schedule(1.2, 1.7, lr_min=LR_MIN)
                ),
                Case("one step before the end", "cosine_annealing(step, total, lr_max, lr_min)", near_the_end(-1)),
                Case("one step after the end", "cosine_annealing(step, total, lr_max, lr_min)", near_the_end(1)),
            ],
        ),
    ],
    mistakes=[
        Mistake(
            "rises_again",
            "After the end the rate goes up again: the wave goes on.",
            "What should the rate be after the last step, and what does the cosine do there?",
            replace=("min(step, total) / total", "step / total"),
        ),
        Mistake(
            "not_halved",
            "The rate is twice as far above its smallest value as it should be.",
            "1 + cos runs from 2 to 0. What must it run from?",
            replace=("(1 + np.cos(np.pi * part)) / 2", "(1 + np.cos(np.pi * part))"),
        ),
        Mistake(
            "upwards",
            "The rate goes up: it starts at the smallest value.",
            "What is the cosine at the start, 1 or −1, and what does your formula make of it?",
            replace=("(1 + np.cos(np.pi * part))", "(1 - np.cos(np.pi * part))"),
        ),
        Mistake(
            "no_pi",
            "The wave is too slow: at the end it is not at its lowest point.",
            "NumPy's cosine counts in radians. At which angle is it −1?",
            replace=("np.cos(np.pi * part)", "np.cos(part)"),
        ),
        Mistake(
            "whole_wave",
            "The wave is twice too fast: it is back at the top at the end.",
            "Half a wave is an angle of π. How far does yours go?",
            replace=("np.cos(np.pi * part)", "np.cos(2 * np.pi * part)"),
        ),
        Mistake(
            "degrees",
            "The angle was given in degrees. NumPy's cosine counts in radians.",
            "What is 180 degrees in radians?",
            replace=("np.cos(np.pi * part)", "np.cos(180 * part)"),
        ),
        Mistake(
            "lr_min_not_taken_off",
            "With a smallest rate, the start is too high: it lies above lr_max.",
            "Step 0 must give lr_max exactly. What is in front of the wave?",
            replace=("(lr_max - lr_min) *", "lr_max *"),
        ),
        Mistake(
            "lr_min_not_added",
            "The rate goes down to 0 where it should end at lr_min.",
            "The last step must give lr_min exactly. Does yours?",
            replace=("lr_min + (lr_max - lr_min)", "(lr_max - lr_min)"),
        ),
        Mistake(
            "lr_min_unused",
            "The smallest rate has no effect: the rate goes from lr_max down to 0.",
            "The last step must give lr_min exactly. Where does it come into your formula?",
            replace=("lr_min + (lr_max - lr_min)", "lr_max"),
        ),
        Mistake(
            "zero_after",
            "After the end the rate is 0. It should stay where it ended.",
            "Which rate does the formula give at the last step, and which one do you return later?",
            replace=("    part = min", "    if step > total:\n        return 0.0\n    part = min"),
        ),
        Mistake(
            "cut_off",
            "The wave goes down to 0 and is cut off at the smallest rate. It should be squeezed, so that its end lies "
            "there.",
            "Halfway, the rate is the mean of lr_max and lr_min. What is yours?",
            body="""def cosine_annealing(step, total, lr_max, lr_min=0.0):
    part = min(step, total) / total
    return max(lr_min, lr_max * (1 + np.cos(np.pi * part)) / 2)
""",
        ),
        Mistake(
            "quarter_wave",
            "The rate goes down along a quarter of a wave: slow at the start, and fast right up to the end.",
            "Half a wave runs from 1 to −1. From where to where does yours go?",
            replace=("(1 + np.cos(np.pi * part)) / 2", "np.cos(np.pi * part / 2)"),
        ),
        Mistake(
            "straight",
            "The rate goes down along a straight line.",
            "Which function makes it slow at the start and at the end?",
            replace=("(1 + np.cos(np.pi * part)) / 2", "(1 - part)"),
        ),
        Mistake(
            "whole_division",
            "The part of the way was cut off to a whole number: until the end it is 0.",
            "What is 1 // 2, and what is 1 / 2?",
            replace=("min(step, total) / total", "min(step, total) // total"),
        ),
        Mistake(
            "half_of_cosine",
            "Only the cosine was halved; the 1 before it was not.",
            "At the start the wave should be 1. What is yours, and what does your division take in?",
            replace=("(1 + np.cos(np.pi * part)) / 2", "(1 + np.cos(np.pi * part) / 2)"),
        ),
        Mistake(
            "sine",
            "The wave starts in the middle: it is a sine.",
            "Which of the two functions is 1 at the angle 0?",
            replace=("np.cos(np.pi * part)", "np.sin(np.pi * part)"),
        ),
        Mistake(
            "ahead",
            "The rate is that of the next step.",
            "Step 0 must give lr_max exactly. Does yours?",
            replace=("min(step, total) / total", "min(step + 1, total) / total"),
        ),
        Mistake(
            "ahead_then_stops",
            "The rate is that of the next step.",
            "Step 0 must give lr_max exactly. Does yours?",
            body="""def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step > total:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * (step + 1) / total)) / 2
""",
        ),
        Mistake(
            "one_less_then_stops",
            "The wave is one step too short: at `total` it has begun to rise again.",
            "At which step should the rate be smallest, and at which one is yours?",
            body="""def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step > total:
        return lr_min
    return lr_min + (lr_max - lr_min) * (1 + np.cos(np.pi * step / (total - 1))) / 2
""",
        ),
        Mistake(
            "one_less",
            "The wave is one step too short: it ends before `total`.",
            "At which step should the rate be smallest, and at which one is yours?",
            replace=("min(step, total) / total", "min(step / (total - 1), 1)"),
        ),
        Mistake(
            "never_there",
            "The last step of the wave is missing: the rate stays where it was one step before its end.",
            "Which is the smallest rate that you give, and at which step should it be lr_min?",
            replace=("min(step, total) / total", "min(step, total - 1) / total"),
        ),
        Mistake(
            "ends_early",
            "The smallest rate comes one step too early.",
            "At which step is lr_min reached: at `total`, or before it?",
            replace=("    part = min", "    if step >= total - 1:\n        return lr_min\n    part = min"),
        ),
        Mistake(
            "ends_late",
            "One step after the end the rate has gone up again.",
            "From which step on should the rate be lr_min?",
            replace=("min(step, total) / total", "(total if step > total + 1 else step) / total"),
        ),
        Mistake(
            "lr_min_not_added_before",
            "Before the end the smallest rate is missing: there the rate goes down to 0.",
            "The last step must give lr_min exactly. Does your wave?",
            body="""def cosine_annealing(step, total, lr_max, lr_min=0.0):
    if step > total:
        return lr_min
    return (lr_max - lr_min) * (1 + np.cos(np.pi * step / total)) / 2
""",
        ),
        Mistake(
            "again",
            "After the end it starts anew, with warm restarts.",
            "Here the rate stays at its smallest value. What does the remainder of a division do at the end?",
            replace=("min(step, total) / total", "(step % total) / total"),
        ),
    ],
    hints=[
        "Which part of the way has been walked: what is it at step 0, and what from the last step on?",
        "Check three steps by hand: the first gives lr_max, the middle one the mean of both rates, the last lr_min.",
    ],
)

EXERCISES = [
    SGD_EXERCISE,
    MOMENTUM_EXERCISE,
    ADAGRAD_EXERCISE,
    RMSPROP_EXERCISE,
    ADAM_EXERCISE,
    CLIP_EXERCISE,
    DECAY_EXERCISE,
    COSINE_EXERCISE,
]
