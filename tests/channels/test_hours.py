from __future__ import annotations

import json

import pytest

from channelaudit.channels.hours import FINDER
from channelaudit.model import Channel, Document, Line, Page, SiteContext
from pages import found

URL = "https://sklep-rower.example/kontakt"
CONTEXT = SiteContext(URL, "sklep-rower.example", "sklep-rower.example", "PL", ("PL",), "")


def hours(language: str, text: str, heading: str = "") -> list[Channel]:
    """The hours in lines of text, which " / " separates."""
    lines = tuple(Line(line, "main", heading=heading) for line in text.split(" / "))
    document = Document(Page(URL, URL, "contact", 200, 0, ""), "", language, lines)
    return [item for item in FINDER.find(document, CONTEXT) if isinstance(item, Channel)]


WRITTEN = [
    ("pl", "Infolinia czynna: pon.-pt. w godz. 8.00-16.00", "Mo-Fr 08:00-16:00"),
    (
        "pl",
        "Biuro czynne: pn-pt 9–17, sob. 10^00–14^00, nd. nieczynne",
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00; Su off",
    ),
    ("pl", "Infolinia czynna codziennie 7-22", "Mo-Su 07:00-22:00"),
    ("cs", "Po–Pá 8:00–16:30 hod., polední přestávka 12:00–12:30", "Mo-Fr 08:00-12:00,12:30-16:30"),
    ("sk", "Po-Pi 9.00 - 17.00 hod., So-Ne zatvorené", "Mo-Fr 09:00-17:00; Sa-Su off"),
    ("de", "Mo–Fr 9–18 Uhr, Sa nach Vereinbarung", "Mo-Fr 09:00-18:00"),
    ("en", "Mon–Fri 9am–5:30pm, closed on bank holidays", "Mo-Fr 09:00-17:30; PH off"),
    (
        "pl",
        "Godziny otwarcia / Poniedziałek - Piątek / 9:00 - 17:00 / Sobota / 10:00 - 14:00",
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    ),
    (
        "pl",
        (
            "Godziny otwarcia / Poniedziałek\t9^00 - 17^00 / Wtorek\t9^00 - 17^00 / Środa\t9^00 - 17^00"
            " / Czwartek\t9^00 - 17^00 / Piątek\t9^00 - 15^00 / Sobota\tnieczynne"
        ),
        "Mo-Th 09:00-17:00; Fr 09:00-15:00; Sa off",
    ),
    (
        "cs",
        "Otevírací doba / Po\tÚt\tSt\tČt\tPá / 8-16\t8-16\t8-18\t8-16\t8-14",
        "Mo-Tu 08:00-16:00; We 08:00-18:00; Th 08:00-16:00; Fr 08:00-14:00",
    ),
    ("pl", "Zadzwoń: 22 123 45 67 w dni robocze 8-16", "Mo-Fr 08:00-16:00"),
    ("pl", "Pracujemy od poniedziałku do piątku od godziny 8 do 16.", "Mo-Fr 08:00-16:00"),
    (
        "pl",
        "Pracujemy od 8:00 do 16:00 od poniedziałku do piątku, w soboty od 9:00 do 13:00.",
        "Mo-Fr 08:00-16:00; Sa 09:00-13:00",
    ),
    ("cs", "Volejte po–pá 9:00–15:00 na +420 601 000 111", "Mo-Fr 09:00-15:00"),
    ("cs", "Zákaznická linka je v provozu ve všední dny od 8 do 16 hodin.", "Mo-Fr 08:00-16:00"),
    (
        "cs",
        "Pondělí: 9:00–12:00, 13:00–17:00 / Úterý: zavřeno / Středa: 9:00–12:00, 13:00–17:00",
        "Mo 09:00-12:00,13:00-17:00; Tu off; We 09:00-12:00,13:00-17:00",
    ),
    (
        "sk",
        "Otváracie hodiny: Pon - Pia: 8:00 - 16:30, Sob: 8:00 - 12:00, Ned: zatvorené",
        "Mo-Fr 08:00-16:30; Sa 08:00-12:00; Su off",
    ),
    (
        "sk",
        "Predajňa / Pondelok – Piatok: 9:00 – 17:00 (obedná prestávka 12:00 – 12:30)",
        "Mo-Fr 09:00-12:00,12:30-17:00",
    ),
    (
        "de",
        "Unsere Servicezeiten: Montag bis Donnerstag 8:00 bis 17:00 Uhr, Freitag 8:00 bis 14:00 Uhr",
        "Mo-Th 08:00-17:00; Fr 08:00-14:00",
    ),
    ("de", "Telefonisch erreichbar werktags von 9 bis 18 Uhr", "Mo-Fr 09:00-18:00"),
    (
        "de",
        "Mo, Di, Do, Fr: 10-18 Uhr / Mi: geschlossen / Sa: 10-14 Uhr",
        "Mo-Tu 10:00-18:00; We off; Th-Fr 10:00-18:00; Sa 10:00-14:00",
    ),
    (
        "en",
        "Phone lines open Monday to Friday 9am to 5pm and Saturday 10am to 2pm",
        "Mo-Fr 09:00-17:00; Sa 10:00-14:00",
    ),
    (
        "en",
        (
            "Opening hours / Mon 9:00 AM - 5:00 PM / Tue 9:00 AM - 5:00 PM / Wed Closed / Thu 9:00 AM - 5:00 PM"
            " / Fri 9:00 AM - 12:00 PM"
        ),
        "Mo-Tu 09:00-17:00; We off; Th 09:00-17:00; Fr 09:00-12:00",
    ),
    ("en", "We're open seven days a week, 10am - 6pm", "Mo-Su 10:00-18:00"),
    (
        "en",
        "Office hours are 8:30am - 5pm, Monday to Thursday, and 8:30am - 4pm Friday",
        "Mo-Th 08:30-17:00; Fr 08:30-16:00",
    ),
    ("en", "Lines are open between 9 and 5pm Monday - Friday", "Mo-Fr 09:00-17:00"),
    ("en", "Monday - Friday: 8:00 to 17:00", "Mo-Fr 08:00-17:00"),
    (
        "pl",
        "Sklep stacjonarny: pn-pt 10-18, sb 10-14 / Infolinia: pn-pt 8-16",
        "Mo-Fr 10:00-18:00; Sa 10:00-14:00 || Mo-Fr 08:00-16:00",
    ),
    ("pl", "pon - pt: 8:00-16:00, sob: 9:00-13:00", "Mo-Fr 08:00-16:00; Sa 09:00-13:00"),
    ("pl", "Pn. – Pt. 8:00 – 16:00", "Mo-Fr 08:00-16:00"),
    ("pl", "Czynne: 8.00 - 16.00 (pon. - pt.)", "Mo-Fr 08:00-16:00"),
    ("pl", "8:00 - 16:00 / pon. - pt.", "Mo-Fr 08:00-16:00"),
    (
        "pl",
        "Poniedziałek-Piątek 9:00-17:00 Sobota 9:00-13:00 Niedziela nieczynne",
        "Mo-Fr 09:00-17:00; Sa 09:00-13:00; Su off",
    ),
    ("pl", "Infolinia 24/7", "24/7"),
    ("pl", "Jesteśmy do Twojej dyspozycji w godzinach 8-16 w dni robocze", "Mo-Fr 08:00-16:00"),
    ("pl", "Telefon czynny w godz. 9:00-15:00", "09:00-15:00"),
    ("cs", "Tel.: 601 000 111 (Po-Čt 8-16, Pá 8-14)", "Mo-Th 08:00-16:00; Fr 08:00-14:00"),
    ("cs", "po - pá: 7.30 - 15.30", "Mo-Fr 07:30-15:30"),
    ("sk", "Po - Pia 8:00 až 16:00 hod", "Mo-Fr 08:00-16:00"),
    ("pl", "Pn-Pt: 08-16", "Mo-Fr 08:00-16:00"),
    ("pl", "Od poniedziałku do piątku: 9-17 / W soboty: 10-14", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
    ("pl", "pn.-czw. 8-16, pt. 8-15", "Mo-Th 08:00-16:00; Fr 08:00-15:00"),
    ("en", "Tue-Sat 10am–6pm; Sun 12–4pm; Mon closed", "Mo off; Tu-Sa 10:00-18:00; Su 12:00-16:00"),
    ("pl", "Kontakt telefoniczny możliwy jest w dni robocze w godzinach od 9.00 do 17.00", "Mo-Fr 09:00-17:00"),
    ("pl", "w godzinach 9-17 od poniedziałku do piątku prosimy o kontakt telefoniczny", "Mo-Fr 09:00-17:00"),
    (
        "pl",
        "Dyżur telefoniczny: pn, śr, pt 10-14; wt, czw 12-18",
        "Mo 10:00-14:00; Tu 12:00-18:00; We 10:00-14:00; Th 12:00-18:00; Fr 10:00-14:00",
    ),
    ("pl", "Pn-Pt: 8 - 16, przerwa 12:00 - 12:30", "Mo-Fr 08:00-12:00,12:30-16:00"),
    (
        "de",
        "Öffnungszeiten: / Mo.-Fr. / 09:00-12:30 Uhr und 14:00-18:00 Uhr / Sa. / 09:00-13:00 Uhr",
        "Mo-Fr 09:00-12:30,14:00-18:00; Sa 09:00-13:00",
    ),
    ("pl", "Pracujemy 7 dni w tygodniu w godzinach 8-20", "Mo-Su 08:00-20:00"),
    ("cs", "Pracovní dny 8:00 - 16:00, víkendy a svátky zavřeno", "Mo-Fr 08:00-16:00; Sa-Su off; PH off"),
    ("en", "Customer service: Mon-Fri, 9:00-17:00 CET", "Mo-Fr 09:00-17:00"),
    ("pl", "Odbiór osobisty: pon-pt 9:00-16:00", "Mo-Fr 09:00-16:00"),
    (
        "pl",
        "2. Telefon: 600 100 200 (koszt wg taryfy operatora), w dni robocze, 8:00–15:00",
        "Mo-Fr 08:00-15:00",
    ),
    ("sk", "Infolinka: 0900 000 111 (Po-Pi, 8:00-16:00)", "Mo-Fr 08:00-16:00"),
    (
        "sk",
        "Po: 8:00 - 16:00 / Ut: 8:00 - 16:00 / Str: 8:00 - 16:00 / Štv: 8:00 - 16:00 / Pia: 8:00 - 14:00",
        "Mo-Th 08:00-16:00; Fr 08:00-14:00",
    ),
    ("en", "Store hours: Mon. - Sat. 10 a.m. - 8 p.m., Sun. 11 a.m. - 6 p.m.", "Mo-Sa 10:00-20:00; Su 11:00-18:00"),
    ("en", "M-F 8-5", "Mo-Fr 08:00-17:00"),
    ("en", "Monday-Thursday 9:30 - 5.30, Friday 9.30 - 4.00", "Mo-Th 09:30-17:30; Fr 09:30-16:00"),
    ("pl", "godz. 8-16 / pon.-pt.", "Mo-Fr 08:00-16:00"),
    ("de", "Montag – Freitag: 08.00 – 12.00 Uhr & 13.00 – 17.00 Uhr", "Mo-Fr 08:00-12:00,13:00-17:00"),
    ("de", "Mo – Do 9:00 – 17:00, Fr 9:00 – 15:00", "Mo-Th 09:00-17:00; Fr 09:00-15:00"),
    ("de", "Rufen Sie uns an: Mo. bis Fr. 8 - 17 Uhr", "Mo-Fr 08:00-17:00"),
    ("pl", "Infolinia: 9 - 17 (pn - pt)", "Mo-Fr 09:00-17:00"),
    ("pl", "Piątek / 8:00 - 16:00 / Sobota / Zamknięte / Niedziela / Zamknięte", "Fr 08:00-16:00; Sa-Su off"),
    ("en", "Mon to Fri: 0900 - 1730", "Mo-Fr 09:00-17:30"),
    ("pl", "BOK: Poniedziałek-Piątek 0800-1600", "Mo-Fr 08:00-16:00"),
    ("sk", "Linka je k dispozícii v pracovných dňoch od 7,30 - 16,00 hod.", "Mo-Fr 07:30-16:00"),
    (
        "en",
        "Mon - Wednesday 5-8pm / Thu - Saturday 10-8pm / Sunday - Closed",
        "Mo-We 17:00-20:00; Th-Sa 10:00-20:00; Su off",
    ),
    ("en", "Saturday: 9am - noon", "Sa 09:00-12:00"),
    ("en", "Monday\t9:00\t17:00 / Tuesday\t9:00\t17:00", "Mo-Tu 09:00-17:00"),
    ("pl", "pn-pt 9-12 / pn-pt 13-17", "Mo-Fr 09:00-12:00,13:00-17:00"),
    ("pl", "Bar czynny: pt-sob 18:00-02:00", "Fr-Sa 18:00-02:00"),
    ("pl", "Godziny otwarcia: 13:00–24:00 (7 dni w tygodniu) / Godziny: 13:00–24:00", "Mo-Su 13:00-24:00"),
]


@pytest.mark.parametrize(("language", "text", "osm"), WRITTEN)
def test_hours_are_read_as_people_write_them(language: str, text: str, osm: str) -> None:
    assert " || ".join(channel.value for channel in hours(language, text)) == osm


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("pl", "Zamówienia złożone do godz. 12:00 wysyłamy tego samego dnia (pn-pt 8-16)."),
        ("pl", "Kurier odbiera paczki od poniedziałku do piątku w godz. 14-17."),
        ("pl", "Czas realizacji 2-4 dni robocze"),
        ("pl", "Dostawa 24-48h"),
        ("cs", "Zásilky doručujeme po-pá 8:00-18:00"),
        ("de", "Lieferung Mo-Fr zwischen 8 und 17 Uhr"),
        ("en", "Orders placed before 2pm Monday to Friday are dispatched the same day"),
        ("pl", "W dniu 24.12.2025 sklep czynny 8:00-12:00"),
        ("pl", "Wigilia 24 grudnia: 8:00-12:00"),
        ("pl", "Cena 8,00 - 15,00 zł"),
        ("pl", "Rozmiar 10-12, 36-38"),
        ("pl", "Zamówienia online przyjmujemy 24/7"),
        ("cs", "Nakupujte nonstop"),
        ("pl", "Śniadania serwujemy codziennie 7:00-10:00"),
        ("en", "We deliver Monday to Friday 8am-6pm"),
        ("pl", "Kurier DPD: 8-18, dostawa pn-pt"),
        ("en", "DHL brings parcels between 8am and 6pm, Monday to Friday"),
        ("en", "It takes 24 hours longer"),
        ("pl", "Odpowiadamy w ciągu 24 godzin w dni robocze"),
        ("cs", "Odtahová služba 24/7"),
        ("en", "Friday 23rd December – 9.00am to 1.30pm"),
        ("cs", "Konto 12-34 a 56-78 po 10-12 dnech"),
        ("pl", "Warsztaty 10:00-12:00"),
        ("pl", "Dni robocze - od poniedziałku do piątku poza dniami wolnymi"),
        ("pl", "tel. 22-654-32-10, 34-654-32-11"),
    ],
)
def test_other_times_are_no_opening_hours(language: str, text: str) -> None:
    assert [channel.value for channel in hours(language, text)] == []


