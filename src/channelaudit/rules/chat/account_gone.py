from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.chat._widgets import has_widgets, name_of, widgets


@rule(
    severity="error",
    title="The account of the chat does not exist",
    advice="Copy the chat's code with the shop's own account number from the provider's panel, or take it away.",
    applies=lambda evidence, settings: has_widgets(evidence, settings) or _has_samples(evidence),
)
def account_gone(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The chat runs on an account that its provider does not know, or on the sample from the provider's guide.

    ## Why it matters

    The chat does not appear, or the customers' questions reach nobody.

    ## How to mend it

    Log in at the provider, copy the code together with the account's number and replace the one in the shop.  If the
    account was closed, remove the code.

    ## Example

    `window.__lc.license = 12345678;` as in the guide, instead of the shop's own number

    ## Sources

    - The guides of the chat services, which show these samples
    """
    yield from _on_samples(evidence)
    for item in widgets(evidence):
        if isinstance(item, Unsure):
            yield item
            continue
        channel, widget = item
        if widget.status == "account_gone":
            message = Message(
                "The chat of {provider} reaches nobody: {provider} does not know the account {account}.",
                provider=name_of(channel),
                account=widget.account,
            )
            yield Problem(channel.id, message, channel.sightings)


def _on_samples(evidence: Evidence) -> Iterator[Problem]:
    """The chats whose code was copied from the guide as it stands there."""
    for channel in evidence.of_kind("chat"):
        if channel.attributes.get("placeholder") and not channel.attributes.get("closed"):
            message = Message(
                "The chat of {provider} reaches nobody: the code still holds the sample account {account}.",
                provider=name_of(channel),
                account=str(channel.attributes.get("account", "")),
            )
            yield Problem(channel.id, message, channel.sightings)


def _has_samples(evidence: Evidence) -> bool:
    return any(channel.attributes.get("placeholder") for channel in evidence.of_kind("chat"))
