# Everything that is done with Pipeline. Plain `make` lists it.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
SHELL := /bin/bash
export SITE_URL ?= http://localhost:$(PORT)

.PHONY: help run test check bench soak css lock reference screenshots

help: ## List what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: .venv/base.done ## Start the site and its worker (PORT=8000; DEMO=0 leaves the examples out)
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) open_site $(if $(filter 0,$(DEMO)),,--examples)
	@echo "Pipeline is at http://localhost:$(PORT)/ and its sent mail at http://localhost:$(PORT)/development/mail/"
	@trap 'kill $$worker' EXIT; $(MANAGE) work & worker=$$!; $(MANAGE) runserver $(PORT)

test: .venv/development.done ## Run the whole suite, on every core (DATABASE=postgresql: on a server of its own)
ifneq ($(DATABASE),postgresql)
	@bash .ci/with-elasticsearch $(BIN)/pytest --numprocesses logical
endif
ifeq ($(DATABASE),postgresql)
	@bash .ci/with-postgresql $(BIN)/pytest --numprocesses logical --reuse-db -m 'not screenshots and not sqlite and not elasticsearch'
else ifneq ($(DATABASE),sqlite)
	@bash .ci/with-postgresql $(BIN)/pytest -m postgresql
endif

check: .venv/development.done ## Format, lint, types, imports, migrations, templates, compiled CSS
	@bash .ci/check

bench: .venv/development.done ## Measure speed, on 10,000 projects; takes some minutes
	@$(BIN)/python -m benchmarks

soak: .venv/development.done ## Read for half an hour, and see that the server holds no more than before
	@$(BIN)/python -m benchmarks soak

css: node_modules/.done ## Compile the look, after a change in pipeline/assets/
	@npm run --silent css

lock: .venv/development.done ## Compile requirements/*.in with hashes
	@for set in base production development; do \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--custom-compile-command "make lock" requirements/$$set.in --output-file requirements/$$set.txt; \
	done

reference: .venv/development.done ## Write the pages of docs/reference/ that are made from the code
	@$(MANAGE) describe_states > docs/reference/states.md
	@$(MANAGE) describe_settings > docs/reference/settings.md
	@$(MANAGE) describe_roles > docs/reference/who-may-do-what.md
	@$(MANAGE) describe_data > docs/reference/data-kept.md

screenshots: .venv/development.done ## Take the pictures in docs/screenshots/, and draw the one for sharing
	@$(BIN)/pytest --numprocesses 0 -m screenshots

.venv/base.done: requirements/base.txt
	@$(PYTHON) -m venv .venv
	@echo "Fetching packages…" && $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

.venv/development.done: requirements/development.txt
	@$(PYTHON) -m venv .venv
	@echo "Fetching packages…" && $(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@ .venv/base.done

node_modules/.done: package-lock.json
	@npm ci --silent --no-audit --no-fund
	@touch $@
