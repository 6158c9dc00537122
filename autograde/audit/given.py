"""What stands in a lesson's given cells although an earlier exercise asks for it, each with its reason."""

__all__ = ["BY_NATURE", "GIVEN", "TOLD"]

# (lesson, name defined in a setup cell): the reason. The audit lets only these hold an answer's tokens.
GIVEN: dict[tuple[str, str], str] = {
    ("02_xor", "AND"): "lesson 02 builds on the gates of 01",
    ("02_xor", "NAND"): "lesson 02 builds on the gates of 01",
    ("02_xor", "OR"): "lesson 02 builds on the gates of 01",
    ("04_layers", "relu"): "the 10-8-6-3 network of lesson 04 bends with the activations of 03",
    ("04_layers", "sigmoid"): "the 10-8-6-3 network of lesson 04 bends with the activations of 03",
    ("04_layers", "softmax"): "the 10-8-6-3 network of lesson 04 bends with the activations of 03",
    ("07_backprop", "numerical_gradient"): "lesson 07 judges each backward by the measured slopes of 06",
    ("05_losses", "softmax"): "lesson 05 shows where softmax, then log, breaks, and what softmax twice does",
    ("06_descent", "sigmoid"): "logistic regression is a sigmoid neuron; lesson 06 asks for its gradients",
    ("06_descent", "softmax"): "softmax regression is a softmax layer; lesson 06 asks for its gradients",
    ("06_descent", "one_hot"): "the error of softmax regression is probabilities less one-hot labels",
}

# exercise: why parts of the checker (neurons.checking), which nobody would hand in, do what it asks for
BY_NATURE = {
    "XNOR": "to ask whether two values are equal is XNOR",
    "identity": "to copy plain values gives back what came in",
}

# (where, exercise): why a run of its solution's tokens stands there all the same
TOLD = {
    ("01_gates", "AND"): "the textbook's weights (0.5, 0.5) and threshold 0.7 are what the lesson tells",
    ("02_xor", "AND"): "an example of `solves` uses the textbook's weights",
    ("05_losses", "OR"): "an array of two ones in a doctest",
    ("neurons/depth.py", "gate_weights"): "an array of two minus ones in a folding network",
    ("neurons/training.py", "cosine_annealing"): "a helper of lesson 13 writes the formula inline",
}
