"""The history, baselines and differences at the command line."""

from __future__ import annotations

import json
import os
import sqlite3
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from channelaudit.history import Store
from channelaudit.model import Channel
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render
from cli.program import Ended, alongside, channelaudit
from cli.test_audit import FAST, SHOP, SITE, doors
from history.reports import MAIL, fault, night, report
from lab.web import WebServer

QUICK = (*FAST, "--checks", "form_endpoint", "--select", "phone-missing")
STORE = ("--store", "history.sqlite")


async def audited(tmp_path: Path, *arguments: str, **env: str) -> Ended:
    async with WebServer(SHOP) as shop:
        return await alongside("audit", SITE, *doors(shop), *QUICK, *arguments, cwd=tmp_path, **env)  # type: ignore[arg-type]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three audits of a shop, one of another."""
    path = tmp_path / "history.sqlite"
    with Store.open(path) as history:
        for made in (
            report(fault(), at=night(1), verdicts={MAIL: "broken"}),
            report(at=night(2), statuses={"email-mailbox-missing": "passed"}, score=90, letter="B"),
            report(fault("tls-expired", "<script>"), at=night(3), statuses={"email-mailbox-missing": "passed"}),
            report(at=night(1), url="https://other.example/"),
        ):
            history.add(made.crawl.site, made, render(made, RenderOptions()).encode())
    return path


def history(tmp_path: Path, *arguments: str) -> Ended:
    return channelaudit("history", *arguments, *STORE, cwd=tmp_path)


async def test_audits_are_kept_and_no_store_keeps_nothing(tmp_path: Path) -> None:
    assert (await audited(tmp_path, *STORE)).code == 1
    assert (await audited(tmp_path, "--store", "none")).code == 1
    assert (await audited(tmp_path, CHANNELAUDIT_STORE=str(tmp_path / "history.sqlite"))).code == 1
    with Store.open(tmp_path / "history.sqlite") as kept:
        first, second = kept.audits(SITE)
        data = kept.audit_json(second.id)
    assert first.errors == 1
    assert json.loads(data or b"")["schema"] == "channelaudit/audit/1"


async def test_the_history_is_in_the_users_data_folder(tmp_path: Path) -> None:
    env = {"CHANNELAUDIT_STORE": "", "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CACHE_HOME": str(tmp_path / "cache")}
    assert (await audited(tmp_path, **env)).code == 1
    assert (tmp_path / "data" / "channelaudit" / "history.sqlite").is_file()
    shown = channelaudit("history", cwd=tmp_path, **env)
    assert "sklep-rower.example" in shown.out


