from __future__ import annotations

import gc
import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from channelaudit.config.brand import Brand
from channelaudit.model import Crawl, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.pdf import FORMAT, document, render
from reports.large import large
from reports.sample import NASTY, report

PIXEL = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def pdf(shown: Report, options: RenderOptions) -> PdfReader:
    return PdfReader(io.BytesIO(render(shown, options)))


def test_the_garbage_collector_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    render(large(1), RenderOptions())
    assert gc.get_threshold() == before


@pytest.fixture(scope="module")
def paper() -> PdfReader:
    brand = Brand(company="Audyt Anna", client="Rower sp. z o.o.", colour="#5b2a86", intro="**Szanowni Państwo**")
    texts = {"email-domain-gone": "What.\n\n## Why it matters\n\nBecause.\n\n## Sources\n\nA"}
    return pdf(large(12), RenderOptions("pl", brand=brand, logo=PIXEL, rule_texts=texts))


def test_every_page_after_the_cover_has_its_number_and_the_client(paper: PdfReader) -> None:
    count = len(paper.pages)
    assert count > 3
    for number, page in enumerate(paper.pages[1:], 2):
        text = page.extract_text()
        assert f"{number} / {count}" in text
        assert "Rower sp. z o.o." in text
        assert "https://sklep-rower.example/" in text


def test_pages_are_a4(paper: PdfReader) -> None:
    box = paper.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == (595, 842)


def test_the_cover_names_everybody(paper: PdfReader) -> None:
    cover = " ".join(paper.pages[0].extract_text().split()).replace("- ", "-")
    for part in ("Audyt Anna", "Rower sp. z o.o.", "sklep-rower.example", "14 grudnia 2026"):
        assert part in cover


def test_the_table_of_contents_has_the_pages_of_the_sections(paper: PdfReader) -> None:
    contents = paper.pages[1].extract_text()
    numbers = [int(number) for number in re.findall(r"(?<=\D)(\d+)$", contents, re.MULTILINE)]
    assert len(numbers) >= 10
    for title, number in _bookmarks(paper, depth=0):
        assert re.search(rf"{re.escape(title)}\W*{number}\b", contents), title


def test_findings_are_bookmarks_of_the_second_level(paper: PdfReader) -> None:
    assert any("Title of" in title for title, _ in _bookmarks(paper, depth=1))


def test_title_language_and_author(paper: PdfReader) -> None:
    assert paper.metadata is not None
    assert "sklep-rower.example" in str(paper.metadata.title)
    assert paper.metadata.author == "Audyt Anna"
    assert paper.trailer["/Root"]["/Lang"] == "pl"  # type: ignore[index]


def test_the_document_is_tagged_for_screen_readers(paper: PdfReader) -> None:
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in root  # type: ignore[operator]


def test_all_is_printed_and_nothing_to_click(paper: PdfReader) -> None:
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    for part in ("Szanowni Państwo", "User unknown in virtual mailbox table", "Because.", "fault 11"):
        assert part in text


def test_a_logo_may_not_open_files_or_the_net() -> None:
    svg = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'%3E%3Cimage href='file:///etc/passwd'/%3E%3C/svg%3E"
    for logo in (svg, "file:///etc/passwd", "http://127.0.0.1:9/x.png"):
        assert render(report(), RenderOptions(logo=logo)).startswith(b"%PDF")


def test_nasty_texts_stay_texts() -> None:
    assert "<b>{secret}" not in document(report(NASTY), RenderOptions())
    text = "".join(page.extract_text() for page in pdf(report(NASTY), RenderOptions()).pages)
    assert "{secret}" in text


def test_a_site_that_could_not_be_read() -> None:
    bare = replace(report(), crawl=Crawl("https://sklep-rower.example/"), channels=(), judgements=(), letter="")
    text = " ".join("".join(page.extract_text() for page in pdf(bare, RenderOptions()).pages).split())
    assert "No page of the site could be read" in text


def test_the_format_says_what_it_needs() -> None:
    assert FORMAT.needs == "weasyprint"
    assert FORMAT.suffixes == (".pdf",)


def _bookmarks(paper: PdfReader, depth: int) -> list[tuple[str, int]]:
    """(title, number of the page) of the bookmarks of one level."""

    def walk(entries: list[object], level: int) -> list[tuple[str, int]]:
        found: list[tuple[str, int]] = []
        for entry in entries:
            if isinstance(entry, list):
                found += walk(entry, level + 1)
            elif level == depth:
                number = paper.get_destination_page_number(entry)  # type: ignore[arg-type]
                found.append((str(entry.title), (number or 0) + 1))  # type: ignore[attr-defined]
        return found

    return walk(list(paper.outline), 0)
