"""No pattern of the finders of addresses and numbers may be slow on hostile text."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from channelaudit.channels import (
    accounts,
    bank_account,
    claims,
    dialling,
    email,
    identifiers,
    mail_syntax,
    ownership,
    phone,
    phone_evidence,
    registration,
    written_phones,
)
from channelaudit.knowledge.country import countries
from channelaudit.knowledge.mail import spelling
from channelaudit.knowledge.numbers import number_words
from channelaudit.knowledge.parties import parties
from channelaudit.model import Finder
from lines import context, document

SIZE = 100_000
LIMIT = 2.0
"""Seconds of CPU; a pattern that is not linear takes minutes, a linear one a tenth of a second."""
PIECES = st.lists(
    st.sampled_from(
        [*"a1@.- (+/:[{<x_\t§%,0", "tel ", "nip ", "www.", "http://", "00", "+4", "{{", "(at)", "soi ", "inpost "]
    ),
    min_size=1,
    max_size=3,
).map("".join)


def _patterns() -> Iterator[re.Pattern[str]]:
    modules = (
        accounts,
        claims,
        dialling,
        email,
        identifiers,
        mail_syntax,
        ownership,
        phone,
        phone_evidence,
        written_phones,
    )
    records = (number_words(), spelling(), parties())
    for module in modules:
        yield from (value for value in vars(module).values() if isinstance(value, re.Pattern))
    for record in records:
        values = (getattr(record, name) for name in record.__slots__)
        yield from (value for value in values if isinstance(value, re.Pattern))
    yield identifiers._labels()
    yield accounts._known().labels
    for country in countries():
        for item in country.identifiers:
            yield from (re.compile(e) for e in (item.shape, item.written, item.alone) if e)
        if country.phones:
            yield from (re.compile(e) for e in (*country.phones.groupings, country.phones.fiction) if e)


PATTERNS = sorted(set(_patterns()), key=lambda p: p.pattern)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(PIECES)
def test_every_pattern_is_linear(piece: str) -> None:
    text = (piece * SIZE)[:SIZE]
    for pattern in PATTERNS:
        start = time.process_time()
        for _ in pattern.finditer(text):
            pass
        took = time.process_time() - start
        assert took < LIMIT, pattern.pattern[:200]


@pytest.mark.parametrize("finder", [phone.FINDER, email.FINDER, registration.FINDER, bank_account.FINDER])
@pytest.mark.parametrize(
    "piece",
    [
        "601 202 303 ",
        "tel 601202303, ",
        "a@b.example ",
        "NIP 123 ",
        "+48 ",
        "12/0800 ",
        "InPost 22 654 ",
        "(at) ",
        "0221 987 ",
    ],
)
def test_every_finder_gets_through_a_hostile_line(finder: Finder, piece: str) -> None:
    read = document((piece * SIZE)[:SIZE])
    start = time.process_time()
    for _ in finder.find(read, context("DE")):
        pass
    assert time.process_time() - start < 5 * LIMIT
