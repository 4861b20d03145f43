from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import genuine

_TYPES = ("shared-cost", "uan")
"""Poland's 804 and the like are universal access numbers to the library; the caller shares their cost as well."""


@rule(
    severity="warning",
    title="Shared-cost number",
    advice="Publish an ordinary landline or mobile number beside it, or instead of it.",
    applies=lambda evidence, _: bool(genuine(evidence, "phone")),
)
def shared_cost(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A number for which the caller shares the cost is published.

    ## Why it matters

    Such calls are not covered by flat rates and cost more than a call to an ordinary number; from abroad most of these
    numbers cannot be reached at all.  For questions about an order the law allows only the basic rate.

    ## How to mend it

    Publish an ordinary number.  A free one is a kindness too.

    ## Example

    `801 123 456` in Poland, `0180 5 123456` in Germany, `0845 …` in Great Britain

    ## Sources

    - Directive 2011/83/EU, article 21
    - CJEU, C-568/15 (2 March 2017): what the basic rate is
    """
    for channel in genuine(evidence, "phone"):
        if channel.attributes.get("type") in _TYPES:
            message = Message(
                "Customers who call {number} may pay more than for an ordinary call, and often cannot reach it from "
                "abroad: it is a shared-cost number.",
                number=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
