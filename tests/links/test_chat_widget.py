"""Every way in which a chat's script and its provider answer, and the verdict that it may lead to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from builders import channel, seen
from channelaudit.channels.chat import FINDER
from channelaudit.checks.chat_widget import CHECK, ChatWidget, observe, subject_of
from channelaudit.config.settings import Settings
from channelaudit.model import Channel
from channelaudit.network import Network, Unreachable
from lab.certificates import server_context
from lab.names import NameServer
from lab.web import Reply, Route, WebServer
from links.stand_in import CAPTCHA, GONE, HOSTS, SHELL, changing, json_reply, networks, script, settings_for
from pages import found

HEX = "0123456789abcdef01234567"
UUID = "0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f"
TOKEN = "AbCdEfGh1234567890AbCdEf"
ZENDESK = f"https://static.zdassets.com/ekr/snippet.js?key={UUID}"
COMPOSE = f"ekr.zdassets.com/compose/{UUID}"
CRISP = f"client.crisp.chat/settings/website/{UUID}/"
CHATWOOT = "https://chat.sklep-rower.example/packs/js/sdk.js"


@dataclass(frozen=True)
class Row:
    """``verdict`` None: no fault was found, nothing is proved; ``status``: of the result, or the failure's kind."""

    what: str
    provider: str
    routes: Mapping[str, Route]
    verdict: str | None
    status: str
    attributes: Mapping[str, Any] = field(default_factory=dict)


def tawk(answer: Route) -> dict[str, Route]:
    return {f"embed.tawk.to/{HEX}/default": answer}


TAWK = {"account": HEX, "script": f"//embed.tawk.to/{HEX}/default"}
ZENDESK_CHAT = {"account": UUID, "script": ZENDESK}
LOADED: Mapping[str, Route] = {f"static.zdassets.com/ekr/snippet.js?key={UUID}": script()}
WOOT = {"account": TOKEN, "script": CHATWOOT}
WOOT_LOADED: Mapping[str, Route] = {"chat.sklep-rower.example/packs/js/sdk.js": script()}

