from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.policies import obsolete_thing
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import POLICIES
from channelaudit.rules.traders import readable

_PREFIX = "obsolete-"


@rule(
    severity="warning",
    title="An authority or act that no longer exists",
    advice="Bring the text up to date: name the authority or act that has taken its place.",
    applies=lambda evidence, _: bool(readable(evidence, *POLICIES, "imprint", "contact", "about", "faq")),
)
def authority_obsolete(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """A policy page names an authority or an act that no longer exists.

    Looked for on pages where the shop speaks for itself (terms, privacy, imprint …), in the language of the act's
    country. A text that says that it is a thing of the past is left alone.

    ## Why it matters

    It shows that nobody has read the text for years, and customers who follow it write to an office that is gone or
    claim rights from an act that is repealed.

    ## How to mend it

    Replace the name, and read the rest of the page as well: what surrounds it is usually as old.

    ## Example

    “You may complain to GIODO”, five years after UODO took its place

    ## Sources

    - The acts named in `knowledge/policies.yaml`, each with the date of its end
    """
    for channel in evidence.of_kind("policy"):
        thing = obsolete_thing(channel.value.removeprefix(_PREFIX)) if channel.value.startswith(_PREFIX) else None
        if thing is not None and evidence.gathered_at[:10] >= thing.until:
            message = Message(
                "The site names {name}, which is gone since {until:date}; now it is {instead}.",
                name=thing.name,
                until=thing.until,
                instead=thing.instead,
            )
            yield Problem(channel.id, message, channel.sightings)
