"""What every picture of the course shares."""

from __future__ import annotations

import re

import pytest
from matplotlib.text import Text

from neurons.figures import COLORS, MARKERS, figure, figure_html
from tests.colours import contrast


def test_contrast_is_measured_as_the_guidelines_say():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # a known pair that just fails


@pytest.mark.parametrize("name", COLORS)
def test_every_colour_can_be_used_for_text_on_white(name):
    assert contrast(COLORS[name], "#ffffff") >= 4.5


def test_classes_are_told_apart_by_their_markers_too():
    assert len(set(MARKERS.values())) == len(MARKERS)


def test_text_in_a_figure_is_never_smaller_than_12_pixels():
    fig, axis = figure()
    axis.set(title="t", xlabel="x", ylabel="y")
    axis.plot([0, 1], [0, 1], label="line")
    legend = axis.legend()
    fig.draw_without_rendering()
    texts = [axis.title, axis.xaxis.label, axis.yaxis.label, *axis.get_xticklabels(), *legend.get_texts()]
    assert min(text.get_fontsize() for text in texts) * fig.dpi / 72 >= 12


@pytest.mark.parametrize("width", [4.0, 7.4, 9.0, 12.0])
def test_text_has_12_pixels_still_where_a_wide_picture_is_fitted_to_its_column(width):
    fig, (left, right) = figure(1, 2, width=width)
    left.plot([0, 1], [0, 1], label="line")
    left.legend(fontsize=7)
    right.text(0.5, 0.5, "small", fontsize=6)
    found = re.search(r"min-width:(\d+)px", figure_html(fig, "two panels"))
    shrunk = int(found.group(1)) / (width * 100)
    texts = [text for text in fig.findobj(Text) if text.get_text()]
    assert len(texts) > 10
    assert min(text.get_fontsize() for text in texts) * fig.dpi / 72 * shrunk >= 11.999


@pytest.mark.parametrize("alt", ["", "  \n"])
def test_a_figure_without_alternative_text_is_refused(alt):
    fig, _ = figure()
    with pytest.raises(ValueError, match="alternative text"):
        figure_html(fig, alt)


def test_alternative_text_is_escaped():
    fig, _ = figure(width=2, height=1)
    found = re.search(r'alt="([^"]*)"', figure_html(fig, 'a < b & "c"'))
    assert found
    assert found.group(1) == "a &lt; b &amp; &quot;c&quot;"
