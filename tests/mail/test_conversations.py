"""What a server says, and the verdict: one conversation a row, played by a scripted server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from channelaudit.checks import mailbox
from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.network import Network, Unreachable
from lab.certificates import server_context
from lab.scripted_mail import OK, Close, Drip, Raw, Say, ScriptedServer, Silence

pytestmark = pytest.mark.usefixtures("conversation")

Script = Mapping[str, Say | list[Say]]

TABLE: dict[str, tuple[Script, str]] = {
    # accepted
    "plain": ({}, "works"),
    "accepted-without-enhanced-code": ({"RCPT": "250 Accepted"}, "works"),
    "accepted-as-forwarder": ({"RCPT": "251 2.1.5 User not local; will forward"}, "works"),
    "old-server-without-ehlo": ({"EHLO": "500 5.5.1 Unrecognised command"}, "works"),
    "several-banner-lines": ({"banner": "220-mx.example\r\n220-No spam\r\n220 ready"}, "works"),
    "bare-line-feeds": ({"EHLO": Raw(b"250-mx.example\n250 SIZE 1000\n")}, "works"),
    "reply-without-text": ({"RCPT": Raw(b"250\r\n")}, "works"),
    "random-refused-by-policy-text-free": ({"RANDOM": "550 rejected"}, "works"),
    "hangs-up-after-rcpt": ({"RSET": Close()}, "works"),
    "silent-at-goodbye": ({"QUIT": Silence()}, "works"),
    "accepts-all": ({"RANDOM": "250 2.1.5 Ok"}, "unverified accepts_all"),
    "random-greylisted": ({"RANDOM": "451 4.7.1 Greylisted"}, "unverified greylisted"),
    "random-blocked": ({"RANDOM": "554 5.7.1 Too many invalid recipients, your IP is blocked"}, "unverified blocked"),
    "random-later": ({"RANDOM": "452 4.5.3 Too busy"}, "unverified status"),
    "random-hangs-up": ({"RANDOM": Close()}, "unverified reset"),
    # no such mailbox, in the words of servers and providers
    "postfix": (
        {"RCPT": "550 5.1.1 <a@b>: Recipient address rejected: User unknown in virtual mailbox table"},
        "broken",
    ),
    "gmail": (
        {
            "RCPT": "550-5.1.1 The email account that you tried to reach does not exist. Please try\r\n"
            "550-5.1.1 double-checking the recipient's email address for typos or\r\n"
            "550 5.1.1 unnecessary spaces. NoSuchUser x-gsmtp"
        },
        "broken",
    ),
    "gmail-disabled": (
        {"RCPT": "550 5.2.1 The email account that you tried to reach is disabled. x - gsmtp"},
        "broken",
    ),
    "exchange-online": ({"RCPT": "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)"}, "broken"),
    "exchange": ({"RCPT": "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP lookup"}, "broken"),
    "outlook": ({"RCPT": "550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302)."}, "broken"),
    "yahoo": ({"RCPT": "554 delivery error: dd This user doesn't have a yahoo.com account (a@b) [0]"}, "broken"),
    "exim": ({"RCPT": "550 Unrouteable address"}, "broken"),
    "no-such-user-here": ({"RCPT": '550 "No such user here"'}, "broken"),
    "qmail": ({"RCPT": "553 sorry, no mailbox here by that name. (#5.1.1)"}, "broken"),
    "null-mx-code": ({"RCPT": "556 5.1.10 Recipient address has null MX"}, "broken"),
    "polish": ({"RCPT": "550 Nie ma takiego użytkownika"}, "broken"),
    "polish-account": ({"RCPT": "550 5.0.0 Konto nie istnieje / Account does not exist"}, "broken"),
    "czech": ({"RCPT": "550 Schránka neexistuje"}, "broken"),
    "slovak": ({"RCPT": "550 Používateľ neexistuje"}, "broken"),
    "german": ({"RCPT": "550 Unbekannter Empfänger"}, "broken"),
    "unknown-user-under-a-policy-code": ({"RCPT": "550 5.7.1 Recipient unknown: no such user"}, "broken"),
    # full
    "full": ({"RCPT": "552 5.2.2 Mailbox full"}, "broken"),
    "full-in-polish": ({"RCPT": "552 Skrzynka odbiorcy jest przepełniona, skrzynka przepełniona"}, "broken"),
    "full-for-now": (
        {"RCPT": "452 4.2.2 The email account that you tried to reach is over quota"},
        "unverified status",
    ),
    # later
    "greylisted": ({"RCPT": "450 4.2.0 Greylisted, please try again in 5 minutes"}, "unverified greylisted"),
    "greylisted-in-polish": ({"RCPT": "451 4.7.1 Serwer stosuje szarą listę, szara lista"}, "unverified greylisted"),
    "greylisted-for-good": ({"RCPT": "550 5.7.1 Greylisted for 300 seconds"}, "unverified greylisted"),
    "temporary": ({"RCPT": "451 4.3.0 Internal error"}, "unverified status"),
    "user-lookup-failed": ({"RCPT": "451 4.1.1 User unknown for now"}, "unverified status"),
    "421-banner": ({"banner": "421 4.3.2 Too many concurrent sessions"}, "unverified status"),
    "421-at-rcpt": ({"RCPT": "421 4.7.0 Closing transmission channel"}, "unverified status"),
    # we are refused, not the recipient
    "policy": ({"RCPT": "550 5.7.1 Message rejected due to policy"}, "unverified blocked"),
    "blocklist": (
        {"RCPT": "554 5.7.1 Service unavailable; client blocked using zen.spamhaus.org"},
        "unverified blocked",
    ),
    "blocklist-under-a-user-code": ({"RCPT": "550 5.1.1 Blocked, see spamhaus"}, "unverified blocked"),
    "no-ptr": ({"RCPT": "550 5.7.25 The IP address does not have a PTR record"}, "unverified blocked"),
    "spf": ({"RCPT": "550 SPF check failed"}, "unverified blocked"),
    "relay-denied": ({"RCPT": "554 5.7.1 Relay access denied"}, "unverified blocked"),
    "banner-554": ({"banner": "554 mx.example No SMTP service; bad DNS PTR resource record"}, "unverified blocked"),
    "ehlo-refused": ({"EHLO": "550 5.7.1 HELO rejected"}, "unverified blocked"),
    "null-sender-refused": ({"MAIL": "550 5.7.1 Null sender is not allowed here"}, "unverified blocked"),
    "null-sender-unknown": ({"MAIL": "553 5.1.8 User unknown"}, "unverified blocked"),
    "wants-encryption": ({"MAIL": "530 5.7.0 Must issue a STARTTLS command first"}, "unverified blocked"),
    "address-in-the-text": ({"RCPT": "550 5.7.1 <user.unknown@greylist.example> refused"}, "unverified blocked"),
    "no-reason": ({"RCPT": "550 Rejected"}, "unverified status"),
    "nonsense-refusal": ({"RCPT": "599 5.9.9 xyzzy"}, "unverified status"),
    # servers that misbehave
    "silent-banner": ({"banner": Silence()}, "unverified timeout"),
    "dripping-banner": ({"banner": Drip("220 " + "x" * 200)}, "unverified timeout"),
    "tarpit-at-rcpt": ({"RCPT": Silence()}, "unverified timeout"),
    "dripping-reply": ({"RCPT": Drip("250-" + "x" * 200)}, "unverified timeout"),
    "endless-reply": ({"EHLO": Raw(b"250-x\r\n" * 500)}, "unverified protocol"),
    "endless-line": ({"EHLO": Raw(b"250 " + b"x" * 100_000)}, "unverified protocol"),
    "web-server": ({"banner": "HTTP/1.1 400 Bad Request"}, "unverified protocol"),
    "binary": ({"banner": Raw(b"\x00\xff\x16\x03\r\n")}, "unverified protocol"),
    "hangs-up-at-once": ({"banner": Close()}, "unverified reset"),
    "hangs-up-after-ehlo": ({"EHLO": Close()}, "unverified reset"),
    "hangs-up-in-a-line": ({"EHLO": [Raw(b"250-mx.exam"), Close()], "MAIL": Close()}, "unverified timeout"),
    "mixed-codes": ({"RCPT": "250-2.1.5 Ok\r\n550 5.1.1 User unknown"}, "broken"),
    "starttls-refused": (
        {"EHLO": "250-mx.example\r\n250 STARTTLS", "STARTTLS": "454 4.7.0 TLS not available"},
        "works",
    ),
    "starttls-is-no-tls": ({"EHLO": "250-mx.example\r\n250 STARTTLS", "STARTTLS": ["220 Go", OK]}, "works"),
}


async def outcome(address: str, settings: Settings) -> str:
    """Verdict and, where there is a doubt, its kind."""
    async with Network(settings) as network:
        try:
            found = await mailbox.observe(address, network, settings)
        except Unreachable as error:
            return f"unverified {error.kind}"
    return " ".join(filter(None, [mailbox.CHECK.verdict(found), found.doubt.kind if found.doubt else ""]))


@pytest.mark.parametrize("name", TABLE)
async def test_conversation(name: str, plain_settings: Settings) -> None:
    script, expected = TABLE[name]
    async with ScriptedServer(script) as server:
        timeout = 1.0 if expected == "unverified timeout" else 10.0  # short only where it must be waited for
        settings = replace(plain_settings, smtp_port=server.port, timeout=timeout)
        assert await outcome(f"sklep@{name}.rows.example", settings) == expected
        assert not any(command.upper().startswith(("DATA", "BDAT", "VRFY", "EXPN")) for command in server.commands)


@pytest.mark.parametrize(
    ("offered", "expected"), [("250-mx.example\r\n250 SMTPUTF8", "works"), ("250 mx.example", "broken")]
)
async def test_letters_beyond_ascii_need_smtputf8(offered: str, expected: str, plain_settings: Settings) -> None:
    async with ScriptedServer({"EHLO": offered}) as server:
        settings = replace(plain_settings, smtp_port=server.port)
        assert await outcome("zamówienia@utf.rows.example", settings) == expected
        assert ("MAIL FROM:<> SMTPUTF8" in server.commands) == (expected == "works")


PAIRS: dict[str, tuple[Script | None, Script | None, str]] = {
    "second-after-refusal": (None, {}, "works"),
    "second-after-421": ({"banner": "421 4.3.2 Closing"}, {}, "works"),
    "second-after-silence": ({"banner": Silence()}, {}, "works"),
    "second-after-hang-up": ({"EHLO": Close()}, {}, "works"),
    "first-decides": ({"RCPT": "550 5.1.1 User unknown"}, {}, "broken"),
    "both-refuse": (None, None, "broken"),
    "refused-and-silent": (None, {"banner": Silence()}, "unverified timeout"),
    "busy-and-refused": ({"banner": "421 4.3.2 Closing"}, None, "unverified status"),
}


@pytest.mark.parametrize("name", PAIRS)
async def test_servers_in_order_of_preference(name: str, plain_settings: Settings) -> None:
    first, second, expected = PAIRS[name]
    async with ScriptedServer(first or {}) as one, ScriptedServer(second or {}) as two:
        ports = {"first": one.port if first is not None else 9, "second": two.port if second is not None else 9}
        detours = tuple(ConnectTo(f"{host}.pairs.example", 25, "127.0.0.1", port) for host, port in ports.items())
        waits = any(isinstance(said, Silence) for script in (first, second) for said in (script or {}).values())
        settings = replace(plain_settings, connect_to=detours, timeout=3.0 if waits else 10.0)
        assert await outcome(f"sklep@{name}.pairs.example", settings) == expected


@pytest.mark.parametrize(
    ("certificate", "fault"),
    [({}, ""), ({"expired": True}, "expired"), ({"trusted": False}, "untrusted")],
    ids=["good", "expired", "untrusted"],
)
async def test_bad_certificate_does_not_hide_the_mailbox(
    certificate: dict[str, Any], fault: str, plain_settings: Settings
) -> None:
    async with ScriptedServer(context=server_context("mx.rows.example", **certificate)) as server:
        settings = replace(plain_settings, smtp_port=server.port)
        async with Network(settings) as network:
            found = await mailbox.observe("sklep@tls.rows.example", network, settings)
    assert (found.status, found.starttls, found.certificate_fault) == ("exists", True, fault)
    assert server.connections == (2 if not fault else 3)  # a bad certificate costs one more, once


async def test_reply_words_are_made_printable(plain_settings: Settings) -> None:
    async with ScriptedServer({"RCPT": "550 5.1.1 \x1b[31mUser unknown\x07" + "x" * 1000}) as server:
        settings = replace(plain_settings, smtp_port=server.port)
        async with Network(settings) as network:
            found = await mailbox.observe("sklep@escape.rows.example", network, settings)
    assert isinstance(found.reply, str)
    assert found.reply.isprintable()
    assert len(found.reply) <= 200
