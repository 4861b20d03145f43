"""Every row of the table is served and asked; nothing is ever sent to a form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builders import form
from channelaudit.checks.form_endpoint import BY_SCRIPT, CHECK, FormEndpoint, observe
from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.engine.verdicts import standings
from channelaudit.model import Channel, Crawl, Failure, Gathered, Known, Observation, Observations, SiteContext, Unknown
from channelaudit.network import Network, Unreachable
from forms.table import CASES, SHOP, Case, to
from lab.certificates import ca_file, server_context
from lab.names import NameServer
from lab.web import RawServer, Reply, Route, WebServer, Wire, free_port, silence

HOSTS = (
    "sklep-rower.example",
    "formspree.io",
    "api.hsforms.com",
    "forms.hsforms.com",
    "forms-eu1.hsforms.com",
    "docs.google.com",
    "api.web3forms.com",
)


async def outcome(subject: str, settings: Settings) -> Known[FormEndpoint] | Unknown:
    async with Network(settings) as network:
        try:
            return Known(await observe(subject, network, settings))
        except Unreachable as error:
            return Unknown(Failure("form_endpoint", subject, error.kind, error.detail))


def verdict(subject: str, found: Known[FormEndpoint] | Unknown) -> str:
    page = subject.removesuffix(BY_SCRIPT)
    channel = form(page, page=page, endpoint="" if subject != page else page)
    observed = Observations([Observation("form_endpoint", subject, found)])
    standing = standings([channel], {"form_endpoint": CHECK}, observed)[channel.id]
    if standing.verdict == "unverified" and isinstance(found, Known):
        assert standing.failure  # the report says why
    return standing.verdict


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_what_is_said_of_an_endpoint(case: Case, tmp_path: Path) -> None:
    context = server_context(*HOSTS)
    async with WebServer(case.web) as web, WebServer(case.web, context) as secure, NameServer({}) as names:
        detours = [server.detour(host) for server in (web, secure) for host in HOSTS]
        detours.append(ConnectTo("closed.example", 80, "127.0.0.1", free_port()))
        settings = Settings(
            connect_to=tuple(detours),
            dns_server=names.address,
            ca_file=ca_file(tmp_path),
            rate=0,
            retries=0,
            timeout=1.0 if silence in case.web.values() else 10.0,
        )
        found = await outcome(case.url, settings)
        methods = {request.method for request in (*web.requests, *secure.requests)}
    status = found.value.status if isinstance(found, Known) else ""
    cause = found.value.cause if isinstance(found, Known) else ""
    assert (status, cause, verdict(case.url, found)) == (case.status, case.cause, case.verdict)
    assert methods <= {"GET", "HEAD", "OPTIONS"}
    assert not methods & set(case.never)


@pytest.mark.parametrize(
    "redirects",
    [
        {"/wyslij": to(302, "/logout")},
        {"/wyslij": to(301, "/logout")},
        {"/wyslij": to(302, "/konto"), "/konto": to(302, "/logout")},
        {"/wyslij": to(301, "/nowy"), "/nowy": to(302, "/logout")},
    ],
    ids=["for now", "for good", "after another page", "after a move"],
)
async def test_no_redirect_leads_to_what_would_set_something_off(redirects: dict[str, Route], tmp_path: Path) -> None:
    async with WebServer(redirects) as web:
        settings = Settings(connect_to=(web.detour(),), ca_file=ca_file(tmp_path), rate=0, retries=0, timeout=10)
        found = await outcome(f"{SHOP}/wyslij", settings)
        assert set(web.paths) == set(redirects)
    assert isinstance(found, Known)
    assert found.value.status == "answers"


@pytest.mark.parametrize(
    ("options", "status", "cause"),
    [
        ({}, "answers", ""),
        ({"expired": True}, "failing", "certificate"),
        ({"trusted": False}, "failing", "certificate"),
        ({"old": True}, "failing", "tls"),
    ],
)
async def test_an_endpoint_behind_a_certificate(
    options: dict[str, Any], status: str, cause: str, tmp_path: Path
) -> None:
    async with WebServer({"/f": Reply(405)}, server_context("formularze.example", **options)) as web:
        settings = Settings(connect_to=(web.detour(),), ca_file=ca_file(tmp_path), rate=0, retries=0, timeout=10)
        found = await outcome("https://formularze.example/f", settings)
    assert isinstance(found, Known)
    assert (found.value.status, found.value.cause) == (status, cause)


@pytest.mark.parametrize(
    ("url", "cause"), [("http://10.0.0.1/wyslij", "private"), ("http://formularze.example/wyslij", "")]
)
async def test_an_address_inside_is_a_fault_of_the_form_only_where_the_form_names_it(url: str, cause: str) -> None:
    """Names may lead inside for this machine alone."""
    async with NameServer({"formularze.example": {"A": ["10.0.0.1"]}}) as names:
        found = await outcome(url, Settings(dns_server=names.address, rate=0, retries=0, timeout=10))
    assert (found.value.cause if isinstance(found, Known) else "") == cause


async def test_no_tls_at_all(tmp_path: Path) -> None:
    async def plain(wire: Wire) -> None:
        await wire.reader.read(10)
        await wire.send(b"220 hello\r\n")

    async with RawServer(plain) as server:
        detour = ConnectTo("", 443, "127.0.0.1", server.port)
        settings = Settings(connect_to=(detour,), ca_file=ca_file(tmp_path), retries=0, timeout=10)
        found = await outcome("https://formularze.example/f", settings)
    assert isinstance(found, Known)
    assert (found.value.status, found.value.cause) == ("failing", "tls")


PAGE = "https://sklep-rower.example/kontakt"


@pytest.mark.parametrize(
    ("channel", "subject"),
    [
        (form("https://a.example/f", endpoint="https://a.example/f"), "https://a.example/f"),
        (form("x", endpoint="https://a.example/f#top"), "https://a.example/f"),
        (form("x", page=PAGE, endpoint=PAGE), PAGE),
        (form("x", page=PAGE, endpoint=""), f"{PAGE}#sent-by-script"),
        (form("x", page="", endpoint=""), None),
        (form("x", endpoint="mailto:sklep@sklep-rower.example"), None),
        (form("x", page=PAGE, endpoint="https://sklep-rower.example/contact", service="shopify"), PAGE),
        (form("x", page=PAGE, endpoint="https://sklep-rower.example/action/MailForm/", service="shoptet"), PAGE),
        (form("x", page=PAGE, endpoint="https://sklep-rower.example/contact/index/post", service="magento"), PAGE),
        (form("x", page=PAGE, endpoint="https://formspree.io/f/a", service="formspree"), "https://formspree.io/f/a"),
        (form("x", owner="other"), None),
        (Channel("email", "a@b.example"), None),
    ],
)
def test_which_address_speaks_for_a_form(channel: Channel, subject: str | None) -> None:
    assert CHECK.subject_of(channel) == subject
    gathered = Gathered(SiteContext(PAGE, "sklep-rower.example", "sklep-rower.example"), Crawl(PAGE), (channel,))
    assert list(CHECK.subjects(gathered)) == ([subject] if subject else [])


@pytest.mark.parametrize(
    ("subject", "foreign"),
    [
        (PAGE, False),
        ("https://formularze.sklep-rower.example/f", False),
        ("https://formspree.io/f/a", True),
    ],
)
def test_which_endpoints_are_somebody_elses(subject: str, foreign: bool) -> None:
    gathered = Gathered(SiteContext(PAGE, "www.sklep-rower.example", "sklep-rower.example"), Crawl(PAGE), ())
    assert CHECK.foreign(subject, gathered) is foreign
