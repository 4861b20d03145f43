"""The registers' answers, byte for byte as documented or recorded; the traders are invented."""

from __future__ import annotations

from lab.web import Reply

JSON = "application/json"


def data(text: str, status: int = 200) -> Reply:
    return Reply(status, text, JSON)


MAINTENANCE = Reply(body="<html><body>Przerwa techniczna</body></html>")
DOWN = Reply(503, "<html><body>Service Unavailable</body></html>")

WHITE = data(
    '{"result":{"subject":{"name":"PRZYKŁADOWY SKLEP SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ","nip":"1234560007",'
    '"statusVat":"Czynny","regon":"123456704","pesel":null,"krs":"0009999999","residenceAddress":null,'
    '"workingAddress":"PRZYKŁADOWA 1, 00-001 WARSZAWA","representatives":[],"authorizedClerks":[],"partners":[],'
    '"registrationLegalDate":"2019-07-05","registrationDenialBasis":null,"registrationDenialDate":null,'
    '"restorationBasis":null,"restorationDate":null,"removalBasis":null,"removalDate":null,"exemptionSmeDate":null,'
    '"accountNumbers":["27114020040000300201355387"],"hasVirtualAccounts":false},"requestId":"MVRqg-98jk3i1",'
    '"requestDateTime":"24-09-2026 02:36:01"}}'
)
WHITE_HOME = data(
    '{"result":{"subject":{"name":"JAN TESTOWY","nip":"1234560007","statusVat":"Niezarejestrowany","regon":"123456704",'
    '"pesel":null,"krs":null,"residenceAddress":"DOMOWA 5, 00-002 WARSZAWA","workingAddress":null,'
    '"removalBasis":"Art. 96 ust. 7ba","removalDate":"2024-01-31","accountNumbers":[],"hasVirtualAccounts":true},'
    '"requestId":"a","requestDateTime":"24-09-2026 02:36:01"}}'
)
WHITE_NONE = data('{"result":{"subject":null,"requestId":"h1zOr-98jk3jj","requestDateTime":"24-09-2026 02:36:43"}}')
WHITE_LIMIT = data('{"code":"WL-191","message":"Limit żądań dla tego adresu IP został na dziś wyczerpany."}', 429)
WHITE_UPDATING = data('{"code":"WL-196","message":"Trwa aktualizacja bazy danych. Spróbuj ponownie później."}', 400)
WHITE_FUTURE = data('{"code":"WL-103","message":"Data nie może być datą przyszłą."}', 400)

COURT = data(
    '{"odpis":{"rodzaj":"Aktualny","naglowekA":{"rejestr":"RejP","numerKRS":"0009999999","stanPozycji":1},"dane":'
    '{"dzial1":{"danePodmiotu":{"formaPrawna":"SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ","identyfikatory":{"regon":'
    '"12345670400000","nip":"1234560007"},"nazwa":"PRZYKŁADOWY SKLEP SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"},'
    '"siedzibaIAdres":{"siedziba":{"kraj":"POLSKA","miejscowosc":"WARSZAWA"},"adres":{"ulica":"UL. PRZYKŁADOWA",'
    '"nrDomu":"1","miejscowosc":"WARSZAWA","kodPocztowy":"00-001","poczta":"WARSZAWA","kraj":"POLSKA"}}},'
    '"dzial4":{},"dzial5":{},"dzial6":{}}}}'
)
COURT_WOUND_UP = data(str(COURT.body).replace('ODPOWIEDZIALNOŚCIĄ"}', 'ODPOWIEDZIALNOŚCIĄ W LIKWIDACJI"}'))
COURT_NONE = data(
    '{"type":"https://tools.ietf.org/html/rfc7231#section-6.5.4","title":"Not Found","status":404,'
    '"traceId":"00-14d25b90ef1d93bf6e45c34770deae28-f24f4464545312d1-00"}',
    404,
)
COURT_REMOVED = Reply(204, b"", "")

SOLE = data(
    '{"firma":[{"id":"9D2531B1-6DED-4538-95EA-22FF2C7D2E01","nazwa":"Jan Testowy SKLEP","adresDzialalnosci":{"ulica":'
    '"ul. Zwierzyniecka","budynek":"1","miasto":"Białystok","wojewodztwo":"PODLASKIE","kraj":"PL","kod":"15-333"},'
    '"adresKorespondencyjny":{"ulica":"ul. Listowa","budynek":"2","lokal":"3","miasto":"Białystok","kod":"15-334"},'
    '"wlasciciel":{"imie":"Jan","nazwisko":"Testowy","nip":"1234560007","regon":"123456704"},"rokPkd":"2025",'
    '"status":"AKTYWNY","numerStatusu":1,"dataRozpoczecia":"2014-07-29"}]}'
)
SOLE_SUSPENDED = data(str(SOLE.body).replace("AKTYWNY", "ZAWIESZONY"))
SOLE_REMOVED = data(str(SOLE.body).replace("AKTYWNY", "WYKRESLONY"))
SOLE_NONE = Reply(204, b"", "")
SOLE_BAD = data('{"code":"NIEPOPRAWNY_NUMER_NIP","message":"Niepoprawny numer NIP"}', 400)

