from __future__ import annotations

from typing import Any

import pytest

from builders import SITE, channel, crawl, judged, known, link, malformed, message, page, seen, unknown
from channelaudit.checks.registers.interface import RegisterEntry
from channelaudit.model import Channel, Observation, Sighting


def test_number_invalid() -> None:
    wrong = channel("registration", "1234560008", scheme="nip", valid=False)
    judgement = judged("registration-number-invalid", wrong)
    assert "NIP 1234560008 is not a valid number" in message(judgement)
    assert judgement.findings[0].problem.subject == "registration:nip:1234560008"
    short = malformed("registration", "123456", "syntax", scheme="company_number")
    assert "COMPANY NUMBER 123456" in message(judged("registration-number-invalid", short))


def test_number_invalid_passes_with_valid_and_uncheckable_numbers() -> None:
    right = channel("registration", "1234560007", scheme="nip", valid=True)
    without_rule = channel("registration", "0000123456", scheme="krs")
    assert judged("registration-number-invalid", right, without_rule).status == "passed"
    assert judged("registration-number-invalid").status == "not-applicable"


NIP = channel("registration", "1234560007", scheme="nip", valid=True, country="PL")
KRS = channel("registration", "0009999999", scheme="krs", country="PL")
COMPANY = channel("company", "Rowerek sp. z o.o.", legal_form="sp. z o.o.", owner="shop")
ADDRESS = channel("address", "ul. Rowerowa 1, 00-001 Warszawa", street="Rowerowa 1", postcode="00-001")
REGISTER_RULES = (
    "registration-not-found",
    "registration-inactive",
    "registration-vat-inactive",
    "registration-numbers-mismatch",
    "registration-name-differs",
    "registration-address-differs",
)


def court(status: Any = "active", **more: Any) -> Observation:
    return known("krs", "krs:0009999999", RegisterEntry("KRS", "krs:0009999999", status, **more))


def listed(status: Any = "active", **more: Any) -> Observation:
    entry = RegisterEntry("the list", "nip:1234560007", status, complete=False, **more)
    return known("vat_whitelist", "nip:1234560007", entry)


@pytest.mark.parametrize("rule", REGISTER_RULES)
def test_rules_about_registers_say_nothing_unless_one_was_asked(rule: str) -> None:
    assert judged(rule, NIP, KRS, COMPANY, ADDRESS).status == "not-applicable"
    down = judged(rule, NIP, COMPANY, ADDRESS, unknown("vat_whitelist", "nip:1234560007", "blocked"))
    assert (down.status, [unsure.failure.kind for unsure in down.unsure]) == ("undetermined", ["blocked"])


@pytest.mark.parametrize("rule", REGISTER_RULES)
def test_a_register_without_a_key_leaves_no_doubt_where_another_answered(rule: str) -> None:
    keyless = unknown("ceidg", "nip:1234560007", "skipped")
    assert judged(rule, NIP, keyless, listed(vat_active=True)).status == "passed"


def test_not_found() -> None:
    assert "KRS does not know KRS 0009999999" in message(judged("registration-not-found", KRS, court("not_found")))
    assert judged("registration-not-found", KRS, court("removed")).status == "passed"


def test_not_found_in_a_register_of_some_traders_means_nothing() -> None:
    assert judged("registration-not-found", NIP, listed("not_found", vat_active=False)).status == "passed"
    contradicted = known("gus_regon", "nip:1234560007", RegisterEntry("GUS", "nip:1234560007", "not_found"))
    assert judged("registration-not-found", NIP, contradicted, listed()).status == "passed"


@pytest.mark.parametrize(
    ("status", "words"), [("removed", "struck off"), ("suspended", "suspended"), ("winding_up", "being wound up")]
)
def test_inactive(status: str, words: str) -> None:
    assert words in message(judged("registration-inactive", KRS, court(status)))
    assert judged("registration-inactive", KRS, court()).status == "passed"


