"""The pages for reading: no network, no answers, formulas and pictures, and explorers that move without a kernel."""

from __future__ import annotations

import functools
import json
import re
import tempfile
from html.parser import HTMLParser

import nbformat
import pytest

from autograde.build.lesson import lesson_names, read_lesson
from autograde.build.notebook import release, solved
from autograde.build.tokens import longest_shared_run
from autograde.pages.page import index_page, lesson_page
from tests.lab import _WEAK, chromium

NAMES = lesson_names()


class Reader(HTMLParser):
    """Collects addresses, ids, pictures and the text outside of scripts."""

    def __init__(self, page):
        super().__init__()
        self.addresses, self.ids, self.pictures, self.text, self.inside = [], [], [], "", None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        self.addresses += [told[name] for name in ("src", "href", "data") if told.get(name)]
        self.ids += [told["id"]] if "id" in told else []
        self.pictures += [told] if tag == "img" else []
        self.inside = tag

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside not in ("script", "style"):
            self.text += data


@functools.cache
def titles():
    return {lesson.name: lesson.title for lesson in map(read_lesson, NAMES)}


@functools.cache
def page(stem):
    """Make a lesson's page as it is without a run: text, code and formulas."""
    lesson = read_lesson(stem)
    return lesson_page(lesson, release(lesson), solved(lesson), titles())


@pytest.mark.parametrize("stem", NAMES)
def test_a_page_asks_the_network_for_nothing_and_tells_no_answer(stem):
    made, lesson = page(stem), read_lesson(stem)
    read = Reader(made)
    loaded = [address for address in read.addresses if not address.startswith(("#", "data:"))]
    links = re.findall(r'<a href="([^"]+)"', made)
    assert [address for address in loaded if address not in links] == []
    assert not re.search(r"@import|url\(\s*['\"]?(?!data:)\w", made)
    assert {link[1:] for link in links if link.startswith("#")} <= set(read.ids)
    assert {link for link in links if link.endswith(".html")} <= {f"{name}.html" for name in titles()} | {"index.html"}
    assert not re.search(r"\.ipynb[\"#]", made), "a link to a lesson leads to its page"
    given = "\n".join(cell.source for cell in release(lesson).cells)
    for cell in (cell for cell in lesson.cells if cell.role == "exercise"):
        for region in cell.solution_regions:
            run = longest_shared_run(read.text, region)
            assert len(run) < 12 or len(longest_shared_run(given, region)) >= len(run), (cell.id, run)


@pytest.mark.parametrize("stem", NAMES)
def test_every_formula_has_become_one_that_a_browser_shows(stem):
    made = page(stem)
    prose = "\n".join(re.findall(r'<section class="prose">(.*?)</section>', made, re.DOTALL))
    prose = re.sub(r"<math.*?</math>|<pre>.*?</pre>|<code>.*?</code>", "", prose, flags=re.DOTALL)
    assert not re.search(r"\\[a-z]{2,}|\$[^$\n]+\$", prose), re.search(r".{40}(?:\\[a-z]{2,}|\$).{40}", prose)


def test_the_formulas_are_there_with_their_text_for_those_who_cannot_see_them():
    made = page("training")
    assert made.count("<math ") >= 5
    assert all('alttext="' in tag for tag in re.findall(r"<math [^>]*>", made))
    assert "<msqrt>" in made


def test_the_index_leads_to_every_lesson():
    links = re.findall(r'href="(\d\d_\w+)\.html"', index_page(titles()))
    assert links == list(titles())


# ---- in a browser


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Make the pages of lessons 00, 01 and 06 as `make html` does, with their pictures."""
    from autograde.pages.commands import make_pages

    folder = tmp_path_factory.mktemp("pages")
    make_pages(folder, ["start_here", "gates", "descent"])
    return folder


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["01_gates", "06_descent"])
def test_a_page_opened_from_the_disk_shows_everything_and_its_explorer_moves(made, browser, name, scheme, tmp_path):
    asked, failed = [], []
    view = browser.new_page(color_scheme=scheme, viewport={"width": 900, "height": 1000}, offline=True)
    view.on("request", lambda request: asked.append(request.url))
    view.on("pageerror", lambda error: failed.append(str(error)))
    view.goto((made / f"{name}.html").as_uri())
    explorer = view.locator(".nx").first
    explorer.wait_for()
    assert view.locator(".nx-still:visible").count() == 0
    before = explorer.locator(".nx-said").inner_text()
    explorer.locator("input[type=range]").first.focus()
    view.keyboard.press("ArrowRight")
    view.wait_for_function(
        "([said, before]) => said.innerText !== before", arg=[explorer.locator(".nx-said").element_handle(), before]
    )
    view.screenshot(path=str(tmp_path / f"{name}_{scheme}.jpg"), full_page=True, type="jpeg", quality=60)
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert failed == []
    pictures = view.evaluate("() => [...document.images].map((image) => [image.alt, image.naturalWidth])")
    assert len(pictures) > 5
    assert all(len(alt) >= 20 and width > 0 for alt, width in pictures)
    assert view.evaluate(_WEAK, "main, nav") == []
    assert view.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
    assert view.locator(".n-word").count() == 0, "no verdicts: they are for those who write"
    view.close()


@pytest.mark.slow
def test_no_page_tells_where_it_was_made(made):
    for path in made.glob("*.html"):
        assert tempfile.gettempdir() not in path.read_text(encoding="utf-8"), path.name
    assert "Your work is kept in this folder" in (made / "00_start_here.html").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.slow
def test_without_scripts_the_still_picture_stays(made, browser):
    view = browser.new_context(java_script_enabled=False).new_page()
    view.goto((made / "01_gates.html").as_uri())
    assert view.locator(".nx-still").first.is_visible()


def test_an_explorer_that_needs_a_kernel_leaves_its_still_picture():
    lesson = read_lesson("gates")
    run = solved(lesson)
    place = next(place for place, cell in enumerate(run.cells) if "explore_gate()" in cell.source)
    view = {"application/vnd.jupyter.widget-view+json": {"model_id": "m"}, "text/plain": "words"}
    still = {"text/html": "<figure class='nx-still'>…</figure>", "text/plain": "words"}
    run.cells[place].outputs = [nbformat.v4.new_output("display_data", data) for data in (still, view)]
    for ending, shown in [
        ("// ends with `export default explorer(...)`\nexport default {};", False),
        ("// …\nexport default explorer(() => {});</script>", True),
    ]:
        state = {"_esm": ending, "_css": "", "state": {}, "start": {}, "limits": {}, "texts": {}}
        states = {"application/vnd.jupyter.widget-state+json": {"state": {"m": {"state": state}}}}
        run.metadata["widgets"] = json.loads(json.dumps(states))
        page = lesson_page(lesson, release(lesson), nbformat.from_dict(run), titles())
        assert "nx-still'>…" in page
        assert ('class="explorer">' in page) == shown
        assert "});</script>" not in page