CZECH = data(
    '{"ico":"12345679","obchodniJmeno":"Příkladný obchod s.r.o.","sidlo":{"kodStatu":"CZ","nazevObce":"Praha",'
    '"nazevUlice":"Příkladná","cisloDomovni":3294,"cisloOrientacni":10,"nazevCastiObce":"Smíchov","psc":15000,'
    '"textovaAdresa":"Příkladná 3294/10, Smíchov, 15000 Praha 5"},"pravniForma":"112","financniUrad":"005",'
    '"datumVzniku":"2015-04-05","dic":"CZ12345679","seznamRegistraci":{"stavZdrojeVr":"AKTIVNI",'
    '"stavZdrojeDph":"AKTIVNI"},"primarniZdroj":"ros","czNace":["47910"]}'
)
CZECH_DISSOLVED = data(str(CZECH.body).replace('"financniUrad"', '"datumZaniku":"2024-05-31","financniUrad"'))
CZECH_GROUP = data(
    str(CZECH.body)
    .replace('"dic":"CZ12345679",', "")
    .replace('"stavZdrojeDph":"AKTIVNI"', '"stavZdrojeDph":"NEEXISTUJICI"')
)
CZECH_NONE = data('{"kod":"NENALEZENO","popis":"Subjekt nebyl nalezen","subKod":"VYSTUP_SUBJEKT_NENALEZEN"}', 404)
CZECH_WRONG_WAY = data('{"status":404,"error":"Not Found","path":"/rest/ekonomicke-subjekty"}', 404)
CZECH_BAD = data('{"kod":"CHYBA_VSTUPU","popis":"Chyba vstupu","subKod":"VSTUP_NEVALIDNI_FORMAT_ICO"}', 400)

VIES = data(
    '{"isValid":true,"requestDate":"2026-10-08T04:42:27.326Z","userError":"VALID","name":"PRZYKŁADOWY SKLEP SPÓŁKA Z '
    'OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ","address":"PRZYKŁADOWA 1\\n00-001 WARSZAWA","requestIdentifier":"",'
    '"originalVatNumber":"1234560007","vatNumber":"1234560007"}'
)
VIES_DISCREET = data(
    '{"isValid":true,"requestDate":"2026-10-08T04:42:27.326Z","userError":"VALID","name":"---","address":"---",'
    '"requestIdentifier":"","vatNumber":"123456789"}'
)
VIES_NO = data(
    '{"isValid":false,"requestDate":"2026-10-08T08:32:40.019Z","userError":"INVALID","name":"---","address":"---",'
    '"requestIdentifier":"","originalVatNumber":"1234560008","vatNumber":"1234560008"}'
)
VIES_OUT = data(
    '{"isValid":false,"requestDate":"2026-10-08T08:33:00.000Z","userError":"MS_UNAVAILABLE","name":"---",'
    '"address":"---","requestIdentifier":"","vatNumber":"1234560007"}'
)
VIES_BUSY = data('{"actionSucceed":false,"errorWrappers":[{"error":"MS_MAX_CONCURRENT_REQ"}]}')

SLOVAK = data(
    '{"results":[{"id":1049550,"identifiers":[{"value":"12345679","validFrom":"2004-08-12"}],"fullNames":[{"value":'
    '"Starý názov s. r. o.","validFrom":"2004-08-12","validTo":"2021-10-05"},{"value":"Príkladný obchod s. r. o.",'
    '"validFrom":"2021-10-06"}],"addresses":[{"street":"Príkladná","regNumber":7608,"buildingNumber":"12",'
    '"postalCodes":["81102"],"municipality":{"value":"Bratislava"},"country":{"value":"Slovenská republika"},'
    '"validFrom":"2021-10-06"}],"establishment":"2004-08-12"}],"license":"..."}'
)
SLOVAK_ENDED = data(str(SLOVAK.body).replace('"establishment"', '"termination":"2024-01-01","establishment"'))
SLOVAK_OTHER = data(str(SLOVAK.body).replace("12345679", "87654321"))
SLOVAK_NONE = data('{"results":[]}')

BRITISH = data(
    '{"can_file":true,"company_name":"EXAMPLE SHOP LTD","company_number":"00999999","company_status":"active",'
    '"date_of_creation":"2015-04-20","jurisdiction":"england-wales","registered_office_address":{"address_line_1":'
    '"1 Example Street","locality":"London","postal_code":"EC2V 7HN"},"sic_codes":["47910"],"type":"ltd"}'
)
BRITISH_DISSOLVED = data(str(BRITISH.body).replace('"active"', '"dissolved"'))
BRITISH_WOUND_UP = data(str(BRITISH.body).replace('"active"', '"liquidation"'))
BRITISH_NONE = data('{"errors":[{"type":"ch:service","error":"company-profile-not-found"}]}', 404)
BRITISH_KEY = data('{"error":"Invalid Authorization","type":"ch:service"}', 401)


