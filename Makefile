# clustersbot: `make demo` to try it, `make test` to prove it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
PIN := $(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
	--no-emit-find-links --no-annotate --no-header

.PHONY: install demo test check bench requirements

# The set-up only: a virtual environment with pinned dependencies and the console script.
install: $(VENV)/.installed

$(VENV)/.installed: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("clustersbot needs Python 3.11 or newer: make PYTHON=python3.11") if sys.version_info < (3, 11) else 0'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes --requirement requirements.txt
	$(PIP) install --no-build-isolation --no-deps --editable . 2>/dev/null
	touch $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.installed
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	touch $@

# The bot with the sandbox: a chat page, a mailbox and a clock. FRESH=1 begins anew, PORT=8001 elsewhere.
demo: install
	@$(BIN)/clustersbot demo --port $(PORT) $(if $(FRESH),--fresh)

# What CI runs.
test: $(VENV)/.tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/clustersbot check >/dev/null
	$(BIN)/pytest -q -n 3 --dist worksteal

# The inner loop: the same without the browser, PostgreSQL and the kill tests.
check: $(VENV)/.tests
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/pytest -q -n 3 --dist worksteal -m "not slow"

# Our bot's speed beside others'; aiogram has a place of its own, for it wants an older pydantic than ours.
bench: install .venv.bench/.installed
	$(BIN)/python -m bench.throughput $(ARGS)

.venv.bench/.installed:
	test -x .venv.bench/bin/python || $(PYTHON) -m venv .venv.bench
	.venv.bench/bin/python -m pip --quiet --disable-pip-version-check install "aiogram>=3.31,<4" uvloop orjson
	touch $@

# Pins the requirements again, within the ranges of pyproject.toml.
requirements: $(VENV)/.tests
	$(PIN) --extra demo --extra build --output-file requirements.txt pyproject.toml
	$(PIN) --extra demo --extra build --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
