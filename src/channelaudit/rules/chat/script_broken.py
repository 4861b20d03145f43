from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.chat._widgets import has_widgets, name_of, widgets


@rule(
    severity="error",
    title="The script of the chat is missing",
    advice="Copy the chat's code anew from the provider's panel, or take the old code away.",
    applies=has_widgets,
)
def script_broken(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The pages load the script of a chat from an address at which there is none.

    ## Why it matters

    The chat button does not appear.  The shop believes that it offers a chat, and nobody can use it.

    ## How to mend it

    Log in at the provider and see whether the account is still there.  If it is, copy its present code into the shop;
    if it is not, remove the code, which also slows every page down.

    Only the server's own word counts (404, 410, a host that does not exist), given twice with a pause.

    ## Example

    `<script src="https://rower.ladesk.example/scripts/track.js">`, which answers 404

    ## Sources

    - RFC 9110, sections 15.5.5 and 15.5.11 (404, 410)
    """
    for item in widgets(evidence):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, widget = item
        if widget.status == "script_missing":
            message = Message(
                "The chat of {provider} does not appear: its script {script} is not there.",
                provider=name_of(channel),
                script=widget.script,
            )
            yield Problem(channel.id, message, channel.sightings)
