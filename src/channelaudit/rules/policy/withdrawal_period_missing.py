from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.policy._pages import on_withdrawal, unstated


@rule(
    severity="warning",
    title="The period of withdrawal is not named",
    advice="Name the period in which a customer may withdraw: 14 days from delivery, or longer.",
    applies=lambda evidence, settings: on_withdrawal(evidence, settings, "withdrawal_period"),
)
def withdrawal_period_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """No page names the period in which a customer may withdraw from the contract.

    Only shops under a law with such a right are judged, and only if they say anything about terms or returns: else
    `policy-returns-missing` speaks.

    ## Why it matters

    A period that is not told does not begin: customers may then withdraw up to twelve months later. And “14 days, no
    questions asked” sells.

    ## How to mend it

    Write “You may withdraw from the contract within 14 days from receiving the goods, without giving reasons” in the
    terms and on the page about returns.

    ## Example

    “You have the right to return the goods in accordance with the law.”

    ## Sources

    - Directive 2011/83/EU, articles 6(1)(h), 9 and 10
    - Portal Promocji Eksportu, “Obsługa klienta w e-commerce”
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    text = N_("A period of withdrawal of 14 days or more was not found (pages visited: {pages}{duty}).")
    yield from unstated(evidence, settings, "withdrawal_period", text)
