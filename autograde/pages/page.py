"""A lesson as one HTML file: text, formulas, code, pictures, and explorers that move without a kernel."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from autograde.build.lesson import Lesson

__all__ = ["index_page", "lesson_page"]

_HERE = Path(__file__).parent
_WIDGET = "application/vnd.jupyter.widget-view+json"
_STATES = "application/vnd.jupyter.widget-state+json"
_LIVE = re.compile(r"^export default explorer\(", re.MULTILINE)  # so ends one that computes in the browser alone
_TRAITS = ("_esm", "_css", "state", "start", "limits", "texts")
_KERNEL = "This page is for reading. To write and check your answers, open the notebook <code>{name}.ipynb</code>."


def lesson_page(lesson: Lesson, released: Any, run: Any, titles: Mapping[str, str]) -> str:
    """Return a lesson's page.

    Parameters
    ----------
    lesson : Lesson
        The lesson.
    released : NotebookNode
        Its notebook with stubs: the text and the code that are shown.
    run : NotebookNode
        The same notebook with every answer, run: its pictures are shown, its answers and verdicts are not.
    titles : mapping
        The titles of all pages by lesson name, for the links between them.
    """
    outputs = {cell.id: cell.get("outputs", []) for cell in run.cells}
    states = run.metadata.get("widgets", {}).get(_STATES, {}).get("state", {})
    roles = {cell.id: cell.role for cell in lesson.cells}
    parts = [f'<p class="quiet">{_KERNEL.format(name=lesson.name)}</p>', _contents(released)]
    for cell in released.cells:
        if cell.cell_type == "markdown":
            parts.append(f'<section class="prose">{_prose(cell.source, titles)}</section>')
            continue
        role = roles.get(cell.id, "")
        shown = "".join(_output(output, states) for output in outputs[cell.id]) if role in ("setup", "show") else ""
        label = {"exercise": "Exercise", "check": "Check"}.get(role)
        heading = f'<p class="label">{label}</p>' if label else ""
        body = f'<div class="out">{shown}</div>' if shown else ""
        parts.append(f'<section class="cell {role}">{heading}{_code(cell.source)}{body}</section>')
    return _page(lesson.title, "\n".join(parts), _ways(lesson.name, titles))


def index_page(titles: Mapping[str, str]) -> str:
    """Return the page that lists all lessons."""
    items = "".join(
        f'<li><a href="{name}.html"><b>{name[:2]}</b> {html.escape(title)}</a></li>' for name, title in titles.items()
    )
    text = "The lessons for reading, with their pictures. To write and check answers, open the notebooks."
    return _page("Neurons: from a gate to the black box", f"<h1>Neurons</h1><p>{text}</p><ul class='list'>{items}</ul>")


def _page(title: str, body: str, ways: str = "") -> str:
    style = (_HERE / "page.css").read_text(encoding="utf-8") + _colours()
    script = (_HERE / "live.js").read_text(encoding="utf-8")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)}</title><style>{style}</style></head>\n"
        f'<body>{ways}<main>\n{body}\n</main>{ways}<script type="module">{script}</script></body></html>\n'
    )


def _ways(name: str, titles: Mapping[str, str]) -> str:
    """Return the links to the page before, the index and the page after."""
    names = list(titles)
    at = names.index(name)
    links = [("index.html", "All lessons")]
    if at > 0:
        links.insert(0, (f"{names[at - 1]}.html", f"← {names[at - 1][:2]} {titles[names[at - 1]]}"))
    if at + 1 < len(names):
        links.append((f"{names[at + 1]}.html", f"{names[at + 1][:2]} {titles[names[at + 1]]} →"))
    items = "".join(f'<a href="{address}">{html.escape(words)}</a>' for address, words in links)
    return f"<nav>{items}</nav>"


def _contents(notebook: Any) -> str:
    """Return links to the lesson's parts."""
    text = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    items = "".join(
        f'<li><a href="#{_anchor(words)}">{html.escape(words.replace("`", ""))}</a></li>'
        for words in re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    )
    return f'<details class="contents"><summary>Parts of this lesson</summary><ul>{items}</ul></details>'


# ---- text


def _prose(source: str, titles: Mapping[str, str]) -> str:
    made = _markdown().render(source)
    for name in titles:
        made = made.replace(f'href="{name}.ipynb"', f'href="{name}.html"')
    return re.sub(
        r"<h([1-6])>(.*?)</h\1>",
        lambda found: f'<h{found[1]} id="{_anchor(_plain(found[2]))}">{found[2]}</h{found[1]}>',
        made,
    )


def _plain(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]+>", "", text))


def _anchor(words: str) -> str:
    return re.sub(r"\W+", "-", words.lower()).strip("-")


@cache
def _markdown() -> Any:
    """Make a reader of Markdown whose formulas become MathML, which a browser shows by itself."""
    from latex2mathml.converter import convert
    from markdown_it import MarkdownIt
    from mdit_py_plugins.dollarmath import dollarmath_plugin

    def formula(text: str, options: Mapping[str, bool]) -> str:
        way = "block" if options["display_mode"] else "inline"
        made = convert(text.strip(), display=way)
        return made.replace("<math ", f'<math alttext="{html.escape(text.strip())}" ', 1)

    reader = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
    return reader.use(dollarmath_plugin, renderer=formula, allow_space=True, double_inline=True)


# ---- code and what it shows


def _code(source: str) -> str:
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    return highlight(source, PythonLexer(stripnl=False), HtmlFormatter(cssclass="code"))


def _colours() -> str:
    """Return the rules for the colours of code, by day and by night."""
    from pygments.formatters import HtmlFormatter

    day = HtmlFormatter(style="default").get_style_defs(".code")
    night = HtmlFormatter(style="github-dark").get_style_defs(".code")
    return f"{day}\n@media screen and (prefers-color-scheme: dark) {{\n{night}\n}}\n"


def _output(output: Any, states: Mapping[str, Any]) -> str:
    return "".join(_shown(output, states))


def _shown(output: Any, states: Mapping[str, Any]) -> Iterator[str]:
    if output.output_type == "stream":
        yield f"<pre>{html.escape(output.text)}</pre>"
        return
    data = output.get("data", {})
    if _WIDGET in data:
        yield _explorer(states.get(data[_WIDGET]["model_id"], {}).get("state", {}))
    elif "text/html" in data:
        yield data["text/html"]
    elif "image/png" in data:
        text = html.escape(data.get("text/plain", "picture"), quote=True)
        yield f'<img alt="{text}" src="data:image/png;base64,{data["image/png"].strip()}">'
    elif "text/plain" in data:
        yield f"<pre>{html.escape(data['text/plain'])}</pre>"


def _explorer(state: Mapping[str, Any]) -> str:
    """Return an explorer's state for live.js; one that needs a kernel leaves its still picture alone."""
    if not _LIVE.search(state.get("_esm", "")) or not set(_TRAITS) <= set(state):
        return ""
    kept = {name: state[name] for name in _TRAITS}
    text = json.dumps(kept, ensure_ascii=False).replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return f'<script type="application/json" class="explorer">{text}</script>'
