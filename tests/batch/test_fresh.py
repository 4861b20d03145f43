"""Sites whose last audit is young enough: which they are, and the exit code that they bring along."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from channelaudit.batch.running import with_fresh
from channelaudit.config.ignoring import Ignore
from channelaudit.config.settings import Settings
from channelaudit.engine.baseline import Entry, write_baseline
from channelaudit.engine.policy import exit_code
from channelaudit.engine.remembering import Memory
from channelaudit.history import Store
from channelaudit.history.batches import Listed
from channelaudit.model import Finding, Report
from history.reports import MAIL, fault, report

SHOP = "https://sklep-rower.example/"


def ago(hours: int) -> str:
    return (datetime.now(UTC) - timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


def marked(path: Path, *reports: Report, own: str = "{}", **settings: object) -> Listed:
    chosen = Settings(store=str(path), **settings)  # type: ignore[arg-type]
    with Store.open(path) as store, Memory(chosen) as memory:
        for each in reports:
            store.add(SHOP, each, b"{}")
        [site] = with_fresh([Listed(0, SHOP, settings=own)], store, timedelta(days=1), chosen, memory)
    return site


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "s.sqlite"


@pytest.mark.parametrize(("hours", "state"), [(1, "fresh"), (30, "open"), (-30, "open")])
def test_what_was_audited_lately_is_left_out(path: Path, hours: int, state: str) -> None:
    assert marked(path, report(at=ago(hours))).state == state


@pytest.mark.parametrize(
    ("finding", "code"),
    [
        (fault(), 1),
        (fault(severity="warning"), 0),
        (Finding("email-mailbox-missing", "error", fault().problem, needed=2), 0),
        (Finding("email-mailbox-missing", "error", fault().problem, confirmations=2, needed=2), 1),
    ],
    ids=["error", "below --fail-on", "not confirmed", "confirmed"],
)
def test_the_exit_code_is_the_one_of_the_audit(path: Path, finding: Finding, code: int) -> None:
    audit = report(finding, at=ago(1))
    assert exit_code(audit, Settings()) == code
    assert marked(path, audit).code == code


def test_what_the_settings_of_today_know_or_silence_does_not_count(path: Path) -> None:
    audit = report(fault(), at=ago(1))
    known = path.with_name("known.json")
    entry = Entry("", fault().fingerprint, fault().rule, MAIL, "error", ())
    write_baseline(known, [entry], ago(1), {"sklep-rower.example"})
    assert marked(path, audit).code == 1
    assert marked(path, baseline="last").code == 0
    assert marked(path, baseline=str(known)).code == 0
    assert marked(path, ignore=("email",)).code == 0
    assert marked(path, ignored=(Ignore("email-mailbox-missing", "hurt@*", "it closes"),)).code == 0
    assert marked(path, ignored=(Ignore("email-mailbox-missing", "hurt@*", "it closed", "2020-01-01"),)).code == 1
    assert marked(path, own='{"fail_on": "never"}').code == 0


def test_what_was_silenced_or_mended_does_not_count(path: Path) -> None:
    assert marked(path, report(muted=(fault(),), at=ago(1))).code == 0
    mended = report(statuses={"email-mailbox-missing": "passed"}, at=ago(1))
    assert marked(path, report(fault(), at=ago(3)), mended).code == 0
