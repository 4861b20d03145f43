"""Sending: what may be said of a target, and how long one is waited for."""

from __future__ import annotations

import asyncio
import json
import time

import pytest

from channelaudit.config.errors import ConfigError
from channelaudit.model import Message, Notification
from channelaudit.notify.sending import send, target_of
from lab.web import Reply, WebServer, drip

HELLO = Notification("Title", "- Line with `code` and a:smile: \\n")
SECRET = "tajne-haslo-9431"


async def test_the_message_arrives_as_it_is() -> None:
    async with WebServer({"*": Reply(200)}) as post:
        target = target_of(f"JSON://{SECRET}@127.0.0.1:{post.port}/", 1)
        assert await asyncio.to_thread(send, [target], HELLO) == [None]
        (request,) = post.requests
    content = json.loads(request.body)
    assert (content["title"], content["message"]) == (HELLO.title, HELLO.body)
    assert target.name == "json"
    assert SECRET not in repr(target)


async def test_targets_are_spoken_to_side_by_side_and_not_for_ever() -> None:
    dripping = drip(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n", b"x", 0.1)
    async with WebServer({"*": dripping}) as slow, WebServer({"*": Reply(200, delay=0.2)}) as quick:
        targets = [target_of(f"json://127.0.0.1:{server.port}/", 1) for server in (slow, slow, quick)]
        begun = time.monotonic()
        reasons = await asyncio.to_thread(send, targets, HELLO, 1.5)
        assert time.monotonic() - begun < 10
    late = Message("no answer in time")
    assert reasons == [late, late, None]


@pytest.mark.parametrize("address", [SECRET, f"nonsense://{SECRET}", f"slack://{SECRET}", "", "json://"])
def test_an_address_that_is_none_stays_secret(address: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ConfigError) as caught:
        target_of(address, 3)
    assert str(caught.value) == "notify: address number 3 is none that apprise understands"
    assert "".join(capfd.readouterr()) == ""
