from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from channelaudit.checks.mail_domain import MailDomain
from channelaudit.config.errors import ConfigError
from channelaudit.engine.saved import read_evidence, read_report, write_evidence, write_file
from channelaudit.model import (
    Channel,
    Evidence,
    Failure,
    Known,
    Malformed,
    Message,
    Observation,
    Observations,
    Report,
    Unknown,
)
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render as as_json
from channelaudit.reports.terminal import render as as_text
from reports.sample import NASTY, SITE, report, sighting


def evidence(text: str = "Napisz do nas") -> Evidence:
    shop = report(text)
    slow = Failure("mail_domain", "slow.example", "timeout", Message("{said}", said=text))
    return Evidence(
        crawl=shop.crawl,
        context=shop.site,
        channels=(*shop.channels, Channel("form", SITE, {"fields": [{"name": text, "required": True, "n": 1.5}]})),
        malformed=(Malformed("phone", text, "empty", (sighting(),), {"network": None}),),
        observations=Observations(
            [
                Observation(
                    "mail_domain", "a.example", Known(MailDomain("a.example", "accepts", ("mx.a.example",))), 0.4
                ),
                Observation("mail_domain", "slow.example", Unknown(slow), 20.0),
                Observation("of_a_plugin", "a.example", Known({"level": [1, 2]})),
            ]
        ),
        gathered_at="2026-11-22T09:00:00Z",
        tool_version="0.1.0",
        failures=(slow,),
        seconds=7.4,
    )


def without_observations(value: Evidence) -> tuple[Any, ...]:
    return (value.crawl, value.context, value.channels, value.malformed, value.failures, value.gathered_at)


@pytest.mark.parametrize("text", ["Napisz do nas", NASTY])
def test_evidence_comes_back_as_it_was(tmp_path: Path, text: str) -> None:
    before = evidence(text)
    write_evidence(tmp_path / "e.json", before)
    after = read_evidence(tmp_path / "e.json")
    assert without_observations(after) == without_observations(before)
    assert tuple(after.observations) == tuple(before.observations)
    assert isinstance(after.observations.get(MailDomain, "a.example"), Known)


def rendered(shop: Report) -> tuple[str, str]:
    options = RenderOptions()
    return str(as_json(shop, options)), str(as_text(shop, options))


@pytest.mark.parametrize("text", ["Napisz do nas", NASTY, "{address} {{x}}"])
def test_a_saved_audit_renders_like_the_first_one(tmp_path: Path, text: str) -> None:
    shop = report(text)
    file = tmp_path / "audit.json"
    file.write_text(as_json(shop, RenderOptions()), encoding="utf-8")
    again = read_report(file)
    assert rendered(again) == rendered(shop)
    assert again.findings == shop.findings
    assert again.site == shop.site
    assert again.crawl == shop.crawl


def audit_without(tmp_path: Path, *keys: str) -> Path:
    content = json.loads(as_json(report(), RenderOptions()))
    for key in keys:
        del content[key]
    for finding in content["findings"]:
        finding.pop("message_text")
        finding.pop("message_values")
    file = tmp_path / "audit.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_an_audit_with_nothing_but_the_contract_is_read(tmp_path: Path) -> None:
    again = read_report(audit_without(tmp_path, "muted", "rules", "crawl"))
    assert "hurt@hurt-rowery.example takes no mail" in as_text(again, RenderOptions())


def foreign(**content: object) -> str:
    return json.dumps(content)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "is not evidence of channelaudit: it is not JSON"),
        ("{", "is not JSON"),
        ("[" * 200_000, "is not JSON"),
        ("\xff", "is not evidence"),
        ("[1]", "it names no schema of it"),
        (foreign(schema=1), "it names no schema of it"),
        (foreign(schema="sarif"), "it names no schema of it"),
        (foreign(schema="channelaudit/audit/1"), 'is not evidence: it says that it is "channelaudit/audit/1"'),
        (foreign(schema="channelaudit/evidence/2"), "was written by a newer channelaudit (schema 2)"),
        (foreign(schema="channelaudit/evidence/0"), "names a schema that never was"),
        (foreign(schema="channelaudit/evidence/\x1b"), r"never was: "),
        (foreign(schema="channelaudit/evidence/1"), "is damaged: crawl: Field required"),
        (foreign(schema="channelaudit/evidence/1", crawl=3), "is damaged: crawl: "),
    ],
)
def test_a_file_that_is_no_evidence_gets_one_sentence(tmp_path: Path, content: str, complaint: str) -> None:
    file = tmp_path / "e.json"
    file.write_bytes(content.encode("latin-1"))
    with pytest.raises(ConfigError) as caught:
        read_evidence(file)
    assert str(caught.value).startswith(str(file))
    assert complaint in str(caught.value)
    assert str(caught.value).isprintable()


def test_an_answer_that_its_check_does_not_know_is_damage(tmp_path: Path) -> None:
    file = tmp_path / "e.json"
    write_evidence(file, evidence())
    file.write_text(file.read_text(encoding="utf-8").replace('"accepts"', '"perhaps"'), encoding="utf-8")
    with pytest.raises(ConfigError, match='an answer of the check "mail_domain" is not complete'):
        read_evidence(file)


def test_files_that_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read: No such file"):
        read_report(tmp_path / "none.json")
    with pytest.raises(ConfigError, match="cannot be read: Is a directory"):
        read_report(tmp_path)


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    file.chmod(0o640)
    link = tmp_path / "latest.json"
    link.symlink_to(file)
    write_file(link, b"new")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["latest.json", "report.json"]


def test_a_new_file_has_the_usual_rights(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_file(tmp_path / "a", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_what_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be written: No such file or directory"):
        write_file(tmp_path / "no" / "a.json", b"x")
    with pytest.raises(ConfigError, match="cannot be written: Is a directory"):
        write_file(tmp_path, b"x")
    with pytest.raises(ConfigError, match="cannot be written: No space left"):
        write_file(Path("/dev/full"), b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    write_file(Path("/dev/null"), b"x")
    assert Path("/dev/null").is_char_device()
