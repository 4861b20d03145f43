from __future__ import annotations

import pytest

from channelaudit.channels.picture import FINDER
from channelaudit.model import Malformed
from pages import SITE, document


def drawn(body: str, role: str = "contact") -> list[str]:
    found = FINDER.find(document(body, role=role), SITE)  # type: ignore[arg-type]
    return [item.kind for item in found if isinstance(item, Malformed) and item.reason == "picture"]


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("<p>E-mail: <img src=/a/b.png></p>", ["email"]),
        ("<p>Telefon: <img src=/x.gif alt=''></p>", ["phone"]),
        ("<img src='/img/adres-email.png'>", ["email"]),
        ("<img src='/img/nr_tel.gif'>", ["phone"]),
        ("<img src=/k.png alt='biuro@sklep-rower.example'>", ["email"]),
        ("<p><img src=email.png> E-mail: biuro@sklep-rower.example</p>", []),
        ("<p>E-mail: <img src=i.png> biuro@sklep-rower.example</p>", []),
        ("<a href=/kontakt><img src=/img/adres-email.png></a>", []),
        ("<p>Nasz sklep: <img src=front.jpg></p>", []),
        ("<img src=telefony-bezprzewodowe.jpg>", []),
    ],
)
def test_pictures_that_hold_an_address_or_a_number(body: str, kinds: list[str]) -> None:
    assert drawn(body) == kinds


def test_pages_of_goods_are_not_looked_at() -> None:
    assert drawn("<img src='/img/adres-email.png'>", "product") == []
