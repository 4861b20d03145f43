"""United Kingdom: Companies House.  Needs a key, which is free."""

from __future__ import annotations

import base64

from channelaudit.checks.registers.interface import (
    Inquiry,
    Register,
    RegisterEntry,
    Status,
    check_of,
    joined,
    mapping,
    numbered,
    text,
    unexpected,
)
from channelaudit.model import Channel

HOME = "https://api.company-information.service.gov.uk/"
_STATUS: dict[str, Status] = {
    "active": "active",
    "open": "active",
    "registered": "active",
    "dissolved": "removed",
    "converted-closed": "removed",
    "removed": "removed",
    "closed": "removed",
    "liquidation": "winding_up",
    "receivership": "winding_up",
    "administration": "winding_up",
    "insolvency-proceedings": "winding_up",
    "voluntary-arrangement": "active",  # the company trades on
}
_ADDRESS = ("address_line_1", "address_line_2", "locality", "postal_code")


def numbers(channel: Channel) -> str | None:
    """Eight characters, numbers filled up with zeros."""
    known = channel.attributes.get("scheme") == "company_number" and channel.attributes.get("country") == "GB"
    value = channel.value.upper().zfill(8)
    return f"company_number:{value}" if known and value.isalnum() and value.isascii() and len(value) == 8 else None


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """404 counts only with the register's own words.  Raises ``Unreachable``."""
    secret = base64.b64encode(f"{inquiry.key}:".encode()).decode()
    answer = await inquiry.fetch(f"{HOME}company/{inquiry.number}", headers={"Authorization": f"Basic {secret}"})
    data = mapping(answer)
    if answer.status == 404 and text(data, "errors", 0, "error") == "company-profile-not-found":
        return RegisterEntry("Companies House", inquiry.subject, "not_found")
    status = _STATUS.get(text(data, "company_status"))
    if answer.status != 200 or status is None:
        raise unexpected(answer)
    return RegisterEntry(
        register="Companies House",
        number=inquiry.subject,
        status=status,
        name=text(data, "company_name"),
        address=joined(*(text(data, "registered_office_address", part) for part in _ADDRESS)),
        numbers=numbered(company_number=text(data, "company_number")),
    )


CHECK = check_of(Register("Companies House", numbers, ask, HOME, key="companies_house_key"))
