from __future__ import annotations

import pytest

from channelaudit.channels.promise import FINDER
from pages import found, values


@pytest.mark.parametrize(
    ("text", "duration", "working"),
    [
        ("Odpowiadamy w ciągu 24 godzin w dni robocze.", "PT24H", True),
        ("Odpowiadamy do 24h", "PT24H", False),
        ("Na e-maile odpisujemy w ciągu dwóch dni roboczych", "P2D", True),
        ("Na zprávy reagujeme nejpozději ve lhůtě tří pracovních dnů.", "P3D", True),
        ("Odpovíme vám do 48 hodin", "PT48H", False),
        ("Odpovedáme zvyčajne do 1–2 pracovných dní.", "P2D", True),
        ("Wir antworten innerhalb von 24 Stunden", "PT24H", False),
        ("Wir melden uns innerhalb eines Werktages", "P1D", False),
        ("We aim to reply within 2 working days", "P2D", True),
        ("You will hear back in 12 hours", "PT12H", False),
    ],
)
def test_a_promise_to_answer_is_a_duration(text: str, duration: str, working: bool) -> None:
    (channel,) = found(FINDER, f"<p>{text}</p>")
    assert (channel.kind, channel.value, channel.attributes["working"]) == ("promise", duration, working)
    assert channel.attributes["text"] == text


@pytest.mark.parametrize(
    "text",
    [
        "Wysyłamy w ciągu 24 godzin",
        "Dostawa do 2 dni roboczych. Odpowiadamy zawsze.",
        "Na reklamację odpowiemy w ciągu 14 dni",
        "Odpovíme na žádost o vymazání osobních údajů do 30 dnů",
        "Orders are dispatched within 24 hours",
        "Zwrot pieniędzy w ciągu 14 dni",
        "Odpowiemy w ciągu kilku dni",
        "Die Lieferung antwortet innerhalb von 2 Tagen",
    ],
)
def test_other_periods_are_no_promise(text: str) -> None:
    assert values(FINDER, f"<p>{text}</p>") == []


def test_a_privacy_notice_promises_only_what_the_law_asks() -> None:
    assert found(FINDER, "<p>Odpowiemy w ciągu 7 dni</p>", role="privacy") == []


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Na SMS-y nie odpowiadamy", "sms"),
        ("Na SMS neodpovídáme.", "sms"),
        ("Na SMS správy neodpovedáme", "sms"),
        ("SMS werden nicht beantwortet", "sms"),
        ("We do not answer texts", "sms"),
        ("Nie prowadzimy infolinii", "phone"),
        ("We do not offer phone support", "phone"),
    ],
)
def test_a_channel_that_is_refused(text: str, channel: str) -> None:
    (refusal,) = found(FINDER, f"<p>{text}</p>")
    assert (refusal.kind, refusal.value) == ("refusal", channel)


def test_answering_text_messages_is_no_refusal() -> None:
    assert values(FINDER, "<p>Potwierdzenie wyślemy SMS-em. Napisz SMS, odpowiemy szybko.</p>") == []
