"""Links that open a messenger: WhatsApp, Messenger, Telegram, Viber, Signal …; also buttons that scripts draw."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from channelaudit.channels.ownership import owner
from channelaudit.channels.profiles import EMPTY, icon_network
from channelaudit.channels.sightings import of_link
from channelaudit.channels.whereto import Wrong, messenger_of
from channelaudit.knowledge.chat import providers
from channelaudit.knowledge.social import networks
from channelaudit.model import Channel, Document, Finder, Found, Link, Malformed, Sighting, SiteContext

IN_SCRIPT = re.compile(
    r"(?:https?:)?\\?/\\?/(?:wa\.me|api\.whatsapp\.com|web\.whatsapp\.com|m\.me)\\?/[^\s\"'`<>${}]{1,200}",
    re.IGNORECASE,
)
"""An address that a script opens; one that it puts together of parts (``${phone}``) cannot be read."""
_NUMBER_SETTING = re.compile(r"[\"'](?:telephone|whatsapp)[\"']\s?:\s?[\"'](\+?[\d ]{8,18})[\"']")


def find(document: Document, context: SiteContext) -> Iterator[Found]:  # noqa: ARG001 (a finder's signature)
    """Each link to a messenger and each address in scripts; malformed: empty icons, numbers that cannot be dialled."""
    page = document.page.final_url
    for link in document.links:
        for found in _in_link(document, link):
            other = owner(document, link.line, max(link.start, 0), named=link.start >= 0) == "other"
            yield replace(found, attributes={**found.attributes, "owner": "other"}) if other else found
    for address in _in_scripts(document):
        yield from _found(address, Sighting(page, "main", "widget", ""), {"scripted": True}, strict=False)


def _in_link(document: Document, link: Link) -> Iterator[Found]:
    href = link.href.strip()
    if EMPTY.fullmatch(href) and not link.onclick:
        network = icon_network(link)
        if network and networks()[network].kind == "messenger":
            seen = of_link(document, link, "link")
            yield Malformed("messenger", f"{network} {href}".strip(), "empty", (seen,), {"network": network})
    elif messenger_of(link.url or href):
        yield from _found(link.url or href, of_link(document, link, "link"), {}, strict=True, written=href)


def _found(
    address: str, seen: Sighting, attributes: dict[str, object], *, strict: bool, written: str = ""
) -> Iterator[Found]:
    """``strict``: what a visitor can click is named even when it leads nowhere; a script's scraps are not."""
    where = messenger_of(address)
    if where is None:
        return
    more = {"network": where.network, **attributes}
    if where.wrong and (strict or where.wrong != Wrong.EMPTY):
        yield Malformed("messenger", written or address, where.wrong, (seen,), more)
    if where.value:
        closed = networks()[where.network].closed
        more |= {"closed": closed} if closed else {}
        more |= {"handle": where.handle} if where.handle else {}
        more |= {"number": where.number} if where.number else {}
        yield Channel("messenger", where.value, more, (seen,))


def _in_scripts(document: Document) -> Iterator[str]:
    for script in document.scripts:
        text = script.text
        if "wa.me" in text or "whatsapp" in text or "m.me" in text:
            for match in IN_SCRIPT.finditer(text):
                yield match[0].replace("\\", "").replace("&amp;", "&")
        if any(name in text for name in _button_globals()):
            for match in _NUMBER_SETTING.finditer(text):
                yield "https://wa.me/" + re.sub(r"\D", "", match[1])


def _button_globals() -> tuple[str, ...]:
    return tuple(name for provider in providers().values() if provider.kind == "button" for name in provider.globals)


FINDER = Finder(kinds=("messenger",), find=find)
