"""What a person sees of a verdict: contrast in both themes, words besides colour, nothing of theirs as markup."""

import re

import pytest
from colours import contrast

from neurons.checking.display import COLORS, Points, as_html, as_text, note_html
from neurons.checking.messages import MESSAGES
from neurons.checking.verdict import Line, Verdict

LINES = (Line("values", "correct", 1), Line("large inputs", "wrong", 1))
VERDICT = Verdict(
    "sigmoid",
    "wrong",
    1.0,
    2,
    LINES,
    "`sigmoid(z)` gave `nan`.",
    "Too large.",
    "Look at the sign.",
    "z = 1\nsigmoid(z)",
    printed="hello",
)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", ["text", "quiet", "good", "bad", "wait"])
def test_every_colour_stands_out_from_its_background(theme, name):
    colours = COLORS[theme]
    assert contrast(colours[name], colours["background"]) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_code_can_be_read_on_its_own_background(theme):
    assert contrast(COLORS[theme]["text"], COLORS[theme]["code"]) >= 4.5


def test_no_text_of_a_card_is_below_12_pixels():
    sizes = [
        float(size)
        for size in re.findall(r"(\d+)px(?:/[\d.]+)? (?:var|system|monospace)|font-size: (\d+)px", as_html(VERDICT))
        for size in size
        if size
    ]
    assert sizes
    assert min(sizes) >= 12


def test_the_verdict_is_a_word_not_a_colour_alone():
    for word in ("correct", "wrong", "error", "not attempted", "waits for Value"):
        verdict = Verdict("MLP", word, 0.0, 2, LINES)
        assert word in as_html(verdict)
        assert word in as_text(verdict)


def test_what_a_learner_wrote_is_never_markup():
    bad = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    verdict = Verdict(bad, "wrong", 0.0, 2, (Line(bad, "wrong", 1),), bad, bad, bad, bad, printed=bad)
    page = as_html(verdict) + note_html(bad)
    assert "<script" not in page
    assert "<img" not in page


def test_all_three_parts_stand_in_text_and_in_html():
    for shown in (as_html(VERDICT), as_text(VERDICT)):
        for part in ("gave", "Too large.", "Look at the sign.", "hello", "z = 1"):
            assert part in shown


def test_a_card_that_sees_no_colours_still_marks_each_line():
    assert as_text(VERDICT).splitlines()[1:3] == ["   ✓ values: correct", "   ✗ large inputs: wrong"]


@pytest.mark.parametrize("points", [0.0, 0.5, 1 / 3, 2.0])
def test_the_number_shown_to_nbgrader_is_the_bare_points(points):
    number = Points(Verdict("sigmoid", "wrong", points, 2))
    assert float(repr(number)) == points
    assert repr(number) == repr(points)


def test_every_message_fills_in_without_its_fields():
    from neurons.checking.messages import say

    for name, text in MESSAGES.items():
        assert say(name), text


def test_no_message_holds_an_answer_or_talks_down():
    for name, text in MESSAGES.items():
        assert not re.search(r"\b(simply|obviously|of course|easy|easily)\b", text, re.I), name
