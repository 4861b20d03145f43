from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, records, sightings


@rule(
    severity="warning",
    title="The DMARC record is broken",
    advice="Correct the DMARC record: one record that begins with v=DMARC1; p=none, quarantine or reject.",
    applies=has_addresses,
)
def dmarc_broken(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The DMARC record of the mail domain is one that receivers cannot use.

    ## Why it matters

    Receivers treat it like none.  The shop believes itself protected, while its answers land in spam and swindlers can
    use its name.

    ## How to mend it

    Keep exactly one record under `_dmarc`.  It begins with `v=DMARC1;`, then comes `p=` with one of `none`,
    `quarantine`, `reject`; parts are separated by semicolons; addresses for reports begin with `mailto:`.

    ## Example

    `v=DMARC1; p=monitor` — there is no such policy.

    ## Sources

    - RFC 7489, sections 6.3 (format) and 6.6.3 (one record)
    """
    for item in records(evidence, "dmarc"):
        if isinstance(item, Unsure):
            yield item
            continue
        domain, channels, found = item
        if found.dmarc and found.dmarc.status == "broken":
            message = Message(_WORDS[found.dmarc.fault or "syntax"], domain=domain, detail=found.dmarc.detail)
            yield Problem(domain, message, sightings(channels))


_WORDS = {
    "several": N_("Answers from {domain} may land in customers' spam: it has several DMARC records: none counts."),
    "syntax": N_("Answers from {domain} may land in customers' spam: its DMARC record holds an error: {detail}"),
    "policy": N_(
        "Answers from {domain} may land in customers' spam: its DMARC record names no known policy ({detail})."
    ),
}
