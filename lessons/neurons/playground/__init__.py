"""The playground: watch a network learn, built of PyTorch's layers, of a module of yours, or of your own layers.

``from neurons.playground import playground``, then ``playground()``, ``playground(module)`` or ``playground(layers)``.
"""

from neurons.playground.board import Playground, playground
from neurons.playground.texts import PlaygroundError

__all__ = ["Playground", "PlaygroundError", "playground"]