def test_vat_inactive() -> None:
    judgement = judged("registration-vat-inactive", NIP, listed(vat_active=False))
    assert "1234560007 is not active" in message(judgement)
    assert judgement.findings[0].severity == "note"
    assert judged("registration-vat-inactive", NIP, listed(vat_active=True)).status == "passed"
    assert judged("registration-vat-inactive", NIP, listed()).status == "passed"  # it does not say
    assert judged("registration-vat-inactive", KRS, court()).status == "not-applicable"


def test_a_register_that_was_asked_and_did_not_answer_is_the_better_reason() -> None:
    subject = "nip:1234560007"
    for answers in (("skipped", "timeout"), ("timeout", "skipped")):
        asked = [unknown(check, subject, kind) for check, kind in zip(("ceidg", "vat_whitelist"), answers, strict=True)]
        judgement = judged("registration-not-found", NIP, *asked)
        assert [unsure.failure.kind for unsure in judgement.unsure] == ["timeout"]


def test_the_name_of_a_company_that_was_removed_is_not_compared() -> None:
    assert judged("registration-name-differs", KRS, COMPANY, court(name="Inna Firma S.A.")).status == "failed"
    removed = judged("registration-name-differs", KRS, COMPANY, court("removed", name="Inna Firma S.A."))
    assert removed.status == "passed"


def test_vat_inactive_is_contradicted_by_another_register() -> None:
    number = channel("registration", "PL1234560007", scheme="vat", valid=True)
    vies = RegisterEntry("VIES", "vat:PL1234560007", "not_found", vat_active=False)
    said = known("vies", "vat:PL1234560007", vies)
    assert judged("registration-vat-inactive", number, said, listed(vat_active=True)).status == "passed"
    assert "VIES" in message(judged("registration-vat-inactive", number, said))


def test_numbers_mismatch() -> None:
    judgement = judged("registration-numbers-mismatch", NIP, KRS, court(numbers=("nip:5260000005",)))
    assert "shows NIP 1234560007, but to 0009999999 belongs NIP 5260000005" in message(judgement)


def test_numbers_mismatch_knows_the_spellings_of_one_number() -> None:
    shown = (
        channel("registration", "PL1234560007", scheme="vat", valid=True),
        channel("registration", "123456704", scheme="regon", valid=True),
        channel("registration", "12345679", scheme="dic", valid=True),
    )
    numbers = ("nip:1234560007", "regon:12345670400000", "dic:CZ12345679", "krs:9999999", "ico:99999994")
    assert judged("registration-numbers-mismatch", KRS, *shown, court(numbers=numbers)).status == "passed"


def test_name_differs_once_for_all_registers() -> None:
    name = "HULAJNOGI SPÓŁKA AKCYJNA"
    judgement = judged("registration-name-differs", NIP, KRS, COMPANY, court(name=name), listed(name=name))
    assert 'calls itself "Rowerek sp. z o.o.", the register "HULAJNOGI SPÓŁKA AKCYJNA"' in message(judgement)


def test_name_differs_passes_for_brands_and_owners() -> None:
    same = court(name="ROWEREK SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ")
    assert judged("registration-name-differs", KRS, COMPANY, same).status == "passed"
    brand = channel("company", "Szybkie Koła", owner="shop")
    assert judged("registration-name-differs", KRS, brand, same).status == "passed"
    owner = court(name="Jan Testowy SKLEP", other_names=("Rowerek",))
    assert judged("registration-name-differs", KRS, COMPANY, owner).status == "passed"


def test_address_differs_once_for_all_registers() -> None:
    moved = "KWIATOWA 2, 30-001 KRAKÓW"
    judgement = judged("registration-address-differs", NIP, KRS, ADDRESS, court(address=moved), listed(address=moved))
    assert "ul. Rowerowa 1, 00-001 Warszawa" in message(judgement)
    assert moved in message(judgement)


