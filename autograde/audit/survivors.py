"""Mutants of exercises with many right answers that the checks accept, each shown to be right by CONTRACTS."""

__all__ = ["SHOWN_RIGHT"]

# (exercise, what was changed): why the changed answer keeps its contract
SHOWN_RIGHT: dict[tuple[str, str], str] = {}
