"""What the rules about profiles and messengers share: what their networks said of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from channelaudit.checks.link_target import LinkTarget
from channelaudit.config.settings import Settings
from channelaudit.knowledge.social import Network, networks
from channelaudit.model import Channel, Evidence, Malformed, Unknown, Unsure


def network(item: Channel | Malformed) -> Network | None:
    """The network of a profile, a messenger or an icon; None where it shows none."""
    return networks().get(str(item.attributes.get("network")))


def own_profiles(evidence: Evidence, kind: str) -> tuple[Channel, ...]:
    """The shop's own links of this kind to services that exist, without marketplaces, reviews, maps and samples."""
    hidden = ("category", "theme_default", "closed")
    return tuple(c for c in evidence.of_kind(kind) if not any(c.attributes.get(name) for name in hidden))


def can_be_told(kind: str) -> Callable[[Evidence, Settings], bool]:
    """``applies``: whether the shop links to a network that tells strangers which profiles exist."""

    def applies(evidence: Evidence, settings: Settings) -> bool:  # noqa: ARG001 (the signature of ``applies``)
        return any(map(_tells, own_profiles(evidence, kind)))

    return applies


def gone(evidence: Evidence, kind: str) -> Iterator[tuple[Channel, Network] | Unsure]:
    """The links whose network says that there is no such profile; ``Unsure`` where it could have said and did not."""
    for channel in own_profiles(evidence, kind):
        place = network(channel)
        if place is None or not _tells(channel):
            continue
        outcome = evidence.observations.get(LinkTarget, channel.value)
        if isinstance(outcome, Unknown):
            yield Unsure(channel.id, outcome.failure)
        elif outcome.value.status == "gone":
            yield channel, place


def _tells(channel: Channel) -> bool:
    place = network(channel)
    if place is None or place.existence.verdict != "broken":
        return False
    return place.existence.covers(str(channel.attributes.get("handle", "")))
