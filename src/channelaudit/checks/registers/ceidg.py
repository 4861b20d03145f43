"""Poland: sole traders and partners of civil partnerships (CEIDG, API v3).  Needs a token, which is free.

It knows no companies: what it does not find may be one.
"""

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
from channelaudit.checks.registers.vat_whitelist import numbers

HOME = "https://dane.biznes.gov.pl/"
_FIRM = f"{HOME}api/ceidg/v3/firma"
_STATUS: dict[str, Status] = {
    "AKTYWNY": "active",
    "ZAWIESZONY": "suspended",
    "WYKRESLONY": "removed",
    "OCZEKUJE_NA_ROZPOCZECIE_DZIALANOSCI": "suspended",  # the misspelling is theirs
    "WYLACZNIE_W_FORMIE_SPOLKI": "active",
}


async def ask(inquiry: Inquiry) -> RegisterEntry:
    """204 is "no data".  Raises ``Unreachable``."""
    headers = {"Authorization": f"Bearer {inquiry.key}"}
    answer = await inquiry.fetch(f"{_FIRM}?{inquiry.scheme}={inquiry.number}", headers=headers)
    if answer.status == 204:
        return RegisterEntry("CEIDG", inquiry.subject, "not_found", complete=False)
    firms = mapping(answer).get("firma")
    if answer.status != 200 or not isinstance(firms, list) or not firms:
        raise unexpected(answer)
    current = [firm for firm in firms if text(firm, "status") != "WYKRESLONY"] or firms
    status = _STATUS.get(text(current[0], "status"))
    if status is None:
        raise unexpected(answer)
    return _entry(inquiry.subject, status, current[0])


def _entry(asked: str, status: Status, firm: Any) -> RegisterEntry:
    owner = worded(text(firm, "wlasciciel", "imie"), text(firm, "wlasciciel", "nazwisko"))
    more = at(firm, "adresyDzialalnosciDodatkowe")
    others = [at(firm, "adresKorespondencyjny"), *(more if isinstance(more, list) else [])]
    return RegisterEntry(
        register="CEIDG",
        number=asked,
        status=status,
        name=text(firm, "nazwa"),
        other_names=(owner,) if owner else (),
        address=_address(at(firm, "adresDzialalnosci")),
        other_addresses=tuple(filter(None, map(_address, others))),
        numbers=numbered(nip=text(firm, "wlasciciel", "nip"), regon=text(firm, "wlasciciel", "regon")),
        complete=False,
    )


def _address(parts: Any) -> str:
    house = "/".join(filter(None, (text(parts, "budynek"), text(parts, "lokal"))))
    street = worded(text(parts, "ulica") or text(parts, "miasto"), house)
    return joined(street, worded(text(parts, "kod"), text(parts, "miasto"))) if house else ""


CHECK = check_of(Register("CEIDG", numbers, ask, HOME, key="ceidg_token"))
