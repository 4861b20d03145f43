"""Numbers that tell somebody's date of birth: PESEL, Czech and Slovak birth numbers, the DIČ of Czech sole traders."""

from __future__ import annotations

import re

from channelaudit.model import Channel

_LEGAL, _SPECIAL = 8, "6"
"""Digits of a company's DIČ; first digit of the nine that natural persons get instead of their birth number."""
_SHOWN = 2
"""Digits that stay readable: the year."""
_TAX_NUMBER = re.compile(r"(?P<scheme>registration:(?:dic|vat):)(?P<country>CZ)?(?P<digits>\d{9,10})")
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


def hidden_in_id(channel: str) -> str:
    """The id of a channel with the birth number masked, if it holds one; for places that know no more than the id."""
    match = _TAX_NUMBER.fullmatch(channel)
    if match is None or not (match["country"] or _is_birth_number(match["digits"])):
        return channel
    number = f"{match['country'] or ''}{match['digits']}"
    special = len(match["digits"]) == _LEGAL + 1 and match["digits"].startswith(_SPECIAL)
    return channel if special else f"{match['scheme']}{masked(number)}"


def _is_birth_number(digits: str) -> bool:
    """Whether they begin with a day (women's months are 51 to 62, both may be 20 higher), and leave no rest."""
    month, day = int(digits[2:4]) % 50, int(digits[4:6])
    return (
        1 <= (month - 20 if month > 20 else month) <= 12
        and 1 <= day <= 31
        and (len(digits) == 9 or not int(digits) % 11)
    )


def masked(number: str) -> str:
    """``CZ8001011238`` → ``CZ80********``: letters, the year, and as many stars as there were characters."""
    prefix = len(number) - len(number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    return number[: prefix + _SHOWN] + "*" * (len(number) - prefix - _SHOWN)


def hidden(text: str) -> str:
    """``text`` with the numbers masked that are labelled as personal ones in it."""
    return _LABELLED.sub(lambda match: f"{match['label']}{match['between']}{masked(match['digits'])}", text)
