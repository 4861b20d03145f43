"""Ten nights of one shop whose faults come, flicker and go: what each run says, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from channelaudit.history import Store
from cli.program import alongside
from lab.web import Reply, Route, WebServer

SITE = "http://sklep-rower.example/"
PAGE = """<!doctype html><html lang="pl"><title>{title}</title><body>
<header><nav><a href="/">Start</a> <a href="/kontakt">Kontakt</a></nav></header>
<main><h1>{title}</h1>{content}</main><footer>© Sklep Rower {phone}</footer></body></html>"""
PHONE = '<a href="tel:+48223450981">22 345 09 81</a>'
FORM = """<form action="/wyslij" method="post"><label>E-mail <input name="email" type="email"></label>
<label>Wiadomość <textarea name="tresc"></textarea></label><button>Wyślij</button></form>"""
OPTIONS = (
    "--allow-private", "--offline", "--checks", "form_endpoint", "--rate", "0", "--retries", "0", "--timeout", "3",
    "--select", "form-endpoint,phone-missing", "--store", "history.sqlite", "--min-confirmations", "2",
    "--baseline", "last", "--format", "json",
)  # fmt: skip

ALIVE, GONE, BUSY = Reply(405), Reply(404, "<h1>404</h1>"), Reply(503, "busy")


def shop(endpoint: Reply, phone: str = PHONE) -> dict[str, Route]:
    return {
        "/": PAGE.format(title="Rowery", content="<p>Zapraszamy.</p>", phone=phone),
        "/kontakt": PAGE.format(title="Kontakt", content=FORM, phone=phone),
        "/wyslij": endpoint,
    }


@dataclass(frozen=True)
class Night:
    about: str
    routes: dict[str, Route]
    code: int
    findings: tuple[str, ...] = ()
    """Rule, whether it is new, and how often it was found in a row."""
    new: int = 0
    fixed: int = 0


DOWN: dict[str, Route] = {"*": Reply(503, "down")}
WEEK = (
    Night("all is well", shop(ALIVE), 0),
    Night("the form breaks: not yet confirmed", shop(GONE), 0, ("form-endpoint-missing new 1",), new=1),
    Night("it is broken again: a red night", shop(GONE), 1, ("form-endpoint-missing new 2",)),
    Night("nobody has mended it: known", shop(GONE), 0, ("form-endpoint-missing known 3",)),
    Night("nobody can tell", shop(BUSY), 0),
    Night("it is what it was: still known", shop(GONE), 0, ("form-endpoint-missing known 4",)),
    Night("the form is mended, the phone is lost", shop(ALIVE, ""), 0, ("phone-missing new 1",), new=1, fixed=1),
    Night("one fix hides no new fault", shop(ALIVE, ""), 1, ("phone-missing new 2",)),
    Night("the site is down", DOWN, 3),
    Night("the phone is back, the form flickers", shop(GONE), 0, ("form-endpoint-missing new 1",), new=1, fixed=1),
)


def told(audit: dict[str, Any]) -> tuple[str, ...]:
    return tuple(f"{f['rule']} {'new' if f['new'] else 'known'} {f['confirmations']}" for f in audit["findings"])


async def test_a_week(tmp_path: Path) -> None:
    await nights(tmp_path, WEEK)
    with Store.open(tmp_path / "history.sqlite") as store:
        audits = store.audits(SITE)
        changed = [(audit.new, audit.fixed) for audit in audits]
        assert changed == [(night.new, night.fixed) for night in WEEK]
        assert [audit.readable for audit in audits] == [night.code != 3 for night in WEEK]
        assert {s.rule: (s.fails, s.course) for s in store.streaks(SITE).values()} == {
            "form-endpoint-missing": (1, "open"),
            "phone-missing": (0, "fixed"),
        }
    shown = await alongside("history", SITE, "--store", "history.sqlite", cwd=tmp_path)
    assert "10 audits" in shown.out
    assert "not audited" in shown.out
    changes = await alongside("diff", "#6", "#8", "--store", "history.sqlite", "--format", "json", cwd=tmp_path)
    assert changes.code == 1, "a new error"
    found = json.loads(changes.out)["findings"]
    assert {name: [f["rule"] for f in part] for name, part in found.items()} == {
        "new": ["phone-missing"],
        "fixed": ["form-endpoint-missing"],
        "open": [],
        "unseen": [],
    }


@pytest.mark.parametrize(
    ("broken_for", "code", "found"),
    [(1_000, 1, ("form-endpoint-missing new 1",)), (2, 0, ())],
    ids=["it stays broken", "it flickers"],
)
async def test_a_second_look_in_the_same_night(
    tmp_path: Path, broken_for: int, code: int, found: tuple[str, ...]
) -> None:
    routes = {**shop(ALIVE), "/wyslij": lambda request: GONE if request.number < broken_for else ALIVE}
    async with WebServer(routes) as server:
        doors = ("--connect-to", f"sklep-rower.example::127.0.0.1:{server.port}")
        options = ("--min-confirmations", "3", "--store", "none", "--second-look", "0.5", "--baseline", "")
        done = await alongside("audit", SITE, *doors, *OPTIONS, *options, cwd=tmp_path)
        asked = server.paths.count("/wyslij")
    assert (done.code, told(json.loads(done.out))) == (code, found), (asked, done.err)


LOOK = ("--min-confirmations", "3", "--second-look", "0.3")
SECOND_LOOK = (
    Night("all is well", shop(ALIVE), 0),
    Night("a second look confirms: a red night", shop(GONE), 1, ("form-endpoint-missing new 1",)),
    Night("nobody can tell", shop(BUSY), 0),
    Night("it is what it was: known, not red again", shop(GONE), 0, ("form-endpoint-missing known 2",)),
    Night("mended", shop(ALIVE), 0),
    Night("broken again: red again", shop(GONE), 1, ("form-endpoint-missing new 1",)),
)


async def test_a_second_look_makes_one_red_night_too(tmp_path: Path) -> None:
    await nights(tmp_path, SECOND_LOOK, *LOOK)


async def test_a_fault_whose_silence_is_over_counts_as_new(tmp_path: Path) -> None:
    entry = "ignore:\n  - rule: form-endpoint-missing\n    reason: the agency is at it\n"
    file = tmp_path / "channelaudit.yaml"
    once = ("--min-confirmations", "1")
    await nights(tmp_path, [Night("red", shop(GONE), 1, ("form-endpoint-missing new 1",))], *once)
    file.write_text(entry, encoding="utf-8")
    await nights(tmp_path, [Night("silenced", shop(GONE), 0)] * 2, *once)
    file.write_text(f"{entry}    until: 2020-01-31\n", encoding="utf-8")
    over = (
        Night("its time is over: red again", shop(GONE), 1, ("form-endpoint-missing new 4",)),
        Night("known again", shop(GONE), 0, ("form-endpoint-missing known 5",)),
    )
    await nights(tmp_path, over, *once)


async def test_a_rolling_baseline_makes_one_red_night_too(tmp_path: Path) -> None:
    await nights(tmp_path, [Night("all is well", shop(ALIVE), 0)], "--write-baseline", "known.json")
    rolling = (
        Night("broken: not yet confirmed", shop(GONE), 0, ("form-endpoint-missing new 1",)),
        Night("broken again: a red night", shop(GONE), 1, ("form-endpoint-missing new 2",)),
        Night("known", shop(GONE), 0, ("form-endpoint-missing known 3",)),
        Night("nobody can tell", shop(BUSY), 0),
        Night("still known", shop(GONE), 0, ("form-endpoint-missing known 4",)),
    )
    await nights(tmp_path, rolling, "--baseline", "known.json", "--write-baseline", "known.json")


async def nights(folder: Path, planned: Iterable[Night], *options: str) -> None:
    async with WebServer({}) as server:
        doors = ("--connect-to", f"sklep-rower.example::127.0.0.1:{server.port}")
        for night in planned:
            server.routes = night.routes
            done = await alongside("audit", SITE, *doors, *OPTIONS, *options, cwd=folder)
            assert (done.code, told(json.loads(done.out))) == (night.code, night.findings), (night.about, done.err)
