from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent
from channelaudit.rules.expected._expected import has_expectations, kinds_of, matches


@rule(
    severity="error",
    title="An expected channel is missing",
    advice="Put the channel back on the site, or take it out of “expect” in channelaudit.yaml.",
    applies=has_expectations,
)
def missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """A channel that `expect` in the configuration names is not on the site.

    ## Why it matters

    A new theme, an update of a plug-in or a slip in the editor makes a number or an address disappear, and nobody
    notices until customers complain elsewhere.

    ## How to mend it

    Put it back.  If it was given up on purpose, take it out of the list.

    ## Example

        expect:
          - info@shop.example
          - +48 22 345 09 81
          - https://www.facebook.com/shop.example
          - chat:tidio

    ## Sources

    - `channelaudit init` writes a configuration that explains `expect`
    """
    for expected in settings.expect:
        if not any(matches(expected, channel) for channel in evidence.channels):
            message = Message(
                "Customers no longer find {channel}: the configuration expects it (pages visited: {pages}).",
                channel=expected,
                pages=len(evidence.crawl.pages),
            )
            yield from absent(evidence, Problem(expected, message), *kinds_of(expected))
