"""What a figure looks like, as numbers: sizes, overlaps and contrast of its texts; colours of its lines and dots.

Read in the kernel that draws a lesson's figures, after :func:`record`; a figure becomes one line of JSON.
"""

from __future__ import annotations

import json
import zlib
from pathlib import Path

import numpy as np
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PathCollection
from matplotlib.colors import to_hex, to_rgba
from matplotlib.container import BarContainer
from matplotlib.contour import ContourSet
from matplotlib.legend import Legend
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.spines import Spine
from matplotlib.text import Text

CLEAR = 4.5  # the contrast that the guidelines ask of text


def record(path: Path) -> None:
    """Write what every figure that is shown from now on looks like, a line of JSON each."""
    from neurons import figures

    plain = figures.figure_html

    def figure_html(fig, alt):
        made = plain(fig, alt)
        shown = min(1.0, figures._COLUMN / (fig.get_figwidth() * 100))
        with path.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(looks(fig, alt, shown)) + "\n")
        return made

    figures.figure_html = figure_html


def looks(fig, alt: str, shown: float = 1.0) -> dict:
    """Describe a figure that is shown at this part of its size."""
    canvas = FigureCanvasAgg(fig)
    words = drawn_texts(fig)
    boxes = [word.get_window_extent(canvas.get_renderer()) for word in words]
    behind_words = pixels_without(canvas, Text)
    contours = [
        each for axes in fig.axes for each in axes.collections if isinstance(each, ContourSet) and not each.filled
    ]
    for each in contours:
        each.set_visible(False)
    behind_marks = pixels_without(canvas, Text, Line2D, PathCollection, Polygon, Legend, Spine, Axis)
    for each in contours:
        each.set_visible(True)
    texts = [
        {
            "text": word.get_text(),
            "pixels": word.get_fontsize() * fig.dpi / 72 * shown,
            "unclear": unclear(word, box, behind_words),
            "cut": bool(box.x0 < -1 or box.y0 < -1 or box.x1 > fig.bbox.x1 + 1 or box.y1 > fig.bbox.y1 + 1),
        }
        for word, box in zip(words, boxes, strict=True)
    ]
    panels = [panel(axes, words, behind_marks, shown) for axes in fig.axes if axes.get_visible()]
    title = fig.get_suptitle() or "".join(each["title"] for each in panels)
    return {"alt": alt, "title": title, "texts": texts, "crowded": crowded(words, boxes), "panels": panels}


def panel(axes, words, behind: np.ndarray, shown: float) -> dict:
    """Describe one panel of a figure."""
    place = axes.get_subplotspec()
    numbers = {}
    for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
        drawn = [label for label in axis.get_ticklabels() if any(label is word for word in words)]
        numbers[name] = any(is_number(label.get_text()) for label in drawn)
    return {
        "title": axes.get_title(),
        "place": [place.rowspan.start, place.colspan.start] if place else None,
        "labels": {"x": axes.get_xlabel(), "y": axes.get_ylabel()},
        "numbers": numbers,
        "series": series(axes, behind, shown),
        "under_legend": under_legend(axes),
    }


def is_number(text: str) -> bool:
    """Whether a tick's label is a number: an axis of names explains itself."""
    return any(sign.isdigit() for sign in text) and not any(sign.isalpha() for sign in text.replace("mathdefault", ""))


def drawn_texts(fig) -> list[Text]:
    """Return the texts that are drawn: a tick outside the axes has a label too, but nobody sees it."""
    found: list[Text] = []
    plain = Text.draw

    def draw(self, renderer):
        if self.get_visible() and self.get_text().strip():
            found.append(self)
        return plain(self, renderer)

    Text.draw = draw
    try:
        fig.draw_without_rendering()
    finally:
        Text.draw = plain
    return list(dict.fromkeys(found))


def pixels_without(canvas: FigureCanvasAgg, *kinds: type) -> np.ndarray:
    """Return the figure's pixels (rows, columns, 3), 0 to 255, as they are behind artists of these kinds."""
    plain = {kind: kind.draw for kind in kinds}
    for kind in kinds:
        kind.draw = lambda self, renderer: None
    try:
        canvas.draw()
        return np.asarray(canvas.buffer_rgba())[..., :3].copy()
    finally:
        for kind, draw in plain.items():
            kind.draw = draw


def light(rgb) -> np.ndarray:
    """Return the relative luminance of colours (…, 3) from 0 to 1."""
    rgb = np.asarray(rgb, dtype=float)
    linear = np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


def contrast_on(ink, ground) -> np.ndarray:
    """Return the contrast ratio of a colour on each of the colours (…, 3)."""
    one, two = light(ink), light(ground)
    return (np.maximum(one, two) + 0.05) / (np.minimum(one, two) + 0.05)


