from __future__ import annotations

import json

import pytest

from channelaudit.channels.impossible_hours import FINDER
from channelaudit.model import Malformed
from pages import SITE, document


def reasons(body: str, head: str = "") -> list[str]:
    found = FINDER.find(document(body, head=head), SITE)
    return [item.reason for item in found if isinstance(item, Malformed)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pn-Pt 9:00-25:00", ["syntax"]),
        ("Pn-Pt 9:00-17:70", ["syntax"]),
        ("Pn-Pt 8:00-16:00, Pt 9:00-14:00", ["twice"]),
        ("Pn 9:00-17:00<br>Wt 9:00-17:00<br>Wt 10:00-17:00", ["twice"]),
        ("Pn 9:00-12:00<br>Pn 13:00-17:00", []),
        ("Pn-Pt 9:00-12:00, 13:00-17:00, So 9:00-13:00", []),
        ("Biuro: pn-pt 8:00-16:00, magazyn: pn-pt 7:00-15:00", []),
        ("Warszawa pn-pt 8:00-16:00<br>Kraków pn-pt 9:00-17:00", []),
        ("Pn-Pt 0:00-24:00", []),
        ("Wynik 25:00-31:00", []),
    ],
)
def test_hours_that_cannot_be(text: str, expected: list[str]) -> None:
    assert reasons(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(("opens", "expected"), [("25:00", ["syntax"]), ("09:00:00", []), ("24:00", [])])
def test_structured_data_with_times_that_do_not_exist(opens: str, expected: list[str]) -> None:
    specification = {"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": opens, "closes": "17:00"}
    shop = {"@context": "https://schema.org", "@type": "Store", "openingHoursSpecification": [specification]}
    assert reasons("", f"<script type=application/ld+json>{json.dumps(shop)}</script>") == expected
