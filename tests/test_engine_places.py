"""Where the sandbox shows the host's files."""

from autograde.engine import sandbox
from autograde.engine.sandbox import Sandbox


def test_packages_of_an_environment_that_lies_in_tmp_are_not_hidden_by_the_sandboxs_own_tmp(monkeypatch):
    get_paths = sandbox.sysconfig.get_paths
    moved = {**get_paths(), "purelib": "/tmp/clone/.venv/lib", "platlib": "/tmp/clone/.venv/lib64"}
    monkeypatch.setattr(sandbox.sysconfig, "get_paths", lambda *asked: get_paths(*asked) if asked else moved)
    made = Sandbox()
    words = made._mounts()
    shown = {words[i + 1]: words[i + 2] for i, word in enumerate(words) if word.startswith("--ro-bind")}
    for folder in ("/tmp/clone/.venv/lib", "/tmp/clone/.venv/lib64"):
        assert shown[folder].startswith("/packages/")
        assert shown[folder] in made._path()
    assert [place for place in shown.values() if place.startswith("/tmp/") and "matplotlib" not in place] == []
