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
