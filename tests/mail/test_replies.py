"""What is read out of a reply, however it is written."""

from __future__ import annotations

import time
from typing import Any

import pytest

from channelaudit.checks.common.replies import meaning, pause_asked
from channelaudit.network import Conversation, Reply


def talk(code: int, text: str, enhanced: str = "") -> Conversation:
    return Conversation("mx.example", "a@b.example", "rcpt", Reply(code, text, enhanced))


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("Greylisted for 300 seconds", 300),
        ("Greylisting in action, please come back in 00:04:58", 298),
        ("Greylisted, try again in 5 minutes", 300),
        ("greylisted; retry in 60s", 60),
        ("Greylisted, see https://postgrey.example/help/42.html", None),
        ("Greylisted", None),
        ("try again in 1 h", 3600),
    ],
)
def test_pause(text: str, seconds: float | None) -> None:
    assert pause_asked(talk(450, text)) == seconds


@pytest.mark.parametrize("word", ["user unknown ", "5.1.1 ", "<", "a@", "x@y ", "1", "greylist", "00:", "ąę ", "\t "])
def test_no_text_takes_long(word: str) -> None:
    text = word * (100_000 // len(word))
    start = time.process_time()
    meaning(talk(550, text))
    pause_asked(talk(450, text))
    assert time.process_time() - start < 1.5


def test_address_of_the_recipient_is_no_evidence() -> None:
    assert meaning(talk(550, "<user.unknown@spamhaus.example> refused")) == "unclear"
    assert (
        meaning(Conversation("h", "no.such.user@b.example", "rcpt", Reply(550, "no.such.user@b.example: x")))
        == "unclear"
    )


@pytest.mark.parametrize(
    ("code", "text", "said"),
    [
        (550, "Recipient address rejected", "missing"),
        (521, "Recipient address rejected", "unclear"),
        (550, "Recipient address rejected: access denied from your IP address", "blocked"),
    ],
)
def test_words_that_may_mean_the_mailbox(code: int, text: str, said: str) -> None:
    assert meaning(talk(code, text)) == said


@pytest.mark.parametrize("step", ["banner", "ehlo", "mail"])
def test_what_is_said_before_the_recipient_was_named_is_not_about_it(step: Any) -> None:
    assert meaning(Conversation("h", "a@b.example", step, Reply(550, "User unknown", "5.1.1"))) == "blocked"
