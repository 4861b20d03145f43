from __future__ import annotations

import time

import pytest

from channelaudit.channels.scripted import FINDER
from channelaudit.model import Role
from pages import found


def statements(body: str, role: Role = "contact") -> list[str]:
    return [channel.value for channel in found(FINDER, body, role=role)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<span data-email="sklep@sklep-rower.example"></span>', ["email:sklep@sklep-rower.example"]),
        (
            "<script>document.write('<a href=\"mailto:bok@sklep-rower.example\">e</a>')</script>",
            ["email:bok@sklep-rower.example"],
        ),
        ('<script>var s={"email":"a@sklep-rower.example"}</script>', ["email:a@sklep-rower.example"]),
        (
            '<script id=__NEXT_DATA__ type="application/json">{"telephone": "22 345 09 81"}</script>',
            ["phone:22 345 09 81"],
        ),
        ('<script>x="<a href=tel:+48223450981>"</script>', ["phone:+48223450981"]),
        ("<noscript>Please enable JavaScript</noscript>", ["noscript"]),
        ('<script>var s={"email":"E-mail", "phone":"Telefon", "phone":"1234"}</script>', []),
        ('<a href="mailto:sklep@sklep-rower.example">sklep@sklep-rower.example</a>', []),
        ("<p>sklep (at) sklep-rower.example</p>", []),
        ('<p style="unicode-bidi:bidi-override;direction:rtl">elpmaxe.rewor-pelks@pelks</p>', []),
    ],
)
def test_what_appears_only_when_scripts_run(body: str, expected: list[str]) -> None:
    assert statements(body) == expected


def test_the_data_of_a_page_with_text_of_its_own_tell_nothing() -> None:
    state = '<script>var s={"email":"a@sklep-rower.example"}</script>'
    assert statements(state + "<p>" + "Rowery miejskie. " * 200) == []
    assert statements(state, "product") == []


def test_hostile_scripts_take_no_time() -> None:
    started = time.process_time()
    for piece in ('"email": "', "mailto:", "phone'", "tel:1", '"phone":"1 ', "javascript"):
        statements(f"<script>{piece * 10_000}</script>")
    assert time.process_time() - started < 5