def test_address_differs_passes_where_any_address_agrees() -> None:
    returns = channel("address", "ul. Kwiatowa 2/3, 30-001 Kraków", role="returns", street="x", postcode="30-001")
    moved = court(address="KWIATOWA 2, 30-001 KRAKÓW")
    assert judged("registration-address-differs", KRS, ADDRESS, returns, moved).status == "passed"
    assert (
        judged("registration-address-differs", KRS, returns, court(address="INNA 3, 00-001 WARSZAWA")).status
        == "passed"
    )
    town = channel("address", "Warszawa")
    assert judged("registration-address-differs", KRS, town, moved).status == "passed"
    second = court(address="INNA 3, 00-001 WARSZAWA", other_addresses=("ROWEROWA 1, 00-001 WARSZAWA",))
    assert judged("registration-address-differs", KRS, ADDRESS, second).status == "passed"


# What the law asks a trader to publish


def number(scheme: str, value: str, *places: Sighting, country: str = "PL", **attributes: Any) -> Channel:
    return channel(
        "registration", value, *places, **{"scheme": scheme, "valid": True, "country": country, **attributes}
    )


def company(form: str = "sp. z o.o.", name: str = "Rowerek sp. z o.o.", *places: Sighting) -> Channel:
    return channel("company", name, *(places or (seen(name),)), legal_form=form, owner="shop")


SHOP = crawl(links=[link(SITE + "koszyk", role="cart")])


def test_name_missing() -> None:
    judgement = judged("registration-name-missing")
    assert "(pages visited: 2; duty: ustawa o prawach konsumenta" in message(judgement)
    assert judgement.findings[0].severity == "error"
    assert judged("registration-name-missing", country="US").findings[0].severity == "warning"
    assert judged("registration-name-missing", company()).status == "passed"
    assert judged("registration-name-missing", channel("disclosure", "trader")).status == "passed"
    assert judged("registration-name-missing", crawl(complete=False)).status == "undetermined"


def test_name_missing_is_open_while_terms_are_a_document() -> None:
    pdf = crawl(links=[link(SITE + "regulamin.pdf", role="terms")])
    assert judged("registration-name-missing", pdf).status == "undetermined"


@pytest.mark.parametrize(
    ("rule", "form", "severity"),
    [
        ("registration-tax-id-missing", "sp. z o.o.", "error"),
        ("registration-register-missing", "S.A.", "error"),
        ("registration-register-missing", "sp. k.", "warning"),
        ("registration-court-missing", "sp. z o.o.", "warning"),
        ("registration-capital-missing", "P.S.A.", "warning"),
    ],
)
def test_a_polish_company_must_publish(rule: str, form: str, severity: str) -> None:
    judgement = judged(rule, company(form))
    assert [finding.severity for finding in judgement.findings] == [severity]
    assert "duty: " in message(judgement)


@pytest.mark.parametrize("rule", ["register-missing", "court-missing", "capital-missing"])
def test_a_polish_sole_trader_has_no_duties_of_companies(rule: str) -> None:
    assert judged(f"registration-{rule}", company("", "Anna Przykład")).status == "not-applicable"


def test_tax_id_missing_of_a_sole_trader_who_sells() -> None:
    assert judged("registration-tax-id-missing", SHOP).findings[0].severity == "warning"
    assert judged("registration-tax-id-missing").status == "not-applicable"
    assert judged("registration-tax-id-missing", SHOP, number("nip", "9876500028")).status == "passed"
    assert judged("registration-tax-id-missing", SHOP, number("vat", "PL9876500028")).status == "passed"
    wrong = number("nip", "9876500029", valid=False)
    assert judged("registration-tax-id-missing", SHOP, wrong).status == "passed"


def test_what_is_published_passes() -> None:
    krs = number("krs", "0000987654")
    assert judged("registration-register-missing", company(), krs).status == "passed"
    assert judged("registration-court-missing", company(), channel("disclosure", "court")).status == "passed"
    assert judged("registration-capital-missing", company(), channel("disclosure", "capital")).status == "passed"
    mark = number("file_mark", "C123456", country="CZ")
    assert judged("registration-court-missing", company("s.r.o."), mark, country="CZ").status == "passed"


