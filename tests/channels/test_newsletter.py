from __future__ import annotations

from channelaudit.channels.newsletter import FINDER
from pages import found, values


def test_a_sign_up_form_is_described_like_a_contact_form() -> None:
    body = """<footer><h3>Newsletter</h3><form action="http://mail.example/zapis" method="post">
    <label for=e>E-mail</label><input id=e type=email name=email required>
    <label><input type=checkbox name=zgoda> Zgadzam się na otrzymywanie informacji, akceptuję regulamin</label>
    <button>Zapisz się</button></form></footer>"""
    (channel,) = found(FINDER, body)
    assert (channel.kind, channel.value) == ("newsletter", "http://mail.example/zapis")
    assert channel.attributes["endpoint_secure"] is False
    assert [field["purpose"] for field in channel.attributes["fields"]] == ["email", "consent"]
    assert channel.sightings[0].region == "footer"


def test_a_contact_form_with_a_box_for_the_newsletter_is_none() -> None:
    body = """<form method=post action="/k"><input type=email name=email><textarea name=wiadomosc></textarea>
    <label><input type=checkbox name=news> Chcę otrzymywać newsletter</label><button>Wyślij</button></form>"""
    assert values(FINDER, body) == []


def test_logging_in_and_searching_are_none() -> None:
    body = """<form action="/login"><input type=email name=e><input type=password name=p>
    <button>Zaloguj się</button></form>
    <form action="/szukaj"><input type=search name=q><button>Szukaj</button></form>"""
    assert values(FINDER, body) == []
