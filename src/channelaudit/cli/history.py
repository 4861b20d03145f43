"""``channelaudit history [SITE]``, ``history prune`` and ``history export``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from channelaudit.cli.command import options
from channelaudit.model import Message

if TYPE_CHECKING:
    from channelaudit.history import Store
    from channelaudit.model import PastAudit

OPTIONS = options("store", "lang")
_PAGES = (".html", ".htm")


def run(
    what: Annotated[
        str,
        typer.Argument(
            metavar="[SITE|prune|export]",
            help="Address of a shop; all shops if not given.  prune forgets old audits; export writes lines of JSON.",
            show_default=False,
        ),
    ] = "",
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="PATH", help="Write to this file; .html is a page with pictures."),
    ] = None,
    keep_days: Annotated[
        int | None, typer.Option(metavar="N", min=0, help="With prune: forget audits that are older than N days.")
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option(metavar="PATH", help="Read this configuration instead of channelaudit.yaml here."),
    ] = None,
    flags: dict[str, Any],
) -> int:
    """Show how a shop has fared from one audit to the next."""
    from channelaudit.cli.language import load_settings  # noqa: PLC0415
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415 (start-up time, as all imports below)
    from channelaudit.engine.remembering import open_store, with_pages  # noqa: PLC0415

    if (what == "prune") != (keep_days is not None):
        raise ConfigError(
            Message("prune needs --keep-days N, and nothing else does: channelaudit history prune --keep-days N")
        )
    settings = load_settings(config, flags)
    with open_store(settings) as store:
        if what == "prune":
            return _prune(store, keep_days or 0, with_pages(settings).cache_dir)
        if what == "export":
            return _export(store, output)
        return _show(store, what.strip(), output, settings.lang)


def _prune(store: Store, keep_days: int, cache: str) -> int:
    from datetime import UTC, datetime, timedelta  # noqa: PLC0415 (start-up time)

    from channelaudit.cli.command import say  # noqa: PLC0415
    from channelaudit.history import documents  # noqa: PLC0415

    now = datetime.now(UTC)
    count = store.prune(keep_days, now)
    if cache:
        documents.prune(Path(cache), (now - timedelta(days=keep_days)).timestamp())
    say(Message("audits forgotten: {count}; the last one of each shop stays", count=count))
    return 0


def _export(store: Store, output: Path | None) -> int:
    """Line by line, because a history may be larger than the memory."""
    from channelaudit.cli.output import write_stdout  # noqa: PLC0415 (start-up time)
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415

    if output is None:
        for line in store.export():
            write_stdout(line, "application/json")
        return 0
    try:
        with output.open("w", encoding="utf-8") as file:
            file.writelines(store.export())
    except OSError as error:
        raise ConfigError(
            Message("{output} cannot be written: {reason}", output=str(output), reason=error.strerror or str(error))
        ) from error
    return 0


def _show(store: Store, site: str, output: Path | None, language: str) -> int:
    from channelaudit.cli.output import stdout_options, write_stdout  # noqa: PLC0415 (start-up time)
    from channelaudit.config.errors import ConfigError  # noqa: PLC0415
    from channelaudit.engine.discovery import rules  # noqa: PLC0415
    from channelaudit.engine.saved import write_file  # noqa: PLC0415
    from channelaudit.reports import RenderOptions  # noqa: PLC0415
    from channelaudit.reports.over_time import trend  # noqa: PLC0415

    as_page = output is not None and output.suffix.lower() in _PAGES
    shown = RenderOptions(language) if output else stdout_options(language)
    audits: tuple[PastAudit, ...] = store.audits(site) if site else ()
    if site and not audits:
        raise ConfigError(
            Message(
                "{path} knows no audit of {site}; channelaudit history lists the shops", path=str(store.path), site=site
            )
        )
    if not site and as_page:
        raise ConfigError(Message("name the shop whose page is wanted: channelaudit history SITE -o PATH"))
    if as_page:
        titles = {rule.id: rule.title for rule in rules().values()}
        content = trend.html(audits[-1].url, audits, store.changes(site), titles, shown)
    else:
        content = trend.table(audits[-1].url, audits, shown) if site else trend.sites(store.sites(), shown)
    if output is None:
        write_stdout(content)
    else:
        write_file(output, content.encode())
    return 0
