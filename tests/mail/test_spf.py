"""SPF as read here, held against checkdmarc: both follow the same records on a real name server."""

from __future__ import annotations

import checkdmarc.spf
import dns.resolver
import pytest

from channelaudit.checks.common.spf import SpfError, ends, parse_spf, spf_of
from channelaudit.network import Network
from channelaudit.network.dns import server_address

DOMAINS = {
    "good": "valid",
    "leaf": "valid",
    "split": "valid",
    "neutral": "valid",
    "noend": "valid",
    "redirect": "valid",
    "bare": "valid",
    "ten": "valid",
    "macro": "valid",
    "unknownmod": "valid",
    "two": "several",
    "lost": "include",
    "empty": "include",
    "typo": "syntax",
    "badip": "syntax",
    "colon": "syntax",
    "deep": "syntax",
    "eleven": "lookups",
    "loop": "lookups",
    "voids": "voids",
    "open": "pass_all",
    "other": "missing",
    "nothing": "missing",
}
_OWN_OPINION = {"open", "colon"}
"""``+all`` is valid, and no protection; ``include=`` is to the letter an unknown modifier, and a mistake."""


@pytest.fixture
def oracle(dns_server: str) -> dns.resolver.Resolver:
    resolver = dns.resolver.Resolver(configure=False)
    address, resolver.port = server_address(dns_server)
    resolver.nameservers = [address]
    return resolver


@pytest.mark.parametrize("name", DOMAINS)
async def test_status(name: str, network: Network) -> None:
    found = await spf_of(f"{name}.spf.example", network)
    assert (found.fault or found.status) == DOMAINS[name], found


@pytest.mark.parametrize("name", [name for name in DOMAINS if name not in _OWN_OPINION])
async def test_agrees_with_checkdmarc(name: str, network: Network, oracle: dns.resolver.Resolver) -> None:
    domain = f"{name}.spf.example"
    found = await spf_of(domain, network)
    their = checkdmarc.spf.check_spf(domain, resolver=oracle)
    assert (found.status == "valid") == their["valid"], their
    if their["valid"]:
        assert (found.lookups, found.void_lookups) == (their["dns_lookups"], their["void_dns_lookups"])


async def test_domain_that_dns_does_not_answer_for(network: Network) -> None:
    found = await spf_of("shop.lame.example", network)
    assert found.status == "unknown"
    assert found.detail


@pytest.mark.parametrize(
    ("record", "last"),
    [
        ("v=spf1 -all", "-all"),
        ("V=SPF1 a mx/24 ~ALL", "~all"),
        ("v=spf1 ip4:192.0.2.0/24 all", "+all"),
        ("v=spf1 a:shop.example/24//64 ?all", "?all"),
        ("v=spf1   ip6:2001:db8::/32", ""),
        ("v=spf1 exists:%{ir}.%{l1r+-}._spf.%{d} -all", "-all"),
        ("v=spf1 redirect=_spf.shop.example", ""),
        ("v=spf1", ""),
    ],
)
def test_records_as_they_may_be(record: str, last: str) -> None:
    assert ends(parse_spf(record)) == last


@pytest.mark.parametrize(
    "term",
    [
        "ip4", "ip4:", "ip4:1.2.3", "ip4:1.2.3.4/33", "ip4:192.0.2.1/255.255.255.0", "ip6:192.0.2.1", "include",
        "include:", "include:shop", "a:", "a/33", "mx//129", "all:shop.example", "all/8", "ptr/8", "exists",
        "exists:%{i", "redirect=", "exp=", "-redirect=shop.example", "foo:bar", "foo", "ip4:192.0.2.1,", "+", "-",
        "a:shop..example", "include:192.0.2.1", "redirect=a.example redirect=b.example",
    ],
)  # fmt: skip
def test_terms_that_break_a_record(term: str) -> None:
    with pytest.raises(SpfError):
        parse_spf(f"v=spf1 {term} -all")
