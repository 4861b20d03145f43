from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from channelaudit.knowledge import load
from channelaudit.knowledge.chat import Provider, _provider, link_starts, provider_of_host, providers


def test_the_file_has_the_known_sections_only() -> None:
    assert set(load("chat")) == {"meta", "providers"}


def test_an_unknown_key_fails() -> None:
    with pytest.raises(TypeError):
        _provider("example", {"name": "Example", "globlas": ["x"]})


@pytest.mark.parametrize("provider", providers().values(), ids=lambda provider: provider.id)
def test_each_provider_is_complete(provider: Provider) -> None:
    assert provider.name
    assert provider.source
    assert provider.conf in ("stored", "computed", "own")
    assert provider.kind in ("chat", "callback", "button", "tracking")
    assert provider.hosts or provider.pieces or provider.globals or provider.links
    assert all(host == host.lower() and "." in host for host in provider.hosts)
    assert all(node == node.lower() for node in provider.nodes)
    assert all(start == start.lower() and "://" not in start for start in provider.links)
    assert all(pattern.groups == 1 for pattern in provider.account)
    assert not provider.closed or date.fromisoformat(provider.closed) > date(2000, 1, 1)


@pytest.mark.parametrize("family", ["hosts", "globals", "nodes", "pieces"])
def test_a_sign_belongs_to_one_provider(family: str) -> None:
    signs = Counter(sign for provider in providers().values() for sign in set(getattr(provider, family)))
    assert [sign for sign, times in signs.items() if times > 1] == []


def test_names_that_any_script_may_use_prove_nothing() -> None:
    common = {"chat", "drift", "olark", "user", "beacon", "Beacon", "Intercom", "widget", "id", "settings", "messenger"}
    assert common.isdisjoint(name for provider in providers().values() for name in provider.globals)


def test_hosts_are_found_with_their_subdomains() -> None:
    known = provider_of_host("rower.ladesk.com")
    assert known is not None
    assert known.id == "liveagent"
    assert provider_of_host("ladesk.com.example") is None
    assert provider_of_host("localhost") is None


def test_only_reported_services_are_reached_by_links() -> None:
    assert all(provider.reported for _, provider in link_starts())
