"""European Union: VIES, the member states' answer whether a VAT number is valid for trade across borders."""

from __future__ import annotations

from channelaudit.checks.registers.interface import (
    Inquiry,
    Register,
    RegisterEntry,
    at,
    check_of,
    mapping,
    numbered,
    text,
    unexpected,
)
from channelaudit.model import Channel, Message
from channelaudit.network import Unreachable

HOME = "https://ec.europa.eu"
_STATES = frozenset(
    "AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI".split()  # noqa: SIM905
)
_LONGEST = 12
"""Characters of a VAT number behind its prefix."""


def numbers(channel: Channel) -> str | None:
    """VAT numbers; Greece's prefix is EL here, whatever its ISO code."""
    value = channel.value
    prefix = {"GR": "EL"}.get(value[:2], value[:2])
    known = channel.attributes.get("scheme") == "vat" and prefix in _STATES
    rest = value[2:]
    return f"vat:{prefix}{rest}" if known and rest.isascii() and rest.isalnum() and len(rest) <= _LONGEST else None


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """``isValid: false`` also stands in every outage: only the error ``INVALID`` is a "no".  Raises ``Unreachable``."""
    state, number = inquiry.number[:2], inquiry.number[2:]
    answer = await inquiry.fetch(f"{HOME}/taxation_customs/vies/rest-api/ms/{state}/vat/{number}")
    data = mapping(answer)
    said = text(data, "userError") or text(data, "errorWrappers", 0, "error")
    if answer.status == 200 and at(data, "isValid") is True and said in ("VALID", ""):
        return RegisterEntry(
            register="VIES",
            number=inquiry.subject,
            status="active",
            name=_given(text(data, "name")),
            address=_given(text(data, "address")),
            numbers=numbered(vat=inquiry.number),
            vat_active=True,
            complete=False,
        )
    if answer.status == 200 and at(data, "isValid") is False and said == "INVALID":
        return RegisterEntry("VIES", inquiry.subject, "not_found", vat_active=False, complete=False)
    if said:
        raise Unreachable("status", Message("VIES cannot tell at the moment ({said})", said=said[:40]))
    raise unexpected(answer)


def _given(value: str) -> str:
    """Nothing where a member state discloses nothing: it writes "---" then."""
    return "" if not value.strip("- ") else value


CHECK = check_of(Register("VIES", numbers, ask, HOME))
