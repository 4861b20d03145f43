"""Lists of sites: text and tables, what is wrong with them, and what a site has for itself."""

from __future__ import annotations

import io
from typing import Any

import pytest

from channelaudit.batch.listing import Listing, of_configuration, own_settings, read_list
from channelaudit.config.doors import ConnectTo
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import OPTIONS, Settings
from channelaudit.config.sites import Site


def read(text: str) -> Listing:
    return read_list(io.StringIO(text), "list")


def test_a_text_file() -> None:
    listing = read("\ufeff# shops\n\n https://a.example/ \nb.example\t# second\nc.example #third\nd.example/#part\n")
    assert [(site.position, site.url, site.line) for site in listing.sites] == [
        (0, "https://a.example/", 3),
        (1, "b.example", 4),
        (2, "c.example", 5),
        (3, "d.example/#part", 6),
    ]
    assert (listing.bad, listing.repeated) == ([], 0)


@pytest.mark.parametrize("mark", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
def test_a_table(mark: str) -> None:
    rows = [
        ["URL", "Name", "Tags", "max_pages"],
        ["a.example", '"A, the; shop"', "x|y", "7"],
        ["b.example", "", "", ""],
    ]
    listing = read("\n".join(mark.join(row) for row in rows))
    first, second = listing.sites
    assert (first.url, first.name, first.tags, first.line) == ("a.example", "A, the; shop", ("x|y",), 2)
    assert own_settings(first.settings) == {"max_pages": 7}
    assert (second.name, second.tags, own_settings(second.settings)) == ("", (), {})


def test_tags_are_parted() -> None:
    assert read('url,tags\na.example,"x, y;z"\n').sites[0].tags == ("x", "y", "z")


def test_duplicates_are_merged() -> None:
    listing = read("https://a.example/\nhttp://www.a.example\na.example/cz\nA.EXAMPLE\n")
    assert [site.url for site in listing.sites] == ["https://a.example/", "a.example/cz"]
    assert listing.repeated == 2


def test_bad_lines_are_named() -> None:
    listing = read(
        "url,country,max-pages\na.example,Poland,\nb.example,PL,none\n,PL,\nc.example,PL,3,4\nd.example,PL,5\n"
    )
    assert [str(message) for message in listing.bad] == [
        'list:2: left out: country: expected a country code of two letters, found "Poland"',
        'list:3: left out: max-pages: expected a whole number, found "none"',
        "list:4: left out: there is no address in it",
        "list:5: left out: it has more cells than the head line has columns",
    ]
    assert [site.url for site in listing.sites] == ["d.example"]


@pytest.mark.parametrize("column", ["gus-key", "store", "format", "sites-at-once", "nonsense"])
def test_columns_that_mean_nothing_for_one_site(column: str) -> None:
    with pytest.raises(ConfigError, match=f'list:1: unknown column "{column}"'):
        read(f"url,{column}\na.example,x\n")


def test_no_list_is_a_list_without_sites() -> None:
    assert read("").sites == read("# nobody\n\n").sites == []


def test_what_is_no_text() -> None:
    with pytest.raises(ConfigError, match="list is not UTF-8 text"):
        read_list(io.TextIOWrapper(io.BytesIO(b"\xff\xfe\x00"), encoding="utf-8"), "list")


@pytest.mark.parametrize(
    "value",
    [
        {"connect_to": (ConnectTo("a", 1, "b", 2),)},
        {"select": ("email", "phone")},
        {"country": "CZ", "rate": 0.5, "offline": True},
    ],
    ids=["detours", "rules", "plain"],
)
def test_settings_of_a_site_survive_being_written_down(value: dict[str, Any]) -> None:
    listing = of_configuration([Site("a.example", "A", ("t",), tuple(value.items()), 4)])
    assert own_settings(listing.sites[0].settings) == value
    Settings(**own_settings(listing.sites[0].settings))


def test_every_setting_that_a_site_may_have_can_be_written_down() -> None:
    usual = {option.field: getattr(Settings(), option.field) for option in OPTIONS if not option.secret}
    listing = of_configuration([Site("a.example", settings=tuple(usual.items()))])
    assert own_settings(listing.sites[0].settings) == usual


def test_damaged_settings() -> None:
    with pytest.raises(ConfigError, match="damaged"):
        own_settings('{"no_such_field": 1}')
