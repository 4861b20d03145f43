"""How the page writes links, countries and numbers."""

from __future__ import annotations

import pytest

from channelaudit.reports.common.page.voice import Voice
from reports.views import VOICE


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://a.example/b", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//a.example", False),
        ("http://[", False),
        ("https://a.example/" + "x" * 3000, False),
        ("https://a.example/\u202e", False),
    ],
)
def test_links_lead_to_the_web_alone(url: str, good: bool) -> None:
    assert VOICE.link(url, "text").url == (url if good else "")


def test_countries_and_numbers_in_the_readers_language() -> None:
    assert Voice("cs").country("PL") == "Polsko"
    assert Voice("en").country("QX") == "QX"
    assert Voice("pl").number(12345.678, 2).replace("\xa0", " ") == "12 345,68"


@pytest.mark.parametrize(("count", "shown"), [(12345, "12,345"), (10**30, "1e+30"), (-(10**30), "-1e+30")])
def test_a_number_of_any_size_can_be_said(count: int, shown: str) -> None:
    assert VOICE.number(count) == shown
