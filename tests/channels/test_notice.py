from __future__ import annotations

import pytest

from channelaudit.channels.notice import FINDER
from pages import found


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("W dniach 24.12.2025–1.01.2026 sklep jest nieczynny.", "2026-01-01"),
        ("Od 24 do 26 grudnia 2025 nie pracujemy.", "2025-12-26"),
        ("Urlop 1-14 lipca 2024 r.", "2024-07-14"),
        ("Przerwa urlopowa od 1 sierpnia do 14 sierpnia", "--08-14"),
        ("Zavřeno 24. 12. – 1. 1. 2026", "2026-01-01"),
        ("Od 22. prosince 2025 do 4. ledna máme zavřeno", "2026-01-04"),
        ("Betriebsferien vom 1.8. bis 15.8.", "--08-15"),
        ("Closed from December 24, 2025 to January 2. We wish you a merry Christmas.", "2026-01-02"),
        ("We are closed on 24/12/2025", "2025-12-24"),
        ("Zatvorené 2025-12-24", "2025-12-24"),
    ],
)
def test_a_notice_ends_on_its_last_day(text: str, last: str) -> None:
    (channel,) = found(FINDER, f"<p>{text}</p>", role="contact")
    assert (channel.kind, channel.value) == ("notice", last)
    assert channel.is_statement


@pytest.mark.parametrize(
    "text",
    [
        "Sklep stacjonarny zamknięty od 1.03.2020.",
        "Poniedziałek–piątek 9.00–17.00, sobota nieczynne",
        "Regulamin obowiązuje od 1.01.2023 do odwołania",
        "Closed on Sundays",
        "Zamknięta obudowa, 45.90 zł",
        "Nieczynne 31.02.",
    ],
)
def test_what_is_no_dated_notice(text: str) -> None:
    assert found(FINDER, f"<p>{text}</p>", role="contact") == []


def test_news_keep_their_old_dates() -> None:
    text = "<p>24.12.2019 sklep nieczynny</p>"
    assert found(FINDER, text, role="other") == []
    assert len(found(FINDER, f"<footer>{text}</footer>", role="other")) == 1
