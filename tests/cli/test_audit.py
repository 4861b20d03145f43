"""``audit`` against real servers: what it writes where, and how it ends."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from cli.program import Ended, alongside
from lab.web import Reply, Request, Route, WebServer, Wire, redirect

HOME = """<!doctype html><html lang="pl"><title>Sklep</title><body><header><a href="/kontakt">Kontakt</a></header>
<main><h1>Rowery</h1><p>Zapraszamy do sklepu.</p></main>
<footer><a href="mailto:sklep@sklep-rower.example">sklep@sklep-rower.example</a></footer></body></html>"""
CONTACT = """<!doctype html><html lang="pl"><title>Kontakt</title><body><main><h1>Kontakt</h1>
<p>E-mail: sklep@sklep-rower.example</p></main></body></html>"""
SHOP: dict[str, Route] = {"/": HOME, "/kontakt": CONTACT}
FAST = ("--allow-private", "--offline", "--rate", "0", "--retries", "0", "--timeout", "5")


SITE = "http://sklep-rower.example/"


def doors(shop: WebServer) -> tuple[str, str]:
    """Every port of the shop's name leads to its server."""
    return ("--connect-to", f"sklep-rower.example::127.0.0.1:{shop.port}")


async def audited(routes: dict[str, Route], tmp_path: Path, *arguments: str) -> Ended:
    async with WebServer(routes) as shop:
        return await alongside("audit", SITE, *doors(shop), *FAST, *arguments, cwd=tmp_path)


async def test_the_report_is_on_stdout_and_the_summary_on_stderr(tmp_path: Path) -> None:
    done = await audited(SHOP, tmp_path)
    assert done.code == 1
    assert "sklep@sklep-rower.example" in done.out
    assert done.out.startswith(SITE)
    (summary,) = done.err.splitlines()
    assert "score " in summary
    assert "\x1b" not in done.out + done.err


async def test_fail_on_decides_between_0_and_1(tmp_path: Path) -> None:
    assert (await audited(SHOP, tmp_path, "--fail-on", "never")).code == 0
    assert (await audited(SHOP, tmp_path, "--select", "email-missing")).code == 0


async def test_json_files_and_evidence(tmp_path: Path) -> None:
    files = ("-o", "a.txt", "-o", "json:b", "--save-evidence", "e.json")
    done = await audited(SHOP, tmp_path, "--format", "json", "--fail-on", "never", *files)
    content = json.loads(done.out)
    assert content["schema"] == "channelaudit/audit/1"
    assert [c["id"] for c in content["channels"]] == ["email:sklep@sklep-rower.example"]
    assert {s["region"] for s in content["channels"][0]["sightings"]} == {"footer", "main"}
    assert (tmp_path / "b").read_text(encoding="utf-8") == done.out
    assert "sklep@sklep-rower.example" in (tmp_path / "a.txt").read_text(encoding="utf-8")
    again = await alongside("judge", "e.json", "--format", "json", "--fail-on", "never", cwd=tmp_path)
    assert json.loads(again.out)["findings"] == content["findings"]
    assert json.loads(again.out)["summary"] == content["summary"]
    shown = await alongside("report", "b", cwd=tmp_path)
    assert shown.out == (tmp_path / "a.txt").read_text(encoding="utf-8")


async def test_the_site_may_stand_in_the_configuration(tmp_path: Path) -> None:
    async with WebServer(SHOP) as shop:
        text = f"site: {shop.url}/\nallow-private: true\noffline: true\nfail-on: never\nformat: json\n"
        (tmp_path / "channelaudit.yaml").write_text(text)
        done = await alongside("audit", cwd=tmp_path)
        assert (done.code, json.loads(done.out)["site"]["url"]) == (0, f"{shop.url}/")
        done = await alongside("audit", "--no-allow-private", cwd=tmp_path)
        assert done.code == 3
        assert "private address" in done.err


