"""A guest's manners at mail servers, and what is noticed when none can be reached."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterator
from dataclasses import replace
from functools import partial

import pytest

from channelaudit.config.doors import ConnectTo
from channelaudit.config.settings import Settings
from channelaudit.network import Conversation, Network, Unreachable
from lab.scripted_mail import Raw, Say, ScriptedServer, Silence
from lab.web import free_port

HOSTS = ("mx.shop.example",)


def settings_for(*ports: int, **more: object) -> Settings:
    """``mx.shop.example``, ``mx2.shop.example`` … on these ports."""
    names = ("mx.shop.example", *(f"mx{n}.shop.example" for n in range(2, 9)))
    detours = tuple(ConnectTo(name, 25, "127.0.0.1", port) for name, port in zip(names, ports, strict=False))
    return replace(Settings(connect_to=detours, mailbox_pause=0, timeout=10.0), **more)  # type: ignore[arg-type]


async def failure(question: Awaitable[Conversation]) -> Unreachable:
    with pytest.raises(Unreachable) as caught:
        await question
    return caught.value


async def test_asks_up_to_rcpt_and_leaves_politely() -> None:
    async with ScriptedServer() as server, Network(settings_for(server.port, smtp_name="audit.example")) as network:
        talk = await network.smtp.ask("sklep@shop.example", HOSTS)
    assert (talk.step, talk.reply.code, talk.reply.enhanced) == ("rcpt", 250, "2.0.0")
    assert server.commands == [
        "EHLO audit.example", "MAIL FROM:<>", "RCPT TO:<sklep@shop.example>", "RSET", "QUIT",
    ]  # fmt: skip


async def test_greets_with_its_address_where_it_has_no_name() -> None:
    async with ScriptedServer() as server, Network(settings_for(server.port)) as network:
        await network.smtp.ask("sklep@shop.example", HOSTS)
    assert server.commands[0] == "EHLO [127.0.0.1]"


async def test_one_connection_a_server_at_a_time_with_a_pause_between() -> None:
    async with ScriptedServer() as server, Network(settings_for(server.port, mailbox_pause=0.1)) as network:
        await asyncio.gather(*(network.smtp.ask(f"box{n}@shop.example", HOSTS) for n in range(4)))
    assert (server.most_at_once, server.connections) == (1, 4)
    assert all(later - earlier >= 0.1 for earlier, later in zip(server.began, server.began[1:], strict=False))


async def test_a_few_addresses_a_domain() -> None:
    async with ScriptedServer() as server, Network(settings_for(server.port, mailbox_limit=2)) as network:
        for n in range(2):
            await network.smtp.ask(f"box{n}@shop.example", HOSTS)
        error = await failure(network.smtp.ask("box3@shop.example", HOSTS))
        await network.smtp.ask("box@other.example", HOSTS)
    assert error.kind == "skipped"
    assert server.connections == 3


async def test_random_address_is_asked_once_a_domain() -> None:
    async with ScriptedServer() as server, Network(settings_for(server.port)) as network:
        answers = await asyncio.gather(*(network.smtp.ask_random("shop.example", HOSTS) for _ in range(3)))
    assert {answer.reply.code for answer in answers} == {550}
    assert server.connections == 1


async def test_a_silent_server_is_asked_once() -> None:
    settings = partial(settings_for, timeout=1.0)
    async with ScriptedServer({"banner": Silence()}) as server, Network(settings(server.port)) as network:
        errors = [await failure(network.smtp.ask(f"box{n}@shop.example", HOSTS)) for n in range(3)]
    assert {error.kind for error in errors} == {"timeout"}
    assert server.connections == 1


@pytest.mark.parametrize(
    "address",
    [
        "a@shop.example>\r\nDATA",
        "a b@shop.example",
        "a@@shop.example",
        "<a@shop.example",
        "a@shop.example\n",
        "a\x00@shop.example",
        f"{'a' * 65}@shop.example",
        "shop.example",
        "a@sklep żółty.example",
    ],
)
async def test_nothing_but_an_address_is_put_to_a_server(address: str) -> None:
    async with ScriptedServer() as server, Network(settings_for(server.port)) as network:
        error = await failure(network.smtp.ask(address, HOSTS))
    assert error.kind == "protocol"
    assert server.connections == 0


async def test_text_that_follows_the_go_ahead_is_not_taken_for_encrypted() -> None:
    script: dict[str, Say | list[Say]] = {
        "EHLO": "250-mx.example\r\n250 STARTTLS",
        "STARTTLS": Raw(b"220 Go\r\n250-mx.example\r\n250 Ok\r\n"),
    }
    async with ScriptedServer(script) as server, Network(settings_for(server.port)) as network:
        talk = await network.smtp.ask("sklep@shop.example", HOSTS)
    assert talk.encryption
    assert (talk.encryption.offered, talk.encryption.version) == (True, "")


async def test_private_addresses_are_not_dialled() -> None:
    async with Network(Settings()) as network:
        error = await failure(network.smtp.ask("sklep@shop.example", ("127.0.0.1",)))
    assert error.kind == "private"


async def test_refused_by_every_server_is_definite() -> None:
    async with Network(settings_for(free_port(), free_port())) as network:
        error = await failure(network.smtp.ask("sklep@shop.example", ("mx.shop.example", "mx2.shop.example")))
    assert (error.kind, error.definite) == ("refused", True)


async def test_two_domains_out_of_reach_mean_that_the_port_is_closed_here() -> None:
    async with Network(settings_for(free_port(), free_port(), free_port())) as network:
        first = await asyncio.gather(
            failure(network.smtp.ask("sklep@shop.example", HOSTS)),
            failure(network.smtp.ask("sklep@hurt.example", ("mx2.shop.example",))),
        )
        before = network.smtp.connections
        errors = [*first, await failure(network.smtp.ask("sklep@third.example", ("mx3.shop.example",)))]
    assert {error.kind for error in errors} == {"port_closed"}
    assert len({error.detail for error in errors}) == 1
    assert network.smtp.connections == before == 2


async def test_one_server_within_reach_means_that_the_port_is_open() -> None:
    async with ScriptedServer() as server, Network(settings_for(free_port(), free_port(), server.port)) as network:
        first, second, third = await asyncio.gather(
            failure(network.smtp.ask("sklep@shop.example", HOSTS)),
            failure(network.smtp.ask("sklep@hurt.example", ("mx2.shop.example",))),
            network.smtp.ask("sklep@third.example", ("mx3.shop.example",)),
        )
    assert (first.kind, second.kind, third.reply.code) == ("refused", "refused", 250)


async def test_two_domains_with_one_server_are_one_piece_of_evidence() -> None:
    async with Network(settings_for(free_port())) as network:
        errors = [await failure(network.smtp.ask(f"sklep@{name}.example", HOSTS)) for name in ("shop", "hurt")]
    assert {error.kind for error in errors} == {"refused"}


@pytest.fixture
def full_backlog() -> Iterator[int]:
    """A port whose connections never come about: its queue is full and nobody takes from it."""
    import socket  # noqa: PLC0415

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    port = listener.getsockname()[1]
    waiting = [socket.socket() for _ in range(8)]
    for client in waiting:
        client.setblocking(False)
        client.connect_ex(("127.0.0.1", port))
    yield port
    for each in (*waiting, listener):
        each.close()


async def test_connections_that_do_not_come_about(full_backlog: int) -> None:
    async with Network(settings_for(full_backlog, full_backlog, timeout=1.0)) as network:
        errors = await asyncio.gather(
            failure(network.smtp.ask("sklep@shop.example", HOSTS)),
            failure(network.smtp.ask("sklep@hurt.example", ("mx2.shop.example",))),
        )
    assert {error.kind for error in errors} == {"port_closed"}
    assert "port 25 is closed here" in str(errors[0].detail)
