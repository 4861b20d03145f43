from __future__ import annotations

import pytest

from channelaudit.rules.accounts import same_account
from channelaudit.rules.places import same_address

SAME = (
    ("ul. Przykładowa 1, 00-001 Warszawa", "PRZYKŁADOWA 1, 00-001 WARSZAWA"),
    ("ul. Przykładowa 1/2, 00-001 Warszawa", "ulica Przykładowa 1 lok. 2, 00-001 Warszawa"),
    ("ul. Przykładowa 1 m. 2, 00-001 Warszawa", "Przykładowa 1/2, 00-001 Warszawa"),
    ("ul. Przykładowa 1, 00-001 Warszawa", "Przykładowa 1/2, 00-001 Warszawa"),
    ("ul. Przykładowa 1A, 00-001 Warszawa", "Przykładowa 1 a, 00-001 Warszawa"),
    ("Przykładowa 1, 00-001 Warszawa, Polska", "Przykladowa 1, PL-00-001 Warszawa"),
    ("Przykładowa 1\n00-001 WARSZAWA", "00-001 Warszawa, ul. Przykładowa 1"),
    ("ul. Przykładowa 1, 00-001 Warsaw", "Przykładowa 1, 00-001 Warszawa"),
    ("al. Jana Przykładowego 5, 30-001 Kraków", "Aleja J. Przykładowego 5, 30-001 Kraków"),
    ("ul. gen. Jana Przykładowego 5, 30-001 Kraków", "ul. Przykładowego 5, 30-001 Kraków"),
    ("ul. Św. Jana 5, 30-001 Kraków", "ul. Świętego Jana 5, 30-001 Kraków"),
    ("os. Przykładowe 5/7, 30-001 Kraków", "Osiedle Przykładowe 5 lok. 7, 30-001 Kraków"),
    ("Przykładowo 12, 05-500 Piaseczno", "Przykładowo 12, 05-500 Przykładowo"),
    ("ul. Przykładowa 1, 05-500 Józefosław", "Przykładowa 1, 05-500 Piaseczno"),
    ("ul. Przykładowa 1, 00-001 Warszawa", "Przykładowa 1, 00-001 Warszawa Mokotów"),
    ("Przykładowa 1, Warszawa", "Przykładowa 1, 00-001 Warszawa"),
    ("Plac Przykładowy 3, 50-001 Wrocław", "pl. Przykładowy 3, 50-001 Wrocław"),
    ("Příkladná 3294/10, Smíchov, 15000 Praha 5", "Příkladná 10, 150 00 Praha 5"),
    ("Příkladná 3294/10, Smíchov, 15000 Praha 5", "Příkladná 3294/10, 150 00 Praha 5 - Smíchov"),
    ("Příkladná 3294/10, 15000 Praha 5", "Příkladná 3294/10, 150 00 Praha"),
    ("Příkladná 3294/10, 15000 Praha 5", "Prikladna 3294, 150 00 Prague 5"),
    ("nám. Příkladné 4, 602 00 Brno", "Příkladné náměstí 4, 60200 Brno"),
    ("Příkladov č.p. 12, 250 01 Příkladov", "Příkladov 12, 25001 Příkladov"),
    ("Príkladná 7608/12, 81102 Bratislava", "Príkladná 12, 811 02 Bratislava"),
    ("Príkladná 12, 811 02 Bratislava 1", "Príkladná 12, 811 02 Bratislava - Staré Mesto"),
    ("Beispielstraße 5, 10115 Berlin", "Beispielstr. 5, D-10115 Berlin"),
    ("Beispielstrasse 5, 80331 Munich", "Beispielstraße 5, 80331 München"),
    ("Beispielgasse 5/2/10, 1010 Wien", "Beispielgasse 5, A-1010 Vienna"),
    ("Müllerweg 5, 10115 Berlin", "Muellerweg 5, 10115 Berlin"),
    ("1 Example Street, London, EC2V 7HN", "1 Example St, London EC2V7HN, United Kingdom"),
    ("Unit 4, 12 Example Road, Leeds LS1 1AA", "12 Example Rd., Leeds, West Yorkshire, LS1 1AA"),
    ("12 Example Road, Leeds LS1 1AA", "EXAMPLE HOUSE, 12 EXAMPLE ROAD, LEEDS, LS1 1AA"),
    ("12 Example Road, Dublin 2, D02 X285", "12 Example Rd, Dublin, D02X285"),
    ("ul. Przykładowa 1, 00-001 Warszawa", "przy ul. Przykładowej 1, 00-001 Warszawa"),
    ("ul. Krótka 1, 00-001 Warszawa", "ul. Krótkiej 1, 00-001 Warszawa"),
    ("pl. Nowy 1, 30-001 Kraków", "na placu Nowym 1, 30-001 Kraków"),
    ("Aleje Przykładowskie 1, 00-001 Warszawa", "w Alejach Przykładowskich 1, 00-001 Warszawa"),
    ("Příkladná 10, 15000 Praha 5", "v ulici Příkladné 10, 150 00 Praha 5"),
    ("Příkladná 10, 15000 Praha 5", "Příkladnou 10, 150 00 Praha 5"),
    ("Príkladná 12, 811 02 Bratislava", "na Príkladnej 12, 811 02 Bratislava"),
)
DIFFERENT = (
    ("ul. Przykładowa 1, 00-001 Warszawa", "ul. Inna 1, 00-001 Warszawa"),
    ("ul. Przykładowa 1, 00-001 Warszawa", "ul. Przykładowa 2, 00-001 Warszawa"),
    ("ul. Przykładowska 1, 00-001 Warszawa", "ul. Przykładowskiego 1, 00-001 Warszawa"),
    ("ul. Przykładowa 1, 00-001 Warszawa", "ul. Przykładna 1, 00-001 Warszawa"),
    ("ul. Polna 1, 00-001 Warszawa", "ul. Polskiej 1, 00-001 Warszawa"),
    ("ul. Przykładowa 1/2, 00-001 Warszawa", "ul. Przykładowa 1/3, 00-001 Warszawa"),
    ("ul. Przykładowa 1, 00-001 Warszawa", "ul. Przykładowa 1, 30-001 Kraków"),
    ("ul. Przykładowa 1, 00-001 Warszawa", "ul. Przykładowa 1, 00-002 Warszawa"),
    ("ul. Przykładowa 1, Warszawa", "ul. Przykładowa 1, Kraków"),
    ("ul. Przykładowa 1A, 00-001 Warszawa", "ul. Przykładowa 1B, 00-001 Warszawa"),
    ("al. Jana Przykładowego 5, 30-001 Kraków", "al. Adama Innego 5, 30-001 Kraków"),
    ("Příkladná 3294/10, 15000 Praha 5", "Vzorová 3294/10, 15000 Praha 5"),
    ("Příkladná 3294/10, 15000 Praha 5", "Příkladná 3294/11, 15000 Praha 5"),
    ("Příkladná 10, 15000 Praha 5", "Příkladná 10, 602 00 Brno"),
    ("Príkladná 7608/12, 81102 Bratislava", "Príkladná 14, 811 02 Bratislava"),
    ("Beispielstraße 5, 10115 Berlin", "Musterstraße 5, 10115 Berlin"),
    ("Beispielstraße 5, 10115 Berlin", "Beispielstraße 15, 10115 Berlin"),
    ("Beispielgasse 5, 1010 Wien", "Beispielgasse 5, 1020 Wien"),
    ("1 Example Street, London EC2V 7HN", "1 Sample Street, London EC2V 7HN"),
    ("1 Example Street, London EC2V 7HN", "1 Example Street, London EC2V 7HP"),
    ("12 Example Road, Leeds LS1 1AA", "14 Example Road, Leeds LS1 1AA"),
)


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_address(one: str, other: str) -> None:
    assert same_address(one, other)
    assert same_address(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_addresses(one: str, other: str) -> None:
    assert not same_address(one, other)
    assert not same_address(other, one)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("PL27114020040000300201355387", "27 1140 2004 0000 3002 0135 5387", True),
        ("PL27 1140 2004 0000 3002 0135 5387", "27-1140-2004-0000-3002-0135-5387", True),
        ("pl27114020040000300201355387", "PL27114020040000300201355387", True),
        ("PL27114020040000300201355387", "PL27114020040000300201355388", False),
        ("PL27114020040000300201355387", "CZ6508000000192000145399", False),
    ],
)
def test_accounts(one: str, other: str, same: bool) -> None:
    assert same_account(one, other) is same
    assert same_account(other, one) is same


def test_a_long_address_is_compared_at_once() -> None:
    assert same_address("ul. 1, " * 20_000, "ul. 1, " * 20_000)
