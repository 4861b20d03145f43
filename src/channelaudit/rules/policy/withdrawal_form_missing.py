from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import on_withdrawal, unstated


@rule(
    severity="warning",
    title="No withdrawal form",
    advice="Publish the model withdrawal form, as a text in the terms or as a file to download.",
    applies=lambda evidence, settings: on_withdrawal(evidence, settings, "withdrawal_form"),
)
def withdrawal_form_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The site offers no model withdrawal form.

    Only shops under a law with such a right are judged, and only if they say anything about terms or returns: else
    `policy-returns-missing` speaks. A link to a form, or any mention of one, counts.

    ## Why it matters

    The law asks for it, and it spares both sides questions: order number, name, date, account for the refund.

    ## How to mend it

    Copy the model form from annex I(B) of the directive, or from your country's act, into the terms or offer it as a
    file on the page about returns.

    ## Example

    A page about returns that says “write us a letter”

    ## Sources

    - Directive 2011/83/EU, article 6(1)(h) and annex I(B)
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    text = N_("A model withdrawal form was not found (pages visited: {pages}{duty}).")
    yield from unstated(evidence, settings, "withdrawal_form", text)
