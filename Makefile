# Each target does its own set-up: the first call makes .venv, a later one starts at once.
# `make PYTHON=python3.12 lab` chooses another Python (3.11 or newer). README.md has the same commands without make.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
# two processes; what shares a fixture stays together (tests/conftest.py)
PYTEST := $(BIN)/python -m pytest -n 2
# nbgrader calls programs by name, so the environment's own come first
export PATH := $(CURDIR)/$(BIN):$(PATH)
# pip: where PyTorch's own index can't be reached, do not wait for it
PIP := $(BIN)/python -m pip install --retries 0 --disable-pip-version-check
# Jupyter refuses to run as root unless told so; in a container there is often nobody else
AS_ROOT := $(if $(filter 0,$(shell id -u 2>/dev/null)),--allow-root)
# JupyterLab would ask for leave to fetch its news and updates; the course needs no network
NO_NEWS := {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": false}}
PAGES ?= build/pages
SEAT := PYTHONPATH=lessons $(PYTHON) -m neurons
COURSE ?= $(or $(TMPDIR),/tmp)/neurons-demo
.DEFAULT_GOAL := help
.PHONY: help lab doctor update reset test quick audit lessons html grade check

help:            ## this list
	@sed -n 's/^\([a-z]*\): *\([^#]*\)## /make \1	/p' Makefile | expand -t 16

lab: .venv/learner.stamp  ## open the course in JupyterLab
	$(BIN)/jupyter lab $(AS_ROOT) lessons/00_start_here.ipynb

# these three need no set-up, since they are asked for where it did not work; `python3` is that of .venv where it is there
doctor:          ## say whether all is there that the lessons need, as one block for a bug report
	$(SEAT) doctor --folder lessons

update:          ## bring a newer edition in and keep what you wrote (FROM=folder or zip, DRY=1 only says what would change)
	$(SEAT) update --folder lessons "$(FROM)" $(if $(DRY),--dry-run)

reset:           ## bring a lesson back to how it came, after a dated copy (LESSON=gates, EXERCISE=step for that one alone)
	$(SEAT) reset --folder lessons "$(LESSON)" $(if $(EXERCISE),--exercise "$(EXERCISE)") $(if $(FROM),--from "$(FROM)")

test: .venv/author.stamp  ## everything: the lessons, the checks, the grader, the browser
	$(PYTEST)

quick: .venv/author.stamp  ## the quick tests: no browser, no sandbox, no PyTorch
	$(PYTEST) -m "not browser and not slow and not torch and not sandbox"

audit: .venv/author.stamp  ## prove every check on right answers, known mistakes and mutants
	$(BIN)/python -P -m autograde audit

lessons: .venv/author.stamp  ## make the notebooks and cases from solutions/
	$(BIN)/python -P -m autograde build

html: .venv/author.stamp  ## make a page for reading of each lesson, that needs no network (PAGES=folder)
	$(BIN)/python -P -m autograde html "$(PAGES)"

check: .venv/author.stamp  ## style, types, and that no notebook is stale or edited by hand
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -P -m autograde build --check

grade: .venv/author.stamp  ## make a class of thirty and grade it (COURSE=folder, outside the repository)
	$(BIN)/python -P -m autograde course "$(COURSE)" --lessons 01 02 03
	$(BIN)/python -P -m autograde demo "$(COURSE)"
	$(BIN)/python -P -m autograde grade "$(COURSE)"

# ---- the environment: a stamp says which requirements were installed last --------------------------------------------

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This course needs Python 3.11 or newer; '$(PYTHON)' is older or missing. Try: make PYTHON=python3.12 …"; exit 1; }
	@echo "Set-up 1 of 3: an environment of its own in .venv (a few seconds) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@touch $@

.venv/learner.stamp: requirements.txt .venv/python.stamp
	@echo "Set-up 2 of 3: what the lessons need, 1.4 GB with PyTorch; once, some minutes …"
	$(PIP) -r requirements.txt
	@mkdir -p .venv/share/jupyter/lab/settings
	@echo '$(NO_NEWS)' > .venv/share/jupyter/lab/settings/overrides.json
	@touch $@

.venv/author.stamp: requirements-dev.txt pyproject.toml .venv/learner.stamp
	@echo "Set-up 3 of 3: what authors and instructors need, and this repository itself …"
	$(PIP) -r requirements-dev.txt
	$(PIP) --no-build-isolation --no-deps -e .
	@touch $@
