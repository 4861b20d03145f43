"""Makers of goods, responsible persons and outside officers are not the shop; the shop's own lines beside them are."""

from __future__ import annotations

import pytest

from channelaudit.channels.email import FINDER as EMAIL
from channelaudit.channels.phone import FINDER as PHONE
from channelaudit.channels.registration import FINDER as REGISTRATION
from lines import HOST, channels

# In a line of these lists " // " begins a new line of the page.
OTHERS = [
    ("PL", "Klocki 54 el. Producent (GPSR): Próbne Klocki GmbH, Musterstr. 4, 50667 Köln, gpsr@klocki.example"),
    ("PL", "Osoba odpowiedzialna na terenie UE: Próbne Klocki Polska Sp. z o.o., ul. Próbna 1, tel. 22 654 32 10"),
    ("PL", "Producent: // Próbne Klocki GmbH // Musterstr. 4, 50667 Köln // gpsr@klocki.example"),
    ("PL", "Producent: Próbne Klocki GmbH // Musterstr. 4, 50667 Köln // gpsr@klocki.example"),
    ("PL", "Importer: Próbny Import sp.j., ul. Próbna 1, 00-001 Warszawa, tel. 22 654 32 10"),
    ("CZ", "Výrobce: Ukázka s.r.o., Cvičná 1, 602 00 Brno, info@ukazka.example, tel. 541 234 567"),
    ("CZ", "Odpovědná osoba v EU: Ukázka s.r.o., vyrobce@ukazka.example"),
    ("SK", "Výrobca: Ukážka s.r.o., Cvičná 1, 010 01 Žilina, tel. 041/ 5550 130"),
    ("DE", "Hersteller: Muster GmbH, Musterstr. 1, 50667 Köln, Tel. 0221 987654, info@muster.example"),
    ("DE", "Verantwortliche Person in der EU: Muster GmbH, safety@muster.example"),
    ("GB", "Manufacturer / EU responsible person: Sample Toys Ltd, 1 Sample Road, 01908 234567"),
    ("PL", "Reklamacje przyjmuje Serwis Centralny Próba: ul. Próbna 2, 02-230 Warszawa, tel. 22 654 32 10"),
    ("PL", "Refundacja: Mazowiecki Oddział NFZ, ul. Próbna 9, infolinia 800 190 000"),
    ("PL", "Pomoc Allegro: 61 630 10 10"),
    ("GB", "Sample Pharmaceutical Council, 1 Sample Square, London, 020 7946 0018"),
    ("CZ", "Česká lékárnická komora, Cvičná 9, tel. 222 703 404"),
    ("DE", "Datenschutzbeauftragter: Max Muster, c/o Muster Datenschutz GmbH, Tel. 0221 987654"),
    ("DE", "Datenschutzbeauftragter: // Max Muster // c/o Muster Datenschutz GmbH // Tel. 0221 987654"),
    ("PL", "Inspektorem Ochrony Danych jest Jan Próbny, Próbna Ochrona sp. z o.o., iod@ochrona.example"),
    (
        "PL",
        "Dane: Próba S.A., ul. Próbna 9, InPost Paczkomaty Sp. z o.o., ul. Próbna 4, tel. 22 654 32 10",
    ),
    ("PL", "Obsługa prawna: Kancelaria Prawna Próba: tel. 22 654 32 10"),
    ("PL", "Producent // Próbne Klocki GmbH // Musterstr. 4 // gpsr@klocki.example"),
    ("PL", "Podmiot odpowiedzialny za ten produkt na terenie UE // Próbny Import sp. z o.o. // gpsr@import.example"),
    ("CZ", "Výrobce kol: Ukázka s.r.o., Cvičná 1, 602 00 Brno, info@ukazka.example, tel. 541 234 567"),
    ("SK", "Výrobca farieb: Ukážka a.s., Cvičná 1, tel. 041/ 5550 130"),
    ("GB", "Made in Sheffield. UK importer: Sample Imports Ltd, 1 Sample Road, 01908 234567"),
    ("GB", "Manufactured for Sample Stores by Sample Toys Ltd, 1 Sample Road, tel. 01908 234567"),
    (
        "PL",
        "Producent: // Zabawki Próbne // Adres: // Próbna 4 // E-mail: // a@b.example // Tel.: // 22 654 32 10",
    ),
    ("SK", "Zodpovedná osoba (GDPR): osobnyudaj.sk, s.r.o., Cvičná 5, zo@udaje.example"),
    ("CZ", "Dohledové orgány: Obvodní úřad, Cvičná 13, tel. 541 234 567"),
    ("DE", "Bildnachweise: Foto Muster, Musterstr. 1, Tel. 0221 987654"),
    ("CZ", "Kdo má k údajům přístup // Jana Ukázková, účetní, tel. 541 234 567"),
]
SHOPS = [
    ("PL", "Autoryzowany serwis: Sklep-Rower Sp. z o.o., ul. Próbna 5, tel. 22 654 32 10"),
    ("PL", "Producent (GPSR): Rower Sp. z o.o., ul. Próbna 4, tel. 22 654 32 10"),
    ("PL", "Producent: Próbne Klocki GmbH, gpsr // Masz pytanie o produkt? Zadzwoń: 22 654 32 10"),
    ("PL", "Producent: Próbne Klocki S.A., ul. Próbna 8, 32-566 Próbowo // Infolinia: 22 654 32 10"),
    ("PL", "Producent mebli, kontakt: 22 654 32 10"),
    ("PL", "Producent: tel. 22 654 32 10"),
    ("PL", "Producent // Rower Sp. z o.o. // ul. Próbna 4 // tel. 22 654 32 10"),
    ("DE", "Behörde: Bezirkshauptmannschaft Muster, Musterstr. 9 // Konto und Fragen: // Tel. 0221 987654"),
    ("PL", "Producent: Klocki GmbH. Pytania o produkt: 22 654 32 10"),
    ("PL", "Inspektor Ochrony Danych: iod@sklep-rower.example, tel. 22 654 32 10"),
    ("PL", "Inspektorem Ochrony Danych w Próba sp. z o.o. jest Jan Próbny, tel. 22 654 32 10"),
    ("DE", "Datenschutzbeauftragter: Max Muster, Tel. 0221 987654"),
    ("DE", "Verantwortliche Person: Max Muster, Tel. 0221 987654"),
    ("PL", "Osoba odpowiedzialna: Jan Próbny, tel. 22 654 32 10"),
    ("SK", "Zodpovedná osoba: Ján Skúšobný, tel. 041/ 5550 130"),
    ("PL", "Wydawnictwo Próba, Kancelaria Próbnego Urzędu, tel. 22 654 32 10"),
    ("PL", "Sprzedawca: Kancelaria Próbnego Urzędu: 22 654 32 10"),
    ("CZ", "E-shop: 777 123 456"),
    ("CZ", "E-shop: podpora Po–Pá 8–16, tel. 541 234 567"),
    ("PL", "Refundacja NFZ, zapisy: 22 654 32 10"),
    ("GB", "GPhC no. 2051234. To make a complaint: phone 01908 234567"),
]


def seen(country: str, text: str) -> list[bool]:
    lines = text.split(" // ")
    return [c.of_shop for finder in (PHONE, EMAIL, REGISTRATION) for c in channels(finder, country, *lines)]


@pytest.mark.parametrize(("country", "text"), OTHERS)
def test_another_party(country: str, text: str) -> None:
    found = seen(country, text)
    assert found
    assert not any(found)


@pytest.mark.parametrize(("country", "text"), SHOPS)
def test_the_shop(country: str, text: str) -> None:
    found = seen(country, text)
    assert found
    assert all(found)


def test_a_marketplace_is_known_by_its_domain() -> None:
    found = channels(EMAIL, "PL", f"Pomoc: pomoc@allegro.pl, biuro@{HOST}")
    assert [(c.value, c.of_shop) for c in found] == [("pomoc@allegro.pl", False), (f"biuro@{HOST}", True)]
