"""E-mail addresses alone, without a shop around them: evidence of the checks of mail."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from channelaudit import __version__
from channelaudit.config.settings import Settings
from channelaudit.engine import discovery
from channelaudit.engine.assessing import assess
from channelaudit.engine.observing import Progress, Silent, chosen, observe
from channelaudit.model import Channel, Crawl, Evidence, Gathered, Observations, Report, SiteContext, moment
from channelaudit.network import Network

_CHECKS = ("mail_domain", "mailbox")
RULES = (
    "email-accepts-anything",
    "email-certificate-invalid",
    "email-disposable",
    "email-dmarc",
    "email-domain-gone",
    "email-mailbox",
    "email-server-unreachable",
    "email-spf",
    "email-undeliverable",
    "email-unencrypted",
)
"""Rules that need no pages."""


async def gather_addresses(
    addresses: Sequence[str], settings: Settings, progress: Progress | None = None, stop: asyncio.Event | None = None
) -> Evidence:
    """Ask about each address and each domain once.  ``stop``, once set, ends it early, as in ``gather``."""
    started, start = datetime.now(UTC), time.monotonic()
    subject = addresses[0] if len(addresses) == 1 else f"{len(addresses)} addresses"
    crawl = Crawl(subject, complete=True)  # there are no pages that could hold more
    context = SiteContext("", "", "", settings.country.upper())
    channels = tuple(Channel("email", address) for address in addresses)
    checks = {name: check for name, check in chosen(discovery.checks(), settings).items() if name in _CHECKS}
    async with Network(settings) as network:
        observations = await observe(
            checks,
            Gathered(context, crawl, channels),
            network,
            settings,
            start + settings.deadline,
            stop or asyncio.Event(),
            progress or Silent(),
        )
    return Evidence(
        crawl=crawl,
        context=context,
        channels=channels,
        malformed=(),
        observations=Observations(observations),
        gathered_at=moment(started),
        tool_version=__version__,
        seconds=round(time.monotonic() - start, 3),
    )


def assess_addresses(evidence: Evidence, settings: Settings) -> Report:
    """Judge what ``gather_addresses`` brought home, by the rules that need no pages."""
    return assess(evidence, replace(settings, select=RULES))
