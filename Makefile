# The first Python of 3.11 or later on the path; say PYTHON=... for another.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11 python,$(shell \
	$(name) -c 'import sys; print("$(name)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))
VENV ?= .venv
SHARED ?= ../shared
DAY ?= $(shell date +%F)
BIN = $(VENV)/bin
READY = $(VENV)/ready
COMPILED ?= $(VENV)-compiled

.PHONY: check fix lint test compiled test-compiled demo bench docs train train-numbers constraints audit sbom clean

check: lint test

# Every release is pinned and its hash checked; Runut itself is then installed with what is there, asking nobody.
$(READY): constraints.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Runut needs Python 3.11 or later on the path: install it, or say PYTHON=..." >&2; exit 2; }
	@$(PYTHON) -c 'import ensurepip, venv' || { echo "This Python has no venv: install it (Debian: python3-venv)." >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy --strict src
	$(BIN)/lint-imports

fix: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

test: $(READY)
	$(BIN)/python -m pytest

# Runut with its readers compiled, in a virtual environment of its own: docs/howto/compile.md.
compiled: $(COMPILED)/ready

$(COMPILED)/ready: $(READY) hatch_build.py $(shell find src -type f -not -name '*.pyc')
	rm -rf build/wheel
	HATCH_BUILD_HOOK_ENABLE_CUSTOM=true $(BIN)/hatchling build -t wheel -d build/wheel
	$(PYTHON) -m venv $(COMPILED)
	$(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(COMPILED)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --force-reinstall build/wheel/*.whl
	@touch $@

# What is compiled must read as Python does: what tests its rooms, and the same bytes from both (tests/compiled).
test-compiled: $(COMPILED)/ready
	$(COMPILED)/bin/python -m pytest tests/compiled tests/text tests/clean tests/extract tests/lang tests/story

demo: $(READY)
	@$(BIN)/runut demo

# `make bench KEEP=--keep` makes this run the one that later runs are compared with.
bench: $(READY)
	$(BIN)/python bench/run.py $(KEEP)
	$(BIN)/python bench/pages.py $(KEEP)

docs: $(READY)
	$(BIN)/python docs/write.py

# Trains the name tagger anew, about ten minutes on one core: bench/training/names/README.md.
train:
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet -r bench/training/names/requirements.txt
	.venv-train/bin/python bench/training/names/train.py $(SHARED) --date $(DAY)

# Trains the head for numbers anew, about a quarter of an hour on one core: bench/training/numbers/README.md.
train-numbers: $(READY)
	$(BIN)/python bench/training/numbers/rows.py $(SHARED) build/numbers.jsonl
	$(PYTHON) -m venv .venv-train
	.venv-train/bin/python -m pip install --quiet -r bench/training/names/requirements.txt
	.venv-train/bin/python bench/training/numbers/train.py build/numbers.jsonl --date $(DAY)

# Needs uv, which people who only use or change Runut do not.
constraints:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-emit-find-links --no-annotate --custom-compile-command "make constraints" --quiet --output-file constraints.txt

# Asks the services that know of vulnerable releases about every pin, Python's and the front end's: needs the network.
audit:
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet pip-audit
	.venv-audit/bin/pip-audit --requirement constraints.txt --no-deps --disable-pip
	npm --prefix web audit

# What an install and the front end are made of, with licences, as CycloneDX: build/sbom.json and build/sbom-web.json.
# Asks no service of vulnerabilities; what code does that it had better not is looked for by `make lint` (bandit's rules).
sbom: $(READY)
	$(PYTHON) -m venv .venv-audit
	.venv-audit/bin/python -m pip install --quiet cyclonedx-bom
	mkdir -p build
	.venv-audit/bin/cyclonedx-py environment --output-reproducible --output-file build/sbom.json $(BIN)/python
	$(BIN)/python -m pip check
	npm --prefix web sbom --package-lock-only --sbom-format cyclonedx >build/sbom-web.json

clean:
	rm -rf $(VENV) $(COMPILED) .venv-audit build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
