"""None of the patterns of these finders takes more than linear time on hostile text, and neither do the finders."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channelaudit.channels import address, company, hours, promise
from channelaudit.channels.places import compose, postcodes, streets, words
from channelaudit.channels.schedules import purpose, structured, times
from channelaudit.knowledge.addresses import address_words
from channelaudit.knowledge.hours import LANGUAGES, hours_context, hours_words
from channelaudit.knowledge.legal_forms import legal_forms
from channelaudit.knowledge.promises import promise_words
from channelaudit.model import Document, Finder, Line, Page, SiteContext

SIZE = 100_000
SECONDS = 1.5
"""For 100 kB; a quadratic pattern needs minutes."""
PIECES = (
    "a", "A", " ", "\t", "0", "9", "-", ",", ".", ":", "/", "(", "^", "ul. ", "00-001 ", "110 00", "12345 ", "SW1A 1AA",
    "D-", "Praha ", "nad ", "sp. z o.o.", "s. r. o. ", "GmbH & Co. ", "Limited ", "©", "2024 ", "pon", "po - ", "9:00",
    " - ", "9-17 ", "do ", "od ", "24/7", "am ", "mimo ", "a a ", "oprocz ", "1. 1. ", "28th ", "may ", "w ciagu ",
    "24 ",
    "godzin ", "odpowiadamy ", "nie ", "sms", "tel. ", "+48 ", "mo-", "Mo-Fr ", "09:00-", "kod pocztowy ", "P. O. BOX ",
    "adres", "w dni robocze ",
)  # fmt: skip


def patterns() -> dict[str, re.Pattern[str]]:
    modules = (address, company, hours, promise, compose, postcodes, streets, words, purpose, structured, times)
    found = {f"{m.__name__}.{name}": v for m in modules for name, v in vars(m).items() if isinstance(v, re.Pattern)}
    found["postcodes"] = postcodes._pattern()
    records: dict[str, Any] = {f"hours.{code}": hours_words(code) for code in LANGUAGES}
    records |= {
        "address": address_words(),
        "hours": hours_context(),
        "legal": legal_forms(),
        "promise": promise_words(),
    }
    for name, record in records.items():
        found |= {f"{name}.{key}": pattern for key, pattern in _of_record(record)}
    return found


def _of_record(record: Any) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in record.__slots__:
        value = getattr(record, name)
        several = value if isinstance(value, dict) else {"": value}
        yield from ((f"{name} {key}", v) for key, v in several.items() if isinstance(v, re.Pattern))


ALL = patterns()


def seconds(pattern: re.Pattern[str], text: str) -> float:
    start = time.process_time()
    pattern.fullmatch(text)
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - start


@pytest.mark.parametrize("name", ALL)
def test_repeats_of_its_own_beginning(name: str) -> None:
    own = re.sub(r"\\[a-zA-Z]|[\\()\[\]?*+|{}^$<>!:=]", "", ALL[name].pattern)[:30] or "a"
    assert seconds(ALL[name], own * (SIZE // len(own))) < SECONDS


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(ALL)), st.lists(st.sampled_from(PIECES), min_size=1, max_size=3))
def test_repeats_of_anything(name: str, pieces: list[str]) -> None:
    unit = "".join(pieces)
    assert seconds(ALL[name], unit * (SIZE // len(unit))) < SECONDS


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from([address.FINDER, hours.FINDER, company.FINDER, promise.FINDER]),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
    st.booleans(),
)
def test_finders_on_repeats(finder: Finder, pieces: list[str], in_lines: bool) -> None:
    """In one line of 100 kB, and in many short ones."""
    unit = "".join(pieces)
    text = unit * (SIZE // len(unit))
    step = 40 if in_lines else SIZE
    lines = tuple(Line(text[i : i + step], "main") for i in range(0, len(text), step))
    url = "https://sklep-rower.example/"
    document = Document(Page(url, url, "contact", 200, 0, ""), "", "pl", lines)
    context = SiteContext(url, "sklep-rower.example", "sklep-rower.example", "PL", ("PL", "CZ", "GB"), "pl")
    start = time.process_time()
    for _ in finder.find(document, context):
        pass
    assert time.process_time() - start < 4 * SECONDS
