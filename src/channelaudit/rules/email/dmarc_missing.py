from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, records, sightings


@rule(
    severity="warning",
    title="No DMARC record",
    advice="Publish a DMARC record; begin with p=none and look at the reports.",
    applies=has_addresses,
)
def dmarc_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The mail domain has no DMARC record: it does not say what to do with messages that only claim to be from it.

    ## Why it matters

    Gmail, Yahoo and Outlook.com ask for DMARC from everybody who sends much mail, and trust the answers of a shop that
    has it more.  Without it a swindler can write to the shop's customers under the shop's own address.

    ## How to mend it

    Add one TXT record under `_dmarc`.  `p=none` only asks for reports and endangers nothing; when the reports show
    that all of the shop's own messages pass, go on to `p=quarantine`.

    ## Example

    `_dmarc.shop.example. TXT "v=DMARC1; p=none; rua=mailto:dmarc@shop.example"`

    ## Sources

    - RFC 7489
    - Google, "Email sender guidelines" (since February 2024); Microsoft, the same for Outlook.com (since May 2025)
    """
    for item in records(evidence, "dmarc"):
        if isinstance(item, Unsure):
            yield item
            continue
        domain, channels, found = item
        if found.dmarc and found.dmarc.status == "missing":
            message = Message(
                "Answers from addresses on {domain} may land in customers' spam: the domain has no DMARC record.",
                domain=domain,
            )
            yield Problem(domain, message, sightings(channels))
