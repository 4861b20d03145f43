"""What a mail server's reply says about a mailbox: by enhanced status code (RFC 3463) and by its words.

Only a reply about the recipient can condemn a mailbox.  A refusal of whoever asks, a "later", and everything that is
not understood say nothing about it.
"""

from __future__ import annotations

import re
from typing import Literal

from channelaudit.knowledge.folding import fold
from channelaudit.knowledge.smtp import reply_words
from channelaudit.network import Conversation

Meaning = Literal["accepted", "missing", "full", "no_utf8", "greylisted", "temporary", "blocked", "unclear"]
"""``blocked``: whoever asks is refused (policy, reputation); ``temporary``: other 4xx; ``unclear``: none of these."""

_ADDRESS = re.compile(r"<[^<>]{0,400}>|\S{1,320}@\S{1,255}")
_PAUSE = re.compile(r"(?<![\w.])(\d{1,5})\s?(s|sec|second|min|minute|h|hour)s?(?!\w)")
_CLOCK = re.compile(r"(?<![\w.:])(\d{1,2}):(\d{2}):(\d{2})(?![\w:])")
_UNITS = {"s": 1, "m": 60, "h": 3600}


def meaning(talk: Conversation) -> Meaning:
    """What the last reply of a conversation says about the address that was asked for."""
    if talk.step == "utf8":
        return "no_utf8"
    if talk.reply.code < 300 and talk.step == "rcpt":
        return "accepted"
    text = _words(talk)
    if talk.reply.code < 500:
        return _later(text)
    if talk.step != "rcpt":
        return "blocked"  # the recipient was not even named
    return _refusal(talk.reply.enhanced, talk.reply.code, text)


def pause_asked(talk: Conversation) -> float | None:
    """Seconds that a greylisting server asks to wait ("Greylisted for 300 seconds", "come back in 00:05:00")."""
    text = _words(talk)
    if clock := _CLOCK.search(text):
        hours, minutes, seconds = (int(part) for part in clock.groups())
        return float(hours * 3600 + minutes * 60 + seconds)
    if found := _PAUSE.search(text):
        return float(int(found[1]) * _UNITS[found[2][0]])
    return None


def _words(talk: Conversation) -> str:
    """The reply's text, folded, without addresses: they may hold any word."""
    return _ADDRESS.sub(" ", fold(talk.reply.text.replace(talk.recipient, " ")))


def _later(text: str) -> Meaning:
    words = reply_words()
    if words.greylisted.search(text):
        return "greylisted"
    return "blocked" if words.sender.search(text) else "temporary"


def _refusal(enhanced: str, code: int, text: str) -> Meaning:
    """Of a 5xx answer to RCPT TO."""
    words = reply_words()
    if words.greylisted.search(text):
        return "greylisted"  # some answer 5xx to everybody they do not know yet
    if words.sender.search(text) or enhanced in words.sender_codes:
        return "blocked"
    if enhanced in words.missing_codes:
        return "full" if words.full.search(text) and not words.missing.search(text) else "missing"
    if enhanced in words.full_codes:
        return "full"
    if words.policy.search(text):
        return "blocked"
    if words.missing.search(text):
        return "missing"
    if enhanced.startswith("5.7."):
        return "blocked"
    if words.full.search(text):
        return "full"
    if words.likely_missing.search(text) and code in (550, 551, 553, 554):
        return "missing"
    return "unclear"
