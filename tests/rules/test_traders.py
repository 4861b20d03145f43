"""What rules conclude of the trader: whether it sells, in which form, from which country."""

from __future__ import annotations

import pytest

from builders import channel, crawl, evidence, link, page, seen
from channelaudit.config.settings import Settings
from channelaudit.model import Channel
from channelaudit.rules.traders import established, legal_form, sells

GOODS = "https://sklep-rower.example/rower"


def company(name: str, form: str, region: str = "footer") -> Channel:
    return channel("company", name, seen(name, region=region), legal_form=form)  # type: ignore[arg-type]


def number(country: str, value: str, **attributes: object) -> Channel:
    return channel("registration", value, seen(value), scheme="ico", country=country, **attributes)


def test_a_page_of_goods_that_does_not_answer_sells_nothing() -> None:
    assert sells(evidence(crawl(page(), page(GOODS, "product"))))
    assert not sells(evidence(crawl(page(), page(GOODS, "product", 404))))
    assert sells(evidence(crawl(page(), links=[link(GOODS, role="cart")])))
    assert not sells(evidence(crawl(page(), links=[link(GOODS, role="product")])))


def test_the_legal_form_is_clear_or_unknown() -> None:
    one = company("Rowerek sp. z o.o.", "sp. z o.o.")
    assert legal_form(evidence(one)) == "sp. z o.o."
    assert legal_form(evidence(one, company("Kurier S.A.", "S.A."))) == ""
    assert legal_form(evidence(one, company("Kurier S.A.", "S.A.", "main"))) == "sp. z o.o."
    assert legal_form(evidence()) == ""


@pytest.mark.parametrize(
    ("numbers", "country"),
    [
        ((), "PL"),
        ((number("CZ", "12345679"),), "CZ"),
        ((number("CZ", "12345678", valid=False),), "PL"),
        ((number("CZ", "12345679"), number("PL", "123456704")), "PL"),
        ((number("CZ", "12345679"), number("SK", "99999994")), ""),
        ((number("CZ", "12345679"), number("CZ", "99999994"), number("SK", "11111111")), "CZ"),
    ],
)
def test_where_the_trader_is_established(numbers: tuple[Channel, ...], country: str) -> None:
    assert established(evidence(*numbers), Settings()) == country
