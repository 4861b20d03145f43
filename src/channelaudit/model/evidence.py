"""Everything gathered about a shop's channels.  Right of this value everything is pure."""

from __future__ import annotations

from dataclasses import dataclass

from channelaudit.model.channel import Channel, Malformed
from channelaudit.model.document import SiteContext
from channelaudit.model.observation import Observations
from channelaudit.model.page import Crawl, Failure, Page


@dataclass(frozen=True, slots=True)
class Evidence:
    """The result of ``gather``; can be saved and judged again.  ``gathered_at`` is UTC, ISO 8601 with ``Z``."""

    crawl: Crawl
    context: SiteContext
    channels: tuple[Channel, ...]
    malformed: tuple[Malformed, ...]
    observations: Observations
    gathered_at: str
    tool_version: str
    failures: tuple[Failure, ...] = ()
    """Failures outside the crawl and the checks (a finder that crashed on a page)."""
    seconds: float = 0.0

    def of_kind(self, *kinds: str) -> tuple[Channel, ...]:
        """The shop's own channels of these kinds (``owner: other`` left out)."""
        return tuple(c for c in self.channels if c.kind in kinds and c.of_shop)

    def pages_with_role(self, *roles: str) -> tuple[Page, ...]:
        return tuple(p for p in self.crawl.pages if p.role in roles)
