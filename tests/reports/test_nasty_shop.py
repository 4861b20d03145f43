"""One hostile shop through every format that there is: nothing that it says may act where the report is shown."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import yaml
from bs4 import BeautifulSoup

from channelaudit.config.settings import Settings
from channelaudit.engine import discovery
from channelaudit.engine.pipeline import assess, gather
from channelaudit.engine.saved import write_evidence
from channelaudit.model import Evidence, Format
from channelaudit.reports import RenderOptions
from lab.web import Reply, Route, WebServer
from reports.gfm import assert_only_text

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m"
BIDI = "\u202egpj.exe\u2066\u200f"
COMMANDS = "::set-output name=a::b ::stop-commands::x ##[error]y ##vso[task.setvariable variable=z]1"
FORMULA = "=HYPERLINK(&quot;http://zly.example/&quot;)"
MARKUP = "&lt;img src=x onerror=alert(1)&gt;&lt;script&gt;alert(2)&lt;/script&gt;]]&gt;"
MARKDOWN = (
    "[klik](javascript:alert(3)) | `x` {{7*7}} ${7*7} %0A::error::x ![p](http://zly.example/p.png) @octocat #1 GH-2 "
    "&lt;http://zly.example&gt; www.zly.example **b** ``` /close"
)
YAML = "--- !!python/object/apply:os.system [id] # &a *a : - ?"
ALL = f"{FORMULA} {ESCAPES} {BIDI} {COMMANDS} {MARKUP} {MARKDOWN} {YAML}"
DATA = {
    "@type": "Store",
    "name": f"=1+1{ESCAPES}{BIDI}<script>alert(4)",
    "email": "@sum@sklep-rower.example",
    "telephone": f"+48 12 345 67 89{ESCAPES}",
    "openingHours": f"::error::{BIDI}",
    "address": {"streetAddress": f"-1+1 ul. Długa 5 {ESCAPES}", "postalCode": "31-147", "addressLocality": "=Kraków"},
}
HOME = f"""<!doctype html><html lang="pl"><title>{ALL}</title><body><header>{ALL}
<a href="/kontakt">Kontakt {ALL}</a> <a href="/{ALL}">O nas {ALL}</a> <a href="/dalej">Regulamin</a></header>
<h1>{ALL}</h1><p>tel. <a href="tel:+48223450000{ESCAPES}">{ALL}</a>
<p><a href="mailto:=cmd@sklep-rower.example?subject={ALL}">=cmd@sklep-rower.example {ALL}</a>
<a href="mailto:+a@b..{ESCAPES}">{ALL}</a> <a href="https://www.facebook.com/{ALL}">{ALL}</a>
<a href="https://wa.me/{ALL}">{ALL}</a>
<form action="/wyslij?{ALL}" method="get"><label>{ALL}<input name="{ALL}" type=email></label><textarea name="=x">
</textarea><input type=submit value="{ALL}"></form>
<p>tel. 12 345 67 89 {ALL}
<p>Firma: {ALL} sp. z o.o., NIP 123-456-32-19, ul. {ALL} 5, 31-147 Kraków<p>Czynne: pon. {ALL} 9:00–17:00
<script type="application/ld+json">{json.dumps(DATA)}</script></body></html>"""
ROUTES: dict[str, Route] = {
    "/": Reply(body=HOME),
    "/kontakt": Reply(404, f"<title>{ALL}</title>"),
    "/dalej": Reply(302, headers=(("Location", "http://zly.example/%1b[2J::error::x"),)),
    "*": Reply(500, ALL),
}
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a terminal or an editor obeys instead of showing it."""
WORKFLOW = re.compile(r"^\s*::[a-zA-Z][\w-]*(?:\s.*)?::|##\[|##vso\[", re.MULTILINE)
"""What the log of a pipeline takes for a command: such a line of GitHub's, or Azure's anywhere."""


