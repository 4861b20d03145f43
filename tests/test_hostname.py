from __future__ import annotations

import pytest

from channelaudit.hostname import to_ascii, to_unicode


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Sklep.Example", "sklep.example"),
        ("żółw.example", "xn--w-uga1v8h.example"),
        ("ŻÓŁW.example", "xn--w-uga1v8h.example"),
        ("straße.example", "xn--strae-oqa.example"),
        ("xn--strae-oqa.example", "xn--strae-oqa.example"),
    ],
)
def test_as_the_dns_is_asked(written: str, asked: str) -> None:
    assert to_ascii(written) == asked
    assert to_ascii(to_unicode(asked)) == asked


@pytest.mark.parametrize("written", ["ż" * 70 + ".example", "ż..example", "\u0301a.example"])
def test_what_is_no_name(written: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 (any of idna's)
        to_ascii(written)


@pytest.mark.parametrize("host", ["sklep.example", "żółw.example", "xn--.example", "xn--\u0142.example"])
def test_what_is_not_punycode_stays(host: str) -> None:
    assert to_unicode(host) == host
