from __future__ import annotations

from dataclasses import replace

import pytest

from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.config.sites import Site
from channelaudit.engine.several import shops_of

SETTINGS = Settings(
    site="only.example",
    jobs=2,
    sites=(Site("a.example", line=2), Site("b.example", line=3, settings=(("jobs", 1), ("country", "CZ")))),
)


def test_the_command_line_beats_the_configuration() -> None:
    shops = shops_of(["c.example", "d.example"], SETTINGS, {})
    assert [(shop.site, shop.settings, shop.line) for shop in shops] == [
        ("c.example", SETTINGS, 0),
        ("d.example", SETTINGS, 0),
    ]


def test_several_sites_beat_the_one_and_have_settings_of_their_own() -> None:
    first, second = shops_of([], SETTINGS, {})
    assert (first.site, first.settings, first.line) == ("a.example", SETTINGS, 2)
    assert (second.settings.jobs, second.settings.country, second.line) == (1, "CZ", 3)


def test_a_flag_beats_what_stands_at_a_site() -> None:
    assert [shop.settings.jobs for shop in shops_of([], replace(SETTINGS, jobs=3), {"jobs": 3})] == [3, 3]


def test_one_site_needs_no_list() -> None:
    assert [shop.site for shop in shops_of([], Settings(site=" a.example "), {})] == ["a.example"]


@pytest.mark.parametrize(
    "pair",
    [
        ("a.example", "https://A.example/"),
        ("a.example/cz", "http://a.example/cz/"),
        ("a.example", "www.a.example"),
        ("https://a.example:443/", "http://a.example"),
        ("łódź.example", "xn--d-uga0v4h.example"),
    ],
)
def test_no_site_is_audited_twice(pair: tuple[str, str]) -> None:
    with pytest.raises(ConfigError, match="is named twice"):
        shops_of(pair, Settings(), {})


@pytest.mark.parametrize(
    "pair",
    [
        ("a.example/cz", "a.example/sk"),
        ("a.example", "a.example:8080"),
        ("a.example/PL", "a.example/pl"),
        ("straße.example", "strasse.example"),
    ],
)
def test_two_shops_may_look_alike(pair: tuple[str, str]) -> None:
    assert [shop.site for shop in shops_of(pair, Settings(), {})] == list(pair)


def test_a_wrong_address_is_said() -> None:
    with pytest.raises(ConfigError, match="is not the address of a shop"):
        shops_of(["a.example", "ftp://b"], Settings(), {})
