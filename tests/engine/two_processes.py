"""Audits a shop with a process that reads and saves the evidence: forks, so it runs as a program of its own.

    python two_processes.py PLAN FILE

PLAN: ``here`` (no second process), ``there``, ``dead`` (lost before the first page), ``dying`` (lost on the way) or
``stopped`` (interrupted while the home page is read; nothing is saved).
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from dataclasses import replace
from pathlib import Path

from channelaudit.config.settings import Settings
from channelaudit.engine.gathering import gather
from channelaudit.engine.saved import write_evidence
from channelaudit.engine.worker import Process
from channelaudit.model import Evidence, Observations
from lab.web import Reply, Request, Route, WebServer

PAGES = 20
SHOP = "http://sklep-rower.example/"


def page(number: int) -> str:
    text = f"<p>Dział {number}: tel. 12 345 67 {number:02}, dzial{number}@sklep-rower.example</p>"
    return f"<html lang=pl><title>Dział {number}</title><h1>Dział {number}</h1>{text}</html>"


def routes() -> dict[str, Route]:
    links = "".join(f"<a href=/dzial-{n}>Dział {n}</a>" for n in range(PAGES))
    home = f"<html lang=pl><title>Sklep Rower</title><h1>Sklep</h1>{links}</html>"
    return {"/": home, **{f"/dzial-{n}": page(n) for n in range(PAGES)}}


class Killer:
    """Progress that ends ``process`` on its way."""

    def __init__(self, process: Process) -> None:
        self.process = process

    def page(self, done: int, known: int, url: str) -> None:
        if done == PAGES // 2:
            os.kill(self.process.pid, signal.SIGKILL)

    def step(self, name: str, done: int, total: int) -> None:
        """Of no interest."""


async def audited(process: Process | None, plan: str) -> Evidence:
    async with WebServer(routes()) as server:
        settings = Settings(connect_to=(server.detour(),), offline=True, jobs=1, rate=0)
        progress = Killer(process) if process and plan == "dying" else None
        return await gather(SHOP, settings, progress, process=process)


async def stopped(process: Process | None) -> None:
    """Interrupted at several moments: nothing may be left of the audit."""
    stop = asyncio.Event()
    delay = float(sys.argv[2])

    def home(_: Request) -> Reply:
        asyncio.get_running_loop().call_later(delay, stop.set)
        return Reply(body=page(1))

    async with WebServer({"*": home}) as server:
        before = len(asyncio.all_tasks())
        settings = Settings(connect_to=(server.detour(),), offline=True, rate=0)
        await gather(SHOP, settings, stop=stop, process=process)
        await asyncio.sleep(0)
        assert len([task for task in asyncio.all_tasks() if "_accept" not in repr(task)]) == before


def main() -> None:
    plan = sys.argv[1]
    process = Process() if plan != "here" and sys.platform == "linux" else None
    if plan == "stopped":
        asyncio.run(stopped(process))
        return
    if process and plan == "dead":
        os.kill(process.pid, signal.SIGKILL)
    evidence = asyncio.run(audited(process, plan))
    if process:
        process.close()
    pages = tuple(replace(page, seconds=0.0) for page in evidence.crawl.pages)
    same = replace(
        evidence, crawl=replace(evidence.crawl, pages=pages), seconds=0.0, gathered_at="", observations=Observations(())
    )
    write_evidence(Path(sys.argv[2]), same)


if __name__ == "__main__":
    main()