@pytest.mark.parametrize("heading", ["Dostawa", "Courier pickup", "Versand"])
def test_the_heading_tells_what_times_are_about(heading: str) -> None:
    assert hours("pl", "pn-pt 8:00-16:00", heading) == []


@pytest.mark.parametrize(
    ("language", "text", "purpose"),
    [
        ("pl", "Infolinia: pn-pt 8-16", "phone"),
        ("pl", "+48 601 000 111 (pn-pt 8-16)", "phone"),
        ("pl", "Salon sprzedaży / pn-pt 10-18", "shop"),
        ("cs", "Chat: po-pá 8-16", "chat"),
        ("sk", "e-mail: nepretržite", "email"),
        ("sk", "Mailom: nepretržite", "email"),
        ("pl", "Obsługa czatu: pn-pt 8-16", "chat"),
        ("pl", "Pracujemy pn-pt 8-16", "any"),
        ("pl", "pn-pt 8-16", "any"),
    ],
)
def test_hours_say_what_they_are_for(language: str, text: str, purpose: str) -> None:
    (channel,) = hours(language, text)
    assert channel.attributes["for"] == purpose


def test_the_time_zone_is_kept() -> None:
    assert hours("en", "Hours: Mon-Fri 10AM-6PM PST")[0].attributes["time_zone"] == "PST"
    below = hours("en", "Business hours / Mon-Fri: 9am - 5pm / Pacific Standard Time")
    assert below[0].attributes["time_zone"] == "Pacific Standard Time"


