"""What a file in ``checks`` offers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import Any

from channelaudit.model.channel import Channel, Malformed, Verdict
from channelaudit.model.document import SiteContext
from channelaudit.model.page import Crawl


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is known when the checks begin."""

    context: SiteContext
    crawl: Crawl
    channels: tuple[Channel, ...]
    malformed: tuple[Malformed, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """``CHECK = Check(...)`` in ``checks/mail_domain.py``; its id is the file's name; found by discovery.

    ``subjects`` says what to ask about (each subject is asked once); ``observe(subject, network, settings)`` asks
    and returns
    ``result``, or raises ``Unreachable``; ``subject_of`` tells which subject speaks for a channel (None: the check
    says nothing about it); ``verdict`` what the result means for such a channel (None: nothing).  A result whose
    verdict is ``unverified`` carries the reason in a field ``doubt`` (a ``Failure``): the report lists it too.
    """

    result: type
    subjects: Callable[[Gathered], Iterable[str]]
    observe: Callable[[str, Any, Any], Awaitable[Any]]
    subject_of: Callable[[Channel], str | None] = lambda _: None
    verdict: Callable[[Any], Verdict | None] = lambda _: None
    third_party: bool = True
    """Talks to others than the site itself: off with ``--offline``."""
    opt_in: str = ""
    """Name of the setting without which this check stays off (``registers``)."""
    title: str = ""
    """What is being asked, for the progress line: "mail servers"."""
    foreign: Callable[[str, Gathered], bool] = lambda _, __: False
    """Which subjects of a check that asks the site itself are somebody else's: left out with ``--offline``."""
