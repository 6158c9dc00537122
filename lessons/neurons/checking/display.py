"""How a verdict looks: HTML in Jupyter, in light and dark themes, and plain text elsewhere."""

from __future__ import annotations

import html
import re
from typing import Any

from neurons.checking.messages import say
from neurons.checking.verdict import Verdict

__all__ = ["COLORS", "Points", "as_html", "as_text", "note_html"]

# Every colour stands on the background of its theme with at least 4.5:1 (measured in tests/test_display.py).
COLORS = {
    "light": {
        "background": "#ffffff",
        "text": "#1a1a1a",
        "quiet": "#595959",
        "code": "#eef1f4",
        "good": "#00693e",
        "bad": "#a4262c",
        "wait": "#7a4f00",
    },
    "dark": {
        "background": "#1c1c1e",
        "text": "#ececec",
        "quiet": "#b4b4b4",
        "code": "#2d2f33",
        "good": "#6fd3a0",
        "bad": "#ff9a94",
        "wait": "#f2c166",
    },
}
_MARKS = {"correct": "✓", "wrong": "✗", "error": "!", "timeout": "!", "not attempted": "○", "not reached": "○"}
_TONES = {"correct": "good", "wrong": "bad", "error": "bad", "timeout": "bad"}

_CSS = """
.neurons-card {%(light)s background: var(--n-background); color: var(--n-text); border: 1px solid var(--n-quiet);
  border-left: 5px solid var(--n-tone); border-radius: 6px; padding: 8px 14px; margin: 4px 0; max-width: 52em;
  font: 14px/1.5 var(--jp-ui-font-family, system-ui, sans-serif); overflow-wrap: anywhere}
body[data-jp-theme-light="false"] .neurons-card {%(dark)s}
@media (prefers-color-scheme: dark) {body:not([data-jp-theme-light]) .neurons-card {%(dark)s}}
.neurons-card .n-good {--n-tone: var(--n-good)} .neurons-card .n-bad {--n-tone: var(--n-bad)}
.neurons-card p, .neurons-card ul {margin: 6px 0; padding: 0; color: inherit; font-size: 14px}
.neurons-card li {list-style: none; margin: 0}
.neurons-card b.n-word {color: var(--n-tone)}
.neurons-card code, .neurons-card pre {background: var(--n-code); color: var(--n-text); font-size: 13px;
  padding: 0 4px; border-radius: 3px; white-space: pre-wrap; font-family: var(--jp-code-font-family, monospace)}
.neurons-card pre {padding: 6px 8px; margin: 4px 0}
.neurons-card summary {cursor: pointer; color: var(--n-quiet)}
.neurons-card .n-quiet {color: var(--n-quiet)}
""" % {theme: " ".join(f"--n-{name}: {value};" for name, value in colors.items()) for theme, colors in COLORS.items()}


class Points(float):
    """The points earned: nbgrader reads the number, a person sees the verdict."""

    verdict: Verdict

    def __new__(cls, verdict: Verdict) -> Points:
        """Make the number that the verdict shows."""
        points = super().__new__(cls, verdict.points)
        points.verdict = verdict
        return points

    def __repr__(self) -> str:
        """Write the bare number: whatever else stood here would count as full marks in nbgrader."""
        return float.__repr__(self)

    def _repr_html_(self) -> str:
        return as_html(self.verdict)


def _word(verdict: Verdict) -> str:
    word, _, need = verdict.word.partition(" for ")
    return say("word.waits", need=need) if need else say(f"word.{word}")


def _number(points: float) -> str:
    return f"{points:.4g}"


def as_text(verdict: Verdict) -> str:
    """Write the verdict in plain lines."""
    lines = [f"{_mark(verdict.word)} {verdict.exercise}: {_word(verdict)}{_points(verdict, ' · ')}"]
    if len(verdict.lines) > 1 or verdict.word == "correct":
        lines += [f"   {_mark(line.word)} {line.name}: {say(f'word.{line.word}')}" for line in verdict.lines]
    lines += [part.replace("`", "") for part in (verdict.seen, verdict.why, verdict.then) if part]
    lines += [say(note).replace("`", "") for note in verdict.notes]
    if verdict.reproduce:
        lines += [say("reproduce") + ":", *("    " + line for line in verdict.reproduce.splitlines())]
    if verdict.printed.strip():
        lines += [say("printed") + ":", *("    " + line for line in verdict.printed.strip().splitlines()[:20])]
    if verdict.extra.get("answer"):
        lines.append(say("own_answer", path=verdict.extra["answer"]).replace("`", ""))
    return "\n".join(lines)


def _points(verdict: Verdict, before: str) -> str:
    if not verdict.maximum:
        return ""
    return before + say("points", points=_number(verdict.points), maximum=verdict.maximum)


def _mark(word: str) -> str:
    return _MARKS.get(word, "…" if word.startswith("waits") else "!")


def _rich(text: str) -> str:
    """Escape a message and set what stands between backquotes as code."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(text))


def as_html(verdict: Verdict) -> str:
    """Write the verdict as a card; everything that comes from a learner is escaped."""
    tone = _TONES.get(verdict.word, "wait")
    parts = [
        f"<p><b class='n-word'>{_mark(verdict.word)} {html.escape(_word(verdict))}</b> "
        f"<code>{html.escape(verdict.exercise)}</code>"
        f"<span class='n-quiet'>{html.escape(_points(verdict, ' · '))}</span></p>"
    ]
    if len(verdict.lines) > 1:
        items = "".join(
            f"<li><span aria-hidden='true'>{_mark(line.word)}</span> {html.escape(line.name)}: "
            f"{html.escape(say(f'word.{line.word}'))}</li>"
            for line in verdict.lines
        )
        parts.append(f"<ul>{items}</ul>")
    parts += [f"<p>{_rich(part)}</p>" for part in (verdict.seen, verdict.why, verdict.then) if part]
    parts += [f"<p class='n-quiet'>{_rich(say(note))}</p>" for note in verdict.notes]
    if verdict.reproduce and verdict.word not in ("correct", "not attempted"):
        parts.append(_fold(say("reproduce"), verdict.reproduce))
    if verdict.printed.strip():
        parts.append(_fold(say("printed"), verdict.printed.strip()[:4000]))
    if verdict.extra.get("answer"):
        parts.append(f"<p class='n-quiet'>{_rich(say('own_answer', path=verdict.extra['answer']))}</p>")
    return _card("".join(parts), tone)


def _fold(title: str, text: str) -> str:
    return f"<details><summary>{html.escape(title)}</summary><pre>{html.escape(text)}</pre></details>"


def _card(inside: str, tone: str) -> str:
    return (
        f"<style>{_CSS}</style><div class='neurons-card' role='status' style='--n-tone: var(--n-{tone})'>{inside}</div>"
    )


def note_html(*paragraphs: str) -> str:
    """Write paragraphs (backquotes are code) as a card without a verdict: hints, pictures that wait."""
    return _card("".join(f"<p>{_rich(paragraph)}</p>" for paragraph in paragraphs), "quiet")


def in_notebook() -> bool:
    """Whether a Jupyter kernel shows what is displayed."""
    import sys

    if "IPython" not in sys.modules:
        return False
    from IPython import get_ipython

    shell: Any = get_ipython()
    return shell is not None and hasattr(shell, "kernel")
