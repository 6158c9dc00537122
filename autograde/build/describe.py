"""The words in which an author says what an exercise must show (used by ``solutions/checks``).

An exercise's checks are values, so that the learner's ``check()``, the grading run and the audit read the same ones::

    EXERCISES = [
        Exercise(
            "sigmoid",
            groups=[
                Group("values", [Case("a table", "sigmoid(z)", lambda rng: {"z": rng.normal(0, 3, (4, 3))})]),
                Group("large inputs do not overflow", [Case("±1000", "sigmoid(z)", {"z": np.array([-1000.0, 0.5])})]),
            ],
            mistakes=[Mistake("sign", "…why…", "…next…", replace=("np.exp(-z)", "np.exp(z)"))],
            hints=["…a question…", "…a pointer…"],
        ),
    ]
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from numpy.random import Generator

from neurons.checking.values import Source

__all__ = ["Case", "Exercise", "Group", "Judge", "Mistake", "Source", "changed", "equal", "judge"]

Inputs = Mapping[str, Any] | Callable[[Generator], Mapping[str, Any]]


@dataclass(frozen=True)
class Judge:
    """A judge of the closed list in ``neurons.checking.judges``, by name, and its parameters (JSON values only)."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)


def equal(**options: Any) -> Judge:
    """Compare with the reference's value; see ``neurons.checking.judges.equal`` for the options."""
    return Judge("equal", options)


def judge(name: str, **options: Any) -> Judge:
    """Choose another judge of the closed list by its name."""
    return Judge(name, options)


@dataclass(frozen=True)
class Case:
    """One probe with its inputs, and how its value is judged.

    Parameters
    ----------
    name : str
        What the case looks at, as a learner reads it: "large inputs do not overflow".
    probe : str
        One to a few lines of Python; the value of the last expression is judged. Calls by position.
    inputs : mapping or function of a Generator
        The probe's variables. A function draws them: once with a fixed seed for the learner, afresh for each
        grading run.
    judge : Judge
        ``equal()`` unless said.
    limit_s : float
        Seconds the probe may take.
    in_place : sequence of str
        Inputs that the answer is meant to change.
    quiet : bool
        Whether a RuntimeWarning of NumPy's loses the case.
    """

    name: str
    probe: str
    inputs: Inputs = field(default_factory=dict)
    judge: Judge = field(default_factory=equal)
    limit_s: float = 5.0
    in_place: Sequence[str] = ()
    quiet: bool = False

    def draw(self, rng: Generator) -> dict[str, Any]:
        """Return the inputs, drawn from `rng` where they are drawn."""
        return dict(self.inputs(rng) if callable(self.inputs) else self.inputs)


@dataclass(frozen=True)
class Group:
    """Cases that together earn `weight` shares of the exercise's points, whole or not at all."""

    name: str
    cases: Sequence[Case]
    weight: int = 1


@dataclass(frozen=True)
class Mistake:
    """The reference with one thing replaced, and what to say to someone who made it.

    Exactly one of `replace` (old, new: the old text stands exactly once in the reference's cell) and `body` (a whole
    cell in place of the reference) is given. `why` says why the result looks as it does, `then` what to look at next;
    neither gives the solution away. `same_as` names an earlier mistake that no case can tell from this one. `noisy`
    says that its numbers are rounding noise, which differs between processors.
    """

    name: str
    why: str
    then: str
    replace: tuple[str, str] | None = None
    body: str | None = None
    same_as: str | None = None
    noisy: bool = False


@dataclass(frozen=True)
class Exercise:
    """One exercise: its groups of cases, its known mistakes, its hints, and whose answers it calls (`needs`)."""

    id: str
    groups: Sequence[Group]
    mistakes: Sequence[Mistake] = ()
    hints: Sequence[str] = ()
    needs: Sequence[str] = ()


def changed(source: str, *changes: tuple[str, str]) -> str:
    """Return the source of an answer with pieces of text replaced, each of which stands there exactly once.

    For a mistake that changes several places; `Mistake(replace=…)` changes one.

    Raises
    ------
    ValueError
        Where a piece does not stand there exactly once.
    """
    for old, new in changes:
        if source.count(old) != 1:
            raise ValueError(f"{old!r} stands {source.count(old)} times in the text.")
        source = source.replace(old, new)
    return source
