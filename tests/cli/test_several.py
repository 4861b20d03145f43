"""Several sites in one run: each with its settings, one document where a format can hold them, a code over all."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import os
import time
from pathlib import Path

from lxml import etree

from cli.program import alongside, channelaudit
from lab.web import Reply, Request, Route, WebServer, Wire

ROUTES: dict[str, Route] = {
    "/": """<!doctype html><html lang="pl"><title>Sklep</title><body><header><a href="/kontakt">Kontakt</a></header>
<main><h1>Rowery</h1></main><footer><a href="mailto:sklep@sklep-rower.example">sklep@sklep-rower.example</a></footer>
</body></html>""",
    "/kontakt": """<!doctype html><html lang="pl"><title>Kontakt</title><body><h1>Kontakt</h1>
<p>E-mail: sklep@sklep-rower.example</p></body></html>""",
}
FAST = ("--allow-private", "--offline", "--rate", "0", "--retries", "0", "--timeout", "5")


def doors(*shops: tuple[str, WebServer]) -> list[str]:
    return [part for host, shop in shops for part in ("--connect-to", f"{host}::127.0.0.1:{shop.port}")]


async def test_a_suite_a_site_a_report_a_site_and_a_table_over_all(tmp_path: Path) -> None:
    async with WebServer(ROUTES) as one, WebServer({}) as two:
        files = ("-o", "junit.xml", "-o", "findings.csv", "-o", "report.html", "-o", "all.json")
        done = await alongside(
            "audit", "http://one.example/", "http://two.example/pl/", *FAST, *files, "--save-evidence", "e.json",
            *doors(("one.example", one), ("two.example", two)), cwd=tmp_path,
        )  # fmt: skip
    assert done.code == 3, done.err  # nothing is there under two.example
    assert "http://two.example/pl/ could not be audited" in done.err
    assert "http://one.example/: score " in done.err
    suites = etree.parse(tmp_path / "junit.xml").getroot().findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["http://one.example/", "http://two.example/pl/"]
    rows = list(csv.DictReader(io.StringIO((tmp_path / "findings.csv").read_text(encoding="utf-8-sig"))))
    assert {row["site"] for row in rows} >= {"http://one.example/"}
    audits = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert audits["schema"] == "channelaudit/audits/1"
    assert len(audits["audits"]) == 2
    names = {Path(file.path).name for file in os.scandir(tmp_path)}
    assert names >= {"report-one.example.html", "report-two.example-pl.html", "e-one.example.json"}
    assert "report.html" not in names


async def test_the_configuration_gives_a_site_settings_of_its_own(tmp_path: Path) -> None:
    async with WebServer(ROUTES) as one, WebServer(ROUTES) as two:
        config = [
            "allow-private: true", "offline: true", "rate: 0", "retries: 0", "format: json", "select: email-missing",
            "connect-to:", f'  - "one.example::127.0.0.1:{one.port}"', f'  - "two.example::127.0.0.1:{two.port}"',
            "sites:", "  - http://one.example/", "  - url: http://two.example/", "    country: CZ",
        ]  # fmt: skip
        (tmp_path / "channelaudit.yaml").write_text("\n".join(config), encoding="utf-8")
        done = await alongside("audit", cwd=tmp_path)
    assert done.code == 0, done.err
    first, second = json.loads(done.out)["audits"]
    assert (first["site"]["url"], first["site"]["country"]) == ("http://one.example/", "PL")
    assert (second["site"]["url"], second["site"]["country"]) == ("http://two.example/", "CZ")


async def test_sites_are_audited_side_by_side(tmp_path: Path) -> None:
    gate = asyncio.Event()
    both: set[str] = set()

    async def wait(request: Request, wire: Wire) -> None:
        both.add(request.host)
        if len(both) == 2:
            gate.set()
        async with asyncio.timeout(20):
            await gate.wait()  # the first is answered only once the second has asked too
        await wire.send(Reply(200, str(ROUTES["/kontakt"])).encoded())

    async with WebServer({"/": wait}) as shop:
        at_once = ("--sites-at-once", "2", "--fail-on", "never", "--timeout", "30")
        done = await alongside(
            "audit", "http://one.example/", "http://two.example/", *FAST, *at_once,
            *doors(("one.example", shop), ("two.example", shop)), cwd=tmp_path,
        )  # fmt: skip
    assert done.code == 0, done.err


async def test_an_interruption_reports_every_site(tmp_path: Path) -> None:
    async with WebServer({"/": ROUTES["/"], "/kontakt": Reply(200, "x", delay=30)}) as shop:
        started = asyncio.Event()
        asyncio.get_running_loop().call_later(4, started.set)
        begun = time.monotonic()
        done = await alongside(
            "audit", "http://one.example/", "http://two.example/", *FAST, "--sites-at-once", "1", "--format", "json",
            *doors(("one.example", shop), ("two.example", shop)), cwd=tmp_path, interrupt_at=started,
        )  # fmt: skip
    assert done.code == 130, done.err
    assert time.monotonic() - begun < 20
    first, second = json.loads(done.out)["audits"]
    assert [page["status"] for page in first["pages"]][:1] == [200]
    assert second["pages"] == []


def test_a_format_for_one_site_is_refused_on_stdout(tmp_path: Path) -> None:
    done = channelaudit("audit", "a.example", "b.example", "--format", "html", cwd=tmp_path)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "shows one site in a document" in done.err