def test_two_places_with_the_same_days_are_two_statements() -> None:
    found_hours = hours("pl", "Sklep: pn-pt 10-18 / Infolinia: pn-pt 8-16")
    assert [(c.value, c.attributes["for"]) for c in found_hours] == [
        ("Mo-Fr 10:00-18:00", "shop"),
        ("Mo-Fr 08:00-16:00", "phone"),
    ]


def test_the_page_may_be_written_in_another_language_than_the_hours() -> None:
    assert [c.value for c in hours("en", "Poniedziałek - Piątek 9:00 - 17:00")] == ["Mo-Fr 09:00-17:00"]
    assert [c.value for c in hours("en", "Phone 8:00AM - 6:00PM CT")] == ["08:00-18:00"]


def test_small_days_of_another_language_are_told_by_their_number() -> None:
    rows = "Po 7-12 13-17 / Út 7-12 13-17 / St 7-12 13-17 / So 8-11"
    assert [c.value for c in hours("en", rows)] == ["Mo-We 07:00-12:00,13:00-17:00; Sa 08:00-11:00"]


def test_a_mail_address_is_no_word_about_orders() -> None:
    assert [c.value for c in hours("pl", "zamowienia@rower.example / pn-pt 8-16")] == ["Mo-Fr 08:00-16:00"]


