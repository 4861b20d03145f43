"""Sample addresses and numbers that themes leave behind (``placeholders.yaml``, ``countries/*.yaml``)."""

from __future__ import annotations

import re
from functools import cache

from channelaudit.knowledge import load
from channelaudit.knowledge.country import Phones, countries
from channelaudit.knowledge.folding import fold

_NORTH_AMERICAN_FICTION = re.compile(
    r"\d{3}55501\d\d|5555555555|1234567890|\d{3}5555555|2345678900|5551234567|\d{3}5551234"
)


def is_sample_email(address: str, site_host: str = "") -> bool:
    """``demo@demo.com``, ``twoj@email.pl``, anything at example.com.

    A name under a reserved top level (``.example``, ``.test``) is a sample on a real site; a site that lives there
    itself (a test shop, a staging site) uses such names in earnest.
    """
    known = load("placeholders")["email"]
    local, _, domain = fold(address).partition("@")
    labels = domain.split(".")
    reserved = labels[-1] in known["top_level"] and not site_host.endswith(f".{labels[-1]}")
    if reserved or domain in known["domains"]:
        return True
    if any(label in known["domains"] for label in labels[:-1]):
        return True
    if local in known["local_parts"]:
        return True
    return labels[0] in known["common_domains"] and (local in known["common_local_parts"] or local == labels[0])


def is_sample_phone(calling_code: int, national: str) -> bool:
    """``national`` holds the digits after the calling code, without trunk zero."""
    if calling_code == 1:
        return _NORTH_AMERICAN_FICTION.fullmatch(national) is not None
    if len(set(national)) == 1 or (calling_code == 48 and national.endswith("1234567")):
        return True
    phones = _by_calling_code().get(calling_code)
    if phones is None:
        return national in {"123456789", "1234567890", "12345678"}
    fiction = phones.fiction != "" and re.fullmatch(phones.fiction, national) is not None
    return fiction or national in phones.placeholders


@cache
def _by_calling_code() -> dict[int, Phones]:
    return {c.phones.calling_code: c.phones for c in countries() if c.phones}
