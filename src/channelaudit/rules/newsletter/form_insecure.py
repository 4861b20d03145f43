from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import plain_address


@rule(
    severity="error",
    title="Newsletter form without encryption",
    advice="Serve the page over https and let the form send to an address that begins with https.",
    applies=offers("newsletter"),
)
def form_insecure(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The page of the newsletter form, or the address to which the form sends, is plain http.

    ## Why it matters

    The customer's address travels readable for everybody on the way.  Browsers warn before they send such a form.

    ## How to mend it

    Serve the whole shop over https.  Then look at the form's `action`: newsletter services give addresses with
    `https://` today, old templates still name `http://`.

    ## Example

    `<form method="post" action="http://newsletter.example/subscribe">`

    Instead: `<form method="post" action="https://newsletter.example/subscribe">`

    ## Sources

    - Regulation (EU) 2016/679, article 32(1)(a)
    """
    for channel in evidence.of_kind("newsletter"):
        plain = plain_address(channel)
        if plain:
            message = Message(
                "Addresses that customers give for the newsletter travel unencrypted: {address} is plain http.",
                address=plain,
            )
            yield Problem(channel.id, message, channel.sightings)
