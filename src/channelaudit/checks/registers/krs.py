"""Poland: the court register of companies, associations and foundations (KRS)."""

from __future__ import annotations

from typing import Any

from channelaudit.checks.registers.interface import (
    Inquiry,
    Register,
    RegisterEntry,
    Status,
    at,
    check_of,
    joined,
    mapping,
    numbered,
    text,
    unexpected,
    worded,
)
from channelaudit.model import Channel

HOME = "https://api-krs.ms.gov.pl"
_WINDING_UP = ("W LIKWIDACJI", "W UPADŁOŚCI", "W UPADŁOŚCI LIKWIDACYJNEJ")
"""Added to the name."""
_PARTS = ("P", "S")
"""The register of entrepreneurs and that of associations: a number stands in one of them."""


def numbers(channel: Channel) -> str | None:
    known = channel.attributes.get("scheme") == "krs" and channel.value.isdigit()
    return f"krs:{channel.value.zfill(10)}" if known else None


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """204 is a company that was struck off; 404 counts only when both parts of the register say so."""
    for part in _PARTS:
        url = f"{HOME}/api/krs/OdpisAktualny/{inquiry.number}?rejestr={part}&format=json"
        answer = await inquiry.fetch(url)
        if answer.status == 204:
            return RegisterEntry("KRS", inquiry.subject, "removed")
        if answer.status == 200:
            data = mapping(answer)
            if not isinstance(at(data, "odpis", "dane", "dzial1"), dict):
                raise unexpected(answer)
            return _entry(inquiry.subject, at(data, "odpis", "dane", "dzial1"))
        if answer.status != 404 or at(mapping(answer), "status") != 404:
            raise unexpected(answer)
    return RegisterEntry("KRS", inquiry.subject, "not_found")


def _entry(asked: str, first: Any) -> RegisterEntry:
    name = text(first, "danePodmiotu", "nazwa")
    status: Status = "winding_up" if name.upper().endswith(_WINDING_UP) else "active"
    return RegisterEntry(
        register="KRS",
        number=asked,
        status=status,
        name=name,
        address=_address(at(first, "siedzibaIAdres", "adres")),
        numbers=numbered(
            krs=asked.partition(":")[2],
            nip=text(first, "danePodmiotu", "identyfikatory", "nip"),
            regon=text(first, "danePodmiotu", "identyfikatory", "regon"),
        ),
    )


def _address(parts: Any) -> str:
    house = "/".join(filter(None, (text(parts, "nrDomu"), text(parts, "nrLokalu"))))
    street = worded(text(parts, "ulica") or text(parts, "miejscowosc"), house)
    return joined(street, worded(text(parts, "kodPocztowy"), text(parts, "miejscowosc")))


CHECK = check_of(Register("KRS", numbers, ask, HOME))
