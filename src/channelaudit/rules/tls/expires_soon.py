from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from channelaudit.checks.certificate import Certificate
from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.tls._tls import hosts, judged, moment

_NOTICE = timedelta(days=21)
_LAST_DAYS = 3


@rule(
    severity="warning",
    title="Certificate expires soon",
    advice="Renew the certificate now and find out why it has not renewed itself.",
    applies=judged,
)
def expires_soon(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The certificate of the shop runs out within the next three weeks.

    Certificates that live for a short time only are reported when less than a third of it is left.  In the last three
    days the finding is an error.

    ## Why it matters

    Certificates that renew themselves do so earlier.  One that has not done it by now will most likely run out, and
    browsers then warn every customer away.

    ## How to mend it

    Start the renewal by hand and read its log: an address record that points elsewhere, a blocked validation path and
    a card that ran out are the usual reasons.

    ## Example

    A certificate that is valid until 14 March, seen on 1 March

    ## Sources

    - RFC 5280, section 4.1.2.5 (validity)
    - Let's Encrypt, "Integration Guide" (renew with a third of the lifetime left)
    """
    now = moment(evidence.gathered_at)
    for found in hosts(evidence):
        if isinstance(found, Unsure):
            yield found
            continue
        end = moment(found.not_after)
        if found.problem or end is None or now is None or not now < end <= now + _notice(found):
            continue
        yield _problem(found, (end - now).days)


def _problem(found: Certificate, days: int) -> Problem:
    message = Message.counted(
        "In {count} day browsers begin to warn customers away from {host}: its certificate ends on {date:date}.",
        "In {count} days browsers begin to warn customers away from {host}: its certificate ends on {date:date}.",
        count=days,
        host=found.host,
        date=found.not_after[:10],
    )
    return Problem(found.host, message, severity="error" if days < _LAST_DAYS else "warning")


def _notice(found: Certificate) -> timedelta:
    """How long before its end a certificate is reported."""
    begin, end = moment(found.not_before), moment(found.not_after)
    return min(_NOTICE, (end - begin) / 3) if begin and end else _NOTICE
