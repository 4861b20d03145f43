from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builders import CONTACT, SITE, failure, page
from channelaudit.config.errors import ConfigError
from channelaudit.engine.baseline import SCHEMA, Baseline, Entry, entries_of, read_baseline, write_baseline
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render, render_all
from history.reports import MAIL, crawl, fault, night, report

KEY = "sklep-rower.example"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


def test_what_is_written_is_read_again(path: Path) -> None:
    entries = entries_of(report(fault(), fault("hours-missing", SITE, "warning")))
    write_baseline(path, entries, night(1), {KEY})
    assert read_baseline(path).sites == {KEY}
    assert set(read_baseline(path).entries) == set(entries)
    assert json.loads(path.read_text())["schema"] == SCHEMA
    assert read_baseline(path).known("https://www.sklep-rower.example") == {
        fault().fingerprint,
        fault("hours-missing", SITE).fingerprint,
    }


def test_a_saved_audit_is_a_baseline_too(path: Path) -> None:
    path.write_text(render(report(fault(), muted=(fault("tls-expired"),)), RenderOptions()), encoding="utf-8")
    (entry,) = read_baseline(path).entries
    assert (entry.site, entry.fingerprint, entry.rule, entry.subject) == (
        KEY,
        fault().fingerprint,
        "email-mailbox-missing",
        MAIL,
    )


def test_an_older_file_says_less_and_is_still_read(path: Path) -> None:
    findings = [{"rule": "email-mailbox-missing", "channel": MAIL, "message": "gone"}]
    path.write_text(json.dumps({"schema": "channelaudit/audit/0", "findings": findings}))
    assert read_baseline(path).known(SITE) == {fault().fingerprint}


def test_a_file_of_one_shop_holds_for_its_copies_one_of_several_does_not(path: Path) -> None:
    one, other = Entry(KEY, "aa", "r", "s"), Entry("other.example", "bb", "r", "s")
    assert Baseline((one,), frozenset({KEY})).known("https://staging.example/") == {"aa"}
    assert Baseline((one, other), frozenset({KEY, "other.example"})).known(SITE) == {"aa"}


def test_a_shop_without_findings_does_not_inherit_those_of_its_neighbour(path: Path) -> None:
    write_baseline(path, [Entry(KEY, "aa", "r", "s")], night(1), {KEY, "other.example"})
    assert read_baseline(path).known("https://other.example/") == frozenset()


def test_a_saved_run_over_several_shops_is_a_baseline_too(path: Path) -> None:
    clean = report(url="https://other.example/")
    path.write_text(render_all([report(fault()), clean], RenderOptions()), encoding="utf-8")
    baseline = read_baseline(path)
    assert baseline.sites == {KEY, "other.example"}
    assert baseline.known(SITE) == {fault().fingerprint}
    assert baseline.known("other.example") == frozenset()


def test_what_a_saved_audit_has_not_confirmed_is_not_known(path: Path) -> None:
    waits = replace(fault(), confirmations=1, needed=3)
    path.write_text(render(report(waits), RenderOptions()), encoding="utf-8")
    assert read_baseline(path).known(SITE) == frozenset()
    path.write_text(render(report(replace(waits, new=False)), RenderOptions()), encoding="utf-8")
    assert read_baseline(path).known(SITE) == {fault().fingerprint}


def test_a_rolling_baseline_leaves_out_what_is_not_confirmed_yet() -> None:
    waits = report(replace(fault(), confirmations=1, needed=2))
    assert len(entries_of(waits)) == 1, "written once, it says how things are"
    assert entries_of(waits, waiting=False) == []


def test_what_nobody_could_look_at_stays_known() -> None:
    before = entries_of(report(fault(), fault("tls-expired", "sklep-rower.example")))
    dark = crawl(page(), page(CONTACT, "contact", 0, failure(CONTACT)), complete=False)
    statuses = {"email-mailbox-missing": "passed", "tls-expired": "passed"}
    after = entries_of(report(visited=dark, statuses=statuses, verdicts={}), before)  # type: ignore[arg-type]
    assert {entry.rule for entry in after} == {"email-mailbox-missing", "tls-expired"}
    after = entries_of(report(statuses=statuses), before)  # type: ignore[arg-type]
    assert after == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[]", "is neither a baseline nor an audit of channelaudit"),
        ('{"schema": 3}', "is neither a baseline nor an audit of channelaudit"),
        ('{"schema": "channelaudit/evidence/1"}', "is neither a baseline nor an audit of channelaudit"),
        ('{"schema": "channelaudit/audit/2", "findings": []}', "was written by a newer channelaudit"),
        ('{"schema": "channelaudit/baseline/99999999999", "findings": []}', "was written by a newer channelaudit"),
        ('{"schema": "channelaudit/baseline/1"}', "is damaged"),
        ('{"schema": "channelaudit/baseline/1", "findings": [3]}', "is damaged"),
        ('{"schema": "channelaudit/baseline/1", "findings": [{}]}', "is damaged"),
        ("{", "is not JSON"),
    ],
)
def test_any_other_file_is_refused_in_one_sentence(path: Path, content: str, said: str) -> None:
    path.write_text(content)
    with pytest.raises(ConfigError) as caught:
        read_baseline(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
