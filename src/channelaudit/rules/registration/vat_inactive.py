from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.registers import VAT_ANSWERS, Told, asked, silent, told


@rule(
    severity="note",
    title="Not an active payer of VAT",
    advice="Make sure that the shop does not charge VAT, and call the number a tax number rather than a VAT number.",
    applies=asked(*VAT_ANSWERS),
)
def vat_inactive(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The tax authority's list says that the trader with this number is not an active payer of VAT.

    Small traders often need not pay VAT, which is no fault.  VIES only knows who registered for trade with other
    countries of the Union.

    ## Why it matters

    A business customer who deducts the tax on such an invoice has to pay it back.

    ## How to mend it

    If the shop pays VAT, ask the tax office why its registration ended.  If it does not, say so in the terms, and let
    no page speak of a VAT number.

    ## Example

    A NIP with the status `Niezarejestrowany` on the Polish list of VAT payers

    ## Sources

    - Ustawa o podatku od towarów i usług, art. 96b
    - Regulation (EU) No 904/2010, article 31 (VIES)
    """
    answers = told(evidence, *VAT_ANSWERS)
    active = {item.channel.id for item in answers if item.entry.vat_active}
    for item in answers:
        if item.entry.vat_active is False and item.channel.id not in active:
            yield Problem(item.channel.id, _message(item), item.channel.sightings)
    yield from silent(evidence, *VAT_ANSWERS)


def _message(item: Told) -> Message:
    return Message(
        "Business customers cannot rely on the shop's VAT: {number} is not active according to {register}.",
        number=item.channel.value,
        register=item.entry.register,
    )
