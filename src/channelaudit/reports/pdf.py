"""The report for paper: A4, page numbers, table of contents, bookmarks.  The extra ``pdf`` brings what it needs."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from channelaudit.config.errors import ConfigError
from channelaudit.model import Format, Message, Report
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.page import page_of
from channelaudit.reports.common.templates import environment, source

_FRAMEWORK = "weasyprint"
_OBJECTS = 100_000
"""New objects before the garbage collector looks at them."""


def render(report: Report, options: RenderOptions) -> bytes:
    """The document.  Raises ``ConfigError`` where WeasyPrint does not find the system's libraries."""
    try:
        from weasyprint import HTML, URLFetcher  # noqa: PLC0415 (optional, and slow to import)
    except (ImportError, OSError) as error:
        reason = str(error).strip().splitlines()[0]
        raise ConfigError(
            Message(
                "PDF reports need WeasyPrint (pip install 'channelaudit[pdf]') and the system's Pango library: "
                "{reason}",
                reason=reason,
            )
        ) from error
    only_embedded = URLFetcher(allowed_protocols=("data",))  # a logo may not open this machine's files, or the net
    page = HTML(string=document(report, options), url_fetcher=only_embedded)
    with _few_collections():
        return bytes(page.write_pdf(pdf_variant="pdf/ua-1"))


@contextmanager
def _few_collections() -> Iterator[None]:
    """The layout holds a great many objects until its end: to look through them again and again frees nothing."""
    before = gc.get_threshold()
    if before[0]:  # 0: somebody has switched it off
        gc.set_threshold(max(before[0], _OBJECTS), *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def document(report: Report, options: RenderOptions) -> str:
    """The HTML of which the PDF is made."""
    page = page_of(report, options)
    css = "\n".join(map(source, ("pdf.css", "tones.css")))
    if page.brand.background:
        css += f"\n.cover{{background:{page.brand.background};color:{page.brand.ink}}}"
    return environment().get_template("pdf.html").render(page=page, css=css, paper=True)


FORMAT = Format(render=render, suffixes=(".pdf",), media_type="application/pdf", needs=_FRAMEWORK)
