"""Checks that name the mistake: ``check("id")``, ``hint("id")``, ``progress()``, and ``picture`` around what waits."""

from neurons.checking.check import check, hint, picture
from neurons.checking.progress import progress

__all__ = ["check", "hint", "picture", "progress"]
