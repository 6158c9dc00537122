"""Every lesson's pictures, as a solved run shows them, for people who see little, or few colours, or read by ear."""

from __future__ import annotations

import base64
import io
import itertools
import re

import numpy as np
import pytest
from matplotlib.image import imread

from neurons.checking.display import COLORS as CARD
from neurons.checking.display import as_html
from neurons.checking.verdict import Line, Verdict
from neurons.figures import COLORS, figure, figure_html
from tests.colours import contrast, difference, least_difference
from tests.figure_looks import CLEAR, looks
from tests.lab import chromium
from tests.lesson_runs import each_lesson, solved_run

# Colours of one picture differ by this much for whoever sees least of the difference; 2.3 can just be noticed
APART = 7
# and beyond that, by marker, line style or hatching. Marks that small cannot be told by their shape any more:
SMALLEST = 3.5
NEUTRAL = {COLORS["grey"].lower(), COLORS["black"].lower(), "#000000"}


# ---- what may be said against a picture


def hard_to_read(look):
    """Return what is wrong with the texts of a figure."""
    found = [f"{one['text']!r}: {one['pixels']:.1f} px" for one in look["texts"] if one["pixels"] < 11.95]
    found += [f"{one['text']!r} is cut off" for one in look["texts"] if one["cut"]]
    found += [f"{one['text']!r} does not stand out" for one in look["texts"] if one["unclear"] > 0.1]
    return found + [f"{one!r} and {other!r} touch" for one, other in look["crowded"]]


def without_words(look):
    """Return what in a figure has no name."""
    found = [] if look["title"].strip() else ["no title"]
    for panel in look["panels"]:
        for name, same in (("x", 1), ("y", 0)):
            line = [other for other in look["panels"] if place(other, same) == place(panel, same)]
            if panel["numbers"][name] and not any(other["labels"][name] for other in line):
                found.append(f"{panel['title']!r}: numbers along {name}, and no word for them")
    return found


def place(panel, which):
    return panel["place"][which] if panel["place"] else id(panel)


def hard_to_see(look):
    """Return the marks of a figure that are faint, hidden, or told by nothing but their colour."""
    found = []
    for panel in look["panels"]:
        if panel["under_legend"]:
            found.append(f"{panel['title']!r}: {panel['under_legend']} points lie under the legend")
        found += [f"{one['label']}: {one['contrast']}:1" for one in panel["series"] if one["contrast"] < 3]
        for one, other in itertools.combinations(panel["series"], 2):
            if one["color"] == other["color"] or one["kind"] != other["kind"]:
                continue
            pair = f"{one['label']} {one['color']} and {other['label']} {other['color']}"
            small = one["kind"] == "dots" and min(one["pixels"], other["pixels"]) < SMALLEST
            if small:
                found.append(f"{pair}: {one['pixels']} and {other['pixels']} px show no shape")
            neutral = {one["color"], other["color"]} & NEUTRAL
            thin, thick = sorted([one["width"], other["width"]])
            alike = one["sign"] == other["sign"] and thick <= 2 * thin  # a line twice as thick is seen as another
            if alike and one["kind"] != "bars" and not neutral:
                found.append(f"{pair}: nothing but the colour tells them apart")
            elif alike and least_difference(one["color"], other["color"]) < APART:
                found.append(f"{pair}: not everybody sees the difference")
    return found


# ---- the lessons


@each_lesson
def test_every_text_in_a_picture_can_be_read(name):
    assert [said for look in solved_run(name).looks for said in hard_to_read(look)] == []


@each_lesson
def test_every_picture_has_a_title_and_a_word_for_its_numbers(name):
    assert [said for look in solved_run(name).looks for said in without_words(look)] == []


@each_lesson
def test_every_mark_in_a_picture_can_be_seen_and_told_without_its_colour(name):
    assert [said for look in solved_run(name).looks for said in hard_to_see(look)] == []


def pictures(name):
    """Yield the tag of every picture that a lesson shows, its kind and its content."""
    for cell in solved_run(name).notebook.cells:
        for output in cell.get("outputs", []):
            data = output.get("data", {})
            assert not [kind for kind in data if kind.startswith("image/")], cell.id
            for tag in re.findall(r"<img\b[^>]*>", data.get("text/html", "")):
                kind, content = re.search(r'src="data:image/([\w+]+);base64,([^"]+)"', tag).groups()
                yield tag, kind, base64.b64decode(content)


@each_lesson
def test_every_picture_has_words_that_say_the_same_and_a_ground_of_its_own_in_both_themes(name):
    shown = list(pictures(name))
    assert shown
    for tag, kind, content in shown:
        words = re.search(r'alt="([^"]*)"', tag).group(1)
        assert len(words.split()) >= 6, words
        if kind == "png":
            pixels = imread(io.BytesIO(content))
            assert pixels.shape[2] == 3 or pixels[..., 3].min() == 1  # not a pixel lets a dark page through
        else:
            assert drawn_graph_is_clear(content.decode()) == []


