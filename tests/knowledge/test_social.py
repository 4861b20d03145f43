from __future__ import annotations

import re
from collections import Counter
from datetime import date
from importlib.resources import files

import pytest
import yaml

from channelaudit.channels.profiles import target
from channelaudit.knowledge import load
from channelaudit.knowledge.social import (
    Network,
    _network,
    handle_in,
    icon_words,
    network_behind,
    network_of,
    networks,
    same_place,
    schemes,
    share_patterns,
)

TOP = {
    "meta",
    "networks",
    "walls",
    "schemes",
    "tabs",
    "same_host",
    "theme_makers",
    "placeholder_names",
    "share",
    "not_profile_words",
}


def test_the_file_has_the_known_sections_only() -> None:
    assert set(load("social")) == TOP


@pytest.mark.parametrize("name", ["social", "chat", "forms"])
def test_the_slow_parser_reads_the_file_like_the_fast_one(name: str) -> None:
    text = files("channelaudit.knowledge").joinpath(f"{name}.yaml").read_text(encoding="utf-8")
    assert yaml.load(text, Loader=yaml.SafeLoader) == load(name)


def test_an_unknown_key_fails() -> None:
    with pytest.raises(TypeError):
        _network("example", {"name": "Example", "hsots": ["example.com"]})
    with pytest.raises(TypeError):
        _network("example", {"name": "Example", "existence": {"verdikt": "broken"}})


@pytest.mark.parametrize("network", networks().values(), ids=lambda network: network.id)
def test_each_network_is_complete(network: Network) -> None:
    assert network.name
    assert network.source
    assert network.conf in ("stored", "computed", "own")
    assert network.kind in ("social", "messenger")
    assert network.category in ("profile", "marketplace", "reviews", "map")
    assert all(host == host.lower() for host in (*network.hosts, network.host))
    assert all(word == word.lower() for word in (*network.icons, *network.reserved))
    assert network.existence.verdict in ("broken", "unverifiable")
    assert not network.closed or date.fromisoformat(network.closed) > date(2000, 1, 1)
    assert not network.host or same_place(network.host) in network.hosts


def test_a_host_belongs_to_one_network() -> None:
    hosts = Counter(host for network in networks().values() for host in network.hosts)
    assert [host for host, times in hosts.items() if times > 1] == []


def test_an_icon_names_one_network() -> None:
    icons = Counter(icon for network in networks().values() for icon in set(network.icons))
    assert [icon for icon, times in icons.items() if times > 1] == []
    assert icon_words()["facebook-f"] == "facebook"


def test_paths_hold_known_placeholders_only() -> None:
    for entry in load("social")["networks"].values():
        for template in entry["profile"]:
            assert set(re.findall(r"\{\w+\}", template)) <= {"{name}", "{token}", "{digits}"}
            assert template.startswith("/")


def test_who_can_be_told_gone_has_samples_that_lead_to_profiles() -> None:
    for network in networks().values():
        if network.existence.verdict == "broken":
            for sample in (network.existence.good, network.existence.bad):
                reached = target(sample)
                assert reached is not None, sample
                assert (reached.kind, reached.network.id) == ("profile", network.id)
            assert network.existence.absent_status or network.existence.absent


@pytest.mark.parametrize(
    "network", ["facebook", "instagram", "x", "linkedin", "tiktok", "whatsapp", "messenger", "threads"]
)
def test_behind_a_log_in_wall_nothing_is_ever_broken(network: str) -> None:
    assert networks()[network].existence.verdict == "unverifiable"


def test_schemes_lead_to_known_networks() -> None:
    assert {scheme.network for scheme in schemes().values()} <= set(networks())


def test_share_patterns_are_compared_in_lower_case() -> None:
    assert [pattern for pattern in share_patterns() if pattern != pattern.lower()] == []


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("www.facebook.com", "facebook"),
        ("cs-cz.facebook.com", "facebook"),
        ("pl.pinterest.com", "pinterest"),
        ("pinterest.co.uk", "pinterest"),
        ("www.pinterest.de", "pinterest"),
        ("obchody.heureka.cz", "heureka"),
    ],
)
def test_hosts_with_their_prefixes(host: str, network: str) -> None:
    known = network_of(host)
    assert known is not None
    assert known.id == network


@pytest.mark.parametrize(
    "host", ["developers.facebook.com", "facebook.com.example", "myfacebook.com", "help.instagram.com", "com", ""]
)
def test_hosts_of_others(host: str) -> None:
    assert network_of(host) is None


@pytest.mark.parametrize(
    ("address", "network", "name"),
    [
        ("https://www.facebook.com/sklep.rower", "facebook", "sklep.rower"),
        ("https://www.facebook.com/profile.php?id=12345", "facebook", "12345"),
        ("https://www.youtube.com/channel/UCabc", "youtube", "UCabc"),
        ("https://www.pinterest.com/rower/_created", "pinterest", "rower"),
        ("https://t.me/rower", "telegram", "rower"),
        ("tg:rower", "telegram", ""),
        ("skype:rower", "skype", ""),
        ("https://www.facebook.com/", "facebook", ""),
    ],
)
def test_the_name_in_a_canonical_address(address: str, network: str, name: str) -> None:
    place = network_behind(address)
    assert place is not None
    assert (place.id, handle_in(address, place.profiles)) == (network, name)


def test_an_address_of_nobody_known() -> None:
    assert network_behind("https://sklep-rower.example/a") is None
    assert network_behind("mailto:sklep@sklep-rower.example") is None


def test_what_can_be_compared_is_a_profile_too() -> None:
    for network in networks().values():
        assert {p.path for p in network.comparable} <= {p.path for p in network.profiles}
        assert all(start.startswith("/") for start in network.persons)


def test_recipes_name_their_marks() -> None:
    for network in networks().values():
        recipe = network.existence
        assert recipe.verdict == "broken" or not recipe.present
        assert not recipe.api or "{handle}" in recipe.api
        assert recipe.covers("rower_sklep") or recipe.handles
