"""Messages about what is new and mended: real runs, a real history, a real server that takes the messages."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from channelaudit.history import Store
from cli.program import Ended, alongside, channelaudit, environment
from history.test_week import ALIVE, GONE, shop
from lab.web import Reply, Route, WebServer, free_port

SITE = "http://sklep-rower.example/"
OPTIONS = (
    "--allow-private", "--offline", "--checks", "form_endpoint", "--rate", "0", "--retries", "0", "--timeout", "3",
    "--select", "form-endpoint,phone-missing", "--format", "json", "--fail-on", "never",
)  # fmt: skip
STORE = ("--store", "history.sqlite")
SECRET = "tajne-haslo-9431"
TAKES: dict[str, Route] = {"*": Reply(200, "ok")}


class Street:
    """Shops and the place that takes messages; ``audit`` runs the program once."""

    def __init__(self, tmp_path: Path, server: WebServer, post: WebServer) -> None:
        self.tmp_path, self.server, self.post = tmp_path, server, post
        self.address = f"json://robot:{SECRET}@127.0.0.1:{post.port}/{SECRET}"

    async def audit(self, routes: dict[str, Route], *more: str, sites: tuple[str, ...] = (SITE,), **env: str) -> Ended:
        self.server.routes = routes
        doors = ("--connect-to", f"::127.0.0.1:{self.server.port}")
        env = {"CHANNELAUDIT_NOTIFY": self.address, **env}
        done = await alongside("audit", *sites, *doors, *OPTIONS, *STORE, *more, cwd=self.tmp_path, **env)  # type: ignore[arg-type]
        assert SECRET not in done.out + done.err
        assert json.loads(done.out), "the report is there"
        return done

    @property
    def messages(self) -> list[dict[str, Any]]:
        return [json.loads(request.body) for request in self.post.requests]

    def taken(self) -> list[str]:
        """Titles of the messages since the last time."""
        titles = [message["title"] for message in self.messages]
        self.post.requests.clear()
        return titles


@pytest.fixture
async def street(tmp_path: Path) -> Any:
    async with WebServer({}) as server, WebServer(TAKES) as post:
        yield Street(tmp_path, server, post)


async def test_a_message_for_what_is_new_or_fixed_and_for_nothing_else(street: Street) -> None:
    assert (await street.audit(shop(ALIVE))).code == 0
    (first,) = street.messages
    assert first["title"] == "First audit of sklep-rower.example: 0 errors, 0 warnings"
    assert first["message"] == "First audit: score 100 of 100; 0 errors, 0 warnings"
    street.taken()
    assert (await street.audit(shop(GONE))).code == 0
    (new,) = street.messages
    assert new["title"] == "1 new, 0 fixed: sklep-rower.example"
    assert new["message"].splitlines()[0] == "New: 1"
    assert "`sklep-rower.example/wyslij`" in new["message"]
    street.taken()
    await street.audit(shop(GONE))
    assert street.taken() == [], "the same again"
    await street.audit(shop(Reply(503, "busy")))
    assert street.taken() == [], "nobody can tell"
    await street.audit({"*": Reply(503, "down")})
    assert street.taken() == [], "the site is down"
    await street.audit(shop(GONE))
    assert street.taken() == [], "it is what it was"
    await street.audit(shop(ALIVE, ""))
    (both,) = street.messages
    assert both["title"] == "1 new, 1 fixed: sklep-rower.example"
    assert [line for line in both["message"].splitlines() if ":" in line and not line.startswith("-")] == [
        "New: 1",
        "Fixed: 1",
    ]


async def test_a_fault_is_told_once_it_is_confirmed(street: Street) -> None:
    twice = ("--min-confirmations", "2")
    await street.audit(shop(ALIVE), *twice)
    street.taken()
    await street.audit(shop(GONE), *twice)
    assert street.taken() == [], "not confirmed yet"
    await street.audit(shop(GONE), *twice)
    assert street.taken() == ["1 new, 0 fixed: sklep-rower.example"]
    await street.audit(shop(GONE), *twice)
    assert street.taken() == []
    await street.audit(shop(ALIVE), *twice)
    assert street.taken() == ["0 new, 1 fixed: sklep-rower.example"]
    await street.audit(shop(ALIVE, ""), *twice)
    await street.audit(shop(ALIVE), *twice)
    assert street.taken() == [], "what was never confirmed is not mended either"


async def test_a_second_look_confirms_and_is_not_told_twice(street: Street) -> None:
    looks = ("--min-confirmations", "3", "--second-look", "0.1")
    await street.audit(shop(ALIVE), *looks)
    street.taken()
    await street.audit(shop(GONE), *looks)
    assert street.taken() == ["1 new, 0 fixed: sklep-rower.example"]
    await street.audit(shop(GONE), *looks)
    assert street.taken() == []


async def test_what_is_known_or_ignored_is_no_news(street: Street) -> None:
    await street.audit(shop(ALIVE))
    street.taken()
    await street.audit(shop(GONE), "--ignore", "form-endpoint")
    assert street.taken() == []
    await street.audit(shop(GONE, ""), "--write-baseline", "known.json", CHANNELAUDIT_NOTIFY="none")
    (street.tmp_path / "history.sqlite").unlink()
    await street.audit(shop(ALIVE))
    street.taken()
    await street.audit(shop(GONE), "--baseline", "known.json")
    assert street.taken() == []


async def test_several_sites_make_one_message_in_the_language_of_the_report(street: Street) -> None:
    sites = (SITE, "http://hurt-rower.example/")
    await street.audit(shop(ALIVE), sites=sites)
    assert street.taken() == ["First audit of 2 shops"]
    await street.audit(shop(GONE), "--lang", "pl", sites=sites)
    (message,) = street.messages
    assert "naprawione: 0" in message["title"]
    assert "2 sklepy" in message["title"]
    lines = message["message"].splitlines()
    assert [line for line in lines if line.endswith(".example")] == ["sklep-rower.example", "hurt-rower.example"]
    assert lines.count("Nowe: 1") == 2


async def test_a_message_that_cannot_be_sent_costs_a_word_and_no_more(street: Street) -> None:
    await street.audit(shop(ALIVE))
    street.taken()
    nobody = f"json://:{SECRET}@127.0.0.1:{free_port()}/{SECRET}"
    done = await street.audit(shop(GONE), "--fail-on", "error", CHANNELAUDIT_NOTIFY=f"{nobody} {street.address}")
    assert done.code == 1, "of the finding"
    assert "no message was sent to json: the connection failed" in done.err
    assert street.taken() == ["1 new, 0 fixed: sklep-rower.example"], "the other target"
    street.post.routes = {"*": Reply(403, "no")}
    done = await street.audit(shop(ALIVE))
    assert done.code == 0
    assert "no message was sent to json: answered with status 403" in done.err
    with Store.open(street.tmp_path / "history.sqlite") as store:
        assert len(store.audits(SITE)) == 3


async def test_the_addresses_may_stand_in_the_configuration(street: Street) -> None:
    config = street.tmp_path / "channelaudit.yaml"
    config.write_text(f"notify:\n  - {street.address}?a=1,2\n", encoding="utf-8")
    await street.audit(shop(ALIVE), CHANNELAUDIT_NOTIFY="none")
    assert street.taken() == [], "the environment overrules the file"
    (street.tmp_path / "history.sqlite").unlink()
    await street.audit(shop(ALIVE), CHANNELAUDIT_NOTIFY="")
    assert len(street.taken()) == 1


@pytest.mark.parametrize(
    ("arguments", "address", "said"),
    [
        (("--store", "none"), f"json://{SECRET}@127.0.0.1/", "notify needs the history"),
        (STORE, SECRET, "address number 1 is none that apprise understands"),
        (STORE, f"json://127.0.0.1/ {SECRET}://x", "address number 2 is none that apprise understands"),
    ],
)
def test_what_cannot_be_is_said_before_the_audit(
    tmp_path: Path, arguments: tuple[str, ...], address: str, said: str
) -> None:
    done = channelaudit("audit", SITE, *arguments, cwd=tmp_path, CHANNELAUDIT_NOTIFY=address)
    assert (done.code, done.out) == (2, "")
    (sentence,) = done.err.splitlines()
    assert said in sentence
    assert SECRET not in sentence


@pytest.mark.parametrize(
    "text",
    [
        f"notify: {{json: '{SECRET}'}}",
        f"notify: [[json://{SECRET}]]",
        f"sites:\n  - url: shop.example\n    notify: json://{SECRET}@127.0.0.1/",
        f"notify: ['json://{SECRET}@127.0.0.1/', '{SECRET}']",
    ],
)
def test_a_wrong_configuration_keeps_its_secrets(tmp_path: Path, text: str) -> None:
    (tmp_path / "channelaudit.yaml").write_text(text, encoding="utf-8")
    done = channelaudit("audit", SITE, *STORE, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert SECRET not in done.err


@pytest.mark.parametrize("arguments", [("audit", SITE, *STORE), ("notify", "--test")])
def test_without_apprise_it_is_said_what_to_install(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    code = "import sys; sys.modules['apprise'] = None; from channelaudit.__main__ import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=tmp_path,
        env=environment(CHANNELAUDIT_NOTIFY="json://127.0.0.1/"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr == "channelaudit: messages need apprise: pip install 'channelaudit[notify]'\n"


async def test_trying_it_tells_of_each_target(tmp_path: Path) -> None:
    async with WebServer(TAKES) as post:
        good = f"json://robot:{SECRET}@127.0.0.1:{post.port}/{SECRET}"
        done = await alongside("notify", "--test", cwd=tmp_path, CHANNELAUDIT_NOTIFY=good)
        assert (done.code, done.out, done.err) == (0, "json: sent\n", "")
        bad = f"xml://127.0.0.1:{free_port()}/{SECRET}"
        done = await alongside("notify", "--test", cwd=tmp_path, CHANNELAUDIT_NOTIFY=f"{bad} {good}")
        assert (done.code, done.out, done.err) == (3, "xml: the connection failed\njson: sent\n", "")
        assert [json.loads(request.body)["title"] for request in post.requests] == ["Test message of channelaudit"] * 2
        assert post.requests[0].target == f"/{SECRET}"


async def test_a_target_that_never_answers_does_not_keep_the_program(tmp_path: Path) -> None:
    async with WebServer({"*": Reply(200, "late", delay=60)}) as post:
        address = f"json://127.0.0.1:{post.port}/?rto=1"
        done = await alongside("notify", "--test", cwd=tmp_path, CHANNELAUDIT_NOTIFY=address)
    assert (done.code, done.err) == (3, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(("notify",), "channelaudit notify --test tries"), (("notify", "--test"), "name an address under notify")],
)
def test_wrong_use(tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    done = channelaudit(*arguments, cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
