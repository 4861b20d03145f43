"""What the rules about policy pages share: whether a page about something exists, under whatever name."""

from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Role, Unsure
from channelaudit.rules.common import absent, shop
from channelaudit.rules.duties import duty_of, not_found
from channelaudit.rules.traders import readable, sells, states, unread

POLICIES: tuple[Role, ...] = ("terms", "privacy", "returns", "complaints", "delivery")
_SPEAKING = ("terms", "returns", "complaints", "delivery", "faq", "imprint", "contact", "other")
"""Pages whose chapters may stand for a page of its own."""
_COLLECTING = ("form", "newsletter")


def collects_data(evidence: Evidence, settings: Settings) -> bool:
    """Whether the shop asks visitors for data about themselves."""
    return sells(evidence, settings) or bool(evidence.of_kind(*_COLLECTING))


def exists(evidence: Evidence, role: Role) -> bool:
    """A page with this role, a link to one (``policy-page-broken`` judges it), or a chapter on another page."""
    if readable(evidence, role) or any(link.role == role for link in evidence.crawl.links):
        return True
    topic = states(evidence, "policy", role)
    roles = {page.final_url: page.role for page in evidence.crawl.pages}
    said = topic is not None and any(roles.get(s.page) in _SPEAKING for s in topic.sightings)
    return said or states(evidence, "policy", f"elsewhere-{role}") is not None


def missing_page(evidence: Evidence, settings: Settings, role: Role, text: str) -> Iterator[Problem | Unsure]:
    """The problem ``text`` where nothing about the matter exists; undetermined while documents remain unread."""
    if exists(evidence, role):
        return
    if failure := unread(evidence, *POLICIES):
        yield Unsure(shop(evidence), failure)
        return
    yield from absent(evidence, not_found(evidence, duty_of(evidence, settings, role), text))


def on_withdrawal(evidence: Evidence, settings: Settings, thing: str) -> bool:
    """``applies`` of the rules about withdrawal: a shop under such a law that says anything about returns."""
    told = exists(evidence, "returns") or exists(evidence, "terms")
    return sells(evidence) and told and duty_of(evidence, settings, thing) is not None


def unstated(evidence: Evidence, settings: Settings, thing: str, text: str) -> Iterator[Problem | Unsure]:
    """The problem ``text`` where no page states ``thing``; undetermined while documents remain unread."""
    if states(evidence, "policy", thing.replace("_", "-")):
        return
    if failure := unread(evidence, "terms", "returns", "complaints"):
        yield Unsure(shop(evidence), failure)
        return
    yield from absent(evidence, not_found(evidence, duty_of(evidence, settings, thing), text))
