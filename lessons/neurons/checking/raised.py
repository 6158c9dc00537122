"""What an error of Python, NumPy or PyTorch may mean, in words: why it may be, and what to do next."""

from __future__ import annotations

import re

from neurons.checking.cases import ExerciseRecord
from neurons.checking.findings import Finding
from neurons.checking.messages import say
from neurons.checking.probe import Raised

__all__ = ["raised_reason"]

# by the error's own class or one that it is made of
_CLASSES = ("RecursionError", "NameError", "SystemExit", "MemoryError", "ModuleNotFoundError", "LinAlgError")

# (class, what its text says, message); the first that fits is told. ".inside" is added to those told in two ways:
# in a line of the answer, and at its own call.
_SAID = (
    ("TypeError", r"positional argument", "arity"),
    ("TypeError", r"not callable", "not_callable"),
    ("NotImplementedError", r"not implemented for '(Long|Int)'", "whole_numbers"),
    ("NotImplementedError", r"^[\w.]+: ", "other_stub"),  # libraries raise it, too
    ("ValueError", r"truth value of an array", "ambiguous"),
    ("RuntimeError", r"Boolean value of Tensor", "ambiguous_tensor"),
    ("AttributeError", r"^'float' object .* '(backward|item|detach|grad|numpy)'", "number_too_early"),
    ("AttributeError", r"^'(bool|int|float)' object", "plain_number"),
    ("AttributeError", r"^'NoneType' object", "none_used"),
    ("TypeError", r"NoneType", "none_used"),
    ("TypeError", r"boolean subtract", "truth_subtracted"),
    ("TypeError", r"is not a Module subclass", "module"),
    ("KeyError", r"", "KeyError"),
    ("IndexError", r"", "IndexError"),
    ("ValueError", r"matmul|aligned", "shapes_meet"),
    ("RuntimeError", r"shapes cannot be multiplied|inconsistent tensor size", "shapes_meet"),
    ("ValueError", r"could not broadcast input|non-broadcastable output", "shapes_place"),
    ("ValueError", r"broadcast", "shapes_line_up"),
    ("RuntimeError", r"must match the size of tensor", "shapes_line_up"),
    ("RuntimeError", r"same dtype|expected scalar type", "dtypes_meet"),
    ("RuntimeError", r"not implemented for '(Long|Int)'", "whole_numbers"),
    ("RuntimeError", r"does not require grad", "no_graph"),
    ("RuntimeError", r"backward through the graph a second time", "graph_used"),
    ("RuntimeError", r"leaf Variable that requires grad", "leaf_changed"),
    ("RuntimeError", r"numpy\(\) on Tensor that requires grad", "still_records"),
)
_TWO_WAYS = ("arity", "not_callable")


def raised_reason(record: ExerciseRecord, raised: Raised, finding: Finding) -> tuple[str | None, str, str]:
    """Return the name of what was found, why it may be and what to do next."""
    if finding.word == "not attempted":
        return None, say("why.stub"), say("then.stub")
    for name in _CLASSES:
        if name in raised.bases:
            return name, say(f"why.{name}"), say(f"then.{name}")
    for kind, pattern, name in _SAID:
        if raised.type == kind and re.search(pattern, raised.text):
            way = f"{name}.inside" if name in _TWO_WAYS and raised.line_number else name
            return name, say(f"why.{way}"), say(f"then.{way}", name=record.id)
    return None, say("why.raised"), say("then.raised")
