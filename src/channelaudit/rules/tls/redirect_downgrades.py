from __future__ import annotations

from collections.abc import Iterator

from channelaudit.checks.certificate import Certificate
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import all_hosts


@rule(
    severity="error",
    title="Redirect from https back to http",
    advice="Remove the redirect from https to http, and correct the address of the shop in its settings.",
)
def redirect_downgrades(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop redirects from https to plain http.

    ## Why it matters

    The encryption is thrown away on the shop's own order.  Where http redirects to https as well, browsers go round in
    a circle and show an error instead of the shop.

    ## How to mend it

    Set the shop's own address to `https://` in its settings (in WordPress: "Site Address"), and look for old redirects
    in the web server, `.htaccess` and the panel of a proxy such as Cloudflare, whose mode "Flexible" is a usual
    reason.

    ## Example

    `https://shop.example/` answers with `301` and `Location: http://shop.example/`

    ## Sources

    - RFC 9110, section 15.4
    - Cloudflare, "ERR_TOO_MANY_REDIRECTS"
    """
    for found in all_hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.downgrades_to:
            yield Problem(found.host, _message(found))


def _message(found: Certificate) -> Message:
    if found.circle:
        return Message("Customers cannot open {host}: https and http redirect to each other.", host=found.host)
    return Message(
        "Customers lose the encryption: https://{host}/ leads to {address}.",
        host=found.host,
        address=found.downgrades_to,
    )
