"""DMARC as read here, held against checkdmarc."""

from __future__ import annotations

import checkdmarc.dmarc
import dns.resolver
import pytest

from channelaudit.checks.common.dmarc import DmarcError, dmarc_of, organisational, parse_dmarc
from channelaudit.network import Network
from channelaudit.network.dns import server_address


@pytest.mark.parametrize(
    ("domain", "status", "policy"),
    [
        ("none.dmarc.example", "valid", "none"),
        ("pct.dmarc.example", "valid", "reject"),
        ("shop.org.example", "valid", "quarantine"),
        ("org.example", "valid", "reject"),
        ("two.dmarc.example", "broken", ""),
        ("nopolicy.dmarc.example", "broken", ""),
        ("badpolicy.dmarc.example", "broken", ""),
        ("badpct.dmarc.example", "broken", ""),
        ("baduri.dmarc.example", "broken", ""),
        ("broken.dmarc.example", "broken", ""),
        ("nosemi.dmarc.example", "broken", ""),
        ("other.dmarc.example", "missing", ""),
        ("shop.lame.example", "unknown", ""),
    ],
)
async def test_status(domain: str, status: str, policy: str, network: Network) -> None:
    found = await dmarc_of(domain, network)
    assert (found.status, found.policy) == (status, policy), found


async def test_percentage(network: Network) -> None:
    assert (await dmarc_of("pct.dmarc.example", network)).percentage == 25


async def test_subdomain_inherits(network: Network) -> None:
    found = await dmarc_of("mail.works.example", network)
    assert (found.domain, found.policy) == ("works.example", "quarantine")


def test_organisational_domain() -> None:
    assert organisational("mail.shop.co.uk") == "shop.co.uk"
    assert organisational("shop.com.pl") == "shop.com.pl"
    assert organisational("a.b.shop.example") == "shop.example"


RECORDS = [
    "v=DMARC1; p=none",
    "v=DMARC1; p=reject;",
    "v=DMARC1;p=quarantine;sp=none;adkim=s;aspf=s",
    "v=DMARC1; p=none; pct=50; fo=1:d:s; ri=3600",
    "v=DMARC1; p=none; sp=monitor",
    "v=DMARC1; p=block",
    "v=DMARC1; p=none; fo=2",
    "v=DMARC1; p=none; p=reject",
    "v=DMARC1; p none",
    "v=DMARC1, p=none",
    "v=DMARC1; p=none; rua=mailto:a@works.example",
    "v=DMARC1; p=none; rua=a@works.example",
]


@pytest.mark.parametrize("value", ["adkim=x", "pct=101", "pct=-1", "pct=", "t=maybe", "=x"])
def test_values_that_the_oracle_does_not_look_at(value: str) -> None:
    with pytest.raises(DmarcError):
        parse_dmarc(f"v=DMARC1; p=none; {value}")


@pytest.mark.parametrize("record", RECORDS)
def test_agrees_with_checkdmarc(record: str, dns_server: str) -> None:
    resolver = dns.resolver.Resolver(configure=False)
    address, resolver.port = server_address(dns_server)
    resolver.nameservers = [address]
    try:
        parse_dmarc(record)
        ours = True
    except DmarcError:
        ours = False
    try:
        checkdmarc.dmarc.parse_dmarc_record(record, "works.example", resolver=resolver)
        theirs = True
    except checkdmarc.dmarc.DMARCError:
        theirs = False
    assert ours == theirs
