"""E-mail addresses that pages hide from robots or write in odd ways."""

from __future__ import annotations

import base64

import pytest

from channelaudit.channels.email import FINDER
from pages import values

ADDRESS = "info@kolo.example"
CODE = base64.b64encode(ADDRESS.encode()).decode()


def cloudflare(address: str, key: int = 0x2A) -> str:
    return f"{key:02x}" + "".join(f"{ord(char) ^ key:02x}" for char in address)


TEXTS = [
    "E-mail:info@kolo.example",
    "mail: INFO@Kolo.Example",
    "info @ kolo.example",
    "info @kolo.example",
    "info@ kolo.example",
    "info＠kolo.example",
    "info (at) kolo.example",
    "info(at)kolo(dot)example",
    "info [at] kolo [dot] example",
    "info AT kolo DOT example",
    "info {at} kolo.example",
    "info(@)kolo.example",
    "info *at* kolo.example",
    "info#at#kolo.example",
    "info_at_kolo.example",
    "info_at_kolo.example (místo _at_ dejte @)",
    "e-mail: info at kolo.example",
    "info (zavináč) kolo.example",
    "info zavináč kolo tečka example",
    "info [małpa] kolo.example",
    "info małpa kolo kropka example",
    "info(zavinac)kolo(bodka)example",
    "info(ät)kolo.example",
    "info(a)kolo.example",
    "„info@kolo.example“",
]
MARKUP = [
    "&#105;nfo&#64;kolo&#46;example",
    "info<span>@</span>kolo.example",
    "info@<wbr>kolo.example",
    'info<img src="/img/znak.gif" alt="@">kolo.example',
    'info<img src="/img/zavinac.gif">kolo.example',
    '<a href="mailto:%69nfo%40kolo.example">x</a>',
    '<a href="mailto:info(at)kolo.example">x</a>',
    "<a href=\"#\" onclick=\"location.href='mailto:info'+'@'+'kolo.example'\">x</a>",
    "<script>var u='info';var d='kolo.example';document.write(u+'@'+d);</script>",
    "<span id=m></span><script>document.getElementById('m').innerHTML='info'+'&#64;'+'kolo.example'</script>",
    "info<span></span><script>document.write('@')</script>kolo.example",
    f"<script>document.write(atob('{CODE}'))</script>",
    '<span style="unicode-bidi:bidi-override;direction:rtl">elpmaxe.olok@ofni</span>',
    f'<a href="/cdn-cgi/l/email-protection#{cloudflare(ADDRESS)}">x</a>',
    '<a href="#" data-user="info" data-domain="kolo.example">x</a>',
    '<span data-name="info" data-domain="kolo" data-tld="example"></span>',
    '<a href="javascript:void(0)" data-mail="info@kolo.example">x</a>',
    f'<span data-email="{CODE}">zobrazit</span>',
    '<span data-mail="elpmaxe.olok@ofni"></span>',
    (
        """<a href="#" data-n="info" data-s="kolo" onclick="location.href='mailto:'+this.dataset.n+'@'"""
        """+this.getAttribute('data-s')+'.example'">x</a>"""
    ),
]


@pytest.mark.parametrize("text", TEXTS)
def test_addresses_in_text(text: str) -> None:
    assert values(FINDER, f"<p>{text}</p>") == [ADDRESS]


@pytest.mark.parametrize("markup", MARKUP)
def test_addresses_in_markup(markup: str) -> None:
    assert set(values(FINDER, f"<div>{markup}</div>")) == {ADDRESS}


@pytest.mark.parametrize(
    "text",
    [
        "twitter @kolo.example je super",
        "meet us at kolo.example",
        "Look at kolo.example",
        "Prodej a servis (AT) kolo.example",
        "https://maps.example/@50.1,14.4,17z",
        "https://www.youtube.com/@kolo.example",
        "5 ks @ 12.50 kc",
        "logo@2x.png",
        "react@18.2.0",
        "info at our shop",
    ],
)
def test_no_address(text: str) -> None:
    assert values(FINDER, f"<p>{text}</p>") == []
