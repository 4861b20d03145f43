from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.social._targets import own_profiles


@rule(
    severity="note",
    title="Link to a social network over plain http",
    advice="Write https:// instead of http:// in the link.",
    applies=lambda evidence, _: bool(own_profiles(evidence, "social")),
)
def link_insecure(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A link to a profile begins with `http://`.

    ## Why it matters

    The first request goes out unprotected: somebody in the same network can lead the customer elsewhere.  Some browsers
    warn.  All networks have answered on https for years, so that such a link is also a sign of an old template.

    ## How to mend it

    Change `http://` into `https://`, in the theme's settings and in the texts.

    ## Example

    `http://www.facebook.com/sklep.rower`

    Instead: `https://www.facebook.com/sklep.rower`

    ## Sources

    - RFC 6797, section 1 (why a first request over http is a risk)
    """
    for channel in own_profiles(evidence, "social"):
        clicked = tuple(sighting for sighting in channel.sightings if sighting.source == "link")
        if channel.attributes.get("insecure") and clicked:
            message = Message("The link to {profile} begins with http:// instead of https://.", profile=channel.value)
            yield Problem(channel.id, message, clicked)
