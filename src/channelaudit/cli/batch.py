"""``channelaudit batch SITES``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from channelaudit.cli.command import WRONG_USE, say
from channelaudit.config.settings import OPTIONS as ALL_OPTIONS
from channelaudit.model import Message

if TYPE_CHECKING:
    from channelaudit.cli.batching import Wishes

_NOT_HERE = {"site", "sites_at_once", "save_evidence", "write_baseline"}
OPTIONS = tuple(option for option in ALL_OPTIONS if option.field not in _NOT_HERE and not option.secret)


def run(
    context: typer.Context,
    sites: Annotated[
        str,
        typer.Argument(
            metavar="[SITES]",
            help="File that lists them: a URL a line, or a table (CSV) with columns url, name, tags, country and "
            "settings; - reads standard input. Without it: those of the configuration.",
            show_default=False,
        ),
    ] = "",
    *,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with what is missing of the last batch.")] = False,
    older_than: Annotated[
        str,
        typer.Option(metavar="AGE", help="Audit only sites whose last audit is older (7d).", show_default=False),
    ] = "",
    workers: Annotated[int, typer.Option(metavar="N", min=0, help="Worker processes; 0: one a core.")] = 0,
    at_once: Annotated[int, typer.Option(metavar="N", min=1, help="Sites at a time in one worker.")] = 40,
    worker_memory: Annotated[
        int, typer.Option(metavar="MB", min=200, help="Memory one worker may use before it is replaced.")
    ] = 2_000,
    address_rate: Annotated[
        float, typer.Option(metavar="R", min=0, help="Requests a second to one address, over all sites; 0: any number.")
    ] = 16.0,
    engine: Annotated[str, typer.Option(metavar="NAME", help="Who audits: local or dask.")] = "local",
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Scheduler of the dask cluster.", show_default=False)
    ] = "",
    portfolio: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Write web pages about all sites into this folder.")
    ] = None,
    log_json: Annotated[bool, typer.Option("--log-json", help="Tell the progress as lines of JSON on stderr.")] = False,
    flags: dict[str, Any],
) -> int:
    """Audit many shops, politely, and keep every audit in the history.

    Killed at any moment, it goes on with --resume. Exit codes as for audit, the highest of all sites.
    """
    from channelaudit.cli.batching import Wishes, batch  # noqa: PLC0415 (start-up time, as all imports below)
    from channelaudit.cli.language import load_settings  # noqa: PLC0415

    settings = load_settings(config, flags)
    if not (sites or resume or settings.sites):
        say(context.get_usage())
        say(Message("channelaudit: name the file that lists the shops: channelaudit batch SITES"))
        return WRONG_USE
    wishes: Wishes = Wishes(
        source=sites,
        resume=resume,
        older_than=older_than,
        workers=workers,
        at_once=at_once,
        memory=worker_memory,
        address_rate=address_rate,
        engine=engine,
        scheduler=scheduler,
        portfolio=portfolio,
        log_json=log_json,
    )
    return batch(wishes, settings, flags)
