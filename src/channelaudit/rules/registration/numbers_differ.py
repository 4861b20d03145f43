from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from channelaudit.config.settings import Settings
from channelaudit.model import Channel, Evidence, Message, Problem, Unsure
from channelaudit.rules import rule
from channelaudit.rules.common import offers
from channelaudit.rules.traders import numbers_of

_SLIPS = 2
"""Digits in which a number differs from another that it was copied from with a slip."""
_OTHERS = ("privacy", "delivery")
"""Pages that name other firms by their numbers."""
_ONCE = ("nip", "krs", "ico", "dic", "vat", "hrb", "fn", "company_number")
"""Schemes of which a trader has one number; branches have a REGON of their own."""


@rule(
    severity="error",
    title="Two different numbers of one register",
    advice="Look the firm up in the register and correct the number that is wrong.",
    applies=offers("registration"),
)
def numbers_differ(evidence: Evidence, _: Settings) -> Iterator[Problem | Unsure]:
    """The site gives two different numbers of the same register for the same trader.

    Reported are two valid-looking numbers that never stand together in one place, where they differ in two digits at
    most, or where both places name the same company. Two firms that share a site are no contradiction.

    ## Why it matters

    One of them is wrong, or belongs to a firm that ran the shop before. Who looks up the wrong one believes that the
    shop does not exist, or complains to somebody else.

    ## How to mend it

    Look the firm up in the public register, and put the number from there in the footer, on the contact page and in
    the terms.

    ## Example

    NIP 123-456-00-07 in the footer and NIP 123-456-07-00 in the terms

    ## Sources

    - Directive 2000/31/EC, article 5(1)(d) and (g)
    """
    for one, other in combinations(numbers_of(evidence, *_ONCE), 2):
        if _contradict(evidence, one, other):
            message = Message(
                "The site gives two different numbers for one trader: {scheme} {one} and {other}.",
                scheme=str(one.attributes["scheme"]).replace("_", " ").upper(),
                one=one.value,
                other=other.value,
            )
            yield Problem("|".join(sorted((one.id, other.id))), message, (*one.sightings[:3], *other.sightings[:3]))


def _contradict(evidence: Evidence, one: Channel, other: Channel) -> bool:
    """Two numbers of one register that never stand together and seem to be meant for one trader."""
    if one.attributes["scheme"] != other.attributes["scheme"] or not (_counts(one) and _counts(other)):
        return False
    places, others = _places(evidence, one), _places(evidence, other)
    if not places or not others or places & others:
        return False
    return _is_slip(one.value, other.value) or bool(_names(evidence, one) & _names(evidence, other))


def _counts(channel: Channel) -> bool:
    """A number with a wrong check digit is reported as such."""
    return channel.attributes.get("valid") is not False


def _places(evidence: Evidence, channel: Channel) -> set[tuple[str, str]]:
    """(page, region) where it stands, headers and footers of all pages as one; without pages that name other firms."""
    roles = {page.final_url: page.role for page in evidence.crawl.pages}
    own = [s for s in channel.sightings if roles.get(s.page) not in _OTHERS or s.region != "main"]
    return {("", s.region) if s.region in ("header", "footer") else (s.page, s.region) for s in own}


def _names(evidence: Evidence, channel: Channel) -> set[str]:
    """Names of companies that stand in the same places; empty where there are several, which may be two traders."""
    places = _places(evidence, channel)
    names = {c.value.casefold() for c in evidence.of_kind("company") if places & _places(evidence, c)}
    return names if len(names) == 1 else set()


def _is_slip(one: str, other: str) -> bool:
    """Equally long and different in one or two digits."""
    return len(one) == len(other) and 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= _SLIPS
