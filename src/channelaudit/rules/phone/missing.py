from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, faulty
from channelaudit.rules.duties import missing_by_duty


@rule(
    severity="warning",
    title="No phone number",
    advice="Publish a phone number on the contact page and in the header or footer.",
)
def missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The shop publishes no phone number.

    It is an error in the countries whose law asks shops for a phone number (the European Union since 28 May 2022) and
    a warning elsewhere.  A faulty number counts as published: its own rule reports it.

    ## Why it matters

    A number is what tells a careful customer that there are people behind the shop.  With a courier at the door or a
    parcel gone astray nobody wants to wait for a reply by e-mail.

    ## How to mend it

    Publish a number together with the hours at which somebody answers it.  A mobile number is enough; a premium or
    shared-cost number is not allowed for questions about an order.

    ## Example

    The contact page offers a form and an e-mail address only.

    ## Sources

    - Directive 2011/83/EU, article 6(1)(c), as amended by Directive (EU) 2019/2161
    - Poland: UOKiK, "Obowiązki informacyjne", questions and answers
    - Great Britain: SI 2013/3134, schedule 2 ("where available")
    """
    if evidence.of_kind("phone") or any(m.reason != "hidden" for m in faulty(evidence, "phone")):
        return
    yield from absent(evidence, _problem(evidence, settings), "phone")


def _problem(evidence: Evidence, settings: Settings) -> Problem:
    return missing_by_duty(
        evidence,
        settings,
        "phone",
        "Customers find no phone number (pages visited: {pages}).",
        "Publish a phone number on the contact page and in the header or footer. The law that asks for it: {law}",
    )
