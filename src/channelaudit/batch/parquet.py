"""The audits of a batch as Parquet (extra ``cluster``): tables of sites, channels and findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Self

from channelaudit.batch.reading import message_of, report_in
from channelaudit.config.errors import ConfigError
from channelaudit.history import Store
from channelaudit.history.batches import Batch, Batches, Listed
from channelaudit.model import Message, Report
from channelaudit.reports.common.summary import channel_counts, finding_counts

_ROWS = 5_000
"""Rows that are written at a time."""
_SITES = {
    "site": "string", "name": "string", "tags": "list", "state": "string", "reason": "string", "final_url": "string",
    "country": "string", "language": "string", "platform": "string", "score": "int", "letter": "string",
    "complete": "bool", "pages": "int", "requests": "int", "works": "int", "broken": "int", "unverified": "int",
    "unchecked": "int", "errors": "int", "warnings": "int", "notes": "int", "started_at": "string", "seconds": "float",
    "tool_version": "string",
}  # fmt: skip
_CHANNELS = {
    "site": "string", "channel": "string", "kind": "string", "value": "string", "of_shop": "bool", "verdict": "string",
    "sightings": "int", "page": "string", "region": "string",
}  # fmt: skip
_FINDINGS = {
    "site": "string", "rule": "string", "severity": "string", "subject": "string", "message": "string",
    "page": "string", "fingerprint": "string", "new": "bool",
}  # fmt: skip
_TABLES = {"sites": _SITES, "channels": _CHANNELS, "findings": _FINDINGS}


def check_parquet() -> None:
    """Raises ``ConfigError`` where Parquet cannot be written."""
    if find_spec("pyarrow") is None:
        raise ConfigError(Message("Parquet needs pyarrow: pip install 'channelaudit[cluster]'"))


def write_parquet(folder: Path, batches: Batches, batch: Batch, store: Store) -> None:
    """``sites.parquet``, ``channels.parquet``, ``findings.parquet``.  Raises ``ConfigError``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with ExitStack() as stack:
            tables = {name: stack.enter_context(_Table(folder / f"{name}.parquet", _TABLES[name])) for name in _TABLES}
            for site in batches.sites(batch.id):
                report = report_in(store, site)
                tables["sites"].add(_site(site, report))
                if report is not None and site.state != "same":
                    tables["channels"].extend(_channels(site, report))
                    tables["findings"].extend(_findings(site, report))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(Message("{path} cannot be written: {reason}", path=str(folder), reason=reason)) from error


class _Table:
    """A file to which rows are added."""

    def __init__(self, path: Path, columns: Mapping[str, str]) -> None:
        import pyarrow as pa  # noqa: PLC0415 (an extra)
        from pyarrow import parquet  # noqa: PLC0415

        types = {"string": pa.string(), "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_()}
        types["list"] = pa.list_(pa.string())
        self._schema = pa.schema([(name, types[kind]) for name, kind in columns.items()])
        self._make = pa.Table.from_pylist
        self._writer: Any = parquet.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Mapping[str, Any]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self._writer.close()

    def add(self, row: Mapping[str, Any]) -> None:
        self._rows.append(row)
        if len(self._rows) >= _ROWS:
            self._flush()

    def extend(self, rows: Iterator[Mapping[str, Any]]) -> None:
        for row in rows:
            self.add(row)

    def _flush(self) -> None:
        self._writer.write_table(self._make(self._rows, schema=self._schema))
        self._rows = []


def _site(site: Listed, report: Report | None) -> dict[str, Any]:
    reason = message_of(site.reason)
    row: dict[str, Any] = {
        "site": site.url, "name": site.name, "tags": list(site.tags), "state": site.state,
        "reason": str(reason) if reason else None, "seconds": site.seconds,
    }  # fmt: skip
    if report is None:
        return row
    findings = {f"{name}s": count for name, count in finding_counts(report).items()}
    channels = {str(verdict): count for verdict, count in channel_counts(report).items()}
    return {
        **row, **findings, **channels,
        "final_url": report.crawl.final_url, "country": report.site.country, "language": report.site.language,
        "platform": report.crawl.platform, "score": report.score if report.letter else None, "letter": report.letter,
        "complete": report.crawl.complete, "pages": len(report.crawl.pages),
        "requests": sum(count for _, count in report.crawl.requests),
        "started_at": report.started_at, "tool_version": report.tool_version,
    }  # fmt: skip


def _channels(site: Listed, report: Report) -> Iterator[dict[str, Any]]:
    for channel in report.channels:
        first = next(iter(channel.sightings), None)
        yield {
            "site": site.url, "channel": channel.id, "kind": channel.kind, "value": channel.value,
            "of_shop": channel.of_shop, "verdict": report.verdicts.get(channel.id, "unchecked"),
            "sightings": len(channel.sightings), "page": first.page if first else None,
            "region": first.region if first else None,
        }  # fmt: skip


def _findings(site: Listed, report: Report) -> Iterator[dict[str, Any]]:
    for finding in report.findings:
        first = next(iter(finding.problem.sightings), None)
        yield {
            "site": site.url, "rule": finding.rule, "severity": finding.severity, "subject": finding.problem.subject,
            "message": str(finding.problem.message), "page": first.page if first else None,
            "fingerprint": finding.fingerprint, "new": finding.new,
        }  # fmt: skip
