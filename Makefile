# Two commands do everything on a fresh machine: `make demo` and `make test`.
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test lint types imports docs clean

demo: $(VENV)/installed $(VENV)/translated
	$(BIN)/channelaudit demo

test: $(VENV)/installed-dev $(VENV)/translated system
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/schemas.py --check
	$(BIN)/pytest -n 2 --dist loadgroup --cov --cov-report=
	$(BIN)/coverage report --include='*/model/*,*/reading/*,*/channels/*,*/rules/*,*/reports/*' --fail-under=95

# A bare Debian has Python without ensurepip: tools/venv.sh installs what is missing.
$(VENV)/bin/python:
	tools/venv.sh $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: $(VENV)/bin/python pyproject.toml hatch_build.py
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	touch $@ $(VENV)/installed

# The catalogues of translations are compiled at every installation, and here when they change.
$(VENV)/translated: $(VENV)/installed tools/compiling.py $(wildcard src/channelaudit/locale/*/LC_MESSAGES/*.po)
	$(BIN)/python tools/compiling.py
	touch $@

# Takes over what the code says now into the catalogues; tools/translations.py check says what is missing.
.PHONY: translations
translations: $(VENV)/installed-dev
	$(BIN)/python tools/translations.py update
	$(BIN)/python tools/compiling.py

# Debian packages that the tests need; nothing is skipped when one cannot be had.
.PHONY: system
system:
	tools/system.sh chromium fonts-dejavu knot libatomic1 libharfbuzz-subset0 libpangoft2-1.0-0 nginx-light openssl postfix shellcheck systemd

# A coverage-guided fuzzer on everything that reads what strangers write; `make fuzz SECONDS=600` looks longer.
SECONDS := 60
.PHONY: fuzz
fuzz: $(VENV)/installed-dev
	$(BIN)/python -m pip install --quiet atheris
	$(BIN)/python tools/fuzzing.py --seconds $(SECONDS)

format: $(VENV)/installed-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/installed-dev
	$(BIN)/python tools/docs.py
	$(BIN)/python tools/reference.py
	$(BIN)/python tools/schemas.py

# The documentation as a site: build/site/index.html
.PHONY: site
site: $(VENV)/installed-dev
	$(BIN)/mkdocs build --strict --quiet

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .coverage
