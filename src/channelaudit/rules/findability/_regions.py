"""What the header, the menu and the footer of the home page offer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Region, RoleLink, Sighting, Unsure
from channelaudit.rules.common import NAVIGATION, WAYS, absent, contact_links, home_page


def is_told(*regions: Region) -> Callable[[Evidence, Settings], bool]:
    """``applies``: whether the home page has one of these regions, and contact is found in another of them.

    Where contact stands in none of the three, ``findability-contact-hidden`` says so.
    """

    def applies(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
        return _exists(evidence, *regions) and _leads(evidence, *NAVIGATION)

    return applies


def empty(evidence: Evidence, message: Message, *regions: Region) -> Iterator[Problem | Unsure]:
    """The problem that none of these regions of the home page holds a channel or the link to the contact page."""
    home = home_page(evidence)
    if home is not None and not _leads(evidence, *regions):
        yield from absent(evidence, Problem(home.final_url, message))


def _home_urls(evidence: Evidence) -> set[str]:
    home = home_page(evidence)
    return {home.url, home.final_url} if home else set()


def _exists(evidence: Evidence, *regions: str) -> bool:
    """Something was seen there: a page that was built without such a region is not blamed for it."""
    return _any(evidence, evidence.crawl.links, evidence.channels, regions)


def _leads(evidence: Evidence, *regions: str) -> bool:
    return _any(evidence, contact_links(evidence), evidence.of_kind(*WAYS), regions)


def _any(evidence: Evidence, links: Iterable[RoleLink], channels: Iterable[Channel], regions: tuple[str, ...]) -> bool:
    """Whether one of these stands in these regions of the home page."""
    urls = _home_urls(evidence)
    places: list[RoleLink | Sighting] = [*links, *(s for c in channels for s in c.sightings)]
    return any(place.page in urls and place.region in regions for place in places)