def drawn_graph_is_clear(svg):
    """Return what cannot be read in a graph, which is drawn on white; what stands on a grey node is black."""
    found = [] if '<rect width="100%" height="100%" fill="white"/>' in svg else ["no ground of its own"]
    found += [f"{size} px" for size in re.findall(r'<text[^>]*font-size="([\d.]+)"', svg) if float(size) < 12]
    inks = set(re.findall(r'<text[^>]*fill="(#\w{6})"', svg))
    return found + [ink for ink in inks if contrast(ink, "#FFFFFF") < CLEAR]


def test_a_graph_that_cannot_be_read_is_found():
    assert drawn_graph_is_clear('<svg><text fill="#888888" font-size="9">x</text></svg>') == [
        "no ground of its own",
        "9 px",
        "#888888",
    ]


@each_lesson
def test_prose_gives_no_word_a_colour_of_its_own_and_no_picture_without_words(name):
    prose = [cell.source for cell in solved_run(name).notebook.cells if cell.cell_type == "markdown"]
    for source in prose:
        assert not re.search(r"<(font|span|div)[^>]*(color|style)", source)
        assert not re.search(r"!\[\s*\]\(", source)
        assert not re.search(r"<img(?![^>]*alt=\"[^\"]+\")", source)
        assert not re.search(r"\[(here|this|link|click here)\]\(", source, re.I)


# ---- palettes


def test_every_two_colours_of_the_palette_differ_for_everybody():
    for one, other in itertools.combinations(COLORS.values(), 2):
        assert least_difference(one, other) >= APART, (one, other)


def explorer_palettes():
    from neurons import widgets

    css = (widgets._FOLDER / "base.css").read_text(encoding="utf-8")
    blocks = [block for block in re.findall(r"{[^}]*}", css) if "--nx-ground:" in block]
    return [dict(re.findall(r"--nx-(\w+): (#\w{6});", block)) for block in blocks]


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_every_two_colours_of_the_explorers_differ_for_everybody(theme):
    colors = explorer_palettes()[theme]
    for one, other in itertools.combinations(["blue", "orange", "green", "purple", "ink"], 2):
        assert least_difference(colors[one], colors[other]) >= APART, (one, other)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_the_playgrounds_points_stand_out_from_its_picture_and_from_each_other(theme):
    from neurons import widgets

    css = (widgets._FOLDER / "playground.css").read_text(encoding="utf-8")
    colors = [dict(re.findall(r"--pg-(\w+): (#\w{6});", block)) for block in re.findall(r"{[^}]*--pg-low:[^}]*}", css)][
        theme
    ]
    for point, ground in itertools.product(["zero", "one"], ["low", "middle", "high"]):
        assert contrast(colors[point], colors[ground]) >= 3, (point, ground)
    assert least_difference(colors["zero"], colors["one"]) >= APART
    assert least_difference(colors["low"], colors["high"]) >= APART


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_verdicts_colours_differ_for_everybody_though_its_word_says_it_too(theme):
    for one, other in itertools.combinations(["good", "bad", "wait"], 2):
        assert least_difference(CARD[theme][one], CARD[theme][other]) >= APART, (one, other)


def test_the_difference_of_colours_is_measured_as_published():
    assert difference("#000000", "#ffffff") == pytest.approx(100, abs=0.1)
    assert difference("#ff0000", "#00ff00") == pytest.approx(170.6, abs=0.5)  # CIE 1976, two of sRGB's corners
    assert difference("#ff0000", "#00ff00", "deuteranopia") < difference("#ff0000", "#00ff00") / 2
    assert least_difference("#c0392b", "#7a7a00") < 20  # a red and an olive of one lightness
    for grey in ("#000000", "#808080", "#ffffff"):  # what has no hue looks the same to everybody
        for blindness in ("protanopia", "deuteranopia", "tritanopia"):
            assert difference(grey, grey, blindness) == 0


# ---- narrow screens


@pytest.fixture(scope="module")
def telephone():
    """Give a page of Chromium that is as wide as a telephone."""
    with chromium() as browser:
        yield browser.new_page(viewport={"width": 360, "height": 800})


_RIGHT = """() => Math.max(...[...document.querySelectorAll(".neurons-card *")]
  .map((node) => node.getBoundingClientRect().right))"""
_SIZES = """() => [...document.querySelectorAll(".neurons-card *")].filter((node) => node.innerText?.trim())
  .map((node) => parseFloat(getComputedStyle(node).fontSize))"""


