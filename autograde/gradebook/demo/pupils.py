"""The thirty, by hand: what each of them handed in, and the points that must come out (open questions apart).

Lesson 01 has 17 such points, 02 has 16 and 03 has 14. ``None`` means: nothing was handed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from autograde.gradebook.demo.styles import HELPERS, LOOPS, SHORT, WITH_LIBRARIES

__all__ = ["LESSONS", "MISTAKES_OF", "PUPILS", "STYLES", "Pupil"]

LESSONS = ("01_gates", "02_xor", "03_activations")
MISTAKES_OF = "step"  # the exercise of which each known mistake is handed in by someone
STYLES: Mapping[str, Mapping[str, str]] = {
    "reference": {},
    "loops": LOOPS,
    "libraries": WITH_LIBRARIES,
    "short": SHORT,
}


@dataclass(frozen=True)
class Pupil:
    """One of the class.

    Parameters
    ----------
    id, name : str
        Of the class list.
    scores : tuple
        Points in lessons 01, 02, 03, written by hand; None where nothing was handed in.
    style : str
        How the right answers are written.
    answers : mapping
        Other answers, by exercise; None for one left as it was released.
    mistake : str
        The known mistake of ``MISTAKES_OF`` that is made.
    damage : str
        What happened to the notebook of lesson 01.
    late : bool
        Whether lesson 01 came a day late.
    blank : bool
        Whether everything is as released.
    own : mapping
        A cell of the pupil's own before the first exercise, by lesson.
    open_answer : str
        What stands in the open question's cell.
    """

    id: str
    name: str
    scores: tuple[float | None, float | None, float | None]
    style: str = "libraries"
    answers: Mapping[str, str | None] = field(default_factory=dict)
    mistake: str = ""
    damage: str = ""
    late: bool = False
    blank: bool = False
    own: Mapping[str, str] = field(default_factory=dict)
    open_answer: str = ""


_NOISY = """
import logging
import warnings

def bias_from_threshold(theta):
    print("theta is", theta)
    warnings.warn("a warning of my own")
    logging.error("and a log line")
    return -theta
"""
_ENDLESS = "def boundary(w, b):\n    while True:\n        pass"
_DEEP = "def gate_weights(name):\n    return gate_weights(name)"
_WRITES = "def weighted_sum(x, w, b):\n    x *= 2\n    return np.sum(x * w) / 2 + b"
_PRINTS = "def XOR(x1, x2):\n    print(int(x1 != x2))"
_TOO_HOT = "def sigmoid(z):\n    return 1 / (1 + np.exp(-z))"
_FIRST_HALF = ("weighted_sum", "step", "neuron", "bias_from_threshold", "AND", "solves", "count_single_neuron_gates")
_SECOND_HALF = (
    *("NAND", "OR", "gate_weights", "boundary", "fit_perceptron"),
    *("XOR", "XNOR", "two_layer", "xor_weights", "half_adder", "full_adder", "network_for"),
)
_WORDS = "The bias moves the line, a weight turns it, and there is room between the dots."

PUPILS = (
    # right, in four styles; and right with much noise
    Pupil("p01", "Achterberg Ada", (17, 16, 14), "reference", open_answer=_WORDS),
    Pupil("p02", "Bishara Ben", (17, 16, 14), "loops", open_answer=_WORDS),
    Pupil("p03", "Castillo Cleo", (17, 16, 14), "libraries"),
    Pupil("p04", "Dimitrov Dan", (17, 16, 14), "short", own=HELPERS),
    Pupil("p05", "Eriksen Eva", (17, 16, 14), "loops", {"bias_from_threshold": _NOISY}),
    # each known mistake of `step`, two groups of a point each (p22 and p27 make two more);
    # no other answer of theirs uses `step`
    Pupil("p06", "Fofana Fay", (15, 16, 14), mistake="fires at 0"),
    Pupil("p07", "Grimaldi Gus", (15, 16, 14), mistake="wrong side"),
    Pupil("p08", "Haddad Hala", (15, 16, 14), mistake="bools"),
    Pupil("p09", "Ito Iwa", (16, 16, 14), mistake="one bool for all"),
    Pupil("p10", "Jensen Jo", (15, 16, 14), mistake="z itself where positive"),
    Pupil("p11", "Kaya Kim", (15, 16, 14), mistake="minus one"),
    Pupil("p12", "Lopez Lia", (15, 16, 14), mistake="from 1 on"),
    Pupil("p13", "Moreau Max", (16, 16, 14), mistake="a number becomes an array"),
    Pupil("p14", "Nowak Nia", (16, 16, 14), mistake="flat"),
    # nothing, half of it, a day late
    Pupil("p15", "Okafor Obi", (0, 0, 0), blank=True),
    Pupil("p16", "Petrov Pia", (6, 4, None), "reference", dict.fromkeys(_SECOND_HALF)),
    Pupil("p17", "Quist Quinn", (17, 16, 14), late=True),
    # what can happen to a file
    Pupil("p18", "Rossi Ria", (17, 16, 14), damage="renamed"),
    Pupil("p19", "Sato Sol", (0, 16, 14), damage="not a notebook"),
    Pupil("p20", "Tamm Tea", (0, 16, 14), damage="torn"),
    Pupil("p21", "Ueda Ugo", (0, 16, 14), damage="no cells"),
    Pupil("p22", "Vargas Val", (15, 16, 14), mistake="half at 0", damage="other kernel"),
    Pupil("p23", "Weber Wim", (16, 16, 14), damage="cells deleted"),  # OR, 1 point; the deleted check is put back
    Pupil("p24", "Xu Xia", (17, 16, 14), damage="cell copied"),
    Pupil("p25", "Yilmaz Yan", (16, 16, 14), damage="check edited"),  # AND, 1 point
    Pupil("p26", "Zhou Zoe", (16, 16, 14), damage="answer as text"),  # NAND, 1 point
    Pupil("p27", "Abebe Abe", (15, 16, 14), mistake="minus one up to 0", damage="old format"),
    Pupil("p28", "=1+1", (17, None, None), damage="marks lost"),
    # code that does harm to itself: boundary (2 points) never ends, gate_weights (3) calls itself
    Pupil("p29", "Costa Cora", (12, 16, 14), answers={"boundary": _ENDLESS, "gate_weights": _DEEP}),
    # weighted_sum (1) changes its input; XOR (1) prints its answer, and half_adder (1) and full_adder (2) need it;
    # sigmoid (2) loses the group at ±1000, 1 point
    Pupil("p30", "Duarte Dov", (16, 12, 13), answers={"weighted_sum": _WRITES, "XOR": _PRINTS, "sigmoid": _TOO_HOT}),
)
