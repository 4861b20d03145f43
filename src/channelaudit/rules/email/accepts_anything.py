from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.mailbox import Mailbox
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Known, Message, Problem, Unknown, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import by_domain, has_addresses, sightings


@rule(
    severity="note",
    title="The domain takes mail for any address",
    advice="Let the mail server refuse addresses that do not exist, or have the collecting mailbox read.",
    applies=has_addresses,
)
def accepts_anything(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The domain's mail server accepts every address, also those that nobody has.

    ## Why it matters

    A mistyped or outdated address on the site never comes back to the sender: it vanishes, or lies in a collecting
    mailbox among the spam.  Nor can anybody tell from outside whether a published address still exists.

    ## How to mend it

    Switch the collecting mailbox ("catch-all") off in the mail provider's panel, after you have made the addresses
    that are in use.  Some providers accept everything and sort it out later: then there is nothing to mend.

    ## Example

    The server of `shop.example` accepts `info@shop.example` and `no-such-mailbox-3f9a@shop.example` alike.

    ## Sources

    - RFC 5321, section 3.3 (refusing a recipient at once)
    """
    for domain, channels in by_domain(evidence, own=True):
        found = [evidence.observations.get(Mailbox, channel.value) for channel in channels]
        if any(isinstance(item, Known) and item.value.status == "accepts_all" for item in found):
            message = Message(
                "The mail server of {domain} accepts every address, so that mail to a mistyped one vanishes unseen.",
                domain=domain,
            )
            yield Problem(domain, message, sightings(channels))
        elif all(isinstance(item, Unknown) for item in found):
            yield from (Unsure(domain, item.failure) for item in found[:1] if isinstance(item, Unknown))
