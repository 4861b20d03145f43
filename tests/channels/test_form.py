from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from channelaudit.channels.form import FINDER
from channelaudit.channels.newsletter import FINDER as NEWSLETTER
from pages import URL, document, found, values

ASKS = "<input type=email name=email><textarea name=wiadomosc></textarea><button>Wyślij</button>"
PLAIN = """<form action="/kontakt/wyslij" method="post"><h2>Napisz do nas</h2>
<label for="n">Imię</label><input id="n" name="n">
<label for="e">E-mail *</label><input id="e" type="email" name="e" required>
<label for="t">Temat</label><select id="t" name="t"><option>Zamówienie</option></select>
<label for="m">Wiadomość *</label><textarea id="m" name="m" required></textarea>
<label><input type="checkbox" name="z" required> Wyrażam zgodę na przetwarzanie danych</label>
<a href="/polityka-prywatnosci">Polityka prywatności</a><button>Wyślij</button></form>"""


def samples(name: str) -> list[Any]:
    """The pieces of ``samples/<name>.html``, each headed by a comment that names it."""
    text = (Path(__file__).parent / "samples" / f"{name}.html").read_text(encoding="utf-8")
    _, *parts = re.split(r"<!-- (.*?) -->\n", text)
    return [pytest.param(markup, id=title) for title, markup in zip(parts[::2], parts[1::2], strict=True)]


def purposes(attributes: Any) -> list[str]:
    return [field["purpose"] for field in attributes["fields"]]


def test_a_contact_form_is_described() -> None:
    (channel,) = found(FINDER, PLAIN)
    said = channel.attributes
    assert channel.value == "https://sklep-rower.example/kontakt/wyslij"
    assert (said["method"], said["action"], said["page"]) == ("post", "/kontakt/wyslij", URL)
    assert said["endpoint"] == channel.value
    assert purposes(said) == ["name", "email", "subject", "message", "consent"]
    assert [field["required"] for field in said["fields"]] == [False, True, False, True, True]
    assert [field["label_from"] for field in said["fields"]] == ["label"] * 5
    assert said["page_secure"] is True
    assert said["endpoint_secure"] is True
    assert said["has_consent"] is True
    assert said["privacy_links"] == ["https://sklep-rower.example/polityka-prywatnosci"]
    assert said["scripted"] is False
    assert said["captcha"] is None
    assert channel.sightings[0].source == "form"


@pytest.mark.parametrize("markup", samples("contact"))
def test_contact_forms_of_all_kinds(markup: str) -> None:
    assert len(found(FINDER, f"<main>{markup}</main>")) == 1
    assert found(NEWSLETTER, f"<main>{markup}</main>") == []


@pytest.mark.parametrize("markup", samples("other"))
def test_other_forms_are_no_contact_forms(markup: str) -> None:
    assert values(FINDER, f"<main>{markup}</main>") == []


@pytest.mark.parametrize("markup", samples("newsletter"))
def test_newsletter_forms_are_their_own_kind(markup: str) -> None:
    body = f"<footer>{markup}</footer>"
    assert [channel.kind for channel in found(NEWSLETTER, body)] == ["newsletter"]
    assert values(FINDER, body) == []


@pytest.mark.parametrize(
    ("attributes", "value", "scripted"),
    [
        ('action="https://formspree.io/f/abcdwxyz" method="post"', "https://formspree.io/f/abcdwxyz", False),
        ('action="send.php#form" method="post"', "https://sklep-rower.example/send.php", False),
        ('action="" method="post"', URL, False),
        ('method="post"', URL, False),
        ("", URL, True),
        ('action="#" method="post"', URL, True),
        ('action="javascript:void(0)"', URL, True),
        ('data-action="/api/contact"', "https://sklep-rower.example/api/contact", True),
        ('action="/x" method="post" onsubmit="send(); return false"', "https://sklep-rower.example/x", True),
        ('action="mailto:sklep@sklep-rower.example" method="post"', "mailto:sklep@sklep-rower.example", False),
    ],
)
def test_the_endpoint_in_all_its_forms(attributes: str, value: str, scripted: bool) -> None:
    body = f"<form {attributes}>{ASKS}</form>"
    (channel,) = found(FINDER, body)
    assert (channel.value, channel.attributes["scripted"]) == (value, scripted)


def test_a_form_in_the_footer_of_every_page_is_one_channel() -> None:
    body = f"<footer><form>{ASKS}</form></footer>"
    pages = ("https://sklep-rower.example/", "https://sklep-rower.example/rowery")
    assert {channel.value for url in pages for channel in found(FINDER, body, url=url)} == {
        "https://sklep-rower.example/"
    }