ROWS = (
    Row("tawk.to loads", "tawk.to", tawk(script()), "works", "known", TAWK),
    Row("tawk.to 404", "tawk.to", tawk(GONE), "broken", "account_gone", TAWK),
    Row("tawk.to 404 once", "tawk.to", tawk(changing(GONE, script())), "unverified", "status", TAWK),
    Row("tawk.to 403", "tawk.to", tawk(Reply(403)), "unverified", "blocked", TAWK),
    Row("tawk.to 429", "tawk.to", tawk(Reply(429)), "unverified", "blocked", TAWK),
    Row("tawk.to captcha", "tawk.to", tawk(CAPTCHA), "unverified", "blocked", TAWK),
    Row("tawk.to page", "tawk.to", tawk(SHELL), "unverified", "status", TAWK),
    Row("tawk.to empty", "tawk.to", tawk(Reply()), "unverified", "status", TAWK),
    Row("tawk.to 500", "tawk.to", tawk(Reply(500)), "unverified", "status", TAWK),
    Row("tidio loads", "tidio", {"/a.js": script()}, None, "loads", {"script": "//code.tidio.co/a.js"}),
    Row("tidio 410", "tidio", {"/a.js": Reply(410)}, "broken", "script_missing", {"script": "//code.tidio.co/a.js"}),
    Row("liveagent, no such host", "liveagent", {}, "broken", "script_missing",
        {"account": "gone", "script": "https://gone.ladesk.com/scripts/track.js"}),
    Row("zendesk knows", "zendesk", {**LOADED, COMPOSE: json_reply('{"products":[]}')}, "works", "known", ZENDESK_CHAT),
    Row("zendesk does not know", "zendesk", {**LOADED, COMPOSE: json_reply("No product configs exist", 404)},
        "broken", "account_gone", ZENDESK_CHAT),
    Row("zendesk 404 without the word", "zendesk", {**LOADED, COMPOSE: GONE}, None, "loads", ZENDESK_CHAT),
    Row("zendesk 403", "zendesk", {**LOADED, COMPOSE: Reply(403)}, "unverified", "blocked", ZENDESK_CHAT),
    Row("zendesk script 404", "zendesk", {"*": GONE}, "broken", "script_missing", ZENDESK_CHAT),
    Row("crisp knows", "crisp", {CRISP: json_reply('{"data":{"operators":[]}}')}, "works", "known", {"account": UUID}),
    Row("crisp 404", "crisp", {CRISP: GONE}, "unverified", "status", {"account": UUID}),
    Row("chatwoot does not know", "chatwoot",
        {**WOOT_LOADED, "/widget": json_reply('{"error":"web widget does not exist"}', 404)}, "broken", "account_gone",
        WOOT),
    Row("chatwoot answers", "chatwoot", {**WOOT_LOADED, "/widget": SHELL}, None, "loads", WOOT),
    Row("sample account", "livechat", {"*": script()}, "broken", "placeholder",
        {"account": "12345678", "script": "https://cdn.livechatinc.com/tracking.js"}),
    Row("closed service", "facebook-customer-chat", {"*": script()}, "broken", "closed", {"account": "1234567"}),
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
async def test_the_verdict(row: Row, tmp_path: Path) -> None:
    subject = subject_of(channel("chat", row.provider, seen("", "widget"), **row.attributes))
    assert subject
    async with networks(row.routes, tmp_path) as (server, settings), NameServer({}) as names:
        doors = replace(settings, connect_to=tuple(map(server.detour, HOSTS)), dns_server=names.address)
        async with Network(doors) as network:
            outcome = await outcome_of(subject, network, doors)
    assert outcome == (row.verdict, row.status)


async def outcome_of(subject: str, network: Network, settings: Settings) -> tuple[str | None, str]:
    try:
        result = await observe(subject, network, settings)
    except Unreachable as error:
        return "unverified", error.kind
    return CHECK.verdict(result), result.status


def test_no_row_calls_broken_what_stands_behind_a_wall() -> None:
    walls = (403, 429, 500)
    for row in ROWS:
        if row.verdict == "broken":
            assert not [r for r in row.routes.values() if isinstance(r, Reply) and r.status in walls]


async def test_a_name_server_that_fails_says_nothing_of_the_script(tmp_path: Path) -> None:
    async with networks({}, tmp_path) as (_, settings), NameServer({"gone.ladesk.com": "servfail"}) as names:
        doors = replace(settings, connect_to=(), dns_server=names.address, allow_private=True)
        async with Network(doors) as network:
            outcome = await outcome_of("liveagent gone https://gone.ladesk.com/scripts/track.js", network, doors)
    assert outcome == ("unverified", "dns")


async def test_what_is_gone_is_asked_for_twice(tmp_path: Path) -> None:
    async with networks(tawk(GONE), tmp_path) as (server, settings), Network(settings) as network:
        widget = await observe(f"tawk.to {HEX} https://embed.tawk.to/{HEX}/default", network, settings)
        url = f"https://embed.tawk.to/{HEX}/default"
        assert widget == ChatWidget("tawk.to", HEX, url, "account_gone", url, 404)
        assert server.paths == [f"/{HEX}/default"] * 2


async def test_a_connection_that_cannot_be_trusted_proves_nothing(tmp_path: Path) -> None:
    async with WebServer({"*": GONE}, server_context("hotel-wifi.example")) as server:
        settings = settings_for(server, tmp_path)
        async with Network(settings) as network:
            with pytest.raises(Unreachable, match="trusted"):
                await observe(f"tawk.to {HEX} https://embed.tawk.to/{HEX}/default", network, settings)


@pytest.mark.parametrize(
    ("attributes", "subject"),
    [
        ({"script": "/packs/js/sdk.js"}, "chatwoot - https://sklep-rower.example/packs/js/sdk.js"),
        ({"script": "//app.chatwoot.com/packs/js/sdk.js"}, "chatwoot - https://app.chatwoot.com/packs/js/sdk.js"),
        ({"script": "{{ base }}/packs/js/sdk.js"}, None),
        ({"script": "data:text/javascript,x"}, None),
        ({"script": "//app.chatwoot.com/visits?_method=POST&_callback=f1"}, None),
        ({"script": "http://[bad/packs/js/sdk.js"}, None),
        ({"account": TOKEN}, None),
        ({"account": "YOUR_TOKEN"}, "chatwoot YOUR_TOKEN"),
        ({}, None),
    ],
)
def test_what_is_asked_about(attributes: dict[str, Any], subject: str | None) -> None:
    assert subject_of(channel("chat", "chatwoot", seen("", "widget"), **attributes)) == subject


def test_whom_the_check_speaks_of() -> None:
    assert subject_of(channel("chat", "no-such-provider", script="https://a.example/a.js")) is None
    assert subject_of(channel("email", "sklep@sklep-rower.example")) is None
    assert subject_of(Channel("chat", "tidio", {"script": "a.js"})) is None


def tawk_snippet(source: str) -> str:
    return f"<script>var Tawk_API=Tawk_API||{{}};(function(){{var s1=d.createElement('script');{source}}})();</script>"


@pytest.mark.parametrize(
    ("source", "script"),
    [
        (f"s1.src='https://embed.tawk.to/{HEX}/1abc';", f"https://embed.tawk.to/{HEX}/1abc"),
        (f's1.setAttribute("src", "//embed.tawk.to/{HEX}/default");', f"//embed.tawk.to/{HEX}/default"),
        (f"s1.src='https://embed.tawk.to/{HEX}/' + widget;", None),
        (f"s1.src='https://cdn.example/lib.js'; x='https://embed.tawk.to/{HEX}/1abc'", None),
    ],
)
def test_the_address_that_a_snippet_loads(source: str, script: str | None) -> None:
    (widget,) = found(FINDER, tawk_snippet(source))
    assert widget.attributes.get("script") == script


def test_a_snippet_whose_account_was_never_filled_in() -> None:
    (widget,) = found(FINDER, tawk_snippet("s1.src='https://embed.tawk.to/YOUR_PROPERTY_ID/default';"))
    assert widget.attributes["account"] == "YOUR_PROPERTY_ID"
    assert widget.attributes["placeholder"] is True


def test_an_address_that_is_cut_off_is_not_taken_for_the_script() -> None:
    (widget,) = found(FINDER, f'<script src="https://code.tidio.co/a.js?x={"y" * 300}"></script>')
    assert "script" not in widget.attributes
