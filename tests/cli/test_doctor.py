from __future__ import annotations

import asyncio
import email.utils
from pathlib import Path

import pytest

from channelaudit.checks.common.existence import question_for
from channelaudit.knowledge.social import networks
from cli.program import Ended, alongside, channelaudit
from lab.certificates import ca_file, server_context
from lab.names import NameServer, Records
from lab.web import Reply, Route, WebServer
from links.stand_in import GONE, HOSTS, NO_BLUESKY, NO_INVITE, NO_MASTODON, NO_TELEGRAM, SAMPLES

MISSING = {"telegram": NO_TELEGRAM, "bluesky": NO_BLUESKY, "mastodon": NO_MASTODON, "discord": NO_INVITE}


async def examined(youtube: Reply, tmp_path: Path) -> Ended:
    routes: dict[str, Route] = dict(SAMPLES)
    for network in networks().values():
        if network.existence.bad:
            question = question_for(network, network.existence.bad).removeprefix("https://")
            routes[question] = MISSING.get(network.id, GONE)
    async with WebServer({**routes, "www.youtube.com/@YouTube": youtube}, server_context(*HOSTS)) as server:
        doors = ("--connect-to", f":443:127.0.0.1:{server.port}", "--ca-file", ca_file(tmp_path), "--retries", "0")
        return await alongside("doctor", "--recipes", *doors, cwd=tmp_path)


@pytest.mark.parametrize(
    ("youtube", "code", "said"),
    [(SAMPLES["www.youtube.com/@YouTube"], 0, "ok"), (GONE, 1, "WRONG"), (Reply(429), 0, "no answer")],
)
async def test_recipes(youtube: Reply, code: int, said: str, tmp_path: Path) -> None:
    done = await examined(youtube, tmp_path)
    assert (done.code, done.err) == (code, "")
    rows = dict(line.split("  ", 1) for line in done.out.splitlines())
    assert len(rows) == len(SAMPLES)
    assert rows.pop("YouTube").strip().startswith(said)
    assert all(row.strip().startswith("ok") for row in rows.values())


def rows(done: Ended) -> dict[str, str]:
    return {name.strip(): rest.split()[0] for name, rest in (line.split("  ", 1) for line in done.out.splitlines())}


def test_without_a_site_the_machine_alone_is_examined(tmp_path: Path) -> None:
    done = channelaudit("doctor", "--dns-server", "127.0.0.1:9", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert list(rows(done)) == ["clock", "certificates", "disk", "IPv6", "browser"]
    assert rows(done)["certificates"] == "ok"


def test_an_unreadable_list_of_authorities_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("")
    done = channelaudit("doctor", "--ca-file", "empty.pem", cwd=tmp_path)
    assert done.code == 1
    assert rows(done)["certificates"] == "WRONG"


async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"220 mx.sklep-rower.example\r\n")
    await reader.readline()
    writer.close()


async def visited(tmp_path: Path, records: Records, reply: Reply) -> tuple[dict[str, str], Ended]:
    mail = await asyncio.start_server(greet, "127.0.0.1", 0)
    port = mail.sockets[0].getsockname()[1]
    async with mail, NameServer(records) as names, WebServer({"*": reply}) as web:
        site = f"http://sklep-rower.example:{web.port}/"
        doors = ("--dns-server", names.address, "--allow-private", "--smtp-port", str(port), "--retries", "0")
        done = await alongside("doctor", site, *doors, "--timeout", "3", cwd=tmp_path)
    asked = {name for name, _ in names.questions}
    assert asked <= {"sklep-rower.example", "mx.sklep-rower.example"}
    return rows(done), done


SHOP = {
    "sklep-rower.example": {"A": ["127.0.0.1"], "MX": ["10 mx.sklep-rower.example"]},
    "mx.sklep-rower.example": {"A": ["127.0.0.1"]},
}
PAGE = "<title>Sklep</title>" + "<p>Rowery miejskie " * 20


async def test_the_way_to_a_shop(tmp_path: Path) -> None:
    now = email.utils.formatdate(usegmt=True)
    found, done = await visited(tmp_path, SHOP, Reply(body=PAGE, headers=(("Date", now),)))
    assert done.code == 0, done.out
    port = next(name for name in found if name.startswith("port "))
    assert [found[name] for name in ("DNS", "website", "server's clock", port)] == ["ok"] * 4


async def test_what_hinders_is_named(tmp_path: Path) -> None:
    late = {"sklep-rower.example": {"A": ["127.0.0.1"]}}
    reply = Reply(403, "<title>Just a moment...</title>", headers=(("Date", "Mon, 01 Jan 2001 00:00:00 GMT"),))
    found, done = await visited(tmp_path, late, reply)
    assert done.code == 1
    assert found["website"] == "WRONG"
    assert found["server's clock"] == "limited"
    assert "names no mail server" in done.out


async def test_a_shop_that_does_not_exist(tmp_path: Path) -> None:
    found, done = await visited(tmp_path, {}, Reply())
    assert done.code == 1
    assert (found["DNS"], found["website"]) == ("WRONG", "WRONG")
