"""What a batch leaves behind beside the history: reports of all its sites, read from the store one by one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import overload

from channelaudit.batch.parquet import check_parquet, write_parquet
from channelaudit.batch.portfolio import write_portfolio
from channelaudit.batch.reading import Reports
from channelaudit.cli.dressing import check_needs, dressed
from channelaudit.cli.output import check_place, format_named, path_for, stdout_options, target_of, write_stdout
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.engine.saved import append_file, write_file
from channelaudit.history import Store
from channelaudit.history.batches import Batch, Batches, Listed
from channelaudit.model import Format, Message, Report
from channelaudit.reports.common.masking import without_personal_numbers
from channelaudit.reports.common.options import RenderOptions
from channelaudit.reports.common.sanitize import line
from channelaudit.reports.common.translate import text

_PARQUET = "parquet:"
_WIDTH = 100


class BatchOutputs:
    """The formats and files that were asked for.  Raises ``ConfigError`` at once for one that cannot be."""

    def __init__(self, settings: Settings, portfolio: Path | None) -> None:
        self._settings = settings
        self._portfolio = portfolio
        self._format = format_named(settings.format)
        tables = [Path(each.removeprefix(_PARQUET)) for each in settings.output if each.startswith(_PARQUET)]
        self._tables = tuple(tables)
        self._files = tuple(target_of(each) for each in settings.output if not each.startswith(_PARQUET))
        for unit in (self._format, *(unit for unit, _ in self._files)):
            check_needs(unit)
        for _, path in self._files:
            check_place(path)
        for folder in (*self._tables, *((portfolio,) if portfolio else ())):
            if folder.exists() and not folder.is_dir():
                raise ConfigError(Message("{path} cannot be written: it is no folder", path=str(folder)))
        if self._tables:
            check_parquet()

    def write(self, batches: Batches, batch: Batch) -> None:
        """Write everything; one that cannot be written does not cost the others.  Raises ``ConfigError`` in the end."""
        errors: list[ConfigError] = []
        with Store.open(batches.path) as store:
            reports = Reports(batches, batch, store)
            steps: list[Callable[[], None]] = [partial(self._to_stdout, batches, batch, store, reports)]
            steps += [partial(self._to_file, unit, path, reports, batch) for unit, path in self._files]
            steps += [partial(write_parquet, folder, batches, batch, store) for folder in self._tables]
            if self._portfolio:
                steps.append(partial(write_portfolio, self._portfolio, batches, batch, store, self._settings))
            for step in steps:
                try:
                    step()
                except ConfigError as error:
                    errors.append(error)
        if errors:
            raise errors[0]

    def _to_stdout(self, batches: Batches, batch: Batch, store: Store, reports: Reports) -> None:
        if self._settings.format == "terminal":
            for piece in _table(batches.sites(batch.id), store, self._settings.lang):
                write_stdout(piece)
            return
        shown = stdout_options(self._settings.lang)
        for piece in _pieces(self._format, reports, self._options(batch, shown.width)):
            write_stdout(piece, self._format.media_type)

    def _to_file(self, unit: Format, path: Path, reports: Reports, batch: Batch) -> None:
        options = self._options(batch, _WIDTH)
        if unit.stream and not unit.appended:
            _write_pieces(path, unit.stream(_Seen(reports, unit), options))
        elif unit.render_all:
            content = "".join(_pieces(unit, reports, options))
            (append_file if unit.appended else write_file)(path, content.encode())
        else:
            own = dressed(options, unit, self._settings.report)
            for report in _Seen(reports, unit):
                made = unit.render(report, own)
                write_file(path_for(path, report.crawl.site), made if isinstance(made, bytes) else made.encode())

    def _options(self, batch: Batch, width: int) -> RenderOptions:
        source = "" if batch.source == "-" else batch.source
        return RenderOptions(self._settings.lang, width, source=source, fail_on_else=self._settings.fail_on)


class _Seen(Sequence[Report]):
    """The reports as this format may show them."""

    def __init__(self, reports: Reports, unit: Format) -> None:
        self._reports = reports
        self._unit = unit

    def __len__(self) -> int:
        return len(self._reports)

    @overload
    def __getitem__(self, index: int) -> Report: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Report]: ...
    def __getitem__(self, index: int | slice) -> Report | Sequence[Report]:
        found = self._reports[index]
        return self._masked(found) if isinstance(found, Report) else [self._masked(each) for each in found]

    def __iter__(self) -> Iterator[Report]:
        return map(self._masked, self._reports)

    def _masked(self, report: Report) -> Report:
        return report if self._unit.exchanged else without_personal_numbers(report)


def _pieces(unit: Format, reports: Reports, options: RenderOptions) -> Iterator[str]:
    seen = _Seen(reports, unit)
    if unit.stream:
        yield from unit.stream(seen, options)
    elif unit.render_all:
        content = unit.render_all(seen, options)
        yield content if isinstance(content, str) else content.decode()
    else:
        raise ConfigError(Message("--format: this format shows one site in a document; write it to files with -o"))


def _write_pieces(path: Path, pieces: Iterator[str]) -> None:
    """The whole file or what was there before."""
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.resolve().parent)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
                file.writelines(pieces)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(Message("{path} cannot be written: {reason}", path=str(path), reason=reason)) from error


def _table(sites: Iterable[Listed], store: Store, language: str) -> Iterator[str]:
    """The sites on the terminal, a line each: score, broken channels, address."""
    score, broken = text("score", language), text("broken", language)
    head = f"{score}  {broken}  {text('site', language)}\n"
    for site in sites:
        audit = store.audit(site.audit) if site.audit else None
        if site.state == "same":
            continue
        yield head
        head = ""
        told = audit is not None and audit.readable
        numbers = (str(audit.score), str(audit.broken)) if audit is not None and told else ("–", "–")
        rest = "" if told else f"  {text('could not be audited', language)}"
        yield f"{numbers[0]:>{len(score)}}  {numbers[1]:>{len(broken)}}  {line(site.url)}{rest}\n"
