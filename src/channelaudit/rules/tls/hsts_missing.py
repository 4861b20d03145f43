from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import hosts, judged


@rule(
    severity="note",
    title="No Strict-Transport-Security",
    advice="Send the header Strict-Transport-Security, first with a short max-age.",
    applies=judged,
)
def hsts_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The shop does not tell browsers to use https only.

    ## Why it matters

    Without the header the first request of each visit may go out unencrypted, and whoever controls the network (a
    hotel's wireless network, for instance) can hold the customer there.

    ## How to mend it

    Once http redirects to https everywhere, send the header `Strict-Transport-Security` with every answer over https:
    with a `max-age` of a day at first, of a year when nothing has broken.

    ## Example

    `Strict-Transport-Security: max-age=31536000`

    ## Sources

    - RFC 6797
    """
    for found in hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.hsts == 0 and not found.problem and not found.downgrades_to:
            message = Message("{host} does not tell browsers to use https only.", host=found.host)
            yield Problem(found.host, message)
