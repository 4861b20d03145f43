from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine


@rule(
    severity="error",
    title="Premium-rate number for customers",
    advice="Publish an ordinary landline or mobile number, or a free one, for questions about orders.",
    applies=lambda evidence, _: bool(genuine(evidence, "phone")),
)
def premium_rate(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A number at a premium rate is published for customers.

    ## Why it matters

    Whoever calls about an order must not pay more than for an ordinary call; the law says so in the whole European
    Union and in Great Britain, also when the shop offers another number besides.  Many operators bar such numbers, and
    they cannot be reached from abroad.

    ## How to mend it

    Publish an ordinary number.  In most countries a free one (0800, 800) does as well.

    ## Example

    `+48 701 234 567` in Poland, `0900 123 456` in Slovakia, `0871 …` in Great Britain

    ## Sources

    - Directive 2011/83/EU, article 21
    - CJEU, C-568/15 (2 March 2017) and C-332/17 (13 September 2018)
    - Great Britain: SI 2013/3134, regulation 41
    """
    for channel in genuine(evidence, "phone"):
        if channel.attributes.get("type") == "premium":
            message = Message(
                "Customers who call {number} pay more than for an ordinary call: it is a premium-rate number.",
                number=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
