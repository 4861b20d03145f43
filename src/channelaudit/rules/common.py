"""What several rules share: absence after a complete crawl, contact pages, faulty channels, checks' answers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar
from urllib.parse import urlsplit

from channelaudit.config.address import site_key
from channelaudit.config.settings import Settings
from channelaudit.model import (
    Channel,
    Evidence,
    Failure,
    Known,
    Malformed,
    Message,
    Page,
    Problem,
    RoleLink,
    Sighting,
    Unknown,
    Unsure,
)

Answer = TypeVar("Answer")

WAYS = ("email", "phone", "form", "messenger", "chat")
"""Kinds by which a customer writes to the shop or calls it."""
NAVIGATION = ("header", "menu", "footer")
"""Regions in which customers look for a way to the shop."""
_SHORTEST_NUMBER = 7
"""Digits; shorter ones (112, 19115) belong to authorities."""
_CONTACT_ROLES = ("contact", "imprint")
"""German and Austrian law lets the imprint serve as the contact page, and customers there know it."""


def shop(evidence: Evidence) -> str:
    """The subject of findings about the shop as a whole: the same however its address was typed or is redirected."""
    return site_key(evidence.crawl.site)


def offers(*kinds: str) -> Callable[[Evidence, Settings], bool]:
    """``applies`` of a rule that judges these kinds: false for a shop that shows none, not even a faulty one."""

    def applies(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
        return bool(evidence.of_kind(*kinds)) or any(faulty(evidence, kind) for kind in kinds)

    return applies


def faulty(evidence: Evidence, kind: str, *reasons: str) -> tuple[Malformed, ...]:
    """What is meant to be the shop's channel of this kind and cannot be one, for these reasons (none given: all)."""
    return tuple(
        m
        for m in evidence.malformed
        if m.kind == kind and (not reasons or m.reason in reasons) and m.attributes.get("owner") != "other"
    )


def genuine(evidence: Evidence, *kinds: str) -> tuple[Channel, ...]:
    """The shop's channels without a theme's samples, so that a sample is reported once, as a sample."""
    return tuple(c for c in evidence.of_kind(*kinds) if not c.attributes.get("placeholder"))


def dials_nothing(item: Malformed) -> bool:
    """Whether this is a phone link with too few digits for any number; other texts at least look like numbers."""
    in_link = any(sighting.source == "tel" for sighting in item.sightings)
    return in_link and sum(c.isdigit() for c in item.value) < _SHORTEST_NUMBER


def absent(evidence: Evidence, problem: Problem, *kinds: str) -> Iterator[Problem | Unsure]:
    """``problem``, which says that something is missing, or ``Unsure`` where it may exist after all.

    It may when the crawl is not complete, or when something of these kinds is on the site but hidden from programs.
    """
    if not evidence.crawl.complete:
        yield Unsure(problem.subject, _gap(evidence))
        return
    hidden = [m for kind in kinds for m in faulty(evidence, kind, "hidden")]
    if hidden:
        where = hidden[0].sightings[0].page if hidden[0].sightings else evidence.crawl.site
        yield Unsure(
            problem.subject, Failure("reading", where, "protocol", Message("it is hidden from programs there"))
        )
        return
    yield problem


def _gap(evidence: Evidence) -> Failure:
    """Why the crawl is incomplete: the failure of a page that matters before that of a page of goods."""
    roles = {page.url: page.role for page in evidence.crawl.pages}
    lesser = ("product", "cart", "checkout", "login", "other")
    failures = sorted(evidence.crawl.failures, key=lambda f: roles.get(f.subject, "other") in lesser)
    if failures:
        return failures[0]
    return Failure("crawl", evidence.crawl.site, "skipped", Message("not every page that could name it was visited"))


def is_read(page: Page) -> bool:
    """Whether the page was answered and could be read."""
    return page.error is None and 200 <= page.status < 300


_GONE = (404, 410, 500)
"""Answers that speak of the page; all others may speak of this visitor, this moment or a server in between."""


def is_gone(page: Page) -> bool:
    """Whether the server said for good that there is nothing; with 200 where the crawl took it for a soft 404."""
    if page.error is not None and page.error.kind != "status":
        return False
    soft = page.error is not None and page.status == 200
    return soft or page.status in _GONE


def home_page(evidence: Evidence) -> Page | None:
    """The home page, if it could be read."""
    return next((page for page in evidence.pages_with_role("home") if is_read(page)), None)


def contact_links(evidence: Evidence, *, anywhere: bool = False) -> tuple[RoleLink, ...]:
    """Links that promise the contact page and stay on the shop's own site; ``anywhere``: also those to a help desk."""
    promised = (link for link in evidence.crawl.links if link.role in _CONTACT_ROLES)
    return tuple(link for link in promised if anywhere or _is_own(evidence, link.target))


def contact_pages(evidence: Evidence) -> tuple[Page, ...]:
    """Pages of their own for contact: by their role, or because a contact link leads there."""
    targets = {same(link.target) for link in contact_links(evidence)}
    return tuple(
        page
        for page in evidence.crawl.pages
        if page.role in _CONTACT_ROLES or (page.role != "home" and {same(page.url), same(page.final_url)} & targets)
    )


def same(url: str) -> str:
    """Equal for addresses that the crawl takes for one page: scheme, ``www.`` and a final slash do not matter."""
    return url.partition("://")[2].removeprefix("www.").rstrip("/")


def pages_by_address(evidence: Evidence) -> dict[str, Page]:
    """The pages by the addresses that were asked for and by those to which these led, written as ``same`` does."""
    return {same(url): page for page in evidence.crawl.pages for url in (page.url, page.final_url)}


def by_target(links: Iterable[RoleLink]) -> dict[str, tuple[RoleLink, ...]]:
    """These links by the page that they lead to, whose address is written as ``same`` does."""
    found: dict[str, list[RoleLink]] = {}
    for link in links:
        found.setdefault(same(link.target), []).append(link)
    return {address: tuple(group) for address, group in found.items()}


def failure_of(page: Page | None, target: str, said: Failure | None = None) -> Failure:
    """Why the page behind a link to ``target`` was not read.

    ``page`` is None where the crawl did not come to it, and ``said`` what the crawl says of that, if it says anything.
    """
    if page is None:
        return said or Failure("crawl", target, "skipped", Message("this page was not visited"))
    return page.error or Failure("crawl", target, "status", Message("the page answered {status}", status=page.status))


def _is_own(evidence: Evidence, url: str) -> bool:
    host = urlsplit(url).hostname or ""
    domain = evidence.context.domain
    return host in (domain, evidence.context.host) or host.endswith(f".{domain}")


def places(links: tuple[RoleLink, ...]) -> tuple[Sighting, ...]:
    """Where these links stand."""
    return tuple(Sighting(link.page, link.region, "link", link.text) for link in links)


def seen_in(channel: Channel | Malformed, pages: set[str], *regions: str) -> bool:
    """Whether the channel stands on one of these pages, or in one of these regions of any page (they repeat)."""
    return any(s.page in pages or s.region in regions for s in channel.sightings)


def answers(evidence: Evidence, result: type[Answer], check: str) -> tuple[tuple[str, Known[Answer] | Unknown], ...]:
    """(subject, outcome) of all that this check was asked; the shop's host is unknown when it was not asked at all."""
    subjects = [item.subject for item in evidence.observations if item.check == check] or [evidence.context.host]
    return tuple((subject, evidence.observations.get(result, subject, check)) for subject in subjects)
