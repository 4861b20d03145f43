from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.policies import odr_closed
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.traders import readable, states


@rule(
    severity="warning",
    title="A link to the closed ODR platform",
    advice="Remove the link and the text about the platform; name the bodies of your country instead.",
    applies=lambda evidence, _: bool(readable(evidence, "home", "terms", "imprint", "contact")),
)
def odr_link_stale(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The site refers customers to the EU's platform for online dispute resolution, which was closed on 20 July 2025.

    A text that says itself that the platform is closed is not reported.

    ## Why it matters

    A customer in a dispute is sent to a page that is not there. Competitors and associations warn shops off for it,
    because it is misleading.

    ## How to mend it

    Remove the address `ec.europa.eu/consumers/odr` and the text around it from the terms, the imprint and e-mails.
    Say which body of your country settles disputes; the EU lists them at `consumer-redress.ec.europa.eu/dispute-
    resolution-bodies`.

    ## Example

    “Platforma ODR: https://ec.europa.eu/consumers/odr”

    ## Sources

    - Regulation (EU) 2024/3228 (repeal of Regulation (EU) 524/2013)
    """
    channel = states(evidence, "policy", "odr")
    if channel is not None and evidence.gathered_at[:10] >= odr_closed():
        message = Message(
            "Customers are sent to the EU's platform for online dispute resolution, which was closed on {day:date}.",
            day=odr_closed(),
        )
        yield Problem(channel.id, message, channel.sightings)
