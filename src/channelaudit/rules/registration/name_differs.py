from __future__ import annotations

from collections.abc import Iterator

from channelaudit.config.settings import Settings
from channelaudit.model import Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.names import same_name
from channelaudit.rules.registers import Told, asked, found, silent, spoken_of


@rule(
    severity="warning",
    title="The register knows another name",
    advice="Write the trader's name on the site as it stands in the register.",
    applies=asked(),
)
def name_differs(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The public register names the trader with the shop's number otherwise than the shop does.

    Only names with a legal form are compared: a shop's brand may be any.  Case, diacritics, quotes, abbreviations and
    the spelling of the legal form make no difference.

    ## Why it matters

    Customers cannot tell who sells to them.  A complaint or a claim against a firm that does not exist comes to
    nothing.

    ## How to mend it

    Copy the name from the register, with its legal form.  If the firm was renamed or changed its legal form, replace
    the old name on all pages.

    ## Example

    The site says `Rowerek sp. z o.o.`, KRS `HULAJNOGA SPÓŁKA AKCYJNA`

    ## Sources

    - Directive 2000/31/EC, article 5(1)(a)
    - Directive 2011/83/EU, article 6(1)(b)
    """
    written = [c.value for c in evidence.of_kind("company") if c.attributes.get("legal_form")]
    reported: list[str] = []
    for item in spoken_of(i for i in found(evidence) if i.entry.name):
        names = (item.entry.name, *item.entry.other_names)
        if written and not any(same_name(name, shown) for name in names for shown in (*written, *reported)):
            reported.append(item.entry.name)
            yield Problem(item.channel.id, _message(item, written[0]), item.channel.sightings)
    yield from silent(evidence)


def _message(item: Told, shown: str) -> Message:
    return Message(
        'Customers cannot tell who sells to them: the shop calls itself "{shown}", the register "{name}" '
        "({register}, {number}).",
        shown=shown,
        name=item.entry.name,
        register=item.entry.register,
        number=item.channel.value,
    )