async def test_a_home_that_cannot_be_written_costs_a_word_and_no_more(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    nowhere = str(tmp_path / "file")
    done = await audited(tmp_path, CHANNELAUDIT_STORE="", XDG_DATA_HOME=nowhere, XDG_CACHE_HOME=nowhere)
    assert done.code == 1
    assert "no history is kept: " in done.err
    assert "phone-missing" in done.out


async def test_a_history_that_was_asked_for_and_is_none_is_said_before_the_audit(tmp_path: Path) -> None:
    (tmp_path / "history.sqlite").write_text("no database")
    done = await audited(tmp_path, *STORE)
    assert (done.code, done.out) == (2, "")
    (sentence,) = done.err.splitlines()
    assert "history.sqlite is no history of channelaudit" in sentence


async def test_the_report_survives_a_history_that_cannot_be_written(tmp_path: Path) -> None:
    Store.open(tmp_path / "history.sqlite").close()
    base = sqlite3.connect(tmp_path / "history.sqlite")
    base.execute("DROP TABLE changes")  # whatever happens to it between the start and the end of an audit
    base.close()
    done = await audited(tmp_path, *STORE)
    assert done.code == 2
    assert "phone-missing" in done.out
    assert "the history cannot be used" in done.err


def kept_in(folder: Path) -> set[str]:
    return {file.name for file in folder.rglob("*") if file.is_file()}


def put_an_old(file: Path) -> None:
    file.touch()
    os.utime(file, (1_000, 1_000))


async def test_pages_are_kept_until_nobody_has_used_them_for_long(tmp_path: Path) -> None:
    assert (await audited(tmp_path, "--cache-dir", "none")).code == 1
    assert kept_in(tmp_path) == set()
    await audited(tmp_path, "--cache-dir", "kept")
    kept = kept_in(tmp_path)
    assert kept
    for name in ("0" * 64, "letter.odt"):
        put_an_old(tmp_path / "kept" / "documents" / name)
    await audited(tmp_path, "--cache-dir", "kept")
    assert kept_in(tmp_path) == {*kept, "letter.odt"}


async def test_a_baseline_makes_findings_known(tmp_path: Path) -> None:
    first = await audited(tmp_path, "--write-baseline", "known.json")
    assert first.code == 1
    again = await audited(tmp_path, "--baseline", "known.json", "--write-baseline", "known.json")
    assert again.code == 0
    assert "[known]" in again.out
    done = await audited(
        tmp_path, "--baseline", "known.json", "--select", "phone-missing,hours-missing", "--fail-on", "note"
    )
    assert done.code == 1, "another finding is new"


async def test_the_last_audit_as_baseline(tmp_path: Path) -> None:
    first = await audited(tmp_path, *STORE, "--baseline", "last")
    assert first.code == 1
    assert "no earlier audit is known, so everything is new" in first.err
    assert (await audited(tmp_path, *STORE, "--baseline", "last")).code == 0


async def test_a_site_that_could_not_be_audited_makes_no_baseline(tmp_path: Path) -> None:
    async with WebServer({"*": ""}) as shop:
        options = (*doors(shop), *QUICK, "--write-baseline", "known.json")
        done = await alongside("audit", SITE, *options, cwd=tmp_path)
    assert done.code == 2
    assert "known.json was not written" in done.err
    assert not (tmp_path / "known.json").exists()


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((), 1),
        (("--select", "hours-missing"), 0),
        (("--select", "hours-missing", "--fail-on", "note"), 1),
        (("--fail-on", "never"), 0),
        ((*STORE, "--min-confirmations", "2"), 0),
        (("--select", "phone-missing,phone-invalid", "--ignore", "phone-missing"), 0),
    ],
)
async def test_the_exit_code_is_1_where_junit_has_failures(
    tmp_path: Path, arguments: tuple[str, ...], code: int
) -> None:
    done = await audited(tmp_path, "-o", "junit.xml", "-o", "audit.json", *arguments)
    assert done.code == code, done.err
    (suite,) = ET.parse(tmp_path / "junit.xml").getroot()
    assert int(suite.get("failures", "")) == code
    fail_on = ("--fail-on", "never") if "never" in arguments else ("--fail-on", "note") if "note" in arguments else ()
    again = channelaudit("report", "audit.json", "--format", "junit", *fail_on, cwd=tmp_path)
    assert again.out == (tmp_path / "junit.xml").read_text(encoding="utf-8")


