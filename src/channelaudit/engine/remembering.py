"""What a run takes from earlier ones and leaves for later ones: the history and the baseline, for any number of sites.

``Memory`` is opened before the sites are bothered, so that a place that cannot be used is told at once.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Self

from channelaudit.config.address import site_key
from channelaudit.config.errors import ConfigError
from channelaudit.config.settings import Settings
from channelaudit.engine.baseline import Baseline, Entry, entries_of, read_baseline, write_baseline
from channelaudit.engine.policy import Past, known_since
from channelaudit.engine.saved import read_report, report_of
from channelaudit.history import Store, documents
from channelaudit.model import Message, PastAudit, Report, Streak
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render

NONE = "none"
"""As ``--store`` or ``--cache-dir``: keep nothing."""
LAST = "last"
"""As ``--baseline``: what the history knows."""
_PLACE = re.compile(r"#?[0-9]{1,15}|last(?:-[0-9]{1,8})?")
_UNUSED = 60 * 86_400.0
"""Seconds after which a kept page that no audit has used is forgotten."""
VARIABLE = "CHANNELAUDIT_STORE"
"""Environment variable that names the history where neither the command line nor the configuration does."""


def store_path(settings: Settings) -> Path | None:
    """Where the history is; None where none is kept."""
    named = settings.store or os.environ.get(VARIABLE, "")
    if named:
        return None if named == NONE else Path(named)
    from platformdirs import user_data_path  # noqa: PLC0415 (only where nothing is named)

    return user_data_path("channelaudit", appauthor=False) / "history.sqlite"


def with_pages(settings: Settings) -> Settings:
    """``settings`` with a folder for pages, so that the next run need not fetch what has not changed.

    It lies beside a history that the user has named, and in the user's cache folder otherwise.
    """
    if settings.cache_dir:
        return replace(settings, cache_dir="" if settings.cache_dir == NONE else settings.cache_dir)
    path = store_path(settings)
    if path is None:
        return settings
    if settings.store or os.environ.get(VARIABLE, ""):
        return replace(settings, cache_dir=str(path.with_name(f"{path.stem}.pages")))
    from platformdirs import user_cache_path  # noqa: PLC0415 (as above)

    return replace(settings, cache_dir=str(user_cache_path("channelaudit", appauthor=False)))


def forget_pages(runs: Iterable[Settings]) -> None:
    """Forget kept pages that no audit has used for two months, so that their folders do not grow without end."""
    for folder in {settings.cache_dir for settings in runs} - {""}:
        documents.prune(Path(folder), time.time() - _UNUSED)


class Memory:
    """``with Memory(settings) as memory:``; of a run's settings only ``store`` and the baseline's are read."""

    def __init__(self, settings: Settings, *, records: bool = True) -> None:
        """``records`` false: nothing is added to the history.

        Raises ``ConfigError``: a history or a baseline that was asked for and cannot be read.
        """
        self.warnings: list[Message] = []
        self._settings = settings
        self._records = records
        self._store = self._opened() if records or settings.baseline == LAST else None
        self._known = Baseline()
        if settings.baseline == LAST and self._store is None:
            raise ConfigError(Message("--baseline last needs the history: name a file with --store"))
        if settings.baseline not in ("", LAST):
            self._known = read_baseline(Path(settings.baseline))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._store is not None:
            self._store.close()

    def check(self, settings: Settings) -> None:
        """Raises ``ConfigError`` for settings of a site that cannot be kept to."""
        if settings.min_confirmations > 1 and self._store is None and not settings.second_look:
            raise ConfigError(Message("--min-confirmations needs the history (--store) or --second-look"))

    def past(self, site: str, settings: Settings) -> Past:
        """What is known of a site that is audited under ``settings``.  Raises ``ConfigError``."""
        streaks = self.streaks(site)
        if self._settings.baseline == LAST:
            if self._store and self._store.last(site) is None:
                self.warnings.append(Message("{site}: no earlier audit is known, so everything is new", site=site))
            return Past(known_since(streaks, settings), streaks)
        return Past(self._known.known(site), streaks)

    @property
    def keeps(self) -> bool:
        """Whether this run knows earlier ones and is known to later ones."""
        return self._store is not None and self._records

    def streaks(self, site: str) -> Mapping[str, Streak]:
        """Faults of a site by fingerprint, as earlier runs have left them.  Raises ``ConfigError``."""
        return dict(self._store.streaks(site)) if self._store else {}

    def last(self, site: str) -> Report | None:
        """The last audit of a site in which a page could be read.  Raises ``ConfigError``."""
        audit = self._store.last(site) if self._store else None
        data = self._store.audit_json(audit.id) if self._store and audit else None
        return report_of(self._store.path, data) if self._store and data else None

    def add(self, report: Report) -> None:
        """Add a finished audit to the history, if there is one.  Raises ``ConfigError``; the report is not lost."""
        if self._store is not None and self._records:
            self._store.add(report.crawl.site, report, render(report, RenderOptions()).encode())

    def write_baseline(self, reports: Sequence[Report]) -> None:
        """Write what is known now, if it was asked for.  Raises ``ConfigError``, also where a site was not audited."""
        if not self._settings.write_baseline:
            return
        path = Path(self._settings.write_baseline)
        blind = next((report for report in reports if not report.readable), None)
        if blind is not None:
            raise ConfigError(
                Message("{path} was not written: {site} could not be audited", path=str(path), site=blind.crawl.site)
            )
        rolling = bool(self._settings.baseline)
        keys = {site_key(report.crawl.site) for report in reports}
        entries = [*self._known.without(keys)]
        for report in reports:
            entries += entries_of(report, self._before(report.crawl.site), waiting=not rolling)
        write_baseline(path, entries, max(report.started_at for report in reports), keys)

    def _before(self, site: str) -> Iterable[Entry]:
        """Entries of the baseline in use, which those at which nobody could look this time stay in."""
        if self._settings.baseline != LAST or self._store is None:
            return self._known.of(site)
        streaks = self._store.streaks(site)
        known = (streaks[name] for name in known_since(streaks, self._settings))
        return [Entry("", s.fingerprint, s.rule, s.subject, s.severity, s.pages) for s in known]

    def _opened(self) -> Store | None:
        path = store_path(self._settings)
        if path is None:
            return None
        try:
            return Store.open(path)
        except ConfigError as error:
            if self._settings.store or self._settings.baseline == LAST:
                raise
            self.warnings.append(Message("no history is kept: {reason}", reason=str(error)))
            return None


def open_store(settings: Settings) -> Store:
    """The history to look into.  Raises ``ConfigError`` where there is none."""
    path = store_path(settings)
    if path is None:
        raise ConfigError(Message("no history is kept: name its file with --store"))
    if not path.exists():
        raise ConfigError(Message("{path}: there is no history yet; audits make it", path=str(path)))
    return Store.open(path)


class Archive:
    """Reports by file name or by their place in the history, which is opened when it is first asked for."""

    def __init__(self, settings: Settings, site: str) -> None:
        """``site``: the one that ``last`` means; "": the only one there is."""
        self._settings = settings
        self._site = site
        self._store: Store | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._store is not None:
            self._store.close()

    def report(self, name: str) -> Report:
        """``audit.json``, ``#12``, ``12``, ``last``, ``last-1``.  Raises ``ConfigError``."""
        if not _PLACE.fullmatch(name) or Path(name).is_file():
            return read_report(Path(name))
        self._store = self._store or open_store(self._settings)
        audit = self._audit(self._store, name)
        data = self._store.audit_json(audit.id) if audit else None
        if data is None:
            raise ConfigError(Message("{path}: there is no audit {name}", path=str(self._store.path), name=name))
        return report_of(self._store.path, data)

    def _audit(self, store: Store, name: str) -> PastAudit | None:
        if not name.startswith(LAST):
            return store.audit(int(name.removeprefix("#")))
        return store.last(self._site or self._only(store), int(name.partition("-")[2] or 0))

    def _only(self, store: Store) -> str:
        sites = store.sites()
        if len(sites) > 1:
            raise ConfigError(
                Message.counted(
                    "{path} knows {count} shop: say with --site which one is meant",
                    "{path} knows {count} shops: say with --site which one is meant",
                    len(sites),
                    path=str(store.path),
                )
            )
        return sites[0].key if sites else ""