@pytest.mark.browser
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_narrow_screen_a_verdict_wraps_and_is_not_cut_off(telephone, theme):
    lines = (Line("values", "correct", 1), Line("a_long_name_" * 8, "wrong", 1))
    told = [f"`{'f(z)' * 40}` gave `nan`.", "Too large.", "Look at the sign."]
    verdict = Verdict("sigmoid", "wrong", 1.0, 2, lines, *told, "z = 1\n" + "sigmoid(z) + " * 30, printed="x" * 300)
    card = as_html(verdict).replace("<details>", "<details open>")
    telephone.set_content(f'<body data-jp-theme-light="{str(theme == "light").lower()}">{card}</body>')
    assert telephone.evaluate("() => document.documentElement.scrollWidth") <= 360
    right = telephone.evaluate(_RIGHT)
    assert right <= 360
    sizes = telephone.evaluate(_SIZES)
    assert len(sizes) > 8
    assert min(sizes) >= 12


@pytest.mark.browser
@pytest.mark.parametrize("width", [5.0, 7.4, 10.0])
def test_on_a_narrow_screen_a_picture_moves_in_its_frame_and_keeps_its_size(telephone, width):
    fig, axis = figure(width=width)
    axis.plot([0, 1], [0, 1])
    telephone.set_content(f"<body>{figure_html(fig, 'A line that rises from 0 to 1.')}</body>")
    assert telephone.evaluate("() => document.documentElement.scrollWidth") <= 360
    picture, frame = telephone.locator("img"), telephone.locator("figure")
    shown = picture.bounding_box()["width"]
    assert shown >= min(width * 100, 740)
    assert frame.evaluate("node => node.scrollWidth") >= shown
    assert frame.evaluate("node => getComputedStyle(node).overflowX") == "auto"


# ---- a bad picture is found


@pytest.fixture
def drawn():
    def draw(change, **shape):
        fig, axis = figure(**shape)
        axis.plot([0, 1, 2], [0, 1, 4], label="first")
        axis.set(title="A curve", xlabel="x (m)", ylabel="y (s)")
        change(axis)
        figure_html(fig, "A curve that rises from 0 to 4 faster and faster.")
        look = looks(fig, "A curve")
        return hard_to_read(look) + without_words(look) + hard_to_see(look)

    return draw


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda axis: None, None),
        (lambda axis: axis.text(1, 3, "pale", color="#aaaaaa"), "'pale' does not stand out"),
        (
            lambda axis: axis.fill_between([0, 2], 2, 4, color="#0072B2") and axis.text(1, 3, "on blue"),
            "'on blue' does",
        ),
        (lambda axis: axis.text(1, 3, "one") and axis.text(1.01, 3, "two"), "'one' and 'two' touch"),
        (lambda axis: axis.figure.text(0.9, 0.3, "too far to the right"), "is cut off"),
        (lambda axis: axis.set_title(""), "no title"),
        (lambda axis: axis.set_xlabel(""), "numbers along x"),
        (lambda axis: axis.plot([0, 2], [4, 0], color="#ffee66"), ":1"),
        (lambda axis: axis.plot([0, 2], [4, 0], color="#B84A00"), "nothing but the colour"),
        (lambda axis: axis.plot([0, 2], [4, 0], "--", color="#B84A00"), None),
        (lambda axis: axis.plot([0, 2], [4, 0], lw=5, color="#B84A00"), None),
        (lambda axis: axis.legend(loc="lower left"), "under the legend"),
        (
            lambda axis: [axis.scatter([0.5, k], [2, 3], s=2, marker=m, color=c) for k, m, c in _TWO],
            "show no shape",
        ),
    ],
)
def test_what_is_wrong_with_a_picture_is_found(drawn, change, said):
    found = drawn(change)
    if said is None:
        assert found == []
    else:
        assert any(said in one for one in found), found


_TWO = [(1, "o", "#0072B2"), (1.5, "s", "#B84A00")]


def test_text_that_is_too_small_is_found():
    fig, axis = figure()
    axis.set(title="t", xlabel="x", ylabel="y")
    axis.text(0.5, 0.5, "small", fontsize=7)
    assert any("'small': 9.7 px" in one for one in hard_to_read(looks(fig, "small text")))


def test_the_ground_under_a_text_is_seen_where_the_text_stands():
    fig, axis = figure()
    axis.set(title="t", xlabel="x", ylabel="y", xlim=(0, 1), ylim=(0, 1))
    axis.imshow(np.zeros((2, 2)), cmap="Greys_r", extent=(0, 0.5, 0, 1), aspect="auto")
    axis.text(0.1, 0.5, "left", color="white")
    axis.text(0.7, 0.5, "right", color="white")
    assert hard_to_read(looks(fig, "black and white")) == ["'right' does not stand out"]
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
