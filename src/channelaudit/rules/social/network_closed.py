from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Malformed, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers
from channelaudit.rules.social._targets import network


@rule(
    severity="error",
    title="Link to a social network that has closed",
    advice="Take the link away, or link to a network on which the shop is now.",
    applies=offers("social"),
)
def network_closed(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A link leads to a social network that no longer exists.

    ## Why it matters

    Customers meet an error page, and see that nobody has looked after the shop's pages for years.

    ## How to mend it

    Remove the icon from the theme's settings, the link from the texts, and the address from the structured data
    (`sameAs`).

    ## Example

    `https://plus.google.com/+SklepRower`: Google+ ended on 2 April 2019

    ## Sources

    - The networks' own announcements: Google+ (2019), Vine (2017), nk.pl (2021), GoldenLine (2022)
    """
    found: list[Channel | Malformed] = [*evidence.of_kind("social"), *faulty(evidence, "social", "root")]
    for item in found:
        place = network(item)
        if place is not None and place.closed:
            message = Message(
                "The link {link} leads nowhere: {network} ended on {date:date}.",
                link=item.value,
                network=place.name,
                date=place.closed,
            )
            yield Problem(item.id, message, item.sightings)
