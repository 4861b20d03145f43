from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.mail_domain import MailDomain
from channelaudit.config.settings import Settings
from channelaudit.knowledge.mail import is_freemail, well_known_providers
from channelaudit.model import Channel, Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine
from channelaudit.rules.email._mail import domain_of, has_addresses


@rule(
    severity="error",
    title="The e-mail domain is misspelt",
    advice="Correct the address wherever it stands.",
    applies=has_addresses,
)
def domain_misspelt(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The domain of an address is one letter off the shop's own domain or a well-known provider, and takes no mail.

    ## Why it matters

    Every message to it comes back.  Whoever registers the misspelt domain receives the customers' messages.

    ## How to mend it

    Correct the address on all the pages that are named, and in the shop's settings: order mails may carry it too.

    ## Example

    `info@shopp.example` in the shop `shop.example`; `shop.example@gmial.com`

    ## Sources

    - RFC 5321, section 5.1
    """
    for channel in genuine(evidence, "email"):
        written = domain_of(channel)
        meant = _meant(written, evidence.context.domain)
        if not meant:
            continue
        match evidence.observations.get(MailDomain, written):
            case Unknown(failure):
                yield Unsure(channel.id, failure)
            case Known(found) if found.status != "accepts":
                yield _problem(channel, written, meant)


def _problem(channel: Channel, written: str, meant: str) -> Problem:
    message = Message(
        "Mail to {address} comes back: {written} takes no mail and is probably misspelt for {meant}.",
        address=channel.value,
        written=written,
        meant=meant,
    )
    return Problem(channel.id, message, channel.sightings)


def _meant(written: str, own: str) -> str:
    """The domain of which ``written`` is a misspelling; "" where there is none."""
    if written == own or is_freemail(written):
        return ""
    return next((known for known in (own, *well_known_providers()) if _one_off(written, known)), "")


def _one_off(one: str, other: str) -> bool:
    """One letter more, less or another, or two neighbours exchanged."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    return one[start : start + 2] == other[start : start + 2][::-1] and one[start + 2 :] == other[start + 2 :]
