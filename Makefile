# `make report` and `make test` do all set-up themselves, from a bare clone with Python 3.12 or newer.

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
# Its age tells whether the set-up is up to date.
STAMP := $(VENV)/installed
SAMPLE := reports/sample

.PHONY: help install report desk test mutants format constraints clean
.DEFAULT_GOAL := help

help: ## Show these lines
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' Makefile

install: $(STAMP) ## Set up .venv, with the versions in constraints.txt

report: $(STAMP) ## Analyse the sample stories and render their report, in reports/sample
	$(BIN)/attribution analyze $(SAMPLE)/*.txt --format jsonl -o $(SAMPLE)/analyses.jsonl
	$(BIN)/attribution report $(SAMPLE)/*.txt -o $(SAMPLE)

desk: $(STAMP) ## Open the desk on the sample stories, in a browser
	$(BIN)/attribution desk --demo

test: $(STAMP) ## Run every check that CI runs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto --dist loadfile

mutants: $(STAMP) ## Break sixty lines one at a time; the tests are to notice (an hour)
	$(BIN)/python -m tests.mutants

format: $(STAMP) ## Put the code in the project's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Takes the newest versions that pyproject.toml permits.
constraints: ## Make constraints.txt anew
	rm -rf $(VENV)
	$(MAKE) install CONSTRAINTS=
	sed -n '/^#/p' constraints.txt > $(VENV)/constraints.txt
	$(BIN)/python -m pip freeze --all --exclude-editable >> $(VENV)/constraints.txt
	mv $(VENV)/constraints.txt constraints.txt
	touch $(STAMP)

clean: ## Remove .venv and what the tools leave
	rm -rf $(VENV) .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

CONSTRAINTS := -c constraints.txt

# Each Python is run, since a shim may stand for one that is not there. Without one, uv may bring one.
$(STAMP): pyproject.toml constraints.txt
	@set -e; \
	enough='import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 12))'; \
	if ! $(BIN)/python -c "$$enough" 2>/dev/null; then \
		for python in python3.12 python3.13 python3.14 python3; do \
			if $$python -c "$$enough" 2>/dev/null; then break; fi; \
			python=; \
		done; \
		if [ -n "$$python" ]; then \
			$$python -m venv --clear $(VENV); \
		elif uv --version >/dev/null 2>&1; then \
			uv venv --quiet --clear --seed --python '>=3.12' $(VENV); \
		else \
			echo 'make: no Python 3.12 or newer with venv: install one (Debian: apt-get install python3-venv), or uv' >&2; \
			exit 1; \
		fi; \
	fi
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(CONSTRAINTS) --editable '.[all]' --group dev
	@touch $@
