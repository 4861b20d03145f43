from __future__ import annotations

import pytest

from channelaudit.rules.names import same_name

SAME = (
    ("PRZYKŁADOWY SKLEP SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ", "Przykładowy Sklep sp. z o.o."),
    ("Przykładowy Sklep Sp. z o. o.", "Przykladowy Sklep sp z o.o."),
    ('"PRZYKŁADOWY SKLEP" SPÓŁKA AKCYJNA', "Przykładowy Sklep S.A."),
    ("„Rowerek” Sp. z o.o.", "ROWEREK SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"),
    ("Rowerek Sp. z o.o. Sp.k.", "ROWEREK SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ SPÓŁKA KOMANDYTOWA"),
    ("Rowerek", "Rowerek sp. z o.o."),
    ("Rowerek Spółka z o. o.", "ROWEREK SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ"),
    ("Rowerek sp. z o.o.", "ROWEREK SPÓŁKA Z OGRANICZONĄ ODPOWIEDZIALNOŚCIĄ W LIKWIDACJI"),
    ("Koło i Rama s.c.", "Koło & Rama spółka cywilna"),
    ("P.P.H.U. Rowerek Jan Testowy", "Przedsiębiorstwo Produkcyjno-Handlowo-Usługowe ROWEREK Jan Testowy"),
    ("PHU Rowerek Jan Testowy", "P.H.U. Rowerek Jan Testowy"),
    ("F.H. Rowerek", "Firma Handlowa Rowerek"),
    ("Jan Testowy Sklep Rowerowy", "SKLEP ROWEROWY JAN TESTOWY"),
    ("Jan Testowy", "SKLEP ROWEROWY JAN TESTOWY"),
    ("Testowy Jan", "Jan Testowy"),
    ("Koło i Rama s.c.", "KOŁO I RAMA SPÓŁKA CYWILNA JAN TESTOWY, ANNA TESTOWA"),
    ("Rowerek sp. j.", "ROWEREK JAN TESTOWY, ANNA TESTOWA SPÓŁKA JAWNA"),
    ("Rowerek e.K.", "Rowerek Inhaber Jan Testmann e.K."),
    ("Rower-Ex sp. z o.o.", "ROWER EX SP. Z O.O."),
    ("RowerEx sp. z o.o.", "ROWER-EX SP. Z O.O."),
    ("Příkladný obchod s.r.o.", "Příkladný obchod, spol. s r.o."),
    ("Příkladný obchod a.s.", "PRIKLADNY OBCHOD, a. s."),
    ("Příkladný obchod s.r.o. v likvidaci", "Příkladný obchod s.r.o."),
    ("Príkladný obchod s. r. o.", "Príkladný obchod, s.r.o."),
    ("Fahrradgeschäft Müller GmbH", "Fahrradgeschaeft Mueller GmbH"),
    ("Fahrrad & Rahmen GmbH", "Fahrrad und Rahmen GmbH"),
    ("EXAMPLE SHOP LTD", "Example Shop Limited"),
    ("The Example Shop Ltd.", "EXAMPLE SHOP LIMITED"),
    ("Example Bros Ltd", "EXAMPLE BROTHERS LIMITED"),
    ("Example’s Shop Ltd", "EXAMPLE'S SHOP LTD"),
    ("Koło (Rama) S.A.", "Koło Rama S.A."),
)
DIFFERENT = (
    ("Rowerek sp. z o.o.", "Hulajnoga sp. z o.o."),
    ("Rowerek sp. z o.o.", "Rowerek S.A."),
    ("Rowerek Polska sp. z o.o.", "Rowerek sp. z o.o."),
    ("Rowerek sp. z o.o.", "Rowerki sp. z o.o."),
    ("Jan Testowy", "Anna Testowa"),
    ("Jan Testowy Sklep Rowerowy", "Sklep Rowerowy Adam Inny"),
    ("Příkladný obchod s.r.o.", "Vzorový obchod s.r.o."),
    ("Příkladný obchod s.r.o.", "Příkladný obchod a.s."),
    ("Príkladný obchod s.r.o.", "Príkladný sklad s.r.o."),
    ("Fahrradgeschäft Müller GmbH", "Fahrradgeschäft Meier GmbH"),
    ("Müller GmbH", "Müller GmbH & Co. KG"),
    ("Example Shop Ltd", "Example Stores Ltd"),
    ("Example Shop Ltd", "Example Shop PLC"),
    ("Example Shop (North) Ltd", "Example Shop (South) Ltd"),
    ("Rowerek s.c.", "HULAJNOGA S.C. JAN TESTOWY, ANNA TESTOWA"),
    ("Rowerek 1 sp. z o.o.", "Rowerek 2 sp. z o.o."),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_name(one: str, other: str) -> None:
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_names(one: str, other: str) -> None:
    assert not same_name(one, other)
    assert not same_name(other, one)


def test_a_long_name_is_compared_at_once() -> None:
    assert same_name("a. " * 40_000, "A. " * 40_000)