@pytest.mark.parametrize(
    ("country", "form", "rule"),
    [
        ("CZ", "", "register"),
        ("SK", "s.r.o.", "court"),
        ("DE", "GmbH", "register"),
        ("DE", "GmbH", "tax-id"),
        ("AT", "e.U.", "register"),
        ("GB", "Ltd", "register"),
        ("IE", "Ltd", "court"),
        ("CZ", "a.s.", "court"),
    ],
)
def test_other_countries(country: str, form: str, rule: str) -> None:
    judgement = judged(f"registration-{rule}-missing", company(form), country=country)
    assert judgement.status == "failed"


def test_the_law_is_that_of_the_country_of_the_numbers() -> None:
    czech = number("ico", "98765434", country="CZ")
    assert judged("registration-tax-id-missing", SHOP, czech).status == "not-applicable"
    assert judged("registration-register-missing", SHOP, czech).status == "passed"


def test_couriers_and_payment_firms_do_not_make_a_company_of_a_sole_trader() -> None:
    on_privacy = Sighting(SITE + "prywatnosc", "main", "text", "Goniec sp. z o.o.")
    courier = company("sp. z o.o.", "Goniec sp. z o.o.", on_privacy)
    pages = crawl(page(), page(SITE + "prywatnosc", "privacy"))
    assert judged("registration-register-missing", pages, courier).status == "not-applicable"


def test_regon_missing() -> None:
    nip = number("nip", "9876500028")
    assert judged("registration-regon-missing", nip).findings[0].severity == "note"
    assert judged("registration-regon-missing", nip, number("regon", "987654326")).status == "passed"
    assert judged("registration-regon-missing").status == "not-applicable"
    assert judged("registration-regon-missing", nip, country="CZ").status == "failed"  # the trader is Polish


def test_personal_id_published() -> None:
    pesel = number("pesel", "80*********", seen("PESEL 80*********"))
    assert "PESEL 80*********" in message(judged("registration-personal-id-published", pesel))


def test_personal_id_published_in_a_czech_tax_number_is_masked() -> None:
    dic = number("dic", "8001011238", seen("DIČ: CZ8001011238"), country="CZ")
    judgement = judged("registration-personal-id-published", dic, country="CZ")
    (finding,) = judgement.findings
    assert finding.severity == "warning"
    assert "80********" in message(judgement)
    assert "8001011238" not in repr(finding)


@pytest.mark.parametrize("digits", ["98765434", "699123456", "CZ98765434"])
def test_personal_id_published_passes_for_companies(digits: str) -> None:
    assert judged("registration-personal-id-published", number("dic", digits, country="CZ")).status == "passed"


def test_numbers_differ() -> None:
    footer, terms = seen("NIP 9876500028"), seen("NIP 1076500028", region="main", on=SITE + "regulamin")
    one, other = number("nip", "9876500028", footer), number("nip", "1076500028", terms)
    assert "9876500028 and 1076500028" in message(judged("registration-numbers-differ", one, other))


def test_numbers_differ_where_one_company_stands_beside_both() -> None:
    places = seen("a"), seen("b", region="main", on=SITE + "regulamin")
    one, other = number("nip", "9876500028", places[0]), number("nip", "1234560007", places[1])
    assert judged("registration-numbers-differ", one, other).status == "passed"
    same = company("sp. z o.o.", "Rowerek sp. z o.o.", *places)
    assert judged("registration-numbers-differ", one, other, same).status == "failed"


def test_numbers_differ_leaves_two_firms_and_wrong_numbers_alone() -> None:
    one, other = number("nip", "9876500028"), number("nip", "1076500028")  # side by side in the footer
    assert judged("registration-numbers-differ", one, other).status == "passed"
    wrong = number("nip", "9876500029", seen("x", region="main"), valid=False)
    assert judged("registration-numbers-differ", one, wrong).status == "passed"
    privacy = crawl(page(), page(SITE + "prywatnosc", "privacy"))
    theirs = number("nip", "1076500028", seen("x", region="main", on=SITE + "prywatnosc"))
    assert judged("registration-numbers-differ", one, theirs, privacy).status == "passed"
