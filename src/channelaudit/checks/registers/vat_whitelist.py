"""Poland: the Ministry of Finance's list of VAT payers ("biała lista"), with their bank accounts.

It knows those who are, were or tried to become payers of VAT: who never applied is not on it, and exists all the same.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from channelaudit.checks.registers.interface import (
    Inquiry,
    Register,
    RegisterEntry,
    at,
    check_of,
    mapping,
    numbered,
    text,
    texts,
    unexpected,
)
from channelaudit.model import Channel, Message
from channelaudit.network import Unreachable

HOME = "https://wl-api.mf.gov.pl"
NAME = "the Polish list of VAT payers"
_AGAIN = {"WL-195", "WL-196"}
"""The list is just being brought up to date."""
_VAT = {"Czynny": True, "Zwolniony": False, "Niezarejestrowany": False}


def numbers(channel: Channel) -> str | None:
    """NIP, Polish VAT number or REGON."""
    scheme, value = channel.attributes.get("scheme"), channel.value
    if scheme == "vat" and value.startswith("PL"):
        return f"nip:{value[2:]}"
    if scheme == "regon" and len(value) == 14 and value.endswith("00000"):
        value = value[:9]  # KRS writes the REGON of the trader itself like this
    return f"{scheme}:{value}" if scheme in ("nip", "regon") and value.isdigit() else None


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """Raises ``Unreachable``, for the rest of the day once the limit is used up (429, WL-191)."""
    today = datetime.now(UTC).date()  # behind Warsaw, so never a date of the future, which the list refuses
    answer = await inquiry.fetch(f"{HOME}/api/search/{inquiry.scheme}/{inquiry.number}?date={today}")
    data = mapping(answer)
    code = text(data, "code")
    if code in _AGAIN:
        raise Unreachable("status", Message("the list is just being updated ({code})", code=code))
    if answer.status != 200 or not isinstance(data.get("result"), dict) or "subject" not in data["result"]:
        raise unexpected(answer)
    subject = data["result"]["subject"]
    if subject is None:
        return RegisterEntry(NAME, inquiry.subject, "not_found", vat_active=False, complete=False)
    return _entry(inquiry.subject, subject)


def _entry(asked: str, subject: Any) -> RegisterEntry:
    vat = _VAT.get(text(subject, "statusVat"))
    accounts = tuple(f"PL{number}" for number in texts(subject, "accountNumbers") if number.isdigit())
    return RegisterEntry(
        register=NAME,
        number=asked,
        status="active",
        name=text(subject, "name"),
        address=text(subject, "workingAddress"),  # never the other one: it may be somebody's home
        numbers=numbered(nip=text(subject, "nip"), regon=text(subject, "regon"), krs=text(subject, "krs")),
        vat_active=vat,
        accounts=accounts,
        virtual_accounts=at(subject, "hasVirtualAccounts") is True,
        complete=False,
    )


CHECK = check_of(Register(NAME, numbers, ask, HOME, daily_limit=True))
