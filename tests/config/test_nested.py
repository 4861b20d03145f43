from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from channelaudit.config.brand import PARTS, Brand
from channelaudit.config.errors import ConfigError
from channelaudit.config.file import load_settings, read_file
from channelaudit.config.nested import values_of
from channelaudit.config.options import option, options_of, section, sections_of
from channelaudit.config.settings import Settings
from channelaudit.config.template import template


@dataclass(frozen=True, slots=True)
class Stop:
    place: str = field(default="", metadata=option("Where", section="s"))
    minutes: int = field(default=1, metadata=option("How long", section="s", minimum=1))


@dataclass(frozen=True, slots=True)
class Tour:
    name: str = field(default="", metadata=option("Name", section="s"))
    stops: tuple[Stop, ...] = field(default=(), metadata=section("Stops", Stop, section="s"))


def read(text: str) -> dict[str, Any]:
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    return values_of(node, options_of(Tour), sections_of(Tour), Path("tour.yaml"))


def test_mappings_in_lists_in_mappings() -> None:
    assert read("name: A\nstops:\n  - place: B\n  - {place: C, minutes: 5}\n") == {
        "name": "A",
        "stops": (Stop("B"), Stop("C", 5)),
    }
    assert read("") == {}
    assert read("stops: []") == {"stops": ()}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "stops:\n  - place: A\n    minuts: 3\n",
            'tour.yaml:3: unknown key "minuts" in "stops"; did you mean "minutes"?',
        ),
        ("stops:\n  - minutes: 0\n", "tour.yaml:2: stops: minutes: expected at least 1, found 0"),
        ("stops:\n  - minutes: {}\n", "tour.yaml:2: stops: minutes: expected a whole number, found a mapping"),
        ("stops:\n  - place: A\n    place: B\n", 'tour.yaml:3: the key "place" stands here for the second time'),
        ("stops:\n  - A\n", 'tour.yaml:2: stops: expected lines of the form "key: value"'),
        ("stops:\n  place: A\n", "tour.yaml:2: stops: expected a list"),
        ("stops:\n  - [a]: b\n", "tour.yaml:2: a key must be a word"),
        ("stop: A\n", 'tour.yaml:1: unknown key "stop"; did you mean "stops"?'),
    ],
)
def test_an_error_names_the_line_and_the_keys_above(text: str, complaint: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(text)
    assert str(caught.value) == complaint


def test_the_brand_of_a_consultant(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    file = tmp_path / "channelaudit.yaml"
    file.write_text(
        f"report:\n  company: Audit & Co\n  logo: {logo}\n  colour: '#1AF'\n  date_format: d. MMMM y\n"
        "  intro: |\n    **Dear client**,\n\n    here it is.\n  sections: [findings, pages]\n"
    )
    brand = load_settings(file, {}).report
    assert brand == Brand(
        company="Audit & Co",
        logo=str(logo),
        colour="#11aaff",
        date_format="d. MMMM y",
        intro="**Dear client**,\n\nhere it is.",
        sections=("findings", "pages"),
    )
    file.write_text("report:\n")
    assert load_settings(file, {}) == Settings()


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("colour: red", 'report: colour: expected a colour such as "#14532d", in quotes, found "red"'),
        ("colour: #14532d", 'report: colour: expected a colour such as "#14532d", in quotes, found nothing'),
        ("logo: /no/such.png", "report: logo: there is no file /no/such.png"),
        ("date-format: HH:mm", "report: date-format: expected short, medium, long, full, or a pattern"),
        ("sections: [pagse]", f"report: sections: expected {PARTS[0]}"),
        ("company: [a, b]", "report: company: expected one line of text, found a list"),
        ("colur: red", 'unknown key "colur" in "report"; did you mean "colour"?'),
    ],
)
def test_a_mistake_in_the_brand(tmp_path: Path, line: str, complaint: str) -> None:
    file = tmp_path / "channelaudit.yaml"
    file.write_text(f"report:\n  {line}\n")
    with pytest.raises(ConfigError) as caught:
        read_file(file)
    assert str(caught.value).startswith(f"{file}:2: {complaint}")


@pytest.mark.parametrize("content", [b"GIF89a", b"<html>", b"\x89PNG\r\n\x1a\n" + b"0" * 500_000])
def test_a_file_that_is_no_logo(tmp_path: Path, content: bytes) -> None:
    logo, file = tmp_path / "logo.png", tmp_path / "channelaudit.yaml"
    logo.write_bytes(content)
    file.write_text(f"report:\n  logo: {logo}\n")
    with pytest.raises(ConfigError, match="at most 500 kB"):
        read_file(file)


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"RIFF0000WEBPVP8 ", b"<?xml?><svg>"])
def test_files_that_are_logos(tmp_path: Path, content: bytes) -> None:
    logo, file = tmp_path / "logo", tmp_path / "channelaudit.yaml"
    logo.write_bytes(content)
    file.write_text(f"report:\n  logo: {logo}\n")
    assert load_settings(file, {}).report.logo == str(logo)


def test_the_template_shows_every_key_of_a_section(tmp_path: Path) -> None:
    logo, file = tmp_path / "logo.png", tmp_path / "channelaudit.yaml"
    logo.write_bytes(b"\x89PNG\r\n\x1a\n")
    text = template()
    lines = text[text.index("# report:") :].split("\n\n")[0].splitlines()
    written = "\n".join(line[2:] for line in lines).replace('"logo.png"', json.dumps(str(logo)))
    file.write_text(written)
    brand = load_settings(file, {}).report
    assert all(getattr(brand, entry.field) for entry in options_of(Brand))
