from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.social import _targets


@rule(
    severity="error",
    title="The account on a messenger does not exist",
    advice="Put the present name into the link, or take the link away.",
    applies=_targets.can_be_told("messenger"),
)
def gone(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The messenger says that there is no account with the name to which the shop links.

    Telegram tells this to anybody; it is asked twice with a pause.  WhatsApp, Messenger, Viber and Signal answer the
    same for every number and name: their links are judged by how they are written, and remain unverified otherwise.

    ## Why it matters

    Customers write to nobody.  A name that was given up can be taken by anybody, who then answers in the shop's place.

    ## How to mend it

    Open the link on a phone.  If the name was changed, link to the new one; if the account was given up, remove the
    link.

    ## Example

    `https://t.me/sklep_rower`, where Telegram shows neither a picture nor a name

    ## Sources

    - The projects sherlock and maigret on GitHub, for how Telegram answers about missing names
    """
    for item in _targets.gone(evidence, "messenger"):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, network = item
        message = Message(
            "Customers who write on {network} reach nobody: {network} says that {link} does not exist.",
            network=network.name,
            link=channel.value,
        )
        yield Problem(channel.id, message, channel.sightings)
