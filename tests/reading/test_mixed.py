from __future__ import annotations

import pytest

from channelaudit.reading.mixed import mixed
from pages import document

SCRIPT = "http://cdn.example/mapa.js"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (f'<script src="{SCRIPT}"></script>', (SCRIPT,)),
        (f'<script type="module" src=" {SCRIPT}"></script>', (SCRIPT,)),
        (f'<script src="{SCRIPT}"></script><script src="{SCRIPT}"></script>', (SCRIPT,)),
        ('<iframe src="HTTP://mapy.example/"></iframe>', ("HTTP://mapy.example/",)),
        ('<iframe src="https://mapy.example/"></iframe>', ()),
        ('<script src="//cdn.example/a.js"></script><script src="/a.js"></script>', ()),
        (f'<script type="text/plain" src="{SCRIPT}"></script>', ()),
        (f'<noscript><iframe src="https://a.example"></iframe></noscript><a href="{SCRIPT}">a</a>', ()),
        ('<script src="http://localhost:3000/a.js"></script><script src="http://127.0.0.1/a.js"></script>', ()),
        ('<img src="http://cdn.example/a.png">', ()),
    ],
)
def test_scripts_and_frames_over_plain_http(body: str, expected: tuple[str, ...]) -> None:
    assert mixed(document(body)) == expected


def test_a_plain_page_has_nothing_to_mix() -> None:
    assert mixed(document(f'<script src="{SCRIPT}"></script>', url="http://sklep-rower.example/")) == ()


def test_a_page_that_upgrades_addresses() -> None:
    head = '<meta http-equiv="Content-Security-Policy" content="upgrade-insecure-requests">'
    assert mixed(document(f'<script src="{SCRIPT}"></script>', head=head)) == ()


def test_no_page_fills_the_report() -> None:
    scripts = "".join(f'<script src="http://cdn.example/{number}.js"></script>' for number in range(50))
    assert len(mixed(document(scripts))) == 20


def test_the_keys_of_captchas() -> None:
    body = '<div class="g-recaptcha" data-sitekey="6Labc"></div><button data-sitekey="">Wyślij</button>'
    assert document(body).sitekeys == ("6Labc", "")
