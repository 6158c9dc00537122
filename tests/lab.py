"""A real JupyterLab and a real Chromium for the browser tests: started once, driven by a few plain verbs."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
TOKEN = "browser-tests"
_CALM = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_CALM += ["--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]


class Server:
    """JupyterLab on a folder, with settings, data and history of its own."""

    def __init__(self, lessons: Path, home: Path):
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
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", "--expose-app-in-browser"]
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
        self.server, self.requests = server, []
        self.context = playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=str(CHROMIUM),
            headless=True,
            args=_CALM,
            viewport={"width": 1200, "height": 1000},
        )
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.context.on("page", lambda page: page.on("websocket", lambda ws: self.requests.append(ws.url)))
        self.page = self.context.new_page()

    def outside(self) -> list[str]:
        """Return what was asked of anyone but the server."""
        ours = ("data:", "blob:", "chrome-extension:", self.server.address, self.server.address.replace("http", "ws"))
        return [url for url in self.requests if not url.startswith(ours)]

    def open(self, path: str) -> None:
        """Open a notebook in a workspace that holds nothing else, and wait until its kernel is idle."""
        self.page.goto(f"{self.server.address}/lab/workspaces/t{time.monotonic_ns()}/tree/{path}?token={TOKEN}")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.ready")
        idle = "() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'"
        self.page.wait_for_function(idle, timeout=60_000)

    def command(self, name: str, **arguments) -> None:
        """Do what a menu entry does, and wait for its end."""
        call = "async ([name, options]) => { await window.jupyterapp.commands.execute(name, options); }"
        self.page.evaluate(call, [name, arguments])

    def run_all(self) -> list[dict]:
        """Run every cell; return the notebook's cells with their outputs."""
        self.command("notebook:run-all-cells")
        return self.cells()

    def cells(self) -> list[dict]:
        """Return the cells as they stand in the browser."""
        return self.page.evaluate("() => window.jupyterapp.shell.currentWidget.content.model.toJSON().cells")

    def theme(self, name: str) -> None:
        """Switch to ``"light"`` or ``"dark"`` and wait until the page has it."""
        self.command("apputils:change-theme", theme=f"JupyterLab {name.title()}")
        wanted = "true" if name == "light" else "false"
        self.page.wait_for_selector(f'body[data-jp-theme-light="{wanted}"]', state="attached")
        self.page.wait_for_timeout(300)

    def close_notebook(self) -> None:
        """Shut the kernel down, so that the next notebook has the machine to itself."""
        self.page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.sessionContext.shutdown(); }")

    def shot(self, path: Path, selector: str | None = None) -> None:
        """Write a picture of the page, or of one element."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if selector:
            self.page.locator(selector).first.screenshot(path=str(path))
        else:
            self.page.screenshot(path=str(path))

    def close(self) -> None:
        """End the browser."""
        self.context.close()
