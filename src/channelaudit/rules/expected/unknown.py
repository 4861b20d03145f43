from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.expected._expected import has_expectations, kinds_of, matches

_NETWORKS = ("social", "messenger")
"""Kinds that a link may mean: of these the list is complete once it names a link."""


@rule(
    severity="warning",
    title="A channel that nobody expects",
    advice="Take it off the site, or add it to “expect” in channelaudit.yaml.",
    applies=has_expectations,
)
def unknown(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The site shows a channel that `expect` in the configuration does not name.

    Of each kind of which the list names one, it must name all: a list of e-mail addresses says nothing about numbers.

    ## Why it matters

    It is an old number somewhere in the terms, a sample of the theme, or the address of somebody who broke in and wants
    the customers' messages or money.

    ## How to mend it

    Find out where it comes from.  Take it off the site, or add it to the list.

    ## Example

    `expect` names `info@shop.example`; the privacy page names `jan@oldagency.example`.

    ## Sources

    - `channelaudit init` writes a configuration that explains `expect`
    """
    kinds = _complete(evidence, settings)
    for channel in evidence.of_kind(*kinds):
        if not any(matches(expected, channel) for expected in settings.expect):
            message = Message("The site shows {channel}, which the configuration does not name.", channel=channel.value)
            yield Problem(channel.id, message, channel.sightings)


def _complete(evidence: Evidence, settings: Settings) -> tuple[str, ...]:
    """Kinds of which the list names at least one."""
    kinds: dict[str, None] = {}
    for expected in settings.expect:
        meant = kinds_of(expected)
        known: list[Channel] = [c for c in evidence.channels if matches(expected, c)]
        sure = meant if len(meant) == 1 else [c.kind for c in known] or [k for k in meant if k in (*_NETWORKS, "phone")]
        kinds |= dict.fromkeys(sure)
    return tuple(kinds)
