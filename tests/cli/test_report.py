"""``judge`` and ``report``: what was saved is used again."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builders import evidence
from channelaudit.engine import discovery
from channelaudit.engine.saved import write_evidence
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render as as_json
from channelaudit.reports.terminal import render as as_text
from cli.program import channelaudit
from reports.sample import NASTY, report


@pytest.fixture
def audit(tmp_path: Path) -> Path:
    path = tmp_path / "audit.json"
    path.write_text(as_json(report(), RenderOptions()), encoding="utf-8")
    return path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "evidence.json"
    write_evidence(path, evidence())
    return path


def test_a_saved_audit_is_shown_again(audit: Path) -> None:
    done = channelaudit("report", audit, cwd=audit.parent)
    assert (done.code, done.err) == (0, "")
    assert done.out == as_text(report(), RenderOptions())
    assert channelaudit("report", audit, "--format", "json", cwd=audit.parent).out == audit.read_text(encoding="utf-8")


def test_reports_go_to_files_by_suffix_or_by_name(audit: Path) -> None:
    done = channelaudit("report", audit, "-o", "a.txt", "-o", "json:b", "--output", "c.JSON", cwd=audit.parent)
    assert done.code == 0
    folder = audit.parent
    assert (folder / "a.txt").read_text(encoding="utf-8") == as_text(report(), RenderOptions())
    assert (folder / "b").read_text(encoding="utf-8") == (folder / "c.JSON").read_text(encoding="utf-8")
    assert json.loads((folder / "b").read_text(encoding="utf-8"))["schema"] == "channelaudit/audit/1"


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.md", "# Contact channels of"),
        ("a.csv", "\ufeffsite,rule,"),
        ("shop.channels.csv", "\ufeffsite,channel,"),
        ("junit.xml", "<?xml"),
        ("a.sarif", '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json"'),
        ("a.SARIF.json", '{\n  "$schema": "https://json.schemastore.org/sarif-2.1.0.json"'),
        ("gl.gitlab.json", "[\n"),
        ("a.jsonl", '{"schema": "channelaudit/audit/1"'),
        ("github:a", "::error title="),
        ("csv-channels:a", "\ufeffsite,channel,"),
    ],
)
def test_the_longest_suffix_tells_the_format(audit: Path, name: str, start: str) -> None:
    assert channelaudit("report", audit, "-o", name, cwd=audit.parent).code == 0
    content = (audit.parent / name.rpartition(":")[2]).read_text(encoding="utf-8")
    assert content.startswith(start)


def test_the_summary_of_a_job_is_added_to(audit: Path) -> None:
    summary = audit.parent / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    for _ in range(2):
        assert channelaudit("report", audit, "-o", f"github-summary:{summary}", cwd=audit.parent).code == 0
    content = summary.read_text(encoding="utf-8")
    assert content.startswith("before\n# Contact channels of")
    assert content.count("# Contact channels of") == 2
    done = channelaudit("report", audit, "-o", "github-summary:/dev/full", cwd=audit.parent)
    assert (done.code, "/dev/full cannot be written" in done.err) == (2, True)


def test_the_help_names_every_format(audit: Path) -> None:
    done = channelaudit("report", "--help", cwd=audit.parent, COLUMNS="200")
    assert [name for name in discovery.formats() if name not in done.out] == []


def test_the_report_is_as_wide_as_the_terminal_says(audit: Path) -> None:
    lines = channelaudit("report", audit, cwd=audit.parent, COLUMNS="60").out.splitlines()
    assert max(map(len, lines)) <= 60


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "iso-8859-2"])
def test_an_encoding_that_cannot_say_it_gets_ascii(audit: Path, encoding: str) -> None:
    done = channelaudit("report", audit, cwd=audit.parent, PYTHONIOENCODING=encoding)
    assert done.code == 0
    assert "+ works" in done.out
    assert done.out.isascii()


def test_json_is_utf_8_whatever_the_encoding(audit: Path) -> None:
    audit.write_text(as_json(report("Żółć"), RenderOptions()), encoding="utf-8")
    done = channelaudit("report", audit, "--format", "json", cwd=audit.parent, PYTHONIOENCODING="ascii")
    assert "Żółć" in done.out


def test_a_hostile_audit_reaches_the_terminal_harmless(audit: Path) -> None:
    audit.write_text(as_json(report(NASTY), RenderOptions()), encoding="utf-8")
    done = channelaudit("report", audit, cwd=audit.parent)
    assert done.code == 0
    assert all(line.isprintable() for line in done.out.split("\n"))


def test_evidence_is_no_audit_and_an_audit_no_evidence(audit: Path, saved: Path) -> None:
    done = channelaudit("report", saved, cwd=audit.parent)
    assert (done.code, done.out) == (2, "")
    assert 'is not an audit: it says that it is "channelaudit/evidence/1"' in done.err
    done = channelaudit("judge", audit, cwd=audit.parent)
    assert (done.code, done.out) == (2, "")
    assert 'is not evidence: it says that it is "channelaudit/audit/1"' in done.err


def test_evidence_is_judged_by_other_rules(saved: Path) -> None:
    def judged(*arguments: str) -> tuple[int, list[str], list[str]]:
        done = channelaudit("judge", saved, "--format", "json", *arguments, cwd=saved.parent)
        content = json.loads(done.out)
        return done.code, [j["rule"] for j in content["judgements"]], [f["rule"] for f in content["findings"]]

    code, ran, found = judged("--select", "phone-missing,email-missing", "--fail-on", "warning")
    assert (code, ran) == (1, ["email-missing", "phone-missing"])
    assert "phone-missing" in found
    assert judged("--select", "phone-missing", "--fail-on", "never")[0] == 0
    assert judged("--select", "phone-missing,phone-invalid", "--ignore", "phone-missing")[1:] == (["phone-invalid"], [])


def test_the_configuration_counts_but_its_outputs_do_not(saved: Path) -> None:
    (saved.parent / "channelaudit.yaml").write_text("select: phone-missing\nformat: json\noutput: old.json\n")
    done = channelaudit("judge", saved, "--fail-on", "never", cwd=saved.parent)
    assert done.code == 0
    assert not (saved.parent / "old.json").exists()
    assert done.out.startswith("https://")


def test_evidence_without_a_page_is_no_audit(saved: Path) -> None:
    empty = evidence()
    write_evidence(saved, replace(empty, crawl=replace(empty.crawl, pages=(), complete=False)))
    done = channelaudit("judge", saved, cwd=saved.parent)
    assert (done.code, done.out) == (3, "")
    assert "could not be audited" in done.err


def test_a_reader_that_leaves_and_a_full_disk(audit: Path) -> None:
    assert channelaudit("report", audit, "-o", "json:/dev/full", cwd=audit.parent).code == 2
    done = channelaudit("report", audit, "-o", "json:/dev/full", "-o", "a.txt", cwd=audit.parent)
    assert "/dev/full cannot be written: No space left on device" in done.err
    assert (audit.parent / "a.txt").exists()
