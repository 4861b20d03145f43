from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import N_, Evidence, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registration._missing import binding, undisclosed


@rule(
    severity="warning",
    title="The share capital is not named",
    advice="Write the amount of the share capital next to the number in the register.",
    applies=lambda evidence, settings: binding(evidence, settings, "capital") is not None,
)
def capital_missing(evidence: Evidence, settings: Settings) -> Iterator[Problem | Unsure]:
    """The site of a Polish company does not name its share capital.

    Only companies are judged whose legal form the law binds.

    ## Why it matters

    Few customers ask for it, but the code of commercial companies does, under penalty of a fine, and competitors know
    that.

    ## How to mend it

    Write “kapitał zakładowy: 50 000 zł” (of a P.S.A. “kapitał akcyjny”; of an S.A. and an S.K.A. also how much is
    paid up) next to the KRS number.

    ## Example

    A footer with name, address, KRS, court and NIP of a sp. z o.o., and no capital

    ## Sources

    - Poland: Kodeks spółek handlowych, art. 206 § 1, art. 374 § 1, art. 127 § 5, art. 300(61) § 1
    - `channelaudit explain duties --country XX` lists which traders are bound in which country, with the paragraphs
    """
    text = N_("The share capital was not found (pages visited: {pages}{duty}).")
    yield from undisclosed(evidence, settings, "capital", text)
