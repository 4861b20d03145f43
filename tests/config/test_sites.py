from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from channelaudit.config.errors import ConfigError
from channelaudit.config.file import load_settings
from channelaudit.config.sites import Site

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/config.json").read_text(encoding="utf-8"))

SEVERAL = """\
jobs: 2
sites:
  - first.example
  - url: https://second.example/
    name: The second
    tags: shoes, poland
    country: PL
    max-pages: 10
    report:
      client: Second Ltd
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "channelaudit.yaml"


def test_each_site_may_have_settings_of_its_own(file: Path) -> None:
    file.write_text(SEVERAL, encoding="utf-8")
    settings = load_settings(file, {})
    first, second = settings.sites
    assert (first, settings.jobs) == (Site("first.example", line=3), 2)
    assert (second.url, second.name, second.tags, second.line) == (
        "https://second.example/", "The second", ("shoes", "poland"), 4,
    )  # fmt: skip
    own = dict(second.settings)
    assert (own.pop("report").client, own) == ("Second Ltd", {"country": "PL", "max_pages": 10})


def test_the_schema_knows_both_forms() -> None:
    jsonschema.validate(yaml.safe_load(SEVERAL.replace("shoes, poland", "[shoes]")), SCHEMA)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"sites": [{"name": "no address"}]}, SCHEMA)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("sites: shop.example\n", ":1: sites: expected a list"),
        ("sites:\n  - name: A\n", ':2: sites: the key "url" is missing'),
        ("sites:\n  - url: a.example\n    format: json\n", ':2: sites: "format" goes for the whole run'),
        ("sites:\n  - url: a.example\n    jobs: x\n", ":3: sites: jobs: expected a whole number"),
        ("sites:\n  - url: a.example\n    jbos: 1\n", ':3: unknown key "jbos" in "sites"; did you mean "jobs"?'),
        ("sites:\n  - url: a.example\n    sites: []\n", ':3: unknown key "sites" in "sites"'),
        ("sites:\n  - [a.example]\n", ':2: sites: expected lines of the form "key: value"'),
        ("sites:\n  - ftp://a.example/\n", ":2: sites: "),
    ],
)
def test_a_mistake_names_its_line(file: Path, content: str, message: str) -> None:
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_settings(file, {})
    assert str(error.value).removeprefix(str(file)).startswith(message)
