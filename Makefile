# Halte: every task by its name. `make` alone says what there is.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
STEP := @.ci/step
TESTS := $(BIN)/python -m pytest -rsfE
# Two processes; the one that is done first takes from what the other has left.
TWO := -n 2 --dist worksteal

export UV_PYTHON_DOWNLOADS = never
export PIP_DISABLE_PIP_VERSION_CHECK = 1
# Where Python may not keep what it compiled, as in many containers, each process
# compiles all of Halte again, and the tests start a hundred of them.
export PYTHONDONTWRITEBYTECODE =

.DEFAULT_GOAL := help
.PHONY: help run install test test-browser test-slow test-postgresql test-spark \
	check lock pictures bench clean export python

help: ## say what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | \
		awk -F ':.*## ' '{ printf "  make %-18s %s\n", $$1, $$2 }'

run: $(VENV)/.run ## start Halte, with the demonstration country
	@$(BIN)/python -m halte up

install: $(VENV)/.dev ## install what tests and checks need
	@true

# Each file below says: this was installed from exactly these requirements.
$(VENV)/.run: requirements/run.txt .ci/install | python
	$(STEP) "Installing what Halte needs into $(VENV)" \
		.ci/install "$(PYTHON)" $(VENV) requirements/run.txt
	@touch $@

$(VENV)/.dev: requirements/dev.txt .ci/install | python
	$(STEP) "Installing what tests and checks need into $(VENV)" \
		.ci/install "$(PYTHON)" $(VENV) requirements/dev.txt
	@touch $@ $(VENV)/.run

$(VENV)/.scale: requirements/scale.txt $(VENV)/.dev
	$(STEP) "Installing Spark into $(VENV)" \
		.ci/install "$(PYTHON)" $(VENV) requirements/scale.txt
	@touch $@

$(VENV)/.bench: requirements/bench.txt $(VENV)/.dev
	$(STEP) "Installing what we measure against into $(VENV)" \
		.ci/install "$(PYTHON)" $(VENV) requirements/bench.txt
	@touch $@

python:
	@test -n "$(PYTHON)" && "$(PYTHON)" -c \
		'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Halte needs Python 3.11 or later: make PYTHON=/path/to/python3.11"; \
		exit 1; }

test: $(VENV)/.dev ## run the tests (browser walks where Chromium is found)
	@$(TESTS) $(TWO) -m "not slow and not spark and not postgresql"

test-browser: $(VENV)/.dev ## only the walks in a browser
	@$(TESTS) -m browser

test-slow: $(VENV)/.dev ## the tests that take long
	@$(TESTS) $(TWO) -m slow

test-postgresql: $(VENV)/.dev ## the tests on a PostgreSQL of their own (methods need none)
	@.ci/postgresql $(TESTS) $(TWO) -m "not slow and not spark and not browser" \
		--ignore tests/methods

test-spark: $(VENV)/.scale ## the engine tests on Spark
	@$(TESTS) -m spark

CHECKS := style format types imports templates dangers migrations sweeps
.PHONY: $(CHECKS:%=check-%)

check: ## style, types, imports, templates, dangers, migrations, sweeps
	@$(MAKE) --no-print-directory --keep-going $(CHECKS:%=check-%)

check-style: $(VENV)/.dev
	$(STEP) "ruff: style" $(BIN)/ruff check .

check-format: $(VENV)/.dev
	$(STEP) "ruff: format" $(BIN)/ruff format --check .

check-types: $(VENV)/.dev
	$(STEP) "mypy: types" $(BIN)/mypy

check-imports: $(VENV)/.dev
	$(STEP) "import-linter: arrows point down" $(BIN)/lint-imports --no-cache

check-templates: $(VENV)/.dev
	$(STEP) "djlint: templates" $(BIN)/djlint src --lint --quiet

check-dangers: $(VENV)/.dev
	$(STEP) "bandit: dangers" $(BIN)/bandit -q -r src -c pyproject.toml -ll

check-migrations: $(VENV)/.dev
	$(STEP) "migrations are up to date" env HALTE_STATE=var/check \
		$(BIN)/python -m halte manage makemigrations --check --dry-run

check-sweeps: $(VENV)/.dev
	$(STEP) "sweeps: sizes, languages, doors, documents" \
		$(TESTS) tests/sweeps -m "not slow and not browser"

lock: ## renew the pinned versions (needs uv)
	$(STEP) "Resolving" env -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_EXTRA_INDEX_URL \
		uv lock --upgrade
	@$(MAKE) --no-print-directory export

export:
	$(STEP) "Writing requirements/methods.txt" .ci/export methods --no-dev
	$(STEP) "Writing requirements/run.txt" .ci/export run --no-dev --extra web
	$(STEP) "Writing requirements/scale.txt" \
		.ci/export scale --no-dev --extra web --extra scale
	$(STEP) "Writing requirements/dev.txt" .ci/export dev --extra web
	$(STEP) "Writing requirements/bench.txt" \
		.ci/export bench --no-dev --extra web --group bench

pictures: $(VENV)/.dev ## take the pictures of the guide again
	@HALTE_PICTURES=1 $(TESTS) -m browser tests/journeys tests/methods/populations

bench: $(VENV)/.bench ## run the benchmarks, one after the other
	@for claim in benchmarks/*.py; do echo "== $$claim"; $(BIN)/python $$claim || exit 1; done

clean: ## take away the environment and the demonstration
	rm -rf $(VENV) var
