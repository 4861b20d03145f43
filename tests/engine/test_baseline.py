from __future__ import annotations

import json
from pathlib import Path

import pytest

from builders import CONTACT, SITE, failure, page
from channelaudit.config.errors import ConfigError
from channelaudit.engine.baseline import SCHEMA, Entry, entries_of, known_of, read_baseline, write_baseline
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render
from history.reports import MAIL, crawl, fault, night, report

KEY = "sklep-rower.example"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "baseline.json"


def test_what_is_written_is_read_again(path: Path) -> None:
    entries = entries_of(report(fault(), fault("hours-missing", SITE, "warning")))
    write_baseline(path, entries, night(1))
    assert set(read_baseline(path)) == set(entries)
    assert json.loads(path.read_text())["schema"] == SCHEMA
    assert known_of(read_baseline(path), "https://www.sklep-rower.example") == {
        fault().fingerprint,
        fault("hours-missing", SITE).fingerprint,
    }


def test_a_saved_audit_is_a_baseline_too(path: Path) -> None:
    path.write_text(render(report(fault(), muted=(fault("tls-expired"),)), RenderOptions()), encoding="utf-8")
    (entry,) = read_baseline(path)
    assert (entry.site, entry.fingerprint, entry.rule, entry.subject) == (
        KEY,
        fault().fingerprint,
        "email-mailbox-missing",
        MAIL,
    )


def test_an_older_file_says_less_and_is_still_read(path: Path) -> None:
    findings = [{"rule": "email-mailbox-missing", "channel": MAIL, "message": "gone"}]
    path.write_text(json.dumps({"schema": "channelaudit/audit/0", "findings": findings}))
    assert known_of(read_baseline(path), SITE) == {fault().fingerprint}


def test_a_file_of_one_shop_holds_for_its_copies_one_of_several_does_not(path: Path) -> None:
    one = [Entry(KEY, "aa", "r", "s")]
    assert known_of(one, "https://staging.example/") == {"aa"}
    assert known_of([*one, Entry("other.example", "bb", "r", "s")], SITE) == {"aa"}


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
