from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.agreement._addresses import same_place
from channelaudit.rules.common import absent, contact_pages, genuine, home_page

_KINDS = ("phone", "email", "address")
_TEXTS = {
    "phone": N_("Search engines show customers the number {data}, which no page shows; the pages name {page}."),
    "email": N_("Search engines show customers the address {data}, which no page shows; the pages name {page}."),
    "address": N_("Search engines show customers the address {data}; the pages name {page}."),
}


def _in_data(evidence: Evidence) -> tuple[Channel, ...]:
    """What the structured data of the home page or a contact page names."""
    home = home_page(evidence)
    pages = (*contact_pages(evidence), *((home,) if home else ()))
    urls = {url for page in pages for url in (page.url, page.final_url)}
    return tuple(
        c for c in genuine(evidence, *_KINDS) if any(s.region == "data" and s.page in urls for s in c.sightings)
    )


@rule(
    severity="warning",
    title="Structured data names another contact",
    advice="Write into the structured data (JSON-LD) exactly what the pages show.",
    applies=lambda evidence, _: bool(_in_data(evidence)),
)
def structured_data_differs(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The structured data of the home or contact page names a number or address that the pages do not show.

    Hours are compared by `hours-differ`.

    ## Why it matters

    Visitors do not see structured data, so nobody notices when it grows old; but search engines, maps and assistants
    take the shop's number and address from it.

    ## How to mend it

    Correct it in the theme's or the search plug-in's settings, and check it with the search engine's own test.

    ## Example

    `"telephone": "+48 22 345 09 99"` in the JSON-LD, "22 345 09 81" on the contact page

    ## Sources

    - schema.org, Organization and LocalBusiness
    - Google Search Central, structured data guidelines ("don't mark up content that is not visible to readers")
    """
    for channel in _in_data(evidence):
        visible = [c for c in genuine(evidence, channel.kind) if _is_visible(c)]
        if not visible or any(_agree(channel, other) for other in visible):
            continue
        if channel.kind == "address" and not (channel.attributes.get("street") and channel.attributes.get("postcode")):
            continue
        message = Message(_TEXTS[channel.kind], data=channel.value, page=visible[0].value)
        yield from absent(evidence, Problem(channel.id, message, channel.sightings))


def _is_visible(channel: Channel) -> bool:
    return any(sighting.region != "data" for sighting in channel.sightings)


def _agree(one: Channel, two: Channel) -> bool:
    return same_place(one, two) if one.kind == "address" else one.value == two.value
