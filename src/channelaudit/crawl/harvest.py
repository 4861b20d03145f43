"""What the links of a page are good for: further targets, and the links that rules ask about."""

from __future__ import annotations

from collections.abc import Callable

from channelaudit.config.settings import Settings
from channelaudit.crawl.frontier import TELLING, Frontier, Target
from channelaudit.crawl.menu import is_last
from channelaudit.crawl.roles import link_role
from channelaudit.crawl.skim import Skim, SkimmedLink, region_of
from channelaudit.crawl.traps import is_document, trap
from channelaudit.model import Page, Role, RoleLink

LINKED: frozenset[Role] = (TELLING - {"home"}) | {"cart", "login"}
"""Roles whose links are kept."""
USUAL = (
    "/kontakt",
    "/contact",
    "/kontakt.html",
    "/contact.html",
    "/contact-us",
    "/pages/contact",
    "/impressum",
    "/kontakty",
    "/kontakt.php",
    "/contact.php",
)
KEPT_WHOLE = 60
"""Pages whose role links are kept one by one; of later pages only links that are new."""


class Harvest:
    """Collects role links and feeds the frontier."""

    def __init__(self, frontier: Frontier, settings: Settings) -> None:
        self._frontier = frontier
        self._settings = settings
        self._links: dict[tuple[str, str, str, str], RoleLink] = {}
        self._known: set[tuple[str, str]] = set()
        self._spent: set[tuple[str, str, str]] = set()
        """URL, text and language of links that are good for nothing more, wherever else they stand."""
        self._pages = 0

    @property
    def links(self) -> tuple[RoleLink, ...]:
        return tuple(self._links.values())

    def page(self, page: Page, look: Skim, inside: Callable[[str], bool]) -> None:
        """Take what ``page`` offers."""
        self._pages += 1
        if look.canonical and _same_path(look.canonical, page.final_url):
            self._frontier.mark(look.canonical)
        if look.refresh and inside(look.refresh):
            self._add(Target(look.refresh, page.role, page.depth, page.final_url))
        for link in look.links:
            if (link.url, link.text, page.language) not in self._spent:
                self._take(page, link, inside)
        if look.search and inside(look.search):
            self._add(Target(look.search, "other", page.depth + 1, page.final_url, sample=True))

    def _take(self, page: Page, link: SkimmedLink, inside: Callable[[str], bool]) -> None:
        own = inside(link.url)
        role = link_role(link.text, link.url, page.language) if own else "other"
        known = not own or self._frontier.knows(link.url)
        if role in LINKED:
            self._keep(page, link, role)
        elif known or trap(link.url):
            self._spent.add((link.url, link.text, page.language))
            return
        if not known:
            footer = role == "other" and region_of(link.node) == "footer"
            self._add(Target(link.url, role, page.depth + 1, page.final_url, link.text, footer=footer))

    def guess(self, origin: str) -> None:
        """Take the usual addresses of a contact page, where no link leads to one."""
        for path in USUAL:
            self._add(Target(origin + path, "contact", 1, "", guess=True))

    def listed(self, url: str) -> None:
        """Take a URL from the sitemap."""
        self._add(Target(url, link_role("", url, ""), 1, ""))

    def _add(self, target: Target) -> None:
        bounds = self._settings.bounds
        if target.depth > bounds.depth or len(target.url) > bounds.url or self._frontier.knows(target.url):
            return
        if trap(target.url) is None or (target.role in TELLING and is_document(target.url)) or target.sample:
            self._frontier.add(target)

    def _keep(self, page: Page, link: SkimmedLink, role: Role) -> None:
        if self._pages > KEPT_WHOLE and (link.url, link.text) in self._known:
            return
        self._known.add((link.url, link.text))
        region = region_of(link.node)
        last = is_last(link.node) if page.role == "home" and region == "menu" else None
        self._links.setdefault(
            (page.final_url, link.url, region, link.text),
            RoleLink(page.final_url, link.url, region, link.text, role, last),
        )


def _same_path(canonical: str, final: str) -> bool:
    """Believed where it only drops query, host or scheme: themes that name the home page everywhere are many."""
    return canonical.partition("?")[0].partition("://")[2].partition("/")[2].rstrip("/") == (
        final.partition("?")[0].partition("://")[2].partition("/")[2].rstrip("/")
    )
