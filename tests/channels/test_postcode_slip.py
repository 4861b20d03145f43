from __future__ import annotations

import pytest

from channelaudit.channels.postcode_slip import FINDER
from pages import broken


@pytest.mark.parametrize(
    ("body", "postcode"),
    [
        ("<p>ul. Rowerowa 12, 00-95 Warszawa</p>", "00-95"),
        ("<p>ul. Rowerowa 12<br>0-950 Warszawa</p>", "0-950"),
        ("<p>al. Jana Pawła 7, 00-9501 Warszawa</p>", "00-9501"),
    ],
)
def test_a_slip(body: str, postcode: str) -> None:
    (item,) = broken(FINDER, body)
    assert (item.kind, item.reason, item.attributes["postcode"]) == ("address", "syntax", postcode)
    assert postcode in item.value


@pytest.mark.parametrize(
    "body",
    [
        "<p>ul. Rowerowa 12, 00-950 Warszawa</p>",
        "<p>ul. Rowerowa 12-14 Warszawa</p>",
        "<p>w godzinach, 10-18 Poniedziałek</p>",
        "<p>Cena, 10-20 Złotych</p>",
    ],
)
def test_no_slip(body: str) -> None:
    assert broken(FINDER, body) == []
