from __future__ import annotations

import pytest

from channelaudit.reports.common.places import path, places
from reports.sample import SITE, sighting


def test_regions_in_the_order_of_a_page_with_their_pages() -> None:
    seen = [sighting("main", SITE + "kontakt"), *(sighting("footer", f"{SITE}{n}") for n in range(3)), sighting("menu")]
    assert places(seen, str) == "menu (/), footer (3 pages), main text (/kontakt)"
    assert places((), str) == ""


@pytest.mark.parametrize(
    ("url", "shown"),
    [("https://a.example", "/"), ("https://a.example/k?id=3#x", "/k?id=3"), ("http://[bad", "http://[bad")],
)
def test_path(url: str, shown: str) -> None:
    assert path(url) == shown
