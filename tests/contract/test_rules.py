"""What every rule promises; a new rule is held to it without being named here."""

from __future__ import annotations

import inspect
import re
import runpy
from pathlib import Path

import pytest

import channelaudit.rules as package
from builders import evidence
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import rules
from channelaudit.engine.judging import judge
from channelaudit.model import Rule
from channelaudit.rules import SECTIONS
from shops.shop import shops

TESTS = Path(__file__).parent.parent
GENERATOR = runpy.run_path(str(TESTS.parent / "tools" / "docs.py"))  # a script, not a package

each_rule = pytest.mark.parametrize("rule", rules().values(), ids=lambda rule: rule.id)


@each_rule
def test_it_is_named_for_its_defect(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule.id)
    assert rule.id.startswith(f"{rule.subject}-")
    assert not rule.id.startswith(f"{rule.subject}-no-") or rule.id == "email-no-reply"  # the defect, never its absence
    assert re.fullmatch(r"[A-Z].{3,60}[^.]", rule.title)


@each_rule
def test_its_advice_is_one_or_two_sentences(rule: Rule) -> None:
    assert rule.advice.endswith(".")
    assert len(rule.advice) < 200


@each_rule
def test_it_has_a_page_with_all_sections(rule: Rule) -> None:
    headings = tuple(re.findall(r"^## (.+)$", rule.page, re.MULTILINE))
    assert headings == SECTIONS
    first, *_ = rule.page.split("\n\n")
    assert first.endswith((".", "?"))
    for body in re.split(r"^## .+$", rule.page, flags=re.MULTILINE):
        assert body.strip()


@each_rule
def test_its_file_is_one_screen_and_a_half(rule: Rule) -> None:
    source = Path(inspect.getsourcefile(rule.judge) or "")
    assert source.is_relative_to(Path(package.__file__).parent)
    assert len(source.read_text(encoding="utf-8").splitlines()) <= 120


@each_rule
def test_it_has_a_test(rule: Rule) -> None:
    files = (TESTS / "rules").glob(f"test_{rule.subject.replace('-', '_')}*.py")
    assert any(f'"{rule.id}"' in file.read_text(encoding="utf-8") for file in files)


@each_rule
def test_it_fails_on_one_shop_and_passes_on_another(rule: Rule) -> None:
    failing = {shop.name for shop in shops() if rule.id in shop.fails}
    passing = {shop.name for shop in shops() if rule.id in shop.passes}
    assert failing
    assert passing - failing


@each_rule
def test_it_has_something_to_say_of_a_shop_without_anything(rule: Rule) -> None:
    (judgement,) = judge([rule], evidence(), Settings())
    assert judgement.status != "crashed", judgement.detail


def test_the_shops_name_rules_that_exist() -> None:
    named = {rule for shop in shops() for rule in (*shop.fails, *shop.passes)}
    assert named <= set(rules())


def test_the_pages_are_up_to_date() -> None:
    assert GENERATOR["stale"]() == []


def test_the_generator_brings_a_folder_up_to_date(tmp_path: Path) -> None:
    (tmp_path / "left-over.md").write_text("old", encoding="utf-8")
    assert {"left-over.md", "email-missing.md", "index.md"} <= set(GENERATOR["stale"](tmp_path))
    GENERATOR["write"](tmp_path)
    assert GENERATOR["stale"](tmp_path) == []
    assert len(list(tmp_path.glob("*.md"))) == len(rules()) + 1


@pytest.mark.parametrize(("arguments", "code"), [(["--check"], 0), (["--what"], 2)])
def test_the_generators_exit_code(arguments: list[str], code: int) -> None:
    assert GENERATOR["main"](arguments) == code
