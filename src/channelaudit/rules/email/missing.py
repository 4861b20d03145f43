from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, faulty
from channelaudit.rules.duties import missing_by_duty


@rule(
    severity="warning",
    title="No e-mail address",
    advice="Publish an e-mail address on the contact page and in the footer.",
)
def missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The shop publishes no e-mail address.

    It is an error in the countries whose law asks shops for an e-mail address (the European Union and Great Britain)
    and a warning elsewhere.  A faulty address counts as published: its own rule reports it.

    ## Why it matters

    A form leaves the customer without a copy and cannot carry a photograph of the damaged parcel; a phone call cannot
    be proved.  E-mail is what most customers try first, and the law of many countries asks for it by name.

    ## How to mend it

    Make a mailbox on the shop's own domain, such as `sklep@` or `info@`, let somebody read it every working day, and
    publish it on the contact page, in the footer and in the terms.

    ## Example

    The contact page offers a form and a phone number only.

    ## Sources

    - Directive 2000/31/EC, article 5(1)(c)
    - Directive 2011/83/EU, article 6(1)(c), as amended by Directive (EU) 2019/2161
    - CJEU, C-298/07 (16 October 2008)
    - Great Britain: SI 2002/2013, regulation 6
    """
    if evidence.of_kind("email") or any(m.reason != "hidden" for m in faulty(evidence, "email")):
        return
    yield from absent(evidence, _problem(evidence, settings), "email")


def _problem(evidence: Evidence, settings: Settings) -> Problem:
    return missing_by_duty(
        evidence,
        settings,
        "email",
        "Customers find no e-mail address (pages visited: {pages}).",
        "Publish an e-mail address on the contact page and in the footer. The law that asks for it: {law}",
    )