def test_contact_form_7_is_sent_by_script_to_one_address_from_every_page() -> None:
    body = """<form class="wpcf7-form" action="{0}#wpcf7-f7-o1" method=post><input type=hidden name=_wpcf7 value=7>
    <input type=hidden name=_wpcf7_version value=5.9.8><input type=email name=your-email>
    <textarea name=your-message></textarea>
    <input type=submit value=Wyślij></form>"""
    pages = ("https://sklep-rower.example/", "https://sklep-rower.example/kontakt")
    assert {c.value for url in pages for c in found(FINDER, body.format(url), url=url)} == {
        "https://sklep-rower.example/wp-json/contact-form-7/v1/contact-forms/7/feedback"
    }


def test_netlify_tells_its_forms_by_their_names() -> None:
    body = "".join(
        f"<form name={name} method=POST data-netlify=true><input type=hidden name=form-name value={name}>{ASKS}</form>"
        for name in ("kontakt", "konzultacia")
    )
    assert values(FINDER, body) == ["https://sklep-rower.example/#kontakt", "https://sklep-rower.example/#konzultacia"]


def test_a_service_that_a_script_names_is_the_endpoint() -> None:
    body = f"""<form id=kontakt>{ASKS}</form>
    <script>fetch("https://formspree.io/f/abcdwxyz")</script>"""
    assert values(FINDER, body) == ["https://formspree.io/f/abcdwxyz"]


def test_an_id_from_the_documentation_is_marked() -> None:
    body = f'<form action="https://formspree.io/f/YOUR_FORM_ID" method=post>{ASKS}</form>'
    (channel,) = found(FINDER, body)
    assert channel.attributes["placeholder"] is True
    assert channel.attributes["service"] == "formspree"


def test_plain_http_shows() -> None:
    body = f'<form action="http://stary.example/mail.php" method=post>{ASKS}</form>'
    (channel,) = found(FINDER, body)
    assert (channel.attributes["page_secure"], channel.attributes["endpoint_secure"]) == (True, False)


def test_traps_captchas_and_needless_questions_are_told_apart() -> None:
    body = """<form method=post action="/k"><input name="_gotcha" style="display:none">
    <label>Nie wypełniaj tego pola<input name=url2></label>
    <label>Data urodzenia<input name=d></label><label>PESEL<input name=p></label>
    <label>Płeć<select name=g></select></label>
    <label>Numer zamówienia<input name=nr></label><label>Ulica<input name=u></label>
    <label>E-mail<input name=e></label><label>Treść<textarea name=t></textarea></label>
    <label>Ile to jest 2+3?<input name=a></label><button>Wyślij</button></form>"""
    (channel,) = found(FINDER, body)
    assert purposes(channel.attributes) == [
        "honeypot", "honeypot", "birth_date", "personal_id", "gender",
        "order_number", "street", "email", "message", "captcha",
    ]  # fmt: skip
    own = {"provider": "own", "sitekey": "", "test_key": False, "key_missing": False}
    assert channel.attributes["captcha"] == own


@pytest.mark.parametrize("name", ["qs", "keywords", "srch_text", "suchausdruck", "fraza"])
def test_a_field_for_searching_is_known_by_its_name(name: str) -> None:
    body = f"<form><input name={name}><input type=email name=email><button>OK</button></form>"
    assert list(found(FINDER, body)) == []


@pytest.mark.parametrize("action", ["/wp-admin/admin-ajax.php", "/wp-admin/admin-post.php"])
def test_where_wordpress_takes_forms_says_nothing_of_them(action: str) -> None:
    fields = "<label>E-mail<input type=email name=a></label><label>Wiadomość<textarea name=b></textarea></label>"
    assert len(found(FINDER, f"<form method=post action={action}>{fields}<button>OK</button></form>")) == 1


@pytest.mark.parametrize("name", ["contact", "kontakt"])
def test_a_field_for_a_phone_or_an_address_is_one_to_answer_to(name: str) -> None:
    body = f"<form action=/k method=post><input name={name}><textarea name=msg></textarea><button>OK</button></form>"
    (channel,) = found(FINDER, body)
    assert purposes(channel.attributes) == ["phone", "message"]


@pytest.mark.parametrize("name", ["sr-only", "visuallyhidden", "element-invisible"])
def test_a_field_that_a_style_hides_is_a_trap(name: str) -> None:
    body = PLAIN.replace("</form>", f"<input name=z class={name}></form>")
    (channel,) = found(FINDER, body)
    assert purposes(channel.attributes)[-1] == "honeypot"


def test_a_captcha_on_its_test_key_is_marked() -> None:
    key = "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI"
    script = f'<script src="https://www.google.com/recaptcha/api.js?render={key}"></script>'
    (channel,) = found(FINDER, PLAIN + script)
    assert channel.attributes["captcha"] == {
        "provider": "recaptcha",
        "sitekey": key,
        "test_key": True,
        "key_missing": False,
    }