async def test_confirmations_are_shown(tmp_path: Path) -> None:
    done = await audited(tmp_path, *STORE, "--min-confirmations", "3")
    assert done.code == 0
    assert "[not yet confirmed (1 of 3)]" in done.out
    done = await audited(tmp_path, *STORE, "--min-confirmations", "3", "--format", "json")
    (finding,) = json.loads(done.out)["findings"]
    assert (finding["confirmations"], finding["confirmations_needed"], finding["new"]) == (2, 3, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--min-confirmations", "2"), "--min-confirmations needs the history (--store) or --second-look"),
        (("--baseline", "last"), "--baseline last needs the history"),
        (("--baseline", "none.json"), "none.json cannot be read"),
    ],
)
async def test_what_cannot_be_kept_to_is_said_before_the_audit(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    done = await audited(tmp_path, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


async def test_accepted_findings_are_muted_with_their_reason_until_their_day(tmp_path: Path) -> None:
    file = tmp_path / "channelaudit.yaml"
    file.write_text("ignore:\n  - rule: phone-missing\n    reason: we only write\n")
    done = await audited(tmp_path, "--format", "json")
    assert done.code == 0
    assert [f["reason"] for f in json.loads(done.out)["muted"]] == ["we only write"]
    file.write_text("ignore:\n  - rule: phone-missing\n    reason: we only write\n    until: 2020-01-31\n")
    done = await audited(tmp_path)
    assert done.code == 1
    assert "the entry for phone-missing ended on 31 January 2020" in done.err


def test_the_history_as_a_list_and_as_a_table(tmp_path: Path, store: Path) -> None:
    shops = history(tmp_path).out.splitlines()
    assert [row.split()[0] for row in shops] == ["site", "other.example", "sklep-rower.example"]
    shown = history(tmp_path, "www.sklep-rower.example").out
    assert "3 audits" in shown
    assert "90 B" in shown
    assert "+1" in shown
    assert "▇█▇" in shown or "█" in shown
    plain = channelaudit("history", SITE.replace("http:", "https:"), *STORE, cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert plain.out.isascii()


def test_the_history_as_a_page(tmp_path: Path, store: Path) -> None:
    assert history(tmp_path, "sklep-rower.example", "-o", "trend.html").code == 0
    page = (tmp_path / "trend.html").read_text(encoding="utf-8")
    assert page.count("<svg") == 3
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert 'http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;' in page
    assert "src=" not in page


def test_export_and_prune(tmp_path: Path, store: Path) -> None:
    assert history(tmp_path, "export", "-o", "all.jsonl").code == 0
    lines = (tmp_path / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert lines == history(tmp_path, "export").out.splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["audit"] * 4 + ["finding"] * 2
    done = history(tmp_path, "prune", "--keep-days", "0")
    assert (done.code, done.err) == (0, "audits forgotten: 2; the last one of each shop stays\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nobody.example",), "knows no audit of nobody.example"),
        (("prune",), "prune needs --keep-days"),
        (("export", "--keep-days", "3"), "prune needs --keep-days"),
        (("-o", "x.html"), "name the shop"),
        (("export", "-o", "no/x.jsonl"), "no/x.jsonl cannot be written"),
    ],
)
def test_wrong_use_of_the_history(tmp_path: Path, store: Path, arguments: tuple[str, ...], said: str) -> None:
    done = history(tmp_path, *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_no_history_yet(tmp_path: Path) -> None:
    done = history(tmp_path)
    assert done.code == 2
    assert "there is no history yet" in done.err
    assert not (tmp_path / "history.sqlite").exists()


def test_differences_of_files_and_of_the_history(tmp_path: Path, store: Path) -> None:
    with Store.open(store) as kept:
        for number in (1, 2, 3):
            (tmp_path / f"{number}.json").write_bytes(kept.audit_json(number) or b"")
    by_file = channelaudit("diff", "1.json", "2.json", "--format", "json", cwd=tmp_path)
    by_number = channelaudit("diff", "#1", "2", "--format", "json", *STORE, cwd=tmp_path)
    assert by_file.code == by_number.code == 0
    assert by_file.out == by_number.out
    assert [f["rule"] for f in json.loads(by_file.out)["findings"]["fixed"]] == ["email-mailbox-missing"]
    named = ("--site", "sklep-rower.example", *STORE)
    last = channelaudit("diff", "last-1", "last", "-o", "d.html", "-o", "d.md", *named, cwd=tmp_path)
    assert last.code == 1, "a new error"
    assert "New (1)" in last.out
    assert "<h2" in (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "## New (1)" in (tmp_path / "d.md").read_text(encoding="utf-8")
    assert channelaudit("diff", "last-1", "last", "--fail-on", "never", *named, cwd=tmp_path).code == 0


def test_people_do_not_see_personal_numbers(tmp_path: Path) -> None:
    number = Channel("registration", "CZ8001011238", {"scheme": "vat", "country": "CZ", "valid": True})
    with Store.open(tmp_path / "history.sqlite") as kept:
        for day, found in enumerate(((), (fault("registration-inactive", number.id),)), 1):
            made = report(*found, at=night(day), channels=(number,) if found else (), verdicts={})
            kept.add(SITE, made, render(made, RenderOptions()).encode())
    files = ("-o", "d.html", "-o", "d.md")
    shown = channelaudit("diff", "last-1", "last", *files, *STORE, cwd=tmp_path)
    assert "CZ80********" in shown.out
    assert history(tmp_path, SITE, "-o", "trend.html").code == 0
    texts = [shown.out, *((tmp_path / name).read_text(encoding="utf-8") for name in ("d.html", "d.md", "trend.html"))]
    assert [text for text in texts if "8001011238" in text] == []
    whole = channelaudit("diff", "last-1", "last", "--format", "json", *STORE, cwd=tmp_path)
    assert [f["subject"] for f in json.loads(whole.out)["findings"]["new"]] == [number.id]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("last-1", "last"), "say with --site which one is meant"),
        (("last-9", "last", "--site", "sklep-rower.example"), "there is no audit last-9"),
        (("#99", "#1"), "there is no audit #99"),
        (("a.json", "#1"), "a.json cannot be read"),
        (("#1", "#2", "--format", "pdf"), 'unknown format "pdf"'),
        (("#1", "#2", "-o", "d.docx"), "no format follows"),
    ],
)
def test_wrong_use_of_diff(tmp_path: Path, store: Path, arguments: tuple[str, ...], said: str) -> None:
    done = channelaudit("diff", *arguments, *STORE, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert len(done.err.splitlines()) == 1


def test_nothing_here_was_written_into_the_users_own_history() -> None:
    assert os.environ["CHANNELAUDIT_STORE"] == "none"