@pytest.mark.parametrize(
    ("url", "more", "reason"),
    [
        ("http://127.0.0.1:9", (), "refused to dial a private address"),
        ("http://127.0.0.1:9", ("--allow-private",), ""),
        ("http://no-such-host.invalid/", ("--offline",), ""),
    ],
)
async def test_what_cannot_be_reached_is_one_sentence_and_code_3(
    tmp_path: Path, url: str, more: tuple[str, ...], reason: str
) -> None:
    done = await alongside("audit", url, *more, "--timeout", "3", "--retries", "0", cwd=tmp_path)
    assert done.code == 3, done.err
    assert done.out == ""
    (sentence,) = done.err.splitlines()
    assert "could not be audited: " in sentence
    assert reason in sentence
    assert "a mistake in the program" not in sentence


async def test_json_is_written_even_then(tmp_path: Path) -> None:
    done = await alongside("audit", "http://127.0.0.1:9", "--format", "json", cwd=tmp_path)
    assert done.code == 3
    content = json.loads(done.out)
    assert content["failures"]
    assert content["findings"] == []
    assert content["complete"] is False


@pytest.mark.parametrize(
    ("routes", "reason"),
    [
        ({"*": Reply(403, "<h1>Access denied</h1>")}, "blocked"),
        ({"*": Reply(503, "<title>Just a moment...</title>", headers=(("cf-mitigated", "challenge"),))}, "blocked"),
        ({"*": redirect("/")}, "redirect"),
        ({"*": Reply(body=b"%PDF-1.7", type="application/pdf")}, ""),
        ({"*": Reply(500, "down")}, ""),
        ({"*": ""}, "the answer is empty"),
    ],
)
async def test_a_site_that_shows_nothing_is_not_audited(tmp_path: Path, routes: dict[str, Route], reason: str) -> None:
    done = await audited(routes, tmp_path)
    assert (done.code, done.out) == (3, ""), done.err
    (sentence,) = done.err.splitlines()
    assert "could not be audited: " in sentence
    assert reason in sentence


async def test_strange_pages_are_audited(tmp_path: Path) -> None:
    big = "<p>" + "rower " * 2_000_000
    for page in (big, "<html>", "\x00" * 1000):
        done = await audited({"/": page}, tmp_path, "--format", "json", "--fail-on", "never")
        assert done.code == 0, done.err
        assert json.loads(done.out)["channels"] == []


async def test_interrupted_reports_what_was_done(tmp_path: Path) -> None:
    asked = asyncio.Event()

    async def slow(_: Request, wire: Wire) -> None:
        asked.set()
        await wire.reader.read()

    async with WebServer({**SHOP, "/kontakt": slow}) as shop:
        done = await alongside(
            "audit", SITE, *doors(shop), "--allow-private", "--offline", "--format", "json",
            "--save-evidence", "e.json", cwd=tmp_path, interrupt_at=asked,
        )  # fmt: skip
    assert done.code == 130, done.err
    content = json.loads(done.out)
    assert [c["value"] for c in content["channels"]] == ["sklep@sklep-rower.example"]
    assert content["complete"] is False
    assert "interrupted" in str(content["failures"])
    assert "interrupted: the report holds what was gathered until then\n" in done.err
    assert (await alongside("judge", "e.json", "--fail-on", "never", cwd=tmp_path)).code == 0


async def test_strict_makes_the_undetermined_count(tmp_path: Path) -> None:
    no_dns = ("--dns-server", "127.0.0.1:9", "--checks", "mail_domain", "--timeout", "1")
    async with WebServer(SHOP) as shop:
        judging = ("--fail-on", "never", "--select", "email-domain-gone")
        site = ("audit", SITE, *doors(shop), "--allow-private", *judging)
        assert (await alongside(*site, *no_dns, cwd=tmp_path)).code == 0
        done = await alongside(*site, *no_dns, "--strict", cwd=tmp_path)
    assert done.code == 3
    assert "--strict" in done.err
