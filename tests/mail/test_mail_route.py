"""A name server that fails says nothing of a domain: its mail servers are neither gone nor known."""

from __future__ import annotations

import pytest

from channelaudit.checks.common.route import Route, mail_route
from channelaudit.config.settings import Settings
from channelaudit.network import Network, Unreachable
from lab.names import Lie, NameServer, Records

GOOD = {"A": ["192.0.2.7"]}


def failing(*kinds: str, **others: list[str]) -> Records:
    """``mx.example``, of which the name server cannot tell these records; ``others`` are there."""

    def answer(kind: str, _: int) -> dict[str, list[str]] | Lie:
        return "servfail" if kind in kinds else others or "nodata"

    return {"mx.example": answer}


async def route(domain: str, records: Records) -> Route:
    zone: Records = {
        "one.example": {"MX": ["10 mx.example"]},
        "two.example": {"MX": ["10 mx.example", "20 good.example"]},
        "good.example": GOOD,
        **records,
    }
    async with NameServer(zone) as names, Network(Settings(dns_server=names.address, timeout=10)) as network:
        return await mail_route(domain, network)


@pytest.mark.parametrize(
    ("domain", "records"),
    [
        ("one.example", failing("A", "AAAA")),
        ("one.example", failing("AAAA")),
        ("one.example", failing("A")),
        ("mx.example", failing("A", "AAAA")),
        ("mx.example", failing("AAAA")),
        ("mx.example", failing("MX", A=["192.0.2.7"])),
    ],
    ids=["both", "one of the two", "the other", "without MX", "without MX, one of the two", "MX itself"],
)
async def test_nothing_is_said_where_the_name_server_does_not_tell(domain: str, records: Records) -> None:
    with pytest.raises(Unreachable) as caught:
        await route(domain, records)
    assert (caught.value.kind, caught.value.definite) == ("dns", False)


@pytest.mark.parametrize("domain", ["one.example", "mx.example"])
async def test_one_address_is_enough(domain: str) -> None:
    found = await route(domain, failing("AAAA", A=["192.0.2.7"]))
    assert (found.status, found.addresses) == ("accepts", (("mx.example", ("192.0.2.7",)),))


async def test_a_server_of_which_nothing_is_known_is_not_dead_beside_one_that_is_there() -> None:
    found = await route("two.example", failing("A", "AAAA"))
    assert (found.status, found.dead_hosts) == ("accepts", ())
    assert found.usable == ("mx.example", "good.example")


async def test_a_server_without_an_address_is_dead() -> None:
    found = await route("two.example", {})
    assert (found.status, found.dead_hosts, found.usable) == ("accepts", ("mx.example",), ("good.example",))
    assert (await route("one.example", {})).status == "no_server"
