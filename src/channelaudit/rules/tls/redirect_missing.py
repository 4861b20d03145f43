from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import all_hosts, judged


@rule(
    severity="error",
    title="No redirect from http to https",
    advice="Redirect every http address to the same address with https, with status 301.",
    applies=judged,
)
def redirect_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop is served over plain http although it answers on https.

    ## Why it matters

    Customers who type the name or follow an old link stay on the unencrypted shop: browsers call it "not secure", and
    what they write can be read on the way.

    ## How to mend it

    Switch on "force https" in the panel of the hosting firm or of the shop, or add the redirect to the web server.  Do
    it for the name with and without `www.`

    ## Example

    `http://shop.example/` answers with the shop.

    Instead: `http://shop.example/` answers with `301` and `Location: https://shop.example/`

    ## Sources

    - RFC 9110, section 15.4.2
    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for found in all_hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.https and not found.problem and found.redirects_to_https is False:
            message = Message("Customers of http://{host}/ are served without encryption.", host=found.host)
            yield Problem(found.host, message)
