"""Slovakia: the register of legal persons, entrepreneurs and authorities (RPO)."""

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

HOME = "https://api.statistics.sk"
_ENDINGS = ("v likvidácii", "v konkurze")
"""Added to the name."""


def numbers(channel: Channel) -> str | None:
    known = channel.attributes.get("scheme") == "ico" and channel.attributes.get("country") == "SK"
    return f"ico:{channel.value.zfill(8)}" if known and channel.value.isdigit() and len(channel.value) <= 8 else None


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """An unknown number is an empty list.  Raises ``Unreachable``."""
    answer = await inquiry.fetch(f"{HOME}/rpo/v1/search?identifier={inquiry.number}")
    results = mapping(answer).get("results")
    if answer.status != 200 or not isinstance(results, list):
        raise unexpected(answer)
    exact = [r for r in results if text(_current(r, "identifiers"), "value") == inquiry.number]
    if not exact:
        if results:
            raise unexpected(answer)
        return RegisterEntry("RPO", inquiry.subject, "not_found")
    entity = next((r for r in exact if not at(r, "termination")), exact[0])
    name = text(_current(entity, "fullNames"), "value")
    return RegisterEntry(
        register="RPO",
        number=inquiry.subject,
        status=_status(entity, name),
        name=name,
        address=_address(_current(entity, "addresses")),
        numbers=numbered(ico=inquiry.number),
    )


def _status(entity: Any, name: str) -> Status:
    if at(entity, "termination"):
        return "removed"
    return "winding_up" if name.lower().endswith(_ENDINGS) else "active"


def _current(entity: Any, history: str) -> Any:
    """The item of a history that holds today: the one without an end, else the last."""
    items = at(entity, history)
    if not isinstance(items, list) or not items:
        return None
    return next((item for item in items if not at(item, "validTo")), items[-1])


def _address(parts: Any) -> str:
    house = "/".join(n for n in (text(parts, "regNumber"), text(parts, "buildingNumber")) if n not in ("", "0"))
    town = text(parts, "municipality", "value")
    return joined(worded(text(parts, "street") or town, house), worded(text(parts, "postalCodes", 0), town))


CHECK = check_of(Register("RPO", numbers, ask, HOME))
