from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.channels._kinds import has_any, none_of


@rule(
    severity="note",
    title="No profile on a social network",
    advice="Open a profile where your customers are, and link it from the footer.",
    applies=has_any,
)
def social_missing(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """No profile on a social network is linked.

    ## Why it matters

    Many customers look there to see whether a shop is alive, and some ask there first.

    ## How to mend it

    Open a profile only where somebody will look after it; one that is answered is better than five that are not.

    ## Example

    A footer without icons of networks

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    yield from none_of(evidence, "social", "Customers find no link to a profile of the shop on a social network.")
