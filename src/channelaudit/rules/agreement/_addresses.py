"""Whether two postal addresses are the same place."""

from __future__ import annotations

import re

from channelaudit.knowledge.comparing import same_but_for_case
from channelaudit.knowledge.folding import fold
from channelaudit.model import Channel

_KINDS = re.compile(
    r"(?<!\w)(?:ulica|ulicy|ul|aleja|aleje|alei|alejach|al|plac|placu|pl|osiedle|osiedlu|os|nam|namesti|namestie|tr|trida|ulice|street|st|road|rd|avenue|ave|"
    r"lane|ln|drive|dr|nr|no|c p|cp)(?!\w)\.?"
)
_GERMAN = re.compile(r"str(?:a(?:ss|s)e|\.)?(?!\w)")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?<![\d/])\d+")


def postcode(address: Channel) -> str:
    return re.sub(r"\W", "", fold(str(address.attributes.get("postcode", ""))))


def house(address: Channel) -> str:
    """The first number of the house: ``12`` of "ul. Rowerowa 12/4"; flats and staircases are often left out."""
    street = str(address.attributes.get("street", ""))
    numbers = _NUMBER.findall(street)
    return numbers[0] if numbers else ""


def street(address: Channel) -> tuple[str, ...]:
    """The words of the street's name, folded, without its kind and number."""
    text = fold(str(address.attributes.get("street", "")))
    text = _GERMAN.sub("str", _NUMBER.split(text)[0] if _NUMBER.match(text) is None else _NUMBER.sub("", text))
    return tuple(_WORD.findall(_KINDS.sub(" ", text)))


def same_street(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether one name is the other, or its end, in any case: "Jana Rowerowego" and "Rowerowego", "Rowerowej"."""
    few, many = sorted(("".join(one), "".join(two)), key=len)
    return many.endswith(few) or all(map(same_but_for_case, reversed(one), reversed(two)))


def same_place(one: Channel, two: Channel) -> bool:
    """Equal as far as both say: a missing postcode, street or house number is no difference."""
    pairs = [(f(one), f(two)) for f in (postcode, house)]
    streets = street(one), street(two)
    if all(streets) and not same_street(*streets):
        return False
    return all(a == b or not (a and b) for a, b in pairs) and (any(a and b for a, b in pairs) or all(streets))


def is_slip(one: Channel, two: Channel) -> bool:
    """Almost the same: one of street, house number and postcode differs, the two others agree."""
    streets = street(one), street(two)
    pairs = [(f(one), f(two)) for f in (postcode, house)]
    same = [*(a == b for a, b in pairs), same_street(*streets)]
    return all(streets) and all(a and b for a, b in pairs) and same.count(False) == 1
