"""The audits of a batch, read from the history one by one: forty thousand do not fit into the memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import overload

from channelaudit.engine.saved import report_of
from channelaudit.history import Store
from channelaudit.history.batches import Batch, Batches, Listed
from channelaudit.model import Message, Report
from channelaudit.reports.common import stored

_WITH_AUDIT = ("done", "failed", "fresh")


class Reports(Sequence[Report]):
    """The reports of a batch in the order of its list, each read when it is asked for."""

    def __init__(self, batches: Batches, batch: Batch, store: Store) -> None:
        self._store = store
        self._audits = [site.audit for site in batches.sites(batch.id) if site.audit and site.state in _WITH_AUDIT]

    def __len__(self) -> int:
        return len(self._audits)

    @overload
    def __getitem__(self, index: int) -> Report: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Report]: ...
    def __getitem__(self, index: int | slice) -> Report | Sequence[Report]:
        if isinstance(index, slice):
            return [_read(self._store, audit) for audit in self._audits[index]]
        return _read(self._store, self._audits[index])

    def __iter__(self) -> Iterator[Report]:
        return (_read(self._store, audit) for audit in self._audits)


def report_in(store: Store, site: Listed) -> Report | None:
    """The audit of a site, None where there is none (any more)."""
    if site.audit is None:
        return None
    data = store.audit_json(site.audit)
    return report_of(store.path, data) if data is not None else None


def message_of(reason: str) -> Message | None:
    """Why a site could not be audited, as it was written down."""
    return stored.message(json.loads(reason)) if reason else None


def _read(store: Store, audit: int) -> Report:
    data = store.audit_json(audit)
    assert data is not None  # nobody prunes what a batch has just written
    return report_of(store.path, data)
