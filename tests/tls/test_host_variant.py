"""The other form of the shop's name, with a name server that knows some of them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest

from channelaudit.checks.host_variant import CHECK, HostVariant, observe
from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.model import Crawl, Gathered, SiteContext
from channelaudit.network import Network, Unreachable
from lab.names import NameServer
from lab.web import Reply, WebServer

ZONE: Any = {
    name: {"A": ["127.0.0.1"]}
    for name in (
        "www.sklep.example",
        "www.gone.example",
        "www.wrong.example",
        "refused.example",
        "www.silent.example",
        "www.flaky.example",
    )
}


@pytest.fixture
async def named(doors: Settings) -> AsyncIterator[Settings]:
    async with NameServer(ZONE) as names:
        yield replace(doors, dns_server=names.address, recheck_pause=0)


async def asked(name: str, settings: Settings) -> HostVariant:
    async with Network(settings) as network:
        return await observe(name, network, settings)


@pytest.mark.parametrize(
    ("name", "exists", "https", "problem", "status"),
    [
        ("www.sklep.example", True, True, "", 200),
        ("www.gone.example", True, True, "", 404),
        ("www.wrong.example", True, True, "wrong_host", 200),
        ("refused.example", True, False, "", 404),
    ],
)
async def test_what_a_customer_meets(
    name: str, exists: bool, https: bool, problem: str, status: int, named: Settings
) -> None:
    found = await asked(name, named)
    assert (found.exists, found.status) == (exists, status)
    assert found.certificate is not None
    assert (found.certificate.https, found.certificate.problem) == (https, problem)
    assert found.final_url


async def test_a_name_that_dns_does_not_know(named: Settings) -> None:
    assert await asked("www.nieznany.example", named) == HostVariant("www.nieznany.example", exists=False)


async def test_nobody_at_all(named: Settings) -> None:
    closed = (ConnectTo("www.silent.example", 80, "127.0.0.1", 1), ConnectTo("www.silent.example", 443, "127.0.0.1", 1))
    found = await asked("www.silent.example", replace(named, connect_to=closed))
    assert found.certificate is not None
    assert (found.exists, found.certificate.https, found.status) == (True, False, 0)


@pytest.mark.parametrize(
    ("answers", "status"),
    [([500, 200], 200), ([404, 200], 200), ([500, 502], 502), ([404, 404], 404), ([404, 500], None), ([429], None)],
)
async def test_a_failure_counts_only_where_it_stays(answers: list[int], status: int | None, named: Settings) -> None:
    left = iter([*answers, 999])
    async with WebServer({"/": lambda _: Reply(next(left))}) as server:
        doors = (
            ConnectTo("www.flaky.example", 80, "127.0.0.1", server.port),
            ConnectTo("www.flaky.example", 443, "127.0.0.1", 1),
        )
        settings = replace(named, connect_to=doors, retries=0)
        if status is None:
            with pytest.raises(Unreachable):
                await asked("www.flaky.example", settings)
        else:
            assert (await asked("www.flaky.example", settings)).status == status


async def test_what_cannot_be_told(named: Settings) -> None:
    with pytest.raises(Unreachable) as caught:
        await asked("www.sklep.example", replace(named, timeout=0.001))
    assert caught.value.kind == "timeout"


@pytest.mark.parametrize(
    ("host", "domain", "subjects"),
    [
        ("sklep.example", "sklep.example", ["www.sklep.example"]),
        ("www.sklep.example", "sklep.example", ["sklep.example"]),
        ("sklep.firma.example", "firma.example", []),
        ("localhost", "localhost", []),
        ("127.0.0.1", "", []),
    ],
)
def test_which_name_is_asked(host: str, domain: str, subjects: list[str]) -> None:
    gathered = Gathered(SiteContext(f"https://{host}/", host, domain), Crawl(f"https://{host}/"), ())
    assert list(CHECK.subjects(gathered)) == subjects
