from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registration._missing import binding, undisclosed


@rule(
    severity="error",
    title="No number from the register",
    advice="Write the number under which the register knows the firm next to its name.",
    applies=lambda evidence, settings: binding(evidence, settings, "register") is not None,
)
def register_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The number under which a public register knows the trader is not on the site.

    Which number that is, and who is bound, depends on country and legal form. A faulty number counts as published.

    ## Why it matters

    With this number anybody sees in a minute whether the firm exists, who represents it and whether it is in
    liquidation. The law of most countries asks companies to publish it on their web pages.

    ## How to mend it

    Write it next to the name: KRS in Poland, IČO in Czechia and Slovakia, HRA or HRB in Germany, the Firmenbuchnummer
    in Austria, the company number in Great Britain and Ireland.

    ## Example

    “Rower Sp. z o.o., ul. Rowerowa 12, 00-950 Warszawa, NIP 123-456-00-07”, without KRS

    ## Sources

    - Directive 2000/31/EC, article 5(1)(d)
    - Directive (EU) 2017/1132, article 26
    - `channelaudit explain duties --country XX` lists which traders are bound in which country, with the paragraphs
    """
    text = N_("The number in the register ({schemes}) was not found (pages visited: {pages}{duty}).")
    yield from undisclosed(evidence, settings, "register", text)
