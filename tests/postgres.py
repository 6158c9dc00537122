"""A PostgreSQL server of the tests' own: made in a temporary folder, reached by a socket in it, gone at the end."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

USER = "nobody"  # PostgreSQL refuses to run as root


def programs() -> Path | None:
    """Return the folder of the server's programs; Debian does not put it on the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[4]))
    named = shutil.which("initdb")
    return found[-1].parent if found else Path(named).parent if named else None


class Postgres:
    """A server with an empty database for each name that is asked for."""

    def __init__(self) -> None:
        self.bin = programs()
        self.folder = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._as = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, USER)
            self._as = ["setpriv", f"--reuid={USER}", "--clear-groups"]
        self._run("initdb", "--no-sync", "--auth=trust", "--username=teacher", "-D", f"{self.folder}/data")
        self.start()

    def _run(self, program: str, *arguments: str) -> None:
        with (self.folder / "log").open("a") as log:  # a pipe would be waited for while the server runs
            done = subprocess.run(
                [*self._as, str(self.bin / program), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                timeout=90,
                check=False,
            )
        assert done.returncode == 0, (self.folder / "log").read_text()[-3000:]

    def start(self) -> None:
        options = f"-c listen_addresses='' -c fsync=off -k {self.folder}"
        self._run("pg_ctl", "-w", "-D", f"{self.folder}/data", "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-D", f"{self.folder}/data", "-m", "immediate", "stop")

    def new(self, name: str) -> str:
        """Make a database and return its address."""
        self._run("createdb", "-h", str(self.folder), "-U", "teacher", name)
        return self.address(name)

    def address(self, name: str) -> str:
        return f"postgresql://teacher:word@/{name}?host={self.folder}"

    def close(self) -> None:
        self.stop()
        shutil.rmtree(self.folder)
