from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, records, sightings


@rule(
    severity="warning",
    title="The SPF record is broken",
    advice="Correct the SPF record: one record, no unknown terms, at most ten look-ups, not +all.",
    applies=has_addresses,
)
def spf_broken(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The SPF record of the mail domain is one that receivers cannot use, or that protects nothing.

    ## Why it matters

    Receivers treat a broken record like none, some refuse the message outright.  The shop's answers and order mails
    land in spam, and nobody in the shop notices.

    ## How to mend it

    - Two records: join them into one.
    - A term that does not exist: correct its spelling (`ip4:`, not `ipv4:`; `include:`, not `include=`).
    - More than ten look-ups: take out services that are no longer in use; each `include`, `a`, `mx`, `ptr`, `exists`
      and `redirect` counts, also those inside of included records.
    - An `include` that leads nowhere: the service was closed or changed its name; take it out.
    - `+all` allows everybody: end the record with `-all` or `~all`.

    ## Example

    `v=spf1 include:a.example include:b.example … -all`, which takes 14 look-ups where 10 are allowed.

    ## Sources

    - RFC 7208, sections 3.2 (one record), 4.6.4 (limits), 5 and 12 (terms)
    """
    for item in records(evidence, "spf"):
        if isinstance(item, Unsure):
            yield item
            continue
        domain, channels, found = item
        if found.spf and found.spf.status == "broken":
            message = Message(_WORDS[found.spf.fault or "syntax"], domain=domain, detail=found.spf.detail)
            yield Problem(domain, message, sightings(channels))


_WORDS = {
    "several": N_("Answers from {domain} may land in customers' spam: it has several SPF records: none counts."),
    "syntax": N_("Answers from {domain} may land in customers' spam: its SPF record holds an error: {detail}"),
    "lookups": N_("Answers from {domain} may land in customers' spam: its SPF record takes {detail} look-ups, not 10."),
    "voids": N_("Answers from {domain} may land in customers' spam: {detail} names in its SPF record do not exist."),
    "include": N_(
        "Answers from {domain} may land in customers' spam: its SPF record relies on {detail}, which has none."
    ),
    "pass_all": N_("Anybody can send mail in the name of {domain}: its SPF record ends with {detail}."),
}
