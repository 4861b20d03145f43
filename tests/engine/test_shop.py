from __future__ import annotations

import pytest

from channelaudit.model import Crawl


@pytest.mark.parametrize(
    ("site", "final"),
    [
        ("shop.example", "https://shop.example/"),
        ("https://shop.example", "https://www.shop.example/"),
        ("http://WWW.shop.example/", "http://www.shop.example/"),
        ("shop.example", ""),
    ],
)
def test_a_shop_is_the_same_however_its_address_is_typed(site: str, final: str) -> None:
    assert Crawl(site=site, final_url=final).shop == "shop.example"


def test_a_folder_and_a_port_belong_to_it() -> None:
    assert Crawl(site="https://shop.example/cz/?a=1#b").shop == "shop.example/cz"
    assert Crawl(site="x", final_url="http://127.0.0.1:8080/").shop == "127.0.0.1:8080"