def unclear(word, box, ground: np.ndarray) -> float:
    """Return the part of a text's box in which the text has less than 4.5:1 on what is behind it."""
    ink = np.array(to_rgba(word.get_color(), word.get_alpha()))
    patch = word.get_bbox_patch()
    if patch is not None and patch.get_visible() and to_rgba(patch.get_facecolor())[3] > 0.8:
        behind = np.array(to_rgba(patch.get_facecolor())[:3])[None]
    else:
        height = len(ground)
        rows = slice(max(0, int(height - box.y1)), max(0, int(np.ceil(height - box.y0))))
        behind = ground[rows, max(0, int(box.x0)) : max(0, int(np.ceil(box.x1)))].reshape(-1, 3) / 255
    if not len(behind):
        return 1.0
    seen = ink[3] * ink[:3] + (1 - ink[3]) * behind
    return round(float((contrast_on(seen, behind) < CLEAR).mean()), 3)


def crowded(words, boxes) -> list[list[str]]:
    """Return the pairs of texts on one line with less than 3 pixels between them, or one on the other."""
    found = []
    for i, one in enumerate(boxes):
        for j, other in enumerate(boxes[:i]):
            if any(word.get_rotation() % 90 for word in (words[i], words[j])):
                continue  # their boxes cross, they do not
            across = min(one.x1, other.x1) - max(one.x0, other.x0)
            down = min(one.y1, other.y1) - max(one.y0, other.y0)
            if across > -3 and down > 2:
                found.append([words[j].get_text(), words[i].get_text()])
    return found


def marks(axes):
    """Yield each line and each group of dots of a panel, its points in pixels, and whether it is a line."""
    for line in axes.lines:
        if line.get_visible() and len(line.get_xdata()):
            inked = str(line.get_linestyle()) != "None" and line.get_linewidth() > 0
            points = line.get_transform().transform(np.asarray(line.get_xydata(), dtype=float))
            yield line, points, "line" if inked else "dots"
    for dots in axes.collections:
        if isinstance(dots, PathCollection) and dots.get_visible() and len(dots.get_offsets()):
            yield dots, dots.get_offset_transform().transform(np.asarray(dots.get_offsets())), "dots"


def series(axes, behind: np.ndarray, shown: float) -> list[dict]:
    """Return the lines, dots and bars of a panel: their colours as seen, and what tells them besides."""
    found = []
    for artist, points, kind in marks(axes):
        box = axes.bbox
        inside = points[((points >= box.min) & (points <= box.max)).all(axis=1)]
        rows = np.clip((len(behind) - inside[:, 1]).astype(int), 0, len(behind) - 1)
        columns = np.clip(inside[:, 0].astype(int), 0, behind.shape[1] - 1)
        ground = behind[rows, columns] / 255 if len(inside) else np.ones((1, 3))
        if isinstance(artist, Line2D):
            marker = str(artist.get_marker())
            hollow = str(artist.get_markerfacecolor()) in ("none", "white", "w") and marker != "None"
            sign = f"{artist.get_linestyle()} {marker}{' hollow' * hollow}"
            inks = [artist.get_color() if kind == "line" else artist.get_markeredgecolor()]
            size = artist.get_markersize() if marker != "None" else 0.0
        else:
            faces, edges = artist.get_facecolor(), artist.get_edgecolor()
            shape = np.round(artist.get_paths()[0].vertices, 2).tobytes()
            sign = f"{zlib.crc32(shape):x}{'' if len(faces) else ' hollow'}"
            inks = list(np.unique(np.round(faces if len(faces) else edges, 3), axis=0))
            size = float(np.sqrt(np.min(artist.get_sizes()))) if len(artist.get_sizes()) else 0.0
        for ink in inks:
            rgba = np.array(to_rgba(ink, artist.get_alpha() if isinstance(artist, Line2D) else None))
            seen = rgba[3] * rgba[:3] + (1 - rgba[3]) * ground
            found.append(
                {
                    "kind": kind,
                    "label": str(artist.get_label()),
                    "color": to_hex(np.median(seen, axis=0)),
                    "sign": sign,
                    "contrast": round(float(np.median(contrast_on(seen, ground))), 2),
                    "pixels": round(size * 100 / 72 * shown, 1),
                    "width": float(artist.get_linewidth()) if kind == "line" else 0.0,
                }
            )
    for bars in axes.containers:
        if isinstance(bars, BarContainer):
            for bar in bars.patches:
                inks = [np.array(to_rgba(ink)) for ink in (bar.get_facecolor(), bar.get_edgecolor())]
                seen, edge = (ink[3] * ink[:3] + 1 - ink[3] for ink in inks)
                outline = contrast_on(edge, np.ones(3)) if bar.get_linewidth() >= 1 else 1.0
                ratio = max(contrast_on(seen, np.ones(3)), outline)
                entry = {"kind": "bars", "label": str(bars.get_label()), "color": to_hex(seen)}
                found.append(
                    entry
                    | {"sign": str(bar.get_hatch()), "contrast": round(float(ratio), 2), "pixels": 0.0, "width": 0.0}
                )
    return found


def under_legend(axes) -> int:
    """Return how many points of lines and dots lie under the panel's legend."""
    legend = axes.get_legend()
    if legend is None:
        return 0
    box, frame = legend.get_window_extent(), axes.get_window_extent()  # what lies outside the frame is not drawn
    low, high = np.maximum(box.min, frame.min), np.minimum(box.max, frame.max)
    hidden = 0
    for _, points, _ in marks(axes):
        inside = (points > low) & (points < high)
        hidden += int(inside.all(axis=1).sum())
    return hidden
