# Two commands on a fresh machine: `make serve` and `make test`. The rest is for those who work on Primum.

DATA ?= ../shared/data

.PHONY: help setup serve test cover lint format examples lock clean

help:
	@echo 'make serve      set everything up, then serve the site on http://127.0.0.1:8000'
	@echo 'make test       set everything up, then run every check and test'
	@echo 'make cover      the same, and how much of the code the tests run'
	@echo 'make setup      set everything up: .venv, the encoder and the starter library'
	@echo 'make lint       style, types and import rules, without the tests'
	@echo 'make format     put the code in the house style'
	@echo 'make examples   write ten example articles to examples/, from the data in DATA=$(DATA)'
	@echo 'make lock       choose the versions of all packages anew'
	@echo 'make clean      remove everything that set-up made'

setup:
	@sh scripts/setup.sh

serve: setup
	@exec .venv/bin/primum serve

test:
	@sh scripts/setup.sh dev
	@sh scripts/check.sh

cover:
	@sh scripts/setup.sh dev
	@sh scripts/check.sh cover

lint:
	@sh scripts/setup.sh dev
	@sh scripts/check.sh lint

format:
	@sh scripts/setup.sh dev
	@.venv/bin/ruff check --fix --select I && .venv/bin/ruff format

examples: setup
	@.venv/bin/primum bench examples --data $(DATA)

lock:
	@sh scripts/lock.sh

# What people made stays: the records, and the keys that sign.
clean:
	rm -rf .venv .primum/encoder .primum/library .primum/stamps .primum/setup.log
	rm -rf examples src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@rmdir .primum 2>/dev/null || [ ! -d .primum ] || echo 'Kept in .primum:' $$(ls .primum)