def soap(action: str, inner: str) -> Reply:
    """One answer of BIR 1.1: a multipart message with one part, in which the answer stands escaped."""
    escaped = inner.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    body = (
        "\r\n--uuid:1\r\nContent-ID: <http://tempuri.org/0>\r\nContent-Transfer-Encoding: 8bit\r\n"
        'Content-Type: application/xop+xml;charset=utf-8;type="application/soap+xml"\r\n\r\n'
        '<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body>'
        f'<{action}Response xmlns="http://CIS/BIR/PUBL/2014/07"><{action}Result>{escaped}</{action}Result>'
        f"</{action}Response></s:Body></s:Envelope>\r\n--uuid:1--\r\n"
    )
    return Reply(200, body, 'multipart/related; type="application/xop+xml";boundary="uuid:1"')


GUS_LOGIN = soap("Zaloguj", "abcdef0123456789abcd")
GUS_BAD_KEY = soap("Zaloguj", "")
GUS_LOGOUT = soap("Wyloguj", "true")
GUS_ROOT = "<root>\r\n<dane>\r\n{}\r\n</dane>\r\n</root>"
GUS_FOUND = soap(
    "DaneSzukajPodmioty",
    GUS_ROOT.format(
        "<Regon>123456704</Regon><Nip>1234560007</Nip><StatusNip /><Nazwa>KOŁO &amp; RAMA SPÓŁKA AKCYJNA</Nazwa>"
        "<Miejscowosc>Warszawa</Miejscowosc><KodPocztowy>00-001</KodPocztowy><Ulica>ul. Przykładowa</Ulica>"
        "<NrNieruchomosci>1</NrNieruchomosci><NrLokalu>2</NrLokalu><Typ>P</Typ><SilosID>6</SilosID>"
        "<DataZakonczeniaDzialalnosci /><MiejscowoscPoczty>Warszawa</MiejscowoscPoczty>"
    ),
)
GUS_ENDED = soap(
    "DaneSzukajPodmioty",
    GUS_ROOT.format(
        "<Regon>123456704</Regon><Nazwa>JAN TESTOWY</Nazwa>"
        "<DataZakonczeniaDzialalnosci>2024-01-31</DataZakonczeniaDzialalnosci>"
    ),
)
GUS_NONE = soap(
    "DaneSzukajPodmioty",
    GUS_ROOT.format(
        "<ErrorCode>4</ErrorCode><ErrorMessagePl>Nie znaleziono podmiotu dla podanych kryteriów wyszukiwania."
        "</ErrorMessagePl><Nip>1234560007</Nip>"
    ),
)
GUS_NO_SESSION = soap("DaneSzukajPodmioty", "")

WORLD = data(
    '{"meta":{"goldenCopy":{"publishDate":"2026-10-05T00:00:00Z"}},"data":{"type":"lei-records","id":'
    '"5299009999EXAMPLE042","attributes":{"lei":"5299009999EXAMPLE042","entity":{"legalName":{"name":'
    '"Przykładowy Sklep S.A.","language":"pl"},"otherNames":[],"legalAddress":{"language":"pl","addressLines":'
    '["ul. Przykładowa 1"],"city":"Warszawa","region":"PL-14","country":"PL","postalCode":"00-001"},"registeredAt":'
    '{"id":"RA000484","other":null},"registeredAs":"0009999999","jurisdiction":"PL","category":"GENERAL","status":'
    '"ACTIVE","creationDate":"2012-01-03T00:00:00Z"},"registration":{"initialRegistrationDate":"2014-06-06T15:53:00Z",'
    '"lastUpdateDate":"2026-03-03T16:34:33Z","status":"ISSUED","nextRenewalDate":"2027-03-08T17:27:20Z","managingLou":'
    '"5493001KJTIIGC8Y1R12","corroborationLevel":"FULLY_CORROBORATED"},"conformityFlag":"CONFORMING"},"links":{"self":'
    '"https://api.gleif.org/api/v1/lei-records/5299009999EXAMPLE042"}}}'
)
WORLD_LAPSED = data(str(WORLD.body).replace('"ISSUED"', '"LAPSED"'))
WORLD_ENDED = data(str(WORLD.body).replace('"ACTIVE"', '"INACTIVE"'))
WORLD_OTHER = data(str(WORLD.body).replace('"id":"5299009999EXAMPLE042"', '"id":"5299009999EXAMPLE139"'))
WORLD_NONE = data('{"errors":[{"status":"404","title":"Not Found","detail":"..."}]}', 404)
