from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.email._mail import has_addresses, mailboxes


@rule(
    severity="note",
    title="The mail server's certificate is not valid",
    advice="Renew the mail server's certificate, or have it made out to the name that the MX record has.",
    applies=has_addresses,
)
def certificate_invalid(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The mail server encrypts with a certificate that is expired, made out to another name, or from an unknown
    authority.

    ## Why it matters

    Most senders encrypt all the same, so that mail arrives.  But they cannot tell the server from an impostor, senders
    that insist on a valid certificate (MTA-STS, some banks and authorities) keep their messages back, and customers
    whose mail program uses the same server see a warning.

    ## How to mend it

    Certificates of Let's Encrypt cost nothing and renew themselves.  The name in the certificate must be that of the
    MX record.

    ## Example

    The certificate of `mail.shop.example` expired last month.

    ## Sources

    - RFC 3207, section 4.1; RFC 8461 (MTA-STS)
    """
    told: set[str] = set()
    for item in mailboxes(evidence):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, box = item
        if box.certificate_fault and box.server not in told:
            told.add(box.server)
            message = Message(_WORDS[box.certificate_fault], server=box.server, date=box.certificate_not_after[:10])
            yield Problem(box.server, message, channel.sightings)


_WORDS = {
    "expired": N_("The certificate of the mail server {server} expired on {date:date}."),
    "not_yet_valid": N_("The certificate of the mail server {server} is not yet valid."),
    "wrong_host": N_("The certificate of the mail server {server} is made out to another name."),
    "self_signed": N_("The certificate of the mail server {server} is signed by nobody but itself."),
    "untrusted": N_("The certificate of the mail server {server} comes from an authority that nobody knows."),
    "other": N_("The certificate of the mail server {server} is not valid."),
}
