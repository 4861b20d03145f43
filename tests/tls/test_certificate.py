"""The hosts of a real web server, and what is said of each."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from builders import crawl, form, page
from channelaudit.checks.certificate import CHECK, Certificate, observe
from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Crawl, Gathered, SiteContext
from channelaudit.network import Network, Unreachable

PROBLEMS = [
    ("good", ""),
    ("strong-key", ""),
    ("expires-soon", ""),
    ("expired", "expired"),
    ("not-yet-valid", "not_yet_valid"),
    ("wrong-host", "wrong_host"),
    ("self-signed", "self_signed"),
    ("untrusted", "untrusted"),
    ("untrusted-root-sent", "untrusted"),
    ("untrusted-root-offered", "untrusted"),  # a company's authority says where its certificate is: trusted by nobody
    ("incomplete", "chain_incomplete"),
    ("incomplete-twice", "chain_incomplete"),
    ("incomplete-above", "chain_incomplete"),
    ("incomplete-lost", "chain_incomplete"),  # where the missing one should be, nothing is
    ("incomplete-silent", "untrusted"),  # it does not say where its issuer is
    ("incomplete-foreign", "untrusted"),
    ("incomplete-expired", "expired"),
    ("weak-key", "weak"),
    ("sha1", "weak"),
    ("tls10", ""),
    ("tls10-expired", "expired"),
]

PROTOCOLS = [
    ("tls10", ("TLSv1",)),
    ("tls11", ("TLSv1.1",)),
    ("tls10-and-11", ("TLSv1", "TLSv1.1")),
    ("tls12", ("TLSv1.2",)),
    ("tls13", ("TLSv1.3",)),
    ("all-versions", ("TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3")),
]

WAYS: list[tuple[str, dict[str, Any]]] = [
    ("good", {"redirects_to_https": True, "downgrades_to": "", "circle": False, "hsts": 0}),
    ("no-redirect", {"redirects_to_https": False, "downgrades_to": ""}),
    ("refresh", {"redirects_to_https": True}),
    ("script", {"redirects_to_https": True}),
    ("http-forbidden", {"redirects_to_https": None}),
    ("loop", {"redirects_to_https": True, "downgrades_to": "http://loop.example/", "circle": True}),
    ("downgrade", {"redirects_to_https": False, "downgrades_to": "http://downgrade.example/", "circle": False}),
    ("through-http", {"redirects_to_https": True, "downgrades_to": ""}),
    ("hsts", {"hsts": 31_536_000}),
    ("hsts-off", {"hsts": 0}),
    ("tls10", {"hsts": None, "redirects_to_https": True}),
    ("upgrade", {"upgrades_insecure": True}),
]

KEYS = [
    ("good", ("EC", 256, "sha256")),
    ("weak-key", ("RSA", 1024, "sha256")),
    ("strong-key", ("RSA", 2048, "sha256")),
    ("sha1", ("EC", 256, "sha1")),
]


async def certificate(name: str, network: Network, settings: Settings) -> Certificate:
    found = await observe(f"{name}.example", network, settings)
    assert found.host == f"{name}.example"
    return found


@pytest.mark.parametrize(("name", "problem"), PROBLEMS)
async def test_why_browsers_warn(name: str, problem: str, network: Network, doors: Settings) -> None:
    found = await certificate(name, network, doors)
    assert (found.https, found.problem) == (True, problem)
    assert found.not_before < found.not_after


@pytest.mark.parametrize(("name", "protocols"), PROTOCOLS)
async def test_protocols(name: str, protocols: tuple[str, ...], network: Network, doors: Settings) -> None:
    found = await certificate(name, network, doors)
    assert found.protocols == protocols
    assert found.protocol == protocols[-1]


@pytest.mark.parametrize(("name", "facts"), WAYS)
async def test_where_http_and_https_lead(name: str, facts: dict[str, Any], network: Network, doors: Settings) -> None:
    found = await certificate(name, network, doors)
    assert {key: getattr(found, key) for key in facts} == facts


@pytest.mark.parametrize(("name", "key"), KEYS)
async def test_keys_and_signatures(name: str, key: tuple[str, int, str], network: Network, doors: Settings) -> None:
    found = await certificate(name, network, doors)
    assert (found.key_type, found.key_bits, found.signature_hash) == key


@pytest.mark.parametrize(("name", "redirects"), [("refused", None), ("rejected", True), ("plain-on-443", None)])
async def test_no_https(name: str, redirects: bool | None, network: Network, doors: Settings) -> None:
    found = await certificate(name, network, doors)
    assert (found.https, found.redirects_to_https, found.problem) == (False, redirects, "")
    assert found.detail


async def test_a_form_host_is_only_shaken_hands_with(network: Network, doors: Settings) -> None:
    found = await observe("no-redirect.example:443", network, doors)
    assert (found.https, found.redirects_to_https, found.hsts) == (True, None, None)
    assert found.protocols
    assert not network.http.requests


async def test_nothing_is_fetched_from_others_offline(doors: Settings) -> None:
    offline = replace(doors, offline=True)
    async with Network(offline) as network:
        assert (await certificate("incomplete", network, offline)).problem == "chain_incomplete"
        assert (await certificate("incomplete-foreign", network, offline)).problem == "chain_incomplete"  # a guess
        assert "pki.example" not in network.http.requests


async def test_missing_certificates_are_fetched_by_the_guarded_door(doors: Settings) -> None:
    """An address inside a certificate is as hostile as any other: without a detour its host is not even resolved."""
    https = tuple(rule for rule in doors.connect_to if rule.port == 443)
    guarded = replace(doors, connect_to=https, allow_private=False)
    async with Network(guarded) as network:
        assert (await certificate("incomplete-foreign", network, guarded)).problem == "chain_incomplete"


async def test_a_host_that_never_finishes_is_out_of_reach(doors: Settings) -> None:
    async with Network(replace(doors, timeout=0.001)) as network:
        with pytest.raises(Unreachable) as caught:
            await observe("good.example", network, doors)
    assert caught.value.kind == "timeout"


def gathered(*channels: Channel, pages: Crawl | None = None) -> Gathered:
    context = SiteContext("https://sklep-rower.example/", "sklep-rower.example", "sklep-rower.example")
    return Gathered(context, pages or crawl(), channels)


def test_the_hosts_of_pages_and_forms_are_asked() -> None:
    found = gathered(
        form("https://sklep-rower.example/send"),
        form("https://formularze.example/f/1"),
        form("https://formularze.example:8443/f/1"),
        form("http://plain.example/"),
        form("https://[", endpoint="https://["),
        form("", endpoint=""),
        form("https://inny.example/", owner="other"),
        pages=crawl(
            page("https://sklep-rower.example/"),
            page("http://blog.sklep-rower.example/kontakt"),
            page("https://sklep-rower.example:8443/"),
            page("https://[::1]/"),
            page("https://dead.example/", status=0),
        ),
    )
    assert list(CHECK.subjects(found)) == [
        "sklep-rower.example",
        "blog.sklep-rower.example",
        "sklep-rower.example:8443",
        "[::1]",
        "formularze.example:443",
        "formularze.example:8443",
    ]


def test_without_pages_the_site_itself_is_asked() -> None:
    assert list(CHECK.subjects(gathered(pages=Crawl("https://sklep-rower.example/")))) == ["sklep-rower.example"]


@pytest.mark.parametrize(
    ("subject", "foreign"),
    [
        ("sklep-rower.example", False),
        ("formularze.sklep-rower.example:443", False),
        ("formspree.io:443", True),
        ("inny-sklep-rower.example:443", True),
    ],
)
def test_whose_host_it_is(subject: str, foreign: bool) -> None:
    assert CHECK.foreign(subject, gathered()) is foreign
