"""What the crawl brings home: pages, the failures on the way, and the links between pages that matter."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from channelaudit.model.channel import Region
from channelaudit.model.message import Message

Role = Literal[
    "home",
    "contact",
    "about",
    "terms",
    "returns",
    "complaints",
    "privacy",
    "delivery",
    "imprint",
    "faq",
    "store",
    "product",
    "cart",
    "checkout",
    "login",
    "other",
]

FailureKind = Literal[
    "timeout",
    "refused",
    "reset",
    "dns",
    "tls",
    "status",
    "blocked",
    "greylisted",
    "port_closed",
    "login_wall",
    "robots",
    "too_large",
    "redirect",
    "private",
    "protocol",
    "not_html",
    "disallowed",
    "skipped",
    "bug",
    "accepts_all",
]


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be gathered, with its reason.  It is never a pass and never a fail."""

    step: str
    """The stage or the check that failed: ``crawl``, ``robots``, ``sitemap``, ``reading``, ``mail_domain`` …"""
    subject: str
    """What it was about: a URL, a host, a channel id."""
    kind: FailureKind
    detail: Message
    """One sentence for people, without a trailing full stop."""


@dataclass(frozen=True, slots=True)
class Page:
    """One answer of the site.  ``seconds`` is the time of the request; ``bytes`` the size of the decoded body."""

    url: str
    """As it was asked for; of the start page as the user wrote it, where only escapes differ."""
    final_url: str
    role: Role
    status: int
    """HTTP status; 0 when there was no answer."""
    depth: int
    """Clicks from the home page."""
    found_on: str
    """URL of the page that linked here first; empty for the home page and for sitemap entries."""
    language: str = ""
    """Two letters, empty when unknown."""
    seconds: float = 0.0
    bytes: int = 0
    title: str = ""
    error: Failure | None = None
    """Why there is nothing to read here; None for a page that was read or skimmed."""
    mixed: tuple[str, ...] = ()
    """Plain http addresses of scripts and frames in a page that is served over https: browsers do not load them."""
    reachable: bool | None = None
    """Whether a quick look saw an e-mail address or something like a phone number; None where nobody looked."""

    @property
    def was_read(self) -> bool:
        """Whether it says anything of the shop."""
        return self.error is None and 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class RoleLink:
    """A link on a page of the site that leads (by its text or address) to a page with a role that matters."""

    page: str
    """Final URL of the page on which the link stands."""
    target: str
    """Absolute URL it leads to, without fragment."""
    region: Region
    text: str
    role: Role
    last: bool | None = None
    """Of a top menu's entry on the home page: whether no other page follows it; None where it is no such entry."""


@dataclass(frozen=True, slots=True)
class Crawl:
    """Everything the crawl has to say.

    ``complete`` is true when the home page and every page that could hold contact details (contact, about,
    terms, returns …) were answered for good, so that absence may be concluded.  Pages of goods that were left out
    because of the page limit do not make a crawl incomplete.
    """

    site: str
    """The URL that was asked for."""
    pages: tuple[Page, ...] = ()
    links: tuple[RoleLink, ...] = ()
    failures: tuple[Failure, ...] = ()
    skipped: tuple[str, ...] = field(default=())
    """URLs seen and not fetched (robots, limits, traps), at most a hundred."""
    complete: bool = False
    final_url: str = ""
    """Where the home page was found after redirects."""
    platform: str = ""
    """Shop software, when it shows: prestashop, woocommerce, shoper …"""
    requests: tuple[tuple[str, int], ...] = ()
    """Requests made over HTTP, per host; once the checks have run, theirs too."""

    @property
    def was_read(self) -> bool:
        """Whether any page could be read."""
        return any(page.was_read for page in self.pages)

    def of_addresses(self, host: str) -> bool:
        """Whether addresses alone were asked about, so that there is no site (no ``host``) to read pages of."""
        return self.complete and not (self.pages or host)

    def readable(self, host: str) -> bool:
        """Whether anything can be said: a page was read, or none was needed; otherwise nothing could be audited."""
        return self.was_read or self.of_addresses(host)
