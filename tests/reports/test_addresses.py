"""Reports on e-mail addresses alone, which are called by their number in the reader's language."""

from __future__ import annotations

from dataclasses import replace

import pytest

from channelaudit.engine.discovery import formats
from channelaudit.history.comparing import compare
from channelaudit.model import Channel, Crawl, Report, SiteContext
from channelaudit.reports import RenderOptions
from channelaudit.reports.over_time.difference import RENDERERS as DIFFERENCES
from channelaudit.reports.terminal import render as terminal
from reports.sample import report

NAMES = {"en": "2 e-mail addresses", "pl": "2 adresy e-mail", "cs": "2 e-mailové adresy"}


def of_addresses(*addresses: str) -> Report:
    name = addresses[0] if len(addresses) == 1 else f"{len(addresses)} addresses"
    channels = tuple(Channel("email", address) for address in addresses)
    return replace(
        report(), crawl=Crawl(name, complete=True), site=SiteContext("", "", ""), channels=channels, failures=()
    )


TWO, THREE = of_addresses("a@shop.example", "b@shop.example"), of_addresses("a@x.example", "b@x.example", "c@x.example")


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("name", ["terminal", "markdown", "html", "github", "sarif"])
def test_their_number_is_said_in_the_readers_language(name: str, language: str) -> None:
    unit = formats()[name]
    several = name in ("terminal", "markdown")
    options = RenderOptions(language, width=100)
    said = unit.render_all([TWO, THREE], options) if several and unit.render_all else unit.render(TWO, options)
    text = said.decode() if isinstance(said, bytes) else said
    assert NAMES[language] in text.replace("\u00a0", " ")
    assert "2 addresses" not in text.replace('"site": "2 addresses"', "").replace("2 addresses asked", "")


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("name", ["terminal", "markdown", "html"])
def test_a_difference_says_it_too(name: str, language: str) -> None:
    said = DIFFERENCES[name](compare(THREE, TWO), RenderOptions(language, width=100))
    assert said.count(NAMES[language]) == (3 if name == "html" else 2)  # above everything, and that they are others
    assert "addresses" not in said.replace(NAMES["en"], "").replace("3 e-mail addresses", "")


def test_one_address_is_called_by_itself() -> None:
    assert "a@shop.example" in terminal(of_addresses("a@shop.example"), RenderOptions()).split()
