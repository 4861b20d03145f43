from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from channelaudit.engine import discovery
from channelaudit.engine.discovery import DiscoveryError
from channelaudit.model import Check, Finder, Format, Rule

RULE = """
from channelaudit.rules import rule

@rule(severity="note", title="A title", advice="Do something.")
def extra(evidence, settings):
    "A page."
    return ()
"""


@pytest.fixture
def plugin(tmp_path: Path) -> Iterator[Path]:
    """A folder on sys.path in which a test can install a package with entry points."""
    sys.path.insert(0, str(tmp_path))
    caches = (discovery.rules, discovery.checks, discovery.finders, discovery.formats)
    for cache in caches:
        cache.cache_clear()
    yield tmp_path
    sys.path.remove(str(tmp_path))
    for name in [name for name in sys.modules if name.partition(".")[0] == "someplugin"]:
        del sys.modules[name]
    for cache in caches:
        cache.cache_clear()


def install(folder: Path, files: dict[str, str], entry_points: str) -> None:
    for name, text in files.items():
        file = folder / "someplugin" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    info = folder / "someplugin-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: someplugin\nVersion: 1\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(entry_points, encoding="utf-8")


def test_each_family_is_found_by_id() -> None:
    assert isinstance(discovery.rules()["email-link-differs"], Rule)
    assert isinstance(discovery.checks()["mail_domain"], Check)
    assert all(isinstance(finder, Finder) for finder in discovery.finders().values())
    assert isinstance(discovery.formats()["json"], Format)
    assert list(discovery.rules()) == sorted(discovery.rules())


def test_one_format_can_be_had_alone() -> None:
    assert discovery.format_of("json") is discovery.formats()["json"]
    assert set(discovery.format_names()) >= set(discovery.formats())
    assert discovery.format_of("csv-channels") is discovery.formats()["csv-channels"]
    with pytest.raises(KeyError):
        discovery.format_of("csv_channels")
    with pytest.raises(KeyError):
        discovery.format_of("papyrus")


def test_another_package_can_add_rules(plugin: Path) -> None:
    install(plugin, {"parcel/extra.py": RULE}, "[channelaudit.rules]\nx = someplugin.parcel.extra:extra\n")
    assert discovery.rules()["parcel-extra"].title == "A title"


def test_two_rules_with_one_id_are_an_error(plugin: Path) -> None:
    points = "[channelaudit.rules]\nx = someplugin.email.missing:extra\n"
    install(plugin, {"email/missing.py": RULE}, points)
    with pytest.raises(DiscoveryError, match=r"id email-missing.*someplugin\.email\.missing"):
        discovery.rules()


def test_an_entry_point_without_its_unit_is_an_error(plugin: Path) -> None:
    install(plugin, {"checks.py": "CHECK = 7"}, "[channelaudit.checks]\nseven = someplugin.checks:CHECK\n")
    with pytest.raises(DiscoveryError, match=r"entry point seven .* holds no Check"):
        discovery.checks()


def test_a_file_without_a_rule_or_with_two_is_an_error(plugin: Path) -> None:
    two = RULE + RULE.replace("extra", "another")
    install(plugin, {"a/none.py": "", "a/two.py": two}, "")
    import importlib  # noqa: PLC0415

    none = importlib.import_module("someplugin.a.none")
    assert discovery._the_rule(none) is None
    with pytest.raises(DiscoveryError, match="holds no Rule"):
        discovery._checked(discovery._the_rule(none), Rule, none.__name__)
    with pytest.raises(DiscoveryError, match="holds 2 rules"):
        discovery._the_rule(importlib.import_module("someplugin.a.two"))
