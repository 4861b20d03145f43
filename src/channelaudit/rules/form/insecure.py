from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.forms import plain_address


@rule(
    severity="error",
    title="Contact form without encryption",
    advice="Serve the page over https and let the form send to an address that begins with https.",
    applies=offers("form"),
)
def insecure(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The page of the contact form, or the address to which the form sends, is plain http.

    ## Why it matters

    Name, address, order number and message travel readable for everybody on the way.  Browsers warn before they send
    such a form, and most customers stop there.

    ## How to mend it

    Serve the whole shop over https and redirect http to it.  Then look at the form's `action`: old templates name it
    in full, with `http://`.

    ## Example

    `<form method="post" action="http://shop.example/send.php">`

    Instead: `<form method="post" action="/send.php">` on a page that is served over https

    ## Sources

    - Regulation (EU) 2016/679, article 32(1)(a)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in evidence.of_kind("form"):
        plain = plain_address(channel)
        if plain:
            message = Message(
                "What customers write into the contact form travels unencrypted: {address} is plain http.",
                address=plain,
            )
            yield Problem(channel.id, message, channel.sightings)