def _plain(text: str) -> None:
    assert not WORKFLOW.search(text)


def _json(text: str) -> None:
    json.loads(text)


def _html(text: str) -> None:
    page = BeautifulSoup(text, "lxml")
    assert not page.select("[onerror], [onload], img[src=x]")
    assert not any("alert(" in script.get_text() for script in page.select("script:not([type='application/json'])"))
    assert not any(str(link.get("href", "")).lower().startswith("javascript:") for link in page.select("a"))


def _csv(text: str) -> None:
    for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))):
        for part in (part for cell in row for part in cell.split(";")):
            assert part.lstrip()[:1] not in {*"=+-@\t\r"}, row


def _xml(text: str) -> None:
    ET.fromstring(text)
    assert not WORKFLOW.search(text)


def _markdown(text: str) -> None:
    assert_only_text(text)
    _plain(text)


def _github(text: str) -> None:
    for each in text.splitlines():
        command, properties, said = re.fullmatch(r"::(\w+) ([^:]*)::(.*)", each).groups()  # type: ignore[union-attr]
        assert command in ("error", "warning", "notice")
        assert {pair.partition("=")[0] for pair in properties.split(",")} <= {"file", "line", "title"}
        assert not re.search(r"::\w|##\[|##vso\[|%(?!25)", said)


def _yaml(text: str) -> None:
    yaml.safe_load(text)


BY_NAME: Mapping[str, Callable[[str], None]] = {"github": _github, "github-summary": _markdown}
BY_SUFFIX: Mapping[str, Callable[[str], None]] = {
    ".json": _json,
    ".gitlab.json": _json,
    ".jsonl": lambda text: _json(text.strip()),
    ".channels.csv": _csv,
    ".sarif": _json,
    ".html": _html,
    ".csv": _csv,
    ".xml": _xml,
    ".md": _markdown,
    ".yaml": _yaml,
    ".txt": _plain,
}


@pytest.fixture(scope="module")
def nasty() -> Evidence:
    async def gathered() -> Evidence:
        async with WebServer(ROUTES) as server:
            settings = Settings(rate=0, retries=0, offline=True, connect_to=(server.detour(),))
            return await gather("http://sklep-rower.example/", settings)

    return asyncio.run(gathered())


def test_the_shop_is_found_and_is_nasty(nasty: Evidence) -> None:
    assert {channel.kind for channel in nasty.channels} >= {"email", "form", "phone", "registration"}
    said = repr((nasty.crawl, nasty.channels, nasty.malformed))
    assert [mark for mark in ("::set-output", "<script>", r"\u202e", r"\x1b", "##vso[") if mark not in said] == []


@pytest.mark.parametrize("name", discovery.formats())
@pytest.mark.parametrize("narrow", [False, True])
def test_format(name: str, narrow: bool, nasty: Evidence) -> None:
    unit = discovery.formats()[name]
    report = assess(nasty, Settings())
    options = RenderOptions("en", 60, colour=False, ascii=narrow)
    assert_harmless(name, unit, unit.render(report, options))
    if unit.render_all and name != "jsonl":
        assert_harmless(name, unit, unit.render_all([report, report], options))


def assert_harmless(name: str, unit: Format, content: str | bytes) -> None:
    if isinstance(content, bytes) and not unit.media_type.startswith("text/"):
        return  # an archive, held by the tests of its format
    text = content.decode() if isinstance(content, bytes) else content
    text.encode()
    assert not ACTS.search(text.replace("\r\n", "\n"))
    suffix = next((each for each in unit.suffixes if each in BY_SUFFIX), ".txt")
    BY_NAME.get(name, BY_SUFFIX[suffix])(text)


def test_saved_evidence(nasty: Evidence, tmp_path: Path) -> None:
    write_evidence(tmp_path / "e.json", nasty)
    text = (tmp_path / "e.json").read_text(encoding="utf-8")
    assert not ACTS.search(text)
    json.loads(text)
