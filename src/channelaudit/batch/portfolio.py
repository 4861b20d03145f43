"""A folder of web pages about all sites of a batch: an overview, and behind it each site's own report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from channelaudit.batch.reading import message_of, report_in
from channelaudit.batch.running import now
from channelaudit.config.settings import Settings
from channelaudit.engine.discovery import rules
from channelaudit.engine.saved import write_file
from channelaudit.history import Store
from channelaudit.history.batches import Batch, Batches, Listed
from channelaudit.model import GRAVEST_FIRST, Report
from channelaudit.reports.common.masking import without_personal_numbers
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.summary import channel_counts, finding_counts
from channelaudit.reports.html import render
from channelaudit.reports.portfolio.model import Fault, Portfolio, Row
from channelaudit.reports.portfolio.page import html

_PAST = 60
"""Audits that a trend looks back."""
_SLUG = 80


def write_portfolio(folder: Path, batches: Batches, batch: Batch, store: Store, settings: Settings) -> None:
    """Write ``index.html`` and ``sites/``.  Raises ``ConfigError``."""
    texts = {rule.id: rule.page for rule in rules().values()}
    options = RenderOptions(settings.lang, brand=settings.report, rule_texts=texts)
    faults: Counter[str] = Counter()
    rows = []
    for site in batches.sites(batch.id):
        if site.state == "same":
            continue
        report = report_in(store, site) if site.audit else None
        if report is None:
            rows.append(_unaudited(site))
            continue
        faults.update({finding.rule for finding in report.findings})
        page = f"sites/{site.position + 1:05}-{_slug(site.url)}.html"
        write_file(_within(folder, page), render(without_personal_numbers(report), options).encode())
        rows.append(_row(site, report, page, store))
    portfolio = Portfolio(tuple(rows), tuple(_faults(faults)), batch.ended_at or now())
    write_file(_within(folder, "index.html"), html(portfolio, options).encode())


def _row(site: Listed, report: Report, page: str, store: Store) -> Row:
    channels, findings = channel_counts(report), finding_counts(report)
    past = [audit for audit in store.audits(site.url, _PAST) if audit.readable and audit.id <= (site.audit or 0)]
    row = Row(
        name=site.name or site.url,
        url=site.url,
        page=page,
        tags=site.tags,
        country=report.site.country,
        trend=tuple(audit.score for audit in past),
        reason=message_of(site.reason),
        audited_at=report.started_at,
    )
    if not report.readable:
        return row
    return replace(
        row,
        score=report.score,
        letter=report.letter,
        works=channels["works"],
        broken=channels["broken"],
        unverified=channels["unverified"],
        errors=findings["error"],
        warnings=findings["warning"],
        notes=findings["note"],
    )


def _unaudited(site: Listed) -> Row:
    return Row(site.name or site.url, site.url, "", site.tags, reason=message_of(site.reason))


def _faults(counts: Counter[str]) -> Iterator[Fault]:
    known = rules()
    found = [
        Fault(name, known[name].title if name in known else name, known[name].severity if name in known else "note", n)
        for name, n in counts.items()
    ]
    yield from sorted(found, key=lambda fault: (-fault.sites, GRAVEST_FIRST.index(fault.severity), fault.rule))


def _slug(url: str) -> str:
    return re.sub(r"[^a-z0-9.]+", "-", url.lower().partition("://")[2]).strip("-.")[:_SLUG] or "site"


def _within(folder: Path, name: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
