from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from channelaudit.config.file import read_file
from channelaudit.model import Finding, Judgement, Message, Problem
from channelaudit.reports import RenderOptions
from channelaudit.reports.json import render
from cli.program import channelaudit
from reports.sample import SITE, report


def test_init_writes_a_configuration_once(tmp_path: Path) -> None:
    done = channelaudit("init", "https://sklep-rower.example/", cwd=tmp_path)
    assert (done.code, done.out) == (0, "")
    assert "was written with the site; every other setting in it is a comment" in done.err
    file = tmp_path / "channelaudit.yaml"
    assert read_file(file) == {"site": "https://sklep-rower.example/"}

    file.write_text("jobs: 2\n")
    done = channelaudit("init", cwd=tmp_path)
    assert (done.code, done.err) == (2, "channelaudit: channelaudit.yaml exists already; nothing was written\n")
    assert file.read_text() == "jobs: 2\n"


def test_init_says_where_it_cannot_write(tmp_path: Path) -> None:
    done = channelaudit("init", "--config", "no/such.yaml", cwd=tmp_path)
    assert done.code == 2
    assert "no/such.yaml cannot be written: No such file or directory" in done.err


def test_the_configuration_beside_it_is_read_by_audit(tmp_path: Path) -> None:
    (tmp_path / "channelaudit.yaml").write_text("site: a.example\n\nmax-page: 3\n")
    done = channelaudit("audit", cwd=tmp_path)
    assert done.code == 2
    assert done.err == 'channelaudit: channelaudit.yaml:3: unknown key "max-page"; did you mean "max-pages"?\n'


def test_init_takes_the_expected_channels_from_an_audit(tmp_path: Path) -> None:
    (tmp_path / "audit.json").write_text(render(report(), RenderOptions()), encoding="utf-8")
    done = channelaudit("init", "--from-audit", "audit.json", cwd=tmp_path)
    assert done.code == 0, done.err
    assert done.err == (
        "channelaudit.yaml was written with the site and 3 expected channels; every other setting in it "
        "is a comment until you take the # away\n"
        "1 channel is not expected, because the audit calls it faulty\n"
    )
    assert read_file(tmp_path / "channelaudit.yaml") == {
        "site": SITE,
        "expect": ("email:sklep@sklep-rower.example", "phone:+48221234567", f"form:{SITE}kontakt"),
    }


def test_init_expects_no_channel_that_the_audit_calls_faulty(tmp_path: Path) -> None:
    sample = report()
    phone = next(channel for channel in sample.channels if channel.kind == "phone" and channel.of_shop)
    problem = Problem(phone.id, Message("A call costs more than an ordinary one."), phone.sightings)
    told = Judgement("phone-premium-rate", "failed", (Finding("phone-premium-rate", "error", problem),))
    warned = Judgement(
        "email-freemail",
        "failed",
        (
            Finding(
                "email-freemail",
                "warning",
                Problem("email:sklep@sklep-rower.example", Message("It is at a provider for everybody.")),
            ),
        ),
    )
    (tmp_path / "audit.json").write_text(
        render(replace(sample, judgements=(*sample.judgements, told, warned)), RenderOptions()), encoding="utf-8"
    )
    done = channelaudit("init", "--from-audit", "audit.json", cwd=tmp_path)
    assert "2 channels are not expected, because the audit calls them faulty" in done.err
    expected = read_file(tmp_path / "channelaudit.yaml")["expect"]
    assert expected == ("email:sklep@sklep-rower.example", f"form:{SITE}kontakt")
