"""Registration numbers in the many ways in which shops of seven countries write them."""

from __future__ import annotations

import pytest

from channelaudit.channels.registration import FINDER
from lines import channels

# In a line of these lists " // " begins a new line of the page.
NUMBERS = [
    ("GB", "Country: United Kingdom // Trade number: 06512034", "company_number 06512034"),
    ("PL", "NIP 123-456-00-07", "nip 1234560007"),
    ("PL", "NIP 123−456−00−07", "nip 1234560007"),
    ("PL", "NIP: 123 45 60 007", "nip 1234560007"),
    ("PL", "Nr NIP: 1234560007, Nr REGON: 123456704", "nip 1234560007, regon 123456704"),
    ("PL", "NIP // 1234560007 // REGON // 123456704", "nip 1234560007, regon 123456704"),
    ("PL", "NIP | 1234560007 | REGON | 123456704", "nip 1234560007, regon 123456704"),
    ("PL", "NIP - 1234560007", "nip 1234560007"),
    ("PL", "NIP\t1234560007", "nip 1234560007"),
    ("PL", "N.I.P. 1234560007", "nip 1234560007"),
    ("PL", "NIP PL1234560007", "nip 1234560007"),
    ("PL", "NIP (UE): PL 1234560007", "vat PL1234560007"),
    ("PL", "NIP-UE: PL1234560007", "vat PL1234560007"),
    ("PL", "VAT PL1234560007", "vat PL1234560007"),
    ("PL", "nr identyfikacji podatkowej 1234560007", "nip 1234560007"),
    ("PL", "numer identyfikacji podatkowej (NIP): 1234560007", "nip 1234560007"),
    ("PL", "o numerze NIP 1234560007 oraz numerze REGON 123456704", "nip 1234560007, regon 123456704"),
    ("PL", "posiadającą NIP: 1234560007 i REGON: 123456704", "nip 1234560007, regon 123456704"),
    ("PL", "posługująca się numerem NIP 1234560007", "nip 1234560007"),
    ("PL", "NIP / REGON: 1234560007 / 123456704", "nip 1234560007, regon 123456704"),
    ("PL", "KRS 0000601202, NIP 1234560007", "krs 0000601202, nip 1234560007"),
    ("PL", "pod numerem KRS 0000601202", "krs 0000601202"),
    ("PL", "wpisaną do rejestru przedsiębiorców Krajowego Rejestru Sądowego pod numerem 0000601202", "krs 0000601202"),
    ("PL", "KRS nr 0000 601 202", "krs 0000601202"),
    ("PL", "KRS: 0000601202 Sąd Rejonowy w Gliwicach", "krs 0000601202"),
    ("PL", "Numer KRS // 0000601202", "krs 0000601202"),
    ("PL", "Numer wpisu do KRS: 0000601202", "krs 0000601202"),
    ("PL", "Firma Rower NIP:1234560007 REGON:123456704 tel. 601202303", "nip 1234560007, regon 123456704"),
    ("PL", "Regon 123456704", "regon 123456704"),
    ("PL", "REGON 12345670400000", "regon 12345670400000"),
    ("CZ", "IČO: 87654326", "ico 87654326"),
    ("CZ", "IČ: 876 54 326", "ico 87654326"),
    ("CZ", "IČO 8765 4326, DIČ CZ 8765 4326", "dic 87654326, ico 87654326"),
    ("CZ", "IČO / DIČ // 87654326 / CZ87654326", "dic 87654326, ico 87654326"),
    ("CZ", "IČO // 876 54 326", "ico 87654326"),
    ("CZ", "Identifikační číslo osoby: 87654326", "ico 87654326"),
    ("CZ", "IČO: 87654326, nejsme plátci DPH", "ico 87654326"),
    ("CZ", "IČ/DIČ: 87654326 / CZ87654326", "dic 87654326, ico 87654326"),
    ("CZ", "IČO: 87654326 DIČ: CZ87654326", "dic 87654326, ico 87654326"),
    ("CZ", "IČO : 87654326 | DIČ : CZ87654326", "dic 87654326, ico 87654326"),
    ("CZ", "IČO - 87654326", "ico 87654326"),
    ("CZ", "IČ 87654326, zapsán v ŽR", "ico 87654326"),
    ("CZ", "I.Č. 87654326", "ico 87654326"),
    ("CZ", "ICO 87654326", "ico 87654326"),
    ("CZ", "Kolo s.r.o. (IČO 87654326)", "ico 87654326"),
    ("CZ", "Daňové identifikační číslo: CZ87654326", "dic 87654326"),
    ("CZ", "VAT: CZ87654326", "dic 87654326"),
    ("CZ", "plátce DPH CZ87654326", "dic 87654326"),
    ("CZ", "DIČ:CZ87654326", "dic 87654326"),
    ("CZ", "se sídlem Brno, IČ: 87654326, společnost zapsaná v OR u KS v Brně, odd. C, vl. 12345", "ico 87654326"),
    ("SK", "IČO: 87654326", "ico 87654326"),
    ("SK", "IČO: 87 654 326, DIČ: 2021234501, IČ DPH: SK2021234501", "dic 2021234501, ico 87654326, vat SK2021234501"),
    ("SK", "IČ DPH // SK2021234501", "vat SK2021234501"),
    ("SK", "IČ DPH: SK 2021234501", "vat SK2021234501"),
    ("SK", "DIČ 2021234501 / IČ DPH SK2021234501", "dic 2021234501, vat SK2021234501"),
    ("SK", "IČDPH: SK2021234501", "vat SK2021234501"),
    ("SK", "DIČ DPH SK2021234501", "vat SK2021234501"),
    ("SK", "IČ-DPH SK2021234501", "vat SK2021234501"),
    ("DE", "USt-IdNr.: DE123456788", "vat DE123456788"),
    ("DE", "Umsatzsteuer-ID: DE 123 456 788", "vat DE123456788"),
    ("DE", "Umsatzsteuer-Identifikationsnummer gem. § 27a UStG: DE123456788", "vat DE123456788"),
    ("DE", "Ust-IdNr. // DE123456788", "vat DE123456788"),
    ("DE", "USt.-Ident.-Nr.: DE123456788", "vat DE123456788"),
    ("DE", "UST-ID-Nr. DE123456788", "vat DE123456788"),
    ("DE", "VAT-ID: DE123456788", "vat DE123456788"),
    ("DE", "UStIdNr DE123456788", "vat DE123456788"),
    ("DE", "Amtsgericht Köln, HRB 23629", "hrb HRB23629"),
    ("DE", "Handelsregister: Amtsgericht Köln HRB 23629", "hrb HRB23629"),
    ("DE", "Registergericht: Amtsgericht Köln // Registernummer: HRB 23629", "hrb HRB23629"),
    ("DE", "HRB-Nr. 23629", "hrb HRB23629"),
    ("DE", "HRB: 23629", "hrb HRB23629"),
    ("DE", "HRB Nr. 23629", "hrb HRB23629"),
    ("DE", "HRB 23 629", "hrb HRB23629"),
    ("DE", "HRA 1234, Amtsgericht Bonn", "hrb HRA1234"),
    ("DE", "Eingetragen im Handelsregister des Amtsgerichts Köln unter HRB 23629", "hrb HRB23629"),
    ("DE", "Handelsregister-Nr.: HRB 23629", "hrb HRB23629"),
    ("DE", "HR B 23629", "hrb HRB23629"),
    ("AT", "UID: ATU12345675", "vat ATU12345675"),
    ("AT", "UID-Nr.: ATU 12345675", "vat ATU12345675"),
    ("AT", "UID-Nr: ATU 123 456 75", "vat ATU12345675"),
    ("AT", "Umsatzsteuer-ID ATU12345675", "vat ATU12345675"),
    ("AT", "Firmenbuchnummer: 292459g", "fn 292459g"),
    ("AT", "FN 292459 g", "fn 292459g"),
    ("AT", "FN: 292459g, Landesgericht Wien", "fn 292459g"),
    ("AT", "Firmenbuch-Nr.: FN 292459g", "fn 292459g"),
    ("AT", "Firmenbuchgericht Wien, FN292459g", "fn 292459g"),
    ("GB", "Company No. 01234568", "company_number 01234568"),
    ("GB", "Company number: 06320939", "company_number 06320939"),
    ("GB", "Registered in England & Wales no 06320939", "company_number 06320939"),
    ("GB", "Registered in England and Wales. Company registration number: 06320939.", "company_number 06320939"),
    ("GB", "Registered in England and Wales (No. 06320939)", "company_number 06320939"),
    ("GB", "Reg. in England 06320939", "company_number 06320939"),
    ("GB", "Reg No: 06320939", "company_number 06320939"),
    ("GB", "Co. Reg. No. 06320939", "company_number 06320939"),
    ("GB", "Company Reg: 06320939", "company_number 06320939"),
    ("GB", "Company Registered No: 06320939", "company_number 06320939"),
    ("GB", "Registered Company Number 06320939", "company_number 06320939"),
    ("GB", "Registered number 06320939 England", "company_number 06320939"),
    ("GB", "Bike Ltd, company number SC157749, registered in Scotland", "company_number SC157749"),
    ("GB", "incorporated and registered in England and Wales with company number 06320939", "company_number 06320939"),
    ("GB", "a company registered in England under number 06320939", "company_number 06320939"),
    ("GB", "Companies House number: 06320939", "company_number 06320939"),
    ("GB", "VAT No. 123 4567 27", "vat GB123456727"),
    ("GB", "VAT Registration Number: GB 123 4567 27", "vat GB123456727"),
    ("GB", "VAT: 123456727", "vat GB123456727"),
    ("GB", "VAT reg no 123456727", "vat GB123456727"),
    ("GB", "V.A.T. No. 123 4567 27", "vat GB123456727"),
    ("GB", "Our VAT number is 123 4567 27", "vat GB123456727"),
    ("GB", "VAT Number // 123 4567 27", "vat GB123456727"),
    ("IE", "Company Registration Number 654329", "company_number 654329"),
    ("IE", "CRO No. 654329", "company_number 654329"),
    ("IE", "Registered in Ireland no. 654329", "company_number 654329"),
    ("IE", "Registered in Ireland: 654329", "company_number 654329"),
    ("IE", "Company Reg No. 654329", "company_number 654329"),
    ("IE", "VAT: IE1234567T", "vat IE1234567T"),
    ("IE", "VAT Reg. No. IE 1234567T", "vat IE1234567T"),
    ("IE", "VAT number 1234567T", "vat IE1234567T"),
]  # fmt: skip
NONE = [
    ("DE", "Vereinsregister VR 1287"),
    ("DE", "Amtsgericht Musterstadt, GnR 412"),
    ("DE", "Partnerschaftsregister PR 318"),
    ("DE", "Registernummer: VR 1287"),
    ("GB", "ICO: 0303 123 1113"),
    ("GB", "ICO registration number ZA123456"),
    ("PL", "REGON telefonu 601 202 303 04 05 06 07"),
    ("CZ", "Objednávka 87654326"),
    ("PL", "Zamówienie 1234560007"),
    ("PL", "tel. 123 456 00 07"),
    ("DE", "Art. 123456788"),
    ("DE", "Tel. DE 0221 123456"),
    ("GB", "Order number 06320939"),
    ("GB", "Registered charity 1089012"),
    ("GB", "registered in 2015 12345"),
    ("SK", "DIČ bez DPH"),
    ("AT", "FN-Modell 12345x"),
    ("CZ", "IČO a DIČ uvedete v košíku"),
    ("PL", "Administratorem danych w firmie hostingowej Próba sp. z o.o. hosting"),
    ("CZ", "Hosting: Ukázka s.r.o., IČO 87654326"),
    ("DE", "Hosting: Muster GmbH, HRB 23629, USt-IdNr. DE123456788"),
    ("PL", "kod 0000601202303"),
]


def seen(country: str, text: str) -> set[str]:
    found = channels(FINDER, country, *text.split(" // "))
    return {f"{c.attributes['scheme']} {c.value}" for c in found if c.of_shop} - {"file_mark C12345"}


@pytest.mark.parametrize(("country", "text", "numbers"), NUMBERS)
def test_registration_numbers(country: str, text: str, numbers: str) -> None:
    assert seen(country, text) == set(numbers.split(", "))


@pytest.mark.parametrize(("country", "text"), NONE)
def test_no_registration_number_of_the_shop(country: str, text: str) -> None:
    assert seen(country, text) == set()


def test_labels_above_their_numbers() -> None:
    found = channels(FINDER, "CZ", "IČO / DIČ", "12345678 / CZ12345678")
    assert {c.attributes["scheme"] for c in found} == {"ico", "dic"}


def test_a_wrong_number_below_its_label_is_kept() -> None:
    (nip,) = channels(FINDER, "PL", "NIP", "123 456 00 08")
    assert (nip.value, nip.attributes["valid"]) == ("1234560008", False)