@pytest.mark.parametrize(
    ("body", "osm"),
    [
        ("<ul><li><a href=/d>Dostawa</a></li></ul><p>pon-pt: 8:00-16:00</p>", "Mo-Fr 08:00-16:00"),
        ("<div><span>Piątek</span><span>9:00 - 17:00</span></div>", "Fr 09:00-17:00"),
        ("<h3>Otwarte</h3><p>pn-pt<br>9:00 - 12:30<br>14:00 - 18:00</p>", "Mo-Fr 09:00-12:30,14:00-18:00"),
        (
            "<table><tr><th></th><th>pn</th><th>wt</th></tr><tr><td>Biuro</td><td>9-17</td><td>9-15</td></tr></table>",
            "Mo 09:00-17:00; Tu 09:00-15:00",
        ),
        (
            "<table><tr><td>pn</td><td>8-12</td><td>13-17</td></tr><tr><td>wt</td><td>nieczynne</td><td>13-17</table>",
            "Mo 08:00-12:00,13:00-17:00; Tu 13:00-17:00",
        ),
    ],
)
def test_hours_in_the_markup_of_templates(body: str, osm: str) -> None:
    assert [channel.value for channel in found(FINDER, body)] == [osm]


def test_a_table_is_read_from_a_page_with_its_region() -> None:
    rows = "".join(
        f"<tr><td>{day}</td><td>9<sup>00</sup> - 17<sup>00</sup></td></tr>" for day in ("Pn", "Wt", "Śr", "Cz", "Pt")
    )
    body = f"<footer><h3>Godziny otwarcia</h3><table>{rows}<tr><td>Sb</td><td>nieczynne</td></tr></table></footer>"
    (channel,) = found(FINDER, body)
    assert channel.value == "Mo-Fr 09:00-17:00; Sa off"
    assert channel.attributes["for"] == "shop"
    assert [(s.region, s.source) for s in channel.sightings] == [("footer", "text")]


