# The verbs of the project; `make` alone lists them. Each installs what it needs into .venv, once.
#
# PYTHON  the interpreter that .venv is made from (3.11 or later)
# TORCH   what pip installs as torch, first of all. PyPI's wheel for Linux carries CUDA; elsewhere
#         the small one for processors does as well:
#         make demo TORCH="torch --index-url https://download.pytorch.org/whl/cpu"

PYTHON ?= python3
TORCH ?= torch==2.13.0
TREEBANKS ?=

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test fuzz load validate lint docs bench evaluate train

help:  ## list these verbs
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## */\1\t/' | expand -t 10

demo: $(VENV)/run.stamp  ## trace the founding example
	$(BIN)/provenance trace fixtures/kiosque360.txt --publisher Kiosque360

test: $(VENV)/test.stamp  ## run the tests
	$(BIN)/python -m pytest

fuzz: $(VENV)/test.stamp  ## trace 10,000 hostile texts
	PROVENANCE_FUZZ=10000 $(BIN)/python -m pytest tests/fuzz

load: $(VENV)/test.stamp  ## ask a server for 200 articles at once, for all that it describes, and kill it
	$(BIN)/python tests/serve/load.py
	PROVENANCE_SCHEMATHESIS=200 $(BIN)/python -m pytest -q tests/serve/test_serve_process.py -k description

validate: $(VENV)/test.stamp $(VENV)/mermaid.stamp  ## every format of every fixture, judged by others' programs
	$(BIN)/provenance trace fixtures/*.txt fixtures/dev/*.txt fixtures/fit/*.txt --keep-parse --format jsonl --output $(VENV)/fixtures.jsonl
	PROVENANCE_REPORTS=$(CURDIR)/$(VENV)/fixtures.jsonl PROVENANCE_MERMAID=$(CURDIR)/$(VENV)/mermaid \
		$(BIN)/python -m pytest -q -rs tests/export

lint: $(VENV)/lint.stamp  ## check style, types and the plan of the house
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: $(VENV)/docs.stamp  ## write what is generated anew and build the site; fails where a page is behind
	$(BIN)/python -m typer provenance.cli utils docs --name provenance --output docs/cli.md
	$(BIN)/provenance schema > docs/report.schema.json
	$(BIN)/provenance schema --of diff > docs/diff.schema.json
	$(BIN)/provenance schema --of corrections > docs/corrections.schema.json
	$(BIN)/python tests/docs/picture.py
	$(BIN)/python tests/docs/shown.py
	$(BIN)/zensical build --clean --strict
	git diff --exit-code --stat -- docs/cli.md docs/*.schema.json

bench: $(VENV)/test.stamp  ## measure speed and memory
	$(BIN)/python tests/benchmarks/bench.py

evaluate: $(VENV)/run.stamp  ## measure chains and relations against the gold; fails below the floors
	$(BIN)/provenance evaluate chains fixtures fixtures/dev fixtures/fit --floors fixtures/floors.json
	$(BIN)/provenance evaluate attribution fixtures/sentences/dev.jsonl --floors fixtures/floors.json

train: $(VENV)/train.stamp  ## make the French models anew: make train TREEBANKS=DIR
	@test -n "$(TREEBANKS)" || { echo "say where the treebanks are: make train TREEBANKS=DIR" >&2; exit 2; }
	$(BIN)/provenance models train fr --treebanks $(TREEBANKS)

$(VENV)/mermaid.stamp: $(VENV)/torch.stamp
	if command -v npm; then npm install --silent --prefix $(VENV)/mermaid mermaid@11 jsdom@29; fi
	@touch $@

$(VENV)/torch.stamp:
	$(PYTHON) -m venv $(VENV)
	$(PIP) $(TORCH)
	@touch $@

$(VENV)/run.stamp: $(VENV)/torch.stamp pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/%.stamp: $(VENV)/torch.stamp pyproject.toml
	$(PIP) --editable '.[$*]'
	@touch $@
