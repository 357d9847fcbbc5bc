# The tools come from the development environment: pip install -e '.[dev]'
.PHONY: check format lint types imports test rules docs site ci benchmark

check: format lint types imports test

format:
	ruff format --check .

lint:
	ruff check .

types:
	mypy

imports:
	lint-imports

test:
	pytest

rules:
	factcheck test-rules

ci:
	.ci/run

benchmark:
	python benchmarks/run.py

docs:
	python docs/generate.py

site:
	sphinx-build -W -c docs . build/site
