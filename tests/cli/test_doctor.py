from __future__ import annotations

from pathlib import Path

import pytest

from channelaudit.checks.common.existence import question_for
from channelaudit.knowledge.social import networks
from cli.program import Ended, alongside, channelaudit
from lab.certificates import ca_file, server_context
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


def test_something_must_be_examined(tmp_path: Path) -> None:
    done = channelaudit("doctor", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "--recipes" in done.err
