from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registration._missing import binding, undisclosed


@rule(
    severity="error",
    title="No tax number",
    advice="Write the tax number next to the name and the address.",
    applies=lambda evidence, settings: binding(evidence, settings, "tax_id") is not None,
)
def tax_id_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The tax number that the law of the trader's country asks for is not on the site.

    How grave it is depends on country and legal form. A faulty number counts as published: `registration-number-
    invalid` reports it. Traders without such a duty are not judged.

    ## Why it matters

    By the tax number a customer, a partner or an accountant finds the firm in a public register; its absence is the
    first thing that checklists against fraud ask for.

    ## How to mend it

    Copy the number from the register (NIP in Poland, DIČ or IČ DPH in Slovakia, USt-IdNr. in Germany, UID in Austria)
    into the footer, the contact page and the terms.

    ## Example

    A Polish “Rower Sp. z o.o.” whose footer shows the KRS number only

    ## Sources

    - Directive 2000/31/EC, article 5(1)(g)
    - Poland: Kodeks spółek handlowych, art. 206 § 1
    - `channelaudit explain duties --country XX` lists which traders are bound in which country, with the paragraphs
    """
    text = N_("A tax number ({schemes}) was not found (pages visited: {pages}{duty}).")
    yield from undisclosed(evidence, settings, "tax_id", text)
