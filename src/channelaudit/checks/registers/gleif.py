"""The world: GLEIF, which knows every firm with a Legal Entity Identifier (LEI).  Needs no key."""

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
    text,
    texts,
    unexpected,
    worded,
)
from channelaudit.model import Channel

HOME = "https://api.gleif.org"
_STATUS: dict[str, Status] = {"ACTIVE": "active", "INACTIVE": "removed"}
"""Of the firm.  A lapsed registration of the LEI says nothing of it: it only was not paid for again."""
_LENGTH = 20
_NAMES = 5


def numbers(channel: Channel) -> str | None:
    value = channel.value.upper()
    known = channel.attributes.get("scheme") == "lei" and len(value) == _LENGTH and value.isalnum() and value.isascii()
    return f"lei:{value}" if known else None


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """404 counts only with the register's own words.  Raises ``Unreachable``."""
    answer = await inquiry.fetch(f"{HOME}/api/v1/lei-records/{inquiry.number}")
    data = mapping(answer)
    if answer.status == 404 and text(data, "errors", 0, "status") == "404":
        return RegisterEntry("GLEIF", inquiry.subject, "not_found")
    entity = at(data, "data", "attributes", "entity")
    status = _STATUS.get(text(entity, "status"))
    if answer.status != 200 or status is None or text(data, "data", "id") != inquiry.number:
        raise unexpected(answer)
    others = at(entity, "otherNames")
    return RegisterEntry(
        register="GLEIF",
        number=inquiry.subject,
        status=status,
        name=text(entity, "legalName", "name"),
        address=_address(at(entity, "legalAddress")),
        other_names=tuple(filter(None, (text(each, "name") for each in others[:_NAMES])))
        if isinstance(others, list)
        else (),
        other_addresses=tuple(filter(None, [_address(at(entity, "headquartersAddress"))])),
        numbers=(inquiry.subject,),
    )


def _address(parts: Any) -> str:
    return joined(*texts(parts, "addressLines", most=3), worded(text(parts, "postalCode"), text(parts, "city")))


CHECK = check_of(Register("GLEIF", numbers, ask, HOME))
