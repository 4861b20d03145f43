from __future__ import annotations

import pytest

from channelaudit.knowledge.domains import is_suffix, registrable


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("www.sklep.example", "sklep.example"),
        ("a.b.shop.co.uk", "shop.co.uk"),
        ("sklep.rower.com.pl", "rower.com.pl"),
        ("rower.com.pl", "rower.com.pl"),
        ("com.pl", "com.pl"),
        ("www.xn--w-uga1v8h.example", "xn--w-uga1v8h.example"),
        ("a.shop.xn--55qx5d.cn", "shop.xn--55qx5d.cn"),
        ("a.xn--99999999999.example", "xn--99999999999.example"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "::1"),
        ("", ""),
    ],
)
def test_the_registered_domain(host: str, domain: str) -> None:
    assert registrable(host) == domain


@pytest.mark.parametrize(("ending", "known"), [("pl", True), ("co.uk", True), ("html", False), ("xn--55qx5d.cn", True)])
def test_endings_under_which_names_are_registered(ending: str, known: bool) -> None:
    assert is_suffix(ending) is known
