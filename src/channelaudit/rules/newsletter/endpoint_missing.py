from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.form_endpoint import FormEndpoint
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import endpoints


@rule(
    severity="error",
    title="Newsletter form leads to nothing",
    advice="Correct the form's action, or remove the form.",
    applies=offers("newsletter"),
)
def endpoint_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The address to which the newsletter form sends does not exist, fails, or belongs to a service that does not know
    the form.

    Nobody was subscribed: the address was only asked for.

    ## Why it matters

    Customers who want to hear from the shop cannot, and see an error in its place.

    ## How to mend it

    Compare the form's `action` with the address that the newsletter service gives.  Where the newsletter has ended,
    remove the form.

    ## Example

    `<form method="post" action="/newsletter/subscribe">`, and the newsletter module was uninstalled

    ## Sources

    - RFC 9110, section 15.5.5 (404) and 15.5.11 (410)
    - Shoptet and SupportBox, "Nejčastější chyby v zákaznické péči: Kontakt"
    """
    for item in endpoints(evidence, "newsletter"):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, found = item
        if found.status in ("gone", "service_gone", "failing") and found.cause != "certificate":
            yield Problem(channel.id, _message(found), channel.sightings)


def _message(found: FormEndpoint) -> Message:
    return Message(
        "Nobody can subscribe to the newsletter: {address} does not take the form ({detail}).",
        address=found.url,
        detail=found.detail,
    )
