from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, records, sightings


@rule(
    severity="warning",
    title="No SPF record",
    advice="Publish an SPF record that names the servers from which the shop's mail is sent.",
    applies=has_addresses,
)
def spf_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The mail domain says nowhere which servers may send mail in its name: it has no SPF record.

    ## Why it matters

    Gmail, Yahoo, Outlook.com and many others ask for SPF or DKIM.  Without it the shop's answers and order mails land
    in spam more often, and anybody can send messages in the shop's name.

    ## How to mend it

    Add one TXT record to the domain.  The mail provider names its text; every service that sends in the shop's name
    (newsletter, help desk, shop platform) has to be in it.

    ## Example

    `shop.example. TXT "v=spf1 include:_spf.provider.example -all"`

    ## Sources

    - RFC 7208
    - Google, "Email sender guidelines" (since February 2024); Microsoft, the same for Outlook.com (since May 2025)
    """
    for item in records(evidence, "spf"):
        if isinstance(item, Unsure):
            yield item
            continue
        domain, channels, found = item
        if found.spf and found.spf.status == "missing":
            message = Message(
                "Answers from addresses on {domain} may land in customers' spam: the domain has no SPF record.",
                domain=domain,
            )
            yield Problem(domain, message, sightings(channels))
