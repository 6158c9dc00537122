"""How much of a solution stands in another text: the longest run of tokens that both share."""

from __future__ import annotations

import re

__all__ = ["longest_shared_run", "tokens", "windows"]

_TOKEN = re.compile(r"\d+\.?\d*(?:e[-+]?\d+)?|\w+|\*\*|//|[-+*/@]?=|[<>=!]=|\S")


def tokens(text: str) -> list[str]:
    """Cut code or prose into names, numbers and signs; comments, backquotes and white space are dropped."""
    without_comments = re.sub(r"(?m)#.*$", "", text)
    return _TOKEN.findall(without_comments.replace("`", " "))


def longest_shared_run(text: str, solution: str) -> list[str]:
    """Return the longest run of tokens that stands in both texts."""
    one, other = tokens(text), tokens(solution)
    best: list[str] = []
    previous = [0] * (len(other) + 1)
    for i, token in enumerate(one, start=1):
        current = [0] * (len(other) + 1)
        for j, wanted in enumerate(other, start=1):
            if token == wanted:
                current[j] = previous[j - 1] + 1
                if current[j] > len(best):
                    best = one[i - current[j] : i]
        previous = current
    return best


def windows(row: tuple[str, ...], size: int = 12) -> frozenset[tuple[str, ...]]:
    """Return every run of `size` tokens of a row."""
    return frozenset(row[start : start + size] for start in range(len(row) - size + 1))