STRUCTURED: list[tuple[dict[str, object], str]] = [
    ({"openingHours": "Mo-Fr 08:00-17:00"}, "Mo-Fr 08:00-17:00"),
    (
        {"openingHours": ["Mo-Sa 11:00-14:30", "Mo-Th 17:00-21:30"]},
        "Mo-Th 11:00-14:30,17:00-21:30; Fr-Sa 11:00-14:30",
    ),
    (
        {
            "openingHoursSpecification": [
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": ["Monday", "https://schema.org/Tuesday"],
                    "opens": "09:00",
                    "closes": "17:00:00",
                },
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": "Saturday",
                    "opens": "10:00",
                    "closes": "23:59",
                },
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": "Sunday",
                    "opens": "10:00",
                    "closes": "14:00",
                    "validFrom": "2025-12-24",
                },
            ]
        },
        "Mo-Tu 09:00-17:00; Sa 10:00-24:00",
    ),
]


@pytest.mark.parametrize(("data", "osm"), STRUCTURED)
def test_structured_data_is_the_region_data(data: dict[str, object], osm: str) -> None:
    markup = json.dumps({"@context": "https://schema.org", "@type": "LocalBusiness", **data})
    (channel,) = found(FINDER, "", head=f'<script type="application/ld+json">{markup}</script>')
    assert channel.value == osm
    assert [(s.region, s.source) for s in channel.sightings] == [("data", "json-ld")]
