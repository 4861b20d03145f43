from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import WAYS, absent, faulty, shop


@rule(
    severity="error",
    title="No way to contact the shop",
    advice="Publish an e-mail address and a phone number in the footer and on a contact page.",
)
def contact_absent(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The site shows no way to write to the shop or to call it.

    An e-mail address, a phone number, a contact form, a messenger, a chat or a profile on a social network would do.
    Something published that is faulty counts here as published: its own rule reports it.

    ## Why it matters

    A customer who has a question before buying leaves; one who has a problem afterwards disputes the payment or
    complains in public.  Shops are also bound by law to be reachable.

    ## How to mend it

    Put an e-mail address and a phone number into the footer of every page, and make a contact page that repeats them
    together with the address and the hours.

    ## Example

    The footer holds links to the terms and the privacy policy only, and no other page names an address or a number.

    ## Sources

    - Directive 2000/31/EC, article 5(1)(c)
    - Directive 2011/83/EU, article 6(1)(c)
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    if evidence.of_kind(*WAYS, "social") or any(faulty(evidence, kind, "picture") for kind in WAYS):
        return
    message = Message(
        "Customers find no way to write or call: none was found (pages visited: {pages}).",
        pages=len(evidence.crawl.pages),
    )
    yield from absent(evidence, Problem(shop(evidence), message), *WAYS)
