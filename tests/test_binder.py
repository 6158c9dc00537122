"""Binder's image, without Docker: what repo2docker would put into it, and a launch from the commands that it prints.

The base of the image (Ubuntu and conda) can't be had here: an environment of its own, with the versions that
repo2docker's lock file gives for Jupyter, stands in for it. All that comes after is run as it is printed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import venv
from importlib.util import find_spec
from pathlib import Path

import pytest

from autograde.build.lesson import ROOT
from tests.lab import Browser, need_chromium

BINDER = ROOT / "binder"
REPO2DOCKER = Path(find_spec("repo2docker").origin).parent  # importing it warns
BASE_URL, TOKEN = "/user/visitor-x1/", "a-visitors-token"


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    """Copy the repository as Binder clones it, its history beside it."""
    folder = tmp_path_factory.mktemp("binder") / "clone"
    ours = shutil.ignore_patterns(".venv", ".git", ".*_cache", ".hypothesis", ".audit", "*.egg-info", "__pycache__")
    shutil.copytree(ROOT, folder, ignore=ours)
    (folder / ".git").mkdir()
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "lessons" / "neurons" / "__pycache__").mkdir()
    (folder / "lessons" / "neurons" / "__pycache__" / "gates.pyc").touch()
    return folder


def image_files(clone):
    """Return the files that repo2docker copies from a clone into the image."""
    from docker.utils.build import exclude_paths

    ignored = clone / "binder" / ".dockerignore"
    lines = [line.strip() for line in ignored.read_text().splitlines()] if ignored.is_file() else []
    kept = exclude_paths(str(clone), [line for line in lines if line and not line.startswith("#")])
    return sorted(name for name in kept if (clone / name).is_file())


@pytest.fixture(scope="module")
def printed(clone):
    """Return the Dockerfile that repo2docker prints, an instruction an entry: ``(word, rest)``."""
    command = [
        sys.executable,
        "-m",
        "repo2docker",
        "--no-build",
        "--debug",
        "--user-id",
        "1000",
        "--user-name",
        "jovyan",
    ]
    done = subprocess.run([*command, "."], cwd=clone, capture_output=True, text=True, check=True)
    text = (done.stdout + done.stderr).partition("\nFROM ")[2]
    text = re.sub(r"^#.*\n", "", text, flags=re.M).replace("\\\n", " ")
    return re.findall(r"^([A-Z]+) +(.*)$", text, flags=re.M)


# ---- what is in the image


def test_binder_installs_what_a_learner_installs():
    asked = [
        [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
        for path in (ROOT / "requirements.txt", BINDER / "requirements.txt")
    ]
    assert sorted(filter(None, asked[0])) == sorted(filter(None, asked[1]))


def test_the_image_holds_the_lessons_and_what_starts_them_and_nothing_else(clone):
    files = image_files(clone)
    outside = [name for name in files if not name.startswith("lessons/")]
    assert outside == [
        "LICENSE",
        "binder/.dockerignore",
        "binder/postBuild",
        "binder/requirements.txt",
        "binder/runtime.txt",
    ]
    kept = [path.relative_to(clone).as_posix() for path in (clone / "lessons").rglob("*") if path.is_file()]
    assert set(files) - set(outside) == {name for name in kept if "__pycache__" not in name}
    assert "lessons/00_start_here.ipynb" in files
    assert sum((clone / name).stat().st_size for name in files) < 40e6


def test_no_file_of_the_image_has_a_solution_in_it(clone):
    for name in image_files(clone):
        content = (clone / name).read_bytes()
        for told in (b"BEGIN SOLUTION", b"END SOLUTION", b"BEGIN MARK SCHEME", b"solution_regions"):
            assert told not in content, name


def test_solutions_in_the_image_would_be_noticed(clone, tmp_path):
    bare = tmp_path / "bare"
    shutil.copytree(clone, bare)
    (bare / "binder" / ".dockerignore").unlink()
    files = image_files(bare)
    assert "solutions/01_gates.py" in files
    assert ".git/HEAD" in files
    assert any(b"BEGIN SOLUTION" in (bare / name).read_bytes() for name in files)


def test_the_badge_opens_a_notebook_that_is_in_the_image(clone):
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    ((path,),) = [re.findall(r"mybinder\.org/v2/gh/[^/\s]+/[^/\s]+/HEAD\?urlpath=lab/tree/([^)\s]+)", readme)]
    assert path in image_files(clone)


# ---- postBuild


@pytest.fixture
def small_image(tmp_path):
    """Make a folder as an older repo2docker leaves it, with everything, and an environment without packages."""
    home = tmp_path / "home"
    for name in ("lessons/00_start_here.ipynb", "solutions/01_gates.py", ".git/HEAD", ".ci/run", "LICENSE", ".bashrc"):
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text("x")
    shutil.copytree(BINDER, home / "binder")
    venv.create(tmp_path / "env", with_pip=False)
    (packages,) = (tmp_path / "env").glob("lib/python3*/site-packages")
    (packages / "matplotlib").mkdir()
    (packages / "matplotlib" / "__init__.py").touch()
    (packages / "matplotlib" / "font_manager.py").touch()
    return home, tmp_path / "env"


def post_build(home, env, **settings):
    words = {"HOME": str(home), "PATH": f"{env / 'bin'}{os.pathsep}{os.environ['PATH']}", **settings}
    return subprocess.run(["./binder/postBuild"], cwd=home, env=words, capture_output=True, text=True, check=False)


def test_post_build_leaves_the_lessons_alone_in_the_image(small_image):
    home, env = small_image
    done = post_build(home, env, REPO_DIR=str(home), KERNEL_PYTHON_PREFIX=str(env))
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in home.iterdir()) == [".bashrc", "LICENSE", "binder", "lessons"]
    assert (home / "lessons" / "00_start_here.ipynb").is_file()
    settings = json.loads((env / "share/jupyter/lab/settings/overrides.json").read_text())
    assert settings["@jupyterlab/apputils-extension:notification"]["fetchNews"] == "false"
    start = json.loads((env / "etc/jupyter/jupyter_lab_config.json").read_text())["LabApp"]["default_url"]
    assert (ROOT / start.removeprefix("/lab/tree/")).is_file()


@pytest.mark.parametrize(
    "settings", [{}, {"KERNEL_PYTHON_PREFIX": "/x"}, {"REPO_DIR": "/", "KERNEL_PYTHON_PREFIX": "/x"}]
)
def test_post_build_touches_nothing_outside_an_image(small_image, settings):
    home, env = small_image
    before = sorted(home.rglob("*"))
    done = post_build(home, env, **settings)
    assert done.returncode == 1
    assert "Nothing was changed" in done.stderr
    assert sorted(home.rglob("*")) == before
    assert not (env / "share").exists()


# ---- what repo2docker prints


def test_repo2docker_finds_each_file_and_takes_python_3_11(printed):
    runs = [rest for word, rest in printed if word == "RUN"]
    assert any("pip install" in run and '-r "binder/requirements.txt"' in run for run in runs)
    assert any(run.strip() == "./binder/postBuild" for run in runs)
    assert any("environment-2epy-2d3-2e11" in rest for word, rest in printed if word == "COPY")
    order = [i for i, (word, rest) in enumerate(printed) if "requirements.txt" in rest or " src/ " in rest]
    assert len(order) == 3  # the list, its installation, and only then the lessons: a changed lesson installs nothing
    assert " src/ " in printed[order[-1]][1]


# ---- a launch


def base_versions():
    """Return pip's words for the Jupyter packages of the image's base, with the versions of repo2docker's lock file."""
    folder = REPO2DOCKER / "buildpacks" / "conda"
    asked = re.findall(
        r"^- (jupyter[\w-]*|ipywidgets|notebook)=", (folder / "environment.py-3.11.yml").read_text(), re.M
    )
    lock = (folder / "environment.py-3.11-linux-64.lock").read_text()
    found = {name: re.search(rf"/{name}-(\d[\w.]*)-", lock) for name in asked}
    return [f"{name.replace('-singleuser', '')}=={place.group(1)}" for name, place in found.items() if place]


