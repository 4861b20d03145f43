"""``channelaudit mailbox`` through the real command line, with the sample shop's servers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from channelaudit.demo.shop import DemoShop
from cli.program import alongside, channelaudit

WORKS, MISSING, ANYTHING = "sklep@rowerownia.example", "nikt@rowerownia.example", "a@hurt-rowery.example"


@pytest.fixture
async def doors() -> AsyncIterator[list[str]]:
    async with DemoShop() as shop:
        wanted = ("--dns-server", "--smtp-port", "--ca-file", "--allow-private", "--mailbox-pause")
        yield [word for option in shop.options if option.startswith(wanted) for word in option.split(" ")]


async def test_says_which_address_works(doors: list[str], tmp_path: Path) -> None:
    done = await alongside("mailbox", WORKS, MISSING, ANYTHING, *doors, "--format", "json", cwd=tmp_path)
    report = json.loads(done.out)
    verdicts = {channel["value"]: channel["verdict"] for channel in report["channels"]}
    assert verdicts == {WORKS: "works", MISSING: "broken", ANYTHING: "unverified"}
    assert report["schema"] == "channelaudit/audit/1"
    assert {failure["kind"] for failure in report["failures"]} == {"accepts_all"}
    assert "email-mailbox-missing" in {finding["rule"] for finding in report["findings"]}
    assert done.code == 1
    assert "1 work, 1 broken, 1 could not be verified" in done.err


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("terminal", "2 addresses asked: 2 work, 0 broken, 0 could not be verified, 0 not checked; 0 errors,"),
        ("markdown", "**2 addresses asked: 2 work, 0 broken,"),
        ("html", "2 addresses asked: 2 work, 0 broken, 0 could not be verified, 0 not checked.</p>"),
        ("github", "::2 addresses asked: 2 work, 0 broken,"),
        ("junit", 'failures="0" errors="0"'),
        ("sarif", '"executionSuccessful": true'),
        ("json", '"score": 100'),
    ],
)
async def test_addresses_alone_have_no_site_that_could_not_be_audited(
    name: str, said: str, doors: list[str], tmp_path: Path
) -> None:
    done = await alongside("mailbox", WORKS, "zwroty@rowerownia.example", *doors, "--format", name, cwd=tmp_path)
    assert (done.code, said in done.out) == (0, True), done.out
    assert done.err.startswith("2 addresses asked: 2 work, 0 broken, ")
    for wrong in ("could not be audited", "could be read", "pages read", "score 0", "not-audited", "The site"):
        assert wrong not in done.out + done.err


async def test_a_saved_report_of_addresses_is_told_again(doors: list[str], tmp_path: Path) -> None:
    await alongside("mailbox", WORKS, *doors, "-o", "audit.json", cwd=tmp_path)
    done = channelaudit("report", "audit.json", cwd=tmp_path)
    assert (done.code, "1 address asked: 1 work" in done.out) == (0, True), done.out + done.err


async def test_a_selection_of_which_nothing_is_left_is_refused(doors: list[str], tmp_path: Path) -> None:
    done = await alongside("mailbox", WORKS, *doors, "--ignore", "email", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err == "channelaudit: no rule is left: everything that is selected is ignored too\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((WORKS,), 0),
        ((MISSING,), 1),
        ((MISSING, "--fail-on", "never"), 0),
        ((ANYTHING, "--strict"), 3),
        ((f"mailto:{WORKS.upper()}",), 0),
        ((MISSING, "--checks=-mailbox"), 0),
        (("a" * 64 + "@rowerownia.example",), 1),
    ],
)
async def test_exit_codes(arguments: tuple[str, ...], code: int, doors: list[str], tmp_path: Path) -> None:
    done = await alongside("mailbox", *arguments, *doors, cwd=tmp_path)
    assert done.code == code, done.err + done.out


@pytest.mark.parametrize("written", ["sklep", "a@@b.example", "a b@c.example", "", "@b.example", "a@b"])
def test_what_is_no_address(written: str, tmp_path: Path) -> None:
    done = channelaudit("mailbox", written, cwd=tmp_path)
    assert done.code == 2
    assert "is not an e-mail address" in done.err


def test_nothing_to_check(tmp_path: Path) -> None:
    assert channelaudit("mailbox", cwd=tmp_path).code == 2
