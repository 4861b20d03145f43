"""Numbers that tell somebody's date of birth: PESEL, Czech and Slovak birth numbers, the DIČ of Czech sole traders."""

from __future__ import annotations

import re

from channelaudit.model import Channel

_LEGAL, _SPECIAL = 8, "6"
"""Digits of a company's DIČ; first digit of the nine that natural persons get instead of their birth number."""
_SHOWN = 2
"""Digits that stay readable: the year."""
_LABELLED = re.compile(
    r"(?P<label>pesel|rodn[eéáa]\w{0,3}\s?č[ií]sl[oa]|rodn[eé]\s?cislo|\br\.\s?č\.?)(?P<between>[^\d\n]{0,12})"
    r"(?P<digits>\d{6}\s?/?\s?\d{3,5})(?!\d)",
    re.IGNORECASE,
)


def holds_birth_number(channel: Channel) -> bool:
    """Nine or ten digits of a Czech DIČ are a birth number, but for a special series."""
    known = channel.attributes
    if channel.kind != "registration" or known.get("scheme") not in ("dic", "vat") or known.get("valid") is False:
        return False
    digits = channel.value.removeprefix("CZ")
    natural = digits.isdigit() and _LEGAL < len(digits) <= _LEGAL + 2
    special = len(digits) == _LEGAL + 1 and digits.startswith(_SPECIAL)
    return natural and not special and known.get("country") == "CZ"


def masked(number: str) -> str:
    """``CZ8001011238`` → ``CZ80********``: letters, the year, and as many stars as there were characters."""
    prefix = len(number) - len(number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return number[: prefix + _SHOWN] + "*" * (len(number) - prefix - _SHOWN)


def hidden(text: str) -> str:
    """``text`` with the numbers masked that are labelled as personal ones in it."""
    return _LABELLED.sub(lambda match: f"{match['label']}{match['between']}{masked(match['digits'])}", text)
