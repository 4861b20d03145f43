"""``channelaudit batch SITES``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from channelaudit.cli.command import say
from channelaudit.config.codes import WRONG_USE
from channelaudit.config.settings import OPTIONS as ALL_OPTIONS
from channelaudit.model import Message

_NOT_HERE = {"site", "sites_at_once", "save_evidence", "write_baseline"}
OPTIONS = tuple(option for option in ALL_OPTIONS if option.field not in _NOT_HERE and not option.secret)

_Sites = Annotated[
    str,
    typer.Argument(
        metavar="[SITES]",
        help="File that lists them: a URL a line, or a table (CSV) with columns url, name, tags, country and "
        "settings; - reads standard input. Without it: those of the configuration.",
        show_default=False,
    ),
]
_Config = Annotated[
    Path | None, typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here.")
]
_Resume = Annotated[bool, typer.Option("--resume", help="Go on with what is missing of the last batch.")]
_Age = Annotated[
    str, typer.Option(metavar="AGE", help="Audit only sites whose last audit is older (7d).", show_default=False)
]
_Workers = Annotated[int, typer.Option(metavar="N", min=0, help="Worker processes; 0: one a core.")]
_AtOnce = Annotated[int, typer.Option(metavar="N", min=1, help="Sites at a time in one worker.")]
_Memory = Annotated[int, typer.Option(metavar="MB", min=200, help="Memory one worker may use before it is replaced.")]
_Rate = Annotated[
    float, typer.Option(metavar="R", min=0, help="Requests a second to one address, over all sites; 0: any number.")
]
_Engine = Annotated[str, typer.Option(metavar="NAME", help="Who audits: local or dask.")]
_Scheduler = Annotated[str, typer.Option(metavar="ADDRESS", help="Scheduler of the dask cluster.", show_default=False)]
_Portfolio = Annotated[
    Path | None, typer.Option(metavar="FOLDER", help="Write web pages about all sites into this folder.")
]
_LogJson = Annotated[bool, typer.Option("--log-json", help="Tell the progress as lines of JSON on stderr.")]


def run(
    context: typer.Context,
    sites: _Sites = "",
    *,
    config: _Config = None,
    resume: _Resume = False,
    older_than: _Age = "",
    workers: _Workers = 0,
    at_once: _AtOnce = 40,
    worker_memory: _Memory = 2_000,
    address_rate: _Rate = 16.0,
    engine: _Engine = "local",
    scheduler: _Scheduler = "",
    portfolio: _Portfolio = None,
    log_json: _LogJson = False,
    flags: dict[str, Any],
) -> int:
    """Audit many shops, politely, and keep every audit in the history.

    Killed at any moment, it goes on with --resume. Exit codes as for audit, the highest of all sites.
    """
    from channelaudit.cli.batching import Wishes, batch  # noqa: PLC0415 (start-up time, as all imports below)
    from channelaudit.config.file import load_settings  # noqa: PLC0415

    settings = load_settings(config, flags)
    if not (sites or resume or settings.sites):
        say(context.get_usage())
        say(Message("channelaudit: name the file that lists the shops: channelaudit batch SITES"))
        return WRONG_USE
    speed = (workers, at_once, worker_memory, address_rate)
    return batch(Wishes(sites, resume, older_than, *speed, engine, scheduler, portfolio, log_json), settings, flags)
