"""The whole program against the stand-in: from links on a page to verdicts and findings."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from cli.program import alongside
from lab.certificates import ca_file, server_context
from lab.names import NameServer
from lab.web import Reply, Route, WebServer
from links.stand_in import CHANNEL, GONE, HOSTS, LOGIN, LOGIN_INSTAGRAM, NO_TELEGRAM, SAMPLES, script

HEX = "0123456789abcdef01234567"
LINKS = (
    "https://www.facebook.com/sklep.rower",
    "http://www.facebook.com/rower2012",
    "https://www.instagram.com/sklep.rower",
    "https://www.linkedin.com/company/sklep-rower",
    "https://x.com/sklep_rower",
    "https://www.youtube.com/@sklep-rower",
    "https://www.youtube.com/@sklep-rower-stary",
    "https://plus.google.com/+SklepRower",
    "https://www.pinterest.com/",
    "https://wa.me/+48512345098",
    "https://t.me/sklep_rower",
    "skype:sklep.rower?chat",
)
HOME = f"""<!doctype html><html lang="pl"><title>Sklep Rower</title><body><main><h1>Rowery</h1></main><footer>
<p>Tel. <a href="tel:+48223450981">22 345 09 81</a></p>
{"".join(f'<a href="{link}"><i class="icon"></i></a>' for link in LINKS)}</footer>
<script>var Tawk_API=Tawk_API||{{}};(function(){{var s1=document.createElement("script");
s1.src='https://embed.tawk.to/{HEX}/default';}})();</script>
<script src="//code.tidio.co/{HEX}01234567.js" async></script></body></html>"""
ROUTES: dict[str, Route] = {
    **SAMPLES,
    "sklep-rower.example/": HOME,
    "www.facebook.com/sklep.rower": LOGIN,
    "www.facebook.com/rower2012": GONE,
    "www.instagram.com/sklep.rower": LOGIN_INSTAGRAM,
    "www.linkedin.com/company/sklep-rower": Reply(999),
    "x.com/sklep_rower": GONE,
    "www.youtube.com/@sklep-rower": CHANNEL,
    "t.me/sklep_rower": NO_TELEGRAM,
    f"code.tidio.co/{HEX}01234567.js": script(),
}
FAILED = {
    "social-link-insecure",
    "social-link-root",
    "social-network-closed",
    "social-profile-gone",
    "social-profiles-differ",
    "messenger-gone",
    "messenger-link-malformed",
    "messenger-number-differs",
    "messenger-service-closed",
    "chat-account-gone",
    "chat-duplicated",
}


async def audited(tmp_path: Path, *arguments: str) -> dict[str, Any]:
    zone = {name: {"A": ["127.0.0.1"]} for name in HOSTS}
    async with WebServer(ROUTES, server_context(*HOSTS)) as server, NameServer(zone) as names:
        door = f":443:127.0.0.1:{server.port}"
        done = await alongside(
            "audit", "https://sklep-rower.example/", "--format", "json", "--fail-on", "never", "--connect-to", door,
            "--ca-file", ca_file(tmp_path), "--dns-server", names.address, "--rate", "0", "--retries", "0",
            "--recheck-pause", "0", "--select", "social,messenger,chat", "--checks", "link_target,chat_widget",
            *arguments, cwd=tmp_path,
        )  # fmt: skip
    assert done.code == 0, done.err
    content: dict[str, Any] = json.loads(done.out)
    return content


async def test_verdicts_and_findings(tmp_path: Path) -> None:
    content = await audited(tmp_path)
    assert {c["id"].partition(":")[2]: c["verdict"] for c in content["channels"] if c["kind"] != "phone"} == {
        "https://www.facebook.com/sklep.rower": "unverified",
        "https://www.facebook.com/rower2012": "unverified",
        "https://www.instagram.com/sklep.rower": "unverified",
        "https://www.linkedin.com/company/sklep-rower": "unverified",
        "https://x.com/sklep_rower": "unverified",
        "https://www.youtube.com/@sklep-rower": "works",
        "https://www.youtube.com/@sklep-rower-stary": "broken",
        "https://plus.google.com/+SklepRower": "broken",
        "https://wa.me/48512345098": "unverified",
        "https://t.me/sklep_rower": "broken",
        "skype:sklep.rower": "broken",
        "tawk.to": "broken",
        "tidio": "unverified",
    }
    assert {finding["rule"] for finding in content["findings"]} == FAILED
    assert "crashed" not in {judgement["status"] for judgement in content["judgements"]}
    walled = {f["kind"] for f in content["failures"] if "facebook" in f["subject"] or "linkedin" in f["subject"]}
    assert walled == {"login_wall", "status", "blocked"}


async def test_offline_nobody_is_asked_and_nothing_is_said_to_be_gone(tmp_path: Path) -> None:
    content = await audited(tmp_path, "--offline")
    assert {c["verdict"] for c in content["channels"]} == {"unchecked"}
    assert {f["rule"] for f in content["findings"]} == FAILED - {
        "social-profile-gone", "messenger-gone", "chat-account-gone",
    }  # fmt: skip
