"""Bank accounts, as IBAN."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from channelaudit.channels.claims import claims
from channelaudit.channels.ownership import owner
from channelaudit.channels.sightings import in_line
from channelaudit.model import Channel, Document, Finder, Found, SiteContext


def find(document: Document, context: SiteContext) -> Iterator[Found]:
    for index, claimed in enumerate(claims(document, context)):
        for account in claimed.accounts:
            attributes: dict[str, Any] = {"valid": account.valid}
            if owner(document, index, account.start, named=False) == "other":
                attributes["owner"] = "other"
            sighting = in_line(document, document.lines[index], account.start, account.end)
            yield Channel("bank_account", account.iban, attributes, (sighting,))


FINDER = Finder(kinds=("bank_account",), find=find)
