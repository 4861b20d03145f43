from __future__ import annotations

import pytest

from channelaudit.model import Field
from reading.snippets import document


def field(html: str) -> Field:
    (form,) = document(f"<form>{html}</form>").forms
    return form.fields[0]


@pytest.mark.parametrize(
    ("html", "label", "origin"),
    [
        ("<input id=e name=x placeholder=p><label for=e>E-mail</label>", "E-mail", "label"),
        ("<label>Imię <input name=x></label>", "Imię", "label"),
        ('<input aria-labelledby="a b" name=x><p id=a>Twój</p><p id=b>telefon</p>', "Twój telefon", "aria"),
        ('<label for=e>x</label><input id=e aria-label="Telefon">', "Telefon", "aria"),
        ("<input title=Temat placeholder=p>", "Temat", "title"),
        ("<textarea placeholder='Treść wiadomości'></textarea>", "Treść wiadomości", "placeholder"),
        ("<p>Nazwisko: <input></p>", "Nazwisko:", "near"),
        ("<p>Numer zamówienia</p><input>", "Numer zamówienia", "near"),
        ("<input type=checkbox> Zgadzam się<br>", "Zgadzam się", "near"),
        ("<input>", "", ""),
    ],
)
def test_accessible_name(html: str, label: str, origin: str) -> None:
    found = field(html)
    assert (found.label, found.label_from) == (label, origin)


def test_text_before_a_field_does_not_name_the_next_one() -> None:
    (form,) = document("<form>Imię <input name=a> <input name=b></form>").forms
    assert [f.label for f in form.fields] == ["Imię", ""]


@pytest.mark.parametrize(
    "html",
    [
        "<input required>",
        '<input aria-required="true">',
        '<input class="wpcf7-form-control wpcf7-validates-as-required">',
        '<p class="form-row validate-required"><input></p>',
        '<div class="gfield gfield_contains_required"><input></div>',
        '<input class="wpforms-field-medium wpforms-field-required">',
        '<div class="f-group --required"><input></div>',
        '<input class="wymagane">',
        '<input class="pflichtfeld">',
        "<label>E-mail * <input></label>",
        "<label>First name (required) <input></label>",
    ],
)
def test_required(html: str) -> None:
    assert field(html).required


def test_not_required() -> None:
    assert not field('<label>E-mail <input class="text"></label>').required


@pytest.mark.parametrize(
    "html",
    [
        "<input type=hidden name=token>",
        '<div style="display:none"><input name=url></div>',
        '<input name=url style="position:absolute; left:-5000px">',
        '<input class="honeypot" name=website>',
    ],
)
def test_honeypots(html: str) -> None:
    assert field(html).hidden


def test_a_hidden_form_has_fields_that_are_not_traps() -> None:
    (form,) = document('<div style="display:none"><form><input name=a><input type=hidden name=b></form></div>').forms
    assert form.hidden
    assert [f.hidden for f in form.fields] == [False, True]


def test_a_whole_form() -> None:
    page = document(
        '<h2>Napisz do nas</h2><div class="box Contact">'
        '<form id=F name=kontakt class="wpcf7" method=POST action="/wyslij" data-Key="k" onsubmit="return check()">'
        "<p>Odpowiadamy szybko</p><select name=t><option>Zwrot<option>Inne</select>"
        '<textarea name=m>Dzień dobry</textarea><a href="/prywatnosc">Polityka</a>'
        '<input type=submit value="Wyślij"><button type=button>Wyczyść</button></form></div>'
    )
    (form,) = page.forms
    assert (form.action, form.url, form.method) == ("/wyslij", "https://sklep-rower.example/wyslij", "post")
    assert (form.heading, form.region, form.scripted) == ("Napisz do nas", "main", False)
    assert form.buttons == ("Wyślij", "Wyczyść")
    assert form.classes == "wpcf7 f kontakt box contact"
    assert form.attributes == {"data-key": "k", "onsubmit": "return check()"}
    assert form.links == ("https://sklep-rower.example/prywatnosc",)
    assert form.text.startswith("Odpowiadamy szybko")
    assert [f.type for f in form.fields] == ["select", "textarea", "submit", "button"]
    assert form.fields[0].options == ("Zwrot", "Inne")
    assert form.fields[1].value == "Dzień dobry"
    assert page.lines[form.line].text == "Odpowiadamy szybko"


@pytest.mark.parametrize(("attributes", "action"), [("", None), ('action=""', ""), ('action="#"', "#")])
def test_action_empty_or_missing(attributes: str, action: str | None) -> None:
    (form,) = document(f"<form {attributes}><input></form>").forms
    assert form.action == action
    assert form.url.rstrip("#") == "https://sklep-rower.example/"
    assert form.method == "get"


def test_fields_that_belong_by_the_form_attribute() -> None:
    page = document("<form id=f><input name=a></form><div><textarea name=b form=f></textarea></div>")
    (form,) = page.forms
    assert [f.name for f in form.fields] == ["a", "b"]


def test_fields_without_a_form_are_grouped_with_their_button() -> None:
    page = document(
        '<div class="search"><input type=search><button>Szukaj</button></div>'
        '<div class="modal contact" style="display:none"><h3>Napisz</h3><div><input type=email name=e></div>'
        "<div><textarea name=m></textarea></div><div><button class=send>Wyślij</button></div></div>"
    )
    (form,) = page.forms
    assert form.scripted
    assert form.hidden
    assert [f.name for f in form.fields] == ["e", "m", ""]
    assert not any(f.hidden for f in form.fields)
    assert form.buttons == ("Wyślij",)
    assert form.url == "https://sklep-rower.example/"
    assert "modal contact" in form.classes


def test_a_lone_field_or_a_hidden_trap_is_no_form() -> None:
    lone = "<div><input type=email></div>"
    trap = '<div><textarea style="display:none"></textarea><button>OK</button></div>'
    page = document(lone + trap)
    assert page.forms == ()


def test_most_controls_of_a_page() -> None:
    (form,) = document("<form>" + "<input>" * 500 + "</form>").forms
    assert len(form.fields) == 400
