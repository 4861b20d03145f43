"""Does the mail server take mail for this address?  Asked up to RCPT TO; no message is ever sent.

RFC 5321, RFC 3463 (enhanced status codes).  "Works" needs two answers: the address was accepted, and an address that
nobody can have was refused.  Whatever else a server says leaves the mailbox unverified, with the reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from channelaudit.checks.common.replies import Meaning, meaning, pause_asked
from channelaudit.checks.common.route import mail_route
from channelaudit.config.settings import Settings
from channelaudit.hostname import to_ascii
from channelaudit.model import Channel, Check, Failure, FailureKind, Gathered, Message, Text, Verdict
from channelaudit.network import Conversation, Encryption, Network, Unreachable

Status = Literal["exists", "missing", "full", "no_utf8", "accepts_all", "undeliverable", "unreachable", "unverified"]
CertificateFault = Literal["", "expired", "not_yet_valid", "wrong_host", "self_signed", "untrusted", "other"]

_PAUSE = 30.0
"""Seconds before a greylisting server that names no time is asked again."""
_SHOWN = 200
"""Characters of a reply that are kept."""
_BROKEN = ("missing", "full", "no_utf8", "undeliverable", "unreachable")
_FAULTS: dict[int, CertificateFault] = {
    9: "not_yet_valid",
    10: "expired",
    18: "self_signed",
    19: "untrusted",
    20: "untrusted",
    21: "untrusted",
    62: "wrong_host",
}


@dataclass(frozen=True, slots=True)
class Mailbox:
    """What a domain's mail server says about one address."""

    address: str
    status: Status
    """``exists``; ``missing``: no such mailbox, or switched off; ``full``: over quota; ``no_utf8``: the server takes no
    addresses with letters beyond ASCII; ``accepts_all``: this address and any other; ``undeliverable``: the domain has
    no mail server; ``unreachable``: every server refuses connections; ``unverified``: see ``doubt``."""
    server: str = ""
    """Host that answered."""
    step: str = ""
    """Where the reply was given: ``banner``, ``ehlo``, ``starttls``, ``mail``, ``rcpt``."""
    code: int = 0
    enhanced: str = ""
    """RFC 3463: ``5.1.1``; "" where the server gives none."""
    reply: Text = ""
    """The server's words, at most 200 characters."""
    starttls: bool | None = None
    """Whether the server offers encryption; None where the conversation did not come so far."""
    tls_version: str = ""
    certificate_fault: CertificateFault = ""
    certificate_not_after: str = ""
    """UTC, ISO 8601."""
    tls_error: Text = ""
    """Why the certificate, or the whole handshake, failed."""
    doubt: Failure | None = None
    """Why this proves nothing."""


def _subjects(gathered: Gathered) -> Iterator[str]:
    for channel in gathered.channels:
        if address := _subject_of(channel):
            yield address


def _subject_of(channel: Channel) -> str | None:
    if channel.kind != "email" or not channel.of_shop or channel.attributes.get("placeholder"):
        return None
    return channel.value if "@" in channel.value else None


async def observe(address: str, network: Network, settings: Settings) -> Mailbox:
    """Ask the servers of the address's domain.

    Raises ``Unreachable``: as ``Smtp.ask`` and ``mail_route``, except for servers that all refuse connections.
    """
    local, _, domain = address.rpartition("@")
    route = await mail_route(domain, network)
    if route.status != "accepts":
        return Mailbox(address, "undeliverable")
    ascii_domain = to_ascii(domain)
    patience = _Patience(settings.greylist_pause)
    try:
        talk = await network.smtp.ask(f"{local}@{ascii_domain}", route.usable, patience.wait)
    except Unreachable as error:
        if error.kind == "refused" and error.definite:
            return Mailbox(address, "unreachable", reply=error.detail)
        raise
    found = meaning(talk)
    if found == "accepted":
        return await _compared(address, talk, await _random(ascii_domain, route.usable, network, patience))
    if found in ("missing", "full", "no_utf8"):
        return _mailbox(address, found, talk)
    return _mailbox(address, "unverified", talk, _doubt(address, found, talk))


