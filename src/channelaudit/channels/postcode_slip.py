"""Addresses whose postcode has too few or too many digits: the finder of addresses does not see them as such."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from channelaudit.channels.ownership import owner
from channelaudit.channels.sightings import in_line
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.places import postcode_slips
from channelaudit.model import Document, Finder, Malformed, SiteContext

LONGEST = 300
"""A longer line is prose or a list, not an address."""


def find(document: Document, context: SiteContext) -> Iterable[Malformed]:
    """Kind ``address``, reason ``syntax``, attribute ``postcode``, where a street stands in the line or above it."""
    slips = postcode_slips().get(context.country)
    return _slips(document, slips) if slips else ()


def _slips(document: Document, slips: re.Pattern[str]) -> Iterator[Malformed]:
    for index, line in enumerate(document.lines):
        if len(line.text) > LONGEST:
            continue
        for match in slips.finditer(line.text):
            above = document.lines[index - 1].text[:LONGEST] if index else ""
            before = line.text[: match.start()] or above
            if _is_street(before) and owner(document, index, match.start()) == "shop":
                sighting = in_line(document, line, match.start(), match.end())
                text = " ".join(f"{before.strip()}, {match['code']} {match['town']}".split())[-120:]
                yield Malformed("address", text, "syntax", (sighting,), {"postcode": match["code"]})


def _is_street(text: str) -> bool:
    """A word such as "ul." and a house number at the end."""
    return bool(address_words().street_before.search(fold(text))) and any(char.isdigit() for char in text[-8:])


FINDER = Finder(kinds=("address",), find=find)
