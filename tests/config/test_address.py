from __future__ import annotations

import pytest

from channelaudit.config.address import site_key


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.Sklep-Rower.example/", "sklep-rower.example"),
        ("sklep-rower.example", "sklep-rower.example"),
        ("http://sklep-rower.example:80", "sklep-rower.example"),
        ("https://sklep-rower.example:8443/pl/", "sklep-rower.example:8443/pl"),
        ("https://żółty-rower.example/", "xn--ty-rower-u3a40fjt.example"),
        ("platform.example/shop?id=3", "platform.example/shop?id=3"),
        ("http://[::1/", "http://[::1/"),
    ],
)
def test_one_shop_has_one_key(address: str, key: str) -> None:
    assert site_key(address) == key
