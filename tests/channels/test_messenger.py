from __future__ import annotations

import pytest

from channelaudit.channels.messenger import FINDER
from pages import broken, found, values


@pytest.mark.parametrize(
    ("href", "value", "network"),
    [
        ("https://wa.me/48601000000", "https://wa.me/48601000000", "whatsapp"),
        ("https://wa.me/48601000000?text=Dzie%C5%84%20dobry", "https://wa.me/48601000000", "whatsapp"),
        ("https://api.whatsapp.com/send?phone=48601000000&text=hej", "https://wa.me/48601000000", "whatsapp"),
        ("https://api.whatsapp.com/send?text=hej&phone=48601000000", "https://wa.me/48601000000", "whatsapp"),
        ("https://web.whatsapp.com/send?phone=48601000000", "https://wa.me/48601000000", "whatsapp"),
        ("whatsapp://send?phone=48601000000", "https://wa.me/48601000000", "whatsapp"),
        ("https://wa.me/message/ABCDEF123", "https://wa.me/message/ABCDEF123", "whatsapp"),
        ("https://chat.whatsapp.com/AbCdEf", "https://chat.whatsapp.com/AbCdEf", "whatsapp"),
        ("https://m.me/SklepRower", "https://m.me/skleprower", "messenger"),
        ("https://www.messenger.com/t/skleprower", "https://m.me/skleprower", "messenger"),
        ("https://www.facebook.com/messages/t/skleprower", "https://m.me/skleprower", "messenger"),
        ("https://t.me/SklepRower", "https://t.me/skleprower", "telegram"),
        ("tg://resolve?domain=SklepRower", "https://t.me/skleprower", "telegram"),
        ("viber://chat?number=%2B48601000000", "viber://chat?number=%2B48601000000", "viber"),
        ("viber://chat?number=+48601000000", "viber://chat?number=%2B48601000000", "viber"),
        ("viber://pa?chatURI=skleprower", "viber://pa?chatURI=skleprower", "viber"),
        ("skype:Sklep.Rower?chat", "skype:sklep.rower", "skype"),
        ("https://signal.me/#p/+48601000000", "https://signal.me/#p/+48601000000", "signal"),
        ("https://threema.id/ABCD1234", "https://threema.id/abcd1234", "threema"),
        ("gg:1234567", "gg:1234567", "gadu-gadu"),
    ],
)
def test_a_messenger_link_has_one_address(href: str, value: str, network: str) -> None:
    body = f'<p><a href="{href}">Napisz do nas</a></p>'
    (channel,) = found(FINDER, body)
    assert (channel.value, channel.attributes["network"]) == (value, network)
    assert broken(FINDER, body) == []


@pytest.mark.parametrize(
    "href",
    [
        "https://wa.me/?text=https%3A%2F%2Fsklep-rower.example%2Fkask",
        "https://api.whatsapp.com/send?text=https://sklep-rower.example/",
        "https://api.whatsapp.com/send?phone=&text=https://sklep-rower.example/",
        "whatsapp://send?text=rower",
        "https://t.me/share/url?url=x",
        "viber://forward?text=x",
        "https://www.whatsapp.com/legal/privacy-policy",
        "https://www.facebook.com/skleprower",
        "callto:+48601000000",
    ],
)
def test_sharing_is_no_messenger(href: str) -> None:
    body = f'<p><a href="{href}">udostępnij</a></p>'
    assert values(FINDER, body) == []
    assert broken(FINDER, body) == []


@pytest.mark.parametrize(
    ("href", "reason", "value"),
    [
        ("https://wa.me/+48601000000", "syntax", "https://wa.me/48601000000"),
        ("https://wa.me/0048601000000", "syntax", "https://wa.me/48601000000"),
        ("https://wa.me/48 601 000 000", "syntax", "https://wa.me/48601000000"),
        ("https://wa.me/0601000000", "syntax", ""),
        ("https://wa.me/", "empty", ""),
        ("https://api.whatsapp.com/send?phone=", "empty", ""),
        ("https://wa.me/48XXXXXXXXX", "placeholder", ""),
        ("https://wa.me/YOUR_NUMBER", "placeholder", ""),
        ("https://m.me/", "empty", ""),
        ("https://m.me/yourpage", "placeholder", ""),
        ("viber://chat?number=", "empty", ""),
        ("viber://chat?number=601", "syntax", ""),
        ("skype:?call", "empty", ""),
    ],
)
def test_a_link_that_opens_no_conversation_is_malformed(href: str, reason: str, value: str) -> None:
    body = f'<p><a href="{href}">WhatsApp</a></p>'
    (item,) = broken(FINDER, body)
    assert (item.kind, item.reason, item.value) == ("messenger", reason, href)
    assert values(FINDER, body) == ([value] if value else [])


def test_an_empty_icon_is_malformed() -> None:
    (item,) = broken(FINDER, '<footer><a href="#"><i class="fab fa-whatsapp"></i></a></footer>')
    assert (item.reason, item.attributes["network"]) == ("empty", "whatsapp")


def test_skype_is_closed() -> None:
    (channel,) = found(FINDER, '<a href="skype:sklep.rower?call">Skype</a>')
    assert channel.attributes["closed"] == "2025-05-05"


def test_the_number_of_a_link_can_be_compared() -> None:
    (channel,) = found(FINDER, '<a href="https://wa.me/48601000000">WhatsApp</a>')
    assert channel.attributes["number"] == "+48601000000"


@pytest.mark.parametrize(
    "script",
    [
        "btn.onclick = () => window.open('https://wa.me/48601000000?text=hej', '_blank')",
        'var chaty_settings = {"channels":[{"url":"https:\\/\\/web.whatsapp.com\\/send?phone=48601000000"}]}',
        'var joinchat_obj = {"telephone":"48601000000"}',
    ],
)
def test_a_button_that_a_script_draws_is_found(script: str) -> None:
    (channel,) = found(FINDER, f"<p>Rowery</p><script>{script}</script>")
    assert channel.value == "https://wa.me/48601000000"
    assert channel.attributes["scripted"] is True


def test_an_address_that_a_script_builds_is_not_guessed() -> None:
    body = "<script>open(`https://wa.me/${phone}?text=x`); open('https://wa.me/?text=' + url)</script>"
    assert values(FINDER, body) == []
    assert broken(FINDER, body) == []
