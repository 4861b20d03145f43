"""Forms of outside services that a page shows in a frame, draws by a script, or links to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from channelaudit.channels.forms.kind import Kind, page_words
from channelaudit.channels.forms.service import address
from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.forms import Service, kinds, service_of_host, services, survey_words
from channelaudit.model import Channel, Document, Region, Sighting, Source

MAX_URL = 2_000
_HUBSPOT = re.compile(r"hbspt\.forms\.create\(\s?\{([^}]{1,600})")
_PORTAL = re.compile(r"portalId[\"']?\s?:\s?[\"']?(\d{4,12})")
_FORM = re.compile(r"formId[\"']?\s?:\s?[\"']([0-9a-f-]{36})")


@dataclass(frozen=True, slots=True)
class _Embed:
    service: Service
    url: str
    region: Region
    source: Source
    text: str
    said: str
    """Folded words near it."""


def embedded(document: Document, kind: Kind) -> Iterator[Channel]:
    """Contact or newsletter forms; one of which nothing tells its purpose is a contact form only on a contact page."""
    for embed in _embeds(document):
        if _kind(embed, document) == kind:
            attributes: dict[str, object] = {
                "page": document.page.final_url,
                "method": "post",
                "fields": [],
                "endpoint": embed.url,
                "service": embed.service.id,
                "embedded": True,
                "page_secure": document.page.final_url.startswith("https:"),
                "endpoint_secure": True,
            }
            seen = Sighting(document.page.final_url, embed.region, embed.source, embed.text[:200])
            yield Channel(kind, embed.url, attributes, (seen,))


def _kind(embed: _Embed, document: Document) -> Kind:
    words = kinds()
    if survey_words().search(embed.said):
        return ""
    if embed.service.newsletter or words.newsletter.search(embed.said):
        return "newsletter"
    if words.contact.search(embed.said):
        return "form"
    return "form" if embed.source != "link" and _speaks_of_contact(document) else ""


@lru_cache(maxsize=4)
def _speaks_of_contact(document: Document) -> bool:
    """The page's role, title or address, or one of its headings, says that here the shop can be written to."""
    if document.page.role in ("contact", "imprint"):
        return True
    headings = " | ".join(line.text[:100] for line in document.lines if line.is_heading and line.region == "main")
    said = f"{page_words(document)} | {fold(headings[:4_000])}"
    return kinds().contact.search(said) is not None or kinds().pages.search(said) is not None


@lru_cache(maxsize=4)
def _embeds(document: Document) -> tuple[_Embed, ...]:
    found = [*_framed(document), *_scripted(document), *_linked(document)]
    return tuple({embed.url: embed for embed in reversed(found)}.values())


def _framed(document: Document) -> Iterator[_Embed]:
    for frame in document.frames:
        if known := _address_of(frame.src):
            heading = _heading(document, frame.line)
            said = fold(f"{frame.title} {heading}")
            yield _Embed(*known, frame.region, "form", heading or frame.title, said)


def _scripted(document: Document) -> Iterator[_Embed]:
    for script in document.scripts:
        if "hbspt.forms.create" in script.text:
            for match in _HUBSPOT.finditer(script.text):
                portal, form = _PORTAL.search(match[1]), _FORM.search(match[1])
                if portal and form:
                    service = services()["hubspot"]
                    url = service.endpoint.replace("{id}", f"{portal[1]}/{form[1]}")
                    yield _Embed(service, url, "main", "widget", "", "")
        if script.src and (known := _address_of(script.src)):
            yield _Embed(*known, "main", "widget", "", "")


def _linked(document: Document) -> Iterator[_Embed]:
    """A link to a form of a service counts when its text says what it is for."""
    for link in document.links:
        if link.text and (known := _address_of(link.url)):
            yield _Embed(*known, link.region, "link", link.text, fold(link.text[:200]))


def _address_of(url: str) -> tuple[Service, str] | None:
    """Service and canonical address of the embedded form that an address shows."""
    if "//" not in url or len(url) > MAX_URL:
        return None
    host = url.partition("//")[2].partition("/")[0].partition(":")[0]
    service = service_of_host(host)
    if service is None:
        return None
    match = next((m for pattern in service.embed if (m := pattern.search(url))), None)
    return (service, address(service, match)) if match else None


def _heading(document: Document, line: int) -> str:
    if not document.lines:
        return ""
    at = document.lines[min(line, len(document.lines) - 1)]
    return at.text if at.is_heading else at.heading
