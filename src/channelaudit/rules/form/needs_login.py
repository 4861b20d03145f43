from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers


@rule(
    severity="error",
    title="Contact form only after logging in",
    advice="Let everybody write, not only customers with an account.",
    applies=offers("form"),
)
def needs_login(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The contact form can only be used by visitors who are logged in.

    ## Why it matters

    Whoever wants to ask before buying has no account yet.  Whoever cannot log in is the one who needs help most.

    ## How to mend it

    Open the form to everybody; a captcha or a hidden trap field keeps robots away.

    ## Example

    "You must be logged in to send a message."

    ## Sources

    - home.pl, "Obsługa klienta i kanały komunikacji"
    """
    for channel in evidence.of_kind("form"):
        if channel.attributes.get("needs_login"):
            message = Message("Visitors must log in before they can use the contact form.")
            yield Problem(channel.id, message, channel.sightings)
