"""Czechia: ARES, the Ministry of Finance's view of all registers of businesses."""

from __future__ import annotations

from typing import Any

from channelaudit.checks.registers.interface import (
    Inquiry,
    Register,
    RegisterEntry,
    Status,
    at,
    check_of,
    mapping,
    numbered,
    text,
    unexpected,
)
from channelaudit.model import Channel

HOME = "https://ares.gov.cz"
_ENDINGS = ("v likvidaci", "v konkursu", "v konkurzu")
"""Added to the name."""


def numbers(channel: Channel) -> str | None:
    """ARES does not look at the check digit: a wrong number would only be "not found", so the finder has looked."""
    known = channel.attributes.get("scheme") == "ico" and channel.attributes.get("country") == "CZ"
    return f"ico:{channel.value.zfill(8)}" if known and channel.value.isdigit() and len(channel.value) <= 8 else None


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """404 counts only with the register's own code: without it the address is wrong.  Raises ``Unreachable``."""
    url = f"{HOME}/ekonomicke-subjekty-v-be/rest/ekonomicke-subjekty/{inquiry.number}"
    answer = await inquiry.fetch(url)
    data = mapping(answer)
    if answer.status == 404 and text(data, "subKod") == "VYSTUP_SUBJEKT_NENALEZEN":
        return RegisterEntry("ARES", inquiry.subject, "not_found")
    if answer.status != 200 or not text(data, "ico"):
        raise unexpected(answer)
    name = text(data, "obchodniJmeno")
    return RegisterEntry(
        register="ARES",
        number=inquiry.subject,
        status=_status(data, name),
        name=name,
        address=text(data, "sidlo", "textovaAdresa"),
        numbers=numbered(ico=text(data, "ico").zfill(8), dic=text(data, "dic")),
        vat_active=True if at(data, "seznamRegistraci", "stavZdrojeDph") == "AKTIVNI" else None,
    )


def _status(data: Any, name: str) -> Status:
    if at(data, "datumZaniku"):
        return "removed"
    return "winding_up" if name.lower().endswith(_ENDINGS) else "active"


CHECK = check_of(Register("ARES", numbers, ask, HOME))
