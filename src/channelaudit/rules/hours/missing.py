from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, faulty, shop


@rule(
    severity="warning",
    title="No hours",
    advice="Say on which days and at which hours somebody answers, next to the phone number.",
)
def missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop nowhere says at which hours it can be reached.

    ## Why it matters

    Who calls in the evening or on a Saturday and hears nothing believes that nobody is there at all.  Who knows the
    hours calls again.

    ## How to mend it

    Write the days and hours next to the phone number, for example "Mon–Fri 9:00–17:00", and name the time zone if the
    shop sells abroad.

    ## Example

    A contact page with "Tel. 22 123 45 67" and nothing about when to call

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    - Portal Promocji Eksportu, "Obsługa klienta w e-commerce"
    """
    if evidence.of_kind("hours") or any(m.reason != "hidden" for m in faulty(evidence, "hours")):
        return
    message = Message(
        "Customers do not learn when somebody answers: no hours were found (pages visited: {pages}).",
        pages=len(evidence.crawl.pages),
    )
    yield from absent(evidence, Problem(shop(evidence), message), "hours")
