"""A real JupyterLab and a real Chromium for the browser tests: started once, driven by a few plain verbs."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
TOKEN = "browser-tests"
_CALM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_CALM += ["--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
_CONTENT = "window.jupyterapp.shell.currentWidget.content"
_OPEN = """async (path) => {
  const opened = await window.jupyterapp.commands.execute("docmanager:open", { path });
  await opened.revealed;
  await opened.sessionContext.ready;
}"""
_COMMAND = """async ([name, options, longest]) => {
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error(`${name} has not ended`)), longest));
  await Promise.race([window.jupyterapp.commands.execute(name, options), late]);
}"""
_RESTART = """async () => {
  const session = window.jupyterapp.shell.currentWidget.sessionContext;
  await session.session.kernel.restart();
  await session.session.kernel.info;
}"""
_CLOSE = """async () => {
  const open = window.jupyterapp.shell.currentWidget;
  if (!open?.sessionContext) return;
  await open.sessionContext.shutdown();
  await open.context.save();
  open.dispose();
}"""
_BOTTOM = """() => {
  const cells = [...document.querySelectorAll(".jp-Notebook .jp-Cell")].filter((cell) => cell.getClientRects().length);
  return Math.max(...cells.map((cell) => cell.getBoundingClientRect().bottom));
}"""
_WEAK = """(selector) => {
  const numbers = (color) => {
    const [r, g, b, a = 1] = color.match(/[\\d.]+/g).map(Number);
    return { rgb: [r, g, b], a };
  };
  const part = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const { rgb, a } = numbers(getComputedStyle(at).backgroundColor);
      if (a === 1) return rgb;
    }
    return [255, 255, 255];
  };
  const weak = [];
  for (const root of document.querySelectorAll(selector)) {
    if (!root.getClientRects().length) continue;
    for (const node of root.querySelectorAll("*")) {
      const texts = [...node.childNodes].filter((child) => child.nodeType === 3);
      const own = texts.map((child) => child.data.trim()).join("");
      if (!own || !node.getClientRects().length || node.closest("svg defs")) continue;
      const style = getComputedStyle(node);
      const svg = node.closest("svg");
      const paper = svg?.querySelector(".nx-paper");
      const on = paper ? numbers(getComputedStyle(paper).fill).rgb : ground(node);
      const [one, two] = [light(numbers(svg ? style.fill : style.color).rgb), light(on)].sort((p, q) => q - p);
      const contrast = (one + 0.05) / (two + 0.05);
      const size = parseFloat(style.fontSize);
      if (contrast < 4.5 || size < 12) weak.push(`${own}: ${contrast.toFixed(2)}:1, ${size} px`);
    }
  }
  return weak;
}"""


def need_chromium():
    """Skip what asks for it where there is no Chromium; where CI=true nothing passes for done that was skipped."""
    if not CHROMIUM:
        missing = "no Chromium found: nothing was tried in a browser (Debian: apt-get install chromium)"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)


@contextmanager
def lab_on(lessons: Path, folders, app: str = "jupyterlab"):
    """Give a browser with a server on a folder, and end both; `folders` makes new ones (``tmp_path_factory``)."""
    need_chromium()
    from playwright.sync_api import sync_playwright

    server = Server(lessons, folders.mktemp("home"), app)
    try:
        with sync_playwright() as playwright:
            browser = Browser(playwright, server, folders.mktemp("profile"))
            yield browser
            browser.close()
    finally:
        server.stop()


@contextmanager
def chromium():
    """Give a Chromium without a server, for pages that need none."""
    need_chromium()
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=_CALM)
        yield browser
        browser.close()


class Server:
    """JupyterLab (or ``notebook``) on a folder, with settings, data and history of its own."""

    def __init__(self, lessons: Path, home: Path, app: str = "jupyterlab"):
        settings = home / "settings" / "@jupyterlab" / "apputils-extension"
        settings.mkdir(parents=True)
        news = {"fetchNews": "false", "checkForUpdates": False, "doNotDisturbMode": True}
        (settings / "notification.jupyterlab-settings").write_text(json.dumps(news))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        folders = {"HOME": "", "IPYTHONDIR": "ipython", "JUPYTER_CONFIG_DIR": "config", "JUPYTER_DATA_DIR": "data"}
        folders |= {"JUPYTER_RUNTIME_DIR": "runtime", "JUPYTERLAB_SETTINGS_DIR": "settings"}
        folders |= {"JUPYTERLAB_WORKSPACES_DIR": "workspaces", "MPLCONFIGDIR": "mpl"}
        env = {**os.environ, **{name: str(home / folder) for name, folder in folders.items()}}
        env |= {"OMP_NUM_THREADS": "1", "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
        command = [sys.executable, "-m", app, "--no-browser", "--allow-root", "--expose-app-in-browser"]
        command += [f"--ServerApp.port={self.port}", "--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={lessons}"]
        command += [f"--IdentityProvider.token={TOKEN}", "--ServerApp.port_retries=0"]
        self.log = (home / "server.log").open("w")
        self.process = subprocess.Popen(command, env=env, cwd=lessons, stdout=self.log, stderr=self.log)
        self._wait(home)

    def _wait(self, home):
        until = time.monotonic() + 90
        while time.monotonic() < until and self.process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.address}/api?token={TOKEN}", timeout=2).read()
                return
            except OSError:
                time.sleep(0.3)
        self.stop()
        raise RuntimeError("JupyterLab did not start:\n" + (home / "server.log").read_text()[-3000:])

    def stop(self):
        """End the server and its kernels."""
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.log.close()


class Browser:
    """One Chromium with one page; every address that it asked for is in ``requests``."""

    def __init__(self, playwright, server: Server, profile: Path):
        self.server, self.requests, self.errors = server, [], []
        self.context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            headless=True,
            args=_CALM,
            viewport={"width": 1200, "height": 1000},
        )
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("page", lambda page: page.on("websocket", lambda ws: self.requests.append(ws.url)))
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def outside(self) -> list[str]:
        """Return what was asked of anyone but the server."""
        ours = ("data:", "blob:", "chrome-extension:", self.server.address, self.server.address.replace("http", "ws"))
        return [url for url in self.requests if not url.startswith(ours)]

    def open(self, path: str) -> None:
        """Open a notebook, and wait until its kernel is idle."""
        if not self.page.url.startswith(self.server.address):
            self.page.goto(f"{self.server.address}/lab/workspaces/tests?token={TOKEN}")
            self.page.wait_for_selector(".jp-Launcher", timeout=60_000)
        self.page.evaluate(_OPEN, path)
        idle = "() => window.jupyterapp.shell.currentWidget.sessionContext?.session?.kernel?.status === 'idle'"
        self.page.wait_for_function(idle, timeout=60_000)

    def command(self, name: str, longest_s: float = 240, **arguments) -> None:
        """Do what a menu entry does, and wait for its end."""
        self.page.evaluate(_COMMAND, [name, arguments, longest_s * 1000])

    def run_all(self) -> list[dict]:
        """Run every cell; return the notebook's cells with their outputs."""
        self.command("notebook:run-all-cells")
        return self.cells()

    def cells(self) -> list[dict]:
        """Return the cells as they stand in the browser."""
        return self.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells")

    def theme(self, name: str) -> None:
        """Switch to ``"light"`` or ``"dark"`` and wait until the page has it."""
        wanted = "true" if name == "light" else "false"
        if self.page.locator("body").get_attribute("data-jp-theme-light") == wanted:
            return
        self.command("apputils:change-theme", theme=f"JupyterLab {name.title()}")
        self.page.wait_for_selector(f'body[data-jp-theme-light="{wanted}"]', state="attached")
        self.page.wait_for_timeout(300)

    def close_notebook(self) -> None:
        """Shut the kernel down and close the notebook, so that the next one has the machine to itself."""
        self.page.evaluate(_CLOSE)

    def scroll_to(self, place: int) -> None:
        """Bring a cell into sight (JupyterLab draws those out of sight only when it has to)."""
        self.page.evaluate(f"async () => {{ await {_CONTENT}.scrollToItem({place}, 'start'); }}")

    def set_source(self, place: int, source: str) -> None:
        """Replace the text of a cell."""
        self.page.evaluate(f"(source) => {_CONTENT}.widgets[{place}].model.sharedModel.setSource(source)", source)

    def run(self, place: int) -> None:
        """Run one cell and wait for its end."""
        self.page.evaluate(f"() => {{ {_CONTENT}.activeCellIndex = {place}; }}")
        self.command("notebook:run-cell")

    def start(self, place: int) -> None:
        """Run one cell and don't wait for its end, nor take the keyboard from where it is."""
        call = "() => { window.jupyterapp.commands.execute('notebook:run-cell'); }"
        self.page.evaluate(f"() => {{ {_CONTENT}.activeCellIndex = {place}; }}")
        self.page.evaluate(call)

    def restart_kernel(self) -> None:
        """Restart the kernel and wait until it is idle."""
        self.page.evaluate(_RESTART)

    def restart(self, place: int) -> None:
        """Run one cell of an open notebook again, so that its explorer is where it starts."""
        self.page.locator(".jp-CodeCell").nth(place).locator(".nx").evaluate("node => node.classList.add('old')")
        self.run(place)
        self.page.locator(".jp-CodeCell").nth(place).locator(".nx:not(.old)").wait_for()

    def wait_for_change(self, place, before: str) -> None:
        """Wait until an element's text is another."""
        until = time.monotonic() + 30
        while place.inner_text() == before:
            if time.monotonic() > until:
                raise AssertionError(f"nothing changed: {before}")
            self.page.wait_for_timeout(50)

    def shot(self, path: Path, element=None) -> None:
        """Write a picture of the page, or of one element."""
        path.parent.mkdir(parents=True, exist_ok=True)
        options = {"type": "jpeg", "quality": 80} if path.suffix == ".jpg" else {}  # a tall PNG takes seconds
        (element or self.page).screenshot(path=str(path), **options)

    @contextmanager
    def tall(self, tallest: int = 16_000):
        """Make the window as tall as the notebook: JupyterLab draws only the cells that are in sight."""
        size = self.page.viewport_size
        self.page.set_viewport_size({"width": size["width"], "height": tallest})
        self.scroll_to(0)
        self.page.wait_for_timeout(700)
        bottom = self.page.evaluate(_BOTTOM)
        self.page.set_viewport_size({"width": size["width"], "height": min(tallest, int(bottom) + 60)})
        yield
        self.page.set_viewport_size(size)

    def weak_texts(self, selector: str) -> list[str]:
        """Return each text in the elements that is under 12 px or under 4.5:1 on the ground it stands on."""
        return self.page.evaluate(_WEAK, selector)

    def close(self) -> None:
        """End the browser."""
        self.context.close()
