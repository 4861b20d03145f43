"""What a real name server says of mail domains, good and broken."""

from __future__ import annotations

import pytest

from channelaudit.checks import mail_domain
from channelaudit.checks.mail_domain import MailDomain
from channelaudit.config.settings import Settings
from channelaudit.network import Network, Unreachable


async def ask(domain: str, network: Network) -> MailDomain:
    return await mail_domain.observe(domain, network, Settings())


@pytest.mark.parametrize(
    ("domain", "status", "hosts", "dead"),
    [
        ("works.example", "accepts", ("mx.works.example",), ()),
        ("backup.example", "accepts", ("mx.silent.example", "mx.works.example"), ()),
        ("implicit.example", "accepts", ("implicit.example",), ()),
        ("halfdead.example", "accepts", ("gone.halfdead.example", "mx.works.example"), ("gone.halfdead.example",)),
        ("nullplus.example", "accepts", ("mx.works.example",), ()),
        ("łąka-una.example", "accepts", ("mx.works.example",), ()),
        ("deadmx.example", "no_server", ("gone.deadmx.example",), ("gone.deadmx.example",)),
        ("web.example", "no_server", (), ()),
        ("null.example", "null_mx", (), ()),
        ("nowhere.example", "nxdomain", (), ()),
    ],
)
async def test_where_mail_goes(
    domain: str, status: str, hosts: tuple[str, ...], dead: tuple[str, ...], network: Network
) -> None:
    found = await ask(domain, network)
    assert (found.status, found.hosts, found.dead_hosts) == (status, hosts, dead)
    assert mail_domain.CHECK.verdict(found) == (None if status == "accepts" else "broken")
    assert found.implicit == (domain == "implicit.example")


async def test_records_of_a_well_kept_domain(network: Network) -> None:
    found = await ask("works.example", network)
    assert found.addresses == (("mx.works.example", ("127.0.0.2",)),)
    assert found.spf
    assert (found.spf.status, found.spf.ends) == ("valid", "-all")
    assert found.dmarc
    assert (found.dmarc.status, found.dmarc.policy) == ("valid", "quarantine")
    assert (found.mta_sts, found.tls_rpt) == (True, True)


async def test_records_of_a_neglected_domain(network: Network) -> None:
    found = await ask("implicit.example", network)
    assert found.spf
    assert found.dmarc
    assert (found.spf.status, found.dmarc.status, found.mta_sts, found.tls_rpt) == ("missing", "missing", False, False)


async def test_servers_of_the_domain_fail(network: Network) -> None:
    with pytest.raises(Unreachable) as caught:
        await ask("lame.example", network)
    assert (caught.value.kind, caught.value.definite) == ("dns", False)


async def test_each_question_is_asked_once(network: Network) -> None:
    await ask("works.example", network)
    before = network.dns.queries
    await ask("works.example", network)
    assert network.dns.queries == before
