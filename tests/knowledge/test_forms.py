from __future__ import annotations

import pytest

from channelaudit.knowledge import load
from channelaudit.knowledge.forms import (
    Captcha,
    Service,
    _captcha,
    _purpose,
    _service,
    captchas,
    has_effects,
    kinds,
    needless,
    purposes,
    service_of_host,
    service_of_url,
    services,
)

TOP = {"meta", "purposes", "needless", "kinds", "survey", "privacy", "needs_login", "effects", "services", "captchas"}
LANGUAGES = {"any", "pl", "cs", "sk", "de", "en"}


def test_the_file_has_the_known_sections_only() -> None:
    assert set(load("forms")) == TOP


def test_an_unknown_key_fails() -> None:
    with pytest.raises(TypeError):
        _service("example", {"name": "Example", "hsots": []})
    with pytest.raises(TypeError):
        _service("example", {"name": "Example", "gone": {"statuses": [404]}})
    with pytest.raises(TypeError):
        _captcha("example", {"name": "Example", "kyes": []})
    with pytest.raises(TypeError):
        _purpose("example", {"labels": {}})


def test_words_are_given_by_known_languages() -> None:
    for entry in load("forms")["purposes"].values():
        assert set(entry.get("label", {})) <= LANGUAGES
    for words in load("forms")["kinds"].values():
        assert set(words) <= LANGUAGES


def test_purposes_that_rules_ask_for_exist() -> None:
    ids = {purpose.id for purpose in purposes()}
    assert {"message", "email", "phone", "name", "subject", "order_number", "consent", "captcha", "honeypot"} <= ids
    assert needless() <= ids


@pytest.mark.parametrize("service", services().values(), ids=lambda service: service.id)
def test_each_service_is_complete(service: Service) -> None:
    assert service.name
    assert service.source
    assert service.conf in ("stored", "computed", "own")
    assert service.hosts or service.classes or service.fields or service.attributes or service.paths
    assert all(pattern.groups == 1 for pattern in service.embed)
    assert all(sample == sample.lower() for sample in service.placeholder)
    assert all(path == path.lower() for path in service.paths)
    assert "{id}" not in service.endpoint or service.embed or service.id in ("hubspot", "contact-form-7")


@pytest.mark.parametrize("captcha", captchas().values(), ids=lambda captcha: captcha.id)
def test_each_captcha_is_complete(captcha: Captcha) -> None:
    assert captcha.name
    assert captcha.source
    assert captcha.marks or captcha.nodes or captcha.fields
    assert all(pattern.groups == 1 for pattern in captcha.keys)


def test_words_are_found_without_case_and_diacritics() -> None:
    assert kinds().contact.search("napiste nam")
    assert kinds().contact.search("wiadomosci")
    assert not kinds().contact.search("rower gorski")


def test_services_are_found_by_the_hosts_of_their_endpoints() -> None:
    known = service_of_host("rower.us9.list-manage.com")
    assert known is not None
    assert known.id == "mailchimp"
    assert service_of_host("sklep-rower.example") is None


@pytest.mark.parametrize(
    ("endpoint", "service", "questions"),
    [
        (
            "https://sklep-rower.example/wp-json/contact-form-7/v1/contact-forms/12/feedback",
            "contact-form-7",
            ["https://sklep-rower.example/wp-json/contact-form-7/v1/contact-forms/12/feedback/schema"],
        ),
        (
            "https://api.hsforms.com/submissions/v3/integration/submit/12/ab-c",
            "hubspot",
            [
                "https://forms.hsforms.com/embed/v3/form/12/ab-c/json",
                "https://forms-eu1.hsforms.com/embed/v3/form/12/ab-c/json",
            ],
        ),
        ("https://share.hsforms.com/1ab", "hubspot", []),
        ("https://formspree.io/f/abcdwxyz", "formspree", []),
    ],
)
def test_what_to_ask_of_a_service(endpoint: str, service: str, questions: list[str]) -> None:
    known = service_of_url(endpoint)
    assert known is not None
    assert (known.id, list(known.questions(endpoint))) == (service, questions)


@pytest.mark.parametrize("url", ["https://sklep-rower.example/kontakt", "https://[::1", ""])
def test_no_service_behind_an_ordinary_endpoint(url: str) -> None:
    assert service_of_url(url) is None


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://sklep-rower.example/kontakt/wyslij", False),
        ("https://sklep-rower.example/wp-admin/admin-ajax.php", False),
        ("https://sklep-rower.example/wp-admin/admin-ajax.php?action=send", True),
        ("https://sklep-rower.example/index.php?controller=contact", False),
        ("https://sklep-rower.example/?add-to-cart=12", True),
        ("https://sklep-rower.example/action/Cart/addCartItem/", True),
        ("https://sklep-rower.example/newsletter/unsubscribe", True),
        ("https://[::1", True),
    ],
)
def test_addresses_that_do_something(url: str, expected: bool) -> None:
    assert has_effects(url) is expected
