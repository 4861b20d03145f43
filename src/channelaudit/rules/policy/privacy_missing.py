from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import collects_data, missing_page


@rule(
    severity="warning",
    title="No privacy policy",
    advice="Publish a privacy policy that says who handles the data, and link to it from every form.",
    applies=collects_data,
)
def privacy_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The site asks visitors for data about themselves and has no privacy policy.

    It is as grave as the law of the customers' country makes it. A chapter on another page counts. Sites that sell
    nothing and have no form are not judged.

    ## Why it matters

    Customers leave name, address and phone number. The law asks to tell them who keeps these, why and how long, and
    to whom to write about them.

    ## How to mend it

    Publish a privacy policy that names the controller with a way to write to him, and link to it from the footer and
    from every form.

    ## Example

    A contact form and a newsletter, and not a word on personal data

    ## Sources

    - Regulation (EU) 2016/679, article 13
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    text = N_("A privacy policy was not found (pages visited: {pages}{duty}).")
    yield from missing_page(evidence, settings, "privacy", text)
