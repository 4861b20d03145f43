"""The page as a whole: its sections and its date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from channelaudit.config.brand import PARTS, Brand
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page import page_of
from reports.large import large
from reports.sample import report
from reports.views import sections


def test_the_brand_chooses_the_sections_and_their_order() -> None:
    assert list(sections(large(1))) == list(PARTS)
    assert list(sections(large(1), brand=Brand(sections=("findings", "summary")))) == ["findings", "summary"]


def test_a_section_with_nothing_to_say_is_left_out() -> None:
    bare = replace(report(), channels=(), judgements=(), failures=(), crawl=replace(report().crawl, requests=()))
    assert list(sections(bare)) == ["summary", "channels", "findings", "open", "pages"]


@pytest.mark.parametrize(
    ("language", "form", "date"),
    [
        ("en", "long", "14 December 2026"),
        ("en", "short", "14/12/2026"),
        ("pl", "long", "14 grudnia 2026"),
        ("cs", "full", "pondělí 14. prosince 2026"),
        ("cs", "d.M.y", "14.12.2026"),
    ],
)
def test_dates_are_written_as_the_brand_wants_them(language: str, form: str, date: str) -> None:
    options = RenderOptions(language, brand=Brand(date_format=form))
    assert page_of(large(1), options).date == date
    assert page_of(replace(large(1), started_at="today"), options).date == "today"
