# `make run` opens argmap with a sample, `make test` runs every check; both set up a bare machine first.
MAKEFLAGS += --no-print-directory
export LC_ALL = C.UTF-8
unexport PYTHONDONTWRITEBYTECODE # the tests start hundreds of processes, which would compile argmap each time
python = .venv/bin/python
setup = pyproject.toml scripts/setup.sh

.PHONY: run test types compiled tests format bench soak screenshots bundle clean

run: .venv/ready-to-run
	@sh scripts/run.sh

test: .venv/ready-to-test
	@$(python) -m ruff check --quiet .
	@$(python) -m ruff format --check --quiet .
	@$(MAKE) --jobs types compiled
	@$(MAKE) tests

types: .venv/ready-to-test
	@$(python) -m mypy

compiled: .venv/ready-to-test # once on a fresh clone: each of the processes below would do it for itself
	@[ -d tests/ui/__pycache__ ] || $(python) -m pytest -q --collect-only >/dev/null || true # the tests say what is wrong

tests: .venv/ready-to-test # two processes more than CI has processors, as a journey waits more than it works
	@$(python) -m pytest -q -n 4 --dist worksteal

format: .venv/ready-to-test
	@$(python) -m ruff check --fix --quiet . || true
	@$(python) -m ruff format .

bench: .venv/ready-to-test
	@$(python) -m tests.benchmarks

soak: .venv/ready-to-test
	@$(python) -m tests.reliability $(row)

screenshots: .venv/ready-to-test
	@$(python) scripts/with_display.py --size 1920x1200 $(python) scripts/screenshots.py

bundle: .venv/ready-to-test
	@$(python) -m PyInstaller --noconfirm --log-level ERROR scripts/argmap.spec
	@dist/argmap/argmap --version
	@$(python) -m pytest -q -m bundle tests/journeys
	@echo "The application is dist/argmap; it needs nothing else installed."

.venv/ready-to-%: $(setup)
	@sh scripts/setup.sh $*

clean:
	rm -rf build dist out .mypy_cache .pytest_cache .ruff_cache .hypothesis
