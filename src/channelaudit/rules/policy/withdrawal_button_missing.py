from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.knowledge.duties import Duty
from channelaudit.model import N_, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import absent, shop
from channelaudit.rules.duties import duty_of
from channelaudit.rules.policy._pages import on_withdrawal
from channelaudit.rules.traders import states, unread

_NOW = N_(
    "An online withdrawal function was not found; it may be in the customer's account (pages visited: {pages}{duty})."
)
_SOON = N_(
    "An online withdrawal function was not found; from {since:date} on it is a duty (pages visited: {pages}; {law})."
)


@rule(
    severity="warning",
    title="No online withdrawal function",
    advice="Offer a button “withdraw from contract here” that customers find without logging in.",
    applies=lambda evidence, settings: on_withdrawal(evidence, settings, "withdrawal_function"),
)
def withdrawal_button_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The shop has nothing that looks like the online withdrawal function: a button by which a customer withdraws.

    It is a warning at most, because it may be in the customer's account, where nobody looked, and a note where the
    duty is not yet in force: in Czechia until 1 January 2027, in Poland until the act is passed. Any clear wording
    counts, and so does a form on a page about returns.

    ## Why it matters

    Since 19 June 2026 whoever sells through a web site in the European Union has to offer it, as easy to find as the
    order button. Where it is missing the period of withdrawal is longer.

    ## How to mend it

    Put a link “withdraw from contract here” (pl “odstąp od umowy tutaj”, de “Vertrag widerrufen”, cs “odstoupit od
    smlouvy”, sk “odstúpiť od zmluvy tu”) in the footer. It leads to a form for name, order and e-mail address, with a
    button “confirm withdrawal”, and the shop confirms by e-mail with date and time.

    ## Example

    A page about returns with a PDF form and an e-mail address

    ## Sources

    - Directive 2011/83/EU, article 11a, inserted by Directive (EU) 2023/2673
    - Germany: § 356a BGB; Austria: § 13a FAGG
    - Slovakia: § 20a of zákon č. 108/2024 Z. z.; Czechia: § 1830a of zákon č. 89/2012 Sb.
    - `channelaudit explain duties --country XX` shows the paragraphs of your country
    """
    duty = duty_of(evidence, settings, "withdrawal_function")
    if duty and not states(evidence, "policy", "withdrawal-function"):
        yield from _missing(evidence, duty)


def _missing(evidence: Evidence, duty: Duty) -> Iterator[Problem | Unsure]:
    """The problem, worded by whether the duty is in force; undetermined while the page about returns is unread."""
    site = shop(evidence)
    if failure := unread(evidence, "returns"):
        yield Unsure(site, failure)
        return
    pages = len(evidence.crawl.pages)
    message = Message(_NOW, pages=pages, duty=Message("; duty: {law}", law=duty.law))
    if not duty.in_force(evidence.gathered_at):
        message = Message(_SOON, pages=pages, law=duty.law, since=duty.since)
    yield from absent(evidence, Problem(site, message, severity=duty.severity))
