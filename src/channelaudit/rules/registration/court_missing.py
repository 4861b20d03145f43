from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registration._missing import binding, undisclosed


@rule(
    severity="warning",
    title="The register is not named",
    advice="Name the register, or the court that keeps it, next to the number.",
    applies=lambda evidence, settings: binding(evidence, settings, "court") is not None,
)
def court_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The site of a company does not say in which register, or at which court, it is entered.

    Only companies are judged whose legal form the law binds; a sole trader is not.

    ## Why it matters

    A number alone does not tell where to look it up: German and Austrian numbers repeat from court to court, and the
    law asks for both.

    ## How to mend it

    Write the register behind the number, for example “Sąd Rejonowy dla m.st. Warszawy, XII Wydział Gospodarczy KRS”,
    “zapsaná u Krajského soudu v Brně, oddíl C, vložka 12345”, “Amtsgericht Hamburg” or “registered in England and
    Wales”.

    ## Example

    “Fahrrad GmbH, HRB 12345”, without the court

    ## Sources

    - Poland: Kodeks spółek handlowych, art. 206 § 1
    - Czechia: § 435 of zákon č. 89/2012 Sb.
    - Germany: § 5 Abs. 1 Nr. 4 DDG
    - `channelaudit explain duties --country XX` lists which traders are bound in which country, with the paragraphs
    """
    text = N_("The register, or its court, was not found (pages visited: {pages}{duty}).")
    yield from undisclosed(evidence, settings, "court", text)