class _Patience:
    """How long greylisting servers may keep one question waiting, in all."""

    def __init__(self, seconds: float) -> None:
        self._left = seconds

    def wait(self, talk: Conversation) -> float | None:
        """Seconds to wait before asking once more; None: the answer stands."""
        if meaning(talk) != "greylisted":
            return None
        asked = pause_asked(talk)
        pause = asked + 1 if asked is not None else min(_PAUSE, self._left)
        if not 0 < pause <= self._left:
            return None
        self._left -= pause
        return pause


async def _random(
    domain: str, hosts: tuple[str, ...], network: Network, patience: _Patience
) -> Conversation | Unreachable:
    try:
        return await network.smtp.ask_random(domain, hosts, patience.wait)
    except Unreachable as error:
        return error


async def _compared(address: str, talk: Conversation, other: Conversation | Unreachable) -> Mailbox:
    """The address was accepted; what that is worth, the answer to an address that nobody can have tells."""
    if isinstance(other, Unreachable):
        doubt = Failure("mailbox", address, other.kind, _untold(other.detail))
        return _mailbox(address, "unverified", talk, doubt)
    match meaning(other):
        case "accepted":
            detail = Message("{host} accepts every address, also one that nobody can have", host=talk.host)
            return _mailbox(address, "accepts_all", talk, Failure("mailbox", address, "accepts_all", detail))
        case "missing" | "full" | "unclear":
            return _mailbox(address, "exists", talk)
        case reason:
            return _mailbox(
                address, "unverified", talk, Failure("mailbox", address, _KINDS[reason], _untold(_said(other)))
            )


_KINDS: dict[Meaning, FailureKind] = {
    "greylisted": "greylisted",
    "temporary": "status",
    "blocked": "blocked",
    "unclear": "status",
    "no_utf8": "protocol",
}


def _doubt(address: str, found: Meaning, talk: Conversation) -> Failure:
    opening = {
        "greylisted": Message("the server takes mail from strangers only at a second attempt, later"),
        "temporary": Message("the server asks to come back later"),
        "blocked": Message("the server refuses to talk to us, whoever the recipient"),
        "unclear": Message("the server refuses without saying clearly why"),
    }[found]
    return Failure(
        "mailbox", address, _KINDS[found], Message("{opening}: {answer}", opening=opening, answer=_said(talk))
    )


def _untold(reason: Message) -> Message:
    return Message(
        "the server accepts it, but would not tell whether it accepts every address: {reason}", reason=reason
    )


def _said(talk: Conversation) -> Message:
    parts = (str(talk.reply.code), talk.reply.enhanced, _printable(talk.reply.text))
    return Message("{host} answered {reply}", host=talk.host, reply=" ".join(part for part in parts if part))


def _mailbox(address: str, status: Status, talk: Conversation, doubt: Failure | None = None) -> Mailbox:
    encryption = talk.encryption or Encryption(offered=False)
    return Mailbox(
        address,
        status,
        talk.host,
        talk.step,
        talk.reply.code,
        talk.reply.enhanced,
        _printable(talk.reply.text),
        talk.encryption.offered if talk.encryption else None,
        encryption.version,
        _FAULTS.get(encryption.error_code, "other") if encryption.error_code else "",
        encryption.not_after,
        encryption.error,
        doubt,
    )


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else " " for c in text[:_SHOWN]).rstrip(" .")


def _verdict(result: Mailbox) -> Verdict | None:
    if result.status == "exists":
        return "works"
    return "broken" if result.status in _BROKEN else "unverified"


CHECK = Check(
    result=Mailbox, subjects=_subjects, observe=observe, subject_of=_subject_of, verdict=_verdict, title="mailboxes"
)
