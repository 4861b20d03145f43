from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import faulty, offers


@rule(
    severity="error",
    title="Social network link of the theme's maker",
    advice="Put the address of the shop's own profile into the link, or take the icon away.",
    applies=offers("social"),
)
def theme_default(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A link to a social network leads to the profile of the theme's maker or of the shop system.

    ## Why it matters

    Customers who want to write to the shop write to somebody else, and see that nobody looked after the page.

    ## How to mend it

    Open the settings of the theme, where these addresses were filled in as samples, and put the shop's own there.

    ## Example

    `https://www.facebook.com/prestashop` in the footer of a bicycle shop

    ## Sources

    - The default settings of common shop systems and themes
    """
    for channel in evidence.of_kind("social"):
        if channel.attributes.get("theme_default"):
            message = Message(
                "Customers who follow the link land at {profile}: this profile belongs to the maker of the theme or of "
                "the shop system, not to the shop.",
                profile=channel.value,
            )
            yield Problem(channel.id, message, channel.sightings)
    for item in faulty(evidence, "social", "placeholder"):
        message = Message("Customers who follow the link {link} land at a sample, not at the shop.", link=item.value)
        yield Problem(item.id, message, item.sightings)
