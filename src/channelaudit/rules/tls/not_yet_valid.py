from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import hosts, judged


@rule(
    severity="error",
    title="Certificate that is not valid yet",
    advice="Install a certificate that is valid today, and set the clock of the machine that issues it.",
    applies=judged,
)
def not_yet_valid(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The certificate of the shop begins to be valid on a later day.

    ## Why it matters

    Browsers put a full-page warning in front of the shop until that day comes.

    ## How to mend it

    Put the earlier certificate back, or order one that is valid at once.  A certificate that was issued minutes ago
    points to a wrong clock on the machine that issued it.

    ## Example

    A certificate that is valid from 1 March, installed on 27 February

    ## Sources

    - RFC 5280, section 4.1.2.5 (validity)
    """
    for found in hosts(evidence):
        if isinstance(found, Unsure):
            yield found
        elif found.problem == "not_yet_valid":
            message = Message(
                "Browsers warn customers away from {host}: its certificate is valid only from {date:date}.",
                host=found.host,
                date=found.not_before[:10],
            )
            yield Problem(found.host, message)
