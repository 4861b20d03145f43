from __future__ import annotations

import pytest

from channelaudit.channels.policy import FINDER
from channelaudit.model import Role
from pages import found


def said(body: str, role: Role = "terms", lang: str = "pl") -> set[str]:
    prose = {
        "pl": "W tym sklepie klient może zamówić towar, który jest dostępny, oraz wybrać sposób płatności.",
        "de": "In diesem Shop können Sie die Ware bestellen, und wir werden sie für Sie mit der Post versenden.",
        "cs": "V tomto obchodě si můžete vybrat zboží, které je skladem, a zaplatit je při převzetí.",
        "en": "In this shop you can order the goods that you have chosen, and we will send them to you.",
    }
    return {channel.value for channel in found(FINDER, f"<main><p>{prose[lang]}</p>{body}</main>", role=role)}


@pytest.mark.parametrize(
    "text",
    [
        "Możesz odstąpić od umowy w terminie 14 dni.",
        "Zwrot towaru: 14 (czternaście) dni od dostawy",
        "Odstoupit lze do čtrnácti dnů",
        "Sie können binnen vierzehn Tagen widerrufen",
        "You may return the goods within 30 days",
        "14-day returns",
        "Vrátenie tovaru do 14 dní",
        "You can cancel your order for up to 1 month",
    ],
)
def test_the_period_of_withdrawal(text: str) -> None:
    assert "withdrawal-period" in said(f"<p>{text}</p>")


@pytest.mark.parametrize("text", ["Dostawa w ciągu 14 dni", "Zwrot w ciągu 7 dni", "Odpowiadamy w ciągu 14 dni"])
def test_other_periods(text: str) -> None:
    assert "withdrawal-period" not in said(f"<p>{text}</p>")


@pytest.mark.parametrize(
    "body",
    [
        "<p>Wzór formularza odstąpienia od umowy</p>",
        "<a href='/pliki/formularz-zwrotu.pdf'>pobierz</a>",
        "<p>Muster-Widerrufsformular</p>",
        "<p>Vzorový formulář pro odstoupení od smlouvy</p>",
        "<a href='/x.pdf'>Returns form</a>",
    ],
)
def test_the_withdrawal_form(body: str) -> None:
    assert "withdrawal-form" in said(body)


@pytest.mark.parametrize(
    "body",
    [
        "<a href='/x'>Odstąp od umowy tutaj</a>",
        "<a href='/x'>Vertrag widerrufen</a>",
        "<a href='/x'>Odstoupit od smlouvy zde</a>",
        "<a href='/x'>Odstúpiť od zmluvy tu</a>",
        "<a href='/x'>Withdraw from contract here</a>",
        "<form action='/x' method=post><input name=a><button>Widerruf bestätigen</button></form>",
    ],
)
def test_the_withdrawal_function(body: str) -> None:
    assert "withdrawal-function" in said(body)


def test_a_form_on_the_page_about_returns_is_the_function_whatever_its_wording() -> None:
    form = "<form action='/x' method=post><input name=order><input name=email type=email><button>OK</button></form>"
    assert "withdrawal-function" in said(form, "returns")
    assert "withdrawal-function" not in said(form, "contact")


@pytest.mark.parametrize("text", ["Odstąpienie od umowy", "Widerrufsrecht", "Returns", "Zwroty"])
def test_a_link_to_a_page_about_returns_is_not_the_function(text: str) -> None:
    assert "withdrawal-function" not in said(f"<a href='/x'>{text}</a>")


def test_topics() -> None:
    assert {"complaints", "delivery"} <= said("<h2>Reklamacje</h2><p>Koszt przesyłki</p>")
    assert "complaints" in said("<h2>Reklamacje</h2>", "other")
    assert "delivery" not in said("<p>sprawdzamy przed wysyłką</p>", "other")
    assert said("<h2>Reklamacje</h2>", "product") == set()


def test_policies_elsewhere() -> None:
    footer = "<footer><a href='{}'>Regulamin</a></footer>"
    assert "elsewhere-terms" in said(footer.format("/pliki/regulamin.pdf"))
    assert "elsewhere-terms" in said(footer.format("https://papiery.example/regulamin"))
    assert "elsewhere-terms" not in said(footer.format("/regulamin"))


def test_the_odr_platform() -> None:
    assert "odr" in said("<a href='https://ec.europa.eu/consumers/odr/main'>platforma</a>")
    assert "odr" in said("<p>Adres: http://ec.europa.eu/consumers/odr/</p>")
    assert "odr" not in said("<p>Platforma ec.europa.eu/consumers/odr została zamknięta 20 lipca 2025 r.</p>")
    assert "odr" not in said("<a href='https://ec.europa.eu/info'>Komisja</a>")


@pytest.mark.parametrize(
    ("lang", "text", "thing"),
    [
        ("pl", "Skarga do Generalnego Inspektora Ochrony Danych Osobowych", "giodo"),
        ("pl", "zgodnie z ustawą z dnia 2 marca 2000 r. o ochronie niektórych praw konsumentów", "pl-2000"),
        ("pl", "ustawa z dnia 29 sierpnia 1997 r. o ochronie danych osobowych", "pl-1997"),
        ("cs", "podle zákona č. 101/2000 Sb., o ochraně osobních údajů", "cz-101"),
        ("de", "Angaben gemäß § 5 TMG", "de-tmg"),
        ("en", "under the Distance Selling Regulations 2000", "gb-dsr"),
    ],
)
def test_what_is_gone(lang: str, text: str, thing: str) -> None:
    assert f"obsolete-{thing}" in said(f"<p>{text}</p>", lang=lang)
    assert f"obsolete-{thing}" not in said(f"<p>{text}</p>", "other", lang=lang)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("pl", "do Prezesa UODO (dawniej GIODO)"),
        ("pl", "ustawa z dnia 29 sierpnia 1997 r. Prawo bankowe"),
        ("de", "§ 5 DDG (früher § 5 TMG)"),
        ("cs", "zákon č. 40/1964 Sb. byl zrušen"),
    ],
)
def test_what_says_itself_that_it_is_over(lang: str, text: str) -> None:
    assert not any(value.startswith("obsolete") for value in said(f"<p>{text}</p>", lang=lang))
