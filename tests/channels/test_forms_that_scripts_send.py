"""Contact forms without a form element, and those of services on pages that say what they are for."""

from __future__ import annotations

import pytest

from channelaudit.channels.form import FINDER
from pages import found

FIELDS = '<input placeholder="Imię"><input placeholder="E-mail"><textarea placeholder="Wiadomość"></textarea>'
GOOGLE = '<iframe src="https://docs.google.com/forms/d/e/1FAIpQLSdAbcAbcAbcAbcAbcAbc/viewform?embedded=true"></iframe>'
HUBSPOT = "<script>hbspt.forms.create({portalId:'1234567',formId:'0a1b2c3d-1111-2222-3333-444455556666'});</script>"
OTHER_PAGE = "https://sklep-rower.example/strona"


@pytest.mark.parametrize(
    "button",
    [
        "<button>Wyślij</button>",
        '<a class="btn" href="#">Wyślij</a>',
        '<a class="btn" href="javascript:void(0)">Wyślij</a>',
        '<a href="#" onclick="send();return false">Wyślij</a>',
        '<div class="btn" onclick="send()">Wyślij</div>',
        '<span role="button" tabindex="0">Wyślij</span>',
    ],
)
def test_whatever_sends_them(button: str) -> None:
    (form,) = found(FINDER, f"<div>{FIELDS}{button}</div>", url=OTHER_PAGE)
    assert form.attributes["buttons"] == ["Wyślij"]


def test_a_link_to_a_page_is_no_button() -> None:
    assert found(FINDER, f'<div>{FIELDS}<a href="/regulamin">Regulamin</a></div>', url=OTHER_PAGE) == []


@pytest.mark.parametrize("embed", [GOOGLE, HUBSPOT])
@pytest.mark.parametrize(
    "heading", ["Napisz do nas", "Dane firmy", "Zákaznická péče", "Kundenservice", "Help centre", "Podpora"]
)
def test_forms_of_services_on_pages_where_customers_write(heading: str, embed: str) -> None:
    assert len(found(FINDER, f"<main><h1>{heading}</h1>{embed}</main>", url=OTHER_PAGE)) == 1


@pytest.mark.parametrize("heading", ["Ankieta", "Konkurs", "Kariera", "Rowery miejskie"])
def test_forms_of_services_elsewhere(heading: str) -> None:
    assert found(FINDER, f"<main><h1>{heading}</h1>{GOOGLE}</main>", url=OTHER_PAGE) == []