def rehearse(printed, clone, image, env):
    """Run the printed instructions from the first that copies the repository, with folders of this machine."""
    home = image / "home" / "jovyan"
    home.mkdir(parents=True)
    names = {"HOME": str(home), "REPO_DIR": str(home), "KERNEL_PYTHON_PREFIX": str(env), "NB_PYTHON_PREFIX": str(env)}
    names |= {"NB_USER": "jovyan", "PATH": f"{env / 'bin'}{os.pathsep}{os.environ['PATH']}", "PIP_RETRIES": "0"}
    names |= {"LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    own = [Path.home() / ".config" / "pip" / "pip.conf", Path.home() / ".pip" / "pip.conf"]
    for path in filter(Path.is_file, own):
        names["PIP_CONFIG_FILE"] = str(path)  # where this machine finds packages
    first = next(i for i, (word, rest) in enumerate(printed) if word == "COPY" and "src/" in rest)
    done = []
    for word, rest in printed[first:]:
        if word == "COPY" and " src/ " in rest:
            for name in image_files(clone):
                (home / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(clone / name, home / name)
        elif word == "COPY" and " src/" in rest:
            name = re.search(r" src/(\S+)", rest).group(1)
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(clone / name, home / name)
        elif word == "RUN":
            run = subprocess.run(["bash", "-c", rest], cwd=home, env=names, capture_output=True, text=True, check=False)
            assert run.returncode == 0, f"{rest}\n{run.stdout[-1500:]}\n{run.stderr[-1500:]}"
            done.append(rest)
    return home, names, done


@pytest.fixture(scope="module")
def launched(printed, clone, tmp_path_factory):
    """Build the environment, run what is printed, and start the server as BinderHub does, through the entrypoint."""
    need_chromium()
    image = tmp_path_factory.mktemp("image")
    env = image / "env"
    venv.create(env, with_pip=True)
    base = [str(env / "bin" / "pip"), "install", "--quiet", "--retries", "0", "--no-compile", *base_versions()]
    subprocess.run(base, check=True, capture_output=True, timeout=400)
    home, names, done = rehearse(printed, clone, image, env)
    assert len(done) == 3
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    entry = REPO2DOCKER / "buildpacks" / "repo2docker-entrypoint"
    command = [
        str(env / "bin" / "python"),
        str(entry),
        "jupyter-lab",
        "--ip=127.0.0.1",
        f"--port={port}",
        "--no-browser",
    ]
    command += [
        f"--ServerApp.base_url={BASE_URL}",
        f"--IdentityProvider.token={TOKEN}",
        "--ServerApp.trust_xheaders=True",
    ]
    command += ["--allow-root", "--expose-app-in-browser"]
    log = image / "server.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=home, env=names, stdout=out, stderr=out)
        yield f"http://127.0.0.1:{port}{BASE_URL}", env, home, log, server
        server.terminate()
        server.wait(20)
    shutil.rmtree(image, ignore_errors=True)  # 1.5 GB


class Address:
    """Where the browser finds the server."""

    def __init__(self, url):
        self.address = url.removesuffix(BASE_URL)


@pytest.fixture(scope="module")
def visitor(launched, tmp_path_factory):
    """Open a browser and wait until the server answers."""
    from playwright.sync_api import sync_playwright

    url, _, _, log, server = launched
    until = time.monotonic() + 90
    while True:
        try:
            urllib.request.urlopen(f"{url}api?token={TOKEN}", timeout=2).read()
            break
        except OSError:
            assert server.poll() is None, log.read_text()[-3000:]
            assert time.monotonic() < until, log.read_text()[-3000:]
            time.sleep(0.3)
    with sync_playwright() as playwright:
        browser = Browser(playwright, Address(url), tmp_path_factory.mktemp("profile"))
        yield browser
        browser.close()


def arrive(visitor, path, notebook):
    """Go to an address of the launched server; return when the notebook is the one in front and its kernel is idle."""
    visitor.page.goto(f"{visitor.server.address}{BASE_URL}{path}?token={TOKEN}")
    ready = """(path) => {
      const open = window.jupyterapp?.shell?.currentWidget;
      return open?.context?.path === path && open.sessionContext?.session?.kernel?.status === "idle";
    }"""
    visitor.page.wait_for_function(ready, arg=notebook, timeout=90_000)


@pytest.mark.browser
@pytest.mark.slow
class TestLaunch:
    """One environment for all of them: it takes two minutes to make."""

    def test_the_environment_has_no_conflicts_and_less_than_2_gb(self, launched):
        _, env, home, _, _ = launched
        checked = subprocess.run([str(env / "bin" / "pip"), "check"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout
        size = sum(path.stat().st_size for top in (env, home) for path in top.rglob("*") if not path.is_symlink())
        print(f"\nthe environment and the lessons: {size / 1e9:.2f} GB")
        assert size < 2e9

    def test_the_started_folder_has_no_solutions(self, launched):
        home = launched[2]
        assert sorted(path.name for path in home.iterdir() if not path.name.startswith(".")) == [
            "LICENSE",
            "binder",
            "lessons",
        ]

    def test_a_launch_without_a_path_opens_the_first_notebook_and_asks_nothing(self, visitor):
        arrive(visitor, "", "lessons/00_start_here.ipynb")
        visitor.page.wait_for_timeout(3000)
        assert visitor.page.locator(".jp-Dialog").count() == 0
        assert "news" not in visitor.page.locator("body").inner_text().lower()

    def test_the_badges_address_opens_a_lesson_that_runs_and_an_explorer_that_moves(self, visitor):
        arrive(visitor, "lab/tree/lessons/00_start_here.ipynb", "lessons/00_start_here.ipynb")
        arrive(visitor, "lab/tree/lessons/01_gates.ipynb", "lessons/01_gates.ipynb")
        cells = visitor.run_all()
        outputs = [output for cell in cells for output in cell.get("outputs", [])]
        assert [output for output in outputs if output["output_type"] == "error"] == []
        place = next(i for i, cell in enumerate(cells) if "explore_gate(" in "".join(cell["source"]))
        visitor.scroll_to(place)
        explorer = visitor.page.locator(".nx").first
        explorer.wait_for()
        before = explorer.locator(".nx-said").inner_text()
        explorer.locator("input[type=range]").first.focus()
        visitor.page.keyboard.press("ArrowRight")
        visitor.wait_for_change(explorer.locator(".nx-said"), before)
        assert visitor.outside() == []

    def test_a_lesson_finds_pytorch(self, launched):
        _, env, home, _, _ = launched
        asked = "import torch, neurons.torch_nets; print(torch.__version__, torch.cuda.is_available())"
        done = subprocess.run(
            [str(env / "bin" / "python"), "-c", asked], cwd=home / "lessons", capture_output=True, text=True, check=True
        )
        assert done.stdout.split() == ["2.13.0+cpu", "False"]
