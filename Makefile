# What people do with the project. `make help` lists it; `make VENV=DIR …` uses another virtual environment.
.DEFAULT_GOAL := help
VENV ?= .venv
BIN := $(VENV)/bin
# The first Python that is new enough; override with make PYTHON=…
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes

.PHONY: help ask chat run index evaluate test check format bench lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

ask: export QUESTION = $(value Q)
ask: $(VENV)/.installed ## answer one question in the terminal: make ask Q="Who is Greenland's prime minister?"
	@test -n "$$QUESTION" || { echo 'Say what to ask: make ask Q="Who is Greenland'"'"'s prime minister?"' >&2; exit 2; }
	@$(BIN)/python -m bot ask -- "$$QUESTION"

chat: $(VENV)/.installed ## ask in a loop, with follow-ups
	@$(BIN)/python -m bot chat

run: $(VENV)/.installed ## run the Discord bot (needs DISCORD_TOKEN)
	@$(BIN)/python -m bot

index: $(VENV)/.installed ## bring the index up to date with the documents
	@$(BIN)/python -m index build

evaluate: $(VENV)/.installed ## score the answers on our gold questions, beside the last committed run
	@$(BIN)/python -m index evaluate tests/gold/story.jsonl

bench: $(VENV)/.installed ## time an answer, beside a stock LlamaIndex pipeline (some minutes)
	@$(BIN)/python -m scripts.bench

test: $(VENV)/.installed-dev ## run the tests
	@$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(VENV)/.installed-dev ## formatting, lint, types, import contracts
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache

format: $(VENV)/.installed-dev ## format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: ## pin the dependencies anew (needs uv)
	uv pip compile -q --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-emit-index-url -U pyproject.toml -o requirements.txt
	uv pip compile -q --universal --no-strip-extras --python-version 3.11 --generate-hashes --no-emit-index-url -U pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

clean: ## remove the virtual environment and the caches, not the data
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed; none was found.' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@echo 'Installing what the bot needs into $(VENV) (once; about a minute) …' >&2
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt | $(VENV)/bin/python
	@echo 'Installing what the tests need into $(VENV) (once; about a minute) …' >&2
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/.installed