def test_a_form_for_customers_who_are_logged_in() -> None:
    body = PLAIN.replace("<h2>Napisz do nas</h2>", "<p>Musisz być zalogowany, aby wysłać wiadomość.</p>")
    (channel,) = found(FINDER, body)
    assert channel.attributes["needs_login"] is True


FORM_ID = "1FAIpQLSf0000000000000000000000"


@pytest.mark.parametrize(
    ("markup", "value", "service"),
    [
        (
            f'<iframe src="https://docs.google.com/forms/d/e/{FORM_ID}/viewform?embedded=true"></iframe>',
            f"https://docs.google.com/forms/d/e/{FORM_ID}",
            "google-forms",
        ),
        (
            '<iframe src="https://form.typeform.com/to/AbCd12"></iframe>',
            "https://form.typeform.com/to/AbCd12",
            "typeform",
        ),
        (
            '<script src="https://form.jotform.com/jsform/12345678901234"></script>',
            "https://form.jotform.com/12345678901234",
            "jotform",
        ),
        (
            '<iframe data-src="https://tally.so/embed/wMabcd?hideTitle=1"></iframe>',
            "https://tally.so/r/wMabcd",
            "tally",
        ),
        (
            """<script>hbspt.forms.create({region: "na1", portalId: "1234567",
            formId: "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"});</script>""",
            "https://api.hsforms.com/submissions/v3/integration/submit/1234567/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f",
            "hubspot",
        ),
        (
            '<p><a href="https://forms.gle/AbCdEf123456">Formularz kontaktowy</a></p>',
            "https://forms.gle/AbCdEf123456",
            "google-forms",
        ),
    ],
)
def test_forms_of_outside_services(markup: str, value: str, service: str) -> None:
    (channel,) = found(FINDER, f"<h2>Napisz do nas</h2>{markup}")
    assert (channel.value, channel.attributes["service"], channel.attributes["embedded"]) == (value, service, True)


@pytest.mark.parametrize(
    "markup",
    [
        '<h2>Ankieta zadowolenia</h2><iframe src="https://form.typeform.com/to/AbCd12"></iframe>',
        '<p><a href="https://forms.gle/AbCdEf123456">Weź udział w konkursie</a></p>',
        '<p><a href="https://www.typeform.com/">Powered by Typeform</a></p>',
    ],
)
def test_surveys_and_links_to_services_are_no_contact_forms(markup: str) -> None:
    assert [c.value for c in found(FINDER, markup, url="https://sklep-rower.example/blog")] == []


def test_an_embed_under_a_newsletter_heading_is_a_newsletter() -> None:
    body = '<h2>Newsletter</h2><iframe src="https://form.typeform.com/to/AbCd12"></iframe>'
    assert found(FINDER, body) == []
    assert [c.kind for c in found(NEWSLETTER, body)] == ["newsletter"]


def test_a_page_without_forms_has_none() -> None:
    assert list(FINDER.find(document("<p>Rowery i kaski</p>"), None)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(("written", "key", "missing"), [("6Labc", "6Labc", False), ("", "", True)])
def test_a_captcha_says_whether_it_has_a_key(written: str, key: str, missing: bool) -> None:
    body = PLAIN.replace("</form>", f'<div class="g-recaptcha" data-sitekey="{written}"></div></form>')
    (channel,) = found(FINDER, body)
    assert (channel.attributes["captcha"]["sitekey"], channel.attributes["captcha"]["key_missing"]) == (key, missing)


@pytest.mark.parametrize(
    ("heading", "button", "path", "purpose"),
    [
        ("Formularz odstąpienia od umowy", "Wyślij", "zwroty", "withdrawal"),
        ("Odstoupení od smlouvy", "Odeslat", "formular", "withdrawal"),
        ("Formulár na odstúpenie od zmluvy", "Odoslať", "formular", "withdrawal"),
        ("Widerruf erklären", "Widerruf absenden", "widerruf", "withdrawal"),
        ("Start a return", "Send", "returns", "withdrawal"),
        ("", "Wyślij", "odstapienie-od-umowy", "withdrawal"),
        ("Napisz do nas", "Wyślij", "kontakt", "contact"),
        ("Napisz do nas", "Wyślij", "zwroty", "contact"),
        ("Schreiben Sie uns", "Senden", "kontakt-und-retouren", "contact"),
    ],
)
def test_what_a_form_is_for(heading: str, button: str, path: str, purpose: str) -> None:
    body = (
        f"<main><h2>{heading}</h2><form action=/send method=post>"
        "<label>E-mail <input type=email name=email></label><label>Imię <input name=name></label>"
        f"<label>Wiadomość <textarea name=message></textarea></label><button>{button}</button></form></main>"
    )
    (form,) = found(FINDER, body, url=f"https://sklep-rower.example/{path}")
    assert form.attributes["purpose"] == purpose
