"""How quick the playground is in a browser: ``python -P benchmarks/playground.py``.

A real JupyterLab and a headless Chromium play a 2-8-8-1 network on 500 points for ten seconds, then the slider of the
noise is moved forty times. Told are the pictures that were drawn in each second, how many of them differed, and the
time from a move to its changed pixels.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import nbformat
from playwright.sync_api import sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.lab import Browser, Server  # the repository's root is no package

LESSONS = Path(__file__).parents[1] / "lessons"
CELL = "from neurons.playground import playground\nplay = playground(hidden=(8, 8), n=500)\nplay"
PLAY = """async ([root, seconds]) => {
  const seen = new Set(), times = [];
  const step = () => new Promise(requestAnimationFrame);
  root.querySelector(".pg-play").click();
  for (let i = 0; i < 30; i++) await step();
  const start = performance.now();
  let before = root.dataset.drawn, frames = 0;
  while (performance.now() - start < 1000 * seconds) {
    await step();
    frames++;
    if (root.dataset.drawn === before) continue;
    before = root.dataset.drawn;
    times.push(performance.now() - start);
    seen.add(HASH(root.querySelector(".pg-boundary")) + root.querySelector(".pg-numbers").textContent);
  }
  root.querySelector(".pg-play").click();
  return { drawn: times.length, different: seen.size, frames, times };
}"""
MOVE = """async ([root, every]) => {
  const slider = root.querySelector("input[name=noise]"), points = root.querySelector(".pg-points");
  const [moved, pictures] = [[], []];
  const times = [];
  const pause = (ms) => new Promise((done) => setTimeout(done, ms));
  const first = Number(root.dataset.version);
  const watch = new MutationObserver(() => { // told right after the canvas got its new pixels
    const now = performance.now();
    while (times.length < Number(root.dataset.version) - first) times.push(now - moved[times.length]);
    pictures.push(HASH(points) + HASH(root.querySelector(".pg-boundary")));
  });
  watch.observe(root, { attributes: true, attributeFilter: ["data-version"] });
  for (let i = 0; i < 40; i++) {
    slider.value = ((7 * i) % 50) / 100 + 0.01;
    moved.push(performance.now());
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    if (every) await pause(every);
    else {
      while (times.length <= i) await pause(1);
      await pause(60);
    }
  }
  await pause(500);
  watch.disconnect();
  return [times, pictures];
}"""
HASH = """((canvas) => {
  const data = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) sum = (sum * 31 + data[i] + 3 * data[i + 1] + 7 * data[i + 2]) | 0;
  return String(sum);
})"""


def measure(seconds: int = 10) -> dict:
    """Return what was measured."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "lessons"
        shutil.copytree(LESSONS / "neurons", root / "neurons", ignore=shutil.ignore_patterns("__pycache__"))
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CELL), nbformat.v4.new_code_cell("1 + 1")])
        notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(notebook, root / "play.ipynb")
        server = Server(root, Path(folder) / "home")
        try:
            browser = Browser(playwright, server, Path(folder) / "profile")
            browser.open("play.ipynb")
            browser.run(0)
            place = browser.page.locator(".pg[data-drawn]")
            place.wait_for(timeout=30_000)
            element = place.element_handle()
            told = browser.page.evaluate(PLAY.replace("HASH", HASH), [element, seconds])
            browser.page.wait_for_timeout(300)
            told["moves"] = {}
            for how, every in (("in a drag, one each 33 ms", 33), ("each alone, after a rest", 0)):
                times, pictures = browser.page.evaluate(MOVE.replace("HASH", HASH), [element, every])
                told["moves"][how] = sorted(times), len(set(pictures))
                browser.page.wait_for_timeout(300)
            told["errors"] = browser.errors
            browser.close()
        finally:
            server.stop()
    return told


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=int, default=10)
    seconds = asked.parse_args().seconds
    told = measure(seconds)
    each = [sum(second <= t / 1000 < second + 1 for t in told["times"]) for second in range(seconds)]
    print(f"drawn pictures in {seconds} s: {told['drawn']} ({told['drawn'] / seconds:.1f} a second), ", end="")
    print(f"{told['different']} different, of {told['frames']} animation frames; in each second: {each}")
    for how, (times, pictures) in told["moves"].items():
        print(
            f"{len(times)} moves of the noise, {how}: seen after {statistics.median(times):.1f} ms (median), ", end=""
        )
        print(f"95th percentile {times[int(0.95 * len(times)) - 1]:.1f} ms; {pictures} different pictures")
    print(f"errors: {told['errors']}")


if __name__ == "__main__":
    main()
