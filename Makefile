# Everything a person types. `make run` and `make test` work from nothing but Python 3.11, make and the package registries.
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
export DRAAGKRACHT_PORT ?= 8000
export DRAAGKRACHT_DATA ?= ./data

.PHONY: help run install test lint format bench fuzz schermen docs clean
.DEFAULT_GOAL := help

help:
	@echo "make run       alles klaarzetten en starten op http://127.0.0.1:$(DRAAGKRACHT_PORT)/"
	@echo "make install   alleen klaarzetten, in .venv"
	@echo "make test      alle toetsen, op SQLite en op PostgreSQL"
	@echo "make lint      stijl, typen en de regels van het huis"
	@echo "make bench     rekentijd per pagina, van de sociale kaart, de planner en de cijfers"
	@echo "make fuzz      honderdduizend willekeurige invoeren op formulieren en regels"
	@echo "make schermen  beelden voor de handleiding opnieuw maken"
	@echo "make docs      de documentatie bouwen in site/"
	@echo "make clean     weghalen wat gemaakt is (niet de map data)"

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || { echo "Python 3.11 is nodig; gevonden: $$($(PYTHON) --version 2>&1). Geef het aan met make PYTHON=/pad/naar/python3.11"; exit 1; }
	@echo "[1/4] Een eigen Python-omgeving maken in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.vereisten: requirements.txt pyproject.toml | $(BIN)/python
	@echo "[2/4] Pakketten ophalen die vastliggen in requirements.txt (een tot twee minuten) ..."
	@$(PIP) install --progress-bar off --require-hashes -r requirements.txt 2>&1 | grep -E --line-buffered '^(Collecting|Installing|Successfully|ERROR)' | sed -u 's/ (from .*//' ; exit $${PIPESTATUS[0]}
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.vereisten-test: requirements-dev.txt $(VENV)/.vereisten
	@echo "Pakketten ophalen voor de toetsen ..."
	@$(PIP) install --progress-bar off --require-hashes -r requirements-dev.txt 2>&1 | grep -E --line-buffered '^(Collecting|Installing|Successfully|ERROR)' | sed -u 's/ (from .*//' ; exit $${PIPESTATUS[0]}
	@touch $@

VERTAALD := $(wildcard src/draagkracht/ui/locale/*/LC_MESSAGES/django.po)
STATISCH := $(shell find src/draagkracht -path '*/static/*' -not -path '*/derden/*' -type f 2>/dev/null)

$(VENV)/.voorkant: package-lock.json src/draagkracht/ui/derden.py src/draagkracht/ui/iconen.toml $(STATISCH) $(VERTAALD) $(VENV)/.vereisten
	@echo "[3/4] Stijlen, lettertypen en pictogrammen klaarzetten ..."
	@$(BIN)/python -m draagkracht.ui.derden
	@$(BIN)/python -m draagkracht.ui.vertalingen
	@DRAAGKRACHT_DATA=build/klaarzetten DRAAGKRACHT_SECRET_KEY=alleen-bij-het-klaarzetten $(BIN)/draagkracht manage collectstatic --noinput --clear --verbosity 0
	@touch $@

install: $(VENV)/.vereisten $(VENV)/.voorkant

run: install
	@echo "[4/4] Database en voorbeeldgemeente klaarzetten ..."
	@$(BIN)/draagkracht setup
	@$(BIN)/draagkracht demo --if-empty
	@exec $(BIN)/draagkracht serve

test: install $(VENV)/.vereisten-test lint
	@$(BIN)/python -m tools.toets

lint: $(VENV)/.vereisten-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.vereisten-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: install
	@$(BIN)/python -m bench

fuzz: install $(VENV)/.vereisten-test
	@HYPOTHESIS_PROFILE=fuzz $(BIN)/pytest tests -m fuzz -n 2

schermen: install $(VENV)/.vereisten-test
	@$(BIN)/python -m tools.schermen

docs: $(VENV)/.vereisten-test
	@$(BIN)/mkdocs build --strict

clean:
	rm -f src/draagkracht/ui/locale/*/LC_MESSAGES/django.mo
	rm -rf $(VENV) node_modules build site src/draagkracht/static_verzameld src/draagkracht/ui/static/derden src/draagkracht/ui/fonts
