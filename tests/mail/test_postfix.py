"""The verdict on mailboxes of a real Postfix, found through a real name server."""

from __future__ import annotations

from dataclasses import replace

import pytest

from channelaudit.checks import mailbox
from channelaudit.checks.mailbox import Mailbox
from channelaudit.config.settings import Settings
from channelaudit.network import Network, Unreachable

pytestmark = pytest.mark.usefixtures("conversation")


async def ask(address: str, settings: Settings) -> Mailbox:
    async with Network(settings) as network:
        return await mailbox.observe(address, network, settings)


@pytest.fixture
def settings(plain_settings: Settings, smtp_port: int) -> Settings:
    return replace(plain_settings, smtp_port=smtp_port)


@pytest.mark.parametrize(
    ("address", "status", "verdict"),
    [
        ("sklep@works.example", "exists", "works"),
        ("kontakt@works.example", "exists", "works"),
        ("nikt@works.example", "missing", "broken"),
        ("full@works.example", "full", "broken"),
        ("sklep@catchall.example", "accepts_all", "unverified"),
        ("sklep@relay.example", "unverified", "unverified"),
        ("sklep@strict.example", "unverified", "unverified"),
        ("sklep@expired.example", "exists", "works"),
        ("sklep@misnamed.example", "exists", "works"),
        ("sklep@plain.example", "exists", "works"),
        ("sklep@implicit.example", "exists", "works"),
        ("sklep@halfdead.example", "exists", "works"),
        ("sklep@backup.example", "exists", "works"),
        ("sklep@łąka-una.example", "exists", "works"),
        ("sklep@refuses.example", "unreachable", "broken"),
        ("sklep@null.example", "undeliverable", "broken"),
        ("sklep@deadmx.example", "undeliverable", "broken"),
        ("sklep@web.example", "undeliverable", "broken"),
        ("sklep@nowhere-at-all.example", "undeliverable", "broken"),
    ],
)
async def test_verdict(address: str, status: str, verdict: str, settings: Settings) -> None:
    found = await ask(address, settings)
    assert (found.status, mailbox.CHECK.verdict(found)) == (status, verdict), found


async def test_greylisting_server_is_asked_again(settings: Settings) -> None:
    found = await ask("sklep@grey.example", replace(settings, greylist_pause=10))
    assert found.status == "exists"


async def test_greylisting_server_that_wants_too_much_patience(settings: Settings) -> None:
    found = await ask("sklep@slowgrey.example", replace(settings, greylist_pause=10))
    assert found.status == "unverified"
    assert found.doubt
    assert found.doubt.kind == "greylisted"
    assert "Greylisted" in str(found.doubt.detail)


async def test_policy_refusal_names_the_servers_words(settings: Settings) -> None:
    found = await ask("sklep@strict.example", settings)
    assert found.doubt
    assert found.doubt.kind == "blocked"
    assert "Client host rejected" in str(found.doubt.detail)


@pytest.mark.parametrize(
    ("address", "starttls", "version", "fault"),
    [
        ("sklep@works.example", True, "TLSv1.3", ""),
        ("sklep@expired.example", True, "TLSv1.3", "expired"),
        ("sklep@misnamed.example", True, "TLSv1.3", "wrong_host"),
        ("sklep@plain.example", False, "", ""),
    ],
)
async def test_encryption(address: str, starttls: bool, version: str, fault: str, settings: Settings) -> None:
    found = await ask(address, settings)
    assert (found.starttls, found.tls_version, found.certificate_fault) == (starttls, version, fault)
    assert bool(found.certificate_not_after) == starttls


async def test_certificate_of_unknown_authority(settings: Settings) -> None:
    found = await ask("sklep@works.example", replace(settings, ca_file=""))
    assert (found.status, found.certificate_fault) == ("exists", "untrusted")


async def test_domain_without_usable_name_server(settings: Settings) -> None:
    with pytest.raises(Unreachable) as caught:
        await ask("sklep@lame.example", settings)
    assert caught.value.kind == "dns"
