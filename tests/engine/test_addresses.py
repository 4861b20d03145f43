"""Addresses alone: gathered, judged, and every doubt with its reason."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.engine.addresses import assess_addresses, gather_addresses
from channelaudit.model import Report
from lab.names import NameServer
from lab.scripted_mail import ScriptedServer, Silence
from lab.web import free_port

SHOP, HURT = "sklep@shop.example", "biuro@hurt.example"
ZONE = {
    "shop.example": {"MX": ["10 mx.shop.example"]},
    "hurt.example": {"MX": ["10 mx.hurt.example"]},
    "mx.shop.example": {"A": ["127.0.0.1"]},
    "mx.hurt.example": {"A": ["127.0.0.1"]},
}


async def report(*ports: int, stop: asyncio.Event | None = None, **options: Any) -> Report:
    """Of an address in each domain, whose mail servers listen on these ports."""
    detours = tuple(
        ConnectTo(f"mx.{name}.example", 25, "127.0.0.1", port)
        for name, port in zip(("shop", "hurt"), ports, strict=False)
    )
    async with NameServer(ZONE) as names:
        settings = Settings(
            dns_server=names.address,
            connect_to=detours,
            allow_private=True,
            mailbox_pause=0,
            greylist_pause=0,
            timeout=2,
            **options,
        )
        return assess_addresses(await gather_addresses((SHOP, HURT), settings, stop=stop), settings)


async def test_every_doubt_has_its_reason() -> None:
    script = {f"RANDOM {SHOP.partition('@')[2]}": "250 Ok", f"RCPT {HURT}": "450 4.2.0 Greylisted"}
    async with ScriptedServer(script) as server:
        found = await report(server.port, server.port)
    assert set(found.verdicts.values()) == {"unverified"}
    assert {(f.subject, f.kind) for f in found.failures if f.kind != "skipped"} == {
        (SHOP, "accepts_all"),
        (HURT, "greylisted"),
    }


async def test_a_closed_port_is_said_once_and_dns_is_still_told() -> None:
    found = await report(free_port(), free_port())
    assert set(found.verdicts.values()) == {"unverified"}
    assert [f.kind for f in found.failures if f.step == "mailbox"] == ["port_closed"]
    assert {f.rule for f in found.findings} == {"email-spf-missing", "email-dmarc-missing"}


@pytest.mark.parametrize("options", [{"checks": ("-mailbox",)}, {"offline": True}])
async def test_mail_servers_are_left_in_peace(options: dict[str, Any]) -> None:
    async with ScriptedServer() as server:
        found = await report(server.port, server.port, **options)
    assert server.connections == 0
    assert "works" not in found.verdicts.values()


async def test_an_interruption_keeps_what_is_known() -> None:
    stop = asyncio.Event()
    async with ScriptedServer({"banner": Silence()}) as server:
        asyncio.get_running_loop().call_later(0.5, stop.set)
        found = await report(server.port, server.port, stop=stop)
    assert {f.rule for f in found.findings} >= {"email-spf-missing"}
    assert "interrupted" in str(found.failures)
